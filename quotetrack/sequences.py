"""Tuples of results that show themselves in notebooks. They are tuples in every other way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, SupportsIndex, TypeVar, overload

from quotetrack.display import entities_html, non_speech_html, pairs_html, quotations_html
from quotetrack.frames import Table, Tabular, claim_pair_table
from quotetrack.model import ClaimPair, Document, Entity, NonSpeech, Quotation

T = TypeVar("T")


class _ShownTuple(tuple[T, ...]):
    """A tuple whose slices are of its own kind."""

    @overload
    def __getitem__(self, index: SupportsIndex, /) -> T: ...
    @overload
    def __getitem__(self, index: slice, /) -> tuple[T, ...]: ...
    def __getitem__(self, index: SupportsIndex | slice, /) -> T | tuple[T, ...]:
        if isinstance(index, slice):
            return self._like(super().__getitem__(index))
        return super().__getitem__(index)

    def _like(self, items: tuple[T, ...]) -> tuple[T, ...]:
        return type(self)(items)


class Entities(_ShownTuple[Entity]):
    """People and bodies."""

    def _repr_html_(self) -> str:
        return entities_html(self)


class NonSpeeches(_ShownTuple[NonSpeech]):
    """Stretches in quotation marks that are no speech."""

    def _repr_html_(self) -> str:
        return non_speech_html(self)


class SomeQuotations(_ShownTuple[Quotation]):
    """Some quotations, with the document they come from where it is one and known."""

    document: Document | None

    def __new__(
        cls, items: Iterable[Quotation] = (), document: Document | None = None
    ) -> SomeQuotations:
        """Hold `items` as a tuple; `document` serves to show them in their context."""
        made = super().__new__(cls, items)
        made.document = document
        return made

    def _like(self, items: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
        return SomeQuotations(items, self.document)

    def _repr_html_(self) -> str:
        return quotations_html(self, self.document)


class ClaimPairs(_ShownTuple[ClaimPair], Tabular):
    """Claim pairs, with the documents of their quotations, by id, where they are known."""

    documents: Mapping[str, Document]

    def __new__(
        cls, items: Iterable[ClaimPair] = (), documents: Mapping[str, Document] | None = None
    ) -> ClaimPairs:
        """Hold `items` as a tuple, and those of `documents` that they come from."""
        made = super().__new__(cls, items)
        known, sides = (
            documents or {},
            [side for pair in made for side in (pair.earlier, pair.later)],
        )
        made.documents = {
            side.document_id: known[side.document_id] for side in sides if side.document_id in known
        }
        return made

    def _like(self, items: tuple[ClaimPair, ...]) -> tuple[ClaimPair, ...]:
        return ClaimPairs(items, self.documents)

    def table(self) -> Table:
        """Return one row for each pair, with both statements, their offsets and the reason."""
        known = self.documents.get
        return claim_pair_table(
            (one, None, (known(one.earlier.document_id), known(one.later.document_id)))
            for one in self
        )

    def _repr_html_(self) -> str:
        return pairs_html(self, self.documents)

    def __reduce__(self) -> Any:
        return (type(self), (tuple(self), self.documents))


def as_claim_pairs(items: Iterable[ClaimPair]) -> ClaimPairs:
    """Return `items` as claim pairs, with the documents that they already know."""
    return items if isinstance(items, ClaimPairs) else ClaimPairs(items)
