"""Training data for the tokenizer: running text with a label for every character."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from quotetrack.train.corpus import Corpus
from quotetrack.train.treebank import Sentence

INSIDE, TOKEN_END, SENTENCE_END = "0", "1", "2"


def paragraphs_of(sentences: Iterable[Sentence]) -> list[list[Sentence]]:
    """Group the sentences of a treebank into its paragraphs."""
    groups: list[list[Sentence]] = []
    for sentence in sentences:
        if sentence.opens_paragraph or not groups:
            groups.append([])
        groups[-1].append(sentence)
    return groups


def mixed_paragraphs(
    sentences: Sequence[Sentence], others: Sequence[Sentence], rng: random.Random
) -> list[list[Sentence]]:
    """Put each of `sentences` into a paragraph, two of three times among some of `others`."""
    groups = []
    for sentence in sentences:
        group = [sentence]
        while rng.random() < 0.5 and len(group) < 4:
            group.insert(rng.randint(0, len(group)), rng.choice(others))
        groups.append(group)
    return groups


def label(paragraph: Sequence[Sentence]) -> tuple[str, str]:
    """Return the text of a paragraph and one label for each of its characters."""
    text: list[str] = []
    labels: list[str] = []
    for sentence in paragraph:
        for word in sentence.words:
            text.append(word.form)
            labels.append(INSIDE * (len(word.form) - 1) + TOKEN_END)
            if word.space_after:
                text.append(" ")
                labels.append(INSIDE)
        closing = -2 if sentence.words[-1].space_after else -1
        labels[closing] = labels[closing][:-1] + SENTENCE_END
    return "".join(text).rstrip(), "".join(labels)[: len("".join(text).rstrip())]


def write_segmentation(paragraphs: Iterable[Sequence[Sentence]], text: Path, labels: Path) -> None:
    """Write the two files that Stanza's tokenizer training reads."""
    with text.open("w", encoding="utf-8") as texts, labels.open("w", encoding="utf-8") as marks:
        for paragraph in paragraphs:
            characters, classes = label(paragraph)
            texts.write(characters + "\n\n")
            marks.write(classes + "\n\n")


def write_tokenizer_data(corpus: Corpus, directory: Path, seed: int) -> None:
    """Write `train.txt` and `train.labels` from all sentences of a corpus."""
    rng = random.Random(seed)
    invented = [*corpus.frames, *corpus.written, *corpus.filled, *corpus.headlines]
    paragraphs = paragraphs_of(corpus.treebank)
    paragraphs += mixed_paragraphs(invented, corpus.treebank, rng)
    write_segmentation(paragraphs, directory / "train.txt", directory / "train.labels")
