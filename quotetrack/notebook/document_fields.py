"""The part of the desk for corrections that is about the document itself."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from quotetrack.display import count_in_words
from quotetrack.errors import InputError

if TYPE_CHECKING:
    from quotetrack.store import Deletion, Ledger, StoredDocument

_TEXTS = ("title", "publisher", "url")


class DocumentFields:
    """Fields for what is known of a document, and for deleting it. `box` is what is shown."""

    def __init__(self, widgets: Any, ledger: Ledger, said: Callable[[], dict[str, Any]]) -> None:
        """Make the fields. `said` tells who decides, and the note."""
        self._ledger = ledger
        self._said = said
        self._stored: StoredDocument | None = None
        self._going: Deletion | None = None
        short = {"description_width": "6rem"}
        wide = widgets.Layout(width="100%", max_width="60rem")
        self.title, self.publisher, self.url = (
            widgets.Text(description=label, style=short, layout=wide)
            for label in ("Title", "Publisher", "Address")
        )
        self.date = widgets.DatePicker(description="Published", style=short)
        self.sure = widgets.Checkbox(description="I mean it", indent=False)
        self.correcting = widgets.Button(description="Correct the document")
        self.deleting = widgets.Button(description="Delete for good", button_style="danger")
        row = widgets.Layout(flex_flow="row wrap")
        fields = widgets.VBox(
            [
                self.title,
                self.publisher,
                self.url,
                widgets.HBox([self.date, self.correcting], layout=row),
                widgets.HBox([self.deleting, self.sure], layout=row),
            ]
        )
        self.box = widgets.Accordion(children=[fields], titles=("The document",))

    def show(self, stored: StoredDocument) -> None:
        """Fill the fields with what is known of a document."""
        self._stored, self._going = stored, None
        for name in _TEXTS:
            getattr(self, name).value = getattr(stored.document, name) or ""
        self.date.value = stored.document.date
        self.sure.value = False

    def correct(self) -> int:
        """Write what the fields say otherwise, and return the number of the correction.

        Raises `InputError` where nothing is changed.
        """
        stored = self._known()
        given: dict[str, Any] = {name: getattr(self, name).value.strip() or None for name in _TEXTS}
        date = self.date.value
        given["date"] = date if isinstance(date, datetime.date) else None
        wanted = {
            name: value
            for name, value in given.items()
            if value != (getattr(stored.document, name) or None)
        }
        if not wanted:
            raise InputError("Nothing is changed.")
        id_ = stored.document.id
        self._ledger.correct_document(id_, seen=stored.revision, **self._said(), **wanted)
        return self._ledger.corrections(document_id=id_, kind="document", limit=1)[0].id

    def delete(self) -> None:
        """Delete the document for good, once it was said what goes and the box is ticked.

        Raises `InputError` with what would go, until both are so.
        """
        stored = self._known()
        going = self._ledger.deletion(stored.document.id)
        # Only what the reviewer has read is meant by the tick.
        told = self._going is not None and self._going.revision == going.revision
        if not (told and self.sure.value):
            self._going, self.sure.value = going, False
            raise InputError(
                f"Nothing is deleted yet. {_going_in_words(going)} "
                "It cannot be taken back. Tick “I mean it”, and press again."
            )
        self._ledger.delete_document(stored.document.id, seen=going.revision, **self._said())
        self._stored = self._going = None

    def _known(self) -> StoredDocument:
        if self._stored is None:
            raise InputError("The document is deleted.")
        return self._stored


def _going_in_words(going: Deletion) -> str:
    counted = ", ".join(count_in_words(*one) for one in going.counts)
    told = [f"With the document go {counted}."]
    if going.other_document_ids:
        others = count_in_words(len(going.other_document_ids), "other document")
        told.append(f"The claim pairs link it with {others}, which stay.")
    if going.names_only_here:
        told.append(f"Named nowhere else: {', '.join(going.names_only_here)}.")
    return " ".join(told)
