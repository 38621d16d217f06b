"""What the short names of bodies stand for in a text: "HRW" for "Human Rights Watch"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from attrs import define, field

from quotetrack.lexicon.words import words
from quotetrack.people.capitals import Run
from quotetrack.people.tokens import Words
from quotetrack.reading import Token

_LINKS: Final = words("of for on and the & in to")
_LONGEST: Final = 12  # words and marks of a name
_MOST_LETTERS: Final = 7
#: How often a short name stands before the full one where the text goes by the short one.
_BY_WHICH_IT_GOES: Final = 3


@define(eq=False)
class Abbreviations:
    """The names in a text that short names may stand for: capitalised words, and links between."""

    words_: Words
    chains: Sequence[range]
    _known: dict[str, str] = field(factory=dict)

    @classmethod
    def of(cls, words_: Words, runs: Sequence[Run]) -> Abbreviations:
        """Return those of a text with its runs of capitalised words."""
        items = words_.items
        chains: list[range] = []
        for run in runs:
            if items[run.first].zone == "credit":
                continue
            last = chains[-1] if chains else None
            if last is not None and _links(words_, last.stop - 1, run.first):
                chains[-1] = range(last.start, run.last + 1)
            else:
                chains.append(range(run.first, run.last + 1))
        return cls(words_, [chain for chain in chains if len(chain) > 1])

    def full_name(self, short: str) -> str:
        """Return the name whose initials `short` is made of, as the text writes it; "" for none.

        The one that is written most often, where several have those initials.
        """
        letters = "".join(mark for mark in short if mark.isalpha() or mark == "&")
        if not 1 < len(letters) <= _MOST_LETTERS or not letters.replace("&", "").isupper():
            return ""
        if letters not in self._known:
            counts: Counter[str] = Counter()
            for chain in self.chains:
                counts.update(self._names_in(chain, letters))
            self._known[letters] = counts.most_common(1)[0][0] if counts else ""
        return self._known[letters]

    def is_explained_late(self, short: str, full: str) -> bool:
        """Return whether a text goes by a short name for long before it writes the full one."""
        before = self.words_.text[: self.words_.text.find(full)]
        return before.count(short) >= _BY_WHICH_IT_GOES

    def _names_in(self, chain: range, letters: str) -> list[str]:
        items = self.words_.items
        found: list[str] = []
        for start in chain:
            initials = _initials(items[start])
            if not initials or not letters.startswith(initials):
                continue
            spelt = ""
            for at in range(start, min(start + _LONGEST, chain.stop)):
                spelt += _initials(items[at]) if items[at].text != "&" or "&" in letters else ""
                if spelt == letters and at > start:
                    found.append(self.words_.text[items[start].start : items[at].end])
                if len(spelt) >= len(letters) or items[at].possessive:
                    break
        return found


def _initials(item: Token) -> str:
    """Return the first letters of a word with a capital: "C" or, of "Co-operation", "C"."""
    if item.text == "&":
        return "&"
    if not item.form.is_capitalised or item.form.is_all_capitals:
        return ""
    return "".join(part[0] for part in item.text.split("-") if part[:1].isupper())


def _links(words_: Words, last: int, first: int) -> bool:
    """Return whether only small words that join the parts of a name stand between two words."""
    items = words_.items
    if not 1 < first - last <= 3 or items[last].possessive:
        return False
    if items[last].paragraph != items[first].paragraph:
        return False
    return all(item.lower in _LINKS for item in items[last + 1 : first])
