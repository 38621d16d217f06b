"""What is weighed about a cue and a stretch that it may introduce: plain facts of the sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from quotetrack.lexicon.cues import NOUNS_OF_SAYING, cue_strength, verb_lemma
from quotetrack.lexicon.people import GROUP_NOUNS, PERSON_NOUNS, ROLE_NOUNS
from quotetrack.quotes.reported import LIKELY, Reported
from quotetrack.quotes.sentence_facts import strength_bucket
from quotetrack.quotes.skeleton import Sentence
from quotetrack.quotes.trees import Tree
from quotetrack.reading import Token

_STEPS = (1, 2, 4, 7, 12, 20, 40)
_COMMON_CLASSES = frozenset("dpscoxt")
_JOINTS = frozenset({".", ",", ";", "and", "but", "that", "to", ":", "-", "–", "—"})
_NEGATIONS = frozenset({"not", "n't", "never", "no"})


def _size(count: int) -> str:
    return str(sum(count > step for step in _STEPS))


@lru_cache(maxsize=20_000)
def _noun_stem(lower: str) -> str:
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower


def _source_kind(sentence: Sentence, place: int) -> str:
    if place < 0:
        return "none"
    token = sentence.tokens[place]
    if token.classes[:1] == "o":
        return token.lower
    if token.is_capitalised:
        return "name"
    lower = _noun_stem(token.lower)
    if lower in ROLE_NOUNS or lower in PERSON_NOUNS:
        return "person"
    if token.lower in GROUP_NOUNS or lower in GROUP_NOUNS:
        return "group"
    return "saying" if lower in NOUNS_OF_SAYING else "thing"


def _entity_at(tree: Tree, place: int) -> str:
    """Return the kind of name that a token belongs to, "" for none."""
    nodes = (node for node, one in enumerate(tree.places) if one == place)
    return tree.words[next(nodes, 0)].ner[2:] if place >= 0 else ""


def _quotation_beside(sentence: Sentence, cue: int) -> str:
    """Return whether a quotation stands in the sentence "after" or "before" a cue, or "none"."""
    quoted = [place for place, token in enumerate(sentence.tokens) if token.quotation >= 0]
    if not quoted:
        return "none"
    return "after" if quoted[-1] > cue else "before"


def _outer_cues(tree: Tree, node: int) -> int:
    """Return how many likely cues stand above a node in its tree."""
    return sum(
        tree.places[up] >= 0
        and tree.words[up].upos == "VERB"
        and cue_strength(verb_lemma(tree.lower(up))) >= LIKELY
        for up in tree.ancestors(node)
    )


def _against(found: Reported, rivals: Iterable[Reported], strength: str) -> Iterator[str]:
    """Yield how a proposal compares with the others of its cue."""
    construction = found.construction
    others = [rival for rival in rivals if rival is not found]
    # In one order, so that sums of weights and ties are the same in every run.
    for other in sorted({rival.construction for rival in others}):
        yield f"rival {other} {construction}"
        yield f"rival {other} {construction} {strength}"
    for rival in others:
        if rival.places == found.places:
            relation = "same"
        elif found.places < rival.places:
            relation = "in"
        else:
            relation = "over" if found.places > rival.places else "apart"
        yield f"rival {relation} {rival.construction} {construction}"


def _word_class(token: Token) -> str:
    return token.classes[:1] or token.kind


def _mood(tree: Tree, cue: int) -> str:
    """Return the helping verbs of a cue and whether it is negated: "could-have not"."""
    helpers = sorted(tree.lower(one) for one in tree.children(cue, "aux"))
    negated = any(tree.lower(one) in _NEGATIONS for one in tree.children(cue, "advmod"))
    return f"{'-'.join(helpers)}{' not' if negated else ''}"


def _follower(tokens: Sequence[Token], last: int) -> str:
    """Return what follows a stretch: a mark or word that joins clauses, else a class of words."""
    if last + 1 >= len(tokens):
        return "^"
    token = tokens[last + 1]
    return token.lower if token.lower in _JOINTS else _word_class(token)


def _names_people(tree: Tree, found: Reported) -> bool:
    """Return whether the parser names a person inside a stretch."""
    return any(
        word.ner.endswith("PER")
        for word, place in zip(tree.words, tree.places, strict=True)
        if place in found.places
    )


def features(sentence: Sentence, found: Reported, rivals: Iterable[Reported] = ()) -> list[str]:
    """Return the facts about one proposal, as names of features.

    `rivals` are all proposals of its cue.
    """
    tree, tokens = found.tree, sentence.tokens
    word = tree.words[found.cue]
    is_noun = word.upos in ("NOUN", "ADJ")
    lower = word.text.lower()
    lemma = _noun_stem(lower) if is_noun else verb_lemma(lower)
    construction, marker = found.construction, found.marker
    strength = "n" if is_noun else strength_bucket(cue_strength(lemma))
    kind = _source_kind(sentence, found.source)
    last = max(found.places)
    first = min(found.places)
    cue = found.cue_places[0]
    size = _size(len(found.places))
    head = tree.words[found.head]
    head_sign = head.upos if head.upos not in ("AUX",) else "VERB"
    mood = _mood(tree, found.cue)
    follows = _follower(tokens, last)
    between = tokens[min(cue, last) + 1 : max(cue, first)]
    gap = " ".join(
        one.lower if one.kind == "punctuation" else _word_class(one) for one in between[:3]
    )
    cue_relation = word.deprel
    above = tree.words[word.head] if word.head >= 0 else None
    above_lemma = verb_lemma(above.text.lower()) if above is not None else "^"
    above_strength = strength_bucket(cue_strength(above_lemma)) if above is not None else "^"
    ner = _entity_at(tree, found.source)
    cue_text = " ".join(one.lower for one in tokens[cue : found.cue_places[1] + 1][:3])
    beside = _quotation_beside(sentence, cue)
    outer = min(2, _outer_cues(tree, found.cue))
    opening = " ".join(_word_class(one) for one in tokens[first : min(first + 1, last) + 1])
    helpers_inside = tree.children(found.head, "aux", "cop")
    content_mood = "-".join(sorted(tree.lower(one) for one in helpers_inside)[:2])
    modifier = next((tree.lower(one) for one in tree.children(found.cue, "advmod")), "")
    people = _names_people(tree, found)
    closing = tokens[last].classes[:1]
    closing = tokens[last].lower if closing and closing in _COMMON_CLASSES else closing
    ends = last + 2 >= len(tokens)
    pair = f"{construction} {marker}"
    facts = [
        "0",
        f"how {construction}",
        f"how {pair}",
        f"lemma {lemma}",
        f"lemma {lemma} {construction}",
        f"lemma {lemma} {pair}",
        f"strength {strength} {construction}",
        f"strength {strength} {pair}",
        f"form {lower}",
        f"source {kind} {strength}",
        f"source {kind} {construction}",
        f"source {kind} {lemma}",
        f"link {found.source_link} {construction}",
        f"link {found.source_link} {strength}",
        f"size {size} {construction}",
        f"size {size} {strength} {construction}",
        f"pieces {min(3, len(found.content))} {construction}",
        f"head {head_sign} {construction}",
        f"head {head_sign} {pair}",
        f"head {head_sign} {strength} {construction}",
        f"mood {mood} {strength}",
        f"mood {mood} {lemma}",
        f"follows {follows} {construction}",
        f"follows {follows} {size} {construction}",
        f"gap {gap} {construction}",
        f"gap {gap} {strength}",
        f"relation {cue_relation} {construction}",
        f"relation {cue_relation} {strength}",
        f"above {above_lemma} {cue_relation}",
        f"first {first == 0 or cue == 0} {construction}",
        f"paragraph {min(sentence.paragraph, 1)} {construction}",
        f"ner {ner} {kind} {strength}",
        f"ner {ner} {lemma}",
        f"beside {beside} {strength} {construction}",
        f"beside {beside} {lemma}",
        f"outer {outer} {strength}",
        f"outer {outer} {cue_relation} {lemma}",
        f"outer {above_strength} {cue_relation} {strength}",
        f"opening {opening} {construction}",
        f"opening {opening} {lemma}",
        f"open {tokens[first].lower} {construction}",
        f"open {tokens[first].lower} {lemma}",
        f"last {closing} {construction}",
        f"content mood {content_mood} {construction}",
        f"content mood {content_mood} {lemma}",
        f"modifier {modifier} {strength}",
        f"people {people} {construction}",
        f"people {people} {lemma}",
        f"ends {ends} {construction} {size}",
        f"source {kind} {found.source_link} {construction}",
        f"relation {cue_relation} {lemma}",
        f"form {lower} {cue_relation} {construction}",
        f"source {kind} {ner} {construction} {strength}",
        f"lemma {lemma} {marker} {size}",
        f"lemma {lemma} {head_sign} {construction}",
        f"first {found.cue_places[0] == 0} {lemma}",
        f"particle {cue_text}",
        f"particle {cue_text} {construction}",
        f"subject first {0 <= found.source < cue} {construction} {strength}",
    ]
    if head.upos in ("NOUN", "PROPN", "PRON"):
        facts.append(f"content {_noun_stem(head.text.lower())}")
        facts.append(f"content {_noun_stem(head.text.lower())} {lemma}")
    elif head.upos in ("VERB", "ADJ"):
        facts.append(f"content {verb_lemma(head.text.lower())} {strength}")
    facts += _against(found, rivals, strength)
    for child in tree.children(found.cue, "obj", "iobj"):
        inside = tree.places[child] in found.places
        facts.append(f"object {inside} {construction} {strength}")
    return facts
