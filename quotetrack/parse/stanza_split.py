"""Tokens and sentences of many short texts, with Stanza's tokenizer network.

Stanza's own loop around the network joins all texts, makes features letter by letter and then
looks every token up in the joined text again. This one does the same on each paragraph at once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

# A token: start and end in its text, and the form that the models see.
Token = tuple[int, int, str]

_LONGEST = 1000
_LETTERS_IN_BATCH = 40_000
_FEATURES = ["space_before", "capitalized", "numeric", "end_of_para", "start_of_para"]
_PARAGRAPH_BREAK = re.compile(r"\n[\s\u0080-\u009f]*\n")
_SPACE = re.compile(r"[\s\u0080-\u009f]+")
_MAYBE_ADDRESS = re.compile(r"@|://|www\.|[a-zA-Z0-9]\.(?:gov|org|edu|net|com|co)")


class Splitter:
    """Runs the tokenizer of a loaded pipeline."""

    def __init__(self, processor: Any) -> None:
        self._model = processor.trainer.model
        self._model.eval()
        self._ids = processor.vocab._unit2id
        self._unknown = self._ids["<UNK>"]
        self._letters: dict[str, tuple[int, float, float, float]] = {}

    @staticmethod
    def fits(processor: Any) -> bool:
        """Return whether the tokenizer is of the plain kind that this class knows."""
        trainer = getattr(processor, "trainer", None)
        if trainer is None or hasattr(processor, "_variant"):
            return False
        arguments = trainer.args
        return (
            arguments.get("feat_funcs") == _FEATURES
            and trainer.dictionary is None
            and trainer.model.charmodel is None
            and not arguments.get("use_mwt")
            and not arguments.get("skip_newline")
            and not processor.vocab.lang_replaces_spaces
            and arguments.get("shorthand") != "la_ittb"
        )

    @staticmethod
    def takes(text: str) -> bool:
        """Return whether no paragraph of `text` is longer than what the network reads at once."""
        return len(text) <= _LONGEST or all(
            len(paragraph) <= _LONGEST for paragraph in _PARAGRAPH_BREAK.split(text)
        )

    def split(self, texts: Sequence[str]) -> list[list[list[Token]]]:
        """Return the sentences of each text, each a list of tokens."""
        paragraphs: list[tuple[int, str, list[int]]] = []
        for number, text in enumerate(texts):
            for start, paragraph in _paragraphs(text):
                letters, places = _single_spaces(paragraph, start)
                if letters.strip():
                    paragraphs.append((number, letters, places))
        order = sorted(range(len(paragraphs)), key=lambda k: -len(paragraphs[k][1]))
        found: list[list[list[Token]]] = [[] for _ in paragraphs]
        batch: list[int] = []
        for at in order:
            if batch and len(paragraphs[batch[0]][1]) * (len(batch) + 1) > _LETTERS_IN_BATCH:
                self._run(paragraphs, batch, found)
                batch = []
            batch.append(at)
        if batch:
            self._run(paragraphs, batch, found)
        result: list[list[list[Token]]] = [[] for _ in texts]
        for (number, _, _), sentences in zip(paragraphs, found, strict=True):
            result[number] += sentences
        return result

    def _run(
        self,
        paragraphs: Sequence[tuple[int, str, list[int]]],
        batch: Sequence[int],
        found: list[list[list[Token]]],
    ) -> None:
        import numpy as np
        import torch

        width = len(paragraphs[batch[0]][1]) + 1
        units = np.zeros((len(batch), width), dtype=np.int64)
        features = np.zeros((len(batch), width, len(_FEATURES)), dtype=np.float32)
        lengths = []
        for row, at in enumerate(batch):
            letters = paragraphs[at][1]
            table = np.array([self._letter(letter) for letter in letters], dtype=np.float32)
            size = len(letters)
            units[row, :size] = table[:, 0]
            features[row, :size, :3] = table[:, 1:]
            features[row, size - 1, 3] = 1
            features[row, 0, 4] = 1
            lengths.append(size + 1)
        scores = self._model(torch.from_numpy(units), torch.from_numpy(features), lengths)
        classes = scores.argmax(2).numpy()
        for row, at in enumerate(batch):
            _, letters, places = paragraphs[at]
            found[at] = _sentences(letters, places, classes[row, : len(letters)])

    def _letter(self, letter: str) -> tuple[int, float, float, float]:
        known = self._letters.get(letter)
        if known is None:
            known = (
                self._ids.get(letter, self._unknown),
                float(letter == " "),
                float(letter.isupper()),
                float(letter.isdecimal()),
            )
            self._letters[letter] = known
        return known


def _paragraphs(text: str) -> list[tuple[int, str]]:
    """Return start and text of each paragraph, without white space at its end."""
    if "\n" not in text:
        return [(0, text.rstrip())]
    found, at = [], 0
    for gap in _PARAGRAPH_BREAK.finditer(text):
        found.append((at, text[at : gap.start()].rstrip()))
        at = gap.end()
    found.append((at, text[at:].rstrip()))
    return found


def _single_spaces(text: str, start: int) -> tuple[str, list[int]]:
    """Make every stretch of white space one space; return the letters and where each stood."""
    letters: list[str] = []
    places: list[int] = []
    at = 0
    for gap in _SPACE.finditer(text):
        letters += [text[at : gap.start()], " "]
        places += range(start + at, start + gap.start() + 1)
        at = gap.end()
    letters.append(text[at:])
    places += range(start + at, start + len(text))
    return "".join(letters), places


def _sentences(letters: str, places: Sequence[int], classes: Any) -> list[list[Token]]:
    """Cut a paragraph by the class of each letter: 1 ends a token, 2 ends a sentence too."""
    if _MAYBE_ADDRESS.search(letters):
        from stanza.models.tokenization.utils import update_pred_regex

        classes[-1] = 2
        update_pred_regex(list(letters), classes)
    sentences: list[list[Token]] = []
    tokens: list[Token] = []
    at = 0
    last = len(letters) - 1
    for end in [*(int(k) for k in classes[:-1].nonzero()[0]), last]:
        form = letters[at : end + 1].lstrip()
        if form:
            first = end + 1 - len(form)
            tokens.append((places[first], places[end] + 1, form))
            if classes[end] == 2 and end != last:
                sentences.append(tokens)
                tokens = []
        at = end + 1
    if tokens:
        sentences.append(tokens)
    return sentences
