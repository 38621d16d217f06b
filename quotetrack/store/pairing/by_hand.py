"""Pairs that people made: they go on with their statements, whatever comes out of a run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import evolve
from sqlalchemy import Connection, Row, or_, select, update

from quotetrack.model import ClaimPair, EntityRef, Passage, text_digest
from quotetrack.store.pairing.linking import Statement, statements
from quotetrack.store.schema.plain import dump, load
from quotetrack.store.schema.sealing import update_sealed
from quotetrack.store.schema.seals import sealed
from quotetrack.store.schema.tables import claim_pairs, corrections
from quotetrack.terms import BY_HAND, UNREVIEWED, GoneReason, Relation

#: What `ClaimPair.version` says of a pair that a person made.
VERSION: Final = "person"


def linked_pair(
    own_id: str,
    earlier: Statement,
    later: Statement,
    relation: Relation,
    question: str,
    explanation: str,
) -> ClaimPair:
    """Return the claim pair that a person made of two statements."""
    return ClaimPair(
        id=own_id,
        earlier=earlier.quotation,
        later=later.quotation,
        relation=relation,
        speaker=speaker_of(earlier),
        question=_question(earlier, question),
        evidence=(),
        score=1.0,
        reason=BY_HAND,
        explanation=explanation,
        calibrated=False,
        version=VERSION,
    )


def speaker_of(statement: Statement) -> EntityRef:
    """Return who made a statement."""
    speaker = statement.quotation.speaker
    assert speaker is not None
    return speaker


def _question(earlier: Statement, words: str) -> Passage | None:
    """Return the question where its words stand in the text, the nearest before the answer."""
    text = earlier.document.text
    if not words:
        return None
    at = text.rfind(words, 0, earlier.quotation.start)
    if at < 0:
        at = text.find(words, earlier.quotation.end)
    return None if at < 0 else Passage(at, at + len(words), words)


def explained(earlier: Statement, relation_told: str, question: str, note: str) -> str:
    """Return the sentence that explains a pair which a person made."""
    told = f"{speaker_of(earlier).name} {relation_told}."
    asked = f" The question: {question.strip()}" if question.strip() else ""
    return f"{told}{asked}{' ' if note.strip() else ''}{note.strip()}"


def pair_id(earlier_subject: str, later_subject: str, correction: int) -> str:
    """Return the id of a pair that a person made: it does not change with its statements."""
    return text_digest(f"linked {correction} {earlier_subject} {later_subject}")[:16]


def settle_linked(
    connection: Connection, rows: Mapping[str, int], subjects: Iterable[str] = ()
) -> None:
    """Let the pairs that people made of these quotations go on with the rows that they have now.

    `rows` gives the keys of quotations by their subjects, `subjects` those that are there no more.
    """
    wanted = {*rows, *subjects}
    if not wanted:
        return
    either = or_(claim_pairs.c.earlier_subject.in_(wanted), claim_pairs.c.later_subject.in_(wanted))
    for row in connection.execute(_linked().where(either)).all():
        keys = tuple(
            (rows.get(subject) if subject in wanted else key)
            for subject, key in (
                (row.earlier_subject, row.earlier_key),
                (row.later_subject, row.later_key),
            )
        )
        _settle(connection, row, *keys)


def settle_link(connection: Connection, correction: int) -> None:
    """Do the same for the pair that one correction made."""
    for row in connection.execute(_linked().where(claim_pairs.c.linked_by == correction)).all():
        _settle(connection, row, row.earlier_key, row.later_key)


def settle_linked_of(connection: Connection, speaker_keys: Iterable[int]) -> None:
    """Do the same for the pairs of speakers who were merged or told apart."""
    query = _linked().where(claim_pairs.c.speaker_key.in_(sorted(speaker_keys)))
    for row in connection.execute(query).all():
        _settle(connection, row, row.earlier_key, row.later_key)


def _linked() -> Any:
    return (
        select(claim_pairs, corrections.c.data.label("correction"), corrections.c.undone_at)
        .join(corrections, corrections.c.key == claim_pairs.c.linked_by)
        .order_by(claim_pairs.c.key)
    )


def _settle(
    connection: Connection, row: Row[Any], earlier_key: int | None, later_key: int | None
) -> None:
    found = {
        one.key: one for one in statements(connection, [k for k in (earlier_key, later_key) if k])
    }
    earlier, later = found.get(earlier_key or 0), found.get(later_key or 0)
    missing = earlier is None or later is None
    if not missing and row.undone_at is None:
        _set_waiting(connection, row.linked_by, False)
    elif row.undone_at is None:
        _set_waiting(connection, row.linked_by, True)
    gone: GoneReason | None = None
    if row.undone_at is not None:
        gone = "taken back"
    elif earlier is None or later is None:
        gone = "not found again"
    elif earlier.speaker_key != later.speaker_key:
        gone = "speakers apart"
    values: dict[str, Any] = {"current": gone is None, "gone_reason": gone}
    if earlier is not None and later is not None and gone is None:
        values |= _values(row, earlier, later)
    if any(getattr(row, name) != value for name, value in values.items()):
        values["revision"] = claim_pairs.c.revision + 1
        update_sealed(
            connection, update(claim_pairs).where(claim_pairs.c.key == row.key).values(**values)
        )


def _values(row: Row[Any], earlier: Statement, later: Statement) -> dict[str, Any]:
    told = json.loads(row.correction)
    stored = load(ClaimPair, row.data)
    pair = evolve(
        stored,
        earlier=earlier.quotation,
        later=later.quotation,
        speaker=speaker_of(earlier),
        question=_question(earlier, told["question"]),
        explanation=explained(earlier, told["told"], told["question"], told["note"]),
    )
    other = _words(stored) != _words(pair)
    return {
        "earlier_key": earlier.key,
        "later_key": later.key,
        "speaker_key": later.speaker_key,
        "day": later.day,
        "explanation": pair.explanation,
        "data": sealed(dump(pair), row.found_at),
        "changed_since_review": row.changed_since_review or (other and row.status != UNREVIEWED),
    }


def _words(pair: ClaimPair) -> tuple[str, str]:
    return pair.earlier.text, pair.later.text


def _set_waiting(connection: Connection, key: int, waiting: bool) -> None:
    update_sealed(
        connection,
        update(corrections)
        .where(corrections.c.key == key, corrections.c.waiting.is_not(waiting))
        .values(waiting=waiting),
    )
