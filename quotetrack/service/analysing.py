"""What the worker processes of the service do. Nothing of the web is imported here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from quotetrack.model import Document
from quotetrack.parse import Parser
from quotetrack.parse.base import parse_sentences
from quotetrack.pipeline import analyze
from quotetrack.results import Analysis


def analysing(parser: Parser | None) -> Callable[[Document | None], Analysis | None]:
    """Return a function that analyses articles with `parser`, and for None loads its models."""
    return partial(_analysed, parser)


def _analysed(parser: Parser | None, document: Document | None) -> Analysis | None:
    if document is not None:
        return analyze(document, parser=parser)
    if parser is not None:
        parse_sentences(parser, ["Ready."], names=False)
    return None
