"""Turn a draft and an annotator's corrections into an annotation without text.

    python -m tests.annotations.corrections DRAFTS.jsonl ANSWERS.txt … [-o ANNOTATIONS.jsonl]

DRAFTS is what `tests.annotations.drafting` kept, ANSWERS corrects what it printed. A document
begins with "== ID"; each further line corrects one thing, and what no line names was right:

    q3 speaker Ada Fenwick | person      (person, organisation, group, unnamed; - for nobody)
    q3 source the mayor                  (the nearest such words; - for none)
    q3 kind mixed
    q3 pieces first words … last words / next piece … its end
    q5 drop                              (no quotation, and nothing in marks either)
    q5 no title                          (in marks, but no speech, with the reason)
    q5 optional                          (careful readers differ)
    join q3 q4                           (one quotation: the pieces of q4 go to q3)
    n2 speech direct | said Bo Lind | Bo Lind | person
    n2 why nickname
    add first words … last words | direct | Mr Lind | Bo Lind | person
    addno some words in marks | title
    people Ada Fenwick = Ms Fenwick; Fenwick / Bo Lind
                                         (all of them; without this line the draft's are right)

Words are found in the text as whole words with any white space between them; "…" stands for all
between. A source is the nearest such words outside the quotation. In "pieces" and "add" the pieces
are parted by " / ". The result has the shape of the annotated articles in ../shared/data/wild, with
the digest of the text in place of the text.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

from tests.annotations.drafting import read_texts

_KINDS = ("person", "organisation", "group", "unnamed")


class RefusedError(Exception):
    """A correction that cannot be carried out, with the reason."""


def read_answers(text: str) -> dict[str, list[str]]:
    """Return the correction lines of each document by its id."""
    answers: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        stripped = line.strip()
        if stripped.startswith("== "):
            lines = answers.setdefault(stripped[3:].split()[0], [])
        elif stripped and not stripped.startswith("#"):
            lines.append(stripped)
    return answers


def _places(text: str, words: str) -> list[tuple[int, int]]:
    spaced = r"\s+".join(re.escape(word) for word in words.split())
    return [match.span() for match in re.finditer(rf"(?<!\w){spaced}(?!\w)", text)]


def find(text: str, words: str, near: int) -> list[int]:
    """Return where `words` stand in `text`, the place nearest to the offset `near`."""
    parts = re.split(r"\s*…\s*", words.strip())
    if len(parts) > 2 or not all(parts):
        raise RefusedError(f"not words, nor words … words: {words!r}")
    begins = _places(text, parts[0])
    if not begins:
        raise RefusedError(f"not in the text: {words!r}")
    start, end = min(begins, key=lambda span: abs(span[0] - near))
    if len(parts) == 2:
        last = next((span for span in _places(text, parts[1]) if span[0] >= end), None)
        if last is None:
            raise RefusedError(f"not in the text after the first words: {words!r}")
        end = last[1]
    return [start, end]


def _pieces(text: str, words: str, near: int) -> list[list[int]]:
    found: list[list[int]] = []
    for part in words.split(" / "):
        found.append(find(text, part, found[-1][1] if found else near))
    if found != sorted(found):
        raise RefusedError(f"pieces out of order: {words!r}")
    return found


def _speaker(fields: list[str]) -> dict[str, Any]:
    if fields == ["-"]:
        return {"speaker": None, "speaker_kind": None}
    if len(fields) != 2 or fields[1] not in _KINDS:
        raise RefusedError(f"a speaker is 'name | kind' or '-', not {' | '.join(fields)!r}")
    return {"speaker": fields[0], "speaker_kind": fields[1]}


def _source(text: str, words: str, frags: list[list[int]]) -> list[int] | None:
    if words in ("-", ""):
        return None

    def distance(span: tuple[int, int]) -> int:
        return min(max(start - span[1], span[0] - end) for start, end in frags)

    outside = [span for span in _places(text, words) if distance(span) >= 0]
    if not outside:
        raise RefusedError(f"not in the text outside the quotation: {words!r}")
    nearest = min(outside, key=distance)
    return [*nearest]


def _quotation(text: str, frags: list[list[int]], fields: list[str]) -> dict[str, Any]:
    if len(fields) < 3:
        raise RefusedError("a quotation is 'kind | source | speaker | speaker kind'")
    kind, source, *speaker = fields
    if kind not in ("direct", "mixed"):
        raise RefusedError(f"kind is direct or mixed, not {kind!r}")
    return {
        "frags": frags,
        "kind": kind,
        "source": _source(text, source, frags),
        **_speaker(speaker),
    }


class _Draft:
    """A draft while it is corrected; what is dropped becomes None, so that numbers stay."""

    def __init__(self, text: str, drafted: dict[str, Any]) -> None:
        self.text = text
        self.quotes: list[dict[str, Any] | None] = list(drafted["quotes"])
        self.no_speech: list[dict[str, Any] | None] = list(drafted["not_speech"])
        self.added: list[dict[str, Any]] = []
        self.added_no_speech: list[dict[str, Any]] = []
        self.optional: list[dict[str, Any]] = []
        self.people: list[dict[str, Any]] = drafted["people"]

    def correct(self, line: str) -> None:
        """Carry out one correction."""
        command, _, rest = line.partition(" ")
        numbered = re.fullmatch(r"([qn])(\d+)", command)
        if numbered is not None:
            action, _, given = rest.partition(" ")
            change = self._quote if numbered[1] == "q" else self._stretch
            change(int(numbered[2]) - 1, action, given.strip())
        elif command == "join":
            first, *others = (int(name.lstrip("q")) - 1 for name in rest.split())
            kept = self._existing(self.quotes, first)
            for other in others:
                kept["frags"] += self._existing(self.quotes, other)["frags"]
                self.quotes[other] = None
            kept["frags"].sort()
        elif command == "add":
            words, *fields = _fields(rest)
            self.added.append(_quotation(self.text, _pieces(self.text, words, 0), fields))
        elif command == "addno":
            words, why = _fields(rest)
            self.added_no_speech.append({"span": find(self.text, words, 0), "why": why})
        elif command == "people":
            self.people = [_person(one) for one in rest.split(" / ")] if rest != "-" else []
        else:
            raise RefusedError(f"unknown: {command!r}")

    def _existing(self, items: list[dict[str, Any] | None], number: int) -> dict[str, Any]:
        item = items[number] if 0 <= number < len(items) else None
        if item is None:
            raise RefusedError(f"there is no number {number + 1}")
        return item

    def _quote(self, number: int, action: str, given: str) -> None:
        quote = self._existing(self.quotes, number)
        near = quote["frags"][0][0]
        if action == "speaker":
            quote.update(_speaker(_fields(given)))
        elif action == "source":
            quote["source"] = _source(self.text, given, quote["frags"])
        elif action == "kind" and given in ("direct", "mixed"):
            quote["kind"] = given
        elif action == "pieces":
            quote["frags"] = _pieces(self.text, given, near)
        elif action in ("drop", "no", "optional"):
            self.quotes[number] = None
            if action == "no":
                for piece in quote["frags"]:
                    self.added_no_speech.append({"span": piece, "why": given})
            elif action == "optional":
                self.optional += [{"span": piece} for piece in quote["frags"]]
        else:
            raise RefusedError(f"unknown: {action!r}")

    def _stretch(self, number: int, action: str, given: str) -> None:
        stretch = self._existing(self.no_speech, number)
        if action == "speech":
            self.no_speech[number] = None
            self.added.append(_quotation(self.text, [stretch["span"]], _fields(given)))
        elif action == "why":
            stretch["why"] = given
        elif action == "drop":
            self.no_speech[number] = None
        elif action == "optional":
            self.no_speech[number] = None
            self.optional.append({"span": stretch["span"]})
        else:
            raise RefusedError(f"unknown: {action!r}")


def _fields(given: str) -> list[str]:
    return [part.strip() for part in given.split("|")]


def _person(given: str) -> dict[str, Any]:
    name, _, aliases = (part.strip() for part in given.partition("="))
    if not name:
        raise RefusedError("a person without a name")
    names = [alias.strip() for alias in aliases.split(";") if alias.strip()]
    return {"name": name, "aliases": names, "kind": "person"}


def corrected(document: dict[str, Any], lines: list[str]) -> tuple[dict[str, Any], list[str]]:
    """Return the annotation of a document, and what was refused of its corrections."""
    text = document["text"]
    drafted = _Draft(text, document["draft"])
    refused: list[str] = []
    for line in lines:
        try:
            drafted.correct(line)
        except (RefusedError, ValueError) as problem:
            refused.append(f"{document['id']}: {line}: {problem}")
    quotes = [quote for quote in drafted.quotes if quote is not None] + drafted.added
    no_speech = [one for one in drafted.no_speech if one is not None] + drafted.added_no_speech
    return {
        "id": document["id"],
        "genre": document.get("genre", ""),
        "source": document.get("source", ""),
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "quotes": sorted(quotes, key=lambda quote: quote["frags"][0]),
        "not_speech": sorted(no_speech, key=lambda one: one["span"]),
        "optional": sorted(drafted.optional, key=lambda one: one["span"]),
        "people": drafted.people,
    }, refused


def main() -> int:
    """Read texts and answers, write annotations; say what was refused."""
    parser = argparse.ArgumentParser(description="Corrections of drafts to annotations.")
    parser.add_argument("drafts")
    parser.add_argument("answers", nargs="+")
    parser.add_argument("-o", "--output")
    chosen = parser.parse_args()
    answers: dict[str, list[str]] = {}
    for path in chosen.answers:
        answers |= read_answers(Path(path).read_text(encoding="utf-8"))
    refused: list[str] = []
    lines: list[str] = []
    for document in read_texts(chosen.drafts):
        if document["id"] in answers:
            annotation, problems = corrected(document, answers.pop(document["id"]))
            refused += problems
            lines.append(json.dumps(annotation, ensure_ascii=False) + "\n")
    refused += [f"{missing}: no such text" for missing in answers]
    if chosen.output:
        Path(chosen.output).write_text("".join(lines), encoding="utf-8")
    print("\n".join([*refused, f"{len(lines)} annotated, {len(refused)} lines refused"]))
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
