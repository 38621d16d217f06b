"""The stages joined: the only place that knows all of them.

Four verbs, each of which takes what the one before returned: `extract_quotes`, `resolve_speakers`,
`link_claims`, `annotate`. `analyze` composes them for one text, `pipe` for many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, Final, Literal, TypeVar, overload

from attrs import evolve, frozen

from quotetrack import claims, entities, quotes
from quotetrack.claims import DEFAULT_THRESHOLD
from quotetrack.claims.rerank import EmbedCallable, NliCallable
from quotetrack.display import page_html
from quotetrack.entities import AliasTable
from quotetrack.errors import InputError, ParserError, QuotetrackError
from quotetrack.model import ClaimPair, Document, Entity, EntityRef, Mention, ParsedText
from quotetrack.parse import Parser, StanzaParser
from quotetrack.results import Analysis, DocumentError, Quotations
from quotetrack.version import __version__

Context = TypeVar("Context")
ParserChoice = Parser | Literal["bundled"] | None

#: Choose the Stanza models that come with quotetrack. They are loaded when first needed.
BUNDLED: Final = "bundled"
_BATCH_SIZE = 64
_ANSWER_LABELS = frozenset({"A", "A.", "Answer", "ANSWER"})
_TURN = "turn"


@cache
def _bundled_parser() -> Parser:
    return StanzaParser()


def _as_document(text: str | Document) -> Document:
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
) -> Quotations:
    """Find the quotations of a text, who said them, and what they answer.

    Args:
        text: The text of one article, or a `Document`. Offsets in the result count its characters.
        parser: Who parses the sentences that the lexical sieves leave open. `"bundled"` is Stanza
            with the models that come along; None settles everything without a parser; anything
            else must fulfil `quotetrack.parse.Parser`.
        aliases: Names that you know to belong together. They win over everything.

    Returns:
        The quotations in text order, speakers resolved within the text.

    Raises:
        InputError: `text` is neither a str nor a `Document`.
        ModelError: A parser is needed, and its models are missing or damaged.
    """
    drafted = quotes.draft(_as_document(text))
    return _finish([drafted], _chosen(parser), aliases)[0]


def resolve_speakers(quotations: Quotations, *, aliases: AliasTable | None = None) -> Quotations:
    """Name the speakers of quotations anew, for example with another alias table.

    Args:
        quotations: What `extract_quotes` returned.
        aliases: Names that you know to belong together. They win over everything.

    Returns:
        The same quotations with new `speaker` and `entities`.
    """
    document = quotations.document
    quoted = [
        *(fragment for quotation in quotations for fragment in quotation.fragments),
        *(stretch.span for stretch in quotations.non_speech),
    ]
    found = entities.find_mentions(document.text, quoted)
    sources = [quotation.source for quotation in quotations if quotation.source is not None]
    resolution = entities.resolve(
        document.text, found, sources, quoted=sorted(quoted), aliases=aliases
    )
    answerer = _person_interviewed(quotations, resolution.entities)

    def speaker_of(source: Mention | None) -> EntityRef | None:
        if source is None:
            return None
        return answerer if source.text in _ANSWER_LABELS else resolution.speaker_of(source)

    named = tuple(
        evolve(quotation, speaker=speaker_of(quotation.source)) for quotation in quotations
    )
    return evolve(
        quotations,
        items=named,
        entities=tuple(resolution.entities),
        ambiguous=tuple(resolution.ambiguous),
    )


def _person_interviewed(quotations: Quotations, found: Iterable[Entity]) -> EntityRef | None:
    """Return who answers in an interview of questions and answers, where one person can be meant.

    It is the person whom the introduction, the text before the first question, names most often.
    """
    labels = [
        quotation.start
        for quotation in quotations
        if quotation.source is not None and quotation.source.text in _ANSWER_LABELS
    ]
    if not labels:
        return None
    begin = min(quotation.start for quotation in quotations if quotation.rule == _TURN)
    counts = [
        (sum(mention.start < begin for mention in entity.mentions), entity)
        for entity in found
        if entity.kind == "person"
    ]
    counts.sort(key=lambda pair: -pair[0])
    if not counts or counts[0][0] == 0:
        return None
    if len(counts) > 1 and counts[1][0] == counts[0][0]:
        return None
    return counts[0][1].ref


def link_claims(
    quotations: Quotations | Iterable[Quotations],
    *,
    threshold: float = DEFAULT_THRESHOLD,
    nli: NliCallable | None = None,
    embed: EmbedCallable | None = None,
) -> tuple[ClaimPair, ...]:
    """Find pairs of statements by one speaker that do not go together.

    Args:
        quotations: The quotations of one document, or of several, speakers resolved.
        threshold: The lowest score of a pair, 0 to 1.
        nli: A model of yours as a second opinion: takes (earlier, later) text pairs and returns
            the probability of a contradiction for each. Never needed.
        embed: The same for a model that takes texts and returns a vector for each.

    Returns:
        Candidates for a human to confirm or refuse, best first.
    """
    groups = [quotations] if isinstance(quotations, Quotations) else list(quotations)
    documents = {group.document.id: group.document for group in groups}
    items = [quotation for group in groups for quotation in group]
    return claims.link(items, documents, threshold=threshold, nli=nli, embed=embed)


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
) -> Analysis:
    """Find quotations, speakers and claim pairs of one text.

    Takes and raises what `extract_quotes` does.
    """
    found = extract_quotes(text, parser=parser, aliases=aliases)
    return Analysis(found, link_claims(found))


@overload
def pipe(
    documents: Iterable[str | Document],
    *,
    as_tuples: Literal[False] = False,
    batch_size: int = ...,
    parser: ParserChoice = ...,
    aliases: AliasTable | None = ...,
) -> Iterator[Analysis | DocumentError]: ...
@overload
def pipe(
    documents: Iterable[tuple[str | Document, Context]],
    *,
    as_tuples: Literal[True],
    batch_size: int = ...,
    parser: ParserChoice = ...,
    aliases: AliasTable | None = ...,
) -> Iterator[tuple[Analysis | DocumentError, Context]]: ...
def pipe(
    documents: Iterable[Any],
    *,
    as_tuples: bool = False,
    batch_size: int = _BATCH_SIZE,
    parser: ParserChoice = BUNDLED,
    aliases: AliasTable | None = None,
) -> Iterator[Any]:
    """Analyse many documents, lazily and in order.

    Open sentences of a whole batch go to the parser at once, which is much faster than one
    document at a time.

    Args:
        documents: Texts or `Document` objects, any iterable; it is read a batch at a time.
        as_tuples: Whether each item is a pair of a document and anything that should be returned
            with its result.
        batch_size: How many documents are read ahead and parsed together, at least 1.
        parser: As in `extract_quotes`.
        aliases: As in `extract_quotes`.

    Yields:
        An `Analysis` for each document, or a `DocumentError` for one that could not be analysed;
        with `as_tuples`, a pair of that and what came with the document.

    Raises:
        InputError: `batch_size` is below 1.
        ModelError: A parser is needed, and its models are missing or damaged.
    """
    if isinstance(documents, (str, bytes, Document)):
        raise InputError("pipe takes many documents; for a single one use analyze(document).")
    if batch_size < 1:
        raise InputError(f"batch_size must be at least 1, but is {batch_size}.")
    return _pipe(documents, as_tuples, batch_size, _chosen(parser), aliases)


def _pipe(
    documents: Iterable[Any],
    as_tuples: bool,
    batch_size: int,
    parser: Parser | None,
    aliases: AliasTable | None,
) -> Iterator[Any]:
    source = iter(documents)
    while batch := list(islice(source, batch_size)):
        if as_tuples and not all(isinstance(item, tuple) and len(item) == 2 for item in batch):
            raise InputError("With as_tuples=True each item must be a pair (document, context).")
        texts = [item[0] for item in batch] if as_tuples else batch
        results = _analyze_batch(texts, parser, aliases)
        if as_tuples:
            yield from zip(results, (item[1] for item in batch), strict=True)
        else:
            yield from results


@frozen
class _Failed:
    """A document that one of the stages refused, with the error."""

    document_id: str
    error: QuotetrackError

    def record(self) -> DocumentError:
        return DocumentError(self.document_id, type(self.error).__name__, str(self.error))


def _analyze_batch(
    texts: Sequence[Any], parser: Parser | None, aliases: AliasTable | None
) -> list[Analysis | DocumentError]:
    drafts: list[quotes.Draft | _Failed] = []
    for text in texts:
        try:
            drafts.append(quotes.draft(_as_document(text)))
        except QuotetrackError as error:
            drafts.append(_Failed(getattr(text, "id", ""), error))
    whole = [drafted for drafted in drafts if isinstance(drafted, quotes.Draft)]
    parses = _parse(whole, parser)
    results: list[Analysis | DocumentError] = []
    position = 0
    for drafted in drafts:
        if isinstance(drafted, _Failed):
            results.append(drafted.record())
            continue
        parsed = parses[position]
        position += 1
        try:
            if isinstance(parsed, QuotetrackError):
                raise parsed
            found = _resolved(drafted, parsed, parser, aliases)
            results.append(Analysis(found, link_claims(found)))
        except QuotetrackError as error:
            results.append(_Failed(drafted.document.id, error).record())
    return results


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


def _finish(
    drafts: Sequence[quotes.Draft], parser: Parser | None, aliases: AliasTable | None
) -> list[Quotations]:
    finished: list[Quotations] = []
    for drafted, parsed in zip(drafts, _parse(drafts, parser), strict=True):
        if isinstance(parsed, QuotetrackError):
            raise parsed
        finished.append(_resolved(drafted, parsed, parser, aliases))
    return finished


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
        parsed = _checked_parses(parser, texts)
    except ParserError as error:
        if len(drafts) == 1:
            return [error]
        # One bad document must not take its neighbours down: parse each by itself.
        return [_parse([drafted], parser)[0] for drafted in drafts]
    remaining = iter(parsed)
    return [list(islice(remaining, len(drafted.frames))) for drafted in drafts]


def _checked_parses(parser: Parser, texts: list[str]) -> list[ParsedText]:
    """Return the parses of `texts`, or raise ParserError where the parser breaks its contract."""
    try:
        parsed = parser.parse(texts)
    except QuotetrackError:
        raise
    except Exception as error:  # Anything can come out of a parser that is not ours.
        raise ParserError(
            f"The parser {type(parser).__name__} raised {type(error).__name__}: {error}"
        ) from error
    if not isinstance(parsed, list) or not all(isinstance(one, ParsedText) for one in parsed):
        raise ParserError(
            f"The parser {type(parser).__name__} must return a list of ParsedText objects."
        )
    if len(parsed) != len(texts):
        raise ParserError(
            f"The parser {type(parser).__name__} returned {len(parsed)} results for {len(texts)} "
            "texts; it must return one for each."
        )
    for one in parsed:
        for sentence in one.sentences:
            if not all(-1 <= token.head < len(sentence.tokens) for token in sentence.tokens):
                raise ParserError(
                    f"The parser {type(parser).__name__} returned a head outside its sentence."
                )
    return parsed


def _resolved(
    drafted: quotes.Draft,
    parsed: list[ParsedText],
    parser: Parser | None,
    aliases: AliasTable | None,
) -> Quotations:
    attributed = quotes.settle(drafted, parsed)
    versions = {"quotetrack": __version__, "claims": claims.VERSION}
    if parser is not None and drafted.frames:
        versions["parser"] = parser.version
    found = Quotations(
        document=drafted.document,
        items=attributed.quotations,
        non_speech=attributed.non_speech,
        versions=versions,
    )
    found = resolve_speakers(found, aliases=aliases)
    return evolve(found, items=claims.find_context(found.document, found.items))
