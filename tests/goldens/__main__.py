"""Say which stage's output has moved since it was recorded, and show how.

    python -m tests.goldens [--lexical] [--group seeds] [--sample N]     compare; 1 if it moved
    python -m tests.goldens --difference polnear-dev/ID                  the whole difference
    python -m tests.goldens --wrapped [--lexical] [--group wild-dev]     with and without long lines
    python -m tests.goldens --lexical --beside ../main                   compare with another tree
    python -m tests.goldens --record                                     record what comes out now

The documents are the seeds and, where they lie beside the repository, PolNeAR dev, 100 documents
of PolNeAR train, GUM and wild/dev; each once as it is and once with lines broken at 72 columns
(the groups that end in "-broken"). Digests of what each stage finds are committed; the JSON they
are made of is kept in .quality/goldens, and without it a difference cannot be shown.
"""

from __future__ import annotations

import argparse
import difflib
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from tests.goldens.canonical import MODES, STAGES, Mode, analyses, as_lines, canonical, digest
from tests.goldens.documents import BROKEN, GROUPS, GoldenDocument, load_documents, missing
from tests.goldens.records import (
    Digests,
    column,
    dump_of,
    keep,
    kept,
    read_digests,
    recorded_commit,
    text_digest,
    write_digests,
    write_dump,
)
from tests.goldens.wrapped import Comparison, comparable, compare, print_summary

_UNKNOWN = "-"
_LINES_SHOWN = 40


@frozen
class Run:
    """What came out for the documents of one group in one mode."""

    group: str
    mode: Mode
    documents: list[GoldenDocument]
    stages: list[dict[str, Any]]


@frozen
class Move:
    """A stage whose output is another one than recorded."""

    document: GoldenDocument
    mode: Mode
    stage: str
    before: str
    now: Any


Before = Callable[[Move], Any]
"""Returns the JSON from before a move, None where it is not kept."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return 0, or 1 where something moved or nothing is recorded."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    every = [*GROUPS, *(group + BROKEN for group in GROUPS)]
    parser.add_argument("--lexical", action="store_true", help="only without a parser (quick)")
    parser.add_argument("--group", action="append", choices=every, help="only this group")
    parser.add_argument("--sample", type=int, help="only so many documents of a group")
    parser.add_argument("--shown", type=int, default=3, help="how many documents to show")
    action = parser.add_mutually_exclusive_group()
    action.add_argument(
        "--beside", type=Path, metavar="CHECKOUT", help="compare with what this working tree finds"
    )
    action.add_argument("--dump", type=Path, metavar="FILE", help="write what comes out to a file")
    action.add_argument("--record", action="store_true", help="record what comes out now")
    action.add_argument("--wrapped", action="store_true", help="compare with broken lines")
    parser.add_argument("--difference", metavar="DOCUMENT", help="show this document, wholly")
    chosen = parser.parse_args(arguments)
    modes = [mode for mode in MODES if not (chosen.lexical and mode.with_parser)]
    if chosen.difference:
        chosen.group = [chosen.difference.partition("/")[0]]
    if chosen.record and (chosen.lexical or chosen.sample):
        parser.error("--record records every mode and whole groups")
    groups = chosen.group or every
    for group in groups:
        if missing(group) and not group.endswith(BROKEN):
            print(f"{group} is left out: {missing(group)}.", file=sys.stderr)
    if chosen.wrapped:
        return _compare_twins(groups, modes, chosen.sample, chosen.shown)
    runs = _runs(groups, modes, chosen.sample)
    if chosen.record:
        return _record(runs)
    if chosen.dump:
        write_dump(chosen.dump, *_collect(runs))
        return 0
    before: Before = _kept
    digests = read_digests()
    if chosen.beside:
        digests, found = dump_of(chosen.beside, _options(chosen))
        before = _among(found)
    if chosen.difference:
        return _show_one(chosen.difference, modes, digests, before)
    return _compare(runs, chosen.shown, digests, before)


def _options(chosen: argparse.Namespace) -> list[str]:
    """Return the options that choose documents and modes, for another run."""
    options = ["--lexical"] if chosen.lexical else []
    options += [] if chosen.sample is None else ["--sample", str(chosen.sample)]
    return [*options, *(word for group in chosen.group or () for word in ("--group", group))]


def _among(found: Mapping[str, Any]) -> Before:
    return lambda move: found.get(move.before)


def _kept(move: Move) -> Any:
    return kept(move.document.group, move.mode.name, [move.before]).get(move.before)


def _runs(groups: Sequence[str], modes: Sequence[Mode], sample: int | None) -> Iterator[Run]:
    for mode in modes:
        for group in groups:
            documents = load_documents(group, sample) if mode.covers(group) else []
            if documents:
                yield _run(group, mode, documents)


def _run(group: str, mode: Mode, documents: list[GoldenDocument]) -> Run:
    started = time.process_time()
    stages = [canonical(result) for result in analyses(documents, mode)]
    seconds = time.process_time() - started
    print(f"{mode.name:9}{group:22}{len(documents):5} documents {seconds:7.1f} s", flush=True)
    return Run(group, mode, documents, stages)


def _collect(runs: Iterable[Run]) -> tuple[Digests, dict[str, Any]]:
    """Return the digests of all documents, and the JSON of each digest."""
    digests: Digests = {}
    found: dict[str, Any] = {}
    for run in runs:
        for document, stages in zip(run.documents, run.stages, strict=True):
            empty = [text_digest(document)] + [_UNKNOWN] * (len(MODES) * len(STAGES))
            row = digests.setdefault(document.place, empty)
            for stage in STAGES:
                row[column(run.mode.name, stage)] = digest(stages[stage])
                found[digest(stages[stage])] = stages[stage]
    return digests, found


def _record(runs: Iterable[Run]) -> int:
    fresh: Digests = {}
    for run in runs:
        digests, found = _collect([run])
        keep(run.group, run.mode.name, found)
        for place, row in digests.items():
            before = fresh.get(place, row)
            fresh[place] = [
                one if one != _UNKNOWN else other for one, other in zip(row, before, strict=True)
            ]
    replaced = {place.partition("/")[0] for place in fresh}
    left = {
        place: row for place, row in read_digests().items() if place.split("/")[0] not in replaced
    }
    write_digests({**left, **fresh})
    print(f"recorded: {len(fresh)} documents")
    return 0


def _moves(run: Run, digests: Digests) -> tuple[list[Move], list[GoldenDocument]]:
    """Return what moved, and the documents that are not recorded with this text."""
    moves, unknown, same = [], [], {}
    for document, stages in zip(run.documents, run.stages, strict=True):
        row = digests.get(document.place)
        if row is None or row[0] != text_digest(document):
            unknown.append(document)
            continue
        for stage in STAGES:
            before, now = row[column(run.mode.name, stage)], stages[stage]
            if digest(now) == before:
                same[before] = now
            else:
                moves.append(Move(document, run.mode, stage, before, now))
    keep(run.group, run.mode.name, same)
    return moves, unknown


def _compare(runs: Iterator[Run], shown: int, digests: Digests, before: Before) -> int:
    moves: list[Move] = []
    unknown: set[str] = set()
    compared: set[str] = set()
    for run in runs:
        moved, new = _moves(run, digests)
        moves += moved
        unknown |= {document.place for document in new}
        compared |= {document.place for document in run.documents}
    if unknown:
        print(f"not recorded, or with another text: {len(unknown)} documents ({min(unknown)}, …)")
    if not moves:
        print(f"nothing moved in {len(compared - unknown)} documents")
        return 1 if unknown else 0
    _print_counts(moves, len(compared))
    _print_differences(_first_moves(moves, shown), before, whole=False)
    return 1


def _print_counts(moves: Sequence[Move], compared: int) -> None:
    print(f"\nmoved, of {compared} documents (a stage moves with the one before it):")
    for stage in STAGES:
        for mode in MODES:
            here = [move for move in moves if move.stage == stage and move.mode == mode]
            places = [move.document.place for move in here]
            if places:
                print(f"  {stage:12}{mode.name:10}{len(places):5}  {', '.join(places[:4])}")


def _first_moves(moves: Sequence[Move], shown: int) -> list[Move]:
    """Return the earliest moved stage of a few documents, in one mode for each."""
    first: dict[str, Move] = {}
    for move in sorted(moves, key=lambda move: STAGES.index(move.stage)):
        first.setdefault(move.document.place, move)
    return list(first.values())[:shown]


def _print_differences(moves: Sequence[Move], before: Before, *, whole: bool) -> None:
    for move in moves:
        print(f"\n{move.document.place}: {move.stage}, {move.mode.name}")
        stage = before(move)
        if stage is None:
            print(_how_to_keep(move.document.group))
            continue
        lines = _difference(stage, move.now)
        print("\n".join(lines if whole else lines[:_LINES_SHOWN]))
        if len(lines) > _LINES_SHOWN and not whole:
            print(f"… {len(lines) - _LINES_SHOWN} more: --difference {move.document.place}")


def _difference(before: Any, now: Any) -> list[str]:
    both = as_lines(before).splitlines(), as_lines(now).splitlines()
    return list(difflib.unified_diff(*both, lineterm="", n=6))[2:]


def _how_to_keep(group: str) -> str:
    commit = recorded_commit() or "COMMIT"
    return (
        "  The JSON from before is not kept here. Make it with the commit that recorded it:\n"
        f"    git worktree add ../before {commit}\n"
        f"    (cd ../before && python -m tests.goldens --group {group})\n"
        "  It is looked for in every working tree of this repository."
    )


def _show_one(place: str, modes: Sequence[Mode], digests: Digests, before: Before) -> int:
    group, _, name = place.partition("/")
    known = group.removesuffix(BROKEN) in GROUPS
    documents = [each for each in load_documents(group) if each.id == name] if known else []
    if not documents:
        print(f"There is no document {place}.", file=sys.stderr)
        return 1
    found = [
        move
        for mode in modes
        if mode.covers(group)
        for move in _moves(_run(group, mode, documents), digests)[0]
    ]
    _print_differences(found, before, whole=True)
    print("nothing moved" if not found else "")
    return 1 if found else 0


def _compare_twins(
    groups: Sequence[str], modes: Sequence[Mode], sample: int | None, shown: int
) -> int:
    whole_groups = dict.fromkeys(group.removesuffix(BROKEN) for group in groups)
    moved = False
    for mode in modes:
        for group in whole_groups:
            documents = load_documents(group, sample) if mode.covers(group) else []
            if not documents:
                continue
            whole = _run(group, mode, documents)
            broken = _run(group + BROKEN, mode, [document.broken() for document in documents])
            comparisons = [
                compare(document.place, *both)
                for document, *both in zip(documents, whole.stages, broken.stages, strict=True)
            ]
            print_summary(comparisons)
            _print_twins(list(zip(comparisons, whole.stages, broken.stages, strict=True)), shown)
            moved = moved or any(each.moved for each in comparisons)
    return 1 if moved else 0


def _print_twins(
    found: Sequence[tuple[Comparison, dict[str, Any], dict[str, Any]]], shown: int
) -> None:
    """Print how the earliest stage of the first few documents differs from that of the twin."""
    moved = [each for each in found if each[0].moved]
    for comparison, whole, broken in moved[:shown]:
        print(f"\n{comparison.place}: {', '.join(comparison.moved)}")
        stage = comparison.moved[0]
        lines = _difference(comparable(whole[stage]), comparable(broken[stage]))
        print("\n".join(lines[:_LINES_SHOWN]))


if __name__ == "__main__":
    sys.exit(main())
