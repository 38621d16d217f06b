"""Learn whether the last speaker goes on: the weights of `quotetrack.quotes.dialogue`.

    python -m tests.quality.eval_dialogue --examples EXAMPLES.jsonl
    python -m quotetrack.train.dialogue EXAMPLES.jsonl WEIGHTS.tsv

Each line of EXAMPLES is an article: `text`, and `quotes` with `start`, the offset of the first word
of a quotation, and `speaker`, a name or null. Whoever is named before a quotation is the one before
it; quotations without a speaker are left out.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from quotetrack.model import Document
from quotetrack.quotes.attribution import draft
from quotetrack.quotes.dialogue import Exchange, facts_of_order, is_open, shape_of_talk
from quotetrack.quotes.ranker import over_paragraphs
from quotetrack.quotes.sieves import DIALOGUE, GOES_ON
from quotetrack.train.weights_file import write_weights
from quotetrack.weights import Weights, features_of

_TITLE = "Weights of the last speaker going on, learnt by quotetrack.train.dialogue."
_STRENGTH = 0.3  # inverse of the ridge penalty
_LEAST = 3  # examples a feature must occur in
_FOLDS = 10
_SUREST = 0.94  # No calibration on so few examples is surer.

#: Features, whether the speaker goes on, and the number of the article.
Example = tuple[list[str], bool, int]


def examples(articles: Iterable[Mapping[str, Any]]) -> Iterator[Example]:
    """Yield features, whether the speaker goes on, and the number of the article.

    The speakers of the quotations before are the true ones.
    """
    for number, article in enumerate(articles):
        drafted = draft(Document(article["text"]))
        layout = drafted.layout
        decisions = over_paragraphs(layout, drafted.weighed)
        speakers = {one["start"]: one["speaker"] for one in article["quotes"]}
        share = shape_of_talk(layout, decisions)
        exchange = Exchange(layout)
        before: str | None = None
        for quotation, decision in enumerate(decisions):
            start = drafted.reading.outward(layout.quoted[quotation].inner).start
            speaker = speakers.get(start)
            if speaker and before and is_open(layout, quotation, decision):
                facts = facts_of_order(exchange, quotation, share)
                if facts is not None:
                    yield features_of(facts), speaker == before, number
                decision = evolve(decision, sieve=GOES_ON if speaker == before else DIALOGUE)
            before = speaker
            exchange.read(quotation, decision, speaker)


def learn(found: Sequence[Example]) -> dict[str, float]:
    """Return the weights of a logistic model of `found`."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = Counter(feature for features, _, _ in found for feature in set(features))
    kept = {feature for feature, count in counts.items() if count >= _LEAST}
    rows = [{one: 1.0 for one in features if one in kept} for features, _, _ in found]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    model = LogisticRegression(C=_STRENGTH, fit_intercept=False, max_iter=2000)
    model.fit(matrix, [right for _, right, _ in found])
    return dict(zip(vectorizer.get_feature_names_out(), map(float, model.coef_[0]), strict=True))


def calibration(found: Sequence[Example]) -> list[tuple[float, float]]:
    """Return points of the calibration, from models that have not seen the articles they judge."""
    from sklearn.isotonic import IsotonicRegression

    given: list[float] = []
    true: list[bool] = []
    for fold in range(_FOLDS):
        weights = Weights(learn([one for one in found if one[2] % _FOLDS != fold]), ())
        for features, right, number in found:
            if number % _FOLDS == fold:
                given.append(weights.probability(features))
                true.append(right)
    fitted = IsotonicRegression(y_min=1 - _SUREST, y_max=_SUREST).fit(given, true)
    return list(
        zip(map(float, fitted.X_thresholds_), map(float, fitted.y_thresholds_), strict=True)
    )


def main(arguments: Sequence[str]) -> None:
    """Learn from a file of examples and write the weights."""
    source, target = map(Path, arguments)
    articles = [json.loads(line) for line in source.read_text("utf-8").splitlines()]
    found = list(examples(articles))
    write_weights(_TITLE, learn(found), calibration(found), target)
    print(f"{len(found)} examples, goes on in {sum(right for _, right, _ in found)}")


if __name__ == "__main__":
    main(sys.argv[1:])
