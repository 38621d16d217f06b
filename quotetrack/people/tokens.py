"""Cut a text into words with what their place tells: sentence, paragraph, kind of line, quoted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, Literal

from quotetrack.lexicon.datelines import dateline_end
from quotetrack.lexicon.forms import Form, form_of
from quotetrack.lexicon.people import CONTRACTED_TITLES
from quotetrack.lexicon.places import STATE_ABBREVIATIONS
from quotetrack.lexicon.words import words
from quotetrack.model import Span

Zone = Literal["body", "headline", "capitals", "credit"]

_TOKEN = re.compile(
    r"\d+(?:-[^\W\d_]+){1,3}"
    r"|\d+(?:[.,:]\d+)*[^\W\d_]*"
    r"|[^\W\d_][^\W_]*(?:[-‐‑’'.&][^\W_]+)*"
    r"|[^\s]"
)
_POSSESSIVE: Final = ("'s", "’s", "'S", "’S")
_CREDIT = re.compile(
    r"\b(?:photograph|photo|picture|image|illustration|composite|credit|video still)s?"
    r"(?: credit| by)?\s*(?::|by\b|courtesy)"
    # "(AP)" is a credit, but "SEOUL (AP) — …" opens a report.
    r"|\((?:ap|afp|reuters|getty|epa|photo)\b(?![^()]{0,20}\)\s{0,2}[-–—])"
    r"|^by [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}(?:,| and | \||$)",
    re.IGNORECASE,
)
_BYLINE_NAME: Final = r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}"
#: "Ana Ortiz in Salta and Owen Hale in Bath", a line by itself.
_BYLINE = re.compile(
    rf"\s*{_BYLINE_NAME},? in [A-Z][\w-]+(?: [A-Z][\w-]+)?"
    rf"(?:(?:,| and) {_BYLINE_NAME},? in [A-Z][\w-]+(?: [A-Z][\w-]+)?){{0,4}}\s*"
)
_AGENCY_SLASH = re.compile(
    r"/(?:AFP|AP|Getty|Reuters|EPA|PA|Rex|Shutterstock|Bloomberg|UPI|Zuma|NurPhoto|KCNA|Xinhua|"
    r"Anadolu|TASS|Sipa|Corbis|Alamy)\b"
)
_CONTRACTED_PRONOUN: Final = re.compile(
    r"(he|she|they|we|it|you|who|I)['’](?:s|ll|d|ve|re|m)", re.IGNORECASE
)
_ABBREVIATIONS: Final = frozenset(
    form for form in CONTRACTED_TITLES | STATE_ABBREVIATIONS if form.endswith(".")
) | frozenset(
    "No. vs. Co. Corp. Inc. Ltd. Bros. Ft. Mt. Sept. Oct. Nov. Dec. Jan. Feb. Aug.".split()
)
_BLANKS: Final = frozenset(" \u00a0\u202f\u2009")
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
    """All words of a text. `lower_case` are those that it writes in lower case somewhere."""

    __slots__ = ("items", "lower_case", "starts", "text")

    def __init__(self, text: str, items: list[Word], lower_case: set[str]) -> None:
        self.text = text
        self.items = items
        self.starts = [item.start for item in items]
        self.lower_case = lower_case

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
    lower_case: set[str] = set()
    quoted_starts, quoted_ends = _merged(quoted)
    sentence = 0
    opens = True
    for number, (line_start, line) in enumerate(_lines(text)):
        if not line.strip():
            continue
        if items:
            sentence += 1
        opens = True
        zone, credit_from = _zone(line)
        body_from = dateline_end(line, 0, len(line)) if zone != "capitals" else 0
        pending_end = False
        position = position_before = 0
        while True:
            match = _TOKEN.search(line, position)
            if match is None:
                break
            start, end = match.span()
            word = match.group()
            if line[end : end + 1] == "." and _keeps_full_stop(word, line, end):
                end += 1
                word = line[start:end]
            position = end
            possessive = False
            contracted = _CONTRACTED_PRONOUN.fullmatch(word)
            if contracted is not None:
                word = contracted.group(1)
                end = start + len(word)
            elif word[-2:] in _POSSESSIVE and len(word) > 2:
                possessive = True
                word = word[:-2]
                end -= 2
            elif word[-1] in "sS" and line[end : end + 2] in ("' ", "’ ") and word[0].isalpha():
                possessive = word[0].isupper()
                position = end + (1 if possessive else 0)
            is_mark = not word[0].isalnum()
            if pending_end and not (is_mark and word in _CLOSERS):
                sentence += 1
                opens = True
                pending_end = False
            if start >= body_from > position_before:
                opens = True  # behind a dateline
            position_before = start
            absolute = line_start + start
            covering = bisect_right(quoted_starts, absolute) - 1
            items.append(
                Word(
                    absolute,
                    line_start + end,
                    form_of(word),
                    possessive,
                    sentence,
                    number,
                    opens,
                    "credit" if start >= credit_from or start < body_from else zone,
                    covering >= 0 and absolute < quoted_ends[covering],
                )
            )
            if is_mark:
                if word in _ENDINGS or (word == ":" and not possessive):
                    pending_end = word != ":"
                    opens = opens or word == ":"
            elif word[0].isalpha():
                opens = False
                if word[0].islower():
                    lower_case.add(word)
    return Words(text, items, lower_case)


def _lines(text: str) -> list[tuple[int, str]]:
    """Return the lines of `text` with the offset of each."""
    lines: list[tuple[int, str]] = []
    start = 0
    for match in re.finditer(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]", text):
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


def _keeps_full_stop(word: str, line: str, end: int) -> bool:
    """Return whether the full stop after `word` belongs to it and ends no sentence."""
    if word + "." in _ABBREVIATIONS:
        return True
    following = line[end + 1 : end + 3]
    letters = word.replace(".", "")
    if len(letters) == 1 and letters.isupper():
        return letters != "I" or following[1:2].isupper()
    # U.S, a.m, Ph.D: stops inside, so the last one belongs to it as well.
    return "." in word and all(len(part) <= 2 for part in word.split("."))


_TITLE_CASE_SMALL: Final = words(
    """
    a an and as at but by for from in into is its nor of off on or out over per so the to up via vs
    with yet after amid be are was his her he she it will who how why what not no
    """
)


def _zone(line: str) -> tuple[Zone, int]:
    """Return the kind of a line, and the offset in it where a photo credit begins."""
    credit_from = len(line) + 1
    if len(line) <= 200 and _BYLINE.fullmatch(line):
        return "credit", 0
    found = _CREDIT.search(line)
    if found is not None:
        credit_from = found.start()
    slash = _AGENCY_SLASH.search(line)
    if slash is not None:
        before = max(line.rfind(mark, 0, slash.start()) for mark in (". ", ": ", "(", ") ", "! "))
        credit_from = min(credit_from, before + 1 if before >= 0 else 0)
    body = line[:credit_from]
    shape = body[:400]
    words = re.findall(r"[^\W\d_][^\W\d_’'-]*", shape)
    if len(words) >= 3:
        capitals = sum(word.isupper() for word in words)
        if capitals >= 0.7 * len(words):
            return "capitals", credit_from
    ending = body.rstrip().rstrip("\"'”’)")[-1:]
    if len(words) >= 4 and len(body) <= 300 and ending not in (",", ";"):
        content = [word for word in words if word.lower() not in _TITLE_CASE_SMALL]
        capitalised = sum(word[0].isupper() for word in content)
        # A full stop makes a headline less likely: then nearly all words must be capitalised.
        least, share = (5, 0.9) if ending == "." else (3, 0.85)
        if len(content) >= least and capitalised >= share * len(content):
            return "headline", credit_from
    return "body", credit_from
