"""Which columns of a table, or keys of a JSON object, hold what of a document."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import asdict, fields, frozen

from quotetrack.errors import InputError
from quotetrack.formats.reading.fields import day_of, kind_in_words, words_of
from quotetrack.model import Document

_USUAL: Final[dict[str, tuple[str, ...]]] = {
    "text": ("text", "body", "body_text", "article_text", "full_text", "maintext", "content",
             "article", "articlebody", "plain_text"),
    "id": ("id", "document_id", "doc_id", "article_id", "guid", "uuid", "uri"),
    "date": ("date", "published", "published_at", "date_published", "publish_date", "datepublished",
             "publishedat", "publication_date", "pub_date", "pubdate", "versioncreated"),
    "url": ("url", "link", "canonical_url", "article_url", "source_url", "permalink"),
    "publisher": ("publisher", "publication", "outlet", "newspaper", "source", "source_name",
                  "site_name", "sitename"),
    "title": ("title", "headline"),
    "language": ("language", "lang", "inlanguage"),
}  # fmt: skip
_SEPARATOR: Final = "."
#: What a path leads to that is not there, which is not the same as what is empty.
_NOWHERE: Final = object()


@frozen(kw_only=True)
class Columns:
    """The names of the columns that hold each field of a document.

    None: the usual names are tried ("text", "body", "content", … without regard to case). "": the
    field is left out even where such a column is there. In JSON, a name with full stops leads
    into objects: "article.body".
    """

    text: str | None = None
    id: str | None = None
    date: str | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    language: str | None = None

    @property
    def chosen(self) -> bool:
        """Whether the caller named the column of the text."""
        return self.text is not None


FIELDS: Final = tuple(field.name for field in fields(Columns))


def columns_from(assignments: Iterable[str]) -> Columns:
    """Return the columns that texts such as "text=body" name. Raises `InputError` for others."""
    named: dict[str, str] = {}
    for assignment in assignments:
        field, equals, column = assignment.partition("=")
        if not equals or field not in FIELDS:
            raise InputError(
                f"{assignment!r} names no column. Write FIELD=NAME, for example text=body; the "
                f"fields are {', '.join(FIELDS)}."
            )
        named[field] = column
    return Columns(**named)


def find_columns(columns: Columns, header: Iterable[str]) -> dict[str, str]:
    """Return for each field the column that holds it, out of the columns that are there.

    Raises `InputError` where a column that the caller named, or one of the text, is not there.
    """
    there = list(header)
    by_name = {name.strip().lower(): name for name in reversed(there)}
    found: dict[str, str] = {}
    for field, chosen in asdict(columns).items():
        if chosen is None:
            usual = next((name for name in _USUAL[field] if name in by_name), None)
            if usual is not None:
                found[field] = by_name[usual]
        elif chosen in there:
            found[field] = chosen
        elif chosen:
            raise InputError(f"there is no column {chosen!r}. {_there(there)}")
    if "text" not in found:
        raise InputError(
            f"no column holds the text. {_there(there)}",
            python='Name it, for example columns=Columns(text="body").',
            shell="Name it, for example --column text=body.",
            form="Call the one that does “text”.",
        )
    return found


def document_from(values: Mapping[str, Any], found: Mapping[str, str]) -> Document:
    """Return the document that a row holds. `found` is what `find_columns` returned.

    Raises `InputError` where the text is missing or no text, or where a date cannot be read.
    """
    cells = {field: values.get(column) for field, column in found.items()}
    text = cells["text"]
    if not isinstance(text, str):
        kind = kind_in_words(text)
        raise InputError(f"the text ({found['text']!r}) is {kind}, but must be a text.")
    known = {field: words_of(cells.get(field)) for field in ("id", "language")}
    return Document(
        text,
        date=_day_in(cells.get("date"), found.get("date", "")),
        url=words_of(cells.get("url")),
        publisher=words_of(cells.get("publisher")),
        title=words_of(cells.get("title")),
        **{field: value for field, value in known.items() if value},
    )


def _day_in(cell: object, column: str) -> datetime.date | None:
    try:
        return day_of(cell)
    except InputError as error:
        raise InputError(
            f"the date ({column!r}): {error}",
            python='Columns(date="") leaves the column out.',
            shell="--column date= leaves the column out.",
            form="Mend it, or leave it out.",
        ) from error


def flattened(record: Mapping[str, Any], columns: Columns) -> Mapping[str, Any]:
    """Return `record` with the values that named columns with full stops lead to."""
    paths = [
        name
        for name in asdict(columns).values()
        if name and _SEPARATOR in name and name not in record
    ]
    if not paths:
        return record
    reached = {path: _follow(record, path) for path in paths}
    return {**record, **{path: value for path, value in reached.items() if value is not _NOWHERE}}


def _follow(record: Any, path: str) -> Any:
    """Return what a path leads to. What is empty on the way, and so all inside of it, is None."""
    for key in path.split(_SEPARATOR):
        if record is None:
            return None
        if not isinstance(record, Mapping) or key not in record:
            return _NOWHERE
        record = record[key]
    return record


def _there(names: list[str]) -> str:
    shown = ", ".join(repr(name) for name in names[:20])
    return f"There is: {shown}{', …' if len(names) > 20 else ''}." if names else "There is none."
