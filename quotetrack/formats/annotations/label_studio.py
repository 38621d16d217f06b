"""Tasks of Label Studio with annotations, as its export in the format JSON writes them."""

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
    json_file,
    name_or_none,
    quotations_of,
    text_or_none,
    verdict,
)
from quotetrack.formats.writing.exported import KEY
from quotetrack.model import Span


def marks(stream: IO[bytes]) -> Iterator[tuple[str, Marked | InputError]]:
    """Yield what each annotation of each task says.

    Raises `InputError` where the file is no list of tasks.
    """
    tasks = json_file(stream)
    if not isinstance(tasks, list):
        raise InputError("A file of Label Studio is a list of tasks: export it in the format JSON.")
    return each(_annotations(tasks), _read)


def _annotations(tasks: list[Any]) -> Iterator[tuple[str, Any]]:
    for number, task in enumerate(tasks, 1):
        place = f"task {number}"
        if not isinstance(task, Mapping) or not isinstance(task.get("data"), Mapping):
            yield place, InputError("it is no task with data.")
            continue
        given = task.get("annotations")
        if given is None:
            why = "it has no annotations: export it in the format JSON, not JSON-MIN."
            yield place, InputError(why)
            continue
        # Who decided last has the last word.
        for at, one in enumerate(sorted(given, key=lambda each: str(each.get("created_at"))), 1):
            name = place if len(given) == 1 else f"{place}, annotation {at}"
            yield name, {"data": task["data"], "annotation": one}


def _read(record: Mapping[str, Any]) -> Marked:
    data, annotation = record["data"], record["annotation"]
    known = data.get(KEY) or {}
    reviewer = _reviewer(annotation.get("completed_by"))
    if annotation.get("was_cancelled"):
        return Skipped(why="it was skipped.")
    results = annotation["result"]
    if known.get("pair"):
        return _pair(known, results, reviewer)
    text = data.get("text")
    if not isinstance(text, str):
        raise InputError("its data has no text, and names no claim pair.")
    regions: dict[str, Mark] = {}
    about: dict[str, dict[str, Any]] = {}
    relations = []
    for one in results:
        if one["type"] == "relation":
            label = next(iter(one.get("labels") or ["SAID_BY"]))
            ends = [one["from_id"], one["to_id"]]
            if one.get("direction") == "left":
                ends.reverse()
            relations.append((ends[0], ends[1], str(label)))
        elif one["type"] == "labels":
            value = one["value"]
            region = Mark(key=one["id"], span=_span(text, value), label=str(value["labels"][0]))
            regions[one["id"]] = region
        elif one["type"] in ("textarea", "choices"):
            about.setdefault(one["id"], {})[one["from_name"]] = one["value"]
    marked = [_told(region, about.get(key, {})) for key, region in regions.items()]
    return MarkedArticle(
        document_id=text_or_none(known.get("document") or data.get("document")),
        url=text_or_none(data.get("url")),
        sha256=text_or_none(known.get("sha256")),
        text=text,
        reviewer=reviewer,
        quotations=quotations_of(marked, relations, exported=bool(known)),
        exported=exported_quotations(known) if known else None,
    )


def _told(region: Mark, about: Mapping[str, Any]) -> Mark:
    if region.label != "QUOTE":
        return region
    speaker: str | None = UNSAID
    if "speaker" in about:
        texts = about["speaker"].get("text") or []
        speaker = name_or_none(" ".join([texts] if isinstance(texts, str) else texts[-1:]))
    kind = next(iter(about.get("kind", {}).get("choices") or ()), UNSAID)
    return Mark(
        key=region.key, span=region.span, label=region.label, speaker=speaker, kind=str(kind)
    )


def _span(text: str, value: Mapping[str, Any]) -> Span:
    """Return the place of a region, whether its offsets count code points or UTF-16 units."""
    start, end, words = int(value["start"]), int(value["end"]), value.get("text")
    if words is None or text[start:end] == words:
        return Span(start, end)
    units = text.encode("utf-16-le", "surrogatepass")
    if units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass") == words:
        before = len(units[: 2 * start].decode("utf-16-le", "surrogatepass"))
        return Span(before, before + len(words))
    raise InputError(f"the words “{words[:60]}” do not stand at {start}–{end} of its text.")


def _pair(
    known: Mapping[str, Any], results: list[Mapping[str, Any]], reviewer: str | None
) -> Marked:
    chosen = [
        str(choice)
        for one in results
        if one["type"] == "choices"
        for choice in one["value"]["choices"]
    ]
    notes = [
        str(line)
        for one in results
        if one["type"] == "textarea" and one["from_name"] == "note"
        for line in one["value"]["text"]
    ]
    if not chosen:
        return Skipped(why="nothing was chosen.")
    status, rating = verdict(chosen)
    return MarkedPair(
        pair_id=str(known["pair"]),
        status=status,
        rating=rating,
        note="\n".join(notes).strip(),
        reviewer=reviewer,
        exported=(known["status"], known["rating"]),
    )


def _reviewer(given: object) -> str | None:
    if isinstance(given, Mapping):
        given = given.get("email") or given.get("username") or given.get("id")
    return None if given is None else str(given)
