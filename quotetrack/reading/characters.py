"""Characters that look alike made alike: invisible ones, blanks, line ends, letters with marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from typing import Final

from quotetrack.lexicon.characters import (
    COMBINING,
    INVISIBLE,
    ODD_BLANKS,
    ODD_HYPHENS,
    ODD_LINE_ENDS,
)
from quotetrack.reading.offsets import Edit

_ODD = re.compile(f"[{INVISIBLE}{ODD_LINE_ENDS}{ODD_HYPHENS}{COMBINING}]")
_ODD_OR_BLANK = re.compile(f"[{INVISIBLE}{ODD_LINE_ENDS}{ODD_HYPHENS}{COMBINING}{ODD_BLANKS}]")
ODD_BLANK: Final = re.compile(f"[{ODD_BLANKS}]")
_GAP = f"[ {INVISIBLE}{ODD_BLANKS}]"
_CHANGED = re.compile(
    rf"(?P<end>{_GAP}*(?:\r[{INVISIBLE}]*\n|[{ODD_LINE_ENDS}])|{_GAP}+(?:\n|\Z))"
    rf"|(?P<gap>{_GAP}{_GAP}+|[{INVISIBLE}])"
    rf"|(?P<hyphen>[{ODD_HYPHENS}])"
    rf"|(?P<letter>[^\s{INVISIBLE}{COMBINING}{ODD_HYPHENS}](?:[{INVISIBLE}]*[{COMBINING}])+)"
)
#: Where a text has no odd characters, that is all there is to change.
_PLAIN_BLANKS_AT_END = re.compile(r"(?<! ) +(?:\n|\Z)")
_BLANKS_AT_END = re.compile(f"[{ODD_BLANKS}](?:\\n|\\Z)")
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_TRAIL = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_MISREAD_CHARACTER = re.compile(f"[ÃÂ]{_TRAIL}|â€{_TRAIL}")
_MISREAD = re.compile(f"(?:[ÃÂ]{_TRAIL}|â€{_TRAIL})+")
#: Marks and dashes of Windows-1252 among the controls of Latin-1.
_CONTROL_MARK = re.compile("[\x91-\x97]")
_CODED = re.compile("[\x91-\x97]|&(?:#\\d{2,6}|#[xX][\\da-fA-F]{2,5}|[a-zA-Z]{2,8});")
_MISREAD_MARKS = frozenset("‘’“”–—…")
_MOST_MISREADINGS = 4
_LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"


def level_characters(text: str) -> Iterator[Edit]:
    """Yield the changes that make characters alike where they differ without meaning anything.

    Invisible characters go, and white space at the end of a line; hyphens and line ends are of one
    kind;    a letter and its marks are one character, where Unicode has one (NFC).
    """
    if not _ODD_OR_BLANK.search(text):
        if " \n" in text or text[-1:] == " ":
            for match in _PLAIN_BLANKS_AT_END.finditer(text):
                yield match.start(), match.end(), "\n" if match.group()[-1] == "\n" else ""
        return
    if not (_ODD.search(text) or _ends_lines_in_blanks(text)):
        return
    for match in _CHANGED.finditer(text):
        old = match.group()
        visible = _INVISIBLE.sub("", old)
        composed = unicodedata.normalize("NFC", visible)
        if match.lastgroup == "hyphen":
            yield match.start(), match.end(), "-"
        elif match.lastgroup == "end":
            yield match.start(), match.end(), "\n" if old[-1] in _LINE_ENDS else ""
        elif composed != visible:
            yield match.start(), match.end(), composed
        elif visible != old:
            for run in _INVISIBLE.finditer(text, match.start(), match.end()):
                yield run.start(), run.end(), ""


def _ends_lines_in_blanks(text: str) -> bool:
    return (
        " \n" in text
        or text[-1:].isspace()
        or (ODD_BLANK.search(text) is not None and _BLANKS_AT_END.search(text) is not None)
    )


def mend_marks(text: str) -> Iterator[Edit]:
    """Yield the changes that mend marks and letters left as HTML entities or as control characters.

    "&quot;" is a quotation mark, and so is \\x93, written as Windows-1252 and read as Latin-1.
    """
    if "&" not in text and _CONTROL_MARK.search(text) is None:
        return
    for match in _CODED.finditer(text):
        old = match.group()
        new = _byte(old).decode("cp1252") if len(old) == 1 else unescape(old)
        if len(new) == 1 and new not in "<>":
            yield match.start(), match.end(), new


def mend_encoding(text: str) -> Iterator[Edit]:
    """Yield the changes that mend letters and marks read in a wrong encoding: "FranÃ§ois".

    They were written as UTF-8 and read as Windows-1252 or Latin-1, once or several times.
    """
    if "Ã" in text or "Â" in text or "â€" in text:
        for match in _MISREAD.finditer(text):
            for start, end, new in _mended(match.group()):
                if end - start > 1:
                    yield match.start() + start, match.start() + end, new


def _mended(text: str) -> list[Edit]:
    """Return each character that is left of `text`, with the stretch that it was made of."""
    found = [(place, place + 1, character) for place, character in enumerate(text)]
    for _ in range(_MOST_MISREADINGS):
        joined, made, place = "".join(new for _, _, new in found), [], 0
        for match in _MISREAD_CHARACTER.finditer(joined):
            new = _decoded(match.group())
            if len(new) == 1:
                made += found[place : match.start()]
                made.append((found[match.start()][0], found[match.end() - 1][1], new))
                place = match.end()
        if not place:
            break
        found = made + found[place:]
    return found


def _decoded(old: str) -> str:
    """Return the character that was misread, or what stands there where it makes no sense."""
    try:
        found = b"".join(_byte(one) for one in old).decode("utf-8")
    except UnicodeError:
        return old
    sound = found.isalpha() or found in _MISREAD_MARKS or "\xa0" <= found <= "\xbf"
    return found if sound else old


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeError:
        return character.encode("latin-1")
