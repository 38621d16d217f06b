"""What may be asked of a ledger: one record for each list, which explains and checks itself.

A method of `Ledger` that is made with `asked_with` takes the fields of its record as keyword
arguments. So a field stands here once; the command line, the service and the exports pass it on.
"""

# ruff: noqa: RUF009 (`_asked` and its kin make fields)
from __future__ import annotations

import datetime
import inspect
from collections.abc import Callable, Mapping
from enum import Enum
from functools import wraps
from types import NoneType
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

import attrs
from attrs import field, frozen

from quotetrack.errors import InputError
from quotetrack.model import EntityRef
from quotetrack.terms import (
    CORRECTION_KINDS,
    ENTITY_KINDS,
    PAIR_ORDERS,
    QUOTATION_ORDERS,
    RATINGS,
    RELATIONS,
    REVIEW_STATUSES,
    SPEAKER_ORDERS,
    CorrectionKind,
    EntityKind,
    PairOrder,
    QuotationOrder,
    Rating,
    Relation,
    ReviewStatus,
    SpeakerOrder,
    Vocabulary,
)

Speaker = str | EntityRef
#: A page holds as many items at most.
MOST_ON_A_PAGE: Final = 1000

P = ParamSpec("P")
Q = TypeVar("Q")
R = TypeVar("R")
S = TypeVar("S")


def _asked(
    help: str,
    default: Any = None,
    *,
    kind: type | tuple[type, ...] | None = None,
    of: Vocabulary[Any, Any] | None = None,
    least: float | None = None,
    most: float | None = None,
) -> Any:
    """Return a field with its help and with what its value must be."""
    metadata = {"help": help, "of": of, "least": least, "most": most}

    def check(_query: Any, attribute: Any, value: Any) -> None:
        if value is None and default is None:
            return
        name = attribute.name
        if of is not None:
            of.checked(value, name)
        elif kind is not None and not isinstance(value, kind):
            kinds = kind if isinstance(kind, tuple) else (kind,)
            raise InputError(
                f"{name} must be {' or '.join(_KINDS[one] for one in kinds)}, but is {value!r}."
            )
        elif least is not None or most is not None:
            check_number(name, value, least, most)

    return field(default=default, validator=check, metadata=metadata)


_KINDS: Final = {
    str: "a text",
    EntityRef: "an EntityRef",
    datetime.date: "a date",
    bool: "true or false",
    NoneType: "None",
}
_MAYBE: Final = (bool, NoneType)


def check_number(name: str, value: Any, least: float | None, most: float | None) -> None:
    """Raise `InputError` where `value` is no number from `least` to `most`."""
    fits = isinstance(value, (int, float)) and not isinstance(value, bool)
    if fits and (least is None or least <= value) and (most is None or value <= most):
        return
    bounds = f"from {least} to {most}" if most is not None else f"at least {least}"
    raise InputError(f"{name} must be a number {bounds}, but is {value!r}.")


def _since(help: str) -> Any:
    return _asked(help, kind=datetime.date)


def _order(help: str, default: str, of: Vocabulary[Any, Any]) -> Any:
    return _asked(help, default, of=of)


def _limit() -> Any:
    return _asked("How many at most, 1 to 1,000.", 50, least=1, most=MOST_ON_A_PAGE)


def _offset() -> Any:
    return _asked("How many are left out before.", 0, least=0)


class Unchanged(Enum):
    """What stands for "leave it as it is", where None is a value."""

    UNCHANGED = "unchanged"


#: Leave it as it is.
UNCHANGED: Final = Unchanged.UNCHANGED


@frozen
class NewSpeaker:
    """Somebody whom the ledger does not know yet, as the speaker of a quotation."""

    name: str
    kind: EntityKind = field(
        default="person", validator=lambda _one, _field, value: _checked_kind(value)
    )


def _checked_kind(value: object) -> None:
    ENTITY_KINDS.checked(value, "kind")


@frozen(kw_only=True)
class Query:
    """What is wanted of a list. Everything that is given must hold; None asks for nothing."""

    def given(self) -> dict[str, Any]:
        """Return what differs from asking for nothing, as keyword arguments."""
        fields = attrs.fields(type(self))
        values = {one.name: getattr(self, one.name) for one in fields}
        return {one.name: values[one.name] for one in fields if values[one.name] != one.default}


@frozen(kw_only=True)
class QuotationConditions(Query):
    """Which quotations are wanted."""

    speaker: Speaker | None = _asked("An id, or any name or alias.", kind=(str, EntityRef))
    words: str | None = _asked(
        'Words that must all be there, in any form ("taxes" finds "tax"); a phrase stands in '
        "quotation marks, and a star ends the beginning of a word.",
        kind=str,
    )
    since: datetime.date | None = _since("The first day, of saying or else of publication.")
    until: datetime.date | None = _since(
        "The last day, included. Quotations without a date are left out."
    )
    publisher: str | None = _asked("The name of the publisher, exactly.", kind=str)
    document_id: str | None = _asked("The id of a document.", kind=str)
    relation: Relation | None = _asked(
        "Only quotations in a claim pair of this relation.", of=RELATIONS
    )
    status: ReviewStatus | None = _asked(
        "Only quotations in a claim pair with this review status.", of=REVIEW_STATUSES
    )
    current: bool | None = _asked(
        "False for those superseded or not found again, None for all.", True, kind=_MAYBE
    )


@frozen(kw_only=True)
class QuotationQuery(QuotationConditions):
    """Which quotations are wanted, in which order, and how many of them."""

    order: QuotationOrder = _order("Which come first.", "newest", QUOTATION_ORDERS)
    limit: int = _limit()
    offset: int = _offset()


@frozen(kw_only=True)
class PairConditions(Query):
    """Which claim pairs are wanted."""

    speaker: Speaker | None = _asked("An id, or any name or alias.", kind=(str, EntityRef))
    relation: Relation | None = _asked("What the two statements are to each other.", of=RELATIONS)
    status: ReviewStatus | None = _asked("What was decided.", of=REVIEW_STATUSES)
    rating: Rating | None = _asked("How far the speaker turned.", of=RATINGS)
    reviewer: str | None = _asked("Whose verdict stands.", kind=str)
    reviewed: bool | None = _asked("Whether anybody has decided on it.", kind=_MAYBE)
    not_by: str | None = _asked("Only pairs that this reviewer never judged.", kind=str)
    hidden_from: str | None = _asked(
        "Hides how others judged each pair that this reviewer has not judged: a blind review. Who "
        "asks for a verdict, a rating or a reviewer then gets pairs that this reviewer judged.",
        kind=str,
    )
    taken_by: str | None = _asked('Who has taken the pair to review it; "" is nobody.', kind=str)
    least_score: float | None = _asked("The lowest score, 0 to 1.", least=0, most=1)
    words: str | None = _asked(
        "Words that one of the two quotations holds, as in `quotations`.", kind=str
    )
    since: datetime.date | None = _since("The first day of the later statement.")
    until: datetime.date | None = _since("Its last day, included.")
    publisher: str | None = _asked("The publisher of one of the two documents.", kind=str)
    document_id: str | None = _asked("One of the two documents.", kind=str)
    current: bool | None = _asked(
        "False for pairs that do not come out any more, None for all.", True, kind=_MAYBE
    )


@frozen(kw_only=True)
class PairQuery(PairConditions):
    """Which claim pairs are wanted, in which order, and how many of them."""

    order: PairOrder = _order(
        "Which come first: the best score, the newest or oldest later statement, or the last "
        "reviewed.",
        "score",
        PAIR_ORDERS,
    )
    limit: int = _limit()
    offset: int = _offset()


@frozen(kw_only=True)
class DocumentConditions(Query):
    """Which documents are wanted."""

    publisher: str | None = _asked("The name of the publisher, exactly.", kind=str)
    since: datetime.date | None = _since("The first day of publication.")
    until: datetime.date | None = _since("The last day of publication.")


@frozen(kw_only=True)
class DocumentQuery(DocumentConditions):
    """Which documents are wanted, and how many of them."""

    title: str | None = _asked("A part of the title, in any case.", kind=str)
    current: bool | None = _asked("False gives superseded versions, None both.", True, kind=_MAYBE)
    limit: int = _limit()
    offset: int = _offset()


@frozen(kw_only=True)
class SpeakerQuery(Query):
    """Which speakers are wanted, in which order, and how many of them."""

    name: str | None = _asked(
        "A part of any of their names, without regard to case, marks and accents.", kind=str
    )
    kind: EntityKind | None = _asked("Only speakers of this kind.", of=ENTITY_KINDS)
    quoted_only: bool = _asked(
        "Whether those are left out who are named but not quoted.", True, kind=bool
    )
    order: SpeakerOrder = _order(
        "Which come first: those quoted most, or by name.", "quotations", SPEAKER_ORDERS
    )
    limit: int = _limit()
    offset: int = _offset()


@frozen(kw_only=True)
class CorrectionQuery(Query):
    """Which corrections are wanted, and how many of them."""

    document_id: str | None = _asked("The id of a document.", kind=str)
    quotation: int | None = _asked("The key of a quotation.", least=0)
    kind: CorrectionKind | None = _asked("What was corrected.", of=CORRECTION_KINDS)
    reviewer: str | None = _asked("Who decided.", kind=str)
    waiting: bool | None = _asked(
        "Only those that wait: their words do not stand in the present text, or they were marked "
        "elsewhere against what others decided; or only the others.",
        kind=_MAYBE,
    )
    undone: bool | None = _asked(
        "False for those that stand, True for those taken back, None for all.", kind=_MAYBE
    )
    hidden_from: str | None = _asked(
        "Leaves out who linked the claim pairs that this reviewer has not judged: a blind review.",
        kind=str,
    )
    limit: int = _limit()
    offset: int = _offset()


def asked_with(
    record: Callable[P, Q],
) -> Callable[[Callable[[S, Q], R]], Callable[Concatenate[S, P], R]]:
    """Return a decorator for a method that is handed a `record` made of its keyword arguments.

    The method shows the fields of the record as its parameters, with their help.
    """

    def decorate(method: Callable[[S, Q], R]) -> Callable[Concatenate[S, P], R]:
        @wraps(method)
        def asking(self: S, /, *args: P.args, **wanted: P.kwargs) -> R:
            return method(self, record(*args, **wanted))

        shown: Any = asking
        own = inspect.signature(method)
        first = next(iter(own.parameters.values()))
        fields = inspect.signature(record).parameters.values()
        shown.__signature__ = own.replace(parameters=[first, *fields])
        cls: Any = record
        told = [f"    {one.name}: {_help(one.metadata)}" for one in attrs.fields(cls)]
        shown.__doc__ = "\n".join([inspect.cleandoc(method.__doc__ or ""), "", "Args:", *told])
        return asking

    return decorate


def _help(metadata: Mapping[str, Any]) -> str:
    of = metadata["of"]
    return f"{metadata['help']} One of {', '.join(map(repr, of))}." if of else metadata["help"]
