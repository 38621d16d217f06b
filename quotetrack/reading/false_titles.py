"""Nouns that open a sentence before the name of a body: "Insurer Norvik said"."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.lexicon.organisations import FALSE_TITLES
from quotetrack.reading.tokens import Token


def is_false_title(items: Sequence[Token], at: int) -> bool:
    """Return whether a word opens its sentence and tells what the body is that is named behind it.

    "Insurer Norvik", "Charity the Lifeboats". "Charity Commission" is a name as a whole, and
    "Publisher Ana Ortiz" a person with a role.
    """
    item = items[at]
    if item.lower not in FALSE_TITLES or not item.opens_sentence or at + 2 >= len(items):
        return False
    name, behind = items[at + 1], items[at + 2]
    if name.lower == "the":
        return behind.form.is_capitalised
    form = name.form
    if not form.is_capitalised or form.is_known or form.is_organisation_word:
        return False
    return not (form.is_strong_given and behind.form.is_capitalised)
