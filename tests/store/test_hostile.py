"""Texts that mean harm, and characters that databases refuse, come back as they were."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack import Analysis, Document, Ledger
from quotetrack.model import Entity, EntityRef, Quotation, Span
from quotetrack.results import Quotations
from quotetrack.store.filing.words import match_expression, read_query
from quotetrack.store.schema.columns import escaped, shown, unescaped
from tests.store.articles import RETREAT, add
from tests.strategies import texts

HOSTILE = {
    "SQL": "'; DROP TABLE quotations; --",
    "more SQL": 'x" OR "1"="1',
    "HTML": "<script>alert(1)</script>",
    "a search operator": 'NEAR("a" "b") AND NOT *',
    "percent and underscore": "100%_of\\it",
    "NUL": "nul\0l",
    "control characters": "\x01\x02\x1b[31m\x7f",
    "a lone surrogate": "lone \ud800 surrogate",
    "right-to-left marks": "\u202eevil\u2066\u200f",
    "the mark of an escape": '\ufffd"\\u0000"',
    "a line separator": "one\u2028two\r\nthree",
    "beyond the basic plane": "😀𝔘",
}


def everywhere(text: str) -> Analysis:
    """Return an analysis that has `text` in every place that a text can stand."""
    document = Document(
        f"“{text}”, said {text}.",
        id=f"id {text}",
        date=datetime.date(2024, 1, 1),
        url=f"https://x.example/{text}",
        publisher=text,
        title=text,
        language=text,
    )
    speaker = EntityRef(f"own {text}", f"Ann {text}")
    quotation = Quotation(
        id=f"q {text}",
        document_id=document.id,
        fragments=(Span(1, 1 + len(text)),),
        text=text,
        kind="direct",
        speaker=speaker,
        confidence=0.5,
        rule=text,
        reason=text,
        addressee=text,
    )
    entity = Entity(speaker.id, speaker.name, "person", (text,))
    return Analysis(Quotations(document, (quotation,), (entity,), versions={text: text}))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_comes_back_as_it_was(ledger: Ledger, text: str) -> None:
    analysis = everywhere(text)
    other = everywhere("harmless")
    results = list(ledger.add_analyses([analysis, other, analysis]))
    assert [one.status for one in results] == ["added", "added", "unchanged"], results[0].error
    document_id = analysis.document.id
    assert ledger.analysis(document_id) == analysis
    [stored] = ledger.quotations(document_id=document_id)
    [said] = analysis.quotations
    assert (stored.quotation, stored.speaker) == (said, said.speaker)
    assert (stored.document.title, stored.document.publisher) == (text, text)
    assert [one.document.id for one in ledger.quotations(publisher=text)] == [document_id]
    assert [one.document for one in ledger.documents(title=text)] == [analysis.document]
    speaker = ledger.speaker(f"own {text}")
    assert (speaker.name, speaker.descriptions) == (f"Ann {text}", (text,))
    ledger.quotations(words=text, speaker=text)
    ledger.speakers(name=text)
    assert ledger.summary().documents == 2


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_notes_and_names_come_back_too(ledger: Ledger, text: str) -> None:
    hales = [Document(f"“No”, said {name} Hale.", id=name) for name in ("Bill", "Will")]
    add(ledger, Document(RETREAT, id="a"), *hales)
    [pair] = ledger.claim_pairs()
    ledger.review(pair.id, "confirmed", reviewer=f"Bo {text}", note=text, seen=0)
    assert ledger.claim_pairs(reviewer=f"Bo {text}")[0].reviewer == f"Bo {text}"
    [review] = ledger.reviews(pair.id)
    assert (review.reviewer, review.note) == (f"Bo {text}", text)
    ledger.refuse_merge("Bill Hale", "Will Hale", reviewer=f"Bo {text}", note=text)
    ledger.add_alias("Bill Hale", f"Captain {text}", reviewer="Bo")
    alias, refusal = ledger.decisions()
    assert (refusal.reviewer, refusal.note) == (f"Bo {text}", text)
    assert alias.alias == f"Captain {text}"
    assert f"Captain {text}" in ledger.speaker(f"Captain {text}").aliases


def test_ids_that_look_alike_stay_apart(ledger: Ledger) -> None:
    ids = ["a\0", "a\ufffd", '\ufffd"a\\u0000"', "a", "A", "a ", "á", "a\u0301"]
    add(ledger, *[Document(f"Text {number}.", id=own) for number, own in enumerate(ids)])
    assert ledger.summary().documents == len(ids)
    for number, own in enumerate(ids):
        assert ledger.document(own).document.text == f"Text {number}."


@given(texts)
def test_escaping_loses_nothing(text: str) -> None:
    stored = escaped(text)
    stored.encode("utf-8")
    assert "\0" not in stored
    assert unescaped(stored) == text
    assert (stored == text) or stored.startswith("\ufffd")
    shown(text).encode("utf-8")


@pytest.mark.parametrize("stored", [5, b"bytes", "\ufffd5", "\ufffd{"])
def test_what_a_damaged_file_holds_instead_of_a_text_is_told(stored: object) -> None:
    with pytest.raises((TypeError, ValueError), match=r"no text|Expecting"):
        unescaped(stored)


@given(texts, texts)
def test_escaping_keeps_texts_apart(one: str, other: str) -> None:
    assert (escaped(one) == escaped(other)) == (one == other)


@settings(max_examples=60, deadline=None)
@given(st.lists(texts | st.sampled_from(list(HOSTILE.values())), max_size=4).map(" ".join))
def test_any_text_can_be_searched_for(words: str) -> None:
    for ledger in _open_ledgers():
        assert ledger.quotations(words=words).total >= 0
    for dialect in ("sqlite", "postgresql"):
        match_expression(read_query(words), dialect)  # type: ignore[arg-type]


_LEDGERS: list[Ledger] = []


def _open_ledgers() -> list[Ledger]:
    if not _LEDGERS:
        ledger = Ledger(":memory:")
        list(ledger.add_analyses([everywhere(text) for text in HOSTILE.values()]))
        _LEDGERS.append(ledger)
    return _LEDGERS


def test_a_search_in_postgresql_takes_any_text(place: str) -> None:
    with Ledger(place) as ledger:
        for text in [*HOSTILE.values(), "a" * 5000, '"' * 99, "' | ! & <-> :*", "x* y*", "*"]:
            assert ledger.quotations(words=text).total == 0


def test_a_huge_document_is_stored(ledger: Ledger) -> None:
    analysis = everywhere("word " * 200_000)
    [result] = ledger.add_analyses([evolve(analysis, claim_pairs=())])
    assert result.status == "failed"
    assert result.error is not None
    assert "at most" in result.error.message or "characters" in result.error.message
    long = "“" + "tale " * 100_000 + "”, said Ada Fenwick."
    [result] = add(ledger, Document(long, id="long", publisher="p" * 3000, url="u" * 9000))
    assert result.status == "added"
    assert ledger.document("long").document.url == "u" * 9000
    assert ledger.quotations(publisher="p" * 3000, words="tales").total == 1


def test_paths_are_no_sql(tmp_path: Path) -> None:
    for name in ("a b.ledger", "100%.ledger", "q?mode=memory", "x#y", "ü"):
        with Ledger(tmp_path / name) as ledger:
            add(ledger, Document("Text.", id="a"))
        assert (tmp_path / name).exists(), name
