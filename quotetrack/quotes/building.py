"""Sources and cues of quotations out of what the stages decided: spans cut from the text."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.lexicon.cues import SAYINGS
from quotetrack.model import Mention, Passage, Span
from quotetrack.quotes.candidates import Candidate
from quotetrack.quotes.clauses import Clause
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.name_words import is_people_noun
from quotetrack.quotes.phrase_kinds import NounPhrase
from quotetrack.reading import Token

_NAMES = ("name", "title_name")
_MOST_TOGETHER = 12  # people who are named and speak as one


def mention(
    layout: Layout, sentence: int, phrase: NounPhrase, clause: Clause | None = None
) -> Mention:
    """Return a noun phrase as the mention of a source; a name goes without what hangs on it.

    Where `clause` tells that two who are named speak together, the mention holds both names. Of
    "her answer" or "her name for it", it holds her alone.
    """
    tokens = layout.sentences[sentence].tokens
    first, last = phrase.first, phrase.last
    if tokens[first].lower in ("his", "her") and tokens[phrase.head].lower in SAYINGS:
        span = Span(tokens[first].start, tokens[first].end)
        return Mention(span, span.of(layout.text), "pronoun")
    if phrase.kind in _NAMES:
        last = phrase.core_last
        if clause is not None:
            first, last = _with_joint_speakers(layout, sentence, phrase, clause.cue)
    elif phrase.kind == "nominal" and clause is not None:
        last = _last_of_named(layout, sentence, phrase, clause.cue)
    span = Span(tokens[first].start, tokens[last].end)
    return Mention(span, span.of(layout.text), phrase.kind)


def _with_joint_speakers(
    layout: Layout, sentence: int, phrase: NounPhrase, cue: int
) -> tuple[int, int]:
    """Return the first and last token of the names that speak: "Ann Lee, Al Orr and Bo Cole said".

    In "Ms Lee met Mr Cole and Mr Hale said", a verb comes before the other name, in "the ministers
    of Peru, Chile and Cuba said", a preposition does.
    """
    tokens = layout.sentences[sentence].tokens
    names = [other for other in layout.phrases[sentence] if other.kind in _NAMES]
    for at, own in enumerate(names):
        if (own.first, own.core_last) != (phrase.first, phrase.core_last):
            continue
        first = last = at
        while (
            last - at < _MOST_TOGETHER
            and last + 1 < len(names)
            and _joins(tokens, names[last], names[last + 1])
        ):
            last += 1
        last = _last_of_list(tokens, names, at, last)
        if last > at and not _speak(tokens, names[last], cue, cue < phrase.first):
            last = at
        while (
            at - first < _MOST_TOGETHER and first and _joins(tokens, names[first - 1], names[first])
        ):
            first -= 1
        if cue != names[last].core_last + 1:
            first = at
        start = _start_of_list(layout, sentence, names[first : last + 1], at - first)
        return start, names[last].core_last
    return phrase.first, phrase.core_last


def _last_of_named(layout: Layout, sentence: int, phrase: NounPhrase, cue: int) -> int:
    """Return the last of those whom a noun leads up to: "club members Al Orr and Bo Cole"."""
    tokens = layout.sentences[sentence].tokens
    if _means_several(tokens[phrase.head].lower):
        for name in layout.phrases[sentence]:
            if name.first == phrase.last + 1 and name.kind in _NAMES:
                _, last = _with_joint_speakers(layout, sentence, name, cue)
                return last if last > name.core_last else phrase.last
    return phrase.last


def _joins(tokens: Sequence[Token], one: NounPhrase, other: NounPhrase) -> bool:
    """Return whether "and" or a comma alone stands between two names."""
    return other.first == one.core_last + 2 and tokens[one.core_last + 1].lower in ("and", ",")


def _last_of_list(tokens: Sequence[Token], names: Sequence[NounPhrase], own: int, last: int) -> int:
    """Return the last name of a list from `own` on: the one behind its first "and"."""
    for at in range(own + 1, last + 1):
        if tokens[names[at].first - 1].lower == "and":
            return at
    return own


def _speak(tokens: Sequence[Token], last: NounPhrase, cue: int, is_behind: bool) -> bool:
    following = tokens[last.core_last + 1 :]
    ends = not following or following[0].kind in ("punctuation", "quotation")
    return cue == last.core_last + 1 or (is_behind and ends)


def _start_of_list(layout: Layout, sentence: int, names: Sequence[NounPhrase], own: int) -> int:
    """Return the token where a list opens a clause that ends with "and" and a name.

    `own` is the place in the list of the name that was found; alone it has no list.
    """
    tokens = layout.sentences[sentence].tokens
    if own == len(names) - 1 and (not own or tokens[names[own].first - 1].lower != "and"):
        return names[own].first
    for at in range(own + 1):
        start = _first_of_noun(layout, sentence, names[at])
        before = tokens[start - 1] if start else None
        if before is not None and before.kind not in ("punctuation", "quotation"):
            continue
        if at and not _is_of_place(tokens, names[at - 1]):
            continue  # The comma belongs to the list, and its first name opens no clause.
        if own - at < 2 or all(one.core_last > one.first for one in names[at:own]):
            return start
    return names[own].first


def _is_of_place(tokens: Sequence[Token], name: NounPhrase) -> bool:
    """Return whether a name tells where: "In Rome, Ann Lee and Bo Cole said"."""
    return name.first > 0 and tokens[name.first - 1].classes[:1] == "p"


def _first_of_noun(layout: Layout, sentence: int, name: NounPhrase) -> int:
    """Return where the noun before a list of people begins: "club members Ann Lee and Bo Cole"."""
    tokens = layout.sentences[sentence].tokens
    for noun in layout.phrases[sentence]:
        is_before = noun.kind == "nominal" and noun.last == name.first - 1
        if is_before and _means_several(tokens[noun.head].lower):
            return noun.first
    return name.first


def _means_several(noun: str) -> bool:
    return is_people_noun(noun) and noun.endswith("s")


def cue_passage(layout: Layout, candidate: Candidate) -> Passage | None:
    """Return the words that link a source to its quotation, None where the layout alone does."""
    if candidate.clause is None or candidate.clause.pattern == "turn":
        return None
    tokens = layout.sentences[candidate.sentence].tokens
    first, last = tokens[candidate.clause.cue], tokens[candidate.clause.cue_last]
    return Passage.cut(layout.text, first.start, last.end)
