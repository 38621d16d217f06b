"""Claims: what a quotation answers, and which statements of one speaker do not go together."""

from quotetrack.claims.answers.echo import answer_polarity
from quotetrack.claims.answers.polarity import Answer
from quotetrack.claims.answers.proposition import question_proposition
from quotetrack.claims.context.reader import find_context
from quotetrack.claims.link import DEFAULT_THRESHOLD, VERSION, compare, keys, link

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
