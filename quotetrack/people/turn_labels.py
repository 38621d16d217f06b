"""Labels of turns in an interview: "Q:", "A:", "Interviewer:"."""

from __future__ import annotations

from typing import Final, Literal

from quotetrack.lexicon.word_classes import is_known_form
from quotetrack.model import Mention

TurnLabel = Literal["interviewer", "interviewee"]

_ASKING: Final[TurnLabel] = "interviewer"
_ANSWERING: Final[TurnLabel] = "interviewee"
_LABELS: Final[dict[str, TurnLabel]] = {
    **dict.fromkeys(("Q", "Question", "QUESTION", "Interviewer", "INTERVIEWER"), _ASKING),
    **dict.fromkeys(("A", "Answer", "ANSWER", "Interviewee", "INTERVIEWEE"), _ANSWERING),
}
_LONGEST_LABEL: Final = 40
#: How many characters of white space and marks may stand before a label.
_LONGEST_OPENING: Final = 20
#: How far into a text a label with a full name is looked for.
_SEARCHED: Final = 5_000
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


def names_speaker_of_turn(text: str, mention: Mention) -> bool:
    """Return whether a name opens the label of a turn: "LENA HOLT, ANCHOR: …", "HOLT: …".

    Common words may be the name of a paper, unless a longer label ends in them.
    """
    line_end = text.find("\n", mention.end)
    label = text[mention.end : min(line_end if line_end >= 0 else len(text), mention.end + 60)]
    rest, colon, _ = label.partition(":")
    if not colon or rest[:1] not in ("", ",", " ", "*") or ". " in rest or rest[1:2].islower():
        return False
    before = text[max(mention.start - _LONGEST_OPENING, 0) : mention.start]
    if not ("\n" in before or mention.start <= _LONGEST_OPENING):
        return False
    if not set(before.rpartition("\n")[2]) <= _BEFORE_LABEL:
        return False
    if not all(is_known_form(word.lower().strip(".")) for word in mention.text.split()):
        return True
    longer = text.find(f" {mention.text},", 0, _SEARCHED)
    return longer > 0 and text[longer - 1].isalpha() and " " not in mention.text


def opens_turn(text: str, mention: Mention, marks: str = ":") -> bool:
    """Return whether a source is all that stands before one of `marks` at the start of a line."""
    around = text[mention.end - 1 : mention.end + 3].replace("*", "").replace("_", "")
    if not any(mark in around[:2] for mark in marks):
        return False
    before = text[max(mention.start - _LONGEST_OPENING, 0) : mention.start]
    line = before.rpartition("\n")[2]
    is_whole = "\n" in before or mention.start <= _LONGEST_OPENING
    return is_whole and set(line) <= _BEFORE_LABEL
