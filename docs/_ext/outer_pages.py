"""Pages of the site that show files from elsewhere in the repository, and links that lead there.

The pages in docs/ are read on a code host as well, where links go by the paths of files. Here a
link to a file that a page of the site shows becomes a link to that page.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_DOCS = ROOT / "docs"
_LINK = re.compile(r"(?<=\]\()(?!\w+:|#|/)([^)#\s]+)")


def setup(app: Any) -> dict[str, Any]:
    """Tell Sphinx of the settings and of the moment at which pages are read."""
    app.add_config_value("outer_pages", {}, "env")
    app.add_config_value("outer_links", {}, "env")
    app.connect("source-read", _read)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _read(app: Any, page: str, source: list[str]) -> None:
    outer = app.config.outer_pages.get(page)
    folder = (_DOCS / page).parent
    if outer is not None:
        app.env.note_dependency(str(ROOT / outer))
        source[0] = (ROOT / outer).read_text(encoding="utf-8")
    if Path(app.env.doc2path(page)).suffix != ".md":
        return
    shown = {file: page for page, file in app.config.outer_pages.items()} | app.config.outer_links
    written = (ROOT / outer).parent if outer is not None else folder
    source[0] = _LINK.sub(lambda link: _moved(link[0], written, folder, shown), source[0])


def _moved(target: str, written: Path, folder: Path, shown: dict[str, str]) -> str:
    """Return a link of a file in the folder `written`, as it is for a page in `folder`."""
    path = Path(os.path.normpath(written / target))
    name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else ""
    if name in shown:
        path = _DOCS / f"{shown[name]}.md"
    return Path(os.path.relpath(path, folder)).as_posix()
