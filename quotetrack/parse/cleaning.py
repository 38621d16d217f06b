"""Making any string safe for a tokenizer, without moving a character."""

from __future__ import annotations

import re

# Longer stretches without a space are cut: patterns for web and mail addresses, which tokenizers
# use, take time with the square of the length.
LONGEST_RUN = 200

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_RUN = re.compile(rf"(\S{{{LONGEST_RUN - 1}}})\S")


def clean(text: str) -> str:
    """Return `text` with control characters and lone surrogates replaced, of the same length.

    Every 200th character of a stretch without a space becomes a space.
    """
    if not text.isascii():
        text = _SURROGATE.sub("�", text)
    text = _CONTROL.sub(" ", text)
    return _RUN.sub(r"\1 ", text)
