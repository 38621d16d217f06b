"""Several programs at one ledger, and programs that are killed."""

from __future__ import annotations

from pathlib import Path

from quotetrack import Ledger
from tests.store import killing_writers
from tests.store.killing import content, finish, kill_rounds, start, undisturbed
from tests.store.killing_writers import kill_writers


def test_killed_programs_leave_nothing_lost_doubled_or_half_there(
    place: str, tmp_path: Path
) -> None:
    # python -m tests.store.killing does the same 50 times over 1,000 documents.
    had = kill_rounds(place, 24, rounds=3, seed=1)
    assert had == sorted(had)
    assert finish(place, 24) == undisturbed(24, tmp_path)


def test_killed_writers_leave_no_correction_lost_or_half(place: str, tmp_path: Path) -> None:
    # python -m tests.store.killing_writers does the same with 200 kills.
    kill_writers(place, 6, kills=1, seed=1, writers=2)
    killing_writers.finish(place, 6, tmp_path)


def test_four_programs_at_once_lose_nothing(place: str, tmp_path: Path) -> None:
    # They open the new ledger at once, too, and each has all the documents.
    running = [start(place, 24) for _ in range(4)]
    outputs = [program.communicate()[0] for program in running]
    assert [program.returncode for program in running] == [0] * 4, outputs
    lines = [line.split() for output in outputs for line in output.splitlines()]
    statuses = [line[1] for line in lines if line[0] != "ready"]
    assert sorted(set(statuses)) == ["added", "unchanged"]
    assert statuses.count("added") == 24
    with Ledger(place) as ledger:
        assert ledger.check() == ()
        assert content(ledger) == undisturbed(24, tmp_path)
