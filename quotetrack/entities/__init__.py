"""From mentions to people, bodies and unnamed sources."""

from quotetrack.entities.alias_table import AliasTable, KnownEntity
from quotetrack.entities.compare import NameComparison, compare_names
from quotetrack.entities.mentions import find_mentions
from quotetrack.entities.names import PersonName, parse_name
from quotetrack.entities.resolution import Resolution, resolve

__all__ = [
    "AliasTable",
    "KnownEntity",
    "NameComparison",
    "PersonName",
    "Resolution",
    "compare_names",
    "find_mentions",
    "parse_name",
    "resolve",
]
