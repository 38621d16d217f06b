"""Which stretches of a text are mentions of people, and which only look like it."""

from __future__ import annotations

import pytest

from quotetrack.model import Span
from quotetrack.people import find_mentions

PEOPLE = {
    "a full name": ("Later Ana Ortiz left.", ["Ana Ortiz"]),
    "a name that opens a sentence": ("Ana Ortiz left.", ["Ana Ortiz"]),
    "an opening word is no part of the name": ("But Ana Ortiz left.", ["Ana Ortiz"]),
    "nor is a participle": ("Asked Ana Ortiz about it.", ["Ana Ortiz"]),
    "a middle initial": ("Later Ana M. Ortiz left.", ["Ana M. Ortiz"]),
    "a suffix": ("Later Owen Hale Jr. left.", ["Owen Hale Jr."]),
    "a suffix behind a comma": ("Later Owen Hale, Jr., left.", ["Owen Hale, Jr."]),
    "a particle": ("Later Charles de Roux left.", ["Charles de Roux"]),
    "an Arabic article": ("Later Bashar al-Rami left.", ["Bashar al-Rami"]),
    "a Korean name": ("Later Kang Min-ho left.", ["Kang Min-ho"]),
    "a Chinese name whose syllable is a word": ("Later Cheng You Quan left.", ["Cheng You Quan"]),
    "another": ("Later Wang Ke Ping left.", ["Wang Ke Ping"]),
    "a third": ("Later Zhou He Lin left.", ["Zhou He Lin"]),
    "a surname in brackets": ("“Paul [McKinley] left.”", ["Paul [McKinley"]),
    "a weekday behind it": ("They told Carla Jimenez Thursday that.", ["Carla Jimenez"]),
    "another weekday": ("They met Bo Ostrander Friday and left.", ["Bo Ostrander"]),
    "a weekday behind a title": ("They met Mr Hale Tuesday and left.", ["Mr Hale"]),
    "a surname that is told": ("A man who gave his surname, Ma, left.", ["Ma"]),
    "a nickname in marks": ("Later Jesús “Chuy” Ortiz left.", ["Jesús “Chuy” Ortiz"]),
    "a title": ("Later Mr Qwertz left.", ["Mr Qwertz"]),
    "an abbreviated title ends no sentence": ("Later Sen. Ana Ortiz left.", ["Sen. Ana Ortiz"]),
    "a role before the name": (
        "Later prime minister Ana Ortiz left.",
        ["prime minister Ana Ortiz"],
    ),
    "a country in the role": (
        "Later Polish president Jan Nowak left.",
        ["Polish president Jan Nowak"],
    ),
    "an office with of": (
        "Later secretary of state Ana Ortiz left.",
        ["secretary of state Ana Ortiz"],
    ),
    "a possessive": ("Later Ana Ortiz's aide left.", ["Ana Ortiz"]),
    "a plural possessive": ("Later Ana Cortes' aide left.", ["Ana Cortes"]),
    "a contraction": ("Ana Ortiz left. She’ll call.", ["Ana Ortiz"]),
    "two names with a stroke": ("Later Ana Ortiz/Owen Hale left.", ["Ana Ortiz", "Owen Hale"]),
    "two names in a row": ("Later Ana Ortiz and Owen Hale left.", ["Ana Ortiz", "Owen Hale"]),
    "a state before a title": ("Later Iowa Gov. Ana Ortiz left.", ["Iowa Gov. Ana Ortiz"]),
    "a given name that is a state": ("Later Virginia Fox left.", ["Virginia Fox"]),
    "a word that is a given name": ("Later Grant Miller left.", ["Grant Miller"]),
    "a surname alone, once the full name is known": (
        "Ana Ortiz left. Later Ortiz came back.",
        ["Ana Ortiz", "Ortiz"],
    ),
    "a name inside a quotation": ("He said “Ana Ortiz left.”", ["Ana Ortiz"]),
    "a headline in title case": (
        "Ana Ortiz Opens Harbour In Salta\n\nAna Ortiz left.",
        ["Ana Ortiz", "Ana Ortiz"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PEOPLE.values(), ids=PEOPLE.keys())
def test_people(text: str, expected: list[str]) -> None:
    kinds = ("name", "title_name")
    assert [one.text for one in find_mentions(text) if one.kind in kinds] == expected


NOBODY = {
    "a place": "They met in San Marino and in New York.",
    "a weekday and a month": "On Monday, in early March, it rained.",
    "a newspaper": "The Harbour Gazette reported it, and so did the Washington Post.",
    "an institute": "She works at the Ortiz Institute for Peace.",
    "a ministry": "The Ministry of Defence denied it.",
    "a war and a treaty": "The Korean War ended before the Paris Agreement.",
    "a building": "They met at Harbour Tower and Ortiz Plaza.",
    "a photo credit": "The port at dawn. Photograph: Ana Ortiz/AFP/Getty Images",
    "a credit with agencies": "The port at dawn Ana Ortiz/AFP/Getty",
    "a line in capitals": "READ MORE ABOUT THE PORT",
    "a headline in title case": "New Port Opens After Long Delay In Harbour Town",
    "a people": "The North Korean side and the South Koreans agreed.",
    "an acronym": "The CIA and the FBI agreed with NATO.",
    "a ship and a film": "He sailed on the Ocean Queen and watched Star Trek.",
    "a storm": "Later Hurricane Ana and Tropical Storm Olga passed. Olga was weak.",
    "a lake and a mountain": "They walked from Lake George to Mount Everett.",
    "a broadcaster": "She told Sky News and Channel Four.",
    "nothing": "",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY.keys())
def test_no_people(text: str) -> None:
    assert [one.text for one in find_mentions(text) if one.kind in ("name", "title_name")] == []


ORGANISATIONS = {
    "a chamber of a quarter": (
        "Later the North East Chamber of Commerce left.",
        ["North East Chamber of Commerce"],
    ),
    "a union of a quarter": ("Later Unison North West left.", ["Unison North West"]),
    "a known body of a quarter": ("Later Ocado South East left.", ["Ocado South East"]),
    "a body called after somebody": ("Later Moody's, which rates it, left.", ["Moody's"]),
    "an institute": ("He joined the Harbour Institute.", ["Harbour Institute"]),
    "an institute of something": (
        "He joined the Harbour Endowment for International Peace.",
        ["Harbour Endowment for International Peace"],
    ),
    "an acronym": ("He joined the CIA.", ["CIA"]),
    "a newspaper": ("He told the Washington Post.", ["Washington Post"]),
    "a body whose name ends as a known one": (
        "He joined the Social Democratic Party and the Ghana Labour Congress.",
        ["Social Democratic Party", "Ghana Labour Congress"],
    ),
    "a body of people": (
        "The People's National Party and the Medical Officers' Forum met.",
        ["People's National Party", "Medical Officers' Forum"],
    ),
    "a possessive that is none of a body's name": (
        "Ana's Harbour Institute met the men's Olympic Committee.",
        ["Harbour Institute", "Olympic Committee"],
    ),
    "a party with its wing": ("The CPI(M) left the CPI.", ["CPI(M)", "CPI"]),
    "a short name with a note": ("The CIA (F) called NATO(1).", ["CIA", "NATO"]),
    "a body that everybody knows": ("He called the White House.", ["White House"]),
    "a point of the compass opens it": (
        "East Lind Council left. North Lind Police came.",
        ["East Lind Council", "North Lind Police"],
    ),
    "two nouns": (
        "Salta Fire and Rescue Service left. The Canal & River Trust came.",
        ["Salta Fire and Rescue Service", "Canal & River Trust"],
    ),
    "what a ministry is in charge of": (
        "The Department for Work and Pensions met the Ministry of Food, Sport and Trade.",
        ["Department for Work and Pensions", "Ministry of Food, Sport and Trade"],
    ),
    "plain words before and behind “and”": (
        "The Seed and Grain Administration met the National Oceanic and Coastal Fisheries Agency.",
        ["Seed and Grain Administration", "National Oceanic and Coastal Fisheries Agency"],
    ),
    "no plain words": (
        "The FBI and Harbour Department left. The Red Cross and Refugee Council came. The Treasury "
        "and Harbour Department met the Mayor and Harbour Police.",
        [
            "FBI",
            "Harbour Department",
            "Red Cross",
            "Refugee Council",
            "Treasury",
            "Harbour Department",
            "Harbour Police",
        ],
    ),
    "what a ministry is in charge of, no matter what": (
        "The Department for Levelling Up, Islands and Antiquities met it.",
        ["Department for Levelling Up, Islands and Antiquities"],
    ),
    "what else a body is of": (
        "The Institute of Fruit and Vegetables met the Academy of Motion Picture Arts and "
        "Sciences.",
        ["Institute of Fruit and Vegetables", "Academy of Motion Picture Arts and Sciences"],
    ),
    "what it is not of": (
        "The University of Salta and Lind Council left. The Ministry of Fish and Public Health "
        "England met the Bank of Norland and Treasury.",
        ["University of Salta", "Lind Council", "Ministry of Fish", "Bank of Norland", "Treasury"],
    ),
    "a ministry and somebody else": (
        "The Ministry of Food and Sport Lund met.",
        ["Ministry of Food"],
    ),
    "two bodies": ("Lumen and Hollin Council came.", ["Hollin Council"]),
}


@pytest.mark.parametrize(("text", "expected"), ORGANISATIONS.values(), ids=ORGANISATIONS.keys())
def test_organisations(text: str, expected: list[str]) -> None:
    assert [one.text for one in find_mentions(text) if one.kind == "organisation"] == expected


DESCRIPTIONS = {
    "with an article": ("Later the president left.", ["the president"]),
    "with a country": ("Later the North Korean leader left.", ["the North Korean leader"]),
    "with an office": (
        "Later the director of the CIA left.",
        ["the director of the CIA"],
    ),
    "with a possessive": ("Later his Swiss counterpart left.", ["his Swiss counterpart"]),
    "somebody new is no mention of anybody known": ("Later a judge left.", []),
    "several people are not one": ("Later the officials left.", []),
    "a noun before a noun": ("Later the president election was held.", []),
    "one of a people": (
        "The Dane, 19, left. The South Korean came.",
        ["The Dane", "The South Korean"],
    ),
    "one of a county": (
        "The Kerryman, 19, left. The Mayowoman came.",
        ["The Kerryman", "The Mayowoman"],
    ),
    "no county": ("The Goodman has sunk. The Kerry plan was old.", []),
    "one of a town": ("The Londoner, who is 19, left.", ["The Londoner"]),
    "a people before a noun": ("The Danish plans were old. The German team left.", []),
    "a people": ("The French left. The Danes came.", []),
}


@pytest.mark.parametrize(("text", "expected"), DESCRIPTIONS.values(), ids=DESCRIPTIONS.keys())
def test_descriptions(text: str, expected: list[str]) -> None:
    assert [one.text for one in find_mentions(text) if one.kind == "nominal"] == expected


def test_pronouns_outside_quotations_only() -> None:
    text = "She left. “He stayed,” she said of him."
    quoted = [Span(text.index("He stayed"), text.index("”"))]
    assert [one.text for one in find_mentions(text, quoted) if one.kind == "pronoun"] == [
        "She",
        "she",
        "him",
    ]


def test_spans_slice_back_and_are_in_order() -> None:
    text = "US president Ana Ortiz met Mr Hale.\r\nShe said the CIA’s director had left."
    mentions = find_mentions(text)
    assert [one.span.of(text) for one in mentions] == [one.text for one in mentions]
    assert [one.start for one in mentions] == sorted(one.start for one in mentions)
