"""The phrase list of answers, read from `data/answer_phrases.txt`.

Most entries of the list are products of small classes (a refusing verb phrase and a verb of
telling), so that wordings that nobody listed are met too.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Literal, cast, get_args

from quotetrack.claims.patterns import PhraseTable

AnswerPolarity = Literal["yes", "no", "partial", "uncertain", "conditional", "refusal", "unclear"]
AnswerLabel = tuple[AnswerPolarity, float]


@lru_cache(maxsize=1)
def answer_table() -> PhraseTable[AnswerLabel]:
    """Return the patterns of answers with their polarity and confidence (0 to 1).

    Raises ValueError where the list breaks its notation.
    """
    path = resources.files("quotetrack.claims") / "data" / "answer_phrases.txt"
    classes: dict[str, list[str]] = {}
    patterns: list[tuple[str, AnswerLabel]] = []
    label: AnswerLabel | None = None
    current: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = line.strip()
        if not entry or entry.startswith("#"):
            continue
        if entry.startswith("["):
            polarity, confidence = entry.strip("[]").split()
            if polarity not in get_args(AnswerPolarity):
                raise ValueError(f"No such polarity: {polarity!r}.")
            label = (cast(AnswerPolarity, polarity), float(confidence))
        elif label is not None:
            patterns.append((entry, label))
        elif " = " in entry:
            name, words = entry.split(" = ", 1)
            current = classes.setdefault(name, [])
            current.extend(words.split())
        else:
            current.extend(entry.split())
    return PhraseTable(patterns, classes)
