"""The tables of a ledger, as the newest schema revision has them.

Every table has a whole number as its key. `data` columns hold the plain form of `quotetrack.codec`
as JSON, which is the truth; the other columns are for finding and for looking.

Views with rows for people to read are made by the migrations 0006 and 0007; nothing here reads
them.

Days are whole numbers (`datetime.date.toordinal`), 0 where the day is not known, so that both
databases put them in the same order.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from quotetrack.store.schema.columns import ExactText, ShownText, UtcTime

#: The newest revision of the schema, which this quotetrack reads and writes.
HEAD: Final = "0009"

metadata = MetaData()

#: SQLite numbers rows by itself only where the key is called INTEGER.
Key: Final = BigInteger().with_variant(Integer, "sqlite")


def _key() -> Column[int]:
    return Column("key", Key, primary_key=True)


def _link(name: str, to: str, *, null: bool = False) -> Column[Any]:
    return Column(name, Key, ForeignKey(f"{to}.key"), nullable=null)


def _seal() -> Column[Any]:
    # Made of other columns of the row (`schema.sealing`).
    return Column("seal", Text)


def _decided(taken_back: str) -> tuple[Column[Any], ...]:
    """Return the columns that tell who decided, and who took it back: "undone", "lifted"."""
    return (
        Column("reviewer", ExactText, nullable=False),
        Column("note", ExactText, nullable=False),
        Column("decided_at", UtcTime, nullable=False),
        Column(f"{taken_back}_at", UtcTime),
        Column(f"{taken_back}_by", ExactText),
    )


def _exact_index(name: str, *columns: Column[Any]) -> Index:
    # A hash index takes texts of any length; SQLite makes an ordinary one.
    return Index(name, *columns, postgresql_using="hash")


settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    _key(),
    Column("kind", Text, nullable=False),
    Column("started_at", UtcTime, nullable=False),
    Column("finished_at", UtcTime),
    Column("versions", Text, nullable=False),
    _seal(),
)

publishers = Table(
    "publishers", metadata, _key(), Column("name", ExactText, nullable=False), _seal()
)
_exact_index("publishers_name", publishers.c.name)

documents = Table(
    "documents",
    metadata,
    _key(),
    Column("id", ExactText, nullable=False),
    Column("url", ExactText),
    _link("publisher_key", "publishers", null=True),
    Column("title", ExactText),
    Column("date", Date),
    Column("day", Integer, nullable=False),
    Column("language", ExactText, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("text", ExactText, nullable=False),
    Column("non_speech", Text, nullable=False),
    Column("ambiguous", Text, nullable=False),
    Column("versions", Text, nullable=False),
    Column("superseded_by", Key, ForeignKey("documents.key")),
    _link("run_key", "runs"),
    Column("added_at", UtcTime, nullable=False),
    # Grows with every correction of what is known of the publication.
    Column("revision", Integer, nullable=False, server_default=text("0")),
    # What came with the document, where a person corrected it: the plain form, and the address,
    # by which the document is known when it comes again.
    Column("given", Text),
    Column("given_url", ExactText),
    _seal(),
)
_exact_index("documents_given_url", documents.c.given_url)
_exact_index("documents_id", documents.c.id)
_exact_index("documents_url", documents.c.url)
Index("documents_day", documents.c.day, documents.c.key)
Index("documents_publisher_day", documents.c.publisher_key, documents.c.day, documents.c.key)
Index("documents_fingerprint", documents.c.fingerprint)

entities = Table(
    "entities",
    metadata,
    _key(),
    Column("id", ExactText, nullable=False),
    Column("name", ExactText, nullable=False),
    Column("kind", Text, nullable=False),
    Column("wikidata", ExactText, nullable=False),
    # The entity that this one goes by after all merges; itself where it is merged into none.
    Column("canonical_key", Key, ForeignKey("entities.key")),
    Column("quotation_count", Integer, nullable=False),
    # The name that documents give, where a person gave another one.
    Column("found_name", ExactText),
    _seal(),
)
_exact_index("entities_id", entities.c.id)
Index("entities_canonical", entities.c.canonical_key)
Index("entities_count", entities.c.quotation_count, entities.c.key)

aliases = Table(
    "aliases",
    metadata,
    _key(),
    _link("entity_key", "entities"),
    Column("name", ExactText, nullable=False),
    # The folded form, without marks and case.
    Column("folded", Text, nullable=False),
    # Whether the name means the entity in other documents too, as "the mayor" does not.
    Column("lasting", Boolean, nullable=False),
    # Whether a person gave it.
    Column("confirmed", Boolean, nullable=False),
    # Whether it was compared with the names of others.
    Column("filed", Boolean, nullable=False, server_default=false()),
    _seal(),
)
Index("aliases_entity", aliases.c.entity_key)
_exact_index("aliases_folded", aliases.c.folded)

document_entities = Table(
    "document_entities",
    metadata,
    _key(),
    _link("document_key", "documents"),
    _link("entity_key", "entities"),
    Column("number", Integer, nullable=False),
    Column("data", Text, nullable=False),
    _seal(),
)
Index("document_entities_document", document_entities.c.document_key)
Index("document_entities_entity", document_entities.c.entity_key)

quotations = Table(
    "quotations",
    metadata,
    _key(),
    _link("document_key", "documents"),
    Column("id", ExactText, nullable=False),
    Column("number", Integer, nullable=False),
    # Whom the document gives it to, and whom that entity goes by after all merges.
    _link("entity_key", "entities", null=True),
    _link("speaker_key", "entities", null=True),
    _link("publisher_key", "publishers", null=True),
    Column("kind", Text, nullable=False),
    Column("text", ShownText, nullable=False),
    Column("said_on", Date),
    Column("day", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("data", Text, nullable=False),
    # The numbers of the keys in `link_keys`, 8 bytes each.
    Column("link_keys", LargeBinary),
    # Grows with every correction and with every run that finds it otherwise.
    Column("revision", Integer, nullable=False, server_default=text("0")),
    # What ties the corrections of one quotation together, whatever its pieces are.
    Column("subject", Text),
    _seal(),
    UniqueConstraint("document_key", "id"),
)
Index("quotations_entity", quotations.c.entity_key)
_in_order = (quotations.c.current, quotations.c.day, quotations.c.key)
Index("quotations_speaker_day", quotations.c.speaker_key, *_in_order)
Index("quotations_publisher_day", quotations.c.publisher_key, *_in_order)
Index("quotations_day", *_in_order)

claim_pairs = Table(
    "claim_pairs",
    metadata,
    _key(),
    Column("id", ExactText, nullable=False, unique=True),
    # The id that the pair has in `data`; another one after its document was corrected.
    Column("present_id", ExactText, nullable=False),
    _link("earlier_key", "quotations"),
    _link("later_key", "quotations"),
    _link("speaker_key", "entities"),
    Column("relation", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", ShownText, nullable=False),
    Column("explanation", ShownText, nullable=False),
    Column("day", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("gone_reason", Text),
    Column("status", Text, nullable=False),
    Column("rating", Text),
    Column("reviewer", ExactText),
    Column("reviewed_at", UtcTime),
    Column("revision", Integer, nullable=False),
    Column("changed_since_review", Boolean, nullable=False),
    Column("found_at", UtcTime, nullable=False),
    Column("data", Text, nullable=False),
    # The correction by which a person linked the two, and the subjects of its sides.
    Column("linked_by", Key, ForeignKey("corrections.key")),
    Column("earlier_subject", Text),
    Column("later_subject", Text),
    _seal(),
)
Index("claim_pairs_linked", claim_pairs.c.linked_by)
Index("claim_pairs_present_id", claim_pairs.c.present_id)
Index("claim_pairs_earlier", claim_pairs.c.earlier_key)
Index("claim_pairs_later", claim_pairs.c.later_key)
_best_first = (claim_pairs.c.current, claim_pairs.c.score, claim_pairs.c.key)
Index("claim_pairs_speaker", claim_pairs.c.speaker_key, *_best_first)
Index("claim_pairs_status", claim_pairs.c.status, *_best_first)
Index("claim_pairs_score", *_best_first)

reviews = Table(
    "reviews",
    metadata,
    _key(),
    _link("pair_key", "claim_pairs"),
    Column("revision", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("rating", Text),
    Column("note", ExactText, nullable=False),
    Column("reviewer", ExactText, nullable=False),
    Column("reviewed_at", UtcTime, nullable=False),
    # The pair as the reviewer saw it.
    Column("seen", Text, nullable=False),
    # Where the reviewer published what they found.
    Column("url", ExactText, nullable=False, server_default=text("''")),
    UniqueConstraint("pair_key", "revision"),
)

# Who is about to review which pair.
takings = Table(
    "takings",
    metadata,
    _key(),
    Column(
        "pair_key",
        Key,
        ForeignKey("claim_pairs.key", ondelete="CASCADE"),
        nullable=False,
        unique=True,
    ),
    Column("reviewer", ExactText, nullable=False),
    Column("taken_at", UtcTime, nullable=False),
    _seal(),
)

decisions = Table(
    "decisions",
    metadata,
    _key(),
    Column("kind", Text, nullable=False),
    _link("first_key", "entities"),
    _link("second_key", "entities", null=True),
    _link("kept_key", "entities", null=True),
    Column("alias", ExactText),
    *_decided("undone"),
    _seal(),
)
Index("decisions_first", decisions.c.first_key)
Index("decisions_second", decisions.c.second_key)

changes = Table(
    "changes",
    metadata,
    _key(),
    _link("run_key", "runs"),
    _link("document_key", "documents"),
    Column("thing", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("id", ExactText, nullable=False),
    Column("before", Text),
    Column("after", Text),
    _seal(),
)
Index("changes_run", changes.c.run_key, changes.c.key)
Index("changes_document", changes.c.document_key)

# Without foreign keys, since these two have the most rows by far; nothing is ever deleted from the
# tables that they refer to.
link_keys = Table(
    "link_keys",
    metadata,
    Column("entity_key", BigInteger, primary_key=True, autoincrement=False),
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("quotation_key", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

name_keys = Table(
    "name_keys",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("entity_key", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

merge_proposals = Table(
    "merge_proposals",
    metadata,
    _key(),
    _link("first_key", "entities"),
    _link("second_key", "entities"),
    Column("score", Float, nullable=False),
    Column("reason", ExactText, nullable=False),
    _seal(),
    UniqueConstraint("first_key", "second_key"),
)
Index("merge_proposals_second", merge_proposals.c.second_key)

# What people decided on quotations and documents. `data` holds what they saw and what they made
# of it, so that it can be done again on whatever a later run finds.
corrections = Table(
    "corrections",
    metadata,
    _key(),
    Column("kind", Text, nullable=False),
    Column("document_id", ExactText, nullable=False),
    # The document of the other statement, where two were linked.
    Column("other_document_id", ExactText),
    Column("data", Text, nullable=False),
    # Whether it holds in the present text, or waits until its words stand there again.
    Column("waiting", Boolean, nullable=False),
    *_decided("undone"),
    _seal(),
)
_exact_index("corrections_document", corrections.c.document_id)
_exact_index("corrections_other_document", corrections.c.other_document_id)
Index("corrections_waiting", corrections.c.waiting, corrections.c.key)

# What the program found in a document that people corrected.
findings = Table(
    "findings",
    metadata,
    Column("document_key", Key, ForeignKey("documents.key"), primary_key=True, autoincrement=False),
    Column("data", Text, nullable=False),
    # How often it was right there, as JSON (`correcting.tallies`), so that nobody waits for it.
    Column("tally", Text),
)

# Documents that were deleted for good: digests alone, by which they are known when they come again.
deletions = Table(
    "deletions",
    metadata,
    _key(),
    Column("id_digest", Text, nullable=False),
    Column("url_digest", Text),
    Column("text_digest", Text, nullable=False),
    Column("versions", Integer, nullable=False),
    Column("quotations", Integer, nullable=False),
    Column("claim_pairs", Integer, nullable=False),
    Column("reviews", Integer, nullable=False),
    Column("corrections", Integer, nullable=False),
    *_decided("lifted"),
    _seal(),
)
Index("deletions_id", deletions.c.id_digest)
Index("deletions_url", deletions.c.url_digest)
Index("deletions_text", deletions.c.text_digest)

# After a split: whom an entity of a document is taken for, also when the document is read again.
assignments = Table(
    "assignments",
    metadata,
    _key(),
    _link("decision_key", "decisions"),
    Column("document_id", ExactText, nullable=False),
    _link("entity_key", "entities"),
    _link("assigned_key", "entities"),
    Column("undone", Boolean, nullable=False),
    _seal(),
)
_exact_index("assignments_document", assignments.c.document_id)
Index("assignments_decision", assignments.c.decision_key)
