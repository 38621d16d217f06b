"""The words of a text as the search for people looks at them: tokens, and where to look first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from quotetrack.lexicon.forms import APART, CAPITAL, DETERMINER, GROUP, PERSON, PRONOUN, form_of
from quotetrack.model import Span
from quotetrack.names.family_first import is_family_first
from quotetrack.reading import Reading, Token, index_at

# Asked of all words: a call of these costs less than a loop.
_START: Final = attrgetter("start")
_TEXT: Final = attrgetter("text")
_PLACE: Final = attrgetter("start", "end")
_BLANKS: Final = frozenset(" \u00a0\u202f\u2009")
#: Parts of given names are as short: "Jong-un".
_SHORT: Final = 2
_APOSTROPHES: Final = ("'", "’")
#: Zones whose words have capitals whatever they mean.
_IN_CAPITALS: Final = ("headline", "capitals")
#: Contractions of pronouns, which stand for the pronoun. Those in "'s" are two tokens.
_CONTRACTED: Final = {
    f"{pronoun}'{ending}": len(pronoun)
    for pronoun in ("he", "she", "they", "we", "it", "you", "who", "i")
    for ending in ("ll", "d", "ve", "re", "m")
}


class Words:
    """All words of a text. `lower_case` holds those that it writes in lower case somewhere.

    The others are the indices of words that are gone to directly: those that may be in a run of
    capitalised words, that may open a description, nouns for a person and for several people,
    pronouns, and words in lines in title case or capitals.
    """

    __slots__ = (
        "capitals",
        "determiners",
        "groups",
        "headlines",
        "items",
        "lower_case",
        "persons",
        "pronouns",
        "starts",
        "text",
    )

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.items: list[Token] = []
        items = self.items
        noted: list[tuple[int, int, Token]] = []
        position = 0
        # Most words are none that is gone to directly: they are taken over as they stand.
        for at, token in [
            (at, token)
            for at, token in enumerate(tokens)
            if token.landmark or token.possessive or token.zone != "body"
        ]:
            landmark = token.landmark
            if landmark & APART:
                items += tokens[position:at]
                position = at
                parts = _parts(token, items)
                if parts is not None:
                    for part in parts:
                        noted.append((len(items), part.landmark, part))
                        items.append(part)
                    position = at + 1
                    continue
            noted.append((len(items) + at - position, landmark, token))
        items += tokens[position:]
        self.capitals = [at for at, landmark, _ in noted if landmark & CAPITAL]
        self.persons = [at for at, landmark, _ in noted if landmark & PERSON]
        self.groups = [at for at, landmark, _ in noted if landmark & GROUP]
        self.pronouns = [at for at, landmark, _ in noted if landmark & PRONOUN]
        self.determiners = [
            at for at, landmark, item in noted if landmark & DETERMINER or item.possessive
        ]
        self.headlines = [at for at, _, item in noted if item.zone in _IN_CAPITALS]
        self.starts = list(map(_START, items))
        self.lower_case = set(map(_TEXT, items))

    def at(self, offset: int) -> int:
        """Return the index of the word that covers `offset`, or else of the next one."""
        return index_at(self.items, self.starts, offset)

    def gap(self, index: int) -> str:
        """Return the characters between the word at `index` and the next one."""
        if index + 1 >= len(self.items):
            return ""
        return self.text[self.items[index].end : self.starts[index + 1]]

    def joined(self, index: int) -> bool:
        """Return whether one blank parts this word and the next."""
        starts, end = self.starts, self.items[index].end
        index += 1
        return index < len(starts) and starts[index] == end + 1 and self.text[end] in _BLANKS

    def sentence_start(self, index: int, most: int = 30) -> int:
        """Return where the sentence of a word begins, but no more than `most` words before it."""
        items = self.items
        sentence = items[index].sentence
        start = index
        while start > 0 and index - start < most and items[start - 1].sentence == sentence:
            start -= 1
        return start

    def within(self, span: Span) -> range:
        """Return the indices of the words that begin inside `span`."""
        first = bisect_right(self.starts, span.start - 1)
        last = bisect_right(self.starts, span.end - 1)
        return range(first, last)


#: Two names with a stroke between: "Harbour News/Fairhaven Times".
_JOINT: Final = re.compile(r"[^\W\d_]/[A-Z]")
_PARTS: Final = re.compile(r"/|[^/]+")


def words_of(reading: Reading, quoted: Sequence[Span] = ()) -> Words:
    """Return the words and marks of a text, without possessive endings.

    `quoted` are the quoted stretches, without their marks; words inside are flagged.
    """
    tokens = reading.tokens
    inner = [stretch.inner for stretch in reading.quoted if len(stretch.inner)]
    if inner != sorted(quoted, key=_PLACE):
        tokens = _flagged(tokens, quoted)
    return Words(reading.text, tokens)


def _parts(token: Token, before: Sequence[Token]) -> list[Token] | None:
    """Return what stands for a token that is none of the words by itself; None where it is one.

    Nothing stands for a possessive ending, the pronoun for its contraction, each name by itself
    for two with a stroke between.
    """
    lower = token.lower
    if lower == "'s" and token.kind == "word":
        return []
    if token.text in _APOSTROPHES:
        is_ending = bool(before) and before[-1].possessive and before[-1].end == token.start
        return [] if is_ending else None
    length = _CONTRACTED.get(lower)
    if length:
        return [token.part(0, length)]
    if before and _is_tied_to_name(token, before[-1]):
        joint = token.text.rindex("-")
        return [token.part(0, joint), token.part(joint, len(token.text))]
    if token.kind == "word" and _JOINT.search(token.text):
        return [token.part(*match.span()) for match in _PARTS.finditer(token.text)]
    return None


def _is_tied_to_name(token: Token, before: Token) -> bool:
    """Return whether a small word is tied to the surname behind a given name: "Ana Hale-led"."""
    name, joint, rest = token.text.rpartition("-")
    if not joint or len(rest) <= _SHORT or not rest[0].islower() or not token.form.is_capitalised:
        return False
    given, surname = before.form, form_of(name)
    if not given.is_strong_given or given.is_no_name or before.possessive:
        return False
    if token.start != before.end + 1 or surname.is_no_name or surname.is_known:
        return False
    is_ending = form_of(rest).is_known or rest.endswith(("ed", "ing", "er"))
    return is_ending and not is_family_first([before.text, token.text])


def _flagged(tokens: Sequence[Token], quoted: Sequence[Span]) -> list[Token]:
    """Return copies of tokens of which those inside `quoted` are flagged, and no others."""
    starts: list[int] = []
    ends: list[int] = []
    for span in sorted(quoted, key=_PLACE):
        if ends and span.start <= ends[-1]:
            ends[-1] = max(ends[-1], span.end)
        else:
            starts.append(span.start)
            ends.append(span.end)
    flagged = []
    for token in tokens:
        covering = bisect_right(starts, token.start) - 1
        found = token.copy()
        found.quoted = covering >= 0 and token.start < ends[covering]
        flagged.append(found)
    return flagged
