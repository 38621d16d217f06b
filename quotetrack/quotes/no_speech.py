"""Where grammar alone shows that words in marks are nobody's speech: works, signs, nobody's saying.

The words of a T-shirt or a banner are written on a thing, “Night Ferry” is what a director has
directed, and what "is said to be “low”" has no one who says it.
"""

from __future__ import annotations

from typing import Final

from quotetrack.quotes.layout import Layout
from quotetrack.quotes.skeleton import lower_at

LITTLE_WORDS: Final = frozenset("a an and as at by for from in of on or the to with".split())
#: People who are known by a work: "the host of “Night Ferry”", "“Night Ferry” director Ann Lee".
_KNOWN_BY_WORKS = frozenset(
    "actor actress anchor author choreographer co-author co-creator co-director co-host co-star "
    "co-writer composer creator director editor host lyricist narrator playwright presenter "
    "producer screenwriter showrunner singer star stars writer".split()
)
_THINGS = frozenset(
    "armband badge banner banners billboard bracelet cap caps card cards flag hat hats headstone "
    "hoodie hoodies jacket jersey mug necklace placard placards plaque poster posters shirt shirts "
    "sign signs sticker stickers t-shirt t-shirts tattoo tee tombstone wall walls wreath".split()
)
_WORDS_ON_THINGS = frozenset(
    "caption inscription lettering letters message motto slogan slogans word words".split()
)
_SAID = frozenset("believed reported rumored rumoured said thought".split())
_BE = frozenset("are be been is was were".split())
_LONGEST_TITLE = 8  # words
_FARTHEST_THING = 10  # tokens
_FARTHEST_SAID = 6  # tokens


def is_titled(words: list[str]) -> bool:
    """Return whether words are written like a title: all with capitals but for little words."""
    return (
        0 < len(words) <= _LONGEST_TITLE
        and words[0][:1].isupper()
        and words[-1].rstrip(",")[-1:].isalnum()
        and all(
            word[:1].isupper() or not word[:1].isalpha() or word in LITTLE_WORDS for word in words
        )
    )


def is_known_work(layout: Layout, quotation: int, words: list[str]) -> bool:
    """Return whether a title stands beside who is known by it: host of “Night Ferry”."""
    if not is_titled(words):
        return False
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    before = place.token - 1
    while lower_at(tokens, before) in ("the", "film", "movie", "series", "show", "podcast", "'s"):
        before -= 1
    if lower_at(tokens, before) == "of" and lower_at(tokens, before - 1) in _KNOWN_BY_WORKS:
        return True
    behind = place.token + 1
    return (
        lower_at(tokens, behind) in _KNOWN_BY_WORKS
        and words[-1][-1:].isalnum()
        and behind + 1 < len(tokens)
        and tokens[behind + 1].is_capitalised
    )


def stands_on_thing(layout: Layout, quotation: int) -> bool:
    """Return whether words are written on a thing: a T-shirt with the words “Home first”.

    What a sign that somebody holds up says is his speech.
    """
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    nearest = place.token - 1
    while lower_at(tokens, nearest) in (":", ",", "the", "on", "it", "them", "that"):
        nearest -= 1
    if lower_at(tokens, nearest) not in _WORDS_ON_THINGS:
        return False
    farthest = max(0, nearest - _FARTHEST_THING)
    found = [at for at in range(farthest, nearest) if tokens[at].lower in _THINGS]
    return bool(found) and not any(
        token.kind == "quotation" or token.lower in (";", ".")
        for token in tokens[found[-1] : nearest]
    )


def nobody_says(layout: Layout, quotation: int) -> bool:
    """Return whether what stands in marks is said by no one: it is said to be “low”."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    here = place.token
    if lower_at(tokens, here - 1) == "say" and lower_at(tokens, here - 2) == "to":
        return lower_at(tokens, here - 3) in ("if", "though")
    for at in range(max(1, here - _FARTHEST_SAID), here - 1):
        if (
            tokens[at].lower in _SAID
            and tokens[at - 1].lower in _BE
            and lower_at(tokens, at + 1) in ("to", "that")
            and (lower_at(tokens, at + 1) == "to" or lower_at(tokens, at - 2) == "it")
        ):
            # "It was said by Ms Lee to be “low”", "it is said that Ms Lee called it “low”"
            return not any(
                clause.cue > at or clause.pattern == "according"
                for clause in layout.clauses[place.sentence]
                if clause.strength >= 0.4 and clause.cue != at
            )
    return False
