"""Second answers that take nothing back: "Every page of it", "You can hold me to that"."""

from __future__ import annotations

from functools import lru_cache

from quotetrack.claims.answer_phrases import AnswerPolarity
from quotetrack.claims.patterns import PhraseTable
from quotetrack.claims.words import Words, word_set

_MAX_WORDS = 40
_CLASSES = {
    "self": word_set("i we he she they"),
    "sum": word_set(
        "penny pennies cent cents dime nickel euro euros pound pounds dollar dollars page line "
        "word bit one ounce inch minute second day hour detail vote seat stone brick"
    ),
    "trust": word_set("confidence trust support faith backing respect"),
    "full": word_set("full fullest complete total entire absolute utmost wholehearted undivided"),
    "more": word_set(
        "more better stronger strongly clearer plainer happier prouder surer safer firmer higher "
        "certain sure"
    ),
}
_PATTERNS = (
    "^ no ifs|if|buts|maybes|question|doubt",
    "^ more|now|better|stronger than|more ever|than",
    "^ beyond all|any|every|doubt|question",
    "^ all of? ..3 <sum>",
    "^ all <sum>|two|three|four|five|six|seven|eight|nine|ten|of",
    "^ always have|has|do|does|did|am|is|will|was",
    "<self> always have|has|do|does|did|am|is|are|will|was",
    "every|each|to|the last|single <sum>|detail|one|letter",
    "every <sum>",
    "give|gave|have|has|had you? my|our|his|her|their word|promise|guarantee",
    "my word of honour|honor",
    "take that|it to the bank",
    "hold me|us to that|it",
    "quote me on that|it",
    "read my lips",
    "mark my words",
    "cross my heart",
    "my|our|his|her|the <full> <trust>",
    "stand|stood|stands by that|it|this|what|every|my|our|him|her|them",
    "my|our answer|position|view|mind has|is|was not? changed|unchanged|clear",
    "answer|position stands|remains|is the? same|unchanged",
    "nothing has|'s changed",
    "same answer|as",
    "the answer is|'s still|again? yes|no",
    "as|like i|we have|'ve? just? said|told|promised|explained|made",
    "i|we said what",
    "could|can not ..4 <more>",
    "never ..3 <more>",
    "would not know|recognise|recognize him|her|them|it if",
    "with my own",
    "<self> ..4 myself|ourselves",
    "without|beyond a|any|the? shadow|doubt|question|hesitation|exception|reservation",
    "as clear|sure|certain|plain|true as",
    "signed|done and|, sealed|dusted|delivered",
    "one|a hundred|thousand percent|per",
    "100 percent|%",
    "twice over",
    "any day|time of|you",
    "to the hilt|end|death|letter|full|core|limit",
    "swear on|to|by",
    "more than anything|everything|anyone|anybody",
    "not ever",
    "have|has the receipts|proof|documents|papers|evidence|records",
    "both hands",
    "day and|or night",
)
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
    return PhraseTable(((pattern, "whole") for pattern in _PATTERNS), _CLASSES)


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
