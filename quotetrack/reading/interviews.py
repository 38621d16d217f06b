"""Interviews whose questions stand without labels and marks, as paragraphs in bold often do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from quotetrack.model import Span
from quotetrack.reading.labels import Label

_MARKED: Final = tuple("\"“”'‘«„`•·>")
#: How a text says that it is an interview: "Five questions for", "Interview: Ann Lee".
_ANNOUNCED: Final = re.compile(
    r"\b(?:(?:[Qq]uestions|minutes) (?:for|with|to)\b|Q ?(?:&|and) ?A\b|[Ww]e (?:caught up|sat down"
    r"|spoke|talked) (?:to|with)\b|[Ii]nterview(?:ed)? (?:by|with)\b|^Interview: )",
    re.M,
)
_LONGEST_QUESTION: Final = 700  # characters
_LEAST_QUESTIONS: Final = 3
#: How many have to end in a question mark, where others bid or are labelled.
_LEAST_WITH_OTHERS: Final = 2
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
#: The same behind what it is about: "You paint at night. Tell us why."
_BIDDING_AT_END: Final = re.compile(
    r"(?:[.!?…]|[—–-]|,)[\"'”’)]* ?(?:[Pp]lease )?(?:[Cc]ould you )?"
    r"(?:[Tt]ell (?:us|me)|[Tt]alk (?:us|me)|[Ww]alk (?:us|me)|[Dd]escribe|[Ee]xplain|[Ee]laborate)"
    r"\b[^.!?]*[.!?]?\Z"
)
#: What is told to somebody of himself, so that he goes on: "You grew up on a barge."
_TOLD_OF: Final = re.compile(
    r"\b[Yy]ou(?:[’']ve|[’']d| have| had)(?: \w+ly| also| always| never)? (?:\w+(?:ed|en|ne|wn)"
    r"|been|become|built|cut|fought|had|held|led|made|met|run|said|sold|spent|taught|told|won)\b"
    r"|\b[Yy]ou(?: once| also| recently| first)? (?:\w+ed|became|began"
    r"|bought|brought|built|came|chose|did|fell|felt|found|gave|got|grew|had|held|kept|knew|led|left|lost"
    r"|made|met|paid|ran|said|sang|saw|sold|spent|spoke|stood|taught|thought|told|took|was"
    r"|went|were|won|wrote)\b|\b\w+ed you\b"
)
_LONGEST_TOLD: Final = 240  # characters
_AS_SUBJECT: Final = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b")
_OWN: Final = re.compile(r"\b(?:[Mm]y|me|mine|[Ww]e|[Oo]ur|us)\b")
_SENTENCE_WITHIN: Final = re.compile(r"[.!…][\"'”’)]* [A-Z]")
_OPENING: Final = 300
_SENTENCE_END: Final = re.compile(r"[.!?…:][\"'”’)\]*_]*\Z")
_EMPHASIS: Final = "*_ "
_AROUND_DIRECTIONS: Final = '*_ "“”.'
#: What a page says of itself between answers and below the last one.
_OF_PAGE: Final = re.compile(
    r"[\W_]*(?:(?:[Tt]his|[Tt]he) (?:conversation|interview|piece|transcript|Q ?& ?A)\b"
    r"|(?:Editor|EDITOR|Author)[’']?s?[’']? ?(?:[Nn]ote|NOTE)\b"
    r"|(?:Follow|Subscribe|Email|E-mail|Sign up|Read more|Read next|Photo|Photos|Image|Credit"
    r"|Related|Know (?:somebody|someone)|Want to|Got a|Have a (?:story|tip|question))\b)"
)
#: Where a paragraph after the last answer belongs to the page and not to the interview.
_MOST_AFTER_LAST: Final = 6


def is_question(text: str, paragraph: Span) -> bool:
    """Return whether a paragraph without marks is a question by its form."""
    words = paragraph.of(text).strip(_EMPHASIS)
    return len(words) <= _LONGEST_QUESTION and words.endswith("?") and not words.startswith(_MARKED)


def is_direction(text: str, paragraph: Span) -> bool:
    """Return whether a paragraph tells what happens: "(Applause)", "[They laugh.]".

    In a transcript that is quoted whole, a mark stands before it.
    """
    words = paragraph.of(text).strip(_AROUND_DIRECTIONS)
    return (words[:1] + words[-1:]) in ("()", "[]")


def unlabelled_questions(
    text: str, paragraph_spans: Sequence[Span], labels: Mapping[int, Label]
) -> list[int]:
    """Return the paragraphs that are questions to somebody who answers in the first person.

    None are returned where the text is no interview. At least three must be asked, or two beside
    labelled ones or such as bid; half of them must address somebody, or a third where the text
    calls itself an interview, and half of the answers must speak of themselves. Questions that a
    writer asks and answers do neither.

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
    if len(asked) < _LEAST_WITH_OTHERS:
        return []
    addressing = sum(bool(_ADDRESSED.search(paragraph_spans[at].of(text))) for at in asked)
    answering = sum(_speaks_of_itself(text, paragraph_spans[at + 1]) for at in asked)
    least = 3 if _ANNOUNCED.search(text) is not None else 2
    if least * addressing < len(asked) or 2 * answering < len(asked):
        return []
    taken = set(asked)
    free = [
        index
        for index in range(asked[0] + 2, last)
        if index not in labels and taken.isdisjoint((index - 1, index, index + 1))
    ]
    bids = [index for index in free if _bids(text, paragraph_spans[index])]
    if len(asked) + len(bids) < (_LEAST_WITH_OTHERS if labels else _LEAST_QUESTIONS):
        return []
    asked += bids
    are_bold = all(_is_bold(text, paragraph_spans[at]) for at in asked)
    asked += [
        at
        for at in free
        if at not in bids
        and (
            (are_bold and _is_bold(text, paragraph_spans[at]))
            or _asks_inside(text, paragraph_spans[at])
            or (
                _tells_of_other(text, paragraph_spans[at])
                and _speaks_of_itself(text, paragraph_spans[at + 1])
            )
        )
    ]
    asked.sort()
    if last not in labels and asked[-1] + 1 < last and _is_left_open(text, paragraph_spans[last]):
        asked.append(last)
    return asked


def _is_bold(text: str, paragraph: Span) -> bool:
    """Return whether marks of emphasis stand around a whole paragraph: "**And now?**"."""
    return text[paragraph.start] in "*_" and text[paragraph.end - 1] == text[paragraph.start]


def _is_left_open(text: str, paragraph: Span) -> bool:
    """Return whether a text breaks off behind a question: "It rained for days. Did you leave?".

    A question to its readers speaks of the page as "us", and leads up to nothing.
    """
    words = paragraph.of(text).strip(_EMPHASIS)
    return (
        is_question(text, paragraph)
        and _SENTENCE_WITHIN.search(words) is not None
        and _ADDRESSED.search(words) is not None
        and _OWN.search(words) is None
    )


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


def _tells_of_other(text: str, paragraph: Span) -> bool:
    """Return whether a short paragraph tells somebody of himself: "You grew up on a barge"."""
    words = paragraph.of(text).strip(_EMPHASIS)
    return (
        len(words) <= _LONGEST_TOLD
        and _SENTENCE_END.search(words) is not None
        and not words.startswith(_MARKED)
        and _TOLD_OF.search(words) is not None
        and _SPEAKS_OF_ITSELF.search(words) is None
    )


def _bids(text: str, paragraph: Span) -> bool:
    """Return whether a paragraph is a bidding or ends in one: "Tell us about your boat."."""
    words = paragraph.of(text).strip(_EMPHASIS)
    if words.startswith(_MARKED):
        return False
    if len(words) <= _LONGEST_BIDDING and _BIDDING.match(words) is not None:
        return True
    return (
        len(words) <= _LONGEST_QUESTION
        and _BIDDING_AT_END.search(words) is not None
        and _ADDRESSED.search(words) is not None
        and _AS_SUBJECT.search(words) is None
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
        if _OF_PAGE.match(words) is not None:
            if is_last:
                break
            continue
        if found and is_last:
            goes_on = _speaks_of_itself(text, paragraph) and len(found) < _MOST_AFTER_LAST
            if not goes_on or "@" in words or _ADDRESSED.search(words):
                break
        found.append(index)
    return found


def _speaks_of_itself(text: str, paragraph: Span) -> bool:
    end = min(paragraph.end, paragraph.start + _OPENING)
    return _SPEAKS_OF_ITSELF.search(text, paragraph.start, end) is not None
