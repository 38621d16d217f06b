"""All names of people in a text: the clear ones first, then what they make clear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from math import fsum
from typing import Final

from attrs import define

from quotetrack.lexicon.forms import Form, form_of
from quotetrack.lexicon.organisations import (
    KNOWN_BODIES,
    ORGANISATION_ENDINGS,
    THING_PREFIXES,
    THING_WORDS,
)
from quotetrack.lexicon.people import (
    ADDRESS_TITLES,
    CALENDAR,
    KNOWN_BY_ONE_NAME,
    NAME_PARTICLES,
    RELATIVE_NOUNS,
    WORDS_AS_SURNAMES,
)
from quotetrack.lexicon.places import (
    COMPASS_WORDS,
    DEMONYMS,
    PLACE_NOUNS,
    PLACES,
    SMALLER_TOWNS,
    TOWNS,
)
from quotetrack.lexicon.roles import PLURAL_RELATIVES
from quotetrack.lexicon.words import folded, key_of, words
from quotetrack.names.family_first import is_family_first
from quotetrack.names.parse import PersonName, is_strong_given, parse_name
from quotetrack.people.capitals import Run
from quotetrack.people.headlines import names_in_headlines
from quotetrack.people.name_facts import NameInText, TextFacts, names_by_text
from quotetrack.people.name_found import Candidate, NameFound
from quotetrack.people.name_place_facts import NAMED_THINGS, noun_for_person_ahead
from quotetrack.people.name_word_facts import facts_of_words, has_small_ending
from quotetrack.people.naming_words import bearer_of, gives_name, names_another
from quotetrack.people.person_names import name_in_run, whole_run, with_given_before
from quotetrack.people.single_names import is_doubtful, surname_mentions
from quotetrack.people.tokens import Words
from quotetrack.reading import Token
from quotetrack.weights import bundled_weights

#: Odds (as logarithms) from which on a name is a person's. More than even: in articles
#: somebody who is none disturbs more than somebody missing who does not speak.
LIKELY: Final = 0.3
#: Odds that suffice where a quotation is ascribed to the name.
LIKELY_IF_SOURCE: Final = -1.45
#: Odds by the words alone that bar a source as a person where nothing else is known of it.
LIKELY_BY_WORDS_ALONE: Final = -3.0
#: Odds that nothing outweighs.
CERTAIN: Final = 9.0
_RIDING: Final = words("ride rides rode riding ridden aboard")
_CLOSING: Final = frozenset('.,;:!?)”"’')
_OPENING_MARKS: Final = frozenset("‘\"“'")
_FOREIGN_ARTICLES: Final = words("El Els Los Las Il Der Das")
_TRADE_MARKS: Final = frozenset("®™")
#: What is called after people and is nobody: "Hale’s disease".
_CALLED_AFTER_PEOPLE: Final = words("disease syndrome palsy theorem paradox algorithm")
_PARTICLES_OF_PEOPLE: Final = words("van von bin ibn bint")
#: Particles that join the names of places, too; a given name before them tells a person.
_JOINING_PARTICLES: Final = words("de des di da du del della dos das ten ter van von")
_LONGEST_IN_HEADLINE: Final = 4
_GIVEN_AND_SURNAME: Final = 2
_ENGLISH: Final = words("Mr Mr. Mrs Mrs. Ms Ms.")
_FRENCH: Final = words("Mme Mme. Mlle Mlle. Madame")
_AGED: Final = 3  # words and marks: ", 15,"
_LONGEST_ENUMERATION: Final = 9


@define(eq=False)
class Judged:
    """What may be the name of a person in a text, in all its places, and the odds that it is."""

    name: NameInText
    odds: float

    @property
    def is_single(self) -> bool:
        """Whether it is one word without a title, which stands for more than its own places."""
        return len(self.name.texts) == 1 and not self.name.titled


def candidates_in_runs(words_: Words, runs: Sequence[Run]) -> list[Candidate]:
    """Return what may be names of people in runs of capitalised words, from left to right."""
    items = words_.items
    # A line in title case is a longer run than any name.
    fitting = [
        run
        for run in runs
        if items[run.first].zone != "headline" or run.last - run.first < _LONGEST_IN_HEADLINE
    ]
    # "Ana Ortiz, who records as Night Heron": that is a name wherever it stands.
    told = {_text_of_run(words_, run) for run in fitting if names_another(items, run.first)}
    found = []
    for run in fitting:
        is_told = bool(told) and _text_of_run(words_, run) in told
        name = whole_run(words_, run) if is_told else name_in_run(words_, run)
        if name is not None:
            found.append(name)
    return _cut_to_names(words_, _with_ranks_as_given(words_, found))


def _cut_to_names(words_: Words, found: list[Candidate]) -> list[Candidate]:
    """Cut off words behind a name that the text has without them: "Ana Ortiz Leaves Acme"."""
    whole = {
        tuple([item.text for item in one.core])
        for one in found
        if len(one.core) == _GIVEN_AND_SURNAME and one.core[0].form.is_strong_given
    }
    return [_cut_to_name(words_, one, whole) if len(one.core) > 2 else one for one in found]


def _cut_to_name(words_: Words, one: Candidate, whole: Container[tuple[str, ...]]) -> Candidate:
    first, second, behind, *_ = one.core
    form = behind.form
    is_word = form.is_known and not (form.is_surname or form.is_given)
    if not is_word or (first.text, second.text) not in whole:
        return one
    last = words_.at(second.start)
    text = words_.text[first.start : second.end]
    return Candidate(one.name._replace(last=last), text, (first, second))


def _with_ranks_as_given(words_: Words, found: list[Candidate]) -> list[Candidate]:
    """Read what looks like a title as part of a name where the text shows that it is no title.

    "King Lawson" in a text that has "Sergeant King Lawson"; "M. Ortiz" in one that writes "Mr".
    """
    items = words_.items
    given = {
        (one.core[0].text, one.core[1].text)
        for one in found
        if len(one.core) == _GIVEN_AND_SURNAME and one.core[0].form.is_title_word
    }
    titles = {items[one.name.start - 1].text for one in found if one.name.is_titled}
    initials = {"M"} if "M" in titles else set()
    if "M." in titles and not titles.isdisjoint(_ENGLISH) and titles.isdisjoint(_FRENCH):
        initials.add("M.")
    if not (given or initials):
        return found
    return [
        with_given_before(words_, one)
        if len(one.core) == 1
        and one.name.is_titled
        and (
            (title := items[one.name.start - 1].text) in initials
            or (title, one.core[0].text) in given
        )
        else one
        for one in found
    ]


def _text_of_run(words_: Words, run: Run) -> str:
    return words_.text[words_.items[run.first].start : words_.items[run.last].end]


def names_in_runs(words_: Words, runs: Sequence[Run]) -> list[Judged]:
    """Return what may be names of people in runs of capitalised words, with the odds of each."""
    candidates = candidates_in_runs(words_, runs)
    facts = TextFacts.of(words_, candidates)
    weights = bundled_weights("person", "people")
    judged = [Judged(name, 0.0) for name in names_by_text(candidates)]
    for one in sorted(judged, key=lambda one: -len(one.name.texts)):
        name = one.name
        one.odds = (
            _certain_odds(words_, name)
            or _odds_by_the_text(words_, name, facts)
            or fsum(
                (
                    *_weights_by_words(name.texts, name.titled),
                    *weights.of_each(facts.facts_around(name)),
                )
            )
        )
        facts.note(name, one.odds)
    # "Storm Olga passed. Olga was weak."
    things = {one.name.texts[-1] for one in judged if one.odds == -CERTAIN}
    for one in judged:
        if not one.is_single:
            continue
        if one.name.texts[0] in things:
            one.odds = -CERTAIN
        elif one.name.texts[0] in KNOWN_BY_ONE_NAME and -CERTAIN < one.odds < LIKELY:
            one.odds = LIKELY  # More is known of such a name than the places in one text tell.
    _judge_other_names(words_, judged)
    return judged


def _judge_other_names(words_: Words, judged: Sequence[Judged]) -> None:
    """Make likely what a text says to be another name of a person: "Ana Ortiz aka “Tideline”"."""
    bearers: dict[int, list[Judged]] = defaultdict(list)
    for one in judged:
        if -CERTAIN < one.odds < LIKELY:
            for place in one.name.places:
                bearer = bearer_of(words_.items, place.name.first)
                if bearer >= 0:
                    bearers[bearer].append(one)
    if not bearers:
        return
    for one in judged:
        if one.odds >= LIKELY:
            for place in one.name.places:
                for other in bearers.get(place.name.last, ()):
                    other.odds = LIKELY


@lru_cache(maxsize=20_000)
def _weights_by_words(texts: tuple[str, ...], titled: bool) -> list[float]:
    """Return the weights of what the words of a name tell by themselves."""
    return bundled_weights("person", "people").of_each(facts_of_words(texts, titled))


def _certain_odds(words_: Words, name: NameInText) -> float:
    """Return odds beyond doubt where grammar makes them certain, else 0."""
    items = words_.items
    first, last = form_of(name.texts[0]), form_of(name.texts[-1])
    if not name.titled:
        for place in name.places:
            if _names_a_thing(words_, place.name, first):
                return -CERTAIN
    if len(name.texts) == 2 and first.text in _FOREIGN_ARTICLES:
        return -CERTAIN
    if _is_of_no_person(name, first, last) or _is_of_no_person_by_its_places(words_, name):
        return -CERTAIN
    if (
        name.titled
        and not (last.is_all_capitals or last.is_organisation_word or _is_plain_verb(last))
        and any(
            title.text in ADDRESS_TITLES
            for place in name.places
            for title in items[place.name.first : place.name.start]
        )
    ):
        bodies = (form for form in name.forms[1:] if form.is_organisation_word)
        # "Sir Owen Hale Hospital New Delhi"
        return -CERTAIN if any(not form.is_surname for form in bodies) else CERTAIN
    if _is_joined_by_particle(name, first, last):
        return CERTAIN
    if len(name.texts) == 1:
        return CERTAIN if _is_certain_alone(words_, name, last) else 0.0
    if "-" in last.text and not last.is_known and len(name.texts) == 2:
        if is_family_first(list(name.texts)):
            return CERTAIN  # "Kang Min-ho"
        if last.plain.startswith(("al-", "el-")) and first.is_strong_given:
            return CERTAIN
    return 0.0


def _is_joined_by_particle(name: NameInText, first: Form, last: Form) -> bool:
    """Return whether a particle joins two words as in names of people only."""
    inner = [form_of(text).lower for text in name.texts[1:-1]]
    if not inner:
        return False
    is_of_people = any(particle in _PARTICLES_OF_PEOPLE for particle in inner)
    if is_of_people and not (first.is_known or last.is_no_name):
        return True  # "Kees van ’t Hoeft"
    # "Laurence des Cars", "Mayor Bill de Blasio"
    return inner[0] in _JOINING_PARTICLES and _is_given(first, name.titled)


def _is_certain_alone(words_: Words, name: NameInText, form: Form) -> bool:
    """Return whether one word by itself, `form`, is somebody's name for certain."""
    for place in name.places:
        at = place.name.first
        if (
            shared_surname(words_, at)
            or _is_aged(words_, place.name)
            or _is_told_surname(words_, at)
        ):
            return True
        if form.is_known or form.is_place:
            continue
        if _is_relative(words_, at) or _is_explained(words_, place.name, form):
            return True
    return False


def _is_explained(words_: Words, name: NameFound, form: Form) -> bool:
    """Return whether a noun for one person beside a word that no list knows otherwise explains it.

    "Kenat, a rickshaw driver from the coast, said", "the captain, Iriyanto, was late".
    """
    if form.is_no_name or form.is_all_capitals or form.is_organisation_word or form.is_known_body:
        return False
    if form.text in SMALLER_TOWNS or words_.items[name.first].zone != "body":
        return False
    items = words_.items
    around = items[name.first - 2 : name.first] if name.first > 1 else []
    behind = items[name.last + 1 : name.last + 3]
    if items[name.last].possessive or len(behind) < 2 or behind[0].text != ",":
        return False
    if behind[1].lower in ("a", "an") and noun_for_person_ahead(items, name.last + 3):
        return True
    if len(around) < 2 or around[1].text != ",":
        return False
    return around[0].form.is_person_noun and around[0].form.opens_small


def _is_given(form: Form, is_titled: bool) -> bool:
    """Return whether a word is a given name, behind a title one that is a word as well."""
    if form.is_place or (form.is_known and not is_titled):
        return False
    return form.is_strong_given or (is_titled and form.is_given)


def _odds_by_the_text(words_: Words, name: NameInText, facts: TextFacts) -> float:
    """Return odds beyond doubt where the text elsewhere, or its words before, make them so; else 0.

    "Saeed Esmalin … Mr Esmalin", "Ana Ortiz, who records as Tideline".
    """
    items = words_.items
    if name.titled:
        return 0.0
    if len(name.texts) == 1 and name.texts[0] in DEMONYMS and not facts.is_in_person(name):
        return -CERTAIN  # "Scot, 28, won"
    if 1 < len(name.texts) < 4:
        *others, last = name.forms
        is_plain = not any(form.is_known or form.is_no_name for form in others)
        if is_plain and facts.addressed[last.plain]:
            return CERTAIN
        is_office_held = name.forms[0].is_title_word and any(
            place.is_behind_portfolio for place in name.places
        )
        if is_office_held:
            return CERTAIN  # "Minister of Trade Major Ortiz"
        if name.plain[0] in facts.aged and not last.is_organisation_word:
            return CERTAIN  # "Ana Park … Ana, 24, …"
        if any(_shares_surname(words_, place.name.first) for place in name.places):
            return CERTAIN
    if len(name.texts) == 1 and name.plain[0] in facts.nicknames:
        return CERTAIN  # "Owen “Mugs” Hale … Mugs said"
    is_told = any(
        names_another(items, place.name.first) or gives_name(items, place.name.first)
        for place in name.places
    )
    # "Spätburgunder, otherwise known as Pinot Noir … a pinot noir", "otherwise known as AWS"
    is_thing = all(form.is_all_capitals or form.lower in words_.lower_case for form in name.forms)
    return CERTAIN if is_told and not is_thing else 0.0


def _is_plain_verb(form: Form) -> bool:
    """Return whether a word is a verb and no surname: "Lady Sings the Blues"."""
    is_surname = form.is_surname or form.is_given or form.plain in WORDS_AS_SURNAMES
    return form.main_class == "v" and not is_surname


def _is_of_no_person_by_its_places(words_: Words, name: NameInText) -> bool:
    """Return whether what stands behind a name bars a person: "Hale’s disease", "Ortiz™"."""
    items = words_.items
    behind = [items[place.name.last + 1 : place.name.last + 2] for place in name.places]
    if any(one and one[0].text in _TRADE_MARKS for one in behind):
        return True
    return all(one and one[0].lower in _CALLED_AFTER_PEOPLE for one in behind)


def _is_of_no_person(name: NameInText, first: Form, last: Form) -> bool:
    """Return whether the words of a name bar a person whatever stands around them."""
    if len(name.texts) == 1:
        # "Director", "the Norland-backed"
        is_office = last.is_title_word and not (last.is_surname or last.is_given)
        if is_office and (last.is_known or last.is_strict_title):
            return True
        return not name.titled and has_small_ending(last)
    if last.is_title_word and name.titled and not (last.is_surname or last.is_given):
        return True  # "Mr Hale Prime Minister"
    tied = any(has_small_ending(form) for form in name.forms)
    if (tied and not is_family_first(list(name.texts))) or _ends_like_a_thing(name, last):
        return True
    # "Where do U.S.-backed forces go?"
    if first.opens_small and last.is_all_capitals and len(name.texts) == 2:
        return True
    # "West Salta", "St Ana"
    return len(name.texts) == 2 and (first.text in COMPASS_WORDS or first.lower in ("st", "st."))


def _ends_like_a_thing(name: NameInText, last: Form) -> bool:
    """Return whether a name ends as those of bodies and things do: "Ana Rose Foundation"."""
    if len(name.texts) == 1 or last.is_surname:
        return False
    if last.lower in ORGANISATION_ENDINGS:
        return True
    return len(name.texts) > 2 and (
        last.is_organisation_word or last.lower in THING_WORDS or last.lower in PLACE_NOUNS
    )


def shared_surname(words_: Words, index: int) -> str:
    """Return the surname that a given name shares with the name behind it, "" where it has none.

    "Ana and Owen Hale", "Ana, Bo and Owen Hale". One of two may be a word as well ("Bill and Ana
    Hale").
    """
    items = words_.items
    if index + 3 >= len(items) or (index and _goes_on_a_name(words_, index)):
        return ""
    at = index + 1
    if not _is_given_alone(items[index]):
        is_clear = items[at + 1].form.is_strong_given and items[at].lower == "and"
        if not (is_clear and _is_given_and_word(items[index])):
            return ""
    while at + 1 < len(items) and items[at].text == "," and _is_given_alone(items[at + 1]):
        at += 2
    if at + 2 >= len(items) or items[at].lower not in ("and", "&"):
        return ""
    given, surname = items[at + 1], items[at + 2]
    if not (given.form.is_given and words_.joined(at) and words_.joined(at + 1)):
        return ""
    if given.form.is_place or given.form.is_title_word or given.possessive:
        return ""
    goes_on = items[at + 3 : at + 4] if words_.joined(at + 2) and not surname.possessive else []
    if any(item.form.joins_run and not item.opens_sentence for item in goes_on):
        return ""
    form = surname.form
    is_surname = form.joins_run and form.may_be_surname and (form.is_surname or not form.is_known)
    return surname.text if is_surname else ""


def _shares_surname(words_: Words, first: int) -> bool:
    """Return whether the full name at `first` gives its surname to a name before it."""
    items = words_.items
    return (
        first > 1
        and items[first - 1].lower in ("and", "&")
        and (bool(shared_surname(words_, first - 2)))
    )


def _is_given_alone(item: Token) -> bool:
    """Return whether a word is a given name and nothing else."""
    form = item.form
    is_other = form.is_no_name or form.is_known or (form.is_surname and form.text in TOWNS)
    return form.is_strong_given and form.is_capitalised and not is_other and not item.possessive


def _is_given_and_word(item: Token) -> bool:
    """Return whether a word is a given name as well, and no sentence gives it its capital."""
    form = item.form
    is_given = form.is_given and form.is_known and form.is_capitalised
    return is_given and not (item.opens_sentence or item.possessive or form.is_all_capitals)


def _goes_on_a_name(words_: Words, index: int) -> bool:
    """Return whether a word belongs to a name that began before it."""
    before = words_.items[index - 1]
    if not words_.joined(index - 1) or before.possessive or not before.form.is_capitalised:
        return False
    return not before.opens_sentence or before.form.is_given or before.form.is_surname


def _is_relative(words_: Words, index: int) -> bool:
    """Return whether a word names a relative: "his parents, Ana and Owen", "her son, Ed,"."""
    items = words_.items
    if plural_relatives(words_, index) >= 0:
        return True
    if index < 2 or items[index - 1].text != "," or index + 1 >= len(items):
        return False
    return items[index - 2].lower in RELATIVE_NOUNS and items[index + 1].text in ",."


def _is_told_surname(words_: Words, index: int) -> bool:
    """Return whether a word is somebody's surname by the words before it: "her surname, Ma,"."""
    items = words_.items
    return index > 1 and items[index - 1].text == "," and items[index - 2].lower == "surname"


def _is_aged(words_: Words, name: NameFound) -> bool:
    """Return whether a single name opens its sentence and an age stands behind it: "Sofia, 15,"."""
    items = words_.items
    opening, behind = items[name.first], items[name.last + 1 : name.last + 4]
    if not opening.opens_sentence or opening.zone != "body" or len(behind) < _AGED:
        return False
    if opening.text in CALENDAR or opening.text in DEMONYMS:
        return False
    if opening.form.is_known and not opening.form.is_given:
        return False
    comma, age, end = behind
    return comma.text == "," and age.text.isdigit() and len(age.text) == 2 and end.text == ","


def _names_a_thing(words_: Words, name: NameFound, first: Form) -> bool:
    """Return whether a word before a name makes it a thing's: "Hurricane Ana", "the paper Ana"."""
    items = words_.items
    if any(item.lower in THING_PREFIXES for item in items[max(name.begin, 0) : name.last]):
        return name.begin >= 0
    if name.first == 0:
        return False
    before = items[name.first - 1]
    if before.lower in _RIDING:
        return True
    if before.lower in NAMED_THINGS and first.is_strong_given:
        return words_.joined(name.first - 1) and _is_closed(words_, name)
    if before.text in _OPENING_MARKS and name.first > 1:
        before = items[name.first - 2]
    return before.lower in NAMED_THINGS and not first.is_strong_given


def _is_closed(words_: Words, name: NameFound) -> bool:
    """Return whether a mark closes a phrase behind a name: "the band Ana Ortiz."."""
    behind = words_.items[name.last + 1 : name.last + 3]
    if not behind or behind[0].form.is_word or words_.items[name.last].possessive:
        return False
    follows = behind[-1]
    is_bearer = follows.text.isdigit() or follows.lower in ("who", "whose", "aged")
    return behind[0].text in _CLOSING and not (behind[0].text == "," and is_bearer)


def person_names(
    words_: Words, runs: Sequence[Run], judged: Sequence[Judged], known: Sequence[str]
) -> list[NameFound]:
    """Return the names of people in a text, from left to right.

    `runs` are all runs of capitalised words, `judged` what may be names in them. `known` are names
    that quotations are ascribed to.
    """
    known_keys = {key_of(name) for name in known}
    strong = _clear_names(judged, known_keys)
    texts = [_text(words_, name) for name in strong]
    taken = {index for name in strong for index in range(name.first, name.last + 1)}
    headlined = [
        name
        for name in names_in_headlines(words_, [*texts, *known])
        if taken.isdisjoint(range(name.first, name.last + 1))
    ]
    strong += headlined
    parsed = [parse_name(text) for text in texts]
    parsed += [parse_name(_text(words_, name)) for name in headlined]
    surnames, givens = _parts_by_themselves(parsed)
    for one in judged:
        if one.is_single and _is_likely(one, known_keys):
            surnames.setdefault(form_of(one.name.texts[0]).plain, False)
    taken = {index for name in strong for index in range(name.first, name.last + 1)}
    singles = surname_mentions(words_, runs, taken, surnames, givens)
    long_surnames = {name.surname.lower() for name in parsed}
    singles = [_with_particles(words_, name, long_surnames) for name in singles]
    return sorted([*strong, *singles], key=lambda name: name.first)


def may_be_person(name: str, judged: Sequence[Judged]) -> bool:
    """Return whether a name that a quotation is ascribed to may be a person's.

    It may not where the text tells otherwise: "Norland Rail said".
    """
    if any(name in names for names in (PLACES, SMALLER_TOWNS, KNOWN_BODIES, DEMONYMS)):
        return False
    key = key_of(name)
    odds = [one.odds for one in judged if key_of(one.name.places[0].text) == key]
    if not odds:
        words_alone = _weights_by_words(tuple(name.split()), False)
        return fsum(words_alone) >= LIKELY_BY_WORDS_ALONE
    return max(odds) >= LIKELY_IF_SOURCE


def _is_likely(one: Judged, known: Container[str]) -> bool:
    """Return whether a name is a person's; `known` are the keys of sources of quotations."""
    if one.odds >= LIKELY:
        return True
    return one.odds >= LIKELY_IF_SOURCE and key_of(one.name.places[0].text) in known


def _clear_names(judged: Sequence[Judged], known: Container[str]) -> list[NameFound]:
    """Return the places of names that are people's, single words left out."""
    longer = [one for one in judged if not one.is_single]
    surnames = {one.name.texts[0] for one in judged if one.is_single and one.odds >= LIKELY}
    strong = [one.name for one in longer if _is_likely(one, known) or _is_whole_name(one, surnames)]
    tails = {name.texts[-size:] for name in strong for size in (2, 3) if len(name.texts) > size}
    tails.update(name.texts for name in strong if name.titled)
    # "Suu Kyi" of "Aung San Suu Kyi"; whom the text calls so with a title elsewhere.
    strong += [one.name for one in longer if one.odds < LIKELY and one.name.texts in tails]
    return list(dict.fromkeys(place.name for name in strong for place in name.places))


def _is_whole_name(one: Judged, surnames: Container[str]) -> bool:
    """Return whether a name is that of somebody whose surname alone is a person's elsewhere."""
    first, last = one.name.forms[0], one.name.forms[-1]
    is_plain = first.is_strong_given and not first.is_no_name and not last.is_no_name
    return one.odds > LIKELY_BY_WORDS_ALONE and is_plain and last.text in surnames


def _parts_by_themselves(names: Iterable[PersonName]) -> tuple[dict[str, bool], dict[str, bool]]:
    """Return the surnames and given names, folded, that may stand for people by themselves.

    The value tells whether it is the name of a place or thing too.
    """
    surnames: dict[str, bool] = {}
    givens: dict[str, bool] = {}
    for name in names:
        for word in name.surname.split()[-1:]:
            surnames[folded(word)] = is_doubtful(word)
            surnames.setdefault(folded(name.surname.replace(" ", "")), False)
        if name.family_first:
            for called in ((name.middle or (name.given,))[-1], name.given):
                givens.setdefault(folded(called), is_doubtful(called))
            continue
        if len(name.given) > 2:
            givens.setdefault(folded(name.given), is_doubtful(name.given))
        if name.nickname and " " not in name.nickname:
            givens.setdefault(folded(name.nickname), is_doubtful(name.nickname))
        for word in name.middle:
            # The first of two surnames: "Paredes" of "Lucía Paredes de la Torre".
            if len(word) > 3 and word[0].isupper() and not is_strong_given(word):
                surnames.setdefault(folded(word), is_doubtful(word))
    return surnames, givens


def plural_relatives(words_: Words, index: int) -> int:
    """Return the index of the noun in "his parents, Ana and Owen", before the name at `index`; -1.

    Only where nothing but single capitalised words, commas and "and" stand between.
    """
    items = words_.items
    at = index - 1
    while at > 0 and index - at <= _LONGEST_ENUMERATION:
        item = items[at]
        if item.lower in PLURAL_RELATIVES and items[at + 1].text == ",":
            return at
        if not (item.text == "," or item.lower == "and" or item.form.is_capitalised):
            return -1
        if item.form.is_capitalised and items[at - 1].form.is_capitalised:
            return -1
        at -= 1
    return -1


def _with_particles(words_: Words, name: NameFound, surnames: set[str]) -> NameFound:
    """Return a single surname with the particles before it: "de la Cruz"."""
    first = name.first
    while (
        first > 0
        and name.first - first < 3
        and words_.joined(first - 1)
        and words_.items[first - 1].lower in NAME_PARTICLES
    ):
        first -= 1
    for start in range(first, name.first):
        text = words_.text[words_.items[start].start : words_.items[name.last].end]
        if " ".join(text.lower().split()) in surnames:
            return name._replace(first=start, start=start)
    return name


def _text(words_: Words, name: NameFound) -> str:
    return words_.text[words_.items[name.start].start : words_.items[name.last].end]
