"""A table of known people and bodies with their names, given by the user. It wins over rules."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from attrs import evolve, field, frozen

from quotetrack.errors import AliasTableError
from quotetrack.json_reading import read_json
from quotetrack.lexicon.words import key_of
from quotetrack.model import EntityKind
from quotetrack.names.identifiers import entity_id
from quotetrack.terms import ENTITY_KINDS

_SCHEMA_KINDS: Final[dict[str, EntityKind]] = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "organisation",
    "PublicBody": "organisation",
    "LegalEntity": "organisation",
}
_KIND_SCHEMAS: Final[dict[EntityKind, str]] = {"person": "Person", "organisation": "Organization"}
_NAME_PROPERTIES: Final = ("name", "alias", "weakAlias", "previousName", "abbreviation")


@frozen
class KnownEntity:
    """Somebody or something that the user knows, with all names it goes by.

    `wikidata` is an id such as "Q42", or empty. `id` defaults to the Wikidata id, and else to one
    made from the name.
    """

    name: str
    aliases: tuple[str, ...] = ()
    kind: EntityKind = "person"
    wikidata: str = ""
    id: str = field()

    @id.default
    def _default_id(self) -> str:
        return self.wikidata or entity_id(self.name, self.kind)

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all aliases."""
        return (self.name, *self.aliases)


class AliasTable:
    """Known entities, found by any of their names.

    Case, accents, hyphens and full stops do not count. A name that two entities share is an error,
    since the table could not decide; leave such a name out of both.
    """

    def __init__(self, entities: Iterable[KnownEntity] = ()) -> None:
        """Build a table. Raises `AliasTableError` where two entities share an id or a name."""
        self._entities: dict[str, KnownEntity] = {}
        self._by_name: dict[str, str] = {}
        for entity in entities:
            self._add(entity)

    def _add(self, entity: KnownEntity) -> None:
        if entity.id in self._entities:
            raise AliasTableError(
                f"The id {entity.id!r} stands twice in the alias table. Give each entity its own."
            )
        if not key_of(entity.name):
            raise AliasTableError(
                f"The entity {entity.id!r} needs a name with letters, but has {entity.name!r}."
            )
        self._entities[entity.id] = entity
        for name in entity.names:
            key = key_of(name)
            if not key:
                continue
            other = self._by_name.setdefault(key, entity.id)
            if other != entity.id:
                raise AliasTableError(
                    f"The name {name!r} stands for both {self._entities[other].name!r} and "
                    f"{entity.name!r}. Take it out of one of them."
                )

    @classmethod
    def of_unambiguous(cls, entities: Iterable[KnownEntity]) -> AliasTable:
        """Build a table of all that can be told apart: names that several share are left out.

        An entity whose own name is shared is left out as a whole. Raises `AliasTableError` where
        two entities share an id.
        """
        known = list(entities)
        owners: dict[str, set[str]] = {}
        for entity in known:
            for name in entity.names:
                owners.setdefault(key_of(name), set()).add(entity.id)
        return cls(
            evolve(
                entity,
                aliases=tuple(name for name in entity.aliases if len(owners[key_of(name)]) == 1),
            )
            for entity in known
            if key_of(entity.name) and len(owners[key_of(entity.name)]) == 1
        )

    def __len__(self) -> int:
        return len(self._entities)

    def __iter__(self) -> Iterator[KnownEntity]:
        return iter(self._entities.values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AliasTable) and self._entities == other._entities

    __hash__ = None  # type: ignore[assignment]

    def get(self, entity_id: str) -> KnownEntity | None:
        """Return the entity with that id, or None."""
        return self._entities.get(entity_id)

    def find(self, name: str) -> KnownEntity | None:
        """Return the entity that goes by exactly this name, or None."""
        found = self._by_name.get(key_of(name))
        return None if found is None else self._entities[found]

    def with_entity(self, entity: KnownEntity) -> AliasTable:
        """Return a table in which `entity` is added, or stands in place of the one with its id."""
        others = [known for known in self if known.id != entity.id]
        return AliasTable([*others, entity])

    # Reading and writing

    @classmethod
    def from_csv(cls, text: str) -> AliasTable:
        """Read a table from CSV with the columns `name`, `alias`, `kind`, `wikidata`, `id`.

        Only `name` is needed. Commas, semicolons or tabs part them; capitals in their names and
        empty rows do not matter.

        Several aliases stand in one cell with "|" between them, or in several rows with one name.
        Lines may end in any of the three ways. Raises `AliasTableError` where `text` is no table.
        """
        try:
            plain = io.StringIO(text.removeprefix("\ufeff"), newline=None).read()
            first, _, rest = plain.lstrip("\n").partition("\n")
            # As spreadsheets save them: "Name;Alias", and rows of nothing at the end.
            delimiter = max(",;\t", key=first.count)
            lines = io.StringIO(f"{first.lower()}\n{rest}")
            return cls._from_rows(csv.DictReader(lines, delimiter=delimiter, skipinitialspace=True))
        except csv.Error as error:
            raise AliasTableError(f"The alias table is no valid CSV ({error}).") from error

    @classmethod
    def _from_rows(cls, rows: csv.DictReader[str]) -> AliasTable:
        if not rows.fieldnames or "name" not in rows.fieldnames:
            raise AliasTableError(
                "A CSV alias table needs a header line with a column called 'name'. "
                "Other columns: alias, kind, wikidata, id."
            )
        merged: dict[tuple[str, str], dict[str, Any]] = {}
        for row in rows:
            cells = [cell for cell in row.values() if isinstance(cell, str)]
            if not any(cell.strip() for cell in cells):
                continue
            name = (row.get("name") or "").strip()
            if not name:
                raise AliasTableError(f"Line {rows.line_num} of the alias table has no name.")
            entry = merged.setdefault((name, (row.get("id") or "").strip()), {"aliases": []})
            for column in ("alias", "aliases"):
                cell = row.get(column) or ""
                entry["aliases"] += [alias.strip() for alias in cell.split("|") if alias.strip()]
            for column in ("kind", "wikidata"):
                entry[column] = (row.get(column) or "").strip() or entry.get(column, "")
        return cls(_known(name=name, id=given, **entry) for (name, given), entry in merged.items())

    @classmethod
    def from_records(cls, records: Iterable[Mapping[str, Any]]) -> AliasTable:
        """Read a table from records.

        A record is either plain (`name`, `aliases`, `kind`, `wikidata`, `id`) or in the shape of
        FollowTheMoney and OpenSanctions (`id`, `schema`, `properties` with `name`, `alias`,
        `weakAlias`, `wikidataId`).
        """
        return cls(_from_record(record) for record in records)

    @classmethod
    def from_json(cls, text: str) -> AliasTable:
        """Read a table from JSON: a list of records, or one record a line. See `from_records`."""
        try:
            stripped = text.lstrip("\ufeff").strip()
            if stripped.startswith("["):
                records = read_json(stripped)
            else:
                records = [read_json(line) for line in stripped.splitlines() if line.strip()]
        except ValueError as error:
            raise AliasTableError(
                f"The alias table is no valid JSON ({error}). "
                "It must be a list of records, or one record on each line."
            ) from error
        return cls.from_records(records)

    @classmethod
    def load(cls, path: str | Path) -> AliasTable:
        """Read a table from a file. The ending tells the form: .csv, .json, .jsonl or .ijson."""
        path = Path(path)
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise AliasTableError(f"{path} is not UTF-8 text. Save it as UTF-8.") from error
        except OSError as error:
            raise AliasTableError(f"{path} cannot be read: {error.strerror}.") from error
        if path.suffix.lower() == ".csv":
            return cls.from_csv(text)
        return cls.from_json(text)

    def to_records(self) -> list[dict[str, Any]]:
        """Return plain records that `from_records` reads back."""
        return [
            {
                "id": known.id,
                "name": known.name,
                "aliases": list(known.aliases),
                "kind": known.kind,
                "wikidata": known.wikidata,
            }
            for known in self
        ]

    def to_follow_the_money(self) -> list[dict[str, Any]]:
        """Return records in the shape of FollowTheMoney, which `from_records` reads back.

        Raises `AliasTableError` for groups and unnamed sources, for which it has no schema.
        """
        records = []
        for known in self:
            if known.kind not in _KIND_SCHEMAS:
                raise AliasTableError(
                    f"{known.name!r} is a {known.kind}, for which FollowTheMoney has no schema. "
                    "Use JSON or CSV."
                )
            properties = {"name": [known.name], "alias": list(known.aliases)}
            if known.wikidata:
                properties["wikidataId"] = [known.wikidata]
            records.append(
                {
                    "id": known.id,
                    "caption": known.name,
                    "schema": _KIND_SCHEMAS[known.kind],
                    "properties": {key: value for key, value in properties.items() if value},
                }
            )
        return records

    def to_json(self) -> str:
        """Return the table as a JSON list, one record on each line."""
        lines = [json.dumps(record, ensure_ascii=False) for record in self.to_records()]
        return "[\n" + ",\n".join(lines) + "\n]\n"

    def to_csv(self) -> str:
        """Return the table as CSV, one row for each entity, aliases joined by "|"."""
        for known in self:
            for alias in known.aliases:
                if "|" in alias:
                    raise AliasTableError(
                        f'The alias {alias!r} holds a "|", which CSV cannot carry. Use JSON.'
                    )
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["id", "name", "alias", "kind", "wikidata"])
        for known in self:
            row = [known.id, known.name, "|".join(known.aliases), known.kind, known.wikidata]
            writer.writerow(row)
        return out.getvalue()

    def save(self, path: str | Path) -> None:
        """Write the table to a file; the ending tells the form.

        .csv is CSV, .ijson one FollowTheMoney record on each line, all else a JSON list.
        """
        path = Path(path)
        ending = path.suffix.lower()
        if ending == ".csv":
            text = self.to_csv()
        elif ending == ".ijson":
            records = self.to_follow_the_money()
            text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        else:
            text = self.to_json()
        path.write_text(text, encoding="utf-8")


def _known(
    *, name: str, aliases: Iterable[str], kind: str = "", wikidata: str = "", id: str = ""
) -> KnownEntity:
    kind = kind or "person"
    if kind not in ENTITY_KINDS:
        raise AliasTableError(
            f"{name!r} has the kind {kind!r}. Use one of: {', '.join(ENTITY_KINDS)}."
        )
    distinct = tuple(dict.fromkeys(alias for alias in aliases if alias != name))
    return KnownEntity(
        name=name,
        aliases=distinct,
        kind=kind,  # type: ignore[arg-type]
        wikidata=wikidata,
        id=id or wikidata or entity_id(name, kind),  # type: ignore[arg-type]
    )


def _from_record(record: object) -> KnownEntity:
    if not isinstance(record, Mapping):
        raise AliasTableError(
            f"A record of the alias table must be an object, but one is {type(record).__name__}."
        )
    if "properties" in record:
        return _from_follow_the_money(record)
    name = record.get("name")
    aliases = record.get("aliases") or []
    if not isinstance(name, str) or not name.strip():
        raise AliasTableError(f"A record of the alias table has no name: {dict(record)!r:.200}")
    if not isinstance(aliases, list | tuple) or not all(isinstance(one, str) for one in aliases):
        raise AliasTableError(f"The aliases of {name!r} must be a list of texts.")
    return _known(
        name=name,
        aliases=aliases,
        kind=str(record.get("kind") or ""),
        wikidata=str(record.get("wikidata") or ""),
        id=str(record.get("id") or ""),
    )


def _texts_of(properties: Mapping[str, Any], key: str) -> list[str]:
    values = properties.get(key) or []
    if isinstance(values, str):
        return [values]
    if not isinstance(values, list | tuple):
        raise AliasTableError(f"The property {key!r} must be a list of texts: {values!r:.80}.")
    return [str(value) for value in values]


def _from_follow_the_money(record: Mapping[str, Any]) -> KnownEntity:
    properties = record["properties"]
    if not isinstance(properties, Mapping):
        raise AliasTableError(f"The properties of {record.get('id')!r} must be an object.")
    names: list[str] = [record["caption"]] if isinstance(record.get("caption"), str) else []
    for key in _NAME_PROPERTIES:
        names += _texts_of(properties, key)
    if not names:
        raise AliasTableError(f"The record {record.get('id')!r} has no name.")
    wikidata = next(iter(_texts_of(properties, "wikidataId")), "")
    schema = str(record.get("schema") or "Person")
    return _known(
        name=names[0],
        aliases=names[1:],
        kind=_SCHEMA_KINDS.get(schema, "organisation"),
        wikidata=wikidata,
        id=str(record.get("id") or ""),
    )
