"""Quotations under what they are about, so that a new one finds the few worth comparing with it.

The keys come from `quotetrack.linking.keys`. They are stored as numbers, by speaker and day:
however much a speaker has said, only the nearest in time under each key are looked at.
"""

from __future__ import annotations

import hashlib
import json
import struct
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from attrs import frozen
from sqlalchemy import ARRAY, BigInteger, Connection, bindparam, text

from quotetrack import linking
from quotetrack.model import Document, Quotation
from quotetrack.store.schema.plain import load

#: So many quotations before and after a day are looked at under one key, as `claims.link` does.
_REACH: Final = 12
_AT_ONCE: Final = 1000


@frozen
class Linked:
    """How a quotation is filed: its entity, its day, and the numbers of its keys."""

    key: int
    entity_key: int
    day: int
    hashes: tuple[int, ...]


def hashes_of(quotation: Quotation, document: Document) -> tuple[int, ...]:
    """Return the numbers of the keys that a quotation is filed under."""
    return tuple(sorted(number_of(key) for key in linking.keys(quotation, document)))


def number_of(key: str) -> int:
    """Return a key as a number of 63 bits."""
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def packed(hashes: Sequence[int]) -> bytes:
    """Return numbers as bytes, for the row of the quotation."""
    return struct.pack(f">{len(hashes)}q", *hashes)


def unpacked(stored: bytes | None) -> tuple[int, ...]:
    """Return the numbers that `packed` was given; none for None."""
    return struct.unpack(f">{len(stored) // 8}q", stored) if stored else ()


def file_links(connection: Connection, filed: Iterable[Linked]) -> None:
    """File quotations under their keys."""
    rows = sorted(
        (one.entity_key, number, one.day, one.key) for one in filed for number in one.hashes
    )
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT OR IGNORE INTO link_keys VALUES (?, ?, ?, ?)", rows)
        return
    columns = dict(zip("ehdq", (list(column) for column in zip(*rows, strict=True)), strict=True))
    connection.execute(
        _arrays(
            "INSERT INTO link_keys SELECT * FROM unnest(:e, :h, :d, :q) ON CONFLICT DO NOTHING"
        ),
        columns,
    )


def unfile_links(connection: Connection, filed: Iterable[Linked]) -> None:
    """Take out quotations, given as they were filed."""
    rows = [(one.entity_key, number, one.day, one.key) for one in filed for number in one.hashes]
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "DELETE FROM link_keys "
            "WHERE entity_key = ? AND hash = ? AND day = ? AND quotation_key = ?",
            rows,
        )
        return
    columns = dict(zip("ehdq", (list(column) for column in zip(*rows, strict=True)), strict=True))
    connection.execute(
        _arrays(
            "DELETE FROM link_keys USING unnest(:e, :h, :d, :q) AS gone (e, h, d, q) "
            "WHERE entity_key = e AND hash = h AND day = d AND quotation_key = q"
        ),
        columns,
    )


def nearest(
    connection: Connection, wanted: Mapping[int, Iterable[tuple[int, int, int]]]
) -> dict[int, Counter[int]]:
    """Return the keys of quotations under the same (entity, number, day), with how many they share.

    `wanted` gives what each new quotation is filed under; the answer has one count for each. Under
    each number, those nearest in time before and after are looked at.
    """
    found: dict[int, Counter[int]] = {own: Counter() for own in wanted}
    asked = [(*filed, own) for own, keys in wanted.items() for filed in sorted(set(keys))]
    if not asked:
        return found
    if connection.dialect.name == "sqlite":
        rows = connection.execute(_NEAREST_IN_SQLITE, {"wanted": json.dumps(asked)}).all()
        for own, *sides in rows:
            for side in sides:
                if side:
                    found[own].update(map(int, str(side).split(",")))
        return found
    columns = dict(zip("ehdq", (list(column) for column in zip(*asked, strict=True)), strict=True))
    for own, key in connection.execute(_NEAREST_IN_POSTGRESQL, columns):
        found[own][key] += 1
    return found


def _arrays(statement: str) -> Any:
    names = [name for name in "ehdq" if f":{name}" in statement]
    return text(statement).bindparams(*(bindparam(name, type_=ARRAY(BigInteger)) for name in names))


def _part(earlier: bool) -> str:
    compared, order = ("<=", " DESC") if earlier else (">", "")
    return (
        "SELECT quotation_key FROM link_keys WHERE entity_key = w.e AND hash = w.h "
        f"AND day {compared} w.d ORDER BY day{order}, quotation_key{order} LIMIT {_REACH}"
    )


_NEAREST_IN_SQLITE: Final = text(
    "WITH w AS MATERIALIZED (SELECT json_extract(value, '$[0]') AS e, "
    "json_extract(value, '$[1]') AS h, json_extract(value, '$[2]') AS d, "
    "json_extract(value, '$[3]') AS q FROM json_each(:wanted)) "
    f"SELECT w.q, (SELECT group_concat(quotation_key) FROM ({_part(True)})), "
    f"(SELECT group_concat(quotation_key) FROM ({_part(False)})) FROM w"
)
_NEAREST_IN_POSTGRESQL: Final = _arrays(
    "SELECT w.q, k.quotation_key FROM unnest(:e, :h, :d, :q) AS w (e, h, d, q) "
    "CROSS JOIN LATERAL "
    f"(({_part(True)}) UNION ALL ({_part(False)})) AS k"
)


def fill(connection: Connection) -> None:
    """File all quotations that are stored, for a ledger that was made before there were keys."""
    last = 0
    query = text(
        "SELECT q.key, q.entity_key, q.day, q.data, d.id, d.text, d.date "
        "FROM quotations q JOIN documents d ON d.key = q.document_key "
        "JOIN entities e ON e.key = q.entity_key "
        "WHERE q.current AND e.kind IN ('person', 'organisation') AND q.key > :last "
        "ORDER BY q.key LIMIT :most"
    )
    while rows := connection.execute(query, {"last": last, "most": _AT_ONCE}).all():
        filed = []
        for row in rows:
            quotation = load(Quotation, row.data)
            hashes = hashes_of(quotation, Document(row.text, id=quotation.document_id))
            filed.append(Linked(row.key, row.entity_key, row.day, hashes))
        file_links(connection, filed)
        connection.execute(
            text("UPDATE quotations SET link_keys = :packed WHERE key = :key"),
            [{"packed": packed(one.hashes), "key": one.key} for one in filed],
        )
        last = rows[-1].key
