"""Importing this module loads what reading takes: worker processes are forked from one that did.

They use it where it is, so that models, word lists and patterns are made once and are in memory
once, however many processes there are.
"""

from __future__ import annotations

import gc
import warnings
from contextlib import suppress

from quotetrack.errors import MissingParserWarning
from quotetrack.parse.base import parse_sentences
from quotetrack.pipeline import analyze
from quotetrack.pipeline.choices import BUNDLED, chosen_parser
from quotetrack.pipeline.collecting import collector_paused

# Whoever needs models that are missing or damaged is told so in the worker process. What is loaded
# stays, so the collector need not look through it.
with collector_paused(), suppress(Exception), warnings.catch_warnings():
    warnings.simplefilter("ignore", MissingParserWarning)
    analyze("“We leave in May,” said Ada Fenwick. “We stay,” she said later.", parser=None)
    parser = chosen_parser(BUNDLED)
    if parser is not None:
        parse_sentences(parser, ["Ready."], names=True)
# What the collector does not look at stays shared.
gc.freeze()
