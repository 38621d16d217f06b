"""Dependency trees over the skeleton: what a parse of a frame says, in token indices of the text.

Several words of a parse can belong to one token of the skeleton ("don't"); a word that belongs to
none has the place -1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quotetrack.model import ParsedSentence, ParsedText, ParsedToken, Span
from quotetrack.quotes.skeleton import Sentence
from quotetrack.quotes.syntax import Frame

_EDGES = frozenset(",;:.!?…“”\"'‘’()[]–—―-") | {"--", "''", "``", "..."}
_MOST_STEPS = 60


class Tree:
    """One parsed sentence. Nodes are indices into `words`.

    `places` gives for each node the index of its skeleton token, or -1.
    """

    def __init__(self, parsed: ParsedSentence, places: Sequence[int]) -> None:
        self.words: Sequence[ParsedToken] = parsed.tokens
        self.places = places
        self._relations = [word.deprel.split(":")[0] for word in parsed.tokens]
        self._children: list[list[int]] = [[] for _ in parsed.tokens]
        for node, word in enumerate(parsed.tokens):
            if word.head >= 0 and word.head != node:
                self._children[word.head].append(node)

    def relation(self, node: int) -> str:
        """Return the relation of a node to its head, without a subtype."""
        return self._relations[node]

    def children(self, node: int, *relations: str) -> list[int]:
        """Return the children of a node with one of the given relations, in text order."""
        names = self._relations
        return [child for child in self._children[node] if names[child] in relations]

    def lower(self, node: int) -> str:
        """Return the word of a node in lower case."""
        return self.words[node].text.lower()

    def subtree(self, node: int, without: Iterable[int] = ()) -> set[int]:
        """Return a node with all that hangs on it, but for the subtrees of the nodes `without`."""
        left_out = set(without)
        found: set[int] = set()
        waiting = [node]
        while waiting:
            this = waiting.pop()
            if this in found or this in left_out:
                continue
            found.add(this)
            waiting.extend(self._children[this])
        return found

    def ancestors(self, node: int) -> Iterator[int]:
        """Yield the heads above a node, nearest first."""
        up = self.words[node].head
        steps = 0
        while up >= 0 and steps < _MOST_STEPS:
            yield up
            up = self.words[up].head
            steps += 1


def read_trees(frame: Frame, parsed: ParsedText) -> list[Tree]:
    """Return the trees of a frame, one for each sentence that the parser found in it."""
    return [
        Tree(sentence, [frame.place_of(token.start) for token in sentence.tokens])
        for sentence in parsed.sentences
        if sentence.tokens
    ]


def stretches(sentence: Sentence, places: Iterable[int]) -> list[Span]:
    """Return the stretches of text that the tokens at `places` cover, without marks at their edges.

    Tokens with nothing but marks between them make one stretch.
    """
    tokens = sentence.tokens
    wanted = sorted({place for place in places if place >= 0})
    runs: list[list[int]] = []
    for place in wanted:
        gap = tokens[runs[-1][-1] + 1 : place] if runs else ()
        if runs and all(token.lower in _EDGES for token in gap):
            runs[-1].append(place)
        else:
            runs.append([place])
    found: list[Span] = []
    for run in runs:
        while run and tokens[run[0]].lower in _EDGES:
            run.pop(0)
        while run and tokens[run[-1]].lower in _EDGES:
            run.pop()
        if run:
            found.append(Span(tokens[run[0]].start, tokens[run[-1]].end))
    return found
