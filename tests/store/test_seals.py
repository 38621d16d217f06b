"""Digests inside stored JSON: every letter counts, and nothing of the object is touched."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from quotetrack.store.schema.seals import fits, sealed, unsealed
from tests.strategies import texts

keys = texts.filter(lambda key: key not in ("digest", "beside"))
objects = st.dictionaries(keys, texts | st.integers(), max_size=4).map(json.dumps)


@given(objects, st.lists(texts, max_size=2))
def test_an_object_comes_back_as_it_was(stored: str, beside: list[str]) -> None:
    kept = sealed(stored, *beside)
    assert unsealed(kept) == stored == unsealed(stored)
    assert fits(kept, *beside)
    assert fits(stored, *beside)
    assert {*json.loads(kept)} == {*json.loads(stored), "digest", "beside"}
    assert sealed(kept) == sealed(stored)


@given(objects, st.data(), st.integers(0, 6))
def test_no_bit_of_it_can_change(stored: str, data: st.DataObject, bit: int) -> None:
    kept = sealed(stored)
    place = data.draw(st.integers(0, len(kept) - 1))
    other = chr(ord(kept[place]) ^ 1 << bit)
    assert not fits(kept[:place] + other + kept[place + 1 :])


@given(texts, texts)
def test_what_stands_beside_it_counts(note: str, other: str) -> None:
    kept = sealed('{"a": 1}', "confirmed", note)
    assert fits(kept, "confirmed", other) == (note == other)
