"""The text as all stages read it: normalised once, with the way back to the caller's characters."""

from quotetrack.reading.adjectives import comma_joins_adjectives
from quotetrack.reading.false_titles import is_false_title, opens_calling
from quotetrack.reading.marks import QuotedSpan, Turn
from quotetrack.reading.reading import Reading, read, read_text
from quotetrack.reading.text import NormalisedText, normalised
from quotetrack.reading.tokens import QUOTATION_WITH_COMMA, TURN, Token, TokenKind, index_at
from quotetrack.reading.zones import Zone

__all__ = [
    "QUOTATION_WITH_COMMA",
    "TURN",
    "NormalisedText",
    "QuotedSpan",
    "Reading",
    "Token",
    "TokenKind",
    "Turn",
    "Zone",
    "comma_joins_adjectives",
    "index_at",
    "is_false_title",
    "normalised",
    "opens_calling",
    "read",
    "read_text",
]
