"""What a speaker said besides on the matter of a statement: what comes first, and what differs."""

from __future__ import annotations

import datetime

import pytest

import quotetrack
from quotetrack import Quotations, RelatedStatement
from quotetrack.errors import InputError

from .articles import quotations

DAY = datetime.date(2031, 3, 4)


def read(*statements: str, speaker: str = "Reed") -> list[Quotations]:
    """Return one article a statement, a day apart."""
    groups = []
    for number, statement in enumerate(statements):
        date = DAY + datetime.timedelta(days=number)
        document, items = quotations(f"Ms Reed said: “{statement}”", speaker, date=date)
        groups.append(Quotations(document, items))
    return groups


def related(*statements: str) -> tuple[RelatedStatement, ...]:
    groups = read(*statements)
    return quotetrack.related_statements(groups[0][0], groups)


@pytest.mark.parametrize(
    ("given", "other", "differs"),
    [
        ("I am proud of the canal law.", "The canal law is a mistake.", "stance"),
        ("The canal cost 200 million euros.", "The canal may cost 300 million euros.", "numeric"),
        ("The canal is deep enough for tankers.", "The canal is not deep.", "negation"),
        ("We will widen the canal.", "I cannot say whether we will widen the canal.", "doubt"),
        ("The canal is safe for swimmers.", "The canal is dangerous for swimmers.", "antonym"),
    ],
)
def test_what_differs(given: str, other: str, differs: str) -> None:
    for one, two in ((given, other), (other, given)):
        (found,) = related(one, two)
        assert differs in found.differs
        assert "canal" in found.matter
        assert found.summary.startswith("Same matter (")
        assert not found.calibrated


def test_the_same_matter_comes_before_a_shared_name_and_other_matters_not_at_all() -> None:
    found = related(
        "We will build the tram to Brae.",
        "It was hot in Brae.",
        "My dog is called Otto.",
        "The tram to Brae is nearly built.",
        "We will not build the tram.",
    )
    assert [one.quotation.text[:12] for one in found] == [
        "We will not ",
        "The tram to ",
        "It was hot i",
    ]
    assert found[0].pair is not None
    assert found[0].pair.relation == "changes_position"
    assert found[-1].pair is None


def test_order_and_days_between() -> None:
    groups = read("We will build the tram.", "The tram is a good idea.", "The tram has wheels.")
    found = quotetrack.related_statements(groups[1][0], groups)
    told = {one.quotation.text: (one.order, "1 day" in one.summary) for one in found}
    assert told == {
        "We will build the tram.": ("earlier", True),
        "The tram has wheels.": ("later", True),
    }


def test_order_without_dates() -> None:
    (group,) = read("We will build the tram.")
    document, items = quotations("Ms Reed said: “The tram is late.”", "Reed")
    (found,) = quotetrack.related_statements(group[0], [group, Quotations(document, items)])
    assert found.order == "unknown"


def test_other_speakers_and_the_statement_itself_are_left_out() -> None:
    (own,) = read("We will build the tram.")
    (other,) = read("We will not build the tram.", speaker="Lund")
    assert quotetrack.related_statements(own[0], [own, other]) == ()


def test_offsets_count_in_the_text_given() -> None:
    texts = ["Ms Reed said: “The tram\u00a0will cost 20 million euros.”", "Ms Reed said: “Yes.”"]
    texts[1] = "Caf\u00e9 Ole\u0301.\u00a0Ms Reed said: “The tram will cost 30 million euros.”"
    groups = [quotetrack.extract_quotes(text, parser=None) for text in texts]
    (found,) = quotetrack.related_statements(groups[0][0], groups)
    assert found.quotation == groups[1][0]
    assert found.pair is not None
    assert {found.pair.earlier, found.pair.later} == {groups[0][0], groups[1][0]}


def test_faults() -> None:
    groups = read("We will build the tram.", "The tram is late.")
    with pytest.raises(InputError, match="not among"):
        quotetrack.related_statements(groups[0][0], groups[1])
    with pytest.raises(InputError, match="limit"):
        quotetrack.related_statements(groups[0][0], groups, limit=0)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ((2031, 3, 5), "1 day later"),
        ((2031, 6, 3), "91 days later"),
        ((2031, 6, 4), "3 months later"),
        ((2032, 5, 1), "13 months later"),
        ((2033, 3, 4), "2 years later"),
        ((2033, 4, 4), "2 years and 1 month later"),
        ((2026, 3, 4), "5 years earlier"),
        ((1931, 3, 4), "100 years earlier"),
        ((2031, 3, 4), "on the same day"),
    ],
)
def test_the_time_between_is_told_as_people_say_it(day: tuple[int, int, int], told: str) -> None:
    groups = []
    for date, cost in ((DAY, 200), (datetime.date(*day), 300)):
        text = f"Ms Reed said: “The canal will cost {cost} million euros.”"
        document, items = quotations(text, "Reed", date=date)
        groups.append(Quotations(document, items))
    (found,) = quotetrack.related_statements(groups[0][0], groups)
    assert found.summary == f"Same matter (canal, cost, euros), {told}: other figures."
