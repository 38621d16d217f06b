"""Each rule that tells whom a source means decides its own example."""

from __future__ import annotations

import re

import pytest

from quotetrack.model import Mention, MentionKind, Span
from quotetrack.names import AliasTable, KnownEntity
from quotetrack.people import resolve_scan, scan_text
from quotetrack.people.speakers import SOURCE_RULES, SourceRule

_PRONOUNS = ("she", "they", "it", "whom")
_ALIASES = AliasTable([KnownEntity("Edda Roe", aliases=("the iron lady",))])


def _kind(text: str) -> MentionKind:
    if text in _PRONOUNS:
        return "pronoun"
    return "name" if text[0].isupper() and not text.startswith("The ") else "nominal"


def _marked(example: str) -> tuple[str, list[Mention]]:
    """Return an example without its brackets and braces, and what stands in them."""
    text = re.sub(r"[][{}]", "", example)
    sources = []
    for number, match in enumerate(re.finditer(r"[\[{]([^\]}]+)[\]}]", example)):
        start = match.start() - 2 * number
        words = match.group(1)
        sources.append(Mention(Span(start, start + len(words)), words, _kind(words)))
    return text, sorted(sources, key=lambda one: f"[{one.text}]" not in example)


@pytest.mark.parametrize("rule", SOURCE_RULES, ids=lambda rule: rule.name)
def test_each_rule_decides_its_example(rule: SourceRule) -> None:
    text, sources = _marked(rule.example)
    quoted = [Span(*match.span(1)) for match in re.finditer("“([^”]*)”", text)]
    resolution = resolve_scan(scan_text(text, quoted), sources, aliases=_ALIASES)
    speaker = resolution.speaker_of(sources[0])
    assert speaker is not None
    assert speaker.name == rule.meant
    assert resolution.rule_of(sources[0]) == rule.name


def test_names_of_rules_are_unique() -> None:
    assert len({rule.name for rule in SOURCE_RULES}) == len(SOURCE_RULES)
