"""Results that the tests of formats write: articles of the seeds, and texts that mean harm."""

from __future__ import annotations

import datetime
import io

from attrs import evolve, frozen

from quotetrack import formats
from quotetrack.formats import JudgedPair, pairs_of
from quotetrack.model import Document
from quotetrack.pipeline import analyze
from quotetrack.results import Analysis, DocumentError

ARTICLE = (
    "Asked whether she would stand again, Ada Fenwick, the mayor, replied: “Yes.” A few minutes\r\n"
    "later, Ms Fenwick added: “Well, I have not quite decided that.”\r\n\r\n"
    "“She has changed her mind,” said Tomas Reyes, “before 🌧.” The song “Wet Roads” was played.\n"
)
HOSTILE = [
    '=HYPERLINK("https://evil.example","x") “=1+1,” said Ms Ada =Fenwick.',
    "“</script><script>alert(1)</script>,” said </said>Ms <b>Ada</b> Fenwick & Sons.",
    "“Robert'); DROP TABLE quotations;--,” said Ms Ada Fenwick.",
    "“It\0 \x1b[31mrains\x07\x0b\x7f,” said Ms \u202eAda\u2066 Fenwick\u200f.\u2028\ufffe]]>",
    "“It \udc80 rains,” said Ms Ada Fenwick.",
    "“-1” “+1” “@x” “\tx” “＝x”, said Ms Ada Fenwick.\r\r\n\n\r“A\n\nB,” she said.",
    "",
    " \n ",
]


def analysis(text: str = ARTICLE, **about: object) -> Analysis:
    known = {
        "id": "d1",
        "title": "Rain",
        "url": "https://courier.example/rain?a=1&b=2",
        "date": datetime.date(2024, 3, 5),
        "publisher": "The Marsh Courier",
    }
    return analyze(Document(text, **{**known, **about}), parser=None)  # type: ignore[arg-type]


def hostile() -> list[Analysis]:
    return [
        analysis(
            text,
            id=f"{number}-{text[:30]}",
            title=text,
            publisher=text,
            url=f'https://evil.example/ "<>{number}',
            language=text[:5] or "en",
        )
        for number, text in enumerate(HOSTILE)
    ]


FAILED = DocumentError("d2", "InputError", "it was torn")


@frozen
class Verdict:
    """What a ledger's review holds."""

    status: str = "confirmed"
    rating: str | None = "Full Flop"
    note: str = "Checked with the <recording>."
    reviewer: str = "Ivo Lund"
    reviewed_at: datetime.datetime = datetime.datetime(2024, 3, 9, 12, tzinfo=datetime.timezone.utc)
    url: str = "https://facts.example/rain"


def judged(verdict: Verdict | None = Verdict()) -> JudgedPair:
    (pair,) = pairs_of(analysis())
    return evolve(pair, verdict=verdict)


def written(results: list, format: str) -> bytes:
    out = io.BytesIO()
    formats.write(results, out, format)  # type: ignore[arg-type]
    return out.getvalue()


def written_pairs(pairs: list[JudgedPair], format: str) -> bytes:
    out = io.BytesIO()
    formats.write_pairs(pairs, out, format)  # type: ignore[arg-type]
    return out.getvalue()
