"""A parser that kills its process over some texts, in a module that is quick to load."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path

from quotetrack.model import ParsedText


class FragileParser:
    """A parser whose process dies twice over a fragile text, and always over poison."""

    version = "fragile 1"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        if any("fragile" in text for text in texts) and len(list(self.folder.iterdir())) < 2:
            (self.folder / f"killed {os.getpid()}").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if any("poison" in text for text in texts):
            os.kill(os.getpid(), signal.SIGKILL)
        return [ParsedText(()) for _ in texts]
