"""Importing this module loads the bundled models: what worker processes are forked from does so.

A process that was forked uses the models where they are, so that they are loaded once and are in
memory once, however many processes there are.
"""

from __future__ import annotations

import gc
import warnings
from contextlib import suppress

from quotetrack.errors import MissingParserWarning
from quotetrack.parse.base import parse_sentences
from quotetrack.pipeline import many  # noqa: F401  # What a worker process needs.
from quotetrack.pipeline.choices import BUNDLED, chosen_parser

# Whoever needs models that are missing or damaged is told so in the worker process.
with suppress(Exception), warnings.catch_warnings():
    warnings.simplefilter("ignore", MissingParserWarning)
    parser = chosen_parser(BUNDLED)
    if parser is not None:
        parse_sentences(parser, ["Ready."], names=True)
# What the collector does not look at stays shared.
gc.collect()
gc.freeze()
