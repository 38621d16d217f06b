"""The invented articles by kind of fault: how many checks must hold, and that they are counted."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.quality.cases.__main__ import main
from tests.quality.cases.judging import PARTS, Check, expected, judge, judge_case, letters, load
from tests.quality.quotes_corpus import REPOSITORY

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))["cases"]
_SHARED_JUDGE = REPOSITORY.parent / "shared" / "tools" / "judge_cases.py"
_TEXT = "“The bridge is closed,” said Ada Wren. The mayor, Bo Lind, said: “It will open on Friday.”"


@cache
def _judged(part: str) -> list[Check]:
    return judge(load(part))


@pytest.fixture(scope="module", params=PARTS)
def part(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def test_no_fewer_checks_hold(part: str) -> None:
    assert sum(check.held for check in _judged(part)) >= _FLOORS[part]


def test_cases_name_words_of_their_texts(part: str) -> None:
    for case in load(part):
        text = letters(case["text"])
        words = [quote["has"] for quote in case.get("quotes", ())]
        words += [one for name in ("same", "apart") for two in case.get(name, ()) for one in two]
        words += [one for pair in case.get("pairs", ()) for one in pair[:2]]
        assert [one for one in words if letters(one) not in text] == [], case["id"]


def test_ids_are_used_once() -> None:
    ids = Counter(case["id"] for name in PARTS for case in load(name))
    assert [one for one, times in ids.items() if times > 1] == []


def test_every_kind_is_tuned_on_and_checked() -> None:
    parts = ("shared", "tuning", "checking")
    shared, tuning, checking = ({case["kind"] for case in load(name)} for name in parts)
    assert shared <= tuning == checking


@pytest.mark.parametrize(
    ("wanted", "held"),
    [
        ({"quotes": [{"has": "bridge is closed", "speaker": "Ada Wren"}]}, [True]),
        ({"quotes": [{"has": "Bridge, is closed!", "speaker": "ada wren"}]}, [True]),
        ({"quotes": [{"has": "bridge is closed", "speaker": "Bo Lind"}]}, [False]),
        ({"quotes": [{"has": "bridge is open", "speaker": "Ada Wren"}]}, [False]),
        ({"quotes": [{"has": "bridge is closed", "speaker": None}]}, [False]),
        ({"not_quotes": ["The bridge is closed,", "bridge is closed"]}, [False, True]),
        ({"same": [["bridge is closed", "bridge is"]]}, [True]),
        ({"same": [["bridge is closed", "open on Friday"]]}, [False]),
        ({"same": [["bridge is closed", "no such words"]]}, [False]),
        ({"apart": [["bridge is closed", "open on Friday"]]}, [True]),
        ({"apart": [["bridge is closed", "bridge is"]]}, [False]),
        ({"apart": [["bridge is closed", "no such words"]]}, [False]),
        ({"pairs": []}, [True]),
        ({"pairs": [["closed", "open", ["contradicts"]]]}, [False, True]),
        ({"people": ["Ada Wren", "Bo Lind"]}, [True, True, True]),
        ({"people": ["Ada Wren"]}, [True, False]),
        ({"people": ["Ada Wren", "Bo Lind", "Cy Moe"]}, [True, True, False, True]),
    ],
)
def test_counts_what_came_out(wanted: dict[str, Any], held: list[bool]) -> None:
    case = {"id": "bridge", "kind": "any", "text": _TEXT, **wanted}
    assert [check.held for check in judge_case(case)] == held
    assert expected(case) == len(held)


def test_pairs_too_many_are_a_miss() -> None:
    text = (
        "“We have hired 400 nurses since January,” Health Secretary Tomas Brandl said on 3 March. "
        "“We have hired 250 nurses since January,” Mr Brandl said on 5 March."
    )
    case = {"id": "nurses", "kind": "any", "text": text}
    found = judge_case({**case, "pairs": []})
    assert [check.complaint for check in found] == ["1 claim pairs too many"]
    found = judge_case({**case, "pairs": [["400", "250", ["numeric_conflict"]]]})
    assert [check.held for check in found] == [True, True]


def test_a_text_that_is_refused_misses_all_checks() -> None:
    case = {"id": "none", "kind": "any", "text": None, "not_quotes": ["A", "B"], "pairs": []}
    assert [check.held for check in judge_case(case)] == [False, False, False]


@pytest.mark.skipif(not _SHARED_JUDGE.exists(), reason="shared/tools/judge_cases.py is not there")
def test_counts_as_the_shared_judge_does() -> None:
    path = Path(__file__).parent / "cases" / "shared.json"
    done = subprocess.run(
        [sys.executable, str(_SHARED_JUDGE), str(path)], capture_output=True, text=True
    )
    checks = _judged("shared")
    last = done.stdout.splitlines()[-1]
    assert last.startswith(f"{sum(check.held for check in checks)} of {len(checks)} ")


def test_the_command_names_no_case_of_the_checking_part(
    capsys: pytest.CaptureFixture[str],
) -> None:
    kind = load("checking")[0]["kind"]
    assert main(["--part", "checking", "--kind", kind, "--no-store"]) == 0
    printed = capsys.readouterr().out
    assert kind in printed
    assert [case["id"] for case in load("checking") if case["id"] in printed] == []
