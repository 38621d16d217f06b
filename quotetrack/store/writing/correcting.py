"""People correct quotations: what they decide is written down, and the document made anew of it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen
from sqlalchemy import Connection, Row, select, update

from quotetrack.codec import to_dict
from quotetrack.errors import (
    CorrectionConflictError,
    InputError,
    LedgerError,
    UnknownRecordError,
)
from quotetrack.linking import find_context
from quotetrack.model import Document, Quotation, SaidOn, Span, joined_text, quotation_id
from quotetrack.results import Analysis
from quotetrack.store.correcting.applying import RULE, applied
from quotetrack.store.correcting.places import marked, plain
from quotetrack.store.correcting.standing import kept, note_correction
from quotetrack.store.correcting.stored import stored_document, stored_quotations
from quotetrack.store.correcting.subjects import folded, rows_of_document
from quotetrack.store.deciding.splits import new_entity
from quotetrack.store.queries import UNCHANGED, NewSpeaker, Speaker, Unchanged
from quotetrack.store.rows.changes import Differences
from quotetrack.store.rows.lookup import member_meant
from quotetrack.store.schema.columns import now
from quotetrack.store.schema.plain import load
from quotetrack.store.schema.sealing import update_sealed
from quotetrack.store.schema.tables import (
    corrections,
    documents,
    entities,
    findings,
    quotations,
)
from quotetrack.store.writing.storing import put
from quotetrack.terms import (
    DATE_PRECISIONS,
    NO_SPEECH_REASONS,
    QUOTATION_KINDS,
    CorrectionKind,
    NoSpeechReason,
    QuotationKind,
)

Pieces = Sequence[Span | tuple[int, int]]


@frozen
class Current:
    """A quotation that is to be corrected, with its document."""

    key: int
    document_key: int
    document: Document
    quotation: Quotation
    kind: str
    speaker: Mapping[str, str] | None
    subject: str | None


@frozen(kw_only=True)
class Wanted:
    """What somebody wants a quotation to be."""

    speaker: Speaker | NewSpeaker | Unchanged | None = UNCHANGED
    source: Span | tuple[int, int] | Unchanged | None = UNCHANGED
    kind: QuotationKind | Unchanged = UNCHANGED
    pieces: Pieces | Unchanged = UNCHANGED
    said_on: SaidOn | datetime.date | Unchanged | None = UNCHANGED


def correct(
    connection: Connection, key: int, wanted: Wanted, *, seen: int, reviewer: str, note: str
) -> int:
    """Correct a quotation, and return its key. See `Ledger.correct_quotation`."""
    current = current_quotation(connection, key, seen)
    values, after = _values(connection, current.document, wanted)
    if not values:
        raise InputError("Say what is to be corrected: speaker, source, kind, pieces or said_on.")
    if "pieces" in values:
        _check_free(connection, current, wanted.pieces)
    part = part_of(current, values)
    parts = [part]
    if {"pieces", "kind"} & set(values):
        parts += same_words(connection, current)
    before = {name: _shown(current, name) for name in after}
    number = _note(connection, "changed", current.document, parts, before, after, reviewer, note)
    make_anew(connection, current.document_key)
    return key_of_subject(connection, current.document_key, part["subject"] or f"{number}.0")


def take_out(
    connection: Connection,
    key: int,
    *,
    seen: int,
    reviewer: str,
    note: str,
    no_speech: NoSpeechReason | None,
) -> int:
    """Say that a quotation is none, and return the number of the correction."""
    current = current_quotation(connection, key, seen)
    kind: CorrectionKind = "removed"
    values: dict[str, Any] = {"state": "removed"}
    after: dict[str, Any] = {}
    if no_speech is not None:
        kind = "no_speech"
        why = NO_SPEECH_REASONS.checked(no_speech, "reason")
        values = {"state": "no_speech", "why": why}
        after = {"reason": why}
    before = {name: _shown(current, name) for name in ("speaker", "kind")}
    part = part_of(current, values)
    number = _note(connection, kind, current.document, [part], before, after, reviewer, note)
    make_anew(connection, current.document_key)
    return number


def add(
    connection: Connection,
    document_id: str,
    pieces: Pieces,
    wanted: Wanted,
    *,
    reviewer: str,
    note: str,
) -> int:
    """Add a quotation that the program missed, and return its key."""
    document_key = current_document_key(connection, document_id)
    stored = stored_quotations(connection, document_key)
    document = stored.document
    spans = checked_pieces(document.text, pieces)
    kind = wanted.kind if wanted.kind is not UNCHANGED else "direct"
    for one in stored.items:
        if one.kind != "indirect" and kind != "indirect" and _overlap(one.fragments, spans):
            raise InputError(
                f"A part of these words is in a quotation already: “{_short(one.text)}”. "
                "Correct the pieces of that one."
            )
    values, after = _values(connection, document, wanted)
    values.pop("kind", None)
    values.setdefault("speaker", None)
    bare = Quotation(
        id=quotation_id(document.sha256, spans),
        document_id=document.id,
        fragments=spans,
        text=joined_text(document.text, spans),
        kind=kind,
        confidence=1.0,
        rule=RULE,
    )
    if kind != "indirect":
        bare = _in_context(document, stored.items, bare)
    part = {
        "subject": "",
        "side": 0,
        "new": True,
        "places": plain(marked(document.text, spans)),
        "seen": to_dict(bare),
        "seen_kind": "unnamed",
        "set": values,
    }
    after = {"text": bare.quoted, "kind": kind, **after}
    number = _note(connection, "added", document, [part], {}, after, reviewer, note)
    make_anew(connection, document_key)
    return key_of_subject(connection, document_key, f"{number}.0")


def join(
    connection: Connection, keys: Sequence[int], seen: Sequence[int], *, reviewer: str, note: str
) -> int:
    """Make several quotations one, and return its key."""
    if len(set(keys)) < 2 or len(keys) != len(seen):
        raise InputError("Give two or more quotations to join, each with the revision you saw.")
    joined = sorted(
        (
            current_quotation(connection, key, revision)
            for key, revision in zip(keys, seen, strict=True)
        ),
        key=lambda one: one.quotation.start,
    )
    first, *others = joined
    if any(one.document_key != first.document_key for one in others):
        raise InputError("Only quotations of one document can be one.")
    spans = sorted(span for one in joined for span in one.quotation.fragments)
    spans = list(checked_pieces(first.document.text, spans))
    pieces = plain(marked(first.document.text, spans))
    parts = [part_of(first, {"pieces": pieces})]
    parts += [part_of(one, {"state": "removed"}) for one in others]
    parts += [part for one in joined for part in same_words(connection, one)]
    before = {"pieces": [_shown(one, "pieces") for one in joined]}
    after = {"pieces": [span.of(first.document.text) for span in spans]}
    number = _note(connection, "joined", first.document, parts, before, after, reviewer, note)
    make_anew(connection, first.document_key)
    return key_of_subject(connection, first.document_key, parts[0]["subject"] or f"{number}.0")


def divide(
    connection: Connection,
    key: int,
    groups: Sequence[Pieces],
    *,
    seen: int,
    reviewer: str,
    note: str,
) -> list[int]:
    """Make one quotation several, and return their keys in the order of `groups`."""
    current = current_quotation(connection, key, seen)
    text = current.document.text
    spans = [checked_pieces(text, group) for group in groups]
    flat = [span for group in spans for span in group]
    if len(spans) < 2:
        raise InputError("Give the pieces of two or more quotations.")
    if any(one.overlaps(other) for at, one in enumerate(flat) for other in flat[at + 1 :]):
        raise InputError("The quotations that come of a division must not share words.")
    own = current.quotation.fragments
    if not all(any(piece.contains(span) for piece in own) for span in flat):
        raise InputError("A quotation is divided into parts of its own words.")
    decided = {
        name: value
        for subject in folded(
            rows_of_document(connection, current.document.id), current.document.id
        )
        if subject.id == current.subject
        for name, (_, value) in subject.fields.items()
        if name != "pieces"
    }
    parts = []
    for at, group in enumerate(spans):
        pieces = plain(marked(text, group))
        if at == 0:
            parts.append(part_of(current, {"pieces": pieces}))
            continue
        alone = evolve(
            current.quotation,
            id=quotation_id(current.document.sha256, group),
            fragments=group,
            text=joined_text(text, group),
        )
        new = part_of(evolve(current, quotation=alone, subject=None), {**decided, "pieces": pieces})
        parts.append({**new, "new": True})
    here = len(parts)
    parts += same_words(connection, current)
    before = {"pieces": _shown(current, "pieces")}
    after = {"pieces": [[span.of(text) for span in group] for group in spans]}
    number = _note(connection, "divided", current.document, parts, before, after, reviewer, note)
    make_anew(connection, current.document_key)
    return [
        key_of_subject(connection, current.document_key, part["subject"] or f"{number}.{at}")
        for at, part in enumerate(parts[:here])
    ]


def take_back(connection: Connection, row: Row[Any], reviewer: str) -> None:
    """Note that a correction is undone. Raises `LedgerError` where it was already."""
    if row.undone_at is not None:
        raise LedgerError(f"The correction {row.key} was undone already, by {row.undone_by}.")
    update_sealed(
        connection,
        update(corrections)
        .where(corrections.c.key == row.key)
        .values(undone_at=now(), undone_by=reviewer, waiting=False),
    )


def correction_row(connection: Connection, number: int) -> Row[Any]:
    """Return a correction. Raises `UnknownRecordError` where there is none."""
    row = connection.execute(select(corrections).where(corrections.c.key == number)).one_or_none()
    if row is None:
        raise UnknownRecordError(f"The ledger has no correction with the number {number!r}.")
    return row


def make_anew(connection: Connection, document_key: int) -> None:
    """Make a document anew of what the program found in it and what people decided."""
    found = kept(connection, document_key, stored_quotations(connection, document_key))
    put(connection, document_key, Analysis(found, ()), "corrected", Differences())


def make_anew_corrected(connection: Connection, document_ids: Iterable[str]) -> None:
    """Make those of some documents anew that people corrected: a split may mean them, too."""
    keys = connection.execute(
        select(documents.c.key)
        .join(findings, findings.c.document_key == documents.c.key)
        .where(documents.c.id.in_(list(document_ids)), documents.c.superseded_by.is_(None))
        .order_by(documents.c.key)
    ).scalars()
    for key in keys.all():
        make_anew(connection, key)


def current_document_key(connection: Connection, document_id: str) -> int:
    """Return the key of the current version of a document, or raise `UnknownRecordError`."""
    query = select(documents.c.key).where(
        documents.c.id == document_id, documents.c.superseded_by.is_(None)
    )
    key: int | None = connection.execute(query).scalar()
    if key is None:
        raise UnknownRecordError(f"The ledger has no document with the id {document_id!r}.")
    return key


def key_of_subject(connection: Connection, document_key: int, subject: str) -> int:
    """Return the key of the quotation that a subject is now."""
    key: int = connection.execute(
        select(quotations.c.key).where(
            quotations.c.document_key == document_key,
            quotations.c.subject == subject,
            quotations.c.current.is_(True),
        )
    ).scalar_one()
    return key


def current_quotation(connection: Connection, key: int, seen: int) -> Current:
    """Return a quotation that is still as somebody saw it.

    Raises `UnknownRecordError` for a key that there is not, and `CorrectionConflictError`.
    """
    row = connection.execute(
        select(quotations, entities.c.kind.label("entity_kind"))
        .outerjoin(entities, entities.c.key == quotations.c.entity_key)
        .where(quotations.c.key == key)
    ).one_or_none()
    if row is None:
        raise UnknownRecordError(f"The ledger has no quotation with the key {key!r}.")
    if not row.current:
        raise CorrectionConflictError(
            f"The quotation {key} is not there any more: it was corrected, or its document read "
            "again or replaced, since you saw it. Look at the document again.",
            what=f"quotation {key}",
            seen=seen,
            revision=None,
        )
    if row.revision != seen:
        raise CorrectionConflictError(
            f"The quotation {key} has changed: you saw revision {seen}, and it is at "
            f"{row.revision} now. Look at it again, and correct revision {row.revision}.",
            what=f"quotation {key}",
            seen=seen,
            revision=row.revision,
        )
    speaker = None
    if row.speaker_key is not None:
        who = connection.execute(
            select(entities.c.id, entities.c.name).where(entities.c.key == row.speaker_key)
        ).one()
        speaker = {"id": who.id, "name": who.name}
    return Current(
        key,
        row.document_key,
        stored_document(connection, row.document_key),
        load(Quotation, row.data),
        row.entity_kind or "unnamed",
        speaker,
        row.subject,
    )


def part_of(current: Current, values: Mapping[str, Any], side: int = 0) -> dict[str, Any]:
    """Return the part of a correction that is about `current`, as plain data."""
    return {
        "subject": current.subject or "",
        "side": side,
        "new": False,
        "places": plain(marked(current.document.text, current.quotation.fragments)),
        "seen": to_dict(current.quotation),
        "seen_kind": current.kind,
        "set": dict(values),
    }


def same_words(connection: Connection, current: Current) -> list[dict[str, Any]]:
    """Return parts that take out what else people decided on the very words of `current`.

    It would come to light where `current` gets other pieces.
    """
    if current.subject is None:
        return []
    document = current.document
    found = kept(
        connection, current.document_key, stored_quotations(connection, current.document_key)
    )
    result = applied(found, folded(rows_of_document(connection, document.id), document.id))
    return [
        part_of(evolve(current, subject=subject), {"state": "removed"})
        for subject, other in result.same.items()
        if other == current.subject
    ]


def checked_pieces(text: str, pieces: Pieces) -> tuple[Span, ...]:
    """Return pieces as spans, in order. Raises `InputError` where they are no words of `text`."""
    try:
        spans = tuple(one if isinstance(one, Span) else Span(*one) for one in pieces)
    except (TypeError, ValueError) as error:
        raise InputError(f"A piece is a pair of offsets (start, end): {error}") from None
    if not spans:
        raise InputError("A quotation needs at least one piece.")
    last = 0
    for span in spans:
        if not all(isinstance(at, int) for at in (span.start, span.end)):
            raise InputError("The offsets of a piece are whole numbers.")
        if span.start < last:
            raise InputError("Pieces stand in the order of the text and share no words.")
        if not span.of(text).strip():
            raise InputError(f"There are no words at {span.start}–{span.end}.")
        last = span.end
    return spans


def _values(
    connection: Connection, document: Document, wanted: Wanted
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what a correction decides, as it is kept and as people read it."""
    values: dict[str, Any] = {}
    shown: dict[str, Any] = {}
    # A speaker comes last, since a new one is written down.
    if not isinstance(wanted.source, Unchanged):
        values["source"] = shown["source"] = None
        if wanted.source is not None:
            [span] = checked_pieces(document.text, [wanted.source])
            values["source"] = plain(marked(document.text, [span]))[0]
            shown["source"] = span.of(document.text)
    if not isinstance(wanted.kind, Unchanged):
        values["kind"] = shown["kind"] = QUOTATION_KINDS.checked(wanted.kind, "kind")
    if not isinstance(wanted.pieces, Unchanged):
        spans = checked_pieces(document.text, wanted.pieces)
        values["pieces"] = plain(marked(document.text, spans))
        shown["pieces"] = [span.of(document.text) for span in spans]
    if not isinstance(wanted.said_on, Unchanged):
        values["said_on"] = shown["said_on"] = _day(wanted.said_on)
    if not isinstance(wanted.speaker, Unchanged):
        values["speaker"] = _speaker(connection, wanted.speaker)
        shown["speaker"] = (
            None
            if values["speaker"] is None
            else {name: values["speaker"][name] for name in ("id", "name")}
        )
    return values, shown


def _day(said_on: Any) -> dict[str, str] | None:
    if said_on is None:
        return None
    if isinstance(said_on, datetime.date):
        said_on = SaidOn(said_on, "day")
    if not isinstance(said_on, SaidOn) or not isinstance(said_on.date, datetime.date):
        raise InputError(f"said_on must be a date, a SaidOn or None, but is {said_on!r}.")
    return {
        "date": said_on.date.isoformat(),
        "precision": DATE_PRECISIONS.checked(said_on.precision, "precision"),
    }


def _speaker(connection: Connection, speaker: Speaker | NewSpeaker | None) -> dict[str, str] | None:
    if speaker is None:
        return None
    if isinstance(speaker, NewSpeaker):
        key = new_entity(connection, speaker.name.strip(), speaker.kind, least=0)
    else:
        key = member_meant(connection, speaker)
    row = connection.execute(select(entities).where(entities.c.key == key)).one()
    return {"id": row.id, "name": row.found_name or row.name, "kind": row.kind}


def _shown(current: Current, name: str) -> Any:
    quotation = current.quotation
    if name == "speaker":
        return current.speaker
    if name == "source":
        return quotation.source.text if quotation.source is not None else None
    if name == "pieces":
        return [span.of(current.document.text) for span in quotation.fragments]
    if name == "said_on":
        return _day(quotation.said_on)
    return getattr(quotation, name)


def _check_free(connection: Connection, current: Current, pieces: Any) -> None:
    """Refuse pieces that a person gave to another quotation."""
    spans = checked_pieces(current.document.text, pieces)
    others = connection.execute(
        select(quotations.c.data).where(
            quotations.c.document_key == current.document_key,
            quotations.c.current.is_(True),
            quotations.c.subject.is_not(None),
            quotations.c.key != current.key,
        )
    ).scalars()
    for data in others:
        other = load(Quotation, data)
        if (other.kind == "indirect") != (current.quotation.kind == "indirect"):
            continue
        if _overlap(other.fragments, spans) and not _overlap(
            other.fragments, current.quotation.fragments
        ):
            raise InputError(
                "A part of these words belongs to a quotation that a person decided on: "
                f"“{_short(other.text)}”. Join the two, or correct that one first."
            )


def _overlap(one: Iterable[Span], other: Sequence[Span]) -> bool:
    return any(first.overlaps(second) for first in one for second in other)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


def _in_context(document: Document, others: Sequence[Quotation], added: Quotation) -> Quotation:
    """Return a quotation with the question that it answers and the day that the text tells."""
    said = sorted(
        (*(one for one in others if one.kind != "indirect"), added), key=lambda one: one.start
    )
    found = find_context(document, said)
    own = next(one for one in found if one.id == added.id)
    return evolve(added, question=own.question, occasion=own.occasion, said_on=own.said_on)


def _note(
    connection: Connection,
    kind: CorrectionKind,
    document: Document,
    parts: Sequence[Mapping[str, Any]],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    reviewer: str,
    note: str,
) -> int:
    data = {"parts": list(parts), "before": dict(before), "after": dict(after)}
    return note_correction(connection, kind, document.id, data, reviewer=reviewer, note=note)


def subjects_of(row: Row[Any]) -> list[str]:
    """Return the subjects that a correction is about."""
    parts = json.loads(row.data).get("parts", ())
    return [one["subject"] or f"{row.key}.{number}" for number, one in enumerate(parts)]
