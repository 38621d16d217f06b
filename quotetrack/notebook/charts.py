"""Plots as static SVG that follow the reader's theme, with their figures as a table."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import frozen

from quotetrack.display import SPEAKER_COLOURS, escaped, fragment, page_of_fragments
from quotetrack.extras import require
from quotetrack.notebook.view import save_text

WIDTH = 7.2
"""Width of plots in inches, of 72 points."""

# Matplotlib cannot say "the colour of the text around". It draws in a colour that nothing else
# has, and that is replaced afterwards.
_INK = "#010203"
_SETTINGS = {
    "svg.fonttype": "none",
    "svg.hashsalt": "quotetrack",
    "text.parse_math": False,
    "font.family": "sans-serif",
    "font.size": 10,
    "text.color": _INK,
    "axes.edgecolor": _INK,
    "axes.labelcolor": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
    "legend.frameon": False,
}


@frozen(repr=False)
class Chart:
    """A plot: `svg` by itself, `description` in words, `table` as HTML with the same figures."""

    title: str
    description: str
    svg: str
    table: str

    def __repr__(self) -> str:
        return f"<{self.title}: {self.description}>"

    def _repr_html_(self) -> str:
        picture = f'<figure tabindex="0">{self.svg}</figure>' if self.svg else ""
        return fragment(
            f"<h3>{escaped(self.title)}</h3><p>{escaped(self.description)}</p>{picture}",
            f"<details><summary>The figures as a table</summary>{self.table}</details>",
            wide=True,
        )

    def save(self, path: str | Path) -> Path:
        """Write the plot as SVG where `path` ends in .svg, else a page with plot and table."""
        if Path(path).suffix.lower() == ".svg":
            return save_text(self.svg, path)
        return save_text(page_of_fragments([self._repr_html_()], title=self.title), path)


def colour(number: int) -> str:
    """Return a colour of the palette as Matplotlib reads it, counted from 1."""
    red, green, blue = SPEAKER_COLOURS[(number - 1) % len(SPEAKER_COLOURS)]
    return f"#{red:02x}{green:02x}{blue:02x}"


def ink() -> str:
    """Return the colour that becomes that of the text around the plot."""
    return _INK


@contextmanager
def drawing(height: float) -> Iterator[tuple[Any, Any]]:
    """Yield a Matplotlib figure and axes, `height` inches high.

    Nothing is registered with pyplot, so nothing of the user's own plots changes.
    Raises `MissingExtraError` where Matplotlib is not installed.
    """
    matplotlib = require("matplotlib", "notebook")
    figures = require("matplotlib.figure", "notebook")
    # Settings of the user's own must not change what is drawn here.
    with matplotlib.rc_context(), warnings.catch_warnings():
        # Letters that Matplotlib's own font lacks are measured wrongly, but the browser has them.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_SETTINGS)
        figure = figures.Figure(figsize=(WIDTH, height), layout="constrained")
        yield figure, figure.subplots()


def svg_of(figure: Any, label: str) -> str:
    """Return a figure made within `drawing` as one SVG element for HTML, named for readers."""
    stream = io.StringIO()
    figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    svg = stream.getvalue()
    svg = svg[svg.index("<svg") :].strip()
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    # A style element would reach out of the picture into the page.
    svg = re.sub(r"<defs>\s*<style[^>]*>.*?</style>\s*</defs>", "", svg, flags=re.DOTALL)
    svg = svg.replace(_INK, "currentColor")
    start, end = 0, svg.index(">")
    opening = re.sub(r"\s+", " ", svg[start:end])
    return (
        f'{opening} role="img" aria-label="{escaped(label)}" stroke-linejoin="round">'
        f"{svg[end + 1 :]}"
    )
