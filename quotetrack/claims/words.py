"""Words of a quotation, with offsets: contractions opened, apostrophes and case levelled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

# One pass, no nested repetition: linear on any input. Numbers keep their separators ("1,000.5").
_TOKEN = re.compile(
    r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]",
)
_SENTENCE_END = frozenset(".!?…")
_CLAUSE_END = _SENTENCE_END | frozenset(",;:–—()")

# What a contraction stands for. "'d" and "'s" stay as they are: they have several readings.
_WHOLE = {
    "won't": ("will", "not"),
    "can't": ("can", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "cannot": ("can", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "dunno": ("do", "not", "know"),
    "kinda": ("kind", "of"),
    "sorta": ("sort", "of"),
    "lemme": ("let", "me"),
    "yeah": ("yes",),
    "yep": ("yes",),
    "yup": ("yes",),
    "yea": ("yes",),
    "nope": ("no",),
    "nah": ("no",),
}
_ENDING = {"'ve": "have", "'ll": "will", "'re": "are", "'m": "am", "'d": "'d", "'s": "'s"}
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'"})


def word_set(text: str) -> frozenset[str]:
    """Return the words of `text`, which stand between blanks. For word lists in the code."""
    return frozenset(text.split())


@frozen
class Words:
    """The words and marks of a text in order.

    `forms` are lower-case with contractions opened ("don't" gives "do", "not"); `starts` and
    `ends` are character offsets into the text. Two words out of one contraction share its
    offsets. `capital` tells which words begin with a capital letter.
    """

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    capital: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.forms)

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Yield (first, end) word indices of each sentence, its final mark included."""
        first = 0
        forms = self.forms
        for index, form in enumerate(forms):
            if form in _SENTENCE_END and (
                index + 1 == len(forms) or forms[index + 1] not in _SENTENCE_END
            ):
                yield first, index + 1
                first = index + 1
        if first < len(forms):
            yield first, len(forms)


def is_word(form: str) -> bool:
    """Return whether `form` is a word or number rather than a punctuation mark."""
    return form[0].isalnum() or (form[0] == "'" and len(form) > 1)


def ends_clause(form: str) -> bool:
    """Return whether `form` is a mark that closes a clause."""
    return form in _CLAUSE_END


def read_words(text: str, limit: int | None = None) -> Words:
    """Return the words of `text`, of its first `limit` characters where a limit is given."""
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    capital: list[bool] = []
    end_of_text = len(text) if limit is None else min(limit, len(text))
    for match in _TOKEN.finditer(text, 0, end_of_text):
        start, end = match.span()
        surface = match.group()
        form = surface.lower()
        is_capital = surface[0].isupper()
        if len(form) > 2 and not form.isalpha():
            pieces = _open_contraction(form.translate(_APOSTROPHES))
        else:
            pieces = _WHOLE.get(form) or (form,)
        for piece in pieces:
            forms.append(piece)
            starts.append(start)
            ends.append(end)
            capital.append(is_capital)
    return Words(tuple(forms), tuple(starts), tuple(ends), tuple(capital))


def _open_contraction(form: str) -> tuple[str, ...]:
    whole = _WHOLE.get(form)
    if whole:
        return whole
    if form.endswith("n't"):
        return (form[:-3], "not") if len(form) > 3 else ("not",)
    cut = form.rfind("'")
    if cut > 0:
        ending = _ENDING.get(form[cut:])
        if ending:
            return *_open_contraction(form[:cut]), ending
    return (form,)
