"""What a caller may choose for every document: the parser, known names, and how much is told."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from typing import Final, Literal

from attrs import evolve, frozen

from quotetrack import quotes
from quotetrack.errors import InputError, MissingParserWarning
from quotetrack.model import Document
from quotetrack.model.text import remedy_for
from quotetrack.names import AliasTable
from quotetrack.parse import Parser, StanzaParser

ParserChoice = Parser | Literal["bundled"] | None

#: Choose the Stanza models that come with quotetrack. They are loaded when first needed.
BUNDLED: Final = "bundled"
#: What is recorded of a parser whose version cannot be had.
UNKNOWN_VERSION: Final = "unknown version"


@frozen
class Options:
    """What the caller chose for every document."""

    parser: Parser | None
    aliases: AliasTable | None
    indirect: bool
    min_confidence: float
    cues: frozenset[str]

    def draft(self, text: object) -> quotes.Draft:
        """Return the draft of a text. Raises `InputError` for what is no text."""
        return quotes.draft(as_document(text), indirect=self.indirect, cues=self.cues)

    def with_names(self, aliases: AliasTable | None) -> Options:
        """Return the same options with other names."""
        return self if aliases is self.aliases else evolve(self, aliases=aliases)

    def asks(self, drafted: quotes.Draft) -> bool:
        """Return whether the parser is to be asked about a draft."""
        return self.parser is not None and bool(drafted.frames)


def options_of(
    parser: ParserChoice,
    aliases: AliasTable | None,
    indirect: bool,
    min_confidence: float,
    cues: Iterable[str],
) -> Options:
    """Return the options of a caller, or raise InputError where they cannot be meant."""
    chosen = chosen_parser(parser)
    if indirect and chosen is None and parser is not None:
        raise InputError("Indirect speech needs the parser: pip install stanza torch.")
    if indirect and chosen is None:
        raise InputError(
            "Indirect speech is found in parsed sentences: leave parser as it is, "
            "or give one, where indirect=True."
        )
    if not isinstance(min_confidence, (int, float)) or not 0 <= min_confidence <= 1:
        raise InputError(f"min_confidence must be between 0 and 1, but is {min_confidence!r}.")
    own = [cues] if isinstance(cues, str) else list(cues)
    for cue in own:
        if not isinstance(cue, str) or not cue.strip() or len(cue.split()) > 1:
            raise InputError(
                f"cues takes single verbs in their base form, such as 'tweet', but got {cue!r}."
            )
    return Options(
        chosen, aliases, indirect, min_confidence, frozenset(cue.strip().lower() for cue in own)
    )


#: What is no article, but what somebody wanted to have read.
_FILE_NAME: Final = re.compile(r"\S+\.(?:txt|html?|jsonl?|csv|tsv|parquet|xml|pdf|docx?|md)", re.I)
_LONGEST_NAME: Final = 250


def absent_libraries() -> list[str]:
    """Return which of the libraries that the bundled parser needs are not installed."""
    return [name for name in ("torch", "stanza") if find_spec(name) is None]


@cache
def _bundled_parser() -> Parser | None:
    absent = absent_libraries()
    if not absent:
        return StanzaParser()
    warnings.warn(
        f"{' and '.join(absent)} not installed: quotetrack reads without a parser, by patterns "
        "alone, and finds fewer sources. For the rest: pip install stanza (on Linux first torch, "
        "for the CPU: README.md, Install).",
        MissingParserWarning,
        stacklevel=2,
    )
    return None


def as_document(text: object) -> Document:
    """Return a text as a document. Raises `InputError` for what is neither.

    A text that is the name of a file and nothing else is read as it is, with a warning.
    """
    if isinstance(text, Document):
        return text
    if isinstance(text, str):
        if len(text) < _LONGEST_NAME and _FILE_NAME.fullmatch(text):
            warnings.warn(
                f"The text is {text!r}, which looks like the name of a file. Files are read by "
                "quotetrack.formats.read_documents.",
                stacklevel=3,
            )
        return Document(text)
    raise InputError(
        f"Expected a text (str) or a quotetrack Document, but got {type(text).__name__}."
        f"{remedy_for(text)}"
    )


def chosen_parser(parser: ParserChoice) -> Parser | None:
    """Return the parser that a caller means, or raise `InputError` for what is none.

    Where the bundled one is meant and Stanza or PyTorch are not installed, it is None, and a
    `MissingParserWarning` says so once.
    """
    if parser is None:
        return None
    if isinstance(parser, Parser) and not isinstance(parser, type):
        return parser
    if parser == BUNDLED:
        return _bundled_parser()
    raise InputError(
        f"parser must be {BUNDLED!r}, None or an object with version and parse(texts), "
        f"but is {parser!r}."
    )


def parser_version(parser: ParserChoice) -> str | None:
    """Return the version that results record for a parser, None without one.

    Nothing is loaded for it. It is "unknown version" where it cannot be had, for example since the
    models are missing. Raises `InputError` for what is no parser.
    """
    chosen = chosen_parser(parser)
    return None if chosen is None else version_of(chosen)


def version_of(parser: Parser) -> str:
    """Return the version of a parser, "unknown version" where it cannot be had."""
    # A version is for the record only; that it cannot be had must not cost the quotations.
    try:
        return str(parser.version)
    except Exception:
        return UNKNOWN_VERSION
