"""Statements of one speaker, said on different days, that do or do not go together."""

from __future__ import annotations

import datetime

import pytest

from quotetrack.claims import link

from .articles import quotations

MARCH = datetime.date(2031, 3, 3)
JUNE = datetime.date(2031, 6, 20)


def pairs_of(first: str, second: str):
    one, ones = quotations(f"Ms Reed said: “{first}”", "Reed", date=MARCH)
    other, others = quotations(f"On Friday Ms Reed said: “{second}”", "Reed", date=JUNE)
    return link(ones + others, {one.id: one, other.id: other})


CONFLICTS = [
    ("The plant is safe.", "I don't know whether the plant is safe.", "retreats"),
    ("We will never raise bus fares.", "We will raise bus fares in June.", "changes_position"),
    ("I support the harbour bridge.", "I oppose the harbour bridge.", "changes_position"),
    ("I have never met Mr Lund.", "I met Mr Lund twice.", "contradicts"),
    ("The plant is safe.", "The plant is not safe.", "changes_position"),
    ("The plant is perfectly safe.", "The plant is dangerous.", "changes_position"),
    ("I did not sign the letter.", "I signed the letter.", "contradicts"),
    ("No patient files were lost.", "Some patient files were lost.", "contradicts"),
    ("The war is over.", "The war is not over.", "changes_position"),
    (
        "I regret that we closed the harbour mine.",
        "We did not close the harbour mine.",
        "contradicts",
    ),
    (
        "It is a fact that the harbour dam is safe.",
        "The harbour dam is not safe.",
        "changes_position",
    ),
    ("The vote was stolen.", "I never said the vote was stolen.", "contradicts"),
    ("I will resign.", "I will not resign.", "changes_position"),
    ("I believe in the lottery.", "I don't believe in the lottery.", "changes_position"),
    ("We will keep the library open.", "We will shut down the library.", "changes_position"),
    (
        "The zoo will open in March 2033.",
        "The zoo will open in the autumn of 2034.",
        "numeric_conflict",
    ),
    ("The climate crisis is a hoax.", "The climate crisis is real.", "changes_position"),
    ("We will have 200 hospital beds.", "We will have 150 hospital beds.", "numeric_conflict"),
    (
        "The tunnel will cost $2 billion.",
        "The tunnel will cost more than $3 billion.",
        "numeric_conflict",
    ),
    ("Nobody warned us about the flood.", "They warned us about the flood.", "contradicts"),
    ("I will vote for the budget.", "I will vote against the budget.", "changes_position"),
    ("Taxes will rise next year.", "Taxes will fall next year.", "changes_position"),
    ("I won't run for mayor.", "I am running for mayor.", "changes_position"),
    ("We are going to close the mine.", "We are not going to close the mine.", "changes_position"),
    ("I don't think the law works.", "The law works.", "changes_position"),
    (
        "The school opens in September.",
        "The school opens in November.",
        "numeric_conflict",
    ),
    (
        "Twelve thousand workers lost their jobs.",
        "Four thousand workers lost their jobs.",
        "numeric_conflict",
    ),
]

NO_CONFLICTS = [
    ("The plant is safe.", "I don't know whether the plant is safe.", "retreats"),
    ("Not said.", "The harbour dam is unsafe.", "I'm not saying that the harbour dam is unsafe."),
    ("Cannot be said.", "I sold no mill shares.", "You can't say that I sold the mill shares."),
    (
        "Wrong to say.",
        "The harbour dam is safe.",
        "It would be wrong to say that the harbour dam is not safe.",
    ),
    ("May have changed.", "We have 200 hospital beds.", "We have 150 hospital beds."),
    ("A count that grows.", "We have rescued 200 people.", "We have rescued 350 people."),
    ("Has changed.", "The harbour bridge is closed.", "The harbour bridge is open again."),
    ("The same thing twice.", "We will raise bus fares.", "We will raise bus fares in June."),
    ("A question.", "The plant is safe.", "Is the plant not safe?"),
    ("A condition.", "We will close the mine.", "If the price rises, we will not close the mine."),
    ("A view of others.", "The plant is safe.", "My opponents say the plant is not safe."),
    ("A quoted phrase.", "The plant is safe.", "They wrote ‘the plant is not safe’ on the wall."),
    ("A maybe.", "We will close the mine.", "Maybe we will not close the mine."),
    ("Not only.", "The plant is safe.", "The plant is not only safe, it is clean."),
    ("Two denials.", "The bridge is not cheap.", "The bridge is expensive."),
    ("Another subject.", "I support the harbour bridge.", "They oppose the harbour bridge."),
    ("Other places.", "Schools in Tarn are open.", "Schools in Morr are not open."),
    ("About the same number.", "We have about 200 beds.", "We have 210 beds."),
    ("More than fits.", "More than 200 people came.", "We counted 230 people who came."),
    ("Another measure.", "We have 200 beds.", "We have 150 nurses."),
    ("Only a name in common.", "Mr Lund is a neighbour.", "Mr Lund does not drink."),
    ("Another thing denied.", "I read the whole report.", "I did not write the report."),
    ("A wish.", "The plant is not safe.", "I wish the plant was safe."),
    ("A question asked.", "The plant is safe.", "People ask whether the plant is safe."),
    ("An order.", "Do not sign the letter.", "I signed the letter."),
]


@pytest.mark.parametrize(("first", "second", "relation"), CONFLICTS)
def test_conflict_is_found(first, second, relation):
    pairs = pairs_of(first, second)
    assert [(p.earlier.text, p.later.text, p.relation) for p in pairs] == [
        (first, second, relation)
    ]


@pytest.mark.parametrize(("why", "first", "second"), NO_CONFLICTS, ids=[c[0] for c in NO_CONFLICTS])
def test_no_conflict(why, first, second):
    assert pairs_of(first, second) == (), why
