"""What docs/notebook.md shows works as it stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from quotetrack import notebook

PAGE = (Path(__file__).parent.parent.parent / "docs" / "notebook.md").read_text(encoding="utf-8")


def test_the_examples_run_one_after_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module in ("matplotlib", "ipywidgets", "sqlalchemy"):
        pytest.importorskip(module)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for program in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        exec(compile(program, "notebook.md", "exec"), names)
    printed = capsys.readouterr().out
    assert "<Run: 2 documents, 2 quotations, 1 claim pair>" in printed
    assert "gazette-1 document changed text: 73 → 58 characters" in printed
    assert "<Verdicts: 1 of 1 claim pairs reviewed>" in printed
    assert "ClaimReview" in (tmp_path / "reviews.jsonld").read_text(encoding="utf-8")


def test_every_helper_is_documented() -> None:
    for name in notebook.__all__:
        if name[0].islower() and name != "find_changes":
            assert f"`{name}" in PAGE or f"notebook.{name}(" in PAGE
