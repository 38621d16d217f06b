"""The text as all stages read it: normalised once, with the way back to the caller's characters."""

from quotetrack.reading.reading import Reading, read
from quotetrack.reading.text import NormalisedText, normalised

__all__ = ["NormalisedText", "Reading", "normalised", "read"]
