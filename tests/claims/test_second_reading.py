"""What two readers say of twins and fresh pairs."""

from __future__ import annotations

from pathlib import Path

from .second_reading import OPPOSED, Reading, kappa, readings, written


def _of(fresh: bool) -> list[Reading]:
    return [one for one in readings() if one.kind.startswith("fresh: ") == fresh and not one.again]


def test_two_readers_agree_on_twins_and_mostly_on_fresh_pairs() -> None:
    assert len(_of(fresh=False)) >= 600
    assert len({one.kind for one in _of(fresh=False)}) > 20
    assert kappa(_of(fresh=False)) > 0.95
    assert kappa(_of(fresh=True)) > 0.8


def test_what_was_wrong_is_mended() -> None:
    now = written()
    last = {one.digest: one for one in readings() if one.digest in now}
    assert len(last) >= 700
    wrong = [one for one in last.values() if now[one.digest] != (one.label in OPPOSED)]
    # Of two fresh pairs the readers think otherwise: standing with somebody without being able to
    # help, and boats that are full of water without a leak.
    assert len(wrong) == 2
    assert all(one.kind.startswith("fresh: ") for one in wrong)


def test_kappa_takes_chance_away() -> None:
    def read(written_as: bool, label: str) -> Reading:
        return Reading("", "", written_as, label, True, False)

    both = [read(True, "contradicts"), read(False, "update")]
    assert kappa(both) == 1.0
    assert kappa([*both, read(True, "no conflict"), read(False, "changes position")]) == 0.0
    assert kappa([read(False, "no conflict")]) == 1.0


def test_two_other_readers_call_most_alarms_on_real_news_real() -> None:
    folder = Path(__file__).parent / "data"
    third, fourth = (
        {
            tuple(row[:6]): row[6] == "1"
            for row in map(str.split, (folder / name).read_text("utf-8").splitlines())
            if row[0] != "#"
        }
        for name in ("polnear_third_reading.tsv", "polnear_alarms_reading.tsv")
    )
    both = [(third[place], real) for place, real in fourth.items() if place in third]
    assert len(both) == len(fourth)
    assert sum(all(readings) for readings in both) >= len(both) / 2
