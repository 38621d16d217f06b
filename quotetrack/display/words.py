"""What results mean, in words that people read: dates, places, confidence, scores."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from quotetrack.display.escape import shortened
from quotetrack.model import ClaimPair, NonSpeech, Quotation, SaidOn, Span
from quotetrack.terms import (
    BY_HAND,
    CLAIM_REASONS,
    CORRECTED_FIELDS,
    ENTITY_KINDS,
    NO_SPEECH_REASONS,
    RELATIONS,
    EntityKind,
)

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_STRONG, _FAIR = 0.7, 0.5


def relation_in_words(pair: ClaimPair) -> str:
    """Return what the speaker does, to follow the speaker's name: "changes position"."""
    known = RELATIONS.get(pair.relation)
    return known.told if known else RELATIONS.words(pair.relation)


def strength_in_words(pair: ClaimPair) -> str:
    """Return how strong the signs are: "strong" from 0.7, "fair" from 0.5, "weak" below."""
    if pair.score >= _STRONG:
        return "strong signs"
    return "fair signs" if pair.score >= _FAIR else "weak signs"


def reason_in_words(thing: ClaimPair | NonSpeech) -> str:
    """Return the reason of a pair, or of a stretch that is no speech: "scare quotes"."""
    reasons = CLAIM_REASONS if isinstance(thing, ClaimPair) else NO_SPEECH_REASONS
    return reasons.words(thing.reason)


def score_in_words(pair: ClaimPair) -> str:
    """Return the pair's type and score, with what the score means; or that a person made it."""
    if pair.reason == BY_HAND:
        return "linked by a person"
    meaning = "a probability" if pair.calibrated else "for ordering only, not a probability"
    return (
        f"{strength_in_words(pair)} · {reason_in_words(pair)} · "
        f"score {pair.score:.2f} ({meaning}) · a candidate to check"
    )


def date_in_words(date: datetime.date) -> str:
    """Return a day so that no reader takes the month for the day: "18 April 2018"."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def said_on_in_words(said_on: SaidOn) -> str:
    """Return when something was said, no more exactly than it is known: "in April 2018"."""
    return f"{'on' if said_on.precision == 'day' else 'in'} {period_in_words(said_on)}"


def period_in_words(said_on: SaidOn) -> str:
    """Return a time as exactly as it is known: "18 April 2018", "April 2018", "2018"."""
    date = said_on.date
    if said_on.precision == "day":
        return date_in_words(date)
    if said_on.precision == "week":
        return f"the week of {date_in_words(date)}"
    month = f"{_MONTHS[date.month - 1]} " if said_on.precision == "month" else ""
    return f"{month}{date.year}"


def when_in_words(quotation: Quotation, published: datetime.date | None) -> str:
    """Return when something was said, no more exactly than it is known, or else published."""
    if quotation.said_on:
        return f"said {said_on_in_words(quotation.said_on)}"
    return f"published {date_in_words(published)}" if published else "no date"


def corrected_in_words(quotation: Quotation) -> str:
    """Return what a person decided of a quotation: "decided by a person: speaker, said on"."""
    names = ", ".join(CORRECTED_FIELDS.words(name) for name in quotation.corrected)
    return f"decided by a person: {names}" if names else ""


def decided_in_words(value: Any) -> str:
    """Return one thing that a person decided, as a correction of a ledger holds it.

    Somebody is called by name, a time told as exactly as it is known, pieces stand in a row with an
    ellipsis between, and groups of pieces with a bar.
    """
    if value is None or value == "":
        return "none"
    if isinstance(value, Mapping):
        if "precision" in value:
            day = datetime.date.fromisoformat(value["date"])
            return period_in_words(SaidOn(day, value["precision"]))
        return str(value["name"])
    if isinstance(value, (list, tuple)):
        between = " | " if any(isinstance(one, (list, tuple)) for one in value) else " … "
        return between.join(map(decided_in_words, value))
    return str(value)


def change_in_words(before: Any, after: Any) -> str:
    """Return what a person made of one thing: "Poe → Roe", or "Poe, confirmed"."""
    now = decided_in_words(after)
    return f"{now}, confirmed" if before == after else f"{decided_in_words(before)} → {now}"


def characters_in_words(spans: Iterable[Span]) -> str:
    """Return offsets for people: "781–784", "12–40 and 61–80". Ends are exclusive."""
    return " and ".join(f"{span.start}–{span.end}" for span in spans)


def count_in_words(number: int, thing: str, things: str = "") -> str:
    """Return a number with its noun: "1 quotation", "1,200 quotations"."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def speaker_in_words(quotation: Quotation) -> str:
    """Return the speaker's name, or that nobody is named."""
    return quotation.speaker.name if quotation.speaker else "speaker unknown"


def kind_in_words(kind: EntityKind) -> str:
    """Return what follows a name to say that it is no person's: " (organisation)"."""
    return "" if kind == "person" else f" ({ENTITY_KINDS.words(kind)})"


def quoted_in_words(quotation: Quotation, length: int) -> str:
    """Return a quotation in its marks on one line, its words cut to about `length` characters.

    “I will stay,” … “It is…”
    """
    pieces: list[str] = []
    for piece in quotation.pieces:
        pieces.append(shortened(piece, max(length, 1)))
        length -= len(pieces[-1])
        if length <= 1:
            break
    return quotation.quoted_in(pieces)


def quotation_in_words(quotation: Quotation) -> str:
    """Return how a quotation got its speaker, in one line, with where it stands."""
    parts = [
        speaker_in_words(quotation),
        f"source “{shortened(quotation.source.text, 60)}”" if quotation.source else "no source",
        f"cue “{shortened(quotation.cue.text, 40)}”" if quotation.cue else "no cue",
        f"{quotation.kind} speech",
        f"confidence {quotation.confidence:.2f}",
        f"rule {quotation.rule}",
        f"said {said_on_in_words(quotation.said_on)}" if quotation.said_on else "",
        f"characters {characters_in_words(quotation.fragments)}",
        quotation.reason or "",
        corrected_in_words(quotation),
    ]
    return " · ".join(part for part in parts if part)


def non_speech_in_words(stretch: NonSpeech) -> str:
    """Return why a stretch in quotation marks is taken for no speech."""
    return (
        f"in quotation marks, but no speech: {reason_in_words(stretch)} · "
        f"confidence {stretch.confidence:.2f} · "
        f"characters {characters_in_words([stretch.span])}"
    )
