"""What people marked in annotation tools becomes decisions in a ledger.

Three things are compared for each quotation: how it was exported, what somebody made of it, and how
it stands in the ledger now. Only what somebody changed is decided; what the ledger says already is
left; and where others decided meanwhile, the mark waits in the ledger until somebody settles it. So
a file may be brought in again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import IO, Any, Final

from attrs import asdict, evolve, frozen

from quotetrack.errors import (
    ConflictError,
    InputError,
    QuotetrackError,
    UnknownRecordError,
)
from quotetrack.formats.annotations import read_marks
from quotetrack.formats.annotations.marked import (
    UNSAID,
    MarkedArticle,
    MarkedPair,
    MarkedQuotation,
    Skipped,
)
from quotetrack.formats.annotations.matching import matched
from quotetrack.formats.annotations.placing import placed
from quotetrack.model import Document, EntityRef, Span, text_digest
from quotetrack.store import Ledger, NewSpeaker, StoredPair, StoredQuotation
from quotetrack.terms import QUOTATION_KINDS, AnnotationFormat, ImportStatus

_FIELDS: Final = ("pieces", "source", "speaker", "kind")
_NOT_SAID: Final = object()


@frozen(kw_only=True)
class Imported:
    """What became of one mark or verdict of a file.

    `place` says where it stands, `what` the words or the pair it is about. `status` is "decided"
    (`message` says what), "unchanged" (the ledger says so already), "conflict" (others decided
    otherwise since it was exported, or the text is another version: no decision was changed, and
    the mark waits), "skipped" (it says nothing) or "error". `waits_as` is the number under which a
    conflict waits in the ledger (`Ledger.corrections(waiting=True)`).
    """

    place: str
    status: ImportStatus
    document_id: str | None = None
    what: str = ""
    message: str = ""
    reviewer: str | None = None
    waits_as: int | None = None


def import_annotations(
    ledger: Ledger,
    source: str | os.PathLike[str] | IO[bytes],
    format: AnnotationFormat,
    *,
    reviewer: str | None = None,
    overrule: bool = False,
) -> Iterator[Imported]:
    """Turn what people marked in an annotation tool into corrections and verdicts, one by one.

    Args:
        ledger: The ledger that the marks are about.
        source: A path, or a stream of bytes.
        format: One of `quotetrack.terms.ANNOTATION_FORMATS`.
        reviewer: Who decided, where the file does not say; the file's own names win.
        overrule: Whether a mark wins where others decided otherwise meanwhile.

    Yields:
        What became of each mark or verdict, once it is written. One that fails stops no other.

    Raises:
        InputError: There is no such format, or the file is none of it at all.
        OSError: The file cannot be read.
    """
    importer = _Importer(ledger, format, reviewer, overrule)
    for place, record in read_marks(source, format):
        if isinstance(record, InputError):
            yield Imported(place=place, status="error", message=str(record))
        elif isinstance(record, Skipped):
            yield Imported(place=place, status="skipped", message=record.why)
        elif isinstance(record, MarkedPair):
            yield importer.pair(place, record)
        else:
            yield from importer.article(place, record)


class _ConflictError(QuotetrackError):
    """The ledger says something else than what was exported.

    `before` and `after` are what it says and what was marked, where that can be put so; `about` is
    the quotation, `document` the present version of what was marked.
    """

    def __init__(
        self,
        message: str,
        *,
        before: Mapping[str, str] | None = None,
        after: Mapping[str, str] | None = None,
        about: StoredQuotation | None = None,
        document: Document | None = None,
    ) -> None:
        super().__init__(message)
        self.before, self.after = before or {}, after or {}
        self.about, self.document = about, document


@frozen(kw_only=True)
class _Waits:
    """What is kept of a mark where it must wait, and by which it is known when it comes again."""

    document_id: str
    mark: str
    text: str
    quotations: tuple[str, ...] = ()
    other_document_id: str | None = None
    pair_id: str | None = None


class _Importer:
    def __init__(self, ledger: Ledger, format: str, reviewer: str | None, overrule: bool) -> None:
        self._ledger = ledger
        self._note = f"marked in {format}"
        self._reviewer = reviewer
        self._overrule = overrule
        self._ids: dict[str | None, str] | None = None
        self._kept: tuple[str, list[StoredQuotation]] | None = None
        self._waits_in: dict[str, bool] = {}

    def pair(self, place: str, marked: MarkedPair) -> Imported:
        """Store a verdict, where the reviewer has not given it already."""
        who = marked.reviewer or self._reviewer
        made = Imported(place=place, status="error", what=f"pair {marked.pair_id}", reviewer=who)
        try:
            stored = self._ledger.claim_pair(marked.pair_id)
        except QuotetrackError as error:
            return evolve(made, message=str(error))
        waits = _Waits(
            document_id=stored.earlier_document.id,
            mark=_mark(marked.pair_id, marked.status, marked.rating, marked.note),
            text=stored.pair.earlier.quoted,
            quotations=(stored.pair.earlier.id, stored.pair.later.id),
            other_document_id=stored.later_document.id,
            pair_id=stored.id,
        )
        return self._outcome(made, waits, lambda: self._judge(stored, marked, _named(who)))

    def _judge(self, stored: StoredPair, marked: MarkedPair, who: str) -> str:
        wanted = (marked.status, marked.rating)
        own = [one for one in self._ledger.reviews(stored.id) if one.reviewer == who]
        said = (*wanted, marked.note)
        if own and (own[-1].status, own[-1].rating, own[-1].note) == said:
            return ""
        now = (stored.status, stored.rating)
        if marked.exported is not None and wanted == marked.exported and not marked.note:
            return ""  # What was chosen for them, they left.
        known = marked.exported or ("unreviewed", None)
        theirs = stored.reviewer == who
        if now not in (known, wanted) and not (theirs or self._overrule):
            raise _ConflictError(
                f"{stored.reviewer} decided otherwise meanwhile: {_verdict(*now)}, and not "
                f"{_verdict(*wanted)}.",
                before={"verdict": _verdict(*now)},
                after={"verdict": _verdict(*wanted)},
            )
        if now == wanted and not own and not marked.note and stored.reviewer is None:
            return ""
        self._ledger.review(
            stored.id,
            marked.status,  # type: ignore[arg-type]
            reviewer=who,
            seen=stored.revision,
            rating=marked.rating,  # type: ignore[arg-type]
            note=marked.note,
        )
        return _verdict(*wanted)

    def article(self, place: str, marked: MarkedArticle) -> Iterator[Imported]:
        """Decide on all that was marked in one document."""
        who = marked.reviewer or self._reviewer
        made = Imported(place=place, status="error", reviewer=who)
        try:
            document = self._document(marked)
        except _ConflictError as error:
            yield from self._another_version(made, marked, error)
            return
        except QuotetrackError as error:
            yield evolve(made, message=str(error))
            return
        made = evolve(made, document_id=document.id)
        quotations: list[MarkedQuotation] = list(marked.quotations)
        for words, told in marked.words:
            try:
                pieces = tuple(placed(document.text, one) for one in words)
            except InputError as error:
                yield evolve(made, what=words[0].exact[:80], message=str(error))
            else:
                quotations.append(evolve(told, pieces=pieces))
        exported = marked.exported
        for before, after in matched(exported or (), quotations):
            what = _words(document.text, after or before)
            decide = partial(self._decide, who, document, before, after, exported is not None)
            waits = _Waits(document_id=document.id, mark=_mark(before, after), text=what)
            yield self._outcome(evolve(made, what=what), waits, decide)

    def _another_version(
        self, made: Imported, marked: MarkedArticle, error: _ConflictError
    ) -> Iterator[Imported]:
        """Keep each change of a text of which the ledger has another version."""
        assert error.document is not None
        made = evolve(made, document_id=error.document.id)
        changed: list[tuple[object, str, dict[str, str]]] = []
        for old, new in matched(marked.exported or (), marked.quotations):
            if not _untouched(old, new):
                what = _words(marked.text, new or old) if marked.text else ""
                changed.append(((old, new), what, _said_of(new, marked.text or "")))
        for words, told in marked.words:
            what = " … ".join(one.exact for one in words)[:120]
            changed.append(((words, told), what, _said_of((told,), "")))
        if not changed:
            yield evolve(made, status="conflict", message=str(error))
        for mark, what, said in changed:
            waits = _Waits(document_id=error.document.id, mark=_mark(mark), text=what)
            conflict = _ConflictError(str(error), after=said)
            yield self._waiting(evolve(made, what=what), waits, conflict)

    def _outcome(self, made: Imported, waits: _Waits, decide: Callable[[], str]) -> Imported:
        try:
            done = decide()
        except (_ConflictError, ConflictError) as error:
            return self._waiting(made, waits, error)
        except QuotetrackError as error:
            return evolve(made, status="error", message=str(error))
        if made.reviewer and self._anything_waits(waits.document_id):
            self._ledger.settle_mark(waits.document_id, waits.mark, reviewer=made.reviewer)
        return evolve(made, status="decided" if done else "unchanged", message=done)

    def _anything_waits(self, document_id: str) -> bool:
        """Return whether marks of a document waited when it was first met in this file."""
        if document_id not in self._waits_in:
            waiting = self._ledger.corrections(document_id=document_id, waiting=True, limit=1)
            self._waits_in[document_id] = bool(waiting)
        return self._waits_in[document_id]

    def _waiting(self, made: Imported, waits: _Waits, error: QuotetrackError) -> Imported:
        """Put a conflict into the ledger's list of what waits."""
        told = evolve(made, status="conflict", message=str(error))
        if not made.reviewer:
            return told
        known: dict[str, Any] = asdict(waits)
        if isinstance(error, _ConflictError):
            known |= {"before": error.before, "after": error.after}
            if error.about is not None:
                known["quotations"] = (error.about.quotation.id,)
        kept = self._ledger.keep_mark(
            known.pop("document_id"),
            reviewer=made.reviewer,
            note=f"{self._note}: {error}",
            **known,
        )
        return evolve(told, waits_as=kept.id)

    def _document(self, marked: MarkedArticle) -> Document:
        """Return the document that was marked, in the version that was. Raises `_ConflictError`."""
        if marked.document_id is not None:
            found = self._ledger.document(marked.document_id).document
        elif marked.url is not None or marked.sha256 is not None:
            found = self._ledger.document(self._id_of(marked.url, marked.sha256)).document
        else:
            raise InputError(
                "It does not say which document it is about: name its id as “document”, or its "
                "address."
            )
        same = marked.sha256 in (None, found.sha256)
        if marked.text is not None and marked.sha256 is None:
            same = marked.text == found.text
        if not same:
            raise _ConflictError(
                f"The ledger has another version of the text of {found.id!r} than the one that "
                "was marked. Export the present one, and mark that.",
                document=found,
            )
        return found

    def _id_of(self, url: str | None, sha256: str | None) -> str:
        if self._ids is None:
            self._ids = {}
            for one in self._ledger.iter_documents():
                for known in (one.document.url, one.document.sha256):
                    self._ids.setdefault(known, one.document.id)
        for known in (sha256, url):
            if known is not None and known in self._ids:
                return self._ids[known]
        raise UnknownRecordError(f"The ledger has no document with the address {url or sha256}.")

    def _decide(
        self,
        who: str | None,
        document: Document,
        old: tuple[MarkedQuotation, ...],
        new: tuple[MarkedQuotation, ...],
        exported: bool,
    ) -> str:
        """Do what is to be done for one group of marks that share words, and say what was."""
        who = _named(who)
        current = self._current(document.id)
        out = [one for one in new if one.no_speech or one.removed]
        if out:
            bases: Sequence[MarkedQuotation | None] = old or [None]
            told = [self._remove(who, current, out[0], base) for base in bases]
            return "; ".join(dict.fromkeys(one for one in told if one))
        if len(old) > 1 and len(new) > 1:
            raise InputError(
                "Several quotations were divided and joined at once. Correct these on the "
                "pages of quotetrack serve."
            )
        if not new:
            return self._remove(who, current, old[0], old[0])
        if len(old) > 1:
            done = self._join(who, current, old, new[0])
        elif len(new) > 1 and old:
            done = self._divide(who, current, old[0], new)
        else:
            done = ""
        told = [done] if done else []
        for each in new:
            base = old[0] if old else None
            if done and base is not None:
                base = evolve(base, pieces=each.pieces)
            one = self._change(who, document, each, base, exported=exported)
            told += [one] if one else []
        return "; ".join(dict.fromkeys(told))

    def _current(self, document_id: str) -> list[StoredQuotation]:
        """Return the quotations of a document, read anew after each decision."""
        if self._kept is None or self._kept[0] != document_id:
            found = self._ledger.iter_quotations(document_id=document_id)
            self._kept = document_id, sorted(found, key=lambda one: one.quotation.start)
        return self._kept[1]

    def _change(
        self,
        who: str,
        document: Document,
        marked: MarkedQuotation,
        base: MarkedQuotation | None,
        *,
        exported: bool,
    ) -> str:
        """Correct the fields that somebody changed, or add a quotation that is new."""
        current = self._current(document.id)
        stored = _of(current, marked, base)
        if stored is None:
            if base is not None:
                if all(_same(marked, base, name) for name in _FIELDS):
                    return ""
                raise _ConflictError("The quotation is not there any more: somebody took it out.")
            return self._add(who, document, marked)
        wanted: dict[str, Any] = {}
        for name in _FIELDS:
            value = self._wanted(document, stored, marked, base, name)
            if value is not _NOT_SAID:
                wanted[name] = value
        if base is None and exported and "pieces" in wanted:
            raise _ConflictError(
                f"Somebody added other words there meanwhile: “{stored.text[:60]}”.",
                about=stored,
            )
        if not wanted:
            return ""
        self._kept = None
        self._ledger.correct_quotation(
            stored.key, reviewer=who, seen=stored.revision, note=self._note, **wanted
        )
        return ", ".join(f"{name} corrected" for name in wanted)

    def _wanted(
        self,
        document: Document,
        stored: StoredQuotation,
        marked: MarkedQuotation,
        base: MarkedQuotation | None,
        name: str,
    ) -> Any:
        """Return what a field is to be, `_NOT_SAID` where nothing is to be done."""
        value = getattr(marked, name)
        changed_source = (
            base is not None and not _same(marked, base, "source") and marked.source is not None
        )
        if name == "speaker" and changed_source and _same(marked, base, "speaker"):
            # Another source, and the name of the old one: the source tells who it is.
            value = self._speaker_of_source(document, marked)
        elif value == UNSAID or (base is not None and _same(marked, base, name)):
            return _NOT_SAID
        if value == UNSAID:
            return _NOT_SAID
        if name == "kind":
            value = QUOTATION_KINDS.checked(value, "kind")
        if self._says(stored, name, value):
            return _NOT_SAID
        others = (
            name in stored.quotation.corrected
            if base is None
            else not self._says(stored, name, getattr(base, name), base.speaker_id)
        )
        if others and not self._overrule:
            raise _ConflictError(
                f"The {name} was corrected meanwhile, to {_shown(stored, name)}; here it is "
                f"{_as_words(document.text, value)}.",
                before={name: _shown(stored, name)},
                after={name: _as_words(document.text, value)},
                about=stored,
            )
        return self._speaker(value) if name == "speaker" else value

    def _says(
        self, stored: StoredQuotation, name: str, value: Any, speaker_id: str | None = None
    ) -> bool:
        """Return whether the ledger says that already."""
        if name == "pieces":
            return bool(stored.quotation.fragments == value)
        if name == "source":
            source = stored.quotation.source
            return bool((source.span if source else None) == value)
        if name == "kind":
            return bool(stored.quotation.kind == value)
        if value is None or stored.speaker is None:
            return value is None and stored.speaker is None
        for known in (speaker_id, value):
            if known is None:
                continue
            try:
                return self._ledger.speaker(known).id == stored.speaker.id
            except UnknownRecordError:
                continue
        return bool(stored.speaker.name == value)

    def _speaker(self, name: str | None) -> EntityRef | NewSpeaker | None:
        if name is None:
            return None
        try:
            return self._ledger.speaker(name).ref
        except UnknownRecordError as error:
            if self._ledger.speakers(name=name, quoted_only=False).total:
                raise InputError(f"{error} Write the whole name, or the id.") from error
            return NewSpeaker(name)

    def _speaker_of_source(self, document: Document, marked: MarkedQuotation) -> str:
        """Return the id of the one entity of the document that the words of a source name."""
        assert isinstance(marked.source, Span)
        words = marked.source.of(document.text)
        entities = self._ledger.analysis(document.id).entities
        ids = {one.id for one in entities if words in (one.name, *one.aliases)}
        return ids.pop() if len(ids) == 1 else UNSAID

    def _add(self, who: str, document: Document, marked: MarkedQuotation) -> str:
        known: dict[str, Any] = {}
        if marked.source != UNSAID:
            known["source"] = marked.source
        if marked.kind != UNSAID:
            known["kind"] = marked.kind
        speaker = marked.speaker
        if speaker == UNSAID and isinstance(marked.source, Span):
            speaker = self._speaker_of_source(document, marked)
        if speaker != UNSAID:
            known["speaker"] = self._speaker(speaker)
        self._kept = None
        self._ledger.add_quotation(
            document.id, marked.pieces, reviewer=who, note=self._note, **known
        )
        return "added"

    def _remove(
        self,
        who: str,
        current: Sequence[StoredQuotation],
        marked: MarkedQuotation,
        base: MarkedQuotation | None,
    ) -> str:
        stored = _of(current, marked, base)
        if stored is None:
            return ""
        decided = bool(stored.quotation.corrected)
        if base is not None:
            decided = not all(
                self._says(stored, name, getattr(base, name), base.speaker_id) for name in _FIELDS
            )
        if decided and not self._overrule:
            raise _ConflictError(
                "It was corrected meanwhile, so it is not taken out: "
                f"{', '.join(stored.quotation.corrected) or 'it was read anew'}.",
                about=stored,
            )
        self._kept = None
        told = {"reviewer": who, "seen": stored.revision, "note": self._note}
        if marked.no_speech:
            self._ledger.mark_no_speech(stored.key, marked.no_speech, **told)  # type: ignore[arg-type]
            return "no speech"
        self._ledger.remove_quotation(stored.key, **told)  # type: ignore[arg-type]
        return "removed"

    def _join(
        self,
        who: str,
        current: Sequence[StoredQuotation],
        old: Sequence[MarkedQuotation],
        new: MarkedQuotation,
    ) -> str:
        if any(one.quotation.fragments == new.pieces for one in current):
            return ""
        found = [_of(current, one, one) for one in old]
        stored = [one for one in found if one is not None]
        if len({one.key for one in stored}) < len(old) or any(
            one.quotation.fragments != before.pieces
            for one, before in zip(stored, old, strict=True)
        ):
            raise _ConflictError("The quotations that are joined here were corrected meanwhile.")
        self._kept = None
        joined = self._ledger.join_quotations(
            [one.key for one in stored],
            reviewer=who,
            seen=[one.revision for one in stored],
            note=self._note,
        )
        if joined.quotation.fragments != new.pieces:
            self._ledger.correct_quotation(
                joined.key,
                reviewer=who,
                seen=joined.revision,
                pieces=new.pieces,
                note=self._note,
            )
        return "joined"

    def _divide(
        self,
        who: str,
        current: Sequence[StoredQuotation],
        old: MarkedQuotation,
        new: Sequence[MarkedQuotation],
    ) -> str:
        there = {one.quotation.fragments for one in current}
        if all(one.pieces in there for one in new):
            return ""
        stored = _of(current, old, old)
        if stored is None or stored.quotation.fragments != old.pieces:
            raise _ConflictError("The quotation that is divided here was corrected meanwhile.")
        self._kept = None
        self._ledger.divide_quotation(
            stored.key,
            [one.pieces for one in new],
            reviewer=who,
            seen=stored.revision,
            note=self._note,
        )
        return "divided"


def _of(
    current: Sequence[StoredQuotation], marked: MarkedQuotation, base: MarkedQuotation | None
) -> StoredQuotation | None:
    """Return the quotation of the ledger that was marked."""
    for places in (marked.pieces, base.pieces if base else ()):
        for one in current:
            if one.quotation.fragments == places:
                return one
    ids = {marked.id, base.id if base else None} - {None}
    for one in current:
        if one.quotation.id in ids:
            return one
    over = [
        one
        for one in current
        if marked.overlaps(one.quotation.fragments)
        and (one.quotation.kind == "indirect") == ((base or marked).kind == "indirect")
    ]
    return over[0] if len(over) == 1 else None


def _same(marked: MarkedQuotation, base: MarkedQuotation | None, name: str) -> bool:
    assert base is not None
    value = getattr(marked, name)
    return bool(value == UNSAID or value == getattr(base, name))


def _mark(*made: object) -> str:
    """Return what tells a mark from others: the same whenever its file is brought in."""
    return text_digest(repr(made))[:16]


def _untouched(old: Sequence[MarkedQuotation], new: Sequence[MarkedQuotation]) -> bool:
    """Return whether nobody changed what was exported."""
    if not len(old) == len(new) == 1 or new[0].no_speech or new[0].removed:
        return False
    return all(_same(new[0], old[0], name) for name in _FIELDS)


def _said_of(marked: Iterable[MarkedQuotation], text: str) -> dict[str, str]:
    """Return what was marked, as people read it."""
    said: dict[str, str] = {}
    for one in marked:
        if one.no_speech:
            said["reason"] = one.no_speech
        for name in ("speaker", "kind", "source"):
            value = getattr(one, name)
            if value != UNSAID and (not isinstance(value, Span) or value.end <= len(text)):
                said.setdefault(name, _as_words(text, value))
    return said


def _named(who: str | None) -> str:
    if not who or not who.strip():
        raise InputError("The record does not say who decided. Name the reviewer.")
    return who


def _words(text: str, marked: Iterable[MarkedQuotation]) -> str:
    # A piece may end behind the text that a damaged record brings: that is told where it is used.
    places = (piece for one in marked for piece in one.pieces)
    pieces = dict.fromkeys(text[piece.start : piece.end] for piece in places)
    return " … ".join(pieces)[:120]


def _shown(stored: StoredQuotation, name: str) -> str:
    quotation = stored.quotation
    value = {
        "pieces": f"“{stored.text}”",
        "source": quotation.source.text if quotation.source else "none",
        "speaker": stored.speaker.name if stored.speaker else "nobody",
        "kind": quotation.kind,
    }
    return value[name]


def _as_words(text: str, value: Any) -> str:
    if isinstance(value, Span):
        return f"“{value.of(text)}”"
    if isinstance(value, tuple):
        return " … ".join(f"“{one.of(text)}”" for one in value)
    return str(value or "nobody")


def _verdict(status: str, rating: str | None) -> str:
    return f"{status}, {rating}" if rating else status
