"""Where grammar alone shows whose short piece in marks is: as Ms Lee put it; dismissed as “talk”.

Such pieces are parts of the reporter's sentence, often of one or two words, so that nothing in
their form tells them from titles and labels. The verb does: who judges, compares or calls says
something, and whose verb it is gives the source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotetrack.lexicon.cues import NOUNS_OF_SAYING, verb_lemma
from quotetrack.lexicon.documents import DOCUMENTS
from quotetrack.lexicon.word_classes import word_classes
from quotetrack.lexicon.words import word_list
from quotetrack.quotes.constructions.record import STRONG, Clause, is_verb
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.name_words import is_body_noun, is_people_noun
from quotetrack.quotes.no_speech import is_titled
from quotetrack.quotes.phrase_words import are_some_of
from quotetrack.quotes.skeleton import lower_at
from quotetrack.quotes.stretch import Saying, holds_quotation
from quotetrack.quotes.terms import judges_by_ending
from quotetrack.reading import Token

_PUTTING = frozenset({"put", "phrase", "call", "describe", "term", "see"})
#: What a text does with its first and last words, or with all.
READING = frozenset("begin close conclude continue end finish go open read run start".split())
_COMMENTS = word_list("quotes", "comments")
_LIKELY = 0.3  # strength of a cue
_FAINT = 0.15  # strength of what may be a cue
_WHAT_IS_PUT = frozenset({"it", "them", "him", "her", "this", "that", "things"})
_JUDGING_AS = word_list("quotes", "judging_as")
_JUDGING_FOR = word_list("quotes", "judging_for")
_PROVIDING = word_list("quotes", "providing")
_PROVIDERS = word_list("quotes", "providers")
_FEW = 4  # words: less may be a term
_ESTIMATING = word_list("quotes", "estimating")
_BIDDING = word_list("quotes", "bidding")
_WANTING = word_list("quotes", "wanting")
#: Verbs of thinking, with which somebody holds what a clause says.
HOLDING = word_list("quotes", "holding")
_EXPECTING = frozenset("allege anticipate expect fear forecast foresee predict".split())
_LONGEST_EXPECTED = 12  # tokens
_LONGEST_LINK = 4  # tokens
_LONGEST_DESCRIBED = 6  # tokens: a “sad” day for the town,
_BE = frozenset("are be been being is was were".split())
_SEEMING = frozenset("appear become look remain seem sound".split())
_SUBJECTS_HELD = frozenset("he i it she there they this we".split())
_SHORT_FORM = re.compile(r"['’](?:d|s|re|ll|ve)\Z")
_LONGEST_HEARERS = 6  # tokens
_LONGEST_DEED = 4  # tokens
_ABOUT = re.compile(
    r"(?:(?:about|almost|around|at (?:least|most)|between|close to|from|fewer than|less than|"
    r"more than|nearly|over|roughly|some|under|up to|well over)\b,? )?(?:[£$€]? ?\d|\d|"
    r"(?:a (?:few )?)?(?:dozens?|hundreds?|thousands?|millions?|billions?|half|third|quarter)\b)",
    re.IGNORECASE,
)
_SHOUTING = frozenset("chant cry raise scream shout sing yell".split())
_BEFORE_SLOGANS = frozenset({"such", "as", "like", "of", "including", ",", ":", "and"})
_FARTHEST_FIGURE = 6  # tokens behind its verb
#: Verbs of saying by the words in front of what is said: complain of, admit to, apologise for.
_SPEAKING_OF = {
    **dict.fromkeys(("complain", "speak", "talk", "write"), ("of", "about")),
    **dict.fromkeys(("tell", "warn"), ("of",)),
    **dict.fromkeys(("admit", "confess"), ("to",)),
    **dict.fromkeys(("apologise", "apologize"), ("for",)),
    **dict.fromkeys(("protest", "rail"), ("against",)),
}
#: How somebody tells what caused something: "put the delay down to", "attributed it to".
_CAUSES = {"attribute": ["to"], "put": ["down", "to"]}
_COMPARING = frozenset({"compare", "liken", "equate"})
_CALLING = frozenset("brand call deem label pronounce term".split())
_NAMING = _CALLING | {"dub"}
_NEVER_NAMING = frozenset({"brand", "deem", "label", "pronounce"})
_MODALS = frozenset("can could may might must should well will would".split())
_FINDING = frozenset("consider find judge rate think".split())
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "their", "its", "so", "just", "merely"})
_BETWEEN_PIECES = frozenset({",", "and", "but", "a", "an"})
_LONGEST_OBJECT = 9  # tokens
_LONGEST_JUDGED = 28  # tokens
_LONGEST_FRONT = 6  # tokens
_OPENING_CLAUSES = frozenset("after although as because before once though when while".split())
_SEEN_AS = frozenset("described known called seen regarded dismissed portrayed such".split())
_NAMES = ("name", "title_name", "pronoun", "organisation")
_WRITERS = frozenset({"i", "we", "you"})
_TAKING_UP = frozenset({"he", "she", "it", "they"})
_JUDGING_BEFORE = _NAMING | _JUDGING_AS | _COMPARING | HOLDING
_RELATIVES = frozenset({"that", "which", "who", "whom"})
#: What stands before main clauses, and before those of time and cause, but not of contents.
_BEFORE_CLAUSES = frozenset(
    {"", ",", ";", "and", "but", "then", "while"}
    | {"after", "as", "because", "before", "although", "since", "though", "when"}
)


def puts_it(here: Saying) -> bool:
    """Return whether “as Ms Lee put it” stands right before a quotation."""
    last = _end_of_putting(here)
    between = here.tokens[last + 1 : here.at]
    return last > 0 and here.at > last and all(token.lower in (",", ":") for token in between)


def has_put_it(here: Saying) -> bool:
    """Return whether “as Ms Lee put it” stands right behind a quotation, or behind a later piece.

    In “a “long rain” that “fed us,” as Ms Lee put it”, both pieces are hers. The rest of a noun
    phrase may follow a piece: it was a “sad” day for the town, as Ms Lee put it.
    """
    opening = here.phrase.first - 1
    if here.at >= opening or _end_of_putting(here) <= 0:
        return False
    comma = opening - 1
    if comma == here.at or (
        here.lower(comma) == "," and comma - here.at <= _LONGEST_DESCRIBED and _fills(here, comma)
    ):
        return True
    return here.tokens[opening - 1].kind == "quotation" and not here.is_said_before(opening)


def _fills(here: Saying, end: int) -> bool:
    """Return whether nothing but the rest of a noun phrase stands behind a piece up to a token."""
    return not is_titled(here.words) and all(
        one.kind == "word" and ("n" in one.classes or not is_verb(here.tokens, here.at + 1 + more))
        for more, one in enumerate(here.tokens[here.at + 1 : end])
    )


def as_reported(here: Saying) -> bool:
    """Return whether “as the paper reported” stands right behind a quotation and its comma."""
    end = here.clause.cue_last + 1
    return (
        here.clause.says
        and here.inner.endswith(",")
        and here.beside(1) == "as"
        and here.phrase.first == here.at + 2
        and (
            end == len(here.tokens)
            or here.tokens[end].kind != "word"
            or here.tokens[end].classes[:1] in "rp"
        )
    )


def reads(here: Saying) -> bool:
    """Return whether a text that begins or ends so stands right behind: “No,” one letter began."""
    end = here.clause.cue_last + 1
    return (
        here.inner[-1:] in (",", "?", "!")
        and here.phrase.first == here.at + 1
        and here.cue == here.phrase.last + 1
        and here.head in NOUNS_OF_SAYING
        and here.lemma in READING
        and (end == len(here.tokens) or here.tokens[end].kind != "word")
    )


def in_words_of(here: Saying) -> bool:
    """Return whether “in Ms Lee’s words” or “(in Ms Lee’s phrase)” stands right before."""
    between = [token.lower for token in here.tokens[here.cue + 1 : here.at]]
    return (
        here.cue < here.at
        and here.verb in ("phrase", "words")
        and here.opener == "in"
        and between in ([], [","], [")"], [")", ","])
    )


def in_the_words_of(here: Saying) -> bool:
    """Return whether “in the words of Ms Lee,” stands right before."""
    comma = here.phrase.last + 1
    return (
        comma == here.at - 1
        and here.tokens[comma].lower == ","
        and here.verb in ("phrase", "words")
        and here.lower(here.cue - 1) == "the"
        and here.lower(here.cue - 2) == "in"
    )


def according(here: Saying) -> bool:
    """Return whether a sentence that opens with “According to Ms Lee” has no other source."""
    comma = here.phrase.last + 1
    return (
        here.cue == 0
        and comma < here.at
        and here.tokens[comma].lower == ","
        and not holds_quotation(here.tokens[: here.at])
        and not any(
            other.cue != here.cue and (other.says or other.strength >= _LIKELY)
            for other in here.clauses
        )
    )


def _end_of_putting(here: Saying) -> int:
    """Return the last token of “as Ms Lee put it”, 0 where the clause is none such."""
    if here.opener != "as" or here.lemma not in _PUTTING:
        return 0
    last = here.clause.cue_last + 1
    return last if here.lower(last) in _WHAT_IS_PUT else 0


def judges(here: Saying) -> bool:
    """Return whether a quotation is what somebody calls something, or dismisses it as."""
    if (
        here.at < here.cue
        or not 1 <= len(here.gap) <= _LONGEST_JUDGED
        or not (_is_somebody(here) or here.head in DOCUMENTS)
        or any(token.kind == "quotation" or token.lower in (";", ":", "that") for token in here.gap)
    ):
        return False
    link = [token.lower for token in here.gap]
    if link[-1] in _DETERMINERS:
        link.pop()
    if here.lemma in _CALLING:
        return len(here.gap) <= _LONGEST_OBJECT and _is_one_object(here)
    if here.lemma == "dub":
        is_named = here.words[0] == "the" or len(here.words) == 1 or is_titled(here.words)
        return not is_named and len(here.gap) <= _LONGEST_OBJECT and _is_one_object(here)
    if here.lemma in _FINDING:
        is_fact = here.lower(here.cue - 1) not in _MODALS and here.inner[-1] != ","
        is_long = here.lemma != "find" and len(here.words) >= _FEW - 1
        is_judged = here.inner.islower() and (is_long or _is_adjective(here.words[-1]))
        return is_fact and is_judged and _is_one_object(here)
    if here.lemma in _JUDGING_FOR and link[-1:] == ["for"]:
        return len(here.gap) <= _LONGEST_OBJECT
    if here.lemma in _SPEAKING_OF:
        # What stands in capitals may be a title: she spoke of her “Old Rain” and other songs.
        return len(link) == 1 and link[0] in _SPEAKING_OF[here.lemma] and not is_titled(here.words)
    if here.lemma == "accuse":
        return len(here.gap) <= _LONGEST_OBJECT and link[-1:] == ["of"]
    if here.lemma in _CAUSES:
        cause = _CAUSES[here.lemma]
        return len(here.gap) <= _LONGEST_OBJECT and link[-len(cause) :] == cause
    pays = here.lemma == "pay" and link[:1] == ["tribute"]
    if here.lemma == "refer":
        return link[:1] == ["to"] and link[-1] == "as" and 2 < len(here.gap) <= _LONGEST_OBJECT
    if pays and link[1:2] == ["to"] and len(here.gap) <= _LONGEST_OBJECT:
        return True
    if pays or here.lemma in _JUDGING_AS:
        # "the plans to sell it, which cost £2m, as": but not "the man known as".
        return link[-1:] == ["as"] and len(link) > 1 and link[-2] not in _SEEN_AS
    return (
        here.lemma in _COMPARING
        and link[-1:] == ["to"]
        and len(here.gap) <= _LONGEST_OBJECT
        and not any(
            is_verb(here.tokens, index) and here.tokens[index - 1].classes[:1] != "d"
            for index in range(here.clause.cue_last + 1, here.at)
        )
    )


def puts_to(here: Saying) -> bool:
    """Return whether somebody puts it to a hearer that it was “odd”."""
    between = [token.lower for token in here.gap]
    return (
        here.lemma == "put"
        and between[:2] == ["it", "to"]
        and "that" in between
        and not holds_quotation(here.tokens[here.cue : here.at])
        and not any(
            other.says and other.strength >= STRONG and here.cue < other.cue < here.at
            for other in here.clauses
        )
    )


def judges_named_before(here: Saying) -> bool:
    """Return whether somebody judges what stands before: a gap that critics describe as “odd”.

    Or a fee which the firm has called “odd”. No one else may say something before in the sentence.
    """
    return (
        here.cue < here.at
        and here.opener in _RELATIVES
        and _judges_before(here)
        and _is_somebody(here)
        and not here.is_said_before(here.phrase.first)
    )


def calls_what(here: Saying) -> bool:
    """Return whether a piece is what somebody calls something: an end to what it calls “odd”.

    Or a fee the firm has called “odd”, without a word between. What people at large call something,
    "what doctors call", may be its name, unless they called it so once, and whom a pronoun means is
    told better by the subject before it: the firm lamented what it called "odd".
    """
    if here.cue >= here.at or here.head in _WRITERS:
        return False
    if here.head in _TAKING_UP and (
        is_titled(here.words)
        or any(
            other.cue < here.phrase.first
            and (other.strength >= _FAINT or verb_lemma(here.lower(other.cue)) in _JUDGING_AS)
            for other in here.clauses
        )
    ):
        return False
    if here.opener != "what":
        return here.lemma in _JUDGING_BEFORE and _judges_before(here) and _follows_noun(here)
    link = _link(here.gap)
    is_one = here.phrase.first < here.phrase.head or here.phrase.kind in _NAMES
    return (is_one or here.verb.endswith("ed")) and (
        not link if here.lemma in _NAMING else link in (["as"], ["to", "as"])
    )


def _link(gap: Sequence[Token]) -> list[str]:
    """Return what stands between a cue and the words, in lower case, but for an article."""
    link = [token.lower for token in gap]
    return link[:-1] if link and link[-1] in _DETERMINERS else link


def _judges_before(here: Saying, gap: Sequence[Token] | None = None) -> bool:
    """Return whether a verb judges what stands before it: a gap that he describes as “odd”.

    `gap` is what stands between the verb and the first piece, where others follow.
    """
    link = _link(here.gap if gap is None else gap)
    if here.lemma in _NAMING:
        return link in ([], ["as"]) and not _may_name(here)
    if here.lemma in HOLDING:
        return link == ["to", "be"]
    return (here.lemma in _JUDGING_AS and link == ["as"]) or (
        here.lemma in _COMPARING and link == ["to"]
    )


def _follows_noun(here: Saying) -> bool:
    """Return whether the subject stands right behind a noun that its clause tells of."""
    if here.phrase.first < 2:
        return False
    lead, noun = here.tokens[here.phrase.first - 2 : here.phrase.first]
    is_noun = noun.classes[:1] == "n" or lead.classes[:1] == "d"
    is_noun = is_noun or ("n" in noun.classes and lead.classes[:1] in ("j", "m", "p"))
    return is_noun and noun.kind == "word" and not noun.is_capitalised


def _may_name(here: Saying) -> bool:
    """Return whether words may be the name by which people call something: a stew called “tern”."""
    if here.lemma in _NEVER_NAMING:
        return False
    is_bare = (
        len(here.words) == 1 and here.phrase.kind not in _NAMES and not _is_adjective(here.words[0])
    )
    is_once = here.verb.endswith("ed") and here.lemma != "dub"
    return is_bare or not is_once or is_titled(here.words)


def _is_adjective(word: str) -> bool:
    """Return whether a word, with the marks behind it, is an adjective or looks like one."""
    bare = word.strip(".,").lower()
    return word_classes(bare)[:1] == "j" or judges_by_ending(bare)


def judged_by(here: Saying) -> bool:
    """Return whether a passive tells behind words who judges so: hailed as “odd” by Ms Lee.

    Other pieces may stand before: dismissed as “odd”, “late” and “dear” by Ms Lee.
    """
    if not here.cue < here.at < here.phrase.first:
        return False
    if any(
        other.pattern == here.clause.pattern
        and other.cue == here.cue
        and here.at < here.phrases[other.phrase].first < here.phrase.first
        for other in here.clauses
    ):
        return False  # hailed as “odd” by Ms Lee and as “late” by Mr Cole
    lead = list(here.gap)
    pieces = [at for at, token in enumerate(lead) if token.kind == "quotation"]
    if pieces:
        lead = lead[: pieces[0]]
    while lead and lead[-1].lower in _BETWEEN_PIECES:
        lead.pop()
    return _judges_before(here, lead) and _is_somebody(here)


def is_rejected(here: Saying) -> bool:
    """Return whether a passive tells before words who judges so: dismissed by him in May as “odd”.

    So it does in "criticised by a coroner for “gross neglect”".
    Nothing but when or where stands between.
    """
    between = here.tokens[here.phrase.last + 1 : here.at]
    link = _link(between)
    is_for = here.lemma in _JUDGING_FOR and link[-1:] == ["for"] and not is_titled(here.words)
    return (
        (is_for or (here.lemma in _JUDGING_AS and link[-1:] == ["as"]))
        and len(link) <= _LONGEST_LINK + 1
        and all(one.kind in ("word", "number") for one in between)
        and _BETWEEN_PIECES.isdisjoint(link)
        and _is_somebody(here)
    )


def bids(here: Saying) -> bool:
    """Return whether somebody tells people what to do: it advised savers to “shop around”.

    The verb may stand before the words: it asked players to wear “modest and plain” shirts.
    """
    if here.cue >= here.at or here.lemma not in _BIDDING or not here.inner[:1].islower():
        return False
    if word_classes(here.opener)[:1] == "p":
        return False  # "Signs along the bank ask walkers to": not the bank
    gap = [token.lower for token in here.gap]
    hearers = gap.index("to") if "to" in gap else 0
    does = len(gap) - hearers - 1
    return (
        0 < hearers <= _LONGEST_HEARERS
        and (not does or (does <= _LONGEST_DEED and len(here.words) > 1))
        and all(token.kind == "word" for token in here.gap)
        and not here.has_cue_between()
        and not here.is_said_before(here.phrase.first)
    )


def wants(here: Saying) -> bool:
    """Return whether somebody wants or plans to do what stands in marks: she hopes to “stay on”."""
    return (
        here.cue < here.at
        and here.lemma in _WANTING
        and [token.lower for token in here.gap] == ["to"]
        and len(here.words) > 1
        and here.inner[:1].islower()
        and here.head not in _WRITERS
        and not here.is_said_before(here.phrase.first)
        and _is_somebody(here)
    )


def thinks(here: Saying) -> bool:
    """Return whether somebody thinks that something is what stands in marks: she feels it is “odd”.

    A subject must follow the verb of thinking, and the words must be what it is.
    """
    if here.cue >= here.at or here.lemma not in HOLDING:
        return False
    is_ = here.at - 1
    while here.lower(is_) in _DETERMINERS or here.tokens[is_].classes[:1] == "r":
        is_ -= 1
    return (
        here.clause.cue_last + 1 < is_
        and (here.lower(is_) in _BE or verb_lemma(here.lower(is_)) in _SEEMING)
        and has_subject_behind(here.layout, here.sentence, here.clause)
        and not holds_quotation(here.gap)
        and not here.has_cue_between()
        and not _is_said_by_other(here)
        and _is_somebody(here)
    )


def _is_said_by_other(here: Saying) -> bool:
    """Return whether a subject before likely says what this one thinks: he said they thought."""
    return any(
        other.says
        and other.strength >= STRONG
        and other.cue < here.phrase.first
        and not other.pattern.startswith("inverted")
        for other in here.clauses
    )


def thinks_what(here: Saying) -> bool:
    """Return whether a piece is what somebody holds something to be: what they say is a “ploy”."""
    holds = here.lemma in HOLDING or here.clause.says or here.clause.strength >= _LIKELY
    link = _link(here.gap)
    return (
        here.cue < here.at
        and here.opener == "what"
        and holds
        and 0 < len(link) <= _LONGEST_LINK
        and link[-1] in _BE
        and here.head not in _WRITERS
    )


def expects(here: Saying) -> bool:
    """Return whether somebody tells the future in marks: the firm expects a “modest” rise.

    Or what may have been: the suit alleges a pattern of “cruel” conduct.
    """
    if here.cue >= here.at or here.lemma not in _EXPECTING or not here.inner.islower():
        return False
    return (
        len(here.gap) <= _LONGEST_EXPECTED
        and all(token.kind in ("word", "number") for token in here.gap)
        and (len(here.words) > 1 or _is_adjective(here.words[0]))
        and not here.has_cue_between()
        and not here.is_said_before(here.phrase.first)
        and here.head not in _WRITERS
        and (_is_somebody(here) or here.head in DOCUMENTS)
    )


def has_subject_behind(layout: Layout, sentence: int, clause: Clause) -> bool:
    """Return whether a verb, and "that" perhaps, lead to somebody or something: felt (that) he."""
    tokens, subject = layout.sentences[sentence].tokens, clause.cue_last + 1
    subject += lower_at(tokens, subject) == "that"
    who = _SHORT_FORM.sub("", lower_at(tokens, subject))
    return who in _SUBJECTS_HELD or any(one.first == subject for one in layout.phrases[sentence])


def provides(here: Saying) -> bool:
    """Return whether a law or contract opens the sentence and is quoted: it forbids them “…”."""
    return (
        here.phrase.first <= 1  # "But the law …"
        and here.cue < here.at
        and here.head in _PROVIDERS
        and here.lemma in _PROVIDING
        and len(here.gap) <= _LONGEST_JUDGED
        and all(token.kind == "word" for token in here.gap)
        and here.inner[:1].islower()
        and len(here.words) >= _FEW
    )


def opens_clause(here: Saying) -> bool:
    """Return whether the subject opens a clause that is none of what somebody else says.

    In "Ms Lee said what Mr Cole called “odd”", both may be meant. When or where it was may stand
    before it without a comma: "By Thursday residents were calling it “odd”".
    """
    return here.opener in _BEFORE_CLAUSES or _opens_behind_time_or_place(here)


def _opens_behind_time_or_place(here: Saying) -> bool:
    """Return whether nothing but a phrase behind a preposition stands before the subject."""
    first = here.phrase.first
    before = here.tokens[:first]
    return (
        1 < first <= _LONGEST_FRONT
        and before[0].classes[:1] == "p"
        and here.tokens[first].classes[:1] in ("n", "j", "d", "s")
        and all(one.kind in ("word", "number") and one.lower not in _RELATIVES for one in before)
        and not any(is_verb(here.tokens, at) for at in range(1, first))
    )


def judges_beside(here: Saying) -> bool:
    """Return whether somebody judges beside what happens: it fell, with users calling it “odd”.

    Others may do so, too: with Labour calling it “odd” and miners hailing it as “late”.
    """
    opens = here.opener == "with" or (
        here.opener == "and"
        and any(one.lower == "with" for one in here.tokens[: here.phrase.first])
    )
    return opens and judges(here)


def says_beside(here: Saying) -> bool:
    """Return whether somebody says it beside what happens: it fell, with one user saying it “sank”.

    Or in a clause before that in which somebody else says something: when the clerk said it was
    “late”, the judge asked why.
    """
    reports = here.clause.says and here.clause.strength >= _LIKELY
    reports = reports or here.lower(here.clause.cue_last + 1) == "that"
    if here.cue >= here.at or not reports or here.has_cue_between() or holds_quotation(here.gap):
        return False
    if here.clause.pattern == "beforeg":
        return here.opener == "with" and here.clause.strength >= STRONG and _is_somebody(here)
    closed = here.beside(1) == "," or here.inner.endswith(",")
    return (
        closed
        and here.phrase.first == 1
        and here.opener in _OPENING_CLAUSES
        and all(token.lower not in (",", ";", "—") for token in here.gap)
    )


def judges_fronted(here: Saying) -> bool:
    """Return whether who stands behind words judges so: terming it “odd”, Ms Lee left."""
    closed = here.beside(1) == "," or here.inner.endswith(",")
    return closed and here.at < here.phrase.first <= here.at + 2 and judges(here)


def shouts(here: Saying) -> bool:
    """Return whether somebody shouts it or slogans: they left chanting “no, no”.

    Further slogans may follow: they raised slogans such as “no” and “out”.
    """
    if here.cue >= here.at or here.lemma not in _SHOUTING:
        return False
    gap = [token.lower for token in here.gap if token.kind != "quotation"]
    while gap and gap[-1] in _BEFORE_SLOGANS:
        gap.pop()
    if len(gap) == len(here.gap):
        return not gap and here.lemma != "raise"
    return len(gap) <= _LONGEST_LINK and gap[-1:] in (["slogan"], ["slogans"], ["chants"])


def acts_with_words(here: Saying) -> bool:
    """Return whether somebody does something with his words: he left with the words “No more”.

    Or a text ends with them: the letter closed with the comment “No more”.
    """
    at = here.at - 1 - (here.beside(-1) == ":")
    lead = [token.lower for token in here.tokens[max(0, at - 2) : at + 1]]
    if here.cue >= at or lead[:1] != ["with"] or lead[1:2] not in (["the"], ["a"]):
        return False
    reads = here.head in NOUNS_OF_SAYING and here.lemma in READING
    return lead[-1] in _COMMENTS and (reads or _is_somebody(here))


def gives_figure(here: Saying) -> bool:
    """Return whether a figure is somebody's estimate: Ms Lee put the cost at “about £3m”."""
    return (
        here.cue < here.at
        and here.lemma in _ESTIMATING
        and len(here.gap) <= _FARTHEST_FIGURE
        and (here.lemma != "put" or (bool(here.gap) and here.gap[-1].lower == "at"))
        and not any(token.kind == "quotation" or token.lower in (";", ",") for token in here.gap)
        and _ABOUT.match(here.inner) is not None
        and _is_somebody(here)
    )


def _is_somebody(here: Saying) -> bool:
    """Return whether a phrase is for a person or body, or for a text that a clause tells of."""
    if here.clause.pattern.startswith("relative") and here.head in NOUNS_OF_SAYING:
        return True
    return (
        (here.phrase.kind in _NAMES and here.head not in _WRITERS)
        or are_some_of(here.tokens, here.phrase.head)
        or is_people_noun(here.head)
        or is_body_noun(here.head)
        or is_body_noun(here.head.removesuffix("s"))
        or is_body_noun(f"{here.head.removesuffix('ies')}y")
    )


def _is_one_object(here: Saying) -> bool:
    """Return whether one noun phrase fills the gap, but for an article."""
    first, last = here.clause.cue_last + 1, here.at - 1
    if here.lower(last) in _DETERMINERS:
        last -= 1
    if first == last and here.lower(first) in _WHAT_IS_PUT:
        return True
    return any(
        phrase.first == first and last in (phrase.core_last, phrase.last) for phrase in here.phrases
    )
