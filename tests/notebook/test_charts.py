"""Timelines and coverage as static SVG."""

from __future__ import annotations

import builtins
import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from attrs import evolve

from quotetrack.errors import InputError, MissingExtraError
from quotetrack.model import SaidOn
from quotetrack.notebook import show_coverage, show_timeline
from quotetrack.results import Analysis
from tests.html_reader import Page
from tests.notebook.results import analysis, run

pytest.importorskip("matplotlib")


def rows_of(shown: Any) -> list[str]:
    return [e.text for e in Page(shown._repr_html_()).elements if e.tag == "tr"]


def labels_of(svg: str) -> list[str]:
    return [
        "".join(e.itertext()) for e in ElementTree.fromstring(svg).iter() if e.tag.endswith("text")
    ]


@pytest.mark.parametrize("name", ["Donald Trump", "donald trump", "Mr Trump", "the president"])
def test_a_timeline_is_of_one_speaker_by_any_name(name: str) -> None:
    chart = show_timeline(name, run())
    assert chart.title == "What Donald Trump said"
    assert chart.description == "5 quotations, on 12 March 2024, 1 claim pair"
    rows = rows_of(chart)[1:]
    assert len(rows) == 5
    assert rows[1] == (
        "2published 12 March 2024“yes”Harbour Times: Trump gives two answers on whether he has "
        "talked to Kim781–7843: retreats from an earlier statement"
    )


def test_a_timeline_takes_an_entity_of_the_results() -> None:
    found = analysis()
    speaker = next(entity for entity in found.entities if entity.name == "Sarah Sanders")
    assert show_timeline(speaker, found).description.startswith("1 quotation")
    assert show_timeline(speaker.ref, found).description.startswith("1 quotation")


@pytest.mark.parametrize("name", ["Nobody Atall", "Kim Jong-il", ""])
def test_a_speaker_who_is_not_quoted_is_refused_and_others_are_named(name: str) -> None:
    with pytest.raises(InputError, match=r"Quoted are: .*Donald Trump"):
        show_timeline(name, run())


def test_the_day_it_was_said_counts_before_the_day_of_publication() -> None:
    found = analysis()
    said = SaidOn(datetime.date(2023, 5, 1), "month")
    items = tuple(evolve(q, said_on=said) if q.text == "yes" else q for q in found.quotations)
    chart = show_timeline("Donald Trump", evolve_items(found, items))
    assert "from 1 May 2023 to 12 March 2024" in chart.description
    assert rows_of(chart)[1].startswith("1said in May 2023“yes”")


def evolve_items(found: Analysis, items: Any) -> Analysis:
    return evolve(found, quotations=evolve(found.quotations, items=items))


def test_quotations_without_any_day_are_in_the_table_alone() -> None:
    found = analysis()
    undated = evolve(found.quotations, document=evolve(found.document, date=None))
    chart = show_timeline("Donald Trump", undated)
    assert chart.svg == ""
    assert "5 without a date and not on the plot" in chart.description
    assert len(rows_of(chart)) == 6


def test_a_plot_is_sound_xml_that_follows_the_colour_of_the_text_around() -> None:
    for chart in (show_timeline("Donald Trump", run()), show_coverage(run())):
        root = ElementTree.fromstring(chart.svg)
        assert root.attrib["role"] == "img"
        assert chart.title in root.attrib["aria-label"]
        assert "currentColor" in chart.svg
        assert "<style" not in chart.svg
        assert "#010203" not in chart.svg


def test_the_same_results_make_the_same_plot_whatever_the_settings() -> None:
    import matplotlib

    before = dict(matplotlib.rcParams)
    first = show_timeline("Donald Trump", run()).svg
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "red"}):
        assert show_timeline("Donald Trump", run()).svg == first
    assert dict(matplotlib.rcParams) == before


def test_letters_of_any_script_and_mathematics_are_only_text(recwarn: Any) -> None:
    found = analysis()
    document = evolve(found.document, publisher="<b>新聞</b> $x^2$ &amp; \0 \u202e")
    chart = show_coverage(evolve(found, quotations=evolve(found.quotations, document=document)))
    assert "<b>新聞</b> $x^2$ &amp; \ufffd \ufffd" in labels_of(chart.svg)
    assert not recwarn.list


def test_coverage_counts_documents_quotations_and_speakers_by_publisher() -> None:
    chart = show_coverage(run())
    assert chart.description == "3 publishers, 3 documents, 27 quotations, 1 failed"
    assert rows_of(chart) == [
        "PublisherDocumentsQuotationsWith a sourceSpeakersClaim pairs",
        "Harbour Times19941",
        "The Gazette19961",
        "publisher unknown19970",
    ]
    assert "Harbour Times" in labels_of(chart.svg)


def test_a_thousand_quotations_on_one_day_are_drawn() -> None:
    found = analysis()
    (said, *_) = found.quotations
    many = tuple(evolve(said, id=str(number)) for number in range(1000))
    chart = show_timeline("one person", evolve_items(found, many))
    assert ElementTree.fromstring(chart.svg).attrib["viewBox"].split()[3] < "5"
    assert len(rows_of(chart)) == 1001


def test_nothing_at_all_is_shown_as_nothing() -> None:
    chart = show_coverage([])
    assert chart.svg == ""
    assert chart.description == "0 publishers, 0 documents, 0 quotations"


def test_a_chart_is_saved_as_a_picture_or_as_a_page(tmp_path: Path) -> None:
    chart = show_coverage(run())
    svg = chart.save(tmp_path / "coverage.svg").read_text(encoding="utf-8")
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    page = Page(chart.save(tmp_path / "coverage.html").read_text(encoding="utf-8"))
    assert "Harbour Times" in page.elements[0].text


def test_without_matplotlib_the_error_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__
    import importlib

    def refuse(name: str, *arguments: Any, **keywords: Any) -> Any:
        if name.partition(".")[0] == "matplotlib":
            raise ImportError(name)
        return real(name, *arguments, **keywords)

    monkeypatch.setattr(importlib, "import_module", refuse)
    monkeypatch.setattr("quotetrack.extras.import_module", refuse)
    with pytest.raises(MissingExtraError, match='pip install "ipywidgets'):
        show_coverage(run())
