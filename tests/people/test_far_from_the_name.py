"""Whom phrases mean that stand far from the name: offices, leads, ages, subjects."""

from __future__ import annotations

import pytest

from quotetrack import analyze


# fmt: off
@pytest.mark.parametrize(("text", "speaker"), [
    # The verb of a subject may stand behind what tells when, or who it is.
    ("Minister Carl Hobb blocked the plan.\nThe shop's director, Owen Marsh this week accused "
     "Mr Hobb of spite.\n“It is the best plan,” he added.", "Owen Marsh"),
    ("Ina Roe was hurt.\nPro-fish biologist Elsa Wend, one of 30 doctors in Norland who signed, "
     "said the law would end.\nShe said it was a “step”.", "Elsa Wend"),
    # A single name with an age is a person's.
    ("Head teacher Ann Gilpin came.\nSofia, 15, is one of ten pupils at the school.\n"
     "“It will help,” she said.", "Sofia"),
    # What somebody is said to be is no second person.
    ("Raj Pell, 65, is the owner of a shop in Kelby.\n“This is for the rich,” he says.",
     "Raj Pell"),
    ("Ina Roe is a nurse at the harbour.\n“Nobody came,” she said.", "Ina Roe"),
    # Initials of offices, and offices that are written so.
    ("Deputy Commissioner Vivek Marsh opened the fair.\nThe DC said it was “a joy to see”.",
     "Vivek Marsh"),
    ("RGU Vice-Chancellor Prof Saket Marlow came. Ina Roe smiled.\n“We grew,” the VC said.",
     "Saket Marlow"),
    ("“They paid,” DCP (East) Asha Gupta said. Ina Roe was hurt.\n“We know,” the DCP said.",
     "Asha Gupta"),
    ("Superintendent of Police Asha Gupta came. Ina Roe was hurt.\n“They ran,” the SP said.",
     "Asha Gupta"),
    ("Officer-in-Charge of Kelby Police Station Abu Taher said so. Ina Roe left.\n“They ran,” the "
     "OC said.", "Abu Taher"),
    ("The Director General of Health, Asha Gupta, came. Ina Roe left.\n“They ran,” the DG said.",
     "Asha Gupta"),
    ("Superintendent of police Asha Gupta came. Ina Roe was hurt.\n“They ran,” the SP said.",
     "Asha Gupta"),
    ("It opens in May, managing director Asha Gupta said. Ina Roe left.\n“It grew,” the MD said.",
     "Asha Gupta"),
    ("Asha Gupta, the managing director of Tern, came. Ina Roe left.\n“It grew,” the MD said.",
     "Asha Gupta"),
    ("Sub-divisional magistrate Asha Gupta came. Ina Roe left.\n“It shut,” the SDM said.",
     "Asha Gupta"),
    ("Additional district magistrate Asha Gupta came.\n“It shut,” the DM said.", "DM"),
    ("The dark market, Asha Gupta said, was full.\n“It shut,” the DM said.", "DM"),
    ("The New Democratic Forum, Ina Roe said, had lost.\n“We won,” the NDF said.",
     "New Democratic Forum"),
    # A judge may be called Justice, and magistrates hold court.
    ("Justice Asha Gupta sat in Kelby. A lawyer, Ina Roe, rose.\n“Which year?” the judge asked.",
     "Asha Gupta"),
    ("Magistrate Jo du Mar warned the crowd. Ina Roe is charged.\n“Be still,” the magistrate said.",
     "Jo du Mar"),
    ("Justice Minister Asha Gupta came to court.\n“Which year?” the judge asked.", "judge"),
    # A politician of the opposition is known by the seat, too; the other is not.
    ("Health Minister Ana Wick spoke. Opposition MP S. Rasal said she was wrong.\n“Let her deny "
     "it,” the Kelby District MP said.", "S. Rasal"),
    # A lead describes whom the text names later; so does an office that only one person holds.
    ("An energy boss has said bills will “fall by half” next year as gas gets cheaper in all of "
     "Norland.\nNobody knows.\nGreg Marsh, boss of Lumen Energy, spoke to the paper.",
     "Greg Marsh"),
    ("The death was avoidable and nobody had looked at the bridge for many years before it fell."
     "\nThe coroner said it was “a shame”.\nAnn Walker, the senior coroner, spoke.",
     "Ann Walker"),
    # Those who speak for others are many, and so are reporters of an agency.
    ("Rain fell for many days in all of Norland before the bridge over the river went down.\n"
     "The spokesman said it was “a shame”.\nBo Lind, a spokesman, spoke.", "spokesman"),
    # A name behind its outlet.
    ("Norland Radio 5 Live Boxing's Mike Costley said: “He was great.”", "Mike Costley"),
    # A lead tells of a relative whom the text names behind the child.
    ("The mother of a girl who fell from a cliff near Lund has said the path was “a trap”.\n"
     "Mae Tully, 9, was on her way home.\nHer mother, Ana Tully, spoke to the paper.", "Ana Tully"),
    ("wife of a baker who fell from a cliff near Lund has said that the path was “a trap”.\n"
     "Bo Lind was on his way home.\nMr Lind's wife Ana spoke to the paper.", "Ana"),
    ("The sister of a baker who fell from a cliff near Lund has said the path was “a trap”.\n"
     "Bo Lind was late.\nHis sister Ana Lind wept. His sister Eva Lind did not.",
     "sister of a baker"),
    # An aside between dashes parts a name from its verb.
    ("Bo Lind said it would last. “It rains,” he said.\nIn Lund, baker Owen Hale - who is 70 - "
     "said he would not pay.\n“It was dry before,” he said.", "Owen Hale"),
    ("Ina Roe and Ida Lunn won.\nIn third place, Eva Moss – who fell – was close to Lunn.\n"
     "“I gave it all,” she said.", "Eva Moss"),
    ("Ina Roe won.\nShe beat a friend - Eva Moss - by a second.\n“I gave it all,” she said.",
     "Ina Roe"),
    # A line that has lost its article speaks of somebody known.
    ("Mr Cole was under fire from Tim Glover, who asked what had changed.\nf minister Adam Cole "
     "said the court was slow.\n“We carry on,” he added.", "Adam Cole"),
])  # fmt: skip
def test_whom_a_phrase_means(text: str, speaker: str) -> None:
    last = analyze(text, parser=None).quotations[-1]
    assert last.speaker is not None
    assert last.speaker.name == speaker
