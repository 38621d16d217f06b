"""Show a text with what the program finds in it, for an annotator to read and correct.

    python -m tests.annotations.drafting TEXTS.jsonl[.gz] [ID …] [-o DRAFTS.jsonl]

TEXTS has a document a line, with "id" and "text". With -o the documents are kept with their drafts,
so that corrections hold for the draft that was read, whatever a later version of the program finds.
Each document is printed with its quotations between ⟦q1 and ⟧, stretches of no speech between ⟦n1
and ⟧, and then the draft: of each quotation its kind, source phrase and speaker, and the people.
What an annotator answers is read by `tests.annotations.corrections`.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import quotetrack


def read_texts(path: str | Path) -> Iterator[dict[str, Any]]:
    """Yield the documents of a JSONL file, compressed or not."""
    opened = gzip.open if str(path).endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def draft(text: str) -> dict[str, Any]:
    """Return what the program finds in `text`, in the shape of an annotation."""
    analysis = quotetrack.analyze(text)
    kinds = {entity.id: entity.kind for entity in analysis.entities}
    quotes = [
        {
            "frags": [[piece.start, piece.end] for piece in found.fragments],
            "kind": found.kind,
            "source": [found.source.start, found.source.end] if found.source else None,
            "speaker": found.speaker.name if found.speaker else None,
            "speaker_kind": kinds[found.speaker.id] if found.speaker else None,
        }
        for found in analysis.quotations
    ]
    no_speech = [
        {"span": [one.span.start, one.span.end], "why": one.reason}
        for one in analysis.quotations.non_speech
    ]
    people = [
        {"name": entity.name, "aliases": list(entity.aliases), "kind": "person"}
        for entity in analysis.entities
        if entity.kind == "person"
    ]
    return {"quotes": quotes, "not_speech": no_speech, "optional": [], "people": people}


def shown(text: str, drafted: dict[str, Any]) -> str:
    """Return `text` with the draft's stretches marked and numbered, and the draft below it."""
    marks: list[tuple[int, int, str]] = []
    for number, quote in enumerate(drafted["quotes"], 1):
        for start, end in quote["frags"]:
            marks += [(start, 1, f"⟦q{number} "), (end, 0, "⟧")]
    for number, stretch in enumerate(drafted["not_speech"], 1):
        start, end = stretch["span"]
        marks += [(start, 1, f"⟦n{number} "), (end, 0, "⟧")]
    pieces: list[str] = []
    position = 0
    for offset, _, mark in sorted(marks):
        pieces += [text[position:offset], mark]
        position = offset
    pieces.append(text[position:])
    lines = ["".join(pieces).rstrip(), "--"]
    for number, quote in enumerate(drafted["quotes"], 1):
        source = quote["source"]
        phrase = text[slice(*source)] if source else None
        lines.append(
            f"q{number} {quote['kind']} | {phrase} | {quote['speaker']} | {quote['speaker_kind']}"
        )
    lines += [f"n{number} {one['why']}" for number, one in enumerate(drafted["not_speech"], 1)]
    lines += [
        f"person {one['name']} = {'; '.join(one['aliases'])}".rstrip(" =")
        for one in drafted["people"]
    ]
    return "\n".join(lines)


def main() -> None:
    """Print the documents asked for, and keep their drafts."""
    parser = argparse.ArgumentParser(description="Texts with what the program finds in them.")
    parser.add_argument("texts")
    parser.add_argument("wanted", nargs="*", metavar="ID")
    parser.add_argument("-o", "--output", help="keep documents and drafts here")
    chosen = parser.parse_args()
    kept: list[str] = []
    for document in read_texts(chosen.texts):
        if not chosen.wanted or document["id"] in chosen.wanted:
            drafted = document.get("draft") or draft(document["text"])
            kept.append(json.dumps({**document, "draft": drafted}, ensure_ascii=False) + "\n")
            print(f"== {document['id']}\n{shown(document['text'], drafted)}\n")
    if chosen.output:
        Path(chosen.output).write_text("".join(kept), encoding="utf-8")


if __name__ == "__main__":
    main()
