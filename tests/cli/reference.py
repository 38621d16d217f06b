"""The reference of the command line, made from the commands themselves.

`python -m tests.cli.reference --write` puts it into docs/command-line.md.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from quotetrack.cli import cli

PAGE = Path(__file__).parents[2] / "docs" / "command-line.md"
BEGIN = "<!-- The reference below is made by `python -m tests.cli.reference --write`. -->\n"


def commands(
    command: click.Command = cli, name: str = "quotetrack"
) -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its full name."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name)
        for part in command.list_commands(context):
            inner = command.get_command(context, part)
            assert inner is not None
            yield from commands(inner, f"{name} {part}")


def reference() -> str:
    """Return what each command does, its examples and all its options."""
    return "\n".join(_section(name, command) for name, command in commands())


def _section(name: str, command: click.Command) -> str:
    arguments = [one for one in command.params if isinstance(one, click.Argument)]
    usage = " ".join([name, *(_usage(one) for one in arguments)])
    if isinstance(command, click.Group):
        usage += " COMMAND …"
    options = [one for one in command.params if isinstance(one, click.Option)]
    rows = [f"| {_names(option)} | {_cell(_meaning(option))} |" for option in options]
    parts = [f"### {name}\n", f"```\n{usage}\n```\n", *_told(command.help or "")]
    if rows:
        parts.append("\n".join(["| option | |", "|---|---|", *rows]) + "\n")
    return "\n".join(parts)


def _usage(argument: click.Argument) -> str:
    name = argument.metavar or (argument.name or "").upper()
    return name if argument.required or name.startswith("[") else f"[{name}]"


def _names(option: click.Option) -> str:
    return _cell(" ".join(f"`{name}`" for name in sorted(option.opts, key=len)))


def _meaning(option: click.Option) -> str:
    parts = [_options_as_code(option.help or "")]
    if isinstance(option.type, click.Choice):
        parts.append("One of: " + ", ".join(f"`{choice}`" for choice in option.type.choices) + ".")
    if option.multiple:
        parts.append("May be given several times.")
    if isinstance(option.default, str | int | float) and option.show_default:
        parts.append(f"Default: `{option.default}`.")
    if isinstance(option.envvar, str):
        parts.append(f"Variable: `{option.envvar}`.")
    return " ".join(parts)


def _told(help: str) -> Iterator[str]:
    for paragraph in help.split("\n\n"):
        first, *examples = paragraph.strip("\b\n ").splitlines()
        if first == "Examples:":
            lines = "\n".join(f"$ {example.strip()}" for example in examples)
            yield f"```console\n{lines}\n```\n"
        else:
            yield _options_as_code(" ".join(paragraph.split())) + "\n"


def _options_as_code(text: str) -> str:
    """Mark names of options, since two hyphens outside of code are shown as a dash."""
    return re.sub(r"(?<![\w`-])--[a-z][a-z-]*", r"`\g<0>`", text)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def written() -> str:
    """Return the page with the reference made anew."""
    page = PAGE.read_text(encoding="utf-8")
    return page[: page.index(BEGIN) + len(BEGIN)] + "\n" + reference()


if __name__ == "__main__":
    if "--write" in sys.argv:
        PAGE.write_text(written(), encoding="utf-8")
    else:
        print(reference())
