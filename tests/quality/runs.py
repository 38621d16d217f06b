"""Outcomes of evaluations, stored to show what a change lost and won."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence

from tests.quality.quotes_corpus import REPOSITORY

_STORE = REPOSITORY / ".quality"
_RUNS_KEPT = 20
_MOST_CASES_SHOWN = 60


def _commit() -> str:
    def git(*words: str) -> str:
        done = subprocess.run(["git", *words], cwd=REPOSITORY, capture_output=True, text=True)
        return done.stdout.strip()

    changed = git("status", "--porcelain", "--untracked-files=no", "--", "quotetrack")
    return (git("rev-parse", "--short", "HEAD") or "unknown") + ("+changes" if changed else "")


def compare_and_store(name: str, present: Mapping[str, Sequence[bool]], *, store: bool) -> None:
    """Show the cases lost and won since the last stored run of `name`, then store this one.

    `present` tells of each case, by document and offsets, whether it was found and whether right.
    """
    path = _STORE / f"{name}.json"
    runs = json.loads(path.read_text("utf-8")) if path.exists() else []
    if runs:
        before = runs[-1]["outcomes"]
        both = [place for place in present if place in before]
        lost = [place for place in both if before[place][1] and not present[place][1]]
        won = [place for place in both if present[place][1] and not before[place][1]]
        print(f"\nsince {runs[-1]['commit']}: {len(lost)} lost, {len(won)} won, of {len(both)}")
        for title, places in (("lost", lost), ("won", won)):
            for place in places[:_MOST_CASES_SHOWN]:
                print(f"  {title} {place}")
            if len(places) > _MOST_CASES_SHOWN:
                print(f"  … and {len(places) - _MOST_CASES_SHOWN} more")
    else:
        print("\nno run is stored yet")
    if store:
        commit = _commit()
        kept = [run for run in runs if run["commit"] != commit][-(_RUNS_KEPT - 1) :]
        _STORE.mkdir(exist_ok=True)
        path.write_text(json.dumps([*kept, {"commit": commit, "outcomes": present}]), "utf-8")
