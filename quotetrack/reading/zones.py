"""What kind of line a paragraph is: body, headline, capitals throughout, a credit."""

from __future__ import annotations

import re
from typing import Final, Literal

from quotetrack.lexicon.words import words

Zone = Literal["body", "headline", "capitals", "credit"]

_CREDIT = re.compile(
    r"\b(?:photograph|photo|picture|image|illustration|composite|credit|video still)s?"
    r"(?: credit| source| by)?\s*(?::|by\b|courtesy)"
    # "(AP)" is a credit, but "SEOUL (AP) — …" opens a report.
    r"|\((?:ap|afp|reuters|getty|epa|photo)\b(?![^()]{0,20}\)\s{0,2}[-–—])"
    r"|^by [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}(?:,| and | \||$)",
    re.IGNORECASE,
)
_BYLINE_NAME: Final = r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}"
#: "Ana Ortiz in Salta and Owen Hale in Bath", a line by itself.
_BYLINE = re.compile(
    rf"\s*{_BYLINE_NAME},? in [A-Z][\w-]+(?: [A-Z][\w-]+)?"
    rf"(?:(?:,| and) {_BYLINE_NAME},? in [A-Z][\w-]+(?: [A-Z][\w-]+)?){{0,4}}\s*"
)
#: Authors in a list of references: "Ortiz, A.; Hale, O. (2009)", "Ortiz, A., and B. Lind. 2013."
_AUTHORS = re.compile(
    r"[A-Z][\w’'-]+, (?:[A-Z]\.[ -]?){1,3}[,;&(]? ?(?:and |& )?"
    r"(?:[A-Z][\w’'-]+, [A-Z]\.|[A-Z]\. [A-Z])"
    r"|[A-Z][\w’'-]+, [A-Z][^;,()]{1,25}; [A-Z][\w’'-]+, [A-Z]"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: Longer lines than this are no entry in a list of references.
_LONGEST_REFERENCE: Final = 700
_AGENCY_SLASH = re.compile(
    r"/(?:AFP|AP|Getty|Reuters|EPA|PA|Rex|Shutterstock|Bloomberg|UPI|Zuma|NurPhoto|KCNA|Xinhua|"
    r"Anadolu|TASS|Sipa|Corbis|Alamy)\b"
)
#: One of these stands in every photo credit.
_IN_CREDITS: Final = (
    "photo", "picture", "image", "illustration", "composite", "credit", "video still", "(ap",
    "(afp", "(reuters", "(getty", "(epa",
)  # fmt: skip
#: Where more characters than these follow, the text goes on behind what looks like a credit.
_LONGEST_CREDIT: Final = 300
_LETTERS: Final = re.compile(r"[^\W\d_][^\W\d_’'-]*")
#: Where more words than this share begin small, a line is no headline.
_BODY_SHARE: Final = 0.6
_SMALL_BEHIND_BLANK: Final = re.compile(" [a-z]")
_SMALL: Final = re.compile(r"(?<![\w’'-])[a-z]")
_TITLE_CASE_SMALL: Final = words(
    """
    a an and as at but by for from in into is its nor of off on or out over per so the to up via vs
    with yet after amid be are was his her he she it will who how why what not no
    """
)


def zone_of(line: str) -> tuple[Zone, int]:
    """Return the kind of a line, and the offset in it where a photo credit begins."""
    if len(line) <= 200 and " in " in line and _BYLINE.fullmatch(line):
        return "credit", 0
    if _is_reference(line):
        return "credit", 0
    credit_from = _credit_start(line)
    body = line[:credit_from]
    shape = body[:400]
    most = _BODY_SHARE * (shape.count(" ") + 1)
    # The first is quicker, and tells it of nearly all lines.
    if len(_SMALL_BEHIND_BLANK.findall(shape)) > most or len(_SMALL.findall(shape)) > most:
        return "body", credit_from
    found = _LETTERS.findall(shape)
    if len(found) >= 3 and sum(map(str.isupper, found)) >= 0.7 * len(found):
        return "capitals", credit_from
    if len(found) >= 4 and len(body) <= 300:
        ending = body.rstrip().rstrip("\"'”’)")[-1:]
        content = [word for word in found if word.lower() not in _TITLE_CASE_SMALL]
        capitalised = sum([word[0].isupper() for word in content])
        # A full stop makes a headline less likely: then nearly all words must be capitalised.
        least, share = (5, 0.9) if ending == "." else (3, 0.85)
        if (
            ending not in (",", ";")
            and len(content) >= least
            and capitalised >= share * len(content)
        ):
            return "headline", credit_from
    return "body", credit_from


def _is_reference(line: str) -> bool:
    """Return whether a line is an entry in a list of references, with its authors and a year."""
    if len(line) > _LONGEST_REFERENCE or not (".," in line or ";" in line):
        return False
    return _AUTHORS.search(line) is not None and _YEAR.search(line) is not None


def _credit_start(line: str) -> int:
    """Return where a photo credit at the end of a line begins, or an offset behind the line."""
    start = len(line) + 1
    lower = line.lower()
    if lower.startswith("by ") or any(word in lower for word in _IN_CREDITS):
        found = _CREDIT.search(line)
        if found is not None:
            start = found.start()
    slash = _AGENCY_SLASH.search(line) if "/" in line else None
    if slash is not None:
        before = max(line.rfind(mark, 0, slash.start()) for mark in (". ", ": ", "(", ") ", "! "))
        start = min(start, before + 1 if before >= 0 else 0)
    return start if len(line) - start <= _LONGEST_CREDIT else len(line) + 1
