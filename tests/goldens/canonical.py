"""What each stage found in a document, as plain data that only a change of output changes.

It is made of the public plain form of results, so that it does not depend on where code lies.
Numbers are rounded: the order of a sum may change, a confidence may not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from attrs import frozen

import quotetrack
from quotetrack.model import Document
from quotetrack.parse import Parser, StanzaParser
from tests.goldens.documents import GoldenDocument

STAGES: Final = ("quotations", "people", "claims")
"""The stages in the order in which they run: what moves one may move those after it."""

_CONTEXT = ("question", "occasion", "said_on", "addressee", "channel")
_DIGITS = 3
_DIGEST_LENGTH = 8


@frozen
class Mode:
    """A way of running the pipeline."""

    name: str
    with_parser: bool
    indirect: bool = False

    def covers(self, group: str) -> bool:
        """Return whether goldens of `group` are kept for this mode. Indirect speech is slow."""
        return not self.indirect or group in ("seeds", "gum-dev")


MODES: Final = (
    Mode("lexical", with_parser=False),
    Mode("default", with_parser=True),
    Mode("indirect", with_parser=True, indirect=True),
)

_stanza = StanzaParser()


def analyses(
    documents: Sequence[GoldenDocument], mode: Mode
) -> Iterable[quotetrack.Analysis | quotetrack.DocumentError]:
    """Return the result for each document, in order."""
    parser: Parser | None = _stanza if mode.with_parser else None
    given = [Document(document.text, id=document.id) for document in documents]
    return quotetrack.pipe(given, parser=parser, indirect=mode.indirect)


def canonical(result: quotetrack.Analysis | quotetrack.DocumentError) -> dict[str, Any]:
    """Return what each stage found, by the name of the stage.

    A document that was refused has its error in the place of every stage.
    """
    plain = _rounded(result.to_dict())
    if isinstance(result, quotetrack.DocumentError):
        return dict.fromkeys(STAGES, plain)
    elsewhere = ("document_id", "speaker", *_CONTEXT)
    quotations = plain["quotations"]
    return {
        "quotations": {
            "quotations": [_without(quotation, elsewhere) for quotation in quotations],
            "non_speech": plain["non_speech"],
        },
        "people": {
            "entities": plain["entities"],
            "speakers": [
                {"quotation": quotation["id"], "speaker": quotation["speaker"]}
                for quotation in quotations
            ],
            "ambiguous": plain["ambiguous"],
        },
        "claims": {
            "context": [
                {"quotation": quotation["id"], **{name: quotation[name] for name in _CONTEXT}}
                for quotation in quotations
                if any(quotation[name] for name in _CONTEXT)
            ],
            "pairs": [_pair(pair) for pair in plain["claim_pairs"]],
        },
    }


def _pair(pair: dict[str, Any]) -> dict[str, Any]:
    sides = {side: pair[side]["id"] for side in ("earlier", "later")}
    return {**_without(pair, ("version",)), **sides}


def _without(plain: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: value for name, value in plain.items() if name not in names}


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _DIGITS) + 0.0  # Minus nothing is nothing.
    if isinstance(value, dict):
        return {name: _rounded(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(part) for part in value]
    return value


def as_lines(stage: Any) -> str:
    """Return what a stage found as JSON with a line for each value, for people and for diffs."""
    return json.dumps(stage, indent=1, sort_keys=True, ensure_ascii=False)


def digest(stage: Any) -> str:
    """Return a short digest of what a stage found."""
    line = json.dumps(stage, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(line.encode()).hexdigest()[:_DIGEST_LENGTH]
