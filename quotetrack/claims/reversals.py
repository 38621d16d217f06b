"""Where the text itself says that a speaker went back on what was quoted before.

"Mr Lund later walked back his remarks. “You can't compare the two,” he said." Neither statement
need deny the other in its words: the text says that they do not go together.
"""

from __future__ import annotations

import re

from attrs import frozen

from quotetrack.model import Passage, Quotation, Relation

# How far the two quotations may be apart, and how far the second from the words that announce it.
_MAX_GAP = 900
_REACH = 260
_MIN_WORDS = 3
_SENTENCES_BETWEEN = 2
_OWN = r"(?:his|her|their)(?: own| earlier| previous| original| initial)?"
_STEPS_BACK = (
    r"(?:walk(?:ed|s)|row(?:ed|s)|roll(?:ed|s)|dial(?:l?ed|s)|took|takes|pull(?:ed|s)) "
    r"(?:(?:it|that|this|those|the|some|\w+s?) ){0,4}?back\b(?! to\b)",
    r"back-?(?:track(?:ed|s)|pedal(?:l?ed|s))",
    rf"retreat(?:ed|s) from (?:{_OWN}|that|this|the)",
    rf"(?:soften(?:ed|s)|toned down|tones down|moderat(?:ed|es)|water(?:ed|s) down) (?:{_OWN}|the) "
    r"(?:stance|tone|position|line|rhetoric|remarks?|words|comments?|claims?|statement|language)",
    r"correct(?:ed|s) (?:him|her|them)sel(?:f|ves)",
    rf"(?:correct(?:ed|s)|clarif(?:ied|ies)|amend(?:ed|s)|qualif(?:ied|ies)|revis(?:ed|es)) {_OWN} "
    r"(?:remarks?|statements?|comments?|account|claims?|answer|story|figures?|words)",
    r"(?:climb(?:ed|s) down|back(?:ed|s) down|back(?:ed|s) (?:off|away) from)",
    rf"distanc(?:ed|es) (?:him|her|them)sel(?:f|ves) from {_OWN} (?:\w+ )?"
    r"(?:remarks?|statements?|comments?|words)",
)
_TURNS = (
    r"revers(?:ed|es) (?:him|her|them)sel(?:f|ves)",
    rf"revers(?:ed|es) (?:course|{_OWN} (?:\w+ )?(?:position|stance|view|decision|pledge|promise))",
    rf"(?:chang(?:ed|es)|switch(?:ed|es)|shift(?:ed|s)) {_OWN} (?:mind|tune|position|stance|story|"
    r"views?|account|answer|line)",
    r"flip-?flop(?:ped|s)",
    rf"(?:retract(?:ed|s)|recant(?:ed|s)|withdr(?:ew|aws)|disavow(?:ed|s)|renounc(?:ed|es)) "
    rf"(?:{_OWN}|the|that) (?:remarks?|statements?|comments?|words|claims?|accusations?|pledge)",
    r"(?:made|makes|did|does|performed|performs) an? (?:\w+ )?(?:u-turn|about-face|about-turn|"
    r"volte-face|turnaround)",
    rf"br(?:oke|eaks) {_OWN} (?:promise|pledge|word|vow)",
)
_DENIALS = (
    r"contradict(?:ed|s) (?:him|her|them)sel(?:f|ves)",
    rf"contradict(?:ed|s) {_OWN} (?:\w+ )?(?:remarks?|statements?|comments?|account|claims?|words)",
    r"(?:said|says|told \w+(?: \w+)?) (?:the|just the|exactly the) (?:opposite|contrary)",
    r"(?:told|tells|gave|gives) (?:\w+ ){0,2}a(?:nother| (?:very |quite )?different) "
    r"(?:story|account|version|answer)",
)
_KINDS: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    ("retreats", re.compile(rf"\b(?:{'|'.join(_STEPS_BACK)})", re.IGNORECASE)),
    ("changes_position", re.compile(rf"\b(?:{'|'.join(_TURNS)})", re.IGNORECASE)),
    ("contradicts", re.compile(rf"\b(?:{'|'.join(_DENIALS)})", re.IGNORECASE)),
)
# "Mr Lund's tone had changed": whose it is decides.
_CHANGED = re.compile(
    r"\b(?P<whose>[Hh]is|[Hh]er|[Tt]heir|\w+[’']s) (?:\w+ )?(?:rhetoric|position|stance|tone|"
    r"message|story|account|views?|answer|tune|line) "
    r"(?:(?:had|has|have|soon|later|then|since|also) ){0,2}"
    r"(?:changed|shifted|softened|evolved|wavered)\b"
)
# Between the subject and its verb: "later", "in a statement on Friday", "then quickly".
_BETWEEN = re.compile(
    r"(?:[’']s (?:campaign|office|team)|[’']s)?,?\s"
    r"(?:(?:has|had|have|then|later|also|but|and|now|soon|quickly|immediately|promptly|subsequently|eventually|finally|again|once|himself|herself|"
    r"seemed?|appeared|appears|in|on|at|the|an?|hours?|days?|weeks?|minutes?|later|after|same|"
    r"next|day|interview|statement|evening|morning|afternoon|monday|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday|\w+ly),?\s){0,9}$",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|never|n't|refus\w+|declin\w+|without|if|whether|would|could|should|may|might|to|no|"
    r"nor|denied|accus\w+|said)\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?][”\"’')]*\s+(?=[A-Z“\"])|\n")
_QUOTED = re.compile(r"“[^”\n]*”|(?<!\w)\"[^\"\n]*\"|''(?:(?!'').)*''")
_MARK = re.compile(r"[.!?]")
_LETTERS = re.compile(r"\w+")


@frozen
class Reversal:
    """What kind of turn the text tells, and the words that tell it."""

    relation: Relation
    cue: Passage


def read_reversal(first: Quotation, second: Quotation, text: str) -> Reversal | None:
    """Return how the text between says that the speaker of both turned, None where it does not.

    `first` stands before `second` in `text`. The speaker must be the one who turns, and nothing
    else may be quoted between the words that say so and `second`.
    """
    if not 0 < second.start - first.end <= _MAX_GAP or second.speaker is None:
        return None
    gap = text[first.end : second.start]
    opening = 1 if gap[:1] in "”\"'" else 0
    if _QUOTED.search(gap, opening):
        return None
    if not _states(first.text) or not _states(second.text):
        return None
    for relation, pattern in _KINDS:
        for match in pattern.finditer(gap):
            if _is_far(gap[match.end() :]):
                continue
            starts = [m.end() for m in _SENTENCE.finditer(gap[: match.start()])]
            lead = gap[starts[-1] if starts else 0 : match.start()]
            if _is_subject(lead, second.speaker.name):
                start = first.end + match.start()
                return Reversal(relation, Passage.cut(text, start, first.end + match.end()))
    changed = _CHANGED.search(gap)
    if changed and not _is_far(gap[changed.end() :]):
        whose = changed["whose"].lower()
        if whose in ("his", "her", "their") or second.speaker.name.lower().endswith(whose[:-2]):
            cue = Passage.cut(text, first.end + changed.start(), first.end + changed.end())
            return Reversal("changes_position", cue)
    return None


def _states(text: str) -> bool:
    """Return whether what is quoted is long enough to state something, and is no question."""
    mark = _MARK.search(text)
    return len(_LETTERS.findall(text)) >= _MIN_WORDS and (mark is None or mark.group() != "?")


def _is_far(after: str) -> bool:
    """Return whether too much stands between the words that announce a statement and its start."""
    return len(after) > _REACH or len(_SENTENCE.findall(after)) > _SENTENCES_BETWEEN


def _is_subject(lead: str, name: str) -> bool:
    """Return whether the words before a verb make the speaker its subject."""
    if _NOT.search(lead):
        return False
    last = re.escape(name.split()[-1]) if name.split() else "he"
    subjects = list(re.finditer(rf"\b(?:{last}|[Hh]e|[Ss]he|[Tt]hey)\b", lead))
    return bool(subjects) and bool(_BETWEEN.match(lead[subjects[-1].end() :] or " "))
