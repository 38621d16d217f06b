"""Days and months, which many word lists take in."""

from __future__ import annotations

from typing import Final

WEEKDAYS: Final = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
MONTHS: Final = tuple(
    "January February March April May June July August September October November December".split()
)
#: Days named from the one on which a text is written.
DAYS_FROM_NOW: Final = frozenset("yesterday today tomorrow tonight overnight".split())
NAMED_LISTS: Final = {
    "<weekdays>": tuple(day.lower() for day in WEEKDAYS),
    "<Weekdays>": WEEKDAYS,
    "<months>": tuple(month.lower() for month in MONTHS),
    "<Months>": MONTHS,
}
"""What stands in a word list for all words of one of these."""
