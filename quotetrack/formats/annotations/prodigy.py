"""Tasks of Prodigy with answers, as ``prodigy db-out`` writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO, Any

from quotetrack.errors import InputError
from quotetrack.formats.annotations.marked import (
    UNSAID,
    Mark,
    Marked,
    MarkedArticle,
    MarkedPair,
    Skipped,
    each,
    exported_quotations,
    json_lines,
    name_or_none,
    quotations_of,
    text_or_none,
    verdict,
)
from quotetrack.formats.writing.exported import KEY
from quotetrack.model import Span

_BY_ANSWER = {"accept": "confirmed", "reject": "rejected"}


def marks(stream: IO[bytes]) -> Iterator[tuple[str, Marked | InputError]]:
    """Yield what each line says."""
    return each(json_lines(stream), _read)


def _read(task: Mapping[str, Any]) -> Marked:
    answer = task.get("answer", "accept")
    meta = task.get("meta") or {}
    known = task.get(KEY) or {}
    given = task.get("_annotator_id") or task.get("_session_id")
    reviewer = str(given) if given else None
    pair_id = known.get("pair") or meta.get("pair")
    if answer == "ignore":
        return Skipped(why="it was ignored.")
    if pair_id:
        return _pair(task, str(pair_id), known, answer, reviewer)
    if answer != "accept":
        return Skipped(why="the task was rejected as a whole.")
    if "spans" not in task:
        raise InputError("it has no spans, and names no claim pair.")
    spans = [_mark(span) for span in task["spans"]]
    relations = [
        (_place(one["head_span"]), _place(one["child_span"]), str(one["label"]))
        for one in task.get("relations") or ()
    ]
    return MarkedArticle(
        document_id=text_or_none(known.get("document") or meta.get("document")),
        url=text_or_none(meta.get("url")),
        sha256=text_or_none(known.get("sha256") or meta.get("sha256")),
        text=task.get("text"),
        reviewer=reviewer,
        quotations=quotations_of(spans, relations, exported=bool(known)),
        exported=exported_quotations(known) if known else None,
    )


def _mark(span: Mapping[str, Any]) -> Mark:
    label = str(span["label"])
    speaker: str | None = UNSAID
    if "speaker" in span and label.upper() == "QUOTE":
        speaker = name_or_none(span["speaker"])
    return Mark(
        key=_place(span),
        span=Span(span["start"], span["end"]),
        label=label,
        quotation=text_or_none(span.get("quotation")),
        speaker=speaker,
        kind=str(span.get("kind") or UNSAID),
    )


def _place(span: Mapping[str, Any]) -> tuple[int, int, str]:
    return span["start"], span["end"], str(span["label"])


def _pair(
    task: Mapping[str, Any],
    pair_id: str,
    known: Mapping[str, Any],
    answer: str,
    reviewer: str | None,
) -> Marked:
    chosen = [str(one) for one in task.get("accept") or ()]
    if "options" in task and answer == "reject":
        return Skipped(why="the task was rejected as a whole.")
    if not chosen and answer in _BY_ANSWER and "options" not in task:
        chosen = [_BY_ANSWER[answer]]
    if not chosen:
        return Skipped(why="nothing was chosen.")
    status, rating = verdict(chosen)
    return MarkedPair(
        pair_id=pair_id,
        status=status,
        rating=rating,
        note=str(task.get("note") or task.get("user_input") or "").strip(),
        reviewer=reviewer,
        exported=(known["status"], known["rating"]) if known else None,
    )
