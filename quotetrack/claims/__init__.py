"""Claims: what a quotation answers, and which statements of one speaker do not go together."""

from quotetrack.claims.answers.echo import answer_polarity
from quotetrack.claims.answers.polarity import Answer
from quotetrack.claims.answers.proposition import question_proposition
from quotetrack.claims.context.reader import find_context
from quotetrack.claims.link import DEFAULT_THRESHOLD, VERSION, compare, keys, link
from quotetrack.claims.matters import MOST_PER_MATTER, matter_of, within_cap
from quotetrack.claims.propositions.proposition import Proposition
from quotetrack.claims.propositions.reader import proposition, propositions
from quotetrack.claims.relating import related, search_words

__all__ = [
    "DEFAULT_THRESHOLD",
    "MOST_PER_MATTER",
    "VERSION",
    "Answer",
    "Proposition",
    "answer_polarity",
    "compare",
    "find_context",
    "keys",
    "link",
    "matter_of",
    "proposition",
    "propositions",
    "question_proposition",
    "related",
    "search_words",
    "within_cap",
]
