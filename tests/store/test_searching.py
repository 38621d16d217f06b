"""Finding quotations: by speaker, words, days, publisher, and what is said of them; in pages."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from quotetrack import Document, Ledger
from quotetrack.errors import InputError, UnknownRecordError
from quotetrack.store import words_found
from tests.store.articles import RETREAT, add, said

DAY = datetime.date.fromisoformat

ARCHIVE = [
    said("We will raise the harbour tax", day="2024-01-10", publisher="The Gazette", title="Tax"),
    said("Taxes are far too high", "Tomas Reyes", "2024-02-20", publisher="The Herald"),
    said("The school's roof leaks", "Tomas Reyes", "2024-02-21", publisher="The Gazette"),
    said("Café owners’ taxes went up", "Zoë Ortiz", "2024-03-05", publisher="The Herald"),
    said("No new tax this year", day="2024-03-06", publisher="The Herald"),
    said("Nobody knows when I said this"),
]


@pytest.fixture(scope="module")
def archive(shared_place: str) -> Iterator[Ledger]:
    with Ledger(shared_place) as ledger:
        add(ledger, *ARCHIVE)
        yield ledger


def texts(ledger: Ledger, **wanted: object) -> list[str]:
    return [stored.text.split()[0].lower() for stored in ledger.quotations(**wanted)]  # type: ignore[arg-type]


SEARCHES = {
    "newest first, undated last": ({}, "no café the taxes we nobody"),
    "oldest first": ({"order": "oldest"}, "nobody we taxes the café no"),
    "a name": ({"speaker": "Tomas Reyes"}, "the taxes"),
    "a name without accents and case": ({"speaker": "zoe ortiz"}, "café"),
    "nobody of that name": ({"speaker": "Ida Unknown"}, ""),
    "a word in any form": ({"words": "tax"}, "no café taxes we"),
    "several words, in any order": ({"words": "high taxes"}, "taxes"),
    "accents do not count": ({"words": "cafe OWNER"}, "café"),
    "a phrase": ({"words": '"harbour tax"'}, "we"),
    "no such phrase": ({"words": '"tax harbour"'}, ""),
    "a phrase left open": ({"words": "“harbour tax"}, "we"),
    "the beginning of a word": ({"words": "harb*"}, "we"),
    "an owner's apostrophe": ({"words": "school roof"}, "the"),
    "no word at all": ({"words": "!? ()"}, ""),
    "words that are operators elsewhere": ({"words": "tax AND -high NEAR(x) *:"}, ""),
    "words and speaker": ({"words": "tax", "speaker": "Ada Fenwick"}, "no we"),
    "from a day on": ({"since": DAY("2024-02-21")}, "no café the"),
    "up to a day": ({"until": DAY("2024-02-20")}, "taxes we"),
    "words between days": (
        {"words": "tax", "since": DAY("2024-02-01"), "until": DAY("2024-03-05")},
        "café taxes",
    ),
    "words, oldest first": ({"words": "tax", "order": "oldest"}, "we taxes café no"),
    "a publisher": ({"publisher": "The Gazette"}, "the we"),
    "no such publisher": ({"publisher": "gazette"}, ""),
    "a document": ({"document_id": ARCHIVE[1].id}, "taxes"),
    "everything at once": (
        {
            "speaker": "Ada Fenwick",
            "words": "tax",
            "since": DAY("2024-03-01"),
            "publisher": "The Herald",
        },
        "no",
    ),
}


@pytest.mark.parametrize(("wanted", "found"), SEARCHES.values(), ids=SEARCHES.keys())
def test_searches(archive: Ledger, wanted: dict[str, object], found: str) -> None:
    assert texts(archive, **wanted) == found.split()


def test_a_record_tells_where_and_when(archive: Ledger) -> None:
    [stored] = archive.quotations(words="harbour")
    assert stored.text == "We will raise the harbour tax"
    assert stored.speaker is not None
    assert stored.speaker.name == "Ada Fenwick"
    assert str(stored.said_on) == "2024-01-10"
    assert (stored.document.id, stored.document.title) == (ARCHIVE[0].id, "Tax")
    assert stored.document.publisher == "The Gazette"
    assert stored.current


def test_a_speaker_is_found_by_what_one_document_calls_them(ledger: Ledger) -> None:
    add(ledger, Document(RETREAT, id="a"))
    for name in ("Ada Fenwick", "Ms Fenwick", "the mayor", "MS. FENWICK"):
        assert ledger.quotations(speaker=name).total == 2, name


def test_pages_join_to_the_whole(archive: Ledger) -> None:
    whole = archive.quotations()
    parts = [archive.quotations(limit=4, offset=offset) for offset in (0, 4, 8)]
    assert [one.key for part in parts for one in part] == [one.key for one in whole]
    assert [(part.total, part.total_is_exact) for part in parts] == [(6, True)] * 3
    assert [part.has_more for part in parts] == [True, False, False]
    assert [one.key for one in archive.iter_quotations()] == sorted(one.key for one in whole)
    assert [one.text for one in archive.iter_quotations(words="high")] == ["Taxes are far too high"]


@pytest.mark.parametrize(
    "wrong", [{"limit": 0}, {"limit": 1001}, {"offset": -1}, {"order": "best"}]
)
def test_wrong_pages_are_refused(ledger: Ledger, wrong: dict[str, object]) -> None:
    with pytest.raises(InputError):
        ledger.quotations(**wrong)  # type: ignore[arg-type]


def test_quotations_in_pairs(ledger: Ledger) -> None:
    add(ledger, Document(RETREAT, id="a"), said("It rains"))
    assert ledger.quotations(relation="retreats").total == 2
    assert ledger.quotations(relation="contradicts").total == 0
    assert ledger.quotations(status="confirmed").total == 0
    [pair] = ledger.claim_pairs()
    ledger.review(pair.id, "confirmed", reviewer="Bo", seen=0)
    assert ledger.quotations(status="confirmed", relation="retreats").total == 2


def test_a_timeline_goes_from_day_to_day(ledger: Ledger) -> None:
    add(ledger, *ARCHIVE, Document(RETREAT, id="a", date=DAY("2024-02-01")))
    line = ledger.timeline("Ada Fenwick")
    assert [entry.said_on and str(entry.said_on) for entry in line] == [
        None,
        "2024-01-10",
        "2024-02-01",
        "2024-02-01",
        "2024-03-06",
    ]
    [pair] = ledger.claim_pairs(relation="retreats")
    assert [entry.pair_ids for entry in line[2:4]] == [(pair.id,), (pair.id,)]
    taxes = ledger.timeline("ada fenwick", topic="tax", since=DAY("2024-02-01"))
    assert [entry.stored.text for entry in taxes] == ["No new tax this year"]
    with pytest.raises(UnknownRecordError):
        ledger.timeline("Ida Unknown")


def test_quotations_are_counted(archive: Ledger) -> None:
    def counted(by: str, **wanted: object) -> dict[str | None, int]:
        return {one.value: one.count for one in archive.count_quotations(by, **wanted)}  # type: ignore[arg-type]

    assert counted("publisher") == {"The Gazette": 2, "The Herald": 3, None: 1}
    assert counted("month", speaker="Ada Fenwick") == {"2024-01": 1, "2024-03": 1, None: 1}
    assert counted("year", words="tax") == {"2024": 4}
    assert counted("kind") == {"direct": 6}
    with pytest.raises(InputError):
        archive.count_quotations("speaker")  # type: ignore[arg-type]


def test_documents_are_listed(archive: Ledger) -> None:
    assert archive.documents().total == 6
    assert [one.document.id for one in archive.documents(title="tAx")] == [ARCHIVE[0].id]
    herald = archive.documents(publisher="The Herald", until=DAY("2024-03-05"))
    assert [one.document for one in herald] == [ARCHIVE[3], ARCHIVE[1]]
    with pytest.raises(UnknownRecordError):
        archive.document("unknown")


def test_speakers_are_listed(archive: Ledger) -> None:
    names = [(one.name, one.quotation_count) for one in archive.speakers()]
    assert names == [("Ada Fenwick", 3), ("Tomas Reyes", 2), ("Zoë Ortiz", 1)]
    assert [one.name for one in archive.speakers(name="rey")] == ["Tomas Reyes"]
    assert [one.name for one in archive.speakers(order="name", limit=2, offset=1)] == [
        "Tomas Reyes",
        "Zoë Ortiz",
    ]
    reyes = archive.speaker("tomas reyes")
    assert archive.speaker(reyes.id) == archive.speaker(reyes.ref) == reyes
    assert (str(reyes.first_said), str(reyes.last_said)) == ("2024-02-20", "2024-02-21")
    with pytest.raises(UnknownRecordError, match="nobody"):
        archive.speaker("Ida Unknown")


def test_the_summary_counts(archive: Ledger) -> None:
    summary = archive.summary()
    assert (summary.documents, summary.quotations, summary.speakers) == (6, 6, 3)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("taxes", ["tax", "Taxing"]),
        ("harb*", ["harbour"]),
        ('"harbour tax"', ["harbour tax"]),
        ("cafe", ["Café"]),
        ("zeppelin", []),
    ],
)
def test_what_was_found_can_be_pointed_out(words: str, found: list[str]) -> None:
    text = "The harbour tax. Taxing a Café!"
    assert [span.of(text) for span in words_found(text, words)] == found
