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
from functools import lru_cache
from typing import Final

from attrs import frozen

from quotetrack.lexicon.abbreviations import ABBREVIATIONS
from quotetrack.lexicon.cues import verb_lemma, word_class_of_cue
from quotetrack.lexicon.word_classes import word_classes
from quotetrack.lexicon.words import word_list
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.no_speech import LITTLE_WORDS
from quotetrack.quotes.parse_facts import Syntax, hold, parse_facts
from quotetrack.quotes.pieces import takes_up
from quotetrack.quotes.quotation_facts import QuotationFacts, quotation_facts
from quotetrack.quotes.repeats import HEADLINES
from quotetrack.quotes.sentence_facts import size_bucket
from quotetrack.quotes.short_pieces import HOLDING, has_subject_behind
from quotetrack.quotes.sieves import (
    BY_ORDER,
    DIALOGUE,
    INTRODUCED,
    NARRATED,
    PLAIN_VERBS,
    REPEATED,
    Decision,
)
from quotetrack.quotes.skeleton import lower_at
from quotetrack.weights import Fact, Weights, bundled_weights, features, logistic

#: Stretches that are speech with a lower probability are kept apart. Chosen on the annotated
#: articles of this project and on PolNeAR; docs/attribution.md shows other limits.
SPEECH: Final = 0.87
#: The same where a stretch is written like a title.
SPEECH_IF_TITLE: Final = 0.96
#: The same where a likely cue in the same sentence introduces the stretch.
SPEECH_IF_CUED: Final = 0.76
#: The same where grammar or layout alone names a source, and for whole sentences in marks.
SPEECH_IF_CERTAIN: Final = 0.4
#: The same where speech of the same source stands before the stretch in its sentence.
SPEECH_IF_SECOND: Final = 0.7
_SPEAKERS_OWN = word_list("quotes", "speakers_own")
_SHOUTED = word_list("quotes", "shouted")
_SPEAKING = frozenset({"he", "i", "she", "they", "we"})
_LIKELY = 0.4  # strength of a cue
_SHORT = 4
_WORDS_BEFORE, _WORDS_AFTER = 5, 2
_LONGEST_TITLE = 7  # words
_EDGES = re.compile(r"^\W+|\W+$")

_FORM = features(
    "size capitals last",
    "0",
    "size {size}",
    "capitals {capitals} {size}",
    "last {last} {size}",
    "last {last} {capitals} {size}",
)
_WORDS = features(
    "verb size person contracted style closed",
    "verb {verb} {size}",
    "person {person}",
    "contracted {contracted}",
    "style {style}",
    "closed {closed}",
)
_CLASSES = features("classes", "classes {classes}")
_FIRST_WORD = features("word", "first word {word}")
_CAPITALS_BEFORE = features("capitals before", "capitals before {capitals} {before}")
_INSIDE = features("word", "inside {word}")
_BEFORE = features("before second", "before {before}", "before {second} {before}")
_AFTER = features(
    "after second size", "after {after}", "after {after} {size}", "after {after} {second}"
)
_AROUND = features("before after", "around {before} {after}")
_SENTENCE = features(
    "quotations own strongest headline size",
    "quotations {quotations}",
    "own cue {own} {size}",
    "strongest {strongest} {size}",
    "headline {headline} {size}",
)
_REPORTED = features(
    "reported size before",
    "reported {reported}",
    "reported {reported} {size}",
    "reported {reported} {before}",
)
_VERB_BEFORE = features(
    "verb strength leading_as before size",
    "verb before {verb} {leading_as}",
    "verb before {strength} {leading_as} {before}",
    "verb before {strength} {leading_as} {size}",
)
_OWN_CUE = features("own before", "own cue {own} {before}")
_AGAIN = features(
    "again size before", "again {again}", "again {again} {size}", "again {again} {before}"
)
_SHAPE = features("shape", "shape {shape}")
_NEAR = features("word", "near {word}")
_WORD_BEFORE = features("word", "word before {word}")
_NEXT = features("word", "next {word}")
_NOBODY = features("size odds", "nobody", "nobody {size}", "nobody odds {odds}")
_ODDS = features("odds sieve size", "odds {odds}", "odds {odds} {sieve}", "sieve {sieve} {size}")
_SOURCE = features(
    "where pattern strength distance size",
    "source {where} {pattern}",
    "source {where} {strength} {size}",
    "source {where} {distance} {strength}",
)
_DISTANCE = features("where distance size", "source {where} {distance} {size}")
_SOURCE_BEFORE = features("where strength before", "source {where} {strength} {before}")
_SOURCE_KIND = features(
    "kind size pattern", "source kind {kind} {size}", "source kind {kind} {pattern}"
)
_CUE = features("where lemma size", "cue {where} {lemma}", "cue {where} {lemma} {size}")
_VERBS = features(
    "where verbs strength size", "verbs {where} {verbs}", "verbs {where} {verbs} {strength} {size}"
)
_GAP = features("where gap", "gap {where} {gap}")
_RIVALS = features("where rivals strength", "rivals {where} {rivals} {strength}")
_HOLD = features("hold size before", "parse {hold} {size}", "parse {hold} {before}")


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
        self, layout: Layout, quotation: int, decision: Decision, syntax: Syntax | None = None
    ) -> Assessment:
        """Return what the models say about the decision on one quoted stretch."""
        facts = assessment_facts(layout, quotation, decision, syntax)
        right = self.source.calibrated(logistic(self.source.weigh(facts)))
        if decision.sieve in BY_ORDER or decision.sieve in (INTRODUCED, NARRATED):
            right = min(right, decision.probability)
        speech = logistic(self.speech.weigh(facts))
        limit = self.limit
        if (
            decision.certain
            or is_utterance(layout, quotation)
            or _is_led_up_to(layout, quotation, decision)
            or takes_up(layout, quotation)
        ):
            limit = min(limit, SPEECH_IF_CERTAIN)
        elif _is_title(layout, quotation):
            limit = max(limit, SPEECH_IF_TITLE)
        elif _is_cued(layout, quotation, decision) or _is_held(layout, quotation, decision):
            limit = min(limit, SPEECH_IF_CUED)
        is_turn = layout.quoted[quotation].turn is not None or decision.sieve in (
            DIALOGUE,
            REPEATED,
        )
        is_speech = is_turn or speech >= limit or _is_shouted(layout, quotation)
        # Grammar tells that somebody unnamed says it: amid claims of “greed”.
        is_speech = is_speech or (decision.candidate is None and decision.certain)
        return Assessment(speech, right, is_speech)


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
    goes_on = quotation + 1 < len(layout.quoted) and layout.goes_on(quotation + 1)
    if goes_on and inner[:1].isupper() and layout.begins_paragraph(quotation):
        return True
    if not inner[:1].isupper() or inner[-1:] not in ".!?…,—–":
        return False
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    opens_sentence = not place.token
    leads_on = opens_sentence and len(tokens) > 1 and tokens[1].kind == "word"
    if inner[-1] in "—–":
        return leads_on  # “I never—” he
    if inner[-1] == "," and not leads_on:
        return False  # A comma leads on to "Ms Lee said", or to the next in a list of titles.
    before = "" if opens_sentence else tokens[place.token - 1].lower
    if before not in ("", ":", ","):
        return False
    words = inner.split()
    if len(words) == 1 and before == ":":
        return inner[-1] in ".!?"  # His reply: “Yes.”
    return _is_written_as_speech(layout, place.sentence, words)


def _is_written_as_speech(layout: Layout, sentence: int, words: list[str]) -> bool:
    """Return whether words that end a sentence are written like speech, not like a title."""
    is_alone = layout.facts(sentence).is_alone
    if len(words) == 1 and (
        is_alone or lower_at(layout.sentences[sentence].tokens, 1) in _SPEAKING
    ):
        return True  # “Yes.”; “Um,” I began
    capitals = _capitals(words)
    return (
        capitals == "sentence"
        or _are_sentences(words)
        or (capitals == "some" and is_alone and len(words) >= _SHORT)
        or len(words) > _LONGEST_TITLE
        or words[-1][-1] in "!?"
    )


def _is_title(layout: Layout, quotation: int) -> bool:
    """Return whether several words are written like a title: “Good Morning Harbour.”.

    In a headline in which all words have capitals, that tells nothing.
    """
    if layout.sentences[layout.places[quotation].sentence].tokens[0].zone in HEADLINES:
        return False
    words = layout.quoted[quotation].inner.of(layout.text).split()
    return (
        1 < len(words) <= _LONGEST_TITLE
        and _capitals(words) == "title"
        and not _are_sentences(words)
    )


def _are_sentences(words: list[str]) -> bool:
    """Return whether sentences end within and at the end of words: “Tuesday? Fine.”"""
    return words[-1][-1] in ".!?" and any(
        word[-1] in "!?"
        or (word[-1] == "." and word[:-1].isalpha() and word.lower() not in ABBREVIATIONS)
        for word in words[:-1]
    )


def _is_cued(layout: Layout, quotation: int, decision: Decision) -> bool:
    """Return whether a likely cue in the sentence of a stretch introduces it."""
    candidate = decision.candidate
    return (
        candidate is not None
        and candidate.clause is not None
        and (candidate.clause.says or candidate.clause.strength >= _LIKELY)
        and candidate.sentence == layout.places[quotation].sentence
    )


def _is_held(layout: Layout, quotation: int, decision: Decision) -> bool:
    """Return whether somebody holds what stands in the quotation: she thought he was “lost”.

    A subject and its verb must follow the verb of thinking.
    """
    candidate, place = decision.candidate, layout.places[quotation]
    if candidate is None or candidate.clause is None or candidate.sentence != place.sentence:
        return False
    clause = candidate.clause
    verb = layout.sentences[place.sentence].tokens[clause.cue].lower
    return (
        clause.cue < place.token
        and verb_lemma(verb) in HOLDING
        and has_subject_behind(layout, place.sentence, clause)
    )


def _is_shouted(layout: Layout, quotation: int) -> bool:
    """Return whether words are what people chant or cry, whoever they are: cries of “shame”."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    of = place.token - 1
    return lower_at(tokens, of) == "of" and lower_at(tokens, of - 1) in _SHOUTED


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
    layout: Layout, quotation: int, decision: Decision, syntax: Syntax | None = None
) -> list[Fact]:
    """Return the facts about a quoted stretch and the decision on it.

    `syntax` holds parses by sentence index, where there are any.
    """
    about = quotation_facts(layout, quotation)
    facts = [
        *_stretch_facts(about),
        (_AGAIN, _comes_again(layout, about), about.size, about.before_sign),
        *_neighbour_facts(about),
        *_decision_facts(layout, about, decision),
    ]
    held = hold(about, syntax or {})
    if held:
        facts.append((_HOLD, held, about.size, about.before_sign))
        if decision.candidate is not None:
            facts += parse_facts(layout, about, decision.candidate, syntax or {})
    return facts


def _stretch_facts(about: QuotationFacts) -> list[Fact]:
    words = [_word_inside(word) for word in about.words]
    lower = [word for word, _ in words]
    size, capitals = about.size, _capitals(about.words)
    classes = [kind for word, kind in words if word]
    verb = "v" in classes or "x" in classes
    person = not _SPEAKERS_OWN.isdisjoint(lower)
    contracted = any("'" in word for word in lower)
    short = " ".join(classes) if len(classes) <= _SHORT else "long"
    facts: list[Fact] = [
        (_FORM, size, capitals, about.last),
        (_WORDS, verb, size, person, contracted, about.style, about.quoted.closed),
        (_CLASSES, short),
        (_FIRST_WORD, lower[0] if lower else ""),
        (_CAPITALS_BEFORE, capitals, about.before_sign),
    ]
    if len(lower) < _SHORT:
        facts += [(_INSIDE, word) for word in sorted(set(lower))]
    return facts


@lru_cache(maxsize=10_000)
def _word_inside(word: str) -> tuple[str, str]:
    """Return a word in small letters without the marks around it, and its class."""
    lower = _EDGES.sub("", word).lower().replace("’", "'")
    return lower, word_classes(lower)[:1]


def _comes_again(layout: Layout, about: QuotationFacts) -> int:
    """Return how often else a few words in marks stand in the text: terms come again. 2 is more."""
    if not 0 < len(about.words) < _SHORT:
        return 0
    return max(layout.count(about.inner.strip(",.;"), most=3) - 1, 0)


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


def _neighbour_facts(about: QuotationFacts) -> list[Fact]:
    home, here, tokens = about.home, about.place.token, about.sentence.tokens
    before, after, size = about.before_sign, about.after_sign, about.size
    count = min(4, home.quotations_in_all)
    facts: list[Fact] = [
        (_BEFORE, before, home.sign(here - 2)),
        (_AFTER, after, home.sign(here + 2), size),
        (_AROUND, before, after),
        (_SENTENCE, count, about.own, about.strongest, about.in_headline, size),
        (_REPORTED, about.reported, size, before),
        (_VERB_BEFORE, about.verb, about.verb_strength, about.leading_as, before, size),
        (_OWN_CUE, about.own, before),
        (_SHAPE, about.shape),
    ]
    facts += [(_NEAR, word) for word in sorted(set(about.words_before(_WORDS_BEFORE)))]
    if here and tokens[here - 1].kind == "word":
        facts.append((_WORD_BEFORE, word_class_of_cue(tokens[here - 1].lower)))
    facts += [(_NEXT, word) for word in sorted(set(about.words_after(_WORDS_AFTER)))]
    return facts


def _decision_facts(layout: Layout, about: QuotationFacts, decision: Decision) -> list[Fact]:
    size, here = about.size, about.place.token
    odds = _odds(decision.probability)
    candidate = decision.candidate
    if candidate is None:
        return [(_NOBODY, size, odds)]
    clause = candidate.clause
    there = layout.facts(candidate.sentence)
    shared = there.candidate(candidate.phrase, clause)
    phrase = layout.phrases[candidate.sentence][candidate.phrase]
    offset = candidate.sentence - about.place.sentence
    pattern, strength = shared.pattern, shared.strength
    anchor = clause.cue if clause else phrase.head
    if candidate.carried:
        where = "carried"
    elif offset:
        where = str(offset)
    else:
        where = "before" if anchor < here else "after"
    distance = "-" if offset else size_bucket(abs(anchor - here) - 1)
    facts: list[Fact] = [
        (_ODDS, odds, decision.sieve.split(":")[0], size),
        (_SOURCE, where, pattern, strength, distance, size),
        (_SOURCE_BEFORE, where, strength, about.before_sign),
        (_SOURCE_KIND, shared.kind, size, pattern),
    ]
    if distance != strength:  # Where both are "-", that is one feature.
        facts.append((_DISTANCE, where, distance, size))
    if clause is not None and not offset:
        low, high = sorted((anchor, here))
        near = high - low <= _SHORT
        facts += [
            (_CUE, where, shared.lemma, size if len(about.words) < _SHORT else "long"),
            (_VERBS, where, min(there.verbs(low + 1, high), 3), strength, size),
            (_GAP, where, there.signs(low + 1, high) if near else "far"),
            (_RIVALS, where, min(2, there.rivals(low, high)), strength),
        ]
    return facts


def _odds(probability: float) -> int:
    """Return the log odds of a probability in steps of a half."""
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    return round(2 * math.log(bounded / (1 - bounded)))
