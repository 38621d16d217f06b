"""A speaker's claim pairs on one matter are capped, and the result says how many are left out."""

from __future__ import annotations

import datetime

from quotetrack import Quotations, link_claims
from quotetrack.claims import MOST_PER_MATTER, link, matter_of

from .articles import quotations

DAY = datetime.date(2031, 3, 4)


def read(text: str, day: int) -> Quotations:
    document, items = quotations(
        f"Ms Reed said: “{text}”", "Reed", date=DAY + datetime.timedelta(days=day)
    )
    return Quotations(document, items)


def test_pairs_made_after_one_pattern_are_capped_and_others_are_not() -> None:
    pattern = [read(f"The tunnel will cost {100 + 10 * n} million euros.", n) for n in range(12)]
    others = [read("I support the ferry.", 1), read("I oppose the ferry.", 9)]
    documents = {one.document.id: one.document for one in pattern}
    all_pairs = link([one[0] for one in pattern], documents)
    found = link_claims([*pattern, *others])
    assert len(found) == MOST_PER_MATTER + 1
    assert found.left_out == len(all_pairs) - MOST_PER_MATTER > 0
    assert {pair.relation for pair in found} == {"numeric_conflict", "changes_position"}
    assert link_claims(others).left_out == 0
    assert "more claim pairs" in found._repr_html_()


def test_the_matter_is_what_both_statements_share() -> None:
    cost = (
        "Same measure with other figures: “The tunnel will cost 2 euros” and “The tunnel cost 3.”"
    )
    assert matter_of(cost) == matter_of(cost.replace("3", "4"))
    assert matter_of(cost) != matter_of(cost.replace("tunnel", "ferry"))
    assert matter_of("Two answers: “yes” and “not exactly”.") == ""
    assert matter_of("") == ""
