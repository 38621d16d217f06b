"""Twins: statements that do not go together and their near misses, made by minimal changes.

    python -m tests.claims.twins.generators [--sample N]

The matters (`seeds.txt`) and the changes (`templates.txt`) are written by hand; every change is
made to every matter. Registers and lengths differ: some statements come in the words of a speech,
an interview or a letter, or with a sentence before or after. `free.txt` holds statements in free
wording besides, where what does not go together rests on what words mean.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

_FOLDER = Path(__file__).parent
_FIELDS = "register who v d n g o x p q s r t".split()
_PLURAL = ("we", "I", "the police", "the rebels")
_OPENINGS = (
    "Look,", "Frankly,", "Let me be plain:", "As I told the committee,", "Well,", "You know,",
    "I said it at the time and say it again:", "To put it in one sentence,", "My answer is this:",
    "Dear members,", "Believe me,", "For the record,",
)  # fmt: skip
_BEFORE = (
    "We have talked about this for months.", "I know how people feel.", "This was not easy.",
    "Thank you for the question.", "It is a long story.", "I have read the papers.",
)  # fmt: skip
_AFTER = (
    "That is all I have to say.", "People can count on that.", "The rest is gossip.",
    "Ask anybody in the house.", "We owe it to the children.", "So let us move on.",
)  # fmt: skip
_BARE = 0.5


@frozen
class Twin:
    """Two statements of one speaker, the kind of change, and whether they do not go together."""

    kind: str
    register: str
    is_pair: bool
    first: str
    second: str


def twins() -> Iterator[Twin]:
    """Yield all twins, always the same ones."""
    changes = list(_changes())
    for number, seed in enumerate(_seeds()):
        lot = random.Random(number)
        for kind, is_pair, first, second in changes:
            low = lot.randrange(3, 60)
            filled = dict(seed, a=str(low), b=str(low + lot.randrange(5, 90)))
            sides = (_dressed(template.format(**filled), lot) for template in (first, second))
            yield Twin(kind, seed["register"], is_pair, *sides)


def free() -> Iterator[Twin]:
    """Yield the twins in free wording; twins of one first statement share a matter."""
    kind = first = ""
    for line in _lines("free.txt"):
        if line.startswith("## "):
            kind = line[3:]
        elif line.startswith("= "):
            first = line[2:]
        else:
            yield Twin(kind, "free", line[0] == "+", first, line[2:])


def _seeds() -> Iterator[dict[str, str]]:
    for line in _lines("seeds.txt"):
        seed = dict(zip(_FIELDS, line.split(" | "), strict=True))
        plural = seed["who"] in _PLURAL
        ends = seed["o"].endswith("s") and not seed["o"].endswith("ss")
        seed |= {
            "w": seed["who"],
            "h": "have" if plural else "has",
            "do": "do" if plural else "does",
            "be": "were" if ends else "was",
        }
        yield seed


def _changes() -> Iterator[tuple[str, bool, str, str]]:
    kind = ""
    for line in _lines("templates.txt"):
        if line.startswith("## "):
            kind = line[3:]
        else:
            first, second = line[2:].split(" | ")
            yield kind, line[0] == "+", first, second


def _lines(name: str) -> Iterator[str]:
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            yield line


def _dressed(statement: str, lot: random.Random) -> str:
    """Return a statement as a sentence, by lot with some words around it."""
    if lot.random() < _BARE:
        return _capital(statement)
    dress = lot.randrange(3)
    if dress == 0:
        return f"{lot.choice(_OPENINGS)} {statement}"
    if dress == 1:
        return f"{lot.choice(_BEFORE)} {_capital(statement)}"
    return f"{_capital(statement)} {lot.choice(_AFTER)}"


def _capital(statement: str) -> str:
    return statement[0].upper() + statement[1:]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how many there are of each kind, and some by lot. Return 0."""
    parser = argparse.ArgumentParser(description="Twins by kind.")
    parser.add_argument("--sample", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    made = [*twins(), *free()]
    for kind in dict.fromkeys(one.kind for one in made):
        of_kind = [one for one in made if one.kind == kind]
        print(f"{kind:20} {sum(one.is_pair for one in of_kind):5} of {len(of_kind)} are pairs")
    print(f"{len(made)} twins, {sum(one.is_pair for one in made)} pairs")
    for one in random.Random(options.seed).sample(made, options.sample):
        print("+" if one.is_pair else "-", f"[{one.kind}]", one.first, "|", one.second)
    return 0


if __name__ == "__main__":
    sys.exit(main())
