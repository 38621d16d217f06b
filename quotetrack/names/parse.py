"""Parse the name of a person into its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache, partial
from itertools import islice
from typing import Final, Literal

from attrs import evolve, frozen

from quotetrack.lexicon.family_first import VIETNAMESE_SURNAMES
from quotetrack.lexicon.forms import form_of
from quotetrack.lexicon.people import (
    ADDRESS_TITLES,
    FEMALE_TITLES,
    GENERATION_SUFFIXES,
    MALE_TITLES,
    NAME_PARTICLES,
    SEX_OF_GIVEN_NAME,
)
from quotetrack.lexicon.words import folded, key_of
from quotetrack.names.family_first import is_family_first

Sex = Literal["m", "f"]

# No name of a person is longer. What lies beyond is ignored, so that hostile input costs little.
_LONGEST_NAME: Final = 200

_WORD = re.compile(r"[^\s,()\"“”„«»\[\]]+|[,()\"“”„«»]")
# A nickname in single marks; an apostrophe inside or behind a word is none.
_SINGLE_MARKS: Final = re.compile(r"(\s)['‘]([^\W\d_][\w.-]*(?: [^\W\d_][\w.-]*){0,2})['’](\s)")
_PARTY_TAG: Final = re.compile(r"(?:[RDILG]|SNP|DUP)-[A-Z][\w.]*")
_MALE_FOLDED: Final = frozenset(folded(title).rstrip(".") for title in MALE_TITLES)
_FEMALE_FOLDED: Final = frozenset(folded(title).rstrip(".") for title in FEMALE_TITLES)
_LONGEST_NICKNAME: Final = 4  # words
#: Letters of the numbers of popes and monarchs.
_NUMERALS: Final = frozenset("IVX")
#: Particles whose mark is part of them: "van ’t Hoeft", "de’ Campi".
_PARTICLES_WITH_MARKS: Final = frozenset(
    word for word in NAME_PARTICLES if word[-1:] == "t" and word[0] in "'’"
) | frozenset(("de’", "de'"))
_OPENING_MARKS: Final = '"“„«('
_CLOSING_MARKS: Final = {'"': '"', "“": "”", "„": "“", "«": "»", "(": ")"}


# No slots: what is worked out from the parts is kept, since names are parsed once and used often.
@frozen(slots=False, cache_hash=True)
class PersonName:
    """The parts of a person's name, as written.

    `titles` stand before it ("Sen.", "Mr"), `suffix` tells generations apart ("jr", "sr", "iii").
    `surname` includes particles ("de Gaulle"). A name of one word is a surname. `nickname` stood
    in marks inside the name. `family_first` tells that the surname is written first.
    """

    titles: tuple[str, ...] = ()
    given: str = ""
    middle: tuple[str, ...] = ()
    surname: str = ""
    suffix: str = ""
    nickname: str = ""
    family_first: bool = False

    @cached_property
    def is_full(self) -> bool:
        """Whether the name has a given name or an initial besides the surname."""
        return bool(self.given and self.surname)

    @cached_property
    def text(self) -> str:
        """The name without titles and nickname, as it is written, with its suffix."""
        if self.family_first:
            parts = [self.surname, self.given, *self.middle]
        else:
            parts = [self.given, *self.middle, self.surname]
        if self.suffix:
            parts.append(_SUFFIX_FORMS.get(self.suffix, self.suffix.upper()))
        return " ".join(part for part in parts if part)

    @cached_property
    def key(self) -> str:
        """The letters of `text`, as `key_of` gives them."""
        return key_of(self.text)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """What names are sorted by where any order will do."""
        return (self.surname, self.given, *self.middle, self.suffix, *self.titles, self.nickname)

    @cached_property
    def surname_key(self) -> str:
        """The letters of the surname, as `key_of` gives them."""
        return key_of(self.surname)

    @cached_property
    def sex(self) -> Sex | None:
        """What title and given name tell of the bearer's sex; None where they tell nothing."""
        for title in self.titles:
            plain = folded(title).rstrip(".")
            if plain in _MALE_FOLDED:
                return "m"
            if plain in _FEMALE_FOLDED:
                return "f"
        if self.suffix in ("jr", "sr"):
            return "m"
        if self.family_first and folded(self.surname) in VIETNAMESE_SURNAMES:
            return self._sex_of_vietnamese()
        # Names of one short syllable, as in China and Korea, are borne by both.
        if self.family_first and (len(self.given) < _SHORTEST_TELLING or "-" in self.given):
            return None
        return sex_of_given(self.given)

    def _sex_of_vietnamese(self) -> Sex | None:
        # "Thi" is in women's names only; "Van" before another word mostly in men's.
        if not self.middle:
            return None
        inner = {folded(self.given), *map(folded, self.middle[:-1])}
        if "thi" in inner:
            return "f"
        return "m" if "van" in inner else None


_SHORTEST_TELLING: Final = 4  # letters
_SUFFIX_FORMS: Final = {"jr": "Jr.", "sr": "Sr."}


def sex_of_given(given: str) -> Sex | None:
    """Return the sex of most bearers of a given name, or None where both bear it or none does."""
    plain = folded(given)
    flag = SEX_OF_GIVEN_NAME.get(plain) or SEX_OF_GIVEN_NAME.get(plain.partition("-")[0])
    if flag == "m":
        return "m"
    if flag == "f":
        return "f"
    return None


def is_title(word: str) -> bool:
    """Return whether `word`, with or without a full stop, is a title that stands before names."""
    return form_of(word).is_title


def is_suffix(word: str) -> bool:
    """Return whether `word` is a form that follows names ("Jr.", "MP", "PhD")."""
    return form_of(word).is_suffix


def is_initial(word: str) -> bool:
    """Return whether `word` is one initial or several ("J.", "J", "J.D.", "JD.")."""
    return form_of(word).is_initial


@lru_cache(maxsize=20_000)
def parse_name(text: str) -> PersonName:
    """Return the parts of the name of a person.

    Titles, suffixes, party tags such as (D-Md.), a nickname in marks, particles, initials, names
    written in capitals, "Surname, Given" and family-first names are understood. A possessive
    ending is taken off. Text that is no name still gives a result: its last word as the surname.
    """
    words, nickname, comma_at = _split(text[:_LONGEST_NAME])
    words, suffix, comma_at = _take_suffixes(words, comma_at)
    words, surname_length = _surname_last(words, comma_at)
    titles = _take_titles(words)
    if surname_length is not None:
        surname_length = min(surname_length, len(words))
    if titles and surname_length is None and "of" in words[1:-1]:
        words = words[: words.index("of", 1)]  # "Lord Hale of Tolm"
    words = [from_capitals(word, words) for word in words]
    of_all = partial(PersonName, titles=tuple(titles), suffix=suffix, nickname=nickname)
    if len(words) < 2:
        return of_all(surname="".join(words))
    if surname_length is None and is_family_first(words):
        return of_all(surname=words[0], given=words[1], middle=tuple(words[2:]), family_first=True)
    start = len(words) - (surname_length or _surname_length(words))
    if start == 0 or _opens_surname(words, titles) or _is_surname_particle(*words[:2]):
        return of_all(surname=" ".join(words))
    return of_all(given=words[0], middle=tuple(words[1:start]), surname=" ".join(words[start:]))


def _surname_last(words: list[str], comma_at: int | None) -> tuple[list[str], int | None]:
    """Return the words of "Surname, Given" in the other order, and how many are the surname."""
    if comma_at is None or not 0 < comma_at < len(words):
        return words, None
    first = 0  # Of the surname: titles stay in front ("Sen. Ortiz, Ana").
    while first < comma_at - 1 and is_title(words[first]) and len(words[first].rstrip(".")) > 1:
        first += 1
    return words[:first] + words[comma_at:] + words[first:comma_at], comma_at - first


def _take_titles(words: list[str]) -> list[str]:
    """Take the titles in front of a name away from `words`, and return them."""
    titles: list[str] = []
    if len(words) > 2 and words[0].lower() == "the" and is_title(words[1]):
        words.pop(0)  # "the Rev. Ana Ortiz"
    while len(words) > 1 and is_title(words[0]) and not _is_given_not_title(words):
        if len(words[0].rstrip(".")) == 1 and len(words) > 2:
            break
        titles.append(words.pop(0))
    return titles


def _opens_surname(words: Sequence[str], titles: Sequence[str]) -> bool:
    """Return whether "Van" opens the surname: "Van der Berg" is one, "Van Morrison" is not."""
    return words[0] == "Van" and (
        (words[1][:1].islower() and words[1] in NAME_PARTICLES)
        or (len(words) == 2 and not ADDRESS_TITLES.isdisjoint(titles))
    )


@lru_cache(maxsize=20_000)
def with_titles(name: PersonName, titles: tuple[str, ...]) -> PersonName:
    """Return a name with more titles before its own."""
    return evolve(name, titles=titles + name.titles)


def _split(text: str) -> tuple[list[str], str, int | None]:
    """Return the words of a name, its nickname, and how many words stand before its comma."""
    words: list[str] = []
    nickname = ""
    comma_at: int | None = None
    tokens = iter(_WORD.findall(_SINGLE_MARKS.sub(r'\1"\2"\3', text)))
    for token in tokens:
        if token in _OPENING_MARKS:
            inner = _inside_marks(tokens, _CLOSING_MARKS[token])
            if token != "(" and len(inner) <= 2 and words:
                nickname = nickname or " ".join(word for word in inner if word != ",")
        elif token == ",":
            comma_at = len(words) if comma_at is None else comma_at
        elif comma_at is None or not _PARTY_TAG.fullmatch(token):  # Rep. Ana Ortiz, D-Md.
            words.append(_plain_word(token))
    return [word for word in words if word], nickname, comma_at


def _inside_marks(tokens: Iterator[str], closing: str) -> list[str]:
    """Take the tokens up to a closing mark, five at the most with it; return those before it."""
    inner: list[str] = []
    for token in islice(tokens, _LONGEST_NICKNAME + 1):
        if token == closing:
            break
        inner.append(token)
    return inner[:_LONGEST_NICKNAME]


def _plain_word(token: str) -> str:
    """Return a word of a name without the marks around it, "" where there are only marks."""
    if token.lower() in _PARTICLES_WITH_MARKS:
        return token
    if not any(letter.isalpha() for letter in token) and not _is_handle(token):
        return ""
    return _without_possessive(token.strip(".…;:!?'’‘") + _full_stop(token))


def _is_handle(token: str) -> bool:
    return token[0] == "@" and token[1:].isalnum()  # "@42" is all that such a user is called.


def _full_stop(token: str) -> str:
    if not token.endswith("."):
        return ""
    return "." if is_initial(token) or is_title(token) or is_suffix(token) else ""


def _without_possessive(word: str) -> str:
    for ending in ("’s", "'s"):
        if word.endswith(ending):
            return word[: -len(ending)]
    return word


def _take_suffixes(words: list[str], comma_at: int | None) -> tuple[list[str], str, int | None]:
    suffix = ""
    words = list(words)
    while len(words) > 1 and is_suffix(words[-1]):
        plain = folded(words.pop()).replace(".", "")
        suffix = GENERATION_SUFFIXES.get(plain, suffix)
    if comma_at is not None and comma_at >= len(words):
        comma_at = None
    return words, suffix, comma_at


def _is_given_not_title(words: list[str]) -> bool:
    """Tell "Dean Acheson" (a given name) from "Dean Wormer" where the rest decides."""
    word = words[0]
    plain = folded(word)
    if word.endswith(".") or len(words) < 2 or is_title(words[1]):
        return False
    if plain in ("sultan", "emir", "amir", "malik") and len(words) == 2:
        return words[1][:3] in ("al-", "el-", "Al-", "El-")
    return len(words) == 2 and plain in ("dean", "del", "don", "earl", "duke")


def is_numeral(word: str) -> bool:
    """Return whether a word is the number of a pope or monarch, of at least two letters: "XVI"."""
    return len(word) > 1 and set(word) <= _NUMERALS


def from_capitals(word: str, words: list[str]) -> str:
    """Return a word of a name that is written in capitals throughout in its usual form."""
    if not word.isupper() or is_initial(word) or len(word) < 2:
        return word
    if word is words[-1] and is_numeral(word) and not words[0].isupper():
        return word  # Benedict XVI
    if len(word) == 2 and not all(other.isupper() for other in words):
        return word  # JD Vance
    return "-".join("’".join(_capital(bit) for bit in part.split("’")) for part in word.split("-"))


def _capital(word: str) -> str:
    if word.startswith("MC") and len(word) > 3:
        return "Mc" + word[2:].capitalize()
    if word.startswith("O'") and len(word) > 3:
        return "O'" + word[2:].capitalize()
    return word.capitalize()


def _surname_length(words: list[str]) -> int:
    """Return how many words at the end make the surname: the last and the particles before it."""
    length = 1
    while length < len(words) - 1 and (
        words[-length - 1].lower() in NAME_PARTICLES or words[-length - 1] in _IRISH_PARTICLES
    ):
        if words[-length - 1][:1].isupper() and not _is_capital_particle(words[-length - 1]):
            break
        length += 1
    return length


def _is_surname_particle(word: str, following: str = "") -> bool:
    """Return whether a name that begins with `word` has no given name: "de Roux", "Di Maio".

    "Della Valle" has none, "Della Harbin" has one.
    """
    if word == "Della":
        return following[-1:] in "aeio"
    if word in ("De", "Del", "Di", "Da", "La", "Le", "Bin", "Von", "Du", "Dos", "Das"):
        return True
    if word in _IRISH_PARTICLES:
        return True
    return word[:1].islower() and word in NAME_PARTICLES


_IRISH_PARTICLES: Final = ("Ní", "Nic", "Uí", "Ó", "Mhic")


def _is_capital_particle(word: str) -> bool:
    return word in _IRISH_PARTICLES or word in (
        "Van",
        "Von",
        "De",
        "Del",
        "Della",
        "Di",
        "Da",
        "La",
        "Le",
        "Al",
        "El",
        "Bin",
    )


def is_strong_given(word: str) -> bool:
    """Return whether `word` is a given name and not an ordinary word as well."""
    return form_of(word).is_strong_given
