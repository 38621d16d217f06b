"""Speech that stands without quotation marks: turns of transcripts and interviews."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from quotetrack.lexicon.cues import VERBS_OF_SAYING, verb_lemma
from quotetrack.lexicon.forms import form_of
from quotetrack.model import MentionKind, Span
from quotetrack.reading.blocks import block_quotations
from quotetrack.reading.interviews import (
    answer_of,
    is_direction,
    is_question,
    unlabelled_questions,
)
from quotetrack.reading.labels import Label, bare_initials, bare_question, label_at
from quotetrack.reading.marks import QuotedSpan, Turn, place_of, quoted_spans
from quotetrack.reading.zones import zone_of

_OPENERS: Final = tuple("\"“”'‘«„")
_CLOSERS: Final = frozenset("\"”“'’»")
#: How many paragraphs without labels may stand between two labels of one conversation.
_FARTHEST: Final = 3
_FARTHEST_IN_TRANSCRIPT: Final = 15
_IN_TRANSCRIPT: Final = 6  # labels
_NAME: Final = re.compile(r"\b[A-Z]\w+(?: (?:[A-Z][\w.’-]*|de|von|van))* [A-Z]\w+")
_ENDING: Final = re.compile(r"[.!?…–—-][\"'”’»)\]*_]*\Z")
#: The number of a question in parliament: "When will it open? [66855]".
_NUMBER_BEHIND: Final = re.compile(r"\s*\[\d+\]\Z")
_LONGEST_NAME: Final = 6
_MARK: Final = re.compile(r"[\"“”«»]")


def stretches(
    text: str, paragraph_spans: Sequence[Span], passed_over: Collection[int] = frozenset()
) -> list[QuotedSpan]:
    """Return what stands in quotation marks, turns of transcripts and block quotations, in order.

    What is marked inside a turn or block is nested. The marks at the places `passed_over` are none
    of a quotation.
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
        for quoted in quoted_spans(text, paragraph_spans, passed_over)
        if quoted.paragraph not in whole or not whole[quoted.paragraph].outer.overlaps(quoted.outer)
    ]
    return sorted(kept + unmarked, key=place_of)


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
    found = list(_turns(text, paragraph_spans))
    taken = {turn.paragraph for turn in found}
    found.extend(block_quotations(text, paragraph_spans, line_starts, taken))
    return sorted(found, key=lambda quoted: quoted.paragraph)


def _turns(text: str, paragraph_spans: Sequence[Span]) -> Iterator[QuotedSpan]:
    """Yield the paragraphs of all turns of a transcript or an interview."""
    labels = _conversation(text, paragraph_spans)
    questions = unlabelled_questions(text, paragraph_spans, labels)
    answered = _asked_without_label(text, paragraph_spans, labels)
    begins = sorted({*labels, *questions, *answered})
    asker = _asker(text, paragraph_spans, labels)
    answerer = next((one for at, one in labels.items() if asker and one.key != asker.key), None)
    for at, begin in enumerate(begins):
        end = begins[at + 1] if at + 1 < len(begins) else len(paragraph_spans)
        label = labels.get(begin)
        if label is not None:
            turn = Turn(begin, label.source, kind=_kind(text, label))
            yield from _paragraphs_of_turn(text, paragraph_spans, label, turn, begin, end)
            continue
        asked = Turn(begin, asker.source if asker else None, asks=True)
        yield _turn_span(text, paragraph_spans, begin, paragraph_spans[begin].start, asked)
        if begin in answered:
            continue
        answers = answer_of(text, paragraph_spans, begin, end)
        turn = Turn(begin + 1, answerer.source if answerer else None)
        for index in answers:
            yield _turn_span(text, paragraph_spans, index, paragraph_spans[index].start, turn)


def _kind(text: str, label: Label) -> MentionKind:
    if label.is_short or label.is_role:
        return "nominal"
    source = label.source.of(text)
    is_outlet = _joins_no_people(source) or (label.is_plain and source[:4] in _ARTICLES)
    return "organisation" if is_outlet else "name"


def _joins_no_people(label: str) -> bool:
    """Return whether a label joins what are no people: "Salt & Stone", not "Ann and Bo"."""
    first, joint, _ = label.partition(" and ")
    return " & " in label or (
        bool(joint) and " " not in first and not form_of(first).is_strong_given
    )


_ARTICLES: Final = ("The ", "THE ")


def _paragraphs_of_turn(
    text: str, paragraph_spans: Sequence[Span], label: Label, turn: Turn, begin: int, end: int
) -> Iterator[QuotedSpan]:
    """Yield the paragraphs from a label to the next one that belong to its turn."""
    first = begin
    if label.end < paragraph_spans[begin].end:
        yield _turn_span(text, paragraph_spans, begin, label.end, turn)
    elif begin + 1 < end:
        first += 1
        yield _turn_span(text, paragraph_spans, first, paragraph_spans[first].start, turn)
    if end == len(paragraph_spans):
        return  # Nothing tells where the last turn ends.
    for index in range(first + 1, end):
        paragraph = paragraph_spans[index]
        if is_direction(text, paragraph):
            continue
        if end - begin > _FARTHEST_IN_TRANSCRIPT or _is_told(text, paragraph):
            return
        yield _turn_span(text, paragraph_spans, index, paragraph.start, turn)


def _turn_span(
    text: str, paragraph_spans: Sequence[Span], index: int, start: int, turn: Turn
) -> QuotedSpan:
    end = paragraph_spans[index].end
    inner = _without_marks(text, start, end)
    outer = Span(min(inner.start, end) - (text[inner.end : end] != ""), end)
    return QuotedSpan(inner, outer, "turn", True, index, turn)


def _is_told(text: str, paragraph: Span) -> bool:
    """Return whether a paragraph reports speech, so that it is no speech as a whole.

    A mark that opens it and is not closed belongs to a transcript that is quoted whole.
    """
    words = paragraph.of(text)
    return _MARK.search(words, 1) is not None and any(
        verb_lemma(word) in VERBS_OF_SAYING for word in re.findall(r"[a-z]+", words)
    )


def _conversation(text: str, paragraph_spans: Sequence[Span]) -> dict[int, Label]:
    """Return the labels of turns by paragraph.

    One label is no conversation: there must be two speakers near each other, and at least one of
    them must speak again or have a short label ("Q") or one in capitals. Labels that are common
    words ("Location", "Date") belong to tables, unless they take turns with others.
    """
    labels: dict[int, Label] = {}
    for index, paragraph in enumerate(paragraph_spans):
        label = label_at(text, paragraph)
        is_last = index + 1 == len(paragraph_spans)
        if label is None or (label.end == paragraph.end and is_last):
            continue
        if label.is_short or _is_said(text, label, paragraph):
            labels[index] = label
    loud = {label.key for label in labels.values() if label.is_loud}
    for index, label in list(labels.items()):
        if label.key in loud and not label.is_loud:
            del labels[index]  # A headline, "Lee: we pay", above a transcript with "LEE: Well".
    counts = Counter(label.key for label in labels.values())
    if any(label.is_loud or label.is_short for label in labels.values()):
        _add_bare(text, paragraph_spans, labels, counts)
    taken = {
        index: labels[index]
        for index, near in _neighbours(labels, counts)
        if _talks(labels[index], near, counts)
    }
    taken = (
        taken
        or _answers_only(text, paragraph_spans, labels, counts)
        or _with_initials(text, paragraph_spans)
    )
    lines = [
        paragraph_spans[at + (one.end == paragraph_spans[at].end)] for at, one in taken.items()
    ]
    ends = sum(_ENDING.search(line.of(text)) is not None for line in lines)
    return taken if 2 * ends >= len(taken) else {}


def _is_said(text: str, label: Label, paragraph: Span) -> bool:
    """Return whether words follow a label that make no headline: "Lee: 547." counts votes."""
    if not any(letter.isalpha() for letter in text[label.end : paragraph.end]):
        return label.end == paragraph.end
    said = _NUMBER_BEHIND.sub("", text[label.end : paragraph.end])
    return label.is_loud or zone_of(said)[0] != "headline"


def _neighbours(
    labels: Mapping[int, Label], counts: Mapping[str, int]
) -> Iterator[tuple[int, list[Label]]]:
    """Yield each label with those of others that stand near: the two before and the two behind."""
    places = list(labels)
    strong = sum(count for count in counts.values() if count > 1)
    far = _FARTHEST if strong < _IN_TRANSCRIPT else _FARTHEST_IN_TRANSCRIPT
    for at, index in enumerate(places):
        around = places[max(0, at - 2) : at] + places[at + 1 : at + 3]
        yield (
            index,
            [
                labels[other]
                for other in around
                if abs(other - index) <= far and labels[other].key != labels[index].key
            ],
        )


def _talks(label: Label, near: Sequence[Label], counts: Mapping[str, int]) -> bool:
    """Return whether a label names a speaker, judging by how it looks and what stands near it."""
    return (_plain_talks if label.is_plain else _marked_talks)(label, near, counts)


def _plain_talks(label: Label, near: Sequence[Label], counts: Mapping[str, int]) -> bool:
    """Judge a label that could be words of the text: it returns, among labels that are none."""
    strong = [other for other in near if not other.is_plain]
    loud = label.is_loud and any(other.is_loud for other in strong)
    returns = counts[label.key] > 1 or label.is_role or loud
    return returns and any(other.is_loud or counts[other.key] > 1 for other in strong)


def _marked_talks(label: Label, near: Sequence[Label], counts: Mapping[str, int]) -> bool:
    others = [
        other
        for other in near
        if not other.is_plain
        or counts[other.key] > 1
        or (other.is_loud and label.is_loud)
        or (other.is_role and label.is_loud and counts[label.key] > 1)
    ]
    again = counts[label.key] > 1 or any(counts[other.key] > 1 for other in others)
    short = label.is_short or any(other.is_short for other in others)
    return bool(others) and (label.is_loud or short or again)


def _add_bare(
    text: str,
    paragraph_spans: Sequence[Span],
    labels: dict[int, Label],
    counts: Counter[str],
) -> None:
    """Add questions that are labelled with a mere "Q", among labels in capitals."""
    for index, paragraph in enumerate(paragraph_spans):
        if index not in labels:
            label = bare_question(text, paragraph)
            if label is not None:
                labels[index] = label
                counts[label.key] += 1
    ordered = sorted(labels.items())
    labels.clear()
    labels.update(ordered)


def _with_initials(text: str, paragraph_spans: Sequence[Span]) -> dict[int, Label]:
    """Return labels that are initials of people named before, with no colon behind them."""
    found: dict[int, Label] = {}
    for index, paragraph in enumerate(paragraph_spans):
        label = bare_initials(text, paragraph)
        if label is not None:
            found[index] = label
    if len(found) < 2:
        return {}
    head = text[: paragraph_spans[next(iter(found))].start]
    known = {
        one[0].lower() + other[0].lower()
        for name in _NAME.findall(head)
        for one, other in combinations(name.split()[:_LONGEST_NAME], 2)
    }
    labels = {index: label for index, label in found.items() if label.key in known}
    return labels if len(labels) > 1 and len(labels) == len(found) else {}


def _answers_only(
    text: str,
    paragraph_spans: Sequence[Span],
    labels: Mapping[int, Label],
    counts: Mapping[str, int],
) -> dict[int, Label]:
    """Return the labels of answers to questions without labels: one and the same, twice or more."""
    answers = {
        index: label
        for index, label in labels.items()
        if index
        and not label.is_plain
        and counts[label.key] > 1
        and is_question(text, paragraph_spans[index - 1])
    }
    return answers if len(answers) > 1 else {}


def _asked_without_label(
    text: str, paragraph_spans: Sequence[Span], labels: Mapping[int, Label]
) -> set[int]:
    """Return the questions without labels that labelled turns answer, where nobody else asks."""
    if _asker(text, paragraph_spans, labels) is not None:
        return set()
    found: set[int] = set()
    interrupts = False
    before: Label | None = None
    for index, label in labels.items():
        if index and index - 1 not in labels and is_question(text, paragraph_spans[index - 1]):
            found.add(index - 1)
            # Elsewhere, a turn of two paragraphs may end in a question.
            interrupts = interrupts or before is None or before.key == label.key
        before = label
    return found if interrupts else set()


def _asker(text: str, paragraph_spans: Sequence[Span], labels: Mapping[int, Label]) -> Label | None:
    """Return the label of the first who asks, where most of his turns are questions."""
    asked: Counter[str] = Counter()
    turns: Counter[str] = Counter()
    for index, label in labels.items():
        turns[label.key] += 1
        asked[label.key] += label.asks or paragraph_spans[index].of(text).rstrip('*_”"').endswith(
            "?"
        )
    return next(
        (label for label in labels.values() if 2 * asked[label.key] > turns[label.key]), None
    )


def _without_marks(text: str, start: int, end: int) -> Span:
    """Return the words of a turn, without white space and without marks around all of them.

    Of a transcript that is quoted whole, each paragraph opens with a mark, and the last one closes.
    """
    while start < end and (text[start].isspace() or text[start] in "*_"):
        start += 1
    while end > start and text[end - 1] in "*_":
        end -= 1
    if text[start:end].startswith(_OPENERS) and text[end - 1] in _CLOSERS and end - start > 2:
        return Span(start + 1, end - 1)
    for opening, closing in ('""', "“”"):
        marks = text.count(opening, start, end) - text.count(closing, start, end)
        is_odd = opening == closing and text.count(opening, start, end) % 2
        start += text.startswith(opening, start, end) and (marks > 0 or is_odd)
        end -= text.endswith(closing, start, end) and (marks < 0 or is_odd)
    return Span(start, end)
