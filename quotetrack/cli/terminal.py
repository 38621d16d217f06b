"""Results for people at a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from quotetrack.display import (
    kind_in_words,
    reason_in_words,
    relation_in_words,
    score_in_words,
    shortened,
    showable,
)
from quotetrack.model import ClaimPair, Entity, NonSpeech, Quotation, Span
from quotetrack.results import Analysis

Hits: TypeAlias = Callable[[str], Iterable[Span]]

_WIDEST = 100
# A mark that is never closed can make a "quotation" of a whole book.
_LONGEST = 2000
# Colours of the sixteen that every terminal has, so that they fit its light or dark theme.
_STYLES = ("cyan", "yellow", "green", "magenta", "blue", "red")


def print_analysis(console: Console, title: str, analysis: Analysis) -> None:
    """Print the quotations, people and claim pairs of one document."""
    quotations = analysis.quotations
    speakers = dict.fromkeys(q.speaker.id for q in quotations if q.speaker)
    styles = {id: _STYLES[number % len(_STYLES)] for number, id in enumerate(speakers)}
    parts: list[RenderableType] = [Rule(_text(title, "bold"), align="left"), Text()]
    parts.append(_heading(f"Quotations ({len(quotations)})"))
    parts.extend(_quotation(number, q, styles) for number, q in enumerate(quotations, start=1))
    if analysis.non_speech:
        parts.append(_non_speech(analysis.non_speech))
    speaking = [entity for entity in analysis.entities if entity.id in styles]
    silent = [entity for entity in analysis.entities if entity.id not in styles]
    for heading, group in (("Who speaks", speaking), ("Also named", silent)):
        if group:
            parts.extend([_heading(heading), _people(group, styles), Text()])
    parts.append(_heading(f"Claim pairs ({len(analysis.claim_pairs)})"))
    parts.extend(_pair(pair) for pair in analysis.claim_pairs)
    print_neatly(console, *parts)


def print_neatly(console: Console, *parts: RenderableType) -> None:
    """Print things, at most 100 columns wide, without the spaces that Rich pads lines with."""
    with console.capture() as captured:
        console.print(Group(*parts), width=min(console.width, _WIDEST))
    console.file.write(re.sub(r" +$", "", captured.get(), flags=re.MULTILINE))


def _heading(words: str) -> Text:
    return Text(words, style="bold")


def _text(words: str, style: str = "") -> Text:
    # Made showable, because an article must not command the terminal.
    return Text(showable(words), style=style)


def _quotation(number: int, quotation: Quotation, styles: dict[str, str]) -> RenderableType:
    speaker = quotation.speaker
    name = speaker.name if speaker else "nobody named"
    style = styles[speaker.id] if speaker else "dim"
    head = Text.assemble(
        f"{number:3}  ",
        _text(shortened(name, 60), f"bold {style}"),
        (f"  {quotation.kind}, confidence {quotation.confidence:.2f}, {quotation.rule}", "dim"),
    )
    facts = [
        f"source “{shortened(quotation.source.text, 60)}”" if quotation.source else "",
        f"cue “{shortened(quotation.cue.text, 40)}”" if quotation.cue else "",
        f"answers “{shortened(quotation.question.text, 90)}”" if quotation.question else "",
        quotation.reason or "",
    ]
    known = ", ".join(fact for fact in facts if fact)
    body = [shown_words(quotation)] + ([_text(known, "dim")] if known else [])
    return Group(head, Padding(Group(*body), (0, 0, 1, 5), expand=False))


def _non_speech(stretches: Sequence[NonSpeech]) -> RenderableType:
    lines = [
        _text(f"“{shortened(stretch.text, 60)}” ({reason_in_words(stretch)})", "dim")
        for stretch in stretches
    ]
    return Group(
        _heading("In quotation marks, but no speech"),
        Padding(Group(*lines), (0, 0, 1, 5), expand=False),
    )


def _people(entities: Sequence[Entity], styles: dict[str, str]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(ratio=2)
    table.add_column(ratio=3)
    for entity in entities:
        aliases = [alias for alias in dict.fromkeys(entity.aliases) if alias != entity.name]
        kind = kind_in_words(entity.kind)
        name = Text.assemble(
            _text(shortened(entity.name, 80), styles.get(entity.id, "")), (kind, "dim")
        )
        table.add_row(name, _text(", ".join(shortened(alias, 60) for alias in aliases)))
    return Padding(table, (0, 0, 0, 5), expand=False)


def _pair(pair: ClaimPair) -> RenderableType:
    return pair_view(pair, [], shown_words(pair.earlier), shown_words(pair.later))


def pair_view(
    pair: ClaimPair,
    known: Sequence[tuple[str, str]],
    earlier: Text,
    later: Text,
    *,
    scored: bool = True,
) -> RenderableType:
    """Return a claim pair to print. `known` is more to tell: labels and words.

    `earlier` and `later` are the two statements as they shall be shown, `scored` tells whether the
    score is told, or that a person linked the two.
    """
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim")
    table.add_column()
    rows: list[tuple[str, Text]] = [
        ("question", _text(pair.question.text if pair.question else "")),
        ("earlier", earlier),
        ("later", later),
        ("evidence", _text(_evidence(pair))),
        ("why", _text(pair.explanation)),
        ("score", _text(score_in_words(pair) if scored else "")),
        *((label, _text(words)) for label, words in known),
    ]
    for label, words in rows:
        if words:
            table.add_row(label, words)
    head = Text.assemble(
        "     ", _text(pair.speaker.name, "bold"), " ", (relation_in_words(pair), "bold red")
    )
    return Group(head, Padding(table, (0, 0, 1, 5), expand=False))


def shown_words(quotation: Quotation, style: str = "", hits: Hits | None = None) -> Text:
    """Return the words of a quotation in quotation marks, its pieces apart.

    `hits` finds in a piece what somebody looked for; it is set off.
    """
    pieces = [shortened(piece, _LONGEST) for piece in quotation.pieces]
    shown = _text(quotation.quoted_in(pieces), style)
    if hits is not None:
        for span in hits(shown.plain):
            shown.stylize("bold underline", span.start, span.end)
    return shown


def _evidence(pair: ClaimPair) -> str:
    return ", ".join(
        f"{evidence.role} “{shortened(evidence.text, 60)}”" for evidence in pair.evidence
    )
