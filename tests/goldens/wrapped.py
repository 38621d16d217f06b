"""Each document beside its twin with broken lines: what should be the same, and is not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from attrs import field, frozen

from tests.goldens.canonical import STAGES

_WHITE_SPACE = re.compile(r"\s+")
_MADE_OF_THE_TEXT = frozenset({"id", "quotation", "earlier", "later"})


@frozen
class Comparison:
    """What differs between a document and its twin.

    `quotations` counts those of the document, `lost` those whose fragments the twin has not,
    `gained` those that only the twin has. `other_source` and `other_speaker` count those in both
    whose source stands elsewhere, and whose speaker has another name or none. `other_people` is
    whether the persons have other names, `other_entities` whether any entity has another name,
    kind or alias. `moved` names the stages that differ in anything at all.
    """

    place: str
    quotations: int
    lost: int
    gained: int
    other_source: int
    other_speaker: int
    other_people: bool
    other_entities: bool
    moved: tuple[str, ...] = field(factory=tuple)


def compare(place: str, whole: dict[str, Any], broken: dict[str, Any]) -> Comparison:
    """Compare what was found in a document (`whole`) with what was found in its twin."""
    one, other = _by_fragments(whole), _by_fragments(broken)
    both = one.keys() & other.keys()
    return Comparison(
        place,
        quotations=len(one),
        lost=len(one.keys() - both),
        gained=len(other.keys() - both),
        other_source=sum(one[key]["source"] != other[key]["source"] for key in both),
        other_speaker=sum(one[key]["speaker"] != other[key]["speaker"] for key in both),
        other_people=_persons(whole) != _persons(broken),
        other_entities=_entities(whole) != _entities(broken),
        moved=tuple(
            stage for stage in STAGES if comparable(whole[stage]) != comparable(broken[stage])
        ),
    )


def comparable(value: Any) -> Any:
    """Return what a stage found with all white space alike and without ids, made of the text."""
    if isinstance(value, str):
        return _WHITE_SPACE.sub(" ", value)
    if isinstance(value, list):
        return [comparable(part) for part in value]
    if isinstance(value, dict):
        kept = [name for name in value if name not in _MADE_OF_THE_TEXT]
        return {name: comparable(value[name]) for name in kept}
    return value


def _by_fragments(stages: dict[str, Any]) -> dict[tuple[tuple[int, int], ...], dict[str, Any]]:
    quotations = stages["quotations"].get("quotations", [])
    speakers = [named["speaker"] for named in stages["people"].get("speakers", [])]
    found = {}
    for quotation, speaker in zip(quotations, speakers, strict=True):
        place = tuple((piece["start"], piece["end"]) for piece in quotation["fragments"])
        found[place] = {
            "source": quotation["source"] and quotation["source"]["span"],
            "speaker": speaker and comparable(speaker["name"]),
        }
    return found


def _persons(stages: dict[str, Any]) -> Counter[str]:
    return Counter(name for name, kind, _ in _entities(stages).elements() if kind == "person")


def _entities(stages: dict[str, Any]) -> Counter[tuple[str, str, frozenset[str]]]:
    return Counter(
        (
            comparable(entity["name"]),
            entity["kind"],
            frozenset(comparable(alias) for alias in entity["aliases"]),
        )
        for entity in stages["people"].get("entities", [])
    )


def print_summary(comparisons: Sequence[Comparison]) -> None:
    """Print the shares that differ."""
    quotations = sum(each.quotations for each in comparisons)
    for name in ("lost", "gained", "other_source", "other_speaker"):
        count = sum(getattr(each, name) for each in comparisons)
        share = count / max(1, quotations)
        print(f"  quotations, {name.replace('_', ' '):16}{count:6} of {quotations}  {share:6.1%}")
    documents = len(comparisons)
    for name in ("other_people", "other_entities"):
        count = sum(getattr(each, name) for each in comparisons)
        share = count / documents
        print(f"  articles, {name.replace('_', ' '):18}{count:6} of {documents}  {share:6.1%}")
    for stage in STAGES:
        count = sum(stage in each.moved for each in comparisons)
        share = count / documents
        print(f"  articles, {stage:18}{count:6} of {documents}  {share:6.1%} (anything at all)")
