"""What an address of the API may ask: what its handler takes, and nothing else.

A misspelt filter that is passed over answers another question than the one that was asked.
"""

from __future__ import annotations

from typing import Any, Final

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from quotetrack.errors import InputError

#: What a handler gets from the service or the body, not from the query of the address.
_GIVEN: Final = frozenset({"ledger", "reader", "name_tags", "request", "data"})


def only_known(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Refuse what `handler` does not take, by its name. Raises `InputError`."""
    known = set(handler.parsed_fn_signature.parameters) - _GIVEN - set(connection.path_params)
    unknown = sorted(set(connection.query_params) - known)
    if unknown:
        names = ", ".join(repr(name[:100]) for name in unknown[:10])
        raise InputError(
            f"There is no parameter {names} here; there is {', '.join(sorted(known)) or 'none'}."
        )
