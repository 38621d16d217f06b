"""Sources behind their verbs: "said Ms Lee", "was called “…” by Ms Lee"."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.quotes.constructions.record import OfVerb, Options, Verb
from quotetrack.quotes.name_words import is_people_noun
from quotetrack.quotes.skeleton import lower_at
from quotetrack.reading import Token

_BEFORE_PIECE = frozenset({"a", "an", "as", "the"})
_VERBS_OF_QUOTING = frozenset({"quote", "cite"})


def _passive_by(verb: Verb) -> Options:
    tokens, index = verb.around.tokens, verb.index
    # "called “a joke” by Ms Lee", "hailed as a “joy” and “treat” by her": words may stand between.
    by = _behind_pieces(tokens, index + 1)
    over = by > index + 1
    if (
        lower_at(tokens, by) == "by"
        and by + 1 in verb.around.starting_at
        and verb.lemma not in _VERBS_OF_QUOTING
        and (not over or "e" in tokens[index].classes or tokens[index].lower.endswith("ed"))
    ):
        found = verb.around.starting_at[by + 1]
        yield found, "passive_by"
        # "hailed as “a joy” by Ms Lee and “a treat” by Mr Cole", "by her as “a joy” and by him as"
        also = verb.around.phrases[found].last + 1
        if not over:
            also = _behind_pieces(tokens, also)
        also += lower_at(tokens, also) == ","
        also += lower_at(tokens, also) in ("and", "but", "while")
        if over:
            also = _behind_pieces(tokens, also)
        if lower_at(tokens, also) == "by" and also + 1 in verb.around.starting_at:
            yield verb.around.starting_at[also + 1], "passive_by"


def _behind_pieces(tokens: Sequence[Token], at: int) -> int:
    """Return where a sentence goes on behind pieces in marks, or `at` where none begins there."""
    piece = at
    while lower_at(tokens, piece) in _BEFORE_PIECE:
        piece += 1
    while piece < len(tokens) and tokens[piece].kind == "quotation":
        at = piece + 1
        piece = at + (lower_at(tokens, at) in (",", "and"))
        piece += lower_at(tokens, piece) in _BEFORE_PIECE
    return at


def _inverted(verb: Verb) -> Options:
    if verb.behind < 0 or _name_beside(verb) >= 0:
        return ()
    return ((verb.behind, "inverted" + verb.sign_behind),)


def _inverted_apposed(verb: Verb) -> Options:
    name = _name_beside(verb) if verb.behind >= 0 else -1
    return ((name, "inverted_apposed"),) if name >= 0 else ()


def _name_beside(verb: Verb) -> int:
    """Return the name behind a description, -1 for none: "the director, Ann Lee"."""
    around = verb.around
    phrase = around.phrases[verb.behind]
    if phrase.kind != "nominal":
        return -1
    if is_people_noun(around.tokens[phrase.head].lower) and phrase.last == phrase.head:
        name = around.starting_at.get(phrase.last + 1, -1)  # "said fire widow Ann Lee"
        if name >= 0 and around.phrases[name].kind == "name":
            return name
    name = around.starting_at.get(phrase.last + 2, -1)
    if name < 0 or lower_at(around.tokens, phrase.last + 1) != ",":
        return -1
    return name if around.phrases[name].kind in ("name", "title_name") else -1


#: Who right of a verb may be its source.
OBJECTS = (
    OfVerb("passive_by", "The plan was called “a joke” by *Ada Lee*.", (), _passive_by),
    OfVerb("inverted", "“No,” said *Ada Lee*.", ("r", "p", "j", "g", "e"), _inverted),
    OfVerb("inverted_apposed", "“No,” said the boss, *Ada Lee*.", (), _inverted_apposed),
)
