"""Files as people have them: plain texts with names, pages with more than the article, no texts."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

import quotetrack
from quotetrack import AliasTable, Document, DocumentError
from quotetrack.formats import document_from_html, read_documents

SAID = "“We go,” Ann Lee said."


def read(path: Path, **options: bool) -> Document:
    (found,) = read_documents(path, **options)
    assert isinstance(found, Document), found.message
    return found


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("harbour-vote.txt", SAID, "harbour vote"),
        ("2025-11-20-harbour_vote.txt", SAID, "harbour vote"),
        ("a.txt", f"Harbour stays open\n\n{SAID}", "Harbour stays open"),
        ("a.txt", f"The harbour stays open.\n\n{SAID}", "a"),
        ("a.txt", f"Harbour stays open\n{SAID}\n\nMore.", "a"),
    ],
)
def test_a_plain_text_has_a_title(tmp_path: Path, name: str, text: str, title: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert (read(tmp_path / name).title, read(tmp_path / name).text) == (title, text)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2025-11-20-harbour.txt", datetime.date(2025, 11, 20)),
        ("2025/11/20/harbour.txt", datetime.date(2025, 11, 20)),
        ("20251120.txt", datetime.date(2025, 11, 20)),
        ("2025-13-40.txt", None),
        ("120251120.txt", None),
    ],
)
def test_a_day_in_the_path_is_read_where_that_is_asked(
    tmp_path: Path, name: str, day: datetime.date | None
) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SAID, "utf-8")
    assert read(path).date is None
    assert read(path, date_from_name=True).date == day


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.pdf", b"%PDF-1.4\n1 0 obj <<>> endobj", "a PDF"),
        ("a.docx", b"PK\x03\x04\x14\x00word/document.xml", "DOCX"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "Office"),
        ("a.bin", b"ab\x00cd\x01" * 9, "no text"),
        ("a.txt", bytes(range(1, 32)) * 20, "no text"),
        ("https://example.org/a", b"", "fetch=True"),
        ("a.csv", b"PK\x03\x04\x14\0xl/workbook.xml\n", "XLSX"),
        ("a.jsonl", b"\x1f\x8b\x08\0\n\n\n", "must end in .gz"),
        ("a.jsonl.zst", b"\x28\xb5\x2f\xfd\x24\0", "Zstandard"),
        ("a.json", b"BZh91AY&SY\x93", "must end in .bz2"),
        ("a.html", b"%PDF-1.4\n1 0 obj", "a PDF"),
        ("a.xml", b"{\\rtf1 \\ansi", "RTF"),
        ("a.bin", b"PAR1\x15\x04\x15", "must end in .parquet"),
        ("a", b"ARROW1\0\0\xff\xff", "must end in .arrow"),
        ("a.ftr", b"FEA1\0\0\0\0", "Feather 1"),
        ("a.rar", b"Rar!\x1a\x07", "RAR"),
        ("a.avro", b"Obj\x01\x04\x14", "Avro"),
        ("news.ledger", b"SQLite format 3\0", "a database"),
        ("a.gif", b"GIF89a\x01\0", "a picture"),
    ],
)
def test_what_is_no_text_is_refused_by_name(
    tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    path = name if "://" in name else str(tmp_path / name)
    if data:
        Path(path).write_bytes(data)
    (found,) = read_documents(path)
    assert isinstance(found, DocumentError)
    assert told in found.message


@pytest.mark.parametrize(
    "text",
    [
        "ORC attacks were reported, said Ann Lee.",
        "PAR1 was closed, said Ann Lee.",
        "Rar! said Ann Lee.",
        "Obj. 5 was found, said Ann Lee.",
        "PK said Ann Lee.",
        "BZh91 was found, said Ann Lee.",
        "{“We go,” Ann Lee said.}",
    ],
)
def test_texts_that_begin_like_other_files_are_texts(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert read(tmp_path / "a.txt").text == text
    (tmp_path / "a.csv").write_text(f"{text.replace(',', '')},text\n1,{SAID.split(',')[0]}\n")
    assert read(tmp_path / "a.csv").text == SAID.split(",")[0]


FILLER = "<p>The council of the town met for long on this day and heard about the harbour.</p>" * 3


def page(head: str = "", body: str = "") -> Document:
    return document_from_html(
        f"<html><head><title>Harbour</title>{head}</head><body><article><h1>Harbour</h1>{FILLER}"
        f"{body}</article><footer>© 2019 The Gazette</footer></body></html>"
    )


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        (
            '<meta property="article:published_time" content="2024-03-05T10:00:00Z">',
            "",
            "2024-03-05",
        ),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", '
            '"datePublished": "2024-03-05"}]}</script>',
            "",
            "2024-03-05",
        ),
        (
            "",
            '<p><time itemprop="datePublished" datetime="2024-03-05">5 March</time></p>',
            "2024-03-05",
        ),
        ("", "<p>The ship sank on 12 March 1998 before the harbour.</p>", None),
        (
            "",
            '<blockquote class="twitter-tweet"><time datetime="2020-01-02">x</time></blockquote>',
            None,
        ),
        (
            '<script type="application/ld+json">{"@type": "Event", '
            '"datePublished": "2020-01-02"}</script>',
            "",
            None,
        ),
    ],
)
def test_the_date_of_a_page_is_the_one_that_it_states(
    head: str, body: str, day: str | None
) -> None:
    found = page(head, body).date
    assert (found.isoformat() if found else None) == day


def test_elements_mark_speech_and_teasers_stay_out() -> None:
    found = page(
        body="<p>Ann Lee said: <q>We go.</q></p>"
        "<blockquote><p>The harbour stays.</p><cite>Bo Hale, mayor</cite></blockquote>"
        "<p>Read also: <a href='/x'>“Never,” says Tom Reed</a></p>"
        "<figure><figcaption>“Caption words,” Ed Cole said.</figcaption></figure>"
        "<aside><p>“Aside words,” Ed Cole said.</p></aside>"
    )
    assert "“We go.”" in found.text
    assert "“The harbour stays.” — Bo Hale, mayor" in found.text
    for other in ("Tom Reed", "Caption words", "Aside words"):
        assert other not in found.text
    said = {
        q.text: q.speaker and q.speaker.name for q in quotetrack.extract_quotes(found, parser=None)
    }
    assert said == {"We go.": "Ann Lee", "The harbour stays.": "Bo Hale"}


def test_an_alias_table_as_a_spreadsheet_saves_it() -> None:
    plain = AliasTable.from_csv("name,alias,kind\nAnn Lee,A. Lee,person\n")
    for saved in (
        "\ufeffName;Alias;Kind\r\nAnn Lee;A. Lee;person\r\n;;\r\n",
        "NAME\tALIAS\tKIND\nAnn Lee\tA. Lee\tperson\n\t\t\n\n",
    ):
        assert AliasTable.from_csv(saved) == plain


def test_a_page_of_hansard_is_read_as_turns() -> None:
    now = (Path(__file__).parent / "data" / "debate.html").read_text("utf-8")
    # As pages of some years ago were laid out.
    before = (
        "<html><head><title>River Barriers - Hansard</title></head><body>"
        "<p>Held on Tuesday 4 March 2025</p><ul>"
        "<li><div class='contribution'><h2 class='memberLink'>"
        "<a>Ada Fenwick (Marsh and Weir) (Lab)</a></h2>"
        "<p>1. Will the Secretary of State say when the barrier at Weir will be raised?</p></div>"
        "<li><div class='contribution'><h2 class='memberLink'>"
        "<a>The Secretary of State for Rivers and Coasts (Tomas Reyes)</a></h2>"
        "<p>I will not set a date today.</p><p>What I can say is that the money is there.</p></div>"
        "<li><p>[Interruption.]</p>"
        "<li><div class='contribution'><h2 class='memberLink'><a>Ada Fenwick</a></h2>"
        "<p>That is the same answer as last year.</p></div></ul></body></html>"
    )
    for html in (now, before):
        debate = document_from_html(html)
        assert (debate.title, str(debate.date), debate.publisher) == (
            "River Barriers",
            "2025-03-04",
            "Hansard",
        )
        said = [
            (one.speaker and one.speaker.name, one.text.partition(".")[0])
            for one in quotetrack.extract_quotes(debate, parser=None)
        ]
        assert said == [
            ("Ada Fenwick", "1"),
            ("Tomas Reyes", "I will not set a date today"),
            ("Ada Fenwick", "That is the same answer as last year"),
        ]
        for nobody in ("Interruption", "145", "11.34", "Question put"):
            assert nobody not in debate.text
