"""What the chapter on the ledger shows works as it stands there."""

import re
from pathlib import Path

import pytest

CHAPTER = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text(encoding="utf-8")


def test_the_examples_run_one_after_another(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    for program in re.findall(r"```python\n(.*?)```", CHAPTER, re.DOTALL):
        exec(compile(program, "ledger.md", "exec"), names)
    printed = capsys.readouterr().out
    assert "gazette-1 added 2" in printed
    assert "Ada Fenwick 2024-03-01 Well, I have not quite decided that." in printed
    assert "Somebody was faster: you saw 0, now it is 1." in printed


def test_every_method_of_a_ledger_is_in_the_table() -> None:
    from quotetrack import Ledger

    for name in dir(Ledger):
        if not name.startswith("_") and name != "close":
            assert re.search(rf"`{name}\b|`[^`]*\b{name}\(", CHAPTER), name
