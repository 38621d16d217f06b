"""quotetrack as a component of spaCy pipelines: ``nlp.add_pipe("quotetrack")``.

spaCy finds the component by its entry point; ``import quotetrack.spacy`` is needed only where
documents are read back without a pipeline. What is found is kept in a group of spans, as one line
of JSON, so that it goes wherever the spans of a document go.
"""

# Annotations are not put off here: spaCy reads those of the factory.

import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import tee
from typing import Any, Final, Literal

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from quotetrack import errors
from quotetrack.codec import dump_json, from_dict, to_dict
from quotetrack.errors import InputError, QuotetrackError
from quotetrack.formats.reading.results import result_from_record
from quotetrack.limits import USUAL_LIMITS
from quotetrack.model import ClaimPair, Document, Entity, Quotation
from quotetrack.names import AliasTable
from quotetrack.parse import Parser, SpacyParser
from quotetrack.pipeline import analyze, pipe
from quotetrack.pipeline.choices import BUNDLED, options_of
from quotetrack.results import Analysis, DocumentError

SPANS: Final = "quotations"
_KEY: Final = "quotetrack"
_ABOUT: Final = "quotetrack.document"
_KEPT: Final = 32
#: What a single document may take in `nlp.pipe`, as in `quotetrack.pipe`.
LIMITS = USUAL_LIMITS

ErrorHandler = Callable[[str, Any, list[Doc], Exception], None]

_DEFAULTS: Final[dict[str, Any]] = {
    "parser": BUNDLED,
    "indirect": False,
    "min_confidence": 0.0,
    "cues": [],
    "aliases": None,
    "spans_key": SPANS,
}


@Language.factory("quotetrack", default_config=_DEFAULTS)  # type: ignore[untyped-decorator]
def make_component(
    nlp: Language,
    name: str,
    parser: Literal["bundled", "spacy", "none"],
    indirect: bool,
    min_confidence: float,
    cues: list[str],
    aliases: str | list[dict[str, Any]] | None,
    spans_key: str,
) -> "QuotationFinder":
    """Return the component. spaCy calls this; its arguments are the settings of ``add_pipe``.

    Args:
        nlp: The pipeline that the component is added to.
        name: The name of the component in it.
        parser: Who parses the sentences that lexical rules leave open: "bundled", the models that
            come with quotetrack; "spacy", the tagger and parser of this very pipeline; "none".
        indirect: Whether to report indirect speech, too.
        min_confidence: The least confidence, 0 to 1, at which a source is named.
        cues: Verbs of your own, in their base form, that introduce speech.
        aliases: Names that belong together: the path of a table (`AliasTable.load`) or its records.
        spans_key: The name of the group of spans.

    Raises:
        InputError: A setting is out of range.
        AliasTableError: The table of names cannot be read.
        ModelError: With "spacy", the pipeline has no parser whose labels are known.
    """
    known = None
    if aliases is not None:
        load = AliasTable.load if isinstance(aliases, str) else AliasTable.from_records
        known = load(aliases)  # type: ignore[arg-type]
    chosen: Parser | str | None = None if parser == "none" else parser
    if parser == "spacy":
        chosen = SpacyParser(nlp)
    options: dict[str, Any] = {
        "parser": chosen,
        "aliases": known,
        "indirect": indirect,
        "min_confidence": min_confidence,
        "cues": tuple(cues),
    }
    options_of(**options)
    return QuotationFinder(name, options, spans_key)


class QuotationFinder:
    """The component: finds quotations, speakers and claim pairs of each document."""

    def __init__(self, name: str, options: dict[str, Any], spans_key: str) -> None:
        self.name = name
        self._options = options
        self._spans_key = spans_key
        self._handle: ErrorHandler = _raise

    def __call__(self, doc: Doc) -> Doc:
        """Analyse one document and return it. Raises what `quotetrack.analyze` does."""
        self._put(doc, analyze(_document(doc), **self._options))
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Analyse many documents in order; open sentences of a batch are parsed together.

        A document that fails goes to the pipeline's error handler, which raises unless
        ``nlp.set_error_handler`` says otherwise; it is left out then, as spaCy does.
        """
        given, kept = tee(stream)
        documents = map(_document, given)
        found = pipe(documents, batch_size=batch_size, limits=LIMITS, **self._options)
        for doc, result in zip(kept, found, strict=True):
            if isinstance(result, DocumentError):
                kind = getattr(errors, result.error, QuotetrackError)
                self._handle(self.name, self, [doc], kind(result.message))
                continue
            self._put(doc, result)
            yield doc

    def set_error_handler(self, error_handler: ErrorHandler) -> None:
        """Set what is done with a document that fails (``nlp.set_error_handler``)."""
        self._handle = error_handler

    def _put(self, doc: Doc, analysis: Analysis) -> None:
        spans = [
            doc.char_span(
                piece.start,
                piece.end,
                label=quotation.kind.upper(),
                kb_id=quotation.speaker.name if quotation.speaker else "",
                span_id=quotation.id,
                alignment_mode="expand",
            )
            for quotation in analysis.quotations
            for piece in quotation.fragments
        ]
        record = analysis.to_dict()
        record["document"] = {
            key: value for key, value in record["document"].items() if key != "text"
        }
        doc.spans[self._spans_key] = SpanGroup(
            doc,
            name=self._spans_key,
            attrs={_KEY: dump_json(record)},
            spans=[span for span in spans if span is not None],
        )


def analysis_of(doc: Doc) -> Analysis | None:
    """Return all that was found in a document, None where the component has not run.

    It is what `quotetrack.analyze` returns, and goes wherever that does: into a ledger, a table, a
    page. Raises `CodecError` where the text is not the one that was analysed, as after joining
    documents.
    """
    for group in doc.spans.values():
        if _KEY in group.attrs:
            return _read(group.attrs[_KEY], doc.text)
    return None


@lru_cache(maxsize=_KEPT)
def _read(line: str, text: str) -> Analysis:
    record = json.loads(line)
    record["document"] = {"text": text, **record["document"]}
    result = result_from_record(record)
    assert isinstance(result, Analysis)
    return result


def _document(doc: Doc) -> Document:
    """Return the document that a spaCy document stands for, with what is known of it."""
    about = doc.user_data.get(_ABOUT)
    if about is None:
        return Document(doc.text)
    return from_dict(Document, {"text": doc.text, **json.loads(about)})


def _set_document(doc: Doc, document: Document) -> None:
    if not isinstance(document, Document) or document.text != doc.text:
        raise InputError(
            "doc._.document takes a quotetrack Document with the text of the doc: "
            "Document(doc.text, date=…)."
        )
    about = {key: value for key, value in to_dict(document).items() if key != "text"}
    doc.user_data[_ABOUT] = dump_json(about)


def _quotations(doc: Doc) -> tuple[Quotation, ...]:
    found = analysis_of(doc)
    return found.quotations.items if found else ()


def _speakers(doc: Doc) -> tuple[Entity, ...]:
    found = analysis_of(doc)
    if found is None:
        return ()
    speak = {one.speaker.id for one in found.quotations if one.speaker}
    return tuple(entity for entity in found.entities if entity.id in speak)


def _claim_pairs(doc: Doc) -> tuple[ClaimPair, ...]:
    found = analysis_of(doc)
    return tuple(found.claim_pairs) if found else ()


def _quotation(span: Span) -> Quotation | None:
    return next((one for one in _quotations(span.doc) if one.id == span.id_), None)


def _raise(_name: str, _component: Any, _docs: list[Doc], error: Exception) -> None:
    raise error


Doc.set_extension("analysis", getter=analysis_of)
Doc.set_extension("document", getter=_document, setter=_set_document)
Doc.set_extension("quotations", getter=_quotations)
Doc.set_extension("speakers", getter=_speakers)
Doc.set_extension("claim_pairs", getter=_claim_pairs)
Span.set_extension("quotation", getter=_quotation)
