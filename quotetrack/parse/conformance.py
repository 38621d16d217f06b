"""Checks that any `Parser` must pass. Each raises `ParserError` where the contract is broken.

Run them over a parser of your own before you give it to quotetrack:

    from quotetrack.parse import conformance
    conformance.check_all(MyParser())
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence

from quotetrack.errors import ParserError
from quotetrack.model import ParsedSentence, ParsedText
from quotetrack.parse.base import Parser, SentenceParser

ORDINARY = (
    "“Q,” said Ana Ruiz, a lawyer for the group.",
    "Mr Chan, who now works in Oslo, told reporters on Monday: “Q.”",
    "She isn't sure. He's not either!",
)

HOSTILE = (
    "",
    " \t\r\n ",
    ".",
    "\x00\x00 said \x00",
    "a lone \ud800 surrogate \udfff",
    "line one\r\nline two\r\n\r\nparagraph two",
    "\n\n\n“Q,” he said.\n\n",
    "\u202eright to left\u202c and \ufeffzero\u200bwidth",
    "🙂🙂 she wrote 👩‍👩‍👧",
    "x" * 5_000,
    "“" * 400,
    "no full stop " * 400,
    "<PAD> <UNK> _ \t",
    "قال الوزير: نعم",
)


def check_all(parser: Parser) -> None:
    """Run every check over `parser`."""
    for check in CHECKS:
        check(parser)


def check_is_parser(parser: Parser) -> None:
    """A parser has a version that names it, and a `parse` method."""
    _require(isinstance(parser, Parser), "It lacks `version` or `parse`.")
    _require(bool(parser.version.strip()), "Its version is empty.")


def check_one_result_each(parser: Parser) -> None:
    """There is one result for each text, in order, and none for no text."""
    _require(list(parser.parse([])) == [], "parse([]) must return an empty list.")
    for texts in (list(ORDINARY), list(HOSTILE), ["", "Yes.", ""]):
        found = parser.parse(texts)
        _require(len(found) == len(texts), f"{len(texts)} texts gave {len(found)} results.")


def check_structure(parser: Parser) -> None:
    """Offsets slice back, tokens are in order, and each sentence is one tree with one root."""
    texts = [*ORDINARY, *HOSTILE]
    for text, parsed in zip(texts, parser.parse(texts), strict=True):
        check_parsed_text(text, parsed)


def check_finds_tokens(parser: Parser) -> None:
    """A text with words has tokens."""
    for text, parsed in zip(ORDINARY, parser.parse(list(ORDINARY)), strict=True):
        _require(bool(parsed.sentences), f"No sentence was found in {text!r}.")


def check_batches_agree(parser: Parser) -> None:
    """A text gets the same tokens alone and among others."""
    together = parser.parse(list(ORDINARY))
    for text, parsed in zip(ORDINARY, together, strict=True):
        alone = parser.parse([text])[0]
        _require(
            _places(alone) == _places(parsed),
            f"Other texts of the batch change the tokens of {text!r}.",
        )


def check_sentences(parser: Parser) -> None:
    """What also parses sentences one by one does so with a tree each, and tags names if asked."""
    if not isinstance(parser, SentenceParser):
        return
    texts = [*ORDINARY, *HOSTILE]
    for names in (False, True):
        found = parser.parse_sentences(texts, names=names)
        _require(len(found) == len(texts), f"{len(texts)} sentences gave {len(found)} results.")
        for text, parsed in zip(texts, found, strict=True):
            check_parsed_text(text, parsed)


def check_pickles(parser: Parser) -> None:
    """A parser can be sent to another process and is the same parser there."""
    try:
        copy = pickle.loads(pickle.dumps(parser))
    except Exception as error:
        raise ParserError(
            f"{type(parser).__name__} cannot be pickled ({error!r}). Pickle its arguments and "
            "load its models anew, so that worker processes can use it."
        ) from error
    _require(copy.version == parser.version, "Its pickled copy has another version.")


def check_parsed_text(text: str, parsed: ParsedText) -> None:
    """Check one result against the text that was parsed."""
    end = 0
    for sentence in parsed.sentences:
        _require(bool(sentence.tokens), f"An empty sentence in {text[:60]!r}.")
        for token in sentence.tokens:
            _require(
                end <= token.start < token.end <= len(text),
                f"Token {token.text!r} at {token.start}:{token.end} lies outside the text, is "
                f"empty or overlaps the one before, in {text[:60]!r}.",
            )
            _require(
                text[token.start : token.end] == token.text,
                f"text[{token.start}:{token.end}] is not {token.text!r}.",
            )
            end = token.end
        _check_tree(sentence)
        _check_names(sentence)


def _check_tree(sentence: ParsedSentence) -> None:
    heads = [token.head for token in sentence.tokens]
    shown = " ".join(token.text for token in sentence.tokens)[:80]
    _require(heads.count(-1) == 1, f"A sentence needs one root: {shown!r}.")
    _require(all(-1 <= head < len(heads) for head in heads), f"A head lies outside: {shown!r}.")
    settled = [False] * len(heads)
    for at in range(len(heads)):
        path = []
        while at != -1 and not settled[at]:
            settled[at] = True
            path.append(at)
            at = heads[at]
            _require(at not in path, f"Heads go round in a circle: {shown!r}.")


def _check_names(sentence: ParsedSentence) -> None:
    before = "O"
    for token in sentence.tokens:
        tag = token.ner
        valid = tag == "O" or tag[:2] in ("B-", "I-")
        _require(valid, f"The name tag {tag!r} of {token.text!r} is not in the BIO scheme.")
        if tag.startswith("I-"):
            _require(
                before[2:] == tag[2:], f"The name tag {tag!r} of {token.text!r} follows {before!r}."
            )
        before = tag


def _places(parsed: ParsedText) -> list[tuple[int, int]]:
    return [(token.start, token.end) for s in parsed.sentences for token in s.tokens]


def _require(holds: bool, message: str) -> None:
    if not holds:
        raise ParserError(f"The parser breaks its contract. {message}")


CHECKS: Sequence[Callable[[Parser], None]] = (
    check_is_parser,
    check_one_result_each,
    check_structure,
    check_finds_tokens,
    check_batches_agree,
    check_sentences,
    check_pickles,
)
