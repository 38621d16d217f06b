"""Views with rows that a person can read: statements, pairs side by side, speakers.

A later revision that changes a column of these tables drops the views first and makes them anew.
"""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"

# What is called a title is the headline or, where there is none, how the text begins.
_TITLE = "coalesce(nullif(trim({0}.title), ''), substr({0}.text, 1, 80))"

STATEMENTS = f"""
CREATE VIEW statements AS
SELECT
    q.key AS quotation,
    q.said_on AS said_on,
    s.name AS speaker,
    q.text AS statement,
    q.kind AS kind,
    {_TITLE.format("d")} AS title,
    p.name AS publisher,
    d.date AS published,
    d.url AS link,
    s.kind AS speaker_kind,
    q.confidence AS confidence,
    q.subject IS NOT NULL AS corrected,
    d.id AS document,
    q.id AS id
FROM quotations AS q
JOIN documents AS d ON d.key = q.document_key
LEFT JOIN entities AS s ON s.key = q.speaker_key
LEFT JOIN publishers AS p ON p.key = d.publisher_key
WHERE q.current
"""

PAIRS = f"""
CREATE VIEW pairs_side_by_side AS
SELECT
    c.key AS pair,
    s.name AS speaker,
    c.relation AS relation,
    a.said_on AS earlier_said_on,
    a.text AS earlier,
    b.said_on AS later_said_on,
    b.text AS later,
    c.status AS status,
    c.rating AS rating,
    c.explanation AS explanation,
    {_TITLE.format("e")} AS earlier_title,
    e.url AS earlier_link,
    {_TITLE.format("l")} AS later_title,
    l.url AS later_link,
    c.score AS score,
    c.reason AS reason,
    c.reviewer AS reviewer,
    c.reviewed_at AS reviewed_at,
    (
        SELECT r.note FROM reviews AS r WHERE r.pair_key = c.key
        ORDER BY r.revision DESC LIMIT 1
    ) AS note,
    c.changed_since_review AS changed_since_review,
    c.id AS id
FROM claim_pairs AS c
JOIN quotations AS a ON a.key = c.earlier_key
JOIN quotations AS b ON b.key = c.later_key
JOIN documents AS e ON e.key = a.document_key
JOIN documents AS l ON l.key = b.document_key
JOIN entities AS s ON s.key = c.speaker_key
WHERE c.current
"""

SPEAKERS = """
CREATE VIEW speakers AS
SELECT
    s.key AS entity,
    s.name AS name,
    s.kind AS kind,
    (
        SELECT {names}
        FROM (
            SELECT DISTINCT o.name FROM aliases AS o JOIN entities AS m ON m.key = o.entity_key
            WHERE m.canonical_key = s.key AND o.name <> s.name
            ORDER BY o.name
        ) AS other
    ) AS other_names,
    s.quotation_count AS statements,
    (
        SELECT min(q.said_on) FROM quotations AS q WHERE q.speaker_key = s.key AND q.current
    ) AS first_said_on,
    (
        SELECT max(q.said_on) FROM quotations AS q WHERE q.speaker_key = s.key AND q.current
    ) AS last_said_on,
    (
        SELECT count(*) FROM claim_pairs AS c WHERE c.speaker_key = s.key AND c.current
    ) AS pairs,
    nullif(s.wikidata, '') AS wikidata,
    s.id AS id
FROM entities AS s
WHERE s.canonical_key = s.key AND s.quotation_count > 0
"""

JOINED = {
    "sqlite": "group_concat(other.name, ', ')",
    "postgresql": "string_agg(other.name, ', ')",
}


def upgrade() -> None:
    """Make the views. No table changes."""
    names = JOINED[op.get_bind().dialect.name]
    for view in (STATEMENTS, PAIRS, SPEAKERS.format(names=names)):
        op.execute(view)
