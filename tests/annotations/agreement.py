"""How far two readers agree on the same texts, reading independently of each other.

    python -m tests.annotations.agreement ONE.jsonl OTHER.jsonl

Both hold annotations in the shape of tests/annotations/data. Only documents that both read count.
A quotation is the same where its first pieces overlap; the optional stretches of either reader do
not count. F1 takes one reader for the truth and the other for a prediction; it is symmetric.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from tests.annotations.drafting import read_texts

Annotation = dict[str, Any]


def key_of(name: str | None) -> str:
    """Return the letters and digits of a name, without an article before it."""
    words = (name or "").lower().removeprefix("the ").removeprefix("a ").removeprefix("an ")
    return "".join(letter for letter in words if letter.isalnum())


def _overlap(one: list[int], other: list[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _counted(quotes: list[Annotation], other: Annotation) -> list[Annotation]:
    free = [one["span"] for one in other["optional"]]
    return [
        quote
        for quote in quotes
        if not any(_overlap(piece, span) for piece in quote["frags"] for span in free)
    ]


def agreement(one: Annotation, other: Annotation) -> Counter[str]:
    """Return counts of what two readers of one document have in common, and in all."""
    counts: Counter[str] = Counter(documents=1)
    mine, yours = _counted(one["quotes"], other), _counted(other["quotes"], one)
    counts["quotations"] += len(mine) + len(yours)
    open_ones = list(yours)
    for quote in mine:
        match = next((q for q in open_ones if _overlap(quote["frags"][0], q["frags"][0])), None)
        if match is None:
            continue
        open_ones.remove(match)
        counts["same quotation"] += 2
        counts["same pieces"] += 2 * (quote["frags"] == match["frags"])
        counts["same kind"] += 2 * (quote["kind"] == match["kind"])
        counts["same speaker"] += 2 * (key_of(quote["speaker"]) == key_of(match["speaker"]))
    names = [{key_of(one_["name"]) for one_ in reader["people"]} for reader in (one, other)]
    counts["people"] += len(names[0]) + len(names[1])
    counts["same people"] += 2 * len(names[0] & names[1])
    return counts


def main(paths: list[str]) -> int:
    """Print the agreement of two files."""
    if len(paths) != 2 or not all(Path(path).exists() for path in paths):
        print(__doc__, file=sys.stderr)
        return 2
    first, second = ({one["id"]: one for one in read_texts(path)} for path in paths)
    total: Counter[str] = Counter()
    for identifier in sorted(first.keys() & second.keys()):
        total += agreement(first[identifier], second[identifier])
    if not total["documents"]:
        print("No document was read by both.")
        return 1
    print(f"documents {total['documents']}, quotations of both readers {total['quotations']}")
    for what in ("same quotation", "same pieces", "same kind", "same speaker"):
        of = total["quotations" if what == "same quotation" else "same quotation"]
        print(f"{what:15} {total[what] / max(of, 1):.3f}")
    print(f"{'same people':15} {total['same people'] / max(total['people'], 1):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
