"""Annotated articles as documents to learn from, beside a corpus in the form of `gold`.

Annotations hold no text. Each names its text by `id` and by the SHA-256 digest of it, and says in
characters of it what is speech (`quotes`, with `frags`, `source`, `speaker`), what stands in marks
and is none (`not_speech`), and on what careful readers differ (`optional`). The texts lie in
another file, one JSON document a line with `id` and `text`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from quotetrack.errors import ModelError
from quotetrack.quotes.layout import Layout, lay_out
from quotetrack.train.gold import (
    GoldDocument,
    gold_answers,
    gold_speech,
    in_normalised_text,
    read_lines,
    reading_of,
)

#: The kinds of source that teach. The others are kept to check what was learnt.
TEACHING = ("bbc2022", "cnn", "india")
_NOWHERE = (0, 0)


def read_articles(
    annotations: Path, texts: Path, kinds: Sequence[str] | None = None
) -> list[GoldDocument]:
    """Read annotated articles of the kinds of source in `kinds`, and lay them out.

    Args:
        annotations: A file of annotations, JSON Lines.
        texts: The file with their texts, JSON Lines, compressed or not.
        kinds: What `genre` holds before its hyphen; all kinds where None.

    Raises `ModelError` where a text is absent or differs from the one that was annotated.
    """
    text_of = {one["id"]: one["text"] for one in read_lines(texts)}
    documents = []
    for annotation in read_lines(annotations):
        kind = annotation["genre"].split("-")[0]
        if kinds is None or kind in kinds:
            text = text_of.get(annotation["id"], "")
            if hashlib.sha256(text.encode()).hexdigest() != annotation["sha256"]:
                raise ModelError(
                    f"The text of article {annotation['id']} in {texts} is not the one that was "
                    f"annotated in {annotations}."
                )
            documents.append(article(annotation, text, kind))
    return documents


def settled(annotation: Mapping[str, Any]) -> dict[str, Any]:
    """Return an annotated article in which what has no decision on its speaker is optional.

    Only annotations out of a ledger say what was `decided`; of others everything was.
    """
    quotes, optional = [], list(annotation["optional"])
    for quote in annotation["quotes"]:
        if "speaker" in quote.get("decided", ("speaker",)):
            quotes.append(quote)
        else:
            optional += [{"span": piece} for piece in quote["frags"]]
    return {**annotation, "quotes": quotes, "optional": optional}


def article(annotation: Mapping[str, Any], text: str, kind: str) -> GoldDocument:
    """Return one annotated article as a document to learn from."""
    annotation = settled(annotation)
    record = in_normalised_text(
        {
            "text": text,
            "quotes": [_quote(quote) for quote in annotation["quotes"]],
            "unattributed": [one["span"] for one in annotation["not_speech"]],
            "optional": [one["span"] for one in annotation["optional"]],
        }
    )
    record["unattributed_kind"] = ["no speech"] * len(record["unattributed"])
    reading = reading_of(record)
    layout = lay_out(reading)
    for quote in record["quotes"]:
        _find_head(layout, quote)
    answers, speech = gold_answers(record, layout), gold_speech(record, layout)
    pieces = [piece for quote in record["quotes"] for piece in quote["fragments"]]
    for index, quoted in enumerate(layout.quoted):
        inner = (quoted.inner.start, quoted.inner.end)
        if any(_share(inner, span) for span in record["optional"]):
            answers[index] = speech[index] = None
        elif not any(_share(inner, piece) for piece in pieces):
            # Every sentence was read: what is no quotation there is nobody's speech.
            answers[index], speech[index] = "nobody", False
    return GoldDocument(reading, layout, answers, speech, kind=kind)


def _quote(quote: Mapping[str, Any]) -> dict[str, Any]:
    """Return an annotated quotation in the form of `gold`.

    Where no phrase names the source, its name alone tells whether a candidate is right.
    """
    name = quote["speaker"]
    speaker = None
    if quote["source"] is not None or name is not None:
        start, end = quote["source"] or _NOWHERE
        speaker = {"start": start, "end": end, "text": name or "", "kind": quote["speaker_kind"]}
    return {
        "type": quote["kind"],
        "fragments": quote["frags"],
        "speaker": speaker,
        "entity": name if quote["speaker_kind"] in ("person", "organisation") else None,
        "cue": None,
    }


def _find_head(layout: Layout, quote: dict[str, Any]) -> None:
    """Note the head of the first noun phrase in the source: "*Ms Lee* of the Bank of Peru"."""
    speaker = quote["speaker"]
    if speaker is None or speaker["start"] == speaker["end"]:
        return
    for number, sentence in enumerate(layout.sentences):
        if sentence.start >= speaker["end"] or sentence.end <= speaker["start"]:
            continue
        for phrase in sorted(layout.phrases[number], key=lambda one: one.first):
            head = sentence.tokens[phrase.head]
            if speaker["start"] <= head.start and head.end <= speaker["end"]:
                speaker["head"] = [head.start, head.end]
                return


def _share(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
