"""Invented personal names of every origin, for training sentences.

The parts come from the name lists of the `faker` library (MIT licence), which is needed for
training only. Parts are combined at random within one locale, so the names belong to nobody.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

from attrs import frozen

from quotetrack.train.treebank import Word

# Locales whose names are written in the Latin script, and those with lists in transcription.
LOCALES = (
    "en_US en_GB en_IN en_PK en_NG en_KE en_PH es_MX es_ES pt_BR fr_FR de_DE it_IT nl_NL pl_PL "
    "cs_CZ hu_HU ro_RO hr_HR sl_SI sk_SK lt_LT lv_LV et_EE fi_FI sv_SE no_NO da_DK is_IS ga_IE "
    "tr_TR az_AZ id_ID vi_VN zu_ZA yo_NG ha_NG ig_NG tw_GH sw sq_AL en_TH fil_PH uz_UZ"
).split()
TRANSCRIBED = ("ja_JP", "zh_CN")

_NAME = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.-]*$")

# Transcribed parts for origins that faker lists in their own script only.
_EAST_ASIAN_FAMILY = (
    "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang".split()
)
_EAST_ASIAN_GIVEN = (
    "Min-jun Seo-yeon Ji-hoon Hye-jin Sung-ho Eun-ji Young-sik Dae-jung Mi-kyung Hyun-woo Jae-in "
    "Chul-soo Soon-ja Kyung-wha Byung-se Myung-hee Tae-young Sang-hyun Jong-min Yoo-jin"
).split()
_ARABIC_GIVEN = (
    "Ahmed Mohammed Mahmoud Omar Khalid Hassan Hussein Ali Yusuf Tariq Samir Nabil Faisal Walid "
    "Fatima Aisha Layla Nour Zainab Mariam Hanan Rania Salma Abdullah Ibrahim Mustafa Adel Bashir"
).split()
_ARABIC_FAMILY = (
    "al-Masri al-Hashimi al-Rashid al-Sayed Haddad Khoury Mansour Nasser Saleh Aziz Farouk Hamdan "
    "Qasim Shaheen Tawfiq Younis Zaki el-Baz Bakri Darwish Ghanem Jaber Kassab Najjar Othman Sabry"
).split()
_SLAVIC_GIVEN = (
    "Dmitry Sergei Vladimir Igor Andrei Alexei Mikhail Yuri Oleg Nikolai Olga Natalia Irina Elena "
    "Svetlana Tatiana Oksana Volodymyr Andriy Petro Yulia Ivan Boris Anatoly Konstantin Maksim"
).split()
_SLAVIC_FAMILY = (
    "Ivanov Petrov Sidorov Volkov Sokolov Lebedev Kozlov Novikov Morozov Pavlov Semyonov Orlov "
    "Orlova Kuznetsova Popova Smirnova Shevchenko Kovalenko Bondarenko Tkachenko Kravchenko Melnyk"
).split()


@frozen
class NameParts:
    """Given and family names of one origin. `family_first` is the order in running text."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    family_first: bool = False


def load_name_parts() -> list[NameParts]:
    """Return the name lists, one for each origin.

    Raises `MissingExtraError` where the `faker` library is not installed.
    """
    parts = [
        NameParts(tuple(_EAST_ASIAN_GIVEN), tuple(_EAST_ASIAN_FAMILY), family_first=True),
        NameParts(tuple(_ARABIC_GIVEN), tuple(_ARABIC_FAMILY)),
        NameParts(tuple(_SLAVIC_GIVEN), tuple(_SLAVIC_FAMILY)),
    ]
    for locale in LOCALES:
        provider = _provider(locale)
        given = _usable(
            name
            for attribute in ("first_names", "first_names_male", "first_names_female")
            for name in getattr(provider, attribute, ())
        )
        family = _usable(
            name
            for attribute in ("last_names", "last_names_male", "last_names_female")
            for name in getattr(provider, attribute, ())
        )
        if len(given) >= 10 and len(family) >= 10:
            parts.append(NameParts(given, family))
    for locale in TRANSCRIBED:
        provider = _provider(locale)
        given = _usable(_second(getattr(provider, "first_romanized_names", ())))
        family = _usable(_second(getattr(provider, "last_romanized_names", ())))
        if given and family:
            parts.append(NameParts(given, family, family_first=locale == "zh_CN"))
    return parts


def _provider(locale: str) -> object:
    import importlib

    try:
        module = importlib.import_module(f"faker.providers.person.{locale}")
    except ModuleNotFoundError as missing:
        if missing.name == "faker":
            from quotetrack.errors import MissingExtraError

            raise MissingExtraError(
                "Training needs the name lists of the library faker. Run: pip install faker"
            ) from missing
        return None
    return module.Provider


def _second(entries: Iterable[object]) -> list[str]:
    """Flatten lists whose entries may be plain names or tuples of spellings."""
    flat: list[str] = []
    for entry in entries:
        flat.extend(entry if isinstance(entry, tuple) else [str(entry)])
    return flat


def _usable(names: Iterable[str]) -> tuple[str, ...]:
    seen = dict.fromkeys(name for name in names if _NAME.match(name) and len(name) < 16)
    return tuple(seen)


def random_name(parts: list[NameParts], rng: random.Random) -> list[str]:
    """Return an invented full name as two or three parts, in the order of running text."""
    # English names are the most frequent in English news.
    origin = parts[3] if rng.random() < 0.3 else rng.choice(parts)
    given, family = rng.choice(origin.given), rng.choice(origin.family)
    if origin.family_first and rng.random() < 0.8:
        return [family, given]
    if rng.random() < 0.12:
        return [given, rng.choice("ABCDEFGHJKLMPRSTW") + ".", family]
    return [given, family]


def split_hyphens(form: str) -> list[str]:
    """Split "Jong-min" into "Jong", "-", "min", as English UD does."""
    return [piece for piece in re.split(r"(-)", form) if piece]


def name_words(parts: list[str], head: int, deprel: str, at: int) -> list[Word]:
    """Return the words of a name whose first word stands at the 1-based position `at`."""
    words: list[Word] = []
    for part in parts:
        pieces = split_hyphens(part)
        for index, piece in enumerate(pieces):
            glued = index + 1 < len(pieces)
            if piece == "-":
                words.append(Word("-", "-", "PUNCT", "HYPH", at, "punct", False, "I-PER"))
            elif not words:
                words.append(Word(piece, piece, "PROPN", "NNP", head, deprel, not glued, "B-PER"))
            else:
                words.append(Word(piece, piece, "PROPN", "NNP", at, "flat", not glued, "I-PER"))
    return words
