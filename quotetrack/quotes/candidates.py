"""For each quotation, who could be its source: every noun phrase that a sieve proposes.

A sieve is a way in which news text names a source: the clause around the quotation, the clause in
the sentence before or after, the speaker who goes on. Each proposal carries the name of its sieve;
the ranker weighs them all at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen

from quotetrack.model import Span
from quotetrack.quotes.clauses import Clause, clauses
from quotetrack.quotes.marks import QuotedSpan, paragraphs, quoted_spans
from quotetrack.quotes.noun_phrases import NounPhrase, noun_phrases
from quotetrack.quotes.sentence_facts import SentenceFacts
from quotetrack.quotes.skeleton import DASHES, Sentence, sentences
from quotetrack.quotes.turns import unmarked_speech

_SENTENCES_BEFORE = 2
_FARTHEST_CUE = 60  # tokens
# No quotation of the corpora has more than 66 candidates, and no sentence more than 10 quotations.
# Where a text goes beyond that, as a list of sayings may, the nearest candidates are weighed:
# all against all would take time without end.
_MOST = 80  # candidates
_CROWDED = 10  # quotations in a sentence
_MOST_IN_CROWD = 16  # candidates


@frozen
class Place:
    """Where a quotation stands: sentence index and token index."""

    sentence: int
    token: int


@frozen
class Layout:
    """A text taken apart: everything that the search for sources looks at.

    `phrases` and `clauses` hold one list for each sentence, `places` one place for each quotation.
    """

    text: str = field(repr=False)
    paragraphs: Sequence[Span]
    quoted: Sequence[QuotedSpan]
    sentences: Sequence[Sentence]
    phrases: Sequence[Sequence[NounPhrase]]
    clauses: Sequence[Sequence[Clause]]
    places: Sequence[Place]
    _facts: dict[int, SentenceFacts] = field(factory=dict, init=False, repr=False, eq=False)

    def facts(self, sentence: int) -> SentenceFacts:
        """Return the counts of one sentence. They are made when first asked for."""
        found = self._facts.get(sentence)
        if found is None:
            found = self._facts[sentence] = SentenceFacts(
                self.sentences[sentence], self.phrases[sentence], self.clauses[sentence]
            )
        return found


@frozen
class Candidate:
    """A possible source: a noun phrase, and the cue that links it to the quotation.

    `clause` is None for a phrase without a cue. `carried` marks the source of the quotation
    before, who may be going on.
    """

    sentence: int
    phrase: int
    clause: Clause | None
    carried: bool = False


def lay_out(text: str) -> Layout:
    """Take `text` apart into quotations, sentences, noun phrases and clauses. Linear time."""
    paragraph_spans = paragraphs(text)
    quoted = _with_unmarked_speech(text, paragraph_spans, quoted_spans(text, paragraph_spans))
    all_sentences = sentences(text, paragraph_spans, quoted)
    wanted = _near_quotations(all_sentences)
    all_phrases: list[list[NounPhrase]] = []
    all_clauses: list[list[Clause]] = []
    places: dict[int, Place] = {}
    for index, sentence in enumerate(all_sentences):
        found = noun_phrases(sentence) if index in wanted else []
        all_phrases.append(found)
        all_clauses.append(clauses(sentence, found) if found else [])
        for position, token in enumerate(sentence.tokens):
            if token.quotation >= 0:
                places[token.quotation] = Place(index, position)
    return Layout(
        text,
        paragraph_spans,
        quoted,
        all_sentences,
        all_phrases,
        all_clauses,
        [places[number] for number in range(len(quoted))],
    )


def _with_unmarked_speech(
    text: str, paragraph_spans: list[Span], marked: list[QuotedSpan]
) -> list[QuotedSpan]:
    """Add transcript turns and block quotations; what is marked inside them is nested."""
    line_starts: list[int] = []
    previous_end = 0
    for paragraph in paragraph_spans:
        gap = text[previous_end : paragraph.start]
        line_starts.append(previous_end + max(gap.rfind("\n"), gap.rfind("\r")) + 1)
        previous_end = paragraph.end
    unmarked = unmarked_speech(text, paragraph_spans, line_starts)
    whole = {quoted.paragraph: quoted for quoted in unmarked}
    kept = [
        quoted
        for quoted in marked
        if quoted.paragraph not in whole or not whole[quoted.paragraph].outer.overlaps(quoted.outer)
    ]
    return sorted(kept + unmarked, key=lambda quoted: quoted.outer)


def _near_quotations(all_sentences: Sequence[Sentence]) -> set[int]:
    """Return the indices of sentences close enough to a quotation to name its source."""
    wanted: set[int] = set()
    for index, sentence in enumerate(all_sentences):
        if any(token.quotation >= 0 for token in sentence.tokens):
            wanted.update(range(index - _SENTENCES_BEFORE, index + 2))
    return wanted


def _is_signature(sentence: Sentence) -> bool:
    """Return whether a sentence only names somebody after a dash: "— Ann Lee, baker"."""
    return sentence.tokens[0].lower in DASHES and len(sentence.tokens) <= 15


def candidates(layout: Layout, quotation: int, carried: Candidate | None) -> list[Candidate]:
    """Return the candidates for one quotation, nearest sentence first.

    `carried` is the candidate that won for the quotation before, None at the start of a text.
    """
    place = layout.places[quotation]
    crowded = layout.facts(place.sentence).quotations_in_all > _CROWDED
    room = _MOST_IN_CROWD if crowded else _MOST
    home = layout.sentences[place.sentence]
    found: list[Candidate] = []
    for offset in (0, -1, 1, -2):
        index = place.sentence + offset
        if not room:
            break
        if not 0 <= index < len(layout.sentences):
            continue
        sentence = layout.sentences[index]
        if offset > 0 and sentence.paragraph != home.paragraph and not _is_signature(sentence):
            continue
        if offset < -1 and sentence.paragraph < home.paragraph - 1:
            continue
        here: list[Candidate] = []
        with_cue: set[int] = set()
        for clause in layout.clauses[index]:
            if not offset and abs(clause.cue - place.token) > _FARTHEST_CUE:
                continue
            with_cue.add(clause.phrase)
            if (
                offset
                and carried is not None
                and (index, clause.phrase)
                == (
                    carried.sentence,
                    carried.phrase,
                )
            ):
                continue  # Proposed once, as the speaker who goes on.
            here.append(Candidate(index, clause.phrase, clause))
        if offset in (0, -1):
            here.extend(
                Candidate(index, number, None)
                for number in range(len(layout.phrases[index]))
                if number not in with_cue
            )
        if len(here) > room:
            here = _nearest(layout, here, place, room)
        found.extend(here)
        room -= len(here)
    if carried is not None:
        found.append(Candidate(carried.sentence, carried.phrase, carried.clause, carried=True))
    return found


def _nearest(
    layout: Layout, options: Sequence[Candidate], place: Place, count: int
) -> list[Candidate]:
    """Return the `count` candidates nearest to a quotation, in the order in which they came."""
    here = layout.sentences[place.sentence].tokens[place.token].start

    def distance(number: int) -> int:
        option = options[number]
        phrase = layout.phrases[option.sentence][option.phrase]
        token = option.clause.cue if option.clause else phrase.head
        return abs(layout.sentences[option.sentence].tokens[token].start - here)

    nearest = sorted(range(len(options)), key=distance)[:count]
    return [options[number] for number in sorted(nearest)]
