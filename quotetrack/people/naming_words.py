"""Words that tell somebody's name: "who records as", "under the alias", "gave her name as"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from quotetrack.lexicon.forms import is_age
from quotetrack.lexicon.words import word_list, words
from quotetrack.people.named_groups import NOT_ONLY_PEOPLE
from quotetrack.reading import Token

_WORKS: Final = word_list("people", "works")
_NAMES: Final = words("alias pseudonym moniker")
_LAST: Final = _NAMES | {"as"}
_MOST: Final = 7  # words
_LONGEST_BEARER: Final = 6  # words: "a 19-year-old first-year engineering student"
_DECIDES: Final = words("as the a an its his her their to for")
#: The last word before a name that somebody gives.
_BEFORE_GIVEN: Final = words("as by of is was name called named himself herself themself handle ,")
_GIVES: Final = re.compile(
    r"(?:(?:goes|went|going|go) by(?: the (?:name|handle|nickname|pseudonym|username))?(?: of)?"
    r"|(?:identif|introduc|refer)\w+ (?:only )?(?:to )?(?:him|her|them)self(?: only| simply)? as"
    r"|call(?:s|ed|ing) (?:him|her|them)self"
    r"|(?:his|her|their|whose) (?:(?:first|last|full|real|birth|given|maiden) )?name"
    r" (?:only |simply )?(?:as|is|was)"
    r"|, (?:real|birth) name"
    r"|ask(?:s|ed|ing) to be (?:called|named|identified|known)(?: only)?(?: as| by)?"
    r"|(?:his|her|their) (?:first|last|given) name,)$"
)
_KNOWN_AS: Final = re.compile(r" known (?P<only>(?:only|simply|just|locally|online) )?as$")
#: What stands between somebody who is described and the name that others tell of him or her.
_TOLD: Final = re.compile(
    r"(?P<apart>, )?(?:who (?:was|is|has been|had been) |whom? (?:\w+ ){1,3})?"
    r"(?:(?:later|since|then|only|\w+ly) )?"
    r"(?:(?P<bare>named|called)|(?:identified|named|known)(?: (?:by|to) (?:\S+ ){1,5}| )?"
    r"(?:only |simply )?as)"
)
_LAST_TOLD: Final = words("named called as")
_CALLED_SO: Final = re.compile(
    r"as (?:(he|she) (?:is|was) (?:\w+ )?(?:known|called|nicknamed|dubbed)"
    r"|(?:\w+ ){1,3}(?:calls?|called|knows?|knew|nicknamed|dubbed) (him|her))\b"
)
#: Two of the last stand before words in marks as in LaTeX.
OPENING_MARKS: Final = frozenset("‘\"“'`")
_ENDING: Final = frozenset(",.;:)")
_CLOSING: Final = frozenset(",’”\"'")
#: Words before "known as".
BEFORE_KNOWN: Final = words("also better previously formerly widely commonly otherwise now then")
#: Words directly before a name that somebody has besides another.
ASSUMED: Final = words("aka a.k.a. alias")


def names_another(items: Sequence[Token], first: int) -> bool:
    """Return whether the words before the word `first` say that another name of somebody follows.

    "Ana Ortiz, who records as …", "… who signs her work under the alias …", "otherwise known as …".
    """
    if not first or items[first - 1].lower not in _LAST:
        return False
    before = [item.lower for item in items[max(first - _MOST, 0) : first]]
    if before[-1] == "as":
        if before[-3:-1] in (["otherwise", "known"], ["professionally", "known"]):
            return True
        return len(before) > 2 and before[-3] == "who" and before[-2] in _WORKS
    works = any(one == "who" and two in _WORKS for one, two in pairwise(before))
    return works and "under" in before


def gives_name(items: Sequence[Token], first: int) -> bool:
    """Return whether the words before the word `first` say that it is the name of whom they mean.

    "a man who gave his name as …", "a user who goes by the name …", "his name was “…”", "a
    volunteer named …".
    """
    last = first - 1
    while last >= 0 and items[last].text in OPENING_MARKS:
        last -= 1
    if last < 1 or items[last].lower not in _BEFORE_GIVEN:
        return False
    before = " ".join([item.lower for item in items[max(last - _MOST, 0) : last + 1]])
    if (known := _KNOWN_AS.search(before)) is not None:
        bearer = items[last - known[0].count(" ")]  # "a man known only as …"
        is_name = known["only"] is not None or items[first].form.is_strong_given
        return bearer.form.is_person_noun and is_name
    if items[last].lower in ("named", "called") and _is_of_bearer(items, last, first):
        return True
    return _GIVES.search(before.replace(" ,", ",")) is not None


def _is_of_bearer(items: Sequence[Token], verb: int, first: int) -> bool:
    """Return whether "named" or "called" follows somebody new: "a tea seller named Shabbir".

    "A woman called Norvik" tells of a call, and "a judge named Norvik as the owner" of a decision.
    """
    at, name = verb - 1, items[first]
    of = next((of for of in range(at - 1, max(at - 4, 0), -1) if items[of].lower == "of"), 0)
    if of and items[of - 1].form.is_person_noun:
        at = of - 1  # "a man of few words called …"
    noun = items[at]
    if not (is_age(noun.lower) or (noun.form.is_person_noun and noun.form.opens_small)):
        return False
    is_firm_too = f"{noun.lower}s" in NOT_ONLY_PEOPLE  # "a seller called Norvik"
    is_told = name.form.is_strong_given or (not is_firm_too and _is_closed(items, first))
    if items[verb].lower == "called" and not is_told:
        return False
    behind = items[first + 1].lower if first + 1 < len(items) else ""
    before = items[max(at - _LONGEST_BEARER + 1, 0) : at]
    is_new = any(item.form.determiner == "indefinite" for item in before)
    return is_new and behind not in _DECIDES


def _is_closed(items: Sequence[Token], first: int) -> bool:
    """Return whether a word that may be a name closes its phrase: "a man called Norvik, who …"."""
    form = items[first].form
    if form.is_place or form.is_title_word or form.is_all_capitals or items[first].possessive:
        return False
    behind = items[first + 1] if first + 1 < len(items) else None
    if behind is None or behind.text in _ENDING or behind.lower == "who":
        return True
    return behind.form.is_finite_verb


def tells_name(items: Sequence[Token], last: int, first: int, is_new: bool) -> bool:
    """Return whether the words from a description's `last` to `first` say that its name follows.

    "a detective *named* …", "the man, *later identified by them as* …". `is_new` tells whether the
    description speaks of somebody new: "the mayor named Ana Ortiz as her heir" names another.
    """
    if first - last - 1 > _MOST + 1 or items[first - 1].lower not in _LAST_TOLD:
        return False
    told = _TOLD.fullmatch(" ".join([item.lower for item in items[last + 1 : first]]))
    return told is not None and (is_new or told["bare"] is None or told["apart"] is not None)


def called_so(items: Sequence[Token], last: int) -> str:
    """Return "he" or "she" where the words behind a name say that it is what one is called.

    "Tideline, as she is known to friends, …", "Old Bo, as the villagers call him". Else "".
    """
    at = last + 1
    while at < len(items) and items[at].text in _CLOSING:
        at += 1
    if at >= len(items) or items[at].lower != "as":
        return ""
    told = _CALLED_SO.match(" ".join([item.lower for item in items[at : at + _MOST]]))
    if told is None:
        return ""
    return told[1] or {"him": "he", "her": "she"}[told[2]]


def bearer_of(items: Sequence[Token], first: int) -> int:
    """Return the last word of whose other name the word `first` begins, or -1.

    "Ana Ortiz aka “Tideline”", "Ana Ortiz (a.k.a. Tideline)", "Ana Ortiz, also known as Tideline".
    """
    last = first - 1
    while last >= 0 and items[last].text in OPENING_MARKS:
        last -= 1
    if last > 1 and items[last].lower == "as" and items[last - 1].lower == "known":
        last -= 2
        if items[last].lower in BEFORE_KNOWN:
            last -= 1
    elif last > 0 and items[last].lower in ASSUMED:
        last -= 1
    else:
        return -1
    return last - 1 if items[last].text in (",", "(") else last
