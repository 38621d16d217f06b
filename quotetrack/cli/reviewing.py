"""A desk to review claim pairs at, in a terminal and by single keys."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, Final

import click
from rich.console import Console, RenderableType
from rich.text import Text

from quotetrack.cli.keys import Keys
from quotetrack.cli.listing import origin, verdict_in_words
from quotetrack.cli.output import console_on
from quotetrack.cli.terminal import pair_view
from quotetrack.display import count_in_words, showable
from quotetrack.errors import ReviewConflictError
from quotetrack.exporting import Documents
from quotetrack.formats import JudgedPair
from quotetrack.model import Document, Quotation, Span
from quotetrack.store import Ledger, StoredPair
from quotetrack.terms import BY_HAND, RATINGS, VERDICTS

_AROUND: Final = 200
_MORE: Final = 1500
_VERDICTS: Final = {verdict.key: verdict for verdict in VERDICTS}
_RATINGS: Final = {str(number): name for number, name in enumerate(RATINGS.names, start=1)}
_KEYS: Final = " · ".join(
    (
        *(f"{key} {verdict.deed.lower()}" for key, verdict in _VERDICTS.items()),
        "s skip · b back · n note · m more · q quit",
    )
)
_RATING_KEYS: Final = " · ".join(
    (*(f"{key} {name}" for key, name in _RATINGS.items()), "Enter no rating · b back")
)


class Desk:
    """Pairs that wait for a verdict, and those that one was given."""

    def __init__(
        self,
        ledger: Ledger,
        reviewer: str,
        pair_ids: list[str] | None,
        wanted: dict[str, Any],
        *,
        blind: bool = False,
    ) -> None:
        """Take the pairs `pair_ids`, or those that `wanted` chooses, the best score first.

        With `blind`, what others decided on a pair is told only once the reviewer has.
        """
        self._ledger = ledger
        self._reviewer = reviewer
        self._documents = Documents(ledger)
        self._asked = pair_ids
        self._wanted = wanted
        self._blind = blind
        self._seen: list[str] = []
        self._at = 0
        self._decided: set[str] = set()
        self._keys = Keys()

    def work(self) -> None:
        """Show pair after pair until none is left or the reviewer has had enough."""
        with console_on(sys.stdout.buffer, to_file=False) as console:
            while (pair_id := self._present()) is not None:
                if not self._review(console, pair_id):
                    break
            else:
                console.print("No more pairs.")
            done = count_in_words(len(self._decided), "pair")
            console.print(f"{done} decided by {showable(self._reviewer)}.", style="dim")

    def _present(self) -> str | None:
        """Return the pair that is to be looked at now, None where none is left."""
        if self._asked is not None:
            return self._asked[self._at] if self._at < len(self._asked) else None
        if self._at < len(self._seen):
            return self._seen[self._at]
        # Asked anew each time, because others may review as well. Pairs that were skipped keep
        # their status, so some more than those are needed.
        offset = 0
        while True:
            page = self._ledger.claim_pairs(**self._wanted, limit=100, offset=offset)
            for stored in page:
                if stored.id not in self._seen:
                    self._seen.append(stored.id)
                    return stored.id
            if not page.has_more or not page:
                return None
            offset += len(page)

    def _review(self, console: Console, pair_id: str) -> bool:
        """Show a pair until it is decided or left; return whether to go on."""
        around, note = _AROUND, ""
        while True:
            stored = self._ledger.claim_pair(
                pair_id, hidden_from=self._reviewer if self._blind else None
            )
            self._show(console, stored, around, note)
            key = self._key(console, _KEYS)
            if key == "q":
                return False
            if key == "m":
                around = _MORE
            elif key == "n":
                note = click.prompt("Note", default=note, show_default=False)
            elif key == "b":
                self._at = max(0, self._at - 1)
                return True
            elif key == "s" or (key in _VERDICTS and self._decide(console, stored, key, note)):
                self._at += 1
                return True

    def _decide(self, console: Console, stored: StoredPair, key: str, note: str) -> bool:
        """Keep a verdict; return whether that was possible."""
        rating = None
        if key == "c":
            choice = self._key(console, _RATING_KEYS)
            while choice not in (*_RATINGS, "\r", "\n", "b", "q"):
                choice = self._key(console, _RATING_KEYS)
            if choice in ("b", "q"):
                return False
            rating = _RATINGS.get(choice)
        try:
            self._ledger.review(
                stored.id,
                _VERDICTS[key].name,
                reviewer=self._reviewer,
                seen=stored.revision,
                rating=rating,
                note=note,
            )
        except ReviewConflictError as error:
            console.print(Text(showable(str(error)), "bold red"))
            return False
        self._decided.add(stored.id)
        console.print(Text(f"{_VERDICTS[key].name}{f', {rating}' if rating else ''}", "bold green"))
        if self._blind:
            others = self._ledger.verdicts(stored.id)
            others.pop(self._reviewer, None)
            told = (f"{one.reviewer} had decided: {one.status}" for one in others.values())
            console.print(Text(showable(", ".join(told)), "dim"))
        return True

    def _key(self, console: Console, keys: str) -> str:
        """Return the key that is pressed, in lower case; the end of input means quit."""
        console.print(Text(keys, "bold"))
        return self._keys.next().lower() or "q"

    def _show(self, console: Console, stored: StoredPair, around: int, note: str) -> None:
        judged = self._documents.judged(stored)
        if console.is_terminal:
            console.clear()
        number = self._at + 1
        of = f" of {len(self._asked)}" if self._asked else ""
        console.print(Text(f"Pair {number}{of} · {stored.id}", "dim"))
        console.print(judged_view(judged, around, stored, note))


def judged_view(
    judged: JudgedPair, around: int, stored: StoredPair, note: str = ""
) -> RenderableType:
    """Return a pair to print, each statement among `around` characters of its text on each side."""
    known = [
        ("review", verdict_in_words(judged)),
        ("state", "" if stored.current else f"does not come out any more: {stored.gone_reason}"),
        ("changed", "not quite what the reviewer saw" if stored.changed_since_review else ""),
        ("note", note),
    ]
    pair = judged.pair
    sides = [
        in_context(
            quotation,
            document,
            around,
            [one.passage for one in pair.evidence if one.document_id == quotation.document_id],
        )
        for quotation, document in (
            (pair.earlier, judged.earlier_document),
            (pair.later, judged.later_document),
        )
        if isinstance(document, Document)
    ]
    # Who is to judge for himself is not told that somebody linked the two.
    scored = not (stored.hidden and pair.reason == BY_HAND)
    return pair_view(pair, known, *sides, scored=scored)


def in_context(
    quotation: Quotation, document: Document, around: int, evidence: Iterable[Span] = ()
) -> Text:
    """Return a statement among the words around it, what the pair rests on underlined."""
    text = document.text
    start = max(0, quotation.start - around)
    end = min(len(text), quotation.end + around)
    marked = [span for span in evidence if span.start < end and start < span.end <= len(text)]
    borders = {start, end}
    for span in (*quotation.fragments, *marked):
        borders |= {max(start, span.start), min(end, span.end)}
    shown = Text("…" if start else "", "dim")
    for left, right in pairwise(sorted(borders)):
        said = any(span.start <= left < span.end for span in quotation.fragments)
        rests = any(span.start <= left < span.end for span in marked)
        style = ("bold" if said else "dim") + (" underline" if rests else "")
        shown.append(showable(text[left:right]), style)
    shown.append("…" if end < len(text) else "", "dim")
    shown.append(f"\n{showable(origin(document, quotation.fragments))}", "dim italic")
    return shown
