"""Names that grammar or the text makes certain to be a person's, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quotetrack.lexicon.cues import FORMS_OF_SAYING
from quotetrack.lexicon.forms import Form, is_age
from quotetrack.lexicon.function_words import POSSESSIVES
from quotetrack.lexicon.organisations import (
    FIRM_WORDS,
    FIRMS_IN_PLURAL,
    NOUNS_FOR_BODIES,
    ORGANISATION_ENDINGS,
    SPORTS,
    TEAM_ENDINGS,
    THING_PREFIXES,
    THING_WORDS,
)
from quotetrack.lexicon.people import (
    ADDRESS_TITLES,
    CALENDAR,
    RELATIVE_NOUNS,
    WORDS_AS_SURNAMES,
)
from quotetrack.lexicon.places import (
    COMPASS_WORDS,
    COUNTRIES,
    DEMONYMS,
    PLACE_NOUNS,
    SMALLER_TOWNS,
    is_native,
)
from quotetrack.lexicon.words import word_list, words
from quotetrack.names.family_first import is_family_first, is_of_syllables
from quotetrack.names.parse import is_numeral
from quotetrack.people.name_facts import NameInText, TextFacts
from quotetrack.people.name_found import Candidate, NameFound
from quotetrack.people.name_place_facts import (
    MOSTLY_NAMED_THINGS,
    NAMED_THINGS,
    head_behind_comma,
    noun_for_person_ahead,
    stands_for_others,
)
from quotetrack.people.name_word_facts import (
    has_small_ending,
    is_sport_of_a_place,
    is_word_with_s,
)
from quotetrack.people.named_groups import NOT_ONLY_PEOPLE
from quotetrack.people.naming_words import gives_name, names_another
from quotetrack.people.parts_played import is_part_played
from quotetrack.people.relatives_named import (
    is_named_child,
    is_relative,
    is_relative_by_grammar,
    shared_surname,
    shares_surname,
)
from quotetrack.people.tokens import Words
from quotetrack.reading import Token, is_false_title

#: Odds that nothing outweighs.
CERTAIN: Final = 9.0
_RIDING: Final = words("ride rides rode riding ridden aboard")
_CLOSING: Final = frozenset('.,;:!?)”"’')
#: What stands behind the name by which somebody is spoken to, and the words that follow it first.
_AROUND_ADDRESS: Final = frozenset(",.!?")
_SPOKEN_TO: Final = words("you your you're you've you'll please")
_OPENING_MARKS: Final = frozenset("‘\"“'")
_FOREIGN_ARTICLES: Final = words("El Els Los Las Il Der Das")
_TRADE_MARKS: Final = frozenset("®™")
#: What is called after people and is nobody: "Hale’s disease".
_CALLED_AFTER_PEOPLE: Final = words("disease syndrome palsy theorem paradox algorithm")
_PLACES_NAMED: Final = word_list("people", "places_named")
_OF_PLACES: Final = word_list("people", "of_places")
_OF_OTHERS: Final = RELATIVE_NOUNS | word_list("people", "of_others")
_OWNED_BODIES: Final = NAMED_THINGS | words(
    "agency brand consultancy hotel label restaurant business gym studio salon shop store nightclub"
)
#: How many words behind a name "its" may tell that it is a firm's.
_LONGEST_TOLD: Final = 12
_OF_ONE_FIRM: Final = words("its whose")
_OF_ONE_PERSON: Final = words("he she his her who whom him i my")
_NO_FIRMS: Final = words("several some others many")
_BEFORE_BARE: Final = words("of at by with for from to and or , between")
_OF_OR_FOR: Final = words(
    "of for at by with from in to behind on after before during since until among unlike like"
)
_LONGEST_OWNED: Final = 3  # words: "my new family"
_ANIMALS: Final = word_list("people", "animals")
_BEFORE_MEALS: Final = words("after before over during with for from at on")
_DISHES: Final = word_list("people", "dishes")
_FEASTS: Final = word_list("people", "feasts")
_GODS: Final = word_list("people", "gods")
_OF_GODS: Final = words("lord goddess")
_OPEN_QUESTIONS: Final = words("is was were has have")
#: Prepositions, and words before them that tell what people have to do with a place, body or work.
_TO_DO_WITH: Final = {
    "in": word_list("people", "in_things"),
    "at": word_list("people", "at_bodies"),
    "of": word_list("people", "of_things"),
    "near": word_list("people", "in_things"),
}
_PRAISING: Final = words("jai har bol")
_WITH_SIDE: Final = word_list("people", "with_side")
_EMPLOYED: Final = word_list("people", "employed")
_PARTICLES_OF_PEOPLE: Final = words("van von bin ibn bint")
#: Particles that join the names of places, too; a given name before them tells a person.
_JOINING_PARTICLES: Final = words("de des di da du del della dos das ten ter van von")
#: What stands before a capital inside of a name: "MacNab", "FitzRoy". Shorter ones are many.
_INNER_PARTICLES: Final = words("Mac Fitz Van Von Del Dal Des Bar Ben San Saint")
_LONGEST_PARTICLE: Final = 3  # letters
_LONGEST_BODY: Final = 14  # words and marks
_OF_BODY: Final = words("of from with at")
_IN_BODY: Final = words("the of and for")
_MARKS_IN_BODY: Final = frozenset("(),")
_AGED: Final = 3  # words and marks: ", 15,"
_LONGEST_CREDIT: Final = 40  # words
#: Endings of words for those who are from a place.
_OF_NATIVES: Final = ("ian", "ite", "man", "woman", "ese")
_OF_THINGS_TOO: Final = words("fellow sister major major-general king queen")
#: What stage names begin with. Before a given name and surname it is no part of the name.
_ON_STAGE: Final = words("DJ MC")
_BEING: Final = words("is was isn't wasn't")
_HELPING: Final = words("has had will would may might must can could should")
#: Verbs without an object by which ships, works and firms do something.
_VERBS_OF_THINGS: Final = words(
    "sank sinks sailed sails docked drifted capsized airs aired premiered premieres collapsed"
    " returns"
)
#: What follows a noun for a thing in a phrase that tells what a name is.
_TELLING_OF_THINGS: Final = words("which that about of from by based set")
#: Nouns by which a name is told to be a thing's: none that means a person as well ("the model
#: Ana Ortiz"), or stands before the name of somebody who has to do with it ("the team Ana led").
_TELLING_THINGS: Final = frozenset(
    noun
    for noun in MOSTLY_NAMED_THINGS - _ANIMALS
    if f"{noun}s" not in NOT_ONLY_PEOPLE or noun in ("insurer", "lender", "retailer")
) - words(
    """
    model operator provider supplier maker manufacturer regulator watchdog brand ombudsman giant
    team side country state city town county campaign jury panel administration regime
    """
)
#: Titles that ships, horses and houses have, and people hardly behind an article.
_TITLES_OF_SHIPS: Final = words("Lady Lord Sir")
_TITLES_AND_SURNAMES: Final = words("Sen Hon")
_LAST_OF_THINGS: Final = THING_WORDS | FIRM_WORDS | PLACE_NOUNS


def certain_odds(words_: Words, name: NameInText) -> float:
    """Return odds beyond doubt where grammar makes them certain, else 0."""
    items = words_.items
    first, last = name.forms[0], name.forms[-1]
    if not name.titled:
        for place in name.places:
            if _names_a_thing(words_, place.name, first):
                return -CERTAIN
    is_foreign = len(name.texts) == 2 and first.text in _FOREIGN_ARTICLES
    if is_foreign or (name.titled and first.is_strong_given and _is_ship(items, name)):
        return -CERTAIN
    if _is_of_no_person(name, first, last) or _is_of_no_person_by_its_places(words_, name):
        return -CERTAIN
    if (
        name.titled
        and not (last.is_all_capitals or _is_plain_verb(last))
        and (not last.is_organisation_word or _is_named_like_body(name))
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
    if len(name.texts) == 2 and first.is_strong_given and is_numeral(last.text):
        return CERTAIN  # "Louis XIV"
    is_on_stage = first.text in _ON_STAGE and not last.is_all_capitals
    if is_on_stage or is_of_syllables(name.texts):
        return CERTAIN  # "DJ Orbital Nan", "Goh Siew Tin"
    if "-" in last.text and not last.is_known and len(name.texts) == 2:
        if is_family_first(list(name.texts)):
            return CERTAIN  # "Kang Min-ho"
        if last.plain.startswith(("al-", "el-")) and first.is_strong_given:
            return CERTAIN
    return 0.0


def odds_by_the_text(words_: Words, name: NameInText, facts: TextFacts) -> float:
    """Return odds beyond doubt where the text elsewhere, or its words before, make them so; else 0.

    "Saeed Esmalin … Mr Esmalin", "Ana Ortiz, who records as Tideline".
    """
    items = words_.items
    if name.plain in facts.told:
        return CERTAIN  # "Subs not used: Knight, Fish", "the twins Noah and Mirren"
    if name.titled:
        return 0.0
    if len(name.texts) == 1 and is_native(name.texts[0]) and not facts.is_in_person(name):
        return -CERTAIN  # "Scot, 28, won", "The Northern Irishman won"
    if 1 < len(name.texts) < 4:
        *others, last = name.forms
        is_plain = not any(form.is_known or form.is_no_name for form in others)
        if is_plain and facts.addressed[last.plain]:
            return CERTAIN
        is_new = not any(form.is_known or form.is_no_name or form.is_place for form in name.forms)
        if (is_new or name.forms[0].is_title_word) and any(
            place.is_behind_portfolio for place in name.places
        ):
            return CERTAIN  # "Minister of Trade Major Ortiz", "Member of Parliament Obrim Ketley"
        if name.plain[0] in facts.aged and not last.is_organisation_word:
            return CERTAIN  # "Ana Park … Ana, 24, …"
        if any(shares_surname(words_, place.name.first) for place in name.places):
            return CERTAIN
        if name.forms[0].is_all_capitals and _is_byline(words_, name):
            return CERTAIN
        if any(_is_of_person_around(words_, place, name) for place in name.places):
            return CERTAIN
        if name.forms[0].is_given and any(_speaks_for(items, place.name) for place in name.places):
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


def _is_of_person_around(words_: Words, place: Candidate, name: NameInText) -> bool:
    """Return whether a name of several words is a person's by what stands around it.

    "Destiny Love, whom they sought", "the Kamal Lal Sharma government", "CNN's Ana Said contributed
    to this report".
    """
    first, last = name.forms[0], name.forms[-1]
    is_other = last.is_place or last.is_all_capitals or last.text in DEMONYMS
    items, at = words_.items, place.name.first
    if len(name.texts) == 2 and not is_other and at and words_.joined(at - 1):
        noun = items[at - 1]
        is_given = first.is_given and not (first.is_place or is_age(noun.lower))
        if (first.is_strong_given or is_given) and _is_noun_for_bearer(noun):
            return True  # "creator Miles Feather", "21-year-old Ana Page"
    if is_other or any(form.is_place or form.is_all_capitals for form in name.forms):
        return False
    behind = [item.lower for item in items[place.name.last + 1 : place.name.last + 3]]
    if first.is_given and (last.is_surname or last.is_given) and behind[:1] == [","]:
        return behind[1:] in (["who"], ["whom"], ["whose"])
    if first.is_strong_given and "contributed" in words_.lower_case:
        return _contributes(words_, place.name.last)
    is_name = (last.is_surname or first.is_strong_given) and not last.is_organisation_word
    return is_name and not last.is_known and stands_for_others(words_, place)


def _is_byline(words_: Words, name: NameInText) -> bool:
    """Return whether a name in capitals opens an article, its place behind it: "ANA ORR Salta:"."""
    items, first, last = words_.items, name.places[0].name.first, name.places[0].name.last
    behind = items[last + 1 : last + 4]
    if first and items[first - 1].paragraph == items[first].paragraph:
        return False
    is_named = not any(form.is_known or form.is_no_name for form in name.forms)
    is_place = len(behind) > 1 and any(item.form.is_place for item in behind[:-1])
    return is_named and is_place and any(item.text == ":" for item in behind[1:])


def _is_noun_for_bearer(noun: Token) -> bool:
    """Return whether a noun stands for one person, and not for a team or firm as well."""
    is_small = noun.form.opens_small or noun.opens_sentence or is_age(noun.lower)
    if not noun.form.is_person_noun or not is_small:
        return False
    return f"{noun.lower}s" not in NOT_ONLY_PEOPLE


def _contributes(words_: Words, last: int) -> bool:
    """Return whether a name is among those who "contributed to this report"."""
    items = words_.items
    for at in range(last + 1, min(last + _LONGEST_CREDIT, len(items) - 2)):
        if items[at].sentence != items[last].sentence:
            return False
        if items[at].lower == "contributed":
            return [item.lower for item in items[at + 1 : at + 3]] == ["to", "this"]
    return False


def _speaks_for(items: Sequence[Token], name: NameFound) -> bool:
    """Return whether somebody of a body says something: "Bill Pare of the Salta Union says"."""
    at = name.last + 1
    at += items[at].text == "," if at < len(items) else 0
    behind = items[at : at + _LONGEST_BODY]
    if len(behind) < 3 or behind[0].lower not in _OF_BODY or name.first == name.last:
        return False
    has_body = False
    for item in behind[1:]:
        if item.form.opens_small and item.lower not in _IN_BODY:
            return has_body and item.lower in FORMS_OF_SAYING
        if not (item.form.is_word or item.text in _MARKS_IN_BODY):
            return False
        has_body = has_body or item.form.is_organisation_word
    return False


def _is_named_like_body(name: NameInText) -> bool:
    """Return whether a given name stands before a surname that means a body: "Rev. Amos Church"."""
    first, last = name.forms[0], name.forms[-1]
    return len(name.texts) == 2 and first.is_given and last.is_surname


def _is_ship(items: Sequence[Token], name: NameInText) -> bool:
    """Return whether an article stands before a title and a given name: "the Lady Ana sank"."""
    at = name.places[0].name.first
    return at > 0 and items[at].text in _TITLES_OF_SHIPS and items[at - 1].lower == "the"


def _is_joined_by_particle(name: NameInText, first: Form, last: Form) -> bool:
    """Return whether a particle joins two words as in names of people only."""
    if len(name.forms) < 3:
        return False
    inner = [form.lower for form in name.forms[1:-1]]
    is_of_people = any(particle in _PARTICLES_OF_PEOPLE for particle in inner)
    if is_of_people and not (first.is_known or last.is_no_name):
        return True  # "Kees van ’t Hoeft"
    # "Laurence des Cars", "Mayor Bill de Blasio"
    return inner[0] in _JOINING_PARTICLES and _is_given(first, name.titled)


def _is_given(form: Form, is_titled: bool) -> bool:
    """Return whether a word is a given name, behind a title one that is a word as well."""
    if form.is_place or (form.is_known and not is_titled):
        return False
    return form.is_strong_given or (is_titled and form.is_given)


def _is_certain_alone(words_: Words, name: NameInText, form: Form) -> bool:
    """Return whether one word by itself, `form`, is somebody's name for certain."""
    for place in name.places:
        at = place.name.first
        if (
            shared_surname(words_, at)
            or _is_aged(words_, place.name)
            or _is_told_surname(words_, at)
            or is_named_child(words_, at)
            or is_relative_by_grammar(words_, at)
            or is_part_played(words_.items, place.name)
            or (form.is_strong_given and _is_addressed(words_.items, place.name))
        ):
            return True
        # "his mother Florence"
        if (
            not form.is_known
            and (form.is_strong_given or not form.is_place)
            and is_relative(words_, at)
        ):
            return True
        if not (form.is_known or form.is_place) and (
            _is_explained(words_, place.name, form) or _is_described(words_, place.name, form)
        ):
            return True
    return False


def _is_addressed(items: Sequence[Token], name: NameFound) -> bool:
    """Return whether somebody is spoken to by a given name: “No, Ana.”, “Go ahead, Ana, please”.

    In “It rained in Salta, Florence, Rome” it stands among other names.
    """
    item, behind = items[name.first], items[name.last + 1 : name.last + 3]
    if item.possessive or item.form.is_place or item.form.is_all_capitals or not behind:
        return False
    if item.opens_sentence:
        is_you = behind[-1].lower in _SPOKEN_TO
        return is_you and item.quoted and len(item.text) > 2 and behind[0].text == ","
    if name.first < 3 or behind[0].text not in _AROUND_ADDRESS or item.form.is_known:
        return False
    mark, before, comma = items[name.first - 3 : name.first]
    opens = mark.text in _OPENING_MARKS
    is_clause = before.form.opens_small or before.opens_sentence or opens
    return (item.quoted or opens) and is_clause and before.form.is_word and comma.text == ","


def _is_described(words_: Words, name: NameFound, form: Form) -> bool:
    """Return whether a noun for one person directly before a word makes it a name.

    "the veteran Biggz", "85-year-old Koulla"; teams and ships have such nouns, too.
    """
    items, at = words_.items, name.first
    if form.is_no_name or form.is_all_capitals or form.plain.endswith("s") or at == 0:
        return False
    if is_native(form.text):
        return False
    noun = items[at - 1]
    behind = items[name.last + 1] if name.last + 1 < len(items) else noun
    goes_on = behind.form.opens_small and behind.form.main_class == "n" and words_.joined(name.last)
    if goes_on or (is_age(noun.lower) and form.plain.endswith(_OF_NATIVES)):
        return False  # "the volunteer Norvik editors", "a 21-year-old Glaswegian"
    return (
        ("-" not in noun.text or is_age(noun.lower))
        and noun.lower not in _OF_THINGS_TOO
        and words_.joined(at - 1)
        and items[at].zone == "body"
        and _is_noun_for_bearer(noun)
    )


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
    if around and _is_home(*around):
        return False
    if behind[1].lower in ("a", "an") and noun_for_person_ahead(items, name.last + 3):
        return True
    if len(around) < 2 or around[1].text != ",":
        return False
    noun = around[0]
    is_firm_too = f"{noun.lower}s" in NOT_ONLY_PEOPLE  # "His publisher, Larkspur, said"
    return noun.form.is_person_noun and noun.form.opens_small and not is_firm_too


def _is_home(bearer: Token, preposition: Token) -> bool:
    """Return whether the words before a name tell whose home it is: "Ana Orr from Salta, a baker,".

    "The mother of Kenat, a driver," and "a letter from Kenat, a driver," name somebody.
    """
    if preposition.lower == "of":
        return bearer.form.is_capitalised
    is_bearer = bearer.form.is_capitalised or bearer.form.is_person_noun
    return preposition.lower in ("from", "in", "near") and is_bearer


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


def _is_plain_verb(form: Form) -> bool:
    """Return whether a word is a verb and no surname: "Lady Sings the Blues"."""
    is_surname = form.is_surname or form.is_given or form.plain in WORDS_AS_SURNAMES
    return form.main_class == "v" and not is_surname


def _is_of_no_person(name: NameInText, first: Form, last: Form) -> bool:
    """Return whether the words of a name bar a person whatever stands around them."""
    if last.lower.endswith("'s"):
        return True  # "Pengelly's said"; what somebody owns is parted from the name
    if len(name.texts) == 1:
        if not name.titled and _has_inner_capital(last):
            return True
        # "Director", "the Norland-backed"
        is_office = last.is_title_word and not (last.is_surname or last.is_given)
        if is_office and (last.is_known or last.is_strict_title):
            return True
        return not name.titled and has_small_ending(last)
    is_office = last.is_title_word and not (last.is_surname or last.is_given)
    if is_office and name.titled and last.text not in _TITLES_AND_SURNAMES:
        # "Mr Hale Prime Minister", but "Dr Karim Sultan", "Dr Amrita Sen"
        is_given = not (first.is_surname or first.is_known or last.is_strict_title)
        return len(name.texts) > 2 or not is_given
    tied = any(has_small_ending(form) for form in name.forms)
    if (tied and not is_family_first(list(name.texts))) or _ends_like_a_thing(name, last):
        return True
    if len(name.texts) == 2 and not name.titled and _is_of_a_nation(first, last):
        return True
    if len(name.texts) > 2 and not name.titled and is_sport_of_a_place(name.texts):
        return True
    if not name.titled and (_bids(name, first) or _is_where(name, first, last)):
        return True
    if last.lower in _FEASTS or _praises(name):
        return True
    # "Where do U.S.-backed forces go?"
    if first.opens_small and last.is_all_capitals and len(name.texts) == 2:
        return True
    # "West Salta", "St Ana"
    return len(name.texts) == 2 and (first.text in COMPASS_WORDS or first.lower in ("st", "st."))


def _has_inner_capital(form: Form) -> bool:
    """Return whether a word is written as firms are: "NorVik", but not "McNab", "DeVito"."""
    text = form.text
    at = next((at for at in range(1, len(text)) if text[at].isupper()), 0)
    if at < _LONGEST_PARTICLE or not text[at - 1].islower() or not text[0].isupper():
        return False
    return not (form.is_surname or form.is_given or text[:at] in _INNER_PARTICLES)


def _bids(name: NameInText, first: Form) -> bool:
    """Return whether a name is a sentence: "Keep Norland Wild", "Being Ana", "Is Ana"."""
    if first.is_given or first.is_surname:
        return False
    if first.lower in _OPEN_QUESTIONS:
        return True
    is_doing = first.main_class == "g" and first.is_known
    return len(name.texts) > 2 and (is_doing or first.main_class == "v")


def _is_where(name: NameInText, first: Form, last: Form) -> bool:
    """Return whether a name is that of a part of a place: "Salta West", "Norvik East Africa"."""
    if len(name.texts) == 2:
        if len(first.plain) < 2:
            return False  # "C. West" among the players
        return last.text in COMPASS_WORDS and not (first.is_strong_given and not first.is_place)
    is_noun = last.is_known and last.main_class == "n" and not (last.is_surname or last.is_given)
    return (is_noun or last.is_place or last.text in COMPASS_WORDS) and name.texts[
        -2
    ] in COMPASS_WORDS


def _praises(name: NameInText) -> bool:
    """Return whether a name is a call to praise a god: "Jai Mata Di", "Har Har Mahadev"."""
    first, second = name.forms[0].lower, name.forms[1].lower
    return first in _PRAISING and (second in _GODS or second == first)


def _is_of_a_nation(first: Form, last: Form) -> bool:
    """Return whether a name is that of a nation's body: "NHS Scotland", "Sport England"."""
    if last.lower in SPORTS and not first.is_given:
        return first.is_known or first.text in DEMONYMS or first.is_place  # "World Rugby"
    if last.text not in COUNTRIES or last.is_all_capitals:
        return False
    if last.is_given and (first.is_person_noun or first.main_class not in ("n", "g")):
        return False  # "Singer Jordan", "Little Georgia"
    if first.is_all_capitals:
        return len(first.plain) > 2  # but "AJ England"
    is_word = first.is_known or first.lower in SPORTS
    return is_word and not (first.is_given or first.is_surname)


def _ends_like_a_thing(name: NameInText, last: Form) -> bool:
    """Return whether a name ends as those of bodies and things do: "Ana Rose Foundation"."""
    if len(name.texts) == 1:
        return False
    if last.is_surname and (name.titled or name.forms[0].is_given or not last.is_known):
        return False  # "Bo Homes", but "Northdale Homes"
    if last.lower in ORGANISATION_ENDINGS or last.lower in FIRM_WORDS:
        return True
    if last.lower in TEAM_ENDINGS and not name.titled:
        return True
    if is_word_with_s(last) and not (name.titled or name.forms[0].is_strong_given):
        return True  # "Norland Owls"
    return len(name.texts) > 2 and (last.is_organisation_word or last.lower in _LAST_OF_THINGS)


def _is_of_no_person_by_its_places(words_: Words, name: NameInText) -> bool:
    """Return whether what stands around a name bars a person: "Hale’s disease", "Ortiz™"."""
    items = words_.items
    is_single = len(name.texts) == 1
    # "Hale & Roe"
    is_in_pair = is_single and not name.forms[0].is_given
    first, last = name.forms[0], name.forms[-1]
    is_clear = first.is_strong_given and last.is_surname and not last.is_known
    holds_people, is_called_after = not is_single, True
    for place in name.places:
        at = place.name.last + 1
        behind = items[at].lower if at < len(items) else ""
        if items[place.name.first].lower in _OF_GODS and last.lower in _GODS:
            return True
        if behind in _TRADE_MARKS or _ends_longer_name(items, place.name):
            return True
        if not name.titled and (_is_told_thing(items, place.name) or _has_side(items, place.name)):
            return True
        if not name.titled and _is_where_people_are(items, place.name):
            return True
        is_in_pair = is_in_pair and "&" in (behind, items[place.name.first - 1].text)
        holds_people = holds_people and (
            _holds_people(items, place.name) or (not is_clear and _is_of_bearer(words_, place.name))
        )
        is_called_after = is_called_after and behind in _CALLED_AFTER_PEOPLE
    return is_in_pair or holds_people or is_called_after


def _ends_longer_name(items: Sequence[Token], name: NameFound) -> bool:
    """Return whether a name in brackets tells that more goes before: "Save Ana Hill (SAH)"."""
    last = name.last
    if last + 3 >= len(items) or items[last + 1].text != "(" or items[last + 3].text != ")":
        return False
    own = "".join([item.text[0] for item in items[name.start : last + 1]])
    short = items[last + 2]
    return short.form.is_all_capitals and short.text[1:].endswith(own)


def _is_told_thing(items: Sequence[Token], name: NameFound) -> bool:
    """Return whether a name is said to be a place's or body's: "the town of Ana Mar", "Ana Mar, a
    suburb", "the Ana Mar caves", "Anora, the health watchdog".
    """
    first, after = name.first, name.last + 1
    if name.start < name.last and after < len(items) and items[after].text in _OF_PLACES:
        article = items[first - (2 if items[first - 1].form.main_class in ("j", "g") else 1)]
        return article.lower == "the" and not items[name.last].possessive
    if first > 1 and items[first - 1].lower == "of" and items[first - 2].lower in _PLACES_NAMED:
        return not items[name.last].possessive
    if after + 1 >= len(items) or items[after].text != ",":
        return False
    if items[after + 1].form.determiner == "none":
        return False
    head = head_behind_comma(items, after + 1)
    if items[after + 1].lower in ("a", "an") and _is_kind_of_thing(items, after + 2, head):
        return True
    is_body = head.lower in NOUNS_FOR_BODIES and not head.form.is_person_noun
    return head.lower in _PLACES_NAMED or (is_body and name.first == name.last)


def _is_kind_of_thing(items: Sequence[Token], first: int, head: Token) -> bool:
    """Return whether a phrase behind a name makes it a thing's: "Ana Orr, a law firm in Salta,".

    "Ana Orr, a book in her hand, left" tells what somebody has; "Ana Orr, a film maker," is one.
    """
    if head.lower not in _TELLING_THINGS or head.form.is_person_noun:
        return False
    at = next(at for at in range(first, len(items)) if items[at] is head) + 1
    behind, *after = items[at : at + 2] or [head]
    if behind.lower == "in":
        return any(one.form.is_capitalised for one in after)
    return behind.text in _CLOSING or behind.lower in _TELLING_OF_THINGS


def _is_where_people_are(items: Sequence[Token], name: NameFound) -> bool:
    """Return whether a name is that of a place, body or work by what people have to do with it.

    "Residents of Ana Mar fled", "pupils at Owen Hale", "shares in Owen Hale", "she starred in Ana".
    """
    at, opening = name.first - 1, items[name.first]
    if items[name.last].possessive:
        return False
    if opening.opens_sentence:
        behind = [item.lower for item in items[name.last + 1 : name.last + 3]]
        return behind == [",", "which"]  # "Norvik, which owns it, said"
    if at > 0 and items[at - 1].lower in _TO_DO_WITH.get(items[at].lower, ()):
        return True
    return _is_called_with_article(items, name)


def _is_called_with_article(items: Sequence[Token], name: NameFound) -> bool:
    """Return whether an article alone stands before a name of several words: "the Ana Mar, which".

    In "the Owen Hale inquiry" and "the Owen Hale who left" it is somebody's.
    """
    if name.first == name.last or name.first == 0 or items[name.first - 1].lower != "the":
        return False
    if items[name.first].form.is_initial:
        return False  # "the head of the N.R.B. Owen Hale left"
    behind = next(iter(items[name.last + 1 : name.last + 2]), None)
    if behind is None or behind.text in _CLOSING:
        return True
    return behind.form.opens_small and behind.form.main_class in ("v", "x")


def _has_side(items: Sequence[Token], name: NameFound) -> bool:
    """Return whether a club is called after somebody: "the Owen Hale's side", "the Hale's men"."""
    if not items[name.last].possessive or name.first == 0 or items[name.first - 1].lower != "the":
        return False
    behind = [item.lower for item in items[name.last + 1 : name.last + 3] if item.text not in "'’s"]
    return bool(behind) and behind[0] in _WITH_SIDE


def _holds_people(items: Sequence[Token], name: NameFound) -> bool:
    """Return whether somebody is said to be of or at what a name means, so it is none's.

    "Ana Ortiz of Owen Hale", "an analyst at Owen Hale", "an economist with Owen Hale".
    """
    at = name.first - 1
    if at < 2 or items[name.last].possessive:
        return False
    preposition, bearer = items[at].lower, items[at - 1]
    if preposition in ("at", "of") and bearer.form.is_capitalised and not bearer.possessive:
        given = items[at - 2].form
        return given.is_strong_given and given.is_capitalised and bearer.form.may_be_surname
    if preposition == "at":
        return bearer.form.is_person_noun and bearer.form.opens_small
    return preposition == "with" and bearer.lower in _EMPLOYED


def _is_of_bearer(words_: Words, name: NameFound) -> bool:
    """Return whether a name tells of where somebody is: "Forest Green boss Owen Hale".

    Supporters and friends are people's, too.
    """
    items, last = words_.items, name.last
    if last + 2 >= len(items) or items[last].possessive:
        return False
    noun, bearer = items[last + 1], items[last + 2]
    return (
        words_.joined(last)
        and words_.joined(last + 1)
        and bearer.form.joins_run
        and noun.form.is_person_noun
        and noun.form.opens_small
        and noun.lower not in _OF_OTHERS
    )


def _names_a_thing(words_: Words, name: NameFound, first: Form) -> bool:
    """Return whether a word before a name makes it a thing's: "Hurricane Ana", "the paper Ana"."""
    items = words_.items
    for item in items[max(name.begin, 0) : name.last]:
        if item.lower in THING_PREFIXES:
            return name.begin >= 0
    if name.first == 0 or items[name.first - 1].possessive:
        return False  # "the party's Ana Ortiz"
    before = items[name.first - 1]
    if before.lower in _RIDING:
        return True
    noun = items[name.first - 2] if before.text == "," and name.first > 1 else before
    if noun is not before and noun.lower in _DISHES and _is_dish(items, name):
        return True
    if _is_done_to(words_, name) or _is_animal(words_, name):
        return True
    if noun is not before and noun.lower in _OWNED_BODIES and _is_owned(items, name):
        return True
    if noun is not before and noun.lower in NAMED_THINGS and _is_beside_its_noun(items, name):
        return not noun.form.is_person_noun
    if before.lower in FIRMS_IN_PLURAL and words_.joined(name.first - 1):
        behind, *after = items[name.last + 1 : name.last + 3] or [before]
        is_first = behind.lower in (",", "and", "&") and any(one.form.joins_run for one in after)
        return not is_first  # "solicitors Hale Mercer said", but "architects Bo Lind and Ana Orr"
    if not (first.is_given or first.is_initial) and _is_firm_told(items, name, noun):
        return True  # "the developer, Norvik Vale, sold its", "brewer Tiny Otter"
    if is_false_title(items, name.first - 1) and not before.form.is_person_noun:
        return True  # "Insurer Norvik", but "Publisher Ortiz"
    if _is_told_by_noun(words_, name):
        return True
    if before.text in _OPENING_MARKS and name.first > 1:
        before = items[name.first - 2]
    return before.lower in NAMED_THINGS and not first.is_strong_given


def _is_told_by_noun(words_: Words, name: NameFound) -> bool:
    """Return whether the noun before a name makes it a thing's by what stands around the two.

    "Law firm Owen Hale won", "at law firm Owen Hale", "The tanker Ana Orr sank", "wrote the opera
    Ana Orr,". In "The firm Ana Orr founded" and "In the opera Ana Orr sings" somebody does it.
    """
    items, at = words_.items, name.first - 1
    noun = items[at]
    if noun.lower not in MOSTLY_NAMED_THINGS or not words_.joined(at) or noun.form.is_person_noun:
        return False  # "the broadcaster Ana Ortiz,"
    is_clear = noun.lower in NAMED_THINGS
    if is_clear and _is_closed(words_, name):
        return True
    while not items[at].opens_sentence and at > 0 and _is_of_phrase(items[at - 1]):
        at -= 1
    if items[at].opens_sentence:
        return items[at].zone == "body" and is_clear
    before = items[at - 1]
    if is_clear and before.lower in _BEFORE_BARE:
        return True
    if before.form.determiner == "none" or noun.lower not in _TELLING_THINGS:
        return False
    is_part = not before.opens_sentence and items[at - 2].lower in _OF_OR_FOR
    return not is_part and (_is_closed(words_, name) or _does_as_things_do(items, name))


def _is_of_phrase(item: Token) -> bool:
    """Return whether a word may stand before the noun of a phrase: "law" firm, "BBC" drama."""
    form = item.form
    is_word = form.opens_small and form.main_class in ("j", "n", "g")
    return (is_word or form.is_all_capitals or item.opens_sentence) and (
        form.determiner == "none" and not item.possessive and form.is_word
    )


def _does_as_things_do(items: Sequence[Token], name: NameFound) -> bool:
    """Return whether what follows a name is said of what its noun means, and nobody's deed.

    "The tanker Ana Orr sank", "has been sold", but "The firm Ana Orr has sold closed".
    """
    if items[name.last].possessive:
        return False
    behind = [item.lower for item in items[name.last + 1 : name.last + 4]] + [""] * 3
    verb, following, preposition = behind[:3]
    if preposition in _OF_OR_FOR or preposition == "out":
        ends = items[name.last + 4 : name.last + 6]
        if any(one.form.main_class in ("v", "x") or one.text in _CLOSING for one in ends):
            return False  # "The firm Ana Orr was sacked from closed"
    if verb in _BEING:
        return not following.endswith("ing") and following not in _OF_OR_FOR
    if verb in _HELPING:
        return following in ("be", "been", "become")
    return verb in _VERBS_OF_THINGS or (verb, following) == ("ran", "aground")


def _is_animal(words_: Words, name: NameFound) -> bool:
    """Return whether a name is an animal's: "his dog, Winston", "the hen, named Ana, left"."""
    items, at = words_.items, name.first - 1
    is_called = items[at].lower in ("called", "named")
    at -= is_called
    is_apart = at > 0 and items[at].text == ","
    at -= is_apart
    if items[at].lower not in _ANIMALS or not items[at].form.opens_small:
        return False
    return is_called or (words_.joined(name.first - 1) and (is_apart or name.first == name.last))


def _is_firm_told(items: Sequence[Token], name: NameFound, noun: Token) -> bool:
    """Return whether `noun` before a name makes it a firm's, as people are such, too.

    The name opens with a plain word, the sentence goes on with "its", or one name between commas
    stands for several: "The organisers, Norvik Vale, left".
    """
    is_apart = items[name.first - 1].text == ","
    behind = items[name.last + 1 : name.last + 1 + _LONGEST_TOLD]
    if is_apart and noun.lower in NOT_ONLY_PEOPLE and noun.lower not in _NO_FIRMS:
        follows = [item.form for item in behind[1:2]]
        is_one = behind[0].text == "," and not any(form.joins_run for form in follows)
        return is_one and behind[1].lower not in ("and", "of") and _is_beside_its_noun(items, name)
    if f"{noun.lower}s" not in NOT_ONLY_PEOPLE or name.first == name.last:
        return False
    opening = items[name.first].form
    if opening.is_known and not (is_apart or opening.is_surname or opening.is_title_word):
        return True
    for item in behind:
        if item.sentence != items[name.last].sentence or item.lower in _OF_ONE_PERSON:
            return False
        if item.lower in _OF_ONE_FIRM:
            return True
    return False


def _is_owned(items: Sequence[Token], name: NameFound) -> bool:
    """Return whether a name between commas is that of somebody's firm: "my old firm, Hale Mercer,".

    In "the head of the firm, Owen Hale," it is the head's.
    """
    behind = items[name.last + 1 : name.last + 2]
    owners = items[max(name.first - 2 - _LONGEST_OWNED, 0) : name.first - 2]
    return any(one.text == "," for one in behind) and any(
        owner.lower in POSSESSIVES
        and all(one.form.main_class in ("j", "n") for one in owners[at + 1 :])
        for at, owner in enumerate(owners)
    )


def _is_beside_its_noun(items: Sequence[Token], name: NameFound) -> bool:
    """Return whether a name between commas goes with the noun before it: "The group, Ana, left".

    In "the head of the group, Owen Hale," it is the head's.
    """
    at = name.first - 2
    while at > 0 and items[at].form.main_class in ("j", "n") and items[at].form.opens_small:
        at -= 1
    is_whole = (
        items[at].form.determiner != "none" and items[at].sentence == items[name.last].sentence
    )
    is_part = at > 0 and not items[at].opens_sentence and items[at - 1].lower in _OF_OR_FOR
    behind = items[name.last + 1 : name.last + 2]
    return is_whole and not is_part and any(one.text == "," for one in behind)


def _is_dish(items: Sequence[Token], name: NameFound) -> bool:
    """Return whether commas part a name from the dish that it is: "The soup, Rosa Verde, was hot".

    Not in "After the soup, Ana Ortiz left".
    """
    at = name.first - 3
    while at > name.first - 6 and at > 0 and items[at].form.determiner == "none":
        at -= 1
    is_whole = items[at].form.determiner != "none" and items[at - 1].lower not in _BEFORE_MEALS
    return (
        is_whole
        and items[name.last + 1 : name.last + 2] != []
        and (items[name.last + 1].text in _CLOSING)
    )


def _is_done_to(words_: Words, name: NameFound) -> bool:
    """Return whether a title tells what is done to somebody: the film "Educating Ana"."""
    before = words_.items[name.first - 1]
    form = before.form
    return (
        form.is_capitalised
        and "g" in form.classes
        and form.lower.endswith("ing")
        and not before.opens_sentence
        and before.zone == "body"
        and words_.joined(name.first - 1)
        and not (form.is_given or form.is_surname or form.is_title_word)
    )


def _is_closed(words_: Words, name: NameFound) -> bool:
    """Return whether a mark closes a phrase behind a name: "the band Ana Ortiz."."""
    behind = words_.items[name.last + 1 : name.last + 3]
    if not behind or behind[0].form.is_word or words_.items[name.last].possessive:
        return False
    follows = behind[-1]
    is_bearer = follows.text.isdigit() or follows.lower in ("who", "whose", "aged")
    return behind[0].text in _CLOSING and not (behind[0].text == "," and is_bearer)
