"""Several people who speak as one: "Ana Ortiz and Owen Hale", "the two mayors", "they"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from quotetrack.lexicon.cues import FORMS_OF_SAYING
from quotetrack.lexicon.function_words import ARTICLES, POSSESSIVES
from quotetrack.lexicon.word_classes import word_classes
from quotetrack.lexicon.words import word_list, words
from quotetrack.people.roles import is_modifier
from quotetrack.people.scan import Found, Scan, is_subject
from quotetrack.reading import Token

#: Pronouns, and nouns that take up two people named together.
PLURAL_PRONOUNS: Final = words("they them their themselves both")
_PAIR_NOUNS: Final = words("pair couple duo two both man woman")
_TWO: Final = words("two both couple pair duo")
_COUNTS: Final = words("two three four five six seven eight nine ten several many some few most")
_BEFORE_PLURAL: Final = _COUNTS | ARTICLES | POSSESSIVES
_DEFINITE: Final = POSSESSIVES | {"the", "both"}
_NO_PEOPLE: Final = words("police others some many several authorities")
_LONGEST: Final = 8
_LONGEST_JOINT: Final = 14
#: What closes what tells of somebody behind the name.
_CLOSING: Final = {",": ",", "(": ")"}
_MOST_MEMBERS: Final = 6
#: How many groups back are looked at.
_MOST_BACK: Final = 40
#: How many sentences back "they" looks.
_WINDOW: Final = 4
_BEFORE_SUBJECT: Final = word_list("people", "before_subject")


@frozen
class Group:
    """Several people in one phrase, by word indices, `last` inclusive.

    `members` are the indices (into the scan's mentions) of those named; none for a description.
    `noun` is the noun of a description in the singular ("mayor" for "the two mayors").
    """

    first: int
    last: int
    sentence: int
    line: int
    members: tuple[int, ...] = ()
    noun: str = ""
    definite: bool = False
    is_two: bool = False
    is_subject: bool = False


def find_groups(scan: Scan) -> list[Group]:
    """Return the groups of people outside quotation marks, from left to right.

    A description beside names ("the two founders, Ana Ortiz and Owen Hale,") lends them its noun
    and is left out.
    """
    named = list(_named_together(scan))
    starts = {group.first: index for index, group in enumerate(named)}
    ends = {group.last: index for index, group in enumerate(named)}
    described: list[Group] = []
    items = scan.words.items
    for group in _described(scan):
        at = starts.get(group.last + 2) if _comma_at(items, group.last + 1) else None
        if at is None and _comma_at(items, group.first - 1):
            at = ends.get(group.first - 2)
        if at is None:
            # "the founders of Lumen, Ana Ortiz and Owen Hale", "Senators Ortiz and Hale"
            at = starts.get(_after_complement(items, group.last), starts.get(group.first))
        if at is None:
            at = starts.get(group.last + 1)  # "farmers Ana Ortiz and Owen Hale"
        if at is None:
            described.append(group)
        else:
            named[at] = evolve(
                named[at], noun=group.noun, is_subject=named[at].is_subject or group.is_subject
            )
    return sorted([*named, *described], key=lambda group: (group.last, group.first))


def _comma_at(items: Sequence[Token], index: int) -> bool:
    return 0 <= index < len(items) and items[index].text == ","


def _after_complement(items: Sequence[Token], last: int) -> int:
    """Return where a name may stand behind "founders of Lumen," and the like; -1 for nowhere."""
    if last + 2 >= len(items) or items[last + 1].lower not in ("of", "for", "at", "from", "in"):
        return -1
    for index in range(last + 2, min(last + 10, len(items))):
        if items[index].text == ",":
            return index + 1
        if not items[index].form.is_word or items[index].paragraph != items[last].paragraph:
            return -1
    return -1


def _named_together(scan: Scan) -> Iterator[Group]:
    """Yield the names joined by "and", two or more."""
    found = scan.found
    names = [at for at, one in enumerate(found) if one.name is not None and not one.quoted]
    position = 0
    while position < len(names):
        members = [names[position]]
        while position + 1 < len(names) and len(members) < _MOST_MEMBERS:
            joint = _joint(scan, found[members[-1]], found[names[position + 1]])
            if not joint:
                break
            position += 1
            members.append(names[position])
            if joint == "and":
                yield _group_of_names(scan, members)
                break
        position += 1


def _joint(scan: Scan, one: Found, other: Found) -> str:
    """Return what joins two names that stand next to each other: "and", a comma, or nothing.

    What tells of the one or the other may stand between: "Ana Ortiz, 40, and the baker, Bo Lind".
    """
    if one.line != other.line or one.possessive or other.first - one.last > _LONGEST_JOINT:
        return ""
    between = scan.words.items[one.last + 1 : other.first]
    if len(between) == 1 and between[0].text == ",":
        return ","
    after = _behind_appositive(between)
    if after < len(between) and between[after].text == ",":
        after += 1
    if after >= len(between) or between[after].lower not in ("and", "&"):
        return ""
    described = between[after + 1 :]
    if len(described) == 1 and described[0].form.determiner != "none" and other.roles:
        return "and"  # "and the poet Ana Ortiz", whose mention begins at her calling
    if described and described[-1].text == ",":
        described = described[:-1]
        if not described:
            return ""
    return "and" if not described or _describes(described) else ""


def _behind_appositive(between: Sequence[Token]) -> int:
    """Return where what stands between two names goes on behind ages and descriptions."""
    after = 0
    while after + 2 < len(between) and between[after].text in _CLOSING:
        mark = _CLOSING[between[after].text]
        closing = next((at for at in range(after + 1, len(between)) if between[at].text == mark), 0)
        inside = between[after + 1 : closing]
        if not inside or not (_is_age(inside) or _describes(inside)):
            break
        after = closing + (mark == ")")
    return after


def _is_age(phrase: Sequence[Token]) -> bool:
    return len(phrase) == 1 and phrase[0].text.isdigit()


def _describes(phrase: Sequence[Token]) -> bool:
    """Return whether words tell what somebody is, as "a baker from Lund" does."""
    opening = phrase[0]
    is_open = opening.form.determiner != "none" or opening.form.is_person_noun
    return (
        is_open
        and any(item.form.is_person_noun for item in phrase)
        and not any(item.lower in FORMS_OF_SAYING or item.form.main_class == "x" for item in phrase)
    )


def _group_of_names(scan: Scan, members: Sequence[int]) -> Group:
    first, last = scan.found[members[0]], scan.found[members[-1]]
    return Group(
        first=first.first,
        last=last.last,
        sentence=first.sentence,
        line=first.line,
        members=tuple(members),
        definite=True,
        is_two=len(members) == 2,
        is_subject=_is_subject(scan, first.first, last.last),
    )


def _described(scan: Scan) -> Iterator[Group]:
    items = scan.words.items
    taken = -1
    for index in scan.words.groups:
        item = items[index]
        if item.quoted or item.zone != "body" or item.possessive or not _is_plural(item):
            continue
        if index + 1 < len(items) and _is_plural(items[index + 1]):
            continue
        first = index
        while first - 1 > taken and index - first < _LONGEST and scan.words.joined(first - 1):
            before = items[first - 1]
            if before.lower in _BEFORE_PLURAL or before.possessive:
                first -= 1
                if before.lower not in _COUNTS:
                    break
            elif is_modifier(before):
                first -= 1
            else:
                break
        opening = {word.lower for word in items[first : index + 1]}
        taken = index
        yield Group(
            first=first,
            last=index,
            sentence=item.sentence,
            line=item.paragraph,
            noun=_singular(item.lower),
            definite=not opening.isdisjoint(_DEFINITE),
            is_two=not opening.isdisjoint(_TWO),
            is_subject=_is_subject(scan, first, index),
        )


def _is_plural(item: Token) -> bool:
    return item.form.is_group_noun and item.lower not in _NO_PEOPLE


def _singular(noun: str) -> str:
    irregular = {"men": "man", "women": "woman", "people": "person", "wives": "wife"}
    return irregular.get(noun, noun.removesuffix("s"))


def _is_subject(scan: Scan, first: int, last: int) -> bool:
    items = scan.words.items
    if first > 0 and items[first - 1].sentence == items[first].sentence:
        before = items[first - 1]
        if before.text not in _BEFORE_SUBJECT and before.lower not in _BEFORE_SUBJECT:
            return False
    return is_subject(scan.words, first, last) or items[first].opens_sentence


def group_in(groups: Sequence[Group], inside: range) -> Group | None:
    """Return the group whose last word, and so its noun, stands in a range of words; or None."""
    at = bisect_left(groups, inside.start, key=lambda group: group.last)
    if at < len(groups) and groups[at].last < inside.stop:
        return groups[at]
    return None


def spoken_by(scan: Scan, groups: Sequence[Group], index: int, source: range) -> Group | None:
    """Return the group that speaks where its member at `index` is the source, or None.

    "Ortiz and Hale said", "said Ortiz and Hale"; not "Ortiz met Lind and Hale said". `source` are
    the word indices of the source.
    """
    items = scan.words.items
    found = scan.found[index]
    at = bisect_left(groups, found.last, key=lambda group: group.last)
    for group in groups[at : at + 2]:
        if index not in group.members:
            continue
        if source.start <= group.first and group.last < source.stop:
            return group
        before = items[group.first - 1].lower if group.first else ""
        after = items[group.last + 1].lower if group.last + 1 < len(items) else ""
        speaks_after = bool(after) and after[0].isalpha() and _is_verb(after)
        if group.is_subject and speaks_after:
            return group
        if before in FORMS_OF_SAYING and not speaks_after:
            return group
    return None


def _is_verb(word: str) -> bool:
    return word in FORMS_OF_SAYING or any(letter in word_classes(word) for letter in "vx")


def meant_by_plural(
    scan: Scan, groups: Sequence[Group], at: int, noun: str = "", is_two: bool = False
) -> Group | None:
    """Return whom "they", "both men" or "the founders" at the word index `at` means, or None.

    With a `noun`, the last group that it fits, however far back; else the subject, or the last
    group, of the nearest sentence that speaks of several people.
    """
    items = scan.words.items
    sentence = items[at].sentence if at < len(items) else 0
    before = groups[: bisect_left(groups, at, key=lambda group: group.last)][-_MOST_BACK:]
    if noun:
        exact = [group for group in before if group.noun == noun and group.is_two >= is_two]
        if exact:
            return exact[-1] if exact[-1].members else None
        paired = noun in _PAIR_NOUNS or is_two
        named = [group for group in before if group.members and group.is_two and paired]
        return named[-1] if named else None
    near = [group for group in before if sentence - group.sentence <= _WINDOW]
    if not near:
        return None
    last = max(group.sentence for group in near)
    there = [group for group in near if group.sentence == last]
    return next((group for group in there if group.is_subject), there[-1])
