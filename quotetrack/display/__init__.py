"""Results as self-contained HTML: static, escaped, without JavaScript, light and dark.

`article_html` makes a fragment for one document (a notebook's output, a part of a page);
`pairs_html` one for claim pairs alone; `page_html` makes a page of one or more fragments. The
words for relations and scores serve other displays too.
"""

from quotetrack.display.article import article_html
from quotetrack.display.escape import shortened, showable
from quotetrack.display.page import page_html
from quotetrack.display.pairs import pairs_html, relation_in_words, score_in_words

__all__ = [
    "article_html",
    "page_html",
    "pairs_html",
    "relation_in_words",
    "score_in_words",
    "shortened",
    "showable",
]
