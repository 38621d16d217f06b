"""Paragraphs that have lost their first letters on the way get them back: "mpany said" of a firm.

Some archives hold articles so: what cut a fixed opening off their lines took more with it. "The
firm said" became "firm said", "The prime minister" "rime minister", "The star" nothing but "r".
What is left is completed by what the text itself calls somebody or something, by a noun that no
other ends like, or else by its article alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
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

#: The first word of a line without its capital, and what follows it.
_CUT: Final = re.compile(
    r"(?:\A|(?<=\n))(?P<first>[a-z][^\W\d_]*|\d\d?-year-old)(?=(?P<behind>[^\w\n][^\n]*))"
)
_ENDS_PARAGRAPH: Final = re.compile(r"[.!?…:][\"”’')]*\s*\Z|[\"”]\s*\Z")
_ENDING: Final = 8  # characters
_NEXT_WORD: Final = re.compile(r"(?:'s|’s)? ([^\W_][\w'’-]*)|, (who|which|whose|best)\b")
_NOUNS: Final = PERSON_NOUNS | GROUP_NOUNS | ORGANISATION_WORDS | NOUNS_FOR_BODIES | DOCUMENTS
_SHORTEST: Final = 4
_SHORTEST_WORD: Final = 3
_MOST_LOST: Final = 6  # letters
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
    found = [match for match in _CUT.finditer(text) if _ends(text, match.start())]
    if not found or len(found) > _MOST * (text.count("\n") + 1):
        return
    kept = frozenset(match["first"][0] for match in found)
    for match in found:
        whole = _whole(text, match, kept)
        if whole:
            yield match.start(), match.end(), whole


def _ends(text: str, start: int) -> bool:
    return not start or _ENDS_PARAGRAPH.search(text[max(0, start - _ENDING) : start]) is not None


def _whole(text: str, match: re.Match[str], kept: frozenset[str]) -> str:
    """Return what stood where only the end of it is left, "" where nothing is known."""
    first, form = match["first"], form_of(match["first"])
    if is_age(first) or first in _NOUNS or first in FORMER:
        return f"The {first}"
    following = _NEXT_WORD.match(match["behind"])
    if following is not None and following[1] in _NO_NOUN_BEFORE:
        return ""
    if form.determiner != "none" or (form.is_function_word and len(first) > 1):
        return ""
    is_word = form.is_known and len(first) >= _SHORTEST_WORD
    if following is None and (is_word or len(first) < _SHORTEST):
        return ""
    if not is_word and len(first) < _SHORTEST and not _follows_noun(following):
        return ""
    pattern = re.compile(rf"\b(?:[A-Z][^\W\d_]*|[a-z]{{1,{_MOST_LOST}}}){first}\b")
    written = [
        (one.start(), one.group())
        for one in pattern.finditer(text)
        if kept.isdisjoint(one.group().removesuffix(first))
        and _may_be_meant(one.group(), first, is_word, following)
    ]
    if written:
        before = [entry for entry in written if entry[0] < match.start()]
        return _with_article(text, (before or written[::-1])[-1][1])
    if is_word:
        return f"The {first}" if _is_noun_before(form, following) else ""
    ends = [noun for noun in _by_ending().get(first, ()) if kept.isdisjoint(noun[: -len(first)])]
    if following is not None and form_of(following[1] or "").is_person_noun:
        ends = [word for word in ends if word in ROLE_MODIFIERS]  # "rime minister", "x minister"
        return f"The {ends[0]}" if len(ends) == 1 else "The"
    return f"The {ends[0]}" if len(ends) == 1 else ""


def _may_be_meant(word: str, stump: str, is_word: bool, following: re.Match[str] | None) -> bool:
    """Return whether a word of the text may be the one that a stump is the end of.

    Where the stump is a word itself, or of one letter, it must be what the news calls somebody.
    """
    if word in _NOUNS:
        return True
    if is_word or len(stump) == 1:
        return False
    form = form_of(word.lower())
    return _is_noun_before(form, following) if form.is_known else word[0].isupper()


def _with_article(text: str, word: str) -> str:
    """Return a word as it opens a line: names without an article, but for "the Treasury"."""
    if word[0].islower():
        return f"The {word}"
    before = re.findall(rf"(\w+) {re.escape(word)}\b", text)
    has_article = 2 * sum(one.lower() == "the" for one in before) > len(before)
    if form_of(word.lower()).is_known:
        return f"The {word if has_article else word.lower()}"
    return f"The {word}" if has_article else word


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


def _is_noun_before(form: Form, following: re.Match[str] | None) -> bool:
    """Return whether a word is a noun, or an adjective before one: "final stage"."""
    if form.main_class != "j":
        return form.main_class == "n"
    after = following[1] if following is not None else None
    return after is not None and form_of(after).main_class in ("n", "j")


@cache
def _by_ending() -> dict[str, list[str]]:
    """Return the nouns by what is left of them without their first letters."""
    ends: dict[str, list[str]] = {}
    for noun in sorted({*_NOUNS, *ROLE_MODIFIERS, *forms_that_are("nj")}):
        for lost in range(1, min(_MOST_LOST, len(noun) - _SHORTEST) + 1):
            ends.setdefault(noun[lost:], []).append(noun)
    return ends
