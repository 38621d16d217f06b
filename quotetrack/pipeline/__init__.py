"""The stages joined: the only place that knows all of them.

`verbs` has what is done with one text, `many` what is done with a stream of them, which `batch` and
`processes` do and `counts` tells about. Below them stand `stages`, from a draft to results,
`parsing`, what the parser is asked, and `choices`, what a caller may choose. `collecting` keeps
Python's garbage collector out of the way.
"""

from __future__ import annotations

from quotetrack.pipeline.choices import BUNDLED, UNKNOWN_VERSION, ParserChoice, parser_version
from quotetrack.pipeline.counts import Counts
from quotetrack.pipeline.many import pipe
from quotetrack.pipeline.verbs import (
    analyze,
    annotate,
    extract_quotes,
    link_claims,
    related_statements,
    resolve_speakers,
)

__all__ = [
    "BUNDLED",
    "UNKNOWN_VERSION",
    "Counts",
    "ParserChoice",
    "analyze",
    "annotate",
    "extract_quotes",
    "link_claims",
    "parser_version",
    "pipe",
    "related_statements",
    "resolve_speakers",
]
