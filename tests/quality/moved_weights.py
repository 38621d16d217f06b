"""Say what moved in the learnt weights since the last commit, file by file.

    python -m tests.quality.moved_weights

is how `make weights` ends: each lesson puts its weights where they are read, whichever stage they
are for, and git knows what was there before.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from quotetrack.train.weights import moved
from quotetrack.weights import Weights, read_weights

_REPOSITORY = Path(__file__).parent.parent.parent
_FILES = "quotetrack/*/data/*_weights.tsv"


def lines(repository: Path = _REPOSITORY) -> Iterator[str]:
    """Yield what moved in each file of weights, or that nothing did."""
    for path in sorted(repository.glob(_FILES)):
        after = path.read_text("utf-8")
        before = _committed(repository, path.relative_to(repository))
        if before == after:
            yield f"{path.name}: as it was"
        else:
            old = read_weights(before) if before else Weights({}, ())
            yield from moved(path.name, old, read_weights(after)).lines()


def _committed(repository: Path, path: Path) -> str:
    """Return a file as the last commit has it, "" where it has none."""
    shown = subprocess.run(
        ["git", "show", f"HEAD:{path.as_posix()}"], cwd=repository, capture_output=True, check=False
    )
    return shown.stdout.decode("utf-8") if shown.returncode == 0 else ""


if __name__ == "__main__":
    for line in lines():
        print(line)
