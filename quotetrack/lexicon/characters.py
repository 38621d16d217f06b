"""Characters by what they do, as the insides of character classes of regular expressions."""

from __future__ import annotations

from typing import Final

#: Soft hyphens, zero-width characters, joiners, marks of direction, tags and controls.
INVISIBLE: Final = (
    "\\x00-\\x08\\x0e-\\x1b\\x7f\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180e"
    "\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufe00-\\ufe0f\\ufeff"
    "\\ufff9-\\ufffb\\U000e0000-\\U000e007f\\U000e0100-\\U000e01ef"
)
#: What parts words inside a line, besides the blank itself.
ODD_BLANKS: Final = "\\t\\x1c-\\x1f\\xa0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000"
#: Hyphens that look like the usual one.
ODD_HYPHENS: Final = "\\u2010\\u2011"
#: What ends a line, besides the line feed.
ODD_LINE_ENDS: Final = "\\r\\x0b\\x0c\\x85\\u2028\\u2029"
#: Marks that stand above or below the letter before them.
COMBINING: Final = (
    "\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u064b-\\u065f\\u1ab0-\\u1aff"
    "\\u1dc0-\\u1dff\\u20d0-\\u20ff\\u3099\\u309a\\ufe20-\\ufe2f"
)
