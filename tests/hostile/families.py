"""Families of unkind texts, each of any length.

A family is a function that makes a text of about so many characters. The texts look like nothing
that a newspaper prints, or like one thing that it prints, thousands of times: whatever a rule may
look for far too often, or far too long.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Final

Family = Callable[[int], str]

_SYLLABLES: Final = (
    *("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu"),
    *("na", "pe", "ri", "so", "tu", "va", "we", "xi", "yo", "zu"),
)


def name_of(number: int) -> str:
    """Return a word with a capital that no other number has."""
    word = ""
    for _ in range(3):
        number, digit = divmod(number, len(_SYLLABLES))
        word = _SYLLABLES[digit] + word
    return (word + (_SYLLABLES[number % 20] if number else "")).capitalize()


def repeated(piece: str) -> Family:
    """Return the family of texts that say `piece` again and again."""
    return lambda size: piece * max(1, size // len(piece))


def counted(piece: Callable[[int], str], first: str = "") -> Family:
    """Return the family of texts in which each piece is another one."""

    def text(size: int) -> str:
        pieces, length = [first], len(first)
        for number in itertools.count():
            if length >= size:
                return "".join(pieces)
            pieces.append(piece(number))
            length += len(pieces[-1])
        raise AssertionError("itertools.count has an end")

    return text


def nested(opening: str, middle: str, closing: str) -> Family:
    """Return the family of texts in which everything that opens closes at the end."""

    def text(size: int) -> str:
        depth = max(1, size // (len(opening) + len(closing)))
        return opening * depth + middle + closing * depth

    return text


def _two_names(number: int) -> str:
    return f"{name_of(number)} {name_of(number * 7 + 3)}"


def _claim(number: int) -> str:
    verb = ("will", "will not", "did", "did not", "can", "cannot")[number % 6]
    return f"“I {verb} close the bridge number {number} in {name_of(number)}”, "


_MARKS: Final[dict[str, Family]] = {
    "straight marks": repeated('"'),
    "opening marks": repeated("“"),
    "closing marks": repeated("”"),
    "empty quotations": repeated("“”"),
    "apostrophes": repeated("'"),
    "curly apostrophes": repeated("’"),
    "single opening marks": repeated("‘"),
    "guillemets": repeated("«»"),
    "low marks": repeated("„“"),
    "latex marks": repeated("``''"),
    "marks of all kinds": repeated("\"'“”‘’«»„‚"),
    "marks and letters": repeated('a"b '),
    "marks with spaces": repeated('" '),
    "a mark in each paragraph": repeated("“Word word word\n\n"),
    "a mark in each line": repeated('"word word\n'),
    "nested quotations": nested("“‘", "word", "’”"),
    "quotations of one word": repeated("“word” "),
    "quotations after each other": repeated("“We will go.” "),
    "one quotation that never closes": lambda size: "“" + "we will go there. " * (size // 18),
    "words in marks inside a quotation": lambda size: (
        "“" + "We call it “so” and " * (size // 20) + "they do.”"
    ),
    "quotations with apostrophes": repeated("'tis the dogs' 'n' "),
}

_NAMES: Final[dict[str, Family]] = {
    "one name": repeated("Ada Fenwick "),
    "names without end": counted(lambda number: f"{name_of(number)} "),
    "full names": counted(lambda number: f"{_two_names(number)} waited. "),
    "people of one surname": counted(lambda number: f"{name_of(number)} Fenwick waited. "),
    "people of one first name": counted(lambda number: f"Ada {name_of(number)} waited. "),
    "a list of names": counted(lambda number: f"{_two_names(number)}, "),
    "names joined by and": counted(lambda number: f"{_two_names(number)} and "),
    # With somebody named at the end: only then does anybody ask who the initials are.
    "initials": lambda size: "J. " * (size // 3) + "It rained. Ada J. Fenwick waited.",
    "initials and surnames": counted(lambda number: f"J. K. {name_of(number)} waited. "),
    "capitals": repeated("ABCD "),
    "capitals with titles": counted(lambda number: f"SEN. {name_of(number).upper()} WAITED. "),
    "titles": repeated("Mr Dr Sen. President "),
    "particles": repeated("van der de la "),
    "possessives": counted(lambda number: f"{name_of(number)}’s "),
    "relatives": repeated("her brother's wife's father's "),
    "relatives of many": counted(lambda number: f"{name_of(number)}’s wife, her son and his aunt "),
    "roles": repeated("the president the mayor the spokeswoman "),
    "people with roles": counted(
        lambda number: f"{_two_names(number)}, the mayor of {name_of(number + 5)}, waited. "
    ),
    "descriptions": repeated("the tall old former deputy prime minister "),
    "abbreviations": repeated("U.S. Inc. Co. e.g. "),
    "bodies": counted(lambda number: f"the {name_of(number)} Ministry of {name_of(number + 1)} "),
    "pronouns": repeated("he she they who it "),
    "pronouns after names": counted(lambda number: f"{_two_names(number)} waited. She left. He. "),
    "double names": counted(lambda number: f"{name_of(number)}-{name_of(number + 1)} "),
}

_SPEECH: Final[dict[str, Family]] = {
    "he said": repeated("he said "),
    "he said, she said": repeated("he said that she said that "),
    "cues": repeated("said told asked added "),
    "quotations of one speaker": counted(lambda number: f"“It is {number} now,” she said. "),
    "quotations of many speakers": counted(
        lambda number: f"“It is {number} now,” said {_two_names(number)}. "
    ),
    "quotations and paragraphs": counted(
        lambda number: f"“It is {number} now,” said {_two_names(number)}.\n\n“Yes.”\n\n"
    ),
    "split quotations": repeated("“It is,” she said, “as it was,” "),
    "one name and quotations": lambda size: (
        "Ada Fenwick waited. " + "“It is so,” he said. " * (size // 21)
    ),
    "colons": repeated("She said: "),
    "one sentence with quotations": repeated("she called it “old” and “cold” and "),
    "turns": counted(lambda number: f"FENWICK: Yes, {number}.\n"),
    "turns of many": counted(lambda number: f"{name_of(number).upper()}: Yes.\n"),
    "labels of names and of none": counted(
        lambda number: f"The Gardener: Yes.\n\n{_two_names(number)}: No.\n\n"
    ),
    "labels of questions": repeated("Q. Will you go?\nA. No.\n"),
    "questions and answers": repeated("Asked whether she would go, Ada Fenwick said: “No.” "),
    "claims of one speaker": counted(lambda number: f"{_claim(number)}said Ada Fenwick. "),
    "the same claim": repeated("“I will not go,” said Ada Fenwick. “I will go,” she said. "),
    "figures of one speaker": counted(
        lambda number: f"“We lost {number} of {number + 9} million,” said Ada Fenwick. "
    ),
    "answers of one speaker": repeated("“Will you go?” they asked. “Never,” said Ada Fenwick. "),
    "reversals": repeated("Ada Fenwick later walked back her remark that “it is so.” "),
    "block quotations": repeated("She wrote:\n\n    It is so, and was.\n\n"),
    "dialogue": repeated("“Yes.”\n\n“No.”\n\n"),
    "dashes for turns": repeated("— Yes, he said.\n"),
}

_LAYOUT: Final[dict[str, Family]] = {
    "letters": repeated("a"),
    "one word with marks": lambda size: "“" + "a" * size + "”",
    "long words": repeated("a" * 999 + " "),
    "spaces": repeated(" "),
    "newlines": repeated("\n"),
    "lines of one word": repeated("word\n"),
    "one long sentence": repeated("word "),
    "sentences": repeated("It is so. "),
    "full stops": repeated("."),
    "question marks": repeated("?! "),
    "paragraphs of one sentence": repeated("It is so.\n\n"),
    "wrapped lines": repeated("word word word word word word word word word word word word\n"),
    "indented lines": repeated("     word word word\n"),
    "brackets": repeated("("),
    "nested brackets": nested("(", "word", ")"),
    "square brackets": repeated("[...] "),
    "dashes": repeated("— – - -- "),
    "commas": repeated(", "),
    "semicolons and colons": repeated("; : "),
    "hyphens": repeated("-a"),
    "digits": repeated("9"),
    "figures": repeated("1,000,000.5 "),
    "dates": repeated("March 3, 2021 on Tuesday "),
    "times": repeated("10:30 a.m. "),
    "combining marks": repeated("a\u0301\u0302"),
    "zero-width characters": repeated("a\u200b\u200d\ufeff"),
    "soft hyphens": repeated("a\u00ad"),
    "no-break spaces": repeated("a\u00a0"),
    "right to left": repeated("\u200f\u202ea\u202c "),
    "surrogates and nulls": repeated("\ud800\0"),
    "addresses": repeated("https://a.example/b?c=d&e "),
    "mail addresses": repeated("a@b.example, "),
    "tags": repeated("<p>a</p>"),
    "open tags": repeated("<a <"),
    "entities": repeated("&amp;&lt;"),
    "windows line ends": repeated("It is so.\r\n"),
    "bullets": repeated("• It is so\n"),
}

#: All families by name.
FAMILIES: Final[dict[str, Family]] = {**_MARKS, **_NAMES, **_SPEECH, **_LAYOUT}

#: Where a stage looks at no more than so many people at once, its time grows faster until there are
#: as many: these are measured from so many characters on.
LARGE: Final = {"relatives of many": 32_000, "descriptions": 32_000}


def texts(family: str, sizes: tuple[int, ...]) -> Iterator[str]:
    """Yield a text of `family` for each size."""
    for size in sizes:
        yield FAMILIES[family](size)
