"""Words that stand by themselves and again where the text says whose they are: pull quotes.

Pages set a sentence of an article in large letters, above it or in the middle. It has no source of
its own; its speaker is whom the article names beside the same words. So has a headline words in
marks that come again. Some features open with words of the person whom the paragraph below
introduces.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from quotetrack.quotes.candidates import Candidate
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.sieves import BY_ORDER, INTRODUCED, REPEATED, Decision
from quotetrack.quotes.skeleton import lower_at

_SURE: Final = 0.97
_FEWEST_WORDS: Final = 5
_FEWEST_TOGETHER: Final = 3
_FEWEST_IN_HEADLINE: Final = 3
#: The zones of lines that are written like titles.
HEADLINES: Final = ("headline", "capitals")
_FEWEST_PARAGRAPHS: Final = 3
_LONGEST_HEADLINE: Final = 200  # characters
_MOST_PLACES: Final = 6
_MOST_SENTENCES: Final = 6
_NEIGHBOURS: Final = ("sentence_before", "sentence_after")
_NAMES: Final = ("name", "title_name")
_LIKELY: Final = 0.6
_LATEST_OPENING: Final = 3  # sentences, with a headline and a line below it
_WORD: Final = re.compile(r"\w+")
_EDGES: Final = re.compile(r"^\W+|\W+$")
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
_LEFT_OUT: Final = re.compile(r"\s*(?:\.\.\.|…|\[[^\]]*\])\s*")


def with_repeats(layout: Layout, decisions: Sequence[Decision]) -> list[Decision]:
    """Return the decisions, with the source of the same words for each pull quote.

    Args:
        layout: The text, taken apart.
        decisions: One for each of its quotations.
    """
    decided = list(decisions)
    starts: list[int] = []
    for quotation, decision in enumerate(decisions):
        if not is_pull_quote(layout, quotation) or not _is_open(layout, quotation, decision):
            continue
        starts = starts or [quoted.inner.start for quoted in layout.quoted]
        for other in _same_words(layout, quotation, starts):
            source = decisions[other].candidate
            if source is not None and _is_told(layout, other, decisions[other], source):
                again = Candidate(source.sentence, source.phrase, source.clause, carried=True)
                probability = min(_SURE, decisions[other].probability)
                decided[quotation] = Decision(again, REPEATED, probability, certain=True)
                break
    for quotation in _in_headline(layout):
        if not decisions[quotation].certain:
            repeated = _repeated_below(layout, quotation, decisions)
            if repeated is not None:
                decided[quotation] = repeated
    if decided and is_pull_quote(layout, 0) and _names_nobody(layout, decided[0]):
        introduced = _introduced_below(layout, decided)
        if introduced is not None:
            decided[0] = Decision(introduced, INTRODUCED, _LIKELY)
    return decided


def _in_headline(layout: Layout) -> list[int]:
    """Return the stretches of several words in a headline."""
    found: list[int] = []
    for quotation, quoted in enumerate(layout.quoted):
        if quoted.paragraph or quoted.turn is not None:
            break
        if len(quoted.inner.of(layout.text).split()) >= _FEWEST_IN_HEADLINE:
            found.append(quotation)
    if not found or len(layout.paragraphs) < _FEWEST_PARAGRAPHS:
        return []
    line = layout.text[: layout.paragraphs[0].end].strip()
    is_short = len(line) <= _LONGEST_HEADLINE and line.rstrip("'’\"”")[-1:] != "."
    zone = layout.sentences[0].tokens[0].zone
    return found if is_short or zone in HEADLINES else []


def _repeated_below(
    layout: Layout, quotation: int, decisions: Sequence[Decision]
) -> Decision | None:
    """Return the decision on words of a headline that a later quotation holds, in any letters."""
    words = _EDGES.sub("", layout.quoted[quotation].inner.of(layout.text)).casefold()
    for other in range(quotation + 1, len(layout.quoted)):
        source = decisions[other].candidate
        quoted = layout.quoted[other]
        if (
            quoted.paragraph
            and source is not None
            and words in quoted.inner.of(layout.text).casefold()
            and _is_told(layout, other, decisions[other], source)
        ):
            here = decisions[quotation].candidate
            if here is None or here.sentence != layout.places[quotation].sentence:
                here = _named_in_headline(layout, quotation, source)
            if here is None:
                return None
            probability = min(_SURE, decisions[other].probability)
            return Decision(here, REPEATED, probability, certain=True)
    return None


def _named_in_headline(layout: Layout, quotation: int, source: Candidate) -> Candidate | None:
    """Return the name in a headline that a source below has, too, or that a colon follows."""
    sentence = layout.places[quotation].sentence
    below = layout.phrases[source.sentence][source.phrase]
    surname = layout.sentences[source.sentence].tokens[below.core_last]
    tokens = layout.sentences[sentence].tokens
    for number, phrase in enumerate(layout.phrases[sentence]):
        same = surname.is_capitalised and tokens[phrase.core_last].lower == surname.lower
        labels = phrase.first == 0 and lower_at(tokens, phrase.last + 1) == ":"
        if phrase.kind in _NAMES and (same or labels):
            return Candidate(sentence, number, None)
    return None


def _names_nobody(layout: Layout, decision: Decision) -> bool:
    """Return whether a decision rests on no source, or on words of a headline without a verb."""
    candidate = decision.candidate
    if candidate is None:
        return True
    phrase = layout.phrases[candidate.sentence][candidate.phrase]
    return candidate.clause is None and phrase.kind == "nominal" and not decision.certain


def _introduced_below(layout: Layout, decisions: Sequence[Decision]) -> Candidate | None:
    """Return whom the paragraph below an opening quotation names, and the text quotes most.

    A feature may open so: “I never slept.” / Ann Lee keeps a lighthouse. / …
    """
    first = layout.places[0].sentence + 1
    if first > _LATEST_OPENING or first >= len(layout.sentences):
        return None
    below = layout.quoted[0].paragraph + 1
    quoted: Counter[str] = Counter()
    for decision in decisions[1:]:
        source = decision.candidate
        if source is not None:
            phrase = layout.phrases[source.sentence][source.phrase]
            if phrase.kind in _NAMES:
                quoted[layout.sentences[source.sentence].tokens[phrase.core_last].lower] += 1
    tokens = layout.sentences[first].tokens
    named: list[tuple[int, Candidate]] = []
    for number, phrase in enumerate(layout.phrases[first]):
        name = [token.lower for token in tokens[phrase.core_last - 1 : phrase.core_last + 1]]
        if (
            phrase.kind in _NAMES
            and phrase.core_last > phrase.first
            and layout.sentences[first].paragraph == below
            and not tokens[phrase.core_last].possessive
        ):
            # A given name by itself may name the speaker: “We ate,” says Greta.
            named.append((max(quoted[word] for word in name), Candidate(first, number, None)))
    most, candidate = max(named, key=lambda one: one[0], default=(0, None))
    return candidate if most else None


def is_pull_quote(layout: Layout, quotation: int) -> bool:
    """Return whether a quotation of several words fills a paragraph, with no word beside it."""
    quoted = layout.quoted[quotation]
    return (
        quoted.turn is None
        and layout.begins_paragraph(quotation)
        and layout.facts(layout.places[quotation].sentence).is_alone
        and _is_last_of_paragraph(layout, quotation)
        and len(_WORD.findall(layout.text, quoted.inner.start, quoted.inner.end)) >= _FEWEST_WORDS
    )


def _is_last_of_paragraph(layout: Layout, quotation: int) -> bool:
    following = layout.places[quotation].sentence + 1
    return (
        following == len(layout.sentences)
        or layout.sentences[following].paragraph != layout.quoted[quotation].paragraph
    )


def _is_open(layout: Layout, quotation: int, decision: Decision) -> bool:
    """Return whether no line beside a quotation tells whose it is, nor the paragraph before."""
    if decision.certain or layout.goes_on(quotation):
        return False
    candidate = decision.candidate
    return candidate is None or candidate.carried or decision.sieve.startswith(_NEIGHBOURS)


def _is_told(layout: Layout, quotation: int, decision: Decision, source: Candidate) -> bool:
    """Return whether more than the order of speakers over paragraphs tells who says something."""
    paragraph = layout.sentences[source.sentence].paragraph
    return decision.sieve not in BY_ORDER or paragraph == layout.quoted[quotation].paragraph


def _same_words(layout: Layout, quotation: int, starts: Sequence[int]) -> Iterator[int]:
    """Yield the quotations that hold the words of one, but for what it leaves out, in order.

    Where none holds them all, but all its sentences come again, those come that hold the longest:
    in the article, “…,” she said may stand between two.
    """
    words = layout.quoted[quotation].inner.of(layout.text)
    parts = _parts(_LEFT_OUT.split(words))
    found = False
    for other in _holding(layout, quotation, parts, starts):
        found = True
        yield other
    if not found:
        sentences = _parts(_SENTENCE.split(words))
        longest = max(sentences, key=len, default="")
        if len(_WORD.findall(longest)) >= _FEWEST_WORDS and all(
            layout.count(sentence, most=2) == 2 for sentence in sentences[:_MOST_SENTENCES]
        ):
            yield from _holding(layout, quotation, [longest], starts)


def _parts(pieces: Sequence[str]) -> list[str]:
    """Return pieces of words without the marks around them."""
    bare = (_EDGES.sub("", piece) for piece in pieces)
    return [piece for piece in bare if piece]


def _holding(
    layout: Layout, quotation: int, parts: Sequence[str], starts: Sequence[int]
) -> Iterator[int]:
    """Yield the quotations, but for one, that hold all parts in order."""
    longest = max(parts, key=len, default="")
    if len(_WORD.findall(longest)) < _FEWEST_TOGETHER or layout.count(longest, most=2) < 2:
        return
    place = layout.text.find(longest)
    for _ in range(_MOST_PLACES):
        if place < 0:
            return
        other = bisect_right(starts, place) - 1
        if other >= 0 and other != quotation and not is_pull_quote(layout, other):
            words = layout.quoted[other].inner
            if place + len(longest) <= words.end and _holds(words.of(layout.text), parts):
                yield other
        place = layout.text.find(longest, place + 1)


def _holds(words: str, parts: Sequence[str]) -> bool:
    """Return whether words hold all parts in order."""
    place = 0
    for part in parts:
        place = words.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return True
