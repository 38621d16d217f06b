"""Learning how answers to yes/no questions are meant.

The examples are those of Circa: a question, an indirect answer, and what five readers took it for.
Features that are not met in several scenarios are left out, since what is said of food or music
tells nothing of politics; and what the models are worth is measured by leaving one scenario out.

    python -m quotetrack.train.answers ANSWERS [-o FOLDER]

ANSWERS is JSON Lines, packed or not, with `q` (the question), `a` (the answer), `y` ("yes", "no",
"na" for neither, "mid", "cond"; others are passed over) and `scen` (the scenario).
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from quotetrack.claims.answers.weighed import features_of_answer
from quotetrack.claims.language.words import read_words
from quotetrack.train.logistic import fit_logistic, isotonic
from quotetrack.train.weights_file import write_weights
from quotetrack.weights import Weights, logistic

#: Where the weights that come with quotetrack lie.
BUNDLED = Path(__file__).parents[1] / "claims" / "data"
#: The inverse of the penalty, chosen by leaving one scenario out.
STRENGTH = 0.1
_RAREST, _FEWEST_SCENARIOS = 8, 3
_LABELS = {"yes": "yes", "no": "no", "na": "no", "mid": "partial", "cond": "partial"}
_MODELS = ("yes", "partial")
_SURE = (0.85, 0.8)


@frozen
class Example:
    """An answer: its features, what it was taken for ("yes", "no", "partial"), its scenario."""

    features: Sequence[str]
    label: str
    scenario: int


def read_examples(path: Path) -> list[Example]:
    """Return the examples of a file."""
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    found = []
    for record in map(json.loads, content.decode("utf-8").splitlines()):
        label = _LABELS.get(record["y"])
        if label is not None:
            features = features_of_answer(read_words(record["q"]), read_words(record["a"]))
            found.append(Example(features, label, record["scen"]))
    return found


def fit(examples: Sequence[Example], label: str) -> dict[str, float]:
    """Return the weights of the model that tells `label` from the others."""
    scenarios: defaultdict[str, set[int]] = defaultdict(set)
    for one in examples:
        for feature in one.features:
            scenarios[feature].add(one.scenario)
    common = {name for name, met in scenarios.items() if len(met) >= _FEWEST_SCENARIOS}
    rows = [[name for name in one.features if name in common] for one in examples]
    return fit_logistic(rows, [one.label == label for one in examples], STRENGTH, _RAREST)


def left_out(examples: Sequence[Example], label: str) -> list[float]:
    """Return the probability of `label` for each, by a model that does not know its scenario."""
    found = [0.0] * len(examples)
    for scenario in sorted({one.scenario for one in examples}):
        weights = Weights(fit([one for one in examples if one.scenario != scenario], label), ())
        for number, one in enumerate(examples):
            if one.scenario == scenario:
                found[number] = logistic(weights.score(one.features))
    return found


def learn(examples: Sequence[Example], folder: Path) -> Mapping[str, list[float]]:
    """Learn both models and write them; return their probabilities with the scenario left out."""
    unseen = {}
    for label in _MODELS:
        unseen[label] = left_out(examples, label)
        points = isotonic(unseen[label], [float(one.label == label) for one in examples])
        write_weights(
            f"Weights of answers that are {label}, learnt by quotetrack.train.answers from Circa "
            "(Louis, Roth and Radlinski 2020, CC BY 4.0).",
            fit(examples, label),
            points,
            folder / f"answer_{label}_weights.tsv",
        )
    return unseen


def report(examples: Sequence[Example], unseen: Mapping[str, Sequence[float]]) -> Iterable[str]:
    """Yield how right the models are on scenarios that they do not know."""
    for scenario in (*sorted({one.scenario for one in examples}), None):
        rows = [
            (one.label, yes, partial)
            for one, yes, partial in zip(examples, unseen["yes"], unseen["partial"], strict=True)
            if scenario in (None, one.scenario)
        ]
        others = [label != "yes" for label, yes, _ in rows if 1 - yes >= _SURE[0]]
        partials = [label == "partial" for label, _, partial in rows if partial >= _SURE[1]]
        name = "all" if scenario is None else f"scenario {scenario}"
        yield (
            f"{name:11} not a plain yes {_told(others, sum(row[0] != 'yes' for row in rows))}, "
            f"partial {_told(partials, sum(row[0] == 'partial' for row in rows))}"
        )


def _told(right: Sequence[bool], there: int) -> str:
    precision = sum(right) / max(1, len(right))
    return f"{precision:.3f} (of all {sum(right) / max(1, there):.3f})"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program. Return 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("answers", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=BUNDLED)
    chosen = parser.parse_args(arguments)
    examples = read_examples(chosen.answers)
    for line in report(examples, learn(examples, chosen.output)):
        print(line)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
