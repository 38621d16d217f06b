"""Typographic variants of training sentences: quotation marks, apostrophes, capitals."""

from __future__ import annotations

import random
from collections.abc import Sequence

from attrs import evolve

from quotetrack.train.frames import PLACEHOLDER
from quotetrack.train.treebank import Sentence, Word

_STRAIGHT, _CURLY = ('"', '"'), ("“", "”")


def restyle_quotes(sentence: Sentence, rng: random.Random) -> Sentence:
    """Give half of the quoting sentences curly marks and the other half straight ones.

    Apostrophes follow the marks, and where there are none they are curly in two cases of five.
    """
    marks = [
        at for at, word in enumerate(sentence.words) if word.form in {'"', "“", "”", "``", "''"}
    ]
    curly = rng.random() < (0.5 if marks else 0.4)
    words = list(sentence.words)
    style = _CURLY if curly else _STRAIGHT
    opened = False
    for at in marks:
        opens = words[at].xpos == "``" if words[at].xpos in ("``", "''") else not opened
        opened = opens
        words[at] = evolve(words[at], form=style[0] if opens else style[1])
    for at, word in enumerate(words):
        if "’" in word.form or ("'" in word.form and word.form != "''"):
            form = word.form.replace("'", "’") if curly else word.form.replace("’", "'")
            words[at] = evolve(word, form=form)
    return evolve(sentence, words=tuple(words))


def capitalise(sentence: Sentence) -> Sentence:
    """Write the whole sentence in capitals, as in a headline or a shouted post."""
    words = tuple(evolve(word, form=word.form.upper()) for word in sentence.words)
    return evolve(sentence, words=words)


def title_case(sentence: Sentence) -> Sentence:
    """Write a sentence as a headline: the longer words with a capital, no full stop."""
    words = list(sentence.words)
    if words[-1].form == "." and len(words) > 2 and not any(w.head == len(words) for w in words):
        words.pop()
    heading = [
        evolve(word, form=word.form[:1].upper() + word.form[1:])
        if len(word.form) > 3 or at == 0
        else word
        for at, word in enumerate(words)
    ]
    return evolve(sentence, words=tuple(heading))


def fill_placeholder(frame: Sentence, statement: Sentence) -> Sentence | None:
    """Put a whole sentence where `frame` has its first placeholder.

    This gives quotations that end in ? or ! before their cue, which a treebank has few of. The
    main word of `statement` takes the relation of the placeholder. Returns None where it does not
    fit.
    """
    at = next((k for k, word in enumerate(frame.words, 1) if word.form == PLACEHOLDER), 0)
    inner = list(statement.words)
    roots = [k for k, word in enumerate(inner, 1) if word.head == 0]
    if not at or at >= len(frame.words) or len(roots) != 1 or not _is_plain(inner):
        return None
    final = inner.pop()
    inner[-1] = evolve(inner[-1], space_after=False)
    mark = frame.words[at]
    if mark.form in ",.?!" and final.form != ".":
        mark = evolve(mark, form=final.form, lemma=final.form, xpos=".")
    elif mark.form in "?!":
        mark = evolve(mark, form=",", lemma=",", xpos=",")
    shift = len(inner) - 1
    root = roots[0] + at - 1

    def place(position: int) -> int:
        if position == at:
            return root
        return position + shift if position > at else position

    words = [evolve(word, head=place(word.head)) for word in frame.words[: at - 1]]
    for word in inner:
        if word.head:
            words.append(evolve(word, head=word.head + at - 1))
        else:
            held = frame.words[at - 1]
            words.append(evolve(word, head=place(held.head), deprel=held.deprel))
    rest: Sequence[Word] = [mark, *frame.words[at + 1 :]]
    words.extend(evolve(word, head=place(word.head)) for word in rest)
    return Sentence(tuple(words))


def _is_plain(words: Sequence[Word]) -> bool:
    """Return whether a sentence has no quotation marks and ends in a full stop or the like."""
    final = words[-1]
    return (
        final.upos == "PUNCT"
        and final.form in ".?!"
        and not any(word.form in {'"', "“", "”"} for word in words)
        and not any(word.head == len(words) for word in words)
    )
