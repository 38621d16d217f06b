"""From mentions to people, bodies and unnamed sources."""

from quotetrack.people.antecedents.choice import Judge
from quotetrack.people.confidence import confidence_of, times_quoted
from quotetrack.people.mentions import find_mentions
from quotetrack.people.outcome import Resolution
from quotetrack.people.resolution import resolve, resolve_scan
from quotetrack.people.scan import Scan, scan_text

__all__ = [
    "Judge",
    "Resolution",
    "Scan",
    "confidence_of",
    "find_mentions",
    "resolve",
    "resolve_scan",
    "scan_text",
    "times_quoted",
]
