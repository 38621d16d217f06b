"""Who makes a statement that is reported, by the tree of its sentence."""

from __future__ import annotations

from quotetrack.lexicon.cues import NOUNS_OF_SAYING, cue_strength, verb_lemma
from quotetrack.lexicon.people import GROUP_NOUNS, PERSON_NOUNS, ROLE_NOUNS
from quotetrack.quotes.trees import Tree

_SUBJECTS = ("nsubj", "csubj")
_STATE = 0.3  # strength below which a participle tells the state of its subject
_MOST_NOUNS_UP = 2
_MOST_VERBS_UP = 5
_THINGS = frozenset({"it", "itself", "this", "that", "which", "what"})
_NOUNS_THAT_SPEAK = (PERSON_NOUNS, ROLE_NOUNS, GROUP_NOUNS, NOUNS_OF_SAYING)
_HANDED_ON = ("xcomp", "conj", "advcl", "acl", "ccomp", "parataxis")


def subject(tree: Tree, node: int) -> tuple[int, str]:
    """Return the skeleton token that heads the source of a cue, and how they are linked.

    It is the subject, or "by …" of a passive; where the cue has none, that of the verb above. Of a
    description with a name ("the mayor, Ann Lee, said") the name is the source, and in a relative
    clause the pronoun ("Ms Lee, who said").
    """
    this, link = node, "own"
    for _ in range(_MOST_VERBS_UP):
        found = _told_by(tree, this, node, link)
        if found is not None:
            return found
        relation, above = tree.relation(this), tree.words[this].head
        if this == node and relation == "advcl" and _is_asked(tree, node):
            return -1, "asked"
        found = _told_above(tree, this, link)
        if found is not None:
            return found
        if relation not in _HANDED_ON or above < 0:
            return _nearest_subject(tree, this, node)
        this, link = above, "shared " + relation
    return -1, "none"


def _told_by(tree: Tree, this: int, node: int, link: str) -> tuple[int, str] | None:
    """Return the source that a verb itself has: "by …" of a passive, or its subject."""
    passive = bool(passive_subjects(tree, this))
    agents = [
        child
        for child in tree.children(this, "obl")
        if any(tree.lower(case) == "by" for case in tree.children(child, "case"))
    ]
    if agents and (passive or tree.words[this].deprel == "acl"):
        return tree.places[agents[0]], link + " by"
    subjects = [
        one
        for one in tree.children(this, "nsubj", "csubj")
        if one < this or tree.relation(one) == "nsubj"  # "It is unclear whether …"
    ]
    if not subjects:
        return None
    if not (passive and link == "own" and this == node):
        return _named(tree, subjects[0], node), link
    if cue_strength(verb_lemma(tree.lower(node))) < _STATE:
        return tree.places[subjects[0]], "state"  # "She is convinced that …"
    return -1, "passive"


def _told_above(tree: Tree, this: int, link: str) -> tuple[int, str] | None:
    """Return the source that the word above a verb is or has: a noun, or the object of a verb."""
    relation, above = tree.relation(this), tree.words[this].head
    if relation == "acl" and above >= 0:
        if not speaks(tree, above) or tree.children(this, "mark"):
            found, owner_link = owner(tree, above)
            if found >= 0:
                return found, "noun " + owner_link
        return tree.places[above], "noun"
    if relation == "xcomp" and above >= 0 and "advcl" not in link:
        for one in tree.children(above, "obj", "iobj"):
            if above < one < this and speaks(tree, one):
                return tree.places[one], "object"
    return None


def owner(tree: Tree, node: int) -> tuple[int, str]:
    """Return who makes the statement that a noun names: its owner, or the subject of its verb."""
    subjects = tree.children(node, "nsubj")
    if subjects:
        return tree.places[subjects[0]], "predicate"
    this, steps = node, 0
    while steps < _MOST_NOUNS_UP:
        for child in tree.children(this, "nmod"):
            if tree.words[child].deprel == "nmod:poss":
                return tree.places[child], "owner" if this == node else "owner above"
        for child in tree.children(this, "nmod"):
            if any(tree.lower(case) in ("by", "from") for case in tree.children(child, "case")):
                return tree.places[child], "by"
        above = tree.words[this].head
        if above < 0 or tree.relation(this) not in ("nmod", "conj"):
            break
        if tree.words[above].upos != "NOUN":
            break
        this = above
        steps += 1
    compounds = tree.children(node, "compound", "amod")
    if compounds and tree.words[compounds[0]].upos == "PROPN":
        return tree.places[compounds[0]], "compound"
    for above in tree.ancestors(node):
        if tree.words[above].upos in ("VERB", "AUX"):
            if tree.relation(this) in ("obj", "obl", "xcomp"):
                found, link = subject(tree, above)
                return found, "verb " + link
            break
    return -1, "none"


def speaks(tree: Tree, node: int) -> bool:
    """Return whether a noun can name who speaks: a name, a pronoun, people, or a statement."""
    word = tree.words[node]
    if word.upos in ("PROPN", "PRON"):
        return word.text.lower() not in _THINGS
    lower = word.text.lower()
    return any(
        one in words for one in (lower, lower.removesuffix("s")) for words in _NOUNS_THAT_SPEAK
    )


def _nearest_subject(tree: Tree, above: int, node: int) -> tuple[int, str]:
    """Return the last subject before a cue that hangs on it, where the cue has none of its own."""
    below = tree.subtree(above)
    subjects = [one for one in below if one < node and tree.relation(one) == "nsubj"]
    return (tree.places[max(subjects)], "near") if subjects else (-1, "none")


def _named(tree: Tree, found: int, cue: int) -> int:
    """Return the token of a subject, or of the name that stands beside its description."""
    if tree.words[found].upos == "NOUN":
        for beside in tree.children(found, "appos"):
            if tree.words[beside].upos == "PROPN" and beside < cue:
                return tree.places[beside]
    return tree.places[found]


def _is_asked(tree: Tree, node: int) -> bool:
    """Return whether a verb is a participle without helpers: "asked whether …, he smiled"."""
    return tree.lower(node).endswith("ed") and not tree.children(node, "aux", *_SUBJECTS)


def passive_subjects(tree: Tree, node: int) -> list[int]:
    """Return the subjects of a verb in the passive."""
    return [one for one in tree.children(node, "nsubj") if tree.words[one].deprel == "nsubj:pass"]
