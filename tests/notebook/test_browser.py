"""Articles, cards and plots in a real browser: seen, reached by keyboard, and without barriers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from attrs import evolve

from quotetrack.display import page_of_fragments
from quotetrack.notebook import (
    Verdicts,
    show_article,
    show_coverage,
    show_diff,
    show_pairs,
    show_people,
    show_timeline,
)
from tests.browser import browser, page_showing, serious_findings
from tests.notebook.results import analysis, run

PAGES = ("article", "claim pairs", "plots", "people", "run", "difference", "results")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as started:
        yield started


@cache
def pages() -> dict[str, str]:
    pytest.importorskip("matplotlib")
    found = analysis("bridge-closure")
    shown = {
        "article": [show_article(found)],
        "claim pairs": [show_pairs(run()), show_pairs(list(found.claim_pairs))],
        "people": [show_people(run())],
        "run": [run()],
        "plots": [show_timeline("Donald Trump", run()), show_coverage(run())],
        "difference": [show_diff(analysis(), run())],
        "results": [
            found.quotations[0],
            found.quotations[:2],
            found.entities,
            found.non_speech,
            run().errors[0],
            Verdicts(found.claim_pairs),
        ],
    }
    assert set(shown) == set(PAGES)
    return {
        name: page_of_fragments([item._repr_html_() for item in items], title=name)  # type: ignore[attr-defined]
        for name, items in shown.items()
    }


def test_axe_would_find_a_barrier(chromium: Any) -> None:
    html = "<!DOCTYPE html><html lang='en'><title>x</title><p style='color:#ccc'>faint</p></html>"
    with page_showing(chromium, html) as page:
        assert [finding.partition(":")[0] for finding in serious_findings(page)] == [
            "color-contrast"
        ]


@pytest.mark.parametrize(
    ("name", "scheme"),
    [*((name, "light") for name in PAGES), *((name, "dark") for name in PAGES[:3])],
)
def test_axe_has_no_serious_finding(chromium: Any, name: str, scheme: str) -> None:
    with page_showing(chromium, pages()[name], scheme=scheme) as page:
        for summary in page.locator("summary").all():
            summary.click()
        assert serious_findings(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_reaches_beyond_the_edge_of_a_phone(chromium: Any, name: str) -> None:
    with page_showing(chromium, pages()[name], width=375) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 375


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_page_colours_follow_the_theme(chromium: Any, scheme: str) -> None:
    with page_showing(chromium, pages()["article"], scheme=scheme) as page:
        colour = page.evaluate("getComputedStyle(document.querySelector('.quotetrack')).color")
        assert (colour == "rgb(0, 0, 0)") == (scheme == "light")


def test_the_theme_of_jupyterlab_wins_over_that_of_the_system(chromium: Any) -> None:
    theme = "<style>:root{--jp-content-font-color1:#eee;--jp-layout-color0:#111}</style>"
    html = f"<!DOCTYPE html><html lang='en'>{theme}{show_article(analysis()).html}</html>"
    with page_showing(chromium, html, scheme="light") as page:
        colour = page.evaluate("getComputedStyle(document.querySelector('.quotetrack')).color")
        assert colour == "rgb(238, 238, 238)"


def test_the_note_of_a_quotation_is_shown_when_its_number_has_the_focus(chromium: Any) -> None:
    note = "getComputedStyle(document.activeElement, '::after').content"
    with page_showing(chromium, pages()["article"]) as page:
        number = page.locator(".qt-text a.qt-number").first
        seen = []
        for _ in range(60):
            page.keyboard.press("Tab")
            seen.append(page.evaluate("document.activeElement.getAttribute('data-tip') || ''"))
            if seen[-1]:
                break
        assert "confidence 0.97" in seen[-1]
        assert seen[-1] in page.evaluate(note)
        page.keyboard.press("Enter")
        target = page.evaluate("decodeURIComponent(location.hash.slice(1))")
        assert target in number.get_attribute("href")
        # The list that was closed opens, so that the note can be read.
        assert page.locator(f"#{target}").is_visible()


def test_a_hostile_article_runs_nothing(chromium: Any) -> None:
    attack = '"><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>'
    found = analysis()
    hostile = evolve(
        found.quotations,
        document=evolve(
            found.document, text=attack + found.document.text, title=attack, url=attack
        ),
    )
    html = "<!DOCTYPE html><html lang='en'>" + show_article(hostile).html
    with page_showing(chromium, html) as page:
        page.wait_for_timeout(200)
        assert page.locator(".quotetrack script, .quotetrack img").count() == 0
