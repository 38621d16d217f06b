"""What speaks for it that capitalised words name a person."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from quotetrack.lexicon.organisations import (
    ACRONYMS_OF_NO_BODY,
    KNOWN_BODIES,
    ORGANISATION_ENDINGS,
    ORGANISATION_WORDS,
)
from quotetrack.lexicon.people import GIVEN_NAMES, NOT_NAMES, ROLE_NOUNS, SUFFIXES, SURNAMES
from quotetrack.lexicon.places import DEMONYMS, PLACE_NOUNS, PLACES, TOWNS
from quotetrack.lexicon.word_classes import is_known_form, word_classes
from quotetrack.lexicon.words import folded, words
from quotetrack.names.family_first import is_family_first
from quotetrack.names.parse import is_initial, is_strong_given, is_title
from quotetrack.people.capitals import (
    THING_PREFIXES,
    THING_WORDS,
    is_strict_title,
    is_title_word,
)
from quotetrack.people.roles import is_person_noun
from quotetrack.people.tokens import Word, Words

SPEECH: Final = words(
    """
    said says say told tells tweeted asked added wrote writes argued noted called insisted claimed
    explained replied responded declared acknowledged admitted announced continued concluded warned
    thinks believes suggested stated testified joked agreed recalled predicted urged vowed
    """
)
PLACE_PREPOSITIONS: Final = words("in at near outside inside around across throughout")
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


@frozen
class NameFound:
    """A name of a person, by word indices: titles from `first`, the name itself from `start`.

    `begin` is where the capitalised words begin that the title stands in ("Dutch Prime Minister"),
    or -1.
    """

    first: int
    start: int
    last: int
    evidence: float
    begin: int = -1

    @property
    def is_titled(self) -> bool:
        """Whether a title stands before the name."""
        return self.first < self.start


def evidence_of(words_: Words, found: NameFound, core: list[Word], begin: int) -> float:
    """Return how much speaks for a person: 2 and more is enough, below 0 is a veto."""
    items = words_.items
    first_word, last_word = core[0], core[-1]
    before = items[found.first - 1] if found.first > 0 else None
    phrase = " ".join(item.text for item in core)
    if any(item.text in NOT_NAMES for item in core) and not is_strong_given(first_word.text):
        return -1.0
    if phrase in KNOWN_BODIES or phrase in DEMONYMS or phrase in ACRONYMS_OF_NO_BODY:
        return -1.0
    if any(item.lower in THING_PREFIXES for item in items[begin : found.last]):
        return -1.0
    score = 0.0
    if found.is_titled:
        score += _title_evidence(items[found.first : found.start])
    if len(core) == 1:
        score += _single_evidence(words_, found, first_word)
    else:
        score += _several_evidence(core)
    if phrase in PLACES and not found.is_titled:
        return -1.0
    ends_like_a_thing = last_word.lower in ORGANISATION_ENDINGS or (
        last_word.lower in THING_WORDS | PLACE_NOUNS and last_word.lower not in ("law", "bill")
    )
    is_office = len(core) > 1 and is_title_word(last_word) and not found.is_titled
    if len(core) == 2 and is_strong_given(first_word.text) and not is_title(last_word.text):
        is_office = False  # "Barbara Boxer"
    if is_office and folded(last_word.text) not in SURNAMES:
        # "Internal Affairs Minister" is an office.
        ends_like_a_thing = True
    if last_word.lower in ORGANISATION_WORDS and folded(last_word.text) not in SURNAMES:
        ends_like_a_thing = True
    is_titled_surname = found.is_titled and len(core) == 1
    if ends_like_a_thing and not is_titled_surname and not _is_clear(core):
        return -1.0
    if any(item.lower in ORGANISATION_WORDS for item in core) and not is_strong_given(
        first_word.text
    ):
        score -= 2.0
    if before is not None and _article_before(words_, found, begin):
        score -= 3.0
    if not found.is_titled and _names_a_thing(words_, found.first):
        score -= 4.0
    if first_word.text in _FOREIGN_ARTICLES and len(core) == 2 and not found.is_titled:
        score -= 3.0
    if before is not None and before.lower in PLACE_PREPOSITIONS and not found.is_titled:
        score -= 0.0 if is_strong_given(first_word.text) else 1.0
    if not found.is_titled and len(core) == 2 and _is_unheard_given(first_word, last_word):
        score += _subject_evidence(words_, found)
    context = _context_evidence(words_, found)
    if context >= 1.0 and len(core) == 2 and not any(map(_is_ordinary, core)):
        context += 1.0
    return score + context


def _is_unheard_given(first: Word, last: Word) -> bool:
    """Return whether a word that no list knows stands before a common surname."""
    plain = folded(first.text)
    is_unheard = first.is_word and not first.is_all_capitals and not is_known_form(plain)
    return (
        is_unheard
        and folded(last.text) in SURNAMES
        and plain not in GIVEN_NAMES
        and plain not in SURNAMES
        and first.text not in PLACES
        and first.lower not in ORGANISATION_WORDS
    )


def _subject_evidence(words_: Words, found: NameFound) -> float:
    """What it adds that a name opens a sentence and a finite verb follows: "Dahlys Reed has …"."""
    items = words_.items
    if not items[found.first].opens_sentence or found.last + 1 >= len(items):
        return 0.0
    after = items[found.last + 1]
    is_verb = after.is_word and word_classes(after.lower)[:1] in ("v", "x")
    return 1.3 if is_verb and not items[found.last].possessive else 0.0


def _names_a_thing(words_: Words, first: int) -> bool:
    """Return whether the words before a name tell that it is a place's, paper's or song's."""
    items = words_.items
    if first < 1 or (is_strong_given(items[first].text) and items[first - 1].lower != "of"):
        return False
    before = items[first - 1]
    if before.text in "‘\"“'" and first > 1:
        before = items[first - 2]
    if before.lower in _NAMED_THINGS:
        return True
    return before.lower == "of" and first > 1 and items[first - 2].lower in _OF_PLACES


def _is_ordinary(item: Word) -> bool:
    return is_known_form(item.lower) or item.text in PLACES


def _is_clear(core: list[Word]) -> bool:
    return len(core) == 2 and is_strong_given(core[0].text) and folded(core[1].text) in SURNAMES


def _article_before(words_: Words, found: NameFound, begin: int) -> bool:
    """Return whether "the" stands directly before the name: "the Washington Post"."""
    index = begin if begin == found.first else found.first
    if index == 0:
        return False
    before = words_.items[index - 1]
    return before.lower in ("the", "a", "an") and words_.joined(index - 1) and not found.is_titled


def _title_evidence(titles: tuple[Word, ...]) -> float:
    if any(is_strict_title(title) for title in titles):
        return 4.0
    return 2.0 if any(is_title(title.text) for title in titles) else 1.0


def _single_evidence(words_: Words, found: NameFound, word: Word) -> float:
    if found.is_titled:
        if word.text in DEMONYMS or word.lower in ORGANISATION_WORDS | ROLE_NOUNS:
            return -3.0
        return -1.0 if word_classes(word.lower)[:1] in ("p", "d", "c", "s") else 0.5
    if word.text in PLACES or word.is_all_capitals:
        return -1.0
    return 0.0


def _several_evidence(core: list[Word]) -> float:
    first, last = core[0], core[-1]
    score = 0.0
    parts = [item.text for item in core]
    if is_strong_given(first.text):
        score += 2.0
    elif folded(first.text) in GIVEN_NAMES:
        # "Bill Hale" is a man, "Bill Passage" perhaps a headline.
        score += 1.3 if folded(last.text) in SURNAMES and len(core) == 2 else 1.0
    if folded(last.text) in SURNAMES:
        score += 0.7
    if last.text[:3] in ("al-", "el-", "Al-", "El-"):
        score += 1.0
    if len(core) > 2 and all(is_initial(item.text) for item in core[1:-1]):
        score += 2.0
    if is_initial(first.text) and len(core) > 1:
        score += 1.0
    if is_family_first(parts):
        score += 2.0
    if any(item.text[:1].islower() for item in core[1:-1]):
        score += 1.0
    if len(core) > 4:
        score -= 1.0
    known = sum(item.text in PLACES and item.text not in TOWNS for item in core[:-1])
    if known and not is_strong_given(first.text):
        score -= 1.0
    if any(item.text in DEMONYMS for item in core):
        score -= 1.5
    if any(
        item.is_all_capitals and not is_initial(item.text) and len(item.text) > 2 for item in core
    ):
        score -= 1.0
    return score


def _is_explained(words_: Words, index: int) -> bool:
    """Return whether "a retired judge," or "an MP who" stands at a word index."""
    items = words_.items
    if index >= len(items) or items[index].lower not in ("a", "an"):
        return False
    for at in range(index + 1, min(index + 6, len(items) - 1)):
        item, after = items[at], items[at + 1]
        if not item.is_word or not words_.joined(at - 1):
            return False
        if is_person_noun(item.lower) and item.lower not in _OR_A_FIRM:
            return not after.is_word or after.lower in ("of", "who", "in", "for", "from", "at")
    return False


def _is_appositive(items: tuple[Word, ...], found: NameFound) -> bool:
    at = found.first
    if at < 2 or items[at - 1].text != ",":
        return False
    noun = items[at - 2].lower
    if noun in _OR_A_FIRM and not is_strong_given(items[at].text):
        return False
    # "her son, Ana", "gave only her surname, Ma"
    return is_person_noun(noun) or noun in ("name", "surname")


def _context_evidence(words_: Words, found: NameFound) -> float:
    """What stands around the name: a role noun before, speech or an age after, a party tag."""
    items = words_.items
    score = 0.0
    if found.first > 0 and words_.joined(found.first - 1):
        before = items[found.first - 1]
        if before.text[0].islower() and (is_person_noun(before.lower) or before.lower == "named"):
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
            is_person_noun(item.lower) and (item.text[0].islower() or item.is_all_capitals)
            for item in rest[:5]
        ):
            score += 2.0 if _is_explained(words_, found.last + 2) else 1.0
    elif after and after[0].lower in ("who", "whose", "himself", "herself"):
        score += 1.0
    elif after and after[0].lower in SPEECH:
        score += 0.7
    return score
