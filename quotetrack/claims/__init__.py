"""Claims: what a quotation answers, and which statements of one speaker do not go together."""

from quotetrack.claims.context import find_context
from quotetrack.claims.link import DEFAULT_THRESHOLD, VERSION, compare, link

__all__ = ["DEFAULT_THRESHOLD", "VERSION", "compare", "find_context", "link"]
