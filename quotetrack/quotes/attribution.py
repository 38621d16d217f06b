"""From a text to its quotations: draft, parse what is open, settle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final

from attrs import evolve, field, frozen

from quotetrack.model import Document, NonSpeech, ParsedText, Quotation, joined_text, quotation_id
from quotetrack.quotes.assessment import SPEECH_IF_SECOND, Assessment, Assessor, bundled_assessor
from quotetrack.quotes.building import cue_passage, mention
from quotetrack.quotes.dialogue import in_dialogue
from quotetrack.quotes.indirect import indirect_quotations
from quotetrack.quotes.kinds import kind_of, reason_for_no_speech
from quotetrack.quotes.layout import Layout, lay_out
from quotetrack.quotes.pieces import continues
from quotetrack.quotes.ranker import decide_each, over_paragraphs
from quotetrack.quotes.repeats import with_repeats
from quotetrack.quotes.sieves import Decision
from quotetrack.quotes.syntax import Frame, SentenceSyntax, frame, read_syntax
from quotetrack.reading import Reading, read
from quotetrack.weights import Weights, bundled_weights

#: Speech whose source the ranker gives a lower probability is looked at again with a parse of its
#: sentence, and so is what the second look takes for speech with a probability of at least
#: `NEARLY_SPEECH`, but not likely enough. Other parses change few decisions, and as often for the
#: worse: docs/attribution.md shows other limits.
OPEN_BELOW: Final = 0.8
NEARLY_SPEECH: Final = 0.8
_NO_SOURCE = "The text around the quotation names no source."


@frozen
class Models:
    """The learnt models that attribution uses: who said it, and how sure that is."""

    ranker: Weights = field(factory=lambda: bundled_weights("ranker"), repr=False)
    assessor: Assessor = field(factory=bundled_assessor, repr=False)
    dialogue: Weights = field(factory=lambda: bundled_weights("dialogue"), repr=False)
    narration: Weights = field(factory=lambda: bundled_weights("narration"), repr=False)


@frozen
class Draft:
    """A document whose quotations the lexical sieves have looked at.

    All offsets count in the normalised text of `reading`. `weighed` says of each
    quotation who said it by the words alone, `decisions` the same with one source for all
    paragraphs of a quotation.
    """

    reading: Reading
    layout: Layout = field(repr=False)
    weighed: tuple[Decision, ...] = field(repr=False)
    decisions: tuple[Decision, ...] = field(repr=False)
    models: Models = field(repr=False)
    indirect: bool = False
    _assessed: dict[int, Assessment] = field(factory=dict, init=False, repr=False, eq=False)

    def assess(self, quotation: int) -> Assessment:
        """Return what the second look says of the decision on a quotation."""
        found = self._assessed.get(quotation)
        if found is None:
            found = self._assessed[quotation] = self.models.assessor.assess(
                self.layout, quotation, self.decisions[quotation]
            )
        return found

    @cached_property
    def open_sentences(self) -> frozenset[int]:
        """The sentences that the decisions leave open."""
        return frozenset(
            place.sentence for index, place in enumerate(self.layout.places) if self._is_open(index)
        )

    def _is_open(self, quotation: int) -> bool:
        """Return whether a parse may well change the decision on a quotation."""
        decision, assessment = self.decisions[quotation], self.assess(quotation)
        if assessment.is_speech:
            return not decision.certain and decision.probability < OPEN_BELOW
        return assessment.speech >= NEARLY_SPEECH

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """The sentences that a parser should see before the draft is settled.

        They are those that the sieves leave open, and with `indirect` all others as well.
        """
        layout = self.layout
        wanted = range(len(layout.sentences)) if self.indirect else sorted(self.open_sentences)
        return tuple(made for index in wanted if (made := frame(layout, index)) is not None)

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
    layout = lay_out(reading, cues)
    weighed = decide_each(layout, models.ranker)
    decisions = _over_text(layout, weighed, models)
    return Draft(reading, layout, tuple(weighed), tuple(decisions), models, indirect)


def _over_text(layout: Layout, weighed: Sequence[Decision], models: Models) -> list[Decision]:
    """Return the decisions on each quotation by itself, with what the others around tell."""
    joined = over_paragraphs(layout, weighed)
    spoken = in_dialogue(layout, joined, models.dialogue, models.narration)
    return with_repeats(layout, spoken)


def settle(drafted: Draft, parsed: Sequence[ParsedText] = ()) -> Attributed:
    """Settle a draft, with one parse for each of its frames or with none at all.

    Quotations come in text order, in the offsets of the reading. Where the draft asks for indirect
    speech, it stands among them; without parses there is none.
    """
    document, layout, models = drafted.document, drafted.layout, drafted.models
    if not parsed:
        return assemble(document, layout, drafted.decisions, drafted.assess)
    parses = list(zip(drafted.frames, parsed, strict=True))
    syntax = _syntax(drafted, parses)
    weighed = decide_each(layout, models.ranker, syntax, drafted.weighed)
    decisions = _over_text(layout, weighed, models)

    def assess(index: int) -> Assessment:
        decision = decisions[index]
        looked_at = {layout.places[index].sentence}
        if decision.candidate is not None:
            looked_at.add(decision.candidate.sentence)
        if decision == drafted.decisions[index] and looked_at.isdisjoint(syntax):
            return drafted.assess(index)
        return models.assessor.assess(layout, index, decision, syntax)

    settled = assemble(document, layout, decisions, assess)
    if not drafted.indirect:
        return settled
    reported = indirect_quotations(document, layout, parses)
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
    assess: Callable[[int], Assessment],
) -> Attributed:
    """Make quotations of decisions, one for each stretch of `layout`.

    `assess` takes a second look at the decision on one stretch, by its number.
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
        assessment = assessed[index] = assess(index)
        follows = bool(groups) and _follows(layout, decisions, groups[-1][-1], index)
        if not assessment.is_speech and not (follows and assessment.speech >= SPEECH_IF_SECOND):
            non_speech.append(_no_speech(layout, index, assessment))
        else:
            groups.append([index])
    quotations = [
        _quotation(document, layout, group, decisions[group[0]], assessed[group[0]], digest)
        for group in groups
    ]
    return Attributed(tuple(quotations), tuple(non_speech))


def _follows(layout: Layout, decisions: Sequence[Decision], first: int, second: int) -> bool:
    """Return whether a stretch stands beside speech of its source: “odd” and shows “greed”."""
    one, other = decisions[first].candidate, decisions[second].candidate
    return (
        first == second - 1
        and one is not None
        and other is not None
        and layout.places[first].sentence == layout.places[second].sentence
        and (one.sentence, one.phrase) == (other.sentence, other.phrase)
    )


def _quotation(
    document: Document,
    layout: Layout,
    group: Sequence[int],
    decision: Decision,
    assessment: Assessment,
    digest: str,
) -> Quotation:
    pieces = tuple(layout.quoted[index].inner for index in group)
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


def _no_speech(layout: Layout, index: int, assessment: Assessment) -> NonSpeech:
    inner = layout.quoted[index].inner
    words = inner.of(layout.text)
    return NonSpeech(
        span=inner,
        text=words,
        reason=reason_for_no_speech(layout, index),
        confidence=round(1 - assessment.speech, 4),
    )
