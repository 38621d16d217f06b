"""Keeps Python's garbage collector from looking through a text again and again while it is read.

A text is taken apart into very many small objects, none of which stands in a circle: all are freed
when the last reference to them goes. The collector, which looks for circles, would walk through
all of them again each time that some more have been made, and so take a third of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the collector in a ``with`` block, for the whole process, unless it is off anyway.

    It runs again when the block is left. Where several threads are inside such blocks, it does so
    when the first of them leaves, so that no stream of blocks can keep it off for good. It looks
    through all that the function around the block still holds: leave the work to another one.
    """
    was_running = gc.isenabled()
    if was_running:
        gc.disable()
    try:
        yield
    finally:
        if was_running:
            gc.enable()
