"""What is weighed about a cue and a stretch that it may introduce: plain facts of the sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from quotetrack.lexicon.cues import NOUNS_OF_SAYING, cue_strength, verb_lemma
from quotetrack.lexicon.people import GROUP_NOUNS, PERSON_NOUNS, ROLE_NOUNS
from quotetrack.quotes.reported import Reported
from quotetrack.quotes.sentence_facts import strength_bucket
from quotetrack.quotes.skeleton import Sentence
from quotetrack.quotes.trees import Tree

_STEPS = (1, 2, 4, 7, 12, 20, 40)
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


def _node_at(tree: Tree, place: int) -> int:
    return next((node for node, one in enumerate(tree.places) if one == place), 0)


def features(
    sentence: Sentence, found: Reported, rivals: Iterable[Reported] = ()
) -> list[str]:
    """Return the facts about one proposal, as names of features."""
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
    helpers = sorted(tree.lower(one) for one in tree.children(found.cue, "aux"))
    negated = any(tree.lower(one) in _NEGATIONS for one in tree.children(found.cue, "advmod"))
    mood = f"{'-'.join(helpers)}{' not' if negated else ''}"
    follows = tokens[last + 1].lower if last + 1 < len(tokens) else "^"
    if follows not in (".", ",", ";", "and", "but", "^", "that", "to", ":", "-", "–", "—"):
        follows = tokens[last + 1].classes[:1] or tokens[last + 1].kind
    between = tokens[min(cue, last) + 1 : max(cue, first)]
    gap = " ".join(
        one.lower if one.kind == "punctuation" else (one.classes[:1] or one.kind)
        for one in between[:3]
    )
    cue_relation = word.deprel
    above = tree.words[word.head] if word.head >= 0 else None
    above_lemma = verb_lemma(above.text.lower()) if above is not None else "^"
    above_strength = strength_bucket(cue_strength(above_lemma)) if above is not None else "^"
    ner = tree.words[_node_at(tree, found.source)].ner[2:] if found.source >= 0 else ""
    quoted = [place for place, one in enumerate(tokens) if one.quotation >= 0]
    beside = "after" if any(place > cue for place in quoted) else "before" if quoted else "none"
    outer = [
        place for up in tree.ancestors(found.cue) if (place := tree.places[up]) >= 0
        and tree.words[up].upos == "VERB" and cue_strength(verb_lemma(tree.lower(up))) >= 0.2
    ]
    opening = " ".join(tokens[place].classes[:1] or tokens[place].kind for place in range(first, min(first + 2, last + 1)))
    content_aux = "-".join(sorted(tree.lower(one) for one in tree.children(found.head, "aux", "cop"))[:2])
    modifiers = " ".join(tree.lower(one) for one in tree.children(found.cue, "advmod")[:1])
    people = any(tree.words[i].ner[2:] in ("PER", "PERSON") for i, place in enumerate(tree.places) if place in found.places)
    cue_text = " ".join(one.lower for one in tokens[cue : found.cue_places[1] + 1][:3])
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
        f"outer {min(2, len(outer))} {strength}",
        f"outer {min(2, len(outer))} {cue_relation} {lemma}",
        f"outer {above_strength} {cue_relation} {strength}",
        f"opening {opening} {construction}",
        f"opening {opening} {lemma}",
        f"open {tokens[first].lower} {construction}",
        f"open {tokens[first].lower} {lemma}",
        f"last {tokens[last].lower if tokens[last].classes[:1] in 'dpscoxt' and tokens[last].classes else tokens[last].classes[:1]} {construction}",
        f"content mood {content_aux} {construction}",
        f"content mood {content_aux} {lemma}",
        f"modifier {modifiers} {strength}",
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
    for other in {rival.construction for rival in rivals if rival is not found}:
        facts.append(f"rival {other} {construction}")
        facts.append(f"rival {other} {construction} {strength}")
    for rival in rivals:
        if rival is not found:
            relation = "same" if rival.places == found.places else "in" if found.places < rival.places else "over" if found.places > rival.places else "apart"
            facts.append(f"rival {relation} {rival.construction} {construction}")
    for child in tree.children(found.cue, "obj", "iobj"):
        inside = tree.places[child] in found.places
        facts.append(f"object {inside} {construction} {strength}")
    return facts


Features = Callable[[Sentence, Reported], list[str]]
