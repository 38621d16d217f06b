"""Words with a bit of the text around them, by which they are found again in another text.

A correction names words, never offsets alone: in a corrected document every place has moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from attrs import frozen

from quotetrack.model import Span

#: So many characters before and after are kept.
_AROUND: Final = 40
#: Of several places with the same words, one is meant if so many characters around it agree.
_ENOUGH: Final = 6
#: Places looked at of words that stand in a text again and again.
_MOST: Final = 1000


@frozen
class Place:
    """Words of a text with what stood before and after them, and where they stood."""

    start: int
    end: int
    text: str
    before: str
    after: str


def marked(text: str, spans: Iterable[Span]) -> list[Place]:
    """Return the places of `spans` in `text`."""
    return [
        Place(
            span.start,
            span.end,
            span.of(text),
            text[max(0, span.start - _AROUND) : span.start],
            text[span.end : span.end + _AROUND],
        )
        for span in spans
    ]


def plain(places: Iterable[Place]) -> list[dict[str, Any]]:
    """Return places as plain data, which `read_places` reads."""
    return [
        {
            "start": one.start,
            "end": one.end,
            "text": one.text,
            "before": one.before,
            "after": one.after,
        }
        for one in places
    ]


def read_places(data: Sequence[dict[str, Any]]) -> tuple[Place, ...]:
    """Return the places that `plain` wrote."""
    return tuple(Place(**one) for one in data)


def located(text: str, places: Sequence[Place]) -> tuple[Span, ...] | None:
    """Return where the words of all `places` stand in `text`, in their order; None if they do not.

    Where words stand more than once, what stands around them tells which are meant. If that tells
    nothing, none is.
    """
    found: list[Span] = []
    for place in places:
        span = _located(text, place, found[-1].end if found else 0, alone=len(places) == 1)
        if span is None:
            return None
        found.append(span)
    return tuple(found) or None


def _located(text: str, place: Place, least: int, *, alone: bool) -> Span | None:
    spans = [span for span in _occurrences(text, place.text) if span.start >= least]
    if not spans:
        return None
    if len(spans) == 1:
        return spans[0]
    agreeing = [_agreement(text, span, place) for span in spans]
    best = max(agreeing)
    likeliest = [span for span, one in zip(spans, agreeing, strict=True) if one == best]
    there = [span for span in likeliest if span.start == place.start]
    if there:
        return there[0]
    # A later piece of a quotation stands after the one before it, which tells much by itself.
    if not (alone or least == 0):
        return likeliest[0]
    return likeliest[0] if best >= _ENOUGH and len(likeliest) == 1 else None


def _occurrences(text: str, words: str) -> Iterator[Span]:
    if not words:
        return
    at = text.find(words)
    for _ in range(_MOST):
        if at < 0:
            break
        yield Span(at, at + len(words))
        at = text.find(words, at + 1)
    if text.find(words) >= 0 or not words.split():
        return
    # Lines may be broken elsewhere.
    spaced = r"\s+".join(re.escape(word) for word in words.split())
    for number, match in enumerate(re.finditer(spaced, text)):
        if number == _MOST:
            return
        yield Span(*match.span())


def _agreement(text: str, span: Span, place: Place) -> int:
    """Return how many characters around `span` are those that stood around the place."""
    before = text[max(0, span.start - _AROUND) : span.start]
    after = text[span.end : span.end + _AROUND]
    return _common(before[::-1], place.before[::-1]) + _common(after, place.after)


def _common(one: str, other: str) -> int:
    number = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        number += 1
    return number
