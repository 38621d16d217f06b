"""Where a noun or a view tells whose words stand in marks: “no” was her answer; in his view “late”.

Nobody says anything there in a clause with a verb: the words are somebody's answer, phrase or view.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quotetrack.lexicon.cues import ANSWERS, NOUNS_OF_SAYING, SAYINGS, verb_lemma
from quotetrack.lexicon.words import word_list
from quotetrack.quotes.beside import is_somebody
from quotetrack.quotes.candidates import Candidate
from quotetrack.quotes.constructions.record import STRONG
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.name_words import is_body_noun
from quotetrack.quotes.no_speech import LITTLE_WORDS, are_cries, is_of_unnamed, is_titled
from quotetrack.quotes.phrase_kinds import NounPhrase
from quotetrack.quotes.skeleton import DASHES
from quotetrack.quotes.stretch import Stretch
from quotetrack.reading import Token

_NAMES: Final = ("name", "title_name")
_BE: Final = frozenset({"is", "was", "remains", "became"})
_OBJECTS: Final = frozenset({"her", "him", "them"})
_POSSESSIVES: Final = frozenset({"his", "her", "their", "its"})
_WORDS: Final = frozenset({"phrase", "words"})
_PUTTING: Final = frozenset({"describe", "phrase", "put", "see", "sum"})
_WHAT_IS_PUT: Final = frozenset({"it", "her", "him", "that", "them", "this", "things", "up"})
_REPEATING: Final = frozenset("cite follow quote recall remember repeat".split())
_NAMES_GIVEN: Final = frozenset({"name", "term"})
_VIEWS: Final = word_list("quotes", "views")
_ACCOUNTS: Final = word_list("quotes", "accounts")
_SPEAKERS_OWN: Final = word_list("quotes", "speakers_own")
_WORDS_OF_PEOPLE: Final = word_list("quotes", "words_of_people")
_PARTING: Final = frozenset({",", "(", ")", ".", ";"}) | DASHES
_LONGEST_OPENING: Final = 30  # tokens
_LONGEST_PREDICATE: Final = 5  # tokens behind "was"
_LONGEST_QUESTION: Final = 8  # tokens
_LONG: Final = 5  # words, more than a nickname has
_FEW: Final = 4  # words


def source_by_noun(layout: Layout, quotation: int) -> tuple[Candidate, str] | None:
    """Return the source of words that a noun or a view gives to somebody, and the place of it.

    None where there is no such source, and where the words are written like a title.
    """
    here = Stretch(layout, quotation)
    if len(here.words) > 1 and is_titled(here.words):
        return None
    for place, find in _WAYS:
        found = find(here)
        if found is not None:
            return found, place
    return None


def _words_behind(here: Stretch) -> Candidate | None:
    """Return whose words stand before: it was “a cupboard”, in the words of the vicar."""
    at = here.at + 1
    parted = here.lower(at) in _PARTING
    if not parted and not here.inner.endswith(","):
        return None
    at += parted
    if here.lower(at) == "to" and here.lower(at + 1) == "quote":
        return _opening_at(here.layout, here.sentence, at + 2)
    if here.lower(at) != "in":
        return None
    for phrase in here.phrases:
        if phrase.first == at + 1 and (
            here.tokens[phrase.head].lower in _WORDS
            and (phrase.last != phrase.head or here.lower(phrase.last + 1) in _PARTING)
        ):
            return _owner(here.layout, here.sentence, phrase)
    return None


def _opening_at(layout: Layout, sentence: int, first: int) -> Candidate | None:
    for number, phrase in enumerate(layout.phrases[sentence]):
        if phrase.first == first:
            return Candidate(sentence, number, None)
    return None


def _owner(layout: Layout, sentence: int, phrase: NounPhrase) -> Candidate | None:
    """Return whose words a phrase is: Ms Lee in "Ms Lee's answer", "her answer" itself."""
    tokens = layout.sentences[sentence].tokens
    for clause in layout.clauses[sentence]:
        if clause.pattern in ("owner", "words_of") and clause.cue == phrase.head:
            return Candidate(sentence, clause.phrase, clause)
    if tokens[phrase.first].lower in _POSSESSIVES:
        return _opening_at(layout, sentence, phrase.first)
    return None


def _is_verdict(here: Stretch) -> Candidate | None:
    """Return whose answer or verdict words are: “Dull” was the verdict of the Fjord Post.

    Or who put it so: “Dull,” is how she puts it.
    """
    if here.at or here.lower(1) not in _BE:
        return None
    if here.lower(2) == "how":
        put = _opening_at(here.layout, here.sentence, 3)
        end = here.phrases[put.phrase].last + 1 if put else 0
        puts = [here.lower(end), here.lower(end + 1)]
        return put if verb_lemma(puts[0]) in _PUTTING and puts[1] in _WHAT_IS_PUT else None
    for phrase in here.phrases:
        if phrase.first == 2 and (
            here.tokens[phrase.head].lower in _WORDS_OF_PEOPLE
            or (
                here.tokens[phrase.head].lower in _NAMES_GIVEN
                and here.lower(phrase.head + 1) == "for"
            )
        ):
            return _owner(here.layout, here.sentence, phrase)
    return None


def _is_owned(here: Stretch) -> Candidate | None:
    """Return whose advice words in commas are: her advice, “buy bread”, made her famous."""
    closed = here.inner[-1:] in ",.!?" or here.beside(1) == ","
    if here.beside(-1) != "," or not closed:
        return None
    for phrase in here.phrases:
        if phrase.last == here.at - 2 and here.tokens[phrase.head].lower in _WORDS_OF_PEOPLE:
            return _owner(here.layout, here.sentence, phrase)
    return None


def _is_remembered(here: Stretch) -> Candidate | None:
    """Return whose rule or last words others repeat: cooks recall her rule: “Taste it twice.”"""
    if here.beside(-1) != ":":
        return None
    for phrase in here.phrases:
        rest = here.tokens[phrase.last + 1 : here.at - 1]
        if (
            (not rest or rest[0].lower in ("for", "on", "about", "to"))
            and all(token.kind == "word" for token in rest)
            and here.lower(phrase.head) in SAYINGS
            and verb_lemma(here.lower(phrase.first - 1)) in _REPEATING
        ):
            return _owner(here.layout, here.sentence, phrase)
    return None


def _is_asked_for(here: Stretch) -> Candidate | None:
    """Return whose verdict the words before ask for: The trust's verdict? “Regrettable.”"""
    before = here.sentence - 1
    if here.at or before < 0:
        return None
    asking, quoted = here.layout.sentences[before], here.layout.quoted[here.number]
    if (
        asking.tokens[-1].lower != "?"
        or len(asking.tokens) > _LONGEST_QUESTION
        or asking.paragraph != quoted.paragraph
    ):
        return None
    opens = asking.tokens[0].lower in ("and", "but")
    for phrase in here.layout.phrases[before]:
        if phrase.first == opens and asking.tokens[phrase.head].lower in ANSWERS | _WORDS_OF_PEOPLE:
            return _owner(here.layout, before, phrase)
    return None


def _is_viewed(here: Stretch) -> Candidate | None:
    """Return in whose view or for whom it is so: In her view it was “late”; for Ms Lee, “late”."""
    lead = here.lower(0)
    if lead not in ("in", "for") or not 0 < here.at <= _LONGEST_OPENING:
        return None
    if any(
        clause.says or clause.strength >= STRONG or clause.pattern == "according"
        for clause in here.clauses
        if clause.pattern not in ("owner", "words_of")
    ):
        return None
    opening = _opening_at(here.layout, here.sentence, 1)
    if opening is None:
        return None
    if lead == "in":
        owned = [
            one for one in here.phrases if one.first == 1 and here.tokens[one.head].lower in _VIEWS
        ]
        return _owner(here.layout, here.sentence, owned[-1]) if owned else None
    holds_views = (
        here.lower(1) in _OBJECTS
        or is_somebody(here.layout, here.sentence, opening.phrase)
        or is_body_noun(here.lower(here.phrases[opening.phrase].head))
    )
    return opening if holds_views and _is_predicate(here.tokens, here.at) else None


def _is_predicate(tokens: Sequence[Token], here: int) -> bool:
    """Return whether words are what something is: it was, quite simply, “late”."""
    lead = list(tokens[max(0, here - 1 - _LONGEST_PREDICATE) : here])
    while lead and (lead[-1].classes[:1] == "r" or lead[-1].lower in (",", *LITTLE_WORDS)):
        lead.pop()
    return bool(lead) and lead[-1].lower in ("is", "was", "are", "were", "been")


def _is_parenthesis(here: Stretch) -> Candidate | None:
    """Return whose words stand in brackets or dashes: the baker Ann Lee (“I wept into it”).

    Where no name stands right before, whoever the sentence tells of speaks of himself: Ann Lee
    sold the oven – “it was that or me” – and left.
    """
    around = here.beside(-1), here.beside(1)
    if around != ("(", ")") and not DASHES.issuperset(around):
        return None
    is_long = len(here.words) >= _LONG
    is_sentence = here.words[0][:1].isupper() and (is_long or here.words[-1][-1] in ".!?")
    is_own = len(here.words) >= _FEW and not _SPEAKERS_OWN.isdisjoint(
        word.strip(",.;!?").lower().replace("’", "'") for word in here.words
    )
    for number, phrase in enumerate(here.phrases):
        if (is_sentence or is_own) and phrase.last == here.at - 2 and phrase.kind in _NAMES:
            return Candidate(here.sentence, number, None)
    opens = _opening_at(here.layout, here.sentence, 0)
    before = [token.lower.removesuffix("s") for token in here.tokens[: here.at]]
    if (
        opens is None
        or not is_own
        or not NOUNS_OF_SAYING.isdisjoint(before)  # found notes – “I am at sea” – and wept
        or not is_somebody(here.layout, here.sentence, opens.phrase)
    ):
        return None
    return opens


def _is_owned_up(here: Stretch) -> Candidate | None:
    """Return who says so of himself: Ann Lee was, by her own account, “a bad cook”."""
    for own in range(2, min(here.at, _LONGEST_OPENING)):
        if here.lower(own) == "own" and here.lower(own + 1) in _ACCOUNTS:
            by, behind = own - 2, own + 2 + (here.lower(own + 2) == ",")
            break
    else:
        return None
    is_told = here.at == behind or _is_predicate(here.tokens, here.at)
    if here.lower(by) != "by" or here.lower(by + 1) not in _POSSESSIVES or not is_told:
        return None
    if by == 0:
        found = _opening_at(here.layout, here.sentence, behind)
    else:
        before = [at for at, one in enumerate(here.phrases) if one.last < by]
        found = Candidate(here.sentence, before[-1], None) if before else None
    if found is None or any(one.says and one.strength >= STRONG for one in here.clauses):
        return None
    return found


def _comes_from(here: Stretch) -> Candidate | None:
    """Return who shouts or accuses behind: to cries of “no” from miners, accused of “it” by her."""
    behind = here.beside(1)
    if not (
        (behind in ("from", "by") and are_cries(here)) or (behind == "by" and is_of_unnamed(here))
    ):
        return None
    found = _opening_at(here.layout, here.sentence, here.at + 2)
    if found is None:
        return None
    phrase = here.phrases[found.phrase]
    is_body = phrase.kind == "organisation" or is_body_noun(here.tokens[phrase.head].lower)
    return found if is_body or is_somebody(here.layout, here.sentence, found.phrase) else None


_WAYS: Final = (
    ("clause_after:words_of", _words_behind),
    ("clause_after:owner", _is_verdict),
    ("clause_before:owner", _is_owned),
    ("clause_before:owner", _is_remembered),
    ("sentence_before:owner", _is_asked_for),
    ("clause_before:view", _is_viewed),
    ("clause_before:bracket", _is_parenthesis),
    ("clause_before:view", _is_owned_up),
    ("clause_after:by", _comes_from),
)
