"""What a ledger returns: frozen records that know nothing of the database.

`quotetrack.store.shown` draws them in notebooks.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar, overload

from attrs import field, frozen

from quotetrack.model import (
    ClaimPair,
    Document,
    EntityRef,
    Quotation,
    RelatedStatement,
    SaidOn,
    name_of,
)
from quotetrack.model.shown import Shown
from quotetrack.results import DocumentError
from quotetrack.terms import (
    DECISION_FIGURES,
    WAITING_KINDS,
    AddStatus,
    ChangeAction,
    ChangedThing,
    CorrectionKind,
    DecisionFigureName,
    DecisionKind,
    EntityKind,
    GoneReason,
    Rating,
    ReviewStatus,
    RunKind,
)

T = TypeVar("T")


@frozen(kw_only=True)
class Page(Shown, Sequence[T], Generic[T]):
    """A part of a longer list: `limit` items from the item number `offset`, counted from 0.

    `total` counts all items of the list. Counting stops at 10,000; `total_is_exact` is false then,
    and there are at least so many.
    """

    items: tuple[T, ...]
    total: int
    total_is_exact: bool = True
    limit: int
    offset: int

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self.items[index]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    @property
    def has_more(self) -> bool:
        """Whether items follow after this page."""
        return not self.total_is_exact or self.offset + len(self.items) < self.total


@frozen(kw_only=True)
class AddResult(Shown):
    """What became of one document that was handed in.

    `status` is "added"; "unchanged" where the ledger has this very document already; "supersedes"
    where it takes the place of an older version (`superseded` is that version's key);
    "reprocessed"; or "failed", with `error`. `key` is the number of the stored version, None where
    nothing was stored. `quotations` and `claim_pairs` count what is stored newly, `left_out` the
    pairs that are not stored since their speaker has as many on their matter as a ledger takes.
    """

    document_id: str
    status: AddStatus
    key: int | None = None
    superseded: int | None = None
    quotations: int = 0
    claim_pairs: int = 0
    left_out: int = 0
    error: DocumentError | None = None


@frozen(kw_only=True)
class DocumentLabel(Shown):
    """What is shown of a document beside a quotation. `key` numbers the stored version.

    `opening` is how its text begins.
    """

    key: int
    id: str
    title: str | None
    publisher: str | None
    date: datetime.date | None
    url: str | None
    language: str = "en"
    sha256: str = ""
    opening: str = ""

    @property
    def name(self) -> str:
        """What people call it, which is the headline, or else the first line of the text."""
        return name_of(self.title, self.opening, self.id)


@frozen(kw_only=True)
class StoredDocument(Shown):
    """One version of a document. `superseded_by` is the key of the version that replaced it.

    `revision` grows with every correction of its title, date, publisher or address; `given` holds
    what it came with, where people corrected that, and is empty else.
    """

    key: int
    document: Document
    superseded_by: int | None
    added_at: datetime.datetime
    versions: Mapping[str, str]
    quotation_count: int
    revision: int = 0
    given: Mapping[str, str | None] = field(factory=dict)

    @property
    def current(self) -> bool:
        """Whether this is the version that counts."""
        return self.superseded_by is None


@frozen(kw_only=True)
class StoredQuotation(Shown):
    """A quotation of the ledger.

    `quotation` is as it was found or as a person corrected it; `speaker` is whom it is given to
    after merges and splits. `said_on` is when it was said, as exactly as that is known, or, where
    the text tells nothing, the day it was published. `current` is false for quotations of
    superseded documents and for those that a later run did not find again or that a person gave
    other pieces. `revision` grows with every correction and change; a correction names the one it
    saw. `subject` is the same for all that people decided on this quotation, None where nobody did.
    `replaced_by` is the key of the quotation that one which is not current has become; only
    `Ledger.quotation` looks for it.
    """

    key: int
    quotation: Quotation
    speaker: EntityRef | None
    document: DocumentLabel
    said_on: SaidOn | None
    current: bool
    revision: int = 0
    subject: str | None = None
    replaced_by: int | None = None

    @property
    def text(self) -> str:
        """The quoted words."""
        return self.quotation.text

    @property
    def corrected(self) -> bool:
        """Whether a person decided anything of it."""
        return bool(self.quotation.corrected)


@frozen(kw_only=True)
class Correction(Shown):
    """What a person decided on a quotation, on a document, or on two statements.

    `before` and `after` hold what was corrected by its name (`quotetrack.terms.CORRECTED_FIELDS`,
    or title, date, publisher, url), as people read it. `document_name` is the headline, or what
    else people call the document. `text` is the quotation as it was seen, empty where a document is
    corrected. `quotation_keys` are the quotations that it is about, as they are now. `waiting`
    tells that its words do not stand in the present text, or that the document came with something
    else than what was wrong: it holds again when they do. What was marked or judged in another tool
    against what others decided (`Ledger.keep_mark`) waits, too, and changes nothing; `pair_id` is
    then the claim pair that was judged. Corrections that were undone stay in the history.
    """

    id: int
    kind: CorrectionKind
    document_id: str
    document_name: str
    other_document_id: str | None
    text: str
    quotation_keys: tuple[int, ...]
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    waiting: bool
    reviewer: str
    note: str
    decided_at: datetime.datetime
    undone_at: datetime.datetime | None
    undone_by: str | None
    pair_id: str | None = None

    @property
    def confirms(self) -> bool:
        """Whether it only says again what was there: somebody looked, and it was right."""
        return self.kind == "changed" and self.before == self.after

    @property
    def only_waits(self) -> bool:
        """Whether it was marked in another tool, changed nothing, and waits to be settled."""
        return self.kind in WAITING_KINDS


@frozen(kw_only=True)
class DecisionFigure(Shown):
    """How often the program was right on something where people decided.

    `what` is one of `quotetrack.terms.DECISION_FIGURES`.
    """

    what: DecisionFigureName
    decided: int
    right: int

    @property
    def share(self) -> float:
        """The share that was right, 0 to 1."""
        return self.right / self.decided

    def __str__(self) -> str:
        words = DECISION_FIGURES.words(self.what)
        return f"{self.share:.0%} {words} ({self.right:,} of {self.decided:,} decided)"


@frozen(kw_only=True)
class Deletion(Shown):
    """What goes, or went, with a document that is deleted for good.

    `id` is None before it is done. `document_ids` are the ids that its versions have, empty
    afterwards: nothing of it is kept but digests. `other_document_ids` are the documents with which
    claim pairs are lost. `names_only_here` are people and bodies that no other document names.
    """

    id: int | None
    document_ids: tuple[str, ...]
    versions: int
    quotations: int
    claim_pairs: int
    reviews: int
    corrections: int
    other_document_ids: tuple[str, ...]
    names_only_here: tuple[str, ...]
    revision: int
    reviewer: str = ""
    note: str = ""
    decided_at: datetime.datetime | None = None
    lifted_at: datetime.datetime | None = None
    lifted_by: str | None = None

    @property
    def counts(self) -> tuple[tuple[int, str], ...]:
        """How much goes of what, each with the word for one of it."""
        return (
            (self.versions, "version"),
            (self.quotations, "quotation"),
            (self.claim_pairs, "claim pair"),
            (self.reviews, "review"),
            (self.corrections, "correction"),
        )


@frozen(kw_only=True)
class Review(Shown):
    """One verdict of one person on a claim pair. `revision` is the one that it made.

    `url` is the page on which the reviewer published what they found, "" where none is known.
    """

    pair_id: str
    revision: int
    status: ReviewStatus
    rating: Rating | None
    note: str
    reviewer: str
    reviewed_at: datetime.datetime
    url: str = ""


@frozen(kw_only=True)
class StoredPair(Shown):
    """A claim pair of the ledger with the verdict that stands.

    `id` stays the same when a document is corrected or read again, even where `pair.id` does not.
    `revision` grows with every review and every change of the pair; a review names the one it saw.
    `current` is false where the pair does not come out any more; `gone_reason` then says why.
    `changed_since_review` tells that the pair is not quite what its reviewer saw. `taken_by` is who
    is about to review it. `note` and `url` are those of the verdict that stands. `linked_by` is the
    person who linked the two statements, None where the program did. `hidden` tells that others
    judged the pair and how is not told, because it was asked for in a blind review; all that is
    said of the verdict is then as if there were none, and who linked the two, and with which note,
    is not told either.
    """

    id: str
    pair: ClaimPair
    speaker: EntityRef
    earlier_document: DocumentLabel
    later_document: DocumentLabel
    status: ReviewStatus
    rating: Rating | None
    reviewer: str | None
    reviewed_at: datetime.datetime | None
    revision: int
    current: bool
    gone_reason: GoneReason | None
    changed_since_review: bool
    found_at: datetime.datetime
    speaker_kind: EntityKind = "person"
    note: str = ""
    url: str = ""
    taken_by: str | None = None
    taken_at: datetime.datetime | None = None
    linked_by: str | None = None
    hidden: bool = False

    @property
    def verdict(self) -> Review | None:
        """The verdict that stands, None where nobody has decided."""
        if self.reviewer is None or self.reviewed_at is None:
            return None
        return Review(
            pair_id=self.id,
            revision=self.revision,
            status=self.status,
            rating=self.rating,
            note=self.note,
            reviewer=self.reviewer,
            reviewed_at=self.reviewed_at,
            url=self.url,
        )

    @property
    def across_documents(self) -> bool:
        """Whether the two statements stand in different documents."""
        return self.pair.earlier.document_id != self.pair.later.document_id


@frozen(kw_only=True)
class ReviewersAgreement(Shown):
    """How far two reviewers agree on the claim pairs that both judged.

    `agreed` counts those that both gave the same status. `kappa` is Cohen's: 1 where they always
    agree, 0 where no more than by chance; None where chance explains everything, because both gave
    one and the same status throughout.
    """

    first: str
    second: str
    both: int
    agreed: int
    kappa: float | None


@frozen(kw_only=True)
class Agreement(Shown):
    """How far reviewers agree; of each the last verdict on a pair counts.

    `pairs` counts the claim pairs that several judged, `agreed` those that all of them gave the
    same status. `alpha` is Krippendorff's, for any number of reviewers: 1 where all agree, 0 where
    they do so no more than by chance, None where chance explains everything.
    """

    pairs: int
    agreed: int
    alpha: float | None
    reviewers: tuple[ReviewersAgreement, ...]


@frozen(kw_only=True)
class Difference(Shown):
    """A claim pair that reviewers judged differently, with the last verdict of each of them."""

    stored: StoredPair
    reviews: tuple[Review, ...]


@frozen(kw_only=True)
class StoredSpeaker(Shown):
    """Somebody in the ledger, with all names and with those merged into them.

    `aliases` are names that mean them in other documents too. `descriptions` are those that do not,
    as "the mayor", and all that unnamed sources and groups are called.
    `first_said` and `last_said` are when the first and the last dated quotation was said or else
    published, as exactly as that is known.
    """

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    descriptions: tuple[str, ...] = ()
    wikidata: str
    merged: tuple[EntityRef, ...]
    quotation_count: int
    claim_pair_count: int
    first_said: SaidOn | None
    last_said: SaidOn | None

    @property
    def ref(self) -> EntityRef:
        """Id and name."""
        return EntityRef(self.id, self.name)


@frozen(kw_only=True)
class ProposedMerge(Shown):
    """Two speakers that may be one, with a score (0 to 1; it orders) and the reason."""

    first: EntityRef
    second: EntityRef
    score: float
    reason: str


@frozen(kw_only=True)
class SpeakerDecision(Shown):
    """What a person decided on speakers. Decisions that were undone stay in the history.

    `first` and `second` are the two that were merged or told apart; after a split, the old and the
    new one, with the ids of the documents that moved; for an alias or another name, `second` is
    None and `alias` the name.
    """

    id: int
    kind: DecisionKind
    first: EntityRef
    second: EntityRef | None
    alias: str | None
    document_ids: tuple[str, ...]
    reviewer: str
    note: str
    decided_at: datetime.datetime
    undone_at: datetime.datetime | None
    undone_by: str | None


@frozen(kw_only=True)
class TimelineEntry(Shown):
    """A quotation on a timeline, with the ids of the current claim pairs that it is part of."""

    stored: StoredQuotation
    pair_ids: tuple[str, ...] = ()

    @property
    def said_on(self) -> SaidOn | None:
        """When it was said or else published, as exactly as that is known."""
        return self.stored.said_on


@frozen(kw_only=True)
class StoredRelated(Shown):
    """A statement on the matter of a given one, with the ids of the current claim pairs it is in.

    `related` tells what both share and what differs; nothing is alleged by it.
    """

    stored: StoredQuotation
    related: RelatedStatement
    pair_ids: tuple[str, ...] = ()


@frozen(kw_only=True)
class Count(Shown):
    """How many quotations share one value: a publisher, a month ("2024-02"), a year."""

    value: str | None
    count: int


@frozen(kw_only=True)
class Change(Shown):
    """What reading a document again, or a corrected version of it, changed.

    `before` and `after` are the plain form of the quotation or claim pair (`quotetrack.codec`).
    """

    run: int
    document_id: str
    thing: ChangedThing
    action: ChangeAction
    id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@frozen(kw_only=True)
class Run(Shown):
    """One call that wrote documents, and what it was done with.

    `finished_at` is None while it goes on, and where the program was stopped.
    """

    key: int
    kind: RunKind
    started_at: datetime.datetime
    finished_at: datetime.datetime | None
    versions: Mapping[str, str] = field(factory=dict)


@frozen(kw_only=True)
class LedgerSummary(Shown):
    """How much a ledger holds. Documents, quotations and pairs are those that are current."""

    documents: int
    superseded_documents: int
    quotations: int
    speakers: int
    claim_pairs: int
    reviewed_pairs: int
    schema_revision: str
