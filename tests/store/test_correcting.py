"""People correct quotations: it holds everywhere, against later runs too, and can be undone."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from sqlalchemy import event, update

from quotetrack import Document, Ledger
from quotetrack.errors import CorrectionConflictError, InputError, LedgerError, UnknownRecordError
from quotetrack.model import SaidOn
from quotetrack.store import NewSpeaker, StoredQuotation
from quotetrack.store.schema.tables import findings
from tests.store.articles import add, analysis_of, said
from tests.store.test_corrections import by_an_older_version

ARTICLE = Document(
    "“We will close the old bridge in June,” said Ada Fenwick, the mayor. “It is not safe.” "
    "Bo Lund, an engineer, called it “a wreck”. A film, “The Long Crossing”, shows it.\n\n"
    "The ferry goes on, Fenwick said: there is no other way.",
    id="bridge",
    date=datetime.date(2024, 3, 1),
    publisher="The Gazette",
)


def read(ledger: Ledger, document: Document = ARTICLE) -> None:
    """Store an article as another version of the program read it."""
    list(ledger.add_analyses([by_an_older_version(analysis_of(document))]))


def quoting(ledger: Ledger, words: str) -> StoredQuotation:
    """Return the one current quotation that holds `words`."""
    [found] = [one for one in ledger.quotations() if words in one.text]
    return found


def place(words: str, text: str = ARTICLE.text) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def speaker(ledger: Ledger, words: str) -> str | None:
    found = quoting(ledger, words)
    return found.speaker.name if found.speaker is not None else None


def state(ledger: Ledger) -> Any:
    """Return all that people see, without keys and times."""
    return (
        {(one.quotation, one.speaker, one.said_on) for one in ledger.iter_quotations()},
        {(one.pair.earlier.text, one.pair.later.text) for one in ledger.iter_claim_pairs()},
        {(one.name, one.quotation_count) for one in ledger.speakers()},
        ledger.document("bridge").document,
        ledger.analysis("bridge").non_speech,
    )


def words(ledger: Ledger) -> list[Any]:
    found = [(one.text, one.quotation.corrected, one.speaker) for one in ledger.quotations()]
    return sorted(found, key=str)


def by_ada(ledger: Ledger) -> int:
    one = quoting(ledger, "a wreck")
    found = ledger.correct_quotation(
        one.key, speaker="Ada Fenwick", reviewer="Bo", seen=one.revision
    )
    assert found.speaker is not None
    assert (found.speaker.name, found.quotation.corrected) == ("Ada Fenwick", ("speaker",))
    assert (found.quotation.rule, found.quotation.confidence) == ("person", 1.0)
    return found.key


def to_pieces(ledger: Ledger) -> int:
    one = quoting(ledger, "not safe")
    found = ledger.correct_quotation(
        one.key, pieces=[place("not safe")], reviewer="Bo", seen=one.revision
    )
    return found.key


def to_a_day(ledger: Ledger) -> int:
    one = quoting(ledger, "a wreck")
    june = SaidOn(datetime.date(2023, 6, 1), "month")
    found = ledger.correct_quotation(one.key, said_on=june, reviewer="Bo", seen=one.revision)
    assert (found.said_on, found.quotation.said_on) == (june, june)
    return found.key


def no_speech(ledger: Ledger) -> int:
    one = quoting(ledger, "a wreck")
    ledger.mark_no_speech(one.key, "label", reviewer="Bo", seen=one.revision)
    [stretch] = [one for one in ledger.analysis("bridge").non_speech if one.text == "a wreck"]
    assert (stretch.reason, stretch.corrected) == ("label", True)
    return one.key


def missed(ledger: Ledger) -> int:
    found = ledger.add_quotation(
        "bridge",
        [place("there is no other way")],
        speaker="Ada Fenwick",
        source=place("Fenwick said", ARTICLE.text),
        kind="mixed",
        reviewer="Bo",
    )
    assert found.quotation.corrected == ("added", "speaker", "source")
    return found.key


def a_sign_speaks(ledger: Ledger) -> int:
    found = ledger.add_quotation(
        "bridge",
        [place("The Long Crossing")],
        speaker=NewSpeaker("Harbour Board", "organisation"),
        reviewer="Bo",
    )
    assert not any(one.text == "The Long Crossing" for one in ledger.analysis("bridge").non_speech)
    return found.key


def joined(ledger: Ledger) -> int:
    first, second = quoting(ledger, "close the old"), quoting(ledger, "a wreck")
    keys, seen = [second.key, first.key], [second.revision, first.revision]
    found = ledger.join_quotations(keys, reviewer="Bo", seen=seen)
    assert found.quotation.fragments == (*first.quotation.fragments, *second.quotation.fragments)
    return found.key


def divided(ledger: Ledger) -> int:
    one = quoting(ledger, "close the old")
    parts = [[place("We will close")], [place("the old bridge in June")]]
    first, second = ledger.divide_quotation(one.key, parts, reviewer="Bo", seen=one.revision)
    assert (first.text, second.text) == ("We will close", "the old bridge in June")
    assert first.speaker == second.speaker
    return first.key


def of_another_day(ledger: Ledger) -> int:
    ledger.correct_document(
        "bridge",
        title="The bridge",
        date=datetime.date(2024, 2, 1),
        publisher="The Times",
        reviewer="Bo",
        seen=ledger.document("bridge").revision,
    )
    return quoting(ledger, "a wreck").key


DEEDS = [by_ada, to_pieces, to_a_day, no_speech, missed, a_sign_speaks, joined, divided]
DEEDS.append(of_another_day)


@pytest.mark.parametrize("deed", DEEDS)
def test_a_correction_holds_against_another_version_and_can_be_undone(
    deed: Callable[[Ledger], int], ledger: Ledger
) -> None:
    read(ledger)
    before = state(ledger)
    deed(ledger)
    corrected = state(ledger)
    assert ledger.check() == ()
    assert [one.status for one in ledger.reprocess(parser=None)] == ["reprocessed"]
    assert ledger.changes().total == 0
    assert state(ledger) == corrected
    # The same document again is the one that is there.
    assert [one.status for one in add(ledger, ARTICLE)] == ["unchanged"]
    [correction] = ledger.corrections()
    assert (correction.reviewer, correction.waiting, correction.undone_at) == ("Bo", False, None)
    undone = ledger.undo_correction(correction.id, reviewer="Cy")
    assert undone.undone_by == "Cy"
    assert state(ledger) == before
    with pytest.raises(LedgerError, match="undone already, by Cy"):
        ledger.undo_correction(correction.id, reviewer="Cy")


@pytest.mark.parametrize("deed", DEEDS)
def test_a_correction_goes_over_to_a_corrected_document(
    deed: Callable[[Ledger], int], ledger: Ledger
) -> None:
    read(ledger)
    deed(ledger)
    before = words(ledger)
    add(ledger, evolve(ARTICLE, text="Corrected. " + ARTICLE.text))
    assert words(ledger) == before
    # Where the words are gone it waits, and holds again when they are back.
    add(
        ledger,
        evolve(
            ARTICLE,
            text="Nobody said a word.",
            title="Another",
            publisher="X",
            date=datetime.date(2020, 1, 1),
        ),
    )
    [waiting] = ledger.corrections(waiting=True)
    assert waiting.quotation_keys == ()
    add(ledger, evolve(ARTICLE, text="Once more: " + ARTICLE.text))
    assert ledger.corrections(waiting=True).total == 0
    assert words(ledger) == before


def test_of_two_who_correct_at_once_the_second_is_told(ledger: Ledger) -> None:
    read(ledger)
    one = quoting(ledger, "a wreck")
    ledger.correct_quotation(one.key, speaker=None, reviewer="Bo", seen=one.revision)
    before = state(ledger)
    with pytest.raises(CorrectionConflictError, match="has changed: you saw revision 0") as told:
        ledger.remove_quotation(one.key, reviewer="Cy", seen=one.revision)
    assert (told.value.seen, told.value.revision) == (0, 1)
    # What has other pieces now is another quotation.
    wide = quoting(ledger, "close the old")
    ledger.correct_quotation(
        wide.key, pieces=[place("close the old bridge")], reviewer="Bo", seen=wide.revision
    )
    with pytest.raises(CorrectionConflictError, match="not there any more"):
        ledger.correct_quotation(wide.key, speaker=None, reviewer="Cy", seen=wide.revision)
    ledger.correct_document("bridge", title="One", reviewer="Bo", seen=0)
    with pytest.raises(CorrectionConflictError, match="document 'bridge' has changed"):
        ledger.correct_document("bridge", title="Two", reviewer="Cy", seen=0)
    assert ledger.document("bridge").document.title == "One"
    assert state(ledger) != before


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({}, InputError, "Say what is to be corrected"),
        ({"speaker": "Nobody Known"}, UnknownRecordError, "knows nobody by the id or name"),
        ({"speaker": NewSpeaker("…")}, InputError, "a name with letters"),
        ({"source": (3, 3)}, InputError, "no words at 3–3"),
        ({"source": (0, 10_000)}, InputError, "10000, but the text has"),
        ({"kind": "loud"}, InputError, "kind must be one of direct, mixed, indirect"),
        ({"pieces": []}, InputError, "at least one piece"),
        ({"pieces": [(9, 20), (3, 5)]}, InputError, "in the order of the text"),
        ({"pieces": ["words"]}, InputError, "pair of offsets"),
        ({"said_on": "June"}, InputError, "said_on must be a date"),
        ({"speaker": None, "reviewer": " "}, InputError, "name of its reviewer"),
        ({"speaker": None, "seen": 7}, CorrectionConflictError, "you saw revision 7"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    changed: dict[str, Any], error: type[Exception], message: str, shared: Ledger
) -> None:
    one = quoting(shared, "a wreck")
    with pytest.raises(error, match=message):
        shared.correct_quotation(one.key, **{"reviewer": "Bo", "seen": one.revision, **changed})
    assert shared.corrections().total == 0


@pytest.fixture(scope="module")
def shared() -> Iterator[Ledger]:
    with Ledger(":memory:") as opened:
        read(opened)
        yield opened
        assert opened.check() == ()


PROMISE = said("We will not raise the harbour tax", "Bill Hale", "2024-01-10", id="promise")
BREACH = said("We will raise the harbour tax", "Owen Pratt", "2024-02-10", id="breach")
ROOF = said("The roof of the harbour office leaks", "Bill Hale", "2024-03-10", id="roof")


def test_pairs_follow_the_speaker_that_a_person_gives(ledger: Ledger) -> None:
    add(ledger, PROMISE, BREACH)
    assert ledger.claim_pairs().total == 0
    one = quoting(ledger, "will raise")
    ledger.correct_quotation(one.key, speaker="Bill Hale", reviewer="Bo", seen=0)
    [pair] = ledger.claim_pairs(speaker="Bill Hale")
    ledger.review(pair.id, "confirmed", reviewer="Bo", seen=pair.revision)
    assert [entry.stored.text for entry in ledger.timeline("Bill Hale")] == [
        "We will not raise the harbour tax",
        "We will raise the harbour tax",
    ]
    list(ledger.reprocess(everything=True, parser=None))
    assert ledger.claim_pairs().total == 1
    # A review goes on where the words are cut; the reviewer's are not quite those any more.
    one = quoting(ledger, "will raise")
    ledger.correct_quotation(
        one.key,
        pieces=[(one.quotation.start + 3, one.quotation.end)],
        reviewer="Bo",
        seen=one.revision,
    )
    [cut] = ledger.claim_pairs()
    assert (cut.id, cut.status, cut.changed_since_review) == (pair.id, "confirmed", True)
    for correction in ledger.corrections():
        ledger.undo_correction(correction.id, reviewer="Bo")
    [gone] = ledger.claim_pairs(current=None)
    assert (gone.id, gone.gone_reason, gone.status) == (pair.id, "corrected", "confirmed")


def test_a_person_links_two_statements(ledger: Ledger) -> None:
    add(ledger, PROMISE, ROOF)
    first, second = quoting(ledger, "harbour tax"), quoting(ledger, "roof")
    assert ledger.claim_pairs().total == 0
    made = ledger.link(
        second.key,
        first.key,
        "changes_position",
        reviewer="Bo",
        seen=(0, 0),
        question="Who pays for the harbour?",
        note="He leaves the bill to others.",
    )
    assert (made.pair.earlier.text, made.pair.later.text) == (first.text, second.text)
    assert (made.linked_by, made.pair.reason, made.status) == ("Bo", "by_hand", "confirmed")
    assert made.pair.explanation == (
        "Bill Hale changes position. The question: Who pays for the harbour? "
        "He leaves the bill to others."
    )
    seen = quoting(ledger, "harbour tax").revision, quoting(ledger, "roof").revision
    with pytest.raises(LedgerError, match="linked already"):
        ledger.link(first.key, second.key, "contradicts", reviewer="Cy", seen=seen)
    # It stays when the documents are read again, corrected, or the words are not found any more.
    list(ledger.reprocess(everything=True, parser=None))
    add(ledger, evolve(ROOF, text="Corrected. " + ROOF.text))
    nothing = analysis_of(PROMISE)
    nothing = evolve(nothing, quotations=evolve(nothing.quotations, items=()), claim_pairs=())
    from quotetrack.store.writing.storing import store_again

    with ledger._writing() as connection:
        store_again(connection, nothing, ledger.runs()[0].key)
    assert ledger.claim_pair(made.id).current
    assert [one.id for one in ledger.claim_pairs()] == [made.id]
    # Where a side is somebody else's it is no pair, and is one again when that is taken back.
    one = quoting(ledger, "roof")
    ledger.correct_quotation(
        one.key, speaker=NewSpeaker("Bill Haley"), reviewer="Bo", seen=one.revision
    )
    assert ledger.claim_pair(made.id).gone_reason == "speakers apart"
    ledger.merge("Bill Haley", "Bill Hale", reviewer="Bo")
    assert ledger.claim_pair(made.id).current
    [link] = ledger.corrections(kind="linked")
    ledger.undo_correction(link.id, reviewer="Cy")
    assert ledger.claim_pair(made.id).gone_reason == "taken back"
    assert ledger.quotations(words="tax").total == 0


def test_a_blind_review_tells_nobody_who_linked_two_statements(ledger: Ledger) -> None:
    add(ledger, PROMISE, ROOF)
    keys = [quoting(ledger, one).key for one in ("harbour tax", "roof")]
    made = ledger.link(
        *keys,
        "changes_position",
        reviewer="Bo",
        seen=(0, 0),
        question="Who pays?",
        note="He shifts the bill.",
    )
    blind = ledger.claim_pair(made.id, hidden_from="Cy")
    assert (blind.linked_by, blind.reviewer, blind.status, blind.hidden) == (
        *(None, None, "unreviewed", True),
    )
    assert blind.pair.explanation == "Bill Hale changes position. The question: Who pays?"
    assert (list(ledger.corrections(hidden_from="Cy")), len(ledger.corrections())) == ([], 1)
    # Who made it, and whoever judged it, sees all.
    assert ledger.claim_pair(made.id, hidden_from="Bo") == made
    assert len(ledger.corrections(hidden_from="Bo")) == 1
    ledger.review(made.id, "rejected", reviewer="Cy", seen=made.revision)
    judged = ledger.claim_pair(made.id, hidden_from="Cy")
    assert (judged.linked_by, judged.pair) == ("Bo", made.pair)
    assert len(ledger.corrections(hidden_from="Cy")) == 1


def test_statements_of_two_speakers_are_not_linked(ledger: Ledger) -> None:
    add(ledger, PROMISE, BREACH)
    keys = [quoting(ledger, one).key for one in ("not raise", "will raise")]
    with pytest.raises(InputError, match="two speakers, Bill Hale and Owen Pratt"):
        ledger.link(*keys, "contradicts", reviewer="Bo", seen=(0, 0))
    assert ledger.corrections().total == 0


def test_a_document_is_deleted_for_good_with_what_hangs_on_it(place: str) -> None:
    odd = said("We will close the zirkonium mine", "Quillon Marchbanks", "2024-05-01", id="odd")
    with Ledger(place) as ledger:
        add(ledger, PROMISE, BREACH, ROOF, odd)
        before = ledger.summary()
        add(
            ledger,
            said("We will open the zirkonium mine", "Quillon Marchbanks", "2024-06-01", id="other"),
            evolve(odd, title="Quillon Marchbanks on zirkonium"),
        )
        [pair] = ledger.claim_pairs(speaker="Quillon Marchbanks")
        ledger.review(pair.id, "confirmed", reviewer="Bo", seen=pair.revision, note="zirkonium!")
        list(ledger.reprocess(everything=True, parser=None))
        one = ledger.quotations(document_id="odd")[0]
        ledger.correct_quotation(one.key, kind="mixed", reviewer="Bo", seen=one.revision)
        going = ledger.deletion("odd")
        assert (going.versions, going.quotations, going.claim_pairs, going.reviews) == (2, 2, 1, 1)
        assert (going.corrections, going.other_document_ids) == (1, ("other",))
        assert going.names_only_here == ()
        with pytest.raises(CorrectionConflictError):
            ledger.delete_document("odd", reviewer="Bo", seen=going.revision + 1)
        gone = ledger.delete_document("odd", reviewer="Bo", seen=going.revision, note="a court")
        assert (gone.quotations, gone.document_ids) == (2, ())
        assert ledger.check() == ()
        assert ledger.quotations(words="close", current=None).total == 0
        assert ledger.claim_pairs(current=None, speaker="Quillon Marchbanks").total == 0
        # It does not come in again by itself.
        assert [one.status for one in add(ledger, odd)] == ["deleted"]
        last = ledger.deletion("other")
        assert last.names_only_here == ("Quillon Marchbanks",)
        ledger.delete_document("other", reviewer="Bo", seen=last.revision)
        assert ledger.summary() == evolve(before, documents=3, quotations=3, speakers=2)
        assert ledger.speakers(name="Quillon", quoted_only=False).total == 0
        if "://" not in place:
            files = list(Path(place).parent.glob(f"{Path(place).name}*"))
            held = b"".join(path.read_bytes() for path in files)
            assert b"harbour" in held
            assert not any(word in held for word in (b"zirkonium", b"Marchbanks", b"Quillon"))
        [_, first] = ledger.deletions()
        assert (first.reviewer, first.note, first.claim_pairs) == ("Bo", "a court", 1)
        ledger.lift_deletion(first.id or 0, reviewer="Bo")
        assert [one.status for one in add(ledger, odd)] == ["added"]
        assert ledger.check() == ()


def test_decisions_are_lessons_and_tell_how_often_the_program_was_right(ledger: Ledger) -> None:
    read(ledger)
    assert (list(ledger.annotated_articles()), ledger.figures()) == ([], ())
    first, wreck = quoting(ledger, "close the old"), quoting(ledger, "a wreck")
    assert ledger.quotation(wreck.quotation.id) == wreck
    # One is right, one wrong, one was missed, one is no speech: of the last nobody is asked.
    ledger.correct_quotation(first.key, speaker="Ada Fenwick", reviewer="Bo", seen=0)
    ledger.correct_quotation(wreck.key, speaker=NewSpeaker("Una Lund"), reviewer="Bo", seen=0)
    missed(ledger)
    record, *others = ledger.annotated_articles()
    assert others == []
    assert (record["id"], record["sha256"], record["text"]) == (
        "bridge",
        ARTICLE.sha256,
        ARTICLE.text,
    )
    pieces = [[list(span) for span in quote["frags"]] for quote in record["quotes"]]
    said_so = [ARTICLE.text[start:end] for [[start, end], *_] in pieces]
    assert said_so == ["We will close the old bridge in June,", "a wreck", "there is no other way"]
    assert [(one["speaker"], one["speaker_kind"]) for one in record["quotes"]] == [
        ("Ada Fenwick", "person"),
        ("Una Lund", "person"),
        ("Ada Fenwick", "person"),
    ]
    assert [ARTICLE.text[slice(*one["span"])] for one in record["optional"]] == [
        "The Long Crossing"
    ]
    assert "text" not in next(ledger.annotated_articles(texts=False))
    told = [str(one) for one in ledger.figures()]
    assert told == [
        "50% of names were right (1 of 2 decided)",
        "100% of its quotations are quotations (2 of 2 decided)",
        "67% of quotations were found (2 of 3 decided)",
    ]
    # A merge makes a name right that was another form of it.
    ledger.merge("Una Lund", "Bo Lund", reviewer="Bo")
    assert ledger.figures()[0].share == 1


def test_figures_are_kept_for_each_document_so_that_nobody_waits_for_them(ledger: Ledger) -> None:
    read(ledger)
    stored = [evolve(ARTICLE, id=f"{number}", text=f"{ARTICLE.text} {number}") for number in (1, 2)]
    list(ledger.add(stored, parser=None))
    asked: list[str] = []
    for one in [one for one in ledger.quotations() if "a wreck" in one.text]:
        ledger.correct_quotation(one.key, speaker="Ada Fenwick", reviewer="Bo", seen=one.revision)
    event.listen(ledger._engine, "after_cursor_execute", lambda *given: asked.append(given[2]))
    figures = ledger.figures()
    # One for all corrected documents, one for the names of speakers, one for the pairs.
    assert [each for each in asked if each.startswith("SELECT")][3:] == []
    assert str(figures[0]) == "0% of names were right (0 of 3 decided)"
    # A ledger of an earlier form has not counted yet.
    with ledger._writing() as connection:
        connection.execute(update(findings).values(tally=None))
    assert ledger.figures() == figures
    assert ledger.check() == ()
    with ledger._writing() as connection:
        connection.execute(update(findings).values(tally='{"decided": {}}'))
    assert any("counted wrongly" in str(one) for one in ledger.check())
    with ledger._writing() as connection:
        connection.execute(update(findings).values(tally=None))
