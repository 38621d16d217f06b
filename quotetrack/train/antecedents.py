"""Learn whom pronouns and descriptions take up, from annotated articles and coreference.

    python -m quotetrack.train.antecedents ARTICLES.jsonl [--chains GUM] [--sources POLNEAR]
        [--read ANSWERS] [--marked TEXTS …] [--output FOLDER]

writes `antecedent_weights.tsv`. ARTICLES has lines with `text`, `quotes[]` (`frags`, `source`,
`speaker`, `speaker_kind`) and `not_speech[]`; GUM is the coreference corpus of that name, whose
chains tell whom each pronoun means; POLNEAR has automatic names for pronouns that are sources, and
ANSWERS says whom a reader took its pronouns and descriptions to mean, as `with_answers` tells.
TEXTS has a short text a line, written to teach, as `lessons_of_marked_text` reads it. Each text is
resolved with the answers that are known, so that the model meets each phrase with a right past. The
objective is the conditional logit likelihood with an L2 penalty.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from attrs import evolve, field, frozen

from quotetrack.errors import ModelError
from quotetrack.lexicon.documents import DOCUMENTS
from quotetrack.lexicon.people import PERSON_NOUNS
from quotetrack.lexicon.words import key_of
from quotetrack.model import Document, Mention, MentionKind, Span
from quotetrack.people.antecedents.choice import LearntJudge, bundled_judge
from quotetrack.people.antecedents.facts import Asked, Candidate
from quotetrack.people.antecedents.things import BODIES, kind_of_noun
from quotetrack.people.naming import name_of_description
from quotetrack.people.resolution import resolve_scan
from quotetrack.people.scan import scan_text
from quotetrack.reading import read, read_text
from quotetrack.train.ranking import Example, FeatureNumbers, fit
from quotetrack.train.weights_file import write_weights
from quotetrack.weights import Fact

PENALTY: Final = 3e-3  # chosen by leaving one source of articles out
#: What a reader answered counts so often: the other answers are automatic, or of other texts.
READ_COUNTS: Final = 3
#: Descriptions of bodies are a tenth as many as pronouns for people, with words of their own.
BODY_COUNTS: Final = 4
PERSON_COUNTS: Final = 2
RAREST: Final = 3
_TITLE: Final = (
    "Weights of whom pronouns and descriptions take up, learnt by quotetrack.train.antecedents "
    "from annotated articles, GUM and PolNeAR train."
)
_PRONOUNS: Final = frozenset("he she him her his hers it they them who whom which that i".split())
_SINGULAR: Final = frozenset("he she him her his hers himself herself".split())
_SURE: Final = 100.0
_LONGEST_THING: Final = 4  # words
_BEHIND_NOUN: Final = re.compile(r" (?:of|from|by|on|to|in|at|for|with) ")
_MARKED: Final = re.compile(r"\[([^\]=]+)=([@*]?)([^\]]+)\]")
_KINDS_MARKED: Final = {"*": "person", "@": "organisation", "": "unnamed"}
_IN_MARKS: Final = re.compile(r"“([^”]*)”")

#: Whether a candidate is whom a phrase means; of None, whether it means none of them.
Answer = Callable[[Candidate | None], bool]


@frozen(slots=False)
class Teaching:
    """A judge that knows answers, by the place of a phrase, and keeps what it was asked."""

    answers: Mapping[tuple[int, int], Answer]
    document: int
    numbers: FeatureNumbers = field(repr=False)
    examples: list[Example] = field(factory=list, repr=False)
    asks: list[str] = field(factory=list, repr=False)
    named_only: bool = False
    """Whether the answers know people with names only, so that others must not be learnt from."""
    was_read: bool = False
    """Whether a reader answered."""
    learnt: LearntJudge = field(factory=bundled_judge, repr=False)

    @cached_property
    def _of_source(self) -> Mapping[int, Answer]:
        """The answers by where a phrase begins: a source goes on behind what describes somebody."""
        return {start: answer for (start, _), answer in self.answers.items()}

    def scores(self, asked: Asked, facts: Sequence[Sequence[Fact]]) -> list[float]:
        """Return scores that leave no doubt where the answer is known."""
        answer = self.answers.get((asked.found.start, asked.found.end)) or self._of_source.get(
            asked.found.start
        )
        scores = self.learnt.scores(asked, facts)
        if answer is None:
            return scores
        right = [answer(one) for one in asked.candidates]
        if len(facts) > len(right):
            right.append(answer(None) and not any(right))
        if not any(right):
            return scores
        kept = [
            at
            for at in range(len(right))
            if not self.named_only
            or (at < len(asked.candidates) and _is_named(asked.candidates[at]))
        ]
        if len(kept) > 1:
            features = [self.numbers.of(facts[at]) for at in kept]
            self.examples.append(Example(self.document, features, [right[at] for at in kept]))
            self.asks.append(asked.asks)
        return [score + _SURE * is_right for score, is_right in zip(scores, right, strict=True)]


def _is_named(candidate: Candidate) -> bool:
    return candidate.cluster is not None and bool(candidate.cluster.names)


def lessons_of_article(record: Mapping[str, Any], number: int, numbers: FeatureNumbers) -> Teaching:
    """Return what one annotated article teaches."""
    reading = read(Document(record["text"]))
    quoted = [Span(*piece) for quote in record["quotes"] for piece in quote["frags"]]
    quoted += [Span(*one["span"]) for one in record["not_speech"]]
    inner = [span for one in quoted if len(span := reading.inward(one))]
    sources: list[Mention] = []
    answers: dict[tuple[int, int], Answer] = {}
    for quote in record["quotes"]:
        if not quote["source"]:
            continue
        span = reading.inward(Span(*quote["source"]))
        text = span.of(reading.text)
        sources.append(Mention(span, text, _kind(text)))
        if quote["speaker"]:
            answers[span.start, span.end] = _named(quote["speaker"], quote["speaker_kind"], text)
    teaching = Teaching(answers, number, numbers, was_read=True)
    resolve_scan(scan_text(reading, inner), sources, judge=teaching, digest="")
    return teaching


def _kind(text: str) -> MentionKind:
    lower = text.strip().lower()
    if lower in _PRONOUNS:
        return "pronoun"
    is_small = lower.split()[0] in ("the", "a", "an", "his", "her", "their", "its", "one", "some")
    return "nominal" if is_small or text.islower() else "name"


def _named(speaker: str, kind: str, phrase: str) -> Answer:
    """Return what tells whether a candidate is the speaker that a reader has named."""
    gold = key_of(speaker)
    is_document = kind == "unnamed" and _is_of_document(speaker)

    def is_meant(candidate: Candidate | None) -> bool:
        if candidate is None:
            return _contain(key_of(name_of_description(phrase)), gold)
        cluster = candidate.cluster
        if kind == "person":
            return (
                cluster is not None
                and cluster.kind == "person"
                and any(_is_name_of(name, speaker) for name in cluster.names)
            )
        texts = [one.mention.text for one in candidate.before]
        if cluster is not None:
            texts += [cluster.label, *cluster.names]
        if is_document and not any(map(_is_of_document, texts)):
            return False  # "council report" is no council
        return any(_contain(key_of(name_of_description(one)), gold) for one in texts if one)

    return is_meant


def _is_of_document(description: str) -> bool:
    """Return whether a description is one of a document: "letter from landlords"."""
    head = _BEHIND_NOUN.split(description.lower().strip(), maxsplit=1)[0].split()
    return bool(head) and kind_of_noun(head[-1]) in ("document", "press") and head[-1] in DOCUMENTS


def _contain(one: str, other: str) -> bool:
    return bool(one) and (one in other or other in one) and min(len(one), len(other)) > 2


def _is_name_of(name: str, speaker: str) -> bool:
    key, gold = key_of(name), key_of(speaker)
    return key in gold or gold in key or key_of(name.split()[-1]) == key_of(speaker.split()[-1])


def lessons_of_chains(record: Mapping[str, Any], number: int, numbers: FeatureNumbers) -> Teaching:
    """Return what a text with coreference teaches: its pronouns for single people."""
    text = record["text"]
    quoted = [Span(*piece) for quote in record["quotes"] for piece in quote["fragments"]]
    quoted += [Span(*pair) for pair in record["unattributed"]]
    spans: dict[str, list[Span]] = {}
    for mention in record["mentions"]:
        spans.setdefault(mention["entity"], []).append(Span(*mention["head"]))
    answers: dict[tuple[int, int], Answer] = {}
    for mention in record["mentions"]:
        if mention["form"] == "PRON" and mention["text"].lower() in _SINGULAR:
            answers[mention["start"], mention["end"]] = _in_chain(spans[mention["entity"]])
    scan = scan_text(read_text(text), quoted)
    described = [
        (Span(*one["head"]), one)
        for one in record["mentions"]
        if one["form"] == "NOM" and one["type"] == "person"
    ]
    for found in scan.found:
        if found.mention.kind == "nominal":
            inside = [one for head, one in described if found.mention.span.overlaps(head)]
            if len(inside) == 1:
                answers[found.start, found.end] = _in_chain(
                    spans[inside[0]["entity"]], Span(*inside[0]["head"])
                )
    sources = [
        Mention(span, span.of(text), _kind(span.of(text)))
        for quote in record["quotes"]
        if quote["speaker"]
        for span in [Span(quote["speaker"]["start"], quote["speaker"]["end"])]
    ]
    for mention in record["mentions"]:
        if _takes_up_a_thing(mention) or _takes_up_somebody(mention):
            span = Span(mention["start"], mention["end"])
            if not any(span.overlaps(other) for other in (*quoted, *(one.span for one in sources))):
                sources.append(Mention(span, span.of(text), "nominal"))
                chain = spans[mention["entity"]]
                answers[span.start, span.end] = _in_chain(chain, Span(*mention["head"]))
    teaching = Teaching(answers, number, numbers)
    resolve_scan(scan, sources, judge=teaching, digest="")
    return teaching


def _takes_up_a_thing(mention: Mapping[str, Any]) -> bool:
    """Return whether a mention is "the company", "the new report": read as if it were a source."""
    parts = mention["text"].lower().split()
    return (
        mention["form"] == "NOM"
        and parts[0] == "the"
        and 1 < len(parts) <= _LONGEST_THING
        and parts[-1] in BODIES | DOCUMENTS
    )


def _takes_up_somebody(mention: Mapping[str, Any]) -> bool:
    """Return whether a mention is "the man", "the old sailor": read as if it were a source."""
    parts = mention["text"].lower().split()
    return (
        mention["form"] == "NOM"
        and mention["type"] == "person"
        and parts[0] in ("the", "this", "that")
        and 1 < len(parts) <= _LONGEST_THING
        and parts[-1] in PERSON_NOUNS
    )


def _in_chain(heads: Sequence[Span], own_head: Span | None = None) -> Answer:
    """Return what tells whether most mentions of a candidate belong to a chain.

    Nobody is meant where the chain begins with the phrase, whose head is `own_head`.
    """

    def is_meant(candidate: Candidate | None) -> bool:
        if candidate is None:
            return own_head is not None and own_head == min(heads, key=lambda one: one.start)
        own = [one.mention.span for one in candidate.before]
        inside = sum(any(span.overlaps(head) for head in heads) for span in own)
        return 2 * inside > len(own)

    return is_meant


def lessons_of_sources(record: Mapping[str, Any], number: int, numbers: FeatureNumbers) -> Teaching:
    """Return what a text whose pronoun sources have automatic names teaches.

    Where `with_answers` gave it the answers of a reader, those are what it teaches.
    """
    text = record["text"]
    read_sources = record.get("read", ())
    quoted = [Span(start, end) for start, end, _, _ in record["quoted_spans"]]
    sources: list[Mention] = []
    answers: dict[tuple[int, int], Answer] = {}
    for quote in record["quotes"]:
        speaker = quote["speaker"]
        if not speaker or quote["type"] == "indirect":
            continue
        span = Span(speaker["start"], speaker["end"])
        sources.append(Mention(span, span.of(text), _kind(span.of(text))))
        is_named = speaker["kind"] == "pronoun" and quote["entity_how"] == "coref"
        if is_named and not read_sources:
            answers[span.start, span.end] = _named(quote["entity_silver"], "person", "")
    for one in read_sources:
        phrase = Span(*one["span"])
        answers[phrase.start, phrase.end] = _named(
            one["speaker"], one["speaker_kind"], phrase.of(text)
        )
    was_read = bool(read_sources)
    teaching = Teaching(answers, number, numbers, named_only=not was_read, was_read=was_read)
    resolve_scan(scan_text(read_text(text), quoted), sources, judge=teaching, digest="")
    return teaching


def lessons_of_marked_text(line: str, number: int, numbers: FeatureNumbers) -> Teaching:
    """Return what a short text teaches in which sources stand in brackets with whom they mean.

    "The mill closed. “It leaks,” [it=report on the mill] said.": behind the equals sign is the
    description of who is meant, "*" and the name of a person or "@" and that of a body; "¶" ends a
    paragraph. Words in curly marks are quoted.
    """
    text, at = "", 0
    sources: list[Mention] = []
    answers: dict[tuple[int, int], Answer] = {}
    line = line.strip().replace(" ¶ ", "\n\n")
    for marked in _MARKED.finditer(line):
        phrase, sign, speaker = marked.groups()
        text += line[at : marked.start()]
        span = Span(len(text), len(text) + len(phrase))
        text += phrase
        at = marked.end()
        sources.append(Mention(span, phrase, _kind(phrase)))
        answers[span.start, span.end] = _named(speaker, _KINDS_MARKED[sign], phrase)
    text += line[at:]
    quoted = [Span(*found.span(1)) for found in _IN_MARKS.finditer(text)]
    teaching = Teaching(answers, number, numbers, was_read=True)
    resolve_scan(scan_text(read_text(text), quoted), sources, judge=teaching, digest="")
    return teaching


def with_answers(
    records: Iterable[Mapping[str, Any]], answers: Iterable[Mapping[str, Any]]
) -> Iterator[Mapping[str, Any]]:
    """Yield texts with what a reader answered of them.

    An answer has the `id` of its text, the SHA-256 digest of that, and `sources[]`: `span`,
    `speaker` and `speaker_kind`, as articles have them. Raises `ModelError` where a text is not
    the one that was read.
    """
    answers_of = {one["id"]: one for one in answers}
    for record in records:
        answer = answers_of.get(record["id"])
        if answer is None:
            yield record
            continue
        if hashlib.sha256(record["text"].encode()).hexdigest() != answer["sha256"]:
            raise ModelError(f"The text of {record['id']} is not the one whose sources were read.")
        yield {**record, "read": answer["sources"]}


def learn(
    teachings: Iterable[Teaching], numbers: FeatureNumbers, penalty: float = PENALTY
) -> dict[str, float]:
    """Return the weights that fit what was taught."""
    examples = [
        evolve(example, weight=example.weight * _counts(one, asks))
        for one in teachings
        for example, asks in zip(one.examples, one.asks, strict=True)
    ]
    return fit(examples, numbers.names, penalty, RAREST)


def _counts(teaching: Teaching, asks: str) -> int:
    counts = READ_COUNTS if teaching.was_read else 1
    if asks == "body":
        return counts * BODY_COUNTS
    return counts * PERSON_COUNTS if asks == "person" else counts


def lessons(
    articles: Iterable[Mapping[str, Any]],
    chains: Iterable[Mapping[str, Any]] = (),
    sources: Iterable[Mapping[str, Any]] = (),
    marked: Iterable[str] = (),
) -> tuple[list[Teaching], FeatureNumbers]:
    """Return what all texts teach, and the numbers of the features."""
    numbers = FeatureNumbers()
    taught: list[Teaching] = []
    for lesson, records in (
        (lessons_of_article, articles),
        (lessons_of_chains, chains),
        (lessons_of_sources, sources),
    ):
        for record in records:
            taught.append(lesson(record, len(taught), numbers))
    for line in marked:
        taught.append(lessons_of_marked_text(line, len(taught), numbers))
    return taught, numbers


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a JSON Lines file, packed or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def write(weights: Mapping[str, float], folder: Path) -> None:
    """Write weights into a folder."""
    write_weights(_TITLE, weights, (), folder / "antecedent_weights.tsv")


def main() -> None:
    """Run the training program."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("articles", type=Path)
    arguments.add_argument("--chains", type=Path)
    arguments.add_argument("--sources", type=Path)
    arguments.add_argument("--read", type=Path)
    arguments.add_argument("--marked", type=Path, nargs="*", default=())
    arguments.add_argument("--output", type=Path, default=Path("."))
    chosen = arguments.parse_args()
    articles, chains, sources, answers = (
        read_lines(path) if path is not None else ()
        for path in (chosen.articles, chosen.chains, chosen.sources, chosen.read)
    )
    marked = [line for path in chosen.marked for line in path.read_text("utf-8").splitlines()]
    taught, numbers = lessons(articles, chains, with_answers(sources, answers), marked)
    write(learn(taught, numbers), chosen.output)


if __name__ == "__main__":
    main()
