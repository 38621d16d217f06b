"""What the page of features promises has the test that it names."""

from __future__ import annotations

import re

from tests.docs.blocks import ROOT

PAGE = (ROOT / "docs" / "features.md").read_text(encoding="utf-8")


def test_each_row_has_a_page_and_a_test_that_is_there() -> None:
    rows = re.findall(r"^\| (?!asked|---)(.+?) \| (.+?) \| (.+?) \|$", PAGE, re.MULTILINE)
    assert len(rows) >= 12
    for asked, told, held in rows:
        assert "](" in told, asked
        tests = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", held)
        assert tests or re.search(r"`\.ci/\w+`", held), asked
        for file, test in tests:
            assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8"), (file, test)
