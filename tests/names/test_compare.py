"""Which names are one person's: a table of hard pairs, and what holds for all names."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.names import compare_names, parse_name
from quotetrack.names.blocking import NameBlocks

_LINES = (Path(__file__).parent / "name_pairs.tsv").read_text(encoding="utf-8").splitlines()
PAIRS = [line.split("\t") for line in _LINES if not line.startswith("#")]
_WORDS = sorted({word for pair in PAIRS for name in pair[1:3] for word in name.split()})
_TITLES = ("Sen.", "Senator", "Gov.", "Gen.", "Dr", "Prof.", "Rep.", "Judge")

# Names made of the words of the table, and of any letters.
table_names = st.lists(st.sampled_from(_WORDS), max_size=4).map(" ".join)
any_names = st.text(max_size=25)
names = st.one_of(st.sampled_from([pair[1] for pair in PAIRS]), table_names, any_names)
full_names = st.sampled_from(
    [pair[1] for pair in PAIRS if parse_name(pair[1]).is_full and not parse_name(pair[1]).titles]
)


def test_the_table_is_large_and_has_no_pair_twice() -> None:
    assert len(PAIRS) >= 150
    assert len({frozenset(pair[1:3]) for pair in PAIRS}) >= len(PAIRS) - 5


@pytest.mark.parametrize(("verdict", "first", "second", "reason"), PAIRS)
def test_hard_pairs(verdict: str, first: str, second: str, reason: str) -> None:
    found = compare_names(first, second)
    if reason.startswith("LIMIT"):
        assert found.verdict != verdict, "This limit is gone: take LIMIT out of the table."
    else:
        assert found.verdict == verdict, found.reason


def test_every_comparison_gives_a_reason() -> None:
    assert all(compare_names(first, second).reason for _, first, second, _ in PAIRS)


def test_few_limits_are_known() -> None:
    assert sum(pair[3].startswith("LIMIT") for pair in PAIRS) <= 5


@given(names, names)
def test_symmetric(first: str, second: str) -> None:
    assert compare_names(first, second) == compare_names(second, first)


@given(names)
def test_reflexive(name: str) -> None:
    found = compare_names(name, name)
    has_letters = any(letter.isalnum() for letter in parse_name(name).surname)
    assert found.verdict == "same" or not has_letters


@given(names, names)
def test_scores_are_between_0_and_1_and_agree_with_the_verdict(first: str, second: str) -> None:
    found = compare_names(first, second)
    assert 0 <= found.score <= 1
    if found.verdict == "same":
        assert found.score >= 0.75


@given(full_names, full_names, st.sampled_from(_TITLES))
def test_titles_that_tell_no_sex_do_not_count(first: str, second: str, title: str) -> None:
    plain = compare_names(first, second)
    assert compare_names(f"{title} {first}", second).verdict == plain.verdict


@given(full_names, full_names)
def test_capitals_do_not_count(first: str, second: str) -> None:
    assert compare_names(first.upper(), second.upper()).verdict == (
        compare_names(first, second).verdict
    )


@given(st.sampled_from([pair for pair in PAIRS if not pair[3].startswith("LIMIT")]))
def test_names_that_agree_are_found_by_their_keys(pair: list[str]) -> None:
    verdict, first, second, _ = pair
    one, two = parse_name(first), parse_name(second)
    if verdict == "same" and one.surname and two.surname:
        blocks: NameBlocks[int] = NameBlocks()
        blocks.add(one, 1)
        assert blocks.near(two) == [1]


@given(names, names)
def test_any_name_can_be_filed(first: str, second: str) -> None:
    blocks: NameBlocks[str] = NameBlocks()
    blocks.add(parse_name(first), first)
    assert set(blocks.near(parse_name(second))) <= {first}
    assert blocks.near(parse_name(first)) == [first]
    blocks.remove(parse_name(first), first)
    assert blocks.near(parse_name(first)) == []
