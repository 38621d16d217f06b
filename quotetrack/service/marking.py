"""Words of an article: where a person says that they stand, and the article with what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from markupsafe import Markup

from quotetrack.display import (
    Mark,
    escaped,
    quotation_in_words,
    reason_in_words,
    shortened,
    woven,
)
from quotetrack.errors import InputError
from quotetrack.model import Document, NonSpeech, Quotation, Span
from quotetrack.store import StoredQuotation

#: What parts the pieces of a quotation in a form: an ellipsis on a line of its own.
BETWEEN: Final = "\n…\n"
_BETWEEN: Final = re.compile(r"(?:\A|\n)[ \t]*(?:…|\.\.\.)[ \t]*(?=\n|\Z)")
_MARKS: Final = '“”„"«»‟'


def pieces_as_written(quotation: Quotation) -> str:
    """Return the pieces of a quotation as a form shows them, for people to change."""
    return BETWEEN.join(quotation.pieces)


def pieces_from(text: str, written: str, near: int = 0) -> tuple[Span, ...]:
    """Return where the pieces that somebody wrote or marked stand in an article.

    Blanks and line ends need not be the same, and marks around a piece do not belong to it. Where
    words stand more than once, those nearest to the character `near` are meant, and then those
    after the piece before. Raises `InputError` for words that do not stand there.
    """
    found: list[Span] = []
    for part in _BETWEEN.split(written.replace("\r\n", "\n")):
        words = part.strip().strip(_MARKS).split()
        if not words:
            continue
        pattern = re.compile(r"\s+".join(map(re.escape, words)))
        after = found[-1].end if found else 0
        places = [Span(*match.span()) for match in pattern.finditer(text, after)]
        if not places:
            told = shortened(" ".join(words), 80)
            again = " after the words before them" if found else ""
            raise InputError(f"“{told}” does not stand in the article{again}.")
        found.append(min(places, key=lambda span: abs(span.start - (after or near))))
    if not found:
        raise InputError("Mark the words of the quotation, or write them as they stand there.")
    return tuple(found)


def divided(quotation: Quotation, text: str, begins: str) -> tuple[tuple[Span, ...], ...]:
    """Return the pieces of two quotations that one is divided into; the second `begins` so.

    Raises `InputError` where no such words stand in it, or it begins with them.
    """
    (place,) = pieces_from(text, begins.replace("\n", " "), quotation.start)
    inside = [one for one in quotation.fragments if one.start <= place.start < one.end]
    first: list[Span] = []
    for one in quotation.fragments:
        if one.start < place.start:
            words = text[one.start : min(one.end, place.start)]
            first.append(Span(one.start, one.start + len(words.rstrip().rstrip(_MARKS).rstrip())))
    second = [
        Span(max(one.start, place.start), one.end)
        for one in quotation.fragments
        if one.end > place.start
    ]
    if not inside or not any(first):
        raise InputError("The second quotation begins with words that stand inside this one.")
    return tuple(one for one in first if len(one)), tuple(second)


def article_html(
    document: Document,
    quotations: Sequence[StoredQuotation],
    non_speech: Iterable[NonSpeech] = (),
    chosen: int | None = None,
) -> Markup:
    """Return an article with its quotations marked, each with a number that leads to its page.

    `chosen` is the key of the quotation that the page is about.
    """
    return Markup(woven(document.text, _marks(quotations, non_speech, chosen)))


def _marks(
    quotations: Sequence[StoredQuotation], non_speech: Iterable[NonSpeech], chosen: int | None
) -> Iterator[Mark]:
    for stretch in non_speech:
        title = f"no speech: {reason_in_words(stretch)}"
        yield Mark(span=stretch.span, classes="no-speech", title=title)
    for number, stored in enumerate(quotations, start=1):
        quotation = stored.quotation
        title = quotation_in_words(quotation)
        last = len(quotation.fragments) - 1
        name = stored.speaker.name if stored.speaker else "speaker unknown"
        link = (
            f'<a class="number" data-aside href="/quotations/{stored.key}" '
            f'aria-label="{escaped(f"Quotation {number}, {name}")}">{number}</a>'
        )
        for at, span in enumerate(quotation.fragments):
            yield Mark(
                span=span,
                classes="statement" if stored.key == chosen else "said",
                title=title,
                anchor=f"q{stored.key}" if at == 0 else "",
                after=link if at == last else "",
            )
        if quotation.source:
            yield Mark(span=quotation.source.span, classes="source", title="the source")
        if quotation.cue:
            yield Mark(span=quotation.cue, classes="cue", title="the cue")
