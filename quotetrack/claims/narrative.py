"""The text around quotations: sentences in which what is quoted has been blanked out.

Line breaks of wrapped text become blanks. The blanked text is as long as the original, so that
every offset stays true.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from attrs import frozen

from quotetrack.claims.words import word_set
from quotetrack.model import Document, Quotation, Span

BLANK = "¤"
# A full stop ends a sentence where blanks follow; a newline does but in wrapped text.
_BOUNDARY = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*(?=\s)|\n")
ABBREVIATIONS = word_set(
    """
    mr mrs ms dr prof sen rep gov gen lt col sgt capt adm hon rev st jr sr vs etc no jan feb mar
    apr jun jul aug sep sept oct nov dec u.s u.k u.n a.m p.m d.c dep supt insp messrs pres
    """
)
# A line broken for its length alone goes on in lower case.
_WRAP = re.compile(r"(?<=[^\s.!?:;”\"])\n(?=[a-z])")
_CLOSERS = "\"'”’»)]"


@frozen
class Narrative:
    """A document's text with quoted stretches blanked, cut into sentences.

    `original` is the text itself. `blanked` has its length; `starts` and `ends` are the sentences'
    offsets.
    """

    original: str
    blanked: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def sentence_index(self, offset: int) -> int:
        """Return the number of the sentence that holds the character at `offset`."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def sentence(self, index: int) -> Span:
        """Return where sentence number `index` stands."""
        return Span(self.starts[index], self.ends[index])

    def text(self, span: Span) -> str:
        """Return the blanked text of `span`."""
        return self.blanked[span.start : span.end]


def read_narrative(document: Document, quotations: Sequence[Quotation]) -> Narrative:
    """Return the narrative of `document`, with the fragments of `quotations` blanked."""
    text = document.text
    pieces: list[str] = []
    position = 0
    spans = sorted((f for q in quotations for f in q.fragments), key=lambda span: span.start)
    fragment_ends: list[int] = []
    for span in spans:
        if span.start < position or span.end > len(text):
            continue
        pieces.append(text[position : span.start])
        pieces.append(BLANK * len(span))
        fragment_ends.append(span.end)
        position = span.end
    pieces.append(text[position:])
    blanked = _WRAP.sub(" ", "".join(pieces))
    cuts = _boundaries(blanked)
    cuts.update(_quote_boundaries(text, fragment_ends, quotations))
    ordered: list[int] = []
    last, has_text = 0, False
    for cut in sorted(cuts):
        # Blank lines are no sentences: they belong to what follows.
        has_text = has_text or not (blanked[last:cut].isspace() or cut == last)
        last = cut
        if has_text and cut < len(text):
            ordered.append(cut)
            has_text = False
    starts = [0, *ordered]
    ends = [*ordered, len(text)]
    return Narrative(text, blanked, tuple(starts), tuple(ends))


def _boundaries(blanked: str) -> set[int]:
    cuts = set()
    for match in _BOUNDARY.finditer(blanked):
        if match.group() != "\n" and match.group()[0] == ".":
            word_start = match.start()
            while (
                word_start
                and word_start > match.start() - 6
                and (blanked[word_start - 1].isalpha() or blanked[word_start - 1] == ".")
            ):
                word_start -= 1
            word = blanked[word_start : match.start()].lower()
            if word in ABBREVIATIONS or (len(word) == 1 and word.isalpha()):
                continue
        cuts.add(match.end())
    return cuts


def _quote_boundaries(
    text: str, fragment_ends: Sequence[int], quotations: Sequence[Quotation]
) -> set[int]:
    """Return the ends of quotes that end their sentence: “… of that.” Mr Smith added …

    A quote whose cue follows it ("Really?" she asked) goes on.
    """
    cue_after = set()
    for quotation in quotations:
        if quotation.cue is None:
            continue
        for fragment in quotation.fragments:
            if 0 <= quotation.cue.start - fragment.end <= 80:
                between = text[fragment.end : quotation.cue.start]
                if "\n" not in between and not re.search(r"[.!?]\s", between):
                    cue_after.add(fragment.end)
    cuts = set()
    for end in fragment_ends:
        if end in cue_after or not end or text[end - 1] not in ".!?…":
            continue
        after = end
        while after < len(text) and text[after] in _CLOSERS:
            after += 1
        following = text[after : after + 3].lstrip()
        if after < len(text) and text[after].isspace() and not following[:1].islower():
            cuts.add(after)
    return cuts
