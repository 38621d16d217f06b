"""Trees of ClearNLP and the Universal ones they become, as word/tag/part of speech/relation>head.

Heads count from 1, 0 is the root, as in CoNLL-U.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack.parse.clear_to_universal import Word, to_universal

TREES = {
    "a preposition marks its noun": (
        "She/PRP/PRON/nsubj>2 spoke/VBD/VERB/ROOT>0 on/IN/ADP/prep>2 the/DT/DET/det>5"
        " bridge/NN/NOUN/pobj>3",
        "nsubj>2 root>0 case>5 det>5 obl>2",
    ),
    "and one on a noun makes another relation": (
        "The/DT/DET/det>2 mayor/NN/NOUN/nsubj>5 of/IN/ADP/prep>2 Arden/NNP/PROPN/pobj>3"
        " spoke/VBD/VERB/ROOT>0",
        "det>2 nsubj>5 case>4 nmod>2 root>0",
    ),
    "a preposition behind another one": (
        "He/PRP/PRON/nsubj>2 walked/VBD/VERB/ROOT>0 out/IN/ADP/prep>2 of/IN/ADP/prep>3"
        " town/NN/NOUN/pobj>4",
        "nsubj>2 root>0 case>5 fixed>3 obl>2",
    ),
    "who does it in a passive": (
        "It/PRP/PRON/nsubjpass>3 was/VBD/AUX/auxpass>3 built/VBN/VERB/ROOT>0 by/IN/ADP/agent>3"
        " monks/NNS/NOUN/pobj>4",
        "nsubj:pass>3 aux:pass>3 root>0 case>5 obl:agent>3",
    ),
    "to whom something is given": (
        "He/PRP/PRON/nsubj>2 gave/VBD/VERB/ROOT>0 a/DT/DET/det>4 ring/NN/NOUN/dobj>2"
        " to/IN/ADP/dative>2 her/PRP/PRON/pobj>5",
        "nsubj>2 root>0 det>4 obj>2 case>6 obl>2",
    ),
    "the same without a preposition": (
        "He/PRP/PRON/nsubj>2 gave/VBD/VERB/ROOT>0 her/PRP/PRON/dative>2 rings/NNS/NOUN/dobj>2",
        "nsubj>2 root>0 iobj>2 obj>2",
    ),
    "what somebody is": (
        "She/PRP/PRON/nsubj>2 is/VBZ/AUX/ROOT>0 n't/RB/PART/neg>2 mayor/NN/NOUN/attr>2"
        " now/RB/ADV/advmod>2",
        "nsubj>4 cop>4 advmod>4 root>0 advmod>4",
    ),
    "where somebody is": (
        "She/PRP/PRON/nsubj>2 is/VBZ/AUX/ROOT>0 in/IN/ADP/prep>2 Oslo/NNP/PROPN/pobj>3",
        "nsubj>4 cop>4 case>4 root>0",
    ),
    "what there is": (
        "There/EX/PRON/expl>2 is/VBZ/VERB/ROOT>0 snow/NN/NOUN/attr>2",
        "expl>2 root>0 nsubj>2",
    ),
    "what a thing is, in a clause": (
        "The/DT/DET/det>2 fear/NN/NOUN/nsubj>3 is/VBZ/AUX/ROOT>0 that/IN/SCONJ/mark>6"
        " he/PRP/PRON/nsubj>6 loses/VBZ/VERB/ccomp>3",
        "det>2 nsubj:outer>6 cop>6 mark>6 nsubj>6 root>0",
    ),
    "what somebody becomes": (
        "She/PRP/PRON/nsubj>2 became/VBD/VERB/ROOT>0 mayor/NN/NOUN/attr>2",
        "nsubj>2 root>0 xcomp>2",
    ),
    "a clause behind a preposition": (
        "He/PRP/PRON/nsubj>2 spoke/VBD/VERB/ROOT>0 of/IN/ADP/prep>2 leaving/VBG/VERB/pcomp>3",
        "nsubj>2 root>0 mark>4 advcl>2",
    ),
    "conjuncts hang on the first": (
        "Ann/NNP/PROPN/nsubj>6 ,/,/PUNCT/punct>1 Bo/NNP/PROPN/conj>1 and/CC/CCONJ/cc>3"
        " Cy/NNP/PROPN/conj>3 spoke/VBD/VERB/ROOT>0",
        "nsubj>6 punct>1 conj>1 cc>5 conj>1 root>0",
    ),
    "what somebody is wanted to do": (
        "She/PRP/PRON/nsubj>2 wants/VBZ/VERB/ROOT>0 him/PRP/PRON/nsubj>5 to/TO/PART/aux>5"
        " win/VB/VERB/ccomp>2",
        "nsubj>2 root>0 obj>2 mark>5 xcomp>2",
    ),
    "who is told something": (
        "He/PRP/PRON/nsubj>2 told/VBD/VERB/ROOT>0 us/PRP/PRON/dobj>2 it/PRP/PRON/nsubj>5"
        " rained/VBD/VERB/ccomp>2",
        "nsubj>2 root>0 iobj>2 nsubj>5 ccomp>2",
    ),
    "speech before its verb": (
        "It/PRP/PRON/nsubj>2 rained/VBD/VERB/ccomp>5 ,/,/PUNCT/punct>5 he/PRP/PRON/nsubj>5"
        " said/VBD/VERB/ROOT>0",
        "nsubj>2 root>0 punct>5 nsubj>5 parataxis>2",
    ),
    "speech taken for a second subject": (
        "“/``/PUNCT/punct>4 Rain/NN/NOUN/nsubj>4 ”/''/PUNCT/punct>4 said/VBD/VERB/ROOT>0"
        " Bo/NNP/PROPN/nsubj>4",
        "punct>4 root>0 punct>4 parataxis>2 nsubj>4",
    ),
    "the name of a person hangs on its first word": (
        "Ana/NNP/PROPN*/compound>2 Ruiz/NNP/PROPN*/nsubj>3 spoke/VBD/VERB/ROOT>0",
        "nsubj>3 flat>1 root>0",
    ),
    "that of a house does not": (
        "Arden/NNP/PROPN/compound>2 Hall/NNP/PROPN/nsubj>3 burned/VBD/VERB/ROOT>0",
        "compound>2 nsubj>3 root>0",
    ),
    "prepositions of two words": (
        "According/VBG/VERB/prep>5 to/IN/ADP/prep>1 Bo/NNP/PROPN/pobj>2 it/PRP/PRON/nsubj>5"
        " rained/VBD/VERB/ROOT>0",
        "case>3 fixed>1 obl>5 nsubj>5 root>0",
    ),
}


def _words(tree: str) -> list[Word]:
    words = []
    for described in tree.split():
        text, tag, upos, relation = described.split("/")
        name, head = relation.split(">")
        lemma = "be" if text in ("is", "was") else text.lower()
        person = upos.endswith("*")
        words.append(Word(text, lemma, tag, upos.rstrip("*"), int(head) - 1, name, person))
    return words


@pytest.mark.parametrize("kind", TREES)
def test_tree(kind: str) -> None:
    clear, universal = TREES[kind]
    words = _words(clear)
    to_universal(words)
    assert " ".join(f"{word.relation}>{word.head + 1}" for word in words) == universal


_RELATIONS = (
    "acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj "
    "dative dep det dobj expl mark neg nmod npadvmod nsubj nsubjpass oprd parataxis pcomp pobj "
    "poss prep prt punct relcl xcomp"
).split()


@st.composite
def _any_tree(draw: st.DrawFn) -> list[Word]:
    order = draw(st.permutations(range(draw(st.integers(1, 9)))))
    heads = {order[0]: -1}
    for at, word in enumerate(order[1:], 1):
        heads[word] = order[draw(st.integers(0, at - 1))]
    return [
        Word(
            draw(st.sampled_from(["to", "by", ",", "”", "is", "there", "according", "Ada"])),
            draw(st.sampled_from(["be", "say", "here"])),
            draw(st.sampled_from(["IN", "TO", "VB", "VBZ", "NNP", "RB"])),
            draw(st.sampled_from(["ADP", "VERB", "AUX", "PROPN", "NOUN"])),
            heads[at],
            "ROOT" if heads[at] < 0 else draw(st.sampled_from(_RELATIONS)),
            draw(st.booleans()),
        )
        for at in range(len(order))
    ]


@given(_any_tree())
@settings(max_examples=60, deadline=None)
def test_whatever_the_tree_it_stays_one(words: list[Word]) -> None:
    to_universal(words)
    assert [word.head for word in words].count(-1) == 1
    for at in range(len(words)):
        above, steps = at, 0
        while above >= 0:
            above, steps = words[above].head, steps + 1
            assert steps <= len(words)
