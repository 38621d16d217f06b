"""A speaker's statements over time."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from quotetrack.display import (
    characters_in_words,
    count_in_words,
    date_in_words,
    quoted_in_words,
    relation_in_words,
    shortened,
    showable,
    when_in_words,
)
from quotetrack.display.tables import table_html
from quotetrack.errors import InputError
from quotetrack.extras import require
from quotetrack.model import ClaimPair, Document, Entity, EntityRef, Quotation
from quotetrack.notebook.charts import Chart, colour, drawing, ink, svg_of
from quotetrack.notebook.gather import Gathered, Results, gathered
from quotetrack.notebook.ledgers import as_ledger, pair_of

if TYPE_CHECKING:
    from quotetrack.store import DocumentLabel, Ledger

_MOST_NUMBERED = 60
_MOST_LANES = 8
_MOST_ROWS = 1000
_OTHER = "other publishers"
# The height of a place for one point, in inches, and how many places a day may take.
_PLACE = 0.28
_HIGHEST_STACK = 12


@frozen
class _Statement:
    """A quotation with where it was published and the day that it is shown at."""

    number: int
    quotation: Quotation
    document: Document | DocumentLabel

    @property
    def day(self) -> datetime.date | None:
        said = self.quotation.said_on
        return said.date if said else self.document.date

    @property
    def when(self) -> str:
        return when_in_words(self.quotation, self.document.date)

    @property
    def publisher(self) -> str:
        return self.document.publisher or "publisher unknown"


def show_timeline(
    speaker: str | Entity | EntityRef, results: Results | Ledger, pairs: Iterable[ClaimPair] = ()
) -> Chart:
    """Show what one speaker said, on a line of time: a point for each quotation.

    A quotation stands at the day it was said or, where the text tells none, published. Those of a
    claim pair are diamonds, joined by an arc.

    Args:
        speaker: A name or an alias, or an entity of the results.
        results: What `analyze_all`, `quotetrack.analyze` or `pipe` returned, or a ledger, of which
            the first 1,000 quotations of the speaker are shown.
        pairs: More claim pairs, for instance across documents. Those of a `Run` and of a ledger
            are known.

    Raises:
        InputError: Nobody of that name is quoted; the message names some who are.
        UnknownRecordError: The same, in a ledger.
        MissingExtraError: Matplotlib is not installed.
    """
    ledger = as_ledger(results)
    if ledger is not None:
        name, statements, known = _in_ledger(speaker, ledger)
        of_speaker = [*known, *pairs]
    else:
        together = gathered(results, pairs)  # type: ignore[arg-type]  # it checks
        name, ids = _who(speaker, together)
        statements = _statements(together, ids)
        of_speaker = [pair for pair in together.claim_pairs if pair.speaker.id in ids]
    dated = [statement for statement in statements if statement.day]
    title = f"What {shortened(name, 80)} said"
    description = _description(statements, dated, of_speaker)
    svg = _plot(dated, of_speaker, f"{title}: {description}") if dated else ""
    return Chart(title, description, svg, _table(title, statements, of_speaker))


def _in_ledger(
    speaker: str | Entity | EntityRef, ledger: Ledger
) -> tuple[str, list[_Statement], list[ClaimPair]]:
    wanted = speaker.ref if isinstance(speaker, Entity) else speaker
    entries = list(ledger.timeline(wanted, limit=_MOST_ROWS))
    found = ledger.speaker(wanted.id if isinstance(wanted, EntityRef) else wanted)
    statements = _in_order((entry.stored.quotation, entry.stored.document) for entry in entries)
    ids = dict.fromkeys(id_ for entry in entries for id_ in entry.pair_ids)
    return found.name, statements, [pair_of(ledger.claim_pair(id_)) for id_ in ids]


def _who(speaker: str | Entity | EntityRef, together: Gathered) -> tuple[str, set[str]]:
    """Return the name to show and the ids of the entities that are meant."""
    quoted = {q.speaker.id: q.speaker.name for q in together.quotations if q.speaker}
    if isinstance(speaker, (Entity, EntityRef)):
        if speaker.id in quoted:
            return speaker.name, {speaker.id}
        raise InputError(f"Nobody with the id {speaker.id!r} is quoted in these results.")
    wanted = speaker.casefold().strip()
    exact = {id_ for id_, name in quoted.items() if name.casefold() == wanted}
    if not exact:
        exact = {
            entity.id
            for entity in together.entities()
            if entity.id in quoted and wanted in (alias.casefold() for alias in entity.aliases)
        }
    if not exact:
        some = ", ".join(sorted(set(quoted.values()))[:10]) or "nobody"
        raise InputError(
            f"Nobody called {speaker!r} is quoted in these results. Quoted are: {some}."
        )
    return quoted[min(exact)], exact


def _statements(together: Gathered, ids: set[str]) -> list[_Statement]:
    return _in_order(
        (quotation, found.document)
        for found in together.found.values()
        for quotation in found
        if quotation.speaker and quotation.speaker.id in ids
    )


def _in_order(found: Iterable[tuple[Quotation, Document | DocumentLabel]]) -> list[_Statement]:
    """Number quotations by their days, those without a day last."""
    unnumbered = [_Statement(0, quotation, document) for quotation, document in found]
    last = datetime.date.max
    unnumbered.sort(key=lambda one: (one.day or last, one.document.id, one.quotation.start))
    return [evolve(one, number=number) for number, one in enumerate(unnumbered, start=1)]


def _description(
    statements: list[_Statement], dated: list[_Statement], pairs: list[ClaimPair]
) -> str:
    parts = [count_in_words(len(statements), "quotation")]
    days = [statement.day for statement in dated if statement.day]
    if days and min(days) == max(days):
        parts.append(f"on {date_in_words(min(days))}")
    elif days:
        parts.append(f"from {date_in_words(min(days))} to {date_in_words(max(days))}")
    if len(dated) < len(statements):
        parts.append(f"{len(statements) - len(dated):,} without a date and not on the plot")
    if pairs:
        parts.append(count_in_words(len(pairs), "claim pair"))
    return ", ".join(parts)


@frozen
class _Lanes:
    """Rows for publishers, one above another. Heights count places for one point each."""

    bases: dict[str, float]
    heights: dict[str, float]
    top: float


def _laid_out(statements: list[_Statement]) -> _Lanes:
    """Give each publisher a lane, and each quotation a height: those of one day are stacked.

    Publishers with the fewest quotations share the last lane.
    """
    counts = Counter(statement.publisher for statement in statements)
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    kept = ordered if len(ordered) <= _MOST_LANES else ordered[: _MOST_LANES - 1]
    stacks: dict[str, dict[datetime.date | None, list[str]]] = {}
    for statement in statements:
        lane = statement.publisher if statement.publisher in kept else _OTHER
        days = stacks.setdefault(lane, {})
        days.setdefault(statement.day, []).append(statement.quotation.id)
    bases: dict[str, float] = {}
    heights: dict[str, float] = {}
    top = 0.0
    for lane in [*kept, *([_OTHER] if _OTHER in stacks else [])]:
        highest = max(map(len, stacks[lane].values()))
        step = min(1.0, _HIGHEST_STACK / highest)
        bases[lane] = top
        for ids in stacks[lane].values():
            heights.update((id_, top + place * step) for place, id_ in enumerate(ids))
        top += max(2.0, (highest - 1) * step + 1.5)
    return _Lanes(bases, heights, top)


def _plot(statements: list[_Statement], pairs: list[ClaimPair], label: str) -> str:
    lanes = _laid_out(statements)
    heights = lanes.heights
    days = {statement.quotation.id: statement.day for statement in statements}
    paired = {side.id for pair in pairs for side in (pair.earlier, pair.later)}
    with drawing(1.1 + _PLACE * lanes.top) as (figure, axes):
        for pair in pairs:
            if pair.earlier.id in heights and pair.later.id in heights:
                axes.annotate(
                    "",
                    xy=(days[pair.later.id], heights[pair.later.id]),
                    xytext=(days[pair.earlier.id], heights[pair.earlier.id]),
                    arrowprops={
                        "arrowstyle": "->",
                        "linestyle": "--",
                        "color": colour(2),
                        "linewidth": 1.4,
                        "shrinkA": 5,
                        "shrinkB": 5,
                        "connectionstyle": "arc3,rad=0.4",
                    },
                )
        for marker, hue, name, in_pair in (
            ("o", colour(1), "quotation", False),
            ("D", colour(2), "quotation in a claim pair", True),
        ):
            shown = [s for s in statements if (s.quotation.id in paired) == in_pair]
            if shown:
                axes.scatter(
                    [s.day for s in shown],
                    [heights[s.quotation.id] for s in shown],
                    marker=marker,
                    s=42,
                    color=hue,
                    edgecolors=ink(),
                    linewidths=0.6,
                    label=name,
                    zorder=3,
                )
        if len(statements) <= _MOST_NUMBERED:
            for statement in statements:
                axes.annotate(
                    str(statement.number),
                    (statement.day, heights[statement.quotation.id]),
                    xytext=(7, -3),
                    textcoords="offset points",
                    fontsize=8,
                )
        _set_axes(axes, statements, lanes)
        return svg_of(figure, label)


def _set_axes(axes: Any, statements: list[_Statement], lanes: _Lanes) -> None:
    dates = require("matplotlib.dates", "notebook")
    days = [statement.day for statement in statements if statement.day]
    margin = max(1.0, (max(days) - min(days)).days * 0.05)
    first, last = dates.date2num(min(days)), dates.date2num(max(days))
    axes.set_xlim(first - margin, last + margin)
    if first == last:
        axes.set_xticks([first], [date_in_words(min(days))])
    else:
        locator = dates.AutoDateLocator(minticks=2, maxticks=6)
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
    names = [shortened(showable(name), 28) for name in lanes.bases]
    axes.set_yticks(list(lanes.bases.values()), names)
    axes.set_ylim(-0.8, lanes.top - 0.6)
    axes.grid(axis="y", color=ink(), alpha=0.2, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, fontsize=9)


def _table(title: str, statements: list[_Statement], pairs: list[ClaimPair]) -> str:
    numbers = {statement.quotation.id: statement.number for statement in statements}
    partners: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        for one, other in ((pair.earlier, pair.later), (pair.later, pair.earlier)):
            if other.id in numbers:
                partners[one.id].append(f"{numbers[other.id]}: {relation_in_words(pair)}")
    rows = list(_rows(statements[:_MOST_ROWS], partners))
    return table_html(
        title,
        ["", "When", "Quotation", "Document", "Characters", "Goes badly with"],
        rows,
    )


def _rows(
    statements: list[_Statement], partners: dict[str, list[str]]
) -> Iterator[list[str | int]]:
    for statement in statements:
        quotation, document = statement.quotation, statement.document
        yield [
            statement.number,
            statement.when,
            quoted_in_words(quotation, 160),
            f"{statement.publisher}: {document.name}",
            characters_in_words(quotation.fragments),
            "; ".join(partners[quotation.id]),
        ]
