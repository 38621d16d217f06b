"""Worker processes that can be ended: whatever a text does to one, the others go on.

A thread cannot be ended from outside, and one that works keeps the others of its process waiting.
So work on texts of strangers is done in processes of their own. Each is started when there is work
for it that no other is free for, prepares itself once, such as by loading models, and is replaced
where it dies or must be ended.

Workers are spawned or, on Linux and where that is asked for, forked from a process that does
nothing but fork them, and has no threads that could hold a lock. They are never forked from the
program itself. A script that uses them must guard what it does, as the `multiprocessing` module of
Python explains: ``if __name__ == "__main__":``.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Final

from quotetrack.errors import InputError, TimeLimitError, WorkerError, WorkerStartError

try:
    import resource
except ImportError:  # There is no such module on Windows.
    resource = None  # type: ignore[assignment]

#: How many times its processor time a task may take by the clock.
_BY_THE_CLOCK: Final = 10
#: How long a process may take to start, and to end by itself, in seconds.
_TO_START: Final = 300
_TO_END: Final = 5

Task = Callable[[Any], Any]


class Workers:
    """A few processes that do one kind of task.

    Args:
        prepare: Called without arguments in each process, once. What it returns is called with the
            argument of each task there. It must be known by name, so that it can be pickled, and
            so must arguments and results.
        count: How many processes there may be at once, at least 1.
        max_seconds: The processor time that a task may take, in seconds. What takes ten times as
            long by the clock is ended too. None: a task may take any time. Where the system limits
            no processor time (Windows), the clock counts.
        fork_from: The name of a module. On Linux, processes are forked from one that has it
            imported, and share its memory; elsewhere, and where the program has forked from another
            before, they do without.

    Raises:
        InputError: `count` or `max_seconds` is too small, or `prepare` cannot be pickled.
    """

    def __init__(
        self,
        prepare: Callable[[], Task],
        count: int = 2,
        *,
        max_seconds: float | None = None,
        fork_from: str | None = None,
    ) -> None:
        """Start nothing yet."""
        if count < 1:
            raise InputError(f"There must be at least 1 worker, but count is {count!r}.")
        if max_seconds is not None and not max_seconds > 0:
            raise InputError(f"max_seconds must be more than 0, but is {max_seconds!r}.")
        try:
            pickle.dumps(prepare)
        except Exception as error:
            raise InputError(
                f"This cannot be sent to worker processes: {error}. Give objects that can be "
                "pickled, of classes that stand in a module."
            ) from error
        self._prepare = prepare
        self._max_seconds = max_seconds
        self._start = _start_method(fork_from)
        self._lock = threading.Lock()
        self._free: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._stopped = False
        # Each of these threads waits for one process.
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="quotetrack-worker")

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def submit(self, argument: Any, *, max_seconds: float | None = None) -> Future[Any]:
        """Return the future result of the task for `argument`.

        `max_seconds` is the limit for this task, where it has another than the rest. The future
        raises what the task raised; `TimeLimitError` where it took too long; `WorkerError` where
        its process died, or these workers were stopped; `WorkerStartError` where no process
        can be started.
        """
        return self._threads.submit(self._do, argument, max_seconds or self._max_seconds)

    def stop(self) -> None:
        """End all processes at once, whatever they do. Tasks that wait are cancelled."""
        with self._lock:
            self._stopped = True
            for worker in self._all:
                worker.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _do(self, argument: Any, max_seconds: float | None) -> Any:
        worker = self._take()
        try:
            return worker.do(argument, max_seconds)
        finally:
            self._give_back(worker)

    def _take(self) -> _Worker:
        with self._lock:
            if self._stopped:
                raise WorkerError("The workers were stopped.")
            while self._free:
                worker = self._free.pop()
                if worker.alive:
                    return worker
                self._all.discard(worker)
            worker = _Worker(self._prepare, self._start)
            self._all.add(worker)
            return worker

    def _give_back(self, worker: _Worker) -> None:
        with self._lock:
            if worker.alive and not self._stopped:
                self._free.append(worker)
            else:
                self._all.discard(worker)


class _Worker:
    """One process, seen from outside."""

    def __init__(self, prepare: Callable[[], Task], start: str) -> None:
        context: Any = multiprocessing.get_context(start)
        self._connection, theirs = context.Pipe()
        self._max_seconds: float | None = None
        self._ready = False
        self._process = context.Process(
            target=_work, args=(theirs, prepare), name="quotetrack-worker", daemon=True
        )
        self._process.start()
        theirs.close()

    @property
    def alive(self) -> bool:
        """Whether it can do another task."""
        return not self._connection.closed and self._process.is_alive()

    def do(self, argument: Any, max_seconds: float | None) -> Any:
        """Return the result of a task, or raise its error."""
        self._max_seconds = max_seconds
        if not self._ready:
            self._receive(_TO_START)
            self._ready = True
        try:
            self._connection.send((argument, max_seconds))
        except OSError:
            raise self._ended() from None
        by_the_clock = None if max_seconds is None else max_seconds * _BY_THE_CLOCK
        if by_the_clock and resource is None:
            by_the_clock = max_seconds
        return self._receive(by_the_clock)

    def kill(self) -> None:
        """End the process; whoever waits for it is told."""
        with suppress(ValueError):  # It has ended already.
            self._process.kill()

    def _receive(self, patience: float | None) -> Any:
        if not wait([self._connection], patience):
            self.kill()
            self._ended()
            raise TimeLimitError(f"It takes more than {patience:g} seconds, and was ended.")
        try:
            result, error = self._connection.recv()
        except (EOFError, OSError):
            raise self._ended() from None
        if error is not None:
            if not self._ready:
                self._ended()
            raise error
        return result

    def _ended(self) -> TimeLimitError | WorkerError:
        """Return why the process has ended, once it has."""
        self._connection.close()
        self._process.join(_TO_END)
        self._process.kill()
        self._process.join()
        code = self._process.exitcode
        self._process.close()
        if resource is not None and code == -signal.SIGXCPU:
            seconds = self._max_seconds
            most = "its" if seconds is None else f"{seconds:g} seconds of"
            return TimeLimitError(f"It takes more than {most} processor time, and was ended.")
        if not self._ready:
            return WorkerStartError(
                f"A worker process could not start (exit code {code}). A script that uses workers "
                'must begin its work under: if __name__ == "__main__":'
            )
        return WorkerError(f"The worker process died (exit code {code}), perhaps out of memory.")


def _start_method(fork_from: str | None) -> str:
    if fork_from is None or sys.platform != "linux":
        return "spawn"
    multiprocessing.set_forkserver_preload([fork_from])
    return "forkserver"


def _work(connection: Connection, prepare: Callable[[], Task]) -> None:
    """Do tasks until nobody asks any more: all that a worker process does."""
    # Ctrl-C at a terminal reaches all processes of the program; whoever started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        task = prepare()
    except Exception as error:
        _send(connection, None, error)
        return
    _send(connection, None, None)
    while True:
        try:
            argument, max_seconds = connection.recv()
        except EOFError:
            return
        if max_seconds is not None:
            limit_processor_time(max_seconds)
        try:
            result = task(argument)
        except Exception as error:
            _send(connection, None, error)
        else:
            _send(connection, result, None)


def _send(connection: Connection, result: Any, error: Exception | None) -> None:
    try:
        sent = pickle.dumps((result, error))
        if error is not None:
            pickle.loads(sent)  # Errors of others can be pickled and not be read back.
    except Exception as problem:
        told = error or problem
        sent = pickle.dumps((None, WorkerError(f"{type(told).__name__}: {told}")))
    connection.send_bytes(sent)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def limit_processor_time(seconds: float | None) -> None:
    """Let the system end this process after so much more processor time, in seconds; None: never.

    Where the system limits no processor time (Windows), nothing is done.
    """
    if resource is not None:
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        until = most if seconds is None else math.ceil(time.process_time() + seconds)
        if most != resource.RLIM_INFINITY:
            until = min(until, most)
        resource.setrlimit(resource.RLIMIT_CPU, (until, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
