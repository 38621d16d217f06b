"""The notebooks of the documentation run, and give what stands in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.html_reader import Page
from tests.notebook.executing import NOTEBOOKS, executed, texts

nbformat = pytest.importorskip("nbformat")
pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_gives_what_stands_in_it(path: Path) -> None:
    for module in ("matplotlib", "ipywidgets", "sqlalchemy", "pandas"):
        pytest.importorskip(module)
    stored = texts(nbformat.read(path, as_version=4))
    # `make notebooks` stores the outputs anew, where the program gives others for a good reason.
    assert texts(executed(path)) == stored


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_outputs_are_stored_without_traces_of_the_machine(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert any(cell.get("outputs") for cell in notebook.cells)
    for text in texts(notebook):
        assert not re.search(r"/tmp|/home|/work|/root|Traceback|site-packages", text)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_stored_outputs_are_sound_markup_without_scripts(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    shown = [
        output.data["text/html"]
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if "text/html" in output.get("data", {}) and "quotetrack" in output.data["text/html"]
    ]
    assert shown
    for html in shown:
        assert "script" not in Page(html).tags()


def test_nbconvert_makes_pages_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    nbconvert = pytest.importorskip("nbconvert")
    # Its templates lie beside its package, which may be in another environment than this one's.
    beside = Path(nbconvert.__file__).parents[4] / "share" / "jupyter"
    monkeypatch.setenv("JUPYTER_PATH", str(beside))
    exporter = nbconvert.HTMLExporter()
    for path in NOTEBOOKS:
        html, _ = exporter.from_filename(str(path))
        assert 'class="quotetrack' in html
