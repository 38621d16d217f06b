"""From a text to its quotations: draft, parse what is open, settle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from quotetrack.model import (
    Document,
    NonSpeech,
    ParsedText,
    Quotation,
    Span,
    joined_text,
    quotation_id,
)
from quotetrack.quotes.assessment import (
    Assessment,
    Assessor,
    assessment_facts,
    bundled_assessor,
)
from quotetrack.quotes.building import cue_passage, mention
from quotetrack.quotes.indirect import indirect_quotations
from quotetrack.quotes.kinds import kind_of, reason_for_no_speech
from quotetrack.quotes.layout import Layout, lay_out
from quotetrack.quotes.pieces import continues
from quotetrack.quotes.ranker import decide
from quotetrack.quotes.sieves import Decision
from quotetrack.quotes.syntax import Frame, SentenceSyntax, frame, read_syntax
from quotetrack.quotes.weights import Weights, bundled_weights
from quotetrack.reading import Reading, read

#: Decisions of a lower confidence are looked at again with a parse of their sentence. On PolNeAR
#: train, out of fold, more parses than that gain nothing.
OPEN_BELOW = 0.97
_NO_SOURCE = "The text around the quotation names no source."


@frozen
class Models:
    """The learnt models that attribution uses: who said it, and how sure that is."""

    ranker: Weights = field(factory=lambda: bundled_weights("ranker"), repr=False)
    assessor: Assessor = field(factory=bundled_assessor, repr=False)


@frozen
class Draft:
    """A document whose quotations the lexical sieves have looked at.

    All offsets count in the normalised text of `reading`.
    `frames` are the sentences that a parser should see before the draft is settled: those in
    `open_sentences`, which the sieves leave open, and with `indirect` all others as well.
    """

    reading: Reading
    layout: Layout = field(repr=False)
    decisions: tuple[Decision, ...] = field(repr=False)
    frames: tuple[Frame, ...]
    open_sentences: frozenset[int] = frozenset()
    indirect: bool = False

    @property
    def document(self) -> Document:
        """The document with its normalised text."""
        return self.reading.document


@frozen
class Attributed:
    """The quotations of a document, not yet with speakers, and the quoted stretches left over."""

    quotations: tuple[Quotation, ...]
    non_speech: tuple[NonSpeech, ...]


def draft(
    document: Document,
    models: Models | None = None,
    *,
    indirect: bool = False,
    cues: frozenset[str] = frozenset(),
) -> Draft:
    """Find the quotations of `document` and decide by the lexical sieves who said them.

    With `indirect`, every sentence has a frame, so that reported speech can be found in its parse.
    `cues` are further verbs of saying, in their base form.
    """
    models = models or Models()
    reading = read(document)
    layout = lay_out(reading.text, cues)
    decisions = tuple(decide(layout, models.ranker))
    wanted = open_sentences(layout, decisions, models.assessor.source)
    everything = range(len(layout.sentences)) if indirect else sorted(wanted)
    frames = [made for index in everything if (made := frame(layout, index)) is not None]
    return Draft(reading, layout, decisions, tuple(frames), wanted, indirect)


def open_sentences(
    layout: Layout, decisions: Sequence[Decision], source: Weights
) -> frozenset[int]:
    """Return the sentences that `decisions` leave open, by the model of right sources."""
    wanted: set[int] = set()
    for index, (place, decision) in enumerate(zip(layout.places, decisions, strict=True)):
        facts = assessment_facts(layout, index, decision)
        if source.calibrated(source.probability(facts)) < OPEN_BELOW:
            wanted.add(place.sentence)
            if decision.candidate is not None:
                wanted.add(decision.candidate.sentence)
    return frozenset(wanted)


def settle(
    drafted: Draft, parsed: Sequence[ParsedText] = (), models: Models | None = None
) -> Attributed:
    """Settle a draft, with one parse for each of its frames or with none at all.

    Quotations come in text order, in the offsets of the reading. Where the draft asks for indirect
    speech, it stands among them; without parses there is none.
    """
    models = models or Models()
    decisions: Sequence[Decision] = drafted.decisions
    syntax: dict[int, SentenceSyntax] = {}
    layout = drafted.layout
    parses = list(zip(drafted.frames, parsed, strict=True)) if parsed else []
    if parses:
        syntax = _syntax(drafted, parses)
        decisions = decide(layout, models.ranker, syntax)
    settled = assemble(drafted.document, layout, decisions, models.assessor, syntax)
    if not (drafted.indirect and parses):
        return settled
    reported = indirect_quotations(drafted.document, layout, parses)
    together = sorted([*settled.quotations, *reported], key=lambda found: (found.start, found.end))
    return evolve(settled, quotations=tuple(together))


def withhold(quotations: Sequence[Quotation], least: float) -> tuple[Quotation, ...]:
    """Return the quotations, without the sources of those whose confidence is below `least`."""
    return tuple(
        evolve(
            quotation,
            source=None,
            cue=None,
            reason=(
                f"The likeliest source, “{quotation.source.text}”, has a confidence of "
                f"{quotation.confidence:.2f}, below the threshold of {least:.2f}."
            ),
        )
        if quotation.source is not None and quotation.confidence < least
        else quotation
        for quotation in quotations
    )


def _syntax(
    drafted: Draft, parses: Sequence[tuple[Frame, ParsedText]]
) -> dict[int, SentenceSyntax]:
    # Only of open sentences, so that asking for indirect speech changes no other quotation.
    return {
        made.sentence: read_syntax(made, parse)
        for made, parse in parses
        if made.sentence in drafted.open_sentences
    }


def assemble(
    document: Document,
    layout: Layout,
    decisions: Sequence[Decision],
    assessor: Assessor,
    syntax: Mapping[int, SentenceSyntax],
) -> Attributed:
    """Make quotations of decisions, one for each stretch of `layout`.

    `syntax` holds the parses that the decisions rest on, by sentence index.
    """
    digest = document.sha256
    non_speech: list[NonSpeech] = []
    groups: list[list[int]] = []
    assessed: dict[int, Assessment] = {}
    for index in range(len(decisions)):
        inner = layout.quoted[index].inner
        if not len(inner):
            continue
        if groups and continues(layout, decisions, groups[-1][-1], index):
            groups[-1].append(index)
            continue
        assessment = assessed[index] = assessor.assess(layout, index, decisions[index], syntax)
        if not assessment.is_speech:
            non_speech.append(_no_speech(layout, index, assessment))
        else:
            groups.append([index])
    quotations = [
        _quotation(document, layout, group, decisions[group[0]], assessed[group[0]], digest)
        for group in groups
    ]
    return Attributed(tuple(quotations), tuple(non_speech))


def _quotation(
    document: Document,
    layout: Layout,
    group: Sequence[int],
    decision: Decision,
    assessment: Assessment,
    digest: str,
) -> Quotation:
    pieces = tuple(_inner(layout, group))
    candidate = decision.candidate
    source = cue = None
    if candidate is not None:
        phrase = layout.phrases[candidate.sentence][candidate.phrase]
        source = mention(layout, candidate.sentence, phrase, candidate.clause)
        cue = cue_passage(layout, candidate)
    return Quotation(
        id=quotation_id(digest, pieces),
        document_id=document.id,
        fragments=pieces,
        text=joined_text(document.text, pieces),
        kind=kind_of(layout, group[0], candidate),
        cue=cue,
        source=source,
        confidence=round(assessment.right, 4),
        rule=decision.sieve,
        reason=None if source is not None else _NO_SOURCE,
    )


def _inner(layout: Layout, group: Sequence[int]) -> Iterator[Span]:
    return (layout.quoted[index].inner for index in group)


def _no_speech(layout: Layout, index: int, assessment: Assessment) -> NonSpeech:
    inner = layout.quoted[index].inner
    words = inner.of(layout.text)
    return NonSpeech(
        span=inner,
        text=words,
        reason=reason_for_no_speech(layout, index),
        confidence=round(1 - assessment.speech, 4),
    )
