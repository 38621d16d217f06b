"""Second answers that take nothing back: "Every page of it", "You can hold me to that"."""

from __future__ import annotations

from functools import lru_cache

from quotetrack.claims.answer_phrases import AnswerPolarity
from quotetrack.claims.phrases import PhraseTable, load_phrases
from quotetrack.claims.words import Words, word_set

_MAX_WORDS = 40
# Words that take something off what is said, so that no such phrase makes it whole again.
_WEAKENING = word_set(
    "but though although however yet except unless only perhaps maybe may might almost nearly most "
    "mostly partly some possibly probably if"
)
_NEGATORS = word_set("not no never none nothing nobody neither nor hardly barely")
# Words with which an answer goes on in the same sense.
_ADDING = word_set("and also again indeed furthermore moreover plus")
_AFFIRMING = word_set(
    "again proud proudly glad gladly happily willingly pleasure delighted honour honor honoured "
    "honored anytime repeat insist"
)
_MINIMAL = word_set("penny cent dime single ounce inch shred soul whit iota trace")


@lru_cache(maxsize=1)
def _table() -> PhraseTable[str]:
    return load_phrases("reaffirmations", str)


def reaffirms(first: AnswerPolarity, words: Words) -> bool:
    """Return whether `words`, a second answer, keep up a plain first one.

    `first` is "yes" or "no". Only what the words themselves tell is seen.
    """
    forms = words.forms[:_MAX_WORDS]
    if not forms:
        return False
    if first == "no" and not _MINIMAL.isdisjoint(forms) and not _NEGATORS.isdisjoint(forms):
        return True
    if _table().find(words, 0, len(forms)):
        # "Not every page of it" keeps nothing up.
        return _is_whole(words, len(forms))
    if not _WEAKENING.isdisjoint(forms):
        return False
    if forms[0] in _ADDING or not _AFFIRMING.isdisjoint(forms):
        return _NEGATORS.isdisjoint(forms) or first == "no"
    return False


def _is_whole(words: Words, end: int) -> bool:
    forms = words.forms
    for match in _table().find(words, 0, end):
        before = forms[max(0, match.first - 3) : match.first]
        around = (*before, *forms[match.end : match.end + 4])
        if _NEGATORS.isdisjoint(before) and _WEAKENING.isdisjoint(around):
            return True
    return False
