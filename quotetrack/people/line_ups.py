"""Line-ups: teams, substitutes and officials, as reports of matches list them.

    Norland: Hale, Orr (Lind 71), van Beek (capt), Fish. Subs not used: Knight, Cooper.
    Referee: M Quick (Kent).

Whoever stands there is a person, whatever the word means besides. Towns, clubs and what stands in
brackets without a minute ("Kent") are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from quotetrack.lexicon.people import NAME_PARTICLES
from quotetrack.lexicon.words import word_list, words
from quotetrack.people.name_found import Candidate
from quotetrack.people.name_word_facts import word_class
from quotetrack.people.tokens import Words
from quotetrack.reading import Token

#: Words of a label behind which those stand who take part beside a team: "Subs not used:".
_LABELS: Final = word_list("people", "match_labels")
_LONGEST_LABEL: Final = 5
_PARTING: Final = frozenset(",;([&–-") | {"and"}
_MARKS: Final = frozenset(")]+'’′/*†")
#: What stands beside a player: captain, wicketkeeper, the other whose place he or she takes.
_ROLES: Final = words("capt captain c wk gk rep †")
_NOTES: Final = _ROLES | NAME_PARTICLES | words("for sub on min mins ht h-t pen pens og s h inj")
_MOST_BETWEEN: Final = 9
#: So many make a team, where a substitution or a captain shows that it is one, or nothing does.
_TEAM: Final = 5
_WHOLE_TEAM: Final = 8
_NO_PLAYERS: Final = frozenset(("country", "people", "acronym", "body", "place", "tied", "thing"))
_TOWNS: Final = frozenset(("town", "town, surname"))
_LONGEST_NAME: Final = 3


def names_in_line_ups(words_: Words, candidates: Sequence[Candidate]) -> set[tuple[str, ...]]:
    """Return the names, folded word by word, of those who stand in the line-ups of a text."""
    found: set[tuple[str, ...]] = set()
    for chain in _chains(words_, candidates):
        is_labelled = _has_label(words_, chain[0])
        if not is_labelled and len(chain) < _TEAM:
            continue
        members = [one for one in chain if not _is_note(words_, one)]
        if is_labelled or _is_team(words_, chain[0], members):
            found.update(
                one.plain
                for one in members
                if _may_play(one) and not (is_labelled and _is_town(one))
            )
    return found


def _chains(words_: Words, candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Yield names that follow each other with nothing but what parts and notes players between."""
    chain: list[Candidate] = []
    for one in candidates:
        if chain and not _is_between(words_, chain[-1].name.last, one.name.first):
            yield chain
            chain = []
        chain.append(one)
    if chain:
        yield chain


def _is_between(words_: Words, last: int, first: int) -> bool:
    items = words_.items
    if not 1 < first - last <= _MOST_BETWEEN or items[last].paragraph != items[first].paragraph:
        return False
    between = items[last + 1 : first]
    is_parted = any(item.lower in _PARTING or item.text[0].isdigit() for item in between)
    return is_parted and all(
        item.lower in _PARTING
        or item.text in _MARKS
        or item.lower in _NOTES
        or item.text[0].isdigit()
        or item.text == "I"  # "G Frost, I Barr"
        for item in between
    )


def _is_note(words_: Words, one: Candidate) -> bool:
    """Return whether a name in brackets is where somebody comes from, and nobody: "(Kent)"."""
    items = words_.items
    if not _is_in_brackets(items, one):
        return False
    behind = items[one.name.last + 1 : one.name.last + 3]
    is_timed = any(item.text[0].isdigit() for item in behind)
    return not is_timed and items[one.name.first - 1].lower != "for"


def _is_in_brackets(items: Sequence[Token], one: Candidate) -> bool:
    at = one.name.first - 1
    while at >= 0 and one.name.first - at < _MOST_BETWEEN:
        text = items[at].text
        if text in ")]":
            return False
        if text in "([":
            return True
        if items[at].paragraph != items[one.name.first].paragraph or text in ".:;":
            return False
        at -= 1
    return False


def _has_label(words_: Words, head: Candidate) -> bool:
    """Return whether a label stands before a list: "Subs not used: Knight", "Ref: M Quick"."""
    items = words_.items
    at = head.name.first - 1
    if at < 1 or items[at].text != ":":
        return False
    label = []
    for item in reversed(items[max(at - _LONGEST_LABEL, 0) : at]):
        if item.text in ".;:" or item.paragraph != items[at].paragraph:
            break
        label.append(item.lower)
    return not _LABELS.isdisjoint(label)


def _is_team(words_: Words, head: Candidate, members: Sequence[Candidate]) -> bool:
    """Return whether a list is a team: by its place in its line, its length and its notes."""
    items = words_.items
    if len(members) < _TEAM:
        return False
    at = head.name.first
    if at and items[at - 1].text != ":" and items[at - 1].paragraph == items[at].paragraph:
        return False
    if sum(not _may_play(one) or _is_town(one) for one in members) * 4 > len(members):
        return False
    if any(_is_in_brackets(items, one) or _has_role(items, one) for one in members):
        return True
    usual = sum(one.core[-1].form.is_surname or one.core[0].form.is_initial for one in members)
    short = sum(len(one.core) == 1 or one.core[0].form.is_initial for one in members)
    return len(members) >= _WHOLE_TEAM and 2 * usual > len(members) and 2 * short > len(members)


def _has_role(items: Sequence[Token], one: Candidate) -> bool:
    behind = items[one.name.last + 1 : one.name.last + 4]
    return [item.text for item in behind[::2]] == ["(", ")"] and behind[1].lower in _ROLES


def _may_play(one: Candidate) -> bool:
    first, *others = one.core
    if len(others) == 1 and first.form.is_initial:
        return not (others[0].form.is_all_capitals or others[0].form.is_place)  # "W Field"
    kinds = {word_class(item.form) for item in one.core}
    return len(one.core) <= _LONGEST_NAME and kinds.isdisjoint(_NO_PLAYERS)


def _is_town(one: Candidate) -> bool:
    return len(one.core) == 1 and word_class(one.core[0].form) in _TOWNS
