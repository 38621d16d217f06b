"""The closed vocabularies of quotetrack: each term with its name, its words and its help.

What stands here is said nowhere else. The command line, the service, the notebook, the formats and
the JSON Schema take their choices from these tables, and tests hold the documents to them. To add a
term, add it to the `Literal` and to the table below it, both in this module.

Nothing heavy is imported: `quotetrack --help` reads these tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, Generic, Literal, TypeVar

from quotetrack.errors import InputError

N = TypeVar("N", bound=str)


class Term(Generic[N]):
    """One term: `name` as data holds it, `words` as people read it, `help` in a sentence.

    `words` are the name without underscores unless others are given; `plural` is for several.
    """

    __slots__ = ("help", "name", "plural", "words")

    def __init__(self, name: N, help: str, *, words: str = "", plural: str = "") -> None:
        self.name: N = name
        self.help = help
        self.words = words or in_words(name)
        self.plural = plural or f"{self.words}s"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r}, {self.help!r})"


T = TypeVar("T", bound=Term[Any])


class Vocabulary(Mapping[str, T], Generic[N, T]):
    """All terms of one kind, by their names and in the order in which they are shown."""

    __slots__ = ("_terms", "names", "title")

    def __init__(self, title: str, *terms: T) -> None:
        """Keep `terms` in their order. `title` says what they are terms of, in the plural."""
        self.title = title
        self._terms: dict[str, T] = {term.name: term for term in terms}
        #: The names, which is what a type with `Literal` lists.
        self.names: tuple[N, ...] = tuple(term.name for term in terms)

    def __getitem__(self, name: str) -> T:
        return self._terms[name]

    def __iter__(self) -> Iterator[N]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def __repr__(self) -> str:
        return f"<Vocabulary of {self.title}: {', '.join(self.names)}>"

    def words(self, name: str) -> str:
        """Return the words for `name`, also where a newer quotetrack wrote it."""
        head, colon, detail = name.partition(":")
        known = self._terms[head].words if head in self._terms else in_words(head)
        return f"{known}: {in_words(detail)}" if colon else known

    def checked(self, value: object, what: str) -> N:
        """Return `value` where it is one of the names; else raise `InputError`, about `what`."""
        for name in self.names:
            if name == value:
                return name
        raise InputError(f"{what} must be one of {', '.join(self.names)}, but is {value!r}.")


def in_words(name: str) -> str:
    """Return a name as people read it: "numeric conflict" for "numeric_conflict"."""
    return name.replace("_", " ")


# Claim pairs


class RelationTerm(Term[N]):
    """A relation. `told` is what the speaker does, to follow the speaker's name."""

    __slots__ = ("told",)

    def __init__(self, name: N, help: str, *, told: str) -> None:
        super().__init__(name, help)
        self.told = told


Relation = Literal["contradicts", "retreats", "numeric_conflict", "changes_position"]
RELATIONS: Final = Vocabulary[Relation, RelationTerm[Relation]](
    "relations of the two statements of a claim pair",
    RelationTerm(
        "contradicts",
        "Both cannot stand: said on one day, or about something that has happened or not.",
        told="contradicts an earlier statement",
    ),
    RelationTerm(
        "retreats",
        "A plain yes or no, then less than that.",
        told="retreats from an earlier statement",
    ),
    RelationTerm(
        "numeric_conflict",
        "One measure, two figures or dates.",
        told="gives two different numbers",
    ),
    RelationTerm(
        "changes_position",
        "A plan or a view, said otherwise on another day.",
        told="changes position",
    ),
)

ClaimReason = Literal[
    "answer_polarity_shift",
    "negation",
    "antonym",
    "numeric",
    "tone",
    "other_words",
    "stance",
    "other_filler",
    "doubt",
    "unsaid",
    "told_by_text",
    "weak_negation",
    "by_hand",
]
#: `ClaimPair.reason` may go on after a colon: "answer_polarity_shift:uncertain".
#: The reason of a pair that a person made.
BY_HAND: Final = "by_hand"
CLAIM_REASONS: Final = Vocabulary[ClaimReason, Term[ClaimReason]](
    "reasons of a claim pair",
    Term(
        "answer_polarity_shift",
        "Two answers to one question; after a colon, what the second one is.",
    ),
    Term("negation", "One statement says what the other denies."),
    Term("antonym", "The same matter in words of opposite meaning."),
    Term("numeric", "The same measure, or the same question, with other figures."),
    Term("tone", "The same matter, once praised and once condemned."),
    Term("other_words", "One statement says in other words what the other denies."),
    Term("stance", "The speaker is for a matter here and against it there."),
    Term(
        "other_filler",
        "What can be one thing only is two: a cause, an agent, a place, a time.",
    ),
    Term("doubt", "What was claimed is left open later."),
    Term("unsaid", "What was said is denied later to have been said."),
    Term("told_by_text", "The text itself says that the speaker turned."),
    Term("weak_negation", "The same words, and only one side denies; that may mean little."),
    Term("by_hand", "A person linked the two statements."),
)

StatementOrder = Literal["earlier", "later", "same day", "unknown"]
STATEMENT_ORDERS: Final = Vocabulary[StatementOrder, Term[StatementOrder]](
    "orders of a statement and a given one",
    Term("earlier", "Said before the given one."),
    Term("later", "Said after the given one."),
    Term("same day", "Said on one day, in another document."),
    Term("unknown", "The documents tell no dates."),
)

EvidenceRole = Literal["earlier", "later", "question", "occasion"]
EVIDENCE_ROLES: Final = Vocabulary[EvidenceRole, Term[EvidenceRole]](
    "roles of a piece of evidence",
    Term("earlier", "Words of the earlier statement."),
    Term("later", "Words of the later statement."),
    Term("question", "The question that both answer."),
    Term("occasion", "When or where it was said."),
)


class StatusTerm(Term[N]):
    """A review status. `deed` is what a reviewer does, `key` and `sign` stand for it at a desk."""

    __slots__ = ("deed", "key", "sign")

    def __init__(self, name: N, help: str, *, deed: str, key: str, sign: str) -> None:
        super().__init__(name, help)
        self.deed, self.key, self.sign = deed, key, sign


#: The status of a pair that nobody has decided on, and what takes a verdict back.
UNREVIEWED: Final = "unreviewed"
ReviewStatus = Literal["unreviewed", "confirmed", "rejected", "unsure"]
REVIEW_STATUSES: Final = Vocabulary[ReviewStatus, StatusTerm[ReviewStatus]](
    "review statuses of a claim pair",
    StatusTerm(UNREVIEWED, "Nobody has decided.", deed="No verdict", key="x", sign=" "),
    StatusTerm(
        "confirmed", "The two statements do not go together.", deed="Confirm", key="c", sign="✓"
    ),
    StatusTerm("rejected", "They go together, or are misread.", deed="Reject", key="r", sign="✗"),
    StatusTerm("unsure", "It cannot be told from this.", deed="Unsure", key="u", sign="?"),
)
#: The statuses that are a verdict.
VERDICTS: Final = tuple(REVIEW_STATUSES[name] for name in REVIEW_STATUSES if name != UNREVIEWED)

Rating = Literal["No Flip", "Half Flip", "Full Flop"]
#: The steps of PolitiFact's Flip-O-Meter, from the best to the worst. A desk numbers them from 1.
RATINGS: Final = Vocabulary[Rating, Term[Rating]](
    "ratings that go with a verdict",
    Term("No Flip", "The speaker stands where he or she stood."),
    Term("Half Flip", "The speaker went back in part, or on conditions."),
    Term("Full Flop", "The speaker turned round."),
)

GoneReason = Literal[
    "not found again", "document superseded", "speakers apart", "corrected", "taken back"
]
GONE_REASONS: Final = Vocabulary[GoneReason, Term[GoneReason]](
    "reasons why a stored claim pair does not come out any more",
    Term("not found again", "A later run over the same document does not find it."),
    Term("document superseded", "A corrected version of the document does not have it."),
    Term("speakers apart", "Somebody decided that two people speak."),
    Term("corrected", "Somebody corrected one of its statements."),
    Term("taken back", "Whoever linked the two statements took that back."),
)

PairOrder = Literal["score", "newest", "oldest", "reviewed"]
PAIR_ORDERS: Final = Vocabulary[PairOrder, Term[PairOrder]](
    "orders of claim pairs",
    Term("score", "The best score first.", words="best score first"),
    Term("newest", "The newest later statement first.", words="newest first"),
    Term("oldest", "The oldest later statement first.", words="oldest first"),
    Term("reviewed", "The last reviewed first.", words="last reviewed first"),
)

PairGroup = Literal["status", "relation", "speaker"]
PAIR_GROUPS: Final = Vocabulary[PairGroup, Term[PairGroup]](
    "what claim pairs are counted by",
    Term("status", "By what was decided."),
    Term("relation", "By what the two statements are to each other."),
    Term("speaker", "By who said both."),
)

# Quotations

QuotationKind = Literal["direct", "mixed", "indirect"]
QUOTATION_KINDS: Final = Vocabulary[QuotationKind, Term[QuotationKind]](
    "kinds of quotations",
    Term("direct", "An utterance of its own in quotation marks."),
    Term("mixed", "Quoted words that are a part of the writer's sentence."),
    Term("indirect", "What is reported without quotation marks."),
)

NoSpeechReason = Literal[
    "word_mentioned", "slogan", "label", "title_or_name", "scare_quotes", "phrase"
]
NO_SPEECH_REASONS: Final = Vocabulary[NoSpeechReason, Term[NoSpeechReason]](
    "reasons why a stretch in quotation marks is no speech",
    Term("word_mentioned", "A word or term that is spoken about."),
    Term("slogan", "What a sign, a banner or a shirt says."),
    Term("label", "What somebody or something is called."),
    Term("title_or_name", "The title of a work, or a name."),
    Term("scare_quotes", "Up to three words that the writer keeps at a distance."),
    Term("phrase", "Any longer phrase that nobody is said to have spoken."),
)

DatePrecision = Literal["day", "week", "month", "year"]
DATE_PRECISIONS: Final = Vocabulary[DatePrecision, Term[DatePrecision]](
    "how exactly a date is known",
    Term("day", "To the day."),
    Term("week", "To the week; the date is one of its days."),
    Term("month", "To the month; the date is one of its days."),
    Term("year", "To the year; the date is one of its days."),
)

CorrectedField = Literal["added", "speaker", "source", "kind", "pieces", "said_on"]
CORRECTED_FIELDS: Final = Vocabulary[CorrectedField, Term[CorrectedField]](
    "what a person decided of a quotation",
    Term("added", "That it is there at all: the program missed it."),
    Term("speaker", "Who said it."),
    Term("source", "The words that name who said it."),
    Term("kind", "Whether it is direct, mixed or indirect."),
    Term("pieces", "Where it begins and ends, and what belongs to it.", words="words"),
    Term("said_on", "When it was said."),
)

CorrectionKind = Literal[
    "changed",
    "added",
    "removed",
    "no_speech",
    "joined",
    "divided",
    "document",
    "linked",
    "marked",
    "judged",
]
CORRECTION_KINDS: Final = Vocabulary[CorrectionKind, Term[CorrectionKind]](
    "corrections of what the program says",
    Term("changed", "A quotation has another speaker, source, kind, day or other pieces."),
    Term("added", "A quotation is there that the program missed."),
    Term("removed", "A quotation is none."),
    Term("no_speech", "What stands in quotation marks is no speech."),
    Term("joined", "Several quotations are one."),
    Term("divided", "One quotation is several."),
    Term("document", "A document has another title, date, publisher or address."),
    Term("linked", "Two statements do not go together, which the program did not say."),
    Term(
        "marked",
        "In another tool a quotation was marked otherwise than others decided.",
        words="marked elsewhere",
    ),
    Term(
        "judged",
        "In another tool a claim pair was judged otherwise than others did.",
        words="judged elsewhere",
    ),
)
#: What people marked in other tools against what others decided: it changes nothing, and waits.
WAITING_KINDS: Final[tuple[CorrectionKind, ...]] = ("marked", "judged")

DecisionFigureName = Literal[
    "speaker", "source", "kind", "pieces", "said_on", "speech", "found", "pair", "pair found"
]
#: `words` follow a share: "91 % of names were right".
DECISION_FIGURES: Final = Vocabulary[DecisionFigureName, Term[DecisionFigureName]](
    "how often the program was right where people decided",
    Term("speaker", "Whom a quotation is given to.", words="of names were right"),
    Term("source", "The words that name who said it.", words="of source phrases were right"),
    Term("kind", "Direct, mixed or indirect.", words="of kinds were right"),
    Term("pieces", "Where a quotation begins and ends.", words="of limits were right"),
    Term("said_on", "When something was said.", words="of days were right"),
    Term(
        "speech",
        "Of what the program took for quotations.",
        words="of its quotations are quotations",
    ),
    Term("found", "Of what people say is a quotation.", words="of quotations were found"),
    Term("pair", "Of the program's claim pairs with a verdict.", words="of pairs are confirmed"),
    Term("pair found", "Of the pairs that people confirmed.", words="of pairs were found"),
)

QuotationOrder = Literal["newest", "oldest"]
QUOTATION_ORDERS: Final = Vocabulary[QuotationOrder, Term[QuotationOrder]](
    "orders of quotations",
    Term("newest", "What was said last comes first.", words="newest first"),
    Term("oldest", "What was said first comes first.", words="oldest first"),
)

QuotationGroup = Literal["publisher", "year", "month", "kind"]
QUOTATION_GROUPS: Final = Vocabulary[QuotationGroup, Term[QuotationGroup]](
    "what quotations are counted by",
    Term("publisher", "By the publisher of the document."),
    Term("year", "By the year of saying or else of publication."),
    Term("month", "By the month of saying or else of publication."),
    Term("kind", "By direct, mixed and indirect."),
)

# People and bodies

MentionKind = Literal["name", "title_name", "nominal", "pronoun", "organisation"]
MENTION_KINDS: Final = Vocabulary[MentionKind, Term[MentionKind]](
    "kinds of mentions",
    Term("name", "A name: Ada Fenwick."),
    Term("title_name", "A name with a title: Mayor Fenwick."),
    Term("nominal", "A description: the mayor."),
    Term("pronoun", "A pronoun: she."),
    Term("organisation", "The name of a body: the Harbour Board."),
)

EntityKind = Literal["person", "organisation", "group", "unnamed"]
ENTITY_KINDS: Final = Vocabulary[EntityKind, Term[EntityKind]](
    "kinds of speakers",
    Term("person", "A person with a name.", plural="people"),
    Term("organisation", "A body that speaks with one voice."),
    Term("group", "Several people who are named together."),
    Term("unnamed", "Somebody whom the text describes but does not name.", plural="unnamed"),
)

SpeakerOrder = Literal["quotations", "name"]
SPEAKER_ORDERS: Final = Vocabulary[SpeakerOrder, Term[SpeakerOrder]](
    "orders of speakers",
    Term("quotations", "Those with the most quotations first.", words="most quoted first"),
    Term("name", "In the order of their names.", words="by name"),
)

DecisionKind = Literal["merge", "refusal", "split", "alias", "rename"]
DECISION_KINDS: Final = Vocabulary[DecisionKind, Term[DecisionKind]](
    "decisions on speakers",
    Term("merge", "Two speakers are one."),
    Term("refusal", "Two speakers are not one."),
    Term("split", "In some documents the name means somebody else."),
    Term("alias", "A speaker has one more name.", plural="aliases"),
    Term("rename", "A speaker goes by another name."),
)

# What becomes of documents in a ledger

AddStatus = Literal["added", "unchanged", "supersedes", "reprocessed", "deleted", "failed"]
ADD_STATUSES: Final = Vocabulary[AddStatus, Term[AddStatus]](
    "what became of a document that was handed in",
    Term("added", "It is new."),
    Term("unchanged", "The ledger has this very document already.", words="there already"),
    Term(
        "supersedes",
        "It takes the place of an older version.",
        words="replaced by a new version",
    ),
    Term("reprocessed", "It was there, and was read again.", words="read again"),
    Term("deleted", "It was deleted for good and is left out.", words="deleted before"),
    Term("failed", "It could not be read or stored."),
)

RunKind = Literal["add", "reprocess"]
RUN_KINDS: Final = Vocabulary[RunKind, Term[RunKind]](
    "calls that write documents into a ledger",
    Term("add", "Documents were handed in."),
    Term("reprocess", "Documents of the ledger were read again."),
)

ChangeAction = Literal["added", "gone", "changed"]
CHANGE_ACTIONS: Final = Vocabulary[ChangeAction, Term[ChangeAction]](
    "what happened to a quotation or claim pair when its document was read again",
    Term("added", "It is new."),
    Term("gone", "It does not come out any more."),
    Term("changed", "It is still there and not quite the same."),
)

ChangedThing = Literal["quotation", "claim pair"]
CHANGED_THINGS: Final = Vocabulary[ChangedThing, Term[ChangedThing]](
    "what changes when a document is read again",
    Term("quotation", "A quotation."),
    Term("claim pair", "A claim pair."),
)

# Formats


class InputTerm(Term[N]):
    """A format that is read. Files with `endings` hold it; it needs the optional `extra`.

    A file with an ending that is not listed anywhere is text.
    """

    __slots__ = ("endings", "extra")

    def __init__(
        self, name: N, help: str, *, endings: tuple[str, ...] = (), extra: str = ""
    ) -> None:
        super().__init__(name, help)
        self.endings, self.extra = endings, extra


#: The format that the ending of a file tells.
AUTO: Final = "auto"
InputFormat = Literal[
    "auto", "text", "html", "json", "jsonl", "csv", "parquet", "arrow", "newsml", "warc"
]
INPUT_FORMATS: Final = Vocabulary[InputFormat, InputTerm[InputFormat]](
    "formats that are read",
    InputTerm(AUTO, "The ending of each file tells; any other ending means text."),
    InputTerm("text", "The file is the text.", endings=(".txt", ".text")),
    InputTerm(
        "html",
        "The article of the page, found by trafilatura, without menus, adverts and comments; "
        "title, date, address, publisher and language as the page states them.",
        endings=(".html", ".htm", ".xhtml"),
        extra="html",
    ),
    InputTerm(
        "json",
        "A news item in ninjs 1 to 3, an object with columns (below), or a list of either.",
        endings=(".json",),
    ),
    InputTerm(
        "jsonl",
        "The same, one on each line; lines that quotetrack wrote give their document.",
        endings=(".jsonl", ".ndjson"),
    ),
    InputTerm(
        "csv",
        "A document a row; the first row names the columns; parted by comma, semicolon, tab or "
        "bar, quoted as in RFC 4180.",
        endings=(".csv", ".tsv"),
    ),
    InputTerm(
        "parquet",
        "A document a row, with columns as in CSV.",
        endings=(".parquet",),
        extra="arrow",
    ),
    InputTerm(
        "arrow",
        "The same in an Apache Arrow file (Feather 2) or stream.",
        endings=(".arrow", ".feather"),
        extra="arrow",
    ),
    InputTerm(
        "newsml",
        "Each news item of NewsML-G2, with XHTML, NITF or plain text inside.",
        endings=(".xml",),
        extra="newsml",
    ),
    InputTerm(
        "warc",
        "Each HTML page with the status 200, and plain text.",
        endings=(".warc", ".wet"),
        extra="warc",
    ),
)


class OutputTerm(Term[N]):
    """A format that is written.

    `results` and `pairs` tell what it holds, `failures` that documents that failed are in it as
    well, `confirmed_only` that it takes no pair that nobody confirmed. `write` knows it by the
    `endings` of files; the service gives its files the `ending`. What is `binary` is for files and
    pipes, not for a terminal.
    """

    __slots__ = (
        "binary",
        "confirmed_only",
        "ending",
        "endings",
        "extra",
        "failures",
        "media_type",
        "pairs",
        "results",
    )

    def __init__(
        self,
        name: N,
        help: str,
        *,
        results: bool,
        pairs: bool,
        media_type: str,
        ending: str,
        endings: tuple[str, ...] = (),
        extra: str = "",
        binary: bool = False,
        failures: bool = False,
        confirmed_only: bool = False,
    ) -> None:
        super().__init__(name, help)
        self.results, self.pairs = results, pairs
        self.media_type, self.ending, self.endings = media_type, ending, endings
        self.extra, self.binary = extra, binary
        self.failures, self.confirmed_only = failures, confirmed_only


ResultFormat = Literal[
    "jsonl",
    "csv",
    "parquet",
    "arrow",
    "html",
    "web-annotation",
    "schema-org",
    "prodigy",
    "label-studio",
    "tei",
]
PairFormat = Literal[
    "jsonl",
    "csv",
    "parquet",
    "arrow",
    "web-annotation",
    "schema-org",
    "claim-review",
    "prodigy",
    "label-studio",
]
AnnotationFormat = Literal["prodigy", "label-studio", "web-annotation"]
OutputFormat = ResultFormat | PairFormat
OUTPUT_FORMATS: Final = Vocabulary[OutputFormat, OutputTerm[OutputFormat]](
    "formats that are written",
    OutputTerm(
        "jsonl",
        "Everything, losslessly.",
        results=True,
        pairs=True,
        media_type="application/jsonl",
        ending="jsonl",
        endings=(".jsonl", ".ndjson"),
        failures=True,
    ),
    OutputTerm(
        "csv",
        "A row for each quotation or pair.",
        results=True,
        pairs=True,
        media_type="text/csv; charset=utf-8",
        ending="csv",
        endings=(".csv",),
    ),
    OutputTerm(
        "parquet",
        "The same rows, typed, as Apache Parquet.",
        results=True,
        pairs=True,
        media_type="application/vnd.apache.parquet",
        ending="parquet",
        endings=(".parquet",),
        extra="arrow",
        binary=True,
    ),
    OutputTerm(
        "arrow",
        "The same rows, typed, as an Apache Arrow file.",
        results=True,
        pairs=True,
        media_type="application/vnd.apache.arrow.file",
        ending="arrow",
        endings=(".arrow", ".feather"),
        extra="arrow",
        binary=True,
    ),
    OutputTerm(
        "html",
        "A page to read, without scripts.",
        results=True,
        pairs=False,
        media_type="text/html; charset=utf-8",
        ending="html",
        endings=(".html", ".htm"),
    ),
    OutputTerm(
        "web-annotation",
        "W3C Web Annotation, JSON-LD.",
        results=True,
        pairs=True,
        media_type="application/ld+json",
        ending="jsonld",
    ),
    OutputTerm(
        "schema-org",
        "NewsArticle, Quotation, Person, Claim, JSON-LD.",
        results=True,
        pairs=True,
        media_type="application/ld+json",
        ending="jsonld",
    ),
    OutputTerm(
        "claim-review",
        "ClaimReview of schema.org, confirmed pairs alone.",
        results=False,
        pairs=True,
        media_type="application/ld+json",
        ending="jsonld",
        confirmed_only=True,
    ),
    OutputTerm(
        "prodigy",
        "Tasks for Prodigy: `spans.manual` and `rel.manual`, `choice` for pairs.",
        results=True,
        pairs=True,
        media_type="application/jsonl",
        ending="jsonl",
    ),
    OutputTerm(
        "label-studio",
        "Tasks for Label Studio, with predictions.",
        results=True,
        pairs=True,
        media_type="application/json",
        ending="json",
    ),
    OutputTerm(
        "tei",
        "TEI P5, quotations as `<said>`.",
        results=True,
        pairs=False,
        media_type="application/tei+xml",
        ending="xml",
        endings=(".xml", ".tei"),
    ),
)
RESULT_FORMATS: Final = Vocabulary[ResultFormat, OutputTerm[Any]](
    "formats of results", *(one for one in OUTPUT_FORMATS.values() if one.results)
)
PAIR_FORMATS: Final = Vocabulary[PairFormat, OutputTerm[Any]](
    "formats of claim pairs", *(one for one in OUTPUT_FORMATS.values() if one.pairs)
)

ANNOTATION_FORMATS: Final = Vocabulary[AnnotationFormat, Term[AnnotationFormat]](
    "formats of annotation tools that are read back",
    Term("prodigy", "JSON Lines, as `prodigy db-out` writes them."),
    Term("label-studio", "JSON, as Label Studio exports it."),
    Term(
        "web-annotation",
        "W3C Web Annotation, and what the API of Hypothesis returns.",
    ),
)

ImportStatus = Literal["decided", "unchanged", "conflict", "skipped", "error"]
IMPORT_STATUSES: Final = Vocabulary[ImportStatus, Term[ImportStatus]](
    "what became of a mark from an annotation tool",
    Term("decided", "It is a correction or a verdict now."),
    Term("unchanged", "The ledger says so already."),
    Term("conflict", "Others decided otherwise meanwhile, or the text is another version."),
    Term("skipped", "It says nothing."),
    Term("error", "It cannot be understood or done; its message says why."),
)

#: Every vocabulary, with the type that lists the same names.
VOCABULARIES: Final[tuple[tuple[Any, Vocabulary[Any, Any]], ...]] = (
    (Relation, RELATIONS),
    (ClaimReason, CLAIM_REASONS),
    (StatementOrder, STATEMENT_ORDERS),
    (EvidenceRole, EVIDENCE_ROLES),
    (ReviewStatus, REVIEW_STATUSES),
    (Rating, RATINGS),
    (GoneReason, GONE_REASONS),
    (PairOrder, PAIR_ORDERS),
    (PairGroup, PAIR_GROUPS),
    (QuotationKind, QUOTATION_KINDS),
    (NoSpeechReason, NO_SPEECH_REASONS),
    (DatePrecision, DATE_PRECISIONS),
    (CorrectedField, CORRECTED_FIELDS),
    (CorrectionKind, CORRECTION_KINDS),
    (DecisionFigureName, DECISION_FIGURES),
    (QuotationOrder, QUOTATION_ORDERS),
    (QuotationGroup, QUOTATION_GROUPS),
    (MentionKind, MENTION_KINDS),
    (EntityKind, ENTITY_KINDS),
    (SpeakerOrder, SPEAKER_ORDERS),
    (DecisionKind, DECISION_KINDS),
    (AddStatus, ADD_STATUSES),
    (RunKind, RUN_KINDS),
    (ChangeAction, CHANGE_ACTIONS),
    (ChangedThing, CHANGED_THINGS),
    (InputFormat, INPUT_FORMATS),
    (ResultFormat, RESULT_FORMATS),
    (PairFormat, PAIR_FORMATS),
    (AnnotationFormat, ANNOTATION_FORMATS),
    (ImportStatus, IMPORT_STATUSES),
)
