"""Find what stands in quotation marks.

One pass over each paragraph, so the time grows with the length of the text. Marks come in families:
double marks (curly, straight, low, guillemets, two backquotes or two apostrophes) and single marks.
Single marks count as quotation marks of their own only outside double ones; inside, they are
nested. Only the family decides which mark may close which, because real text mixes curly, straight
and wrong-way marks inside one family all the time.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from attrs import frozen

from quotetrack.lexicon.cues import VERBS_OF_SAYING, verb_lemma
from quotetrack.model import MentionKind, Span

MarkStyle = Literal["curly", "straight", "tex", "guillemet", "low", "single", "turn", "block"]

_ELISION = r"(?:tis|twas|twere|em|til|cause|bout|round|n)\b"
# What stands before a mark is looked at behind its first character, so that each alternative begins
# with one, and the search can pass over all others.
_THREE = '"' * 3
_DOUBLE_MARK = re.compile(
    # In "''Tis late,'" the second mark is an apostrophe.
    rf"``|'(?:(?<=\S')'|'(?!(?i:{_ELISION})))|[\"“”„‟«»″〝〞〟＂]|‘(?<!\w‘)‘|’’(?!\w)"
)
#: One of these stands in every paragraph in which something is quoted.
_SOME_MARK = re.compile(r"[`'‘’‛\"“”„‟«»″〝〞〟＂]")
#: Marks that only open, unless they are the wrong way round.
_OPENING = ("“", "„", "«", "〝", "``")
#: Marks that look the same before and behind a quotation.
_BOTH_WAYS = ('"', "＂", "''")
#: So many short pieces in marks may stand inside a quotation in marks of the same kind.
_MOST_NESTED = 6
_SINGLE_MARK = re.compile(r"['‘’‛]")
_SINGLE_OPENING = ("'", "‘")
_ANY_DOUBLE_OPENING = (*_BOTH_WAYS, *_OPENING)
_ANY_OPENING = (*_ANY_DOUBLE_OPENING, *_SINGLE_OPENING)
#: A clause of saying that a stretch whose mark was not closed may hold, with the mark before it.
_CLAUSE = re.compile(
    r"[,?!] (?:(?P<inverted>[a-z]{3,12}) (?=(?:the|one|a) |[A-Z])"
    r"|(?:he|she|they|it) (?P<verb>[a-z]{3,12})\b(?=[.,:]| on | in |\Z)"
    r"|(?:the|a|an|[A-Z][\w.’'-]*) [^.:;?!\"“”\n]{0,80}?\b(?P<last>[a-z]{3,12})(?=\.?\Z))"
)
_LONG_REST = re.compile(r"[\s.,]*\w")
_LINE = re.compile(r"[^\n]+")
_BEFORE_OPENING = frozenset(" \t\u00a0([{—–-―:/…>")
#: Punctuation that a speech ends with.
_LAST = (",", ".", "!", "?", "…")
#: What stands in front of a mark that closes a quotation.
_ENDS = tuple(",.!?…;)]”\"'’-–—")
_ELISIONS = re.compile(
    r"['‘’‛](?:em|til|tis|twas|twere|cause|bout|round|n|nuff|s|re|ll|ve|d|m|t|\d0s|\d\d)\b",
    re.IGNORECASE,
)


@frozen
class Turn:
    """A turn of a conversation without quotation marks, which may have several paragraphs.

    `number` tells turns apart. `label` are the words in front of it that name its speaker, None
    where there are none; `kind` is what they are. `asks` holds for the questions of an interview
    whose turns have no labels.
    """

    number: int
    label: Span | None = None
    kind: MentionKind = "name"
    asks: bool = False


@frozen
class QuotedSpan:
    """One stretch in quotation marks. `inner` is without the marks, `outer` with them.

    `closed` is false where the closing mark is missing, as in all but the last of several
    paragraphs of one quotation; `paragraph` is the index of the paragraph. `turn` is the turn that
    a stretch of style "turn" belongs to.
    """

    inner: Span
    outer: Span
    style: MarkStyle
    closed: bool
    paragraph: int
    turn: Turn | None = None


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of a normalised text: its lines, without white space around them."""
    lines = (_stripped(text, match.start(), match.end()) for match in _LINE.finditer(text))
    return [line for line in lines if len(line)]


def place_of(quoted: QuotedSpan) -> tuple[int, int]:
    """Return where a stretch stands, its marks included: what stretches are put in order by."""
    return quoted.outer.start, quoted.outer.end


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def quoted_spans(
    text: str,
    paragraph_spans: Sequence[Span] | None = None,
    passed_over: Collection[int] = frozenset(),
) -> list[QuotedSpan]:
    """Return the outermost quoted stretches of `text`, in order, none crossing a paragraph.

    A mark that is left open reaches to the end of its paragraph. The marks at the places
    `passed_over` are none of a quotation.
    """
    spans = paragraphs(text) if paragraph_spans is None else paragraph_spans
    found: list[QuotedSpan] = []
    for index, paragraph in enumerate(spans):
        if _SOME_MARK.search(text, paragraph.start, paragraph.end) is None:
            continue
        start = spans[index + 1].start if index + 1 < len(spans) else len(text)
        following = text[start : start + 2]
        doubles = [
            _without_clause(text, quoted, paragraph, following)
            for quoted in _double_quoted(
                text,
                paragraph,
                index,
                goes_on=following.startswith(_ANY_DOUBLE_OPENING),
                taken=passed_over,
            )
        ]
        goes_on = following.startswith(_SINGLE_OPENING) or (
            index + 1 < len(spans) and _only_closes(text, spans[index + 1])
        )
        if doubles:
            taken = {*_apostrophes_of(doubles), *passed_over}
            singles = list(
                _single_quoted(text, paragraph, index, goes_on=goes_on, last=True, taken=taken)
            )
            around, doubles = _outermost(text, singles, doubles, paragraph)
            doubles = sorted(doubles + around, key=place_of)
        singles = [
            _without_clause(text, quoted, paragraph, following)
            for gap in _gaps(paragraph, doubles)
            for quoted in _single_quoted(
                text,
                gap,
                index,
                goes_on=goes_on,
                last=gap.end == paragraph.end,
                taken=passed_over,
            )
        ]
        found.extend(sorted(doubles + singles, key=place_of))
    return found


def _without_clause(text: str, quoted: QuotedSpan, paragraph: Span, following: str) -> QuotedSpan:
    """Return a stretch whose closing mark is missing without the clause that tells who speaks.

    In ““We left, said Ada Lee. It rained” the mark should stand behind the comma. Where the next
    paragraph opens with a mark, `following`, the stretch may be meant to stay open, so that the
    clause must be the last of the paragraph.
    """
    if quoted.closed:
        return quoted
    goes_on = quoted.inner.end == paragraph.end and following.startswith(_ANY_OPENING)
    for match in _CLAUSE.finditer(text, quoted.inner.start, quoted.inner.end):
        verb = match["inverted"] or match["verb"] or match["last"]
        if verb_lemma(verb.lower()) not in VERBS_OF_SAYING:
            continue
        rest = text[match.end() : quoted.inner.end]
        if goes_on and _LONG_REST.match(rest) is not None:
            continue
        end = match.start() + 1
        inner = Span(quoted.inner.start, end)
        return QuotedSpan(
            inner, Span(quoted.outer.start, end), quoted.style, True, quoted.paragraph
        )
    return quoted


def _outermost(
    text: str, singles: list[QuotedSpan], doubles: list[QuotedSpan], paragraph: Span
) -> tuple[list[QuotedSpan], list[QuotedSpan]]:
    """Return the single-marked stretches that hold double-marked ones, and the doubles left over.

    That is the British way. Apostrophes look much like single marks, so `_holds_doubles` must be
    sure. Both lists are in text order, so one pass over each will do.
    """
    around: list[QuotedSpan] = []
    left_over: list[QuotedSpan] = []
    position = 0
    for single in singles:
        while position < len(doubles) and doubles[position].outer.end <= single.outer.start:
            left_over.append(doubles[position])
            position += 1
        touched: list[QuotedSpan] = []
        while position < len(doubles) and doubles[position].outer.start < single.outer.end:
            touched.append(doubles[position])
            position += 1
        crossed = bool(left_over) and left_over[-1].outer.end > single.outer.start
        holds = not crossed and all(
            double.closed and single.inner.contains(double.outer) for double in touched
        )
        if touched and holds and _holds_doubles(text, single, paragraph):
            around.append(single)
        else:
            left_over.extend(touched)
    left_over.extend(doubles[position:])
    return around, left_over


def _holds_doubles(text: str, single: QuotedSpan, paragraph: Span) -> bool:
    """Return whether single marks are no apostrophes but those of what has others in it.

    Then the closing one stands behind punctuation, or the opening one can only open and the other
    ends no plural; one that is left open begins its paragraph or stands behind a colon or comma.
    """
    if not single.closed:
        before = text[paragraph.start : single.outer.start].rstrip()
        return before[-1:] in ("", ":", ",")
    last = text[single.outer.end - 2]
    return last in ',.!?…"”' or (text[single.outer.start] == "‘" and last not in "sS")


def _apostrophes_of(doubles: Sequence[QuotedSpan]) -> Collection[int]:
    """Return where the apostrophes stand that are halves of double marks."""
    ends = [
        end
        for quoted in doubles
        if quoted.style == "tex"
        for end in (quoted.outer.start, quoted.outer.end - 2 if quoted.closed else None)
        if end is not None
    ]
    return {place for end in ends for place in (end, end + 1)}


def _gaps(paragraph: Span, taken: list[QuotedSpan]) -> Iterator[Span]:
    position = paragraph.start
    for quoted in taken:
        if quoted.outer.start > position:
            yield Span(position, quoted.outer.start)
        position = quoted.outer.end
    if position < paragraph.end:
        yield Span(position, paragraph.end)


def _style(mark: str) -> MarkStyle:
    if mark in "“”‟″〝〞〟" or mark in ("‘‘", "’’"):
        return "curly"
    if mark in "«»":
        return "guillemet"
    if mark == "„":
        return "low"
    return "straight" if mark in '"＂' else "tex"


def _opens(text: str, start: int, end: int, paragraph: Span) -> bool:
    """Return whether the neighbours of a mark look as they do around an opening one."""
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    if after.isspace() or after in ",;:!?)]}":
        return False
    return before.isspace() or before in _BEFORE_OPENING or not before.isalnum()


def _closes(text: str, start: int, end: int, paragraph: Span) -> bool:
    """Return whether the neighbours of a mark look as they do around a closing one."""
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    return not before.isspace() and not after.isalnum()


class _Mark:
    """A double mark, and whether its neighbours look as around an opening and a closing one.

    `ends` tells that it stands behind punctuation, as the end of a speech does, and `inside` that
    it stands between a word and a word, as words in marks inside a sentence do.
    """

    __slots__ = ("closes", "end", "ends", "inside", "opens", "start", "symbol")

    def __init__(self, text: str, match: re.Match[str], paragraph: Span) -> None:
        self.symbol = match.group()
        self.start, self.end = match.span()
        self.opens = _opens(text, self.start, self.end, paragraph)
        before = text[max(paragraph.start, self.start - 2) : self.start]
        self.ends = before[-1:] in _ENDS
        # In "“We left,”Reyes said" the space behind it is missing.
        is_last = before[-1:] in _LAST and self.symbol in _BOTH_WAYS
        glued = is_last and text[self.end : self.end + 1].isupper()
        self.closes = glued or _closes(text, self.start, self.end, paragraph)
        self.inside = before[-1:] == " " and before[:1].isalnum()


def _double_quoted(
    text: str,
    paragraph: Span,
    index: int,
    *,
    goes_on: bool = False,
    taken: Collection[int] = (),
) -> Iterator[QuotedSpan]:
    """Yield what stands in double marks, but for those at the places `taken`.

    `goes_on` tells that the next paragraph opens with one.
    """
    marks = [
        _Mark(text, match, paragraph)
        for match in _DOUBLE_MARK.finditer(text, paragraph.start, paragraph.end)
        if match.start() not in taken and not _is_of_code(text, match.start())
    ]
    opened: _Mark | None = None
    depth = 0
    for position, mark in enumerate(marks):
        if opened is None:
            if _begins(marks, position):
                opened, depth = mark, 0
            continue
        only_opens = mark.opens and not mark.closes
        nests = only_opens and mark.symbol in _OPENING
        if (
            nests and opened.symbol in _OPENING and _two_closing_follow(marks, position)
        ) or _is_piece_inside(marks, position, goes_on):
            depth += 1
        elif nests or (only_opens and mark.symbol == opened.symbol and mark.symbol in _BOTH_WAYS):
            # An opening mark in the place of a closing one: the one before was never closed.
            yield _quoted(text, opened, mark.start, mark.start, index, closed=False)
            opened, depth = mark, 0
        elif depth:
            depth -= 1
        else:
            yield _quoted(text, opened, mark.start, mark.end, index, closed=True)
            opened = None
    if opened is not None:
        yield _quoted(text, opened, paragraph.end, paragraph.end, index, closed=False)


def _is_of_code(text: str, at: int) -> bool:
    """Return whether a mark is one of three that stand together, as in Python's docstrings."""
    return text.startswith(_THREE, at) or _THREE in text[max(at - 2, 0) : at + 2]


def _begins(marks: Sequence[_Mark], position: int) -> bool:
    """Return whether a mark opens a quotation where none is open.

    Only neighbours tell: a ” may open and a “ may close in careless text. A mark that could not
    open anything here, such as the inches in 5'10", is passed over. One that is glued to words
    may open where the next one can only close.
    """
    mark = marks[position]
    if mark.opens or (mark.symbol in _OPENING and not mark.closes):
        return True
    if mark.symbol != '"' or mark.closes or position + 1 == len(marks):
        return False
    following = marks[position + 1]
    return following.closes and not following.opens


def _two_closing_follow(marks: Sequence[_Mark], position: int) -> bool:
    """Return whether an opening mark inside a quotation is closed, and the quotation after it.

    Other stretches may stand between the two: “The “old” and the “new” road.”
    """
    depth = 1
    for mark in marks[position + 1 : position + 1 + _MOST_NESTED]:
        if mark.closes:
            depth -= 1
        elif mark.symbol in _OPENING:
            depth += 1
        else:
            return False
        if depth < 0:
            return True
    return False


def _is_piece_inside(marks: Sequence[_Mark], position: int, goes_on: bool) -> bool:
    """Return whether a mark opens words inside a quotation whose own marks are of the same kind.

    ““We call them “hens” and “ducks” here,” she said”: pieces in marks in the midst of sentences,
    each closed before any punctuation, and then the end of a speech. Where the next paragraph opens
    with a mark, `goes_on`, the quotation may stay open instead.
    """
    for at in range(position, position + 2 * _MOST_NESTED, 2):
        if at >= len(marks):
            return goes_on
        opening = marks[at]
        if opening.closes and not opening.opens:
            return at > position and opening.ends
        if not (opening.opens and opening.inside) or at + 1 == len(marks):
            return False
        closing = marks[at + 1]
        if closing.ends or closing.opens or not closing.closes:
            return False
    return False


def _quoted(
    text: str, opening: _Mark, inner_end: int, outer_end: int, index: int, *, closed: bool
) -> QuotedSpan:
    inner = _stripped(text, opening.end, inner_end)
    outer = Span(opening.start, max(outer_end if closed else inner.end, inner.end))
    return QuotedSpan(inner, outer, _style(opening.symbol), closed, index)


class _SingleMark:
    """A single mark that is no apostrophe, and what its neighbours let it be.

    `ends` tells that it stands behind punctuation, as the end of a quotation does. `may_open` holds
    for marks that open only where a closing one is the next: one the wrong way round ("she said,
    ’We left.’"), and one that stands apart ("spoke of ‘ a new start’").
    """

    __slots__ = ("closes", "curly", "end", "ends", "may_open", "opens", "start")

    def __init__(self, text: str, match: re.Match[str], gap: Span) -> None:
        symbol = match.group()
        self.start, self.end = match.span()
        self.curly = symbol != "'"
        before = text[max(gap.start, self.start - 3) : self.start]
        after = text[self.end] if self.end < gap.end else " "
        # In "What is it? ’ she asked" a space has come in between.
        apart = after.isspace() and before[-1:].isspace() and before.rstrip()[-1:] in _ENDS
        self.ends = apart or before[-1:] in _ENDS
        # In “‘We left,’Reyes said” the space behind it is missing.
        glued = symbol != "‘" and self.ends and after.isupper()
        self.closes = apart or glued or _closes(text, self.start, self.end, gap)
        looks_open = _opens(text, self.start, self.end, gap)
        if self.ends and after in "'’":
            looks_open = False  # “'Go home.'’”: both end there.
        self.opens = looks_open and symbol != "’"
        if symbol == "’":
            leads = before.rstrip()[-1:] in ("", ",", ":") and before[-1:] not in (",", ":")
            self.may_open = looks_open and leads and after.isupper()
        else:
            self.may_open = symbol == "‘" and before[-1:].isspace() and after.isspace()


def _single_quoted(
    text: str,
    gap: Span,
    index: int,
    *,
    goes_on: bool = False,
    last: bool = False,
    taken: Collection[int] = (),
) -> Iterator[QuotedSpan]:
    """Yield what stands in single marks.

    One that is never closed may be an apostrophe, and those at the places `taken` are something
    else. `last` tells that `gap` ends its paragraph, and
    `goes_on` that the next one opens with such a mark, or closes what it does not open, so that a
    stretch behind a colon or at the start of this one stays open. One behind a sentence, where
    such marks were closed before, reaches to the end of its paragraph, as double ones do.
    Curly and straight marks inside each other are nested, and a text may close the one with the
    other where it is careless.
    """
    found = [
        mark
        for mark in _SINGLE_MARK.finditer(text, gap.start, gap.end)
        if mark.start() not in taken and not _is_apostrophe(text, mark.start(), gap)
    ]
    if len(found) < 2 and not goes_on:
        return  # One that is never closed is an apostrophe.
    marks = [_SingleMark(text, mark, gap) for mark in found]
    closed_next = _closed_next(marks, (True, False))
    closed_alike = {kind: _closed_next(marks, (kind,)) for kind in (True, False)}
    opened: _SingleMark | None = None
    possible_end: _SingleMark | None = None
    nested = quotes = False
    for position, mark in enumerate(marks, 1):
        if opened is None:
            if mark.opens or (mark.may_open and closed_next[position]):
                opened, possible_end, nested = mark, None, False
            continue
        if mark.curly != opened.curly:
            goes_on_alike = closed_alike[opened.curly][position]
            if nested:
                nested = not mark.closes
                continue
            if mark.opens and goes_on_alike and closed_alike[mark.curly][position]:
                nested = True
                continue
            if goes_on_alike and not mark.ends:
                continue  # An apostrophe.
        if not mark.closes:
            continue
        plural = text[mark.start - 1] in "sS" and text[mark.end : mark.end + 1] == " "
        if plural and possible_end is None and closed_next[position]:
            # "the workers’ rights": most often an apostrophe when a better closing mark follows.
            possible_end = mark
            continue
        yield _in_single(text, opened, mark, index)
        opened, quotes = None, True
    if opened is None:
        return
    if possible_end is not None:
        yield _in_single(text, opened, possible_end, index)
    elif last and (
        (goes_on and _leads_on(text, opened.start, gap))
        or (quotes and _opens_sentence(text, opened.start, gap))
    ):
        inner = _stripped(text, opened.end, gap.end)
        yield QuotedSpan(inner, Span(opened.start, inner.end), "single", False, index)


def _opens_sentence(text: str, mark: int, gap: Span) -> bool:
    """Return whether ‘ opens a sentence."""
    before = text[max(gap.start, mark - 3) : mark].rstrip()
    return text[mark] == "‘" and text[mark + 1 : mark + 2].isupper() and before[-1:] in (*".!?",)


def _only_closes(text: str, paragraph: Span) -> bool:
    """Return whether the first single mark of a paragraph ends a quotation, so that none opens."""
    for match in _SINGLE_MARK.finditer(text, paragraph.start, paragraph.end):
        if not _is_apostrophe(text, match.start(), paragraph):
            mark = _SingleMark(text, match, paragraph)
            return mark.closes and mark.ends and not mark.opens and match.group() != "‘"
    return False


def _in_single(text: str, opened: _SingleMark, closing: _SingleMark, index: int) -> QuotedSpan:
    inner = _stripped(text, opened.end, closing.start)
    return QuotedSpan(inner, Span(opened.start, closing.end), "single", True, index)


def _closed_next(marks: Sequence[_SingleMark], kinds: Sequence[bool]) -> list[bool]:
    """Return for each place whether the next of these marks, curly or straight, closes."""
    found = [False] * (len(marks) + 1)
    for position in range(len(marks) - 1, -1, -1):
        mark = marks[position]
        if mark.curly in kinds and (mark.opens or mark.closes):
            found[position] = not mark.opens
        else:
            found[position] = found[position + 1]
    return found


def _leads_on(text: str, mark: int, gap: Span) -> bool:
    """Return whether a mark opens its paragraph, stands behind a colon or comma, or can only open.

    Only ‘ is never an apostrophe, but for elisions that were set by a machine.
    """
    if text[mark] == "‘" and not _ELISIONS.match(text, mark):
        return True
    before = text[gap.start : mark].rstrip()
    return not before or before[-1] in ":,"


def _is_apostrophe(text: str, position: int, gap: Span) -> bool:
    before = text[position - 1] if position > gap.start else " "
    after = text[position + 1] if position + 1 < gap.end else " "
    if before.isalnum() and after.isalnum():
        return True
    return not before.isalnum() and bool(_ELISIONS.match(text, position)) and text[position] != "‘"
