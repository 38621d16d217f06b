"""Twins made by minimal changes, and near misses of the kinds that they brought to light."""

from __future__ import annotations

import pytest

from .claim_pairs import PairCase
from .twins.generators import free, twins


def test_twins_are_many_and_always_the_same() -> None:
    made = list(twins())
    assert len(made) > 4000
    assert made == list(twins())
    assert all("{" not in one.first + one.second and one.first != one.second for one in made)
    assert 0.4 < sum(one.is_pair for one in made) / len(made) < 0.6
    assert {one.kind for one in made if one.is_pair} & {one.kind for one in made if not one.is_pair}


def test_free_twins_are_pairs_and_near_misses_of_one_statement() -> None:
    by_first: dict[str, list[bool]] = {}
    for one in free():
        assert all((one.kind, one.first, one.second))
        by_first.setdefault(one.first, []).append(one.is_pair)
    assert len(by_first) > 100
    assert all({True, False} == set(labels) for labels in by_first.values())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # When or where it was so is left open, not whether.
        ("We sold the yacht.", "I cannot remember where we sold the yacht."),
        ("The vicar married them.", "Nobody can say when the vicar married them."),
        ("I paid the smugglers.", "I have no idea how I paid the smugglers."),
        # What was done once is not done again.
        ("We raised the rent.", "We will not raise the rent again."),
        ("I wrote to the pope.", "I will not write to the pope again."),
        # Others did it.
        ("The people upstairs broke the lift.", "We did not break the lift."),
        ("Some before us lost the key.", "I did not lose the key."),
        # Another time of day, before and after.
        ("We will search the tents at noon.", "We will not search the tents at dawn."),
        ("We will feed the seals before the show.", "We will not feed the seals after the show."),
        # Another matter, told before the word or after it.
        ("I signed the fishing treaty.", "I did not sign the treaty on whaling."),
        ("The institute published the cancer study.",
         "The institute did not publish the study of obesity."),
        ("I voted for the hunting bill.", "I did not vote for the bill about trapping."),
        # A verb that denies of itself, and what it denies denied.
        ("I denied the theft.", "I never admitted the theft."),
        ("The bishop refused the ring.", "The bishop did not accept the ring."),
        ("The board never passed the merger.", "The board rejected the merger."),
        # Against, in words that deny.
        ("The tunnel makes no sense.", "I oppose the tunnel."),
        ("The weir must not be built.", "I am against the weir."),
        ("Cars have no place in the old town.", "I am against cars in the old town."),
        # Of one group of verbs, but of something else.
        ("We never laid a finger on the hostages.", "We beat the guards."),
        ("We called off the air show.", "We will go ahead with the parade."),
        ("We complied with the court order.", "The bank ignored the court order."),
        ("The gallery gave back the vase.", "The gallery kept the frame."),
        ("I confessed to the theft.", "I denied the murder."),
        ("The judge has to go to hospital.", "I stand by the judge."),
        ("The mayor took the envelope.", "I only assume that the mayor took the ticket."),
    ],
)  # fmt: skip
def test_near_misses_raise_no_alarm(first: str, second: str) -> None:
    for one, other in ((first, second), (second, first)):
        assert PairCase("", False, False, one, other).found() == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("We sold the yacht.", "We did not sell the yacht."),
        ("I paid the smugglers.", "I do not know whether I paid the smugglers."),
        ("The guards searched the tents at noon.", "The guards did not search the tents at noon."),
        ("I signed the fishing treaty.", "I did not sign the treaty on fishing."),
        ("We lifted the travel ban.", "We did not lift the ban."),
        # "May" after a preposition is the month, and leaves nothing open.
        ("We sold the mill in May.", "We never sold the mill."),
        ("In May we sold the mill.", "We never sold the mill."),
        ("Last May I wrote to the bishop.", "I did not write to the bishop."),
        ("I denied the theft.", "I admitted the theft."),
        ("The board passed the merger.", "The board rejected the merger."),
        ("The harbour tunnel makes no sense.", "I support the harbour tunnel."),
        ("The night tram makes sense.", "I oppose the night tram."),
        ("Cars have no place in the old town.", "I welcome cars in the old town."),
        ("The new ring road has my blessing.", "The new ring road is a curse on this valley."),
        ("I have come round to the toll.", "I want nothing to do with the toll."),
        ("The family judge has to go.", "I stand by the family judge."),
        ("I swear that the vault was locked.", "I cannot remember whether the vault was locked."),
        (
            "Make no mistake, the plague is over.",
            "We have yet to find out whether the plague is over.",
        ),
        ("We never laid a finger on the hostages.", "We beat the hostages."),
        ("We will go ahead with the air show.", "We have decided to call off the air show."),
        ("I accepted the knighthood.", "I turned down the knighthood."),
        ("We complied with the court order.", "We ignored the court order."),
        ("I remember the crash.", "I have no memory of the crash."),
        ("The garrison is holding out.", "The garrison surrendered on the first day."),
        ("The band has split up.", "The band is getting back together."),
        ("The gallery gave back the vase.", "The gallery is holding on to the vase."),
        ("The boxer denied the theft.", "The boxer owned up to the theft."),
    ],
)
def test_the_pairs_beside_them_are_found(first: str, second: str) -> None:
    assert PairCase("", True, False, first, second).found()
