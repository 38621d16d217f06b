"""What the name and the first lines of a plain text tell about it."""

from __future__ import annotations

import datetime
import re
from pathlib import PurePath
from typing import Final

from attrs import evolve

from quotetrack.model import Document

_LONGEST_HEADLINE: Final = 150
_DATE: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_./]?)(\d\d)\2(\d\d)(?!\d)")
_PARTS: Final = re.compile(r"[\s_-]+")
_ENDS_SENTENCE: Final = (".", ",", ";", ":", "”", '"')


def with_title(document: Document, path: str) -> Document:
    """Return a plain text with its title: its first line where that is a headline, else its name.

    A headline is a short line without a full stop, above an empty one.
    """
    if document.title:
        return document
    lines = document.text.lstrip("\r\n").split("\n", 2)
    first = lines[0].strip()
    if (
        len(lines) == 3
        and not lines[1].strip()
        and 0 < len(first) <= _LONGEST_HEADLINE
        and not first.endswith(_ENDS_SENTENCE)
        and any(letter.isalpha() for letter in first)
    ):
        return evolve(document, title=first)
    name = PurePath(path).name
    while PurePath(name).suffix and len(PurePath(name).suffix) <= 5:
        name = PurePath(name).stem
    title = _PARTS.sub(" ", _DATE.sub(" ", name)).strip(" .")
    return evolve(document, title=title) if title else document


def with_day(document: Document, path: str) -> Document:
    """Return a document with the day in its path ("2025-11-20-harbour.txt", "2025/11/20/") as date.

    The last day in the path counts. A document that has a date keeps it.
    """
    if document.date is not None:
        return document
    for found in reversed(list(_DATE.finditer(path))):
        year, _, month, day = found.groups()
        try:
            return evolve(document, date=datetime.date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return document
