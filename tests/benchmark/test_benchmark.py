"""The benchmark measures what it says, and its page shows what was measured."""

from pathlib import Path

import pytest

import quotetrack
from tests.benchmark.measuring import Fresh, Growth, Results, Speed, Spread
from tests.benchmark.page import draw, page, tables
from tests.benchmark.texts import articles, many_quotations
from tests.benchmark.workers import Worker, WorkerError, missing_peer

TEXT = "“We will go by train,” said Ann Lee.\n\nTom Reed replied: “Not today.”"


@pytest.mark.parametrize("name", ["regular_expression", "quotetrack_lexical"])
def test_a_worker_says_what_texts_took(name: str) -> None:
    with Worker(name) as worker:
        first, more = worker.run([TEXT]), worker.run([TEXT] * 20)
    assert (first.found, more.found) == (2, 40)
    assert 0 < first.seconds <= first.since_start < more.since_start
    assert 2**22 < first.peak <= more.peak


def test_the_memory_of_a_worker_is_not_that_of_its_parent() -> None:
    ballast = bytearray(2**28)
    with Worker("bare") as worker:
        assert worker.run([]).peak < len(ballast)


def test_a_contestant_that_fails_says_why() -> None:
    with Worker("no_such_contestant") as worker, pytest.raises(WorkerError, match="unpack"):
        worker.run([TEXT])


def test_textacy_is_measured_or_left_out_with_a_reason() -> None:
    if reason := missing_peer():
        assert "install" in reason
        pytest.skip(reason)
    with Worker("textacy") as worker:
        assert worker.run([TEXT]).found


def test_the_first_article_needs_the_parser() -> None:
    first, *others = articles(8)
    assert len(others) == 7
    assert quotetrack.analyze(first).quotations.parser_version


def test_quotations_made_up_are_all_found() -> None:
    found = quotetrack.extract_quotes(many_quotations(30), parser=None)
    assert len(found) == 30
    assert {quotation.speaker.name for quotation in found if quotation.speaker} == {"Ada Fenwick"}


def _results(missing: str = "") -> Results:
    ratios = () if missing else (Spread((3.0, 2.0, 4.0)), Spread((30.0,)))
    return Results(
        machine="a machine",
        versions="a version",
        articles=60,
        characters=300_000,
        rounds=3,
        missing=missing,
        speeds=[Speed("quotetrack, lexical", Spread((20.0, 30.0, 25.0)), ratios, 500, 60)],
        fresh=[Fresh("quotetrack, lexical", Spread((0.5,)), 2**26)],
        import_seconds=Spread((0.01, 0.02)),
        growths=[Growth("one text", "character", (100, 1000), (1.0, 15.0), (10_000,))],
    )


def test_the_page_shows_medians_ranges_and_growth() -> None:
    shown = page(_results(), "plot.svg")
    assert "| quotetrack, lexical | 25.0 (20.0–30.0) | 3.00 (2.00–4.00) | 30 | 500 in 60 |" in shown
    assert "| quotetrack, lexical | 0.5 | 64 |" in shown
    assert "1.50 × for each character" in shown
    assert "| 10,000 | not run" in shown
    assert "](plot.svg)" in shown


def test_without_textacy_the_page_says_so() -> None:
    assert "Left out: textacy. It is not there." in tables(_results("It is not there"))
    assert "| 25.0 (20.0–30.0) | – | – |" in tables(_results("It is not there"))


@pytest.mark.parametrize("missing", ["", "It is not there"])
def test_the_plot_is_small(tmp_path: Path, missing: str) -> None:
    draw(_results(missing), tmp_path / "plot.svg")
    assert 1000 < (tmp_path / "plot.svg").stat().st_size < 60_000
