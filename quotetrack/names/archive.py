"""Known entities across documents: merges proposed, confirmed, refused, remembered and undone."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal

from attrs import asdict, evolve, frozen

from quotetrack.errors import AliasTableError
from quotetrack.json_reading import read_json
from quotetrack.model import Entity
from quotetrack.names.alias_table import AliasTable, KnownEntity
from quotetrack.names.compare import compare_names
from quotetrack.names.index import EntityIndex
from quotetrack.names.parse import is_initial, is_strong_given, parse_name

Judgement = Literal["confirmed", "refused"]

#: The version of the JSON form.
_FORMAT: Final = 1


@frozen
class MergeProposal:
    """Two entities that may be one, with a score (0 to 1; it orders) and the reason."""

    first: str
    second: str
    score: float
    reason: str

    @property
    def pair(self) -> tuple[str, str]:
        """The two ids, in a fixed order."""
        return _pair(self.first, self.second)


@frozen
class Decision:
    """What a person decided on a pair of entities. `kept` is the id that goes on, when merged."""

    first: str
    second: str
    judgement: Judgement
    kept: str = ""
    reviewer: str = ""
    note: str = ""
    decided_at: str = ""


def _pair(first: str, second: str) -> tuple[str, str]:
    return (first, second) if first <= second else (second, first)


class EntityArchive:
    """The entities of many documents.

    Entities keep their ids for good. A merge makes one id stand for the other; nothing is deleted,
    so that it can be undone. A refused pair is never proposed or merged again, unless the refusal
    is undone.
    """

    def __init__(self, known: Iterable[KnownEntity] = ()) -> None:
        """Start with entities that are known already, for example those of an `AliasTable`."""
        self._entities: dict[str, KnownEntity] = {}
        self._index = EntityIndex()
        self._decisions: list[Decision] = []
        self._refused: set[tuple[str, str]] = set()
        self._merged_into: dict[str, str] = {}
        for entity in known:
            self._store(entity)

    def __len__(self) -> int:
        return len(self._index)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All decisions that stand, the oldest first."""
        return tuple(self._decisions)

    def _store(self, entity: KnownEntity) -> None:
        self._entities[entity.id] = entity
        if entity.id not in self._merged_into:
            self._index.add(self._with_merged_names(entity.id))

    def add(self, entity: Entity | KnownEntity) -> str:
        """Take in an entity of a document, or more names of one, and return the id it goes by.

        Entities with one id are one. Unnamed sources and groups belong to their document and are
        not taken in.
        """
        if entity.kind not in ("person", "organisation"):
            return entity.id
        names = _lasting_names(entity)
        known = self._entities.get(entity.id)
        if known is None:
            aliases = tuple(name for name in names if name != entity.name)
            known = KnownEntity(entity.name, aliases, entity.kind, id=entity.id)
        else:
            new = tuple(name for name in names if name not in known.names)
            known = evolve(known, aliases=(*known.aliases, *new))
        self._store(known)
        kept = self.resolve_id(entity.id)
        if kept != entity.id:
            self._index.add(self._with_merged_names(kept))
        return kept

    def resolve_id(self, entity_id: str) -> str:
        """Return the id that `entity_id` goes by after all merges."""
        while entity_id in self._merged_into:
            entity_id = self._merged_into[entity_id]
        return entity_id

    def get(self, entity_id: str) -> KnownEntity | None:
        """Return the entity that an id goes by, with the names of all merged into it."""
        return self._index.get(self.resolve_id(entity_id))

    def proposals(
        self, entity_ids: Sequence[str] | None = None, *, least: float = 0.75
    ) -> list[MergeProposal]:
        """Return pairs of people that may be one, the likeliest first.

        Only pairs with one of `entity_ids`, where given. Each is compared with the few whose names
        come near, not with all. Refused pairs are left out, and so are scores below `least`.
        """
        found: dict[tuple[str, str], MergeProposal] = {}
        ids = [entity.id for entity in self._index] if entity_ids is None else entity_ids
        for entity_id in ids:
            entity = self.get(entity_id)
            if entity is None:
                continue
            for name in entity.names:
                if entity.kind == "person" and not parse_name(name).is_full:
                    continue
                for match in self._index.search(name):
                    other = match.entity
                    pair = _pair(entity.id, other.id)
                    if other.id == entity.id or other.kind != entity.kind or match.score < least:
                        continue
                    if self.is_refused(*pair) or self._vetoed(entity, other):
                        continue
                    best = found.get(pair)
                    if best is None or match.score > best.score:
                        reason = f"{name!r} and {match.name!r}: {match.comparison.reason}"
                        found[pair] = MergeProposal(*pair, round(match.score, 3), reason)
        return sorted(found.values(), key=lambda proposal: (-proposal.score, proposal.pair))

    def _vetoed(self, first: KnownEntity, second: KnownEntity) -> bool:
        """Return whether two people have full names that cannot be one person's."""
        if first.kind != "person":
            return False
        return compare_names(first.name, second.name).verdict == "different" and not (
            set(first.names) & set(second.names)
        )

    def is_refused(self, first: str, second: str) -> bool:
        """Return whether a person has refused to merge the two, or any merged into them."""
        firsts, seconds = self._group(first), self._group(second)
        return any(_pair(one, two) in self._refused for one in firsts for two in seconds)

    def _group(self, entity_id: str) -> list[str]:
        kept = self.resolve_id(entity_id)
        return [kept, *(other for other in self._merged_into if self.resolve_id(other) == kept)]

    def confirm(
        self, first: str, second: str, *, keep: str = "", reviewer: str = "", note: str = ""
    ) -> KnownEntity:
        """Merge two entities, as a person decided, and return the one that goes on.

        `keep` is the id that goes on; else one with a Wikidata id, else `first`. Raises
        `AliasTableError` for an unknown id, two of different kinds, or a refused pair.
        """
        one, two = self._checked(first), self._checked(second)
        if one.id == two.id:
            return one
        if self.is_refused(one.id, two.id):
            raise AliasTableError(
                f"The merge of {one.name!r} and {two.name!r} was refused. Undo the refusal first."
            )
        if one.kind != two.kind:
            raise AliasTableError(
                f"{one.name!r} is a {one.kind} and {two.name!r} a {two.kind}: they cannot be one."
            )
        kept = self._kept(one, two, keep)
        gone = two.id if kept == one.id else one.id
        self._decide(Decision(first, second, "confirmed", kept, reviewer, note, _now()))
        self._merge(gone, kept)
        return self._checked(kept)

    def refuse(self, first: str, second: str, *, reviewer: str = "", note: str = "") -> None:
        """Remember that two entities are not one. Raises `AliasTableError` if they are merged."""
        one, two = self._checked(first), self._checked(second)
        if one.id == two.id:
            raise AliasTableError(
                f"{first!r} and {second!r} are merged already. Undo the merge first."
            )
        self._decide(Decision(one.id, two.id, "refused", "", reviewer, note, _now()))
        self._refused.add(_pair(one.id, two.id))

    def undo(self) -> Decision:
        """Take the last decision back and return it. Raises `AliasTableError` if there is none."""
        if not self._decisions:
            raise AliasTableError("There is no decision to undo.")
        last = self._decisions[-1]
        self._replay(self._decisions[:-1])
        return last

    def undo_pair(self, first: str, second: str) -> Decision:
        """Take back the last decision on a pair, whatever was decided on others since.

        Raises `AliasTableError` if nothing was decided on it.
        """
        pair = _pair(first, second)
        for at in range(len(self._decisions) - 1, -1, -1):
            decision = self._decisions[at]
            if _pair(decision.first, decision.second) == pair:
                self._replay([*self._decisions[:at], *self._decisions[at + 1 :]])
                return decision
        raise AliasTableError(f"Nothing was decided on {first!r} and {second!r}.")

    def to_alias_table(self) -> AliasTable:
        """Return the entities as a table for `resolve`; names that several share are left out."""
        return AliasTable.of_unambiguous(self._index)

    def to_json(self) -> str:
        """Return all that the archive knows, as JSON that `from_json` reads back."""
        data = {
            "format": _FORMAT,
            "entities": [asdict(entity) for entity in self._entities.values()],
            "decisions": [asdict(decision) for decision in self._decisions],
        }
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> EntityArchive:
        """Read an archive back. Raises `AliasTableError` where `text` is none."""
        try:
            data: dict[str, Any] = read_json(text)
            if data["format"] > _FORMAT:
                raise AliasTableError(
                    f"The archive has format {data['format']}; this version reads {_FORMAT}. "
                    "Install a newer quotetrack."
                )
            known = [
                KnownEntity(**{**entity, "aliases": tuple(entity["aliases"])})
                for entity in data["entities"]
            ]
            archive = cls(known)
            archive._replay([Decision(**decision) for decision in data["decisions"]])
        except (ValueError, KeyError, TypeError) as error:
            if isinstance(error, AliasTableError):
                raise
            raise AliasTableError(f"This is no archive of entities: {error}.") from error
        return archive

    # How merges are kept

    def _checked(self, entity_id: str) -> KnownEntity:
        entity = self.get(entity_id)
        if entity is None:
            raise AliasTableError(f"No entity has the id {entity_id!r}.")
        return entity

    def _kept(self, one: KnownEntity, two: KnownEntity, keep: str) -> str:
        if keep:
            kept = self.resolve_id(keep)
            if kept not in (one.id, two.id):
                raise AliasTableError(f"{keep!r} is none of the two to be merged.")
            return kept
        return two.id if two.wikidata and not one.wikidata else one.id

    def _decide(self, decision: Decision) -> None:
        self._decisions.append(decision)

    def _merge(self, gone: str, kept: str) -> None:
        self._merged_into[gone] = kept
        self._index.remove(gone)
        self._index.add(self._with_merged_names(kept))

    def _with_merged_names(self, kept: str) -> KnownEntity:
        entity = self._entities[kept]
        names = dict.fromkeys(entity.names)
        wikidata = entity.wikidata
        for other in self._group(kept)[1:]:
            names.update(dict.fromkeys(self._entities[other].names))
            wikidata = wikidata or self._entities[other].wikidata
        aliases = tuple(name for name in names if name != entity.name)
        return evolve(entity, aliases=aliases, wikidata=wikidata)

    def _replay(self, decisions: Sequence[Decision]) -> None:
        """Forget all decisions and take these, which is how one in the middle is undone."""
        self._decisions = list(decisions)
        self._refused.clear()
        self._merged_into.clear()
        self._index = EntityIndex(self._entities.values())
        for decision in decisions:
            one, two = self.resolve_id(decision.first), self.resolve_id(decision.second)
            if decision.judgement == "refused":
                self._refused.add(_pair(decision.first, decision.second))
            elif one != two:
                kept = self.resolve_id(decision.kept)
                self._merge(two if kept == one else one, kept)


def _lasting_names(entity: Entity | KnownEntity) -> list[str]:
    """Return the names that mean an entity in other documents too: full names, names of bodies."""
    if isinstance(entity, KnownEntity) or entity.kind == "organisation":
        return list(dict.fromkeys((entity.name, *entity.aliases)))
    own = parse_name(entity.name)
    names = [entity.name]
    for alias in entity.aliases:
        parsed = parse_name(alias)
        # "Polish president Ana Ortiz" begins with no given name: it is a description.
        is_name = parsed.is_full and (
            parsed.given == own.given or is_initial(parsed.given) or is_strong_given(parsed.given)
        )
        if is_name and compare_names(alias, entity.name).verdict == "same":
            names.append(parsed.text)
    return list(dict.fromkeys(names))


def _now() -> str:
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
