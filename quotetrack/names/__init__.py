"""Names of people and bodies: taken apart, compared, filed and remembered, without any text."""

from quotetrack.names.alias_table import AliasTable, KnownEntity
from quotetrack.names.archive import Decision, EntityArchive, MergeProposal
from quotetrack.names.compare import NameComparison, compare_names
from quotetrack.names.index import EntityIndex, Match
from quotetrack.names.parse import PersonName, parse_name

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
    "compare_names",
    "parse_name",
]
