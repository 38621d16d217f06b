"""A stretch in marks in its sentence, by itself or with a clause that may tell who says it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from quotetrack.lexicon.cues import verb_lemma
from quotetrack.quotes.constructions.record import STRONG, Clause
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.phrase_kinds import NounPhrase
from quotetrack.quotes.skeleton import lower_at
from quotetrack.reading import Token


def holds_quotation(tokens: Iterable[Token]) -> bool:
    """Return whether one of some tokens is a quotation."""
    return any(token.kind == "quotation" for token in tokens)


class Stretch:
    """A stretch in marks in its sentence.

    Attributes:
        layout: The text, taken apart.
        number: The number of the stretch among those of the text.
        sentence: The number of its sentence.
        at: The number of the token that it is in its sentence.
        tokens: The tokens of its sentence.
    """

    def __init__(self, layout: Layout, number: int) -> None:
        self.layout, self.number = layout, number
        place = layout.places[number]
        self.sentence, self.at = place.sentence, place.token
        self.tokens: Sequence[Token] = layout.sentences[place.sentence].tokens

    @cached_property
    def inner(self) -> str:
        """What stands between the marks."""
        return self.layout.quoted[self.number].inner.of(self.layout.text)

    @cached_property
    def words(self) -> list[str]:
        """What stands between the marks, parted at spaces."""
        return self.inner.split()

    @property
    def phrases(self) -> Sequence[NounPhrase]:
        """The noun phrases of the sentence."""
        return self.layout.phrases[self.sentence]

    @property
    def clauses(self) -> Sequence[Clause]:
        """The clauses of the sentence."""
        return self.layout.clauses[self.sentence]

    def lower(self, index: int) -> str:
        """Return a token of the sentence in lower case, "" outside of it."""
        return lower_at(self.tokens, index)

    def beside(self, steps: int) -> str:
        """Return the token so many steps behind the stretch, before it where they are negative."""
        return lower_at(self.tokens, self.at + steps)


class Saying(Stretch):
    """A stretch in marks with a clause of its sentence that may tell who says it.

    Attributes:
        clause: The clause.
        cue: The token that is its verb, or what stands in for one.
        phrase: The noun phrase of whom it tells.
    """

    def __init__(self, layout: Layout, number: int, clause: Clause) -> None:
        super().__init__(layout, number)
        self.clause, self.cue = clause, clause.cue
        self.phrase = layout.phrases[self.sentence][clause.phrase]

    @property
    def verb(self) -> str:
        """The cue in lower case."""
        return self.tokens[self.cue].lower

    @property
    def lemma(self) -> str:
        """The base form of the cue."""
        return verb_lemma(self.verb)

    @property
    def head(self) -> str:
        """The head of the phrase in lower case."""
        return self.tokens[self.phrase.head].lower

    @property
    def opener(self) -> str:
        """The token before the phrase in lower case, "" where none is."""
        return lower_at(self.tokens, self.phrase.first - 1)

    @property
    def gap(self) -> Sequence[Token]:
        """What stands between the cue and the stretch behind it."""
        return self.tokens[self.clause.cue_last + 1 : self.at]

    def leads_on(self) -> bool:
        """Return whether a verb of saying goes with words that end with a comma or the like."""
        return self.clause.says and self.inner.rstrip("'’\"”")[-1:] in (",", "?", "!")

    def divides(self) -> bool:
        """Return whether a comma behind the cue leads on to another stretch: “No,” he says, “I…”"""
        end = self.clause.cue_last + 1
        return self.lower(end) == "," and holds_quotation(self.tokens[end + 1 : end + 2])

    def has_cue_between(self) -> bool:
        """Return whether another likely cue stands between the cue and the stretch."""
        return any(
            self.cue < other.cue < self.at and other.strength >= STRONG for other in self.clauses
        )

    def is_said_before(self, index: int) -> bool:
        """Return whether somebody likely says something before a token of the sentence."""
        return any(
            other.says and other.strength >= STRONG and other.cue < index for other in self.clauses
        )
