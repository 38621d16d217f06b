"""The parser contract, run over Stanza, spaCy and a trivial parser, and over broken ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest
from attrs import evolve

from quotetrack.errors import ParserError
from quotetrack.model import ParsedSentence, ParsedText, ParsedToken
from quotetrack.parse import Parser, SpacyParser, StanzaParser, conformance
from tests.parse import spacy_model


class WhitespaceParser:
    """A parser of a different make: splits at spaces, and hangs every word on the first."""

    version = "whitespace 1"

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        return [self._parse(text) for text in texts]

    def _parse(self, text: str) -> ParsedText:
        tokens = tuple(
            ParsedToken(
                match.start(), match.end(), match.group(), match.group(), "X",
                -1 if at == 0 else 0, "root" if at == 0 else "dep",
            )
            for at, match in enumerate(re.finditer(r"\S+", text))
        )  # fmt: skip
        return ParsedText((ParsedSentence(tokens),) if tokens else ())


def _spacy_parser() -> SpacyParser:
    if spacy_model.MISSING:
        pytest.skip(spacy_model.MISSING)
    return SpacyParser(spacy_model.small_model())


@pytest.fixture(scope="module", params=[StanzaParser, _spacy_parser, WhitespaceParser])
def parser(request: pytest.FixtureRequest) -> Parser:
    made: Parser = request.param()
    return made


@pytest.mark.parametrize("check", conformance.CHECKS, ids=lambda check: check.__name__)
def test_contract(check: Callable[[Parser], None], parser: Parser) -> None:
    check(parser)


def _shifted(token: ParsedToken) -> ParsedToken:
    return evolve(token, start=token.start + 1)


def _rootless(token: ParsedToken) -> ParsedToken:
    return evolve(token, head=0)


def _badly_tagged(token: ParsedToken) -> ParsedToken:
    return evolve(token, ner="I-PER")


@pytest.mark.parametrize("damage", [_shifted, _rootless, _badly_tagged])
def test_a_broken_parser_is_caught(damage: Callable[[ParsedToken], ParsedToken]) -> None:
    class Broken(WhitespaceParser):
        def _parse(self, text: str) -> ParsedText:
            whole = super()._parse(text)
            return ParsedText(
                tuple(
                    ParsedSentence(tuple(map(damage, sentence.tokens)))
                    for sentence in whole.sentences
                )
            )

    with pytest.raises(ParserError):
        conformance.check_structure(Broken())


def test_a_parser_that_loses_a_text_is_caught() -> None:
    class Forgetful(WhitespaceParser):
        def parse(self, texts: Sequence[str]) -> list[ParsedText]:
            return super().parse([text for text in texts if text.strip()])

    with pytest.raises(ParserError, match="results"):
        conformance.check_one_result_each(Forgetful())
