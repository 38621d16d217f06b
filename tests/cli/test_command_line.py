"""What holds for all commands: they are documented, start light, stop cleanly, complete words."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from quotetrack.cli import COMMANDS
from tests.cli import reference
from tests.cli.running import Terminal, invoke, lines
from tests.cli.test_extract import ARTICLE, run
from tests.test_import import loaded_after

ALL = dict(reference.commands())
ARTICLES = "".join(
    json.dumps({"id": f"d{number}", "text": f"{ARTICLE}\n\nEdition {number}."}) + "\n"
    for number in range(200)
)


# Documentation


@pytest.mark.parametrize("name", ALL)
def test_every_command_and_option_explains_itself_with_examples(name: str) -> None:
    command = ALL[name]
    assert command.help
    assert "Examples:" in command.help
    examples = command.help.partition("Examples:")[2].strip().splitlines()
    assert examples
    for example in examples:
        assert name in example
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


@pytest.mark.parametrize("name", ALL)
def test_help_is_shown(name: str) -> None:
    done = invoke(*name.split()[1:], "--help")
    assert done.exit_code == 0
    assert "Examples:" in done.stdout
    assert [line for line in done.stdout.splitlines() if len(line) > 80] == []


def test_the_page_holds_every_command_and_option() -> None:
    page = reference.PAGE.read_text(encoding="utf-8")
    assert page == reference.written(), "Run: python -m tests.cli.reference --write"
    for name, command in ALL.items():
        assert f"### {name}\n" in page
        section = page.partition(f"### {name}\n")[2].partition("\n### ")[0]
        for parameter in command.params:
            for option in parameter.opts if isinstance(parameter, click.Option) else ():
                assert f"`{option}`" in section


def test_every_example_names_options_that_there_are() -> None:
    for name, command in ALL.items():
        for line in (command.help or "").splitlines():
            words = line.split()
            if words[:1] != ["quotetrack"] or "&&" in line or "|" in line:
                continue
            inner = " ".join(words[: 3 if " ".join(words[:3]) in ALL else 2])
            known = {option for one in ALL[inner].params for option in one.opts} | {"--help"}
            used = {word for word in words if re.match(r"--?[a-z]", word)}
            assert used <= known, f"{name}: {line}"


# Light start


@pytest.mark.parametrize(
    "arguments", ["--help", "--version", "add --help", "review --help", "speakers merge --help"]
)
def test_help_loads_nothing_heavy(arguments: str) -> None:
    program = (
        "import sys; from quotetrack.cli import cli\n"
        f"cli({arguments.split()!r}, standalone_mode=False)"
    )
    heavy = {"numpy", "torch", "stanza", "sqlalchemy", "pyarrow", "pandas", "trafilatura", "lxml"}
    light = {"rich", "rapidfuzz", "cattrs", "nicknames"}
    assert not loaded_after(program) & (heavy | light)


# Completion


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_for_each_shell(shell: str) -> None:
    done = run(_QUOTETRACK_COMPLETE=f"{shell}_source")
    assert b"_QUOTETRACK_COMPLETE" in done.stdout


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("quotetrack ex", {"extract", "export"}),
        ("quotetrack speakers m", {"merge"}),
        ("quotetrack pairs --relation re", {"retreats"}),
        ("quotetrack add --input-format js", {"json", "jsonl"}),
    ],
)
def test_words_are_completed(words: str, completed: set[str]) -> None:
    position = str(len(words.split()) - 1)
    done = run(_QUOTETRACK_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=position)
    found = {line.partition(",")[2] for line in done.stdout.decode().splitlines()}
    assert found == completed


def test_an_unknown_command_is_answered_with_those_alike() -> None:
    done = invoke("extrat")
    assert done.exit_code == 2
    assert "No such command 'extrat'" in done.stderr


# Stopping


def started(*arguments: str, output: int | None = subprocess.PIPE) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "quotetrack", *arguments],
        stdout=output,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


@pytest.fixture
def articles(tmp_path: Path) -> str:
    path = tmp_path / "articles.jsonl"
    path.write_text(ARTICLES)
    return str(path)


def test_an_interrupted_add_loses_nothing_and_goes_on(articles: str, tmp_path: Path) -> None:
    ledger = str(tmp_path / "news.ledger")
    adding = started("add", "-l", ledger, "-f", "jsonl", articles)
    assert adding.stdout is not None
    told = [adding.stdout.readline() for _ in range(3)]
    adding.send_signal(signal.SIGINT)
    rest, complaints = adding.communicate(timeout=60)
    assert adding.returncode == 130
    assert b"Traceback" not in complaints
    assert b"To go on, give the same command again" in complaints
    done = [json.loads(line)["document_id"] for line in [*told, *rest.splitlines()]]
    again = lines(invoke("add", "-l", ledger, "-f", "jsonl", articles))
    unchanged = [one["document_id"] for one in again if one["status"] == "unchanged"]
    assert unchanged[: len(done)] == done
    assert len(unchanged) <= len(done) + 1
    assert len(again) == 200


def test_a_reader_that_goes_away_ends_the_command_quietly(articles: str) -> None:
    extracting = started("extract", "-f", "jsonl", articles)
    assert extracting.stdout is not None
    assert json.loads(extracting.stdout.readline())["document"]["id"] == "d0"
    extracting.stdout.close()
    assert extracting.stderr is not None
    assert extracting.stderr.read() == b""
    assert extracting.wait(timeout=60) == 0


def test_an_interrupted_extract_leaves_the_old_file(articles: str, tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    output.write_text("old")
    extracting = started("extract", "-f", "csv", "-o", str(output), articles)
    end = time.monotonic() + 60
    while len(list(tmp_path.iterdir())) < 3 and time.monotonic() < end:
        time.sleep(0.05)
    extracting.send_signal(signal.SIGINT)
    assert extracting.wait(timeout=60) == 130
    assert output.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles.jsonl", "out.csv"]


# Terminals


def test_a_terminal_gets_a_progress_bar_and_a_summary(articles: str, tmp_path: Path) -> None:
    torn = tmp_path / "torn.jsonl"
    torn.write_text("{")
    adding = Terminal("add", "-l", str(tmp_path / "l"), articles, str(torn))
    adding.wait_for("documents 0:0", seconds=120)
    assert adding.close(seconds=120) == 1
    assert "torn.jsonl, line 1: it is no JSON" in adding.shown
    assert "201 documents: 200 added, 0 there already, 1 failed. 400 quotations and" in adding.shown


def test_binary_formats_are_not_for_terminals(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE)
    extracting = Terminal("extract", "-f", "parquet", str(path))
    assert extracting.close() == 2
    assert "parquet is no text. Name a file with --output." in extracting.shown


# analyze and models


def test_claim_pairs_across_documents(tmp_path: Path) -> None:
    question = "Asked whether the bridge would close, Ada Fenwick, the mayor, said: “{}”"
    for day, answer in (("monday", "No."), ("friday", "Yes.")):
        (tmp_path / f"{day}.txt").write_text(question.format(answer))
    days = [str(tmp_path / "monday.txt"), str(tmp_path / "friday.txt")]
    (pair,) = lines(invoke("analyze", "-f", "jsonl", *days))
    assert {pair["claim_pair"]["earlier"]["text"], pair["claim_pair"]["later"]["text"]} == {
        "No.",
        "Yes.",
    }
    assert "Ada Fenwick contradicts an earlier statement" in invoke("analyze", *days).stdout
    assert "No claim pairs." in invoke("analyze", days[0]).stdout
    failed = invoke("analyze", *days, str(tmp_path / "none.txt"))
    assert failed.exit_code == 1
    assert "none.txt: there is no such file" in failed.stderr


def test_models_are_listed_with_their_state(tmp_path: Path) -> None:
    (pack,) = lines(invoke("models", "-f", "jsonl"))
    assert (pack["language"], pack["state"], pack["usable"]) == ("en", "ok", True)
    assert "ok" in invoke("models").stdout
    assert "CC BY-SA" in invoke("models", "--card").stdout
    assert invoke("models", str(tmp_path)).exit_code == 3


def test_the_commands_are_those_of_the_help() -> None:
    shown = invoke("--help").stdout
    for command in COMMANDS:
        assert re.search(rf"^  {command} ", shown, re.MULTILINE)
