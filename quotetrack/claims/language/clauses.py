"""Clauses of a sentence, and what each is about."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from quotetrack.claims.language.stems import STOP_WORDS, stem
from quotetrack.claims.language.words import ends_clause, is_word, word_list
from quotetrack.lexicon.word_classes import AUXILIARY, NOUN, PAST_PARTICIPLE, VERB, word_classes

Subject = Literal["self", "you", "it", "they", "noun", "unknown"]

_SELF = word_list("self")
THEY = word_list("they")
_PERSONS: tuple[Literal["self", "you", "they", "it"], ...] = ("self", "you", "they", "it")
#: Whom pronouns stand for, as far as they tell.
PERSONS = {form: person for person in _PERSONS for form in word_list(person)}
OPINIONS = word_list("opinions")
_BEFORE_OPINION = word_list("before_opinion")
_POSSESSIVES = word_list("possessives")
_JOINTS = word_list("joints")
_AND = word_list("and")
RELATIVES = word_list("relatives")
_SUBJECTS = word_list("subjects")


def cut_clauses(forms: tuple[str, ...], first: int, end: int) -> list[tuple[int, int]]:
    """Cut a sentence into clauses: at strong marks, at "but", and at "and" with a new subject."""
    cuts = [first]
    for index in range(first + 1, end):
        form = forms[index]
        previous = forms[index - 1]
        joint = form in _JOINTS and not _joins_nothing(form, previous, forms[index + 1 : index + 2])
        if joint or previous in ";:—–" or form in RELATIVES:
            cuts.append(index)
        elif form in _AND and index + 1 < end:
            following = forms[index + 1]
            if following in _SUBJECTS or previous == ",":
                cuts.append(index)
        elif previous == "," and form in _SUBJECTS:
            cuts.append(index)
    cuts.append(end)
    return [(a, b) for a, b in pairwise(cuts) if b > a]


_EVERYBODY = frozenset("nobody none nothing one all anyone anybody everyone everybody".split())


def _joins_nothing(form: str, before: str, after: tuple[str, ...]) -> bool:
    """Return whether a joint opens no clause: "because of fog", "not yet."."""
    if form == "because":
        return after == ("of",)
    if form == "but" and before in _EVERYBODY:
        return True  # "Nobody but the colonel had a key."
    return form == "yet" and (not after or ends_clause(after[0]))


_IS = frozenset(("is", "was", "'s"))
_THAT = frozenset(("who", "that"))
_VERBAL = (VERB, AUXILIARY, PAST_PARTICIPLE)
_DETERMINERS = word_list("determiners")
_PLACE = frozenset(("in", "at", "on", "near", "inside", "outside", "under", "after", "before"))


def find_cleft(forms: tuple[str, ...], first: int, end: int) -> tuple[int, int] | None:
    """Return where "it" and "who" stand in "it was a nun who found the purse", None without them.

    So it is "in Lisbon that we met" and "a firm that built it", but no "clear that we met".
    """
    start = _after_joints(forms, first, end)
    if forms[start : start + 1] != ("it",) or start + 4 >= end or forms[start + 1] not in _IS:
        return None
    begin = start + 3 if forms[start + 2] == "not" else start + 2
    for index in range(begin + 1, end - 1):
        form = forms[index]
        if form in _THAT:
            return (start, index) if _is_cleft(forms, begin, index) else None
        if not is_word(form) or form in RELATIVES:
            return None
    return None


def _is_cleft(forms: tuple[str, ...], begin: int, relative: int) -> bool:
    """Return whether words `begin` to `relative` are picked out by the clause that follows them."""
    if forms[relative] == "who":
        return True
    after = forms[relative + 1]
    verb = word_classes(after)[:1] in _VERBAL
    if forms[begin] in _PLACE:
        return not verb
    return verb and (forms[begin] in _DETERMINERS or word_classes(forms[begin])[:1] == NOUN)


def find_subject(
    forms: tuple[str, ...], first: int, end: int, verb_at: int
) -> tuple[Subject, frozenset[str]]:
    """Return what the clause is about: its first pronoun, or the nouns before its first verb."""
    index = after_opinion(forms, _after_joints(forms, first, end), end)
    if index >= end:
        return "unknown", frozenset()
    form = forms[index]
    if form in _POSSESSIVES:
        index += 1
        form = ""
    if form in PERSONS:
        return PERSONS[form], frozenset()
    stop = verb_at if verb_at > index else min(end, index + 3)
    nouns = frozenset(
        stem(f) for f in forms[index:stop] if f not in STOP_WORDS and is_word(f) and len(f) > 1
    )
    return ("noun" if nouns else "unknown"), nouns


def _after_joints(forms: tuple[str, ...], index: int, end: int) -> int:
    while index < end and (
        forms[index] in _JOINTS or forms[index] in _AND or not is_word(forms[index])
    ):
        index += 1
    return index


def after_opinion(forms: tuple[str, ...], index: int, end: int) -> int:
    """Return where "I (do not) think that taxes …" goes on: at the subject of the opinion."""
    if index >= end or forms[index] not in _SELF:
        return index
    verb = index + 1
    while verb < end and forms[verb] in _BEFORE_OPINION:
        verb += 1
    if verb + 1 >= end or forms[verb] not in OPINIONS or forms[verb + 1] == "in":
        return index
    return verb + 2 if forms[verb + 1] == "that" and verb + 2 < end else verb + 1


def looks_verbal(forms: tuple[str, ...], first: int, end: int) -> bool:
    """Guess whether a clause without auxiliary or pronoun has a verb: "the school opens in …"."""
    return end - first >= 4 and any(
        form.endswith("s") and not form.endswith("ss") and len(form) > 3
        for form in forms[first + 1 : end - 1]
    )
