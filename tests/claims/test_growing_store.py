"""Linking what is new against what was linked before, without doing all again."""

from __future__ import annotations

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

import quotetrack
from quotetrack.claims import keys, link
from quotetrack.linking import find_context

from .articles import quotations

_SAID = st.builds(
    "{} {} {} {}.".format,
    st.sampled_from(["We will", "We will not", "I did", "I never did", "We can't"]),
    st.sampled_from(["close", "open", "raise", "cut", "support"]),
    st.sampled_from(["the harbour school", "the fuel tax", "the ring road", "the night trains"]),
    st.sampled_from(["this year", "by 2031", "for 40 people", "for 300 people", "anyway"]),
)


@st.composite
def archives(draw):
    """Return (documents by id, quotations of each document), one to twelve small articles."""
    documents, groups = {}, []
    for number in range(draw(st.integers(1, 12))):
        lines = [
            f"{draw(st.sampled_from(['Reed', 'Lund']))} said: “{draw(_SAID)}”"
            for _ in range(draw(st.integers(1, 3)))
        ]
        names = [line.split()[0] for line in lines]
        day = datetime.date(2030, 1, 1) + datetime.timedelta(days=draw(st.integers(0, 900)))
        document, found = quotations(f"No. {number}\n" + "\n".join(lines), *names, date=day)
        documents[document.id] = document
        groups.append(find_context(document, found))
    return documents, groups


@settings(max_examples=60, deadline=None)
@given(archives())
def test_one_article_at_a_time_finds_all_that_linking_all_at_once_finds(archive):
    documents, groups = archive
    known, one_by_one = [], {}
    for group in groups:
        for pair in link(group, documents, against=known, threshold=0.0):
            assert pair.earlier in group or pair.later in group
            assert pair.id not in one_by_one
            one_by_one[pair.id] = pair
        known.extend(group)
    for pair in link(known, documents, threshold=0.0):
        assert one_by_one[pair.id] == pair


@settings(max_examples=60, deadline=None)
@given(archives())
def test_a_store_needs_to_hand_over_only_what_shares_a_key(archive):
    documents, groups = archive
    new, known = groups[-1], [quotation for group in groups[:-1] for quotation in group]
    wanted = {(q.speaker.id, key) for q in new for key in keys(q, documents[q.document_id])}
    few = [
        q
        for q in known
        if any((q.speaker.id, key) in wanted for key in keys(q, documents[q.document_id]))
    ]
    assert link(new, documents, against=few) == link(new, documents, against=known)


def test_a_document_read_again_is_not_compared_with_its_old_self():
    text = "Mr Lund said: “We will close the harbour school.”"
    document, found = quotations(text, "Lund")
    assert link(found, {document.id: document}, against=found, threshold=0.0) == ()


def test_the_verb_takes_earlier_results():
    day = datetime.date(2030, 5, 1)
    old = quotetrack.extract_quotes(
        quotetrack.Document("“The dam is safe,” said Olaf Lund, the minister.", date=day),
        parser=None,
    )
    new = quotetrack.extract_quotes(
        quotetrack.Document(
            "“The dam is not safe,” said Olaf Lund, the minister.", date=day.replace(year=2031)
        ),
        parser=None,
    )
    assert quotetrack.link_claims(new) == ()
    (pair,) = quotetrack.link_claims(new, against=old)
    assert quotetrack.link_claims(new, against=[old]) == (pair,)
    assert (pair.relation, pair.earlier.text) == ("changes_position", "The dam is safe,")
