"""A spaCy pipeline as a parser: who has a model there already needs no second one."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

from quotetrack.errors import ModelError, ParserError
from quotetrack.extras import require
from quotetrack.model import ParsedSentence, ParsedText, ParsedToken
from quotetrack.parse.cleaning import clean
from quotetrack.parse.clear_to_universal import CLEAR_ONLY, UNIVERSAL_ONLY, Word, to_universal
from quotetrack.parse.tokens import tokens as tokens_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

#: How a model labels relations. "clear" is what spaCy's own English models do.
Labels = Literal["auto", "clear", "universal"]

#: The factory of quotetrack's own component, which must not be run while it parses.
FACTORY: Final = "quotetrack"
# What components give that no tree or name is made of.
_OF_NO_USE: Final = frozenset({"doc.cats", "doc.spans", "token.ent_kb_id", "doc.user_data"})
_NAMES: Final = frozenset({"doc.ents", "token.ent_iob", "token.ent_type"})
_KINDS_OF_NAMES: Final = {
    "PERSON": "PER",
    "PER": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
}
# As spaCy's own tokenizer of English writes them for its models.
_NORMS: Final = {
    "n't": "not",
    "'re": "are",
    "'ve": "have",
    "'ll": "will",
    "'m": "am",
    "ca": "can",
    "wo": "will",
}
_APOSTROPHES: Final = str.maketrans("’‘", "''")
_LONGEST_SENTENCE: Final = 300


class SpacyParser:
    """A `Parser` that runs a spaCy pipeline.

    Relations of ClearNLP, which spaCy's English models give, are turned into those of Universal
    Dependencies. Components that neither parse nor find names are not run. One parser may be shared
    by threads: calls wait for one another. The whole pipeline is pickled with it.

    Args:
        nlp: A pipeline with a parser and a tagger, such as ``spacy.load("en_core_web_sm")``.
        labels: How the model labels relations: "clear", "universal", or "auto", which looks at the
            labels of its parser.

    Raises:
        MissingExtraError: spaCy is not installed.
        ModelError: The pipeline has no parser, or its labels are of neither kind.
    """

    def __init__(self, nlp: Language, *, labels: Labels = "auto") -> None:
        require("spacy", "spacy")
        self._nlp = nlp
        self._asked_labels = labels
        self._labels: Labels = labels
        if labels == "auto":
            self._labels = _labels_of(nlp)
        self._lock = threading.RLock()

    def __repr__(self) -> str:
        return f"SpacyParser({self._name})"

    def __getstate__(self) -> dict[str, Any]:
        own = _own_components(self._nlp)
        return {
            "config": self._nlp.config.to_str(),
            "own": own,
            "data": self._nlp.to_bytes(exclude=own),
            "meta": dict(self._nlp.meta),
            "labels": self._asked_labels,
        }

    def __setstate__(self, state: dict[str, Any]) -> None:
        util = require("spacy.util", "spacy")
        config = util.load_config_from_str(state["config"])
        nlp = util.load_model_from_config(config, meta=state["meta"], exclude=state["own"])
        self.__init__(nlp.from_bytes(state["data"]), labels=state["labels"])  # type: ignore[misc]

    @property
    def _name(self) -> str:
        meta = self._nlp.meta
        return f"{meta.get('lang')}_{meta.get('name')} {meta.get('version')}"

    @property
    def version(self) -> str:
        """SpaCy's version and the name and version of the model."""
        from importlib.metadata import version

        return f"spacy {version('spacy')}, model {self._name}"

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        """Parse `texts` and return one result for each, in order.

        Raises `ParserError` where the pipeline fails on them or leaves words without a head.
        """
        with self._lock:
            docs = [self._nlp.make_doc(clean(text)) for text in texts]
            return self._parsed(texts, docs, names=True)

    def parse_sentences(self, sentences: Sequence[str], *, names: bool) -> list[ParsedText]:
        """Parse texts of one sentence each and return one result for each, in order.

        Tokens of English are found by the rules that the bundled parser uses, and each text is one
        tree. Without `names` no name is looked for.

        Raises `ParserError` as `parse` does.
        """
        with self._lock:
            docs = [self._one_sentence(clean(text)) for text in sentences]
            return self._parsed(sentences, docs, names=names)

    def _one_sentence(self, text: str) -> Doc:
        from spacy.tokens import Doc

        if self._nlp.lang != "en":
            return self._nlp.make_doc(text)
        places = tokens_of(text)
        words = [text[start:end].translate(_APOSTROPHES) for start, end in places]
        spaces = [end < len(text) and text[end] == " " for _, end in places]
        begins = [at % _LONGEST_SENTENCE == 0 for at in range(len(words))]
        doc = Doc(self._nlp.vocab, words, spaces, sent_starts=begins)
        doc.user_data["places"] = places
        for token in doc:
            if token.lower_ in _NORMS:
                token.norm_ = _NORMS[token.lower_]
        return doc

    def _parsed(self, texts: Sequence[str], docs: list[Doc], *, names: bool) -> list[ParsedText]:
        has_words = [any(not token.is_space for token in doc) for doc in docs]
        filled = [doc for doc, has in zip(docs, has_words, strict=True) if has]
        try:
            done = iter(list(self._nlp.pipe(filled, disable=self._idle(names))))
        except Exception as error:  # Anything can come out of components that are not ours.
            raise ParserError(f"spaCy's {self._name} raised {error!r}") from error
        return [
            self._read(text, next(done), names) if has else ParsedText(())
            for text, has in zip(texts, has_words, strict=True)
        ]

    def _idle(self, names: bool) -> list[str]:
        """Return which components of the pipeline need not run."""
        useless = _OF_NO_USE if names else _OF_NO_USE | _NAMES
        idle = _own_components(self._nlp)
        for name in self._nlp.pipe_names:
            assigned = set(self._nlp.get_pipe_meta(name).assigns)
            if assigned and assigned <= useless:
                idle.append(name)
        return idle

    def _read(self, text: str, doc: Doc, names: bool) -> ParsedText:
        if not doc.has_annotation("DEP"):
            raise ParserError(
                f"spaCy's {self._name} leaves words without a head: it needs a parser that is not "
                "disabled."
            )
        places = doc.user_data.pop("places", None)
        if places is None:
            places = [(token.idx, token.idx + len(token)) for token in doc]
        sentences = (self._sentence(text, sentence, places, names) for sentence in doc.sents)
        return ParsedText(tuple(sentence for sentence in sentences if sentence.tokens))

    def _sentence(
        self, text: str, sentence: Span, places: Sequence[tuple[int, int]], names: bool
    ) -> ParsedSentence:
        kept = [token for token in sentence if not token.is_space]
        number = {token.i: at for at, token in enumerate(kept)}
        words = []
        for token in kept:
            head = token.head
            while head.is_space and head.head.i != head.i:
                head = head.head
            above = -1 if head.i == token.i else number.get(head.i, -1)
            lemma = token.lemma_ or token.lower_
            words.append(
                Word(
                    token.text,
                    lemma,
                    token.tag_,
                    token.pos_ or "X",
                    above,
                    token.dep_ or "dep",
                    token.ent_type_ in ("PERSON", "PER"),
                )
            )
        _to_one_root(words)
        if self._labels == "clear":
            to_universal(words)
        where = [places[token.i] for token in kept]
        tags = list(_bio(kept)) if names else ["O"] * len(kept)
        return ParsedSentence(
            tuple(
                ParsedToken(
                    start,
                    end,
                    text[start:end],
                    word.lemma,
                    word.upos,
                    word.head,
                    "root" if word.head < 0 else word.relation,
                    tag,
                )
                for (start, end), word, tag in zip(where, words, tags, strict=True)
            )
        )


def _labels_of(nlp: Language) -> Labels:
    known: set[str] = set()
    for name in nlp.pipe_names:
        if "token.dep" in nlp.get_pipe_meta(name).assigns:
            known.update(getattr(nlp.get_pipe(name), "labels", ()))
    name = f"{nlp.meta.get('lang')}_{nlp.meta.get('name')}"
    if not known:
        raise ModelError(
            f"The pipeline {name} has no parser. Load a model that has one, such as "
            "spacy.load('en_core_web_sm'), or say labels='clear' or labels='universal' where a "
            "component of another make parses."
        )
    if known & CLEAR_ONLY:
        return "clear"
    if known & UNIVERSAL_ONLY:
        return "universal"
    raise ModelError(
        f"The parser of {name} labels relations in a way that is not known here: "
        f"{', '.join(sorted(known)[:8])} …. Relations of ClearNLP and of Universal Dependencies "
        "are."
    )


def _own_components(nlp: Language) -> list[str]:
    return [name for name in nlp.pipe_names if nlp.get_pipe_meta(name).factory == FACTORY]


def _to_one_root(words: Sequence[Word]) -> None:
    """Hang all roots of a sentence but the first on that one."""
    roots = [word for word in words if word.head < 0]
    for word in roots[1:]:
        word.head = words.index(roots[0])
        word.relation = "parataxis"


def _bio(tokens: Iterable[Any]) -> Iterator[str]:
    before = ""
    for token in tokens:
        kind = _KINDS_OF_NAMES.get(token.ent_type_, "")
        if not kind:
            yield "O"
        else:
            yield f"{'I' if token.ent_iob_ == 'I' and kind == before else 'B'}-{kind}"
        before = kind
