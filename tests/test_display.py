import datetime
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.display import (
    article_html,
    entities_html,
    linked,
    non_speech_html,
    page_html,
    page_of_fragments,
    pairs_html,
    quotations_html,
    said_on_in_words,
    showable,
)
from quotetrack.display.style import speaker_class
from quotetrack.display.weave import Mark, woven
from quotetrack.model import (
    Document,
    Entity,
    EntityRef,
    Mention,
    NonSpeech,
    Passage,
    Quotation,
    SaidOn,
    Span,
)
from tests.examples import example
from tests.html_reader import Element, Page
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


def test_a_pair_shows_both_statements_in_context_with_the_evidence_highlighted() -> None:
    page = page_of("summit-two-answers")
    earlier, later = [element for element in page.elements if element.tag == "blockquote"]
    assert "whether he had talked to Mr Kim himself. He answered “yes”. When" in earlier.text
    assert "the president said: “Let’s leave it a little bit short of that.” His" in later.text
    for side, quoted, source, evidence in (
        (earlier, "yes", "He", "yes"),
        (later, "Let’s leave it a little bit short of that.", "the president", "short of that"),
    ):
        assert words_in(page, side, "qt-quote") == quoted
        assert words_in(page, side, "qt-source") == source
        assert words_in(page, side, "qt-evidence") == evidence
        assert words_in(page, side, "qt-question") == "whether he had talked to Mr Kim himself"


def words_in(page: Page, place: Element, name: str) -> str:
    return "".join(element.text for element in page.of_class(name) if place in element.parents)


def test_a_pair_by_itself_shows_its_words_and_every_place() -> None:
    (pair,) = example("summit-two-answers").claim_pairs
    page = Page(pairs_html([pair]))
    assert [element.text for element in page.elements if element.tag == "blockquote"] == [
        "“yes”",
        "“Let’s leave it a little bit short of that.”",
    ]
    highlighted = [element.text for element in page.elements if element.tag == "mark"]
    assert highlighted == ["yes", "short of that"]
    for span in (pair.earlier, pair.later, *(item.passage for item in pair.evidence)):
        assert f"characters {span.start}–{span.end}" in page.elements[0].text


def test_a_document_that_is_another_version_of_the_text_is_not_shown_as_context() -> None:
    found = example("summit-two-answers")
    other = Document("Corrected. " + found.document.text, id=found.document.id)
    page = Page(pairs_html(found.claim_pairs, {other.id: other}))
    assert [element.text for element in page.elements if element.tag == "blockquote"] == [
        "“yes”",
        "“Let’s leave it a little bit short of that.”",
    ]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("She said: “", "”\nNext.", "She said: “Yes.”"),
        ("A" * 89 + ".\nHe: “", "”", "A" * 89 + ".\nHe: “Yes.”"),
        ("First.\n" + "word " * 30 + "“", "”", "word " * 30 + "“Yes.”"),
        ("longer " * 99 + "“", "” word" + " word" * 99, "…"),
    ],
)
def test_the_context_is_the_paragraph_unless_it_is_too_short_or_too_long(
    before: str, after: str, shown: str
) -> None:
    text = before + "Yes." + after
    quotation = spoken(text, "Yes.")
    page = Page(quotations_html([quotation], Document(text, id="d")))
    (context,) = [element for element in page.elements if element.tag == "blockquote"]
    if shown == "…":
        assert context.text.startswith("… longer ")
        assert context.text.endswith(" word …")
        assert 300 < len(context.text) < 500
    else:
        assert context.text == shown


def spoken(text: str, words: str) -> Quotation:
    start = text.index(words)
    return Quotation(
        id="q",
        document_id="d",
        fragments=(Span(start, start + len(words)),),
        text=words,
        kind="direct",
        confidence=0.5,
        rule="by hand",
    )


def test_a_quotation_as_long_as_a_book_is_cut_when_shown_alone() -> None:
    text = "“" + "word " * 100_000
    quotation = spoken(text, text[1:])
    assert len(quotations_html([quotation], Document(text, id="d"))) < 20_000


def test_confidence_and_rule_can_be_reached_with_the_keyboard_and_be_read_aloud() -> None:
    page = page_of("bridge-closure")
    links = page.of_class("qt-number")
    assert links
    for link in links:
        assert link.tag == "a"
        assert link.attributes["href"].startswith("#")
        assert "confidence 0.9" in link.attributes["aria-label"]
        assert link.attributes["aria-label"] == link.attributes["data-tip"]
    by_hand = [link for link in links if "rule by hand" in link.attributes["aria-label"]]
    assert len(by_hand) == len(example("bridge-closure").quotations)


def test_what_is_no_speech_tells_its_reason_in_the_text_and_in_the_list() -> None:
    page = page_of("bridge-closure")
    (faint,) = [e for e in page.of_class("qt-no-speech") if e.text == "the Squeeze"]
    assert "no speech: label · confidence 0.90 · characters" in faint.attributes["title"]
    assert "no speech: label" in page.elements[0].text


def test_many_speakers_differ_in_colour_or_in_the_style_of_their_line() -> None:
    looks = [speaker_class(number) for number in range(1, 29)]
    assert len(set(looks)) == 28
    for one, next_one in pairwise(looks):
        assert not set(one.split()) & set(next_one.split())


@pytest.mark.parametrize(
    ("precision", "words"),
    [
        ("day", "on 4 March 2021"),
        ("week", "in the week of 4 March 2021"),
        ("month", "in March 2021"),
        ("year", "in 2021"),
    ],
)
def test_a_date_is_told_no_more_exactly_than_it_is_known(precision: str, words: str) -> None:
    date = datetime.date(2021, 3, 4)
    assert said_on_in_words(SaidOn(date, precision)) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        (" https://example.org", False),
        ("https://example.org/\njavascript:alert(1)", False),
        ("data:text/html,<script>", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, is_link: bool) -> None:
    page = Page(f"<p>{linked('the article', url)}</p>")
    assert page.elements[0].text == "the article"
    assert [e.attributes["href"] for e in page.elements if e.tag == "a"] == [url] * is_link


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
    Page(pairs_html([pair], {pair.earlier.document_id: document}))
    Page(quotations_html(found, document))
    Page(entities_html(named))


@given(non_speech)
def test_any_stretch_that_is_no_speech_makes_sound_markup(stretch) -> None:
    assert showable(stretch.text) in Page(non_speech_html([stretch])).elements[0].text


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
