"""Scores on treebanks from raw text, as in the CoNLL 2018 shared task, and of name finding."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from attrs import frozen

from quotetrack.model import ParsedText
from quotetrack.parse.base import Parser
from quotetrack.train.mentions import Tagged
from quotetrack.train.restyle import restyle_quotes
from quotetrack.train.segmentation import paragraphs_of
from quotetrack.train.treebank import Sentence


@frozen
class TreeScores:
    """F1 scores from raw text, in per cent."""

    tokens: float
    sentences: float
    upos: float
    uas: float
    las: float
    lemmas: float


def score_trees(
    parser: Parser, sentences: Sequence[Sentence], *, curly_half: bool = True, seed: int = 1
) -> TreeScores:
    """Parse the running text of a treebank and compare with its trees.

    Args:
        parser: The parser to score.
        sentences: Gold sentences in their order.
        curly_half: Whether half of the quoting sentences get curly marks first.
        seed: Seed of the choice of sentences that do.
    """
    rng = random.Random(seed)
    styled = [restyle_quotes(s, rng) if curly_half else s for s in sentences]
    paragraphs = paragraphs_of(styled)
    texts, gold = [], []
    for paragraph in paragraphs:
        text, rows = _lay_out(paragraph)
        texts.append(text)
        gold.append(rows)
    counts = {name: [0, 0, 0] for name in ("tokens", "sentences", "upos", "uas", "las", "lemmas")}
    for parsed, rows in zip(parser.parse(texts), gold, strict=True):
        found = _rows(parsed)
        for name, keys in _KEYS.items():
            ours, theirs = {keys(r) for r in found}, {keys(r) for r in rows}
            _count(counts[name], ours, theirs)
        _count(counts["sentences"], {r[6] for r in found}, {r[6] for r in rows})
    return TreeScores(**{name: _f1(*numbers) for name, numbers in counts.items()})


# A row: (span, UPOS, span of the head or None, main relation, lemma, unused, sentence span)
_Row = tuple[tuple[int, int], str, "tuple[int, int] | None", str, str, None, tuple[int, int]]

_KEYS: dict[str, Callable[[_Row], object]] = {
    "tokens": lambda r: r[0],
    "upos": lambda r: (r[0], r[1]),
    "uas": lambda r: (r[0], r[2]),
    "las": lambda r: (r[0], r[2], r[3]),
    "lemmas": lambda r: (r[0], r[4].lower()),
}


def _lay_out(paragraph: Sequence[Sentence]) -> tuple[str, list[_Row]]:
    text: list[str] = []
    at = 0
    rows: list[_Row] = []
    for sentence in paragraph:
        spans = []
        for word in sentence.words:
            spans.append((at, at + len(word.form)))
            piece = word.form + (" " if word.space_after else "")
            text.append(piece)
            at += len(piece)
        whole = (spans[0][0], spans[-1][1])
        for span, word in zip(spans, sentence.words, strict=True):
            head = spans[word.head - 1] if word.head else None
            relation = word.deprel.partition(":")[0]
            rows.append((span, word.upos, head, relation, word.lemma, None, whole))
    return "".join(text).rstrip(), rows


def _rows(parsed: ParsedText) -> list[_Row]:
    rows: list[_Row] = []
    for sentence in parsed.sentences:
        spans = [(token.start, token.end) for token in sentence.tokens]
        whole = (spans[0][0], spans[-1][1])
        for span, token in zip(spans, sentence.tokens, strict=True):
            head = spans[token.head] if token.head >= 0 else None
            relation = token.deprel.partition(":")[0]
            rows.append((span, token.upos, head, relation, token.lemma, None, whole))
    return rows


def _count(numbers: list[int], found: set[object], gold: set[object]) -> None:
    numbers[0] += len(found & gold)
    numbers[1] += len(found)
    numbers[2] += len(gold)


def _f1(right: int, found: int, gold: int) -> float:
    return 200 * right / max(1, found + gold)


def score_names(parser: Parser, sentences: Sequence[Tagged]) -> dict[str, float]:
    """Return the F1 of whole names by kind, and of "all", on tokenised sentences joined by spaces.

    Found names count where they cover the same characters and have the same kind.
    """
    texts, gold = [], []
    for sentence in sentences:
        texts.append(" ".join(text for text, _ in sentence))
        gold.append(_gold_names(sentence))
    counts: dict[str, list[int]] = {}
    for parsed, names in zip(parser.parse(texts), gold, strict=True):
        found = _found_names(parsed)
        for kind in ("PER", "ORG", "LOC", "all"):
            ours = {name for name in found if kind in ("all", name[2])}
            theirs = {name for name in names if kind in ("all", name[2])}
            _count(counts.setdefault(kind, [0, 0, 0]), set(ours), set(theirs))
    return {kind: _f1(*numbers) for kind, numbers in counts.items()}


def _gold_names(sentence: Tagged) -> set[tuple[int, int, str]]:
    names: list[tuple[int, int, str]] = []
    at = 0
    for text, tag in sentence:
        if tag.startswith("B-"):
            names.append((at, at + len(text), tag[2:]))
        elif tag.startswith("I-") and names:
            names[-1] = (names[-1][0], at + len(text), names[-1][2])
        at += len(text) + 1
    return set(names)


def _found_names(parsed: ParsedText) -> set[tuple[int, int, str]]:
    names: list[tuple[int, int, str]] = []
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if token.ner.startswith("B-"):
                names.append((token.start, token.end, token.ner[2:]))
            elif token.ner.startswith("I-") and names:
                names[-1] = (names[-1][0], token.end, names[-1][2])
    return set(names)
