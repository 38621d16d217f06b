"""Bodies and documents that a text speaks of: what "it", "the firm" and "the report" may mean."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from typing import Final

from quotetrack.lexicon.cues import FORMS_OF_SAYING, verb_lemma
from quotetrack.lexicon.documents import DOCUMENTS
from quotetrack.lexicon.forms import form_of
from quotetrack.lexicon.function_words import ARTICLES, POSSESSIVES
from quotetrack.lexicon.organisations import (
    FALSE_TITLES,
    KNOWN_BODIES,
    NOUNS_FOR_BODIES,
    ORGANISATION_ENDINGS,
    ORGANISATION_WORDS,
)
from quotetrack.lexicon.people import CALENDAR, GROUP_NOUNS, PERSON_NOUNS
from quotetrack.lexicon.places import COUNTRIES, DEMONYMS, PLACES, SMALLER_TOWNS
from quotetrack.lexicon.word_classes import is_usual_word
from quotetrack.lexicon.words import word_list, words
from quotetrack.model import Mention, MentionKind, Span
from quotetrack.people.antecedents.apposition import name_behind
from quotetrack.people.capitals import Run
from quotetrack.people.roles import is_modifier
from quotetrack.people.scan import Found, Scan, found_at
from quotetrack.people.tokens import Words
from quotetrack.reading import Token, opens_calling

_MORE_BODIES: Final = word_list("people", "more_bodies")
_NO_BODIES: Final = word_list("people", "no_bodies")
BODIES: Final = (ORGANISATION_WORDS | NOUNS_FOR_BODIES | FALSE_TITLES | _MORE_BODIES) - _NO_BODIES
#: Nouns that mean a body where they speak, and mostly something else where they do not.
BODIES_THAT_SPEAK: Final = BODIES | words(
    "body site website monitor platform app account outlet mission"
)
#: Nouns for people by which the news mostly means bodies.
MOSTLY_FIRMS: Final = word_list("people", "mostly_firms")
_COMPANIES: Final = word_list("people", "companies") | (ORGANISATION_ENDINGS - ORGANISATION_WORDS)
_STATE: Final = word_list("people", "state")
_COURTS: Final = words("court courts tribunal bench circuit")
_AGENCIES: Final = word_list("people", "agencies")
_PRESS: Final = word_list("people", "press")
_WORKS: Final = word_list("people", "things_works")
_HOUSES: Final = word_list("people", "houses")
#: What bodies and documents may be, those first of which the words of a name are the surest.
KINDS_OF_THINGS: Final = (
    "document", "agency", "court", "state", "press", "company", "house", "body", "place", "acronym",
    "name", "other",
)  # fmt: skip
_OFFICES_OF_BODIES: Final = word_list("people", "offices_of_bodies")
_HOLD_NO_OFFICES: Final = frozenset(("place", "document", "other"))
_AGENTS: Final = ("ers", "ists", "ians", "ants")
_OF_CAUSES: Final = word_list("people", "of_causes")
_SOLD: Final = word_list("people", "sold")
_BEHIND_NOUN: Final = word_list("people", "behind_noun")
_OF_MANY: Final = words("women men children people")
_NO_SPEAKERS: Final = word_list("people", "no_speakers")
_DAILIES: Final = words("daily weekly")
_NEWS: Final = words("news press reporting wire world")
_VENUES: Final = words("arena stadium street road lane avenue square")
_COUNTY_AND_NAME: Final = 2  # words
_TOWNS: Final = words("town city county nation")
_DEEDS: Final = words("release publication order filing notice judgment judgement post")
_BEFORE: Final = ARTICLES | POSSESSIVES | words("this that another one")
_RELEASED_TO: Final = frozenset(("press", "news", "media"))
_WITHIN: Final = words("in near outside")
_IN_THINGS: Final = word_list("people", "in_things")
_LONGEST: Final = 7  # words


def plain_name(name: str) -> str:
    """Return a name without its article: "the Wildlife Trust"."""
    return name.removeprefix("the ").removeprefix("The ")


@lru_cache(maxsize=5_000)
def kind_of_noun(noun: str) -> str:
    """Return the kind that a lower-case noun tells, one of `KINDS_OF_THINGS`.

    The noun that narrows it may stand before it: a "consumer group" is no firm, and a "streaming
    service" no office.
    """
    narrowing, _, noun = noun.rpartition(" ")
    if noun == "group" and narrowing in _OF_CAUSES:
        return "body"
    if noun == "service" and narrowing in _SOLD:
        return "company"
    for kind, nouns in (
        ("agency", _AGENCIES),
        ("court", _COURTS),
        ("state", _STATE),
        ("press", _PRESS),
        ("company", _COMPANIES),
        ("house", _HOUSES),
        ("document", DOCUMENTS),
        ("body", BODIES),
    ):
        if noun in nouns:
            return kind
    return "other"


@lru_cache(maxsize=5_000)
def kind_of_name(name: str) -> str:
    """Return the kind that a name tells by its words, one of `KINDS_OF_THINGS`."""
    name = name.removeprefix("the ").removeprefix("The ")
    parts = name.lower().split()
    if name in PLACES or name in COUNTRIES or name in DEMONYMS or name in SMALLER_TOWNS:
        return "place"
    if len(parts) > 1 and (parts[0] in _DAILIES or (parts[-1] == "service" and parts[-2] in _NEWS)):
        return "press"  # "the Local Democracy Reporting Service"
    is_county = len(parts) == _COUNTY_AND_NAME and parts[0] == "county"
    if is_county or (len(parts) > 1 and parts[-1] in _VENUES and name not in KNOWN_BODIES):
        return "place"
    if len(parts) > 1 and parts[-1] in _TOWNS:
        return "name"  # "Harrow Town" may be a football club
    of_last = kind_of_noun(parts[-1]) if parts else "other"
    if of_last != "other":
        return of_last
    # "Department of Trade", "Bank of England"
    of_first = kind_of_noun(parts[0]) if parts[1:2] in (["of"], ["for"]) else "other"
    if of_first != "other":
        return of_first
    if parts and name.split()[-1].islower():
        return "other"  # "Lund airport" is called by its noun
    if name.isupper() and len(name) > 1:
        return "other" if name[-1].isdigit() else "acronym"  # the jet "MD-11"
    return "name"


def things(scan: Scan) -> list[Found]:
    """Return the bodies and documents outside quotation marks that no mention covers, by place.

    They are capitalised names of which nothing is known, and noun phrases whose noun is one for a
    body or a document: "Dyson", "the Scottish government", "a council report".
    """
    taken = {
        at
        for found in scan.found
        if found.mention.kind != "pronoun"
        for at in range(_behind_body(scan.words, found), found.last + 1)
    }
    phrases = [*_noun_phrases(scan.words, taken)]
    covered = taken.union(*(range(first, last + 1) for first, last in phrases))
    runs = _joined_by_sign(scan)
    named = _named_within_sentences(scan.words, runs)
    for run in runs:
        first = _opening_left_out(scan.words, run.first, run.last, named)
        if (
            _cannot_speak(scan.words, first, run.last)
            or _is_where(scan.words, first, run.last)
            or _is_origin(scan.words, first, run.last)
            or _is_owned(scan.words, first, run.last)
            or _is_work(scan.words, first)
            or (first == run.last and opens_calling(scan.words.items, first))
            or (first == run.last and _is_no_noun(scan.words.items[first]))
            or (first == run.last and _is_participle(scan.words.items, first))
        ):
            continue
        if first <= run.last and covered.isdisjoint(range(first, run.last + 1)):
            phrases.append((first, run.last))
    return [_found(scan.words, first, last) for first, last in sorted(phrases)]


def _behind_body(words_: Words, found: Found) -> int:
    """Return where somebody's office begins behind the body that it is held in, as word index.

    "Norvik *chief executive* Ana Ortiz", "the Holm *striker*". Without a body it is the first word.
    """
    items, at = words_.items, found.first
    if not any(role.head in _OFFICES_OF_BODIES for role in found.roles[:1]):
        return at  # "Holm mayor"
    at += items[at].lower in ARTICLES
    first = at
    while at < found.last and items[at].form.is_capitalised and not items[at].possessive:
        at += 1
    name = " ".join(item.text for item in items[first:at])
    is_name = kind_of_name(name) not in _HOLD_NO_OFFICES
    return at if is_name and items[at].form.opens_small else found.first


def _joined_by_sign(scan: Scan) -> list[Run]:
    """Return the runs of capitalised words, those that "&" joins made one: "Hale & Roe Legal"."""
    runs: list[Run] = []
    for run in scan.runs:
        if runs and runs[-1].last + 2 == run.first and scan.words.items[run.first - 1].text == "&":
            runs[-1] = Run(runs[-1].first, run.last)
        else:
            runs.append(run)
    return runs


def _cannot_speak(words_: Words, first: int, last: int) -> bool:
    """Return whether a name is a date's, or that of a disease, a feast or a coin: "Covid-19"."""
    return all(
        item.text in CALENDAR or item.lower in _NO_SPEAKERS
        for item in words_.items[first : last + 1]
    )


def _is_no_noun(item: Token) -> bool:
    """Return whether a word by itself is no noun: "Reacting", "Abroad"."""
    return item.form.is_known and {"n", "j"}.isdisjoint(item.form.classes)


def _is_participle(items: Sequence[Token], at: int) -> bool:
    """Return whether a sentence opens with what its subject does: "Accusing the firm of “greed”".

    A body may be called so where it does something: "Corning said".
    """
    item = items[at]
    if not item.opens_sentence or item.form.classes != "g" or at + 1 == len(items):
        return False
    if not is_usual_word(item.lower) or items[at + 1].form.main_class in ("v", "x"):
        return False
    verb = form_of(verb_lemma(item.lower))
    return "v" in verb.classes or not verb.is_known


def _is_origin(words_: Words, first: int, last: int) -> bool:
    """Return whether a name only tells where what follows is from: "a Kenyan firm"."""
    return " ".join(item.text for item in words_.items[first : last + 1]) in DEMONYMS


def _is_owned(words_: Words, first: int, last: int) -> bool:
    """Return whether a name is that of a thing that a body has: "Norvik's Oslo plant"."""
    items = words_.items
    if first == 0 or last + 1 >= len(items) or not words_.joined(last):
        return False
    has_owner = items[first - 1].possessive or items[first - 1].text in "'’"
    noun = items[last + 1].form
    return has_owner and noun.opens_small and noun.main_class == "n"


def _is_work(words_: Words, first: int) -> bool:
    """Return whether a name is that of a work, behind what it is: "the thriller Ninety Below"."""
    items = words_.items
    while first > 1 and items[first - 1].form.is_capitalised and words_.joined(first - 1):
        first -= 1
    return first > 0 and items[first - 1].lower in _WORKS


def _is_where(words_: Words, first: int, last: int) -> bool:
    """Return whether a name tells where something is: "in Warri". Nations may send: "from Mali"."""
    items = words_.items
    before = items[first - 1].lower if first else ""
    if before not in ("in", "near", "at", "from", "outside"):
        return False
    name = " ".join(item.text for item in items[first : last + 1])
    if name in COUNTRIES:
        return before != "from"
    if name in PLACES or name in SMALLER_TOWNS:
        return True
    # "in Tarn", but "shares in Norvik" and "in Norvik stores"
    behind = items[last + 1].form if last + 1 < len(items) and words_.joined(last) else None
    is_whole = behind is None or not behind.opens_small or "n" not in behind.classes
    is_bare = first < 2 or items[first - 2].lower not in _IN_THINGS
    return is_whole and is_bare and before in _WITHIN and kind_of_name(name) == "name"


def _noun_phrases(words_: Words, taken: set[int]) -> Iterator[tuple[int, int]]:
    items = words_.items
    for index, item in enumerate(items):
        lower = item.lower
        if lower not in BODIES and lower not in DOCUMENTS:
            continue
        if item.quoted or item.zone != "body" or item.possessive or index in taken:
            continue
        if not item.form.opens_small:
            continue
        if lower == "release" and items[index - 1].lower not in _RELEASED_TO:
            continue  # "for immediate release"
        if index + 1 < len(items) and words_.joined(index) and _goes_on(items[index + 1]):
            continue
        if lower in _DEEDS and index + 1 < len(items) and items[index + 1].lower == "of":
            continue  # "the release of the prisoners" is no press release
        if lower in BODIES and name_behind(words_, index) >= 0:
            continue  # "the campaign group Quiet Streets": its name is what may be taken up
        first = _first_of(words_, index, taken)
        if first >= 0:
            yield first, index


def _goes_on(item: Token) -> bool:
    is_thing = item.lower in BODIES or item.lower in DOCUMENTS
    return is_thing or item.form.is_person_noun or item.form.is_group_noun


def _first_of(words_: Words, head: int, taken: set[int]) -> int:
    """Return where the noun phrase with a head begins: its determiner, or a capitalised name.

    It begins behind a possessor. -1 for a noun by itself.
    """
    items = words_.items
    first = head
    while first > 0 and head - first < _LONGEST:
        before = items[first - 1]
        if before.quoted or before.paragraph != items[head].paragraph:
            break
        if before.possessive and not _is_of_many(before):
            return first
        is_of_many = before.possessive or items[first].text in "'’"
        if first - 1 in taken or not (is_of_many or words_.joined(first - 1)):
            break
        if before.lower in _BEFORE:
            return first - 1
        if not (_is_of_many(before) or is_modifier(before) or before.form.is_capitalised):
            break
        first -= 1
    return first if first < head and items[first].form.is_capitalised else -1


def _is_of_many(item: Token) -> bool:
    """Return whether a possessor tells of what kind a body is: "the students' union"."""
    is_plural = item.possessive and item.form.opens_small and item.form.is_group_noun
    return item.text in "'’" or item.text in _OF_MANY or is_plural


def _named_within_sentences(words_: Words, runs: Sequence[Run]) -> set[str]:
    """Return the single words that have a capital within sentences: "the app Glimpse"."""
    items = words_.items
    return {
        items[run.first].text
        for run in runs
        if run.first == run.last and not items[run.first].opens_sentence
    }


def _opening_left_out(words_: Words, first: int, last: int, named: Container[str]) -> int:
    """Return where a capitalised name begins without the little word that opens its sentence.

    One of those that are `named` within sentences is a name there, too.
    """
    items = words_.items
    item = items[first]
    if item.quoted or item.zone != "body":
        return last + 1
    form = item.form
    if item.opens_sentence and (
        form.is_function_word
        or (first == last and item.text not in named and _is_common(items, first))
    ):
        return first + 1
    return first


def _is_common(items: Sequence[Token], at: int) -> bool:
    """Return whether only its place gives a word a capital: "Passengers", "Farmers", "Signs".

    One thing without an article says nothing: "Shelter said" is a body's name.
    """
    item = items[at]
    return (
        (item.form.is_known and not _says(items, at))
        or item.lower in FALSE_TITLES
        or names_several(item.text)
        or (item.text.endswith("s") and form_of(item.lower[:-1]).is_known)
    )


def _says(items: Sequence[Token], at: int) -> bool:
    """Return whether a noun for a thing stands right before a verb of saying."""
    form = items[at].form
    return (
        at + 1 < len(items)
        and items[at + 1].lower in FORMS_OF_SAYING
        and form.classes == "n"
        and not (form.is_person_noun or form.is_group_noun or form.is_organisation_word)
        and form.lower not in DOCUMENTS
    )


def names_several(text: str) -> bool:
    """Return whether a phrase or its head is a plural noun for people or written things."""
    noun = head_of(text)
    if noun in GROUP_NOUNS and noun not in BODIES:
        return True
    one = noun.removesuffix("s")
    return one != noun and (one in PERSON_NOUNS or one in DOCUMENTS or noun.endswith(_AGENTS))


def head_of(description: str) -> str:
    """Return the noun of a description in lower case: "letter in the parish magazine"."""
    parts = description.lower().split()
    end = next((at for at, word in enumerate(parts) if at and word in _BEHIND_NOUN), len(parts))
    return parts[end - 1] if parts else ""


def _found(words_: Words, first: int, last: int) -> Found:
    items = words_.items
    if first > 0 and items[last].form.is_capitalised and items[first - 1].lower == "the":
        first -= 1
    span = Span(items[first].start, items[last].end)
    kind: MentionKind = "organisation" if items[last].form.is_capitalised else "nominal"
    mention = Mention(span, words_.text[span.start : span.end], kind)
    return found_at(words_, mention, first, last)
