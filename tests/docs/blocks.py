"""Blocks of code in the pages, and how they are run."""

from __future__ import annotations

import re
import shlex
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import click

from quotetrack.cli import cli

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob(".changelog/*.md")]
    if "_build" not in path.parts
)
_BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)


def blocks(path: Path, language: str) -> list[str]:
    """Return the blocks of a page that are written in `language`."""
    return [
        re.sub(f"^{indent}", "", code, flags=re.MULTILINE)
        for indent, name, code in _BLOCK.findall(path.read_text(encoding="utf-8"))
        if name == language
    ]


def run_python(path: Path) -> None:
    """Run the Python blocks of a page, one after another, as one module.

    One that begins with "# needs", as it takes what the tests do not install, is compiled alone.
    """
    module = types.ModuleType(f"page_{path.stem}")
    sys.modules[module.__name__] = module  # so that what it defines can be pickled
    try:
        for block in blocks(path, "python"):
            code = compile(block, str(path), "exec")
            if not block.startswith("# needs "):
                exec(code, module.__dict__)
    finally:
        del sys.modules[module.__name__]


def commands(path: Path) -> Iterator[list[str]]:
    """Yield the words of each quotetrack command that a page shows."""
    for block in blocks(path, "console"):
        for line in block.replace("\\\n", " ").splitlines():
            for one in re.split(r" (?:&&|\|) ", line.removeprefix("$ ").partition("  #")[0]):
                if line.startswith("$ ") and one.strip().startswith("quotetrack "):
                    yield shlex.split(re.sub(r"[>…].*", "", one))[1:]


def check_command(words: list[str]) -> None:
    """Raise click.UsageError where quotetrack has no such command, option or value."""
    command: click.Command = cli
    context = click.Context(command, info_name="quotetrack")
    while isinstance(command, click.Group):
        if not words or words[0].startswith("-"):
            return
        inner = command.get_command(context, words[0])
        if inner is None:
            raise click.UsageError(f"quotetrack has no command {words[0]}.")
        command, words = inner, words[1:]
    command.make_context(command.name, list(words), parent=context, resilient_parsing=False)
