"""The map of all modules, made from the first line that each says of itself, and the layers.

`python -m tests.module_map --write` puts them into docs/modules.md and docs/architecture.md.
"""

from __future__ import annotations

import ast
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "modules.md"
CHAPTER = ROOT / "docs" / "architecture.md"
PACKAGE = ROOT / "quotetrack"

_HEAD = """\
# The modules

Every room of the house and every module in it, in the order of the alphabet; which room stands on
which is told [there](architecture.md#layers). This page is made of the first line that each module
says of itself, by `python -m tests.module_map --write`.
"""


def page() -> str:
    """Return the page as it should be."""
    return "\n".join([_HEAD, *(_section(folder) for folder in _packages(PACKAGE))])


def _packages(folder: Path) -> Iterator[Path]:
    yield folder
    for inner in sorted(folder.iterdir()):
        if (inner / "__init__.py").exists():
            yield from _packages(inner)


def _section(folder: Path) -> str:
    name = ".".join(folder.relative_to(ROOT).parts)
    modules = sorted(folder.glob("*.py"))
    rows = [
        f"| `{module.stem}` | {_says(module)} |"
        for module in modules
        if module.name not in ("__init__.py", "__main__.py")
    ]
    table = ["", "| module | |", "|---|---|", *rows] if rows else []
    return "\n".join([f"## {name}\n", _says(folder / "__init__.py"), *table]) + "\n"


def _says(module: Path) -> str:
    told = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return " ".join(told.partition("\n\n")[0].split()).replace("|", "\\|")


def layers(contract: str) -> list[str]:
    """Return the layers of an import contract, the highest first, without the program itself."""
    project: Any = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {one["id"]: one for one in project["tool"]["importlinter"]["contracts"]}
    found = [layer.replace("quotetrack.", "") for layer in contracts[contract]["layers"]]
    return [layer for layer in found if layer != "__main__"]


def chapter() -> str:
    """Return docs/architecture.md with the layers as they are checked."""
    before, heading, rest = CHAPTER.read_text(encoding="utf-8").partition("## Layers\n\n```\n")
    _, end, after = rest.partition("```\n")
    assert end, f"{CHAPTER} has no place for the layers."
    shown = textwrap.fill(" → ".join(layers("layers")), 99, subsequent_indent="    ")
    return before + heading + shown + "\n" + end + after


if __name__ == "__main__":
    if "--write" in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
        CHAPTER.write_text(chapter(), encoding="utf-8")
    else:
        print(page())
