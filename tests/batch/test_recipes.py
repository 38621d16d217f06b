"""The recipes for engines of others run where the engine is installed."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "clusters.md").read_text(encoding="utf-8")
TEXTS = ["“We will stay,” said Ada Fenwick.", "It rained.", "“We go,” Tomas Reyes said."]


def recipe(engine: str) -> str:
    found = re.search(rf"<!-- recipe: {engine} -->\n```python\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("engine", ["spark", "ray"])
def test_a_recipe_finds_the_quotations_of_a_table(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    pytest.importorskip({"spark": "pyspark", "ray": "ray.data"}[engine])
    if engine == "spark" and shutil.which("java") is None:
        pytest.skip("Spark needs Java (Debian: apt-get install default-jre-headless).")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    table = arrow.table({"id": ["a", "b", "c"], "text": TEXTS})
    parquet.write_table(table, tmp_path / "articles.parquet")
    names: dict[str, object] = {}
    exec(compile(recipe(engine), "clusters.md", "exec"), names)
    found = parquet.read_table(tmp_path / "quotations").to_pylist()
    assert sorted((one["document_id"], one["speaker"], one["quoted"]) for one in found) == [
        ("a", "Ada Fenwick", "“We will stay,”"),
        ("c", "Tomas Reyes", "“We go,”"),
    ]
