"""Nouns that tell what a named body is: "the charity Warm Homes", "their label, Mossback,"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from quotetrack.lexicon.words import word_list, words
from quotetrack.people.tokens import Words
from quotetrack.reading import Token, is_false_title

_NAMING: Final = words("called named dubbed")
_GOES_BY: Final = (("which", "calls", "itself"), ("that", "calls", "itself"), ("known", "as"))
_FOR_WHOM: Final = words("for of behind")
_BEHIND_NAME: Final = words("union charity party chain brand")
_OPENS_NOUN: Final = words("a an the one its another")
_GOES_ON: Final = word_list("people", "goes_on")
_LINKS: Final = words("of for the and & in")
_LONGEST_NAME: Final = 6  # words
_LONGEST_DESCRIPTION: Final = 8  # words


def name_behind(words_: Words, noun: int) -> int:
    """Return where the name begins that a noun stands beside, as word index; -1 where none does.

    "the charity *Warm Homes*", "the union, *Transport Voice*,", "a group called *Black Kelp*".
    """
    items = words_.items
    at = noun + 1
    if at >= len(items) or items[at].quoted:
        return -1
    if words_.joined(noun) and _opens_name(items[at]):
        return at
    has_comma = items[at].text == ","
    at += has_comma
    if has_comma and _closes(items, end_of_name(words_, at)):
        return at
    following = tuple(item.lower for item in items[at : at + 3])
    if following[:1] and following[0] in _NAMING:
        at += 1
    else:
        at += next((len(one) for one in _GOES_BY if following[: len(one)] == one), len(items))
    return at if at < len(items) and _opens_name(items[at]) else -1


def name_behind_comma(words_: Words, comma: int) -> int:
    """Return where a name begins that stands between a comma and another mark; -1 for none."""
    items = words_.items
    if comma + 1 >= len(items) or items[comma].text != ",":
        return -1
    return comma + 1 if _closes(items, end_of_name(words_, comma + 1)) else -1


def end_of_name(words_: Words, first: int) -> int:
    """Return the word behind the name that begins at a word; -1 where none begins."""
    items = words_.items
    at = first + (first < len(items) and items[first].lower == "the")
    if at >= len(items) or not _opens_name(items[at]):
        return -1
    while (
        at + 1 < len(items)
        and at - first < _LONGEST_NAME
        and words_.joined(at)
        and (_opens_name(items[at + 1]) or items[at + 1].lower in _LINKS)
    ):
        at += 1
    return at + 1


def noun_beside(words_: Words, first: int, last: int, nouns: Collection[str]) -> str:
    """Return which of some nouns tells what the name from `first` to `last` is; "" for none.

    It comes with the noun that narrows it: "consumer group", "gas company".
    """
    items = words_.items
    for at in range(first - 1, max(first - 2 - _LONGEST_NAME, -1), -1):
        if items[at].quoted or items[at].sentence != items[first].sentence:
            break
        if items[at].lower in nouns and (
            not _opens_name(items[at]) or (at == first - 1 and is_false_title(items, at))
        ):
            if at and items[at + 1].text == "," and items[at - 1].lower in _FOR_WHOM:
                continue  # of "the charity for bakers, Tarn Trust," the charity
            begins = name_behind(words_, at)
            # "the charity *the* Wildlife Trust"
            if begins not in (first, first + 1) and not _is_told_for_whom(items, at, first, last):
                return ""
            return _with_its_trade(words_, at)
    if last + 1 < len(items) and items[last + 1].lower in _BEHIND_NAME and words_.joined(last):
        return items[last + 1].lower  # "the Unite union"
    if last + 2 >= len(items) or items[last + 1].text != ",":
        return ""
    opening = items[last + 2]
    if opening.lower not in _OPENS_NOUN and not opening.possessive:
        return ""  # "EIS, Scotland's largest union,"
    for at in range(last + 3, min(last + 3 + _LONGEST_DESCRIPTION, len(items) - 1)):
        if items[at].quoted or not (items[at].form.is_word or items[at].text == "'s"):
            break
        if items[at].lower in nouns and items[at + 1].lower in _GOES_ON:
            return items[at].lower
    return ""


def _is_told_for_whom(items: Sequence[Token], noun: int, first: int, last: int) -> bool:
    """Return whether commas part a name from its noun: "the body for bakers, *Tarn Trust*,"."""
    between = items[noun + 1 : first - 1]
    return (
        len(between) > 1
        and between[0].lower in _FOR_WHOM
        and all(item.form.opens_small for item in between)
        and items[first - 1].text == ","
        and _closes(items, last + 1)
    )


def _with_its_trade(words_: Words, noun: int) -> str:
    """Return a noun for a body with the noun before it, where one narrows it: "gas company"."""
    items = words_.items
    trade = items[noun - 1] if noun and words_.joined(noun - 1) else items[noun]
    is_trade = trade.form.main_class in ("n", "g") and (
        trade.form.opens_small or trade.opens_sentence
    )
    if trade is items[noun] or not is_trade or trade.possessive:
        return items[noun].lower
    return f"{trade.lower} {items[noun].lower}"


def _opens_name(item: Token) -> bool:
    return item.form.is_capitalised and not item.form.is_function_word and not item.quoted


def _closes(items: Sequence[Token], end: int) -> bool:
    return 0 < end < len(items) and items[end].text in ",."
