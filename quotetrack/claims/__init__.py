"""Claims: what a quotation answers, and which statements of one speaker do not go together."""

from quotetrack.claims.answers import Answer
from quotetrack.claims.context import find_context
from quotetrack.claims.echo import answer_polarity
from quotetrack.claims.link import DEFAULT_THRESHOLD, VERSION, compare, keys, link
from quotetrack.claims.proposition import question_proposition

__all__ = [
    "DEFAULT_THRESHOLD",
    "VERSION",
    "Answer",
    "answer_polarity",
    "compare",
    "find_context",
    "keys",
    "link",
    "question_proposition",
]
