"""docs/accuracy.md and the figures of other documents, made from the recorded runs.

    python -m tests.quality.accuracy_page --write

`make record` measures and records (`tests.quality.runs`); this puts what is recorded into the
documents. So what they say is what was measured, and the commit is named.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tests.quality.quotes_corpus import REPOSITORY
from tests.quality.reliability import interval
from tests.quality.runs import read_figures

PAGE = REPOSITORY / "docs" / "accuracy.md"
README = REPOSITORY / "README.md"
COMPARISON = REPOSITORY / "docs" / "comparison.md"
_END = "<!-- end of figures -->\n"
_FEWEST_SURE = 20


def page() -> str:
    """Return docs/accuracy.md with its figures as they should be."""
    wild, own = read_figures("articles-wild-bundled"), read_figures("articles-own-bundled")
    parts = []
    for title, name, figures in (
        ("Articles of many kinds (wild)", "wild", wild),
        ("Our own annotated articles (own)", "own", own),
    ):
        parts.append(f"\n## {title}\n\n")
        parts.append(
            f"`python -m tests.quality.eval_articles --set {name}`, at {figures['commit']}:\n\n"
        )
        parts.append(_table(_rows_of_kinds(figures["kinds of text"])))
        parts.append("\nBy kind of quotation, of the phrase of the source, and of the speaker:\n\n")
        parts.append(_table(_rows_of_quotations(figures["kinds of quotation"])))
        parts.append("\n")
        parts.append(_reliability(figures))
    parts.append(_cases())
    return _with_figures(PAGE.read_text(encoding="utf-8"), "figures", "".join(parts))


def readme() -> str:
    """Return README.md with its figures as they should be."""
    figures = (read_figures("articles-wild-bundled"), read_figures("articles-own-bundled"))
    wild, own = (one["kinds of text"] for one in figures)
    both = [Counter(one) for one in (wild["together"], own["checking"])]
    shares = {
        "quotations found": ("found", "expected"),
        "… with the right speaker, by name": ("right", "expected"),
        "wrong speaker, where the confidence is at least .9": ("sure and wrong", "sure"),
        "people under their full name": ("people found", "people"),
        "articles in which all speakers are right": ("articles right", "articles"),
        "… and all people": ("articles right, and people", "articles"),
    }
    rows = [["", "wild", "own, of sources that do not teach"]]
    rows.append(["articles", *(str(one["articles"]) for one in both)])
    for name, (part, whole) in shares.items():
        cells = (f"{_percent(one[part], one[whole])} of {one[whole]}" for one in both)
        rows.append([name, *cells])
    rows.append(["persons that are none", *(str(one["no persons"]) for one in both)])
    text = README.read_text(encoding="utf-8")
    text = _with_figures(text, "figures", "\n" + _table(rows) + "\n")
    return _with_figures(text, "figures of PolNeAR", "\n" + _table(_rows_of_polnear()) + "\n")


def comparison() -> str:
    """Return docs/comparison.md with its figures of PolNeAR as they should be."""
    rows = [
        ["program", *(name for name, *_ in _rows_of_polnear()[1:4])],
        ["quotetrack", *(own for _, own, *_ in _rows_of_polnear()[1:4])],
        ["textacy 0.13, repaired by us", ".823", ".764", "4.9 %"],
        ["a regular expression of 40 lines", ".729", ".670", "23 %"],
        ["one human against another", ".974", ".970", "16 %"],
    ]
    text = COMPARISON.read_text(encoding="utf-8")
    return _with_figures(text, "figures of PolNeAR", "\n" + _table(rows) + "\n")


def _with_figures(text: str, name: str, figures: str) -> str:
    begin = f"<!-- {name} -->\n"
    before, _, rest = text.partition(begin)
    _, end, after = rest.partition(_END)
    assert end, f"There is no place for the {name}."
    return before + begin + figures + end + after


def _rows_of_polnear() -> list[list[str]]:
    one = read_figures("quotes-polnear-dev-bundled")
    shares = [f"{one[name]:.3f}".lstrip("0") for name in ("direct", "direct+mixed, >=3 words")]
    false, wrong = (f"{100 * one[name]:.1f} %" for name in ("false attribution", "wrong when sure"))
    return [
        ["", "quotetrack", "best other program", "one human against another"],
        ["direct quotations, F1", shares[0], ".823", ".974"],
        ["direct and mixed of three words and more, F1", shares[1], ".764", ".970"],
        [
            "quoted stretches that are no speech, but given to somebody",
            *(false, "4.9 % (finding far less)", "16 %"),
        ],
        ["wrong source where the confidence is at least .9", wrong, "", ""],
    ]


def _percent(part: int, whole: int) -> str:
    share = 100 * part / max(1, whole)
    return f"{share:.1f} %" if share < 10 else f"{share:.0f} %"


def _table(rows: Iterable[Sequence[str]]) -> str:
    head, *body = rows
    lines = [f"| {' | '.join(row)} |".replace("|  ", "| ") for row in (head, *body)]
    lines.insert(1, "|" + "---|" * len(head))
    return "\n".join(lines) + "\n"


def _rows_of_kinds(kinds: dict[str, dict[str, int]]) -> Iterator[list[str]]:
    names = "found", "right", "other name", "wrong", "nobody", "missed", "no speech"
    faults = names[2:]
    heads = ["kind of text", "articles", "articles right", "quotations", "found", "right"]
    yield [*heads, "other", *faults[1:], "sure", "sure, wrong", "people"]
    for kind, counted in kinds.items():
        one = Counter(counted)
        numbers = [one[name] for name in ("articles", "articles right", "expected")]
        shares = [f"{one[name] / max(1, one['expected']):.3f}" for name in names[:2]]
        rest = [*(one[name] for name in faults), one["sure"], one["sure and wrong"]]
        people = f"{one['people found'] / max(1, one['people']):.3f}"
        yield [kind, *map(str, numbers), *shares, *map(str, rest), people]


def _rows_of_quotations(kinds: dict[str, list[int]]) -> Iterator[list[str]]:
    yield ["kind", "quotations", "found", "right"]
    for kind, (count, found, right) in kinds.items():
        yield [kind, str(count), f"{found / count:.3f}", f"{right / count:.3f}"]


def _reliability(figures: dict[str, Any]) -> str:
    rows = [["confidence", "speakers", "not wrong", "95 % interval"]]
    for name, (count, wrong) in figures["confidence"].items():
        if count:
            low, high = interval(count - wrong, count)
            rows.append([name, str(count), f"{1 - wrong / count:.3f}", f"{low:.3f}–{high:.3f}"])
    kinds = figures["kinds of text"].items()
    sure = [(kind, Counter(one)) for kind, one in kinds if one.get("sure", 0) >= _FEWEST_SURE]
    by_kind = [["kind of text", "sure", "not wrong", "95 % interval"]]
    for kind, one in sure:
        held = one["sure"] - one["sure and wrong"]
        low, high = interval(held, one["sure"])
        by_kind.append(
            [kind, str(one["sure"]), f"{held / one['sure']:.3f}", f"{low:.3f}–{high:.3f}"]
        )
    return (
        "What the confidence of a quotation with a speaker is worth:\n\n"
        + _table(rows)
        + f"\nOf the sure ones (.9 and more), by kind of text with at least {_FEWEST_SURE}:\n\n"
        + _table(by_kind)
    )


def _cases() -> str:
    rows = [["kind of fault", "shared", "tuning", "checking"]]
    parts = {part: read_figures(f"cases-{part}") for part in ("shared", "tuning", "checking")}
    kinds = sorted({kind for one in parts.values() for kind in one["kinds"]})
    for kind in [*kinds, "together"]:
        cells = []
        for one in parts.values():
            chosen = [two for name, two in one["kinds"].items() if kind in (name, "together")]
            cells.append(f"{sum(two[0] for two in chosen)} of {sum(two[1] for two in chosen)}")
        rows.append([kind, *cells])
    commits = ", ".join(sorted({one["commit"] for one in parts.values()}))
    return (
        "\n## Invented articles by kind of fault\n\n"
        "Small articles, each of one kind of fault, with what must come out of them ([about\n"
        "them](../tests/quality/cases/README.md)). *Shared* were chosen from what the program got "
        "wrong;\n*tuning* and *checking* were written without a look at what it makes of them, and "
        "nobody tunes on\n*checking*. A kind that is mended holds there as well.\n\n"
        f"`python -m tests.quality.cases`, at {commits}: checks that hold.\n\n" + _table(rows)
    )


def main(arguments: Sequence[str]) -> int:
    """Write the figures into all documents, or print the page."""
    if "--write" in arguments:
        made = {PAGE: page(), README: readme(), COMPARISON: comparison()}
        for path, text in made.items():
            path.write_text(text, encoding="utf-8")
    else:
        print(page(), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
