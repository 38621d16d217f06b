"""From decisions about quoted stretches to quotations: pieces joined, kinds told, spans cut."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from attrs import evolve, field, frozen

from quotetrack.lexicon.cues import VERBS_OF_SAYING, verb_lemma
from quotetrack.model import (
    Document,
    Mention,
    NonSpeech,
    ParsedText,
    Passage,
    Quotation,
    QuotationKind,
    Span,
)
from quotetrack.quotes.candidates import Candidate, Layout, lay_out
from quotetrack.quotes.ranker import Weights, bundled_weights, decide
from quotetrack.quotes.sieves import Decision
from quotetrack.quotes.syntax import Frame, frame, read_syntax

#: Decisions below this probability are looked at again with a parse of their sentence.
OPEN_BELOW = 0.9
_STRONG_CUE = 0.5
_ORDER_WORDS = frozenset(
    "first then later afterwards afterward subsequently finally moments".split()
)
_VERBS_WITH_HEARER = frozenset({"answer", "ask", "assure", "remind", "tell", "warn"})
_SHORT = 5
_DOUBTFUL_BELOW = 0.6


@frozen
class Draft:
    """A document whose quotations the lexical sieves have looked at.

    `frames` are the sentences that a parser should see before the draft is settled.
    """

    document: Document
    layout: Layout = field(repr=False)
    decisions: tuple[Decision, ...] = field(repr=False)
    frames: tuple[Frame, ...]


@frozen
class Attributed:
    """The quotations of a document, not yet with speakers, and the quoted stretches left over."""

    quotations: tuple[Quotation, ...]
    non_speech: tuple[NonSpeech, ...]


def draft(document: Document, weights: Weights | None = None) -> Draft:
    """Find the quotations of `document` and decide by the lexical sieves who said them."""
    layout = lay_out(document.text)
    decisions = tuple(decide(layout, weights or bundled_weights()))
    return Draft(document, layout, decisions, open_frames(layout, decisions))


def open_frames(layout: Layout, decisions: Sequence[Decision]) -> tuple[Frame, ...]:
    """Return the frames of the sentences that `decisions` leave open, in text order."""
    wanted: set[int] = set()
    for place, decision in zip(layout.places, decisions, strict=True):
        if decision.probability < OPEN_BELOW:
            wanted.add(place.sentence)
            if decision.candidate is not None:
                wanted.add(decision.candidate.sentence)
    frames = (frame(layout, index) for index in sorted(wanted))
    return tuple(made for made in frames if made is not None)


def settle(
    drafted: Draft, parsed: Sequence[ParsedText] = (), weights: Weights | None = None
) -> Attributed:
    """Settle a draft, with one parse for each of its frames or with none at all."""
    weights = weights or bundled_weights()
    decisions: Sequence[Decision] = drafted.decisions
    if parsed:
        syntax = {
            made.sentence: read_syntax(made, parse)
            for made, parse in zip(drafted.frames, parsed, strict=True)
        }
        decisions = decide(drafted.layout, weights, syntax)
    return _assemble(drafted.document, drafted.layout, decisions, weights)


def _assemble(
    document: Document, layout: Layout, decisions: Sequence[Decision], weights: Weights
) -> Attributed:
    digest = document.sha256
    found: list[tuple[Quotation, list[Span]]] = []
    non_speech: list[NonSpeech] = []
    last_piece = -1
    for index, decision in enumerate(decisions):
        inner = layout.quoted[index].inner
        if not len(inner):
            continue
        if found and last_piece >= 0 and _continues(layout, decisions, last_piece, index):
            found[-1][1].append(inner)
            last_piece = index
            continue
        if decision.candidate is not None and _is_doubtful(layout, index, decision):
            decision = evolve(decision, candidate=None, sieve="nobody")
        if decision.candidate is None and not _is_speech(layout, index):
            non_speech.append(_no_speech(layout, index, weights.calibrated(decision.probability)))
            continue
        found.append((_quotation(document, layout, index, decision, weights, digest), [inner]))
        last_piece = index
    quotations = (_with_pieces(document, quotation, pieces, digest) for quotation, pieces in found)
    return Attributed(tuple(quotations), tuple(non_speech))


def _continues(layout: Layout, decisions: Sequence[Decision], previous: int, index: int) -> bool:
    """Return whether a quoted stretch is a further piece of the quotation before it."""
    before, now = decisions[previous].candidate, decisions[index].candidate
    opened, this = layout.quoted[previous], layout.quoted[index]
    if before is None or now is None:
        both = before is None and now is None
        return (
            both
            and not opened.closed
            and this.paragraph == opened.paragraph + 1
            and (_begins_paragraph(layout, index))
        )
    if (before.sentence, before.phrase) != (now.sentence, now.phrase):
        return False
    if layout.places[previous].sentence == layout.places[index].sentence:
        return (
            _cue(before) == _cue(now)
            and not _new_cue_between(layout, previous, index, before)
            and not _order_word_between(layout, previous, index)
        )
    if not opened.closed:
        return this.paragraph == opened.paragraph + 1 and _begins_paragraph(layout, index)
    return (
        this.paragraph == opened.paragraph
        and _only_cue_between(layout, previous, index)
        and _kind(layout, previous, before) == "direct"
    )


def _order_word_between(layout: Layout, previous: int, index: int) -> bool:
    """Return whether time passes between two stretches: first “no”, then “we’ll see”."""
    first, second = layout.places[previous], layout.places[index]
    between = layout.sentences[first.sentence].tokens[first.token + 1 : second.token]
    return any(token.lower in _ORDER_WORDS for token in between) or (
        between[-1:] != () and between[-1].lower == "another"  # told one “no” and another “yes”
    )


def _new_cue_between(layout: Layout, previous: int, index: int, shared: Candidate) -> bool:
    """Return whether another verb of saying stands between two stretches of one sentence."""
    first, second = layout.places[previous], layout.places[index]
    return any(
        first.token < clause.cue < second.token
        and clause.cue != _cue(shared)
        and clause.strength >= _STRONG_CUE
        for clause in layout.clauses[first.sentence]
    )


def _cue(candidate: Candidate) -> int:
    return candidate.clause.cue if candidate.clause else -1


def _begins_paragraph(layout: Layout, index: int) -> bool:
    start = layout.paragraphs[layout.quoted[index].paragraph].start
    return layout.quoted[index].outer.start == start


def _only_cue_between(layout: Layout, previous: int, index: int) -> bool:
    """Return whether the later stretch opens the sentence after that of the earlier one."""
    first, second = layout.places[previous], layout.places[index]
    return second.token == 0 and second.sentence - first.sentence == 1


def _with_pieces(
    document: Document, quotation: Quotation, pieces: Sequence[Span], digest: str
) -> Quotation:
    if len(pieces) == 1:
        return quotation
    return evolve(
        quotation,
        id=_identity(digest, pieces),
        fragments=tuple(pieces),
        text=" ".join(piece.of(document.text) for piece in pieces),
    )


def _identity(digest: str, fragments: Sequence[Span]) -> str:
    """Return the id of a quotation, from the digest of its text and the place of its pieces."""
    places = ",".join(f"{fragment.start}-{fragment.end}" for fragment in fragments)
    return hashlib.sha256(f"{digest} {places}".encode()).hexdigest()[:16]


def _quotation(
    document: Document,
    layout: Layout,
    index: int,
    decision: Decision,
    weights: Weights,
    digest: str,
) -> Quotation:
    inner = layout.quoted[index].inner
    candidate = decision.candidate
    source = cue = reason = None
    if candidate is None:
        reason = "The text around the quotation names no source."
    else:
        source = _mention(layout, candidate)
        cue = _cue_passage(layout, candidate)
    return Quotation(
        id=_identity(digest, (inner,)),
        document_id=document.id,
        fragments=(inner,),
        text=inner.of(document.text),
        kind=_kind(layout, index, candidate),
        cue=cue,
        source=source,
        confidence=round(weights.calibrated(decision.probability), 4),
        rule=decision.sieve,
        reason=reason,
    )


def _mention(layout: Layout, candidate: Candidate) -> Mention:
    phrase = layout.phrases[candidate.sentence][candidate.phrase]
    tokens = layout.sentences[candidate.sentence].tokens
    last = phrase.core_last if phrase.kind in ("name", "title_name") else phrase.last
    span = Span(tokens[phrase.first].start, tokens[last].end)
    return Mention(span, span.of(layout.text), phrase.kind)


def _cue_passage(layout: Layout, candidate: Candidate) -> Passage | None:
    if candidate.clause is None or candidate.clause.pattern == "turn":
        return None
    tokens = layout.sentences[candidate.sentence].tokens
    first, last = tokens[candidate.clause.cue], tokens[candidate.clause.cue_last]
    return Passage.cut(layout.text, first.start, last.end)


def _kind(layout: Layout, index: int, candidate: Candidate | None) -> QuotationKind:
    """Tell a quotation that is an utterance of its own from a part of a reported clause."""
    place = layout.places[index]
    tokens = layout.sentences[place.sentence].tokens
    before = tokens[place.token - 1] if place.token else None
    if layout.quoted[index].style in ("turn", "block"):
        return "direct"
    if before is None or before.kind == "quotation" or before.lower in (":", "“"):
        return "direct"
    if candidate is None or candidate.sentence != place.sentence or candidate.clause is None:
        return (
            "direct"
            if before.kind in ("tag",) or before.lower in ("–", "—", "―", "-")
            else ("mixed")
        )
    cue = candidate.clause
    if cue.cue > place.token:
        return "direct" if before.lower == "," and before is tokens[0] else "mixed"
    gap = tokens[cue.cue_last + 1 : place.token]
    starts_upper = layout.text[layout.quoted[index].inner.start].isupper()
    if not gap:
        lemma = verb_lemma(tokens[cue.cue].lower)
        return "direct" if cue.pattern == "according" or lemma in VERBS_OF_SAYING else "mixed"
    if any(
        phrase.first == cue.cue_last + 1 and phrase.last == place.token - 1
        for phrase in layout.phrases[place.sentence]
    ):
        # "told the panel “yes”"
        lemma = verb_lemma(tokens[cue.cue].lower)
        return "direct" if lemma in _VERBS_WITH_HEARER else "mixed"
    if before.lower == ",":
        return "direct" if starts_upper or len(gap) == 1 else "mixed"
    return "mixed"


def _is_doubtful(layout: Layout, index: int, decision: Decision) -> bool:
    """Return whether a short stretch is better kept apart than filed under a doubtful source.

    The limits were chosen on PolNeAR train: they lower false attribution without loss elsewhere.
    """
    words = layout.quoted[index].inner.of(layout.text).split()
    return (
        len(words) <= _SHORT
        and decision.probability < _DOUBTFUL_BELOW
        and not _has_strong_cue(decision)
        and not _opens_its_sentence(layout, index, decision)
        and not _is_introduced(layout, index)
    )


def _opens_its_sentence(layout: Layout, index: int, decision: Decision) -> bool:
    """Return whether a verb of saying follows a stretch that opens its sentence as speech does."""
    place = layout.places[index]
    clause = None if decision.candidate is None else decision.candidate.clause
    if decision.candidate is None or clause is None or place.token:
        return False
    if decision.candidate.sentence != place.sentence:
        return False
    inner = layout.quoted[index].inner.of(layout.text).rstrip("'’\"”")
    cue = layout.sentences[place.sentence].tokens[clause.cue]
    return inner[-1:] in (",", "?", "!") and verb_lemma(cue.lower) in VERBS_OF_SAYING


def _has_strong_cue(decision: Decision) -> bool:
    clause = None if decision.candidate is None else decision.candidate.clause
    return clause is not None and clause.strength >= _STRONG_CUE


def _is_introduced(layout: Layout, index: int) -> bool:
    """Return whether a colon or comma introduces a full utterance, however short it is."""
    place = layout.places[index]
    inner = layout.quoted[index].inner.of(layout.text)
    if not inner[:1].isupper() or inner[-1:] not in ".!?":
        return False
    if place.token == 0:
        return False
    before = layout.sentences[place.sentence].tokens[place.token - 1]
    return before.lower == ":"


def _is_speech(layout: Layout, index: int) -> bool:
    """Return whether a stretch without a source is still likely to be somebody's words."""
    inner = layout.quoted[index].inner.of(layout.text)
    words = inner.split()
    place = layout.places[index]
    alone = place.token == 0 and len(layout.sentences[place.sentence].tokens) <= 2
    capitals = sum(word[:1].isupper() for word in words)
    if _is_introduced(layout, index):
        return True
    return (
        len(words) >= 4
        and capitals < len(words) / 2
        and (len(words) >= 8 or (alone and inner[-1:] in ".!?…,"))
    )


def _no_speech(layout: Layout, index: int, confidence: float) -> NonSpeech:
    inner = layout.quoted[index].inner
    words = inner.of(layout.text).split()
    capitals = sum(word[:1].isupper() for word in words)
    if capitals == len(words) or (len(words) > 2 and capitals > len(words) / 2):
        reason = "title_or_name"
    elif len(words) == 1:
        reason = "word"
    else:
        reason = "phrase"
    return NonSpeech(
        span=inner, text=inner.of(layout.text), reason=reason, confidence=round(confidence, 4)
    )
