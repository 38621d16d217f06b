"""What makes several noun phrases one: owners, joint offices, prepositional phrases."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from quotetrack.lexicon.cues import NOUNS_OF_SAYING
from quotetrack.lexicon.documents import DOCUMENTS
from quotetrack.lexicon.people import PERSON_NOUNS, ROLE_NOUNS
from quotetrack.lexicon.words import word_list
from quotetrack.quotes.name_words import is_office, is_people_noun
from quotetrack.quotes.phrase_kinds import NounPhrase, kind_of
from quotetrack.quotes.phrase_words import NEVER_NAME
from quotetrack.quotes.skeleton import lower_at
from quotetrack.reading import Token

_TAKEN_UP = frozenset("them us these those him her me it".split())
_LINKING = frozenset({"of", "for", "at", "from", "in", "with", "on", "to", "near", "behind", "by"})
#: What somebody makes in passing: "tweeted a worker in a veiled reference to the strike".
_ALLUSIONS = frozenset("reference nod allusion swipe dig jibe".split())
_BEFORE_CARRIERS = frozenset({"in", "on"})
_MADE = word_list("quotes", "made")
#: Where what bears words stands, and people: "a plaque beside the gate", "a man outside the shop".
_STANDING = frozenset("outside beside above below beneath under inside opposite".split())
_LINKING_OR_STANDING = _LINKING | _STANDING
#: What is done to what bears words: "a note left on the step", "a shirt worn by a boy".
_PUT = _MADE | word_list("quotes", "put")
_PARTICLES = frozenset({"out", "up", "around", "round", "down"})
_ENDS = frozenset({"", ".", "!", "?", ":", ";"})
_CALLINGS = PERSON_NOUNS | ROLE_NOUNS
_LONGEST_FIELD = 3  # words
_LINKING_ADJECTIVES = frozenset({"close", "familiar", "briefed", "involved", "knowledgeable"})
_HIS_OR_HER = frozenset({"his", "her"})


def with_owners(tokens: Sequence[Token], phrases: Sequence[NounPhrase]) -> list[NounPhrase]:
    """Add the owner of what was said as a phrase: "Ms Lee" in "Ms Lee's claim"."""
    found: list[NounPhrase] = []
    for phrase in phrases:
        if tokens[phrase.head].lower in NOUNS_OF_SAYING:
            mark = next(
                (
                    index
                    for index in range(phrase.core_last, phrase.first, -1)
                    if tokens[index].lower == "'s"
                ),
                None,
            )
            if mark is not None:
                last = mark - 1
                kind = kind_of(tokens, phrase.first, last, not tokens[phrase.first].is_capitalised)
                found.append(NounPhrase(phrase.first, last, last, last, kind))
            elif _is_in_words(tokens, phrase):
                at = phrase.first
                found.append(NounPhrase(at, at, at, at, "pronoun"))
            elif (first := _first_of_author(tokens, phrase)) < phrase.head:
                last = phrase.head - 1
                found.append(NounPhrase(first, last, last, last, "name"))
        found.append(phrase)
    return found


def _is_in_words(tokens: Sequence[Token], phrase: NounPhrase) -> bool:
    """Return whether a phrase tells whose words follow: "in her words", "her claim that"."""
    follows = lower_at(tokens, phrase.head + 1)
    if follows == "that" or (follows == "," and lower_at(tokens, phrase.head + 2) == "that"):
        return tokens[phrase.first].lower in _HIS_OR_HER
    between = [token.lower for token in tokens[phrase.first + 1 : phrase.head]]
    return (
        tokens[phrase.first].lower in _HIS_OR_HER
        and tokens[phrase.head].lower in ("phrase", "words")
        and between in ([], ["own"])
        and lower_at(tokens, phrase.first - 1) == "in"
    )


def _first_of_author(tokens: Sequence[Token], phrase: NounPhrase) -> int:
    """Return where the full name begins in "an Ann Lee quote", or the head where there is none."""
    first = phrase.head
    while first > phrase.first and tokens[first - 1].is_capitalised:
        first -= 1
    opens = first == phrase.first + 1 and tokens[phrase.first].lower in ("a", "an", "the")
    full = phrase.head - first > 1 and tokens[first].form.is_given
    return first if opens and full else phrase.head


def attach(tokens: Sequence[Token], phrases: list[NounPhrase]) -> list[NounPhrase]:
    """Extend descriptions over the prepositional phrases behind them, from right to left."""
    extended: list[NounPhrase] = []
    by_first: dict[int, NounPhrase] = {}
    for phrase in reversed(_with_joined_offices(tokens, phrases)):
        last = phrase.last
        if phrase.kind in ("nominal", "organisation"):
            last = _attached_end(tokens, phrase, by_first)
            if last != phrase.last and is_people_noun(tokens[phrase.head].lower):
                last = _end_of_holder(tokens, phrase, _end_of_list(tokens, last), by_first)
        elif phrase.kind != "pronoun" and lower_at(tokens, phrase.last + 1) in ("of", "from"):
            # "Senator Ann Lee of Ohio"
            place = by_first.get(phrase.last + 2)
            if place is not None and place.kind in ("name", "organisation"):
                last = place.last
        if last != phrase.last:
            phrase = NounPhrase(phrase.first, last, phrase.core_last, phrase.head, phrase.kind)
        by_first[phrase.first] = phrase
        extended.append(phrase)
    return extended[::-1]


def _end_of_holder(
    tokens: Sequence[Token], phrase: NounPhrase, last: int, by_first: dict[int, NounPhrase]
) -> int:
    """Return where the name ends behind an office of a field: "head of player care Ann Lee"."""
    end = last
    while end + 1 < len(tokens) and end + 1 not in by_first and _is_of_field(tokens, end + 1):
        end += 1
    holder, field = by_first.get(end + 1), range(phrase.core_last + 2, end + 1)
    is_office = lower_at(tokens, phrase.core_last + 1) in ("of", "for") and bool(field)
    if holder is None or not is_office or holder.kind not in ("name", "title_name"):
        return last
    return holder.last if all(_is_of_field(tokens, at) for at in field) else last


def _counts(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a word is a number by itself, with no noun behind it."""
    if tokens[position].classes[:1] != "m" and tokens[position].lower != "one":
        return False
    return position + 1 == len(tokens) or tokens[position + 1].classes[:1] not in ("n", "j", "m")


def _end_of_list(tokens: Sequence[Token], last: int) -> int:
    """Return where a list of fields goes on to: "the head of retail, toys [and consumer goods]"."""
    if tokens[last].is_capitalised:
        return last
    end, joined = last, False
    while not joined and lower_at(tokens, end + 1) in (",", "and", "&"):
        joined = tokens[end + 1].lower != ","
        item = end + 2
        while item < len(tokens) and item < end + 2 + _LONGEST_FIELD and _is_of_field(tokens, item):
            item += 1
        if item == end + 2 or not _names_field(tokens[item - 1]):
            return last
        end = item - 1
    return end if joined else last


def _is_of_field(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    return token.kind == "word" and token.classes[:1] in ("n", "j") and not token.is_capitalised


def _names_field(token: Token) -> bool:
    return token.classes[:1] == "n" and not is_people_noun(token.lower)


def _with_joined_offices(
    tokens: Sequence[Token], phrases: Sequence[NounPhrase]
) -> list[NounPhrase]:
    """Join two offices of one holder: "former governor and party chairman Ann Lee"."""
    joined: list[NounPhrase] = []
    for phrase in phrases:
        first = _first_of_offices(tokens, phrase)
        if first < phrase.first:
            while joined and joined[-1].first >= first:
                joined.pop()
            joined.append(evolve(phrase, first=first))
            continue
        before = joined[-1] if joined else None
        if (
            before is not None
            and phrase.kind in ("name", "title_name")
            and phrase.first == before.last + 2
            and tokens[before.last + 1].lower == "and"
            and is_office(tokens[before.head])
            and not is_office(tokens[phrase.head])
            and any(is_office(token) for token in tokens[phrase.first : phrase.head])
        ):
            joined[-1] = evolve(phrase, first=before.first)
        elif (
            before is not None
            and phrase.kind == before.kind == "nominal"
            and phrase.first == before.last + 2
            and tokens[before.last + 1].lower == "and"
            and tokens[before.first].classes[:1] == "d"
            and tokens[phrase.first].classes[:1] != "d"
            and is_office(tokens[before.head])
            and is_office(tokens[phrase.head])
        ):
            joined[-1] = evolve(phrase, first=before.first)  # "the senator and party candidate"
        else:
            joined.append(phrase)
    return joined


def _first_of_offices(tokens: Sequence[Token], phrase: NounPhrase) -> int:
    """Return where the callings of one person begin: "critic, peace worker and poet Ann Lee"."""
    if phrase.kind not in ("name", "title_name") or phrase.first < 2:
        return phrase.first
    if not _is_calling(tokens[phrase.first : phrase.head]):
        return phrase.first
    first, mark = phrase.first, "and"
    while lower_at(tokens, first - 1) == mark:
        item = first - 1
        while item > 0 and first - item < _LONGEST_FIELD + 1 and _is_of_field(tokens, item - 1):
            item -= 1
        if item == first - 1 or tokens[first - 2].lower not in _CALLINGS:
            break
        first, mark = item, ","
    if lower_at(tokens, first - 1) in ("the", "a", "an") and first < phrase.first:
        first -= 1
    return first


def _is_calling(words: Sequence[Token]) -> bool:
    """Return whether the words before a name open with a calling without a capital."""
    lower = [word for word in words if not word.is_capitalised]
    return bool(lower) and lower[0] is words[0] and lower[-1].lower in _CALLINGS


def _is_written(noun: str) -> bool:
    return noun in DOCUMENTS or noun.removesuffix("s") in DOCUMENTS


def _attached_end(
    tokens: Sequence[Token], phrase: NounPhrase, by_first: dict[int, NounPhrase]
) -> int:
    """Return the last token of what follows a noun phrase and belongs to it."""
    last = phrase.last
    follows = lower_at(tokens, last + 1)
    if follows in _LINKING_ADJECTIVES or (follows in _MADE and lower_at(tokens, last + 2) == "by"):
        return _end_of_prepositions(tokens, last + 2, last, _LINKING, by_first)
    head = tokens[phrase.head].lower
    if follows in _PUT and _is_written(head):
        behind = last + 2 + (lower_at(tokens, last + 2) in _PARTICLES)
        if lower_at(tokens, behind) in _LINKING_OR_STANDING:
            end = _end_of_prepositions(tokens, behind, last, _LINKING_OR_STANDING, by_first)
            if lower_at(tokens, end + 1) == "and" and lower_at(tokens, end + 2) in _PUT:
                # "a memo sent to staff and seen by the paper"
                end = _end_of_prepositions(tokens, end + 3, end, _LINKING, by_first)
            # "A banner hung from the bridge." says what it did.
            is_clause = phrase.first == 0 and lower_at(tokens, end + 1) in _ENDS
            return last if is_clause else end
    standing = follows in _STANDING and (_is_written(head) or is_people_noun(head))
    linking = _LINKING_OR_STANDING if standing else _LINKING
    return _end_of_prepositions(tokens, last + 1, last, linking, by_first)


def _end_of_prepositions(
    tokens: Sequence[Token],
    position: int,
    last: int,
    linking: frozenset[str],
    by_first: dict[int, NounPhrase],
) -> int:
    """Return the last token of the prepositional phrases that begin at `position`, else `last`."""
    while position + 1 < len(tokens) and tokens[position].lower in linking:
        carrier = by_first.get(position + 1)
        if (
            carrier is not None
            and tokens[position].lower in _BEFORE_CARRIERS
            and (
                tokens[carrier.head].lower in NOUNS_OF_SAYING
                or tokens[carrier.head].lower in _ALLUSIONS
                or tokens[carrier.head].lower in NEVER_NAME
            )
        ):
            break  # "the league in a statement said", "the bishop on Sunday said"
        position += 1
        if position in by_first:
            return by_first[position].last
        if tokens[position].lower in _TAKEN_UP:
            return position  # "one of them", "sources close to him"
        if tokens[position - 1].lower == "of" and _counts(tokens, position):
            return position  # "the mother of three"
        # A noun without an article, as in "with direct knowledge of the trip".
        bare = position
        while bare < len(tokens) and tokens[bare].classes[:1] in ("n", "j"):
            bare += 1
        if bare == position or tokens[bare - 1].classes[:1] != "n":
            break
        last = bare - 1
        position = bare
    return last
