"""What people decided put over what the program found: a function of the two, and of nothing else.

So it does not matter in which order a document was read, corrected and read again. A quotation that
a person decided on holds the words that the person saw, or those that the program finds now where
the two are nearly the same. Quotations of the program give way to it, piece by piece, and so do
quotations whose words people decided earlier.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from attrs import define, evolve, field, frozen

from quotetrack.lexicon.words import folded
from quotetrack.model import (
    Document,
    Entity,
    EntityRef,
    Mention,
    NonSpeech,
    Passage,
    Quotation,
    Span,
    joined_text,
    quotation_id,
    text_digest,
)
from quotetrack.results import Quotations
from quotetrack.store.correcting.places import located, read_places
from quotetrack.store.correcting.subjects import Subject, said_on_of
from quotetrack.terms import MentionKind

#: What `Quotation.rule` says where a person decided who speaks.
RULE: Final = "person"
NOBODY: Final = "A person decided that it cannot be told who says this."
#: A quotation of the program is the one that a person saw where the two share so much of what
#: either of them holds.
_SAME: Final = 0.5
_PRONOUNS: Final = frozenset("he she they it we i who you him her them".split())


@frozen
class Applied:
    """A document as people left it.

    `subjects` gives the id of the quotation of each subject that is there. `waiting` are the
    corrections whose words do not stand in the text, or are another quotation's by a later one.
    `cores` gives what the program found where each subject is, None where that is nothing. `same`
    gives, for a subject that is the same words as another one, that other one, which stands for
    both: who takes back a removal may find that the words were added again since.
    """

    found: Quotations
    subjects: Mapping[str, str]
    waiting: frozenset[int]
    cores: Mapping[str, Quotation | None] = field(factory=dict)
    same: Mapping[str, str] = field(factory=dict)

    @property
    def ids(self) -> dict[str, str]:
        """The ids of the quotations by all subjects that they are."""
        others = {
            subject: self.subjects[other]
            for subject, other in self.same.items()
            if other in self.subjects
        }
        return {**self.subjects, **others}


@define
class _Case:
    """A subject while it is put over the findings."""

    subject: Subject
    base: tuple[Span, ...]
    pieces: tuple[Span, ...] | None
    core: Quotation | None = None
    spans: tuple[Span, ...] = field(default=())
    bare: Quotation | None = None

    @property
    def own_id(self) -> str:
        """The id of the quotation that it is, also where a person took that out."""
        assert self.bare is not None
        return self.bare.id

    @property
    def decided(self) -> tuple[int, bool]:
        """What tells which of two with the same words counts: the one that was decided last."""
        return max(self.subject.corrections), self.subject.state == "quotation"

    @property
    def words_decided(self) -> int:
        """The number of the correction that gave it its words; 0 where the program did."""
        if self.pieces is not None:
            return self.subject.fields["pieces"][0]
        return min(self.subject.corrections) if self.subject.added else 0

    @property
    def indirect(self) -> bool:
        """Whether it is reported, and may so hold words of others in marks."""
        assert self.bare is not None
        return self.bare.kind == "indirect"

    @property
    def taken(self) -> tuple[Span, ...]:
        """The stretches that belong to it, or that a person took away."""
        return (*self.spans, *(self.core.fragments if self.core is not None else ()))


def applied(found: Quotations, subjects: Sequence[Subject]) -> Applied:
    """Return what the program found in a document, with what people decided in its place."""
    text = found.document.text
    waiting: set[int] = set()
    cases: list[_Case] = []
    for subject in subjects:
        case = _case(subject, text, waiting)
        if case is not None:
            cases.append(case)
    _give_cores(cases, found.items)
    for case in cases:
        case.spans = case.pieces or (case.core.fragments if case.core is not None else case.base)
    digest = text_digest(text)
    for case in cases:
        case.bare = _bare(case, found.document, digest)
    standing = _last_decided(cases)
    same = {
        case.subject.id: standing[case.own_id].subject.id
        for case in cases
        if standing[case.own_id] is not case
    }
    for case in _giving_way(standing.values()):
        if case.spans:
            case.bare = _bare(case, found.document, digest)
            waiting.update({case.words_decided} - {0})
        else:
            waiting.update(case.subject.corrections)
    names = {entity.id: entity for entity in found.entities}
    items: list[Quotation] = []
    given: dict[str, Entity] = {}
    ids: dict[str, str] = {}
    for case in standing.values():
        if case.subject.state == "quotation" and case.spans:
            quotation = _quotation(case, text, names, given, waiting)
            ids[case.subject.id] = quotation.id
            items.append(quotation)
    kept = _left(found.items, cases, text, digest)
    items = list({one.id: one for one in (*kept, *items)}.values())
    items.sort(key=lambda one: one.start)
    return Applied(
        evolve(
            found,
            items=tuple(items),
            entities=(*found.entities, *given.values()),
            non_speech=_no_speech(found.non_speech, list(standing.values()), text),
        ),
        ids,
        frozenset(waiting),
        {case.subject.id: case.core for case in standing.values()},
        same,
    )


def _last_decided(cases: Iterable[_Case]) -> dict[str, _Case]:
    """Return the cases by their ids; of those with the same words only what was decided last."""
    last: dict[str, _Case] = {}
    for case in cases:
        other = last.get(case.own_id)
        if other is None or case.decided >= other.decided:
            last[case.own_id] = case
    return last


def _giving_way(cases: Iterable[_Case]) -> list[_Case]:
    """Let quotations give way to those whose words people decided later, and return which did.

    So it is after an undoing, where somebody gave their words to another quotation meanwhile, and
    where the program finds more words than people saw. What it says of words gives way to all that
    people say. A quotation then has the words that it had before, where those are free, or else the
    pieces that are left to it.
    """
    giving: list[_Case] = []
    before: list[_Case] = []
    speech = [one for one in cases if one.subject.state == "quotation"]
    for case in sorted(speech, key=lambda one: one.words_decided, reverse=True):
        later = [
            span
            for other in before
            if other.words_decided > case.words_decided and other.indirect == case.indirect
            for span in other.spans
        ]
        left = _apart(case.spans, later)
        if left != case.spans:
            found = case.core.fragments if case.core is not None else case.base
            free = [spans for spans in (found, case.base) if _apart(spans, later) == spans]
            case.spans = free[0] if free else left
            giving.append(case)
        before.append(case)
    return giving


def _apart(spans: tuple[Span, ...], taken: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(span for span in spans if not any(map(span.overlaps, taken)))


def _case(subject: Subject, text: str, waiting: set[int]) -> _Case | None:
    base = located(text, subject.places)
    given = subject.pieces
    pieces = None if given is None else located(text, given)
    if given is not None and pieces is None:
        waiting.add(subject.fields["pieces"][0])
    base = base or pieces
    if base is None:
        waiting.update(subject.corrections)
        return None
    return _Case(subject, base, pieces)


def _give_cores(cases: Sequence[_Case], items: Sequence[Quotation]) -> None:
    """Find for each subject the quotation of the program that it is about, if there is one."""
    exact = {one.fragments: one for one in reversed(items)}
    left = []
    for case in cases:
        case.core = exact.pop(case.base, None)
        if case.core is None:
            left.append(case)
    taken = {case.core.id for case in cases if case.core is not None}
    claimed: dict[str, list[_Case]] = {}
    for case in left:
        best = max(
            ((_shared(case.base, one.fragments), one.id) for one in items if one.id not in taken),
            default=(0.0, ""),
        )
        if best[0] >= _SAME:
            claimed.setdefault(best[1], []).append(case)
    by_id = {one.id: one for one in items}
    for own_id, claiming in claimed.items():
        # Where people see two quotations and the program one, they are two.
        if len(claiming) == 1:
            claiming[0].core = by_id[own_id]


def _shared(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return how much of what two quotations hold both of them hold, 0 to 1."""
    common = sum(
        max(0, min(first.end, second.end) - max(first.start, second.start))
        for first in one
        for second in other
    )
    whole = sum(map(len, one)) + sum(map(len, other)) - common
    return common / whole if whole else 0.0


def _left(
    items: Iterable[Quotation], cases: Sequence[_Case], text: str, digest: str
) -> list[Quotation]:
    """Return the quotations of the program, or what people left of them."""
    own = {case.core.id for case in cases if case.core is not None}
    kept = []
    for one in items:
        if one.id in own:
            continue
        taken = [span for case in cases if _gives_way(one, case) for span in case.taken]
        fragments = tuple(
            piece for piece in one.fragments if not any(piece.overlaps(span) for span in taken)
        )
        if fragments == one.fragments:
            kept.append(one)
        elif fragments:
            kept.append(_in_pieces(one, fragments, text, digest))
    return kept


def _gives_way(one: Quotation, case: _Case) -> bool:
    kind = case.core.kind if case.core is not None else case.subject.seen.kind
    if (one.kind == "indirect") != (kind == "indirect"):
        return False  # What is reported may hold words in marks.
    if case.core is not None and case.spans == case.core.fragments:
        # The program itself lets the two stand side by side.
        return not any(a.overlaps(b) for a in one.fragments for b in case.core.fragments)
    return True


def _in_pieces(quotation: Quotation, spans: tuple[Span, ...], text: str, digest: str) -> Quotation:
    """Return a quotation with other pieces, without what stands in them but is not quoted."""

    def outside(passage: Any) -> Any:
        if passage is None or any(span.overlaps(passage) for span in spans):
            return None
        return passage

    source = quotation.source
    if source is not None and any(span.overlaps(source.span) for span in spans):
        source = None
    cue = outside(quotation.cue)
    return evolve(
        quotation,
        id=quotation_id(digest, spans, cue if quotation.kind == "indirect" else None),
        fragments=spans,
        text=joined_text(text, spans),
        cue=cue,
        source=source,
        question=outside(quotation.question),
        occasion=outside(quotation.occasion),
    )


def _bare(case: _Case, document: Document, digest: str) -> Quotation:
    """Return what a subject is by its pieces and its kind, before all else that was decided."""
    one = case.core
    if one is None:
        one = _as_seen(case.subject.seen, case.base, document.text)
    if case.spans != one.fragments or one.document_id != document.id:
        one = evolve(_in_pieces(one, case.spans, document.text, digest), document_id=document.id)
    _number, kind = case.subject.fields.get("kind", (0, one.kind))
    if (kind == "indirect") != (one.kind == "indirect"):
        cue = one.cue if kind == "indirect" else None
        one = evolve(one, id=quotation_id(digest, case.spans, cue))
    return evolve(one, kind=kind)


def _quotation(
    case: _Case,
    text: str,
    names: Mapping[str, Entity],
    given: dict[str, Entity],
    waiting: set[int],
) -> Quotation:
    subject, one = case.subject, case.bare
    assert one is not None
    corrected = [name for name in subject.corrected if name not in ("pieces", "source")]
    if "pieces" in subject.fields and case.pieces is not None:
        corrected.append("pieces")
    values: dict[str, Any] = {}
    for name, (number, value) in subject.fields.items():
        if name == "said_on":
            values["said_on"] = said_on_of(value)
        elif name == "source":
            values["source"], there = _source(value, text)
            if there:
                corrected.append("source")
            else:
                del values["source"]
                waiting.add(number)
        elif name == "speaker":
            values["speaker"] = _speaker(value, names, given)
            values["confidence"] = 1.0
    one = evolve(one, **values)
    if "source" in corrected:
        one = evolve(one, source_confidence=1.0)
    if {"speaker", "source", "added"} & set(corrected):
        one = evolve(one, rule=RULE)
    if one.speaker is not None:
        if one.speaker.id not in names:
            given.setdefault(
                one.speaker.id, Entity(one.speaker.id, one.speaker.name, subject.seen_kind)
            )
        one = evolve(one, reason=None)
    else:
        one = evolve(one, reason=NOBODY if "speaker" in corrected else one.reason or NOBODY)
    order = tuple(name for name in subject.corrected if name in corrected)
    return evolve(one, corrected=order)


def _source(value: Mapping[str, Any] | None, text: str) -> tuple[Mention | None, bool]:
    if value is None:
        return None, True
    spans = located(text, read_places([dict(value)]))
    if spans is None:
        return None, False
    words = spans[0].of(text)
    return Mention(spans[0], words, mention_kind(words)), True


def mention_kind(words: str) -> MentionKind:
    """Return what kind of mention `words` look like: a pronoun, a name, or a description."""
    if folded(words) in _PRONOUNS:
        return "pronoun"
    first = words.split()[:1]
    return "name" if first and first[0][:1].isupper() and folded(first[0]) != "the" else "nominal"


def _speaker(
    value: Mapping[str, Any] | None, names: Mapping[str, Entity], given: dict[str, Entity]
) -> EntityRef | None:
    if value is None:
        return None
    own_id = value["id"]
    if own_id in names:
        return names[own_id].ref
    entity = given.setdefault(own_id, Entity(own_id, value["name"], value["kind"]))
    return entity.ref


def _as_seen(seen: Quotation, base: tuple[Span, ...], text: str) -> Quotation:
    """Return a quotation as a person saw it, at its place in the present text.

    What stood around it is kept where it stands there still, as far from it as it did.
    """
    moved = base[0].start - seen.fragments[0].start

    def there(passage: Passage | None) -> Passage | None:
        if passage is None:
            return None
        start, end = passage.start + moved, passage.end + moved
        if not 0 <= start <= end <= len(text) or text[start:end] != passage.text:
            return None
        return Passage(start, end, passage.text)

    source = seen.source
    if source is not None:
        span = there(Passage(source.start, source.end, source.text))
        source = None if span is None else evolve(source, span=Span(span.start, span.end))
    said_on = seen.said_on
    if said_on is not None:
        said_on = evolve(said_on, evidence=there(said_on.evidence))
    return evolve(
        seen,
        cue=there(seen.cue),
        source=source,
        question=there(seen.question),
        occasion=there(seen.occasion),
        said_on=said_on,
    )


def _no_speech(
    stretches: Iterable[NonSpeech], cases: Sequence[_Case], text: str
) -> tuple[NonSpeech, ...]:
    taken = [span for case in cases if case.subject.state != "removed" for span in case.spans]
    kept = [one for one in stretches if not any(one.span.overlaps(span) for span in taken)]
    silent = [case for case in cases if case.subject.state == "no_speech"]
    # Words that a person added since are speech, and of two stretches the last decision counts.
    full = [
        span
        for case in cases
        if case.subject.state == "quotation" and case.bare and case.bare.kind != "indirect"
        for span in case.spans
    ]
    for case in sorted(silent, key=lambda one: one.decided, reverse=True):
        spans = [span for span in case.spans if not any(span.overlaps(one) for one in full)]
        full += spans
        kept += [
            NonSpeech(
                span=span,
                text=span.of(text),
                reason=case.subject.why,
                confidence=1.0,
                corrected=True,
            )
            for span in spans
        ]
    return tuple(sorted(kept, key=lambda one: one.span))
