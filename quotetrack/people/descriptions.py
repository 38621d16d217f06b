"""Find descriptions of people in a text, and tie them to names that stand next to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from attrs import evolve, frozen

from quotetrack.lexicon.organisations import ORGANISATION_WORDS
from quotetrack.lexicon.people import RELATIVE_NOUNS, ROLE_MODIFIERS
from quotetrack.lexicon.places import DEMONYMS, PLACES
from quotetrack.lexicon.word_classes import is_known_form, word_classes
from quotetrack.lexicon.words import words
from quotetrack.people.roles import (
    ARTICLES,
    FORMER,
    POSSESSIVES,
    Role,
    is_modifier,
    is_person_noun,
    role_of,
    roles_in_apposition,
)
from quotetrack.people.tokens import Word, Words

Determiner = Literal["definite", "indefinite", "possessive", "none"]

_LONGEST_DESCRIPTION: Final = 9
_LONGEST_APPOSITIVE: Final = 18
_BEFORE_APPOSITIVE: Final = words("now then also once currently himself herself both")
_APPOSITIVE_END: Final = frozenset(',.;:()–—―[]"“”!?…')
_SAYS: Final = words("said says replied answered added asked told insisted")
_NUMBERS: Final = words(
    "two three four five six several many some few most all both other these those"
)


@frozen
class Description:
    """A description of one person, by word indices, `last` inclusive: "the former mayor".

    `head` is the index of the noun. `determiner` tells whether it speaks of somebody known.
    `possessor` is the index of the word that possesses it ("Mr Park's father"), or -1.
    """

    first: int
    last: int
    head: int
    determiner: Determiner
    role: Role
    possessor: int = -1


def find_descriptions(words_: Words, name_starts: Mapping[int, int]) -> list[Description]:
    """Return the descriptions of single people outside headlines, from left to right.

    `name_starts` maps the first word of each name found, titles included, to its last word. A
    description directly before a name belongs to that name and is left out.
    """
    found: list[Description] = []
    items = words_.items
    index = 0
    while index < len(items):
        item = items[index]
        if _is_bare_office(words_, index, name_starts):
            office = _bare_office(words_, index)
            if office is not None:
                found.append(office)
                index = office.last + 1
                continue
        determiner = _determiner(words_, index)
        if determiner is None or item.zone in ("credit", "capitals"):
            index += 1
            continue
        description = _description_at(words_, index, determiner, name_starts)
        if description is None:
            index += 1
            continue
        found.append(description)
        # "the mayor's son" holds two descriptions: what owns one is one itself.
        index = description.head + (0 if items[description.head].possessive else 1)
    return found


def _is_bare_office(words_: Words, index: int, name_starts: Mapping[int, int]) -> bool:
    """Return whether an office with a capital and no article stands here: "Director of the …"."""
    item = words_.items[index]
    if not (item.is_capitalised and is_person_noun(item.lower)) or item.possessive:
        return False
    if item.zone != "body" or index in name_starts or index + 2 >= len(words_.items):
        return False
    if words_.items[index + 1].lower not in ("of", "for") or not words_.joined(index):
        return False
    return index == 0 or words_.items[index - 1].lower not in ARTICLES | POSSESSIVES


def _bare_office(words_: Words, index: int) -> Description | None:
    last = _with_complement(words_, index)
    role = role_of(list(words_.items[index : last + 1]))
    if role is None or last == index:
        return None
    return Description(index, last, index, "none", role)


def _determiner(words_: Words, index: int) -> Determiner | None:
    item = words_.items[index]
    if item.lower in ("the", "that", "this"):
        return "definite"
    if item.lower in ("a", "an"):
        return "indefinite"
    if item.lower in POSSESSIVES or item.possessive:
        return "possessive"
    return None


def _description_at(
    words_: Words, index: int, determiner: Determiner, name_starts: Mapping[int, int]
) -> Description | None:
    items = words_.items
    head = -1
    position = index + 1
    while position < len(items) and position - index <= _LONGEST_DESCRIPTION:
        if not _adjoins(words_, position - 1) or position in name_starts:
            break
        if is_person_noun(items[position].lower) and not items[position].possessive:
            head = position
        elif is_person_noun(items[position].lower) and items[position].possessive:
            # "the president's spokesman": the possessor is itself a description.
            head = position
            break
        elif head < 0 and _is_participle(items[position]):
            pass  # "the exiled leader"
        elif not is_modifier(words_, position) and not _is_of_a_name(words_, position):
            break
        position += 1
    if head < 0:
        return None
    following = head + 1
    if following in name_starts and _adjoins(words_, head):
        return None
    if following < len(items) and _adjoins(words_, head):
        after = items[following]
        if after.lower.endswith("s") and is_person_noun(after.lower[:-1]):
            return None
        if after.text[0].islower() and not items[head].possessive:
            classes = word_classes(after.lower)
            if classes == "n" and after.lower not in ("campaign",):
                return None  # "the president election": the noun goes on
    last = _with_complement(words_, head)
    inside = list(items[index + 1 : last + 1])
    if items[head].possessive:
        inside[head - index - 1] = evolve(items[head], possessive=False)
    role = role_of(inside)
    if role is None:
        return None
    possessor = index if determiner == "possessive" and items[index].possessive else -1
    first = index
    if possessor >= 0:
        first = index + 1
    return Description(first, last, head, determiner, role, possessor)


def _is_participle(item: Word) -> bool:
    return item.lower.endswith("ed") and "e" in word_classes(item.lower) and item.text.islower()


def _is_of_a_name(words_: Words, index: int) -> bool:
    """Return whether "of" stands inside a name: "a Ministry of Defence source"."""
    items = words_.items
    if items[index].lower != "of" or index + 1 >= len(items):
        return False
    before, after = items[index - 1], items[index + 1]
    return (
        before.is_capitalised
        and after.is_capitalised
        and before.lower in ORGANISATION_WORDS
        and not is_person_noun(before.lower)
    )


def _adjoins(words_: Words, index: int) -> bool:
    """Return whether only white space, or the possessive ending, parts a word and the next."""
    if words_.items[index].possessive:
        return words_.gap(index).lstrip("'’sS") in (" ", "\u00a0")
    return words_.joined(index)


def _with_complement(words_: Words, head: int) -> int:
    """Return the last word of a description with its "of …" or "for …" of capitalised words."""
    items = words_.items
    if items[head].possessive:
        return head
    position = head + 1
    if position + 1 >= len(items) or items[position].lower not in ("of", "for", "at", "from"):
        return head
    start = position + 1
    if items[start].lower == "the" and start + 1 < len(items):
        start += 1
    last = head
    position = start
    while position < len(items) and position - start < 6 and words_.joined(position - 1):
        item = items[position]
        if not item.is_word or not (
            item.is_capitalised or item.lower in ("state", "defence", "defense", "staff", "and")
        ):
            break
        if item.lower == "and" and not items[min(position + 1, len(items) - 1)].is_capitalised:
            break
        last = position
        if item.possessive:
            return head
        position += 1
    return head if items[last].lower == "and" else last


def role_before(words_: Words, first: int) -> tuple[int, Role | None]:
    """Return where the description directly before a name begins, and the role that it names.

    `first` is the index of the first word of the name or of its title. "US president", "then
    secretary of state", "spokesman"; the start is `first` itself where nothing stands there.
    """
    items = words_.items
    if first == 0 or not words_.joined(first - 1):
        return first, None
    head = first - 1
    if not (is_person_noun(items[head].lower) and items[head].text[0].islower()):
        head = _head_before_complement(words_, head)
        if head < 0:
            return first, None
    if items[head].possessive:
        return first, None
    start = head
    while start > 0 and first - start < 12:
        before = items[start - 1]
        if not words_.joined(start - 1) or before.possessive or not is_modifier(words_, start - 1):
            break
        if before.lower in ("then", "now", "when", "as", "with", "while"):
            break
        is_part = (
            before.text in DEMONYMS
            or f"{before.text} {items[start].text}" in DEMONYMS
            or before.text in PLACES
            or before.lower in ROLE_MODIFIERS
            or before.lower in ORGANISATION_WORDS
            or is_person_noun(before.lower)
        )
        is_name = before.is_capitalised and not is_known_form(before.lower) and start < first - 1
        if before.opens_sentence and not (is_part or is_name):
            break
        start -= 1
    role = role_of(list(items[start:first]))
    if role is None:
        return first, None
    if start > 0 and items[start - 1].lower in FORMER:
        role = Role(role.head, role.qualifiers, role.country, former=True)
    return start, role


def _head_before_complement(words_: Words, index: int) -> int:
    """Return the noun in "secretary of state NAME", where `index` is the word before the name."""
    items = words_.items
    position = index
    while position > 0 and index - position < 5 and words_.joined(position - 1):
        if items[position].lower == "of":
            before = items[position - 1]
            if is_person_noun(before.lower) and not before.possessive:
                return position - 1
            return -1
        if not (items[position].is_word and not items[position].possessive):
            return -1
        if items[position].text[0].islower() and items[position].lower not in (
            "state", "defence", "defense", "staff", "the", "homeland", "security", "and", "foreign",
            "affairs", "health", "education", "labour", "labor", "commerce", "justice", "trade",
        ):  # fmt: skip
            return -1
        position -= 1
    return -1


def roles_after(words_: Words, last: int, name_starts: Mapping[int, int]) -> tuple[Role, ...]:
    """Return the roles that stand behind a name: ", director of the agency", ", who is a judge".

    `last` is the index of the last word of the name.
    """
    items = words_.items
    if items[last].possessive:
        return ()
    position = last + 1
    if position < len(items) and items[position].text == "(":
        closing = next(
            (at for at in range(position, min(position + 9, len(items))) if items[at].text == ")"),
            -1,
        )
        if closing < 0:
            return ()
        position = closing + 1
    if position >= len(items) or items[position].line != items[last].line:
        return ()
    if items[position].lower in ("is", "was", "became"):
        return _copula_roles(words_, position, name_starts)
    if items[position].text != ",":
        return ()
    start = position + 1
    if start < len(items) and items[start].lower in _BEFORE_APPOSITIVE:
        start += 1
    if start + 1 < len(items) and items[start].lower == "who":
        if items[start + 1].lower in ("is", "was", "became"):
            return _copula_roles(words_, start + 1, name_starts)
        return ()
    end = start
    while (
        end < len(items)
        and end - start < _LONGEST_APPOSITIVE
        and items[end].text not in _APPOSITIVE_END
        and items[end].line == items[last].line
    ):
        end += 1
    if end == start or not _opens_appositive(words_, start):
        return ()
    roles = roles_in_apposition(words_, start, end - 1)
    if not roles or _runs_into_name(words_, start, end, name_starts):
        return ()
    if _head_says(words_, start, end):
        return ()
    if end + 1 in name_starts and items[end].text == "," and _opens_question(words_, last):
        return ()  # "Asked about Mr Hale, the mayor, Ana Ortiz, smiled": she is the mayor
    head = next(
        (at for at in range(start, end) if items[at].lower.removeprefix("ex-") == roles[0].head),
        end,
    )
    if any(_is_finite_verb(words_, at) for at in range(start, head)):
        return ()
    return tuple(roles)


def _head_says(words_: Words, start: int, end: int) -> bool:
    """Return whether what stands behind a name and a comma speaks: "…, the president said"."""
    items = words_.items
    for index in range(start, end - 1):
        if is_person_noun(items[index].lower) and items[index + 1].lower in _SAYS:
            return items[start].lower == "the"
    return False


def _opens_question(words_: Words, index: int) -> bool:
    """Return whether the sentence around a word opens with a question put to somebody."""
    items = words_.items
    start = index
    while start > 0 and index - start < 30 and items[start - 1].sentence == items[index].sentence:
        start -= 1
    return items[start].lower in ("asked", "pressed", "questioned", "challenged", "quizzed")


def _opens_appositive(words_: Words, index: int) -> bool:
    item = words_.items[index]
    lower = item.lower
    return (
        lower in ARTICLES
        or lower in POSSESSIVES
        or item.possessive
        or lower in ROLE_MODIFIERS
        or lower in FORMER
        or is_person_noun(lower)
        or item.text in DEMONYMS
        or item.is_capitalised
        or lower in ("one", "incoming")
        or word_classes(lower)[:1] in ("j", "n")
    ) and lower not in _NUMBERS


def _runs_into_name(words_: Words, start: int, end: int, names: Mapping[int, int]) -> bool:
    """Return whether the first description names somebody else: "A, President B, and C"."""
    items = words_.items
    for index in range(start, end):
        if index in names and not items[names[index]].possessive:
            before = items[index - 1]
            return bool(
                index == start or is_person_noun(before.lower) or before.lower in ROLE_MODIFIERS
            )
        if items[index].lower in ("of", "for", "at", "in", "who"):
            return False
    return False


def _is_finite_verb(words_: Words, index: int) -> bool:
    item = words_.items[index]
    return item.text[0].islower() and word_classes(item.lower)[:1] in ("v", "x")


def _copula_roles(words_: Words, verb: int, names: Mapping[int, int]) -> tuple[Role, ...]:
    items = words_.items
    start = verb + 1
    if start >= len(items) or items[start].lower not in ARTICLES | {"his", "her"}:
        return ()
    end = start
    while end < len(items) and end - start < 10 and items[end].text not in _APPOSITIVE_END:
        end += 1
    role = role_of(list(items[start:end]))
    if role is None or _runs_into_name(words_, start, end, names):
        return ()
    return (role,)


def is_relative_of_possessor(description: Description) -> bool:
    """Return whether a description names somebody by a relative: "Mr Park's father"."""
    return description.role.head in RELATIVE_NOUNS and description.determiner == "possessive"
