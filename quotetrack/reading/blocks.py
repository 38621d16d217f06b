"""Block quotations: whole paragraphs of somebody else's words, without quotation marks.

They stand indented behind a colon, or behind “He adds:”, or over a line that signs them: “— Ann
Lee, writer”, “— Ann Lee (@annlee)”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from quotetrack.lexicon.cues import NOUNS_OF_SAYING, VERBS_OF_SAYING, verb_lemma
from quotetrack.model import Span
from quotetrack.reading.marks import QuotedSpan

_LOOK_BACK = 120
_INDENTED = re.compile(r"(?:[ ]{2,}|\t|> ?)")
_MARKS = tuple("\"“”'‘«„`•*-–—")
_SENTENCE = re.compile(r"[A-Z\d\[(][^\n]*[.!?…][\"'”’)\]]*\Z")
_LEAST_WORDS = 6
_LEAST_OF_POST = 2  # words
_LEADING_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
#: "He adds:", "the company wrote in March:"; farther off where the words speak of themselves.
_FARTHEST_VERB = 4  # words in front of the colon
_OWN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_COUNTING = frozenset(
    "example examples following here reasons several steps there these things this ways".split()
)
#: "— Ann Lee, writer", "– Ann Lee (@annlee) 4 June": at least two names, then who that is.
_SIGNATURE = re.compile(
    r"[-–—]{1,2} ?(?:[^\s(][^\n(]{0,50} \((?P<handle>@\w{1,30})\)[^\n]{0,30}"
    r"|[^\W\d_][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}(?:, [A-Z][^\n.:;?!]{0,60})?)\Z"
)
#: Addresses and pictures at the end of a post.
_ADDRESSES = re.compile(
    r"(?:\s*(?:#\w{1,40}){0,8}(?:https?://t\.co/\w{1,20}|pic\.twitter\.com/\w{1,20})){1,8}\Z"
)


def block_quotations(
    text: str,
    paragraph_spans: Sequence[Span],
    line_starts: Sequence[int],
    taken: Set[int],
) -> list[QuotedSpan]:
    """Return the paragraphs that are somebody else's words by their place.

    Args:
        text: The whole text.
        paragraph_spans: Its paragraphs.
        line_starts: For each paragraph, the offset at which its first line begins; the paragraph
            itself begins after the indentation.
        taken: The paragraphs that are something else.
    """
    found: list[QuotedSpan] = []
    previous = -2
    signed = _signed(text, paragraph_spans)
    for index, paragraph in enumerate(paragraph_spans):
        if index in taken or text[paragraph.start] in _MARKS:
            continue
        before = paragraph_spans[index - 1] if index else None
        indented = _INDENTED.match(text, line_starts[index], paragraph.start + 1) is not None
        introduced = before is not None and _introduces_words(text, before)
        if indented and (introduced or previous == index - 1):
            previous = index
        elif index not in signed and not (
            introduced
            and before is not None
            and index - 1 not in taken
            and _goes_on_in_words(text, before, paragraph)
        ):
            continue
        words = paragraph.of(text)
        start = paragraph.start + len(words) - len(words.lstrip("> "))
        addresses = _ADDRESSES.search(text, start, paragraph.end)
        inner = Span(start, addresses.start() if addresses is not None else paragraph.end)
        if len(inner):
            found.append(QuotedSpan(inner, inner, "block", True, index))
    return found


def _signed(text: str, paragraph_spans: Sequence[Span]) -> set[int]:
    """Return the paragraphs that the line below signs, where two are or a handle tells.

    A single line such as "— Ann Lee, editor" at the end of a text signs all of it.
    """
    found: set[int] = set()
    handles = 0
    for index in range(1, len(paragraph_spans)):
        span = paragraph_spans[index]
        if text[span.start] not in "-–—":
            continue
        signature = _SIGNATURE.match(text, span.start, span.end)
        above = paragraph_spans[index - 1].of(text)
        bare = _ADDRESSES.sub("", above)
        least = _LEAST_WORDS if signature is None or signature["handle"] is None else _LEAST_OF_POST
        if signature is None or len(bare.split()) < least or above.startswith(_MARKS):
            continue
        if signature["handle"] is not None:
            handles += 1
        elif _SENTENCE.match(bare) is None:
            continue
        found.add(index - 1)
    return found if handles or len(found) > 1 else set()


def _goes_on_in_words(text: str, before: Span, paragraph: Span) -> bool:
    """Return whether a paragraph that is not indented is what “He adds:” leads up to."""
    words = paragraph.of(text)
    if _SENTENCE.fullmatch(words) is None or len(words.split()) < _LEAST_WORDS:
        return False
    lead = text[max(before.start, before.end - _LOOK_BACK) : before.end - 1]
    sentence = re.split(r"[.!?][\"”’']? ", lead)[-1]
    if _OWN.search(sentence) is not None:
        return False
    leading = [word.lower() for word in _LEADING_WORDS.findall(sentence)]
    if not _COUNTING.isdisjoint(leading):
        return False
    says = [at for at, word in enumerate(leading) if verb_lemma(word) in VERBS_OF_SAYING and at]
    return any(len(leading) - at <= _FARTHEST_VERB for at in says) or (
        any(leading[at + 1] == "that" for at in says) and _OWN.search(words) is not None
    )


def _introduces_words(text: str, paragraph: Span) -> bool:
    """Return whether a paragraph ends in a colon after a word of saying: "with this warning:"."""
    if text[paragraph.end - 1] != ":":
        return False
    ending = text[max(paragraph.start, paragraph.end - _LOOK_BACK) : paragraph.end - 1]
    return any(
        word in NOUNS_OF_SAYING or verb_lemma(word) in VERBS_OF_SAYING
        for word in re.findall(r"[a-z-]+", ending.lower())
    )
