"""How sure it is that a quotation is given to the right person, body or group by name.

Two things can go wrong: the phrase that names the source, and whom that phrase means. A logistic
model weighs the confidence of the phrase, the probability of whom it means, and the rules that
decided both; isotonic regression turns it into a share of right answers. The weights are text, one
feature a line (`people/data/speaker_weights.tsv`), learnt by `quotetrack.train.speakers` from
articles of other kinds than those that the confidence of phrases is learnt from.
"""

from __future__ import annotations

import math
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
_HIGHEST_ODDS: Final = 5
_LONG: Final = 3  # words of a name


def confidence_of(quotation: Quotation, speaker: EntityRef, resolution: Resolution) -> float:
    """Return the probability that `speaker` is whom a quotation comes from, 0 to 1.

    Args:
        quotation: A quotation with a source, with or without a speaker named before.
        speaker: Whom the source means.
        resolution: What told so.
    """
    weights = bundled_weights("speaker", "people")
    facts = speaker_facts(quotation, speaker, resolution)
    return round(weights.calibrated(logistic(weights.weigh(facts))), 4)


def speaker_facts(quotation: Quotation, speaker: EntityRef, resolution: Resolution) -> list[Fact]:
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
    return [(_PHRASE, odds, sieve), (_MEANT, rule, sure, odds), (_NAME, kind, length, rule)]


def _odds(probability: float) -> int:
    """Return the log odds of a probability as a whole number, from -1 to 5."""
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    return max(-1, min(_HIGHEST_ODDS, round(math.log(bounded / (1 - bounded)))))
