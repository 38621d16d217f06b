"""Names in enumerations: what the others are, and what stands before the first of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from quotetrack.lexicon.words import words
from quotetrack.people.name_found import Candidate
from quotetrack.people.name_place_facts import PLACE_PREPOSITIONS, is_kind_of_thing, kind_told
from quotetrack.people.name_word_facts import word_class
from quotetrack.people.tokens import Words

#: How many words and marks may stand between two members of a list.
_MOST_BETWEEN: Final = 7
#: So many names make a list a long one.
_LONG_LIST: Final = 5
#: Small words before a list that tell something of its members.
_TELLING: Final = words("of from to with by and between than")


@frozen
class InList:
    """A name in an enumeration: what the others mostly are, and the first name of all."""

    others: str
    head: Candidate


def names_in_lists(words_: Words, candidates: Sequence[Candidate]) -> dict[int, InList]:
    """Return the names that stand in enumerations, by the index of their first word."""
    result: dict[int, InList] = {}
    chain: list[Candidate] = []
    for one in candidates:
        if chain and _is_between(words_, chain[-1].name.last, one.name.first):
            chain.append(one)
            continue
        if chain and _is_country_in_brackets(words_, one):
            continue  # "1 Ana Ortiz (Spain), 2 Bo Lind (US)"
        _note_list(chain, result)
        chain = [one]
    _note_list(chain, result)
    return result


def facts_of_list(words_: Words, place: Candidate, listed: InList) -> Iterator[str]:
    """Yield what an enumeration tells of a name in it."""
    yield f"in a list {listed.others}"
    at = listed.head.name.first
    items = words_.items
    if listed.head is place or at == 0 or items[at - 1].sentence != items[at].sentence:
        return
    before = items[at - 1]
    if before.lower in PLACE_PREPOSITIONS:
        yield "list behind a preposition of place"
    elif before.lower in _TELLING:
        yield f"list behind {before.lower}"
    elif before.form.is_person_noun or before.form.is_group_noun:
        yield "list behind a noun for people"
    if before.lower == "of" and at > 1 and is_kind_of_thing(items[at - 2]):
        yield "list behind a noun for things and of"
    kind = kind_told(items, at)
    if kind:
        yield f"list of {kind}"


def _is_country_in_brackets(words_: Words, one: Candidate) -> bool:
    at = one.name.first
    if at != one.name.last or at == 0 or words_.items[at - 1].text != "(":
        return False
    form = words_.items[at].form
    return form.is_place or form.is_all_capitals


def _is_between(words_: Words, last: int, first: int) -> bool:
    """Return whether only what parts the members of a list stands between two words."""
    if not 1 < first - last <= _MOST_BETWEEN:
        return False
    between = [item.lower for item in words_.items[last + 1 : first]]
    if between[0] in ("(", "["):
        closing = ")" if between[0] == "(" else "]"
        if closing not in between:
            # "Ana (Ortiz)", but "Ana Ortiz (Spain)"
            return len(between) == 1 and not words_.items[first].form.is_place
        between = between[between.index(closing) + 1 :]
    elif len(between) > 2 and between[0] == "," and between[1].isdigit():
        between = between[2:]
    elif between[0].isdigit():
        between = between[1:]
        if between and between[0] == ")":
            between = between[1:]
    return between in ([","], ["and"], [",", "and"], ["&"], ["or"], [";"])


def _note_list(chain: Sequence[Candidate], result: dict[int, InList]) -> None:
    if len(chain) < 2:
        return
    kinds = [_listed_kind(one) for one in chain]
    counts = Counter(kinds)
    for one, kind in zip(chain, kinds, strict=True):
        others = counts.copy()
        others[kind] -= 1
        best = max(("person", "other", "unclear"), key=lambda what: others[what])
        told = best if len(chain) < _LONG_LIST else f"{best}, long"
        result[one.name.start] = InList(told, chain[0])


def _listed_kind(one: Candidate) -> str:
    forms = [item.form for item in one.core]
    first = word_class(forms[0])
    if one.name.is_titled:
        return "person"
    kinds = {word_class(form) for form in forms}
    if kinds & {"body", "thing", "place", "country", "town", "acronym", "people", "no name"}:
        return "other"
    if len(forms) > 1 and first.startswith(("given", "initial")):
        return "person"
    return "unclear"
