"""Which nation somebody is of, where a text tells it beside the name: "Spain's Ana Ortiz"."""

from __future__ import annotations

from typing import Final

from quotetrack.lexicon.places import COUNTRIES, DEMONYMS
from quotetrack.lexicon.words import word_list
from quotetrack.people.roles import Role
from quotetrack.people.tokens import Words

_OF_ONE_KINGDOM: Final = frozenset(
    {"United Kingdom", "England", "Scotland", "Wales", "Northern Ireland"}
)

_SERVING_OTHERS: Final = word_list("people", "serving_others")


def nation_beside(words_: Words, first: int, start: int, last: int) -> str:
    """Return the nation that is told beside a name, or "".

    The name stands from `start` to `last`, what describes its bearer before it from `first`.
    "Spain's Ana Ortiz", "the Spaniard Ana Ortiz", "Ana Ortiz of Spain", "Ana Ortiz (Spain)"; but
    "Spain's coach Ana Ortiz" may come from anywhere.
    """
    items = words_.items
    before = items[start - 1] if start and first == start else None
    if before is not None and before.form.is_capitalised:
        nation = _nation(before.text) if before.possessive else DEMONYMS.get(before.text, "")
        if nation:
            return nation
    behind = items[last + 1 : last + 5]
    if items[last].possessive or len(behind) < 2:
        return ""
    if behind[0].text == "(":
        return _nation(behind[1].text) if behind[2:3] and behind[2].text == ")" else ""
    at = 1 if behind[0].text == "," else 0
    if at + 1 < len(behind) and behind[at].lower == "of" and not behind[at + 1].possessive:
        return _nation(behind[at + 1].text)
    return ""


def are_two_nations(one: str, other: str) -> bool:
    """Return whether nobody is of both: a Scot is a Briton."""
    if not one or not other or one == other:
        return False
    return "United Kingdom" not in (one, other) or not {one, other} <= _OF_ONE_KINGDOM


def may_come_from_elsewhere(role: Role) -> bool:
    """Return whether who holds an office for a nation need not be of it: "the England manager".

    The English manager is.
    """
    is_of = any(word.capitalize() in DEMONYMS for word in role.qualifiers)
    return role.head in _SERVING_OTHERS and not is_of


def _nation(text: str) -> str:
    return COUNTRIES.get(text, "")
