"""Tuples of results that show themselves in notebooks. They are tuples in every other way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, SupportsIndex, TypeVar, overload

from quotetrack.display import (
    count_in_words,
    entities_html,
    fragment,
    non_speech_html,
    pairs_html,
    quotations_html,
)
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
    """Claim pairs, with the documents of their quotations, by id, where they are known.

    `left_out` counts the pairs that are not here since their speaker has as many on their matter.
    """

    documents: Mapping[str, Document]
    left_out: int

    def __new__(
        cls,
        items: Iterable[ClaimPair] = (),
        documents: Mapping[str, Document] | None = None,
        left_out: int = 0,
    ) -> ClaimPairs:
        """Hold `items` as a tuple, and those of `documents` that they come from."""
        made = super().__new__(cls, items)
        made.left_out = left_out
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
        shown = pairs_html(self, self.documents)
        if not self.left_out:
            return shown
        more = count_in_words(self.left_out, "more claim pair")
        return shown + fragment(f"<p>{more} on the same matters left out.</p>")

    def __reduce__(self) -> Any:
        return (type(self), (tuple(self), self.documents, self.left_out))


def as_claim_pairs(items: Iterable[ClaimPair]) -> ClaimPairs:
    """Return `items` as claim pairs, with the documents that they already know."""
    return items if isinstance(items, ClaimPairs) else ClaimPairs(items)
