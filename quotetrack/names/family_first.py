"""Which names are written family name first: Korean, Chinese and Vietnamese names.

Japanese names stand given name first in the English press, and Hungarian names mostly too.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from quotetrack.lexicon.family_first import (
    CHINESE_SURNAMES,
    HUNGARIAN_SURNAMES,
    KOREAN_SURNAMES,
    KOREAN_SYLLABLES,
    SOUTHERN_SYLLABLES,
    VIETNAMESE_MIDDLE_NAMES,
    VIETNAMESE_SURNAMES,
)
from quotetrack.lexicon.people import GIVEN_NAMES, SURNAMES
from quotetrack.lexicon.word_classes import is_known_form, is_usual_word
from quotetrack.lexicon.words import folded

_LONGEST_SYLLABLE: Final = 5
_KOREAN_OR_CHINESE: Final = KOREAN_SURNAMES | CHINESE_SURNAMES


def is_family_first(parts: Sequence[str]) -> bool:
    """Return whether the words of a name, without titles and suffixes, begin with the surname.

    `parts` are two to four words. "Kim Jong-un", "Xi Jinping" and "Nguyen Xuan Phuc" do, "Kim
    Novak" and "Sandra Oh" do not.
    """
    if not 2 <= len(parts) <= 4:
        return False
    return _is_family_first(tuple(parts))


@lru_cache(maxsize=20_000)
def is_of_syllables(parts: tuple[str, ...]) -> bool:
    """Return whether a surname and two syllables of Korea or the south of China make a name.

    "Kim Jong-un", "Goh Siew Tin", "Oh Seung-min".
    """
    first, *rest = [folded(part) for part in parts]
    syllables = [piece for part in rest for piece in part.split("-")]
    if len(syllables) != 2 or first not in _KOREAN_OR_CHINESE:
        return False
    is_korean = first in KOREAN_SURNAMES and KOREAN_SYLLABLES.issuperset(syllables)
    return is_korean or SOUTHERN_SYLLABLES.issuperset(syllables)


def is_korean_given(text: str) -> bool:
    """Return whether a word is two syllables of a Korean given name with a hyphen: "Seung-min"."""
    halves = text.lower().split("-")
    return len(halves) == 2 and KOREAN_SYLLABLES.issuperset(halves)


def _is_word(half: str) -> bool:
    """Return whether the second half of a word is an English word, no syllable of a name."""
    return is_known_form(half) or (len(half) > _LONGEST_SYLLABLE and is_usual_word(half))


@lru_cache(maxsize=20_000)
def _is_family_first(parts: tuple[str, ...]) -> bool:
    if is_of_syllables(parts):
        return True
    first, *rest = [folded(part) for part in parts]
    if len(rest) == 1:
        if "-" in rest[0]:
            halves = parts[1].split("-")
            if first in _KOREAN_OR_CHINESE:
                # Ma Ying-jeou, Tsai Ing-wen: the second half has no capital.
                return halves[-1][:1].islower() and not _is_word(halves[-1])
            if first not in GIVEN_NAMES:
                # Hsu Mei-chen, Hsieh Su-wei: whatever the surname, the second half has no capital.
                is_name = len(halves) == 2 and halves[0][:1].isupper() and halves[1][:1].islower()
                return is_name and not _is_word(halves[1])  # "Union-led"
        if first in CHINESE_SURNAMES:
            return _looks_chinese(rest[0])
        if first in HUNGARIAN_SURNAMES:
            return rest[0] in GIVEN_NAMES and first not in GIVEN_NAMES
    elif first in VIETNAMESE_SURNAMES:
        is_vietnamese = rest[0] in VIETNAMESE_MIDDLE_NAMES or rest[-1] in VIETNAMESE_SURNAMES
        return is_vietnamese or rest[-1] not in SURNAMES
    elif len(rest) == 2 and first in CHINESE_SURNAMES:
        # Cheng You Quan: the syllables of the given name apart
        is_apart = all(_syllable_length(word, 0) == len(word) for word in rest)
        return is_apart and not all(is_known_form(word) for word in rest)
    return False


def _looks_chinese(word: str) -> bool:
    """Return whether `word` can be a Chinese given name in pinyin: one or two syllables."""
    if not word.isalpha() or not 2 <= len(word) <= 12 or word in SURNAMES:
        return False
    position = 0
    count = 0
    while position < len(word) and count < 3:
        length = _syllable_length(word, position)
        if not length:
            return False
        position += length
        count += 1
    return position == len(word) and count <= 2


_INITIALS: Final = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw", "")
_FINALS: Final = (
    *("iang", "iong", "uang", "ang", "eng", "ing", "ong", "iao", "ian", "uai", "uan", "iu"),
    *("ai", "ao", "an", "ei", "en", "er", "ia", "ie", "in", "ou", "ua", "ue", "ui", "un", "uo"),
    *("a", "e", "i", "o", "u"),
)


def _syllable_length(word: str, start: int) -> int:
    """Return the length of the longest pinyin syllable at `start` that leaves a possible rest."""
    best = 0
    for initial in _INITIALS:
        if not word.startswith(initial, start):
            continue
        after = start + len(initial)
        for final in _FINALS:
            if word.startswith(final, after):
                length = len(initial) + len(final)
                rest = word[start + length : start + length + 1]
                if rest in ("", *"bpmfdtnlgkhjqxrzcsywae"):
                    best = max(best, length)
        if initial and best:
            break
    return best
