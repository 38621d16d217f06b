"""The normalised text: what is levelled, how broken lines are joined, and the way back."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotetrack.model import Span
from quotetrack.reading import normalised
from quotetrack.reading.characters import mend_encoding, mend_marks
from quotetrack.reading.lost_beginnings import give_back_beginnings
from quotetrack.reading.offsets import edited
from quotetrack.reading.text import STEPS
from tests.strategies import article_texts

CHARACTERS = [
    ("plain text stays", "Ms Lee left.\n\nIt rained.\n", "Ms Lee left.\n\nIt rained.\n"),
    ("soft hyphens go", "the mayor\u00ads dep\u00aduty", "the mayors deputy"),
    ("so do characters without width", "Le\u200be \u2060said\ufeff", "Lee said"),
    ("a mark of byte order", "\ufeffMs Lee left.", "Ms Lee left."),
    ("marks of direction", "he \u202bsaid\u202c it", "he said it"),
    ("controls", "We\0 wait\x07", "We wait"),
    ("blanks that do not break", "Ms\u00a0Lee\u202fleft", "Ms Lee left"),
    ("wide and thin blanks", "Ms\u3000Lee\u2009left", "Ms Lee left"),
    ("tabs", "Ms Lee\tleft", "Ms Lee left"),
    ("several blanks", "Ms Lee left.  It \u00a0 rained.", "Ms Lee left. It rained."),
    ("a blank with an invisible character", "Ms \u200b Lee", "Ms Lee"),
    ("blanks at the end of a line", "Ms Lee left. \t\nIt rained. ", "Ms Lee left.\nIt rained."),
    ("Windows line ends", "Ms Lee left.\r\n\r\nIt rained.\r\n", "Ms Lee left.\n\nIt rained.\n"),
    ("old Macintosh line ends", "Ms Lee left.\rIt rained.", "Ms Lee left.\nIt rained."),
    ("other line ends", "One.\u2028Two.\u2029Three.\x85Four.\x0c", "One.\nTwo.\nThree.\nFour.\n"),
    ("letters and their marks", "Re\u0301ne\u0301 and Lo\u0308f", "Réné and Löf"),
    ("a mark that is parted from its letter", "Re\u200b\u0301ne", "Réne"),
    ("letters read in a wrong encoding", "RenÃ© Ã‰mile", "René Émile"),
    ("read so twice", "RenÃ\x83Â© left", "René left"),
    ("half of a letter is a soft hyphen", "GarcÃ\u00ada, LucÃ\u00adn", "García, Lucín"),
    ("or a blank, at the end of a line", "voilÃ\u00a0\nLÃ\u00a0", "voilà\nLà"),
    ("or a blank among blanks", "voilÃ\u00a0  lÃ\u00a0 bas", "voilà là bas"),
    ("and taken apart", "RenA\u0303\x83A\u0302© left", "René left"),
    ("marks read in a wrong encoding", "â€œItâ€™s late,â€\x9d he said", "“It’s late,” he said"),
    ("a letter in front of a dash", "the CAFÉ—and SÃO, MANHÃ—", "the CAFÉ—and SÃO, MANHÃ—"),
    ("no character for both", "q\u0301", "q\u0301"),
]

LONG = "The council met late on the first day of spring and spoke of little but the old bridge."

LINES = [
    ("lines are paragraphs", "One line.\nAnother.", "One line.\nAnother."),
    (
        "a clause that breaks off goes on",
        '"I never saw\nthe report."\nHe left.',
        '"I never saw the report."\nHe left.',
    ),
    (
        "a list keeps its lines",
        "He had three tasks:\n- Reading\n- Signing",
        "He had three tasks:\n- Reading\n- Signing",
    ),
    ("a heading is no clause", "A heading\n\nand no clause", "A heading\n\nand no clause"),
    (
        "lines of uneven length, most of them broken inside clauses",
        "They met\nlate on a\nday in May and\ntalked until\nTom Reed left.\n\nThe end.",
        "They met late on a day in May and talked until Tom Reed left.\n\nThe end.",
    ),
    (
        "the lines of one indented block",
        "He wrote:\n    The bridge is old\n    and will fall.\nNobody cared.",
        "He wrote:\n    The bridge is old and will fall.\nNobody cared.",
    ),
    (
        "verse",
        "The river ran\nAnd then it froze.\nThe winter came,\nAs winter goes.",
        "The river ran\nAnd then it froze.\nThe winter came,\nAs winter goes.",
    ),
    (
        "wire copy: the first line of a paragraph is indented",
        "    The council met late on the first day of\nspring and spoke of little but the old\n"
        "bridge.\n    Mayor Ann Lee said that nobody crosses it\nany more, and went home.\n"
        "    It rained all day.",
        "The council met late on the first day of spring and spoke of little but the old bridge.\n"
        "Mayor Ann Lee said that nobody crosses it any more, and went home.\n"
        "It rained all day.",
    ),
    (
        "the whole text is indented",
        "    Ms Lee left.\n\n    It rained.",
        "Ms Lee left.\n\nIt rained.",
    ),
    (
        "a mail that is quoted as a whole",
        "> The council met late on the first day of\n> spring and spoke of little but the old\n"
        "> bridge.\n>\n> It rained.",
        "The council met late on the first day of spring and spoke of little but the old bridge."
        "\n\nIt rained.",
    ),
    (
        "a part that is quoted keeps the mark of its first line",
        "Ms Lee wrote:\n\n> The council met late on the first day of\n> spring and spoke of the\n"
        "> old bridge.\n\nNobody cared.",
        "Ms Lee wrote:\n\n> The council met late on the first day of spring and spoke of the old "
        "bridge.\n\nNobody cared.",
    ),
    ("a hyphen at the end of a line stays", "the ex-\nmayor left", "the ex- mayor left"),
]


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(*case[1:], id=case[0]) for case in CHARACTERS + LINES]
)
def test_what_is_levelled(text: str, expected: str) -> None:
    assert normalised(text).text == expected


def wrapped(text: str, width: int) -> str:
    """Return `text` with a line end for the last blank before each column `width`."""
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            if line and len(line) + 1 + len(word) > width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(line)
    return "\n".join(lines)


ARTICLE = (
    "The old bridge at Carrow Ford will be closed from Monday, the county council has decided, "
    "after engineers found cracks in two of its piers.\n\n"
    "“Nobody should drive over it, not even slowly,” said Ann Lee, who leads the council. “We have "
    "looked at it for a year, and it gets worse every month.”\n\n"
    "Tom Reed, a farmer, called the decision absurd. He has to drive 20 miles to his fields now. "
    "“The bridge has stood for two hundred years,” he told reporters on Friday, “and it will stand "
    "for two hundred more.”\n\n"
    "Ms Lee said that the work would take until autumn. Asked whether there would be a ferry, she "
    "said: “We are thinking about it.”"
)


@given(st.integers(55, 110))
def test_breaking_lines_changes_nothing(width: int) -> None:
    assert normalised(wrapped(ARTICLE, width)).text == ARTICLE


@given(st.integers(55, 100), st.sampled_from(["    ", "  ", "\t"]))
def test_nor_does_indenting_all_of_it(width: int, indentation: str) -> None:
    lines = wrapped(ARTICLE, width).split("\n")
    indented = "\n".join(indentation + line if line else line for line in lines)
    assert normalised(indented).text == ARTICLE


@given(st.integers(55, 100))
def test_nor_does_quoting_it_in_a_mail(width: int) -> None:
    lines = wrapped(ARTICLE, width).split("\n")
    assert normalised("\n".join(f"> {line}".rstrip() for line in lines)).text == ARTICLE


@given(st.integers(55, 100))
def test_nor_does_an_indented_first_line_in_place_of_a_blank_one(width: int) -> None:
    parts = [wrapped(f"....{part}", width) for part in ARTICLE.split("\n\n")]
    text = "\n".join(part.replace("....", "    ", 1) for part in parts)
    assert normalised(text).text == ARTICLE.replace("\n\n", "\n")


@given(st.integers(62, 80))
def test_nor_does_it_where_no_blank_line_parts_the_paragraphs(width: int) -> None:
    """A line that ends a paragraph leaves room for the next word, with most widths."""
    text = ARTICLE.replace("\n\n", "\n")
    lines = wrapped(text, width).split("\n")
    widest = max(len(line) for line in lines)
    last = {part.rsplit(" ", 1)[-1] for part in text.split("\n")}
    told = all(
        len(line) + 1 + len(following.split(" ")[0]) <= widest
        for line, following in pairwise(lines)
        if line.rsplit(" ", 1)[-1] in last
    )
    if told:
        assert normalised("\n".join(lines)).text == text


CAPTIONS = ["Source: County Council", "Watch: A walk over the old bridge", "Ferry may come back"]


@given(
    st.permutations(ARTICLE.split("\n\n")),
    st.integers(0, 3),
    st.sampled_from(CAPTIONS),
    st.integers(62, 80),
)
@settings(max_examples=40)
def test_nothing_is_joined_to_a_caption(
    paragraphs: list[str], place: int, caption: str, width: int
) -> None:
    """It ends no sentence, but leaves room for the next word."""
    paragraphs.insert(place, caption)
    text = "\n\n".join(paragraphs)
    assert normalised(wrapped(text, width)).text == text
    dense = normalised(wrapped("\n".join(paragraphs), width)).text
    assert f"{caption}\n{paragraphs[place + 1][:20]}" in dense


@pytest.mark.parametrize("mark", ["“I am ashamed of it.” ― Una Hale, of Carrow", '"No." - Ed Lee'])
def test_a_signature_ends_its_paragraph_in_a_full_line(mark: str) -> None:
    """Who said the words above stands last, however long the line is."""
    full = f"{'So it goes on and on, for all that we know about it. ' * 2}{mark}"
    text = "\n".join(
        [ARTICLE.replace("\n\n", "\n"), full, "“We were not asked,” he said.", ARTICLE]
    )
    width = max(len(line) for line in wrapped(full, 72).split("\n"))
    assert full in normalised(wrapped(text, width)).text.split("\n")


def test_blanks_at_the_end_of_a_paragraph_count_as_columns() -> None:
    """A word that would have fitted but for the blank behind it goes on as well."""
    full = "It was the last of her journeys, and it took her by sea to far"  # 62 columns
    lines = f"{wrapped(ARTICLE, 72)}\n\n{full}\nShanghai. \n"
    assert normalised(lines).text.endswith("by sea to far Shanghai.\n")


inserted = st.lists(
    st.tuples(st.integers(0, len(ARTICLE)), st.sampled_from("\u00ad\u200b\u200e\u2060\ufeff\0")),
    max_size=30,
)


@given(inserted)
def test_invisible_characters_change_nothing(places: list[tuple[int, str]]) -> None:
    text = ARTICLE
    for place, character in sorted(places, reverse=True):
        text = text[:place] + character + text[place:]
    assert normalised(text).text == ARTICLE


@given(st.sets(st.integers(0, len(ARTICLE) - 1)), st.sampled_from("\u00a0\u2009\u3000\t"))
def test_the_kind_of_blank_changes_nothing(places: set[int], blank: str) -> None:
    text = "".join(
        blank if character == " " and place in places else character
        for place, character in enumerate(ARTICLE)
    )
    assert normalised(text).text == ARTICLE


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x0b", " \n", "\u00a0\n"])
def test_the_kind_of_line_end_changes_nothing(end: str) -> None:
    assert normalised(ARTICLE.replace("\n", end)).text == ARTICLE


def test_nor_do_marks_beside_their_letters() -> None:
    text = ARTICLE.replace("Ann", "Réné").replace("Tom", "Lôïs")
    assert normalised(unicodedata.normalize("NFD", text)).text == text


odd_texts = article_texts | st.text('ab.“" \n\r\t>-\u00ad\u00a0\u200b\u0301e', max_size=60)


@given(odd_texts)
def test_the_map_is_monotone_and_covers_the_whole_text(text: str) -> None:
    found = normalised(text)
    before = Span(0, 0)
    for place in range(len(found.text)):
        span = found.outward(Span(place, place + 1))
        assert before.start <= span.start
        assert before.end <= span.end <= len(text)
        before = span
    before = Span(0, 0)
    for place in range(len(text)):
        span = found.inward(Span(place, place + 1))
        if not len(span):  # Nothing is left of it.
            continue
        assert before.start <= span.start
        assert before.end <= span.end <= len(found.text)
        before = span


@given(odd_texts)
@example("a\u0301\u0301")
@example("e\u200b\u0301\u0327")
@example("\u0344")
@example("\u1fbe")
@example("Â\x80Ã\x80")
def test_what_is_no_white_space_is_the_same_on_both_sides(text: str) -> None:
    """A letter and the marks behind it are one: Unicode may have a character for some of them."""
    found = normalised(text)
    for place, character in enumerate(found.text):
        if character.isspace() or character == ">" or unicodedata.combining(character):
            continue
        span = found.outward(Span(place, place + 1))
        alone = unicodedata.normalize("NFC", normalised(span.of(text)).text)
        assert unicodedata.normalize("NFC", character) in alone
        back = found.inward(span)
        assert back.start == place
        assert all(unicodedata.combining(one) for one in found.text[place + 1 : back.end])


def test_each_misread_character_stands_by_itself() -> None:
    """Else a quotation would begin with its opening mark, where its first letter is misread too."""
    found = normalised("Ã‰mile: â€œÃ‰tonnant, RenÃ©â€\x9d")
    assert found.text == "Émile: “Étonnant, René”"
    assert found.outward(Span(8, 16)) == Span(11, 20)
    assert found.outward(Span(18, 22)) == Span(22, 27)


@given(odd_texts | st.text('ÃÂâ©¡½²€™“a\u0301\u200b\x91\n"', max_size=20))
@example("Â¡")
@example("A\u0302¡")
@example("Ã©\u0301")
@example("iber,\n")  # which once was "The subscriber"
def test_only_mending_changes_a_letter(text: str) -> None:
    def letters(of: str) -> str:
        return "".join(one for one in unicodedata.normalize("NFD", of) if one.isalnum())

    current = text
    for changes in STEPS:
        before, (current, _) = current, edited(current, list(changes(current)))
        if changes not in (mend_marks, mend_encoding, give_back_beginnings):
            assert letters(current) == letters(before)
    assert current == normalised(text).text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("&ldquo;No,&rdquo; she said.", "“No,” she said."),
        ("&quot;No,&#8221; she said.", '"No,” she said.'),
        ("\x93No,\x94 she said \x96 twice.", "“No,” she said – twice."),
        ("Caf&eacute;&nbsp;Lind&shy;berg", "Café Lindberg"),
        ("Lee & Sons; Cole &c; a &lt; b", "Lee & Sons; Cole &c; a &lt; b"),
    ],
)
def test_marks_and_letters_left_in_code_are_read(text: str, meant: str) -> None:
    assert normalised(text).text == meant


def test_lines_of_wire_copy_whose_paragraphs_begin_further_in() -> None:
    text = (
        "    The mill will close in May, its owners told the\ncouncil of Wester Norrund, and\n"
        "North Coast Milling will move the rest of the work.\n"
        '    "We are sorry to\nsee it go," said Mayor Hanna\nKrol.\n'
    )
    assert [line.strip() for line in normalised(text).text.splitlines()] == [
        "The mill will close in May, its owners told the council of Wester Norrund, and North "
        "Coast Milling will move the rest of the work.",
        '"We are sorry to see it go," said Mayor Hanna Krol.',
    ]


def test_verse_and_addresses_stay_apart() -> None:
    text = "Ada Wren\n12 Mill Street\nWestport\n\nO mill of stone\nO mill of rain\nO mill of May"
    assert normalised(text).text == text


HOSTILE = {
    "lines that have lost their beginnings": "The trust met a crowd in Lund.\nrust said so.\n"
    * 9_000,
    "blanks": " " * 300_000,
    "blanks before a letter": " " * 300_000 + "a",
    "odd blanks": "\u00a0 " * 150_000 + "a",
    "invisible characters": "a" + "\u200b" * 300_000 + "b",
    "marks on one letter": "e" + "\u0301" * 300_000,
    "marks with invisible characters": "e" + "\u200b" * 150_000 + "\u0301" * 150_000,
    "carriage returns": "\r" * 300_000,
    "returns and invisible characters": "\r\u200b" * 150_000,
    "quoting": ">" * 300_000,
    "lines of quoting": "> a\n" * 100_000,
    "indented lines": "    a\n" * 75_000,
    "short lines": "a b\n" * 100_000,
    "one long word and another": "a" * 150_000 + "\n" + "b" * 150_000,
    "open marks": "“a\n" * 100_000,
    "wrapped lines": ("word " * 14).strip().join(["", "\n"] * 4_000),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_length_of_the_text(text: str) -> None:
    started = time.process_time()
    normalised(text)
    assert time.process_time() - started < 5
