"""How much was found in the articles of each publisher."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from attrs import Factory, define

from quotetrack.display import count_in_words, shortened, showable
from quotetrack.display.tables import table_html
from quotetrack.notebook.charts import Chart, colour, drawing, ink, svg_of
from quotetrack.notebook.gather import Results, gathered
from quotetrack.notebook.ledgers import as_ledger

if TYPE_CHECKING:
    from quotetrack.store import Ledger

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


def show_coverage(results: Results | Ledger) -> Chart:
    """Show for each publisher how many quotations were found, and how many have a source.

    The table adds documents, speakers and claim pairs. A pair across publishers counts for both.
    A ledger tells no numbers of sources and speakers.

    Raises `MissingExtraError` where Matplotlib is not installed.
    """
    ledger = as_ledger(results)
    if ledger is not None:
        return _coverage_of_ledger(ledger)
    together = gathered(results)  # type: ignore[arg-type]  # it checks
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
    columns = ["Publisher", "Documents", "Quotations", "With a source", "Speakers", "Claim pairs"]
    rows = [_row(name, publishers[name]) for name in ordered]
    failed = [f"{len(together.errors):,} failed"] if together.errors else []
    bars = {name: (publishers[name].named, publishers[name].unnamed) for name in ordered}
    return _chart(bars, len(together.found), failed, columns, rows)


def _coverage_of_ledger(ledger: Ledger) -> Chart:
    counts = sorted(
        ledger.count_quotations("publisher"), key=lambda one: (-one.count, one.value or "")
    )
    rows: list[list[str | int]] = []
    for one in counts:
        # A ledger cannot be asked for documents without a publisher.
        documents = ledger.documents(publisher=one.value, limit=1).total if one.value else ""
        pairs = ledger.claim_pairs(publisher=one.value, limit=1).total if one.value else ""
        rows.append([_name(one.value), documents, one.count, pairs])
    columns = ["Publisher", "Documents", "Quotations", "Claim pairs"]
    bars = {_name(one.value): (one.count, 0) for one in counts}
    return _chart(bars, ledger.summary().documents, [], columns, rows, named="quotations")


def _chart(
    bars: dict[str, tuple[int, int]],
    documents: int,
    failed: list[str],
    columns: list[str],
    rows: list[list[str | int]],
    named: str = "with a source",
) -> Chart:
    title = "Quotations by publisher"
    description = ", ".join(
        [
            count_in_words(len(bars), "publisher"),
            count_in_words(documents, "document"),
            count_in_words(sum(map(sum, bars.values())), "quotation"),
            *failed,
        ]
    )
    shown = dict(list(bars.items())[:_MOST_BARS])
    svg = _plot(shown, f"{title}: {description}", named) if shown else ""
    return Chart(title, description, svg, table_html(title, columns, rows))


def _name(publisher: str | None) -> str:
    return publisher or "publisher unknown"


def _row(name: str, item: _Publisher) -> list[str | int]:
    return [name, item.documents, item.quotations, item.named, len(item.speakers), item.pairs]


def _plot(bars: dict[str, tuple[int, int]], label: str, label_of_named: str) -> str:
    names = [shortened(showable(name), 28) for name in bars]
    rows = list(range(len(names)))
    named = [one for one, _ in bars.values()]
    unnamed = [other for _, other in bars.values()]
    with drawing(1.1 + 0.4 * len(rows)) as (figure, axes):
        style: dict[str, Any] = {"height": 0.62, "edgecolor": ink(), "linewidth": 0.6}
        axes.barh(rows, named, color=colour(1), label=label_of_named, **style)
        if any(unnamed):
            # Hatched, so that the two can be told apart without colours.
            axes.barh(
                rows, unnamed, left=named, color="none", hatch="///", label="no source", **style
            )
        for row, total in zip(rows, map(sum, bars.values()), strict=True):
            axes.annotate(
                f"{total:,}",
                (total, row),
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
