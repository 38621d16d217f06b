"""The training data that is made: frames, invented sentences, styles, labels."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from quotetrack.train.frames import elide_quotations, elide_reported_clause
from quotetrack.train.lemma import regular_forms
from quotetrack.train.loop import bucketed
from quotetrack.train.restyle import capitalise, fill_placeholder, restyle_quotes
from quotetrack.train.segmentation import label
from quotetrack.train.teacher import examples, name_spans
from quotetrack.train.treebank import Sentence, Word, read_treebank, write_treebank

TREES = """\
# newdoc id = GUM_news_example
# newpar
# text = The mayor said that it isn't over.
1	The	the	DET	DT	_	2	det	_	_
2	mayor	mayor	NOUN	NN	_	3	nsubj	_	_
3	said	say	VERB	VBD	_	0	root	_	_
4	that	that	SCONJ	IN	_	8	mark	_	_
5	it	it	PRON	PRP	_	8	nsubj	_	_
6-7	isn't	_	_	_	_	_	_	_	_
6	is	be	AUX	VBZ	_	8	cop	_	_
7	n't	not	PART	RB	_	8	advmod	_	_
8	over	over	ADV	RB	_	3	ccomp	_	SpaceAfter=No
9	.	.	PUNCT	.	_	3	punct	_	_

# text = He called it "a mess" again.
1	He	he	PRON	PRP	_	2	nsubj	_	_
2	called	call	VERB	VBD	_	0	root	_	_
3	it	it	PRON	PRP	_	2	obj	_	_
4	"	"	PUNCT	``	_	6	punct	_	SpaceAfter=No
5	a	a	DET	DT	_	6	det	_	_
6	mess	mess	NOUN	NN	_	2	xcomp	_	SpaceAfter=No
7	"	"	PUNCT	''	_	6	punct	_	_
8	again	again	ADV	RB	_	2	advmod	_	SpaceAfter=No
9	.	.	PUNCT	.	_	2	punct	_	_

# newpar
# text = Who knows?
1	Who	who	PRON	WP	_	2	nsubj	_	_
2	knows	know	VERB	VBZ	_	0	root	_	SpaceAfter=No
3	?	?	PUNCT	.	_	2	punct	_	_

"""


@pytest.fixture
def sentences(tmp_path: Path) -> list[Sentence]:
    path = tmp_path / "trees.conllu"
    path.write_text(TREES, encoding="utf-8")
    return read_treebank(path)


def links(sentence: Sentence) -> set[tuple[str, str, str]]:
    """(word, relation, governor) of all words but marks."""
    words = sentence.words
    return {
        (word.form, word.deprel, words[word.head - 1].form if word.head else "")
        for word in words
        if word.upos != "PUNCT"
    }


def test_reading(sentences: list[Sentence]) -> None:
    assert [s.text for s in sentences] == [
        "The mayor said that it isn't over.",
        'He called it "a mess" again.',
        "Who knows?",
    ]
    assert [s.opens_paragraph for s in sentences] == [True, False, True]
    assert sentences[0].genre == "GUM_news"


def test_writing_and_reading_again(sentences: list[Sentence], tmp_path: Path) -> None:
    write_treebank(sentences, tmp_path / "copy.conllu")
    again = read_treebank(tmp_path / "copy.conllu")
    assert [s.words for s in again] == [s.words for s in sentences]


def test_a_reported_clause_becomes_a_placeholder(sentences: list[Sentence]) -> None:
    behind, before, inverted = elide_reported_clause(sentences[0], random.Random(3))
    assert behind.text.startswith("The mayor said")
    assert {("Q", "ccomp", "said"), ("mayor", "nsubj", "said")} <= links(behind)
    assert "the mayor said" in before.text
    assert {("Q", "root", ""), ("said", "parataxis", "Q")} <= links(before)
    assert "said the mayor" in inverted.text
    assert ("mayor", "nsubj", "said") in links(inverted)


def test_a_quoted_piece_keeps_its_relation(sentences: list[Sentence]) -> None:
    frame = elide_quotations(sentences[1])
    assert frame is not None
    assert frame.text == 'He called it "Q" again.'
    assert ("Q", "xcomp", "called") in links(frame)
    assert elide_quotations(sentences[0]) is None


def test_a_question_before_its_cue(sentences: list[Sentence]) -> None:
    _, before, _ = elide_reported_clause(sentences[0], random.Random(3))
    filled = fill_placeholder(before, sentences[2])
    assert filled is not None
    assert filled.text.replace("“", '"').replace("”", '"') == '"Who knows?" the mayor said.'
    assert {("knows", "root", ""), ("said", "parataxis", "knows")} <= links(filled)


def test_half_of_the_marks_become_curly(sentences: list[Sentence]) -> None:
    rng = random.Random(1)
    styles = [restyle_quotes(sentences[1], rng).text for _ in range(200)]
    curly = styles.count("He called it “a mess” again.")
    assert 70 < curly < 130
    assert set(styles) == {"He called it “a mess” again.", 'He called it "a mess" again.'}


def test_capitals(sentences: list[Sentence]) -> None:
    assert capitalise(sentences[2]).text == "WHO KNOWS?"


def test_labels_mark_ends_of_tokens_and_sentences(sentences: list[Sentence]) -> None:
    text, labels = label(sentences[:2])
    assert len(text) == len(labels)
    assert [at for at, kind in enumerate(labels) if kind == "2"] == [
        text.index("over.") + 4,
        len(text) - 1,
    ]
    ends = {text[: at + 1].split(" ")[-1] for at, kind in enumerate(labels) if kind != "0"}
    assert {"The", "is", "isn't", "over", '"a'} <= ends


@pytest.mark.parametrize(
    ("lemma", "upos", "forms"),
    [
        ("tweet", "VERB", {"tweets", "tweeted", "tweeting"}),
        ("deny", "VERB", {"denies", "denied", "denying"}),
        ("note", "VERB", {"notes", "noted", "noting"}),
        ("witness", "NOUN", {"witnesses"}),
        ("Ana", "PROPN", set()),
    ],
)
def test_regular_forms(lemma: str, upos: str, forms: set[str]) -> None:
    assert set(regular_forms(lemma, upos)) == forms


def tree(*rows: tuple[str, str, int, str]) -> Sentence:
    return Sentence(
        tuple(Word(form, form, upos, upos, head, rel) for form, upos, head, rel in rows)
    )


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            tree(
                ("Prime", "PROPN", 2, "compound"),
                ("Minister", "PROPN", 3, "nmod"),
                ("Ana", "PROPN", 5, "nsubj"),
                ("Ruiz", "PROPN", 3, "flat"),
                ("left", "VERB", 0, "root"),
                ("Lima", "PROPN", 5, "obj"),
            ),
            ["Ana Ruiz", "Lima"],
        ),
        (
            tree(
                ("Bank", "PROPN", 4, "nsubj"),
                ("of", "ADP", 3, "case"),
                ("Ireland", "PROPN", 1, "nmod"),
                ("told", "VERB", 0, "root"),
                ("al", "PROPN", 4, "obj"),
                ("-", "PUNCT", 7, "punct"),
                ("Masri", "PROPN", 5, "flat"),
                (".", "PUNCT", 4, "punct"),
            ),
            ["Bank of Ireland", "al - Masri"],
        ),
        (
            tree(
                ("President", "PROPN", 2, "nsubj"),
                ("said", "VERB", 0, "root"),
                ("Chile", "PROPN", 5, "nmod:poss"),
                ("'s", "PART", 3, "case"),
                ("Soto", "PROPN", 2, "ccomp"),
                ("Vidal", "PROPN", 5, "conj"),
            ),
            ["Chile", "Soto", "Vidal"],
        ),
    ],
)
def test_names_are_read_off_trees(sentence: Sentence, names: list[str]) -> None:
    forms = [word.form for word in sentence.words]
    assert [" ".join(forms[start:end]) for start, end in name_spans(sentence)] == names


def test_the_teacher_sees_the_tags_of_the_treebank(sentences: list[Sentence]) -> None:
    known = [(word.form, "O") for word in sentences[1].words]
    first, second = examples([known, [("Hello", "O")]], sentences)
    assert first.upos == tuple(word.upos for word in sentences[1].words)
    assert second.upos == ("?",)


def test_batches_hold_every_sentence_once() -> None:
    lengths = [random.Random(at).randint(1, 60) for at in range(500)]
    batches = bucketed(lengths, 200, random.Random(1))
    assert sorted(item for batch in batches for item in batch) == list(range(500))
    assert all(len(batch) == 1 or sum(lengths[k] for k in batch) <= 200 for batch in batches)


def test_invented_sentences_are_trees(sentences: list[Sentence]) -> None:
    pytest.importorskip("faker", reason="training needs the name lists of faker")
    from quotetrack.parse.stanza_decode import is_tree
    from quotetrack.train.names import load_name_parts
    from quotetrack.train.newswriting import Stock, Writer

    subject = (sentences[0].words[0], sentences[0].words[1])
    pieces = ((subject[0], type(subject[1])("mayor", "mayor", "NOUN", "NN", 0, "nsubj")),)
    stock = Stock(pieces, pieces, pieces, pieces, pieces, (sentences[0],), load_name_parts())
    for sentence in Writer(stock, random.Random(1)).write(60):
        assert is_tree([word.head for word in sentence.words])
        assert "Q" in [word.form for word in sentence.words]
