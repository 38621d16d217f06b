"""Amounts and dates in what is said, as intervals with a unit, so that two can be compared."""

from __future__ import annotations

import calendar
import math

from attrs import frozen

from quotetrack.claims.language.stems import STOP_WORDS, stem
from quotetrack.claims.language.words import Words, is_month_of_may, is_word, word_list

_MAGNITUDES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6,
    "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12, "dozen": 12.0,
}  # fmt: skip
_NUMBER_WORDS = word_list("number_words")
_INSIDE_NUMBER = _NUMBER_WORDS | {"one", "and", "-", "a"}
_CURRENCIES = {"$": "dollar", "£": "pound", "€": "euro"}
_CURRENCY_WORDS = word_list("currency_words")
_PERCENT = word_list("percent")
_TIME_UNITS = word_list("time_units")
_ABOUT = word_list("about")
_AT_LEAST = word_list("at_least")
_AT_MOST = word_list("at_most")
MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if number}
# Winter lies in two years, so that it is no interval of months.
SEASONS = {"spring": (3.0, 5.0), "summer": (6.0, 8.0), "autumn": (9.0, 11.0), "fall": (9.0, 11.0)}
_BEFORE_SEASON = word_list("before_season")
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
# "half of the ransom", "two thirds of the staff": shares of what follows.
_SHARES = {
    "half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fifth": 0.2,
    "fifths": 0.2, "sixth": 1 / 6, "eighth": 0.125, "tenth": 0.1, "tenths": 0.1,
}  # fmt: skip
# "Most of the staff": more than half.
_MAJORITY = frozenset(("most", "majority"))
_TIMES = {"twice": 2.0, "thrice": 3.0}
_NO_MORE = word_list("no_more_than_once")
_THOUSANDS = 3
_MOST_DIGITS = 15
# Words that are part of a figure or a date, and so no part of what it measures.
FIGURE_WORDS = (
    _NUMBER_WORDS | frozenset(_MAGNITUDES) | frozenset(MONTHS) - {"may"} | frozenset(WEEKDAYS)
)
_FIRST_WORDS = _NUMBER_WORDS.union(
    MONTHS, SEASONS, WEEKDAYS, _SHARES, _TIMES, _MAJORITY, {"once", "one"}
)
_EXACT_SLACK = 0.02
_ABOUT_SLACK = 0.15
_BOUND_SLACK = 1.5


@frozen
class Quantity:
    """An amount or a date: anything from `low` to `high`, in `unit`, at words `first` to `end`.

    A date has the unit "month", "weekday" or "year".
    """

    low: float
    high: float
    unit: str
    first: int
    end: int

    @property
    def is_date(self) -> bool:
        """Whether this is a point in the calendar rather than an amount."""
        return self.unit in ("@month", "@weekday", "@year")

    def conflicts(self, other: Quantity) -> bool:
        """Return whether both have the same unit and no value in common."""
        return self.unit == other.unit and (self.high < other.low or other.high < self.low)


def opens_figure(form: str) -> bool:
    """Return whether an amount or a date may begin with the word `form`."""
    return form in _FIRST_WORDS or form[0].isdigit()


def read_quantities(words: Words, first: int, end: int) -> tuple[Quantity, ...]:
    """Return the amounts and dates in words `first` to `end`, in order.

    A number without a unit is left out: nothing tells what it counts. So are "one", ordinals, and
    small numbers that stand for a choice ("one or two").
    """
    forms = words.forms
    found: list[Quantity] = []
    index = first
    while index < end:
        form = forms[index]
        before = forms[max(index - 1, 0)]
        if form in MONTHS and (form != "may" or is_month_of_may(form, before)):
            found.append(_point(float(MONTHS[form]), "@month", index))
        elif form in SEASONS and before in _BEFORE_SEASON:
            low, high = SEASONS[form]
            found.append(Quantity(low, high, "@month", index, index + 1))
        elif form in WEEKDAYS:
            found.append(_point(float(WEEKDAYS[form]), "@weekday", index))
        elif form in _MAJORITY:
            whole = _whole_of(forms, index, end)
            if whole:
                found.append(Quantity(0.5, 1.0, whole, index, index + 1))
        elif form in _SHARES:
            share = _share(forms, index, first, end)
            if share is not None:
                found.append(share)
        elif form in _TIMES:
            found.append(_point(_TIMES[form], stem("times"), index))
        elif form == "once" and before in _NO_MORE:
            # "Once" alone may be "at least once", or "as soon as".
            found.append(_point(1.0, stem("times"), index))
        elif form[0].isdigit() or form in _NUMBER_WORDS or _is_one_in(forms, index, end):
            value, stop = _number(words, index, end)
            some = _some_of(words, value, index, stop, end) if value is not None else None
            if some is not None:
                found.append(some)
                index = some.end
                continue
            if value is not None:
                quantity = _with_unit(words, value, index, stop, first, end)
                if quantity is not None:
                    found.append(quantity)
            index = max(stop, index + 1)
            continue
        index += 1
    return tuple(found)


def _is_one_in(forms: tuple[str, ...], index: int, end: int) -> bool:
    """Return whether "one in ten" stands at `index`; else "one" counts nothing."""
    start = index + (3 if forms[index + 1 : index + 3] == ("out", "of") else 2)
    return (
        forms[index] == "one"
        and (start > index + 2 or forms[index + 1 : index + 2] == ("in",))
        and start < end
        and (forms[start][0].isdigit() or forms[start] in _NUMBER_WORDS)
    )


def read_value(words: Words) -> Quantity | None:
    """Return the one figure or date of a short answer ("twelve", "in May"), its unit left open.

    None where there is none, or more than one.
    """
    dates = [q for q in read_quantities(words, 0, len(words)) if q.is_date]
    found: list[Quantity] = list(dates)
    index = 0
    while index < len(words):
        form = words.forms[index]
        if form[0].isdigit() or form in _NUMBER_WORDS or form in ("one", "none"):
            value, stop = (0.0, index + 1) if form == "none" else _number(words, index, len(words))
            if value is not None and not any(q.first == index for q in dates):
                low, high = _interval(words.forms, value, index, 0)
                found.append(Quantity(low, high, "@value", index, stop))
            index = max(stop, index + 1)
        else:
            index += 1
    return found[0] if len(found) == 1 else None


def _share(forms: tuple[str, ...], index: int, first: int, end: int) -> Quantity | None:
    """Return "half of the ransom" or "two thirds of the staff" as a share of what is named."""
    unit = _whole_of(forms, index, end)
    if not unit:
        return None
    before = forms[index - 1] if index > first else ""
    count = 1.0
    if before in _NUMBER_WORDS:
        count = _spelled((before,)) or 1.0
    elif before not in ("", "a", "an", "one") and forms[index] != "half":
        return None
    value = count * _SHARES[forms[index]]
    low, high = _interval(forms, value, index, first)
    return Quantity(low, high, unit, index, index + 1)


def _whole_of(forms: tuple[str, ...], index: int, end: int) -> str:
    """Return the unit of a share "of the staff", "" where "of" and a noun do not follow."""
    if index + 1 >= end or forms[index + 1] != "of":
        return ""
    whole = next((f for f in forms[index + 2 : end] if f not in STOP_WORDS and is_word(f)), "")
    return f"/{stem(whole)}" if whole else ""


def _some_of(words: Words, value: float, index: int, stop: int, end: int) -> Quantity | None:
    """Return "twelve of the fifteen judges" as so many judges, "four in ten pupils" as a share."""
    forms = words.forms
    among = "of" in forms[stop : stop + 1]
    out_of = forms[stop : stop + 2] == ("out", "of")
    if not among and not out_of and forms[stop : stop + 1] != ("in",):
        return None
    start = stop + 1 + out_of
    while start < end and forms[start] in ("the", "our", "these", "those", "all"):
        start += 1
    if start >= end or not (forms[start][0].isdigit() or forms[start] in _NUMBER_WORDS):
        return None
    whole, after = _number(words, start, end)
    if not whole or value > whole or after >= end or not is_word(forms[after]):
        return None
    if forms[after] in STOP_WORDS or forms[after] in _TIME_UNITS:
        return None
    low, high = _interval(forms, value, index, 0)
    if among:
        return Quantity(low, high, stem(forms[after]), index, after)
    return Quantity(low / whole, high / whole, f"/{stem(forms[after])}", index, after)


def _point(value: float, unit: str, index: int) -> Quantity:
    return Quantity(value, value, unit, index, index + 1)


def _number(words: Words, index: int, end: int) -> tuple[float | None, int]:
    """Return the number that starts at `index`, and where it stops."""
    forms = words.forms
    if forms[index][0].isdigit():
        digits = forms[index]
        stop = index + 1
        while stop < end and _is_group(words, stop) and len(digits) <= _MOST_DIGITS:
            digits += forms[stop]  # "7 000 000"
            stop += 1
        value = _digits(digits)
    else:
        stop = index + 1
        while stop < end and forms[stop] in _INSIDE_NUMBER:
            stop += 1
        while forms[stop - 1] in ("and", "-", "a"):
            stop -= 1
        value = _spelled(forms[index:stop])
    while value is not None and stop < end and forms[stop] in _MAGNITUDES:
        value *= _MAGNITUDES[forms[stop]]
        stop += 1
    return value, stop


def _is_group(words: Words, index: int) -> bool:
    """Return whether word `index` is a group of three digits that goes on with the one before."""
    form, before = words.forms[index], words.forms[index - 1]
    return (
        len(form) == _THOUSANDS
        and form.isdigit()
        and before.isdigit()
        and len(before) <= _THOUSANDS
        and words.starts[index] == words.ends[index - 1] + 1
    )


def _digits(form: str) -> float | None:
    try:
        value = float(form.replace(",", ""))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _spelled(forms: tuple[str, ...]) -> float | None:
    # Loaded late: most texts have no number in words.
    from text_to_num import text2num  # type: ignore[import-untyped]

    text = " ".join(form for form in forms if form not in ("-", "a"))
    try:
        return float(text2num(text, "en"))
    except (ValueError, OverflowError):
        return None


def _with_unit(
    words: Words, value: float, index: int, stop: int, first: int, end: int
) -> Quantity | None:
    forms = words.forms
    before = forms[index - 1] if index > first else ""
    after = forms[stop] if stop < end else ""
    is_range = before == "to" and index - 2 >= first and forms[index - 2][0].isdigit()
    if is_range or before in ("or", "-", "–") or after in ("or", "-", "–"):
        return None
    if _is_year(value, before, after):
        return Quantity(value, value, "@year", index, stop)
    unit = _CURRENCIES.get(before) or _unit_after(forms, stop, end)
    if not unit:
        return None
    low, high = _interval(forms, value, index, first)
    return Quantity(low, high, unit, index, stop)


def _is_year(value: float, before: str, after: str) -> bool:
    if after in _PERCENT or after == "per" or after in _CURRENCY_WORDS:
        return False
    return value in range(1900, 2101) and (before in _BEFORE_YEAR or before in MONTHS | SEASONS)


def _unit_after(forms: tuple[str, ...], stop: int, end: int) -> str:
    """Return what is counted: the noun after a number, "" where none is near."""
    after = forms[stop] if stop < end else ""
    if after in _PERCENT or (after == "per" and forms[stop + 1 : min(stop + 2, end)] == ("cent",)):
        return "%"
    if after in _CURRENCY_WORDS:
        return stem(after)
    for position in range(stop, min(stop + 3, end)):
        form = forms[position]
        if not is_word(form) or form in _NO_UNITS or form[0].isdigit():
            return ""
        if form in _TIME_UNITS:
            return stem(form)
        if form not in STOP_WORDS or form in _COUNTED:
            following = forms[position + 1] if position + 1 < end else ""
            return stem(following if following in _HEAD_NOUNS else form)
    return ""


_BEFORE_YEAR = word_list("before_year")
_NO_UNITS = word_list("no_units")
_COUNTED = word_list("counted")
_HEAD_NOUNS = word_list("head_nouns")


def _interval(forms: tuple[str, ...], value: float, index: int, first: int) -> tuple[float, float]:
    lead = forms[max(first, index - 3) : index]
    slack = _EXACT_SLACK * abs(value)
    low, high = value - slack, value + slack
    if "than" in lead and ("no" in lead or "not" in lead):
        # "no more than 200" is at most, "no fewer than 200" at least.
        if "more" in lead or "greater" in lead:
            return value / _BOUND_SLACK, high
        return low, value * _BOUND_SLACK
    if "than" in lead:
        if "less" in lead or "fewer" in lead:
            return value / _BOUND_SLACK, high
        if "more" in lead or "greater" in lead:
            return low, value * _BOUND_SLACK
    if not _AT_LEAST.isdisjoint(lead):
        return low, value * _BOUND_SLACK
    if not _AT_MOST.isdisjoint(lead) or ("up" in lead and "to" in lead):
        return value / _BOUND_SLACK, high
    if not _ABOUT.isdisjoint(lead):
        return value * (1 - _ABOUT_SLACK), value * (1 + _ABOUT_SLACK)
    return low, high
