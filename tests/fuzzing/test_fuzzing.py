"""What holds of every text, of a few texts; and what once broke stays mended."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

import quotetrack
from tests.fuzzing import running
from tests.fuzzing.invariants import check
from tests.fuzzing.texts import fuzz_texts


@settings(deadline=None, max_examples=60)
@given(fuzz_texts)
def test_everything_holds_together(text: str) -> None:
    running.look_at(text, None)


@pytest.mark.parametrize("text", running.kept().values(), ids=running.kept().keys())
def test_what_once_broke_stays_mended(text: str) -> None:
    running.look_at(text, None)


def test_what_does_not_hold_is_found_made_short_and_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pytest.TempPathFactory
) -> None:
    def no_marks(found: quotetrack.Analysis) -> None:
        check(found)
        assert "”" not in found.document.text, "There is a mark."

    monkeypatch.setattr(running, "check", no_marks)
    monkeypatch.setattr(running, "CASES", tmp_path)
    monkeypatch.setattr(running, "DATABASE", tmp_path)
    batch = running.run_batch(1, 50, bundled=False)
    assert batch.finding is not None
    assert batch.finding.text == "”"
    assert "There is a mark" in batch.finding.what
    batch.finding.keep()
    assert list(running.kept().values()) == ["”"]
