"""What stands in quotation marks: every style, apostrophes, nesting, broken marks."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.model import Span
from quotetrack.reading import normalised
from quotetrack.reading.marks import paragraphs, quoted_spans
from tests.strategies import article_texts

# Each case: what it shows, the text, and the stretches that are found in it, without their marks.
# A stretch whose closing mark is missing ends in "⟩".
STYLES = [
    ("curly", "“The dam is safe,” she said.", ["The dam is safe,"]),
    ("straight", 'He said, "The dam is safe."', ["The dam is safe."]),
    ("two in a row", '"Yes," she said. "Of course."', ["Yes,", "Of course."]),
    ("two apostrophes", "''It floods every year,'' he said.", ["It floods every year,"]),
    ("two backquotes", "``It floods every year,'' he said.", ["It floods every year,"]),
    ("guillemets", "Elle a dit : «Nous verrons» et rien de plus.", ["Nous verrons"]),
    ("spaced guillemets", "Elle a dit : « Nous verrons » hier.", ["Nous verrons"]),
    ("low, then high", "Sie sagte: „Wir warten ab“, mehr nicht.", ["Wir warten ab"]),
    ("low, then curly", "Ona rekla: „Čekamo”, i otišla.", ["Čekamo"]),
    ("double curly made of singles", "‘‘We wait,’’ he said.", ["We wait,"]),
    ("opened curly, closed straight", '“We wait," he said.', ["We wait,"]),
    ("opened straight, closed curly", '"We wait,” he said.', ["We wait,"]),
    ("a closing mark that opens", "”We wait,” he said.", ["We wait,"]),
    ("an opening mark that closes", "“We wait,“ he said.", ["We wait,"]),
    ("marks inside brackets", "The ferry (“a floating barn”) sank.", ["a floating barn"]),
    ("mark behind a dash", "He had one word—“never”—for them.", ["never"]),
    ("mark behind a tag", "<p>“We wait,” he said.</p>", ["We wait,"]),
    ("straight mark glued to the cue", 'He said:"We wait."', ["We wait."]),
    ("curly mark glued to the cue", "He said“We wait.”", ["We wait."]),
    ("closing mark glued to the next word", "“We wait,”he said. “Go.”", ["We wait,", "Go."]),
    ("double primes", "〝We wait,〞 he said.", ["We wait,"]),
    ("wide marks", "＂We wait,＂ he said.", ["We wait,"]),
    ("closing mark forgotten", "“We left, said Ada Lee. It rained.", ["We left,"]),
    (
        "closing mark forgotten before another quotation",
        "“We left early, she said. Bo Cole added: “It rained.”",
        ["We left early,", "It rained."],
    ),
    (
        "closing mark forgotten before a paragraph with a mark",
        "“Did you leave, the guard, Bo Cole, asked.\n\n“Yes,” she said.",
        ["Did you leave,", "Yes,"],
    ),
    (
        "a paragraph left open that tells what somebody said",
        "“We met, he said no, and I left.\n\n“Then it rained.”",
        ["We met, he said no, and I left.⟩", "Then it rained."],
    ),
    ("nothing quoted", "Nobody said a word.", []),
    ("empty text", "", []),
]

SINGLE_MARKS = [
    ("British", "‘The dam is safe,’ she said.", ["The dam is safe,"]),
    ("British, straight", "'The dam is safe,' she said.", ["The dam is safe,"]),
    ("apostrophe inside", "‘It’s not the mayor’s,’ he said.", ["It’s not the mayor’s,"]),
    ("straight apostrophes inside", "'It isn't ours,' he said.", ["It isn't ours,"]),
    ("opening mark before an apostrophe", "''Tis late,' he said.", ["'Tis late,"]),
    (
        "British, over paragraphs",
        "She wrote: 'If it's wet, we won't go.\n\n'Let's wait.'",
        ["If it's wet, we won't go.⟩", "Let's wait."],
    ),
    ("only apostrophes", "It isn't the mayor's dog, it's Ann's.", []),
    ("elisions", "’Twas the ’90s, rock ’n’ roll and all ’em cars.", []),
    ("straight elisions", "'Twas the '90s, rock 'n' roll and all 'em cars.", []),
    ("a plural possessive alone", "The workers' union and the voters' league met.", []),
    ("curly plural possessives alone", "The workers’ union and the voters’ league met.", []),
    (
        "a plural possessive inside",
        "‘The workers’ rights come first,’ she said.",
        ["The workers’ rights come first,"],
    ),
    (
        "two quotations with apostrophes around",
        "The miners’ leader said ‘we won’t move’ and ‘we don’t care’.",
        ["we won’t move", "we don’t care"],
    ),
    (
        "left open behind a colon, with double marks inside",
        "Lund said: ‘We call it “the pit”, and it is deep.\n\n‘It floods.’",
        ["We call it “the pit”, and it is deep.⟩", "It floods."],
    ),
    (
        "the same with a comma and two pieces inside",
        "Lund said, ‘It is “odd” and “late”.\n\n‘It floods.’",
        ["It is “odd” and “late”.⟩", "It floods."],
    ),
    (
        "an apostrophe is none such",
        "He left in the ’90s and said “no”.\n\n‘It floods,’ she said.",
        ["no", "It floods,"],
    ),
    ("a single word", "It was a ‘triumph’ for all.", ["triumph"]),
    ("feet are no mark", "She is 5' 10 and jumped 20'.", []),
    ("beside double marks", "“Yes,” he said of the ‘deal’.", ["Yes,", "deal"]),
]

#: Single marks as careless people and machines set them.
CARELESS_SINGLES = [
    ("straight inside curly", "‘I am 'against' it,’ he said.", ["I am 'against' it,"]),
    (
        "a straight sentence inside curly marks",
        "‘They shout, 'Go home,' and I stay,’ said Lund. ‘Why?’",
        ["They shout, 'Go home,' and I stay,", "Why?"],
    ),
    (
        "both kinds close together",
        "‘I told them, 'Not here.'’ She sat down.",
        ["I told them, 'Not here.'"],
    ),
    ("curly inside straight", "'I am ‘against’ it,' he said.", ["I am ‘against’ it,"]),
    (
        "a straight possessive inside curly marks",
        "‘The ferries' crews were warned of it,’ he said.",
        ["The ferries' crews were warned of it,"],
    ),
    ("opened curly, closed straight", "‘We wait,' he said. ‘Go.’", ["We wait,", "Go."]),
    ("opened straight, closed curly", "'We wait,’ he said. 'Go.’", ["We wait,", "Go."]),
    ("a space before the closing mark", "‘Who pays? ’ Lund asked.", ["Who pays?"]),
    ("the same at the end", "He was calm. ‘We pay. ‘\n\nThen it rained.", ["We pay."]),
    ("a space behind the opening mark", "She spoke of ‘ a bad year’.", ["a bad year"]),
    ("no space behind the closing mark", "‘We sank,’Reyes said. ‘Twice.’", ["We sank,", "Twice."]),
    ("the opening mark the wrong way", "She said, ’We sank in May.’", ["We sank in May."]),
    ("the same at the start", "’We sank in May,’ she said.", ["We sank in May,"]),
    ("an elision that nothing closes", "’Twas late, and the ’Rovers lost.", []),
    ("letters of other scripts", "The Hawai‘i team and the governors’ guests met.", []),
    (
        "never closed, behind one that was",
        "‘We wait,’ said Lund. ‘It will rain, and nobody knows how long.",
        ["We wait,", "It will rain, and nobody knows how long.⟩"],
    ),
    (
        "never closed, in a text without others",
        "We met at ‘Iolani Palace, as the kings did.",
        [],
    ),
    (
        "a paragraph left open behind a cue",
        "‘We wait,’ said Lund. ‘Then we go.\n\n‘Then we rest.’",
        ["We wait,", "Then we go.⟩", "Then we rest."],
    ),
    (
        "broken in the middle",
        "Lund said that ‘games, above all\n\nthose in a team, do good.’",
        ["games, above all⟩"],
    ),
]

NESTING = [
    (
        "single inside double",
        "“He shouted ‘never’ at us,” she said.",
        ["He shouted ‘never’ at us,"],
    ),
    (
        "double inside single, British",
        "‘He shouted “never” at us,’ she said.",
        ["He shouted “never” at us,"],
    ),
    (
        "double marks right behind a single one",
        "Lund said that ‘“we wait” is what they always say’. It rained.",
        ["“we wait” is what they always say"],
    ),
    (
        "double marks, and the closing one behind a word",
        "She called it ‘a “fine” mess of a plan’ on Friday.",
        ["a “fine” mess of a plan"],
    ),
    (
        "double marks in a paragraph that stays open",
        "‘They still shout “never” at me in town.\n\n‘But it rains,’ said Lund.",
        ["They still shout “never” at me in town.⟩", "But it rains,"],
    ),
    (
        "double marks behind an apostrophe",
        "The crews’ leader called it a “fine” mess. The ferries’ crews waited.",
        ["fine"],
    ),
    (
        "curly inside curly",
        "“He shouted “never” at us,” she said. “Twice.”",
        ["He shouted “never” at us,", "Twice."],
    ),
    (
        "both close together",
        "“He shouted ‘never,’” she said.",
        ["He shouted ‘never,’"],
    ),
    (
        "guillemets inside low marks",
        "„Er rief «niemals» zurück“, sagte sie.",
        ["Er rief «niemals» zurück"],
    ),
]

#: Words in marks inside a quotation in marks of the same kind, {} for each pair of marks.
PIECES_INSIDE = [
    ("one piece", "{We call them {hens} in the village,} she said.", 1),
    ("two pieces", "{We sold {seconds} and {thirds} at the gate,} he said. It rained.", 1),
    ("three", "He said: {A {yes}, a {no} and a {perhaps} all cost money.} It rained.", 1),
    ("before another quotation", "{It is no {ban} at all,} he said. {It is a rest.}", 2),
    ("in a paragraph left open", "{It was {the pit} to all of us.\n\n{It still is,} she said.", 2),
]

#: What careless or other marks make of the same.
OTHER_NESTING = [
    (
        "curly inside straight",
        '"She wrote “never” over it and left."',
        ["She wrote “never” over it and left."],
    ),
    (
        "straight inside curly",
        '“He wrote "never" over it and left,” she said.',
        ['He wrote "never" over it and left,'],
    ),
    (
        "an inner mark the wrong way round",
        "“We had ”a good war” as they say,” he said.",
        ["We had ”a good war” as they say,"],
    ),
    (
        "backquotes inside single marks",
        "‘He shouted ``never'' at us,’ she said.",
        ["He shouted ``never'' at us,"],
    ),
    (
        "backquotes before a comma inside single marks",
        "‘The log says ``calm'',’ said Ada Lee. ‘It was a storm.’",
        ["The log says ``calm'',", "It was a storm."],
    ),
    (
        "a speech of its own is no piece",
        '"We wait. "Then we go," she said. "Then we rest."',
        ["We wait.⟩", "Then we go,", "Then we rest."],
    ),
    (
        "words in marks behind a quotation that was never closed",
        "“We wait. She spoke of “hens” and left.",
        ["We wait. She spoke of⟩", "hens"],
    ),
    (
        "straight closing mark glued to the next sentence",
        '"It is twice the size of theirs,"Boats are next. "It grows," it said.',
        ["It is twice the size of theirs,", "It grows,"],
    ),
    ("an opening mark set twice", '""Go home," she said.', ["⟩", "Go home,"]),
    (
        "two apostrophes glued to the next sentence",
        "''It is twice the size,''Boats are next. ''It grows,'' it said.",
        ["It is twice the size,", "It grows,"],
    ),
]

BROKEN = [
    ("unclosed to the end of the text", "She said: “We will see", ["We will see⟩"]),
    (
        "unclosed to the end of its paragraph only",
        "She said: “We will see\n\n“Indeed,” he said.",
        ["We will see⟩", "Indeed,"],
    ),
    (
        "every paragraph opens, only the last closes",
        "“First we wait.\n\n“Then we go.\n\n“Then we rest,” she said.",
        ["First we wait.⟩", "Then we go.⟩", "Then we rest,"],
    ),
    (
        "the same with straight marks",
        '"First we wait.\n\n"Then we rest," she said.',
        ["First we wait.⟩", "Then we rest,"],
    ),
    (
        "a second opening mark where a closing one is due",
        '"First we wait. "Then we rest," she said.',
        ["First we wait.⟩", "Then we rest,"],
    ),
    ("a closing mark without an opening one", "We will see,” she said.", []),
    ("inches", 'The 6-foot-2" guard wore a 12" boot.', []),
    ("feet and inches", "He is 5'10\" tall and she is 6'1\".", []),
    (
        "inches beside a quotation",
        'The guard, 6\'1", said, "I fit."',
        ["I fit."],
    ),
    (
        "single marks half inside double ones that are not closed",
        "‘She wrote “late’,’ they heard. ‘She wrote “late”,’ said Bo Lind.",
        ["late’,’ they heard. ‘She wrote⟩", "late"],
    ),
    (
        "the same with another stretch behind",
        "‘A “b.’ And ‘c “d”.’ And ‘we go.’",
        ["b.’ And ‘c⟩", "d", "we go."],
    ),
    ("empty marks", "He wrote “” and “yes”.", ["", "yes"]),
    ("Windows line ends", "“We wait.\r\n\r\n“We go,” he said.\r\n", ["We wait.⟩", "We go,"]),
    ("old Macintosh line ends", "“We wait.\r“We go,” he said.", ["We wait.⟩", "We go,"]),
    ("a NUL byte", "“We\0wait,” he said.\0", ["Wewait,"]),
    ("lone surrogates", "\ud800“We \udfff wait,” he said.", ["We \udfff wait,"]),
    ("right-to-left text", "قال الوزير “سننتظر” أمس", ["سننتظر"]),
    (
        "direction marks beside the quotation marks",
        "He said \u200f“\u200fسننتظر\u200f”\u200f again.",
        ["سننتظر"],
    ),
    ("an emoji before the mark", "🙂 “We wait,” he said.", ["We wait,"]),
]


def shown(text: str) -> list[str]:
    """Return the quoted stretches of `text` as the tables above show them."""
    text = normalised(text).text
    return [quoted.inner.of(text) + ("" if quoted.closed else "⟩") for quoted in quoted_spans(text)]


def _cases(*tables: list[tuple[str, str, list[str]]]) -> list[object]:
    return [
        pytest.param(text, expected, id=name) for table in tables for name, text, expected in table
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    _cases(STYLES, SINGLE_MARKS, CARELESS_SINGLES, NESTING, OTHER_NESTING, BROKEN),
)
def test_quoted_stretches(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("marks", ["“”", '""', "``''", "''''"])
@pytest.mark.parametrize(
    ("text", "count"), [pytest.param(text, count, id=name) for name, text, count in PIECES_INSIDE]
)
def test_words_in_marks_end_no_quotation(text: str, count: int, marks: str) -> None:
    opening, closing = marks[: len(marks) // 2], marks[len(marks) // 2 :]
    assert len(shown(text.replace("{", opening).replace("}", closing))) == count


@pytest.mark.parametrize(
    ("mark", "style"),
    [
        ("“{}”", "curly"),
        ('"{}"', "straight"),
        ("''{}''", "tex"),
        ("``{}''", "tex"),
        ("«{}»", "guillemet"),
        ("„{}“", "low"),
        ("‘{}’", "single"),
    ],
)
def test_the_style_of_the_opening_mark_is_told(mark: str, style: str) -> None:
    text = f"He said {mark.format('we wait')} again."
    (quoted,) = quoted_spans(text)
    assert quoted.style == style
    assert quoted.inner.of(text) == "we wait"
    assert quoted.outer.of(text) == mark.format("we wait")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line.\nAnother.", ["One line.", "Another."]),
        ("One line.\n\n  Another.\n", ["One line.", "Another."]),
        ("", []),
        (" \n \n", []),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in paragraphs(text)] == expected


marked_texts = article_texts | st.text("ab .,?!s\n\r\"“”„‟«»‘’'`“”()—5", max_size=80)


@given(marked_texts)
def test_stretches_are_ordered_apart_and_inside_one_paragraph(text: str) -> None:
    spans = paragraphs(text)
    end = 0
    for quoted in quoted_spans(text):
        assert end <= quoted.outer.start
        end = quoted.outer.end
        assert quoted.outer.contains(quoted.inner)
        assert spans[quoted.paragraph].contains(quoted.outer)
        assert end <= len(text)
        assert quoted.inner.of(text) == quoted.inner.of(text).strip()


@given(marked_texts)
def test_paragraphs_are_ordered_and_lose_nothing_but_white_space(text: str) -> None:
    spans = paragraphs(text)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    kept = "".join(span.of(text) for span in spans)
    assert "".join(kept.split()) == "".join(text.split())


@given(st.lists(st.text("abc,", min_size=1, max_size=8), max_size=6))
def test_well_formed_marks_are_all_found(words: list[str]) -> None:
    text = " and ".join(f"“x{word}”" for word in words)
    assert shown(text) == [f"x{word}" for word in words]


# Every text is about 50,000 characters of nothing but trouble.
HOSTILE = {
    "opening marks": "“" * 50_000,
    "closing marks": "”" * 50_000,
    "straight marks": '"' * 50_000,
    "alternating marks": "“”" * 25_000,
    "spaced opening marks": "“ " * 25_000,
    "spaced straight marks": ' "a' * 16_000,
    "single opening marks": " ‘a" * 16_000,
    "single opening marks that never close": "‘ s' " * 10_000,
    "an opened single mark, then plural possessives": "‘a " + "dogs’ " * 8_000,
    "straight plural possessives": " 'dogs'" * 7_000,
    "backquotes": "`" * 50_000,
    "British pairs around double ones": "‘a “b,” ’ " * 5_000,
    "one unclosed mark a line": "“a\n" * 16_000,
    "straight apostrophes": "'" * 50_000,
    "mixed families": "“‘«„\"'" * 8_000,
    "nested pairs": "“a ‘b’ ” " * 6_000,
    "straight marks inside an open curly one": "‘a " + "'b' " * 12_000,
    "curly possessives inside an open straight one": "'a " + "dogs’ 'b " * 5_000,
    "paragraphs that only close": "‘a\n\nb.’\n\n" * 6_000,
    "indented lines": "    a\n" * 50_000,
    "blank lines": "\n" * 1_000_000,
    "spaces": " " * 1_000_000,
    "a million characters without a full stop": "word " * 200_000,
}


def seconds_for(text: str) -> float:
    started = time.process_time()
    quoted_spans(text)
    return time.process_time() - started


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_length_of_the_text(text: str) -> None:
    assert seconds_for(text) < 5  # a tenth of that, in fact; square time would take far longer


def test_two_hundred_thousand_marks() -> None:
    assert len(quoted_spans("“a” " * 100_000)) == 100_000


def test_spans_of_a_long_line_slice_back() -> None:
    text = "“a” b " * 10_000
    found = quoted_spans(text)
    assert len(found) == 10_000
    assert found[-1].inner == Span(len(text) - 5, len(text) - 4)
