"""Read a text once: the people, descriptions and pronouns in it, and what stands next to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from attrs import define, evolve

from quotetrack.lexicon.cues import FORMS_OF_SAYING
from quotetrack.lexicon.function_words import FIRST_AND_LAST, PRONOUNS
from quotetrack.lexicon.people import CALENDAR
from quotetrack.lexicon.roles import FORMER, TITLE_ROLES, sex_of_noun
from quotetrack.lexicon.word_classes import ADVERB, ING_FORM
from quotetrack.lexicon.words import word_list, words
from quotetrack.model import Mention, MentionKind, Span
from quotetrack.names.parse import PersonName, Sex, parse_name, with_titles
from quotetrack.people.bodies import find_bodies
from quotetrack.people.capitals import Run, find_runs
from quotetrack.people.deeds import party_beside, roles_shown
from quotetrack.people.descriptions import (
    Description,
    ages_behind,
    find_descriptions,
    is_relative_of_possessor,
    role_before,
    roles_after,
    start_of_telling_verb,
)
from quotetrack.people.judged_names import Judged, names_in_runs, odds_by_name
from quotetrack.people.name_found import NameFound
from quotetrack.people.names_in_text import person_names
from quotetrack.people.naming_words import OPENING_MARKS, gives_name, tells_name
from quotetrack.people.nations import nation_beside
from quotetrack.people.offices import description_start, office_start
from quotetrack.people.person_names import opens_with_given
from quotetrack.people.relatives_named import behind_years, plural_relatives
from quotetrack.people.roles import Role, role_in
from quotetrack.people.tokens import Words, words_of
from quotetrack.reading import Reading, Token, read_text

_GOVERNING: Final = word_list("people", "governing")
_WHEN: Final = word_list("people", "when")
_COPULAS: Final = words("is was")
_STATES: Final = _COPULAS | words("has had")
_PARTING: Final = frozenset(',.;:()“”"')
#: What closes an aside, by the mark that opens it: "Ana Ortiz - who is 60 - said".
_ASIDES: Final = {",": ",", "-": "-", "–": "–", "—": "—"}
_LONGEST_APART: Final = 18  # words
_BEFORE_INVERTED: Final = words("was were is stood sat came lay")
_MOST_ADVERBS: Final = 2
_OPENING: Final = words("but and yet so or meanwhile however also")
#: What opens the complement of a description: "the skipper of the old boat".
_COMPLEMENTS: Final = words("of from at in for on")
_LONGEST_COMPLEMENT: Final = 8  # words and marks
#: Styles that have an article: "the Rev. Bo Lind".
_STYLES: Final = words("Rev. Rev Reverend Hon. Hon Honourable Honorable Right Very Most Venerable")
_LONGEST_PARTY: Final = 3  # words
_BEFORE_NAME_BEHIND: Final = words("a an the now")
_IN_BODIES: Final = _COMPLEMENTS | {"the", "&"}
_WHO: Final = words("who whose")
_SPEAKING_FOR: Final = words("representing chairing heading leading")
_OWN: Final[Mapping[str, Sex]] = {"her": "f", "herself": "f", "his": "m", "himself": "m"}
_LONGEST_CLAUSE: Final = 10  # words
#: How many mentions may stand between a description and the name that its bearer gives.
_MOST_BETWEEN: Final = 4


@define(eq=False)
class Found:
    """A mention with what the text around it tells.

    `first` and `last` are word indices. `bare` is the span of the name alone, without the role,
    and `titled` that of the name with the titles and offices that are written with capitals.
    `is_subject` guesses whether a clause is about it; `opens_sentence` and `opens_line` tell
    that it is the first thing in one.
    """

    mention: Mention
    start: int
    end: int
    first: int
    last: int
    sentence: int
    line: int
    quoted: bool = False
    body: bool = True
    is_subject: bool = False
    possessive: bool = False
    opens_sentence: bool = False
    opens_line: bool = False
    name: PersonName | None = None
    bare: Span | None = None
    titled: Span | None = None
    roles: tuple[Role, ...] = ()
    sex: Sex | None = None
    determiner: str = ""
    nation: str = ""


@define(eq=False)
class Scan:
    """What one reading of a text found, by offset. The links hold indices into `found`.

    `runs` are the runs of capitalised words, `judged` what in them may be a name, and the odds;
    `names` are those that are taken for people's.
    """

    words: Words
    runs: Sequence[Run]
    judged: Sequence[Judged]
    names: Sequence[NameFound]
    found: tuple[Found, ...]
    same: tuple[tuple[int, int], ...]
    apart: tuple[tuple[int, int], ...]

    @cached_property
    def odds(self) -> dict[str, float]:
        """The odds that a name is a person's, by its key."""
        return odds_by_name(self.judged)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of people and bodies that the text itself shows, by offset."""
        return tuple(
            found.mention
            for found in self.found
            if found.mention.kind != "nominal" or found.determiner in ("definite", "possessive")
        )


def scan_text(text: str | Reading, quoted: Sequence[Span] = ()) -> Scan:
    """Read `text` and return the mentions in it, tied where the text itself ties them.

    `text` is one that has been normalised, or its reading. `quoted` are the quoted stretches,
    without their marks.
    """
    words_ = words_of(read_text(text) if isinstance(text, str) else text, quoted)
    runs = find_runs(words_)
    judged = names_in_runs(words_, runs)
    return _scan(words_, runs, judged, person_names(words_, runs, judged, ()))


def with_known_names(scan: Scan, known: Sequence[str]) -> Scan:
    """Return the scan of a text in which `known` are known to be names of people.

    For example because they are the sources of quotations.
    """
    names = person_names(scan.words, scan.runs, scan.judged, known)
    if names == scan.names:
        return scan
    return _scan(scan.words, scan.runs, scan.judged, names)


def _scan(
    words_: Words, runs: Sequence[Run], judged: Sequence[Judged], names: Sequence[NameFound]
) -> Scan:
    name_starts = {name.first: name.last for name in names}
    found = [_found_name(words_, name, name_starts) for name in names]
    taken = {index for item in found for index in range(item.first, item.last + 1)}
    descriptions = find_descriptions(words_, name_starts)
    for description in descriptions:
        if description.head not in taken:
            found.append(_found_description(words_, description))
    for item in found[len(names) :]:
        taken.update(range(item.first, item.last + 1))
    found += _pronouns(words_)
    for first, last in find_bodies(words_, runs, taken):
        found.append(_make(words_, first, last, "organisation"))
    found.sort(key=lambda item: (item.start, -item.end))
    same, apart = _links(words_, found, descriptions)
    return Scan(words_, runs, judged, names, tuple(found), tuple(same), tuple(apart))


def _make(words_: Words, first: int, last: int, kind: MentionKind) -> Found:
    span = Span(words_.items[first].start, words_.items[last].end)
    return found_at(words_, Mention(span, words_.text[span.start : span.end], kind), first, last)


def found_at(words_: Words, mention: Mention, first: int, last: int) -> Found:
    """Return a mention with what its words, from `first` to `last`, tell."""
    items = words_.items
    opening, closing = items[first], items[last]
    begin = first - 1 if _is_behind_article(items, first) else first
    return Found(
        mention,
        mention.span.start,
        mention.span.end,
        first,
        last,
        opening.sentence,
        opening.paragraph,
        opening.quoted,
        opening.zone == "body",
        is_subject(words_, begin, last),
        closing.possessive,
        begin == 0 or items[begin - 1].sentence != opening.sentence,
        begin == 0 or items[begin - 1].paragraph != opening.paragraph,
    )


def _is_behind_article(items: Sequence[Token], first: int) -> bool:
    """Return whether an article belongs to a style: "The Rev. Bo Lind of Holm said"."""
    return first > 0 and items[first].text in _STYLES and items[first - 1].lower == "the"


def _found_name(words_: Words, name: NameFound, name_starts: dict[int, int]) -> Found:
    items = words_.items
    start, role = role_before(words_, name.first)
    roles: list[Role] = [role] if role is not None else []
    run_start = name.first if name.begin < 0 else name.begin
    if name.first < name.start:
        title_role = _title_role(words_, run_start, name.start)
        if title_role is not None:
            roles.append(title_role)
            start = min(start, run_start)
    office = office_start(words_, name.first)
    start = min(start, office)
    if start == office < name.start:
        start = description_start(words_, start)
    if name.first > 1 and items[name.first - 1].lower in ("elder", "younger"):
        start = name.first - (2 if items[name.first - 2].lower == "the" else 1)
    roles += roles_after(words_, name.last, name_starts)
    roles += roles_shown(words_, start, name.last)
    found = _make(words_, start, name.last, "title_name" if start < name.start else "name")
    found.bare = Span(items[name.start].start, items[name.last].end)
    found.titled = Span(items[min(office, run_start)].start, items[name.last].end)
    # Offices and callings before a name ("Driver Bo Lind") are no part of it.
    parsed = parse_name(words_.text[found.bare.start : found.bare.end])
    if parsed.titles and not parsed.is_full and opens_with_given(items, name.start, name.last):
        # What was read as a title by itself is a given name here: "Fish Minister Gen Okubo".
        parsed = evolve(parsed, titles=parsed.titles[1:], given=parsed.titles[0])
    if name.first < name.start:
        parsed = with_titles(parsed, tuple([item.text for item in items[name.first : name.start]]))
    found.name = parsed
    found.roles = tuple(roles)
    found.nation = nation_beside(words_, start, name.first, name.last)
    # "His wife Sylvia" is a woman, but "Ana Ortiz, whose husband" is no man.
    told = [one for one in roles if one is role or not one.is_relative]
    by_role = next((one.sex for one in told if one.sex), None)
    found.sex = parsed.sex or by_role
    if by_role and parsed.sex not in (None, by_role) and not parsed.titles:
        found.sex = None  # A "spokesman Lu Kang" is a man, a "spokesman Hope Ray" may be none.
    return found


def _title_role(words_: Words, first: int, start: int) -> Role | None:
    """Return the role in capitalised words before a name ("Senate Majority Leader")."""
    items = words_.items[first:start]
    texts = [TITLE_ROLES.get(item.lower, item.text) for item in items]
    role = role_in(tuple(texts), tuple([at for at, item in enumerate(items) if item.possessive]))
    if role is not None and first > 0 and words_.items[first - 1].lower in FORMER:
        return evolve(role, former=True)
    return role


def _found_description(words_: Words, description: Description) -> Found:
    found = _make(words_, description.first, description.last, "nominal")
    found.roles = (description.role, *ages_behind(words_.items, description.last))
    if description.possessor >= 0 and (
        party := party_beside(words_, description.first, description.last)
    ):
        found.roles += (Role("politician", frozenset((party,))),)
    found.sex = description.role.sex or _sex_of_second(words_, description.last)
    found.determiner = description.determiner
    found.possessive = words_.items[description.head].possessive
    return found


def _sex_of_second(words_: Words, last: int) -> Sex | None:
    """Return the sex that a second noun without article tells: "the baker and father of two"."""
    items = words_.items
    if last + 3 >= len(items) or items[last + 1].lower != "and" or not words_.joined(last + 1):
        return None
    return sex_of_noun(items[last + 2].lower.partition("-of-")[0])


def _pronouns(words_: Words) -> list[Found]:
    found: list[Found] = []
    for index in words_.pronouns:
        item = words_.items[index]
        if item.quoted or item.zone == "credit":
            continue
        if item.lower in FIRST_AND_LAST:
            if stands_for_one_of_two(words_.items, index):
                found.append(_make(words_, index - 1, index, "pronoun"))
            continue
        pronoun = _make(words_, index, index, "pronoun")
        pronoun.sex = PRONOUNS[item.lower]
        pronoun.is_subject = item.lower in ("he", "she")
        pronoun.possessive = item.lower in ("his", "hers")
        found.append(pronoun)
    return found


def stands_for_one_of_two(items: Sequence[Token], index: int) -> bool:
    """Return whether "former" or "latter" means somebody: "the latter said", "said the former."."""
    if not index or items[index - 1].lower != "the" or items[index].form.is_capitalised:
        return False
    after = items[index + 1 : index + 3]
    if not after or after[0].text in _PARTING:
        return True
    behind = after[-1].form
    # "the former called it", but no "former elected leader"
    return after[0].form.opens_small and (
        (after[0].form.main_class in "vxr" and "n" not in after[0].form.classes)
        or (after[0].form.main_class == "e" and behind.main_class not in (*"njm",))
    )


def is_subject(words_: Words, first: int, last: int) -> bool:
    """Guess whether a mention is the subject of a clause: it opens one, or a verb follows."""
    items = words_.items
    if items[last].possessive:
        return False
    before = items[first - 1] if first else None
    if before is None or items[first].opens_sentence or before.sentence != items[first].sentence:
        return True
    if before.lower in _GOVERNING:
        return False
    if before.opens_sentence and before.lower in _OPENING:
        # "But an analyst with a bank said"
        return True
    if before.lower in _BEFORE_INVERTED:
        # "Among the guests was Ana Ortiz, …"
        return True
    at = last + 1
    while at < len(items) and at - last <= _MOST_ADVERBS and items[at].form.main_class == ADVERB:
        at += 1  # "When it rained, Ana Ortiz quietly left."
    after = items[at] if at < len(items) else None
    if after is None:
        return False
    if after.form.opens_small and not _tells_when(after):
        return after.form.is_finite_verb
    if after.text == "," and before.text in (",", "”", '"'):
        return True
    return _finds_verb(words_, last + 1)


def _tells_when(item: Token) -> bool:
    return item.lower in _WHEN or item.text in CALENDAR


def _finds_verb(words_: Words, at: int) -> bool:
    """Return whether the verb of a subject follows, over what tells when or who it is.

    "Ana Ortiz this week accused him", "Ana Ortiz, one of 30 doctors who signed, said".
    """
    items = words_.items
    sentence = items[at].sentence
    end = min(at + _LONGEST_APART, len(items))
    closes = _ASIDES.get(items[at].text, "")
    if closes:
        parting = _PARTING if closes == "," else closes + ".;"
        ends = (one for one in range(at + 1, end) if items[one].text in parting)
        closing = next(ends, end)
        if closing == end or items[closing].text != closes:
            return False
        at = closing + 1
    while at < end and _tells_when(items[at]):
        at += 1
    if at >= end or items[at].sentence != sentence:
        return False
    form = items[at].form
    return form.opens_small and form.is_word and form.main_class in ("v", "x", "e")


def _links(
    words_: Words, found: Sequence[Found], descriptions: Sequence[Description]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the pairs of mentions that the text itself makes one person, or keeps apart."""
    by_first: dict[int, int] = {}
    by_last: dict[int, list[int]] = defaultdict(list)
    position: dict[tuple[int, int], int] = {}
    for index, item in enumerate(found):
        position[item.first, item.last] = index
        if item.name is not None:
            by_first[item.first] = index
            by_last[item.last].append(index)
    same: list[tuple[int, int]] = []
    apart: list[tuple[int, int]] = []
    for description in descriptions:
        here = position.get((description.first, description.last))
        if here is None or found[here].name is not None:
            continue
        owners = by_last.get(description.possessor, [])
        named = _name_behind(words_, description, found, by_first)
        if named is None:
            start = found[owners[0]].first if owners else description.possessor
            named = _name_before(words_, description, start, found, by_last)
        if named is None:
            named = _subject_of_copula(words_, description, found, by_last)
        if named is None:
            named = _name_behind_copula(words_, description, found, by_first)
        if named is not None:
            same.append((here, named))
        if is_relative_of_possessor(description):
            for owner in owners:
                apart.append((owner, here))
                if named is not None:
                    apart.append((owner, named))
    same += _given_names(words_, found, by_first)
    for index, item in enumerate(found):
        if item.name is None or item.name.is_full or item.name.titles:
            continue
        relatives = plural_relatives(words_, item.first)
        if relatives > 0:
            apart += [(owner, index) for owner in by_last.get(relatives - 1, [])]
    return same, apart


def _given_names(
    words_: Words, found: Sequence[Found], by_first: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield descriptions with the name that somebody has: "a man who gave his name as Lind".

    "The clerk, a woman named Ana Ortiz," is two descriptions of her.
    """
    items = words_.items
    for named in by_first.values():
        first = found[named].first
        is_given = gives_name(items, first)
        for here in range(named - 1, max(named - _MOST_BETWEEN, -1), -1):
            one = found[here]
            if one.sentence != found[named].sentence:
                break
            if one.mention.kind != "nominal" or one.possessive:
                continue
            between = [item.lower for item in items[one.last + 1 : first]]
            if is_given and not _WHO.isdisjoint(between):
                found[named].sex = found[named].sex or _sex_of_own(between)
                yield here, named
                yield from (
                    (at, named)
                    for at in range(here + 1, named)
                    if found[at].mention.kind == "pronoun"  # "who gave *her* name as"
                )
            elif _is_told(words_, one, found[named]):
                yield here, named
                if items[one.first - 1].text == ",":
                    yield from (
                        (at, named)
                        for at in range(max(here - 2, 0), here)
                        if found[at].last == one.first - 2 and found[at].mention.kind == "nominal"
                    )
            break


def _sex_of_own(between: Sequence[str]) -> Sex | None:
    """Return what "gave her name only as" tells of the sex of whom it names."""
    return next((_OWN[word] for word in between if word in _OWN), None)


def _is_told(words_: Words, described: Found, named: Found) -> bool:
    """Return whether others tell a name: "a clerk named Lind", not "a clerk named Lind as heir"."""
    items = words_.items
    is_new = described.determiner == "indefinite"
    if not tells_name(items, described.last, named.first, is_new):
        return False
    if items[named.first - 1].lower == "as" or named.last + 1 == len(items):
        return True
    after = items[named.last + 1]
    if after.text == "," or after.form.is_finite_verb:
        return True
    before = items[described.first - 1] if described.first else None
    opens_clause = described.opens_sentence or (before is not None and not before.form.is_word)
    is_apart = after.lower == "as" or after.quoted or after.text in OPENING_MARKS
    return not (opens_clause or is_apart)


def _name_behind(
    words_: Words, description: Description, found: Sequence[Found], by_first: dict[int, int]
) -> int | None:
    """Return the name in "the mayor, Ana Ortiz,", which a mark must close.

    Where somebody new opens a sentence, the second comma may be lost: "One nurse, Ana Ortiz was …".
    """
    items = words_.items
    after = behind_years(items, _behind_complement(items, description))
    if after < len(items) and _opens_clause(items[after]):
        after = _behind_clause(items, after)
    article = items[after + 1].lower if after + 1 < len(items) else ""
    # "The skipper, a Mr Hale,", "His daughter, the actress Ana Ortiz,", "The cook, now Dame Roe,"
    named = by_first.get(_behind_party(items, after + 1) + (article in _BEFORE_NAME_BEHIND))
    if named is None or items[description.head].possessive:
        return None
    if items[after].text == "(":  # "The Minister for Roads (Ana Ortiz): I do."
        label_ends = [item.text for item in items[found[named].last + 1 :][:2]]
        return named if label_ends == [")", ":"] else None
    if items[after].text != ",":
        return None
    if article in ("an", "the") and not (found[named].roles or _has_style(found[named])):
        return None
    last = found[named].last
    if _closes_apposition(words_, last):
        return named
    is_new = description.determiner != "definite" and items[description.first].opens_sentence
    return named if is_new and items[last + 1].lower in _STATES else None


def _behind_party(items: Sequence[Token], first: int) -> int:
    """Return where a name begins behind whose it is: "The convener, Labour's Ana Ortiz,"."""
    for at in range(first, min(first + _LONGEST_PARTY, len(items))):
        if not items[at].form.is_capitalised:
            break
        if items[at].possessive:
            return at + 1
    return first


def _has_style(found: Found) -> bool:
    return found.name is not None and not _STYLES.isdisjoint(found.name.titles)


def _behind_complement(items: Sequence[Token], description: Description) -> int:
    """Return where the comma stands behind "the skipper of the old boat", else the next word."""
    after = description.last + 1
    if (
        after >= len(items)
        or items[after].lower not in _COMPLEMENTS
        or description.role.is_relative
    ):
        return after
    for at in range(after + 1, min(after + _LONGEST_COMPLEMENT, len(items))):
        if items[at].text in (",", "("):
            return at
        form = items[at].form
        if not form.is_word or form.is_person_noun or form.main_class in ("v", "x"):
            break
    return after


def _opens_clause(item: Token) -> bool:
    """Return whether a word opens a clause about whom a description names: "who led", "leading"."""
    return item.lower in _WHO or item.form.main_class == ING_FORM


def _behind_clause(items: Sequence[Token], start: int) -> int:
    """Return where the comma stands behind a clause, else its start: "the man who led it, Bo Lind".

    What ends with somebody else may have its name there: "the man who lost his aunt, Ana Lind".
    """
    for at in range(start + 1, min(start + _LONGEST_CLAUSE, len(items))):
        if items[at].text == ",":
            ends = items[at - 1]
            is_person = ends.form.is_person_noun or ends.form.is_group_noun
            is_other = ends.form.is_capitalised and items[start].lower not in _SPEAKING_FOR
            return start if is_person or is_other else at
        if not items[at].form.is_word or items[at].quoted:
            break
    return start


def _name_before(
    words_: Words,
    description: Description,
    owner_start: int,
    found: Sequence[Found],
    by_last: dict[int, list[int]],
) -> int | None:
    """Return the name in "Ana Ortiz, the mayor,"; `owner_start` is where a possessor begins."""
    items = words_.items
    before = (owner_start if description.possessor >= 0 else description.first) - 1
    if before < 1 or items[before].text != "," or items[description.head].possessive:
        return None
    named = by_last.get(before - 1)
    if not named:
        return None
    if _speaks(items, description):
        # "Ana Ortiz, a nurse from Salta said", but "Asked about Ana Ortiz, a nurse said"
        first = items[found[named[-1]].first]
        opener = items[found[named[-1]].first - 1]
        may_open = first.opens_sentence or not opener.form.is_word
        if description.determiner != "indefinite" or not may_open:
            return None
    return named[-1]


def _subject_of_copula(
    words_: Words, description: Description, found: Sequence[Found], by_last: dict[int, list[int]]
) -> int | None:
    """Return the name that opens "Ana Ortiz is the mayor" or "Ana Ortiz, 49, is the mayor".

    So it does "Ana Ortiz, a baker from Lund, was the first mayor".
    """
    items = words_.items
    last = start_of_telling_verb(items, description.first - 1) - 1
    if last < 0 or description.role.is_relative:
        return None
    if description.possessor >= 0 or items[description.head].possessive:
        return None
    if items[last].text == ",":
        last = _behind_name(items, last, by_last)
    named = by_last.get(last, [])
    return next((at for at in reversed(named) if found[at].opens_sentence), None)


def _behind_name(items: Sequence[Token], comma: int, names: Mapping[int, list[int]]) -> int:
    """Return the last word of the name that an appositive which ends at a comma belongs to, or -1.

    No other name and no other comma stands in it.
    """
    for at in range(comma - 1, max(comma - _LONGEST_APART, 0), -1):
        if at in names or items[at].quoted or items[at].sentence != items[comma].sentence:
            return -1
        if items[at].text == ",":
            return at - 1
    return -1


def _name_behind_copula(
    words_: Words, description: Description, found: Sequence[Found], by_first: Mapping[int, int]
) -> int | None:
    """Return the name in "The mayor is Ana Ortiz, 49." or "Its head is his wife, Eva Lind."."""
    items = words_.items
    copula = _verb_behind(items, description.last)
    if not items[description.first].opens_sentence or items[copula].lower not in _COPULAS:
        return None
    for at in range(copula + 1, min(copula + _LONGEST_COMPLEMENT, len(items))):
        named = by_first.get(at)
        if named is not None and not items[found[named].last].possessive:
            apposed = items[at - 1].text == "," and items[at - 2].form.is_person_noun
            is_told = apposed or at == copula + 1
            return named if is_told and _closes_apposition(words_, found[named].last) else None
        if items[at].lower in _COMPLEMENTS or items[at].form.main_class in ("v", "x"):
            break
    return None


def _verb_behind(items: Sequence[Token], last: int) -> int:
    """Return the word behind a description and its complement, "of the old boat", or its end."""
    after = last + 1
    if after < len(items) and items[after].lower in _COMPLEMENTS:
        behind = range(after + 1, min(after + _LONGEST_COMPLEMENT, len(items)))
        after = next((at for at in behind if not _goes_on(items[at])), len(items))
    return min(after, len(items) - 1)


def _speaks(items: Sequence[Token], description: Description) -> bool:
    """Return whether a description is the subject of what follows: "…, the head of it said"."""
    return items[_verb_behind(items, description.last)].lower in FORMS_OF_SAYING


def _goes_on(item: Token) -> bool:
    """Return whether a word may go on a complement."""
    form = item.form
    return form.is_word and (form.is_capitalised or form.main_class not in ("v", "x"))


def _goes_on_in_body(items: Sequence[Token], at: int) -> bool:
    """Return whether a body or place, or what brings it in, goes on behind a word."""
    if at + 2 >= len(items):
        return False
    after = items[at + 1]
    return after.is_capitalised or (
        after.lower in _IN_BODIES and (items[at + 2].is_capitalised or items[at + 2].lower == "the")
    )


def _closes_apposition(words_: Words, last: int) -> bool:
    """Return whether a mark stands behind a name that may be an appositive."""
    items = words_.items
    if items[last].possessive:
        return True
    if last + 2 < len(items) and items[last + 1].lower in _COMPLEMENTS:
        # "a trader, Owen Hale of Norvik Brothers,"
        latest = last + _LONGEST_COMPLEMENT
        while last < latest and words_.joined(last) and _goes_on_in_body(items, last):
            last += 1
    if last + 1 >= len(items):
        return True
    after = items[last + 1]
    return after.text in ".,;:)–—―" or after.paragraph != items[last].paragraph or after.text == "("
