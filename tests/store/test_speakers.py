"""Merging and splitting speakers, other names, and undoing each of these."""

from __future__ import annotations

import pytest

from quotetrack import AliasTable, Ledger
from quotetrack.errors import AliasTableError, InputError, LedgerError, UnknownRecordError
from quotetrack.names import KnownEntity
from tests.store.articles import add, said

PROMISE = said("We will cut the harbour tax", "Bill Hale", "2024-01-10", id="promise")
BREACH = said("We will raise the harbour tax", "William Hale", "2024-02-10", id="breach")
OTHER = said("The roof leaks", "Owen Hale", "2024-02-11", id="other")


@pytest.fixture
def hales(ledger: Ledger) -> Ledger:
    add(ledger, PROMISE, BREACH, OTHER)
    return ledger


def counts(ledger: Ledger) -> dict[str, int]:
    return {one.name: one.quotation_count for one in ledger.speakers()}


def test_likely_merges_are_proposed(hales: Ledger) -> None:
    [proposal] = hales.merge_proposals()
    assert {proposal.first.name, proposal.second.name} == {"Bill Hale", "William Hale"}
    assert proposal.score > 0.75
    assert "short form" in proposal.reason
    assert hales.merge_proposals("Owen Hale").total == 0
    assert hales.merge_proposals("Bill Hale").total == 1


def test_a_merge_brings_quotations_names_and_statements_together(hales: Ledger) -> None:
    assert hales.claim_pairs().total == 0
    merged = hales.merge("Bill Hale", "William Hale", reviewer="Bo", note="seen both")
    assert (merged.name, merged.aliases) == ("Bill Hale", ("William Hale",))
    assert [one.name for one in merged.merged] == ["William Hale"]
    assert counts(hales) == {"Bill Hale": 2, "Owen Hale": 1}
    for name in ("Bill Hale", "william hale", merged.merged[0].id):
        assert hales.quotations(speaker=name).total == 2
    [pair] = hales.claim_pairs(speaker="William Hale")
    assert pair.speaker.name == "Bill Hale"
    assert (pair.pair.earlier.document_id, pair.pair.later.document_id) == ("promise", "breach")
    assert hales.merge_proposals().total == 0
    [decision] = hales.decisions()
    assert (decision.kind, decision.reviewer, decision.note) == ("merge", "Bo", "seen both")


def test_the_quotation_itself_stays_as_it_was_found(hales: Ledger) -> None:
    hales.merge("Bill Hale", "William Hale", reviewer="Bo")
    [stored] = hales.quotations(document_id="breach")
    assert stored.speaker is not None
    assert stored.quotation.speaker is not None
    assert (stored.speaker.name, stored.quotation.speaker.name) == ("Bill Hale", "William Hale")


def test_the_id_that_goes_on_can_be_chosen(hales: Ledger) -> None:
    keep = hales.speaker("William Hale").id
    assert hales.merge("Bill Hale", "William Hale", keep=keep, reviewer="Bo").id == keep
    assert hales.quotations(speaker="Bill Hale").total == 2


def test_what_comes_in_later_goes_to_the_merged_speaker(hales: Ledger) -> None:
    hales.merge("Bill Hale", "William Hale", reviewer="Bo")
    add(hales, said("No comment today", "William Hale", id="later"))
    assert counts(hales)["Bill Hale"] == 3


def test_undoing_a_merge_gives_everything_back(hales: Ledger) -> None:
    before = counts(hales)
    hales.merge("Bill Hale", "William Hale", reviewer="Bo")
    [pair] = hales.claim_pairs()
    hales.review(pair.id, "confirmed", reviewer="Bo", seen=0)
    undone = hales.undo(hales.decisions()[0].id, reviewer="Cy")
    assert (undone.undone_by, undone.undone_at is not None) == ("Cy", True)
    assert counts(hales) == before
    assert hales.claim_pairs().total == 0
    [gone] = hales.claim_pairs(current=False)
    assert (gone.gone_reason, gone.status) == ("speakers apart", "confirmed")
    assert hales.merge_proposals().total == 1
    with pytest.raises(LedgerError, match="undone already"):
        hales.undo(undone.id, reviewer="Cy")
    # Merged again, the pair is back, with its review.
    hales.merge("Bill Hale", "William Hale", reviewer="Bo")
    [back] = hales.claim_pairs()
    assert (back.id, back.status) == (pair.id, "confirmed")
    assert [one.undone_by for one in hales.decisions()] == [None, "Cy"]


def test_a_merge_in_the_middle_can_be_undone(hales: Ledger) -> None:
    add(hales, said("Nothing to add", "Billy Hale", id="third"))
    hales.merge("Bill Hale", "William Hale", reviewer="Bo")
    hales.merge("Bill Hale", "Billy Hale", reviewer="Bo")
    assert counts(hales)["Bill Hale"] == 3
    first = hales.decisions()[1]
    hales.undo(first.id, reviewer="Bo")
    assert counts(hales) == {"Bill Hale": 2, "William Hale": 1, "Owen Hale": 1}
    assert [one.name for one in hales.speaker("Billy Hale").merged] == ["Billy Hale"]


def test_a_refused_merge_stays_refused_until_it_is_undone(hales: Ledger) -> None:
    hales.refuse_merge("Bill Hale", "William Hale", reviewer="Bo")
    assert hales.merge_proposals().total == 0
    with pytest.raises(AliasTableError, match="was refused"):
        hales.merge("Bill Hale", "William Hale", reviewer="Bo")
    hales.undo(hales.decisions()[0].id, reviewer="Bo")
    assert hales.merge_proposals().total == 1
    hales.merge("Bill Hale", "William Hale", reviewer="Bo")


def test_only_known_people_can_be_merged(hales: Ledger) -> None:
    add(hales, said("No comment", "a spokesman", id="unnamed"))
    with pytest.raises(LedgerError, match="unnamed source"):
        hales.merge("Bill Hale", "a spokesman", reviewer="Bo")
    with pytest.raises(UnknownRecordError):
        hales.merge("Bill Hale", "Ida Unknown", reviewer="Bo")
    with pytest.raises(InputError, match="name of its reviewer"):
        hales.merge("Bill Hale", "William Hale", reviewer="")
    with pytest.raises(UnknownRecordError):
        hales.undo(77, reviewer="Bo")


# Splits

TWO = [
    said("We will cut the harbour tax", "John Reed", "2024-01-10", id="mayor"),
    said("We will raise the harbour tax", "John Reed", "2024-02-10", id="singer"),
    said("I shall sing tonight", "John Reed", "2024-02-12", id="singer too"),
]


def test_a_split_tells_two_people_of_one_name_apart(ledger: Ledger) -> None:
    add(ledger, *TWO)
    [pair] = ledger.claim_pairs()
    singer = ledger.split(
        "John Reed", ["singer", "singer too"], name="John Reed (singer)", reviewer="Bo"
    )
    assert singer.name == "John Reed (singer)"
    assert counts(ledger) == {"John Reed (singer)": 2, "John Reed": 1}
    assert ledger.claim_pairs().total == 0
    assert ledger.claim_pair(pair.id).gone_reason == "speakers apart"
    [decision] = ledger.decisions()
    assert (decision.kind, decision.document_ids) == ("split", ("singer", "singer too"))
    assert ledger.merge_proposals().total == 0
    with pytest.raises(AliasTableError):
        ledger.merge("John Reed", singer.id, reviewer="Bo")


def test_a_split_holds_when_documents_are_read_again_or_corrected(ledger: Ledger) -> None:
    add(ledger, *TWO)
    singer = ledger.split("John Reed", ["singer"], name="Johnny Reed", reviewer="Bo")
    list(ledger.reprocess(everything=True, parser=None))
    assert counts(ledger) == {"Johnny Reed": 1, "John Reed": 2}
    add(ledger, said("We will raise the harbour tax", "John Reed", "2024-02-11", id="singer"))
    assert counts(ledger) == {"Johnny Reed": 1, "John Reed": 2}
    assert ledger.quotations(speaker=singer.id)[0].document.id == "singer"


def test_undoing_a_split_brings_the_two_together(ledger: Ledger) -> None:
    add(ledger, *TWO)
    [pair] = ledger.claim_pairs()
    ledger.split("John Reed", ["singer"], reviewer="Bo")
    ledger.undo(ledger.decisions()[0].id, reviewer="Bo")
    assert counts(ledger) == {"John Reed": 3}
    assert [one.id for one in ledger.claim_pairs()] == [pair.id]
    list(ledger.reprocess(everything=True, parser=None))
    assert counts(ledger) == {"John Reed": 3}


def test_a_split_needs_documents_of_the_speaker(ledger: Ledger) -> None:
    add(ledger, *TWO, OTHER)
    with pytest.raises(UnknownRecordError, match="not in these documents: 'other'"):
        ledger.split("John Reed", ["singer", "other"], reviewer="Bo")
    with pytest.raises(InputError):
        ledger.split("John Reed", [], reviewer="Bo")
    assert counts(ledger)["John Reed"] == 3


# Other names


def test_a_name_that_a_person_gives_is_known_from_then_on(hales: Ledger) -> None:
    hales.add_alias("Bill Hale", "Captain Rust", reviewer="Bo")
    assert hales.speaker("captain rust").name == "Bill Hale"
    add(hales, said("Anchors aweigh", "Captain Rust", id="aweigh"))
    assert counts(hales)["Bill Hale"] == 2
    with pytest.raises(LedgerError, match="merge them"):
        hales.add_alias("Owen Hale", "Bill Hale", reviewer="Bo")
    with pytest.raises(InputError):
        hales.add_alias("Owen Hale", "!", reviewer="Bo")
    hales.undo(hales.decisions()[0].id, reviewer="Bo")
    add(hales, said("Land ahoy", "Captain Rust", id="ahoy"))
    assert counts(hales)["Bill Hale"] == 2


def test_a_table_of_names_is_taken_in(hales: Ledger) -> None:
    names = ("Bill Hale", "William Hale")
    table = AliasTable([KnownEntity("William J. Hale", names, wikidata="Q7")])
    assert hales.import_aliases(table, reviewer="Bo") == 1
    hale = hales.speaker("Q7")
    assert (hale.name, hale.wikidata, hale.quotation_count) == ("William J. Hale", "Q7", 2)
    assert hales.claim_pairs(speaker="Q7").total == 1
    decided = hales.decisions().total
    assert hales.import_aliases(table, reviewer="Bo") == 1
    assert hales.decisions().total == decided
    add(hales, said("Good evening", "William Hale", id="evening"))
    assert hales.speaker("Q7").quotation_count == 3
    found = hales.export_aliases().find("bill hale")
    assert found is not None
    assert (found.id, found.name) == ("Q7", "William J. Hale")


def test_a_table_does_not_undo_a_refusal(hales: Ledger) -> None:
    hales.refuse_merge("Bill Hale", "William Hale", reviewer="Bo")
    bill = hales.speaker("Bill Hale")
    table = AliasTable([KnownEntity(bill.name, ("William Hale",), id=bill.id)])
    hales.import_aliases(table, reviewer="Cy")
    assert counts(hales)["William Hale"] == 1


def test_the_caller_s_names_win_over_those_of_the_ledger(hales: Ledger) -> None:
    hales.add_alias("Bill Hale", "Captain Rust", reviewer="Bo")
    mine = AliasTable([KnownEntity("Ronald Rust", ("Captain Rust",), id="rust")])
    list(hales.add([said("Ahoy", "Captain Rust", id="ahoy")], parser=None, aliases=mine))
    assert hales.quotations(document_id="ahoy")[0].speaker == hales.speaker("rust").ref


def test_names_read_back_as_an_alias_table(hales: Ledger) -> None:
    hales.merge("Bill Hale", "William Hale", reviewer="Bo")
    table = hales.export_aliases()
    assert {known.name: known.aliases for known in table} == {
        "Bill Hale": ("William Hale",),
        "Owen Hale": (),
    }
    assert AliasTable.from_csv(table.to_csv()) == table
