"""Names in headlines, where capitals are no evidence: only names that the text proves, or clear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quotetrack.lexicon.people import ROLE_NOUNS, SURNAMES
from quotetrack.lexicon.places import TOWNS
from quotetrack.lexicon.words import folded
from quotetrack.people.name_found import NameFound
from quotetrack.people.tokens import Words
from quotetrack.reading import Token

_LONGEST: Final = 5
_MEETINGS: Final = frozenset({"interview", "conversation", "talk", "chat"})


def names_in_headlines(words_: Words, known: Sequence[str]) -> list[NameFound]:
    """Return the names of people in lines in title case or capitals.

    `known` are the full names found in the rest of the text; they count wherever they stand. Else
    a title, or a clear given name with a common surname behind it, is needed.
    """
    if not words_.headlines:
        return []
    items = words_.items
    full = {tuple(folded(word) for word in name.split()) for name in known}
    full = {name for name in full if 2 <= len(name) <= _LONGEST}
    sizes = sorted({len(name) for name in full}, reverse=True)
    surnames = {folded(name.split()[-1]) for name in known if name.split()}
    found: list[NameFound] = []
    done = -1
    for index in words_.headlines:
        if index <= done or not items[index].form.is_word:
            continue
        here = (_plain(items[index : index + size]) for size in sizes if index + size <= len(items))
        size = next((len(words) for words in here if words in full), 0)
        if size:
            found.append(NameFound(index, index, index + size - 1))
        elif items[index].zone == "headline" and _holds_office(words_, index + 1):
            found.append(NameFound(index, index + 1, index + 2))
        elif _is_titled(words_, index, surnames):
            found.append(NameFound(index, index + 1, index + 1))
        elif items[index].zone == "headline" and (
            _clear_name(words_, index) or _is_interviewed(words_, index)
        ):
            found.append(NameFound(index, index, index + 1))
        else:
            continue
        done = found[-1].last
    return found


def _plain(items: Sequence[Token]) -> tuple[str, ...]:
    return tuple([item.form.plain for item in items])


def _is_titled(words_: Words, index: int, surnames: set[str]) -> bool:
    """Return whether a title and a surname stand here; "Governor Feud" in a headline is none."""
    items = words_.items
    if not items[index].form.is_strict_title:
        return False
    if index + 1 >= len(items) or not words_.joined(index):
        return False
    following = items[index + 1]
    plain = following.form.plain
    is_known = plain in surnames or plain in SURNAMES or not following.form.is_known
    is_office = items[index].lower in ROLE_NOUNS
    if is_office and plain not in surnames and plain not in SURNAMES:
        is_known = False  # an office may be the subject of the line
    return following.form.is_capitalised and is_known and not following.form.is_no_name


def _is_interviewed(words_: Words, index: int) -> bool:
    """Return whether two words that end a line name who is met: "Interview with Ana Ortiz"."""
    items = words_.items
    if index < 2 or items[index - 1].lower != "with" or items[index - 2].lower not in _MEETINGS:
        return False
    pair = items[index : index + 2]
    ends = len(pair) == 2 and items[index + 1 :][1:2] != [] and not words_.joined(index + 1)
    return ends and all(one.form.is_capitalised and not one.form.is_no_name for one in pair)


def _holds_office(words_: Words, index: int) -> bool:
    """Return whether two words that end a line name the holder of an office before them."""
    items = words_.items
    pair = items[index : index + 2]
    if len(pair) < 2 or not items[index - 1].form.is_title_word:
        return False
    if not (words_.joined(index - 1) and words_.joined(index)):
        return False
    if index + 2 < len(items) and words_.joined(index + 1):
        return False
    given, surname = pair[0].form, pair[1].form
    is_surname = surname.is_surname or surname.is_given or not surname.is_known
    return given.is_strong_given and surname.may_be_surname and is_surname


def _clear_name(words_: Words, index: int) -> bool:
    items = words_.items
    if index + 1 >= len(items) or not words_.joined(index) or items[index].possessive:
        return False
    first, second = items[index], items[index + 1]
    return (
        first.form.is_capitalised
        and second.form.is_capitalised
        and first.form.is_strong_given
        and second.form.is_surname
        and not first.form.is_no_name
        and (second.text in TOWNS or not second.form.is_no_name)
    )
