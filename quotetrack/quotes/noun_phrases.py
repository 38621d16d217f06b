"""Find noun phrases outside quotations: names, titled names, descriptions, pronouns.

A chunker over word classes. It knows nothing of syntax beyond one phrase; which phrase is the
source of a quotation is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.lexicon.cues import NEWS_AGENCIES, VERBS_OF_MOVING, VERBS_OF_QUOTING, verb_lemma
from quotetrack.lexicon.forms import is_age
from quotetrack.lexicon.people import INNER_PARTICLES, OPENING_PARTICLES, ROLE_NOUNS
from quotetrack.lexicon.places import DEMONYMS
from quotetrack.lexicon.words import word_list
from quotetrack.model import MentionKind, Span
from quotetrack.quotes.name_words import (
    STANDALONE,
    begins_clause,
    is_deed,
    is_name_word,
    is_people_noun,
    says_of_itself,
)
from quotetrack.quotes.phrase_joining import attach, with_owners
from quotetrack.quotes.phrase_kinds import NounPhrase, kind_of
from quotetrack.quotes.phrase_words import (
    ADJECTIVES_OF_NEWS,
    NEVER_NAME,
    acts_behind_place,
    are_people_meant,
    are_some_of,
    behind_party_and_place,
    body_goes_on,
    continues_as_noun,
    end_of_bracketed_place,
    is_called_by,
    is_modifier,
    is_number_of_name,
    is_one_of_several,
    is_plural_owner,
    joins_adjectives,
    name_follows,
    names_a_body,
    names_a_role,
    names_who_is_meant,
    noun_follows,
    office_before_name,
    place_goes_on,
    player_at,
    portfolio_goes_on,
    role_before_name,
    says_before_source,
    says_behind_quotation,
    says_beside_it,
    says_next,
    speaks_bare,
    stands_bare,
    stands_before_address,
    tells_when,
    work_before_name,
)
from quotetrack.quotes.skeleton import DASHES, Sentence
from quotetrack.reading import Token, comma_joins_adjectives, is_false_title, opens_calling

SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you"})
#: "which" and "that" seldom take up somebody who speaks.
RELATIVE_PRONOUN = "who"
_BEFORE_RELATIVES = frozenset({",", "(", "[", "and", "but"}) | DASHES
_POSSESSIVES = frozenset({"his", "her", "their", "its", "our", "my", "your"})
_OBJECTS = frozenset({"him", "her", "them"})
#: Adjectives that mean somebody where no noun follows: "said the junior", "the accused replied".
_MEANT = word_list("quotes", "meant")
_JOINING = frozenset({"&", "and", ","})
#: Adverbs in a noun phrase: "the then minister".
_THEN = frozenset({"then", "now"})
#: The first class of words without a capital that may open a noun phrase, and other such words.
_OPENING_CLASSES = ("d", "m", "j")
_OPENING_WORDS: frozenset[str] = frozenset().union(
    STANDALONE,
    SUBJECT_PRONOUNS,
    _POSSESSIVES,
    _OBJECTS,
    ROLE_NOUNS,
    OPENING_PARTICLES,
    ADJECTIVES_OF_NEWS,
    (RELATIVE_PRONOUN,),
)
#: What people are told apart by: "mother of a boy", "driver who fled".
_GOES_ON = frozenset({"of", "from", "who", "whose"})
#: The first class of what follows a subject: verbs in their forms, and adverbs.
_SAYS_OR_DOES = ("v", "e", "x", "r")
_GESTURES = word_list("quotes", "gestures")
_TIME_NOUNS = word_list("quotes", "time_nouns")


def noun_phrases(sentence: Sentence) -> list[NounPhrase]:
    """Return the noun phrases of `sentence` from left to right, not overlapping in their cores."""
    tokens = sentence.tokens
    found: list[NounPhrase] = []
    index, end = 0, _signature(tokens)
    while index < end:
        token = tokens[index]
        if token.text[1:2] == "-" and (behind := behind_party_and_place(tokens, index)):
            index = behind
            continue
        may_open = (
            token.is_capitalised
            or token.classes[:1] in _OPENING_CLASSES
            or "n" in token.classes
            or token.lower in _OPENING_WORDS
            or (len(tokens) == 1 and _is_written_as_name(token))
        )
        phrase = _phrase_at(tokens, index) if may_open else None
        if phrase is None:
            index += 1
            continue
        found.append(phrase)
        index = phrase.core_last + 1
    return with_owners(tokens, attach(tokens, found))


def _signature(tokens: Sequence[Token]) -> int:
    """Return where the line of a news agency begins ("“…” – Reuters"), or the number of tokens."""
    for index in range(2, len(tokens)):
        if (
            tokens[index - 2].kind == "quotation"
            and tokens[index - 1].lower in DASHES
            and any(token.lower in NEWS_AGENCIES for token in tokens[index:])
        ):
            return index
    return len(tokens)


def label_phrase(tokens: Sequence[Token], label: Span, kind: MentionKind) -> list[NounPhrase]:
    """Return the phrase that names the speaker of a turn: the tokens of `label`, of that kind."""
    inside = [at for at, token in enumerate(tokens) if label.start <= token.start < label.end]
    if not inside:
        return []
    return [NounPhrase(inside[0], inside[-1], inside[-1], inside[-1], kind)]


def _phrase_at(tokens: Sequence[Token], index: int) -> NounPhrase | None:
    token = tokens[index]
    if token.kind not in ("word", "number") or token.lower == "'s":
        return None
    if stands_before_address(tokens, index) or tells_when(tokens, index):
        return None
    if is_false_title(tokens, index) or opens_calling(tokens, index):
        return None
    if token.lower[-1] == "s" and (is_deed(tokens, index) or says_before_source(tokens, index)):
        return None
    if token.lower in SUBJECT_PRONOUNS and token.text != "i":
        return NounPhrase(index, index, index, index, "pronoun")
    if token.lower in _OBJECTS and _is_quoted(tokens, index):
        return NounPhrase(index, index, index, index, "pronoun")
    if token.lower == RELATIVE_PRONOUN:
        relative = _opens_relative_clause(tokens, index)
        return NounPhrase(index, index, index, index, "pronoun") if relative else None
    if len(tokens) == 1 and _is_written_as_name(token):
        return NounPhrase(0, 0, 0, 0, "name")
    if index == 0 and _lost_its_article(tokens):
        return NounPhrase(0, 0, 0, 0, "nominal")
    chunk = _Chunk(tokens, index)
    position = index
    while 0 <= position < len(tokens):
        position = chunk.take(position)
    return chunk.phrase()


def _is_quoted(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a pronoun is for whom somebody quotes: "quoted her as saying".

    Or for whom something makes speak: "prompting her to say", or for whom something is so: "For
    her, it was", "According to her, it was".
    """
    if not 0 < index < len(tokens) - 1:
        return False
    if index == 2 and (tokens[0].lower, tokens[1].lower) == ("according", "to"):
        return tokens[3].lower == ","
    if index == 1 and tokens[0].lower == "for":
        return tokens[2].lower == "," or tokens[2].lower in SUBJECT_PRONOUNS
    verb, behind = verb_lemma(tokens[index - 1].lower), tokens[index + 1].lower
    return (behind == "as" and verb in VERBS_OF_QUOTING) or (
        behind == "to" and verb in VERBS_OF_MOVING
    )


_END = -1
"""Instead of the place of the next word: here the phrase ends."""


class _Chunk:
    """A noun phrase as far as it has been read, word by word from its first."""

    __slots__ = (
        "determined",
        "first",
        "has_name",
        "head",
        "lower_noun",
        "owner",
        "owner_has_name",
        "tokens",
    )

    def __init__(self, tokens: Sequence[Token], first: int) -> None:
        self.tokens = tokens
        self.first = first
        self.head = self.owner = -1
        self.determined = self.lower_noun = self.has_name = self.owner_has_name = False

    def take(self, at: int) -> int:
        """Take a word in; return where the next one stands, `_END` where none belongs here."""
        word = self.tokens[at]
        if self.determined and (size := player_at(self.tokens, at, self.lower_noun)):
            self.head, self.lower_noun = at + size - 1, True
            return _END
        if word.kind == "number":
            return self._take_number(at)
        if word.text in _JOINING and self._is_joined(at):
            return at + 1
        if self.head < 0 and word.classes[:1] == "j" and joins_adjectives(self.tokens, at + 1):
            return at + 2
        if word.text == ",":
            return self._take_comma(at)
        if self.has_name and word.text == "(":
            return end_of_bracketed_place(self.tokens, at) or _END
        if word.lower == "'s" or word.kind != "word":
            return self._take_owner(at)
        if (
            at == self.first
            and word.lower in STANDALONE
            and (not noun_follows(self.tokens, at) or says_next(self.tokens, at))
        ):
            self.head = at
            return _END
        if at == self.first and is_one_of_several(self.tokens, at):
            self.head, self.determined = at + 1, True
            return _END
        if at == self.first and (are_people_meant(self.tokens, at) or are_some_of(self.tokens, at)):
            self.head, self.determined = at, True
            return _END
        if is_name_word(self.tokens, at):
            return self._take_name(at)
        if self.has_name and _goes_on_in_name(self.tokens, at):
            return at + 1
        if word.is_capitalised and at != self.first and not begins_clause(self.tokens, at):
            return _END
        is_both = word.lower == "both" and at == self.first
        if word.classes[:1] in ("d", "m") or is_both or word.lower in _POSSESSIVES:
            return self._take_determiner(at)
        return self._take_noun(at)

    def _is_joined(self, at: int) -> bool:
        """Return whether "and" or the like joins parts of a name: "Hale & Roe"."""
        text = self.tokens[at].text
        if text == "&" and self.has_name and name_follows(self.tokens, at):
            return True
        if self.head == at - 1 and text in ("&", "and") and body_goes_on(self.tokens, at):
            return True
        return text in (",", "and") and self.has_name and portfolio_goes_on(self.tokens, at)

    def _take_number(self, at: int) -> int:
        """Take a number, of a name perhaps: "Radio 4"."""
        if self.has_name and self.head == at - 1 and is_number_of_name(self.tokens, at):
            self.head = at
            return at + 1 if name_follows(self.tokens, at) else _END
        self.determined = self.determined or at == self.first
        return at + 1

    def _take_comma(self, at: int) -> int:
        """Take a comma between adjectives: "the round, bearded trader"."""
        if not comma_joins_adjectives(self.tokens, self.first, at):
            return _END
        self.head, self.lower_noun = -1, False
        return at + 1

    def _take_owner(self, at: int) -> int:
        """Take what has been read so far as the owner of what follows: "the city’s mayor"."""
        if self.head != at - 1 or not (
            self.tokens[at].lower == "'s" or is_plural_owner(self.tokens, at)
        ):
            return _END
        self.owner, self.owner_has_name = self.head, self.has_name
        self.determined, self.lower_noun, self.has_name, self.head = True, False, False, -1
        return at + 1

    def _take_name(self, at: int) -> int:
        """Take a word of a name, unless another phrase begins with it: "the firm Ms Lee left"."""
        if (
            self.lower_noun
            and self.tokens[at - 1].lower not in ROLE_NOUNS
            and not (self.determined and names_a_role(self.tokens, at))
            and not (self.determined and names_a_body(self.tokens, at))
            and not (self.determined and names_who_is_meant(self.tokens, self.first, at))
        ):
            return _END
        self.head, self.has_name, self.lower_noun = at, True, False
        return at + 1

    def _take_determiner(self, at: int) -> int:
        word = self.tokens[at]
        numeral = word.classes[:1] == "m" and self.determined and self.head < 0
        if self.head >= 0 or not (at == self.first or numeral or word.lower == "the"):
            return _END
        self.determined = True
        return at + 1

    def _take_noun(self, at: int) -> int:
        """Take a role before a name, a modifier, or a noun."""
        word = self.tokens[at]
        if word.lower in _THEN and self.determined and self.head < 0:
            return at + 1 if noun_follows(self.tokens, at) else _END
        if self.has_name and (after := role_before_name(self.tokens, at)):
            return after
        if self.has_name and (after := work_before_name(self.tokens, at)):
            return after
        if is_modifier(self.tokens, at, self.determined, self.head >= 0) or self._is_of_place(at):
            return at + 1
        stands_for_noun = (
            self.determined and word.lower in _MEANT and not noun_follows(self.tokens, at)
        )
        if stands_for_noun or (
            "n" in word.classes or word.lower in ROLE_NOUNS or word.lower.startswith("co-")
        ):
            if self.head >= 0 and (
                not continues_as_noun(self.tokens, at)
                or word.lower in _GESTURES  # "Mr Hale grins", "the baker nods"
                or says_behind_quotation(self.tokens, self.first, at)
                or is_called_by(self.tokens, self.first, at)
                or acts_behind_place(self.tokens, self.first, at)
                or says_beside_it(self.tokens, self.first, at)
            ):
                return _END
            self.head, self.lower_noun = at, True
            return at + 1
        return _END

    def _is_of_place(self, at: int) -> bool:
        """Return whether an adjective of a place stands here: "the Belgian prime minister"."""
        return (
            self.has_name
            and not self.lower_noun
            and self.tokens[at].classes[:1] == "j"
            and noun_follows(self.tokens, at)
            and (self.determined or self.tokens[at - 1].text in DEMONYMS)
            and not is_people_noun(self.tokens[at].lower)  # "the Labour co-leader"
        )

    def phrase(self) -> NounPhrase | None:
        """Return what has been read, None where it is no phrase that can be a source."""
        head, has_name = self.head, self.has_name
        if head < 0 and self.owner >= 0:
            head, has_name = self.owner, self.owner_has_name
        if head < 0 or not _stands_alone(self.tokens, self.first, head, self.determined, has_name):
            return None
        kind = kind_of(self.tokens, self.first, head, self.determined)
        return NounPhrase(self.first, head, head, head, kind)


def _goes_on_in_name(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word without a capital stands within a name: "Ministry of", "Ana de"."""
    lower = tokens[at].lower
    if lower in ("of", "and"):
        return (lower == "of" and office_before_name(tokens, at)) or place_goes_on(tokens, at)
    return lower in INNER_PARTICLES and name_follows(tokens, at)


def _is_written_as_name(token: Token) -> bool:
    """Return whether a line of one word is a name that begins with a number: "9to5Mac"."""
    return token.text[0].isdigit() and any(letter.isupper() for letter in token.text)


def _lost_its_article(tokens: Sequence[Token]) -> bool:
    """Return whether a bare noun without a capital opens the sentence: "firm said it would".

    Such sentences have lost their beginning on the way. So have "64-year-old, who left, said" and
    "mother of a boy said".
    """
    first = tokens[0]
    if len(tokens) > 3 and tokens[1].lower in _GOES_ON and not first.is_capitalised:
        has_name = tokens[2].classes[:1] == "m" and tokens[3].is_capitalised
        return is_people_noun(first.lower) and not has_name  # "mother of two Ana Lee"
    if is_age(first.lower):
        return len(tokens) > 1 and (tokens[1].text == "," or tokens[1].classes[:1] in _SAYS_OR_DOES)
    behind = next((token for token in tokens[1:] if token.classes[:1] != "r"), None)
    return (
        first.kind == "word"
        and first.classes[:1] == "n"
        and not first.is_capitalised
        and behind is not None
        and behind.kind == "word"
        and ("v" in behind.classes or behind.classes[:1] == "x")
        and not behind.is_capitalised
    )


def _stands_alone(
    tokens: Sequence[Token], first: int, head: int, determined: bool, has_name: bool
) -> bool:
    """Return whether the words from `first` to `head` make a noun phrase that can be a source."""
    if not (
        determined
        or has_name
        or stands_bare(tokens[head])
        or tokens[first].lower in STANDALONE
        or speaks_bare(tokens, head)
    ):
        return False
    noun = tokens[head].lower
    if has_name:
        return head != first or noun not in NEVER_NAME or says_of_itself(tokens, head)
    by_clock = noun in _TIME_NOUNS or noun.removesuffix("s") in _TIME_NOUNS
    minutes = first > 1 and tokens[first - 2].lower == "according"
    # "An hour later he said" has no source in the hour, "a second said" has one.
    return not by_clock or minutes or is_one_of_several(tokens, first)


def _opens_relative_clause(tokens: Sequence[Token], index: int) -> bool:
    """Return whether "who" takes up the noun before it: "Ms Lee, who", not "asked who"."""
    before = index - 1
    while before >= 0 and tokens[before].lower in _BEFORE_RELATIVES:
        before -= 1
    if before < 0 or index + 1 == len(tokens):
        return False
    noun, following = tokens[before], tokens[index + 1]
    ends_noun = noun.lower == ")" or (
        noun.kind in ("word", "number")
        and (noun.is_capitalised or "n" in noun.classes or noun.lower in STANDALONE)
    )
    if not ends_noun or following.kind == "quotation":
        return False
    return following.kind != "word" or following.lower not in SUBJECT_PRONOUNS
