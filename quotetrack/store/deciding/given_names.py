"""Names that people gave to speakers, as rows."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select, update

from quotetrack.errors import InputError, LedgerError
from quotetrack.lexicon.words import key_of
from quotetrack.store.schema.sealing import sealed_row, update_sealed
from quotetrack.store.schema.tables import aliases, entities


def check_name(connection: Connection, speaker_key: int, name: str) -> None:
    """Raise an error where a name is none, or where somebody else goes by it."""
    if not key_of(name):
        raise InputError(f"A name needs letters or digits, but got {name!r}.")
    other = connection.execute(
        select(entities.c.id)
        .join(aliases, aliases.c.entity_key == entities.c.key)
        .where(aliases.c.folded == key_of(name), aliases.c.lasting.is_(True))
        .where(entities.c.canonical_key != speaker_key)
        .limit(1)
    ).scalar()
    if other is not None:
        raise LedgerError(
            f"{other!r} goes by the name {name!r} already. If the two are one, merge them."
        )


def give_name(connection: Connection, entity_key: int, name: str) -> None:
    """File a name that a person gave."""
    known = select(aliases.c.key).where(
        aliases.c.entity_key == entity_key,
        aliases.c.name == name,
        aliases.c.confirmed.is_(True),
        aliases.c.lasting.is_(True),
    )
    if connection.execute(known).first() is None:
        file_names(connection, entity_key, [name])


def take_name(connection: Connection, entity_key: int, name: str) -> None:
    """Let a name that a person gave be unknown again."""
    update_sealed(
        connection,
        update(aliases)
        .where(aliases.c.entity_key == entity_key, aliases.c.name == name)
        .where(aliases.c.confirmed.is_(True))
        .values(confirmed=False, lasting=False),
    )


def file_names(connection: Connection, entity_key: int, names: Sequence[str]) -> None:
    """File names that a person gave."""
    values = [
        sealed_row(
            aliases,
            {
                "entity_key": entity_key,
                "name": name,
                "folded": key_of(name),
                "lasting": True,
                "confirmed": True,
                "filed": False,
            },
        )
        for name in names
    ]
    if values:
        connection.execute(insert(aliases), values)
