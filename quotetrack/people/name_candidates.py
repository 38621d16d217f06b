"""What may be the names of people in runs of capitalised words, cut to the names."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final

from quotetrack.lexicon.places import PLACES
from quotetrack.lexicon.words import words
from quotetrack.people.capitals import Run
from quotetrack.people.name_found import Candidate
from quotetrack.people.name_word_facts import is_word_with_s
from quotetrack.people.naming_words import names_another
from quotetrack.people.person_names import name_in_run, whole_run, with_given_before
from quotetrack.people.tokens import Words
from quotetrack.reading import Token

_LONGEST_IN_HEADLINE: Final = 4
_GIVEN_AND_SURNAME: Final = 2
#: Words of texts in which "M." is "Monsieur".
_OF_FRANCE: Final = words("Mme Mme. Mlle Mlle. Madame France French Paris Belgian Belgium Quebec")


def candidates_in_runs(words_: Words, runs: Sequence[Run]) -> list[Candidate]:
    """Return what may be names of people in runs of capitalised words, from left to right."""
    items = words_.items
    # A line in title case is a longer run than any name.
    fitting = [
        run
        for run in runs
        if items[run.first].zone != "headline"
        or sum(item.form.is_word for item in items[run.first : run.last + 1])
        <= _LONGEST_IN_HEADLINE
    ]
    # "Ana Ortiz, who records as Night Heron": that is a name wherever it stands.
    told = {_text_of_run(words_, run) for run in fitting if names_another(items, run.first)}
    found = []
    for run in fitting:
        is_told = bool(told) and _text_of_run(words_, run) in told
        name = whole_run(words_, run) if is_told else name_in_run(words_, run)
        if name is not None:
            found.append(name)
    return _cut_to_names(words_, _with_ranks_as_given(words_, found))


def _cut_to_names(words_: Words, found: list[Candidate]) -> list[Candidate]:
    """Cut off words behind a name that the text has without them: "Ana Ortiz Leaves Acme"."""
    whole = {
        tuple([item.text for item in one.core])
        for one in found
        if len(one.core) == _GIVEN_AND_SURNAME and one.core[0].form.is_strong_given
    }
    longer = (_without_place(words_, one) if len(one.core) > 2 else one for one in found)
    return [_cut_to_name(words_, one, whole) if len(one.core) > 2 else one for one in longer]


def _without_place(words_: Words, one: Candidate) -> Candidate:
    """Cut off the place behind a name: "Cliff Hale California", "ANA RIZA ORTIZ New Salta:"."""
    size = next((size for size in (2, 1) if _is_place(one.core[-size:])), 0)
    name = one.core[: len(one.core) - size]
    if not size or len(name) < _GIVEN_AND_SURNAME or one.name.is_titled:
        return one
    forms = [item.form for item in name]
    is_other_case = all(form.is_all_capitals for form in forms) and not any(
        item.form.is_all_capitals for item in one.core[-size:]
    )
    is_clear = len(name) == _GIVEN_AND_SURNAME and _is_clear_name(*name)
    if not (is_other_case or is_clear):
        return one
    last = words_.at(name[-1].start)
    text = words_.text[name[0].start : name[-1].end]
    return Candidate(one.name._replace(last=last), text, name)


def _is_place(items: Sequence[Token]) -> bool:
    phrase = " ".join([item.text for item in items])
    is_other = any(
        item.form.is_surname or item.form.is_given or item.form.is_known for item in items
    )
    is_new = len(items) > 1 and items[0].text == "New" and items[1].form.is_place
    return is_new or (phrase in PLACES and (not is_other or len(items) > 1))


def _is_clear_name(first: Token, second: Token) -> bool:
    """Return whether two words are a given name and what may be a surname, and no words."""
    given, surname = first.form, second.form
    is_given = given.is_given and not given.is_no_name
    return is_given and not (surname.is_no_name or surname.is_known or surname.is_given)


def _cut_to_name(words_: Words, one: Candidate, whole: Container[tuple[str, ...]]) -> Candidate:
    first, second, behind, *_ = one.core
    in_headline = first.zone == "headline"
    if (first.text, second.text) not in whole and not (in_headline and _is_clear(first, second)):
        return one
    form = behind.form
    if form.is_surname or form.is_given or not (form.is_known or is_word_with_s(form)):
        return one
    last = words_.at(second.start)
    text = words_.text[first.start : second.end]
    return Candidate(one.name._replace(last=last), text, (first, second))


def _is_clear(first: Token, second: Token) -> bool:
    """Return whether two words are a given name and a surname, and nothing else."""
    given, surname = first.form, second.form
    is_given = given.is_strong_given and not (given.is_no_name or given.is_known)
    return is_given and surname.is_surname and not surname.is_no_name


def _with_ranks_as_given(words_: Words, found: list[Candidate]) -> list[Candidate]:
    """Read what looks like a title as part of a name where the text shows that it is no title.

    "King Lawson" in a text that has "Sergeant King Lawson"; "M. Ortiz" in one that writes "Mr".
    """
    items = words_.items
    given = {
        (one.core[0].text, one.core[1].text)
        for one in found
        if len(one.core) == _GIVEN_AND_SURNAME and one.core[0].form.is_title_word
    }
    titles = {items[one.name.start - 1].text for one in found if one.name.is_titled}
    initials = titles & {"M", "M."}
    if "M." in titles and not _OF_FRANCE.isdisjoint(item.text for item in items):
        initials.discard("M.")
    if not (given or initials):
        return found
    return [
        with_given_before(words_, one)
        if len(one.core) == 1
        and one.name.is_titled
        and (
            (title := items[one.name.start - 1].text) in initials
            or (title, one.core[0].text) in given
        )
        else one
        for one in found
    ]


def _text_of_run(words_: Words, run: Run) -> str:
    return words_.text[words_.items[run.first].start : words_.items[run.last].end]
