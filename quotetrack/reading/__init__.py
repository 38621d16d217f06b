"""The text as all stages read it: normalised once, with the way back to the caller's characters."""

from quotetrack.reading.marks import QuotedSpan, Turn
from quotetrack.reading.reading import Reading, read, read_text
from quotetrack.reading.text import NormalisedText, normalised
from quotetrack.reading.tokens import TURN, Token, TokenKind, index_at
from quotetrack.reading.zones import Zone

__all__ = [
    "TURN",
    "NormalisedText",
    "QuotedSpan",
    "Reading",
    "Token",
    "TokenKind",
    "Turn",
    "Zone",
    "index_at",
    "normalised",
    "read",
    "read_text",
]
