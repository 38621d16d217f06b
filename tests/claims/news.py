"""Tables of small articles with the pairs that belong to them."""

from __future__ import annotations

import datetime
from pathlib import Path

from attrs import define, field

import quotetrack
from quotetrack import Document

_DATA = Path(__file__).parent / "data"
# The rules were worked on with the first table. They must not be with the second.
NEWS = _DATA / "news.txt"
HELD_OUT_NEWS = _DATA / "news_held_out.txt"


@define
class Case:
    """Articles, the pairs (relation, start of the earlier, start of the later), known misses."""

    name: str
    days: list[datetime.date] = field(factory=list)
    texts: list[list[str]] = field(factory=list)
    pairs: list[tuple[str, str, str]] = field(factory=list)
    missed: list[tuple[str, str, str]] = field(factory=list)

    def found(self) -> list[tuple[str, str, str]]:
        """Return the pairs that are found, as (relation, earlier, later)."""
        read = [
            quotetrack.extract_quotes(
                Document("\n".join(lines).strip(), id=f"{self.name}/{day}", date=day), parser=None
            )
            for day, lines in zip(self.days, self.texts, strict=True)
        ]
        return [
            (pair.relation, pair.earlier.text, pair.later.text)
            for pair in quotetrack.link_claims(read)
        ]


def load(path: Path) -> list[Case]:
    """Return the cases of a table."""
    cases: list[Case] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            cases.append(Case(line[3:]))
        elif not cases:
            continue
        elif line.startswith("@ "):
            cases[-1].days.append(datetime.date.fromisoformat(line[2:]))
            cases[-1].texts.append([])
        elif line.startswith(("=> ", "=? ")):
            relation, earlier, later = (part.strip() for part in line[3:].split("|"))
            table = cases[-1].pairs if line[1] == ">" else cases[-1].missed
            table.append((relation, earlier, later))
        else:
            cases[-1].texts[-1].append(line)
    return cases


def figures(path: Path) -> tuple[int, int, int, int]:
    """Return how many pairs there are, how many of them are found, false alarms, and cases."""
    there = found = alarms = 0
    cases = load(path)
    for case in cases:
        wanted = [*case.pairs, *case.missed]
        met = [
            any(one.startswith(w[1]) and other.startswith(w[2]) for w in wanted)
            for _, one, other in case.found()
        ]
        there += len(wanted)
        found += sum(met)
        alarms += len(met) - sum(met)
    return there, found, alarms, len(cases)
