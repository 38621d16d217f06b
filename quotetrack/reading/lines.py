"""Lines broken for their length alone, put together again: each paragraph becomes one line.

Where a text is wrapped, nearly every break stands where the next word would not have fitted; a
line that leaves room for it ends its paragraph. Lists, verse and transcripts leave room in nearly
every line. An indented first line or a blank line parts paragraphs in any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import define, field

from quotetrack.lexicon.abbreviations import ABBREVIATIONS
from quotetrack.lexicon.characters import ODD_BLANKS
from quotetrack.reading.characters import ODD_BLANK
from quotetrack.reading.offsets import Edit

_BLANK = f"[ {ODD_BLANKS}]"
# Two patterns, so that the one which a whole text is searched for begins with a line end.
_TO_DO_AT_START = re.compile(rf"{_BLANK}|>")
_TO_DO = re.compile(rf"\n(?:(?<=[^\n]\n)[^\n]|{_BLANK}|>)")
_LINE = re.compile(rf"(?P<quoting>(?:>[ >]*)?)(?P<indent>{_BLANK}*)(?P<words>[^\n]*)")
# Up to where a line may be broken: never between two blanks.
_FIRST_WORD = re.compile(r"(?:[^ ]|(?<= ) | (?= ))+")
_BULLETS = "•*·‣▪"
_ITEM = re.compile(r"(?:[•*·‣▪]|[-–—] |\(?\d{1,3}[.)] |\(?[a-z][.)] )")
_LABEL = re.compile(r"(?:[QA][:.]|[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}:) ")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
_LONG_WORD_END = re.compile(r"[^\W\d_]{5}[.!?][\"'”’»)\]]*\Z")
_CERTAIN_END = re.compile(r"[\w\"'”’)]{2}\.\Z")
#: Who said the words that stand above or before: "“…” ― Ann Lee".
_SIGNATURE = re.compile(r"[\"'”’]\s*[-–—―]+\s*\w[^\"“”]*\Z")
_SENTENCE_END_INSIDE = re.compile(r"[.!?…][\"'”’»)\]]* (?=[\"'“‘«(]?[A-Z])")
_OPENERS = ('"', "“", "‘")
_CLOSERS = ('"', "”")
_LONGEST_WRAPPED = 140
_LEAST_FULL = 2
_FULL_SHARE = 0.4
_RUNNING_SHARE = 0.35
_RUNNING_BREAKS = 3
_NARROWEST = 40
_SHORTEST = 25
_NEARLY_ALL = 0.8
_USUAL_SHARE = 0.94
_WIDTH_STEP = 3
_TAB = 4
_GAP = re.compile(rf"(?<=[^\n {ODD_BLANKS}])(?: {_BLANK}+|[{ODD_BLANKS}]{_BLANK}*)(?=\S)")


@define(eq=False)
class _Line:
    """One line: where it starts, its quoting ("> "), its indentation and its words."""

    start: int
    quoting: str
    white: str
    words: str
    indent: int = field(init=False)
    joins: bool = False
    """Whether it goes on with the line before."""
    begins: bool = False
    """Whether it is the first of its paragraph and stands further in than the next one."""
    cut_quoting: bool = False
    cut_indent: int = 0

    @indent.default
    def _columns_before(self) -> int:
        return len(self.white) + (_TAB - 1) * self.white.count("\t")

    @property
    def width(self) -> int:
        return self.indent + len(self.words)

    @property
    def inset(self) -> int:
        """How much further in it stands than the whole text does."""
        return self.indent - self.cut_indent


@define
class _Wrapping:
    """What the breaks of a text show. `width` is that of its longest wrapped lines, in columns."""

    width: int = 0
    is_wrapped: bool = False
    ends_at_full: bool = False
    """Whether a full line that ends a sentence more likely ends its paragraph as well."""
    breaks: list[tuple[_Line, _Line]] = field(factory=list)

    def is_full(self, line: _Line, following: _Line, spare: int = 0) -> bool:
        """Return whether the first word of the next line would not have fitted into a line.

        `spare` columns more may be free: of marks that were mended and blanks at the end of a
        paragraph, which counted when the line was broken.
        """
        word = _FIRST_WORD.match(following.words)
        return word is not None and line.width + 1 + len(word.group()) + spare > self.width


def unwrap(text: str) -> Iterator[Edit]:
    """Yield the changes that make one line of each paragraph, indented or quoted as a mail or not.

    `text` has line feeds alone as line ends, and no white space before them.
    """
    if not (_TO_DO_AT_START.match(text) or _TO_DO.search(text)):
        return
    lines = _lines(text)
    blocks = _blocks(lines)
    _cut_quoting(blocks)
    _cut_common_indentation(blocks)
    breaks = [pair for block in blocks for pair in pairwise(block)]
    wrapping = _wrapping(breaks)
    ragged = len(blocks) > 1 and _is_ragged(blocks, breaks)
    opens_far_in = _opens_far_in(breaks)
    for block in blocks:
        runs_on = opens_far_in or (not wrapping.is_wrapped and _runs_on(block))
        _join_block(block, wrapping, ragged, runs_on)
    _cut_first_indentation(blocks)
    for line in lines:
        edit = _edit(line)
        if edit is not None:
            yield edit


def _lines(text: str) -> list[_Line]:
    lines = []
    start = 0
    for row in text.split("\n"):
        match = _LINE.fullmatch(row)
        assert match is not None
        lines.append(_Line(start, match["quoting"], match["indent"], match["words"]))
        start += len(row) + 1
    return lines


def _blocks(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Return the runs of lines between blank lines, all of one depth of quoting."""
    blocks: list[list[_Line]] = []
    previous: _Line | None = None
    for line in lines:
        if line.words:
            if previous is not None and _depth(previous) == _depth(line):
                blocks[-1].append(line)
            else:
                blocks.append([line])
        previous = line if line.words else None
    return blocks


def _depth(line: _Line) -> int:
    return line.quoting.count(">")


def _cut_quoting(blocks: Sequence[Sequence[_Line]]) -> None:
    """Take the marks of a quoted mail away where every line has them."""
    if all(line.quoting for block in blocks for line in block):
        for block in blocks:
            for line in block:
                line.cut_quoting = True


def _cut_common_indentation(blocks: Sequence[Sequence[_Line]]) -> None:
    least = min((line.indent for block in blocks for line in block), default=0)
    if least:
        for block in blocks:
            for line in block:
                line.cut_indent = least


def _wrapping(breaks: Sequence[tuple[_Line, _Line]]) -> _Wrapping:
    """Return how the text is wrapped, if it is."""
    within = [pair for pair in breaks if pair[0].width <= _LONGEST_WRAPPED]
    found = _Wrapping(_width(sorted(line.width for line, _ in within)))
    # A line indented further than the one before begins a paragraph, whatever its length.
    within = [pair for pair in within if pair[1].indent <= pair[0].indent]
    full = [pair for pair in within if found.is_full(*pair)]
    running = sum(following.words[0].islower() for _, following in full)
    unfinished = sum(not _ends_sentence(line) for line, _ in full)
    found.is_wrapped = (
        found.width >= _NARROWEST
        and len(full) >= _LEAST_FULL
        and len(full) >= _FULL_SHARE * len(within)
        and len(full) >= _FULL_SHARE * len(breaks) / 2
        and (
            running >= _RUNNING_SHARE * len(full)
            or (
                len(full) >= _NEARLY_ALL * len(breaks)
                and unfinished > len(full) / 2
                and running >= _RUNNING_SHARE * len(full) / 3
            )
        )
    )
    if found.is_wrapped:
        found.ends_at_full = _ends_at_full(within, full)
    return found


def _width(widths: Sequence[int]) -> int:
    """Return the width that lines were broken for; few are longer, as words without breaks are."""
    if not widths:
        return 0
    index = int(_USUAL_SHARE * (len(widths) - 1))
    while index + 1 < len(widths) and widths[index + 1] - widths[index] <= _WIDTH_STEP:
        index += 1
    return widths[index]


def _ends_at_full(
    within: Sequence[tuple[_Line, _Line]], full: Sequence[tuple[_Line, _Line]]
) -> bool:
    """Return whether a full line that ends a sentence more likely ends its paragraph than not.

    Both chances are counted in the text: how often a sentence ends between two words of a line,
    and how many paragraphs end in lines with room left.
    """
    ends = len(within) - len(full)
    if not ends or not full:
        return False
    gaps = sum(line.words.count(" ") for line, _ in within) or 1
    inside = sum(len(_SENTENCE_END_INSIDE.findall(line.words)) for line, _ in within)
    words = (gaps + len(within)) / len(within)
    return ends / words > len(full) * inside / gaps


def _is_ragged(blocks: Sequence[Sequence[_Line]], breaks: Sequence[tuple[_Line, _Line]]) -> bool:
    """Return whether lines of any length are broken inside clauses throughout the text."""
    running = sum(_goes_on_after(line, following) for line, following in breaks)
    if running >= _RUNNING_BREAKS and running > len(breaks) / 2:
        return True
    lines = [line for block in blocks for line in block]
    if len(lines) <= 20 or len(blocks) <= 6:
        return False
    lengths = sorted(line.width for line in lines)
    if lengths[len(lengths) // 2] >= 90 or lengths[-1] > 200:
        return False
    unfinished = sum(line.words[-1] not in ".!?”\"'’:…" for line in lines)
    return unfinished > len(lines) / 2


def _opens_far_in(breaks: Sequence[tuple[_Line, _Line]]) -> bool:
    """Return whether paragraphs begin further in than their other lines, as in old wire copy."""
    openings = sum(line.indent >= 2 > following.indent for line, following in breaks)
    others = sum(line.indent < 2 and following.indent < 2 for line, following in breaks)
    running = sum(_goes_on_after(line, following) for line, following in breaks)
    return (
        openings >= 2
        and running >= 2
        and openings + others == sum(following.indent < 2 for _, following in breaks)
    )


def _runs_on(block: Sequence[_Line]) -> bool:
    """Return whether half of the unfinished lines of a block stop inside a clause for certain."""
    unfinished = [pair for pair in pairwise(block) if _is_unfinished(pair[0])]
    running = sum(_goes_on_after(*pair) for pair in unfinished)
    return running > 0 and 2 * running >= len(unfinished) and unfinished[0][0].width >= _SHORTEST


def _is_unfinished(line: _Line) -> bool:
    return line.words[-1].isalnum() or line.words[-1] == ","


def _ends_sentence(line: _Line) -> bool:
    if _SENTENCE_END.search(line.words) is None:
        return False
    last = line.words[line.words.rfind(" ") + 1 : -1]
    return not (line.words[-1] == "." and (len(last) == 1 or last.lower() in ABBREVIATIONS))


def _goes_on_after(line: _Line, following: _Line) -> bool:
    """Return whether a line ends inside a clause that the very next line continues."""
    last = line.words[-1]
    return following.words[0].islower() and (last.isalnum() or last in ",-–—")


def _join_block(block: Sequence[_Line], wrapping: _Wrapping, ragged: bool, runs_on: bool) -> None:
    """Mark the lines of a block that go on with the line before.

    `runs_on` tells that a line which is no end of a clause ends no paragraph either.
    """
    first = block[0]
    marks = _OpenMarks()
    for line, following in pairwise(block):
        marks.read(line.words)
        following.joins = _goes_on(first, line, following, wrapping, ragged, marks) or (
            runs_on
            and following.indent < 2
            and _is_unfinished(line)
            and not _is_item(line, following, full=False)
        )
        if following.joins:
            first.begins = first.begins or first.indent > following.indent
        else:
            first = following
            marks = _OpenMarks()


@define
class _OpenMarks:
    """Whether a quotation is open at the end of what has been read of a paragraph."""

    curly: int = 0
    straight: int = 0

    def read(self, words: str) -> None:
        self.curly = max(0, self.curly + words.count("“") - words.count("”"))
        self.straight += words.count('"')

    def __bool__(self) -> bool:
        return self.curly > 0 or self.straight % 2 == 1


def _goes_on(
    first: _Line,
    line: _Line,
    following: _Line,
    wrapping: _Wrapping,
    ragged: bool,
    marks: _OpenMarks,
) -> bool:
    """Return whether `following` is no paragraph of its own; `first` opened that of `line`."""
    if following.indent > line.indent + (line is first):
        return False
    if following.indent < line.indent and line is not first:
        return False
    full = wrapping.is_wrapped and wrapping.is_full(line, following)
    if _is_item(line, following, full):
        return False
    if wrapping.is_wrapped and line.width <= _LONGEST_WRAPPED:
        if full:
            return not _ends_paragraph(line, following, wrapping, marks)
        nearly_full = _is_unfinished(line) and wrapping.is_full(line, following, _WIDTH_STEP)
        if nearly_full and not _ends_paragraph(line, following, wrapping, marks):
            return True
        return _goes_on_after(line, following)
    if _goes_on_after(line, following) or ragged:
        return True
    # The lines of a block that stands further in than the text around it belong together.
    indented = line.inset >= 2 and following.inset >= 2
    return indented and not (len(line.words) > _LONGEST_WRAPPED and _ends_sentence(line))


def _ends_paragraph(line: _Line, following: _Line, wrapping: _Wrapping, marks: _OpenMarks) -> bool:
    """Return whether a full line more likely ends its paragraph than goes on."""
    opens = following.words.startswith(_OPENERS)
    if opens and not marks and _SIGNATURE.search(line.words):
        return True
    if not _ends_sentence(line):
        return False
    if following.words[0].islower():
        certain = _CERTAIN_END if wrapping.ends_at_full else _LONG_WORD_END
        if not certain.search(line.words):
            return False
    if marks:
        return wrapping.ends_at_full and opens
    if opens and line.words.endswith(_CLOSERS):
        return True
    return wrapping.ends_at_full or _LABEL.match(following.words) is not None


def _is_item(line: _Line, following: _Line, full: bool) -> bool:
    """Return whether a line opens an item of a list, and is not just broken before a dash."""
    if following.words[0] in _BULLETS:
        return True
    if _ITEM.match(following.words) is None:
        return False
    return _ITEM.match(line.words) is not None or (not full and line.words[-1] in ".:;!?")


def _cut_first_indentation(blocks: Sequence[Sequence[_Line]]) -> None:
    """Take the indentation of first lines away where paragraphs begin so.

    Elsewhere it stays: an indented paragraph can be a quotation without marks.
    """
    openings = [line for block in blocks for line in block if not line.joins]
    indented = sum(line.indent > line.cut_indent for line in openings)
    if indented > len(openings) / 2 and len(openings) > 2:
        for line in openings:
            line.cut_indent = line.indent


def _edit(line: _Line) -> Edit | None:
    words_start = line.start + len(line.quoting) + len(line.white)
    if line.joins:
        return line.start - 1, words_start, " "
    new = "" if line.cut_quoting or not line.words else line.quoting
    if line.words:
        new += " " * (line.indent - line.cut_indent)
    if new == line.quoting + line.white:
        return None
    return line.start, words_start, new


def level_blanks(text: str) -> Iterator[Edit]:
    """Yield the changes that make one blank of all that parts two words of a line."""
    if "  " in text or ODD_BLANK.search(text):
        for match in _GAP.finditer(text):
            yield match.start(), match.end(), " "
