"""Articles with a gold annotation that lie beside this repository, and may not be part of it.

The same must be found through `analyze`, through `extract_quotes` and on the command line.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import quotetrack
from quotetrack.codec import from_dict
from quotetrack.model import ClaimPair, Document, Entity, NonSpeech, Quotation, Span
from quotetrack.results import Analysis, Quotations
from tests.compare_seeds import differences
from tests.seed_annotations import ExpectedEntity, ExpectedPair, ExpectedQuotation, Seed

FOLDER = Path(__file__).parent.parent.parent / "shared" / "seeds"
ARTICLES = sorted(path.name.removesuffix(".gold.json") for path in FOLDER.glob("*.gold.json"))

pytestmark = pytest.mark.skipif(not ARTICLES, reason="there are no articles in ../shared/seeds")


def read_gold(name: str) -> Seed:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    gold = json.loads((FOLDER / f"{name}.gold.json").read_text(encoding="utf-8"))
    quotations = tuple(_quotation(quote) for quote in gold["quotes"])
    return Seed(
        name=name,
        text=text,
        quotations=quotations,
        non_speech=(),
        entities=tuple(
            ExpectedEntity(entity["name"], tuple(entity["aliases"])) for entity in gold["entities"]
        ),
        claim_pairs=tuple(
            ExpectedPair(
                speaker=pair["speaker"],
                earlier=quotations[pair["earlier"]],
                later=quotations[pair["later"]],
                relation=pair["relation"],
                question=pair["question_mentions"],
                evidence=tuple(pair["evidence"]),
            )
            for pair in gold["claim_pairs"]
        ),
    )


def _quotation(quote: dict[str, Any]) -> ExpectedQuotation:
    source = quote["source"]
    # The gold gives the question in words of its own, so only the pair's question is compared.
    return ExpectedQuotation(
        fragments=tuple(Span(start, end) for start, end in quote["fragments"]),
        text=" ".join(quote["texts"]),
        kind=quote["type"],
        cue=Span(quote["cue"]["start"], quote["cue"]["end"]),
        source=Span(source["start"], source["end"]),
        speaker=quote["speaker"],
        question=None,
    )


@pytest.mark.parametrize("name", ARTICLES)
def test_the_article_is_wholly_right(name: str) -> None:
    seed = read_gold(name)
    assert differences(seed, quotetrack.analyze(seed.text)) == []


@pytest.mark.parametrize("name", ARTICLES)
def test_extracting_and_linking_finds_the_same(name: str) -> None:
    seed = read_gold(name)
    found = quotetrack.extract_quotes(seed.text)
    assert Analysis(found, quotetrack.link_claims(found)) == quotetrack.analyze(seed.text)


@pytest.mark.parametrize("name", ARTICLES)
def test_the_command_line_finds_the_same(name: str) -> None:
    path = FOLDER / f"{name}.txt"
    done = subprocess.run(
        [sys.executable, "-m", "quotetrack", "extract", "--format", "jsonl", str(path)],
        capture_output=True,
        check=True,
        timeout=240,
    )
    record = json.loads(done.stdout)

    def objects(key: str, cls: type) -> tuple[Any, ...]:
        return tuple(from_dict(cls, plain) for plain in record[key])

    found = Quotations(
        document=from_dict(Document, record["document"]),
        items=objects("quotations", Quotation),
        entities=objects("entities", Entity),
        non_speech=objects("non_speech", NonSpeech),
    )
    analysis = Analysis(found, objects("claim_pairs", ClaimPair))
    assert differences(read_gold(name), analysis) == []
