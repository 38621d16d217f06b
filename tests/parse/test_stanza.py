"""StanzaParser with the bundled models: trees, offsets, batches, threads, processes, network."""

from __future__ import annotations

import concurrent.futures
import pickle
import subprocess
import sys
import textwrap

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotetrack.errors import ModelError
from quotetrack.model import ParsedSentence, ParsedText, ParsedToken
from quotetrack.parse import StanzaParser
from quotetrack.parse.conformance import check_parsed_text


@pytest.fixture(scope="module")
def parser() -> StanzaParser:
    return StanzaParser()


def subject_of(parsed: ParsedText, cue: str) -> list[str]:
    """The words of the subject of `cue`, with all that hangs below it."""
    for sentence in parsed.sentences:
        for verb, token in enumerate(sentence.tokens):
            if token.text == cue:
                return [word.text for word in below_subject(sentence, verb)]
    return []


def below_subject(sentence: ParsedSentence, verb: int) -> list[ParsedToken]:
    found = []
    for word in sentence.tokens:
        step = word
        while step.head not in (verb, -1):
            step = sentence.tokens[step.head]
        if step.head == verb and step.deprel.startswith("nsubj"):
            found.append(word)
    return found


@pytest.mark.parametrize(
    ("frame", "cue", "subject"),
    [
        ("“Q,” Ana Ruiz said.", "said", "Ana"),
        ("“Q,” said Ana Ruiz, a lawyer for the group.", "said", "Ana"),
        ("“Q,” he said, “Q.”", "said", "he"),
        ("Mr. Chan told reporters on Monday: “Q.”", "told", "Chan"),
        ("“Q,” Ms Okafor, now at the institute in Oslo, said.", "said", "Okafor"),
        ("“Q?” she asked.", "asked", "she"),
        ("The mayor of Springfield wrote: “Q.”", "wrote", "mayor"),
        ("“Q,” the group said in a statement.", "said", "group"),
        ("On Tuesday, the senator added, “Q.”", "added", "senator"),
        ('"Q," the spokesman said.', "said", "spokesman"),
    ],
)
def test_subject_of_the_cue_verb(parser: StanzaParser, frame: str, cue: str, subject: str) -> None:
    assert subject in subject_of(parser.parse([frame])[0], cue)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("“Are you sure?” she asked.", 1),
        ("“Get out!” the man shouted.", 1),
        ("He left. She stayed.", 2),
        ("Rep. Ann Lee (D-Md.) said so.", 1),
        ("", 0),
    ],
)
def test_sentences(parser: StanzaParser, text: str, sentences: int) -> None:
    assert len(parser.parse([text])[0].sentences) == sentences


def test_contractions_are_two_tokens(parser: StanzaParser) -> None:
    (sentence,) = parser.parse(["They don't like Ana's plan."])[0].sentences
    words = [token.text for token in sentence.tokens]
    assert words == ["They", "do", "n't", "like", "Ana", "'s", "plan", "."]


def test_lemmas_of_cue_verbs(parser: StanzaParser) -> None:
    (sentence,) = parser.parse(["He said it and tweeted it."])[0].sentences
    lemmas = {token.text: token.lemma for token in sentence.tokens}
    assert (lemmas["said"], lemmas["tweeted"]) == ("say", "tweet")


def test_names(parser: StanzaParser) -> None:
    (sentence,) = parser.parse(["“Q,” said Maria Lopez in Chicago."])[0].sentences
    tags = {token.text: token.ner for token in sentence.tokens}
    assert (tags["Maria"], tags["Lopez"], tags["Chicago"]) == ("B-PER", "I-PER", "B-LOC")


def test_texts_of_a_batch_keep_apart(parser: StanzaParser) -> None:
    texts = ["he said", "", "and she", "left. They", "\n\n", "stayed"]
    parsed = parser.parse(texts)
    words = [
        [token.text for sentence in one.sentences for token in sentence.tokens] for one in parsed
    ]
    assert words == [["he", "said"], [], ["and", "she"], ["left", ".", "They"], [], ["stayed"]]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.text(
            st.one_of(
                st.characters(),
                st.sampled_from("“”\"'’.,?! \n\r\t\x00\ud800\u200b\u2028ab"),
            ),
            max_size=80,
        ),
        max_size=6,
    )
)
def test_any_text_gives_offsets_into_itself(parser: StanzaParser, texts: list[str]) -> None:
    for text, parsed in zip(texts, parser.parse(texts), strict=True):
        check_parsed_text(text, parsed)


def test_a_sentence_without_end_is_cut(parser: StanzaParser) -> None:
    parsed = parser.parse(["and so on " * 2_000])[0]
    assert max(len(sentence.tokens) for sentence in parsed.sentences) <= 150


def test_pickling_carries_the_arguments_only(parser: StanzaParser) -> None:
    parser.parse(["Yes."])
    data = pickle.dumps(parser)
    assert len(data) < 1_000
    assert pickle.loads(data).parse(["Yes."]) == parser.parse(["Yes."])


def test_threads_can_share_a_parser(parser: StanzaParser) -> None:
    texts = [f"“Q,” said witness {number}." for number in range(12)]
    alone = [parser.parse([text])[0] for text in texts]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: parser.parse([text])[0], texts))
    assert together == alone


def test_version_names_stanza_and_the_models(parser: StanzaParser) -> None:
    assert parser.version.startswith("stanza ")
    assert "quotetrack-en " in parser.version


def test_the_network_is_never_used() -> None:
    program = """
        import socket, logging

        def refuse(*args, **kwargs):
            raise AssertionError("the network was used")

        socket.socket.connect = refuse
        socket.create_connection = refuse
        socket.getaddrinfo = refuse

        from quotetrack.parse import StanzaParser
        assert StanzaParser().parse(["He said so."])[0].sentences
    """
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_importing_and_making_a_parser_is_light() -> None:
    program = """
        import sys
        from quotetrack.parse import StanzaParser
        StanzaParser().version
        assert StanzaParser().parse(["", " "])
        assert not {"torch", "stanza"} & set(sys.modules)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=True, timeout=60)


def test_an_official_package_that_is_not_there_is_an_error(tmp_path: object) -> None:
    with pytest.raises(ModelError, match="download=True"):
        StanzaParser(package="default", dir=str(tmp_path)).parse(["Yes."])


def test_download_needs_a_package() -> None:
    with pytest.raises(ModelError, match="package"):
        StanzaParser(download=True)
