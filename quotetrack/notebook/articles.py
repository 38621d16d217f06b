"""Articles, people and claim pairs to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias, Union

from quotetrack.display import (
    article_html,
    count_in_words,
    entities_html,
    fragment,
    pairs_html,
    period_in_words,
    shortened,
)
from quotetrack.display.tables import table_html
from quotetrack.errors import InputError
from quotetrack.model import ClaimPair, Document, Entity
from quotetrack.notebook.gather import Gathered, Results, gathered
from quotetrack.notebook.ledgers import as_ledger, as_stored_pair, best_pairs, documents_of, pair_of
from quotetrack.notebook.run import Run
from quotetrack.notebook.view import View
from quotetrack.results import Analysis, Quotations
from quotetrack.sequences import ClaimPairs

if TYPE_CHECKING:
    from quotetrack.store import Ledger, StoredPair

PairSource: TypeAlias = Union[Results, Iterable[ClaimPair], "Iterable[StoredPair]", "Ledger"]

_MOST_PEOPLE = 500
_MOST_ALIASES = 12


def show_article(result: Analysis | Quotations) -> View:
    """Show one article with its quotations tinted by speaker, and its claim pairs.

    Source and cue of each quotation are marked. Its confidence, rule and offsets are told when it
    is pointed at, and when the number after it has the keyboard's focus. What stands in quotation
    marks but is no speech is faint, with the reason.
    """
    if not isinstance(result, (Analysis, Quotations)):
        raise InputError(
            "show_article takes what quotetrack.analyze or extract_quotes returned, but got "
            f"{type(result).__name__}."
        )
    found = result.quotations if isinstance(result, Analysis) else result
    pairs = result.claim_pairs if isinstance(result, Analysis) else ()
    document = found.document
    return View(
        f"Article {document.name} with {count_in_words(len(found), 'quotation')}",
        article_html(document, found.items, found.entities, pairs, found.non_speech),
    )


def show_pairs(
    pairs: PairSource, documents: Iterable[Document] | Mapping[str, Document] | Ledger = ()
) -> View:
    """Show claim pairs as cards: both statements side by side, in their context.

    Args:
        pairs: Claim pairs, results that hold some, stored pairs of a ledger, or a ledger: its 200
            best.
        documents: The documents that the quotations come from, a mapping from their ids, or the
            ledger that holds them. Not needed for results, for what `quotetrack.link_claims`
            returned, nor for a ledger: those know them.
    """
    found = pairs_of(pairs)
    known = known_documents(found, documents, as_ledger(documents) or as_ledger(pairs))
    return View(count_in_words(len(found), "claim pair"), pairs_html(found, known))


def known_documents(
    pairs: ClaimPairs,
    documents: Iterable[Document] | Mapping[str, Document] | Ledger,
    ledger: Ledger | None,
) -> dict[str, Document]:
    """Return the documents that `pairs` come from, by id, as far as anybody knows them."""
    given: Mapping[str, Document]
    if as_ledger(documents) is not None:
        given = {}
    elif isinstance(documents, Mapping):
        given = documents
    else:
        given = {document.id: document for document in documents}  # type: ignore[union-attr]
    known = {**pairs.documents, **given}
    return documents_of(pairs, ledger, known) if ledger is not None else known


def pairs_of(pairs: PairSource) -> ClaimPairs:
    """Return the claim pairs of anything that holds some, with the documents it knows."""
    ledger = as_ledger(pairs)
    if ledger is not None:
        pairs = best_pairs(ledger)
    if isinstance(pairs, ClaimPairs):
        return pairs
    if isinstance(pairs, ClaimPair):
        return ClaimPairs([pairs])
    if isinstance(pairs, (Analysis, Quotations, Run)) or not isinstance(pairs, Iterable):
        return gathered(pairs).claim_pairs  # type: ignore[arg-type]  # it checks
    items: list[object] = list(pairs)
    found: list[ClaimPair] = []
    for item in items:
        stored = as_stored_pair(item)
        if stored is not None:
            found.append(pair_of(stored))
        elif isinstance(item, ClaimPair):
            found.append(item)
    if found and len(found) == len(items):
        return ClaimPairs(found)
    return gathered(items).claim_pairs  # type: ignore[arg-type]  # it checks each item


def show_people(results: Results | Iterable[Entity] | Ledger) -> View:
    """Show people and bodies with their aliases, those who are quoted most first.

    Across documents, those who are called by the same name are put together; whether they are one
    person is for you to say. A ledger shows its 500 most quoted speakers, with what was merged.
    """
    ledger = as_ledger(results)
    if ledger is not None:
        return _speakers_table(ledger)
    if isinstance(results, (Analysis, Quotations, Run)) or not isinstance(results, Iterable):
        return _people_table(gathered(results))  # type: ignore[arg-type]  # it checks
    items = list(results)
    entities = [item for item in items if isinstance(item, Entity)]
    if entities and len(entities) == len(items):
        title = count_in_words(len(entities), "person or body", "people and bodies")
        return View(title, entities_html(entities))
    return _people_table(gathered(items))  # type: ignore[arg-type]  # it checks each item


def _speakers_table(ledger: Ledger) -> View:
    page = ledger.speakers(limit=_MOST_PEOPLE)
    number = len(page) if page.total_is_exact and not page.has_more else page.total
    title = count_in_words(number, "speaker") + ("" if page.total_is_exact else " and more")
    rows: list[list[str | int]] = [
        [
            speaker.name,
            speaker.kind,
            _alias_words(speaker.name, speaker.aliases),
            speaker.quotation_count,
            speaker.claim_pair_count,
            period_in_words(speaker.first_said) if speaker.first_said else "",
            period_in_words(speaker.last_said) if speaker.last_said else "",
        ]
        for speaker in page
    ]
    columns = ["Name", "Kind", "Also called", "Quotations", "Claim pairs", "First", "Last"]
    more = f"<p>… and {page.total - len(page):,} more.</p>" if page.has_more else ""
    return View(title, fragment(table_html(title, columns, rows), more, wide=True))


def _people_table(together: Gathered) -> View:
    entities = together.entities()
    said = Counter(q.speaker.id for q in together.quotations if q.speaker)
    documents: dict[str, set[str]] = {}
    for found in together.found.values():
        for entity in found.entities:
            documents.setdefault(entity.id, set()).add(found.document.id)
    paired = Counter(pair.speaker.id for pair in together.pairs.values())
    ordered = sorted(entities, key=lambda entity: (-said[entity.id], entity.name))
    rows: list[list[str | int]] = [
        [
            entity.name,
            entity.kind,
            _alias_words(entity.name, entity.aliases),
            said[entity.id],
            len(documents[entity.id]),
            paired[entity.id],
        ]
        for entity in ordered[:_MOST_PEOPLE]
    ]
    title = count_in_words(len(entities), "person or body", "people and bodies")
    columns = ["Name", "Kind", "Also called", "Quotations", "Documents", "Claim pairs"]
    left_out = len(ordered) - _MOST_PEOPLE
    more = f"<p>… and {left_out:,} more.</p>" if left_out > 0 else ""
    return View(title, fragment(table_html(title, columns, rows), more, wide=True))


def _alias_words(name: str, aliases: Iterable[str]) -> str:
    names = [alias for alias in aliases if alias != name]
    more = " …" if len(names) > _MOST_ALIASES else ""
    return shortened(", ".join(names[:_MOST_ALIASES]), 300) + more
