"""Debates on the pages of Hansard, the record of the UK Parliament (hansard.parliament.uk).

There a name stands in a heading of its own above what its member said, not in front of it. As
plain text a turn begins with its speaker and a colon, which is how transcripts are read.
"""

from __future__ import annotations

import datetime
import re
from typing import Any, Final

from quotetrack.formats.reading.markup import text_of_element

#: Who publishes it.
RECORD: Final = "Hansard"
#: The classes of the heading that names who speaks, now and in older pages.
_HEADINGS: Final = frozenset(("attributed-to-details", "memberlink"))
#: The classes of what one member says in one go, and of its words.
_TURN: Final = re.compile(r"contribution\b|debate-item-contributiondebateitem\b")
_NO_WORDS: Final = frozenset(("timestamp", "debate-timestamp", "time", "column-number"))
_DEBATED: Final = re.compile(
    r"\b(?:debated|published|held) on (?:\w{3,6}day,? )?(\d{1,2}) (\w+) ((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_MONTHS: Final = (
    "january february march april may june july august september october november december"
).split()
_NAME_IN_TITLE: Final = re.compile(r"\s*[-–|]\s*Hansard\b.*", re.DOTALL)


def debate_text(tree: Any) -> str:
    """Return a debate as plain text, a turn a paragraph: "Ada Fenwick (Marsh) (Lab): I will not."

    The following paragraphs of a turn stand by themselves. What nobody says (headings, times,
    divisions) is left out. "" where the page holds no debate. `tree` is that of lxml.
    """
    for element in list(tree.iter("div", "span", "a", "time")):
        if not _NO_WORDS.isdisjoint(_classes(element)):
            element.drop_tree()
    turns: list[str] = []
    label = ""
    inside = 0
    # A stack of our own: nesting in hostile markup is deeper than Python's.
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        if element is None:  # The end of a turn.
            inside -= 1
            continue
        if not isinstance(element.tag, str):
            continue
        classes = _classes(element)
        if classes & _HEADINGS:
            label = _label(element)
        elif element.tag == "p" and inside:
            if words := " ".join(text_of_element(element).split()):
                turns.append(f"{label}: {words}" if label else words)
                label = ""
        else:
            if any(_TURN.match(one) for one in classes):
                inside += 1
                waiting.append(None)
            waiting.extend(reversed(element))
    return "\n\n".join(turns) if any(": " in turn for turn in turns) else ""


def is_debate(tree: Any) -> bool:
    """Return whether a page is laid out as Hansard's debates are."""
    return any(
        not _HEADINGS.isdisjoint(_classes(element))
        for element in tree.iter("div", "h2", "h3", "a", "span")
    )


def debated_on(tree: Any) -> datetime.date | None:
    """Return the day that a page says it was debated on, None where it says none."""
    found = _DEBATED.search(" ".join(text_of_element(tree).split()))
    if found is None or found[2].lower() not in _MONTHS:
        return None
    try:
        return datetime.date(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1]))
    except ValueError:
        return None


def debate_title(tree: Any) -> str | None:
    """Return the title of a debate, without the name of the record behind it."""
    for element in tree.iter("title", "h1"):
        if words := _NAME_IN_TITLE.sub("", " ".join((element.text_content() or "").split())):
            return words
    return None


def _classes(element: Any) -> set[str]:
    return set(element.get("class", "").lower().split())


def _label(heading: Any) -> str:
    """Return the name of who speaks, with one bracket for what else is known of them.

    A minister is named by the office, with the name in the bracket; the name comes first here.
    """
    name, more = (_words_of(heading, kind) for kind in ("primary-text", "secondary-text"))
    if not name:
        name, _, more = " ".join(text_of_element(heading).split()).rstrip(": ").partition(" (")
    told = more.strip("() ").partition(")")[0]
    if told and name.startswith("The "):
        name, told = told, f"the {name[4:]}"
    return f"{name} ({told})" if told else name


def _words_of(heading: Any, kind: str) -> str:
    found = [
        one for one in heading.iter("div", "span", "a") if kind in one.get("class", "").split()
    ]
    return " ".join(text_of_element(found[0]).split()) if found else ""
