"""What people decided, as lessons: annotated articles, and how often the program was right."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from attrs import frozen
from sqlalchemy import Connection, Select, func, select

from quotetrack.model import Document, EntityRef, NonSpeech
from quotetrack.results import Quotations
from quotetrack.store.correcting.applying import Applied, applied
from quotetrack.store.correcting.standing import kept
from quotetrack.store.correcting.stored import stored_quotations
from quotetrack.store.correcting.subjects import Subject, folded, rows_of_document
from quotetrack.store.correcting.tallies import tally
from quotetrack.store.records import DecisionFigure
from quotetrack.store.rows.lookup import publisher_keys
from quotetrack.store.schema.tables import claim_pairs, documents, entities, findings
from quotetrack.terms import DECISION_FIGURES

#: The genre of annotated articles that come out of a ledger.
GENRE = "decisions"
#: So many ids are looked up by one query, since databases take no more than some.
_AT_ONCE: Final = 500


@frozen
class _Decided:
    """A document that people worked on: what the program found, and what they made of it."""

    document: Document
    subjects: tuple[Subject, ...]
    result: Applied
    # Id, name and kind of speakers after all merges, by the id that the document gives.
    speakers: Mapping[str, tuple[str, str, str]]


def decided_keys(connection: Connection, publisher: str | None = None) -> list[int]:
    """Return the keys of current documents that people corrected quotations of."""
    return list(connection.execute(_corrected(publisher)).scalars())


def _corrected(publisher: str | None) -> Select[Any]:
    query = (
        select(findings.c.document_key)
        .join(documents, documents.c.key == findings.c.document_key)
        .where(documents.c.superseded_by.is_(None))
        .order_by(findings.c.document_key)
    )
    if publisher is not None:
        query = query.where(documents.c.publisher_key.in_(publisher_keys(publisher)))
    return query


def annotation(connection: Connection, key: int, *, texts: bool) -> dict[str, Any] | None:
    """Return what people decided on the quotations of a document as an annotated article.

    What nobody decided on is optional in it. None where nobody decided on a quotation.
    """
    one = _decided(connection, key)
    quotes, not_speech = [], []
    people: dict[str, None] = {}
    by_id = {quotation.id: quotation for quotation in one.result.found.items}
    for subject in one.subjects:
        quotation = by_id.get(one.result.subjects.get(subject.id, ""))
        if quotation is None or not quotation.corrected:
            continue
        _own_id, name, kind = _who(one, quotation.speaker)
        if kind == "person":
            people[name or ""] = None
        quotes.append(
            {
                "frags": [[span.start, span.end] for span in quotation.fragments],
                "kind": quotation.kind,
                "source": _span(quotation.source.span) if quotation.source else None,
                "speaker": name,
                "speaker_kind": kind,
                "decided": list(quotation.corrected),
            }
        )
    for stretch in one.result.found.non_speech:
        if stretch.corrected:
            not_speech.append({"span": _span(stretch.span), "why": stretch.reason})
    removed = any(subject.state == "removed" for subject in one.subjects)
    if not (quotes or not_speech or removed):
        return None
    document = one.document
    return {
        "id": document.id,
        "genre": GENRE,
        "source": document.publisher or "",
        "date": document.date.isoformat() if document.date is not None else None,
        "title": document.title,
        "sha256": document.sha256,
        **({"text": document.text} if texts else {}),
        "quotes": sorted(quotes, key=lambda quote: quote["frags"]),
        "not_speech": sorted(not_speech, key=lambda stretch: stretch["span"]),
        "optional": [{"span": span} for span in sorted(_undecided(one))],
        "people": [{"name": name, "aliases": []} for name in people],
    }


def _undecided(one: _Decided) -> Iterator[list[int]]:
    for quotation in one.result.found.items:
        if not quotation.corrected:
            yield from (_span(span) for span in quotation.fragments)
    stretches: Iterable[NonSpeech] = one.result.found.non_speech
    yield from (_span(stretch.span) for stretch in stretches if not stretch.corrected)


def _span(span: Any) -> list[int]:
    return [span.start, span.end]


def _who(one: _Decided, speaker: EntityRef | None) -> tuple[str | None, str | None, str | None]:
    if speaker is None:
        return None, None, None
    return one.speakers.get(speaker.id, (speaker.id, speaker.name, "unnamed"))


def figures(connection: Connection, publisher: str | None = None) -> tuple[DecisionFigure, ...]:
    """Return how often the program was right where people decided. See `Ledger.figures`."""
    decided: Counter[str] = Counter()
    right: Counter[str] = Counter()
    given: Counter[tuple[str, str]] = Counter()
    query = _corrected(publisher).add_columns(findings.c.tally)
    for key, stored in connection.execute(query).all():
        counted = json.loads(stored) if stored is not None else _tally(connection, key)
        decided.update(counted["decided"])
        right.update(counted["right"])
        given.update((found, other) for found, other in counted["speakers"])
    goes_by = _canonical(connection, {own for pair in given for own in pair})
    for (found, other), number in given.items():
        ids = [goes_by[own][0] if own in goes_by else own for own in (found, other)]
        if ids[0] == ids[1]:
            right["speaker"] += number
    if publisher is None:
        _count_pairs(connection, decided, right)
    return tuple(
        DecisionFigure(what=name, decided=decided[name], right=right[name])
        for name in DECISION_FIGURES.names
        if decided[name]
    )


def _tally(connection: Connection, key: int) -> dict[str, Any]:
    """Count what a ledger of an earlier form has not counted."""
    _, _, subjects, result = _applied_anew(connection, key)
    return tally(subjects, result)


def _canonical(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, str, str]]:
    """Return id, name and kind of speakers after all merges, by the ids that documents give."""
    canonical = entities.alias("canonical")
    query = select(entities.c.id, canonical.c.id, canonical.c.name, canonical.c.kind).join(
        canonical, canonical.c.key == entities.c.canonical_key
    )
    wanted = sorted(ids)
    found: dict[str, tuple[str, str, str]] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        rows = connection.execute(query.where(entities.c.id.in_(some)))
        found.update((row[0], (row[1], row[2], row[3])) for row in rows)
    return found


def _applied_anew(
    connection: Connection, key: int
) -> tuple[Document, Quotations, list[Subject], Applied]:
    """Return a document, what the program found in it, and what people made of that."""
    stored = stored_quotations(connection, key)
    found = kept(connection, key, stored)
    subjects = folded(rows_of_document(connection, stored.document.id), stored.document.id)
    return stored.document, found, subjects, applied(found, subjects)


def _decided(connection: Connection, key: int) -> _Decided:
    document, found, subjects, result = _applied_anew(connection, key)
    ids = {
        quotation.speaker.id
        for quotation in (*found.items, *result.found.items)
        if quotation.speaker is not None
    }
    # Of two with the same words the last decision counts.
    counting = tuple(one for one in subjects if one.id not in result.same)
    return _Decided(document, counting, result, _canonical(connection, ids))


def _count_pairs(connection: Connection, decided: Counter[str], right: Counter[str]) -> None:
    rows = connection.execute(
        select(claim_pairs.c.status, claim_pairs.c.linked_by.is_not(None), func.count())
        .where(claim_pairs.c.status.in_(("confirmed", "rejected")))
        .group_by(claim_pairs.c.status, claim_pairs.c.linked_by.is_not(None))
    ).all()
    for status, by_hand, number in rows:
        if not by_hand:
            decided["pair"] += number
            right["pair"] += number if status == "confirmed" else 0
        if status == "confirmed":
            decided["pair found"] += number
            right["pair found"] += 0 if by_hand else number
