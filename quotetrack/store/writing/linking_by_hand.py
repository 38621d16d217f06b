"""People link two statements that the program did not."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, or_, select

from quotetrack.errors import InputError, LedgerError
from quotetrack.store.correcting.standing import note_correction
from quotetrack.store.deciding.reviews import store_review
from quotetrack.store.pairing.by_hand import (
    explained,
    linked_pair,
    pair_id,
    settle_link,
)
from quotetrack.store.pairing.linking import statements
from quotetrack.store.schema.columns import now
from quotetrack.store.schema.plain import dump
from quotetrack.store.schema.sealing import sealed_row
from quotetrack.store.schema.seals import sealed
from quotetrack.store.schema.tables import claim_pairs, documents
from quotetrack.store.writing.correcting import (
    Current,
    current_quotation,
    key_of_subject,
    make_anew,
    part_of,
)
from quotetrack.terms import BY_HAND, RELATIONS, UNREVIEWED, Rating, Relation


def link(
    connection: Connection,
    keys: tuple[int, int],
    seen: tuple[int, int],
    relation: Relation,
    *,
    question: str,
    reviewer: str,
    note: str,
    rating: Rating | None,
) -> str:
    """Link two statements, and return the id of the pair. See `Ledger.link`."""
    RELATIONS.checked(relation, "relation")
    if keys[0] == keys[1]:
        raise InputError("A statement cannot be linked with itself.")
    sides = [current_quotation(connection, *side) for side in zip(keys, seen, strict=True)]
    _check_sides(connection, sides)
    found = {one.key: one for one in statements(connection, keys)}
    # What was said first comes first; on one day, what stands first in the text.
    sides.sort(key=lambda one: (found[one.key].day, one.document.id, one.quotation.start))
    earlier, later = sides
    parts = [part_of(earlier, {}, 0), part_of(later, {}, 1)]
    told = RELATIONS[relation].told
    data = {
        "parts": parts,
        "before": {},
        "after": {"relation": relation, "question": question, "text": later.quotation.quoted},
        "relation": relation,
        "told": told,
        "question": question,
        "note": note,
    }
    number = note_correction(
        connection,
        "linked",
        earlier.document.id,
        data,
        reviewer=reviewer,
        note=note,
        other_document_id=later.document.id,
    )
    for document_key in sorted({earlier.document_key, later.document_key}):
        make_anew(connection, document_key)
    subjects = [part["subject"] or f"{number}.{at}" for at, part in enumerate(parts)]
    rows = [
        key_of_subject(connection, side.document_key, subject)
        for side, subject in zip(sides, subjects, strict=True)
    ]
    made = {one.key: one for one in statements(connection, rows)}
    first, second = (made[key] for key in rows)
    own_id = pair_id(subjects[0], subjects[1], number)
    pair = linked_pair(
        own_id, first, second, relation, question, explained(first, told, question, note)
    )
    moment = now()
    connection.execute(
        insert(claim_pairs).values(
            sealed_row(
                claim_pairs,
                {
                    "id": own_id,
                    "present_id": own_id,
                    "earlier_key": first.key,
                    "later_key": second.key,
                    "speaker_key": second.speaker_key,
                    "relation": relation,
                    "score": pair.score,
                    "reason": BY_HAND,
                    "explanation": pair.explanation,
                    "day": second.day,
                    "current": True,
                    "gone_reason": None,
                    "status": UNREVIEWED,
                    "revision": 0,
                    "changed_since_review": False,
                    "found_at": moment,
                    "data": sealed(dump(pair), moment),
                    "linked_by": number,
                    "earlier_subject": subjects[0],
                    "later_subject": subjects[1],
                },
            )
        )
    )
    # Whoever links two statements says that they do not go together.
    store_review(
        connection, own_id, "confirmed", reviewer=reviewer, seen=0, rating=rating, note=note
    )
    return own_id


def _check_sides(connection: Connection, sides: list[Current]) -> None:
    speakers = [one.speaker for one in sides]
    if None in speakers:
        raise InputError("Say first who makes each of the two statements: one has no speaker.")
    if speakers[0] != speakers[1]:
        first, second = (one["name"] for one in speakers if one is not None)
        raise InputError(
            f"These are statements of two speakers, {first} and {second}. If they are one, merge "
            "them; if one is wrong, correct it first."
        )
    one, other = (side.key for side in sides)
    pairs = claim_pairs.c
    there = connection.execute(
        select(pairs.id, pairs.status).where(
            pairs.current.is_(True),
            or_(
                (pairs.earlier_key == one) & (pairs.later_key == other),
                (pairs.earlier_key == other) & (pairs.later_key == one),
            ),
        )
    ).all()
    for row in there:
        if row.status != "rejected":
            raise LedgerError(
                f"These two statements are linked already, as the claim pair {row.id}. Review "
                "that one; where its relation is wrong, reject it and link them again."
            )


def unlink(connection: Connection, row: Any) -> None:
    """Set right what hangs on a link that was taken back."""
    sides = [row.document_id, row.other_document_id]
    keys = connection.execute(
        select(documents.c.key)
        .where(documents.c.id.in_(sides), documents.c.superseded_by.is_(None))
        .order_by(documents.c.key)
    ).scalars()
    for key in keys.all():
        make_anew(connection, key)
    settle_link(connection, row.key)
