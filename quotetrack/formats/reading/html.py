"""The article of a web page, found by trafilatura (https://trafilatura.readthedocs.io)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any, Final

from quotetrack.errors import InputError
from quotetrack.extras import require
from quotetrack.formats.reading.decoding import decode_page
from quotetrack.formats.reading.fields import web_address, words_of
from quotetrack.formats.reading.hansard import (
    RECORD,
    debate_text,
    debate_title,
    debated_on,
    is_debate,
)
from quotetrack.formats.reading.markup import text_of_element
from quotetrack.formats.reading.options import Placed, ReadOptions
from quotetrack.formats.reading.page import (
    NO_ARTICLE,
    mark_speech,
    stated_day,
    without_teasers,
)
from quotetrack.formats.reading.source import read_all
from quotetrack.model import Document

_LANGUAGE: Final = re.compile(r"<html\b[^>]{0,500}?\slang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-\w{1,8})*)")
_WITHIN: Final = 4096


def documents(stream: IO[bytes], options: ReadOptions) -> Iterator[Placed]:
    """Yield the one document that a web page holds."""
    yield "", document_from_html(decode_page(read_all(stream, options.max_bytes)))


def document_from_html(page: str, url: str | None = None) -> Document:
    """Return the article of a web page, its text free of menus, adverts and comments.

    Paragraphs are parted by an empty line. Title, date, address, publisher and language are those
    that the page states. Offsets count characters of the `Document`'s text, not of the page.

    Args:
        page: The HTML.
        url: Where the page comes from, where that is known.

    Raises `InputError` where no article is found, and `MissingExtraError` without
    ``quotetrack[html]``.
    """
    trafilatura = require("trafilatura", "html")
    tree = require("lxml.html", "html")
    read = trafilatura.load_html(page)
    if read is None:
        raise InputError("no article was found in the page.")
    language = _LANGUAGE.search(page[:_WITHIN])
    more = {"language": language.group(1)} if language else {}
    day = stated_day(read)
    if is_debate(read) and (debate := debate_text(read)):
        title = debate_title(read)
        return Document(
            debate, date=day or debated_on(read), url=url, publisher=RECORD, title=title, **more
        )
    without_teasers(read)
    mark_speech(read)
    found = _extracted(trafilatura, tree.tostring(read, encoding="unicode"), url)
    text = _text(found)
    if not text:
        raise InputError("no article was found in the page.")
    return Document(
        text,
        date=day,
        url=web_address(found.url) or url,
        publisher=words_of(found.sitename) or words_of(found.hostname),
        title=words_of(found.title),
        **more,
    )


def _extracted(trafilatura: Any, page: str, url: str | None) -> Any:
    try:
        found = trafilatura.bare_extraction(
            page,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            # Short paragraphs are often quotations, and none may be lost.
            favor_recall=True,
            deduplicate=False,
            prune_xpath=list(NO_ARTICLE),
            # Its search takes any date for that of the article; `stated_day` has read it.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # whatever a broken page does to it must not cost the others
        raise InputError(f"the page cannot be read: {type(error).__name__}: {error}") from error
    if found is None:
        raise InputError("no article was found in the page.")
    return found


def _text(found: Any) -> str:
    # In trafilatura's trees "head" is a heading; in HTML it is what nobody reads.
    for heading in found.body.iter("head"):
        heading.tag = "h2"
    return text_of_element(found.body)
