"""Adjectives that a comma parts in a phrase for one person: "the round, bearded trader"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quotetrack.lexicon.forms import is_age
from quotetrack.reading.tokens import Token

_MOST_ADJECTIVES: Final = 3


def comma_joins_adjectives(tokens: Sequence[Token], first: int, comma: int) -> bool:
    """Return whether a comma parts adjectives in the phrase for somebody that `first` begins.

    `first` is its determiner. "In the final, former champion Bo Lind won" has no such phrase.
    """
    if not 0 < comma - first - 1 <= _MOST_ADJECTIVES or tokens[comma].text != ",":
        return False
    if tokens[first].form.determiner == "none":
        return False
    if not all(_describes(token) for token in tokens[first + 1 : comma]):
        return False
    for at in range(comma + 1, min(comma + 2 + _MOST_ADJECTIVES, len(tokens))):
        token = tokens[at]
        if at > comma + 1 and token.form.is_person_noun and token.form.opens_small:
            behind = tokens[at + 1 : at + 2]
            return not behind or not (behind[0].is_capitalised or behind[0].form.is_person_noun)
        if not _describes(token):
            return False
    return False


def _describes(token: Token) -> bool:
    """Return whether a word may be an adjective, as far as the table of word forms knows it."""
    form = token.form
    if is_age(form.lower):
        return True
    if not form.is_word or not form.opens_small or form.determiner != "none":
        return False
    return "j" in form.classes or "e" in form.classes or form.main_class == "n"
