"""The verbs for one text.

Each takes what the one before returned: `extract_quotes`, `resolve_speakers`, `link_claims`,
`annotate`. `analyze` composes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import evolve

from quotetrack import linking
from quotetrack.claims import DEFAULT_THRESHOLD, within_cap
from quotetrack.claims.relating import DEFAULT_LIMIT
from quotetrack.claims.rerank import EmbedCallable, NliCallable
from quotetrack.display import page_html
from quotetrack.errors import InputError, QuotetrackError
from quotetrack.limits import UNLIMITED, Clock
from quotetrack.model import Document, Quotation, RelatedStatement
from quotetrack.names import AliasTable
from quotetrack.pipeline.choices import BUNDLED, Options, ParserChoice, options_of
from quotetrack.pipeline.collecting import collector_paused
from quotetrack.pipeline.parsing import parse_drafts
from quotetrack.pipeline.stages import in_marks, resolution_of, resolved, with_speakers
from quotetrack.reading import read
from quotetrack.results import Analysis, Quotations
from quotetrack.sequences import ClaimPairs


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
    options = options_of(parser, aliases, indirect, min_confidence, cues)
    with collector_paused():
        return _extracted(text, options)


def _extracted(text: str | Document, options: Options) -> Quotations:
    drafted = options.draft(text)
    (parsed,) = parse_drafts([drafted], options.parser)
    if isinstance(parsed, QuotetrackError):
        raise parsed
    return resolved(drafted, parsed, options, Clock(UNLIMITED))


def resolve_speakers(quotations: Quotations, *, aliases: AliasTable | None = None) -> Quotations:
    """Name the speakers of quotations anew, for example with another alias table.

    Args:
        quotations: What `extract_quotes` returned.
        aliases: Names that you know to belong together. They win over everything.

    Returns:
        The same quotations with new `speaker` and `entities`.
    """
    with collector_paused():
        return _named_anew(quotations, aliases)


def _named_anew(quotations: Quotations, aliases: AliasTable | None) -> Quotations:
    reading = read(quotations.document)
    inward = [reading.quotation_inward(one) for one in quotations]
    resolution = resolution_of(
        reading,
        inward,
        [reading.inward(one.span) for one in quotations.non_speech],
        aliases,
    )

    named = [
        evolve(
            quotation,
            speaker=anew.speaker,
            confidence=anew.confidence,
            source_confidence=anew.source_confidence,
            reason=anew.reason,
        )
        for quotation, anew in zip(quotations, with_speakers(inward, resolution), strict=True)
    ]
    return evolve(
        quotations,
        items=tuple(named),
        entities=reading.entities_outward(resolution.entities),
        ambiguous=reading.ambiguous_outward(resolution.ambiguous),
    )


def link_claims(
    quotations: Quotations | Iterable[Quotations],
    *,
    against: Quotations | Iterable[Quotations] = (),
    threshold: float = DEFAULT_THRESHOLD,
    nli: NliCallable | None = None,
    embed: EmbedCallable | None = None,
) -> ClaimPairs:
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
        words are the reporter's, and nobody should be held to them. Of one speaker on one matter
        the best 20 are kept; `left_out` of the result counts the others.
    """
    new, old = _groups(quotations), _groups(against)
    documents = {group.document.id: group.document for group in (*old, *new)}
    with collector_paused():
        found = linking.link(
            [quotation for group in new for quotation in in_marks(group)],
            documents,
            against=[quotation for group in old for quotation in in_marks(group)],
            threshold=threshold,
            nli=nli,
            embed=embed,
        )
    kept, left_out = within_cap(found)
    return ClaimPairs(kept, documents, left_out)


def related_statements(
    quotation: Quotation,
    quotations: Quotations | Iterable[Quotations],
    *,
    limit: int = DEFAULT_LIMIT,
) -> tuple[RelatedStatement, ...]:
    """List what the speaker of a quotation said besides on the same matter.

    Args:
        quotation: One of `quotations`, speaker resolved.
        quotations: The quotations of one document, or of several. Its document is among them.
        limit: How many are returned at most.

    Returns:
        The nearest in matter first, and among these the ones in which something differs: an
        attitude, a figure, a denial, how certain it is. What linking makes of the two comes along,
        also below its threshold. Indirect speech is left out.

    Raises:
        InputError: The document of `quotation` is not among those of `quotations`, or `limit` is
            below 1.
    """
    groups = _groups(quotations)
    documents = {group.document.id: group.document for group in groups}
    with collector_paused():
        return linking.related(
            quotation,
            [other for group in groups for other in in_marks(group)],
            documents,
            limit=limit,
        )


def _groups(quotations: Quotations | Iterable[Quotations]) -> list[Quotations]:
    single = isinstance(quotations, Quotations | Analysis)
    groups: list[Any] = [quotations] if single else list(quotations)
    for group in groups:
        if not isinstance(group, Quotations):
            raise InputError(
                "Give what extract_quotes returned, or a list of such (of an Analysis, its "
                f"quotations), not {type(group).__name__}."
            )
    return groups


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
