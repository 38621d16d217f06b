"""Decide which runs of capitalised words are names of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

from quotetrack.entities.capitals import (
    THING_WORDS,
    Run,
    is_no_name,
    is_strict_title,
    is_title_word,
    phrase_length,
    skip_opening,
)
from quotetrack.entities.family_first import is_family_first
from quotetrack.entities.names import is_initial, is_strong_given, is_suffix, is_title
from quotetrack.entities.roles import is_person_noun
from quotetrack.entities.tokens import Word, Words
from quotetrack.lexicon.organisations import (
    ACRONYMS_OF_NO_BODY,
    KNOWN_BODIES,
    ORGANISATION_ENDINGS,
    ORGANISATION_WORDS,
)
from quotetrack.lexicon.people import GIVEN_NAMES, NOT_NAMES, ROLE_NOUNS, SUFFIXES, SURNAMES
from quotetrack.lexicon.places import COUNTRIES, DEMONYMS, PLACE_NOUNS, PLACES, TOWNS
from quotetrack.lexicon.word_classes import word_classes
from quotetrack.lexicon.words import folded, words

_SPEECH: Final = words(
    """
    said says say told tells tweeted asked added wrote writes argued noted called insisted claimed
    explained replied responded declared acknowledged admitted announced continued concluded warned
    thinks believes suggested stated testified joked agreed recalled predicted urged vowed
    """
)
_PLACE_PREPOSITIONS: Final = words("in at near outside inside around across throughout")
_BARRING: Final = _PLACE_PREPOSITIONS | {"the", "a", "an"}
_LONGEST_NAME: Final = 6


@frozen
class NameFound:
    """A name of a person, by word indices: titles from `first`, the name itself from `start`."""

    first: int
    start: int
    last: int
    evidence: float

    @property
    def is_titled(self) -> bool:
        """Whether a title stands before the name."""
        return self.first < self.start


def name_in_run(words_: Words, run: Run) -> NameFound | None:
    """Return the name of a person that ends `run`, with its evidence; None where there is none.

    Words before the name are cut off: openings of sentences, places, offices, bodies.
    """
    items = words_.items
    begin = skip_opening(words_, run)
    if begin > run.last:
        return None
    start = _name_start(items, begin, run.last)
    if start is None:
        return None
    last = run.last
    core = [item for item in items[start : last + 1] if item.is_word and not is_suffix(item.text)]
    if not core or len(core) > _LONGEST_NAME:
        return None
    first = _first_title(items, begin, start)
    found = NameFound(first, start, last, 0.0)
    evidence = _evidence(words_, found, core, begin)
    return NameFound(first, start, last, evidence)


def _name_start(items: tuple[Word, ...], begin: int, last: int) -> int | None:
    """Return where the name proper starts, after titles and other words before it."""
    index = begin
    # The last title that something name-like follows decides.
    for position in range(last - 1, begin - 1, -1):
        item = items[position]
        rest = items[position + 1 : last + 1]
        if all(is_suffix(other.text) for other in rest):
            continue
        if is_initial(item.text) and (position > begin or len(rest) > 1):
            continue  # "Ana M. Ortiz", "M. Scott Peck", but "M. Blanc"
        if is_strict_title(item):
            return position + 1
        if is_title_word(item) and position > begin:
            follows_given = is_strong_given(items[position + 1].text) and position + 1 < last
            before = items[begin:position]
            if follows_given or all(is_no_name(other) for other in before):
                return position + 1
    while index < last:
        if is_family_first([item.text for item in items[index : last + 1] if item.is_word]):
            break
        size = phrase_length(items, index, last)
        if size and index + size <= last:
            index += size
            continue
        item = items[index]
        rest_is_suffix = all(is_suffix(other.text) for other in items[index + 1 : last + 1])
        if rest_is_suffix:
            break
        if is_no_name(item) and not _is_given_here(items, index, last):
            index += 1
            continue
        break
    if phrase_length(items, index, last + 1) == last + 1 - index:
        return None
    return index


def _is_given_here(items: tuple[Word, ...], index: int, last: int) -> bool:
    """Tell "Virginia Foxx" and "Dean Acheson" from "Virginia Gov." and "Dean of Students"."""
    item = items[index]
    if folded(item.text) not in GIVEN_NAMES or item.text in NOT_NAMES:
        return False
    following = items[index + 1]
    if is_no_name(following) and not is_initial(following.text):
        return following.text in PLACES and index + 1 == last and not is_title(item.text)
    if is_title_word(item):
        return index + 1 == last and folded(following.text) not in GIVEN_NAMES
    return not is_strong_given(following.text) or index + 2 > last


def _first_title(items: tuple[Word, ...], begin: int, start: int) -> int:
    first = start
    while first > begin and is_title_word(items[first - 1]):
        first -= 1
    return first


def _evidence(words_: Words, found: NameFound, core: list[Word], begin: int) -> float:
    """Return how much speaks for a person: 2 and more is enough, below 0 is a veto."""
    items = words_.items
    first_word, last_word = core[0], core[-1]
    before = items[found.first - 1] if found.first > 0 else None
    phrase = " ".join(item.text for item in core)
    if any(item.text in NOT_NAMES for item in core) and not is_strong_given(first_word.text):
        return -1.0
    if phrase in KNOWN_BODIES or phrase in DEMONYMS or phrase in ACRONYMS_OF_NO_BODY:
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
    if last_word.lower in ORGANISATION_ENDINGS or (
        last_word.lower in THING_WORDS | PLACE_NOUNS and last_word.lower not in ("law", "bill")
    ):
        if not (found.is_titled and len(core) == 1) and not _is_clear(core):
            return -1.0
    if any(item.lower in ORGANISATION_WORDS for item in core) and not is_strong_given(
        first_word.text
    ):
        score -= 2.0
    if before is not None and _article_before(words_, found, begin):
        score -= 3.0
    if before is not None and before.lower in _PLACE_PREPOSITIONS and not found.is_titled:
        score -= 0.0 if is_strong_given(first_word.text) else 1.0
    return score + _context_evidence(words_, found)


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
        score += 1.0
    if folded(last.text) in SURNAMES:
        score += 0.7
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


def _context_evidence(words_: Words, found: NameFound) -> float:
    """What stands around the name: a role noun before, speech or an age after, a party tag."""
    items = words_.items
    score = 0.0
    if found.first > 0 and words_.joined(found.first - 1):
        before = items[found.first - 1]
        if before.text[0].islower() and (is_person_noun(before.lower) or before.lower == "named"):
            score += 2.0
    if found.first > 1 and items[found.first - 1].text == ",":
        # "their youngest child, Ana": an appositive.
        if is_person_noun(items[found.first - 2].lower) and words_.joined(found.first - 1):
            score += 1.0
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
        elif any(is_person_noun(item.lower) and item.text[0].islower() for item in rest[:5]):
            score += 1.0
    elif after and after[0].lower in ("who", "whose", "himself", "herself"):
        score += 1.0
    elif after and after[0].lower in _SPEECH:
        score += 0.7
    return score


def surname_mentions(
    words_: Words,
    runs: Iterable[Run],
    taken: set[int],
    surnames: Mapping[str, bool],
    givens: Mapping[str, bool],
) -> list[NameFound]:
    """Return the single words outside `taken` that repeat the surname or given name of a person.

    `surnames` and `givens` are folded; the value tells whether it is the name of a place or thing
    too, so that only a clear context lets it stand for a person.
    """
    found: list[NameFound] = []
    items = words_.items
    for run in runs:
        for index in range(run.first, run.last + 1):
            item = items[index]
            if index in taken or not item.is_word:
                continue
            plain = folded(item.text)
            doubtful = surnames.get(plain, givens.get(plain))
            if doubtful is None or not _stands_alone(words_, run, index, doubtful):
                continue
            found.append(NameFound(index, index, index, 1.0))
    return found


def _stands_alone(words_: Words, run: Run, index: int, doubtful: bool) -> bool:
    """Return whether a word of a run stands for a person, and is not part of another name."""
    items = words_.items
    item = items[index]
    before = items[index - 1] if index else None
    if item.zone == "body" and run.last > index and not item.possessive:
        following = items[index + 1]
        # "Marsh Administration", "Marsh University" are no mention of Marsh.
        if following.lower in THING_WORDS | ORGANISATION_WORDS | PLACE_NOUNS:
            return following.lower in (
                "campaign",
                "administration",
                "supporters",
                "aides",
                "family",
            )
        if not is_no_name(following):
            return False
    if index > run.first:
        previous = items[index - 1]
        opening = index - 1 == run.first and previous.opens_sentence
        if item.zone == "body" and not is_no_name(previous) and not opening:
            return False
    if doubtful:
        if before is None or before.lower in _PLACE_PREPOSITIONS | words("from to of the for with"):
            return False
        after = items[index + 1] if index + 1 < len(items) else None
        if item.possessive or after is None or after.lower not in _SPEECH:
            return False
    if item.opens_sentence and item.lower in words_.lower_case:
        after = items[index + 1] if index + 1 < len(items) else None
        return after is not None and word_classes(after.lower)[:1] in ("v", "x")
    return True


def bare_surnames(words_: Words, runs: Iterable[Run]) -> set[str]:
    """Return the folded single words that speak or own like people, though no full name is given.

    "Ortiz said", "said Ortiz", "Ortiz's spokesman". A word that is no known surname must do so
    twice, and none may ever stand behind an article or be written small in the text.
    """
    items = words_.items
    votes: dict[str, float] = defaultdict(float)
    barred: set[str] = set()
    for run in runs:
        index = run.first
        item = items[index]
        if run.last != index or item.zone != "body":
            continue
        plain = folded(item.text)
        before = items[index - 1] if index else None
        after = items[index + 1] if index + 1 < len(items) else None
        if before is not None and before.lower in _BARRING:
            barred.add(plain)
        if (
            is_no_name(item)
            or item.lower in words_.lower_case
            or item.is_all_capitals
            or len(item.text) < 3
            or _is_camel_case(item.text)
            or (item.opens_sentence and word_classes(item.lower)[:1] in ("d", "p", "s", "c", "r"))
        ):
            continue
        if is_strong_given(item.text) and item.text not in PLACES:
            # A given name alone, again and again: a child, a singer, a saint.
            votes[plain] += 0.5
        if after is not None and after.lower in _SPEECH and not item.possessive:
            votes[plain] += 1
        elif before is not None and before.lower in ("said", "says") and before.text != "Said":
            votes[plain] += 1
        elif item.possessive and after is not None and is_person_noun(after.lower):
            votes[plain] += 1
        elif (
            before is not None
            and before.text == ","
            and index > 1
            and is_person_noun(items[index - 2].lower)
            and plain in GIVEN_NAMES
        ):
            votes[plain] += 1
    return {
        word
        for word, count in votes.items()
        if word not in barred and count >= (1 if word in SURNAMES else 2)
    }


def _is_camel_case(word: str) -> bool:
    """Return whether a word has a capital inside, as names of firms have but "McLean" has not."""
    return any(
        letter.isupper() and word[:at] not in ("Mc", "Mac", "De", "Di", "La", "Le", "Van", "O", "D")
        for at, letter in enumerate(word)
        if at and word[at - 1].isalpha()
    )


def is_doubtful(word: str) -> bool:
    """Return whether a surname is the name of a country, state or people as well, or a word."""
    return word in COUNTRIES or (word in PLACES and word not in TOWNS) or word in DEMONYMS
