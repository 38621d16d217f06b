"""A review page and a JSON API for a ledger: `quotetrack serve`.

`create_app` makes the ASGI application, `Settings` says who may reach it, `serve` runs it with
uvicorn. They come with ``quotetrack[service]``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotetrack.service.application import create_app
    from quotetrack.service.running import serve
    from quotetrack.service.settings import Settings

_HOMES = {"Settings": "settings", "create_app": "application", "serve": "running"}

__all__ = ["Settings", "create_app", "serve"]


def __getattr__(name: str) -> Any:
    # Loaded on first use, so that a missing extra is told where it is needed.
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
