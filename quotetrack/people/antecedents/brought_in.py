"""Bodies that the lead brings in by a noun and what follows by name: "a charity has said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from quotetrack.lexicon.organisations import KNOWN_BODIES
from quotetrack.lexicon.words import words
from quotetrack.people.antecedents.facts import says
from quotetrack.people.antecedents.things import BODIES, kind_of_name, kind_of_noun, plain_name
from quotetrack.people.scan import Found, Scan

_NEW: Final = words("a an one")
_KNOWN: Final = "the"
_HOUSE: Final = "house"
_HAVE: Final = words("has have had")
_JOINTS: Final = words("but and yet meanwhile now")
_REPORTS: Final = ("according", "to")
_TELLS_OF_THING: Final = (",", "which")
_VAGUE: Final = frozenset(("acronym", "name"))


class BroughtIn(NamedTuple):
    """A noun phrase of the lead, its noun, and the name that tells which body it is."""

    phrase: Found
    noun: str
    name: Found


def brought_in(scan: Scan, lead: int, things: Sequence[Found]) -> BroughtIn | None:
    """Return the body of a lead that the next paragraph names, or None.

    "A bakery has been fined." is followed by "Brask & Fenn, which …" or "Brask & Fenn said". Of a
    text on one line, the next sentence names it. Of two bodies in a lead it is the one that speaks,
    and so does the name: in "An app is a risk, a charity has said." the charity.
    """
    phrases = [one for one in things if _brings_in(scan, one, lead)]
    speaking = [one for one in phrases if _speaks(scan, one)]
    meant = speaking or phrases
    if len(meant) != 1:
        return None
    phrase = meant[0]
    noun = scan.words.items[phrase.last].lower
    told = " ".join(item.text for item in scan.words.items if item.paragraph <= lead)
    for number, name in enumerate(_names_behind(scan, phrase, lead, things)):
        written = plain_name(name.mention.text)
        kind = kind_of_name(written)
        if written in told or not (kind in _VAGUE or kind == kind_of_noun(noun)):
            continue
        if written in KNOWN_BODIES and not (speaking and kind_of_noun(noun) != _HOUSE):
            continue  # "A school was closed. Ofsted said it was cold."
        if _speaks(scan, name) or (number == 0 and len(phrases) == 1 and _acts(scan, name)):
            return BroughtIn(phrase, noun, name)
    return None


def _brings_in(scan: Scan, found: Found, lead: int) -> bool:
    """Return whether a phrase is that of a new body which opens the lead, or speaks in it.

    "The charity has said" brings one in as well, where no title names it.
    """
    items = scan.words.items
    if found.line != lead or found.mention.kind != "nominal":
        return False
    if items[found.last].lower not in BODIES:
        return False
    if items[found.first].lower == _KNOWN:
        return found.opens_line and _speaks(scan, found) and not _follows_title(scan, found)
    return items[found.first].lower in _NEW and (found.opens_line or _speaks(scan, found))


def _follows_title(scan: Scan, found: Found) -> bool:
    """Return whether a title that may name somebody stands before a phrase of the lead."""
    return any(
        item.form.is_capitalised and not (item.opens_sentence and item.form.is_known)
        for item in scan.words.items[: found.first]
    )


def _speaks(scan: Scan, found: Found) -> bool:
    """Return whether somebody says something: "a charity has said", "according to a charity"."""
    items = scan.words.items
    before = tuple(item.lower for item in items[max(found.first - 2, 0) : found.first])
    behind = [item.lower for item in items[found.last + 1 : found.last + 3]]
    if behind[:1] and behind[0] in _HAVE:
        behind = behind[1:]
    return before == _REPORTS or (bool(behind) and says(behind[0]))


def _acts(scan: Scan, found: Found) -> bool:
    """Return whether a name is the subject of a verb, or told of by "which" as no person is."""
    behind = scan.words.items[found.last + 1 : found.last + 3]
    if tuple(item.lower for item in behind) == _TELLS_OF_THING:
        return True
    return bool(behind) and behind[0].form.lower.isalpha() and behind[0].form.is_finite_verb


def _names_behind(scan: Scan, phrase: Found, lead: int, things: Sequence[Found]) -> Iterator[Found]:
    """Yield the names of bodies that open a sentence of the next paragraph, or the next sentence.

    "But" may stand before them.
    """
    items = scan.words.items
    is_one_line = all(item.paragraph <= lead for item in items[-1:])
    part = -1
    for found in things:
        here = found.sentence if is_one_line else found.line
        if here <= (phrase.sentence if is_one_line else lead) or found.quoted or not found.body:
            continue
        if part < 0:
            part = here
        if here != part:
            return
        before = items[found.first - 1] if found.first else None
        is_first = found.opens_sentence or (
            before is not None and before.opens_sentence and before.lower in _JOINTS
        )
        if is_first and found.mention.kind == "organisation" and not found.possessive:
            yield found
