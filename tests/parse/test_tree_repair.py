"""Two subjects of one verb: one gives way. Also: the fast way gives what Stanza itself gives."""

from __future__ import annotations

import numpy as np
import pytest

from quotetrack.parse import bundled_pack
from quotetrack.parse.tree_repair import repair, repeats

NAMES = ["root", "nsubj", "obl", "obj"]


@pytest.mark.parametrize(
    ("labels", "twice"),
    [
        (["nsubj", "root", "obj"], False),
        (["nsubj", "root", "nsubj"], True),
        (["nsubj:pass", "root", "csubj"], True),
        (["nsubj", "root", "nsubj:outer"], False),
        (["obj", "root", "obj"], True),
    ],
)
def test_repeats(labels: list[str], twice: bool) -> None:
    assert repeats([2, 0, 2], labels) is twice


def test_the_less_likely_subject_becomes_something_else() -> None:
    arcs = np.full((4, 4), -20.0)
    kinds = np.full((4, 4, 4), -20.0)
    for word, head in ((1, 2), (2, 0), (3, 2)):
        arcs[word, head] = -0.1
    kinds[2, 0, 0] = -0.1
    kinds[1, 2, 1], kinds[1, 2, 2] = -0.1, -9.0
    kinds[3, 2, 1], kinds[3, 2, 2] = -0.4, -1.0
    heads, labels = repair([0, 2, 0, 2], arcs, kinds, NAMES)
    assert (heads, labels) == ([2, 0, 2], ["nsubj", "root", "obl"])


def test_the_fast_way_gives_what_stanza_gives() -> None:
    from quotetrack.parse.stanza_engine import NetworkEngine, PipelineEngine
    from quotetrack.parse.stanza_loading import pack_pipeline
    from quotetrack.parse.stanza_models import read_models

    texts = [
        "“Q,” said Ana Ruiz, a lawyer for the group, on Monday.",
        "Rep. Lee Chan (D-Md.) told reporters: “Q!” Then she left. What?!! See http://a.org/x?y=1",
        "Spaces  and\ttabs\n\nand a new paragraph, which isn't long.",
        "Police the mayor council voted said who 3,000 he, they — “Q” — " * 4,
        "The council, which met on Monday, said no, and that was that. " * 40,
        "and on it went, he said, " * 30,
        "Unglaublich 😀 naïve “” '' word-with-hyphens e.g. U.S. No. 5",
    ]
    models = read_models(bundled_pack())
    assert models is not None
    fast = NetworkEngine(models, 1)
    plain = PipelineEngine(pack_pipeline(bundled_pack()), 1, fast=False)
    found = [engine.parse(texts, sentences=False, names=True) for engine in (fast, plain)]
    assert found[0] == found[1]
