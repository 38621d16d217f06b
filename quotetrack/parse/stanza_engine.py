"""Running Stanza's models over many short texts at once."""

from __future__ import annotations

import warnings
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from quotetrack.model import ParsedSentence, ParsedText, ParsedToken
from quotetrack.parse.cleaning import clean
from quotetrack.parse.pack import PROCESSORS
from quotetrack.parse.stanza_decode import use_fast_decoding
from quotetrack.parse.stanza_loading import using_threads
from quotetrack.parse.stanza_models import PackModels
from quotetrack.parse.stanza_names import NameFinder, bio
from quotetrack.parse.stanza_networks import Analysis, Networks
from quotetrack.parse.stanza_split import Splitter, Token
from quotetrack.parse.tokens import tokens as tokens_of

# The parser compares every word of a sentence with every other, so what has no full stop for
# thousands of words is cut.
LONGEST_SENTENCE = 150
_BETWEEN_TEXTS = "\n\n"


class NetworkEngine:
    """The models of a pack, run by `stanza_split`, `stanza_networks` and `stanza_names`.

    Not safe for use by several threads at once.
    """

    def __init__(self, models: PackModels, threads: int) -> None:
        self._models = models
        self._threads = threads
        self._networks = Networks(models)

    def can(self, *, sentences: bool, names: bool) -> bool:
        """Return whether the models that such a parse needs are of the kinds known here."""
        needs_tokenizer = not (sentences and self._cuts_by_rule)
        return (not needs_tokenizer or self._models.tokenizer is not None) and (
            not names or self._models.finder is not None
        )

    def parse(self, texts: Sequence[str], *, sentences: bool, names: bool) -> list[ParsedText]:
        """Parse `texts`, all in one go, and return one result for each.

        Args:
            texts: The texts.
            sentences: Whether each is one sentence.
            names: Whether names are wanted.
        """
        # Frames that are nothing but a quotation are all alike.
        different = list(dict.fromkeys(texts))
        parsed = self._parse(different, sentences=sentences, names=names)
        result_of = dict(zip(different, parsed, strict=True))
        return [result_of[text] for text in texts]

    def _parse(self, texts: Sequence[str], *, sentences: bool, names: bool) -> list[ParsedText]:
        import torch

        with using_threads(self._threads), torch.inference_mode():
            cleaned = [clean(text) for text in texts]
            if sentences and self._cuts_by_rule:
                split = [_one_sentence(text) for text in cleaned]
            else:
                split = self._splitter.split(cleaned)
            flat = [
                (number, sentence[at : at + LONGEST_SENTENCE])
                for number, found in enumerate(split)
                for sentence in found
                for at in range(0, len(sentence), LONGEST_SENTENCE)
            ]
            forms = [[form for _, _, form in tokens] for _, tokens in flat]
            analyses = self._networks.analyse(forms)
            tags = self._finder.find(forms) if names else [["O"] * len(form) for form in forms]
        result: list[list[ParsedSentence]] = [[] for _ in texts]
        for (number, tokens), analysis, own in zip(flat, analyses, tags, strict=True):
            result[number].append(_sentence(tokens, analysis, own, texts[number]))
        return [ParsedText(tuple(found)) for found in result]

    @property
    def _cuts_by_rule(self) -> bool:
        """Whether there are rules for the tokens of the language."""
        return self._models.pack.language == "en"

    @cached_property
    def _splitter(self) -> Splitter:
        assert self._models.tokenizer is not None
        return Splitter(self._models.tokenizer)

    @cached_property
    def _finder(self) -> NameFinder:
        assert self._models.finder is not None
        return NameFinder(self._models.finder, self._models.vectors)


def _one_sentence(text: str) -> list[list[Token]]:
    found = [(start, end, text[start:end]) for start, end in tokens_of(text)]
    return [found] if found else []


class PipelineEngine:
    """A loaded pipeline, run as Stanza runs it. Not safe for use by several threads at once.

    Trees are read off the scores by `stanza_decode`, unless `fast` is false.
    """

    def __init__(self, pipeline: Any, threads: int, *, fast: bool = True) -> None:
        self._pipeline = pipeline
        self._threads = threads
        if fast:
            use_fast_decoding(pipeline)

    def can(self, *, sentences: bool, names: bool) -> bool:
        """Return whether such a parse can be had: Stanza runs all kinds of models."""
        return True

    def parse(self, texts: Sequence[str], *, sentences: bool, names: bool) -> list[ParsedText]:
        """Parse `texts`, all in one go, and return one result for each.

        Sentences are looked for and names found whatever is asked for.
        """
        import torch

        with using_threads(self._threads), torch.inference_mode():
            return self._parse_documents(texts)

    def _tokenised(self, text: str) -> Any:
        from stanza.models.common.doc import Document

        return self._pipeline.processors["tokenize"].process(Document([], text=text))

    def _parse_documents(self, texts: Sequence[str]) -> list[ParsedText]:
        starts, joined = _join([clean(text) for text in texts])
        processors = self._pipeline.processors
        document = self._tokenised(joined)
        if not document.sentences:
            return [ParsedText(()) for _ in texts]
        if "mwt" in processors:
            document = processors["mwt"].process(document)
        else:
            document = _with_short_sentences(document)
        with warnings.catch_warnings():
            # Stanza warns of trees that it could not repair wholly; nobody can do anything.
            warnings.simplefilter("ignore", UserWarning)
            for name in PROCESSORS[1:]:
                document = processors[name].process(document)
        found: list[list[ParsedSentence]] = [[] for _ in texts]
        for sentence in document.sentences:
            at = bisect_right(starts, sentence.tokens[0].start_char) - 1
            found[at].append(_read(sentence, starts[at], texts[at]))
        return [ParsedText(tuple(sentences)) for sentences in found]


def _sentence(
    tokens: Sequence[Token], analysis: Analysis, names: Sequence[str], text: str
) -> ParsedSentence:
    return ParsedSentence(
        tuple(
            ParsedToken(start, end, text[start:end], lemma, upos, head - 1, relation, name)
            for (start, end, _), upos, lemma, head, relation, name in zip(
                tokens, analysis.upos, analysis.lemmas, *analysis.tree, names, strict=True
            )
        )
    )


def _join(texts: Sequence[str]) -> tuple[list[int], str]:
    """Join texts by what always ends a paragraph, and return where each starts."""
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + len(_BETWEEN_TEXTS)
    return starts, _BETWEEN_TEXTS.join(texts)


def _with_short_sentences(document: Any) -> Any:
    """Cut sentences that are too long to be parsed."""
    from stanza.models.common.doc import Document

    if all(len(sentence.tokens) <= LONGEST_SENTENCE for sentence in document.sentences):
        return document
    pieces = []
    for sentence in document.sentences:
        tokens = sentence.tokens
        for start in range(0, len(tokens), LONGEST_SENTENCE):
            piece = tokens[start : start + LONGEST_SENTENCE]
            pieces.append(
                [
                    {
                        "id": (at,),
                        "text": token.text,
                        "start_char": token.start_char,
                        "end_char": token.end_char,
                    }
                    for at, token in enumerate(piece, 1)
                ]
            )
    return Document(pieces, text=document.text)


def _read(sentence: Any, shift: int, text: str) -> ParsedSentence:
    """Turn a Stanza sentence into ours. `shift` is where `text` starts in the joined text.

    A multi-word token whose words have no places of their own in the text becomes one token, with
    the tags of the word that governs the others.
    """
    place: dict[int, int] = {}
    rows: list[tuple[Any, int, int, str]] = []
    tags = bio([token.ner for token in sentence.tokens])
    for token, tag in zip(sentence.tokens, tags, strict=True):
        words = token.words
        if len(words) > 1 and any(word.start_char is None for word in words):
            own = {word.id for word in words}
            main = next(word for word in words if word.head not in own)
            for word in words:
                place[word.id] = len(rows)
            rows.append((main, token.start_char, token.end_char, tag))
            continue
        for word in words:
            single = len(words) == 1
            start = token.start_char if single else word.start_char
            end = token.end_char if single else word.end_char
            place[word.id] = len(rows)
            rows.append((word, start, end, tag))
            tag = tag.replace("B-", "I-")
    return ParsedSentence(
        tuple(
            ParsedToken(
                start - shift,
                end - shift,
                text[start - shift : end - shift],
                word.lemma or word.text,
                word.upos or "X",
                place[word.head] if word.head else -1,
                word.deprel or "dep",
                tag,
            )
            for word, start, end, tag in rows
        )
    )
