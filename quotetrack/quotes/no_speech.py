"""Where grammar alone shows that words in marks are nobody's speech: works, signs, nobody's saying.

The words of a T-shirt or a banner are written on a thing, “Night Ferry” is what a director has
directed, and what "is said to be “low”" has no one who says it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from quotetrack.lexicon.cues import verb_lemma
from quotetrack.lexicon.word_classes import is_known_form, word_classes
from quotetrack.lexicon.words import word_list
from quotetrack.quotes.constructions.record import STRONG
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.name_words import is_people_noun
from quotetrack.quotes.skeleton import lower_at
from quotetrack.reading import Token

LITTLE_WORDS: Final = frozenset("a an and as at by for from in of on or the to with".split())
_KNOWN_BY_WORKS = word_list("quotes", "known_by_works")
_THINGS = word_list("quotes", "things")
_WORDS_ON_THINGS = word_list("quotes", "words_on_things")
_SAID = word_list("quotes", "said")
_CALLED = word_list("quotes", "called")
#: What is done to posts and crates, not by words: "jobs tagged as “Night Porter”".
_FILED = frozenset("classed filed flagged indexed labeled labelled listed marked tagged".split())
_MADE_BY = frozenset("arranged composed covered directed performed produced sung written".split())
_MOTTOS = frozenset("catchphrase motto slogan strapline tagline".split())
_RAISING_VOICE = frozenset("call chant cry repeat shout sing yell".split())
_SHOWING = frozenset("conveys denotes exemplifies illustrates implies indicates means".split())
_ABOUT_LETTERS = frozenset({"re", "regarding"})
_SOUNDS = word_list("quotes", "sounds")
_CHANGING_WORDS = word_list("quotes", "changing_words")
_BROADCASTERS = frozenset("fox network netflix news radio television times tv".split())
_HAVE = frozenset({"had", "has", "have"})
_BE = frozenset("are be been is was were".split())
#: The year behind the authors of a reference.
_YEAR = re.compile(r"\((?:1[6-9]|20)\d\d[a-z]?\)[.,]? \Z")
_LONGEST_YEAR = 12  # characters
_GENRES = word_list("quotes", "genres")
_EXAMPLES = frozenset("e.g example examples instance".split())
_SEARCHING = frozenset("search searched searches searching".split())
_FARTHEST_SEARCH = 3  # tokens
_LONGEST_LABEL = 4  # tokens
_LONGEST_TITLE = 8  # words
_FARTHEST_THING = 10  # tokens
_FARTHEST_SAID = 9  # tokens
_FARTHEST_CALLED = 4  # tokens


def is_titled(words: list[str]) -> bool:
    """Return whether words are written like a title: all with capitals but for little words."""
    return (
        0 < len(words) <= _LONGEST_TITLE
        and words[0][:1].isupper()
        and words[-1].rstrip(",.")[-1:].isalnum()
        and all(
            word[:1].isupper() or not word[:1].isalpha() or word in LITTLE_WORDS for word in words
        )
    )


def is_known_work(layout: Layout, quotation: int, words: list[str]) -> bool:
    """Return whether a title stands beside who is known by it: host of “Night Ferry”."""
    if not is_titled(words):
        return False
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    before = place.token - 1
    while lower_at(tokens, before) in ("the", "film", "movie", "series", "show", "podcast", "'s"):
        before -= 1
    if lower_at(tokens, before) == "of" and lower_at(tokens, before - 1) in _KNOWN_BY_WORKS:
        return True
    behind = place.token + 1
    return (
        lower_at(tokens, behind) in _KNOWN_BY_WORKS
        and words[-1][-1:].isalnum()
        and behind + 1 < len(tokens)
        and tokens[behind + 1].is_capitalised
    )


def is_programme(layout: Layout, quotation: int) -> bool:
    """Return whether a title belongs to a broadcaster: told BBC’s “Night Ferry”."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    if lower_at(tokens, place.token - 1) not in ("'s", "'", "’") or place.token < 2:
        return False
    owner = tokens[place.token - 2]
    words = layout.quoted[quotation].inner.of(layout.text).split()
    is_body = (len(owner.text) > 1 and owner.text.isupper()) or owner.lower in _BROADCASTERS
    return is_body and is_titled(words)


def stands_on_thing(layout: Layout, quotation: int) -> bool:
    """Return whether words are written on a thing: a T-shirt with the words “Home first”.

    What a sign that somebody holds up says is his speech.
    """
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    nearest = place.token - 1
    while lower_at(tokens, nearest) in (":", ",", "the", "on", "it", "them", "that"):
        nearest -= 1
    if lower_at(tokens, nearest) not in _WORDS_ON_THINGS:
        return False
    farthest = max(0, nearest - _FARTHEST_THING)
    found = [at for at in range(farthest, nearest) if tokens[at].lower in _THINGS]
    return bool(found) and not any(
        token.kind == "quotation" or token.lower in (";", ".")
        for token in tokens[found[-1] : nearest]
    )


def is_named_by_nobody(layout: Layout, quotation: int) -> bool:
    """Return whether a passive tells not who calls something so: he was described as “calm”."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    here = place.token
    if lower_at(tokens, here - 1) in ("as", "a", "an", "the"):
        as_ = here - 1 if lower_at(tokens, here - 1) == "as" else here - 2
        if lower_at(tokens, as_) == "as" and lower_at(tokens, as_ - 1) in _FILED:
            return True
    for at in range(max(1, here - _FARTHEST_CALLED), here):
        if tokens[at].lower in _CALLED and tokens[at - 1].lower in _BE:
            return not any(
                clause.pattern in ("passive_by", "according", "words_of")
                or (clause.says and clause.strength >= STRONG and clause.cue != at)
                for clause in layout.clauses[place.sentence]
            )
    return False


def is_sound(layout: Layout, quotation: int) -> bool:
    """Return whether a thing makes the sound: the clock went “tick-tack”."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    lemma = verb_lemma(lower_at(tokens, place.token - 1))
    if lemma not in _SOUNDS:
        return False
    words = layout.quoted[quotation].inner.of(layout.text).lower().split()
    if lemma == "go" and any(
        is_known_form(word) and word_classes(word)[:1] in ("j", "r") for word in words
    ):
        return False  # "the sky went “quite dark”"
    return any(
        clause.cue == place.token - 1
        and clause.pattern == "before"
        and layout.phrases[place.sentence][clause.phrase].kind == "nominal"
        and not is_people_noun(tokens[layout.phrases[place.sentence][clause.phrase].head].lower)
        for clause in layout.clauses[place.sentence]
    )


def are_words_of_a_text(layout: Layout, quotation: int) -> bool:
    """Return whether words are taken out of a text or put into it: removed the words “in part”."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    at = place.token - 1
    while at > 1 and (tokens[at].kind == "quotation" or tokens[at].lower in (",", "and", "or")):
        at -= 1
    if lower_at(tokens, at) not in ("word", "words", "phrase", "phrases", "term", "terms"):
        return False
    verbs = (verb_lemma(token.lower) for token in tokens[max(0, at - 3) : at])
    return not _CHANGING_WORDS.isdisjoint(verbs)


def is_searched_for(layout: Layout, quotation: int) -> bool:
    """Return whether somebody looks words up: he searched online for “cheap rope”."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    nearest = place.token - 1
    if verb_lemma(lower_at(tokens, nearest)) == "google":
        return True
    lead = [token.lower for token in tokens[max(0, nearest - _FARTHEST_SEARCH) : nearest]]
    return lower_at(tokens, nearest) == "for" and not _SEARCHING.isdisjoint(lead)


def is_word_spoken_of(layout: Layout, quotation: int) -> bool:
    """Return whether a word is what is spoken of: the club said “vlog” headed the list.

    Or somebody is made to be something by that name: named “best choir”.
    """
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    before, behind = lower_at(tokens, place.token - 1), lower_at(tokens, place.token + 1)
    inner = layout.quoted[quotation].inner.of(layout.text)
    if before in ("named", "voted", "crowned") and behind != "by":
        return inner[:1].islower() and place.token > 1
    return (
        verb_lemma(before) == "say"
        and inner.isalpha()
        and inner.islower()
        and place.token + 1 < len(tokens)
        and tokens[place.token + 1].kind == "word"
        and (behind in _BE or behind.endswith("ed"))
    )


def is_example(layout: Layout, quotation: int) -> bool:
    """Return whether words show how one writes: Example: “It rains.”; Don’t say “it rains”."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    at = place.token - 1
    if lower_at(tokens, at) == ":":
        return at <= _LONGEST_LABEL and lower_at(tokens, at - 1) in _EXAMPLES
    if lower_at(tokens, at) == ",":
        at -= 1
    if lower_at(tokens, at) not in ("say", "write"):
        return False
    lead = [token.lower.replace("’", "'") for token in tokens[:at]]
    return lead in (["don't"], ["do", "not"], ["do", "n't"], ["never"])


def is_reference(layout: Layout, quotation: int) -> bool:
    """Return whether a title stands in a list of references: Lee, A. (2010). “Rivers of York”."""
    start = layout.quoted[quotation].outer.start
    return _YEAR.search(layout.text, max(0, start - _LONGEST_YEAR), start) is not None


def is_written_by(layout: Layout, quotation: int) -> bool:
    """Return whether a title stands before its author: called “Old Rain” by author Ann Lee."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    behind = lower_at(tokens, place.token + 1)
    if behind != "by" and behind not in _MADE_BY:
        return False
    words = layout.quoted[quotation].inner.of(layout.text).split()
    if is_titled(words) and behind != "by":
        return lower_at(tokens, place.token + 2) == "by"  # “Turntable,” written by Ann Lee
    return (
        len(words) > 1
        and is_titled(words)
        and behind == "by"
        and (
            lower_at(tokens, place.token + 2) in _KNOWN_BY_WORKS
            or lower_at(tokens, place.token - 1) in ("titled", "entitled")
        )
    )


def is_motto(layout: Layout, quotation: int) -> bool:
    """Return whether words are the motto of a body: the firm’s motto, “Build it well.”"""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    at = place.token - 1
    while lower_at(tokens, at) in (",", ":", "is", "was"):
        at -= 1
    if lower_at(tokens, at) not in _MOTTOS:
        return False
    verbs = (verb_lemma(token.lower) for token in tokens[max(0, at - 4) : at])
    return _RAISING_VOICE.isdisjoint(verbs)


def is_shown(layout: Layout, quotation: int) -> bool:
    """Return whether words are the subject of what they show: “I could eat a horse” means hunger.

    Who says them would stand between them and the verb.
    """
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    return place.token == 0 and lower_at(tokens, 1) in _SHOWING


def is_answered_by_letter(layout: Layout, quotation: int) -> bool:
    """Return whether a reader's letter names what it answers: Re. “Bridge to close,” Page A8."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    before = lower_at(tokens, place.token - 1)
    if before in (".", ":"):
        before = lower_at(tokens, place.token - 2)
    if not before and place.sentence:
        line = layout.sentences[place.sentence - 1]
        same = line.paragraph == layout.sentences[place.sentence].paragraph
        before = line.tokens[0].lower if same and len(line.tokens) <= 2 else ""
    return place.token <= 2 and before.rstrip(".") in _ABOUT_LETTERS


def is_headline_of_piece(layout: Layout, quotation: int) -> bool:
    """Return whether a page lists a piece by its sort and headline: Letter: “Keep our trees”.

    In "Video: “We left,” says farmer", somebody speaks.
    """
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    return (
        lower_at(tokens, 1) == ":"
        and tokens[0].lower in _GENRES
        and layout.quoted[quotation].inner.of(layout.text)[-1:].isalnum()
        and not any(
            clause.cue > 1 and clause.strength >= STRONG
            for clause in layout.clauses[place.sentence]
        )
    )


def _is_impersonal(tokens: Sequence[Token], at: int) -> bool:
    if lower_at(tokens, at) in _HAVE:
        at -= 1
    return lower_at(tokens, at) == "it"


def nobody_says(layout: Layout, quotation: int) -> bool:
    """Return whether what stands in marks is said by no one: it is said to be “low”."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    here = place.token
    if lower_at(tokens, here - 1) == "say" and lower_at(tokens, here - 2) == "to":
        return lower_at(tokens, here - 3) in ("if", "though")
    for at in range(max(1, here - _FARTHEST_SAID), here - 1):
        if (
            tokens[at].lower in _SAID
            and tokens[at - 1].lower in _BE
            and lower_at(tokens, at + 1) in ("to", "that")
            and (lower_at(tokens, at + 1) == "to" or _is_impersonal(tokens, at - 2))
        ):
            # "It was said by Ms Lee to be “low”", "it is said that Ms Lee called it “low”"
            return not any(
                clause.cue > at or clause.pattern == "according"
                for clause in layout.clauses[place.sentence]
                if clause.strength >= 0.4 and clause.cue != at
            )
    return False


def is_crosshead(layout: Layout, quotation: int) -> bool:
    """Return whether few words in single marks fill a line, where the text quotes in double ones.

    They stand above paragraphs, as headlines do, and those below tell whose they are, if any does.
    """
    quoted = layout.quoted[quotation]
    sentence = layout.places[quotation].sentence
    following = sentence + 1
    return (
        quoted.style == "single"
        and not layout.single_marks
        and layout.begins_paragraph(quotation)
        and layout.facts(sentence).is_alone
        and len(quoted.inner.of(layout.text).split()) <= _LONGEST_TITLE
        and following < len(layout.sentences)
        and layout.sentences[following].paragraph != quoted.paragraph
    )


#: Each tells by grammar that a stretch in marks is nobody's speech.
NOBODYS: Final = (
    is_programme,
    stands_on_thing,
    nobody_says,
    is_named_by_nobody,
    is_sound,
    are_words_of_a_text,
    is_searched_for,
    is_word_spoken_of,
    is_example,
    is_reference,
    is_written_by,
    is_motto,
    is_shown,
    is_answered_by_letter,
    is_headline_of_piece,
    is_crosshead,
)
