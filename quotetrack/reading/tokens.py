"""Words and marks of a text, each cut and looked up once for all stages.

The text is cut at its quotation marks first, so that no word reaches over one. What can be said of
a spelling is kept with it; what a place tells (paragraph, sentence, zone, quotation) is written
on each token.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from copy import copy
from typing import Final, Literal

from quotetrack.lexicon.abbreviations import ABBREVIATIONS
from quotetrack.lexicon.datelines import dateline_end
from quotetrack.lexicon.forms import Form, form_of
from quotetrack.lexicon.organisations import KNOWN_BODIES
from quotetrack.lexicon.word_classes import word_classes
from quotetrack.model import Span
from quotetrack.reading.marks import QuotedSpan
from quotetrack.reading.zones import Zone, zone_of

TokenKind = Literal["word", "number", "punctuation", "quotation", "tag"]

#: What stands behind a full stop that is a token of its own: a blank was lost ("said Ana
#: Ortiz.Asked why …"), or the number of a note follows ("by Owen Hale.3 And …").
_LOST_BLANK = r"(?<=[a-z]{3}\.)(?:(?!Com\b|Net\b|Org\b)[A-Z][a-z]+[ ,’]|\d{1,2}(?:\s|$))"
#: A token, and the blanks behind it, so that none is looked for among them. Most are plain words,
#: which come first; what is rare is asked for behind a look at the character that it begins with.
_TOKEN = re.compile(
    r"([^\W_]+(?=[ ,\n])"
    r"|<[a-z/][^<>\n]{0,200}>"
    r"|https?://\S+|www\.\S+"
    r"|(?=.\.)(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"
    rf"|[@#]?[^\W_]+(?:(?=['’&/._-])(?:(?:['’&/-]|\.(?!{_LOST_BLANK})|_+)[^\W_]+)*|)"
    r"|--+|\.\.\.+|(?:\. ){2,}\.|\S)\s*"
)
_MOST_KEPT = 50_000
_ALWAYS, _BEFORE_CAPITAL, _BEFORE_NUMBER = 1, 2, 3
_NUMBER = re.compile(r" ?[\d#]")
_CAPITAL = re.compile(r" [A-Z]")
_APOSTROPHES = ("'", "’")
#: In contractions of these, "'s" is no possessive.
_PRONOUNS = frozenset("he she they we it you who i".split())
#: What is contracted with them, and the auxiliary that it is read as: "he'll say".
_AUXILIARIES: Final = {"'ll": "will", "'d": "would", "'ve": "have"}
#: A name in "'s" that speaks or is told of, as houses and firms do: "Pengelly's said".
_HOUSE = re.compile(r"(?<!\w)([A-Z]\w+)(['’]s)(?=,? (?:said|says|told)\b|, which\b)")
#: What stands behind such a name, and not what somebody owns.
_BEHIND_HOUSE = re.compile(
    r"\s*(?:$|[^\w\s]|\n|\b(?:said|says|told|who|which|that|on|in|at|of|by|to|for|from|with|and|or|as|has"
    r"|had|is|was|are|were|will|would)\b)"
)
#: How a turn of a transcript appears among the tokens, and any other quotation; the last is one
#: that ends with the comma of the sentence around it: “Yes,” she said.
TURN: Final = "turn"
QUOTATION: Final = "“”"
QUOTATION_WITH_COMMA: Final = "“,”"
SENTENCE_END: Final = frozenset({".", "!", "?", "…"})
CLOSING: Final = frozenset(")]}\"'”’»")


class _Spelling:
    """What is the same wherever a piece of text of one spelling stands.

    `owner` is its length without the "'s" at its end, 0 where there is none; `pronoun` that of a
    pronoun without the auxiliary that is contracted with it. `full_stop` tells
    where a full stop behind it belongs to it; `is_apostrophe` what may be a possessive ending.
    `is_plain` is nothing of that kind. `may_end` tells what a sentence can end with. `text` and
    `landmark` are those of the form.
    """

    __slots__ = (
        "classes",
        "form",
        "full_stop",
        "is_apostrophe",
        "is_capitalised",
        "is_plain",
        "kind",
        "landmark",
        "lower",
        "may_end",
        "owner",
        "pronoun",
        "text",
    )

    def __init__(self, piece: str) -> None:
        self.form = form = form_of(piece)
        self.text, self.landmark = form.text, form.landmark
        self.owner = self.pronoun = 0
        self.full_stop = 0
        self.is_apostrophe = self.is_capitalised = self.may_end = False
        self.is_plain = True
        self.classes = ""
        self.kind: TokenKind
        first = piece[0]
        if first == "<" and len(piece) > 1:
            self.kind, self.lower, self.may_end = "tag", piece.lower(), True
            return
        if not (first.isalnum() or (first in "@#" and len(piece) > 1)):
            self.kind, self.lower = "punctuation", piece
            self.is_apostrophe = piece in _APOSTROPHES
            self.is_plain = not self.is_apostrophe
            self.may_end = (
                piece in SENTENCE_END or piece in CLOSING or piece.startswith(("...", ". ."))
            )
            return
        self.lower = piece.lower().replace("’", "'")
        if self.lower.endswith("'s") and len(piece) > 2:
            self.owner = len(piece) - 2
        stem, apostrophe, ending = self.lower.partition("'")
        if stem in _PRONOUNS and apostrophe + ending in _AUXILIARIES:
            self.pronoun = len(stem)
        self.full_stop = _full_stop(piece)
        self.is_plain = not (self.owner or self.pronoun or self.full_stop)
        self.may_end = piece[-1] == "."
        if first.isdigit() and not piece[-1].isalpha():
            self.kind, self.classes = "number", "m"
        else:
            is_form = self.lower == form.lower and piece[-1] != "."
            self.kind = "word"
            self.classes = form.classes if is_form else word_classes(self.lower.rstrip("."))
            self.is_capitalised = form.is_capitalised or _begins_like_a_name(piece)


class _Spellings(dict[str, _Spelling]):
    """The spellings that were met."""

    def __missing__(self, piece: str) -> _Spelling:
        if len(self) >= _MOST_KEPT:
            self.clear()
        made = self[piece] = _Spelling(piece)
        return made


_SPELLINGS: Final = _Spellings()


def _begins_like_a_name(word: str) -> bool:
    return (
        word[0].isupper()
        or (word[0] == "@" and len(word) > 1)
        or (word[0].islower() and word[1:2].isupper() and len(word) > 3)
        or (word[2:3] == "-" and word[3:4].isupper())  # al-Rashid
    )


def _full_stop(piece: str) -> int:
    """Return where a full stop behind a piece belongs to it: nowhere (0), always, before what."""
    if piece.isalpha() and piece[0].islower():
        return 0  # as most words
    if len(piece) == 1:
        return 0 if not piece.isupper() else _BEFORE_CAPITAL if piece == "I" else _ALWAYS
    lower = piece.lower()
    if piece[0].isupper() and lower in ABBREVIATIONS:
        return _BEFORE_NUMBER if lower == "no" else _ALWAYS
    if piece[1] == "-" and len(piece) < 9 and lower[2:] in ABBREVIATIONS:
        return _ALWAYS  # party and state, as in (D-Md.)
    parts = piece.split(".")
    if len(parts) > 1 and all(part.isalpha() and len(part) <= 2 for part in parts):
        return _ALWAYS  # Ph.D.
    return 0


class Token:
    """A word, number, mark or tag, or a whole quotation, with what its place tells.

    `start` and `end` are offsets into the normalised text. `lower` is in lower case with straight
    apostrophes. `classes` are the word classes of the form as the lexicon gives them, "" for all
    but words. `is_capitalised` tells a word that begins like a name: a capital, or a handle such
    as @name. `form` is what the lists know of the spelling, and `landmark` what it is searched for
    as. `paragraph` and `sentence` count from 0; sentences inside quotations count as well.
    `opens_sentence` holds for all before and with the first word of letters, and behind a colon or
    dateline. `quotation` is the index of a quotation that stands as one token, else -1; `quoted`
    tells that a token stands in one. With `possessive` a possessive ending follows ("'s" or "'"),
    which is a token of its own.
    """

    __slots__ = (
        "classes",
        "end",
        "form",
        "is_capitalised",
        "kind",
        "landmark",
        "lower",
        "may_end",
        "opens_sentence",
        "paragraph",
        "possessive",
        "quotation",
        "quoted",
        "sentence",
        "start",
        "text",
        "zone",
    )

    opens_sentence: bool

    def __init__(
        self, start: int, end: int, spelling: _Spelling, paragraph: int, zone: Zone, quoted: bool
    ) -> None:
        self.start = start
        self.end = end
        self.form: Form = spelling.form
        self.text = spelling.text
        self.landmark = spelling.landmark
        self.lower = spelling.lower
        self.kind: TokenKind = spelling.kind
        self.classes = spelling.classes
        self.is_capitalised = spelling.is_capitalised
        self.may_end = spelling.may_end
        self.paragraph = paragraph
        self.zone: Zone = zone
        self.quotation = -1
        self.quoted = quoted
        self.possessive = False
        self.sentence = -1

    def copy(self) -> Token:
        """Return another token that is the same."""
        return copy(self)

    def part(self, first: int, last: int) -> Token:
        """Return a token of some of the characters of this one, counted from its start."""
        part = copy(self)
        part.start, part.end = self.start + first, self.start + last
        spelling = _SPELLINGS[self.text[first:last]]
        part.form, part.text, part.lower = spelling.form, spelling.text, spelling.lower
        part.landmark = spelling.landmark
        part.kind, part.classes = spelling.kind, spelling.classes
        part.is_capitalised, part.may_end = spelling.is_capitalised, spelling.may_end
        part.possessive = self.possessive and part.end == self.end
        return part

    def __repr__(self) -> str:
        return f"<{self.kind} {self.text!r} at {self.start}>"


def index_at(tokens: Sequence[Token], starts: Sequence[int], offset: int) -> int:
    """Return the index of the token that covers `offset`, or else of the next one.

    `starts` are the starts of the tokens.
    """
    index = bisect_right(starts, offset) - 1
    if index >= 0 and offset < tokens[index].end:
        return index
    return index + 1


def quotation_token(outer: Span, sign: str, paragraph: int, number: int) -> Token:
    """Return a token that stands for a whole quotation; `sign` is its text."""
    token = Token(outer.start, outer.end, _SPELLINGS[sign], paragraph, "body", False)
    token.kind = "quotation"
    token.classes = ""
    token.is_capitalised = False
    token.may_end = True
    token.quotation = number
    return token


class Cut:
    """A text cut into tokens.

    `tokens` are all of them, those of quotations too. `rows` hold for each paragraph the tokens
    outside of its quotations, with one token for each of these; what a dateline says is left out,
    and so are the marks at the places `passed_over`.
    `inside` gives for each quotation the range of its tokens, those of its marks included.
    """

    __slots__ = ("inside", "rows", "tokens")

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Span],
        quoted: Sequence[QuotedSpan],
        passed_over: Collection[int] = frozenset(),
    ) -> None:
        self.tokens: list[Token] = []
        self.rows: list[list[Token]] = []
        self.inside: list[tuple[int, int]] = []
        marks = sorted(passed_over)
        houses = _houses_in(text, quoted)
        number = 0
        for index, paragraph in enumerate(paragraphs):
            body = dateline_end(text, paragraph.start, paragraph.end)
            line = _Line(text, paragraph, index, body, self.tokens, houses)
            row: list[Token] = []
            position = paragraph.start
            if body > position:
                line.cut(position, min(body, _next_start(quoted, number, index, body)))
                position = body
            begun = len(self.tokens)
            while number < len(quoted) and quoted[number].paragraph == index:
                stretch = quoted[number]
                outer, inner = stretch.outer, stretch.inner
                line.cut_around(min(position, outer.start), outer.start, marks)
                row.extend(self.tokens[begun:])
                first = len(self.tokens)
                line.cut(outer.start, inner.start, is_mark=True)
                line.cut(inner.start, inner.end, quoted=True)
                line.cut(inner.end, outer.end, is_mark=True)
                self.inside.append((first, len(self.tokens)))
                sign = QUOTATION_WITH_COMMA if text[inner.end - 1] == "," else QUOTATION
                sign = TURN if stretch.style == "turn" else sign
                row.append(quotation_token(outer, sign, index, number))
                position = outer.end
                begun = len(self.tokens)
                number += 1
            line.cut_around(position, paragraph.end, marks)
            row.extend(self.tokens[begun:])
            self.rows.append(row)
        if marks:
            self.rows = [
                [token for token in row if token.start not in passed_over] for row in self.rows
            ]


def _houses_in(text: str, quoted: Sequence[QuotedSpan]) -> Collection[str]:
    """Return the names of houses and firms in a text that are whole with their "'s": "Pengelly's".

    What is no name ("Nobody's said so") is contracted with a verb, and so may anything be that
    somebody says ("Hale's told me").
    """
    return {
        match[0]
        for match in _HOUSE.finditer(text)
        if match[0] in KNOWN_BODIES
        or not (
            form_of(match[1]).is_known
            or any(one.inner.start <= match.start() < one.inner.end for one in quoted)
        )
    }


def _next_start(quoted: Sequence[QuotedSpan], number: int, paragraph: int, end: int) -> int:
    """Return where the next quotation of a paragraph starts, `end` where there is none."""
    if number < len(quoted) and quoted[number].paragraph == paragraph:
        return quoted[number].outer.start
    return end


class _Line:
    """One paragraph that is being cut. `body` is where its dateline ends."""

    def __init__(
        self,
        text: str,
        paragraph: Span,
        index: int,
        body: int,
        tokens: list[Token],
        houses: Collection[str],
    ) -> None:
        self._text = text
        self._houses = houses
        self._index = index
        self._tokens = tokens
        start = paragraph.start
        zone, credit = zone_of(text[start : paragraph.end])
        self._zone: Zone = zone
        self._body = start if zone == "capitals" else body
        self._credit = start + credit

    def cut_around(self, start: int, end: int, marks: Sequence[int]) -> None:
        """Append the tokens between two offsets, with some marks each for itself: 'Biggs' Rowe."""
        for mark in marks[bisect_left(marks, start) : bisect_left(marks, end)]:
            self.cut(start, mark)
            self.cut(mark, mark + 1, is_mark=True)
            start = mark + 1
        self.cut(start, end)

    def cut(self, start: int, end: int, quoted: bool = False, is_mark: bool = False) -> None:
        """Append the tokens between two offsets: of words, or of quotation marks."""
        if start >= end:
            return
        text, index, tokens = self._text, self._index, self._tokens
        body, credit, zone = self._body, self._credit, self._zone
        spellings, append, new = _SPELLINGS, tokens.append, Token.__new__
        of_one_zone = start >= body and end <= credit
        position = start
        while position < end:
            for match in _TOKEN.finditer(text, position, end):
                begin, stop = match.span(1)
                piece = match[1]
                spelling = spellings[piece]
                if not of_one_zone:
                    zone = "credit" if begin >= credit or begin < body else self._zone
                if spelling.is_plain:
                    # Most tokens are made here: written out, in half the time of a call.
                    token = new(Token)
                    token.start, token.end = begin, stop
                    token.form, token.landmark = spelling.form, spelling.landmark
                    token.text, token.lower = spelling.text, spelling.lower
                    token.kind, token.classes = spelling.kind, spelling.classes
                    token.is_capitalised, token.may_end = spelling.is_capitalised, spelling.may_end
                    token.paragraph, token.zone = index, zone
                    token.quotation = token.sentence = -1
                    token.quoted, token.possessive = quoted, False
                    append(token)
                elif piece in self._houses and _BEHIND_HOUSE.match(text, stop):
                    append(Token(begin, stop, spelling, index, zone, quoted))
                elif spelling.owner:
                    middle = begin + spelling.owner
                    owner = _SPELLINGS[piece[: spelling.owner]]
                    token = Token(begin, middle, owner, index, zone, quoted)
                    token.possessive = owner.lower not in _PRONOUNS
                    append(token)
                    ending = Token(middle, stop, _SPELLINGS["'s"], index, zone, quoted)
                    ending.kind, ending.text, ending.lower = "word", text[middle:stop], "'s"
                    append(ending)
                elif spelling.pronoun and not quoted:
                    middle = begin + spelling.pronoun
                    pronoun = _SPELLINGS[piece[: spelling.pronoun]]
                    append(Token(begin, middle, pronoun, index, zone, quoted))
                    auxiliary = _SPELLINGS[_AUXILIARIES[spelling.lower[spelling.pronoun :]]]
                    token = Token(middle, stop, auxiliary, index, zone, quoted)
                    token.text = text[middle:stop]
                    append(token)
                elif spelling.is_apostrophe:
                    if not is_mark and tokens:
                        tokens[-1].possessive = _is_owner(text, tokens[-1], begin)
                    append(Token(begin, stop, spelling, index, zone, quoted))
                elif (
                    spelling.full_stop
                    and _has_full_stop(text, spelling.full_stop, stop, end)
                    and not (piece == "X" and tokens and tokens[-1].lower == "on")
                ):
                    position = stop + 1
                    spelling = _SPELLINGS[piece + "."]
                    append(Token(begin, position, spelling, index, zone, quoted))
                    break
                else:
                    append(Token(begin, stop, spelling, index, zone, quoted))
            else:
                return


def _is_owner(text: str, token: Token, apostrophe: int) -> bool:
    """Return whether an apostrophe makes a plural or a name a possessive: "the visitors' goal"."""
    if token.end != apostrophe:
        return token.possessive
    return token.text[-1] in "sS" and text.startswith(" ", apostrophe + 1)


def _has_full_stop(text: str, full_stop: int, stop: int, end: int) -> bool:
    """Return whether a full stop belongs to the abbreviation in front of it."""
    if not text.startswith(".", stop, end):
        return False
    # "No. 10" is a number, "No. Never." two sentences; "I. Ortiz" is a name.
    if full_stop == _BEFORE_NUMBER:
        return _NUMBER.match(text, stop + 1) is not None
    return full_stop == _ALWAYS or _CAPITAL.match(text, stop + 1) is not None
