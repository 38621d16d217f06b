"""Frames: sentences with their quotations elided, and what a parse of them says.

A frame shows the parser `“Q,” Mr Lee said.` in place of a sentence with a long quotation in it, so
that what is quoted cannot confuse the tree. Token indices of the skeleton are kept, so that the
parse speaks about the same tokens as the sieves do.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from quotetrack.model import ParsedText, ParsedToken
from quotetrack.quotes.layout import Layout

_PLACEHOLDER = "Q"
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
_LONGEST_FRAME = 120
_MOST_STEPS = 12


@frozen
class Frame:
    """The text of one sentence for the parser. `places` maps frame offsets to token indices."""

    sentence: int
    text: str
    places: tuple[tuple[int, int, int], ...]

    def place_of(self, offset: int) -> int:
        """Return the index of the token at an offset of the frame's text, or -1."""
        low, high = 0, len(self.places) - 1
        while low <= high:
            middle = (low + high) // 2
            start, end, index = self.places[middle]
            if offset >= end:
                low = middle + 1
            elif offset < start:
                high = middle - 1
            else:
                return index
        return -1


@frozen
class SentenceSyntax:
    """What a parse says about one sentence, in token indices of the skeleton.

    `subject_of` maps a verb to its subject, `shared_subject_of` to the subject of a verb above that
    it shares. `governor_of` maps a quotation to the verb it hangs on. `tag_of` and `relation_of`
    give part of speech and relation of a token. `hold_of` tells how a quotation hangs in the
    sentence: its relation and the tag of its head. `link_of` tells how a quotation (first) and
    another token (second) are linked: "up0 ccomp" for the nearest verb above, "down parataxis" for
    a word that hangs on the quotation.
    """

    subject_of: dict[int, int]
    shared_subject_of: dict[int, int]
    governor_of: dict[int, int]
    tag_of: dict[int, str]
    relation_of: dict[int, str]
    hold_of: dict[int, str]
    link_of: dict[tuple[int, int], str]


def frame(layout: Layout, sentence_index: int) -> Frame | None:
    """Return the frame of a sentence, or None where it is too long for a parser to be of use."""
    tokens = layout.sentences[sentence_index].tokens
    if len(tokens) > _LONGEST_FRAME:
        return None
    pieces: list[str] = []
    places: list[tuple[int, int, int]] = []
    length = 0
    previous_end = tokens[0].start
    for index, token in enumerate(tokens):
        if token.kind == "quotation":
            inner = layout.quoted[token.quotation].inner
            last = layout.text[inner.start : inner.end].rstrip("'’”\"")[-1:]
            mark = last if last in ",?!" else ""
            if index == len(tokens) - 1:
                mark = "."
            piece = f"“{_PLACEHOLDER}{mark}”"
        else:
            piece = token.text
        gap = layout.text[previous_end : token.start]
        if (
            index
            and (gap or token.kind == "quotation" or tokens[index - 1].kind == "quotation")
            and pieces[-1] not in ("(", "[")
            and piece not in (",", ".", ";", ":", ")", "]")
        ):
            pieces.append(" ")
            length += 1
        places.append((length, length + len(piece), index))
        pieces.append(piece)
        length += len(piece)
        previous_end = token.end
    return Frame(sentence_index, "".join(pieces), tuple(places))


def read_syntax(made: Frame, parsed: ParsedText) -> SentenceSyntax:
    """Turn the parse of a frame into statements about the skeleton's tokens."""
    subject_of: dict[int, int] = {}
    shared: dict[int, int] = {}
    governor_of: dict[int, int] = {}
    tag_of: dict[int, str] = {}
    relation_of: dict[int, str] = {}
    hold_of: dict[int, str] = {}
    link_of: dict[tuple[int, int], str] = {}
    for sentence in parsed.sentences:
        where = [made.place_of(token.start) for token in sentence.tokens]
        for token, place in zip(sentence.tokens, where, strict=True):
            if place < 0:
                continue
            tag_of.setdefault(place, token.upos)
            relation_of.setdefault(place, token.deprel.split(":")[0])
            if token.head < 0:
                continue
            head = where[token.head]
            if token.deprel in _SUBJECTS and head >= 0:
                subject_of.setdefault(head, place)
        for index, token in enumerate(sentence.tokens):
            if token.upos in ("VERB", "AUX") and where[index] >= 0:
                up, steps = index, 0
                while up >= 0 and steps < 6:
                    if where[up] in subject_of:
                        if up != index:
                            shared.setdefault(where[index], subject_of[where[up]])
                        break
                    relation = sentence.tokens[up].deprel.split(":")[0]
                    if relation not in ("conj", "advcl", "xcomp", "acl"):
                        break
                    up = sentence.tokens[up].head
                    steps += 1
            if token.text == _PLACEHOLDER and where[index] >= 0:
                here = where[index]
                governor_of[here] = _governing_verb(sentence.tokens, where, index)
                hold_of[here] = _hold(sentence.tokens, index)
                for other, link in _links(sentence.tokens, index):
                    if where[other] >= 0:
                        link_of.setdefault((here, where[other]), link)
    return SentenceSyntax(subject_of, shared, governor_of, tag_of, relation_of, hold_of, link_of)


def _hold(tokens: tuple[ParsedToken, ...], index: int) -> str:
    """Tell how a quotation hangs in its sentence: its relation, and the tag of its head."""
    token = tokens[index]
    above = tokens[token.head].upos if token.head >= 0 else "^"
    return f"{token.deprel.split(':')[0]} {above}"


def _links(tokens: tuple[ParsedToken, ...], index: int) -> Iterator[tuple[int, str]]:
    """Yield the words above and below a quotation, each with how it is linked to it."""
    relation = tokens[index].deprel.split(":")[0]
    up, steps, verbs = tokens[index].head, 0, 0
    while up >= 0 and steps < _MOST_STEPS:
        if tokens[up].upos in ("VERB", "AUX"):
            yield up, f"up{min(verbs, 2)} {relation}"
            verbs += 1
        else:
            yield up, f"over{min(steps, 2)} {relation}"
        up = tokens[up].head
        steps += 1
    for other, token in enumerate(tokens):
        if other == index:
            continue
        if token.head == index:
            yield other, f"down {token.deprel.split(':')[0]}"
        elif token.head >= 0 and token.head == tokens[index].head:
            yield other, f"beside {token.deprel.split(':')[0]} {relation}"


def _governing_verb(tokens: tuple[ParsedToken, ...], where: list[int], index: int) -> int:
    """Return the verb that introduces the quotation at `index`, as a skeleton index, or -1."""
    up = tokens[index].head
    steps = 0
    while up >= 0 and steps < 8:
        if tokens[up].upos == "VERB":
            return where[up]
        up = tokens[up].head
        steps += 1
    # "“Q,” she said": the quotation is the root and the verb of saying is its parataxis.
    for other, token in enumerate(tokens):
        if token.head == index and token.deprel.startswith(("parataxis", "ccomp")):
            return where[other]
    return -1
