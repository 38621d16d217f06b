"""W3C Web Annotations, as quotetrack writes them, and annotations of Hypothesis.

Hypothesis gives them as its API does (``{"rows": […]}``) or as JSON-LD. What an annotation says
stands in tags, or in lines of its text: "speaker: Ada Fenwick", "kind: indirect", "no quotation",
"no speech: slogan"; of a claim pair "pair: ID" with "verdict: confirmed" and "rating: Half Flip".
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any, Final

from quotetrack.errors import InputError
from quotetrack.formats.annotations.marked import (
    UNSAID,
    Marked,
    MarkedArticle,
    MarkedPair,
    MarkedQuotation,
    QuotedWords,
    Skipped,
    each,
    json_lines,
    name_or_none,
    no_speech_reason,
    text_or_none,
    verdict,
)
from quotetrack.json_reading import read_json

_SAID: Final = re.compile(
    r"\s*(speaker|kind|no speech|no quotation|quotation|pair|verdict|rating|note)"
    r"\s*(?::\s*(.*?))?\s*",
    re.IGNORECASE | re.DOTALL,
)
_DIGEST: Final = "schema:sha256"
_ID: Final = "schema:identifier"


def marks(stream: IO[bytes]) -> Iterator[tuple[str, Marked | InputError]]:
    """Yield what each annotation says. Raises `InputError` where the file holds none."""
    data = stream.read()
    try:
        whole: Any = read_json(data.decode("utf-8-sig"))
    except ValueError:
        whole = None
    if whole is None:
        return each(json_lines(io.BytesIO(data)), _read)
    return each(((f"annotation {at}", one) for at, one in enumerate(_items(whole), 1)), _read)


def _items(found: Any) -> list[Any]:
    """Return the annotations of a file: one, a list, a collection, a page, rows of an API."""
    if isinstance(found, list):
        return found
    if isinstance(found, Mapping):
        if "rows" in found:
            return list(found["rows"])
        if "first" in found:
            return _items(found["first"])
        if "items" in found:
            return list(found["items"])
        if "target" in found:
            return [found]
    raise InputError("The file holds no Web Annotations.")


def _read(annotation: Mapping[str, Any]) -> Marked:
    said = dict(_said(annotation))
    reviewer = _reviewer(annotation)
    targets = _listed(annotation.get("target"))
    if "pair" in said or annotation.get("motivation") == "linking":
        return _pair(annotation, said, reviewer)
    words = tuple(_words(target) for target in targets)
    if not words:
        raise InputError("it has no target.")
    source = targets[0].get("source") if isinstance(targets[0], Mapping) else targets[0]
    about = source if isinstance(source, Mapping) else {"id": source}
    is_ours = _ID in annotation
    speaker: str | None = UNSAID
    if "speaker" in said:
        speaker = name_or_none(said["speaker"])
    elif is_ours:
        speaker = _named(annotation)
    reason = no_speech_reason(said["no speech"]) if "no speech" in said else None
    if "no speech" in said and reason is None:
        raise InputError(f"there is no such reason for no speech: {said['no speech']!r}.")
    told = MarkedQuotation(
        pieces=(),
        speaker=speaker,
        kind=said.get("kind", UNSAID).lower(),
        id=text_or_none(annotation.get(_ID)),
        no_speech=reason,
        removed="no quotation" in said,
    )
    if not (is_ours or said):
        return Skipped(why="it says nothing that is known here: it is a note.")
    return MarkedArticle(
        url=_address(annotation.get("uri") or about.get("id")),
        sha256=text_or_none(about.get(_DIGEST)),
        reviewer=reviewer,
        words=((words, told),),
    )


def _address(given: object) -> str | None:
    return str(given) if isinstance(given, str) and given.startswith("http") else None


def _words(target: Any) -> QuotedWords:
    if not isinstance(target, Mapping):
        raise InputError("its target is a whole page: select the words.")
    start = None
    quoted: Mapping[str, Any] | None = None
    for selector in _listed(target.get("selector")):
        if selector.get("type") == "TextQuoteSelector":
            quoted = selector
        elif selector.get("type") == "TextPositionSelector":
            start = int(selector["start"])
    if quoted is None:
        raise InputError("its target has no TextQuoteSelector, which holds the words.")
    return QuotedWords(
        exact=str(quoted["exact"]),
        prefix=str(quoted.get("prefix") or ""),
        suffix=str(quoted.get("suffix") or ""),
        start=start,
    )


def _said(annotation: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what tags and lines of an annotation say, by what it is about."""
    for line in (*_tags(annotation), *_lines(annotation)):
        found = _SAID.fullmatch(line)
        if found:
            yield found[1].lower(), found[2] or ""


def _tags(annotation: Mapping[str, Any]) -> Iterable[str]:
    yield from (str(tag) for tag in annotation.get("tags") or ())
    for body in _listed(annotation.get("body")):
        if isinstance(body, Mapping) and body.get("purpose") == "tagging":
            yield str(body.get("value", ""))


def _lines(annotation: Mapping[str, Any]) -> Iterable[str]:
    yield from str(annotation.get("text") or "").splitlines()
    for body in _listed(annotation.get("body")):
        if isinstance(body, Mapping) and body.get("purpose") in (None, "commenting", "replying"):
            yield from str(body.get("value", "")).splitlines()


def _named(annotation: Mapping[str, Any]) -> str | None:
    """Return the speaker of an annotation that quotetrack wrote."""
    for body in _listed(annotation.get("body")):
        source = body.get("source") if isinstance(body, Mapping) else None
        if isinstance(source, Mapping) and body.get("purpose") == "identifying":
            if "selector" in body:
                continue  # The words that name the source.
            return name_or_none(source.get("name"))
    return None


def _pair(annotation: Mapping[str, Any], said: Mapping[str, str], reviewer: str | None) -> Marked:
    pair_id = said.get("pair") or text_or_none(annotation.get(_ID))
    if not pair_id:
        raise InputError("it links two statements and names no pair: tag it “pair: ID”.")
    note = said.get("note", "")
    if "verdict" in said:
        status, rating = verdict([said["verdict"], said.get("rating", "")])
        return MarkedPair(
            pair_id=pair_id, status=status, rating=rating, note=note, reviewer=reviewer
        )
    for body in _listed(annotation.get("body")):
        if isinstance(body, Mapping) and body.get("purpose") == "assessing":
            first, _, note = str(body["value"]).partition(". ")
            status, rating = verdict(first.rstrip(".").split(", "))
            who = body.get("creator")
            name = who.get("name") if isinstance(who, Mapping) else who
            return MarkedPair(
                pair_id=pair_id,
                status=status,
                rating=rating,
                note=note.strip(),
                reviewer=str(name) if name else reviewer,
            )
    return Skipped(why="nobody gave a verdict.")


def _reviewer(annotation: Mapping[str, Any]) -> str | None:
    given = annotation.get("user") or annotation.get("creator")
    if isinstance(given, Mapping):
        given = given.get("name") or given.get("nickname") or given.get("id")
    if not isinstance(given, str):
        return None
    found = re.fullmatch(r"acct:([^@]+)@.*", given)
    return found[1] if found else given


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
