"""From mentions to people, bodies and unnamed sources."""

from quotetrack.people.mentions import find_mentions
from quotetrack.people.outcome import Resolution
from quotetrack.people.resolution import resolve

__all__ = ["Resolution", "find_mentions", "resolve"]
