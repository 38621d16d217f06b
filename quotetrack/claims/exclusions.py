"""What is said but claimed by nobody: questions, conditions, wishes, orders, views of others."""

from __future__ import annotations

from typing import Literal

from quotetrack.claims.clauses import RELATIVES, THEY, Subject
from quotetrack.claims.words import word_set

Exclusion = Literal[
    "question", "condition", "hypothetical", "wish", "reported", "order", "unsure", "relative"
]

_VIEWS = word_set(
    "say says said saying think thinks thought believe believes believed claim claims claimed "
    "argue argues argued tell tells told insist insists insisted suggest suggests suggested "
    "complain complains allege alleges alleged assume assumes want wants call calls called wrote "
    "writes"
)
_WISHES = word_set("wish imagine suppose pretend hypothetically hopefully hope hopes hoping")
_CONDITIONS = word_set("if unless whether suppose supposing provided assuming")
_UNSURE = word_set("maybe perhaps might possibly probably guess wonder unclear unsure")
_ORDERS = word_set("let vote go stop do be remember join help please get make look")
_DENIED_CONTENT = word_set(
    "notion fiction idea myth claim claims allegation suggestion rumor rumour"
)
_INNER_MARKS = frozenset('‘“"')


# "I'm not saying the dam is unsafe" says neither; "I never said it was" denies having said so, and
# is a claim of its own.
_DISCLAIMED = word_set("saying suggesting implying arguing claiming alleging")
_BARE = word_set("say suggest imply argue claim allege pretend")
_CAN = word_set("can could would should will do to")
_WRONG = word_set("wrong false untrue unfair absurd misleading incorrect ridiculous")


def _is_disclaimed(clause: tuple[str, ...]) -> bool:
    """Return whether a clause only says that something is not, or cannot be, said."""
    for index, form in enumerate(clause[1:8], start=1):
        before = clause[max(0, index - 3) : index]
        if index + 2 >= len(clause):
            return False
        if form in _DISCLAIMED and ("not" in before or "never" in before):
            return True
        if form in _BARE and clause[index - 1] == "not" and not _CAN.isdisjoint(before):
            return True
        if form in _BARE and clause[index - 1] == "to" and not _WRONG.isdisjoint(clause[:index]):
            return True
    return False


def exclude_sentence(sentence: tuple[str, ...]) -> Exclusion | None:
    """Return what keeps a whole sentence from being a claim: it asks, or sets a condition."""
    if sentence[-1] == "?":
        return "question"
    if not _CONDITIONS.isdisjoint(sentence):
        return "condition"
    return None


def exclude_clause(
    forms: tuple[str, ...], first: int, end: int, subject: Subject
) -> Exclusion | None:
    """Return what keeps the clause of words `first` to `end` from being a claim, if anything."""
    clause = forms[first:end]
    if first and forms[first] in RELATIVES:
        return "relative"
    head = clause[:4]
    if any(form in _INNER_MARKS for form in clause):
        return "reported"
    if any(form in _WISHES for form in head):
        return "wish"
    if "would" in clause and "have" in clause[clause.index("would") :][:3]:
        return "hypothetical"
    if _is_disclaimed(clause):
        return "reported"
    own = subject == "self" or not {"i", "we"}.isdisjoint(clause[:3])
    if not own:
        for index, form in enumerate(clause[:8]):
            if form in _VIEWS and index and index + 2 < len(clause) and clause[index - 1] != "to":
                return "reported"
    elif len(clause) > 2 and any(
        clause[i] in _VIEWS and clause[i - 1] in THEY for i in range(1, min(8, len(clause)))
    ):
        return "reported"
    if any(form in _UNSURE for form in clause):
        return "unsure"
    if not _DENIED_CONTENT.isdisjoint(clause) and "that" in clause:
        return "reported"
    if clause[0] in _ORDERS and (subject == "unknown" or clause[1:2] == ("not",)):
        return "order"
    return None
