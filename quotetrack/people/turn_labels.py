"""Labels of turns in an interview: "Q:", "A:", "Interviewer:"."""

from __future__ import annotations

from typing import Final, Literal

from quotetrack.model import Mention

TurnLabel = Literal["interviewer", "interviewee"]

_LABELS: Final[dict[str, TurnLabel]] = {
    "Q": "interviewer",
    "Question": "interviewer",
    "QUESTION": "interviewer",
    "Interviewer": "interviewer",
    "INTERVIEWER": "interviewer",
    "A": "interviewee",
    "Answer": "interviewee",
    "ANSWER": "interviewee",
    "Interviewee": "interviewee",
    "INTERVIEWEE": "interviewee",
}
_LONGEST_LABEL: Final = 40
#: How many characters of white space and marks may stand before a label.
_LONGEST_OPENING: Final = 20
_BEFORE_LABEL: Final = frozenset("*_#>-–— \t")


def turn_label(text: str, mention: Mention) -> TurnLabel | None:
    """Return whose turn a source labels, where it is a label such as "Q:" and opens a line."""
    if len(mention.text) > _LONGEST_LABEL:
        return None
    label = _LABELS.get(mention.text.strip(" .:*_"))
    if label is None:
        return None
    marks = ".: " if mention.text == "Q" else ".:"  # "Q Mr. President, is it signed?"
    return label if opens_turn(text, mention, marks) else None


def opens_turn(text: str, mention: Mention, marks: str = ":") -> bool:
    """Return whether a source is all that stands before one of `marks` at the start of a line."""
    around = text[mention.end - 1 : mention.end + 3].replace("*", "").replace("_", "")
    if not any(mark in around[:2] for mark in marks):
        return False
    before = text[max(mention.start - _LONGEST_OPENING, 0) : mention.start]
    line = before.rpartition("\n")[2]
    is_whole = "\n" in before or mention.start <= _LONGEST_OPENING
    return is_whole and set(line) <= _BEFORE_LABEL
