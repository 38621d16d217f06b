"""Importing quotetrack, and using it where no parser is needed, must load nothing heavy."""

import json
import subprocess
import sys

import pytest

HEAVY = ("torch", "stanza", "pandas", "pyarrow", "sqlalchemy", "numpy")
SETTLED_BY_PATTERNS = "“It is raining,” said Ms Ada Fenwick. “It will stop,” Ms Fenwick added."


def loaded_after(program: str) -> set[str]:
    program += "\nimport json, sys; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120
    )
    return {module.partition(".")[0] for module in json.loads(done.stdout.splitlines()[-1])}


@pytest.mark.parametrize(
    "program",
    [
        "import quotetrack",
        "import quotetrack; quotetrack.analyze, quotetrack.StanzaParser, quotetrack.AliasTable",
        "import quotetrack.cli",
        "import quotetrack.codec, quotetrack.display",
        "import quotetrack; assert quotetrack.extract_quotes('No marks here.').items == ()",
        "import quotetrack\n"
        f"found = quotetrack.analyze({SETTLED_BY_PATTERNS!r})\n"
        "assert [q.speaker.name for q in found.quotations] == ['Ada Fenwick'] * 2",
    ],
)
def test_nothing_heavy_is_loaded(program: str) -> None:
    assert not loaded_after(program) & set(HEAVY)


def test_importing_takes_less_than_a_tenth_of_a_second() -> None:
    program = (
        "import time; start = time.perf_counter()\n"
        "import quotetrack; print(time.perf_counter() - start)"
    )
    # The best of three, because other programs may be running.
    times = [
        float(
            subprocess.run(
                [sys.executable, "-c", program], capture_output=True, text=True, check=True
            ).stdout
        )
        for _ in range(3)
    ]
    assert min(times) < 0.1


def test_every_public_name_is_there() -> None:
    import quotetrack

    for name in quotetrack.__all__:
        assert getattr(quotetrack, name) is not None
    assert set(quotetrack.__all__) <= set(dir(quotetrack))
