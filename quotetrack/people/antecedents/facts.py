"""What the text shows of somebody or something that a phrase may take up.

Each fact is one of the `Features` below with its answers, as in the ranker of sources. `asks` is
the kind of the phrase: "he" (he, she), "it", "they", "person" (a description of one), "body" (a
description of a body or document).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Final, Literal

from attrs import define, field

from quotetrack.lexicon.cues import (
    ASKED,
    FORMS_OF_SAYING,
    OPENS_QUESTION,
    cue_strength,
    verb_lemma,
)
from quotetrack.lexicon.words import word_list, words
from quotetrack.people.antecedents.places import RANK, SUBJECTS, place_of
from quotetrack.people.clusters import Cluster
from quotetrack.people.scan import Found, Scan
from quotetrack.reading import Token
from quotetrack.weights import Fact, features

Asks = Literal["he", "it", "they", "person", "body"]

_NEAR = features("asks far line", "far {far}", "{asks} far {far}", "{asks} far {far} line {line}")
_PLACE = features(
    "asks place far line form",
    "place {place}",
    "{asks} place {place}",
    "{asks} place {place} far {far}",
    "{asks} place {place} line {line} {form}",
)
_KIND = features(
    "asks form kind far",
    "{asks} form {form}",
    "{asks} kind {kind}",
    "{asks} form {form} far {far}",
    "{asks} kind {kind} form {form}",
)
_SPOKE = features(
    "asks spoke far own place form",
    "{asks} spoke {spoke}",
    "{asks} spoke {spoke} far {far}",
    "{asks} spoke {spoke} {own}",
    "{asks} spoke {spoke} {own} place {place}",
    "{asks} spoke {spoke} form {form}",
)
_SINCE = features(
    "asks since subjects own spoke",
    "{asks} since {since} spoke {spoke} {own}",
    "{asks} subjects {subjects} spoke {spoke} {own}",
    "{asks} since {since}",
    "{asks} since {since} subjects {subjects}",
    "{asks} subjects {subjects} spoke {spoke}",
    "subjects {subjects}",
)
_LAST = features(
    "asks place first line own spoke form",
    "{asks} last {place} {first}",
    "{asks} last {place} {first} line {line}",
    "{asks} last {place} {first} {own} {spoke}",
    "{asks} last {place} {form} {line}",
    "{asks} last {place} {form} {first}",
)
_OFTEN = features(
    "asks share count near", "{asks} share {share}", "{asks} count {count}", "{asks} near {near}"
)
_SEX = features("asks sex", "{asks} sex {sex}")
_NEW = features("asks new form place", "{asks} new {new} {form}", "{asks} new {new} {place}")
_HERE = features(
    "asks case place clause alone",
    "{asks} here {case} {place}",
    "{asks} here {case} {clause} {place}",
    "{asks} here {case} {clause} alone {alone}",
)
_SIGN = features("asks sign", "{asks} {sign}")
_CUE = features(
    "asks cue own spoke since",
    "{asks} cue {cue} spoke {spoke}",
    "{asks} cue {cue} {own} spoke {spoke}",
    "{asks} cue {cue} spoke {spoke} since {since}",
)
_FIRST = features("asks first", "{asks} first {first}")

#: What opens a clause that depends on another.
OPENS_CLAUSE: Final = words("whether if that when because after before while as although where why")
#: What one person does who puts a question to the next one named.
ASKED_OR_ASKS: Final = ASKED | {"ask", "asks"}
_FRONTED: Final = words("with alongside beside flanked accompanied joined next")
_LIGHT: Final = words("that also later then on if whether when once , friday monday tuesday")
_TELLING: Final = words("tell inform assure remind warn")
_HEARERS: Final = word_list("people", "hearers")
#: So many words at most lead from somebody to the pronoun with which begins what he says.
LONGEST_SAYING: Final = 5
_LONGEST_ASKING: Final = 5  # tokens from "asked" to "he": "asked Ms Roe whether he"
_FAR: Final = (0, 1, 2, 3, 4, 4, 6, 6, 9, 9, 9)
_FARTHEST: Final = 15
_NEAR_SENTENCES: Final = 4
#: How strong a verb must be as a cue to be one of saying.
_SAYS: Final = 0.4
#: Cues that carry on what was said before.
_CARRIES_ON: Final = words("add continue conclude")
_LONGEST_SUBJECT: Final = 16  # words
_CLOSING_MARKS: Final = frozenset("”\"'’»?")
_QUESTION: Final = OPENS_QUESTION | words("who that about to")
_ANSWERING: Final = frozenset({"answer", "reply", "respond", "retort"})
_CLOSING: Final = 3  # marks
#: So many words and marks may part a phrase from its quotation: "he told the paper: “".
_BESIDE: Final = 6
#: Signs are rare, and few examples must do: each counts as so many features.
_SIGN_COUNTS: Final = 8
#: A given name of the other sex bars nearly everybody.
_OTHER_COUNTS: Final = 12


@define(eq=False)
class Candidate:
    """Somebody or something that a phrase may mean.

    `before` are its mentions before the phrase, in the order of the text; `cluster` is None for
    what has no entity yet, which `before` alone tells. `kind` is that of a body or document, and
    `told` are the nouns by which the text tells what a named one is.
    """

    cluster: Cluster | None
    before: list[Found]
    facts: list[Fact] = field(factory=list)
    kind: str = ""
    told: Collection[str] = ()
    _nearest: Found | None = field(default=None, init=False)

    @property
    def nearest(self) -> Found:
        """Its last mention in the text proper, where it has one there. Found once."""
        found = self._nearest
        if found is None:
            found = self.before[-1]
            if not found.body:
                found = next((one for one in reversed(self.before) if one.body), found)
            self._nearest = found
        return found


@define(eq=False)
class Asked:
    """A phrase, and what of the text around it does not depend on the candidate.

    `speaks` tells that it is the source of a quotation; `counts` how often each candidate has been
    mentioned, by its place among `candidates`; `narrated` how many sentences up to each hold words
    outside quotation marks, where only those count.
    """

    scan: Scan
    asks: Asks
    found: Found
    speaks: bool
    candidates: Sequence[Candidate]
    counts: Sequence[int]
    spoke: Mapping[int, str]
    first_person: int = -1
    places: dict[tuple[int, int], str] = field(factory=dict)
    narrated: Sequence[int] = ()

    @cached_property
    def quoted_beside(self) -> frozenset[str]:
        """The capitalised words of what is quoted right before the phrase or right after it."""
        return capitals_quoted_beside(self.scan, self.found) if self.speaks else frozenset()

    @cached_property
    def named_behind(self) -> frozenset[str]:
        """The capitalised words behind the verb of the phrase: "he told Ana Ortiz"."""
        if not self.speaks:
            return frozenset()
        items = self.scan.words.items
        behind = items[self.found.last + 1 : self.found.last + _BESIDE]
        if not behind or not says(behind[0].lower):
            return frozenset()
        named: set[str] = set()
        for item in behind[1:]:
            if item.quoted or item.sentence != self.found.sentence or not item.text[0].isalpha():
                break
            if item.is_capitalised:
                named.add(item.text)
        return frozenset(named)

    @cached_property
    def named_beside(self) -> bool:
        """Whether anything in capitals is quoted beside the phrase or stands behind its verb."""
        return bool(self.quoted_beside or self.named_behind)

    @cached_property
    def opens_clause(self) -> bool:
        """Whether the phrase is the subject of a clause that depends on another."""
        return _in_clause(self.scan, self.found)

    @cached_property
    def are_here(self) -> int:
        """How many of the candidates stand before the phrase in its sentence."""
        return sum(one.nearest.sentence == self.found.sentence for one in self.candidates)

    def away(self, found: Found) -> int:
        """Return how many sentences before the phrase a mention stands, but for quoted ones."""
        here, there = self.found.sentence, found.sentence
        if there >= here:
            # What a headline describes may be named after it.
            return 0
        told = self.narrated
        if not told:
            return here - there
        last = len(told) - 1
        return max(told[min(here, last)] - told[min(there, last)], 1)

    def place(self, found: Found) -> str:
        """Return the place of a mention, worked out once."""
        span = (found.start, found.end)
        known = self.places.get(span)
        if known is None:
            known = self.places[span] = place_of(self.scan, found)
        return known


def capitals_quoted_beside(scan: Scan, phrase: Found) -> frozenset[str]:
    """Return the capitalised words of what is quoted right before a phrase or right after it."""
    items = scan.words.items
    inside: set[str] = set()
    for step, edge in ((-1, phrase.first), (1, phrase.last)):
        at, away = edge + step, 0
        while (
            0 <= at < len(items)
            and items[at].paragraph == items[edge].paragraph
            and (items[at].quoted or (not inside and away < _BESIDE))
        ):
            away += not items[at].quoted
            if items[at].quoted and items[at].is_capitalised:
                inside.add(items[at].text)
            at += step
    return frozenset(inside)


def add_facts(asked: Asked) -> None:
    """Write what the text shows of each candidate into its `facts`."""
    candidates, asks, phrase = asked.candidates, asked.asks, asked.found
    own = _context(asked)
    total = sum(asked.counts) or 1
    nearest = [one.nearest for one in candidates]
    subjects = [_last_subject(asked, one) for one in candidates]
    by_nearest, by_subject = sorted([one.start for one in nearest]), sorted(subjects)
    last, first = _last_sentence(asked)
    cue = _cue(asked) if asked.speaks else "-"
    case = _case(phrase)
    for at, (candidate, near) in enumerate(zip(candidates, nearest, strict=True)):
        mentions = _Mentions(asked, candidate, near.sentence, last)
        spoke = asked.spoke.get(at, "no")
        away = asked.away(near)
        far = _FAR[away] if away < len(_FAR) else _FARTHEST
        best = _best_placed(asked, mentions.nearest)
        place, form = asked.place(best), _form(best if asks == "he" else near)
        cluster = candidate.cluster
        candidate.facts += (
            (_NEAR, asks, far, near.line == phrase.line),
            (_PLACE, asks, place, far, near.line == phrase.line, form),
            (_KIND, asks, form, cluster.kind if cluster is not None else "thing", far),
            (_SPOKE, asks, spoke, far, own, place, form if asks == "he" else "-"),
        )
        if phrase.sex is not None and cluster is not None:
            agreement = _agreement(cluster, phrase)
            times = _OTHER_COUNTS if agreement == "other" else 1
            candidate.facts += [(_SEX, asks, agreement)] * times
        is_new = candidate.before[0].sentence == near.sentence
        candidate.facts.append((_NEW, asks, is_new and away <= 1, form, place))
        if away == 0:
            clause, alone = (asked.opens_clause, asked.are_here == 1) if asks == "he" else "--"
            candidate.facts.append((_HERE, asks, case, place, clause, alone))
        since = _many(by_nearest, near.start)
        later = "never" if subjects[at] < 0 else _many(by_subject, subjects[at])
        there = mentions.last
        line = bool(there) and there[0].line == phrase.line
        last_place = asked.place(_best_placed(asked, there)) if there else "-"
        last_form = _form(there[-1]) if there else "-"
        count = asked.counts[at]
        candidate.facts += (
            (_SINCE, asks, since, later, own, spoke),
            (_CUE, asks, cue, own, spoke, later),
            (_LAST, asks, last_place, at == first, line, own, spoke, last_form),
            (_OFTEN, asks, round(4 * count / total), min(6, count), min(5, mentions.shortly)),
            (_FIRST, asks, at == asked.first_person),
        )
        for sign in _signs(asked, candidate, mentions, away):
            candidate.facts += [(_SIGN, asks, sign)] * _SIGN_COUNTS


class _Mentions:
    """The mentions of a candidate, gone through once.

    `nearest` are those in the sentence numbered `near`, `last` are those in the one
    numbered `last`, `here` those in that of the phrase. `shortly` counts those shortly before.
    """

    __slots__ = ("here", "last", "nearest", "opens_line", "shortly")

    def __init__(self, asked: Asked, candidate: Candidate, near: int, last: int) -> None:
        this, line = asked.found.sentence, asked.found.line
        earliest = this - _NEAR_SENTENCES
        self.nearest: list[Found] = []
        self.last: list[Found] = []
        self.here: list[Found] = []
        self.shortly = 0
        self.opens_line = False
        for one in candidate.before:
            sentence = one.sentence
            if sentence == near:
                self.nearest.append(one)
            if sentence == last:
                self.last.append(one)
            if sentence == this:
                self.here.append(one)
            if sentence >= earliest:
                self.shortly += 1
            if one.opens_line and one.line == line:
                self.opens_line = True


def _best_placed(asked: Asked, mentions: Sequence[Found]) -> Found:
    """Return the mention whose place matters most: "Ana Ortiz", not "a baker" in apposition."""
    if len(mentions) < 2:
        return mentions[0]
    return min(mentions, key=lambda one: RANK[asked.place(one)])


def _last_subject(asked: Asked, candidate: Candidate) -> int:
    """Return where a candidate was last the subject of a clause, -1 where it never was."""
    for one in reversed(candidate.before):
        if asked.place(one) in SUBJECTS:
            return one.start
    return -1


def _many(starts: Sequence[int], start: int) -> int:
    """Return how many of `starts`, in order, are behind `start`, at most 3."""
    return min(3, len(starts) - bisect_right(starts, start))


def _context(asked: Asked) -> str:
    """Return where the phrase stands: as a source that opens a line, behind a quotation, or not."""
    if not asked.speaks:
        return "aside"
    items = asked.scan.words.items
    if asked.found.opens_line:
        return "line"
    before = items[asked.found.first - 1]
    after = items[asked.found.last + 1] if asked.found.last + 1 < len(items) else None
    if before.quoted or before.text in "”\"'’" or (before.text == "," and _is_verb(after)):
        return "behind"
    return "sentence" if asked.found.opens_sentence else "inside"


def _is_verb(item: Token | None) -> bool:
    return item is not None and says(item.lower)


@lru_cache(maxsize=5_000)
def says(word: str) -> bool:
    """Return whether a word is the form of a verb of saying."""
    return word in FORMS_OF_SAYING or cue_strength(verb_lemma(word)) >= _SAYS


def _cue(asked: Asked) -> str:
    """Return what the verb beside the phrase does: it carries on, it tells a hearer, or it says."""
    lemma = _lemma_beside(asked.scan, asked.found)
    if lemma in _CARRIES_ON:
        return "carries on"
    return lemma if lemma in ("tell", "say", "none") else "other"


def carries_on(scan: Scan, found: Found) -> bool:
    """Return whether the verb beside a phrase tells that somebody goes on: "he added"."""
    return _lemma_beside(scan, found) in _CARRIES_ON


def _lemma_beside(scan: Scan, found: Found) -> str:
    items = scan.words.items
    for at in (found.last + 1, found.first - 1, found.last + 2):
        if 0 <= at < len(items) and says(items[at].lower):
            return verb_lemma(items[at].lower)
    return "none"


def _agreement(cluster: Cluster, found: Found) -> str:
    sex = cluster.sex
    if sex == found.sex:
        return "same"
    if sex is None or found.sex is None:
        return "unknown"
    may_be = found.mention.kind == "nominal" and cluster.may_be(found.sex)
    return "unknown" if may_be else "other"


def _form(found: Found) -> str:
    if found.mention.kind == "nominal":
        return found.determiner or "thing"
    return "name" if found.name is not None else found.mention.kind


def _case(found: Found) -> str:
    lower = found.mention.text.lower()
    if lower.endswith("self"):
        return "reflexive"
    if found.possessive:
        return "possessive"
    return "subject" if found.is_subject else "object"


def _last_sentence(asked: Asked) -> tuple[int, int]:
    """Return the last sentence before the phrase's that names a candidate, and its first subject.

    The subject is the place of its candidate, -1 where there is none. Subjects of clauses come
    after that of the sentence.
    """
    last, sentence = -1, asked.found.sentence
    for one in asked.candidates:
        for found in one.before:
            if last < found.sentence < sentence and found.body:
                last = found.sentence
    subjects = [
        (_in_clause(asked.scan, found), found.start, at, found)
        for at, one in enumerate(asked.candidates)
        for found in one.before
        if found.sentence == last and asked.place(found) in SUBJECTS
    ]
    if subjects and _is_fronted(asked.scan, min(entry[3].first for entry in subjects)):
        # "Speaking beside the premier, Ana Lu, Ms Roe said": companions come with no verb.
        subjects = [entry for entry in subjects if _verb_follows(asked.scan, entry[3])] or subjects
    return last, min(subjects, key=lambda entry: entry[:2])[2] if subjects else -1


def _signs(asked: Asked, candidate: Candidate, mentions: _Mentions, away: int) -> Iterator[str]:
    """Yield what is rare, but tells much. `away` is how far the candidate was last named."""
    scan, phrase, here = asked.scan, asked.found, mentions.here
    if mentions.opens_line:
        yield "opens line"
    if asked.asks in ("it", "body") and _is_of_body(asked, candidate):
        yield "body of the quotation"
    if (
        here
        and any(one.mention.kind != "pronoun" for one in here)
        and (_closes_report(scan, phrase) or _is_interrupted(scan, phrase))
    ):
        yield "named in what is said"
    if asked.named_beside:
        own = _names_of(candidate)
        if not asked.quoted_beside.isdisjoint(own):
            yield "named in the quotation"
        if not asked.named_behind.isdisjoint(own):
            yield "is told"
    if asked.asks != "he" or away > _NEAR_SENTENCES:
        return
    nearest = candidate.nearest
    if _tells_something(scan, asked, nearest):
        behind = scan.words.items[nearest.last + 2 : nearest.last + 3]
        yield "tells at the end" if behind and behind[0].text == "." else "tells something"
    if _is_in_brackets(scan, nearest):
        yield "in brackets"


def _names_of(candidate: Candidate) -> set[str]:
    """Return the words that may stand for somebody by themselves: surnames and given names."""
    cluster = candidate.cluster
    if cluster is None or cluster.kind != "person":
        return set()
    parts = [name.split() for name in cluster.names]
    return {part[at] for part in parts if part for at in (0, -1) if len(part[at]) > 2}


def _is_of_body(asked: Asked, candidate: Candidate) -> bool:
    """Return whether what is quoted names the body: “Norvik will pay,” the firm said.

    A spokesman's words name the body like that, whereas people speak of themselves as "I".
    """
    if not asked.quoted_beside:
        return False
    names = {
        one.mention.text
        for one in candidate.before
        if one.mention.kind not in ("nominal", "pronoun")
    }
    if candidate.cluster is not None:
        names.update(candidate.cluster.names)
    parts = {part for name in names for part in name.split() if part[0].isupper() and len(part) > 2}
    return not parts.isdisjoint(asked.quoted_beside)


def _tells_something(scan: Scan, asked: Asked, found: Found) -> bool:
    """Return whether somebody stands as the subject of a verb of saying.

    What parts the two may tell who it is: "A cousin of Mr Hale, a baker, told the paper".
    """
    if asked.place(found) not in SUBJECTS:
        return False
    items = scan.words.items
    for item in items[found.last + 1 : found.last + 1 + _LONGEST_SUBJECT]:
        if item.sentence != found.sentence or item.quoted:
            return False
        if says(item.lower):
            return True
    return False


def is_asked_before(scan: Scan, found: Found, phrase: Found) -> bool:
    """Return whether a mention is asked something right before a phrase and what that says.

    "Ms Roe asked Mr Hale what it meant. “Nothing,” he said."
    """
    items = scan.words.items
    if found.possessive or not found.first or items[found.first - 1].lower not in ASKED_OR_ASKS:
        return False
    if _is_behind_words(scan, found.first - 1):
        return False  # “Why?” asked Mr Hale: he is the one who asks.
    asks = scan.words.sentence_start(found.first)
    if items[asks].lower in OPENS_CLAUSE or found.first - asks > _LONGEST_SUBJECT:
        return False
    end = found.last
    while end + 1 < phrase.first and items[end + 1].sentence == found.sentence:
        if items[end + 1].quoted:
            return False
        end += 1
    said = items[end + 1 : phrase.first]
    return (
        any(item.quoted for item in said)
        and all(item.quoted or not item.form.is_word for item in said)
        and not any(item.text == "?" for item in said[-_CLOSING:])
    )


def _is_behind_words(scan: Scan, at: int) -> bool:
    """Return whether the word at `at` stands right behind what somebody says."""
    before = scan.words.items[at - 1] if at else None
    return before is not None and (before.quoted or before.text in _CLOSING_MARKS)


def asked_and_is_answered(scan: Scan, found: Found, phrase: Found) -> bool:
    """Return whether a mention asks what a phrase answers: “Why?” asked Bo. “So,” he replied.

    Or whom it asks about: Bo Hale asked whether he was sorry. “I am.”
    """
    items = scan.words.items
    if found.sentence == phrase.sentence and items[phrase.first - 1].lower in OPENS_QUESTION:
        asking = found.last + 1 + (items[found.last + 1].text == ",")
        return items[asking].lower in ASKED_OR_ASKS and phrase.first - asking <= _LONGEST_ASKING
    behind = items[found.last + 1].lower if found.last + 1 < len(items) else ""
    inverted = found.first > 1 and items[found.first - 1].lower in ASKED_OR_ASKS
    if not (inverted and _is_behind_words(scan, found.first - 1)) and behind not in ASKED_OR_ASKS:
        return False
    around = items[phrase.first - 1 : phrase.first] + items[phrase.last + 1 : phrase.last + 2]
    return 0 < phrase.sentence - found.sentence <= _NEAR_SENTENCES and any(
        verb_lemma(item.lower) in _ANSWERING for item in around
    )


def _is_in_brackets(scan: Scan, found: Found) -> bool:
    items = scan.words.items
    for at in range(found.first - 1, max(found.first - _LONGEST_SUBJECT, -1), -1):
        if items[at].sentence != found.sentence or items[at].text == ")":
            return False
        if items[at].text == "(":
            return True
    return False


def _is_fronted(scan: Scan, first: int) -> bool:
    """Return whether the sentence of a word opens with a participle or "with", "alongside"."""
    start = scan.words.sentence_start(first)
    opening = scan.words.items[start].lower
    return start < first and (opening.endswith("ing") or opening in _FRONTED)


def _verb_follows(scan: Scan, found: Found) -> bool:
    items = scan.words.items
    after = items[found.last + 1].form if found.last + 1 < len(items) else None
    return after is not None and after.lower.isalpha() and after.is_finite_verb


def _in_clause(scan: Scan, found: Found) -> bool:
    return found.first > 0 and scan.words.items[found.first - 1].lower in OPENS_CLAUSE


def says_so(scan: Scan, found: Found, phrase: Found) -> bool:
    """Return whether the mention says what the phrase begins: "Ortiz told CNN (that) she …"."""
    items = scan.words.items
    if found.possessive or not 1 < phrase.first - found.last <= LONGEST_SAYING:
        return False
    if phrase.mention.text.lower() == "him" or is_object(items, phrase):
        return False  # "Ana Ortiz asked her why"
    # "Ana Ortiz, a baker, told CNN she"
    behind = (
        found.last + 1 + (found.mention.kind == "nominal" and items[found.last + 1].text == ",")
    )
    if behind == phrase.first:
        return False
    verb, *rest = items[behind : phrase.first]
    tells = verb_lemma(verb.lower) in _TELLING
    return says(verb.lower) and all(
        says(item.lower)
        or item.lower in _LIGHT
        or (tells and (item.form.is_known_body or item.lower in _HEARERS))
        for item in rest
    )


def is_object(items: Sequence[Token], phrase: Found) -> bool:
    """Return whether "her" is no owner: no noun follows."""
    after = items[phrase.last + 1] if phrase.last + 1 < len(items) else None
    return phrase.mention.text.lower() == "her" and (
        after is None or after.lower in _QUESTION or not after.form.is_word
    )


def _closes_report(scan: Scan, phrase: Found) -> bool:
    """Return whether the phrase reports what stands before it: "…, he said."

    Whoever says so is hardly named in what he says.
    """
    items = scan.words.items
    if phrase.first == 0 or phrase.last + 2 >= len(items):
        return False
    before, verb, end = items[phrase.first - 1], items[phrase.last + 1], items[phrase.last + 2]
    return before.text == "," and says(verb.lower) and end.text in ".;"


def _is_interrupted(scan: Scan, phrase: Found) -> bool:
    """Return whether "he said" stands inside what is said: "Mr Hale, he said, would go"."""
    items = scan.words.items
    after = phrase.last + 2
    return (
        phrase.first > 0
        and items[phrase.first - 1].text == ","
        and after < len(items)
        and says(items[phrase.last + 1].lower)
        and items[after].text == ","
    )
