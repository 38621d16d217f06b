"""Tokens and sentences of many short texts, with Stanza's tokenizer network.

Stanza's own loop around the network joins all texts, makes features letter by letter and then
looks every token up in the joined text again. This one does the same on each paragraph at once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from quotetrack.parse.stanza_models import Model

# A token: start and end in its text, and the form that the models see.
Token = tuple[int, int, str]

_LONGEST = 1000
_LETTERS_IN_BATCH = 10_000
# Is it a space, a capital, a digit; does it end or start the paragraph?
_FEATURES = 5
_PARAGRAPH_BREAK = re.compile(r"\n[\s\u0080-\u009f]*\n")
_SPACE = re.compile(r"[\s\u0080-\u009f]+")
_MAYBE_ADDRESS = re.compile(r"@|://|www\.|[a-zA-Z0-9]\.(?:gov|org|edu|net|com|co)")


class Splitter:
    """Runs the tokenizer of a pack."""

    def __init__(self, tokenizer: Model) -> None:
        self._network = tokenizer.network
        self._ids = tokenizer.vocab._unit2id
        self._unknown = self._ids["<UNK>"]
        self._letters: dict[str, tuple[int, float, float, float]] = {}

    def split(self, texts: Sequence[str]) -> list[list[list[Token]]]:
        """Return the sentences of each text, each a list of tokens."""
        paragraphs: list[tuple[int, str, list[int]]] = []
        for number, text in enumerate(texts):
            for start, paragraph in _paragraphs(text):
                letters, places = _single_spaces(paragraph, start)
                if letters.strip():
                    paragraphs.append((number, letters, places))
        features = [self._features(letters) for _, letters, _ in paragraphs]
        sizes = [len(letters) for _, letters, _ in paragraphs]
        classes: list[Any] = [None] * len(paragraphs)
        short = [at for at, size in enumerate(sizes) if size <= _LONGEST]
        for batch in _batches(short, sizes):
            # As in training, one letter of padding ends each.
            found = self._classes([features[at] for at in batch], padding=1)
            for at, own in zip(batch, found, strict=True):
                classes[at] = own
        result: list[list[list[Token]]] = [[] for _ in texts]
        for at, (number, letters, places) in enumerate(paragraphs):
            own = self._classes_of_long(features[at]) if classes[at] is None else classes[at]
            result[number] += _sentences(letters, places, own)
        return result

    def _features(self, letters: str) -> Any:
        """Return what the network reads of a paragraph: a row of its number and features each."""
        import numpy as np

        table = np.zeros((len(letters), 1 + _FEATURES), dtype=np.float32)
        table[:, :4] = [self._letter(letter) for letter in letters]
        table[-1, 4] = 1
        table[0, 5] = 1
        return table

    def _classes(self, paragraphs: Sequence[Any], padding: int) -> list[Any]:
        """Return the class of each letter of a batch of paragraphs, longest first."""
        import numpy as np
        import torch

        width = len(paragraphs[0]) + padding
        table = np.zeros((len(paragraphs), width, 1 + _FEATURES), dtype=np.float32)
        for row, features in enumerate(paragraphs):
            table[row, : len(features)] = features
        read = torch.from_numpy(table)
        lengths = [len(features) + padding for features in paragraphs]
        scores = self._network(read[:, :, 0].long(), read[:, :, 1:], lengths)
        classes = scores.argmax(2).numpy()
        return [classes[row, : len(features)] for row, features in enumerate(paragraphs)]

    def _classes_of_long(self, features: Any) -> Any:
        """Read a long paragraph window by window, each from the last end of a sentence on."""
        import numpy as np

        found, at = [], 0
        while at < len(features):
            (classes,) = self._classes([features[at : at + _LONGEST]], padding=0)
            ends = (classes == 2).nonzero()[0]
            if len(ends) and at + _LONGEST < len(features):
                classes = classes[: ends[-1] + 1]
            found.append(classes)
            at += len(classes)
        return np.concatenate(found)

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


def _batches(numbers: Sequence[int], sizes: Sequence[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for at in sorted(numbers, key=lambda k: -sizes[k]):
        if found and sizes[found[-1][0]] * (len(found[-1]) + 1) <= _LETTERS_IN_BATCH:
            found[-1].append(at)
        else:
            found.append([at])
    return found


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
