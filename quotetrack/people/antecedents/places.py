"""Where in its sentence a mention stands, as far as it tells who will be spoken of next."""

from __future__ import annotations

from typing import Final

from quotetrack.lexicon.cues import FORMS_OF_SAYING
from quotetrack.lexicon.words import words
from quotetrack.people.scan import Found, Scan

#: The places, those first whose holders are taken up most.
PLACES: Final = (
    "opens", "says", "subject", "inverted", "according", "owner first", "hearer", "by", "object",
    "owner",
)  # fmt: skip
#: How much each place matters: least first.
RANK: Final = {place: rank for rank, place in enumerate(PLACES)}
#: Places of subjects.
SUBJECTS: Final = frozenset(PLACES[:4])
_MOST_MODIFIERS: Final = 4  # words
_LONGEST_CALLING: Final = 3  # words
_TELLS_SOMEBODY: Final = words("told asked reminded assured tells asks")


def place_of(scan: Scan, found: Found) -> str:
    """Return the place of a mention in its sentence, one of `PLACES`."""
    items = scan.words.items
    if found.possessive or _modifies_name(scan, found):
        return "owner first" if _owns_subject(scan, found) else "owner"
    if found.is_subject and (found.opens_sentence or _opens_phrase(scan, found)):
        return "opens" if _is_sentence(scan, found) else "object"
    after = items[found.last + 1].lower if found.last + 1 < len(items) else ""
    if found.is_subject:
        return "says" if after in FORMS_OF_SAYING else "subject"
    if found.opens_sentence or not found.first:
        return "object"
    before = items[found.first - 1].lower
    if before in FORMS_OF_SAYING:
        return "hearer" if before in _TELLS_SOMEBODY else "inverted"
    if before == "to" and found.first > 1 and items[found.first - 2].lower == "according":
        return "according"
    return "by" if before == "by" else "object"


def _owns_subject(scan: Scan, found: Found) -> bool:
    """Return whether somebody owns what a sentence tells of: "Hale's silver was his second".

    It tells of somebody else where that is a person: "Hale's lawyer, Ana Ortiz,".
    """
    behind = scan.words.items[found.last + 1 : found.last + 1 + _LONGEST_CALLING]
    return (
        found.possessive
        and found.opens_sentence
        and not any(item.form.is_person_noun or item.form.is_group_noun for item in behind)
    )


def _modifies_name(scan: Scan, found: Found) -> bool:
    """Return whether a name tells whose people somebody is: "Hale campaign aide Ana Ortiz"."""
    if found.mention.kind != "name":
        return False
    items = scan.words.items
    end = min(found.last + 2 + _LONGEST_CALLING, len(items))
    for at in range(found.last + 1, end):
        item = items[at]
        if item.sentence != found.sentence or not item.form.is_word:
            return False
        if item.form.is_capitalised:
            return at > found.last + 1 and items[at - 1].form.is_person_noun
        if not item.form.opens_small or item.form.is_function_word:
            return False
    return False


def _opens_phrase(scan: Scan, found: Found) -> bool:
    """Return whether only modifiers part a mention from the start of its sentence."""
    items = scan.words.items
    start = scan.words.sentence_start(found.first, _MOST_MODIFIERS + 1)
    if found.first - start > _MOST_MODIFIERS:
        return False
    return all(
        item.form.is_word and not item.possessive and item.form.is_modifier
        for item in items[start : found.first]
    ) and (start == 0 or items[start - 1].sentence != items[start].sentence)


def _is_sentence(scan: Scan, found: Found) -> bool:
    """Return whether what a mention opens ends like a sentence, and is no caption or heading."""
    items = scan.words.items
    at = found.last
    while at + 1 < len(items) and items[at + 1].sentence == found.sentence:
        at += 1
    return items[at].quoted or items[at].text[-1] in ".!?…:;,”\"'’)"
