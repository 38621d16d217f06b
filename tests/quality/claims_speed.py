"""How fast the claim stage is, and how its work grows. The texts are made up by lot.

Times are those of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import datetime
import gc
import random
import time
import tracemalloc

from attrs import frozen

from quotetrack.claims.comparison.candidates import candidate_pairs
from quotetrack.claims.comparison.pair import Comparison
from quotetrack.claims.comparison.sides import Side
from quotetrack.claims.detectors import find_conflict
from quotetrack.claims.language.words import read_words
from quotetrack.claims.statements.clause_statements import read_statements
from quotetrack.model import Document, EntityRef, Quotation, Span

_DAY = datetime.date(2030, 1, 1)
_TEMPLATES = (
    "We will {verb} the {noun} {place}.",
    "I did not {verb} the {noun}, and I never said so.",
    "The {noun} {place} is not {quality}.",
    "They have {count} {noun}s {place} and we will {verb} them all.",
    "I think the {noun} is {quality}, and people {place} know it.",
)
_VERBS = "build close sell repair support oppose fund visit inspect rename".split()
_QUALITIES = "safe cheap ready broken fair modern popular costly".split()


def made_up_text(lot: random.Random) -> str:
    """Return one or two sentences out of 4,000 nouns and 2,000 places, common ones more often."""
    return " ".join(
        lot.choice(_TEMPLATES).format(
            verb=lot.choice(_VERBS),
            noun=_name("n", int(4000 * lot.random() ** 2)),
            place=f"in {_name('p', int(2000 * lot.random() ** 2)).title()}",
            quality=lot.choice(_QUALITIES),
            count=lot.randrange(2, 900),
        )
        for _ in range(lot.randrange(1, 3))
    )


def _name(first: str, number: int) -> str:
    letters = "bdfgklmnrtvz"
    vowels = "aeiou"
    word = first
    for _ in range(3):
        word += vowels[number % 5] + letters[number // 5 % 12]
        number //= 60
    return word


def made_up_sides(count: int, speakers: int, seed: int = 0) -> list[Side]:
    """Return sides of `count` quotations by `speakers` speakers, shared out by a power law."""
    lot = random.Random(seed)
    weights = [1 / (rank + 1) for rank in range(speakers)]
    names = [f"s{rank}" for rank in range(speakers)]
    chosen = lot.choices(names, weights, k=count)
    variety = [made_up_text(lot) for _ in range(min(count, 20_000))]
    read = [read_statements(read_words(text)) for text in variety]
    found = []
    for number, name in enumerate(chosen):
        which = lot.randrange(len(variety))
        text = variety[which]
        quotation = Quotation(
            id=str(number),
            document_id=f"d{number}",
            fragments=(Span(0, len(text)),),
            text=text,
            kind="direct",
            speaker=EntityRef(name, name),
            confidence=1.0,
            rule="made up",
        )
        said = _DAY + datetime.timedelta(days=number % 3000)
        side = Side(quotation, Document(text, id=quotation.document_id, date=said))
        # What is computed once is shared between sides: only the search is to be measured.
        side.__dict__["statements"] = read[which]
        found.append(side)
    return found


@frozen
class Growth:
    """What the candidate search took for so many quotations."""

    quotations: int
    speakers: int
    candidates: int
    seconds: float
    peak_mebibytes: float


def sizes_up_to(most: int) -> list[int]:
    """Return growing sizes that end with `most`."""
    return [size for size in (10_000, 100_000, 300_000) if size < most] + [most]


def candidate_growth(count: int, *, memory: bool = True) -> Growth:
    """Search candidates among `count` made-up quotations of at most 10,000 speakers.

    Memory is that of the search alone, without the quotations, from a second run.
    """
    speakers = min(10_000, max(1, count // 100))
    sides = made_up_sides(count, speakers)
    gc.collect()
    started = time.process_time()
    candidates = sum(1 for _ in candidate_pairs(sides))
    seconds = time.process_time() - started
    peak = 0.0
    if memory:
        tracemalloc.start()
        for _ in candidate_pairs(sides):
            pass
        peak = tracemalloc.get_traced_memory()[1] / 2**20
        tracemalloc.stop()
    return Growth(count, speakers, candidates, seconds, peak)


@frozen
class Speed:
    """Microseconds for one comparison of two sides, and for reading one quotation."""

    compare: float
    read: float


def comparison_speed(count: int = 3000) -> Speed:
    """Measure candidate pairs of made-up quotations."""
    sides = made_up_sides(count, 10)
    pairs = list(candidate_pairs(sides))[:20_000]
    for one, other in pairs:  # Each quotation is read once, however often it is compared.
        find_conflict(Comparison(sides[one], sides[other]))
    started = time.process_time()
    for one, other in pairs:
        find_conflict(Comparison(sides[one], sides[other]))
    compare = (time.process_time() - started) / max(1, len(pairs))
    documents = [Document(side.text, id=side.quotation.document_id) for side in sides]
    started = time.process_time()
    for side, document in zip(sides, documents, strict=True):
        fresh = Side(side.quotation, document)
        _ = fresh.statements, fresh.answer, fresh.stems
    read = (time.process_time() - started) / len(sides)
    return Speed(1e6 * compare, 1e6 * read)
