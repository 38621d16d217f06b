"""Noun phrases outside quotations, which may name a source: "words/kind"."""

from __future__ import annotations

import pytest
from hypothesis import given

from quotetrack.quotes.noun_phrases import noun_phrases
from tests.quotes.reading import phrases_of, sentences_of
from tests.strategies import article_texts

PHRASES = [
    # A number of those who are told of
    ("Two of them said “no”.", ["Two of them/nominal"]),
    (
        "But three of the older members said “no”.",
        ["three of the older members/nominal", "the older members/nominal"],
    ),
    ("Six of his pupils said “no”.", ["Six of his pupils/nominal", "his pupils/nominal"]),
    ("And half of his advice said “no”.", ["his advice/nominal"]),
    ("Two of the ships sank.", ["the ships/nominal"]),
    # Names
    ("Ada Lee said “no”.", ["Ada Lee/name"]),
    ("Insurer Norvik said “no”.", ["Norvik/name"]),
    # A date without a comma is none of the phrase behind it.
    ("On Tuesday teachers said “no”.", ["teachers/nominal"]),
    ("On Friday club captain Bo Dunn said “no”.", ["club captain Bo Dunn/name"]),
    ("In January 2019 angry local farmers said “no”.", ["angry local farmers/nominal"]),
    ("Last Monday Ann Rudge said “no”.", ["Ann Rudge/name"]),
    ("On Friday night football fans said “no”.", ["football fans/nominal"]),
    ("In 2019 the minister said “no”.", ["the minister/nominal"]),
    ("Last Friday’s visitors said “no”.", ["Last Friday’s visitors/nominal"]),
    ("Yesterday residents said “no”.", ["residents/nominal"]),
    ("Last week teachers said “no”.", ["teachers/nominal"]),
    # Nor is the place or occasion that opens a sentence without one.
    ("In a statement police said “no”.", ["a statement/nominal", "police/nominal"]),
    ("At the hearing lawyers said “no”.", ["the hearing/nominal", "lawyers/nominal"]),
    (
        "At a vigil neighbours called it “no”.",
        ["a vigil/nominal", "neighbours/nominal", "it/pronoun"],
    ),
    ("In Oslo tenants said “no”.", ["Oslo/name", "tenants/nominal"]),
    ("Across Kerry nurses were saying “no”.", ["Kerry/name", "nurses/nominal"]),
    (
        "Outside a bank in Lund students chanted: “no”.",
        ["a bank in Lund/nominal", "Lund/name", "students/nominal"],
    ),
    ("By dusk campers said “no”.", ["campers/nominal"]),
    ("Before dawn sailors said “no”.", ["sailors/nominal"]),
    ("The Oslo tenants said “no”.", ["The Oslo tenants/nominal"]),
    ("Oslo tenants said “no”.", ["Oslo tenants/nominal"]),
    ("For Oslo tenants it was “no”.", ["Oslo tenants/nominal", "it/pronoun"]),
    ("At Oslo tenants called “hares” sang.", ["Oslo tenants/nominal"]),
    ("The dawn sailors said “no”.", ["The dawn sailors/nominal"]),
    ("The hospital doctors said “no”.", ["The hospital doctors/nominal"]),
    ("For the hospital doctors it was “no”.", ["the hospital doctors/nominal", "it/pronoun"]),
    ("Solicitors Bannon Kerr said “no”.", ["Bannon Kerr/name"]),
    ("Investment bank Norvik Bank said “no”.", ["Norvik Bank/organisation"]),
    ("Trade body the Rail Guild said “no”.", ["the Rail Guild/organisation"]),
    ("Financial information service Norvik said “no”.", ["Norvik/name"]),
    ("Bank manager Ana Ortiz said “no”.", ["Bank manager Ana Ortiz/name"]),
    ("RHS of Lund chief executive Bo Lee said “no”.", ["RHS of Lund chief executive Bo Lee/name"]),
    ("mother of a boy said “no”.", ["mother of a boy/nominal", "a boy/nominal"]),
    ("driver who fled said “no”.", ["driver/nominal", "who/pronoun"]),
    ("mother of two Ada Lee said “no”.", ["two Ada Lee/name"]),
    ("64-year-old, who left, said “no”.", ["64-year-old/nominal", "who/pronoun"]),
    ("64-year-old farm worker said “no”.", ["64-year-old farm worker/nominal"]),
    ("The 64-year-old questioned “it”.", ["The 64-year-old/nominal"]),
    ("The 64-year-old retired baker said “no”.", ["The 64-year-old retired baker/nominal"]),
    ("The fans’ trust said “no”.", ["The fans’ trust/nominal"]),
    ("Watchdog the Tolls Board said “no”.", ["the Tolls Board/organisation"]),
    ("Charity Commission staff said “no”.", ["Charity Commission staff/nominal"]),
    ("Ada Van der Berg said “no”.", ["Ada Van der Berg/name"]),
    ("“No,” said Juan de la Cruz.", ["Juan de la Cruz/name"]),
    ("“No,” said J. K. Tan.", ["J. K. Tan/name"]),
    ("“No,” wrote @ada_lee.", ["@ada_lee/name"]),
    # Titled names
    ("Mr. Lee said “no”.", ["Mr. Lee/title_name"]),
    ("Senator Ada Lee said “no”.", ["Senator Ada Lee/title_name"]),
    ("Prime Minister Ada Lee said “no”.", ["Prime Minister Ada Lee/title_name"]),
    ("“No,” said Secretary of State Ada Lee.", ["Secretary of State Ada Lee/title_name"]),
    ("Ada Lee, R-North Carolina, said “no”.", ["Ada Lee/name"]),
    ("Ada Lee (D-Mass.) said “no”.", ["Ada Lee/name"]),
    # Pronouns, but not those that cannot be a subject
    ("She told him “no”.", ["She/pronoun"]),
    ("“No,” they told us.", ["they/pronoun"]),
    # Descriptions
    ("The mayor said “no”.", ["The mayor/nominal"]),
    ("A tired old captain said “no”.", ["A tired old captain/nominal"]),
    ("Two former aides said “no”.", ["Two former aides/nominal"]),
    ("“No,” said police.", ["police/nominal"]),
    ("His brother said “no”.", ["His brother/nominal"]),
    ("“No,” said others.", ["others/nominal"]),
    ("The mayor’s wife said “no”.", ["The mayor’s wife/nominal"]),
    ("Ada Lee's lawyer said “no”.", ["Ada Lee's lawyer/nominal"]),
    # Nouns in -s between somebody and an article are verbs
    ("Ada Lee slaps the table.", ["Ada Lee/name", "the table/nominal"]),
    ("The baker wipes his eyes.", ["The baker/nominal", "his eyes/nominal"]),
    ("The police officers said “no”.", ["The police officers/nominal"]),
    ("The Norvik shares said “no”.", ["The Norvik shares/nominal"]),
    # Prepositional phrases belong to a description
    (
        "A spokesman for the port said “no”.",
        ["A spokesman for the port/nominal", "the port/nominal"],
    ),
    (
        "“No,” said people close to the talks.",
        ["people close to the talks/nominal", "the talks/nominal"],
    ),
    # Bodies
    ("The Harbour Authority said “no”.", ["The Harbour Authority/organisation"]),
    ("“No,” said the Fisheries Ministry.", ["the Fisheries Ministry/organisation"]),
    # A role in front of a name belongs to it
    ("“No,” said political scientist Ada Lee.", ["political scientist Ada Lee/name"]),
    ("The former mayor Ada Lee said “no”.", ["The former mayor Ada Lee/name"]),
    (
        "His aunt, the clown Ada Lee, said “no”.",
        ["His aunt/nominal", "the clown Ada Lee/name"],
    ),
    (
        "Later, the clown Ada Lee hired, said “no”.",
        ["the clown/nominal", "Ada Lee/name"],
    ),
    ("Others said “no”.", ["Others/nominal"]),
    # No noun phrases
    ("Saying “no” was hard.", []),
    ("“No” and again “no”!", []),
    ("Then, on Monday, “no”.", []),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_noun_phrases(text: str, expected: list[str]) -> None:
    assert phrases_of(text) == expected


# A capital at the start of a sentence, names behind the kind of body that bears them, offices.
IN_NEWS = [
    (
        "People close to the talks said “no”.",
        ["People close to the talks/nominal", "the talks/nominal"],
    ),
    ("Leaders of the union said “no”.", ["Leaders of the union/nominal", "the union/nominal"]),
    ("The Danish newspaper Havnen said “no”.", ["The Danish newspaper Havnen/organisation"]),
    ("“No,” said Cole ally James Reed.", ["Cole ally James Reed/name"]),
    ("In January Mr Cole said “no”.", ["Mr Cole/title_name"]),
    ("In Solberg Mrs Cole said “no”.", ["Mrs Cole/title_name"]),
    ("On Monday President Cole said “no”.", ["President Cole/title_name"]),
    ("In 2019 Ann Lee said “no”.", ["Ann Lee/name"]),
    ("His longtime personal physician said “no”.", ["His longtime personal physician/nominal"]),
    # What somebody heads, sits for, or is besides.
    (
        "“No,” the head of retail, toys and consumer goods said.",
        [
            "the head of retail, toys and consumer goods/nominal",
            "toys/nominal",
            "consumer goods/nominal",
        ],
    ),
    (
        "“No,” the head of police and aides said.",
        ["the head of police/nominal", "police/nominal", "aides/nominal"],
    ),
    (
        "“No,” said critic, baker and poet Ada Lee.",
        ["critic, baker and poet Ada Lee/name"],
    ),
    (
        "The Caithness and Sutherland MP said “no”.",
        ["The Caithness and Sutherland MP/organisation"],
    ),
    ("The Isle of Ely councillor said “no”.", ["The Isle of Ely councillor/nominal"]),
    ("Isle of Wight’s former leader said “no”.", ["Isle of Wight’s former leader/nominal"]),
    ("The Labour co-leader said “no”.", ["The Labour co-leader/nominal"]),
    (
        "“No,” said Tern Securities (Asia) senior analyst Ada Lee.",
        ["Tern Securities (Asia) senior analyst Ada Lee/name"],
    ),
    (
        "“No,” said Leeds head of player care Ada Lee.",
        ["Leeds head of player care Ada Lee/nominal", "player/nominal", "Ada Lee/name"],
    ),
    (
        "“No,” said the president of baseball operations, Ada Lee.",
        [
            "the president of baseball operations/nominal",
            "baseball operations/nominal",
            "Ada Lee/name",
        ],
    ),
    ("The food & drink board said “no”.", ["The food & drink board/nominal"]),
    ("The health and care committee said “no”.", ["The health and care committee/nominal"]),
    ("Former and current staff said “no”.", ["Former and current staff/nominal"]),
    ("Norwegian government argued it was “no”.", ["Norwegian government/nominal", "it/pronoun"]),
    # Names with numbers, and names that are words besides
    ("Radio 4 said “no”.", ["Radio 4/organisation"]),
    ("No 10 said “no”.", ["No 10/organisation"]),
    ("A No 10 aide said “no”.", ["A No 10 aide/nominal"]),
    # Players by their places, which are mostly other words
    ("“No,” said the 28-year-old forward.", ["the 28-year-old forward/nominal"]),
    ("The former Ireland international added: “No.”", ["The former Ireland international/nominal"]),
    ("The Hearts and Wales forward said “no”.", ["The Hearts and Wales forward/nominal"]),
    ("“No,” said the world number one.", ["the world number one/nominal"]),
    ("“No,” the world No 3 told the BBC.", ["the world No 3/nominal", "the BBC/organisation"]),
    ("The running back said “no”.", ["The running back/nominal"]),
    ("The way forward, he said, is “no”.", ["The way/nominal", "he/pronoun"]),
    ("The international community said “no”.", ["The international community/nominal"]),
    ("The Great Orme Tramway said “no”.", ["The Great Orme Tramway/name"]),
    ("May wrote “no”.", ["May/name"]),
    ("March added: “No.”", ["March/name"]),
    ("May we say “no”?", ["we/pronoun"]),
    # A verb of saying behind a quotation, and who is meant by "those"
    ("“No,” the Herald notes.", ["the Herald/organisation", "notes/nominal"]),
    ("“No”, say those who left.", ["those/nominal"]),
    ("Share Tweet Email A judge said “no”.", ["Tweet Email/name", "A judge/nominal"]),
    ("“No,” said one former executive.", ["one former executive/nominal"]),
]


@pytest.mark.parametrize(("text", "expected"), IN_NEWS)
def test_noun_phrases_in_news(text: str, expected: list[str]) -> None:
    assert phrases_of(text) == expected


def test_a_phrase_knows_its_core_and_its_head() -> None:
    (sentence,) = sentences_of("A tired spokesman for the port said “no”.")
    phrase, _ = noun_phrases(sentence)
    words = [token.text for token in sentence.tokens]
    assert words[phrase.head] == "spokesman"
    assert words[phrase.first : phrase.core_last + 1] == ["A", "tired", "spokesman"]
    assert words[phrase.first : phrase.last + 1] == [
        "A",
        "tired",
        "spokesman",
        "for",
        "the",
        "port",
    ]


@given(article_texts)
def test_phrases_are_in_order_and_their_cores_apart(text: str) -> None:
    for sentence in sentences_of(text):
        end = -1
        for phrase in noun_phrases(sentence):
            assert end < phrase.first <= phrase.head <= phrase.core_last <= phrase.last
            assert phrase.last < len(sentence.tokens)
            end = phrase.core_last
            inside = sentence.tokens[phrase.first : phrase.core_last + 1]
            assert all(token.kind != "quotation" for token in inside)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("council said the roof was open.", "council"),
        ("airline has described the delay.", "airline"),
        ("ministry also called it rare.", "ministry"),
    ],
)
def test_a_noun_that_has_lost_its_article_opens_a_sentence(text: str, subject: str) -> None:
    assert phrases_of(text)[0] == f"{subject}/nominal"


@pytest.mark.parametrize("text", ["said the firm, which was late.", "late trains said nothing."])
def test_what_is_no_such_noun_stays_what_it_was(text: str) -> None:
    assert not phrases_of(text)[0].startswith(("said/", "late/"))
