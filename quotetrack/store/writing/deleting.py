"""A document is deleted for good, in all its versions, with all that hangs on it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from attrs import evolve
from sqlalchemy import Connection, Row, and_, delete, func, insert, or_, select, text, update

from quotetrack.errors import LedgerError, UnknownRecordError
from quotetrack.model import Entity, text_digest
from quotetrack.store.correcting.subjects import parts_of
from quotetrack.store.deciding.regrouping import recount
from quotetrack.store.filing.fulltext import Filed, unfile_words
from quotetrack.store.filing.links import Linked, unfile_links, unpacked
from quotetrack.store.records import Deletion
from quotetrack.store.schema.columns import now
from quotetrack.store.schema.plain import load
from quotetrack.store.schema.sealing import sealed_row, update_sealed
from quotetrack.store.schema.tables import (
    aliases,
    assignments,
    changes,
    claim_pairs,
    corrections,
    decisions,
    deletions,
    document_entities,
    documents,
    entities,
    findings,
    merge_proposals,
    publishers,
    quotations,
    reviews,
    takings,
)
from quotetrack.store.writing.correcting import current_document_key, make_anew
from quotetrack.store.writing.publishing import checked_document


def what_goes(connection: Connection, document_id: str) -> Deletion:
    """Return what would go with a document. See `Ledger.deletion`."""
    current = current_document_key(connection, document_id)
    keys = _versions(connection, current)
    ids = _ids(connection, keys)
    said = select(quotations.c.key).where(quotations.c.document_key.in_(keys))
    sides = or_(claim_pairs.c.earlier_key.in_(said), claim_pairs.c.later_key.in_(said))
    pairs = select(claim_pairs.c.key).where(sides)
    theirs = _corrections_of(ids)
    others = connection.execute(
        select(documents.c.id)
        .join(quotations, quotations.c.document_key == documents.c.key)
        .join(
            claim_pairs,
            or_(
                claim_pairs.c.earlier_key == quotations.c.key,
                claim_pairs.c.later_key == quotations.c.key,
            ),
        )
        .where(sides, documents.c.key.not_in(keys))
        .distinct()
        .order_by(documents.c.id)
    ).scalars()
    only_here = _only_here(connection, keys)
    names = connection.execute(
        select(entities.c.name).where(entities.c.key.in_(only_here)).order_by(entities.c.name)
    ).scalars()
    return Deletion(
        id=None,
        document_ids=tuple(ids),
        versions=len(keys),
        quotations=_count(connection, said),
        claim_pairs=_count(connection, pairs),
        reviews=_count(connection, select(reviews.c.key).where(reviews.c.pair_key.in_(pairs))),
        corrections=_count(connection, select(corrections.c.key).where(theirs)),
        other_document_ids=tuple(others),
        names_only_here=tuple(names),
        revision=connection.execute(
            select(documents.c.revision).where(documents.c.key == current)
        ).scalar_one(),
    )


def delete_document(
    connection: Connection, document_id: str, *, seen: int, reviewer: str, note: str
) -> Deletion:
    """Delete a document for good, and return what went. See `Ledger.delete_document`."""
    current = checked_document(connection, document_id, seen)
    going = what_goes(connection, document_id)
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        # What is deleted is overwritten, and does not stay in free pages of the file.
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
    keys = _versions(connection, current)
    row = connection.execute(select(documents).where(documents.c.key == current)).one()
    number = _note(connection, row, going, reviewer, note)
    met = _entities_of(connection, keys)
    others = _linked_with(connection, going.document_ids)
    _delete_quotations(connection, keys, going.document_ids)
    _delete_rest(connection, keys, going.document_ids)
    recount(connection, met)
    _forget_names(connection, met)
    for key in others:
        make_anew(connection, key)
    if sqlite:
        # Words of deleted rows stand in the index until its parts are merged.
        connection.execute(
            text("INSERT INTO quotation_words (quotation_words) VALUES ('optimize')")
        )
    return evolve(going, id=number, document_ids=(), other_document_ids=(), names_only_here=())


def lift(connection: Connection, number: int, *, reviewer: str) -> None:
    """Let a document that was deleted come in again."""
    row = connection.execute(select(deletions).where(deletions.c.key == number)).one_or_none()
    if row is None:
        raise UnknownRecordError(f"The ledger has no deletion with the number {number!r}.")
    if row.lifted_at is not None:
        raise LedgerError(f"The deletion {number} was lifted already, by {row.lifted_by}.")
    update_sealed(
        connection,
        update(deletions)
        .where(deletions.c.key == number)
        .values(lifted_at=now(), lifted_by=reviewer),
    )


def deletion_query() -> Any:
    """Return the query for deletions, the last first."""
    return select(deletions).select_from(deletions).order_by(deletions.c.key.desc())


def stored_deletions(_connection: Connection, rows: Sequence[Row[Any]]) -> list[Deletion]:
    """Return the records of rows of `deletion_query`."""
    return [
        Deletion(
            id=row.key,
            document_ids=(),
            versions=row.versions,
            quotations=row.quotations,
            claim_pairs=row.claim_pairs,
            reviews=row.reviews,
            corrections=row.corrections,
            other_document_ids=(),
            names_only_here=(),
            revision=0,
            reviewer=row.reviewer,
            note=row.note,
            decided_at=row.decided_at,
            lifted_at=row.lifted_at,
            lifted_by=row.lifted_by,
        )
        for row in rows
    ]


def _note(connection: Connection, row: Row[Any], going: Deletion, reviewer: str, note: str) -> int:
    url = row.given_url if row.given is not None else row.url
    values = {
        "id_digest": text_digest(row.id),
        "url_digest": None if url is None else text_digest(url),
        "text_digest": row.sha256,
        "versions": going.versions,
        "quotations": going.quotations,
        "claim_pairs": going.claim_pairs,
        "reviews": going.reviews,
        "corrections": going.corrections,
        "reviewer": reviewer,
        "note": note,
        "decided_at": now(),
    }
    statement = insert(deletions).values(sealed_row(deletions, values))
    number: int = connection.execute(statement.returning(deletions.c.key)).scalar_one()
    return number


def _versions(connection: Connection, current: int) -> list[int]:
    keys, found = {current}, [current]
    while found:
        older = select(documents.c.key).where(documents.c.superseded_by.in_(found))
        found = [key for key in connection.execute(older).scalars() if key not in keys]
        keys.update(found)
    return sorted(keys)


def _ids(connection: Connection, keys: Sequence[int]) -> list[str]:
    query = select(documents.c.id).where(documents.c.key.in_(keys))
    return sorted(set(connection.execute(query).scalars()))


def _count(connection: Connection, query: Any) -> int:
    number: int = connection.execute(
        select(func.count()).select_from(query.subquery())
    ).scalar_one()
    return number


def _corrections_of(ids: Iterable[str]) -> Any:
    wanted = list(ids)
    return or_(corrections.c.document_id.in_(wanted), corrections.c.other_document_id.in_(wanted))


def _linked_with(connection: Connection, ids: Sequence[str]) -> list[int]:
    """Return the other documents with statements that were linked with those of this one."""
    rows = connection.execute(select(corrections).where(_corrections_of(ids))).all()
    others = {one for row in rows for one in (row.document_id, row.other_document_id)}
    query = select(documents.c.key).where(
        documents.c.id.in_(others - {None, *ids}), documents.c.superseded_by.is_(None)
    )
    return sorted(connection.execute(query).scalars())


def _entities_of(connection: Connection, keys: Sequence[int]) -> set[int]:
    met = set(
        connection.execute(
            select(document_entities.c.entity_key).where(document_entities.c.document_key.in_(keys))
        ).scalars()
    )
    said = quotations.c.document_key.in_(keys)
    for column in (quotations.c.entity_key, quotations.c.speaker_key):
        met.update(connection.execute(select(column).where(said, column.is_not(None))).scalars())
    # People may have given quotations to others meanwhile.
    for row in connection.execute(
        select(corrections).where(_corrections_of(_ids(connection, keys)))
    ).all():
        ids = {
            part.set["speaker"]["id"]
            for part in parts_of(row)
            if part.set.get("speaker") is not None
        }
        met.update(
            connection.execute(select(entities.c.key).where(entities.c.id.in_(ids))).scalars()
        )
    return met


def _delete_quotations(connection: Connection, keys: Sequence[int], ids: Sequence[str]) -> None:
    rows = connection.execute(select(quotations).where(quotations.c.document_key.in_(keys))).all()
    unfile_words(connection, [Filed(row.key, row.day, row.text) for row in rows])
    unfile_links(
        connection,
        [
            Linked(row.key, row.entity_key or 0, row.day, unpacked(row.link_keys))
            for row in rows
            if row.current
        ],
    )
    said = select(quotations.c.key).where(quotations.c.document_key.in_(keys))
    pairs = connection.execute(
        select(claim_pairs.c.key, claim_pairs.c.id, claim_pairs.c.present_id).where(
            or_(claim_pairs.c.earlier_key.in_(said), claim_pairs.c.later_key.in_(said))
        )
    ).all()
    pair_keys = [row.key for row in pairs]
    pair_ids = {one for row in pairs for one in (row.id, row.present_id)}
    # What reading other documents again changed holds statements of this one, too.
    told: list[Any] = [changes.c.id.in_(pair_ids)]
    for document_id in ids:
        place = f'"document_id": {json.dumps(document_id)}'
        told += [
            column.contains(place, autoescape=True)
            for column in (changes.c.before, changes.c.after)
        ]
    connection.execute(
        delete(changes).where(
            or_(
                changes.c.document_key.in_(keys),
                and_(changes.c.thing == "claim pair", or_(*told)),
            )
        )
    )
    connection.execute(delete(takings).where(takings.c.pair_key.in_(pair_keys)))
    connection.execute(delete(reviews).where(reviews.c.pair_key.in_(pair_keys)))
    connection.execute(delete(claim_pairs).where(claim_pairs.c.key.in_(pair_keys)))
    connection.execute(delete(corrections).where(_corrections_of(ids)))
    connection.execute(delete(quotations).where(quotations.c.document_key.in_(keys)))


def _delete_rest(connection: Connection, keys: Sequence[int], ids: Sequence[str]) -> None:
    connection.execute(delete(findings).where(findings.c.document_key.in_(keys)))
    connection.execute(delete(document_entities).where(document_entities.c.document_key.in_(keys)))
    connection.execute(delete(assignments).where(assignments.c.document_id.in_(ids)))
    connection.execute(
        update(documents).where(documents.c.key.in_(keys)).values(superseded_by=None)
    )
    connection.execute(delete(documents).where(documents.c.key.in_(keys)))
    used = select(documents.c.publisher_key).where(documents.c.publisher_key.is_not(None))
    said = select(quotations.c.publisher_key).where(quotations.c.publisher_key.is_not(None))
    connection.execute(
        delete(publishers).where(publishers.c.key.not_in(used), publishers.c.key.not_in(said))
    )


def _only_here(connection: Connection, keys: Sequence[int]) -> list[int]:
    """Return the keys of people and bodies that no other document names or quotes."""
    met = _entities_of(connection, keys)
    elsewhere = set(
        connection.execute(
            select(document_entities.c.entity_key).where(
                document_entities.c.entity_key.in_(met),
                document_entities.c.document_key.not_in(keys),
            )
        ).scalars()
    )
    for column in (quotations.c.entity_key, quotations.c.speaker_key):
        elsewhere.update(
            connection.execute(
                select(column).where(column.in_(met), quotations.c.document_key.not_in(keys))
            ).scalars()
        )
    return sorted(met - elsewhere)


def _forget_names(connection: Connection, met: Iterable[int]) -> None:
    """Forget whom nothing names any more, and names that only the deleted document gave."""
    for key in sorted(met):
        if _is_used(connection, key):
            _forget_aliases(connection, key)
            continue
        connection.execute(
            delete(merge_proposals).where(
                or_(merge_proposals.c.first_key == key, merge_proposals.c.second_key == key)
            )
        )
        connection.execute(text("DELETE FROM name_keys WHERE entity_key = :key"), {"key": key})
        connection.execute(delete(aliases).where(aliases.c.entity_key == key))
        connection.execute(delete(entities).where(entities.c.key == key))


def _is_used(connection: Connection, key: int) -> bool:
    columns = (
        document_entities.c.entity_key,
        quotations.c.entity_key,
        quotations.c.speaker_key,
        claim_pairs.c.speaker_key,
        decisions.c.first_key,
        decisions.c.second_key,
        decisions.c.kept_key,
        assignments.c.entity_key,
        assignments.c.assigned_key,
    )
    for column in columns:
        if connection.execute(select(column).where(column == key).limit(1)).first() is not None:
            return True
    others = select(entities.c.key).where(entities.c.canonical_key == key, entities.c.key != key)
    return connection.execute(others.limit(1)).first() is not None


def _forget_aliases(connection: Connection, key: int) -> None:
    known: set[str] = set()
    for data in connection.execute(
        select(document_entities.c.data).where(document_entities.c.entity_key == key)
    ).scalars():
        entity = load(Entity, data)
        known.update((entity.name, *entity.aliases))
    row = connection.execute(select(entities).where(entities.c.key == key)).one()
    known.update(name for name in (row.name, row.found_name) if name is not None)
    stored = connection.execute(
        select(aliases.c.key, aliases.c.name).where(
            aliases.c.entity_key == key, aliases.c.confirmed.is_(False)
        )
    ).all()
    gone = [(alias, name) for alias, name in stored if name not in known]
    connection.execute(delete(aliases).where(aliases.c.key.in_([alias for alias, _ in gone])))
    for _, name in gone:
        connection.execute(
            delete(merge_proposals).where(
                or_(merge_proposals.c.first_key == key, merge_proposals.c.second_key == key),
                merge_proposals.c.reason.contains(name, autoescape=True),
            )
        )
