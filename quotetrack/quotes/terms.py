"""Words in marks that name something: a “road map” accord, the song “Old Rain”, told “The Tern”.

The grammar of the sentence around them shows that: the noun before or behind them, the verb that
gives a name, the place of a hearer or a source of news.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quotetrack.lexicon.cues import verb_lemma
from quotetrack.lexicon.word_classes import is_known_form, word_classes
from quotetrack.lexicon.words import word_list
from quotetrack.quotes.constructions.record import STRONG, WHEN
from quotetrack.quotes.name_words import is_people_noun
from quotetrack.quotes.no_speech import is_titled
from quotetrack.quotes.skeleton import DASHES, lower_at
from quotetrack.quotes.stretch import Stretch
from quotetrack.reading import Token

_WORKS: Final = word_list("quotes", "works")
_WRITINGS: Final = word_list("quotes", "writings")
_LEADING_TO_WORKS: Final = frozenset({"from", "in", "of"})
_ON_AIR: Final = frozenset("appearance appearances guest host hosts interview later spot".split())
_SPEAKING_ON_AIR: Final = frozenset("air appear argue be debut debate say speak star tell".split())
_NAMING: Final = frozenset({"called", "dubbed", "nicknamed", "termed", "titled", "entitled"})
_CALLING: Final = frozenset({"call", "dub", "describe", "label", "term"})
_JUDGING: Final = frozenset({"brand", "call", "declare", "deem", "pronounce", "rate"})
_LONGEST_LEAD: Final = 4  # tokens
_LONGEST_KNOWN: Final = 7  # tokens
_GUESSING: Final = frozenset({"could", "may", "might"})
_NAMES_OF_NAMES: Final = frozenset({"name", "nickname", "slang", "term", "title"})
_ARTICLES: Final = frozenset({"a", "an", "the"})
_BEFORE_NOUN: Final = _ARTICLES | {"as", "its", "their", "his", "her", "our", "my", "your"}
#: Endings of adjectives that the lexicon does not know: a “chaotic” backlog.
_OF_ADJECTIVES: Final = tuple("able al ary ed ful ible ic ing ish ist ive less meal ous".split())
_SHORTEST_ADJECTIVE: Final = 5  # letters
_LONGEST_TERM: Final = 2  # words
_SUBJECTS: Final = ("apposed_name", "insertion", "chain", "over_relative")
_LONGEST_NAME: Final = 4  # words
_LONGEST_TITLE: Final = 9  # words


def is_kind_of_noun(here: Stretch) -> bool:
    """Return whether a noun in marks tells which kind of thing the next one is: “thank you” calls.

    Adjectives there judge, and are mostly somebody's: an “offensive” remark.
    """
    if not 0 < len(here.words) <= _LONGEST_TERM or here.inner[-1] in ",.;:?":
        return False
    is_thanks = here.words[0].lower() == "thank" and "n" in _classes_at(here.tokens, here.at + 1)
    if not is_thanks and not _is_plain_noun(here.tokens, here.at + 1):
        return False
    if not _leads_to_noun(here.tokens, here.at - 1):
        return False
    last = here.words[-1].rstrip("!").lower().replace("’", "'")
    classes = word_classes(last)
    if last.endswith("y") and here.inner[-1] != "!" and not is_known_form(last):
        return False  # a “bumpy” ride
    if judges_by_ending(last) or here.words[0].endswith("ly"):
        return False
    is_noun = classes[:1] == "n" and not (last.endswith("s") and len(here.words) > 1)
    return is_noun or is_thanks or here.inner[-1] == "!"


def judges_by_ending(word: str) -> bool:
    """Return whether the ending of a word in lower case is that of an adjective or participle."""
    return len(word) >= _SHORTEST_ADJECTIVE and word.endswith(_OF_ADJECTIVES)


def _classes_at(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].classes if at < len(tokens) and not tokens[at].is_capitalised else ""


def _is_plain_noun(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the noun of a thing stands at a place.

    People may begin a clause of their own: the “nonsense” critics wrote.
    """
    if at >= len(tokens) or tokens[at].kind != "word" or tokens[at].is_capitalised:
        return False
    behind = tokens[at + 1].classes[:1] if at + 1 < len(tokens) else ""
    is_thing = tokens[at].classes == "n" and not is_people_noun(tokens[at].lower)
    is_thing = is_thing and tokens[at].lower not in WHEN  # they told of their “shock” yesterday
    return is_thing and behind not in ("o", "d")


def _leads_to_noun(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a noun phrase may go on behind a token: behind any word but "said"."""
    return at >= 0 and tokens[at].kind in ("word", "number") and tokens[at].lower != "said"


def is_work_by_noun(here: Stretch) -> bool:
    """Return whether a title stands behind what it is the title of: the song “Old Rain”."""
    if here.beside(-1) not in _WORKS:
        return False
    lead = here.tokens[max(0, here.at - _LONGEST_LEAD) : max(0, here.at - 1)]
    if any(verb_lemma(token.lower) in _JUDGING for token in lead):
        return False  # "she called the show “Dreadful”"
    return 0 < len(here.words) <= _LONGEST_TITLE and all(
        word[:1].isupper() or not word[:1].isalpha() for word in (here.words[0], here.words[-1])
    )


def is_title_between_commas(here: Stretch) -> bool:
    """Return whether a title stands behind what it is the title of: in his book, “Old Rain”."""
    if here.beside(-1) != "," or here.inner[-1:] not in (",", "."):
        return False
    noun = here.at - 2
    if here.lower(noun) not in _WORKS and here.lower(noun) not in _WRITINGS:
        return False
    lead = (token.lower for token in here.tokens[max(0, noun - _LONGEST_LEAD) : noun])
    return not _LEADING_TO_WORKS.isdisjoint(lead) and len(here.words) > 1 and is_titled(here.words)


def is_broadcast(here: Stretch) -> bool:
    """Return whether somebody is heard on a programme: he said on “Morning Tide” that it rained."""
    on = here.at - 1
    if here.lower(on) != "on":
        return False
    return (
        len(here.words) > 1
        and is_titled(here.words)
        and any(
            token.lower in _ON_AIR or verb_lemma(token.lower) in _SPEAKING_ON_AIR
            for token in here.tokens[max(0, on - _LONGEST_LEAD) : on]
        )
    )


def is_hearer(here: Stretch) -> bool:
    """Return whether marks hold the name of an outlet that is told something: told “The Tern”."""
    at = here.at - 1
    if here.lower(at) == "the":
        at -= 1
    if verb_lemma(here.lower(at)) != "tell":
        return False
    return (
        0 < len(here.words) <= _LONGEST_NAME
        and all(word[:1].isupper() for word in here.words)
        and here.words[-1][-1].isalnum()
        and here.beside(1) in ("that", "in", "on", "she", "he", "they", "it", "the")
    )


def is_given_title(here: Stretch) -> bool:
    """Return whether a participle and a mark lead up to a title: a paper titled: “Old Rain”."""
    return here.beside(-1) in (":", ",") and here.beside(-2) in ("titled", "entitled")


def _before_noun_phrase(tokens: Sequence[Token], start: int) -> int:
    """Return where the word stands to which "a", "its", "as the" before a place belong."""
    at = start - 1
    while lower_at(tokens, at) in _BEFORE_NOUN:
        at -= 1
    return at


def is_dubbed(here: Stretch) -> bool:
    """Return whether nobody is told to call something so: the system, dubbed a “wet brake”, …"""
    at = _before_noun_phrase(here.tokens, here.at)
    if here.lower(at) not in _NAMING or here.lower(at - 1) != ",":
        return False
    return not _is_somebodys(here, at)


def is_letter(here: Stretch) -> bool:
    """Return whether a letter is a class or a team: her “B” sample, pupils graded “C”."""
    return len(here.inner) == 1 and here.inner.isalpha() and here.at > 0 and here.beside(1) != ""


def is_known_as(here: Stretch) -> bool:
    """Return whether something goes by a name: a ledge known locally as “the Pulpit”."""
    end = here.at - 1
    if here.lower(end) in _ARTICLES:
        end -= 1
    lead = [token.lower for token in here.tokens[max(0, end - _LONGEST_KNOWN) : max(0, end)]]
    return here.lower(end) == "as" and "known" in lead and "," not in lead[lead.index("known") :]


def may_be_called(here: Stretch) -> bool:
    """Return whether somebody only might call something so: what a cook might call “soup”."""
    at = _before_noun_phrase(here.tokens, here.at)
    if verb_lemma(here.lower(at)) not in _CALLING:
        return False
    return any(token.text in _GUESSING for token in here.tokens[max(0, at - 2) : at])


def is_told_to_be_name(here: Stretch) -> bool:
    """Return whether the text says that words are a name: “superpots” – the title of her book."""
    behind = here.at + 1
    mark = here.lower(behind)
    return (
        (mark in DASHES or mark == ",")
        and here.lower(behind + 1) in _ARTICLES
        and here.lower(behind + 2) in _NAMES_OF_NAMES
    )


def is_cited_with_page(here: Stretch) -> bool:
    """Return whether a page stands behind a headline: The article “Bridge to close” (Page A8)."""
    return here.beside(1) == "(" and here.beside(2) == "page"


def _is_somebodys(here: Stretch, cue: int) -> bool:
    return any(
        clause.pattern in ("passive_by", "according", "words_of")
        or (clause.cue == cue and clause.pattern.startswith(_SUBJECTS))
        or (clause.says and clause.strength >= STRONG and clause.cue != cue)
        for clause in here.clauses
    )


#: Each tells by grammar that a stretch in marks is the name of something.
TERMS: Final = (
    is_kind_of_noun,
    is_work_by_noun,
    is_title_between_commas,
    is_broadcast,
    is_hearer,
    is_given_title,
    is_dubbed,
    is_letter,
    is_known_as,
    may_be_called,
    is_told_to_be_name,
    is_cited_with_page,
)
