"""Second answers that take nothing back: "Every page of it", "You can hold me to that"."""

from __future__ import annotations

from quotetrack.claims.answers.polarity import AnswerPolarity
from quotetrack.claims.language.phrases import PhraseTable
from quotetrack.claims.language.words import Words, word_list

_MAX_WORDS = 40
_WEAKENING = word_list("weakening")
_NEGATORS = word_list("negators")
_ADDING = word_list("adding")
_AFFIRMING = word_list("affirming")


_TABLE = PhraseTable("reaffirmations", str)


def reaffirms(first: AnswerPolarity, words: Words) -> bool:
    """Return whether `words`, a second answer, keep up a plain first one.

    `first` is "yes" or "no". Only what the words themselves tell is seen.
    """
    forms = words.forms[:_MAX_WORDS]
    if _TABLE.find(words, 0, len(forms)):
        # "Not every page of it" keeps nothing up.
        return _is_whole(words, len(forms))
    if not _WEAKENING.isdisjoint(forms):
        return False
    adds = forms[:1] and forms[0] in _ADDING
    if adds or not _AFFIRMING.isdisjoint(forms):
        return _NEGATORS.isdisjoint(forms) or first == "no"
    return False


def _is_whole(words: Words, end: int) -> bool:
    forms = words.forms
    for match in _TABLE.find(words, 0, end):
        before = forms[max(0, match.first - 3) : match.first]
        around = (*before, *forms[match.end : match.end + 4])
        if _NEGATORS.isdisjoint(before) and _WEAKENING.isdisjoint(around):
            return True
    return False
