"""Where "who" is the source, the speaker is what it takes up."""

import pytest

from quotetrack import analyze

CASES = [
    ("Ada Lee praised Mike Hale, who declared: “It is time to go home.”", "Mike Hale"),
    ("Ada Lee met a driver who said “we are lost in the snow today”.", "driver"),
    ("Ada Lee met a friend of the driver, who said “we are lost in the snow”.", "driver"),
    ("Ada Lee met Mr Cole, a driver from Oslo, who told her: “We are lost.”", "Cole"),
    (
        "Ada Lee met Mr Cole and a driver from Oslo, who told her: “We are lost.”",
        "driver from Oslo",
    ),
    ("Ada Lee met the mayor of Oslo, Bo Hale, who said “we are lost today”.", "Bo Hale"),
    ("Ada Lee quoted Rep. Bo Hale (D-Ohio), who said “we are lost today”.", "Bo Hale"),
    (
        "Villagers in the Peak District who call it “a mess” have won.",
        "Villagers in the Peak District",
    ),
    ("Staff at Norvik Foods who described it as “hell” have gone.", "Staff at Norvik Foods"),
    ("Ada Lee met the driver of a bus who said “we are lost today”.", "driver of a bus"),
    ("Ada Lee met supporters who said they were “lost in the snow today”.", "supporters"),
]


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_who_is_what_stands_before_it(text: str, speaker: str) -> None:
    (quotation,) = analyze(text).quotations
    assert quotation.source is not None
    assert quotation.source.text == "who"
    assert quotation.speaker is not None
    assert quotation.speaker.name == speaker
