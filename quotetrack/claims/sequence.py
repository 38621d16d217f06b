"""How two quotations of one text follow each other: on and on, or first one thing, then another."""

from __future__ import annotations

import re
from typing import Literal

from attrs import evolve, frozen

from quotetrack.claims.reversals import Reversal
from quotetrack.model import Passage, Quotation, Relation

Step = Literal["contrast", "follow_up", "continuation", "apart"]

_REACH = 200
_MAX_GAP = 1500
#: More characters than this between two quotations are more than one sentence.
ONE_SENTENCE = 200
_SENTENCE_END = re.compile(r"[.!?][^\w\s]*\s|\n")
_FIRST = re.compile(
    r"\b(?:at first|initially|first|originally|at the outset|to begin with|began by|started by|"
    r"started out|starting out|beginning with|earlier|previously|one (?:minute|moment|point)|"
    r"(?:told|tells|telling) one|"
    r"different (?:answers?|responses?|replies|versions?|accounts?)|"
    r"(?:contradictory|conflicting|mixed|inconsistent|varying|shifting) "
    r"(?:answers?|responses?|replies|signals|statements?|accounts?|messages?))\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:but then|and then|then|later|before|only to|subsequently|eventually|afterwards?|"
    r"thereafter|finally|soon after|shortly after|"
    r"(?:seconds?|moments?|minutes?|hours?|days?|weeks?|months?|years?) (?:later|after|before|"
    r"earlier)|within (?:\w+ ){0,3}(?:seconds?|moments?|minutes?|hours?|days?)|the next|"
    r"backtrack\w*|backpedal\w*|back-?pedal\w*|row\w* back|walk\w* (?:it |that |this )?back|"
    r"correct\w* (?:him|her|them)sel\w*|clarif\w+|soften\w*|hedg\w+|qualif\w+|retreat\w*|"
    r"revers\w+|retract\w*|amend\w*|revis\w+|chang\w+ to|turned into|became|become|"
    r"by (?:the |this |yesterday |mid-?)?(?:morning|evening|afternoon|night|nightfall|noon|next|"
    r"then|yesterday)|(?:in|during) the (?:morning|evening|afternoon|night)|"
    r"different (?:note|tone|line|tune)|admit\w*|acknowledg\w+|"
    r"accept(?:ed|ing) that|chang\w+ (?:his|her|their) (?:mind|tune|answer|story|"
    r"position|stance)|the (?:opposite|contrary|reverse)|"
    r"(?:sound|seem|appear|look|becam|becom|was|were|grew)\w* (?:\w+ ){0,2}(?:different|"
    r"less (?:sure|certain|clear|firm|definite|emphatic|categorical)|"
    r"more (?:careful|cautious|guarded|hesitant|reserved|nuanced|measured))|"
    r"(?:another|a different) (?:answer|version|story|account|number|figure|reply|explanation)|"
    r"conced\w+|relent\w*|reconsider\w*|climb\w* down|stopp\w+ short|"
    r"pull\w* back|dial\w* back|(?:but|and) now|"
    r"now (?:says|insists|claims|argues|denies|admits|maintains))\b",
    re.IGNORECASE,
)
# With these the text says that the answer changed, not only that more was said.
_CHANGED = re.compile(
    r"\b(?:but then|only to|(?:seconds?|moments?|minutes?|hours?|days?) (?:later|after)|"
    r"within (?:\w+ ){0,3}(?:seconds?|moments?|minutes?|hours?)|backtrack\w*|back-?pedal\w*|"
    r"row\w* back|walk\w* (?:it |that |this )?back|correct\w* (?:him|her|them)sel\w*|soften\w*|"
    r"by (?:the |this |yesterday |mid-?)?(?:morning|evening|afternoon|night|nightfall|noon|"
    r"yesterday)|different (?:note|tone|line|tune)|the (?:opposite|contrary|reverse)|"
    r"(?:sound|seem)\w* (?:\w+ ){0,2}different|admit\w*|acknowledg\w+|accept(?:ed|ing) that|"
    r"hedg\w+|retreat\w*|revers\w+|chang\w+|conced\w+|relent\w*|becam\w+|become)\b",
    re.IGNORECASE,
)
# "When reporters returned to the subject"; "returned to the question of tax" opens another.
RETURNED = (
    r"(?:return|came|come|went|go|revert|circl)\w* (?:back )?to (?:the|that) (?:same )?"
    r"(?:subject|question|point|matter|topic|issue)\b(?! (?:of|whether|if|about|that)\b)"
)
_FOLLOW_UP = re.compile(
    r"\b(?:pressed|pushed|prodded|challenged|asked|questioned|quizzed|reminded|confronted|"
    r"probed|grilled|repeated|put (?:the|that) (?:same )?question|a (?:second|third) time|"
    r"shown|presented with|faced with|told that|put to (?:him|her|them))\b|"
    rf"\b{RETURNED}",
    re.IGNORECASE,
)
_CONCEDED = re.compile(
    r"\b(?:conced\w+|admit\w*|acknowledg\w+|accept(?:ed|ing) that|allow(?:ed|ing) that|"
    r"backtrack\w*|back-?pedal\w*|row\w* back|walk\w* (?:it |that |this )?back|relent\w*|"
    r"correct\w* (?:him|her|them)sel\w*|climb\w* down|struck a different)\b",
    re.IGNORECASE,
)
# The same question once more: who had said yes and does not say it again has moved away from it.
_PUT_AGAIN = re.compile(
    r"\b(?:asked|questioned|quizzed)\b[^.“”\"]{0,30}"
    r"\b(?:again|once more|a second time|repeatedly|the same (?:question|thing))\b|"
    r"\b(?:pressed|pushed|challenged|confronted|prodded)\b|\brepeated\b[^.“”\"]{0,20}\bquestion\b|"
    r"\bquestion\b[^.“”\"]{0,20}\b(?:repeated|(?:a (?:second|third) time|again|once more)\b)|"
    rf"\b{RETURNED}",
    re.IGNORECASE,
)
# "“Not exactly,” he said, after first saying “yes”": the text tells the later statement first.
_REVERSED = re.compile(
    r"\b(?:after|despite|having|although he had|though he had|who had)\b"
    r"[^.,;:“”\"]{0,60}\b(?:say\w*|said|answer\w*|repl\w+|insist\w*|stat\w+|claim\w*|told|tell\w*|"
    r"assert\w*|respond\w*|declar\w+|vow\w*|promis\w+|deny\w*|deni\w+|tweet\w*)\b[^.;:“”\"]{0,30}$|"
    r"\b(?:had|having) (?:\w+ly )?(?:first |earlier |initially |originally |previously |once )?"
    r"(?:said|answered|replied|insisted|stated|claimed|told|asserted|responded|declared|vowed|"
    r"promised|denied|tweeted)\b[^.;:“”\"]{0,60}$|"
    r"\b(?:earlier|previously|a (?:day|week|month|year) (?:before|earlier)|"
    r"last (?:week|month|year))\b,?[^.;:“”\"]{0,40}\b(?:had|having)\b[^.;:“”\"]{0,40}$",
    re.IGNORECASE,
)


# "“We lost nine,” he had said on Friday": said before what is told in the plain past.
_HAD_SAID = re.compile(
    r"[”\"’',.]*\s(?:\w+[ .]+){1,4}?had (?:\w+ly |also |once |earlier |previously |already )?"
    r"(?:said|told|insisted|claimed|declared|promised|vowed|tweeted|replied|answered|stated|"
    r"added|written|announced|assured|argued|warned)\b",
)


# Other people's words between the two must not be taken for the text's own.
_QUOTED = re.compile(r"“[^”\n]*”|(?<=\s)\"[^\"\n]*\"")


def _blank(match: re.Match[str]) -> str:
    return "¤" * len(match.group())


@frozen
class Sequence:
    """How the second of two quotations in text order follows the first.

    `step` is "contrast" (first this, then that), "follow_up" (the question was put again),
    "continuation" (the same answer goes on) or "apart". `reversed` tells that the second was said
    before the first. `announced` tells whether the text says beforehand that another answer
    follows ("at first", "gave different answers", "asked again"). `cue` is the passage that says
    how they follow, `one_sentence` whether one sentence holds both, and
    `conceded` whether the text says that the speaker gave way ("conceded", "backtracked");
    `reversal` is the relation where it says so of the two as a whole ("walked back his remarks").
    """

    step: Step
    reversed: bool
    cue: Passage | None
    announced: bool = False
    one_sentence: bool = False
    conceded: bool = False
    reversal: Relation | None = None


def read_sequence(
    first: Quotation, second: Quotation, text: str, reversal: Reversal | None
) -> Sequence:
    """Return how `second` follows `first`; both stand in `text`, `first` before `second`.

    `reversal` is where the text between them says that the speaker turned.
    """
    if second.start < first.end:
        return Sequence("continuation", False, None)
    if second.start - first.end > _MAX_GAP:
        return Sequence("apart", False, None)
    gap = _QUOTED.sub(_blank, text[first.end : second.start])
    found = _read_gap(first, second, text, gap)
    together = (
        len(gap) <= ONE_SENTENCE
        and text[first.end - 1 : first.end] not in ".!?"
        and not _SENTENCE_END.search(text, first.end, second.start)
    )
    found = evolve(found, one_sentence=together, conceded=bool(_CONCEDED.search(gap)))
    if reversal is None or found.reversed:
        return found
    return evolve(found, step="contrast", cue=reversal.cue, reversal=reversal.relation)


def _read_gap(first: Quotation, second: Quotation, text: str, gap: str) -> Sequence:
    gap_start = first.end
    lead_start = max(0, first.start - _REACH)
    lead = text[lead_start : first.start]
    cut = max(lead.rfind("\n"), lead.rfind(". "))
    lead_offset = lead_start + cut + 1
    lead = lead[cut + 1 :]
    tail = text[second.end : second.end + 120].split("\n", 1)[0]
    had_said = _HAD_SAID.match(text, second.end, second.end + 60)
    is_reversed = bool(had_said and not _HAD_SAID.match(text, first.end, first.end + 60)) or bool(
        _REVERSED.search(gap[-160:].rstrip(" “\"'‘,:"))
    )
    opening = _FIRST.search(lead)
    then = _THEN.search(gap)
    if then:
        cue = _passage(text, then, gap_start)
        announced = (
            is_reversed
            or bool(_CHANGED.search(gap))
            or opening is not None
            or bool(_FIRST.search(gap[:80]))
        )
        return Sequence("contrast", is_reversed, cue, announced)
    if is_reversed:
        return Sequence("contrast", True, None, True)
    if opening:
        return Sequence("contrast", False, _passage(text, opening, lead_offset), True)
    opening = _FIRST.search(gap[:80])
    if opening:
        return Sequence("contrast", False, _passage(text, opening, gap_start), True)
    again = _FOLLOW_UP.search(gap)
    if again:
        put_again = bool(_PUT_AGAIN.search(gap))
        return Sequence("follow_up", False, _passage(text, again, gap_start), put_again)
    tail = tail.split(". ", 1)[0]
    after = _THEN.search(tail)
    if after:
        return Sequence("contrast", False, _passage(text, after, second.end))
    return Sequence("continuation", False, None)


def _passage(text: str, match: re.Match[str], offset: int) -> Passage:
    return Passage.cut(text, offset + match.start(), offset + match.end())
