"""Paragraphs that have lost their first letters on the way get them back: "mpany said" of a firm.

Some archives hold articles so: what cut a fixed opening off their lines took more with it. "The
firm said" became "firm said", "The prime minister" "rime minister", "The star" nothing but "r".
What is left is completed by what the text itself calls somebody or something, by a noun that no
other ends like, or else by its article alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cache, cached_property
from typing import Final

from quotetrack.lexicon.cues import FORMS_OF_SAYING
from quotetrack.lexicon.documents import DOCUMENTS
from quotetrack.lexicon.forms import Form, form_of, is_age
from quotetrack.lexicon.organisations import NOUNS_FOR_BODIES, ORGANISATION_WORDS
from quotetrack.lexicon.people import GROUP_NOUNS, PERSON_NOUNS, ROLE_MODIFIERS
from quotetrack.lexicon.roles import FORMER
from quotetrack.lexicon.word_classes import forms_that_are
from quotetrack.lexicon.words import words
from quotetrack.reading.offsets import Edit

_FIRST: Final = r"(?P<first>[a-z][^\W\d_]*|\d\d?-year-old)(?=[^\w\n])"
#: The first word of a line without its capital. What a text is searched for begins with a line end.
_CUT: Final = re.compile(rf"\n{_FIRST}")
_CUT_AT_START: Final = re.compile(_FIRST)
_WORD: Final = re.compile(r"\b[^\W\d_]+\b")
_ENDS_PARAGRAPH: Final = re.compile(r"[.!?…:][\"”’')]*\s*\Z|[\"”]\s*\Z")
_ENDING: Final = 8  # characters
_WORD_BEFORE: Final = re.compile(r"(\w+) \Z")
_NEXT_WORD: Final = re.compile(r"(?:'s|’s)? ([^\W_][\w'’-]*)|, (who|which|whose|best)\b")
_NOUNS: Final = PERSON_NOUNS | GROUP_NOUNS | ORGANISATION_WORDS | NOUNS_FOR_BODIES | DOCUMENTS
_SHORTEST: Final = 4
_SHORTEST_WORD: Final = 3
_MOST_LOST: Final = 6  # letters
_LONGEST_WORD: Final = 40  # letters
_LOST: Final = re.compile(rf"[A-Z][^\W\d_]*|[a-z]{{1,{_MOST_LOST}}}")
#: Where more lines than this share begin so, it is verse, a list, or how somebody writes.
_MOST: Final = 0.5
_BEFORE_VERBS: Final = words("also has have had is was will would then later himself herself")
_NO_NOUN_BEFORE: Final = words("him her them it me us you a an the to this that")


def give_back_beginnings(text: str) -> Iterator[Edit]:
    """Yield the first words of cut lines with their article and lost letters, one change a line.

    A line is cut where it begins with a small letter behind one that ends a sentence. Words that
    nothing tells to be nouns are left as they are. What cuts takes letter by letter whatever
    belongs to the opening that it looks for, and stops at the first other one: a letter that some
    cut line begins with was never taken.
    """
    at_start = _CUT_AT_START.match(text)
    found = [at_start] if at_start is not None else []
    found += [one for one in _CUT.finditer(text) if _ends(text, one.start("first"))]
    if not found or len(found) > _MOST * (text.count("\n") + 1):
        return
    written = _Written(text, {match["first"] for match in found})
    for match in found:
        whole = _whole(text, match, written)
        if whole:
            yield *match.span("first"), whole


class _Written:
    """The words of a text that its cut words, `firsts`, may be the ends of.

    They are looked for in one pass, when the first of them is asked for.
    """

    def __init__(self, text: str, firsts: Collection[str]) -> None:
        self._text = text
        self._firsts = firsts
        self._kept = frozenset(first[0] for first in firsts)
        self._meant: dict[tuple[str, bool], list[tuple[int, str]]] = {}
        self._wholes: dict[str, str] = {}

    def may_have_lost(self, letters: str) -> bool:
        """Return whether none of some letters is one that a cut line begins with."""
        return self._kept.isdisjoint(letters)

    @cached_property
    def _by_ending(self) -> dict[str, list[tuple[int, str]]]:
        """Where which words stand, by the cut words that they end with."""
        stumps = {first for first in self._firsts if len(first) < _LONGEST_WORD}
        sizes = {len(stump) for stump in stumps}
        found: dict[str, list[tuple[int, str]]] = {stump: [] for stump in stumps}
        endings: dict[str, list[str]] = {}
        for match in _WORD.finditer(self._text):
            word = match.group()
            if word not in endings:
                endings[word] = [
                    word[-size:]
                    for size in sizes
                    if size < len(word) <= _LONGEST_WORD
                    and word[-size:] in stumps
                    and _LOST.fullmatch(word, 0, len(word) - size)
                    and self.may_have_lost(word[:-size])
                ]
            for ending in endings[word]:
                found[ending].append((match.start(), word))
        return found

    def last_before(self, at: int, stump: str, is_word: bool, before_noun: bool) -> str:
        """Return the word that a stump is the end of, that stands last before it or else first."""
        meant = self._meant.get((stump, before_noun))
        if meant is None:
            meant = self._meant[stump, before_noun] = [
                entry
                for entry in self._by_ending.get(stump, ())
                if _may_be_meant(entry[1], stump, is_word, before_noun)
            ]
        return meant[max(bisect_left(meant, (at,)) - 1, 0)][1] if meant else ""

    def with_article(self, stump: str, word: str) -> str:
        """Return a word as it opens a line: names have no article, but for "the Treasury"."""
        if word[0].islower():
            return f"The {word}"
        if word not in self._wholes:
            before = [
                found[1].lower()
                for start, other in self._by_ending[stump]
                if other == word
                and (found := _WORD_BEFORE.search(self._text, max(0, start - _ENDING), start))
            ]
            has_article = 2 * before.count("the") > len(before)
            is_known = form_of(word.lower()).is_known
            written = word if has_article or not is_known else word.lower()
            self._wholes[word] = f"The {written}" if has_article or is_known else written
        return self._wholes[word]


def _ends(text: str, start: int) -> bool:
    return _ENDS_PARAGRAPH.search(text[max(0, start - _ENDING) : start]) is not None


def _whole(text: str, match: re.Match[str], written: _Written) -> str:
    """Return what stood where only the end of it is left, "" where nothing is known."""
    first, form = match["first"], form_of(match["first"])
    if is_age(first) or first in _NOUNS or first in FORMER:
        return f"The {first}"
    following = _NEXT_WORD.match(text, match.end())
    if following is not None and following[1] in _NO_NOUN_BEFORE:
        return ""
    if form.determiner != "none" or (form.is_function_word and len(first) > 1):
        return ""
    is_word = form.is_known and len(first) >= _SHORTEST_WORD
    if following is None and (is_word or len(first) < _SHORTEST):
        return ""
    if not is_word and len(first) < _SHORTEST and not _follows_noun(following):
        return ""
    before_noun = _is_noun_ahead(following)
    whole = written.last_before(match.start("first"), first, is_word, before_noun)
    if whole:
        return written.with_article(first, whole)
    if is_word:
        return f"The {first}" if _is_noun_before(form, before_noun) else ""
    ends = [
        noun
        for noun in _nouns_by_ending().get(first, ())
        if written.may_have_lost(noun[: -len(first)])
    ]
    if following is not None and form_of(following[1] or "").is_person_noun:
        ends = [word for word in ends if word in ROLE_MODIFIERS]  # "rime minister", "x minister"
        return f"The {ends[0]}" if len(ends) == 1 else "The"
    return f"The {ends[0]}" if len(ends) == 1 else ""


def _may_be_meant(word: str, stump: str, is_word: bool, before_noun: bool) -> bool:
    """Return whether a word of the text may be the one that a stump is the end of.

    Where the stump is a word itself, or of one letter, it must be what the news calls somebody.
    """
    if word in _NOUNS:
        return True
    if is_word or len(stump) == 1:
        return False
    form = form_of(word.lower())
    return _is_noun_before(form, before_noun) if form.is_known else word[0].isupper()


def _follows_noun(following: re.Match[str] | None) -> bool:
    """Return whether what follows tells of a noun: "r teased", "r, who lives", "f minister"."""
    if following is None or following[2]:
        return following is not None
    form = form_of(following[1])
    return (
        form.lower in FORMS_OF_SAYING
        or form.lower in _BEFORE_VERBS
        or form.is_finite_verb
        or form.is_person_noun
        or form.lower.endswith("ed")
    )


def _is_noun_before(form: Form, before_noun: bool) -> bool:
    """Return whether a word is a noun, or an adjective before one: "final stage"."""
    return form.main_class == "n" or (form.main_class == "j" and before_noun)


def _is_noun_ahead(following: re.Match[str] | None) -> bool:
    after = following[1] if following is not None else None
    return after is not None and form_of(after).main_class in ("n", "j")


@cache
def _nouns_by_ending() -> dict[str, list[str]]:
    """Return the nouns by what is left of them without their first letters."""
    ends: dict[str, list[str]] = {}
    for noun in sorted({*_NOUNS, *ROLE_MODIFIERS, *forms_that_are("nj")}):
        for lost in range(1, min(_MOST_LOST, len(noun) - _SHORTEST) + 1):
            ends.setdefault(noun[lost:], []).append(noun)
    return ends
