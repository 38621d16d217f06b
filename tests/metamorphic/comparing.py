"""An article beside its twin: which quotations are lost, gained, or given to somebody else."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import frozen

from quotetrack import Quotations, extract_quotes
from tests.metamorphic.transformations import TRANSFORMATIONS, Renaming, Transformation


@frozen
class Violation:
    """What a change of the text changed: the words, who said them before, and who after.

    None is nobody; "no quotation" stands for words that are none before or after.
    """

    transformation: str
    document: str
    words: str
    before: str | None
    after: str | None


@frozen
class Outcome:
    """How many quotations were compared under one change, and which came out otherwise."""

    compared: int
    violations: tuple[Violation, ...]

    @property
    def rate(self) -> float:
        """The share of quotations that came out otherwise."""
        return len(self.violations) / max(1, self.compared)


_ABSENT = "no quotation"


def outcomes(
    texts: Iterable[tuple[str, str]], chosen: Iterable[Transformation] = TRANSFORMATIONS
) -> dict[str, Outcome]:
    """Return the outcome of each change by its name, over `texts` of (name, text)."""
    counts: Counter[str] = Counter()
    found: dict[str, list[Violation]] = {one.name: [] for one in chosen}
    for document, text in texts:
        before = extract_quotes(text, parser=None)
        for one in chosen:
            twin = one.change(text, before)
            if twin is None:
                continue
            after = extract_quotes(twin.text, parser=None)
            first, second = _said(before, twin.renamed), _said(after, str)
            counts[one.name] += len(first)
            for words, was, now in _differences(first, second):
                found[one.name].append(Violation(one.name, document, words, was, now))
    return {name: Outcome(counts[name], tuple(those)) for name, those in found.items()}


def _said(found: Quotations, renamed: Renaming) -> dict[str, str | None]:
    return {
        _key(renamed(one.text)): _key(renamed(one.speaker.name)) if one.speaker else None
        for one in found
    }


def _differences(
    before: dict[str, str | None], after: dict[str, str | None]
) -> Iterator[tuple[str, str | None, str | None]]:
    for words, speaker in before.items():
        if words not in after:
            yield words, speaker, _ABSENT
        elif after[words] != speaker:
            yield words, speaker, after[words]
    for words in after.keys() - before.keys():
        yield words, _ABSENT, after[words]


def _key(words: str) -> str:
    plain = unicodedata.normalize("NFKC", words).casefold()
    return "".join(character for character in plain if character.isalnum())
