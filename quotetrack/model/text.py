"""Places in a text, and the text itself.

Offsets count Python characters (Unicode code points) of the text that the caller gave. Ends are
exclusive, so ``text[span.start:span.end]`` is what the span covers.
"""

from __future__ import annotations

import datetime
import hashlib
from os import PathLike
from typing import Any, Protocol

from attrs import Attribute, field, frozen

from quotetrack.errors import InputError, SpanError


@frozen(order=True)
class Span:
    """A stretch of text: `start` inclusive, `end` exclusive, both character offsets."""

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise SpanError(
                f"A span needs 0 <= start <= end, but got start={self.start}, end={self.end}."
            )

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        # A span is a thing that was found, even an empty one: `if quotation.cue` must not
        # depend on its length.
        return True

    def of(self, text: str) -> str:
        """Return the part of `text` that this span covers."""
        if self.end > len(text):
            raise SpanError(
                f"The span ends at {self.end}, but the text has {len(text)} characters."
            )
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Return whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@frozen(order=True)
class Passage(Span):
    """A span together with the text it covers, for people and formats that show both."""

    text: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Passage:
        """Return the passage of `text` from `start` to `end`."""
        return cls(start, end, Span(start, end).of(text))


def text_digest(text: str) -> str:
    """Return the SHA-256 of `text` as 64 hexadecimal digits.

    Lone surrogates, which strict UTF-8 refuses, are hashed by their code points, so that every
    Python string has a digest.
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _checked_text(_document: Document, _attribute: object, value: str) -> None:
    if not isinstance(value, str):
        raise InputError(
            f"A document's text must be a str, but got {type(value).__name__}.{remedy_for(value)}"
        )


def remedy_for(value: object) -> str:
    """Return, as a sentence behind another, how to come from `value` to a text; "" where none is.

    It tells of what is often given in the place of a text.
    """
    if isinstance(value, bytes | bytearray):
        return " Decode bytes first, for example data.decode('utf-8')."
    if isinstance(value, PathLike):
        return " Read files by read_documents(path), of quotetrack.formats."
    if isinstance(value, list | tuple):
        return " For many documents there is pipe(documents)."
    if value is None or (isinstance(value, float) and value != value):
        return " A text is missing here; leave such rows out."
    return ""


def _checked_words(_document: Document, attribute: Attribute[Any], value: object) -> None:
    """Refuse what is no text where one must be: it would break, far from here, who reads it."""
    if not isinstance(value, str) and not (value is None and attribute.default is None):
        raise InputError(
            f"A document's {attribute.name} must be a str{_OR_NONE[attribute.default is None]}, "
            f"but got {value!r:.60}."
        )


def _day(value: datetime.date | None) -> datetime.date | None:
    """Return the day of a time, which is a date to Python and compares with none."""
    if isinstance(value, datetime.datetime):
        # The time that pandas has for none at all is none.
        return value.date() if value == value else None
    if value is None or isinstance(value, datetime.date):
        return value
    raise InputError(
        f"A document's date must be a datetime.date or None, but got {value!r:.60}. "
        "datetime.date.fromisoformat('2024-03-05') makes one."
    )


def _start_of(text: str) -> str:
    return repr(text[:60])


_LONGEST_NAME = 100
_OR_NONE = ("", " or None")


def name_of(title: str | None, text: str, id: str) -> str:
    """Return what people call a document: its headline, else the first line of its text.

    Only a document without either is called by its id. `text` may be cut after its first line.
    """
    if title and title.strip():
        return title
    line = " ".join(next(iter(text.strip()[:1000].splitlines()), "").split())
    if len(line) > _LONGEST_NAME:
        line = line[:_LONGEST_NAME].rpartition(" ")[0].rstrip(" ,;:–—-") or line[:_LONGEST_NAME]
        line += " …"
    return line or f"document {id}"


@frozen
class Document:
    """A text with what is known about its publication.

    `id` defaults to the first 16 hexadecimal digits of the text's SHA-256, so that the same text
    has the same id in every run. `date` is the day of publication.
    """

    text: str = field(validator=_checked_text, repr=_start_of)
    id: str = field(kw_only=True, validator=_checked_words)
    date: datetime.date | None = field(default=None, kw_only=True, converter=_day)
    url: str | None = field(default=None, kw_only=True, validator=_checked_words)
    publisher: str | None = field(default=None, kw_only=True, validator=_checked_words)
    title: str | None = field(default=None, kw_only=True, validator=_checked_words)
    language: str = field(default="en", kw_only=True, validator=_checked_words)

    @id.default
    def _id_from_text(self) -> str:
        # Attribute order matters to attrs: `text` is set before this default runs. A text that is
        # no str gets its error from the validator, which runs after all defaults.
        return self.sha256[:16] if isinstance(self.text, str) else ""

    @property
    def name(self) -> str:
        """What people call it: the headline, or else the first line of the text."""
        return name_of(self.title, self.text, self.id)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text, 64 hexadecimal digits."""
        return text_digest(self.text)


class Publication(Protocol):
    """What is told of the document of a statement; `Document` and a ledger's label have it."""

    @property
    def title(self) -> str | None:
        """Its headline."""

    @property
    def publisher(self) -> str | None:
        """Who published it."""

    @property
    def date(self) -> datetime.date | None:
        """When."""

    @property
    def url(self) -> str | None:
        """Where."""
