"""Which words can be part of a name, and which nouns mean people."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from quotetrack.lexicon.cues import VERBS_OF_SAYING, form_strength, verb_lemma
from quotetrack.lexicon.organisations import FALSE_TITLES
from quotetrack.lexicon.people import (
    GROUP_NOUNS,
    INNER_PARTICLES,
    OPENING_PARTICLES,
    PERSON_NOUNS,
    ROLE_NOUNS,
    TITLES,
)
from quotetrack.lexicon.places import COMPASS_WORDS
from quotetrack.lexicon.word_classes import is_known_form
from quotetrack.lexicon.words import word_list
from quotetrack.reading import Token

STANDALONE = word_list("quotes", "standalone")
_BODIES = FALSE_TITLES | word_list("quotes", "speaking_bodies")
_ARTICLES = frozenset({"A", "An", "The"})
#: Surnames that are words of grammar or months besides.
_SURNAMES_TOO = frozenset({"may", "will", "march", "august", "april", "june"})
_LIKELY = 0.5
_OPENING_OBJECTS = frozenset("a an her his it that the their them this".split())
TITLES_LOWER = frozenset(title.lower().rstrip(".") for title in TITLES)
#: What opens another phrase, and so follows no noun.
_OPENING_PHRASES = frozenset("a an her his its my our the their".split())
_TAKING_UP = frozenset({"he", "she"})
_HOLDING = word_list("quotes", "holding")


def is_name_word(tokens: Sequence[Token], index: int) -> bool:
    """Return whether the token can be part of a name, judging by its capital and its place."""
    token = tokens[index]
    if not token.is_capitalised:
        return token.lower in OPENING_PARTICLES and _begins_name(tokens, index)
    if token.text in _ARTICLES and not begins_clause(tokens, index):
        return _is_in_title_case(tokens, index)
    if token.lower.rstrip(".") in TITLES_LOWER or token.text in ("US", "U.S.", "UK", "U.K."):
        return True
    if begins_clause(tokens, index) and (
        says_of_itself(tokens, index) or _bears_number(tokens, index)
    ):
        return True
    if not begins_clause(tokens, index):
        return token.lower not in ("i", "i'm", "i've", "i'd")
    if _is_participle(tokens, index):
        return False  # "Observing that the law"
    classes = token.classes[:1]
    if not is_known_form(token.lower) and not _is_derived(token.lower):
        return True  # "Kelly" is no adverb.
    if token.text in COMPASS_WORDS and index + 1 < len(tokens):
        return tokens[index + 1].is_capitalised
    if classes in ("d", "p", "s", "c", "o", "t", "i", "r"):
        return False
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    if is_people_noun(token.lower) and not (follows and follows.is_capitalised):
        return False  # "Supporters chanted"
    if "n" in token.classes and follows and follows.is_capitalised and is_office(follows):
        return True  # "Transport Secretary"
    if classes in ("x", "v", "g", "e", "j", "m"):
        return bool(follows and follows.is_capitalised and classes in ("x", "j")) or (
            bool(follows and "v" in follows.classes) and classes not in ("g", "e", "x")
        )
    return True


def is_deed(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a noun in -s is what somebody does: "Lee slaps the table", "rolls her eyes".

    No noun stands between a person and the article of another, and none behind "what he". A body
    "fears" or "hopes", but its accounts and offices are nouns; what "alleges" is is no noun at all.
    """
    if not 0 < index < len(tokens) - 1:
        return False
    word, before, behind = tokens[index], tokens[index - 1], tokens[index + 1]
    if behind.lower not in _OPENING_PHRASES and not (
        behind.kind == "quotation" and before.lower in _TAKING_UP
    ):
        return False
    return (
        word.lower.endswith("s")
        and word.classes[:1] == "n"
        and not word.is_capitalised
        and not is_people_noun(word.lower)
        and (
            before.lower in _TAKING_UP
            or (is_body_noun(before.lower) and verb_lemma(word.lower) in _HOLDING)
            or (not is_known_form(word.lower) and verb_lemma(word.lower) in VERBS_OF_SAYING)
            or is_people_noun(before.lower)
            or is_name_word(tokens, index - 1)
        )
    )


@lru_cache(maxsize=20_000)
def is_people_noun(lower: str) -> bool:
    """Return whether a noun, in the singular or plural, means people: "aides", "co-leader"."""
    if lower.startswith("co-"):
        lower = lower[3:]
    plural_of_y = lower[:-1] + "ies" if lower.endswith("y") else lower
    return lower in STANDALONE or any(
        form in PERSON_NOUNS or form in GROUP_NOUNS or form in ROLE_NOUNS
        for form in (lower, lower.removesuffix("s"), plural_of_y)
    )


def is_body_noun(lower: str) -> bool:
    """Return whether a noun in the singular means a body that judges and speaks: "lender"."""
    return lower in _BODIES


def is_office(token: Token) -> bool:
    """Return whether a word is an office or a title."""
    return token.lower in ROLE_NOUNS or token.lower.rstrip(".") in TITLES_LOWER


def begins_clause(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a token opens its sentence or follows a mark."""
    return index == 0 or tokens[index - 1].kind in ("quotation", "punctuation", "tag")


def _is_in_title_case(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a capitalised article stands within a name: "weekly The Norland Examiner".

    Before a small letter it opens a sentence: "Print Email A retired judge said".
    """
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is not None and following.is_capitalised


def says_of_itself(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a month or an auxiliary is a surname, whose bearer says: "May wrote"."""
    word = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return (
        tokens[index].lower in _SURNAMES_TOO
        and verb_lemma(word) in VERBS_OF_SAYING
        and word != verb_lemma(word)
        and form_strength(word) >= _LIKELY
    )


def _bears_number(tokens: Sequence[Token], index: int) -> bool:
    """Return whether "No 10" or "No 11" stands here."""
    return (
        tokens[index].text.rstrip(".") == "No"
        and index + 1 < len(tokens)
        and tokens[index + 1].text in ("10", "11")
    )


def _is_participle(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a form in "ing" has an object or a clause behind it."""
    token, behind = tokens[index], tokens[index + 1 : index + 2]
    return (
        "g" in token.classes
        and token.lower.endswith("ing")
        and any(one.lower in _OPENING_OBJECTS for one in behind)
    )


def _begins_name(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a particle opens a surname: "van der Berg said", not "the la Lee"."""
    following = index + 1
    while following < len(tokens) and tokens[following].lower in INNER_PARTICLES:
        following += 1
    return following < len(tokens) and tokens[following].is_capitalised


def _is_derived(lower: str) -> bool:
    """Return whether an unknown word is a participle or an adverb made of a known word."""
    if lower.endswith("ly"):
        stems = (lower[:-2], lower[:-1] + "e", lower[:-3] + "y")
    elif lower.endswith("ing"):
        stems = (lower[:-3], lower[:-3] + "e", lower[:-4])
    elif lower.endswith("ed"):
        stems = (lower[:-2], lower[:-1], lower[:-3])
    else:
        return False
    return any(len(stem) > 2 and is_known_form(stem) for stem in stems)
