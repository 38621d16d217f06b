"""Whole articles, from the text to the pairs: exactly the right ones, and no other."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from attrs import define, field

import quotetrack
from quotetrack import Document

_NEWS = Path(__file__).parent / "data" / "news.txt"


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


def load() -> list[Case]:
    """Return the cases of the table."""
    cases: list[Case] = []
    for line in _NEWS.read_text(encoding="utf-8").splitlines():
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


CASES = load()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_exactly_the_pairs_that_belong_there(case):
    found = case.found()
    assert len(found) == len(case.pairs), found
    for (relation, earlier, later), wanted in zip(found, case.pairs, strict=True):
        assert relation == wanted[0]
        assert earlier.startswith(wanted[1])
        assert later.startswith(wanted[2])


def test_most_pairs_are_found():
    pairs = sum(len(case.pairs) for case in CASES)
    missed = sum(len(case.missed) for case in CASES)
    assert pairs + missed == 60
    assert pairs / (pairs + missed) >= 0.85
    assert sum(not case.pairs and not case.missed for case in CASES) == 60
