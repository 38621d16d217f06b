"""Training sentences whose quoted material has been replaced by a placeholder.

At run time most of what the parser reads are frames: sentences of which every quotation has been
cut down to a placeholder, such as `“Q,” said Ana Ruiz, the mayor.` A treebank holds none, so they
are made here out of treebank sentences, with the tree that the guidelines of English UD give to
reported speech:

* The placeholder after the cue verb is its clausal complement (`ccomp`).
* The placeholder before the cue verb is the root, and the cue verb hangs from it as `parataxis`.
* A quoted piece inside a clause (`a “Q” plan`) keeps the relation of what it replaces.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from quotetrack.train.treebank import Sentence, Word

PLACEHOLDER = "Q"
OPENING_MARKS = frozenset({'"', "“", "``"})
CLOSING_MARKS = frozenset({'"', "”", "''"})

SPEECH_VERBS = frozenset(
    """say tell add claim argue ask reply explain note write announce report state suggest warn
    insist tweet declare admit acknowledge concede respond recall observe remark comment stress
    emphasize emphasise conclude predict promise vow complain deny confirm reveal joke shout yell
    whisper mutter exclaim answer inform urge assert maintain contend testify believe think agree
    mention indicate continue read caution allege demand swear hint confess repeat""".split()
)

# Relations that hold between the parts of one reported-speech clause and may move around the cue.
_ADJUNCTS = frozenset({"obl", "obl:unmarked", "obl:tmod", "advmod", "advcl", "iobj", "obj"})


# A word on its way into a new sentence: a key of its own, the word, and the key of its governor,
# None for the root. Keys stay when words are moved.
Node = tuple[object, Word, object]


def placeholder(
    opening: str, final: str, closing: str, head: int, deprel: str, at: int
) -> list[Word]:
    """Return the words of one placeholder whose main word stands at the 1-based position `at`."""
    words = [
        Word(opening, opening, "PUNCT", "``", at, "punct", space_after=False),
        Word(PLACEHOLDER, PLACEHOLDER, "X", "FW", head, deprel, space_after=False),
    ]
    if final:
        words.append(Word(final, final, "PUNCT", _mark_tag(final), at, "punct", False))
    words.append(Word(closing, closing, "PUNCT", "''", at, "punct"))
    return words


def _mark_tag(mark: str) -> str:
    return mark if mark in ",:" else "."


def assemble(nodes: Sequence[Node]) -> Sentence | None:
    """Build a sentence from (key, word, key of the head or None) in the order given.

    Returns None where a head is missing or the sentence has not exactly one root.
    """
    position = {key: at for at, (key, _, _) in enumerate(nodes, 1)}
    if len(position) != len(nodes):
        return None
    words = []
    for _, word, head in nodes:
        if head is not None and head not in position:
            return None
        governor = position[head] if head is not None else 0
        words.append(evolve(word, head=governor, deprel=word.deprel if governor else "root"))
    roots = [word for word in words if word.head == 0]
    if len(roots) != 1 or not words:
        return None
    return Sentence(tuple(words))


def cue_clauses(sentence: Sentence) -> Iterator[tuple[int, int, int]]:
    """Yield (cue verb, subject, clausal complement), 1-based, of reported speech in `sentence`."""
    for at, word in enumerate(sentence.words, 1):
        if word.upos != "VERB" or word.lemma not in SPEECH_VERBS:
            continue
        children = sentence.children(at)
        subjects = [c for c in children if sentence.words[c - 1].deprel == "nsubj"]
        clauses = [c for c in children if sentence.words[c - 1].deprel in ("ccomp", "parataxis")]
        if len(subjects) == 1 and len(clauses) == 1:
            yield at, subjects[0], clauses[0]


def elide_reported_clause(sentence: Sentence, rng: random.Random) -> Iterator[Sentence]:
    """Yield frames made from a sentence whose main verb reports what somebody says.

    The reported clause becomes a placeholder: behind the cue, before it, and before it with the
    subject moved behind the verb ("said Ana Ruiz").
    """
    for cue, subject, clause in cue_clauses(sentence):
        if sentence.words[cue - 1].head != 0:
            continue
        frame = _main_clause(sentence, cue, clause)
        if frame is None:
            continue
        nodes: list[Node] = [
            (k, sentence.words[k - 1], sentence.words[k - 1].head or None) for k in frame
        ]
        lowered = [_lower_first(nodes[0]), *nodes[1:]]
        opening, closing = rng.choice([("“", "”"), ('"', '"')])
        yield from _present(_behind(nodes, cue, opening, closing, rng))
        yield from _present(_before(lowered, cue, opening, closing, rng))
        inverted = _inverted(sentence, lowered, cue, subject)
        if inverted:
            yield from _present(_before(inverted, cue, opening, closing, rng))


def _lower_first(node: Node) -> Node:
    """Undo the capital that a word has only because it opens the sentence."""
    key, word, head = node
    keeps = word.upos in ("PROPN", "X", "NUM") or word.form in ("I", "I'm") or word.form.isupper()
    if keeps:
        return node
    return key, evolve(word, form=word.form[:1].lower() + word.form[1:]), head


def _present(sentence: Sentence | None) -> Iterator[Sentence]:
    if sentence is not None:
        yield tidy(sentence)


def _main_clause(sentence: Sentence, cue: int, clause: int) -> list[int] | None:
    """Return the positions that stay when `clause` and the marks around it are cut out."""
    cut = sentence.subtree(clause)
    if max(cut) - min(cut) + 1 != len(cut) or cue in cut:
        return None
    stay = [k for k in range(1, len(sentence.words) + 1) if k not in cut]
    # All marks directly under the cue go: the new placeholder brings its own.
    stay = [
        k
        for k in stay
        if not (sentence.words[k - 1].upos == "PUNCT" and sentence.words[k - 1].head in (cue, 0))
    ]
    kept = set(stay)
    if any(sentence.words[k - 1].head not in kept | {0} for k in stay):
        return None
    return stay if 2 <= len(stay) <= 40 else None


def _quote(
    key: str, opening: str, final: str, closing: str, head: object, deprel: str
) -> list[Node]:
    words = placeholder(opening, final, closing, 0, deprel, 0)
    keys = [(key, index) for index in range(len(words))]
    main = keys[1]
    return [
        (own, word, head if own == main else main) for own, word in zip(keys, words, strict=True)
    ]


def _stop(head: object, mark: str = ".") -> Node:
    return ("stop", Word(mark, mark, "PUNCT", _mark_tag(mark), 0, "punct"), head)


def _behind(
    nodes: list[Node], cue: int, opening: str, closing: str, rng: random.Random
) -> Sentence | None:
    """The cue clause first: `Ana Ruiz said on Monday: “Q.”`"""
    mark = rng.choice([",", ",", ":"])
    comma = ("lead", Word(mark, mark, "PUNCT", mark, 0, "punct"), ("quote", 1))
    final = rng.choice(".....?!")
    return assemble([*nodes, comma, *_quote("quote", opening, final, closing, cue, "ccomp")])


def _before(
    nodes: list[Node], cue: int, opening: str, closing: str, rng: random.Random
) -> Sentence | None:
    """The placeholder first: `“Q,” Ana Ruiz said on Monday.`, sometimes with a second piece."""
    first = _quote("quote", opening, rng.choice(",,,,,,?!"), closing, None, "root")
    main = ("quote", 1)
    clause = [
        (key, evolve(word, deprel="parataxis") if key == cue else word, main if key == cue else up)
        for key, word, up in nodes
    ]
    if rng.random() < 0.25:
        comma = ("lead", Word(",", ",", "PUNCT", ",", 0, "punct"), ("more", 1))
        second = _quote("more", opening, ".", closing, main, "parataxis")
        return assemble([*first, *clause, comma, *second])
    return assemble([*first, *clause, _stop(main)])


def _inverted(sentence: Sentence, nodes: list[Node], cue: int, subject: int) -> list[Node] | None:
    """Move the cue verb before its subject, where nothing else stands between."""
    below = sentence.subtree(subject)
    order = [key for key, _, _ in nodes]
    before = order[: order.index(cue)]
    if not before or set(before) != below or len(order) != len(set(order)):
        return None
    if sentence.words[subject - 1].upos == "PRON":
        return None
    by_key = {key: (key, word, up) for key, word, up in nodes}
    moved = [cue, *before, *order[order.index(cue) + 1 :]]
    return [by_key[key] for key in moved]


def elide_quotations(sentence: Sentence) -> Sentence | None:
    """Replace each quoted piece of `sentence` that hangs together by a placeholder.

    A piece is replaced where its words between the marks have one governor outside. Returns None
    where nothing could be replaced.
    """
    words = sentence.words
    nodes: list[Node] = []
    replaced: dict[int, object] = {}
    at = 1
    while at <= len(words):
        end = _closing_mark(words, at)
        inner = list(range(at + 1, end)) if end else []
        core = [k for k in inner if words[k - 1].upos != "PUNCT"]
        tops = [k for k in core if words[k - 1].head not in inner]
        if end and core and len(tops) == 1:
            top = tops[0]
            key = ("quote", at)
            last = words[inner[-1] - 1].form
            final = last if last in ",.?!" else ""
            opening, closing = words[at - 1].form, words[end - 1].form
            head = words[top - 1].head or None
            piece = _quote(str(key), opening, final, closing, head, words[top - 1].deprel)
            piece[-1] = (
                piece[-1][0],
                evolve(piece[-1][1], space_after=words[end - 1].space_after),
                piece[-1][2],
            )
            nodes.extend(piece)
            for k in range(at, end + 1):
                replaced[k] = piece[1][0]
            at = end + 1
        else:
            nodes.append((at, words[at - 1], words[at - 1].head or None))
            at += 1
    if not replaced:
        return None
    moved = [
        (key, word, replaced.get(up, up) if isinstance(up, int) else up) for key, word, up in nodes
    ]
    frame = assemble(moved)
    return frame and tidy(frame)


def _closing_mark(words: Sequence[Word], at: int) -> int:
    """Return the position of the mark that closes the one at `at`, 0 if `at` opens nothing."""
    mark = words[at - 1].form
    if mark not in OPENING_MARKS or at == len(words):
        return 0
    closing = {"“": "”", '"': '"', "``": "''"}[mark]
    for end in range(at + 2, len(words) + 1):
        if words[end - 1].form == closing:
            return end
    return 0


def tidy(sentence: Sentence) -> Sentence:
    """Capitalise the first word, and set the spaces that moved words need."""
    words = list(sentence.words)
    for at, word in enumerate(words):
        following = words[at + 1].form if at + 1 < len(words) else ""
        if following in {",", ".", ":", ";", "?", "!", ")"}:
            words[at] = evolve(word, space_after=False)
        elif word.upos != "PUNCT" and not word.space_after and not _clings(following):
            words[at] = evolve(word, space_after=True)
    first = next((at for at, word in enumerate(words) if word.upos != "PUNCT"), 0)
    form = words[first].form
    if form[:1].islower():
        words[first] = evolve(words[first], form=form[:1].upper() + form[1:])
    return evolve(sentence, words=tuple(words))


def _clings(form: str) -> bool:
    """Return whether `form` is written without a space before it."""
    return not form[:1].isalnum() or form.lower() in {"n't", "n’t", "not"}


def make_frames(sentences: Iterable[Sentence], rng: random.Random) -> list[Sentence]:
    """Return all frames that can be made from `sentences`."""
    frames: list[Sentence] = []
    for sentence in sentences:
        quoted = elide_quotations(sentence)
        if quoted is not None:
            frames.append(quoted)
        frames.extend(elide_reported_clause(sentence, rng))
    return frames
