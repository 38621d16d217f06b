"""What came, went and changed between two runs."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from quotetrack.errors import InputError
from quotetrack.model import EntityRef, NonSpeech, Quotation, Span
from quotetrack.notebook import find_changes, show_diff
from quotetrack.results import Analysis, DocumentError, Quotations
from tests.html_reader import Page
from tests.notebook.results import analysis, run


def with_items(items: Any, found: Analysis | None = None) -> Analysis:
    found = found or analysis()
    return evolve(found, quotations=evolve(found.quotations, items=tuple(items)))


def first_changed(**changes: Any) -> Analysis:
    first, *rest = analysis().quotations
    return with_items([evolve(first, **changes), *rest])


def told(before: Any, after: Any, **options: Any) -> list[str]:
    return [
        f"{change.thing} {change.action}: {'; '.join(change.what)}"
        for change in find_changes(before, after, **options)
    ]


def test_equal_runs_have_no_difference() -> None:
    difference = show_diff(run(), run())
    assert not difference
    assert repr(difference) == "<Difference: nothing changed>"
    assert "Nothing changed." in difference._repr_html_()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"speaker": EntityRef("x", "Ada Fenwick")},
            "quotation changed: speaker: one person → Ada Fenwick",
        ),
        ({"speaker": None}, "quotation changed: speaker: one person → speaker unknown"),
        ({"cue": None}, "quotation changed: cue: “said” → none"),
        ({"kind": "mixed"}, "quotation changed: kind: direct → mixed"),
        ({"rule": "other"}, "quotation changed: rule: by hand → other"),
        ({"confidence": 0.5}, "quotation changed: confidence: 0.97 → 0.50"),
        ({"confidence": 0.971}, None),
    ],
)
def test_what_changed_in_a_quotation_is_told_in_words(
    changes: dict[str, Any], words: str | None
) -> None:
    assert told(analysis(), first_changed(**changes)) == ([words] if words else [])


def test_quotations_come_and_go() -> None:
    fewer = with_items(analysis().quotations[1:])
    assert told(analysis(), fewer) == ["quotation went: "]
    assert told(fewer, analysis()) == ["quotation came: "]


def test_a_quotation_with_other_borders_is_the_same_quotation() -> None:
    first = analysis().quotations[0]
    (span,) = first.fragments
    shorter = evolve(first, fragments=(Span(span.start, span.end - 1),), text=first.text[:-1])
    (change,) = find_changes(
        analysis(), first_changed(fragments=shorter.fragments, text=shorter.text)
    )
    assert change.action == "changed"
    assert change.what == (
        f"text: “{first.text}” ({span.start}–{span.end}) → "
        f"“{shorter.text}” ({span.start}–{span.end - 1})",
    )
    a_quarter = Span(span.start, span.start + len(span) // 4)
    after = first_changed(fragments=(a_quarter,), text=first.text[: len(a_quarter)])
    assert told(analysis(), after) == ["quotation went: ", "quotation came: "]


def test_a_quotation_that_is_now_taken_for_no_speech_says_so() -> None:
    found = analysis()
    first, *rest = found.quotations
    stretch = NonSpeech(span=first.fragments[0], text=first.text, reason="a_title", confidence=0.7)
    after = with_items(rest)
    after = evolve(
        after, quotations=evolve(after.quotations, non_speech=(*found.non_speech, stretch))
    )
    assert told(found, after) == ["quotation went: now no speech: a title", "no speech came: "]
    assert told(after, found) == ["quotation came: before no speech: a title", "no speech went: "]


def test_people_are_matched_by_id_and_then_by_name() -> None:
    found = analysis()
    first, second, *rest = found.entities
    renamed = (
        evolve(first, aliases=("Mr T.", *first.aliases[1:])),
        evolve(second, id="another"),
        *rest[1:],
    )
    after = evolve(found, quotations=evolve(found.quotations, entities=renamed))
    assert told(found, after) == [
        f"person changed: alias came: Mr T.; alias went: {first.aliases[0]}",
        "person went: ",
    ]


def test_claim_pairs_are_matched_by_their_statements() -> None:
    found = analysis()
    (pair,) = found.claim_pairs
    after = evolve(found, claim_pairs=(evolve(pair, id="new", score=0.4, relation="contradicts"),))
    assert told(found, after) == [
        "claim pair changed: relation: retreats from an earlier statement → "
        "contradicts an earlier statement; score: 0.80 → 0.40"
    ]
    assert told(found, evolve(found, claim_pairs=())) == ["claim pair went: "]


def test_documents_come_go_fail_and_recover() -> None:
    found = analysis()
    failed = DocumentError(found.document.id, "ParserError", "It broke.")
    assert told([], found)[0] == "document came: "
    assert told(found, [])[0] == "document went: "
    assert (
        told(found, failed)[0]
        == "document changed: result: analysed → failed (ParserError: It broke.)"
    )
    assert (
        told(failed, found)[0]
        == "document changed: result: failed (ParserError: It broke.) → analysed"
    )
    assert told(failed, failed) == []


def test_a_document_without_quotations_is_a_result_too() -> None:
    empty = Quotations(evolve(analysis().document, text=""), ())
    assert told(empty, []) == ["document went: "]
    assert told(empty, empty) == []


def test_a_corrected_text_is_compared_by_words_because_its_places_moved() -> None:
    found = analysis()
    text = "Corrected. " + found.document.text
    moved = [
        evolve(q, fragments=tuple(Span(f.start + 11, f.end + 11) for f in q.fragments))
        for q in found.quotations
    ]
    after = evolve(
        with_items(moved[1:]),
        quotations=evolve(
            found.quotations, document=evolve(found.document, text=text), items=tuple(moved[1:])
        ),
        claim_pairs=(),
    )
    assert told(found, after) == [
        f"document changed: text: {len(text) - 11:,} → {len(text):,} characters",
        "quotation went: ",
        "claim pair went: ",
    ]


@pytest.mark.parametrize("ignore", [("confidence",), ("confidence", "rule")])
def test_fields_that_do_not_count_can_be_left_out(ignore: tuple[str, ...]) -> None:
    after = first_changed(confidence=0.5)
    assert told(analysis(), after, ignore=ignore) == []
    with pytest.raises(InputError, match="ignore holds mood; it may hold text, speaker"):
        find_changes(analysis(), after, ignore=("mood",))


def test_a_difference_shows_counts_and_words_not_colours_alone() -> None:
    difference = show_diff(run(), [first_changed(rule="other", speaker=None)])
    assert repr(difference).startswith("<Difference: ")
    page = Page(difference._repr_html_())
    assert "~ changed" in page.elements[0].text
    assert "speaker: one person → speaker unknown" in page.elements[0].text
    assert "− went" in page.elements[0].text
    assert any(element.tag == "del" for element in page.elements)


def test_the_difference_is_a_sequence_that_programs_can_read() -> None:
    difference = show_diff(analysis(), first_changed(rule="other"))
    assert len(difference) == 1
    assert isinstance(difference[0].before, Quotation)
    assert difference[0].after.rule == "other"
    assert difference[:1] == (difference[0],)
