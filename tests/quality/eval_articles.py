"""Score whole articles by name: who said it, and who the people are.

    python -m tests.quality.eval_articles [--set SET] [--parser bundled|none]

"wild" is ../shared/data/wild/dev: real articles of many kinds, read by a careful reader. "own" is
what tests/annotations holds of ../shared/data/wild/raw, but for "fresh": articles of it that were
read without the program and whose single faults nobody is told. "radio" is news of a source that
has no other article here (`tests.annotations.radio`), read and kept as "fresh" is. "fresh-open"
and "radio-open" are the parts of both whose faults may be looked at. The figures are those of the
scorer in ../shared/tools, by kind of text; then come the quotations by kind, and, but for the two
that are kept, what was lost and won since the recorded run and the last one
(`tests.quality.runs`): quotations, then whole articles.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import quotetrack
from quotetrack.model import Document
from tests.annotations import radio
from tests.annotations.drafting import read_texts
from tests.quality.quotes_corpus import REPOSITORY
from tests.quality.runs import compare_and_store, record_figures

_SHARED = REPOSITORY.parent / "shared"
_SCORER = _SHARED / "tools" / "score_articles.py"
_WILD = _SHARED / "data" / "wild"
_OWN = REPOSITORY / "tests" / "annotations" / "data"
#: Articles that only check: nothing learns from them, and no fault in them is told or mended.
HELD_OUT = ("fresh", "radio")
_PARTS = {"": "closed.jsonl", "-open": "open.jsonl"}
SETS = ("wild", "own", *(f"{name}{part}" for name in HELD_OUT for part in _PARTS))
_TEACHING = ("bbc2022", "cnn", "india")
_CONFIDENCES = (0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.1)
_PRONOUNS = (("he", "she"), ("it",), ("they",), ("who", "which", "that"))
_LINES_OF_SUMMARY = 4


def missing(name: str) -> str:
    """Return why a set cannot be scored here, "" where it can."""
    path = _WILD / ("dev.jsonl.gz" if name == "wild" else "raw.jsonl.gz")
    is_radio = name.startswith("radio")
    absent = next((one for one in (_SCORER, path)[: 2 - is_radio] if not one.exists()), None)
    if absent is None and is_radio:
        return radio.missing()
    return "" if absent is None else f"shared/{absent.relative_to(_SHARED)} is not there"


def articles(name: str) -> list[dict[str, Any]]:
    """Return the annotated articles of a set, each with its text."""
    if name == "wild":
        return list(read_texts(_WILD / "dev.jsonl.gz"))
    folder = name.removesuffix("-open")
    paths = sorted(_OWN.glob("*.jsonl"))
    if folder in HELD_OUT:
        paths = [_OWN / folder / _PARTS[name.removeprefix(folder)]]
    by_digest = radio.texts() if folder == "radio" else _texts_of_wild()
    return [{**one, "text": by_digest[one["sha256"]]} for path in paths for one in read_texts(path)]


def _texts_of_wild() -> dict[str, str]:
    """Return the raw texts by their SHA-256 digests."""
    texts = (one["text"] for one in read_texts(_WILD / "raw.jsonl.gz"))
    return {hashlib.sha256(text.encode()).hexdigest(): text for text in texts}


def predicted(records: Iterable[dict[str, Any]], parser: Any) -> Iterator[dict[str, Any]]:
    """Yield what the whole way finds in each article, in the shape that the scorer takes."""
    documents = (Document(record["text"], id=record["id"]) for record in records)
    for analysis in quotetrack.pipe(documents, parser=parser):
        if isinstance(analysis, quotetrack.DocumentError):
            raise AssertionError(f"{analysis.document_id}: {analysis.message}")
        kinds = {entity.id: entity.kind for entity in analysis.entities}
        yield {
            "id": analysis.document.id,
            "quotes": [
                {
                    "fragments": [[piece.start, piece.end] for piece in quotation.fragments],
                    "speaker": quotation.speaker.name if quotation.speaker else None,
                    "speaker_kind": kinds[quotation.speaker.id] if quotation.speaker else None,
                    "confidence": quotation.confidence,
                }
                for quotation in analysis.quotations
            ],
            "people": [
                {"name": one.name, "aliases": list(one.aliases), "kind": one.kind}
                for one in analysis.entities
            ],
            "pairs": len(analysis.claim_pairs),
        }


def score(
    records: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]], *options: str
) -> str:
    """Return what the scorer prints."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, lines in (("gold", records), ("found", predictions)):
            path = Path(folder) / f"{name}.jsonl"
            path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
            paths.append(str(path))
        done = subprocess.run(
            [sys.executable, str(_SCORER), *paths, *options],
            capture_output=True,
            text=True,
            check=True,
        )
    return done.stdout


def counts(
    records: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]]
) -> dict[str, int]:
    """Return the counts of the scorer, by its names."""
    found: dict[str, int] = json.loads(score(records, predictions, "--json"))
    return found


def outcomes(records: Sequence[dict[str, Any]], complaints: str) -> dict[str, list[bool]]:
    """Return for each quotation of the gold whether it was found and given its speaker's name.

    `complaints` is what the scorer prints with -v, "document | what | where | …".
    """
    wrong: dict[tuple[str, str], str] = {}
    for line in complaints.splitlines():
        document, *rest = line.split(" | ")
        if len(rest) > 1 and rest[0] in ("missed", "wrong", "nobody", "other name"):
            wrong[document, rest[1]] = rest[0]
    found: dict[str, list[bool]] = {}
    for record in records:
        for quote in record["quotes"]:
            start = str(quote["frags"][0][0])
            fault = wrong.get((record["id"], start))
            found[f"{record['id']} {start}"] = [fault != "missed", fault is None]
    return found


def article_outcomes(records: Sequence[dict[str, Any]], complaints: str) -> dict[str, list[bool]]:
    """Return for each article that it was found, and whether all its speakers are right.

    `complaints` is what the scorer prints with -v. Right is what the scorer counts as wholly right:
    every quotation found under the right name, and nothing given to somebody that is no speech.
    """
    faults = ("missed", "wrong", "nobody", "other name", "no speech")
    lines = (line.split(" | ") for line in complaints.splitlines())  # A name may hold a line end.
    wrong = {line[0] for line in lines if len(line) > 1 and line[1] in faults}
    return {record["id"]: [True, record["id"] not in wrong] for record in records}


def by_kind_of_text(
    records: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]]
) -> dict[str, dict[str, int]]:
    """Return the counts of the scorer for each kind of text, then for several kinds together.

    "teaching" are the kinds whose articles in tests/annotations teach, "checking" all others.
    """
    kinds = [record["genre"].split("-")[0] for record in records]
    groups = {kind: {kind} for kind in sorted(set(kinds))}
    if set(kinds) > set(_TEACHING):
        groups["teaching"] = set(_TEACHING)
        groups["checking"] = set(kinds) - set(_TEACHING)
    groups["together"] = set(kinds)
    found = {}
    for name, members in groups.items():
        chosen = [place for place, kind in enumerate(kinds) if kind in members]
        found[name] = counts([records[i] for i in chosen], [predictions[i] for i in chosen])
    return found


def _print_kinds_of_text(figures: dict[str, dict[str, int]]) -> None:
    headings = "articles", "right", "quotes", "found", "right", "other", "wrong", "nobody", "missed"
    print(f"{'':12}" + "".join(f"{name:>9}" for name in headings) + "  no sp.  sure, wrong  people")
    for name, counted in figures.items():
        one = Counter(counted)  # The scorer leaves out what it did not count.
        quotes, people = max(1, one["expected"]), max(1, one["people"])
        numbers = (one["articles"], one["articles right"], one["expected"])
        faults = (one["other name"], one["wrong"], one["nobody"], one["missed"])
        print(
            f"{name:12}"
            + "".join(f"{number:9}" for number in numbers)
            + f"{one['found'] / quotes:9.3f}{one['right'] / quotes:9.3f}"
            + "".join(f"{fault:9}" for fault in faults)
            + f"{one['no speech']:8}{one['sure']:6}{one['sure and wrong']:7}"
            + f"{one['people found'] / people:8.3f}"
        )


def kind_of_source(record: dict[str, Any], quote: dict[str, Any]) -> str:
    """Return what kind of phrase names the source of a quotation of the gold.

    "name" is a phrase that holds a form of the speaker's name; "description" any other phrase that
    is no pronoun.
    """
    if not quote["source"]:
        return "no phrase"
    phrase = record["text"][slice(*quote["source"])]
    words = phrase.lower().split()
    if len(words) == 1:
        for pronouns in _PRONOUNS:
            if words[0] in pronouns:
                return ", ".join(pronouns)
    forms = {quote["speaker"] or ""}
    for person in record["people"]:
        if person["name"] == quote["speaker"]:
            forms.update(person["aliases"])
    names = {word.lower() for form in forms for word in form.split() if word[:1].isupper()}
    capitalised = (
        word.lower() for word in re.findall(r"[^\W_][\w’'.-]*", phrase) if word[0].isupper()
    )
    return "description" if names.isdisjoint(capitalised) else "name"


def by_kind_of_quotation(
    records: Sequence[dict[str, Any]], present: dict[str, list[bool]]
) -> dict[str, list[int]]:
    """Return for each kind of quotation, source and speaker how many are there, found, right."""
    groups: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for record in records:
        for quote in record["quotes"]:
            found, right = present[f"{record['id']} {quote['frags'][0][0]}"]
            speaker = quote.get("speaker_kind", "person") if quote["speaker"] else "nobody named"
            source = kind_of_source(record, quote)
            for name in (quote["kind"], f"source: {source}", f"speaker: {speaker}"):
                for place, counted in enumerate((True, found, right)):
                    groups[name][place] += counted
    return dict(sorted(groups.items()))


def by_confidence(
    records: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]]
) -> dict[str, list[int]]:
    """Return for each stretch of confidence how many speakers are found with it, and are wrong.

    Wrong is what the scorer counts as wrong, which is not the right person under another name.
    """
    found = {}
    for low, high in itertools.pairwise(_CONFIDENCES):
        only = [
            {
                **one,
                "quotes": [
                    {**quote, "confidence": float(low <= quote["confidence"] < high)}
                    for quote in one["quotes"]
                ],
            }
            for one in predictions
        ]
        counted = counts(records, only)
        name = f"{low:.1f}–{min(high, 1):.1f}"
        found[name] = [counted.get("sure", 0), counted.get("sure and wrong", 0)]
    return found


def _print_kinds_of_quotation(kinds: dict[str, list[int]]) -> None:
    print(f"\n{'kind of quotation':26}{'n':>7}{'found':>7}{'right':>7}")
    for name, (count, found, right) in kinds.items():
        print(f"{name:26}{count:7}{found / count:7.3f}{right / count:7.3f}")


def _print_confidence(confidence: dict[str, list[int]]) -> None:
    print(f"\n{'confidence':26}{'n':>7}{'wrong':>7}{'share':>7}")
    for name, (count, wrong) in confidence.items():
        print(f"{name:26}{count:7}{wrong:7}{wrong / max(1, count):7.3f}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return 0, or 2 where the articles are absent."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--set", choices=SETS, default="wild")
    parser.add_argument("--parser", choices=["bundled", "none"], default="bundled")
    parser.add_argument("--no-store", action="store_true", help="compare, but store nothing")
    parser.add_argument("--record", action="store_true", help="make this the recorded run")
    chosen = parser.parse_args(arguments)
    if chosen.record and chosen.set in HELD_OUT:
        parser.error(f"No run of {chosen.set!r} is recorded: it would tell which quotations fail.")
    reason = missing(chosen.set)
    if reason:
        print(f"Nothing to score: {reason}.", file=sys.stderr)
        return 2
    records = articles(chosen.set)
    quotetrack.analyze("“Yes.”", parser=None)  # Loading word lists is no part of the speed.
    started = time.process_time()
    found = list(predicted(records, None if chosen.parser == "none" else chosen.parser))
    seconds = time.process_time() - started
    print(f"{chosen.set}: {len(records)} articles, parser {chosen.parser}\n")
    complaints = score(records, found, "-v")
    present = outcomes(records, complaints)
    figures: dict[str, dict[str, Any]] = {
        "kinds of text": by_kind_of_text(records, found),
        "kinds of quotation": by_kind_of_quotation(records, present),
        "confidence": by_confidence(records, found),
    }
    _print_kinds_of_text(figures["kinds of text"])
    _print_kinds_of_quotation(figures["kinds of quotation"])
    _print_confidence(figures["confidence"])
    summary = score(records, found).splitlines()[-_LINES_OF_SUMMARY:]
    print("\n" + "\n".join(summary))
    print(f"processor time of the whole way: {1000 * seconds / len(records):.1f} ms an article")
    if chosen.set in HELD_OUT:
        return 0
    name = f"articles-{chosen.set}-{chosen.parser}"
    how = {"store": not chosen.no_store, "record": chosen.record}
    compare_and_store(name, present, what="quotations", **how)
    wholes = article_outcomes(records, complaints)
    compare_and_store(f"{name}-whole", wholes, what="articles wholly right", **how)
    if chosen.record:
        record_figures(name, figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
