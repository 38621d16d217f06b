"""Lists of the API: what may be asked of them is what may be asked of the ledger."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated, Any, TypeVar, get_args, get_type_hints

import attrs
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from quotetrack.model import EntityRef
from quotetrack.service.choices import FURTHEST
from quotetrack.store import Ledger
from quotetrack.store.queries import Query

R = TypeVar("R")


def asked_with(record: type[Query]) -> Callable[[Callable[[Ledger, dict[str, Any]], R]], Any]:
    """Return a decorator that makes a handler of a function of the ledger and what is wanted.

    The handler takes each field of `record` as a parameter of the address, but `current`.
    """
    hints = get_type_hints(record)
    parameters = [
        inspect.Parameter(
            one.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=one.default,
            annotation=_annotation(one, hints[one.name]),
        )
        for one in attrs.fields(record)
        if one.name != "current"
    ]

    def decorate(function: Callable[[Ledger, dict[str, Any]], R]) -> Any:
        def handler(*, ledger: Ledger, **wanted: Any) -> R:
            return function(ledger, wanted)

        first = inspect.Parameter(
            "ledger", inspect.Parameter.KEYWORD_ONLY, annotation=NamedDependency[Ledger]
        )
        returned = get_type_hints(function)["return"]
        shown: Any = handler
        shown.__signature__ = inspect.Signature([first, *parameters], return_annotation=returned)
        shown.__annotations__ = {
            **{one.name: one.annotation for one in (first, *parameters)},
            "return": returned,
        }
        shown.__name__ = shown.__qualname__ = function.__name__
        shown.__doc__, shown.__module__ = function.__doc__, function.__module__
        return shown

    return decorate


def _annotation(one: Any, hint: Any) -> Any:
    # An address holds texts: who speaks is an id or a name.
    kinds = [kind for kind in get_args(hint) if kind is not EntityRef]
    if EntityRef in get_args(hint):
        hint = kinds[0] | kinds[1]
    least, most = one.metadata["least"], one.metadata["most"]
    if one.name == "offset":
        most = FURTHEST
    return Annotated[hint, QueryParameter(ge=least, le=most, description=one.metadata["help"])]
