"""How two quotations of one text follow each other: on and on, or first one thing, then another."""

from __future__ import annotations

import re
from typing import Literal

from attrs import evolve, frozen

from quotetrack.claims.comparison.reversals import Reversal
from quotetrack.claims.language.phrases import PhraseTable, labels
from quotetrack.claims.language.words import read_words
from quotetrack.model import Passage, Quotation, Relation

Step = Literal["contrast", "follow_up", "continuation", "apart"]

_REACH = 200
_MAX_GAP = 1500
# "At first" may stand so many characters after the first quotation.
_OPENING_REACH = 80
#: More characters than this between two quotations are more than one sentence.
ONE_SENTENCE = 200
# Asked of every two quotations of one text: its reading would cost thirty times as much.
_SENTENCE_END = re.compile(r"[.!?][^\w\s]*\s|\n")
# "“Not exactly,” he said, after first saying “yes”": the text tells the later statement first.
_REVERSED = re.compile(
    r"\b(?:after|despite|having|although he had|though he had|who had)\b"
    r"[^.,;:“”\"]{0,60}\b(?:say\w*|said|answer\w*|repl\w+|insist\w*|stat\w+|claim\w*|told|tell\w*|"
    r"assert\w*|respond\w*|declar\w+|vow\w*|promis\w+|deny\w*|deni\w+|tweet\w*)\b[^.;:“”\"]{0,30}$|"
    r"\b(?:had|having) (?:\w+ly )?(?:first |earlier |initially |originally |previously |once )?"
    r"(?:said|answered|replied|insisted|stated|claimed|told|asserted|responded|declared|vowed|"
    r"promised|denied|tweeted)\b[^.;:“”\"]{0,60}$|"
    r"\b(?:earlier|previously|a (?:day|week|month|year) (?:before|earlier)|"
    r"last (?:week|month|year))\b,?[^.;:“”\"]{0,40}\b(?:had|having)\b[^.;:“”\"]{0,40}$",
    re.IGNORECASE,
)


# "“We lost nine,” he had said on Friday": said before what is told in the plain past.
_HAD_SAID = re.compile(
    r"[”\"’',.]*\s(?:\w+[ .]+){1,4}?had (?:\w+ly |also |once |earlier |previously |already )?"
    r"(?:said|told|insisted|claimed|declared|promised|vowed|tweeted|replied|answered|stated|"
    r"added|written|announced|assured|argued|warned)\b"
)


# Other people's words between the two must not be taken for the text's own.
_QUOTED = re.compile(r"“[^”\n]*”|(?<=\s)\"[^\"\n]*\"")


def _blank(match: re.Match[str]) -> str:
    return "“" + " " * (len(match.group()) - 2) + "”"


_PHRASES = PhraseTable("sequence", labels)


class _Told:
    """What the phrases of a stretch of text tell, which starts at `offset` of `text`."""

    def __init__(self, stretch: str, text: str, offset: int) -> None:
        self._words = read_words(stretch)
        self._text, self._offset = text, offset
        self._found = _PHRASES.find(self._words)

    def has(self, label: str) -> bool:
        """Return whether a phrase with this label stands there."""
        return any(label in match.label for match in self._found)

    def passage(self, label: str, within: int | None = None) -> Passage | None:
        """Return the first phrase with this label that ends within so many characters."""
        for match in self._found:
            if label in match.label:
                end = self._words.ends[match.end - 1]
                if within is not None and end > within:
                    return None
                start = self._words.starts[match.first]
                return Passage.cut(self._text, self._offset + start, self._offset + end)
        return None


@frozen
class Sequence:
    """How the second of two quotations in text order follows the first.

    `step` is "contrast" (first this, then that), "follow_up" (the question was put again),
    "continuation" (the same answer goes on) or "apart". `reversed` tells that the second was said
    before the first. `announced` tells whether the text says beforehand that another answer
    follows ("at first", "gave different answers", "asked again"). `cue` is the passage that says
    how they follow, `one_sentence` whether one sentence holds both, and
    `conceded` whether the text says that the speaker gave way ("conceded", "backtracked");
    `reversal` is the relation where it says so of the two as a whole ("walked back his remarks").
    """

    step: Step
    reversed: bool
    cue: Passage | None
    announced: bool = False
    one_sentence: bool = False
    conceded: bool = False
    reversal: Relation | None = None


def read_sequence(
    first: Quotation, second: Quotation, text: str, reversal: Reversal | None
) -> Sequence:
    """Return how `second` follows `first`; both stand in `text`, `first` before `second`.

    `reversal` is where the text between them says that the speaker turned.
    """
    if second.start < first.end:
        return Sequence("continuation", False, None)
    if second.start - first.end > _MAX_GAP:
        return Sequence("apart", False, None)
    gap = _QUOTED.sub(_blank, text[first.end : second.start])
    told = _Told(gap, text, first.end)
    found = _read_gap(first, second, text, gap, told)
    together = (
        len(gap) <= ONE_SENTENCE
        and text[first.end - 1 : first.end] not in ".!?"
        and not _SENTENCE_END.search(text, first.end, second.start)
    )
    found = evolve(found, one_sentence=together, conceded=told.has("conceded"))
    if reversal is None or found.reversed:
        return found
    return evolve(found, step="contrast", cue=reversal.cue, reversal=reversal.relation)


def _read_gap(first: Quotation, second: Quotation, text: str, gap: str, told: _Told) -> Sequence:
    lead_start = max(0, first.start - _REACH)
    lead = text[lead_start : first.start]
    cut = max(lead.rfind("\n"), lead.rfind(". ")) + 1
    had_said = _HAD_SAID.match(text, second.end, second.end + 60)
    is_reversed = bool(had_said and not _HAD_SAID.match(text, first.end, first.end + 60)) or bool(
        _REVERSED.search(gap[-160:].rstrip(" “\"'‘,:"))
    )
    opening = _Told(lead[cut:], text, lead_start + cut).passage("first")
    opening_after = told.passage("first", _OPENING_REACH)
    then = told.passage("then")
    if then:
        announced = is_reversed or told.has("changed") or bool(opening or opening_after)
        return Sequence("contrast", is_reversed, then, announced)
    if is_reversed:
        return Sequence("contrast", True, None, True)
    if opening or opening_after:
        return Sequence("contrast", False, opening or opening_after, True)
    again = told.passage("follow_up")
    if again:
        return Sequence("follow_up", False, again, told.has("put_again"))
    tail = text[second.end : second.end + 120].split("\n", 1)[0].split(". ", 1)[0]
    after = _Told(tail, text, second.end).passage("then")
    return Sequence("contrast" if after else "continuation", False, after)
