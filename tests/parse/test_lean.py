"""A parser does no more than it is asked to, and a quick start brings nothing that is not used."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Sequence

import pytest

import quotetrack
from quotetrack.model import ParsedText
from quotetrack.parse import SentenceParser, StanzaParser

TEXT = "“We leave on Friday,” said the minister who had called Ana Ruiz a friend of the house."


class Listening(StanzaParser):
    """Notes whether names were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[bool] = []

    def parse_sentences(self, sentences: Sequence[str], *, names: bool) -> list[ParsedText]:
        self.asked.append(names)
        return super().parse_sentences(sentences, names=names)


class Plain:
    """A parser of somebody else's, which knows `parse` only."""

    version = "plain 1"

    def __init__(self) -> None:
        self.calls = 0

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        self.calls += 1
        return StanzaParser().parse(texts)


def test_names_are_found_where_indirect_speech_wants_them_only() -> None:
    parser = Listening()
    quotetrack.extract_quotes(TEXT, parser=parser, indirect=True)
    assert parser.asked == [True]
    parser.asked.clear()
    for text in (TEXT, TEXT.replace("said", "according to")):
        quotetrack.extract_quotes(text, parser=parser)
    assert True not in parser.asked


def test_trees_are_the_same_without_names() -> None:
    parser = StanzaParser()
    (bare,) = parser.parse_sentences([TEXT], names=False)
    (full,) = parser.parse_sentences([TEXT], names=True)
    assert {token.ner for token in bare.sentences[0].tokens} == {"O"}
    assert "B-PER" in {token.ner for token in full.sentences[0].tokens}
    for one, other in zip(bare.sentences[0].tokens, full.sentences[0].tokens, strict=True):
        assert (one.start, one.head, one.upos) == (other.start, other.head, other.upos)


def test_a_parser_with_parse_alone_is_enough() -> None:
    parser = Plain()
    assert not isinstance(parser, SentenceParser)
    quotetrack.extract_quotes(TEXT, parser=parser, indirect=True)
    assert parser.calls == 1


def test_the_first_parse_builds_nothing_that_only_training_needs() -> None:
    program = """
        import sys
        from quotetrack.parse import StanzaParser
        assert StanzaParser().parse_sentences(["“Q,” she said."], names=False)[0].sentences
        assert "torch._dynamo" not in sys.modules
        assert "torch._inductor" not in sys.modules
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=True, timeout=120)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_ordinary_articles_need_little_memory() -> None:
    program = """
        import sys
        from pathlib import Path
        import quotetrack
        texts = [path.read_text("utf-8") for path in sorted(Path("seeds").glob("*.txt"))]
        assert texts
        for result in quotetrack.pipe(texts * 3):
            assert isinstance(result, quotetrack.Analysis)
        assert "torch" in sys.modules
        # Not what getrusage says: that counts the process before this one, too.
        (peak,) = [line for line in open("/proc/self/status") if line.startswith("VmHWM")]
        assert int(peak.split()[1]) < 450 * 1024, peak
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=True, timeout=300)
