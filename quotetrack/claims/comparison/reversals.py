"""Where the text itself says that a speaker went back on what was quoted before.

"Mr Lund later walked back his remarks. “You can't compare the two,” he said." Neither statement
need deny the other in its words: the text says that they do not go together.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import islice, takewhile

from attrs import frozen

from quotetrack.claims.language.phrases import PhraseTable
from quotetrack.claims.language.words import is_word, read_words, word_list
from quotetrack.model import Passage, Quotation, Relation
from quotetrack.reading.reading import Reading, read_text

# How far the two quotations may be apart, and how far the second from the words that announce it.
_MAX_GAP = 900
_REACH = 260
_MIN_WORDS = 3
_SENTENCES_BETWEEN = 2
_BETWEEN = word_list("between")
_MOST_BETWEEN = 9
_STAND_FOR = word_list("stand_for")
_NOT = word_list("not")
_NOT_REACH = 4
_OWN = word_list("own_words")
_PRONOUNS = word_list("pronouns")
_RELATIONS: dict[str, Relation] = {
    "retreats": "retreats",
    "changes_position": "changes_position",
    "contradicts": "contradicts",
}
_ORDER = (*_RELATIONS, "whose")
_MARK = re.compile(r"[.!?]")
_LETTERS = re.compile(r"\w+")


_PHRASES = PhraseTable("reversals", str)


@frozen
class Reversal:
    """What kind of turn the text tells, and the words that tell it."""

    relation: Relation
    cue: Passage


def read_reversal(first: Quotation, second: Quotation, text: str) -> Reversal | None:
    """Return how the text between says that the speaker of both turned, None where it does not.

    `first` stands before `second` in `text`. The speaker must be the one who turns, and nothing
    else may be quoted between the words that say so and `second`.
    """
    if not 0 < second.start - first.end <= _MAX_GAP or second.speaker is None:
        return None
    gap = text[first.end : second.start]
    if not _states(first.text) or not _states(second.text):
        return None
    words = read_words(gap)
    name = (second.speaker.name.lower().split() or ["he"])[-1]
    found = _PHRASES.find(words)
    if not found:
        return None
    # The text is read only where it may tell of a turn: for most pairs that would cost too much.
    reading = read_text(text)
    if _is_quoted_between(reading, first.end, second.start):
        return None
    starts = _sentence_starts(reading, first.end, second.start)
    for match in sorted(found, key=lambda match: (_ORDER.index(match.label), match.first)):
        start, end = words.starts[match.first], words.ends[match.end - 1]
        if _is_far(starts, first.end + end, second.start):
            continue
        relation = _RELATIONS.get(match.label)
        if relation is None:
            whose = words.forms[match.first]
            turns = whose in _OWN or words.forms[match.first - 1 : match.first] == (name,)
            relation = "changes_position"
        else:
            begins = max((at for at in starts if at <= first.end + start), default=first.end)
            lead = words.forms[bisect_left(words.starts, begins - first.end) : match.first]
            turns = _is_subject(lead, name)
        if turns:
            return Reversal(relation, Passage.cut(text, first.end + start, first.end + end))
    return None


@lru_cache(maxsize=128)
def _states(text: str) -> bool:
    """Return whether what is quoted is long enough to state something, and is no question."""
    mark = _MARK.search(text)
    return len(_LETTERS.findall(text)) >= _MIN_WORDS and (mark is None or mark.group() != "?")


def _is_quoted_between(reading: Reading, start: int, end: int) -> bool:
    """Return whether something else is quoted between two characters of the text."""
    quoted = reading.quoted
    index = bisect_right(quoted, start, key=lambda one: one.outer.start)
    return index < len(quoted) and quoted[index].outer.end < end


def _sentence_starts(reading: Reading, start: int, end: int) -> list[int]:
    """Return where sentences begin between two characters of the text."""
    sentences = reading.sentences
    index = bisect_left(sentences, start, key=lambda one: one[0].start)
    begins = (sentence[0].start for sentence in islice(sentences, index, None))
    return list(takewhile(lambda at: at < end, begins))


def _is_far(starts: list[int], cue: int, statement: int) -> bool:
    """Return whether too much stands between the words that announce a statement and its start."""
    between = sum(cue <= start < statement for start in starts)
    return statement - cue > _REACH or between > _SENTENCES_BETWEEN


def _is_subject(lead: tuple[str, ...], name: str) -> bool:
    """Return whether the words before a verb make the speaker its subject."""
    for form in lead[: -_NOT_REACH - 1 : -1]:
        if form in _NOT:
            return False
        if not is_word(form):
            break
    subjects = [i for i, form in enumerate(lead) if form == name or form in _PRONOUNS]
    if not subjects:
        return False
    between = lead[subjects[-1] + 1 :]
    if between[:1] == ("'s",):
        between = between[2:] if between[1:2] and between[1] in _STAND_FOR else between[1:]
    told = [form for form in between if form != ","]
    return len(told) <= _MOST_BETWEEN and all(
        form in _BETWEEN or form.endswith("ly") for form in told
    )
