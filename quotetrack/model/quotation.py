"""Quotations, and quoted stretches that are no speech."""

from __future__ import annotations

import calendar
import datetime
import hashlib
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from attrs import evolve, field, frozen

from quotetrack.errors import InputError
from quotetrack.model.entity import EntityRef, Mention
from quotetrack.model.shown import Shown
from quotetrack.model.text import Passage, Span
from quotetrack.terms import CorrectedField, DatePrecision, QuotationKind

#: The least that tells who speaks, “I”, he said, “we”, is longer.
_MARKS_AND_BLANKS: Final = 6


@frozen
class SaidOn:
    """When something was said, as exactly as the text tells."""

    date: datetime.date
    precision: DatePrecision
    evidence: Passage | None = None

    @property
    def iso(self) -> str:
        """The date as ISO 8601 writes it, no more exactly than it is known, such as "2025-06"."""
        if self.precision == "week":
            return "{}-W{:02}".format(*self.date.isocalendar())
        return self.date.isoformat()[: {"year": 4, "month": 7}.get(self.precision, 10)]

    @property
    def first(self) -> datetime.date:
        """The first day on which it may have been said."""
        if self.precision == "week":
            return self.date - datetime.timedelta(days=self.date.weekday())
        if self.precision == "month":
            return self.date.replace(day=1)
        return self.date.replace(month=1, day=1) if self.precision == "year" else self.date

    @property
    def last(self) -> datetime.date:
        """The last day on which it may have been said."""
        if self.precision == "week":
            return datetime.date.fromordinal(
                min(self.first.toordinal() + 6, datetime.date.max.toordinal())
            )
        if self.precision == "month":
            return self.date.replace(day=calendar.monthrange(self.date.year, self.date.month)[1])
        return self.date.replace(month=12, day=31) if self.precision == "year" else self.date

    def __str__(self) -> str:
        return self.iso


@frozen(kw_only=True)
class Quotation(Shown):
    """What somebody is quoted as saying.

    `fragments` are the quoted stretches without their marks, in text order; a quotation that is
    split by "he said" has several. `text` joins them with a space. `source` is the mention that
    the text names as the source, `speaker` the entity it stands for. Both are None where the text
    names nobody; `reason` then says why. `confidence` (0 to 1) is how likely `speaker` is right, or
    `source` where no speaker is known; `source_confidence` is how likely `source` is right.
    `rule` names the sieve that decided. `question` is the question that is being answered.
    `corrected` names what a person decided instead of the program (`quotetrack.store`).
    """

    id: str
    document_id: str
    fragments: tuple[Span, ...] = field()
    text: str
    kind: QuotationKind
    cue: Passage | None = None
    source: Mention | None = None
    speaker: EntityRef | None = None
    confidence: float
    source_confidence: float | None = None
    rule: str
    reason: str | None = None
    question: Passage | None = None
    occasion: Passage | None = None
    said_on: SaidOn | None = None
    addressee: str | None = None
    channel: str | None = None
    corrected: tuple[CorrectedField, ...] = ()

    @fragments.validator
    def _check_fragments(self, _attribute: object, value: tuple[Span, ...]) -> None:
        if not value:
            raise InputError("A quotation needs at least one fragment.")

    @property
    def start(self) -> int:
        """Offset of the first quoted character."""
        return self.fragments[0].start

    @property
    def end(self) -> int:
        """Offset after the last quoted character."""
        return self.fragments[-1].end

    @property
    def pieces(self) -> tuple[str, ...]:
        """The words of each fragment."""
        pieces, start = [], 0
        for fragment in self.fragments:
            pieces.append(self.text[start : start + len(fragment)])
            start += len(fragment) + 1
        return tuple(pieces) if start == len(self.text) + 1 else (self.text,)

    @property
    def quoted(self) -> str:
        """The quotation as people read it, such as “I will stay,” … “It is late.”

        Each piece stands in its marks, with an ellipsis for the words between that were not said.
        Indirect speech has no marks.
        """
        return self.quoted_in(self.pieces)

    @property
    def unmarked(self) -> str:
        """The same without marks, for programs: I will stay, … It is late."""
        return evolve(self, kind="indirect").quoted

    def quoted_in(self, pieces: Sequence[str]) -> str:
        """Return `pieces` put together as `quoted` does: the words in another form, one for each.

        All that shows a quotation uses this, whether as text or as HTML.
        """
        opening, closing = ("", "") if self.kind == "indirect" else ("“", "”")
        shown = [f"{opening}{piece}{closing}" for piece in pieces]
        for number, (left, right) in enumerate(pairwise(self.fragments[: len(shown)]), start=1):
            # Marks and blanks alone, as where a new paragraph opens with a mark, leave nothing out.
            between = " … " if right.start - left.end > _MARKS_AND_BLANKS else " "
            shown[number] = between + shown[number]
        return "".join(shown)


def quotation_id(digest: str, fragments: Sequence[Span], cue: Passage | None = None) -> str:
    """Return the id of a quotation, from the digest of its text and the place of its pieces.

    Of indirect speech the cue counts, too: two cues can report the same words.
    """
    places = ",".join(f"{fragment.start}-{fragment.end}" for fragment in fragments)
    if cue is not None:
        places += f"@{cue.start}-{cue.end}"
    return hashlib.sha256(f"{digest} {places}".encode()).hexdigest()[:16]


def joined_text(text: str, fragments: Sequence[Span]) -> str:
    """Return the words of a quotation in pieces, with a space between the pieces."""
    return " ".join(fragment.of(text) for fragment in fragments)


@frozen(kw_only=True)
class NonSpeech(Shown):
    """A stretch in quotation marks that is no speech: a title, a label, scare quotes, …

    `span` is without the marks. `confidence` (0 to 1) is how likely it is no speech; `corrected`
    tells that a person decided so.
    """

    span: Span
    text: str
    reason: str
    confidence: float
    corrected: bool = False
