"""From the relations of ClearNLP, which spaCy's English models use, to Universal Dependencies.

The two differ in heads, not in names alone: ClearNLP hangs a noun on its preposition, a predicate
on "be", one conjunct on the one before it, and a name on its last word. Each step below turns one
such thing round. After Choi and Palmer, "Guidelines for the Clear Style Constituent to Dependency
Conversion" (2012), and the guidelines of Universal Dependencies, version 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import define

#: Relations that tell the two schemes apart.
CLEAR_ONLY: Final = frozenset({"dobj", "pobj", "nsubjpass", "auxpass"})
UNIVERSAL_ONLY: Final = frozenset({"obj", "obl"})

_PLAIN: Final = {
    "ROOT": "root",
    "agent": "case",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
    "subtok": "dep",
    "": "dep",
}
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X", "DET"})
_PREPOSITIONS: Final = frozenset({"prep", "prep noun", "agent"})
_SUBJECTS: Final = frozenset({"nsubj", "csubj", "nsubjpass", "csubjpass"})
# Prepositions and conjunctions of several words, which hang on their first one.
_FIXED: Final = frozenset(
    "according to|because of|due to|instead of|such as|rather than|as of|as to|prior to|"
    "out of|up to|as well|more than|less than|at least|of course|kind of|sort of|along with|"
    "depending on|thanks to|owing to|next to|apart from|aside from|ahead of".split("|")
)
_PARTING: Final = frozenset(',;:.!?”"–—-') | {"''", "--"}
_MOST_TURNS: Final = 400


@define
class Word:
    """A word of one sentence, changed as the steps go. `head` is -1 for the root."""

    text: str
    lemma: str
    tag: str
    upos: str
    head: int
    relation: str
    is_person: bool = False


def to_universal(words: Sequence[Word]) -> None:
    """Give `words`, a tree in the scheme of ClearNLP, the heads and relations of Universal ones.

    They are changed in place, and stay one tree.
    """
    sentence = _Sentence(words)
    for step in _STEPS:
        step(sentence)
    for word in words:
        word.relation = _PLAIN.get(word.relation, word.relation)


class _Sentence:
    """Words with what hangs on each."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self._below: list[list[int]] = [[] for _ in words]
        for at, word in enumerate(words):
            if word.head >= 0:
                self._below[word.head].append(at)

    def below(self, at: int, *relations: str) -> list[int]:
        """Return what hangs on a word, with one of the given relations if there are any."""
        return [
            one for one in self._below[at] if not relations or self.words[one].relation in relations
        ]

    def move(self, at: int, head: int) -> None:
        """Hang a word on another one, which must not be below it."""
        old = self.words[at].head
        if old >= 0:
            self._below[old].remove(at)
        self.words[at].head = head
        if head >= 0:
            self._below[head].append(at)
            self._below[head].sort()

    def turn(self, at: int, relation: str) -> None:
        """Let a word change places with its head, which gets `relation` to it."""
        above = self.words[at].head
        self.words[at].relation = self.words[above].relation
        self.move(at, self.words[above].head)
        self.move(above, at)
        self.words[above].relation = relation

    def hand_over(self, at: int, to: int) -> None:
        """Hang all that hangs on a word on another one."""
        for one in self.below(at):
            if one != to:
                self.move(one, to)


def _attachments(sentence: _Sentence) -> None:
    """Note which prepositions hang on nouns, before heads change."""
    for word in sentence.words:
        if word.relation == "prep" and word.head >= 0:
            nominal = sentence.words[word.head].upos in _NOMINAL
            word.relation = "prep noun" if nominal else "prep"


def _raised_objects(sentence: _Sentence) -> None:
    """Turn "wants [him to win]" into "wants him [to win]"."""
    for at, word in enumerate(sentence.words):
        if word.relation != "ccomp" or word.head < 0 or word.head > at:
            continue
        if word.tag not in ("VB", "VBG", "VBN") or sentence.below(at, "mark"):
            continue
        helpers = sentence.below(at, "aux", "auxpass")
        bare = not helpers and word.tag == "VB"
        if not bare and not any(sentence.words[one].tag == "TO" for one in helpers):
            continue
        subjects = sentence.below(at, "nsubj", "nsubjpass")
        if len(subjects) == 1 and word.head < subjects[0] < at:
            sentence.move(subjects[0], word.head)
            sentence.words[subjects[0]].relation = "dobj"
            word.relation = "xcomp"


def _speech_before(sentence: _Sentence) -> None:
    """Turn "[“I will stay,”] she said" into "“I will stay,” [she said]".

    What is said in front of its verb is often taken for a second subject.
    """
    words = sentence.words
    for at, word in enumerate(words):
        if word.relation == "nsubj" and word.head > at:
            rivals = sentence.below(word.head, "nsubj")
            if (
                len(rivals) > 1
                and rivals[0] == at
                and _parted(words, at, min(word.head, rivals[1]))
            ):
                word.relation = "ccomp"
    for at, word in enumerate(words):
        if word.relation != "ccomp" or word.head < at or sentence.below(at, "mark"):
            continue
        if words[word.head].upos in ("VERB", "AUX") and _parted(words, at, word.head):
            sentence.turn(at, "parataxis")


def _parted(words: Sequence[Word], start: int, end: int) -> bool:
    """Return whether a mark stands between two words."""
    return any(word.text in _PARTING for word in words[start + 1 : end])


def _copulas(sentence: _Sentence) -> None:
    """Turn "is [mayor]" into "[is] mayor"."""
    for at, word in enumerate(sentence.words):
        if word.lemma != "be" or word.upos not in ("AUX", "VERB"):
            continue
        if word.relation in ("aux", "auxpass", "cop"):
            continue
        if sentence.below(at, "expl") and _there(sentence, at):
            for one in sentence.below(at, "attr"):
                word.upos = "VERB"
                sentence.words[one].relation = "nsubj"
            continue
        predicate = _predicate(sentence, at)
        if predicate < 0:
            continue
        clause = sentence.words[predicate].relation in ("ccomp", "xcomp", "advcl")
        if clause or sentence.below(predicate, *_SUBJECTS):
            for one in sentence.below(at, *_SUBJECTS):
                sentence.words[one].relation = sentence.words[one].relation[:5] + ":outer"
        word.upos = "AUX"
        sentence.turn(predicate, "cop")
        sentence.hand_over(at, predicate)


def _there(sentence: _Sentence, at: int) -> bool:
    return any(sentence.words[one].text.lower() == "there" for one in sentence.below(at, "expl"))


def _predicate(sentence: _Sentence, at: int) -> int:
    """Return what "be" says of its subject, -1 where that is not told by one word."""
    for relation in ("attr", "acomp", "oprd"):
        found = sentence.below(at, relation)
        if found:
            return found[-1] if found[-1] > at else found[0]
    if not sentence.below(at, *_SUBJECTS):
        return -1
    behind = [one for one in sentence.below(at, "ccomp", "xcomp") if one > at]
    if behind:
        return behind[0]
    for one in sentence.below(at, "prep", "advmod"):
        word = sentence.words[one]
        if word.relation == "prep" and one > at and sentence.below(one, "pobj"):
            return one
        if word.tag in ("RB", "WRB") and sentence.words[one].lemma in _PLACES:
            return one
    return -1


_PLACES: Final = frozenset("here there where away back home abroad over out up down".split())


def _prepositions(sentence: _Sentence) -> None:
    """Turn "on [the bridge]" into "[on] the bridge"."""
    # From the innermost: "out [of [town]]".
    for at in sorted(range(len(sentence.words)), key=lambda one: -_depth(sentence, one)):
        word = sentence.words[at]
        if word.relation == "dative" and sentence.below(at, "pobj"):
            word.relation = "prep"
        is_preposition = word.relation in _PREPOSITIONS or word.tag in ("IN", "TO")
        if word.relation == "aux" or not is_preposition:
            continue
        objects = sentence.below(at, "pobj")
        clauses = sentence.below(at, "pcomp")
        # "out [of the town]", which was turned round before.
        phrases = [
            one
            for one in sentence.below(at)
            if sentence.words[one].relation in ("obl", "nmod")
            and at + 1 in sentence.below(one, "case")
        ]
        if objects:
            _turn_preposition(sentence, objects[0], at)
        elif clauses:
            clause = clauses[0]
            relation = word.relation
            sentence.turn(clause, "mark")
            sentence.hand_over(at, clause)
            if relation in _PREPOSITIONS:
                sentence.words[clause].relation = "acl" if relation == "prep noun" else "advcl"
        elif phrases and word.relation in _PREPOSITIONS:
            _turn_preposition(sentence, phrases[0], at)
        elif word.relation in _PREPOSITIONS:
            word.relation = "obl" if word.upos == "ADP" else "advmod"


_OBLIQUE: Final = {"agent": "obl:agent", "prep": "obl", "prep noun": "nmod"}


def _depth(sentence: _Sentence, at: int) -> int:
    depth = 0
    while at >= 0 and depth < _MOST_TURNS:
        at = sentence.words[at].head
        depth += 1
    return depth


def _turn_preposition(sentence: _Sentence, noun: int, at: int) -> None:
    relation = sentence.words[at].relation
    sentence.turn(noun, "case")
    sentence.hand_over(at, noun)
    sentence.words[noun].relation = _OBLIQUE.get(relation, relation)


def _conjuncts(sentence: _Sentence) -> None:
    """Hang every conjunct on the first one, and "and" on the one behind it."""
    for at, word in enumerate(sentence.words):
        if word.relation != "conj" or word.head < 0:
            continue
        first, steps = word.head, 0
        while sentence.words[first].relation == "conj" and steps < _MOST_TURNS:
            first = sentence.words[first].head
            steps += 1
        if first != word.head:
            sentence.move(at, first)
    for at, word in enumerate(sentence.words):
        if word.relation != "cc" or word.head < 0:
            continue
        top = word.head
        if sentence.words[top].relation == "conj":
            top = sentence.words[top].head
        later = [one for one in sentence.below(top, "conj") if one > at]
        if later:
            sentence.move(at, later[0])


def _names(sentence: _Sentence) -> None:
    """Hang the words of a person's name on the first one."""
    words = sentence.words
    for last, word in enumerate(words):
        if word.upos != "PROPN" or word.relation in ("compound", "flat"):
            continue
        first = last
        while first > 0 and _is_part(sentence, first - 1, last):
            first -= 1
        if first == last or not all(words[one].is_person for one in range(first, last + 1)):
            continue
        sentence.turn(first, "flat")
        sentence.hand_over(last, first)
        for one in range(first + 1, last):
            sentence.move(one, first)
            words[one].relation = "flat"


def _is_part(sentence: _Sentence, at: int, last: int) -> bool:
    word = sentence.words[at]
    return word.head == last and word.relation == "compound" and word.upos == "PROPN"


def _small_words(sentence: _Sentence) -> None:
    """Set right what needs no other head: "to" of an infinitive, measures, indirect objects."""
    for at, word in enumerate(sentence.words):
        if word.relation == "aux" and word.tag == "TO":
            word.relation = "mark"
        elif word.relation == "npadvmod":
            nominal = word.head >= 0 and sentence.words[word.head].upos in _NOMINAL
            word.relation = "nmod:unmarked" if nominal else "obl:unmarked"
        elif word.relation == "dative":
            word.relation = "iobj"
        elif word.relation in ("attr", "acomp"):
            word.relation = "xcomp"
        elif word.relation in ("prep", "prep noun"):
            word.relation = "case"
        elif word.relation == "dobj" and _is_told(sentence, at):
            word.relation = "iobj"
        elif word.relation == "pobj":
            word.relation = "obl"
        elif word.relation == "pcomp":
            word.relation = "ccomp"
        elif word.relation == "nmod":
            word.relation = "compound" if word.head > at else "nmod"


def _is_told(sentence: _Sentence, at: int) -> bool:
    """Return whether an object is who is told something: "told [her] that …"."""
    above = sentence.words[at].head
    return any(at < one for one in sentence.below(above, "ccomp")) and above < at


def _fixed(sentence: _Sentence) -> None:
    """Hang the second word of "according to" on the first."""
    for at in range(len(sentence.words) - 1):
        first, second = sentence.words[at], sentence.words[at + 1]
        if f"{first.text} {second.text}".lower() not in _FIXED:
            continue
        if first.relation in ("case", "mark", "cc") and second.head == first.head:
            sentence.move(at + 1, at)
            second.relation = "fixed"
        elif first.relation in ("case", "mark", "advmod") and second.head == at:
            second.relation = "fixed"


_STEPS: Final = (
    _attachments,
    _raised_objects,
    _speech_before,
    _copulas,
    _prepositions,
    _conjuncts,
    _names,
    _small_words,
    _fixed,
)
