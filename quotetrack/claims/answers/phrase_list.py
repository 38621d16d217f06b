"""The phrase list of answers, read from `data/answers.txt`.

Most entries of the list are products of small classes (a refusing verb phrase and a verb of
telling), so that wordings that nobody listed are met too.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, cast, get_args

from quotetrack.claims.language.phrases import PhraseTable, load_phrases

AnswerPolarity = Literal["yes", "no", "partial", "uncertain", "conditional", "refusal", "unclear"]
AnswerLabel = tuple[AnswerPolarity, float]


@lru_cache(maxsize=1)
def answer_table() -> PhraseTable[AnswerLabel]:
    """Return the patterns of answers with their polarity and confidence (0 to 1).

    Raises ValueError where the list breaks its notation.
    """
    return load_phrases("answers", _read_label)


def _read_label(text: str) -> AnswerLabel:
    polarity, confidence = text.split()
    if polarity not in get_args(AnswerPolarity):
        raise ValueError(f"No such polarity: {polarity!r}.")
    return cast(AnswerPolarity, polarity), float(confidence)
