"""Pull quotes: the source that the same words have elsewhere in the text."""

from __future__ import annotations

import pytest

import quotetrack

#: A text whose first quotation is a pull quote, and its source ("" for none).
PULLED = [
    pytest.param(
        "‘Nobody asked the old sailors’\n\nThe bridge shut on Monday.\n\n“It held,” Bo Lind said."
        "\n\n“Nobody asked the old sailors,” says Ada Wren. “We cross it by night.”",
        "Ada Wren",
        id="above the article, in other marks",
    ),
    pytest.param(
        "“I sold the boat … and kept the dog.”\n\nThe sea rose.\n\n“I sold the boat, the nets and "
        "the oars, and kept the dog,” Ada Wren said.",
        "Ada Wren",
        id="something is left out",
    ),
    pytest.param(
        "“We counted eleven tall herons.”\n\nIt was cold.\n\n“It rained,” said Ada Wren, 70. “We "
        "counted eleven tall herons and a bicycle.”",
        "Ada Wren",
        id="the speaker goes on within the paragraph",
    ),
    pytest.param(
        "“We counted eleven tall herons.”\n\nIt was cold.\n\n“We counted eleven tall herons.”",
        "",
        id="two pull quotes and nobody who says it",
    ),
    pytest.param(
        "“We never wanted a statue. We wanted a bus twice a day.”\n\nIt was cold.\n\n“We never "
        "wanted a statue,” said Ada Wren. “We wanted a bus twice a day.” Bo Lind said: “No.”",
        "Ada Wren",
        id="she said stands between its sentences",
    ),
    pytest.param(
        "“That was a good old bus. It had a cat.”\n\nIt was cold.\n\n“That was a good old bus,” "
        "said Ada Wren. “It had wheels.”",
        "",
        id="one of two sentences comes again by chance",
    ),
    pytest.param(
        "“Yes, we did.”\n\nIt was cold.\n\n“Yes, we did, and twice,” said Ada Wren.",
        "",
        id="a few words come again by chance",
    ),
]


@pytest.mark.parametrize(("text", "source"), PULLED)
def test_whose_a_pull_quote_is(text: str, source: str) -> None:
    quotation = quotetrack.extract_quotes(text, parser=None)[0]
    assert quotation.start < 3
    assert (quotation.source.text if quotation.source else "") == source
    assert (quotation.rule == "repeated") == bool(source)


#: A text whose headline holds words in marks, and their source, "" for none.
HEADLINES = [
    pytest.param(
        "Lind: Harbour Plan ‘A Very Long Joke’ On Us\n\nThe bridge shut.\n\nSen. Bo Lind said it "
        "was “a very long joke” on Friday.",
        "Lind",
        id="the label of a headline in capitals",
    ),
    pytest.param(
        "Harbour plan ‘a very long joke’ for Bo Lind\n\nThe bridge shut.\n\n“It is a very long "
        "joke,” Bo Lind said.",
        "Bo Lind",
        id="the name of who says it below",
    ),
    pytest.param(
        "Crowds Flock To See ‘The Old Rain’ In Tern\n\nThe film opened.\n\nIt was cold.",
        "",
        id="a title that comes again nowhere",
    ),
]


@pytest.mark.parametrize(("text", "source"), HEADLINES)
def test_whose_words_of_a_headline_are(text: str, source: str) -> None:
    end = text.index("\n")
    found = [one for one in quotetrack.extract_quotes(text, parser=None) if one.start < end]
    assert [one.source.text for one in found if one.source] == ([source] if source else [])


def test_a_signed_pull_quote_keeps_its_signature() -> None:
    text = (
        "“Nobody asked the old sailors”\nBo Lind, captain\n\nIt rained.\n\n“Nobody asked the old "
        "sailors,” Ada Wren said."
    )
    first = quotetrack.extract_quotes(text, parser=None)[0]
    assert first.source is not None
    assert first.source.text == "Bo Lind"


#: Features that open with words of the person whom they introduce, and the source ("" for none).
OPENED = [
    (
        "“I never slept with the lamp on.”\n\nLighthouse keeper Greta Holm has lived there long."
        "\n\n“We ate what we had,” Ms Holm said.",
        "Greta Holm",
    ),
    (
        "The last keeper\n\n“I never slept with the lamp on.”\n\nAs Tor Vik left in May, Greta "
        "Holm stood on the pier.\n\n“We ate,” says Greta. “It snowed,” Greta adds. Vik said: “No.”",
        "Greta Holm",
    ),
    (
        "“I never slept with the lamp on.”\n\nGreta Holm lives on the Skerry.\n\n“We ate,” a cook "
        "said.",
        "",
    ),
    (
        "“I never slept with the lamp on.”\n\nThe harbour is quiet.\n\n“We ate,” Greta Holm said.",
        "",
    ),
]


@pytest.mark.parametrize(("text", "source"), OPENED)
def test_who_is_introduced_below_an_opening_quotation(text: str, source: str) -> None:
    quotation = quotetrack.extract_quotes(text, parser=None)[0]
    assert (quotation.source.text if quotation.source else "") == source
    assert (quotation.source_confidence or 0.0) < 0.9
