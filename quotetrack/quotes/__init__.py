"""From text to attributed quotations.

`draft` finds quotations and decides by lexical sieves; `settle` finishes, with parses of the frames
that the draft left open or without them.
"""

from quotetrack.quotes.attribution import Attributed, Draft, Models, draft, settle, withhold
from quotetrack.quotes.syntax import Frame

__all__ = ["Attributed", "Draft", "Frame", "Models", "draft", "settle", "withhold"]
