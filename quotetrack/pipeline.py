"""The stages joined: the only place that knows all of them.

Four verbs, each of which takes what the one before returned: `extract_quotes`, `resolve_speakers`,
`link_claims`, `annotate`. `analyze` composes them for one text, `pipe` for many.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, takewhile
from numbers import Integral
from typing import Any, Final, Literal, TypeVar, overload

from attrs import evolve, frozen

from quotetrack import claims, linking, people, quotes
from quotetrack.claims import DEFAULT_THRESHOLD
from quotetrack.claims.rerank import EmbedCallable, NliCallable
from quotetrack.display import page_html
from quotetrack.errors import InputError, ModelError, ParserError, QuotetrackError, TimeLimitError
from quotetrack.limits import UNLIMITED, USUAL_LIMITS, Clock, Limits
from quotetrack.model import (
    ClaimPair,
    Document,
    EntityRef,
    Mention,
    ParsedSentence,
    ParsedText,
    ParsedToken,
    Quotation,
    Span,
)
from quotetrack.names import AliasTable
from quotetrack.parse import Parser, StanzaParser
from quotetrack.parse.base import parse_sentences
from quotetrack.reading import Reading, read
from quotetrack.results import Analysis, DocumentError, Quotations
from quotetrack.sequences import ClaimPairs
from quotetrack.version import __version__

Context = TypeVar("Context")
ParserChoice = Parser | Literal["bundled"] | None

#: Choose the Stanza models that come with quotetrack. They are loaded when first needed.
BUNDLED: Final = "bundled"
#: What is recorded of a parser whose version cannot be had.
UNKNOWN_VERSION: Final = "unknown version"
_BATCH_SIZE = 64
_FRAMES_AT_ONCE = 1000


@frozen
class _Options:
    """What the caller chose for every document."""

    parser: Parser | None
    aliases: AliasTable | None
    indirect: bool
    min_confidence: float
    cues: frozenset[str]

    def draft(self, text: object) -> quotes.Draft:
        return quotes.draft(_as_document(text), indirect=self.indirect, cues=self.cues)


def _options(
    parser: ParserChoice,
    aliases: AliasTable | None,
    indirect: bool,
    min_confidence: float,
    cues: Iterable[str],
) -> _Options:
    """Return the options of a caller, or raise InputError where they cannot be meant."""
    chosen = _chosen(parser)
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
    return _Options(
        chosen, aliases, indirect, min_confidence, frozenset(cue.strip().lower() for cue in own)
    )


@cache
def _bundled_parser() -> Parser:
    return StanzaParser()


def _as_document(text: object) -> Document:
    if isinstance(text, Document):
        return text
    if isinstance(text, str):
        return Document(text)
    raise InputError(
        f"Expected a text (str) or a quotetrack Document, but got {type(text).__name__}. "
        "Decode bytes first, for example data.decode('utf-8')."
    )


def extract_quotes(
    text: str | Document,
    *,
    parser: ParserChoice = BUNDLED,
    aliases: AliasTable | None = None,
    indirect: bool = False,
    min_confidence: float = 0.0,
    cues: Iterable[str] = (),
) -> Quotations:
    """Find the quotations of a text, who said them, and what they answer.

    Args:
        text: The text of one article, or a `Document`. Offsets in the result count its characters.
        parser: Who parses the sentences that the lexical sieves leave open. `"bundled"` is Stanza
            with the models that come along; None settles everything without a parser; anything
            else must fulfil `quotetrack.parse.Parser`.
        aliases: Names that you know to belong together. They win over everything.
        indirect: Whether to report indirect speech ("Ms Lee said that she would stay"), too, as
            quotations of the kind "indirect". Every sentence is parsed then, which takes longer.
        min_confidence: A quotation whose source is less sure (0 to 1) keeps its words, but its
            source is withheld: None, with a reason that names it.
        cues: Verbs of your own, in their base form, that introduce speech in your texts.

    Returns:
        The quotations in text order, speakers resolved within the text.

    Raises:
        InputError: `text` is neither a str nor a `Document`, or an option is out of range, or
            indirect speech is asked for without a parser.
        ModelError: A parser is needed, and its models are missing or damaged.
        ParserError: A parser of your own raised something or breaks the `Parser` contract.
    """
    options = _options(parser, aliases, indirect, min_confidence, cues)
    drafted = options.draft(text)
    (parsed,) = _parse([drafted], options.parser)
    if isinstance(parsed, QuotetrackError):
        raise parsed
    return _resolved(drafted, parsed, options, Clock(UNLIMITED))


def resolve_speakers(quotations: Quotations, *, aliases: AliasTable | None = None) -> Quotations:
    """Name the speakers of quotations anew, for example with another alias table.

    Args:
        quotations: What `extract_quotes` returned.
        aliases: Names that you know to belong together. They win over everything.

    Returns:
        The same quotations with new `speaker` and `entities`.
    """
    reading = read(quotations.document)
    resolution = _resolution(
        reading,
        [reading.quotation_inward(one) for one in quotations],
        [reading.inward(one.span) for one in quotations.non_speech],
        aliases,
    )

    def speaker_of(source: Mention | None) -> EntityRef | None:
        return resolution.speaker_of(reading.mention_inward(source)) if source else None

    return evolve(
        quotations,
        items=tuple(evolve(one, speaker=speaker_of(one.source)) for one in quotations),
        entities=reading.entities_outward(resolution.entities),
        ambiguous=reading.ambiguous_outward(resolution.ambiguous),
    )


def _resolution(
    reading: Reading,
    found: Sequence[Quotation],
    non_speech: Sequence[Span],
    aliases: AliasTable | None,
) -> people.Resolution:
    """Return who is meant in a text, by quotations and stretches of its normalised text."""
    in_marks = _in_marks(found)
    quoted = [piece for quotation in in_marks for piece in quotation.fragments]
    scan = people.scan_text(reading, [*quoted, *non_speech])

    def resolved(quotations: Iterable[Quotation]) -> people.Resolution:
        sources = [one.source for one in quotations if one.source is not None]
        return people.resolve_scan(scan, sources, aliases=aliases, digest=reading.digest)

    resolution = resolved(in_marks)
    if len(in_marks) < len(found):
        # Who speaks in marks must not depend on whether indirect speech is looked for.
        reported = [one.source for one in found if one.kind == "indirect" and one.source]
        resolution = resolution.joined_by(resolved(found), reported)
    return resolution


def _in_marks(found: Iterable[Quotation]) -> list[Quotation]:
    """Return the quotations whose words are the speaker's own."""
    return [quotation for quotation in found if quotation.kind != "indirect"]


def link_claims(
    quotations: Quotations | Iterable[Quotations],
    *,
    against: Quotations | Iterable[Quotations] = (),
    threshold: float = DEFAULT_THRESHOLD,
    nli: NliCallable | None = None,
    embed: EmbedCallable | None = None,
) -> tuple[ClaimPair, ...]:
    """Find pairs of statements by one speaker that do not go together.

    Args:
        quotations: The quotations of one document, or of several, speakers resolved.
        against: The quotations of documents that were linked before. They are compared with
            `quotations`, and not with each other again.
        threshold: The lowest score of a pair, 0 to 1.
        nli: A model of yours as a second opinion: takes (earlier, later) text pairs and returns
            the probability of a contradiction for each. Never needed.
        embed: The same for a model that takes texts and returns a vector for each.

    Returns:
        Candidates for a human to confirm or refuse, best first. Indirect speech is left out: its
        words are the reporter's, and nobody should be held to them.
    """
    new, old = _groups(quotations), _groups(against)
    documents = {group.document.id: group.document for group in (*old, *new)}
    found = linking.link(
        [quotation for group in new for quotation in _in_marks(group)],
        documents,
        against=[quotation for group in old for quotation in _in_marks(group)],
        threshold=threshold,
        nli=nli,
        embed=embed,
    )
    return ClaimPairs(found, documents)


def _groups(quotations: Quotations | Iterable[Quotations]) -> list[Quotations]:
    return [quotations] if isinstance(quotations, Quotations) else list(quotations)


def annotate(result: Quotations | Analysis) -> str:
    """Return a result as one self-contained HTML page, without JavaScript, all text escaped.

    Args:
        result: What `extract_quotes` or `analyze` returned.
    """
    found = result.quotations if isinstance(result, Analysis) else result
    pairs = result.claim_pairs if isinstance(result, Analysis) else ()
    return page_html(found.document, found.items, found.entities, pairs, found.non_speech)


def analyze(
    text: str | Document,
    *,
    parser: ParserChoice = BUNDLED,
    aliases: AliasTable | None = None,
    indirect: bool = False,
    min_confidence: float = 0.0,
    cues: Iterable[str] = (),
) -> Analysis:
    """Find quotations, speakers and claim pairs of one text.

    Takes and raises what `extract_quotes` does.
    """
    found = extract_quotes(
        text,
        parser=parser,
        aliases=aliases,
        indirect=indirect,
        min_confidence=min_confidence,
        cues=cues,
    )
    return Analysis(found, link_claims(found))


@overload
def pipe(
    documents: Iterable[str | Document | Analysis | DocumentError],
    *,
    as_tuples: Literal[False] = False,
    batch_size: int = ...,
    parser: ParserChoice = ...,
    aliases: AliasTable | None = ...,
    indirect: bool = ...,
    min_confidence: float = ...,
    cues: Iterable[str] = ...,
    limits: Limits | None = ...,
) -> Iterator[Analysis | DocumentError]: ...
@overload
def pipe(
    documents: Iterable[tuple[str | Document | Analysis | DocumentError, Context]],
    *,
    as_tuples: Literal[True],
    batch_size: int = ...,
    parser: ParserChoice = ...,
    aliases: AliasTable | None = ...,
    indirect: bool = ...,
    min_confidence: float = ...,
    cues: Iterable[str] = ...,
    limits: Limits | None = ...,
) -> Iterator[tuple[Analysis | DocumentError, Context]]: ...
def pipe(
    documents: Iterable[Any],
    *,
    as_tuples: bool = False,
    batch_size: int = _BATCH_SIZE,
    parser: ParserChoice = BUNDLED,
    aliases: AliasTable | None = None,
    indirect: bool = False,
    min_confidence: float = 0.0,
    cues: Iterable[str] = (),
    limits: Limits | None = USUAL_LIMITS,
) -> Iterator[Any]:
    """Analyse many documents, lazily and in order.

    Open sentences of a whole batch go to the parser at once, which is much faster than one
    document at a time.

    Args:
        documents: Texts or `Document` objects, any iterable; it is read a batch at a time. A
            `DocumentError`, for one that could not be read, and an `Analysis`, for one that was
            analysed before, are passed on in their places.
        as_tuples: Whether each item is a pair of a document and anything that should be returned
            with its result.
        batch_size: How many documents are read ahead and parsed together, at least 1.
        parser: As in `extract_quotes`, as the options below.
        aliases: Names that you know to belong together.
        indirect: Whether to report indirect speech, too.
        min_confidence: The least confidence at which a source is named.
        cues: Verbs of your own that introduce speech.
        limits: How long a document may be, and how much processor time it may take. One that is
            over becomes a `DocumentError` whose `error` is "TextTooLongError" or "TimeLimitError".
            None: no limits.

    Yields:
        An `Analysis` for each document, or a `DocumentError` for one that could not be analysed;
        with `as_tuples`, a pair of that and what came with the document.

    Raises:
        InputError: `documents` is a single text or no iterable, `batch_size` is no whole number
            of at least 1, or, with `as_tuples`, an item is no pair. The results of the items before
            such an item have been yielded.
        ModelError: A parser is needed, and its models are missing or damaged.
    """
    if isinstance(documents, (str, bytes, Document)):
        raise InputError("pipe takes many documents; for a single one use analyze(document).")
    if not isinstance(batch_size, int) or batch_size < 1:
        raise InputError(f"batch_size must be at least 1, but is {batch_size!r}.")
    try:
        source = iter(documents)
    except TypeError:
        raise InputError(
            f"pipe takes an iterable of documents, but got {type(documents).__name__}."
        ) from None
    options = _options(parser, aliases, indirect, min_confidence, cues)
    return _pipe(source, as_tuples, batch_size, options, limits or UNLIMITED)


def _pipe(
    source: Iterator[Any],
    as_tuples: bool,
    batch_size: int,
    options: _Options,
    limits: Limits,
) -> Iterator[Any]:
    done = 0
    while batch := list(islice(source, batch_size)):
        if not as_tuples:
            yield from _analyze_batch(batch, options, limits)
            continue
        pairs = list(takewhile(_is_pair, batch))
        results = _analyze_batch([document for document, _ in pairs], options, limits)
        yield from zip(results, (context for _, context in pairs), strict=True)
        if len(pairs) < len(batch):
            wrong = batch[len(pairs)]
            raise InputError(
                "With as_tuples=True each item must be a pair (document, context), but item "
                f"{done + len(pairs)}, counted from 0, is {_shown(wrong)}."
            )
        done += len(batch)


def _is_pair(item: object) -> bool:
    return isinstance(item, tuple) and len(item) == 2


def _shown(item: object) -> str:
    if isinstance(item, tuple):
        return f"a tuple of {len(item)}"
    return "None" if item is None else f"of type {type(item).__name__}"


def _failed(document_id: str, error: QuotetrackError) -> DocumentError:
    return DocumentError(document_id, type(error).__name__, str(error))


def _analyze_batch(
    texts: Sequence[Any], options: _Options, limits: Limits
) -> list[Analysis | DocumentError]:
    clocks = [Clock(limits) for _ in texts]
    drafts = [
        _drafted(text, options, limits, clock) for text, clock in zip(texts, clocks, strict=True)
    ]
    timed = list(zip(drafts, clocks, strict=True))
    whole = [(one, clock) for one, clock in timed if isinstance(one, quotes.Draft)]
    parses = iter(_parse_in_time(whole, options.parser))
    return [
        _analysed(one, next(parses), options, clock) if isinstance(one, quotes.Draft) else one
        for one, clock in timed
    ]


def _drafted(
    text: object, options: _Options, limits: Limits, clock: Clock
) -> quotes.Draft | Analysis | DocumentError:
    if isinstance(text, (Analysis, DocumentError)):
        return text
    try:
        document = _as_document(text)
        limits.check_length(document.text)
        with clock:
            drafted = options.draft(document)
            clock.check()
            return drafted
    except QuotetrackError as error:
        return _failed(text.id if isinstance(text, Document) else "", error)


def _analysed(
    drafted: quotes.Draft,
    parsed: list[ParsedText] | QuotetrackError,
    options: _Options,
    clock: Clock,
) -> Analysis | DocumentError:
    try:
        if isinstance(parsed, QuotetrackError):
            raise parsed
        with clock:
            found = _resolved(drafted, parsed, options, clock)
            result = Analysis(found, link_claims(found))
            clock.check()
            return result
    except QuotetrackError as error:
        return _failed(drafted.document.id, error)


def _chosen(parser: ParserChoice) -> Parser | None:
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
    chosen = _chosen(parser)
    return None if chosen is None else _version(chosen)


def _parse_in_time(
    drafts: Sequence[tuple[quotes.Draft, Clock]], parser: Parser | None
) -> list[list[ParsedText] | QuotetrackError]:
    """Return the parses of each draft's frames, or the error of a draft that cannot be parsed.

    Drafts share the time of parsing by the length of their frames. One with a great many of them is
    parsed by itself, a portion at a time.
    """
    shared = [one for one in drafts if len(one[0].frames) <= _FRAMES_AT_ONCE]
    lengths = [sum(len(frame.text) for frame in drafted.frames) for drafted, _ in shared]
    began = time.thread_time()
    together = iter(_parse([drafted for drafted, _ in shared], parser))
    taken = time.thread_time() - began
    for (_, clock), length in zip(shared, lengths, strict=True):
        clock.add(taken * length / (sum(lengths) or 1))
    return [
        next(together)
        if len(drafted.frames) <= _FRAMES_AT_ONCE
        else _parse_portions(drafted, parser, clock)
        for drafted, clock in drafts
    ]


def _parse_portions(
    drafted: quotes.Draft, parser: Parser | None, clock: Clock
) -> list[ParsedText] | QuotetrackError:
    texts = [made.text for made in drafted.frames]
    parsed: list[ParsedText] = []
    try:
        for begin in range(0, len(texts) if parser is not None else 0, _FRAMES_AT_ONCE):
            assert parser is not None
            with clock:
                portion = texts[begin : begin + _FRAMES_AT_ONCE]
                parsed += _checked_parses(parser, portion, drafted.indirect)
                clock.check()
    except (ParserError, TimeLimitError) as error:
        return error
    return parsed


def _parse(
    drafts: Sequence[quotes.Draft], parser: Parser | None
) -> list[list[ParsedText] | ParserError]:
    """Return the parses of each draft's frames, or the error of a draft that cannot be parsed."""
    if parser is None:
        return [[] for _ in drafts]
    texts = [made.text for drafted in drafts for made in drafted.frames]
    if not texts:
        return [[] for _ in drafts]
    try:
        # Names are read by indirect speech only.
        parsed = _checked_parses(parser, texts, any(drafted.indirect for drafted in drafts))
    except ParserError as error:
        if len(drafts) == 1:
            return [error]
        # One bad document must not take its neighbours down: parse each by itself.
        return [_parse([drafted], parser)[0] for drafted in drafts]
    remaining = iter(parsed)
    return [list(islice(remaining, len(drafted.frames))) for drafted in drafts]


def _checked_parses(parser: Parser, texts: list[str], names: bool) -> list[ParsedText]:
    """Return the parses of `texts`, or raise ParserError where the parser breaks its contract."""
    try:
        parsed = parse_sentences(parser, texts, names=names)
    except (ParserError, ModelError):
        raise
    except Exception as error:  # Anything can come out of a parser that is not ours.
        raise ParserError(
            f"The parser {_name(parser)} raised {type(error).__name__}: {error}"
        ) from error
    problem = _problem(parsed, len(texts))
    if problem:
        raise ParserError(
            f"The parser {_name(parser)} breaks its contract: {problem}. "
            "quotetrack.parse.conformance tells what a parser must do."
        )
    return parsed


def _problem(parsed: object, wanted: int) -> str:
    """Return what is wrong with a parser's result where the stages could not read it, or ""."""
    if not isinstance(parsed, list):
        return f"it must return a list, but returned {type(parsed).__name__}"
    if len(parsed) != wanted:
        return f"it returned {len(parsed)} results for {wanted} texts"
    for one in parsed:
        if not isinstance(one, ParsedText):
            return f"it must return ParsedText objects, but returned {type(one).__name__}"
        if not _are(one.sentences, ParsedSentence):
            return "the sentences of a ParsedText must be a tuple of ParsedSentence objects"
        for sentence in one.sentences:
            if not _are(sentence.tokens, ParsedToken):
                return "the tokens of a sentence must be a tuple of ParsedToken objects"
            if not all(_is_sound(token, len(sentence.tokens)) for token in sentence.tokens):
                return "a token has a head outside its sentence, or a field of a wrong type"
    return ""


def _are(items: object, kind: type) -> bool:
    return isinstance(items, (tuple, list)) and all(isinstance(item, kind) for item in items)


def _is_sound(token: ParsedToken, length: int) -> bool:
    numbers = (token.start, token.end, token.head)
    words = (token.text, token.upos, token.deprel)
    return (
        all(isinstance(number, Integral) for number in numbers)
        and all(isinstance(word, str) for word in words)
        and -1 <= token.head < length
    )


def _name(parser: Parser) -> str:
    return f"{type(parser).__name__} ({_version(parser)})"


def _version(parser: Parser) -> str:
    # A version is for the record only; that it cannot be had must not cost the quotations.
    try:
        return str(parser.version)
    except Exception:
        return UNKNOWN_VERSION


def _resolved(
    drafted: quotes.Draft, parsed: list[ParsedText], options: _Options, clock: Clock
) -> Quotations:
    reading = drafted.reading
    attributed = quotes.settle(drafted, parsed)
    clock.check()
    versions = {"quotetrack": __version__, "claims": claims.VERSION}
    if options.parser is not None and drafted.frames:
        versions["parser"] = _version(options.parser)
    found = quotes.withhold(attributed.quotations, options.min_confidence)
    stretches = [one.span for one in attributed.non_speech]
    resolution = _resolution(reading, found, stretches, options.aliases)
    clock.check()
    named = [
        evolve(one, speaker=resolution.speaker_of(one.source)) if one.source else one
        for one in found
    ]
    in_context = iter(claims.find_context(reading, _in_marks(named)))
    clock.check()
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
