"""Numbers of speakers and anchors of quotations within one piece of HTML."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from attrs import frozen

from quotetrack.model import Document, Entity, Quotation


@frozen
class Places:
    """Where things are in the HTML of one document.

    `prefix` keeps anchors of several documents on one page apart. Speakers are numbered from 1 in
    the order in which they first speak, and then the entities that do not speak.
    """

    prefix: str
    numbers: dict[str, int]
    quotations: dict[str, int]

    def speaker_number(self, quotation: Quotation) -> int | None:
        """Return the number of the speaker, or None where nobody is named."""
        return None if quotation.speaker is None else self.numbers.get(quotation.speaker.id)

    def quotation_anchor(self, quotation: Quotation) -> str | None:
        """Return the anchor of a quotation of this document, or None for one of another."""
        return self._anchor("quotation", quotation)

    def note_anchor(self, quotation: Quotation) -> str | None:
        """Return the anchor of what is told about a quotation, below the text."""
        return self._anchor("note", quotation)

    def entity_anchor(self, number: int) -> str:
        """Return the anchor of the speaker with this number in the list of people."""
        return f"{self.prefix}-speaker-{number}"

    def no_speech_anchor(self, number: int) -> str:
        """Return the anchor of the note on a stretch that is no speech, counted from 1."""
        return f"{self.prefix}-no-speech-{number}"

    def _anchor(self, kind: str, quotation: Quotation) -> str | None:
        number = self.quotations.get(quotation.id)
        return None if number is None else f"{self.prefix}-{kind}-{number}"


def find_places(
    document: Document, quotations: Sequence[Quotation], entities: Sequence[Entity]
) -> Places:
    """Number the speakers and quotations of one document."""
    numbers: dict[str, int] = {}
    speakers = [quotation.speaker.id for quotation in quotations if quotation.speaker]
    for entity_id in [*speakers, *(entity.id for entity in entities)]:
        numbers.setdefault(entity_id, len(numbers) + 1)
    digest = hashlib.sha256(document.id.encode("utf-8", "surrogatepass")).hexdigest()
    return Places(
        prefix=f"qt-{digest[:8]}",
        numbers=numbers,
        quotations={quotation.id: number for number, quotation in enumerate(quotations, start=1)},
    )
