"""Speakers: the list, one speaker with timeline and names, and who is the same as whom."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.response import Template

from quotetrack.errors import InputError
from quotetrack.service.choices import (
    PAGE_LENGTH,
    SpeakerChoice,
    TimelineChoice,
    number_from,
    query_of,
)
from quotetrack.service.people import NameTags, reviewer_from, visitor_of
from quotetrack.service.templating import page
from quotetrack.store import Ledger, StoredQuotation, StoredSpeaker
from quotetrack.terms import SPEAKER_ORDERS

_MOST_TO_SPLIT = 300
_MOST_ALIKE = 10


@get("/speakers", sync_to_thread=True, include_in_schema=False)
def list_speakers(request: Request[Any, Any, Any], ledger: NamedDependency[Ledger]) -> Template:
    """Show who is quoted, the most quoted first."""
    choice = SpeakerChoice.read(request.query_params)
    found = ledger.speakers(
        name=choice.name or None,
        order=SPEAKER_ORDERS.checked(choice.order or "quotations", "order"),
        limit=PAGE_LENGTH,
        offset=choice.offset,
    )
    proposals = ledger.merge_proposals(limit=_MOST_ALIKE) if not choice.offset else ()
    meant = ledger.similar_speakers(choice.name) if choice.name and not found else ()
    return page(
        "speakers", request, speakers=found, choice=choice, proposals=proposals, meant=meant
    )


@get("/speaker", sync_to_thread=True, include_in_schema=False)
def show_speaker(request: Request[Any, Any, Any], ledger: NamedDependency[Ledger]) -> Template:
    """Show one speaker: names, what was said when, claim pairs, and whom else it may be."""
    choice = TimelineChoice.read(request.query_params)
    speaker = ledger.speaker(choice.id)
    alike: tuple[StoredSpeaker, ...] = ()
    if choice.other:
        found = ledger.speakers(name=choice.other, quoted_only=False, limit=_MOST_ALIKE)
        alike = tuple(one for one in found if one.id != speaker.id)
    return page(
        "speaker",
        request,
        speaker=speaker,
        choice=choice,
        timeline=ledger.timeline(
            speaker.ref,
            topic=choice.topic or None,
            **choice.days,
            limit=PAGE_LENGTH,
            offset=choice.offset,
        ),
        years=ledger.count_quotations("year", speaker=speaker.ref),
        pairs=ledger.claim_pairs(
            speaker=speaker.ref, hidden_from=visitor_of(request).hidden_from, limit=PAGE_LENGTH
        ),
        proposals=ledger.merge_proposals(speaker.ref, limit=_MOST_ALIKE),
        decisions=ledger.decisions(speaker.ref, limit=PAGE_LENGTH),
        alike=alike,
        done=request.query_params.get("done", ""),
    )


@get("/speaker/split", sync_to_thread=True, include_in_schema=False)
def show_split(request: Request[Any, Any, Any], ledger: NamedDependency[Ledger]) -> Template:
    """Let somebody choose the documents in which a name means another person."""
    speaker = ledger.speaker(request.query_params.get("id", ""))
    quotations = ledger.quotations(speaker=speaker.ref, limit=_MOST_TO_SPLIT)
    by_document: dict[str, list[StoredQuotation]] = {}
    for quotation in quotations:
        by_document.setdefault(quotation.document.id, []).append(quotation)
    return page("split", request, speaker=speaker, documents=by_document, more=quotations.has_more)


@post("/speaker/decide", include_in_schema=False)
async def decide(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    name_tags: NamedDependency[NameTags],
) -> Response[Any]:
    """Merge, refuse a merge, split, give an alias, or take one of these back."""
    form = await request.form()
    given = {name: str(value) for name, value in form.items()}
    visitor = visitor_of(request)
    reviewer = reviewer_from(visitor, given.get("reviewer"))
    documents = [str(value) for value in form.getall("document", [])]
    speaker_id = await asyncio.to_thread(_decided, ledger, given, documents, reviewer)
    done = query_of({"id": speaker_id, "done": given.get("what", "")})
    return name_tags.redirect(f"/speaker{done}", visitor, reviewer)


def _decided(ledger: Ledger, given: dict[str, str], documents: list[str], reviewer: str) -> str:
    """Do what a form asks for, and return the id of the speaker to show then."""
    what, speaker, other = given.get("what"), given.get("id", ""), given.get("other", "")
    note = given.get("note", "").strip()
    if what == "merge":
        return ledger.merge(speaker, other, reviewer=reviewer, keep=speaker, note=note).id
    if what == "refuse":
        ledger.refuse_merge(speaker, other, reviewer=reviewer, note=note)
        return speaker
    if what == "alias":
        name = given.get("name", "").strip()
        if not name:
            raise InputError("Give the other name.")
        return ledger.add_alias(speaker, name, reviewer=reviewer, note=note).id
    if what == "rename":
        name = given.get("name", "").strip()
        if not name:
            raise InputError("Give the name that is right.")
        return ledger.rename(speaker, name, reviewer=reviewer, note=note).id
    if what == "split":
        if not documents:
            raise InputError("Choose the documents in which it is somebody else.")
        name = given.get("name", "").strip()
        return ledger.split(speaker, documents, reviewer=reviewer, name=name, note=note).id
    if what == "undo":
        number = number_from(
            given.get("decision", ""), "The form does not tell which decision to undo."
        )
        return ledger.undo(number, reviewer=reviewer).first.id
    raise InputError("The form does not tell what to do.")
