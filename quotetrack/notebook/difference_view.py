"""The changes between two runs, to look at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import overload

from attrs import field, frozen

from quotetrack.display import (
    characters_in_words,
    count_in_words,
    escaped,
    fragment,
    quoted_in_words,
    reason_in_words,
    relation_in_words,
    shortened,
    speaker_in_words,
)
from quotetrack.display.tables import table_html
from quotetrack.model import ClaimPair, Entity, NonSpeech, Quotation
from quotetrack.notebook.differences import Change, changes_between, counted
from quotetrack.notebook.gather import Results, gathered
from quotetrack.results import DocumentError, Quotations

_SIGNS = {"came": "+", "went": "−", "changed": "~"}
_PLURALS = {
    "document": "documents",
    "quotation": "quotations",
    "no speech": "no speech",
    "person": "people",
    "claim pair": "claim pairs",
}
_MOST = 300


@frozen(repr=False)
class Difference(Sequence[Change]):
    """The changes between two runs: a sequence of `Change` that notebooks show.

    `names` tells what people call the documents, by their ids.
    """

    changes: tuple[Change, ...]
    names: Mapping[str, str] = field(factory=dict)

    @overload
    def __getitem__(self, index: int) -> Change: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Change, ...]: ...
    def __getitem__(self, index: int | slice) -> Change | tuple[Change, ...]:
        return self.changes[index]

    def __len__(self) -> int:
        return len(self.changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __repr__(self) -> str:
        counts = counted(self.changes)
        parts = [
            f"{number:,} {_PLURALS[thing] if number > 1 else thing} {action}"
            for (thing, action), number in counts.items()
        ]
        return f"<Difference: {', '.join(parts) or 'nothing changed'}>"

    def _repr_html_(self) -> str:
        if not self.changes:
            return fragment("<p>Nothing changed.</p>")
        ordered = sorted(self.changes[:_MOST], key=lambda change: change.document_id)
        parts = [self._counts()]
        for id_, changes in groupby(ordered, key=lambda change: change.document_id):
            items = "".join(_item(change) for change in changes)
            name = self.names.get(id_) or (f"Document {id_}" if id_ else "Document without an id")
            parts.append(f"<h3>{escaped(shortened(name, 120))}</h3><ul>{items}</ul>")
        if len(self.changes) > _MOST:
            more = count_in_words(len(self.changes) - _MOST, "change")
            parts.append(f"<p>… and {more} more.</p>")
        return fragment(*parts, wide=True)

    def _counts(self) -> str:
        counts = counted(self.changes)
        things = [thing for thing in _PLURALS if any(key[0] == thing for key in counts)]
        rows: list[list[str | int]] = [
            [_PLURALS[thing], *(counts[thing, action] for action in _SIGNS)]  # type: ignore[index]
            for thing in things
        ]
        return table_html("What changed", ["", "came +", "went −", "changed ~"], rows)


def show_diff(before: Results, after: Results, *, ignore: Collection[str] = ()) -> Difference:
    """Show what came, went and changed between two runs over the same documents.

    Takes and raises what `find_changes` does. The result is a sequence of `Change`, so that a
    program can look through it too: `if show_diff(old, new): ...`.
    """
    first, second = gathered(before), gathered(after)
    named = {**first.found, **second.found}
    names = {id_: found.document.name for id_, found in named.items()}
    return Difference(changes_between(first, second, ignore), names)


def _item(change: Change) -> str:
    element = {"came": "ins", "went": "del"}.get(change.action, "span")
    known = change.before if change.after is None else change.after
    what = "".join(f"<br>{escaped(shortened(part, 400))}" for part in change.what)
    return (
        f"<li><strong>{_SIGNS[change.action]} {change.action}</strong> "
        f'<span class="qt-label">{escaped(change.thing)}</span> '
        f"<{element}>{escaped(shortened(_in_words(known), 300))}</{element}>"
        f'<span class="qt-faint">{what}</span></li>'
    )


def _in_words(thing: object) -> str:
    if isinstance(thing, Quotation):
        place = characters_in_words(thing.fragments)
        return f"{speaker_in_words(thing)}: {quoted_in_words(thing, 160)} ({place})"
    if isinstance(thing, NonSpeech):
        return f"“{thing.text}” ({reason_in_words(thing)})"
    if isinstance(thing, Entity):
        return thing.name
    if isinstance(thing, ClaimPair):
        earlier, later = (quoted_in_words(side, 100) for side in (thing.earlier, thing.later))
        return f"{thing.speaker.name} {relation_in_words(thing)}: {earlier}, {later}"
    if isinstance(thing, Quotations):
        return f"{thing.document.title or ''} {count_in_words(len(thing), 'quotation')}".strip()
    if isinstance(thing, DocumentError):
        return f"failed: {thing.error}. {thing.message}"
    return ""
