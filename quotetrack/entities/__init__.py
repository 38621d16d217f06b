"""From mentions to people, bodies and unnamed sources."""

from quotetrack.entities.alias_table import AliasTable, KnownEntity
from quotetrack.entities.archive import Decision, EntityArchive, MergeProposal
from quotetrack.entities.compare import NameComparison, compare_names
from quotetrack.entities.index import EntityIndex, Match
from quotetrack.entities.mentions import find_mentions
from quotetrack.entities.names import PersonName, parse_name
from quotetrack.entities.outcome import Resolution
from quotetrack.entities.resolution import resolve

__all__ = [
    "AliasTable",
    "Decision",
    "EntityArchive",
    "EntityIndex",
    "KnownEntity",
    "Match",
    "MergeProposal",
    "NameComparison",
    "PersonName",
    "Resolution",
    "compare_names",
    "find_mentions",
    "parse_name",
    "resolve",
]
