"""Optional dependencies: imported where they are needed, with an error that names the command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires
from types import ModuleType
from typing import Final

from quotetrack.errors import MissingExtraError

#: How to get a newer quotetrack, or a whole one: it may come from a clone, a wheel or an index.
INSTALL_ANEW: Final = (
    "in a clone: git pull && pip install --force-reinstall --no-deps . ; from a wheel: pip install "
    "--force-reinstall --no-deps FILE.whl"
)
_NAME: Final = "quotetrack"
# As build tools write them: "trafilatura>=2.0; extra == 'html'".
_OF_EXTRA: Final = re.compile(r"""(?P<what>[^;]+);(?P<when>.*)extra == ["'](?P<extra>[\w-]+)["']""")
_OWN: Final = re.compile(rf"{_NAME}\[([\w,-]+)\]")


def require(module: str, extra: str) -> ModuleType:
    """Import and return `module`, which comes with ``quotetrack[extra]``.

    Raises `MissingExtraError`, which names the pip command, where it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise missing(f"This needs {module.partition('.')[0]}", extra) from error


def missing(what: str, extra: str) -> MissingExtraError:
    """Return the error for what needs an extra, such as "A ledger needs packages"."""
    return MissingExtraError(f"{what}, not installed here. Install it: {install_command(extra)}")


def install_command(extra: str) -> str:
    """Return the pip command for what ``quotetrack[extra]`` brings.

    It names the packages themselves, so that it works however quotetrack was installed.
    """
    packages = list(dict.fromkeys(_packages_of(extra, set())))
    if not packages:
        return f'pip install "{_NAME}[{extra}]"'
    return "pip install " + " ".join(f'"{package}"' for package in packages)


def _packages_of(extra: str, seen: set[str]) -> Iterator[str]:
    if extra in seen:
        return
    seen.add(extra)
    try:
        listed = requires(_NAME) or []
    except PackageNotFoundError:
        return
    for line in listed:
        found = _OF_EXTRA.fullmatch(line.strip())
        if found is None or found["extra"] != extra:
            continue
        what = found["what"].strip()
        own = _OWN.match(what)
        if own is None:
            yield what
            continue
        for other in own[1].split(","):
            yield from _packages_of(other.strip(), seen)
