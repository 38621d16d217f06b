"""Children among people: "the boy" and "the seven-year-old" are named, mostly without a surname."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from quotetrack.lexicon.people import GIVEN_NAMES
from quotetrack.lexicon.words import folded, word_list, words
from quotetrack.people.clusters import Cluster
from quotetrack.people.roles import Role

_GROWN_UP: Final = 16  # years
_NUMBERS: Final = words(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
)
_NEARLY_GROWN_UP: Final = frozenset(
    [*words("sixteen seventeen eighteen nineteen"), *map(str, range(_GROWN_UP, 20))]
)
_CHILDREN: Final = word_list("people", "small_children")
_YOUNG_PEOPLE: Final = word_list("people", "young_people")
_YOUNG: Final = _CHILDREN | _YOUNG_PEOPLE
_PUPILS: Final = frozenset({"pupil", "student"})


def is_of_child(role: Role) -> bool:
    """Return whether a role is that of a child, whom no report calls "Mr"."""
    age = role.age.partition("-")[0]
    return role.head in _CHILDREN or age in _NUMBERS or (age.isdigit() and int(age) < _GROWN_UP)


def is_of_young(role: Role) -> bool:
    """Return whether a role is that of a child or of somebody nearly grown up: "the teenager"."""
    return role.head in _YOUNG or is_of_child(role)


def may_be_young(cluster: Cluster, role: Role, relatives: Container[int]) -> bool:
    """Return whether a text names somebody as it names those whom a role of the young means.

    That is by age, "the teenager" up to 19, or by a given name alone as a pupil or as somebody's
    relative; `relatives` are the numbers of those brought in so.
    """
    if any(is_of_young(one) for one in cluster.roles):
        return True
    if role.head in _YOUNG_PEOPLE and any(
        one.age.partition("-")[0] in _NEARLY_GROWN_UP for one in cluster.roles
    ):
        return True
    names = cluster.some_names()
    return (
        bool(names)
        and not cluster.is_full
        and not cluster.titles
        and (cluster.number in relatives or any(one.head in _PUPILS for one in cluster.roles))
        and all(folded(name.surname or name.given) in GIVEN_NAMES for name in names)
    )
