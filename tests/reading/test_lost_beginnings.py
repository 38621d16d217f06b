"""Lines that have lost their first letters: what they get back, and who is then known to speak.

Each text opens with a line that is whole; a stroke stands for a line end.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack import analyze
from quotetrack.reading import normalised

#: The lines before, the line that is cut, and how it then begins.
GIVEN_BACK = {
    "the article of a noun": ("Lumen Foods will close.", "firm said so.", "The firm said"),
    "that of an age": ("Ana Ortiz won.", "23-year-old said so.", "The 23-year-old said"),
    "that of an office of before": ("Ana Ortiz left.", "former mayor won.", "The former mayor"),
    "that before an adjective and a noun": ("It rained.", "final stage began.", "The final stage"),
    "that of a word that others end with": ("A quartet sang.", "port shut.", "The port"),
    "a noun that the text has": ("An advert was banned.", "rt said so.", "The advert said"),
    "the noun named last": ("A painter met a baker.", "r said so.", "The baker said"),
    "a noun that no other ends like": ("Lumen Foods grew.", "mpany said so.", "The company said"),
    "a noun before a comma": ("A sergeant fell.", "rgeant, who is ill, left.", "The sergeant, who"),
    "an office": ("It rained.", "rime minister said so.", "The prime minister"),
    "an office of which nothing is left": ("It rained.", "x minister left.", "The minister left"),
    "a name": ("In May Zwitscher grew.", "tscher fell.", "Zwitscher fell"),
    "a name with an article": ("It told the Treasury.", "reasury left.", "The Treasury left"),
    "the name of an owner": ("In May Zwitscher grew.", "witscher's app fell.", "Zwitscher's app"),
    "no letter that another line keeps": (
        "A miner met a cook.|mill shut, said a partner.",
        "r spoke.",
        "r spoke",
    ),
}


@pytest.mark.parametrize(("before", "cut", "expected"), GIVEN_BACK.values(), ids=GIVEN_BACK.keys())
def test_what_a_cut_line_gets_back(before: str, cut: str, expected: str) -> None:
    lines = before.split("|")
    text = normalised("\n".join([*lines, cut, "Rain fell.", "So it was."])).text
    assert text.split("\n")[len(lines)].startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell on.\n\nThe rain fell on\n\nfirm ground.",  # The line before is not at its end.
        "Rain fell.\nand then it stopped.\nThe sun rose.",
        "Rain fell.\nmanifested itself as a flood.\nThe sun rose.",
        "Rain fell.\nport.\nThe sun rose.",
        "It fell.\nfirm ground.\nhouse on sand.\nmayor who slept.",  # Verse has many such lines.
        "“No,” said Ana Ortiz.\nzwoing said so.\nThe sun rose.",  # No word ends like that.
    ],
)
def test_lines_that_stay(text: str) -> None:
    assert normalised(text).text == text


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lumen Foods will close its shop in May.\n\nfirm said it was “sorry”.", "Lumen Foods"),
        ("Lumen Foods has closed its shop.\n\nmpany said “no”.", "Lumen Foods"),
        ("Mayor Mae Tully met Bo Lind.\n\nmayor said “no”.", "Mae Tully"),
        (
            "Chief Minister Mae Tully met Health Minister Bo Lind.\n\nMr Lind left.\n\n"
            "hief minister said “no”.",
            "Mae Tully",
        ),
        ("The singer Mae Tully met a crowd.\n\nr said: “It rains.”", "Mae Tully"),
    ],
)
def test_who_speaks_in_a_cut_line(text: str, speaker: str) -> None:
    (quotation,) = analyze(text, parser=None).quotations
    assert quotation.speaker is not None
    assert quotation.speaker.name == speaker
    assert quotation.source is not None
    assert quotation.source.text == text[quotation.source.start : quotation.source.end]


@given(st.lists(st.sampled_from(["firm", "mpany", "r", "said “no”.", "Ana Ortiz"]), max_size=12))
def test_places_are_those_of_the_text(parts: list[str]) -> None:
    text = "Ana Ortiz of Lumen Foods, a singer, spoke.\n" + "\n".join(
        " ".join(parts[at : at + 3]) for at in range(0, len(parts), 3)
    )
    found = analyze(text, parser=None)
    for quotation in found.quotations:
        for piece in quotation.fragments:
            assert text[piece.start : piece.end] in quotation.text
        source = quotation.source
        assert source is None or source.text == text[source.start : source.end]
    for entity in found.entities:
        for mention in entity.mentions:
            assert mention.text == text[mention.start : mention.end]
