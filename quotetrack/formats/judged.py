"""A claim pair as formats need it: with its documents and the verdict on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from attrs import evolve, frozen

from quotetrack.errors import InputError
from quotetrack.frames import Verdict
from quotetrack.model import ClaimPair, EntityRef
from quotetrack.model.text import Publication
from quotetrack.results import Analysis
from quotetrack.terms import UNREVIEWED, EntityKind


class DocumentFacts(Publication, Protocol):
    """What is told of a document beside a quotation; `Document` and a ledger's label have it."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """What people call it: the headline, else the first line."""


class PublishedDocument(DocumentFacts, Protocol):
    """What formats tell of the document of a statement: a `Document` or the label in a ledger.

    The label has no text, so that what is written of it is without the words around a statement.
    """

    def __hash__(self) -> int:
        """Return a hash, as frozen classes have one."""

    @property
    def language(self) -> str:
        """Its language, as "en"."""

    @property
    def sha256(self) -> str:
        """The SHA-256 of its text."""


@frozen(kw_only=True)
class JudgedPair:
    """A claim pair, the documents of its two statements, and what a reviewer decided, if anybody.

    `verdict` is a ledger's `Review` or anything with its `status`, `rating`, `note`, `reviewer` and
    `reviewed_at`. `speaker_kind` is what the speaker is. `hidden` tells that there is a verdict
    which is not to be shown.
    """

    pair: ClaimPair
    earlier_document: PublishedDocument
    later_document: PublishedDocument
    verdict: Verdict | None = None
    speaker_kind: EntityKind = "person"
    hidden: bool = False

    @property
    def status(self) -> str:
        """What was decided, one of `quotetrack.terms.REVIEW_STATUSES`."""
        return self.verdict.status if self.verdict else UNREVIEWED


class StoredPairLike(Protocol):
    """What a ledger returns for a claim pair, `quotetrack.store.StoredPair`."""

    @property
    def id(self) -> str:
        """The id of the pair in the ledger."""

    @property
    def pair(self) -> ClaimPair:
        """The pair as it came out."""

    @property
    def speaker(self) -> EntityRef:
        """Whom it is given to after all decisions."""

    @property
    def speaker_kind(self) -> EntityKind:
        """What the speaker is."""

    @property
    def earlier_document(self) -> PublishedDocument:
        """The document of the earlier statement."""

    @property
    def later_document(self) -> PublishedDocument:
        """The document of the later statement."""

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that stands."""


def pairs_of(analysis: Analysis) -> Iterator[JudgedPair]:
    """Yield the claim pairs of an analysis, none of which anybody has judged yet."""
    document = analysis.document
    kinds = {entity.id: entity.kind for entity in analysis.entities}
    for pair in analysis.claim_pairs:
        yield JudgedPair(
            pair=pair,
            earlier_document=document,
            later_document=document,
            speaker_kind=kinds.get(pair.speaker.id, "person"),
        )


def judged_each(pairs: Iterable[JudgedPair | StoredPairLike]) -> Iterator[JudgedPair]:
    """Yield each pair as a `JudgedPair`, also those that come as a ledger returns them.

    Raises `InputError` for anything else.
    """
    for one in pairs:
        if isinstance(one, JudgedPair):
            yield one
            continue
        try:
            yield JudgedPair(
                pair=evolve(one.pair, id=one.id, speaker=one.speaker),
                earlier_document=one.earlier_document,
                later_document=one.later_document,
                verdict=one.verdict,
                speaker_kind=one.speaker_kind,
            )
        except AttributeError:
            raise InputError(
                f"Pairs are written with their documents, and a {type(one).__name__} has none. "
                "Give what Ledger.claim_pairs or quotetrack.formats.pairs_of returns."
            ) from None
