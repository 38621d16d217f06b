"""Many documents with a progress bar."""

from __future__ import annotations

import pytest

import quotetrack
from quotetrack.errors import InputError
from quotetrack.model import Document
from quotetrack.notebook import analyze_all
from quotetrack.parse import Parser
from quotetrack.results import Analysis, DocumentError

FIRST = "“I will not run for mayor again,” said Ms Ada Fenwick on Monday."
SECOND = "“I will run for mayor again,” said Ms Ada Fenwick."


class Stopping:
    """A parser behind which somebody presses the stop button."""

    version = "stopping 1"

    def parse(self, texts: list[str]) -> list[quotetrack.model.ParsedText]:
        raise KeyboardInterrupt


def test_each_document_has_a_result_and_the_bar_counts_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run = analyze_all([FIRST, Document(SECOND, id="b"), b"no text"], parser=None)  # type: ignore[list-item]
    assert [type(item) for item in run] == [Analysis, Analysis, DocumentError]
    assert run.complete
    assert run.items[0] == quotetrack.analyze(FIRST, parser=None)
    assert "3/3" in capsys.readouterr().err


def test_without_a_bar_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    analyze_all([FIRST], parser=None, progress=False)
    assert capsys.readouterr() == ("", "")


def test_claim_pairs_are_found_across_documents() -> None:
    texts = [Document(FIRST, id="a"), Document(SECOND, id="b")]
    run = analyze_all(texts, parser=None, progress=False)
    assert [(p.earlier.document_id, p.later.document_id) for p in run.claim_pairs] == [("a", "b")]
    assert set(run.claim_pairs.documents) == {"a", "b"}
    assert not analyze_all(texts, parser=None, progress=False, link_documents=False).claim_pairs


def test_a_run_goes_on_where_another_was_stopped_and_tries_again_what_failed() -> None:
    first = analyze_all([FIRST, b"no text"], parser=None, progress=False)  # type: ignore[list-item]
    second = analyze_all(
        (text for text in (SECOND, FIRST)), parser=None, before=first, progress=False
    )
    assert [item.document.text for item in second.analyses] == [SECOND, FIRST]
    assert second[1] is first[0]
    assert not second.errors


def test_a_document_that_was_corrected_is_analysed_again() -> None:
    before = analyze_all([Document(FIRST, id="a")], parser=None, progress=False)
    after = analyze_all([Document(SECOND, id="a")], parser=None, before=before, progress=False)
    assert [item.document.text for item in after.analyses] == [SECOND]


def test_stopping_keeps_what_is_done() -> None:
    assert isinstance(Stopping(), Parser)
    easy = [f"“It is {number},” said Ms Ada Fenwick." for number in range(16)]
    hard = "It was, as Mr Cole told Ms Ortiz, who agreed, “a mess”, furious, from the start."
    run = analyze_all([*easy, hard], parser=Stopping(), progress=False)
    assert len(run.analyses) == 16
    assert not run.complete
    assert "stopped after 16 of 17" in repr(run)


@pytest.mark.parametrize("wrong", ["one text", Document("one"), b"bytes"])
def test_a_single_text_is_refused(wrong: object) -> None:
    with pytest.raises(InputError, match=r"for one use quotetrack\.analyze"):
        analyze_all(wrong)  # type: ignore[arg-type]
