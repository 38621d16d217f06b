"""Annotated quotations for training: reading them, and matching them with what was found.

The corpus has one JSON document a line with `text` and `quotes`; each quote has `type`, `fragments`
and `speaker` (`start`, `end`, `head`), each quoted stretch that nobody says stands in
`unattributed`.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import define, field

from quotetrack.lexicon.cues import VERBS_OF_SAYING, verb_lemma
from quotetrack.model import Document, Span
from quotetrack.quotes.candidates import Candidate
from quotetrack.quotes.layout import Layout, lay_out
from quotetrack.quotes.noun_phrases import RELATIVE_PRONOUN
from quotetrack.quotes.syntax import SentenceSyntax
from quotetrack.reading import Reading, normalised, read

_UNSURE_KINDS = frozenset({"long", "embedded"})


@define
class GoldDocument:
    """A document of the corpus, laid out, with the gold answer of each quotation.

    An answer is a gold quote, "nobody", or None where the corpus leaves it open. `speech` tells
    whether each quoted stretch is somebody's words, None where the corpus leaves that open.
    `kind` is the kind of source that the document comes from, "" where there is one only, `weight`
    is what each of its quotations counts for.
    """

    reading: Reading
    layout: Layout
    answers: list[Any]
    speech: list[bool | None]
    syntax: dict[int, SentenceSyntax] = field(factory=dict)
    kind: str = ""
    weight: float = 1.0


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read the JSON documents of a .jsonl or .jsonl.gz file."""
    opener: Any = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_records(path: Path) -> list[dict[str, Any]]:
    """Read the records of a corpus file, .jsonl or .jsonl.gz, in normalised texts."""
    return [in_normalised_text(record) for record in read_lines(path)]


def in_normalised_text(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record with its normalised text, and with all places in that text."""
    text = normalised(record["text"])
    if text.is_unchanged:
        return record

    def moved(value: Any) -> Any:
        if isinstance(value, list):
            if len(value) == 2 and all(isinstance(number, int) for number in value):
                span = text.inward(Span(*value))
                return [span.start, span.end]
            return [moved(one) for one in value]
        if isinstance(value, dict):
            within = {key: moved(one) for key, one in value.items()}
            if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
                span = text.inward(Span(value["start"], value["end"]))
                within.update(start=span.start, end=span.end)
            return within
        return value

    changed: dict[str, Any] = moved(record)
    return {**changed, "text": text.text}


def layout_of(record: Mapping[str, Any]) -> Layout:
    """Return a record of the corpus taken apart."""
    return lay_out(reading_of(record))


def reading_of(record: Mapping[str, Any]) -> Reading:
    """Return the text of a record of the corpus, read."""
    return read(Document(record["text"]))


def read_corpus(path: Path, count: int | None = None) -> list[GoldDocument]:
    """Read a corpus file, or its first `count` documents, and lay the documents out."""
    documents = []
    for record in read_records(path)[:count]:
        reading = reading_of(record)
        layout = lay_out(reading)
        documents.append(
            GoldDocument(
                reading,
                layout,
                gold_answers(record, layout),
                gold_speech(record, layout),
            )
        )
    return documents


def gold_answers(record: Mapping[str, Any], layout: Layout) -> list[Any]:
    """Return for each quotation of `layout` its gold quote, "nobody", or None for unknown."""
    pieces = [
        (start, end, quote)
        for quote in record["quotes"]
        if quote["type"] != "indirect"
        for start, end in quote["fragments"]
    ]
    unattributed = list(zip(record["unattributed"], record["unattributed_kind"], strict=True))
    answers: list[Any] = []
    for quoted in layout.quoted:
        start, end = quoted.inner.start, quoted.inner.end
        paragraph = layout.paragraphs[quoted.paragraph]
        best: float = 0.0
        answer: Any = None
        for gold_start, gold_end, quote in pieces:
            shared = min(gold_end, end) - max(gold_start, start)
            if shared > 0:
                first, last = max(gold_start, paragraph.start), min(gold_end, paragraph.end)
                overlap = shared / (max(last, end) - min(first, start))
                if overlap > best:
                    best, answer = overlap, quote
        if best >= 0.75 and _is_swapped(answer):
            answers.append(None)
            continue
        if best >= 0.75:
            answers.append("nobody" if answer["speaker"] is None else answer)
            continue
        nobody = best == 0 and any(
            min(b, end) - max(a, start) >= 0.5 * (end - start) and kind not in _UNSURE_KINDS
            for (a, b), kind in unattributed
        )
        answers.append("nobody" if nobody else None)
    return answers


def gold_speech(record: Mapping[str, Any], layout: Layout) -> list[bool | None]:
    """Return for each quoted stretch whether it is speech, None where the corpus is unsure."""
    pieces = [tuple(piece) for quote in record["quotes"] for piece in quote["fragments"]]
    unattributed = list(zip(record["unattributed"], record["unattributed_kind"], strict=True))
    found: list[bool | None] = []
    for quoted in layout.quoted:
        start, end = quoted.inner.start, quoted.inner.end
        shared = max((min(b, end) - max(a, start) for a, b in pieces), default=0)
        if shared > 0:
            found.append(True if shared >= 0.5 * (end - start) else None)
            continue
        no_speech = any(
            min(b, end) - max(a, start) >= 0.5 * (end - start) and kind not in _UNSURE_KINDS
            for (a, b), kind in unattributed
        )
        found.append(False if no_speech else None)
    return found


def _is_swapped(quote: Mapping[str, Any]) -> bool:
    """Return whether the annotator took the cue for the speaker and the speaker for the cue."""
    speaker, cue = quote.get("speaker"), quote.get("cue")
    return bool(
        speaker
        and cue
        and speaker["text"].islower()
        and verb_lemma(speaker["text"].split(" ")[0]) in VERBS_OF_SAYING
        and cue["text"][:1].isupper()
    )


def _last_name(name: str | None) -> str:
    if not name:
        return ""
    words = name.split(",")[0].replace("’s", "").replace("'s", "").split()
    return words[-1].lower().strip(".") if words and words[-1][:1].isupper() else ""


def is_right(layout: Layout, candidate: Candidate, quote: Mapping[str, Any]) -> bool:
    """Return whether a candidate names the gold speaker: by its head, or by its last name.

    Annotated articles mark what "who" takes up, and no cue: there, "who" is right where that is.
    """
    tokens = layout.sentences[candidate.sentence].tokens
    phrase = layout.phrases[candidate.sentence][candidate.phrase]
    if tokens[phrase.first].lower == RELATIVE_PRONOUN and not quote.get("cue"):
        before = phrase.first - 1 - (tokens[phrase.first - 1].lower == ",")
        return any(
            is_right(layout, Candidate(candidate.sentence, number, None), quote)
            for number, other in enumerate(layout.phrases[candidate.sentence])
            if other.last == before
        )
    start, end = tokens[phrase.first].start, tokens[phrase.last].end
    core = layout.text[start : tokens[phrase.core_last].end]
    return names_speaker(start, end, core, quote)


def names_speaker(start: int, end: int, core: str, quote: Mapping[str, Any]) -> bool:
    """Return whether a phrase from `start` to `end` names the gold speaker of `quote`.

    It does where it holds the head of the speaker, or where the last name of its `core` is the
    speaker's.
    """
    speaker = quote["speaker"]
    head = speaker.get("head") or [speaker["start"], speaker["end"]]
    if start < head[1] and head[0] < end:
        return True
    name = quote.get("entity") or quote.get("entity_silver")
    if not name and speaker.get("kind") not in ("pronoun", "nominal"):
        name = speaker["text"]
    return _last_name(name) != "" and _last_name(name) == _last_name(core)


def folds_of(count: int, folds: int) -> list[list[int]]:
    """Return the numbers below `count` in so many random parts, always the same."""
    order = list(range(count))
    random.Random(0).shuffle(order)
    return [order[fold::folds] for fold in range(folds)]


def folds_by_kind(kinds: Sequence[str], folds: int) -> list[list[int]]:
    """Return the numbers of documents in parts: one for each kind of source, and so many without.

    `kinds` holds the kind of each document, "" for none. What is learnt from all parts but one
    tells how a kind of source that was never seen will come out.
    """
    plain = [number for number, kind in enumerate(kinds) if not kind]
    parts = [[plain[place] for place in part] for part in folds_of(len(plain), folds)]
    for kind in sorted(set(kinds) - {""}):
        parts.append([number for number, other in enumerate(kinds) if other == kind])
    return [part for part in parts if part]
