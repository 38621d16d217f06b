"""A text taken apart: quotations, sentences, noun phrases and clauses, and where each stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar

from attrs import field, frozen

from quotetrack.model import Span
from quotetrack.quotes.clauses import Clause, clauses
from quotetrack.quotes.interviews import Interview, people_of_interview
from quotetrack.quotes.noun_phrases import label_phrase, noun_phrases
from quotetrack.quotes.phrase_kinds import NounPhrase
from quotetrack.quotes.sentence_facts import SentenceFacts
from quotetrack.quotes.skeleton import Sentence, sentences
from quotetrack.reading import QuotedSpan, Reading, Turn

if TYPE_CHECKING:
    from quotetrack.quotes.quotation_facts import QuotationFacts

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

DOUBLE_MARKS = frozenset({"curly", "straight", "tex", "guillemet", "low"})

_WORD: Final = re.compile(r"\w+")
#: Words are filed under their first letters, so many or all where there are fewer.
_LETTERS: Final = 4
_BEGINNING: Final = re.compile(rf"\b\w{{1,{_LETTERS}}}")
#: At so many places words are looked for.
_MOST_PLACES: Final = 500
_WORD_BEGINS: Final = re.compile(r"\b\w")
#: A text with no more characters is searched sooner than its words are filed.
_SHORT_TEXT: Final = 20_000


@frozen
class Place:
    """Where a quotation stands: sentence index and token index."""

    sentence: int
    token: int


class OnDemand(dict[K, T]):
    """What is made for each key, such as the number of a sentence, when somebody first asks."""

    def __init__(self, make: Callable[[K], T]) -> None:
        self._make = make

    def __missing__(self, key: K) -> T:
        made = self[key] = self._make(key)
        return made


@frozen
class Layout:
    """A text taken apart: everything that the search for sources looks at.

    `phrases` and `clauses` are those of a sentence, by its number, `places` holds one place for
    each quotation. `single_marks` tells that the text quotes in single marks alone, the British
    way. `about` keeps the facts about quotations, by their numbers (see `quotation_facts`).
    """

    text: str = field(repr=False)
    paragraphs: Sequence[Span]
    quoted: Sequence[QuotedSpan]
    sentences: Sequence[Sentence]
    phrases: Mapping[int, Sequence[NounPhrase]] = field(repr=False)
    clauses: Mapping[int, Sequence[Clause]] = field(repr=False)
    places: Sequence[Place]
    single_marks: bool
    _facts: Mapping[int, SentenceFacts] = field(repr=False)
    about: dict[int, QuotationFacts] = field(factory=dict, init=False, repr=False, eq=False)
    interview: Interview = field(factory=Interview, repr=False)
    _labels: Mapping[Span, int] = field(factory=dict, repr=False)

    def facts(self, sentence: int) -> SentenceFacts:
        """Return the counts of one sentence."""
        return self._facts[sentence]

    @cached_property
    def _beginnings(self) -> Mapping[str, Sequence[int]]:
        """Where the words of the text begin, by their first letters."""
        places: dict[str, list[int]] = defaultdict(list)
        for match in _BEGINNING.finditer(self.text):
            places[match.group()].append(match.start())
        return places

    @cached_property
    def _few_letters(self) -> Mapping[str, Sequence[int]]:
        """The same by fewer letters than `_beginnings` has, for words that are short."""
        beginnings: dict[str, list[str]] = defaultdict(list)
        for letters in self._beginnings:
            for size in range(1, min(len(letters) + 1, _LETTERS)):
                beginnings[letters[:size]].append(letters)
        return OnDemand(
            lambda short: list(
                islice(
                    merge(*(self._beginnings[letters] for letters in beginnings.get(short, ()))),
                    _MOST_PLACES,
                )
            )
        )

    def count(self, phrase: str, most: int) -> int:
        """Return how often the text has a phrase where a word begins; `most` where more often.

        In a long text its longest word is looked up, so that a text full of phrases is not read for
        each of them.
        """
        longest = max(_WORD.finditer(phrase), key=lambda match: len(match.group()), default=None)
        if longest is None:
            return 0
        found = 0
        if len(self.text) <= _SHORT_TEXT:
            begin = self.text.find(phrase)
            while begin >= 0 and found < most:
                found += _WORD_BEGINS.match(self.text, begin + longest.start()) is not None
                begin = self.text.find(phrase, begin + 1)
            return found
        letters = longest.group()[:_LETTERS]
        places = self._few_letters if len(letters) < _LETTERS else self._beginnings
        for place in places[letters][:_MOST_PLACES]:
            begin = place - longest.start()
            found += begin >= 0 and self.text.startswith(phrase, begin)
            if found == most:
                break
        return found

    def speaker_of_turn(self, quotation: int) -> tuple[int, int] | None:
        """Return the sentence and the number of the phrase that names who speaks in a turn."""
        turn = self.quoted[quotation].turn
        if turn is None:
            return None
        if turn.label is None:
            return self.interview.asker if turn.asks else self.interview.answerer
        sentence = self._labels.get(turn.label, -1)
        return (sentence, 0) if sentence >= 0 and self.phrases[sentence] else None

    def begins_paragraph(self, quotation: int) -> bool:
        """Return whether a quotation stands at the very beginning of its paragraph."""
        quoted = self.quoted[quotation]
        return self.paragraphs[quoted.paragraph].start == quoted.outer.start

    def goes_on(self, quotation: int) -> bool:
        """Return whether the quotation before left its mark open and this one continues it.

        Where each paragraph opens with a mark and only the last one closes, all are one quotation.
        """
        if quotation == 0:
            return False
        before, this = self.quoted[quotation - 1], self.quoted[quotation]
        if this.turn is not None and this.turn == before.turn:
            return True
        if before.closed:
            return False
        return (
            this.paragraph == before.paragraph + 1 and self.begins_paragraph(quotation)
        ) or self.is_second_half(quotation)

    def is_second_half(self, quotation: int) -> bool:
        """Return whether only a closing mark that was lost parts a quotation from the one before.

        In ““It rained. “We left,” she said”, no word stands between the two opening marks.
        """
        if quotation == 0:
            return False
        before, this = self.quoted[quotation - 1], self.quoted[quotation]
        return (
            not before.closed
            and this.paragraph == before.paragraph
            and not self.text[before.outer.end : this.outer.start].strip()
        )


def lay_out(reading: Reading, cues: frozenset[str] = frozenset()) -> Layout:
    """Take a text apart into quotations and sentences; their parts are found on demand.

    `cues` are verbs of saying, in their base form, besides those of the lexicon.
    """
    all_sentences = sentences(reading, cues)
    places = {
        token.quotation: Place(index, position)
        for index, sentence in enumerate(all_sentences)
        for position, token in enumerate(sentence.tokens)
        if token.quotation >= 0
    }
    labelled = _labelled(reading, all_sentences, places)
    phrases: OnDemand[int, Sequence[NounPhrase]] = OnDemand(
        lambda at: _phrases_of(all_sentences[at], labelled.get(at))
    )
    found: OnDemand[int, Sequence[Clause]] = OnDemand(
        lambda at: clauses(all_sentences[at], phrases[at], cues)
    )
    facts: OnDemand[int, SentenceFacts] = OnDemand(
        lambda at: SentenceFacts(all_sentences[at], phrases[at], found[at])
    )
    return Layout(
        reading.text,
        reading.paragraphs,
        reading.quoted,
        all_sentences,
        phrases,
        found,
        [places[number] for number in range(len(reading.quoted))],
        all(quoted.style not in DOUBLE_MARKS for quoted in reading.quoted),
        facts,
        _interview(reading, all_sentences, phrases, places),
        {turn.label: at for at, turn in labelled.items() if turn.label is not None},
    )


def _interview(
    reading: Reading,
    all_sentences: Sequence[Sentence],
    phrases: Mapping[int, Sequence[NounPhrase]],
    places: Mapping[int, Place],
) -> Interview:
    """Return who talks in the first turns that have no labels."""
    for number, quoted in enumerate(reading.quoted):
        if quoted.turn is not None and quoted.turn.label is None:
            last = max(at for at, one in enumerate(reading.quoted) if one.turn is not None)
            behind = places[last].sentence + 1
            return people_of_interview(all_sentences, phrases, places[number].sentence, behind)
    return Interview()


def _labelled(
    reading: Reading, all_sentences: Sequence[Sentence], places: Mapping[int, Place]
) -> dict[int, Turn]:
    """Return the turns whose labels stand in front of them or in the line above, by sentence."""
    found: dict[int, Turn] = {}
    for number, quoted in enumerate(reading.quoted):
        if quoted.turn is None or quoted.turn.label is None:
            continue
        at = places[number].sentence
        if reading.paragraphs[quoted.paragraph].contains(quoted.turn.label):
            found[at] = quoted.turn
        elif at and all_sentences[at - 1].tokens[0].start == quoted.turn.label.start:
            found.setdefault(at - 1, quoted.turn)
    return found


def _phrases_of(sentence: Sentence, turn: Turn | None) -> list[NounPhrase]:
    if turn is None or turn.label is None:
        return noun_phrases(sentence)
    return label_phrase(sentence.tokens, turn.label, turn.kind)
