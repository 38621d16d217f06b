"""Build quotations from a plain article, so that tables of cases stay readable.

Every stretch in curly marks is a quotation. Who says it is given beside the text: one speaker for
all, or one for each quotation in order.
"""

from __future__ import annotations

import datetime
import re

from quotetrack.model import (
    Document,
    EntityRef,
    Mention,
    Passage,
    Quotation,
    Span,
)

_QUOTED = re.compile(r"“([^”]*)”")
_CUES = re.compile(
    r"\b(?:said|says|saying|say|replied|replying|reply|answered|answering|answer|added|adding|told|"
    r"insisted|insisting|responded|responding|responds|asked|tweeted|conceded|stated|stating|"
    r"claimed|claiming|vowed|declared|allowed|offered|offering|went with|settled on|declaring)\b"
)


def quotations(
    text: str, *speakers: str, date: datetime.date | None = None
) -> tuple[Document, tuple[Quotation, ...]]:
    """Return the document and its quotations, said by `speakers`."""
    document = Document(text, date=date)
    matches = list(_QUOTED.finditer(text))
    names = speakers if len(speakers) == len(matches) else speakers[:1] * len(matches)
    assert len(names) == len(matches), "one speaker for each quotation, or one for all"
    found = []
    for number, (match, name) in enumerate(zip(matches, names, strict=True)):
        span = Span(match.start(1), match.end(1))
        before = text[: match.start()]
        line = max(before.rfind("\n"), before.rfind(". "), -1) + 1
        cues = list(_CUES.finditer(text, line, match.start()))
        cue = cues[-1] if cues else _CUES.search(text, match.end(), match.end() + 60)
        found.append(
            Quotation(
                id=f"q{number}",
                document_id=document.id,
                fragments=(span,),
                text=span.of(text),
                kind="direct",
                cue=Passage.cut(text, cue.start(), cue.end()) if cue else None,
                source=_source(text, line, match, name),
                speaker=EntityRef(name.lower(), name),
                confidence=1.0,
                rule="test",
            )
        )
    return document, tuple(found)


def _source(text: str, line: int, match: re.Match[str], name: str) -> Mention | None:
    patterns = ((name, "name"), ("he", "pronoun"), ("she", "pronoun"), ("they", "pronoun"))
    for start, end in ((line, match.start()), (match.end(), match.end() + 60)):
        for word, kind in patterns:
            places = list(re.finditer(rf"\b{re.escape(word)}\b", text[start:end], re.IGNORECASE))
            if places:
                place = places[-1] if start == line else places[0]
                span = Span(start + place.start(), start + place.end())
                return Mention(span, span.of(text), kind)
    return None
