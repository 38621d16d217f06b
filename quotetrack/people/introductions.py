"""Descriptions that a text explains elsewhere: the lead's, counterparts', a source just met."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from typing import Final

from quotetrack.lexicon.cues import FORMS_OF_SAYING
from quotetrack.lexicon.forms import is_age
from quotetrack.lexicon.function_words import ARTICLES
from quotetrack.lexicon.people import UNIQUE_ROLES
from quotetrack.lexicon.places import DEMONYMS
from quotetrack.lexicon.roles import (
    ANYBODY,
    GENERAL_NOUNS,
    SPOUSES,
    akin,
    is_wider,
    same_office,
)
from quotetrack.lexicon.words import word_list, words
from quotetrack.people.clusters import Cluster
from quotetrack.people.names_in_sources import OF_OTHERS
from quotetrack.people.role_matching import ORDINALS, contradicts, role_agreement, told_apart_by
from quotetrack.people.roles import Role
from quotetrack.people.scan import Found, Scan
from quotetrack.people.state import State
from quotetrack.people.trail import Trail
from quotetrack.reading import Token

#: A paragraph of fewer words is a headline, a byline or a caption, if it tells nobody's words.
_SHORTEST_LEAD: Final = 14
_SHORTEST_SENTENCE: Final = 6
_IN_PARAGRAPH: Final = 30
_LONGEST_DATELINE: Final = 3  # words
_LONGEST_OWNER: Final = 6
_LONGEST_FRONTED: Final = 25
_FRONTS: Final = words("in at on after before during following speaking with despite amid")
_JOINTS: Final = words("but and yet so meanwhile still now then")
_PARTICIPLES: Final = frozenset("eg")  # word classes
#: Descriptions of these are mostly of one certain person, whoever is named with them later.
_OFFICES: Final = UNIQUE_ROLES | words("coroner magistrate sheriff headteacher boss manager coach")
_SAME: Final = 0.7  # of `role_agreement`
_ROLES: Final = 20
_SOON: Final = 2  # sentences
_PARTS: Final = 3  # paragraphs
_NOBLES: Final = words("peer lord")
_MADE: Final = words("made makes posted tweeted")
_BY: Final = "by"
_LONGEST_LEAD: Final = 40  # tokens
_WERE: Final = words("was were has have had")
_OF_ONE: Final = ("definite", "indefinite", "possessive")
_OF_HEADS: Final = words("leads led runs ran owns owned chairs heads manages founded")
_REMARKS: Final = word_list("people", "remarks")
_LONGEST_REMARK: Final = 12  # words
_REMARK_BEHIND: Final = 5  # words
_COUNTERPARTS: Final = words("counterpart")
#: Who mostly speaks of somebody else.
_ONLOOKERS: Final = words(
    "neighbour neighbor witness eyewitness onlooker bystander passer-by passerby "
    "prosecutor judge magistrate coroner detective inspector sergeant"
)
_FRIENDS: Final = words("friend ally colleague confidant confidante critic fan rival supporter")
#: What whoever has some calling may be called.
_NO_CALLINGS: Final = GENERAL_NOUNS | ANYBODY | _FRIENDS
_OF: Final = words("of for to")
_RELATIVE: Final = words("who whose")
_BEFORE_SAYING: Final = words("has have had also later then since already earlier")


def lead_line(scan: Scan) -> int:
    """Return the number of the line that opens the report proper, or -1."""
    counts: dict[int, int] = {}
    for item in scan.words.items:
        if item.zone != "body" or not item.form.is_word:
            continue
        counts[item.paragraph] = counts.get(item.paragraph, 0) + 1
        if counts[item.paragraph] >= _SHORTEST_LEAD:
            return item.paragraph
        if counts[item.paragraph] == _SHORTEST_SENTENCE and _tells_words(scan, item.paragraph):
            return item.paragraph
    return -1


def _tells_words(scan: Scan, paragraph: int) -> bool:
    """Return whether a short paragraph is a whole sentence with a quotation in it.

    "A trader has called the plan “a fig leaf”." and "Shoppers were told to “run”." open a report,
    "Plan “a fig leaf”" and "Shoppers told to “run”" are its title.
    """
    items = scan.words.items
    first = bisect_left(items, paragraph, key=lambda item: item.paragraph)
    end = bisect_right(items, paragraph, first, key=lambda item: item.paragraph)
    opening, closing = items[first], items[end - 1]
    is_told = opening.lower in ARTICLES or opening.possessive or items[first + 1].lower in _WERE
    if not is_told:
        return False
    if "." not in (closing.text, items[end - 2].text) or opening.sentence != closing.sentence:
        return False
    return any(item.quoted for item in items[first:end])


def named_after_lead(trail: Trail, found: Found, role: Role, lead: int) -> Cluster | None:
    """Return whom the description that opens a report means: the subject of the next paragraph.

    "The minister for fish of Sandland has resigned." is followed by "Ana Ortiz told reporters …".
    After "A trader told a jury …" it must be somebody who has not been named before.
    """
    scan = trail.scan
    if found.line != lead or found.quoted:
        return None
    if role.is_relative and found.determiner != "possessive":
        relatives = _relatives_named(trail, found, role)
        if relatives:
            return relatives[0] if len(relatives) == 1 else None
    teller = _who_made_remark(trail, found, role, lead)
    if teller is not None:
        return teller
    if not _opens_line(scan, found) and (
        not _closes_line_speaking(scan, found) or _names_somebody_before(trail, found)
    ):
        return _agent_named(trail, found, role, lead)
    for index, other in _next_part(scan, found, lead, found.determiner == "indefinite"):
        if other.name is None or not (other.is_subject or other.opens_line):
            continue
        cluster = trail.of_found.get(index)
        if cluster is None or not _may_be(trail, cluster, found, role):
            return None
        is_meant = (
            any(akin(role.head, one.head) for one in _roles_of(cluster))
            or _is_saying(scan, other)
            or not (
                _tells_of_another(scan, found, role)
                if found.determiner == "indefinite"
                else _tells_of_owner(trail, found, role, index)
            )
        )
        return cluster if is_meant else None
    return None


def _agent_named(trail: Trail, found: Found, role: Role, lead: int) -> Cluster | None:
    """Return who the agent of a lead in the passive is: "Drivers were warned by an officer …".

    It is who says something in the next paragraph and has such a calling; where the lead is about
    no person, somebody of whom no calling is told as well.
    """
    scan = trail.scan
    items = scan.words.items
    if found.determiner != "indefinite" or role.head in _NO_CALLINGS:
        return None
    if not found.first or items[found.first - 1].lower != _BY:
        return None
    opening = scan.words.sentence_start(found.first, _LONGEST_LEAD)
    if not items[opening].opens_sentence or (opening and items[opening - 1].paragraph == lead):
        return None  # A text on one line goes on behind its lead.
    is_of_things = not any(
        other.name is not None or (other.roles and other.determiner in _OF_ONE)
        for other in scan.found
        if other.line == lead and other.first < found.first and not other.quoted
    )
    for index, other in _next_part(scan, found, lead, goes_on=True):
        if other.name is None or not (other.is_subject or other.opens_line):
            continue
        cluster = trail.of_found.get(index)
        if cluster is None or not _is_saying(scan, other):
            return None
        if not _may_be(trail, cluster, found, role):
            return None
        if _roles_of(cluster):
            return cluster
        behind = items[other.last + 1 : other.last + _LONGEST_FRONTED]
        return cluster if is_of_things and _OF_HEADS.isdisjoint(w.lower for w in behind) else None
    return None


def _is_saying(scan: Scan, found: Found) -> bool:
    """Return whether a named subject says something: "Bo Lind, an old friend, has said"."""
    items = scan.words.items
    behind = items[found.last + 1 : found.last + _LONGEST_FRONTED]
    for at, item in enumerate(behind):
        if item.sentence != found.sentence:
            return False
        if item.lower in FORMS_OF_SAYING and item.lower != "admitted" and not item.quoted:
            before = behind[at - 1] if at else None
            return (
                before is None
                or before.lower in _BEFORE_SAYING
                or before.lower.endswith("ly")
                or (before.text == "," and behind[0].text == ",")
            )
    return False


def _tells_of_another(scan: Scan, found: Found, role: Role) -> bool:
    """Return whether a lead is about somebody else than whose words it holds.

    "A neighbour heard “a thud”", "A trader has called a burglar “a menace”": who is named next may
    be the one who was hurt, or the burglar. "A nurse told of her “nightmare” after a builder left"
    and "A carer who robbed a widow" are about the nurse and the carer.
    """
    items = scan.words.items
    behind = items[min(found.last + 1, len(items) - 1)].lower
    is_of_others = role.head in OF_OTHERS and (behind in _OF or not role.is_relative)
    if role.head in _ONLOOKERS or is_of_others:
        return True
    if behind in _RELATIVE:
        return False
    for _, other in _following(scan, found):
        if other.sentence != found.sentence:
            return False
        if other.quoted or other.first <= found.last:
            continue
        if other.mention.kind == "pronoun":
            return False
        if other.name is None and other.roles and other.determiner in ("indefinite", "possessive"):
            return not other.roles[0].is_relative or other.determiner == "indefinite"
    return False


def _of_whom(scan: Scan, found: Found) -> int:
    """Return the mention (an index) that tells of whom somebody is what a description says, or -1.

    "The brother of a soldier", "Bo Lind's brother".
    """
    at = bisect_right(scan.found, found.start, key=lambda one: one.start)
    if found.determiner == "possessive":
        at -= 2
        return at if at >= 0 and scan.found[at].last + 1 == found.first else -1
    if at == len(scan.found) or scan.found[at].first > found.last + 2:
        return -1
    return at if scan.words.items[scan.found[at].first - 1].lower in _OF else -1


def _tells_of_owner(trail: Trail, found: Found, role: Role, index: int) -> bool:
    """Return whether the name at `index` may be of whom a lead tells somebody to be.

    "The brother of a soldier said “no”. Bo Lind, 24, died": Bo Lind is the soldier. But Ada Fenn is
    no boy whose mother speaks, and is herself who is named and "whose son" is told of.
    """
    of_whom = _of_whom(trail.scan, found)
    owner, cluster = trail.scan.found[of_whom], trail.of_found[index]
    if of_whom < 0 or owner.determiner != "indefinite" or not owner.roles:
        return False
    if owner.possessive and owner.first > found.first:
        return False  # "the owner of a doctor's surgery"
    sex = owner.roles[0].sex
    is_spouse = role.head in SPOUSES and role.sex is not None
    if cluster.sex and (is_spouse or (sex and sex != cluster.sex)):
        return False
    last = trail.scan.found[index].last
    behind = trail.scan.words.items[last + 1 : last + 3]
    return [item.lower for item in behind] != [",", "whose"]


def _is_another(trail: Trail, found: Found, role: Role, cluster: Cluster) -> bool:
    """Return whether whom a text names is told apart from whom a description before it means.

    "A second witness, Bo Lind" is not the witness told of before, if that is none such himself
    ("Another witness"), and "the brother of Bo Lind" is not Bo Lind.
    """
    scan = trail.scan
    if trail.of_found.get(_of_whom(scan, found)) is cluster:
        return True
    for at in sorted(cluster.members[:_ROLES]):
        other = scan.found[at]
        if other.mention.kind == "name" or not any(
            akin(role.head, one.head) for one in other.roles
        ):
            continue
        word, own = told_apart_by(scan, other), told_apart_by(scan, found)
        if not word or (word in ORDINALS and other.determiner == "definite"):
            return False  # "The second minister to go" may be the one who was told of before.
        return not own or (own != word and {own, word} <= ORDINALS)
    return False


def _following(scan: Scan, found: Found) -> Iterator[tuple[int, Found]]:
    """Yield the next mentions behind one, with their indices, as many as a paragraph may hold."""
    start = bisect_right(scan.found, found.start, key=lambda one: one.start)
    return enumerate(scan.found[start : start + _IN_PARAGRAPH], start)


def _relatives_named(trail: Trail, found: Found, role: Role) -> list[Cluster]:
    """Return whom a text brings in later as such a relative: "His mother, Ana Ortiz,"."""
    items = trail.scan.words.items
    named: dict[int, Cluster] = {}
    for index, other in enumerate(trail.scan.found):
        cluster = trail.of_found.get(index)
        if cluster is None or other.name is None or other.quoted or other.first <= found.last:
            continue
        at = other.first
        if not items[at].form.opens_small:  # The noun may belong to the mention: "mother Ana".
            at -= 2 if items[at - 1].text == "," else 1
        if items[at].lower == role.head and items[at].sentence == items[other.first].sentence:
            named[cluster.number] = cluster
    return list(named.values())


def _who_made_remark(trail: Trail, found: Found, role: Role, lead: int) -> Cluster | None:
    """Return who says what somebody of the lead says: "Ana Ortiz made the remark on Friday"."""
    items = trail.scan.words.items
    for index, other in _next_part(trail.scan, found, lead):
        if other.name is None or not (other.is_subject or other.opens_line):
            continue
        behind = [item.lower for item in items[other.last + 1 : other.last + _LONGEST_REMARK]]
        made = next((at for at, word in enumerate(behind) if word in _MADE), len(behind))
        if _REMARKS.isdisjoint(behind[made : made + _REMARK_BEHIND]):
            return None
        cluster = trail.of_found.get(index)
        if cluster is None or cluster.kind != "person":
            return None
        return None if role.sex and cluster.sex and role.sex != cluster.sex else cluster
    return None


def _next_part(
    scan: Scan, found: Found, lead: int, goes_on: bool = False
) -> Iterator[tuple[int, Found]]:
    """Yield what the paragraph after the lead holds; of a text on one line, its next sentence.

    Where it `goes_on` and "he", "she" or "the minister" alone acts in that, what the next two hold
    comes as well.
    """
    is_one_line = all(item.paragraph <= lead for item in scan.words.items[-1:])
    following, parts, acting = -1, 0, set[str]()
    for index, other in enumerate(scan.found):
        part, last = (other.sentence, found.sentence) if is_one_line else (other.line, lead)
        if part <= last or other.quoted:
            continue
        if part != following:
            if following >= 0 and (not goes_on or acting != {"pronoun"} or parts == _PARTS):
                return
            following, parts = part, parts + 1
        if other.is_subject:
            acting.add("pronoun" if _takes_up(other, found) else other.mention.kind)
        yield index, other


def _takes_up(other: Found, found: Found) -> bool:
    """Return whether "the minister" takes up the minister of the lead."""
    heads = {role.head for role in found.roles}
    return other.determiner == "definite" and any(role.head in heads for role in other.roles)


def _may_be(trail: Trail, cluster: Cluster, found: Found, role: Role) -> bool:
    """Return whether somebody who is named can be whom a description before the name means."""
    if cluster.kind != "person":
        return False
    is_new = cluster.number not in trail.last_sentence
    if not is_new and (found.determiner == "indefinite" or not cluster.is_full):
        return False
    if role.sex and cluster.sex and role.sex != cluster.sex:
        return False
    if _is_another(trail, found, role, cluster):
        return False
    if role.is_relative or role.head in _NO_CALLINGS:
        return True
    told = {one.head for one in cluster.roles if not (is_age(one.head) or one.former)}
    heads = told - ANYBODY - _NOBLES  # "Lady Hale" is no calling
    return not heads or any(akin(role.head, head) or is_wider(role.head, head) for head in heads)


def _opens_line(scan: Scan, found: Found) -> bool:
    """Return whether a description stands first in its paragraph.

    A dateline, whose the description is ("The Welsh capital’s") or a fronted phrase ("In answer to
    the plan,") may stand before it.
    """
    first = found.first
    items = scan.words.items
    is_owned = first > 0 and items[first - 1].possessive
    most = _LONGEST_OWNER if is_owned else _LONGEST_DATELINE
    while first > 0 and items[first - 1].paragraph == found.line and found.first - first < most:
        word = items[first - 1]
        if not (word.form.is_capitalised or word.text in "-–—" or (is_owned and word.text != ",")):
            break
        first -= 1
    before = items[first - 1] if first else None
    if before is None or before.paragraph != found.line or before.zone == "credit":
        return True
    return found.is_subject and before.text == "," and _is_fronted(items, first - 1)


def _is_fronted(items: Sequence[Token], comma: int) -> bool:
    """Return whether what stands before a comma opens its paragraph with a preposition."""
    start = comma
    while start > 0 and items[start - 1].paragraph == items[comma].paragraph:
        start -= 1
        if comma - start > _LONGEST_FRONTED:
            return False
    return items[start].lower in _FRONTS


def opens_main_clause(scan: Scan, found: Found) -> bool:
    """Return whether a description opens its sentence, or what follows a fronted phrase there.

    So it does in "Born in Hull, the singer left school at 14", and behind "But" or "Meanwhile".
    """
    if found.opens_sentence:
        return True
    items = scan.words.items
    before = items[found.first - 1]
    if before.opens_sentence and before.lower in _JOINTS:
        return True
    if not found.is_subject or before.text != ",":
        return False
    opening = items[scan.words.sentence_start(found.first, _LONGEST_FRONTED)]
    return opening.opens_sentence and (
        opening.lower in _FRONTS or not _PARTICIPLES.isdisjoint(opening.form.classes)
    )


def _names_somebody_before(trail: Trail, found: Found) -> bool:
    """Return whether a paragraph names a person before a description, which may take that up."""
    if found.determiner != "definite":
        return False
    for index in reversed(trail.read):
        other = trail.scan.found[index]
        if other.line < found.line:
            return False
        if other.line == found.line and other.start < found.start and other.name is not None:
            cluster = trail.of_found.get(index)
            if cluster is not None and cluster.kind == "person":
                return True
    return False


def _closes_line_speaking(scan: Scan, found: Found) -> bool:
    """Return whether a paragraph ends with somebody as its source: "…, the mayor has said."."""
    items = scan.words.items
    behind = items[found.last + 1 : found.last + 5]
    words_ = [item.lower for item in behind if item.paragraph == found.line]
    if words_ and words_[0] in ("has", "have"):
        words_ = words_[1:]
    return len(words_) == 2 and words_[0] in FORMS_OF_SAYING and words_[1] == "."


def named_later_in_paragraph(
    trail: Trail, found: Found, role: Role, sources: Container[int]
) -> Cluster | None:
    """Return whom a description that opens a paragraph means: the speaker named in it, or None.

    "The prime minister told the House that he had acted. “…,” Sir Owen said." `sources` are the
    indices (into the scan) of the names that quotations are ascribed to.
    """
    scan = trail.scan
    if not found.is_subject or not _opens_line(scan, found):
        return None
    for index, other in _following(scan, found):
        if other.line != found.line:
            return None
        if other.name is None or other.quoted:
            continue
        cluster = trail.of_found.get(index)
        if index not in sources:
            if other.is_subject:
                return None
            continue
        if cluster is None or cluster.kind != "person":
            return None
        if role.sex and cluster.sex and role.sex != cluster.sex:
            return None
        if _is_another(trail, found, role, cluster):
            return None
        return None if any(contradicts(role, one) for one in cluster.roles[-20:]) else cluster
    return None


def named_later(state: State, found: Found, role: Role) -> Cluster | None:
    """Return whom a text names only after it has described them, or None.

    "The coroner said" and, further on, "Ann Walker, the senior coroner"; in the lead also "A judge
    has stopped it" and, further on, "Judge Bo Lind". It must be the only one in such an office, and
    nobody may have been named in it before.
    """
    is_in_lead = found.line <= state.lead
    if role.head in OF_OTHERS or is_age(role.head):
        return None
    if not is_in_lead and (found.determiner != "definite" or role.head not in _OFFICES):
        return None
    people = [
        cluster
        for cluster in state.with_role(role)
        if cluster.kind == "person"
        and not (role.sex and cluster.sex and role.sex != cluster.sex)
        and not _is_another(state.trail, found, role, cluster)
    ]
    holders = [
        one for one in people if any(_is_same(role, other, is_in_lead) for other in _roles_of(one))
    ]
    if is_in_lead:
        holders = _named_next(state, found, role, people) or holders
    if len(holders) != 1 or holders[0].number in state.trail.last_sentence:
        return None
    later = state.scan.found[holders[0].first].start > found.start
    return holders[0] if later else None


def _roles_of(cluster: Cluster) -> list[Role]:
    return cluster.roles[-_ROLES:]


def _named_next(state: State, found: Found, role: Role, people: Sequence[Cluster]) -> list[Cluster]:
    """Return who of them is named first, and in the next two sentences, in such an office.

    Other words that narrow it are no hindrance: "A federal judge" may be "District Judge Bo Lind".
    """
    scanned = state.scan.found
    named = [
        (scanned[one.first].start, one)
        for one in people
        if 0 <= scanned[one.first].sentence - found.sentence <= _SOON
        and scanned[one.first].start > found.start
        and any(
            same_office(role.head, other.head) and role.former == other.former
            for other in _roles_of(one)
        )
    ]
    return [min(named, key=lambda entry: entry[0])[1]] if named else []


def _is_same(role: Role, other: Role, is_in_lead: bool) -> bool:
    if is_in_lead and same_office(role.head, other.head):
        return role.former == other.former and not contradicts(role, other)
    return role_agreement(role, other) >= _SAME


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
