"""Who speaks where a text names nobody beside the words: the last speaker goes on, or another.

In dialogue, paragraphs that hold nothing but a quotation mostly change the speaker; in news, they
mostly go on with the one before. A logistic model weighs which of the two it is: whether something
was asked, how the quotation before was told, whether the speakers of this text take turns. The
weights are text, one feature a line (`data/dialogue_weights.tsv`). Where the speaker changes, the
one who spoke before the last speaks again; where nobody else has spoken, nobody is named.

Within a paragraph, who acts in a sentence without a cue beside a quotation speaks: “Yes.” Ann Lee
put down her cup. “I know.”
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrs import define, field, frozen

from quotetrack.lexicon.cues import VERBS_WITH_HEARER, verb_lemma
from quotetrack.lexicon.people import (
    FEMALE_NOUNS,
    FEMALE_TITLES,
    MALE_NOUNS,
    MALE_TITLES,
    SEX_OF_GIVEN_NAME,
)
from quotetrack.lexicon.words import word_list
from quotetrack.quotes.beside import is_asked_of_next, is_somebody, who_asked
from quotetrack.quotes.candidates import Candidate
from quotetrack.quotes.clauses import is_verb
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.name_words import is_people_noun
from quotetrack.quotes.narration import (
    OF_SUBJECT,
    SEX_OF_PRONOUN,
    by_narration,
    stands_by_itself,
)
from quotetrack.quotes.sentence_facts import size_bucket
from quotetrack.quotes.sieves import BY_ORDER, DIALOGUE, GOES_ON, Decision
from quotetrack.quotes.skeleton import Sentence
from quotetrack.weights import Fact, Weights, features, logistic

_OPEN: Final = frozenset({GOES_ON, "nobody"})
_NEIGHBOURS: Final = ("sentence_before", "sentence_after")
_FARTHEST: Final = 8  # paragraphs
_FARTHEST_OF_TWO: Final = 24  # paragraphs
_LONGEST_ACTION: Final = 16  # tokens
_ENDINGS: Final = (*".!?…—–-:", "")
_LONGEST_PAUSE: Final = 5  # words
_ACTS: Final = 0.8
_STRONG_CUE: Final = 0.5
_REPLIES: Final = word_list("quotes", "replies")
_REPLYING: Final = frozenset({"reply", "answer", "respond", "retort", "snap", "agree"})
_FARTHEST_REPLIER: Final = 3  # tokens
_BEGINNING_TO_SPEAK: Final = frozenset("speak speaks spoke spoken answered replied".split())
#: The same by what is heard or seen first: "cleared her throat", "opened his mouth to speak".
_VOICES: Final = frozenset({"mouth", "silence", "throat", "voice"})
_RAISING: Final = frozenset({"break", "clear", "find", "open", "raise"})
_LONGEST_END: Final = 4  # tokens
#: Who is called by name at the end of a question: "…, Mr Lee?", "…, Tom?".
_CALLED: Final = re.compile(r", (?:(?:Mr|Mrs|Ms|Miss|Dr|Sir)\.? )?([A-Z][\w’'-]+)\?\W*\Z")
_FIRST_PERSON: Final = frozenset({"i", "we"})
_YOU: Final = frozenset("you your yours you're you've you'll you'd".split())

_TOLD = features("told share", "0", "told {told}", "share {share}", "told share {told} {share}")
_ASKED = features(
    "asked asks share told",
    "asked {asked}",
    "asks {asks}",
    "asked share {asked} {share}",
    "asks share {asks} {share}",
    "asked told {asked} {told}",
    "asked asks {asked} {asks}",
)
_RUN = features("run share", "run {run}", "run share {run} {share}")
_SIZES = features("size before", "size {size}", "size before {before}")
_SECOND_PERSON = features("here before", "you {here}", "you before {before}")
_REPLY = features("word", "begins {word}")
_APART = features("apart dense", "apart {apart}", "dense {dense}")


@frozen
class _Voice:
    """Somebody who speaks: by what name, of which sex where that is known, "" where not."""

    name: str
    sex: str


#: Somebody other than the last speaker, whom the text has not named.
_ANOTHER: Final = _Voice("?", "")


@define
class Exchange:
    """The quotations read so far, and who said them: (number, voice or None, decision)."""

    layout: Layout
    said: list[tuple[int, _Voice | None, Decision]] = field(factory=list)

    def read(self, quotation: int, decision: Decision, speaker: str | None = None) -> None:
        """Note who says a quotation: `speaker` where he is known, or whom the decision names."""
        voice = _ANOTHER if decision.sieve == DIALOGUE else None
        if speaker is not None:
            voice = _Voice(speaker, "")
        elif decision.candidate is not None:
            voice = self._voice(quotation, decision.candidate)
        self.said.append((quotation, voice, decision))

    def _voice(self, quotation: int, candidate: Candidate) -> _Voice:
        known = next(
            (
                voice
                for _, voice, decision in reversed(self.said[-_FARTHEST:])
                if voice is not None
                and decision.candidate is not None
                and (decision.candidate.sentence, decision.candidate.phrase)
                == (candidate.sentence, candidate.phrase)
            ),
            None,
        )
        voice = known or _voice_of(self.layout, candidate)
        if voice.name not in SEX_OF_PRONOUN:
            return voice
        opening = _who_opens_paragraph(self.layout, candidate)
        if opening is not None and opening.sex in (voice.sex, ""):
            return opening
        fitting = [
            one
            for _, one, _ in reversed(self.said[-_FARTHEST:])
            if one is not None
            and one is not _ANOTHER
            and one.sex in (voice.sex, "")
            and one.name not in _FIRST_PERSON
        ]
        if not fitting:
            return voice
        last = self.said[-1]
        is_near = self.layout.quoted[last[0]].paragraph == self.layout.quoted[quotation].paragraph
        others = [one for one in fitting if one != last[1]]
        return others[0] if others and not is_near and len(self.said) > 1 else fitting[0]

    def other_than(self, voice: _Voice | None, paragraph: int) -> Decision | None:
        """Return the decision on what the latest speaker beside `voice` said."""
        farthest = _FARTHEST_OF_TWO if self._are_two() else _FARTHEST
        for quotation, one, decision in reversed(self.said[-_FARTHEST:]):
            if paragraph - self.layout.quoted[quotation].paragraph > farthest:
                return None
            if (
                one is not None
                and one not in (voice, _ANOTHER)
                and self._is_aloud(quotation, decision.candidate)
            ):
                return decision
        return None

    def _is_aloud(self, quotation: int, source: Candidate | None) -> bool:
        """Return whether words begin like a sentence, and somebody says them.

        A sign, or who calls something a “mess”, takes no turn.
        """
        words = self.layout.quoted[quotation].inner.of(self.layout.text)
        if source is None or words[:1].islower():
            return False
        phrase = self.layout.phrases[source.sentence][source.phrase]
        head = self.layout.sentences[source.sentence].tokens[phrase.head]
        return phrase.kind != "nominal" or is_people_noun(head.lower)

    def is_of_writer(self) -> bool:
        """Return whether the writer is among those who have spoken of late: “Is it?” I asked."""
        return any(
            one is not None and one.name in _FIRST_PERSON for _, one, _ in self.said[-_FARTHEST:]
        )

    def _are_two(self) -> bool:
        """Return whether only two have spoken of late, so that the other one is sure."""
        return len({one for _, one, _ in self.said[-_FARTHEST:] if one is not None}) == 2


def _first_of_paragraph(layout: Layout, sentence: int) -> int:
    """Return the first sentence of the paragraph in which one stands."""
    paragraph = layout.sentences[sentence].paragraph
    while sentence and layout.sentences[sentence - 1].paragraph == paragraph:
        sentence -= 1
    return sentence


def _who_opens_paragraph(layout: Layout, pronoun: Candidate) -> _Voice | None:
    """Return whose name opens the paragraph of a pronoun that says something in it."""
    at = _first_of_paragraph(layout, pronoun.sentence)
    opening = next(iter(layout.phrases[at]), None)
    if opening is None or opening.first or opening.kind not in ("name", "title_name"):
        return None
    is_before = (at, 0) < (pronoun.sentence, pronoun.phrase)
    return _voice_of(layout, Candidate(at, 0, None)) if is_before else None


def _voice_of(layout: Layout, candidate: Candidate) -> _Voice:
    phrase = layout.phrases[candidate.sentence][candidate.phrase]
    words = layout.sentences[candidate.sentence].tokens[phrase.first : phrase.core_last + 1]
    name = words[-1].lower
    if phrase.kind == "pronoun":
        return _Voice(name, SEX_OF_PRONOUN.get(name, ""))
    sexes = {
        "m" if word.text in MALE_TITLES or word.lower in MALE_NOUNS else "f"
        for word in words
        if word.text in MALE_TITLES
        or word.text in FEMALE_TITLES
        or word.lower in MALE_NOUNS
        or word.lower in FEMALE_NOUNS
    } or {SEX_OF_GIVEN_NAME.get(word.lower, "") for word in words[:1]} & {"m", "f"}
    return _Voice(name, sexes.pop() if len(sexes) == 1 else "")


def in_dialogue(
    layout: Layout, decisions: Sequence[Decision], weights: Weights, narration: Weights
) -> list[Decision]:
    """Return the decisions, with other ones where only the order of speakers tells who speaks.

    Args:
        layout: The text, taken apart.
        decisions: One for each of its quotations, all paragraphs of one with the same source.
        weights: Those of the model that tells whether the last speaker goes on.
        narration: Those of the model that tells whose words stand behind narration.
    """
    carried: Candidate | None = None
    share = shape_of_talk(layout, decisions)
    exchange = Exchange(layout)
    decided: list[Decision] = []
    for quotation, decision in enumerate(decisions):
        told = None
        if not exchange.is_of_writer():
            told = by_narration(layout, quotation, decision, carried, narration)
        if is_asked_of_next(layout, quotation) and is_of_answer(layout, quotation, decision):
            asked = who_asked(layout, quotation)
            if asked is not None:
                decision = Decision(asked, _NEIGHBOURS[0], _ACTS)
        elif is_open(layout, quotation, decision):
            decision = (
                _by_action(layout, quotation)
                or _by_reply(layout, quotation)
                or _by_speaking(layout, quotation)
                or _by_address(layout, quotation)
                or _by_last_subject(layout, quotation, decided)
                or told
                or _by_order(exchange, quotation, share, weights)
                or decision
            )
        else:
            decision = told or decision
        carried = decision.candidate or carried
        decided.append(decision)
        exchange.read(quotation, decision)
    return decided


def is_of_answer(layout: Layout, quotation: int, decision: Decision) -> bool:
    """Return whether a decision gives a question the source of its answer, or none."""
    candidate, place = decision.candidate, layout.places[quotation]
    if decision.certain:
        return False
    return candidate is None or candidate.carried or candidate.sentence >= place.sentence


def is_open(layout: Layout, quotation: int, decision: Decision) -> bool:
    """Return whether nothing in the paragraph of a quotation told who says it."""
    if decision.certain or not stands_by_itself(layout, quotation):
        return False
    if decision.sieve in _OPEN:
        return True
    candidate = decision.candidate
    return (
        decision.sieve in _NEIGHBOURS
        and candidate is not None
        and layout.sentences[candidate.sentence].paragraph != layout.quoted[quotation].paragraph
        and not _is_led_up(layout, quotation, candidate)
    )


def _is_led_up(layout: Layout, quotation: int, candidate: Candidate) -> bool:
    """Return whether a paragraph that ends in a colon names the source of the next one."""
    paragraph = layout.sentences[candidate.sentence].paragraph
    return paragraph == layout.quoted[quotation].paragraph - 1 and layout.paragraphs[paragraph].of(
        layout.text
    ).endswith(":")


def _by_action(layout: Layout, quotation: int) -> Decision | None:
    """Return who acts in the sentence between two quotations of a paragraph, or next to one.

    The sentence must be short and have no quotation and no cue of its own; its first phrase is a
    person's name or pronoun, with a verb behind it.
    """
    place = layout.places[quotation]
    if place.token or not layout.facts(place.sentence).is_alone:
        return None
    for at, sieve in ((place.sentence - 1, _NEIGHBOURS[0]), (place.sentence + 1, _NEIGHBOURS[1])):
        if not 0 <= at < len(layout.sentences):
            continue
        sentence = layout.sentences[at]
        phrases = layout.phrases[at]
        if (
            sentence.paragraph != layout.quoted[quotation].paragraph
            or len(sentence.tokens) > _LONGEST_ACTION
            or layout.facts(at).quotations_in_all
            or not phrases
            or (layout.facts(at).strongest >= _STRONG_CUE and not _is_gesture(layout, at))
        ):
            continue
        between = at < place.sentence and _quotation_ends(layout, quotation, at - 1)
        is_first = at < place.sentence and (
            quotation == 0 or layout.quoted[quotation - 1].paragraph != sentence.paragraph
        )
        is_next = at > place.sentence and layout.begins_paragraph(quotation)
        if not between and (_is_dense(layout) == "few" or not (is_first or is_next)):
            continue
        phrase = phrases[0]
        behind = phrase.last + 1
        acts = _is_gesture(layout, at) or (
            behind < len(sentence.tokens) and is_verb(sentence.tokens, behind)
        )
        if phrase.first == 0 and acts and _is_person(layout, at):
            return Decision(Candidate(at, 0, None), sieve, _ACTS)
    return None


def _is_gesture(layout: Layout, sentence: int) -> bool:
    """Return whether a sentence is no more than its subject and its verb: he shrugs."""
    tokens = layout.sentences[sentence].tokens
    return layout.phrases[sentence][0].last == len(tokens) - 3 and tokens[-2].kind == "word"


def _by_reply(layout: Layout, quotation: int) -> Decision | None:
    """Return who replies in the sentence behind a quotation: “Yes.” This time he answered at once.

    The sentence stands in the paragraph that the quotation opens.
    """
    place = layout.places[quotation]
    at = place.sentence + 1
    if (
        not layout.begins_paragraph(quotation)
        or not layout.facts(place.sentence).is_alone
        or at >= len(layout.sentences)
        or layout.sentences[at].paragraph != layout.quoted[quotation].paragraph
        or layout.facts(at).quotations_in_all
    ):
        return None
    tokens = layout.sentences[at].tokens
    for clause in layout.clauses[at]:
        if (
            clause.pattern == "before"
            and verb_lemma(tokens[clause.cue].lower) in _REPLYING
            and layout.phrases[at][clause.phrase].first <= _FARTHEST_REPLIER
            and is_somebody(layout, at, clause.phrase)
        ):
            return Decision(Candidate(at, clause.phrase, clause), _NEIGHBOURS[1], _ACTS)
    return None


def _by_speaking(layout: Layout, quotation: int) -> Decision | None:
    """Return who begins to speak at the end of the paragraph before: “… until the man spoke.”"""
    place, quoted = layout.places[quotation], layout.quoted[quotation]
    at = place.sentence - 1
    if (
        at < 0
        or not layout.begins_paragraph(quotation)
        or layout.sentences[at].paragraph != quoted.paragraph - 1
        or (quotation and layout.quoted[quotation - 1].paragraph == quoted.paragraph - 1)
    ):
        return None
    tokens = layout.sentences[at].tokens
    for clause in reversed(layout.clauses[at]):
        if (
            clause.pattern.startswith(("before", "shared_", "far_shared"))
            and tokens[clause.cue].lower in _BEGINNING_TO_SPEAK
            and len(tokens) - 1 - clause.cue <= _LONGEST_END
            and is_somebody(layout, at, clause.phrase)
        ):
            return Decision(Candidate(at, clause.phrase, clause), _NEIGHBOURS[0], _ACTS)
    ending = [token.lower for token in tokens[-_LONGEST_END:] if token.kind == "word"]
    if not _VOICES.isdisjoint(ending) and any(
        verb_lemma(token.lower) in _RAISING for token in tokens
    ):
        for number in range(len(layout.phrases[at])):
            if is_somebody(layout, at, number):
                return Decision(Candidate(at, number, None), _NEIGHBOURS[0], _ACTS)
    return None


def _by_address(layout: Layout, quotation: int) -> Decision | None:
    """Return whom the question before calls by name: “Where were you, Mr Lee?” / “In bed.”"""
    previous = quotation - 1
    if previous < 0 or not _opens_paragraph(layout, quotation):
        return None
    if layout.quoted[previous].paragraph != layout.quoted[quotation].paragraph - 1:
        return None
    called = _CALLED.search(layout.quoted[previous].inner.of(layout.text))
    if called is None:
        return None
    name = called[1].lower()
    for at in range(layout.places[previous].sentence, -1, -1):
        tokens = layout.sentences[at].tokens
        for number, phrase in enumerate(layout.phrases[at]):
            ends = (tokens[phrase.first].lower, tokens[phrase.core_last].lower)
            if phrase.kind in ("name", "title_name") and name in ends:
                return Decision(Candidate(at, number, None), _NEIGHBOURS[0], _ACTS)
    return None


def _by_last_subject(
    layout: Layout, quotation: int, decided: Sequence[Decision]
) -> Decision | None:
    """Return who acts last in the paragraph before, behind the words of a body or a thing.

    “Organisers called it “a success”, though Mr Moss had a different view. / “I sold two.””
    """
    place = layout.places[quotation]
    at, last = place.sentence - 1, quotation - 1
    if last < 0 or not _opens_paragraph(layout, quotation):
        return None
    paragraph = layout.quoted[quotation].paragraph - 1
    source = decided[last].candidate
    if layout.quoted[last].paragraph != paragraph or source is None:
        return None
    said = layout.phrases[source.sentence][source.phrase]
    if is_somebody(layout, source.sentence, source.phrase) and (
        said.kind != "name" or said.core_last > said.first
    ):
        return None
    first = layout.places[last].token + 1 if layout.places[last].sentence == at else 0
    for clause in layout.clauses[at]:
        phrase = layout.phrases[at][clause.phrase]
        if (
            clause.pattern.startswith(OF_SUBJECT)
            and phrase.first >= first
            and phrase.last < clause.cue
            and is_somebody(layout, at, clause.phrase)
            and (said.kind != "name" or phrase.kind in ("pronoun", "nominal"))
        ):
            return Decision(Candidate(at, clause.phrase, None), _NEIGHBOURS[0], _ACTS)
    return None


def _quotation_ends(layout: Layout, quotation: int, sentence: int) -> bool:
    """Return whether the quotation before stands in a sentence just before, of this paragraph."""
    return (
        quotation > 0
        and layout.places[quotation - 1].sentence == sentence
        and layout.quoted[quotation - 1].paragraph == layout.quoted[quotation].paragraph
    )


def _is_person(layout: Layout, sentence: int) -> bool:
    phrase = layout.phrases[sentence][0]
    head = layout.sentences[sentence].tokens[phrase.head]
    if phrase.kind == "pronoun":
        return head.lower in SEX_OF_PRONOUN
    return phrase.kind in ("name", "title_name") or (
        phrase.kind == "nominal" and is_people_noun(head.lower)
    )


def _by_order(exchange: Exchange, quotation: int, share: str, weights: Weights) -> Decision | None:
    """Return who speaks by the order of speakers, None where that tells nothing."""
    facts = facts_of_order(exchange, quotation, share)
    if facts is None:
        return None
    previous, voice, before = exchange.said[-1]
    goes_on = weights.calibrated(logistic(weights.weigh(facts)))
    if _asks_back(exchange.layout, previous, quotation):
        goes_on = min(goes_on, 1 - _ACTS)
    if goes_on >= 0.5:
        source = before.candidate
        if source is None:
            return Decision(None, DIALOGUE if voice is _ANOTHER else "nobody", goes_on)
        carried = Candidate(source.sentence, source.phrase, source.clause, carried=True)
        return Decision(carried, GOES_ON, goes_on)
    other = exchange.other_than(voice, exchange.layout.quoted[quotation].paragraph)
    source = None if other is None else other.candidate
    if source is None:
        # Nobody else has spoken: only a question tells that somebody answers.
        earlier = exchange.layout.quoted[previous].inner.of(exchange.layout.text)
        is_reply = voice is _ANOTHER or earlier.endswith("?")
        is_reply = is_reply or _asks_back(exchange.layout, previous, quotation)
        return Decision(None, DIALOGUE, 1 - goes_on) if is_reply else None
    carried = Candidate(source.sentence, source.phrase, source.clause, carried=True)
    return Decision(carried, DIALOGUE, 1 - goes_on)


def facts_of_order(exchange: Exchange, quotation: int, share: str) -> list[Fact] | None:
    """Return the facts about a quotation that is all of its paragraph, right behind another.

    None where it is not, or where nobody is known to have said the one before. `share` is the
    shape of the talk in the whole text.
    """
    layout = exchange.layout
    if not exchange.said or not _opens_paragraph(layout, quotation):
        return None
    previous, voice, before = exchange.said[-1]
    if voice is None or previous != quotation - 1:
        return None
    apart = layout.quoted[quotation].paragraph - layout.quoted[previous].paragraph
    if apart == 2:
        between = layout.paragraphs[layout.quoted[quotation].paragraph - 1].of(layout.text)
        if len(between.split()) > _LONGEST_PAUSE:
            return None
    elif apart != 1:
        return None
    told = _how_told(layout, previous, before)
    here = layout.quoted[quotation].inner.of(layout.text)
    earlier = layout.quoted[previous].inner.of(layout.text)
    asked, asks = _is_question(earlier), _is_question(here)
    words, words_before = here.lower().replace("’", "'").split(), earlier.lower().split()
    first = words[0].strip(".,!?…—'") if words else ""
    return [
        (_TOLD, told, share),
        (_ASKED, asked, asks, share, told),
        (_RUN, _run(exchange), share),
        (_SIZES, size_bucket(len(words)), size_bucket(len(words_before))),
        (_SECOND_PERSON, _addresses(words), _addresses(words_before)),
        (_REPLY, first if first in _REPLIES else "other"),
        (_APART, apart, _is_dense(layout)),
    ]


def _asks_back(layout: Layout, previous: int, quotation: int) -> bool:
    """Return whether the writer asks who has spoken to him: “Come in,” she tells me. / “Now?”"""
    return _is_question(layout.quoted[quotation].inner.of(layout.text)) and any(
        verb_lemma(before.lower) in VERBS_WITH_HEARER and token.lower == "me"
        for sentence in _sentences_till(layout, layout.places[previous].sentence)
        for before, token in pairwise(sentence.tokens)
    )


def _sentences_till(layout: Layout, last: int) -> Iterator[Sentence]:
    """Yield a sentence and those before it in its paragraph, backwards."""
    for at in range(last, max(last - _FARTHEST, -1), -1):
        if layout.sentences[at].paragraph != layout.sentences[last].paragraph:
            return
        yield layout.sentences[at]


def _is_question(words: str) -> bool:
    return words.rstrip("'’!").endswith("?")


def _addresses(words: Sequence[str]) -> bool:
    return any(word.strip(".,!?…—") in _YOU for word in words)


def _opens_paragraph(layout: Layout, quotation: int) -> bool:
    """Return whether a quotation with the marks of a sentence opens its paragraph, with no cue."""
    place = layout.places[quotation]
    inner = layout.quoted[quotation].inner.of(layout.text).rstrip("'’”\"")
    return (
        layout.begins_paragraph(quotation)
        and layout.facts(place.sentence).is_alone
        and inner[-1:] in _ENDINGS
    )


def _how_told(layout: Layout, quotation: int, decision: Decision) -> str:
    """Return how the text tells who says a quotation: a cue, an action, or nothing but order."""
    if decision.sieve in BY_ORDER:
        return decision.sieve
    if decision.candidate is None:
        return "nobody"
    place = layout.places[quotation]
    if decision.candidate.sentence != place.sentence:
        return "near"
    tokens = layout.sentences[place.sentence].tokens
    rest = len(tokens) - 1 - place.token
    ends = layout.quoted[quotation].paragraph != (
        layout.sentences[place.sentence + 1].paragraph
        if place.sentence + 1 < len(layout.sentences)
        else -1
    )
    return f"{'before' if place.token else 'behind'} {'short' if rest <= 4 else 'long'} {ends}"


def _run(exchange: Exchange) -> str:
    """Return how the latest speakers followed each other, the last of them as "a": "aba", "aa"."""
    voices = [voice for _, voice, _ in exchange.said[-3:]]
    names = {voices[-1]: "a"}
    for voice in reversed(voices):
        names.setdefault(voice, "b" if len(names) == 1 else "c")
    return "".join("-" if voice is None else names[voice] for voice in voices)


def _is_dense(layout: Layout) -> str:
    """Return how many of the paragraphs of a text hold quotations: "few", "half", "most"."""
    count = len({quoted.paragraph for quoted in layout.quoted})
    share = count / (len(layout.paragraphs) or 1)
    return "most" if share > 0.75 else "half" if share > 0.5 else "few"


def shape_of_talk(layout: Layout, decisions: Sequence[Decision]) -> str:
    """Tell whether speakers of neighbouring paragraphs differ, where cues name both.

    Returns:
        "turns" where they mostly differ, "runs" where they mostly do not, "-" where nothing tells,
        with "?" where questions stand among the quotations that open paragraphs.
    """
    same = different = asked = 0
    exchange = Exchange(layout)
    for quotation, decision in enumerate(decisions):
        exchange.read(quotation, decision)
        quoted = layout.quoted[quotation]
        asked += quoted.inner.of(layout.text)[-1:] == "?"
        if len(exchange.said) < 2:
            continue
        (previous, voice, before), (_, this, _) = exchange.said[-2:]
        apart = quoted.paragraph - layout.quoted[previous].paragraph
        at_home = all(
            one.candidate is not None and one.candidate.sentence == layout.places[at].sentence
            for at, one in ((previous, before), (quotation, decision))
        )
        if apart == 1 and at_home:
            same += voice == this
            different += voice != this
    shape = "-" if not same + different else "turns" if different > same else "runs"
    return f"{shape}{'?' if 5 * asked > len(decisions) else ''}"
