"""A second look at each decision: is the stretch speech at all, and is its source right?

The ranker compares sources with each other. Two logistic models then weigh the one that won,
together with the stretch itself: how long it is and how it is written, what stands around it, how
near and how usual the cue is. The first gives the probability that the stretch is speech; what
falls below `SPEECH` is kept apart as no speech. The second gives the probability that it is speech
and that the source is right; isotonic regression turns it into the confidence of the quotation.
The weights are text, one feature a line (`data/speech_weights.tsv`, `data/source_weights.tsv`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Final

from attrs import frozen

from quotetrack.lexicon.cues import verb_lemma
from quotetrack.lexicon.word_classes import word_classes
from quotetrack.quotes.features import QuotationFacts, size_bucket
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.pieces import takes_up
from quotetrack.quotes.sentence_facts import strength_bucket
from quotetrack.quotes.sieves import LITTLE_WORDS, PLAIN_VERBS, Decision
from quotetrack.quotes.syntax import SentenceSyntax
from quotetrack.quotes.weights import Weights, bundled_weights

#: Stretches that are speech with a lower probability are kept apart. Chosen on PolNeAR train, out
#: of fold; docs/attribution.md shows other limits.
SPEECH: Final = 0.96
#: The same where a likely cue in the same sentence introduces the stretch.
SPEECH_IF_CUED: Final = 0.9
#: The same where grammar or layout alone names a source, and for whole sentences in marks.
SPEECH_IF_CERTAIN: Final = 0.5
_SPEAKERS_OWN = frozenset(
    "i we you he's it's my our your me us let's i'm i've we're you're".split()
)
_LIKELY = 0.4  # strength of a cue
_SHORT = 4
_LONGEST_TITLE = 7  # words
_EDGES = re.compile(r"^\W+|\W+$")


@frozen
class Assessment:
    """The probabilities that a stretch is speech, and that the source decided on is right."""

    speech: float
    right: float
    is_speech: bool


@frozen
class Assessor:
    """The two models, and what they say about a decision.

    `limit` is the probability from which a stretch is speech.
    """

    speech: Weights
    source: Weights
    limit: float = SPEECH

    def assess(
        self,
        layout: Layout,
        quotation: int,
        decision: Decision,
        syntax: Mapping[int, SentenceSyntax] | None = None,
    ) -> Assessment:
        """Return what the models say about the decision on one quoted stretch."""
        facts = assessment_facts(layout, quotation, decision, syntax)
        right = self.source.calibrated(self.source.probability(facts))
        speech = self.speech.probability(facts)
        limit = self.limit
        if (
            decision.certain
            or is_utterance(layout, quotation)
            or _is_led_up_to(layout, quotation, decision)
            or takes_up(layout, quotation)
        ):
            limit = min(limit, SPEECH_IF_CERTAIN)
        elif _is_cued(layout, quotation, decision):
            limit = min(limit, SPEECH_IF_CUED)
        return Assessment(speech, right, speech >= limit)


def bundled_assessor() -> Assessor:
    """Return the models that come with quotetrack."""
    return Assessor(bundled_weights("speech"), bundled_weights("source"))


def is_utterance(layout: Layout, quotation: int) -> bool:
    """Return whether a stretch has the form of a whole sentence that somebody says.

    It begins like a sentence and ends like one, opens its own sentence or follows a colon or comma,
    and is not written like a title.
    """
    inner = layout.quoted[quotation].inner.of(layout.text)
    if layout.quoted[quotation].style in ("turn", "block"):
        return True
    if not inner[:1].isupper() or inner[-1:] not in ".!?…,":
        return False
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    if inner[-1] == "," and (place.token or len(tokens) < 2 or tokens[1].kind != "word"):
        return False  # A comma leads on to "Ms Lee said", or to the next in a list of titles.
    if place.token and tokens[place.token - 1].lower not in (":", ","):
        return False
    words = inner.split()
    if len(words) == 1 and layout.facts(place.sentence).is_alone:
        return True  # “Yes.”
    return _capitals(words) == "sentence" or len(words) > _LONGEST_TITLE or inner[-1] in "!?"


def _is_cued(layout: Layout, quotation: int, decision: Decision) -> bool:
    """Return whether a likely cue in the sentence of a stretch introduces it."""
    candidate = decision.candidate
    return (
        candidate is not None
        and candidate.clause is not None
        and (candidate.clause.says or candidate.clause.strength >= _LIKELY)
        and candidate.sentence == layout.places[quotation].sentence
    )


def _is_led_up_to(layout: Layout, quotation: int, decision: Decision) -> bool:
    """Return whether a verb of saying leads up to the stretch: said, “no”; he said “no”.

    Without a comma or colon it must be a plain one: "calls" may lead up to a name.
    """
    candidate, place = decision.candidate, layout.places[quotation]
    if candidate is None or candidate.clause is None or candidate.sentence != place.sentence:
        return False
    tokens = layout.sentences[place.sentence].tokens
    clause = candidate.clause
    if clause.cue_last == place.token - 1:
        return verb_lemma(tokens[clause.cue].lower) in PLAIN_VERBS
    marked = place.token > 0 and tokens[place.token - 1].lower in (",", ":")
    return clause.says and marked and clause.cue_last == place.token - 2


def assessment_facts(
    layout: Layout,
    quotation: int,
    decision: Decision,
    syntax: Mapping[int, SentenceSyntax] | None = None,
) -> list[str]:
    """Return the facts about a quoted stretch and the decision on it, as names of features.

    `syntax` holds parses by sentence index, where there are any.
    """
    shared = QuotationFacts(layout, quotation, syntax)
    facts = ["0", *_stretch_facts(shared), *_neighbour_facts(shared)]
    facts.extend(_decision_facts(shared, decision))
    hold = shared.hold()
    if hold:
        facts += [f"parse {hold} {shared.size}", f"parse {hold} {shared.before_sign}"]
        if decision.candidate is not None:
            facts.extend(shared.parsed(decision.candidate))
    return list(dict.fromkeys(facts))


def _stretch_facts(shared: QuotationFacts) -> list[str]:
    words = shared.inner.split()
    lower = [_EDGES.sub("", word).lower().replace("’", "'") for word in words]
    size, capitals = shared.size, _capitals(words)
    classes = [word_classes(word)[:1] for word in lower if word]
    facts = [
        f"size {size}",
        f"capitals {capitals} {size}",
        f"last {shared.last} {size}",
        f"last {shared.last} {capitals} {size}",
        f"verb {any(letter in 'vx' for letter in classes)} {size}",
        f"person {any(word in _SPEAKERS_OWN for word in lower)}",
        f"contracted {any(chr(39) in word for word in lower)}",
        f"classes {' '.join(classes) if len(classes) <= _SHORT else 'long'}",
        f"style {shared.style}",
        f"closed {shared.quoted.closed}",
        f"first word {lower[0] if lower else ''}",
        f"capitals before {capitals} {shared.before_sign}",
    ]
    if len(lower) < _SHORT:
        facts.extend(f"inside {word}" for word in sorted(set(lower)))
    return facts


def _capitals(words: list[str]) -> str:
    """Tell how words are capitalised: as a title, as a sentence, not at all, or in some places."""
    upper = sum(word[:1].isupper() for word in words)
    if not upper:
        return "none"
    if words[0][:1].isupper():
        if all(
            word[:1].isupper() or not word[:1].isalpha() or word in LITTLE_WORDS for word in words
        ):
            return "title"
        if upper == 1:
            return "sentence"
    return "some"


def _neighbour_facts(shared: QuotationFacts) -> list[str]:
    home, here, tokens = shared.home, shared.place.token, shared.sentence.tokens
    before, after, size = shared.before_sign, shared.after_sign, shared.size
    facts = [
        f"before {before}",
        f"before {home.sign(here - 2)} {before}",
        f"after {after}",
        f"after {after} {size}",
        f"after {after} {home.sign(here + 2)}",
        f"around {before} {after}",
        f"quotations {min(4, home.quotations_in_all)}",
        f"own cue {shared.own} {size}",
        f"own cue {shared.own} {before}",
        f"strongest {shared.strongest} {size}",
        f"headline {shared.in_headline} {size}",
        f"shape {shared.shape}",
    ]
    near = {token.lower for token in tokens[max(0, here - 5) : here] if token.kind == "word"}
    facts.extend(f"near {word}" for word in sorted(near))
    if here and tokens[here - 1].kind == "word":
        facts.append(f"word before {tokens[here - 1].lower}")
    following = {token.lower for token in tokens[here + 1 : here + 3] if token.kind == "word"}
    facts.extend(f"next {word}" for word in sorted(following))
    return facts


def _decision_facts(shared: QuotationFacts, decision: Decision) -> list[str]:
    size, here = shared.size, shared.place.token
    odds = _odds(decision.probability)
    candidate = decision.candidate
    if candidate is None:
        return ["nobody", f"nobody {size}", f"nobody odds {odds}"]
    layout, clause = shared.layout, candidate.clause
    phrase = layout.phrases[candidate.sentence][candidate.phrase]
    offset = candidate.sentence - shared.place.sentence
    pattern = clause.pattern if clause else "no_cue"
    strength = strength_bucket(clause.strength) if clause else "-"
    anchor = clause.cue if clause else phrase.head
    if candidate.carried:
        where = "carried"
    elif offset:
        where = str(offset)
    else:
        where = "before" if anchor < here else "after"
    distance = "-" if offset else size_bucket(abs(anchor - here) - 1)
    sieve = decision.sieve.split(":")[0]
    facts = [
        f"odds {odds}",
        f"odds {odds} {sieve}",
        f"sieve {sieve} {size}",
        f"source {where} {pattern}",
        f"source {where} {strength} {size}",
        f"source {where} {distance} {size}",
        f"source {where} {distance} {strength}",
        f"source {where} {strength} {shared.before_sign}",
        f"source kind {phrase.kind} {size}",
        f"source kind {phrase.kind} {pattern}",
    ]
    if clause is not None and not offset:
        lemma = verb_lemma(layout.sentences[candidate.sentence].tokens[anchor].lower)
        low, high = sorted((anchor, here))
        verbs = shared.home.verbs(low + 1, high)
        near = high - low <= _SHORT
        gap = shared.home.signs(low + 1, high) if near else "far"
        facts += [
            f"cue {where} {lemma}",
            f"cue {where} {lemma} {size if shared.words < _SHORT else 'long'}",
            f"verbs {where} {min(verbs, 3)}",
            f"verbs {where} {min(verbs, 3)} {strength} {size}",
            f"gap {where} {gap}",
            f"rivals {where} {min(2, shared.home.rivals(low, high))} {strength}",
        ]
    return facts


def _odds(probability: float) -> int:
    """Return the log odds of a probability in steps of a half."""
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    return round(2 * math.log(bounded / (1 - bounded)))
