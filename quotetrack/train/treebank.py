"""Reading and writing treebanks in the CoNLL-U format.

Multi-word tokens are not kept: "don't" becomes the two ordinary tokens "do" and "n't", which stand
next to each other without a space. A name finder then sees "NASA" and "'s" apart, and the models
need no expansion step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import field, frozen

from quotetrack.train.files import read_text


@frozen
class Word:
    """One syntactic word. `head` is the 1-based position of the governor, 0 for the root.

    `ner` is a BIO tag, or "" where the treebank says nothing about names.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    space_after: bool = True
    ner: str = ""


@frozen
class Sentence:
    """One sentence of a treebank, with what is known about its place in the text."""

    words: tuple[Word, ...]
    opens_document: bool = False
    opens_paragraph: bool = False
    genre: str = field(default="", kw_only=True)

    @property
    def text(self) -> str:
        """The sentence as running text."""
        pieces = [word.form + (" " if word.space_after else "") for word in self.words]
        return "".join(pieces).rstrip()

    def children(self, position: int) -> list[int]:
        """Return the 1-based positions of the words that depend on `position`."""
        return [at for at, word in enumerate(self.words, 1) if word.head == position]

    def subtree(self, position: int) -> set[int]:
        """Return the 1-based positions of `position` and of all that hangs below it."""
        members = {position}
        frontier = [position]
        while frontier:
            for child in self.children(frontier.pop()):
                if child not in members:
                    members.add(child)
                    frontier.append(child)
        return members


def read_treebank(path: Path) -> list[Sentence]:
    """Read a CoNLL-U file, plain or gzipped.

    Sentences whose multi-word tokens are not the plain concatenation of their words are left out,
    because their words have no place of their own in the text.
    """
    lines = read_text(path).split("\n")
    return [sentence for sentence in _sentences(lines) if sentence is not None]


def write_treebank(sentences: Iterable[Sentence], path: Path) -> None:
    """Write `sentences` as CoNLL-U, as Stanza's training code reads it."""
    with path.open("w", encoding="utf-8") as out:
        for sentence in sentences:
            out.write(f"# text = {sentence.text}\n")
            for at, word in enumerate(sentence.words, 1):
                misc = "_" if word.space_after else "SpaceAfter=No"
                columns = (at, word.form, word.lemma, word.upos, word.xpos, "_")
                tree = (word.head, word.deprel, "_", misc)
                out.write("\t".join(map(str, columns + tree)) + "\n")
            out.write("\n")


def _sentences(lines: Iterable[str]) -> Iterator[Sentence | None]:
    rows: list[list[str]] = []
    document = paragraph = False
    genre = ""
    for line in lines:
        if line.startswith("# newdoc"):
            document = paragraph = True
            genre = _genre(line.partition("=")[2].strip())
        elif line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("#"):
            continue
        elif line:
            rows.append(line.split("\t"))
            paragraph = paragraph or "NewPar=Yes" in rows[-1][-1]
        elif rows:
            words = _words(rows)
            yield Sentence(words, document, paragraph, genre=genre) if words else None
            # What a sentence that is left out opens is opened by the next one.
            if words:
                document = paragraph = False
            rows = []


def _genre(document_id: str) -> str:
    """Return the genre part of a document id such as "GUM_news_election" or "weblog-x-12"."""
    if document_id.startswith("GUM_"):
        return "_".join(document_id.split("_")[:2])
    return document_id.split("-")[0]


def _words(rows: list[list[str]]) -> tuple[Word, ...] | None:
    words: list[Word] = []
    range_end, range_form, range_space = 0, "", True
    for row in rows:
        number, form, lemma, upos, xpos, _, head, deprel, _, misc = row
        space = "SpaceAfter=No" not in misc
        if "." in number:
            continue
        if "-" in number:
            range_end = int(number.partition("-")[2])
            range_form, range_space = form, space
            continue
        at = int(number)
        if at <= range_end:
            # Only the last word of a multi-word token is followed by what follows the token.
            space = range_space if at == range_end else False
            if not range_form.startswith(form):
                return None
            range_form = range_form[len(form) :]
            if at == range_end and range_form:
                return None
        words.append(Word(form, lemma, upos, xpos, int(head), _relation(deprel), space))
    return tuple(words)


def _relation(deprel: str) -> str:
    """Keep the subtypes that matter to attribution, and drop the others."""
    main, _, subtype = deprel.partition(":")
    kept = subtype in ("pass", "poss", "outer", "prt", "agent", "relcl")
    return deprel if kept else main
