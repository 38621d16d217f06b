"""Names as the press of many countries writes them, from a text to the people in it."""

from __future__ import annotations

import pytest

from quotetrack import analyze

# Text, then for each person the name and forms that must be among its aliases.
PEOPLE: dict[str, tuple[str, dict[str, list[str]]]] = {
    "the last word of a Vietnamese name": (
        "Foreign Minister Tran Minh Quan spoke first. “The gate is open,” Mr. Quan said.",
        {"Tran Minh Quan": ["Foreign Minister Tran Minh Quan", "Mr. Quan"]},
    ),
    "a Chinese surname that no list holds": (
        "The island’s president, Hsueh Li-fang, left early. “Good night,” Ms Hsueh said.",
        {"Hsueh Li-fang": ["Ms Hsueh"]},
    ),
    "the first of two Spanish surnames": (
        "Carmen Beltrán Ocaña lost. “I will count again,” Ms Beltrán said.",
        {"Carmen Beltrán Ocaña": ["Ms Beltrán"]},
    ),
    "given names that an editor put in brackets": (
        "“(Gerard) Piket has scored,” the coach said. “I love [Paul] Carver.”",
        {"Gerard Piket": ["Gerard Piket"], "Paul Carver": ["Paul Carver"]},
    ),
    "people whom everybody knows by one name": (
        "They read Shakespeare at school. He spoke at Obama’s house. They played Mozart.",
        {"Shakespeare": [], "Obama": [], "Mozart": []},
    ),
    "a line that goes on behind a name with a capital": (
        "Nora Quill Leaves Net-a-Sea\n\nThe founder Nora Quill left. “It is late,” Quill said.",
        {"Nora Quill": ["founder Nora Quill", "Quill"]},
    ),
    "particles stay with the surname": (
        'Sen. Ana de la Vega rose. "Sit down," de la Vega said.',
        {"Ana de la Vega": ["Sen. Ana de la Vega", "de la Vega"]},
    ),
    "a particle with a capital at the start of a sentence": (
        "The Dutch MEP Greetje van der Molen was late. Van der Molen smiled. “Trains,” she said.",
        {"Greetje van der Molen": ["Van der Molen"]},
    ),
    "a calling before a name": (
        "Driver Tarek Halabi, 40, survived. “It was dark,” Halabi said.",
        {"Tarek Halabi": ["Halabi"]},
    ),
    "a party and its leader": (
        "NDP Leader Harpreet Singh Dhillon rose. “No,” Ms. Dhillon said.",
        {"Harpreet Singh Dhillon": ["NDP Leader Harpreet Singh Dhillon", "Ms. Dhillon"]},
    ),
    "a portfolio is no given name": (
        "Minister for Housing Cormac Tuohy resigned. “I am tired,” said Mr Tuohy.",
        {"Cormac Tuohy": ["Minister for Housing Cormac Tuohy", "Mr Tuohy"]},
    ),
    "nation and office whole": (
        "After a long day Danish Prime Minister Lise Kragh at last met U.S. President Bob Harlan.",
        {
            "Lise Kragh": ["Danish Prime Minister Lise Kragh"],
            "Bob Harlan": ["U.S. President Bob Harlan"],
        },
    ),
    "Dean behind an office is a given name": (
        "Sheriff Dean Hale came. Associate Dean Wormley left. “Yes,” said Coach Dean Porter.",
        {"Dean Hale": [], "Wormley": ["Associate Dean Wormley"], "Dean Porter": []},
    ),
    "the tag of a party is nobody": (
        "Rep. Ana Orr, D-Kan., whose farm is dry, met Sen. Bo Hart, D-N.Y., on Monday.",
        {"Ana Orr": [], "Bo Hart": []},
    ),
    "the label of an answer is no initial": (
        "Celia Umber lives in Lund. She spoke with us.\n\nQ. Is it cold?\n\nA. Bjorn Aas says no."
        "\n\nQ. And you?\n\nA. I do.",
        {"Celia Umber": [], "Bjorn Aas": []},
    ),
    "a dateline is no photo credit": (
        "OSLO (AP) — President Bob Harlan said on Monday that he would stay.",
        {"Bob Harlan": ["President Bob Harlan"]},
    ),
    "a title that goes with the given name": (
        "Sheikha Latifa bint Khalid al-Nasri left. “Sheikha Latifa is well,” a guard said.",
        {"Latifa bint Khalid al-Nasri": ["Sheikha Latifa"]},
    ),
    "an office before relatives come in": (
        "President Harlan spoke. His wife, first lady Ruth Harlan, sat beside him. “No,” "
        "President Harlan said. “Yes,” Mrs Harlan said.",
        {"Harlan": ["President Harlan"], "Ruth Harlan": ["Mrs Harlan"]},
    ),
    "a wife by her given name": (
        "“It rains,” said Bob Harlan. Harlan’s wife, Ruth, wept.",
        {"Bob Harlan": ["Harlan"], "Ruth": ["Ruth"]},
    ),
}


@pytest.mark.parametrize(("text", "expected"), PEOPLE.values(), ids=PEOPLE.keys())
def test_people(text: str, expected: dict[str, list[str]]) -> None:
    people = {one.name: one.aliases for one in analyze(text).entities if one.kind == "person"}
    assert sorted(people) == sorted(expected)
    for name, forms in expected.items():
        assert not set(forms) - set(people[name])


# Text, then the speaker of each quotation.
SPEAKERS: dict[str, tuple[str, list[str]]] = {
    "the subject of a question is not who is asked about": (
        "Asked whether he trusted Mr Vane, the president, Moses Bell, laughed. Asked if he liked "
        "Mr Vane, the president said: “Completely.”",
        ["Moses Bell"],
    ),
    "the pronoun in a question is the subject behind it": (
        "Carl Vane met Moses Bell. Asked if he had slept, Mr Bell nodded. “Well,” he said.",
        ["Moses Bell"],
    ),
    "the subject of the sentence before": (
        "Carl Vane spoke for an hour and left. Mr Vane was tired.\n\nThe leader of the party, "
        "Moses Bell, declined to say whether a deal with Mr Vane was close. “We talk,” he said.",
        ["Moses Bell"],
    ),
    "the elder and the younger": (
        "Lee Dong-jin, 71, and his son, Lee Min-ho, 38, were arrested. “Yes,” the younger Lee "
        "said. “No,” the elder Lee said.",
        ["Lee Min-ho", "Lee Dong-jin"],
    ),
    "a counterpart holds the same office": (
        "Dutch prime minister Joost Kramer and his Belgian counterpart, Lieve Maes, met. “We "
        "called,” the Belgian prime minister said. “Nobody did,” the Dutch prime minister said.",
        ["Lieve Maes", "Joost Kramer"],
    ),
    "ages before an office": (
        "Sandland’s president, Moses Bell, spoke. “He is gone,” the 89-year-old president said.",
        ["Moses Bell"],
    ),
    "a source just met": (
        "A Ministry of Defence source confirmed it. “They are fine,” the source added.",
        ["Ministry of Defence source"],
    ),
    "the lead names the office, the next paragraph the holder": (
        "The foreign minister of Sandland has said that two lost ships were never in the bay, a "
        "week after he denied that there were ships.\n\nKarim Haddad told reporters on Sunday "
        "that it was a mistake. “No ships,” the foreign minister said.",
        ["Karim Haddad"],
    ),
    "the winner of an election": (
        "Opponent Carmen Ocaña refuses to concede as thousands of people dance\n\n"
        "Bruno Salas won Sunday’s presidential election with half of the vote.\n\n“My father sold "
        "bread here,” the president-elect told a crowd.",
        ["Bruno Salas"],
    ),
    "a description behind a name, without a comma behind it": (
        "“We ran,” Tilda Croft, a nurse from Salta said. Expressing his anger, Bo Lind, a resident "
        "of Amba Layout said: “We fell.” When asked about Owen Hale, a spokesman for the club "
        "said: “No.”",
        ["Tilda Croft", "Bo Lind", "spokesman for the club"],
    ),
    "companions in a fronted phrase are no subjects": (
        "Speaking beside the Norlandic premier, Inga Dahl, Rosa Lobo said the talks were over. "
        "She added: “No more.”",
        ["Rosa Lobo"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SPEAKERS.values(), ids=SPEAKERS.keys())
def test_speakers(text: str, expected: list[str]) -> None:
    speakers = [one.speaker.name if one.speaker else "" for one in analyze(text).quotations]
    assert speakers == expected


NOBODY = {
    "counties and states": "Rain fell in Uttar Pradesh, Lanarkshire and Rajasthan.",
    "a word tied to a body": "The Fair Union-led march and the Cup Final-winning team met.",
    "an office alone": "Additional Chief Secretary, Department of Fish, said: “No.”",
    "a firm with a noun": "The bakery firm Tullybread and the grocer Oddmart merged.",
    "a province": "Voters in Costa Brava Sur queued. The governor of Costa Sur said: “No.”",
    "a broadcaster": "In an interview with the German broadcaster Neue Welle, she said: “No.”",
    "a paper": "In an interview with El Farol, he said: “No.”",
    "several sources": "Sources close to him said he was “lost”.",
    "countries": "The foreign ministers of Britain, France and Germany said it was “a shame”.",
    "an office": "New Zealand’s Internal Affairs Minister was asked. “No comment.”",
    "a song": "Several sang the anthem ‘Els Pescadors’ with raised fists.",
    "an office of two letters": "The red-faced MP was late.",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY.keys())
def test_no_people(text: str) -> None:
    assert [one.name for one in analyze(text).entities if one.kind == "person"] == []
