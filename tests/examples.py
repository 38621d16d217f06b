"""Model objects made by hand from the seed articles' expected annotations, without the pipeline."""

from __future__ import annotations

from attrs import frozen

from quotetrack.model import (
    ClaimPair,
    Document,
    Entity,
    EntityRef,
    Evidence,
    Mention,
    NonSpeech,
    Passage,
    Quotation,
    Span,
)
from tests.seed_annotations import ExpectedQuotation, Seed, find_within, load_seed


@frozen
class Example:
    document: Document
    quotations: tuple[Quotation, ...]
    entities: tuple[Entity, ...]
    claim_pairs: tuple[ClaimPair, ...]
    non_speech: tuple[NonSpeech, ...]


def example(name: str) -> Example:
    seed = load_seed(name)
    document = Document(seed.text, id=name, title=seed.text.partition("\n")[0])
    quotations = {q: _quotation(seed, number, q) for number, q in enumerate(seed.quotations)}
    return Example(
        document=document,
        quotations=tuple(quotations.values()),
        entities=tuple(
            Entity(f"entity-{entity.name}", entity.name, "person", entity.aliases)
            for entity in seed.entities
        ),
        claim_pairs=tuple(
            ClaimPair(
                id="pair",
                earlier=quotations[pair.earlier],
                later=quotations[pair.later],
                relation=pair.relation,  # type: ignore[arg-type]
                speaker=EntityRef(f"entity-{pair.speaker}", pair.speaker),
                question=_passage(seed.text, pair.question),
                evidence=tuple(
                    _evidence(seed, side, pair_side, words)
                    for side, pair_side, words in (
                        ("earlier", pair.earlier, pair.evidence[0]),
                        ("later", pair.later, pair.evidence[1]),
                    )
                ),
                score=0.8,
                reason="two answers to one question",
                explanation="Two answers that do not go together.",
                version="hand",
            )
            for pair in seed.claim_pairs
        ),
        non_speech=tuple(
            NonSpeech(span=span, text=span.of(seed.text), reason="label", confidence=0.9)
            for span in seed.non_speech
        ),
    )


def _quotation(seed: Seed, number: int, expected: ExpectedQuotation) -> Quotation:
    text, source, cue = seed.text, expected.source, expected.cue
    speaker = expected.speaker
    return Quotation(
        id=f"quotation-{number}",
        document_id=seed.name,
        fragments=expected.fragments,
        text=expected.text,
        kind=expected.kind,  # type: ignore[arg-type]
        cue=Passage.cut(text, cue.start, cue.end) if cue else None,
        source=Mention(source, source.of(text), "name") if source else None,
        speaker=EntityRef(f"entity-{speaker}", speaker) if speaker else None,
        confidence=0.97,
        rule="by hand",
        question=_passage(text, expected.question),
    )


def _passage(text: str, words: str | None) -> Passage | None:
    span = find_within(text, words, Span(0, len(text))) if words else None
    return Passage.cut(text, span.start, span.end) if span else None


def _evidence(seed: Seed, role: str, quotation: ExpectedQuotation, words: str) -> Evidence:
    for fragment in quotation.fragments:
        span = find_within(seed.text, words, fragment)
        if span is not None:
            return Evidence(
                document_id=seed.name,
                passage=Passage.cut(seed.text, span.start, span.end),
                role=role,  # type: ignore[arg-type]
                signal="answer",
            )
    raise ValueError(f"{words!r} is not in the quotation.")
