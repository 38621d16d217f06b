"""Speech that stands without quotation marks: turns of a transcript, indented block quotations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from quotetrack.lexicon.cues import NOUNS_OF_SAYING, VERBS_OF_SAYING, verb_lemma
from quotetrack.lexicon.people import PERSON_NOUNS
from quotetrack.lexicon.word_classes import is_known_form
from quotetrack.model import Span
from quotetrack.reading.marks import QuotedSpan, quoted_spans

_LABEL = re.compile(
    r"(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4})(?: \([^()\n]{1,30}\))?[:.](?=\s+\S)"
)
_QUESTION_LABELS = frozenset({"Q", "Question", "QUESTION"})
_ANSWER_LABELS = frozenset({"A", "Answer", "ANSWER"})
_NO_SPEAKERS = frozenset(
    "photograph photo picture image video source sources note notes correction update updated "
    "related read more credit caption listen watch see also by editor's editor’s p.s ps breaking "
    "background analysis opinion fact bottom line topline details".split()
)
_OPENERS = tuple("\"“”'‘«„")
_CLOSERS = frozenset("\"”“'’»")
_LOOK_BACK = 120
_INDENTED = re.compile(r"(?:[ ]{2,}|\t|> ?)")


def stretches(text: str, paragraph_spans: Sequence[Span]) -> list[QuotedSpan]:
    """Return what stands in quotation marks, turns of transcripts and block quotations, in order.

    What is marked inside a turn or block is nested.
    """
    line_starts: list[int] = []
    previous_end = 0
    for paragraph in paragraph_spans:
        line_starts.append(text.rfind("\n", previous_end, paragraph.start) + 1)
        previous_end = paragraph.end
    unmarked = unmarked_speech(text, paragraph_spans, line_starts)
    whole = {quoted.paragraph: quoted for quoted in unmarked}
    kept = [
        quoted
        for quoted in quoted_spans(text, paragraph_spans)
        if quoted.paragraph not in whole or not whole[quoted.paragraph].outer.overlaps(quoted.outer)
    ]
    return sorted(kept + unmarked, key=lambda quoted: quoted.outer)


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
    name = match.group("name")
    short = name in _QUESTION_LABELS or name in _ANSWER_LABELS
    if short:
        return match
    words = name.lower().split()
    if match.group()[-1] != ":" or words[0] in _NO_SPEAKERS:
        return None
    if all(is_known_form(word) and word not in PERSON_NOUNS for word in words):
        return None
    return match


def _turns(text: str, paragraph_spans: Sequence[Span]) -> list[QuotedSpan]:
    """Return the turns of a transcript or an interview.

    One label is no conversation: there must be two speakers in neighbouring paragraphs, and at
    least one of them must speak again or have a short label ("Q", "SMITH"). Labels that are common
    words ("Location", "Date") belong to tables.
    """
    labels = [_label(text, paragraph) for paragraph in paragraph_spans]
    names = [None if label is None else label.group("name") for label in labels]
    counts = Counter(name for name in names if name is not None)
    turns: list[QuotedSpan] = []
    for index, (label, name) in enumerate(zip(labels, names, strict=True)):
        if label is None or name is None:
            continue
        neighbours = {
            other
            for other in names[max(0, index - 2) : index] + names[index + 1 : index + 3]
            if other is not None and other != name
        }
        talks = name.isupper() or counts[name] > 1 or any(counts[other] > 1 for other in neighbours)
        if neighbours and talks:
            end = paragraph_spans[index].end
            inner = _without_marks(text, label.end(), end)
            if any(letter.isalpha() for letter in inner.of(text)):  # "Lee: 547." counts votes.
                outer = Span(min(inner.start, end) - (text[inner.end : end] != ""), end)
                turns.append(QuotedSpan(inner, outer, "turn", True, index))
    return turns


def _without_marks(text: str, start: int, end: int) -> Span:
    """Return the words of a turn, without white space and without marks around all of them."""
    while start < end and text[start].isspace():
        start += 1
    if text[start:end].startswith(_OPENERS) and text[end - 1] in _CLOSERS and end - start > 2:
        return Span(start + 1, end - 1)
    return Span(start, end)


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
