"""People and bodies: number and colour of each speaker, aliases, links to what they said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from quotetrack.display.escape import escaped
from quotetrack.display.places import Places
from quotetrack.display.style import fragment, speaker_class
from quotetrack.display.words import characters_in_words, count_in_words, kind_in_words
from quotetrack.model import Entity, Quotation

_MOST_ALIASES = 12
_MOST_MENTIONS = 200


def entities_html(entities: Iterable[Entity]) -> str:
    """Return entities as an HTML fragment: each with its aliases and the places of its mentions."""
    entities = list(entities)
    items = "".join(
        f"<li>{_name_and_aliases(entity)}{_mentions(entity)}</li>" for entity in entities
    )
    title = count_in_words(len(entities), "person or body", "people and bodies")
    return fragment(f"<h3>{title}</h3>", f"<ul>{items}</ul>" if entities else "")


def people_section(
    entities: Sequence[Entity],
    quotations: Sequence[Quotation],
    places: Places,
    addresses: Mapping[str, str],
) -> str:
    """Return the entities as a list: those who speak first, numbered as in the text.

    `addresses` are pages about entities, by their ids.
    """
    said: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        if quotation.speaker:
            said.setdefault(quotation.speaker.id, []).append(quotation)
    known = {entity.id for entity in entities}
    unlisted = {q.speaker.id: q.speaker for q in quotations if q.speaker}
    entities = [
        *entities,
        *(Entity(ref.id, ref.name, "person") for ref in unlisted.values() if ref.id not in known),
    ]
    ordered = sorted(entities, key=lambda entity: places.numbers[entity.id])
    speaking = [entity for entity in ordered if entity.id in said]
    silent = [entity for entity in ordered if entity.id not in said]
    parts = []
    if speaking:
        items = "".join(
            _speaker(entity, said[entity.id], places, addresses.get(entity.id))
            for entity in speaking
        )
        parts.append(f"<h3>Who speaks</h3><ul>{items}</ul>")
    if silent:
        items = "".join(f"<li>{_name_and_aliases(entity)}</li>" for entity in silent)
        parts.append(
            f"<details><summary>{len(silent)} more named or mentioned</summary>"
            f"<ul>{items}</ul></details>"
        )
    return "".join(parts)


def _speaker(
    entity: Entity, quotations: list[Quotation], places: Places, address: str | None
) -> str:
    number = places.numbers[entity.id]
    links = " ".join(
        f'<a href="#{places.quotation_anchor(quotation)}" '
        f'aria-label="quotation {count} of {escaped(entity.name)}">{count}</a>'
        for count, quotation in enumerate(quotations, start=1)
    )
    return (
        f'<li id="{places.entity_anchor(number)}">'
        f'<span class="qt-name qt-quote {speaker_class(number)}">{number}</span> '
        f"{_name_and_aliases(entity, address)} "
        f'<span class="qt-faint">· quotations: {links}</span></li>'
    )


def _name_and_aliases(entity: Entity, address: str | None = None) -> str:
    aliases = [alias for alias in dict.fromkeys(entity.aliases) if alias != entity.name]
    shown = ", ".join(aliases[:_MOST_ALIASES]) + (" …" if len(aliases) > _MOST_ALIASES else "")
    kind = kind_in_words(entity.kind)
    also = f' <span class="qt-faint">also: {escaped(shown)}</span>' if aliases else ""
    name = escaped(entity.name)
    if address is not None:
        name = f'<a href="{escaped(address)}">{name}</a>'
    return f"<strong>{name}</strong>{escaped(kind)}{also}"


def _mentions(entity: Entity) -> str:
    if not entity.mentions:
        return ""
    shown = entity.mentions[:_MOST_MENTIONS]
    places = ", ".join(
        f"“{escaped(mention.text)}” {characters_in_words([mention.span])}" for mention in shown
    )
    more = " …" if len(entity.mentions) > len(shown) else ""
    return (
        f"<details><summary>{count_in_words(len(entity.mentions), 'mention')}</summary>"
        f'<span class="qt-faint">{places}{more}</span></details>'
    )
