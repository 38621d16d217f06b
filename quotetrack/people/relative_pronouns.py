"""What "who" takes up: the noun phrase before it.

"Ms Lee, who said": the source of the words is "who", the speaker is Ms Lee. What stands directly
before the pronoun counts, not who was spoken of last: "Ms Lee met a driver who said".
"""

from __future__ import annotations

from typing import Final

from quotetrack.lexicon.function_words import ARTICLES, POSSESSIVES
from quotetrack.lexicon.words import words
from quotetrack.model import Mention, Span
from quotetrack.people.scan import Scan

_WHO: Final = "who"
_BETWEEN: Final = frozenset(",-–—―([") | {"and", "but"}
_DETERMINERS: Final = ARTICLES | POSSESSIVES | words("one another some many two three several")
_LONGEST: Final = 12  # words of a phrase, and of what stands in brackets
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
    if named:
        return min(named, key=lambda one: one.start)
    first = _first_of_phrase(scan, last)
    if first < 0:
        return None
    span = Span(items[first].start, items[last].end)
    return Mention(span, span.of(scan.words.text), "nominal")


def _first_of_phrase(scan: Scan, last: int) -> int:
    """Return where the description that ends with the word `last` begins, or -1."""
    items = scan.words.items
    for at in range(last, max(-1, last - _LONGEST), -1):
        if items[at].text in _STOPS or items[at].sentence != items[last].sentence:
            break
        if items[at].lower in _DETERMINERS:
            return at
    form = items[last].form
    return last if form.is_group_noun or form.is_person_noun else -1
