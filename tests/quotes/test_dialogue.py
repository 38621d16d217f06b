"""Who speaks where only the order of the speakers tells: turns of two, and one who goes on."""

from __future__ import annotations

import pytest

import quotetrack

# Each case: what it shows, the text, and the speakers of its quotations, "" for nobody.
CASES = [
    (
        "two take turns",
        "“Did you shut the gate?” Runa asked.\n\n“I did,” said Joost.\n\n“Both bolts?”\n\n"
        "“Both bolts.”",
        ["Runa", "Joost", "Runa", "Joost"],
    ),
    (
        "who replies in the sentence behind, and the writer",
        "A nurse came up.\n\n“Is it far?” I asked.\n\n“No, it is not.” This time she answered at "
        "once.\n\n“May I go in?”\n\n“You may.”",
        ["", "nurse", "", "nurse"],
    ),
    (
        "a cry that asks is answered",
        "“I killed it,” said Joost.\n\n“Why did you kill it?!” Runa snapped.\n\n"
        "“It was old, and there was nothing to feed it with.”",
        ["Joost", "Runa", "Joost"],
    ),
    (
        "who begins to speak in the paragraph before",
        "“Is it far?” asked Milan.\n\nNobody moved for a while, until the old Mrs Rook spoke.\n\n"
        "“It is as far as you can walk in a day.”",
        ["Milan", "Rook"],
    ),
    *(
        (
            lead,
            f"“Is it far?” asked Milan.\n\n{lead}\n\n“It is as far as you can walk in a day.”",
            ["Milan", speaker],
        )
        for lead, speaker in [
            ("We waited. Mrs Rook cleared her throat.", "Rook"),
            ("The old man put down his cup and opened his mouth to speak.", "old man"),
            ("At last Ines Rook broke the silence.", "Ines Rook"),
        ]
    ),
    *(
        (
            f"whom a question calls by name: {called}",
            f"Milan Tarn, a miller, was questioned by Ines Rook, for the crown.\n\n"
            f"“Where were you on Friday{called}?” asked Miss Rook.\n\n“{answer}”",
            ["Ines Rook", "Milan Tarn"],
        )
        for called, answer in [
            (", Mr Tarn", "In the shed."),
            (", Milan", "I was in the shed, with the cat."),
            (", Dr Tarn", "Asleep."),
        ]
    ),
    (
        "questions in court",
        "Counsel Ines Rook asked: “Was it dark?”\n\n“Yes,” Mr Tarn replied.\n\n"
        "“Then how did you see him?”\n\n“He had a lamp.”",
        ["Ines Rook", "Tarn", "Ines Rook", "Tarn"],
    ),
    (
        "one goes on in the news",
        "“The pool will shut in June,” Greta Holm, the mayor, said on Monday.\n\n"
        "“We have looked at every account, and the money is not there. The roof alone would cost "
        "more than the library.”",
        ["Greta Holm", "Greta Holm"],
    ),
    (
        "an action between two quotations",
        "“That was close.” Captain Rhea Lund wiped her face. “Turn her round.”",
        ["Rhea Lund", "Rhea Lund"],
    ),
    (
        "an action before the words",
        "“Is it far?” asked Milan.\n\nOdile looked at the map. “Not very.”\n\n“How far?”",
        ["Milan", "Odile", "Milan"],
    ),
    (
        "the other one has no name",
        "“Who is it?” Runa asked.\n\n“Me.”\n\n“Who is me?”",
        ["Runa", "", "Runa"],
    ),
    *(
        ("who acts behind the words of a body", f"{lead}\n\n“I sold two scarves all day.”", spoke)
        for lead, spoke in [
            (
                "The council called it “a success”, though Bill Moss, 70, had another view.",
                ["council", "Bill Moss"],
            ),
            (
                "The firm said it was “on track”. Farmer Ada Roos was still waiting on Friday.",
                ["firm", "Ada Roos"],
            ),
            (
                "Ada Roos came back. Lark has called it “a small miracle”, and the 33-year-old "
                "admits to having read that.",
                ["Lark", "Ada Roos"],
            ),
            (
                "Ada Roos called it “a success”. Bill Moss left in 2010.",
                ["Ada Roos", "Ada Roos"],
            ),
            (
                "The council called it “a success”, and trade had never been better.",
                ["council", "council"],
            ),
        ]
    ),
    *(
        (
            "of whom the paragraph before tells",
            f"Milan Tate made the show. “It is above me,” he said. He went on to say that he had "
            f"liked her.\n\n{told}\n\n“She beat me fair and square.”",
            ["Milan Tate", speaker],
        )
        for told, speaker in [
            ("Fellow baker Owen Brant, 61, came second. He wants nothing.", "Owen Brant"),
            ("Owen Brant, 61, who came second, wants nothing.", "Owen Brant"),
            ("The prize was a spoon. It was small.", "Milan Tate"),
        ]
    ),
    *(
        (
            "of whom the same paragraph tells",
            f"Milan Tate said it was “fine”.\n\n{told} “You would have to ask her.”",
            ["Milan Tate", speaker],
        )
        for told, speaker in [
            (
                "The manager, Owen Brant, had met the owner. Asked about his job, he smiled.",
                "Owen Brant",
            ),
            ("The club lost again on Monday. The pitch was wet.", "Milan Tate"),
        ]
    ),
    (
        "who opens the paragraph of a pronoun",
        "“I like it,” Odile Brant said.\n\n“So do I,” said Bill Moss.\n\nCouncillor Joost Wiel "
        "said people were torn. To some it was “odd”, he said.\n\n“They will get used to it.”",
        ["Odile Brant", "Bill Moss", "Joost Wiel", "Joost Wiel"],
    ),
    (
        "a paragraph between tells who speaks next",
        "“The trucks come at night,” Joost Wiel said.\n\nAda Roos, who lives by the quarry, has "
        "counted them for a year.\n\n“There were forty on Sunday, and every one of them shook the "
        "whole house.”",
        ["Joost Wiel", "Ada Roos"],
    ),
    (
        "the writer asks who speaks to her",
        "“There is flour in the piano,” Mona Price tells me. “I am getting it out.”\n\n“Does it "
        "still play?”\n\n“It plays softer than it did.”\n\n“Why keep it?” I ask her.\n\n“Because "
        "it is mine,” she says.",
        ["Mona Price", "Mona Price", "", "Mona Price", "", "Mona Price"],
    ),
    (
        "who is asked by name",
        "“It is late.” Milan yawned.\n\n“Ready?” Ann asked him.",
        ["Milan", "Ann"],
    ),
    (
        "who calls something a name takes no turn",
        "“It holds,” Rudy said. My firm called it “tidying up”.\n\nRudy bent over the seam. “See?”"
        "\n\n“Is that good?”",
        ["Rudy", "My firm", "Rudy", ""],
    ),
    (
        "a sign takes no turn",
        "The sign says: “No dogs here.” I went in.\n\n“Salt or sweet?” the cook asked me.\n\n"
        "“What’s the difference?”\n\n“About six hours.”",
        ["sign", "cook", "", "cook"],
    ),
    (
        "no more than a gesture stands before the words",
        "“It was late,” Ann Lee said. Critics called it “a wreck”. She shrugs. “He liked it.”",
        ["Ann Lee", "Critics", "Ann Lee"],
    ),
]


@pytest.mark.parametrize(
    ("text", "speakers"), [pytest.param(text, names, id=name) for name, text, names in CASES]
)
def test_speakers_by_order(text: str, speakers: list[str]) -> None:
    quotations = quotetrack.analyze(text, parser=None).quotations
    found = [one.speaker.name if one.speaker else "" for one in quotations for _ in one.fragments]
    assert found == speakers


def test_confidence_is_no_higher_than_that_of_the_order() -> None:
    text = "“Who is it?” Runa asked.\n\n“Joost,” Joost said.\n\n“Come in.”\n\n“I am in.”"
    quotations = quotetrack.analyze(text, parser=None).quotations
    by_order = [one for one in quotations if one.rule in ("dialogue", "speaker_goes_on")]
    assert by_order
    assert all(one.source_confidence < 0.95 for one in by_order)


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("And from the harbour master, Cy Moran:", "harbour master"),
        ("This from Prof Dana Ortiz:", "Dana Ortiz"),
        ("And from Mayor Lena Strand:", "Lena Strand"),
    ],
)
def test_a_paragraph_that_leads_up_with_a_colon_names_the_next_source(
    lead: str, speaker: str
) -> None:
    text = f"“Will it rain?” asked Ada Lee.\n\n“It will,” said Bo Cole.\n\n{lead}\n\n“Go home.”"
    last = quotetrack.analyze(text, parser=None).quotations[-1]
    assert last.speaker is not None
    assert last.speaker.name == speaker
