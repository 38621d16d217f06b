"""What stands before or behind a claim and tells how it is claimed: "there is no doubt that"."""

from __future__ import annotations

from typing import Literal, cast

from quotetrack.claims.language.phrases import PhraseMatch, PhraseTable
from quotetrack.claims.language.words import Words, ends_clause, word_list

#: How a clause is claimed: plainly, surely, left open, denied to have been said, or not at all,
#: since only when, where or how it is so is spoken of.
Frame = Literal["", "certain", "doubt", "unsaid", "asked"]


_PHRASES = PhraseTable("frames", str)


_TAILS = PhraseTable("tail_frames", str)


_WHETHER = frozenset(("whether", "if"))
_LONGEST_TAIL = 10
_LONGEST_FRAME = 12
_ADVERBS = word_list("frame_adverbs")
_OPENINGS = word_list("prepositions") | word_list("openings")
# "My answer is this:", "Let me be plain:".
_LEADS = _OPENINGS | {"my", "our", "let", "one", "this", "here", "the"}
_LONGEST_OPENING = 12


def read_frame(words: Words, first: int, end: int) -> tuple[Frame, int, int]:
    """Return how the sentence of words `first` to `end` claims, and the words that are claimed.

    These are words `start` to `stop`, the second and third that is returned. A frame with nothing
    beside it ("I don't know.") frames nothing.
    """
    match = _PHRASES.match_head(words, first, end)
    passing = _without_adverbs(words, first, end)
    if passing is not None and (match is None or passing.end > match.end):
        match = passing
    if match is None:
        match = _after_opening(words, first, end)
    if match is not None and match.end + 1 < end:
        return cast(Frame, match.label), match.end, end
    start = first
    forms = words.forms
    while start < end and not forms[start][0].isalnum():
        start += 1
    opens = start < end and forms[start] in _WHETHER
    if opens or "," in forms[max(first, end - _LONGEST_TAIL) : end]:
        tail = _read_tail(words, start, end, "doubt" if opens else "certain")
        if tail is not None:
            return "doubt" if opens else "certain", start + opens, tail
    return "", first, end


def _without_adverbs(words: Words, first: int, end: int) -> PhraseMatch[str] | None:
    """Return a frame that adverbs stand inside of: "nobody can yet tell if"."""
    forms = words.forms
    stop = min(end, first + _LONGEST_FRAME)
    kept = [index for index in range(first, stop) if forms[index] not in _ADVERBS]
    if len(kept) == stop - first:
        return None
    match = _PHRASES.match_forms(tuple(forms[index] for index in kept), 0, len(kept))
    if match is None:
        return None
    return PhraseMatch(match.label, kept[match.first], kept[match.end - 1] + 1)


def _after_opening(words: Words, first: int, end: int) -> PhraseMatch[str] | None:
    """Return a frame behind an opening: "As I told the press, I do not know"."""
    forms = words.forms
    for index in range(first + 1, min(first + _LONGEST_OPENING, end - 1)):
        mark = forms[index]
        if (mark == "," and forms[first] in _OPENINGS) or (mark == ":" and forms[first] in _LEADS):
            return _PHRASES.match_head(words, index + 1, end)
    return None


def _read_tail(words: Words, first: int, end: int, label: Frame) -> int | None:
    """Return where the words behind a claim begin that tell how it is claimed, if there are any."""
    forms = words.forms
    for match in _TAILS.find(words, max(first + 2, end - _LONGEST_TAIL), end):
        rest = forms[match.end : end]
        marked = forms[match.first - 1] == ","
        if match.label == label and all(map(ends_clause, rest)) and (marked or label == "doubt"):
            return match.first - marked
    return None
