"""TEI P5 (https://tei-c.org): the text with its quotations as ``<said>``.

Each document is a ``TEI`` element of one ``teiCorpus``. Paragraphs become ``<p>``. The text of the
body, tags left out, is the text of the document, character by character; what XML cannot hold is
U+FFFD. ``who`` points to the speaker in the header. A quotation in several pieces, or over several
paragraphs, is several ``<said>`` that `next` and `prev` link. ``<rs>`` is the mention that names
the source, ``<seg type="cue">`` the cue, ``<q type="no-speech">`` what nobody says. What a person
decided is marked with `resp`, which points to them in the header of the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from quotetrack.formats.reading.fields import web_address
from quotetrack.formats.writing.tei_marks import Mark, Nest, paragraphs_of
from quotetrack.model import Document, Entity, EntityRef, Quotation, Span
from quotetrack.results import Analysis
from quotetrack.version import __version__

_UNHELD: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BY_A_PERSON: Final = ' resp="#person"'
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")
_HEADER: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">\n'
    "<teiHeader><fileDesc><titleStmt><title>Quotations</title>"
    '<respStmt xml:id="person"><resp>decided instead of the program</resp>'
    "<name>a person</name></respStmt></titleStmt>"
    "<publicationStmt><p>Made by a program; the texts belong to their publishers.</p>"
    "</publicationStmt><sourceDesc><p>News articles.</p></sourceDesc></fileDesc>"
    '<encodingDesc><appInfo><application ident="quotetrack" '
    f'version="{__version__}"><label>quotetrack</label></application></appInfo></encodingDesc>'
    "</teiHeader>\n"
)


def result_pieces(results: Iterable[Analysis]) -> Iterator[str]:
    """Yield all documents as one ``teiCorpus``, which holds at least one."""
    yield _HEADER
    empty = True
    for number, analysis in enumerate(results, start=1):
        empty = False
        yield tei_document(analysis, f"d{number}") + "\n"
    if empty:
        # A corpus without a document would not be valid.
        yield (
            "<TEI><teiHeader><fileDesc><titleStmt><title>Nothing</title></titleStmt>"
            "<publicationStmt><p>No document was read.</p></publicationStmt>"
            "<sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>"
            "<text><body><p/></body></text></TEI>\n"
        )
    yield "</teiCorpus>\n"


def tei_document(analysis: Analysis, name: str) -> str:
    """Return one document as a ``TEI`` element. `name` begins all its ids; it is an XML name."""
    document = analysis.document
    speakers = _Speakers(analysis, name)
    marks = _marks(analysis, speakers, name)
    language = document.language if _LANGUAGE.match(document.language) else "und"
    return (
        f'<TEI xml:id="{name}" xml:lang="{language}">{_header(document, speakers)}'
        f"<text><body>{_body(document.text, marks)}</body></text></TEI>"
    )


class _Speakers:
    """Those who speak in a document, numbered."""

    def __init__(self, analysis: Analysis, name: str) -> None:
        known = {entity.id: entity for entity in analysis.entities}
        found: dict[str, EntityRef] = {}
        for quotation in analysis.quotations:
            if quotation.speaker:
                found.setdefault(quotation.speaker.id, quotation.speaker)
        self._ids = {key: f"{name}-s{number}" for number, key in enumerate(found, start=1)}
        self.people: list[str] = []
        self.bodies: list[str] = []
        for key, speaker in found.items():
            entity = known.get(key) or Entity(key, speaker.name, "unnamed")
            person = entity.kind in ("person", "unnamed")
            (self.people if person else self.bodies).append(
                _described(entity, self._ids[key], "pers" if person else "org")
            )

    def reference(self, speaker: EntityRef | None, attribute: str) -> str:
        return f' {attribute}="#{self._ids[speaker.id]}"' if speaker else ""


def _described(entity: Entity, name: str, kind: str) -> str:
    names = dict.fromkeys((entity.name, *entity.aliases))
    element = "person" if kind == "pers" else "org"
    inside = "".join(f"<{kind}Name>{_text(one)}</{kind}Name>" for one in names)
    return f'<{element} xml:id="{name}">{inside}</{element}>'


def _header(document: Document, speakers: _Speakers) -> str:
    address = web_address(document.url)
    known = [
        f"<title>{_text(document.title)}</title>" if document.title else "",
        f"<publisher>{_text(document.publisher)}</publisher>" if document.publisher else "",
        f'<date when="{document.date.isoformat()}"/>' if document.date else "",
        f'<ref target="{_attribute(_address(address))}"/>' if address else "",
        f'<idno type="document">{_text(document.id)}</idno>',
        f'<idno type="sha256">{document.sha256}</idno>',
    ]
    lists = [
        f"<listPerson>{''.join(speakers.people)}</listPerson>" if speakers.people else "",
        f"<listOrg>{''.join(speakers.bodies)}</listOrg>" if speakers.bodies else "",
    ]
    participants = "".join(lists)
    profile = (
        f"<profileDesc><particDesc>{participants}</particDesc></profileDesc>"
        if participants
        else ""
    )
    return (
        f"<teiHeader><fileDesc><titleStmt><title>{_text(document.title or document.id)}</title>"
        "</titleStmt><publicationStmt><p>See the source.</p></publicationStmt>"
        f"<sourceDesc><bibl>{''.join(known)}</bibl></sourceDesc></fileDesc>{profile}</teiHeader>"
    )


def _marks(analysis: Analysis, speakers: _Speakers, name: str) -> list[Mark]:
    """Return marks that never cross one another, within paragraphs."""
    text = analysis.document.text
    nest = Nest(paragraphs_of(text))
    numbered = list(enumerate(analysis.quotations, start=1))
    for number, quotation in numbered:
        for fragment in quotation.fragments:
            fragment.of(text)  # raises where it lies outside
            nest.lay(fragment, str(number))
    pieces: dict[str, list[Span]] = {}
    for piece, owner in nest.pieces():
        pieces.setdefault(owner, []).append(piece)
    marks: list[Mark] = []
    for number, quotation in numbered:
        marks += _said(quotation, pieces.get(str(number), []), speakers, f"{name}-q{number}")
    for quotation in analysis.quotations:
        source, cue = quotation.source, quotation.cue
        if source and nest.takes(source.span):
            reference = speakers.reference(quotation.speaker, "ref")
            by = _BY_A_PERSON if "source" in quotation.corrected else ""
            marks.append(Mark.around(source.span, "rs", f' type="source"{reference}{by}'))
        if cue and nest.takes(cue):
            marks.append(Mark.around(cue, "seg", ' type="cue"'))
    for stretch in analysis.non_speech:
        if nest.takes(stretch.span):
            by = _BY_A_PERSON if stretch.corrected else ""
            marks.append(Mark.around(stretch.span, "q", f' type="no-speech"{by}'))
    return marks


def _said(
    quotation: Quotation, pieces: Sequence[Span], speakers: _Speakers, name: str
) -> Iterator[Mark]:
    by = _BY_A_PERSON if quotation.corrected else ""
    for number, piece in enumerate(pieces):
        links = [
            f' prev="#{name}.{number - 1}"' if number else "",
            f' next="#{name}.{number + 1}"' if number + 1 < len(pieces) else "",
        ]
        direct = "false" if quotation.kind == "indirect" else "true"
        yield Mark.around(
            piece,
            "said",
            f' xml:id="{name}.{number}"{speakers.reference(quotation.speaker, "who")}'
            f' direct="{direct}" cert="{quotation.confidence:.4f}"{"".join(links)}{by}',
        )


def _body(text: str, marks: Iterable[Mark]) -> str:
    """Return the paragraphs with their marks as elements, what stands between them outside."""
    # The longest first where several begin at one place; the order of marks breaks ties.
    waiting = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    paragraphs = paragraphs_of(text)
    if not paragraphs:
        return f"{_text(text)}<p/>"
    pieces: list[str] = []
    at, number = 0, 0
    for paragraph in paragraphs:
        pieces.append(_text(text[at : paragraph.start]) + "<p>")
        at = paragraph.start
        opened: list[Mark] = []
        while number < len(waiting) and waiting[number].start < paragraph.end:
            mark = waiting[number]
            number += 1
            at = _close(text, at, opened, mark.start, pieces)
            pieces.append(_text(text[at : mark.start]) + f"<{mark.element}{mark.attributes}>")
            at = mark.start
            opened.append(mark)
        at = _close(text, at, opened, paragraph.end, pieces)
        pieces.append(_text(text[at : paragraph.end]) + "</p>")
        at = paragraph.end
    pieces.append(_text(text[at:]))
    return "".join(pieces)


def _close(text: str, at: int, opened: list[Mark], place: int, pieces: list[str]) -> int:
    """Close the marks that end at or before `place`, and return how far the text is written."""
    while opened and opened[-1].end <= place:
        mark = opened.pop()
        pieces.append(_text(text[at : mark.end]) + f"</{mark.element}>")
        at = mark.end
    return at


def _text(text: str) -> str:
    held = _UNHELD.sub("\ufffd", text)
    escaped = held.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # A bare carriage return would be read back as a line feed.
    return escaped.replace("\r", "&#13;")


def _attribute(text: str) -> str:
    return _text(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def _address(url: str) -> str:
    # A target is a list of addresses with spaces between them; this is one.
    return re.sub(r"\s", "%20", url)
