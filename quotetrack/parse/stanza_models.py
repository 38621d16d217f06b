"""Stanza's networks of a pack, built without Stanza's pipeline.

A pipeline puts what trains a network around each of them. An optimizer imports torch's compiler,
which takes longer than reading all models. Here the same classes are built from the same files,
tokenizer and name finder only once they are wanted.
"""

from __future__ import annotations

import gc
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from attrs import define, frozen

from quotetrack.errors import ModelError
from quotetrack.parse.pack import Pack
from quotetrack.parse.stanza_loading import quiet, refused, using_threads
from quotetrack.parse.stanza_vectors import WordVectors

# What a model file of a pack may hold apart from plain Python data: tensors.
_ALLOWED = {
    ("torch._utils", "_rebuild_tensor_v2"),
    ("collections", "OrderedDict"),
    ("_codecs", "encode"),
}
_TOKENIZER_FEATURES = [
    "space_before", "capitalized", "numeric", "end_of_para", "start_of_para",
]  # fmt: skip


@frozen
class Model:
    """One network, the vocabulary it was trained with, and its settings."""

    network: Any
    vocab: Any
    settings: dict[str, Any]


@define(slots=False)
class PackModels:
    """The models of a pack of plain kind. `lemma_of` takes a form and its UPOS tag."""

    pack: Pack
    tagger: Model
    parser: Model
    lemma_of: Callable[[str, str], str | None]
    vectors: WordVectors

    @cached_property
    def tokenizer(self) -> Model | None:
        """The tokenizer, read when it is first asked for, None where it is of no plain kind.

        Raises `ModelError` where its file is missing, damaged or of another version of Stanza.
        """
        with _loading(self.pack):
            return _tokenizer(_read(self.pack, "tokenize"))

    @cached_property
    def finder(self) -> Model | None:
        """The name finder, read when it is first asked for, None where it is of no plain kind.

        Raises `ModelError` where its file is missing, damaged or of another version of Stanza.
        """
        with _loading(self.pack):
            return _finder(_read(self.pack, "ner"), self.vectors)


def read_models(pack: Pack) -> PackModels | None:
    """Read the models of `pack`, or return None where one is of a kind that is not known here.

    Raises `ModelError` where a file is missing, damaged or of another version of Stanza.
    """
    if not pack.vectors:
        return None
    with _loading(pack):
        tagger, parser = _read(pack, "pos"), _read(pack, "depparse")
        if not _are_plain(tagger, parser):
            return None
        pack.verify("lemma")
        lemma_of = _lemmas(pack.path("lemma"))
        if lemma_of is None:
            return None
        pack.verify("vectors")
        vectors = WordVectors.read(pack.vectors)
        return PackModels(
            pack, _tagger(tagger, vectors.size), _parser(parser, vectors.size), lemma_of, vectors
        )


@contextmanager
def _loading(pack: Pack) -> Iterator[None]:
    """Import Stanza in peace, and turn what it raises for unfitting files into `ModelError`."""
    with _without_collecting(), quiet(), using_threads(1):
        try:
            yield
        except ModelError:
            raise
        # Stanza and torch raise errors of many kinds for unfitting files.
        except Exception as error:
            what = f"the model pack {pack.name} {pack.version} in {pack.folder}"
            raise refused(what, error) from error


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep the garbage collector from going through what imports make, which all stays."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Unpickler(pickle.Unpickler):
    """Reads tensors and plain data, and refuses everything else.

    `torch.load` with `weights_only` does the same in plain Python, twenty times slower.
    """

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"{module}.{name} has no place in a model file.")
        return super().find_class(module, name)


class _TensorPickle:
    """The part of the module `pickle` that `torch.load` uses."""

    Unpickler = _Unpickler

    @staticmethod
    def load(file: Any, **options: Any) -> Any:
        return _Unpickler(file, **options).load()


def _read(pack: Pack, processor: str) -> dict[str, Any]:
    import torch

    pack.verify(processor)
    content: dict[str, Any] = torch.load(
        pack.path(processor), map_location="cpu", pickle_module=_TensorPickle, weights_only=False
    )
    return content


def _are_plain(tagger: dict[str, Any], parser: dict[str, Any]) -> bool:
    """Return whether `stanza_networks` knows how to run these models."""
    tags, trees = tagger["config"], parser["config"]
    return (
        _reads_words_and_letters(tags)
        and _reads_words_and_letters(trees)
        and bool(tags.get("share_hid"))
        and [column[0] for column in tags.get("tag_columns") or []][:2] == ["upos", "xpos"]
        and {"_unit2id", "ignore"} <= set(tagger["vocab"]["xpos"])
        and parser.get("model_type") == "graph"
        and all(trees.get(wanted) for wanted in ("use_upos", "use_xpos"))
        and not any(
            trees.get(extra)
            for extra in (
                "use_ufeats", "reversed", "linearization", "distance", "use_arc_embedding",
            )
        )
    )  # fmt: skip


def _reads_words_and_letters(settings: dict[str, Any]) -> bool:
    """Return whether a network reads each word by vectors and letter by letter, and no more."""
    sizes = ("word_emb_dim", "tag_emb_dim", "char_emb_dim")
    return (
        all(settings.get(size, 0) > 0 for size in sizes)
        and bool(settings.get("pretrain"))
        and bool(settings.get("char"))
        and not any(settings.get(extra) for extra in ("charlm", "bert_model", "use_peft"))
    )


def _filled(network: Any, weights: dict[str, Any]) -> Any:
    """Fill a network with its weights; what Stanza leaves out of model files may be missing."""
    found = network.load_state_dict(weights, strict=False)
    own = [name for name in found.missing_keys if name.split(".")[0] not in network.unsaved_modules]
    if own or found.unexpected_keys:
        raise ValueError(f"weights do not fit: {own} missing, {found.unexpected_keys} unknown")
    return network.eval()


def _tokenizer(content: dict[str, Any]) -> Model | None:
    from stanza.models.tokenization.model import Tokenizer
    from stanza.models.tokenization.vocab import Vocab

    settings = content["config"]
    plain = (
        settings.get("feat_funcs") == _TOKENIZER_FEATURES
        and not any(
            settings.get(extra) for extra in ("charlm", "use_mwt", "skip_newline", "use_dictionary")
        )
        and str(settings.get("lang"))[:2] not in ("zh", "ja", "ko")
        and settings.get("shorthand") != "la_ittb"
    )
    if not plain:
        return None
    network = Tokenizer(
        settings, settings["vocab_size"], settings["emb_dim"], settings["hidden_dim"],
        dropout=settings["dropout"], feat_dropout=settings["feat_dropout"],
    )  # fmt: skip
    vocab = Vocab.load_state_dict(content["vocab"])
    return Model(_filled(network, content["model"]), vocab, settings)


def _tagger(content: dict[str, Any], vector_size: int) -> Model:
    from stanza.models.pos.model import Tagger
    from stanza.models.pos.tag_columns import tag_columns_from_config
    from stanza.models.pos.vocab import MultiVocab

    settings = content["config"]
    settings["tag_columns"] = tag_columns_from_config(settings["tag_columns"])
    vocab = MultiVocab.load_state_dict(content["vocab"])
    network = Tagger(settings, vocab, emb_matrix=_no_vectors(vector_size), share_hid=True)
    return Model(_filled(network, content["model"]), vocab, settings)


def _parser(content: dict[str, Any], vector_size: int) -> Model:
    from stanza.models.depparse.model import GraphParser
    from stanza.models.pos.vocab import MultiVocab

    settings = content["config"]
    vocab = MultiVocab.load_state_dict(content["vocab"])
    network = GraphParser(settings, vocab, emb_matrix=_no_vectors(vector_size))
    return Model(_filled(network, content["model"]), vocab, settings)


def _no_vectors(size: int) -> Any:
    """Return an empty table, for a network whose word vectors are looked up outside of it."""
    import torch

    return torch.zeros(1, size)


def _lemmas(path: Path) -> Callable[[str, str], str | None] | None:
    """Return the look-up of a lemmatizer, None where it is more than a dictionary."""
    from stanza.models.lemma.trainer import Trainer

    trainer = Trainer(model_file=str(path))
    if trainer.model is not None or trainer.contextual_lemmatizers:
        return None

    def lemma_of(form: str, upos: str) -> str | None:
        lemma: str = trainer.predict_dict([(form, upos)])[0]
        return lemma

    return lemma_of


def _finder(content: dict[str, Any], vectors: WordVectors) -> Model | None:
    from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
    from stanza.models.ner.model import NERTagger
    from stanza.models.ner.vocab import MultiVocab

    settings, vocab = content["config"], content["vocab"]
    plain = (
        all(settings.get(size, 0) > 0 for size in ("word_emb_dim", "char_emb_dim"))
        and all(settings.get(wanted) for wanted in ("char", "lowercase", "input_transform"))
        and not any(settings.get(extra) for extra in ("charlm", "bert_model", "use_peft"))
        and settings["num_layers"] == 1
        and {"word", "delta", "tag"} <= set(vocab)
        and len(vocab["tag"]["_id2unit"]) == 1
        and vocab["word"]["_id2unit"][VOCAB_PREFIX_SIZE:] == vectors.words
    )
    if not plain:
        return None
    # Vectors are looked up outside of the network.
    del vocab["word"]
    network = NERTagger(settings, MultiVocab.load_state_dict(vocab))
    return Model(_filled(network, content["model"]), network.vocab, settings)
