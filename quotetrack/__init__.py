"""quotetrack: who said what, and when they said otherwise."""

__version__ = "0.1.0"
