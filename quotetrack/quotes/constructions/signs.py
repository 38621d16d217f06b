"""Words and marks that name a source without a verb: "according to", a colon, a dash, an owner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotetrack.lexicon.cues import ANSWERS, NOUNS_OF_SAYING
from quotetrack.quotes.constructions.record import AtToken, Clause, Phrases
from quotetrack.quotes.name_words import is_people_noun
from quotetrack.quotes.skeleton import DASHES, lower_at
from quotetrack.reading import Token

ACCORDING_TO = "according to"
TO_QUOTE = "to quote"
_COPULAS = frozenset({"is", "was", "are", "were", "sounded", "seemed"})
_LONGEST_PREDICATE = 4  # tokens
_BEFORE_LABEL = frozenset({"from", "by", "of", "to", "for", "in", "on"})


def _according(around: Phrases, index: int) -> Iterator[Clause]:
    number = around.starting_at.get(index + 2)
    if number is not None:
        yield Clause(number, index, index + 1, "according", 0.97)


def _from_line(around: Phrases, index: int) -> Iterator[Clause]:
    number = around.starting_at.get(index + 1)
    if index <= 1 and number is not None:
        colon = _colon_before_words(around.tokens)
        if colon > index:
            yield Clause(number, colon, colon, "from_line", 0.9)


def _colon_before_words(tokens: Sequence[Token]) -> int:
    """Return the index of a colon that ends the sentence or stands before a quotation, or -1."""
    if tokens[-1].lower == ":":
        return len(tokens) - 1
    for index in range(1, len(tokens)):
        if tokens[index].kind == "quotation" and tokens[index - 1].lower == ":":
            return index - 1
    return -1


def _phrase_before_colon(around: Phrases, colon: int) -> int:
    """Return the phrase that ends before a colon, or before a bracket before it, or -1."""
    before = colon - 1
    if lower_at(around.tokens, before) == ")":
        while before > 0 and around.tokens[before].lower != "(":
            before -= 1
        before -= 1
    return around.ending_at.get(before, -1)


def _label(around: Phrases, colon: int) -> Iterator[Clause]:
    number = _phrase_before_colon(around, colon)
    opening = around.starting_at.get(0, -1)
    if (
        opening >= 0
        and lower_at(around.tokens, 0) in ("his", "her")
        and around.tokens[around.phrases[opening].head].lower in ANSWERS
    ):
        number = opening  # "Her advice for those who try it: “…”"
    if number < 0 or around.phrases[number].first != 0:
        return
    last = colon == len(around.tokens) - 1 or around.tokens[colon + 1].kind == "quotation"
    if last or around.phrases[number].kind != "nominal":
        yield Clause(
            number, colon, colon, "label", 0.6
        )  # no headline: "Harbour fire: what we know"


def _label_apposed(around: Phrases, colon: int) -> Iterator[Clause]:
    """Yield the name before a description that ends in a colon: "Ann Lee, Channel Nine: “…”"."""
    number = around.starting_at.get(0, -1)
    if number >= 0 and _is_described_till(around, number, colon):
        yield Clause(number, colon, colon, "label_apposed", 0.9, True)


def _is_described_till(around: Phrases, number: int, colon: int) -> bool:
    phrase, last = around.phrases[number], _phrase_before_colon(around, colon)
    return (
        phrase.kind in ("name", "title_name")
        and last > number
        and lower_at(around.tokens, phrase.core_last + 1) == ","
        and around.phrases[last].first == phrase.core_last + 2
    )


def _colon(around: Phrases, colon: int) -> Iterator[Clause]:
    number = _phrase_before_colon(around, colon)
    if number < 0 or around.phrases[number].first == 0:
        return
    if 0 in around.starting_at and _is_described_till(around, around.starting_at[0], colon):
        return
    about = lower_at(around.tokens, 0) in _ABOUT and 1 in around.starting_at
    if about and (around.phrases[number].first == 1 or lower_at(around.tokens, 0) != "on"):
        return  # "Of his rival Ada Lee: “…”"
    lead = around.tokens[around.phrases[number].first - 1]
    kind = lead.lower if lead.lower in _BEFORE_LABEL else "other"
    if lead.kind == "punctuation":
        kind = "start"
    yield Clause(number, colon, colon, "colon_" + kind, 0.4)


def _colon_noun(around: Phrases, colon: int) -> Iterator[Clause]:
    number = _phrase_before_colon(around, colon)
    if number >= 0 and around.tokens[around.phrases[number].head].lower in NOUNS_OF_SAYING:
        yield Clause(number, colon, colon, "colon_noun", 0.5)


def _described(around: Phrases, colon: int) -> Iterator[Clause]:
    """Yield the person whose manner introduces a quotation: "An aide was blunter: “…”"."""
    tokens = around.tokens
    if colon + 1 < len(tokens) and tokens[colon + 1].kind != "quotation":
        return
    for index in range(colon - 1, max(0, colon - 1 - _LONGEST_PREDICATE), -1):
        token = tokens[index]
        if token.lower in _COPULAS and index - 1 in around.ending_at and index < colon - 1:
            number = around.ending_at[index - 1]
            predicate = tokens[index + 1 : colon]
            if _is_person(around, number) and any(
                "j" in word.classes or word.lower.endswith("er") for word in predicate
            ):
                yield Clause(number, index, index, "described", 0.9, True)
            return
        if token.kind != "word" or token.is_capitalised:
            return


def _is_person(around: Phrases, number: int) -> bool:
    phrase = around.phrases[number]
    head = around.tokens[phrase.head].lower
    return (
        head in ("he", "she", "they")
        or phrase.kind == "title_name"
        or (phrase.kind == "name" and not lower_at(around.tokens, phrase.first - 1))
        or (phrase.kind == "nominal" and is_people_noun(head))
    )


def _to_quote(around: Phrases, index: int) -> Iterator[Clause]:
    number = around.starting_at.get(index + 2)
    if number is not None and index <= 1:
        yield Clause(number, index + 1, index + 1, "to_quote", 0.9, True)


def _dash(around: Phrases, index: int) -> Iterator[Clause]:
    number = around.starting_at.get(index + 1)
    if number is not None and index and around.tokens[index - 1].kind == "quotation":
        yield Clause(number, index, index, "dash", 0.97)


def _dash_line(around: Phrases, index: int) -> Iterator[Clause]:
    number = around.starting_at.get(index + 1)
    if number is not None and index == 0:
        yield Clause(number, index, index, "dash_line", 0.97)


def _owner(around: Phrases, number: int) -> tuple[Clause, ...]:
    if not _owns_next(around, number):
        return ()
    head = around.phrases[number + 1].head
    return (Clause(number, head, head, "owner", 0.6),)


def _owns_next(around: Phrases, number: int) -> bool:
    """Return whether the next phrase holds this one as its owner: "Ann Lee’s reply"."""
    if number + 1 >= len(around.phrases):
        return False
    owner, owned = around.phrases[number], around.phrases[number + 1]
    return owned.first == owner.first or (
        owned.first < owner.first and owned.head == owner.last + 1
    )


def _words_of(around: Phrases, number: int) -> tuple[Clause, ...]:
    first = around.phrases[number].first
    if lower_at(around.tokens, first - 1) != "of" or _owns_next(around, number):
        return ()
    if lower_at(around.tokens, first - 2) not in NOUNS_OF_SAYING:
        return ()
    return (Clause(number, first - 2, first - 2, "words_of", 0.5),)


_ABOUT = frozenset({"of", "on", "about"})
_PREPOSITIONS = ("from", "start", "other")
_COLON = (
    AtToken("label", "*Lee*: “No.”", (), _label),
    AtToken("label_apposed", "*Ada Lee*, Channel Nine: “No.”", (), _label_apposed),
    AtToken("colon_", "And from *Ada Lee*: “No.”", _PREPOSITIONS, _colon),
    AtToken("colon_noun", "They read *the statement*: “No.”", (), _colon_noun),
    AtToken("described", "*An aide* was blunter: “No.”", (), _described),
)
_DASH = (
    AtToken("dash", "“No.” — *Ada Lee*", (), _dash),
    AtToken("dash_line", "— *Ada Lee*, “the boss”", (), _dash_line),
)
#: What a word or mark may open, by the word or mark.
AT_TOKENS = {
    ACCORDING_TO: (AtToken("according", "According to *Ada Lee*, “no”.", (), _according),),
    "from": (AtToken("from_line", "From *Ada Lee*, by letter: “No.”", (), _from_line),),
    TO_QUOTE: (AtToken("to_quote", "To quote *Ada Lee*, “no”.", (), _to_quote),),
    ":": _COLON,
    **dict.fromkeys(DASHES, _DASH),
}
#: Who owns what was said, asked of each noun phrase.
OWNERS = (
    AtToken("owner", "*Ada Lee*’s verdict: “No.”", (), _owner),
    AtToken("words_of", "It is, in the words of *Ada Lee*, “no”.", (), _words_of),
)
