"""Learning which capitalised words of a text are names of people.

The examples are the names in whole texts whose people are all known: the annotated articles of
`tests/annotations`, and GUM. A name is an example for a person where it is one of the names of a
person of the text, against one where it is none and no part of one. What overlaps a person's name
otherwise ("Olympian Ana Ortiz") is left out.

    python -m quotetrack.train.naming LABELS TEXTS GUM [-o FOLDER]

learns from the teaching part of `tests/annotations/data/wild.jsonl` with the texts it is about, and
from the training part of GUM; `make weights` runs it.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import fsum
from pathlib import Path
from typing import Any

from attrs import frozen

from quotetrack.lexicon.forms import form_of
from quotetrack.lexicon.words import key_of
from quotetrack.people.capitals import find_runs
from quotetrack.people.name_candidates import candidates_in_runs
from quotetrack.people.name_facts import NameInText, TextFacts, names_by_text
from quotetrack.people.name_found import Candidate
from quotetrack.people.tokens import Words, words_of
from quotetrack.reading import read_text
from quotetrack.train.logistic import fit_logistic
from quotetrack.train.weights_file import write_weights

#: The genres of the annotated articles that are for teaching (see tests/annotations/README.md).
TEACHING = ("bbc2022", "cnn", "india")
#: Where the weights that come with quotetrack lie.
BUNDLED = Path(__file__).parents[1] / "people" / "data"
#: The inverse of the penalty, chosen by leaving one source of the annotated articles out.
STRENGTH = 0.6
#: What a name in GUM counts for beside one in the articles: other rules annotate its people.
GUM_COUNTS = 0.25
GUM = "gum"
#: In so many parts the texts are judged by the rest of them.
FOLDS = 5
WEIGHTS = "person_weights.tsv"
_TITLE = "Weights of names of people, learnt by quotetrack.train.naming from annotated texts."


@frozen
class Text:
    """A text whose people are all known; `people` holds the names of each.

    `described` are phrases that hold a name besides what somebody is: "author Ana Ortiz".
    """

    source: str
    text: str
    people: Sequence[Sequence[str]]
    described: Sequence[str] = ()


@frozen
class Example:
    """A name in a text: its facts, and whether it is a person's."""

    name: NameInText
    facts: Sequence[str]
    is_person: bool
    source: str


@frozen
class NamesOfText:
    """The names of a text, longest first, each with whether it is a person's; None is left out."""

    source: str
    words: Words
    candidates: Sequence[Candidate]
    names: Sequence[tuple[NameInText, bool | None]]


def read_gum(path: Path) -> Iterator[Text]:
    """Yield the texts of a file of GUM with the names of the people in each."""
    for record in _records(path):
        people: defaultdict[str, dict[str, None]] = defaultdict(dict)
        described: list[str] = []
        for mention in record["mentions"]:
            if mention["type"] == "person" and mention["form"] == "PROP":
                people[mention["entity"]].setdefault(mention["text"])
            elif mention["type"] == "person":
                described.append(mention["text"])
        names = [list(names) for names in people.values()]
        yield Text(GUM, record["text"], names, described)


def read_annotated(labels: Path, texts: Path, genres: Sequence[str]) -> Iterator[Text]:
    """Yield annotated articles of some genres, with the names of the people in each.

    Args:
        labels: What `tests/annotations` holds.
        texts: The articles themselves, JSON Lines with `id` and `text`.
        genres: The genres that are wanted, up to their hyphen.
    """
    by_id = {record["id"]: record["text"] for record in _records(texts)}
    for record in _records(labels):
        genre = record["genre"].partition("-")[0]
        if genre in genres:
            people = [[one["name"], *one["aliases"]] for one in record["people"]]
            yield Text(genre, by_id[record["id"]], people)


def _records(path: Path) -> Iterator[dict[str, Any]]:
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    yield from map(json.loads, content.decode("utf-8").strip().split("\n"))


def names_of(text: Text) -> NamesOfText:
    """Return the names of a text."""
    reading = read_text(text.text)
    words = words_of(reading, [one.inner for one in reading.quoted if len(one.inner)])
    candidates = candidates_in_runs(words, find_runs(words))
    full = {key_of(name) for names in text.people for name in names}
    described = [key_of(phrase) for phrase in text.described]
    parts = {part for names in text.people for part in parts_of(names)}
    found: list[tuple[NameInText, bool | None]] = []
    for name in names_by_text(candidates):
        is_person = _is_person(name, full, parts)
        key = key_of("".join(name.texts))
        if not is_person and any(key in phrase for phrase in described):
            is_person = None
        found.append((name, is_person))
    found.sort(key=lambda one: -len(one[0].texts))
    return NamesOfText(text.source, words, candidates, found)


def examples(
    texts: Iterable[NamesOfText], weights: Mapping[str, float] | None = None
) -> Iterator[Example]:
    """Yield the names of texts with their facts.

    Args:
        texts: The names of each text.
        weights: By fact, for the odds of longer names, which are facts of the shorter names in
            them; without weights these facts are left out. Weights that were learnt from the same
            texts would make the odds clearer than they are elsewhere.
    """
    for text in texts:
        of_text = TextFacts.of(text.words, text.candidates)
        for name, is_person in text.names:
            facts = list(of_text.facts_of(name))
            if weights is not None:
                of_text.note(name, fsum(weights.get(fact, 0.0) for fact in facts))
            if is_person is not None:
                yield Example(name, facts, is_person, text.source)


def parts_of(names: Sequence[str]) -> set[str]:
    """Return the words, as keys, by which somebody may be called who has several names.

    Those of the first name, which is the full one, and what in the others is no title, place or
    body: "Obama" of "US President Obama". Both halves of "Rees-Mogg" count, and the whole.
    """
    words: list[str] = []
    for number, name in enumerate(names):
        of_name = name.split()
        if all(word[0].isupper() for word in of_name):
            words += [word for word in of_name if not (number and form_of(word).is_no_name)]
    return {key_of(part) for word in words for part in (word, *word.split("-"))}


def _is_person(name: NameInText, full: set[str], parts: set[str]) -> bool | None:
    """Return whether a name is a person's; None where it only overlaps one."""
    key = key_of("".join(name.texts))
    if key in full or (len(name.texts) == 1 and key in parts):
        return True
    if len(name.texts) > 1 and any(one in key or key in one for one in full if len(one) > 2):
        return None
    return False


def learn(texts: Sequence[NamesOfText], strength: float = STRENGTH) -> dict[str, float]:
    """Return the weights by fact.

    The longer names of each part of the texts are judged by what the other parts teach.

    Args:
        texts: The names of each text.
        strength: The inverse of the penalty, as in scikit-learn's `C`.
    """
    parts = [texts[number::FOLDS] for number in range(FOLDS)]
    alone = [list(examples(part)) for part in parts]
    known: list[Example] = []
    for number, part in enumerate(parts):
        others = [one for at, some in enumerate(alone) if at != number for one in some]
        known += examples(part, _fitted(others, strength))
    return _fitted(known, strength)


def _fitted(known: Sequence[Example], strength: float) -> dict[str, float]:
    return fit_logistic(
        [one.facts for one in known],
        [one.is_person for one in known],
        strength,
        counted=[GUM_COUNTS if one.source == GUM else 1.0 for one in known],
    )


def train(texts: Iterable[Text], folder: Path) -> None:
    """Learn from texts whose people are all known, and write the weights into `folder`."""
    write_weights(_TITLE, learn([names_of(text) for text in texts]), (), folder / WEIGHTS)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("labels", type=Path, help="the annotated articles, without texts")
    parser.add_argument("texts", type=Path, help="their texts")
    parser.add_argument("gum", type=Path, help="documents of GUM with all mentions")
    parser.add_argument("-o", "--output", type=Path, default=BUNDLED, help="folder of the weights")
    chosen = parser.parse_args(arguments)
    annotated = read_annotated(chosen.labels, chosen.texts, TEACHING)
    train([*annotated, *read_gum(chosen.gum)], chosen.output)


if __name__ == "__main__":
    main()
