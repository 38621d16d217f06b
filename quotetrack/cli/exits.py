"""Exit codes of the command line. Click itself uses 2 for wrong usage."""

from __future__ import annotations

DONE = 0
FAILED = 1
USAGE = 2
MODELS_MISSING = 3
STOPPED = 130
