"""A desk to review claim pairs at, made of Jupyter widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from quotetrack.display import escaped, fragment, pairs_html
from quotetrack.errors import InputError, QuotetrackError
from quotetrack.extras import require
from quotetrack.formats import JudgedPair
from quotetrack.model import ClaimPair, Document
from quotetrack.notebook.articles import PairSource, known_documents, pairs_of
from quotetrack.notebook.ledger_verdicts import LedgerVerdicts
from quotetrack.notebook.ledgers import MOST_PAIRS, as_ledger, best_pairs
from quotetrack.notebook.verdicts import Verdict, Verdicts, pair_in_words
from quotetrack.terms import RATINGS, REVIEW_STATUSES, UNREVIEWED, VERDICTS, ReviewStatus

if TYPE_CHECKING:
    from quotetrack.store import Ledger

_ICONS = {"confirmed": "check", "rejected": "times", "unsure": "question"}


class Desk:
    """Claim pairs one after another, with buttons to decide. `review` makes it.

    All buttons are reached with Tab and pressed with Space or Enter. A verdict is recorded as soon
    as a button is pressed, and the next pair that nobody has decided on comes up.
    `verdicts` holds what was decided.
    """

    def __init__(
        self,
        verdicts: Verdicts,
        documents: Mapping[str, Document],
        reviewer: str,
        *,
        blind: bool = False,
    ) -> None:
        """Make the desk for the pairs of `verdicts`; `documents` show them in their context.

        With `blind`, what others decided on a pair is told only once the reviewer has.
        """
        self.verdicts = verdicts
        self.blind = blind
        self.documents = documents
        self.pairs = tuple(verdicts.pairs.values())
        self._make_widgets(require("ipywidgets", "notebook"), reviewer)
        self._show()

    def _make_widgets(self, widgets: Any, reviewer: str) -> None:
        wide = widgets.Layout(width="100%", max_width="60rem")
        short = {"description_width": "6rem"}
        self.reviewer = widgets.Text(
            value=reviewer, description="Reviewer", placeholder="your name", style=short
        )
        self.chooser = widgets.Dropdown(
            description="Pair", options=self._options(), style=short, layout=wide
        )
        self.card = widgets.HTML()
        self.rating = widgets.Dropdown(
            description="Rating", options=[("none", None), *((r, r) for r in RATINGS)], style=short
        )
        self.note = widgets.Textarea(
            description="Note",
            placeholder="why, for those who read it later",
            rows=2,
            style=short,
            layout=wide,
        )
        self.message = widgets.HTML()
        self.buttons = {
            verdict.name: widgets.Button(
                description=verdict.deed, icon=_ICONS.get(verdict.name, ""), tooltip=verdict.help
            )
            for verdict in VERDICTS
        }
        for status, button in self.buttons.items():
            button.on_click(self._decider(status))
        self.previous = widgets.Button(description="Previous", icon="arrow-left")
        self.next = widgets.Button(description="Next", icon="arrow-right")
        self.previous.on_click(lambda _button: self._go(-1))
        self.next.on_click(lambda _button: self._go(1))
        self.chooser.observe(lambda _change: self._show(), names="value")
        row = widgets.Layout(flex_flow="row wrap")
        self.box = widgets.VBox(
            [
                self.chooser,
                self.card,
                widgets.HBox([self.reviewer, self.rating], layout=row),
                self.note,
                widgets.HBox([*self.buttons.values(), self.previous, self.next], layout=row),
                self.message,
            ]
        )

    def decide(self, status: ReviewStatus) -> None:
        """Record a verdict on the pair that is shown, with the note and rating in the fields."""
        if not self.pairs:
            raise InputError("There is no claim pair to decide on.")
        pair = self.pairs[self.chooser.value]
        self.verdicts.decide(
            pair,
            status,
            reviewer=self.reviewer.value,
            rating=self.rating.value,
            note=self.note.value,
        )
        others = self.verdicts.last_of_each(pair.id)
        told = [
            f"{name} had decided: {one.status}."
            for name, one in others.items()
            if self.blind and name != self.reviewer.value.strip()
        ]
        self._say(" ".join([f"{status.capitalize()}: {pair_in_words(pair)}", *told]))
        following = self._next_open(self.chooser.value)
        self.chooser.options = self._options()
        self.chooser.value = following
        self._show()

    def judged(self) -> list[JudgedPair]:
        """Return each pair with its documents and the verdict that stands, ready for export.

        `quotetrack.formats.write_pairs` takes them. Pairs whose documents nobody knows are left
        out, because formats need the text.
        """
        return [
            JudgedPair(
                pair=pair,
                earlier_document=self.documents[pair.earlier.document_id],
                later_document=self.documents[pair.later.document_id],
                verdict=self.verdicts.get(pair.id),
            )
            for pair in self.pairs
            if {pair.earlier.document_id, pair.later.document_id} <= self.documents.keys()
        ]

    def _decider(self, status: ReviewStatus) -> Callable[[Any], None]:
        def press(_button: Any) -> None:
            try:
                self.decide(status)
            except QuotetrackError as error:
                # Nobody sees what a callback raises. What others decided meanwhile comes up.
                note = self.note.value
                self._show()
                self.note.value = note
                self._say(str(error))

        return press

    def _options(self) -> list[tuple[str, int]]:
        return [
            (f"{number + 1} {self._sign(pair)} {pair_in_words(pair)}", number)
            for number, pair in enumerate(self.pairs)
        ]

    def _sign(self, pair: ClaimPair) -> str:
        verdict = self._verdict(pair.id)
        return REVIEW_STATUSES[verdict.status if verdict else UNREVIEWED].sign

    def _verdict(self, pair_id: str) -> Verdict | None:
        """Return the verdict that may be shown: one's own where the review is blind."""
        if self.blind:
            return self.verdicts.last_of_each(pair_id).get(self.reviewer.value.strip())
        return self.verdicts.get(pair_id)

    def _next_open(self, position: int) -> int:
        """Return the next pair without a verdict after `position`, around; or the same again."""
        count = len(self.pairs)
        for step in range(1, count + 1):
            other = (position + step) % count
            if self._verdict(self.pairs[other].id) is None:
                return other
        return position

    def _go(self, step: int) -> None:
        if self.pairs:
            self.chooser.value = (self.chooser.value + step) % len(self.pairs)

    def _show(self) -> None:
        if not self.pairs:
            self.card.value = pairs_html([])
            return
        pair = self.pairs[self.chooser.value]
        verdict = self._verdict(pair.id)
        state = f"Pair {self.chooser.value + 1} of {len(self.pairs)} · " + (
            f"{verdict.status} by {verdict.reviewer}" if verdict else "not yet reviewed"
        )
        self.card.value = fragment(f"<p>{escaped(state)}</p>") + pairs_html([pair], self.documents)
        self.note.value = verdict.note if verdict else ""
        self.rating.value = verdict.rating if verdict else None

    def _say(self, words: str) -> None:
        self.message.value = fragment(f'<p role="status">{escaped(words)}</p>')

    def __repr__(self) -> str:
        return f"<Desk: {len(self.verdicts)} of {len(self.pairs)} claim pairs reviewed>"

    def _repr_mimebundle_(self, **keywords: Any) -> Any:
        bundle = self.box._repr_mimebundle_(**keywords)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        # For readers without widgets: pages on a code host, static HTML, plain terminals.
        return {
            **(data or {}),
            "text/plain": repr(self),
            "text/html": pairs_html(self.pairs, self.documents),
        }, metadata


def review(
    pairs: PairSource | None = None,
    *,
    ledger: Ledger | None = None,
    documents: Iterable[Document] | Mapping[str, Document] = (),
    reviewer: str = "",
    blind: bool = False,
) -> Desk:
    """Review claim pairs in the notebook: confirm, reject or leave unsure, with a note.

    Args:
        pairs: Claim pairs, results that hold some, or stored pairs. With a ledger they may be left
            out: its 200 best pairs that nobody has decided on come up.
        ledger: Where verdicts are written as soon as they are made. Without one they stay in
            `verdicts` of the desk, in memory.
        documents: Documents of the quotations that neither the pairs nor the ledger know.
        reviewer: Your name; it can be changed at the desk.
        blind: Whether to give second opinions, without knowing how others judged. Without pairs,
            those of the ledger come up that others judged and you never did. Needs your name.

    Raises:
        InputError: Neither pairs nor a ledger are given, or no name for a blind review.
        UnknownRecordError: A pair is not in the ledger.
        MissingExtraError: ipywidgets is not installed.
    """
    if pairs is not None and as_ledger(pairs) is not None:
        pairs, ledger = None, as_ledger(pairs)
    if blind and not reviewer.strip():
        raise InputError("A blind review needs the name of its reviewer.")
    if pairs is None:
        if ledger is None:
            raise InputError("review needs claim pairs or a ledger.")
        if blind:
            pairs = list(
                ledger.claim_pairs(reviewed=True, not_by=reviewer.strip(), limit=MOST_PAIRS)
            )
        else:
            pairs = best_pairs(ledger, unreviewed=True)
    found = pairs_of(pairs)
    verdicts = (
        Verdicts(found)
        if ledger is None
        else LedgerVerdicts(found, ledger, hidden_from=reviewer.strip() if blind else None)
    )
    return Desk(verdicts, known_documents(found, documents, ledger), reviewer, blind=blind)
