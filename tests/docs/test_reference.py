"""The reference has all that is public."""

from __future__ import annotations

import importlib
import re
from types import ModuleType

import pytest

from tests.docs.blocks import ROOT

PAGES = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs" / "reference").glob("*.md"))
)
PUBLIC = ("", ".claims", ".formats", ".names", ".notebook", ".parse", ".service", ".store")


@pytest.mark.parametrize("name", [f"quotetrack{part}" for part in PUBLIC])
def test_every_public_name_is_in_the_reference(name: str) -> None:
    if name.endswith("service"):
        pytest.importorskip("litestar")
    if name.endswith("store"):
        pytest.importorskip("sqlalchemy")
    module = importlib.import_module(name)
    found = re.search(rf"automodule:: {re.escape(name)}\n   :members:\n((?:   :.*\n)*)", PAGES)
    assert found, f"No page of docs/reference shows {name}."
    assert ":imported-members:" in found[1]
    for left_out in re.findall(r"[\w]+", found[1].partition(":exclude-members:")[2]):
        assert is_shown_elsewhere(left_out, module), f"{left_out} is left out of {name}."


def is_shown_elsewhere(name: str, module: ModuleType) -> bool:
    home = getattr(module, name).__module__
    packages = [home.rsplit(".", depth)[0] for depth in range(home.count(".") + 1)]
    return any(
        re.search(rf"(?:automodule:: {re.escape(package)}\n|:: {package}\.{name}\n)", PAGES)
        for package in packages
        if package != "quotetrack" or f":: quotetrack.{name}\n" in PAGES
    )


def test_public_things_say_what_they_are() -> None:
    for part in PUBLIC:
        module = importlib.import_module(f"quotetrack{part}")
        for name in module.__all__:
            thing = getattr(module, name)
            if callable(thing) and getattr(thing, "__module__", "").startswith("quotetrack"):
                assert (thing.__doc__ or "").strip(), f"{module.__name__}.{name}"
