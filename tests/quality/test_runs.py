"""Runs of evaluations: what they say is lost and won."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality import accuracy_page, runs
from tests.quality.cases.judging import PARTS, expected, load
from tests.quality.eval_articles import articles, missing
from tests.quality.runs import compare_and_store, read_figures, read_recorded, write_recorded

_BEFORE = {"a 1": [True, True], "a 2": [True, False], "b 7": [False, False], "gone 1": [True, True]}
_AFTER = {"a 1": [True, False], "a 2": [True, True], "b 7": [False, False], "new 1": [True, True]}


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "STORED", tmp_path / "stored")
    monkeypatch.setattr(runs, "RECORDED", tmp_path / "recorded")


def test_the_first_run_has_nothing_to_compare_with(capsys: pytest.CaptureFixture[str]) -> None:
    compare_and_store("any", _BEFORE, store=False)
    assert capsys.readouterr().out == "\nno run is stored yet\n"


def test_lost_and_won_since_the_last_run(capsys: pytest.CaptureFixture[str]) -> None:
    compare_and_store("any", _BEFORE, store=True)
    capsys.readouterr()
    compare_and_store("any", _AFTER, store=False, what="quotations")
    first, *rest = capsys.readouterr().out.strip().splitlines()
    assert first.startswith("quotations, since ")
    assert first.endswith(": 1 lost, 1 won, of 3")
    assert rest == ["  lost a 1", "  won a 2"]


def test_lost_and_won_since_the_recorded_run(capsys: pytest.CaptureFixture[str]) -> None:
    write_recorded("any", "abc1234", _BEFORE)
    compare_and_store("any", _AFTER, store=False)
    assert capsys.readouterr().out == (
        "\nsince the recorded abc1234: 1 lost, 1 won, of 3\n  lost a 1\n  won a 2\n"
    )


def test_a_run_that_was_not_to_be_stored_is_not(tmp_path: Path) -> None:
    compare_and_store("any", _BEFORE, store=False)
    assert list(tmp_path.iterdir()) == []


def test_a_recorded_run_is_read_as_it_was_written() -> None:
    compare_and_store("any", _BEFORE, store=False, record=True)
    recorded = read_recorded("any")
    assert recorded is not None
    assert {place: list(one) for place, one in recorded[1].items()} == _BEFORE


def test_the_last_run_is_not_told_twice(capsys: pytest.CaptureFixture[str]) -> None:
    compare_and_store("any", _BEFORE, store=True, record=True)
    capsys.readouterr()
    compare_and_store("any", _AFTER, store=False)
    assert capsys.readouterr().out.count("since") == 1


class TestRecordedRuns:
    """Those of the repository: what they name is there."""

    @pytest.fixture(autouse=True)
    def folders(self) -> None:
        """They lie where they lie."""

    @pytest.mark.parametrize("part", ["shared", "tuning"])
    def test_of_the_cases(self, part: str) -> None:
        assert part in PARTS
        recorded = read_recorded(f"cases-{part}")
        assert recorded is not None
        checks = [f"{case['id']} {i}" for case in load(part) for i in range(expected(case))]
        assert list(recorded[1]) == checks

    @pytest.mark.skipif(bool(missing("wild")), reason=missing("wild"))
    @pytest.mark.parametrize("name", ["wild", "own"])
    def test_of_the_articles(self, name: str) -> None:
        quotations = read_recorded(f"articles-{name}-bundled")
        wholes = read_recorded(f"articles-{name}-bundled-whole")
        assert quotations is not None
        assert wholes is not None
        records = articles(name)
        assert list(quotations[1]) == [
            f"{one['id']} {quote['frags'][0][0]}" for one in records for quote in one["quotes"]
        ]
        assert list(wholes[1]) == [one["id"] for one in records]

    @pytest.mark.parametrize("name", ["wild", "own"])
    def test_figures_are_those_of_the_outcomes(self, name: str) -> None:
        quotations = read_recorded(f"articles-{name}-bundled")
        wholes = read_recorded(f"articles-{name}-bundled-whole")
        assert quotations is not None
        assert wholes is not None
        figures = read_figures(f"articles-{name}-bundled")
        together = figures["kinds of text"]["together"]
        outcomes = list(quotations[1].values())
        assert together["expected"] == len(outcomes)
        assert together["found"] == sum(found for found, _ in outcomes)
        assert together["right"] == sum(right for _, right in outcomes)
        assert together["articles right"] == sum(right for _, right in wholes[1].values())
        confidence = figures["confidence"].values()
        assert [together["sure"], together["sure and wrong"]] == list(confidence)[-1]
        assert figures["commit"] == quotations[0] == wholes[0]

    @pytest.mark.parametrize("part", PARTS)
    def test_figures_of_the_cases(self, part: str) -> None:
        kinds = read_figures(f"cases-{part}")["kinds"]
        cases = load(part)
        assert sum(two[1] for two in kinds.values()) == sum(map(expected, cases))
        assert kinds.keys() == {case["kind"] for case in cases}

    def test_documents_show_the_recorded_figures(self) -> None:
        hint = "Make it anew: python -m tests.quality.accuracy_page --write"
        assert accuracy_page.PAGE.read_text("utf-8") == accuracy_page.page(), hint
        assert accuracy_page.README.read_text("utf-8") == accuracy_page.readme(), hint
        assert accuracy_page.COMPARISON.read_text("utf-8") == accuracy_page.comparison(), hint
