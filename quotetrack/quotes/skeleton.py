"""The text around the quotations: sentences in which each quotation is one token.

What stands inside quotation marks cannot confuse the search for a source outside of them, so the
skeleton hides it. Offsets always count in the full text.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from attrs import frozen

from quotetrack.lexicon.cues import verb_lemma
from quotetrack.reading import QUOTATION_WITH_COMMA, Reading, Token

#: Marks that serve as dashes.
DASHES = frozenset({"-", "--", "–", "—", "―"})


def lower_at(tokens: Sequence[Token], index: int) -> str:
    """Return the token at `index` in lower case, "" outside of the sentence."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def ends_with_comma(token: Token) -> bool:
    """Return whether a quotation ends with the comma of the sentence around it: “late,”."""
    return token.text == QUOTATION_WITH_COMMA


@frozen
class Sentence:
    """Consecutive tokens of one paragraph."""

    tokens: tuple[Token, ...]
    paragraph: int

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.tokens[-1].end


def sentences(reading: Reading, cues: frozenset[str] = frozenset()) -> list[Sentence]:
    """Return the sentences of a text, in order, with each quotation as one token.

    Forms of the verbs `cues`, given in their base form, are verbs whatever else they may be.
    """
    return [
        Sentence(
            tuple(_with_own_cue(token, cues) for token in tokens) if cues else tuple(tokens),
            tokens[0].paragraph,
        )
        for tokens in reading.sentences
    ]


def _with_own_cue(token: Token, cues: frozenset[str]) -> Token:
    if token.kind != "word" or token.is_capitalised or verb_lemma(token.lower) not in cues:
        return token
    changed = copy(token)
    changed.classes = "v" + token.classes.replace("v", "")
    return changed
