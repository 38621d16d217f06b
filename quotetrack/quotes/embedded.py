"""Where one source reports another: the source is the one who said the words.

In “…,” she told the court, according to the paper, it is “she”; in “…,” the paper quoted a lecturer
as saying, it is the lecturer; of “recalled his father saying: “…”” it is the father.
"""

from __future__ import annotations

from typing import Final

from quotetrack.lexicon.cues import VERBS_OF_QUOTING, verb_lemma
from quotetrack.lexicon.documents import DOCUMENTS
from quotetrack.lexicon.words import word_list
from quotetrack.quotes.constructions.record import STRONG, Clause
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.skeleton import lower_at

_HEARING: Final = frozenset("catch film hear overhear quote recall record remember".split())
_HEARING_OR_SEEING: Final = _HEARING | {"see"}
_RECEIVING: Final = word_list("quotes", "receiving")
_REACTING: Final = word_list("quotes", "reacting")
_ABOUT: Final = frozenset({"to", "about", "over", "on", "with", "by", "for", "at"})
_KNOWN: Final = frozenset("the this that these those his her its their".split())
_FARTHEST: Final = 12  # tokens
_WHERE: Final = frozenset({"in", "on", "to", "at"})
_LONGEST_PLACE: Final = 7  # tokens, with the colon


def is_relayed(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether “Ms Lee said, according to the paper” follows a quotation."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    if not clause.says or layout.phrases[place.sentence][clause.phrase].first != place.token + 1:
        return False
    inner = layout.quoted[quotation].inner.of(layout.text).rstrip("'’\"”")
    return inner[-1:] in (",", "?", "!") and any(
        other.pattern == "according"
        and other.cue > clause.cue
        and not any(token.kind == "quotation" for token in tokens[clause.cue : other.cue])
        for other in layout.clauses[place.sentence]
    )


def is_quoted_behind(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether “the paper quoted a lecturer as saying” follows a quotation."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    phrase = layout.phrases[place.sentence][clause.phrase]
    between = tokens[place.token + 1 : phrase.first]
    return (
        place.token < phrase.first
        and len(between) <= _FARTHEST
        and not any(token.kind == "quotation" for token in between)
        and bool(between)
        and verb_lemma(between[-1].lower) in VERBS_OF_QUOTING
    )


def is_said_to_be_quoted(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether “she was quoted as saying by the paper” follows a quotation."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    return (
        layout.phrases[place.sentence][clause.phrase].first == place.token + 1
        and verb_lemma(tokens[clause.cue].lower) in VERBS_OF_QUOTING
        and lower_at(tokens, clause.cue + 1) == "as"
    )


def is_accused(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether it is whom somebody accuses of saying it: "accused him of saying"."""
    place = layout.places[quotation]
    cue = layout.sentences[place.sentence].tokens[clause.cue].lower
    return clause.says and cue != "asking" and _is_nearest(layout, quotation, clause)


def is_heard(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether somebody hears or remembers another say it: "recalled him saying".

    Or others do: "could be heard saying".
    """
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    first = layout.phrases[place.sentence][clause.phrase].first
    opener = first - 1
    if lower_at(tokens, opener) == ",":  # "his father, Julio Ibarra, saying"
        before = [
            phrase.first
            for phrase in layout.phrases[place.sentence]
            if phrase.last == opener - 1 and phrase.kind == "nominal"
        ]
        opener = before[0] - 1 if before else opener
    return (
        clause.says
        and (
            verb_lemma(lower_at(tokens, opener)) in _HEARING
            or verb_lemma(lower_at(tokens, clause.cue - 1)) in _HEARING_OR_SEEING
        )
        and _is_nearest(layout, quotation, clause)
    )


def received(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether what somebody gets or reacts to says it: asked about a tweet calling it “odd”.

    Where its sender is named with "from", the sender says it.
    """
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    phrase = layout.phrases[place.sentence][clause.phrase]
    noun, first = phrase.head, phrase.first
    if clause.pattern == "before_inner":
        letter = [
            outer
            for outer in layout.phrases[place.sentence]
            if outer.core_last == first - 2 and outer.last >= phrase.core_last
        ]
        if not letter or lower_at(tokens, first - 1) != "from":
            return False
        noun, first = letter[0].head, letter[0].first
    elif "from" in (token.lower for token in tokens[phrase.core_last : phrase.last]) or (
        # "She answered the letter calling it “odd”" tells as much of her.
        clause.pattern != "relative" and tokens[first].lower in _KNOWN
    ):
        return False
    lead, before = lower_at(tokens, first - 1), verb_lemma(lower_at(tokens, first - 2))
    return (
        _is_nearest(layout, quotation, clause)
        and (clause.strength >= STRONG or lower_at(tokens, place.token - 1) == "to")
        and not {tokens[noun].lower, tokens[noun].lower.removesuffix("s")}.isdisjoint(DOCUMENTS)
        and (
            verb_lemma(lead) in _RECEIVING
            or (lead in _ABOUT and before in _REACTING)
            or clause.pattern == "before_inner"
        )
    )


def had_said(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether somebody had said a sentence, whoever reports it: he had yelled “Out!”.

    Where he had written it may stand between: "a guard had written in the log: “Out!”".
    """
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    inner = layout.quoted[quotation].inner.of(layout.text)
    gap = [token.lower for token in tokens[clause.cue_last + 1 : place.token]]
    is_where = (
        3 <= len(gap) <= _LONGEST_PLACE
        and gap[0] in _WHERE
        and gap[-1] == ":"
        and _is_nearest(layout, quotation, clause)
    )
    return (
        clause.says
        and clause.cue < place.token
        and (not gap or is_where)
        and "had" in (lower_at(tokens, clause.cue - 1), lower_at(tokens, clause.cue - 2))
        and inner[:1].isupper()
        and inner[-1:] in (",", ".", "!", "?")
    )


def leads_up_after_act(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether “he chased them after shouting: “…”” leads up to a quotation."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    return (
        clause.says
        and clause.cue_last == place.token - 2
        and lower_at(tokens, place.token - 1) == ":"
    )


def _is_nearest(layout: Layout, quotation: int, clause: Clause) -> bool:
    """Return whether no other cue and no quotation stands between a cue and the quotation."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    gap = tokens[clause.cue_last + 1 : place.token]
    return (
        0 < place.token - clause.cue <= _FARTHEST
        and not any(token.kind == "quotation" for token in gap)
        and not any(
            clause.cue < other.cue < place.token and other.strength >= STRONG
            for other in layout.clauses[place.sentence]
        )
    )
