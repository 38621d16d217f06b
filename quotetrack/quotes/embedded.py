"""Where one source reports another: the source is the one who said the words.

In “…,” she told the court, according to the paper, it is “she”; in “…,” the paper quoted a lecturer
as saying, it is the lecturer; of “recalled his father saying: “…”” it is the father.
"""

from __future__ import annotations

from typing import Final

from quotetrack.lexicon.cues import VERBS_OF_QUOTING, verb_lemma
from quotetrack.lexicon.documents import DOCUMENTS
from quotetrack.lexicon.words import word_list
from quotetrack.quotes.constructions.record import STRONG
from quotetrack.quotes.stretch import Saying, holds_quotation

_HEARING: Final = frozenset(
    "capture catch film hear overhear quote recall record remember show".split()
)
_HEARING_OR_SEEING: Final = _HEARING | {"see"}
_RECEIVING: Final = word_list("quotes", "receiving")
_REACTING: Final = word_list("quotes", "reacting")
_ABOUT: Final = frozenset({"to", "about", "over", "on", "with", "by", "for", "at"})
_KNOWN: Final = frozenset("the this that these those his her its their".split())
#: What only tells what others said.
_FILES: Final = DOCUMENTS | frozenset("affidavit documents filings papers police records".split())
_FARTHEST: Final = 12  # tokens
_WHERE: Final = frozenset({"in", "on", "to", "at"})
_LONGEST_PLACE: Final = 7  # tokens, with the colon


def is_relayed(here: Saying) -> bool:
    """Return whether “Ms Lee said, according to the paper” follows a quotation."""
    return (
        here.phrase.first == here.at + 1
        and here.leads_on()
        and any(
            other.pattern == "according"
            and other.cue > here.cue
            and not holds_quotation(here.tokens[here.cue : other.cue])
            for other in here.clauses
        )
    )


def is_relayed_before(here: Saying) -> bool:
    """Return whether “According to the file, Ms Lee said it was” leads up to a quotation."""
    return (
        here.clause.says
        and here.cue < here.at
        and _is_nearest(here)
        and here.clause.strength >= STRONG
        and any(
            other.pattern == "according"
            and other.cue == 0
            and here.lower(here.layout.phrases[here.sentence][other.phrase].head) in _FILES
            for other in here.clauses
        )
    )


def is_quoted_behind(here: Saying) -> bool:
    """Return whether “the paper quoted a lecturer as saying” follows a quotation."""
    between = here.tokens[here.at + 1 : here.phrase.first]
    return (
        here.at < here.phrase.first
        and len(between) <= _FARTHEST
        and not holds_quotation(between)
        and bool(between)
        and verb_lemma(between[-1].lower) in VERBS_OF_QUOTING
    )


def is_said_to_be_quoted(here: Saying) -> bool:
    """Return whether “she was quoted as saying by the paper” follows a quotation."""
    return (
        here.phrase.first == here.at + 1
        and here.lemma in VERBS_OF_QUOTING
        and here.lower(here.cue + 1) == "as"
    )


def is_accused(here: Saying) -> bool:
    """Return whether it is whom somebody accuses of saying it: "accused him of saying"."""
    return here.clause.says and here.verb != "asking" and _is_nearest(here)


def is_heard(here: Saying) -> bool:
    """Return whether somebody hears or remembers another say it: "recalled him saying".

    Or others do: "could be heard saying".
    """
    opener = here.phrase.first - 1
    if here.lower(opener) == ",":  # "his father, Julio Ibarra, saying"
        before = [
            phrase.first
            for phrase in here.phrases
            if phrase.last == opener - 1 and phrase.kind == "nominal"
        ]
        opener = before[0] - 1 if before else opener
    return (
        here.clause.says
        and (
            verb_lemma(here.lower(opener)) in _HEARING
            or verb_lemma(here.lower(here.cue - 1)) in _HEARING_OR_SEEING
        )
        and _is_nearest(here)
    )


def received(here: Saying) -> bool:
    """Return whether what somebody gets or reacts to says it: asked about a tweet calling it “odd”.

    Where its sender is named with "from", the sender says it.
    """
    noun, first = here.phrase.head, here.phrase.first
    if here.clause.pattern == "before_inner":
        letter = [
            outer
            for outer in here.phrases
            if outer.core_last == first - 2 and outer.last >= here.phrase.core_last
        ]
        if not letter or here.lower(first - 1) != "from":
            return False
        noun, first = letter[0].head, letter[0].first
    elif "from" in (
        token.lower for token in here.tokens[here.phrase.core_last : here.phrase.last]
    ) or (
        # "She answered the letter calling it “odd”" tells as much of her.
        here.clause.pattern != "relative" and here.tokens[first].lower in _KNOWN
    ):
        return False
    lead, before = here.lower(first - 1), verb_lemma(here.lower(first - 2))
    return (
        _is_nearest(here)
        and (here.clause.strength >= STRONG or here.beside(-1) == "to")
        and not {here.lower(noun), here.lower(noun).removesuffix("s")}.isdisjoint(DOCUMENTS)
        and (
            verb_lemma(lead) in _RECEIVING
            or (lead in _ABOUT and before in _REACTING)
            or here.clause.pattern == "before_inner"
        )
    )


def had_said(here: Saying) -> bool:
    """Return whether somebody had said a sentence, whoever reports it: he had yelled “Out!”.

    Where he had written it may stand between: "a guard had written in the log: “Out!”".
    """
    gap = [token.lower for token in here.gap]
    is_where = (
        3 <= len(gap) <= _LONGEST_PLACE
        and gap[0] in _WHERE
        and gap[-1] == ":"
        and _is_nearest(here)
    )
    return (
        here.clause.says
        and here.cue < here.at
        and (not gap or is_where)
        and "had" in (here.lower(here.cue - 1), here.lower(here.cue - 2))
        and here.inner[:1].isupper()
        and here.inner[-1:] in (",", ".", "!", "?")
    )


def leads_up_after_act(here: Saying) -> bool:
    """Return whether “he chased them after shouting: “…”” leads up to a quotation."""
    return here.clause.says and here.clause.cue_last == here.at - 2 and here.beside(-1) == ":"


def _is_nearest(here: Saying) -> bool:
    """Return whether no other cue and no quotation stands between a cue and the quotation."""
    return (
        0 < here.at - here.cue <= _FARTHEST
        and not holds_quotation(here.gap)
        and not here.has_cue_between()
    )
