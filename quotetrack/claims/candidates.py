"""Which pairs of quotations are worth comparing: same speaker, and something in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from quotetrack.claims.readings import Reading

# Answers further apart than this in one text, without a question told, are no pair.
_NEAR = 500


def candidate_pairs(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Yield pairs of indices into `readings` that share a speaker and a question, each once."""
    by_speaker: defaultdict[str, list[int]] = defaultdict(list)
    for index, reading in enumerate(readings):
        if reading.quotation.speaker is not None:
            by_speaker[reading.quotation.speaker.id].append(index)
    for indices in by_speaker.values():
        yield from _answers(readings, indices)


def _answers(readings: Sequence[Reading], indices: list[int]) -> Iterator[tuple[int, int]]:
    answers = [i for i in indices if readings[i].answer.polarity != "unclear"]
    answers.sort(key=lambda i: (readings[i].quotation.document_id, readings[i].quotation.start))
    for position, one in enumerate(answers):
        for other in answers[position + 1 : position + 12]:
            yield one, other
