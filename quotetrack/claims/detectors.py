"""What may be wrong between two quotations of one speaker: the detectors, in order.

Each row tells which relations it finds and gives an example. A new relation or a new sign of one
is a new row. `might` is a cheap look that does not ask which of the two was said first; only where
it holds is `find` called.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import groupby

from attrs import frozen

from quotetrack.claims.comparison import answer_pairs, clashes, told, weak
from quotetrack.claims.comparison.findings import Finding
from quotetrack.claims.comparison.opposition import MOST_FOR_TONE, ClashKind
from quotetrack.claims.comparison.pair import Comparison
from quotetrack.model import Relation


@frozen
class Detector:
    """One way in which two quotations do not go together.

    `reasons` are what `ClaimPair.reason` may be. `most` is the highest score it gives. Its finding
    wins over those of the detectors in `outranks` whatever the scores; else the higher score does,
    and among equals the detector that stands first. `clash` is the kind that the clearest clash of
    two statements must have, None where that does not matter. `example` is a text of two quotations
    by Mr Lund in which it finds its pair.
    """

    name: str
    reasons: tuple[str, ...]
    relations: tuple[Relation, ...]
    might: Callable[[Comparison], bool]
    find: Callable[[Comparison], Finding | None]
    example: str
    most: float = 1.0
    outranks: tuple[str, ...] = ()
    clash: ClashKind | None = None


_LESS_THAN_PLAIN = tuple(
    f"answer_polarity_shift:{polarity}" for polarity in answer_pairs.LESS_THAN_PLAIN
)
_EITHER: tuple[Relation, ...] = ("contradicts", "changes_position")


def _of_clash(
    name: str, kind: ClashKind, relations: tuple[Relation, ...], example: str, most: float = 1.0
) -> Detector:
    """Return the row for one kind of clash between two statements."""
    find = partial(clashes.find_clash, kind)
    reasons = (clashes.KINDS[kind][0],)
    return Detector(name, reasons, relations, clashes.may_clash, find, example, most, clash=kind)


DETECTORS: tuple[Detector, ...] = (
    Detector(
        "other figure in answer",
        ("numeric",),
        ("numeric_conflict",),
        answer_pairs.may_give_values,
        answer_pairs.find_other_value,
        "Asked how many boats were lost, Mr Lund said “Twelve.” Asked again how many boats were "
        "lost, Mr Lund said “Thirty.”",
    ),
    Detector(
        "answer told to be another",
        _LESS_THAN_PLAIN,
        ("retreats",),
        answer_pairs.may_be_told_apart,
        answer_pairs.find_told_retreat,
        "Asked if he would leave, Mr Lund at first said “by Friday at the latest”, and then "
        "“not exactly”.",
    ),
    Detector(
        "plain answer taken back",
        _LESS_THAN_PLAIN,
        ("retreats",),
        answer_pairs.may_answer_otherwise,
        answer_pairs.find_retreat,
        "Asked if he had paid, Mr Lund said “yes”. Asked again, Mr Lund said “not exactly”.",
    ),
    Detector(
        "plain answer not given again",
        ("answer_polarity_shift:contrast",),
        ("retreats",),
        answer_pairs.may_answer_otherwise,
        answer_pairs.find_other_words,
        "Asked if he had paid, Mr Lund said “yes”. Asked again if he had paid, Mr Lund said “ask "
        "the bank”.",
    ),
    Detector(
        "yes and no",
        ("answer_polarity_shift",),
        _EITHER,
        answer_pairs.may_answer_otherwise,
        answer_pairs.find_reversed_answer,
        "Asked if he had paid, Mr Lund said “yes”. Asked again if he had paid, Mr Lund said “no”.",
    ),
    Detector(
        "denied answer affirmed",
        ("negation",),
        _EITHER,
        clashes.may_clash,
        clashes.find_flat_denial,
        "Asked if he had met the judge, Mr Lund said “No, I never met the judge.” Asked again, "
        "Mr Lund said “Well, maybe. I met the judge twice.”",
        outranks=("plain answer taken back", "plain answer not given again"),
    ),
    _of_clash(
        "denied",
        "negation",
        _EITHER,
        "“The old harbour bridge is safe,” Mr Lund said. Later Mr Lund said: “The old harbour "
        "bridge is not safe.”",
    ),
    _of_clash(
        "opposite words",
        "opposite",
        _EITHER,
        "“I support the harbour bridge,” Mr Lund said. Later Mr Lund said: “I oppose the harbour "
        "bridge.”",
    ),
    _of_clash(
        "other figure",
        "number",
        ("numeric_conflict",),
        "“The tunnel will cost 200 million euros,” Mr Lund said. Later Mr Lund said: “The tunnel "
        "will cost 300 million euros.”",
    ),
    _of_clash(
        "other tone",
        "tone",
        _EITHER,
        "“The harbour festival brings happiness and laughter,” Mr Lund said. Later Mr Lund said: "
        "“The harbour festival brings misery and hatred.”",
        most=MOST_FOR_TONE,
    ),
    _of_clash(
        "in other words",
        "other words",
        _EITHER,
        "“I have never met the banker,” Mr Lund said. Later Mr Lund said: “I had lunch with the "
        "banker twice.”",
    ),
    _of_clash(
        "for and against",
        "stance",
        _EITHER,
        "“I am proud of the new harbour law,” Mr Lund said. Later Mr Lund said: “The new harbour "
        "law is a mistake.”",
    ),
    _of_clash(
        "other filler",
        "filler",
        _EITHER,
        "“The fire was started by a cigarette,” Mr Lund said. Later Mr Lund said: “The fire was "
        "started by a faulty cable.”",
    ),
    _of_clash(
        "left open",
        "doubt",
        ("retreats",),
        "“I am sure that the pilot was drunk,” Mr Lund said. Later Mr Lund said: “I cannot say "
        "whether the pilot was drunk.”",
    ),
    _of_clash(
        "denied to have been said",
        "unsaid",
        ("contradicts",),
        "“The siege is over,” Mr Lund said. Later Mr Lund said: “I never said that the siege was "
        "over.”",
    ),
    Detector(
        "one side denies",
        ("weak_negation",),
        ("contradicts",),
        weak.may_deny,
        weak.find_weak_denial,
        "“Nobody on the quay wants the ferry to sail in a storm,” Mr Lund said. Later Mr Lund "
        "said: “A ferry with a good crew can sail in a storm.”",
        most=weak.MOST,
    ),
    Detector(
        "told by the text",
        ("told_by_text",),
        ("retreats", "changes_position", "contradicts"),
        told.may_turn,
        told.find_turn,
        "“These two floods are just the same,” Mr Lund said. Mr Lund later walked back his "
        "comments. “You cannot compare the two valleys,” Mr Lund said.",
        most=told.SCORE,
    ),
)


def find_conflict(pair: Comparison) -> Finding | None:
    """Return what the two quotations make together, None where they agree.

    What cannot reach the floor of `pair` is not looked for.
    """
    best: Finding | None = None
    chosen: Detector | None = None
    floor = pair.floor
    for might, by_clash in _GROUPS:
        if not might(pair):
            continue
        for detector in by_clash[_clash_of(pair) if len(by_clash) > 1 else None]:
            if detector.most < floor:
                continue
            outranks = chosen is None or chosen.name in detector.outranks
            if best is not None and detector.most <= best.score and not outranks:
                continue
            found = detector.find(pair)
            if found is not None and (outranks or best is None or found.score > best.score):
                best, chosen = found, detector
    return best


def _clash_of(pair: Comparison) -> ClashKind | None:
    return pair.any_clash.kind if pair.any_clash is not None else None


def _by_clash(rows: list[Detector]) -> dict[ClashKind | None, tuple[Detector, ...]]:
    """Return the rows that may find something, by the kind of the clearest clash, None without."""
    kinds = dict.fromkeys([None, *(row.clash for row in rows)])
    return {kind: tuple(row for row in rows if row.clash in (None, kind)) for kind in kinds}


# The rows under their cheap looks, which cost least where they are taken once for all of them.
_GROUPS = tuple(
    (might, _by_clash(list(rows))) for might, rows in groupby(DETECTORS, key=lambda row: row.might)
)
# Each cheap look with the highest score of the detectors that it opens.
_LOOKS = {
    might: max(row.most for row in DETECTORS if row.might is might)
    for might in dict.fromkeys(row.might for row in DETECTORS)
}


def might_conflict(pair: Comparison) -> bool:
    """Return whether a closer look at the two is worth while."""
    return any(most >= pair.floor and might(pair) for might, most in _LOOKS.items())
