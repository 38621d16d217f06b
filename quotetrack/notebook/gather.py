"""Results of every kind brought into one form, so that each helper takes all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from attrs import Factory, define, evolve

from quotetrack.errors import InputError
from quotetrack.model import ClaimPair, Document, Entity, Quotation
from quotetrack.notebook.run import Run
from quotetrack.results import Analysis, DocumentError, Quotations
from quotetrack.sequences import ClaimPairs

Result: TypeAlias = Analysis | Quotations | DocumentError
Results: TypeAlias = Result | Iterable[Result]


@define
class Gathered:
    """What several results hold together. A document that comes twice counts as it came last."""

    found: dict[str, Quotations] = Factory(dict)
    errors: list[DocumentError] = Factory(list)
    pairs: dict[str, ClaimPair] = Factory(dict)

    @property
    def documents(self) -> dict[str, Document]:
        """The documents, by id."""
        return {id_: found.document for id_, found in self.found.items()}

    @property
    def quotations(self) -> Iterator[Quotation]:
        """All quotations, document by document."""
        for found in self.found.values():
            yield from found

    @property
    def claim_pairs(self) -> ClaimPairs:
        """All claim pairs, best first."""
        ordered = sorted(self.pairs.values(), key=lambda pair: -pair.score)
        return ClaimPairs(ordered, self.documents)

    def entities(self) -> list[Entity]:
        """Return people and bodies, those with one id put together; mentions are left out.

        Offsets of mentions mean nothing without their document.
        """
        together: dict[str, Entity] = {}
        for found in self.found.values():
            for entity in found.entities:
                known = together.get(entity.id, evolve(entity, aliases=(), mentions=()))
                names = dict.fromkeys((*known.aliases, *entity.aliases))
                together[entity.id] = evolve(known, aliases=tuple(names))
        return list(together.values())


def gathered(results: Results, more_pairs: Iterable[ClaimPair] = ()) -> Gathered:
    """Bring results together: one of them, or any iterable of them.

    `more_pairs` are claim pairs that were found across documents; those of a `Run` are known.
    Raises `InputError` for anything else.
    """
    together = Gathered()
    for result in _each(results):
        if isinstance(result, DocumentError):
            together.errors.append(result)
            continue
        found = result.quotations if isinstance(result, Analysis) else result
        together.found[found.document.id] = found
        for pair in result.claim_pairs if isinstance(result, Analysis) else ():
            together.pairs[pair.id] = pair
    across = results.claim_pairs if isinstance(results, Run) else ()
    together.pairs.update((pair.id, pair) for pair in (*across, *more_pairs))
    return together


def _each(results: Results) -> Iterator[Result]:
    if isinstance(results, (Analysis, Quotations, DocumentError)):
        yield results
        return
    try:
        items = iter(results)
    except TypeError:
        raise InputError(_refusal(results)) from None
    for item in items:
        if not isinstance(item, (Analysis, Quotations, DocumentError)):
            raise InputError(_refusal(item))
        yield item


def _refusal(item: object) -> str:
    return (
        "Expected what quotetrack.analyze, extract_quotes or pipe returned, or a list of it, "
        f"but got {type(item).__name__}."
    )
