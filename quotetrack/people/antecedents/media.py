"""Papers, broadcasters and networks that carry what others say: told the BBC, seen by Reuters."""

from __future__ import annotations

from typing import Final

from quotetrack.lexicon.cues import verb_lemma
from quotetrack.lexicon.words import word_list, words
from quotetrack.people.antecedents.things import kind_of_name
from quotetrack.people.tokens import Words

_NETWORKS: Final = word_list("people", "networks")
_ON: Final = words("on via through from to in across with")
_TELLS: Final = words("tell inform")
_SHOWN: Final = words(
    "ask see obtain review view read hear publish report quote cite air broadcast"
)
#: What they do who report what somebody else says: ", Reuters reported", ", the BBC understands".
_REPORTS: Final = words("report understand learn reveal")
_ARTICLE: Final = frozenset(("the",))


def carries_words(words_: Words, first: int, last: int) -> bool:
    """Return whether a paper, broadcaster or network stands where it only carries words.

    `first` and `last` are the words of its name. In "told the BBC", "a memo seen by the BBC",
    "wrote on LinkedIn" and ", the BBC understands" it is nobody who says anything.
    """
    items = words_.items
    name = " ".join(item.text for item in items[first : last + 1])
    is_network = items[first].lower in _NETWORKS and items[first].form.is_capitalised
    if not is_network and kind_of_name(name) != "press":
        return False
    at = first - 1
    if at >= 0 and items[at].lower in _ARTICLE:
        at -= 1
    if at < 0 or items[at].sentence != items[first].sentence:
        return False
    before = items[at].lower
    if is_network:
        return before in _ON
    if before == "by" and at > 0:
        return verb_lemma(items[at - 1].lower) in _SHOWN
    if before == ",":
        behind = items[last + 1].lower if last + 1 < len(items) else ""
        return verb_lemma(behind) in _REPORTS
    return before in _ON or verb_lemma(before) in _TELLS
