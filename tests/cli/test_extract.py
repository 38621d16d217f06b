import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import quotetrack
from quotetrack.codec import SCHEMA_VERSION, from_dict
from quotetrack.model import Document, Quotation
from tests.cli.running import invoke
from tests.html_reader import Page
from tests.seed_annotations import SEEDS

ARTICLE = "“It is raining,” said Ms Ada Fenwick. “It will stop,” Ms Fenwick added.\n"


def run(
    *arguments: str,
    input: bytes = b"",
    timeout: float = 120,
    cwd: Path | None = None,
    **settings: str,
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a user does, and refuse any traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "quotetrack", *arguments],
        input=input,
        capture_output=True,
        timeout=timeout,
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1", **settings},
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode(errors="replace")
    return done


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def records(done: subprocess.CompletedProcess[bytes]) -> list[dict]:
    return [json.loads(line) for line in done.stdout.decode("ascii").splitlines()]


def test_jsonl_holds_the_whole_analysis_of_each_file(article: Path) -> None:
    done = run("extract", "--format", "jsonl", str(article), str(article))
    assert done.returncode == 0
    first, second = records(done)
    assert first == second
    assert first["schema_version"] == SCHEMA_VERSION
    assert first["file"] == str(article)
    assert from_dict(Document, first["document"]).text == ARTICLE
    quotations = [from_dict(Quotation, plain) for plain in first["quotations"]]
    assert [q.text for q in quotations] == ["It is raining,", "It will stop,"]
    assert [q.speaker.name for q in quotations if q.speaker] == ["Ada Fenwick"] * 2
    for key in ("entities", "claim_pairs", "non_speech", "versions"):
        assert key in first


def test_standard_input_and_text_output(article: Path) -> None:
    done = run("extract", "-", input=ARTICLE.encode())
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert "standard input" in shown
    assert "“It is raining,”" in shown
    assert "Ada Fenwick" in shown


def test_piped_output_is_plain_and_eighty_columns_wide() -> None:
    done = run("extract", str(SEEDS / "battery-plant.txt"))
    assert done.stderr == b""
    shown = done.stdout.decode()
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_html_is_one_page_with_every_article(article: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.html"
    done = run("extract", "-f", "html", "-o", str(output), str(article), str(article))
    assert (done.returncode, done.stdout) == (0, b"")
    page = Page(output.read_text(encoding="utf-8"))
    assert [element.text for element in page.of_class("qt-text")] == [ARTICLE, ARTICLE]


def test_offsets_count_the_characters_of_the_file_whatever_its_line_ends(tmp_path: Path) -> None:
    text = "A storm 🌩 came.\r\n\r\n“It is raining,” said Ms Ada Fenwick.\r\n"
    path = tmp_path / "windows.txt"
    path.write_bytes(text.encode())
    (record,) = records(run("extract", "-f", "jsonl", str(path)))
    assert record["document"]["text"] == text
    (fragment,) = record["quotations"][0]["fragments"]
    assert text[fragment["start"] : fragment["end"]] == "It is raining,"


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    done = run("extract", "-f", "jsonl", "-", input=b"\xef\xbb\xbf" + ARTICLE.encode())
    assert records(done)[0]["document"]["text"] == ARTICLE


def test_another_encoding_is_read_when_named(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("“Il pleut déjà,” said Ms Ada Fenwick.".encode("windows-1252"))
    done = run("extract", "-f", "jsonl", "--encoding", "windows-1252", str(path))
    assert records(done)[0]["quotations"][0]["text"] == "Il pleut déjà,"


def test_names_that_the_user_knows_win(article: Path, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("name,alias\nAda Fenwick Moreau,Ada Fenwick|Ms Fenwick\n", encoding="utf-8")
    done = run("extract", "-f", "jsonl", "--aliases", str(table), str(article))
    speakers = [quotation["speaker"]["name"] for quotation in records(done)[0]["quotations"]]
    assert speakers == ["Ada Fenwick Moreau"] * 2


def test_one_bad_file_does_not_stop_the_others(article: Path, tmp_path: Path) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes(b"caf\xe9")
    missing = str(tmp_path / "missing.txt")
    empty = tmp_path / "empty"
    empty.mkdir()
    names = [str(latin), str(article), missing, str(empty), str(article)]
    done = run("extract", "-f", "jsonl", *names)
    assert done.returncode == 1
    found = records(done)
    assert [record["file"] for record in found] == names
    assert ["error" in record for record in found] == [True, False, True, True, False]
    complaints = done.stderr.decode()
    assert "latin.txt: it is not UTF-8: byte 3 (0xe9) cannot be read" in complaints
    assert "--encoding windows-1252" in complaints
    assert "missing.txt: there is no such file" in complaints
    assert "the folder holds no file that can be read" in complaints


def test_html_tells_which_file_failed(article: Path, tmp_path: Path) -> None:
    done = run("extract", "-f", "html", str(tmp_path / "gone<b>.txt"), str(article))
    assert done.returncode == 1
    page = Page(done.stdout.decode())
    assert "b" not in page.tags()
    assert any("there is no such file" in element.text for element in page.elements)


HOSTILE = {
    "empty": b"",
    "white space": b" \n\t\r\n ",
    "no quotations": b"Nothing was said.",
    "a mark that never closes": "“It never ends, said Ms Fenwick. ".encode() * 50,
    "only marks": "“”‘’\"'«»„`".encode() * 500,
    "nested marks": "“‘".encode() * 2000,
    "a NUL byte": "“It\0rains,” said Ms\0Ada Fenwick.".encode(),
    "control characters": "“It \x1b[31mrains\x07,” said Ms Ada Fenwick.".encode(),
    "text that runs both ways": "“It \u202erains\u2066,” said Ms \u200fAda Fenwick.".encode(),
    "markup": b'"<script>alert(1)</script>," said <b>Ms Ada Fenwick</b>.',
    "terminal markup": b'"[bold red]It rains[/bold red] [link]," said Ms [Ada] Fenwick :smile:.',
    "one very long name": b'"It rains," said Ms ' + b"Ada" * 3000 + b".",
}
LARGE = {
    "half a megabyte without a full stop": (
        b"it rains and it snows and " * 40 + "“it never stops and ” said somebody and ".encode()
    )
    * 475,
    "a megabyte in one word": b'"' + b"x" * 1_000_000,
    "half a megabyte of open marks": "“it rains, ".encode() * 40_000,
}


@pytest.fixture(scope="module")
def hostile_files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("hostile")
    paths = [folder / f"{number}.txt" for number in range(len(HOSTILE))]
    for path, data in zip(paths, HOSTILE.values(), strict=True):
        path.write_bytes(data)
    return [str(path) for path in paths]


@pytest.fixture(scope="module")
def hostile_records(hostile_files: list[str]) -> dict[str, dict]:
    done = run("extract", "--format", "jsonl", *hostile_files)
    assert done.returncode == 0, done.stderr
    return dict(zip(HOSTILE, records(done), strict=True))


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_input_is_analysed_with_sound_offsets(
    kind: str, hostile_records: dict[str, dict]
) -> None:
    check_record(hostile_records[kind], HOSTILE[kind])


@pytest.mark.parametrize("kind", LARGE)
def test_large_input_is_analysed_in_good_time(kind: str) -> None:
    done = run("extract", "--format", "jsonl", "-", input=LARGE[kind], timeout=180)
    assert done.returncode == 0, done.stderr
    check_record(records(done)[0], LARGE[kind])


def check_record(record: dict, data: bytes) -> None:
    text = record["document"]["text"]
    assert text == data.decode()
    for quotation in record["quotations"]:
        spans = [(fragment["start"], fragment["end"]) for fragment in quotation["fragments"]]
        assert quotation["text"] == " ".join(text[start:end] for start, end in spans)


def test_hostile_input_is_harmless_in_html(hostile_files: list[str]) -> None:
    done = run("extract", "--format", "html", *hostile_files)
    assert done.returncode == 0, done.stderr
    page = Page(done.stdout.decode())
    assert "script" not in page.tags()
    assert len(page.of_class("qt-text")) == len(HOSTILE)


def test_hostile_input_is_harmless_in_a_terminal(hostile_files: list[str]) -> None:
    done = run("extract", *hostile_files)
    assert done.returncode == 0, done.stderr
    shown = done.stdout.decode()
    assert not set(shown) & set("\x1b\x07\0\u202e\u2066")
    assert "[bold red]It rains[/bold red] [link]" in shown


def test_a_terminal_that_knows_no_curly_marks_gets_question_marks(article: Path) -> None:
    done = run("extract", str(article), PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert b"?It is raining,?" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract"], "Missing argument"),
        (["extract", "-", "-"], "only once"),
        (["extract", "--format", "pdf", "-"], "pdf"),
        (["extract", "--encoding", "utf-77", "-"], "no text encoding"),
        (["extract", "--encoding", "base64", "-"], "no text encoding"),
        (["extract", "--output", "/no/such/folder/out.html", "-"], "cannot be written"),
        (["extract", "--aliases", "/no/such/table.csv", "-"], "cannot be read"),
        (["extract", "--output", "quotes.nif", "-f", "nif", "-"], "nif"),
        (["analyze", "--output", "pairs.html", "-"], "html is not written here"),
        (["analyze", "--output", "pairs.xml", "-"], "tei is not written here"),
        (["extact"], "No such command"),
        (["check", "--nonsense"], "No such option"),
    ],
)
def test_wrong_usage_is_told_and_exits_with_2(arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert message in done.stderr.decode()


def test_an_old_output_file_stays_when_the_work_is_stopped(article: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.txt"
    output.write_text("old")
    done = run("check", "--models", str(tmp_path / "none"))
    assert done.returncode == 3
    assert output.read_text() == "old"
    assert run("extract", "-o", str(output), str(article)).returncode == 0
    assert "Ada Fenwick" in output.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("command", "name", "more", "start"),
    [
        ("extract", "out.jsonl", (), b'{"schema_version"'),
        ("extract", "OUT.CSV", (), b"document_id,"),
        ("extract", "out.html", (), b"<!"),
        ("extract", "out.parquet", (), b"PAR1"),
        ("extract", "out.feather", (), b"ARROW1"),
        ("extract", "out.html", ("-f", "jsonl"), b'{"schema_version"'),
        ("extract", "out.txt", (), b""),
        ("extract", "out", (), b""),
        ("extract", "out.md", ("-f", "text"), b""),
        ("analyze", "out.csv", (), b"pair_id,"),
        ("analyze", "out.parquet", (), b"PAR1"),
        ("analyze", "out.txt", (), b"No claim pairs."),
    ],
)
def test_the_ending_of_the_output_tells_the_format(
    article: Path, tmp_path: Path, command: str, name: str, more: tuple[str, ...], start: bytes
) -> None:
    output = tmp_path / name
    assert invoke(command, *more, "-o", str(output), str(article)).exit_code == 0
    written = output.read_bytes()
    assert written.startswith(start)
    assert start or b"Ms Ada Fenwick" in written


@pytest.mark.parametrize(
    ("closed", "arguments", "code", "told"),
    [
        (">&-", "extract -f jsonl a.txt", 1, "quotetrack: Standard output is closed."),
        (">&-", "extract a.txt", 1, "quotetrack: Standard output is closed."),
        (">&-", "--help", 1, "quotetrack: Standard output is closed."),
        (">&-", "extract -o b.txt a.txt", 0, ""),
        ("<&-", "extract -", 1, "quotetrack: Standard input is closed."),
        ("<&-", "extract -o b.txt a.txt", 0, ""),
        (">&- 2>&- <&-", "extract -o b.txt a.txt", 0, ""),
        ("> /dev/full", "extract a.txt", 1, "quotetrack: No space left on device"),
    ],
)
def test_closed_and_full_streams_are_told(
    article: Path, closed: str, arguments: str, code: int, told: str
) -> None:
    article.rename(article.with_name("a.txt"))
    program = f"{sys.executable} -m quotetrack {arguments} {closed}"
    folder = str(Path(quotetrack.__file__).parents[1])
    done = subprocess.run(
        ["sh", "-c", program],
        cwd=article.parent,
        env={**os.environ, "PYTHONPATH": folder},
        capture_output=True,
    )
    assert (done.returncode, done.stderr.decode().strip()) == (code, told)
    assert (article.parent / "b.txt").exists() == ("b.txt" in arguments)


def test_results_come_out_where_nobody_hears_what_is_told(article: Path) -> None:
    program = f"{sys.executable} -m quotetrack extract -f jsonl {article} 2>&-"
    done = subprocess.run(["sh", "-c", program], capture_output=True)
    assert (done.returncode, len(records(done))) == (0, 1)


def test_missing_and_damaged_models_are_told_and_exit_with_3(tmp_path: Path) -> None:
    package = Path(quotetrack.__file__).parent
    copied = tmp_path / "quotetrack"
    shutil.copytree(package, copied, ignore=shutil.ignore_patterns("__pycache__"))
    damaged = copied / "parse" / "packs" / "en" / "tokenize.pt"
    damaged.write_bytes(damaged.read_bytes()[:1000])
    done = run("check", cwd=tmp_path)
    assert done.returncode == 3
    assert "damaged" in done.stderr.decode()
    assert "pip install" in done.stderr.decode()
    shutil.rmtree(damaged.parent)
    assert run("check", cwd=tmp_path).returncode == 3
    done = run(
        "extract",
        "-",
        input="Ms Ortiz waited in the rain. “Somebody must go.”".encode(),
        cwd=tmp_path,
    )
    assert done.returncode == 3
    assert "no models" in done.stderr.decode()


def test_check_reports_versions_and_models_and_tests_them() -> None:
    done = run("check")
    shown = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    for word in ("quotetrack", "Python", "stanza", "torch", "models", "self-test       passed"):
        assert word in shown
