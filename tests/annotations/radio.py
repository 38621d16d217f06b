"""The texts of a radio station's news, which come with a package from the index.

The Lee corpus is 350 items of the Australian Broadcasting Corporation's news of 2001 and 2002, each
on one line (Lee, Pincombe and Welsh, "An empirical evaluation of models of text document
similarity", 2005). gensim ships it as its test data, so that `pip install gensim==4.4.0` brings it.
No sentence of it stands here, and nothing learns from it.
"""

from __future__ import annotations

import hashlib
from importlib import metadata
from pathlib import Path

PACKAGE = "gensim"
_FILES = ("lee_background.cor", "lee.cor")


def missing() -> str:
    """Return why the texts cannot be read here, "" where they can."""
    paths = _paths()
    absent = next((path.name for path in paths if not path.exists()), None)
    if not paths:
        return f"the package {PACKAGE} is not installed"
    return f"{PACKAGE} has no {absent}" if absent else ""


def texts() -> dict[str, str]:
    """Return the texts by the SHA-256 of their UTF-8."""
    lines = (line.strip() for path in _paths() for line in path.read_text("latin-1").split("\n"))
    return {hashlib.sha256(line.encode()).hexdigest(): line for line in lines if line}


def _paths() -> list[Path]:
    """Return where the files are. The package is not imported, since that takes seconds."""
    try:
        package = metadata.distribution(PACKAGE)
    except metadata.PackageNotFoundError:
        return []
    folder = Path(str(package.locate_file(f"{PACKAGE}/test/test_data")))
    return [folder / name for name in _FILES]
