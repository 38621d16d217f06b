"""One side of a comparison: what a quotation states and answers, and when it was said."""

from __future__ import annotations

import re

from quotetrack.claims.answers.echo import read_echo
from quotetrack.claims.answers.polarity import UNCLEAR, Answer, read_answer
from quotetrack.claims.context.occasions import other_day
from quotetrack.claims.language.lexical import opposites_of, weight
from quotetrack.claims.language.once import once
from quotetrack.claims.language.quantities import Quantity, read_value
from quotetrack.claims.language.stems import content_stems
from quotetrack.claims.language.words import Words, ends_clause, read_words, word_list
from quotetrack.claims.propositions.proposition import Proposition
from quotetrack.claims.statements.clause_statements import Statement, read_statements
from quotetrack.model import Document, Quotation

# Longer quotations are read up to here: what is said later is no answer to the question before.
MAX_CHARACTERS = 2000
_LEAST_TELLING = 0.5
# "Probably 90,000" is a figure all the same, and what is left open takes back what was sure.
_COMPARABLE = (None, "unsure", "framed")
_VALUE_WORDS = 10
_MAX_LEAD = 150
_TAIL = re.compile(r"[”\"’]\s(?=[a-z])[^.,;:!?“”\"\n]{1,80}(?=[.,;:\n])")
# A second verb of speech opens a statement of its own: "said he had left, telling them “…”".
_TELLING = re.compile(
    r",\s(?:\w+ ){0,2}(?:telling|saying|adding|insisting|claiming|explaining|declaring)\b"
)
_NO_MARKS = str.maketrans(dict.fromkeys('“”"„«»', " "))


_FACTS = word_list("facts")
_DENIALS = word_list("negators") | {"without"}
_OPEN = word_list("open")
_EMPTY_AFTER = word_list("after_negator")
_CAN = word_list("can")
_CONDITIONS = word_list("conditions")


class Side:
    """One quotation of a comparison. What it says is worked out once, when it is first asked for.

    `text` is that of its document, `said` the day it was said or, failing that, published.
    """

    def __init__(self, quotation: Quotation, document: Document) -> None:
        self.quotation = quotation
        self.text = document.text
        self.said = quotation.said_on.date if quotation.said_on is not None else document.date
        self._propositions: dict[Statement, Proposition] = {}

    @once
    def length(self) -> int:
        """The number of words quoted."""
        return sum(len(fragment.of(self.text).split()) for fragment in self.quotation.fragments)

    @once
    def statements(self) -> tuple[Statement, ...]:
        """What is stated, with offsets in the document."""
        return _read_statements(self.quotation, self.text)

    @once
    def claims(self) -> tuple[Statement, ...]:
        """Those of `statements` that may go against others."""
        return tuple(one for one in self.statements if one.excluded in _COMPARABLE)

    def proposition(self, statement: Statement) -> Proposition:
        """Return what `statement`, one of `statements`, claims in one form."""
        found = self._propositions.get(statement)
        if found is None:
            found = self._propositions[statement] = Proposition(statement, self.said)
        return found

    @once
    def matter(self) -> frozenset[str]:
        """The content words of all statements."""
        return frozenset().union(*[statement.stems for statement in self.statements])

    @once
    def topics(self) -> frozenset[str]:
        """The telling words of `matter`."""
        return frozenset(stemmed for stemmed in self.matter if weight(stemmed) >= _LEAST_TELLING)

    @once
    def opposite_matter(self) -> frozenset[str]:
        """Words of opposite meaning to those of `matter`."""
        return opposites_of(self.matter)

    @once
    def traits(self) -> frozenset[str]:
        """What a statement here may clash with another by: "denies", "figures", "framed", …"""
        found = set()
        for statement in self.statements:
            if statement.negated:
                found.add("denies")
            if statement.excluded == "framed":
                found.add("framed")
            if statement.quantities:
                found.add("figures")
            if abs(statement.valence) >= 1:
                found.add("good" if statement.valence > 0 else "bad")
        return frozenset(found)

    @once
    def answer(self) -> Answer:
        """What this answers to the question that it was given to, with offsets in the document."""
        words, answer = _read_answer(self.quotation, self.text)
        if self.quotation.question is None:
            return answer
        cue = content_stems(read_words(self.text[answer.start : answer.end]).forms)
        if answer.polarity == "partial" and cue and cue <= self.question_stems:
            # "Very close" is a yes where the question is whether a deal was close; "my deputy met
            # him" is none where it is whether he had met him.
            answer = UNCLEAR
        if answer is UNCLEAR and self.question_stems:
            echo = read_echo(words, self._question)
            if echo is not UNCLEAR:
                offset = self.quotation.fragments[0].start
                return Answer(
                    echo.polarity, echo.start + offset, echo.end + offset, echo.confidence
                )
        return answer

    @once
    def _question(self) -> Words:
        question = self.quotation.question
        return read_words(question.text if question is not None else "", MAX_CHARACTERS)

    @once
    def question_stems(self) -> frozenset[str]:
        """The content words of the question, empty without one."""
        return content_stems(self._question.forms)

    @once
    def open_question(self) -> bool:
        """Whether this answers "how many", "when", "who" rather than a yes/no question."""
        return bool(self._question.forms) and self._question.forms[0] in _OPEN

    @once
    def value(self) -> Quantity | None:
        """The figure or date that answers "how many" or "when"."""
        if not self.open_question or self.length > _VALUE_WORDS:
            return None
        return read_value(_first_words(self.quotation, self.text))

    @once
    def _forms(self) -> tuple[str, ...]:
        return read_words(self.quotation.text, MAX_CHARACTERS).forms

    @once
    def stems(self) -> frozenset[str]:
        """The content words of all that is quoted."""
        return content_stems(self._forms)

    @once
    def weight(self) -> float:
        """How much `stems` tell together."""
        return sum(map(weight, self.stems))

    @once
    def denials(self) -> int:
        """How many of the words quoted deny."""
        forms = self._forms
        return sum(
            form in _DENIALS and not _denies_nothing(forms, index)
            for index, form in enumerate(forms)
        )

    @property
    def about_facts(self) -> bool:
        """Whether the question is about something that has happened or not: "if he had paid"."""
        question = self.quotation.question
        return question is not None and not _FACTS.isdisjoint(question.text.lower().split())

    @property
    def answer_place(self) -> tuple[int, int]:
        """Offsets of the words that make this the answer it is, or of the first fragment."""
        start, end = self.answer.start, self.answer.end
        return (start, end) if end > start else self.opening

    @property
    def opening(self) -> tuple[int, int]:
        """Offsets of the first fragment."""
        fragment = self.quotation.fragments[0]
        return fragment.start, fragment.end


def _denies_nothing(forms: tuple[str, ...], index: int) -> bool:
    """Return whether a word that denies leaves what is told as it is.

    "Not only", "cannot wait", "does not mean that", "are or are not", "even if they do not".
    """
    before, after = forms[index - 1] if index else "", forms[index + 1 : index + 2]
    if before in _CAN:
        return after == ("wait",)
    if before == "or" or after == ("mean",) or not _EMPTY_AFTER.isdisjoint(after):
        return True
    for form in reversed(forms[:index]):
        if ends_clause(form):
            return False
        if form in _CONDITIONS:
            return True
    return False


def were_days_apart(one: Side, other: Side) -> bool:
    """Return whether the two were said on different days, as far as texts and dates tell."""
    if one.quotation.document_id == other.quotation.document_id:
        return other_day(one.quotation, other.quotation)
    return one.said is not None and other.said is not None and one.said != other.said


def _read_statements(quotation: Quotation, text: str) -> tuple[Statement, ...]:
    found: list[Statement] = []
    for number, fragment in enumerate(quotation.fragments):
        start = _lead_start(quotation, text) if number == 0 else fragment.start
        end = fragment.end
        if _goes_on(quotation) and number == len(quotation.fragments) - 1:
            end = _tail_end(fragment.end, text)
        said = text[start : min(end, start + MAX_CHARACTERS)]
        if start < fragment.start or end > fragment.end:
            said = said.translate(_NO_MARKS)
        found.extend(read_statements(read_words(said), start))
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


def _first_words(quotation: Quotation, text: str) -> Words:
    return read_words(quotation.fragments[0].of(text), MAX_CHARACTERS)


def _read_answer(quotation: Quotation, text: str) -> tuple[Words, Answer]:
    first_words = _first_words(quotation, text)
    words = first_words
    for number, fragment in enumerate(quotation.fragments):
        if number:
            words = read_words(fragment.of(text), MAX_CHARACTERS)
        answer = read_answer(words)
        if answer is not UNCLEAR:
            return first_words, Answer(
                answer.polarity,
                answer.start + fragment.start,
                answer.end + fragment.start,
                answer.confidence,
            )
    return first_words, UNCLEAR
