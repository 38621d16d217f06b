"""TEI: valid by the DTD of TEI P5 that trafilatura ships, and the text kept to the character."""

import re
import time
from pathlib import Path

import pytest
import trafilatura
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from quotetrack.errors import SpanError
from quotetrack.formats.writing.tei_marks import Nest, paragraphs_of
from quotetrack.model import Document, Mention, Quotation, Span
from quotetrack.results import Analysis, Quotations
from tests.formats.results import ARTICLE, analysis, hostile, written
from tests.strategies import article_texts

DTD = etree.DTD(str(Path(trafilatura.__file__).parent / "data" / "tei_corpus.dtd"))
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
UNHELD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parsed(results: list) -> etree._Element:
    root = etree.fromstring(written(results, "tei"))
    assert DTD.validate(root), DTD.error_log.filter_from_errors()
    return root


def text_of(document: etree._Element) -> str:
    return "".join(document.find(f".//{TEI}body").itertext())


def test_quotations_are_said_by_people_of_the_header() -> None:
    root = parsed([analysis()])
    people = {one.get(XML_ID): one.findtext(f"{TEI}persName") for one in root.iter(f"{TEI}person")}
    said = [
        (people[one.get("who").removeprefix("#")], "".join(one.itertext()))
        for one in root.iter(f"{TEI}said")
    ]
    assert said == [
        ("Ada Fenwick", "Yes."),
        ("Ada Fenwick", "Well, I have not quite decided that."),
        ("Tomas Reyes", "She has changed her mind,"),
        ("Tomas Reyes", "before 🌧."),
    ]
    first, second = list(root.iter(f"{TEI}said"))[2:]
    assert first.get("next") == f"#{second.get(XML_ID)}"
    assert second.get("prev") == f"#{first.get(XML_ID)}"
    (label,) = root.iter(f"{TEI}q")
    assert label.text == "Wet Roads"
    sources = [(one.text, people[one.get("ref")[1:]]) for one in root.iter(f"{TEI}rs")]
    assert ("Ms Fenwick", "Ada Fenwick") in sources


def test_the_body_is_the_text_to_the_character() -> None:
    documents = list(parsed([analysis(), *hostile()]).iter(f"{TEI}TEI"))
    texts = [ARTICLE, *(one.document.text for one in hostile())]
    assert [text_of(one) for one in documents] == [UNHELD.sub("\ufffd", text) for text in texts]


def test_the_header_tells_where_the_text_comes_from() -> None:
    root = parsed([analysis()])
    bibl = root.find(f".//{TEI}bibl")
    assert bibl.findtext(f"{TEI}publisher") == "The Marsh Courier"
    assert bibl.find(f"{TEI}date").get("when") == "2024-03-05"
    assert bibl.find(f"{TEI}ref").get("target") == "https://courier.example/rain?a=1&b=2"


def test_no_documents_make_a_valid_corpus() -> None:
    parsed([])


@settings(max_examples=60)
@given(article_texts)
def test_any_text_is_valid_and_kept(text: str) -> None:
    root = parsed([analysis(text, title=text, publisher=text, language=text, url=text)])
    assert text_of(root) == UNHELD.sub("\ufffd", text)


Stretch = tuple[int, int]


def made(text: str, quoted: list[list[Stretch]], sources: list[Stretch]) -> Analysis:
    document = Document(text)
    quotations = tuple(
        Quotation(
            id=str(number),
            document_id=document.id,
            fragments=tuple(Span(*span) for span in spans),
            text="",
            kind="direct",
            confidence=1.0,
            rule="hand",
            source=Mention(Span(*sources[number]), "", "name") if number < len(sources) else None,
        )
        for number, spans in enumerate(quoted)
    )
    return Analysis(Quotations(document, quotations))


@pytest.mark.parametrize(
    ("text", "quoted", "sources", "said"),
    [
        ("abcdef", [[(0, 4)], [(2, 6)]], [], ["abcd", "cd", "ef"]),
        ("abcdef", [[(0, 6)], [(2, 4)]], [], ["abcdef", "cd"]),
        ("abcdef", [[(0, 3)], [(0, 3)]], [], ["abc", "abc"]),
        ("ab\n\ncd", [[(0, 6)]], [], ["ab", "cd"]),
        ("ab\ncd", [[(0, 5)]], [], ["ab", "cd"]),
        ("ab\ncd\n\nef", [[(0, 5)]], [], ["ab\ncd"]),
        ("abcdef", [[(2, 4)]], [(0, 3)], ["cd"]),
        ("abcdef", [[(2, 4)]], [(2, 3)], ["cd"]),
        ("abcdef", [[(2, 2)]], [], []),
    ],
)
def test_elements_never_cross(text: str, quoted: list, sources: list, said: list[str]) -> None:
    root = parsed([made(text, quoted, sources)])
    assert ["".join(one.itertext()) for one in root.iter(f"{TEI}said")] == said
    assert text_of(root) == text


spans = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda pair: tuple(sorted(pair)))


@given(
    st.sets(st.integers(0, 11), max_size=6),
    st.lists(st.lists(spans, min_size=1, max_size=3), max_size=4),
    st.lists(spans, max_size=4),
)
def test_spans_of_any_kind_make_valid_xml(ends: set[int], quoted: list, sources: list) -> None:
    text = "".join("\n" if at in ends else letter for at, letter in enumerate("abcdefghijkl"))
    root = parsed([made(text, quoted, sources)])
    assert text_of(root) == text
    for number, fragments in enumerate(quoted, start=1):
        pieces = [
            one for one in root.iter(f"{TEI}said") if one.get(XML_ID).startswith(f"d1-q{number}.")
        ]
        said = {letter for one in pieces for letter in "".join(one.itertext())}
        quoted_letters = {letter for start, end in fragments for letter in text[start:end]}
        assert said - {"\n"} == quoted_letters - {"\n"}


def test_a_span_outside_the_text_is_an_error() -> None:
    with pytest.raises(SpanError):
        written([made("ab", [[(0, 3)]], [])], "tei")


def test_many_marks_take_no_quadratic_time() -> None:
    def seconds(count: int) -> float:
        nest = Nest(paragraphs_of("ab \n\n" * count))
        start = time.perf_counter()
        for number in range(count):
            nest.lay(Span(number * 5, number * 5 + 2), str(number))
        assert len(list(nest.pieces())) == count
        for number in range(count):
            nest.takes(Span(number * 5, number * 5 + 1))
        return time.perf_counter() - start

    small = min(seconds(1_000) for _ in range(3))
    assert min(seconds(8_000) for _ in range(2)) < small * 8 * 4


def test_languages_that_are_no_tags_are_undetermined() -> None:
    odd = analysis(ARTICLE, language='e"n')
    assert b'xml:lang="und"' in written([evolve(odd)], "tei")
