"""What the README shows must work as it stands there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROGRAMS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def test_the_python_examples_run_one_after_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for program in PROGRAMS:
        exec(compile(program, "README.md", "exec"), names)
    printed = capsys.readouterr().out
    assert "Ada Fenwick | Yes. | " in printed
    assert "Tomas Reyes | She has changed her mind before, | " in printed
    assert "Ada Fenwick retreats" in printed


def test_the_readme_names_every_command() -> None:
    from quotetrack.cli import COMMANDS

    for command in COMMANDS:
        assert f"quotetrack {command}" in README


@pytest.mark.parametrize("path", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]))
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (path.parent / target).exists(), target
