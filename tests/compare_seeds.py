"""Compare an analysis with the expected annotation of a seed article.

``python -m tests.compare_seeds [--no-parser] [NAME …]`` lists the differences. With ``--accept`` it
also writes them down as the known ones, so that the tests refuse any other. Lines may only be
taken away from that file, unless a change says why it is worth a new one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from quotetrack.model import Entity, Quotation, Span
from quotetrack.results import Analysis
from tests.seed_annotations import ExpectedQuotation, Seed, load_seed, seed_names

KNOWN = Path(__file__).parent / "known_seed_differences.txt"


def known_differences(name: str) -> set[str]:
    """Return what the pipeline is known to get wrong in one article."""
    lines = KNOWN.read_text(encoding="utf-8").splitlines()
    return {line.partition(": ")[2] for line in lines if line.startswith(f"{name}: ")}


def differences(seed: Seed, analysis: Analysis) -> list[str]:
    """Return what is wrong, each in a sentence; nothing if all is as expected."""
    return [
        *_quotation_differences(seed, analysis),
        *_non_speech_differences(seed, analysis),
        *_entity_differences(seed, analysis),
        *_pair_differences(seed, analysis),
    ]


def _quotation_differences(seed: Seed, analysis: Analysis) -> Iterator[str]:
    found = {_places(quotation): quotation for quotation in analysis.quotations}
    kinds = {entity.id: entity.kind for entity in analysis.entities}
    for expected in seed.quotations:
        quotation = found.pop(expected.fragments, None)
        if quotation is None:
            yield f"missing: {expected.text!r} in {len(expected.fragments)} piece(s)"
            continue
        for problem in _problems_of(seed, expected, quotation, kinds):
            yield f"{expected.text[:50]!r}: {problem}"
    for places, quotation in found.items():
        if not any(_inside(places, expected) for expected in seed.quotations):
            yield f"not a quotation of the article: {quotation.text!r} ({quotation.rule})"


def _problems_of(
    seed: Seed, expected: ExpectedQuotation, found: Quotation, kinds: dict[str, str]
) -> Iterator[str]:
    if found.kind != expected.kind:
        yield f"kind is {found.kind}, not {expected.kind}"
    if expected.source is not None:
        words = expected.source.of(seed.text)
        if found.source is None:
            yield f"no source, expected {words!r}"
        elif not found.source.span.overlaps(expected.source):
            yield f"source is {found.source.text!r} at {found.source.start}, not {words!r}"
    if expected.cue is not None and (found.cue is None or not found.cue.overlaps(expected.cue)):
        cue = found.cue.text if found.cue else None
        yield f"cue is {cue!r}, not {expected.cue.of(seed.text)!r}"
    if expected.speaker is not None:
        name = found.speaker.name if found.speaker else None
        exact = found.speaker is not None and kinds.get(found.speaker.id) == "person"
        if name is None or not _same_name(name, expected.speaker, exact):
            yield f"speaker is {name!r}, not {expected.speaker!r}"
    if expected.question is not None:
        question = found.question.text if found.question else ""
        if _words(expected.question) not in _words(question):
            yield f"question is {question!r}, not {expected.question!r}"


def _non_speech_differences(seed: Seed, analysis: Analysis) -> Iterator[str]:
    found = [stretch.span for stretch in analysis.non_speech]
    for span in seed.non_speech:
        if not any(_trimmed(seed.text, span) == _trimmed(seed.text, other) for other in found):
            yield f"not kept apart as no speech: {span.of(seed.text)!r}"


def _entity_differences(seed: Seed, analysis: Analysis) -> Iterator[str]:
    people = [entity for entity in analysis.entities if entity.kind == "person"]
    by_name: dict[str, Entity] = {}
    for expected in seed.entities:
        bearers = [entity for entity in people if _words(entity.name) == _words(expected.name)]
        if len(bearers) != 1:
            yield f"{len(bearers)} people are called {expected.name!r}"
            continue
        by_name[expected.name] = bearers[0]
        known = {_words(alias) for alias in (bearers[0].name, *bearers[0].aliases)}
        for alias in expected.aliases:
            if _words(alias) not in known:
                yield f"{expected.name!r} lacks the alias {alias!r}, has {bearers[0].aliases}"
    for name, entity in by_name.items():
        strangers = {
            _words(alias)
            for expected in seed.entities
            if expected.name != name
            for alias in (expected.name, *expected.aliases)
        }
        for alias in entity.aliases:
            if _words(alias) in strangers:
                yield f"{name!r} has the alias {alias!r} of somebody else"
    names = {_words(expected.name) for expected in seed.entities}
    for entity in people:
        if _words(entity.name) not in names:
            yield f"not a person of the article: {entity.name!r} {entity.aliases}"


def _pair_differences(seed: Seed, analysis: Analysis) -> Iterator[str]:
    found = {(_places(pair.earlier), _places(pair.later)): pair for pair in analysis.claim_pairs}
    for expected in seed.claim_pairs:
        pair = found.pop((expected.earlier.fragments, expected.later.fragments), None)
        label = f"pair {expected.earlier.text[:30]!r} / {expected.later.text[:30]!r}"
        if pair is None:
            yield f"missing: {label}"
            continue
        if pair.relation != expected.relation:
            yield f"{label} is {pair.relation}, not {expected.relation}"
        if not _same_name(pair.speaker.name, expected.speaker, exact=True):
            yield f"{label} is of {pair.speaker.name!r}, not of {expected.speaker!r}"
        question = pair.question.text if pair.question else ""
        if expected.question and _words(expected.question) not in _words(question):
            yield f"{label} has the question {question!r}"
        evidence = [_words(item.text) for item in pair.evidence]
        for words in map(_words, expected.evidence):
            if not any(words in item or item in words for item in evidence if item):
                yield f"{label} lacks the evidence {words!r}, has {evidence}"
    for pair in found.values():
        yield f"no pair of the article: {pair.earlier.text!r} / {pair.later.text!r}"


def _places(quotation: Quotation) -> tuple[Span, ...]:
    # A quotation's span may be a subclass that also carries text.
    return tuple(Span(fragment.start, fragment.end) for fragment in quotation.fragments)


def _inside(places: tuple[Span, ...], expected: ExpectedQuotation) -> bool:
    """Tell whether something is a quotation within an expected one, and not that one itself."""
    return all(
        any(outer.contains(place) and outer != place for outer in expected.fragments)
        for place in places
    ) and all(place.start > expected.fragments[0].start for place in places)


def _trimmed(text: str, span: Span) -> str:
    return f"{span.of(text).strip(' .,')}@{span.start}"


def _same_name(found: str, expected: str, exact: bool) -> bool:
    """Compare names; a source without a name fits by the words that both descriptions share."""
    one, other = _words(found), _words(expected)
    return one == other if exact else one in other or other in one


def _words(text: str) -> str:
    words = re.sub(r"[^\w]+", " ", text).casefold().strip()
    return re.sub(r"^(a|an|the|one)\s", "", words)


def main(arguments: list[str]) -> int:
    import quotetrack

    parser = None if "--no-parser" in arguments else "bundled"
    names = [name for name in arguments if not name.startswith("--")] or seed_names()
    known: list[str] = []
    for name in names:
        seed = load_seed(name)
        found = differences(seed, quotetrack.analyze(seed.text, parser=parser))
        known.extend(f"{name}: {line}\n" for line in found)
        print(f"{name}: {len(found)} differences in {len(seed.quotations)} quotations")
        print("".join(f"    {line}\n" for line in found), end="")
    if "--accept" in arguments:
        KNOWN.write_text("".join(known), encoding="utf-8")
    return 1 if known else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
