"""Executing the notebooks of the documentation.

python -m tests.notebook.executing    # executes them all and stores their outputs
"""

from __future__ import annotations

import copy
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))
# A widget is nothing without its kernel. Readers of the stored notebook see the HTML beside it.
_WIDGET = "application/vnd.jupyter.widget-view+json"


def executed(path: Path) -> Any:
    """Return the notebook with fresh outputs. An error in a cell raises CellExecutionError."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=300,
        store_widget_state=False,
        resources={"metadata": {"path": str(path.parent)}},
    )
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    client.execute(env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))})
    return without_chance(notebook)


def without_chance(notebook: Any) -> Any:
    """Return the notebook without what differs in every run.

    That is progress bars, times of execution, and the pieces in which printed text arrives.
    """
    notebook = copy.deepcopy(notebook)
    notebook.metadata.pop("widgets", None)
    # The version of Python that happened to run it.
    notebook.metadata.language_info = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = _joined(kept for kept in map(_kept, cell.outputs) if kept is not None)
    return notebook


def _joined(outputs: Iterable[Any]) -> list[Any]:
    """Join what was printed in one cell: the kernel sends it in pieces, by chance."""
    joined: list[Any] = []
    for output in outputs:
        last = joined[-1] if joined else None
        if last and last.output_type == output.output_type == "stream":
            last.text += output.text
        else:
            joined.append(output)
    return joined


def _kept(output: Any) -> Any | None:
    if output.output_type == "stream" and output.name == "stderr":
        return None
    data = output.get("data")
    if data is not None and _WIDGET in data:
        del data[_WIDGET]
        return output if "text/html" in data else None
    return output


def texts(notebook: Any) -> list[str]:
    """Return all outputs, one string each, without scores, which a better model may change."""
    found: list[str] = []
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            found.append(output.get("text") or data.get("text/html") or data.get("text/plain", ""))
    return [re.sub(r"\b[01]\.\d\d\b", "0.00", text) for text in found]


def main() -> None:
    import nbformat

    for path in NOTEBOOKS:
        nbformat.write(executed(path), path)
        print(path.relative_to(ROOT), file=sys.stderr)


if __name__ == "__main__":
    main()
