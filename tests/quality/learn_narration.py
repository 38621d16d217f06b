"""Learn whose words stand alone behind narration.

    python -m tests.quality.learn_narration [--keep]

is what `make weights` runs after dialogue. It learns from the teaching part of the annotated
articles and from the scenes of "teaching" and "narration" in tests/quality/dialogue, and prints of
how many examples of each the likeliest speaker is right where it is left out. With `--keep` the
weights that come along stay.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import quotetrack
from quotetrack.pipeline.stages import resolution_of
from quotetrack.train import narration
from quotetrack.train.ranking import Example, FeatureNumbers
from quotetrack.weights import Weights
from tests.quality.eval_articles import articles
from tests.quality.eval_dialogue import TEACHING, scenes

_TARGET = Path(quotetrack.__file__).parent / "quotes" / "data" / "narration_weights.tsv"


def _taught() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield what is learnt from: the name of its source, and the article."""
    for article in articles("own"):
        genre = article["genre"].split("-")[0]
        if genre in TEACHING:
            starts = [(one["frags"][0][0], one["speaker"]) for one in article["quotes"]]
            yield genre, _article(article["text"], starts)
    for part in ("teaching", "narration"):
        for scene in scenes(part):
            yield part, _article(scene.text, scene.speakers)


def _article(text: str, speakers: Sequence[tuple[int, str | None]]) -> dict[str, Any]:
    return {"text": text, "quotes": [{"start": at, "speaker": name} for at, name in speakers]}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return 0."""
    import torch

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--keep", action="store_true", help="leave the weights as they are")
    chosen = parser.parse_args(arguments)
    torch.set_num_threads(1)
    by_source: dict[str, list[Mapping[str, Any]]] = {}
    for source, article in _taught():
        by_source.setdefault(source, []).append(article)
    numbers = FeatureNumbers()
    found: dict[str, list[Example]] = {}
    for source, taught in by_source.items():
        found[source] = list(
            narration.examples(taught, numbers, lambda *three: resolution_of(*three, aliases=None))
        )
    for source, examples in found.items():
        rest = [one for other in found if other != source for one in found[other]]
        weights = Weights(narration.learn(rest, numbers), ())
        right = narration.right_of(examples, numbers, weights)
        print(f"{source:10} left out: {right} of {len(examples)} right")
    learnt = narration.learn([one for of in found.values() for one in of], numbers)
    if not chosen.keep:
        narration.write(learnt, _TARGET)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
