"""Running a Stanza pipeline over many short texts at once."""

from __future__ import annotations

import warnings
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from quotetrack.model import ParsedSentence, ParsedText, ParsedToken
from quotetrack.parse.cleaning import clean
from quotetrack.parse.pack import PROCESSORS
from quotetrack.parse.stanza_decode import use_fast_decoding
from quotetrack.parse.stanza_networks import Analysis, Networks
from quotetrack.parse.stanza_split import Splitter, Token

# The parser compares every word of a sentence with every other, so what has no full stop for
# thousands of words is cut.
LONGEST_SENTENCE = 150
_BETWEEN_TEXTS = "\n\n"

# Names of entity kinds in Stanza's own packages, and ours.
_ENTITY_KINDS = {"PERSON": "PER", "GPE": "LOC", "FAC": "LOC"}


class Engine:
    """A loaded pipeline. Not safe for use by several threads at once.

    Plain models, such as those of a pack, run in the fast way of `stanza_split` and
    `stanza_networks`; all others, or all with `fast=False`, run as Stanza runs them.
    """

    def __init__(self, pipeline: Any, threads: int, *, fast: bool = True) -> None:
        self._pipeline = pipeline
        self._threads = threads
        processors = pipeline.processors
        self._splitter: Splitter | None = None
        self._networks: Networks | None = None
        if not fast:
            return
        if Splitter.fits(processors["tokenize"]) and Networks.fit(processors):
            self._splitter = Splitter(processors["tokenize"])
            self._networks = Networks(processors)
        else:
            use_fast_decoding(pipeline)

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        """Parse `texts`, all in one go, and return one result for each."""
        import torch

        with _threads(self._threads), torch.inference_mode():
            if self._networks is not None:
                return self._parse_fast(texts, self._networks)
            return self._parse_documents(texts)

    def _parse_fast(self, texts: Sequence[str], networks: Networks) -> list[ParsedText]:
        split = self._split([clean(text) for text in texts])
        flat = [
            (number, sentence[at : at + LONGEST_SENTENCE])
            for number, sentences in enumerate(split)
            for sentence in sentences
            for at in range(0, len(sentence), LONGEST_SENTENCE)
        ]
        if not flat:
            return [ParsedText(()) for _ in texts]
        analyses = networks.analyse([[form for _, _, form in tokens] for _, tokens in flat])
        found: list[list[ParsedSentence]] = [[] for _ in texts]
        for (number, tokens), analysis in zip(flat, analyses, strict=True):
            found[number].append(_sentence(tokens, analysis, texts[number]))
        return [ParsedText(tuple(sentences)) for sentences in found]

    def _split(self, texts: Sequence[str]) -> list[list[list[Token]]]:
        """Tokenise texts: short paragraphs in the fast way, others as Stanza does."""
        assert self._splitter is not None
        short = [number for number, text in enumerate(texts) if self._splitter.takes(text)]
        result: list[list[list[Token]]] = [[] for _ in texts]
        for number, sentences in zip(
            short, self._splitter.split([texts[k] for k in short]), strict=True
        ):
            result[number] = sentences
        long = sorted(set(range(len(texts))) - set(short))
        starts, joined = _join([texts[number] for number in long])
        if joined.strip():
            for sentence in self._tokenised(joined).sentences:
                at = bisect_right(starts, sentence.tokens[0].start_char) - 1
                shift = starts[at]
                result[long[at]].append(
                    [(t.start_char - shift, t.end_char - shift, t.text) for t in sentence.tokens]
                )
        return result

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


def _sentence(tokens: Sequence[Token], analysis: Analysis, text: str) -> ParsedSentence:
    return ParsedSentence(
        tuple(
            ParsedToken(start, end, text[start:end], lemma, upos, head - 1, relation, tag)
            for (start, end, _), upos, lemma, head, relation, tag in zip(
                tokens,
                analysis.upos,
                analysis.lemmas,
                analysis.heads,
                analysis.relations,
                _bio(analysis.names),
                strict=True,
            )
        )
    )


@contextmanager
def _threads(count: int) -> Iterator[None]:
    """Let torch use `count` threads for a while: its setting belongs to the whole process."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)


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
    tags = _bio([token.ner for token in sentence.tokens])
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


def _bio(tags: Sequence[str | None]) -> list[str]:
    """Turn BIOES tags into BIO tags with the names of kinds that quotetrack uses."""
    result: list[str] = []
    for tag in tags:
        position, _, kind = (tag or "O").partition("-")
        kind = _ENTITY_KINDS.get(kind, kind)
        if not kind:
            result.append("O")
            continue
        goes_on = position in ("I", "E") and result and result[-1][2:] == kind
        result.append(f"{'I' if goes_on else 'B'}-{kind}")
    return result
