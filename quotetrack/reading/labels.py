"""What stands in front of a turn of a transcript and names its speaker: "Q:", "MR. LEE (Bath):"."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from quotetrack.lexicon.people import GROUP_NOUNS, PERSON_NOUNS
from quotetrack.lexicon.word_classes import is_known_form
from quotetrack.model import Span

_QUESTIONS: Final = frozenset({"q", "question"})
_SHORT: Final = re.compile(
    r"(?P<name>Q|A|Question|Answer|QUESTION|ANSWER)(?: \([^()\n]{1,30}\))?"
    r"(?:[:.]\s|\s[-–—]\s)\s*(?=\S)"
)
#: "Q Mr. President, is it signed?", as in the briefings of the White House.
_BARE_QUESTION: Final = re.compile(r"(?P<name>Q)(?: +(?=[A-Z“\"'‘(])|(?=[A-Z][a-z]))")
_BARE_INITIALS: Final = re.compile(r"(?P<name>[A-Z]{2,3}) +(?=[A-Z“\"'‘(])")
_LABEL: Final = re.compile(
    r"(?P<label>[^\s:](?:[^:\n]|:(?=\d)){0,110}?):(?!//|\d\d\b)(?P<gap>\s*)(?=\S)"
)
_LONGEST_LABEL: Final = 112  # characters, with its colon
#: Marks of Markdown around a label, the number in front of a question in parliament, and the mark
#: that opens each paragraph of a transcript that is quoted whole.
_LEAD: Final = re.compile(r"[*_#>]{0,6} ?(?:[QT]?\d{1,3}\.\s+)?[*_]{0,3}[\"“]?")
_EMPHASIS: Final = re.compile(r"[*_]{1,3}")
_BRACKET: Final = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{1,60})[)\]]")
_TITLE: Final = re.compile(
    r"(?:Mrs?|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Prof|Professor|Rev|Judge|Justice|Hon|Senator"
    r"|Sen|Rep|Cllr|Councillor)\b\.? "
)
_NAME: Final = re.compile(
    r"[A-Z][\w.'’-]*(?: (?:(?:de|da|di|du|von|van|der|den|la|le|bin|al|of|y|and|&) )*"
    r"[A-Z][\w.'’-]*){0,5}"
)
_FULL_NAME: Final = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}")
#: A role that is no name: "The Secretary of State for Rivers and Coasts", "Opposition senators".
_ROLE: Final = re.compile(r"[A-Z][\w’'-]*(?: [A-Za-z][\w.’'-]*){0,11}")
#: Who leads a sitting and is addressed by the office: "Mr Speaker", "Madam Deputy Speaker".
_CHAIR: Final = re.compile(
    r"(?:M(?:r|rs|s|adam|ister)\.? )(?:(?:Acting|Deputy|Temporary|Vice) ?-?)*"
    r"(?:Speaker|President|Chair(?:man|woman|person)?|Moderator)",
    re.IGNORECASE,
)
#: "Hon. Members: Oh!", "Several hon. Members: Shame!"
_MEMBERS: Final = re.compile(r"(?:[A-Z]\w+ )*[Hh]on(?:ou?rable|\.)? [Mm]embers")
_SMALL: Final = frozenset("a an and for from in of on the to with".split())
_NO_SPEAKERS: Final = frozenset(
    "photograph photo picture image video source sources note notes correction update updated "
    "related read more credit caption listen watch see also by editor's editor’s p.s ps breaking "
    "background analysis opinion fact bottom line topline details topics tags date dear".split()
)
_NO_NAME: Final = frozenset(
    "are as at but by did does for from have how if into is it its not on or our than that their "
    "this to was what when where who why with your".split()
)
_LEAST_CAPITALS: Final = 3
_LONGEST_NAME: Final = 7
_LONGEST_GROUP: Final = 4


@frozen
class Label:
    """The label of a turn.

    `source` are the words that name the speaker, `key` is the same for all labels of one speaker,
    `end` is the offset where the turn begins. `is_short` holds for "Q" and "A", `is_plain` for
    words that need not be a name: "The Harbour Review". `is_loud` holds for names in capitals,
    `is_role` for descriptions: "The Secretary of State".
    """

    source: Span
    key: str
    end: int
    is_short: bool = False
    is_plain: bool = False
    is_loud: bool = False
    is_role: bool = False

    @property
    def asks(self) -> bool:
        """Whether the label itself says that its turn is a question."""
        return self.is_short and self.key in _QUESTIONS


def label_at(text: str, paragraph: Span) -> Label | None:
    """Return the label that opens a paragraph and ends in a colon, None where there is none.

    One in capitals may be all that a paragraph holds: "ANN LEE, HOST:". Its turn stands below.
    """
    lead = _LEAD.match(text, paragraph.start, paragraph.end)
    start = lead.end() if lead is not None else paragraph.start
    short = _SHORT.match(text, start, paragraph.end)
    if short is not None:
        key = "q" if short["name"].lower() in _QUESTIONS else "a"
        return Label(Span(*short.span("name")), key, short.end(), is_short=True)
    colon = text.find(":", start, min(paragraph.end, start + _LONGEST_LABEL))
    if colon < 0:
        return None
    if colon + 1 == paragraph.end:
        alone = _read(text, Span(start, colon), paragraph.end)
        return alone if alone is not None and alone.is_loud else None
    found = _LABEL.match(text, start, paragraph.end)
    if found is None:
        return None
    if not found["gap"] and not text[found.end()].isupper() and text[found.end()] not in "*_\"“'‘":
        return None
    end = found.end()
    emphasis = _EMPHASIS.match(text, end, paragraph.end)
    if emphasis is not None:
        end = emphasis.end()
    return _read(text, Span(*found.span("label")), end)


def bare_question(text: str, paragraph: Span) -> Label | None:
    """Return the label "Q" where nothing stands between it and the question."""
    found = _BARE_QUESTION.match(text, paragraph.start, paragraph.end)
    if found is None:
        return None
    return Label(Span(*found.span("name")), "q", found.end(), is_short=True)


def bare_initials(text: str, paragraph: Span) -> Label | None:
    """Return initials that open a paragraph without a colon: "AD She was all in." """
    found = _BARE_INITIALS.match(text, paragraph.start, paragraph.end)
    if found is None:
        return None
    return Label(Span(*found.span("name")), found["name"].lower(), found.end(), is_loud=True)


def _read(text: str, label: Span, end: int) -> Label | None:
    """Return what a label says, without the brackets and the description behind its name."""
    start, stop = label.start, label.end
    while stop > start and text[stop - 1] in "*_ ":
        stop -= 1
    brackets = list(_BRACKET.finditer(text, start, stop))
    bare = min((match.start() for match in brackets), default=stop)
    comma = text.find(",", start, bare)
    name = Span(start, comma if comma > 0 else bare)
    rest = _BRACKET.sub(" ", text[name.end : stop]).strip(" ,")
    if rest and not _describes(rest):
        return None
    leads = _CHAIR.match(text, start, bare) is not None
    is_office = leads or text.startswith(("The ", "THE "), start)
    is_titled = _TITLE.match(text, start, bare) is not None and not leads
    inside = next(
        (
            Span(*match.span("inside"))
            for match in brackets
            if not is_titled
            and (
                _TITLE.match(match["inside"])
                or (is_office and _FULL_NAME.fullmatch(match["inside"]))
            )
        ),
        None,
    )
    if inside is not None:  # "The Secretary of State (Mr Will Hogue)"
        return _named(text, inside, end)
    if _CHAIR.fullmatch(name.of(text)) or _MEMBERS.fullmatch(name.of(text)):
        return Label(name, name.of(text).lower(), end, is_plain=True, is_role=True)
    return _named(text, name, end) or (None if rest else _role(text, name, end))


def _describes(words: str) -> bool:
    """Return whether what follows a name and a comma is a role or a body, not a clause."""
    return all(
        word[0].isupper() or word.lower() in _SMALL or not word[0].isalpha()
        for word in words.split()
    )


def _named(text: str, name: Span, end: int) -> Label | None:
    words = name.of(text).split()
    if not words or len(words) > _LONGEST_NAME or not _NAME.fullmatch(name.of(text)):
        return None
    lower = [word.lower().strip(".") for word in words]
    if lower[0] in _NO_SPEAKERS or not _NO_NAME.isdisjoint(lower[1:]):
        return None
    plain = all(is_known_form(word) and word not in PERSON_NOUNS for word in lower)
    role = lower[0] == "unidentified" or (
        lower[-1] in PERSON_NOUNS and (lower[0] == "the" or len(words) == 1)
    )
    return Label(name, lower[-1], end, is_plain=plain, is_loud=_is_loud(words), is_role=role)


def _role(text: str, name: Span, end: int) -> Label | None:
    """Return the label of a role or a group: "The Secretary of State", "Opposition senators"."""
    words = name.of(text).split()
    if not _ROLE.fullmatch(name.of(text)):
        return None
    head = next((at for at, word in enumerate(words) if word in ("of", "for")), len(words))
    last = words[head - 1].lower()
    is_role = last in PERSON_NOUNS or last in GROUP_NOUNS or last.removesuffix("s") in PERSON_NOUNS
    is_group = last.endswith("s") and len(words) <= _LONGEST_GROUP
    small = [word for word in words[:-1] if word[0].islower() and word not in _SMALL]
    if not is_role or (small and not is_group):
        return None
    return Label(name, " ".join(words).lower(), end, is_plain=True, is_role=True)


def _is_loud(words: list[str]) -> bool:
    """Return whether a name stands in capitals; titles and initials may or may not."""
    long = [word for word in words if len(word.strip(".'’")) >= _LEAST_CAPITALS]
    return (bool(long) and long[-1].isupper()) or " ".join(words).isupper()
