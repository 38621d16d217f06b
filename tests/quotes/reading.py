"""Short ways to take a text apart, so that tables of cases stay readable."""

from __future__ import annotations

from quotetrack.model import Document
from quotetrack.quotes.clauses import clauses
from quotetrack.quotes.layout import Layout, lay_out
from quotetrack.quotes.noun_phrases import noun_phrases
from quotetrack.quotes.skeleton import Sentence, sentences
from quotetrack.reading import read


def sentences_of(text: str) -> list[Sentence]:
    """Return the sentences of `text` with each quotation as one token."""
    return sentences(read(Document(text)))


def layout_of(text: str) -> Layout:
    """Return `text` taken apart."""
    return lay_out(read(Document(text)))


def words(sentence: Sentence) -> str:
    """Return the tokens of a sentence with a space between; a quotation is “”."""
    return " ".join(token.text for token in sentence.tokens)


def phrases_of(text: str) -> list[str]:
    """Return the noun phrases of a text of one sentence, each as "words/kind"."""
    (sentence,) = sentences_of(text)
    return [
        f"{text[sentence.tokens[phrase.first].start : sentence.tokens[phrase.last].end]}"
        f"/{phrase.kind}"
        for phrase in noun_phrases(sentence)
    ]


def clauses_of(text: str) -> list[str]:
    """Return the clauses of a text of one sentence, each as "subject < cue (pattern)"."""
    (sentence,) = sentences_of(text)
    found = noun_phrases(sentence)
    tokens = sentence.tokens
    shown = []
    for clause in clauses(sentence, found):
        phrase = found[clause.phrase]
        subject = text[tokens[phrase.first].start : tokens[phrase.last].end]
        cue = text[tokens[clause.cue].start : tokens[clause.cue_last].end]
        shown.append(f"{subject} < {cue} ({clause.pattern})")
    return shown
