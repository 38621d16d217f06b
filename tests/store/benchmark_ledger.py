"""How fast a large ledger is. Not a test: it takes long.

    python -m tests.store.benchmark_ledger --quotations 1000000 --keep big.ledger

builds a SQLite ledger of made-up quotations (or takes the one that is there), and prints the
medians of the things that people wait for, on one core. The words are drawn as words of a language
are: a few are in every second quotation, most are rare. One of ten thousand speakers says a tenth.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from unittest.mock import patch

from sqlalchemy import Connection, update

from quotetrack import Analysis, Document, Ledger, pipe
from quotetrack.model import Entity, EntityRef, Passage, Quotation, SaidOn, Span, quotation_id
from quotetrack.pipeline import link_claims
from quotetrack.results import Quotations
from quotetrack.store.filing.words import stems_of
from quotetrack.store.rows import quotations as quotation_rows
from quotetrack.store.rows import runs
from quotetrack.store.rows.documents import insert_document
from quotetrack.store.rows.entities import EntityRow, store_document_entities, store_entities
from quotetrack.store.rows.quotations import Place
from quotetrack.store.schema.sealing import update_sealed
from quotetrack.store.schema.tables import aliases

_SPEAKERS = 10_000
_PER_DOCUMENT = 10
_FIRST_DAY = datetime.date(2010, 1, 1)
_COMMON = (
    "the a of to in for on with that we will must not have this year people country law tax "
    "school water road house money power council plan budget vote work market region court"
).split()
_ONSETS = "b br c ch d dr f fl g gr h j k l m n p pl qu r s st t tr v w".split()
_RHYMES = "an el or ust ine ack em ond ay ire ul est ow ab ish ent ark oof".split()
_RARE = [a + b + c + d for a in _ONSETS for b in _RHYMES for c in ("", "l", "d") for d in _RHYMES]
_GIVEN = "Ada Tomas Ida Oskar Lena Milo Vera Hugo Nora Emil Tilda Bruno Edda Anton Greta".split()


class Words:
    """Draws words by Zipf's law."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        vocabulary = [*_COMMON, *_RARE]
        self._words = vocabulary
        self._weights = list(
            itertools.accumulate(1 / (rank + 5) for rank in range(len(vocabulary)))
        )

    def sentence(self) -> str:
        number = self._random.randint(6, 24)
        words = self._random.choices(self._words, cum_weights=self._weights, k=number)
        return " ".join(words).capitalize() + "."

    def speaker(self) -> EntityRef:
        number = 0 if self._random.random() < 0.1 else self._random.randrange(_SPEAKERS)
        return speaker(number)


def speaker(number: int) -> EntityRef:
    """Return one of ten thousand speakers."""
    given, family = _GIVEN[number % len(_GIVEN)], _RARE[number // len(_GIVEN)].capitalize()
    return EntityRef(f"speaker-{number}", f"{given} {family}")


def analysis(words: Words, number: int) -> Quotations:
    """Return what the pipeline would find in a made-up article, without reading it."""
    day = _FIRST_DAY + datetime.timedelta(days=number % 5000)
    speakers = [words.speaker() for _ in range(3)]
    said, text = [], ""
    for place in range(_PER_DOCUMENT):
        sentence, who = words.sentence(), speakers[place % 3]
        start = len(text) + 1
        text += f"“{sentence}” said {who.name}. "
        cue = start + len(sentence) + 2
        said.append((sentence, who, start, cue))
    document = Document(
        text,
        id=f"article-{number}",
        date=day,
        publisher=f"Paper {number % 50}",
        url=f"https://paper.example/{number}",
        title=words.sentence(),
    )
    return Quotations(
        document=document,
        items=tuple(
            Quotation(
                id=quotation_id(document.sha256, (Span(start, start + len(sentence)),)),
                document_id=document.id,
                fragments=(Span(start, start + len(sentence)),),
                text=sentence,
                kind="direct",
                cue=Passage(cue, cue + 4, "said"),
                speaker=who,
                confidence=0.97,
                rule="made up",
                said_on=SaidOn(day, "day"),
            )
            for sentence, who, start, cue in said
        ),
        entities=tuple(Entity(who.id, who.name, "person") for who in dict.fromkeys(speakers)),
        versions={"quotetrack": "benchmark"},
    )


def build(path: Path, quotations: int) -> None:
    """Fill a ledger row by row with the store's own functions, without looking for claim pairs.

    Whatever they write is sealed as in any other ledger. The keys for linking are made up: 24 for
    each quotation, drawn from 20,000.
    """
    began, words, dice = time.monotonic(), Words(0), random.Random(2)
    with Ledger(path) as ledger:
        with ledger._writing() as connection:
            run = runs.begin_run(connection, "add")
            people = [speaker(number) for number in range(_SPEAKERS)]
            rows = store_entities(connection, [Entity(p.id, p.name, "person") for p in people], ())
            # Their names are taken for compared with each other.
            update_sealed(connection, update(aliases).values(filed=True))
        with patch.object(quotation_rows, "hashes_of", lambda *_: made_up_keys(dice)):
            for first in range(0, quotations // _PER_DOCUMENT, 1000):
                with ledger._writing() as connection:
                    for number in range(first, first + 1000):
                        _insert(connection, analysis(words, number), run, rows)
                if (first + 1000) % 10_000 == 0:
                    done, passed = (first + 1000) * _PER_DOCUMENT, time.monotonic() - began
                    busy = time.process_time()
                    print(
                        f"{done:>9,} quotations, {passed:.0f} s, processor {busy:.0f} s", flush=True
                    )
        with ledger._writing() as connection:
            runs.finish_run(connection, run)
            connection.exec_driver_sql("ANALYZE")


def made_up_keys(dice: random.Random) -> tuple[int, ...]:
    """Return keys for linking, as many as a quotation may have."""
    return tuple(sorted({dice.randrange(20_000) for _ in range(24)}))


def _insert(
    connection: Connection, found: Quotations, run: int, rows: Mapping[str, EntityRow]
) -> None:
    document = found.document
    key, publisher_key = insert_document(connection, found, run, document)
    store_document_entities(connection, key, found.entities, rows)
    place = Place(document, key, publisher_key, rows)
    quotation_rows.insert_quotations(connection, place, list(enumerate(found)))


def median(action: Callable[[int], object], times: int) -> tuple[float, float]:
    """Return the medians of the time passed and of the processor's time, in milliseconds."""
    passed, busy = [], []
    for number in range(times):
        wall, cpu = time.perf_counter(), time.process_time()
        action(number)
        passed.append((time.perf_counter() - wall) * 1000)
        busy.append((time.process_time() - cpu) * 1000)
    return statistics.median(passed), statistics.median(busy)


def show(name: str, passed: float, busy: float) -> None:
    print(f"{name:<50} {passed:8.1f} ms, processor {busy:8.1f} ms", flush=True)


def measure(ledger: Ledger, times: int) -> None:
    """Print the medians."""
    words = Words(1)
    drawn = [words.sentence().lower().strip(".").split() for _ in range(times)]
    speakers = [words.speaker() for _ in range(times)]
    rounds: dict[str, Callable[[int], object]] = {
        "speaker page (who, first 50 quotations, pairs)": lambda n: (
            ledger.speaker(speakers[n]),
            ledger.quotations(speaker=speakers[n]),
            ledger.claim_pairs(speaker=speakers[n]),
        ),
        "page of the busiest speaker": lambda n: (
            ledger.speaker("speaker-0"),
            ledger.quotations(speaker="speaker-0", offset=n * 50),
            ledger.claim_pairs(speaker="speaker-0"),
        ),
        "timeline of a speaker": lambda n: ledger.timeline(speakers[n], limit=50),
        "search for a word as it is drawn": lambda n: ledger.quotations(words=drawn[n][0]),
        "search for two words": lambda n: ledger.quotations(words=" ".join(drawn[n][:2])),
        "search for a rare word": lambda n: ledger.quotations(words=_RARE[-n - 1]),
        "search for the commonest word": lambda n: ledger.quotations(words="the", offset=n * 50),
        "search by word and speaker": lambda n: ledger.quotations(
            words=drawn[n][0], speaker=speakers[n]
        ),
        "search by word and publisher": lambda n: ledger.quotations(
            words=drawn[n][0], publisher=f"Paper {n % 50}"
        ),
        "list of speakers": lambda n: ledger.speakers(offset=n * 50),
        "list of claim pairs": lambda n: ledger.claim_pairs(status="unreviewed", offset=n * 50),
    }
    for name, action in rounds.items():
        action(0)
        passed, busy = median(action, times)
        show(name, passed, busy)
    stems_of(" ".join([*_COMMON, *_RARE]))  # A program that has run for a while knows the words.
    found = [analysis(words, 10_000_000 + number) for number in range(times)]
    new = [Analysis(one, link_claims(one)) for one in found]
    passed, busy = median(lambda n: list(ledger.add_analyses([new[n]])), times)
    show("adding a document of 10 quotations", passed, busy)
    texts = [one.document for one in new]
    passed, busy = median(lambda n: list(pipe([texts[n]], parser=None)), times)
    show("for comparison: reading it, without a parser", passed, busy)


def main() -> None:
    """Build, measure, print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quotations", type=int, default=1_000_000)
    arguments.add_argument("--times", type=int, default=51)
    arguments.add_argument("--keep", type=Path, help="where the ledger stands or is built")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "benchmark.ledger"
        if not path.exists():
            build(path, options.quotations)
        print(f"{os.path.getsize(path) / 2**20:,.0f} MiB")
        with Ledger(path) as ledger:
            print(ledger.summary(), flush=True)
            measure(ledger, options.times)


if __name__ == "__main__":
    main()
