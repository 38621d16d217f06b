"""The data model: frozen attrs classes that know nothing of the stages that make them."""

from quotetrack.model.claim import ClaimPair, Evidence, RelatedStatement
from quotetrack.model.entity import (
    AmbiguousMention,
    Entity,
    EntityRef,
    Mention,
)
from quotetrack.model.quotation import (
    NonSpeech,
    Quotation,
    SaidOn,
    joined_text,
    quotation_id,
)
from quotetrack.model.shown import draw_with
from quotetrack.model.syntax import ParsedSentence, ParsedText, ParsedToken
from quotetrack.model.text import Document, Passage, Span, name_of, text_digest
from quotetrack.terms import (
    DatePrecision,
    EntityKind,
    EvidenceRole,
    MentionKind,
    QuotationKind,
    Relation,
)

__all__ = [
    "AmbiguousMention",
    "ClaimPair",
    "DatePrecision",
    "Document",
    "Entity",
    "EntityKind",
    "EntityRef",
    "Evidence",
    "EvidenceRole",
    "Mention",
    "MentionKind",
    "NonSpeech",
    "ParsedSentence",
    "ParsedText",
    "ParsedToken",
    "Passage",
    "Quotation",
    "QuotationKind",
    "RelatedStatement",
    "Relation",
    "SaidOn",
    "Span",
    "draw_with",
    "joined_text",
    "name_of",
    "quotation_id",
    "text_digest",
]
