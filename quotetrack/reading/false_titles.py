"""What opens a sentence before the name of a body: "Insurer Norvik", "Investment bank Norvik"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quotetrack.lexicon.organisations import FALSE_TITLES, NOUNS_FOR_BODIES
from quotetrack.lexicon.places import COUNTRIES, PLACES
from quotetrack.lexicon.words import words
from quotetrack.reading.tokens import Token

#: Nouns for bodies that a calling before the name of one ends with, beside those known.
_CALLINGS: Final = (
    FALSE_TITLES | NOUNS_FOR_BODIES | words("agency body company firm group service tank")
) - words("festival country nation state city town county republic side unit squad team trust")
_LONGEST_CALLING: Final = 4  # words


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


def opens_calling(items: Sequence[Token], at: int) -> bool:
    """Return whether a word opens its sentence and the calling of a body that is named behind it.

    "Investment bank Norvik", "Trade body the Rail Guild", but no "Ulm bank Norvik": of a place.
    """
    item = items[at]
    if not item.opens_sentence or not item.form.is_capitalised or item.possessive:
        return False
    if item.form.is_acronym or item.text in PLACES or item.text in COUNTRIES:
        return False
    end = at + 1
    while end < min(at + _LONGEST_CALLING, len(items)) and items[end].form.opens_small:
        if items[end].classes[:1] not in ("n", "j") or items[end].possessive:
            break
        end += 1
    if end == at + 1 or end + 1 >= len(items) or items[end - 1].lower not in _CALLINGS:
        return False
    name = items[end + 1] if items[end].lower == "the" else items[end]
    return name.form.is_capitalised and not name.form.is_strong_given
