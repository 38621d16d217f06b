"""Out to an annotation tool, marked there, and back as corrections and verdicts."""

from __future__ import annotations

import copy
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack import Document, Ledger, formats
from quotetrack.errors import InputError
from quotetrack.exporting import analyses, judged_pairs
from quotetrack.formats.writing.label_studio import DOCUMENTS, PAIRS
from quotetrack.importing import Imported, import_annotations
from quotetrack.terms import ANNOTATION_FORMATS, NO_SPEECH_REASONS, AnnotationFormat
from tests.cli.running import invoke, lines
from tests.store.articles import RETREAT, add

TEXT = (
    "“It will rain,” said Ada Fenwick, the mayor. “Take a coat.” Her rival, Bill Hale, was there.\n"
    "\n“It will not,” Mr Hale told the Gazette. The song “Wet Roads” was played."
)
#: How many broken records are drawn; more of them before a release.
EXAMPLES = 8
TOOLS = ("prodigy", "label-studio")


def exported(ledger: Ledger, format: str, *, pairs: bool = False) -> Any:
    out = io.BytesIO()
    if pairs:
        formats.write_pairs(judged_pairs(ledger), out, format)  # type: ignore[arg-type]
    else:
        formats.write(analyses(ledger), out, format)  # type: ignore[arg-type]
    text = out.getvalue().decode()
    return [json.loads(line) for line in text.splitlines()] if format == "prodigy" else (
        json.loads(text)
    )  # fmt: skip


def back(ledger: Ledger, format: AnnotationFormat, data: Any, **options: Any) -> list[Imported]:
    text = "\n".join(map(json.dumps, data)) if format == "prodigy" else json.dumps(data)
    return list(import_annotations(ledger, io.BytesIO(text.encode()), format, **options))


class Task:
    """A task of either tool, marked as a person would mark it there."""

    def __init__(self, ledger: Ledger, format: AnnotationFormat, document: str = "a") -> None:
        self.ledger, self.format = ledger, format
        tasks = exported(ledger, format)
        if format == "prodigy":
            (self.task,) = (t for t in tasks if t["meta"]["document"] == document)
        else:
            (self.task,) = (t for t in tasks if t["data"]["quotetrack"]["document"] == document)
        self.text = self.task["text"] if format == "prodigy" else self.task["data"]["text"]
        self.results = [] if format == "prodigy" else self.task.pop("predictions")[0]["result"]

    def _place(self, words: str) -> tuple[int, int]:
        start = self.text.index(words)
        return start, start + len(words)

    def mark(self, words: str, label: str, **told: Any) -> Task:
        start, end = self._place(words)
        if self.format == "prodigy":
            self.task["spans"].append({"start": start, "end": end, "label": label, **told})
            return self
        value = {"start": start, "end": end, "text": words}
        name = f"{label}-{start}-{end}"
        labelled = {**value, "labels": [label]}
        self.results.append({"id": name, "type": "labels", "from_name": "label", "value": labelled})
        if "speaker" in told:
            self.name(words, told["speaker"])
        return self

    def clear(self, words: str, label: str = "QUOTE") -> Task:
        start, end = self._place(words)
        if self.format == "prodigy":
            self.task["spans"] = [
                one
                for one in self.task["spans"]
                if (one["start"], one["end"], one["label"]) != (start, end, label)
            ]
            return self
        gone = f"{label.lower()}-{start}-{end}"
        self.results = [one for one in self.results if one.get("id") != gone]
        return self

    def name(self, words: str, speaker: str) -> Task:
        start, end = self._place(words)
        if self.format == "prodigy":
            for span in self.task["spans"]:
                if (span["start"], span["end"], span["label"]) == (start, end, "QUOTE"):
                    span["speaker"] = speaker
            return self
        value = {"start": start, "end": end, "text": [speaker]}
        names = [
            one["id"]
            for one in self.results
            if one["type"] == "labels" and (one["value"]["start"], one["value"]["end"])
            == (start, end) and one["value"]["labels"] == ["QUOTE"]
        ]  # fmt: skip
        self.results = [
            one for one in self.results if not (one["type"] == "textarea" and one["id"] == names[0])
        ]
        self.results.append(
            {"id": names[0], "type": "textarea", "from_name": "speaker", "value": value}
        )
        return self

    def relate(self, words: str, label: str, other: str, *, cut: bool = False) -> Task:
        """Draw a relation from a QUOTE, or cut it."""
        one, two = self._place(words), self._place(other)
        kind = "SOURCE" if label == "SAID_BY" else "QUOTE"
        if self.format == "prodigy":
            ends = [
                {"start": place[0], "end": place[1], "label": each}
                for place, each in ((one, "QUOTE"), (two, kind))
            ]
            self.task["relations"] = [
                each
                for each in self.task["relations"]
                if (each["head_span"]["start"], each["label"]) != (one[0], label)
            ]
            drawn = {"label": label, "head_span": ends[0], "child_span": ends[1]}
            self.task["relations"] += [] if cut else [drawn]
            return self
        names = [
            next(
                each["id"]
                for each in self.results
                if each["type"] == "labels"
                and (each["value"]["start"], each["value"]["labels"]) == (place[0], [mark])
            )
            for place, mark in ((one, "QUOTE"), (two, kind))
        ]
        self.results = [
            each
            for each in self.results
            if (each.get("from_id"), each.get("labels")) != (names[0], [label])
        ]
        drawn = {"type": "relation", "from_id": names[0], "to_id": names[1], "labels": [label]}
        self.results += [] if cut else [drawn]
        return self

    def record(self, reviewer: str | None = "Bo") -> Any:
        task = copy.deepcopy(self.task)
        if self.format == "prodigy":
            task["answer"] = "accept"
            if reviewer:
                task["_annotator_id"] = reviewer
            return task
        one: dict[str, Any] = {"result": self.results, "created_at": "2024-03-05"}
        if reviewer:
            one["completed_by"] = {"email": reviewer}
        return {**task, "annotations": [one]}

    def back(self, reviewer: str | None = "Bo", **options: Any) -> list[Imported]:
        return back(self.ledger, self.format, [self.record(reviewer)], **options)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("filled") / "test.ledger"
    with Ledger(place) as opened:
        add(
            opened,
            Document(TEXT, id="a", url="https://gazette.example/rain"),
            Document(RETREAT, id="b", title="Retreat"),
        )
    return place


@pytest.fixture
def ledger(filled: Path, tmp_path: Path) -> Iterator[Ledger]:
    shutil.copy(filled, tmp_path)
    with Ledger(tmp_path / "test.ledger") as opened:
        yield opened


def told(ledger: Ledger) -> dict[str, str | None]:
    return {
        one.text: one.speaker.name if one.speaker else None
        for one in ledger.iter_quotations(document_id="a")
    }


def statuses(found: list[Imported]) -> dict[str, int]:
    return {one.status: [each.status for each in found].count(one.status) for one in found}


BEFORE = {
    "It will rain, Take a coat.": "Ada Fenwick",
    "It will not,": "Bill Hale",
}


def _speaker(task: Task) -> Task:
    return task.name("It will not,", "Ada Fenwick")


def _new_speaker(task: Task) -> Task:
    return task.name("It will not,", "Una Lind")


def _source(task: Task) -> Task:
    return task.mark("Bill Hale", "SOURCE").relate("It will rain,", "SAID_BY", "Bill Hale")


def _pieces(task: Task) -> Task:
    task.clear("Take a coat.").mark("Take a", "QUOTE")
    return task.relate("It will rain,", "GOES_ON", "Take a")


def _removed(task: Task) -> Task:
    return task.clear("It will not,")


def _slogan(task: Task) -> Task:
    return task.mark("It will not,", "SLOGAN")


def _added(task: Task) -> Task:
    return task.mark("Wet Roads", "QUOTE", speaker="Bill Hale")


def _divided(task: Task) -> Task:
    return task.relate("It will rain,", "GOES_ON", "Take a coat.", cut=True)


def _joined(task: Task) -> Task:
    return task.relate("Take a coat.", "GOES_ON", "It will not,")


CHANGES: dict[str, tuple[Callable[[Task], Task], dict[str, str | None]]] = {
    "another speaker": (_speaker, {**BEFORE, "It will not,": "Ada Fenwick"}),
    "a speaker whom the ledger does not know": (
        _new_speaker,
        {**BEFORE, "It will not,": "Una Lind"},
    ),
    "other pieces": (_pieces, {"It will rain, Take a": "Ada Fenwick", "It will not,": "Bill Hale"}),
    "another source": (_source, {**BEFORE, "It will rain, Take a coat.": "Bill Hale"}),
    "a mark that was taken away": (_removed, {"It will rain, Take a coat.": "Ada Fenwick"}),
    "a reason why it is no speech": (_slogan, {"It will rain, Take a coat.": "Ada Fenwick"}),
    "a new mark": (_added, {**BEFORE, "Wet Roads": "Bill Hale"}),
    "pieces that do not go on": (
        _divided,
        {
            "It will rain,": "Ada Fenwick",
            "Take a coat.": "Ada Fenwick",
            "It will not,": "Bill Hale",
        },
    ),
    "pieces that go on": (_joined, {"It will rain, Take a coat. It will not,": "Ada Fenwick"}),
}


#: All with one tool, and with the other what it says in a way of its own.
CASES = [
    *((kind, "prodigy") for kind in CHANGES),
    ("another speaker", "label-studio"),
    ("another source", "label-studio"),
    ("a new mark", "label-studio"),
    ("pieces that do not go on", "label-studio"),
]


@pytest.mark.parametrize(("kind", "format"), CASES)
def test_what_was_changed_is_decided_once(
    ledger: Ledger, format: AnnotationFormat, kind: str
) -> None:
    change, after = CHANGES[kind]
    assert told(ledger) == BEFORE
    task = change(Task(ledger, format))
    first = task.back()
    assert statuses(first).get("decided") == 1, first
    assert {one.status for one in first} <= {"decided", "unchanged"}
    assert told(ledger) == after
    decided = ledger.corrections().total
    assert {one.reviewer for one in ledger.corrections()} == {"Bo"}
    assert {one.status for one in task.back()} == {"unchanged"}
    assert ledger.corrections().total == decided
    assert ledger.check() == ()
    # What was exported after that says the same.
    assert {one.status for one in Task(ledger, format).back()} <= {"unchanged"}


@pytest.mark.parametrize("format", TOOLS)
def test_what_nobody_changed_decides_nothing(ledger: Ledger, format: AnnotationFormat) -> None:
    found = Task(ledger, format).back() + Task(ledger, format, "b").back()
    assert {one.status for one in found} == {"unchanged"}
    assert ledger.corrections().total == 0


@pytest.mark.parametrize(
    ("change", "format"),
    [(_speaker, "prodigy"), (_removed, "prodigy"), (_slogan, "label-studio")],
)
def test_what_others_decided_meanwhile_waits(
    ledger: Ledger, format: AnnotationFormat, change: Callable[[Task], Task]
) -> None:
    task = change(Task(ledger, format))
    [one] = ledger.quotations(words="will not")
    ledger.correct_quotation(one.key, reviewer="Cy", seen=one.revision, speaker=None)
    found = task.back()
    assert statuses(found) == {"unchanged": 1, "conflict": 1}
    assert told(ledger)["It will not,"] is None
    # It waits in the ledger, once, with the quotation that it is about, until it is decided on.
    assert statuses(task.back()) == {"unchanged": 1, "conflict": 1}
    [waiting] = ledger.corrections(waiting=True)
    assert {one.waits_as for one in found} == {None, waiting.id}
    assert (waiting.kind, waiting.reviewer, waiting.text) == ("marked", "Bo", "It will not,")
    assert waiting.note.startswith(f"marked in {format}: ")
    [key] = waiting.quotation_keys
    assert ledger.quotation(key).text == "It will not,"
    assert waiting in ledger.corrections(quotation=key)
    assert ledger.check() == ()
    assert statuses(task.back(overrule=True)) == {"unchanged": 1, "decided": 1}
    assert told(ledger).get("It will not,") != "Bill Hale"
    assert list(ledger.corrections(waiting=True)) == []
    assert ledger.corrections(kind="marked")[0].undone_by == "Bo"


def test_what_waits_is_settled_by_a_person_and_does_not_come_back(ledger: Ledger) -> None:
    task = _speaker(Task(ledger, "prodigy"))
    [one] = ledger.quotations(words="will not")
    ledger.correct_quotation(one.key, reviewer="Cy", seen=one.revision, speaker=None)
    task.back()
    [waiting] = ledger.corrections(waiting=True)
    assert (waiting.before, waiting.after) == ({"speaker": "nobody"}, {"speaker": "Ada Fenwick"})
    list(ledger.reprocess(everything=True, parser=None))
    assert list(ledger.corrections(waiting=True)) == [waiting]
    # It decides nothing: neither figures nor lessons know it.
    assert [one.decided for one in ledger.figures() if one.what == "speaker"] == [1]
    settled = ledger.undo_correction(waiting.id, reviewer="Di")
    assert (settled.waiting, settled.undone_by) == (False, "Di")
    assert statuses(task.back())["conflict"] == 1
    assert list(ledger.corrections(waiting=True)) == []
    ledger.delete_document("a", reviewer="Di", seen=ledger.document("a").revision)
    assert ledger.corrections().total == 0


def test_another_name_of_a_speaker_is_no_conflict(ledger: Ledger) -> None:
    task = _speaker(Task(ledger, "prodigy"))
    ledger.rename("Bill Hale", "William Hale", reviewer="Cy")
    assert statuses(task.back()) == {"unchanged": 1, "decided": 1}


def test_a_text_that_is_another_version_waits(ledger: Ledger) -> None:
    task = _speaker(Task(ledger, "prodigy"))
    add(ledger, Document(TEXT + " It did.", id="a", url="https://gazette.example/rain"))
    [one] = task.back()
    assert (one.status, "another version" in one.message) == ("conflict", True)
    [waiting] = ledger.corrections()
    assert (waiting.waiting, waiting.text, waiting.document_id) == (True, "It will not,", "a")
    assert waiting.after["speaker"] == "Ada Fenwick"
    assert ledger.check() == ()


@pytest.mark.parametrize("format", TOOLS)
def test_who_decided_is_asked_for(ledger: Ledger, format: AnnotationFormat) -> None:
    task = _speaker(Task(ledger, format))
    assert "who decided" in next(
        one.message for one in task.back(reviewer=None) if one.status == "error"
    )
    record = task.record(reviewer=None)
    assert statuses(back(ledger, format, [record], reviewer="Di"))["decided"] == 1
    assert ledger.corrections()[0].reviewer == "Di"


def test_two_who_marked_one_text_differently(ledger: Ledger) -> None:
    one, two = Task(ledger, "label-studio"), Task(ledger, "label-studio")
    record = _speaker(one).record("Bo")
    record["annotations"] += _new_speaker(two).record("Cy")["annotations"]
    found = back(ledger, "label-studio", [record])
    assert statuses(found) == {"unchanged": 2, "decided": 1, "conflict": 1}
    assert [one.place for one in found if one.status == "conflict"] == ["task 1, annotation 2"]


def test_places_that_count_utf_16_units_are_understood(ledger: Ledger) -> None:
    text = "🌧 " + TEXT.replace("“It will rain", "🌧 “It will rain")
    add(ledger, Document(text, id="rain"))
    task = _added(Task(ledger, "label-studio", "rain")).record()
    for one in task["annotations"][0]["result"]:
        if "value" in one and "start" in one["value"]:
            for side in ("start", "end"):
                before = text[: one["value"][side]]
                one["value"][side] = len(before.encode("utf-16-le")) // 2
    assert statuses(back(ledger, "label-studio", [task]))["decided"] == 1
    assert "Wet Roads" in {one.text for one in ledger.iter_quotations(document_id="rain")}


HYPOTHESIS = {
    "uri": "https://gazette.example/rain",
    "user": "acct:bo@hypothes.is",
    "text": "",
    "tags": ["speaker: Ada Fenwick"],
    "target": [
        {
            "source": "https://gazette.example/rain",
            "selector": [
                {"type": "TextPositionSelector", "start": 4711, "end": 4725},
                {"type": "TextQuoteSelector", "exact": "“It will\n not,”", "prefix": "there. "},
            ],
        }
    ],
}


def hypothesis(words: str = "", **changed: Any) -> dict[str, Any]:
    one = copy.deepcopy({**HYPOTHESIS, **changed})
    if words:
        one["target"][0]["selector"][1]["exact"] = words
    return one


@pytest.mark.parametrize(
    ("annotation", "after"),
    [
        (hypothesis(), {**BEFORE, "It will not,": "Ada Fenwick"}),
        (hypothesis(tags=[], text="Speaker: nobody"), {**BEFORE, "It will not,": None}),
        (hypothesis(tags=["no quotation"]), {"It will rain, Take a coat.": "Ada Fenwick"}),
        (hypothesis(tags=["no speech: slogan"]), {"It will rain, Take a coat.": "Ada Fenwick"}),
        (hypothesis("Wet Roads", tags=["quotation"]), {**BEFORE, "Wet Roads": None}),
    ],
)
def test_annotations_of_hypothesis(
    ledger: Ledger, annotation: dict[str, Any], after: dict[str, str | None]
) -> None:
    [one] = back(ledger, "web-annotation", {"rows": [annotation]})
    assert (one.status, one.reviewer) == ("decided", "bo")
    assert told(ledger) == after
    [again] = back(ledger, "web-annotation", {"rows": [annotation]})
    assert again.status == "unchanged"


WRONG: list[tuple[Any, str, str]] = [
    (hypothesis(tags=[], text="Is that so?"), "skipped", "it is a note"),
    (hypothesis("Words that are not there"), "error", "do not stand"),
    (hypothesis("It will"), "error", "more than once"),
    (hypothesis(uri="https://other.example/"), "error", "no document with the address"),
    (hypothesis(tags=["no speech: because"]), "error", "no such reason"),
    (hypothesis(tags=["kind: loud"]), "error", "kind"),
    (hypothesis(tags=["pair: x", "verdict: sure"]), "error", "a verdict is one of"),
    (hypothesis(tags=["pair: x", "verdict: unsure"]), "error", "no claim pair"),
    (hypothesis(target=[]), "error", "no target"),
    ("no object", "error", "no JSON object"),
]


def test_each_record_has_its_own_outcome(ledger: Ledger) -> None:
    rows = [*(annotation for annotation, _, _ in WRONG), hypothesis()]
    *wrong, right = back(ledger, "web-annotation", {"rows": rows})
    assert right.status == "decided"
    for number, (one, (annotation, status, words)) in enumerate(zip(wrong, WRONG, strict=True), 1):
        assert (one.status, one.place) == (status, f"annotation {number}"), annotation
        assert words in one.message


def test_web_annotations_come_back_as_they_were_written(ledger: Ledger) -> None:
    collection = exported(ledger, "web-annotation")
    assert {one.status for one in back(ledger, "web-annotation", collection, reviewer="Bo")} <= {
        "unchanged",
        "skipped",
    }
    for one in collection["first"]["items"]:
        for body in one["body"]:
            if body.get("source", {}).get("name") == "Bill Hale":
                body["source"]["name"] = "Ada Fenwick"
    found = back(ledger, "web-annotation", collection, reviewer="Bo")
    assert statuses(found)["decided"] == 1
    assert told(ledger)["It will not,"] == "Ada Fenwick"


def _judge_prodigy(task: Any) -> Any:
    return [
        {**task, "accept": ["confirmed", "Half Flip"], "note": "heard it", "_annotator_id": "Bo"}
    ]


def _judge_label_studio(task: Any) -> Any:
    choices = [
        {"id": name, "from_name": name, "type": "choices", "value": {"choices": [value]}}
        for name, value in (("verdict", "confirmed"), ("rating", "Half Flip"))
    ]
    note = {"id": "n", "from_name": "note", "type": "textarea", "value": {"text": ["heard it"]}}
    annotation = {"completed_by": "Bo", "result": [*choices, note], "created_at": "2024"}
    return [{**task, "annotations": [annotation]}]


def _judge_web(collection: Any) -> Any:
    [one] = collection["first"]["items"]
    one["body"].append(
        {"purpose": "assessing", "value": "confirmed, Half Flip. heard it", "creator": "Bo"}
    )
    return collection


JUDGING: dict[AnnotationFormat, Callable[[Any], Any]] = {
    "prodigy": lambda tasks: _judge_prodigy(tasks[0]),
    "label-studio": lambda tasks: _judge_label_studio(tasks[0]),
    "web-annotation": _judge_web,
}


@pytest.mark.parametrize("format", ANNOTATION_FORMATS)
def test_verdicts_come_back(ledger: Ledger, format: AnnotationFormat) -> None:
    data = JUDGING[format](exported(ledger, format, pairs=True))
    assert [one.status for one in back(ledger, format, data)] == ["decided"]
    [pair] = ledger.claim_pairs()
    verdict = (pair.status, pair.rating, pair.note, pair.reviewer)
    assert verdict == ("confirmed", "Half Flip", "heard it", "Bo")
    assert [one.status for one in back(ledger, format, data)] == ["unchanged"]
    assert len(ledger.reviews(pair.id)) == 1
    ledger.review(pair.id, "rejected", reviewer="Cy", seen=pair.revision)
    later = json.loads(json.dumps(data).replace("heard it", "read it"))
    [conflict] = back(ledger, format, later)
    [waiting] = ledger.corrections(waiting=True)
    assert (conflict.status, conflict.waits_as) == ("conflict", waiting.id)
    assert (waiting.kind, waiting.pair_id, waiting.reviewer) == ("judged", pair.id, "Bo")
    assert (waiting.before, waiting.after) == (
        {"verdict": "rejected"},
        {"verdict": "confirmed, Half Flip"},
    )
    assert list(ledger.corrections(hidden_from="Di")) == []
    assert [one.status for one in back(ledger, format, later, overrule=True)] == ["decided"]
    assert list(ledger.corrections(waiting=True)) == []


def test_files_that_are_none_of_a_tool(ledger: Ledger) -> None:
    for format, text in (("label-studio", b"{}"), ("web-annotation", b"7"), ("label-studio", b"[")):
        with pytest.raises(InputError):
            list(import_annotations(ledger, io.BytesIO(text), format))  # type: ignore[arg-type]
    lines = b'{"spans": []}\n[]\n{"text": 1\n{"spans": [{}], "meta": {"document": "a"}}\n{}\n'
    found = list(import_annotations(ledger, io.BytesIO(lines), "prodigy"))
    assert [(one.place, one.status) for one in found] == [
        (f"line {number}", "error") for number in range(1, 6)
    ]


def test_the_command_brings_a_file_in(ledger: Ledger, tmp_path: Path) -> None:
    marked = [_speaker(Task(ledger, "prodigy")).record(None), {"answer": "ignore"}, {"text": 1}]
    (tmp_path / "marked.jsonl").write_text("\n".join(map(json.dumps, marked)), "utf-8")
    command = ("ledger", "import", str(tmp_path / "marked.jsonl"), "--from", "prodigy")
    where = ("--ledger", str(tmp_path / "test.ledger"), "--reviewer", "Bo")
    waiting = tmp_path / "waiting.jsonl"
    done = invoke(*command, *where, "--conflicts", str(waiting), "--format", "jsonl")
    assert done.exit_code == 1
    counts = [one["status"] for one in lines(done)]
    assert counts == ["unchanged", "decided", "skipped", "error"]
    assert [json.loads(line)["status"] for line in waiting.read_text().splitlines()] == ["error"]
    again = invoke(*command, *where)
    assert "decided:" not in again.stdout
    assert "0 decided, 2 unchanged, 0 conflict, 1 skipped, 1 error" in again.stderr


def test_a_long_article_takes_its_length(ledger: Ledger) -> None:
    from quotetrack.formats.annotations.marked import MarkedQuotation
    from quotetrack.formats.annotations.matching import matched
    from quotetrack.model import Span

    many = [MarkedQuotation(pieces=(Span(at, at + 9),)) for at in range(0, 50_000, 10)]
    moved = [
        evolve(one, pieces=(Span(one.pieces[0].start + 1, one.pieces[0].end),)) for one in many
    ]
    groups = list(matched(many, moved))
    assert len(groups) == len(many)
    assert all(len(old) == len(new) == 1 for old, new in groups)


def test_the_page_says_what_is_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (Path(__file__).parents[2] / "docs" / "annotation-tools.md").read_text("utf-8")
    assert re.findall(r"```xml\n(.*?)```", page, re.DOTALL) == [DOCUMENTS, PAIRS]
    for reason in NO_SPEECH_REASONS:
        assert f"`{reason.upper()}`" in page
    monkeypatch.chdir(tmp_path)
    [program] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    exec(compile(program, "annotation-tools.md", "exec"), {})
    first, second = capsys.readouterr().out.splitlines()
    assert f"prints `{first.strip()}` and `{second}`." in page


@pytest.mark.parametrize("other_version", [True, False])
def test_marks_behind_the_end_of_a_text_stop_no_other_record(
    ledger: Ledger, other_version: bool
) -> None:
    whole = Task(ledger, "prodigy").mark("Wet Roads", "QUOTE").record()
    damaged = copy.deepcopy(whole)
    damaged["spans"] += [
        {"start": 10**6, "end": 10**6 + 5, "label": label} for label in ("QUOTE", "SOURCE")
    ]
    if other_version:
        damaged["text"], damaged["quotetrack"]["sha256"] = "Rain.", "0" * 64
    found = back(ledger, "prodigy", [damaged, whole])
    told = "conflict" if other_version else "error"
    assert told in {one.status for one in found if one.place != found[-1].place}
    assert "decided" in {one.status for one in found}


JUNK = st.sampled_from(
    [None, "", "x", "\ud800", 0, -1, 10**9, 1.5, True, [], {}, [[]], [{}], {"a": 1}, "QUOTE"]
)


def _broken(data: Any, draw: Callable[..., Any]) -> Any:
    """Return data with a value somewhere replaced, or a key gone."""
    if isinstance(data, dict) and data:
        key = draw(st.sampled_from(sorted(data)))
        if draw(st.integers(0, 9)) == 0:
            return {name: value for name, value in data.items() if name != key}
        return {**data, key: _broken(data[key], draw)}
    if isinstance(data, list) and data:
        at = draw(st.integers(0, len(data) - 1))
        return [*data[:at], _broken(data[at], draw), *data[at + 1 :]]
    return draw(JUNK)


@given(st.data())
@settings(max_examples=EXAMPLES, deadline=None)
def test_whatever_is_wrong_with_a_record_it_is_told(filled: Path, data: st.DataObject) -> None:
    format = data.draw(st.sampled_from(list(ANNOTATION_FORMATS)))
    place = filled.with_name("broken.ledger")
    shutil.copy(filled, place)
    with Ledger(place) as ledger:
        record: Any = HYPOTHESIS
        if format != "web-annotation":
            record = _added(_speaker(Task(ledger, format))).record()
        for _ in range(data.draw(st.integers(1, 3))):
            record = _broken(record, data.draw)
        whole = {"rows": [record]} if format == "web-annotation" else [record]
        found = back(ledger, format, whole)
        assert all(one.message for one in found if one.status in ("error", "conflict", "skipped"))
