"""Find noun phrases outside quotations: names, titled names, descriptions, pronouns.

A chunker over word classes. It knows nothing of syntax beyond one phrase; which phrase is the
source of a quotation is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from quotetrack.lexicon.cues import NEWS_AGENCIES
from quotetrack.lexicon.people import ROLE_NOUNS
from quotetrack.lexicon.places import DEMONYMS
from quotetrack.model import MentionKind, Span
from quotetrack.quotes.name_words import (
    FIRST_PARTICLES,
    NAME_PARTICLES,
    STANDALONE,
    begins_clause,
    is_name_word,
)
from quotetrack.quotes.phrase_joining import attach, with_owners
from quotetrack.quotes.phrase_kinds import NounPhrase, kind_of
from quotetrack.quotes.phrase_words import (
    ADJECTIVES_OF_NEWS,
    NEVER_NAME,
    continues_as_noun,
    is_modifier,
    name_follows,
    names_a_body,
    names_a_role,
    noun_follows,
    office_before_name,
    role_before_name,
    stands_bare,
    stands_before_address,
    tells_when,
)
from quotetrack.quotes.skeleton import DASHES, Sentence
from quotetrack.reading import Token

SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you"})
#: "which" and "that" seldom take up somebody who speaks.
RELATIVE_PRONOUN = "who"
_BEFORE_RELATIVES = frozenset({",", "(", "[", "and", "but"}) | DASHES
_POSSESSIVES = frozenset({"his", "her", "their", "its", "our", "my", "your"})
_TIME_NOUNS = frozenset(
    "second minute hour day week month year decade century moment instant while time morning "
    "afternoon evening night weekend".split()
)


def noun_phrases(sentence: Sentence) -> list[NounPhrase]:
    """Return the noun phrases of `sentence` from left to right, not overlapping in their cores."""
    tokens = sentence.tokens
    found: list[NounPhrase] = []
    index, end = 0, _signature(tokens)
    while index < end:
        token = tokens[index]
        may_open = token.is_capitalised or _may_open(token.lower, token.classes)
        phrase = _phrase_at(tokens, index) if may_open else None
        if phrase is None:
            index += 1
            continue
        found.append(phrase)
        index = phrase.core_last + 1
    return with_owners(tokens, attach(tokens, found))


@lru_cache(maxsize=20_000)
def _may_open(lower: str, classes: str) -> bool:
    """Return whether a word without a capital can be the first of a noun phrase."""
    return (
        classes[:1] in ("d", "m", "j")
        or "n" in classes
        or lower in STANDALONE
        or lower in SUBJECT_PRONOUNS
        or lower in _POSSESSIVES
        or lower in ROLE_NOUNS
        or lower in FIRST_PARTICLES
        or lower in ADJECTIVES_OF_NEWS
        or lower == RELATIVE_PRONOUN
    )


def _signature(tokens: Sequence[Token]) -> int:
    """Return where the line of a news agency begins ("“…” – Reuters"), or the number of tokens."""
    for index in range(2, len(tokens)):
        if (
            tokens[index - 2].kind == "quotation"
            and tokens[index - 1].lower in DASHES
            and any(token.lower in NEWS_AGENCIES for token in tokens[index:])
        ):
            return index
    return len(tokens)


def label_phrase(tokens: Sequence[Token], label: Span, kind: MentionKind) -> list[NounPhrase]:
    """Return the phrase that names the speaker of a turn: the tokens of `label`, of that kind."""
    inside = [at for at, token in enumerate(tokens) if label.start <= token.start < label.end]
    if not inside:
        return []
    return [NounPhrase(inside[0], inside[-1], inside[-1], inside[-1], kind)]


def _phrase_at(tokens: Sequence[Token], index: int) -> NounPhrase | None:
    token = tokens[index]
    if token.kind not in ("word", "number") or token.lower == "'s":
        return None
    if stands_before_address(tokens, index) or tells_when(tokens, index):
        return None
    if token.lower in SUBJECT_PRONOUNS and token.text != "i":
        return NounPhrase(index, index, index, index, "pronoun")
    if token.lower == RELATIVE_PRONOUN:
        relative = _opens_relative_clause(tokens, index)
        return NounPhrase(index, index, index, index, "pronoun") if relative else None
    if index == 0 and _lost_its_article(tokens):
        return NounPhrase(0, 0, 0, 0, "nominal")
    position, head, owner = index, -1, -1
    determined = lower_noun = has_name = owner_has_name = False
    while position < len(tokens):
        word = tokens[position]
        first = position == index
        if word.kind == "number":
            determined = determined or first
            position += 1
            continue
        if word.kind != "word":
            break
        if word.lower == "'s":
            if head != position - 1:
                break
            owner, owner_has_name = head, has_name
            determined, lower_noun, has_name, head = True, False, False, -1
            position += 1
            continue
        leading = word.classes[:1]
        if first and word.lower in STANDALONE and not noun_follows(tokens, position):
            head = position
            position += 1
            break
        if is_name_word(tokens, position):
            if (
                lower_noun
                and tokens[position - 1].lower not in ROLE_NOUNS
                and not (determined and names_a_role(tokens, position))
                and not (determined and names_a_body(tokens, position))
            ):
                break
            head, has_name, lower_noun = position, True, False
            position += 1
            continue
        if has_name and (
            (word.lower == "of" and office_before_name(tokens, position))
            or (word.lower in NAME_PARTICLES and name_follows(tokens, position))
        ):
            position += 1
            continue
        if word.is_capitalised and not first and not begins_clause(tokens, position):
            break
        if leading == "d" or word.lower in _POSSESSIVES or leading == "m":
            if not (first or (determined and head < 0 and leading == "m") or word.lower == "the"):
                break
            if head >= 0:
                break
            determined = True
            position += 1
            continue
        if has_name and (after := role_before_name(tokens, position)):
            position = after
            continue
        if is_modifier(tokens, position, determined, head >= 0) or (
            leading == "j"
            and has_name
            and not lower_noun
            and noun_follows(tokens, position)
            and (determined or tokens[position - 1].text in DEMONYMS)
        ):
            position += 1  # "the Belgian prime minister"
            continue
        if "n" in word.classes or word.lower in ROLE_NOUNS:
            if head >= 0 and not continues_as_noun(tokens, position):
                break
            head, lower_noun = position, True
            position += 1
            continue
        break
    if head < 0 and owner >= 0:
        head, has_name = owner, owner_has_name
    if head < 0 or not _stands_alone(tokens, index, head, determined, has_name):
        return None
    return NounPhrase(index, head, head, head, kind_of(tokens, index, head, determined))


def _lost_its_article(tokens: Sequence[Token]) -> bool:
    """Return whether a bare noun without a capital opens the sentence: "firm said it would".

    Such sentences have lost their beginning on the way.
    """
    first = tokens[0]
    behind = next((token for token in tokens[1:] if token.classes[:1] != "r"), None)
    return (
        first.kind == "word"
        and first.classes[:1] == "n"
        and not first.is_capitalised
        and behind is not None
        and behind.kind == "word"
        and ("v" in behind.classes or behind.classes[:1] == "x")
        and not behind.is_capitalised
    )


def _stands_alone(
    tokens: Sequence[Token], first: int, head: int, determined: bool, has_name: bool
) -> bool:
    """Return whether the words from `first` to `head` make a noun phrase that can be a source."""
    if not (
        determined or has_name or stands_bare(tokens[head]) or tokens[first].lower in STANDALONE
    ):
        return False
    noun = tokens[head].lower
    if has_name:
        return head != first or noun not in NEVER_NAME
    by_clock = noun in _TIME_NOUNS or noun.removesuffix("s") in _TIME_NOUNS
    minutes = first > 1 and tokens[first - 2].lower == "according"
    return not by_clock or minutes  # "An hour later he said": no source.


def _opens_relative_clause(tokens: Sequence[Token], index: int) -> bool:
    """Return whether "who" takes up the noun before it: "Ms Lee, who", not "asked who"."""
    before = index - 1
    while before >= 0 and tokens[before].lower in _BEFORE_RELATIVES:
        before -= 1
    if before < 0 or index + 1 == len(tokens):
        return False
    noun, following = tokens[before], tokens[index + 1]
    ends_noun = noun.lower == ")" or (
        noun.kind in ("word", "number")
        and (noun.is_capitalised or "n" in noun.classes or noun.lower in STANDALONE)
    )
    if not ends_noun or following.kind == "quotation":
        return False
    return following.kind != "word" or following.lower not in SUBJECT_PRONOUNS
