"""A text taken apart: quotations, sentences, noun phrases and clauses, and where each stands."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen

from quotetrack.model import Span
from quotetrack.quotes.clauses import Clause, clauses
from quotetrack.quotes.noun_phrases import noun_phrases
from quotetrack.quotes.phrase_kinds import NounPhrase
from quotetrack.quotes.sentence_facts import SentenceFacts
from quotetrack.quotes.skeleton import Sentence, sentences
from quotetrack.reading import QuotedSpan, Reading

_SENTENCES_BEFORE = 2
_DOUBLE = frozenset({"curly", "straight", "tex", "guillemet", "low"})


@frozen
class Place:
    """Where a quotation stands: sentence index and token index."""

    sentence: int
    token: int


@frozen
class Layout:
    """A text taken apart: everything that the search for sources looks at.

    `phrases` and `clauses` hold one list for each sentence, `places` one place for each quotation.
    `single_marks` tells that the text quotes in single marks alone, the British way.
    """

    text: str = field(repr=False)
    paragraphs: Sequence[Span]
    quoted: Sequence[QuotedSpan]
    sentences: Sequence[Sentence]
    phrases: Sequence[Sequence[NounPhrase]]
    clauses: Sequence[Sequence[Clause]]
    places: Sequence[Place]
    single_marks: bool = False
    _facts: dict[int, SentenceFacts] = field(factory=dict, init=False, repr=False, eq=False)

    def facts(self, sentence: int) -> SentenceFacts:
        """Return the counts of one sentence. They are made when first asked for."""
        found = self._facts.get(sentence)
        if found is None:
            found = self._facts[sentence] = SentenceFacts(
                self.sentences[sentence], self.phrases[sentence], self.clauses[sentence]
            )
        return found

    def begins_paragraph(self, quotation: int) -> bool:
        """Return whether a quotation stands at the very beginning of its paragraph."""
        quoted = self.quoted[quotation]
        return self.paragraphs[quoted.paragraph].start == quoted.outer.start

    def goes_on(self, quotation: int) -> bool:
        """Return whether the quotation before left its mark open and this one continues it.

        Where each paragraph opens with a mark and only the last one closes, all are one quotation.
        """
        if quotation == 0:
            return False
        before, this = self.quoted[quotation - 1], self.quoted[quotation]
        return (
            not before.closed
            and this.paragraph == before.paragraph + 1
            and self.begins_paragraph(quotation)
        )


def lay_out(reading: Reading, cues: frozenset[str] = frozenset()) -> Layout:
    """Take a text apart into quotations, sentences, noun phrases and clauses. Linear time.

    `cues` are verbs of saying, in their base form, besides those of the lexicon.
    """
    quoted = reading.quoted
    all_sentences = sentences(reading, cues)
    wanted = _near_quotations(all_sentences)
    all_phrases: list[list[NounPhrase]] = []
    all_clauses: list[list[Clause]] = []
    places: dict[int, Place] = {}
    for index, sentence in enumerate(all_sentences):
        found = noun_phrases(sentence) if index in wanted else []
        all_phrases.append(found)
        all_clauses.append(clauses(sentence, found, cues) if found else [])
        for position, token in enumerate(sentence.tokens):
            if token.quotation >= 0:
                places[token.quotation] = Place(index, position)
    return Layout(
        reading.text,
        reading.paragraphs,
        quoted,
        all_sentences,
        all_phrases,
        all_clauses,
        [places[number] for number in range(len(quoted))],
        all(found.style not in _DOUBLE for found in quoted),
    )


def _near_quotations(all_sentences: Sequence[Sentence]) -> set[int]:
    """Return the indices of sentences close enough to a quotation to name its source."""
    wanted: set[int] = set()
    for index, sentence in enumerate(all_sentences):
        if any(token.quotation >= 0 for token in sentence.tokens):
            wanted.update(range(index - _SENTENCES_BEFORE, index + 2))
    return wanted
