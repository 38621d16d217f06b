"""Entities across documents: merges are proposed, decided by a person, remembered and undone."""

from __future__ import annotations

import pytest

from quotetrack.errors import AliasTableError
from quotetrack.names import EntityArchive, EntityIndex, KnownEntity
from quotetrack.people import find_mentions, resolve


def archive_of(*names: str) -> EntityArchive:
    return EntityArchive(KnownEntity(name, id=name) for name in names)


def pairs(archive: EntityArchive) -> list[tuple[str, str]]:
    return [proposal.pair for proposal in archive.proposals()]


def test_likely_merges_are_proposed_with_score_and_reason() -> None:
    archive = archive_of("Bill Hale", "William Hale", "Ana Ortiz", "Oscar Hale")
    [proposal] = archive.proposals()
    assert proposal.pair == ("Bill Hale", "William Hale")
    assert proposal.score > 0.8
    assert "short form" in proposal.reason


NO_PROPOSAL = {
    "father and son": ("Owen Hale", "Owen Hale Jr."),
    "other given names": ("Owen Hale", "Oscar Hale"),
    "a surname alone": ("Owen Hale", "Hale"),
    "other initials": ("Owen J. Hale", "Owen K. Hale"),
}


@pytest.mark.parametrize("names", NO_PROPOSAL.values(), ids=NO_PROPOSAL.keys())
def test_what_is_not_proposed(names: tuple[str, str]) -> None:
    assert pairs(archive_of(*names)) == []


def test_a_merge_joins_the_names_and_keeps_the_id() -> None:
    archive = archive_of("Bill Hale", "William Hale")
    merged = archive.confirm("Bill Hale", "William Hale", reviewer="Bo", note="seen both")
    assert merged.id == "Bill Hale"
    assert set(merged.names) == {"Bill Hale", "William Hale"}
    assert archive.resolve_id("William Hale") == "Bill Hale"
    assert archive.get("William Hale") == merged
    assert len(archive) == 1
    assert archive.proposals() == []
    assert archive.decisions[0].reviewer == "Bo"


def test_the_id_to_keep_can_be_chosen_and_one_of_wikidata_is_preferred() -> None:
    chosen = archive_of("Bill Hale", "William Hale")
    assert chosen.confirm("Bill Hale", "William Hale", keep="William Hale").id == "William Hale"
    known = EntityArchive([KnownEntity("Bill Hale", id="a"), KnownEntity("W. Hale", wikidata="Q5")])
    assert known.confirm("a", "Q5").id == "Q5"


def test_a_refused_pair_is_never_proposed_again() -> None:
    archive = archive_of("Bill Hale", "William Hale")
    archive.refuse("Bill Hale", "William Hale")
    assert archive.proposals() == []
    with pytest.raises(AliasTableError, match="was refused"):
        archive.confirm("Bill Hale", "William Hale")
    archive.add(KnownEntity("William Hale", ("W. Hale",), id="William Hale"))
    assert archive.proposals() == []


def test_a_refusal_holds_for_all_that_were_merged() -> None:
    archive = archive_of("Bill Hale", "William Hale", "Billy Hale")
    archive.refuse("Bill Hale", "Billy Hale")
    archive.confirm("Bill Hale", "William Hale")
    assert archive.is_refused("William Hale", "Billy Hale")
    assert archive.proposals() == []


def test_the_last_decision_can_be_undone() -> None:
    archive = archive_of("Bill Hale", "William Hale")
    before = archive.to_json()
    archive.confirm("Bill Hale", "William Hale")
    assert archive.undo().judgement == "confirmed"
    assert archive.to_json() == before
    assert pairs(archive) == [("Bill Hale", "William Hale")]
    with pytest.raises(AliasTableError, match="no decision"):
        archive.undo()


def test_an_earlier_decision_can_be_undone_by_itself() -> None:
    archive = archive_of("Bill Hale", "William Hale", "Bob Lind", "Robert Lind")
    archive.confirm("Bill Hale", "William Hale")
    archive.confirm("Bob Lind", "Robert Lind")
    archive.undo_pair("William Hale", "Bill Hale")
    assert archive.resolve_id("William Hale") == "William Hale"
    assert archive.resolve_id("Robert Lind") == "Bob Lind"
    with pytest.raises(AliasTableError, match="Nothing was decided"):
        archive.undo_pair("William Hale", "Bill Hale")


def test_json_keeps_entities_and_decisions() -> None:
    archive = archive_of("Bill Hale", "William Hale", "Bob Lind", "Robert Lind", "Ana Ortiz")
    archive.confirm("Bill Hale", "William Hale", note="ü")
    archive.refuse("Bob Lind", "Robert Lind")
    again = EntityArchive.from_json(archive.to_json())
    assert again.to_json() == archive.to_json()
    assert again.resolve_id("William Hale") == "Bill Hale"
    assert again.proposals() == archive.proposals() == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no archive"),
        ("[]", "no archive"),
        ("[" * 100_000, "no archive"),
        ("7" * 5_000, "no archive"),
        ('{"format": 1, "entities": [{}], "decisions": []}', "no archive"),
        ('{"format": 99}', "newer"),
    ],
)
def test_what_is_no_archive(text: str, message: str) -> None:
    with pytest.raises(AliasTableError, match=message):
        EntityArchive.from_json(text)


def test_wrong_decisions_are_refused() -> None:
    archive = EntityArchive(
        [KnownEntity("Bill Hale", id="a"), KnownEntity("Hale Ltd", (), "organisation", id="b")]
    )
    with pytest.raises(AliasTableError, match="No entity has the id 'x'"):
        archive.confirm("a", "x")
    with pytest.raises(AliasTableError, match="cannot be one"):
        archive.confirm("a", "b")
    merged = archive_of("Bill Hale", "William Hale")
    merged.confirm("Bill Hale", "William Hale")
    with pytest.raises(AliasTableError, match="merged already"):
        merged.refuse("Bill Hale", "William Hale")


def test_entities_of_two_documents_with_one_name_are_one() -> None:
    archive = EntityArchive()
    for text in ("Ana Ortiz met Bill Hale.", "Mrs Ortiz left. Ana Ortiz met William Hale."):
        for entity in resolve(text, find_mentions(text)).entities:
            archive.add(entity)
    names = sorted(entity.name for entity in archive.to_alias_table())
    assert names == ["Ana Ortiz", "Bill Hale", "William Hale"]
    [proposal] = archive.proposals()
    assert "Bill" in proposal.reason


def test_unnamed_sources_are_not_taken_in_and_short_forms_do_not_last() -> None:
    archive = EntityArchive()
    text = "Polish president Ana Ortiz left. Ms Ortiz smiled. The president waved."
    for entity in resolve(text, find_mentions(text)).entities:
        archive.add(entity)
    [known] = archive.to_alias_table()
    assert known.names == ("Ana Ortiz",)


INDEX = EntityIndex(
    [
        KnownEntity("Owen James Hale", ("O. J. Hale",), id="1"),
        KnownEntity("Oscar Hale", id="2"),
        KnownEntity("Volodymyr Zelenskyy", id="3"),
        KnownEntity("Hale Ltd", (), "organisation", id="4"),
        KnownEntity("Owen Hale Jr.", id="5"),
    ]
)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Owen Hale", ["1"]),
        ("Owen Hale Jr", ["5"]),
        ("OWEN J. HALE", ["1"]),
        ("Zelensky", []),
        ("Volodymyr Zelensky", ["3"]),
        ("Hale, Ltd.", ["4"]),
        ("Mr Hale", ["1", "2", "5"]),
        ("Peter Lind", []),
        ("", []),
    ],
)
def test_names_are_looked_up(name: str, ids: list[str]) -> None:
    assert sorted(match.entity.id for match in INDEX.search(name)) == ids


def test_an_entity_can_be_replaced_and_taken_out() -> None:
    index = EntityIndex([KnownEntity("Owen Hale", id="1")])
    index.add(KnownEntity("Ana Ortiz", id="1"))
    assert index.search("Owen Hale") == []
    assert [match.score for match in index.search("Ana Ortiz")] == [1.0]
    index.remove("1")
    index.remove("1")
    assert len(index) == 0
    assert index.search("Ana Ortiz") == []
