"""Whatever people decide, in whatever order, the ledger follows from what was found and decided."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack import Ledger
from quotetrack.errors import LedgerError
from tests.store.articles import add, said
from tests.store.deciding_at_random import content, run

PROMISE = said("We will cut the harbour tax", "Bill Hale", "2024-01-10", id="promise")
BREACH = said("We will raise the harbour tax", "William Hale", "2024-02-10", id="breach")
OTHER = said("We will never raise the harbour tax", "Owen Pratt", "2024-03-11", id="other")


def test_corrections_hold_against_other_versions_and_can_be_taken_back(place: str) -> None:
    # python -m tests.store.deciding_at_random does the same with 200 in 1,000 documents.
    kinds = run(place, 8, 8, seed=1)
    assert sum(kinds.values()) >= 8


def rename(ledger: Ledger) -> Callable[[], object]:
    ledger.rename("Bill Hale", "Sir William", reviewer="Bo")
    number = ledger.decisions()[0].id
    return lambda: ledger.undo(number, reviewer="Cy")


def merge(ledger: Ledger) -> Callable[[], object]:
    keep = ledger.speaker("William Hale").id
    ledger.merge("Bill Hale", "William Hale", keep=keep, reviewer="Bo")
    number = ledger.decisions()[0].id
    return lambda: ledger.undo(number, reviewer="Cy")


def correct(ledger: Ledger) -> Callable[[], object]:
    [one] = ledger.quotations(document_id="other")
    ledger.correct_quotation(one.key, speaker="Bill Hale", reviewer="Bo", seen=one.revision)
    number = ledger.corrections()[0].id
    return lambda: ledger.undo_correction(number, reviewer="Cy")


DEEDS = (rename, merge, correct)


def after(place: str, order: Any, undone: Any = ()) -> dict[str, Any]:
    with Ledger(place) as ledger:
        add(ledger, PROMISE, BREACH, OTHER)
        taking_back = {deed: deed(ledger) for deed in order}
        for deed in undone:
            taking_back[deed]()
        found = content(ledger)
        # Names that people gave are known where documents are read again.
        list(ledger.reprocess(everything=True, parser=None))
        assert ledger.check() == ()
        return {**found, "read again": content(ledger)}


def test_rename_merge_and_correction_give_the_same_in_any_order(
    place: str,
) -> None:
    found = after(place, DEEDS)
    assert ("Sir William", ("Bill Hale", "William Hale"), 3) in {
        (name, tuple(sorted({*aliases} - {"Sir William"})), count)
        for name, aliases, count in found["speakers"]
    }
    assert len(found["pairs"]) == 2
    for order in permutations(DEEDS):
        assert after(":memory:", order) == found


@settings(max_examples=5, deadline=None)
@given(st.permutations(DEEDS), st.permutations(DEEDS), st.integers(1, 3))
def test_what_is_taken_back_leaves_what_the_others_give(
    order: list[Any], undoing: list[Any], number: int
) -> None:
    undone = undoing[:number]
    left = [deed for deed in DEEDS if deed not in undone]
    told, never = after(":memory:", order, undone), after(":memory:", left)
    # A name that was given and taken back stays findable, as after every undoing.
    for found in (told, never, told["read again"], never["read again"]):
        found["speakers"] = {(name, count) for name, _, count in found["speakers"]}
    assert told == never


def test_a_split_holds_for_corrections_before_it_and_not_for_those_after(ledger: Ledger) -> None:
    add(ledger, PROMISE, said("The roof leaks", "Owen Pratt", id="roof"))
    [one] = ledger.quotations(document_id="roof")
    ledger.correct_quotation(one.key, speaker="Bill Hale", reviewer="Bo", seen=0)
    old = ledger.speaker("Bill Hale").id
    other = ledger.split("Bill Hale", ["roof"], reviewer="Bo", name="Bill Hale junior")
    assert [stored.document.id for stored in ledger.quotations(speaker=other.id)] == ["roof"]
    [one] = ledger.quotations(document_id="roof")
    ledger.correct_quotation(one.key, speaker=old, reviewer="Bo", seen=one.revision)
    assert ledger.quotations(speaker=old).total == 2
    list(ledger.reprocess(everything=True, parser=None))
    assert ledger.quotations(speaker=old).total == 2
    ledger.undo(ledger.decisions()[0].id, reviewer="Cy")
    assert ledger.quotations(speaker=old).total == 2


def test_a_name_of_somebody_else_is_refused(ledger: Ledger) -> None:
    add(ledger, PROMISE, OTHER)
    with pytest.raises(LedgerError, match="goes by the name 'Owen Pratt' already"):
        ledger.rename("Bill Hale", "Owen Pratt", reviewer="Bo")
    assert ledger.rename("Bill Hale", "W. Hale", reviewer="Bo").name == "W. Hale"
    assert [one.kind for one in ledger.decisions("Bill Hale")] == ["rename"]
    ledger.undo(ledger.decisions()[0].id, reviewer="Bo")
    assert ledger.speaker("Bill Hale").name == "Bill Hale"
