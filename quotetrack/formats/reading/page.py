"""What a web page says about itself, and what of it is no part of the article."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any, Final

from quotetrack.errors import InputError
from quotetrack.formats.reading.fields import day_of

#: What is no part of the article: captions, what leads to other articles, what is for sale, posts
#: of others. A class must be a word of its own: "promo", "read-more", "related-articles".
NO_ARTICLE: Final = (
    "//figcaption",
    "//aside",
    *(
        f"//*[self::div or self::section or self::ul or self::p or self::span or self::blockquote]"
        f"[contains(concat(' ', translate(@class, '_', '-'), ' '), '{start}')]"
        for start in (
            " caption", "-caption ", " teaser", " promo", " related", " read-more", " readmore",
            " read-also", " also-read", " newsletter", " recirc", " most-read", " most-popular",
            " twitter-tweet", " instagram-media", " advert", " wp-caption-text",
        )
    ),
)  # fmt: skip
_LEADS_AWAY: Final = re.compile(
    r"\s*(?:read (?:also|more|next)|also read|see also|related|more on this|don['’]t miss|watch|"
    r"recommended)\s*:",
    re.IGNORECASE,
)
_DATE_NAMES: Final = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.created", "dcterms.date", "dcterms.issued", "pubdate",
    "publish-date", "publish_date", "publishdate", "publication_date", "parsely-pub-date",
    "sailthru.date", "article.published", "rnews:datepublished", "bt:pubdate",
)  # fmt: skip
_ARTICLE: Final = re.compile(r"(?:Article|Report|BlogPosting)$")
_MARKS: Final = re.compile(r"[“”\"«»„]")
_MOST_JSON: Final = 1_000_000


def stated_day(tree: Any) -> datetime.date | None:
    """Return the day of publication that a page states as its own, None where it states none.

    That is: a ``meta`` element for it, ``datePublished`` of the article in JSON-LD or microdata, or
    ``<time pubdate>``. A date that merely stands in the page (a copyright, another's post, a date
    in a sentence) is none.
    """
    for written in _stated(tree):
        try:
            found = day_of(written)
        except InputError:
            continue
        if found is not None:
            return found
    return None


def _stated(tree: Any) -> Iterator[str]:
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = meta.get("content")
        for attribute in ("property", "name", "itemprop"):
            if content and meta.get(attribute):
                named.setdefault(meta.get(attribute).strip().lower(), content)
    yield from (named[name] for name in _DATE_NAMES if name in named)
    for script in tree.iter("script"):
        if script.get("type", "").lower() == "application/ld+json":
            yield from _in_json(script.text or "")
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag == "meta":
            continue
        if element.get("itemprop", "").lower() == "datepublished" or (
            element.tag == "time" and element.get("pubdate") is not None
        ):
            yield element.get("datetime") or element.get("content") or element.text_content()


def _in_json(text: str) -> Iterator[str]:
    if len(text) > _MOST_JSON:
        return
    try:
        waiting = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, list):
            waiting.extend(reversed(thing))
        elif isinstance(thing, dict):
            kinds = thing.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            published = thing.get("datePublished")
            if isinstance(published, str) and any(_ARTICLE.search(str(kind)) for kind in kinds):
                yield published
            waiting.append(thing.get("@graph"))


def mark_speech(tree: Any) -> None:
    """Put quotation marks where a page marks speech by elements alone.

    ``<q>`` gets marks around it, as browsers show it. A ``<blockquote>`` without any mark inside
    gets marks around its words, and ``<cite>`` or ``<footer>`` in it, who says so, stands behind
    them.
    """
    for quote in list(tree.iter("q")):
        if not _MARKS.search(quote.text_content()[:1] + quote.text_content()[-1:]):
            _surround(quote)
    for block in list(tree.iter("blockquote")):
        if "tweet" in block.get("class", "") or _MARKS.search(block.text_content()):
            continue
        named = [one for one in block.iter("cite", "footer") if (one.text_content() or "").strip()]
        source = " ".join(named[0].text_content().split()) if named else ""
        if named:
            named[0].drop_tree()
        if not (block.text_content() or "").strip():
            continue
        paragraphs = [one for one in block.iter("p") if (one.text_content() or "").strip()]
        first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (block, block)
        first.text = "“" + (first.text or "").lstrip()
        _append(last, "”" + (f" — {source.lstrip('—–- ')}" if source else ""))


def without_teasers(tree: Any) -> None:
    """Take out paragraphs that only lead to another article: "Read also: …", with a link."""
    for paragraph in list(tree.iter("p", "li")):
        words = paragraph.text_content()
        if paragraph.find(".//a") is not None and len(words) < 300 and _LEADS_AWAY.match(words):
            paragraph.drop_tree()


def _surround(element: Any) -> None:
    element.text = "“" + (element.text or "")
    _append(element, "”")


def _append(element: Any, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip() + words
    else:
        element.text = (element.text or "").rstrip() + words
