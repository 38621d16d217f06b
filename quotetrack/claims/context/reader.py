"""What a quotation answers, and when and on which occasion it was said."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
from attrs import define

from quotetrack.claims.context.carried import (
    CARRY_SENTENCES,
    answers_at_once,
    points_back,
    still_answers,
)
from quotetrack.claims.context.narrative import BLANK, Narrative
from quotetrack.claims.context.occasions import OccasionReader
from quotetrack.claims.context.questions import QuestionFrame, QuestionReader
from quotetrack.claims.context.turns import quoted_question, turn_question
from quotetrack.claims.language.words import is_word, read_words, word_list
from quotetrack.model import Passage, Quotation, SaidOn
from quotetrack.reading import Reading

_MAX_TOLD_QUESTION = 300
_ANAPHORA = word_list("anaphora")


@define
class _Asked:
    """The question that the text is about at present, and who is answering it.

    `open_ended` tells that the text does not say whom it was put to.
    """

    clause: Passage
    answerer: Quotation | None
    sentence: int
    open_ended: bool = False


def find_context(reading: Reading, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Return `quotations` with question, occasion and date of saying where the text tells them.

    `reading` is that of the text that all of `quotations` come from, in whose normalised characters
    they are given; its date, where known, is what "on Tuesday" counts from. Fields that are already
    set stay as they are. The order is kept.
    """
    if not quotations or not reading.sentences:
        return tuple(quotations)
    return _ContextReader(reading, quotations).read()


class _ContextReader:
    """Goes through the sentences around the quotations of one text, and remembers what is asked."""

    def __init__(self, reading: Reading, quotations: Sequence[Quotation]) -> None:
        self._text = reading.text
        self._narrative = Narrative(reading, quotations)
        self._result = list(quotations)
        self._questions = QuestionReader(self._narrative)
        self._occasions = OccasionReader(self._narrative, reading.document.date)
        self._asked: _Asked | None = None
        self._previous: Quotation | None = None
        self._by_sentence: dict[int, list[int]] = {}
        for index in sorted(range(len(quotations)), key=lambda index: quotations[index].start):
            home = _home_sentence(self._narrative, quotations[index])
            self._by_sentence.setdefault(home, []).append(index)

    def read(self) -> tuple[Quotation, ...]:
        """Return the quotations with what the text tells of them."""
        for number in _sentences_of_interest(self._by_sentence, len(self._narrative)):
            if number in self._by_sentence:
                self._read_quoting(number)
            else:
                self._read_quoteless(number)
        return tuple(self._result)

    def _read_quoteless(self, number: int) -> None:
        """Read a sentence that quotes nobody: it may put a question."""
        sentence = self._narrative.sentence(number)
        frames = self._questions.frames(sentence, [], quoteless=True)
        if frames:
            active = not self._questions.frames(sentence, [])
            clause = _clause_or_previous(frames[-1], self._asked, number)
            self._asked = _Asked(clause, None, number, active)

    def _read_quoting(self, number: int) -> None:
        """Read a sentence that introduces quotations."""
        sentence = self._narrative.sentence(number)
        here = self._by_sentence[number]
        sources = [self._result[index].source for index in here]
        spans = sorted((one.span for one in sources if one), key=lambda span: span.start)
        frames = self._questions.frames(sentence, spans)
        occasion, said_on = self._occasions.read(sentence)
        if said_on is None and number - 1 not in self._by_sentence:
            said_on = _day_before(self._occasions, self._narrative, number)
        for index in here:
            quotation = self._result[index]
            clause = self._clause(frames, quotation, number)
            if clause is not None:
                self._asked = _Asked(clause, quotation, number)
            if clause or occasion or said_on:
                self._result[index] = attrs.evolve(
                    quotation,
                    question=quotation.question or clause,
                    occasion=quotation.occasion or occasion,
                    said_on=quotation.said_on or said_on,
                )
            self._previous = quotation

    def _clause(
        self, frames: list[QuestionFrame], quotation: Quotation, number: int
    ) -> Passage | None:
        """Return the question that `quotation`, in sentence `number`, answers."""
        frame = _governing(frames, quotation)
        if frame is not None:
            return _clause_or_previous(frame, self._asked, number)
        clause = (
            turn_question(self._text, quotation)
            or quoted_question(self._text, self._previous, quotation)
            or _told_question(self._narrative, number)
        )
        asked = self._asked
        if clause or asked is None or not _goes_on(asked, quotation, self._narrative, number):
            return clause
        return asked.clause


def _day_before(occasions: OccasionReader, narrative: Narrative, number: int) -> SaidOn | None:
    """Return when the words quoted in sentence `number` were said, as the sentence before tells it.

    "She said last week that none was lost. “None was lost,” she told the council."
    """
    if narrative.opens_paragraph(number):
        return None
    return occasions.said_on(narrative.sentence(number - 1))


def _told_question(narrative: Narrative, number: int) -> Passage | None:
    """Return the question that the text itself asks just before: "Did he know? “No,” …"."""
    if narrative.opens_paragraph(number):
        return None
    before = narrative.sentence(number - 1)
    asked = narrative.text(before)
    if BLANK in asked or not asked.endswith("?") or len(asked) > _MAX_TOLD_QUESTION:
        return None
    return Passage.cut(narrative.original, before.start, before.end)


def _home_sentence(narrative: Narrative, quotation: Quotation) -> int:
    """Return the sentence that introduces `quotation`: the one with its cue, else its start."""
    start = narrative.sentence_index(quotation.start)
    if quotation.cue is not None:
        cue = narrative.sentence_index(quotation.cue.start)
        if abs(cue - start) <= 1:
            return cue
    return start


def _sentences_of_interest(by_sentence: dict[int, list[int]], count: int) -> list[int]:
    """Return the sentences with quotations and the two before each, where questions stand."""
    wanted: set[int] = set()
    for number in by_sentence:
        wanted.update(range(max(0, number - 2), min(count, number + 1)))
    return sorted(wanted)


def _clause_or_previous(frame: QuestionFrame, asked: _Asked | None, number: int) -> Passage:
    """Return what is asked; "pressed on the point" repeats the question before it.

    In sentence `number`, "this" cannot point to a question of many sentences ago.
    """
    near = asked is not None and number - asked.sentence <= CARRY_SENTENCES
    if asked is not None and near and not frame.is_clause:
        words = {form for form in read_words(frame.clause.text).forms if is_word(form)}
        if words <= _ANAPHORA or points_back(frame.clause.text):
            return asked.clause
    return frame.clause


def _governing(frames: list[QuestionFrame], quotation: Quotation) -> QuestionFrame | None:
    """Return the question of the sentence that `quotation` answers.

    That is the last question before it, or else the first one after it ("No," she said when asked
    whether …).
    """
    before = [frame for frame in frames if frame.clause.end <= quotation.start]
    if before:
        return before[-1]
    end = quotation.fragments[0].end
    after = [frame for frame in frames if frame.start >= end]
    return after[0] if after else None


def _goes_on(asked: _Asked, quotation: Quotation, narrative: Narrative, number: int) -> bool:
    """Return whether `quotation`, in sentence `number`, answers what was asked before."""
    passed = number - asked.sentence
    if asked.answerer is None:
        # "She was asked whether …" ends its sentence; the answer opens the next one.
        return passed <= 1 and (not asked.open_ended or answers_at_once(quotation))
    return passed <= CARRY_SENTENCES and still_answers(
        quotation, asked.answerer, narrative, number, asked.sentence
    )
