"""What makes several noun phrases one: owners, joint offices, prepositional phrases."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from quotetrack.lexicon.cues import NOUNS_OF_SAYING
from quotetrack.quotes.name_words import is_office
from quotetrack.quotes.phrase_kinds import NounPhrase, kind_of
from quotetrack.quotes.skeleton import lower_at
from quotetrack.reading import Token

_GROUP_PRONOUNS = frozenset({"them", "us", "these", "those"})
_LINKING = frozenset({"of", "for", "at", "from", "in", "with", "on", "to", "near", "behind", "by"})
_BEFORE_CARRIERS = frozenset({"in", "on"})
_LINKING_ADJECTIVES = frozenset({"close", "familiar", "briefed", "involved", "knowledgeable"})


def with_owners(tokens: Sequence[Token], phrases: Sequence[NounPhrase]) -> list[NounPhrase]:
    """Add the owner of what was said as a phrase: "Ms Lee" in "Ms Lee's claim"."""
    found: list[NounPhrase] = []
    for phrase in phrases:
        if tokens[phrase.head].lower in NOUNS_OF_SAYING:
            mark = next(
                (
                    index
                    for index in range(phrase.core_last, phrase.first, -1)
                    if tokens[index].lower == "'s"
                ),
                None,
            )
            if mark is not None:
                last = mark - 1
                kind = kind_of(tokens, phrase.first, last, not tokens[phrase.first].is_capitalised)
                found.append(NounPhrase(phrase.first, last, last, last, kind))
        found.append(phrase)
    return found


def attach(tokens: Sequence[Token], phrases: list[NounPhrase]) -> list[NounPhrase]:
    """Extend descriptions over the prepositional phrases behind them, from right to left."""
    extended: list[NounPhrase] = []
    by_first: dict[int, NounPhrase] = {}
    for phrase in reversed(_with_joined_offices(tokens, phrases)):
        last = phrase.last
        if phrase.kind in ("nominal", "organisation"):
            last = _attached_end(tokens, phrase.last, by_first)
        elif phrase.kind != "pronoun" and lower_at(tokens, phrase.last + 1) in ("of", "from"):
            # "Senator Ann Lee of Ohio"
            place = by_first.get(phrase.last + 2)
            if place is not None and place.kind in ("name", "organisation"):
                last = place.last
        if last != phrase.last:
            phrase = evolve(phrase, last=last)
        by_first[phrase.first] = phrase
        extended.append(phrase)
    return extended[::-1]


def _with_joined_offices(
    tokens: Sequence[Token], phrases: Sequence[NounPhrase]
) -> list[NounPhrase]:
    """Join two offices of one holder: "former governor and party chairman Ann Lee"."""
    joined: list[NounPhrase] = []
    for phrase in phrases:
        before = joined[-1] if joined else None
        if (
            before is not None
            and phrase.kind in ("name", "title_name")
            and phrase.first == before.last + 2
            and tokens[before.last + 1].lower == "and"
            and is_office(tokens[before.head])
            and not is_office(tokens[phrase.head])
            and any(is_office(token) for token in tokens[phrase.first : phrase.head])
        ):
            joined[-1] = evolve(phrase, first=before.first)
        elif (
            before is not None
            and phrase.kind == before.kind == "nominal"
            and phrase.first == before.last + 2
            and tokens[before.last + 1].lower == "and"
            and tokens[before.first].classes[:1] == "d"
            and tokens[phrase.first].classes[:1] != "d"
            and is_office(tokens[before.head])
            and is_office(tokens[phrase.head])
        ):
            joined[-1] = evolve(phrase, first=before.first)  # "the senator and party candidate"
        else:
            joined.append(phrase)
    return joined


def _attached_end(tokens: Sequence[Token], last: int, by_first: dict[int, NounPhrase]) -> int:
    """Return the last token of the prepositional phrases that follow the token `last`."""
    position = last + 1
    if position < len(tokens) and tokens[position].lower in _LINKING_ADJECTIVES:
        position += 1
    while position + 1 < len(tokens) and tokens[position].lower in _LINKING:
        carrier = by_first.get(position + 1)
        if (
            carrier is not None
            and tokens[position].lower in _BEFORE_CARRIERS
            and tokens[carrier.head].lower in NOUNS_OF_SAYING
        ):
            break  # "the league in a statement said"
        position += 1
        if position in by_first:
            return by_first[position].last
        if tokens[position].lower in _GROUP_PRONOUNS:
            return position  # "one of them"
        # A noun without an article, as in "with direct knowledge of the trip".
        bare = position
        while bare < len(tokens) and tokens[bare].classes[:1] in ("n", "j"):
            bare += 1
        if bare == position or tokens[bare - 1].classes[:1] != "n":
            break
        last = bare - 1
        position = bare
    return last
