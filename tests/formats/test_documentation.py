"""The examples of docs/formats.md work as they stand there."""

import re
from pathlib import Path

import pytest

from quotetrack.formats import INPUT_FORMATS, PAIR_FORMATS, RESULT_FORMATS
from tests.formats.results import ARTICLE

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def test_the_examples_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    for program in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        exec(compile(program, "formats.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "2 documents, 1 failed" in printed
    assert "Ada Fenwick" in printed
    assert (tmp_path / "quotes.csv").exists()


def test_every_format_is_described() -> None:
    for format in {*INPUT_FORMATS, *RESULT_FORMATS, *PAIR_FORMATS} - {"auto"}:
        assert f"`{format}`" in PAGE
