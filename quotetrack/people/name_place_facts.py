"""What the words before and behind a name tell of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from quotetrack.lexicon.cues import FORMS_OF_SAYING
from quotetrack.lexicon.organisations import NOUNS_FOR_BODIES, ORGANISATION_WORDS, THING_WORDS
from quotetrack.lexicon.people import ADDRESS_TITLES, RELATIVE_NOUNS, SUFFIXES
from quotetrack.lexicon.places import COUNTRIES, PLACE_NOUNS
from quotetrack.lexicon.words import word_list, words
from quotetrack.people.name_found import Candidate, NameFound
from quotetrack.people.name_word_facts import word_class
from quotetrack.people.tokens import Words
from quotetrack.reading import Token

_BEING: Final = words("is was are were remains became becomes")
_BEFORE_WHAT_IT_IS: Final = words("a an the one among now not also still")
_ENDING_WHAT_IT_IS: Final = words("who which that where when")
PLACE_PREPOSITIONS: Final = words("in at near outside inside around across throughout")
_TELLING: Final = word_list("people", "telling")
_PLURAL_VERBS: Final = words("are were have do")
_SINGULAR_VERBS: Final = words("is was has does")
#: Nouns whose name behind them is no person: "the broadcaster Radio Mundo", "the anthem …".
NAMED_THINGS: Final = word_list("people", "named_things")
#: Nouns whose name behind them is mostly none either.
MOSTLY_NAMED_THINGS: Final = (
    NAMED_THINGS | word_list("people", "mostly_named_things") | NOUNS_FOR_BODIES
)
#: Nouns that tell what kind of thing is named: "… is a suburb", "labels such as …".
_KINDS_OF_THINGS: Final = (
    MOSTLY_NAMED_THINGS
    | THING_WORDS
    | PLACE_NOUNS
    | ORGANISATION_WORDS
    | word_list("people", "kinds_of_things")
)
_OF_PEOPLE: Final = word_list("people", "of_people")
#: Endings of nouns for people by what they do: "defender", "florist".
_DOERS: Final = ("er", "or", "ist", "ian", "man", "woman", "ess", "eer", "star", "mate", "ee")
_TITLE_MARKS: Final = frozenset("‘\"“'")
_NICKNAME_MARKS: Final = frozenset("'‘\"“(")
#: Verbs whose object is whom somebody speaks to, in news often an outlet.
_TOLD: Final = words("told tells telling tell asked")
#: What stands between somebody and the body that he or she belongs to.
_OF_BODIES: Final = words("of at with from for")
#: What follows the "and" in the name of a firm: "Ana Ortiz and Co".
_PARTNERS: Final = words("Co Company Sons Daughters Brothers Bros Partners Associates Inc Ltd")
#: How far, in words, the marks around the title of a work may stand from a name in it.
_LONGEST_TITLE: Final = 9
_SMALL_IN_TITLES: Final = word_list("people", "small_in_titles")
_CLOSING_SPEECH: Final = frozenset("”\"'’")
_SINGLE_CLOSING: Final = frozenset("'’")
_BEFORE_CLOSING: Final = frozenset(",.!?…")
_HE_OR_SHE: Final = words("he she his her him himself herself")
_PERSON_OR_THING: Final = _HE_OR_SHE | {"it", "its"}
_SHORT_COUNTRIES: Final = ("US", "USA", "UK", "GB", "UAE")
#: How many words behind a name a pronoun may stand for it.
_PRONOUN_NEAR: Final = 25
_LONGEST_PHRASE: Final = 6  # words


def facts_before(words_: Words, place: Candidate) -> Iterator[str]:
    """Yield what the words before a name, and its titles, tell."""
    items = words_.items
    name = place.name
    if name.is_titled:
        yield from _facts_of_titles(items[name.first : name.start])
    if place.is_behind_portfolio:
        yield "behind a portfolio"
    at = name.first
    if name.begin >= 0 and name.begin < name.first:
        yield "cut from a run"
        yield f"cut behind {word_class(items[name.first - 1].form)}"
    if at == 0 or items[at - 1].sentence != items[at].sentence:
        yield "before nothing"
        return
    before = items[at - 1]
    if not words_.joined(at - 1):
        yield f"before {before.text if not before.form.is_word else 'apart'}"
    elif before.possessive:
        yield "before possessive"
    if _ends_speech(items, at - 1):
        yield "before mark ”"  # whichever marks the text has
    elif before.text.isdigit() and _opens_line(items, at - 1):
        yield "before number of a line"  # "1 Ana Ortiz (Spain)"
    else:
        yield _fact_of_word("before", before)
    if before.lower in FORMS_OF_SAYING:
        yield "speech before"
        yield "told before" if before.lower in _TOLD else "said before"
        if at > 1 and items[at - 2].text in _CLOSING_SPEECH:
            yield "speech before, behind marks"
        kind = "given" if place.core[0].form.is_given else "other"
        yield f"speech before {min(len(place.core), 3)} words, first {kind}"
    if before.lower in PLACE_PREPOSITIONS:
        yield "before a preposition of place"
    kind = kind_told(items, at)
    if kind:
        yield f"one of {kind}"
    if before.form.opens_small and words_.joined(at - 1):
        yield from _facts_of_noun_before(before, len(place.core))
    yield from _facts_two_before(items, at)
    yield from _facts_of_both_sides(items, at, name.last)


def kind_told(items: Sequence[Token], at: int) -> str:
    """Return what is told of several of whom a name is one: "labels such as …", "stars like …"."""
    end = at - 1
    if items[end].lower == "as" and end > 1 and items[end - 1].lower == "such":
        end -= 2
    elif items[end].lower in ("including", "like", "especially", "featuring"):
        end -= 1
    else:
        return ""
    if end > 0 and items[end].text in (",", "–", "—"):
        end -= 1
    noun = items[end]
    if noun.form.is_group_noun or noun.form.is_person_noun:
        return "people"
    if noun.form.main_class != "n" or not (noun.form.opens_small or noun.opens_sentence):
        return ""
    return "things" if is_kind_of_thing(noun) else "others"


def is_kind_of_thing(noun: Token) -> bool:
    """Return whether a noun, or what it is the plural of, tells what kind of thing is named."""
    return noun.lower in _KINDS_OF_THINGS or noun.lower.removesuffix("s") in _KINDS_OF_THINGS


def _ends_speech(items: Sequence[Token], at: int) -> bool:
    """Return whether a single mark closes what is said: "‘No,’ Ana Ortiz said"."""
    mark = items[at]
    if at == 0 or mark.text not in _SINGLE_CLOSING:
        return False
    return items[at - 1].end == mark.start and items[at - 1].text in _BEFORE_CLOSING


def _facts_of_noun_before(before: Token, size: int) -> Iterator[str]:
    """Yield what a noun directly before a name of `size` words tells."""
    if before.form.is_person_noun:
        yield "before a noun for a person"
        yield f"before a noun for a person, {min(size, 2)} words"
        yield f"before noun {before.lower}"
    elif before.form.is_group_noun:
        yield "before a noun for several people"
    elif before.lower.endswith(_DOERS) and "n" in before.form.classes[:2]:
        yield "before a noun for a doer"
    elif before.form.main_class == "n":
        yield "before another noun"


def _opens_line(items: Sequence[Token], at: int) -> bool:
    return at == 0 or items[at - 1].paragraph != items[at].paragraph


def _facts_two_before(items: Sequence[Token], at: int) -> Iterator[str]:
    """Yield what the nearest noun tells, also over a comma, a mark or "of"."""
    before, farther = items[at - 1], items[at - 2] if at > 1 else None
    if before.text == "," and at > 1 and items[at - 2].lower in MOSTLY_NAMED_THINGS:
        yield "before a noun for things and comma"
    if before.lower in MOSTLY_NAMED_THINGS or (
        farther and before.text in _NICKNAME_MARKS and farther.lower in MOSTLY_NAMED_THINGS
    ):
        yield "before a noun for things"
    if farther is None:
        return
    if before.text == "," and farther.form.opens_small:
        if farther.lower in RELATIVE_NOUNS or farther.lower in ("name", "surname"):
            yield "before a relative and comma"
        elif farther.form.is_person_noun:
            yield "before a noun for a person and comma"
    if before.lower == "of":
        yield f"before {farther.lower if farther.form.is_person_noun else 'x'} of"
        if is_kind_of_thing(farther):
            yield "before a noun for things and of"
    if before.lower in _OF_BODIES:
        if farther.form.is_person_noun and farther.form.opens_small:
            yield f"before a noun for a person and {before.lower}"
        elif farther.form.is_capitalised and at > 2 and items[at - 3].form.is_strong_given:
            yield f"before a name and {before.lower}"


def _facts_of_both_sides(items: Sequence[Token], first: int, last: int) -> Iterator[str]:
    """Yield what the words before a name tell together with those behind it."""
    before, after = items[first - 1], items[last + 1 : last + 2]
    if not after or after[0].sentence != items[first].sentence:
        return
    if before.text == "(" and after[0].text in (")", ","):
        yield "opens brackets, then " + after[0].text
    if items[last].possessive:
        if before.lower in PLACE_PREPOSITIONS:
            yield "a preposition of place before, possessive"
        return
    noun = after[0].form
    if not noun.opens_small or noun.main_class != "n" or noun.is_person_noun:
        return
    if before.text.isdigit() and first > 1:
        before = items[first - 2]  # "a 2014 Ortiz study"
    if before.form.determiner != "none":
        yield f"{before.form.determiner} article before, a noun behind"


def _facts_of_titles(titles: Sequence[Token]) -> Iterator[str]:
    if any(title.text.rstrip(".") in ADDRESS_TITLES for title in titles):
        yield "title of address"
    elif any(title.form.is_strict_title for title in titles):
        yield "strict title"
    elif any(title.form.is_title for title in titles):
        yield "title"
    else:
        yield "office"


def _fact_of_word(side: str, item: Token) -> str:
    """Return what a word beside a name tells: itself where it is a small word, else its class."""
    form = item.form
    if item.lower in _TELLING:
        return f"{side} {item.lower}"
    if not form.is_word:
        return f"{side} mark {item.text[:1] if not item.text[:1].isdigit() else '0'}"
    return f"{side} capital" if form.is_capitalised else f"{side} class {form.main_class}"


def facts_behind(words_: Words, name: NameFound) -> Iterator[str]:
    """Yield what the words behind a name tell."""
    items = words_.items
    last = items[name.last]
    if last.text in SUFFIXES and last.text not in ("I", "V", "Senior"):
        yield "suffix"
    at = name.last + 1
    if at >= len(items) or items[at].sentence != last.sentence:
        yield "behind nothing"
        return
    after = items[at]
    if last.possessive:
        yield "behind possessive"
        if after.form.is_person_noun or after.form.is_group_noun:
            yield "owns a person"
        else:
            yield f"owns {after.form.main_class if after.form.opens_small else 'capital'}"
        return
    yield _fact_of_word("behind", after)
    yield from _facts_of_noun_behind(after)
    yield from _facts_of_what_it_is(items, at)
    lower = after.lower
    following = items[at + 1].text.rstrip(".") if at + 1 < len(items) else ""
    if lower in ("and", "&") and following in _PARTNERS:
        yield "a firm's ending behind"
    if lower in FORMS_OF_SAYING:
        yield "speaks"
        if at + 1 < len(items) and items[at + 1].lower in ("it", "its"):
            yield "speaks of it"
    elif after.form.opens_small and after.form.main_class in ("v", "x"):
        yield "a verb behind"
        if lower in _PLURAL_VERBS:
            yield "a plural verb behind"
        elif lower in _SINGULAR_VERBS or lower.endswith(("s", "ed")):
            yield "a singular verb behind"
    elif lower in ("who", "whose", "whom", "himself", "herself"):
        yield "who behind"
    elif after.text in ("(", "["):
        yield from _facts_in_brackets(items, at + 1)
    elif after.text == ",":
        yield from _facts_behind_comma(words_, at + 1)
    yield from _pronoun_behind(words_, name.last)


def _facts_of_what_it_is(items: Sequence[Token], at: int) -> Iterator[str]:
    """Yield what a name is said to be: "… is a singer", "… was one of the oldest labels"."""
    if items[at].lower not in _BEING or at + 2 >= len(items):
        return
    if items[at + 1].lower not in _BEFORE_WHAT_IT_IS:
        return
    for item in items[at + 2 : at + 9]:
        if item.form.is_person_noun or item.form.is_group_noun:
            yield "is said to be a person"
            return
        if is_kind_of_thing(item):
            yield "is said to be a thing"
            return
        if not item.form.is_word or item.lower in _ENDING_WHAT_IT_IS:
            return


def _facts_of_noun_behind(after: Token) -> Iterator[str]:
    """Yield what a noun directly behind a name tells."""
    opens_small = after.form.opens_small
    if opens_small and after.form.is_person_noun:
        yield "a noun for a person behind"
    elif opens_small and after.form.is_group_noun:
        yield "a noun for several people behind"
    if after.lower in _OF_PEOPLE:
        yield "a noun for what people have behind"
    elif opens_small and (after.lower in MOSTLY_NAMED_THINGS or after.lower in THING_WORDS):
        yield "a noun for things behind"


def _facts_in_brackets(items: Sequence[Token], at: int) -> Iterator[str]:
    if at + 1 >= len(items):
        return
    inside = items[at]
    if inside.text in COUNTRIES or inside.text in _SHORT_COUNTRIES:
        yield "country in brackets"
    elif inside.text.isdigit():
        yield f"number of {len(inside.text)} digits in brackets"
    elif inside.text[:1] in "RDI" and (len(inside.text) == 1 or "-" in inside.text):
        yield "party in brackets"
    elif inside.form.is_all_capitals:
        yield "capitals in brackets"
    else:
        yield "word in brackets"


def _facts_behind_comma(words_: Words, at: int) -> Iterator[str]:
    items = words_.items
    if at >= len(items):
        return
    item = items[at]
    if item.text.isdigit():
        yield f"number of {len(item.text)} digits behind a comma"
    elif item.lower in ("who", "whose", "whom", "aged"):
        yield "comma and who behind"
    elif item.form.is_place:
        yield "place behind a comma"
    elif noun_for_person_ahead(items, at):
        yield f"noun for a person behind a comma, {item.form.determiner}"
    elif any(one.lower in _KINDS_OF_THINGS for one in items[at : at + 5] if one.form.opens_small):
        yield "noun for a thing behind a comma"
        if is_kind_of_thing(head_behind_comma(items, at)):
            yield "said to be a thing behind a comma"


def stands_for_others(words_: Words, place: Candidate) -> bool:
    """Return whether a name alone tells whose others are: "the Ortiz administration said"."""
    items = words_.items
    before, behind = place.name.first - 1, place.name.last + 1
    return (
        before >= 0
        and behind < len(items)
        and items[before].form.determiner != "none"
        and items[behind].lower in _OF_PEOPLE
        and words_.joined(behind - 1)
    )


def head_behind_comma(items: Sequence[Token], at: int) -> Token:
    """Return the noun that the phrase at a word ends with: "suburb" of "a small Salta suburb"."""
    head = items[at]
    for item in items[at : at + _LONGEST_PHRASE]:
        if not item.form.is_word or item.form.main_class not in ("d", "j", "n", "g", ""):
            break
        head = item
    return head


def noun_for_person_ahead(items: Sequence[Token], at: int) -> bool:
    """Return whether one of the next words is a noun for one person, and no mark comes first."""
    for item in items[at : at + 5]:
        if item.form.is_person_noun and (item.form.opens_small or item.form.is_all_capitals):
            return True
        if not item.form.is_word:
            return False
    return False


def _pronoun_behind(words_: Words, last: int) -> Iterator[str]:
    """Yield whether "he", "she" or "its" comes before any other name."""
    items = words_.items
    for item in items[last + 1 : last + 1 + _PRONOUN_NEAR]:
        lower = item.lower
        if lower in _PERSON_OR_THING and not item.quoted:
            yield "he or she follows" if lower in _HE_OR_SHE else f"{lower} follows"
            return
        if item.form.joins_run and not item.opens_sentence:
            return


def is_in_marks(words_: Words, name: NameFound) -> bool:
    """Return whether quotation marks stand directly around a name, as around a title."""
    items = words_.items
    if name.first == 0 or name.last + 1 >= len(items):
        return False
    before, after = items[name.first - 1].text, items[name.last + 1].text
    if after in (",", ".") and name.last + 2 < len(items):
        after = items[name.last + 2].text
    return before in _NICKNAME_MARKS and after in "'’\"”)" and before != "("


def is_in_title(words_: Words, name: NameFound) -> bool:
    """Return whether a name stands in marks with other words that all begin with capitals.

    As in the title of a work: "Ana Ortiz and the Red Barn".
    """
    items = words_.items
    opening = name.first - 1
    while opening >= 0 and items[opening].text not in _TITLE_MARKS:
        opening -= 1
        if name.first - opening >= _LONGEST_TITLE:
            return False
    if opening < 0:
        return False
    nearest = range(name.last + 1, min(name.last + _LONGEST_TITLE, len(items)))
    closing = next((at for at in nearest if items[at].text in _CLOSING_SPEECH), -1)
    if closing < 0:
        return False
    inside = [item for item in items[opening + 1 : closing] if item.form.is_word]
    content = [item for item in inside if item.lower not in _SMALL_IN_TITLES]
    if len(content) < 2 or len(inside) == name.last - name.first + 1:
        return False
    return all(item.form.is_capitalised or item.text.isdigit() for item in content)
