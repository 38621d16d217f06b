"""Texts that look like articles and are unkind, as Hypothesis strategies.

Three kinds: pieces put together at random (`tests.strategies.article_texts`), articles of this
project cut up and sewn together wrongly, and the families of unkind texts, short and mixed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from hypothesis import strategies as st

from tests.hostile.families import FAMILIES
from tests.metamorphic.texts import seeds
from tests.strategies import article_texts

#: Each makes something else of a piece of an article.
_CHANGES: Final = (
    *(("“", '"'), ("”", '"'), ("“", "‘"), ("”", "’"), ("”", ""), ("“", ""), ("“", "”")),
    *(("\n", ""), ("\n", "\n\n"), (" ", "\u00a0"), (" ", "\n"), (". ", " "), (", ", " ")),
    *(("’", "'"), ("’s", ""), ("a", "á\u0301"), ("e", "Ã©"), ("“", "â€œ"), ("”", "''")),
    *(("said", "\u00adsaid"), ("said", ":"), ("he ", "she "), ("The ", "A "), ("“", "<q>")),
)
_PIECES: Final = re.compile(r"\S+\s*|\s+")


@cache
def _words() -> tuple[str, ...]:
    return tuple(piece for _, text in seeds() for piece in _PIECES.findall(text))


@cache
def _paragraphs() -> tuple[str, ...]:
    return tuple(part + "\n\n" for _, text in seeds() for part in text.split("\n\n"))


def _stretches() -> st.SearchStrategy[str]:
    """Return a strategy of a few words after each other, as an article has them."""
    words = _words()
    return st.tuples(st.integers(0, len(words) - 1), st.integers(1, 30)).map(
        lambda place: "".join(words[place[0] : place[0] + place[1]])
    )


def _changed(pieces: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    change = st.sampled_from(_CHANGES)
    return st.tuples(pieces, change).map(lambda pair: pair[0].replace(*pair[1]))


def _cut_up() -> st.SearchStrategy[str]:
    whole = st.sampled_from(_paragraphs())
    piece = st.one_of(whole, _stretches(), _changed(whole), _changed(_stretches()))
    return st.lists(piece, min_size=1, max_size=8).map("".join)


def _unkind() -> st.SearchStrategy[str]:
    family = st.sampled_from(sorted(FAMILIES))
    piece = st.tuples(family, st.integers(1, 200)).map(lambda pair: FAMILIES[pair[0]](pair[1]))
    return st.lists(st.one_of(piece, _stretches()), min_size=1, max_size=4).map("".join)


#: All texts that the fuzzing looks at.
fuzz_texts: Final = st.one_of(article_texts, _cut_up(), _unkind())
