"""Nicknames in marks within a name: Ana “Nan” Ortiz. Their marks are no quotation marks."""

from __future__ import annotations

import re
from typing import Final

from quotetrack.lexicon.cues import FORMS_OF_SAYING
from quotetrack.lexicon.forms import Form, form_of

_NICKNAME: Final = re.compile(
    r"(?:(?<=[^\W\d_] )|(?<=\. ))[\"“‘'][A-Z][\w.’-]*(?: [\w.’-]+){0,2}[\"”’'](?= [A-Z])"
)
_BEFORE: Final = re.compile(r"[^\W\d_][\w.’-]*(?= \Z)")
_BEHIND: Final = re.compile(r" ([A-Z][\w.’-]*)")
_LONGEST_WORD: Final = 30  # characters
_PAIRS: Final = {'"': '"', "“": "”", "‘": "’", "'": "'"}


def nickname_marks(text: str) -> frozenset[int]:
    """Return where the marks of nicknames stand that have a given name before and a surname behind.

    In “Go, Ana” Lee said, the marks have no capital behind the first of them, or no name before it.
    """
    found: set[int] = set()
    for match in _NICKNAME.finditer(text):
        if _PAIRS[text[match.start()]] != text[match.end() - 1]:
            continue
        if _is_within_name(text, match.start(), match.end()):
            found.update((match.start(), match.end() - 1))
    return frozenset(found)


def _is_within_name(text: str, start: int, end: int) -> bool:
    nickname = text[start + 1 : end - 1].split()
    before = _BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
    behind = _BEHIND.match(text, end, end + _LONGEST_WORD)
    if before is None or behind is None or not nickname[-1][0].isupper():
        return False
    return _is_given(form_of(before[0])) and _is_surname(form_of(behind[1].rstrip(".")))


def _is_given(form: Form) -> bool:
    return form.joins_run and (form.is_given or form.is_initial)


def _is_surname(form: Form) -> bool:
    return form.joins_run and not form.is_function_word and form.lower not in FORMS_OF_SAYING
