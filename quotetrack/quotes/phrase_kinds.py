"""A noun phrase, and which kind of mention it is."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from quotetrack.lexicon.organisations import ORGANISATION_WORDS
from quotetrack.lexicon.players import words_for_player
from quotetrack.model import MentionKind
from quotetrack.quotes.name_words import STANDALONE, TITLES_LOWER, is_name_word, is_people_noun
from quotetrack.quotes.phrase_words import are_some_of
from quotetrack.reading import Token


@define(unsafe_hash=True)
class NounPhrase:
    """A noun phrase in a sentence. `first`, `last` and `head` are token indices, all inclusive.

    `last` reaches over attached prepositional phrases ("a spokesman for the party"), `core_last`
    does not.
    """

    first: int
    last: int
    core_last: int
    head: int
    kind: MentionKind


def kind_of(tokens: Sequence[Token], first: int, head: int, determined: bool) -> MentionKind:
    """Return the kind of the phrase from `first` to `head`; `determined` tells of an article."""
    words = tokens[first : head + 1]
    if len(words) > 1 and words[-1].kind == "number" and words[-2].is_capitalised:
        is_player = (
            determined and first + 1 < head and words_for_player(words[-2].lower, words[-1].lower)
        )
        return "nominal" if is_player else "organisation"  # "the world No 4", "Radio 4"
    if not words[-1].is_capitalised or words[-1].lower in STANDALONE:
        return "nominal"
    if first == head and are_some_of(tokens, head):
        return "nominal"  # "Two of the nurses said"
    if first == head and is_people_noun(words[-1].lower) and not is_name_word(tokens, head):
        return "nominal"  # "Leaders of the party said"
    if "&" in [word.text for word in words]:
        return "organisation"
    capitalised = [word for word in words if word.is_capitalised]
    if capitalised[-1].lower.rstrip(".") in ORGANISATION_WORDS or (
        determined and words[0].lower in ("the", "a", "an") and len(capitalised) == len(words) - 1
    ):
        return "organisation"
    if any(word.lower.rstrip(".") in TITLES_LOWER for word in capitalised[:-1]):
        return "title_name"
    return "name"
