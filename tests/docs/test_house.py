"""What stands around the code: forms for issues, hooks, the README as a package index shows it."""

from __future__ import annotations

import re
import sys
from typing import Any

import pytest

from tests.docs.blocks import ROOT

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PROJECT: Any = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


def test_a_package_index_shows_no_link_to_a_file_that_it_does_not_have() -> None:
    shown = (ROOT / "README.md").read_text(encoding="utf-8")
    for one in PROJECT["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]["substitutions"]:
        shown = re.sub(one["pattern"], one["replacement"], shown)
    targets = re.findall(r"\]\(([^)]+)\)", shown)
    assert targets
    assert [target for target in targets if not target.startswith(("https://", "#"))] == []
    assert "how that was measured" in " ".join(shown.split())


@pytest.mark.parametrize("form", [form for form in FORMS if form.stem != "config"], ids=str)
def test_forms_ask_for_what_is_needed_to_mend(form: Any) -> None:
    yaml = pytest.importorskip("yaml")
    read = yaml.safe_load(form.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= set(read)
    fields = {field["id"]: field for field in read["body"] if field["type"] != "markdown"}
    assert len(fields) == sum(field["type"] != "markdown" for field in read["body"])
    for field in fields.values():
        assert field["type"] in ("textarea", "input", "dropdown", "checkboxes")
        assert field["attributes"]["label"]
    if form.stem == "wrong-article":
        assert {"text", "kind", "expected", "versions"} <= set(fields)
        assert all(fields[name]["validations"]["required"] for name in ("text", "kind", "expected"))


def test_fragments_are_of_a_known_kind() -> None:
    kinds = {kind["directory"] for kind in PROJECT["tool"]["towncrier"]["type"]}
    for fragment in (ROOT / ".changelog").glob("*.md"):
        if fragment.name != "README.md":
            assert re.fullmatch(r"[a-z0-9-]+\.(\w+)\.md", fragment.name), fragment.name
            assert fragment.name.split(".")[1] in kinds, fragment.name


def test_make_help_tells_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = set(re.findall(r"^([a-z-]+):.*  ## ", makefile, re.MULTILINE))
    parts = {"style", "types", "layers", "install", "install-dev"}  # of others that are told
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    assert set(phony[1].split()) - parts == told


def test_five_minutes_name_what_is_needed_without_the_parser() -> None:
    start = (ROOT / "docs" / "start.md").read_text(encoding="utf-8")
    named = re.search(r"^\$ pip install (attrs .*)$", start, re.MULTILINE)
    assert named
    needed = {re.match(r"[\w-]+", one)[0] for one in PROJECT["project"]["dependencies"]}  # type: ignore[index]
    assert set(named[1].split()) == needed - {"stanza"}
