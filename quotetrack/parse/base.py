"""The seam between quotetrack and a syntactic parser."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from quotetrack.model import ParsedText


@runtime_checkable
class Parser(Protocol):
    """Anything that turns texts into sentences with syntax and names.

    The contract, which `quotetrack.parse.conformance` checks: one `ParsedText` for each text, in
    order; token offsets slice back to the token in the text that was given; every head lies inside
    its sentence; exactly one root in each sentence.
    """

    @property
    def version(self) -> str:
        """Name and version of the parser and of its models, as recorded on results."""

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        """Parse `texts`, short ones and many at once, and return one result for each, in order."""
