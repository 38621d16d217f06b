"""Where a noun phrase begins and ends: what one word tells by its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.lexicon.cues import NOUNS_OF_SAYING, VERBS_OF_SAYING, form_strength, verb_lemma
from quotetrack.lexicon.days import DAYS_FROM_NOW
from quotetrack.lexicon.forms import is_age
from quotetrack.lexicon.organisations import ORGANISATION_WORDS, PORTFOLIOS
from quotetrack.lexicon.people import INNER_PARTICLES, ROLE_NOUNS
from quotetrack.lexicon.players import FIRST_WORDS_FOR_PLAYERS, words_for_player
from quotetrack.lexicon.words import word_list
from quotetrack.quotes.name_words import (
    TITLES_LOWER,
    is_body_noun,
    is_deed,
    is_name_word,
    is_people_noun,
)
from quotetrack.quotes.skeleton import lower_at
from quotetrack.reading import Token

#: Titles that stand first in a name, whatever comes before.
_ADDRESSES = frozenset({"mr", "mrs", "ms", "miss", "mx"})
NEVER_NAME = word_list("quotes", "never_name")
_LIKELY = 0.5
_LESS_LIKELY = 0.2
_OPENING_CALLS = frozenset({"that", "what", "which", "whom"})
_WHAT_IS_CALLED = frozenset("for her him his it that the their them this".split())
_ORDINALS = frozenset("second third fourth fifth sixth".split())
_PARTICLES = frozenset({"back", "off"})
_DATES = NEVER_NAME | {"may"}
_BEFORE_DATES = word_list("quotes", "before_dates")
_TIME_NOUNS = word_list("quotes", "time_nouns")
_PLACING = frozenset("across around at during in inside near on outside throughout within".split())
_FARTHEST_PLACE = 6  # tokens
_NEAR = frozenset("last this next late early".split())
#: Times of day that take no article: "By nightfall villagers said".
_TIMES_OF_DAY = frozenset(
    "dawn dusk lunchtime midday midnight nightfall noon sunrise sunset".split()
)
_BEFORE_TIMES = frozenset("after at before by from since towards until".split())
_LONGEST_LEAD = 4  # words
#: What is told, and to whom.
_TOLD = frozenset("he her him it me she them there they us".split())
#: How headlines say who speaks: "Lift was 'like a tomb', says woman".
_IN_HEADLINES = frozenset("claim claims insist insists say says warn warns".split())
_BODIES_IN_SHORT = word_list("quotes", "bodies_in_short")
_NAMED_BODIES = word_list("quotes", "named_bodies")
_WORKS = word_list("quotes", "phrase_words_works")
#: Adjectives of news that the table of word forms does not know.
ADJECTIVES_OF_NEWS = frozenset("longtime onetime then-candidate fellow".split())
#: Seats in a parliament behind the name of a constituency: "the Caithness and Sutherland MP".
_SEATS = frozenset({"am", "ms", "mp", "mep", "mla", "mna", "msp", "mpp", "td"})
_LONGEST_PLACE = 4  # tokens
#: Letters of parties before where somebody is elected: "R-Texas".
_PARTIES = frozenset("DRI")
#: Forms of verbs that stand before a calling as adjectives do: "Dolan running mate Ann Lee".
_RUNNING = frozenset("acting founding governing leading managing running sitting".split())
#: What is named by a number: broadcasters, and a house that is known by its own.
_NUMBERED = frozenset({"radio", "channel", "no", "number", "bbc"})
_TOLD_PEOPLE = frozenset({"them", "those", "us"})
_MEMBERS = frozenset("the his her their its our these".split())
_BEHIND_THOSE = word_list("quotes", "behind_those")
_MINISTRIES = frozenset({"department", "ministry"})
_LONGEST_MINISTRY = 12  # tokens


def stands_before_address(tokens: Sequence[Token], index: int) -> bool:
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


def tells_when(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a date stands before whom a sentence is about, without a comma.

    "In March Ann Lee said", "On Friday night residents said", but "on Friday talks began".
    """
    if index + 1 == len(tokens):
        return False
    if tokens[index].lower in _NEAR and tokens[index + 1].lower in _DATES:
        return tells_when(tokens, index + 1)  # "Last Monday"
    if tokens[index].lower in DAYS_FROM_NOW and index == 0:
        return _opens_people(tokens, index + 1)  # "Yesterday residents said"
    if tokens[index].lower in _NEAR and tokens[index + 1].lower in _TIME_NOUNS:
        return _opens_people(tokens, index + 2)  # "Last week teachers said"
    if index == 0:
        return False
    token, before, behind = tokens[index], tokens[index - 1].lower, tokens[index + 1]
    is_time = token.lower in _TIME_NOUNS
    if (before in _NEAR and is_time) or (before in _DATES and (is_time or _is_year(token))):
        return _opens_people(tokens, index + 1)
    if before in _BEFORE_TIMES and token.lower in _TIMES_OF_DAY:
        return _opens_people(tokens, index + 1)
    if before not in _BEFORE_DATES or not (_is_year(token) or token.lower in _DATES):
        return False
    if _is_year(behind) or behind.lower in _TIME_NOUNS:
        return _opens_people(tokens, index + 2)
    if _is_year(token) and behind.classes[:1] in ("d", "p"):
        return True  # "In 2019 the minister"
    return behind.is_capitalised or _opens_people(tokens, index + 1)


def acts_behind_place(tokens: Sequence[Token], first: int, position: int) -> bool:
    """Return whether people act behind what opens a sentence: "In the village farmers said".

    A phrase behind "in" or the like is no subject, so that the verb has theirs in "farmers". The
    place may be a name, and be of what stands before it: "At a rally in Holm organisers called it".
    """
    word, before = tokens[position], tokens[position - 1]
    is_named = before.is_capitalised
    return (
        _is_behind_place(tokens, first)
        and (is_named or (tokens[first].classes[:1] == "d" and position > first + 1))
        and (word.lower.endswith("s") or word.lower == "police")
        and is_people_noun(word.lower)
        and not is_people_noun(before.lower)
        and _goes_with_verb(tokens, position + 1)
    )


def _is_behind_place(tokens: Sequence[Token], first: int) -> bool:
    """Return whether a phrase stands behind "in" or the like that opens a sentence.

    Another such phrase may stand between: "At a rally in".
    """
    if not 0 < first <= _FARTHEST_PLACE or tokens[0].lower not in _PLACING:
        return False
    return first == 1 or (
        (tokens[first - 1].lower in _PLACING or tokens[first - 1].lower == "of")
        and tokens[1].classes[:1] == "d"
        and all(token.classes[:1] in ("n", "j") for token in tokens[2 : first - 1])
    )


def _goes_with_verb(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a verb stands here that is no participle: "said", "were", "called it"."""
    here, behind = tokens[index : index + 1], tokens[index + 1 : index + 2]
    if not here:
        return False
    if here[0].classes[:1] in ("v", "x"):
        return True
    has_object = any(one.classes[:1] in ("d", "o", "s") or one.lower == ":" for one in behind)
    return here[0].classes.startswith("ev") and has_object


def _is_year(token: Token) -> bool:
    return token.kind == "number" and len(token.text) == 4 and token.text.isdigit()


def _opens_people(tokens: Sequence[Token], index: int) -> bool:
    """Return whether words without an article lead up to people: "angry local residents"."""
    for token in tokens[index : index + _LONGEST_LEAD]:
        if is_people_noun(token.lower) and not token.is_capitalised:
            return True
        if token.classes[:1] not in ("n", "j") or token.is_capitalised:
            break
    return False


def noun_follows(tokens: Sequence[Token], position: int) -> bool:
    """Return whether the next token can be a noun or lead to one."""
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    return (
        following is not None
        and following.kind in ("word", "number")
        and (following.classes[:1] in ("n", "j", "m", "e") or following.is_capitalised)
    )


def name_follows(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a name begins in the next two tokens."""
    return any(
        token.is_capitalised
        for token in tokens[position + 1 : position + 3]
        if token.lower not in INNER_PARTICLES
    )


def names_a_role(tokens: Sequence[Token], position: int) -> bool:
    """Return whether capitals lead up to a role, as in "one district GOP leader"."""
    end = position
    while end < len(tokens) and end < position + 4 and is_name_word(tokens, end):
        end += 1
    return end < len(tokens) and tokens[end].lower in ROLE_NOUNS


def names_who_is_meant(tokens: Sequence[Token], first: int, position: int) -> bool:
    """Return whether a name stands behind its bearer's calling: ", the clown Bo Lee,".

    In "the man Bo Lee hired," a verb stands before the comma.
    """
    end = position
    while end < len(tokens) and tokens[end].is_capitalised and tokens[end].kind == "word":
        end += 1
    return (
        end > position + 1
        and lower_at(tokens, first - 1) == ","
        and lower_at(tokens, end) == ","
        and (is_people_noun(tokens[position - 1].lower) or tokens[position].form.is_strong_given)
    )


def work_before_name(tokens: Sequence[Token], position: int) -> int:
    """Return where the name of a work begins, 0 for none: "the ITV quiz show Blot"."""
    name = position
    while name < min(position + 3, len(tokens)) and not tokens[name].is_capitalised:
        if tokens[name].classes[:1] not in ("n", "j") and tokens[name].lower not in _WORKS:
            return 0
        name += 1
    if name == position or name >= len(tokens) or tokens[name - 1].lower not in _WORKS:
        return 0
    following = tokens[name]
    is_person = following.form.is_strong_given or following.lower.rstrip(".") in TITLES_LOWER
    return name if following.is_capitalised and not is_person else 0


def names_a_body(tokens: Sequence[Token], position: int) -> bool:
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


def office_before_name(tokens: Sequence[Token], position: int) -> bool:
    """Return whether "of" joins an office and its holder, as in "Secretary of State Ann Lee"."""
    before = tokens[position - 1].lower
    if before not in ROLE_NOUNS and before.rstrip(".") not in TITLES_LOWER:
        return False
    following = range(position + 1, min(position + 4, len(tokens)))
    return len(following) == 3 and all(is_name_word(tokens, index) for index in following)


def place_goes_on(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a name goes on behind "of" or "and" up to whose it is, or to an office.

    "Isle of Ely’s former mayor", "the Isle of Ely councillor", "the Caithness and Sutherland MP".
    """
    end = position + 1
    while end < len(tokens) and end <= position + _LONGEST_PLACE and tokens[end].is_capitalised:
        end += 1
    if end == position + 1 or end == len(tokens) or not tokens[position - 1].is_capitalised:
        return False
    if tokens[position].lower == "of" and tokens[end].lower == "'s":
        return tokens[position - 1].lower not in ORGANISATION_WORDS
    if tokens[end - 1].lower in _SEATS and end > position + 2:
        return True
    office = end
    while end < len(tokens) and tokens[end].classes[:1] == "j":
        end += 1
    if end == len(tokens) or says_next(tokens, end - 1):
        return False
    if end > office and tokens[end - 1].lower in ROLE_NOUNS:
        return True  # "the FA of Wales chief executive"
    return tokens[end].lower in ROLE_NOUNS or player_at(tokens, end, behind_noun=False) > 0


def body_goes_on(tokens: Sequence[Token], position: int) -> bool:
    """Return whether nouns joined by "and" name a body: "the health and care committee"."""
    if position + 2 >= len(tokens) or tokens[position - 1].is_capitalised:
        return False
    end = position + 1
    while end < len(tokens) and end < position + 4 and tokens[end].classes[:1] in ("n", "j"):
        if tokens[end].is_capitalised:
            return False
        if tokens[end].lower in ORGANISATION_WORDS and end > position + 1:
            return True
        end += 1
    return False


def portfolio_goes_on(tokens: Sequence[Token], position: int) -> bool:
    """Return whether "and" or a comma goes on a ministry: "the Ministry of Work *and* Trade"."""
    end = position
    while lower_at(tokens, end) in (",", "and") and _is_portfolio(tokens, end + 1):
        is_last = tokens[end].lower == "and"
        end += 1
        while _is_portfolio(tokens, end):
            end += 1
        if is_last:
            break
    else:
        return False
    start = position - 1
    while start >= 0 and position - start < _LONGEST_MINISTRY:
        if tokens[start].lower in _MINISTRIES:
            return end == len(tokens) or not tokens[end].is_capitalised
        if not (_is_portfolio(tokens, start) or tokens[start].lower in ("of", "for", ",", "and")):
            break
        start -= 1
    return False


def _is_portfolio(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].is_capitalised and tokens[at].lower in PORTFOLIOS


def end_of_bracketed_place(tokens: Sequence[Token], position: int) -> int:
    """Return where an office and its holder follow a body and a bracket, 0 where they do not.

    "Tern Securities (Asia) senior analyst Ann Lee"
    """
    closing = position + 2
    if tokens[position].lower != "(" or closing + 1 >= len(tokens):
        return 0
    if not tokens[position + 1].is_capitalised or tokens[closing].lower != ")":
        return 0
    return closing + 1 if role_before_name(tokens, closing + 1) else 0


def behind_party_and_place(tokens: Sequence[Token], position: int) -> int:
    """Return where the text goes on behind a party and its place, 0 where there are none here.

    "Ada Lee, R-North Carolina,"
    """
    opens = position and tokens[position - 1].text in ("(", ",")
    if not opens or tokens[position].text[0] not in _PARTIES or not tokens[position].text[2:]:
        return 0
    end = position + 1
    while end < len(tokens) and end - position < _LONGEST_PLACE and tokens[end].is_capitalised:
        end += 1
    is_closed = end < len(tokens) and tokens[end].text in (",", ")", ".")
    return end if is_closed and tokens[position].text[2].isupper() else 0


def are_some_of(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a number counts some of those who are told of: "two of the nurses"."""
    if tokens[position].classes[:1] != "m" or lower_at(tokens, position + 1) != "of":
        return False
    whole = lower_at(tokens, position + 2)
    return whole in _TOLD_PEOPLE or (whole in _MEMBERS and _opens_people(tokens, position + 3))


def is_one_of_several(tokens: Sequence[Token], position: int) -> bool:
    """Return whether an ordinal without a noun says something: "a third added"."""
    return (
        tokens[position].lower in ("a", "the")
        and lower_at(tokens, position + 1) in _ORDINALS
        and says_next(tokens, position + 1)
    )


def are_people_meant(tokens: Sequence[Token], position: int) -> bool:
    """Return whether "those" means people: "those behind the plan", "those who left"."""
    return (
        tokens[position].lower == "those"
        and (not position or tokens[position - 1].lower != "among")
        and position + 1 < len(tokens)
        and (
            tokens[position + 1].lower in _BEHIND_THOSE
            or tokens[position + 1].lower.endswith("ing")
        )
    )


def is_number_of_name(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a number ends a name: "Radio 4", "No 10"; not in "Kent 20 people"."""
    number = tokens[position]
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    return (
        position > 0
        and tokens[position - 1].lower.rstrip(".") in _NUMBERED
        and tokens[position - 1].is_capitalised
        and number.text.isdigit()
        and len(number.text) <= 2
        and not (
            following is not None
            and following.kind == "word"
            and following.classes[:1] in ("n", "j")
            and not following.is_capitalised
            and not says_next(tokens, position)
        )
    )


def says_behind_quotation(tokens: Sequence[Token], first: int, position: int) -> bool:
    """Return whether a form that may be a noun is the verb of a phrase: “No,” the Herald notes.

    `first` is the first token of the phrase.
    """
    if not first or tokens[first - 1].kind != "quotation" or position == first:
        return False
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    return (
        (tokens[position - 1].is_capitalised or tokens[position - 1].lower in ORGANISATION_WORDS)
        and tokens[position].lower.endswith("s")
        and "v" in tokens[position].classes
        and verb_lemma(tokens[position].lower) in VERBS_OF_SAYING
        and (following is None or following.lower in (",", "."))
    )


def says_before_source(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a form that may be a noun is a verb of saying: "It fell, recalls Ann Lee"."""
    behind = position + 1
    return (
        0 < position < len(tokens) - 1
        and tokens[position - 1].lower == ","
        and tokens[position].lower.endswith("s")
        and "v" in tokens[position].classes
        and verb_lemma(tokens[position].lower) in VERBS_OF_SAYING
        and (is_people_noun(tokens[behind].lower) or is_name_word(tokens, behind))
    )


def is_called_by(tokens: Sequence[Token], first: int, position: int) -> bool:
    """Return whether a form that may be a noun is the verb of a clause: what the firm calls “X”.

    `first` is the first token of the phrase.
    """
    return (
        first > 0
        and tokens[first - 1].lower in _OPENING_CALLS
        and "v" in tokens[position].classes
        and position + 1 < len(tokens)
        and tokens[position + 1].kind == "quotation"
    )


def role_before_name(tokens: Sequence[Token], position: int) -> int:
    """Return where the name begins in "political scientist Ann Lee", 0 where it is none such."""
    end = position
    while end < min(position + 4, len(tokens)) and (
        tokens[end].classes[:1] in ("n", "j")
        or tokens[end].lower in _RUNNING
        or tokens[end].lower in ROLE_NOUNS
    ):
        if is_name_word(tokens, end):
            break
        end += 1
    if end == position or end == len(tokens) or not is_name_word(tokens, end):
        return 0
    return end if is_people_noun(tokens[end - 1].lower) else 0


def is_modifier(tokens: Sequence[Token], position: int, determined: bool, has_head: bool) -> bool:
    """Return whether the word describes a noun that is still to come."""
    word = tokens[position]
    leading = word.classes[:1]
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if following is None or following.kind not in ("word", "number"):
        return False
    if is_age(word.lower) and _acts_next(tokens, position):
        return False
    noun_comes = "n" in following.classes or "j" in following.classes or following.is_capitalised
    if leading == "j" or word.lower in ADJECTIVES_OF_NEWS:
        return not has_head and (noun_comes or following.classes[:1] in ("r", "e", "g"))
    if leading in ("e", "g") or "e" in word.classes:
        return determined and not has_head and noun_comes
    if leading == "r":
        return determined and not has_head and following.classes[:1] in ("j", "e", "v")
    return False


def _tells_somebody(word: Token, following: Token | None) -> bool:
    """Return whether a form in "ing" of a verb of saying has a pronoun behind it."""
    return (
        following is not None
        and following.lower in _TOLD
        and word.lower.endswith("ing")
        and verb_lemma(word.lower) in VERBS_OF_SAYING
    )


def says_beside_it(tokens: Sequence[Token], first: int, position: int) -> bool:
    """Return whether who stands behind "with" says something: "with one guest warning that".

    `first` is the first token of the phrase.
    """
    return (
        first > 0
        and tokens[first - 1].lower == "with"
        and tokens[position].lower.endswith("ing")
        and verb_lemma(tokens[position].lower) in VERBS_OF_SAYING
        and lower_at(tokens, position + 1) in _TOLD | {"that", "the", "of"}
    )


def _acts_next(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a verb follows, and no noun behind it: "the 51-year-old questioned the"."""
    classes = tokens[position + 1].classes
    return classes[:1] == "e" and "v" in classes and not noun_follows(tokens, position + 1)


def continues_as_noun(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a word that may be a verb still belongs to the phrase before it."""
    word = tokens[position]
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if following is not None and following.lower in _PARTICLES and "e" in word.classes:
        return False  # "Ms Lee shot back"
    if is_deed(tokens, position):
        return False
    if _tells_somebody(word, following):
        return False  # "a message warning him"
    if "v" not in word.classes and "x" not in word.classes:
        return True
    if word.classes[:1] != "n":
        return False
    if _leads_on_to_words(tokens, position):
        return False
    if following is not None and following.lower == ":":
        return word.lower in NOUNS_OF_SAYING and tokens[position - 1].classes[:1] in ("j", "n")
    if following is None or following.kind in ("punctuation", "quotation"):
        return following is not None
    return (
        following.kind == "word"
        and following.classes[:1] in ("n", "v", "x", "p")
        and not (following.lower in ("that", "to") or following.is_capitalised)
    )


def _leads_on_to_words(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a verb of saying and a comma lead on to a quotation: "it states, “…”"."""
    return (
        position + 2 < len(tokens)
        and tokens[position + 1].lower == ","
        and tokens[position + 2].kind == "quotation"
        and verb_lemma(tokens[position].lower) in VERBS_OF_SAYING
        and "v" in tokens[position].classes
    )


def player_at(tokens: Sequence[Token], position: int, behind_noun: bool) -> int:
    """Return how many words from here name a player: "the Ghana forward", "the world number two".

    0 where they name none: a noun or a name follows, or there is only `behind_noun` another noun
    ("the way forward").
    """
    here = tokens[position].lower
    if here not in FIRST_WORDS_FOR_PLAYERS:
        return 0
    behind = tokens[position + 1].lower if position + 1 < len(tokens) else ""
    size = 2 if words_for_player(here, behind) == 2 else words_for_player("", tokens[position].text)
    alone = position == 0 or tokens[position - 1].classes[:1] == "d"
    if not size or (size == 1 and (behind_noun or alone)):
        return 0
    last = position + size - 1
    return 0 if noun_follows(tokens, last) and not says_next(tokens, last) else size


def says_next(tokens: Sequence[Token], position: int) -> bool:
    """Return whether the next word says, whatever else it may be: "another added"."""
    if position + 1 >= len(tokens):
        return False
    word = tokens[position + 1].lower
    is_behind_words = position > 0 and tokens[position - 1].kind == "quotation"
    if word == "called":  # "another called it", not "another called Ann"
        return lower_at(tokens, position + 2) in _WHAT_IS_CALLED
    least = _LESS_LIKELY if is_behind_words else _LIKELY  # “No,” another answered
    return verb_lemma(word) in VERBS_OF_SAYING and form_strength(word) >= least


def is_plural_owner(tokens: Sequence[Token], position: int) -> bool:
    """Return whether an apostrophe makes an owner of a plural: "the tenants' league"."""
    if tokens[position].text not in ("'", "’") or not 0 < position < len(tokens) - 1:
        return False
    before, behind = tokens[position - 1], tokens[position + 1]
    return (
        before.kind == "word"
        and before.lower.endswith("s")
        and before.end == tokens[position].start
        and behind.kind == "word"
        and ("n" in behind.classes or behind.classes[:1] == "j")
    )


def joins_adjectives(tokens: Sequence[Token], position: int) -> bool:
    """Return whether "and" joins two adjectives of one noun: "former and current staff"."""
    return (
        0 < position < len(tokens) - 2
        and tokens[position].lower in ("and", "or")
        and tokens[position - 1].classes[:1] == "j"
        and tokens[position + 1].classes[:1] == "j"
        and tokens[position + 2].classes[:1] in ("n", "j")
        and not tokens[position + 1].is_capitalised
        and not tokens[position + 2].is_capitalised
    )


def speaks_bare(tokens: Sequence[Token], head: int) -> bool:
    """Return whether who has lost an article speaks: "Scottish government argued", "says woman"."""
    if tokens[head].lower in _BODIES_IN_SHORT and says_next(tokens, head):
        return True
    is_last = lower_at(tokens, head + 1) in ("", ".")
    return (
        is_last
        and head > 1
        and tokens[head - 1].lower in _IN_HEADLINES
        and (is_people_noun(tokens[head].lower) or is_body_noun(tokens[head].lower))
    )


def stands_bare(token: Token) -> bool:
    """Return whether a noun can stand without an article: a plural, or a role."""
    return (
        (token.lower.endswith("s") and not token.lower.endswith("ss"))
        or token.lower in (ROLE_NOUNS)
        or token.lower in ("people", "men", "women", "police", "staff")
    )
