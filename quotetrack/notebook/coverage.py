"""How much was found in the articles of each publisher."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from attrs import Factory, define

from quotetrack.display import count_in_words, shortened, showable
from quotetrack.notebook.charts import Chart, colour, drawing, ink, svg_of
from quotetrack.notebook.gather import Results, gathered
from quotetrack.notebook.tables import table_html

_MOST_BARS = 25


@define
class _Publisher:
    documents: int = 0
    named: int = 0
    unnamed: int = 0
    speakers: set[str] = Factory(set)
    pairs: int = 0

    @property
    def quotations(self) -> int:
        return self.named + self.unnamed


def show_coverage(results: Results) -> Chart:
    """Show for each publisher how many quotations were found, and how many have a source.

    The table adds documents, speakers and claim pairs. A pair across publishers counts for both.
    Raises `MissingExtraError` where Matplotlib is not installed.
    """
    together = gathered(results)
    publishers: dict[str, _Publisher] = defaultdict(_Publisher)
    for found in together.found.values():
        publisher = publishers[_name(found.document.publisher)]
        publisher.documents += 1
        for quotation in found:
            if quotation.source is None:
                publisher.unnamed += 1
            else:
                publisher.named += 1
            if quotation.speaker is not None:
                publisher.speakers.add(quotation.speaker.id)
    documents = together.documents
    for pair in together.claim_pairs:
        sides = (documents.get(side.document_id) for side in (pair.earlier, pair.later))
        for name in {_name(document.publisher) for document in sides if document}:
            publishers[name].pairs += 1
    ordered = sorted(publishers, key=lambda name: (-publishers[name].quotations, name))
    title = "Quotations by publisher"
    description = ", ".join(
        [
            count_in_words(len(publishers), "publisher"),
            count_in_words(len(together.found), "document"),
            count_in_words(sum(item.quotations for item in publishers.values()), "quotation"),
            *([f"{len(together.errors):,} failed"] if together.errors else []),
        ]
    )
    shown = {name: publishers[name] for name in ordered[:_MOST_BARS]}
    return Chart(
        title,
        description,
        _plot(shown, f"{title}: {description}") if shown else "",
        table_html(
            title,
            ["Publisher", "Documents", "Quotations", "With a source", "Speakers", "Claim pairs"],
            [_row(name, publishers[name]) for name in ordered],
        ),
    )


def _name(publisher: str | None) -> str:
    return publisher or "publisher unknown"


def _row(name: str, item: _Publisher) -> list[str | int]:
    return [name, item.documents, item.quotations, item.named, len(item.speakers), item.pairs]


def _plot(publishers: dict[str, _Publisher], label: str) -> str:
    names = [shortened(showable(name), 28) for name in publishers]
    rows = list(range(len(names)))
    named = [item.named for item in publishers.values()]
    unnamed = [item.unnamed for item in publishers.values()]
    with drawing(1.1 + 0.4 * len(rows)) as (figure, axes):
        style: dict[str, Any] = {"height": 0.62, "edgecolor": ink(), "linewidth": 0.6}
        axes.barh(rows, named, color=colour(1), label="with a source", **style)
        if any(unnamed):
            # Hatched, so that the two can be told apart without colours.
            axes.barh(
                rows, unnamed, left=named, color="none", hatch="///", label="no source", **style
            )
        for row, item in zip(rows, publishers.values(), strict=True):
            axes.annotate(
                f"{item.quotations:,}",
                (item.quotations, row),
                xytext=(4, 0),
                textcoords="offset points",
                va="center",
                fontsize=9,
            )
        axes.set_yticks(rows, names)
        axes.invert_yaxis()
        axes.set_xlabel("quotations")
        axes.margins(x=0.1)
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, fontsize=9)
        return svg_of(figure, label)
