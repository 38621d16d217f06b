"""Descriptions that a text explains elsewhere: the lead's, counterparts', a source just met."""

from __future__ import annotations

from typing import Final

from quotetrack.entities.clusters import Cluster
from quotetrack.entities.roles import Role, akin
from quotetrack.entities.scan import Found, Scan
from quotetrack.entities.trail import Trail
from quotetrack.lexicon.people import UNIQUE_ROLES
from quotetrack.lexicon.places import DEMONYMS
from quotetrack.lexicon.words import words

#: A paragraph of fewer words is a headline, a byline or a caption.
_SHORTEST_LEAD: Final = 14
_NEAR: Final = 4
#: Nouns that speak of somebody just introduced rather than of an office.
_PLAIN: Final = words(
    "source person official diplomat aide adviser advisor insider soldier officer resident witness"
)
_COUNTERPARTS: Final = words("counterpart")


def lead_line(scan: Scan) -> int:
    """Return the number of the line that opens the report proper, or -1."""
    counts: dict[int, int] = {}
    for item in scan.words.items:
        if item.zone != "body" or not item.is_word:
            continue
        counts[item.line] = counts.get(item.line, 0) + 1
        if counts[item.line] >= _SHORTEST_LEAD:
            return item.line
    return -1


def named_after_lead(trail: Trail, found: Found, role: Role, lead: int) -> Cluster | None:
    """Return whom the description that opens a report means: the subject of the next paragraph.

    "The minister for fish of Sandland has resigned." is followed by "Ana Ortiz told reporters …".
    """
    scan = trail.scan
    if found.line != lead or found.quoted or not _opens_line(scan, found):
        return None
    following = -1
    for index, other in enumerate(scan.found):
        if other.line <= lead or other.quoted:
            continue
        following = other.line if following < 0 else following
        if other.line != following:
            return None
        if other.name is None or not other.is_subject:
            continue
        cluster = trail.of_found.get(index)
        if cluster is None or cluster.kind != "person" or not cluster.is_full:
            return None
        if role.sex and cluster.sex and role.sex != cluster.sex:
            return None
        heads = [one.head for one in cluster.roles]
        return cluster if not heads or any(akin(role.head, head) for head in heads) else None
    return None


def _opens_line(scan: Scan, found: Found) -> bool:
    first = found.first
    items = scan.words.items
    while first > 0 and items[first - 1].line == found.line and found.first - first < 3:
        if not items[first - 1].is_capitalised:
            return False
        first -= 1
    return first == 0 or items[first - 1].line != found.line


def source_just_met(trail: Trail, indefinites: list[int], sentence: int, role: Role) -> int:
    """Return the indefinite description that "the source" or "the person" takes up, or -1.

    `indefinites` are indices into the mentions of the scan, in the order of the text.
    """
    if role.head not in _PLAIN or role.qualifiers:
        return -1
    for index in reversed(indefinites[-20:]):
        found = trail.scan.found[index]
        if sentence - found.sentence > _NEAR:
            return -1
        head = found.roles[0].head if found.roles else ""
        if head == role.head or (role.head == "person" and head in _PLAIN):
            return index
    return -1


def office_of_counterpart(trail: Trail, description: int) -> Role | None:
    """Return the office of "his Belgian counterpart": that of whoever "he" is, of that nation."""
    scan = trail.scan
    found = scan.found[description]
    role = found.roles[0] if found.roles else None
    if role is None or role.head not in _COUNTERPARTS or not role.country:
        return None
    for index in range(description - 1, max(description - 30, -1), -1):
        cluster = trail.of_found.get(index)
        if (
            cluster is None
            or cluster.kind != "person"
            or found.sentence - scan.found[index].sentence > 2
        ):
            continue
        for office in cluster.roles:
            if office.head in UNIQUE_ROLES and office.country != role.country:
                kept = frozenset(
                    word for word in office.qualifiers if word.capitalize() not in DEMONYMS
                )
                return Role(office.head, kept, role.country)
    return None
