"""How sure it is that a quotation is given to the right person, body or group by name.

Two things can go wrong: the phrase that names the source, and whom that phrase means. A logistic
model weighs the confidence of the phrase, the probability of whom it means, the rules that decided
both, and how often the same speaker is quoted in the text; isotonic regression turns it into a
share of right answers. The weights are text, one feature a line, in
`people/data/speaker_weights.tsv`, learnt by `quotetrack.train.speakers` from articles of other
kinds than those that the confidence of phrases is learnt from.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final

from quotetrack.model import EntityRef, Quotation
from quotetrack.people.outcome import Resolution
from quotetrack.weights import Fact, bundled_weights, features, logistic

_PHRASE = features("odds sieve", "0", "phrase {odds}", "sieve {sieve}", "phrase {odds} {sieve}")
_MEANT = features(
    "rule sure odds",
    "rule {rule}",
    "sure {sure}",
    "rule {rule} sure {sure}",
    "sure {sure} phrase {odds}",
)
_NAME = features("kind length rule", "name {kind} {length}", "name {kind} {length} rule {rule}")
_QUOTED = features("times rule", "quoted {times}", "quoted {times} rule {rule}")
_HIGHEST_ODDS: Final = 5
#: What is right oftener in the articles that it is learnt from is not, in those of other sources.
_SUREST: Final = 0.99
_LONG: Final = 3  # words of a name
#: From how many quotations of one speaker on they count alike, up to the next number.
_TIMES: Final = (1, 2, 3, 5, 9)


def times_quoted(found: Sequence[Quotation], resolution: Resolution) -> Counter[str]:
    """Return how many quotations of a text come from each speaker, by the id of the speaker.

    Indirect speech does not count: nobody is surer because it is looked for.
    """
    sources = (one.source for one in found if one.source is not None and one.kind != "indirect")
    speakers = (resolution.speaker_of(source) for source in sources)
    return Counter(speaker.id for speaker in speakers if speaker is not None)


def confidence_of(
    quotation: Quotation, speaker: EntityRef, resolution: Resolution, times: int
) -> float:
    """Return the probability that `speaker` is whom a quotation comes from, 0 to 1.

    Args:
        quotation: A quotation with a source, with or without a speaker named before.
        speaker: Whom the source means.
        resolution: What told so.
        times: How many quotations of the text come from `speaker`.
    """
    weights = bundled_weights("speaker", "people")
    facts = speaker_facts(quotation, speaker, resolution, times)
    return round(min(weights.calibrated(logistic(weights.weigh(facts))), _SUREST), 4)


def speaker_facts(
    quotation: Quotation, speaker: EntityRef, resolution: Resolution, times: int
) -> list[Fact]:
    """Return what tells how sure the speaker of a quotation is."""
    source = quotation.source
    assert source is not None
    phrase = quotation.source_confidence
    odds = _odds(quotation.confidence if phrase is None else phrase)
    rule = resolution.rule_of(source).replace(" ", "_") or "none"
    sure = _odds(resolution.sureness_of(source))
    entity = resolution.entity(speaker.id)
    kind = entity.kind if entity is not None else "unnamed"
    length = min(len(speaker.name.split()), _LONG)
    sieve = quotation.rule.split(":")[0]
    quoted = max(least for least in _TIMES if least <= max(times, 1))
    return [
        (_PHRASE, odds, sieve),
        (_MEANT, rule, sure, odds),
        (_NAME, kind, length, rule),
        (_QUOTED, quoted, rule),
    ]


def _odds(probability: float) -> int:
    """Return the log odds of a probability as a whole number, from -1 to 5."""
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    return max(-1, min(_HIGHEST_ODDS, round(math.log(bounded / (1 - bounded)))))
