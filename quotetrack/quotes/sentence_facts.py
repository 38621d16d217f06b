"""What the ranker asks about one sentence again and again, counted once.

Every candidate of every quotation asks how many verbs, quotations or cues stand between two tokens.
Their places in order answer that at once, so that the work grows with the number of candidates and
not with the length of their sentences as well.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from attrs import define

from quotetrack.lexicon.cues import NOUNS_OF_SAYING, VERBS_OF_SAYING, cue_class, verb_lemma
from quotetrack.lexicon.organisations import ORGANISATION_WORDS
from quotetrack.lexicon.people import GROUP_NOUNS, PERSON_NOUNS, ROLE_NOUNS
from quotetrack.lexicon.words import word_list
from quotetrack.quotes.clauses import Clause, is_verb
from quotetrack.quotes.phrase_kinds import NounPhrase
from quotetrack.quotes.skeleton import DASHES, Sentence
from quotetrack.reading import Token
from quotetrack.weights import Fact, features

_STOPS = frozenset({";", ":", ".", "!", "?"})
_JOINING = ("and", "but")
_COMMON_CLASSES = frozenset("dpscoxt")
_CAPITAL_CLASSES = frozenset({"n", "j", ""})
_RIVAL = 0.3
_STRONG = 0.4
_SIZES = ("0", "1", "2", "3", "4", *["5+"] * 3, *["8+"] * 5, *["13+"] * 13)
_TITLE_NOUNS = word_list("quotes", "title_nouns")
_OF_CANDIDATE = features(
    "kind lead pattern strength",
    "kind {kind}",
    "lead {lead}",
    "pattern {pattern}",
    "pattern lead {pattern} {lead}",
    "pattern strength {pattern} {strength}",
    "kind pattern {kind} {pattern}",
)
#: The sign of a place before the first or behind the last token of a sentence.
EDGE: Final = "^"


def strength_bucket(strength: float) -> str:
    """Return a letter for the strength of a cue, "a" (0.75 and more) to "f"."""
    for name, limit in (("a", 0.75), ("b", 0.5), ("c", 0.3), ("d", 0.15), ("e", 0.06)):
        if strength >= limit:
            return name
    return "f"


def size_bucket(count: int) -> str:
    """Return a sign for a count: the count itself up to 4, then ever wider steps."""
    if count < 0:
        return str(count)
    return _SIZES[count] if count < len(_SIZES) else "26+"


def word_sign(token: Token) -> str:
    """Return a short sign for a token next to a quotation: the word itself where it is common."""
    if token.kind == "quotation":
        return "Q"
    if token.kind == "punctuation":
        return "dash" if token.lower in DASHES else token.lower
    if token.kind in ("number", "tag"):
        return token.kind
    leading = token.classes[:1]
    if leading in _CAPITAL_CLASSES and token.is_capitalised:
        return "Cap"
    if leading in _COMMON_CLASSES:
        return token.lower
    if token.lower in _TITLE_NOUNS:
        return "title_noun"
    if token.lower in NOUNS_OF_SAYING:
        return "saying_noun"
    return leading


@define(eq=False)
class CandidateFacts:
    """What is true of a noun phrase and its cue for every quotation that weighs them.

    `fact` is the fact that all quotations share. `head` is the head of the phrase as it is written.
    `kind`, `lead`, `follow`, `pattern`, `strength` and `lemma` are the parts of the fact and more:
    the kind of the phrase, the signs of the tokens around it, and how it is linked to which verb.
    """

    fact: Fact
    head: str
    kind: str
    lead: str
    follow: str
    pattern: str
    strength: str
    lemma: str


class SentenceFacts:
    """Counts and signs of one sentence, its noun phrases and its clauses."""

    def __init__(
        self, sentence: Sentence, phrases: Sequence[NounPhrase], clauses: Sequence[Clause]
    ) -> None:
        tokens = sentence.tokens
        self._tokens = tokens
        self._phrases = phrases
        self._signs: list[str | None] = [None] * len(tokens)
        self._quotations: list[int] = []
        self._stops: list[int] = []
        self._breaks: list[int] = []
        words = 0
        for index, token in enumerate(tokens):
            kind = token.kind
            if kind == "word":
                words += 1
                if token.lower in _JOINING:
                    self._breaks.append(index)
            elif kind == "punctuation":
                if token.lower in _STOPS:
                    self._stops.append(index)
                    if token.lower == ";":
                        self._breaks.append(index)
            elif kind == "quotation":
                self._quotations.append(index)
                self._breaks.append(index)
            elif kind == "number":
                words += 1
        self._verbs: list[int] | None = None
        self._saying: list[int] | None = None
        self._rivals = sorted([clause.cue for clause in clauses if clause.strength >= _RIVAL])
        self._strong = sorted({clause.cue for clause in clauses if clause.strength >= _STRONG})
        self._candidates: dict[tuple[int, int, str], CandidateFacts] = {}
        self.strongest = max([clause.strength for clause in clauses], default=0.0)
        self.quotations_in_all = len(self._quotations)
        #: Whether the sentence holds one word, number or quotation and nothing else but marks.
        self.is_alone = words + self.quotations_in_all == 1

    def sign(self, index: int) -> str:
        """Return the sign of the token at `index`, `EDGE` outside of the sentence."""
        if not 0 <= index < len(self._signs):
            return EDGE
        sign = self._signs[index]
        if sign is None:
            sign = self._signs[index] = word_sign(self._tokens[index])
        return sign

    def signs(self, first: int, end: int) -> str:
        """Return the signs of the tokens from `first` to before `end`, with spaces between."""
        return " ".join([self.sign(index) for index in range(first, min(end, len(self._tokens)))])

    def verbs(self, first: int, end: int) -> int:
        """Count the verbs from token `first` to before `end`."""
        return _count(self._places_of_verbs(), first, end) if end > first else 0

    def verb_before(self, index: int) -> int:
        """Return the last verb before token `index`, -1 where there is none."""
        verbs = self._places_of_verbs()
        found = bisect_left(verbs, index)
        return verbs[found - 1] if found else -1

    def saying_around(self, index: int) -> tuple[int, int]:
        """Return the nearest verbs of saying before and behind token `index`, -1 for none.

        They count whether or not the noun phrases show whose they are.
        """
        if self._saying is None:
            tokens = self._tokens
            self._saying = [
                verb
                for verb in self._places_of_verbs()
                if verb_lemma(tokens[verb].lower) in VERBS_OF_SAYING
            ]
        found = bisect_left(self._saying, index)
        before = self._saying[found - 1] if found else -1
        return before, self._saying[found] if found < len(self._saying) else -1

    def _places_of_verbs(self) -> list[int]:
        if self._verbs is None:
            tokens = self._tokens
            self._verbs = [index for index in range(len(tokens)) if is_verb(tokens, index)]
        return self._verbs

    def quotations(self, first: int, end: int) -> int:
        """Count the quotations from token `first` to before `end`."""
        return _count(self._quotations, first, end)

    def stops(self, first: int, end: int) -> int:
        """Count full stops, colons and the like from token `first` to before `end`."""
        return _count(self._stops, first, end)

    def breaks(self, first: int, end: int) -> int:
        """Count quotations and words that join clauses from token `first` to before `end`."""
        return _count(self._breaks, first, end)

    def rivals(self, low: int, high: int) -> int:
        """Count the clauses with a likely cue strictly between two tokens."""
        return _count(self._rivals, low + 1, high)

    def nesting(self, cue: int, quotation: int) -> tuple[int, int]:
        """Count the strong cues before and behind `cue` on its side of the quotation."""
        strong = self._strong
        border = bisect_left(strong, quotation)
        low, high = (0, border) if cue < quotation else (border, len(strong))
        return bisect_left(strong, cue) - low, high - bisect_right(strong, cue)

    def candidate(self, number: int, clause: Clause | None) -> CandidateFacts:
        """Return the facts about noun phrase `number` with the cue of `clause`, or without one."""
        key = (number, -1, "") if clause is None else (number, clause.cue, clause.pattern)
        found = self._candidates.get(key)
        if found is None:
            found = self._candidates[key] = self._candidate_facts(self._phrases[number], clause)
        return found

    def _candidate_facts(self, phrase: NounPhrase, clause: Clause | None) -> CandidateFacts:
        tokens = self._tokens
        head, written = tokens[phrase.head].lower, tokens[phrase.head].text
        kind: str = phrase.kind
        if kind == "nominal":
            if head in ROLE_NOUNS or head in PERSON_NOUNS:
                kind = "role"
            elif head in GROUP_NOUNS or head in ORGANISATION_WORDS:
                kind = "group"
            elif head in NOUNS_OF_SAYING:
                kind = "saying_noun"
        elif kind == "pronoun":
            kind = head
        lead, follow = self.sign(phrase.first - 1), self.sign(phrase.last + 1)
        if clause is None:
            pattern, strength, lemma = "no_cue", "-", "-"
        else:
            pattern, strength = clause.pattern, strength_bucket(clause.strength)
            lemma = cue_class(tokens[clause.cue].lower)
        fact = (_OF_CANDIDATE, kind, lead, pattern, strength)
        return CandidateFacts(fact, written, kind, lead, follow, pattern, strength, lemma)


def _count(places: Sequence[int], first: int, end: int) -> int:
    """Count the places from `first` to before `end`."""
    return bisect_left(places, end) - bisect_left(places, first) if end > first else 0
