"""Where sentences end, outside of quotations and inside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotetrack.lexicon.cues import (
    FORMS_OF_SAYING,
    HEARERS,
    VERBS_WITH_HEARER,
    cue_strength,
    verb_lemma,
)
from quotetrack.lexicon.word_classes import word_classes
from quotetrack.reading.marks import QuotedSpan
from quotetrack.reading.tokens import CLOSING, SENTENCE_END, TURN, Cut, Token

# The search for sources compares the cues of one sentence with each other, so its length is
# bounded: nobody reads on for the source of a quotation that far away.
_LONGEST_SENTENCE = 120
_LONGEST_ENDING = 20
_LONGEST_SUBJECT = 12  # tokens, with the verb and the two behind it
_NEVER_FIRST = CLOSING | {",", ";", ":"}
_STARTS_NEW = frozenset({"(", "[", "•", "–", "—", "―", "-"})
#: Behind "called" they tell what somebody does about something.
_CALLED_FOR = frozenset("for in off on up".split())
_SUBJECTS = frozenset("he she it they we there that".split())
_MAY_SAY = 0.12  # strength of a cue
_DASHES = frozenset({"–", "—", "―", "-", "--"})


def split_sentences(text: str, cut: Cut, quoted: Sequence[QuotedSpan]) -> list[list[Token]]:
    """Return the sentences of a text, in which each quotation is one token.

    Writes on all tokens of `cut` which sentence they stand in, and which of them open one.
    """
    sentences: list[list[Token]] = []
    number = 0
    for row in cut.rows:
        for sentence in _split(text, row, quoted):
            sentences.append(sentence)
            for token in sentence:
                token.sentence = number
                if token.quotation >= 0:
                    first, end = cut.inside[token.quotation]
                    number = _number_inside(text, cut.tokens[first:end], quoted, number)
            number += 1
    _mark_openings(text, cut)
    return sentences


def _number_inside(
    text: str, tokens: list[Token], quoted: Sequence[QuotedSpan], number: int
) -> int:
    """Write the sentences on the tokens of a quotation; return the number of the last one."""
    last = len(tokens) - 1
    for index, token in enumerate(tokens):
        token.sentence = number
        if index < last and token.may_end and _ends_sentence(text, tokens, index, quoted):
            number += 1
    return number


def _mark_openings(text: str, cut: Cut) -> None:
    """Write on each token whether it stands in front of the first word of its sentence, or is it.

    A colon opens anew, and so does what follows a dateline.
    """
    paragraph = sentence = -1
    opens = True
    for token in cut.tokens:
        if token.sentence < 0:  # of a dateline
            token.sentence = sentence + 1
            token.opens_sentence = paragraph != token.paragraph
            paragraph = token.paragraph
            continue
        if token.sentence != sentence:
            sentence = token.sentence
            paragraph = token.paragraph
            opens = True
        token.opens_sentence = opens
        if token.kind == "word":
            if opens and token.text[0].isalpha():
                opens = False
        elif token.text == ":" and not text[token.end : token.end + 1].isdigit():
            opens = True


def _split(text: str, tokens: list[Token], quoted: Sequence[QuotedSpan]) -> Iterator[list[Token]]:
    begin = 0
    is_turn = bool(tokens) and tokens[-1].lower == TURN
    for index in range(len(tokens) - 1):
        too_long = index - begin >= _LONGEST_SENTENCE
        if too_long or (
            tokens[index].may_end and not is_turn and _ends_sentence(text, tokens, index, quoted)
        ):
            yield tokens[begin : index + 1]
            begin = index + 1
    if begin < len(tokens):
        yield tokens[begin:]


def _ends_sentence(
    text: str, tokens: Sequence[Token], index: int, quoted: Sequence[QuotedSpan]
) -> bool:
    token, following = tokens[index], tokens[index + 1]
    if following.lower in _NEVER_FIRST:
        return False
    if token.kind == "quotation":
        return _ends_with_quotation(text, tokens, index, quoted[token.quotation])
    if token.kind == "tag":
        return True
    if not _may_begin(following):
        return False
    if token.lower in SENTENCE_END or token.lower.startswith(("...", ". .")):
        return token.start > 0 and (
            following.start > token.end
            or following.kind == "quotation"
            or (token.lower == "." and following.kind == "word")  # a blank was lost
            or (index > 0 and tokens[index - 1].kind == "quotation")
        )
    if token.lower in CLOSING:
        return index > 0 and tokens[index - 1].lower in SENTENCE_END
    # "… in the U.S. The" ends a sentence, "Mr. Smith" does not.
    return (
        token.kind == following.kind == "word"
        and following.is_capitalised
        and token.text.count(".") > 1
        and word_classes(following.lower)[0] in "dpoxsc"
    )


def _may_begin(token: Token) -> bool:
    """Return whether a token looks like the first of a sentence."""
    return (
        token.is_capitalised
        or token.kind in ("quotation", "number", "tag")
        or token.lower in _STARTS_NEW
    )


def _ends_with_quotation(
    text: str, tokens: Sequence[Token], index: int, stretch: QuotedSpan
) -> bool:
    """Return whether a quotation ends the sentence it stands in."""
    following = tokens[index + 1]
    end = stretch.inner.end
    last = text[max(0, end - _LONGEST_ENDING) : end].rstrip("'’\"”")[-1:]
    if last not in SENTENCE_END:
        if last in ",;:—–-":
            return False
        is_sentence = index == 0 or tokens[index - 1].may_end
        is_sentence = is_sentence and text[stretch.inner.start].isupper()
        return following.kind == "quotation" or (is_sentence and _says_else(tokens, index + 1))
    if following.lower in _DASHES or (last in "?!" and _attribution_follows(tokens, index + 1)):
        return False
    return _may_begin(following)


def _is_hearer(window: Sequence[Token], at: int) -> bool:
    """Return whether the pronoun of a hearer ends a clause there: “Why?” I ask her."""
    return (
        at < len(window)
        and window[at].lower in HEARERS
        and (at + 1 == len(window) or window[at + 1].kind in ("punctuation", "quotation"))
        and verb_lemma(window[at - 1].lower) in VERBS_WITH_HEARER
    )


def _may_say(verb: Token, following: Token) -> bool:
    """Return whether a verb that goes on may tell who said what stands before it.

    "…?" Mr Lee asked on Monday, but "…?" Crews called off the search.
    """
    lemma = verb_lemma(verb.lower)
    is_act = lemma == "call" and following.lower in _CALLED_FOR
    return not is_act and cue_strength(lemma) >= _MAY_SAY


def _says_else(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a clause tells what somebody says: “We will see” Captain Lee says he is fit.

    The full stop of the words in marks is lost, and they are somebody else's.
    """
    window = tokens[index : index + _LONGEST_SUBJECT]
    for offset, token in enumerate(window[:-2]):
        if token.kind != "word" or not window[0].is_capitalised:
            return False
        if offset and token.lower in FORMS_OF_SAYING and token.text[0].islower():
            subject, verb = window[offset + 1 : offset + 3]
            return subject.lower in _SUBJECTS and verb.classes[:1] in ("v", "x")
    return False


def _attribution_follows(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a name and then a verb that ends the clause follow a "…?" or "…!"."""
    window = tokens[index : index + 9]
    for offset, token in enumerate(window):
        if token.kind == "quotation" or token.lower in SENTENCE_END:
            return False
        if offset and token.kind == "word" and "v" in token.classes and token.text[0].islower():
            behind = offset + 1
            if _is_hearer(window, behind):
                behind += 1
            rest = window[behind : behind + 1]
            if rest and rest[0].lower == ":":
                return False  # "…?" Mr Lee said: "…"
            if not rest or rest[0].kind in ("punctuation", "quotation"):
                return True
            return rest[0].classes[:1] in ("p", "r", "g") and _may_say(token, rest[0])
    return False
