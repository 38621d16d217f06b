"""Subjects left of their verbs: "Ms Lee said", "Ms Lee, now in Rome, said", "smiled and said"."""

from __future__ import annotations

from itertools import pairwise

from quotetrack.lexicon.cues import (
    NOUNS_OF_SAYING,
    OPENS_QUESTION,
    VERBS_OF_SAYING,
    verb_lemma,
)
from quotetrack.lexicon.places import COUNTRIES, US_STATES
from quotetrack.lexicon.words import word_list
from quotetrack.quotes.constructions.record import (
    PERCEIVED,
    WHEN,
    OfVerb,
    Options,
    Phrases,
    Verb,
    is_verb,
)
from quotetrack.quotes.name_words import is_body_noun, is_people_noun
from quotetrack.quotes.noun_phrases import RELATIVE_PRONOUN
from quotetrack.quotes.phrase_kinds import NounPhrase
from quotetrack.quotes.skeleton import DASHES, ends_with_comma, lower_at

_RELATIVES = frozenset({"who", "which", "that", "whose", "whom", "where"})
_OPENERS, _CLOSERS = frozenset({"(", "["}), frozenset({")", "]"})
_MOST_FAR = 3  # phrases over which a subject reaches
_MOST_INSERTIONS = 4
_LONGEST_INSERTION = 45  # tokens
_LONGEST_SIGNATURE = 12  # tokens
_SHORTEST_CHAIN = 3  # commas
_SHOWING = word_list("quotes", "showing")
_LONGEST_RELATIVE = 14  # tokens
_LONGEST_LINK = 2  # words: "living out in"
_CLAUSES = frozenset({"and", "but", "that", "while", "as", "because"})
_OPENING_RELATIVES = frozenset({"who", "whose"})
_TAKING_CLAUSES = word_list("quotes", "holding")
_BEFORE_FRONTED = DASHES | {":"}
_INSIDE = frozenset({"&", "/", "-", "–", "(", ")"})  # a description
_JOINING = frozenset({"and", "or", "but", "then", "so"})
_ACCUSING = frozenset({"accuse", "suspect", "convict"})
_ON = frozenset({"at", "during", "in", "on"})
_ADVERBIAL = frozenset({"in", "with", "at", "on", "via", "through"})
_BESIDE_VERBS = _ADVERBIAL | {"for", "by", "without"}
_QUESTIONS = OPENS_QUESTION - {"if"}
_LINKS = {
    **dict.fromkeys(("and", "but", "or", "then"), "and"),
    **dict.fromkeys((",", ";"), "comma"),
    **dict.fromkeys(("by", "before", "after", "while", "in", "when", "as", "without"), "by"),
}


def _who(verb: Verb) -> Options:
    # As annotators do, we name "who" as the source, and what it takes up as the speaker.
    return ((verb.nearest, "relative" + verb.form + verb.sign),)


def _unclosed(verb: Verb) -> Options:
    """Yield the name that a description without article belongs to: "Ada Lee, club president said".

    Many writers leave out the comma behind it. Behind an article it may be a clause of its own.
    """
    around = verb.around
    phrase = around.phrases[verb.nearest]
    if phrase.kind in ("name", "title_name", "pronoun"):
        return ()
    if around.tokens[phrase.first].classes[:1] in ("d", "s", "m", "c"):
        return ()
    if not is_people_noun(around.tokens[phrase.head].lower):
        return ()
    number = _name_that_opens(around, phrase.first - 1)
    if number < 0 or not _is_of_person(around, around.phrases[number]):
        return ()
    return ((number, "unclosed"),)


def _name_that_opens(around: Phrases, comma: int) -> int:
    """Return the name that opens a sentence and ends at a comma, -1 for none."""
    tokens, number = around.tokens, around.ending_at.get(comma - 1, -1)
    if number < 0 or tokens[comma].lower != ",":
        return -1
    phrase = around.phrases[number]
    opens = phrase.first == 0 or (phrase.first == 1 and tokens[0].kind == "quotation")
    return number if opens and phrase.kind in ("name", "title_name", "organisation") else -1


def _is_of_person(around: Phrases, phrase: NounPhrase) -> bool:
    first = around.tokens[phrase.first].form
    return phrase.kind == "title_name" or (phrase.kind == "name" and first.is_strong_given)


def _chain(verb: Verb) -> Options:
    """Yield who opens a chain of descriptions: "Dr Ada Lee, head baker, Lee & Co, Leeds, said".

    The places and bodies behind the name say nothing, though one stands right before the verb.
    """
    tokens, last = verb.around.tokens, verb.position
    if lower_at(tokens, last) != "," or last > _LONGEST_INSERTION:
        return ()
    commas = [at for at in range(last + 1) if tokens[at].lower == ","]
    if len(commas) < _SHORTEST_CHAIN:
        return ()
    number = _name_that_opens(verb.around, commas[0])
    links = pairwise(commas)
    if number < 0 or not all(_is_link(verb.around, first + 1, end) for first, end in links):
        return ()
    return ((number, "chain" + verb.form),)


def _is_link(around: Phrases, first: int, end: int) -> bool:
    """Return whether what stands between two commas only describes the name before them."""
    tokens, link = around.tokens, around.tokens[first:end]
    if not link or link[0].lower in _JOINING or any(token.kind == "quotation" for token in link):
        return False
    if any(token.kind == "punctuation" and token.lower not in _INSIDE for token in link):
        return False
    if link[0].lower in _RELATIVES or link[0].classes[:1] in ("g", "e"):
        return True  # "who lives in Leeds", "speaking from Leeds"
    at = first
    while at < end:
        if at in around.starting_at:
            at = around.phrases[around.starting_at[at]].last
        elif is_verb(tokens, at) and not tokens[at].is_capitalised:
            return False
        at += 1
    return True


def _before(verb: Verb) -> Options:
    around, first = verb.around, verb.around.phrases[verb.nearest].first
    lead, second = lower_at(around.tokens, first - 1), lower_at(around.tokens, first - 2)
    if lead in _BESIDE_VERBS and second in ("and", "but", "then") and verb.shared >= 0:
        return ((verb.shared, "shared_and" + verb.form),)  # "stood up and in a low voice said"
    if lead in _ADVERBIAL and _carries_words(verb, verb.nearest):
        # "the league in a statement said": the league, not the statement
        subject = around.ending_at.get(first - 2, -1)
        if subject >= 0:
            return ((subject, "before" + verb.form + verb.sign),)
    if verb.is_ing and lead in _ON and second in PERCEIVED and verb.shared >= 0:
        # "who can be heard on the recording telling her"
        return ((verb.shared, "before" + verb.form + verb.sign),)
    nearest = _outside_relative(verb)
    if nearest == verb.nearest and not verb.form:
        nearest = _outside_participle(verb)
    if verb.is_ing and (holder := _shown_saying(verb)) >= 0:
        nearest = holder
    return ((nearest, "before" + verb.form + verb.sign),)


def _outside_relative(verb: Verb) -> int:
    """Return the subject of a verb behind a clause that tells of it, else the phrase before it.

    "A man whose dog killed a neighbour said": the man. Somebody who says something tells a clause
    of its own: "the man who said the firm lied".
    """
    around, tokens = verb.around, verb.around.tokens
    first = around.phrases[verb.nearest].first
    inner = -1
    for at in range(first - 1, max(0, first - _LONGEST_RELATIVE), -1):
        token = tokens[at]
        if token.kind != "word":
            break
        if token.lower in _OPENING_RELATIVES:
            outer = around.ending_at.get(at - 1, -1)
            is_told = inner >= 0 and at < inner and outer >= 0
            return outer if is_told else verb.nearest
        if inner < 0 and at in around.ending_at:
            break  # "the quake that shook the town Ms Lee said"
        if inner < 0 and is_verb(tokens, at):
            lemma = verb_lemma(token.lower)
            if lemma in VERBS_OF_SAYING or lemma in _TAKING_CLAUSES:
                break
            inner = at
    return verb.nearest


def _outside_participle(verb: Verb) -> int:
    """Return the subject of a verb behind what people are at, else the phrase before the verb.

    "Solicitors representing the families said", "Police investigating the fire said": not the
    families, nor the fire. Behind a preposition people are no subject.
    """
    around, tokens = verb.around, verb.around.tokens
    first = around.phrases[verb.nearest].first
    for at in range(first - 1, max(0, first - 1 - _LONGEST_LINK), -1):
        token = tokens[at]
        if "g" in token.classes and token.lower.endswith("ing") and not token.is_capitalised:
            if at == first - 1 and verb_lemma(token.lower) in VERBS_OF_SAYING:
                break  # "people saying the firm said" goes on with what the firm said
            number = around.ending_at.get(at - 1, -1)
            return number if number >= 0 and _are_at_it(around, number) else verb.nearest
        if token.kind != "word" or token.classes[:1] not in ("p", "r"):
            break
    return verb.nearest


def _are_at_it(around: Phrases, number: int) -> bool:
    """Return whether a phrase for people opens its clause."""
    tokens, phrase = around.tokens, around.phrases[number]
    lead = tokens[phrase.first - 1] if phrase.first else None
    opens = lead is None or lead.kind in ("quotation", "punctuation") or lead.lower in _CLAUSES
    return opens and is_people_noun(tokens[phrase.head].lower)


def _shown_saying(verb: Verb) -> int:
    """Return who says it in "the example of Ms Lee saying", -1 for none.

    What an example or a video is of speaks, and so not "a letter from Ms Lee saying".
    """
    around, outer = verb.around, verb.around.phrases[verb.nearest]
    if outer.kind != "nominal" or outer.last == outer.core_last:
        return -1
    head = around.tokens[outer.head].lower
    if lower_at(around.tokens, outer.core_last + 1) != "of" or head not in _SHOWING:
        return -1
    for number in range(verb.nearest + 1, len(around.phrases)):
        inner = around.phrases[number]
        if inner.first == outer.core_last + 2:
            person = inner.kind in ("name", "title_name") or is_people_noun(
                around.tokens[inner.head].lower
            )
            return number if person and verb.position in (inner.core_last, inner.last) else -1
    return -1


def _carries_words(verb: Verb, number: int) -> bool:
    return verb.around.tokens[verb.around.phrases[number].head].lower in NOUNS_OF_SAYING


def _before_inner(verb: Verb) -> Options:
    phrases, after = verb.around.phrases, verb.nearest + 1
    return [
        (number, "before_inner")
        for number, phrase in enumerate(phrases[after:], after)
        if phrase.core_last == verb.position
    ]


def _before_far(verb: Verb) -> Options:
    tokens, phrases = verb.around.tokens, verb.around.phrases
    for far in range(1, min(verb.nearest, _MOST_FAR) + 1):
        further = verb.nearest - far
        between = tokens[phrases[further].last + 1 : phrases[further + 1].first]
        if any(token.kind in ("punctuation", "quotation", "tag") for token in between):
            break
        if not between and tokens[phrases[further + 1].first].text in ("A", "An", "The"):
            break  # what stands before is no part of the sentence: "Print Email A judge said"
        yield further, f"before_far{far}"


def _as_saying(verb: Verb) -> Options:
    around, before = verb.around, verb.position - 1
    if not verb.is_ing or lower_at(around.tokens, verb.position) != "as":
        return ()
    quoted = around.ending_at.get(before, -1)
    if quoted >= 0 and lower_at(around.tokens, around.phrases[quoted].first - 1) == "by":
        quoted = verb.shared  # "The mayor was quoted by a radio station as saying"
    return ((quoted, "as_saying"),) if quoted >= 0 else ()


def _accused_of(verb: Verb) -> Options:
    """Yield whom somebody accuses of saying something: "accused Mr Cole of saying"."""
    around, before = verb.around, verb.position - 1
    if not verb.is_ing or lower_at(around.tokens, verb.position) != "of":
        return ()
    accused = around.ending_at.get(before, -1)
    if accused < 0 or around.previous_verb < 0:
        return ()
    first = around.phrases[accused].first
    accuses = verb_lemma(around.tokens[around.previous_verb].lower) in _ACCUSING
    return ((accused, "accused_of"),) if accuses and around.previous_verb == first - 1 else ()


def _participle(verb: Verb) -> Options:
    """Yield whom a participle behind a comma belongs to: "Ms Lee, noting that it was “late,”"."""
    around = verb.around
    if not verb.is_ing or verb.shared >= 0 or lower_at(around.tokens, verb.position) != ",":
        return ()
    number = around.ending_at.get(verb.position - 1, -1)
    return ((number, "participle"),) if number >= 0 else ()


def _fronted(verb: Verb) -> Options:
    """Yield the subject of the main clause behind a participle: "Calling it “odd,” Ms Lee left"."""
    around, tokens = verb.around, verb.around.tokens
    opens = verb.index == 0 or tokens[verb.index - 1].lower in _BEFORE_FRONTED
    if not verb.is_ing or not opens:
        return ()
    end = min(len(tokens), verb.index + _LONGEST_INSERTION)
    for at in range(verb.index + 1, end - 1):
        number = around.starting_at.get(at + 1, -1)
        comma = tokens[at].lower == "," or ends_with_comma(tokens[at])
        if number < 0 or not comma:
            continue
        behind = around.phrases[number].last + 1
        if lower_at(tokens, behind) == "on" or lower_at(tokens, behind) in WHEN:
            behind += 1 + (lower_at(tokens, behind + 1) in WHEN)  # "Ms Lee on Friday left"
        if behind < len(tokens) and (
            tokens[behind].lower == ","
            or is_verb(tokens, behind)
            or tokens[behind].classes[:1] == "x"
        ):
            return ((number, "fronted"),)
    return ()


def _relative(verb: Verb) -> Options:
    tokens, owner = verb.around.tokens, verb.position - 1
    if lower_at(tokens, verb.position) not in _RELATIVES:
        return ()
    comma = lower_at(tokens, owner) == ","
    number = verb.around.ending_at.get(owner - comma, -1)
    return ((number, "relative," if comma else "relative"),) if number >= 0 else ()


def _apposed_name(verb: Verb) -> Options:
    around, position = verb.around, verb.position
    if position < 0 or around.tokens[position].lower != ",":
        return ()
    end = position - 1
    if lower_at(around.tokens, end) in _CLOSERS:
        # "The lender, Norland Bank (NB), has said"
        while end >= 0 and around.tokens[end].lower not in _OPENERS:
            end -= 1
        end -= 1
    inner = around.ending_at.get(end, -1)
    if inner < 0:
        return ()
    phrase = around.phrases[inner]
    if phrase.kind == "nominal" or lower_at(around.tokens, phrase.first - 1) != ",":
        return ()
    if _is_country_of(around, phrase):
        return ()
    speaker = _speaks_for(around, phrase)
    if speaker >= 0:
        return ((speaker, "insertion0" + verb.form),)
    issuer = _issuer_of_words(around, phrase.first)
    return ((issuer if issuer >= 0 else inner, "apposed_name" + verb.form),)


def _speaks_for(around: Phrases, name: NounPhrase) -> int:
    """Return who speaks for a body that is named between commas, -1 where nobody does.

    "A spokesman for the firm, Norvik, said", not "a spokesman for the firm, Ada Lee, said".
    """
    body = name.first - 2
    number = around.ending_at.get(body, -1)
    if number < 0 or not (name.kind == "organisation" or name.first == name.core_last):
        return -1
    outer = around.phrases[number]
    speaks = outer.core_last < outer.last and is_people_noun(around.tokens[outer.head].lower)
    return number if speaks and is_body_noun(around.tokens[body].lower) else -1


def _issuer_of_words(around: Phrases, name: int) -> int:
    """Return who speaks through whoever is named at a token: -1 where nobody does.

    "The club, in a statement signed by its secretary, Ada Lee, said": the club.
    """
    tokens = around.tokens
    for at in range(name - 1, max(0, name - _LONGEST_SIGNATURE), -1):
        if tokens[at].lower not in ("by", "from"):
            continue
        noun = at - 1
        while noun > 0 and tokens[noun].classes[:1] in ("v", "e", "r"):
            noun -= 1  # "a statement issued on Friday by", "jointly signed by"
        if tokens[noun].lower not in NOUNS_OF_SAYING:
            continue
        number = around.ending_at.get(noun, around.ending_at.get(at - 1, -1))
        first = around.phrases[number].first if number >= 0 else 0
        lead = lower_at(tokens, first - 1)
        if lead in _ADVERBIAL and lower_at(tokens, first - 2) == ",":
            return around.ending_at.get(first - 3, -1)
    return -1


def _is_country_of(around: Phrases, phrase: NounPhrase) -> bool:
    """Return whether a country or state tells where a town is: "Ms Lee, of Lyon, France, said"."""
    tokens = around.tokens
    place = " ".join(token.text for token in tokens[phrase.first : phrase.core_last + 1])
    town = phrase.first - 2
    if town < 1 or not tokens[town].is_capitalised:
        return False
    if place not in COUNTRIES and place not in US_STATES:
        return False
    while town > 0 and tokens[town - 1].is_capitalised:
        town -= 1
    return lower_at(tokens, town - 1) in ("in", "of", "from", "near", "at")


def _insertion(verb: Verb) -> Options:
    """Yield the phrases before the commas, brackets or dashes of an insertion."""
    around, tokens = verb.around, verb.around.tokens
    closing = lower_at(tokens, verb.position)
    if verb.position >= 0 and ends_with_comma(tokens[verb.position]):
        closing = ","  # "Ms Lee, noting that it was “late,” said"
    if closing != "," and closing not in _CLOSERS and closing not in DASHES:
        return
    count = len(verb.options)
    lowest = max(-1, verb.position - _LONGEST_INSERTION)
    for at in range(verb.position - 1, lowest, -1):
        if count == _MOST_INSERTIONS:
            return
        if tokens[at].kind == "quotation" and closing == ",":
            yield from _before_quotation(verb, at)
            return
        if not _opens(tokens[at].lower, closing):
            continue
        number = around.ending_at.get(at - 1)
        if number is not None:
            relative = lower_at(tokens, at + 1) in _RELATIVES
            yield number, ("over_relative" if relative else f"insertion{count}") + verb.form
            count += 1
            if closing != ",":
                return
        elif lower_at(tokens, at - 1) in _CLOSERS:
            number = _before_bracket(around, at - 2, lowest)
            if number is not None:
                yield number, "insertion_bracket" + verb.form
                count += 1


def _opens(mark: str, closing: str) -> bool:
    if closing == ",":
        return mark == ","
    return mark in _OPENERS if closing in _CLOSERS else mark in DASHES


def _before_bracket(around: Phrases, at: int, lowest: int) -> int | None:
    while at > lowest and around.tokens[at].lower not in _OPENERS:
        at -= 1
    return around.ending_at.get(at - 1)


def _over_quotation(verb: Verb) -> Options:
    if verb.position >= 0 and verb.around.tokens[verb.position].kind == "quotation":
        return _before_quotation(verb, verb.position)
    return ()


def _before_quotation(verb: Verb, quotation: int) -> Options:
    before = quotation - 1
    while lower_at(verb.around.tokens, before) == ",":
        before -= 1
    number = verb.around.ending_at.get(before, -1)
    return ((number, "over_quotation" + verb.form),) if number >= 0 else ()


def _shared(verb: Verb) -> Options:
    tokens, position = verb.around.tokens, verb.position
    shared, told = verb.shared, _told_by_clause(verb)
    if told >= 0:
        return ((told, "over_relative"),)
    if shared < 0:
        return ()
    if verb.is_ing and lower_at(tokens, position) == ",":
        shared = _over_question(verb.around, shared)
    if position >= 0 and tokens[position].kind == "quotation":
        link = "comma"
    else:
        link = _LINKS.get(lower_at(tokens, position), "")
    if link:
        return ((shared, "shared_" + link + verb.form),)
    return () if verb.options else ((shared, "far_shared" + verb.form),)


def _told_by_clause(verb: Verb) -> int:
    """Return of whom a clause without commas tells, where this verb is his, too; else -1.

    "A nurse who came forward has spoken", "a nurse hurt in May has spoken": the nurse, not "who".
    Behind a verb that takes a clause, it may be that of the clause: "the man who thinks".
    """
    around, tokens = verb.around, verb.around.tokens
    if verb.options or verb.form or verb.sign != "x":
        return -1
    subject = around.phrases[verb.shared].last if verb.shared >= 0 else -1
    for at in range(verb.position, max(-1, verb.position - _LONGEST_RELATIVE), -1):
        lemma = verb_lemma(tokens[at].lower)
        if lemma == "who":
            return around.ending_at.get(at - 1, -1)
        if at == subject:
            return verb.shared if "e" in tokens[at + 1].classes else -1
        if tokens[at].kind != "word" or tokens[at].lower in _JOINING | _CLAUSES:
            return -1
        if lemma in VERBS_OF_SAYING or lemma in _TAKING_CLAUSES:
            return -1
    return -1


def _over_question(around: Phrases, inner: int) -> int:
    """Return whose verb an indirect question depends on: "He would not say how she left, adding".

    `inner` is the subject of the question; where it is no such, it comes back as it is.
    """
    opens = around.phrases[inner].first - 1
    if lower_at(around.tokens, opens) not in _QUESTIONS or opens < 1:
        return inner
    outer = [verb for verb in around.subject_of_verb if verb < opens]
    return around.subject_of_verb[outer[-1]] if outer else inner


def _shared_cue(verb: Verb) -> Options:
    around = verb.around
    if around.previous_cue in (-1, around.previous_verb):
        return ()
    own_subject = verb.options[:1] == [(around.ending_at.get(verb.index - 1, -1), "before")]
    return () if own_subject else ((around.subject_of_verb[around.previous_cue], "shared_cue"),)


_FORMS = ("t", "g", "x", "_passive")  # refused to say; saying; has said; was told
_SHARED = (
    OfVerb("shared", "*Ada Lee* stood up and said “no”.", ("_and",), _shared),
    OfVerb("shared_cue", "*Ada Lee* insisted he had left but later said “no”.", (), _shared_cue),
)
_OF_WHO = (OfVerb("relative", "Ada Lee, *who* said “no”, left.", _FORMS, _who), _SHARED[1])
_BESIDE = (
    OfVerb("unclosed", "*Ada Lee*, Lee & Sons director said “no”.", (), _unclosed),
    OfVerb("before", "*Ada Lee* said “no”.", _FORMS, _before),
    OfVerb("before_inner", "A statement from *the ministry* said “no”.", (), _before_inner),
    OfVerb("before_far", "*The mother of two* in the front row said “no”.", ("1",), _before_far),
    *_SHARED,
)
_APART = (
    OfVerb("accused_of", "She accused *Ada Lee* of saying “no”.", (), _accused_of),
    OfVerb("participle", "*Ada Lee*, noting that it was “odd,” left.", (), _participle),
    OfVerb("fronted", "Calling it “odd,” *Ada Lee* left.", (), _fronted),
    OfVerb("as_saying", "The paper quoted *a driver* as saying “no”.", (), _as_saying),
    OfVerb("relative", "*The letter* that said “no” came.", (",",), _relative),
    OfVerb("chain", "*Ada Lee*, head baker, Lee and Sons, Leeds, said “no”.", _FORMS, _chain),
    OfVerb("apposed_name", "The baker, *Ada Lee*, said “no”.", _FORMS, _apposed_name),
    OfVerb("insertion", "*Ada Lee*, a baker, said “no”.", ("0",), _insertion),
    OfVerb("over_quotation", "*Ada Lee*, “the boss,” said “no”.", _FORMS, _over_quotation),
    *_SHARED,
)
#: Who left of a verb may be its subject.
SUBJECTS = (*_OF_WHO[:1], *_BESIDE[: -len(_SHARED)], *_APART)


def rows_for(verb: Verb) -> tuple[OfVerb, ...]:
    """Return the constructions that a verb can stand in, by what stands before it."""
    if verb.nearest < 0:
        return _APART
    is_who = verb.around.tokens[verb.position].lower == RELATIVE_PRONOUN
    return _OF_WHO if is_who else _BESIDE
