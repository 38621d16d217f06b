"""How names of people are taken apart."""

from __future__ import annotations

import pytest

from quotetrack.names import parse_name

# name: (titles, given, middle, surname, suffix)
PARSED = {
    "Ana Ortiz": ("", "Ana", "", "Ortiz", ""),
    "Mr Ortiz": ("Mr", "", "", "Ortiz", ""),
    "Rep. Ana Ortiz (D-Md.)": ("Rep.", "Ana", "", "Ortiz", ""),
    "Rep. Ana Ortiz, D-Md.": ("Rep.", "Ana", "", "Ortiz", ""),
    "Vice-President Ana Ortiz": ("Vice-President", "Ana", "", "Ortiz", ""),
    "Prof. Dr. Ana Ortiz": ("Prof. Dr.", "Ana", "", "Ortiz", ""),
    "the Rev. Owen Hale": ("Rev.", "Owen", "", "Hale", ""),
    "SEN. ANA ORTIZ (D-N.Y.)": ("SEN.", "Ana", "", "Ortiz", ""),
    "Gen. Owen Hale": ("Gen.", "Owen", "", "Hale", ""),
    "Dr Owen Hale": ("Dr", "Owen", "", "Hale", ""),
    "Lord Hale": ("Lord", "", "", "Hale", ""),
    "Lord Hale of Wray": ("Lord", "", "", "Hale", ""),
    "Rt Hon Owen Hale": ("Rt Hon", "Owen", "", "Hale", ""),
    "Dame Ana Ortiz DBE": ("Dame", "Ana", "", "Ortiz", ""),
    "Sir Owen Hale": ("Sir", "Owen", "", "Hale", ""),
    "Owen J. Hale": ("", "Owen", "J.", "Hale", ""),
    "J. Owen Hale": ("", "J.", "Owen", "Hale", ""),
    "M. Scott Hale": ("", "M.", "Scott", "Hale", ""),
    "M. Roux": ("M.", "", "", "Roux", ""),
    "Owen Hale Jr.": ("", "Owen", "", "Hale", "jr"),
    "Owen Hale, Sr.": ("", "Owen", "", "Hale", "sr"),
    "Owen Hale III": ("", "Owen", "", "Hale", "iii"),
    "Ana Ortiz, PhD": ("", "Ana", "", "Ortiz", ""),
    "Ana Ortiz MP": ("", "Ana", "", "Ortiz", ""),
    "Hale, Owen J.": ("", "Owen", "J.", "Hale", ""),
    "Della Harbin": ("", "Della", "", "Harbin", ""),
    "Della Torre": ("", "", "", "Della Torre", ""),
    "Charles de Roux": ("", "Charles", "", "de Roux", ""),
    "Lotte van den Daal": ("", "Lotte", "", "van den Daal", ""),
    "Mr de Roux": ("Mr", "", "", "de Roux", ""),
    "Di Marco": ("", "", "", "Di Marco", ""),
    "Van Miller": ("", "Van", "", "Miller", ""),
    "Khalid bin Rashid": ("", "Khalid", "", "bin Rashid", ""),
    "Bashar al-Rami": ("", "Bashar", "", "al-Rami", ""),
    "Ana Ortiz-Vega": ("", "Ana", "", "Ortiz-Vega", ""),
    "ANA ORTIZ": ("", "Ana", "", "Ortiz", ""),
    "IAN MCLEAN": ("", "Ian", "", "McLean", ""),
    "JD Hale": ("", "JD", "", "Hale", ""),
    "Pelé": ("", "", "", "Pelé", ""),
    "@ortiz_22": ("", "", "", "@ortiz_22", ""),
    "@42": ("", "", "", "@42", ""),
    "@": ("", "", "", "", ""),
    "Ana Ortiz's": ("", "Ana", "", "Ortiz", ""),
    "Ana Ortiz’s": ("", "Ana", "", "Ortiz", ""),
    "Dean Miller": ("", "Dean", "", "Miller", ""),
    "": ("", "", "", "", ""),
    "…": ("", "", "", "", ""),
}


@pytest.mark.parametrize(("text", "expected"), PARSED.items())
def test_parts(text: str, expected: tuple[str, ...]) -> None:
    name = parse_name(text)
    titles, middle = " ".join(name.titles), " ".join(name.middle)
    assert (titles, name.given, middle, name.surname, name.suffix) == expected


FAMILY_FIRST = {
    "Kim Jong-un": "Kim",
    "Kim Jong Un": "Kim",
    "Moon Jae-in": "Moon",
    "Ban Ki-moon": "Ban",
    "Xi Jinping": "Xi",
    "Tsai Ing-wen": "Tsai",
    "Nguyen Xuan Phuc": "Nguyen",
    "Orbán Viktor": "Orbán",
    "Nguyen Thi Lan": "Nguyen",
    "Nagy Ferenc": "Nagy",
}
GIVEN_FIRST = {
    "Kim Novak": "Novak",
    "Sandra Oh": "Oh",
    "Bruce Lee": "Lee",
    "Park Miller": "Miller",
    "Viktor Orbán": "Orbán",
    "Shinzo Abe": "Abe",
    "Wen Jones": "Jones",
}


@pytest.mark.parametrize(("text", "surname"), [*FAMILY_FIRST.items(), *GIVEN_FIRST.items()])
def test_which_word_is_the_surname(text: str, surname: str) -> None:
    name = parse_name(text)
    assert name.surname == surname
    assert name.family_first == (text in FAMILY_FIRST)


@pytest.mark.parametrize(
    ("text", "nickname"),
    [
        ("Ana ‘Aunty Nan’ Ortiz", "Aunty Nan"),
        ("Bo 'The Rock' Lind", "The Rock"),
        ('Jesús "Chuy" Ortiz', "Chuy"),
        ("Owen “Skip” Hale", "Skip"),
        ("Owen 'Skip' Hale", "Skip"),
        ("Owen ‘Skip’ Hale", "Skip"),
        ("Owen (Skip) Hale", ""),
        ("Owen Hale", ""),
    ],
)
def test_nicknames(text: str, nickname: str) -> None:
    name = parse_name(text)
    assert name.nickname == nickname
    assert name.is_full


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("Nagy Béla", "m"),
        ("Tóth Zsófia", "f"),
        ("Wang Mei", None),
        ("Mr Hale", "m"),
        ("Ms. Hale", "f"),
        ("Dame Hale", "f"),
        ("Dr Hale", None),
        ("Owen Hale", "m"),
        ("Olivia Hale", "f"),
        ("Mr Olivia Hale", "m"),
        ("Robin Hale", None),
        ("Qwertz Hale", None),
        ("Kim Jong-un", None),
        ("Qwertz Hale Jr.", "m"),
    ],
)
def test_what_a_name_tells_of_the_sex(text: str, sex: str | None) -> None:
    assert parse_name(text).sex == sex


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Sen. Ana M. Ortiz (D-Md.)", "Ana M. Ortiz"),
        ("Owen Hale, Jr.", "Owen Hale Jr."),
        ("Kim Jong Un", "Kim Jong Un"),
        ("Ortiz, Ana", "Ana Ortiz"),
        ("Gov. Reyes, Tomas B.", "Tomas B. Reyes"),
        ("Prof Dr Lind, Bo", "Bo Lind"),
        ("Mrs Hale-Vega, Carla", "Carla Hale-Vega"),
        ("Judge, Ana", "Ana Judge"),
        ("Mr Ortiz", "Ortiz"),
    ],
)
def test_the_name_without_titles(text: str, plain: str) -> None:
    assert parse_name(text).text == plain
