from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.display import article_html, page_html, page_of_fragments, pairs_html, showable
from quotetrack.display.weave import Mark, woven
from quotetrack.model import (
    Document,
    Entity,
    EntityRef,
    Mention,
    NonSpeech,
    Passage,
    Quotation,
    Span,
)
from tests.examples import example
from tests.html_reader import Page
from tests.seed_annotations import seed_names
from tests.strategies import (
    article_texts,
    claim_pairs,
    documents,
    entities,
    non_speech,
    quotations,
    spans,
)

ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


def page_of(name: str) -> Page:
    found = example(name)
    return Page(
        page_html(
            found.document,
            found.quotations,
            found.entities,
            found.claim_pairs,
            found.non_speech,
        )
    )


@pytest.mark.parametrize("name", seed_names())
def test_the_article_is_there_to_the_letter_and_every_quotation_is_marked(name: str) -> None:
    page = page_of(name)
    found = example(name)
    (text,) = page.of_class("qt-text")
    assert text.text == found.document.text
    marked = "".join(element.text for element in page.of_class("qt-quote"))
    for quotation in found.quotations:
        for fragment in quotation.fragments:
            assert fragment.of(found.document.text) in marked


def test_sources_cues_and_rules_are_shown() -> None:
    page = page_of("bridge-closure")
    assert "Dr Pryce" in [element.text for element in page.of_class("qt-source")]
    assert "shouted" in [element.text for element in page.of_class("qt-cue")]
    titles = [element.attributes.get("title", "") for element in page.of_class("qt-quote")]
    assert any("Megan Pryce" in title and "rule by hand" in title for title in titles)
    assert "the Squeeze" in [element.text for element in page.of_class("qt-no-speech")]


def test_two_speakers_have_two_numbers_and_two_colours() -> None:
    page = page_of("bridge-closure")
    colours = {
        element.text: {name for name in element.classes if name.startswith("qt-speaker")}
        for element in page.of_class("qt-quote")
    }
    assert colours["I was told ten months,"] == colours["Nobody wrote it down, of course."]
    assert colours["I was told ten months,"] != colours["So which is it?"]


def test_a_pair_shows_both_statements_with_the_evidence_highlighted() -> None:
    page = page_of("summit-two-answers")
    assert [element.text for element in page.elements if element.tag == "blockquote"] == [
        "yes",
        "Let’s leave it a little bit short of that.",
    ]
    highlighted = [element.text for element in page.elements if element.tag == "mark"]
    assert highlighted == ["yes", "short of that"]


@pytest.mark.parametrize("name", seed_names())
def test_every_link_leads_to_a_place_on_the_page(name: str) -> None:
    page = page_of(name)
    anchors = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(anchors) == len(set(anchors))
    links = [e.attributes["href"] for e in page.elements if "href" in e.attributes]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(anchors)


def test_two_documents_on_one_page_have_anchors_of_their_own() -> None:
    fragments = []
    for name in ("bridge-closure", "summit-two-answers"):
        found = example(name)
        fragments.append(article_html(found.document, found.quotations, found.entities))
    page = Page(page_of_fragments(fragments))
    anchors = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(anchors) == len(set(anchors))


def test_markup_in_the_article_in_names_and_in_rules_is_inert() -> None:
    text = f"“{ATTACK}” said {ATTACK}."
    quoted, source = Span(1, 1 + len(ATTACK)), Span(8 + len(ATTACK), 8 + 2 * len(ATTACK))
    quotation = Quotation(
        id=ATTACK,
        document_id=ATTACK,
        fragments=(quoted,),
        text=ATTACK,
        kind="direct",
        cue=Passage.cut(text, 3 + len(ATTACK), 7 + len(ATTACK)),
        source=Mention(source, ATTACK, "name"),
        speaker=EntityRef(ATTACK, ATTACK),
        confidence=0.5,
        rule=ATTACK,
        reason=ATTACK,
    )
    document = Document(
        text, id=ATTACK, title=ATTACK, publisher=ATTACK, url=ATTACK, language=ATTACK
    )
    entity = Entity(ATTACK, ATTACK, "person", (ATTACK + "2",))
    stretch = NonSpeech(span=quoted, text=ATTACK, reason=ATTACK, confidence=0.5)
    page = Page(page_html(document, [quotation], [entity], (), [stretch]))
    assert not page.tags() & {"script", "img"}
    assert page.of_class("qt-text")[0].text == text
    names = [name for element in page.elements for name in element.attributes]
    assert not [name for name in names if name.startswith("on")]


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = page_of("summit-two-answers")
    assert not page.tags() & {"script", "link", "img", "iframe", "object", "form"}
    (policy,) = [e for e in page.elements if "http-equiv" in e.attributes]
    assert policy.attributes["content"].startswith("default-src 'none'")


@given(documents, st.lists(quotations, max_size=4), st.lists(entities, max_size=3), claim_pairs)
def test_any_results_make_sound_markup(document, found, named, pair) -> None:
    page = Page(page_html(document, found, named, [pair]))
    assert page.of_class("qt-text")[0].text == showable(document.text)
    Page(pairs_html([pair]))


@given(article_texts, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60)), max_size=20))
def test_marks_that_overlap_in_any_way_leave_the_text_as_it_is(text, places) -> None:
    marks = [
        Mark(span=Span(start, start + length), classes=f"mark-{number}", title=text[:5])
        for number, (start, length) in enumerate(places)
    ]
    page = Page(f"<p>{woven(text, marks)}</p>")
    assert page.elements[0].text == showable_in_pieces(text, marks)
    for number, mark in enumerate(marks):
        pieces = page.of_class(f"mark-{number}")
        whole = len(mark.span) > 0 and mark.span.end <= len(text)
        assert bool(pieces) == whole


def showable_in_pieces(text: str, marks: list[Mark]) -> str:
    # A border between \r and \n makes two line ends of them: the one thing that marks change.
    borders = {b for m in marks for b in (m.span.start, m.span.end) if m.span.end <= len(text)}
    borders = {b for b in borders if 0 < b < len(text)}
    places = [0, *sorted(borders), len(text)]
    return "".join(showable(text[a:b]) for a, b in pairwise(places))


@given(spans(), non_speech)
def test_stretches_outside_the_text_are_left_out(span, stretch) -> None:
    beyond = evolve(stretch, span=Span(span.start + 10, span.end + 20))
    page = Page(article_html(Document("Too short."), [], [], [], [beyond]))
    assert page.of_class("qt-text")[0].text == "Too short."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\0b", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\u202eb", "a\ufffdb"),
        ("a\x1b[31mb", "a\ufffd[31mb"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("tab\tand “marks”", "tab\tand “marks”"),
    ],
)
def test_characters_that_could_do_harm_are_replaced(text: str, shown: str) -> None:
    assert showable(text) == shown


def test_a_thousand_marks_on_a_megabyte_are_woven_in_a_moment() -> None:
    text = "x" * 1_000_000
    marks = [Mark(span=Span(i * 900, i * 900 + 1200), classes="qt-quote") for i in range(1000)]
    assert len(woven(text, marks)) > len(text)
