"""A document that is too long or takes too long becomes an error, and the rest goes on."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from quotetrack import Analysis, Document, DocumentError, Ledger, Limits, pipe
from quotetrack.cli import cli
from quotetrack.errors import InputError, QuotetrackError, TextTooLongError, TimeLimitError
from quotetrack.limits import UNLIMITED, Clock
from quotetrack.model import ParsedText

EASY = "“No”, said Ada Fenwick."
LONG = "“It is so,” she said. " * 3_000
# The source stands far from the cue, so that only the parser can settle it.
HARD = (
    "The baker of the little shop that stands behind the old station on Mill Lane, which nobody "
    "had visited for years, let those who asked the porter of the inn hear in a low voice what all "
    "had feared: “It is so.”"
)


class WorkingParser:
    """A parser that finds nothing and takes a while for it."""

    version = "working"

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.calls = 0

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        self.calls += 1
        _work(self.seconds * len(texts))
        return [ParsedText(()) for _ in texts]


def _work(seconds: float) -> None:
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


def test_a_text_that_is_too_long_is_an_error_in_its_place() -> None:
    documents = [Document(EASY, id="a"), Document("x" * 101, id="b"), EASY]
    first, second, third = pipe(documents, parser=None, limits=Limits(characters=100))
    assert isinstance(first, Analysis)
    assert isinstance(third, Analysis)
    assert isinstance(second, DocumentError)
    assert (second.document_id, second.error) == ("b", "TextTooLongError")
    assert "101 characters; the limit is 100" in second.message


def test_a_document_that_takes_too_long_is_an_error_in_its_place() -> None:
    documents = [Document(EASY, id="a"), Document(LONG, id="b"), Document(EASY, id="c")]
    next(pipe([EASY], parser=None))  # What is made once is not counted.
    found = list(pipe(documents, parser=None, limits=Limits(seconds=0.05)))
    assert [type(one) for one in found] == [Analysis, DocumentError, Analysis]
    error = found[1]
    assert isinstance(error, DocumentError)
    assert (error.document_id, error.error) == ("b", "TimeLimitError")
    assert "more than 0.05 seconds of processor time" in error.message


def test_the_time_of_parsing_is_shared_by_those_who_need_it() -> None:
    documents = [EASY, HARD, EASY, f"{HARD}\n\n{HARD}\n\n{HARD}"]
    found = list(pipe(documents, parser=WorkingParser(0.3), limits=Limits(seconds=0.7)))
    assert [type(one) for one in found] == [Analysis, Analysis, Analysis, DocumentError]


def test_a_document_with_very_many_frames_is_given_up_between_portions_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("quotetrack.pipeline.parsing._FRAMES_AT_ONCE", 10)
    text = "\n\n".join(f"{HARD} {number}" for number in range(25))
    quick, slow = WorkingParser(0.0), WorkingParser(0.2)
    (found,) = pipe([text], parser=quick, limits=Limits(seconds=None))
    assert isinstance(found, Analysis)
    assert quick.calls == 3
    (refused,) = pipe([text], parser=slow, limits=Limits(seconds=3))
    assert isinstance(refused, DocumentError)
    assert refused.error == "TimeLimitError"
    assert slow.calls == 2


@pytest.mark.parametrize("limits", [None, UNLIMITED])
def test_there_may_be_no_limits(limits: Limits | None) -> None:
    (found,) = pipe([EASY], parser=None, limits=limits)
    assert isinstance(found, Analysis)


def test_a_clock_counts_what_is_done_in_its_blocks() -> None:
    clock = Clock(Limits(seconds=0.2))
    for _ in range(3):
        with clock:
            _work(0.05)
            clock.check()
        _work(0.1)
    clock.add(0.1)
    with pytest.raises(TimeLimitError), clock:
        clock.check()


@pytest.mark.parametrize("wrong", [{"characters": 0}, {"seconds": 0}, {"seconds": -1}])
def test_limits_that_let_nothing_through_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(InputError, match="must be"):
        Limits(**wrong)


def test_errors_of_limits_are_ours() -> None:
    assert issubclass(TextTooLongError, InputError)
    assert issubclass(TimeLimitError, QuotetrackError)


def test_a_ledger_stores_the_others() -> None:
    pytest.importorskip("sqlalchemy", reason="The extra store is not installed.")
    documents = [EASY, Document("x" * 101, id="long")]
    with Ledger(":memory:") as ledger:
        results = list(ledger.add(documents, parser=None, limits=Limits(characters=100)))
        assert [one.status for one in results] == ["added", "failed"]
        assert results[1].error is not None
        assert results[1].error.error == "TextTooLongError"
        (again,) = ledger.reprocess(everything=True, parser=None, limits=Limits(characters=10))
        assert again.status == "failed"


def test_the_command_line_has_the_limits(tmp_path: Path) -> None:
    for name, text in [("a.txt", EASY), ("b.txt", "x" * 101)]:
        (tmp_path / name).write_text(text, encoding="utf-8")
    arguments = ["extract", "--format", "jsonl", "--max-characters", "100", str(tmp_path)]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 1
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record.get("error") for record in records] == [None, "TextTooLongError"]
    without = CliRunner().invoke(cli, [*arguments[:3], "--max-characters", "0", str(tmp_path)])
    assert without.exit_code == 0
