"""Datelines: where a report comes from, at the head of its first paragraph."""

from __future__ import annotations

import re
from typing import Final

from quotetrack.lexicon.forms import form_of
from quotetrack.lexicon.places import PLACES, SMALLER_TOWNS

_TOWN: Final = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]{2,}(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){0,3}"
_WRITTEN_SMALL: Final = r"[A-ZÀ-Þ][a-zß-ÿ]{2,}(?: [A-ZÀ-Þ][a-zß-ÿ]+){0,2}"
_DAY: Final = r"(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})"
# "LITTLE HARBOR, Maine (AP) —", "WASHINGTON, April 9 —", "Hanoi (Reuters) -", "MILTON (May 4) --",
# "TROMSO, 28 Jun: ", "(CNN)", "Lima, Peru (CNN) --", "Tromso, Jun 28 (NTB) "
_DATELINE: Final = re.compile(
    r"\s*[A-Z][^\n—–(]{0,50}?\((?:AP|AFP|Reuters|UPI|Bloomberg)\) {0,2}[-–—]{1,2}\s"
    r"|\s*(?:[A-Z][\w .,’'-]{0,50})?\(CNN\)(?: {0,2}[-–—]{1,2} )?"
    rf"|\s*{_TOWN}(?:, [\w. ]{{1,24}}){{0,2}}"
    r"(?: \([\w. ]{2,24}\)){0,2} {0,2}(?:[–—]|--?) "
    rf"|\s*(?:{_TOWN}|{_WRITTEN_SMALL}), {_DAY}(?:: | \([A-Z][\w &]{{1,20}}\):? (?=[A-Z0-9“\"]))"
)

# "MADURAI: Rain stopped play", a dateline of Indian papers that looks like the label of a turn
_TOWN_AND_COLON: Final = re.compile(
    rf"\s*(?:({_TOWN})|({_WRITTEN_SMALL}))(?: \([A-Z][\w ]{{1,20}}\))?: "
    r"(?=[A-Z0-9]|(?P<quote>[“\"]))"
)
_LABEL_OF_ANOTHER: Final = re.compile(r"(?:^|\n)\s*[A-Z][A-Z.’' -]{1,40}:\s")
_ANY_LABEL: Final = re.compile(r"(?:^|\n)\s*[A-Z][\w.’' -]{1,40}(?: \([A-Z][\w ]{1,20}\))?:\s")


def dateline_end(text: str, start: int, end: int) -> int:
    """Return where the dateline that opens a paragraph ends; `start` where there is none.

    `start` and `end` are the offsets of the paragraph in `text`. What is in a dateline names
    nobody and is no part of the first sentence.
    """
    found = _DATELINE.match(text, start, end) or _before_colon(text, start, end)
    return found.end() if found is not None else start


def _before_colon(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return a town and its colon, where no other paragraph opens like that.

    In capitals that is whatever is no given name, else, or before a quotation, a known place.
    """
    found = _TOWN_AND_COLON.match(text, start, end)
    if found is None:
        return None
    town, label = found[2] or found[1].title(), _ANY_LABEL
    is_town = town in PLACES or town in SMALLER_TOWNS
    if found[1] is not None and found["quote"] is None:
        is_town = not any(form_of(word).is_strong_given for word in town.split())
        label = _LABEL_OF_ANOTHER
    is_alone = is_town and label.search(text, 0, start) is label.search(text, end) is None
    return found if is_alone else None
