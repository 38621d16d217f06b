"""Indirect speech: “Mr Lee said that he would stay” as a quotation of the kind "indirect".

Each cue of a sentence proposes the stretches that it may introduce (`quotes.reported`). A logistic
model, learnt from the indirect attributions of PolNeAR, weighs them (`data/indirect_weights.tsv`);
for each cue the likeliest stretch is taken where it is likely enough, and of two cues that report
the same words the likelier one. Views count as well as words ("hopes to stay"), as they do in that
corpus; the cue tells which it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import frozen

from quotetrack.model import (
    Document,
    Mention,
    ParsedText,
    Passage,
    Quotation,
    Span,
    joined_text,
    quotation_id,
)
from quotetrack.quotes.building import mention
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.phrase_kinds import NounPhrase
from quotetrack.quotes.reported import Reported, reported
from quotetrack.quotes.reported_facts import features
from quotetrack.quotes.skeleton import Sentence
from quotetrack.quotes.syntax import Frame
from quotetrack.quotes.trees import read_trees
from quotetrack.weights import Weights, bundled_weights

#: Proposals of a lower probability are dropped: the best balance of precision and recall on
#: PolNeAR train.
REPORTED: Final = 0.24
_SAME = 0.5  # share of words that two proposals have in common, from which they are one
_RELATIVES = frozenset({"who", "which", "that"})
_NO_SOURCE = "The sentence names no source for what it reports."


@frozen
class Report:
    """One proposal that is likely enough, with its probability and its source."""

    sentence: int
    found: Reported
    probability: float
    source: Mention | None


def indirect_quotations(
    document: Document,
    layout: Layout,
    parses: Iterable[tuple[Frame, ParsedText]],
    weights: Weights | None = None,
) -> list[Quotation]:
    """Return the indirect speech of a document, by the parses of its frames, in text order."""
    digest = document.sha256
    weights = weights or bundled_weights("indirect")
    quotations: list[Quotation] = []
    taken: set[str] = set()
    for report in reports(layout, parses, weights):
        tokens = layout.sentences[report.sentence].tokens
        first, last = report.found.cue_places
        cue = Passage.cut(layout.text, tokens[first].start, tokens[last].end)
        pieces = report.found.content
        number = quotation_id(digest, pieces, cue)
        if number in taken:
            continue
        taken.add(number)
        quotations.append(
            Quotation(
                id=number,
                document_id=document.id,
                fragments=pieces,
                text=joined_text(document.text, pieces),
                kind="indirect",
                cue=cue,
                source=report.source,
                confidence=round(weights.calibrated(report.probability), 4),
                rule=f"reported:{report.found.construction.replace(' ', '_')}",
                reason=None if report.source is not None else _NO_SOURCE,
            )
        )
    return sorted(quotations, key=lambda quotation: (quotation.start, quotation.end))


def reports(
    layout: Layout,
    parses: Iterable[tuple[Frame, ParsedText]],
    weights: Weights,
    least: float = REPORTED,
) -> Iterator[Report]:
    """Yield the proposals with a probability of at least `least`, one for each cue."""
    for made, parse in parses:
        sentence = layout.sentences[made.sentence]
        weighed = [
            (weights.probability(facts), found) for found, facts in described(sentence, made, parse)
        ]
        likely = [pair for pair in weighed if pair[0] >= least]
        if not likely:
            continue
        phrases = layout.phrases[made.sentence]
        likely.sort(key=lambda pair: -pair[0])
        kept: list[Reported] = []
        for probability, found in likely:
            if any(found.cue_places[0] == other.cue_places[0] for other in kept):
                continue
            if any(_shared(found, other) >= _SAME for other in kept):
                continue
            kept.append(found)
            source = source_mention(layout, made.sentence, phrases, found.source)
            yield Report(made.sentence, found, probability, source)


def described(
    sentence: Sentence, made: Frame, parse: ParsedText
) -> Iterator[tuple[Reported, list[str]]]:
    """Yield each proposal for a sentence with what is weighed about it."""
    by_cue: dict[int, list[Reported]] = {}
    for found in reported(sentence, read_trees(made, parse)):
        by_cue.setdefault(found.cue_places[0], []).append(found)
    for rivals in by_cue.values():
        for found in rivals:
            yield found, features(sentence, found, rivals)


def _shared(one: Reported, other: Reported) -> float:
    return len(one.places & other.places) / len(one.places | other.places)


def source_mention(
    layout: Layout, sentence: int, phrases: Sequence[NounPhrase], head: int
) -> Mention | None:
    """Return the mention of a source by the token that heads it, None where there is none."""
    if head < 0:
        return None
    token = layout.sentences[sentence].tokens[head]
    if token.lower in _RELATIVES:
        span = Span(token.start, token.end)
        return Mention(span, span.of(layout.text), "pronoun")
    around = [phrase for phrase in phrases if phrase.first <= head <= phrase.last]
    if around:
        return mention(layout, sentence, min(around, key=lambda one: one.last - one.first))
    if token.kind != "word":
        return None
    span = Span(token.start, token.end)
    return Mention(span, span.of(layout.text), "name" if token.is_capitalised else "nominal")
