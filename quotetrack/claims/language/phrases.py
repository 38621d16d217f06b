"""A small language for phrases, matched word by word, and the files that are written in it.

A file in `data/` has, in this order: comments after "#", named classes of words ("name = word
word", going on in the lines that follow), and sections: a label in square brackets, below it the
patterns that it stands for, one in a line. A pattern is made of elements divided by blanks:

- ``word`` or ``one|two|three``: one of these words;
- ``<name>``: one word of a named class;
- a ``?`` at the end makes an element optional;
- ``..3``: up to three words of any kind, within the clause;
- ``!of|whether``: the next word is none of these; it is no part of the phrase;
- ``^``: only where an answer begins (after "well", "look", …); ``$``: only where a clause ends.

Patterns are looked up by their first word, so that a text costs little more than one dictionary
look-up for each word, and a gap never crosses a clause mark, so that matching is linear.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from attrs import frozen

from quotetrack.claims.language.once import once
from quotetrack.claims.language.words import Words, ends_clause, read_lines, word_list
from quotetrack.lexicon.words import read_classes

Label = TypeVar("Label")

# Words and phrases that may stand before an answer without being part of it.
_OPENING_PHRASES = tuple(
    tuple(phrase.split(" "))
    for phrase in (
        "to be honest|to be fair|to be frank|to be clear|first of all|you know|i mean|i think|"
        "let me see"
    ).split("|")
)
_OPENING_WORDS = word_list("opening_words")


@frozen
class _Element:
    words: frozenset[str] | None  # None: a gap
    optional: bool = False
    gap: int = 0
    refused: bool = False


@frozen
class _Pattern(Generic[Label]):
    elements: tuple[_Element, ...]
    label: Label
    at_start: bool
    at_end: bool
    number: int
    second: frozenset[str] | None  # What the second word must be; None: that is left open.


@frozen
class PhraseMatch(Generic[Label]):
    """A phrase that was found: word indices `first` (inclusive) and `end` (exclusive)."""

    label: Label
    first: int
    end: int


class _Shelf(Generic[Label]):
    """The patterns that begin with one word, by the second where that is one of some words."""

    __slots__ = ("_any", "_by_second")

    def __init__(self) -> None:
        self._any: list[_Pattern[Label]] = []
        self._by_second: dict[str, list[_Pattern[Label]]] = {}

    def add(self, pattern: _Pattern[Label]) -> None:
        if pattern.second is None:
            self._any.append(pattern)
        for word in pattern.second or ():
            self._by_second.setdefault(word, []).append(pattern)

    def before(self, following: str) -> list[_Pattern[Label]]:
        """Return the patterns that may go on with the word `following`, in their order."""
        fixed = self._by_second.get(following)
        if fixed is None or not self._any:
            return fixed or self._any
        return sorted([*self._any, *fixed], key=lambda pattern: pattern.number)


class PhraseTable(Generic[Label]):
    """The patterns of the file `name` in `data/` with their labels; read when first asked for.

    `read_label` takes what stands between the brackets of a section. A pattern that starts with a
    gap or an optional element is refused with ValueError, since it could not be looked up.
    """

    def __init__(self, name: str, read_label: Callable[[str], Label]) -> None:
        self._name = name
        self._read_label = read_label

    @once
    def _shelves(self) -> tuple[dict[str, _Shelf[Label]], dict[str, _Shelf[Label]]]:
        """The patterns by their first word: all, and those that may stand anywhere."""
        opening: dict[str, _Shelf[Label]] = {}
        inside: dict[str, _Shelf[Label]] = {}
        lines = read_lines(self._name)
        first = next(index for index, line in enumerate(lines) if line.startswith("["))
        classes = read_classes(lines[:first])
        at_start = False
        for number, line in enumerate(lines[first:]):
            if line.startswith("["):
                label = self._read_label(line.strip("[]"))
                continue
            pattern = _compile(line, label, classes, number)
            at_start = at_start or pattern.at_start
            for word in pattern.elements[0].words or ():
                opening.setdefault(word, _Shelf()).add(pattern)
                if not pattern.at_start:
                    inside.setdefault(word, _Shelf()).add(pattern)
        return opening, (inside if at_start else opening)

    def find(
        self, words: Words, first: int = 0, end: int | None = None
    ) -> list[PhraseMatch[Label]]:
        """Return every match that starts in words `first` to `end`, in text order.

        At one place the longest match of each label counts once.
        """
        forms = words.forms
        stop = len(forms) if end is None else end
        by_first, inside = self._shelves
        answer_start = skip_openers(forms, first, stop) if by_first is not inside else -1
        found: list[PhraseMatch[Label]] = []
        for index in range(first, stop):
            if index > answer_start:
                by_first = inside
            shelf = by_first.get(forms[index])
            if shelf is None:
                continue
            longest: dict[Label, int] = {}
            for pattern in shelf.before(forms[index + 1] if index + 1 < stop else ""):
                match_end = _match(pattern, 1, forms, index + 1, stop)
                if match_end > longest.get(pattern.label, -1):
                    longest[pattern.label] = match_end
            found.extend(
                PhraseMatch(label, index, match_end) for label, match_end in longest.items()
            )
        return found

    def match_head(self, words: Words, first: int, end: int) -> PhraseMatch[Label] | None:
        """Return the longest match where words `first` to `end` begin, openers passed over."""
        return self.match_forms(words.forms, first, end)

    def match_forms(
        self, forms: tuple[str, ...], first: int, end: int
    ) -> PhraseMatch[Label] | None:
        """Return what `match_head` does, of words that need not be those of a text."""
        start = _after_marks(forms, first, end)
        shelf = self._shelves[0].get(forms[start]) if start < end else None
        if shelf is None:
            return None
        best: PhraseMatch[Label] | None = None
        for pattern in shelf.before(forms[start + 1] if start + 1 < end else ""):
            match_end = _match(pattern, 1, forms, start + 1, end)
            if match_end > (best.end if best is not None else -1):
                best = PhraseMatch(pattern.label, start, match_end)
        return best


def labels(text: str) -> frozenset[str]:
    """Return the labels of a section that has several: "then changed"."""
    return frozenset(text.split())


def _after_marks(forms: tuple[str, ...], first: int, end: int) -> int:
    """Return the index of the first word that is neither a mark nor "well", "look", "and"."""
    index = first
    while index < end and (forms[index] in _OPENING_WORDS or ends_clause(forms[index])):
        index += 1
    return index


def skip_openers(forms: tuple[str, ...], first: int, end: int) -> int:
    """Return the index of the first word in `first` to `end` that is no opener ("Well, …")."""
    index = first
    while index < end:
        phrase = next((p for p in _OPENING_PHRASES if forms[index : index + len(p)] == p), None)
        if phrase and index + len(phrase) < end:
            index += len(phrase)
        elif forms[index] in _OPENING_WORDS or ends_clause(forms[index]):
            index += 1
        else:
            break
    return index if index < end else first


def _compile(
    line: str, label: Label, named: Mapping[str, frozenset[str]], number: int
) -> _Pattern[Label]:
    parts = line.split()
    at_start = parts[0] == "^"
    at_end = parts[-1] == "$"
    elements = []
    for part in parts[at_start : len(parts) - at_end]:
        if part.startswith(".."):
            elements.append(_Element(None, True, int(part[2:])))
            continue
        optional = part.endswith("?") and len(part) > 1
        refused = part.startswith("!") and len(part) > 1
        body = part[1:] if refused else part[:-1] if optional else part
        words: set[str] = set()
        for choice in body.split("|"):
            if choice.startswith("<"):
                words |= named[choice.strip("<>")]
            else:
                words.add(choice)
        elements.append(_Element(frozenset(words), optional, refused=refused))
    if not elements or elements[0].optional or elements[0].words is None:
        raise ValueError(f"A pattern must start with a word: {line!r}.")
    fixed = len(elements) > 1 and not (elements[1].optional or elements[1].refused)
    second = elements[1].words if fixed else None
    return _Pattern(tuple(elements), label, at_start, at_end, number, second)


def _match(
    pattern: _Pattern[Label], element: int, forms: tuple[str, ...], index: int, stop: int
) -> int:
    """Return the word index after the match, or -1."""
    elements = pattern.elements
    while element < len(elements):
        current = elements[element]
        if current.words is None:
            for skipped in range(current.gap + 1):
                position = index + skipped
                if skipped and (position > stop or ends_clause(forms[position - 1])):
                    return -1
                result = _match(pattern, element + 1, forms, position, stop)
                if result >= 0:
                    return result
            return -1
        if current.refused:
            if index < stop and forms[index] in current.words:
                return -1
            element += 1
        elif index < stop and forms[index] in current.words:
            if current.optional:
                result = _match(pattern, element + 1, forms, index + 1, stop)
                if result >= 0:
                    return result
                element += 1
                continue
            index += 1
            element += 1
        elif current.optional:
            element += 1
        else:
            return -1
    if pattern.at_end and index < stop and not ends_clause(forms[index]):
        return -1
    return index
