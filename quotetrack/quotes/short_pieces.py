"""Where grammar alone shows whose short piece in marks is: as Ms Lee put it; dismissed as “talk”.

Such pieces are parts of the reporter's sentence, often of one or two words, so that nothing in
their form tells them from titles and labels. The verb does: who judges, compares or calls says
something, and whose verb it is gives the source.
"""

from __future__ import annotations

import re

from quotetrack.lexicon.cues import NOUNS_OF_SAYING, verb_lemma
from quotetrack.lexicon.word_classes import word_classes
from quotetrack.lexicon.words import word_list
from quotetrack.quotes.constructions.record import STRONG, Clause, is_verb
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.name_words import is_body_noun, is_people_noun
from quotetrack.quotes.skeleton import lower_at

_PUTTING = frozenset({"put", "phrase", "call", "describe", "term", "see"})
#: What a text does with its first and last words, or with all.
_READING = frozenset("begin close conclude continue end finish go open read run start".split())
_COMMENTS = word_list("quotes", "comments")
_LIKELY = 0.3  # strength of a cue
_WHAT_IS_PUT = frozenset({"it", "them", "him", "her", "this", "that", "things"})
_JUDGING_AS = word_list("quotes", "judging_as")
_JUDGING_FOR = word_list("quotes", "judging_for")
_PROVIDING = word_list("quotes", "providing")
_PROVIDERS = word_list("quotes", "providers")
_FEW = 4  # words: less may be a term
_ESTIMATING = word_list("quotes", "estimating")
_BIDDING = word_list("quotes", "bidding")
_LONGEST_HEARERS = 6  # tokens
_ABOUT = re.compile(
    r"(?:(?:about|almost|around|at (?:least|most)|between|close to|from|fewer than|less than|"
    r"more than|nearly|over|roughly|some|under|up to|well over)\b,? )?(?:[£$€]? ?\d|\d|"
    r"(?:a (?:few )?)?(?:dozens?|hundreds?|thousands?|millions?|billions?|half|third|quarter)\b)",
    re.IGNORECASE,
)
_FARTHEST_FIGURE = 6  # tokens behind its verb
_SPEAKING_OF = frozenset({"complain", "speak", "talk", "warn", "write"})
#: How somebody tells what caused something: "put the delay down to", "attributed it to".
_CAUSES = {"attribute": ["to"], "put": ["down", "to"]}
_COMPARING = frozenset({"compare", "liken", "equate"})
_CALLING = frozenset({"brand", "call", "deem", "pronounce"})
_NAMING = _CALLING | {"dub", "label", "term"}
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "their", "its", "so", "just", "merely"})
_LONGEST_OBJECT = 9  # tokens
_LONGEST_JUDGED = 28  # tokens
_SEEN_AS = frozenset("described known called seen regarded dismissed portrayed such".split())
_NAMES = ("name", "title_name", "pronoun", "organisation")
_WRITERS = frozenset({"i", "we", "you"})
_TAKING_UP = frozenset({"he", "she", "it", "they"})
_RELATIVES = frozenset({"that", "what", "which", "who", "whom"})
#: What stands before main clauses, and before those of time and cause, but not of contents.
_BEFORE_CLAUSES = frozenset(
    {"", ",", ";", "and", "but", "then", "while"}
    | {"after", "as", "because", "before", "although", "since", "though", "when"}
)


def puts_it(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether “as Ms Lee put it” stands right before a quotation."""
    last = _end_of_putting(layout, quotation, clause)
    place = layout.places[quotation]
    between = layout.sentences[place.sentence].tokens[last + 1 : place.token]
    return last > 0 and place.token > last and all(token.lower in (",", ":") for token in between)


def has_put_it(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether “as Ms Lee put it” stands right behind a quotation, or behind a later piece.

    In “a “long rain” that “fed us,” as Ms Lee put it”, both pieces are hers.
    """
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    opening = layout.phrases[place.sentence][clause.phrase].first - 1
    if place.token >= opening or _end_of_putting(layout, quotation, clause) <= 0:
        return False
    if all(token.lower == "," for token in tokens[place.token + 1 : opening]):
        return True
    return tokens[opening - 1].kind == "quotation" and not any(
        other.says and other.strength >= STRONG and other.cue < opening
        for other in layout.clauses[place.sentence]
    )


def as_reported(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether “as the paper reported” stands right behind a quotation and its comma."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    end = clause.cue_last + 1
    return (
        clause.says
        and layout.quoted[quotation].inner.of(layout.text).endswith(",")
        and lower_at(tokens, place.token + 1) == "as"
        and layout.phrases[place.sentence][clause.phrase].first == place.token + 2
        and (end == len(tokens) or tokens[end].kind != "word" or tokens[end].classes[:1] in "rp")
    )


def reads(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether a text that begins or ends so stands right behind: “No,” one letter began."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    phrase = layout.phrases[place.sentence][clause.phrase]
    end = clause.cue_last + 1
    return (
        layout.quoted[quotation].inner.of(layout.text)[-1:] in (",", "?", "!")
        and phrase.first == place.token + 1
        and clause.cue == phrase.last + 1
        and tokens[phrase.head].lower in NOUNS_OF_SAYING
        and verb_lemma(tokens[clause.cue].lower) in _READING
        and (end == len(tokens) or tokens[end].kind != "word")
    )


def in_words_of(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether “in Ms Lee’s words” or “(in Ms Lee’s phrase)” stands right before."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    between = [token.lower for token in tokens[clause.cue + 1 : place.token]]
    first = layout.phrases[place.sentence][clause.phrase].first
    return (
        clause.cue < place.token
        and tokens[clause.cue].lower in ("phrase", "words")
        and lower_at(tokens, first - 1) == "in"
        and between in ([], [","], [")"], [")", ","])
    )


def in_the_words_of(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether “in the words of Ms Lee,” stands right before."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    comma = layout.phrases[place.sentence][clause.phrase].last + 1
    return (
        comma == place.token - 1
        and tokens[comma].lower == ","
        and tokens[clause.cue].lower in ("phrase", "words")
        and lower_at(tokens, clause.cue - 1) == "the"
        and lower_at(tokens, clause.cue - 2) == "in"
    )


def according(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether a sentence that opens with “According to Ms Lee” has no other source."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    comma = layout.phrases[place.sentence][clause.phrase].last + 1
    return (
        clause.cue == 0
        and comma < place.token
        and tokens[comma].lower == ","
        and not any(token.kind == "quotation" for token in tokens[: place.token])
        and not any(
            other.cue != clause.cue and (other.says or other.strength >= _LIKELY)
            for other in layout.clauses[place.sentence]
        )
    )


def _end_of_putting(layout: Layout, quotation: int, clause: Clause) -> int:
    """Return the last token of “as Ms Lee put it”, 0 where the clause is none such."""
    sentence = layout.places[quotation].sentence
    tokens = layout.sentences[sentence].tokens
    before = lower_at(tokens, layout.phrases[sentence][clause.phrase].first - 1)
    if before != "as" or verb_lemma(tokens[clause.cue].lower) not in _PUTTING:
        return 0
    last = clause.cue_last + 1
    return last if lower_at(tokens, last) in _WHAT_IS_PUT else 0


def judges(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether a quotation is what somebody calls something, or dismisses it as."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    gap = tokens[clause.cue_last + 1 : place.token]
    if (
        place.token < clause.cue
        or not 1 <= len(gap) <= _LONGEST_JUDGED
        or not _is_somebody(layout, place.sentence, clause)
        or any(token.kind == "quotation" or token.lower in (";", ":", "that") for token in gap)
    ):
        return False
    lemma = verb_lemma(tokens[clause.cue].lower)
    link = [token.lower for token in gap]
    if link[-1] in _DETERMINERS:
        link.pop()
    if lemma in _CALLING:
        return len(gap) <= _LONGEST_OBJECT and _is_one_object(
            layout, place.sentence, clause.cue_last + 1, place.token
        )
    if lemma in _JUDGING_FOR and link[-1:] == ["for"]:
        return len(gap) <= _LONGEST_OBJECT
    if lemma in _SPEAKING_OF:
        return link == ["of"]
    if lemma in _CAUSES:
        cause = _CAUSES[lemma]
        return len(gap) <= _LONGEST_OBJECT and link[-len(cause) :] == cause
    pays = lemma == "pay" and link[:1] == ["tribute"]
    if pays or lemma in _JUDGING_AS:
        # "the plans to sell it, which cost £2m, as": but not "the man known as".
        return link[-1:] == ["as"] and len(link) > 1 and link[-2] not in _SEEN_AS
    return (
        lemma in _COMPARING
        and link[-1:] == ["to"]
        and len(gap) <= _LONGEST_OBJECT
        and not any(
            is_verb(tokens, index) and tokens[index - 1].classes[:1] != "d"
            for index in range(clause.cue_last + 1, place.token)
        )
    )


def puts_to(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether somebody puts it to a hearer that it was “odd”."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    between = [token.lower for token in tokens[clause.cue_last + 1 : place.token]]
    return (
        verb_lemma(tokens[clause.cue].lower) == "put"
        and between[:2] == ["it", "to"]
        and "that" in between
        and not any(token.kind == "quotation" for token in tokens[clause.cue : place.token])
        and not any(
            other.says and other.strength >= STRONG and clause.cue < other.cue < place.token
            for other in layout.clauses[place.sentence]
        )
    )


def judges_named_before(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether somebody judges what stands before: a gap that critics describe as “odd”.

    No one else may say something before in the sentence.
    """
    place = layout.places[quotation]
    tokens, first = (
        layout.sentences[place.sentence].tokens,
        layout.phrases[place.sentence][clause.phrase].first,
    )
    link = [token.lower for token in tokens[clause.cue_last + 1 : place.token]]
    if link[-1:] and link[-1] in _DETERMINERS:
        link.pop()
    return (
        clause.cue < place.token
        and link == ["as"]
        and verb_lemma(tokens[clause.cue].lower) in _JUDGING_AS
        and lower_at(tokens, first - 1) in _RELATIVES
        and _is_somebody(layout, place.sentence, clause)
        and not any(
            other.says and other.strength >= STRONG and other.cue < first
            for other in layout.clauses[place.sentence]
        )
    )


def calls_what(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether a piece is what somebody calls something: an end to what it calls “odd”.

    What people at large call something, "what doctors call", may be its name, unless they called it
    so once, and whom a pronoun means is told better by the subject before it: the firm lamented
    what it called "odd".
    """
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    phrase = layout.phrases[place.sentence][clause.phrase]
    link = [token.lower for token in tokens[clause.cue_last + 1 : place.token]]
    if link[-1:] and link[-1] in _DETERMINERS:
        link.pop()
    calls = verb_lemma(tokens[clause.cue].lower) in _NAMING
    return (
        clause.cue < place.token
        and lower_at(tokens, phrase.first - 1) == "what"
        and (
            phrase.first < phrase.head
            or phrase.kind in _NAMES
            or tokens[clause.cue].lower.endswith("ed")
        )
        and tokens[phrase.head].lower not in _WRITERS | _TAKING_UP
        and (not link if calls else link in (["as"], ["to", "as"]))
    )


def bids(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether somebody tells people what to do: it advised savers to “shop around”."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    inner = layout.quoted[quotation].inner.of(layout.text)
    hearers = tokens[clause.cue_last + 1 : place.token - 1]
    return (
        clause.cue < place.token
        and verb_lemma(tokens[clause.cue].lower) in _BIDDING
        and lower_at(tokens, place.token - 1) == "to"
        and inner[:1].islower()
        and "v" in word_classes(inner.split()[0])
        and 0 < len(hearers) <= _LONGEST_HEARERS
        and all(token.kind == "word" for token in hearers)
    )


def provides(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether a law or contract opens the sentence and is quoted: it forbids them “…”."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    phrase = layout.phrases[place.sentence][clause.phrase]
    gap = tokens[clause.cue_last + 1 : place.token]
    inner = layout.quoted[quotation].inner.of(layout.text)
    return (
        phrase.first <= 1  # "But the law …"
        and clause.cue < place.token
        and tokens[phrase.head].lower in _PROVIDERS
        and verb_lemma(tokens[clause.cue].lower) in _PROVIDING
        and len(gap) <= _LONGEST_JUDGED
        and all(token.kind == "word" for token in gap)
        and inner[:1].islower()
        and len(inner.split()) >= _FEW
    )


def opens_clause(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether the subject opens a clause that is none of what somebody else says.

    In "Ms Lee said what Mr Cole called “odd”", both may be meant.
    """
    sentence = layout.places[quotation].sentence
    first = layout.phrases[sentence][clause.phrase].first
    return lower_at(layout.sentences[sentence].tokens, first - 1) in _BEFORE_CLAUSES


def judges_beside(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether somebody judges beside what happens: it fell, with users calling it “odd”."""
    place = layout.places[quotation]
    first = layout.phrases[place.sentence][clause.phrase].first
    before = lower_at(layout.sentences[place.sentence].tokens, first - 1)
    return before == "with" and judges(layout, quotation, clause)


def acts_with_words(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether somebody does something with his words: he left with the words “No more”.

    Or a text ends with them: the letter closed with the comment “No more”.
    """
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    at = place.token - 1 - (lower_at(tokens, place.token - 1) == ":")
    lead = [token.lower for token in tokens[max(0, at - 2) : at + 1]]
    if clause.cue >= at or lead[:1] != ["with"] or lead[1:2] not in (["the"], ["a"]):
        return False
    head = tokens[layout.phrases[place.sentence][clause.phrase].head].lower
    reads = head in NOUNS_OF_SAYING and verb_lemma(tokens[clause.cue].lower) in _READING
    return lead[-1] in _COMMENTS and (reads or _is_somebody(layout, place.sentence, clause))


def gives_figure(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether a figure is somebody's estimate: Ms Lee put the cost at “about £3m”."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    gap = tokens[clause.cue_last + 1 : place.token]
    lemma = verb_lemma(tokens[clause.cue].lower)
    return (
        clause.cue < place.token
        and lemma in _ESTIMATING
        and len(gap) <= _FARTHEST_FIGURE
        and (lemma != "put" or (bool(gap) and gap[-1].lower == "at"))
        and not any(token.kind == "quotation" or token.lower in (";", ",") for token in gap)
        and _ABOUT.match(layout.quoted[quotation].inner.of(layout.text)) is not None
        and _is_somebody(layout, place.sentence, clause)
    )


def _is_somebody(layout: Layout, sentence: int, clause: Clause) -> bool:
    phrase = layout.phrases[sentence][clause.phrase]
    head = layout.sentences[sentence].tokens[phrase.head].lower
    return (
        (phrase.kind in _NAMES and head not in _WRITERS)
        or is_people_noun(head)
        or is_body_noun(head)
    )


def _is_one_object(layout: Layout, sentence: int, first: int, end: int) -> bool:
    """Return whether one noun phrase fills the place from `first` to `end`, but for an article."""
    tokens = layout.sentences[sentence].tokens
    if lower_at(tokens, end - 1) in _DETERMINERS:
        end -= 1
    if end - first == 1 and tokens[first].lower in _WHAT_IS_PUT:
        return True
    return any(
        phrase.first == first and end - 1 in (phrase.core_last, phrase.last)
        for phrase in layout.phrases[sentence]
    )
