"""Who speaks behind the labels of an interview: "Q:", "A:", "Interviewer:"."""

from __future__ import annotations

import re
from typing import Final

from quotetrack.model import Mention
from quotetrack.people.clusters import Cluster, new_cluster
from quotetrack.people.state import State
from quotetrack.people.turn_labels import TurnLabel

#: Words behind which the person stands who is interviewed: "an interview with Ana Ortiz".
_BEFORE_INTERVIEWEE: Final = re.compile(
    r"\b(?:(?:[Ii]nterview|[Cc]onversation|Q ?& ?A|[Qq]uestions and answers) with"
    r"|[Ii]nterview(?:ed|ing))"
    r"(?: (?!by\b)[a-z’'-]+,?){0,6} ?\Z"
)
_LOOK_BACK: Final = 80


def speaker_of_turn(state: State, label: TurnLabel, mention: Mention) -> Cluster:
    """Return who speaks behind a label: always the same interviewer, and the same interviewee.

    The interviewee is the person whom the text before the first label says to be interviewed, or
    else names most often, or the only one whom a text names that names nobody before; an unnamed
    source where that does not tell.
    """
    if state.interview_from < 0:
        state.interview_from = mention.start
    key = ("unnamed", f"label {label}")
    cluster = state.labelled.get(key)
    if cluster is None and label == "interviewee":
        cluster = _person_interviewed(state, state.interview_from)
    if cluster is None:
        cluster = new_cluster(state.names, "unnamed")
        cluster.label = label
    state.labelled[key] = cluster
    return cluster


def _person_interviewed(state: State, begin: int) -> Cluster | None:
    found = state.scan.found
    named: list[Cluster] = []
    counts: list[tuple[int, Cluster]] = []
    for cluster in state.clusters:
        if cluster.kind != "person":
            continue
        starts = [found[at].start for at in cluster.members]
        before = [start for start in starts if start < begin]
        if not before:
            continue
        counts.append((len(before), cluster))
        texts = (state.scan.words.text[max(start - _LOOK_BACK, 0) : start] for start in before)
        if any(_BEFORE_INTERVIEWEE.search(one) for one in texts):
            named.append(cluster)
    if len(named) == 1:
        return named[0]
    counts.sort(key=lambda pair: -pair[0])
    people = [cluster for cluster in state.clusters if cluster.kind == "person"]
    if not counts and len(people) == 1:
        return people[0]
    if not counts or (len(counts) > 1 and counts[0][0] == counts[1][0]):
        return None
    return counts[0][1]
