"""Decide which runs of capitalised words are names of people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quotetrack.lexicon.days import WEEKDAYS
from quotetrack.lexicon.forms import Form, form_of
from quotetrack.lexicon.people import CONTRACTED_TITLES, NOT_NAMES
from quotetrack.lexicon.places import PLACE_NOUNS, is_native
from quotetrack.lexicon.words import words
from quotetrack.names.family_first import is_family_first
from quotetrack.people.capitals import Run, phrase_length, skip_opening
from quotetrack.people.name_found import Candidate, NameFound
from quotetrack.people.name_word_facts import has_small_ending, may_be_initials
from quotetrack.people.tokens import Words
from quotetrack.reading import Token

_LONGEST_NAME: Final = 6
#: Titles that stand inside of names as well.
_INSIDE: Final = words("Sen Shah")
#: Words that end a title, by the word before them.
_SECOND_IN_TITLES: Final = {"Con": "Det", "Sri": "Tan"}
#: Titles of rulers that are given names as well ("Sultan al-Amri").
_RANKS_AND_GIVEN: Final = words("King Prince Duke Earl")
#: Other titles that are given names as well. Lists of given names hold "Captain", too.
_TITLES_AND_GIVEN: Final = words("Don Dean Gen Major")
#: Ranks of the army that are given names behind an office that is none.
_RANKS_IN_SHORT: Final = words("Gen Major")
_OF_DEANS: Final = words("associate assistant vice deputy acting interim academic senior law")
_BEFORE_MONTHS: Final = words(
    "in on since by until till of from last this next early late mid during before after through "
    "every each and to"
)
_MONTHS_AND_GIVEN: Final = words("April June August")
#: Offices that no general is called by beside his rank.
_CIVIL: Final = words("minister secretary governor senator mayor ambassador councillor president")
#: Endings that make of a place those who live or work there: "Wall Streeter", "Valleyite".
_OF_PLACES: Final = ("er", "ite", "r")


def name_in_run(words_: Words, run: Run) -> Candidate | None:
    """Return what may be the name of a person and ends `run`; None where there is none.

    Words before the name are cut off: openings of sentences, places, offices, bodies.
    """
    items = words_.items
    last = run.last
    if last - run.first > 1 and items[last].text in WEEKDAYS:
        last -= 1  # "spoke to Ana Ortiz Thursday"
        run = Run(run.first, last)
    begin = skip_opening(words_, run)
    if begin > last:
        return None
    if begin == last:
        item = items[last]
        if item.form.is_suffix or item.form.text in CONTRACTED_TITLES:
            return None
        return Candidate(NameFound(last, last, last, last), item.text, (item,))
    portfolio = _after_portfolio(words_, run, begin)
    start = _name_start(items, portfolio, last)
    if start is None:
        return None
    if last - start > 1 and items[start].text == "DJ" and _is_work(items, start):
        start += 1
    core = [
        one
        for at, one in enumerate(items[start : last + 1], start)
        if one.form.is_word and (not one.form.is_suffix or (at < last and one.form.is_initial))
    ]
    if not core or len(core) > _LONGEST_NAME:
        return None
    first = _first_title(items, begin, start) if portfolio == begin else start
    name = NameFound(first, start, last, begin)
    text = words_.text[items[start].start : items[last].end]
    return Candidate(name, text, core, portfolio > begin and begin == run.first)


def _is_work(items: Sequence[Token], at: int) -> bool:
    """Return whether "DJ" is what somebody does: "Radio 1 DJ Ana Ortiz", not "DJ Orbital Nan"."""
    before = items[at - 1] if at else None
    if items[at + 1].form.is_given or before is None or before.paragraph != items[at].paragraph:
        return items[at + 1].form.is_given
    is_plain = before.form.is_word and before.form.main_class in "jnd"
    return before.text.isdigit() or before.form.is_capitalised or is_plain


def with_given_before(words_: Words, one: Candidate) -> Candidate:
    """Return a name with the title before it as a given name: "King" of "King Lawson"."""
    name = one.name._replace(first=one.name.start - 1, start=one.name.start - 1)
    core = (words_.items[name.start], *one.core)
    return Candidate(name, words_.text[core[0].start : core[-1].end], core)


def whole_run(words_: Words, run: Run) -> Candidate | None:
    """Return all words of a run as the name that it is known to be."""
    core = words_.items[run.first : run.last + 1]
    name = NameFound(run.first, run.first, run.last, run.first)
    return Candidate(name, words_.text[core[0].start : core[-1].end], core)


def _after_portfolio(words_: Words, run: Run, begin: int) -> int:
    """Return where a run goes on behind a portfolio: "Minister for Housing Ana Ortiz"."""
    items = words_.items
    before = words_.items[run.first - 1].text if run.first else ""
    if run.last - begin < 2 or before == ",":
        return begin  # "The Minister for Housing, Ana Ortiz,"
    at = run.first - 1
    while at > 0 and run.first - at < 6 and items[at].lower not in ("for", "of"):
        if not (items[at].lower in ("and", "the", ",") or items[at].form.is_capitalised):
            return begin
        at -= 1
    if at < 1 or items[at].lower not in ("for", "of"):
        return begin
    office = items[at - 1]
    if office.text == ")" and at > 3:  # "Officer-in-Charge (OC) of Salta Station Ana Ortiz"
        office = items[at - 4]
    # "Minister of State for Fish and Family Welfare Ana Ortiz"
    is_office = (
        office.form.is_person_noun
        or office.text in ("State", "Member")
        or form_of(office.text.partition("-")[0]).is_person_noun
    )
    if not is_office or office.form.opens_small:
        return begin
    start = begin + 1
    while run.last - start > 1:
        form = items[start].form
        is_word = form.is_known and not (form.is_given or form.is_surname)
        if form.is_strong_given or not (form.is_no_name or is_word or start + 2 < run.last):
            break
        start += 1
    return start


def _name_start(items: Sequence[Token], begin: int, last: int) -> int | None:
    """Return where the name proper starts, after titles and other words before it."""
    suffixes = last + 1
    while suffixes > begin and items[suffixes - 1].form.is_suffix:
        suffixes -= 1
    index = _after_last_title(items, begin, last, suffixes)
    if index >= 0:
        return index
    index = begin
    while index < last:
        if is_family_first([item.text for item in items[index : last + 1] if item.form.is_word]):
            return index
        size = phrase_length(items, index, last)
        if size and index + size <= last:
            index += size
            continue
        if index + 1 >= suffixes or not items[index].form.is_no_name:
            break
        if items[index].form.is_initial and last - index > 1:
            break  # "M. Scott Peck"
        if index + 1 == last and _are_initials(items[index].form, items[last].form):
            break
        if _is_given_here(items, index, last) or (
            index and _is_given_behind_office(items, index, last)
        ):
            break
        index += 1
    if phrase_length(items, index, last + 1) == last + 1 - index:
        return None
    return _behind_description(items, index, last)


def _after_last_title(items: Sequence[Token], begin: int, last: int, suffixes: int) -> int:
    """Return where a name starts behind the last title that something name-like follows, or -1.

    The words from `suffixes` on are suffixes.
    """
    for position in range(min(last, suffixes - 1) - 1, begin - 1, -1):
        form = items[position].form
        if position > begin and _ends_title(items, position):
            return position + 1
        if form.opens_small or not (form.is_title_word or form.is_strict_title):
            continue
        if form.is_initial and (position > begin or last - position > 1 or form.text == "M"):
            continue  # "Ana M. Ortiz", "M. Scott Peck", but "M. Blanc"
        if position > begin and _is_given_behind_office(items, position, last):
            continue
        if form.text in _INSIDE and position > begin and not items[position - 1].form.is_no_name:
            continue  # "Makhdoom Shah Nawaz Ortiz", "Mira Sen Ortiz"
        if form.is_strict_title:
            return position + 1
        if position == begin and form.is_given and last == position + 1:
            continue  # "Dean Acheson", "Don Quill"
        if position > begin and (
            _opens_full_name(items, position + 1, last)
            or _is_given_behind_office(items, position + 1, last)
            or all(one.form.is_no_name or _is_acronym(one) for one in items[begin:position])
        ):
            return position + 1
    return -1


def _ends_title(items: Sequence[Token], position: int) -> bool:
    """Return whether a word that is a name as well ends a title of two: "Det Con Ana Ortiz"."""
    return _SECOND_IN_TITLES.get(items[position].text) == items[position - 1].text


def _is_given_behind_office(items: Sequence[Token], position: int, last: int) -> bool:
    """Return whether a word that is a title as well is a given name: "Fish Minister Gen Okubo"."""
    if last != position + 1:
        return False
    office, text = items[position - 1], items[position].text
    if text in _RANKS_IN_SHORT:
        return office.lower in _CIVIL or _is_behind_field(items, position)
    is_office = office.form.is_title_word and office.form.is_capitalised
    if text == "Dean":  # "Sheriff Dean Lind", but "Associate Dean Lind"
        return is_native(office.text) or (is_office and office.lower not in _OF_DEANS)
    if text == "Don":  # "Coach Don Quill", but "Captain Don Diego"
        return is_office and not (items[last].form.is_given and not items[last].form.is_surname)
    return is_office and text in _RANKS_AND_GIVEN


def _is_behind_field(items: Sequence[Token], position: int) -> bool:
    """Return whether a civil office and its field stand before a word: "Minister of Trade …"."""
    at = position - 1
    while at > 0 and position - at <= _LONGEST_NAME and items[at].form.is_capitalised:
        at -= 1
    return at > 0 and items[at].lower in ("of", "for") and items[at - 1].lower in _CIVIL


def opens_with_given(items: Sequence[Token], start: int, last: int) -> bool:
    """Return whether a name of two words begins with a given name that is a title as well.

    "Don Quill", "King Vidor", "M. Quill", but not "Captain Quill", "REP. Quill".
    """
    text = items[start].text
    is_given = text in _TITLES_AND_GIVEN or text in _RANKS_AND_GIVEN or text.rstrip(".") == "M"
    return last > start and is_given and not items[last].form.is_suffix


def _opens_full_name(items: Sequence[Token], first: int, last: int) -> bool:
    """Return whether a given name and a surname stand behind an office: "Parks Chief Ana Ortiz"."""
    if first >= last:
        return False
    if items[first].form.is_given:
        return True
    office = items[first - 1].form
    return not (office.is_surname or office.is_given) and not any(
        (one.form.is_no_name or one.form.is_known) and not one.form.is_surname
        for one in items[first : last + 1]
    )


def _behind_description(items: Sequence[Token], index: int, last: int) -> int:
    """Return where a full name begins behind words that describe its bearer, else `index`.

    "Bassist Ana Ortiz", "Wall Street Veteran Owen Hale": common words, peoples and bodies before a
    clear given name, or the place in a team: "Otters QB Owen Hale".
    """
    for start in range(index + 2, last):
        if _is_place_in_team(items[start - 1]) and items[start].form.is_strong_given:
            return start
    if last - index > 2 and _closes_body(items[last - 2].form) and _is_full(items, last - 1):
        return last - 1  # "Norvik Weather Bureau Owen Hale"
    for start in range(index + 1, last):
        before = items[start - 1].form
        describes = before.is_known or before.is_no_name or before.is_group_noun
        if has_small_ending(before):
            describes = True  # "Norland-born Ana Ortiz"
        if index > 1 and items[index - 1].lower == "the" and items[index - 2].lower == "of":
            describes = True  # "leader of the Commons Ana Ortiz"
        if (
            before.is_initial
            or before.is_given
            or not (describes or _is_doer(before) or _is_acronym(items[start - 1]))
        ):
            if start + 1 < last and _is_doer(items[start].form):
                continue  # "Silicon Valleyite Ana Ortiz"
            return index
        if start + 1 == last and _is_party(items[start - 1]) and _are_unknown(items[start:]):
            return start  # "ZPM Kuru Rilung"
        # "Wall Streeter Charlotte Orr", but "Governor Charlotte Town"
        is_plain = not items[start].form.is_no_name or _is_doer(before)
        if items[start].form.is_strong_given and is_plain:
            return start
    return index


def _closes_body(form: Form) -> bool:
    """Return whether a word ends the name of a body and is in no name of a person."""
    return form.is_organisation_word and not (form.is_given or form.is_surname)


def _is_full(items: Sequence[Token], given: int) -> bool:
    """Return whether a clear given name and what may be a surname stand at `given`."""
    surname = items[given + 1].form
    return items[given].form.is_strong_given and surname.may_be_surname and not surname.is_no_name


def _is_doer(form: Form) -> bool:
    """Return whether a word names people by what they are: "Guardsman", "Wall Streeter"."""
    if form.plain.endswith(("man", "men")):
        return not form.is_surname
    place = next(
        (form.plain.removesuffix(end) for end in _OF_PLACES if form.plain.endswith(end)), ""
    )
    return place in PLACE_NOUNS


def _is_acronym(item: Token) -> bool:
    return item.form.is_all_capitals and not item.form.is_initial


def _is_party(item: Token) -> bool:
    """Return whether a word may be the short name of a party before a member's: "ZPM"."""
    return _is_acronym(item) and len(item.text) > 2 and item.text.isalpha()


def _are_unknown(items: Sequence[Token]) -> bool:
    """Return whether the lists know none of two words but as parts of names."""
    return not any(item.form.is_known or item.form.is_no_name for item in items[:2])


def _is_place_in_team(item: Token) -> bool:
    """Return whether capitals may tell where somebody plays: "QB", "RHP"."""
    return _is_acronym(item) and len(item.text) < 4 and not item.form.is_suffix


def _are_initials(first: Form, last: Form) -> bool:
    """Return whether two capitals are a person's initials before a surname: "AP Lind"."""
    return (
        may_be_initials(first)
        and last.may_be_surname
        and not last.is_known
        and not last.is_strong_given
    )


def _is_given_here(items: Sequence[Token], index: int, last: int) -> bool:
    """Tell "Virginia Foxx" and "Dean Acheson" from "Virginia Gov." and "Dean of Students"."""
    item, following = items[index], items[index + 1]
    if not item.form.is_given:
        return False
    if following.form.opens_small:
        return True  # "Sofia del Prado"
    if item.text in _MONTHS_AND_GIVEN and last - index > 1:
        return (following.form.is_given or following.form.is_surname) and not _dates(items, index)
    if item.text in NOT_NAMES:
        # "Christian Hale", but "Christian Aid", "April Fool"
        return index + 1 == last and not (following.form.is_known or following.form.is_no_name)
    is_surname = following.form.is_surname and not following.form.is_strict_title
    if following.form.is_no_name and not (following.form.is_initial or is_surname):
        return following.form.is_place and index + 1 == last and not item.form.is_title
    if item.form.is_title_word:
        is_other_given = following.form.is_given and not following.form.is_surname
        return index + 1 == last and not is_other_given  # "Don Lemon", but "Don Diego"
    return not following.form.is_strong_given or index + 2 > last


def _dates(items: Sequence[Token], month: int) -> bool:
    """Return whether a month tells when: "in June Ana Ortiz left", but "April Dawn Weeks left"."""
    before = items[month - 1] if month else None
    if before is None or before.paragraph != items[month].paragraph:
        return False
    return before.text[0].isdigit() or before.lower in _BEFORE_MONTHS


def _first_title(items: Sequence[Token], begin: int, start: int) -> int:
    first = start
    while first > begin and (
        items[first - 1].form.is_title_word
        or (first - 1 > begin and _ends_title(items, first - 1))
        or (first < start and _ends_title(items, first))
    ):
        first -= 1
    return first
