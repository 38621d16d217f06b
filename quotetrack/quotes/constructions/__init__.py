"""The constructions in which English names the source of words, as tables to read top to bottom.

Each row has the name that `Quotation.rule` shows, an example, and the function that finds it. The
order of the rows is the order in which they are proposed.
"""

from quotetrack.quotes.constructions.objects import OBJECTS
from quotetrack.quotes.constructions.record import Construction
from quotetrack.quotes.constructions.signs import AT_TOKENS, OWNERS
from quotetrack.quotes.constructions.subjects import SUBJECTS

#: All constructions, each once.
CONSTRUCTIONS: tuple[Construction, ...] = (
    *SUBJECTS,
    *OBJECTS,
    *{row.name: row for rows in AT_TOKENS.values() for row in rows}.values(),
    *OWNERS,
)

__all__ = ["CONSTRUCTIONS", "Construction"]
