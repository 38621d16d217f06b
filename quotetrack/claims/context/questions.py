"""Where a text tells which question a quotation answers.

Three shapes are read: reported questions ("Asked whether …", "in response to a question about …",
"when pressed on …"), quoted questions by somebody else directly before the answer, and turns
("Q: …? A: …").
"""

from __future__ import annotations

import re

from attrs import frozen

from quotetrack.claims.context.narrative import BLANK, Narrative
from quotetrack.claims.language.signs import SignedPatterns, signed
from quotetrack.claims.language.words import word_list
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
# "on" and "over" open a topic unless a day or a programme follows.
_TOPIC = (
    r"about|regarding|concerning|as to|(?:on|over)"
    r"(?!\s(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\s\w+ \d|"
    r"\s(?:television|tv|twitter|air|stage|camera)\b|"
    r"\s(?:\w+ ){0,4}(?:show|program|programme|podcast|trail|sidelines)\b)"
)
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
    rf"{_MODIFIERS}\s(?P<clause>(?:(?:of|about|on|as to|over)\s)?(?:{_INTERROGATIVE})\s|"
    r"(?:about|on|regarding|concerning|over)\s)",
    re.IGNORECASE,
)
_ON_WHETHER = re.compile(
    r"(?:^|(?<=[.!?\n”\"] )|(?<=\n))[ \t]*(?:On|As to|To|As for)\s(?:the\squestion\sof\s)?"
    r"(?P<clause>(?:whether|if)\s)"
)
_SHAPES = SignedPatterns(
    signed(signs, pattern)
    for signs, pattern in (
        (_ASKED, _PASSIVE),
        ("asked|pressed|pushed|questioned|quizzed|challenged|wondered", _ACTIVE),
        ("asked|pressed|pushed|questioned|challenged", _OBJECT),
        ("question|quer|quir", _RESPONSE),
        ("whether|if", _ON_WHETHER),
    )
)
_CLAUSE_LIMIT = 400
_BEFORE_INTERROGATIVE = re.compile(rf"(?:\w+\s){{1,2}}?(?=(?:{_INTERROGATIVE})\s)", re.IGNORECASE)
_BEFORE_WHETHER = re.compile(
    r"(?:on|over)\s(?!(?:the (?:question|matter|issue|point)|questions?)\b)[^,;:.\n]{2,60}?\s"
    r"(?=(?:whether|if)\s)"
)
_INTERROGATIVE_START = re.compile(rf"(?:of\s|about\s|on\s|as to\s)?(?:{_INTERROGATIVE})\b", re.I)


@frozen
class QuestionFrame:
    """A reported question: where its frame begins ("Asked later …") and the question clause."""

    start: int
    clause: Passage
    modifiers: str
    is_clause: bool  # "whether …" rather than "about the report"


class QuestionReader:
    """Finds the reported questions of one text."""

    def __init__(self, narrative: Narrative) -> None:
        self._narrative = narrative

    def frames(
        self, sentence: Span, sources: list[Span], *, quoteless: bool = False
    ) -> list[QuestionFrame]:
        """Return the reported questions of one sentence, in text order.

        `sources` are the places where the sentence names a speaker of one of its quotations: a
        question clause that stands before the main clause ends at the comma before it.
        `quoteless` tells that the sentence quotes nobody: then "she asked whether …" counts too.
        """
        narrative = self._narrative
        frames: dict[int, QuestionFrame] = {}
        for pattern in _SHAPES.for_text(narrative.both(sentence)[1]):
            _read_shape(pattern, narrative, sentence, sources, quoteless, frames)
        return _outermost(sorted(frames.values(), key=lambda frame: frame.clause.start))


def _read_shape(
    pattern: re.Pattern[str],
    narrative: Narrative,
    sentence: Span,
    sources: list[Span],
    quoteless: bool,
    frames: dict[int, QuestionFrame],
) -> None:
    """Add the questions of one shape to `frames`, by where they start."""
    blanked = narrative.text(sentence)
    for match in pattern.finditer(blanked):
        start = sentence.start + match.start("clause")
        if start in frames:
            continue
        # In a sentence that quotes nobody, "Ms Reed asked whether …" may be asked of the next
        # speaker; in one that does, she is the speaker.
        if pattern is _PASSIVE and not quoteless and _is_active_verb(blanked, match):
            continue
        clause = _clause(narrative, sentence, start, sources)
        if clause is None or _is_relative(blanked, match.start("clause")):
            continue
        modifiers = match.groupdict().get("modifiers") or ""
        frames[start] = QuestionFrame(
            sentence.start + match.start(),
            clause,
            modifiers,
            bool(_INTERROGATIVE_START.match(clause.text)),
        )


def _is_relative(blanked: str, start: int) -> bool:
    """Return whether "who …" tells who asked, not what: "asked by Ms Reed, who chairs …".

    "Asked again at noon, when pictures had spread" tells the time.
    """
    return blanked[start : start + 3].lower() in ("who", "whi", "whe") and blanked[
        :start
    ].rstrip().endswith(",")


def _is_active_verb(blanked: str, match: re.Match[str]) -> bool:
    """Return whether "asked" has its subject before it: "she asked whether", "he also asked"."""
    before = blanked[max(0, match.start() - _REACH_BACK) : match.start()]
    while True:
        before = before.rstrip(" ")
        if not before or not before[-1].isalnum():
            # At the head of the sentence, or after a comma or a quote: the participle.
            return False
        head, _, last = before.rpartition(" ")
        word = last.lower()
        if word in _BEFORE_PARTICIPLE:
            return False
        if word in _SENTENCE_OPENERS and not head.strip():
            return False
        if word not in _ADVERBS and not (word.endswith("ly") and last.islower()):
            return True
        before = head


_REACH_BACK = 80
_BEFORE_PARTICIPLE = word_list("before_participle")
_ADVERBS = word_list("adverbs")
_SENTENCE_OPENERS = word_list("sentence_openers")


def _clause(
    narrative: Narrative, sentence: Span, start: int, sources: list[Span]
) -> Passage | None:
    text, base = narrative.original, sentence.start
    in_sentence = [source.start - base for source in sources]
    end = base + _clause_end(narrative.text(sentence), start - base, in_sentence)
    while end > start and (text[end - 1].isspace() or text[end - 1] in '.,;:!?“"—–-('):
        end -= 1
    # "pressed over whether …", "asked on Radio Four on Friday whether …": the question is
    # "whether …".
    trimmed = _BEFORE_INTERROGATIVE.match(text, start, end) or _BEFORE_WHETHER.match(
        text, start, end
    )
    if trimmed:
        start = trimmed.end()
    if end - start < 4 or " " not in text[start:end].strip():
        return None
    return Passage.cut(text, start, end)


def _clause_end(blanked: str, start: int, sources: list[int]) -> int:
    """Return where the question that starts at `start` of its sentence ends, its marks included."""
    limit = _before_answer(blanked, start, min(len(blanked), start + _CLAUSE_LIMIT))
    for source in sources:
        if start + 3 < source <= limit:
            comma = max(blanked.rfind(mark, start, source) for mark in (",", "—", "–", ";"))
            if comma > start:
                return _before_apposition(blanked, start, comma)
    stops = [blanked.find(mark, start, limit) for mark in (",", ";", "—", ":", ".”")]
    return min([stop for stop in stops if stop > start], default=limit)


# "Asked if the dam was safe, the engineer in charge, Paul Ketter, said": what stands between the
# last two commas tells who answers.
_APPOSED = re.compile(r"(?:,|—|–)\s(?:the|a|an|his|her|its|their)\s[^,;:—–]{2,80}$", re.IGNORECASE)


def _before_apposition(blanked: str, start: int, end: int) -> int:
    apposed = _APPOSED.search(blanked, start, end)
    return apposed.start() if apposed else end


def _before_answer(blanked: str, start: int, limit: int) -> int:
    """Return where the first quote of the sentence begins that is no part of the question.

    A quote inside the question (whether they thought it "dead", …) has no comma before it.
    """
    position = start
    while True:
        quoted = blanked.find(BLANK, position, limit)
        if quoted < 0:
            return limit
        before = blanked[start:quoted].rstrip("“\"'‘ ")
        if not before or not (before[-1].isalnum() or before[-1] == BLANK):
            return quoted
        position = quoted
        while position < limit and blanked[position] == BLANK:
            position += 1


def _outermost(frames: list[QuestionFrame]) -> list[QuestionFrame]:
    kept: list[QuestionFrame] = []
    for frame in frames:
        if kept and frame.clause.start < kept[-1].clause.end:
            continue
        kept.append(frame)
    return kept
