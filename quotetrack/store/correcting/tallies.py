"""How often the program was right in one document, counted whenever people decided on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from quotetrack.model import Quotation
from quotetrack.store.correcting.applying import Applied
from quotetrack.store.correcting.subjects import Subject


def tally(subjects: Sequence[Subject], result: Applied) -> dict[str, Any]:
    """Return what people decided on in a document and how often the program said so, as plain data.

    `decided` and `right` count by the names of `DECISION_FIGURES`. Whether two ids are one speaker
    changes with merges, so `speakers` holds the pairs of ids, the program's first, that are not
    counted as right.
    """
    decided: Counter[str] = Counter()
    right: Counter[str] = Counter()
    speakers: list[list[str]] = []
    by_id = {quotation.id: quotation for quotation in result.found.items}
    for subject in subjects:
        if subject.id in result.same:
            continue  # Of two with the same words the last decision counts.
        core = result.cores.get(subject.id)
        quotation = by_id.get(result.subjects.get(subject.id, ""))
        if quotation is not None and not quotation.corrected:
            continue  # It was only linked.
        if core is not None:
            decided["speech"] += 1
            right["speech"] += quotation is not None
        if quotation is None:
            continue
        decided["found"] += 1
        right["found"] += core is not None
        if core is None:
            continue
        for name in quotation.corrected:
            if name == "added":
                continue
            decided[name] += 1
            right[name] += _agree(name, core, quotation)
            if name == "speaker" and core.speaker and quotation.speaker:
                ids = [core.speaker.id, quotation.speaker.id]
                speakers += [ids] if ids[0] != ids[1] else []
    return {"decided": dict(decided), "right": dict(right), "speakers": speakers}


def _agree(name: str, core: Quotation, quotation: Quotation) -> bool:
    if name == "speaker":
        ids = [each.speaker.id if each.speaker else None for each in (core, quotation)]
        return ids[0] == ids[1]
    if name == "source":
        spans = [each.source.span if each.source else None for each in (core, quotation)]
        return spans[0] == spans[1]
    if name == "pieces":
        return core.fragments == quotation.fragments
    if name == "said_on":
        days = [
            (each.said_on.date, each.said_on.precision) if each.said_on else None
            for each in (core, quotation)
        ]
        return days[0] == days[1]
    return bool(getattr(core, name) == getattr(quotation, name))
