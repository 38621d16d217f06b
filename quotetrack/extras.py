"""Optional dependencies: imported where they are needed, with an error that names the command."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from quotetrack.errors import MissingExtraError


def require(module: str, extra: str) -> ModuleType:
    """Import and return `module`, which comes with ``quotetrack[extra]``.

    Raises `MissingExtraError`, which names the pip command, where it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(
            f"This needs {module.partition('.')[0]}, which is not installed. Install it: "
            f'pip install "quotetrack[{extra}]"'
        ) from error
