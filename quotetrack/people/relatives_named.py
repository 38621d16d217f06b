"""Names that relatives share, and names beside a noun for relatives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quotetrack.lexicon.people import CALENDAR, RELATIVE_NOUNS
from quotetrack.lexicon.places import DEMONYMS, TOWNS
from quotetrack.lexicon.roles import PLURAL_RELATIVES
from quotetrack.lexicon.words import word_list, words
from quotetrack.people.named_groups import NOT_ONLY_PEOPLE
from quotetrack.people.tokens import Words
from quotetrack.reading import Token

_CHILDREN: Final = word_list("people", "children")
#: What stands between a noun for relatives and their names.
_BEFORE_ENUMERATION: Final = frozenset(",-–—:")
_LONGEST_ENUMERATION: Final = 9
_OF_SOMEBODY: Final = words("his her my our")
#: Relatives of firms, too: "Norvik's parent, Tolmar".
_FIRMS_TOO: Final = words("parent partner sister spouse")
#: Days and months, but for those that are given names.
_NO_RELATIVES: Final = CALENDAR - {"April", "May", "June", "August"}
_YEARS: Final = words("years months decades weeks")


def shared_surname(words_: Words, index: int) -> str:
    """Return the surname that a given name shares with the name behind it, "" where it has none.

    "Ana and Owen Hale", "Ana, Bo and Owen Hale". One of two may be a word as well ("Bill and Ana
    Hale").
    """
    items = words_.items
    if index + 3 >= len(items) or (index and _goes_on_a_name(words_, index)):
        return ""
    at = index + 1
    if not _is_given_alone(items[index]):
        is_clear = items[at + 1].form.is_strong_given and items[at].lower == "and"
        is_office = index > 0 and items[index - 1].form.determiner != "none"
        if is_office or not (is_clear and _is_given_and_word(items[index])):
            return ""
    while at + 1 < len(items) and items[at].text == "," and _is_given_alone(items[at + 1]):
        at += 2
    if at + 2 >= len(items) or items[at].lower not in ("and", "&"):
        return ""
    given, surname = items[at + 1], items[at + 2]
    if not (given.form.is_given and words_.joined(at) and words_.joined(at + 1)):
        return ""
    if given.form.is_place or given.form.is_title_word or given.possessive:
        return ""
    goes_on = items[at + 3 : at + 4] if words_.joined(at + 2) and not surname.possessive else []
    if any(item.form.joins_run and not item.opens_sentence for item in goes_on):
        return ""
    form = surname.form
    is_surname = form.joins_run and (form.is_surname or (form.may_be_surname and not form.is_known))
    return surname.text if is_surname else ""


def shares_surname(words_: Words, first: int) -> bool:
    """Return whether the full name at `first` gives its surname to a name before it."""
    items = words_.items
    return (
        first > 1
        and items[first - 1].lower in ("and", "&")
        and (bool(shared_surname(words_, first - 2)))
    )


def _is_given_alone(item: Token) -> bool:
    """Return whether a word is a given name and nothing else."""
    form = item.form
    is_other = form.is_no_name or form.is_known or (form.is_surname and form.text in TOWNS)
    return form.is_strong_given and form.is_capitalised and not is_other and not item.possessive


def _is_given_and_word(item: Token) -> bool:
    """Return whether a word is a given name as well, and no sentence gives it its capital."""
    form = item.form
    is_word = form.is_known or form.is_title_word  # "Bill and Ana Hale", "Dean and Ana Hale"
    is_given = form.is_given and is_word and form.is_capitalised
    return is_given and not (item.opens_sentence or item.possessive or form.is_all_capitals)


def _goes_on_a_name(words_: Words, index: int) -> bool:
    """Return whether a word belongs to a name that began before it."""
    before = words_.items[index - 1]
    if not words_.joined(index - 1) or before.possessive or not before.form.is_capitalised:
        return False
    return not before.opens_sentence or before.form.is_given or before.form.is_surname


def plural_relatives(words_: Words, index: int) -> int:
    """Return the index of the noun in "his parents, Ana and Owen", before the name at `index`; -1.

    Only where nothing but single capitalised words, commas and "and" stand between.
    """
    items = words_.items
    at = index - 1
    while at > 0 and index - at <= _LONGEST_ENUMERATION:
        item = items[at]
        if item.lower in PLURAL_RELATIVES and items[at + 1].text in _BEFORE_ENUMERATION:
            return at
        is_joining = item.text in _BEFORE_ENUMERATION or item.lower == "and"
        if not (is_joining or item.form.is_capitalised):
            return -1
        if item.form.is_capitalised and items[at - 1].form.is_capitalised:
            return -1
        at -= 1
    return -1


def family_surname(words_: Words, index: int) -> str:
    """Return the surname that a noun for relatives gives a given name: "the Hale twins, Ana and".

    "" where there is none.
    """
    noun = plural_relatives(words_, index)
    if noun < 2 or words_.items[noun - 2].lower != "the":
        return ""
    family = words_.items[noun - 1]
    form = family.form
    if not form.is_capitalised or family.possessive or form.text in DEMONYMS:
        return ""
    return family.text if form.is_surname or (form.may_be_surname and not form.is_known) else ""


def is_named_child(words_: Words, index: int) -> bool:
    """Return whether a word is the name of a child just told of: "a son, River," "a girl called".

    Nothing else stands so, whatever the word means besides.
    """
    items = words_.items
    if index < 3 or not items[index].form.is_capitalised or items[index].possessive:
        return False
    *_, noun, link = items[index - 3 : index]
    if (
        noun.lower not in _CHILDREN
        or items[index].text in CALENDAR
        or link.text not in (",", "called", "named")
    ):
        return False
    behind = items[index + 1] if index + 1 < len(items) else None
    return behind is None or behind.text in ",.;)" or behind.form.opens_small


def is_relative_by_grammar(words_: Words, index: int) -> bool:
    """Return whether a word names somebody's relative or helper, whatever it means besides.

    "her mother, Charity, wept", "Chelsea, her daughter, left", "her dresser, Mo, helped".
    """
    items = words_.items
    item = items[index]
    if item.possessive or item.text in _NO_RELATIVES or item.text in DEMONYMS:
        return False
    if not item.form.is_capitalised or item.form.is_all_capitals:
        return False
    behind = items[index + 1 : index + 4]
    if not behind or behind[0].text not in ",.":
        return False
    if item.form.is_strong_given and len(behind) > 2 and behind[1].lower in _OF_SOMEBODY:
        return behind[0].text == "," and _is_one_of_somebody(behind[2])
    is_office = item.form.is_title_word or item.form.is_suffix or item.form.is_place
    if index < 3 or items[index - 1].text != "," or (is_office and not item.form.is_given):
        return False
    noun, owner = items[index - 2], items[index - 3]
    is_owned = owner.lower in _OF_SOMEBODY or (owner.possessive and owner.form.is_capitalised)
    return is_owned and _is_one_of_somebody(noun)


def _is_one_of_somebody(noun: Token) -> bool:
    """Return whether a noun tells of one person by whose he or she is, and of no firm as well."""
    if noun.lower in RELATIVE_NOUNS:
        return noun.lower not in _FIRMS_TOO
    is_small = noun.form.is_person_noun and noun.form.opens_small
    return is_small and f"{noun.lower}s" not in NOT_ONLY_PEOPLE


def is_relative(words_: Words, index: int) -> bool:
    """Return whether a word names a relative: "his parents, Ana and Ed", "a son, Ed,", "Son Ed"."""
    items = words_.items
    if plural_relatives(words_, index) >= 0:
        return True
    if index and items[index - 1].lower in RELATIVE_NOUNS and words_.joined(index - 1):
        return items[index].form.is_strong_given and not items[index].form.is_all_capitals
    if index < 2 or items[index - 1].text != "," or index + 1 >= len(items):
        return False
    # "his wife, Ana,", "his wife of 52 years, Ana,"
    is_timed = index > 4 and behind_years(items, index - 4) == index - 1
    noun = items[index - 5 if is_timed else index - 2]
    return noun.lower in RELATIVE_NOUNS and items[index + 1].text in ",."


def behind_years(items: Sequence[Token], at: int) -> int:
    """Return which word follows "of 52 years", `at` itself where something else stands there."""
    is_time = at + 3 <= len(items) and items[at].lower == "of" and items[at + 2].lower in _YEARS
    return at + 3 if is_time else at
