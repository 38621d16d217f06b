"""How many claim pairs one speaker has on one matter, and when that is enough.

Of thousands of articles made after one pattern ("the tunnel will cost 200 million euros", each week
with another figure) every two make a pair. Nobody can judge them all, and they would hide the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from quotetrack.claims.language.lexical import weight
from quotetrack.claims.language.stems import content_stems
from quotetrack.claims.language.words import read_words
from quotetrack.model import ClaimPair

#: So many claim pairs of one speaker on one matter are kept, the best ones.
MOST_PER_MATTER = 20

_SHOWN = re.compile(r"“([^”]*)”")
_RAREST = 3


@lru_cache(maxsize=4096)
def matter_of(explanation: str) -> str:
    """Return the matter of a claim pair, given its explanation: the rarest words that both share.

    It is empty where the two statements share no word, as two answers do.
    """
    sides = [content_stems(read_words(shown).forms) for shown in _SHOWN.findall(explanation)[:2]]
    if len(sides) < 2:
        return ""
    shared = sorted(sides[0] & sides[1], key=lambda stem: (-weight(stem), stem))
    return " ".join(sorted(shared[:_RAREST]))


def within_cap(
    pairs: Iterable[ClaimPair], held: Iterable[tuple[str, str]] = ()
) -> tuple[list[ClaimPair], int]:
    """Return the pairs that are kept, in their order, and how many are left out.

    Of one speaker and matter, the first `MOST_PER_MATTER` are kept. `held` are the (speaker id,
    explanation) of pairs that are kept already and count.
    """
    counts: Counter[tuple[str, str]] = Counter(
        (speaker, matter_of(explanation)) for speaker, explanation in held
    )
    kept: list[ClaimPair] = []
    left_out = 0
    for pair in pairs:
        matter = pair.speaker.id, matter_of(pair.explanation)
        if matter[1] and counts[matter] >= MOST_PER_MATTER:
            left_out += 1
            continue
        counts[matter] += 1
        kept.append(pair)
    return kept, left_out
