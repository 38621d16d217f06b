"""Hypothesis strategies for texts and for every class of the model, in one place."""

from __future__ import annotations

import datetime

from hypothesis import strategies as st

from quotetrack.model import (
    AmbiguousMention,
    ClaimPair,
    Document,
    Entity,
    EntityRef,
    Evidence,
    Mention,
    NonSpeech,
    ParsedSentence,
    ParsedText,
    ParsedToken,
    Passage,
    Quotation,
    RelatedStatement,
    SaidOn,
    Span,
)

# Every character there is, lone surrogates included, but no high surrogate: followed by a low one
# it would be a halved character, which JSON cannot hold (tests/test_codec.py has that case).
characters = st.characters(exclude_characters=[chr(code) for code in range(0xD800, 0xDC00)])
texts = st.text(characters, max_size=40)
numbers = st.integers(0, 10**9)
shares = st.floats(0, 1)
dates = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))

# Texts that look like articles, and are unkind: marks of every style, markup, line ends, controls.
article_texts = st.lists(
    st.sampled_from(
        [
            *"“”‘’\"'«»„()–— \n\t\0\u202e\ud800\u2028",
            *("''", "``", "\n\n", "\r\n", ". ", ", ", ": ", "? ", "said ", "asked whether "),
            *("Ms Orlova ", "Mr Tan ", "he ", "she ", "according to ", "PIKE: ", "no", "yes"),
            *("<b>", "<script>", "</span>", "&amp;", "We will see. ", "It is late, "),
        ]
    )
    | texts,
    max_size=40,
).map("".join)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start, length = draw(numbers), draw(st.integers(0, 1000))
    return Span(start, start + length)


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    start, text = draw(numbers), draw(texts)
    return Passage(start, start + len(text), text)


def optional(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


def tuples_of(strategy: st.SearchStrategy, min_size: int = 0) -> st.SearchStrategy:
    return st.lists(strategy, min_size=min_size, max_size=3).map(tuple)


mentions = st.builds(
    Mention,
    spans(),
    texts,
    st.sampled_from(["name", "title_name", "nominal", "pronoun", "organisation"]),
)
entity_refs = st.builds(EntityRef, texts, texts)
entities = st.builds(
    Entity,
    id=texts,
    name=texts,
    kind=st.sampled_from(["person", "organisation", "group", "unnamed"]),
    aliases=tuples_of(texts),
    mentions=tuples_of(mentions),
)
ambiguous_mentions = st.builds(AmbiguousMention, mentions, tuples_of(entity_refs))
said_on = st.builds(
    SaidOn, dates, st.sampled_from(["day", "week", "month", "year"]), optional(passages())
)
quotations = st.builds(
    Quotation,
    id=texts,
    document_id=texts,
    fragments=tuples_of(spans(), min_size=1),
    text=texts,
    kind=st.sampled_from(["direct", "mixed", "indirect"]),
    cue=optional(passages()),
    source=optional(mentions),
    speaker=optional(entity_refs),
    confidence=shares,
    rule=texts,
    reason=optional(texts),
    question=optional(passages()),
    occasion=optional(passages()),
    said_on=optional(said_on),
    addressee=optional(texts),
    channel=optional(texts),
)
non_speech = st.builds(NonSpeech, span=spans(), text=texts, reason=texts, confidence=shares)
evidence = st.builds(
    Evidence,
    document_id=texts,
    passage=passages(),
    role=st.sampled_from(["earlier", "later", "question", "occasion"]),
    signal=texts,
)
claim_pairs = st.builds(
    ClaimPair,
    id=texts,
    earlier=quotations,
    later=quotations,
    relation=st.sampled_from(["contradicts", "retreats", "numeric_conflict", "changes_position"]),
    speaker=entity_refs,
    question=optional(passages()),
    evidence=tuples_of(evidence),
    score=shares,
    reason=texts,
    explanation=texts,
    calibrated=st.booleans(),
    version=texts,
)
related_statements = st.builds(
    RelatedStatement,
    quotation=quotations,
    order=st.sampled_from(["earlier", "later", "same day", "unknown"]),
    matter=tuples_of(texts),
    differs=tuples_of(st.sampled_from(["stance", "numeric", "negation"])),
    summary=texts,
    score=shares,
    calibrated=st.booleans(),
    pair=optional(claim_pairs),
)
documents = st.builds(
    Document,
    texts,
    id=texts,
    date=optional(dates),
    url=optional(texts),
    publisher=optional(texts),
    title=optional(texts),
    language=texts,
)
parsed_tokens = st.builds(
    ParsedToken, numbers, numbers, texts, texts, texts, st.integers(-1, 50), texts, texts
)
parsed_sentences = st.builds(ParsedSentence, tuples_of(parsed_tokens))
parsed_texts = st.builds(ParsedText, tuples_of(parsed_sentences))

model_strategies = {
    Span: spans(),
    Passage: passages(),
    Mention: mentions,
    EntityRef: entity_refs,
    Entity: entities,
    AmbiguousMention: ambiguous_mentions,
    SaidOn: said_on,
    Quotation: quotations,
    NonSpeech: non_speech,
    Evidence: evidence,
    ClaimPair: claim_pairs,
    RelatedStatement: related_statements,
    Document: documents,
    ParsedToken: parsed_tokens,
    ParsedSentence: parsed_sentences,
    ParsedText: parsed_texts,
}
model_objects = st.one_of(*model_strategies.values())
