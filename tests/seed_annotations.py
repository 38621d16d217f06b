"""Read the expected annotations of the seed articles, whose format seeds/README.md explains."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from attrs import frozen

from quotetrack.model import Span

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SEEDS = Path(__file__).parent.parent / "seeds"


@frozen
class ExpectedQuotation:
    fragments: tuple[Span, ...]
    text: str
    kind: str
    cue: Span | None
    source: Span | None
    speaker: str | None
    question: str | None


@frozen
class ExpectedEntity:
    name: str
    aliases: tuple[str, ...]


@frozen
class ExpectedPair:
    speaker: str
    earlier: ExpectedQuotation
    later: ExpectedQuotation
    relation: str
    question: str | None
    evidence: tuple[str, ...]


@frozen
class Seed:
    name: str
    text: str
    quotations: tuple[ExpectedQuotation, ...]
    non_speech: tuple[Span, ...]
    entities: tuple[ExpectedEntity, ...]
    claim_pairs: tuple[ExpectedPair, ...]


def seed_names() -> list[str]:
    return sorted(path.name.removesuffix(".txt") for path in SEEDS.glob("*.txt"))


def load_seed(name: str) -> Seed:
    text = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    table = tomllib.loads((SEEDS / f"{name}.expected.toml").read_text(encoding="utf-8"))
    _refuse_unknown_keys(table, {"about", "non_speech", "quotation", "entity", "claim_pair"})
    quotations = tuple(_quotation(text, entry) for entry in table.get("quotation", []))
    return Seed(
        name=name,
        text=text,
        quotations=quotations,
        non_speech=tuple(find_once(text, words) for words in table.get("non_speech", [])),
        entities=tuple(_entity(entry) for entry in table.get("entity", [])),
        claim_pairs=tuple(_pair(quotations, entry) for entry in table.get("claim_pair", [])),
    )


def find_once(text: str, words: str) -> Span:
    """Find the only place of `words`, which may hold ` [...] ` or `[[the words meant]]`."""
    pattern, wanted = _pattern(words)
    places = [Span(*match.span(wanted)) for match in re.finditer(pattern, text)]
    if len(places) != 1:
        raise ValueError(f"{words!r} should be found once, but was found {len(places)} times.")
    return places[0]


def find_nearest(text: str, words: str, fragments: tuple[Span, ...]) -> Span:
    """Find the place of `words` that is nearest to `fragments` and outside them."""
    if "[[" in words:
        return find_once(text, words)
    pattern, wanted = _pattern(words)
    whole_words = rf"(?<!\w){pattern}(?!\w)"
    places = [Span(*match.span(wanted)) for match in re.finditer(whole_words, text)]
    places = [place for place in places if not any(place.overlaps(f) for f in fragments)]
    if not places:
        raise ValueError(f"{words!r} should be found outside its quotation, but was not.")
    return min(places, key=lambda place: min(_gap(place, fragment) for fragment in fragments))


def find_within(text: str, words: str, place: Span) -> Span | None:
    """Find the first place of `words` inside `place`; spaces and line breaks are alike."""
    match = re.compile(_literal(words)).search(text, place.start, place.end)
    return Span(*match.span()) if match else None


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def _pattern(words: str) -> tuple[str, int]:
    before, opened, rest = words.partition("[[")
    if not opened:
        before, rest = "", words + "]]"
    wanted, _, after = rest.partition("]]")
    parts = [_literal(part) for part in wanted.split(" [...] ")]
    return f"{_literal(before)}({'(?s:.*?)'.join(parts)}){_literal(after)}", 1


def _literal(words: str) -> str:
    # Spaces and line breaks are alike.
    return re.sub(r"(\\?\s)+", r"\\s+", re.escape(words))


def _quotation(text: str, entry: dict[str, Any]) -> ExpectedQuotation:
    _refuse_unknown_keys(entry, {"text", "kind", "cue", "source", "speaker", "question"})
    pieces = entry["text"] if isinstance(entry["text"], list) else [entry["text"]]
    fragments = tuple(find_once(text, piece) for piece in pieces)
    places = {
        key: find_nearest(text, entry[key], fragments) if key in entry else None
        for key in ("cue", "source")
    }
    if entry["kind"] not in ("direct", "mixed"):
        raise ValueError(f"A kind is direct or mixed, but not {entry['kind']!r}.")
    if "question" in entry and find_within(text, entry["question"], Span(0, len(text))) is None:
        raise ValueError(f"The question {entry['question']!r} is not in the article.")
    return ExpectedQuotation(
        fragments=fragments,
        text=" ".join(fragment.of(text) for fragment in fragments),
        kind=entry["kind"],
        cue=places["cue"],
        source=places["source"],
        speaker=entry.get("speaker"),
        question=entry.get("question"),
    )


def _entity(entry: dict[str, Any]) -> ExpectedEntity:
    _refuse_unknown_keys(entry, {"name", "aliases"})
    return ExpectedEntity(entry["name"], tuple(entry.get("aliases", ())))


def _pair(quotations: tuple[ExpectedQuotation, ...], entry: dict[str, Any]) -> ExpectedPair:
    _refuse_unknown_keys(entry, {"speaker", "earlier", "later", "relation", "question", "evidence"})

    def quotation(words: str) -> ExpectedQuotation:
        found = [q for q in quotations if " ".join(q.text.split()).startswith(words)]
        if len(found) != 1:
            raise ValueError(f"{len(found)} quotations begin with {words!r}; it must be one.")
        return found[0]

    return ExpectedPair(
        speaker=entry["speaker"],
        earlier=quotation(entry["earlier"]),
        later=quotation(entry["later"]),
        relation=entry["relation"],
        question=entry.get("question"),
        evidence=tuple(entry["evidence"]),
    )


def _refuse_unknown_keys(entry: dict[str, Any], known: set[str]) -> None:
    unknown = set(entry) - known
    if unknown:
        raise ValueError(f"Unknown keys {sorted(unknown)}; known are {sorted(known)}.")
