"""How likely each name in a text is a person's, by what is certain and what is learnt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import fsum
from typing import Final

from attrs import define

from quotetrack.lexicon.organisations import KNOWN_BODIES
from quotetrack.lexicon.people import KNOWN_BY_ONE_NAME
from quotetrack.lexicon.places import DEMONYMS, PLACES, SMALLER_TOWNS
from quotetrack.lexicon.words import key_of
from quotetrack.people.capitals import Run
from quotetrack.people.certain_names import CERTAIN, certain_odds, odds_by_the_text
from quotetrack.people.name_candidates import candidates_in_runs
from quotetrack.people.name_facts import NameInText, TextFacts, names_by_text
from quotetrack.people.name_place_facts import stands_for_others
from quotetrack.people.name_word_facts import facts_of_words, is_sport_of_a_place
from quotetrack.people.naming_words import bearer_of, called_so
from quotetrack.people.tokens import Words
from quotetrack.weights import bundled_weights

#: Odds (as logarithms) from which on a name is a person's. More than even: in articles
#: somebody who is none disturbs more than somebody missing who does not speak.
LIKELY: Final = 0.3
#: Odds that suffice where a quotation is ascribed to the name.
LIKELY_IF_SOURCE: Final = -1.6
#: Odds by the words alone that bar a source as a person where nothing else is known of it.
LIKELY_BY_WORDS_ALONE: Final = -3.0


@define(eq=False)
class Judged:
    """What may be the name of a person in a text, in all its places, and the odds that it is."""

    name: NameInText
    odds: float

    @property
    def is_single(self) -> bool:
        """Whether it is one word without a title, which stands for more than its own places."""
        return len(self.name.texts) == 1 and not self.name.titled


def names_in_runs(words_: Words, runs: Sequence[Run]) -> list[Judged]:
    """Return what may be names of people in runs of capitalised words, with the odds of each."""
    candidates = candidates_in_runs(words_, runs)
    facts = TextFacts.of(words_, candidates)
    weights = bundled_weights("person", "people")
    judged = [Judged(name, 0.0) for name in names_by_text(candidates)]
    for one in sorted(judged, key=lambda one: -len(one.name.texts)):
        name = one.name
        one.odds = (
            certain_odds(words_, name)
            or odds_by_the_text(words_, name, facts)
            or fsum(
                (
                    *weights_by_words(name.texts, name.titled),
                    *weights.of_each(facts.facts_around(name)),
                )
            )
        )
        facts.note(name, one.odds)
    # "Storm Olga passed. Olga was weak."
    barred = [one.name.texts for one in judged if one.odds == -CERTAIN]
    things = {texts[-1] for texts in barred}
    # "Norvik Systems closed. Norvik's owner left."
    openings = {texts[0] for texts in barred if len(texts) == 2}
    for one in judged:
        if not one.is_single:
            continue
        text = one.name.texts[0]
        opens = text in openings and one.odds < CERTAIN and not facts.is_in_person(one.name)
        if text in things or opens:
            one.odds = -CERTAIN
        elif all(stands_for_others(words_, place) for place in one.name.places):
            one.odds = min(one.odds, LIKELY_IF_SOURCE)  # "the Obama administration said"
        elif one.name.texts[0] in KNOWN_BY_ONE_NAME and -CERTAIN < one.odds < LIKELY:
            one.odds = LIKELY  # More is known of such a name than the places in one text tell.
    _judge_other_names(words_, judged)
    return judged


def _judge_other_names(words_: Words, judged: Sequence[Judged]) -> None:
    """Make likely what a text says to be another name of a person: "Ana Ortiz aka “Tideline”"."""
    bearers: dict[int, list[Judged]] = defaultdict(list)
    for one in judged:
        if -CERTAIN < one.odds < LIKELY:
            for place in one.name.places:
                if called_so(words_.items, place.name.last):
                    one.odds = LIKELY
                bearer = bearer_of(words_.items, place.name.first)
                if bearer >= 0:
                    bearers[bearer].append(one)
    if not bearers:
        return
    for one in judged:
        if one.odds >= LIKELY:
            for place in one.name.places:
                for other in bearers.get(place.name.last, ()):
                    other.odds = LIKELY


@lru_cache(maxsize=20_000)
def weights_by_words(texts: tuple[str, ...], titled: bool) -> list[float]:
    """Return the weights of what the words of a name tell by themselves."""
    return bundled_weights("person", "people").of_each(facts_of_words(texts, titled))


def odds_by_name(judged: Sequence[Judged]) -> dict[str, float]:
    """Return the highest odds of each name, by its key (`lexicon.words.key_of`)."""
    odds: dict[str, float] = {}
    for one in judged:
        key = key_of(one.name.places[0].text)
        odds[key] = max(one.odds, odds.get(key, one.odds))
    return odds


def may_be_person(name: str, odds: Mapping[str, float]) -> bool:
    """Return whether a name that a quotation is ascribed to may be a person's, by `odds_by_name`.

    It may not where the text tells otherwise: "Norland Rail said".
    """
    if any(name in names for names in (PLACES, SMALLER_TOWNS, KNOWN_BODIES, DEMONYMS)):
        return False
    if is_sport_of_a_place(name.split()) or name.endswith(("'s", "’s")):
        return False
    known = odds.get(key_of(name))
    if known is None:
        words_alone = weights_by_words(tuple(name.split()), False)
        return fsum(words_alone) >= LIKELY_BY_WORDS_ALONE
    return known >= LIKELY_IF_SOURCE
