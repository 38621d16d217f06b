"""For each quotation, who could be its source: every noun phrase that a sieve proposes.

A sieve is a way in which news text names a source: the clause around the quotation, the clause in
the sentence before or after, the speaker who goes on. Each proposal carries the name of its sieve;
the ranker weighs them all at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import define

from quotetrack.lexicon.cues import VERBS_OF_SAYING, form_strength, verb_lemma
from quotetrack.quotes.clauses import Clause
from quotetrack.quotes.layout import Layout, Place
from quotetrack.quotes.skeleton import DASHES, Sentence
from quotetrack.quotes.syntax import SentenceSyntax

#: How many sentences before and after its own a quotation can have its source.
FIRST_OFFSET, LAST_OFFSET = -2, 1
_PICTURES = frozenset("photo photos photograph photographs image images picture pictures".split())
_LONGEST_CREDIT = 12  # tokens
_FARTHEST_CUE = 60  # tokens
# No quotation of the corpora has more than 66 candidates, and no sentence more than 10 quotations.
# Where a text goes beyond that, as a list of sayings may, the nearest candidates are weighed:
# all against all would take time without end.
_MOST = 80  # candidates
_CROWDED = 10  # quotations in a sentence
_MOST_IN_CROWD = 16  # candidates


@define(unsafe_hash=True)
class Candidate:
    """A possible source: a noun phrase, and the cue that links it to the quotation.

    `clause` is None for a phrase without a cue. `carried` marks the source of the quotation
    before, who may be going on.
    """

    sentence: int
    phrase: int
    clause: Clause | None
    carried: bool = False


def _is_signature(sentence: Sentence) -> bool:
    """Return whether a sentence only names somebody after a dash: "— Ann Lee, baker"."""
    return sentence.tokens[0].lower in DASHES and len(sentence.tokens) <= 15


def is_credit(sentence: Sentence) -> bool:
    """Return whether a sentence says whose a picture is: "Photo: Tern Pictures." """
    tokens = sentence.tokens
    return (
        len(tokens) > 1
        and len(tokens) <= _LONGEST_CREDIT
        and tokens[0].lower in _PICTURES
        and tokens[1].lower in (":", "by")
    )


def candidates(
    layout: Layout,
    quotation: int,
    carried: Candidate | None,
    syntax: Mapping[int, SentenceSyntax] | None = None,
) -> list[Candidate]:
    """Return the candidates for one quotation, nearest sentence first.

    `carried` is the candidate that won for the quotation before, None at the start of a text.
    `syntax` holds parses by sentence index, where there are any.
    """
    place = layout.places[quotation]
    crowded = layout.facts(place.sentence).quotations_in_all > _CROWDED
    room = _MOST_IN_CROWD if crowded else _MOST
    found: list[Candidate] = []
    for offset in (0, -1, LAST_OFFSET, FIRST_OFFSET):
        if not room:
            break
        if not _may_have_source(layout, place, offset):
            continue
        parsed = None if offset else (syntax or {}).get(place.sentence)
        here = _in_sentence(layout, place, offset, carried, parsed)
        if len(here) > room:
            here = _nearest(layout, here, place, room)
        found.extend(here)
        room -= len(here)
    if carried is not None:
        found.append(Candidate(carried.sentence, carried.phrase, carried.clause, carried=True))
    return found


def _may_have_source(layout: Layout, place: Place, offset: int) -> bool:
    """Return whether the sentence so far from that of a quotation may have its source."""
    index = place.sentence + offset
    if not 0 <= index < len(layout.sentences):
        return False
    sentence, paragraph = layout.sentences[index], layout.sentences[place.sentence].paragraph
    if offset and is_credit(sentence):
        return False
    if offset > 0:
        return sentence.paragraph == paragraph or _is_signature(sentence)
    return offset >= -1 or sentence.paragraph >= paragraph - 1


def _in_sentence(
    layout: Layout,
    place: Place,
    offset: int,
    carried: Candidate | None,
    parsed: SentenceSyntax | None,
) -> list[Candidate]:
    """Return the candidates of one sentence: those with a cue, then, if it is near, the others."""
    index = place.sentence + offset
    known = layout.clauses[index]
    if parsed is not None:
        known = [*known, *_parsed_clauses(layout, place, parsed)]
    if not offset:
        known = [clause for clause in known if abs(clause.cue - place.token) <= _FARTHEST_CUE]
    # The speaker who goes on is proposed once, as such.
    goes_on = (carried.sentence, carried.phrase) if carried is not None and offset else None
    found = [
        Candidate(index, clause.phrase, clause)
        for clause in known
        if (index, clause.phrase) != goes_on
    ]
    if offset in (0, -1):
        with_cue = {clause.phrase for clause in known}
        found.extend(
            Candidate(index, number, None)
            for number in range(len(layout.phrases[index]))
            if number not in with_cue
        )
    return found


def _parsed_clauses(layout: Layout, place: Place, syntax: SentenceSyntax) -> list[Clause]:
    """Return the verbs over or under a quotation whose subject only the parse tells."""
    index = place.sentence
    phrases, tokens = layout.phrases[index], layout.sentences[index].tokens
    known = {(clause.phrase, clause.cue) for clause in layout.clauses[index]}
    found: list[Clause] = []
    for verb, subject in {**syntax.shared_subject_of, **syntax.subject_of}.items():
        if (place.token, verb) not in syntax.link_of or tokens[verb].kind != "word":
            continue
        around = [
            number
            for number, phrase in enumerate(phrases)
            if phrase.first <= subject <= phrase.core_last
        ]
        phrase = max(around, key=lambda number: phrases[number].first, default=-1)
        if phrase >= 0 and (phrase, verb) not in known:
            says = verb_lemma(tokens[verb].lower) in VERBS_OF_SAYING
            strength = form_strength(tokens[verb].lower)
            found.append(Clause(phrase, verb, verb, "parsed", strength, says))
    return found


def _nearest(
    layout: Layout, options: Sequence[Candidate], place: Place, count: int
) -> list[Candidate]:
    """Return the `count` candidates nearest to a quotation, in the order in which they came."""
    here = layout.sentences[place.sentence].tokens[place.token].start

    def distance(number: int) -> int:
        option = options[number]
        phrase = layout.phrases[option.sentence][option.phrase]
        token = option.clause.cue if option.clause else phrase.head
        return abs(layout.sentences[option.sentence].tokens[token].start - here)

    nearest = sorted(range(len(options)), key=distance)[:count]
    return [options[number] for number in sorted(nearest)]
