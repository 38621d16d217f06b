"""What speaks for it that capitalised words name a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from quotetrack.lexicon.cues import FORMS_OF_SAYING
from quotetrack.lexicon.forms import Form
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
from quotetrack.people.tokens import Word, Words

PLACE_PREPOSITIONS: Final = words("in at near outside inside around across throughout")
_THINGS_AND_PLACES: Final = (THING_WORDS | PLACE_NOUNS) - {"law", "bill"}
_BODIES_AND_ROLES: Final = ORGANISATION_WORDS | ROLE_NOUNS
#: Nouns for people that are said of firms as well: "the owner, Lumen Foods".
_OR_A_FIRM: Final = words(
    "owner co-owner contractor maker operator publisher supplier partner rival parent sponsor "
    "employer lender investor manufacturer developer distributor broadcaster landlord "
    "competitor producer"
)
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


def evidence_of(words_: Words, found: NameFound, core: Sequence[Word]) -> float:
    """Return how much speaks for a person: 2 and more is enough, below 0 is a veto."""
    items = words_.items
    first, last = core[0].form, core[-1].form
    titled = found.first < found.start
    several = len(core) > 1
    phrase = " ".join([item.text for item in core])
    if phrase in KNOWN_BODIES or phrase in DEMONYMS or phrase in ACRONYMS_OF_NO_BODY:
        return -1.0
    if not first.is_strong_given and any(item.text in NOT_NAMES for item in core):
        return -1.0
    if any(item.lower in THING_PREFIXES for item in items[found.begin : found.last]):
        return -1.0
    if phrase in PLACES and not titled:
        return -1.0
    if _ends_like_a_thing(core, titled):
        return -1.0
    score = _title_evidence(items[found.first : found.start]) if titled else 0.0
    score += _several_evidence(core) if several else _single_evidence(titled, first)
    if not first.is_strong_given and any(item.lower in ORGANISATION_WORDS for item in core):
        score -= 2.0
    if not titled:
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


def _ends_like_a_thing(core: Sequence[Word], titled: bool) -> bool:
    """Return whether the last word makes the name a body's, a place's, an office or a thing."""
    several = len(core) > 1
    if (titled and not several) or _is_clear(core):
        return False
    first, last = core[0].form, core[-1].form
    if last.lower in ORGANISATION_ENDINGS:
        return True
    if last.lower in _THINGS_AND_PLACES:
        return True
    if last.is_surname:
        return False
    if last.lower in ORGANISATION_WORDS:
        return True
    if len(core) == 2 and first.is_strong_given and not last.is_title:
        return False  # "Barbara Boxer"
    return several and last.is_title_word and not titled  # "Internal Affairs Minister"


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


def _is_ordinary(item: Word) -> bool:
    return item.form.is_known or item.form.is_place


def _is_clear(core: Sequence[Word]) -> bool:
    return len(core) == 2 and core[0].form.is_strong_given and core[1].form.is_surname


def _article_before(words_: Words, found: NameFound) -> bool:
    """Return whether "the" stands directly before the name: "the Washington Post"."""
    index = found.first
    return words_.items[index - 1].lower in ("the", "a", "an") and words_.joined(index - 1)


def _title_evidence(titles: Sequence[Word]) -> float:
    if any(title.form.is_strict_title for title in titles):
        return 4.0
    return 2.0 if any(title.form.is_title for title in titles) else 1.0


def _single_evidence(titled: bool, form: Form) -> float:
    if titled:
        if form.text in DEMONYMS or form.lower in _BODIES_AND_ROLES:
            return -3.0
        return -1.0 if form.main_class in ("p", "d", "c", "s") else 0.5
    return -1.0 if form.is_place or form.is_all_capitals else 0.0


def _several_evidence(core: Sequence[Word]) -> float:
    forms = [item.form for item in core]
    first, last, inner = forms[0], forms[-1], forms[1:-1]
    score = 0.0
    if first.is_strong_given:
        score += 2.0
    elif first.is_given:
        # "Bill Hale" is a man, "Bill Passage" perhaps a headline.
        score += 1.3 if last.is_surname and not inner else 1.0
    if last.is_surname:
        score += 0.7
    if last.text[:3] in ("al-", "el-", "Al-", "El-"):
        score += 1.0
    if first.is_initial:
        score += 1.0
    if is_family_first([form.text for form in forms]):
        score += 2.0
    if inner:
        if all(form.is_initial for form in inner):
            score += 2.0
        if any(form.opens_small for form in inner):
            score += 1.0
        if len(inner) > 2:
            score -= 1.0
    if not first.is_strong_given and any(
        form.is_place and form.text not in TOWNS for form in forms[:-1]
    ):
        score -= 1.0
    if any(form.text in DEMONYMS for form in forms):
        score -= 1.5
    if any(form.is_all_capitals and not form.is_initial and len(form.text) > 2 for form in forms):
        score -= 1.0
    return score


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


def _is_appositive(items: Sequence[Word], found: NameFound) -> bool:
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
        rest = [item for item in after[1:] if item.line == items[found.last].line]
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
