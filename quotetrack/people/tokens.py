"""Cut a text into words with what their place tells: sentence, paragraph, kind of line, quoted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from quotetrack.lexicon.datelines import dateline_end
from quotetrack.lexicon.forms import CAPITAL, DETERMINER, GROUP, PERSON, PRONOUN, Form, form_of
from quotetrack.lexicon.people import CONTRACTED_TITLES
from quotetrack.lexicon.places import STATE_ABBREVIATIONS
from quotetrack.model import Span
from quotetrack.reading import Zone
from quotetrack.reading.zones import zone_of

_TOKEN = re.compile(
    r"[^\W\d_][^\W_]*(?:[-‐‑’'.&][^\W_]+)*"
    r"|\d+(?:-[^\W\d_]+){1,3}"
    r"|\d+(?:[.,:]\d+)*[^\W\d_]*"
    r"|[^\s]"
)
_POSSESSIVE: Final = ("'s", "’s", "'S", "’S")
_CONTRACTED_PRONOUN: Final = re.compile(
    r"(he|she|they|we|it|you|who|I)['’](?:s|ll|d|ve|re|m)", re.IGNORECASE
)
_ABBREVIATIONS: Final = frozenset(
    form for form in CONTRACTED_TITLES | STATE_ABBREVIATIONS if form.endswith(".")
) | frozenset(
    "No. vs. Co. Corp. Inc. Ltd. Bros. Ft. Mt. Sept. Oct. Nov. Dec. Jan. Feb. Aug.".split()
)
_LINE_END: Final = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]")
_BLANKS: Final = frozenset(" \u00a0\u202f\u2009")
#: Zones whose words have capitals whatever they mean.
_IN_CAPITALS: Final = ("headline", "capitals")
_ENDINGS: Final = frozenset(".?!…")
_CLOSERS: Final = frozenset("\"'”’)]»")


class Word:
    """One word or mark. `start` and `end` are offsets into the text, without a possessive ending.

    `sentence` and `line` count from 0.
    """

    __slots__ = (
        "end",
        "form",
        "line",
        "lower",
        "opens_sentence",
        "possessive",
        "quoted",
        "sentence",
        "start",
        "text",
        "zone",
    )

    def __init__(
        self,
        start: int,
        end: int,
        form: Form,
        possessive: bool,
        sentence: int,
        line: int,
        opens_sentence: bool,
        zone: Zone,
        quoted: bool,
    ) -> None:
        self.start = start
        self.end = end
        self.form = form
        self.text = form.text
        self.lower = form.lower
        self.possessive = possessive
        self.sentence = sentence
        self.line = line
        self.opens_sentence = opens_sentence
        self.zone: Zone = zone
        self.quoted = quoted


class Words:
    """All words of a text. `lower_case` are those that it writes in lower case somewhere.

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

    def __init__(self, text: str, items: list[Word]) -> None:
        self.text = text
        self.items = items
        self.starts = [item.start for item in items]
        self.lower_case = {item.text for item in items if item.form.opens_small}
        self.capitals: list[int] = []
        self.determiners: list[int] = []
        self.persons: list[int] = []
        self.groups: list[int] = []
        self.pronouns: list[int] = []
        self.headlines: list[int] = []
        for at, item in enumerate(items):
            landmark = item.form.landmark
            if landmark:
                if landmark & CAPITAL:
                    self.capitals.append(at)
                if landmark & PERSON:
                    self.persons.append(at)
                if landmark & GROUP:
                    self.groups.append(at)
                if landmark & PRONOUN:
                    self.pronouns.append(at)
            if item.possessive or landmark & DETERMINER:
                self.determiners.append(at)
            if item.zone in _IN_CAPITALS:
                self.headlines.append(at)

    def at(self, offset: int) -> int:
        """Return the index of the word that covers `offset`, or else of the next one."""
        index = bisect_right(self.starts, offset) - 1
        if index >= 0 and offset < self.items[index].end:
            return index
        return index + 1

    def gap(self, index: int) -> str:
        """Return the characters between the word at `index` and the next one."""
        if index + 1 >= len(self.items):
            return ""
        return self.text[self.items[index].end : self.starts[index + 1]]

    def joined(self, index: int) -> bool:
        """Return whether one white-space character, no line end, parts this word and the next."""
        end = self.items[index].end
        if index + 1 >= len(self.items) or self.starts[index + 1] != end + 1:
            return False
        return self.text[end] in _BLANKS

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


def split_words(text: str, quoted: Sequence[Span] = ()) -> Words:
    """Cut `text` into words and marks.

    `quoted` are the quoted stretches without their marks; words inside are flagged.
    """
    items: list[Word] = []
    quoted_starts, quoted_ends = _merged(quoted)
    quoted_starts.append(len(text) + 1)
    quoted_ends.append(len(text) + 1)
    at_quoted = 0
    sentence = 0
    for number, (line_start, line) in enumerate(_lines(text)):
        if not line or line.isspace():
            continue
        if items:
            sentence += 1
        opens = True
        zone, credit_from = zone_of(line)
        body_from = dateline_end(line, 0, len(line)) if zone != "capitals" else 0
        has_credit = body_from > 0 or credit_from <= len(line)
        pending_end = False
        position = position_before = 0
        for match in _TOKEN.finditer(line):
            start, end = match.span()
            if start < position:
                continue  # the full stop or apostrophe of the word before
            shape = _shape_of(match.group())
            if (
                shape.stop
                and line[end : end + 1] == "."
                and (shape.stop == _ALWAYS or line[end + 2 : end + 3].isupper())
            ):
                end = position = end + 1
                shape = _shape_of(line[start:end])
            possessive = shape.possessive
            if shape.is_plural and line[end : end + 2] in ("' ", "’ "):
                possessive = shape.form.text[0].isupper()
                if possessive:
                    position = end + 1
            mark = shape.mark
            if pending_end and mark != _CLOSING:
                sentence += 1
                opens = True
                pending_end = False
            if start >= body_from > position_before:
                opens = True  # behind a dateline
            position_before = start
            absolute = line_start + start
            while quoted_ends[at_quoted] <= absolute:
                at_quoted += 1
            items.append(
                Word(
                    absolute,
                    line_start + end - shape.cut,
                    shape.form,
                    possessive,
                    sentence,
                    number,
                    opens,
                    "credit"
                    if has_credit and (start >= credit_from or start < body_from)
                    else zone,
                    quoted_starts[at_quoted] <= absolute,
                )
            )
            if not mark:
                opens = False
            elif mark == _ENDING:
                pending_end = True
            elif mark == _COLON:
                opens = True
    return Words(text, items)


_ENDING, _CLOSING, _COLON, _OTHER_MARK, _NUMBER = 1, 2, 3, 4, 5
_ALWAYS, _BEFORE_CAPITAL = 1, 2


class _Shape:
    """What the spelling of a word or mark tells, wherever it stands.

    `cut` characters at its end are no part of the word. `stop` tells whether a full stop behind it
    belongs to it: always, before a capital ("I. Ortiz"), or never (0). `mark` is 0 for words.
    `is_plural` tells that an apostrophe behind it may be a possessive.
    """

    __slots__ = ("cut", "form", "is_plural", "mark", "possessive", "stop")

    def __init__(self, text: str) -> None:
        contracted = _CONTRACTED_PRONOUN.fullmatch(text)
        self.possessive = contracted is None and len(text) > 2 and text[-2:] in _POSSESSIVE
        word = contracted.group(1) if contracted else text[:-2] if self.possessive else text
        self.form = form_of(word)
        self.cut = len(text) - len(word)
        self.is_plural = not self.cut and text[-1] in "sS" and text[0].isalpha()
        self.stop = _keeps_full_stop(text)
        self.mark = 0 if text[0].isalpha() else _kind_of_mark(text)


def _kind_of_mark(text: str) -> int:
    if text[0].isalnum():
        return _NUMBER
    if text in _ENDINGS:
        return _ENDING
    if text in _CLOSERS:
        return _CLOSING
    return _COLON if text == ":" else _OTHER_MARK


_shape_of: Final = lru_cache(maxsize=30_000)(_Shape)


def _keeps_full_stop(word: str) -> int:
    """Return whether a full stop behind `word` belongs to it and ends no sentence."""
    if word + "." in _ABBREVIATIONS:
        return _ALWAYS
    letters = word.replace(".", "")
    if len(letters) == 1 and letters.isupper():
        return _ALWAYS if letters != "I" else _BEFORE_CAPITAL
    # U.S, a.m, Ph.D: stops inside, so the last one belongs to it as well.
    return _ALWAYS if "." in word and all(len(part) <= 2 for part in word.split(".")) else 0


def _lines(text: str) -> list[tuple[int, str]]:
    """Return the lines of `text` with the offset of each."""
    lines: list[tuple[int, str]] = []
    start = 0
    for match in _LINE_END.finditer(text):
        lines.append((start, text[start : match.start()]))
        start = match.end()
    lines.append((start, text[start:]))
    return lines


def _merged(spans: Sequence[Span]) -> tuple[list[int], list[int]]:
    starts: list[int] = []
    ends: list[int] = []
    for span in sorted(spans):
        if ends and span.start <= ends[-1]:
            ends[-1] = max(ends[-1], span.end)
        else:
            starts.append(span.start)
            ends.append(span.end)
    return starts, ends
