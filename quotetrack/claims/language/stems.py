"""Content words and their stems, for telling whether two texts are about the same thing."""

from __future__ import annotations

from functools import lru_cache

from quotetrack.claims.language.words import is_word, read_lines, word_list

STOP_WORDS = word_list("stop_words")

_IRREGULAR = {
    form: base for base, *forms in map(str.split, read_lines("irregular_forms")) for form in forms
}
_NO_PAST = {"talk", "talks", "talking", "men", "women", "children", "read"}
PAST_FORMS = frozenset(_IRREGULAR) - _NO_PAST

_SUFFIXES = (
    ("ations", "at"), ("ation", "at"), ("ities", "it"), ("iness", "i"), ("ically", "ic"),
    ("ingly", ""), ("edly", ""), ("nesses", ""), ("ments", ""), ("ment", ""), ("ness", ""),
    ("ions", ""), ("ion", ""), ("ings", ""), ("ing", ""), ("ies", "i"), ("ied", "i"),
    ("ers", "er"), ("ed", ""), ("es", ""), ("ly", ""), ("s", ""), ("e", ""), ("y", "i"),
)  # fmt: skip


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a rough stem of a lower-case word: "meetings", "meeting", "met" all give "meet".

    Rough is enough: stems are compared with each other only and never shown.
    """
    word = _IRREGULAR.get(word, word)
    if len(word) <= 3 or not word.isalpha():
        return word[:40]
    for suffix, replacement in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            base = word[: len(word) - len(suffix)]
            if suffix == "s" and base[-1] in "su":
                break
            # "stopped" gives "stop": a doubled consonant before the ending is one.
            if suffix in ("ing", "ed", "ings") and base[-1] == base[-2] not in "ls":
                base = base[:-1]
            return _level_ending(base + replacement)[:40]
    return word[:40]


def is_participle(word: str) -> bool:
    """Guess whether a lower-case word is a past participle, or looks like one: "moved", "sent"."""
    return word == "been" or word in _IRREGULAR or (word.endswith("ed") and len(word) > 4)


def _level_ending(base: str) -> str:
    """Level what endings leave behind: "stay" out of "staying" is the same as "stai" of "stay"."""
    return base[:-1] + "i" if base.endswith("y") else base


def content_stems(forms: tuple[str, ...]) -> frozenset[str]:
    """Return the stems of the content words among `forms`, which are lower-case."""
    return frozenset(
        stem(form) for form in forms if form not in STOP_WORDS and is_word(form) and len(form) > 1
    )
