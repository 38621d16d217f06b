"""Weigh the candidates for one quotation against each other.

A conditional logit model (McFadden 1974): each candidate's score is the sum of the weights of its
features, and its probability is the softmax over all candidates and "nobody". The weights are
learnt from PolNeAR train (see `quotetrack.train.attribution`) and shipped as text, one feature a
line, so that every decision can be taken apart with `explain`.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from attrs import frozen

from quotetrack.errors import ModelError
from quotetrack.lexicon.cues import VERBS_OF_SAYING, verb_lemma
from quotetrack.quotes.candidates import Candidate, Layout, Place, candidates
from quotetrack.quotes.clauses import Clause, is_verb
from quotetrack.quotes.features import QuotationFacts
from quotetrack.quotes.syntax import SentenceSyntax

NOBODY = "nobody"
_WEAKEST_OWN_CUE = 0.3
_CERTAIN = 0.99
_SAFE = 0.95
_STRONG = 0.4
_VERY_STRONG = 0.7
_CONTRASTS = frozenset({"while", "whereas", ";"})
_COORDINATORS = _CONTRASTS | {"and", "but"}
_LONGEST_DESCRIPTION = 15


@frozen
class Weights:
    """Weights by feature, and the calibration of the probabilities."""

    by_feature: dict[str, float]
    calibration: tuple[tuple[float, float], ...]

    def score(self, features: Iterable[str]) -> float:
        """Return the sum of the weights of `features`."""
        get = self.by_feature.get
        return sum(get(feature, 0.0) for feature in features)

    def calibrated(self, probability: float) -> float:
        """Return the share of right answers at this probability (isotonic, interpolated)."""
        points = self.calibration
        if not points:
            return probability
        position = bisect_right(points, (probability, math.inf))
        if position == 0:
            return points[0][1]
        if position == len(points):
            return points[-1][1]
        (x0, y0), (x1, y1) = points[position - 1], points[position]
        return y0 if x1 == x0 else y0 + (y1 - y0) * (probability - x0) / (x1 - x0)


@frozen
class Decision:
    """Who said one quotation. `candidate` is None for nobody; `probability` is the model's."""

    candidate: Candidate | None
    sieve: str
    probability: float


@cache
def bundled_weights() -> Weights:
    """Return the weights that come with quotetrack."""
    text = files("quotetrack.quotes").joinpath("data/ranker_weights.tsv").read_text("utf-8")
    return read_weights(text)


def read_weights(text: str) -> Weights:
    """Read weights from their text form: ``feature TAB weight``, ``# calibration x y`` lines."""
    by_feature: dict[str, float] = {}
    calibration: list[tuple[float, float]] = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            if line.startswith("# calibration "):
                x, y = line.split(" ")[2:]
                calibration.append((float(x), float(y)))
            elif line and not line.startswith("# "):
                feature, weight = line.rsplit("\t", 1)
                by_feature[feature] = float(weight)
        except ValueError as error:
            raise ModelError(
                f"Line {number} of the attribution weights cannot be read: {line[:80]!r}. "
                "Install quotetrack again."
            ) from error
    return Weights(by_feature, tuple(calibration))


def decide(
    layout: Layout,
    weights: Weights,
    syntax: dict[int, SentenceSyntax] | None = None,
) -> list[Decision]:
    """Return one decision for each quotation of `layout`, in text order.

    `syntax` holds parses by sentence index, where there are any.
    """
    decisions: list[Decision] = []
    carried: Candidate | None = None
    for quotation in range(len(layout.quoted)):
        decision = _decide_one(layout, quotation, carried, weights, syntax or {})
        decisions.append(decision)
        if decision.candidate is not None:
            carried = decision.candidate
    return _over_paragraphs(layout, decisions)


def _over_paragraphs(layout: Layout, decisions: list[Decision]) -> list[Decision]:
    """Give all paragraphs of one quotation its source.

    Where each paragraph opens with a mark and only the last one closes, all are one quotation.
    """
    joined = list(decisions)
    order = range(len(joined) - 1)
    for forward in (True, False):
        for index in order if forward else reversed(order):
            this, following = layout.quoted[index], layout.quoted[index + 1]
            if this.closed or following.paragraph != this.paragraph + 1:
                continue
            if layout.paragraphs[following.paragraph].start != following.outer.start:
                continue
            given, taken = (index, index + 1) if forward else (index + 1, index)
            source = joined[given].candidate
            if source is not None and joined[taken].candidate is None:
                goes_on = Candidate(source.sentence, source.phrase, source.clause, carried=True)
                joined[taken] = Decision(goes_on, "quotation_goes_on", joined[given].probability)
    return joined


def _decide_one(
    layout: Layout,
    quotation: int,
    carried: Candidate | None,
    weights: Weights,
    syntax: dict[int, SentenceSyntax],
) -> Decision:
    certain = _certain(layout, quotation)
    if certain is not None:
        return certain
    facts = QuotationFacts(layout, quotation, syntax, carried)
    options: list[tuple[Candidate | None, str]] = [(None, NOBODY)]
    scores = [weights.score(facts.nobody())]
    fence = _fence(layout, quotation)
    for candidate in candidates(layout, quotation, carried):
        if (
            fence > 0
            and candidate.sentence == facts.place.sentence
            and (_reach(layout, candidate) < fence)
        ):
            continue
        sieve, features = facts.candidate(candidate)
        options.append((candidate, sieve))
        scores.append(weights.score(features))
    return _with_own_cue(layout, quotation, _best(options, _softmax(scores)), options)


def _certain(layout: Layout, quotation: int) -> Decision | None:
    """Decide where the layout of the text names the source beyond doubt.

    These forms are too rare in any training corpus for their weights, and need none: the label of
    a turn in a transcript, and a name after a dash that signs a quotation.
    """
    place = layout.places[quotation]
    found = layout.clauses[place.sentence]
    if layout.quoted[quotation].style == "turn":
        if not found:
            return None
        return Decision(Candidate(place.sentence, found[0].phrase, found[0]), "turn", _CERTAIN)
    for clause in found:
        if (
            clause.pattern == "dash"
            and clause.cue == place.token + 1
            and not _is_introduced(layout, place)
            and _is_signature(layout, place.sentence, clause)
        ):
            return Decision(Candidate(place.sentence, clause.phrase, clause), "dash", _CERTAIN)
        if _follows_at_once(layout, quotation, clause):
            sieve = f"clause_after:{clause.pattern}"
            return Decision(Candidate(place.sentence, clause.phrase, clause), sieve, _SAFE)
        if _is_marked_cue(layout, place, clause):
            sieve = f"clause_before:{clause.pattern}"
            return Decision(Candidate(place.sentence, clause.phrase, clause), sieve, _SAFE)
    return None


def _follows_at_once(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether a quotation that opens the sentence is followed by its source at once.

    "“No,” Ms Lee said.", "“No,” answered Ms Lee.": right for 99 % and 93 % on PolNeAR train,
    and most of the rest are slips of its annotators.
    """
    place = layout.places[quotation]
    inner = layout.quoted[quotation].inner.of(layout.text).rstrip("'’\"”")
    if place.token or inner[-1:] not in (",", "?", "!"):
        return False
    tokens = layout.sentences[place.sentence].tokens
    phrase = layout.phrases[place.sentence][clause.phrase]
    if verb_lemma(tokens[clause.cue].lower) not in VERBS_OF_SAYING:
        return False
    if clause.pattern == "inverted":
        return clause.cue == 1 and phrase.kind != "nominal"
    end = clause.cue + 1
    return (
        clause.pattern == "before"
        and phrase.first == 1
        and (end == len(tokens) or tokens[end].lower == ".")
    )


def _is_marked_cue(layout: Layout, place: Place, clause: Clause) -> bool:
    """Return whether grammar alone names the source, with no other cue before the quotation.

    "Ms Lee told him: "…"", "quoted a driver as saying", "was described by Ms Lee as",
    "He was, said Ms Lee, "tired"".
    """
    if clause.cue >= place.token:
        return False
    tokens = layout.sentences[place.sentence].tokens
    if (
        clause.pattern in ("before", "apposed_name")
        and tokens[place.token - 1].lower in (",", ":")
        and _leads_up(layout, place, clause)
    ):
        # "Ms Lee answered: "…"": right for 96 % on PolNeAR train, and 100 % with the colon.
        return verb_lemma(tokens[clause.cue].lower) in VERBS_OF_SAYING
    if clause.strength < _STRONG:
        return False
    phrase = layout.phrases[place.sentence][clause.phrase]
    if clause.pattern == "inverted":
        marked = (
            clause.cue > 0
            and tokens[clause.cue - 1].lower == ","
            and tokens[phrase.last + 1].lower == ","
            and clause.strength >= _VERY_STRONG
        )
    elif clause.pattern == "passive_by":
        lemma = verb_lemma(tokens[clause.cue].lower)
        marked = lemma in VERBS_OF_SAYING or lemma == "call"
    else:
        marked = clause.pattern == "as_saying"
    return marked and not any(
        clause.cue < other.cue < place.token and other.strength >= _STRONG
        for other in layout.clauses[place.sentence]
    )


def _leads_up(layout: Layout, place: Place, clause: Clause) -> bool:
    """Return whether at most the person spoken to stands between a cue and the comma or colon."""
    if clause.cue == place.token - 2:
        return True
    return any(
        phrase.first == clause.cue + 1 and phrase.last == place.token - 2
        for phrase in layout.phrases[place.sentence]
    )


def _is_introduced(layout: Layout, place: Place) -> bool:
    """Return whether a cue comes before the quotation; a dash then signs the article, not it."""
    return any(
        clause.cue < place.token and clause.strength >= _STRONG
        for clause in layout.clauses[place.sentence]
    )


def _is_signature(layout: Layout, sentence: int, clause: Clause) -> bool:
    """Return whether nothing but a name and its description follows the dash."""
    phrase = layout.phrases[sentence][clause.phrase]
    tokens = layout.sentences[sentence].tokens
    rest = range(phrase.core_last + 1, len(tokens))
    return (
        phrase.kind != "nominal"
        and phrase.kind != "pronoun"
        and len(rest) <= _LONGEST_DESCRIPTION
        and not any(tokens[index].kind == "quotation" or is_verb(tokens, index) for index in rest)
    )


def _fence(layout: Layout, quotation: int) -> int:
    """Return the token that a source must not stand before, 0 where there is no such limit.

    In "Ms Lee said "no" and Mr Cole called it "odd"", a new subject with a cue of its own stands
    between two quotations, so the source of the first cannot reach the second.
    """
    if quotation == 0:
        return 0
    place, previous = layout.places[quotation], layout.places[quotation - 1]
    if place.sentence != previous.sentence:
        return 0
    tokens = layout.sentences[place.sentence].tokens
    for clause in layout.clauses[place.sentence]:
        first = layout.phrases[place.sentence][clause.phrase].first
        if (
            previous.token < first
            and clause.cue < place.token
            and tokens[first - 1].lower in _COORDINATORS
            and (
                clause.strength >= _STRONG
                or tokens[first - 1].lower in _CONTRASTS
                or verb_lemma(tokens[clause.cue].lower) in VERBS_OF_SAYING
            )
            and clause.pattern.startswith(("before", "insertion", "apposed"))
            and not clause.pattern.startswith("before_far")
        ):
            return previous.token
    return 0


def _reach(layout: Layout, candidate: Candidate) -> int:
    """Return the last token of a candidate's phrase and cue."""
    phrase = layout.phrases[candidate.sentence][candidate.phrase]
    return max(phrase.last, candidate.clause.cue if candidate.clause else 0)


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


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def _best(options: list[tuple[Candidate | None, str]], probabilities: list[float]) -> Decision:
    """Add up the probabilities of one noun phrase under different cues, then take the best."""
    totals: dict[tuple[int, int] | None, float] = {}
    leaders: dict[tuple[int, int] | None, tuple[float, int]] = {}
    for index, ((candidate, _), probability) in enumerate(zip(options, probabilities, strict=True)):
        key = None if candidate is None else (candidate.sentence, candidate.phrase)
        totals[key] = totals.get(key, 0.0) + probability
        if key not in leaders or probability > leaders[key][0]:
            leaders[key] = (probability, index)
    winner = max(totals, key=lambda key: totals[key])
    candidate, sieve = options[leaders[winner][1]]
    return Decision(candidate, sieve, totals[winner])
