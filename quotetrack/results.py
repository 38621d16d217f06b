"""What the pipeline returns: collections of model objects that show and store themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, overload

from attrs import field, frozen

from quotetrack.codec import SCHEMA_VERSION, to_dict
from quotetrack.display import (
    article_html,
    entities_html,
    non_speech_html,
    note_html,
    pairs_html,
    quotations_html,
)
from quotetrack.frames import Table, Tabular, quotation_table
from quotetrack.model import (
    AmbiguousMention,
    ClaimPair,
    Document,
    Entity,
    NonSpeech,
    Quotation,
    draw_with,
)
from quotetrack.sequences import Entities, NonSpeeches, SomeQuotations, as_claim_pairs

draw_with(Quotation, lambda quotation: quotations_html([quotation]))
draw_with(NonSpeech, lambda stretch: non_speech_html([stretch]))
draw_with(Entity, lambda entity: entities_html([entity]))
draw_with(ClaimPair, lambda pair: pairs_html([pair]))


@frozen(repr=False)
class Quotations(Tabular, Sequence[Quotation]):
    """The quotations of one document, in text order, with what was found on the way.

    It is a sequence of `Quotation`. `entities` are the people and bodies that the document names,
    `non_speech` the stretches in quotation marks that nobody says, `ambiguous` the mentions that
    fit several entities. `versions` names what made the result.
    """

    document: Document
    items: tuple[Quotation, ...]
    entities: tuple[Entity, ...] = field(default=(), converter=Entities)
    non_speech: tuple[NonSpeech, ...] = field(default=(), converter=NonSpeeches)
    ambiguous: tuple[AmbiguousMention, ...] = ()
    versions: Mapping[str, str] = field(factory=dict)

    @overload
    def __getitem__(self, index: int) -> Quotation: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Quotation, ...]: ...
    def __getitem__(self, index: int | slice) -> Quotation | tuple[Quotation, ...]:
        if isinstance(index, slice):
            return SomeQuotations(self.items[index], self.document)
        return self.items[index]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Quotation]:
        return iter(self.items)

    def __repr__(self) -> str:
        return (
            f"<Quotations of document {self.document.id}: {len(self.items)} quotations, "
            f"{len(self.entities)} entities>"
        )

    @property
    def parser_version(self) -> str | None:
        """Name and version of the parser that was asked, None where none was needed."""
        return self.versions.get("parser")

    def table(self) -> Table:
        """Return one row for each quotation, with offsets, document, speaker and source."""
        return quotation_table([(self.document, self.items)])

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one plain dict for each quotation, ready for JSON or a data frame."""
        return [to_dict(quotation) for quotation in self.items]

    def _repr_html_(self) -> str:
        return article_html(self.document, self.items, self.entities, (), self.non_speech)


@frozen(repr=False)
class Analysis:
    """Everything found in one document: quotations, the people behind them, claim pairs."""

    quotations: Quotations
    claim_pairs: tuple[ClaimPair, ...] = field(default=(), converter=as_claim_pairs)

    @property
    def document(self) -> Document:
        """The document that was read."""
        return self.quotations.document

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The people and bodies that the document names."""
        return self.quotations.entities

    @property
    def non_speech(self) -> tuple[NonSpeech, ...]:
        """The stretches in quotation marks that nobody says."""
        return self.quotations.non_speech

    @property
    def versions(self) -> Mapping[str, str]:
        """What made the result, by the names of the parts with their versions."""
        return self.quotations.versions

    def __repr__(self) -> str:
        return (
            f"<Analysis of document {self.document.id}: {len(self.quotations)} quotations, "
            f"{len(self.entities)} entities, {len(self.claim_pairs)} claim pairs>"
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the whole analysis as plain data, with the schema version inside."""
        found = self.quotations
        return {
            "schema_version": SCHEMA_VERSION,
            "document": to_dict(found.document),
            "quotations": found.to_dicts(),
            "entities": [to_dict(entity) for entity in found.entities],
            "claim_pairs": [to_dict(pair) for pair in self.claim_pairs],
            "non_speech": [to_dict(stretch) for stretch in found.non_speech],
            "ambiguous": [to_dict(mention) for mention in found.ambiguous],
            "versions": dict(found.versions),
        }

    def _repr_html_(self) -> str:
        found = self.quotations
        return article_html(
            found.document, found.items, found.entities, self.claim_pairs, found.non_speech
        )


@frozen
class DocumentError:
    """A document that could not be read or analysed. It stands in the place of its `Analysis`.

    `error` is the name of the error's class, `message` says what was wrong and what to do.
    """

    document_id: str
    error: str
    message: str

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain data, with the schema version inside."""
        return {
            "schema_version": SCHEMA_VERSION,
            "document_id": self.document_id,
            "error": self.error,
            "message": self.message,
        }

    def _repr_html_(self) -> str:
        return note_html(f"Document {self.document_id} failed: {self.error}", self.message)
