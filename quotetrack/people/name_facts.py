"""What a text tells of a name in capitals: facts for the model that decides whether it is a person.

All occurrences of one name in a text are looked at together. Facts of its words come from the word
lists. Facts of its places are what stands before and behind it; those that hold for at least half
of the places are told as such. Facts of the text are what else it writes with the same words.

Longer names are judged first, and their odds are facts of the shorter names in them: "Ortiz" is a
person's in a text that names Ana Ortiz, and not in one that names the Ana Ortiz School alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import Final

from attrs import define, field

from quotetrack.lexicon.forms import Form, form_of
from quotetrack.lexicon.organisations import THING_PREFIXES
from quotetrack.lexicon.people import WORDS_AS_SURNAMES
from quotetrack.lexicon.places import COMPASS_WORDS
from quotetrack.people.line_ups import names_in_line_ups
from quotetrack.people.name_found import Candidate
from quotetrack.people.name_lists import InList, facts_of_list, names_in_lists
from quotetrack.people.name_place_facts import facts_before, facts_behind, is_in_marks, is_in_title
from quotetrack.people.name_word_facts import facts_of_words, word_class
from quotetrack.people.named_groups import names_in_groups
from quotetrack.people.tokens import Words

#: How many places of one name are looked at.
_MOST_PLACES: Final = 20
_MOST_FACTS: Final = 5_000
_DIGITS_OF_AGE: Final = 2
_MARKS: Final = frozenset("\"“”'‘’")
#: How far the last word of a name stands from its first at least, with a nickname in marks between.
_WITH_NICKNAME: Final = 4
_SURENESS: Final = (
    (2.5, "one that is clearly a person"),
    (0.3, "one that is likely a person"),
    (-1.5, "one that may be a person"),
)
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
        "noun for a thing behind a comma", "before the", "is said to be a person",
        "is said to be a thing", "a firm's ending behind", "in a title in marks",
    )
)  # fmt: skip


class _Mostly(dict[str, str]):
    """The names of facts that hold of at least half of the places, by those of the facts."""

    def __missing__(self, fact: str) -> str:
        if len(self) >= _MOST_FACTS:
            self.clear()
        mostly = self[fact] = f"mostly {fact}"
        return mostly


_MOSTLY: Final = _Mostly()


@define(eq=False)
class NameInText:
    """All places of one name in a text. `core` are its words without titles and suffixes."""

    texts: tuple[str, ...]
    titled: bool
    places: list[Candidate] = field(factory=list)
    forms: tuple[Form, ...] = field(init=False)
    """Its words, with what the lists know of them."""
    plain: tuple[str, ...] = field(init=False)
    """Its words in lower case and without accents."""

    def __attrs_post_init__(self) -> None:
        self.forms = tuple([form_of(text) for text in self.texts])
        self.plain = tuple([form.plain for form in self.forms])


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


@define(eq=False)
class TextFacts:
    """What a text writes with the words of its names, counted once for all of them."""

    words_: Words
    alone: Counter[str]
    addressed: Counter[str]
    longer: Mapping[str, set[str]]
    listed: Mapping[int, InList]
    nicknames: Set[str]
    aged: Set[str]
    told: Set[tuple[str, ...]]
    """Names, folded word by word, that a line-up or a noun before them tells to be people's."""
    _longer_odds: dict[tuple[str, ...], dict[str, float]] = field(factory=dict)

    @classmethod
    def of(cls, words_: Words, candidates: Sequence[Candidate]) -> TextFacts:
        """Return the facts of a text in which `candidates` may be names."""
        alone: Counter[str] = Counter()
        addressed: Counter[str] = Counter()
        longer: dict[str, set[str]] = defaultdict(set)
        nicknames: set[str] = set()
        aged: set[str] = set()
        for one in candidates:
            forms = [item.form for item in one.core]
            if len(forms) == 1:
                if one.name.is_titled:
                    titles = words_.items[one.name.first : one.name.start]
                    if any(title.form.is_strict_title for title in titles):
                        addressed[forms[0].plain] += 1
                else:
                    alone[forms[0].plain] += 1
                    if _has_age(words_, one):
                        aged.add(forms[0].plain)
            else:
                kind = _kind_of_longer(tuple([form.text for form in forms]))
                longer[forms[0].plain].add(f"first of {kind}")
                longer[forms[-1].plain].add(f"last of {kind}")
                if one.name.last - one.name.start >= _WITH_NICKNAME:
                    nicknames |= _nicknames_in(words_, one)
        listed = names_in_lists(words_, candidates)
        named = names_in_line_ups(words_, candidates) | names_in_groups(words_, candidates)
        return cls(words_, alone, addressed, longer, listed, nicknames, aged, named)

    def facts_of(self, name: NameInText) -> Iterator[str]:
        """Yield all facts of a name."""
        yield from facts_of_words(name.texts, name.titled)
        yield from self.facts_around(name)

    def note(self, name: NameInText, odds: float) -> None:
        """Note the odds that a name is a person's, for the shorter names in it."""
        plain = name.plain
        for size in range(1, len(plain)):
            for part, side in ((plain[:size], "first"), (plain[-size:], "last")):
                sides = self._longer_odds.setdefault(part, {})
                sides[side] = max(odds, sides.get(side, odds))

    def is_in_person(self, name: NameInText) -> bool:
        """Return whether a longer name that has been noted is likely a person's."""
        return max(self._longer_odds.get(name.plain, {}).values(), default=-1.0) > 0

    def facts_around(self, name: NameInText) -> Iterator[str]:
        """Yield the facts of a name that its words do not tell by themselves.

        Among them are those of the longer names that have been noted.
        """
        size = min(len(name.texts), 2)
        for side, odds in self._longer_odds.get(name.plain, {}).items():
            yield f"{size} is {side} of {_sureness(odds)}"
        yield from self._of_text(name)
        places = name.places[:_MOST_PLACES]
        if len(places) == 1:
            for fact in self._of_place(places[0]):
                yield fact
                yield _MOSTLY[fact]
            return
        counts: Counter[str] = Counter()
        for place in places:
            counts.update(self._of_place(place))
        for fact, count in counts.items():
            if 3 * count >= len(places) or fact in _TELLING_ONCE:
                yield fact
            if 2 * count >= len(places):
                yield _MOSTLY[fact]

    def _of_text(self, name: NameInText) -> Iterator[str]:
        first, last = name.forms[0], name.forms[-1]
        count = len(name.places)
        yield f"written {'once' if count == 1 else 'twice' if count == 2 else 'often'}"
        if len(name.texts) > 1:
            if last.plain in self.alone:
                yield "last word alone elsewhere"
            if last.plain in self.addressed:
                yield "last word with a title elsewhere"
            if first.plain in self.alone and last.plain not in self.alone:
                yield "first word alone elsewhere"
        else:
            if last.plain in self.addressed:
                yield "with a title elsewhere"
            for kind in self.longer.get(last.plain, ()):
                yield f"is {kind}"
        capitalised = (text for text in name.texts if text[0].isupper())
        if any(text.lower() in self.words_.lower_case for text in capitalised):
            yield "a word is written small elsewhere"
            if len(name.texts) == 1:
                yield "written small elsewhere"
        if len(name.texts) > 1 and all(
            text.lower() in self.words_.lower_case for text in name.texts
        ):
            yield "all words are written small elsewhere"
        if all(self.words_.items[one.name.first].opens_sentence for one in name.places):
            yield f"always opens a sentence, {'several' if len(name.texts) > 1 else 'one'}"

    def _of_place(self, place: Candidate) -> set[str]:
        found = set(facts_before(self.words_, place))
        found.update(facts_behind(self.words_, place.name))
        item = self.words_.items[place.name.first]
        if is_in_marks(self.words_, place.name):
            found.add("in marks by itself")
        if is_in_title(self.words_, place.name):
            found.add("in a title in marks")
        if item.zone != "body":
            size = min(len(place.core), 4)
            found.add(f"in {item.zone}, {size} words")
            found.add(f"in {item.zone}, first {word_class(place.core[0].form)}")
        if item.quoted:
            found.add("quoted")
        if item.opens_sentence:
            found.add("opens")
        listed = self.listed.get(place.name.start)
        if listed is not None:
            found.update(facts_of_list(self.words_, place, listed))
        return found


def _has_age(words_: Words, one: Candidate) -> bool:
    """Return whether an age between commas stands behind a name: "Ana, 24, …"."""
    behind = words_.items[one.name.last + 1 : one.name.last + 4]
    return (
        [item.text for item in behind[::2]] == [",", ","]
        and behind[1].text.isdigit()
        and len(behind[1].text) == _DIGITS_OF_AGE
    )


def _nicknames_in(words_: Words, one: Candidate) -> set[str]:
    """Return the single words, in lower case and plain, in marks within a name: "Ana “Mo” Orr"."""
    items = words_.items
    inner = range(one.name.start + 2, one.name.last - 1)
    return {
        items[at].form.plain
        for at in inner
        if items[at - 1].text in _MARKS and items[at + 1].text in _MARKS
    }


@lru_cache(maxsize=20_000)
def _kind_of_longer(texts: tuple[str, ...]) -> str:
    """Return roughly what a name of several words is, by its words."""
    kinds = [word_class(form_of(text)) for text in texts]
    if texts[0].lower() in THING_PREFIXES:
        return "a thing"
    if any(kind in ("body", "thing", "place", "acronym", "tied") for kind in kinds):
        return "a thing"
    if texts[0] in COMPASS_WORDS or kinds[0] in ("given, no name", "given, country"):
        return "something"
    if kinds[-1] in ("usual", "word n") and form_of(texts[-1]).plain not in WORDS_AS_SURNAMES:
        return "something"
    return "a person" if kinds[0].startswith(("given", "initial")) else "something"


def _sureness(odds: float) -> str:
    """Return in words how likely a name is a person's, by the logarithm of the odds."""
    for least, told in _SURENESS:
        if odds > least:
            return told
    return "one that is no person"
