"""The four verbs, `analyze` and `pipe`: what they take, return and refuse."""

from __future__ import annotations

import datetime
import re
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import quotetrack
from quotetrack import AliasTable, Analysis, Document, DocumentError, Quotations
from quotetrack.codec import from_dict
from quotetrack.errors import InputError, ModelError, ParserError, QuotetrackError
from quotetrack.formats import read_documents, write
from quotetrack.model import ParsedSentence, ParsedText, ParsedToken, Passage, Quotation
from quotetrack.names import KnownEntity
from quotetrack.parse import conformance
from tests.fuzzing.invariants import check
from tests.strategies import article_texts

SETTLED = "“We go,” Ann Lee said. “We go now,” Ms Lee added."
OPEN = "It was, as Mr Cole told Ms Ortiz, who agreed, “a mess”, furious, from the start."
ANSWERS = (
    "Asked whether he had met Ms Lee, Tom Reed said, “Yes.” A day later he was asked again whether "
    "he had met Ms Lee.\n\n“No, I have not,” Mr Reed said."
)


class SmallParser:
    """A parser of another make: words and marks, each of which hangs on the first.

    It keeps what it was asked, so that tests can see when the pipeline needs a parser.
    """

    version = "small 1"

    def __init__(self) -> None:
        self.calls: list[list[str]] = []

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        self.calls.append(list(texts))
        return [self._parse(text) for text in texts]

    def _parse(self, text: str) -> ParsedText:
        tokens = tuple(
            ParsedToken(
                match.start(),
                match.end(),
                match.group(),
                match.group().lower(),
                "X",
                0 if number else -1,
                "dep" if number else "root",
            )
            for number, match in enumerate(re.finditer(r"\w+|[^\w\s]", text))
        )
        return ParsedText((ParsedSentence(tokens),) if tokens else ())


class BrokenParser(SmallParser):
    """A parser whose result `damage` spoils, but only that of texts with the word "furious"."""

    def __init__(self, damage: Callable[[list[ParsedText]], Any]) -> None:
        super().__init__()
        self._damage = damage

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        whole = super().parse(texts)
        if not any("furious" in text for text in texts):
            return whole
        broken: list[ParsedText] = self._damage(whole)
        return broken


def extract(text: str | Document, **options: Any) -> Quotations:
    return quotetrack.extract_quotes(text, parser=None, **options)


# extract_quotes


def test_extract_quotes_finds_quotations_and_names_their_speakers() -> None:
    found = extract(SETTLED)
    assert [quotation.text for quotation in found] == ["We go,", "We go now,"]
    assert [quotation.source.text for quotation in found if quotation.source] == [
        "Ann Lee",
        "Ms Lee",
    ]
    assert {quotation.speaker.name for quotation in found if quotation.speaker} == {"Ann Lee"}
    assert len({quotation.speaker.id for quotation in found if quotation.speaker}) == 1


def test_a_document_lends_its_id_and_offsets_count_in_its_text() -> None:
    document = Document(SETTLED, id="front-page")
    found = extract(document)
    assert found.document is document
    for quotation in found:
        assert quotation.document_id == "front-page"
        assert SETTLED[quotation.start : quotation.end] == quotation.text


#: What is no text, and what to do where that can be told.
NO_TEXTS = [
    (None, "A text is missing"),
    (float("nan"), "A text is missing"),
    (b"\xe2\x80\x9cYes,\xe2\x80\x9d he said.", "Decode bytes"),
    (bytearray(b"Yes"), "Decode bytes"),
    (Path("article.txt"), "Read files by read_documents"),
    (["a"], "For many documents there is pipe"),
    (("a", "b"), "For many documents there is pipe"),
    (7, ""),
    ({"text": "a"}, ""),
]


@pytest.mark.parametrize(("wrong", "advice"), NO_TEXTS)
def test_what_is_no_text_is_refused_with_advice(wrong: Any, advice: str) -> None:
    told = rf"got {type(wrong).__name__}\.{' ' if advice else '$'}{advice}"
    with pytest.raises(InputError, match=told):
        quotetrack.extract_quotes(wrong, parser=None)
    with pytest.raises(InputError, match=told):
        Document(wrong)
    with pytest.raises(InputError):
        quotetrack.analyze(wrong, parser=None)


def test_aliases_of_the_user_win() -> None:
    text = "“We go,” said the Old Fox. “We stay,” said Mayor Ann Lee."
    assert len({q.speaker for q in extract(text)}) == 2
    aliases = AliasTable([KnownEntity("Ann Lee", ("the Old Fox", "Old Fox"), id="lee")])
    found = extract(text, aliases=aliases)
    assert [q.speaker.id for q in found if q.speaker] == ["lee", "lee"]


def test_results_are_the_same_in_every_run() -> None:
    text = SETTLED + "\n\n" + OPEN
    first, second = extract(text), extract(text)
    assert first == second
    assert len({quotation.id for quotation in first}) == len(first)
    # Ids rest on the text and the place, not on the name of the document.
    renamed = extract(Document(text, id="another"))
    assert [quotation.id for quotation in renamed] == [quotation.id for quotation in first]
    assert extract(" " + text)[0].id != first[0].id


# Parsers


def test_a_parser_is_asked_only_about_open_sentences() -> None:
    parser = SmallParser()
    found = quotetrack.extract_quotes(SETTLED, parser=parser)
    assert parser.calls == []
    assert found.parser_version is None
    found = quotetrack.extract_quotes(OPEN, parser=parser)
    assert parser.calls == [[OPEN.replace("a mess", "Q")]]
    assert found.parser_version == "small 1"


def test_the_small_parser_of_these_tests_keeps_the_contract() -> None:
    conformance.check_all(SmallParser())


def test_any_conforming_parser_gives_the_same_stretches() -> None:
    text = SETTLED + "\n\n" + OPEN + "\n\nThe word “bridge” is old."
    without, small = extract(text), quotetrack.extract_quotes(text, parser=SmallParser())
    pieces = [
        sorted([f for q in found for f in q.fragments] + [n.span for n in found.non_speech])
        for found in (without, small)
    ]
    assert pieces[0] == pieces[1]


def test_pipe_asks_the_parser_once_for_a_batch() -> None:
    parser = SmallParser()
    texts = [OPEN, SETTLED, OPEN.replace("Ortiz", "Marsh"), OPEN]
    list(quotetrack.pipe(texts, parser=parser, batch_size=3))
    assert [len(call) for call in parser.calls] == [2, 1]


@pytest.mark.parametrize("wrong", ["spacy", 7, object(), SmallParser])
def test_what_is_no_parser_is_refused(wrong: Any) -> None:
    with pytest.raises(InputError, match="parser must be"):
        quotetrack.extract_quotes(OPEN, parser=wrong)
    with pytest.raises(InputError, match="parser must be"):
        quotetrack.pipe([OPEN], parser=wrong)


def with_token(*values: Any) -> Callable[[list[ParsedText]], Any]:
    """Return a damage: each result holds one token of the given offsets, text, …, relation."""
    token = ParsedToken(*values)
    return lambda results: [ParsedText((ParsedSentence((token,)),)) for _ in results]


def raise_error(error: Exception) -> Any:
    raise error


# What the parser returns, and what the message says about it.
DAMAGES: dict[str, tuple[Callable[[list[ParsedText]], Any], str]] = {
    "too few results": (lambda results: results[:-1], "returned 0 results for 1 texts"),
    "too many results": (lambda results: [*results, ParsedText(())], "returned 2 results for 1"),
    "no results": (lambda results: [], "returned 0 results for 1 texts"),
    "nothing": (lambda results: None, "must return a list, but returned NoneType"),
    "a generator": (lambda results: (one for one in results), "but returned generator"),
    "a text": (lambda results: "no", "must return a list, but returned str"),
    "results of another kind": (
        lambda results: [None for _ in results],
        "must return ParsedText objects, but returned NoneType",
    ),
    "no sentences": (lambda results: [ParsedText(None) for _ in results], "sentences"),  # type: ignore[arg-type]
    "sentences of another kind": (
        lambda results: [ParsedText(("No.",)) for _ in results],  # type: ignore[arg-type]
        "sentences",
    ),
    "tokens of another kind": (
        lambda results: [ParsedText((ParsedSentence(("No",)),)) for _ in results],  # type: ignore[arg-type]
        "tokens",
    ),
    "a head behind the sentence": (with_token(0, 1, "M", "m", "X", 7, "nsubj"), "outside"),
    "a head before the sentence": (with_token(0, 1, "M", "m", "X", -2, "nsubj"), "outside"),
    "a head that is no number": (with_token(0, 1, "M", "m", "X", None, "nsubj"), "wrong type"),
    "an offset that is no number": (with_token("0", 1, "M", "m", "X", -1, "root"), "wrong type"),
    "a relation that is no text": (with_token(0, 1, "M", "m", "X", -1, None), "wrong type"),
    "an error": (lambda results: raise_error(ZeroDivisionError("by zero")), "raised ZeroDivision"),
    "an error of this library": (lambda results: raise_error(InputError("no")), "raised InputE"),
}


@pytest.mark.parametrize(("damage", "told"), DAMAGES.values(), ids=DAMAGES.keys())
def test_a_parser_that_breaks_its_contract(
    damage: Callable[[list[ParsedText]], Any], told: str
) -> None:
    for verb in (quotetrack.extract_quotes, quotetrack.analyze):
        with pytest.raises(ParserError, match=told):
            verb(OPEN, parser=BrokenParser(damage))
    # In a batch it costs only the document that it concerns.
    other = OPEN.replace("furious", "angry")
    results = list(quotetrack.pipe([other, OPEN, SETTLED, other], parser=BrokenParser(damage)))
    assert [type(result) for result in results] == [Analysis, DocumentError, Analysis, Analysis]
    error = results[1]
    assert isinstance(error, DocumentError)
    assert error.error == "ParserError"
    assert error.document_id == Document(OPEN).id
    assert "BrokenParser (small 1)" in error.message
    assert told in error.message


def test_a_parser_that_always_fails_costs_only_what_needs_it() -> None:
    class Failing(SmallParser):
        def parse(self, texts: Sequence[str]) -> list[ParsedText]:
            raise RuntimeError("out of memory")

    results = list(quotetrack.pipe([OPEN, SETTLED, OPEN, SETTLED], parser=Failing(), batch_size=3))
    assert [type(result) for result in results] == [
        DocumentError,
        Analysis,
        DocumentError,
        Analysis,
    ]


def test_missing_models_end_the_run_since_no_document_can_be_parsed() -> None:
    class WithoutModels(SmallParser):
        def parse(self, texts: Sequence[str]) -> list[ParsedText]:
            raise ModelError("The models are missing. Install quotetrack again.")

    with pytest.raises(ModelError):
        quotetrack.extract_quotes(OPEN, parser=WithoutModels())
    with pytest.raises(ModelError):
        list(quotetrack.pipe([SETTLED, OPEN], parser=WithoutModels()))


# resolve_speakers, link_claims, annotate, analyze


def test_resolve_speakers_names_speakers_anew_and_changes_nothing_else() -> None:
    text = "“We go,” said the Old Fox. “We stay,” said Mayor Ann Lee."
    found = extract(text)
    assert quotetrack.resolve_speakers(found) == found
    aliases = AliasTable([KnownEntity("Ann Lee", ("the Old Fox", "Old Fox"), id="lee")])
    renamed = quotetrack.resolve_speakers(found, aliases=aliases)
    assert renamed == extract(text, aliases=aliases)
    assert [q.source for q in renamed] == [q.source for q in found]
    assert [q.fragments for q in renamed] == [q.fragments for q in found]


def test_a_quotation_without_a_source_has_no_speaker() -> None:
    (quotation,) = extract("“I have never in my life seen such a storm on this island.”")
    assert quotation.source is None
    assert quotation.speaker is None
    assert quotation.reason


def test_link_claims_takes_one_document_or_several() -> None:
    first = extract("Asked whether he had met Ms Lee, Tom Reed said, “Yes.”")
    whole = extract(ANSWERS)
    assert quotetrack.link_claims(first) == ()
    assert quotetrack.link_claims([]) == ()
    assert quotetrack.link_claims(whole) == quotetrack.link_claims([whole])
    assert quotetrack.link_claims([whole, first])


def test_analyze_is_the_verbs_in_a_row() -> None:
    analysis = quotetrack.analyze(ANSWERS, parser=None)
    found = extract(ANSWERS)
    assert analysis.quotations == found
    assert analysis.claim_pairs == quotetrack.link_claims(found)
    (pair,) = analysis.claim_pairs
    assert (pair.earlier.text, pair.later.text) == ("Yes.", "No, I have not,")
    assert pair.speaker == found[0].speaker


def test_annotate_shows_quotations_or_a_whole_analysis() -> None:
    analysis = quotetrack.analyze(ANSWERS, parser=None)
    for page in (quotetrack.annotate(analysis), quotetrack.annotate(analysis.quotations)):
        assert page.startswith("<!DOCTYPE html>")
        assert "Tom Reed" in page
        assert "<script" not in page


# pipe


def test_pipe_gives_what_analyze_gives_in_order() -> None:
    texts = [SETTLED, "", OPEN, ANSWERS, SETTLED]
    expected = [quotetrack.analyze(text, parser=None) for text in texts]
    for batch_size in (1, 2, 5, 100):
        assert list(quotetrack.pipe(texts, parser=None, batch_size=batch_size)) == expected
    assert list(quotetrack.pipe([], parser=None)) == []


def test_pipe_reads_no_more_than_a_batch_ahead() -> None:
    read: list[int] = []

    def endless() -> Iterator[str]:
        for number in count():
            read.append(number)
            yield f"“We go to {number},” said Ann Lee."

    results = quotetrack.pipe(endless(), parser=None, batch_size=4)
    assert read == []
    next(results)
    assert len(read) == 4
    list(islice(results, 3))
    assert len(read) == 4
    next(results)
    assert len(read) == 8


def test_as_tuples_hands_back_what_came_with_each_document() -> None:
    contexts = [object(), {"page": 2}, None]
    given_items = zip([SETTLED, None, OPEN], contexts, strict=True)
    results = list(quotetrack.pipe(given_items, as_tuples=True, parser=None))  # type: ignore[call-overload]
    assert [context for _, context in results] == contexts
    assert [type(result) for result, _ in results] == [Analysis, DocumentError, Analysis]


@pytest.mark.parametrize("batch_size", [0, -1, "3", None])
def test_a_batch_holds_at_least_one_document(batch_size: Any) -> None:
    # At once, not when the first result is asked for.
    with pytest.raises(InputError, match="batch_size must be at least 1"):
        quotetrack.pipe([], batch_size=batch_size)


@pytest.mark.parametrize(("bad", "advice"), NO_TEXTS)
def test_a_bad_document_becomes_an_error_and_the_rest_goes_on(bad: Any, advice: str) -> None:
    results = list(quotetrack.pipe([SETTLED, bad, OPEN], parser=None))
    assert isinstance(results[0], Analysis)
    assert isinstance(results[2], Analysis)
    error = results[1]
    assert isinstance(error, DocumentError)
    assert error.error == "InputError"
    assert type(bad).__name__ in error.message
    assert advice in error.message


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("article.txt", True),
        ("news/2024/gate.HTML", True),
        ("https://courier.example/gate.html", True),
        ("C:\\news\\gate.docx", True),
        ("He sent gate.txt", False),
        ("courier.example", False),
        ("“No.”", False),
        ("", False),
        (f"{'x' * 300}.txt", False),
    ],
)
def test_the_name_of_a_file_in_the_place_of_its_text_is_told(text: str, warned: bool) -> None:
    for found in (quotetrack.analyze, quotetrack.extract_quotes):
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            found(text, parser=None)
        assert [("read_documents" in str(one.message)) for one in told] == [True] * warned
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        list(quotetrack.pipe([text, Document(text)], parser=None))
    assert len(told) == warned


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"date": "2024-03-05"}, "date must be a datetime.date or None, but got '2024-03-05'"),
        ({"date": 20240305}, "date must be a datetime.date or None, but got 20240305"),
        ({"id": 5}, "id must be a str, but got 5"),
        ({"id": None}, "id must be a str, but got None"),
        ({"title": float("nan")}, "title must be a str or None, but got nan"),
        ({"url": Path("a")}, "url must be a str or None"),
        ({"publisher": ["The Courier"]}, "publisher must be a str or None"),
        ({"language": None}, "language must be a str, but got None"),
    ],
)
def test_what_is_known_of_a_document_is_checked_where_it_is_told(
    known: dict[str, Any], told: str
) -> None:
    with pytest.raises(InputError, match=told):
        Document(SETTLED, **known)


@pytest.mark.parametrize("hour", [0, 23])
def test_a_time_of_publication_is_its_day(hour: int) -> None:
    day = datetime.date(2024, 3, 5)
    time = datetime.datetime(2024, 3, 5, hour, 30, tzinfo=datetime.timezone.utc)
    said = "“We open on Monday,” said Ada Fenwick on 4 March."
    documents = [Document(said, date=one) for one in (day, time)]
    assert documents[0] == documents[1]
    assert documents[1].date == day
    assert [str(one.quotations) for one in quotetrack.pipe(documents, parser=None)] == [
        str(quotetrack.analyze(documents[0], parser=None).quotations)
    ] * 2


def test_the_time_that_pandas_has_for_none_is_none() -> None:
    pandas = pytest.importorskip("pandas")
    assert Document(SETTLED, date=pandas.NaT).date is None
    assert Document(SETTLED, date=pandas.Timestamp("2024-03-05T10:00")).date == datetime.date(
        2024, 3, 5
    )


def test_a_result_in_the_place_of_many_is_told(tmp_path: Path) -> None:
    found = quotetrack.analyze(SETTLED, parser=None)
    with pytest.raises(InputError, match="put a single one into a list"):
        write(found, tmp_path / "a.jsonl")  # type: ignore[arg-type]
    for wrong in (SETTLED, [SETTLED], [found], found):
        with pytest.raises(InputError, match="Give what extract_quotes returned"):
            quotetrack.link_claims(wrong)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="columns must be given as Columns"):
        read_documents("a.csv", columns={"text": "body"})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "shown"),
    [
        ("ab", "of type str"),  # no pair of "a" and "b"
        (None, "None"),
        ([SETTLED, 1], "of type list"),
        ((SETTLED,), "a tuple of 1"),
        ((SETTLED, 1, 2), "a tuple of 3"),
    ],
)
@pytest.mark.parametrize("batch_size", [1, 2, 3, 64])
def test_an_item_that_is_no_pair_is_named_after_all_before_it(
    wrong: Any, shown: str, batch_size: int
) -> None:
    items = [(SETTLED, "a"), (OPEN, "b"), (SETTLED, "c"), wrong, (SETTLED, "d")]
    results = quotetrack.pipe(items, as_tuples=True, parser=None, batch_size=batch_size)
    seen = []
    for result, context in islice(results, 3):
        assert isinstance(result, Analysis)
        seen.append(context)
    assert seen == ["a", "b", "c"]
    with pytest.raises(InputError, match=rf"pair.*item 3, counted from 0, is {shown}"):
        next(results)


@pytest.mark.parametrize("wrong", [SETTLED, SETTLED.encode(), Document(SETTLED)])
def test_one_text_is_no_collection_of_texts(wrong: Any) -> None:
    with pytest.raises(InputError, match=r"use analyze\(document\)"):
        quotetrack.pipe(wrong, parser=None)


@pytest.mark.parametrize("wrong", [None, 7, object()])
def test_what_holds_no_documents_is_refused_at_once(wrong: Any) -> None:
    with pytest.raises(InputError, match=f"iterable of documents, but got {type(wrong).__name__}"):
        quotetrack.pipe(wrong, parser=None)


# Hostile input

LONG_NAME = "A" * 10_000
HOSTILE = {
    "empty": "",
    "white space": " \t\r\n\u2028\u00a0",
    "no quotation": "Nobody said a word. It rained.",
    "an unclosed mark": "Ann Lee said: “We go",
    "marks only": "“”‘’\"'«»„“" * 200,
    "a NUL byte": "“We\0go,” Ann\0Lee said.\0",
    "lone surrogates": "\ud800“We \udc00 go,” Ann \udfff Lee said.",
    "Windows line ends": "“We go,” Ann Lee said.\r\n\r\n“We stay,” she said.\r\n",
    "right-to-left marks": "\u202e“We go,”\u202c Ann \u200fLee said.",
    "a name of ten thousand letters": f"“We go,” said {LONG_NAME}.",
    "a name of two thousand words": "“We go,” said " + "Ann " * 2_000 + ".",
    "emoji": "👩‍👩‍👧 “We go 🙂,” Ann Lee said 🙃.",
    "a megabyte without a full stop": "word " * 200_000,
    "a quotation of a megabyte": "“" + "word " * 200_000 + "” Ann Lee said",
    "opening brackets": "(" * 100_000,
    "names": "Lee " * 30_000,
    "many quotations": "“We go,” Ann Lee said.\n\n" * 500,
    "many quotations in one sentence": "Ann Lee said “no” and " * 1_000,
    "many quotations and no verbs but said": "“a” said Lee, " * 500,
    "a list with commas": "a, b, c, " * 10_000 + "said “no”",
    "names with commas": "Lee, " * 5_000 + "said “no”",
    "labels": "Name: " * 20_000 + "“a”",
    "dashes": "– Lee – " * 5_000 + "“a”",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_give_a_result_in_good_time(text: str) -> None:
    started = time.process_time()
    analysis = quotetrack.analyze(text, parser=None)
    assert time.process_time() - started < 30
    check(analysis)


@settings(deadline=None, max_examples=60)
@given(article_texts)
def test_everything_holds_together_where_a_parser_speaks(text: str) -> None:
    check(quotetrack.analyze(text, parser=SmallParser()))


@settings(deadline=None, max_examples=60)
@given(article_texts)
def test_results_read_back_from_plain_data(text: str) -> None:
    found = extract(text)
    assert [from_dict(Quotation, plain) for plain in found.to_dicts()] == list(found)


def test_errors_have_one_base() -> None:
    with pytest.raises(QuotetrackError):
        quotetrack.extract_quotes(None, parser=None)  # type: ignore[arg-type]
    with pytest.raises(QuotetrackError):
        Passage.cut("short", 0, 99)


MOVED_BY_REPORTS = (
    "Ada Fenwick opened the bridge. Tom Reed said that the tolls would rise. "
    "“It is a good day,” he added.\n\n"
    "The mayor of Bath said that she had seen the plans. “Nobody asked us,” she said.\n\n"
    "Bo Lind told reporters that Ms Fenwick had been wrong. “She knows it,” he said."
)


def test_indirect_speech_changes_no_other_quotation() -> None:
    seeds = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
    texts = [MOVED_BY_REPORTS, *(path.read_text("utf-8") for path in seeds)]
    without = list(quotetrack.pipe(texts))
    beside = list(quotetrack.pipe(texts, indirect=True))
    found = 0
    for plain, wider in zip(without, beside, strict=True):
        assert isinstance(plain, Analysis)
        assert isinstance(wider, Analysis)
        in_marks = [one for one in wider.quotations if one.kind != "indirect"]
        assert in_marks == list(plain.quotations)
        reported = [one for one in wider.quotations if one.kind == "indirect"]
        found += len(reported)
        ids = {entity.id for entity in wider.entities}
        assert all(one.speaker.id in ids for one in reported if one.speaker is not None)
        # Taking the speakers anew keeps to it.
        assert list(quotetrack.resolve_speakers(wider.quotations)) == list(wider.quotations)
    assert found > 20
