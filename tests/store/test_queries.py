"""What may be asked of a ledger stands in one record for each list, and every door takes it."""

from __future__ import annotations

import datetime
import inspect
from typing import Any

import attrs
import click
import pytest

from quotetrack.errors import InputError
from quotetrack.store import Ledger
from quotetrack.store.queries import (
    DocumentConditions,
    DocumentQuery,
    PairConditions,
    PairQuery,
    QuotationConditions,
    QuotationQuery,
    SpeakerQuery,
)
from tests.cli.reference import commands

ASKED: dict[str, type[Any]] = {
    "documents": DocumentQuery,
    "iter_documents": DocumentConditions,
    "quotations": QuotationQuery,
    "iter_quotations": QuotationConditions,
    "claim_pairs": PairQuery,
    "iter_claim_pairs": PairConditions,
    "speakers": SpeakerQuery,
}


def names_of(record: type[Any]) -> list[str]:
    return [one.name for one in attrs.fields(record)]


@pytest.mark.parametrize(("method", "record"), ASKED.items())
def test_a_method_shows_and_explains_what_it_takes(method: str, record: type[Any]) -> None:
    asked = getattr(Ledger, method)
    parameters = list(inspect.signature(asked).parameters.values())
    assert [one.name for one in parameters] == ["self", *names_of(record)]
    assert all(one.kind is one.KEYWORD_ONLY for one in parameters[1:])
    for one in attrs.fields(record):
        assert f"\n    {one.name}: {one.metadata['help']}" in asked.__doc__


@pytest.mark.parametrize(
    ("record", "wanted", "message"),
    [
        (PairQuery, {"relation": "agrees"}, "relation must be one of contradicts, retreats"),
        (PairQuery, {"status": "maybe"}, "status must be one of"),
        (PairQuery, {"rating": "flop"}, "rating must be one of No Flip"),
        (PairQuery, {"order": "best"}, "order must be one of score"),
        (PairQuery, {"order": None}, "order must be one of score"),
        (PairQuery, {"least_score": 1.5}, "least_score must be a number from 0 to 1"),
        (PairQuery, {"least_score": "0.5"}, "least_score must be a number from 0 to 1"),
        (PairQuery, {"since": "2024-01-01"}, "since must be a date"),
        (PairQuery, {"current": "yes"}, "current must be true or false or None"),
        (QuotationQuery, {"limit": 0}, "limit must be a number from 1 to 1000"),
        (QuotationQuery, {"limit": True}, "limit must be a number from 1 to 1000"),
        (QuotationQuery, {"offset": -1}, "offset must be a number at least 0"),
        (QuotationQuery, {"speaker": 3}, "speaker must be a text or an EntityRef"),
        (QuotationQuery, {"words": ["tax"]}, "words must be a text"),
        (DocumentQuery, {"title": 3}, "title must be a text"),
        (SpeakerQuery, {"kind": "robot"}, "kind must be one of person"),
        (SpeakerQuery, {"quoted_only": None}, "quoted_only must be true or false"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    record: type[Any], wanted: dict[str, Any], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        record(**wanted)


def test_a_ledger_refuses_it_too() -> None:
    wrong: Any = {"relation": "agrees"}
    with Ledger(":memory:") as ledger:
        with pytest.raises(InputError, match="relation"):
            ledger.claim_pairs(**wrong)
        with pytest.raises(InputError, match="relation"):
            ledger.iter_quotations(**wrong)
        with pytest.raises(InputError, match="relation"):
            ledger.count_quotations("year", **wrong)
        with pytest.raises(TypeError, match="speker"):
            ledger.quotations(**{"speker": "Ada"})  # type: ignore[arg-type]


def test_only_what_is_given_is_handed_on() -> None:
    day = datetime.date(2024, 1, 1)
    assert PairQuery().given() == {}
    assert PairQuery(since=day, current=None, limit=5).given() == {
        "since": day,
        "current": None,
        "limit": 5,
    }


@pytest.mark.parametrize(
    ("command", "record", "without"),
    [
        ("quotetrack pairs", PairQuery, {"current"}),
        ("quotetrack review", PairConditions, {"current"}),
        ("quotetrack quotes", QuotationQuery, {"current"}),
        ("quotetrack speakers list", SpeakerQuery, {"quoted_only"}),
    ],
)
def test_the_command_line_takes_all_of_it(
    command: str, record: type[Any], without: set[str]
) -> None:
    found: click.Command = dict(commands())[command]
    assert set(names_of(record)) - without <= {option.name for option in found.params}


@pytest.mark.parametrize(
    ("path", "record"),
    [
        ("/api/pairs", PairQuery),
        ("/api/quotations", QuotationQuery),
        ("/api/documents", DocumentQuery),
        ("/api/speakers", SpeakerQuery),
    ],
)
def test_the_api_takes_and_explains_all_of_it(path: str, record: type[Any]) -> None:
    pytest.importorskip("litestar", reason="The extra service is not installed.")
    from tests.service.serving import client_of

    with Ledger(":memory:") as ledger, client_of(ledger) as client:
        document = client.get("/openapi/openapi.json").json()
    taken = {one["name"]: one for one in document["paths"][path]["get"]["parameters"]}
    fields = {one.name: one for one in attrs.fields(record) if one.name != "current"}
    assert set(taken) == set(fields)
    for name, one in fields.items():
        assert taken[name]["description"] == one.metadata["help"]
        if one.metadata["of"] is not None:
            listed = set(taken[name]["schema"]["enum"]) - {None}
            assert listed == set(one.metadata["of"])
