"""The time that a statement is about, as an interval of days counted from when it was said.

"Last month" of an article of March is February, and in an article of May it is April.
"""

from __future__ import annotations

import calendar
import datetime
import math
from collections.abc import Callable

from attrs import frozen

from quotetrack.claims.language.quantities import MONTHS, SEASONS, WEEKDAYS
from quotetrack.claims.language.words import word_list

_BEFORE = word_list("time_before")
_AGO_UNITS = word_list("ago_units")
_DAYS = {"second": 0.0, "minute": 0.0, "hour": 0.0, "day": 1.0, "week": 7.0, "month": 30.5,
         "year": 365.25, "decade": 3652.5}  # fmt: skip
_SHIFT = {"last": -1, "this": 0, "next": 1, "coming": 1, "past": -1, "previous": -1}
_TODAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_PARTS_OF_DAY = frozenset(("morning", "afternoon", "evening", "night"))
# Winter goes on in the next year: its months are counted on.
_SEASONS = {name: (int(low), int(high)) for name, (low, high) in SEASONS.items()}
_SEASONS["winter"] = (12, 14)
_FIRST_YEAR, _LAST_YEAR = 1500, 2199
_DECEMBER = 12
_LONG_AGO, _FAR_OFF = -math.inf, math.inf


@frozen
class Period:
    """An interval of days: the ordinals of its first and last day, infinite where it is open.

    `explicit` tells whether words name it; else it follows from the tense.
    """

    low: float
    high: float
    explicit: bool = False

    def overlaps(self, other: Period) -> bool:
        """Return whether the two have a day in common."""
        return self.low <= other.high and other.low <= self.high


@frozen
class TimePhrase:
    """A time expression at words `first` to `end`. `kind` is its unit: "day", "month", "year"."""

    first: int
    end: int
    period: Period | None
    kind: str


def read_times(
    forms: tuple[str, ...], first: int, end: int, said: datetime.date | None, *, ahead: bool = False
) -> list[TimePhrase]:
    """Return the time expressions in words `first` to `end`, in order.

    `said` is the day that "last month" counts from. Without it only years and dates with a year
    have a period; of the others is known only that they are times. `ahead` tells that "in May" is
    the next May rather than the last one.
    """
    found: list[TimePhrase] = []
    index = first
    while index < end:
        if forms[index] in _STARTERS or _is_year(forms[index]):
            phrase = _read_at(forms, index, first, end, said, ahead=ahead)
            if phrase is not None:
                found.append(phrase)
                index = phrase.end
                continue
        index += 1
    return found


def _read_at(
    forms: tuple[str, ...],
    index: int,
    first: int,
    end: int,
    said: datetime.date | None,
    *,
    ahead: bool,
) -> TimePhrase | None:
    for read in _READERS:
        found = read(forms, index, end, said)
        if found is None:
            continue
        stop, period, kind = found
        if period is None and said is not None and kind in ("month", "weekday"):
            period = _nearest(forms[index:stop], kind, said, ahead=ahead)
        start = index
        if kind == "month" and start > first and _is_day(forms[start - 1]):
            start -= 1
        if kind == "month" and period is not None:
            period = _day_of_month(period, forms[start:stop])
        if kind == "decade" and start > first + 1 and forms[start - 2] in _BEFORE:
            start -= 1
        while start > first and forms[start - 1] in _BEFORE:
            start -= 1
            if forms[start] in _BOUNDS and period is not None:
                period = _bounded(period, forms[start])
        return TimePhrase(start, stop, period, kind)
    return None


def _is_day(form: str) -> bool:
    return form.isdecimal() and len(form) <= 2 and 0 < int(form) <= 31


def _day_of_month(month: Period, phrase: tuple[str, ...]) -> Period:
    """Return the day of "4 May" in its month, the whole month where no day of it is told."""
    day = next((int(form) for form in phrase if _is_day(form)), 0)
    if not day or month.low + day - 1 > month.high:
        return month
    return Period(month.low + day - 1, month.low + day - 1, explicit=True)


def read_duration(forms: tuple[str, ...], said: datetime.date) -> float | None:
    """Return the day since when something has been so: "for ten years", "all year", "for years".

    The day is an ordinal; `said` is when the words `forms` were said. None where nothing is told.
    """
    for index, form in enumerate(forms[:-1]):
        after = forms[index + 1 : index + 4]
        if form in ("all", "whole") and after[0] == "year":
            return datetime.date(said.year, 1, 1).toordinal()
        unit = next((one for one in after if one.rstrip("s") in _DAYS), "")
        if form != "for" or not unit:
            continue
        count = next((_count(one) for one in after if _count(one)), 0.0)
        # "For years" are two at least.
        return said.toordinal() - (count or 1.0 + unit.endswith("s")) * _DAYS[unit.rstrip("s")]
    return None


def _count(form: str) -> float:
    return float(form) if form.isdecimal() else _COUNTS.get(form, 0.0)


def _bounded(period: Period, word: str) -> Period:
    if word in ("since", "from", "after"):
        return Period(period.low, _FAR_OFF, explicit=True)
    return Period(_LONG_AGO, period.high, explicit=True)


_Found = tuple[int, Period | None, str]


def _named(
    forms: tuple[str, ...], index: int, _end: int, said: datetime.date | None
) -> _Found | None:
    """Read "today", "Friday", "noon"."""
    form = forms[index]
    if form in _TODAY:
        return index + 1, _days(said, _TODAY[form], _TODAY[form]), "day"
    if form in WEEKDAYS:
        return index + 1, None, "weekday"
    return (index + 1, None, "clock") if form in _CLOCK else None


def _shifted(
    forms: tuple[str, ...], index: int, end: int, said: datetime.date | None
) -> _Found | None:
    """Read "last month", "this week", "next Friday", "this morning", "next spring"."""
    shift = _SHIFT.get(forms[index])
    if shift is None or index + 1 >= end:
        return None
    unit = forms[index + 1]
    if unit in _PARTS_OF_DAY:
        day = -1 if shift < 0 else 0
        return index + 2, _days(said, day, day), "day"
    if unit in WEEKDAYS:
        return index + 2, _weekday(said, WEEKDAYS[unit], shift), "weekday"
    if unit in MONTHS or unit in _SEASONS:
        return index + 2, None, "month"
    if unit not in ("week", "weekend", "month", "year", "quarter", "decade"):
        return None
    return index + 2, _unit_period(said, unit, shift), unit


def _ago(forms: tuple[str, ...], index: int, end: int, said: datetime.date | None) -> _Found | None:
    """Read "three weeks ago", "a year ago", "ten years ago"."""
    if forms[index] not in _AGO_UNITS or index + 1 >= end or forms[index + 1] != "ago":
        return None
    span = _DAYS[forms[index].rstrip("s")]
    back = _COUNTS.get(forms[index - 1], 1.0) * span if index else span
    slack = max(1.0, span / 2)
    if said is None:
        return index + 2, None, "day"
    middle = said.toordinal() - back
    return index + 2, Period(middle - slack, middle + slack, explicit=True), "day"


def _month(
    forms: tuple[str, ...], index: int, end: int, said: datetime.date | None
) -> _Found | None:
    """Read "March", "March 2033", "4 March", "March 4", "autumn", "the autumn of 2034"."""
    form = forms[index]
    before = forms[index - 1] if index else ""
    if form in _SEASONS:
        if before not in _BEFORE and before != "the":
            return None
        low, high = _SEASONS[form]
    elif form in MONTHS and (form != "may" or before in _BEFORE or before.isdecimal()):
        low = high = MONTHS[form]
    else:
        return None
    stop = index + 1
    if stop < end and forms[stop] == "of" and stop + 1 < end and _is_year(forms[stop + 1]):
        stop += 1
    if stop < end and _is_year(forms[stop]):
        year = int(forms[stop])
        # "The winter of 2034" may have begun in the year or ended in it.
        return stop + 1, _months(year, low if high <= _DECEMBER else 1, high), "month"
    if stop < end and forms[stop].isdigit() and int(forms[stop]) <= 31:
        stop += 1
    return stop, None, "month"


def _year(
    forms: tuple[str, ...], index: int, _end: int, _said: datetime.date | None
) -> _Found | None:
    if not _is_year(forms[index]) or not index or forms[index - 1] not in _BEFORE:
        return None
    year = int(forms[index])
    return index + 1, _months(year, 1, 12), "year"


def _decade(
    forms: tuple[str, ...], index: int, end: int, _said: datetime.date | None
) -> _Found | None:
    """Read "the nineties", "the 1980s"."""
    stop = index + 1
    first = _DECADES.get(forms[index])
    if _is_year(forms[index]) and stop < end and forms[stop] == "s":
        first, stop = int(forms[index]), stop + 1
    if first is None or not index or forms[index - 1] not in _BEFORE_DECADE:
        return None
    years, last = _months(first, 1, 12), _months(first + 9, 1, 12)
    if years is None or last is None:
        return None
    return stop, Period(years.low, last.high, explicit=True), "decade"


_CLOCK = frozenset(("noon", "midnight", "dawn", "dusk", "midday"))
_READERS: tuple[Callable[[tuple[str, ...], int, int, datetime.date | None], _Found | None], ...] = (
    _named, _shifted, _ago, _month, _decade, _year
)  # fmt: skip
_BOUNDS = frozenset(("since", "from", "after", "until", "till", "before", "by"))
_COUNTS = {
    "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0,
    "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "twenty": 20.0,
}  # fmt: skip
_DECADES = {
    name: 1900 + 10 * number
    for number, name in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), 2
    )
}
_BEFORE_DECADE = frozenset(("the", "early", "mid", "late"))
_STARTERS = _CLOCK.union(_TODAY, _SHIFT, _AGO_UNITS, MONTHS, _SEASONS, WEEKDAYS, _DECADES)


def _nearest(
    phrase: tuple[str, ...], kind: str, said: datetime.date, *, ahead: bool
) -> Period | None:
    """Return the next or the last time that a month or weekday without a year comes round."""
    if kind == "weekday":
        return _weekday(said, WEEKDAYS[phrase[0]], ahead)
    name = next((form for form in phrase if form in MONTHS or form in _SEASONS), "")
    if not name:
        return None
    low, high = _SEASONS[name] if name in _SEASONS else (MONTHS[name],) * 2
    year = said.year
    if high - _DECEMBER >= said.month or (not ahead and low > said.month):
        year -= 1
    elif ahead and high < said.month:
        year += 1
    return _months(year, low, high)


def _is_year(form: str) -> bool:
    return len(form) == 4 and form.isdigit() and _FIRST_YEAR <= int(form) <= _LAST_YEAR


def _days(said: datetime.date | None, first: int, last: int) -> Period | None:
    if said is None:
        return None
    day = said.toordinal()
    return Period(day + first, day + last, explicit=True)


def _weekday(said: datetime.date | None, number: int, shift: int) -> Period | None:
    if said is None:
        return None
    back = (said.weekday() - number) % 7
    day = said.toordinal() - back + (7 if shift > 0 else 0)
    return Period(day, day, explicit=True)


def _unit_period(said: datetime.date | None, unit: str, shift: int) -> Period | None:
    if said is None:
        return None
    if unit in ("week", "weekend"):
        monday = said.toordinal() - said.weekday() + 7 * shift
        return Period(monday, monday + 6, explicit=True)
    if unit == "month":
        month = said.year * 12 + said.month - 1 + shift
        return _months(month // 12, month % 12 + 1, month % 12 + 1)
    if unit == "quarter":
        quarter = said.year * 4 + (said.month - 1) // 3 + shift
        month = quarter % 4 * 3 + 1
        return _months(quarter // 4, month, month + 2)
    if unit == "decade":
        decade = said.year // 10 * 10 + 10 * shift
        first, last = _months(decade, 1, 1), _months(decade + 9, 12, 12)
        return Period(first.low, last.high, explicit=True) if first and last else None
    return _months(said.year + shift, 1, 12)


def _months(year: int, first: int, last: int) -> Period | None:
    """Return months `first` to `last` of a year; those after the twelfth are of the next one."""
    if not datetime.MINYEAR <= year < datetime.MAXYEAR:
        return None
    years, month = divmod(last - 1, _DECEMBER)
    end = calendar.monthrange(year + years, month + 1)[1]
    return Period(
        datetime.date(year, first, 1).toordinal(),
        datetime.date(year + years, month + 1, end).toordinal(),
        explicit=True,
    )
