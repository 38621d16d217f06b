"""Read the phrase that is the source of a quotation: a name, a role, a body, a group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from attrs import frozen

from quotetrack.lexicon.function_words import ARTICLES, FIRST_AND_LAST, POSSESSIVES
from quotetrack.lexicon.organisations import (
    KNOWN_BODIES,
    NOUNS_FOR_BODIES,
    ORGANISATION_ENDINGS,
    ORGANISATION_WORDS,
    THING_PREFIXES,
)
from quotetrack.lexicon.people import GIVEN_NAMES, GROUP_NOUNS, PERSON_NOUNS, SURNAMES
from quotetrack.lexicon.words import word_list, words
from quotetrack.model import Mention
from quotetrack.people.descriptions import opens_name_of_body
from quotetrack.people.name_word_facts import is_sport_of_a_place
from quotetrack.people.names_in_sources import name_as_head
from quotetrack.people.roles import Role, role_of, role_of_native, role_of_player
from quotetrack.people.scan import Scan
from quotetrack.people.tokens import Words
from quotetrack.reading import Token, comma_joins_adjectives

SourceShape = Literal["name", "pronoun", "relative", "description", "body", "group", "other"]

PRONOUNS: Final = words("he she him her his hers himself herself") | {
    f"the {word}" for word in FIRST_AND_LAST
}
_QUOTATION_MARKS: Final = frozenset("\"“”„«»'‘’")
_AGENTS: Final = ("ers", "ors", "ists", "ians", "ants", "ials")
_RELATIVE: Final = words("who whom whose that which")
_PLURAL_PRONOUNS: Final = words("they them we us i me you it one both all some others many it")
_BODIES: Final = ORGANISATION_WORDS | NOUNS_FOR_BODIES | {"body", "squad", "side", "quango"}
_PARTS: Final = words("agency mission office team tribunal unit desk bureau department")
_PARTS_OF_ANY: Final = words("committee subcommittee panel board commission tribunal taskforce")
_ABSTRACT: Final = word_list("people", "abstract")
_ABSTRACT_ENDINGS: Final = ("fulness", "lessness", "iness", "ibility", "ability", "icism", "alism")
_END_OF_HEAD: Final = words("who whose whom which that of for from at in on with to by near about")


@frozen
class Source:
    """What a source phrase is. `found` is the index of the mention it rests on, or -1.

    `role` is the role in a description. `definite` tells that it speaks of somebody known.
    """

    shape: SourceShape
    found: int = -1
    role: Role | None = None
    definite: bool = False


def read_source(scan: Scan, mention: Mention, overlapping: Sequence[int]) -> Source:
    """Return what `mention` is, given the indices of the mentions that overlap it, in order."""
    plain = mention.text.strip().lower()
    if plain in PRONOUNS:
        return Source("pronoun", _first(scan, overlapping, "pronoun"))
    if plain in _RELATIVE or plain in _PLURAL_PRONOUNS:
        return Source("relative" if plain in _RELATIVE else "other")
    span = scan.words.within(mention.span)
    phrase = scan.words.items[span.start : span.stop]
    alone = role_of_native(phrase) or role_of_player(phrase)
    if alone is not None:
        return Source("description", role=alone, definite=True)
    names: dict[int, int] = {}
    bodies: dict[int, int] = {}
    for index in overlapping:
        found = scan.found[index]
        if found.name is not None and found.bare is not None:
            if found.first < span.start and not found.possessive:
                return Source(
                    "name", index
                )  # of "former mayor Ana Ortiz" the source is "Ana Ortiz"
            names[scan.words.at(found.bare.start)] = names[found.first] = index
        elif found.mention.kind == "organisation":
            bodies[found.first] = index
    named = name_as_head(scan, span, overlapping)
    if named >= 0:
        return Source("name", named)
    read = _head_of_phrase(scan, span, names, bodies)
    if read.shape != "other":
        return read
    if bodies:
        index = bodies[min(bodies)]
        if scan.found[index].first <= span.start + 1:
            is_part = _is_of_part(scan, index, span)
            return Source("body") if is_part else Source("body", index)
    if mention.kind in ("name", "title_name"):
        for position, index in sorted(names.items()):
            if position >= span.start and not scan.found[index].possessive:
                return Source("name", index)
    return Source("body") if _names_a_body(scan, mention) else read


def _head_of_phrase(
    scan: Scan, span: range, names: dict[int, int], bodies: dict[int, int]
) -> Source:
    """Return what the first head of a phrase makes of it; shape "other" where none is seen.

    `names` and `bodies` give the mentions (indices into the scan) by the words they begin with.
    """
    items = scan.words.items
    definite = False
    position = span.start
    while position < span.stop and not items[position].text[0].isalnum():
        position += 1
    start = position
    while position < span.stop:
        item = items[position]
        index = names.get(position, -1)
        if index >= 0:
            last = scan.found[index].last
            if last + 1 >= span.stop or not (
                scan.found[index].possessive or _modifies_noun(scan, last, span)
            ):
                return Source("name", index)
            start = position = last + 1
            definite = True
            continue
        if position in bodies and _body_is_head(scan, bodies[position], span):
            return Source("body", bodies[position])
        if item.form.determiner != "none":
            definite = item.form.determiner != "indefinite"
        elif _names_group(scan, position, span):
            return Source("group", definite=definite)
        elif (
            item.form.is_person_noun
            and not item.possessive
            and not opens_name_of_body(items, position)
            and not _tells_kind_of_body(scan, position, span)
        ):
            owner = bodies.get(position + 1, -1)
            if owner >= 0 and scan.found[owner].last + 1 >= span.stop:
                return Source("body", owner)  # "Port owner Norvik Holdings"
            return _description(scan, start, position, span, names, definite)
        elif _ends_head(items, start, position):
            break
        position += 1
    return Source("other", definite=definite)


def _tells_kind_of_body(scan: Scan, position: int, span: range) -> bool:
    """Return whether a noun for a person only tells what a body is: "the rival firm"."""
    after = position + 1
    if after >= span.stop or not scan.words.joined(position):
        return False
    item = scan.words.items[after]
    return item.form.opens_small and item.form.classes == "n" and item.lower in _BODIES


def _names_group(scan: Scan, position: int, span: range) -> bool:
    """Return whether a noun is one for several people, and not as in "the police chief"."""
    item, after = scan.words.items[position], position + 1
    if not item.form.is_group_noun or item.possessive:
        return False
    if after >= span.stop or not scan.words.joined(position):
        return True
    following = scan.words.items[after]
    is_person = following.form.is_person_noun and following.form.opens_small
    return not is_person or following.possessive


def _ends_head(items: Sequence[Token], first: int, position: int) -> bool:
    """Return whether a word or mark stands behind the noun of the phrase that `first` begins."""
    item = items[position]
    if item.text in _QUOTATION_MARKS:
        return False
    if item.lower in _END_OF_HEAD:
        return True
    if item.form.is_word or item.text[0].isdigit():
        return False
    return not comma_joins_adjectives(items, first, position)


def is_abstract(words_: Words, mention: Mention) -> bool:
    """Return whether a phrase names something that cannot speak: "the safety of the crew"."""
    head = ""
    for index in words_.within(mention.span):
        item = words_.items[index]
        if item.lower in _END_OF_HEAD or not item.form.is_word:
            break
        head = item.lower
    if head in PERSON_NOUNS or head in GROUP_NOUNS or head in ORGANISATION_WORDS:
        return False
    return head in _ABSTRACT or head.endswith(_ABSTRACT_ENDINGS)


def name_in_source(words_: Words, mention: Mention) -> str:
    """Return the name in the phrase of a source that is known to be a name; "" where none is seen.

    Being a source is evidence that a plain reading of the text lacks: "Ortiz", "a user called
    Lin Zed".
    """
    runs: list[list[Token]] = []
    previous = -2
    for index in words_.within(mention.span):
        item = words_.items[index]
        if item.text == "," and runs:
            break
        fits = item.form.is_word and (
            item.form.is_capitalised or item.lower in ("de", "van", "von", "bin")
        )
        if not fits:
            continue
        if (
            index == previous + 1
            and words_.joined(previous)
            and not words_.items[previous].possessive
        ):
            runs[-1].append(item)
        else:
            runs.append([item])
        previous = index
    for run in runs:
        if is_sport_of_a_place([item.text for item in run]):
            return ""
        while (
            run
            and not _opens_with_given_name(run)
            and (run[0].form.is_no_name or run[0].form.opens_small or _is_opening(run))
        ):
            run.pop(0)
        if len(run) > 1 and _is_of_no_person(run):
            return ""
        is_modifier = bool(run) and _noun_follows(words_, run[-1], mention)
        if run and not run[-1].possessive and len(run) <= 5 and not is_modifier:
            return words_.text[run[0].start : run[-1].end]
    return ""


def _opens_with_given_name(run: list[Token]) -> bool:
    """Return whether a given name, a word perhaps, stands before a surname: "Christian Orr"."""
    return len(run) == 2 and run[0].form.is_strong_given and run[1].form.may_be_surname


def _is_of_no_person(run: list[Token]) -> bool:
    """Return whether capitalised words are a body's name or an office: "NASA CHIEF"."""
    if run[0].form.is_strong_given:
        return False
    is_body = run[0].lower in THING_PREFIXES or run[-1].lower in ORGANISATION_ENDINGS
    return is_body or is_office(run[-1])


def is_office(word: Token) -> bool:
    """Return whether a word is the noun of an office and no common surname."""
    return word.form.is_person_noun and not word.form.is_surname


def _is_opening(run: list[Token]) -> bool:
    if not run[0].opens_sentence:
        return False
    if len(run) == 1:
        return is_plural_noun(run[0]) or run[0].form.main_class in ("m", "d")
    return run[0].form.is_function_word


def is_plural_noun(word: Token) -> bool:
    """Return whether only the sentence gives a plural noun its capital: "Regulators said"."""
    plain = word.form.plain
    if not word.opens_sentence or not plain.endswith(_AGENTS):
        return False
    return plain not in SURNAMES and plain not in GIVEN_NAMES


def _noun_follows(words_: Words, last: Token, mention: Mention) -> bool:
    index = words_.at(last.start) + 1
    if index >= len(words_.items) or words_.items[index].start >= mention.end:
        return False
    item = words_.items[index]
    return item.form.is_person_noun or item.lower in GROUP_NOUNS | ORGANISATION_WORDS


def _modifies_noun(scan: Scan, last: int, span: range) -> bool:
    """Return whether a name only narrows a noun behind it: "Ortiz campaign manager Bo Lind"."""
    items = scan.words.items
    for position in range(last + 1, min(last + 5, span.stop)):
        item = items[position]
        if not scan.words.joined(position - 1) or not item.form.is_word:
            return False
        if item.form.is_person_noun or item.lower in GROUP_NOUNS:
            return True
        if item.lower in ("who", "and", "or", "of", "the", "a", "an", "is", "was", "as", "in"):
            return False
    return False


def _first(scan: Scan, overlapping: Sequence[int], kind: str) -> int:
    return next((at for at in overlapping if scan.found[at].mention.kind == kind), -1)


def _body_is_head(scan: Scan, index: int, span: range) -> bool:
    """Return whether nothing that makes the body a mere modifier stands behind it."""
    found = scan.found[index]
    if found.possessive:
        return False
    after = found.last + 1
    if after >= span.stop:
        return True
    item = scan.words.items[after]
    return not item.form.is_word or item.lower in _END_OF_HEAD


def _is_of_part(scan: Scan, index: int, span: range) -> bool:
    """Return whether a body only tells whose a smaller one is: "the UN food agency".

    But "the GMB union" is GMB. A body that is not written in capitals has few such parts: "the
    Senate health committee".
    """
    found, items = scan.found[index], scan.words.items
    if found.possessive:
        return False
    head = found.last
    while head + 1 < span.stop and scan.words.joined(head) and items[head + 1].form.opens_small:
        if items[head + 1].lower in _END_OF_HEAD:
            break
        head += 1
    noun = items[head].lower
    if not items[found.last].form.is_all_capitals:
        return noun in _PARTS_OF_ANY
    return noun in _PARTS or (head > found.last + 1 and noun in _BODIES)


def _description(
    scan: Scan, start: int, noun: int, span: range, names: dict[int, int], definite: bool
) -> Source:
    """Read a description, which a name may follow: "spokesman Bo Lind", "a judge, Bo Lind,"."""
    items = scan.words.items
    position = noun
    while position + 1 < span.stop and (
        items[position + 1].form.is_person_noun and not items[position + 1].possessive
    ):
        position += 1
    if position + 1 < span.stop and items[position + 1].form.is_group_noun:
        return Source("group", definite=definite)
    after = position + 1
    if after in names:
        return Source("name", names[after])
    role = role_of(items[start : span.stop])
    while after < span.stop and items[after].text != ",":
        if items[after].lower in ("who", "whose", "which"):
            return Source("description", role=role, definite=definite)
        after += 1
    if after + 1 < span.stop and after + 1 in names:
        return Source("name", names[after + 1])
    return Source("description", role=role, definite=definite)


def _names_a_body(scan: Scan, mention: Mention) -> bool:
    inside = [scan.words.items[index] for index in scan.words.within(mention.span)]
    while inside and (inside[0].lower in ARTICLES or inside[0].lower in POSSESSIVES):
        inside.pop(0)
    text = " ".join(item.text for item in inside)
    if text in KNOWN_BODIES or mention.kind == "organisation":
        return True
    head: list[str] = []
    for item in inside:
        if item.lower in _END_OF_HEAD or not item.form.is_word:
            break
        head.append(item.lower)
    return bool(head) and head[-1] in ORGANISATION_WORDS
