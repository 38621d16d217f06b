"""The list of people: number and colour of each speaker, aliases, links to what they said."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.display.escape import escaped
from quotetrack.display.places import Places
from quotetrack.display.style import speaker_class
from quotetrack.model import Entity, Quotation

_MOST_ALIASES = 12


def people_html(entities: Sequence[Entity], quotations: Sequence[Quotation], places: Places) -> str:
    """Return the entities as a list: those who speak first, numbered as in the text."""
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
        items = "".join(_speaker(entity, said[entity.id], places) for entity in speaking)
        parts.append(f"<h3>Who speaks</h3><ul>{items}</ul>")
    if silent:
        items = "".join(f"<li>{_name_and_aliases(entity)}</li>" for entity in silent)
        parts.append(
            f"<details><summary>{len(silent)} more named or mentioned</summary>"
            f"<ul>{items}</ul></details>"
        )
    return "".join(parts)


def _speaker(entity: Entity, quotations: list[Quotation], places: Places) -> str:
    number = places.numbers[entity.id]
    links = " ".join(
        f'<a href="#{places.quotation_anchor(quotation)}">{count}</a>'
        for count, quotation in enumerate(quotations, start=1)
    )
    return (
        f'<li id="{places.entity_anchor(number)}">'
        f'<span class="qt-name {speaker_class(number)}">{number}</span> '
        f'{_name_and_aliases(entity)} <span class="qt-faint">· quotations: {links}</span></li>'
    )


def _name_and_aliases(entity: Entity) -> str:
    aliases = [alias for alias in dict.fromkeys(entity.aliases) if alias != entity.name]
    shown = ", ".join(aliases[:_MOST_ALIASES]) + (" …" if len(aliases) > _MOST_ALIASES else "")
    kind = "" if entity.kind == "person" else f" ({entity.kind})"
    also = f' <span class="qt-faint">also: {escaped(shown)}</span>' if aliases else ""
    return f"<strong>{escaped(entity.name)}</strong>{escaped(kind)}{also}"
