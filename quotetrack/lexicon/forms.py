"""What the word lists know of one spelling, looked up once however often it stands in texts."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal

from quotetrack.lexicon.function_words import (
    ARTICLES,
    ENDS_OF_ROLES,
    FIRST_AND_LAST,
    POSSESSIVES,
    PRONOUNS,
)
from quotetrack.lexicon.organisations import (
    ACRONYMS_OF_NO_BODY,
    KNOWN_BODIES,
    ORGANISATION_WORDS,
    THING_WORDS,
)
from quotetrack.lexicon.people import (
    CONTRACTED_TITLES,
    GENERATION_SUFFIXES,
    GIVEN_NAMES,
    GROUP_NOUNS,
    NOT_NAMES,
    PERSON_NOUNS,
    RELATIVE_NOUNS,
    ROLE_MODIFIERS,
    ROLE_NOUNS,
    SEX_OF_GIVEN_NAME,
    SUFFIXES,
    SURNAMES,
    TITLES,
    WORDS_AND_GIVEN_NAMES,
)
from quotetrack.lexicon.person_nouns import SURNAMES_IN_SMALL
from quotetrack.lexicon.places import (
    COMPASS_WORDS,
    COUNTRIES,
    DEMONYMS,
    PLACE_NOUNS,
    PLACES,
    STATE_ABBREVIATIONS,
)
from quotetrack.lexicon.word_classes import is_known_form, word_classes
from quotetrack.lexicon.words import folded, words

#: What stands out in a text and is gone to directly.
CAPITAL, DETERMINER, PERSON, GROUP, PRONOUN, APART = 1, 2, 4, 8, 16, 32
#: Whether a description speaks of somebody known.
Determiner = Literal["definite", "indefinite", "possessive", "none"]

_TITLES: Final = frozenset(folded(title).rstrip(".") for title in TITLES)
_SUFFIXES: Final = frozenset(folded(suffix).replace(".", "") for suffix in SUFFIXES)
#: Letters behind a name; spelt as a name they are one ("Rena Mba", but "Rena Lutz MBA").
_LETTERS_BEHIND: Final = frozenset(
    suffix.lower()
    for suffix in SUFFIXES
    if suffix.isalpha() and suffix.isupper() and suffix.lower() not in GENERATION_SUFFIXES
)
#: Titles that are never names themselves.
_STRICT_TITLES: Final = CONTRACTED_TITLES | words(
    """
    Mr Mrs Ms Dr Sen Rep Gov Gen Sgt Prof Senator President Congressman Congresswoman Governor
    Secretary Professor Representative
    """
)
_AFTER_OFFICE: Final = words("designate elect in-Chief in-chief General general")
_FUNCTION_CLASSES: Final = frozenset("podtscirxm")
_FUNCTION_WORDS: Final = frozenset(("will", "may", "so", "an"))
_FUNCTION_WORDS_AND_NAMES: Final = _FUNCTION_WORDS | {"al"}
_BEFORE_CAPITAL: Final = words("Mc Mac De Di La Le Van O D")
#: Particles that some write as one word with the name: "duMarais".
_JOINED_PARTICLES: Final = words("de du di da del la le van von der den ter mac")
_AGE: Final = "-year-old"
_ARABIC_ARTICLES: Final = words("al- el- ul- ur- ud- as- ad- an- az- ed-")
_NO_RUN: Final = frozenset(("i", "i'm", "i’m", "i've"))


class Form:
    """One spelling of a word, with what the lists know of it.

    What every word of a text is looked at for is read at once, all else when it is asked for.
    `plain` is the spelling folded: in lower case, without diacritics. `classes` are the word
    classes as `word_classes` gives them, `main_class` the first of them.
    """

    __slots__ = (
        "classes",
        "determiner",
        "is_acronym",
        "is_all_capitals",
        "is_capitalised",
        "is_finite_verb",
        "is_function_word",
        "is_given",
        "is_group_noun",
        "is_initial",
        "is_known",
        "is_known_body",
        "is_modifier",
        "is_no_name",
        "is_organisation_word",
        "is_person_noun",
        "is_place",
        "is_strict_title",
        "is_strong_given",
        "is_suffix",
        "is_surname",
        "is_title",
        "is_title_word",
        "is_word",
        "joins_run",
        "landmark",
        "lower",
        "main_class",
        "may_be_surname",
        "opens_small",
        "plain",
        "text",
    )

    text: str
    lower: str
    plain: str
    classes: str
    main_class: str
    is_finite_verb: bool
    """A verb or auxiliary among other things, and not only its participle."""
    is_word: bool
    """It begins with a letter: no number, no mark."""
    is_capitalised: bool
    """It begins with a capital ("al-Assad", "ul-Haq" and "duMarais" count as well)."""
    is_all_capitals: bool
    """It is written in capitals throughout, with at least two letters."""
    opens_small: bool
    """Its first letter is a small one."""
    joins_run: bool
    """It may be part of a run of capitalised words."""
    is_known: bool
    """It is a common English word of the table of word classes."""
    is_initial: bool
    """One initial or several ("J.", "J", "J.D.", "JD.")."""
    is_title: bool
    """With or without a full stop a title that stands before names."""
    is_strict_title: bool
    """A title that is never a name itself ("Mr", "Sen.")."""
    is_title_word: bool
    """With a capital it can be a title or an office before a name."""
    is_suffix: bool
    """It follows names ("Jr.", "MP", "PhD")."""
    is_given: bool
    is_strong_given: bool
    """A given name and not an ordinary word as well."""
    is_surname: bool
    is_place: bool
    is_person_noun: bool
    """A noun for one person."""
    is_group_noun: bool
    """A noun for several people: "officials", "a couple"."""
    is_modifier: bool
    """It can stand between an article and the noun of a description."""
    determiner: Determiner
    """What it says of the noun behind it, as an article or possessive pronoun."""
    is_no_name: bool
    """With a capital a title, place, people, body or other non-name."""
    is_organisation_word: bool
    """In a name it makes that the name of a body."""
    is_known_body: bool
    """By itself the name of a body."""
    is_acronym: bool
    """By itself the short name of a body: "RSPB"."""
    may_be_surname: bool
    """By itself it may be a surname: no other name, no acronym, no firm written "LikeThis"."""
    landmark: int
    """What a text is searched for it as: the sum of `CAPITAL`, `DETERMINER` and so on."""
    is_function_word: bool
    """Only the opening of a sentence or line gives it a capital."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lower = lower = text.lower()
        self.is_word = text[:1].isalpha()
        self.is_capitalised = _is_capitalised(text)
        self.is_all_capitals = len(text) > 1 and text.isupper()
        self.opens_small = text[:1].islower()
        if self.is_word:
            self.classes = word_classes(lower)
        self.joins_run = self.is_word and self.is_capitalised and lower not in _NO_RUN
        self.determiner = _determiner(lower)
        self.is_person_noun = _is_person_noun(lower) or text in SURNAMES_IN_SMALL
        self.is_group_noun = _is_group_noun(lower)
        self.landmark = (
            CAPITAL * self.joins_run
            + DETERMINER * (self.determiner != "none")
            + PERSON * self.is_person_noun
            + GROUP * self.is_group_noun
            + PRONOUN * (lower in PRONOUNS or lower in FIRST_AND_LAST)
            + APART * ("'" in text or "’" in text or "/" in text or _is_tied(text))
        )

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            # Called for slots only that nothing has been written to yet.
            try:
                fact = _FACTS[name](self)
            except KeyError:
                raise AttributeError(name) from None
            setattr(self, name, fact)
            return fact


@lru_cache(maxsize=30_000)
def form_of(text: str) -> Form:
    """Return the form of a word, which all its uses share."""
    return Form(text)


def is_age(word: str) -> bool:
    """Return whether a word in lower case names somebody by the age: "49-year-old"."""
    return word.endswith(_AGE) and word != _AGE[1:]


def _is_capitalised(text: str) -> bool:
    if text[:1].isupper():
        return True
    if text[:2] in ("d’", "d'", "l’", "l'"):
        return text[2:3].isupper()
    if text[:3] in _ARABIC_ARTICLES and text[3:4].isupper():
        return True
    particle = text[:3] if text[2:3].islower() else text[:2]
    return particle in _JOINED_PARTICLES and text[len(particle) :].istitle()


def _is_initial(form: Form) -> bool:
    letters = form.text.replace(".", "").replace("-", "")
    if not letters.isalpha() or not letters.isupper():
        return False
    return len(letters) == 1 or ("." in form.text and len(letters) <= 3)


def _is_title_word(form: Form) -> bool:
    office, joint, rest = form.text.partition("-")
    if joint and rest in _AFTER_OFFICE:
        return form_of(office).is_title or office.lower() in ROLE_NOUNS
    return form.is_title or form.lower in ROLE_NOUNS


def _is_strong_given(form: Form) -> bool:
    plain = form.plain
    if plain not in SEX_OF_GIVEN_NAME:
        plain = plain.partition("-")[0]
    return plain in SEX_OF_GIVEN_NAME and plain not in WORDS_AND_GIVEN_NAMES


def _is_person_noun(lower: str) -> bool:
    if lower in PERSON_NOUNS:
        return True
    # "co-star", "mother-of-two"
    return "-" in lower and (
        lower.rpartition("-")[2] in PERSON_NOUNS
        or lower.partition("-of-")[0] in RELATIVE_NOUNS
        or is_age(lower)
    )


def _is_group_noun(lower: str) -> bool:
    if lower in GROUP_NOUNS or lower in ("pair", "couple", "duo"):
        return True
    return lower[-1:] == "s" and lower[-2:] != "ss" and _is_person_noun(lower[:-1])


def _is_modifier(form: Form) -> bool:
    lower = form.lower
    if not form.is_word and not form.text[0].isdigit():
        return False
    if lower in ROLE_MODIFIERS or lower in PERSON_NOUNS or form.text in DEMONYMS:
        return True
    if form.is_capitalised:
        return lower not in ENDS_OF_ROLES
    if lower in ENDS_OF_ROLES or lower in ARTICLES or lower in POSSESSIVES:
        return False
    return form.main_class in "jnmeg"


def _determiner(lower: str) -> Determiner:
    if lower in ("the", "that", "this"):
        return "definite"
    if lower in ("a", "an", "one", "another"):
        return "indefinite"
    return "possessive" if lower in POSSESSIVES else "none"


def _is_no_name(form: Form) -> bool:
    text, lower = form.text, form.lower
    return (
        text in NOT_NAMES
        or text in DEMONYMS
        or text in COMPASS_WORDS
        or lower in ROLE_MODIFIERS
        or lower in GROUP_NOUNS
        or lower in ORGANISATION_WORDS
        or lower in PLACE_NOUNS
        or lower in THING_WORDS
        or form.is_title_word
        or form.is_place
        or text in KNOWN_BODIES
    )


def _is_function_word(form: Form) -> bool:
    if form.main_class in _FUNCTION_CLASSES and form.plain not in _FUNCTION_WORDS_AND_NAMES:
        return True
    return form.lower in _FUNCTION_WORDS


def _is_organisation_word(form: Form) -> bool:
    lower = form.lower
    return lower in ORGANISATION_WORDS and form.text not in NOT_NAMES and lower[-5:] != "house"


def _is_acronym(form: Form) -> bool:
    text = form.text
    letters = text.replace(".", "")
    return (
        2 <= len(letters) <= 6
        and letters.isupper()
        and text not in ACRONYMS_OF_NO_BODY
        and letters not in ACRONYMS_OF_NO_BODY
        and text not in COUNTRIES
        and text not in STATE_ABBREVIATIONS
        and not form.is_place
    )


def _may_be_surname(form: Form) -> bool:
    return (
        len(form.text) > 2
        and not form.is_no_name
        and not form.is_all_capitals
        and not _is_camel_case(form.text)
    )


def _is_camel_case(word: str) -> bool:
    """Return whether a word has a capital inside, as names of firms have but "McLean" has not."""
    return any(
        letter.isupper() and word[:at] not in _BEFORE_CAPITAL
        for at, letter in enumerate(word)
        if at and word[at - 1].isalpha()
    )


def _is_tied(text: str) -> bool:
    """Return whether a small word may be tied to the end of a name: "Hale-led"."""
    name, joint, rest = text.rpartition("-")
    return bool(joint) and len(rest) > 2 and rest[0].islower() and name[:1].isupper()


def _is_suffix(form: Form) -> bool:
    if form.plain in _LETTERS_BEHIND and form.text.istitle():
        return False
    return form.plain.replace(".", "") in _SUFFIXES


_FACTS: Final[dict[str, Callable[[Form], Any]]] = {
    "plain": lambda form: folded(form.text),
    "classes": lambda form: word_classes(form.lower),
    "main_class": lambda form: form.classes[:1],
    "is_finite_verb": lambda form: "v" in form.classes or "x" in form.classes,
    "is_known": lambda form: is_known_form(form.lower),
    "is_initial": _is_initial,
    "is_title": lambda form: form.plain.rstrip(".") in _TITLES,
    "is_strict_title": lambda form: form.text in _STRICT_TITLES,
    "is_title_word": _is_title_word,
    "is_suffix": _is_suffix,
    "is_given": lambda form: form.plain in GIVEN_NAMES,
    "is_strong_given": _is_strong_given,
    "is_surname": lambda form: form.plain in SURNAMES,
    "is_place": lambda form: form.text in PLACES,
    "is_modifier": _is_modifier,
    "is_no_name": _is_no_name,
    "is_organisation_word": _is_organisation_word,
    "is_known_body": lambda form: form.text in KNOWN_BODIES,
    "is_acronym": _is_acronym,
    "may_be_surname": _may_be_surname,
    "is_function_word": _is_function_word,
}
