"""From what callers know, ids and names, to keys of rows."""

from __future__ import annotations

from typing import Any, Final

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, Select, or_, select

from quotetrack.errors import InputError, UnknownRecordError
from quotetrack.lexicon.words import key_of
from quotetrack.model import EntityRef
from quotetrack.store.queries import Speaker
from quotetrack.store.schema.tables import aliases, claim_pairs, documents, entities, publishers

#: From here on two spellings may be of one name, 0 to 100.
_ALIKE: Final = 72


def speaker_keys(connection: Connection, speaker: Speaker) -> list[int]:
    """Return the keys of all whom `speaker` may mean: an id, or any name they go by.

    Marks, case and accents of a name do not count. Nobody is an empty list.
    """
    asked = speaker.id if isinstance(speaker, EntityRef) else speaker
    if not isinstance(asked, str):
        raise InputError(f"A speaker is an id, a name or an EntityRef, not {type(asked).__name__}.")
    by_id = select(entities.c.canonical_key).where(entities.c.id == asked)
    found = list(connection.execute(by_id).scalars())
    folded = key_of(asked)
    if found or not folded:
        return found
    by_name = (
        select(entities.c.canonical_key)
        .join(aliases, aliases.c.entity_key == entities.c.key)
        .where(aliases.c.folded == folded)
        .distinct()
    )
    return sorted(connection.execute(by_name).scalars())


def one_speaker(connection: Connection, speaker: Speaker) -> int:
    """Return the key of the one whom `speaker` means.

    Raises `UnknownRecordError` where it is nobody, or several.
    """
    found = speaker_keys(connection, speaker)
    if len(found) == 1:
        return found[0]
    if not found:
        like = [one.name for one in similar_speakers(connection, speaker, 3)]
        meant = f" Did you mean {' or '.join(like)}?" if like else ""
        raise UnknownRecordError(f"The ledger knows nobody by the id or name {speaker!r}.{meant}")
    query = select(entities.c.id).where(entities.c.key.in_(found)).order_by(entities.c.id)
    ids = ", ".join(connection.execute(query.limit(10)).scalars())
    raise UnknownRecordError(f"{speaker!r} may be any of these; give the id: {ids}")


def member_meant(connection: Connection, speaker: Speaker) -> int:
    """Return the key of the very one that an id or name means, also where it is merged into others.

    What is decided on it then holds whether the merge came before or after. Raises
    `UnknownRecordError` where it is nobody, or several.
    """
    goes_by = one_speaker(connection, speaker)
    asked = speaker.id if isinstance(speaker, EntityRef) else speaker
    by_id = select(entities.c.key).where(entities.c.id == asked)
    own: int | None = connection.execute(by_id).scalar()
    if own is not None:
        return own
    by_name = (
        select(entities.c.key)
        .join(aliases, aliases.c.entity_key == entities.c.key)
        .where(aliases.c.folded == key_of(asked), entities.c.canonical_key == goes_by)
    )
    found = sorted(connection.execute(by_name).scalars())
    return goes_by if goes_by in found or not found else found[0]


def similar_speakers(connection: Connection, speaker: Speaker, limit: int) -> list[EntityRef]:
    """Return those who are quoted and have a name that is written like `speaker`, the likest first.

    Meant for a name that was misspelt: lasting names are compared letter by letter.
    """
    asked = key_of(speaker.name if isinstance(speaker, EntityRef) else str(speaker))
    if not asked:
        return []
    canonical = entities.alias("canonical")
    rows = connection.execute(
        select(aliases.c.folded, canonical.c.id, canonical.c.name, canonical.c.quotation_count)
        .join(entities, entities.c.key == aliases.c.entity_key)
        .join(canonical, canonical.c.key == entities.c.canonical_key)
        .where(aliases.c.lasting | aliases.c.confirmed, canonical.c.quotation_count > 0)
    ).all()
    found = process.extract(
        asked,
        [row.folded for row in rows],
        scorer=fuzz.ratio,
        score_cutoff=_ALIKE,
        limit=10 * limit,
    )
    ordered = sorted(found, key=lambda one: (-one[1], -rows[one[2]].quotation_count))
    refs = dict.fromkeys(EntityRef(rows[at].id, rows[at].name) for _, _, at in ordered)
    return list(refs)[:limit]


def checked_name(reviewer: str) -> str:
    """Return the name of a reviewer. Raises `InputError` where it is none."""
    if not isinstance(reviewer, str) or not reviewer.strip():
        raise InputError("A decision needs the name of its reviewer.")
    return reviewer


def document_versions(connection: Connection, document_id: str) -> Select[Any]:
    """Return a query for the keys of all versions of the document with that id."""
    return select(documents.c.key).where(documents.c.id == document_id)


def publisher_keys(name: str) -> Select[Any]:
    """Return a query for the key of a publisher."""
    return select(publishers.c.key).where(publishers.c.name == name)


def pair_key(connection: Connection, pair_id: str) -> int:
    """Return the key of a claim pair, given by the ledger's id or its present one.

    Raises `UnknownRecordError` where there is none.
    """
    query = (
        select(claim_pairs.c.key)
        .where(or_(claim_pairs.c.id == pair_id, claim_pairs.c.present_id == pair_id))
        .order_by((claim_pairs.c.id != pair_id), claim_pairs.c.current.desc())
    )
    key: int | None = connection.execute(query.limit(1)).scalar()
    if key is None:
        raise UnknownRecordError(f"The ledger has no claim pair with the id {pair_id!r}.")
    return key
