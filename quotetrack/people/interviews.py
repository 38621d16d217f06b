"""Who speaks behind the labels of an interview: "Q:", "A:", "Interviewer:"."""

from __future__ import annotations

import re
from typing import Final

from quotetrack.lexicon.people import ASKERS
from quotetrack.model import Mention
from quotetrack.people.clusters import Cluster, new_cluster
from quotetrack.people.state import State
from quotetrack.people.turn_labels import TurnLabel

#: Words behind which the person stands who is interviewed: "an interview with Ana Ortiz".
_BEFORE_INTERVIEWEE: Final = re.compile(
    r"\b(?:(?:[Ii]nterview|[Cc]onversation|[Cc]hat|Q ?& ?A|[Qq]uestions and answers) (?:with|to)"
    r"|[Ii]nterview(?:ed|ing))"
    r"(?: (?!by\b)[a-z’'-]+,?){0,6} ?\Z"
)
_LOOK_BACK: Final = 80
#: What stands behind a person who asks: "in an interview with Bo Hale, the singer tells".
_BEHIND_ASKER: Final = re.compile(
    r", (?:s?he|they|the [a-z-]+(?: [a-z-]+)?|(?:[A-Z]\S+ ){1,2}[A-Z]\S+|[A-Z]\S+)"
    r" (?!ask|quiz|want|press|put|find)[a-z]+s "
)
#: What stands before one: "she sat down for a chat with", "the actor was in conversation with".
_BEFORE_ASKER: Final = re.compile(
    r"\b(?:(?P<told>[Ss]?[Hh]e|[Tt]hey)|[a-z]+|[A-Z][\w’'-]+) (?:recently )?"
    r"(?:(?:sat|sits) down(?: for an?| in)?|was in|is in|had an?|has an?)"
    r"(?: [a-z-]+)? (?:interview|conversation|chat) with (?:[a-z’'-]+ ){0,4}\Z"
)


def speaker_of_turn(state: State, label: TurnLabel, mention: Mention) -> Cluster:
    """Return who speaks behind a label: always the same interviewer, and the same interviewee.

    The interviewer is a person to whom the text before says that somebody described talks.
    The interviewee is the person whom the text before the first label says to be interviewed, or
    else names most often (of two the one whom it describes), or the only one whom a text names that
    names nobody before; an unnamed source where that does not tell.
    """
    if state.interview_from < 0:
        state.interview_from = mention.start
    key = ("unnamed", f"label {label}")
    cluster = state.labelled.get(key)
    if cluster is None:
        asker, answerer = _people_of_talk(state, state.interview_from)
        cluster = answerer if label == "interviewee" else asker
    if cluster is None:
        cluster = new_cluster(state.names, "unnamed")
        cluster.label = label
    state.labelled[key] = cluster
    return cluster


def _people_of_talk(state: State, begin: int) -> tuple[Cluster | None, Cluster | None]:
    """Return who asks and who answers, None where the text before `begin` does not tell."""
    found, text = state.scan.found, state.scan.words.text
    people = [cluster for cluster in state.clusters if cluster.kind == "person"]
    has_role = any(not _asks(cluster) for cluster in people)
    asker: Cluster | None = None
    named: list[Cluster] = []
    counts: list[tuple[int, bool, Cluster]] = []
    for cluster in people:
        before = [found[at] for at in cluster.members if found[at].start < begin]
        leads = [(text[max(one.start - _LOOK_BACK, 0) : one.start], one.end) for one in before]
        met = [(lead, end) for lead, end in leads if _BEFORE_INTERVIEWEE.search(lead)]
        if any(_talks_to(lead, cluster, has_role) for lead, _ in met) or any(
            _BEHIND_ASKER.match(text, end) for _, end in met
        ):
            asker = cluster
            continue
        if before:
            counts.append((len(before), bool(cluster.roles), cluster))
        if met:
            named.append(cluster)
    if len(named) == 1:
        return asker, named[0]
    if not counts:
        return asker, people[0] if len(people) == 1 and asker is None else None
    counts.sort(key=lambda one: one[:2], reverse=True)
    is_clear = len(counts) == 1 or counts[0][:2] != counts[1][:2]
    return asker, counts[0][2] if is_clear else None


def _talks_to(lead: str, cluster: Cluster, has_role: bool) -> bool:
    """Return whether one whom the text has told of, or describes, talks to somebody undescribed."""
    found = _BEFORE_ASKER.search(lead)
    return found is not None and _asks(cluster) and (has_role or found["told"] is not None)


def _asks(cluster: Cluster) -> bool:
    """Return whether the text calls a person nothing, or nothing but a reporter."""
    return all(role.head in ASKERS for role in cluster.roles)
