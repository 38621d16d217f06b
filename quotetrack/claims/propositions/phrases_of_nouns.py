"""Noun phrases of a clause: what is spoken of, how much of it, and whose it is."""

from __future__ import annotations

from attrs import frozen

from quotetrack.claims.language.quantities import FIGURE_WORDS
from quotetrack.claims.language.stems import STOP_WORDS, stem
from quotetrack.claims.language.words import is_word, word_list
from quotetrack.lexicon.word_classes import ADVERB, word_classes

_DETERMINERS = word_list("determiners")
_ALL = word_list("whole_quantity")
_PART = word_list("part_quantity")
_MOST = word_list("most_quantity")
_ONLY = word_list("only_quantity")
_ORDINALS = word_list("ordinals")
_NONE = frozenset(("no", "none", "nobody", "zero", "neither", "nothing"))
_ADVERBS = word_list("clause_adverbs")
_EMPTY = STOP_WORDS | FIGURE_WORDS
# "most of the trains": the trains are meant.
_SHARES = frozenset(map(stem, word_list("shares")))
_SINGLE = "single"
_INDEFINITE = frozenset(("a", "an", "any", "some", "another"))
_LABEL_DIGITS = 4


@frozen
class Phrase:
    """A noun phrase: the stem of its last noun, all its content stems, and what "of" adds.

    `quantity` is "all", "none", "most", "some", "only", or "" where nothing tells how many.
    `is_definite` tells whether one certain thing is meant ("the gate", "my letter", a name).
    `names` are those of the stems that are written as names.
    """

    head: str
    stems: frozenset[str]
    quantity: str = ""
    is_definite: bool = False
    of: Phrase | None = None
    names: frozenset[str] = frozenset()

    @property
    def whole(self) -> frozenset[str]:
        """All stems, those after "of" included."""
        return self.stems if self.of is None else self.stems | self.of.whole

    def __str__(self) -> str:
        text = " ".join(sorted(self.stems - {self.head})) + (" " if len(self.stems) > 1 else "")
        text += self.head
        if self.quantity:
            text = f"{self.quantity} {text}".strip()
        return text if self.of is None else f"{text} of {self.of}"


NO_PHRASE = Phrase("", frozenset())


def read_phrase(forms: list[str], capital: list[bool]) -> Phrase:
    """Return what a run of words without other prepositions than "of" speaks of."""
    stems: list[str] = []
    names: list[str] = []
    quantity = ""
    definite = False
    for index, form in enumerate(forms):
        if form == "of":
            rest = read_phrase(forms[index + 1 :], capital[index + 1 :])
            if not stems or stems[-1] in _SHARES:
                quantity = quantity or ("some" if stems else "")
                return Phrase(
                    rest.head, rest.stems, quantity, rest.is_definite, rest.of, rest.names
                )
            return Phrase(stems[-1], frozenset(stems), quantity, definite, rest, frozenset(names))
        if not is_word(form):
            continue
        quantity = quantity or _quantity_of(form)
        if form in _DETERMINERS:
            definite = definite or form not in _INDEFINITE
            continue
        label = form.isdigit() and len(form) < _LABEL_DIGITS and bool(stems)
        if label:
            stems.insert(-1, f"#{form}")
            continue
        # "The means" are a noun, whatever "means" is elsewhere.
        means = form == "means" and index > 0 and forms[index - 1] in _DETERMINERS
        if (not _is_content(form) and not means) or form == _SINGLE:
            continue
        stemmed = stem(form)
        stems.append(stemmed)
        if capital[index]:
            names.append(stemmed)
            definite = True
    if not stems:
        return Phrase("", frozenset(), quantity, definite)
    return Phrase(stems[-1], frozenset(stems), quantity, definite, None, frozenset(names))


def _quantity_of(form: str) -> str:
    for words, name in ((_NONE, "none"), (_ALL, "all"), (_ONLY, "only"), (_MOST, "most"),
                        (_PART, "some")):  # fmt: skip
        if form in words:
            return name
    return ""


def _is_content(form: str) -> bool:
    if form in _ORDINALS:
        return True
    if form in _EMPTY or form in _ALL or form in _ONLY or len(form) < 2:
        return False
    if not form[0].isalpha():
        return False
    return form not in _ADVERBS and not (form.endswith("ly") and word_classes(form)[:1] == ADVERB)
