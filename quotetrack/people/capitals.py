"""Find runs of capitalised words, and where in them a name may begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from quotetrack.lexicon.cues import FORMS_OF_SAYING
from quotetrack.lexicon.days import DAYS_FROM_NOW, WEEKDAYS
from quotetrack.lexicon.forms import Form
from quotetrack.lexicon.organisations import KNOWN_BODIES
from quotetrack.lexicon.people import INNER_PARTICLES, ROLE_MODIFIERS
from quotetrack.lexicon.places import COMPASS_WORDS, DEMONYMS, PLACES, TOWNS
from quotetrack.lexicon.words import words
from quotetrack.names.family_first import is_family_first, is_of_syllables
from quotetrack.people.tokens import Words
from quotetrack.reading import Token, is_false_title

#: Longer runs are lines in title case or lists, not names.
LONGEST_RUN: Final = 14
#: Particles that are words as well: they join a clear given name only.
_PARTICLES_AND_WORDS: Final = words("ten op des")
#: Marks that are part of a particle: "van ’t Hoeft", "de’ Campi".
_IN_PARTICLES: Final = frozenset("'’‘")
_CLOSING_BRACKETS: Final = {"]": "[", ")": "("}
_OPENING_NICKNAME: Final = frozenset("\"“'‘(")
_OPENING_SPEECH: Final = frozenset(("“", '"', "‘", "'", "''"))
_CLOSING_NICKNAME: Final = frozenset("\"”'’)")
#: How many words and marks from the opening mark of a nickname its closing mark may stand.
_LONGEST_NICKNAME: Final = 4
_CLASSES: Final = frozenset(("1st", "2nd", "3rd"))
_FINITE: Final = words("is was has had who does did")
#: Endings of nouns for people by what they do: "bassist", "midfielder".
_DOERS: Final = (
    "ist", "ian", "man", "woman", "ier", "lder", "keeper", "maker", "player", "mate", "pilot",
    "lete", "triot", "pian",
)  # fmt: skip
#: Words for a time that open a sentence before its subject: "Yesterday Ortiz left".
_TIMES: Final = DAYS_FROM_NOW | {"nowadays"}
#: Initials that open a sentence as words.
_ARTICLE_OR_PRONOUN: Final = words("A I")
_BEHIND_NAMES: Final = words("who whose whom a an the aged from of his her")
_MONARCHS: Final = words("King Queen Emperor Empress Pope Tsar Czar Shah Sultan Kaiser Prince")
_FORMS_OF_I: Final = words("am have do was think know mean had will would")
_BEFORE_FULL_NAMES: Final = words("Mr Mrs Ms Miss Dr Prof")
_SUFFIXES_AND_WORDS: Final = words("Senior Junior I V")


class Run(NamedTuple):
    """A stretch of capitalised words, by word indices, `last` inclusive."""

    first: int
    last: int


def find_runs(words_: Words) -> list[Run]:
    """Return the runs of capitalised words from left to right.

    A run goes on over particles ("Charles de Gaulle"), a nickname in marks, a surname that stands
    in brackets ("Ana [Ortiz]"), and a suffix behind a comma. It ends at a possessive, a line end,
    and any other mark. In a credit only those behind "by" count: "By Ana Ortiz and Bo Lind, Salta".
    """
    runs: list[Run] = []
    last = -1
    for first in words_.capitals:
        if first <= last or is_party_tag(words_.items[first].text):
            continue
        if words_.items[first].zone == "credit" and not _is_credited(words_, runs, first):
            continue
        last = first
        while last - first < LONGEST_RUN:
            following = _next_in_run(words_, last)
            if following is None:
                break
            last = following
        is_cut = last > first and (
            is_false_title(words_.items, first) or _is_class_of_rank(words_.items, first)
        )
        runs.append(Run(first + is_cut, last))
    return runs


def is_party_tag(text: str) -> bool:
    """Return whether a word is the tag behind a politician's name: "D-Md."."""
    return text[:2] in ("R-", "D-", "I-") and text[2:3].isupper()


def _is_class_of_rank(items: Sequence[Token], first: int) -> bool:
    """Return whether a word belongs to a rank before a name: "Petty Officer 1st Class Bo Lind"."""
    return items[first].text == "Class" and first > 0 and items[first - 1].lower in _CLASSES


def _is_credited(words_: Words, runs: Sequence[Run], first: int) -> bool:
    """Return whether a word in a credit opens the name of whose work it is: "Photo by Bo Lind"."""
    items = words_.items
    if first == 0 or not words_.joined(first):
        return False  # One word alone may be a firm or the name of an account.
    before = items[first - 1]
    if before.lower == "by":
        return True
    is_another = before.lower in ("and", "&") and bool(runs) and runs[-1].last == first - 2
    return is_another and items[first - 2].zone == "credit"


def _next_in_run(words_: Words, index: int) -> int | None:
    items = words_.items
    here = items[index]
    if here.possessive or index + 1 >= len(items):
        return None
    there = items[index + 1]
    if there.quoted != here.quoted and here.text.endswith("."):
        return None  # "A. Ana went home": the label of an answer
    if there.start == here.end and there.text in _CLOSING_BRACKETS:
        return _out_of_brackets(words_, index)
    if there.start == here.end:
        if there.text != "," or index + 2 >= len(items):
            return None
        suffix = items[index + 2]
        is_plain_word = suffix.form.opens_small or suffix.text in _SUFFIXES_AND_WORDS
        return index + 2 if suffix.form.is_suffix and not is_plain_word else None
    if not words_.joined(index) or there.paragraph != here.paragraph:
        return index + 1 if _goes_on_behind_line_end(words_, index) else None
    if there.text == "I" and _is_of_monarch(words_, index):
        return index + 1
    if there.form.joins_run:
        if there.opens_sentence:
            return None
        if _begins_new_sentence(here, there) and not (
            _is_family_first_at(words_, index) or _is_surname_here(words_, index + 1)
        ):
            return None
        return index + 1
    if there.text == "[":
        return _into_brackets(words_, index + 1)
    if there.text in _OPENING_NICKNAME:
        return _over_nickname(words_, index + 1)
    if there.lower in INNER_PARTICLES and there.form.opens_small:
        return _over_particles(words_, index + 1)
    if there.lower in _PARTICLES_AND_WORDS and here.form.is_strong_given:
        return _over_particles(words_, index + 1)
    return None


def _is_of_monarch(words_: Words, index: int) -> bool:
    """Return whether the "I" behind a word is a number, no pronoun: "King Francis I of Salta"."""
    items = words_.items
    title = items[index - 1] if index else None
    behind = items[index + 2] if index + 2 < len(items) else None
    if title is None or title.text not in _MONARCHS or not items[index].form.is_strong_given:
        return False
    return behind is None or behind.lower not in _FORMS_OF_I


def _goes_on_behind_line_end(words_: Words, index: int) -> bool:
    """Return whether a line end parts a given name behind a title from its surname."""
    before, here, there = (words_.items[at] for at in (max(index - 1, 0), index, index + 1))
    return (
        words_.gap(index) == "\n"
        and before.text.rstrip(".") in _BEFORE_FULL_NAMES
        and before.end + 1 == here.start
        and there.form.may_be_surname
    )


def _begins_new_sentence(here: Token, there: Token) -> bool:
    """Return whether a function word with a capital starts anew: "in the U.S. While Ortiz …"."""
    form = there.form
    if form.is_initial and form.text != "A":
        return False  # "George W Bush", though "w" is short for "with"
    if form.text in COMPASS_WORDS and not here.form.is_given:
        return False  # "the North East Chamber", "Norvik South East"
    if form.main_class not in "pdtscoxr" or not form.is_known:
        return False  # words that no list knows only look like adverbs: "Kelly"
    return here.zone == "body" and not here.form.is_title and not form.is_given


def _is_surname_here(words_: Words, index: int) -> bool:
    """Return whether a function word is a surname: "Ivan Down, 81,", "Oliver North, who".

    A given name stands before it, and behind it what follows names.
    """
    items = words_.items
    given, surname = items[index - 1], items[index]
    if not given.form.is_strong_given or given.form.is_known or given.text.endswith("."):
        return False
    behind = items[index + 1] if index + 1 < len(items) else None
    if behind is None or surname.possessive or behind.lower in _FINITE:
        return True
    if behind.text != ",":
        return behind.text in ".;)" or behind.lower in FORMS_OF_SAYING
    after = items[index + 2].lower if index + 2 < len(items) else ""
    return after.isdigit() or after in _BEHIND_NAMES


def _is_family_first_at(words_: Words, index: int) -> bool:
    """Return whether three words are a name whose second is a word, too: "Cheng You Quan"."""
    parts = words_.items[index : index + 3]
    if len(parts) < 3 or not all(item.form.joins_run for item in parts):
        return False
    return words_.joined(index + 1) and is_family_first([item.text for item in parts])


def _into_brackets(words_: Words, opening: int) -> int | None:
    """Return the index of a surname that an editor put behind a given name: "Ana [Ortiz]"."""
    items = words_.items
    if opening + 2 >= len(items) or items[opening + 2].text != "]":
        return None
    given, surname = items[opening - 1].form, items[opening + 1].form
    is_name = surname.joins_run and surname.may_be_surname and not surname.is_known
    return opening + 1 if given.is_strong_given and (is_name or surname.is_surname) else None


def _out_of_brackets(words_: Words, index: int) -> int | None:
    """Return the index of a surname behind a given name that an editor put: "[Ana] Ortiz"."""
    items = words_.items
    if index == 0 or index + 2 >= len(items) or items[index - 1].end != items[index].start:
        return None
    if _CLOSING_BRACKETS.get(items[index + 1].text) != items[index - 1].text:
        return None
    given, surname = items[index].form, items[index + 2].form
    if not (words_.joined(index + 1) and given.is_strong_given and surname.joins_run):
        return None
    is_name = surname.may_be_surname and (surname.is_surname or not surname.is_known)
    return index + 2 if is_name and not given.is_place else None


def _over_particles(words_: Words, first: int) -> int | None:
    """Return the index after particles where a capitalised word goes on the name."""
    items = words_.items
    after = first + 1
    while after < len(items) and after < first + 5 and _is_in_particles(words_, after):
        after += 1
    if after >= len(items) or not items[after].form.joins_run:
        return None
    if not all(
        words_.joined(position) or words_.gap(position) == "" for position in range(first, after)
    ):
        return None
    # "a" joins a name only where another particle follows.
    return after if items[first].lower != "a" or after > first + 1 else None


def _is_in_particles(words_: Words, index: int) -> bool:
    """Return whether a word or mark goes on particles: "de la", "van ’t", "de’"."""
    items = words_.items
    if items[index].lower in INNER_PARTICLES:
        return True
    if items[index].text in _IN_PARTICLES:
        opens = index + 1 < len(items) and items[index + 1].text == "t"
        return opens or (words_.gap(index - 1) == "" and items[index - 1].lower == "de")
    return items[index].text == "t" and items[index - 1].text in _IN_PARTICLES


def _over_nickname(words_: Words, opening: int) -> int | None:
    """Return the index after a nickname in marks where a capitalised word goes on the name."""
    items = words_.items
    if opening + 3 >= len(items) or words_.gap(opening) != "":
        return None
    closing = opening + 2
    while closing - opening < _LONGEST_NICKNAME and items[opening].text != "(":
        if not (words_.joined(closing - 1) and items[closing].form.is_word):
            break
        closing += 1  # "Bo “The Rock” Lind"
    if closing + 1 >= len(items) or items[closing].text not in _CLOSING_NICKNAME:
        return None
    if not (items[opening + 1].form.is_capitalised and items[closing - 1].form.is_capitalised):
        return None
    if words_.gap(closing - 1) != "" or not words_.joined(closing):
        return None
    after = items[closing + 1]
    is_given = items[opening - 1].form.is_given and items[opening + 1].form.is_given
    if after.form.joins_run and (items[opening].text != "(" or is_given):
        return closing + 1  # "Ann (Nan) Orr", but "Ana (Left) Orr"
    return None


def phrase_length(items: Sequence[Token], start: int, end: int) -> int:
    """Return how many words at `start` (before `end`) name a place, people or known body."""
    for size in range(min(4, end - start), 1, -1):
        phrase = " ".join([item.text for item in items[start : start + size]])
        if phrase in PLACES or phrase in DEMONYMS or phrase in KNOWN_BODIES:
            return size
    return 0


def skip_opening(words_: Words, run: Run) -> int:
    """Return the index of the first word of a run that can belong to a name.

    Words that are capitalised because they open a sentence ("But", "Asked", "Meanwhile") are
    skipped.
    """
    index = run.first
    item = words_.items[index]
    form = item.form
    if index < run.last and form.is_initial:
        is_initial_behind = index + 1 < run.last and _is_one_letter(words_.items[index + 1])
        is_listed = index > 0 and run.last == index + 1 and words_.items[index - 1].text in ",;"
        if is_initial_behind or is_listed or form.text not in _ARTICLE_OR_PRONOUN:
            return index  # "K Ortiz", "A R Ortiz", "Bo Lind, A Ortiz", but "A U.S. official"
    is_named_by_day = form.is_given and index and _opens_list(words_.items[index - 1])
    if index < run.last and (
        (item.text in WEEKDAYS and not is_named_by_day)
        or item.lower in _TIMES
        or (form.main_class in ("p", "d", "s", "c", "i") and not form.is_given)
    ):
        if is_of_syllables(tuple([one.text for one in words_.items[index : run.last + 1]])):
            return index  # "Oh Seung-min"
        return index + 1  # "on Wednesday Mr Hale said"
    opens = item.opens_sentence or _opens_speech(words_, index)
    if not opens or (index == run.last and form.is_initial):
        return index
    if (item.possessive and form.is_given) or phrase_length(words_.items, index, run.last + 1):
        return index  # "Sri Lanka Cricket"
    is_written_small = item.lower in words_.lower_case
    if form.is_title_word or (form.is_strong_given and not is_written_small):
        return index
    if form.is_function_word:
        return index if _is_given_and_function_word(words_, run) else index + 1
    if index < run.last and _stands_for_bearers(words_, run):
        return index + 1
    if index < run.last:
        following = words_.items[index + 1]
        if item.lower in ROLE_MODIFIERS and following.form.is_title_word:
            return index  # "Vice President Ana Ortiz"
        if (
            form.is_given
            and not item.possessive
            and (not following.form.is_no_name or following.text in TOWNS)
        ):
            # "Bill Ortiz" opens a sentence of a text that speaks of a bill as well.
            return index
    if is_written_small and not form.is_place:
        return index + 1
    if form.main_class in ("v", "e", "g", "j") and not form.is_given:
        return index + 1
    return index


def _opens_list(before: Token) -> bool:
    """Return whether a word stands before names and hardly before days: "named as Sunday Obi"."""
    return before.lower in ("as", ",", "by", "with") and not before.possessive


def _is_one_letter(item: Token) -> bool:
    return item.form.is_initial and len(item.text.rstrip(".")) == 1


def _opens_speech(words_: Words, index: int) -> bool:
    """Return whether a function word opens what is said: "he added: “Once Ana Ortiz left …”"."""
    items = words_.items
    item, mark = items[index], items[index - 1]
    if index < 2 or mark.text not in _OPENING_SPEECH or mark.end != item.start:
        return False
    is_word = item.form.is_function_word and not item.form.is_initial
    return is_word and not items[index - 2].form.is_word


def _stands_for_bearers(words_: Words, run: Run) -> bool:
    """Return whether a noun opens a run of names: "Bassist Ana Ortiz", "Sisters Ana and Eva"."""
    opening, last = words_.items[run.first].form, words_.items[run.last].form
    if _is_noun_for_bearer(opening):
        return run.first + 1 < run.last or last.is_strong_given  # "Daughter Ana"
    is_plural = opening.is_group_noun and opening.lower.endswith("s")
    is_name = opening.is_given or opening.is_surname
    return is_plural and not is_name and words_.items[run.first + 1].form.is_strong_given


def _is_noun_for_bearer(form: Form) -> bool:
    if form.is_given or form.is_surname or form.is_no_name:
        return False
    return form.is_person_noun or (len(form.text) > 5 and form.lower.endswith(_DOERS))


def _is_given_and_function_word(words_: Words, run: Run) -> bool:
    """Tell "Will Hale, 21, said" from "Will Hale win?": what follows is no bare verb."""
    items = words_.items
    if not items[run.first].form.is_given or run.last != run.first + 1:
        return False
    surname = items[run.last]
    if surname.form.is_known and not surname.form.is_surname:
        return False
    if surname.possessive or run.last + 1 >= len(items):
        return False
    after = items[run.last + 1]
    if after.text == "," or after.lower in FORMS_OF_SAYING or after.lower in _FINITE:
        return True
    return "e" in after.form.classes and after.form.main_class in "ev"
