"""Corrects a ledger at random, reads it again with other versions, and looks whether all hold.

    python -m tests.store.deciding_at_random --documents 1000 --corrections 200 [--ledger URL]

A version is what this one finds, with faults drawn by lot: quotations missed, given to others, cut.
At the end all is taken back in an order drawn by lot, and the ledger must hold what one holds that
nobody ever corrected.
"""

from __future__ import annotations

import argparse
import datetime
import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import evolve

from quotetrack import Analysis, Document, Ledger, analyze, link_claims
from quotetrack.errors import InputError, LedgerError
from quotetrack.model import Entity, Quotation, SaidOn, Span, joined_text, quotation_id
from quotetrack.names.identifiers import entity_id
from quotetrack.store import NewSpeaker, StoredQuotation
from quotetrack.store.writing.storing import store_again
from tests.store.killing import documents as articles

PEOPLE = ("Ada Fenwick", "Tomas Reyes", "Zoë Ortiz", "Bill Hale", "Oskar Lind")
#: In so many documents each statement is compared with all others of its speaker.
ALL_COMPARED = 40
#: Tells whether a correction holds.
Promise = Callable[[Ledger], bool]


def documents(number: int) -> list[Document]:
    """Return articles of five speakers, each with a day."""
    first = datetime.date(2024, 1, 1)
    return [
        evolve(one, date=first + datetime.timedelta(days=at % 300))
        for at, one in enumerate(articles(number))
    ]


def version(document: Document, seed: int) -> Analysis:
    """Return what a version of the program finds in a document; 0 is this one."""
    found = analyze(document, parser=None)
    if seed:
        dice = random.Random(f"{seed} {document.id}")
        named = {entity.id: entity for entity in found.entities}
        items = []
        for quotation in found.quotations:
            fate = dice.random()
            if fate < 0.2:
                continue
            if fate < 0.4:
                quotation = _given(quotation, dice.choice(PEOPLE), named)
            elif fate < 0.6:
                quotation = _cut(document, quotation)
            items.append(quotation)
        quotations = evolve(
            found.quotations,
            items=tuple(items),
            entities=tuple(named.values()),
            versions={"quotetrack": f"0.0.{seed}", "claims": "old"},
        )
        found = Analysis(quotations, link_claims(quotations))
    return found


def _given(quotation: Quotation, name: str, named: dict[str, Entity]) -> Quotation:
    entity = Entity(entity_id(name, "person"), name, "person", (name,))
    return evolve(quotation, speaker=named.setdefault(entity.id, entity).ref)


def _cut(document: Document, quotation: Quotation) -> Quotation:
    *before, last = quotation.fragments
    if len(last) < 12:
        return quotation
    spans = (*before, Span(last.start, last.end - 5))
    return evolve(
        quotation,
        id=quotation_id(document.sha256, spans),
        fragments=spans,
        text=joined_text(document.text, spans),
    )


def store(ledger: Ledger, read: list[Document], seed: int) -> None:
    """Read all documents with a version of the program."""
    if not ledger.summary().documents:
        list(ledger.add_analyses(version(one, seed) for one in read))
        return
    run = ledger.runs()[0].key
    for one in read:
        found = version(ledger.document(one.id).document, seed)
        with ledger._writing() as connection:
            store_again(connection, found, run)


def _said(ledger: Ledger, document_id: str) -> list[Quotation]:
    return list(ledger.analysis(document_id).quotations)


def decide(ledger: Ledger, dice: random.Random, names: tuple[str, ...] = PEOPLE) -> Promise | None:
    """Make one correction by lot, and return what it promises; None where lots do not fit."""
    document_id = f"article-{dice.randrange(ledger.summary().documents)}"
    stored = list(ledger.quotations(document_id=document_id))
    if not stored:
        return None
    one = dice.choice(stored)
    deeds: list[Callable[..., Promise | None]] = [
        _speaker,
        _new_speaker,
        _day,
        _kind,
        _pieces,
        _out,
        _no_speech,
        _add,
        _publish,
        _link,
        _divide,
        _join,
    ]
    try:
        return dice.choice(deeds)(ledger, dice, one, names)
    except (InputError, LedgerError):
        return None


def _overlapping(ledger: Ledger, one: StoredQuotation) -> Iterator[StoredQuotation]:
    for other in ledger.quotations(document_id=one.document.id):
        if any(a.overlaps(b) for a in one.quotation.fragments for b in other.quotation.fragments):
            yield other


def _some(one: StoredQuotation, holds: Callable[[StoredQuotation], bool]) -> Promise:
    return lambda ledger: any(holds(other) for other in _overlapping(ledger, one))


def _correct(ledger: Ledger, one: StoredQuotation, **wanted: Any) -> StoredQuotation:
    return ledger.correct_quotation(one.key, reviewer="Bo", seen=one.revision, **wanted)


def _speaker(ledger: Ledger, dice: random.Random, one: StoredQuotation, names: Any) -> Promise:
    who = dice.choice(names)
    _correct(ledger, one, speaker=who)
    return _some(one, lambda now: now.speaker is not None and now.speaker.name == who)


def _new_speaker(ledger: Ledger, dice: random.Random, one: StoredQuotation, _names: Any) -> Promise:
    now = _correct(ledger, one, speaker=NewSpeaker(f"Nova {dice.randrange(10**9)}"))
    return _some(one, lambda later: later.speaker == now.speaker)


def _day(ledger: Ledger, dice: random.Random, one: StoredQuotation, _names: Any) -> Promise:
    day = SaidOn(datetime.date(2020, dice.randint(1, 12), 1), "month")
    _correct(ledger, one, said_on=day)
    return _some(one, lambda now: now.quotation.said_on == now.said_on == day)


def _kind(ledger: Ledger, _dice: random.Random, one: StoredQuotation, _names: Any) -> Promise:
    other: Any = "mixed" if one.quotation.kind == "direct" else "direct"
    _correct(ledger, one, kind=other)
    return _some(one, lambda now: now.quotation.kind == other)


def _pieces(
    ledger: Ledger, dice: random.Random, one: StoredQuotation, _names: Any
) -> Promise | None:
    first, *rest = one.quotation.fragments
    if len(first) < 8:
        return None
    spans = (Span(first.start + dice.randint(1, 4), first.end), *rest)
    _correct(ledger, one, pieces=spans)
    return _some(one, lambda now: now.quotation.fragments == spans)


def _out(ledger: Ledger, _dice: random.Random, one: StoredQuotation, _names: Any) -> Promise:
    ledger.remove_quotation(one.key, reviewer="Bo", seen=one.revision)
    return lambda now: not list(_overlapping(now, one))


def _no_speech(ledger: Ledger, _dice: random.Random, one: StoredQuotation, _names: Any) -> Promise:
    ledger.mark_no_speech(one.key, "slogan", reviewer="Bo", seen=one.revision)

    def holds(now: Ledger) -> bool:
        # Where the program finds nearly the same words, the pieces are those that it finds.
        stretches = now.analysis(one.document.id).non_speech
        slogans = [stretch.span for stretch in stretches if stretch.reason == "slogan"]
        pieces = one.quotation.fragments
        there = all(any(piece.overlaps(span) for span in slogans) for piece in pieces)
        return there and not list(_overlapping(now, one))

    return holds


def _add(ledger: Ledger, dice: random.Random, one: StoredQuotation, names: Any) -> Promise | None:
    text = ledger.document(one.document.id).document.text
    start = text.find("A few minutes")
    who = dice.choice(names)
    added = ledger.add_quotation(
        one.document.id, [(start, start + 13)], speaker=who, kind="mixed", reviewer="Bo"
    )
    return _some(
        added, lambda now: now.quotation == added.quotation and now.speaker == added.speaker
    )


def _publish(ledger: Ledger, dice: random.Random, one: StoredQuotation, _names: Any) -> Promise:
    title = f"Title {dice.randrange(10**9)}"
    day = datetime.date(2023, dice.randint(1, 12), 5)
    seen = ledger.document(one.document.id).revision
    ledger.correct_document(one.document.id, title=title, date=day, reviewer="Bo", seen=seen)

    def holds(now: Ledger) -> bool:
        document = now.document(one.document.id).document
        return (document.title, document.date) == (title, day)

    return holds


def _link(ledger: Ledger, dice: random.Random, one: StoredQuotation, _names: Any) -> Promise | None:
    if one.speaker is None:
        return None
    others = [
        other for other in ledger.quotations(speaker=one.speaker, limit=50) if other.key != one.key
    ]
    if not others:
        return None
    other = dice.choice(others)
    pair = ledger.link(
        one.key, other.key, "retreats", reviewer="Bo", seen=(one.revision, other.revision)
    )
    return lambda now: (
        now.claim_pair(pair.id).gone_reason in (None, "speakers apart", "not found again")
    )


def _divide(
    ledger: Ledger, _dice: random.Random, one: StoredQuotation, _names: Any
) -> Promise | None:
    [first, *rest] = one.quotation.fragments
    if rest or len(first) < 16:
        return None
    middle = first.start + len(first) // 2
    parts = [[Span(first.start, middle - 1)], [Span(middle + 1, first.end)]]
    ledger.divide_quotation(one.key, parts, reviewer="Bo", seen=one.revision)
    wanted = {tuple(part) for part in parts}
    return lambda now: wanted <= {two.quotation.fragments for two in _overlapping(now, one)}


def _join(
    ledger: Ledger, _dice: random.Random, one: StoredQuotation, _names: Any
) -> Promise | None:
    others = [
        other for other in ledger.quotations(document_id=one.document.id) if other.key != one.key
    ]
    if not others:
        return None
    other = others[0]
    now = ledger.join_quotations(
        [one.key, other.key], reviewer="Bo", seen=[one.revision, other.revision]
    )
    spans = now.quotation.fragments
    return _some(now, lambda later: later.quotation.fragments == spans)


def content(ledger: Ledger) -> dict[str, Any]:
    """Return all that people see, without what depends on who was there first."""
    return {
        "said": {
            (one.document.id, one.quotation, one.speaker, one.said_on)
            for one in ledger.iter_quotations()
        },
        "pairs": {
            (
                one.pair.relation,
                one.speaker,
                *sorted((one.pair.earlier.id, one.pair.later.id)),
            )
            for one in ledger.iter_claim_pairs()
        },
        "speakers": {
            (one.name, one.aliases, one.quotation_count) for one in ledger.speakers(limit=1000)
        },
        "published": {
            (one.document.id, one.document.title, one.document.date)
            for one in ledger.iter_documents()
        },
    }


def run(place: str, number: int, corrections: int, seed: int) -> dict[str, int]:
    """Correct, read again twice, take back. Return how many corrections there were of each kind."""
    dice = random.Random(seed)
    read = documents(number)
    with Ledger(place) as ledger:
        store(ledger, read, 1)
        touched: set[str] = set()
        promises: dict[str, Promise] = {}
        while len(promises) < corrections:
            known = ledger.corrections(limit=1).total
            promise = decide(ledger, dice)
            if promise is None or ledger.corrections(limit=1).total == known:
                continue
            made = ledger.corrections(limit=1)[0]
            ids = {made.document_id, made.other_document_id or made.document_id}
            if ids & touched and made.kind != "linked":
                # Of two corrections of one text the later may take the place of the earlier.
                promises = {
                    own: held for own, held in promises.items() if own.split("/")[0] not in ids
                }
            touched |= ids
            promises[f"{made.document_id}/{made.id}"] = promise
        broken = [name for name, promise in promises.items() if not promise(ledger)]
        assert not broken, broken
        kinds: dict[str, int] = {}
        standing = list(_all(ledger))
        for one in standing:
            kinds[one.kind] = kinds.get(one.kind, 0) + 1
        for other in (2, 0):
            store(ledger, read, other)
            broken = [name for name, promise in promises.items() if not promise(ledger)]
            assert not broken, (other, broken)
            waiting = [one for one in ledger.corrections(waiting=True) if one.kind != "linked"]
            assert not waiting, waiting
            assert ledger.check() == (), ledger.check()[:3]
        dice.shuffle(standing)
        for one in standing:
            ledger.undo_correction(one.id, reviewer="Cy")
        assert ledger.check() == ()
        undone = content(ledger)
    with Ledger(":memory:") as ledger:
        store(ledger, read, 1)
        for other in (2, 0):
            store(ledger, read, other)
        never = content(ledger)
    for name, what in never.items():
        # Of what one speaker says again and again only the nearest statements are compared, so that
        # the pairs of many documents depend on which was compared first.
        if name == "speakers" or (name == "pairs" and number > ALL_COMPARED):
            continue
        assert undone[name] == what, (name, sorted(undone[name] ^ what, key=str)[:4])
    return kinds


def _all(ledger: Ledger) -> Iterator[Any]:
    offset = 0
    while page := ledger.corrections(limit=1000, offset=offset):
        yield from page
        offset += len(page)


def main() -> None:
    """Run the program."""
    with asked(__doc__, documents=1000, corrections=200) as (options, place, _):
        kinds = run(place, options.documents, options.corrections, options.seed)
    print(f"{sum(kinds.values())} corrections in {options.documents} documents: {kinds}")
    print("All held after two other versions, and all could be taken back.")


@contextmanager
def asked(
    description: str | None, **numbers: int
) -> Iterator[tuple[argparse.Namespace, str, Path]]:
    """Yield what the command line says, the place of a new ledger, and a folder beside it."""
    parser = argparse.ArgumentParser(description=description)
    for name, usual in {**numbers, "seed": 0}.items():
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--ledger", help="a path or URL of a new ledger; else a new SQLite file")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        yield options, options.ledger or str(Path(folder) / "new.ledger"), Path(folder)


if __name__ == "__main__":
    main()
