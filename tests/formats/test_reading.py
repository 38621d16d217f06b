"""Documents out of files: what is carried along, and what becomes of records that are broken."""

import bz2
import gzip
import io
import json
import lzma
import pickle
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.codec import dump_json
from quotetrack.errors import Door, InputError, MissingExtraError
from quotetrack.formats import (
    Columns,
    ReadOptions,
    columns_from,
    read_documents,
    read_items,
    read_stream,
)
from quotetrack.formats.reading.decoding import decode, decode_page
from quotetrack.formats.reading.fields import day_of
from quotetrack.formats.reading.markup import text_of_markup
from quotetrack.model import Document
from quotetrack.pipeline import analyze, pipe
from quotetrack.results import DocumentError
from tests import strategies

TEXT = "“It is raining,” said Ms Ada Fenwick.\r\n\r\n“It will stop,” Ms Fenwick added.\n"


def read(data: bytes | str, format: str, **options) -> list[Document | DocumentError]:
    encoded = data.encode() if isinstance(data, str) else data
    items = read_stream(io.BytesIO(encoded), "in", ReadOptions(format=format, **options))
    return [item.result for item in items]


def only(data: bytes | str, format: str, **options) -> Document:
    (found,) = read(data, format, **options)
    assert isinstance(found, Document), found
    return found


def failure(data: bytes | str, format: str, **options) -> str:
    (found,) = read(data, format, **options)
    assert isinstance(found, DocumentError), found
    return found.message


# Files and folders


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_bytes(b"b")
    (tmp_path / "a.txt").write_bytes(b"a")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "c.jsonl.gz").write_bytes(gzip.compress(b'{"text": "c"}\n{"text": "d"}\n'))
    (tmp_path / "deep" / "photo.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / ".hidden.txt").write_bytes(b"no")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "no.txt").write_bytes(b"no")
    return tmp_path


def test_a_folder_gives_its_files_in_order_of_their_names(folder: Path) -> None:
    items = list(read_items([str(folder)]))
    assert [item.result.text for item in items] == ["a", "b", "c", "d"]
    assert [Path(item.source).name for item in items] == ["a.txt", "b.txt"] + ["c.jsonl.gz"] * 2
    assert [item.place for item in items] == ["", "", "line 1", "line 2"]


def test_a_folder_without_anything_to_read_is_told(tmp_path: Path) -> None:
    (found,) = read_documents(tmp_path)
    assert "holds no file that can be read" in found.message


def test_reading_is_lazy(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(b'{"text": "one"}\n' + b"\0" * 10_000_000)
    assert next(read_documents(path)).text == "one"


@pytest.mark.parametrize(("ending", "pack"), [("gz", gzip), ("bz2", bz2), ("xz", lzma)])
def test_packed_files_are_unpacked_and_damaged_ones_told(
    tmp_path: Path, ending: str, pack: object
) -> None:
    data = pack.compress(TEXT.encode() * 1000)
    whole = tmp_path / f"article.txt.{ending}"
    whole.write_bytes(data)
    torn = tmp_path / f"torn.txt.{ending}"
    torn.write_bytes(data[: len(data) // 2])
    false = tmp_path / f"false.txt.{ending}"
    false.write_bytes(TEXT.encode())
    found = list(read_documents([whole, torn, false, whole]))
    assert [isinstance(one, Document) for one in found] == [True, False, False, True]
    assert found[0].text == TEXT * 1000
    assert "cannot be read to its end" in found[1].message


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(b" " * 5_000_000))
    (found,) = read_documents(path, max_bytes=1_000_000)
    assert "more than 1,000,000 bytes" in found.message


def test_what_cannot_be_read_stands_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    found = list(read_documents([tmp_path / "a.txt", tmp_path / "none.txt", tmp_path / "a.txt"]))
    assert [type(one) for one in found] == [Document, DocumentError, Document]
    assert "there is no such file" in found[1].message


def test_pipe_passes_on_what_could_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    paths = [tmp_path / "a.txt", tmp_path / "none.txt"]
    good, bad = pipe(read_documents(paths), parser=None)
    assert len(good.quotations) == 2
    assert bad == list(read_documents(paths))[1]


@pytest.mark.parametrize(
    "options", [{"format": "pdf"}, {"encoding": "utf-77"}, {"encoding": "base64"}, {"max_bytes": 0}]
)
def test_a_wrong_option_is_refused_at_once(options: dict) -> None:
    with pytest.raises(InputError):
        read_documents([], **options)


def test_a_missing_library_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match='"trafilatura'):
        read("<p>Rain.</p>", "html")


# Plain text


@given(st.text(strategies.characters.filter(lambda c: c >= " " and not 0xD800 <= ord(c) < 0xE000)))
def test_plain_text_is_kept_to_the_last_line_end(text: str) -> None:
    assert only(text.encode(), "text").text == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("windows-1252"), "windows-1252"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_encodings_and_byte_order_marks(data: bytes, encoding: str) -> None:
    assert only(data, "text", encoding=encoding).text == TEXT


def test_a_wrong_encoding_is_told_not_guessed() -> None:
    message = failure("caf\xe9".encode("latin-1"), "text")
    assert "in: it is not UTF-8: byte 3 (0xe9) cannot be read" in message
    assert 'encoding="windows-1252"' in message


#: What is wrong with a file, and what to do in the words of each who may read it.
REMEDIES = [
    (b"caf\xe9", "text", 'encoding="windows-1252"', "--encoding windows-1252", "as UTF-8"),
    (b"\xff\xfec\0a\0f\0", "text", 'encoding="utf-16"', "--encoding utf-16", "as UTF-8"),
    (b"\xff\xfe{\0}\0", "jsonl", 'encoding="utf-16"', "--encoding utf-16", "as UTF-8"),
    (b"text\ncaf\xe9\n", "csv", 'encoding="windows-1252"', "--encoding windows-1252", "as UTF-8"),
    (b"ab\0cd\1" * 9, "text", 'encoding="utf-16"', "--encoding utf-16", "as UTF-8"),
    (b"x" * 501, "text", "max_bytes=…", "--max-bytes N", "Divide it"),
    (b'["' + b"x" * 501 + b'"]', "json", "max_bytes=…", "--max-bytes N", "Divide it"),
    (b"story\na\n", "csv", 'columns=Columns(text="body")', "--column text=body", "“text”"),
    (b'{"story": "a"}', "json", 'columns=Columns(text="body")', "--column text=body", "“text”"),
    (b'{"text": "a", "pubdate": "?"}', "json", 'Columns(date="")', "--column date=", "Mend it"),
    (b"text,date\na,5.3.24\n", "csv", 'Columns(date="")', "--column date=", "Mend it"),
]  # fmt: skip


@pytest.mark.parametrize("door", range(3))
@pytest.mark.parametrize("case", REMEDIES)
def test_what_to_do_is_told_in_the_words_of_who_asks(
    case: tuple[bytes, str, str, str, str], door: int
) -> None:
    data, format, *told = case
    names: tuple[Door, ...] = ("python", "shell", "form")
    message = failure(data, format, max_bytes=500, door=names[door])
    assert [words in message for words in told] == [number == door for number in range(3)]


def test_an_error_keeps_its_words_for_others_between_processes() -> None:
    error = pickle.loads(pickle.dumps(InputError("Bad.", python="x=1.", shell="--x 1.")))
    assert (str(error), error.told("shell"), error.told("form")) == (
        "Bad. x=1.",
        "Bad. --x 1.",
        "Bad.",
    )
    plain = InputError("Bad.")
    assert {plain.told(door) for door in ("python", "shell", "form")} == {"Bad."}


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("5", "a number"),
        ("5.5", "a number"),
        ("true", "true or false"),
        ("null", "empty"),
        ("[1]", "a list"),
        ('{"a": 1}', "an object"),
    ],
)
def test_what_is_no_text_is_told_in_words(value: str, kind: str) -> None:
    message = failure(f'{{"body": {value}}}', "jsonl")
    assert f"the text ('body') is {kind}, but must be a text." in message
    assert f"is {kind}" in failure(value, "jsonl") or kind == "an object"


def test_pages_that_name_their_encoding_wrongly_get_no_advice_on_options() -> None:
    with pytest.raises(InputError) as raised:
        decode(b"caf\xe9", "utf-8", chosen=False)
    assert str(raised.value).endswith("cannot be read.")


# Dates


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-03-05", date(2024, 3, 5)),
        ("20240305", date(2024, 3, 5)),
        (" 2024-03-05 ", date(2024, 3, 5)),
        ("2024-03-05T23:30:00-08:00", date(2024, 3, 5)),
        ("2024-03-05 23:30:00", date(2024, 3, 5)),
        ("20240305T233000Z", date(2024, 3, 5)),
        ("Tue, 05 Mar 2024 21:10:00 GMT", date(2024, 3, 5)),
        (date(2024, 3, 5), date(2024, 3, 5)),
        ("", None),
        (None, None),
    ],
)
def test_dates_as_others_write_them(written: object, day: date | None) -> None:
    assert day_of(written) == day


@pytest.mark.parametrize("written", ["05/03/2024", "2024-13-01", "1709672400", 1709672400, "soon"])
def test_dates_are_not_guessed(written: object) -> None:
    with pytest.raises(InputError, match="is no date"):
        day_of(written)


# JSONL


def test_usual_keys_are_found_and_everything_is_carried() -> None:
    line = {
        "Headline": "Rain",
        "body": TEXT,
        "guid": 17,
        "published_at": "2024-03-05T10:00:00Z",
        "link": "https://courier.example/rain",
        "source": {"id": None, "name": "The Marsh Courier"},
        "lang": "en-GB",
        "other": [1, 2],
    }
    assert only(json.dumps(line), "jsonl") == Document(
        TEXT,
        id="17",
        date=date(2024, 3, 5),
        url="https://courier.example/rain",
        publisher="The Marsh Courier",
        title="Rain",
        language="en-GB",
    )


def test_named_keys_win_may_be_deep_and_may_be_left_out() -> None:
    line = json.dumps({"text": "teaser", "a": {"b": TEXT}, "date": "no date", "a.c": "Title"})
    columns = Columns(text="a.b", title="a.c", date="")
    found = only(line, "jsonl", columns=columns)
    assert (found.text, found.title, found.date) == (TEXT, "Title", None)


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ('{"a": {"b": "One"}, "c": {"d": null}}', ""),
        ('{"a": {"b": "One"}, "c": null}', ""),
        ('{"a": {"b": null}, "c": null}', "the text ('a.b') is empty"),
        ('{"a": null, "c": null}', "the text ('a.b') is empty"),
        ('{"a": {}, "c": null}', "there is no column 'a.b'"),
        ('{"a": "One", "c": null}', "there is no column 'a.b'"),
        ('{"a": {"b": "One"}, "c": {}}', "there is no column 'c.d'"),
    ],
)
def test_what_is_empty_deep_inside_is_not_missing(record: str, told: str) -> None:
    (found,) = read(record, "jsonl", columns=Columns(text="a.b", date="c.d"))
    assert told in found.message if told else (found.text, found.date) == ("One", None)


def test_a_broken_line_costs_only_itself() -> None:
    lines = [
        b'{"text": "one"}',
        b'{"text": "torn',
        b'{"txt": "no text"}',
        b'{"text": 5}',
        b'{"text": "caf\xe9"}',
        b"[1]",
        b'{"text": "x", "date": "soon"}',
        b"",
        b"[" * 100_000,
        b'{"text": "' + b"x" * 200_000 + b'"}',
        '{"text": "two\\ud800 \U0001f327"}'.encode(),
    ]
    found = read(b"\xef\xbb\xbf" + b"\r\n".join(lines), "jsonl", max_bytes=150_000)
    messages = [one.message if isinstance(one, DocumentError) else one.text for one in found]
    assert messages[0] == "one"
    assert messages[-1] == "two\ud800 🌧"
    for message, (place, words) in zip(
        messages[1:-1],
        [
            ("line 2", "it is no JSON"),
            ("line 3", "no column holds the text. There is: 'txt'"),
            ("line 4", "the text ('text') is a number, but must be a text"),
            ("line 5", "it is not UTF-8: the byte 0xe9"),
            ("line 6", "must be a JSON object, but is a list"),
            ("line 7", "is no date"),
            ("line 9", "it is no JSON"),
            ("line 10", "more than 150,000 bytes"),
        ],
        strict=True,
    ):
        assert message.startswith(f"in, {place}: ")
        assert words in message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "windows-1252"])
def test_jsonl_and_csv_in_other_encodings(encoding: str) -> None:
    lines = '{"text": "“One”"}\n{"text": "two"}\n'
    found = read(lines.encode(encoding), "jsonl", encoding=encoding)
    assert [one.text for one in found] == ["“One”", "two"]
    found = read("text\n“One”\ntwo\n".encode(encoding), "csv", encoding=encoding)
    assert [one.text for one in found] == ["“One”", "two"]


def test_what_quotetrack_wrote_is_read_back() -> None:
    document = Document(TEXT, id="d1", date=date(2024, 3, 5), title="Rain")
    line = dump_json(analyze(document, parser=None).to_dict())
    assert only(line, "jsonl") == document
    earlier = DocumentError("d2", "InputError", "it was torn").to_dict()
    assert "it was torn" in failure(dump_json(earlier), "jsonl")


# CSV


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_with_any_usual_delimiter(delimiter: str) -> None:
    quoted = TEXT.replace('"', '""')
    data = f'id,date,text\nd1,2024-03-05,"{quoted}"\n\nd2,,short\n'.replace(",", "\0", 2)
    data = data.replace("d1,2024-03-05,", "d1\x002024-03-05\0").replace("d2,,", "d2\0\0")
    first, second = read(data.replace("\0", delimiter), "csv")
    assert first == Document(TEXT, id="d1", date=date(2024, 3, 5))
    assert second == Document("short", id="d2")


def test_a_csv_of_one_column() -> None:
    assert [one.text for one in read("text\r\none\r\ntwo", "csv")] == ["one", "two"]


def test_a_missing_column_is_told_once_with_those_that_are_there() -> None:
    message = failure("headline,story\na,b\nc,d\n", "csv")
    assert "no column holds the text. There is: 'headline', 'story'." in message
    assert 'columns=Columns(text="body")' in message
    columns = Columns(text="story", publisher="paper")
    assert "there is no column 'paper'" in failure("headline,story\na,b\n", "csv", columns=columns)


def test_a_broken_row_costs_only_itself() -> None:
    rows = [b"text,date", b"one,", b"a,b,c", b'"x"y,', b"caf\xe9,", b"last,2024-03-05"]
    found = read(b"\n".join(rows), "csv")
    assert [isinstance(one, Document) for one in found] == [True, False, False, False, True]
    assert "in, line 3: the row has 3 cells for 2 columns" in found[1].message
    assert "in, line 4: the row cannot be read" in found[2].message
    assert "in, line 5: it is not UTF-8" in found[3].message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"text,text\na,b\n", "two columns are called 'text'"),
        (b"te\xe9t\n", "not UTF-8"),
        (b"text\n" + b"x" * 2000, "more than 1,000 bytes"),
    ],
)
def test_a_csv_that_cannot_be_read(data: bytes, message: str) -> None:
    assert message in failure(data, "csv", max_bytes=1000)


def test_long_articles_fit_into_a_cell() -> None:
    assert len(only("text\n" + "x" * 1_000_000, "csv").text) == 1_000_000


def test_columns_from_assignments() -> None:
    assert columns_from(["text=body", "date="]) == Columns(text="body", date="")
    for wrong in ("text", "body=text", "=x"):
        with pytest.raises(InputError, match="names no column"):
            columns_from([wrong])


# ninjs

NINJS_1 = {
    "uri": "urn:courier:2024:rain",
    "type": "text",
    "pubstatus": "usable",
    "versioncreated": "2024-03-05T21:10:00+01:00",
    "firstcreated": "2024-03-04T21:10:00+01:00",
    "language": "en",
    "headline": "Rain",
    "infosource": [{"name": "Marsh News Agency"}],
    "body_xhtml": "<div><p>“It is raining,” said<br/>Ms Fenwick.</p><p>“Yes.”</p></div>",
    "renditions": {"web": {"href": "https://courier.example/rain", "mimetype": "text/html"}},
}
NINJS_2 = {
    "uri": "https://courier.example/rain",
    "standard": {"name": "ninjs", "version": "2.1"},
    "versioncreated": "2024-03-05T21:10:00+01:00",
    "headlines": [{"role": "short", "value": "Wet"}, {"role": "main", "value": "Rain"}],
    "bodies": [
        {"role": "html", "contenttype": "text/html", "value": "<p>marked</p>"},
        {"role": "main", "contenttype": "text/plain", "value": "plain"},
    ],
    "infosources": [{"name": "Marsh News Agency"}],
}
NINJS_3 = {
    "uri": "tag:courier.example,2024:rain",
    "standard": {"name": "ninjs", "version": "3.0"},
    "versionCreated": "2024-03-05T21:10:00+01:00",
    "headlines": [{"value": "Rain"}],
    "bodies": [{"contentType": "text/html", "value": "<h1>Rain</h1><p>It rains.</p>"}],
    "copyrightHolder": "Marsh News Agency",
}


@pytest.mark.parametrize(
    ("item", "text", "url"),
    [
        (
            NINJS_1,
            "“It is raining,” said\nMs Fenwick.\n\n“Yes.”",
            "https://courier.example/rain",
        ),
        (NINJS_2, "plain", "https://courier.example/rain"),
        (NINJS_3, "Rain\n\nIt rains.", None),
    ],
)
@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_ninjs_of_each_version(item: dict, text: str, url: str | None, format: str) -> None:
    found = only(json.dumps(item), format)
    assert found == Document(
        text,
        id=item["uri"],
        date=date(2024, 3, 5),
        url=url,
        publisher="Marsh News Agency",
        title="Rain",
        language="en",
    )


def test_a_package_gives_the_items_in_it() -> None:
    package = {
        "uri": "urn:p",
        "type": "composite",
        "versioncreated": "2024-03-05T21:10:00Z",
        "associations": {"main": NINJS_1, "second": NINJS_2, "photo": {**NINJS_2, "bodies": []}},
    }
    found = read(json.dumps([package]), "json")
    assert [isinstance(one, Document) for one in found] == [True, True, False]
    assert "holds no text" in found[2].message


def test_an_item_that_was_taken_back_is_not_read() -> None:
    assert "took it back" in failure(json.dumps({**NINJS_1, "pubstatus": "canceled"}), "json")


# NewsML-G2

NEWSML = """\
<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:courier:2024:rain" version="2" xml:lang="en-GB">
 <!-- a comment -->
 <itemMeta>
  <provider qcode="nprov:MNA"><name>Marsh News Agency</name></provider>
  <versionCreated>2024-03-05T21:10:00+01:00</versionCreated>
  <pubStatus qcode="stat:usable"/>
 </itemMeta>
 <contentMeta><headline>Rain &amp; <em>wind</em></headline><language tag="en"/></contentMeta>
 <contentSet><inlineXML contenttype="application/xhtml+xml">
  <html xmlns="http://www.w3.org/1999/xhtml"><head><title>Not this</title></head><body>
   <p>“It is raining,” said
      Ms Fenwick.</p><p>“Yes.”</p>
  </body></html></inlineXML></contentSet>
</newsItem>
<newsItem guid="urn:2"><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta></newsItem>
<newsItem guid="urn:3"><contentSet><inlineData contenttype="text/plain">Plain
 text.</inlineData></contentSet></newsItem>
<newsItem guid="urn:4"><contentSet><inlineXML contenttype="application/nitf+xml"><nitf><body>
 <body.head><hedline><hl1>Not this</hl1></hedline></body.head>
 <body.content><p>In NITF.</p><media><media-caption>Nor this</media-caption></media><p>So.</p>
 </body.content></body></nitf></inlineXML></contentSet></newsItem>
<newsItem guid="urn:5"><contentSet><remoteContent href="a.jpg"/></contentSet></newsItem>
</itemSet></newsMessage>
"""


def test_newsml_items_in_a_message() -> None:
    first, cancelled, plain, nitf, photo = read(NEWSML, "newsml")
    assert first == Document(
        "“It is raining,” said Ms Fenwick.\n\n“Yes.”",
        id="urn:courier:2024:rain",
        date=date(2024, 3, 5),
        publisher="Marsh News Agency",
        title="Rain & wind",
    )
    assert "item 2: the item urn:2 is canceled" in cancelled.message
    assert plain.text == "Plain\n text."
    assert nitf.text == "In NITF.\n\nSo."
    assert "holds no text" in photo.message


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (f"<!DOCTYPE x [{LAUGHS}]><newsItem>&l11;</newsItem>", "document type declaration"),
        (
            '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><newsItem>&f;</newsItem>',
            "document type declaration",
        ),
        (
            '<!DOCTYPE x SYSTEM "http://courier.example/x.dtd"><newsItem/>',
            "document type declaration",
        ),
        ("<newsItem>", "no sound XML"),
        ("<newsItem>&nothing;</newsItem>", "no sound XML"),
        ("<rss/>", "its root is 'rss'"),
        ("", "no sound XML"),
    ],
)
def test_hostile_and_other_xml_is_refused(data: str, message: str) -> None:
    assert message in failure(data, "newsml")


def test_deep_xml_is_read_without_recursion() -> None:
    deep = "<x>" * 20_000 + "In the deep." + "</x>" * 20_000
    item = f"<newsItem><contentSet><inlineXML>{deep}</inlineXML></contentSet></newsItem>"
    assert only(item, "newsml").text == "In the deep."


# HTML

PAGE = dedent(
    """\
    <!doctype html><html lang="en-GB"><head><title>Bridge shut | The Marsh Courier</title>
    <meta property="og:site_name" content="The Marsh Courier">
    <meta property="article:published_time" content="2024-03-05T21:10:00+01:00">
    <link rel="canonical" href="https://courier.example/bridge">
    <script>var quote = "“Buy now,” said nobody.";</script></head><body>
    <nav><a href="/">Home</a> <a href="/news">News</a></nav>
    <article><h1>Bridge shut for a month</h1>
    <p>The bridge over the Marsh will be shut for a month, the council said on Tuesday, after
    inspectors found cracks in two piers. It carries ten thousand cars a day.</p>
    <p>“We had no choice,” said Ada Fenwick,   the mayor.<br>“Safety comes first.”</p>
    <blockquote><p>“Nobody asked us,” said Tomas Reyes.</p></blockquote>
    <p>“No.”</p><p>“No.”</p>
    </article><footer>© Marsh Courier</footer></body></html>
    """
)


def test_the_article_of_a_page_with_what_the_page_states() -> None:
    found = only(PAGE, "html")
    assert found.text.split("\n\n")[-4:] == [
        "“We had no choice,” said Ada Fenwick, the mayor.\n“Safety comes first.”",
        "“Nobody asked us,” said Tomas Reyes.",
        "“No.”",
        "“No.”",
    ]
    assert "Buy now" not in found.text
    assert "Home" not in found.text
    assert found.title == "Bridge shut for a month"
    assert found.date == date(2024, 3, 5)
    assert found.url == "https://courier.example/bridge"
    assert found.publisher == "The Marsh Courier"
    assert found.language == "en-GB"


@pytest.mark.parametrize("page", ["", " ", "<html></html>", "<p>", "\0", "<" * 5000])
def test_a_page_without_an_article_is_told(page: str) -> None:
    assert "article" in failure(page, "html")


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        ("<p>“é”".encode(), None),
        ("<p>“é”".encode("windows-1252"), None),
        (b'<meta charset="iso-8859-1">' + "<p>“é”".encode("windows-1252"), None),
        (b"<p>\x93\xe9\x94", "latin1"),
        ("<p>“é”".encode(), "utf-8"),
        ("\ufeff<p>“é”".encode("utf-16-le"), "windows-1252"),
        (b'<meta charset="utf-16">' + "<p>“é”".encode(), None),
        (b'<meta charset="nonsense">' + "<p>“é”".encode(), "base64"),
    ],
)
def test_pages_are_decoded_as_browsers_do(data: bytes, declared: str | None) -> None:
    assert decode_page(data, declared).endswith("<p>“é”")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<p>a  b\n c</p>", "a b c"),
        ("a<br>b", "a\nb"),
        ("<b>a</b> <i>b</i>", "a b"),
        ("<b>a</b><i>b</i>", "ab"),
        ("<p> a </p> <p> b </p>", "a\n\nb"),
        ("<ul><li>a<li>b</ul>", "a\n\nb"),
        ("<tr><td>a</td><td>b</td></tr>", "a b"),
        ("<script>x</script>a<style>y</style>", "a"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("&lt;b&gt; &amp; &ldquo;", "<b> & “"),
        ("<div><div>a</div></div>b", "a\n\nb"),
        ("<p>a<!-- not this --></p>", "a"),
        ("<p>a</p></p></div>b", "a\n\nb"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_markup_becomes_paragraphs(markup: str, text: str) -> None:
    assert text_of_markup(markup) == text


@given(strategies.article_texts)
def test_any_markup_gives_some_text(markup: str) -> None:
    assert isinstance(text_of_markup(markup), str)


# WARC


def warc(*records: tuple[str, str, bytes, str]) -> bytes:
    """Write an archive of (type, address, payload, content type) records with warcio itself."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for kind, address, payload, content_type in records:
        status = "404 Not Found" if address.endswith("/gone") else "200 OK"
        headers = [("Content-Type", content_type)]
        response = kind == "response"
        record = writer.create_warc_record(
            address,
            kind,
            payload=io.BytesIO(payload),
            warc_content_type="" if response else content_type,
            http_headers=StatusAndHeaders(status, headers, "HTTP/1.1") if response else None,
        )
        writer.write_record(record)
    return out.getvalue()


def test_web_archives_give_pages_and_plain_text() -> None:
    data = warc(
        ("response", "https://a.example/1", PAGE.encode(), "text/html; charset=utf-8"),
        ("response", "https://a.example/logo", b"\x89PNG", "image/png"),
        ("response", "https://a.example/gone", PAGE.encode(), "text/html"),
        ("response", "https://a.example/empty", b"<p>", "text/html"),
        ("conversion", "https://a.example/2", TEXT.encode(), "text/plain"),
        ("conversion", "https://a.example/3", b"x" * 50_000, "text/plain"),
    )
    items = list(read_stream(io.BytesIO(data), "in.warc", ReadOptions(max_bytes=20_000)))
    assert [item.place for item in items] == [
        f"https://a.example/{end}" for end in ("1", "empty", "2", "3")
    ]
    page, empty, plain, large = [item.result for item in items]
    assert page.url == "https://courier.example/bridge"
    assert "“Nobody asked us,” said Tomas Reyes." in page.text
    assert "in.warc, https://a.example/empty: no article was found" in empty.message
    assert (plain.text, plain.url) == (TEXT, "https://a.example/2")
    assert "more than 20,000 bytes" in large.message


def test_a_page_that_the_archive_holds_by_half_is_no_document() -> None:
    record = (
        b"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://a.example/\r\n"
        b"Content-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    )
    assert only(record % (5, b"Rain."), "warc").text == "Rain."
    assert "ends in the middle" in failure(record % (500, b"Rain."), "warc")


@pytest.mark.parametrize("data", [b"no archive", b"WARC/1.0\r\nbroken", b"\x1f\x8b\x08junk"])
def test_a_damaged_archive_is_told(data: bytes) -> None:
    assert "in: " in failure(data, "warc")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        TEXT.encode(),
        b'{"text": "It rained.", "id": "a"}\n' * 3,
        b"text,date\nIt rained on Monday,2024-03-05\n",
        b"<html><body><p>It rained on the harbour.</p></body></html>",
    ],
)
def test_what_is_no_archive_is_told(data: bytes) -> None:
    assert "it is no web archive" in failure(data, "warc")


def test_an_old_archive_is_read() -> None:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nRain."
    archive = b"dns:a.example 1.2.3.4 20240305101112 text/dns 4\nabc\n\n"
    archive += b"http://a.example/ 1.2.3.4 20240305101112 text/html %d\n%s\n" % (len(page), page)
    assert read(archive, "warc") == []


@given(st.binary(max_size=200), st.sampled_from(["text", "html", "json", "jsonl", "csv", "newsml"]))
def test_no_bytes_break_a_reader(data: bytes, format: str) -> None:
    for found in read(data, format):
        assert isinstance(found, Document | DocumentError)
