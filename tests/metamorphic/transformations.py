"""The changes. Each is a record with its name and what it does to an article."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable, Sequence
from typing import Final

from attrs import field, frozen

from quotetrack import Quotations
from quotetrack.formats.reading.html import document_from_html
from quotetrack.model import Span

#: From the words of a text to those of its twin, where they are meant to differ.
Renaming = Callable[[str], str]


@frozen
class Twin:
    """A changed text. `renamed` turns names and words of the first into those of the twin."""

    text: str
    renamed: Renaming = field(default=str)


@frozen
class Transformation:
    """A change that should change nothing. `change` returns None where it does not apply."""

    name: str
    change: Callable[[str, Quotations], Twin | None]


_CURLY: Final = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_SAID: Final = re.compile(r"\bsaid\b")
_UNRELATED: Final = (
    "The river rose by four centimetres overnight, and the weekly market opened an hour later than "
    "usual because of the fog."
)
_TOP: Final = "Night train to the coast returns in spring\n\nBy Henrike Aldous\n\n"
#: One for each letter, so that initials ("RA: …") stay those of their people.
_NEW_SURNAMES: Final = (
    "Aldous Baskin Corliss Dunmore Everdon Farrant Gisborne Hathersage Ilsley Jessop Kelloway "
    "Lorimer Mossgrove Netherby Ormerod Pettifer Quiller Rusholme Selwood Tolverne Underdown "
    "Vickers Wetherall Xanthe Yarrow Zeller"
).split()
_COLUMNS: Final = 72


def _outside(found: Quotations, text: str, change: Callable[[str], str]) -> str:
    """Return `text` with `change` made to what stands in no quotation marks."""
    spans: list[Span] = [part for one in found for part in one.fragments]
    spans += [one.span for one in found.non_speech]
    parts, last = [], 0
    for span in sorted(spans, key=lambda one: one.start):
        if span.start >= last:
            parts += [change(text[last : span.start]), text[span.start : span.end]]
            last = span.end
    return "".join([*parts, change(text[last:])])


def _straight(text: str, _found: Quotations) -> Twin | None:
    return Twin(text.translate(_CURLY)) if "“" in text else None


def _curly(text: str, _found: Quotations) -> Twin | None:
    if '"' not in text or "“" in text:
        return None
    paragraphs = []
    for paragraph in text.split("\n"):
        if paragraph.count('"') % 2:
            return None
        parts = paragraph.split('"')
        if any(one != one.strip() or not one for one in parts[1::2]):
            # The marks do not take turns: each paragraph of a speech opened anew, say, and lines
            # were joined since. Marks that took turns would quote what lies between the speeches.
            return None
        paragraphs.append("".join(part + ("“”"[n % 2]) for n, part in enumerate(parts))[:-1])
    return Twin("\n".join(paragraphs))


def _single(text: str, _found: Quotations) -> Twin | None:
    if "“" not in text or "‘" in text or '"' in text:
        return None
    return Twin(text.replace("“", "‘").replace("”", "’"))


def _typewritten(opening: str) -> Callable[[str, Quotations], Twin | None]:
    def change(text: str, _found: Quotations) -> Twin | None:
        if "“" not in text or text.count("“") != text.count("”"):
            return None
        return Twin(text.replace("“", opening).replace("”", "''"))

    return change


def _stated(text: str, found: Quotations) -> Twin | None:
    changed = _outside(found, text, lambda part: _SAID.sub("stated", part))
    return Twin(changed) if changed != text else None


def _capitals(text: str, found: Quotations) -> Twin | None:
    # A name behind its cue, with a title: said REP. ADA FENWICK.
    places = {
        (one.source.start, one.source.end)
        for one in found
        if one.source is not None
        and one.cue is not None
        and one.cue.end < one.source.start
        and one.source.kind == "title_name"
    }
    changed = text
    for start, end in places:
        changed = changed[:start] + changed[start:end].upper() + changed[end:]
    return Twin(changed) if len(changed) == len(text) and changed != text else None


def _surname(text: str, found: Quotations) -> Twin | None:
    speakers = [one.speaker.name for one in found if one.speaker is not None]
    persons = {entity.name for entity in found.entities if entity.kind == "person"}
    names = [name for name in speakers if name in persons and len(name.split()) == 2]
    if not names:
        return None
    old = max(sorted(set(names)), key=names.count).split()[-1]
    new = next((name for name in _NEW_SURNAMES if name[0] == old[0]), _NEW_SURNAMES[0])
    pattern = re.compile(rf"\b(?:{re.escape(old)}|(?P<capitals>{re.escape(old.upper())}))\b")
    if not old.isalpha() or new in text or re.search(rf"\b{re.escape(old.lower())}\b", text):
        return None

    def renamed(words: str) -> str:
        return pattern.sub(lambda found: new.upper() if found["capitals"] else new, words)

    return Twin(renamed(text), renamed)


def _inserted(text: str, _found: Quotations) -> Twin | None:
    head, gap, rest = text.partition("\n\n")
    if not gap or len(rest) < len(_UNRELATED):
        return None
    return Twin(f"{head}\n\n{_UNRELATED}\n\n{rest}")


def _headline(text: str, _found: Quotations) -> Twin | None:
    return Twin(_TOP + text)


def _double_spaces(text: str, _found: Quotations) -> Twin | None:
    return Twin(re.sub(r"([.?!”\"]) (?=[A-Z“\"])", r"\1  ", text))


def _no_break_spaces(text: str, _found: Quotations) -> Twin | None:
    return Twin(re.sub(r"(?<=[A-Z][a-z]) (?=[A-Z])|(?<=\.) (?=[A-Z])", "\u00a0", text))


def _indented(text: str, _found: Quotations) -> Twin | None:
    return Twin("\n".join(f"    {line}" if line.strip() else line for line in text.split("\n")))


def _through_html(text: str, _found: Quotations) -> Twin | None:
    paragraphs = [" ".join(one.split()) for one in text.split("\n\n")]
    if len(paragraphs) < 3 or "\n" in text.replace("\n\n", ""):
        return None
    body = "".join(f"<p>{html.escape(one)}</p>\n" for one in paragraphs)
    page = f"<!doctype html><html><body><article>{body}</article></body></html>"
    read = document_from_html(page).text
    # What is a heading or too short for an article is the reader's affair.
    return Twin(read) if _letters(read) == _letters(text) else None


def _broken(text: str, _found: Quotations) -> Twin | None:
    paragraphs = text.split("\n\n")
    if any("\n" in one for one in paragraphs) or len(paragraphs) < 2:
        return None
    options = {"break_long_words": False, "break_on_hyphens": False}
    return Twin("\n\n".join(textwrap.fill(one, _COLUMNS, **options) for one in paragraphs))


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


#: All changes, in the order in which they are told.
TRANSFORMATIONS: Final[Sequence[Transformation]] = (
    Transformation("curly marks become straight", _straight),
    Transformation("straight marks become curly", _curly),
    Transformation("double marks become single", _single),
    Transformation("marks as in LaTeX", _typewritten("``")),
    Transformation("marks of two apostrophes", _typewritten("''")),
    Transformation("said becomes stated", _stated),
    Transformation("names with titles in capitals", _capitals),
    Transformation("another surname", _surname),
    Transformation("an unrelated paragraph", _inserted),
    Transformation("a headline and a byline", _headline),
    Transformation("two spaces after a sentence", _double_spaces),
    Transformation("no-break spaces in names", _no_break_spaces),
    Transformation("indented paragraphs", _indented),
    Transformation("to HTML and back", _through_html),
    Transformation("lines broken at 72 columns", _broken),
)
