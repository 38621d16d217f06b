"""Learn how sure speakers are by name, from annotated articles.

The articles are read as in use. A quotation counts as right where it is given to whom a reader
named, under whatever form of the name, and as wrong otherwise. The calibration rests on articles
of sources that the model had not seen, and each source counts as much as another, however many
articles there are of it: the next text may be of any. Wrong speakers count more than right ones,
since the rules were made by people who had read these articles.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from quotetrack import people, quotes
from quotetrack.errors import InputError
from quotetrack.lexicon.words import key_of
from quotetrack.model import Document, EntityRef, Span
from quotetrack.parse import Parser
from quotetrack.parse.base import parse_sentences
from quotetrack.people.confidence import speaker_facts, times_quoted
from quotetrack.reading import Reading
from quotetrack.train.logistic import fit_logistic, isotonic
from quotetrack.train.weights_file import write_weights
from quotetrack.weights import Weights, features_of

STRENGTH: Final = 0.1
CAUTION: Final = 0.4
#: What a wrong speaker counts for in the calibration. The rules were made with these articles read:
#: in articles that nobody has looked at, about twice as many speakers are wrong.
DOUBT: Final = 2.0
_TITLE: Final = (
    "Weights of right speakers against wrong ones, learnt by quotetrack.train.speakers from "
    "annotated articles."
)
#: Steps that were learnt before count as much as so many decisions.
PRIOR: Final = 200.0
_NEAR: Final = 3  # characters

#: Takes the quotations of a reading and stretches without speech; returns whom they come from.
Resolve = Callable[[Reading, Sequence[Any], Sequence[Span]], people.Resolution]


@frozen
class Case:
    """One speaker that was named: where the article comes from, features, and whether right."""

    group: str
    features: list[str]
    right: bool


def cases(
    records: Sequence[Mapping[str, Any]],
    parser: Parser,
    resolve: Resolve,
    models: quotes.Models | None = None,
) -> Iterator[Case]:
    """Yield the speakers that the program names in annotated articles, with the answers.

    `models` find the quotations and their sources; the bundled ones where None. They must not have
    learnt from these articles, or speakers seem surer than they are.
    """
    for record in records:
        drafted = quotes.draft(Document(record["text"]), models)
        parsed = parse_sentences(parser, [one.text for one in drafted.frames], names=False)
        settled = quotes.settle(drafted, parsed)
        reading = drafted.reading
        resolution = resolve(reading, settled.quotations, [one.span for one in settled.non_speech])
        times = times_quoted(settled.quotations, resolution)
        for quotation in settled.quotations:
            speaker = resolution.speaker_of(quotation.source) if quotation.source else None
            gold = _gold_of(record, reading, quotation.fragments)
            if speaker is not None and gold is not None:
                facts = speaker_facts(quotation, speaker, resolution, times[speaker.id])
                group = record["genre"].split("-")[0]
                yield Case(group, features_of(facts), is_right(speaker, gold))


def _gold_of(
    record: Mapping[str, Any], reading: Reading, pieces: Sequence[Span]
) -> Mapping[str, Any] | None:
    """Return the annotated quotation that begins where one of the pieces does, or inside it."""
    found: Sequence[Mapping[str, Any]] = record["quotes"]
    for quote in found:
        start = reading.inward(Span(*quote["frags"][0])).start
        if any(abs(one.start - start) <= _NEAR or one.start <= start < one.end for one in pieces):
            return quote
    return None


def is_right(speaker: EntityRef, gold: Mapping[str, Any]) -> bool:
    """Return whether a speaker is whom a reader named: one name holds the other."""
    if not gold["speaker"]:
        return False
    return is_one_name(speaker.name, gold["speaker"])


def is_one_name(name: str, other: str) -> bool:
    """Return whether one of two names holds the other."""
    one, another = key_of(name), key_of(other)
    return one in another or another in one


def learn(found: Sequence[Case], strength: float = STRENGTH) -> Weights:
    """Return the weights learnt from all cases, calibrated on sources left out in turn."""
    probabilities = [0.0] * len(found)
    for group in sorted({case.group for case in found}):
        seen = [case for case in found if case.group != group]
        fitted = fit_logistic([one.features for one in seen], [one.right for one in seen], strength)
        weights = Weights(fitted, ())
        for at, case in enumerate(found):
            if case.group == group:
                probabilities[at] = weights.probability(case.features)
    rights = [case.right for case in found]
    sizes = Counter(case.group for case in found)
    steps = isotonic(
        probabilities,
        [float(right) for right in rights],
        [
            len(found) / len(sizes) / sizes[case.group] * (1 if case.right else DOUBT)
            for case in found
        ],
    )
    points = cautious(steps, probabilities)
    return Weights(fit_logistic([case.features for case in found], rights, strength), points)


def cautious(
    points: Sequence[tuple[float, float]], probabilities: Sequence[float]
) -> tuple[tuple[float, float], ...]:
    """Return the points of a calibration, each step no higher than its answers surely allow.

    Few answers make a step: 20 right ones of 20 do not make the next one certain. The share of a
    step is the lower end of the Wilson interval (1927) of `CAUTION` standard deviations. It holds
    in the middle of its answers, and between two of them the shares go evenly from one to the other
    (centred isotonic regression, Oron and Flournoy 2017).

    Args:
        points: What `isotonic` returns.
        probabilities: What it was fitted to.
    """
    weights = Weights({}, tuple(points))
    steps: dict[float, list[float]] = defaultdict(list)
    for one in sorted(probabilities):
        steps[round(weights.calibrated(one), 4)].append(one)
    lowest = 0.0
    found = []
    for share, answers in sorted(steps.items()):
        lowest = max(lowest, _lower_end(share, len(answers)))
        found.append((sum(answers) / len(answers), lowest))
    return tuple(found)


def _lower_end(share: float, count: int) -> float:
    """Return the lower end of the Wilson interval of a share of `count` answers."""
    z = CAUTION
    spread = z * math.sqrt(share * (1 - share) / count + z**2 / (4 * count**2))
    return max(0.0, (share + z**2 / (2 * count) - spread) / (1 + z**2 / count))


def sureness(weights: Weights, case: Case) -> float:
    """Return how sure weights are of a speaker, 0 to 1."""
    return weights.calibrated(weights.probability(case.features))


def adapted(weights: Weights, found: Sequence[Case], counted: float = PRIOR) -> Weights:
    """Return weights whose probabilities fit some decisions, as far as there are enough of them.

    What each feature weighs stays. The steps from scores to probabilities are fitted anew to the
    decisions and, where these lie, to the steps as they were, which count as much as `counted`
    decisions together.

    Raises `InputError` where there is nothing to learn from.
    """
    if not found:
        raise InputError("There is no decision on a speaker to learn from.")
    steps = weights.calibration or ((0.0, 0.0), (1.0, 1.0))
    own = Weights(weights.by_feature, ())
    scores = [own.probability(case.features) for case in found]
    before = [weights.calibrated(score) for score in scores]
    points = tuple(
        isotonic(
            [*(score for score, _ in steps), *scores, *scores],
            [*(share for _, share in steps), *before, *(float(case.right) for case in found)],
            [1.0] * len(steps) + [counted / len(found)] * len(found) + [1.0] * len(found),
        )
    )
    return Weights(weights.by_feature, points)


def write(weights: Weights, folder: Path) -> None:
    """Write weights into a folder."""
    write_weights(_TITLE, weights.by_feature, weights.calibration, folder / "speaker_weights.tsv")
