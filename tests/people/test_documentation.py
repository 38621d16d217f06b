"""What docs/speakers.md shows must work as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "speakers.md"


def test_the_examples_run_one_after_another(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    for program in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        exec(compile(program, PAGE.name, "exec"), names)
    printed = capsys.readouterr().out.splitlines()
    assert printed[:4] == [
        "Mr. Keller -> Urs Keller",
        "the prime minister -> Ana Ortiz",
        "they -> Ana Ortiz and Urs Keller",
        "person Ana Ortiz ('Prime Minister Ana Ortiz', 'Ana Ortiz', 'the prime minister', 'Ortiz')",
    ]
    assert "('Rep.',) Juan van der Berg jr" in printed
    assert any(line.startswith("same ") for line in printed)
    assert any("short form of the given name" in line for line in printed)
