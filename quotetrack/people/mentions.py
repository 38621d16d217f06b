"""Find the mentions of people and bodies in a text."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.model import Mention, Span
from quotetrack.people.scan import scan_text


def find_mentions(text: str, quoted: Sequence[Span] = ()) -> tuple[Mention, ...]:
    """Return the mentions of people and organisations in `text`, by offset.

    Names ("Ana Ortiz", "Mr Ortiz", "prime minister Ana Ortiz", "Ortiz"), descriptions that can
    stand for a known person ("the prime minister", "her French counterpart"), the pronouns "he"
    and "she" in all their cases, and organisations. It reads capitals, titles, given names,
    appositions and repeated surnames; no parser is needed. Photo credits and bylines name nobody.
    `quoted` are the quoted stretches of the text without their marks: names inside are mentions,
    pronouns there are not.
    """
    return scan_text(text, quoted).mentions
