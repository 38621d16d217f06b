"""Descriptions that take up somebody like a pronoun: "Mr Hale smiled. “No,” the sailor said."

The text has not called anybody so before, but a definite description of a person needs somebody
to take up, and that is nearly always somebody in the reader's mind.
"""

from __future__ import annotations

from typing import Final

from quotetrack.lexicon.roles import ROLES_OF_THE_SCENE
from quotetrack.lexicon.words import words
from quotetrack.people.clusters import Cluster
from quotetrack.people.pronouns import choose_antecedent
from quotetrack.people.role_matching import contradicts
from quotetrack.people.roles import Role
from quotetrack.people.scan import Found, Scan
from quotetrack.people.trail import Trail

_SOMEBODY_ELSE: Final = words("next future other another first second third fourth latter average")
_COMPLEMENTS: Final = words("of for at from in on with to who whose whom that behind against")
#: How far back, in sentences, such a person must have been named.
_NEAR: Final = 5
#: The best reading must lead by this much, or the two best are given as candidates.
_CLEAR: Final = 0.7


def taken_up_by(
    trail: Trail, index: int, role: Role, last_speaker: Cluster | None
) -> tuple[Cluster, tuple[Cluster, ...]] | None:
    """Return whom the description at `index` takes up, and the candidates where that is unclear.

    None where the description is of somebody new, or nobody named shortly before can be meant.
    """
    found = trail.scan.found[index]
    if role.head in ROLES_OF_THE_SCENE or role.is_relative or found.determiner != "definite":
        return None
    if _is_explained(trail.scan, found) or not role.qualifiers.isdisjoint(_SOMEBODY_ELSE):
        return None
    sentence = found.sentence
    fitting = [
        (score, cluster)
        for score, cluster in choose_antecedent(trail, index, last_speaker).ranked
        if cluster.kind == "person"
        and sentence - trail.last_sentence.get(cluster.number, -_NEAR - 1) <= _NEAR
        and not any(contradicts(role, other) for other in cluster.roles[-20:])
    ]
    if not fitting:
        return None
    clear = len(fitting) == 1 or fitting[0][0] - fitting[1][0] >= _CLEAR
    return fitting[0][1], () if clear else tuple(cluster for _, cluster in fitting[:3])


def _is_explained(scan: Scan, found: Found) -> bool:
    """Return whether the phrase goes on: "the head of the delegation", "the Republican Party"."""
    items = scan.words.items
    if any(item.lower in _COMPLEMENTS for item in items[found.first + 1 : found.last + 1]):
        return True
    if found.last + 1 >= len(items) or not scan.words.joined(found.last):
        return False
    after = items[found.last + 1]
    if after.form.is_capitalised or after.lower in _COMPLEMENTS:
        return True
    classes = after.form.classes if after.form.is_word else ""
    return "n" in classes[:1] and "v" not in classes  # "the Republican mainstream"
