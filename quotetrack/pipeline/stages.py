"""From a draft to quotations with speakers and context, in the caller's characters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from quotetrack import claims, people, quotes
from quotetrack.limits import Clock
from quotetrack.model import ParsedText, Quotation, Span
from quotetrack.names import AliasTable
from quotetrack.pipeline.choices import Options, version_of
from quotetrack.reading import Reading
from quotetrack.results import Quotations
from quotetrack.version import __version__


def resolved(
    drafted: quotes.Draft, parsed: list[ParsedText], options: Options, clock: Clock
) -> Quotations:
    """Return the quotations of a draft, with one parse for each of its frames or with none.

    Raises `TimeLimitError` between two stages where too much of the time of `clock` is spent.
    """
    reading = drafted.reading
    attributed = quotes.settle(drafted, parsed)
    clock.check()
    versions = {"quotetrack": __version__, "claims": claims.VERSION}
    if options.parser is not None and drafted.frames:
        versions["parser"] = version_of(options.parser)
    found = quotes.withhold(attributed.quotations, options.min_confidence)
    stretches = [one.span for one in attributed.non_speech]
    resolution = resolution_of(reading, found, stretches, options.aliases)
    clock.check()
    named = [
        one if one.source is not None else evolve(one, speaker=None)
        for one in quotes.withhold(with_speakers(found, resolution), options.min_confidence)
    ]
    in_context = iter(claims.find_context(reading, in_marks(named)))
    clock.check()
    reading.put_away()
    return Quotations(
        document=reading.original,
        items=tuple(
            reading.quotation_outward(one if one.kind == "indirect" else next(in_context))
            for one in named
        ),
        entities=reading.entities_outward(resolution.entities),
        non_speech=reading.non_speech_outward(attributed.non_speech),
        ambiguous=reading.ambiguous_outward(resolution.ambiguous),
        versions=versions,
    )


def with_speakers(found: Sequence[Quotation], resolution: people.Resolution) -> list[Quotation]:
    """Return the quotations of a text with whom their sources mean, and how sure that is."""
    times = people.times_quoted(found, resolution)
    return [_with_speaker(one, resolution, times) for one in found]


def _with_speaker(
    quotation: Quotation, resolution: people.Resolution, times: Mapping[str, int]
) -> Quotation:
    source = quotation.source
    speaker = resolution.speaker_of(source) if source is not None else None
    phrase = quotation.source_confidence
    if phrase is None:
        phrase = quotation.confidence
    if source is None or speaker is None:
        untold = quotation.reason
        if source is not None:
            untold = f"Whom “{source.text}” means cannot be told."
        return evolve(
            quotation, speaker=None, confidence=phrase, source_confidence=phrase, reason=untold
        )
    sure = phrase
    if quotation.kind != "indirect":  # Of indirect speech nothing was learnt.
        sure = people.confidence_of(quotation, speaker, resolution, times[speaker.id])
    return evolve(
        quotation, speaker=speaker, confidence=sure, source_confidence=phrase, reason=None
    )


def resolution_of(
    reading: Reading,
    found: Sequence[Quotation],
    non_speech: Sequence[Span],
    aliases: AliasTable | None,
    judge: people.Judge | None = None,
) -> people.Resolution:
    """Return who is meant in a text, by quotations and stretches of its normalised text.

    `judge` weighs whom pronouns and descriptions mean; the one that comes along where it is None.
    """
    own_words = in_marks(found)
    quoted = [piece for quotation in own_words for piece in quotation.fragments]
    scan = people.scan_text(reading, [*quoted, *non_speech])

    def of(quotations: Iterable[Quotation]) -> people.Resolution:
        sources = [one.source for one in quotations if one.source is not None]
        return people.resolve_scan(
            scan, sources, aliases=aliases, digest=reading.digest, judge=judge
        )

    resolution = of(own_words)
    if len(own_words) < len(found):
        # Who speaks in marks must not depend on whether indirect speech is looked for.
        reported = [one.source for one in found if one.kind == "indirect" and one.source]
        resolution = resolution.joined_by(of(found), reported)
    return resolution


def in_marks(found: Iterable[Quotation]) -> list[Quotation]:
    """Return the quotations whose words are the speaker's own."""
    return [quotation for quotation in found if quotation.kind != "indirect"]
