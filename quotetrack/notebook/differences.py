"""What changed between two runs over the same documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from typing import Any, Literal, TypeAlias, TypeVar

from attrs import frozen

from quotetrack.display import (
    characters_in_words,
    reason_in_words,
    relation_in_words,
    speaker_in_words,
)
from quotetrack.errors import InputError
from quotetrack.model import ClaimPair, Document, Entity, NonSpeech, Quotation, Span
from quotetrack.notebook.gather import Gathered, Results, gathered
from quotetrack.results import DocumentError, Quotations

Thing = Literal["document", "quotation", "no speech", "person", "claim pair"]
Action = Literal["came", "went", "changed"]
T = TypeVar("T")

FIELDS = ("text", "speaker", "source", "cue", "kind", "question", "date", "rule", "confidence")
"""What is compared of two quotations. `ignore` leaves some out."""


_QuotationPair: TypeAlias = tuple[Quotation | None, Quotation | None]


@frozen(kw_only=True)
class Change:
    """One thing that came, went or changed. `before` and `after` are the objects themselves.

    `what` tells in words what changed, one part of the thing each: "source: he → the mayor".
    """

    document_id: str
    thing: Thing
    action: Action
    before: Any = None
    after: Any = None
    what: tuple[str, ...] = ()


def find_changes(
    before: Results, after: Results, *, ignore: Collection[str] = ()
) -> tuple[Change, ...]:
    """Compare two runs document by document and return what came, went and changed.

    Quotations are matched by their places, people by id and then by name, claim pairs by the
    places of their two statements. Where a document's text is not the same in both runs, places
    tell nothing: its quotations are then matched by their words.

    Args:
        before: What `analyze_all`, `quotetrack.analyze` or `pipe` returned.
        after: The same of another run.
        ignore: Names out of `FIELDS` that do not count, for instance ("confidence", "rule").

    Raises:
        InputError: `ignore` holds another name.
    """
    return changes_between(gathered(before), gathered(after), ignore)


def changes_between(
    first: Gathered, second: Gathered, ignore: Collection[str]
) -> tuple[Change, ...]:
    """Return what `find_changes` does, of two runs that are gathered already."""
    unknown = set(ignore) - set(FIELDS)
    if unknown:
        raise InputError(
            f"ignore holds {', '.join(sorted(unknown))}; it may hold {', '.join(FIELDS)}."
        )
    fields = [name for name in FIELDS if name not in ignore]
    return tuple(_changes(first, second, fields))


def _changes(first: Gathered, second: Gathered, fields: list[str]) -> Iterator[Change]:
    failed_before = {error.document_id: error for error in first.errors}
    failed_after = {error.document_id: error for error in second.errors}
    for id_ in dict.fromkeys([*first.found, *failed_before, *second.found, *failed_after]):
        old, new = first.found.get(id_), second.found.get(id_)
        if old is not None and new is not None:
            yield from _within(old, new, fields)
            continue
        # No `or`: a document without quotations is a result all the same.
        was = failed_before.get(id_) if old is None else old
        now = failed_after.get(id_) if new is None else new
        change = _document_change(id_, was, now)
        if change is not None:
            yield change
    yield from _pair_changes(first, second)


def _document_change(
    id_: str, old: Quotations | DocumentError | None, new: Quotations | DocumentError | None
) -> Change | None:
    if old is None or new is None:
        action: Action = "came" if old is None else "went"
        return Change(document_id=id_, thing="document", action=action, before=old, after=new)
    if old == new:
        return None
    states = [
        f"failed ({item.error}: {item.message})" if isinstance(item, DocumentError) else "analysed"
        for item in (old, new)
    ]
    return Change(
        document_id=id_,
        thing="document",
        action="changed",
        before=old,
        after=new,
        what=(_arrow("result", *states),),
    )


def _within(old: Quotations, new: Quotations, fields: list[str]) -> Iterator[Change]:
    """Yield what has changed in one document, quotations before people."""
    id_ = new.document.id
    same_text = old.document.text == new.document.text
    if old.document != new.document:
        what = tuple(_document_fields(old.document, new.document))
        yield Change(
            document_id=id_,
            thing="document",
            action="changed",
            before=old.document,
            after=new.document,
            what=what,
        )
    yield from _quotation_changes(old, new, fields, same_text)
    yield from _non_speech_changes(old, new, same_text)
    for person, again in _matched_people(old.entities, new.entities):
        what = tuple(_person_fields(person, again)) if person and again else ()
        change = _change(id_, "person", person, again, what)
        if change:
            yield change


def _quotation_changes(
    old: Quotations, new: Quotations, fields: list[str], same_text: bool
) -> Iterator[Change]:
    silent_before = {stretch.span: stretch for stretch in old.non_speech}
    silent_after = {stretch.span: stretch for stretch in new.non_speech}
    for one, other in _matched_quotations(old, new, same_text):
        what = tuple(_quotation_fields(one, other, fields)) if one and other else ()
        if same_text and one and not other:
            what = tuple(_now_silent(one, silent_after, "now"))
        if same_text and other and not one:
            what = tuple(_now_silent(other, silent_before, "before"))
        change = _change(new.document.id, "quotation", one, other, what)
        if change:
            yield change


def _matched_quotations(old: Quotations, new: Quotations, same_text: bool) -> list[_QuotationPair]:
    """Pair the quotations of two results; those without a partner have None in its place."""

    def place(quotation: Quotation) -> Hashable:
        return quotation.fragments if same_text else quotation.text

    matched: list[_QuotationPair] = [*_matched(old.items, new.items, place)]
    if not same_text:
        return matched
    # Others that share most of their characters are one quotation with other borders.
    gone = [pair[0] for pair in matched if pair[0] and not pair[1]]
    come = [pair[1] for pair in matched if pair[1] and not pair[0]]
    moved: list[_QuotationPair] = list(_overlapping(gone, come))
    matched = [pair for pair in matched if pair[0] and pair[1]] + moved
    rest_old = [item for item in gone if all(item is not one for one, _ in moved)]
    rest_new = [item for item in come if all(item is not one for _, one in moved)]
    return matched + [(item, None) for item in rest_old] + [(None, item) for item in rest_new]


def _non_speech_changes(old: Quotations, new: Quotations, same_text: bool) -> Iterator[Change]:
    for stretch, now in _matched(
        old.non_speech, new.non_speech, lambda item: item.span if same_text else item.text
    ):
        what = (_arrow("reason", stretch.reason, now.reason),) if stretch and now else ()
        if stretch and now and stretch.reason == now.reason:
            what = ()
        change = _change(new.document.id, "no speech", stretch, now, what)
        if change:
            yield change


def _now_silent(quotation: Quotation, stretches: dict[Span, NonSpeech], when: str) -> Iterator[str]:
    for fragment in quotation.fragments:
        if fragment in stretches:
            yield f"{when} no speech: {reason_in_words(stretches[fragment])}"


def _change(id_: str, thing: Thing, old: Any, new: Any, what: tuple[str, ...]) -> Change | None:
    if old is not None and new is not None and not what:
        return None
    action: Action = "came" if old is None else "went" if new is None else "changed"
    return Change(document_id=id_, thing=thing, action=action, before=old, after=new, what=what)


def _matched(
    old: Iterable[T], new: Iterable[T], key: Callable[[T], Hashable]
) -> Iterator[tuple[T | None, T | None]]:
    """Pair the items of two lists that have the same key, several in order; then the rest."""
    waiting: dict[Hashable, list[T]] = {}
    for item in new:
        waiting.setdefault(key(item), []).append(item)
    for item in old:
        partners = waiting.get(key(item))
        yield item, partners.pop(0) if partners else None
    for partners in waiting.values():
        for item in partners:
            yield None, item


def _overlapping(
    gone: list[Quotation], come: list[Quotation]
) -> Iterator[tuple[Quotation, Quotation]]:
    free = list(come)
    for one in gone:
        for other in free:
            shared = sum(
                max(0, min(a.end, b.end) - max(a.start, b.start))
                for a in one.fragments
                for b in other.fragments
            )
            if 2 * shared > max(sum(map(len, one.fragments)), sum(map(len, other.fragments))):
                free.remove(other)
                yield one, other
                break


def _matched_people(
    old: Iterable[Entity], new: Iterable[Entity]
) -> Iterator[tuple[Entity | None, Entity | None]]:
    rest_old: list[Entity] = []
    rest_new: list[Entity] = []
    for one, other in _matched(old, new, lambda entity: entity.id):
        if one and other:
            yield one, other
        elif one:
            rest_old.append(one)
        elif other:
            rest_new.append(other)
    yield from _matched(rest_old, rest_new, lambda entity: entity.name)


def _pair_changes(first: Gathered, second: Gathered) -> Iterator[Change]:
    def place(pair: ClaimPair) -> Hashable:
        sides = (pair.earlier, pair.later)
        return tuple((side.document_id, side.fragments) for side in sides)

    for one, other in _matched(first.claim_pairs, second.claim_pairs, place):
        known = one or other
        if known is None:
            continue
        what = tuple(_pair_fields(one, other)) if one and other else ()
        change = _change(known.later.document_id, "claim pair", one, other, what)
        if change:
            yield change


def _arrow(name: str, old: object, new: object) -> str:
    shown = ["none" if value in (None, "") else value for value in (old, new)]
    return f"{name}: {shown[0]} → {shown[1]}"


def _document_fields(old: Document, new: Document) -> Iterator[str]:
    if old.text != new.text:
        yield f"text: {len(old.text):,} → {len(new.text):,} characters"
    for name in ("title", "publisher", "date", "url", "language"):
        if getattr(old, name) != getattr(new, name):
            yield _arrow(name, getattr(old, name), getattr(new, name))


def _quotation_fields(old: Quotation, new: Quotation, fields: list[str]) -> Iterator[str]:
    values: dict[str, tuple[object, object]] = {
        "text": (_places(old), _places(new)),
        "speaker": (speaker_in_words(old), speaker_in_words(new)),
        "source": (_words(old.source), _words(new.source)),
        "cue": (_words(old.cue), _words(new.cue)),
        "kind": (old.kind, new.kind),
        "question": (_words(old.question), _words(new.question)),
        "date": (old.said_on and old.said_on.date, new.said_on and new.said_on.date),
        "rule": (old.rule, new.rule),
        "confidence": (f"{old.confidence:.2f}", f"{new.confidence:.2f}"),
    }
    if old.text == new.text and old.fragments != new.fragments:
        # The text was moved as a whole: another version of the document.
        values["text"] = (None, None)
    for name in fields:
        one, other = values[name]
        if one != other:
            yield _arrow(name, one, other)


def _places(quotation: Quotation) -> str:
    return f"{quotation.quoted} ({characters_in_words(quotation.fragments)})"


def _words(passage: Any) -> str | None:
    return None if passage is None else f"“{passage.text}”"


def _person_fields(old: Entity, new: Entity) -> Iterator[str]:
    if old.name != new.name:
        yield _arrow("name", old.name, new.name)
    if old.kind != new.kind:
        yield _arrow("kind", old.kind, new.kind)
    for name in new.aliases:
        if name not in old.aliases:
            yield f"alias came: {name}"
    for name in old.aliases:
        if name not in new.aliases:
            yield f"alias went: {name}"


def _pair_fields(old: ClaimPair, new: ClaimPair) -> Iterator[str]:
    if old.relation != new.relation:
        yield _arrow("relation", relation_in_words(old), relation_in_words(new))
    if old.speaker.name != new.speaker.name:
        yield _arrow("speaker", old.speaker.name, new.speaker.name)
    if f"{old.score:.2f}" != f"{new.score:.2f}":
        yield _arrow("score", f"{old.score:.2f}", f"{new.score:.2f}")
    if _words(old.question) != _words(new.question):
        yield _arrow("question", _words(old.question), _words(new.question))
    if old.explanation != new.explanation:
        yield _arrow("explanation", old.explanation, new.explanation)


def counted(changes: Iterable[Change]) -> Counter[tuple[Thing, Action]]:
    """Return how many changes of each thing and action there are."""
    return Counter((change.thing, change.action) for change in changes)
