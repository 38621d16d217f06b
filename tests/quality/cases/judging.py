"""Whether the program finds in an invented article what a careful reader finds.

A case is an article of a few sentences, the kind of fault that it tries, and what must come out:

- `quotes`: `has`, words that a quotation must hold; `speaker`, words of the name that its speaker
  must bear, or null where it must have none;
- `not_quotes`: stretches that are nobody's speech;
- `same` and `apart`: words of two quotations whose speakers are one, or two;
- `pairs`: the claim pairs, each [words of the earlier, words of the later, allowed relations];
- `people`: the full names of all people whom the article names.

Every entry is one check. `pairs` has one more: that there are no more pairs than named; and so has
`people`: that nobody else is taken for a person with a name. Words are compared by their letters
and digits alone. These are the counting rules of the shared tool judge_cases.py, except that an
article on which the program raises misses all of its checks, and that it does not count `people`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import quotetrack
from quotetrack import Analysis, Quotation, QuotetrackError

PARTS = ("shared", "tuning", "checking", "articles")
_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Check:
    """One thing that must come out of an article, and what is wrong, "" where it came out."""

    case: str
    kind: str
    number: int
    complaint: str

    @property
    def held(self) -> bool:
        return not self.complaint

    @property
    def place(self) -> str:
        return f"{self.case} {self.number}"


def load(part: str) -> list[dict[str, Any]]:
    """Return the cases of a part, in the order of its file, or of the files in its folder."""
    paths = sorted((_FOLDER / part).glob("*.json")) or [_FOLDER / f"{part}.json"]
    return [case for path in paths for case in json.loads(path.read_text("utf-8"))]


def letters(words: str) -> str:
    """Return the letters and digits of `words` in lower case, which is all that is compared."""
    return "".join(sign for sign in words.lower() if sign.isalnum())


def judge(cases: Sequence[dict[str, Any]]) -> list[Check]:
    """Return all checks of `cases`, judged on what the program finds in their texts."""
    return [check for case in cases for check in judge_case(case)]


def judge_case(case: dict[str, Any]) -> list[Check]:
    """Return the checks of one case."""
    try:
        analysis = quotetrack.analyze(case["text"])
    except QuotetrackError as error:
        complaints = [f"raises {type(error).__name__}"] * expected(case)
    else:
        complaints = list(_complaints(case, analysis))
    return [
        Check(case["id"], case["kind"], number, complaint)
        for number, complaint in enumerate(complaints)
    ]


def expected(case: dict[str, Any]) -> int:
    """Return how many checks a case has."""
    entries = sum(len(case.get(name, ())) for name in ("quotes", "not_quotes", "same", "apart"))
    return entries + sum(len(case[name]) + 1 for name in ("pairs", "people") if name in case)


def _complaints(case: dict[str, Any], analysis: Analysis) -> Iterator[str]:
    quotations = [(letters(one.text), one) for one in analysis.quotations]
    for wanted in case.get("quotes", ()):
        yield _complaint_of_quotation(wanted, _holding(wanted["has"], quotations))
    for stretch in case.get("not_quotes", ()):
        taken = next((one for key, one in quotations if key == letters(stretch)), None)
        speaker = taken.speaker if taken is not None else None
        yield f"{stretch!r} taken for speech of {speaker.name}" if speaker is not None else ""
    for words in case.get("same", ()):
        ids = _speaker_ids(words, quotations)
        yield "" if len(ids) == 2 and ids[0] == ids[1] else f"speakers of {words} not one"
    for words in case.get("apart", ()):
        ids = _speaker_ids(words, quotations)
        yield "" if len(ids) == 2 and ids[0] != ids[1] else f"speakers of {words} not kept apart"
    if "pairs" in case:
        yield from _complaints_of_pairs(case["pairs"], analysis)
    if "people" in case:
        yield from _complaints_of_people(case["people"], analysis)


def _holding(words: str, quotations: Sequence[tuple[str, Quotation]]) -> Quotation | None:
    return next((one for key, one in quotations if letters(words) in key), None)


def _complaint_of_quotation(wanted: dict[str, Any], found: Quotation | None) -> str:
    if found is None:
        return f"no quotation with {wanted['has']!r}"
    name = found.speaker.name if found.speaker is not None else None
    if wanted["speaker"] is None:
        return "" if name is None else f"{wanted['has']!r} given to {name}, not to nobody"
    is_right = letters(wanted["speaker"]) in letters(name or "")
    return "" if is_right else f"{wanted['has']!r} given to {name}, not to {wanted['speaker']}"


def _speaker_ids(
    words: Sequence[str], quotations: Sequence[tuple[str, Quotation]]
) -> list[str | None]:
    """Return the speaker of the first quotation with a speaker that holds each of the words."""
    voiced = [(key, one.speaker.id) for key, one in quotations if one.speaker is not None]
    found = [next((id for key, id in voiced if letters(one) in key), None) for one in words]
    return [] if None in found else found


def _complaints_of_pairs(wanted: Sequence[Any], analysis: Analysis) -> Iterator[str]:
    found = [
        (letters(one.earlier.text), letters(one.later.text), one.relation)
        for one in analysis.claim_pairs
    ]
    for earlier, later, relations in wanted:
        is_found = any(
            letters(earlier) in first and letters(later) in second and relation in relations
            for first, second, relation in found
        )
        yield "" if is_found else f"no pair of {earlier!r} and {later!r}"
    too_many = len(found) - len(wanted)
    yield f"{too_many} claim pairs too many" if too_many > 0 else ""


def _complaints_of_people(wanted: Sequence[str], analysis: Analysis) -> Iterator[str]:
    found = {
        letters(one.name): one.name
        for one in analysis.entities
        if one.kind == "person" and any(sign.isupper() for sign in one.name)
    }
    for name in wanted:
        yield "" if letters(name) in found else f"no person {name}"
    others = [name for key, name in found.items() if key not in map(letters, wanted)]
    yield f"taken for people: {', '.join(others)}" if others else ""
