"""What came of many documents: a sequence of results that shows itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import overload

from attrs import field, frozen

from quotetrack.display import count_in_words, escaped, fragment, linked
from quotetrack.results import Analysis, DocumentError
from quotetrack.sequences import ClaimPairs

_MOST_ROWS = 200


@frozen(repr=False)
class Run(Sequence[Analysis | DocumentError]):
    """The results of `analyze_all`: a sequence with one item for each document, in order.

    `claim_pairs` holds those within documents and those across them. `asked` is how many documents
    were given, where that is known; it is larger than the length where the run was stopped.
    """

    items: tuple[Analysis | DocumentError, ...]
    claim_pairs: ClaimPairs = field(default=ClaimPairs())
    asked: int | None = None

    @overload
    def __getitem__(self, index: int) -> Analysis | DocumentError: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Analysis | DocumentError, ...]: ...
    def __getitem__(
        self, index: int | slice
    ) -> Analysis | DocumentError | tuple[Analysis | DocumentError, ...]:
        return self.items[index]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Analysis | DocumentError]:
        return iter(self.items)

    @property
    def analyses(self) -> tuple[Analysis, ...]:
        """The documents that were analysed."""
        return tuple(item for item in self.items if isinstance(item, Analysis))

    @property
    def errors(self) -> tuple[DocumentError, ...]:
        """The records of the documents that could not be analysed."""
        return tuple(item for item in self.items if isinstance(item, DocumentError))

    @property
    def complete(self) -> bool:
        """Whether every document that was given has a result."""
        return self.asked is None or len(self.items) >= self.asked

    def in_words(self) -> str:
        """Return the figures in one line."""
        quotations = sum(len(analysis.quotations) for analysis in self.analyses)
        parts = [
            count_in_words(len(self.analyses), "document"),
            count_in_words(quotations, "quotation"),
            count_in_words(len(self.claim_pairs), "claim pair"),
        ]
        if self.errors:
            parts.append(f"{len(self.errors):,} failed")
        if not self.complete:
            parts.append(f"stopped after {len(self.items):,} of {self.asked:,}")
        return ", ".join(parts)

    def __repr__(self) -> str:
        return f"<Run: {self.in_words()}>"

    def _repr_html_(self) -> str:
        pairs = Counter(
            id_
            for pair in self.claim_pairs
            for id_ in {pair.earlier.document_id, pair.later.document_id}
        )
        rows = "".join(_row(item, pairs) for item in self.items[:_MOST_ROWS])
        more = len(self.items) - _MOST_ROWS
        title = escaped(self.in_words())
        return fragment(
            f'<div class="qt-scroll" tabindex="0" role="region" aria-label="{title}"><table>'
            f'<caption>{title}</caption><thead><tr><th scope="col">Document</th>'
            '<th scope="col">Publisher</th><th scope="col" class="qt-figure">Quotations</th>'
            '<th scope="col" class="qt-figure">Without a source</th>'
            '<th scope="col" class="qt-figure">Claim pairs</th></tr></thead>'
            f"<tbody>{rows}</tbody></table></div>",
            f"<p>… and {more:,} more.</p>" if more > 0 else "",
            wide=True,
        )


def _row(item: Analysis | DocumentError, pairs: Counter[str]) -> str:
    if isinstance(item, DocumentError):
        return (
            f'<tr><th scope="row">{escaped(item.document_id or "without an id")}</th>'
            f'<td colspan="4"><strong>failed</strong>: {escaped(item.error)}. '
            f"{escaped(item.message)}</td></tr>"
        )
    document, quotations = item.document, item.quotations
    unnamed = sum(quotation.source is None for quotation in quotations)
    return (
        f'<tr><th scope="row">{linked(document.title or document.id, document.url)}</th>'
        f"<td>{escaped(document.publisher or '')}</td>"
        f'<td class="qt-figure">{len(quotations):,}</td><td class="qt-figure">{unnamed:,}</td>'
        f'<td class="qt-figure">{pairs[document.id]:,}</td></tr>'
    )
