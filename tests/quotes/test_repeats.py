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


def test_a_signed_pull_quote_keeps_its_signature() -> None:
    text = (
        "“Nobody asked the old sailors”\nBo Lind, captain\n\nIt rained.\n\n“Nobody asked the old "
        "sailors,” Ada Wren said."
    )
    first = quotetrack.extract_quotes(text, parser=None)[0]
    assert first.source is not None
    assert first.source.text == "Bo Lind"
