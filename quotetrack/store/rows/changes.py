"""What a later run, or a corrected document, changed: noted so that people can look at it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, insert

from quotetrack.model import ClaimPair, Quotation
from quotetrack.store.rows.quotations import QuotationRow
from quotetrack.store.schema.plain import dump, load
from quotetrack.store.schema.sealing import sealed_row
from quotetrack.store.schema.seals import sealed
from quotetrack.store.schema.tables import changes
from quotetrack.terms import ChangeAction, ChangedThing


class Differences:
    """The differences between what was stored of a document and what was found now."""

    def __init__(self) -> None:
        """Start with none."""
        self._noted: list[dict[str, Any]] = []

    def note(
        self,
        thing: ChangedThing,
        action: ChangeAction,
        item_id: str,
        before: str | None,
        after: Quotation | ClaimPair | None,
    ) -> None:
        """Note one difference. `before` is the JSON that was stored, `after` what was found."""
        self._noted.append(
            {
                "thing": thing,
                "action": action,
                "id": item_id,
                "before": None if before is None else sealed(before),
                "after": None if after is None else dump(after),
            }
        )

    def note_versions(self, older: Iterable[QuotationRow], newer: Sequence[Quotation]) -> None:
        """Note how the quotations of a corrected document differ from those of older versions.

        Their places have moved, so that they are compared by their words and their speaker.
        """
        before: defaultdict[tuple[str, str | None], list[QuotationRow]] = defaultdict(list)
        for row in older:
            if row.current:
                before[_said(load(Quotation, row.data))].append(row)
        for quotation in newer:
            same = before[_said(quotation)]
            if same:
                same.pop(0)
            else:
                self.note("quotation", "added", quotation.id, None, quotation)
        for rows in before.values():
            for row in rows:
                self.note("quotation", "gone", row.id, row.data, None)

    def record(self, connection: Connection, run_key: int, document_key: int) -> None:
        """Store what was noted."""
        if self._noted:
            connection.execute(
                insert(changes),
                [
                    sealed_row(changes, {"run_key": run_key, "document_key": document_key, **noted})
                    for noted in self._noted
                ],
            )


def _said(quotation: Quotation) -> tuple[str, str | None]:
    return quotation.text, quotation.speaker.name if quotation.speaker is not None else None
