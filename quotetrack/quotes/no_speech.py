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
from quotetrack.quotes.constructions.record import STRONG, Clause
from quotetrack.quotes.name_words import is_people_noun
from quotetrack.quotes.skeleton import lower_at
from quotetrack.quotes.stretch import Stretch
from quotetrack.reading import Token

LITTLE_WORDS: Final = frozenset("a an and as at by for from in of on or the to with".split())
_KNOWN_BY_WORKS = word_list("quotes", "known_by_works")
_THINGS = word_list("quotes", "things")
_WORDS_ON_THINGS = word_list("quotes", "words_on_things")
_SAID = word_list("quotes", "said")
_CALLED = word_list("quotes", "called")

_FILED = word_list("quotes", "filed")
_MARKED = frozenset("labeled labelled marked".split())
_READING = frozenset("read reading reads said saying says".split())
_ON_FORMS = word_list("quotes", "on_forms")
#: Where what is shouted goes with what somebody else does: to cries of “No”, there were cries
_AMID = frozenset("above amid amidst by over through to was were with".split())
_FARTHEST_AMID = 8
_MADE_BY = frozenset("arranged composed covered directed performed produced sung written".split())
_MOTTOS = frozenset("catchphrase motto slogan strapline tagline".split())
_SPEAKING_IT = frozenset(
    "call chant cry quote raise recall remember repeat shout sing yell".split()
)
_SHOUTED = word_list("quotes", "shouted")
_SHOWING = frozenset("conveys denotes exemplifies illustrates implies indicates means".split())
_ABOUT_LETTERS = frozenset({"re", "regarding"})
_SOUNDS = word_list("quotes", "sounds")
_CHANGING_WORDS = word_list("quotes", "changing_words")
_BROADCASTERS = frozenset("fox network netflix news radio television times tv".split())
_HAVE = frozenset({"had", "has", "have"})
_TOLD_BY = ("passive_by", "according", "words_of")
#: What people say of others, whoever they are, and how it touches these.
_CHARGES = frozenset("accusations allegations claims complaints".split())
_FACING = frozenset(
    "after amid amidst denied denies deny despite face faced faces facing following over".split()
)
_BIDDEN = frozenset("advised ordered told urged warned".split())
_PLEADING = frozenset("appeal apply ask complain object plead protest".split())
_ENDING = frozenset({",", "and", "but"})  # where what he asked for ends
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


def is_known_work(here: Stretch) -> bool:
    """Return whether a title stands beside who is known by it: host of “Night Ferry”."""
    if not is_titled(here.words):
        return False
    before = here.at - 1
    while here.lower(before) in ("the", "film", "movie", "series", "show", "podcast", "'s"):
        before -= 1
    if here.lower(before) == "of" and here.lower(before - 1) in _KNOWN_BY_WORKS:
        return True
    behind = here.at + 1
    return (
        here.lower(behind) in _KNOWN_BY_WORKS
        and here.words[-1][-1:].isalnum()
        and behind + 1 < len(here.tokens)
        and here.tokens[behind + 1].is_capitalised
    )


def is_programme(here: Stretch) -> bool:
    """Return whether a title belongs to a broadcaster: told BBC’s “Night Ferry”."""
    if here.beside(-1) not in ("'s", "'", "’") or here.at < 2:
        return False
    owner = here.tokens[here.at - 2]
    is_body = (len(owner.text) > 1 and owner.text.isupper()) or owner.lower in _BROADCASTERS
    return is_body and is_titled(here.words)


def stands_on_thing(here: Stretch) -> bool:
    """Return whether words are written on a thing: a T-shirt with the words “Home first”.

    What a sign that somebody holds up says is his speech.
    """
    nearest = here.at - 1
    while here.lower(nearest) in (":", ",", "the", "on", "it", "them", "that"):
        nearest -= 1
    if here.lower(nearest) not in _WORDS_ON_THINGS:
        return False
    farthest = max(0, nearest - _FARTHEST_THING)
    found = [at for at in range(farthest, nearest) if here.tokens[at].lower in _THINGS]
    return bool(found) and not any(
        token.kind == "quotation" or token.lower in (";", ".")
        for token in here.tokens[found[-1] : nearest]
    )


def is_label(here: Stretch) -> bool:
    """Return whether words are printed on what people press, tick or open: a box that read “Yes”.

    Or on anything that somebody has marked: a folder marked “Dull”.
    """
    if here.beside(1) == "by":
        return False  # "a folder labelled “dull” by Ms Lee"
    verb = here.at - 1 - (here.beside(-1) in (":", ","))
    if here.lower(verb) in _MARKED:
        return verb > 0 and here.tokens[verb - 1].classes[:1] == "n"
    noun = verb - 1 - (here.lower(verb - 1) in ("that", "which"))
    return here.lower(verb) in _READING and here.lower(noun) in _ON_FORMS


def are_cries(here: Stretch) -> bool:
    """Return whether others shout it where somebody acts: he sat down to cries of “No”."""
    if here.beside(-1) != "of" or here.beside(-2) not in _SHOUTED:
        return False
    # "to loud boos and cries of": back over what may stand before the noun.
    for token in here.tokens[max(0, here.at - _FARTHEST_AMID) : here.at - 2][::-1]:
        if token.lower in _AMID:
            return all(clause.pattern != "according" for clause in here.clauses)
        if token.classes[:1] not in "jncr":
            break
    return False


def is_of_unnamed(here: Stretch) -> bool:
    """Return whether a passive, or a noun, tells not whose words they are.

    He has been accused of “sheer greed”, she was told to “grow up”, it shut amid claims of “theft”.
    """
    of = here.at - 1 - (here.beside(-1) in ("a", "an"))
    if here.lower(of) == "of" and here.lower(of - 1) in _CHARGES:
        return (
            here.inner[:1].islower()
            and here.lower(of - 2 - (here.tokens[of - 2].classes[:1] == "j")) in _FACING
            and not any(_tells(clause, of - 1) for clause in here.clauses if clause.cue > here.at)
        )
    for at in range(max(1, here.at - _FARTHEST_CALLED), here.at - 1):
        be = at - 1 - (here.lower(at - 1) not in _BE)  # "was yesterday accused"
        if here.lower(be) not in _BE:
            continue
        if here.lower(at) == "accused":
            return here.lower(at + 1) == "of" and not _is_told_by_somebody(here, at)
        if here.lower(at) in _BIDDEN:
            bids = at + 2 == here.at and here.lower(at + 1) == "to"
            return bids and not _is_told_by_somebody(here, at)
    return False


def _is_told_by_somebody(here: Stretch, verb: int) -> bool:
    """Return whether the sentence has somebody who tells what a passive says: so Ms Lee said.

    Who asked or complained in vain does not: he asked for a chair, but was told to “stand”.
    """
    return any(
        clause.pattern == "accused_of"
        or (_tells(clause, verb) and not _pleads_in_vain(here, clause, verb))
        for clause in here.clauses
    )


def _pleads_in_vain(here: Stretch, clause: Clause, verb: int) -> bool:
    return (
        clause.pattern not in _TOLD_BY
        and verb_lemma(here.lower(clause.cue)) in _PLEADING
        and any(token.lower in _ENDING for token in here.tokens[clause.cue : verb])
    )


def _tells(clause: Clause, verb: int) -> bool:
    """Return whether a clause tells who says what a passive with its verb at `verb` leaves open."""
    return clause.pattern in _TOLD_BY or (
        clause.says and clause.strength >= STRONG and clause.cue != verb
    )


def is_named_by_nobody(here: Stretch) -> bool:
    """Return whether a passive tells not who calls something so: he was described as “calm”."""
    if here.beside(-1) in ("as", "a", "an", "the"):
        as_ = here.at - 1 if here.beside(-1) == "as" else here.at - 2
        if here.lower(as_) == "as" and here.lower(as_ - 1) in _FILED:
            return True
    for at in range(max(1, here.at - _FARTHEST_CALLED), here.at):
        if here.tokens[at].lower in _CALLED and here.tokens[at - 1].lower in _BE:
            return not any(_tells(clause, at) for clause in here.clauses)
    return False


def is_sound(here: Stretch) -> bool:
    """Return whether a thing makes the sound: the clock went “tick-tack”."""
    lemma = verb_lemma(here.beside(-1))
    if lemma not in _SOUNDS:
        return False
    words = here.inner.lower().split()
    if lemma == "go" and any(
        is_known_form(word) and word_classes(word)[:1] in ("j", "r") for word in words
    ):
        return False  # "the sky went “quite dark”"
    subjects = [
        here.phrases[clause.phrase]
        for clause in here.clauses
        if clause.cue == here.at - 1 and clause.pattern == "before"
    ]
    return any(
        one.kind == "nominal" and not is_people_noun(here.lower(one.head)) for one in subjects
    )


def are_words_of_a_text(here: Stretch) -> bool:
    """Return whether words are taken out of a text or put into it: removed the words “in part”."""
    at = here.at - 1
    while at > 1 and (
        here.tokens[at].kind == "quotation" or here.tokens[at].lower in (",", "and", "or")
    ):
        at -= 1
    if here.lower(at) not in ("word", "words", "phrase", "phrases", "term", "terms"):
        return False
    verbs = (verb_lemma(token.lower) for token in here.tokens[max(0, at - 3) : at])
    return not _CHANGING_WORDS.isdisjoint(verbs)


def is_searched_for(here: Stretch) -> bool:
    """Return whether somebody looks words up: he searched online for “cheap rope”."""
    nearest = here.at - 1
    if verb_lemma(here.lower(nearest)) == "google":
        return True
    lead = [token.lower for token in here.tokens[max(0, nearest - _FARTHEST_SEARCH) : nearest]]
    return here.lower(nearest) == "for" and not _SEARCHING.isdisjoint(lead)


def is_word_spoken_of(here: Stretch) -> bool:
    """Return whether a word is what is spoken of: the club said “vlog” headed the list.

    Or somebody is made to be something by that name: named “best choir”.
    """
    before, behind = here.beside(-1), here.beside(1)
    if before in ("named", "voted", "crowned") and behind != "by":
        # Members who "had voted “loudly”" are none that were voted "best choir".
        return here.inner[:1].islower() and here.at > 1 and here.beside(-2) not in _HAVE
    return (
        verb_lemma(before) == "say"
        and here.inner.isalpha()
        and here.inner.islower()
        and behind != ""
        and here.tokens[here.at + 1].kind == "word"
        and (behind in _BE or behind.endswith("ed"))
    )


def is_example(here: Stretch) -> bool:
    """Return whether words show how one writes: Example: “It rains.”; Don’t say “it rains”."""
    at = here.at - 1
    if here.lower(at) == ":":
        return at <= _LONGEST_LABEL and here.lower(at - 1) in _EXAMPLES
    if here.lower(at) == ",":
        at -= 1
    if here.lower(at) not in ("say", "write"):
        return False
    lead = [token.lower.replace("’", "'") for token in here.tokens[:at]]
    return lead in (["don't"], ["do", "not"], ["do", "n't"], ["never"])


def is_reference(here: Stretch) -> bool:
    """Return whether a title stands in a list of references: Lee, A. (2010). “Rivers of York”."""
    start = here.layout.quoted[here.number].outer.start
    return _YEAR.search(here.layout.text, max(0, start - _LONGEST_YEAR), start) is not None


def is_written_by(here: Stretch) -> bool:
    """Return whether a title stands before its author: called “Old Rain” by author Ann Lee."""
    behind = here.beside(1)
    if behind != "by" and behind not in _MADE_BY:
        return False
    if is_titled(here.words) and behind != "by":
        return here.beside(2) == "by"  # “Turntable,” written by Ann Lee
    return (
        len(here.words) > 1
        and is_titled(here.words)
        and behind == "by"
        and (here.beside(2) in _KNOWN_BY_WORKS or here.beside(-1) in ("titled", "entitled"))
    )


def is_motto(here: Stretch) -> bool:
    """Return whether words are the motto of a body: the firm’s motto, “Build it well.”"""
    at = here.at - 1
    while here.lower(at) in (",", ":", "is", "was"):
        at -= 1
    if here.lower(at) not in _MOTTOS:
        return False
    verbs = (verb_lemma(token.lower) for token in here.tokens[max(0, at - 4) : at])
    return _SPEAKING_IT.isdisjoint(verbs)


def is_shown(here: Stretch) -> bool:
    """Return whether words are the subject of what they show: “I could eat a horse” means hunger.

    Who says them would stand between them and the verb.
    """
    return here.at == 0 and here.lower(1) in _SHOWING


def is_answered_by_letter(here: Stretch) -> bool:
    """Return whether a reader's letter names what it answers: Re. “Bridge to close,” Page A8."""
    before = here.beside(-1)
    if before in (".", ":"):
        before = here.beside(-2)
    if not before and here.sentence:
        line = here.layout.sentences[here.sentence - 1]
        same = line.paragraph == here.layout.sentences[here.sentence].paragraph
        before = line.tokens[0].lower if same and len(line.tokens) <= 2 else ""
    return here.at <= 2 and before.rstrip(".") in _ABOUT_LETTERS


def is_headline_of_piece(here: Stretch) -> bool:
    """Return whether a page lists a piece by its sort and headline: Letter: “Keep our trees”.

    In "Video: “We left,” says farmer", somebody speaks.
    """
    return (
        here.lower(1) == ":"
        and here.tokens[0].lower in _GENRES
        and here.inner[-1:].isalnum()
        and not any(clause.cue > 1 and clause.strength >= STRONG for clause in here.clauses)
    )


def _is_impersonal(tokens: Sequence[Token], at: int) -> bool:
    if lower_at(tokens, at) in _HAVE:
        at -= 1
    return lower_at(tokens, at) == "it"


def nobody_says(here: Stretch) -> bool:
    """Return whether what stands in marks is said by no one: it is said to be “low”."""
    if here.beside(-1) == "say" and here.beside(-2) == "to":
        return here.beside(-3) in ("if", "though")
    for at in range(max(1, here.at - _FARTHEST_SAID), here.at - 1):
        if (
            here.tokens[at].lower in _SAID
            and here.tokens[at - 1].lower in _BE
            and here.lower(at + 1) in ("to", "that")
            and (here.lower(at + 1) == "to" or _is_impersonal(here.tokens, at - 2))
        ):
            # "It was said by Ms Lee to be “low”", "it is said that Ms Lee called it “low”"
            return not any(
                clause.cue > at or clause.pattern == "according"
                for clause in here.clauses
                if clause.strength >= 0.4 and clause.cue != at
            )
    return False


def is_crosshead(here: Stretch) -> bool:
    """Return whether few words in single marks fill a line, where the text quotes in double ones.

    They stand above paragraphs, as headlines do, and those below tell whose they are, if any does.
    """
    layout, following = here.layout, here.sentence + 1
    quoted = layout.quoted[here.number]
    return (
        quoted.style == "single"
        and not layout.single_marks
        and layout.begins_paragraph(here.number)
        and layout.facts(here.sentence).is_alone
        and len(here.words) <= _LONGEST_TITLE
        and following < len(layout.sentences)
        and layout.sentences[following].paragraph != quoted.paragraph
    )


#: Each tells by grammar that a stretch in marks is nobody's speech.
NOBODYS: Final = (
    is_programme,
    stands_on_thing,
    nobody_says,
    is_label,
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
