"""What a text tells of a name in capitals: facts for the model that decides whether it is a person.

All occurrences of one name in a text are looked at together. Facts of its words come from the word
lists. Facts of its places are what stands before and behind it; those that hold for at least half
of the places are told as such. Facts of the text are what else it writes with the same words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from attrs import define, field

from quotetrack.lexicon.cues import FORMS_OF_SAYING
from quotetrack.lexicon.forms import Form, form_of
from quotetrack.lexicon.organisations import (
    ACRONYMS_OF_NO_BODY,
    KNOWN_BODIES,
    NOUNS_FOR_BODIES,
    ORGANISATION_ENDINGS,
    ORGANISATION_WORDS,
    THING_PREFIXES,
    THING_WORDS,
)
from quotetrack.lexicon.people import (
    ADDRESS_TITLES,
    NOT_NAMES,
    RELATIVE_NOUNS,
    SUFFIXES,
    WORDS_AS_SURNAMES,
)
from quotetrack.lexicon.places import (
    COMPASS_WORDS,
    COUNTRIES,
    DEMONYMS,
    PLACE_NOUNS,
    PLACES,
    SMALLER_TOWNS,
    TOWNS,
)
from quotetrack.lexicon.words import words
from quotetrack.names.family_first import is_family_first
from quotetrack.names.parse import from_capitals
from quotetrack.people.name_found import Candidate, NameFound
from quotetrack.people.tokens import Words
from quotetrack.reading import Token

PLACE_PREPOSITIONS: Final = words("in at near outside inside around across throughout")
#: Small words before or behind a name that tell something by themselves.
_TELLING: Final = words(
    """
    the a an and or of for from to with by on against between among like as than about into over via
    under after before during but that if when while because where said says he she his her their
    its our my this these who is was are were has have had will would not it they we you i also at
    in near outside inside around across throughout called named dubbed including is's featuring
    plus vs versus de aged alias then than even
    """
)
_PLURAL_VERBS: Final = words("are were have do")
_SINGULAR_VERBS: Final = words("is was has does")
#: Nouns whose name behind them is no person: "the broadcaster Radio Mundo", "the anthem …".
NAMED_THINGS: Final = words(
    """
    broadcaster newspaper magazine daily weekly website site station channel network outlet tabloid
    radio anthem song film novel book album group charity company firm party club band militia ship
    """
)
#: Nouns whose name behind them is mostly none either.
_MOSTLY_NAMED_THINGS: Final = (
    NAMED_THINGS
    | words(
        """
    series show game app platform brand town city village hospital school university hotel agency
    team side stadium airport operation project campaign award festival giant start-up startup
    supermarket retailer airline bank manufacturer maker musical play opera sitcom drama track
    single movie podcast programme program sitcom trophy cup horse dog cat puppy restaurant pub
    theatre cinema syndrome disease app game software model ship boat yacht blog column documentary
    biopic sequel remake exhibition painting poem symphony
    """
    )
    | NOUNS_FOR_BODIES
)
#: What people have, behind their names: "the Ortiz government".
_OF_PEOPLE: Final = words(
    """
    government govt administration era cabinet ministry campaign family supporters aides presidency
    premiership quote regime doctrine trial case murder interview estate inquest
    """
)
#: Endings of nouns for people by what they do: "defender", "florist".
_DOERS: Final = ("er", "or", "ist", "ian", "man", "woman", "ess", "eer", "star", "mate", "ee")
_NICKNAME_MARKS: Final = frozenset("'‘\"“(")
#: Verbs whose object is whom somebody speaks to, in news often an outlet.
_TOLD: Final = words("told tells telling tell asked")
_CLOSING_SPEECH: Final = frozenset("”\"'’")
_SINGLE_CLOSING: Final = frozenset("'’")
_BEFORE_CLOSING: Final = frozenset(",.!?…")
_ARABIC_ARTICLES: Final = ("al-", "el-", "Al-", "El-")
_HE_OR_SHE: Final = words("he she his her him himself herself")
_PERSON_OR_THING: Final = _HE_OR_SHE | {"it", "its"}
_SHORT_COUNTRIES: Final = ("US", "USA", "UK", "GB", "UAE")
#: How many words behind a name a pronoun may stand for it.
_PRONOUN_NEAR: Final = 25
#: How many words and marks may stand between two members of a list.
_MOST_BETWEEN: Final = 7
#: So many names make a list a long one.
_LONG_LIST: Final = 5
#: How many places of one name are looked at.
_MOST_PLACES: Final = 20


#: Facts that tell much wherever they hold; others must hold for a third of the places.
_TELLING_ONCE: Final = frozenset(
    (
        "he or she follows", "who behind", "owns a person", "suffix", "party in brackets",
        "speaks", "speech before", "told before", "said before", "before a relative and comma",
        "before a noun for a person", "before a noun for a person and comma",
        "comma and who behind", "in marks by itself",
        "number of 2 digits behind a comma", "number of 2 digits in brackets",
        "noun for a person behind a comma, indefinite",
        "noun for a person behind a comma, definite", "before a noun for things",
        "noun for a thing behind a comma", "before the",
    )
)  # fmt: skip


@define(eq=False)
class NameInText:
    """All places of one name in a text. `core` are its words without titles and suffixes."""

    texts: tuple[str, ...]
    titled: bool
    places: list[Candidate] = field(factory=list)

    @property
    def forms(self) -> tuple[Form, ...]:
        """Its words, with what the lists know of them."""
        return tuple([form_of(text) for text in self.texts])


def names_by_text(candidates: Sequence[Candidate]) -> list[NameInText]:
    """Return the names that `candidates` are places of, by their first place."""
    found: dict[tuple[tuple[str, ...], bool], NameInText] = {}
    for one in candidates:
        texts = tuple([item.text for item in one.core])
        titled = one.name.is_titled
        name = found.get((texts, titled))
        if name is None:
            name = found[texts, titled] = NameInText(texts, titled)
        name.places.append(one)
    return list(found.values())


@lru_cache(maxsize=20_000)
def word_class(form: Form) -> str:
    """Return what kind of word a word of a name is, by the lists and by how it is written."""
    if form.is_initial:
        return "initial"
    if form.opens_small:
        return "particle" if len(form.text) < 4 else "small"
    for kind, holds in _KINDS:
        if holds(form):
            return kind
    return f"word {form.main_class}" if form.is_known else "unknown"


def has_small_ending(form: Form) -> bool:
    """Return whether a small word is tied to a name: "Iran-backed", "Bond-themed"."""
    _, joint, rest = form.text.rpartition("-")
    if not joint or not rest[:1].islower() or len(rest) < 3:
        return False
    return form_of(rest).is_known or rest.endswith(("ed", "ing"))


_KINDS: Final = (
    ("tied", has_small_ending),
    ("acronym", lambda form: form.is_all_capitals),
    ("given, no name", lambda form: form.is_strong_given and form.text in NOT_NAMES),
    ("given, country", lambda form: form.is_strong_given and form.text in COUNTRIES),
    ("given, place", lambda form: form.is_strong_given and form.is_place),
    ("given", lambda form: form.is_strong_given and not form.is_surname),
    ("given, surname", lambda form: form.is_strong_given),
    ("people", lambda form: form.text in DEMONYMS),
    ("no name", lambda form: form.text in NOT_NAMES),
    ("body", lambda form: form.lower in ORGANISATION_WORDS or form.is_known_body),
    ("country", lambda form: form.text in COUNTRIES),
    ("town, surname", lambda form: form.is_place and form.is_surname),
    ("town", lambda form: form.text in TOWNS),
    ("place", lambda form: form.is_place or form.lower in PLACE_NOUNS),
    ("thing", lambda form: form.lower in THING_WORDS),
    ("office", lambda form: form.is_title_word),
    ("given, word", lambda form: form.is_given and form.is_known),
    ("given, rare", lambda form: form.is_given),
    ("surname", lambda form: form.is_surname),
    ("noun for people", lambda form: form.is_person_noun or form.is_group_noun),
)


@lru_cache(maxsize=20_000)
def facts_of_words(texts: tuple[str, ...], titled: bool) -> tuple[str, ...]:
    """Return the facts that the words of a name tell by themselves.

    A name in capitals behind a title is read as if only its first letters were: "said REP. ANA
    ORTIZ".
    """
    forms = [form_of(text) for text in texts]
    if titled and len(forms) > 1 and all(form.is_all_capitals for form in forms):
        texts = tuple([from_capitals(text, list(texts)) for text in texts])
        forms = [form_of(text) for text in texts]
    kinds = [word_class(form) for form in forms]
    size = ("t" if titled else "") + str(min(len(forms), 4))
    facts = [
        f"words {size}",
        f"first {kinds[0]}",
        f"{size} last {kinds[-1]}",
        f"{size} {kinds[0]} … {kinds[-1]}",
        *(f"inner {kind}" for kind in dict.fromkeys(kinds[1:-1])),
        *(f"any {kind}" for kind in dict.fromkeys(kinds)),
        *_facts_of_phrase(texts),
        *_facts_of_ends(forms),
        *_facts_of_letters(forms),
    ]
    if kinds[-1] == "unknown":
        facts.append(f"ends in {forms[-1].plain[-2:]}")
    if len(forms) == 1 and forms[0].is_known:
        facts.append(f"one word {forms[0].main_class}")
    return tuple(facts)


def _facts_of_phrase(texts: tuple[str, ...]) -> Iterator[str]:
    """Yield what the words together, or two of them, are known to be."""
    phrase = " ".join(texts)
    yield from (f"phrase is {kind}" for kind, names in _PHRASES if phrase in names)
    if len(texts) > 2:
        for start in (0, 1):
            part = " ".join(texts[start : start + 2])
            if part in PLACES or part in KNOWN_BODIES:
                yield "a part is a place or body"
    if len(texts) > 1 and is_family_first(list(texts)):
        yield "family first"


def _facts_of_ends(forms: Sequence[Form]) -> Iterator[str]:
    """Yield what the first and the last word of a name tell beside their class."""
    first, last = forms[0], forms[-1]
    if last.is_known or last.is_no_name:
        usual = WORDS_AS_SURNAMES.get(last.plain, "no")
        yield f"{min(len(forms), 2)} last a word, {usual} surname"
        if len(forms) == 2:
            kind = word_class(first).partition(",")[0]
            yield f"{kind}, then a word, {usual} surname"
    if len(forms) > 1:
        if first.is_known:
            yield f"first known {first.main_class}"
        if last.is_known:
            yield f"last known {last.main_class}"
            if first.is_strong_given and len(forms) == 2:
                yield f"given, then known {last.main_class}"
        if first.text in COMPASS_WORDS:
            yield "first compass"
        if last.is_surname:
            yield "last is surname"
        if last.is_given:
            yield "last is given"
        if first.lower in THING_PREFIXES:
            yield "begins like a thing"
    if last.lower in ORGANISATION_ENDINGS:
        yield "ends like a body"


def _facts_of_letters(forms: Sequence[Form]) -> Iterator[str]:
    """Yield what the letters of a name tell."""
    if any(form.text[:3] in _ARABIC_ARTICLES for form in forms):
        yield "Arabic article"
    if any(
        form.text[1:].lower() != form.text[1:] and "-" not in form.text and not form.is_all_capitals
        for form in forms
    ):
        yield "capital inside"
    if any(mark.isdigit() for form in forms for mark in form.text):
        yield "digit"


_PHRASES: Final = (
    ("body", KNOWN_BODIES),
    ("people", DEMONYMS),
    ("place", PLACES),
    ("smaller town", SMALLER_TOWNS),
    ("no body", ACRONYMS_OF_NO_BODY),
)


@define(eq=False)
class TextFacts:
    """What a text writes with the words of its names, counted once for all of them."""

    words_: Words
    alone: Counter[str]
    addressed: Counter[str]
    longer: Mapping[str, set[str]]
    beside: Mapping[int, str]

    @classmethod
    def of(cls, words_: Words, candidates: Sequence[Candidate]) -> TextFacts:
        """Return the facts of a text in which `candidates` may be names."""
        alone: Counter[str] = Counter()
        addressed: Counter[str] = Counter()
        longer: dict[str, set[str]] = defaultdict(set)
        for one in candidates:
            forms = [item.form for item in one.core]
            if len(forms) == 1:
                if one.name.is_titled:
                    titles = words_.items[one.name.first : one.name.start]
                    if any(title.form.is_strict_title for title in titles):
                        addressed[forms[0].plain] += 1
                else:
                    alone[forms[0].plain] += 1
            else:
                kind = _kind_of_longer(tuple([form.text for form in forms]))
                longer[forms[0].plain].add(f"first of {kind}")
                longer[forms[-1].plain].add(f"last of {kind}")
        return cls(words_, alone, addressed, longer, _lists(words_, candidates))

    def facts_of(self, name: NameInText) -> Iterator[str]:
        """Yield all facts of a name."""
        yield from facts_of_words(name.texts, name.titled)
        yield from self.facts_around(name)

    def facts_around(self, name: NameInText) -> Iterator[str]:
        """Yield the facts of a name that its words do not tell by themselves."""
        yield from self._of_text(name)
        places = name.places[:_MOST_PLACES]
        if len(places) == 1:
            for fact in set(self._of_place(places[0])):
                yield fact
                yield f"mostly {fact}"
            return
        counts: Counter[str] = Counter()
        for place in places:
            counts.update(set(self._of_place(place)))
        for fact, count in counts.items():
            if 3 * count >= len(places) or fact in _TELLING_ONCE:
                yield fact
            if 2 * count >= len(places):
                yield f"mostly {fact}"

    def _of_text(self, name: NameInText) -> Iterator[str]:
        last, first = form_of(name.texts[-1]), form_of(name.texts[0])
        count = len(name.places)
        yield f"written {'once' if count == 1 else 'twice' if count == 2 else 'often'}"
        if len(name.texts) > 1:
            if self.alone[last.plain]:
                yield "last word alone elsewhere"
            if self.addressed[last.plain]:
                yield "last word with a title elsewhere"
            if self.alone[first.plain] and not self.alone[last.plain]:
                yield "first word alone elsewhere"
        else:
            if self.addressed[last.plain]:
                yield "with a title elsewhere"
            for kind in self.longer.get(last.plain, ()):
                yield f"is {kind}"
        capitalised = (text for text in name.texts if text[0].isupper())
        if any(text.lower() in self.words_.lower_case for text in capitalised):
            yield "a word is written small elsewhere"
            if len(name.texts) == 1:
                yield "written small elsewhere"
        if all(self.words_.items[one.name.first].opens_sentence for one in name.places):
            yield f"always opens a sentence, {'several' if len(name.texts) > 1 else 'one'}"

    def _of_place(self, place: Candidate) -> Iterator[str]:
        yield from _facts_before(self.words_, place)
        yield from _facts_behind(self.words_, place.name)
        item = self.words_.items[place.name.first]
        if _is_in_marks(self.words_, place.name):
            yield "in marks by itself"
        if item.zone != "body":
            size = min(len(place.core), 4)
            yield f"in {item.zone}, {size} words"
            yield f"in {item.zone}, first {word_class(place.core[0].form)}"
        if item.quoted:
            yield "quoted"
        if item.opens_sentence:
            yield "opens"
        beside = self.beside.get(place.name.start)
        if beside:
            yield f"in a list {beside}"


def _is_in_marks(words_: Words, name: NameFound) -> bool:
    """Return whether quotation marks stand directly around a name, as around a title."""
    items = words_.items
    if name.first == 0 or name.last + 1 >= len(items):
        return False
    before, after = items[name.first - 1].text, items[name.last + 1].text
    return before in _NICKNAME_MARKS and after in "'’\"”)" and before != "("


@lru_cache(maxsize=20_000)
def _kind_of_longer(texts: tuple[str, ...]) -> str:
    """Return roughly what a name of several words is, by its words."""
    kinds = [word_class(form_of(text)) for text in texts]
    if texts[0].lower() in THING_PREFIXES:
        return "a thing"
    if any(kind in ("body", "thing", "place", "acronym", "tied") for kind in kinds):
        return "a thing"
    return "a person" if kinds[0].startswith(("given", "initial")) else "something"


def _lists(words_: Words, candidates: Sequence[Candidate]) -> dict[int, str]:
    """Return for names that stand in enumerations what the others are, by word index."""
    result: dict[int, str] = {}
    chain: list[Candidate] = []
    for one in candidates:
        if chain and _is_between(words_, chain[-1].name.last, one.name.first):
            chain.append(one)
            continue
        if chain and _is_country_in_brackets(words_, one):
            continue  # "1 Ana Ortiz (Spain), 2 Bo Lind (US)"
        _note_list(chain, result)
        chain = [one]
    _note_list(chain, result)
    return result


def _is_country_in_brackets(words_: Words, one: Candidate) -> bool:
    at = one.name.first
    if at != one.name.last or at == 0 or words_.items[at - 1].text != "(":
        return False
    form = words_.items[at].form
    return form.is_place or form.is_all_capitals


def _is_between(words_: Words, last: int, first: int) -> bool:
    """Return whether only what parts the members of a list stands between two words."""
    if not 1 < first - last <= _MOST_BETWEEN:
        return False
    between = [item.lower for item in words_.items[last + 1 : first]]
    if between[0] in ("(", "["):
        closing = ")" if between[0] == "(" else "]"
        if closing not in between:
            # "Ana (Ortiz)", but "Ana Ortiz (Spain)"
            return len(between) == 1 and not words_.items[first].form.is_place
        between = between[between.index(closing) + 1 :]
    elif len(between) > 2 and between[0] == "," and between[1].isdigit():
        between = between[2:]
    elif between[0].isdigit():
        between = between[1:]
        if between and between[0] == ")":
            between = between[1:]
    return between in ([","], ["and"], [",", "and"], ["&"], ["or"], [";"])


def _note_list(chain: Sequence[Candidate], result: dict[int, str]) -> None:
    if len(chain) < 2:
        return
    kinds = [_listed_kind(one) for one in chain]
    counts = Counter(kinds)
    for one, kind in zip(chain, kinds, strict=True):
        others = counts.copy()
        others[kind] -= 1
        best = max(("person", "other", "unclear"), key=lambda what: others[what])
        result[one.name.start] = best if len(chain) < _LONG_LIST else f"{best}, long"


def _listed_kind(one: Candidate) -> str:
    forms = [item.form for item in one.core]
    first = word_class(forms[0])
    if one.name.is_titled:
        return "person"
    kinds = {word_class(form) for form in forms}
    if kinds & {"body", "thing", "place", "country", "town", "acronym", "people", "no name"}:
        return "other"
    if len(forms) > 1 and first.startswith(("given", "initial")):
        return "person"
    return "unclear"


def _facts_before(words_: Words, place: Candidate) -> Iterator[str]:
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
        yield from _facts_of_word("before", before)
    if before.lower in FORMS_OF_SAYING:
        yield "speech before"
        yield "told before" if before.lower in _TOLD else "said before"
        if at > 1 and items[at - 2].text in _CLOSING_SPEECH:
            yield "speech before, behind marks"
        kind = "given" if place.core[0].form.is_given else "other"
        yield f"speech before {min(len(place.core), 3)} words, first {kind}"
    if before.lower in PLACE_PREPOSITIONS:
        yield "before a preposition of place"
    if before.form.opens_small and words_.joined(at - 1):
        yield from _facts_of_noun_before(before, len(place.core))
    yield from _facts_two_before(items, at)


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
    if before.text == "," and at > 1 and items[at - 2].lower in _MOSTLY_NAMED_THINGS:
        yield "before a noun for things and comma"
    if before.lower in _MOSTLY_NAMED_THINGS or (
        farther and before.text in _NICKNAME_MARKS and farther.lower in _MOSTLY_NAMED_THINGS
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


def _facts_of_titles(titles: Sequence[Token]) -> Iterator[str]:
    if any(title.text.rstrip(".") in ADDRESS_TITLES for title in titles):
        yield "title of address"
    elif any(title.form.is_strict_title for title in titles):
        yield "strict title"
    elif any(title.form.is_title for title in titles):
        yield "title"
    else:
        yield "office"


def _facts_of_word(side: str, item: Token) -> Iterator[str]:
    """Yield what a word beside a name tells: itself where it is a small word, else its class."""
    form = item.form
    if item.lower in _TELLING:
        yield f"{side} {item.lower}"
    elif not form.is_word:
        yield f"{side} mark {item.text[:1] if not item.text[:1].isdigit() else '0'}"
    elif form.is_capitalised:
        yield f"{side} capital"
    else:
        yield f"{side} class {form.main_class}"


def _facts_behind(words_: Words, name: NameFound) -> Iterator[str]:
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
    yield from _facts_of_word("behind", after)
    yield from _facts_of_noun_behind(after)
    lower = after.lower
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


def _facts_of_noun_behind(after: Token) -> Iterator[str]:
    """Yield what a noun directly behind a name tells."""
    opens_small = after.form.opens_small
    if opens_small and after.form.is_person_noun:
        yield "a noun for a person behind"
    elif opens_small and after.form.is_group_noun:
        yield "a noun for several people behind"
    if after.lower in _OF_PEOPLE:
        yield "a noun for what people have behind"
    elif opens_small and (after.lower in _MOSTLY_NAMED_THINGS or after.lower in THING_WORDS):
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
    elif any(one.lower in _MOSTLY_NAMED_THINGS or one.lower in ORGANISATION_WORDS
             for one in items[at : at + 5] if one.form.opens_small):  # fmt: skip
        yield "noun for a thing behind a comma"


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
