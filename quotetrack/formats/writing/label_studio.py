"""Tasks for Label Studio, as one JSON list (https://labelstud.io/guide/tasks).

One task for each document: its text, and as a prediction the regions QUOTE, CUE and SOURCE, with
relations from each quotation to its source (SAID_BY) and from piece to piece (GOES_ON); or one for
each claim pair, to give a verdict on. `DOCUMENTS` and `PAIRS` are the labelling configurations.
Offsets are code points, ends exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final

from quotetrack.display import corrected_in_words
from quotetrack.formats.judged import DocumentFacts, JudgedPair
from quotetrack.formats.writing.exported import KEY, exported_document, exported_pair
from quotetrack.formats.writing.linked_data import listed
from quotetrack.frames import without_surrogates
from quotetrack.model import Document, Quotation, Span
from quotetrack.results import Analysis
from quotetrack.terms import NO_SPEECH_REASONS, QUOTATION_KINDS, RATINGS, REVIEW_STATUSES
from quotetrack.version import __version__

Node = dict[str, Any]

_MODEL: Final = f"quotetrack {__version__}"


def _choices(names: Iterable[str]) -> str:
    return "\n".join(f'    <Choice value="{name}"/>' for name in names)


#: How documents are labelled.
DOCUMENTS: Final = f"""<View>
  <Relations>
    <Relation value="SAID_BY"/>
    <Relation value="GOES_ON"/>
  </Relations>
  <Labels name="label" toName="text">
    <Label value="QUOTE" background="#8fd3fe"/>
    <Label value="CUE" background="#ffe0a3"/>
    <Label value="SOURCE" background="#c3e6a3"/>
{chr(10).join(f'    <Label value="{reason}"/>' for reason in NO_SPEECH_REASONS)}
  </Labels>
  <Text name="text" value="$text" granularity="word"/>
  <TextArea name="speaker" toName="text" perRegion="true" whenTagName="label"
    whenLabelValue="QUOTE" editable="true" maxSubmissions="1"/>
  <Choices name="kind" toName="text" perRegion="true" whenTagName="label" whenLabelValue="QUOTE">
{_choices(QUOTATION_KINDS)}
  </Choices>
</View>
"""

#: How verdicts on claim pairs are given.
PAIRS: Final = f"""<View>
  <Header value="$speaker"/>
  <Text name="explanation" value="$explanation"/>
  <Header value="$earlier_where"/>
  <Text name="earlier" value="$earlier"/>
  <Header value="$later_where"/>
  <Text name="later" value="$later"/>
  <Choices name="verdict" toName="explanation" required="true">
{_choices(name for name in REVIEW_STATUSES if name != "unreviewed")}
  </Choices>
  <Choices name="rating" toName="explanation">
{_choices(RATINGS)}
  </Choices>
  <TextArea name="note" toName="explanation" maxSubmissions="1"/>
</View>
"""


def result_pieces(results: Iterable[Analysis]) -> Iterator[str]:
    """Yield a list of tasks, one for each document."""
    yield "["
    yield from listed(document_task(analysis.document, analysis.quotations) for analysis in results)
    yield "]\n"


def pair_pieces(judged: Iterable[JudgedPair]) -> Iterator[str]:
    """Yield a list of tasks, one for each claim pair."""
    yield "["
    yield from listed(pair_task(one) for one in judged)
    yield "]\n"


def document_task(document: Document, quotations: Iterable[Quotation]) -> Node:
    """Return the task for one document."""
    quotations = list(quotations)
    text = without_surrogates(document.text)
    regions: list[Node] = []
    marks: dict[tuple[int, int, str], str] = {}
    for quotation in quotations:
        source = quotation.source
        _region(text, quotation.cue, "CUE", marks, regions)
        origin = _region(text, source.span if source else None, "SOURCE", marks, regions)
        pieces = [
            _region(text, piece, "QUOTE", marks, regions, quotation)
            for piece in quotation.fragments
        ]
        found = [one for one in pieces if one]
        regions.extend(_relation(one, other, "GOES_ON") for one, other in pairwise(found))
        if found and origin:
            regions.append(_relation(found[0], origin, "SAID_BY"))
    return {
        "data": {
            "text": text,
            "title": without_surrogates(document.name),
            KEY: exported_document(document, quotations),
        },
        "predictions": [{"model_version": _MODEL, "result": regions}],
    }


def pair_task(judged: JudgedPair) -> Node:
    """Return the task for one claim pair."""
    pair, verdict = judged.pair, judged.verdict
    results = []
    if verdict and verdict.status in REVIEW_STATUSES and verdict.status != "unreviewed":
        results.append(_choice("verdict", verdict.status))
        if verdict.rating:
            results.append(_choice("rating", verdict.rating))
    return {
        "data": {
            "speaker": without_surrogates(pair.speaker.name),
            "explanation": without_surrogates(pair.explanation),
            "earlier": without_surrogates(pair.earlier.quoted),
            "earlier_where": _where(judged.earlier_document),
            "later": without_surrogates(pair.later.quoted),
            "later_where": _where(judged.later_document),
            "relation": pair.relation,
            KEY: exported_pair(judged),
        },
        "predictions": [{"model_version": _MODEL, "result": results}],
    }


def _where(document: DocumentFacts) -> str:
    day = document.date.isoformat() if document.date else ""
    return without_surrogates(
        ", ".join(word for word in (document.name, document.publisher, day) if word)
    )


def _region(
    text: str,
    span: Span | None,
    label: str,
    marks: dict[tuple[int, int, str], str],
    regions: list[Node],
    quotation: Quotation | None = None,
) -> str:
    """Add a region with what is said of it, and return its id, "" for none. Each stands once."""
    if span is None or span.start == span.end:
        return ""
    place = (span.start, span.end, label)
    if place in marks:
        return marks[place]
    name = marks[place] = f"{label.lower()}-{span.start}-{span.end}"
    value = {"start": span.start, "end": span.end, "text": span.of(text)}
    regions.append(_result(name, "label", "labels", {**value, "labels": [label]}))
    if quotation is not None:
        if quotation.corrected:
            regions[-1]["meta"] = {"text": [corrected_in_words(quotation)]}
        if quotation.speaker:
            speaker = [without_surrogates(quotation.speaker.name)]
            regions.append(_result(name, "speaker", "textarea", {**value, "text": speaker}))
        kind = {**value, "choices": [quotation.kind]}
        regions.append(_result(name, "kind", "choices", kind))
    return name


def _result(name: str, tag: str, kind: str, value: Node) -> Node:
    return {"id": name, "from_name": tag, "to_name": "text", "type": kind, "value": value}


def _choice(tag: str, value: str) -> Node:
    return {
        "id": tag,
        "from_name": tag,
        "to_name": "explanation",
        "type": "choices",
        "value": {"choices": [value]},
    }


def _relation(one: str, other: str, label: str) -> Node:
    return {
        "type": "relation",
        "from_id": one,
        "to_id": other,
        "direction": "right",
        "labels": [label],
    }
