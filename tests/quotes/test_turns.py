"""Who speaks in turns of transcripts and interviews, whatever their labels look like."""

from __future__ import annotations

import pytest

import quotetrack

UNLABELLED = (
    "When did you start?\n\nI was nine.\n\nDid you like it?\n\nI loved it.\n\n"
    "What comes next?\n\nI do not know.\n\nThe shop opens in May."
)
QUESTIONS = (
    "What lamp do you take?\n\nI take two.\n\nAre you afraid?\n\nMy wife is. I like the dark.\n\n"
    "Will you go again?\n\nI will, in May."
)
# Each case: a text, and words of quotations with the names of their speakers.
TALKS = [
    pytest.param(
        "REP. FENWICK: We go.\n\nDR. OKUBO: We stay.\n\nMS. TALL: Nobody asked me.",
        {"go": "Fenwick", "stay": "Okubo", "asked": "Tall"},
        id="titles-in-capitals",
    ),
    pytest.param(
        "3. Ms Hannah Pryce (Delmouth) (Ind): When does the bridge open?\n\n"
        "The Minister for Roads (Sir Owen Tate): In May.\n\n"
        "Ms Pryce: That was promised last year.\n\nSir Owen Tate: And it was true.",
        {
            "bridge open": "Hannah Pryce",
            "In May": "Owen Tate",
            "promised": "Hannah Pryce",
            "it was true": "Owen Tate",
        },
        id="parliament",
    ),
    pytest.param(
        "5. Dermot Laine (Kells) (SF): To ask the Minister when it opens. [4471/24]\n\n"
        "The Minister for Roads (Orla Keane): In May, I hope.\n\n"
        "Q6. Joan Abbey (Holt) (Con): Will she come and look? [90712]\n\n"
        "Orla Keane: Gladly.\n\nHon. Members: Oh!\n\nMadam Deputy Speaker: Order.\n\n"
        "Joan Abbey: I shall wait.",
        {
            "when it opens": "Dermot Laine",
            "In May": "Orla Keane",
            "Will she": "Joan Abbey",
            "Gladly": "Orla Keane",
            "Oh!": "Members",
            "Order": "Madam Deputy Speaker",
        },
        id="parliament: numbered questions, an office, the chair",
    ),
    pytest.param(
        "ROBIN SLATE, HOST:\n\nThe river is low again, and the barges wait.\n\n"
        "TOM ORR, BYLINE: It is hot here.\n\nSLATE: How hot?\n\nORR: Ask the fish.",
        {"river is low": "Robin Slate", "hot here": "Tom Orr", "How hot": "Robin Slate"},
        id="radio: a label on a line of its own",
    ),
    *(
        pytest.param(
            f"{lead}\n\nQ: Why goats?\n\nA: They listen.\n\nQ: And people?\n\nA: They wait.",
            {"goats": asker, "listen": "Odile Marr"},
            id=f"labels: {id}",
        )
        for id, asker, lead in [
            (
                "in an interview with one who asks",
                "Tessa Kuhn",
                "The singer Odile Marr is back. In an interview with Tessa Kuhn, Marr talks of it.",
            ),
            (
                "she sat down with one who asks",
                "Tessa Kuhn",
                "Odile Marr is back. She sat down for a chat with Tessa Kuhn. Excerpts:",
            ),
            (
                "who is described was in conversation",
                "Tessa Kuhn",
                "Singer Odile Marr was in conversation with Tessa Kuhn this week.",
            ),
            (
                "one who asks talks to who is described",
                "interviewer",
                "Tessa Kuhn sat down for an interview with the singer Odile Marr.",
            ),
            (
                "one described sat down with a reporter",
                "Tessa Kuhn",
                "The singer Odile Marr sat down for an interview with reporter Tessa Kuhn.",
            ),
            (
                "the paper asks",
                "interviewer",
                "In an interview with Odile Marr, the Gazette asks the singer about Tessa Kuhn.",
            ),
        ]
    ),
    pytest.param(
        "LENA HOLT, ANCHOR: Welcome back.\n\nGOV. MARK ORME, (D) ILLINOIS: Thank you.\n\n"
        "HOLT: 9:14, a look at the weather.\n\nORME: It is fine.",
        {
            "Welcome": "Lena Holt",
            "Thank you": "Mark Orme",
            "9:14": "Lena Holt",
            "fine": "Mark Orme",
        },
        id="television",
    ),
    pytest.param(
        "THE MODERATOR: We begin.\n\nQ Can you hear us?\n\nMR. PRADO: I can.",
        {"begin": "MODERATOR", "hear us": "interviewer", "I can": "Prado"},
        id="briefing",
    ),
    pytest.param(
        "The Evening Post asked Ms Stoll about her clock.\n\n"
        "The Evening Post: How old is it?\n\nMira Stoll: Nobody knows.\n\n"
        "The Evening Post: Why?\n\nMs Stoll: It has no date.",
        {"How old": "Evening Post", "Nobody": "Mira Stoll", "no date": "Mira Stoll"},
        id="a paper that asks",
    ),
    pytest.param(
        "Salt & Stone met the potter Ivy Chen.\n\nSalt & Stone: Why clay?\n\n"
        "Ivy Chen: It forgives.\n\n"
        "Salt & Stone: Always?\n\nChen: Mostly.",
        {"Why clay": "Salt & Stone", "forgives": "Ivy Chen", "Always": "Salt & Stone"},
        id="a magazine whose name joins two words",
    ),
    pytest.param(
        "Senator MARR: If I may say one thing—\n\nGovernment senators: You may not.\n\n"
        "Senator MARR: —then it is that the dam leaks.\n\nThe CHAIR: The senator has the floor.",
        {"If I may": "Marr", "may not": "Government senators", "dam leaks": "Marr"},
        id="a group interrupts the first turn",
    ),
    pytest.param(
        "The singer Ola Brenn has a new record. Ann Lee sat down with him in May.\n\n" + UNLABELLED,
        {"start": "Ann Lee", "I was nine": "Ola Brenn"},
        id="a person who asks without labels",
    ),
    pytest.param(
        "This talk with the singer Ola Brenn was conducted by Ann Lee.\n\n" + UNLABELLED,
        {"start": "Ann Lee", "I was nine": "Ola Brenn"},
        id="a person by whom an interview was conducted",
    ),
    pytest.param(
        "The baker Jonas Reet opened his third shop. We met him there.\n\n" + UNLABELLED,
        {"I was nine": "Jonas Reet"},
        id="a role in front of a name at the head of a text",
    ),
    pytest.param(
        "The dean, Paul Orr, and the student Amy Vance talked to the Gazette.\n\n"
        "PO We had no money.\n\nAV Nobody told us.\n\nWhat did you do?\n\nAV We sold it.",
        {
            "no money": "Paul Orr",
            "Nobody": "Amy Vance",
            "What did": "Gazette",
            "sold": "Amy Vance",
        },
        id="initials",
    ),
    pytest.param(
        "We met the baker Rosa Lindt in her shop. Lindt is 61.\n\nWhat made you start?\n\n"
        "I had lost my job, and my mother had left me her oven.\n\nDid you want to stop?\n\n"
        "Every winter. I hate the cold.\n\nWhat do you tell your sons?\n\nI tell them to sleep.",
        {"made you": "", "lost my job": "Rosa Lindt", "winter": "Rosa Lindt", "sons": ""},
        id="no labels",
    ),
    pytest.param(
        "The Review spoke with Carl Denby, a diver.\n\nWhat do you see down there?\n\n"
        "I see mud, mostly.\n\nAre you afraid?\n\nMy wife is. I am not.\n\n"
        "Will you go again?\n\nI will, in May.",
        {"do you see": "Review", "mud": "Carl Denby", "My wife": "Carl Denby", "again": "Review"},
        id="no labels, and a paper that spoke with somebody",
    ),
    pytest.param(
        "POST: What do you paint?\n\nMIRA STOLL: I paint my own street, mostly.\n\n"
        "Do you sell your work?\n\nI give most of it to my friends.\n\n"
        "Where did you study?\n\nMy aunt taught me in her kitchen.",
        {"paint my": "Mira Stoll", "friends": "Mira Stoll", "aunt": "Mira Stoll"},
        id="labels on the first question and answer alone",
    ),
    *(
        pytest.param(f"{lead}\n\n{QUESTIONS}{end}", {"lamp": asker, "dark": "Carl Denby"}, id=id)
        for id, asker, lead, end in [
            ("he told a paper", "Tern Weekly", "“It is odd,” Carl Denby tells Tern Weekly.", ""),
            ("he shares with one", "DeepDown", "Carl Denby, 40, shares with DeepDown why.", ""),
            ("in an interview with", "DeepDown", "In an interview with DeepDown, Carl Denby", ""),
            ("a paper asks him", "Tern", "The Tern put three questions to Carl Denby.", ""),
            (
                "of a series",
                "DeepDown",
                "Welcome to Wet, DeepDown’s weekly interview. Carl Denby is here.",
                "",
            ),
            (
                "our reporter",
                "Ada Wren",
                "Carl Denby spoke to us. He met with Bo Lind in May. "
                "He talked to our reporter Ada Wren.",
                "",
            ),
            (
                "in a chat with, and who tells behind",
                "Ada Wren",
                "In a chat with Ada Wren, Carl Denby speaks of mud. Denby is 60.",
                "",
            ),
            (
                "one described talks",
                "Ada Wren",
                "Diver Carl Denby spoke to Ada Wren about mud. Denby is 60.",
                "",
            ),
            (
                "a reporter talks",
                "",
                "Reporter Ada Wren spoke to Carl Denby about mud. Denby is 60.",
                "",
            ),
            ("a byline", "Ada Wren", "By Ada Wren\n\nCarl Denby has dived at night for years.", ""),
            (
                "a line at the end",
                "Ada Wren",
                "Carl Denby has dived for years.",
                "\n\nInterview by Ada Wren.",
            ),
            (
                "nobody",
                "",
                "Carl Denby has dived for years. The Harbour Museum has a film of it.",
                "",
            ),
        ]
    ),
    pytest.param(
        "Tern Weekly talked to Carl Denby.\n\nHow did you begin?\n\nI fell in.\n\n"
        "You have dived in forty lakes. Tell us which was the coldest.\n\nMy hands froze."
        "\n\nVIDEO: Lakes in winter\n\nDo you go alone?\n\nI do not. We go in threes.\n\n"
        "So many people are afraid of the dark. Do you think they would come along?",
        {"coldest": "Tern Weekly", "froze": "Carl Denby", "come along": "Tern Weekly"},
        id="a question that bids, and one that the text breaks off behind",
    ),
    *(
        pytest.param(
            f"Tern Weekly talked to Carl Denby.\n\nHow did you begin?\n\nI fell in.\n\n{told}\n\n"
            "I was nine, and the ice was my idea.\n\nDo you go alone?\n\nI do not. We go in threes."
            f"\n\nWhat is next?\n\nI want to see the sea.{end}",
            {told[:12]: asker, "ice": "Carl Denby", "the sea": "Carl Denby"},
            id=id,
        )
        for id, asker, told, end in [
            ("told of himself", "Tern Weekly", "You grew up on a barge.", ""),
            (
                "told what he turned down",
                "Tern Weekly",
                "The navy offered you a ship. You left.",
                "",
            ),
            ("told what he has done", "Tern Weekly", "You’ve written about cold lakes before.", ""),
            ("goes on about all who dive", "Carl Denby", "You see better in cold water.", ""),
            ("goes on about himself", "Carl Denby", "You helped me once, you know.", ""),
            (
                "a page that asks its readers",
                "Tern Weekly",
                "You sold your first boat.",
                "\n\nKnow somebody we should meet? Write to us at desk@tern.example.",
            ),
            (
                "a note below",
                "Tern Weekly",
                "You trained as a cook.",
                "\n\nThis interview was cut for length, and we checked what we could.",
            ),
        ]
    ),
    *(
        pytest.param(
            f"{told}\n\nWhat does a lock keeper do all day?\n\nWait. I count the swans."
            "\n\nIsn't it cold?\n\nIt is. I had a bank to sit in for years, so I like it."
            "\n\nWhat do you miss?\n\nMy chair.",
            {"swans": "Carl Denby", "a bank": "Carl Denby", "My chair": "Carl Denby"},
            id=f"only one question says “you”: {told[:9]}",
        )
        for told in (
            "Five questions for Carl Denby\n\nCarl Denby keeps the lock at Holm.",
            "Carl Denby keeps the lock at Holm. We caught up with the diver on Friday.",
            "Q&A\n\nCarl Denby keeps the lock at Holm and dives in lakes.",
        )
    ),
    *(
        pytest.param(
            f"{outlet} put three questions to Carl Denby, a diver.\n\nHow do you begin?\n\n"
            "I fall in.\n\nDo you go alone?\n\nI do not.\n\nWhat is next?\n\nMy dinner.",
            {"begin": outlet.removeprefix("The "), "fall in": "Carl Denby"},
            id=f"an outlet named like a person: {outlet}",
        )
        for outlet in ("The Weekly Observer", "The Daily Messenger")
    ),
    pytest.param(
        "Tern Weekly talked to Carl Denby.\n\n**How did you begin?**\n\nI fell in.\n\n**People "
        "have compared it to “Jaws.”**\n\nPeople are kind. I had a goat.\n\n**Do you go "
        "alone?**\n\nI do not. **I** never did.\n\n**What is next?**\n\nI want to see the sea.",
        {"compared": "Tern Weekly", "goat": "Carl Denby", "never did": "Carl Denby"},
        id="what is in bold is asked",
    ),
    pytest.param(
        "Ask the cook\n\nQ: How long do I boil it?\n\nA: I never do.\n\nQ: Why?\n\nA: It is soup."
        "\n\nAda Wren runs a kitchen in Hull.",
        {"never": "Ada Wren", "soup": "Ada Wren"},
        id="who answers is named below alone",
    ),
    pytest.param(
        "Interview with Hanna Krol\n\nQ: Is it safe?\n\nA: It is.\n\nQ: Since when?\n\nA: May.",
        {"It is": "Hanna Krol", "May": "Hanna Krol"},
        id="the title of an interview",
    ),
    pytest.param(
        'Ann Holt was on “Today”:\n\n"BRADY: Will it pass?\n\n"HOLT: I think so.\n\n"(CROSSTALK.)'
        '\n\n"BRADY: You said “no.”\n\n"HOLT: Once, yes.\n\n"But that was March.'
        '\n\n"BRADY: Well."',
        {"think so": "Ann Holt", "pass": "BRADY", "Once, yes.": "Ann Holt", "Well": "BRADY"},
        id="each paragraph opens with a mark",
    ),
    pytest.param(
        "“Lee: a life is a poor title,” Ms Orr said.\n\n“Note: nobody will buy it,” Ms Orr said.",
        {"a poor title": "Orr", "nobody": "Orr"},
        id="a colon inside the words of one speaker",
    ),
    pytest.param(
        "Holt: Bridge was “overdue”\n\nBRADY: Will it pass?\n\nHOLT: It will.\n\nBRADY: When?",
        {"It will": "Holt", "overdue": "Holt"},
        id="the headline above a transcript is no turn",
    ),
]


@pytest.mark.parametrize(("text", "speakers"), TALKS)
def test_speakers_of_turns(text: str, speakers: dict[str, str]) -> None:
    quotations = quotetrack.analyze(text, parser=None).quotations
    for words, name in speakers.items():
        found = [one for one in quotations if words in one.text]
        assert len(found) == 1, words
        assert (found[0].speaker.name if found[0].speaker else "") == name


def test_the_paragraphs_of_a_turn_are_one_quotation() -> None:
    text = (
        "HOLT: Will you run?\n\nORME: Ask me in June.\n\n(Applause.)\n\nI mean it.\n\nHOLT: Well."
    )
    quotations = quotetrack.analyze(text, parser=None).quotations
    assert [[piece.of(text) for piece in one.fragments] for one in quotations] == [
        ["Will you run?"],
        ["Ask me in June.", "I mean it."],
        ["Well."],
    ]


def test_marks_before_each_paragraph_are_no_words_of_a_turn() -> None:
    text = (
        "“HOLT: Will you run?\n\n“ORME: Ask the “boss.”\n\n“[Laughter]\n\n“I mean it."
        "\n\n“HOLT: Well.”"
    )
    quotations = quotetrack.analyze(text, parser=None).quotations
    assert [[piece.of(text) for piece in one.fragments] for one in quotations] == [
        ["Will you run?"],
        ["Ask the “boss.”", "I mean it."],
        ["Well."],
    ]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ('"It rained. "We left early," Ada Wren said.', ["It rained.", "We left early,"]),
        (
            '"It rained," Ada Wren said. "We left early. "Nobody saw us."',
            ["It rained,", "We left early.", "Nobody saw us."],
        ),
        ("“We lost the mill. “We kept the barn.”", ["We lost the mill.", "We kept the barn."]),
    ],
)
def test_halves_whose_closing_mark_was_lost_are_one_quotation(text: str, pieces: list[str]) -> None:
    (quotation,) = quotetrack.analyze(text, parser=None).quotations
    assert [piece.of(text) for piece in quotation.fragments] == pieces
