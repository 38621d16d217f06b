"""What is said but claimed by nobody: questions, conditions, wishes, orders, views of others."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Literal

from quotetrack.claims.language.clauses import RELATIVES, THEY, Subject
from quotetrack.claims.language.words import word_list

Exclusion = Literal[
    "question", "condition", "hypothetical", "wish", "reported", "order", "unsure", "relative",
    "framed",
]  # fmt: skip

_VIEWS = word_list("views")
_WISHES = word_list("wishes")
_CONDITIONS = word_list("conditions")
# "Should the dam break, …", "Were the talks to fail, …", "Had I known, …"
_INVERTED = frozenset(("should", "were", "had"))
_PLANNED = frozenset(("will", "would", "'ll", "can", "could"))
_CASE_PHRASES = frozenset(
    tuple(phrase.split())
    for phrase in (
        "in case of", "the event of", "the event that", "as long as", "so long as",
        "on condition that",
    )
)  # fmt: skip
_CASES = frozenset(phrase[0] for phrase in _CASE_PHRASES)
_UNSURE = word_list("unsure")
_ORDERS = word_list("orders")
_DENIED_CONTENT = word_list("denied_content")
_INNER_MARKS = frozenset('‘“"')


_DISCLAIMED = word_list("disclaimed")
_BARE = word_list("bare")
_CAN = word_list("can")
_WRONG = word_list("wrong")
# After these, "call" and "claim" are nouns; after "to" they are no report.
_BEFORE_NOUNS = word_list("determiners") | word_list("ordinals") | {"to"}
_NEVER = word_list("never")
_TELL = frozenset(("tell", "tells", "told"))
_MATTER = frozenset(("about", "of"))
_TOLD = frozenset(("me", "us", "you", "him", "her", "them", "everyone", "everybody"))
_DETERMINERS = word_list("determiners")
_SUBJECTS_AND_VERBS = (
    word_list("auxiliaries") | word_list("past") | {"i", "we", "you", "he", "she", "they", "to"}
)
_OWN = word_list("own")


def exclude_sentence(sentence: tuple[str, ...]) -> Exclusion | None:
    """Return what keeps a whole sentence from being a claim: it asks, or sets a condition."""
    if sentence[-1] == "?":
        return "question"
    if not _CONDITIONS.isdisjoint(sentence) or sentence[0] in _INVERTED:
        return "condition"
    if sentence[0] == "without" and not _PLANNED.isdisjoint(sentence):
        return "condition"  # "Without a deal, we will leave."
    for index in range(len(sentence) - 2):
        if sentence[index] in _CASES and sentence[index : index + 3] in _CASE_PHRASES:
            return "condition"
    return None


def exclude_clause(
    forms: tuple[str, ...], first: int, end: int, subject: Subject
) -> Exclusion | None:
    """Return what keeps the clause of words `first` to `end` from being a claim, if anything."""
    if first and forms[first] in RELATIVES:
        return "relative"
    clause = forms[first:end]
    for exclusion, holds in _RULES:
        if holds(clause, subject):
            return exclusion
    return None


def _quotes(clause: tuple[str, ...], _subject: Subject) -> bool:
    return not _INNER_MARKS.isdisjoint(clause)


def _wishes(clause: tuple[str, ...], _subject: Subject) -> bool:
    return not _WISHES.isdisjoint(clause[:4])


def _supposes(clause: tuple[str, ...], _subject: Subject) -> bool:
    return "would" in clause and "have" in clause[clause.index("would") :][:3]


def _disclaims(clause: tuple[str, ...], _subject: Subject) -> bool:
    """Return whether a clause only says that something is not, or cannot be, said."""
    for index, form in enumerate(clause[1:8], start=1):
        if index + 2 >= len(clause):
            return False
        before = clause[max(0, index - 3) : index]
        if form in _DISCLAIMED and not _NEVER.isdisjoint(before):
            return True
        if form in _BARE and _is_denied_saying(clause, index, before):
            return True
    return False


def _is_denied_saying(clause: tuple[str, ...], index: int, before: tuple[str, ...]) -> bool:
    last = clause[index - 1]
    if last == "not":
        return not _CAN.isdisjoint(before)
    return last == "to" and not _WRONG.isdisjoint(clause[:index])


def _reports(clause: tuple[str, ...], subject: Subject) -> bool:
    """Return whether a clause tells the view of somebody else."""
    if subject == "self" or not _OWN.isdisjoint(clause[:3]):
        return len(clause) > 2 and any(
            form in _VIEWS and before in THEY for before, form in pairwise(clause[:8])
        )
    return any(
        form in _VIEWS
        and index + 2 < len(clause)
        and clause[index - 1] not in _BEFORE_NOUNS
        and not _tells_nothing(clause, index)
        for index, form in enumerate(clause[1:8], start=1)
    )


def _tells_nothing(clause: tuple[str, ...], index: int) -> bool:
    """Return whether a verb of speech has no content: "told the family", "called by the union"."""
    after = clause[index + 1 :]
    if after[0] == "by":
        return True
    if clause[index] in _TELL and not _MATTER.isdisjoint(after[: 1 + (after[0] in _TOLD)]):
        return True
    return (
        clause[index] in _TELL
        and after[0] in _DETERMINERS
        and "that" not in after[1:]
        and _SUBJECTS_AND_VERBS.isdisjoint(after)
    )


def _is_unsure(clause: tuple[str, ...], _subject: Subject) -> bool:
    return not _UNSURE.isdisjoint(clause)


def _denies_content(clause: tuple[str, ...], _subject: Subject) -> bool:
    return "that" in clause and not _DENIED_CONTENT.isdisjoint(clause)


def _orders(clause: tuple[str, ...], subject: Subject) -> bool:
    return clause[0] in _ORDERS and (subject == "unknown" or clause[1:2] == ("not",))


# In order: the first that holds is the reason.
_RULES: tuple[tuple[Exclusion, Callable[[tuple[str, ...], Subject], bool]], ...] = (
    ("reported", _quotes),
    ("wish", _wishes),
    ("hypothetical", _supposes),
    ("reported", _disclaims),
    ("reported", _reports),
    ("unsure", _is_unsure),
    ("reported", _denies_content),
    ("order", _orders),
)
