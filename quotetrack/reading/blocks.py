"""Block quotations: indented paragraphs behind a colon, without quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from quotetrack.lexicon.cues import NOUNS_OF_SAYING, VERBS_OF_SAYING, verb_lemma
from quotetrack.model import Span
from quotetrack.reading.marks import QuotedSpan

_LOOK_BACK = 120
_INDENTED = re.compile(r"(?:[ ]{2,}|\t|> ?)")


def block_quotations(
    text: str,
    paragraph_spans: Sequence[Span],
    line_starts: Sequence[int],
    taken: Set[int],
) -> list[QuotedSpan]:
    """Return indented paragraphs that follow a colon, or another such paragraph.

    Args:
        text: The whole text.
        paragraph_spans: Its paragraphs.
        line_starts: For each paragraph, the offset at which its first line begins; the paragraph
            itself begins after the indentation.
        taken: The paragraphs that are something else.
    """
    found: list[QuotedSpan] = []
    previous = -2
    for index, paragraph in enumerate(paragraph_spans):
        indented = _INDENTED.match(text, line_starts[index], paragraph.start + 1) is not None
        if not indented or index in taken or text[paragraph.start] in "\"“”'‘«„`•*-–—":
            continue
        before = paragraph_spans[index - 1] if index else None
        introduced = before is not None and _introduces_words(text, before)
        if introduced or previous == index - 1:
            words = text[paragraph.start : paragraph.end]
            start = paragraph.start + len(words) - len(words.lstrip("> "))
            span = Span(start, paragraph.end)
            if len(span):
                found.append(QuotedSpan(span, span, "block", True, index))
            previous = index
    return found


def _introduces_words(text: str, paragraph: Span) -> bool:
    """Return whether a paragraph ends in a colon after a word of saying: "with this warning:"."""
    if text[paragraph.end - 1] != ":":
        return False
    ending = text[max(paragraph.start, paragraph.end - _LOOK_BACK) : paragraph.end - 1]
    return any(
        word in NOUNS_OF_SAYING or verb_lemma(word) in VERBS_OF_SAYING
        for word in re.findall(r"[a-z-]+", ending.lower())
    )
