"""Learning all weights of the quotes stage again, and saying what moved.

`make weights` does it from the command line. Each lesson writes into a folder, with a note of what
it learnt from: corpus, number of documents, and program. A lesson whose note still holds is not
learnt again, so that a run that was stopped goes on where it was. The weights that come with
quotetrack are replaced at the end, all at once.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from attrs import frozen

import quotetrack
from quotetrack.errors import ModelError
from quotetrack.parse import Parser, StanzaParser
from quotetrack.train import attribution, indirect
from quotetrack.weights import Weights, read_weights

BUNDLED = Path(quotetrack.__file__).parent / "quotes" / "data"
# What moves by less says nothing: one document more or less does as much.
MOVED = 0.25
_SHOWN = 8
_NOTE = "learnt.json"
_READ_BY_LESSONS = ("lexicon", "model", "parse", "quotes", "reading", "train", "weights")
_NEEDED = ("sklearn", "scipy")


@frozen
class Lesson:
    """Weights that are learnt together: the files, and how. The order is that of learning."""

    name: str
    files: tuple[str, ...]
    learn: Callable[[Corpora, Path, Parser, int | None], None]


@frozen
class Corpora:
    """What is learnt from: a corpus, and annotated articles of other sources.

    `corpus` is a file in the form of `quotetrack.train.gold`, `articles` a file of annotations and
    one of their texts (`quotetrack.train.articles`), None to learn without them. `decisions` is a
    file of annotated articles with their texts in it, as `quotetrack corrections export` writes
    what people decided in a ledger.
    """

    corpus: Path
    articles: tuple[Path, Path] | None = None
    decisions: Path | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """All files, in one order."""
        decided = () if self.decisions is None else (self.decisions,)
        return (self.corpus, *(self.articles or ()), *decided)


def _attribution(corpora: Corpora, folder: Path, parser: Parser, documents: int | None) -> None:
    attribution.train(
        corpora.corpus,
        folder,
        parser,
        count=documents,
        articles=corpora.articles,
        decisions=corpora.decisions,
    )


def _indirect(corpora: Corpora, folder: Path, parser: Parser, documents: int | None) -> None:
    indirect.train(corpora.corpus, folder, parser, count=documents)


LESSONS = (
    Lesson(
        "attribution",
        ("ranker_weights.tsv", "speech_weights.tsv", "source_weights.tsv"),
        _attribution,
    ),
    Lesson("indirect", ("indirect_weights.tsv",), _indirect),
)


@frozen
class Moved:
    """How the weights of one file differ from those before."""

    file: str
    before: int
    after: int
    added: int
    removed: int
    changed: list[tuple[str, float, float]]

    def lines(self) -> Iterator[str]:
        """Yield what moved, for people: the counts, and the features that moved most."""
        yield (
            f"{self.file}: {self.before} features before, {self.after} after; "
            f"{self.added} added, {self.removed} removed, "
            f"{len(self.changed)} moved by more than {MOVED}"
        )
        for feature, old, new in self.changed[:_SHOWN]:
            yield f"    {old:+.2f} -> {new:+.2f}  {feature}"


def moved(file: str, before: Weights, after: Weights) -> Moved:
    """Compare the weights of a file with those before. A feature that is absent weighs nothing."""
    old, new = before.by_feature, after.by_feature
    pairs = [(name, old.get(name, 0.0), new.get(name, 0.0)) for name in old.keys() | new.keys()]
    changed = [pair for pair in pairs if abs(pair[2] - pair[1]) > MOVED]
    changed.sort(key=lambda pair: (-abs(pair[2] - pair[1]), pair[0]))
    return Moved(
        file,
        len(old),
        len(new),
        len(new.keys() - old.keys()),
        len(old.keys() - new.keys()),
        changed,
    )


def missing(corpora: Corpora) -> str:
    """Return why nothing can be learnt here, "" where it can."""
    for path in corpora.files:
        if not path.is_file():
            return (
                f"{path} is not there. It is a corpus of annotated quotations, JSON Lines "
                "(quotetrack/train/gold.py and articles.py say in what form); give its path"
            )
    absent = [name for name in _NEEDED if find_spec(name) is None]
    if absent:
        return f"{' and '.join(absent)} are not installed (pip install quotetrack[train])"
    return ""


def learn(
    corpora: Corpora,
    work: Path,
    documents: int | None = None,
    say: Callable[[str], None] = print,
) -> dict[str, Weights]:
    """Learn every lesson that was not learnt already, and return the weights by file.

    Args:
        corpora: The files of annotated quotations.
        work: Where weights and notes are written. It is made where it is absent.
        documents: How many documents of the corpus are read, all where None.
        say: Takes a line on how far it is.

    Raises `ModelError` where the corpus or what learning needs is missing.
    """
    reason = missing(corpora)
    if reason:
        raise ModelError(f"No weights can be learnt: {reason}.")
    import torch

    torch.set_num_threads(1)  # Several wait for each other on a machine that has other work.
    work.mkdir(parents=True, exist_ok=True)
    note = work / _NOTE
    parser = StanzaParser()
    origin = _origin(corpora, documents, parser.version)
    learnt: dict[str, str] = json.loads(note.read_text("utf-8")) if note.exists() else {}
    for lesson in LESSONS:
        done = all((work / file).exists() for file in lesson.files)
        if done and learnt.get(lesson.name) == origin:
            say(f"{lesson.name}: learnt already")
            continue
        started = time.process_time()
        lesson.learn(corpora, work, parser, documents)
        learnt[lesson.name] = origin
        note.write_text(json.dumps(learnt, indent=2) + "\n", encoding="utf-8")
        say(f"{lesson.name}: learnt in {time.process_time() - started:.0f} s of the processor")
    return {file: _read(work / file) for lesson in LESSONS for file in lesson.files}


def bundled() -> dict[str, Weights]:
    """Return the weights that come with quotetrack, by file."""
    return {file: _read(BUNDLED / file) for lesson in LESSONS for file in lesson.files}


def replace(work: Path) -> None:
    """Put the weights in `work` in place of those that come with quotetrack."""
    for lesson in LESSONS:
        for file in lesson.files:
            shutil.copyfile(work / file, BUNDLED / file)


def report(before: Mapping[str, Weights], after: Mapping[str, Weights]) -> Iterator[str]:
    """Yield lines on what moved in each file."""
    for file, weights in after.items():
        yield from moved(file, before[file], weights).lines()


def _read(path: Path) -> Weights:
    return read_weights(path.read_text("utf-8"))


def _origin(corpora: Corpora, documents: int | None, parser: str) -> str:
    """Return a digest of all that the weights follow from."""
    digest = hashlib.sha256()
    for path in corpora.files:
        digest.update(path.read_bytes())
    digest.update(f"{documents} {parser} {version('scikit-learn')}".encode())
    root = Path(quotetrack.__file__).parent
    for package in _READ_BY_LESSONS:
        for path in sorted([root / f"{package}.py", *(root / package).rglob("*")]):
            if not path.is_file():
                continue
            if path.suffix in (".py", ".txt") or (path.suffix == ".tsv" and package == "lexicon"):
                digest.update(path.read_bytes())
    return digest.hexdigest()
