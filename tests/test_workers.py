"""Worker processes: beside each other, ended where they must be, replaced where they die."""

from __future__ import annotations

import functools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from quotetrack.errors import InputError, QuotetrackError, TimeLimitError, WorkerError
from quotetrack.workers import Workers

on_unix = pytest.mark.skipif(sys.platform == "win32", reason="Needs signals.")


class OddError(Exception):
    """An error that cannot be read back where it was sent to."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


def _task(prepared_in: int, what: str) -> Any:
    if what == "where":
        return prepared_in, os.getpid()
    if what == "die":
        os._exit(3)
    if what == "work for ever":
        while True:
            pass
    if what == "sleep":
        time.sleep(1)
        return "slept"
    if what == "raise":
        raise InputError("no such thing")
    if what == "raise oddly":
        raise OddError(1, 2)
    if what == "return a function":
        return lambda: None
    return what * 2


def prepare() -> Callable[[str], Any]:
    return functools.partial(_task, os.getpid())


def prepare_in_vain() -> Callable[[str], Any]:
    raise QuotetrackError("There are no models.")


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(prepare, 2, max_seconds=1) as made:
        yield made


def test_one_process_does_task_after_task_and_prepares_once() -> None:
    with Workers(prepare, 1) as one:
        assert one.submit("ab").result(60) == "abab"
        found = [one.submit("where").result(60) for _ in range(3)]
    assert len(set(found)) == 1
    assert found[0][0] == found[0][1] != os.getpid()


def test_tasks_are_done_beside_each_other(workers: Workers) -> None:
    for future in [workers.submit("sleep"), workers.submit("sleep")]:  # Both have started then.
        future.result(60)
    began = time.monotonic()
    slow = workers.submit("sleep")
    assert workers.submit("ab").result(60) == "abab"
    assert time.monotonic() - began < 1
    assert slow.result(60) == "slept"


def test_errors_come_back(workers: Workers) -> None:
    with pytest.raises(InputError, match="no such thing"):
        workers.submit("raise").result(60)
    with pytest.raises(WorkerError, match="OddError: 1 and 2"):
        workers.submit("raise oddly").result(60)
    with pytest.raises(WorkerError, match="pickle"):
        workers.submit("return a function").result(60)
    assert workers.submit("ab").result(60) == "abab"


def test_a_worker_that_dies_costs_one_task_and_is_replaced(workers: Workers) -> None:
    for _ in range(3):
        with pytest.raises(WorkerError, match="exit code 3"):
            workers.submit("die").result(60)
    assert workers.submit("ab").result(60) == "abab"


@on_unix
def test_a_worker_that_is_killed_while_it_waits_costs_nothing() -> None:
    with Workers(prepare, 1) as one:
        _, pid = one.submit("where").result(60)
        os.kill(pid, signal.SIGKILL)
        time.sleep(0.5)
        assert one.submit("where").result(60)[1] != pid


def test_a_task_that_takes_too_long_is_ended(workers: Workers) -> None:
    began = time.monotonic()
    endless = workers.submit("work for ever")
    assert workers.submit("ab").result(60) == "abab"
    assert not endless.done()
    with pytest.raises(TimeLimitError, match="more than 1 second"):
        endless.result(60)
    assert time.monotonic() - began < 20
    assert workers.submit("ab").result(60) == "abab"


def test_the_limit_counts_for_each_task_anew() -> None:
    with Workers(prepare, 1, max_seconds=1) as one:
        _, pid = one.submit("where").result(60)
        for _ in range(3):
            assert one.submit("sleep").result(60) == "slept"
        assert one.submit("where").result(60)[1] == pid


def test_they_stop_at_once_whatever_they_do() -> None:
    with Workers(prepare, 1) as one:
        _, pid = one.submit("where").result(60)
        endless, waiting = one.submit("work for ever"), one.submit("ab")
        time.sleep(0.5)
        began = time.monotonic()
        one.stop()
        assert time.monotonic() - began < 3
        with pytest.raises(WorkerError):
            endless.result(1)
        assert waiting.cancelled()
        with pytest.raises(OSError, match="No such process"):
            os.kill(pid, 0)


def test_an_error_of_preparing_is_told() -> None:
    with Workers(prepare_in_vain, 1) as one:
        for _ in range(2):
            with pytest.raises(QuotetrackError, match="There are no models"):
                one.submit("ab").result(60)


def test_what_cannot_be_meant_is_refused() -> None:
    with pytest.raises(InputError, match="at least 1"):
        Workers(prepare, 0)
    with pytest.raises(InputError, match="max_seconds"):
        Workers(prepare, 1, max_seconds=0)
    with pytest.raises(InputError, match="pickled"):
        Workers(lambda: prepare(), 1)


_PARENT = """
from quotetrack.workers import Workers
from tests.test_workers import prepare
if __name__ == "__main__":
    workers = Workers(prepare, 1)
    print(workers.submit("where").result(60)[1], flush=True)
    workers.submit("work for ever").result()
"""


@on_unix
def test_a_worker_at_work_ends_with_its_parent() -> None:
    with subprocess.Popen([sys.executable, "-c", _PARENT], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        time.sleep(0.5)
        parent.kill()
    began = time.monotonic()
    while time.monotonic() - began < 10 and _runs(pid):
        time.sleep(0.1)
    assert not _runs(pid)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # Whoever takes in orphans may not have noticed yet.
    return subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    ).stdout.strip()[:1] not in ("", "Z")
