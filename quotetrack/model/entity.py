"""Mentions in a text, and the people and bodies they stand for."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from quotetrack.model.shown import Shown
from quotetrack.model.text import Span
from quotetrack.terms import EntityKind, MentionKind


@frozen
class Mention:
    """A stretch of text that refers to somebody: "Mr Trump", "he", "a White House spokesman"."""

    span: Span
    text: str
    kind: MentionKind

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.span.start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.span.end


@frozen
class EntityRef:
    """The name and id of an entity, as a quotation refers to its speaker."""

    id: str
    name: str


@frozen
class Entity(Shown):
    """Somebody or something that speaks or is spoken of, with every name the text gives it."""

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()

    @property
    def ref(self) -> EntityRef:
        """The short form that quotations carry."""
        return EntityRef(self.id, self.name)

    def __reduce__(self) -> tuple[Any, ...]:
        # Mentions are most of what a result is made of, and quicker to pickle column by column.
        spans = [mention.span for mention in self.mentions]
        columns = (
            [span.start for span in spans],
            [span.end for span in spans],
            [mention.text for mention in self.mentions],
            [mention.kind for mention in self.mentions],
        )
        return _entity_of_columns, (self.id, self.name, self.kind, self.aliases, *columns)


def _entity_of_columns(
    id: str,
    name: str,
    kind: EntityKind,
    aliases: tuple[str, ...],
    starts: list[int],
    ends: list[int],
    texts: list[str],
    kinds: list[MentionKind],
) -> Entity:
    mentions = map(Mention, map(Span, starts, ends), texts, kinds)
    return Entity(id, name, kind, aliases, tuple(mentions))


@frozen
class AmbiguousMention:
    """A mention that fits more than one entity, with the candidates, best first."""

    mention: Mention
    candidates: tuple[EntityRef, ...]
