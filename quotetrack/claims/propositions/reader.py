"""Read a text as propositions: the form in which claims are compared."""

from __future__ import annotations

import datetime

from quotetrack.claims.language.words import read_words
from quotetrack.claims.propositions.proposition import Proposition
from quotetrack.claims.statements.clause_statements import read_statements


def propositions(text: str, said: datetime.date | None = None) -> tuple[Proposition, ...]:
    """Return what `text` claims, clause by clause, in order.

    `said` is the day on which it was said, from which "last month" counts. Clauses without content
    words are left out. `str()` of a proposition shows it in one line, as in "self not meet
    (perfect) | banker" for "I have never met the banker".
    """
    return tuple(Proposition(one, said) for one in read_statements(read_words(text)))


def proposition(text: str, said: datetime.date | None = None) -> Proposition | None:
    """Return what the first clause of `text` claims, None where it claims nothing.

    `said` is as in `propositions`.
    """
    return next(iter(propositions(text, said)), None)
