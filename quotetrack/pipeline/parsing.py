"""The parses of drafts: what the parser is asked, in which portions, and what it may answer."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import islice
from numbers import Integral

from quotetrack import quotes
from quotetrack.errors import ModelError, ParserError, QuotetrackError, TimeLimitError
from quotetrack.limits import Clock
from quotetrack.model import ParsedSentence, ParsedText, ParsedToken
from quotetrack.parse import Parser
from quotetrack.parse.base import parse_sentences
from quotetrack.pipeline.choices import version_of

_FRAMES_AT_ONCE = 1000


def parse_in_time(
    drafts: Sequence[tuple[quotes.Draft, Clock]], parser: Parser | None
) -> list[list[ParsedText] | QuotetrackError]:
    """Return the parses of each draft's frames, or the error of a draft that cannot be parsed.

    Drafts share the time of parsing by the length of their frames. One with a great many of them is
    parsed by itself, a portion at a time.
    """
    shared = [one for one in drafts if len(one[0].frames) <= _FRAMES_AT_ONCE]
    lengths = [sum(len(frame.text) for frame in drafted.frames) for drafted, _ in shared]
    began = time.thread_time()
    together = iter(parse_drafts([drafted for drafted, _ in shared], parser))
    taken = time.thread_time() - began
    for (_, clock), length in zip(shared, lengths, strict=True):
        clock.add(taken * length / (sum(lengths) or 1))
    return [
        next(together)
        if len(drafted.frames) <= _FRAMES_AT_ONCE
        else _parse_portions(drafted, parser, clock)
        for drafted, clock in drafts
    ]


def _parse_portions(
    drafted: quotes.Draft, parser: Parser | None, clock: Clock
) -> list[ParsedText] | QuotetrackError:
    texts = [made.text for made in drafted.frames]
    parsed: list[ParsedText] = []
    try:
        for begin in range(0, len(texts) if parser is not None else 0, _FRAMES_AT_ONCE):
            assert parser is not None
            with clock:
                portion = texts[begin : begin + _FRAMES_AT_ONCE]
                parsed += _checked_parses(parser, portion, drafted.indirect)
                clock.check()
    except (ParserError, TimeLimitError) as error:
        return error
    return parsed


def parse_drafts(
    drafts: Sequence[quotes.Draft], parser: Parser | None
) -> list[list[ParsedText] | ParserError]:
    """Return the parses of each draft's frames, or the error of a draft that cannot be parsed."""
    if parser is None:
        return [[] for _ in drafts]
    texts = [made.text for drafted in drafts for made in drafted.frames]
    if not texts:
        return [[] for _ in drafts]
    try:
        # Names are read by indirect speech only.
        parsed = _checked_parses(parser, texts, any(drafted.indirect for drafted in drafts))
    except ParserError as error:
        if len(drafts) == 1:
            return [error]
        # One bad document must not take its neighbours down: parse each by itself.
        return [parse_drafts([drafted], parser)[0] for drafted in drafts]
    remaining = iter(parsed)
    return [list(islice(remaining, len(drafted.frames))) for drafted in drafts]


def _checked_parses(parser: Parser, texts: list[str], names: bool) -> list[ParsedText]:
    """Return the parses of `texts`, or raise ParserError where the parser breaks its contract."""
    try:
        parsed = parse_sentences(parser, texts, names=names)
    except (ParserError, ModelError):
        raise
    except Exception as error:  # Anything can come out of a parser that is not ours.
        raise ParserError(
            f"The parser {_name(parser)} raised {type(error).__name__}: {error}"
        ) from error
    problem = _problem(parsed, len(texts))
    if problem:
        raise ParserError(
            f"The parser {_name(parser)} breaks its contract: {problem}. "
            "quotetrack.parse.conformance tells what a parser must do."
        )
    return parsed


def _problem(parsed: object, wanted: int) -> str:
    """Return what is wrong with a parser's result where the stages could not read it, or ""."""
    if not isinstance(parsed, list):
        return f"it must return a list, but returned {type(parsed).__name__}"
    if len(parsed) != wanted:
        return f"it returned {len(parsed)} results for {wanted} texts"
    for one in parsed:
        if not isinstance(one, ParsedText):
            return f"it must return ParsedText objects, but returned {type(one).__name__}"
        if not _are(one.sentences, ParsedSentence):
            return "the sentences of a ParsedText must be a tuple of ParsedSentence objects"
        for sentence in one.sentences:
            if not _are(sentence.tokens, ParsedToken):
                return "the tokens of a sentence must be a tuple of ParsedToken objects"
            if not all(_is_sound(token, len(sentence.tokens)) for token in sentence.tokens):
                return "a token has a head outside its sentence, or a field of a wrong type"
    return ""


def _are(items: object, kind: type) -> bool:
    return isinstance(items, (tuple, list)) and all(isinstance(item, kind) for item in items)


def _is_sound(token: ParsedToken, length: int) -> bool:
    numbers = (token.start, token.end, token.head)
    words = (token.text, token.upos, token.deprel)
    return (
        all(isinstance(number, Integral) for number in numbers)
        and all(isinstance(word, str) for word in words)
        and -1 <= token.head < length
    )


def _name(parser: Parser) -> str:
    return f"{type(parser).__name__} ({version_of(parser)})"
