"""The map of all modules, made from the first line that each says of itself.

`python -m tests.module_map --write` puts it into docs/modules.md.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "modules.md"
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


if __name__ == "__main__":
    if "--write" in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        print(page())
