"""Two quotations of one speaker side by side: which came first, and whether one question is asked.

Most pairs have nothing to show. So what costs much (the order, which the text between them tells,
the answers, the clash of two statements) is worked out when a detector first asks for it.
"""

from __future__ import annotations

import re

from quotetrack.claims.comparison.clash_search import strongest_clash
from quotetrack.claims.comparison.opposition import Clash
from quotetrack.claims.comparison.reversals import Reversal, read_reversal
from quotetrack.claims.comparison.sequence import ONE_SENTENCE, Sequence, read_sequence
from quotetrack.claims.comparison.sides import Side
from quotetrack.claims.language.once import once

# Below this share of common content words, two questions are two questions.
_SAME_QUESTION = 0.6
# Answers further apart in one text than this many characters do not stand against each other.
_NEAR = 500
_SHORT_ANSWER = 16
_STILL = re.compile(r"(?:whether|if) (?:he|she|it|they) (?:\w+ )?still\b", re.IGNORECASE)
_SO = re.compile(r"so\b", re.IGNORECASE)


class Comparison:
    """Two sides. `first` and `second` are in the order of the text or, in two texts, of days.

    `earlier` and `later` are in the order in which they were said, as far as the text tells. What
    would score below `floor` need not be found.
    """

    def __init__(self, one: Side, other: Side, floor: float = 0.0) -> None:
        self.floor = floor
        self.same_text = one.quotation.document_id == other.quotation.document_id
        if self.same_text:
            swapped = other.quotation.start < one.quotation.start
        else:
            swapped = one.said is not None and other.said is not None and other.said < one.said
        self.first, self.second = (other, one) if swapped else (one, other)

    @once
    def sequence(self) -> Sequence | None:
        """How the two follow each other, None in different texts."""
        if not self.same_text:
            return None
        first, second = self.first, self.second
        return read_sequence(first.quotation, second.quotation, first.text, self.reversal)

    @once
    def reversal(self) -> Reversal | None:
        """Where the text between the two says that the speaker turned."""
        if not self.same_text:
            return None
        return read_reversal(self.first.quotation, self.second.quotation, self.first.text)

    @once
    def _in_order(self) -> tuple[Side, Side]:
        sides = self.first, self.second
        if self.sequence is None:
            return sides
        days = [side.quotation.said_on for side in sides]
        one, other = days
        dated_back = one is not None and other is not None and other.date < one.date
        return sides[::-1] if self.sequence.reversed or dated_back else sides

    @property
    def earlier(self) -> Side:
        """The side that was said first."""
        return self._in_order[0]

    @property
    def later(self) -> Side:
        """The side that was said afterwards."""
        return self._in_order[1]

    @property
    def distance(self) -> int:
        """How many characters lie between the starts of the two in one text."""
        return abs(self.first.quotation.start - self.second.quotation.start)

    @once
    def may_claim_otherwise(self) -> bool:
        """Whether what is claimed may clash though no word does: a cheap look."""
        one, other = self.first, self.second
        if "framed" in one.traits or "framed" in other.traits:
            return True
        return len(one.matter & other.matter) > 1 or not (one.topics.isdisjoint(other.topics))

    @once
    def _clash_as_told(self) -> Clash | None:
        return strongest_clash(self.first, self.second)

    @once
    def _clash_turned(self) -> Clash | None:
        """The clash where the second was said first: what is left open later needs an order."""
        if "framed" not in self.first.traits:
            return None
        return strongest_clash(self.second, self.first)

    @once
    def any_clash(self) -> Clash | None:
        """The clearest clash of two statements, whichever was made first."""
        return self._clash_as_told or self._clash_turned

    @once
    def clash(self) -> Clash | None:
        """The clearest clash between what was said first and what was said afterwards."""
        if self.any_clash is None:
            return None
        if self.earlier is self.first:
            return self._clash_as_told
        return strongest_clash(self.earlier, self.later)

    @once
    def may_share_question(self) -> bool:
        """Whether `topic` can be above 0: a look that does not ask who spoke first."""
        one, other = self.first, self.second
        if one.quotation.question is not None and other.quotation.question is not None:
            return self._one_passage or not one.question_stems.isdisjoint(other.question_stems)
        return self._may_be_set_apart

    @property
    def _may_be_set_apart(self) -> bool:
        """Whether these are short answers close enough for the text to set one against another."""
        if not self.same_text or max(self.first.length, self.second.length) > _SHORT_ANSWER:
            return False
        gap = self.second.quotation.start - self.first.quotation.end
        return self.distance <= _NEAR or gap <= ONE_SENTENCE

    @property
    def _one_passage(self) -> bool:
        one, other = self.first.quotation.question, self.second.quotation.question
        if one is None or other is None:
            return False
        return self.same_text and (one.start, one.end) == (other.start, other.end)

    @once
    def topic(self) -> float:
        """How surely both answer the same question, 0 to 1."""
        one, other = self.earlier.quotation.question, self.later.quotation.question
        if one is None or other is None:
            return self._told_topic(untold=one is None and other is None)
        if self._one_passage:
            return 1.0
        stems, others = self.earlier.question_stems, self.later.question_stems
        if not stems & others:
            return 0.0
        again = stems <= others or others <= stems
        if self.same_text and self.distance <= _NEAR:
            near = self._near_topic(other.text, same=stems == others, again=again)
            if near is not None:
                return near
        if min(len(stems), len(others)) < 2:
            return 0.0
        share = len(stems & others) / len(stems | others)
        if share >= _SAME_QUESTION:
            return 0.75 + 0.25 * share
        # "If the road was safe" and "if the bridge was safe" are two questions: a question put
        # again may say more or less than before, but nothing else.
        # "Whether he still …" takes up what was asked of him before.
        near_again = again or _STILL.match(other.text)
        return 0.85 if near_again and self.same_text and self.distance <= _NEAR else 0.0

    def _near_topic(self, question: str, *, same: bool, again: bool) -> float | None:
        """Return the topic of two questions close together, None where more must be known."""
        if same:
            return 1.0  # However short: "whether he would resign", asked twice.
        if again and self.sequence is not None and self.sequence.announced:
            return 0.9  # "Asked if he would leave the club", "asked once more if he would leave".
        # "So families can move in by May?" takes up the answer before it.
        return 0.75 if _SO.match(question) else None

    def _told_topic(self, *, untold: bool) -> float:
        """Return the topic where no question is told for one side or both (`untold`).

        The text must set two short answers against each other.
        """
        sequence = self.sequence if self._may_be_set_apart else None
        if sequence is None or sequence.step != "contrast":
            return 0.0
        if sequence.one_sentence:
            return 0.85
        return 0.8 if untold and sequence.announced and self.distance <= _NEAR else 0.0
