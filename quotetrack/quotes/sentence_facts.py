"""What the ranker asks about one sentence again and again, counted once.

Every candidate of every quotation asks how many verbs, quotations or cues stand between two tokens.
Counts up to each token answer that in constant time, so that the work grows with the number of
candidates and not with the length of their sentences as well.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final

from attrs import frozen

from quotetrack.lexicon.cues import NOUNS_OF_SAYING, verb_lemma
from quotetrack.lexicon.organisations import ORGANISATION_WORDS
from quotetrack.lexicon.people import GROUP_NOUNS, PERSON_NOUNS, ROLE_NOUNS
from quotetrack.quotes.clauses import Clause, is_verb
from quotetrack.quotes.phrase_kinds import NounPhrase
from quotetrack.quotes.skeleton import DASHES, Sentence, Token

_STOPS = frozenset({";", ":", ".", "!", "?"})
_BREAKS = frozenset({";", "and", "but"})
_COMMON_CLASSES = frozenset("dpscoxt")
_CAPITAL_CLASSES = frozenset({"n", "j", ""})
_RIVAL = 0.3
_STRONG = 0.4
_TITLE_NOUNS = frozenset(
    "album article book column documentary episode film headline magazine movie novel play podcast "
    "program programme series sermon show single slogan song story term word words phrase called "
    "dubbed entitled titled known nicknamed so-called word-play hashtag label labeled labelled "
    "named section segment essay report hit anthem musical".split()
)
#: The sign of a place before the first or behind the last token of a sentence.
EDGE: Final = "^"


def strength_bucket(strength: float) -> str:
    """Return a letter for the strength of a cue, "a" (0.75 and more) to "f"."""
    for name, limit in (("a", 0.75), ("b", 0.5), ("c", 0.3), ("d", 0.15), ("e", 0.06)):
        if strength >= limit:
            return name
    return "f"


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


@frozen
class CandidateFacts:
    """What is true of a noun phrase and its cue for every quotation that weighs them.

    `features` are the features that all quotations share. `kind`, `lead`, `follow`, `pattern`,
    `strength` and `lemma` are their parts: the kind of the phrase, the signs of the tokens around
    it, and how it is linked to which verb.
    """

    features: tuple[str, ...]
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
        self._sentence = sentence
        self._phrases = phrases
        self._signs = [word_sign(token) for token in tokens]
        self._verbs = _counts(is_verb(tokens, index) for index in range(len(tokens)))
        quotations = [token.quotation >= 0 for token in tokens]
        self._quotations = _counts(quotations)
        self._stops = _counts(token.lower in _STOPS for token in tokens)
        self._breaks = _counts(
            quoted or token.lower in _BREAKS
            for token, quoted in zip(tokens, quotations, strict=True)
        )
        self._rivals = sorted(clause.cue for clause in clauses if clause.strength >= _RIVAL)
        self._strong = sorted({clause.cue for clause in clauses if clause.strength >= _STRONG})
        self._candidates: dict[tuple[int, Clause | None], CandidateFacts] = {}
        self.strongest = max((clause.strength for clause in clauses), default=0.0)
        self.quotations_in_all = self._quotations[-1]
        #: Whether the sentence holds one word, number or quotation and nothing else but marks.
        self.is_alone = (
            sum(token.kind in ("word", "number") or token.quotation >= 0 for token in tokens) == 1
        )

    def sign(self, index: int) -> str:
        """Return the sign of the token at `index`, `EDGE` outside of the sentence."""
        return self._signs[index] if 0 <= index < len(self._signs) else EDGE

    def signs(self, first: int, end: int) -> str:
        """Return the signs of the tokens from `first` to before `end`, with spaces between."""
        return " ".join(self._signs[first:end])

    def verbs(self, first: int, end: int) -> int:
        """Count the verbs from token `first` to before `end`."""
        return self._verbs[end] - self._verbs[first] if end > first else 0

    def quotations(self, first: int, end: int) -> int:
        """Count the quotations from token `first` to before `end`."""
        return self._quotations[end] - self._quotations[first] if end > first else 0

    def stops(self, first: int, end: int) -> int:
        """Count full stops, colons and the like from token `first` to before `end`."""
        return self._stops[end] - self._stops[first] if end > first else 0

    def breaks(self, first: int, end: int) -> int:
        """Count quotations and words that join clauses from token `first` to before `end`."""
        return self._breaks[end] - self._breaks[first] if end > first else 0

    def rivals(self, low: int, high: int) -> int:
        """Count the clauses with a likely cue strictly between two tokens."""
        return max(0, bisect_left(self._rivals, high) - bisect_right(self._rivals, low))

    def nesting(self, cue: int, quotation: int) -> tuple[int, int]:
        """Count the strong cues before and behind `cue` on its side of the quotation."""
        strong = self._strong
        border = bisect_left(strong, quotation)
        low, high = (0, border) if cue < quotation else (border, len(strong))
        return bisect_left(strong, cue) - low, high - bisect_right(strong, cue)

    def candidate(self, number: int, clause: Clause | None) -> CandidateFacts:
        """Return the facts about noun phrase `number` with the cue of `clause`, or without one."""
        key = (number, clause)
        found = self._candidates.get(key)
        if found is None:
            found = self._candidates[key] = self._candidate_facts(self._phrases[number], clause)
        return found

    def _candidate_facts(self, phrase: NounPhrase, clause: Clause | None) -> CandidateFacts:
        tokens = self._sentence.tokens
        head = tokens[phrase.head].lower
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
        lead = self.sign(phrase.first - 1)
        pattern = clause.pattern if clause else "no_cue"
        strength = strength_bucket(clause.strength) if clause else "-"
        features = (
            f"kind {kind}",
            f"lead {lead}",
            f"pattern {pattern}",
            f"pattern lead {pattern} {lead}",
            f"pattern strength {pattern} {strength}",
            f"kind pattern {kind} {pattern}",
        )
        lemma = verb_lemma(tokens[clause.cue].lower) if clause else "-"
        return CandidateFacts(
            features, kind, lead, self.sign(phrase.last + 1), pattern, strength, lemma
        )


def _counts(marks: Iterable[bool]) -> list[int]:
    """Return for each index how many marks stand before it, and at the end how many there are."""
    return list(accumulate(marks, initial=0))
