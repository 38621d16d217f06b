"""What a construction is, and what its finders look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from attrs import define, frozen

from quotetrack.lexicon.cues import VERBS_OF_SAYING, form_strength, verb_lemma
from quotetrack.lexicon.words import word_list
from quotetrack.quotes.name_words import is_deed, is_name_word
from quotetrack.quotes.phrase_kinds import NounPhrase
from quotetrack.quotes.skeleton import lower_at
from quotetrack.reading import Token

#: The strength of a likely cue.
STRONG = 0.4
_OWN_CUE = 0.9  # the strength of a cue that the user gave
_GOES_ON = 0.8
_LONGEST_BRACKET = 4  # tokens
_LONGEST_RECORDING = 6  # tokens
_LONGEST_LOOK = 3  # tokens behind a verb
_ADVERBS = frozenset({"not", "first", "last", "later", "only", "even", "still", "early"})
_REFLEXIVES = frozenset({"himself", "herself", "themselves", "itself"})
_AFTER_AT = frozenset({"first", "last", "least", "once", "times", "length"})  # "at first replying"
#: Words that tell when, between a subject and its verb.
WHEN = word_list("quotes", "when")
_KEEPING = frozenset("began continued keep keeps kept started stopped".split())
#: How others take in what somebody says: "could be heard shouting".
PERCEIVED = frozenset("caught filmed heard overheard pictured recorded seen".split())
#: Where they take it in: "caught on video", "overheard at a dinner".
_ON_RECORDING = frozenset("at by during in on".split())
#: How others tell of what somebody says: "is said to have replied".
_TOLD_OF = PERCEIVED | frozenset("alleged believed known reported rumoured said understood".split())
_BEFORE_WHEN = frozenset("on this last next that earlier later late early".split())
_HAVE = frozenset({"had", "have", "has", "having"})
_BE = frozenset({"is", "was", "were", "are", "been", "being", "be"})


@define(unsafe_hash=True)
class Clause:
    """A noun phrase and the cue it may govern.

    `phrase` indexes the sentence's noun phrases; `cue` is the index of the cue token, -1 for none.
    `pattern` says how the two are linked; `strength` (0 to 1) how often such a cue introduces
    speech; `says` whether the cue is a verb of saying.
    """

    phrase: int
    cue: int
    cue_last: int
    pattern: str
    strength: float
    says: bool = False


def is_verb(tokens: Sequence[Token], index: int) -> bool:
    """Return whether the token can be a verb that introduces speech."""
    token = tokens[index]
    classes = token.classes
    if token.kind != "word":
        return False
    if "v" in classes or "e" in classes or "g" in classes:
        if token.lower == "'s":
            return False
    elif "n" not in classes or not (_says(token.lower) or is_deed(tokens, index)):
        return False
    if is_name_word(tokens, index):
        return False
    if index == 0 or classes[:1] not in ("n", "j"):
        return True
    # "report", "comments": a verb only where no article or adjective asks for a noun.
    before = tokens[index - 1]
    if before.lower == "of" and token.lower.endswith("ing"):
        return lower_at(tokens, index + 1) in ("that", "her", "him", "them", "me", "us")
    return not (
        before.classes[:1] in ("d", "j", "p", "m") or before.lower in ("'s", "his", "her", "their")
    )


@lru_cache(maxsize=20_000)
def _says(lower: str) -> bool:
    # "tweets", "answers": nouns to the lexicon, but forms of verbs of saying all the same.
    return verb_lemma(lower) in VERBS_OF_SAYING


class Phrases:
    """The tokens and noun phrases of a sentence, and where each phrase begins and ends."""

    def __init__(
        self, tokens: Sequence[Token], phrases: Sequence[NounPhrase], cues: frozenset[str]
    ) -> None:
        self.tokens = tokens
        self.phrases = phrases
        self.cues = cues
        self.starting_at = {phrase.first: number for number, phrase in enumerate(phrases)}
        # Where phrases nest ("a statement from the ministry"), the outermost one ends the text.
        self.ending_at = {phrase.core_last: number for number, phrase in enumerate(phrases)}
        for outer in range(len(phrases) - 1, -1, -1):
            self.ending_at[phrases[outer].last] = outer
        #: The subjects of the verbs read so far, and the verb read last.
        self.subject_of_verb: dict[int, int] = {}
        self.previous_verb = self.previous_cue = -1


class Verb:
    """A verb, and what stands before it.

    `position` is the token left of the verb and its adverbs and auxiliaries. `nearest` is the
    phrase that ends there, -1 for none. `form` is "g" for a participle and "t" behind "to", `sign`
    tells of an auxiliary ("x") or a passive. `behind` is the phrase right of the verb, -1 for none.
    """

    def __init__(self, around: Phrases, index: int) -> None:
        tokens = around.tokens
        self.around = around
        self.index = index
        self.lemma = verb_lemma(tokens[index].lower)
        own = self.lemma in around.cues
        self.strength = _OWN_CUE if own else form_strength(tokens[index].lower)
        self.says = own or self.lemma in VERBS_OF_SAYING
        self.last = index
        if self.lemma == "go" and _goes_on(tokens, index):
            self.last, self.strength, self.says = index + 1, _GOES_ON, True
        self.position, skipped = _subject_end(around, index)
        classes = tokens[index].classes
        if "x" in skipped and "e" in classes and self._is_passive():
            skipped = skipped.replace("x", "y")
        self.is_ing = "g" in classes and tokens[index].lower.endswith("ing")
        self.form = "g" if self.is_ing else ("t" if "t" in skipped else "")
        self.sign = "_passive" if "y" in skipped else ("x" if "x" in skipped else "")
        self.nearest = around.ending_at.get(self.position, -1)
        #: The subject of the verb before, -1 for none.
        self.shared = around.subject_of_verb.get(around.previous_verb, -1)
        self.behind, self.sign_behind = _phrase_behind(around, index)
        self.options: list[tuple[int, str]] = []

    def _is_passive(self) -> bool:
        """Return whether a form of "be" stands between a subject and its participle."""
        between = self.around.tokens[self.position + 1 : self.index]
        return any(token.lower in _BE for token in between)


def _subject_end(around: Phrases, verb: int) -> tuple[int, str]:
    """Return where a subject may end, left of a verb, and the classes of the words between."""
    tokens, ending_at = around.tokens, around.ending_at
    position, skipped, told = _before_recording(around, verb), "", False
    while position >= 0 and position not in ending_at:
        token = tokens[position]
        if token.lower in WHEN:
            position -= _length_of_time(tokens, position)
            continue
        if token.kind != "word" or is_name_word(tokens, position):
            break
        letter = token.classes[:1]
        if token.lower in _KEEPING and position == verb - 1 and "g" in tokens[verb].classes:
            position -= 1  # "everyone kept asking"
            continue
        if token.lower in PERCEIVED and _is_seen_doing(tokens, position, verb):
            position -= 1
            continue
        if token.lower in _TOLD_OF and lower_at(tokens, position + 1) == "to":
            be = position - 1
            while be > 0 and tokens[be].classes[:1] == "r":
                be -= 1
            if lower_at(tokens, be) in _BE:
                # "was heard to mutter", "is said to have replied": he muttered, he replied
                position, told = be - 1, True
                continue
        if token.lower in _REFLEXIVES and position - 1 in ending_at:
            position -= 1  # "the president himself told"
            break
        if token.lower in _AFTER_AT and lower_at(tokens, position - 1) == "at":
            position -= 2
            continue
        if token.lower in _HAVE:
            letter = "x"
        if letter not in ("r", "x", "t") and token.lower not in _ADVERBS:
            break
        skipped = letter + skipped if letter not in skipped else skipped
        position -= 1
    return _before_short_bracket(around, position), "" if told else skipped


def _before_short_bracket(around: Phrases, closing: int) -> int:
    """Return where a phrase ends that a party, an age or a short name follows: "Ms Lee (31)"."""
    tokens = around.tokens
    if lower_at(tokens, closing) != ")":
        return closing
    opening = closing - 1
    while closing - opening < _LONGEST_BRACKET and (
        tokens[opening].is_capitalised or tokens[opening].kind == "number"
    ):
        opening -= 1
    is_behind_phrase = opening - 1 in around.ending_at
    return opening - 1 if tokens[opening].lower == "(" and is_behind_phrase else closing


def _before_recording(around: Phrases, verb: int) -> int:
    """Return the token before a verb, or before where it is seen: "caught on video saying"."""
    tokens = around.tokens
    if not tokens[verb].lower.endswith("ing"):
        return verb - 1
    for at in range(verb - 2, max(0, verb - 2 - _LONGEST_RECORDING), -1):
        if tokens[at].kind != "word":
            break
        if tokens[at].lower in _ON_RECORDING and tokens[at - 1].lower in PERCEIVED:
            return at - 1 if _is_seen_doing(tokens, at - 1, verb) else verb - 1
    return verb - 1


def _is_seen_doing(tokens: Sequence[Token], seen: int, verb: int) -> bool:
    """Return whether a passive leads up to what somebody does: "was clearly heard saying"."""
    before = seen - 1
    while before > 0 and tokens[before].classes[:1] == "r":
        before -= 1
    return "g" in tokens[verb].classes and lower_at(tokens, before) in _BE


def _length_of_time(tokens: Sequence[Token], last: int) -> int:
    """Return how many words tell when, up to the last: "this week", "on Friday", "later Monday"."""
    first = last
    while lower_at(tokens, first - 1) in _BEFORE_WHEN and last - first < _LONGEST_LOOK:
        first -= 1
    return last - first + 1


def _phrase_behind(around: Phrases, verb: int) -> tuple[int, str]:
    """Return the phrase behind a verb, -1 for none, and the class of the first word between."""
    tokens, starting_at = around.tokens, around.starting_at
    skipped = ""
    for position in range(verb + 1, min(len(tokens), verb + 1 + _LONGEST_LOOK)):
        if position in starting_at:
            return starting_at[position], skipped
        token = tokens[position]
        if _opens_description(around, position):
            return starting_at[position + 1], skipped
        if token.kind != "word" or token.classes[:1] not in ("r", "p", "j", "g", "e"):
            break
        skipped = skipped or token.classes[:1]
    return -1, ""


def _opens_description(around: Phrases, position: int) -> bool:
    """Return whether a noun opens the words before a name: "said *study* co-author Ann Lee"."""
    name = around.starting_at.get(position + 1, -1)
    token = around.tokens[position]
    return (
        name >= 0
        and token.kind == "word"
        and token.lower.isalpha()
        and "n" in token.classes
        and not token.is_capitalised
        and around.phrases[name].kind in ("name", "title_name")
        and not around.tokens[position + 1].is_capitalised
    )


def _goes_on(tokens: Sequence[Token], verb: int) -> bool:
    """Return whether "on" and the end of a clause follow "go": "“…,” she went on, “…”"."""
    after = tokens[verb + 2] if verb + 2 < len(tokens) else None
    return lower_at(tokens, verb + 1) == "on" and (
        after is None or after.kind == "quotation" or after.lower in (",", ":", ".")
    )


#: What finders return: noun phrases, each with the pattern that links it to a verb.
Options = Iterable[tuple[int, str]]


@frozen
class Construction:
    """A way in which English links a source to its cue, a row of the tables in this package.

    `name` is the pattern of its clauses, as `Quotation.rule` shows it; `variants` are endings that
    the name can have. `example` is a sentence in which it stands, with the source in asterisks.
    """

    name: str
    example: str
    variants: tuple[str, ...] = ()


@frozen
class AtToken(Construction):
    """A construction that a word or mark of its own opens, such as "according to"."""

    find: Callable[[Phrases, int], Iterable[Clause]] = lambda _around, _index: ()


@frozen
class OfVerb(Construction):
    """A construction in which a verb is the cue."""

    find: Callable[[Verb], Options] = lambda _verb: ()
