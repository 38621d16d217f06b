"""Find whom "he" and "she" mean: agreement, subject preference, nearness, who spoke last.

Each person named before the pronoun gets a score, a weighted sum of what the text shows. The
weights are a conditional logistic regression over the third-person pronouns in the news,
biographies and interviews of GUM (training part) and the pronoun sources of PolNeAR (training
part). What is too rare there to be learnt is set by hand: reflexives, "Ortiz said she …", and
names inside "…, she said."
"""

from __future__ import annotations

import math
from typing import Final

from attrs import frozen

from quotetrack.lexicon.cues import ASKED, FORMS_OF_SAYING
from quotetrack.lexicon.words import words
from quotetrack.people.clusters import Cluster
from quotetrack.people.scan import Found, Scan
from quotetrack.people.trail import Trail

#: How many sentences back an antecedent is looked for.
_WINDOW: Final = 15

_OPENS_CLAUSE: Final = words(
    "whether if that when because after before while as although where why"
)
_FRONTED: Final = words("with alongside beside flanked accompanied joined next")
_ASKED: Final = ASKED | {"told", "confronted"}
_LIGHT: Final = words("that also later then on if whether when once , friday monday tuesday")
#: What a candidate's nearest mentions show, and how much it weighs.
WEIGHTS: Final[dict[str, float]] = {
    "distance": -2.23,
    "same_sentence": -0.34,
    "same_line": 1.07,
    "subject": 0.64,
    "possessive": -0.04,
    "pronoun_before": 0.73,
    "mentions": -0.03,
    "share": 1.26,
    "mentions_near": 0.36,
    "sex_unknown": -0.63,
    "spoke_last": 0.99,
    "opens_sentence_before": 0.78,
    "opens_line": 0.31,
    "subject_here_for_possessive": 0.62,
    "subject_here_for_object": -0.89,
    "subject_here_for_reflexive": 3.0,
    "first_person_of_text": 0.2,
    "named_in_what_is_said": -3.0,
    "says_so": 2.5,
    "nearest_subject": 0.2,
    "subject_before": 2.5,
    "asked": 6.0,
}


@frozen
class PronounChoice:
    """The people a pronoun can mean with their scores, the best first."""

    ranked: tuple[tuple[float, Cluster], ...]


def choose_antecedent(trail: Trail, index: int, last_speaker: Cluster | None) -> PronounChoice:
    """Rank the people that the pronoun at `index` (into the scan) can mean.

    Only people named before it and outside quotation marks count, and not those whose sex is known
    to be the other. `last_speaker` is whom the preceding quotation was ascribed to.
    """
    ranked: list[tuple[float, Cluster]] = []
    for cluster, features in candidates(trail, index, last_speaker):
        score = sum([WEIGHTS[name] * value for name, value in features.items() if value])
        ranked.append((score, cluster))
    ranked.sort(key=lambda entry: (-entry[0], entry[1].number))
    return PronounChoice(tuple(ranked))


def candidates(
    trail: Trail, index: int, last_speaker: Cluster | None
) -> list[tuple[Cluster, dict[str, float]]]:
    """Return the people a pronoun can mean, each with what the text shows of it.

    `index` may be that of a description, too, which is then read like a pronoun.
    """
    scan = trail.scan
    pronoun = scan.found[index]
    mentions: dict[Cluster, list[Found]] = {}
    for cluster, found in trail.back(pronoun.start, _WINDOW, pronoun.sentence):
        if cluster in mentions:
            mentions[cluster].append(found)
        else:
            mentions[cluster] = [found]
    people = [cluster for cluster in mentions if _may_be_meant(cluster, pronoun)]
    before = {one.number: mentions[one][::-1] for one in people}
    total = sum([trail.counts.get(one.number, 0) for one in people])
    nearest_subject = _nearest_subject(before)
    subject_before = _subject_before(scan, pronoun, before)
    asked = main_subject_number(trail, index)
    kept: list[tuple[Cluster, dict[str, float]]] = []
    for cluster in people:
        number = cluster.number
        features = _features(scan, pronoun, cluster, before[number])
        count = trail.counts.get(number, 0)
        features["mentions"] = math.log1p(count)
        features["share"] = count / total if total else 0.0
        features["nearest_subject"] = float(number == nearest_subject)
        features["spoke_last"] = float(cluster is last_speaker)
        features["subject_before"] = float(number == subject_before)
        features["asked"] = float(number == asked)
        features["first_person_of_text"] = float(number == trail.first_person)
        kept.append((cluster, features))
    return kept


def _may_be_meant(cluster: Cluster, pronoun: Found) -> bool:
    if cluster.kind not in ("person", "unnamed"):
        return False
    return pronoun.sex is None or cluster.sex in (None, pronoun.sex)


def _features(
    scan: Scan, pronoun: Found, cluster: Cluster, before: list[Found]
) -> dict[str, float]:
    """Return what the mentions `before` the pronoun, in the order of the text, show."""
    before = [found for found in before if found.body] or before
    nearest = before[-1]
    sentence = pronoun.sentence
    distance = sentence - nearest.sentence
    lower = pronoun.mention.text.lower()
    subject = subject_here = says_so = opens_line = opens_before = is_interrupted = False
    possessive = True
    near = 0
    for found in before:
        away = sentence - found.sentence
        if away <= 4:
            near += 1
        if found.sentence == nearest.sentence:
            subject = subject or found.is_subject
            possessive = possessive and found.possessive
        if 0 <= away <= 1:
            opens_before = opens_before or (found.opens_sentence and found.is_subject)
        if found.line == pronoun.line:
            opens_line = opens_line or found.opens_line
        if away == 0:
            subject_here = subject_here or found.is_subject
            says_so = says_so or _says_so(scan, found, pronoun)
            is_interrupted = is_interrupted or _is_interrupted(scan, found, pronoun)
    return {
        "distance": math.log2(1 + distance),
        "same_sentence": float(distance == 0),
        "same_line": float(nearest.line == pronoun.line),
        "subject": float(subject),
        "possessive": float(possessive),
        "pronoun_before": float(nearest.mention.kind == "pronoun"),
        "mentions_near": math.log1p(near),
        "sex_unknown": float(cluster.sex is None),
        "opens_sentence_before": float(opens_before),
        "opens_line": float(opens_line),
        "subject_here_for_possessive": float(subject_here and lower in ("his", "hers")),
        "subject_here_for_object": float(subject_here and lower == "him"),
        "says_so": float(says_so),
        "named_in_what_is_said": float(
            distance == 0 and (is_interrupted or _closes_report(scan, pronoun))
        ),
        "subject_here_for_reflexive": float(subject_here and lower.endswith("self")),
    }


def _nearest_subject(before: dict[int, list[Found]]) -> int:
    """Return the number of the cluster whose subject stands nearest before the pronoun, or -1."""
    nearest, at = -1, -1
    for number, mentions in before.items():
        for found in mentions:
            start = found.start
            if found.is_subject and found.body and (start, number) > (at, nearest):
                nearest, at = number, start
    return nearest


def _subject_before(scan: Scan, pronoun: Found, before: dict[int, list[Found]]) -> int:
    """Return whose sentence comes before that of "he said", in its paragraph; -1 where nobody's.

    That is the first subject of the last sentence outside quotation marks that names anybody.
    """
    if not pronoun.is_subject or pronoun.mention.text.lower() not in ("he", "she"):
        return -1
    mentions = [
        (found, number)
        for number, some in before.items()
        for found in some
        if found.line == pronoun.line and found.sentence < pronoun.sentence
    ]
    if not any(found.body for found, _ in mentions):
        return -1
    last = max(found.sentence for found, _ in mentions if found.body)
    there = [(one, number) for one, number in mentions if one.sentence == last and one.is_subject]
    if there and _is_fronted(scan, min(found.first for found, _ in there)):
        # "Speaking beside the premier, Ana Lu, Ms Roe said": companions come with no verb.
        there = [(found, n) for found, n in there if _verb_follows(scan, found)] or there
    subjects = [(found.start, number) for found, number in there]
    main = [
        (start, number) for start, number in subjects if not _in_clause(scan, scan.words.at(start))
    ]
    return min(main or subjects)[1] if subjects else -1


def _is_fronted(scan: Scan, first: int) -> bool:
    """Return whether the sentence of a word opens with a participle or "with", "alongside"."""
    start = scan.words.sentence_start(first)
    opening = scan.words.items[start].lower
    return start < first and (opening.endswith("ing") or opening in _FRONTED)


def _verb_follows(scan: Scan, found: Found) -> bool:
    items = scan.words.items
    after = items[found.last + 1].form if found.last + 1 < len(items) else None
    return after is not None and after.lower.isalpha() and after.is_finite_verb


def _in_clause(scan: Scan, first: int) -> bool:
    return first > 0 and scan.words.items[first - 1].lower in _OPENS_CLAUSE


def main_subject_number(trail: Trail, index: int) -> int:
    """Return whom "he" means in a question that opens a sentence: its main subject, or -1.

    "Asked whether he would stand, Mr Hale said no": the subject comes after the pronoun.
    """
    scan = trail.scan
    pronoun = scan.found[index]
    items = scan.words.items
    start = scan.words.sentence_start(pronoun.first)
    opening = [item.lower for item in items[start : start + 2]]
    if not opening or not (
        opening[0] in _ASKED or (opening[0] == "when" and opening[1:] and opening[1] in _ASKED)
    ):
        return -1
    for after in range(index + 1, min(index + 12, len(scan.found))):
        found = scan.found[after]
        if found.sentence != pronoun.sentence or found.quoted:
            return -1
        comma = found.first > 0 and items[found.first - 1].text == ","
        cluster = trail.of_found.get(after)
        if comma and found.is_subject and cluster is not None and found.name is not None:
            fits = cluster.sex is None or cluster.sex == pronoun.sex
            return cluster.number if fits else -1
    return -1


def _says_so(scan: Scan, found: Found, pronoun: Found) -> bool:
    """Return whether the mention says what the pronoun begins: "Ortiz said (that) she …"."""
    items = scan.words.items
    if found.possessive or not 1 < pronoun.first - found.last <= 4:
        return False
    between = [item.lower for item in items[found.last + 1 : pronoun.first]]
    return between[0] in FORMS_OF_SAYING and all(
        word in FORMS_OF_SAYING or word in _LIGHT for word in between
    )


def _closes_report(scan: Scan, pronoun: Found) -> bool:
    """Return whether the pronoun reports what stands before it: "…, he said."

    Whoever says so is hardly named in what he says.
    """
    items = scan.words.items
    if pronoun.first == 0 or pronoun.last + 2 >= len(items):
        return False
    before, verb, end = items[pronoun.first - 1], items[pronoun.last + 1], items[pronoun.last + 2]
    return before.text == "," and verb.lower in FORMS_OF_SAYING and end.text in ".;"


def _is_interrupted(scan: Scan, found: Found, pronoun: Found) -> bool:
    """Return whether "he said" stands inside a clause about the mention: "Mr Hale, he said, …"."""
    items = scan.words.items
    after = pronoun.last + 2
    return (
        pronoun.first == found.last + 2
        and items[pronoun.first - 1].text == ","
        and after < len(items)
        and items[pronoun.last + 1].lower in FORMS_OF_SAYING
        and items[after].text == ","
        and not found.possessive
    )
