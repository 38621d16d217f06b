"""Archives in shards: what comes out, what is done again, that killed workers change nothing."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quotetrack.batch import Batch, ShardOutcome
from quotetrack.batch.shards import list_shards
from quotetrack.batch.work import Job, shard_done
from quotetrack.errors import InputError, WorkerError
from quotetrack.formats import ReadOptions, columns_from, read_documents, read_results
from quotetrack.limits import Limits
from quotetrack.model import Document
from quotetrack.pipeline import Counts
from quotetrack.results import Analysis
from tests.batch.archives import outputs, results, write_shard
from tests.batch.fragile import FragileParser
from tests.cli.running import invoke

SETTLED = "“We go,” Ann Lee said. “We go now,” Ms Lee added."
OPEN = "It was, as Mr Cole told Ms Ortiz, who agreed, “a mess”, furious, from the start."

RECORD = "manifest/shards/2026/c.json"


def opens(word: str) -> str:
    return OPEN.replace("furious", word)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have shards read in the process of the test, which is quicker than to start another."""

    class Here:
        ahead = 3

        def __init__(self, job: Job, count: int) -> None:
            self.job = job

        def __enter__(self) -> Here:
            return self

        def __exit__(self, *problem: object) -> None:
            pass

        def submit(self, shard: Any) -> Callable[[], Any]:
            return lambda: shard_done(self.job, shard)

        def first_done(self, futures: Any) -> list[Any]:
            return list(futures)[:1]

        def result(self, future: Any) -> Any:
            return future()

    monkeypatch.setattr("quotetrack.batch.running.OwnProcesses", Here)


def run(source: Path | str, target: Path, **options: Any) -> tuple[list[ShardOutcome], Counts]:
    counts = Counts()
    given = {"parser": None, **options}
    outcomes = list(Batch(str(source), str(target), **given).outcomes(counts=counts))
    return outcomes, counts


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    write_shard(folder / "2025" / "a.jsonl.gz", [f"{SETTLED} {n}" for n in range(3)])
    write_shard(folder / "2025" / "b.jsonl", [f"{SETTLED} {n}" for n in range(3, 5)])
    write_shard(folder / "2026" / "c.jsonl", ["No quotation here."])
    for unread in ("_SUCCESS", ".hidden.jsonl", "notes.pdf"):
        (folder / unread).write_text("x")
    return folder


@pytest.mark.usefixtures("here")
def test_a_run_writes_an_output_for_each_shard_and_does_nothing_when_run_again(
    archive: Path, tmp_path: Path
) -> None:
    target = tmp_path / "found"
    outcomes, counts = run(archive, target)
    assert [one.shard.name for one in outcomes] == ["2025/a", "2025/b", "2026/c"]
    assert (counts.documents, counts.quotations, counts.failed) == (6, 10, 0)
    assert [one["document"]["id"] for one in results(target, "2025/b")] == [
        "b.jsonl 0",
        "b.jsonl 1",
    ]
    (first, *_) = read_results(str(target / "results"))
    assert isinstance(first, Analysis)
    before = outputs(target)
    stamps = {name: (target / name).stat().st_mtime_ns for name in before}
    outcomes, counts = run(archive, target)
    assert [one.before for one in outcomes] == [True, True, True]
    assert (counts.documents, counts.unchanged) == (6, 6)
    assert outputs(target) == before
    assert {name: (target / name).stat().st_mtime_ns for name in before} == stamps


@pytest.mark.usefixtures("here")
def test_a_store_of_objects_does_as_a_disk_does(archive: Path, tmp_path: Path) -> None:
    files = pytest.importorskip("fsspec").filesystem("memory")
    try:
        files.put(f"{archive}/", "/archive/", recursive=True)
        for _ in range(2):
            outcomes, counts = run("memory://archive", "memory://found")  # type: ignore[arg-type]
            assert (len(outcomes), counts.documents) == (3, 6)
        assert counts.unchanged == 6
        run(archive, tmp_path / "found")
        there = {path.removeprefix("/found/") for path in files.find("/found")}
        assert there == set(outputs(tmp_path / "found"))
        found = files.cat("/found/results/2025/b.jsonl.gz")
        written = json.loads(gzip.decompress(found).splitlines()[0])
        assert (written["file"], len(written["quotations"])) == (
            "memory:///archive/2025/b.jsonl",
            2,
        )
    finally:
        files.rm("/", recursive=True)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("change", "again"),
    [
        (lambda archive, target: write_shard(archive / "2025" / "b.jsonl", [SETTLED]), {"2025/b"}),
        (lambda archive, target: (target / "results/2025/a.jsonl.gz").unlink(), {"2025/a"}),
        (lambda archive, target: (target / "results/2025/a.jsonl.gz").write_text("x"), {"2025/a"}),
        (lambda archive, target: (target / RECORD).unlink(), {"2026/c"}),
        (lambda archive, target: (target / RECORD).write_text("{"), {"2026/c"}),
        (lambda archive, target: write_shard(archive / "d.jsonl", [SETTLED]), {"d"}),
    ],
)
def test_only_what_changed_or_is_not_there_is_done(
    archive: Path, tmp_path: Path, change: Callable[[Path, Path], object], again: set[str]
) -> None:
    target = tmp_path / "found"
    run(archive, target)
    change(archive, target)
    outcomes, _ = run(archive, target)
    assert {one.shard.name for one in outcomes if not one.before} == again
    fresh = tmp_path / "fresh"
    run(archive, fresh)
    assert outputs(target) == outputs(fresh)


@pytest.mark.usefixtures("here")
def test_a_run_that_was_stopped_goes_on_where_it_was(archive: Path, tmp_path: Path) -> None:
    target, whole = tmp_path / "found", tmp_path / "whole"
    begun = Batch(str(archive), str(target), parser=None).outcomes()
    next(begun)
    begun.close()
    (target / "temporary").mkdir()
    (target / "temporary" / "left").write_text("half of it")
    outcomes, _ = run(archive, target)
    assert [one.before for one in outcomes] == [True, False, False]
    run(archive, whole)
    assert outputs(target) == outputs(whole)


@pytest.mark.usefixtures("here")
def test_what_failed_is_kept_and_can_be_tried_again(tmp_path: Path) -> None:
    folder, target = tmp_path / "archive", tmp_path / "found"
    write_shard(folder / "a.jsonl", [SETTLED, f"{SETTLED} {'And so on. ' * 50}"])
    write_shard(folder / "b.jsonl.gz", [SETTLED])
    whole = (folder / "b.jsonl.gz").read_bytes()
    (folder / "b.jsonl.gz").write_bytes(whole[:-12])
    outcomes, counts = run(folder, target, limits=Limits(characters=200))
    assert (counts.documents, counts.failed) == (2, 1)
    assert results(target, "a")[1]["error"] == "TextTooLongError"
    errors = target / "errors" / "a.jsonl"
    done = invoke("extract", "-f", "jsonl", "-i", "errors", str(errors))
    assert len(json.loads(done.stdout)["quotations"]) == 2
    # A file that cannot be read to its end is not done, and leaves nothing.
    assert [one.shard.name for one in outcomes if one.done is None] == ["b"]
    assert "b.jsonl.gz: it cannot be read to its end" in outcomes[-1].error
    assert not [name for name in outputs(target) if "b" in Path(name).name.partition(".")[0]]
    # What is mended is done, and errors that are gone leave no list behind.
    (folder / "b.jsonl.gz").write_bytes(whole)
    write_shard(folder / "a.jsonl", [SETTLED])
    outcomes, counts = run(folder, target, limits=Limits(characters=200))
    assert (counts.documents, counts.failed, errors.exists()) == (2, 0, False)


@pytest.mark.usefixtures("here")
def test_tables_in_and_out(tmp_path: Path) -> None:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    bodies = [{"body": f"{SETTLED} {n}", "more": 1} for n in range(70)] + [{"body": None}]
    days = ["2024-03-05", *[None] * 70]
    table = arrow.table(
        {"article": bodies, "published": days, "other": arrow.array(range(71))},
        schema=None,
    )
    parquet.write_table(table, tmp_path / "in.parquet", row_group_size=30)
    reading = ReadOptions(columns=columns_from(["text=article.body"]))
    read = list(read_documents(tmp_path / "in.parquet", columns=reading.columns))
    assert isinstance(read[0], Document)
    assert (str(read[0].date), read[1].date) == ("2024-03-05", None)  # type: ignore[union-attr]
    assert "row 71" in read[70].message  # type: ignore[union-attr]
    run(tmp_path / "in.parquet", tmp_path / "found", format="parquet", reading=reading)
    found = parquet.read_table(tmp_path / "found" / "quotations")
    assert found.num_rows == 140
    assert set(found["speaker"].to_pylist()) == {"Ann Lee"}
    assert parquet.read_table(tmp_path / "found" / "claim_pairs").num_rows == 0
    assert (tmp_path / "found" / "errors" / "in.jsonl").read_text().count("\n") == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"PAR1 and no more", "no Parquet, or damaged"), (b"", "no Parquet, or damaged")],
)
def test_what_is_no_parquet_is_told(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "x.parquet").write_bytes(data)
    (read,) = read_documents(tmp_path / "x.parquet")
    assert message in read.message  # type: ignore[union-attr]


@pytest.mark.usefixtures("here")
def test_the_command_line_goes_on_with_what_a_program_began(archive: Path, tmp_path: Path) -> None:
    run(archive, tmp_path / "found")
    again, _ = run(archive, tmp_path / "found", reading=ReadOptions(door="shell"))
    assert all(outcome.before for outcome in again)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"min_confidence": 0.5}, "min_confidence was 0.0 and is 0.5"),
        ({"format": "parquet"}, "format was 'jsonl' and is 'parquet'"),
        ({"cues": ["tweet"]}, r"cues was \[\] and is \['tweet'\]"),
    ],
)
def test_outputs_of_other_options_are_not_mixed(
    archive: Path, tmp_path: Path, options: dict[str, Any], message: str
) -> None:
    run(archive, tmp_path / "found")
    with pytest.raises(InputError, match=message):
        run(archive, tmp_path / "found", **options)


def test_what_cannot_be_meant_is_refused(archive: Path, tmp_path: Path) -> None:
    found = str(tmp_path / "found")
    for source, target, options, message in (
        (str(archive), str(archive / "found"), {}, "cannot go into the folder that is read"),
        (str(tmp_path / "none"), found, {}, "no file to read"),
        (str(archive / "*.csv"), found, {}, "no file to read"),
        ("nowhere://x", found, {}, "cannot be reached"),
        (str(archive), found, {"format": "csv"}, "format must be one of"),
        (str(archive), found, {"min_confidence": 2}, "between 0 and 1"),
    ):
        with pytest.raises(InputError, match=message):
            Batch(source, target, parser=None, **options)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="at least 1 worker"):
        list(Batch(str(archive), found, parser=None).outcomes(workers=0))
    (archive / "2025" / "a.csv").write_text("text\nx\n")
    with pytest.raises(InputError, match="outputs of one name"):
        list_shards(str(archive))


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("", ["2025/a", "2025/b", "2026/c"]),
        ("/*/[ab].jsonl*", ["2025/a", "2025/b"]),
        ("/2025/b.jsonl", ["b"]),
        ("/20*", None),
    ],
)
def test_shards_are_named_by_their_path_below_the_archive(
    archive: Path, pattern: str, names: list[str] | None
) -> None:
    if names is None:
        with pytest.raises(InputError, match="no file to read"):
            list_shards(f"{archive}{pattern}")
    else:
        assert [one.name for one in list_shards(f"{archive}{pattern}")] == names


@pytest.mark.skipif(sys.platform == "win32", reason="Needs signals.")
def test_killed_workers_change_nothing_and_a_text_that_kills_costs_itself_alone(
    tmp_path: Path,
) -> None:
    folder, killed = tmp_path / "archive", tmp_path / "killed"
    write_shard(folder / "a.jsonl", [opens("calm"), opens("fragile"), opens("poison")])
    write_shard(folder / "b.jsonl", [opens("sad")])
    killed.mkdir()
    parser, counts = FragileParser(killed), Counts()
    batch = Batch(str(folder), str(tmp_path / "found"), parser=parser)
    assert all(one.done for one in batch.outcomes(workers=1, counts=counts))
    assert (len(list(killed.iterdir())), counts.documents, counts.failed) == (2, 4, 1)
    *sound, poisoned = results(tmp_path / "found", "a")
    assert poisoned["error"] == "WorkerError"
    write_shard(folder / "a.jsonl", [opens("calm"), opens("fragile")])
    for shard in list_shards(str(folder)):  # Here, where nobody dies over them any more.
        shard_done(Job(target=str(tmp_path / "alone"), parser=parser), shard)
    assert results(tmp_path / "alone", "a") == sound
    b = "results/b.jsonl.gz"
    assert outputs(tmp_path / "alone")[b] == outputs(tmp_path / "found")[b]


def test_workers_of_a_dask_cluster_give_the_same(archive: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    quiet = {"dashboard_address": None, "processes": False, "silence_logs": 50}
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, **quiet) as cluster,
        distributed.Client(cluster, set_as_default=False) as client,
    ):
        batch = Batch(str(archive), str(tmp_path / "dask"), parser=None)
        assert all(one.done for one in batch.outcomes(dask=client))
        assert client.run(lambda dask_worker: "quotetrack" in dask_worker.plugins)
    for shard in list_shards(str(archive)):
        shard_done(Job(target=str(tmp_path / "here"), parser=None), shard)
    found = outputs(tmp_path / "dask")
    del found["manifest/settings.json"]
    assert found == outputs(tmp_path / "here")


def test_a_cluster_that_does_not_answer_is_told(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("quotetrack.batch.dask_cluster._PATIENCE", 0.2)
    batch = Batch(str(archive), str(tmp_path / "found"), parser=None)
    with pytest.raises(WorkerError, match="No Dask cluster answers at tcp://127"):
        list(batch.outcomes(dask="tcp://127.0.0.1:9"))


@pytest.mark.usefixtures("here")
def test_the_command_tells_what_became_of_the_files(archive: Path, tmp_path: Path) -> None:
    (archive / "d.jsonl.gz").write_bytes(b"no gzip")
    found = str(tmp_path / "found")
    done = invoke("batch", str(archive), found, "--log", "json")
    records = [json.loads(line) for line in done.stderr.splitlines()]
    assert done.exit_code == 1
    assert [one["level"] for one in records] == ["info", "info", "info", "warning", "info"]
    assert records[-1]["counts"]["quotations"] == 10
    (archive / "d.jsonl.gz").unlink()
    done = invoke("batch", str(archive), found)
    assert done.exit_code == 0
    assert "3 of 3 files are done. 6 documents: 0 failed, 6 unchanged" in done.stderr
    refused = invoke("batch", str(archive), found, "--workers", "2", "--dask", "tcp://x:1")
    assert (refused.exit_code, "either --workers or --dask" in refused.stderr) == (2, True)
