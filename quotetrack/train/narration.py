"""Learn whose words stand alone behind narration: the weights of `quotetrack.quotes.narration`.

Each article has a `text`, and `quotes` with `start`, the offset of the first word of a quotation,
and `speaker`, a name. Everybody of whom the narration tells is made the source in turn: right are
those whom the program then finds to be the speaker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from quotetrack import people, quotes
from quotetrack.model import Document, Quotation, Span
from quotetrack.quotes.building import mention
from quotetrack.quotes.narration import Telling, is_weighed, telling
from quotetrack.quotes.ranker import over_paragraphs
from quotetrack.train.ranking import Example, FeatureNumbers, fit
from quotetrack.train.speakers import is_one_name
from quotetrack.train.weights_file import write_weights
from quotetrack.weights import Weights

_TITLE = "Weights of whose words stand behind narration, learnt by quotetrack.train.narration."
_PENALTY = 0.01
_LEAST = 5  # candidates a feature must occur in

#: Takes the quotations of a reading and stretches without speech; returns whom they come from.
Resolve = Callable[[Any, Sequence[Quotation], Sequence[Span]], people.Resolution]


def examples(
    articles: Iterable[Mapping[str, Any]], numbers: FeatureNumbers, resolve: Resolve
) -> Iterator[Example]:
    """Yield one example for each quotation behind narration of whose speaker somebody is told.

    `numbers` are those of features, `resolve` tells whom sources mean.
    """
    for number, article in enumerate(articles):
        drafted = quotes.draft(Document(article["text"]))
        settled = quotes.settle(drafted)
        speaker_of = {one["start"]: one["speaker"] for one in article["quotes"]}
        found: list[tuple[int, Telling, str]] = []
        joined = over_paragraphs(drafted.layout, drafted.weighed)
        places = {one.fragments[0].start: at for at, one in enumerate(settled.quotations)}
        for index, quoted in enumerate(drafted.layout.quoted):
            speaker = speaker_of.get(drafted.reading.outward(quoted.inner).start)
            before = drafted.decisions[index - 1].candidate if index else None
            at = places.get(quoted.inner.start)
            decision = joined[index]
            if not speaker or at is None or not is_weighed(drafted.layout, index, decision):
                continue
            told = telling(drafted.layout, index, decision, before)
            if told is not None:
                found.append((at, told, speaker))
        rights: list[list[bool]] = [[] for _ in found]
        for option in range(max((len(told.options) for _, told, _ in found), default=0)):
            forced = list(settled.quotations)
            for at, told, _ in found:
                if option < len(told.options):
                    one = told.options[option]
                    phrase = drafted.layout.phrases[one.sentence][one.phrase]
                    source = mention(drafted.layout, one.sentence, phrase, one.clause)
                    forced[at] = evolve(forced[at], source=source)
            resolution = resolve(drafted.reading, forced, [one.span for one in settled.non_speech])
            for right, (at, told, speaker) in zip(rights, found, strict=True):
                if option < len(told.options):
                    meant_by = forced[at].source
                    meant = resolution.speaker_of(meant_by) if meant_by else None
                    right.append(meant is not None and is_one_name(meant.name, speaker))
        for right, (_, told, _) in zip(rights, found, strict=True):
            if any(right):
                yield Example(number, [numbers.of(facts) for facts in told.facts], right)


def learn(found: Sequence[Example], numbers: FeatureNumbers) -> dict[str, float]:
    """Return the weights of a conditional logit model of `found`."""
    return fit(found, numbers.names, _PENALTY, _LEAST)


def write(weights: Mapping[str, float], target: Path) -> None:
    """Write weights as they are shipped."""
    write_weights(_TITLE, dict(weights), [], target)


def right_of(found: Sequence[Example], numbers: FeatureNumbers, weights: Weights) -> int:
    """Return of how many examples the likeliest option is right."""
    by_number = [weights.by_feature.get(name, 0.0) for name in numbers.names]
    count = 0
    for example in found:
        scores = [sum(by_number[at] for at in option) for option in example.features]
        count += example.right[scores.index(max(scores))]
    return count
