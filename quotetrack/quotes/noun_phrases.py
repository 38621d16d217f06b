"""Find noun phrases outside quotations: names, titled names, descriptions, pronouns.

A chunker over word classes. It knows nothing of syntax beyond one phrase; which phrase is the
source of a quotation is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from quotetrack.lexicon.cues import NEWS_AGENCIES, NOUNS_OF_SAYING
from quotetrack.lexicon.organisations import ORGANISATION_WORDS
from quotetrack.lexicon.people import GROUP_NOUNS, PERSON_NOUNS, ROLE_NOUNS, TITLES
from quotetrack.lexicon.places import COMPASS_WORDS, DEMONYMS
from quotetrack.lexicon.word_classes import is_known_form
from quotetrack.model import MentionKind
from quotetrack.quotes.skeleton import DASHES, TURN, Sentence, Token, lower_at

SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you"})
RELATIVE_PRONOUN = "who"  # "which" and "that" are conjunctions, or take up no speaker, too often.
_BEFORE_RELATIVES = frozenset({",", "(", "[", "and", "but"}) | DASHES
_STANDALONE = frozenset(
    "others some many several one another both everyone someone somebody everybody nobody".split()
)
_POSSESSIVES = frozenset({"his", "her", "their", "its", "our", "my", "your"})
_NEVER_NAME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december today yesterday tomorrow".split()
)
_DATES = _NEVER_NAME | {"may"}
_BEFORE_DATES = frozenset(
    "in on since by until during last this next early late from after before".split()
)
#: Titles that stand first in a name, whatever comes before.
_ADDRESSES = frozenset({"mr", "mrs", "ms", "miss", "mx"})
_GROUP_PRONOUNS = frozenset({"them", "us", "these", "those"})
_TIME_NOUNS = frozenset(
    "second minute hour day week month year decade century moment instant while time morning "
    "afternoon evening night weekend".split()
)
_LINKING = frozenset({"of", "for", "at", "from", "in", "with", "on", "to", "near", "behind", "by"})
_LINKING_ADJECTIVES = frozenset({"close", "familiar", "briefed", "involved", "knowledgeable"})
#: Nouns that stand before the name of a body: "the Israeli newspaper Haaretz".
_NAMED_BODIES = frozenset(
    "agency broadcaster channel company firm group journal magazine network newspaper paper "
    "programme program publication site station tabloid website weekly".split()
)
#: Adjectives of news that the table of word forms does not know.
_ADJECTIVES_OF_NEWS = frozenset("longtime onetime then-candidate fellow".split())
_FIRST_PARTICLES = frozenset("van von bin ibn al el ter ten della".split())
_NAME_PARTICLES = frozenset("van von de del della der den di da al el bin ibn la le du dos".split())


@frozen
class NounPhrase:
    """A noun phrase in a sentence. `first`, `last` and `head` are token indices, all inclusive.

    `last` reaches over attached prepositional phrases ("a spokesman for the party"), `core_last`
    does not.
    """

    first: int
    last: int
    core_last: int
    head: int
    kind: MentionKind


def noun_phrases(sentence: Sentence) -> list[NounPhrase]:
    """Return the noun phrases of `sentence` from left to right, not overlapping in their cores."""
    tokens = sentence.tokens
    if tokens[-1].lower == TURN:
        return _label_phrase(tokens)
    found: list[NounPhrase] = []
    index = 0
    while index < len(tokens):
        if _signs_article(tokens, index):
            break
        phrase = _phrase_at(tokens, index)
        if phrase is None:
            index += 1
            continue
        found.append(phrase)
        index = phrase.core_last + 1
    return _with_owners(tokens, _attach(tokens, found))


def _signs_article(tokens: Sequence[Token], index: int) -> bool:
    """Return whether the line of a news agency begins here: "“…” – Reuters"."""
    return (
        index > 1
        and tokens[index - 1].lower in DASHES
        and tokens[index - 2].kind == "quotation"
        and any(token.lower in NEWS_AGENCIES for token in tokens[index:])
    )


def _label_phrase(tokens: Sequence[Token]) -> list[NounPhrase]:
    """Return the label before a turn of a transcript: "Q", "SMITH", "Mayor Ann Lee (Ind.)"."""
    last = len(tokens) - (3 if tokens[-2:-1] and tokens[-2].kind == "punctuation" else 2)
    bracket = next((i for i, token in enumerate(tokens) if token.lower == "("), None)
    if bracket is not None:
        last = bracket - 1
    if last < 0:
        return []
    short = len(tokens[0].text.rstrip(".")) == 1 and last == 0
    return [NounPhrase(0, last, last, last, "nominal" if short else "name")]


def _begins_clause(tokens: Sequence[Token], index: int) -> bool:
    return index == 0 or tokens[index - 1].kind in ("quotation", "punctuation", "tag")


def _begins_name(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a particle opens a surname: "van der Berg said", not "the la Lee"."""
    following = index + 1
    while following < len(tokens) and tokens[following].lower in _NAME_PARTICLES:
        following += 1
    return following < len(tokens) and tokens[following].is_capitalised


def is_name_word(tokens: Sequence[Token], index: int) -> bool:
    """Return whether the token can be part of a name, judging by its capital and its place."""
    token = tokens[index]
    if not token.is_capitalised:
        return token.lower in _FIRST_PARTICLES and _begins_name(tokens, index)
    if token.lower.rstrip(".") in TITLES_LOWER or token.text in ("US", "U.S.", "UK", "U.K."):
        return True
    if not _begins_clause(tokens, index):
        return token.lower not in ("i", "i'm", "i've", "i'd")
    classes = token.classes[:1]
    if not is_known_form(token.lower) and not _is_derived(token.lower):
        return True  # "Kelly" is no adverb.
    if token.text in COMPASS_WORDS and index + 1 < len(tokens):
        return tokens[index + 1].is_capitalised
    if classes in ("d", "p", "s", "c", "o", "t", "i", "r"):
        return False
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    if is_people_noun(token.lower) and not (follows and follows.is_capitalised):
        return False  # "Supporters chanted"
    if classes in ("x", "v", "g", "e", "j", "m"):
        return bool(follows and follows.is_capitalised and classes in ("x", "j")) or (
            bool(follows and "v" in follows.classes) and classes not in ("g", "e", "x")
        )
    return True


def _is_derived(lower: str) -> bool:
    """Return whether an unknown word is a participle or an adverb made of a known word."""
    if lower.endswith("ly"):
        stems = (lower[:-2], lower[:-1] + "e", lower[:-3] + "y")
    elif lower.endswith("ing"):
        stems = (lower[:-3], lower[:-3] + "e", lower[:-4])
    elif lower.endswith("ed"):
        stems = (lower[:-2], lower[:-1], lower[:-3])
    else:
        return False
    return any(len(stem) > 2 and is_known_form(stem) for stem in stems)


def is_people_noun(lower: str) -> bool:
    """Return whether a noun, in the singular or plural, means people: "aides", "mayor"."""
    plural_of_y = lower[:-1] + "ies" if lower.endswith("y") else lower
    return lower in _STANDALONE or any(
        form in PERSON_NOUNS or form in GROUP_NOUNS or form in ROLE_NOUNS
        for form in (lower, lower.removesuffix("s"), plural_of_y)
    )


TITLES_LOWER = frozenset(title.lower().rstrip(".") for title in TITLES)


def _phrase_at(tokens: Sequence[Token], index: int) -> NounPhrase | None:
    token = tokens[index]
    if token.kind not in ("word", "number") or token.lower == "'s":
        return None
    if _stands_before_address(tokens, index) or _tells_when(tokens, index):
        return None
    if token.lower in SUBJECT_PRONOUNS and token.text != "i":
        return NounPhrase(index, index, index, index, "pronoun")
    if token.lower == RELATIVE_PRONOUN:
        relative = _opens_relative_clause(tokens, index)
        return NounPhrase(index, index, index, index, "pronoun") if relative else None
    position, head, owner = index, -1, -1
    determined = lower_noun = has_name = owner_has_name = False
    while position < len(tokens):
        word = tokens[position]
        first = position == index
        if word.kind == "number":
            determined = determined or first
            position += 1
            continue
        if word.kind != "word":
            break
        if word.lower == "'s":
            if head != position - 1:
                break
            owner, owner_has_name = head, has_name
            determined, lower_noun, has_name, head = True, False, False, -1
            position += 1
            continue
        leading = word.classes[:1]
        if first and word.lower in _STANDALONE and not _noun_follows(tokens, position):
            head = position
            position += 1
            break
        if is_name_word(tokens, position):
            if (
                lower_noun
                and tokens[position - 1].lower not in ROLE_NOUNS
                and not (determined and _names_a_role(tokens, position))
                and not (determined and _names_a_body(tokens, position))
            ):
                break
            head, has_name, lower_noun = position, True, False
            position += 1
            continue
        if word.lower == "of" and has_name and _office_before_name(tokens, position):
            position += 1
            continue
        if word.lower in _NAME_PARTICLES and has_name and _name_follows(tokens, position):
            position += 1
            continue
        if word.is_capitalised and not first and not _begins_clause(tokens, position):
            break
        if leading == "d" or word.lower in _POSSESSIVES or leading == "m":
            if not (first or (determined and head < 0 and leading == "m") or word.lower == "the"):
                break
            if head >= 0:
                break
            determined = True
            position += 1
            continue
        if has_name and (after := _role_before_name(tokens, position)):
            position = after
            continue
        if _is_modifier(tokens, position, determined, head >= 0):
            position += 1
            continue
        if (
            leading == "j"
            and has_name
            and not lower_noun
            and _noun_follows(tokens, position)
            and (determined or tokens[position - 1].text in DEMONYMS)
        ):
            position += 1  # "the Belgian prime minister"
            continue
        if "n" in word.classes or word.lower in ROLE_NOUNS:
            if head >= 0 and not _continues_as_noun(tokens, position):
                break
            head, lower_noun = position, True
            position += 1
            continue
        break
    if head < 0 and owner >= 0:
        head, has_name = owner, owner_has_name
    if head < 0:
        return None
    if not (determined or has_name or _bare(tokens[head]) or tokens[index].lower in _STANDALONE):
        return None
    if has_name and head == index and tokens[head].lower in _NEVER_NAME:
        return None
    noun = tokens[head].lower
    by_clock = noun in _TIME_NOUNS or noun.removesuffix("s") in _TIME_NOUNS
    minutes = index > 1 and tokens[index - 2].lower == "according"
    if not has_name and by_clock and not minutes:
        return None  # "An hour later he said": no source.
    return NounPhrase(index, head, head, head, _kind(tokens, index, head, determined))


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
        and (noun.is_capitalised or "n" in noun.classes or noun.lower in _STANDALONE)
    )
    if not ends_noun or following.kind == "quotation":
        return False
    return following.kind != "word" or following.lower not in SUBJECT_PRONOUNS


def _stands_before_address(tokens: Sequence[Token], index: int) -> bool:
    """Return whether capitals lead up to "Mr", which opens a name: "In Solberg Mr Cole said"."""
    for position in range(index, min(index + 4, len(tokens))):
        token = tokens[position]
        if not token.is_capitalised and token.kind != "number":
            return False
        if token.lower.rstrip(".") in _ADDRESSES:
            return position > index
        if token.lower.rstrip(".") in TITLES_LOWER:
            return False
    return False


def _tells_when(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a date stands before a name, without a comma: "In March Ann Lee said"."""
    if index == 0 or index + 1 == len(tokens) or not tokens[index + 1].is_capitalised:
        return False
    token, before = tokens[index], tokens[index - 1].lower
    year = token.kind == "number" and len(token.text) == 4 and token.text.isdigit()
    return before in _BEFORE_DATES and (year or token.lower in _DATES)


def _noun_follows(tokens: Sequence[Token], position: int) -> bool:
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    return (
        following is not None
        and following.kind in ("word", "number")
        and (following.classes[:1] in ("n", "j", "m", "e") or following.is_capitalised)
    )


def _name_follows(tokens: Sequence[Token], position: int) -> bool:
    return any(
        token.is_capitalised
        for token in tokens[position + 1 : position + 3]
        if token.lower not in _NAME_PARTICLES
    )


def _names_a_role(tokens: Sequence[Token], position: int) -> bool:
    """Return whether capitals lead up to a role, as in "one district GOP leader"."""
    end = position
    while end < len(tokens) and end < position + 4 and is_name_word(tokens, end):
        end += 1
    return end < len(tokens) and tokens[end].lower in ROLE_NOUNS


def _names_a_body(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a name follows the kind of body that bears it: "the newspaper Haaretz".

    A name that says of itself what it is may follow any noun: "the opposition Together Party".
    """
    end = position
    while end < len(tokens) and end < position + 5 and tokens[end].is_capitalised:
        end += 1
    if end > position + 1 and tokens[end - 1].lower in ORGANISATION_WORDS:
        return True
    return (
        tokens[position - 1].lower in _NAMED_BODIES
        and tokens[position].lower.rstrip(".") not in TITLES_LOWER
    )


def _office_before_name(tokens: Sequence[Token], position: int) -> bool:
    """Return whether "of" joins an office and its holder, as in "Secretary of State Ann Lee"."""
    before = tokens[position - 1].lower
    if before not in ROLE_NOUNS and before.rstrip(".") not in TITLES_LOWER:
        return False
    following = range(position + 1, min(position + 4, len(tokens)))
    return len(following) == 3 and all(is_name_word(tokens, index) for index in following)


def _role_before_name(tokens: Sequence[Token], position: int) -> int:
    """Return where the name begins in "political scientist Ann Lee", 0 where it is none such."""
    end = position
    while end < min(position + 4, len(tokens)) and tokens[end].classes[:1] in ("n", "j"):
        if is_name_word(tokens, end):
            break
        end += 1
    if end == position or end == len(tokens) or not is_name_word(tokens, end):
        return 0
    return end if is_people_noun(tokens[end - 1].lower) else 0


def _is_modifier(tokens: Sequence[Token], position: int, determined: bool, has_head: bool) -> bool:
    """Return whether the word describes a noun that is still to come."""
    word = tokens[position]
    leading = word.classes[:1]
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if following is None or following.kind not in ("word", "number"):
        return False
    noun_comes = "n" in following.classes or "j" in following.classes or following.is_capitalised
    if leading == "j" or word.lower in _ADJECTIVES_OF_NEWS:
        return not has_head and (noun_comes or following.classes[:1] in ("r", "e", "g"))
    if leading in ("e", "g") or "e" in word.classes:
        return determined and not has_head and noun_comes
    if leading == "r":
        return determined and not has_head and following.classes[:1] in ("j", "e", "v")
    return False


def _continues_as_noun(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a word that may be a verb still belongs to the phrase before it."""
    word = tokens[position]
    if "v" not in word.classes and "x" not in word.classes:
        return True
    if word.classes[:1] != "n":
        return False
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if following is None or following.kind in ("punctuation", "quotation"):
        return following is not None and following.lower not in (":",)
    return (
        following.kind == "word"
        and following.classes[:1] in ("n", "v", "x", "p")
        and not (following.lower in ("that", "to") or following.is_capitalised)
    )


def _bare(token: Token) -> bool:
    """Return whether a noun can stand without an article: a plural, or a role."""
    return (
        (token.lower.endswith("s") and not token.lower.endswith("ss"))
        or token.lower in (ROLE_NOUNS)
        or token.lower in ("people", "men", "women", "police")
    )


def _kind(tokens: Sequence[Token], first: int, head: int, determined: bool) -> MentionKind:
    words = tokens[first : head + 1]
    if not words[-1].is_capitalised or words[-1].lower in _STANDALONE:
        return "nominal"
    if first == head and is_people_noun(words[-1].lower) and not is_name_word(tokens, head):
        return "nominal"  # "Leaders of the party said"
    capitalised = [word for word in words if word.is_capitalised]
    if any(word.lower.rstrip(".") in ORGANISATION_WORDS for word in capitalised[-1:]) or (
        determined and words[0].lower in ("the", "a", "an") and len(capitalised) == len(words) - 1
    ):
        return "organisation"
    if any(word.lower.rstrip(".") in TITLES_LOWER for word in capitalised[:-1]):
        return "title_name"
    return "name"


def _with_owners(tokens: Sequence[Token], phrases: Sequence[NounPhrase]) -> list[NounPhrase]:
    """Add the owner of what was said as a phrase: "Ms Lee" in "Ms Lee's claim"."""
    found: list[NounPhrase] = []
    for phrase in phrases:
        if tokens[phrase.head].lower in NOUNS_OF_SAYING:
            mark = next(
                (
                    index
                    for index in range(phrase.core_last, phrase.first, -1)
                    if tokens[index].lower == "'s"
                ),
                None,
            )
            if mark is not None:
                last = mark - 1
                kind = _kind(tokens, phrase.first, last, not tokens[phrase.first].is_capitalised)
                found.append(NounPhrase(phrase.first, last, last, last, kind))
        found.append(phrase)
    return found


def _attach(tokens: Sequence[Token], phrases: list[NounPhrase]) -> list[NounPhrase]:
    """Extend descriptions over the prepositional phrases behind them, from right to left."""
    extended: list[NounPhrase] = []
    by_first: dict[int, NounPhrase] = {}
    for phrase in reversed(_with_joined_offices(tokens, phrases)):
        last = phrase.last
        if phrase.kind in ("nominal", "organisation"):
            last = _attached_end(tokens, phrase.last, by_first)
        elif phrase.kind != "pronoun" and lower_at(tokens, phrase.last + 1) in ("of", "from"):
            # "Senator Ann Lee of Ohio"
            place = by_first.get(phrase.last + 2)
            if place is not None and place.kind in ("name", "organisation"):
                last = place.last
        phrase = evolve(phrase, last=last)
        by_first[phrase.first] = phrase
        extended.append(phrase)
    return extended[::-1]


def _with_joined_offices(
    tokens: Sequence[Token], phrases: Sequence[NounPhrase]
) -> list[NounPhrase]:
    """Join two offices of one holder: "former governor and party chairman Ann Lee"."""
    joined: list[NounPhrase] = []
    for phrase in phrases:
        before = joined[-1] if joined else None
        if (
            before is not None
            and phrase.kind in ("name", "title_name")
            and phrase.first == before.last + 2
            and tokens[before.last + 1].lower == "and"
            and _is_office(tokens[before.head])
            and not _is_office(tokens[phrase.head])
            and any(_is_office(token) for token in tokens[phrase.first : phrase.head])
        ):
            joined[-1] = evolve(phrase, first=before.first)
        elif (
            before is not None
            and phrase.kind == before.kind == "nominal"
            and phrase.first == before.last + 2
            and tokens[before.last + 1].lower == "and"
            and tokens[before.first].classes[:1] == "d"
            and tokens[phrase.first].classes[:1] != "d"
            and _is_office(tokens[before.head])
            and _is_office(tokens[phrase.head])
        ):
            joined[-1] = evolve(phrase, first=before.first)  # "the senator and party candidate"
        else:
            joined.append(phrase)
    return joined


def _is_office(token: Token) -> bool:
    return token.lower in ROLE_NOUNS or token.lower.rstrip(".") in TITLES_LOWER


def _attached_end(tokens: Sequence[Token], last: int, by_first: dict[int, NounPhrase]) -> int:
    """Return the last token of the prepositional phrases that follow the token `last`."""
    position = last + 1
    if position < len(tokens) and tokens[position].lower in _LINKING_ADJECTIVES:
        position += 1
    while position + 1 < len(tokens) and tokens[position].lower in _LINKING:
        position += 1
        if position in by_first:
            return by_first[position].last
        if tokens[position].lower in _GROUP_PRONOUNS:
            return position  # "one of them"
        # A noun without an article, as in "with direct knowledge of the trip".
        bare = position
        while bare < len(tokens) and tokens[bare].classes[:1] in ("n", "j"):
            bare += 1
        if bare == position or tokens[bare - 1].classes[:1] != "n":
            break
        last = bare - 1
        position = bare
    return last
