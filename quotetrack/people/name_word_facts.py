"""What the words of a name tell by themselves: word lists, letters, what names end in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from quotetrack.lexicon.forms import Form, form_of
from quotetrack.lexicon.organisations import (
    ACRONYMS_OF_NO_BODY,
    FIRM_WORDS,
    KNOWN_BODIES,
    ORGANISATION_ENDINGS,
    ORGANISATION_WORDS,
    PRODUCTS,
    SPORTS,
    THING_PREFIXES,
    THING_WORDS,
)
from quotetrack.lexicon.people import KNOWN_BY_ONE_NAME, NOT_NAMES, WORDS_AS_SURNAMES
from quotetrack.lexicon.places import (
    COMPASS_WORDS,
    COUNTRIES,
    DEMONYMS,
    PLACE_NOUNS,
    PLACES,
    SMALLER_TOWNS,
    TOWNS,
)
from quotetrack.lexicon.word_classes import is_usual_word
from quotetrack.lexicon.words import words
from quotetrack.names.family_first import is_family_first, is_korean_given
from quotetrack.names.parse import from_capitals

#: Two capitals that stand before names without being initials.
_NO_INITIALS: Final = words("US UK EU UN AU TV PM MP MD GP QC KC DJ MC VP AG DA")
_SHORTEST_PLURAL: Final = 3
_THINGS: Final = THING_WORDS | FIRM_WORDS | PRODUCTS
_ARABIC_ARTICLES: Final = ("al-", "el-", "Al-", "El-")


@lru_cache(maxsize=20_000)
def word_class(form: Form) -> str:
    """Return what kind of word a word of a name is, by the lists and by how it is written."""
    if form.is_initial:
        return "initial"
    if form.opens_small:
        return "particle" if len(form.text) < 4 else "small"
    for kind, holds in _KINDS:
        if holds(form):
            return kind
    if form.is_known:
        return f"word {form.main_class}"
    return "usual" if is_usual_word(form.lower) else "unknown"


def may_be_initials(form: Form) -> bool:
    """Return whether a word is two capitals that may be a person's initials: "JK"."""
    return (
        len(form.text) == 2
        and form.is_all_capitals
        and not (form.is_place or form.is_title_word or form.text in _NO_INITIALS)
        and form.text not in DEMONYMS
    )


def is_sport_of_a_place(texts: Sequence[str]) -> bool:
    """Return whether words are a sport beside a place: "Sri Lanka Cricket", "Netball Scotland"."""
    if len(texts) < 2:
        return False
    at_start = texts[0].lower() in SPORTS and " ".join(texts[1:]) in PLACES
    return at_start or (texts[-1].lower() in SPORTS and " ".join(texts[:-1]) in PLACES)


def has_small_ending(form: Form) -> bool:
    """Return whether a small word is tied to a name: "Iran-backed", "Bond-themed"."""
    if "-" not in form.text:
        return False
    rest = form.text.rpartition("-")[2]
    if not rest[:1].islower() or len(rest) < 3 or is_korean_given(form.text):
        return False
    return form_of(rest).is_known or rest.endswith(("ed", "ing"))


_KINDS: Final = (
    ("tied", has_small_ending),
    ("two capitals", lambda form: may_be_initials(form)),
    ("acronym", lambda form: form.is_all_capitals),
    ("given, no name", lambda form: form.is_strong_given and form.text in NOT_NAMES),
    ("given, country", lambda form: form.is_strong_given and form.text in COUNTRIES),
    ("given, place", lambda form: form.is_strong_given and form.is_place),
    ("given", lambda form: form.is_strong_given and not form.is_surname),
    ("given, surname", lambda form: form.is_strong_given),
    ("people", lambda form: form.text in DEMONYMS),
    ("no name", lambda form: form.text in NOT_NAMES),
    ("body", lambda form: form.lower in ORGANISATION_WORDS or form.is_known_body),
    ("country", lambda form: form.text in COUNTRIES),
    ("town, surname", lambda form: form.is_place and form.is_surname),
    ("town", lambda form: form.text in TOWNS),
    ("place", lambda form: form.is_place or form.lower in PLACE_NOUNS),
    ("office", lambda form: form.is_title_word),
    ("given, word", lambda form: form.is_given and form.is_known),
    ("thing", lambda form: form.lower in _THINGS),
    ("given, rare", lambda form: form.is_given),
    ("surname", lambda form: form.is_surname),
    ("noun for people", lambda form: form.is_person_noun or form.is_group_noun),
)


@lru_cache(maxsize=20_000)
def facts_of_words(texts: tuple[str, ...], titled: bool) -> tuple[str, ...]:
    """Return the facts that the words of a name tell by themselves.

    A name in capitals behind a title is read as if only its first letters were: "said REP. ANA
    ORTIZ".
    """
    forms = [form_of(text) for text in texts]
    if titled and len(forms) > 1 and all(form.is_all_capitals for form in forms):
        texts = tuple([from_capitals(text, list(texts)) for text in texts])
        forms = [form_of(text) for text in texts]
    kinds = [word_class(form) for form in forms]
    size = ("t" if titled else "") + str(min(len(forms), 4))
    facts = [
        f"words {size}",
        f"first {kinds[0]}",
        f"{size} last {kinds[-1]}",
        f"{size} {kinds[0]} … {kinds[-1]}",
        *(f"inner {kind}" for kind in dict.fromkeys(kinds[1:-1])),
        *(f"any {kind}" for kind in dict.fromkeys(kinds)),
        *_facts_of_phrase(texts),
        *_facts_of_ends(forms),
        *_facts_of_letters(forms),
    ]
    if kinds[-1] == "unknown":
        facts.append(f"ends in {forms[-1].plain[-2:]}")
    if len(forms) == 1 and forms[0].is_known:
        facts.append(f"one word {forms[0].main_class}")
    if len(forms) == 1 and forms[0].text in KNOWN_BY_ONE_NAME:
        facts.append("known by one name")
    return tuple(facts)


def _facts_of_phrase(texts: tuple[str, ...]) -> Iterator[str]:
    """Yield what the words together, or two of them, are known to be."""
    phrase = " ".join(texts)
    yield from (f"phrase is {kind}" for kind, names in _PHRASES if phrase in names)
    if len(texts) > 2:
        for start in (0, 1):
            part = " ".join(texts[start : start + 2])
            if part in PLACES or part in KNOWN_BODIES:
                yield "a part is a place or body"
    if len(texts) > 1 and is_family_first(list(texts)):
        yield "family first"


def _facts_of_ends(forms: Sequence[Form]) -> Iterator[str]:
    """Yield what the first and the last word of a name tell beside their class."""
    first, last = forms[0], forms[-1]
    if is_word_with_s(last):
        yield f"{min(len(forms), 2)} last a plural, {'a' if last.is_surname else 'no'} surname"
    if last.is_known or last.is_no_name:
        usual = WORDS_AS_SURNAMES.get(last.plain, "no")
        yield f"{min(len(forms), 2)} last a word, {usual} surname"
        if len(forms) == 2:
            kind = word_class(first).partition(",")[0]
            yield f"{kind}, then a word, {usual} surname"
    elif is_usual_word(last.lower):
        other = "surname" if last.is_surname else "given" if last.is_given else "no"
        yield f"{min(len(forms), 2)} last a usual word, {other} name"
    if len(forms) > 1:
        yield from _facts_of_usual_words(forms)
        if first.is_known and not first.is_initial:
            yield f"first known {first.main_class}"
        if last.is_known:
            yield f"last known {last.main_class}"
            if first.is_strong_given and len(forms) == 2:
                yield f"given, then known {last.main_class}"
        if first.text in COMPASS_WORDS:
            yield "first compass"
        if last.is_surname:
            yield "last is surname"
        if last.is_given:
            yield "last is given"
        if first.lower in THING_PREFIXES:
            yield "begins like a thing"
        if last.lower in PLACE_NOUNS and last.plain not in WORDS_AS_SURNAMES:
            yield "ends like a place"
    if last.lower in ORGANISATION_ENDINGS:
        yield "ends like a body"


def is_word_with_s(form: Form) -> bool:
    """Return whether a word is a usual one with an "s": "Translators", "Republicans", "Joins"."""
    one = form.lower.removesuffix("s")
    if one == form.lower or len(one) < _SHORTEST_PLURAL or one.endswith("s"):
        return False
    return is_usual_word(one) or form_of(one).is_known or one.capitalize() in DEMONYMS


def _facts_of_usual_words(forms: Sequence[Form]) -> Iterator[str]:
    """Yield what usual English words in a name of several tell."""
    first = forms[0]
    if is_usual_word(first.lower):
        yield f"first a usual word, {'given' if first.is_given else 'no'} name"
    if all(form.is_known or is_usual_word(form.lower) for form in forms):
        yield "all words are usual"


def _facts_of_letters(forms: Sequence[Form]) -> Iterator[str]:
    """Yield what the letters of a name tell."""
    if any(form.text[:3] in _ARABIC_ARTICLES for form in forms):
        yield "Arabic article"
    if any(
        form.text[1:].lower() != form.text[1:] and "-" not in form.text and not form.is_all_capitals
        for form in forms
    ):
        yield "capital inside"
    if any(not form.text.isalpha() and any(map(str.isdigit, form.text)) for form in forms):
        yield "digit"


_PHRASES: Final = (
    ("body", KNOWN_BODIES),
    ("people", DEMONYMS),
    ("place", PLACES),
    ("smaller town", SMALLER_TOWNS),
    ("no body", ACRONYMS_OF_NO_BODY),
)
