"""Sieves of high precision: places where grammar or layout alone names the source.

They come before the ranker, as in Muzny et al. 2017. Each was kept because it is right for at least
93 % of its cases on PolNeAR train, where most of the rest are slips of the annotators, or because
no corpus holds enough of its form to weigh it.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from quotetrack.lexicon.cues import ANSWERS, ASKED, HEARERS, VERBS_WITH_HEARER, verb_lemma
from quotetrack.lexicon.words import word_list
from quotetrack.quotes.beside import signed_below, source_beside
from quotetrack.quotes.candidates import Candidate
from quotetrack.quotes.constructions.record import STRONG, Clause, is_verb
from quotetrack.quotes.embedded import (
    had_said,
    is_accused,
    is_heard,
    is_quoted_behind,
    is_relayed,
    is_said_to_be_quoted,
    leads_up_after_act,
    received,
)
from quotetrack.quotes.layout import Layout, Place
from quotetrack.quotes.name_words import is_people_noun
from quotetrack.quotes.no_speech import LITTLE_WORDS, NOBODYS, is_known_work
from quotetrack.quotes.own_words import source_by_noun
from quotetrack.quotes.short_pieces import (
    according,
    acts_with_words,
    as_reported,
    bids,
    calls_what,
    gives_figure,
    has_put_it,
    in_the_words_of,
    in_words_of,
    judges,
    judges_beside,
    judges_named_before,
    opens_clause,
    provides,
    puts_it,
    puts_to,
    reads,
)
from quotetrack.quotes.skeleton import ends_with_comma, lower_at
from quotetrack.quotes.terms import TERMS

#: The rule of a quotation whose speaker is the one who spoke before the last.
DIALOGUE = "dialogue"
#: The rule of a quotation whose speaker is that of the one before.
GOES_ON = "speaker_goes_on"
#: The rule of a quotation whose words the text gives to somebody elsewhere.
REPEATED = "repeated"
#: The rule of an opening quotation whose speaker the paragraph below introduces.
INTRODUCED = "sentence_after:introduced"
#: The rule of a quotation whose speaker the narration before it tells of.
NARRATED = "sentence_before:narration"
#: Rules where nothing but the order of speakers tells who speaks.
BY_ORDER = frozenset({DIALOGUE, GOES_ON})
_CERTAIN = 0.99
_SAFE = 0.95
_VERY_STRONG = 0.7
_NEAR = 4  # tokens
_SUBJECTS = ("before", "unclosed", "chain", "apposed_name")
_SAID = ("before", "beforex", "apposed_name")
_QUOTED = ("before_passive", "beforex", "before")
_HEARD = ("before", "beforeg", "beforegx", "apposed_name", "apposed_nameg")
_RECEIVED = ("before_inner", "beforeg", "relative")
_JUDGES = ("before", "beforex", "apposed_name", "insertion0", "over_relative")
_ACTING = (*_SUBJECTS, "beforex", "insertion0", "over_relative")
_LONGEST_DESCRIPTION = 15
_LONGEST_REST = 8  # tokens
_NOT_AT_END = frozenset({",", ";", ":", "that", "how", "what", "why", "of"})
_CALLS = frozenset("appeal call calls invitation order orders plea pledge promise vow".split())
_LONGEST_NAME = 6

_SIGNS_OF_NAMES = (*NOBODYS, *TERMS)
PLAIN_VERBS = word_list("quotes", "plain_verbs")
_VERBS_OF_WORKS = word_list("quotes", "verbs_of_works")
_PARTICLES = frozenset({"back", "off", "out", "up", "in", "on", "again", "too", "first"})
_CONTRASTS = frozenset({"although", "though", "while", "whereas", ";"})
_BE = frozenset("are be been is was were".split())
_ARTICLES = frozenset({"a", "an", "the"})
_TELLING = VERBS_WITH_HEARER | {"advise", "inform", "notify", "promise"}
_RELATIVES = frozenset({"that", "which"})
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


def _is_name_given(layout: Layout, quotation: int) -> bool:
    """Return whether the stretch is the name of something: "is called “Damp”", "titled “Rain”"."""
    words = layout.quoted[quotation].inner.of(layout.text).split()
    if is_known_work(layout, quotation, words):
        return True
    for holds in _SIGNS_OF_NAMES:
        if holds(layout, quotation):
            return True
    place = layout.places[quotation]
    if place.token < 2:
        return False
    tokens = layout.sentences[place.sentence].tokens
    verb, before = tokens[place.token - 1], tokens[place.token - 2]
    if verb.lower in ("titled", "entitled", "nicknamed", "christened"):
        return True
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
    """Decide a block quotation by the line that signs it, or by the colon that introduces it.

    The strongest cue of the sentence with the colon counts; where it has none ("ended its bulletin
    with this warning:"), its first subject does.
    """
    signature = signed_below(layout, place)
    if signature is not None:
        return Decision(signature, "sentence_after:dash_line", _CERTAIN, True)
    before = place.sentence - 1
    if before < 0 or layout.sentences[before].tokens[-1].lower != ":":
        return None
    found = [clause for clause in layout.clauses[before] if clause.pattern.startswith(_SUBJECTS)]
    if not found:
        return None
    strongest = max(
        found,
        key=lambda clause: (clause.strength >= STRONG, -clause.cue, clause.pattern != "before"),
    )
    return _decided(before, strongest, "sentence_before", _SAFE)


def _signs(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether nothing but a name and its description follows the dash."""
    place = layout.places[quotation]
    paragraph = layout.quoted[quotation].paragraph
    if clause.cue != place.token + 1 or any(
        other.cue < place.token and other.strength >= STRONG
        for other in layout.clauses[place.sentence]
    ):
        return False  # Where a cue comes before, a dash signs the article, not the quotation.
    if quotation and layout.quoted[quotation - 1].paragraph == paragraph:
        return False  # The same: “…,” he said. “…” – Wires.
    phrase = layout.phrases[place.sentence][clause.phrase]
    tokens = layout.sentences[place.sentence].tokens
    rest = range(phrase.core_last + 1, len(tokens))
    return (
        phrase.kind not in ("nominal", "pronoun")
        and len(rest) <= _LONGEST_DESCRIPTION
        and not any(tokens[index].kind == "quotation" or is_verb(tokens, index) for index in rest)
    )


def _leads_on(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether a verb of saying goes with a quotation that ends with a comma or the like."""
    if not clause.says:
        return False
    inner = layout.quoted[quotation].inner.of(layout.text).rstrip("'’\"”")
    return inner[-1:] in (",", "?", "!")


def _said_behind(layout: Layout, quotation: int, clause: Clause) -> bool:
    place = layout.places[quotation]
    tokens, end = layout.sentences[place.sentence].tokens, clause.cue_last + 1
    if lower_at(tokens, end) in HEARERS and _has_hearer(tokens[clause.cue].lower):
        end += 1  # “Why?” I ask her.
    return (
        layout.phrases[place.sentence][clause.phrase].first == place.token + 1
        and (end == len(tokens) or tokens[end].lower in (".", "according"))
        and _leads_on(layout, quotation, clause)
    )


def _has_hearer(verb: str) -> bool:
    return verb_lemma(verb) in VERBS_WITH_HEARER


def _owns_words(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether a person's answer or the like leads up with a colon: Ms Lee’s reply: “No.”"""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    phrase = layout.phrases[place.sentence][clause.phrase]
    if tokens[place.token - 1].lower != ":":
        return False
    is_named = phrase.kind in ("name", "title_name")
    if clause.cue == place.token - 2:
        return phrase.first == 0 and is_named
    if is_named and phrase.first == 0 and tokens[clause.cue].lower in ANSWERS:
        return not any(
            other.says and other.strength >= STRONG for other in layout.clauses[place.sentence]
        )
    # "We turn to the girl’s description of the place: “…”"
    return (is_named or is_people_noun(tokens[phrase.head].lower)) and any(
        owned.head == clause.cue and owned.last == place.token - 2
        for owned in layout.phrases[place.sentence]
    )


def _says_right_there(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether "who said" stands right before a quotation, or before "it was “odd”"."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    who = layout.phrases[place.sentence][clause.phrase].last
    gap = tokens[clause.cue_last + 1 : place.token]
    if [token.lower for token in gap[:2] + gap[-1:]] == [",", "in", ","]:
        gap = gap[1:-1]  # "who said, in part, “…”"
    return (
        clause.says
        and who < clause.cue < place.token
        # Whose a sign "that read “…”" is, or a letter "from Ms Lee that said", is weighed.
        and (who + 1 == clause.cue or not _is_of_somebody(layout, place.sentence, clause))
        and all(token.lower in _RELATIVES for token in tokens[who + 1 : clause.cue])
        and len(gap) <= _LONGEST_REST
        and all(token.kind == "word" and token.lower != "as" for token in gap)
        and (not gap or _is_nearest_cue(layout, quotation, clause))
    )


def _is_of_somebody(layout: Layout, sentence: int, clause: Clause) -> bool:
    """Return whether what speaks is read, or has a sender: "a sign that read", "from Ms Lee"."""
    tokens, phrase = layout.sentences[sentence].tokens, layout.phrases[sentence][clause.phrase]
    reads = verb_lemma(tokens[clause.cue].lower) == "read"
    return reads or any(one.lower == "from" for one in tokens[phrase.core_last : phrase.last])


def _acts_behind(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether any verb of a person ends the sentence of a quotation with a comma.

    The comma leads on to whatever verb there is: “Good,” Ms Lee fired off.
    """
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    phrase = layout.phrases[place.sentence][clause.phrase]
    rest = [token.lower for token in tokens[clause.cue_last + 1 :]]
    second = tokens[clause.cue_last + 2 : clause.cue_last + 3]
    if rest[:1] == [","] and any(token.kind == "quotation" for token in second):
        rest = []  # “Good,” Ms Lee beamed, “is the word.”
    if rest[-1:] == ["."]:
        rest.pop()
    return (
        place.token == 0
        and phrase.first == 1
        and clause.cue == phrase.last + 1
        and ends_with_comma(tokens[0])
        and (phrase.kind in ("name", "title_name") or tokens[1].lower in ("he", "she"))
        and (not rest or (len(rest) == 1 and rest[0] in _PARTICLES))
    )


def _said_inverted(layout: Layout, quotation: int, clause: Clause) -> bool:
    place = layout.places[quotation]
    phrase = layout.phrases[place.sentence][clause.phrase]
    if (
        clause.cue != place.token + 1
        or phrase.first != clause.cue_last + 1
        or not _leads_on(layout, quotation, clause)
    ):
        return False
    tokens, end = layout.sentences[place.sentence].tokens, phrase.last + 1
    if phrase.kind == "nominal" and (end < len(tokens) and tokens[end].lower not in (",", ".")):
        return False
    # In "took a “lead,” says she saw", what stands behind may belong to another clause.
    return place.token == 0 or (
        (end == len(tokens) or tokens[end].lower in (",", "."))
        and not tokens[clause.cue].lower.endswith("ing")
    )


def _says_at_end(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether "say" right behind a piece and who says it end the sentence."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    phrase = layout.phrases[place.sentence][clause.phrase]
    verb = place.token + 1
    if lower_at(tokens, verb) == ",":
        verb += 1
    rest = range(phrase.last + 1, len(tokens))
    return (
        clause.cue == verb
        and place.token > 0
        and verb_lemma(tokens[verb].lower) == "say"
        and phrase.first == verb + 1
        and (phrase.kind != "pronoun" or phrase.last == len(tokens) - 2)
        and len(rest) <= _LONGEST_REST
        and not any(tokens[at].kind == "quotation" or tokens[at].lower in (",", ";") for at in rest)
        and (
            tokens[phrase.head].lower == "those"
            or not any(is_verb(tokens, at) and not tokens[at].is_capitalised for at in rest)
        )
        and not any(
            other.says and other.strength >= STRONG and other.cue < place.token
            for other in layout.clauses[place.sentence]
        )
    )


def _tells_at_end(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether a sentence ends with who says all of it: It is “odd”, she has told MPs."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    phrase = layout.phrases[place.sentence][clause.phrase]
    comma, rest = phrase.first - 1, range(clause.cue_last + 1, len(tokens))
    be = place.token - 1 - (lower_at(tokens, place.token - 1) in _ARTICLES)
    return (
        0 < place.token < comma
        and (lower_at(tokens, be) in _BE or place.token == comma - 1)
        and tokens[comma].lower == ","
        and clause.cue > phrase.last
        and clause.says
        and clause.strength >= STRONG
        and len(rest) <= _LONGEST_REST
        and not any(
            tokens[at].kind == "quotation" or tokens[at].lower in _NOT_AT_END or is_verb(tokens, at)
            for at in rest
        )
        and not any(
            token.kind == "quotation" or token.lower in (",", ";", ":")
            for token in tokens[place.token + 1 : comma]
        )
        and not any(
            other.strength >= STRONG and other.cue < comma
            for other in layout.clauses[place.sentence]
        )
    )


def _owns_call(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether what somebody calls for stands in marks: their leader’s call to “hold out”."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    return (
        clause.cue == place.token - 2
        and tokens[place.token - 1].lower == "to"
        and tokens[clause.cue].lower in _CALLS
    )


def _judges_short(layout: Layout, quotation: int, clause: Clause) -> bool:
    return opens_clause(layout, quotation, clause) and _judges_there(layout, quotation, clause)


def _judges_there(layout: Layout, quotation: int, clause: Clause) -> bool:
    return judges(layout, quotation, clause) and not _has_cue_between(layout, quotation, clause)


def _sign_before(layout: Layout, quotation: int, clause: Clause) -> str:
    """Return the token before a quotation where the cue stands before it, else ""."""
    place = layout.places[quotation]
    if clause.cue >= place.token:
        return ""
    return layout.sentences[place.sentence].tokens[place.token - 1].lower


def _leads_up(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether at most the person spoken to stands between a cue and the comma or colon."""
    place = layout.places[quotation]
    if not clause.says or _sign_before(layout, quotation, clause) not in (",", ":"):
        return False
    tokens = layout.sentences[place.sentence].tokens
    if clause.cue_last == place.token - 3 and tokens[place.token - 2].lower in HEARERS:
        return True
    return clause.cue_last == place.token - 2 or any(
        phrase.first == clause.cue + 1 and phrase.last == place.token - 2
        for phrase in layout.phrases[place.sentence]
    )


def _describes(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether a description and a colon lead up to a quotation that nobody says behind it.

    "Others were blunter: “No,” said Ms Lee."
    """
    return _sign_before(layout, quotation, clause) == ":" and not any(
        other.pattern == "inverted" and _said_inverted(layout, quotation, other)
        for other in layout.clauses[layout.places[quotation].sentence]
    )


def _stands_bare(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether plain verbs of saying lead to the quotation without a comma: answered “yes”.

    In "Mr Cole said Ms Lee said “no”" annotators name Mr Cole, so no cue may come before.
    """
    place = layout.places[quotation]
    tokens, phrases = layout.sentences[place.sentence].tokens, layout.phrases[place.sentence]
    lemma = verb_lemma(tokens[clause.cue].lower)
    if clause.cue >= place.token or lemma not in PLAIN_VERBS:
        return False
    if lemma == "tell":
        reached = any(
            phrase.first == clause.cue + 1 and phrase.last == place.token - 1 for phrase in phrases
        )
    else:
        reached = clause.cue == place.token - 1
    first, home = phrases[clause.phrase].first, layout.facts(place.sentence)
    return reached and not any(
        other.cue < first
        and other.strength >= STRONG
        and tokens[other.cue].lower not in ASKED
        # In "Mr Cole said “no” and Ms Lee answered “yes”" the first cue has had its say.
        and not home.quotations(other.cue, first)
        for other in layout.clauses[place.sentence]
    )


def _is_nearest_cue(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether a likely cue stands before the quotation and no other between the two."""
    return clause.strength >= STRONG and not _has_cue_between(layout, quotation, clause)


def _has_cue_between(layout: Layout, quotation: int, clause: Clause) -> bool:
    place = layout.places[quotation]
    return any(
        clause.cue < other.cue < place.token and other.strength >= STRONG
        for other in layout.clauses[place.sentence]
    )


def _is_inserted(layout: Layout, quotation: int, clause: Clause) -> bool:
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    phrase = layout.phrases[place.sentence][clause.phrase]
    last = phrase.last
    if phrase.kind == "nominal" and not is_people_noun(tokens[phrase.head].lower):
        # "Ann Lee, a baker, said the oven, a gift, was “odd”"
        for other in layout.clauses[place.sentence]:
            if other.cue == clause.cue and other.pattern.startswith(("insertion", "apposed")):
                return False
    return (
        0 < clause.cue < place.token
        and tokens[clause.cue - 1].lower == ","
        and tokens[last + 1].lower == ","
        and clause.strength >= _VERY_STRONG
        and not tokens[clause.cue].lower.endswith("ing")
        # Behind "telling reporters," the noun is whom somebody told.
        and not _has_hearer(tokens[clause.cue].lower)
        and _is_nearest_cue(layout, quotation, clause)
    )


def _called_by(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether a passive tells who says it: called by her “odd”, told by her it is “odd”.

    Not in "the fears voiced by Ms Lee were “odd”".
    """
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    verb, last = tokens[clause.cue].lower, layout.phrases[place.sentence][clause.phrase].last
    if verb_lemma(verb) in _TELLING and lower_at(tokens, last + 1) == "that":
        is_near = last < place.token and not any(
            token.kind == "quotation" for token in tokens[last : place.token]
        )
    else:
        is_near = place.token - last <= _NEAR and not any(
            is_verb(tokens, at) or tokens[at].lower in _BE for at in range(last + 1, place.token)
        )
    return (
        clause.cue < place.token
        and is_near
        and (clause.says or verb_lemma(verb) == "call")
        and _is_nearest_cue(layout, quotation, clause)
    )


def _quoted_as_saying(layout: Layout, quotation: int, clause: Clause) -> bool:
    near = 0 < layout.places[quotation].token - clause.cue <= _NEAR
    return near and _is_nearest_cue(layout, quotation, clause)


@frozen
class Sieve:
    """A construction that alone tells the source of a quotation.

    `place` is what `Quotation.rule` begins with, `patterns` are those of its clauses. In `example`
    the source stands in asterisks.
    """

    place: str
    patterns: tuple[str, ...]
    example: str
    holds: Callable[[Layout, int, Clause], bool]
    probability: float = _SAFE


#: Tried from top to bottom. "“No,” Ms Lee said" is right for 99 % on PolNeAR train, "“No,” answered
#: Ms Lee" for 93 %, "Ms Lee answered: “No”" for 96 %, and for 100 % with the colon.
SIEVES = (
    Sieve("dash", ("dash",), "“Rain feeds us all.” — *Ann Lee*, baker", _signs, _CERTAIN),
    Sieve("clause_after", ("before", "chain"), "“No,” *Ms Lee* said.", _said_behind),
    Sieve("clause_after", ("before",), "“Good,” *Ms Lee* fired off.", _acts_behind),
    Sieve("clause_after", ("inverted",), "“No,” answered *Ms Lee*.", _said_inverted),
    Sieve("clause_after", ("inverted",), "It was “odd” say *those* behind it.", _says_at_end),
    Sieve("clause_after", _SAID, "It is “odd”, *Ms Lee* has told MPs.", _tells_at_end),
    Sieve("clause_before", _SUBJECTS, "*Ms Lee* answered: “No.”", _leads_up),
    Sieve("clause_before", ("beforex",), "*Ms Lee* had answered: “No.”", _leads_up),
    Sieve("clause_before", ("label_apposed",), "*Ann Lee*, Reuters: “No.”", _describes),
    Sieve("clause_before", ("owner",), "*Ms Lee*’s blunt reply: “No.”", _owns_words),
    Sieve("clause_before", ("owner",), "They heed *Ms Lee*’s call to “stay”.", _owns_call),
    Sieve("clause_before", ("to_quote",), "To quote *Ms Lee*, “no”.", _is_nearest_cue),
    Sieve("clause_before", ("described",), "*An aide* was blunter: “No.”", _describes),
    Sieve("clause_before", ("before",), "*Ms Lee* answered “no”.", _stands_bare),
    Sieve("clause_before", ("inverted",), "He was, said *Ms Lee*, “tired”.", _is_inserted),
    Sieve("clause_before", ("passive_by",), "It was called by *Ms Lee* “odd”.", _called_by),
    Sieve("clause_after", _SUBJECTS, "It was “no,” as *Ms Lee* put it.", has_put_it),
    Sieve("clause_before", _SUBJECTS, "It was, as *Ms Lee* put it, “no”.", puts_it),
    Sieve("clause_after", _SAID, "It met, “with joy,” as *Reuters* reported.", as_reported),
    Sieve("clause_after", ("before",), "“No,” *one letter* began.", reads),
    Sieve("clause_before", ("owner",), "It was (in *Ms Lee*’s words) “no”.", in_words_of),
    Sieve("clause_before", ("words_of",), "In the words of *Ms Lee*, “no”.", in_the_words_of),
    Sieve("clause_before", ("according",), "According to *Ms Lee*, it was “no”.", according),
    Sieve("clause_before", _JUDGES, "*Ms Lee* dismissed it as “talk”.", _judges_short),
    Sieve(
        "clause_before", _JUDGES, "It is a gap that *he* describes as “odd”.", judges_named_before
    ),
    Sieve("clause_before", ("beforeg",), "It fell, with *users* calling it “odd”.", judges_beside),
    Sieve("clause_before", _ACTING, "*He* left with the words “No more”.", acts_with_words),
    Sieve("clause_before", _JUDGES, "*The board* advised them to “stay”.", bids),
    Sieve("clause_before", _JUDGES, "It met what *the firm* calls “odd”.", calls_what),
    Sieve("clause_before", _JUDGES, "*The law* forbids him “all use of its halls”.", provides),
    Sieve("clause_before", _JUDGES, "*She* put it to him that it was “odd”.", puts_to),
    Sieve("clause_before", _JUDGES, "*Ms Lee* put the cost at “some £3m”.", gives_figure),
    Sieve("clause_after", _SAID, "“No,” *she* told us, according to the paper.", is_relayed),
    Sieve("clause_before", ("relative",), "We met a man *who* said “no”.", _says_right_there),
    Sieve("clause_before", ("relative",), "He met Ms Lee, *who* called it “odd”.", _judges_there),
    Sieve("clause_before", ("beforex",), "She said *a guard* had yelled “Out!”.", had_said),
    Sieve(
        "clause_after", ("as_saying",), "“No,” it quoted *a driver* as saying.", is_quoted_behind
    ),
    Sieve("clause_after", _QUOTED, "“No,” *she* was quoted as saying by us.", is_said_to_be_quoted),
    Sieve("clause_before", ("accused_of",), "It accused *Ms Lee* of saying “no”.", is_accused),
    Sieve("clause_before", _HEARD, "He recalled *his father* saying: “No.”", is_heard),
    Sieve("clause_before", _RECEIVED, "He got emails from *users* calling it “odd”.", received),
    Sieve("clause_before", ("shared_byg",), "*He* left after shouting: “No.”", leads_up_after_act),
    Sieve(
        "clause_before", ("as_saying",), "It quoted *a driver* as saying “no”.", _quoted_as_saying
    ),
)
_BY_PATTERN = {
    pattern: [sieve for sieve in SIEVES if pattern in sieve.patterns]
    for one in SIEVES
    for pattern in one.patterns
}


def certain_source(layout: Layout, quotation: int) -> Decision | None:
    """Decide where grammar or layout alone names the source beyond doubt.

    Such forms are too rare in any training corpus for their weights, and need none.
    """
    place = layout.places[quotation]
    style = layout.quoted[quotation].style
    found = layout.clauses[place.sentence]
    if style == "turn":
        return _speaker_of_turn(layout, quotation)
    if _is_name_given(layout, quotation):
        return Decision(None, "nobody", _SAFE)
    if style == "block":
        return _block_source(layout, place)
    beside = source_beside(layout, quotation) or source_by_noun(layout, quotation)
    if beside is not None:
        return Decision(*beside, _SAFE, True)
    for clause in found:
        for sieve in _BY_PATTERN.get(clause.pattern, ()):
            if sieve.holds(layout, quotation, clause):
                rule = (
                    sieve.place
                    if sieve.place == clause.pattern
                    else f"{sieve.place}:{clause.pattern}"
                )
                return _decided(place.sentence, clause, rule, sieve.probability)
    return None


def _speaker_of_turn(layout: Layout, quotation: int) -> Decision:
    named = layout.speaker_of_turn(quotation)
    if named is None:
        return Decision(None, "turn", _SAFE, True)
    sentence, phrase = named
    turn = layout.quoted[quotation].turn
    label = layout.clauses[sentence] if turn is not None and turn.label is not None else ()
    candidate = Candidate(sentence, phrase, label[0] if label else None)
    return Decision(candidate, "turn", _CERTAIN if label else _SAFE, True)


def _decided(sentence: int, clause: Clause, rule: str, probability: float) -> Decision:
    return Decision(Candidate(sentence, clause.phrase, clause), rule, probability, True)


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
            and (clause.strength >= STRONG or tokens[first - 1].lower in _CONTRASTS or clause.says)
            and clause.pattern.startswith(("before", "insertion", "apposed"))
            and not clause.pattern.startswith("before_far")
        ):
            return previous.token
    return 0


def reach(layout: Layout, candidate: Candidate) -> int:
    """Return the last token of a candidate's phrase and cue."""
    phrase = layout.phrases[candidate.sentence][candidate.phrase]
    return max(phrase.last, candidate.clause.cue if candidate.clause else 0)
