"""Which quoted stretches are pieces of one quotation: “Yes,” she said, “but not today.”"""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.lexicon.words import word_list
from quotetrack.quotes.candidates import Candidate
from quotetrack.quotes.kinds import kind_of
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.sieves import Decision

_STRONG_CUE = 0.5
_ORDER_WORDS = word_list("quotes", "order_words")


def continues(layout: Layout, decisions: Sequence[Decision], previous: int, index: int) -> bool:
    """Return whether a quoted stretch is a further piece of the quotation before it."""
    before, now = decisions[previous].candidate, decisions[index].candidate
    opened, this = layout.quoted[previous], layout.quoted[index]
    if this.turn is not None:
        return this.turn == opened.turn
    if before is None or now is None:
        both = before is None and now is None
        return both and previous == index - 1 and layout.goes_on(index)
    if (before.sentence, before.phrase) != (now.sentence, now.phrase):
        return False
    if layout.is_second_half(index):
        return previous == index - 1
    if layout.places[previous].sentence == layout.places[index].sentence:
        return (
            (_cue(before) == _cue(now) or takes_up(layout, index))
            and not _new_cue_between(layout, previous, index, before)
            and not _order_word_between(layout, previous, index)
        )
    if not opened.closed:
        return previous == index - 1 and layout.goes_on(index)
    return (
        this.paragraph == opened.paragraph
        and bool(layout.text[opened.outer.end : this.outer.start].strip())  # “Who?” “Nobody.”
        and _only_cue_between(layout, previous, index)
        and kind_of(layout, previous, before) == "direct"
    )


def takes_up(layout: Layout, quotation: int) -> bool:
    """Return whether a stretch goes on with one that broke off: “Come in,” she said, “and sit”."""
    place = layout.places[quotation]
    if not quotation or layout.places[quotation - 1].sentence != place.sentence:
        return False
    first = layout.places[quotation - 1]
    broken = layout.quoted[quotation - 1].inner.of(layout.text)
    inner = layout.quoted[quotation].inner.of(layout.text)
    tokens = layout.sentences[place.sentence].tokens
    return (
        first.token == 0
        and broken[:1].isupper()
        and broken.endswith(",")
        and tokens[place.token - 1].lower == ","
        and place.token > first.token + 2
        and inner[-1:] in ".!?…,"
    )


def _order_word_between(layout: Layout, previous: int, index: int) -> bool:
    """Return whether time passes between two stretches: first “no”, then “we’ll see”."""
    first, second = layout.places[previous], layout.places[index]
    between = layout.sentences[first.sentence].tokens[first.token + 1 : second.token]
    return any(token.lower in _ORDER_WORDS for token in between) or (
        between[-1:] != () and between[-1].lower == "another"  # told one “no” and another “yes”
    )


def _new_cue_between(layout: Layout, previous: int, index: int, shared: Candidate) -> bool:
    """Return whether another verb of saying stands between two stretches of one sentence."""
    first, second = layout.places[previous], layout.places[index]
    return any(
        first.token < clause.cue < second.token
        and clause.cue != _cue(shared)
        and clause.strength >= _STRONG_CUE
        for clause in layout.clauses[first.sentence]
    )


def _cue(candidate: Candidate) -> int:
    return candidate.clause.cue if candidate.clause else -1


def _only_cue_between(layout: Layout, previous: int, index: int) -> bool:
    """Return whether the later stretch opens the sentence after that of the earlier one."""
    first, second = layout.places[previous], layout.places[index]
    return second.token == 0 and second.sentence - first.sentence == 1
