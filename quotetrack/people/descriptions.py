"""Find descriptions of people in a text, and tie them to names that stand next to them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from quotetrack.lexicon.cues import ASKED, FORMS_OF_SAYING
from quotetrack.lexicon.forms import Determiner, form_of, is_age
from quotetrack.lexicon.function_words import ARTICLES, POSSESSIVES
from quotetrack.lexicon.organisations import ORGANISATION_WORDS
from quotetrack.lexicon.people import RELATIVE_NOUNS, ROLE_MODIFIERS
from quotetrack.lexicon.places import DEMONYMS, STATES_BY_ABBREVIATION, US_STATES
from quotetrack.lexicon.roles import FORMER
from quotetrack.lexicon.words import word_list, words
from quotetrack.people.roles import (
    Role,
    counts_children,
    is_modifier,
    role_in,
    role_of,
    role_of_native,
    roles_in_apposition,
    words_that_play,
)
from quotetrack.people.tokens import Words
from quotetrack.reading import Token, comma_joins_adjectives

_LONGEST_DESCRIPTION: Final = 9
_LONGEST_CUT: Final = 5
_PARTIES: Final = {"R": "republican", "D": "democrat"}
_LONGEST_APPOSITIVE: Final = 18
_TURNING: Final = words("turned turns")
_BEFORE_AGES: Final = words("aged now still")
_BEHIND_AGES: Final = words(", . ; and but or when in on next last this today")
_COPULAS: Final = words("is was became")
_PAST_BEING: Final = words("has had")
#: What somebody does "as a teacher" tells a calling, and so does what takes years.
_SERVING: Final = words("serves served trained works worked")
_SPENDING: Final = words("spends spent")
_OPENING_TELLING: Final = _COPULAS | _PAST_BEING | _SERVING | _SPENDING | {"used"}
_LONGEST_SPENT: Final = 5  # words
_LONGEST_TELLING: Final = 7  # words
_BEFORE_APPOSITIVE: Final = words("now then also once currently himself herself both")
_APPOSITIVE_END: Final = frozenset(',.;:()–—―[]"“”!?…')
_ARTICLES_AND_POSSESSIVES: Final = ARTICLES | POSSESSIVES
_ARTICLES_AND_OWN: Final = ARTICLES | {"his", "her"}

_NUMBERS: Final = word_list("people", "numbers")


class Description(NamedTuple):
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
    done = -1
    natives = {
        at: native for at in words_.determiners if (native := _native_at(words_, at)) is not None
    }
    for index in _openings(words_, natives):
        if index <= done:
            continue
        item = items[index]
        determiner = item.form.determiner
        if item.lower == "that" and items[index + 1].form.determiner != "none":
            continue  # "a speech that one guest called “odd”"
        if determiner == "none" and not item.possessive:
            if _has_lost_article(words_, index):
                cut = _description_at(words_, index - 1, "definite", name_starts)
                if cut is not None:
                    found.append(cut._replace(first=index))
                    done = cut.head
            elif _is_bare_office(words_, index, name_starts):
                office = _bare_office(words_, index)
                if office is not None:
                    found.append(office)
                    done = office.last
            continue
        if item.zone in ("credit", "capitals"):
            continue
        description = natives.get(index) or _description_at(
            words_, index, "possessive" if determiner == "none" else determiner, name_starts
        )
        if description is not None:
            found.append(description)
            # "the mayor's son" holds two descriptions: what owns one is one itself.
            done = description.head - (1 if items[description.head].possessive else 0)
    return found


def _openings(words_: Words, natives: Collection[int]) -> list[int]:
    """Return the words that may open a description: determiners before nouns, and offices.

    `natives` are those that open one of somebody from a place.
    """
    persons = words_.persons
    openings = {at for at in persons if words_.items[at].form.is_capitalised}
    openings.update(natives)
    following = 0
    for at in words_.determiners:
        while following < len(persons) and persons[following] <= at:
            following += 1
        if following == len(persons):
            break
        if persons[following] - at <= _LONGEST_DESCRIPTION:
            openings.add(at)
    cut = (at for at in persons for at in [_start_of_line(words_, at)] if at >= 0)
    openings.update(at for at in cut if _has_lost_article(words_, at))
    return sorted(openings)


def _start_of_line(words_: Words, index: int) -> int:
    """Return the first word of the line that a word stands near the beginning of, or -1."""
    items = words_.items
    for at in range(index, max(-1, index - _LONGEST_CUT), -1):
        if at == 0 or items[at - 1].paragraph != items[at].paragraph:
            return at
    return -1


def _native_at(words_: Words, index: int) -> Description | None:
    """Return the description of one of a people that tells what that person did, or None.

    "The Croat, 19, has won", "The South Korean lost": of "the Italian plans" it is none.
    """
    items = words_.items
    if items[index].lower != "the" or not _is_capital(items, index + 1):
        return None
    for last in (index + 2, index + 1):
        if last + 1 >= len(items) or items[last].possessive or not words_.joined(last - 1):
            continue
        role = role_of_native(items[index : last + 1])
        if role is not None:
            is_told_of = _goes_on_about_one(items, last + 1)
            return Description(index, last, last, "definite", role) if is_told_of else None
    return None


def _is_capital(items: Sequence[Token], index: int) -> bool:
    return index < len(items) and items[index].form.is_capitalised


def _goes_on_about_one(items: Sequence[Token], index: int) -> bool:
    """Return whether a verb, "who" or an age between commas goes on about one person."""
    if items[index].text == ",":
        is_who = index + 1 < len(items) and items[index + 1].lower == "who"
        return is_who or _age_at(items, index + 1) is not None
    form = items[index].form
    return form.lower == "who" or (form.opens_small and form.is_finite_verb)


def _has_lost_article(words_: Words, index: int) -> bool:
    """Return whether a line begins behind its article: "former star is …", "39-year-old will …"."""
    items = words_.items
    if index > 0 and items[index - 1].paragraph == items[index].paragraph:
        return False
    return is_age(items[index].lower) or is_bare_speaker(words_, index)


def is_bare_speaker(words_: Words, first: int) -> bool:
    """Return whether a line begins with an office or calling that speaks: "Labour leader said".

    Without an article, which it has lost, or never had, it means somebody known.
    """
    items = words_.items
    if items[first].quoted or items[first].zone != "body" or not items[first].form.is_capitalised:
        return False
    for at in range(first, min(first + _LONGEST_CUT, len(items) - 1)):
        form = items[at].form
        if form.determiner != "none" or form.is_function_word or items[at].possessive:
            return False
        if form.is_person_noun and items[at + 1].lower in FORMS_OF_SAYING:
            return (form.opens_small or form.is_all_capitals) and words_.joined(at)
        if not (form.is_capitalised or form.is_modifier) or not words_.joined(at):
            return False
    return False


def _is_bare_office(words_: Words, index: int, name_starts: Mapping[int, int]) -> bool:
    """Return whether a noun with a capital is an office without an article: "Director of the …"."""
    items = words_.items
    if items[index].zone != "body" or index in name_starts or index + 2 >= len(items):
        return False
    if items[index + 1].lower not in ("of", "for") or not words_.joined(index):
        return False
    return index == 0 or items[index - 1].lower not in _ARTICLES_AND_POSSESSIVES


def _bare_office(words_: Words, index: int) -> Description | None:
    last = _with_complement(words_, index)
    role = role_of(words_.items[index : last + 1])
    if role is None or last == index:
        return None
    return Description(index, last, index, "none", role)


def _description_at(
    words_: Words, index: int, determiner: Determiner, name_starts: Mapping[int, int]
) -> Description | None:
    items = words_.items
    following = items[index + 1] if index + 1 < len(items) else None
    opens_line = following is not None and following.paragraph != items[index].paragraph
    if not opens_line and not _adjoins(words_, index):
        return None
    head = _head_behind(words_, index, name_starts)
    if head < 0 or not _ends_with(words_, head, name_starts):
        return None
    last = _with_complement(words_, head)
    inside = items[index + 1 : last + 1]
    role = role_in(
        tuple([item.text for item in inside]),
        tuple([at for at, item in enumerate(inside, index + 1) if item.possessive and at != head]),
    )
    if role is None:
        return None
    possessor = index if determiner == "possessive" and items[index].possessive else -1
    first = index
    if possessor >= 0:
        first = index + 1
    return Description(first, last, head, determiner, role, possessor)


def _head_behind(words_: Words, index: int, name_starts: Mapping[int, int]) -> int:
    """Return the noun for a person that the determiner at `index` opens a phrase of, or -1."""
    items = words_.items
    head = -1
    for position in range(index + 1, min(index + 1 + _LONGEST_DESCRIPTION, len(items))):
        item = items[position]
        if item.text == "," and comma_joins_adjectives(items, index, position):
            head = -1
            continue
        is_apart = position > index + 1 and not _adjoins(words_, position - 1)
        if position in name_starts or is_apart or item.paragraph != items[index + 1].paragraph:
            break
        if item.form.is_person_noun:
            head = position
            if item.possessive:
                break  # "the president's spokesman": the possessor is itself a description
        elif head < 0 and _is_participle(item):
            continue  # "the exiled leader"
        elif head < 0 and _is_adverb_before_participle(items, position):
            continue  # "its recently sacked minister"
        elif not is_modifier(item) and not _is_of_a_name(words_, position):
            break
    return head


def _ends_with(words_: Words, head: int, name_starts: Mapping[int, int]) -> bool:
    """Return whether a phrase about somebody ends with the noun `head`, and does not go on."""
    items = words_.items
    following = head + 1
    if following >= len(items) or not _adjoins(words_, head):
        return True
    after = items[following].form
    if following in name_starts:
        return False
    if after.lower.endswith("s") and form_of(after.lower[:-1]).is_person_noun:
        return False
    if not after.opens_small or items[head].possessive:
        return not opens_name_of_body(items, head)
    return after.classes != "n" or after.lower == "campaign"  # "the president election"


def opens_name_of_body(items: Sequence[Token], at: int) -> bool:
    """Return whether a noun for a person stands in the name of a body: "Justice Department".

    So it does in "Lake County Sheriff's Office".
    """
    if at + 1 >= len(items):
        return False
    after = items[at + 1]
    return (
        items[at].form.is_capitalised
        and after.form.is_capitalised
        and after.lower in ORGANISATION_WORDS
    )


def _is_participle(item: Token) -> bool:
    return item.lower.endswith("ed") and "e" in item.form.classes and item.text.islower()


def _is_adverb_before_participle(items: Sequence[Token], at: int) -> bool:
    return items[at].lower.endswith("ly") and at + 1 < len(items) and _is_participle(items[at + 1])


def _is_of_a_name(words_: Words, index: int) -> bool:
    """Return whether "of" stands inside a name: "a Ministry of Defence source"."""
    items = words_.items
    if items[index].lower != "of" or index + 1 >= len(items):
        return False
    before, after = items[index - 1], items[index + 1]
    return (
        before.form.is_capitalised
        and after.form.is_capitalised
        and before.lower in ORGANISATION_WORDS
        and not before.form.is_person_noun
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
    if items[head].lower in RELATIVE_NOUNS and counts_children(
        [item.form for item in items[position : start + 2]]
    ):
        return start  # "the mother of two"
    if items[start].lower == "the" and start + 1 < len(items):
        start += 1
    last = head
    position = start
    while position < len(items) and position - start < 6 and words_.joined(position - 1):
        item = items[position]
        if not item.form.is_word or not (
            item.form.is_capitalised
            or item.lower in ("state", "defence", "defense", "staff", "and")
        ):
            break
        if item.lower == "and" and not items[min(position + 1, len(items) - 1)].form.is_capitalised:
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
    if not (items[head].form.is_person_noun and _is_no_name_before_name(items[head])):
        player = words_that_play(items[head - 1].form, items[head].form) if head else 0
        head = first - player if player else _head_before_complement(words_, head)
        if head < 0:
            return first, None
    if items[head].possessive:
        return first, None
    start = head
    while start > 0 and first - start < 12:
        before = items[start - 1]
        if not words_.joined(start - 1) or before.possessive or not is_modifier(before):
            break
        if before.lower in ("then", "now", "when", "as", "with", "while"):
            break
        is_part = (
            before.text in DEMONYMS
            or f"{before.text} {items[start].text}" in DEMONYMS
            or before.form.is_place
            or before.lower in ROLE_MODIFIERS
            or before.lower in ORGANISATION_WORDS
            or before.form.is_person_noun
        )
        is_name = before.form.is_capitalised and not before.form.is_known and start < first - 1
        if before.opens_sentence and not (is_part or is_name):
            break
        start -= 1
    role = role_of(items[start:first])
    if role is None:
        return first, None
    if start > 0 and items[start - 1].lower in FORMER:
        role = Role(role.head, role.qualifiers, role.country, former=True)
    return start, role


def _is_no_name_before_name(noun: Token) -> bool:
    """Return whether a noun is written small, or with a capital as the first of its sentence."""
    form = noun.form
    return (
        form.opens_small
        or is_age(form.lower)
        or (noun.opens_sentence and not (form.is_given or form.is_surname or form.is_all_capitals))
    )


def _head_before_complement(words_: Words, index: int) -> int:
    """Return the noun in "secretary of state NAME", where `index` is the word before the name."""
    items = words_.items
    position = index
    while position > 0 and index - position < 5 and words_.joined(position - 1):
        if items[position].lower == "of":
            if position == index:
                return -1  # "a cousin of Ana Orr" is not Ana Orr
            before = items[position - 1]
            if before.form.is_person_noun and not before.possessive:
                return position - 1
            return -1
        if not (items[position].form.is_word and not items[position].possessive):
            return -1
        if items[position].form.opens_small and items[position].lower not in (
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
    member = _member_of_party(items, last)
    if member is not None:
        return (member,)
    position = _behind_brackets(words_, last)
    if position < 0 or items[position].paragraph != items[last].paragraph:
        return ()
    if (told := _end_of_being(items, position)) >= 0:
        return _copula_roles(words_, told, name_starts)
    if items[position].text != ",":
        return ()
    start = position + 1
    if start < len(items) and items[start].lower in _BEFORE_AGES:
        start += 1
    aged = _age_at(items, start)
    if aged is not None:
        # "Ana Ortiz, 49, a teacher from Lund,", "Ana Ortiz, 49, was a teacher"
        told = end_of_telling_verb(items, start + 2)
        behind = (
            _roles_in_appositive(words_, last, start + 2, name_starts)
            if told < 0
            else _copula_roles(words_, told, name_starts)
        )
        return (*behind, aged) if items[start + 1].text == "," else (aged,)
    return _roles_in_appositive(words_, last, start, name_starts)


def _member_of_party(items: Sequence[Token], last: int) -> Role | None:
    """Return what party and state behind a name tell: "Ana Ortiz (D-Md.)", "Ana Ortiz, R-Iowa,"."""
    if last + 2 >= len(items) or items[last + 1].text not in ("(", ","):
        return None
    letter, joint, place = items[last + 2].text.partition("-")
    if not joint or letter not in _PARTIES:
        return None
    state = STATES_BY_ABBREVIATION.get(place, place if place in US_STATES else "")
    return Role(_PARTIES[letter], country=state)


def ages_behind(items: Sequence[Token], last: int) -> tuple[Role, ...]:
    """Return what an age behind a description tells: "The singer, 38, is calm"."""
    behind = last + 1 < len(items) and items[last + 1].text == ","
    aged = _age_at(items, last + 2) if behind else None
    return () if aged is None else (aged,)


def _age_at(items: Sequence[Token], index: int) -> Role | None:
    """Return what an age behind a name tells: "Ana Ortiz, 49,", "who is 49 and sings"."""
    if index + 1 >= len(items) or items[index + 1].lower not in _BEHIND_AGES:
        return None
    age = items[index].text
    return Role(f"{age}-year-old") if age.isdigit() and 0 < len(age) < 3 else None


def _roles_in_appositive(
    words_: Words, last: int, start: int, name_starts: Mapping[int, int]
) -> tuple[Role, ...]:
    """Return the roles that an appositive names which begins at `start`, behind a name's `last`."""
    items = words_.items
    if start < len(items) and items[start].lower in _BEFORE_APPOSITIVE:
        start += 1
    if start + 1 < len(items) and items[start].lower == "who":
        told = _end_of_being(items, start + 1)
        return _copula_roles(words_, told, name_starts) if told >= 0 else ()
    end = _end_of_appositive(words_, start, items[last].paragraph)
    if end == start or not _opens_appositive(words_, start):
        return ()
    roles = roles_in_apposition(words_, start, end - 1)
    if not roles or _runs_into_name(words_, start, end, name_starts):
        return ()
    if _head_says(words_, start, end) or _head_acts(words_, start, end, roles[0].head):
        return ()
    if end + 1 in name_starts and items[end].text == "," and _opens_question(words_, last):
        return ()  # "Asked about Mr Hale, the mayor, Ana Ortiz, smiled": she is the mayor
    return tuple(roles)


def _behind_brackets(words_: Words, last: int) -> int:
    """Return the index of what follows a name and brackets behind it, -1 where nothing can."""
    items = words_.items
    position = last + 1
    if items[last].possessive or position == len(items):
        return -1
    if items[position].text == "(":
        within = range(position, min(position + 9, len(items)))
        closing = next((at for at in within if items[at].text == ")"), -1)
        if closing < 0:
            return -1
        position = closing + 1
    return position if position < len(items) else -1


def _end_of_appositive(words_: Words, start: int, paragraph: int) -> int:
    """Return the index behind the last word that can belong to the appositive at `start`."""
    items = words_.items
    end = start
    while (
        end < len(items)
        and end - start < _LONGEST_APPOSITIVE
        and items[end].text not in _APPOSITIVE_END
        and items[end].paragraph == paragraph
    ):
        end += 1
    return end


def _head_acts(words_: Words, start: int, end: int, role: str) -> bool:
    """Return whether a finite verb stands before the noun of a role: it is no appositive."""
    for at in range(start, end):
        if words_.items[at].lower.removeprefix("ex-") == role:
            return False
        if _is_finite_verb(words_, at):
            return True
    return False


def _head_says(words_: Words, start: int, end: int) -> bool:
    """Return whether what stands behind a name and a comma speaks: "…, the president said"."""
    items = words_.items
    for index in range(start, end - 1):
        if items[index].form.is_person_noun and items[index + 1].lower in FORMS_OF_SAYING:
            return items[start].lower == "the"
    return False


def _opens_question(words_: Words, index: int) -> bool:
    """Return whether the sentence around a word opens with a question put to somebody."""
    return words_.items[words_.sentence_start(index)].lower in ASKED


def _opens_appositive(words_: Words, index: int) -> bool:
    item = words_.items[index]
    lower = item.lower
    return (
        lower in ARTICLES
        or lower in POSSESSIVES
        or item.possessive
        or lower in ROLE_MODIFIERS
        or lower in FORMER
        or item.form.is_person_noun
        or item.text in DEMONYMS
        or item.form.is_capitalised
        or lower in ("one", "incoming")
        or item.form.main_class in ("j", "n")
    ) and lower not in _NUMBERS


def _runs_into_name(words_: Words, start: int, end: int, names: Mapping[int, int]) -> bool:
    """Return whether the first description names somebody else: "A, President B, and C"."""
    items = words_.items
    for index in range(start, end):
        if index in names and not items[names[index]].possessive:
            before = items[index - 1]
            return bool(
                index == start or before.form.is_person_noun or before.lower in ROLE_MODIFIERS
            )
        if items[index].lower in ("of", "for", "at", "in", "who"):
            return False
    return False


def _is_finite_verb(words_: Words, index: int) -> bool:
    item = words_.items[index]
    return item.form.opens_small and item.form.main_class in ("v", "x")


def end_of_telling_verb(items: Sequence[Token], first: int) -> int:
    """Return the last word of a verb that tells what somebody is, -1 where none begins at `first`.

    "is", "had been", "used to be", "works as", "spent ten years as".
    """
    if first >= len(items) or items[first].lower not in _OPENING_TELLING:
        return -1
    window = [item.lower for item in items[first : first + _LONGEST_TELLING]]
    one, two, three = [*window, "", "", ""][:3]
    if one in _COPULAS:
        return first
    if (one in _PAST_BEING and two == "been") or (one in _SERVING and two == "as"):
        return first + 1
    if (one, two, three) == ("used", "to", "be"):
        return first + 2
    if one in _SPENDING and "as" in window[: _LONGEST_SPENT + 1] and "," not in window:
        return first + window.index("as")
    return -1


def _end_of_being(items: Sequence[Token], first: int) -> int:
    """Return the same also of a verb that tells an age alone: "turned 49"."""
    if first < len(items) and items[first].lower in _TURNING:
        return first
    return end_of_telling_verb(items, first)


def start_of_telling_verb(items: Sequence[Token], last: int) -> int:
    """Return the first word of the verb that tells what somebody is and ends at `last`, or -1."""
    return next(
        (
            first
            for first in range(last, max(-1, last - _LONGEST_TELLING), -1)
            if end_of_telling_verb(items, first) == last
        ),
        -1,
    )


def _copula_roles(words_: Words, verb: int, names: Mapping[int, int]) -> tuple[Role, ...]:
    items = words_.items
    start = verb + 1
    if (aged := _age_at(items, start)) is not None:
        return (aged,)
    if start >= len(items) or items[start].lower not in _ARTICLES_AND_OWN:
        return ()
    end = start
    while end < len(items) and end - start < 10 and items[end].text not in _APPOSITIVE_END:
        end += 1
    role = role_of(items[start:end])
    if role is None or _runs_into_name(words_, start, end, names):
        return ()
    return (role,)


def is_relative_of_possessor(description: Description) -> bool:
    """Return whether a description names somebody by a relative: "Mr Park's father"."""
    return description.role.head in RELATIVE_NOUNS and description.determiner == "possessive"
