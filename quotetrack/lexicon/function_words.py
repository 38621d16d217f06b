"""Words of grammar that open or end a phrase about somebody."""

from __future__ import annotations

from typing import Final, Literal

from quotetrack.lexicon.words import words

ARTICLES: Final = words("a an the this that")
POSSESSIVES: Final = words("his her their its my our your")

PRONOUNS: Final[dict[str, Literal["m", "f"]]] = {
    "he": "m", "she": "f", "him": "m", "her": "f", "his": "m", "hers": "f", "himself": "m",
    "herself": "f",
}  # fmt: skip
"""The third person, with its sex."""

FIRST_AND_LAST: Final = words("former latter")
"""What takes up one of two by their order, behind "the" and with no noun behind it."""

ENDS_OF_ROLES: Final = words(
    """
    who whom whose which that and or but of for at in on from by with to as under over against is
    was are were be been has have had said says told will would
    """
)
"""What no description of somebody goes on over: "the mayor of", "the mayor said"."""
