"""Find whom a description means: "the North Korean leader", "the president"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from quotetrack.lexicon.people import UNIQUE_ROLES
from quotetrack.lexicon.places import COUNTRIES, DEMONYMS
from quotetrack.lexicon.roles import EMPTY_QUALIFIERS, RANKS, akin, kin_of, same_as, same_office
from quotetrack.lexicon.words import words
from quotetrack.people.clusters import Cluster
from quotetrack.people.roles import Role
from quotetrack.people.scan import Found
from quotetrack.people.trail import Trail

#: A description needs at least this much agreement with a role that the text gives somebody.
_ENOUGH: Final = 0.6
_FIRST_HOLDER: Final = 0.5
_REMEMBERED: Final = 100
#: How many roles of a person are compared, the latest.
_ROLES: Final = 20
_LEAST_NAMED: Final = 3
_PLACE_WORDS: Final = words(
    "north south east west korean american u.s. us u.s united states kingdom"
)


def best_by_role(
    trail: Trail, found: Found, role: Role, clusters: Sequence[Cluster]
) -> Cluster | None:
    """Return the person or unnamed source that a description most likely means, or None.

    Somebody must have been given such a role in the text ("US president Ana Ortiz"). Country and
    qualifiers must not clash; nearness and prominence decide among several.
    """
    same = same_as(role.head)
    near = kin_of(role.head) | (role.qualifiers & RANKS)
    asked = _content(role)
    holders: list[tuple[int, int]] = []
    fitting: list[tuple[float, Cluster]] = []
    for cluster in clusters:
        roles = [one for one in cluster.roles[-_ROLES:] if one.head in near]
        if any(one.head in same for one in roles):
            holders.append((cluster.first, cluster.number))
        if cluster.kind not in ("person", "unnamed"):
            continue
        if cluster.number not in trail.last_sentence:
            continue  # not introduced yet
        if role.sex and cluster.sex and role.sex != cluster.sex:
            continue
        agreement = max((role_agreement(role, other) for other in roles), default=0.0)
        if agreement < _ENOUGH or _holds_another(asked, roles, role.head):
            continue
        fitting.append((agreement + _presence(trail, cluster, found), cluster))
    best: tuple[float, Cluster] | None = None
    first_holder = min(holders, default=(0, -1))[1]
    for score, cluster in fitting:
        if not role.country and cluster.number == first_holder:
            # Of two presidents, the one introduced first is "the president".
            score += _FIRST_HOLDER
        if best is None or score > best[0]:
            best = (score, cluster)
    return best[1] if best is not None else None


def _holds_another(asked: frozenset[str], roles: Sequence[Role], head: str) -> bool:
    """Return whether somebody is called "the minister" but is minister of something else."""
    if not asked:
        return False
    given = [_content(other) for other in roles if other.head == head]
    return any(given) and all(asked.isdisjoint(one) for one in given)


@lru_cache(maxsize=20_000)
def role_agreement(asked: Role, given: Role) -> float:
    """Return how well a role in a description fits a role somebody was given; 0 where it cannot."""
    if given.head in asked.qualifiers & RANKS:
        # "the deputy governor" is whom the text calls the governor's deputy.
        return 1.0 if not (asked.country and given.country) or asked.country == given.country else 0
    if not akin(asked.head, given.head):
        return 0.0
    score = 1.0 if same_office(asked.head, given.head) else 0.5
    if asked.country and given.country:
        if asked.country != given.country:
            return 0.0
        score += 1.0
    elif asked.country and not given.country:
        score -= 0.1
    if asked.former != given.former:
        score -= 0.5
    asked_rank, given_rank = asked.qualifiers & RANKS, given.qualifiers & RANKS
    if asked_rank and not given_rank:
        return 0.0  # "the deputy governor" is not the governor
    if given_rank and not asked_rank:
        score -= 0.3
    asked_words = _content(asked)
    given_words = _content(given)
    shared = asked_words & given_words
    if shared:
        score += 0.6
    elif asked_words and given_words:
        return 0.0
    elif asked_words:
        score -= 0.3
    if asked.head == "minister" or given.head == "minister":
        first, second = _ministry(asked), _ministry(given)
        if first and second and first != second:
            return 0.0
    return score


def contradicts(asked: Role, given: Role) -> bool:
    """Return whether one person hardly is both: "the governor" and a senator, or of two nations."""
    if asked.country and given.country and asked.country != given.country:
        return True
    if asked.head in UNIQUE_ROLES and given.head in UNIQUE_ROLES:
        return not role_agreement(asked, given)
    return False


def _ministry(role: Role) -> str:
    return "prime" if "prime" in role.qualifiers else next(iter(sorted(_content(role))), "")


@lru_cache(maxsize=20_000)
def _content(role: Role) -> frozenset[str]:
    """Return the qualifiers that tell one holder of a role from another."""
    return frozenset(
        word
        for word in role.qualifiers
        if word not in EMPTY_QUALIFIERS
        and word not in _PLACE_WORDS
        and word.capitalize() not in DEMONYMS
        and word.capitalize() not in COUNTRIES
        and word.isalpha()
    )


def _presence(trail: Trail, cluster: Cluster, found: Found) -> float:
    score = 0.4 * math.log1p(len(cluster.members))
    last = trail.last_sentence[cluster.number]
    return score + 1.0 / (1 + max(found.sentence - last, 0) / 3)


def main_person_without_office(trail: Trail, role: Role) -> Cluster | None:
    """Return whom "the president" means in a text that takes the office for known, or None.

    That is the person the text has named most, when nothing gives that person an office, and when
    nobody else comes near.
    """
    if role.head not in UNIQUE_ROLES or role.country or _content(role):
        return None
    people: dict[int, Cluster] = {}
    for index in trail.read[-_REMEMBERED:]:
        cluster = trail.of_found[index]
        if cluster.kind == "person":
            people[cluster.number] = cluster
    ranked = sorted(people.values(), key=lambda one: -trail.counts[one.number])
    if not ranked or any(other.head in UNIQUE_ROLES for other in ranked[0].roles):
        return None
    if role.sex and ranked[0].sex and role.sex != ranked[0].sex:
        return None
    most = trail.counts[ranked[0].number]
    second = trail.counts[ranked[1].number] if len(ranked) > 1 else 0
    if role.head.endswith("-elect"):
        winners = [one for one in ranked if _has_won(trail, one)]
        return winners[0] if len(winners) == 1 else None
    return ranked[0] if most >= _LEAST_NAMED and 2 * most >= 3 * second else None


def _has_won(trail: Trail, cluster: Cluster) -> bool:
    """Return whether the text says of somebody: "Ana Ortiz … won"."""
    items = trail.scan.words.items
    for index in cluster.members[:_REMEMBERED]:
        found = trail.scan.found[index]
        if not found.is_subject:
            continue
        for item in items[found.last + 1 : found.last + 30]:
            if item.sentence != found.sentence:
                break
            if item.lower == "won":
                return True
    return False
