"""Learn who said a quotation, and how sure that is, from an annotated corpus.

    python -m quotetrack.train.attribution TRAIN.jsonl.gz [--parser none] [--output FOLDER]
        [--articles ANNOTATIONS.jsonl TEXTS.jsonl.gz]

writes `ranker_weights.tsv`, `speech_weights.tsv` and `source_weights.tsv`; `quotetrack.train.gold`
says what the corpus looks like, `quotetrack.train.articles` what annotated articles of other
sources do, which teach beside it. For each kind of these, `unseen/KIND` gets the weights that have
not seen it: how sure speakers are is learnt from what those decide. The ranker's objective is the
conditional logit likelihood with an L2 penalty. Cross-validation finds the quotations that the
lexical sieves leave open, so that their sentences can be parsed, and the decisions from which the
second look and its calibration are learnt. The corpus is read once; nothing of its text is written.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from attrs import evolve, field, frozen

from quotetrack.parse import Parser
from quotetrack.quotes.assessment import Assessor
from quotetrack.quotes.attribution import Models
from quotetrack.quotes.parse_facts import Syntax
from quotetrack.train.articles import TEACHING, read_articles
from quotetrack.train.assessing import Case, Learnt, cases, learn
from quotetrack.train.gold import GoldDocument, folds_by_kind, read_corpus
from quotetrack.train.ranking import (
    Example,
    FeatureNumbers,
    examples,
    fit,
    open_syntax,
    out_of_fold,
    parse_doubtful_sentences,
)
from quotetrack.train.weights_file import write_weights
from quotetrack.weights import Weights, read_weights

_CORPUS = "learnt by quotetrack.train.attribution from PolNeAR train"
_BOTH = f"{_CORPUS} and annotated articles"
#: The folder, in that of the weights, for what has not seen one kind of source.
UNSEEN = "unseen"
PENALTY = 2e-4
FOLDS = 5
_FEW_STEPS = 50  # Enough to tell which sentences are open.
_STRENGTH = 0.05  # of the second look
# There are three times as many quotations in the corpus as in the articles. With 1, 2 or 4 the
# second look comes out the same on kinds of source that it has not seen.
WEIGHT_OF_ARTICLES = 2.0


@frozen
class Lessons:
    """What was learnt from a corpus.

    `examples` are what the ranker learns from, `features` the names of the features that they have
    by number, and `rankers` holds one ranker for each document that has not seen it; so do the
    models of speech and of right sources. `opened` holds the parses of each document that these
    decide with.
    """

    examples: list[Example] = field(repr=False)
    features: list[str] = field(repr=False)
    rankers: list[Weights] = field(repr=False)
    speech: Learnt = field(repr=False)
    right: Learnt = field(repr=False)
    opened: list[Syntax] = field(repr=False)


def learn_out_of_fold(
    documents: Sequence[GoldDocument],
    parser: Parser | None,
    penalty: float = PENALTY,
    folds: int = FOLDS,
) -> Lessons:
    """Learn from `documents` in folds, and keep the parses of doubtful sentences in them.

    Documents of one kind of source are one fold; those without a kind are parted at random into so
    many `folds`. All teach the ranker and the second look.
    """
    parts = folds_by_kind([document.kind for document in documents], folds)
    numbers = FeatureNumbers()

    def weighed(parsed: bool) -> list[list[Example]]:
        return [
            list(examples(document, number, numbers, document.syntax, parsed))
            for number, document in enumerate(documents)
        ]

    lexical = weighed(parsed=False)
    together = lexical
    if parser is not None:
        few = out_of_fold(documents, lexical, numbers.names, penalty, parts, _FEW_STEPS)
        models_of = _models_of(few, cases(documents, few), parts)
        parse_doubtful_sentences(documents, models_of, parser)
        together = [[*some, *more] for some, more in zip(lexical, weighed(True), strict=True)]
    rankers = out_of_fold(documents, together, numbers.names, penalty, parts)
    found = unparsed = cases(documents, rankers)
    opened: list[Syntax] = [{}] * len(documents)
    if parser is not None:
        # The second look meets parses only of the sentences that are parsed in use.
        models_of = _models_of(rankers, unparsed, parts)
        opened = [open_syntax(*pair) for pair in zip(documents, models_of, strict=True)]
        found = cases(documents, rankers, opened)
        # With and without the parse, so that the limit means the same where there is no parser.
        unparsed = [*found, *unparsed]
    speech = learn(unparsed, "speech", _STRENGTH, parts)
    right = learn(found, "right", _STRENGTH, parts)
    every = [example for of_document in together for example in of_document]
    return Lessons(every, numbers.names, rankers, speech, right, opened)


def _models_of(
    rankers: Sequence[Weights], found: Sequence[Case], parts: Sequence[Sequence[int]]
) -> list[Models]:
    """Return for each document models of its first look that have not seen it."""
    speech = learn(found, "speech", _STRENGTH, parts).unseen
    right = learn(found, "right", _STRENGTH, parts).unseen
    return [
        Models(ranker, Assessor(speech[number], right[number]))
        for number, ranker in enumerate(rankers)
    ]


def train(
    path: Path,
    output: Path,
    parser: Parser | None,
    penalty: float = PENALTY,
    folds: int = FOLDS,
    count: int | None = None,
    articles: tuple[Path, Path] | None = None,
    decisions: Path | None = None,
) -> None:
    """Learn the weights from the corpus at `path` and write them into the folder `output`.

    `count` limits how many documents are read. `articles` are the files of annotations and texts of
    articles that teach as well; `decisions` is one of annotations that hold their texts, all of
    which teach.
    """
    documents = read_corpus(path, count)
    if decisions is not None:
        own = read_articles(decisions, decisions)
        documents += [evolve(one, weight=WEIGHT_OF_ARTICLES) for one in own]
    if articles is not None:
        found = read_articles(*articles, TEACHING)[:count]
        documents += [evolve(one, weight=WEIGHT_OF_ARTICLES) for one in found]
    from_corpora = f"{_CORPUS if articles is None else _BOTH}."
    lessons = learn_out_of_fold(documents, parser, penalty, folds)
    _write_unseen(lessons, documents, output / UNSEEN)
    speech, right = lessons.speech.weights, lessons.right.weights
    write_weights(
        f"Weights of speech against no speech, {from_corpora}",
        speech.by_feature,
        (),  # A threshold is all that it is for, and steps would blur that.
        output / "speech_weights.tsv",
    )
    write_weights(
        f"Weights of right sources against wrong ones, {from_corpora}",
        right.by_feature,
        right.calibration,
        output / "source_weights.tsv",
    )
    ranker = fit(lessons.examples, lessons.features, penalty)
    write_weights(
        f"Weights of the ranker of sources, {from_corpora}",
        ranker,
        (),
        output / "ranker_weights.tsv",
    )


def _write_unseen(lessons: Lessons, documents: Sequence[GoldDocument], folder: Path) -> None:
    """Write for each kind of source the weights that were learnt without it."""
    by_kind = {one.kind: number for number, one in enumerate(documents) if one.kind}
    for kind, number in by_kind.items():
        own = folder / kind
        own.mkdir(parents=True, exist_ok=True)
        title = f"Weights learnt without articles of the kind {kind}."
        for name, weights in (
            ("ranker", lessons.rankers[number]),
            ("speech", lessons.speech.unseen[number]),
            ("source", lessons.right.unseen[number]),
        ):
            path = own / f"{name}_weights.tsv"
            write_weights(title, weights.by_feature, weights.calibration, path)


def models_without(kind: str, folder: Path) -> Models | None:
    """Return the models that have not seen a kind of source, None where none were learnt.

    `folder` is where `train` has written its weights.
    """
    own = folder / UNSEEN / kind
    if not own.is_dir():
        return None
    ranker, speech, source = (
        read_weights((own / f"{name}_weights.tsv").read_text("utf-8"))
        for name in ("ranker", "speech", "source")
    )
    return Models(ranker, Assessor(speech, source))


def main() -> None:
    """Run the training program."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--output", type=Path, default=Path("."))
    arguments.add_argument("--parser", choices=["bundled", "none"], default="bundled")
    arguments.add_argument("--penalty", type=float, default=PENALTY)
    arguments.add_argument("--folds", type=int, default=FOLDS)
    arguments.add_argument("--documents", type=int, help="read so many documents only")
    arguments.add_argument(
        "--articles", type=Path, nargs=2, metavar=("ANNOTATIONS", "TEXTS"), help="learn from both"
    )
    arguments.add_argument(
        "--decisions", type=Path, metavar="FILE", help="learn from decisions of a ledger, too"
    )
    chosen = arguments.parse_args()
    import torch

    torch.set_num_threads(1)  # Several wait for each other on a machine that has other work.
    parser: Parser | None = None
    if chosen.parser == "bundled":
        from quotetrack.parse import StanzaParser

        parser = StanzaParser()
    train(
        chosen.corpus,
        chosen.output,
        parser,
        chosen.penalty,
        chosen.folds,
        chosen.documents,
        chosen.articles and tuple(chosen.articles),
        chosen.decisions,
    )


if __name__ == "__main__":
    main()
