"""The whole way through: what a text looks like changes nothing but the offsets."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

import quotetrack
from quotetrack import linking
from tests.fuzzing.invariants import check
from tests.reading.test_text import ARTICLE, wrapped

TALK = (
    "The council will decide in May. Asked whether she would resign, Mayor Ann Lee said: “I will "
    "resign in June.”\n\n"
    "A week later the mayor was asked again whether she would resign. “I will not resign in "
    "June,” Ms Lee said.\n\n"
    "Tom Reed, a farmer, called the answers “a joke,” and left."
)

DISGUISES: dict[str, Callable[[str], str]] = {
    "broken lines": lambda text: wrapped(text, 60),
    "broken and indented": lambda text: re.sub(r"(?m)^(?=.)", "    ", wrapped(text, 60)),
    "a quoted mail": lambda text: re.sub(r"(?m)^", "> ", wrapped(text, 60)),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "blanks that do not break": lambda text: text.replace(" ", "\u00a0"),
    "two blanks": lambda text: text.replace(" ", "  "),
    "soft hyphens": lambda text: re.sub(r"(?<=[a-z])(?=[a-z])", "\u00ad", text),
    "characters without width": lambda text: text.replace(" ", "\u200b \u200b"),
    "a mark of byte order": lambda text: "\ufeff" + text,
}


def _plain(text: str) -> str:
    return " ".join(re.sub("[\u00ad\u200b\ufeff>]", "", text).split())


def _shape(found: quotetrack.Analysis) -> list[Any]:
    """Return what was found, without offsets and ids."""
    return [
        [
            (
                _plain(one.text),
                one.kind,
                one.confidence,
                one.rule,
                one.source and _plain(one.source.text),
                one.speaker and one.speaker.name,
                one.cue and _plain(one.cue.text),
                one.question and _plain(one.question.text),
                one.occasion and _plain(one.occasion.text),
            )
            for one in found.quotations
        ],
        [
            (
                entity.name,
                entity.kind,
                entity.aliases,
                [_plain(one.text) for one in entity.mentions],
            )
            for entity in found.entities
        ],
        [(_plain(one.text), one.reason, one.confidence) for one in found.non_speech],
        [
            (_plain(pair.earlier.text), _plain(pair.later.text), pair.relation, pair.score)
            for pair in found.claim_pairs
        ],
    ]


@pytest.mark.parametrize("text", [ARTICLE, TALK], ids=["article", "talk"])
@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES.keys())
def test_what_a_text_looks_like_changes_nothing(disguise: Callable[[str], str], text: str) -> None:
    plain = quotetrack.analyze(text, parser=None)
    found = quotetrack.analyze(disguise(text), parser=None)
    assert _shape(found) == _shape(plain)


def test_the_talk_holds_a_claim_pair() -> None:
    """Else the test above would compare nothing with nothing."""
    assert quotetrack.analyze(TALK, parser=None).claim_pairs


@pytest.mark.parametrize("text", [ARTICLE, TALK], ids=["article", "talk"])
@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES.keys())
def test_everything_is_cut_from_the_callers_text(disguise: Callable[[str], str], text: str) -> None:
    check(quotetrack.analyze(disguise(text), parser=None))


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES.keys())
def test_each_step_by_itself_gives_the_same(disguise: Callable[[str], str]) -> None:
    found = quotetrack.analyze(disguise(TALK), parser=None)
    again = quotetrack.resolve_speakers(found.quotations)
    assert again == found.quotations
    assert quotetrack.link_claims(again) == found.claim_pairs
    pair = found.claim_pairs[0]
    documents = {found.document.id: found.document}
    assert linking.compare(pair.later, pair.earlier, documents) == pair


def test_a_disguised_text_is_compared_with_a_plain_one() -> None:
    plain = quotetrack.extract_quotes(TALK, parser=None)
    disguised = quotetrack.extract_quotes(wrapped(TALK, 50), parser=None)
    pairs = quotetrack.link_claims(disguised, against=plain)
    assert any(pair.earlier.document_id != pair.later.document_id for pair in pairs)
    known = {(one.document_id, one.id): one for one in (*plain, *disguised)}
    for pair in pairs:
        for side in (pair.earlier, pair.later):
            assert side == known[side.document_id, side.id]


def test_ids_are_those_of_the_callers_text() -> None:
    text = wrapped(ARTICLE, 60)
    document = quotetrack.Document(text)
    found = quotetrack.extract_quotes(document, parser=None)
    assert found.document is document
    assert {one.document_id for one in found} == {document.id}
    other = quotetrack.extract_quotes(evolve(document, text=ARTICLE), parser=None)
    assert {one.id for one in found}.isdisjoint(one.id for one in other)


def test_names_hold_no_line_end() -> None:
    text = (
        "“We will go, and nobody will stop us,” said Ann\nMarie  Le\u00ade, the mayor, who left "
        "the hall\nwith her papers in her hand, and the meeting was\nover."
    )
    (quotation,) = quotetrack.extract_quotes(text, parser=None)
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Ann Marie Lee"
    assert quotation.source is not None
    assert quotation.source.text == "Ann\nMarie  Le\u00ade"
