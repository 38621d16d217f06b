"""Sentences and the form in which they are compared."""

from __future__ import annotations

import datetime

import pytest

from quotetrack.claims import proposition, propositions

# Words stand as stems, as they are compared.
FORMS = [
    ("There is no doubt that the letter was forged.", "certain: ? forg (past) | letter"),
    ("We do not know whether the letter was forged.", "doubt: ? forg (past) | letter"),
    ("I never said that the siege was over.", "unsaid: sieg end (past)"),
    ("I have not called for a boycott of the games.", "unsaid: ? ? | boycott of gam"),
    ("I don't think the law works.", "law not succeed"),
    ("The gate was opened by the guards.", "guard start (past) | gat"),
    ("The guards opened the gate.", "guard start (past) | gat"),
    ("Not one job will be lost at the yard.", "job save (future) | at yard"),
    ("Nobody was hurt in the crash.", "? not hurt (past) | none | in crash"),
    ("We searched the flat without a warrant.", "self not search (past) | flat | without warrant"),
    ("The government will sell the airport.", "body sell (future) | airport"),
    ("My deputy knew about the raid.", "deputi know (past) | raid"),
    ("The Liberals will join the coalition.", "body join (future) | coalit"),
    ("I had lunch with the banker twice.", "self meet (past) | banker"),
    ("I have never met the banker.", "self not meet (perfect) | banker"),
    ("We will keep the hospital in Brae open.", "self not close (future) | hospital | in bra"),
    ("The hospital in Brae will be shut by spring.", "? close (future) | hospital | in bra"),
    ("We are ready to sign the treaty.", "self sign | treati"),
    ("I was briefed about the payments in October.", "self know (past) | pai"),
    ("There were children on the boat.", "child be (past) | on boat"),
    ("The fire was started by a fault in the cable.", "fault start (past) | fir | in cabl"),
    ("All of the hostages were freed.", "? not arrest (past) | all hostag"),
    ("I used to smoke.", "self smok (past)"),
    ("In 2020 the company had no debts.", "body not own (past) | none debt"),
    ("The brother of the banker owns shares in the mine.", "brother of banker own | shar | in min"),
    ("We will not raise the pay of nurses.", "self not raise (future) | pay of nurs"),
    ("I promise not to raise the fees.", "self not raise | fee"),
    ("The report will remain secret.", "report not publish (future)"),
    ("Most of our trains are not late.", "most train not be | lat"),
    ("I am stepping down next month.", "self resign"),
]


@pytest.mark.parametrize(("text", "form"), FORMS, ids=[text for text, _ in FORMS])
def test_form_of_a_sentence(text, form):
    assert " / ".join(map(str, propositions(text))) == form


STANCES = [
    ("I am proud of the wind farm.", 1, "wind farm"),
    ("I oppose the death penalty.", -1, "death penalti"),
    ("I no longer support the ban on mink farms.", -1, "ban mink farm"),
    ("The merger is a terrible mistake.", -1, "merger"),
    ("I cannot back the merger.", -1, "merger"),
    ("I have lost confidence in the coach.", -1, "coach"),
    ("Murderers deserve the death penalty.", 1, "death penalti"),
    ("The dam must be scrapped.", -1, "dam"),
    ("The dam has my full support.", 1, "dam"),
]


@pytest.mark.parametrize(("text", "sign", "matter"), STANCES, ids=[row[0] for row in STANCES])
def test_attitude_to_a_matter(text, sign, matter):
    found = proposition(text)
    assert found is not None
    assert found.stance is not None
    assert found.stance.own
    assert (found.stance.sign, str(found.stance.matter)) == (sign, matter)


def test_views_of_others_are_no_attitude_of_the_speaker():
    found = proposition("The Greens oppose the merger.")
    assert found is not None
    assert found.stance is not None
    assert not found.stance.own


SAID = datetime.date(2031, 3, 4)  # A Tuesday.
DAY = datetime.date.toordinal

TIMES = [
    ("Last month we seized 40 boats.", (2031, 2, 1), (2031, 2, 28)),
    ("This week 300 people died.", (2031, 3, 3), (2031, 3, 9)),
    ("We will vote next year.", (2032, 1, 1), (2032, 12, 31)),
    ("We will vote in May.", (2031, 5, 1), (2031, 5, 31)),
    ("We voted in May.", (2030, 5, 1), (2030, 5, 31)),
    ("We voted in May 2029.", (2029, 5, 1), (2029, 5, 31)),
    ("The ferry sank yesterday.", (2031, 3, 3), (2031, 3, 3)),
    ("The ferry sank on Friday.", (2031, 2, 28), (2031, 2, 28)),
    ("The zoo opens in the autumn of 2034.", (2034, 9, 1), (2034, 11, 30)),
    ("In 2020 the company had no debts.", (2020, 1, 1), (2020, 12, 31)),
    ("The bank lost money last quarter.", (2030, 10, 1), (2030, 12, 31)),
]


@pytest.mark.parametrize(("text", "first", "last"), TIMES, ids=[row[0] for row in TIMES])
def test_time_of_a_claim(text, first, last):
    found = proposition(text, SAID)
    assert found is not None
    assert found.period is not None
    days = DAY(datetime.date(*first)), DAY(datetime.date(*last))
    assert (found.period.low, found.period.high) == days
    assert found.period.explicit


def test_open_times_follow_from_the_tense():
    day = DAY(SAID)
    past, now, ahead = (
        found.period
        for text in ("I signed the letter.", "The dam is safe.", "I will sign the letter.")
        if (found := proposition(text, SAID)) is not None
    )
    assert (past.low, past.high) == (float("-inf"), day)
    assert (now.low, now.high) == (day, day)
    assert (ahead.low, ahead.high) == (day, float("inf"))


def test_until_leaves_the_beginning_open():
    found = proposition("The strike will go on until May 2032.", SAID)
    assert found is not None
    assert found.period is not None
    assert found.period.low == float("-inf")
    assert found.period.high == DAY(datetime.date(2032, 5, 31))


@pytest.mark.parametrize("said", [datetime.date.min, datetime.date.max])
def test_the_first_and_the_last_day_there_is(said):
    for text in ("Last year we lost.", "Next month we win.", "Two years ago we lost.", "In May."):
        propositions(text, said)


def test_no_claim():
    assert proposition("…") is None
    assert propositions("") == ()
