"""Where the offices before a name begin: "former Dutch Prime Minister", "Minister for Housing"."""

from __future__ import annotations

from typing import Final

from quotetrack.lexicon.people import CALENDAR, GROUP_NOUNS, ROLE_MODIFIERS
from quotetrack.lexicon.places import COUNTRIES, DEMONYMS
from quotetrack.model import Span
from quotetrack.people.tokens import Words
from quotetrack.reading import Token

_LONGEST: Final = 8
_LONGEST_IN_FULL: Final = 12  # words and marks
_LINKS: Final = frozenset(("of", "for", "and", "&"))
_TIMES: Final = frozenset("then now current late".split())
#: What opens an office below the one that is named: "additional district magistrate".
_BELOW: Final = frozenset("additional assistant associate deputy joint vice".split())


def office_start(words_: Words, first: int) -> int:
    """Return where the capitalised words for an office before the word `first` begin.

    `first` is the first word of a name with its titles. Nation, party and portfolio belong to the
    office: "Dutch Prime Minister", "NDP Leader", "Minister for Housing".
    """
    items = words_.items
    start = first
    while start > 0 and first - start < _LONGEST and words_.joined(start - 1):
        before = items[start - 1]
        if before.possessive or before.zone == "credit" or before.text in CALENDAR:
            break  # "on Wednesday Mr Hale said"
        if before.lower in ("for", "of", "and") and _is_office_over(words_, start - 1):
            start -= 1
        elif not before.form.is_capitalised or not _belongs(words_, start - 1, first):
            break
        else:
            start -= 1
    if not any(item.form.is_title_word for item in items[start : first + 1]):
        return first
    return start


def has_office(words_: Words, bare: Span, short: str) -> bool:
    """Return whether what stands beside the name at `bare` is an office `short`.

    It is written so itself ("DCP (East) Ana Ortiz"), or has these initials ("Deputy Commissioner
    Ana Ortiz", "superintendent of police Ana Ortiz", "Ana Ortiz, the managing director").
    """
    inside = words_.within(bare)
    return _is_office_before(words_, inside[0], short) or _is_office_behind(
        words_, inside[-1], short
    )


def _is_office_before(words_: Words, first: int, short: str) -> bool:
    items = words_.items
    initials = plain = ""
    is_bracketed = False
    is_apposed = first > 0 and items[first - 1].text == ","
    for at in range(first - 1 - is_apposed, max(-1, first - _LONGEST_IN_FULL), -1):
        item = items[at]
        if item.paragraph != items[first].paragraph or item.possessive or item.zone != "body":
            return False
        if item.text in "()" or is_bracketed:
            is_bracketed = item.text != "("
            continue
        is_titled = all(one.form.is_title_word for one in items[at + 1 : first] if one.text != ",")
        if item.text == short and (is_titled or not initials):
            # "SHO Inspector Ana Ortiz", but not "for the SHO, Inspector Ana Ortiz"
            is_meant = items[at - 1].opens_sentence or items[at - 1].lower != "the"
            return is_meant or is_apposed or items[at + 1].text != ","
        if item.text == "," and is_titled:
            continue
        if item.form.is_place or item.lower in _LINKS:
            continue
        if not _may_be_of_office(item):
            return False
        first_letters = [part[:1] for part in item.text.split("-")]
        initials = "".join(first_letters).upper() + initials
        plain = "".join(letter for letter in first_letters if letter.isupper()) + plain
        if item.form.is_capitalised and (initials.startswith(short) or plain.startswith(short)):
            return not is_apposed or any(_is_office(one) for one in items[at:first])
        if initials == short and any(one.form.is_person_noun for one in items[at:first]):
            return at == 0 or items[at - 1].lower not in _BELOW
    return False


def _is_office_behind(words_: Words, last: int, short: str) -> bool:
    items = words_.items[last + 1 : last + 1 + _LONGEST_IN_FULL]
    if not items or items[0].text != ",":
        return False
    initials, is_person = "", False
    for item in items[1:]:
        if item.lower in _LINKS or (item.lower == "the" and not initials):
            continue
        if item.text == short:
            return not initials
        if not _may_be_of_office(item) or not short.startswith(initials):
            return False
        initials += "".join([part[:1] for part in item.text.split("-")]).upper()
        is_person = is_person or item.form.is_person_noun
        if initials == short and is_person:
            return True
    return False


def _may_be_of_office(item: Token) -> bool:
    form = item.form
    return form.is_capitalised or (form.is_word and form.main_class in ("n", "j", "g"))


def description_start(words_: Words, start: int) -> int:
    """Return where the lower-case words before an office begin: "former Prime Minister"."""
    items = words_.items
    while start > 0 and words_.joined(start - 1):
        before = items[start - 1]
        if before.lower not in ROLE_MODIFIERS or before.lower in _TIMES or before.possessive:
            break
        if before.form.is_capitalised:
            break
        start -= 1
    return start


def _belongs(words_: Words, index: int, first: int) -> bool:
    items = words_.items
    item = items[index]
    if item.lower in GROUP_NOUNS or item.form.is_initial:
        return item.text in DEMONYMS or item.text in COUNTRIES
    if item.form.is_no_name or (item.form.is_all_capitals and len(item.text) > 1):
        return True
    following = f"{item.text} {items[index + 1].text}" if index + 1 < first else ""
    return following in DEMONYMS or _is_portfolio(words_, index)


def _is_portfolio(words_: Words, index: int) -> bool:
    """Return whether a capitalised word stands behind "Minister for"."""
    items = words_.items
    at = index
    while at > 1 and index - at < 5:
        at -= 1
        if items[at].lower in ("for", "of"):
            return _is_office(items[at - 1])
        if not (items[at].form.is_capitalised or items[at].lower in ("and", "the")):
            return False
    return False


def _is_office_over(words_: Words, index: int) -> bool:
    """Return whether "for", "of" or "and" at `index` stands inside an office."""
    items = words_.items
    if index < 1 or items[index - 1].possessive or not words_.joined(index - 1):
        return False
    if items[index].lower == "and":
        return _is_portfolio(words_, index - 1)
    return _is_office(items[index - 1])


def _is_office(item: Token) -> bool:
    return item.form.is_capitalised and item.form.is_person_noun
