"""What a parser returns. Neutral: nothing here knows which parser made it."""

from __future__ import annotations

from attrs import frozen


@frozen
class ParsedToken:
    """One token. `start` and `end` are offsets into the text that was parsed.

    `head` is the index of the governing token in the same sentence, -1 for the root. `upos` and
    `deprel` follow Universal Dependencies. `ner` is a BIO tag such as "B-PER", or "O".
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    head: int
    deprel: str
    ner: str = "O"


@frozen
class ParsedSentence:
    """The tokens of one sentence, in order."""

    tokens: tuple[ParsedToken, ...]


@frozen
class ParsedText:
    """The sentences of one text, in order."""

    sentences: tuple[ParsedSentence, ...]
