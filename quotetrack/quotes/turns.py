"""Speech that stands without quotation marks: turns of a transcript, indented block quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotetrack.model import Span
from quotetrack.quotes.marks import QuotedSpan

_LABEL = re.compile(r"([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}(?: \([^()\n]{1,30}\))?)[:.](?=\s+\S)")
_QUESTION_LABELS = frozenset({"Q", "Question", "QUESTION"})
_ANSWER_LABELS = frozenset({"A", "Answer", "ANSWER"})
_NO_SPEAKERS = frozenset(
    "photograph photo picture image video source sources note notes correction update updated "
    "related read more credit caption listen watch see also by editor's editor’s p.s ps breaking "
    "background analysis opinion fact bottom line topline details".split()
)
_OPENERS = tuple("\"“”'‘«„`")
_INDENTED = re.compile(r"(?:[ ]{2,}|\t|> ?)")


def unmarked_speech(
    text: str, paragraph_spans: Sequence[Span], line_starts: Sequence[int]
) -> list[QuotedSpan]:
    """Return speech without quotation marks, in order.

    Args:
        text: The whole text.
        paragraph_spans: Its paragraphs.
        line_starts: For each paragraph, the offset at which its first line begins; the paragraph
            itself begins after the indentation.
    """
    found = _turns(text, paragraph_spans)
    found.extend(
        _block_quotations(text, paragraph_spans, line_starts, {t.paragraph for t in found})
    )
    return sorted(found, key=lambda quoted: quoted.paragraph)


def _label(text: str, paragraph: Span) -> re.Match[str] | None:
    match = _LABEL.match(text, paragraph.start, paragraph.end)
    if match is None:
        return None
    name = match.group(1)
    short = name in _QUESTION_LABELS or name in _ANSWER_LABELS
    if not short and (match.group()[-1] != ":" or name.split()[0].lower() in _NO_SPEAKERS):
        return None
    return match


def _turns(text: str, paragraph_spans: Sequence[Span]) -> list[QuotedSpan]:
    """Return the turns of a transcript or an interview.

    One label is no conversation: there must be two speakers, in neighbouring paragraphs, and their
    labels must be short ("Q", "SMITH") or come back.
    """
    labels = [_label(text, paragraph) for paragraph in paragraph_spans]
    counts: dict[str, int] = {}
    for label in labels:
        if label is not None:
            counts[label.group(1)] = counts.get(label.group(1), 0) + 1
    turns: list[QuotedSpan] = []
    for index, label in enumerate(labels):
        if label is None:
            continue
        name = label.group(1)
        neighbours = [
            other.group(1)
            for other in (labels[max(0, index - 2) : index] + labels[index + 1 : index + 3])
            if other is not None and other.group(1) != name
        ]
        short = name.isupper()
        if not neighbours or not (short or counts[name] > 1):
            continue
        if not short and not any(counts[other] > 1 for other in neighbours):
            continue
        paragraph = paragraph_spans[index]
        start = label.end()
        while start < paragraph.end and text[start].isspace():
            start += 1
        span = Span(start, paragraph.end)
        if text[start : paragraph.end].startswith(_OPENERS) and text[paragraph.end - 1] in "\"”'’»":
            continue  # The marks tell already.
        turns.append(QuotedSpan(span, span, "turn", True, index))
    return turns


def _block_quotations(
    text: str,
    paragraph_spans: Sequence[Span],
    line_starts: Sequence[int],
    taken: set[int],
) -> list[QuotedSpan]:
    """Return indented paragraphs that follow a colon, or another such paragraph."""
    found: list[QuotedSpan] = []
    previous = -2
    for index, paragraph in enumerate(paragraph_spans):
        indented = _INDENTED.match(text, line_starts[index], paragraph.start + 1) is not None
        if not indented or index in taken or text[paragraph.start] in "\"“”'‘«„`•*-–—":
            continue
        before = paragraph_spans[index - 1] if index else None
        introduced = before is not None and text[before.end - 1] == ":"
        if introduced or previous == index - 1:
            found.append(QuotedSpan(paragraph, paragraph, "block", True, index))
            previous = index
    return found
