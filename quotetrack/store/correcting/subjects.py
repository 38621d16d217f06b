"""The corrections of a document, read and folded: what people made of each of its quotations.

A subject is one quotation with all that people decided on it, under whatever pieces it has by now.
Of each field the last decision that stands counts, so that decisions may be undone in any order.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal

from attrs import define, field, frozen
from sqlalchemy import Connection, Row, bindparam, or_, select

from quotetrack.codec import from_dict
from quotetrack.model import Quotation, SaidOn, Span
from quotetrack.store.correcting.places import Place, read_places
from quotetrack.store.schema.tables import corrections
from quotetrack.terms import CORRECTED_FIELDS, WAITING_KINDS, CorrectedField, EntityKind

State = Literal["quotation", "removed", "no_speech"]

# Made once, since it is asked for every document that is read again.
_OF_DOCUMENT: Final = (
    select(corrections)
    .where(
        or_(
            corrections.c.document_id == bindparam("of_document"),
            corrections.c.other_document_id == bindparam("of_document"),
        ),
        corrections.c.kind.not_in(WAITING_KINDS),
    )
    .order_by(corrections.c.key)
)


@frozen
class Part:
    """What one correction does to one quotation."""

    correction: int
    stands: bool
    kind: str
    subject: str
    side: int
    new: bool
    places: tuple[Place, ...]
    seen: Quotation
    seen_kind: EntityKind
    set: Mapping[str, Any]
    decided_at: Any


@define
class Subject:
    """A quotation, and what people made of it.

    `places` and `seen` are those that the first correction met. `fields` holds, by name, what was
    decided last, with the number of the correction.
    """

    id: str
    places: tuple[Place, ...]
    seen: Quotation
    seen_kind: EntityKind
    added: bool
    state: State = "quotation"
    why: str = ""
    fields: dict[str, tuple[int, Any]] = field(factory=dict)
    decided_at: dict[str, Any] = field(factory=dict)
    corrections: set[int] = field(factory=set)

    @property
    def pieces(self) -> tuple[Place, ...] | None:
        """The pieces that a person gave it, if one did."""
        given = self.fields.get("pieces")
        return None if given is None else read_places(given[1])

    @property
    def corrected(self) -> tuple[CorrectedField, ...]:
        """What people decided, in the order of the terms."""
        names = {*self.fields, *(("added",) if self.added else ())}
        return tuple(name for name in CORRECTED_FIELDS.names if name in names)


def rows_of_document(connection: Connection, document_id: str) -> Sequence[Row[Any]]:
    """Return the corrections of a document, undone ones too, the oldest first.

    What only waits to be settled is none of them.
    """
    return connection.execute(_OF_DOCUMENT, {"of_document": document_id}).all()


def parts_of(row: Row[Any]) -> list[Part]:
    """Return what a correction does to quotations."""
    return [
        Part(
            correction=row.key,
            stands=row.undone_at is None,
            kind=row.kind,
            subject=one["subject"] or f"{row.key}.{number}",
            side=one["side"],
            new=one["new"],
            places=read_places(one["places"]),
            seen=from_dict(Quotation, one["seen"]),
            seen_kind=one["seen_kind"],
            set=one["set"],
            decided_at=row.decided_at,
        )
        for number, one in enumerate(json.loads(row.data).get("parts", ()))
    ]


def folded(rows: Iterable[Row[Any]], document_id: str) -> list[Subject]:
    """Return the quotations of a document that corrections which stand are about."""
    subjects: dict[str, Subject] = {}
    taken_back: set[str] = set()
    for row in rows:
        sides = (row.document_id, row.other_document_id or row.document_id)
        for part in parts_of(row):
            if sides[part.side] == document_id:
                _fold(subjects, taken_back, part)
    return [one for one in subjects.values() if one.corrections and one.id not in taken_back]


def subjects_of(rows: Iterable[Row[Any]], document_id: str) -> set[str]:
    """Return all subjects of a document that there ever were, also those taken back since."""
    found = set()
    for row in rows:
        sides = (row.document_id, row.other_document_id or row.document_id)
        for number, one in enumerate(json.loads(row.data).get("parts", ())):
            if sides[one["side"]] == document_id:
                found.add(one["subject"] or f"{row.key}.{number}")
    return found


def _fold(subjects: dict[str, Subject], taken_back: set[str], part: Part) -> None:
    subject = subjects.get(part.subject)
    if subject is None:
        added = part.kind == "added"
        subject = Subject(part.subject, part.places, part.seen, part.seen_kind, added)
        subjects[part.subject] = subject
        if part.new and not part.stands:
            # What later decisions said of it has nothing left to hold on to.
            taken_back.add(part.subject)
    if not part.stands:
        return
    subject.corrections.add(part.correction)
    for name, value in part.set.items():
        if name == "state":
            subject.state = value
        elif name == "why":
            subject.why = value
        else:
            subject.fields[name] = (part.correction, value)
            subject.decided_at[name] = part.decided_at


def said_on_of(value: Mapping[str, Any] | None) -> SaidOn | None:
    """Return the day that a correction gives, None where it says that none is known."""
    return None if value is None else from_dict(SaidOn, {**value, "evidence": None})


def spans_of(places: Iterable[Place]) -> tuple[Span, ...]:
    """Return where places stood."""
    return tuple(Span(one.start, one.end) for one in places)
