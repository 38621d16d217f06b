"""What the pages show runs: Python as it stands, commands with their options, JSON as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest

from tests.docs.blocks import PAGES, ROOT, blocks, check_command, commands, run_python

# Pages whose examples other tests run, to look at what they print.
ELSEWHERE = {
    "README.md",
    "docs/annotation-tools.md",
    "docs/clusters.md",
    "docs/datasette.md",
    "docs/formats.md",
    "docs/ledger.md",
    "docs/notebook.md",
    "docs/spacy.md",
    "docs/speakers.md",
}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize(
    "path",
    [path for path in PAGES if blocks(path, "python") and named(path) not in ELSEWHERE],
    ids=named,
)
def test_python_runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    run_python(path)


def test_commands_are_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    wrong = {}
    for path in PAGES:
        for words in commands(path):
            try:
                check_command(words)
            except click.exceptions.Exit:
                pass
            except click.ClickException as error:
                # Files of the reader are not here.
                if not re.search("does not exist|cannot be read", error.message):
                    wrong[f"{named(path)}: quotetrack {' '.join(words)}"] = error.message
    assert wrong == {}


def test_a_command_that_is_none_is_noticed() -> None:
    for words in (
        ["extrakt", "a.txt"],
        ["extract", "--colour", "a.txt"],
        ["pairs", "--status", "x"],
    ):
        with pytest.raises(click.UsageError):
            check_command(words)


def test_json_is_json() -> None:
    for path in PAGES:
        for block in blocks(path, "json"):
            json.loads(block)
