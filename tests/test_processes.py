"""`pipe` with several processes: the same results, in order, whatever happens to a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import quotetrack
from quotetrack import AliasTable, Analysis, Document, DocumentError, Ledger, Limits
from quotetrack.errors import InputError
from quotetrack.model import ParsedText
from quotetrack.names import KnownEntity
from quotetrack.pipeline import Counts

SETTLED = "“We go,” Ann Lee said. “We go now,” Ms Lee added."
OPEN = "It was, as Mr Cole told Ms Ortiz, who agreed, “a mess”, furious, from the start."


class DeadlyParser:
    """A parser that some texts kill, as the system does where memory is short."""

    version = "deadly 1"

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        if any("poison" in text for text in texts):
            os.kill(os.getpid(), signal.SIGKILL)
        while any("endless" in text for text in texts):
            pass
        return [ParsedText(()) for _ in texts]


def opens(word: str) -> str:
    return OPEN.replace("furious", word)


def test_two_processes_give_what_one_gives() -> None:
    seen_before = quotetrack.analyze(SETTLED, parser=None)
    given: list[Any] = [(Document(f"{SETTLED}\n\nEdition {n}.", id=f"d{n}"), n) for n in range(9)]
    given[2:2] = [(seen_before, "before"), (DocumentError("x", "InputError", "broken"), "broken")]
    given += [(7, "no text"), ("x" * 2000, "too long"), (OPEN, "open")]
    table = AliasTable([KnownEntity(name="Annabel Lee", aliases=("Ann Lee",))])
    limits = Limits(characters=1000)
    options: dict[str, Any] = {"aliases": table, "limits": limits, "parser": None}
    one, two = (
        list(quotetrack.pipe(given, as_tuples=True, batch_size=2, n_process=n, **options))
        for n in (1, 2)
    )
    assert one == two
    assert [context for _, context in two] == [context for _, context in given]
    assert two[0][0].quotations[0].speaker.name == "Annabel Lee"  # type: ignore[union-attr]


@pytest.mark.skipif(sys.platform == "win32", reason="Needs signals.")
def test_a_process_that_dies_or_hangs_costs_the_document_that_is_at_fault() -> None:
    words = ["calm", "poison", "sad", "endless", "glad", "poison"]
    counts = Counts()
    results = list(
        quotetrack.pipe(
            [Document(opens(word), id=f"{n} {word}") for n, word in enumerate(words)],
            parser=DeadlyParser(),
            batch_size=3,
            n_process=2,
            limits=Limits(seconds=1),
            counts=counts,
        )
    )
    found = [
        one.error if isinstance(one, DocumentError) else one.document.id.split()[1]
        for one in results
    ]
    assert found == ["calm", "WorkerError", "sad", "TimeLimitError", "glad", "WorkerError"]
    assert [one.document_id for one in results if isinstance(one, DocumentError)] == [
        "1 poison",
        "3 endless",
        "5 poison",
    ]
    assert (counts.documents, counts.failed, counts.quotations) == (6, 3, 3)


class NotingParser:
    """A parser that notes in a folder how many sentences it gets at once."""

    version = "noting 1"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        (self.folder / f"{time.monotonic_ns()} {os.getpid()}").write_text(str(len(texts)))
        time.sleep(0.01)
        return [ParsedText(()) for _ in texts]


@pytest.mark.parametrize(("documents", "largest"), [(300, 32), (3, 3)])
def test_processes_get_many_documents_at_once_and_few_at_the_end(
    documents: int, largest: int, tmp_path: Path
) -> None:
    given = [opens(f"number {number}") for number in range(documents)]
    results = list(quotetrack.pipe(given, parser=NotingParser(tmp_path), n_process=2))
    assert [one.document.text for one in results if isinstance(one, Analysis)] == given
    sizes = [int(path.read_text()) for path in sorted(tmp_path.iterdir())]
    assert sum(sizes) == documents
    assert max(sizes) == largest
    assert sizes[-1] <= 4


def test_few_documents_are_read_ahead_and_an_error_of_the_source_comes_last() -> None:
    read = 0

    def source() -> Iterator[str]:
        nonlocal read
        for number in range(1000):
            read += 1
            if number == 20:
                raise RuntimeError("the feed broke off")
            yield f"{SETTLED} {number}"

    results = quotetrack.pipe(source(), parser=None, batch_size=2, n_process=2)
    assert isinstance(next(results), Analysis)
    assert read <= 2 * 2 * 3
    assert len([next(results) for _ in range(19)]) == 19
    with pytest.raises(RuntimeError, match="broke off"):
        next(results)


def test_what_cannot_be_sent_to_a_process_is_refused_at_once() -> None:
    class Local(DeadlyParser):
        pass

    with pytest.raises(InputError, match="cannot be sent to worker processes"):
        quotetrack.pipe([], parser=Local(), n_process=2)
    with pytest.raises(InputError, match="n_process must be at least 1"):
        quotetrack.pipe([], n_process=0)


def test_a_ledger_filled_by_two_processes_is_that_of_one(tmp_path: Path) -> None:
    texts = [f"{SETTLED}\n\nEdition {n % 7}." for n in range(10)] + [OPEN]
    shown = []
    for n in (1, 2):
        counts = Counts()
        with Ledger(tmp_path / f"{n}.ledger") as ledger:
            options: dict[str, Any] = {"parser": None, "batch_size": 2, "n_process": n}
            added = list(ledger.add(texts, counts=counts, **options))
            anew = list(ledger.reprocess(everything=True, **options))
            shown.append((added, [(one.status, one.quotations) for one in anew]))
        assert (counts.documents, counts.failed) == (11, 0)
    assert shown[0] == shown[1]
    assert [one.status for one in shown[1][0]].count("added") == 8


def _children(pid: int) -> list[int]:
    listed = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True)
    return [int(line) for line in listed.stdout.split()]


@pytest.mark.skipif(sys.platform != "linux", reason="Looks at processes as Linux shows them.")
def test_processes_end_with_the_program_that_was_killed(tmp_path: Path) -> None:
    listing = tmp_path / "many.jsonl"
    listing.write_text("".join('{"text": "“We go,” Ann Lee said."}\n' for _ in range(100_000)))
    command = [sys.executable, "-m", "quotetrack", "extract", "-f", "jsonl", "--workers", "2"]
    with subprocess.Popen([*command, str(listing)], stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        program.stdout.readline()
        forked = [pid for child in _children(program.pid) for pid in [child, *_children(child)]]
        program.kill()
    assert len(forked) >= 2
    deadline = time.monotonic() + 20
    while running := [pid for pid in forked if _runs(pid)]:
        assert time.monotonic() < deadline, running
        time.sleep(0.1)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
