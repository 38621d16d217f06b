"""Interviews whose questions stand without labels and marks, as paragraphs in bold often do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from quotetrack.model import Span
from quotetrack.reading.labels import Label

_MARKED: Final = tuple("\"“”'‘«„`•·>")
_LONGEST_QUESTION: Final = 700  # characters
_LEAST_QUESTIONS: Final = 3
_ADDRESSED: Final = re.compile(r"\b(?:you|your|yours|yourself|you[’'](?:re|ve|d|ll))\b", re.I)
_SPEAKS_OF_ITSELF: Final = re.compile(
    r"\b(?:I|[Mm]y|me|mine|[Ww]e|[Oo]ur|us|I[’'](?:m|ve|d|ll)|[Ww]e[’'](?:re|ve|d|ll))\b"
)
#: Questions that bid: "Tell us about your first boat.", "Your favourite street, please!".
_BIDDING: Final = re.compile(
    r"(?:(?:Tell|Give|Show|Take|Talk|Walk|Let) (?:us|me)\b"
    r"|(?:Describe|Name|Finish|Complete|Recommend|Explain|Share) )|[^.!?]*\b[Pp]lease\W*\Z"
)
_LONGEST_BIDDING: Final = 160  # characters
_OWN: Final = re.compile(r"\b(?:[Mm]y|me|mine|[Ww]e|[Oo]ur|us)\b")
_OPENING: Final = 300
_SENTENCE_END: Final = re.compile(r"[.!?…:][\"'”’)\]*_]*\Z")
_EMPHASIS: Final = "*_ "
#: Where a paragraph after the last answer belongs to the page and not to the interview.
_MOST_AFTER_LAST: Final = 6


def is_question(text: str, paragraph: Span) -> bool:
    """Return whether a paragraph without marks is a question by its form."""
    words = paragraph.of(text).strip(_EMPHASIS)
    return len(words) <= _LONGEST_QUESTION and words.endswith("?") and not words.startswith(_MARKED)


def is_direction(text: str, paragraph: Span) -> bool:
    """Return whether a paragraph tells what happens: "(Applause)", "[They laugh.]"."""
    words = paragraph.of(text).strip(_EMPHASIS)
    return (words[:1] + words[-1:]) in ("()", "[]")


def unlabelled_questions(
    text: str, paragraph_spans: Sequence[Span], labels: Mapping[int, Label]
) -> list[int]:
    """Return the paragraphs that are questions to somebody who answers in the first person.

    None are returned where the text is no interview. At least three must be asked, or two beside
    labelled ones; half of them must address somebody, and half of the answers must speak of
    themselves. Questions that a writer asks and answers do neither.

    Args:
        text: The whole text.
        paragraph_spans: Its paragraphs.
        labels: The paragraphs that are labelled turns.
    """
    last = len(paragraph_spans) - 1
    asked = [
        index
        for index, paragraph in enumerate(paragraph_spans)
        if index < last
        and index not in labels
        and index + 1 not in labels
        and is_question(text, paragraph)
        and not is_question(text, paragraph_spans[index + 1])
    ]
    if len(asked) < (2 if labels else _LEAST_QUESTIONS):
        return []
    addressing = sum(bool(_ADDRESSED.search(paragraph_spans[at].of(text))) for at in asked)
    answering = sum(_speaks_of_itself(text, paragraph_spans[at + 1]) for at in asked)
    if 2 * min(addressing, answering) < len(asked):
        return []
    more = [
        index
        for index in range(asked[0] + 2, last)
        if index not in labels
        and (_asks_inside(text, paragraph_spans[index]) or _bids(text, paragraph_spans[index]))
    ]
    taken = set(asked)
    asked.extend(at for at in more if taken.isdisjoint((at - 1, at, at + 1)))
    return sorted(asked)


def _asks_inside(text: str, paragraph: Span) -> bool:
    """Return whether a paragraph asks somebody, and then goes on: "Have you read it? I have." """
    words = paragraph.of(text).strip(_EMPHASIS)
    return (
        "? " in words
        and len(words) <= _LONGEST_QUESTION
        and not words.startswith(_MARKED)
        and _ADDRESSED.search(words) is not None
        and _OWN.search(words) is None
    )


def _bids(text: str, paragraph: Span) -> bool:
    """Return whether a paragraph is a bidding and nothing else: "Tell us about your boat."."""
    words = paragraph.of(text).strip(_EMPHASIS)
    return (
        len(words) <= _LONGEST_BIDDING
        and _BIDDING.match(words) is not None
        and not words.startswith(_MARKED)
    )


def answer_of(
    text: str,
    paragraph_spans: Sequence[Span],
    question: int,
    end: int,
) -> list[int]:
    """Return the paragraphs that answer a question. The next turn begins at `end`.

    What is no sentence in between belongs to the page. Behind the last question, no paragraph
    counts that does not go on in the first person.
    """
    found: list[int] = []
    is_last = end == len(paragraph_spans)
    for index in range(question + 1, end):
        paragraph = paragraph_spans[index]
        if is_direction(text, paragraph):
            continue
        words = paragraph.of(text).strip(_EMPHASIS)
        if not _SENTENCE_END.search(words):
            if found and is_last:
                break
            if found or index + 1 < end:
                continue
        if found and is_last:
            goes_on = _speaks_of_itself(text, paragraph) and len(found) < _MOST_AFTER_LAST
            if not goes_on or _ADDRESSED.search(words):
                break
        found.append(index)
    return found


def _speaks_of_itself(text: str, paragraph: Span) -> bool:
    end = min(paragraph.end, paragraph.start + _OPENING)
    return _SPEAKS_OF_ITSELF.search(text, paragraph.start, end) is not None
