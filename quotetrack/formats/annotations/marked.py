"""What people marked, whatever the tool: quotations in a text, and verdicts on claim pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import IO, Any, Final, TypeVar

from attrs import frozen

from quotetrack.errors import InputError
from quotetrack.formats.annotations.grouping import Groups
from quotetrack.json_reading import read_json
from quotetrack.model import Span
from quotetrack.terms import NO_SPEECH_REASONS, RATINGS, REVIEW_STATUSES

#: A field of which a record says nothing.
UNSAID: Final = "unsaid"

R = TypeVar("R")


@frozen(kw_only=True)
class MarkedQuotation:
    """A quotation as somebody marked it.

    `pieces` and `source` are characters of the text. `source`, `speaker` and `kind` are `UNSAID`
    where the tool says nothing of them; `source` and `speaker` are None where there is none.
    `no_speech` is the reason why the words are no speech, `removed` tells that they are no
    quotation. `id` is that of the quotation that was exported, `speaker_id` its speaker then.
    """

    pieces: tuple[Span, ...]
    source: Span | str | None = UNSAID
    speaker: str | None = UNSAID
    speaker_id: str | None = None
    kind: str = UNSAID
    id: str | None = None
    no_speech: str | None = None
    removed: bool = False

    def overlaps(self, pieces: Iterable[Span]) -> bool:
        """Return whether it shares words with other pieces."""
        return any(own.overlaps(other) for other in pieces for own in self.pieces)


@frozen(kw_only=True)
class QuotedWords:
    """Words that are known by themselves and by those around them, not yet by their place."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None


@frozen(kw_only=True)
class MarkedArticle:
    """What somebody marked in one document.

    The document is known by its id, its address or the digest of its text. `text` is the text that
    was marked, where the tool has it. `exported` is what was exported, None where the record does
    not say; then what is not marked is not taken for removed. `words` are quotations whose place
    is to be looked for: each with what is said of it, its pieces empty.
    """

    document_id: str | None = None
    url: str | None = None
    sha256: str | None = None
    text: str | None = None
    reviewer: str | None = None
    quotations: tuple[MarkedQuotation, ...] = ()
    words: tuple[tuple[tuple[QuotedWords, ...], MarkedQuotation], ...] = ()
    exported: tuple[MarkedQuotation, ...] | None = None


@frozen(kw_only=True)
class MarkedPair:
    """A verdict that somebody gave on a claim pair. `exported` is that which stood before."""

    pair_id: str
    status: str
    rating: str | None = None
    note: str = ""
    reviewer: str | None = None
    exported: tuple[str, str | None] | None = None


@frozen(kw_only=True)
class Skipped:
    """A record that says nothing, and why."""

    why: str


Marked = MarkedArticle | MarkedPair | Skipped


def json_lines(stream: IO[bytes]) -> Iterator[tuple[str, Any]]:
    """Yield each line of JSON with its place, an `InputError` for one that is none."""
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield f"line {number}", _read(line)


def json_file(stream: IO[bytes]) -> Any:
    """Return what a JSON file holds. Raises `InputError` where it is none."""
    found = _read(stream.read())
    if isinstance(found, InputError):
        raise found
    return found


def _read(data: bytes) -> Any:
    try:
        return read_json(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError) as error:
        return InputError(f"it is no JSON: {error}")


def each(
    records: Iterable[tuple[str, Any]], read: Callable[[Mapping[str, Any]], Marked | None]
) -> Iterator[tuple[str, Marked | InputError]]:
    """Yield what `read` makes of each record, or the error of one; None is left out."""
    for place, record in records:
        if isinstance(record, InputError):
            yield place, record
            continue
        try:
            if not isinstance(record, Mapping):
                raise InputError("it is no JSON object.")
            found = read(record)
        except InputError as error:
            yield place, error
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            yield place, InputError(f"it has not the form that is expected: {error!r}")
        else:
            if found is not None:
                yield place, found


def exported_quotations(known: Mapping[str, Any]) -> tuple[MarkedQuotation, ...]:
    """Return the quotations that were exported, of what `formats.writing.exported` wrote."""
    return tuple(
        MarkedQuotation(
            id=str(one["id"]),
            pieces=tuple(Span(*piece) for piece in one["pieces"]),
            source=Span(*one["source"]) if one["source"] else None,
            speaker=text_or_none(one["speaker"]),
            speaker_id=text_or_none(one["speaker_id"]),
            kind=str(one["kind"]),
        )
        for one in known["quotations"]
    )


def verdict(words: Iterable[str]) -> tuple[str, str | None]:
    """Return status and rating of the words that somebody chose.

    Raises `InputError` where they name none, or several.
    """
    given = [word.strip() for word in words if word and word.strip()]
    lower = {name.lower(): name for name in (*REVIEW_STATUSES, *RATINGS)}
    known = [lower[word.lower()] for word in given if word.lower() in lower]
    statuses = sorted({word for word in known if word in REVIEW_STATUSES})
    ratings = sorted({word for word in known if word in RATINGS})
    if len(statuses) != 1 or len(ratings) > 1 or len(known) < len(given):
        raise InputError(
            f"a verdict is one of {', '.join(REVIEW_STATUSES)}, with one of {', '.join(RATINGS)} "
            f"at most, but it says: {', '.join(given) or 'nothing'}."
        )
    return statuses[0], ratings[0] if ratings else None


def no_speech_reason(label: str) -> str | None:
    """Return the reason that a label stands for, as "SLOGAN" or "slogan", None for another."""
    name = label.strip().lower().replace("-", "_").replace(" ", "_")
    return name if name in NO_SPEECH_REASONS else None


@frozen(kw_only=True)
class Mark:
    """A stretch that was marked with a label, with what is said of it."""

    key: Any
    span: Span
    label: str
    quotation: str | None = None
    speaker: str | None = UNSAID
    kind: str = UNSAID


def quotations_of(
    marks: Sequence[Mark], relations: Iterable[tuple[Any, Any, str]], *, exported: bool
) -> tuple[MarkedQuotation, ...]:
    """Put marks together to quotations.

    Args:
        marks: Stretches; of labels QUOTE and SOURCE, and reasons why something is no speech.
        relations: Keys of two marks and a label: SAID_BY from a quotation to its source, GOES_ON
            from one piece to the next.
        exported: Whether the marks are what became of those that were exported. Then a quotation
            without a relation has no source; else nothing is said of it, and pieces that name one
            quotation belong together.
    """
    by_key = {mark.key: mark for mark in marks}
    quotes = [mark for mark in marks if mark.label.upper() == "QUOTE"]
    groups = Groups(mark.key for mark in quotes)
    first_of: dict[str, Any] = {}
    for mark in () if exported else quotes:
        if mark.quotation:
            groups.join(mark.key, first_of.setdefault(mark.quotation, mark.key))
    said_by: dict[Any, Span] = {}
    for one, other, label in relations:
        if one not in by_key or other not in by_key:
            continue  # The mark is gone, and the relation was left.
        if label == "GOES_ON" and one in groups and other in groups:
            groups.join(other, one)
        elif label == "SAID_BY" and one in groups:
            said_by[one] = by_key[other].span
    no_source = None if exported else UNSAID
    members: dict[Any, list[Mark]] = {}
    for mark in sorted(quotes, key=lambda each: each.span):
        members.setdefault(groups.head(mark.key), []).append(mark)
    found = [
        MarkedQuotation(
            pieces=tuple(one.span for one in pieces),
            source=next((said_by[one.key] for one in pieces if one.key in said_by), no_source),
            speaker=next((one.speaker for one in pieces if one.speaker != UNSAID), UNSAID),
            kind=next((one.kind for one in pieces if one.kind != UNSAID), UNSAID),
            id=next((one.quotation for one in pieces if one.quotation), None),
        )
        for pieces in members.values()
    ]
    found += [
        MarkedQuotation(pieces=(mark.span,), no_speech=reason, id=mark.quotation)
        for mark in marks
        if (reason := no_speech_reason(mark.label))
    ]
    return tuple(found)


def name_or_none(name: object) -> str | None:
    """Return the name of a speaker as somebody wrote it, None for nobody."""
    words = " ".join(str(name or "").split())
    return words if words and words.lower() not in ("nobody", "none", "-") else None


def text_or_none(value: object) -> str | None:
    """Return a value as text, None for what is empty."""
    return None if value in (None, "") else str(value)
