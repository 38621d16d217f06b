"""What "who" takes up: the noun phrase before it.

"Ms Lee, who said": the source of the words is "who", the speaker is Ms Lee. What stands directly
before the pronoun counts, not who was spoken of last: "Ms Lee met a driver who said".
"""

from __future__ import annotations

from typing import Final

from quotetrack.lexicon.forms import Form
from quotetrack.lexicon.function_words import ARTICLES, POSSESSIVES
from quotetrack.lexicon.words import words
from quotetrack.model import Mention, Span
from quotetrack.people.scan import Scan

_WHO: Final = "who"
_BETWEEN: Final = frozenset(",-–—―([") | {"and", "but"}
_DETERMINERS: Final = ARTICLES | POSSESSIVES | words("one another some many two three several")
_LONGEST: Final = 12  # words of a phrase, and of what stands in brackets
_WHERE: Final = words("in at near from outside on around across of")
_STAFF: Final = words("staff personnel crew")
_STOPS: Final = frozenset(";:.!?,")


def antecedent(scan: Scan, mention: Mention) -> Mention | None:
    """Return what a relative pronoun takes up, None for other mentions and where nothing is seen.

    Args:
        scan: The reading of the text.
        mention: A source, which may be "who".
    """
    if mention.text.lower() != _WHO:
        return None
    items = scan.words.items
    last = scan.words.at(mention.start) - 1
    while last >= 0 and items[last].text in _BETWEEN:
        last -= 1
    if last >= 0 and items[last].text == ")":
        # "Ann Lee (D-Ohio), who"
        opening = next(
            (at for at in range(last, max(-1, last - _LONGEST), -1) if items[at].text == "("), last
        )
        last = opening - 1
    if last < 0 or not items[last].form.is_word:
        return None
    named = [
        found.mention
        for found in scan.found
        if found.last == last and (found.name is not None or found.mention.kind == "organisation")
    ]
    people = [found for found in scan.found if found.last == last and found.name is not None]
    first = _of_those_there(scan, last) if not people else -1
    if first < 0 and named:
        return min(named, key=lambda one: one.start)
    if first < 0:
        first = _first_of_phrase(scan, last)
    if first < 0:
        return None
    span = Span(items[first].start, items[last].end)
    return Mention(span, span.of(scan.words.text), "nominal")


def _of_those_there(scan: Scan, last: int) -> int:
    """Return where those begin who are said to be where the word `last` ends, or -1.

    "Villagers in the Salta hills who", "the driver of a bus who": neither hills nor buses speak.
    """
    items = scan.words.items
    if _is_for_people(items[last].form):
        return -1
    for at in range(last, max(last - _LONGEST, 0), -1):
        if not scan.words.joined(at - 1) or items[at].lower in _DETERMINERS:
            return -1
        before = items[at - 2 if items[at - 1].lower in _DETERMINERS else at - 1]
        if before.lower in _WHERE:
            noun = at - (3 if items[at - 1].lower in _DETERMINERS else 2)
            is_somebody = noun >= 0 and _is_for_people(items[noun].form)
            return _first_of_phrase(scan, noun) if is_somebody else -1
    return -1


def _is_for_people(form: Form) -> bool:
    return form.is_group_noun or form.is_person_noun or form.lower in _STAFF


def _first_of_phrase(scan: Scan, last: int) -> int:
    """Return where the description that ends with the word `last` begins, or -1."""
    items = scan.words.items
    for at in range(last, max(-1, last - _LONGEST), -1):
        if items[at].text in _STOPS or items[at].sentence != items[last].sentence:
            break
        if items[at].lower in _DETERMINERS:
            return at
    return last if _is_for_people(items[last].form) else -1
