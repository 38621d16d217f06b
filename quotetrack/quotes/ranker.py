"""Weigh the candidates for one quotation against each other.

A conditional logit model (McFadden 1974): each candidate's score is the sum of the weights of its
features, and its probability is the softmax over all candidates and "nobody". The weights are
learnt from PolNeAR train (see `quotetrack.train.attribution`) and shipped as text, one feature a
line, so that every decision can be taken apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quotetrack.quotes.beside import takes_up_lead
from quotetrack.quotes.candidates import FIRST_OFFSET, LAST_OFFSET, Candidate, candidates
from quotetrack.quotes.features import Weighing
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.own_subjects import with_own_subject
from quotetrack.quotes.sieves import GOES_ON, Decision, certain_source, fence_before, reach
from quotetrack.quotes.syntax import SentenceSyntax
from quotetrack.weights import Weights, softmax

NOBODY = "nobody"
_WEAKEST_OWN_CUE = 0.3
_SAFE = 0.9


def decide(
    layout: Layout, weights: Weights, syntax: Mapping[int, SentenceSyntax] | None = None
) -> list[Decision]:
    """Return one decision for each quotation of `layout`, in text order.

    `syntax` holds parses by sentence index, where there are any.
    """
    return over_paragraphs(layout, decide_each(layout, weights, syntax))


def decide_each(
    layout: Layout,
    weights: Weights,
    syntax: Mapping[int, SentenceSyntax] | None = None,
    unparsed: Sequence[Decision] = (),
) -> list[Decision]:
    """Return one decision for each quotation of `layout`, before their paragraphs are joined.

    `unparsed` are the decisions without `syntax`, where they are known. They are taken over where
    neither a parse nor another source of the quotation before can change them.
    """
    syntax = syntax or {}
    decisions: list[Decision] = []
    carried: Candidate | None = None
    carried_before: Candidate | None = None
    for quotation, place in enumerate(layout.places):
        known = unparsed[quotation] if unparsed else None
        near = range(place.sentence + FIRST_OFFSET, place.sentence + LAST_OFFSET + 1)
        if known is not None and carried == carried_before and syntax.keys().isdisjoint(near):
            decision = known
        else:
            decision = _decide_one(layout, quotation, carried, weights, syntax)
        decisions.append(decision)
        carried = decision.candidate or carried
        carried_before = (known and known.candidate) or carried_before
    return decisions


def over_paragraphs(layout: Layout, decisions: Sequence[Decision]) -> list[Decision]:
    """Give all paragraphs of one quotation its source."""
    joined = list(decisions)
    order = range(len(joined) - 1)
    for forward in (True, False):
        for index in order if forward else reversed(order):
            if not layout.goes_on(index + 1):
                continue
            given, taken = (index, index + 1) if forward else (index + 1, index)
            source = joined[given].candidate
            if source is not None and (
                joined[taken].candidate is None
                or (layout.is_second_half(index + 1) and _is_surer(joined[given], joined[taken]))
                or (_is_at_home(layout, given, joined) and not _is_at_home(layout, taken, joined))
            ):
                goes_on = Candidate(source.sentence, source.phrase, source.clause, carried=True)
                joined[taken] = Decision(goes_on, "quotation_goes_on", joined[given].probability)
    return joined


def _is_at_home(layout: Layout, quotation: int, decisions: Sequence[Decision]) -> bool:
    """Return whether the source stands in the sentence of a quotation, or leads up to all of it."""
    candidate = decisions[quotation].candidate
    return candidate is not None and (
        candidate.sentence == layout.places[quotation].sentence
        or decisions[quotation].sieve == "quotation_goes_on"
    )


def _is_surer(one: Decision, other: Decision) -> bool:
    return (one.certain, one.probability) > (other.certain, other.probability)


def _decide_one(
    layout: Layout,
    quotation: int,
    carried: Candidate | None,
    weights: Weights,
    syntax: Mapping[int, SentenceSyntax],
) -> Decision:
    certain = certain_source(layout, quotation)
    if certain is not None:
        return certain
    if carried is not None and takes_up_lead(layout, quotation):
        goes_on = Candidate(carried.sentence, carried.phrase, carried.clause, carried=True)
        return Decision(goes_on, GOES_ON, _SAFE)
    weighing = Weighing(layout, quotation, syntax, carried)
    options: list[tuple[Candidate | None, str]] = [(None, NOBODY)]
    scores = [weights.weigh(weighing.nobody())]
    fence, home = fence_before(layout, quotation), layout.places[quotation].sentence
    for candidate in candidates(layout, quotation, carried, syntax):
        if fence and candidate.sentence == home and reach(layout, candidate) < fence:
            continue
        sieve, facts = weighing.candidate(candidate)
        options.append((candidate, sieve))
        scores.append(weights.weigh(facts))
    decided = _with_own_cue(layout, quotation, _best(options, softmax(scores)), options)
    return with_own_subject(layout, quotation, decided)


def _with_own_cue(
    layout: Layout,
    quotation: int,
    decision: Decision,
    options: Sequence[tuple[Candidate | None, str]],
) -> Decision:
    """Prefer a cue of its own to the cue of the quotation before, for one and the same source.

    In "he first said "A" and then added "B"", B is a quotation of its own.
    """
    winner = decision.candidate
    place = layout.places[quotation]
    if winner is None or winner.sentence != place.sentence or quotation == 0:
        return decision
    previous = layout.places[quotation - 1]
    if previous.sentence != place.sentence:
        return decision
    between = range(previous.token + 1, place.token)
    if not winner.carried and winner.clause is not None and winner.clause.cue in between:
        return decision
    for candidate, _ in options:
        if (
            candidate is not None
            and not candidate.carried
            and candidate.clause is not None
            and (candidate.sentence, candidate.phrase) == (winner.sentence, winner.phrase)
            and candidate.clause.cue in between
            and candidate.clause.strength >= _WEAKEST_OWN_CUE
        ):
            return Decision(
                candidate, f"clause_before:{candidate.clause.pattern}", decision.probability
            )
    return decision


def _best(options: list[tuple[Candidate | None, str]], probabilities: list[float]) -> Decision:
    """Add up the probabilities of one noun phrase under different cues, then take the best."""
    totals: dict[tuple[int, int] | None, float] = {}
    leaders: dict[tuple[int, int] | None, int] = {}
    for index, ((candidate, _), probability) in enumerate(zip(options, probabilities, strict=True)):
        key = None if candidate is None else (candidate.sentence, candidate.phrase)
        if key not in totals:
            totals[key], leaders[key] = probability, index
            continue
        totals[key] += probability
        if probability > probabilities[leaders[key]]:
            leaders[key] = index
    winner = max(totals, key=totals.__getitem__)
    candidate, sieve = options[leaders[winner]]
    return Decision(candidate, sieve, totals[winner])
