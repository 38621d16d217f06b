"""Indirect speech, with the parser that comes along."""

from __future__ import annotations

from itertools import pairwise

import pytest

import quotetrack
from quotetrack.model import Document, ParsedSentence, ParsedText, ParsedToken
from quotetrack.quotes import draft, settle
from quotetrack.quotes.reported import reported
from quotetrack.quotes.syntax import frame
from quotetrack.quotes.trees import Tree, read_trees, stretches
from tests.quotes.reading import layout_of

# A text, and what it reports: source | cue | content.
REPORTS = [
    ("Ms Lee said that she would stay.", "Ms Lee | said | that she would stay"),
    ("Mr Cole said Ms Lee had left the town.", "Mr Cole | said | Ms Lee had left the town"),
    ("The mayor, who is 52, said she was tired.", "The mayor | said | she was tired"),
    (
        "The bridge would close on Monday, the mayor said.",
        "the mayor | said | The bridge would close on Monday",
    ),
    (
        "According to the police, two men were hurt.",
        "the police | According to | two men were hurt",
    ),
    (
        "Two men were hurt in the fire, according to the police.",
        "the police | according to | Two men were hurt in the fire",
    ),
    ("Ms Lee told reporters that she was ill.", "Ms Lee | told | that she was ill"),
    ("The mayor, Ann Lee, said that she was tired.", "Ann Lee | said | that she was tired"),
    (
        "Despite the rain, Ms Lee said, the race went on.",
        "Ms Lee | said | Despite the rain the race went on",
    ),
    (
        "Mr Cole is convinced that the bridge is safe.",
        "Mr Cole | convinced | that the bridge is safe",
    ),
    ("The ministry announced that it would pay.", "The ministry | announced | that it would pay"),
]


def told(text: str) -> list[str]:
    found = quotetrack.extract_quotes(text, indirect=True)
    return [
        f"{quotation.source.text if quotation.source else '–'} | "
        f"{quotation.cue.text if quotation.cue else '–'} | {quotation.text}"
        for quotation in found
        if quotation.kind == "indirect"
    ]


@pytest.mark.parametrize(("text", "expected"), REPORTS)
def test_indirect_speech(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text", ["It rained on Monday.", "Two cars stood on the bridge.", "", "“We go,” Ann Lee said."]
)
def test_where_nobody_reports_anything_there_is_none(text: str) -> None:
    assert told(text) == []


ARTICLE = (
    "Ms Lee said that she would stay. “I like it here,” she said.\n\n"
    "Tom Reed told reporters that the ferry was late. He called the delay “a farce.”"
)


def test_it_is_off_unless_asked_for_and_changes_no_other_quotation() -> None:
    without = quotetrack.extract_quotes(ARTICLE)
    with_it = quotetrack.extract_quotes(ARTICLE, indirect=True)
    assert all(quotation.kind != "indirect" for quotation in without)
    assert [item for item in with_it if item.kind != "indirect"] == list(without)
    assert any(item.kind == "indirect" for item in with_it)


def test_offsets_speakers_and_order() -> None:
    found = quotetrack.extract_quotes(ARTICLE, indirect=True)
    indirect = [quotation for quotation in found if quotation.kind == "indirect"]
    for quotation in indirect:
        assert quotation.text == " ".join(piece.of(ARTICLE) for piece in quotation.fragments)
        assert quotation.speaker is not None
        assert quotation.rule.startswith("reported:")
        assert 0 <= quotation.confidence <= 1
    names = [entity.name for entity in found.entities]
    assert [quotation.speaker.name for quotation in indirect if quotation.speaker] == names[:2]
    assert all(one.start <= other.start for one, other in pairwise(found))
    assert len({quotation.id for quotation in found}) == len(found)


def test_nobody_is_held_to_reported_words() -> None:
    text = (
        "Ms Lee said that she had met Mr Reed in May.\n\n"
        "Ms Lee said that she had not met Mr Reed in May."
    )
    assert quotetrack.analyze(text, indirect=True).claim_pairs == ()


def test_a_draft_without_parses_has_no_indirect_speech() -> None:
    drafted = draft(Document("Ms Lee said that she would stay."), indirect=True)
    assert [frame.text for frame in drafted.frames] == ["Ms Lee said that she would stay."]
    assert settle(drafted).quotations == ()


def parsed(words: str) -> ParsedText:
    """Return a parse written as "word/UPOS/head/relation", heads counted from 1, 0 the root."""
    tokens, start = [], 0
    for word in words.split():
        form, upos, head, relation = word.rsplit("/", 3)
        end = start + len(form)
        tokens.append(ParsedToken(start, end, form, form, upos, int(head) - 1, relation))
        start = end + 1
    return ParsedText((ParsedSentence(tuple(tokens)),))


PARSE = (
    "Lee/PROPN/2/nsubj promised/VERB/0/root Reed/PROPN/2/obj to/PART/5/mark stay/VERB/2/xcomp "
    "./PUNCT/2/punct"
)


def test_a_tree_knows_what_hangs_on_a_word() -> None:
    tree = Tree(parsed(PARSE).sentences[0], range(6))
    assert tree.children(1, "nsubj", "obj") == [0, 2]
    assert tree.subtree(4) == {3, 4}
    assert tree.subtree(1, without=[4]) == {0, 1, 2, 5}
    assert list(tree.ancestors(3)) == [4, 1]


def test_a_circle_in_a_tree_ends() -> None:
    tree = Tree(parsed("a/X/2/dep b/X/1/dep").sentences[0], range(2))
    assert tree.subtree(0) == {0, 1}
    assert len(list(tree.ancestors(0))) < 100


def test_every_construction_of_a_cue_is_proposed() -> None:
    text = "Lee promised Reed to stay ."
    layout = layout_of(text)
    made = frame(layout, 0)
    assert made is not None
    found = list(reported(layout.sentences[0], read_trees(made, parsed(PARSE))))
    proposals = {
        (one.construction, " ".join(span.of(text) for span in one.content)) for one in found
    }
    assert {
        ("xcomp", "to stay"),
        ("obj", "Reed"),
        ("obj+xcomp", "Reed to stay"),
    } <= proposals
    raised = {one.source for one in found if one.construction == "raised"}
    assert raised == {-1}  # What its subject belongs to, as in "seems to stay", has no source.
    assert {one.source for one in found if one.construction != "raised"} == {0}


# What is proposed for a parse: construction | content | the word that heads the source.
PROPOSALS = [
    (
        "Lee/PROPN/4/nsubj ,/PUNCT/4/punct who/PRON/4/nsubj left/VERB/0/root",
        [],
    ),
    (
        "Lee/PROPN/5/nsubj ,/PUNCT/4/punct who/PRON/4/nsubj spoke/VERB/1/acl:relcl "
        "fears/VERB/0/root rain/NOUN/5/obj",
        ["obj | rain | Lee"],
    ),
    (
        "men/NOUN/0/root who/PRON/3/nsubj fear/VERB/1/acl:relcl rain/NOUN/3/obj",
        ["obj | rain | who"],
    ),
    (
        "plan/NOUN/0/root which/PRON/4/obj Lee/PROPN/4/nsubj opposed/VERB/1/acl:relcl",
        ["obj before | which | Lee"],
    ),
    (
        "Cole/PROPN/2/nsubj asked/VERB/0/root Lee/PROPN/2/obj to/PART/5/mark oppose/VERB/2/xcomp "
        "war/NOUN/5/obj",
        ["obj | war | Lee", "xcomp | to oppose war | Cole"],
    ),
    (
        "Lee/PROPN/2/nsubj seems/VERB/0/root to/PART/4/mark tire/VERB/2/xcomp",
        ["raised | Lee to tire | –"],
    ),
    (
        "her/PRON/2/nmod:poss hope/NOUN/5/nsubj is/AUX/5/cop to/PART/5/mark win/VERB/0/root",
        ["noun is | to win | her"],
    ),
    (
        "the/DET/2/det mayor/NOUN/4/nsubj Lee/PROPN/2/appos said/VERB/0/root no/INTJ/4/ccomp",
        ["ccomp | no | Lee"],
    ),
    (
        "Lee/PROPN/3/nsubj:pass is/AUX/3/aux:pass convinced/VERB/0/root it/PRON/5/nsubj "
        "works/VERB/3/ccomp",
        ["ccomp | it works | Lee"],
    ),
    (
        "it/PRON/3/expl is/AUX/3/cop unclear/ADJ/0/root whether/SCONJ/6/mark she/PRON/6/nsubj "
        "stays/VERB/3/csubj",
        ["csubj | whether she stays | –"],
    ),
]


@pytest.mark.parametrize(("parse", "expected"), PROPOSALS)
def test_what_is_proposed_for_a_cue_and_with_which_source(parse: str, expected: list[str]) -> None:
    text = " ".join(word.rsplit("/", 3)[0] for word in parse.split())
    layout = layout_of(text)
    made = frame(layout, 0)
    assert made is not None
    tokens = layout.sentences[0].tokens
    found = {
        f"{one.construction} | {' '.join(span.of(text) for span in one.content)} | "
        f"{tokens[one.source].text if one.source >= 0 else '–'}"
        for one in reported(layout.sentences[0], read_trees(made, parsed(parse)))
    }
    assert set(expected) <= found
    if not expected:
        assert not found


def test_a_relative_pronoun_is_the_source_and_its_antecedent_the_speaker() -> None:
    text = "Ann Lee, who said that she would stay, left the town on Monday."
    (found,) = quotetrack.extract_quotes(text, indirect=True)
    assert found.source is not None
    assert (found.source.text, found.source.kind) == ("who", "pronoun")
    assert found.speaker is not None
    assert found.speaker.name == "Ann Lee"


def test_stretches_join_over_marks_and_lose_them_at_their_edges() -> None:
    text = "She said, Reed, too, left early."
    (sentence,) = layout_of(text).sentences or [None]
    assert sentence is not None
    places = [place for place, token in enumerate(sentence.tokens) if token.start >= 8]
    assert [span.of(text) for span in stretches(sentence, places)] == ["Reed, too, left early"]
    apart = [place for place in places if sentence.tokens[place].text != "too"]
    assert [span.of(text) for span in stretches(sentence, apart)] == ["Reed", "left early"]
