"""What speaks for it that capitalised words name a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from quotetrack.lexicon.cues import FORMS_OF_SAYING
from quotetrack.lexicon.forms import Form, form_of
from quotetrack.lexicon.organisations import (
    ACRONYMS_OF_NO_BODY,
    KNOWN_BODIES,
    ORGANISATION_ENDINGS,
    ORGANISATION_WORDS,
    THING_PREFIXES,
    THING_WORDS,
)
from quotetrack.lexicon.people import NOT_NAMES, ROLE_NOUNS, SUFFIXES
from quotetrack.lexicon.places import DEMONYMS, PLACE_NOUNS, PLACES, TOWNS
from quotetrack.lexicon.word_classes import is_known_form
from quotetrack.lexicon.words import words
from quotetrack.names.family_first import is_family_first
from quotetrack.people.tokens import Words
from quotetrack.reading import Token

PLACE_PREPOSITIONS: Final = words("in at near outside inside around across throughout")
_THINGS_AND_PLACES: Final = (THING_WORDS | PLACE_NOUNS) - {"law", "bill"}
_BODIES_AND_ROLES: Final = ORGANISATION_WORDS | ROLE_NOUNS
#: Nouns for people that are said of firms as well: "the owner, Lumen Foods".
_OR_A_FIRM: Final = words(
    "owner co-owner contractor maker operator publisher supplier partner rival parent sponsor "
    "employer lender investor manufacturer developer distributor broadcaster landlord "
    "competitor producer"
)
_ARABIC_ARTICLES: Final = ("al-", "el-", "Al-", "El-")
_FOREIGN_ARTICLES: Final = words("El Els Los Las Il Der Das")
#: Nouns whose name behind them is no person: "the broadcaster Radio Mundo", "the anthem …".
_NAMED_THINGS: Final = words(
    """
    broadcaster newspaper magazine daily weekly website site station channel network outlet tabloid
    radio anthem song film novel book album group charity company firm party club band militia ship
    """
)
#: What stands before "of" and the name of a place.
_OF_PLACES: Final = words(
    """
    emirate republic kingdom state city town village province island islands capital coast district
    region port president king queen premier minister ambassador governor mayor emir sultan ruler
    """
)


class NameFound(NamedTuple):
    """A name of a person, by word indices: titles from `first`, the name itself from `start`.

    `begin` is where the capitalised words begin that the title stands in ("Dutch Prime Minister"),
    or -1.
    """

    first: int
    start: int
    last: int
    begin: int = -1

    @property
    def is_titled(self) -> bool:
        """Whether a title stands before the name."""
        return self.first < self.start


class Written(NamedTuple):
    """The words of a name without titles and suffixes, and whether a title stands before them."""

    forms: tuple[Form, ...]
    titled: bool = False

    @property
    def first(self) -> Form:
        """The first word."""
        return self.forms[0]

    @property
    def last(self) -> Form:
        """The last word."""
        return self.forms[-1]

    @property
    def inner(self) -> tuple[Form, ...]:
        """The words between the first and the last."""
        return self.forms[1:-1]

    @property
    def phrase(self) -> str:
        """The words with blanks between."""
        return " ".join([form.text for form in self.forms])


class Sign(NamedTuple):
    """Something in the words of a name that speaks for a person, or against one."""

    name: str
    weight: float
    example: str
    shows: Callable[[Written], bool]


def _ends_like_a_thing(name: Written) -> bool:
    first, last = name.first, name.last
    several = len(name.forms) > 1
    if (name.titled and not several) or (
        len(name.forms) == 2 and first.is_strong_given and last.is_surname
    ):
        return False
    if last.lower in ORGANISATION_ENDINGS or last.lower in _THINGS_AND_PLACES:
        return True
    if last.is_surname or last.lower in ORGANISATION_WORDS:
        return not last.is_surname
    if len(name.forms) == 2 and first.is_strong_given and not last.is_title:
        return False  # "Barbara Boxer"
    return several and last.is_title_word and not name.titled


#: What makes words the name of no person, whatever else speaks for one. `weight` does not count.
# fmt: off
VETOES: Final = (
    Sign("body that everybody knows", 0, "Red Cross", lambda one: one.phrase in KNOWN_BODIES),
    Sign("people of a country", 0, "North Korean", lambda one: one.phrase in DEMONYMS),
    Sign("acronym of no body", 0, "GMT", lambda one: one.phrase in ACRONYMS_OF_NO_BODY),
    Sign("word that is in no name", 0, "Super Tuesday",
         lambda one: not one.first.is_strong_given
         and any(form.text in NOT_NAMES for form in one.forms)),
    Sign("place", 0, "New York", lambda one: not one.titled and one.phrase in PLACES),
    Sign("ending of a body, place, office or thing", 0, "Lind Committee", _ends_like_a_thing),
)
#: What speaks for and against a person in the words of a name of several words, and how much.
SIGNS: Final = (
    Sign("given name", 2.0, "Ana Quill", lambda one: one.first.is_strong_given),
    Sign("given name that is a word as well, and a surname", 1.3, "Bill Hale",
         lambda one: _is_weak_given(one) and one.last.is_surname and not one.inner),
    Sign("given name that is a word as well", 1.0, "Bill Passage",
         lambda one: _is_weak_given(one) and not (one.last.is_surname and not one.inner)),
    Sign("surname", 0.7, "Quill Hale", lambda one: one.last.is_surname),
    Sign("Arabic article", 1.0, "Quill al-Amri", lambda one: one.last.text[:3] in _ARABIC_ARTICLES),
    Sign("initial", 1.0, "J. Quill", lambda one: one.first.is_initial),
    Sign("surname first", 2.0, "Kim Jong-un",
         lambda one: is_family_first([form.text for form in one.forms])),
    Sign("initials inside", 2.0, "Quill J. Lind",
         lambda one: bool(one.inner) and all(form.is_initial for form in one.inner)),
    Sign("particle", 1.0, "Quill van Lind",
         lambda one: any(form.opens_small for form in one.inner)),
    Sign("five words and more", -1.0, "One Two Three Four Five", lambda one: len(one.inner) > 2),
    Sign("place before the last word", -1.0, "Oregon Quill",
         lambda one: not one.first.is_strong_given
         and any(form.is_place and form.text not in TOWNS for form in one.forms[:-1])),
    Sign("people of a country among the words", -1.5, "Quill German Lind",
         lambda one: any(form.text in DEMONYMS for form in one.forms)),
    Sign("acronym", -1.0, "NASA Lind",
         lambda one: any(form.is_all_capitals and not form.is_initial and len(form.text) > 2
                         for form in one.forms)),
)
# fmt: on


def _is_weak_given(name: Written) -> bool:
    return name.first.is_given and not name.first.is_strong_given


@lru_cache(maxsize=5_000)
def _evidence_in_words(texts: tuple[str, ...], titled: bool) -> float | None:
    """Return what the words of a name tell by themselves; None where they bar a person."""
    name = Written(tuple([form_of(text) for text in texts]), titled)
    if any(veto.shows(name) for veto in VETOES):
        return None
    if len(texts) > 1:
        score = sum(sign.weight for sign in SIGNS if sign.shows(name))
    else:
        score = _single_evidence(titled, name.first)
    if not name.first.is_strong_given and any(
        form.lower in ORGANISATION_WORDS for form in name.forms
    ):
        score -= 2.0
    return score


def evidence_of(words_: Words, found: NameFound, core: Sequence[Token]) -> float:
    """Return how much speaks for a person: 2 and more is enough, below 0 is a veto."""
    items = words_.items
    first, last = core[0].form, core[-1].form
    titled = found.first < found.start
    score = _evidence_in_words(tuple([item.text for item in core]), titled)
    if score is None or any(
        item.lower in THING_PREFIXES for item in items[found.begin : found.last]
    ):
        return -1.0
    if titled:
        score += _title_evidence(items[found.first : found.start])
    else:
        before = items[found.first - 1] if found.first > 0 else None
        if before is not None and _article_before(words_, found):
            score -= 3.0
        if _names_a_thing(words_, found.first):
            score -= 4.0
        if first.text in _FOREIGN_ARTICLES and len(core) == 2:
            score -= 3.0
        if before is not None and before.lower in PLACE_PREPOSITIONS:
            score -= 0.0 if first.is_strong_given else 1.0
        if len(core) == 2 and _is_unheard_given(first, last):
            score += _subject_evidence(words_, found)
    context = _context_evidence(words_, found)
    if context >= 1.0 and len(core) == 2 and not any(map(_is_ordinary, core)):
        context += 1.0
    return score + context


def _is_unheard_given(first: Form, last: Form) -> bool:
    """Return whether a word that no list knows stands before a common surname."""
    return (
        last.is_surname
        and first.is_word
        and not first.is_all_capitals
        and not is_known_form(first.plain)
        and not first.is_given
        and not first.is_surname
        and not first.is_place
        and first.lower not in ORGANISATION_WORDS
    )


def _subject_evidence(words_: Words, found: NameFound) -> float:
    """What it adds that a name opens a sentence and a finite verb follows: "Dahlys Reed has …"."""
    items = words_.items
    if not items[found.first].opens_sentence or found.last + 1 >= len(items):
        return 0.0
    after = items[found.last + 1]
    is_verb = after.form.is_word and after.form.main_class in ("v", "x")
    return 1.3 if is_verb and not items[found.last].possessive else 0.0


def _names_a_thing(words_: Words, first: int) -> bool:
    """Return whether the words before a name tell that it is a place's, paper's or song's."""
    items = words_.items
    if first < 1 or (items[first].form.is_strong_given and items[first - 1].lower != "of"):
        return False
    before = items[first - 1]
    if before.text in "‘\"“'" and first > 1:
        before = items[first - 2]
    if before.lower in _NAMED_THINGS:
        return True
    return before.lower == "of" and first > 1 and items[first - 2].lower in _OF_PLACES


def _is_ordinary(item: Token) -> bool:
    return item.form.is_known or item.form.is_place


def _article_before(words_: Words, found: NameFound) -> bool:
    """Return whether "the" stands directly before the name: "the Washington Post"."""
    index = found.first
    return words_.items[index - 1].lower in ("the", "a", "an") and words_.joined(index - 1)


def _title_evidence(titles: Sequence[Token]) -> float:
    if any(title.form.is_strict_title for title in titles):
        return 4.0
    return 2.0 if any(title.form.is_title for title in titles) else 1.0


def _single_evidence(titled: bool, form: Form) -> float:
    if titled:
        if form.text in DEMONYMS or form.lower in _BODIES_AND_ROLES:
            return -3.0
        return -1.0 if form.main_class in ("p", "d", "c", "s") else 0.5
    return -1.0 if form.is_place or form.is_all_capitals else 0.0


def _is_explained(words_: Words, index: int) -> bool:
    """Return whether "a retired judge," or "an MP who" stands at a word index."""
    items = words_.items
    if index >= len(items) or items[index].lower not in ("a", "an"):
        return False
    for at in range(index + 1, min(index + 6, len(items) - 1)):
        item, after = items[at], items[at + 1]
        if not item.form.is_word or not words_.joined(at - 1):
            return False
        if item.form.is_person_noun and item.lower not in _OR_A_FIRM:
            return not after.form.is_word or after.lower in ("of", "who", "in", "for", "from", "at")
    return False


def _is_appositive(items: Sequence[Token], found: NameFound) -> bool:
    at = found.first
    if at < 2 or items[at - 1].text != ",":
        return False
    noun = items[at - 2].lower
    if noun in _OR_A_FIRM and not items[at].form.is_strong_given:
        return False
    # "her son, Ana", "gave only her surname, Ma"
    return items[at - 2].form.is_person_noun or noun in ("name", "surname")


def _context_evidence(words_: Words, found: NameFound) -> float:
    """What stands around the name: a role noun before, speech or an age after, a party tag."""
    items = words_.items
    score = 0.0
    if found.first > 0 and words_.joined(found.first - 1):
        before = items[found.first - 1]
        if before.form.opens_small and (before.form.is_person_noun or before.lower == "named"):
            score += 2.0
    if _is_appositive(items, found):
        # "their youngest child, Ana": an appositive.
        closed = found.last + 1 < len(items) and items[found.last + 1].text in ",."
        score += 2.0 if closed else 1.0
    if items[found.last].text in SUFFIXES and items[found.last].text not in ("I", "V", "Senior"):
        score += 1.5
    if items[found.last].possessive:
        return score
    after = items[found.last + 1 : found.last + 7]
    if after and after[0].text == "(" and len(after) > 2 and after[1].text[:1] in "RDI":
        score += 2.0 if len(after[1].text) == 1 or "-" in after[1].text else 0.0
    elif after and after[0].text == ",":
        rest = [item for item in after[1:] if item.paragraph == items[found.last].paragraph]
        if (rest and rest[0].text.isdigit() and len(rest[0].text) == 2) or (
            rest and rest[0].lower in ("who", "whose", "whom")
        ):
            score += 1.5
        elif any(
            item.form.is_person_noun and (item.form.opens_small or item.form.is_all_capitals)
            for item in rest[:5]
        ):
            score += 2.0 if _is_explained(words_, found.last + 2) else 1.0
    elif after and after[0].lower in ("who", "whose", "himself", "herself"):
        score += 1.0
    elif after and after[0].lower in FORMS_OF_SAYING:
        score += 0.7
    return score
