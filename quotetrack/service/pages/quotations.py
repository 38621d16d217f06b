"""One quotation: its place, what people decided on it, and what it is linked with."""

from __future__ import annotations

import asyncio
import datetime
from typing import Any

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from quotetrack.errors import ConflictError, InputError, LedgerError, UnknownRecordError
from quotetrack.model import EntityRef, SaidOn
from quotetrack.model.written import divided, pieces_as_written, pieces_from
from quotetrack.service.choices import PAGE_LENGTH, LinkChoice, number_from, query_of
from quotetrack.service.marking import article_html
from quotetrack.service.people import NameTags, filled_form, reviewer_from, visitor_of
from quotetrack.service.templating import page
from quotetrack.service.uploads import day_from
from quotetrack.store import Ledger, NewSpeaker, StoredDocument, StoredPair, StoredQuotation
from quotetrack.terms import (
    DATE_PRECISIONS,
    ENTITY_KINDS,
    NO_SPEECH_REASONS,
    QUOTATION_KINDS,
    RATINGS,
    RELATIONS,
)

_MOST_IN_ARTICLE = 1000
_MOST_DECISIONS = 50
_MOST_RELATED = 20


@get("/quotations/{key:int}", sync_to_thread=True, include_in_schema=False)
def show_quotation(
    request: Request[Any, Any, Any], ledger: NamedDependency[Ledger], key: FromPath[int]
) -> Template | Redirect:
    """Show a quotation in its article, with the forms to correct it.

    An address from before its pieces were corrected leads on to what it is now.
    """
    stored = ledger.quotation(key)
    if stored.replaced_by is not None:
        # Not for good: who takes the correction back has the old address again.
        return Redirect(f"/quotations/{stored.replaced_by}?done=replaced", status_code=302)
    return _quotation_page(request, ledger, stored)


@post("/quotations/{key:int}", include_in_schema=False)
async def decide_quotation(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    name_tags: NamedDependency[NameTags],
    key: FromPath[int],
) -> Response[Any]:
    """Correct a quotation, and show what became of it; a stale form changes nothing."""
    given = await filled_form(request)
    visitor = visitor_of(request)
    try:
        reviewer = reviewer_from(visitor, given.get("reviewer"))
        address = await asyncio.to_thread(_decided, ledger, key, given, reviewer)
    except UnknownRecordError as error:
        problem: Exception = error
        status = 404 if not await asyncio.to_thread(_is_there, ledger, key) else 400
        if status == 404:
            raise
    except (InputError, LedgerError) as error:
        problem, status = error, 409 if isinstance(error, ConflictError) else 400
    else:
        return name_tags.redirect(address, visitor, reviewer)
    stored = await asyncio.to_thread(ledger.quotation, key)
    return await asyncio.to_thread(
        _quotation_page, request, ledger, stored, problem=problem, given=given, status_code=status
    )


@get("/link", sync_to_thread=True, include_in_schema=False)
def show_link(request: Request[Any, Any, Any], ledger: NamedDependency[Ledger]) -> Template:
    """Let somebody choose a second statement, and say how the two go together."""
    return _link_page(request, ledger, LinkChoice.read(request.query_params))


@post("/link", include_in_schema=False)
async def link(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    name_tags: NamedDependency[NameTags],
) -> Response[Any]:
    """Link two statements, and show the pair."""
    given = await filled_form(request)
    visitor = visitor_of(request)
    try:
        reviewer = reviewer_from(visitor, given.get("reviewer"))
        pair_id = await asyncio.to_thread(_linked, ledger, given, reviewer)
    except UnknownRecordError:
        raise
    except (InputError, LedgerError) as error:
        choice = LinkChoice.read(given)
        status = 409 if isinstance(error, LedgerError) else 400
        return await asyncio.to_thread(
            _link_page, request, ledger, choice, problem=error, given=given, status_code=status
        )
    return name_tags.redirect(f"/pairs/{pair_id}?linked=yes", visitor, reviewer)


def _is_there(ledger: Ledger, key: int) -> bool:
    try:
        ledger.quotation(key)
    except UnknownRecordError:
        return False
    return True


def _decided(ledger: Ledger, key: int, given: dict[str, str], reviewer: str) -> str:
    """Do what a form asks for, and return the address to go on to."""
    what, note = given.get("what"), given.get("note", "").strip()
    seen = number_from(given.get("seen", ""), "The form does not tell what you saw. Load it again.")
    stored = ledger.quotation(key)
    said: dict[str, Any] = {"reviewer": reviewer, "note": note}
    if what == "correct":
        wanted = changes_in(ledger, stored, given)
        if not wanted:
            raise InputError("Nothing is changed. If it is right, say “It is right”.")
        key = ledger.correct_quotation(key, seen=seen, **said, **wanted).key
        return f"/quotations/{key}?done=corrected"
    if what == "confirm":
        changed = changes_in(ledger, stored, given)
        if changed:
            names = ", ".join(name.replace("_", " ") for name in changed)
            raise InputError(f"You changed something ({names}). Press “Correct” to keep it.")
        key = ledger.confirm_quotation(key, seen=seen, **said).key
        return f"/quotations/{key}?done=confirmed"
    if what == "no_speech":
        reason = NO_SPEECH_REASONS.checked(given.get("reason", ""), "The reason")
        ledger.mark_no_speech(key, reason, seen=seen, **said)
        return _document(stored, "no_speech")
    if what == "remove":
        ledger.remove_quotation(key, seen=seen, **said)
        return _document(stored, "removed")
    if what == "divide":
        text = ledger.document(stored.document.id).document.text
        groups = divided(stored.quotation, text, given.get("begins", ""))
        first, *_ = ledger.divide_quotation(key, groups, seen=seen, **said)
        return f"/quotations/{first.key}?done=divided"
    if what == "join":
        other = number_from(given.get("other", ""), "The form does not tell what to join.")
        other_seen = number_from(given.get("other_seen", ""), "Load the page again.")
        joined = ledger.join_quotations([key, other], seen=[seen, other_seen], **said)
        return f"/quotations/{joined.key}?done=joined"
    raise InputError("The form does not tell what to do.")


def _document(stored: StoredQuotation, done: str) -> str:
    return f"/document{query_of({'id': stored.document.id, 'done': done})}"


def changes_in(ledger: Ledger, stored: StoredQuotation, given: dict[str, str]) -> dict[str, Any]:
    """Return what a form changes of a quotation."""
    quotation = stored.quotation
    wanted: dict[str, Any] = {}
    name = " ".join(given.get("speaker", "").split())
    if "speaker" in given and name != (stored.speaker.name if stored.speaker else ""):
        wanted["speaker"] = speaker_from(ledger, name, given)
    if given.get("kind", quotation.kind) != quotation.kind:
        wanted["kind"] = QUOTATION_KINDS.checked(given["kind"], "The kind")
    if "pieces" in given and given["pieces"].split() != pieces_as_written(quotation).split():
        text = ledger.document(stored.document.id).document.text
        wanted["pieces"] = pieces_from(text, given["pieces"], quotation.start)
    source = " ".join(given.get("source", "").split())
    if "source" in given and source != " ".join(
        (quotation.source.text if quotation.source else "").split()
    ):
        wanted["source"] = None
        if source:
            text = ledger.document(stored.document.id).document.text
            (wanted["source"],) = pieces_from(text, source, quotation.start)
    said_on = said_on_from(given.get("said_on", ""), given.get("precision", ""))
    known = quotation.said_on
    if "said_on" in given and (said_on and (said_on.date, said_on.precision)) != (
        known and (known.date, known.precision)
    ):
        wanted["said_on"] = said_on
    return wanted


def speaker_from(ledger: Ledger, name: str, given: dict[str, str]) -> Any:
    """Return whom a form means: an id or name, somebody new, or nobody.

    Raises `InputError` for a name that nobody goes by, with those that it may mean.
    """
    if not name:
        return None
    if given.get("new"):
        kind = ENTITY_KINDS.checked(given.get("new_kind") or "person", "The kind")
        return NewSpeaker(name, kind)
    try:
        ledger.speaker(name)
    except UnknownRecordError as error:
        raise InputError(f"{error} If it is somebody new, say so.") from error
    return name


def meant_by(ledger: Ledger, given: dict[str, str] | None) -> tuple[EntityRef, ...]:
    """Return whom the name in a form may mean that nobody goes by."""
    name = " ".join((given or {}).get("speaker", "").split())
    if not name or (given or {}).get("new"):
        return ()
    try:
        ledger.speaker(name)
    except UnknownRecordError:
        return ledger.similar_speakers(name)
    return ()


def said_on_from(day: str, precision: str) -> SaidOn | None:
    """Return the day of saying that a form holds, as exactly as it says; None for none."""
    date: datetime.date | None = day_from(day)
    if date is None:
        return None
    return SaidOn(date, DATE_PRECISIONS.checked(precision or "day", "How exactly it is known"))


def _linked(ledger: Ledger, given: dict[str, str], reviewer: str) -> str:
    problem = "The form does not tell which two statements are linked."
    numbers = {
        name: number_from(given.get(name, ""), problem)
        for name in ("first", "second", "first_seen", "second_seen")
    }
    rating = given.get("rating", "")
    return ledger.link(
        numbers["first"],
        numbers["second"],
        RELATIONS.checked(given.get("relation", ""), "What the two are to each other"),
        reviewer=reviewer,
        seen=(numbers["first_seen"], numbers["second_seen"]),
        question=" ".join(given.get("question", "").split()),
        rating=RATINGS.checked(rating, "The rating") if rating else None,
        note=given.get("note", "").strip(),
    ).id


def _version(ledger: Ledger, stored: StoredQuotation) -> StoredDocument:
    """Return the very version of the article that a quotation was found in."""
    current = ledger.document(stored.document.id)
    if current.key == stored.document.key:
        return current
    versions = ledger.document_versions(stored.document.id)
    return next((one for one in versions if one.key == stored.document.key), current)


def _in_article(ledger: Ledger, stored: StoredQuotation) -> list[StoredQuotation]:
    found = ledger.quotations(
        document_id=stored.document.id,
        current=None if not stored.current else True,
        order="oldest",
        limit=_MOST_IN_ARTICLE,
    )
    same = [one for one in found if one.document.key == stored.document.key]
    return sorted(same, key=lambda one: one.quotation.start)


def _pairs_of(ledger: Ledger, stored: StoredQuotation, hidden_from: str | None) -> list[StoredPair]:
    """Return the claim pairs that a quotation is part of."""
    own = stored.quotation.id
    found = ledger.claim_pairs(
        document_id=stored.document.id, hidden_from=hidden_from, limit=PAGE_LENGTH
    )
    return [one for one in found if own in (one.pair.earlier.id, one.pair.later.id)]


def _when(stored: StoredQuotation) -> tuple[datetime.date, int]:
    return (stored.said_on.date if stored.said_on else datetime.date.min), stored.key


def _quotation_page(
    request: Request[Any, Any, Any],
    ledger: Ledger,
    stored: StoredQuotation,
    *,
    problem: Exception | None = None,
    given: dict[str, str] | None = None,
    status_code: int = 200,
) -> Template:
    version = _version(ledger, stored)
    beside = _in_article(ledger, stored)
    keys = [one.key for one in beside]
    at = keys.index(stored.key) if stored.key in keys else None
    quotation = stored.quotation
    shown = {
        "speaker": stored.speaker.name if stored.speaker else "",
        "what": "",
        "new": "",
        "new_kind": "person",
        "kind": quotation.kind,
        "source": quotation.source.text if quotation.source else "",
        "said_on": quotation.said_on.date.isoformat() if quotation.said_on else "",
        "precision": quotation.said_on.precision if quotation.said_on else "day",
        "pieces": pieces_as_written(quotation),
        "note": "",
        "reviewer": "",
        "begins": "",
        "reason": "",
        **(given or {}),
    }
    pairs = _pairs_of(ledger, stored, visitor_of(request).hidden_from)
    return page(
        "quotation",
        request,
        status_code=status_code,
        stored=stored,
        quotation=quotation,
        document=version.document,
        version=version,
        article=article_html(version.document, beside, chosen=stored.key),
        people=sorted({one.speaker.name for one in beside if one.speaker}),
        before=beside[at - 1] if at else None,
        after=beside[at + 1] if at is not None and at + 1 < len(beside) else None,
        pairs=pairs,
        decisions=ledger.corrections(
            quotation=stored.key, hidden_from=visitor_of(request).hidden_from, limit=_MOST_DECISIONS
        ),
        meant=meant_by(ledger, given),
        given=shown,
        problem=problem,
        done=request.query_params.get("done", ""),
    )


def _link_page(
    request: Request[Any, Any, Any],
    ledger: Ledger,
    choice: LinkChoice,
    *,
    problem: Exception | None = None,
    given: dict[str, str] | None = None,
    status_code: int = 200,
) -> Template:
    first = ledger.quotation(choice.first)
    second = ledger.quotation(choice.second) if choice.second else None
    found = related = None
    if second is None and first.speaker is not None:
        if choice.words:
            found = ledger.quotations(
                speaker=first.speaker, words=choice.words, limit=PAGE_LENGTH, offset=choice.offset
            )
        else:
            related = ledger.related_statements(first, limit=_MOST_RELATED)
    articles = []
    for stored in sorted((first, second), key=_when) if second is not None else ():
        version = _version(ledger, stored)
        beside = [one for one in _in_article(ledger, stored) if one.key == stored.key]
        articles.append(
            (stored, version, article_html(version.document, beside, chosen=stored.key))
        )
    shown = dict.fromkeys(("relation", "question", "rating", "note", "reviewer"), "")
    return page(
        "link",
        request,
        status_code=status_code,
        first=first,
        second=second,
        found=found,
        related=related,
        articles=articles,
        paired={one.id for one in _pairs_of(ledger, first, None)},
        choice=choice,
        given=shown | (given or {}),
        problem=problem,
    )
