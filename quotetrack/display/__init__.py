"""Results as self-contained HTML: static, escaped, without JavaScript, light and dark.

`article_html` makes a fragment for one document (a notebook's output, a part of a page);
`pairs_html`, `quotations_html`, `entities_html` and `non_speech_html` make one for things by
themselves. `page_html` makes a page of one document, `page_of_fragments` of several
(`page_pieces` a piece at a time). `fragment`,
`escaped`, `woven` and the words for relations, dates and scores serve other displays.
"""

from quotetrack.display.article import article_html
from quotetrack.display.escape import escaped, linked, shortened, showable
from quotetrack.display.page import note_html, page_html, page_of_fragments, page_pieces
from quotetrack.display.pairs import evidence_marks, pairs_html
from quotetrack.display.people import entities_html
from quotetrack.display.quotations import non_speech_html, quotations_html
from quotetrack.display.quoted import quoted_html
from quotetrack.display.style import SPEAKER_COLOURS, fragment, style_sheet
from quotetrack.display.weave import Mark, woven
from quotetrack.display.words import (
    change_in_words,
    characters_in_words,
    corrected_in_words,
    count_in_words,
    date_in_words,
    decided_in_words,
    kind_in_words,
    non_speech_in_words,
    period_in_words,
    quotation_in_words,
    quoted_in_words,
    reason_in_words,
    relation_in_words,
    said_on_in_words,
    score_in_words,
    speaker_in_words,
    strength_in_words,
    when_in_words,
)

__all__ = [
    "SPEAKER_COLOURS",
    "Mark",
    "article_html",
    "change_in_words",
    "characters_in_words",
    "corrected_in_words",
    "count_in_words",
    "date_in_words",
    "decided_in_words",
    "entities_html",
    "escaped",
    "evidence_marks",
    "fragment",
    "kind_in_words",
    "linked",
    "non_speech_html",
    "non_speech_in_words",
    "note_html",
    "page_html",
    "page_of_fragments",
    "page_pieces",
    "pairs_html",
    "period_in_words",
    "quotation_in_words",
    "quotations_html",
    "quoted_html",
    "quoted_in_words",
    "reason_in_words",
    "relation_in_words",
    "said_on_in_words",
    "score_in_words",
    "shortened",
    "showable",
    "speaker_in_words",
    "strength_in_words",
    "style_sheet",
    "when_in_words",
    "woven",
]
