"""The text itself says that a speaker went back on what was quoted before."""

from __future__ import annotations

import pytest

from quotetrack.claims import link
from quotetrack.linking import find_context

from .articles import quotations

FOUND = [
    (
        "“These two floods are just the same,” Mr Lund said on the radio. He later walked back his "
        "comments. “You cannot compare the two valleys,” Mr Lund said in the evening.",
        "retreats",
        "walked back",
    ),
    (
        "“Drivers who speed must lose their cars,” Ms Reed said in March. By Friday Ms Reed had "
        "reversed course. “A fine is enough, as it always was,” she told the council.",
        "changes_position",
        "reversed course",
    ),
    (
        "“We should all focus on the harvest,” Mr Lund said. But he changed his mind after seeing "
        "the fields.\n\n“I will call the army tomorrow,” he said in a statement.",
        "changes_position",
        "changed his mind",
    ),
    (
        "“My office never saw the invoice,” Ms Reed said. A day later Ms Reed contradicted her own "
        "account, saying: “The invoice lay on my desk in May.”",
        "contradicts",
        "contradicted her own account",
    ),
    (
        "“Every teacher will get a raise,” Mr Lund said. Under pressure, Mr Lund quickly "
        "backtracked: “We shall see what the treasury allows.”",
        "retreats",
        "backtracked",
    ),
    (
        "“I am open to new camps in the south,” Mr Lund said in May. Two days after the storm, Mr "
        "Lund's tone had changed. What had been a plan was now a danger. “You can't build on "
        "sand,” he said.",
        "changes_position",
        "Lund's tone had changed",
    ),
]

_BEFORE = "“These floods are just the same,” Mr Lund said. "
_AFTER = " “The valleys are twins,” Mr Lund said."
NOT_FOUND = {
    "somebody else does": "The mayor walked back her comments.",
    "he does not": "He did not walk back his comments.",
    "he refuses to": "He refused to soften his stance.",
    "others want him to": "Friends asked whether he would change his mind.",
    "somebody is quoted in between": "Then he backtracked. “That was quick,” said the mayor.",
    "a step of another kind": "He walked back to his car.",
    "it is told much earlier": "He then backtracked. The valley has been wet for years. Its farms "
    "lie low. It has two churches, a school and a mill, and all of them stand near the river.",
}


def pairs_of(text: str, name: str):
    document, found = quotations(text, name)
    found = tuple(q for q in found if not q.text.startswith("That was quick"))
    return document, link(find_context(document, found), {document.id: document})


@pytest.mark.parametrize(("text", "relation", "cue"), FOUND, ids=[f[2] for f in FOUND])
def test_a_turn_that_the_text_tells_is_found(text, relation, cue):
    document, pairs = pairs_of(text, "Reed" if "Reed" in text else "Lund")
    (pair,) = pairs
    assert (pair.relation, pair.reason) == (relation, "told_by_text")
    assert pair.earlier.start < pair.later.start
    assert cue in [item.text for item in pair.evidence if item.role == "occasion"]
    for item in pair.evidence:
        assert document.text[item.passage.start : item.passage.end] == item.text
    assert pair.explanation.startswith(f"The text says so itself (“{cue}”): first “")


@pytest.mark.parametrize("why", NOT_FOUND)
def test_no_turn(why):
    _, pairs = pairs_of(_BEFORE + NOT_FOUND[why] + _AFTER, "Lund")
    assert pairs == (), why
