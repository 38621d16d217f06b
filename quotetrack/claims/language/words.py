"""Words of a quotation, with offsets: contractions opened, apostrophes and case levelled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from itertools import chain

from quotetrack.claims.language.by_word import ByWord
from quotetrack.lexicon import words as lexicon_words

# One pass, no nested repetition: linear on any input. Numbers keep their separators ("1,000.5").
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
_SENTENCE_END = frozenset(".!?…")
_CLAUSE_END = _SENTENCE_END | frozenset(",;:–—()")

# What else a contraction ends in. "'d" and "'s" stay as they are: they have several readings.
_ENDING = {"'ve": "have", "'ll": "will", "'re": "are", "'m": "am", "'d": "'d", "'s": "'s"}
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'"})


def read_lines(name: str, *, joined: bool = False) -> list[str]:
    """Return the lines of the file `name` in `data/` that say something: no blanks, no comments.

    `joined` puts a line that starts with blanks to the one before it.
    """
    path = resources.files("quotetrack.claims") / "data" / f"{name}.txt"
    found: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        text = line.strip()
        if joined and found and line.startswith(" "):
            found[-1] += text if found[-1].endswith("|") else f" {text}"
        elif text and not text.startswith("#"):
            found.append(text)
    return found


_WHOLE = {word: tuple(forms) for word, *forms in map(str.split, read_lines("contractions"))}


def word_list(name: str) -> frozenset[str]:
    """Return the closed list of words that `data/words.txt` has under `name`."""
    return lexicon_words.word_list("claims", name)


class Words:
    """The words and marks of a text in order.

    `forms` are lower-case with contractions opened ("don't" gives "do", "not"). Where they stand
    is worked out when it is first asked for, since most texts turn out to have nothing to show.
    """

    __slots__ = ("_capital", "_surfaces", "_text", "_where", "forms")

    def __init__(self, text: str) -> None:
        self._text = text
        self._surfaces: list[str] = _TOKEN.findall(text)
        self._capital: tuple[bool, ...] | None = None
        self._where: tuple[tuple[int, ...], tuple[int, ...]] | None = None
        self.forms = tuple(chain.from_iterable(map(_FORMS.__getitem__, self._surfaces)))

    def __len__(self) -> int:
        return len(self.forms)

    @property
    def starts(self) -> tuple[int, ...]:
        """Character offsets at which the words start; two out of one contraction share one."""
        return self._places()[0]

    @property
    def ends(self) -> tuple[int, ...]:
        """Character offsets at which the words end."""
        return self._places()[1]

    @property
    def capital(self) -> tuple[bool, ...]:
        """Whether each word begins with a capital letter."""
        if self._capital is None:
            self._capital = tuple(
                surface[0].isupper() for surface in self._surfaces for _ in _FORMS[surface]
            )
        return self._capital

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

    def _places(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        if self._where is None:
            spans = [
                match.span() for match in _TOKEN.finditer(self._text) for _ in _FORMS[match.group()]
            ]
            self._where = tuple(start for start, _ in spans), tuple(end for _, end in spans)
        return self._where


def is_word(form: str) -> bool:
    """Return whether `form` is a word or number rather than a punctuation mark."""
    return form[0].isalnum() or (form[0] == "'" and len(form) > 1)


def ends_clause(form: str) -> bool:
    """Return whether `form` is a mark that closes a clause."""
    return form in _CLAUSE_END


def read_words(text: str, limit: int | None = None) -> Words:
    """Return the words of `text`, of its first `limit` characters where a limit is given."""
    if limit is not None and len(text) > limit:
        text = text[:limit]
    return _kept_words(text) if len(text) <= _LONGEST_TEXT_KEPT else Words(text)


# An answer is read as a statement as well, and what stands between two quotations twice.
_LONGEST_TEXT_KEPT = 1000
_kept_words = lru_cache(maxsize=128)(Words)


def _open(surface: str) -> tuple[str, ...]:
    """Return the forms of one word or mark of a text."""
    form = surface.lower()
    if len(form) > 2 and not form.isalpha():
        return _open_contraction(form.translate(_APOSTROPHES))
    return _WHOLE.get(form) or (form,)


_FORMS = ByWord(_open)


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


_BEFORE_MAY = word_list("before_may")


def is_month_of_may(form: str, before: str) -> bool:
    """Return whether "may" is the month, told by the word before it: "in May", "since May"."""
    return form == "may" and (before in _BEFORE_MAY or before.isdecimal())
