"""Two articles side by side: each whole, with its statement and what the pair rests on marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from attrs import frozen
from markupsafe import Markup

from quotetrack.display import Mark, woven
from quotetrack.model import ClaimPair, Document, Quotation
from quotetrack.store import DocumentLabel, Ledger, StoredDocument, StoredPair

Side = Literal["earlier", "later"]
_MOST_OTHERS = 500


@frozen
class Statement:
    """One side of a claim pair, with its article as marked HTML.

    `text` is None where the stored article does not hold the words where the pair says, so that
    only the quotation itself can be shown. `key` is that of the quotation, where it is known.
    """

    side: Side
    quotation: Quotation
    document: Document
    label: DocumentLabel
    superseded: bool
    text: Markup | None
    key: int | None

    @property
    def anchor(self) -> str:
        """The id of the statement in the page."""
        return f"{self.side}-statement"


def both_statements(ledger: Ledger, stored: StoredPair) -> tuple[Statement, Statement]:
    """Return the two sides of a pair, each with the version of its article that it was found in."""
    return _statement(ledger, stored, "earlier"), _statement(ledger, stored, "later")


def _statement(ledger: Ledger, stored: StoredPair, side: Side) -> Statement:
    quotation = stored.pair.earlier if side == "earlier" else stored.pair.later
    label = stored.earlier_document if side == "earlier" else stored.later_document
    version = _version(ledger.document_versions(label.id), label.key)
    document = version.document
    text = None
    others = ledger.quotations(document_id=label.id, current=None, limit=_MOST_OTHERS)
    if _holds(document, quotation):
        beside = [
            one.quotation
            for one in others
            if one.document.key == label.key
            and one.speaker == stored.speaker
            and one.quotation.id != quotation.id
        ]
        text = Markup(woven(document.text, _marks(stored.pair, quotation, side, beside)))
    keys = (one.key for one in others if one.quotation.id == quotation.id and one.current)
    return Statement(side, quotation, document, label, not version.current, text, next(keys, None))


def _version(versions: Iterable[StoredDocument], key: int) -> StoredDocument:
    listed = list(versions)
    return next((version for version in listed if version.key == key), listed[-1])


def _holds(document: Document, quotation: Quotation) -> bool:
    pieces = (document.text[span.start : span.end] for span in quotation.fragments)
    return " ".join(pieces) == quotation.text


def _marks(
    pair: ClaimPair, quotation: Quotation, side: Side, beside: Iterable[Quotation]
) -> Iterator[Mark]:
    for other in beside:
        for span in other.fragments:
            yield Mark(span=span, classes="beside", title=f"{pair.speaker.name} says this, too")
    for number, span in enumerate(quotation.fragments):
        yield Mark(
            span=span, classes="statement", anchor=f"{side}-statement" if number == 0 else ""
        )
    if quotation.source:
        yield Mark(span=quotation.source.span, classes="source", title="the source")
    if quotation.cue:
        yield Mark(span=quotation.cue, classes="cue", title="the cue")
    for evidence in pair.evidence:
        if evidence.document_id != quotation.document_id:
            continue
        if evidence.role == side:
            yield Mark(
                span=evidence.passage, classes="evidence", element="mark", title=evidence.signal
            )
        elif evidence.role in ("question", "occasion"):
            title = evidence.signal or evidence.role
            yield Mark(span=evidence.passage, classes=evidence.role, title=title)
    if quotation.question:
        yield Mark(span=quotation.question, classes="question", title="the question answered")
