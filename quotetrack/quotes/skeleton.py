"""The text around the quotations: tokens and sentences in which each quotation is one token.

What stands inside quotation marks cannot confuse the search for a source outside of them, so the
skeleton hides it. Offsets always count in the full text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from attrs import evolve, field, frozen

from quotetrack.lexicon.abbreviations import ABBREVIATIONS
from quotetrack.lexicon.cues import verb_lemma
from quotetrack.lexicon.datelines import dateline_end
from quotetrack.lexicon.word_classes import word_classes
from quotetrack.model import Span
from quotetrack.quotes.marks import QuotedSpan

TokenKind = Literal["word", "number", "punctuation", "quotation", "tag"]

_TOKEN = re.compile(
    r"<[a-z/][^<>\n]{0,200}>"
    r"|https?://\S+|www\.\S+"
    r"|(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"
    r"|[@#]?[^\W_]+(?:(?:['’&./-]|_+)[^\W_]+)*"
    r"|--+|\.\.\.+|(?:\. ){2,}\.|\S"
)
_POSSESSIVE = re.compile(r"(?<=\w)['’][sS]$")
#: Marks that serve as dashes.
DASHES = frozenset({"-", "--", "–", "—", "―"})
#: How a turn of a transcript appears among the tokens.
TURN = "turn"
_LONGEST_SENTENCE = 120
_SENTENCE_END = frozenset({".", "!", "?", "…"})
_CLOSING = frozenset(")]}\"'”’»")


@frozen
class Token:
    """A word, number, mark, tag or whole quotation. `quotation` is its index, or -1.

    `classes` are the word classes of the form as the lexicon gives them, "" for all but words.
    `is_capitalised` tells a word that begins like a name: a capital, or a handle such as @name.
    """

    start: int
    end: int
    text: str
    lower: str
    kind: TokenKind
    classes: str = ""
    quotation: int = -1
    # Asked for many times a token, so it is settled once.
    is_capitalised: bool = field(init=False, eq=False, repr=False)

    @is_capitalised.default
    def _begins_like_a_name(self) -> bool:
        return self.kind == "word" and (
            self.text[0].isupper()
            or (self.text[0] == "@" and len(self.text) > 1)
            or (self.text[0].islower() and self.text[1:2].isupper() and len(self.text) > 3)
            or (self.text[2:3] == "-" and self.text[3:4].isupper())  # al-Rashid
        )


def lower_at(tokens: Sequence[Token], index: int) -> str:
    """Return the token at `index` in lower case, "" outside of the sentence."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""


@frozen
class Sentence:
    """Consecutive tokens of one paragraph."""

    tokens: tuple[Token, ...]
    paragraph: int

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.tokens[-1].end


def sentences(
    text: str,
    paragraph_spans: Sequence[Span],
    quoted: Sequence[QuotedSpan],
    cues: frozenset[str] = frozenset(),
) -> list[Sentence]:
    """Return the sentences of `text`, in order, with each quotation as one token.

    Forms of the verbs `cues`, given in their base form, are verbs whatever else they may be.
    """
    found: list[Sentence] = []
    next_quoted = 0
    for index, paragraph in enumerate(paragraph_spans):
        tokens: list[Token] = []
        position = dateline_end(text, paragraph.start, paragraph.end)
        while next_quoted < len(quoted) and quoted[next_quoted].paragraph == index:
            span = quoted[next_quoted].outer
            sign = TURN if quoted[next_quoted].style == "turn" else "“”"
            tokens.extend(_words(text, min(position, span.start), span.start))
            tokens.append(Token(span.start, span.end, sign, sign, "quotation", "", next_quoted))
            position = span.end
            next_quoted += 1
        tokens.extend(_words(text, position, paragraph.end))
        if cues:
            tokens = [_with_own_cue(token, cues) for token in tokens]
        found.extend(_split(text, tokens, index, quoted))
    return found


def _with_own_cue(token: Token, cues: frozenset[str]) -> Token:
    if token.kind != "word" or token.is_capitalised or verb_lemma(token.lower) not in cues:
        return token
    return evolve(token, classes="v" + token.classes.replace("v", ""))


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    position = start
    while match := _TOKEN.search(text, position, end):
        begin, stop = match.span()
        piece = match.group()
        position = stop
        if piece[0] == "<" and len(piece) > 1:
            yield Token(begin, stop, piece, piece.lower(), "tag")
        elif piece[0].isalnum() or (piece[0] in "@#" and len(piece) > 1):
            possessive = _POSSESSIVE.search(piece)
            if possessive and len(piece) > 2:
                middle = begin + possessive.start()
                yield _word(text, begin, middle)
                yield Token(middle, stop, text[middle:stop], "'s", "word", "")
            else:
                if stop < end and text[stop] == "." and _takes_full_stop(piece):
                    stop += 1
                    position = stop
                yield _word(text, begin, stop)
        else:
            yield Token(begin, stop, piece, piece, "punctuation")


def _takes_full_stop(piece: str) -> bool:
    if len(piece) == 1:
        return piece.isupper()
    lower = piece.lower()
    return (piece[0].isupper() and lower in ABBREVIATIONS) or (
        # Party and state, as in (D-Md.)
        len(piece) < 9 and piece[1] == "-" and lower[2:] in ABBREVIATIONS
    )


def _word(text: str, start: int, end: int) -> Token:
    piece = text[start:end]
    lower = piece.lower().replace("’", "'")
    if piece[0].isdigit() and not piece[-1].isalpha():
        return Token(start, end, piece, lower, "number", "m")
    return Token(start, end, piece, lower, "word", word_classes(lower.rstrip(".")))


def _split(
    text: str, tokens: list[Token], paragraph: int, quoted: Sequence[QuotedSpan]
) -> Iterator[Sentence]:
    begin = 0
    for index in range(len(tokens) - 1):
        # The search for sources compares the cues of one sentence with each other, so its length
        # is bounded: nobody reads on for the source of a quotation that far away.
        too_long = index - begin >= _LONGEST_SENTENCE
        if too_long or _ends_sentence(text, tokens, index, quoted):
            yield Sentence(tuple(tokens[begin : index + 1]), paragraph)
            begin = index + 1
    if begin < len(tokens):
        yield Sentence(tuple(tokens[begin:]), paragraph)


def _ends_sentence(
    text: str, tokens: list[Token], index: int, quoted: Sequence[QuotedSpan]
) -> bool:
    token, following = tokens[index], tokens[index + 1]
    if tokens[-1].lower == TURN:
        return False
    if following.lower in _CLOSING or following.lower in (",", ";", ":"):
        return False
    starts_new = (
        following.kind in ("quotation", "number", "tag")
        or following.is_capitalised
        or following.lower in ("(", "[", "•", "–", "—", "―", "-")
    )
    if token.kind == "quotation":
        inner = quoted[token.quotation].inner
        last = text[inner.end - 1 : inner.end].rstrip("'’\"”")
        if not last:
            last = text[: inner.end].rstrip("'’\"”")[-1:]
        if last in _SENTENCE_END:
            if following.lower in ("–", "—", "―", "-", "--"):
                return False
            if last in "?!" and _attribution_follows(tokens, index + 1):
                return False
            return starts_new
        return following.kind == "quotation" and last not in ",;:—–-"
    if token.lower in _SENTENCE_END or token.lower.startswith(("...", ". .")):
        if token.start == 0 or not starts_new:
            return False
        if index and tokens[index - 1].kind == "quotation" and following.kind != "quotation":
            return True
        return following.start > token.end or following.kind == "quotation"
    if token.lower in _CLOSING and index:
        return tokens[index - 1].lower in _SENTENCE_END and starts_new
    if token.kind == "tag":
        return True
    if token.kind == "word" and token.text.endswith(".") and starts_new:
        # "… in the U.S. The" ends a sentence, "Mr. Smith" does not.
        return (
            following.kind == "word"
            and following.is_capitalised
            and token.text.count(".") > 1
            and word_classes(following.lower)[0] in "dpoxsc"
        )
    return False


def _attribution_follows(tokens: list[Token], index: int) -> bool:
    """Return whether a name and then a verb that ends the clause follow a "…?" or "…!"."""
    window = tokens[index : index + 9]
    for offset, token in enumerate(window):
        if token.kind == "quotation" or token.lower in _SENTENCE_END:
            return False
        if offset and token.kind == "word" and "v" in token.classes and token.text[0].islower():
            rest = window[offset + 1 : offset + 2]
            if rest and rest[0].lower == ":":
                return False  # "…?" Mr Lee said: "…"
            return (
                not rest
                or rest[0].kind in ("punctuation", "quotation")
                or (rest[0].kind == "word" and rest[0].classes[:1] in ("p", "r", "g"))
            )
    return False
