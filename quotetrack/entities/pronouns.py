"""Find whom "he" and "she" mean: agreement, subject preference, nearness, who spoke last."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import frozen

from quotetrack.entities.clusters import Cluster
from quotetrack.entities.scan import Found, Scan

#: How many sentences back an antecedent is looked for.
_WINDOW: Final = 12


@frozen
class PronounChoice:
    """The cluster a pronoun most likely means, and the others, best first, with their scores."""

    ranked: tuple[tuple[float, Cluster], ...]


def choose_antecedent(
    scan: Scan,
    index: int,
    clusters: Iterable[Cluster],
    last_speaker: Cluster | None,
    excluded: Iterable[Cluster] = (),
) -> PronounChoice:
    """Rank the people that the pronoun at `index` (into `scan.found`) can mean.

    Only people named before it and outside quotation marks count, and not those whose sex is known
    to be the other. `last_speaker` is whom the preceding quotation was ascribed to.
    """
    pronoun = scan.found[index]
    barred = {cluster.number for cluster in excluded}
    ranked: list[tuple[float, Cluster]] = []
    for cluster in clusters:
        if cluster.kind not in ("person", "unnamed") or cluster.number in barred:
            continue
        if cluster.sex is not None and cluster.sex != pronoun.sex:
            continue
        score = _score(scan, pronoun, cluster, cluster is last_speaker)
        if score is not None:
            ranked.append((score, cluster))
    ranked.sort(key=lambda entry: (-entry[0], entry[1].number))
    return PronounChoice(tuple(ranked))


def _score(scan: Scan, pronoun: Found, cluster: Cluster, spoke_last: bool) -> float | None:
    best: float | None = None
    total = 0
    for member in reversed(cluster.members):
        found = scan.found[member]
        if found.mention.start >= pronoun.mention.start or found.quoted:
            continue
        total += 1
        distance = pronoun.sentence - found.sentence
        if distance > _WINDOW or (not found.body and distance > 3):
            continue
        score = -0.9 * math.log2(1 + distance)
        if found.is_subject:
            score += 0.9
        if found.possessive:
            score -= 0.4
        if found.line == pronoun.line:
            score += 0.4
        best = score if best is None else max(best, score)
    if best is None:
        return None
    best += 0.35 * math.log1p(total)
    if cluster.sex is None:
        best -= 0.5
    if spoke_last:
        best += 0.8
    return best


def members_in_order(scan: Scan, clusters: Sequence[Cluster]) -> Mapping[int, Cluster]:
    """Return the cluster of each mention, by index."""
    return {member: cluster for cluster in clusters for member in cluster.members}
