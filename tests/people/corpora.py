"""Measures the resolution of speakers on the corpora beside the repository, where they are there.

Run `python -m tests.people.corpora` for the figures.

PolNeAR: the sources that its annotators marked are given to `resolve`. `entity_silver` is an
automatic name; it is compared for surnames and titles with surnames found by name, and for
pronouns, where it is often wrong (see `pronoun_cases.tsv` for cases that were read). GUM: the
sources of its quotations are given; scored are its chains of names and of third-person pronouns
outside quotations, by B³.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from quotetrack.model import Mention, MentionKind, Span
from quotetrack.names import compare_names
from quotetrack.people import Resolution, find_mentions, resolve

SHARED: Final = Path(__file__).resolve().parents[2].parent / "shared"
_QUOTES: Final = SHARED / "data" / "quotes"

_KINDS: Final[dict[str, MentionKind]] = {
    "pronoun": "pronoun",
    "surname-only": "name",
    "title+surname": "title_name",
    "full-name": "name",
    "given-name-only": "name",
    "name": "name",
    "org-name": "organisation",
    "proper-other": "organisation",
}
_PRONOUNS: Final = frozenset("he she him his her hers himself herself".split())


def missing(name: str) -> str:
    """Return why the corpus `name` cannot be read here, "" where it can."""
    path = _QUOTES / f"{name}.jsonl.gz"
    return "" if path.exists() else f"{path.name} is not in shared/data/quotes beside the project"


def load(name: str) -> list[dict[str, Any]]:
    """Return the documents of a corpus."""
    with gzip.open(_QUOTES / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _sources(document: dict[str, Any]) -> dict[Mention, dict[str, Any]]:
    sources: dict[Mention, dict[str, Any]] = {}
    for quote in document["quotes"]:
        speaker = quote["speaker"]
        if speaker:
            span = Span(speaker["start"], speaker["end"])
            kind = _KINDS.get(speaker["kind"], "nominal")
            sources[Mention(span, span.of(document["text"]), kind)] = quote
    return sources


def resolve_polnear(document: dict[str, Any]) -> tuple[Resolution, dict[Mention, dict[str, Any]]]:
    """Resolve a document of PolNeAR with the sources that are marked in it."""
    quoted = [Span(start, end) for start, end, _, _ in document["quoted_spans"]]
    sources = _sources(document)
    mentions = find_mentions(document["text"], quoted)
    return resolve(document["text"], mentions, list(sources), quoted=quoted), sources


def same_person(found: str, silver: str) -> bool:
    """Return whether two canonical names agree. The automatic names leave out Jr. and the like."""
    plain = [re.sub(r",? (?:Jr|Sr|II|III|IV)\.?$", "", name) for name in (found, silver)]
    comparison = compare_names(*plain)
    return comparison.verdict == "same" or comparison.score >= 0.7


def right_names(corpus: str) -> dict[str, tuple[int, int]]:
    """Return for each kind of source how many got the right canonical name, and of how many."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for document in load(corpus):
        resolution, sources = resolve_polnear(document)
        for source, quote in sources.items():
            if quote["entity_how"] not in ("coref", "name-match", "full-name"):
                continue
            kind = quote["speaker"]["kind"]
            if not quote["entity_silver"] or kind == "nominal":
                continue
            total[kind] += 1
            speaker = resolution.speaker_of(source)
            right[kind] += speaker is not None and same_person(speaker.name, quote["entity_silver"])
    return {kind: (right[kind], total[kind]) for kind in total}


@frozen
class ChainScore:
    """B³ over mentions."""

    precision: float
    recall: float
    mentions: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def _gold_mentions(document: dict[str, Any], quoted: list[Span]) -> Iterator[dict[str, Any]]:
    for mention in document["mentions"]:
        if mention["type"] != "person" or mention["form"] == "NOM":
            continue
        is_quoted = any(span.start <= mention["start"] < span.end for span in quoted)
        if mention["form"] == "PRON" and (is_quoted or mention["text"].lower() not in _PRONOUNS):
            continue
        yield mention


def speaker_chains(corpus: str) -> ChainScore:
    """Return B³ of the chains of all people who speak in GUM.

    A gold mention belongs to the shortest mention found that overlaps its head, and to nobody
    where none does. Names of people who do not speak count as errors when they are in a chain.
    """
    precision = recall = 0.0
    mentions = 0
    for document in load(corpus):
        text = document["text"]
        quoted = [Span(*pair) for quote in document["quotes"] for pair in quote["fragments"]]
        quoted += [Span(*pair) for pair in document["unattributed"]]
        sources = list(_sources(document))
        resolution = resolve(text, find_mentions(text, quoted), sources, quoted=quoted)
        found = [(one.span, entity.id) for entity in resolution.entities for one in entity.mentions]
        gold = list(_gold_mentions(document, quoted))
        gold_chains: dict[str, set[int]] = defaultdict(set)
        found_chains: dict[str, set[int]] = defaultdict(set)
        chain_of: list[str] = []
        for number, mention in enumerate(gold):
            head = Span(*mention["head"])
            over = [(len(span), chain) for span, chain in found if span.overlaps(head)]
            chain_of.append(min(over)[1] if over else f"nobody {number}")
            gold_chains[mention["entity"]].add(number)
            found_chains[chain_of[-1]].add(number)
        speaking = {quote["entity_id"] for quote in document["quotes"] if quote["entity_id"]}
        for number, mention in enumerate(gold):
            if mention["entity"] in speaking:
                ours, theirs = found_chains[chain_of[number]], gold_chains[mention["entity"]]
                precision += len(ours & theirs) / len(ours)
                recall += len(ours & theirs) / len(theirs)
                mentions += 1
    return ChainScore(precision / mentions, recall / mentions, mentions)


def main() -> None:
    """Print the figures on the development corpora."""
    for kind, (right, total) in sorted(right_names("polnear-dev").items()):
        print(f"polnear-dev {kind}: {right} of {total} ({right / total:.3f})")
    score = speaker_chains("gum-dev")
    print(
        f"gum-dev chains of speakers: B3 F1 {score.f1:.3f} "
        f"(P {score.precision:.3f} R {score.recall:.3f}, {score.mentions} mentions)"
    )


if __name__ == "__main__":
    main()
