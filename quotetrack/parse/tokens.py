"""Tokens of one English sentence, as the Universal Dependencies treebanks write them.

The models of the bundled pack were trained on such tokens: "n't" and "'s" stand alone, hyphens
between words are tokens, and a full stop belongs to the abbreviation before it.
"""

from __future__ import annotations

import re

from quotetrack.lexicon.abbreviations import ABBREVIATIONS

# Hyphens behind these part no tokens, as in the guidelines of the English treebanks.
_PREFIXES = (
    "a|an|ante|anti|bi|by|co|contra|counter|cross|de|dis|e|eco|em|en|extra|inter|intra|macro|mega|"
    "meta|micro|mid|mini|mis|multi|neo|non|para|pan|peri|post|pre|pro|proto|pseudo|quasi|re|semi|"
    "sub|super|tri|trans|u|ultra|un|uni|vice"
)
_CLITIC = r"(?:n['’]t|['’‘](?:s|m|re|ve|ll|d))(?![^\W_])"
_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""
      (?:https?://|www\.)\S*[\w/]                                    # addresses
    | [\w.+-]+@(?:[\w-]+\.)+\w+
    | {_LETTER}\w*(?-i:\.[a-z0-9]{{2,}})+\b                            # and of sites
    | [#@](?:{_LETTER}|_)\w*                                         # tags and handles
    | {_CLITIC}
    | can(?=not\b) | (?<=\bcan)not\b
    | (?:gon|wan)(?=na\b) | (?<=\b[gw][oa]n)na\b | got(?=ta\b) | (?<=\bgot)ta\b
    | \d+(?:[.,:/]\d+)+(?:st|nd|rd|th|s)?(?!\w) | ['’]\d\ds?\b       # 3,000 and 7:30; ’72
    | \d+(?:st|nd|rd|th|s)\b | \d+(?-i:[A-Z])\b | \d+
    | (?:{_LETTER}\.)+{_LETTER}\b\.?                                 # U.S. and a.m.
    | (?:{_PREFIXES})-(?={_LETTER})(?:(?!{_CLITIC})\w)+
    | (?:(?!{_CLITIC})\w)+(?:(?!{_CLITIC})['’](?={_LETTER})(?:(?!{_CLITIC})\w)+)?(?:&\w+)?
    | ([.*=_-])\1+ | [!?]+ | '' | ``
    | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FULL_STOP = re.compile(r"\.(?!\.)")
# Behind the last full stop of a sentence only these may stand.
_GOES_ON = re.compile(r"""[^\s"'”’)\]]""")


def tokens(sentence: str) -> list[tuple[int, int]]:
    """Return start and end of each token of a text that is one sentence."""
    found: list[tuple[int, int]] = []
    at = 0
    while match := _TOKEN.search(sentence, at):
        start, at = match.span()
        if _FULL_STOP.match(sentence, at) and _takes_full_stop(sentence[start:at], sentence, at):
            at += 1
        found.append((start, at))
    return found


def _takes_full_stop(word: str, sentence: str, end: int) -> bool:
    """Return whether the full stop at `end` belongs to the word before it."""
    is_short = word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper())
    return is_short and _GOES_ON.search(sentence, end + 1) is not None
