"""A quotation as the linker reads it: its words, its answer, and when it was said."""

from __future__ import annotations

import datetime
import re

from attrs import frozen

from quotetrack.claims.answers import UNCLEAR, Answer, read_answer
from quotetrack.claims.echo import read_echo
from quotetrack.claims.occasions import other_day
from quotetrack.claims.quantities import Quantity, read_value
from quotetrack.claims.statements import Statement, read_statements
from quotetrack.claims.stems import content_stems
from quotetrack.claims.words import Words, read_words, word_set
from quotetrack.model import Document, Quotation

# Longer quotations are read up to here: what is said later is no answer to the question before.
_MAX_CHARACTERS = 2000
_FRAGMENT_WORDS = 8
_VALUE_WORDS = 10
_MAX_LEAD = 150
_TAIL = re.compile(r"[”\"’]\s(?=[a-z])[^.,;:!?“”\"\n]{1,80}(?=[.,;:\n])")
# A second verb of speech opens a statement of its own: "said he had left, telling them “…”".
_TELLING = re.compile(
    r",\s(?:\w+ ){0,2}(?:telling|saying|adding|insisting|claiming|explaining|declaring)\b"
)
_NO_MARKS = str.maketrans(dict.fromkeys('“”"„«»', " "))


@frozen
class Reading:
    """What the linker knows of one quotation, worked out once for all comparisons.

    `text` is that of the document, `length` the number of words quoted. `answer` and `statements`
    have their offsets in the document. `said` is the day it was said or, failing that, published.
    `question_stems` are the content words of the question, empty without one. `value` is the
    figure or date that answers "how many" or "when". `stems` are the content words of all of it and
    `denials` the number of words that deny.
    """

    quotation: Quotation
    text: str
    length: int
    answer: Answer
    statements: tuple[Statement, ...]
    question_stems: frozenset[str]
    open_question: bool
    value: Quantity | None
    said: datetime.date | None
    stems: frozenset[str] = frozenset()
    denials: int = 0

    @property
    def is_fragment(self) -> bool:
        """Whether this is a short phrase without a verb: "In stages.", "An acquaintance."."""
        return self.length <= _FRAGMENT_WORDS and not any(
            statement.has_verb for statement in self.statements
        )

    @property
    def about_facts(self) -> bool:
        """Whether the question is about something that has happened or not: "if he had paid"."""
        question = self.quotation.question
        return question is not None and not _FACTS.isdisjoint(question.text.lower().split())

    @property
    def answer_place(self) -> tuple[int, int]:
        """Offsets of the words that make this the answer it is, or of the first fragment."""
        if self.answer.end > self.answer.start:
            return self.answer.start, self.answer.end
        fragment = self.quotation.fragments[0]
        return fragment.start, fragment.end


_FACTS = word_set("had has have did was were")
_DENIALS = word_set("not no never nobody nothing none neither nor hardly without cannot")
_OPEN = word_set("what which who whom whose when where why how")


def read_quotation(quotation: Quotation, document: Document) -> Reading:
    """Return the reading of `quotation`, which stands in `document`."""
    words, answer = _read_answer(quotation, document)
    stems: frozenset[str] = frozenset()
    open_question = False
    if quotation.question is not None:
        question = read_words(quotation.question.text, _MAX_CHARACTERS)
        stems = content_stems(question.forms)
        open_question = bool(question.forms) and question.forms[0] in _OPEN
        cue = content_stems(read_words(document.text[answer.start : answer.end]).forms)
        if answer.polarity == "partial" and cue and cue <= stems:
            # "Very close" is a yes where the question is whether a deal was close; "my deputy met
            # him" is none where it is whether he had met him.
            answer = UNCLEAR
        if answer is UNCLEAR and stems:
            echo = read_echo(words, question)
            if echo is not UNCLEAR:
                offset = quotation.fragments[0].start
                answer = Answer(
                    echo.polarity, echo.start + offset, echo.end + offset, echo.confidence
                )
    said = quotation.said_on.date if quotation.said_on is not None else document.date
    statements = _read_statements(quotation, document)
    length = sum(len(text.split()) for text in (f.of(document.text) for f in quotation.fragments))
    value = read_value(words) if open_question and length <= _VALUE_WORDS else None
    forms = read_words(quotation.text, _MAX_CHARACTERS).forms
    return Reading(
        quotation,
        document.text,
        length,
        answer,
        statements,
        stems,
        open_question,
        value,
        said,
        content_stems(forms),
        sum(form in _DENIALS for form in forms),
    )


def were_days_apart(one: Reading, other: Reading) -> bool:
    """Return whether the two were said on different days, as far as texts and dates tell."""
    if one.quotation.document_id == other.quotation.document_id:
        return other_day(one.quotation, other.quotation)
    return one.said is not None and other.said is not None and one.said != other.said


def _read_statements(quotation: Quotation, document: Document) -> tuple[Statement, ...]:
    found: list[Statement] = []
    for number, fragment in enumerate(quotation.fragments):
        start = _lead_start(quotation, document.text) if number == 0 else fragment.start
        end = fragment.end
        if _goes_on(quotation) and number == len(quotation.fragments) - 1:
            end = _tail_end(fragment.end, document.text)
        text = document.text[start : min(end, start + _MAX_CHARACTERS)]
        if start < fragment.start or end > fragment.end:
            text = text.translate(_NO_MARKS)
        found.extend(read_statements(read_words(text), start))
    return tuple(found)


def _goes_on(quotation: Quotation) -> bool:
    """Return whether the quoted words are part of a sentence of the text's own."""
    return quotation.kind == "mixed" or quotation.text[:1].islower()


def _lead_start(quotation: Quotation, text: str) -> int:
    """Return where the statement of a mixed quotation begins: it goes on with the text's words.

    In "said the plant would employ “at least 900 people”" the measure stands before the mark.
    """
    start, cue = quotation.start, quotation.cue
    if cue is None or not _goes_on(quotation) or not 1 < start - cue.end < _MAX_LEAD:
        return start
    lead = text[cue.end : start]
    if "\n" in lead or ". " in lead or not lead[:1].isspace() or _TELLING.search(lead):
        return start
    that = lead.rfind(" that ")
    return cue.end + (that + len(" that ") if that >= 0 else 1)


def _tail_end(end: int, text: str) -> int:
    """Return where the text's own words after a mixed quotation end: "… people” had been moved"."""
    tail = _TAIL.match(text, end)
    return tail.end() if tail else end


def _read_answer(quotation: Quotation, document: Document) -> tuple[Words, Answer]:
    first_words: Words | None = None
    for fragment in quotation.fragments:
        words = read_words(document.text[fragment.start : fragment.end], _MAX_CHARACTERS)
        if first_words is None:
            first_words = words
        answer = read_answer(words)
        if answer is not UNCLEAR:
            return first_words, Answer(
                answer.polarity,
                answer.start + fragment.start,
                answer.end + fragment.start,
                answer.confidence,
            )
    assert first_words is not None
    return first_words, UNCLEAR
