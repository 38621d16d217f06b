"""What people do by which a text takes them up: who plays the queen is "the actor".

A text that says who stars in a film, directs it or presents a show does not call them so before it
speaks of "the actor" or "the host".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from quotetrack.lexicon.function_words import ARTICLES, POSSESSIVES
from quotetrack.lexicon.words import word_list, words
from quotetrack.people.roles import Role
from quotetrack.people.tokens import Words
from quotetrack.reading import Token

#: What somebody is who does so: "Ana Ortiz, who directed the film".
_ROLE_OF_DEED: Final = {
    form: role
    for role, forms in {
        "actor": "plays played portrays portrayed stars starred co-stars co-starred voices voiced",
        "director": "directs directed",
        "writer": "wrote penned",
        "presenter": "presents presented hosts hosted co-hosts co-hosted",
        "singer": "sings sang",
    }.items()
    for form in forms.split()
}
#: The same where "who" stands before it: "Ana Ortiz, who drives a bus".
_ROLE_OF_CALLING: Final = _ROLE_OF_DEED | {
    form: role
    for role, forms in {
        "driver": "drives drove",
        "teacher": "teaches taught",
        "owner": "owns owned",
        "farmer": "farms farmed",
        "coach": "coaches coached",
        "editor": "edits edited",
        "painter": "paints painted",
        "manager": "manages managed",
        "chairman": "chairs chaired",
        "captain": "captains captained",
        "founder": "founded",
    }.items()
    for form in forms.split()
}
_OTHER_PLAYERS: Final = {"drums": "drummer", "trumpet": "trumpeter", "fiddle": "fiddler"}
_SONGS: Final = words("song songs lyrics tunes")
#: The same of whom a work names: "a film directed by Ana Ortiz", "It stars Ana Ortiz".
_MADE_BY: Final = {
    "directed": "director",
    "helmed": "director",
    "written": "writer",
    "penned": "writer",
    "produced": "producer",
    "composed": "composer",
    "choreographed": "choreographer",
    "presented": "presenter",
    "hosted": "presenter",
}
_STARS: Final = words("stars starring starred co-starring")
_BOOKS: Final = words("book memoir novel novels novella poem poems play stories")
_PLAYS: Final = words("plays played")
_INSTRUMENTS: Final = word_list("people", "instruments")
_BETWEEN: Final = words("has had also once previously recently first formerly still now")
_COUNSEL: Final = words("KC QC SC SCs KCs QCs")
#: Parties as owners, by the word that they end with, and what a tag in brackets stands for.
_PARTIES: Final = {
    "labour": "labour", "conservatives": "conservative", "tories": "conservative", "snp": "snp",
    "dup": "dup", "sdlp": "sdlp", "uup": "uup", "tuv": "tuv", "plaid": "plaid", "greens": "green",
    "cymru": "plaid", "féin": "féin", "gael": "gael", "fáil": "fáil", "ukip": "ukip",
    "reform": "reform", "con": "conservative", "lab": "labour", "ld": "lib-dem", "sf": "féin",
    "fg": "gael", "ff": "fáil", "alliance": "alliance", "democrats": "democrat", "dems": "democrat",
}  # fmt: skip
_TAGS: Final = words("Con Lab LD SNP DUP SDLP UUP SF FG FF")
_SEATS: Final = words("MP MSP MLA TD MEP")
_OF_PEERS: Final = words("Lord Baroness Viscount Viscountess")
_NO_PEERS: Final = words("Justice Chief Mayor Chancellor Advocate Lieutenant Provost")
_LONGEST_LEAD: Final = 14  # words
_LONGEST_OBJECT: Final = 6
#: What somebody is whose name stands beside a phrase: "Prosecuting, Ana Ortiz said".
_IN_COURT: Final = (
    (r"prosecuting\b|opening .*\b(?:case|prosecution|trial)\b|for the (?:prosecution|crown)$",
     "prosecution", "prosecutor barrister lawyer solicitor"),
    (r"defending$|mitigating\b|in mitigation\b|for the defen[cs]e$",
     "defence", "barrister lawyer solicitor"),
    (r"(?:sentencing|jailing)\b", "", "judge"),
    (r"recording .*\b(?:conclusion|verdict)\b", "", "coroner"),
)  # fmt: skip


def roles_shown(words_: Words, first: int, last: int) -> Iterator[Role]:
    """Yield what deeds tell of somebody whose name stands between two word indices."""
    items = words_.items
    if items[last].possessive:
        return
    if role := _of_work(words_, first):
        yield Role(role)
    if first > 1 and items[first - 1].text == ",":
        yield from _in_court(items, words_.sentence_start(first, _LONGEST_LEAD))
    if party := party_beside(words_, first, last):
        yield Role("politician", frozenset((party,)))
    if _is_of_a_peer(items[first : last + 1]):
        yield Role("peer")
    if items[last].text in _SEATS:
        yield Role(items[last].lower)
    behind = last + 1
    if items[last].text in _COUNSEL or (behind < len(items) and items[behind].text in _COUNSEL):
        yield Role("barrister")
        behind += items[last].text not in _COUNSEL
    if behind < len(items) and items[behind].text == ",":
        behind += 1
    if behind + 1 >= len(items) or items[behind].paragraph != items[last].paragraph:
        return
    if items[behind - 1].text == ",":
        yield from _in_court(items, behind)
    told = _ROLE_OF_DEED
    if items[behind].lower == "who":
        behind, told = behind + 1, _ROLE_OF_CALLING
        while behind + 1 < len(items) and items[behind].lower in _BETWEEN:
            behind += 1
    elif items[behind - 1].text == ",":
        return
    yield from _told_by_verb(words_, behind, told)
    joint = [item.lower for item in items[behind + 1 : behind + _LONGEST_OBJECT]]
    if told is _ROLE_OF_CALLING and "and" in joint and "," not in joint[: joint.index("and")]:
        yield from _told_by_verb(words_, behind + joint.index("and") + 2, told)


def _told_by_verb(words_: Words, at: int, told: Mapping[str, str]) -> Iterator[Role]:
    """Yield what the verb at `at` tells of its subject: "drives a bus", "played the bass"."""
    items = words_.items
    verb = items[at].lower if at < len(items) else ""
    role = told.get(verb, "")
    if verb in _PLAYS:
        role = role if _is_part(words_, at + 1) else _player(items, at + 1)
    elif role == "writer" and any(item.lower in _SONGS for item in items[at : at + 6]):
        role = "songwriter"
    if role:
        yield Role(role)


def _player(items: Sequence[Token], at: int) -> str:
    """Return what somebody is who plays an instrument: "the bass", "drums"; "" of anything else."""
    inside = [item.lower for item in items[at : at + 3]]
    instrument = next((word for word in inside if word in _INSTRUMENTS), "")
    return _OTHER_PLAYERS.get(instrument) or (instrument and f"{instrument.rstrip('aeo')}ist")


def party_beside(words_: Words, first: int, last: int) -> str:
    """Return the party whose somebody is: "Labour's Ana Ortiz", "Ana Ortiz (Con)"."""
    items = words_.items
    owner = items[first - 1] if first else None
    if owner is not None and owner.possessive and owner.form.is_capitalised:
        return _PARTIES.get(owner.lower.rstrip("'’").removesuffix("'s").removesuffix("’s"), "")
    if owner is not None and owner.text == ",":
        side = [item.lower for item in items[words_.sentence_start(first, _LONGEST_LEAD) : first]]
        if side[:1] == ["for"]:  # "For the Alliance Party, Ana Ortiz said"
            side = [word for word in side if word not in ("party", ",")]
            return _PARTIES.get(side[-1], "")
    tag = items[last + 2].text if last + 2 < len(items) and items[last + 1].text == "(" else ""
    return _PARTIES[tag.lower()] if tag in _TAGS else ""


def _is_of_a_peer(name: Sequence[Token]) -> bool:
    return any(
        title.text in _OF_PEERS and behind.text not in _NO_PEERS for title, behind in pairwise(name)
    )


def _in_court(items: Sequence[Token], first: int) -> Iterator[Role]:
    """Yield what the phrase from `first` up to the next comma tells of whom it stands beside."""
    phrase: list[str] = []
    for item in items[first : first + _LONGEST_LEAD]:
        if item.text in ",." or item.quoted:
            break
        phrase.append(item.lower)
    said = " ".join(phrase)
    for shape, side, nouns in _IN_COURT:
        if re.match(shape, said):
            yield from (Role(noun, frozenset(side.split())) for noun in nouns.split())


def _of_work(words_: Words, first: int) -> str:
    """Return what a work makes of the name at `first`: "starring Ana Ortiz", "written by her"."""
    items = words_.items
    if first < 2:
        return ""
    before, made = items[first - 1], items[first - 2]
    if before.lower in _STARS:
        return "actor"
    if before.lower != "by":
        return ""
    if made.text == "," or made.form.is_capitalised:
        return "writer" if _is_of_book(words_, first - 2) else ""
    return "writer" if made.lower in _BOOKS else _MADE_BY.get(made.lower, "")


def _is_of_book(words_: Words, last: int) -> bool:
    """Return whether a book is spoken of in the two sentences up to a word."""
    start = words_.sentence_start(last)
    start = words_.sentence_start(start - 1) if start else start
    return any(item.lower in _BOOKS for item in words_.items[start : last + 1])


def _is_part(words_: Words, at: int) -> bool:
    """Return whether what somebody plays is a part: "plays the queen", no match or instrument."""
    here = words_.items[at : at + 3]
    if not here or not here[0].form.is_word:
        return False
    if here[0].form.is_capitalised:
        return True
    return here[0].lower in ARTICLES | POSSESSIVES and not any(
        item.lower in _INSTRUMENTS for item in here
    )
