"""A document as the stages read it, and their results in the caller's characters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from attrs import evolve

from quotetrack.model import (
    AmbiguousMention,
    Document,
    Entity,
    Mention,
    NonSpeech,
    Passage,
    Quotation,
    SaidOn,
    Span,
    joined_text,
    quotation_id,
)
from quotetrack.reading.marks import QuotedSpan, paragraphs
from quotetrack.reading.nicknames import nickname_marks
from quotetrack.reading.sentences import split_sentences
from quotetrack.reading.text import NormalisedText, normalised
from quotetrack.reading.tokens import Cut, Token
from quotetrack.reading.turns import stretches


class Reading:
    """A document with its normalised text, and what all stages read in it.

    `original` is the caller's document. `document` is the same one with the normalised text: what
    the stages read, and what their offsets count in. It is the very same object where nothing had
    to be normalised. What the text is taken apart into is worked out when first asked for.
    """

    def __init__(self, original: Document, text: NormalisedText) -> None:
        self.original = original
        self.normalised = text
        self.text = text.text
        self.document = (
            original
            if self.normalised.is_unchanged
            else evolve(original, text=self.normalised.text)
        )

    def __repr__(self) -> str:
        return f"<Reading of document {self.original.id}>"

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the caller's text, on which ids of this text alone rest."""
        return self.original.sha256

    @cached_property
    def paragraphs(self) -> list[Span]:
        """The lines of the text that are not empty, without white space around them."""
        return paragraphs(self.text)

    @cached_property
    def quoted(self) -> list[QuotedSpan]:
        """What stands in quotation marks, turns of transcripts and block quotations, in order."""
        return stretches(self.text, self.paragraphs, self._nickname_marks)

    @cached_property
    def _nickname_marks(self) -> frozenset[int]:
        return nickname_marks(self.text)

    @property
    def tokens(self) -> list[Token]:
        """All words and marks, inside quotations too, in order."""
        return self._taken_apart[0]

    @property
    def sentences(self) -> list[list[Token]]:
        """The sentences, in which each quotation is one token. Datelines are left out."""
        return self._taken_apart[1]

    @cached_property
    def _taken_apart(self) -> tuple[list[Token], list[list[Token]]]:
        cut = Cut(self.text, self.paragraphs, self.quoted, self._nickname_marks)
        return cut.tokens, split_sentences(self.text, cut, self.quoted)

    def put_away(self) -> None:
        """Forget what the text was taken apart into. It is worked out again when asked for.

        For a text that has been read: a reading is kept for a while, and Python's garbage collector
        would look through thousands of tokens again and again.
        """
        for name in ("_taken_apart", "quoted", "paragraphs"):
            vars(self).pop(name, None)

    @property
    def is_unchanged(self) -> bool:
        """Whether the stages read the caller's text as it is."""
        return self.document is self.original

    def outward(self, span: Span) -> Span:
        """Return where `span` of the normalised text stands in the caller's."""
        return span if self.is_unchanged else self.normalised.outward(span)

    def inward(self, span: Span) -> Span:
        """Return where `span` of the caller's text stands in the normalised one."""
        return span if self.is_unchanged else self.normalised.inward(span)

    def quotation_outward(self, quotation: Quotation) -> Quotation:
        """Return a quotation of the normalised text in the caller's characters, with its own id."""
        if self.is_unchanged:
            return quotation
        moved = _Mover(self.original.text, self.normalised.outward).quotation(quotation)
        cue = moved.cue if moved.kind == "indirect" else None
        return evolve(moved, id=quotation_id(self.digest, moved.fragments, cue))

    def quotation_inward(self, quotation: Quotation) -> Quotation:
        """Return a quotation of the caller's text in normalised characters. It keeps its id."""
        if self.is_unchanged:
            return quotation
        return _Mover(self.text, self.normalised.inward).quotation(quotation)

    def passage_outward(self, passage: Passage) -> Passage:
        """Return a passage of the normalised text in the caller's characters."""
        if self.is_unchanged:
            return passage
        return _Mover(self.original.text, self.normalised.outward).passage(passage)

    def non_speech_outward(self, found: Iterable[NonSpeech]) -> tuple[NonSpeech, ...]:
        """Return stretches of the normalised text in the caller's characters."""
        if self.is_unchanged:
            return tuple(found)
        moved = ((stretch, self.normalised.outward(stretch.span)) for stretch in found)
        text = self.original.text
        return tuple(evolve(stretch, span=span, text=span.of(text)) for stretch, span in moved)

    def entities_outward(self, found: Iterable[Entity]) -> tuple[Entity, ...]:
        """Return entities with their mentions in the caller's characters.

        Their names stay those of the normalised text: no line end stands in them.
        """
        if self.is_unchanged:
            return tuple(found)
        move = _Mover(self.original.text, self.normalised.outward).mention
        return tuple(
            evolve(entity, mentions=tuple(move(mention) for mention in entity.mentions))
            for entity in found
        )

    def ambiguous_outward(self, found: Iterable[AmbiguousMention]) -> tuple[AmbiguousMention, ...]:
        """Return ambiguous mentions in the caller's characters."""
        if self.is_unchanged:
            return tuple(found)
        move = _Mover(self.original.text, self.normalised.outward).mention
        return tuple(evolve(one, mention=move(one.mention)) for one in found)


class _Mover:
    """Moves places from one text into another, `text`."""

    def __init__(self, text: str, move: Callable[[Span], Span]) -> None:
        self._text = text
        self._move = move

    def mention(self, mention: Mention) -> Mention:
        span = self._move(mention.span)
        return Mention(span, span.of(self._text), mention.kind)

    def passage(self, passage: Passage) -> Passage:
        span = self._move(passage)
        return Passage.cut(self._text, span.start, span.end)

    def quotation(self, quotation: Quotation) -> Quotation:
        fragments = tuple(self._move(fragment) for fragment in quotation.fragments)
        return evolve(
            quotation,
            fragments=fragments,
            text=joined_text(self._text, fragments),
            cue=quotation.cue and self.passage(quotation.cue),
            source=quotation.source and self.mention(quotation.source),
            question=quotation.question and self.passage(quotation.question),
            occasion=quotation.occasion and self.passage(quotation.occasion),
            said_on=quotation.said_on and self._said_on(quotation.said_on),
        )

    def _said_on(self, said_on: SaidOn) -> SaidOn:
        return evolve(said_on, evidence=said_on.evidence and self.passage(said_on.evidence))


@lru_cache(maxsize=8)
def read(document: Document) -> Reading:
    """Return `document` as the stages read it. It is kept for a while."""
    return Reading(document, normalised(document.text))


@lru_cache(maxsize=8)
def read_text(text: str) -> Reading:
    """Return a text as the stages read it, without normalising it. It is kept for a while."""
    return Reading(Document(text), NormalisedText(text, text))
