"""Outcomes of evaluations: what a change lost and won since the recorded run and since the last.

The recorded runs, in tests/quality/recorded/, are kept with the repository: they hold places and
outcomes (.tsv) and the figures that documents show (.json), no text. The last runs of this working
tree are in .quality/, which is not kept.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.quality.quotes_corpus import REPOSITORY

STORED = REPOSITORY / ".quality"
RECORDED = Path(__file__).with_name("recorded")
_RUNS_KEPT = 20
_MOST_CASES_SHOWN = 60
_WORDS = {(True, True): "right", (True, False): "wrong", (False, False): "missed"}
_OUTCOMES = {word: outcome for outcome, word in _WORDS.items()}

Outcomes = Mapping[str, Sequence[bool]]


def compare_and_store(
    name: str, present: Outcomes, *, store: bool, record: bool = False, what: str = ""
) -> None:
    """Show what is lost and won since the recorded run and the last stored one, then store this.

    `present` tells of each case, by document and offsets, whether it was found and whether right;
    `what` says what the cases are. `record` makes this run the recorded one.
    """
    what = what and f"{what}, "
    path = STORED / f"{name}.json"
    runs = json.loads(path.read_text("utf-8")) if path.exists() else []
    recorded = read_recorded(name)
    if recorded is not None:
        _show(f"{what}since the recorded {recorded[0]}", recorded[1], present)
    if runs and (recorded is None or not _same(runs[-1]["outcomes"], recorded[1])):
        _show(f"{what}since {runs[-1]['commit']}", runs[-1]["outcomes"], present)
    if recorded is None and not runs:
        print(f"\n{what}no run is stored yet")
    commit = _commit()
    if store:
        kept = [run for run in runs if run["commit"] != commit][-(_RUNS_KEPT - 1) :]
        STORED.mkdir(exist_ok=True)
        path.write_text(json.dumps([*kept, {"commit": commit, "outcomes": present}]), "utf-8")
    if record:
        write_recorded(name, commit, present)


def read_recorded(name: str) -> tuple[str, Outcomes] | None:
    """Return the commit and the outcomes of the recorded run of `name`, if there is one."""
    path = RECORDED / f"{name}.tsv"
    if not path.exists():
        return None
    head, *lines = path.read_text("utf-8").splitlines()
    cells = (line.rsplit("\t", 1) for line in lines)
    return head.removeprefix("# "), {place: _OUTCOMES[word] for place, word in cells}


def write_recorded(name: str, commit: str, outcomes: Outcomes) -> None:
    """Make a run the recorded one of `name`."""
    RECORDED.mkdir(exist_ok=True)
    lines = [f"{place}\t{_WORDS[found, right]}" for place, (found, right) in outcomes.items()]
    (RECORDED / f"{name}.tsv").write_text("\n".join([f"# {commit}", *lines]) + "\n", "utf-8")


def record_figures(name: str, figures: Mapping[str, Any]) -> None:
    """Record the figures that documents show of the evaluation `name`, and the commit."""
    RECORDED.mkdir(exist_ok=True)
    text = json.dumps({"commit": _commit(), **figures}, indent=1)
    (RECORDED / f"{name}.json").write_text(text + "\n", "utf-8")


def read_figures(name: str) -> dict[str, Any]:
    """Return the recorded figures of the evaluation `name`, with the commit."""
    found: dict[str, Any] = json.loads((RECORDED / f"{name}.json").read_text("utf-8"))
    return found


def lost_and_won(before: Outcomes, present: Outcomes) -> tuple[list[str], list[str]]:
    """Return the places that were right and are no more, and those that are right now."""
    both = [place for place in present if place in before]
    lost = [place for place in both if before[place][1] and not present[place][1]]
    won = [place for place in both if present[place][1] and not before[place][1]]
    return lost, won


def _show(since: str, before: Outcomes, present: Outcomes) -> None:
    lost, won = lost_and_won(before, present)
    both = sum(place in before for place in present)
    print(f"\n{since}: {len(lost)} lost, {len(won)} won, of {both}")
    for title, places in (("lost", lost), ("won", won)):
        for place in places[:_MOST_CASES_SHOWN]:
            print(f"  {title} {place}")
        if len(places) > _MOST_CASES_SHOWN:
            print(f"  … and {len(places) - _MOST_CASES_SHOWN} more")


def _same(one: Outcomes, other: Outcomes) -> bool:
    return one.keys() == other.keys() and all(one[place][1] == other[place][1] for place in one)


def _commit() -> str:
    def git(*words: str) -> str:
        done = subprocess.run(["git", *words], cwd=REPOSITORY, capture_output=True, text=True)
        return done.stdout.strip()

    changed = git("status", "--porcelain", "--untracked-files=no", "--", "quotetrack")
    return (git("rev-parse", "--short", "HEAD") or "unknown") + ("+changes" if changed else "")
