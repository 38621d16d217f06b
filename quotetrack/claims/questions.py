"""Where a text tells which question a quotation answers.

Three shapes are read: reported questions ("Asked whether …", "in response to a question about …",
"when pressed on …"), quoted questions by somebody else directly before the answer, and turns
("Q: …? A: …").
"""

from __future__ import annotations

import re

from attrs import frozen

from quotetrack.claims.narrative import BLANK, Narrative
from quotetrack.claims.words import word_set
from quotetrack.model import Passage, Span

# Verbs of asking whose subject in this shape is the one who answers.
_ASKED = (
    r"asked|pressed|pushed|questioned|quizzed|challenged|grilled|prodded|queried|probed|polled|"
    r"confronted|needled|cross-examined|tackled|interrogated"
)
_ASKERS = (
    r"reporters?|journalists?|interviewers?|moderators?|hosts?|anchors?|lawmakers?|senators?|"
    r"questioners?|prosecutors?|lawyers?|attorneys?|voters?|members?|students?|correspondents?|"
    r"MPs?|committee|panel|audience|judge|chairman|chairwoman|chair|man|woman|caller|presenter"
)
_INTERROGATIVE = r"if|whether|why|how|when|where|what|which|who|whom|whose"
_TOPIC = r"about|on|over|regarding|concerning|as to|for"
# Up to 90 characters of "again", "by reporters in Ohio", "in an interview on Sunday".
_MODIFIERS = r"(?P<modifiers>[^.;:!?\n“”\"" + BLANK + r"]{0,90}?)"

_PASSIVE = re.compile(
    rf"\b(?P<verb>{_ASKED})\b{_MODIFIERS}\s(?P<clause>(?:{_INTERROGATIVE}|{_TOPIC})\s)",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    rf"\b(?:{_ASKERS})\b[^.;:!?\n,“”\"{BLANK}]{{0,40}}?\s(?:had\s|have\s|then\s|later\s|again\s)?"
    rf"(?P<verb>asked|pressed|pushed|questioned|quizzed|challenged|wondered)\b{_MODIFIERS}\s"
    rf"(?P<clause>(?:{_INTERROGATIVE}|about)\s)",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    rf"\b(?P<verb>asked|pressed|pushed|questioned|challenged)\s"
    rf"(?:him|her|them|Mr\.?\s\w+|Ms\.?\s\w+|Mrs\.?\s\w+|the\s\w+(?:\s\w+)?|[A-Z]\w+(?:\s[A-Z]\w+)?)"
    rf"(?P<modifiers>[^.;:!?\n,“”\"{BLANK}]{{0,50}}?)\s"
    rf"(?P<clause>(?:{_INTERROGATIVE})\s)"
)
_RESPONSE = re.compile(
    rf"\b(?:in (?:response|answer|reply) to|responding to|answering|replying to|fielding|"
    rf"responded to|when responding to|to)\s(?:an?|the|several|repeated|further|that|one|another|"
    rf"two)?\s?(?:\w+\s)?(?P<verb>questions?|query|queries|inquiry|inquiries|enquiry|enquiries)\b"
    rf"{_MODIFIERS}\s(?P<clause>(?:(?:of|about|on|regarding|concerning|as to|over)\s)?"
    rf"(?:(?:{_INTERROGATIVE})\s|(?<=about )|(?<=on )|(?<=regarding )|(?<=concerning )))",
    re.IGNORECASE,
)
_ON_WHETHER = re.compile(
    r"(?:^|(?<=[.!?\n”\"] )|(?<=\n))\s*(?:On|As to|To|As for)\s(?:the\squestion\sof\s)?"
    r"(?P<clause>(?:whether|if)\s)"
)
_CLAUSE_LIMIT = 400
_INTERROGATIVE_START = re.compile(rf"(?:of\s|about\s|on\s|as to\s)?(?:{_INTERROGATIVE})\b", re.I)


@frozen
class QuestionFrame:
    """A reported question: where its frame begins ("Asked later …") and the question clause."""

    start: int
    clause: Passage
    modifiers: str
    is_clause: bool  # "whether …" rather than "about the report"


def find_frames(
    narrative: Narrative, sentence: Span, text: str, sources: list[Span]
) -> list[QuestionFrame]:
    """Return the reported questions of one sentence, in text order.

    `sources` are the places where the sentence names a speaker of one of its quotations: a
    question clause that stands before the main clause ends at the comma before it.
    """
    blanked = narrative.text(sentence)
    frames: dict[int, QuestionFrame] = {}
    for pattern in (_PASSIVE, _ACTIVE, _OBJECT, _RESPONSE, _ON_WHETHER):
        for match in pattern.finditer(blanked):
            start = sentence.start + match.start("clause")
            if start in frames:
                continue
            if pattern is _PASSIVE and _is_active_verb(blanked, match):
                continue
            clause = _clause(narrative, text, sentence, start, sources)
            if clause is None:
                continue
            modifiers = match.groupdict().get("modifiers") or ""
            frames[start] = QuestionFrame(
                sentence.start + match.start(),
                clause,
                modifiers,
                bool(_INTERROGATIVE_START.match(clause.text)),
            )
    return _outermost(sorted(frames.values(), key=lambda frame: frame.clause.start))


def _is_active_verb(blanked: str, match: re.Match[str]) -> bool:
    """Return whether "asked" has its subject directly before it: "she asked whether"."""
    before = blanked[: match.start()].rstrip().lower()
    if not before or before[-1] in ',;:—–-“”"' + BLANK:
        # "…," asked Ms Reed / ", asked whether …": the participle, unless a bare name follows.
        return False
    last = before.rsplit(None, 1)[-1]
    return last not in _PASSIVE_HELPERS


_PASSIVE_HELPERS = word_set(
    """
    when was were being been is are be after once if while as and or then later again repeatedly
    but first initially directly specifically also further having get got until before whenever
    twice often frequently explicitly bluntly recently originally subsequently on publicly
    privately not never though although immediately
    """
)


def _clause(
    narrative: Narrative, text: str, sentence: Span, start: int, sources: list[Span]
) -> Passage | None:
    limit = min(sentence.end, start + _CLAUSE_LIMIT)
    blanked = narrative.blanked
    # The clause cannot run into what is quoted in answer; a quoted word inside it is told by
    # further text of the clause, which this simple rule gives up.
    quoted = blanked.find(BLANK, start, limit)
    if quoted >= 0:
        limit = quoted
    later_sources = [s.start for s in sources if s.start > start + 3 and s.start <= limit]
    end = -1
    for source_start in later_sources:
        comma = max(blanked.rfind(mark, start, source_start) for mark in (",", "—", "–", ";"))
        if comma > start:
            end = comma
            break
    if end < 0:
        stops = [blanked.find(mark, start, limit) for mark in (",", ";", "—", ":", ".”", ". ")]
        stops = [stop for stop in stops if stop > start]
        end = min(stops) if stops else limit
    while end > start and (text[end - 1].isspace() or text[end - 1] in '.,;:!?“"—–-('):
        end -= 1
    if end - start < 4 or " " not in text[start:end].strip():
        return None
    return Passage.cut(text, start, end)


def _outermost(frames: list[QuestionFrame]) -> list[QuestionFrame]:
    kept: list[QuestionFrame] = []
    for frame in frames:
        if kept and frame.clause.start < kept[-1].clause.end:
            continue
        kept.append(frame)
    return kept
