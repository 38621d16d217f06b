"""The seam between quotetrack and a syntactic parser."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol, runtime_checkable

from quotetrack.model import ParsedText

#: What the log says while models are loaded, and once they are.
LOADING: Final = "loading models"
LOADED: Final = "models loaded in %.1f seconds"


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


@runtime_checkable
class SentenceParser(Parser, Protocol):
    """A parser that can save work where each text is one sentence, or names are not read.

    A parser need not be one: the others are asked to `parse`.
    """

    def parse_sentences(self, sentences: Sequence[str], *, names: bool) -> list[ParsedText]:
        """Parse texts of one sentence each; without `names`, no token needs one."""


def parse_sentences(parser: Parser, sentences: Sequence[str], *, names: bool) -> list[ParsedText]:
    """Parse texts of one sentence each in the cheapest way that `parser` knows."""
    if isinstance(parser, SentenceParser):
        return parser.parse_sentences(sentences, names=names)
    return parser.parse(sentences)
