"""Find a name among many known entities without comparing it with all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from quotetrack.lexicon.words import key_of
from quotetrack.names.alias_table import KnownEntity
from quotetrack.names.blocking import NameBlocks
from quotetrack.names.compare import NameComparison, compare_names
from quotetrack.names.parse import parse_name

#: No more entities than this are compared with one name, the likeliest first.
_MOST_COMPARED: Final = 32


@frozen
class Match:
    """A known entity that a name may mean, and why."""

    entity: KnownEntity
    comparison: NameComparison
    name: str

    @property
    def score(self) -> float:
        """The score of the comparison, 0 to 1."""
        return self.comparison.score


class EntityIndex:
    """Known entities, filed so that a name is compared with few of them.

    People are found by names that `compare_names` takes for the same or possible; bodies by the
    same letters.
    """

    def __init__(self, entities: Iterable[KnownEntity] = ()) -> None:
        """File all `entities`."""
        self._entities: dict[str, KnownEntity] = {}
        self._people: NameBlocks[str] = NameBlocks(misspelt=False)
        self._by_letters: dict[str, dict[str, None]] = {}
        for entity in entities:
            self.add(entity)

    def __len__(self) -> int:
        return len(self._entities)

    def __iter__(self) -> Iterator[KnownEntity]:
        return iter(self._entities.values())

    def get(self, entity_id: str) -> KnownEntity | None:
        """Return the entity with that id, or None."""
        return self._entities.get(entity_id)

    def add(self, entity: KnownEntity) -> None:
        """File `entity`, in place of one with the same id."""
        self.remove(entity.id)
        self._entities[entity.id] = entity
        for name in entity.names:
            self._by_letters.setdefault(key_of(name), {}).setdefault(entity.id)
            if entity.kind == "person":
                self._people.add(parse_name(name), entity.id)

    def remove(self, entity_id: str) -> None:
        """Take an entity out. An unknown id is no error."""
        entity = self._entities.pop(entity_id, None)
        if entity is None:
            return
        for name in entity.names:
            self._by_letters.get(key_of(name), {}).pop(entity_id, None)
            if entity.kind == "person":
                self._people.remove(parse_name(name), entity_id)

    def search(self, name: str, limit: int = 10) -> list[Match]:
        """Return the entities that `name` may mean, the likeliest first, at most `limit`."""
        exact = NameComparison("same", 1.0, "the same letters")
        matches: dict[str, Match] = {}
        for entity_id in self._by_letters.get(key_of(name), ()):
            entity = self._entities[entity_id]
            matches[entity_id] = Match(entity, exact, entity.name)
        parsed = parse_name(name)
        for entity_id in self._people.near(parsed, _MOST_COMPARED):
            entity = self._entities[entity_id]
            for known in entity.names:
                comparison = compare_names(parsed, known)
                best = matches.get(entity_id)
                if comparison.verdict == "different":
                    continue
                if best is None or comparison.score > best.score:
                    matches[entity_id] = Match(entity, comparison, known)
        ranked = sorted(matches.values(), key=lambda match: (-match.score, match.entity.id))
        return ranked[:limit]
