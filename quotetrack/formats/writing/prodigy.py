"""Tasks for the annotation tool Prodigy, as JSON Lines (https://prodi.gy/docs/api-interfaces).

One task for each document: its text, tokens, the spans QUOTE, CUE and SOURCE, relations from each
quotation to its source (SAID_BY) and from piece to piece of it (GOES_ON); or one for each claim
pair, to choose a verdict for (`choice`). Ends of spans are exclusive in characters, inclusive in
tokens (``token_end``). Spans may overlap, so `spans.manual` and `rel.manual` fit, `ner.manual` does
not. ``corrected`` of a QUOTE names what a person decided of the quotation.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final

from quotetrack.formats.judged import DocumentFacts, JudgedPair
from quotetrack.formats.writing.exported import KEY, exported_document, exported_pair
from quotetrack.frames import without_surrogates
from quotetrack.model import Document, Quotation, Span
from quotetrack.results import Analysis
from quotetrack.terms import RATINGS, REVIEW_STATUSES

_TOKENS: Final = re.compile(r"\s+|\w+|[^\w\s]")

Node = dict[str, Any]


def result_pieces(results: Iterable[Analysis]) -> Iterator[str]:
    """Yield one line of JSON for each document."""
    for analysis in results:
        yield json.dumps(prodigy_task(analysis.document, analysis.quotations)) + "\n"


def pair_pieces(judged: Iterable[JudgedPair]) -> Iterator[str]:
    """Yield one line of JSON for each claim pair."""
    for one in judged:
        yield json.dumps(pair_task(one)) + "\n"


def pair_task(judged: JudgedPair) -> Node:
    """Return the task for one claim pair: verdicts and ratings to choose from.

    What stands is chosen already. A note is whatever the recipe puts under "note".
    """
    pair, verdict = judged.pair, judged.verdict
    chosen = [verdict.status, verdict.rating] if verdict else []
    words = (
        f"{pair.speaker.name}: {pair.explanation}",
        f"{_where(judged.earlier_document)}: {pair.earlier.quoted}",
        f"{_where(judged.later_document)}: {pair.later.quoted}",
    )
    return {
        "text": without_surrogates("\n\n".join(words)),
        "options": [
            {"id": name, "text": term.words if name in REVIEW_STATUSES else name}
            for vocabulary in (REVIEW_STATUSES, RATINGS)
            for name, term in vocabulary.items()
            if name != "unreviewed"
        ],
        "accept": [one for one in chosen if one and one != "unreviewed"],
        "config": {"choice_style": "multiple"},
        "meta": {"pair": without_surrogates(pair.id), "relation": pair.relation},
        KEY: exported_pair(judged),
    }


def _where(document: DocumentFacts) -> str:
    day = document.date.isoformat() if document.date else ""
    return ", ".join(word for word in (document.name, document.publisher, day) if word)


def prodigy_task(document: Document, quotations: Iterable[Quotation]) -> Node:
    """Return the task for one document. Borders of spans are always borders of tokens."""
    quotations = list(quotations)
    borders = sorted(
        {
            border
            for quotation in quotations
            for span in _spans_of(quotation)
            for border in (span.start, span.end)
        }
    )
    # A surrogate could not be told from half of a pair in JSON, which moves all offsets.
    text = without_surrogates(document.text)
    tokens = list(_tokens(text, borders))
    places = _Places(tokens)
    spans: list[Node] = []
    relations: list[Node] = []
    for quotation in quotations:
        mention = quotation.source
        source = places.node(mention.span if mention else None, "SOURCE", quotation)
        cue = places.node(quotation.cue, "CUE", quotation)
        quoted = [places.node(fragment, "QUOTE", quotation) for fragment in quotation.fragments]
        found = [node for node in quoted if node]
        spans.extend(node for node in (*found, cue, source) if node)
        relations.extend(_relation(one, other, "GOES_ON") for one, other in pairwise(found))
        if found and source:
            relations.append(_relation(found[0], source, "SAID_BY"))
    return {
        "text": text,
        "tokens": tokens,
        "spans": _each_once(spans),
        "relations": relations,
        "meta": {
            name: value
            for name, value in (
                ("document", document.id),
                ("title", document.title),
                ("publisher", document.publisher),
                ("date", document.date and document.date.isoformat()),
                ("url", document.url),
                ("sha256", document.sha256),
            )
            if value
        },
        KEY: exported_document(document, quotations),
    }


def _tokens(text: str, borders: list[int]) -> Iterator[Node]:
    """Yield tokens as spaCy counts them: one space belongs to the token before, more are tokens."""
    pieces: list[tuple[int, int]] = []
    for found in _TOKENS.finditer(text):
        inside = slice(bisect_right(borders, found.start()), bisect_left(borders, found.end()))
        cuts = [found.start(), *borders[inside]]
        pieces.extend(zip(cuts, [*cuts[1:], found.end()], strict=True))
    number, at = 0, 0
    while at < len(pieces):
        start, end = pieces[at]
        at += 1
        spaced = end < len(text) and text[end] == " " and not text[start:end].isspace()
        if spaced and at < len(pieces):
            gap_start, gap_end = pieces[at]
            if gap_end - gap_start == 1:
                at += 1
            else:
                pieces[at] = (gap_start + 1, gap_end)
        yield {"text": text[start:end], "start": start, "end": end, "id": number, "ws": spaced}
        number += 1


class _Places:
    """Where characters lie among the tokens."""

    def __init__(self, tokens: list[Node]) -> None:
        self._starts = [token["start"] for token in tokens]
        self._ends = [token["end"] for token in tokens]

    def node(self, span: Span | None, label: str, quotation: Quotation) -> Node | None:
        if span is None or span.start == span.end:
            return None
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, span.end) - 1
        if first > last:
            return None
        speaker = quotation.speaker
        corrected = quotation.corrected and label == "QUOTE"
        return {
            "start": self._starts[first],
            "end": self._ends[last],
            "token_start": first,
            "token_end": last,
            "label": label,
            "quotation": quotation.id,
            "speaker": speaker.name if speaker and label == "QUOTE" else None,
            **({"kind": quotation.kind} if label == "QUOTE" else {}),
            **({"corrected": list(quotation.corrected)} if corrected else {}),
        }


def _spans_of(quotation: Quotation) -> Iterator[Span]:
    yield from quotation.fragments
    if quotation.cue:
        yield quotation.cue
    if quotation.source:
        yield quotation.source.span


def _relation(one: Node, other: Node, label: str) -> Node:
    keys = ("start", "end", "token_start", "token_end", "label")
    return {
        "head": one["token_end"],
        "child": other["token_end"],
        "label": label,
        "head_span": {key: one[key] for key in keys},
        "child_span": {key: other[key] for key in keys},
    }


def _each_once(spans: Iterable[Node]) -> list[Node]:
    """Return spans in text order; a source or cue that several quotations share stands once."""
    kept: dict[tuple[int, int, str], Node] = {}
    for span in spans:
        kept.setdefault((span["start"], span["end"], span["label"]), span)
    return [kept[key] for key in sorted(kept)]
