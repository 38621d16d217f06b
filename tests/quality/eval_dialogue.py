"""Score invented scenes of dialogue: who speaks where two or three take turns.

    python -m tests.quality.eval_dialogue [--part teaching|checking] [-v]
    python -m tests.quality.eval_dialogue --examples FILE

The second form writes what `quotetrack.train.dialogue` learns from: the teaching scenes, and the
articles of the teaching part in tests/annotations.

Prints how many quotations of the scenes have their speaker, how many of those that name none beside
them, and how many of those on which the text says nothing and the one who spoke last or the other
one was chosen. The scenes stand in tests/quality/dialogue.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

import quotetrack
from tests.quality.eval_articles import articles

#: Genres of the teaching part of tests/annotations.
TEACHING = frozenset({"bbc2022", "cnn", "india"})
FOLDER = Path(__file__).parent / "dialogue"
PARTS = ("teaching", "checking")
_SPEAKER = re.compile(r" ?\{([^}]*)\}")
#: Rules that decide where the text names nobody beside the quotation.
BY_TURN = ("speaker_goes_on", "dialogue")


@frozen
class Scene:
    """A scene: its text, and for each quotation where its words begin and who says them."""

    name: str
    text: str
    speakers: tuple[tuple[int, str], ...]


def scenes(part: str) -> Iterator[Scene]:
    """Yield the scenes of "teaching" or "checking"."""
    lines = (FOLDER / f"{part}.txt").read_text("utf-8").splitlines()
    written = "\n".join(line for line in lines if not line.startswith("# "))
    for scene in written.split("== ")[1:]:
        name, _, body = scene.partition("\n")
        text = ""
        speakers: list[tuple[int, str]] = []
        position = 0
        for match in _SPEAKER.finditer(body):
            text += body[position : match.start()]
            speakers.append((text.rindex("“") + 1, match.group(1)))
            position = match.end()
        yield Scene(name.strip(), (text + body[position:]).strip() + "\n", tuple(speakers))


def is_right(speaker: str, found: str) -> bool:
    """Return whether the name that was found is that of the speaker, "-" for nobody named."""
    return not found if speaker == "-" else speaker.lower() in found.lower()


def judged(
    part: str, parser: quotetrack.ParserChoice = None
) -> Iterator[tuple[str, str, str, bool]]:
    """Yield for each quotation of a part: scene, rule ("missed" where not found), words, right."""
    for scene in scenes(part):
        found = quotetrack.analyze(scene.text, parser=parser).quotations
        for start, speaker in scene.speakers:
            one = next(
                (q for q in found if any(piece.start == start for piece in q.fragments)), None
            )
            words = scene.text[start : start + 40].split("”")[0]
            name = one.speaker.name if one and one.speaker else ""
            told = f"{words} [{speaker}, not {name or 'nobody'}]"
            yield scene.name, one.rule if one else "missed", told, is_right(speaker, name)


def counts(part: str, parser: quotetrack.ParserChoice = None) -> Counter[str]:
    """Return the counts of a part: "all", "right", "by turn" and "by turn, right"."""
    found: Counter[str] = Counter()
    for _, rule, _, right in judged(part, parser):
        found["all"] += 1
        found["right"] += right
        if rule in BY_TURN:
            found["by turn"] += 1
            found["by turn, right"] += right
    return found


def examples() -> Iterator[dict[str, object]]:
    """Yield what the model of dialogue learns from, an article at a time."""
    for article in articles("own"):
        if article["genre"].split("-")[0] in TEACHING:
            quotes = [
                {"start": one["frags"][0][0], "speaker": one["speaker"]}
                for one in article["quotes"]
            ]
            yield {"text": article["text"], "quotes": quotes}
    for scene in scenes("teaching"):
        quotes = [{"start": start, "speaker": speaker} for start, speaker in scene.speakers]
        yield {"text": scene.text, "quotes": quotes}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--part", choices=PARTS, default="checking")
    parser.add_argument("--examples", type=Path, help="write what the model learns from")
    parser.add_argument("-v", action="store_true", help="show what is wrong")
    chosen = parser.parse_args(arguments)
    if chosen.examples is not None:
        lines = (json.dumps(one) + "\n" for one in examples())
        chosen.examples.write_text("".join(lines), "utf-8")
        return 0
    rules: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for scene, rule, told, right in judged(chosen.part, "bundled"):
        rules[rule] += 1
        wrong[rule] += not right
        if chosen.v and not right:
            print(f"{scene} | {rule} | {told}")
    total, false = sum(rules.values()), sum(wrong.values())
    print(f"{chosen.part}: {total} quotations, right {1 - false / total:.3f}")
    for rule, count in rules.most_common():
        print(f"  {rule:32} {count:4}  right {1 - wrong[rule] / count:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
