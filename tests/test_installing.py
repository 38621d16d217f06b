"""What is not installed: named with a command that works, or done without where possible."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from quotetrack.errors import MissingExtraError
from quotetrack.extras import install_command, require

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ARTICLE = "“It is raining,” said Ms Ada Fenwick. It was, as Mr Cole told Ms Ortiz, “a mess”."


def test_a_command_names_the_packages_themselves() -> None:
    assert re.fullmatch(r'pip install "pyarrow>=\d+"', install_command("arrow"))
    assert "sqlalchemy" in install_command("postgresql")  # It takes all of the extra "store".
    assert "quotetrack" not in install_command("all")
    with pytest.raises(MissingExtraError, match="no_such_module, not installed here"):
        require("no_such_module.inside", "notebook")


def test_no_extra_of_users_needs_a_compiler() -> None:
    listed = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))
    extras = listed["project"]["optional-dependencies"]
    # `.ci/installs` installs each; these brought PyICU, of which there are no wheels.
    assert not [one for one in extras if "rigour" in str(extras[one]) or "icu" in str(extras[one])]


@pytest.mark.parametrize("absent", ["torch", "stanza"])
def test_without_the_parser_texts_are_read_by_patterns_and_a_line_says_so(
    absent: str, tmp_path: Path
) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")
    program = (
        f"import sys; sys.modules[{absent!r}] = None\nimport quotetrack.cli; quotetrack.cli.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "extract", str(tmp_path / "article.txt")],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0
    assert "Ada Fenwick" in done.stdout
    told = [line for line in done.stderr.splitlines() if "not installed" in line]
    assert len(told) == 1
    assert told[0].startswith(f"quotetrack: {absent} not installed")
    assert "Traceback" not in done.stderr


def test_the_check_says_that_it_did_without_the_parser() -> None:
    program = (
        "import sys; sys.modules['torch'] = None\nimport quotetrack.cli; quotetrack.cli.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "check"], capture_output=True, text=True, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "self-test       passed without the parser (torch not installed)" in done.stdout
