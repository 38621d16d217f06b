"""Sieves of high precision: places where grammar or layout alone names the source.

They come before the ranker, as in Muzny et al. 2017. Each was kept because it is right for at least
93 % of its cases on PolNeAR train, where most of the rest are slips of the annotators, or because
no corpus holds enough of its form to weigh it.
"""

from __future__ import annotations

from attrs import frozen

from quotetrack.lexicon.cues import VERBS_WITH_HEARER, verb_lemma
from quotetrack.quotes.candidates import Candidate
from quotetrack.quotes.clauses import Clause, is_verb
from quotetrack.quotes.layout import Layout, Place
from quotetrack.quotes.name_words import is_people_noun

_CERTAIN = 0.99
_SAFE = 0.95
_STRONG = 0.4
_VERY_STRONG = 0.7
_NEAR = 4  # tokens
_LONGEST_DESCRIPTION = 15
_LONGEST_NAME = 6
LITTLE_WORDS = frozenset("a an and as at by for from in of on or the to with".split())
PLAIN_VERBS = frozenset(
    "answer chant cry declare reply respond say shout snap tell whisper yell".split()
)
_ASKED = frozenset({"asked", "pressed", "questioned", "challenged"})
#: Verbs whose object is a work where it is written like a title.
_VERBS_OF_WORKS = frozenset(
    "compose direct film hum perform play publish read reread recite record release review sing "
    "stage watch write".split()
)
_CONTRASTS = frozenset({"while", "whereas", ";"})
_COORDINATORS = _CONTRASTS | {"and", "but", "then"}


@frozen
class Decision:
    """Who said one quotation. `candidate` is None for nobody; `probability` is the model's.

    `certain` tells that grammar or layout alone decided.
    """

    candidate: Candidate | None
    sieve: str
    probability: float
    certain: bool = False


def certain_source(layout: Layout, quotation: int) -> Decision | None:
    """Decide where grammar or layout alone names the source beyond doubt.

    These forms are too rare in any training corpus for their weights, and need none: the label of
    a turn in a transcript, and a name after a dash that signs a quotation.
    """
    place = layout.places[quotation]
    found = layout.clauses[place.sentence]
    if layout.quoted[quotation].style == "turn":
        if not found:
            return None
        return Decision(
            Candidate(place.sentence, found[0].phrase, found[0]), "turn", _CERTAIN, True
        )
    if _is_name_given(layout, quotation):
        return Decision(None, "nobody", _SAFE)
    if layout.quoted[quotation].style == "block":
        return _block_source(layout, place)
    for clause in found:
        if (
            clause.pattern == "dash"
            and clause.cue == place.token + 1
            and not _is_introduced(layout, place)
            and not _is_further_piece(layout, quotation)
            and _is_signature(layout, place.sentence, clause)
        ):
            return Decision(
                Candidate(place.sentence, clause.phrase, clause), "dash", _CERTAIN, True
            )
        if _follows_at_once(layout, quotation, clause):
            sieve = f"clause_after:{clause.pattern}"
            return Decision(Candidate(place.sentence, clause.phrase, clause), sieve, _SAFE, True)
        if _is_marked_cue(layout, place, clause):
            sieve = f"clause_before:{clause.pattern}"
            return Decision(Candidate(place.sentence, clause.phrase, clause), sieve, _SAFE, True)
    return None


def _is_name_given(layout: Layout, quotation: int) -> bool:
    """Return whether the stretch is the name of something: "is called “Damp”", "titled “Rain”"."""
    place = layout.places[quotation]
    if place.token < 2:
        return False
    tokens = layout.sentences[place.sentence].tokens
    verb, before = tokens[place.token - 1], tokens[place.token - 2]
    if verb.lower in ("titled", "entitled", "nicknamed", "christened"):
        return True
    words = layout.quoted[quotation].inner.of(layout.text).split()
    capitals = sum(word[:1].isupper() for word in words)
    if _is_work(layout, place, words):
        return True
    return (
        verb.lower in ("called", "named")
        and before.lower in ("is", "are", "was", "were", "been")
        and len(words) <= _LONGEST_NAME
        and capitals > len(words) // 2
    )


def _is_work(layout: Layout, place: Place, words: list[str]) -> bool:
    """Return whether a title is the object of a verb like "read": he read “The Wet Road” twice.

    What a sign or a headline reads is words all the same.
    """
    tokens = layout.sentences[place.sentence].tokens
    verb = place.token - 1
    if verb_lemma(tokens[verb].lower) not in _VERBS_OF_WORKS or not (
        2 <= len(words) <= _LONGEST_NAME and words[-1][-1:].isalnum()
    ):
        return False
    if not all(word[:1].isupper() or word in LITTLE_WORDS for word in words):
        return False
    phrases = layout.phrases[place.sentence]
    return words[0][:1].isupper() and any(
        clause.cue == verb
        and clause.pattern.startswith("before")
        and (
            phrases[clause.phrase].kind in ("name", "title_name", "pronoun")
            or is_people_noun(tokens[phrases[clause.phrase].head].lower)
        )
        for clause in layout.clauses[place.sentence]
    )


def _block_source(layout: Layout, place: Place) -> Decision | None:
    """Decide a block quotation by the sentence whose colon introduces it.

    Its strongest cue counts; where it has none ("ended its bulletin with this warning:"), its
    first subject does.
    """
    before = place.sentence - 1
    if before < 0 or layout.sentences[before].tokens[-1].lower != ":":
        return None
    found = [clause for clause in layout.clauses[before] if clause.pattern.startswith("before")]
    if not found:
        return None
    strongest = max(found, key=lambda clause: (clause.strength >= _STRONG, -clause.cue))
    return Decision(Candidate(before, strongest.phrase, strongest), "sentence_before", _SAFE, True)


def _follows_at_once(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether a quotation that opens the sentence is followed by its source at once.

    "“No,” Ms Lee said.", "“No,” answered Ms Lee.": right for 99 % and 93 % on PolNeAR train,
    and most of the rest are slips of its annotators.
    """
    place = layout.places[quotation]
    if place.token:
        return False
    inner = layout.quoted[quotation].inner.of(layout.text).rstrip("'’\"”")
    if inner[-1:] not in (",", "?", "!"):
        return False
    tokens = layout.sentences[place.sentence].tokens
    phrase = layout.phrases[place.sentence][clause.phrase]
    if not clause.says:
        return False
    if clause.pattern == "inverted":
        return clause.cue == 1 and phrase.kind != "nominal"
    end = clause.cue_last + 1
    return (
        clause.pattern == "before"
        and phrase.first == 1
        and (end == len(tokens) or tokens[end].lower == ".")
    )


def _is_marked_cue(layout: Layout, place: Place, clause: Clause) -> bool:
    """Return whether grammar alone names the source, with no other cue before the quotation.

    "Ms Lee told him: "…"", "quoted a driver as saying", "was described by Ms Lee as",
    "He was, said Ms Lee, "tired"".
    """
    if clause.cue >= place.token:
        return False
    tokens = layout.sentences[place.sentence].tokens
    if (
        clause.pattern in ("before", "apposed_name")
        and tokens[place.token - 1].lower in (",", ":")
        and _leads_up(layout, place, clause)
    ):
        # "Ms Lee answered: "…"": right for 96 % on PolNeAR train, and 100 % with the colon.
        return clause.says
    if clause.pattern == "described":
        return clause.cue_last < place.token and tokens[place.token - 1].lower == ":"
    if clause.pattern == "before" and _stands_bare(layout, place, clause):
        return True
    if clause.strength < _STRONG:
        return False
    phrase = layout.phrases[place.sentence][clause.phrase]
    lemma = verb_lemma(tokens[clause.cue].lower)
    if clause.pattern == "inverted":
        # Behind "telling reporters," the noun is whom somebody told.
        marked = (
            clause.cue > 0
            and tokens[clause.cue - 1].lower == ","
            and tokens[phrase.last + 1].lower == ","
            and clause.strength >= _VERY_STRONG
            and lemma not in VERBS_WITH_HEARER
        )
    elif clause.pattern == "passive_by":
        near = place.token - phrase.last <= _NEAR
        marked = near and (clause.says or lemma == "call")
    else:
        marked = clause.pattern == "as_saying" and place.token - clause.cue <= _NEAR
    return marked and not any(
        clause.cue < other.cue < place.token and other.strength >= _STRONG
        for other in layout.clauses[place.sentence]
    )


def _stands_bare(layout: Layout, place: Place, clause: Clause) -> bool:
    """Return whether plain verbs of saying lead to the quotation without a comma: answered “yes”.

    In "Mr Cole said Ms Lee said “no”" annotators name Mr Cole, so no cue may come before.
    """
    tokens = layout.sentences[place.sentence].tokens
    lemma = verb_lemma(tokens[clause.cue].lower)
    if lemma not in PLAIN_VERBS:
        return False
    if lemma == "tell":
        reached = any(
            phrase.first == clause.cue + 1 and phrase.last == place.token - 1
            for phrase in layout.phrases[place.sentence]
        )
    else:
        reached = clause.cue == place.token - 1
    first = layout.phrases[place.sentence][clause.phrase].first
    home = layout.facts(place.sentence)
    return reached and not any(
        other.cue < first
        and other.strength >= _STRONG
        and tokens[other.cue].lower not in _ASKED
        # In "Mr Cole said “no” and Ms Lee answered “yes”" the first cue has had its say.
        and not home.quotations(other.cue, first)
        for other in layout.clauses[place.sentence]
    )


def _leads_up(layout: Layout, place: Place, clause: Clause) -> bool:
    """Return whether at most the person spoken to stands between a cue and the comma or colon."""
    if clause.cue_last == place.token - 2:
        return True
    return any(
        phrase.first == clause.cue + 1 and phrase.last == place.token - 2
        for phrase in layout.phrases[place.sentence]
    )


def _is_further_piece(layout: Layout, quotation: int) -> bool:
    """Return whether another quotation in the paragraph comes before: “…,” he said. “…” – Wires."""
    paragraph = layout.quoted[quotation].paragraph
    return quotation > 0 and layout.quoted[quotation - 1].paragraph == paragraph


def _is_introduced(layout: Layout, place: Place) -> bool:
    """Return whether a cue comes before the quotation; a dash then signs the article, not it."""
    return any(
        clause.cue < place.token and clause.strength >= _STRONG
        for clause in layout.clauses[place.sentence]
    )


def _is_signature(layout: Layout, sentence: int, clause: Clause) -> bool:
    """Return whether nothing but a name and its description follows the dash."""
    phrase = layout.phrases[sentence][clause.phrase]
    tokens = layout.sentences[sentence].tokens
    rest = range(phrase.core_last + 1, len(tokens))
    return (
        phrase.kind != "nominal"
        and phrase.kind != "pronoun"
        and len(rest) <= _LONGEST_DESCRIPTION
        and not any(tokens[index].kind == "quotation" or is_verb(tokens, index) for index in rest)
    )


def fence_before(layout: Layout, quotation: int) -> int:
    """Return the token that a source must not stand before, 0 where there is no such limit.

    In "Ms Lee said "no" and Mr Cole called it "odd"", a new subject with a cue of its own stands
    between two quotations, so the source of the first cannot reach the second.
    """
    if quotation == 0:
        return 0
    place, previous = layout.places[quotation], layout.places[quotation - 1]
    if place.sentence != previous.sentence:
        return 0
    tokens = layout.sentences[place.sentence].tokens
    for clause in layout.clauses[place.sentence]:
        first = layout.phrases[place.sentence][clause.phrase].first
        if (
            previous.token < first
            and clause.cue < place.token
            and tokens[first - 1].lower in _COORDINATORS
            and (clause.strength >= _STRONG or tokens[first - 1].lower in _CONTRASTS or clause.says)
            and clause.pattern.startswith(("before", "insertion", "apposed"))
            and not clause.pattern.startswith("before_far")
        ):
            return previous.token
    return 0


def reach(layout: Layout, candidate: Candidate) -> int:
    """Return the last token of a candidate's phrase and cue."""
    phrase = layout.phrases[candidate.sentence][candidate.phrase]
    return max(phrase.last, candidate.clause.cue if candidate.clause else 0)
