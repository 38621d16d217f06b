"""What may be reported speech in a sentence: each cue with each stretch that it may introduce.

Every reasonable pair is listed with the construction that links the two; `quotes.indirect` weighs
them. The constructions are those in which English reports words and views: a clause ("said that she
would stay"), an infinitive ("promised to stay"), an object ("announced her retirement"), a phrase
with a preposition ("spoke about her plans"), a clause before its cue ("She will stay, Mr Lee
said"), "according to", and nouns ("her promise to stay").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import field, frozen

from quotetrack.lexicon.cues import cue_strength, verb_lemma
from quotetrack.model import Span
from quotetrack.quotes.reported_sources import owner, passive_subjects, subject
from quotetrack.quotes.skeleton import Sentence
from quotetrack.quotes.trees import Tree, stretches
from quotetrack.reading import Token

LIKELY = 0.2  # strength of a likely cue: the rest of its sentence is proposed in any case
_MOST_OBLIQUES = 3
_CLAUSE_OPENERS = frozenset({"that", "whether", "how", "why", "what", "if"})
_LOOK_FOR_OPENER = 6
_RELATIVE_OBJECTS = frozenset({"which", "that", "what", "who", "whom"})
_LAST_RESORT = "all after"
_LONGEST_NAME = 4


@frozen
class Reported:
    """A cue and a stretch that it may introduce.

    `cue` is a node of `tree`; `cue_places` its first and last skeleton token. `content` is what may
    be reported, `source` the skeleton token that heads the source, -1 for none. `construction` says
    how the cue and the content are linked, `marker` which word opens the content.
    """

    tree: Tree = field(repr=False, eq=False)
    cue: int
    cue_places: tuple[int, int]
    content: tuple[Span, ...]
    places: frozenset[int] = field(repr=False)
    head: int
    source: int
    source_link: str
    construction: str
    marker: str = ""


def reported(sentence: Sentence, trees: Iterable[Tree]) -> Iterator[Reported]:
    """Yield what may be reported speech in a sentence, by the trees of its parse."""
    for tree in trees:
        for node in range(len(tree.words)):
            if tree.places[node] < 0:
                continue
            # All that follows is proposed only where the parse does not propose the same words.
            found = list(_from_cue(sentence, tree, node))
            named = {one.content for one in found if one.construction != _LAST_RESORT}
            for one in found:
                if one.construction != _LAST_RESORT or one.content not in named:
                    yield one


def _from_cue(sentence: Sentence, tree: Tree, node: int) -> Iterator[Reported]:
    word = tree.words[node]
    if tree.lower(node) == "according":
        yield from _according(sentence, tree, node)
    elif word.upos in ("VERB", "AUX") and tree.relation(node) not in ("aux", "cop"):
        yield from _after_verb(sentence, tree, node)
        yield from _before_verb(sentence, tree, node)
        yield from _rest(sentence, tree, node)
    elif word.upos == "ADJ":
        yield from _after_verb(sentence, tree, node)
    elif word.upos == "NOUN":
        yield from _after_noun(sentence, tree, node)
        yield from _predicate(sentence, tree, node)


def _made(
    sentence: Sentence,
    tree: Tree,
    node: int,
    nodes: Iterable[int],
    head: int,
    construction: str,
    cue_last: int = -1,
    source: tuple[int, str] | None = None,
    marker: str = "",
) -> Iterator[Reported]:
    places = {tree.places[one] for one in nodes if tree.places[one] >= 0}
    cue = tree.places[node]
    places.discard(cue)
    tokens = sentence.tokens
    if not places or any(tokens[place].quotation >= 0 for place in places):
        return  # What holds a quotation is reported as one.
    content = tuple(stretches(sentence, places))
    if not content:
        return
    found, link = source if source is not None else subject(tree, node)
    if link == "state" and found in places:
        found, link = -1, "passive"
    yield Reported(
        tree,
        node,
        (cue, max(cue, cue_last)),
        content,
        frozenset(places),
        head,
        found,
        link,
        construction,
        marker or tokens[min(places)].lower,
    )


def _particle(tree: Tree, node: int) -> int:
    return max((tree.places[child] for child in tree.children(node, "compound")), default=-1)


def _clause(sentence: Sentence, tree: Tree, node: int) -> Iterator[Reported]:
    """Yield the clause that a verb governs: "said that she would stay", "promised to stay"."""
    here = tree.places[node]
    particle = _particle(tree, node)
    objects = tree.children(node, "obj", "iobj")
    clauses = tree.children(node, "ccomp", "xcomp", "csubj")
    for child in clauses:
        relation = tree.relation(child)
        if tree.places[child] > here:
            nodes = tree.subtree(child)
            yield from _made(sentence, tree, node, nodes, child, relation, particle)
            between = [one for one in objects if tree.places[one] > here]
            if between:
                # "expects him to win": all of it may be what is expected.
                for one in between:
                    nodes = nodes | tree.subtree(one)
                yield from _made(sentence, tree, node, nodes, child, "obj+" + relation, particle)
        else:
            nodes = tree.subtree(child)
            yield from _made(sentence, tree, node, nodes, child, relation + " before", particle)


def _adverbial_clause(sentence: Sentence, tree: Tree, node: int) -> Iterator[Reported]:
    """Yield a clause that the parser takes for an adverbial: "asked if she would stay"."""
    here = tree.places[node]
    particle = _particle(tree, node)
    for child in tree.children(node, "advcl"):
        if tree.places[child] > here:
            for mark in tree.children(child, "mark"):
                if tree.lower(mark) in _CLAUSE_OPENERS or tree.lower(mark) == "to":
                    nodes = tree.subtree(child)
                    yield from _made(sentence, tree, node, nodes, child, "advcl", particle)


def _object(sentence: Sentence, tree: Tree, node: int) -> Iterator[Reported]:
    """Yield the object, also before the verb: "announced her retirement", "which he denied"."""
    here = tree.places[node]
    particle = _particle(tree, node)
    objects = tree.children(node, "obj", "iobj")
    for child in objects:
        if tree.places[child] > here:
            nodes = tree.subtree(child)
            yield from _made(sentence, tree, node, nodes, child, "obj", particle)
            wider = set(nodes)
            for other in tree.children(node, "obl", "advcl"):
                if tree.places[other] > tree.places[child]:
                    wider |= tree.subtree(other)
                    yield from _made(sentence, tree, node, wider, child, "obj+obl", particle)
                    break
    for child in objects:
        if tree.places[child] < here and tree.lower(child) in _RELATIVE_OBJECTS:
            # "which he denied": the pronoun stands for what is reported.
            nodes = tree.subtree(child)
            yield from _made(sentence, tree, node, nodes, child, "obj before", particle)


def _all_behind(sentence: Sentence, tree: Tree, node: int) -> Iterator[Reported]:
    """Yield all that depends on a verb and follows it."""
    here = tree.places[node]
    particle = _particle(tree, node)
    dependents = [one for one in tree.subtree(node) if tree.places[one] > max(here, particle)]
    if dependents:
        opening = min(dependents, key=lambda one: tree.places[one])
        yield from _made(sentence, tree, node, dependents, opening, _LAST_RESORT, particle)


def _raised(sentence: Sentence, tree: Tree, node: int) -> Iterator[Reported]:
    """Yield the subject with its infinitive: "He seems to tire"."""
    here = tree.places[node]
    particle = _particle(tree, node)
    for child in tree.children(node, "nsubj"):
        # "He seems to tire": the subject is part of what is reported.
        if tree.words[child].deprel == "nsubj" and tree.places[child] < here:
            for clause in tree.children(node, "xcomp"):
                both = tree.subtree(child) | tree.subtree(clause)
                nobody = (-1, "raised")
                yield from _made(
                    sentence, tree, node, both, clause, "raised", particle, source=nobody
                )


def _passive(sentence: Sentence, tree: Tree, node: int) -> Iterator[Reported]:
    """Yield the subject of a passive: "Her retirement was announced"."""
    particle = _particle(tree, node)
    clauses = tree.children(node, "ccomp", "xcomp", "csubj")
    passive = passive_subjects(tree, node)
    for child in passive:
        nodes = tree.subtree(child)
        yield from _made(sentence, tree, node, nodes, child, "passive", particle)
        for clause in clauses:
            both = nodes | tree.subtree(clause)
            yield from _made(sentence, tree, node, both, child, "passive+clause", particle)


def _oblique(sentence: Sentence, tree: Tree, node: int) -> Iterator[Reported]:
    """Yield a phrase with a preposition: "spoke about her plans"."""
    here = tree.places[node]
    for child in tree.children(node, "obl")[:_MOST_OBLIQUES]:
        if tree.places[child] < here:
            continue
        cases = tree.children(child, "case")
        if not cases:
            continue
        preposition = " ".join(tree.lower(case) for case in cases)
        nodes = tree.subtree(child, cases)
        last = max(tree.places[case] for case in cases)
        last = last if last <= here + 2 else -1
        yield from _made(sentence, tree, node, nodes, child, "obl", last, marker=preposition)


def _prepositional_clause(sentence: Sentence, tree: Tree, node: int) -> Iterator[Reported]:
    """Yield a clause with a preposition: "spoke of staying"."""
    here = tree.places[node]
    for child in tree.children(node, "advcl"):
        marks = tree.children(child, "mark")
        if tree.places[child] > here and marks and tree.lower(marks[0]) not in _CLAUSE_OPENERS:
            preposition = tree.lower(marks[0])
            nodes = tree.subtree(child, marks)
            last = tree.places[marks[0]]
            yield from _made(
                sentence,
                tree,
                node,
                nodes,
                child,
                "advcl-",
                last if last <= here + 2 else -1,
                marker=preposition,
            )


#: What a verb or adjective may report behind it, in the order in which it is proposed.
_AFTER_VERB = (
    _clause,
    _adverbial_clause,
    _object,
    _all_behind,
    _raised,
    _passive,
    _oblique,
    _prepositional_clause,
)


def _after_verb(sentence: Sentence, tree: Tree, node: int) -> Iterator[Reported]:
    for construction in _AFTER_VERB:
        yield from construction(sentence, tree, node)


def _before_verb(sentence: Sentence, tree: Tree, node: int) -> Iterator[Reported]:
    """Yield the clause into which the cue is put, or behind which it stands."""
    if tree.relation(node) not in ("parataxis", "conj", "advcl", "discourse"):
        return
    above = tree.words[node].head
    if above < 0 or tree.places[above] < 0:
        return
    nodes = tree.subtree(above, [node])
    name = tree.relation(node) + (" inside" if _surrounds(tree, nodes, node) else "")
    marks = tree.children(node, "mark")
    marker = tree.lower(marks[0]) if marks else "-"
    yield from _made(sentence, tree, node, nodes, above, "over " + name, marker=marker)


def _surrounds(tree: Tree, nodes: Iterable[int], node: int) -> bool:
    here = tree.places[node]
    places = [tree.places[one] for one in nodes]
    return any(place > here for place in places) and any(0 <= place < here for place in places)


def _rest(sentence: Sentence, tree: Tree, node: int) -> Iterator[Reported]:
    """Yield what follows a likely cue and what comes before it, whatever the parser made of it."""
    if cue_strength(verb_lemma(tree.lower(node))) < LIKELY:
        return
    tokens = sentence.tokens
    here = tree.places[node]
    by_place = {place: one for one, place in enumerate(tree.places) if place >= 0}
    last = max(by_place)
    near = range(here + 1, min(last, here + _LOOK_FOR_OPENER))
    opener = next((place for place in near if tokens[place].lower in _CLAUSE_OPENERS), None)
    begin = here + 1 if opener is None else opener
    after = [one for place, one in by_place.items() if place >= begin]
    if after:
        name = "rest" if opener is None else "rest opener"
        yield from _made(sentence, tree, node, after, by_place.get(begin, node), name)
    comma = _comma_before(tokens, tree, node)
    before = [one for place, one in by_place.items() if place < comma]
    if not before:
        return
    yield from _made(sentence, tree, node, before, before[-1], "all before")
    if after and tokens[here + 1].lower == ",":
        # "Despite the rain, she noted, the race went on."
        around = before + [one for place, one in by_place.items() if place > here + 1]
        yield from _made(sentence, tree, node, around, before[-1], "around")


def _comma_before(tokens: Sequence[Token], tree: Tree, node: int) -> int:
    """Return the place of the comma that stands before a cue and its subject, or -1."""
    here = tree.places[node]
    found, link = subject(tree, node)
    edge = min(here, found) if found >= 0 and link == "own" else here
    comma = next((place for place in range(edge - 1, -1, -1) if tokens[place].lower == ","), -1)
    return comma if edge - comma <= _LONGEST_NAME else -1


def _according(sentence: Sentence, tree: Tree, node: int) -> Iterator[Reported]:
    """Yield the clause that "according to …" stands in."""
    here = tree.places[node]
    phrase = node
    source = -1
    if tree.relation(node) in ("case", "mark"):
        phrase = tree.words[node].head
        source = phrase
    else:
        names = tree.children(node, "obl", "obj", "nmod")
        source = names[0] if names else -1
    if source < 0:
        return
    name = (tree.places[source], "according")
    whole = tree.subtree(source) | {node}
    for above in [tree.words[phrase].head, *list(tree.ancestors(phrase))[1:3]]:
        if above < 0:
            continue
        if tree.words[above].upos in ("VERB", "ADJ", "AUX") or tree.words[above].head < 0:
            nodes = tree.subtree(above, [phrase]) - whole
            side = "before" if tree.places[above] < here else "after"
            yield from _made(
                sentence, tree, node, nodes, above, "according " + side, here + 1, name, "-"
            )
    nodes = {one for one in range(len(tree.words)) if one not in whole}
    if nodes:
        yield from _made(
            sentence, tree, node, nodes, min(nodes), "according all", here + 1, name, "-"
        )


def _after_noun(sentence: Sentence, tree: Tree, node: int) -> Iterator[Reported]:
    here = tree.places[node]
    source = owner(tree, node)
    for child in tree.children(node, "acl", "ccomp", "nmod", "obl", "appos"):
        if tree.places[child] <= here:
            continue
        relation = tree.relation(child)
        if relation == "acl" and tree.words[child].deprel != "acl":
            continue  # A relative clause tells about the noun, not what it says.
        cases = tree.children(child, "case")
        marker = " ".join(tree.lower(case) for case in cases)
        if relation == "nmod" and not marker:
            continue
        nodes = tree.subtree(child, cases)
        last = max((tree.places[case] for case in cases), default=-1)
        yield from _made(
            sentence,
            tree,
            node,
            nodes,
            child,
            "noun " + relation,
            last if last == here + 1 else -1,
            source,
            marker,
        )


def _predicate(sentence: Sentence, tree: Tree, node: int) -> Iterator[Reported]:
    """Yield what a noun is said to be: "Her hope is to win", "the fear is that he loses"."""
    if tree.relation(node) != "nsubj":
        return
    above = tree.words[node].head
    helpers = [one for one in tree.children(above, "cop") if one > node]
    if helpers:
        nodes = {
            one
            for one in tree.subtree(above, [node, *helpers])
            if tree.places[one] > tree.places[helpers[0]]
        }
        yield from _made(sentence, tree, node, nodes, above, "noun is", source=owner(tree, node))
    elif tree.words[above].upos == "AUX":
        for child in tree.children(above, "ccomp", "xcomp"):
            nodes = tree.subtree(child)
            yield from _made(
                sentence, tree, node, nodes, child, "noun is", source=owner(tree, node)
            )
