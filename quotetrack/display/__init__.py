"""Results as self-contained HTML: static, escaped, without JavaScript, light and dark.

`article_html` makes a fragment for one document (a notebook's output, a part of a page) and
`pairs_html` one for claim pairs alone. `page_html` makes a page of one document,
`page_of_fragments` of several. The words for relations and scores serve other displays too.
"""

from quotetrack.display.article import article_html
from quotetrack.display.escape import shortened, showable
from quotetrack.display.page import note_html, page_html, page_of_fragments
from quotetrack.display.pairs import pairs_html, relation_in_words, score_in_words

__all__ = [
    "article_html",
    "note_html",
    "page_html",
    "page_of_fragments",
    "pairs_html",
    "relation_in_words",
    "score_in_words",
    "shortened",
    "showable",
]
