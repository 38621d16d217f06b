"""When and on which occasion something was said, as far as its sentence tells."""

from __future__ import annotations

import calendar
import datetime
import re

from quotetrack.claims.context.narrative import Narrative
from quotetrack.claims.language.signs import SignedPatterns, load_patterns, signed
from quotetrack.model import DatePrecision, Passage, Quotation, SaidOn, Span

_WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
_MONTHS = tuple(name.lower() for name in calendar.month_name[1:])
_WEEKDAY = "|".join(_WEEKDAYS)
_MONTH = "|".join(_MONTHS) + r"|jan\.?|feb\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?"

_SPEECH = (
    r"said|says|saying|told|tells|telling|tweeted|wrote|added|announced|declared|stated|asked|"
    r"answered|replied|replying|responded|insisted|speaking|talking|speech|interview|statement|"
    r"briefing|conference|rally|debate|hearing|testified|posted|claimed|promised|vowed|argued|"
    r"warned|remarks|remarked|appeared|appearance|addressing|denied|confirmed|acknowledged|called"
)
_TIME = (
    rf"(?P<weekday>(?:on |last |this )?(?:{_WEEKDAY})\b)"
    rf"|(?P<monthday>(?:on )?(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?\b(?:, \d{{4}})?)"
    rf"|(?P<daymonth>(?:on )?\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})\b(?: \d{{4}})?)"
    r"|(?P<yesterday>\byesterday\b)|(?P<today>\b(?:today|this (?:morning|afternoon|evening))\b)"
    r"|(?P<lastweek>\blast week\b)|(?P<lastmonth>\blast month\b)|(?P<lastyear>\blast year\b)"
    rf"|(?P<inmonth>\bin (?:{_MONTH})(?: \d{{4}})?\b)|(?P<inyear>\bin (?:19|20)\d\d\b)"
)
_SIGNS_OF_TIME = "|".join(
    ("day", *(name[:3] for name in _MONTHS), "last ", "this ", "in 19", "in 20")
)
_TIMES = SignedPatterns([signed(_SIGNS_OF_TIME, rf"\b(?:{_TIME})")])
_SPEECH_PATTERN = re.compile(rf"\b(?:{_SPEECH})\b", re.IGNORECASE)
# "Asked about her promise in June": June is when she promised, unless an occasion stands between.
_ABOUT = r"about|over|of|regarding|concerning"
_WITHOUT_OCCASION = (
    r"(?:(?!\b(?:at|during|after|before)\b|\bin an? |\bin (?:remarks|comments|testimony)\b)"
    r"[^,;:“”\"])*\Z"
)
_ASKED_ABOUT = re.compile(
    r"\b(?:asked|questioned|pressed|reminded|quizzed|challenged|confronted|grilled)\b"
    rf"(?: [\w’'-]+){{0,6}}? (?:{_ABOUT}|on|with) (?!{_WEEKDAY}){_WITHOUT_OCCASION}",
    re.IGNORECASE,
)
# "She said of the vote in May": those who name no day for what they tell of mean a time long past.
_TOLD_OF = re.compile(
    rf"\b(?:{_SPEECH}|spoke|spoken)\b (?:{_ABOUT}) {_WITHOUT_OCCASION}", re.IGNORECASE
)
_LONG_PAST = frozenset({"inmonth", "inyear", "lastweek", "lastmonth", "lastyear"})
# "Ms Poe, who promised in June to stay, said".
_SAID_BESIDES = re.compile(
    rf"\b(?:who|which|that) (?:had |have |has )?(?:{_SPEECH})\b[^,;:“”\"]*\Z", re.IGNORECASE
)
_SAYS_AFTER = re.compile(rf"[^,;:“”\"]*, (?:[^,;:“”\"]* )?(?:{_SPEECH})\b", re.IGNORECASE)
_DAYS_LATER = re.compile(
    r"\b(?:days?|weeks?|months?|years?) (?:later|after|earlier|before)|"
    r"\b(?:next|following) (?:day|week|month|year|morning)",
    re.IGNORECASE,
)
_DAY_OR_LONGER = re.compile(
    rf"\b(?:{_WEEKDAY}|{_MONTH}|days?|weeks?|months?|years?|yesterday|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_OCCASIONS = load_patterns("occasions")
_REACH = 60
_WINDOW = 600


class OccasionReader:
    """Finds when and on which occasion something was said, in the sentences of one text.

    `published` is the day that "yesterday" and "on Tuesday" count from; without it only full dates
    are read.
    """

    def __init__(self, narrative: Narrative, published: datetime.date | None) -> None:
        self._narrative, self._published = narrative, published

    def read(self, sentence: Span) -> tuple[Passage | None, SaidOn | None]:
        """Return the occasion that `sentence` tells, and when the words quoted in it were said.

        A time that belongs to an event told of, not to the speaking, is left out: the phrase must
        open the sentence or stand close to a verb or noun of speaking.
        """
        blanked, lowered = self._window(sentence)
        spoken = self._spoken(blanked, lowered)
        found = (pattern.search(blanked) for pattern in _OCCASIONS.for_text(lowered))
        occasion = next((match for match in found if match), spoken[0] if spoken else None)
        return (
            self._passage(sentence, occasion) if occasion else None,
            self._said_on(sentence, spoken),
        )

    def said_on(self, sentence: Span) -> SaidOn | None:
        """Return when the words quoted in `sentence` were said, from its time words."""
        return self._said_on(sentence, self._spoken(*self._window(sentence)))

    def _window(self, sentence: Span) -> tuple[str, str]:
        """Return what is read of a sentence, as it is and in small letters."""
        window = Span(sentence.start, min(sentence.end, sentence.start + _WINDOW))
        return self._narrative.both(window)

    def _spoken(self, blanked: str, lowered: str) -> list[re.Match[str]]:
        """Return the time words that tell when somebody spoke."""
        return [
            match
            for pattern in _TIMES.for_text(lowered)
            for match in pattern.finditer(blanked)
            if _is_time_of_speaking(blanked, match)
        ]

    def _said_on(self, sentence: Span, spoken: list[re.Match[str]]) -> SaidOn | None:
        for match in spoken:
            found = _resolve(match, self._published)
            if found:
                date, precision = found
                return SaidOn(date, precision, self._passage(sentence, match))
        return None

    def _passage(self, sentence: Span, match: re.Match[str]) -> Passage:
        start, end = sentence.start + match.start(), sentence.start + match.end()
        return Passage.cut(self._narrative.original, start, end)


def other_day(one: Quotation, other: Quotation) -> bool:
    """Return whether the text tells that the two were said on different days.

    Dates decide where both are known; else the words for the occasions do ("in March", "on
    Thursday").
    """
    if one.said_on is not None and other.said_on is not None:
        return one.said_on.date != other.said_on.date
    first, second = one.occasion, other.occasion
    if any(o is not None and _DAYS_LATER.search(o.text) for o in (first, second)):
        return True
    if first is None or second is None or first.text.lower() == second.text.lower():
        return False
    return any(_DAY_OR_LONGER.search(occasion.text) for occasion in (first, second))


def _is_time_of_speaking(blanked: str, match: re.Match[str]) -> bool:
    if not blanked[: match.start()].strip(' \n\t“"—–-'):
        return True
    if _belongs_to_what_is_told(blanked, match):
        return False
    before = blanked[max(0, match.start() - _REACH) : match.start()]
    spoken = [m.end() for m in _SPEECH_PATTERN.finditer(before)]
    if spoken and not re.search(
        r"[,;:“”\"]|\b(?:that|who|which|when|where)\b", before[spoken[-1] :]
    ):
        return True
    after = blanked[match.end() : match.end() + 25]
    return bool(re.match(rf"\s(?:\w+ly )?(?:{_SPEECH})\b", after, re.IGNORECASE))


def _belongs_to_what_is_told(blanked: str, match: re.Match[str]) -> bool:
    """Return whether a time is that of a thing that somebody speaks of, or is asked about."""
    before = blanked[max(0, match.start() - 2 * _REACH) : match.start()]
    if _ASKED_ABOUT.search(before):
        return True
    if match.lastgroup in _LONG_PAST and _TOLD_OF.search(before):
        return True
    after = blanked[match.end() : match.end() + 2 * _REACH]
    return bool(_SAID_BESIDES.search(before) and _SAYS_AFTER.match(after))


def _resolve(
    match: re.Match[str], published: datetime.date | None
) -> tuple[datetime.date, DatePrecision] | None:
    kind = match.lastgroup or ""
    phrase = match.group().lower()
    if kind in ("monthday", "daymonth"):
        return _calendar_date(phrase, published)
    year = re.search(r"(?:19|20)\d\d", phrase)
    if kind == "inyear" and year:
        return datetime.date(int(year.group()), 1, 1), "year"
    if published is None:
        return None
    if kind == "weekday":
        weekday = next(i for i, name in enumerate(_WEEKDAYS) if name in phrase)
        back = (published.weekday() - weekday) % 7
        return _days_before(published, back), "day"
    if kind == "inmonth":
        month = _month_number(phrase)
        when = int(year.group()) if year else published.year - (month > published.month)
        return datetime.date(when, month, 1), "month"
    simple: dict[str, tuple[int, DatePrecision]] = {
        "today": (0, "day"),
        "yesterday": (1, "day"),
        "lastweek": (7, "week"),
        "lastmonth": (30, "month"),
        "lastyear": (365, "year"),
    }
    back, precision = simple[kind]
    return _days_before(published, back), precision


def _calendar_date(
    phrase: str, published: datetime.date | None
) -> tuple[datetime.date, DatePrecision] | None:
    year = re.search(r"\b((?:19|20)\d\d)\b", phrase)
    day = re.search(r"\b(\d{1,2})(?!\d)", phrase)
    if day is None or (year is None and published is None):
        return None
    month = _month_number(phrase)
    try:
        if year:
            return datetime.date(int(year.group()), month, int(day.group(1))), "day"
        assert published is not None
        date = datetime.date(published.year, month, int(day.group(1)))
        if date > published:
            date = date.replace(year=date.year - 1)
    except ValueError:
        return None
    return date, "day"


def _month_number(phrase: str) -> int:
    return next(
        number
        for number, name in enumerate(_MONTHS, start=1)
        if re.search(rf"\b{name[:3]}", phrase)
    )


def _days_before(date: datetime.date, days: int) -> datetime.date:
    try:
        return date - datetime.timedelta(days=days)
    except OverflowError:
        return date
