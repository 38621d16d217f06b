"""Whether a quotation still answers the question that was asked before."""

from __future__ import annotations

import re

from quotetrack.claims.answers.polarity import read_answer
from quotetrack.claims.context.narrative import BLANK, Narrative
from quotetrack.claims.language.phrases import PhraseTable, labels
from quotetrack.claims.language.words import Words, is_word, read_words
from quotetrack.model import Quotation, Span

# How many sentences a question lasts.
CARRY_SENTENCES = 3
# How many words an answer may have that means nothing without its question ("Not exactly.").
_ELLIPTIC_WORDS = 14
_FOLLOW_UP_WORDS = 40
# So many characters of an answer, of what introduces it, and of the sentence before are read.
_HEAD = 400
_BEFORE = 200
_BLANKS = re.compile(f"{BLANK}{BLANK}+")
# "Then he said: …" goes on with the question where a plain answer came before.
_OPENERS = frozenset('.!?”"')


_PHRASES = PhraseTable("carried", labels)


def points_back(asked: str) -> bool:
    """Return whether a question clause only points to what was asked before."""
    found = _PHRASES.find(read_words(asked, _HEAD))
    return any(match.first == 0 and "points_back" in match.label for match in found)


def answers_at_once(quotation: Quotation) -> bool:
    """Return whether `quotation` is an answer by its own words, whatever was asked."""
    return read_answer(read_words(quotation.text, _HEAD)).polarity != "unclear"


def still_answers(
    quotation: Quotation, answerer: Quotation, narrative: Narrative, number: int, asked_in: int
) -> bool:
    """Return whether `quotation`, in sentence `number`, goes on with the answer of `answerer`.

    The question was last taken up in sentence `asked_in`.
    """
    if not _same_source(answerer, quotation):
        return False
    if number == asked_in:
        return True
    introduction = read_words(_introduction(narrative, number))
    told = frozenset().union(*[match.label for match in _PHRASES.find(introduction)])
    if "new_topic" in told:
        return False
    words = read_words(quotation.text, _HEAD)
    spoken = sum(is_word(form) for form in words.forms)
    if spoken <= _FOLLOW_UP_WORDS:
        if "again" in told:
            return True
        if _opens_with_then(introduction):
            return read_answer(read_words(answerer.text, _HEAD)).plain
    if quotation.kind != "direct" and "perhaps" not in told:
        return False
    return spoken <= _ELLIPTIC_WORDS and read_answer(words).polarity != "unclear"


def _introduction(narrative: Narrative, number: int) -> str:
    """Return what introduces the quotation in sentence `number`.

    "The president struck a different note." may stand before the quotation's own sentence.
    """
    sentence = narrative.sentence(number)
    start = sentence.start
    if number:
        before = narrative.sentence(number - 1)
        if BLANK not in narrative.text(before):
            start = max(before.start, before.end - _BEFORE)
    text = narrative.text(Span(start, min(sentence.end, start + _HEAD)))
    return _BLANKS.sub(BLANK, text)


def _opens_with_then(introduction: Words) -> bool:
    forms = introduction.forms
    for index, form in enumerate(forms):
        if form == "then":
            first = index - 1 if index and forms[index - 1] in ("and", "but") else index
            if not first or forms[first - 1] in _OPENERS:
                return True
    return False


def _same_source(one: Quotation, other: Quotation) -> bool:
    if one.speaker is not None and other.speaker is not None:
        return one.speaker.id == other.speaker.id
    if one.source is not None and other.source is not None:
        return other.source.kind == "pronoun" or one.source.text == other.source.text
    return other.source is None
