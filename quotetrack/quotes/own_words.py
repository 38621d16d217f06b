"""Where a noun or a view tells whose words stand in marks: “no” was her answer; in his view “late”.

Nobody says anything there in a clause with a verb: the words are somebody's answer, phrase or view.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quotetrack.lexicon.cues import ANSWERS
from quotetrack.lexicon.words import word_list
from quotetrack.quotes.beside import is_somebody
from quotetrack.quotes.candidates import Candidate
from quotetrack.quotes.constructions.record import STRONG
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.name_words import is_body_noun
from quotetrack.quotes.no_speech import LITTLE_WORDS, is_titled
from quotetrack.quotes.phrase_kinds import NounPhrase
from quotetrack.quotes.skeleton import DASHES, lower_at
from quotetrack.reading import Token

_NAMES: Final = ("name", "title_name")
_BE: Final = frozenset({"is", "was", "remains", "became"})
_POSSESSIVES: Final = frozenset({"his", "her", "their", "its"})
_WORDS: Final = frozenset({"phrase", "words"})
_NAMES_GIVEN: Final = frozenset({"name", "term"})
_VIEWS: Final = word_list("quotes", "views")
_WORDS_OF_PEOPLE: Final = word_list("quotes", "words_of_people")
_PARTING: Final = frozenset({",", "(", ")", ".", ";"}) | DASHES
_LONGEST_OPENING: Final = 30  # tokens
_LONGEST_PREDICATE: Final = 5  # tokens behind "was"
_LONGEST_QUESTION: Final = 8  # tokens
_LONG: Final = 5  # words, more than a nickname has


def source_by_noun(layout: Layout, quotation: int) -> tuple[Candidate, str] | None:
    """Return the source of words that a noun or a view gives to somebody, and the place of it.

    None where there is no such source, and where the words are written like a title.
    """
    words = layout.quoted[quotation].inner.of(layout.text).split()
    if len(words) > 1 and is_titled(words):
        return None
    for place, find in _WAYS:
        found = find(layout, quotation, words)
        if found is not None:
            return found, place
    return None


def _words_behind(layout: Layout, quotation: int, _words: Sequence[str]) -> Candidate | None:
    """Return whose words stand before: it was “a cupboard”, in the words of the vicar."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    at = place.token + 1
    parted = lower_at(tokens, at) in _PARTING
    if not parted and not layout.quoted[quotation].inner.of(layout.text).endswith(","):
        return None
    at += parted
    if lower_at(tokens, at) == "to" and lower_at(tokens, at + 1) == "quote":
        return _opening_at(layout, place.sentence, at + 2)
    if lower_at(tokens, at) != "in":
        return None
    for phrase in layout.phrases[place.sentence]:
        if phrase.first == at + 1 and (
            tokens[phrase.head].lower in _WORDS
            and (phrase.last != phrase.head or lower_at(tokens, phrase.last + 1) in _PARTING)
        ):
            return _owner(layout, place.sentence, phrase)
    return None


def _opening_at(layout: Layout, sentence: int, first: int) -> Candidate | None:
    for number, phrase in enumerate(layout.phrases[sentence]):
        if phrase.first == first:
            return Candidate(sentence, number, None)
    return None


def _owner(layout: Layout, sentence: int, phrase: NounPhrase) -> Candidate | None:
    """Return whose words a phrase is: Ms Lee in "Ms Lee's answer", "her answer" itself."""
    tokens = layout.sentences[sentence].tokens
    for clause in layout.clauses[sentence]:
        if clause.pattern in ("owner", "words_of") and clause.cue == phrase.head:
            return Candidate(sentence, clause.phrase, clause)
    if tokens[phrase.first].lower in _POSSESSIVES:
        return _opening_at(layout, sentence, phrase.first)
    return None


def _is_verdict(layout: Layout, quotation: int, _words: Sequence[str]) -> Candidate | None:
    """Return whose answer or verdict words are: “Dull” was the verdict of the Fjord Post."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    if place.token or lower_at(tokens, 1) not in _BE:
        return None
    for phrase in layout.phrases[place.sentence]:
        if phrase.first == 2 and (
            tokens[phrase.head].lower in _WORDS_OF_PEOPLE
            or (
                tokens[phrase.head].lower in _NAMES_GIVEN
                and lower_at(tokens, phrase.head + 1) == "for"
            )
        ):
            return _owner(layout, place.sentence, phrase)
    return None


def _is_owned(layout: Layout, quotation: int, _words: Sequence[str]) -> Candidate | None:
    """Return whose advice words in commas are: her advice, “buy bread”, made her famous."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    closed = (
        layout.quoted[quotation].inner.of(layout.text)[-1:] in ",.!?"
        or lower_at(tokens, place.token + 1) == ","
    )
    if lower_at(tokens, place.token - 1) != "," or not closed:
        return None
    for phrase in layout.phrases[place.sentence]:
        if phrase.last == place.token - 2 and tokens[phrase.head].lower in _WORDS_OF_PEOPLE:
            return _owner(layout, place.sentence, phrase)
    return None


def _is_asked_for(layout: Layout, quotation: int, _words: Sequence[str]) -> Candidate | None:
    """Return whose verdict the words before ask for: The trust's verdict? “Regrettable.”"""
    place = layout.places[quotation]
    before = place.sentence - 1
    if place.token or before < 0:
        return None
    tokens = layout.sentences[before].tokens
    if (
        tokens[-1].lower != "?"
        or len(tokens) > _LONGEST_QUESTION
        or layout.sentences[before].paragraph != layout.quoted[quotation].paragraph
    ):
        return None
    opens = tokens[0].lower in ("and", "but")
    for phrase in layout.phrases[before]:
        if phrase.first == opens and tokens[phrase.head].lower in ANSWERS | _WORDS_OF_PEOPLE:
            return _owner(layout, before, phrase)
    return None


def _is_viewed(layout: Layout, quotation: int, _words: Sequence[str]) -> Candidate | None:
    """Return in whose view or for whom it is so: In her view it was “late”; for Ms Lee, “late”."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    lead = lower_at(tokens, 0)
    if lead not in ("in", "for") or not 0 < place.token <= _LONGEST_OPENING:
        return None
    if any(
        clause.says or clause.strength >= STRONG or clause.pattern == "according"
        for clause in layout.clauses[place.sentence]
        if clause.pattern not in ("owner", "words_of")
    ):
        return None
    phrases = layout.phrases[place.sentence]
    opening = _opening_at(layout, place.sentence, 1)
    if opening is None:
        return None
    if lead == "in":
        owned = [one for one in phrases if one.first == 1 and tokens[one.head].lower in _VIEWS]
        return _owner(layout, place.sentence, owned[-1]) if owned else None
    holds_views = is_somebody(layout, place.sentence, opening.phrase) or is_body_noun(
        tokens[phrases[opening.phrase].head].lower
    )
    return opening if holds_views and _is_predicate(tokens, place.token) else None


def _is_predicate(tokens: Sequence[Token], here: int) -> bool:
    """Return whether words are what something is: it was, quite simply, “late”."""
    lead = list(tokens[max(0, here - 1 - _LONGEST_PREDICATE) : here])
    while lead and (lead[-1].classes[:1] == "r" or lead[-1].lower in (",", *LITTLE_WORDS)):
        lead.pop()
    return bool(lead) and lead[-1].lower in ("is", "was", "are", "were")


def _is_bracketed(layout: Layout, quotation: int, words: Sequence[str]) -> Candidate | None:
    """Return whose words stand in brackets behind a name: the baker Ann Lee (“I wept into it”)."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    if lower_at(tokens, place.token - 1) != "(" or lower_at(tokens, place.token + 1) != ")":
        return None
    if not words[0][:1].isupper() or (len(words) < _LONG and words[-1][-1] not in ".!?"):
        return None
    for number, phrase in enumerate(layout.phrases[place.sentence]):
        if phrase.last == place.token - 2 and phrase.kind in _NAMES:
            return Candidate(place.sentence, number, None)
    return None


_WAYS: Final = (
    ("clause_after:words_of", _words_behind),
    ("clause_after:owner", _is_verdict),
    ("clause_before:owner", _is_owned),
    ("sentence_before:owner", _is_asked_for),
    ("clause_before:view", _is_viewed),
    ("clause_before:bracket", _is_bracketed),
)
