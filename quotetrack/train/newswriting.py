"""Invented sentences in the patterns of news writing, around placeholders for quotations.

The treebank has few of the shapes that news uses all the time: "said Ana Ruiz, a lawyer for the
group", "Rep. Lee Chan (D-Md.) told the paper". They are put together here out of noun phrases
and adjuncts of the treebank and out of invented names, each with its tree.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

from attrs import evolve, frozen

from quotetrack.train.frames import SPEECH_VERBS, Node, assemble, placeholder, tidy
from quotetrack.train.names import NameParts, name_words, random_name
from quotetrack.train.treebank import Sentence, Word

TITLES = (
    "Mr. Mr Mrs. Mrs Ms. Ms Dr. Dr Sir Dame Sen. Senator Rep. Gov. Governor President Chancellor "
    "Professor Prof. Judge Justice Mayor Minister Secretary Detective Sgt. Capt. Gen. Lt. Rev. "
    "Sheriff Councillor Ambassador Coach Chief"
).split()
STATES = "Md. Fla. Ky. Calif. Ariz. N.Y. N.J. Texas Ohio Maine Vt. Mass. Pa. Va. Wis. Iowa".split()
SPEECH_PAST = (
    ("said", 40), ("told", 10), ("added", 8), ("asked", 4), ("wrote", 4), ("tweeted", 4),
    ("explained", 3), ("argued", 3), ("continued", 3), ("replied", 3), ("noted", 3),
    ("warned", 2), ("insisted", 2), ("recalled", 2), ("declared", 2), ("announced", 2),
    ("stated", 2), ("quipped", 1), ("chanted", 1), ("conceded", 1), ("responded", 2),
    ("says", 8), ("shouted", 1), ("joked", 1), ("answered", 1), ("posted", 1), ("concluded", 1),
    ("testified", 1), ("predicted", 1), ("acknowledged", 1), ("admitted", 1), ("reads", 1),
)  # fmt: skip
_LEMMAS = {
    "said": "say", "says": "say", "told": "tell", "wrote": "write", "replied": "reply",
    "quipped": "quip", "admitted": "admit", "reads": "read",
}  # fmt: skip
_KEEPS_E = {"continued", "noted", "declared", "stated", "conceded", "argued", "acknowledged",
            "concluded"}  # fmt: skip


@frozen
class Stock:
    """Pieces of treebank sentences: each a list of words with its main word's index in it."""

    subjects: tuple[tuple[Word, ...], ...]
    adjuncts: tuple[tuple[Word, ...], ...]
    participles: tuple[tuple[Word, ...], ...]
    appositions: tuple[tuple[Word, ...], ...]
    sources: tuple[tuple[Word, ...], ...]
    clauses: tuple[Sentence, ...]
    names: list[NameParts]


def collect_stock(sentences: Sequence[Sentence], names: list[NameParts]) -> Stock:
    """Cut the pieces that templates need out of treebank sentences."""
    pieces: dict[str, list[tuple[Word, ...]]] = {kind: [] for kind in _KINDS_OF_PIECES}
    clauses = []
    for sentence in sentences:
        for at, word in enumerate(sentence.words, 1):
            if not word.head:
                if _is_statement(sentence, at):
                    clauses.append(sentence)
                continue
            piece = _piece(sentence, at)
            if piece is not None:
                for kind in _kinds(sentence, at, len(piece)):
                    pieces[kind].append(piece)
    return Stock(
        clauses=tuple(clauses),
        names=names,
        **{kind: tuple(found) for kind, found in pieces.items()},
    )


_KINDS_OF_PIECES = ("subjects", "adjuncts", "participles", "appositions", "sources")


def _kinds(sentence: Sentence, at: int, length: int) -> Iterator[str]:
    """Yield which lists of the stock a piece belongs to, so many words long with `at` on top."""
    words = sentence.words
    word = words[at - 1]
    above = words[word.head - 1]
    reported = above.lemma in SPEECH_VERBS and above.upos == "VERB"
    if _is_subject(word, above, reported) and length <= 14:
        yield "subjects"
    elif word.deprel in ("obl", "obl:unmarked") and reported and word.head < at:
        yield "adjuncts"
    elif word.deprel == "advcl" and word.xpos == "VBG" and word.head < at:
        yield "participles"
    elif word.deprel == "appos" and word.upos == "NOUN" and length <= 12:
        yield "appositions"
    if word.deprel == "obl" and words[min(sentence.subtree(at)) - 1].lemma == "accord":
        yield "sources"


def _is_subject(word: Word, above: Word, reported: bool) -> bool:
    """Return whether a noun is the subject of a verb, which without a name must report speech."""
    if word.deprel != "nsubj" or above.upos != "VERB":
        return False
    return word.upos == "PROPN" or (word.upos == "NOUN" and reported)


def _is_statement(sentence: Sentence, root: int) -> bool:
    words = sentence.words
    past = words[root - 1].xpos in ("VBD", "VBZ", "VBN") and words[root - 1].upos == "VERB"
    subject = any(words[c - 1].deprel.startswith("nsubj") for c in sentence.children(root))
    marked = any(word.form in '"“”' for word in words)
    return past and subject and not marked and words[-1].form == "." and 5 <= len(words) <= 22


def _piece(sentence: Sentence, at: int) -> tuple[Word, ...] | None:
    """Return the words of the subtree at `at`; heads become offsets in it, the main word 0."""
    members = sorted(sentence.subtree(at))
    if members[-1] - members[0] + 1 != len(members) or len(members) > 25:
        return None
    first = members[0]
    words = []
    for k in members:
        word = sentence.words[k - 1]
        words.append(evolve(word, head=0 if k == at else word.head - first + 1))
    while words and words[-1].upos == "PUNCT" and words[-1].form in ",-–—":
        words.pop()
    if words and words[0].upos == "PUNCT":
        return None
    quoted = any(word.form in '"“”' for word in words)
    if quoted or not words or any(word.head > len(words) for word in words):
        return None
    if not any(word.head == 0 for word in words):
        return None
    return tuple(words)


def _nodes(piece: Sequence[Word], tag: str, head: object, deprel: str) -> list[Node]:
    """Turn a piece into nodes whose main word hangs from `head` by `deprel`."""
    nodes: list[Node] = []
    for at, word in enumerate(piece, 1):
        own: object = (tag, at)
        if word.head == 0:
            nodes.append((own, evolve(word, deprel=deprel, space_after=True), head))
        else:
            nodes.append((own, word, (tag, word.head)))
    last = nodes[-1]
    nodes[-1] = (last[0], evolve(last[1], space_after=True), last[2])
    return nodes


def _main(nodes: Sequence[Node], tag: str) -> object:
    inside = {key for key, _, _ in nodes}
    return next(key for key, _, head in nodes if head not in inside)


def _mark(form: str, key: object, head: object, space: bool = True) -> Node:
    xpos = {"(": "-LRB-", ")": "-RRB-", "-": "HYPH"}.get(form, form if form in ",:" else ".")
    return (key, Word(form, form, "PUNCT", xpos, 0, "punct", space), head)


def person(stock: Stock, tag: str, head: object, deprel: str, rng: random.Random) -> list[Node]:
    """Return an invented person: a name, perhaps with a title, a party tag or an apposition."""
    parts = random_name(stock.names, rng)
    title = rng.choice(TITLES) if rng.random() < 0.4 else ""
    if title and rng.random() < 0.5:
        parts = parts[-1:] if "-" not in parts[-1] else parts[:1]
    words = name_words(parts, 0, deprel, 1)
    nodes: list[Node] = []
    main: object = (tag, 1)
    if title:
        nodes.append(((tag, "title"), Word(title, title, "PROPN", "NNP", 0, "nmod"), main))
    for at, word in enumerate(words, 1):
        nodes.append(((tag, at), word, head if at == 1 else (tag, word.head)))
    roll = rng.random()
    if roll < 0.12:
        nodes.extend(_party(tag, main, rng))
    elif roll < 0.3 and stock.appositions:
        nodes.append(_mark(",", (tag, "c1"), main))
        nodes.extend(_nodes(rng.choice(stock.appositions), tag + "a", main, "appos"))
        nodes.append(_mark(",", (tag, "c2"), main))
    elif roll < 0.34:
        age = str(rng.randint(18, 91))
        nodes.append(_mark(",", (tag, "c1"), main))
        nodes.append(((tag, "age"), Word(age, age, "NUM", "CD", 0, "appos"), main))
        nodes.append(_mark(",", (tag, "c2"), main))
    return nodes


def _party(tag: str, main: object, rng: random.Random) -> list[Node]:
    """Return "(D-Md.)" or ", D-Md.," behind a name."""
    letter = rng.choice("DR")
    state = rng.choice(STATES)
    opening, closing = rng.choice([("(", ")"), (",", ",")])
    party: object = (tag, "party")
    return [
        _mark(opening, (tag, "p1"), party, space=opening == ","),
        (party, Word(letter, letter, "PROPN", "NNP", 0, "appos", False), main),
        _mark("-", (tag, "p2"), (tag, "state"), space=False),
        ((tag, "state"), Word(state, state, "PROPN", "NNP", 0, "nmod", opening == ","), party),
        _mark(closing, (tag, "p3"), party),
    ]


class Writer:
    """Writes invented sentences. The same seed gives the same sentences."""

    def __init__(self, stock: Stock, rng: random.Random) -> None:
        self._stock = stock
        self._rng = rng
        self._templates: list[tuple[Callable[[], list[Node] | None], int]] = [
            (self._quote_subject_verb, 6),
            (self._quote_verb_subject, 6),
            (self._subject_verb_quote, 5),
            (self._adjunct_subject_verb_quote, 2),
            (self._quote_clause_quote, 4),
            (self._statement_participle_quote, 3),
            (self._statement_and_quote, 2),
            (self._according_to, 1),
            (self._asked_about, 1),
            (self._bare_quote, 1),
        ]

    def write(self, count: int) -> list[Sentence]:
        """Return `count` sentences."""
        templates = [template for template, _ in self._templates]
        weights = [weight for _, weight in self._templates]
        written: list[Sentence] = []
        while len(written) < count:
            nodes = self._rng.choices(templates, weights)[0]()
            sentence = assemble(nodes) if nodes else None
            if sentence is not None and len(sentence.words) <= 60:
                written.append(tidy(_without_doubled_marks(sentence)))
        return written

    # The pieces of a template.

    def _subject(self, tag: str, head: object, deprel: str = "nsubj") -> list[Node]:
        roll = self._rng.random()
        if roll < 0.12 and deprel == "nsubj":
            form = self._rng.choice(["he", "she", "they", "I", "we"])
            return [((tag, 1), Word(form, form, "PRON", "PRP", 0, deprel), head)]
        if roll < 0.6:
            return person(self._stock, tag, head, deprel, self._rng)
        return _nodes(self._rng.choice(self._stock.subjects), tag, head, deprel)

    def _verb(self, head: object, deprel: str) -> list[Node]:
        forms, weights = zip(*SPEECH_PAST, strict=True)
        form = self._rng.choices(forms, weights)[0]
        xpos = "VBZ" if form.endswith("s") else "VBD"
        verb: list[Node] = [("cue", Word(form, _lemma(form), "VERB", xpos, 0, deprel), head)]
        if form == "told":
            heard = self._rng.random()
            if heard < 0.3:
                word = self._rng.choice(["reporters", "lawmakers", "supporters", "viewers"])
                verb.append(("heard", Word(word, word[:-1], "NOUN", "NNS", 0, "iobj"), "cue"))
            elif heard < 0.6:
                word = self._rng.choice(["CNN", "Reuters", "AFP", "Politico", "NBC"])
                verb.append(("heard", Word(word, word, "PROPN", "NNP", 0, "iobj"), "cue"))
            else:
                verb.extend(self._subject("heard", "cue", "iobj"))
        return verb

    def _adjuncts(self, often: float = 0.45) -> list[Node]:
        nodes: list[Node] = []
        if self._rng.random() < often:
            nodes.extend(_nodes(self._rng.choice(self._stock.adjuncts), "adj", "cue", "obl"))
        if self._rng.random() < 0.12:
            nodes.append(_mark(",", "pc", "cue"))
            nodes.extend(_nodes(self._rng.choice(self._stock.participles), "part", "cue", "advcl"))
        return nodes

    def _quote(self, tag: str, final: str, head: object, deprel: str) -> list[Node]:
        opening, closing = self._rng.choice([("“", "”"), ("“", "”"), ('"', '"')])
        words = placeholder(opening, final, closing, 0, deprel, 0)
        main: object = (tag, 1)
        return [((tag, at), word, head if at == 1 else main) for at, word in enumerate(words)]

    def _first_quote(self) -> list[Node]:
        return self._quote("q", self._rng.choice(",,,,,?!"), None, "root")

    def _ending(self, head: object) -> list[Node]:
        return [] if self._rng.random() < 0.05 else [_mark(".", "stop", head)]

    # The templates.

    def _quote_subject_verb(self) -> list[Node]:
        main: object = ("q", 1)
        clause = [*self._subject("s", "cue"), *self._verb(main, "parataxis")]
        return [*self._first_quote(), *clause, *self._adjuncts(), *self._ending(main)]

    def _quote_verb_subject(self) -> list[Node]:
        main: object = ("q", 1)
        verb = self._verb(main, "parataxis")[:1]
        clause = [*verb, *self._subject("s", "cue"), *self._adjuncts(0.3)]
        return [*self._first_quote(), *clause, *self._ending(main)]

    def _subject_verb_quote(self) -> list[Node]:
        clause = [*self._subject("s", "cue"), *self._verb(None, "root"), *self._adjuncts(0.3)]
        lead = _mark(self._rng.choice(",,:"), "lead", ("q", 1))
        return [*clause, lead, *self._quote("q", self._rng.choice(".....?!"), "cue", "ccomp")]

    def _adjunct_subject_verb_quote(self) -> list[Node]:
        first = _nodes(self._rng.choice(self._stock.adjuncts), "first", "cue", "obl")
        return [*first, _mark(",", "fc", "cue"), *self._subject_verb_quote()]

    def _quote_clause_quote(self) -> list[Node]:
        main: object = ("q", 1)
        clause = [*self._subject("s", "cue"), *self._verb(main, "parataxis"), *self._adjuncts(0.2)]
        lead = _mark(",", "lead", ("r", 1))
        return [*self._first_quote(), *clause, lead, *self._quote("r", ".", main, "parataxis")]

    def _statement(self) -> tuple[list[Node], object]:
        words = self._rng.choice(self._stock.clauses).words[:-1]
        nodes: list[Node] = [
            (("w", at), word, ("w", word.head) if word.head else None)
            for at, word in enumerate(words, 1)
        ]
        last = nodes[-1]
        nodes[-1] = (last[0], evolve(last[1], space_after=True), last[2])
        return nodes, next(key for key, _, head in nodes if head is None)

    def _statement_participle_quote(self) -> list[Node]:
        nodes, root = self._statement()
        form, lemma = self._rng.choice(
            [("saying", "say"), ("saying", "say"), ("adding", "add"), ("writing", "write"),
             ("telling", "tell"), ("calling", "call"), ("arguing", "argue")]
        )  # fmt: skip
        verb = Word(form, lemma, "VERB", "VBG", 0, "advcl")
        lead = _mark(self._rng.choice(",:"), "lead", ("q", 1))
        quote = self._quote("q", ".", "cue", "ccomp")
        return [*nodes, _mark(",", "vc", "cue"), ("cue", verb, root), lead, *quote]

    def _statement_and_quote(self) -> list[Node]:
        nodes, root = self._statement()
        link = Word("and", "and", "CCONJ", "CC", 0, "cc")
        lead = _mark(self._rng.choice(",:"), "lead", ("q", 1))
        quote = self._quote("q", ".", "cue", "ccomp")
        return [*nodes, ("and", link, "cue"), *self._verb(root, "conj")[:1], lead, *quote]

    def _according_to(self) -> list[Node] | None:
        if not self._stock.sources:
            return None
        main: object = ("q", 1)
        source = _nodes(self._rng.choice(self._stock.sources), "src", main, "obl")
        if self._rng.random() < 0.5:
            lead = _mark(",", "lead", main)
            return [*source, lead, *self._quote("q", ".", None, "root")]
        return [*self._first_quote(), *source, _mark(".", "stop", main)]

    def _asked_about(self) -> list[Node]:
        asked = Word("asked", "ask", "VERB", "VBN", 0, "advcl")
        about = Word("about", "about", "ADP", "IN", 0, "case")
        topic = _nodes(self._rng.choice(self._stock.subjects), "topic", "asked", "obl")
        main = _main(topic, "topic")
        return [
            ("asked", asked, "cue"),
            ("about", about, main),
            *topic,
            _mark(",", "ac", "asked"),
            *self._subject_verb_quote(),
        ]

    def _bare_quote(self) -> list[Node]:
        return self._quote("q", self._rng.choice("...?!"), None, "root")


def _lemma(form: str) -> str:
    if form in _LEMMAS:
        return _LEMMAS[form]
    return form[:-1] if form in _KEEPS_E else form.removesuffix("ed")


def _without_doubled_marks(sentence: Sentence) -> Sentence:
    """Drop a comma that stands before another mark, as writers do: "a lawyer,." → "a lawyer."""
    words = sentence.words
    drop = {
        at
        for at, word in enumerate(words, 1)
        if word.form == "," and at < len(words) and words[at].form in {",", ".", ":", ";", ")"}
    }
    if not drop:
        return sentence
    new_place, kept = {0: 0}, []
    for at, word in enumerate(words, 1):
        if at not in drop:
            kept.append(word)
            new_place[at] = len(kept)
    return evolve(sentence, words=tuple(evolve(w, head=new_place[w.head]) for w in kept))
