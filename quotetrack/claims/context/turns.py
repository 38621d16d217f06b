"""Questions that stand as text of their own: quoted before the answer, or as a turn of a talk."""

from __future__ import annotations

import re

from quotetrack.claims.language.words import word_list
from quotetrack.lexicon.abbreviations import ABBREVIATIONS
from quotetrack.model import Passage, Quotation

_GAP = 250
_MAX_LEAD = 60
_MAX_QUESTION = 500
_LABEL = re.compile(r"\s*(?:[A-Z][\w.’' -]{0,40}:|Q[.:)]|Q\s*[-–—]|\[Q\]|Question\b)")
_MARKS = "\"'“”‘’«» \t\r\n*_"
_ASKING = word_list("asking")
_QUESTIONERS = word_list("questioners")


def quoted_question(text: str, previous: Quotation | None, quotation: Quotation) -> Passage | None:
    """Return the question that somebody else asks in the quotation before `quotation`.

    `text` is the text of both. A question by the same speaker, or one far before, is none.
    """
    if previous is None or not previous.text.rstrip(_MARKS).endswith("?"):
        return None
    if not 0 <= quotation.start - previous.end <= _GAP:
        return None
    one, other = previous.speaker, quotation.speaker
    if one is not None and other is not None and one.id == other.id:
        return None
    asks = previous.cue is not None and previous.cue.text.lower() in _ASKING
    if not asks and not _is_questioner(previous):
        # A question that nobody is said to have asked is mostly a figure of speech.
        return None
    return _last_question(text, previous.fragments[-1].start, previous.fragments[-1].end)


_CUTS = ("? ", "! ", "\n")


def _full_stop(text: str, start: int, end: int) -> int:
    """Return where the last full stop before `end` that ends a sentence stands, -1 if none does."""
    position = text.rfind(". ", start, end - 1)
    while position >= 0:
        word = text[max(start, position - 6) : position].rsplit(None, 1)[-1:]
        if not word or (word[0].lower() not in ABBREVIATIONS and len(word[0]) > 1):
            return position
        position = text.rfind(". ", start, position)
    return -1


def _is_questioner(quotation: Quotation) -> bool:
    if quotation.source is None:
        return False
    return not _QUESTIONERS.isdisjoint(quotation.source.text.lower().split())


def turn_question(text: str, quotation: Quotation) -> Passage | None:
    """Return the question of the turn before, where `quotation` is a turn of an interview.

    A turn is a paragraph of its own, with nothing but a speaker's label before the words.
    """
    floor = max(0, quotation.start - _MAX_LEAD)
    line_start = text.rfind("\n", floor, quotation.start) + 1
    if not line_start and floor:
        return None
    lead = text[line_start : min(quotation.start, line_start + 80)]
    if not (_LABEL.match(lead) or not lead.strip(_MARKS) or re.match(r"\s*A[.:)]", lead)):
        return None
    end = line_start
    while end and text[end - 1] in _MARKS:
        end -= 1
        if line_start - end > 20:
            return None
    if not end or text[end - 1] != "?":
        return None
    floor = max(0, end - 4 * _MAX_QUESTION)
    start = text.rfind("\n", floor, end) + 1
    label = _LABEL.match(text, start) if start or not floor else None
    return _last_question(text, label.end(), end) if label else None


def _last_question(text: str, start: int, end: int) -> Passage | None:
    """Return the last sentence of `text` from `start` to `end`, which ends in a question mark."""
    start = max(start, end - _MAX_QUESTION)
    while end > start and text[end - 1] != "?":
        end -= 1
    cut = max(_full_stop(text, start, end), *(text.rfind(m, start, end - 1) for m in _CUTS))
    if cut >= start:
        start = cut + 1
    while start < end and text[start] in _MARKS:
        start += 1
    return Passage.cut(text, start, end) if end - start > 3 else None
