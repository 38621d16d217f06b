"""Score the quotes stage on articles that its models have not seen, by cross-validation.

    python -m tests.quality.cross_validate [--folds 4] [--documents N] [--parser bundled|none]
                                           [--kinds KIND …]

The development part of PolNeAR has 84 articles, the training part 840. Learning from three quarters
of them and scoring the last, in turns, gives figures that vary a third as much. They are what rules
and limits were chosen by, so expect a little less from articles of another time.

Annotated articles of other sources teach the second look as well. Each kind of source is left out
once: what the rest has taught says how a paper never seen will come out. These figures are by the
phrase that names the source, and come first.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve

from quotetrack.model import Document
from quotetrack.parse import Parser, StanzaParser
from quotetrack.quotes.assessment import SPEECH, Assessor
from quotetrack.quotes.attribution import assemble
from quotetrack.quotes.ranker import decide
from quotetrack.train.articles import TEACHING, read_articles
from quotetrack.train.attribution import WEIGHT_OF_ARTICLES, Lessons, learn_out_of_fold
from quotetrack.train.gold import GoldDocument, is_right, read_corpus
from tests.quality.quotes_corpus import (
    Predictions,
    as_record,
    attributions,
    calibration_error,
    corpus_path,
    load_corpus,
    load_scorer,
    missing,
    wrong_when_sure,
)
from tests.quality.relearn import ARTICLES

_SPLIT = "polnear-train"
_SURE = 0.9
_LIMITS = (0.8, SPEECH, 0.94, 0.96)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return 0, or 2 where the corpus is absent."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--documents", type=int, help="use so many documents only")
    parser.add_argument("--parser", choices=["bundled", "none"], default="bundled")
    parser.add_argument("--kinds", nargs="*", default=TEACHING, help="kinds of source beside it")
    chosen = parser.parse_args(arguments)
    reason = missing(_SPLIT)
    if reason:
        print(f"Nothing to score: {reason}.", file=sys.stderr)
        return 2
    stanza: Parser | None = StanzaParser() if chosen.parser == "bundled" else None
    records = load_corpus(_SPLIT)[: chosen.documents]
    documents = read_corpus(corpus_path(_SPLIT), chosen.documents)
    others = read_articles(*ARTICLES, chosen.kinds)[: chosen.documents] if chosen.kinds else []
    others = [evolve(article, weight=WEIGHT_OF_ARTICLES) for article in others]
    lessons = learn_out_of_fold([*documents, *others], stanza, folds=chosen.folds)
    for line in left_out(lessons, [*documents, *others]):
        print(line)
    print()
    drafts = []
    for number, document in enumerate(documents):
        decisions = decide(document.layout, lessons.rankers[number], lessons.opened[number])
        assessor = Assessor(lessons.speech.unseen[number], lessons.right.unseen[number])
        drafts.append((decisions, assessor))
    scorer = load_scorer()
    gold = {record["id"]: record for record in records}
    print(f"{'limit':>6}{'direct':>9}{'all':>9}{'3 words':>9}{'false':>9}{'sure':>9}{'ECE':>9}")
    for limit in _LIMITS:
        by_id = {}
        for number, (record, document) in enumerate(zip(records, documents, strict=True)):
            decisions, assessor = drafts[number]
            named = Document(record["text"], id=record["id"])
            strict = evolve(assessor, limit=limit)
            assessed = [
                strict.assess(document.layout, *one, lessons.opened[number])
                for one in enumerate(decisions)
            ]
            found = assemble(named, document.layout, decisions, assessed.__getitem__)
            outward = [document.reading.quotation_outward(one) for one in found.quotations]
            by_id[record["id"]] = as_record(named, outward)
        predictions = Predictions(by_id, {}, 0.0, 0)
        judged = list(attributions(scorer, records, predictions))
        figures = scorer.evaluate(gold, by_id)
        shares = [figure["end_to_end"][2] for name, figure in figures.items() if "direct" in name]
        shares.append(figures["direct"]["false_attribution"][0])
        shares += [wrong_when_sure(judged), calibration_error(judged)]
        print(f"{limit:6.2f}" + "".join(f"{share:9.4f}" for share in shares))
    return 0


def left_out(lessons: Lessons, documents: Sequence[GoldDocument]) -> Iterator[str]:
    """Yield a line for each kind of source, each judged by models that have not seen it."""
    counts: dict[str, Counter[str]] = {}
    for number, document in enumerate(documents):
        assessor = Assessor(lessons.speech.unseen[number], lessons.right.unseen[number])
        syntax = lessons.opened[number]
        count = counts.setdefault(document.kind or _SPLIT, Counter())
        for index, decision in enumerate(decide(document.layout, lessons.rankers[number], syntax)):
            assessment = assessor.assess(document.layout, index, decision, syntax)
            candidate, answer = decision.candidate, document.answers[index]
            speech, given = document.speech[index], assessment.is_speech and candidate is not None
            if speech is False:
                count["no speech"] += 1
                count["given"] += given
            elif speech and answer is not None:
                right = (
                    candidate is None
                    if answer == "nobody"
                    else candidate is not None and is_right(document.layout, candidate, answer)
                )
                count["speech"] += 1
                count["found"] += assessment.is_speech
                count["right"] += assessment.is_speech and right
                sure = given and assessment.right >= _SURE
                count["sure"] += sure
                count["sure and wrong"] += sure and not right
    columns = ("speech", "found", "right", "no speech", "given", "sure", "sure and wrong")
    yield f"{'left out':14}" + "".join(f"{name:>15}" for name in columns)
    for kind, count in counts.items():
        yield f"{kind:14}" + "".join(f"{count[name]:15}" for name in columns)


if __name__ == "__main__":
    sys.exit(main())
