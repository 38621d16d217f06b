"""For or against: the speaker's attitude to a matter, as a sign."""

from __future__ import annotations

from attrs import frozen

from quotetrack.claims.language.phrases import PhraseMatch, PhraseTable
from quotetrack.claims.language.words import ends_clause, word_list
from quotetrack.claims.propositions.phrases_of_nouns import Phrase, read_phrase
from quotetrack.claims.propositions.times import TimePhrase
from quotetrack.claims.statements.clause_statements import Statement
from quotetrack.lexicon.people import GROUP_NOUNS, PERSON_NOUNS

_NEGATORS = word_list("negators") | {"without"}
_TIME_FOLLOWS = frozenset(("from", "since", "until", "when", "while", "because", "as", "during"))
_SELF = word_list("self")
_OWNERS = tuple((word,) for word in "my our his her their your the".split())
_LIFE = (("life",), ("lives",), ("time",), ("years",))
_UNITS = frozenset(("day", "week", "month", "year", "decade"))
_OPENINGS = tuple((word,) for word in (*word_list("prepositions"), "as", "to"))
_POSSESSIVES = frozenset(("my", "our"))
# "My sister" and "our rivals" have attitudes of their own.
_OTHERS = (PERSON_NOUNS | GROUP_NOUNS) - word_list("bodies")


@frozen
class Stance:
    """An attitude: `sign` is 1 for and -1 against `matter`.

    `own` tells whether the speaker's attitude is told ("I oppose", "the dam is a mistake"), and
    `timeless` whether it is so whatever the tense ("the dam was a mistake").
    `first` and `end` are the words that tell it.
    """

    sign: int
    matter: Phrase
    own: bool
    timeless: bool
    first: int
    end: int


_PHRASES = PhraseTable("stances", str)


def read_stance(statement: Statement, times: list[TimePhrase]) -> Stance | None:
    """Return the attitude that a clause tells, None where it tells none."""
    words, first, stop = statement.words, statement.first, statement.stop
    found = _PHRASES.find(words, first, stop)
    if not found:
        return None
    match = _outermost(found)
    forms = words.forms
    sign = _sign(match, forms, first)
    low, high = match.end, _end_of_matter(forms, match.end, stop)
    own, timeless = True, match.label.endswith("before")
    if timeless:
        low, high = first, match.first
    elif not match.label.endswith("always"):
        own = _is_own(_without_opening(forms[first : match.first]))
    taken = {index for time in times for index in range(time.first, time.end)}
    kept = [index for index in range(low, high) if index not in taken]
    matter = read_phrase([forms[i] for i in kept], [words.capital[i] for i in kept])
    if not matter.stems:
        return None
    return Stance(sign, matter, own, timeless, match.first, match.end)


def _sign(match: PhraseMatch[str], forms: tuple[str, ...], first: int) -> int:
    """Return 1 for an attitude in favour, -1 for one against, denials counted."""
    sign = 1 if match.label.startswith("for") else -1
    lead = forms[first : match.first]
    denials = sum(form in _NEGATORS for form in lead)
    if "no" in lead and "longer" in lead:
        denials = 1
    if match.label.endswith("before"):
        denials += sum(form in _NEGATORS for form in forms[match.first : match.end])
    return -sign if denials % 2 else sign


def _is_own(lead: tuple[str, ...]) -> bool:
    """Return whether the words before those of attitude make it the speaker's: "we", or none."""
    own = [form for form in lead if form in _SELF]
    if own:
        return not _POSSESSIVES.issuperset(own) or _OTHERS.isdisjoint(lead)
    return not any(form.isalpha() and form not in _NEGATORS for form in lead)


def _without_opening(lead: tuple[str, ...]) -> tuple[str, ...]:
    """Return words without an opening before a mark: "As I told the board, the fishermen"."""
    if lead[:1] not in _OPENINGS:
        return lead
    cut = next((i for i in range(len(lead) - 2, -1, -1) if ends_clause(lead[i])), -1)
    return lead[cut + 1 :]


def _outermost(found: list[PhraseMatch[str]]) -> PhraseMatch[str]:
    """Return the match that holds the others: "lost confidence in" rather than "confidence in"."""
    return max(found, key=lambda match: (match.end - match.first, -match.first))


def _end_of_matter(forms: tuple[str, ...], first: int, stop: int) -> int:
    """Return where what follows words of attitude ends: at a mark, or where a time follows."""
    for index in range(first, stop):
        form = forms[index]
        if ends_clause(form) or form in _TIME_FOLLOWS or _lasts(form, forms[index + 1 : stop]):
            return index
    return stop


def _lasts(form: str, after: tuple[str, ...]) -> bool:
    """Return whether words tell how long: "for ten years", "all my life"."""
    if form == "all":
        return after[:1] in _OWNERS and after[1:2] in _LIFE
    return form == "for" and any(one.rstrip("s") in _UNITS for one in after[:3])
