"""Read a text once: the people, descriptions and pronouns in it, and what stands next to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from attrs import evolve, frozen

from quotetrack.lexicon.words import words
from quotetrack.model import Mention, MentionKind, Span
from quotetrack.names.parse import PersonName, Sex, parse_name
from quotetrack.people.bodies import find_bodies
from quotetrack.people.capitals import find_runs
from quotetrack.people.descriptions import (
    Description,
    find_descriptions,
    is_relative_of_possessor,
    role_before,
    roles_after,
)
from quotetrack.people.name_evidence import SPEECH, NameFound
from quotetrack.people.names_in_text import person_names, plural_relatives
from quotetrack.people.offices import description_start, office_start
from quotetrack.people.roles import FORMER, Role, role_in
from quotetrack.people.tokens import Word, Words, split_words

_PRONOUNS: Final = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m", "hers": "f",
             "himself": "m", "herself": "f"}  # fmt: skip
_GOVERNING: Final = words(
    "of in with to for by at from on about against between like than toward towards"
)
_BEFORE_INVERTED: Final = words("was were is stood sat came lay")
_SUBJECTS: Final = ("he", "she")


@frozen
class Found:
    """A mention with what the text around it tells.

    `first` and `last` are word indices. `bare` is the span of the name alone, without the role,
    and `titled` that of the name with the titles and offices that are written with capitals.
    `after` is the index of the word behind it. `is_subject` guesses whether a clause is about it.
    """

    mention: Mention
    first: int
    last: int
    sentence: int
    line: int
    name: PersonName | None = None
    bare: Span | None = None
    titled: Span | None = None
    roles: tuple[Role, ...] = ()
    sex: Sex | None = None
    determiner: str = ""
    quoted: bool = False
    body: bool = True
    is_subject: bool = False
    possessive: bool = False


@frozen
class Scan:
    """What one reading of a text found, by offset. The links hold indices into `found`."""

    words: Words
    found: tuple[Found, ...]
    same: tuple[tuple[int, int], ...]
    apart: tuple[tuple[int, int], ...]


@lru_cache(maxsize=8)
def scan_text(text: str, quoted: tuple[Span, ...], known: tuple[str, ...] = ()) -> Scan:
    """Read `text` and return the mentions in it, tied where the text itself ties them.

    `quoted` are the quoted stretches, without their marks. `known` are names of people that are
    known to be such from elsewhere, for example because they are the source of a quotation.
    """
    words_ = split_words(text, quoted)
    runs = find_runs(words_)
    names = person_names(words_, runs, known)
    name_starts = {name.first: name.last for name in names}
    found = [_found_name(words_, name, name_starts) for name in names]
    descriptions = find_descriptions(words_, name_starts)
    taken = {index for item in found for index in range(item.first, item.last + 1)}
    found += [
        _found_description(words_, description)
        for description in descriptions
        if description.head not in taken
    ]
    taken |= {index for item in found for index in range(item.first, item.last + 1)}
    found += _pronouns(words_)
    bodies_in = [run for run in runs if words_.items[run.first].zone != "headline"]
    for first, last in find_bodies(words_, bodies_in, taken):
        found.append(_make(words_, first, last, "organisation"))
    found.sort(key=lambda item: (item.mention.start, -item.mention.end))
    same, apart = _links(words_, found, descriptions)
    return Scan(words_, tuple(found), tuple(same), tuple(apart))


def _make(words_: Words, first: int, last: int, kind: MentionKind) -> Found:
    items = words_.items
    span = Span(items[first].start, items[last].end)
    return Found(
        mention=Mention(span, words_.text[span.start : span.end], kind),
        first=first,
        last=last,
        sentence=items[first].sentence,
        line=items[first].line,
        quoted=items[first].quoted,
        body=items[first].zone == "body",
        is_subject=is_subject(words_, first, last),
        possessive=items[last].possessive,
    )


def _found_name(words_: Words, name: NameFound, name_starts: dict[int, int]) -> Found:
    items = words_.items
    start, role = role_before(words_, name.first)
    roles: list[Role] = [role] if role is not None else []
    titles = items[name.first : name.start]
    run_start = name.first if name.begin < 0 else name.begin
    if titles:
        title_role = _title_role(words_, run_start, name.start)
        if title_role is not None:
            if run_start > 0 and items[run_start - 1].lower in FORMER:
                title_role = evolve(title_role, former=True)
            roles.append(title_role)
            start = min(start, run_start)
    office = office_start(words_, name.first)
    start = min(start, office)
    if start == office < name.start:
        start = description_start(words_, start)
    if name.first > 1 and items[name.first - 1].lower in ("elder", "younger"):
        start = name.first - (2 if items[name.first - 2].lower == "the" else 1)
    roles += roles_after(words_, name.last, name_starts)
    bare = Span(items[name.start].start, items[name.last].end)
    # Offices and callings before a name ("Driver Bo Lind") are no part of it.
    parsed = parse_name(bare.of(words_.text))
    if titles:
        parsed = evolve(parsed, titles=tuple(item.text for item in titles) + parsed.titles)
    found = _make(words_, start, name.last, "title_name" if start < name.start else "name")
    sex = parsed.sex or next(
        (role.sex for role in roles if role.sex and not role.is_relative), None
    )
    titled = Span(items[min(office, run_start)].start, items[name.last].end)
    return evolve(found, name=parsed, bare=bare, titled=titled, roles=tuple(roles), sex=sex)


_TITLE_ROLES: Final = {
    "sen.": "senator", "sen": "senator", "rep.": "representative", "rep": "representative",
    "gov.": "governor", "gov": "governor", "gen.": "general", "gen": "general", "col.": "colonel",
    "capt.": "captain", "sgt.": "sergeant", "prof.": "professor", "prof": "professor",
    "dr.": "doctor", "dr": "doctor", "rev.": "pastor", "lt.": "lieutenant", "adm.": "admiral",
    "amb.": "ambassador", "cmdr.": "commander",
}  # fmt: skip


def _title_role(words_: Words, first: int, start: int) -> Role | None:
    """Return the role in capitalised words before a name ("Senate Majority Leader")."""
    items = words_.items[first:start]
    texts = [_TITLE_ROLES.get(item.lower, item.text) for item in items]
    return role_in(tuple(texts), tuple([at for at, item in enumerate(items) if item.possessive]))


def _found_description(words_: Words, description: Description) -> Found:
    first = description.first
    found = _make(words_, first, description.last, "nominal")
    return evolve(
        found,
        roles=(description.role,),
        sex=description.role.sex,
        determiner=description.determiner,
        possessive=words_.items[description.head].possessive,
    )


def _pronouns(words_: Words) -> list[Found]:
    found: list[Found] = []
    for index, item in enumerate(words_.items):
        sex = _PRONOUNS.get(item.lower)
        if sex is None or item.quoted or item.zone == "credit":
            continue
        pronoun = _make(words_, index, index, "pronoun")
        found.append(
            evolve(
                pronoun,
                sex="m" if sex == "m" else "f",
                is_subject=item.lower in _SUBJECTS,
                possessive=item.lower in ("his", "hers"),
            )
        )
    return found


def is_subject(words_: Words, first: int, last: int) -> bool:
    """Guess whether a mention is the subject of a clause: it opens one, or a verb follows."""
    items = words_.items
    if items[last].possessive:
        return False
    before = items[first - 1] if first else None
    if before is None or items[first].opens_sentence or before.sentence != items[first].sentence:
        return True
    after = items[last + 1] if last + 1 < len(items) else None
    if before.lower in _GOVERNING:
        return False
    if before.lower in _BEFORE_INVERTED:
        # "Among the guests was Ana Ortiz, …"
        return True
    if after is not None and after.form.opens_small:
        return any(letter in after.form.classes for letter in "vx")
    return after is not None and after.text == "," and before.text in (",", "”", '"')


def _links(
    words_: Words, found: list[Found], descriptions: Sequence[Description]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the pairs of mentions that the text itself makes one person, or keeps apart."""
    items = words_.items
    by_first = {item.first: index for index, item in enumerate(found) if item.name is not None}
    by_last: dict[int, list[int]] = defaultdict(list)
    for index, item in enumerate(found):
        if item.name is not None:
            by_last[item.last].append(index)
    position = {(item.first, item.last): index for index, item in enumerate(found)}
    same: list[tuple[int, int]] = []
    apart: list[tuple[int, int]] = []
    for description in descriptions:
        here = position.get((description.first, description.last))
        if here is None or found[here].name is not None:
            continue
        named: int | None = None
        after = description.last + 1
        if after + 1 < len(items) and items[after].text == "," and after + 1 in by_first:
            candidate = by_first[after + 1]
            if (
                _closes_apposition(words_, found[candidate].last)
                and not items[description.head].possessive
            ):
                named = candidate
        before = description.first - (2 if description.possessor >= 0 else 1)
        if description.possessor >= 0:
            owner_start = description.possessor
            owner = by_last.get(description.possessor, [])
            if owner:
                owner_start = found[owner[0]].first
            before = owner_start - 1
        if (
            named is None
            and before >= 1
            and items[before].text == ","
            and not items[description.head].possessive
            and not _speaks(items, after)
        ):
            for candidate in by_last.get(before - 1, []):
                named = candidate
        if named is not None:
            same.append((here, named))
        if is_relative_of_possessor(description):
            owners = by_last.get(description.possessor, []) if description.possessor >= 0 else []
            for owner_index in owners:
                apart.append((owner_index, here))
                if named is not None:
                    apart.append((owner_index, named))
    for index, item in enumerate(found):
        if item.name is None or item.name.is_full or item.name.titles:
            continue
        relatives = plural_relatives(words_, item.first)
        if relatives > 0:
            apart += [(owner, index) for owner in by_last.get(relatives - 1, [])]
    return same, apart


def _speaks(items: Sequence[Word], index: int) -> bool:
    """Return whether a description is the subject of what follows: "…, the president said"."""
    return index < len(items) and items[index].lower in SPEECH


def _closes_apposition(words_: Words, last: int) -> bool:
    """Return whether a mark stands behind a name that may be an appositive."""
    items = words_.items
    if items[last].possessive:
        return True
    if last + 1 >= len(items):
        return True
    after = items[last + 1]
    return after.text in ".,;:)–—―" or after.line != items[last].line or after.text == "("
