"""A desk to correct what was found in a document of a ledger, and to link its statements."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from quotetrack.display import (
    corrected_in_words,
    escaped,
    fragment,
    quotations_html,
    quoted_html,
    quoted_in_words,
    when_in_words,
)
from quotetrack.errors import InputError, QuotetrackError
from quotetrack.extras import require
from quotetrack.model import SaidOn
from quotetrack.model.written import divided, pieces_as_written, pieces_from
from quotetrack.notebook.document_fields import DocumentFields
from quotetrack.terms import (
    DATE_PRECISIONS,
    NO_SPEECH_REASONS,
    QUOTATION_KINDS,
    RELATIONS,
)

if TYPE_CHECKING:
    from quotetrack.store import Ledger, StoredPair, StoredQuotation

_MOST = 1000
_MOST_RELATED = 20


class CorrectionDesk:
    """The quotations of one document, with fields to correct them. `correct` makes it.

    A correction is written to the ledger as soon as its button is pressed; Undo takes the last one
    of the desk back. `about` has the fields of the document itself. `quotation` is the one that is
    shown.
    """

    def __init__(self, ledger: Ledger, document_id: str, reviewer: str) -> None:
        """Make the desk for a document. Raises `UnknownRecordError`."""
        self.ledger = ledger
        self.document = ledger.document(document_id).document
        self.quotations: list[StoredQuotation] = []
        self._decided: list[int] = []
        self._make_widgets(require("ipywidgets", "notebook"), reviewer)
        self._read()

    @property
    def quotation(self) -> StoredQuotation:
        """The quotation that is shown. Raises `InputError` where the document has none."""
        if not self.quotations:
            raise InputError("No quotation is known in this document. Add the one that was missed.")
        number: int = self.chooser.value
        return self.quotations[number]

    def correct(self) -> StoredQuotation:
        """Write what the fields say otherwise of the quotation that is shown, and return it.

        Raises `InputError` where nothing is changed, and what `Ledger.correct_quotation` does.
        """
        stored, wanted = self.quotation, self._wanted()
        if not wanted:
            raise InputError("Nothing is changed.")
        new = self.ledger.correct_quotation(
            stored.key, seen=stored.revision, **self._said(), **wanted
        )
        self._done(self._last(new.key), new.key)
        return new

    def confirm(self) -> StoredQuotation:
        """Say that speaker, kind and words of the quotation that is shown are right."""
        stored = self.quotation
        new = self.ledger.confirm_quotation(stored.key, seen=stored.revision, **self._said())
        self._done(self._last(new.key), new.key)
        return new

    def figures(self) -> None:
        """Show how often the program was right where people decided, in the whole ledger."""
        from quotetrack.store import records_html

        found = self.ledger.figures()
        told = records_html(found) if found else fragment("<p>Nothing was decided.</p>")
        self.message.value = told

    def add(self) -> StoredQuotation:
        """Add the words in the fields as a quotation that was missed, and return it."""
        new = self.ledger.add_quotation(
            self.document.id,
            pieces_from(self.document.text, self.pieces.value),
            speaker=self._speaker(),
            kind=self.kind.value,
            **self._said(),
        )
        self._done(self._last(new.key), new.key)
        return new

    def remove(self) -> None:
        """Say that the quotation that is shown is none."""
        stored = self.quotation
        self._done(
            self.ledger.remove_quotation(stored.key, seen=stored.revision, **self._said()).id
        )

    def no_speech(self) -> None:
        """Say that the quotation that is shown is no speech, for the reason in the field."""
        stored, reason = self.quotation, self.reason.value
        said = self._said()
        self._done(self.ledger.mark_no_speech(stored.key, reason, seen=stored.revision, **said).id)

    def link(self) -> StoredPair:
        """Link the quotation that is shown with the chosen one of the same matter."""
        stored, other = self.quotation, self.related.value
        question = " ".join(self.question.value.split())
        if other is None:
            raise InputError("Choose the other statement.")
        second = self.ledger.quotation(other)
        pair = self.ledger.link(
            stored.key,
            second.key,
            self.relation.value,
            seen=(stored.revision, second.revision),
            question=question,
            **self._said(),
        )
        self._done(self.ledger.corrections(kind="linked", limit=1)[0].id, stored.key)
        return pair

    def divide(self) -> tuple[StoredQuotation, ...]:
        """Make the quotation that is shown two; the second begins with the words in the field."""
        stored = self.quotation
        groups = divided(stored.quotation, self.document.text, self.begins.value)
        parts = self.ledger.divide_quotation(
            stored.key, groups, seen=stored.revision, **self._said()
        )
        self._done(self._last(parts[0].key), parts[0].key)
        return parts

    def join(self) -> StoredQuotation:
        """Make the quotation that is shown and the next one in the text one, and return it."""
        stored, number = self.quotation, self.chooser.value
        if number + 1 >= len(self.quotations):
            raise InputError("No quotation follows in this document.")
        other = self.quotations[number + 1]
        joined = self.ledger.join_quotations(
            [stored.key, other.key], seen=[stored.revision, other.revision], **self._said()
        )
        self._done(self._last(joined.key), joined.key)
        return joined

    def correct_document(self) -> None:
        """Write what the fields say otherwise of the document."""
        self._done(self.about.correct())

    def delete_document(self) -> None:
        """Delete the document for good, once it was said what goes and the box is ticked.

        Raises `InputError`, which says what would go, until then.
        """
        self.about.delete()
        self._decided.clear()
        self.quotations, self.chooser.options = [], []
        self._show()
        self._say("The document is deleted, with all that hung on it.")

    def undo(self) -> None:
        """Take back the last decision that was made at this desk and stands."""
        if not self._decided:
            raise InputError("Nothing was decided at this desk.")
        self.ledger.undo_correction(self._decided[-1], reviewer=self._reviewer())
        self._decided.pop()
        self._read()
        self._say("Taken back.")

    def _make_widgets(self, widgets: Any, reviewer: str) -> None:
        wide = widgets.Layout(width="100%", max_width="60rem")
        short = {"description_width": "6rem"}

        def choice(label: str, options: Any) -> Any:
            return widgets.Dropdown(description=label, options=options, style=short, layout=wide)

        def named(vocabulary: Any) -> list[tuple[str, str]]:
            return [(one.words, one.name) for one in vocabulary.values()]

        self.chooser = choice("Quotation", [])
        self.card = widgets.HTML()
        self.speaker = widgets.Text(description="Speaker", placeholder="nobody", style=short)
        self.new = widgets.Checkbox(description="somebody new", indent=False)
        self.kind = choice("Kind", named(QUOTATION_KINDS))
        self.said_on = widgets.DatePicker(description="Said on", style=short)
        self.precision = choice("Known to the", named(DATE_PRECISIONS))
        self.source = widgets.Text(description="Source", style=short, layout=wide)
        self.pieces = widgets.Textarea(description="Words", rows=3, style=short, layout=wide)
        self.note = widgets.Text(description="Note", style=short, layout=wide)
        self.reviewer = widgets.Text(
            value=reviewer, description="Reviewer", placeholder="your name", style=short
        )
        self.reason = choice("No speech, but", named(NO_SPEECH_REASONS))
        self.related = choice("Link with", [("choose", None)])
        self.relation = choice("which", [(one.told, one.name) for one in RELATIONS.values()])
        self.question = widgets.Text(
            description="Question", placeholder="that both answer", style=short, layout=wide
        )
        self.begins = widgets.Text(
            description="Second part", placeholder="the words it begins with", style=short
        )
        self.message = widgets.HTML()
        self.about = DocumentFields(widgets, self.ledger, self._said)
        actions: dict[str, Callable[[], object]] = {
            "It is right": self.confirm,
            "Correct": self.correct,
            "Add": self.add,
            "Remove": self.remove,
            "No speech": self.no_speech,
            "Divide": self.divide,
            "Join with the next": self.join,
            "Link": self.link,
            "Undo": self.undo,
            "How often it was right": self.figures,
        }
        self.buttons = {
            label: widgets.Button(description=label, layout=widgets.Layout(width="auto"))
            for label in actions
        }
        for label, action in actions.items():
            self.buttons[label].on_click(self._pressing(action))
        self.about.correcting.on_click(self._pressing(self.correct_document))
        self.about.deleting.on_click(self._pressing(self.delete_document))
        self.chooser.observe(lambda _change: self._show(), names="value")
        row = widgets.Layout(flex_flow="row wrap")

        def together(*parts: Any) -> Any:
            return widgets.HBox(parts, layout=row)

        pressed = self.buttons
        self.box = widgets.VBox(
            [
                self.chooser,
                self.card,
                together(self.speaker, self.new, self.kind),
                together(self.said_on, self.precision),
                self.source,
                self.pieces,
                together(self.note, self.reviewer),
                together(
                    *(
                        pressed[label]
                        for label in ("It is right", "Correct", "Add", "Remove", "Undo")
                    )
                ),
                together(self.reason, pressed["No speech"]),
                together(self.begins, pressed["Divide"], pressed["Join with the next"]),
                together(self.related, self.relation),
                together(self.question, pressed["Link"]),
                self.about.box,
                pressed["How often it was right"],
                self.message,
            ]
        )

    def _pressing(self, action: Callable[[], object]) -> Callable[[Any], None]:
        def press(_button: Any) -> None:
            try:
                action()
            except QuotetrackError as error:  # Nobody sees what a callback raises.
                self._say(str(error))

        return press

    def _reviewer(self) -> str:
        name: str = self.reviewer.value.strip()
        if not name:
            raise InputError("A decision needs the name of its reviewer.")
        return name

    def _said(self) -> dict[str, Any]:
        return {"reviewer": self._reviewer(), "note": self.note.value.strip()}

    def _speaker(self) -> Any:
        from quotetrack.store import NewSpeaker

        name = " ".join(self.speaker.value.split())
        return NewSpeaker(name) if name and self.new.value else name or None

    def _wanted(self) -> dict[str, Any]:
        """Return what the fields say otherwise than the quotation that is shown."""
        stored = self.quotation
        quotation, wanted = stored.quotation, {}
        if self.speaker.value.split() != (stored.speaker.name if stored.speaker else "").split():
            wanted["speaker"] = self._speaker()
        if self.kind.value != quotation.kind:
            wanted["kind"] = self.kind.value
        if self.pieces.value.split() != pieces_as_written(quotation).split():
            wanted["pieces"] = pieces_from(self.document.text, self.pieces.value, quotation.start)
        source = " ".join(self.source.value.split())
        if source != " ".join((quotation.source.text if quotation.source else "").split()):
            wanted["source"] = None
            if source:
                (wanted["source"],) = pieces_from(self.document.text, source, quotation.start)
        known, date = quotation.said_on, self.said_on.value
        asked = (date, self.precision.value) if isinstance(date, datetime.date) else None
        if asked != ((known.date, known.precision) if known else None):
            wanted["said_on"] = SaidOn(*asked) if asked else None
        return wanted

    def _last(self, key: int) -> int:
        """Return the number of the last correction of a quotation."""
        return self.ledger.corrections(quotation=key, limit=1)[0].id

    def _done(self, correction: int, key: int | None = None) -> None:
        self._decided.append(correction)
        self._read(key)
        self._say("Written. Undo takes it back.")

    def _read(self, key: int | None = None) -> None:
        stored = self.ledger.document(self.document.id)
        self.document = stored.document
        self.about.show(stored)
        found = self.ledger.quotations(document_id=self.document.id, limit=_MOST)
        self.quotations = sorted(found, key=lambda one: one.quotation.start)
        keys = [one.key for one in self.quotations]
        self.chooser.options = [
            (f"{number + 1} {self._named(one)}", number)
            for number, one in enumerate(self.quotations)
        ]
        if keys:
            self.chooser.value = keys.index(key) if key in keys else 0
        self._show()

    def _named(self, stored: StoredQuotation) -> str:
        name = stored.speaker.name if stored.speaker else "speaker unknown"
        return f"{name}: {quoted_in_words(stored.quotation, 80)}"

    def _show(self) -> None:
        if not self.quotations or self.chooser.value is None:
            self.card.value = quotations_html([])
            return
        stored = self.quotation
        quotation = stored.quotation
        facts = [when_in_words(quotation, self.document.date), corrected_in_words(quotation)]
        self.card.value = fragment(
            f"<blockquote>{quoted_html(quotation)}</blockquote>",
            f'<p class="qt-faint">{escaped(" · ".join(one for one in facts if one))}</p>',
        )
        self.speaker.value = stored.speaker.name if stored.speaker else ""
        self.new.value = False
        self.kind.value = quotation.kind
        self.said_on.value = quotation.said_on.date if quotation.said_on else None
        self.precision.value = quotation.said_on.precision if quotation.said_on else "day"
        self.source.value = quotation.source.text if quotation.source else ""
        self.pieces.value = pieces_as_written(quotation)
        self.begins.value = self.question.value = ""
        self.note.value = ""
        near = self.ledger.related_statements(stored, limit=_MOST_RELATED)
        self.related.options = [
            ("choose", None),
            *((f"{one.related.order}: {self._named(one.stored)}", one.stored.key) for one in near),
        ]

    def _say(self, words: str) -> None:
        self.message.value = fragment(f'<p role="status">{escaped(words)}</p>')

    def __repr__(self) -> str:
        return f"<CorrectionDesk: {len(self.quotations)} quotations of {self.document.name}>"

    def _repr_mimebundle_(self, **keywords: Any) -> Any:
        bundle = self.box._repr_mimebundle_(**keywords)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        shown = quotations_html([one.quotation for one in self.quotations], self.document)
        return {**(data or {}), "text/plain": repr(self), "text/html": shown}, metadata


def correct(ledger: Ledger, document_id: str, *, reviewer: str = "") -> CorrectionDesk:
    """Correct what was found in a document of a ledger, and link its statements with others.

    Args:
        ledger: Where corrections are written as soon as they are made.
        document_id: The document.
        reviewer: Your name; it can be changed at the desk.

    Raises:
        UnknownRecordError: There is no such document.
        MissingExtraError: ipywidgets is not installed.
    """
    return CorrectionDesk(ledger, document_id, reviewer)
