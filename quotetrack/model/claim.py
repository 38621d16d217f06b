"""Pairs of statements by one speaker that do not go together."""

from __future__ import annotations

from attrs import frozen

from quotetrack.model.entity import EntityRef
from quotetrack.model.quotation import Quotation
from quotetrack.model.shown import Shown
from quotetrack.model.text import Passage
from quotetrack.terms import ClaimReason, EvidenceRole, Relation, StatementOrder


@frozen(kw_only=True)
class Evidence:
    """The exact words that a conclusion rests on, and what they show."""

    document_id: str
    passage: Passage
    role: EvidenceRole
    signal: str

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.passage.text


@frozen(kw_only=True)
class ClaimPair(Shown):
    """A candidate for a human to confirm or refuse: one speaker, two statements, one relation.

    `question` is the question that both statements answer, where there is one; its offsets count
    in the document of `earlier`. `reason` is a short type, `explanation` a plain sentence.
    `score` orders candidates (0 to 1); it is a probability only where `calibrated` is true.
    """

    id: str
    earlier: Quotation
    later: Quotation
    relation: Relation
    speaker: EntityRef
    question: Passage | None = None
    evidence: tuple[Evidence, ...] = ()
    score: float
    reason: str
    explanation: str
    calibrated: bool = False
    version: str


@frozen(kw_only=True)
class RelatedStatement(Shown):
    """What a speaker said besides on the matter of a given statement. Nothing is alleged by it.

    `order` tells whether it was said "earlier" or "later" than the given one, on the "same day", or
    "unknown". `matter` are the telling words that both share, as they stand here. `differs` names
    what is otherwise, the clearest first, as `ClaimPair.reason` does; it is empty where nothing is
    seen. `summary` says all that in a sentence. `score` puts statements in order (0 to 1); it is a
    probability only where `calibrated` is true. `pair` is what linking makes of the two, also below
    its threshold, None where it finds nothing.
    """

    quotation: Quotation
    order: StatementOrder
    matter: tuple[str, ...]
    differs: tuple[ClaimReason, ...]
    summary: str
    score: float
    calibrated: bool = False
    pair: ClaimPair | None = None
