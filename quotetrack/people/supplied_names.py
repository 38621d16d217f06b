"""Names that the text alone does not show: those of the caller, of sources, and hints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve

from quotetrack.lexicon.forms import form_of
from quotetrack.lexicon.people import NAME_PARTICLES
from quotetrack.lexicon.words import key_of
from quotetrack.model import Mention, Span
from quotetrack.names.parse import parse_name
from quotetrack.people.judged_names import may_be_person
from quotetrack.people.relatives_named import family_surname, shared_surname
from quotetrack.people.scan import Found, Scan
from quotetrack.people.single_names import firms_of_people
from quotetrack.people.sources import name_in_source
from quotetrack.people.turn_labels import names_speaker_of_turn, turn_label

_NAMED: Final = ("name", "title_name")


def _sources_only(scan: Scan, sources: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    """Yield sources that are names, with the name, where the scan sees no name in them."""
    labels = any(is_short_label(source.text) for source in sources)
    initials = initials_of(scan) if labels else {}
    named = {
        at
        for one in scan.found
        if one.name and not _is_cut_short(scan, one)
        for at in range(one.first, one.last + 1)
    }
    firms = firms_of_people(scan.words, scan.runs)
    for source in sources:
        if source.kind not in ("name", "title_name"):
            continue
        inside = scan.words.within(source.span)
        if not named.isdisjoint(inside):
            continue
        if in_credit(scan, source):
            continue
        if is_short_label(source.text) and key_of(source.text) in initials:
            continue
        if turn_label(scan.words.text, source) is not None:
            continue
        if form_of(source.text).is_suffix:
            continue  # "OBE: Ana Ortiz, for services to music"
        if scan.words.items[inside.start].form.plain in firms:
            continue  # "Furniture chain Hale said"
        name = name_in_source(scan.words, source)
        is_label = names_speaker_of_turn(scan.words.text, source)
        if is_label and source.kind == "name" and source.text.count(" ") == 1:
            name = source.text  # Given names may be those of towns as well.
        if len(key_of(name)) > 1 and (is_label or may_be_person(name, scan.odds)):
            yield source, name


def in_credit(scan: Scan, source: Mention) -> bool:
    """Return whether a source stands in a credit. A byline may name who asks in an interview."""
    items = scan.words.items
    inside = scan.words.within(source.span)
    if any(items[at].zone != "credit" for at in inside):
        return False
    before = inside.start - 1
    return not inside or before < 0 or items[before].lower != "by"


def _is_cut_short(scan: Scan, found: Found) -> bool:
    """Return whether a name is a single word within a longer run of capitals: "Cheng" You Quan."""
    if found.name is None or found.name.is_full or found.first != found.last or found.possessive:
        return False
    items = scan.words.items
    after = items[found.last + 1] if found.last + 1 < len(items) else None
    before = items[found.first - 1] if found.first else None
    is_before = before is not None and before.form.is_strong_given and not before.opens_sentence
    is_behind = after is not None and after.form.is_capitalised and after.form.is_word
    return (is_before and scan.words.joined(found.first - 1)) or (
        is_behind and scan.words.joined(found.last)
    )


def is_short_label(text: str) -> bool:
    """Return whether a source is initials, as turns of interviews are labelled: "RA", "J.D."."""
    letters = text.replace(".", "").replace(" ", "")
    return 2 <= len(letters) <= 4 and letters.isalpha() and letters.isupper()


def initials_of(scan: Scan) -> Mapping[str, int]:
    """Return for initials, folded, the first mention (an index) of the one person who has them."""
    found: dict[str, int] = {}
    names: dict[str, str] = {}
    for index, one in enumerate(scan.found):
        if one.name is None or not one.name.is_full:
            continue
        words_ = one.name.text.replace("-", " ").split()
        capitals = [word for word in words_ if word[0].isupper()]
        for parts in (words_, capitals, [words_[0], words_[-1]]):
            initials = key_of("".join(word[0] for word in parts))
            if names.setdefault(initials, one.name.text) != one.name.text:
                found.pop(initials, None)  # two people with the same
            else:
                found.setdefault(initials, index)
    return found


def names_by_sources(scan: Scan, sources: Sequence[Mention]) -> tuple[str, ...]:
    """Return the names that only their being sources of quotations shows to be names of people."""
    return tuple(dict.fromkeys(name for _, name in _sources_only(scan, sources)))


def unseen_names(scan: Scan, sources: Sequence[Mention]) -> list[Mention]:
    """Return name mentions for sources that are names and in which the scan still sees none."""
    unseen: list[Mention] = []
    for source, name in _sources_only(scan, sources):
        start = scan.words.text.index(name, source.start)
        unseen.append(Mention(Span(start, start + len(name)), name, "name"))
    return unseen


def with_foreign(scan: Scan, mentions: Sequence[Mention]) -> Scan:
    """Add the caller's names that the scan did not find by itself."""
    wanted = {(mention.start, mention.end) for mention in mentions if mention.kind in _NAMED}
    # A body in capitals may turn out to be somebody who speaks.
    kept = tuple(
        one
        if one.mention.kind != "organisation" or (one.start, one.end) not in wanted
        else evolve(
            one,
            mention=evolve(one.mention, kind="name"),
            name=parse_name(one.mention.text),
            bare=one.mention.span,
        )
        for one in scan.found
    )
    scan = evolve(scan, found=kept)
    known = {(found.start, found.end) for found in scan.found}
    added: list[Found] = []
    for mention in mentions:
        if (mention.start, mention.end) in known or mention.kind in ("nominal", "pronoun"):
            continue
        inside = scan.words.within(mention.span)
        if not inside:
            continue
        first = scan.words.items[inside.start]
        is_name = mention.kind in ("name", "title_name")
        parsed = parse_name(mention.text) if is_name else None
        added.append(
            Found(
                mention=mention,
                start=mention.start,
                end=mention.end,
                first=inside.start,
                last=inside.stop - 1,
                sentence=first.sentence,
                line=first.paragraph,
                opens_line=inside.start == 0
                or scan.words.items[inside.start - 1].paragraph != first.paragraph,
                name=parsed,
                bare=mention.span if is_name else None,
                sex=parsed.sex if parsed else None,
                quoted=first.quoted,
                body=first.zone == "body",
            )
        )
    # Appended, so that the indices in the links stay right.
    return evolve(scan, found=(*scan.found, *added)) if added else scan


def with_hints(scan: Scan, hints: Mapping[str, str]) -> Scan:
    """Read each name that `hints` has as the full name it stands for."""
    full_names = {key_of(short): parse_name(full) for short, full in hints.items()}
    found = tuple(
        evolve(item, name=full_names[item.name.key])
        if item.name is not None and item.name.key in full_names
        else item
        for item in scan.found
    )
    return evolve(scan, found=found)


def with_shared_surnames(scan: Scan) -> Scan:
    """Read "Ana" as Ana Hale in a text that speaks of "Ana and Owen Hale".

    Everywhere, or there alone where the text names another Ana.
    """
    others = {one.name.given: one.name.surname for one in scan.found if one.name is not None}
    full_names: dict[str, str] = {}
    there: dict[int, Found] = {}
    for index, one in enumerate(scan.found):
        if one.name is None or one.name.is_full or one.name.titles:
            continue
        given = one.name.text
        words_ = scan.words
        surname = shared_surname(words_, one.first) or family_surname(words_, one.first)
        if not surname:
            continue
        if others.get(given, surname) == surname:
            full_names.setdefault(given, f"{given} {surname}")
        else:
            there[index] = evolve(one, name=parse_name(f"{given} {surname}"))
    if there:
        found = tuple(there.get(index, one) for index, one in enumerate(scan.found))
        scan = evolve(scan, found=found)
    return with_hints(scan, full_names) if full_names else scan


def with_surnames_alone(scan: Scan) -> Scan:
    """Read "Van Heemskerk" as a surname in a text that names Jan van Heemskerk."""
    surnames = {one.name.surname_key for one in scan.found if one.name is not None}
    changed = {}
    for index, one in enumerate(scan.found):
        name = one.name
        if name is None:
            continue
        is_particle = name.given.lower() in NAME_PARTICLES and not name.middle
        if is_particle and key_of(name.given + name.surname) in surnames:
            alone = evolve(name, given="", surname=f"{name.given} {name.surname}")
            changed[index] = evolve(one, name=alone)
    if not changed:
        return scan
    return evolve(scan, found=tuple(changed.get(at, one) for at, one in enumerate(scan.found)))
