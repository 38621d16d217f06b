"""The review page in a real browser, as fact-checkers use it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from quotetrack import Document, Ledger
from tests.browser import browser, serious_findings
from tests.service.serving import SEEDS, SHARED, add, served
from tests.service.test_hostile import ARTICLE as HOSTILE

ARTICLES = {
    "seed": SEEDS / "summit-two-answers.txt",
    "reference": SHARED / "pompeo-kim-meeting.txt",
}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def reading_at(made_ledger: Path) -> Iterator[str]:
    """The address of a service over a ledger that nobody changes."""
    with Ledger(made_ledger) as ledger, served(ledger) as address:
        yield address


@contextmanager
def visit(chromium: Any, *, width: int = 1280, scheme: str = "light", script: bool = True) -> Any:
    """Yield a page; complaints of its script, of the policy, or a dialog fail the test."""
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=script
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    problems: list[str] = []
    # That an answer has an error's status is logged by Chromium itself.
    page.on("console", lambda one: "status of 4" in one.text or problems.append(one.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("dialog", lambda dialog: (problems.append(dialog.message), dialog.dismiss()))
    try:
        yield page
        assert problems == []
    finally:
        context.close()


def tab_to(page: Any, locator: Any) -> None:
    """Press Tab until `locator` has the focus."""
    for _ in range(80):
        if locator.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The keyboard does not reach {locator}.")


def paste_and_add(page: Any, address: str, article: Path) -> None:
    """Paste an article and add it to the ledger, with the keyboard only."""
    if not article.exists():
        pytest.skip(f"{article.name} is not here (it lies beside this repository).")
    page.goto(f"{address}/read")
    tab_to(page, page.get_by_label("Text", exact=True))
    page.keyboard.insert_text(article.read_text(encoding="utf-8"))
    tab_to(page, page.get_by_role("button", name="Analyse", exact=True))
    page.keyboard.press("Enter")
    page.get_by_text("Nothing is stored yet.").wait_for()
    tab_to(page, page.get_by_role("button", name="Add to the ledger"))
    page.keyboard.press("Enter")
    page.get_by_text("The article is in the ledger.").wait_for()


@pytest.mark.parametrize("article", ARTICLES)
def test_paste_see_confirm_reload_by_keys(chromium: Any, tmp_path: Path, article: str) -> None:
    with Ledger(tmp_path / "new.ledger") as ledger, served(ledger, parser="bundled") as address:
        with visit(chromium) as page:
            paste_and_add(page, address, ARTICLES[article])
            page.keyboard.press("j")
            page.keyboard.press("Enter")
            page.get_by_role("heading", name="Donald Trump retreats").wait_for()
            seen = "id => { const box = document.getElementById(id).closest('.article')"
            seen += ".getBoundingClientRect(), it = document.getElementById(id)"
            seen += (
                ".getBoundingClientRect(); return it.top >= box.top && it.bottom <= box.bottom }"
            )
            for side in ("earlier", "later"):
                assert page.evaluate(seen, f"{side}-statement"), f"the {side} one is out of sight"
            page.keyboard.press("c")
            page.keyboard.press("2")
            page.keyboard.press("m")
            page.keyboard.insert_text("Said cm both.")
            tab_to(page, page.get_by_label("Your name"))
            page.keyboard.insert_text("Bo")
            page.keyboard.press("Enter")
            page.get_by_text("Saved: confirmed, Half Flip by Bo.").wait_for()
            page.reload()
            assert page.get_by_role("radio", name="Confirm").is_checked()
            assert page.get_by_role("radio", name="Half Flip").is_checked()
            assert page.get_by_label("Note").input_value() == "Said cm both."
            address_of_pair = page.url
        (pair,) = ledger.claim_pairs(status="confirmed")
        assert (pair.rating, pair.reviewer) == ("Half Flip", "Bo")
        with visit(chromium) as page:  # Another browser sees it, too.
            page.goto(address_of_pair)
            assert page.get_by_text("confirmed").first.is_visible()


def test_the_same_on_a_phone_without_script(chromium: Any, tmp_path: Path) -> None:
    with (
        Ledger(tmp_path / "new.ledger") as ledger,
        served(ledger) as address,
        visit(chromium, width=375, script=False) as page,
    ):
        paste_and_add(page, address, ARTICLES["seed"])
        tab_to(page, page.get_by_role("link", name="Donald Trump retreats"))
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Donald Trump retreats").wait_for()
        tab_to(page, page.get_by_role("radio", name="Confirm"))
        page.keyboard.press("Space")
        tab_to(page, page.get_by_label("Your name"))
        page.keyboard.insert_text("Bo")
        tab_to(page, page.get_by_role("button", name="Save verdict"))
        page.keyboard.press("Enter")
        page.get_by_text("Saved: confirmed by Bo.").wait_for()
        page.reload()
        assert page.get_by_role("radio", name="Confirm").is_checked()
        assert ledger.claim_pairs()[0].reviewer == "Bo"


def test_single_keys_rest_while_somebody_types_and_can_be_put_off(
    chromium: Any, reading_at: str
) -> None:
    with visit(chromium) as page:
        page.goto(f"{reading_at}/search")
        page.keyboard.press("/")
        page.keyboard.type("cnr?")
        assert page.get_by_label("Words").input_value() == "cnr?"
        page.keyboard.press("Escape")
        page.keyboard.press("?")
        page.wait_for_url("**/help")
        page.get_by_label("Use single keys").uncheck()
        page.goto(f"{reading_at}/search")
        page.keyboard.press("?")
        page.keyboard.press("/")
        assert page.url.endswith("/search")
        assert page.evaluate("document.activeElement.tagName") == "BODY"


def addresses(ledger: Path) -> dict[str, str]:
    with Ledger(ledger) as opened:
        pair, speaker = opened.claim_pairs()[0], opened.speaker("Trump")
        said = opened.quotations(document_id="harbour")[0]
    return {
        "pairs": "/pairs?words=leave",
        "pair": f"/pairs/{pair.id}",
        "speakers": "/speakers",
        "speaker": f"/speaker?id={speaker.id}&other=a",
        "split": f"/speaker/split?id={speaker.id}",
        "search": "/search?words=harbour",
        "documents": "/documents",
        "document": "/document?id=summit",
        "quotation": f"/quotations/{said.key}",
        "link": f"/link?first={said.key}",
        "delete": "/document/delete?id=summit",
        "corrections": "/corrections",
        "figures": "/figures",
        "deletions": "/deletions",
        "second opinions": "/pairs?unjudged=Bo&reviewed=yes",
        "agreement": "/agreement",
        "read": "/read",
        "export": "/export",
        "help": "/help",
        "name": "/name",
        "sign-in": "/sign-in",
        "error": "/pairs/none",
    }


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (375, "dark")])
def test_every_page_can_be_used_by_everybody(
    chromium: Any, reading_at: str, made_ledger: Path, width: int, scheme: str
) -> None:
    with visit(chromium, width=width, scheme=scheme) as page:
        page.goto(f"{reading_at}/name")
        page.get_by_label("Your name").fill("Bo")
        page.keyboard.press("Enter")
        page.wait_for_url("**/pairs**")
        for name, path in addresses(made_ledger).items():
            page.goto(f"{reading_at}{path}")
            assert serious_findings(page) == [], name
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
            assert page.title().endswith("quotetrack")
        page.goto(f"{reading_at}/read")
        page.get_by_label("Text", exact=True).fill(ARTICLES["seed"].read_text(encoding="utf-8"))
        page.get_by_role("button", name="Analyse", exact=True).click()
        page.get_by_text("Nothing is stored yet.").wait_for()
        assert serious_findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_stale_verdict_is_told_in_the_page(chromium: Any, made_ledger: Path) -> None:
    # Nothing is written, so the shared ledger will do.
    with Ledger(made_ledger) as ledger, served(ledger) as address, visit(chromium) as page:
        pair = ledger.claim_pairs()[0]
        page.goto(f"{address}/pairs/{pair.id}")
        page.locator("[name=seen]").evaluate("element => { element.value = '7' }")
        page.get_by_role("radio", name="Reject").check()
        page.get_by_label("Your name").fill("Bo")
        with page.expect_response(lambda answer: answer.status == 409):
            page.get_by_role("button", name="Save verdict").click()
        assert page.get_by_role("alert").inner_text().startswith("The pair has changed")
        assert page.get_by_role("radio", name="Reject").is_checked()
        assert serious_findings(page) == []
        assert ledger.claim_pair(pair.id).revision == pair.revision


def test_a_hostile_article_runs_nothing(chromium: Any, tmp_path: Path) -> None:
    with Ledger(tmp_path / "new.ledger") as ledger, served(ledger) as address:
        (document_id,) = add(ledger, HOSTILE)
        pair = ledger.claim_pairs()[0]
        with visit(chromium) as page:
            page.goto(f"{address}/speakers")
            for path in (f"/document?id={document_id}", f"/pairs/{pair.id}"):
                page.goto(f"{address}{path}")
                assert "<script>alert(1)" in page.locator("main").inner_text()


DOCUMENTS = (
    Document(
        "“The harbour stays open,” said Bo Hale, the clerk. “We will never close the harbour.”\n\n"
        "Ada Fenwick was not there. The tide turns at noon, she wrote to us.",
        id="plan",
        title="A plan for the harbour",
        publisher="The Gazette",
        date=datetime.date(2024, 3, 1),
    ),
    Document(
        "“We may have to close the harbour one day”, said Ada Fenwick.",
        id="later",
        title="The harbour again",
        publisher="Coast Herald",
        date=datetime.date(2024, 9, 2),
    ),
)


def test_correct_mark_link_delete_by_keys_on_a_phone(chromium: Any, tmp_path: Path) -> None:
    with Ledger(tmp_path / "new.ledger") as ledger, served(ledger) as address:
        add(ledger, *DOCUMENTS)
        with visit(chromium, width=375) as page:
            # The article with the wrong speaker.
            page.goto(f"{address}/document?id=plan")
            tab_to(page, page.get_by_role("link", name="correct quotation 1", exact=True))
            page.keyboard.press("Enter")
            tab_to(page, page.get_by_label("Speaker", exact=True))
            page.keyboard.press("Control+A")
            page.keyboard.insert_text("Ada Fenwick")
            tab_to(page, page.get_by_label("Your name"))
            page.keyboard.insert_text("Bo")
            page.keyboard.press("Enter")
            page.get_by_text("Corrected. Timeline, pairs and exports follow.").wait_for()
            corrected = page.url
            # Its timeline, pairs and export follow.
            assert ledger.timeline("Ada Fenwick").total == 2
            (pair,) = ledger.claim_pairs()
            assert pair.speaker.name == "Ada Fenwick"
            sent = page.request.get(f"{address}/export/documents?format=csv").text()
            assert "Bo Hale,bo-hale" not in sent
            page.goto(f"{address}/speaker?id=Ada+Fenwick")
            page.get_by_text("We will never close the harbour.").first.wait_for()
            page.goto(corrected)
            tab_to(page, page.get_by_role("button", name="Undo").first)
            page.keyboard.press("Enter")
            page.get_by_text("Taken back.").wait_for()
            assert ledger.claim_pairs().total == 0
            # A missed quotation is marked by the arrows.
            page.goto(f"{address}/document?id=plan")
            tab_to(page, page.get_by_role("region", name="Article"))
            words = DOCUMENTS[0].text.split()
            for _ in range(words.index("tide")):
                page.keyboard.press("ArrowRight")
            for _ in range(3):
                page.keyboard.press("Shift+ArrowRight")
            page.keyboard.press("Enter")
            assert page.get_by_label("Its words").input_value() == "The tide turns at"
            page.keyboard.insert_text("Ada Fenwick")
            page.keyboard.press("Enter")
            page.get_by_text("The quotation is in the ledger.").wait_for()
            assert serious_findings(page) == []
            # Two statements of two articles are linked.
            page.keyboard.press("o")
            page.get_by_label("Words in another statement").wait_for()
            page.keyboard.press("/")
            page.keyboard.insert_text("close")
            page.keyboard.press("Enter")
            tab_to(page, page.get_by_role("link", name="Compare and link").first)
            page.keyboard.press("Enter")
            tab_to(page, page.get_by_role("radio").first)
            page.keyboard.press("Space")
            assert serious_findings(page) == []
            page.keyboard.press("Enter")
            page.get_by_text("linked by Bo").first.wait_for()
            assert ledger.claim_pairs(status="confirmed")[0].linked_by == "Bo"
            # A document is deleted.
            page.goto(f"{address}/document/delete?id=plan")
            tab_to(page, page.get_by_role("checkbox"))
            page.keyboard.press("Space")
            page.keyboard.press("Enter")
            page.get_by_text("Deleted for good").wait_for()
            assert page.evaluate("document.documentElement.scrollWidth") <= 375
        assert [one.document.id for one in ledger.documents()] == ["later"]
        assert ledger.check() == ()
