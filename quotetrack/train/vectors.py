"""Word vectors for the models, read off a transformer once and for all.

A transformer is too slow and too large to come along, but what it knows about single words fits
into a table. Each word is read alone, and its states of several layers are averaged over its pieces
(Bommasani, Davis and Cardie, "Interpreting Pretrained Contextualized Representations via
Reductions to Static Embeddings", ACL 2020). The long vectors are then cut down: first to the
directions that tell tags, relations and kinds of names apart (reduced-rank regression on the
treebank's word types), then to the largest principal components of the rest.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from quotetrack.parse.stanza_vectors import write_vectors
from quotetrack.train.mentions import load_places
from quotetrack.train.names import load_name_parts
from quotetrack.train.treebank import Sentence, read_treebank

_LAYERS = (0, 2, 4, 6)
_COMPONENTS = 320
_TOLD, _OTHER = 48, 32
_LONGEST = 24
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@frozen
class WordLists:
    """Words in lower case: the most frequent ones in order, those of a treebank, and of names."""

    frequent: tuple[str, ...]
    treebank: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]
    places: frozenset[str]

    @property
    def everything(self) -> list[str]:
        """All different words: frequent ones, then the others in the order of letters."""
        names = self.given | self.family | self.places
        return list(dict.fromkeys([*self.frequent, *sorted(self.treebank), *sorted(names)]))


def make_vectors(
    treebank: Path, transformer: Path, target: Path, *, language: str = "en", frequent: int = 75_000
) -> int:
    """Write word vectors and return how many words have one.

    Args:
        treebank: Training trees, CoNLL-U.
        transformer: Folder of a transformer in the Hugging Face format.
        target: The file to write.
        language: Language of the list of frequent words, which the `wordfreq` library has.
        frequent: How many frequent words to take, besides all words of the treebank and of the
            name lists.
    """
    sentences = read_treebank(treebank)
    lists = _word_lists(sentences, language, frequent)
    words = [word for word in lists.everything if len(word) <= _LONGEST]
    states = _standardised(word_states(transformer, words))
    vectors = reduce_states(states, words, lists, sentences)
    write_vectors(words, vectors, target)
    return len(words)


def _word_lists(sentences: Iterable[Sentence], language: str, frequent: int) -> WordLists:
    from wordfreq import top_n_list

    given, family = set(), set()
    for parts in load_name_parts():
        given.update(_words(parts.given))
        family.update(_words(parts.family))
    return WordLists(
        tuple(w for w in top_n_list(language, frequent, "large") if not re.search(r"\d", w)),
        frozenset(word.form.lower() for sentence in sentences for word in sentence.words),
        frozenset(given),
        frozenset(family),
        frozenset(_words(load_places().names)),
    )


def _words(names: Iterable[str]) -> list[str]:
    return [word for name in names for word in _WORD.findall(name.lower())]


def word_states(transformer: Path, words: Sequence[str]) -> Any:
    """Return an array of words x (layers x width): states averaged over the pieces of a word."""
    import numpy as np
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(str(transformer))
    model = AutoModel.from_pretrained(str(transformer)).eval()
    width = model.config.hidden_size
    result = np.zeros((len(words), len(_LAYERS) * width), np.float32)
    order = sorted(range(len(words)), key=lambda k: len(words[k]))
    with torch.inference_mode():
        for start in range(0, len(order), 512):
            group = order[start : start + 512]
            batch = tokenizer(
                [words[at] for at in group], padding=True, truncation=True, max_length=_LONGEST,
                return_tensors="pt", return_special_tokens_mask=True,
            )  # fmt: skip
            own = (batch.pop("special_tokens_mask") == 0)[:, :, None].float()
            layers = model(**batch, output_hidden_states=True).hidden_states
            size = own.sum(1).clamp(min=1)
            means = [(layers[layer] * own).sum(1) / size for layer in _LAYERS]
            result[group] = torch.cat(means, 1).numpy()
    return result


def _standardised(states: Any) -> Any:
    """Centre the states, and give every layer the same spread."""
    states = states - states.mean(0)
    width = states.shape[1] // len(_LAYERS)
    for layer in range(len(_LAYERS)):
        part = slice(layer * width, (layer + 1) * width)
        states[:, part] /= states[:, part].std()
    return states


def reduce_states(
    states: Any, words: Sequence[str], lists: WordLists, sentences: Iterable[Sentence]
) -> Any:
    """Return an array of words x dimensions: what the states tell about tags, names, and the rest.

    Args:
        states: Array of words x states, centred.
        words: The words, in the order of the rows.
        lists: Which words are in the lists of names.
        sentences: A treebank: how often its words have which tags and relations.
    """
    import numpy as np

    values, directions = np.linalg.eigh(states.T @ states / len(states))
    values, directions = values[::-1][:_COMPONENTS], directions[:, ::-1][:, :_COMPONENTS]
    points = (states @ directions / np.sqrt(values + 0.02 * values[0])).astype(np.float32)
    row = {word: at for at, word in enumerate(words)}
    uses, weights, used = _uses(sentences, row)
    told = _regression(points[used], uses, weights)
    member = np.array(
        [[w in lists.given, w in lists.family, w in lists.places] for w in words], np.float32
    )
    named = _regression(points, member, np.ones(len(words), np.float32))
    # Names of persons and places matter as much as tags do, but are three columns among many.
    basis, _, _ = np.linalg.svd(np.concatenate([told, 3 * named], 1), full_matrices=False)
    basis = basis[:, :_TOLD]
    rest = points - (points @ basis) @ basis.T
    _, others = np.linalg.eigh(rest.T @ rest / len(rest))
    vectors = points @ np.concatenate([basis, others[:, ::-1][:, :_OTHER]], 1)
    return vectors / vectors.std(0) * 0.5


def _uses(sentences: Iterable[Sentence], row: dict[str, int]) -> tuple[Any, Any, list[int]]:
    """Return how often word types have each tag and relation, their weights, and their rows."""
    import numpy as np

    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            relation = word.deprel.partition(":")[0]
            counts[word.form.lower()].update(
                (f"upos {word.upos}", f"xpos {word.xpos}", f"relation {relation}")
            )
    labels = sorted({label for uses in counts.values() for label in uses})
    column = {label: at for at, label in enumerate(labels)}
    types = [form for form in counts if form in row]
    uses = np.zeros((len(types), len(labels)), np.float32)
    sizes = np.zeros(len(types), np.float32)
    for at, form in enumerate(types):
        sizes[at] = sum(n for label, n in counts[form].items() if label.startswith("upos"))
        for label, number in counts[form].items():
            uses[at, column[label]] = number / sizes[at]
    return uses, np.log1p(sizes), [row[form] for form in types]


def _regression(points: Any, targets: Any, weights: Any, ridge: float = 20.0) -> Any:
    """Return the directions in which `points` tell each target, by weighted ridge regression."""
    import numpy as np

    weighted = points * weights[:, None]
    matrix = weighted.T @ points + ridge * np.eye(points.shape[1], dtype=np.float32)
    found = np.linalg.solve(matrix, weighted.T @ (targets - targets.mean(0)))
    return found / (targets.std(0) + 0.02)
