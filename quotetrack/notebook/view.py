"""Something to look at: HTML that notebooks show and that can be saved as a page."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from quotetrack.display import page_of_fragments
from quotetrack.formats import saved


@frozen(repr=False)
class View:
    """What the helpers of this package return.

    `title` says in words what it is, `html` is a self-contained fragment: escaped, without
    JavaScript. Notebooks show it; where only text can be shown, the title stands for it.
    """

    title: str
    html: str

    def __repr__(self) -> str:
        return f"<{self.title}>"

    def _repr_html_(self) -> str:
        return self.html

    def save(self, path: str | Path) -> Path:
        """Write a page of its own, UTF-8, that needs no other file. Returns the path.

        An old file is replaced. Raises `OSError` where the file cannot be written.
        """
        return save_text(page_of_fragments([self.html], title=self.title), path)


def save_text(text: str, path: str | Path) -> Path:
    """Write a text file, UTF-8, that appears only when it is complete. Returns the path."""
    with saved(path) as stream:
        stream.write(text.encode("utf-8", "replace"))
    return Path(path)
