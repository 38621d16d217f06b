"""Facts about one quotation that all of its candidates share, and the second look with them."""

from __future__ import annotations

from quotetrack.lexicon.cues import cue_class, form_strength, word_class_of_cue
from quotetrack.quotes.layout import DOUBLE_MARKS, Layout
from quotetrack.quotes.sentence_facts import size_bucket, strength_bucket

_FEWEST_WITH_HEADLINE = 3  # paragraphs
_FARTHEST_OWN_CUE = 8  # tokens
_FARTHEST_VERB = 12  # tokens


def quotation_facts(layout: Layout, quotation: int) -> QuotationFacts:
    """Return the facts about a quotation of `layout`. They are made when first asked for."""
    found = layout.about.get(quotation)
    if found is None:
        found = layout.about[quotation] = QuotationFacts(layout, quotation)
    return found


class QuotationFacts:
    """How a quotation looks, and what stands around it."""

    def __init__(self, layout: Layout, quotation: int) -> None:
        self.quotation = quotation
        self.place = layout.places[quotation]
        self.sentence = layout.sentences[self.place.sentence]
        self.home = layout.facts(self.place.sentence)
        self.quoted = layout.quoted[quotation]
        # Beside double marks, single ones are for titles and words; alone, they are for all.
        alone = layout.single_marks and self.quoted.style == "single"
        # Double marks mean the same, whatever a keyboard or a newsroom makes of them.
        alike = alone or self.quoted.style in DOUBLE_MARKS
        self.style: str = "curly" if alike else self.quoted.style
        self.inner = layout.text[self.quoted.inner.start : self.quoted.inner.end]
        self.words = self.inner.split()
        count = len(self.words)
        capitals = sum([word[:1].isupper() for word in self.words])
        self.titled = count > 1 and capitals >= max(2, count - count // 3)
        self.starts_upper = self.inner[:1].isupper()
        last = self.inner.rstrip("'’”\"")[-1:]
        self.last = last if last in ",.!?…;:-–—" else "w"
        self.size = size_bucket(count)
        here = self.place.token
        self.before_sign = self.home.sign(here - 1)
        self.after_sign = self.home.sign(here + 1)
        self.alone = self.home.is_alone
        self.first_in_paragraph = here == 0 and (
            self.place.sentence == 0
            or layout.sentences[self.place.sentence - 1].paragraph != self.sentence.paragraph
        )
        # A text of a few paragraphs has no headline, or none that is worth guessing at.
        self.in_headline = (
            self.sentence.paragraph == 0 and len(layout.paragraphs) > _FEWEST_WITH_HEADLINE
        )
        self.strongest = strength_bucket(self.home.strongest)
        previous = quotation - 1
        self.previous_open = (
            previous >= 0
            and not layout.quoted[previous].closed
            and layout.quoted[previous].paragraph == self.quoted.paragraph - 1
        )
        self.own, self.own_token = self._own_cue(layout)
        self.reported = self._reported()
        self.verb, self.verb_strength, self.leading_as = self._verb()
        self.shape = f"{self.before_sign}_{self.last}_{'U' if self.starts_upper else 'l'}"

    def _own_cue(self, layout: Layout) -> tuple[str, int]:
        """Return the strength of the best cue that leads up to the quotation, and its token.

        Such a cue has a subject and no other verb between itself and the quotation. Where there is
        none, the strength is "-" and the token -1.
        """
        here, tokens = self.place.token, self.sentence.tokens
        best, own = 0.0, -1
        for clause in layout.clauses[self.place.sentence]:
            if abs(clause.cue - here) > _FARTHEST_OWN_CUE or clause.strength <= best:
                continue
            low, high = sorted((clause.cue, here))
            if self.home.verbs(low + 1, high):
                continue
            if not any(
                token.quotation >= 0 or token.lower in (";", ":", ".")
                for token in tokens[low + 1 : max(low + 1, high - 1)]
            ):
                best, own = clause.strength, clause.cue
        return (strength_bucket(best) if best else "-"), own

    def _reported(self) -> str:
        """Tell where verbs of saying stand around the quotation, whoever is their subject.

        The first part is the distance of the one before, with "q" and "s" where another quotation
        or a full stop comes between; the second is the distance of the one behind.
        """
        here, home = self.place.token, self.home
        before, behind = home.saying_around(here)
        first = "-"
        if before >= 0:
            between = (before + 1, here)
            first = (
                size_bucket(here - before - 1)
                + ("q" if home.quotations(*between) else "")
                + ("s" if home.stops(*between) else "")
            )
        return f"{first} {size_bucket(behind - here - 1) if behind >= 0 else '-'}"

    def _verb(self) -> tuple[str, str, bool]:
        """Return the verb before the quotation, its strength, and whether "as" leads on from it.

        In "brushed it off as “talk”" and "an offer that she called “thin”" it tells how the words
        are meant, though nothing says that it is a cue.
        """
        here, tokens = self.place.token, self.sentence.tokens
        verb = self.home.verb_before(here)
        if verb < here - _FARTHEST_VERB or verb < 0:
            return "-", "-", False
        form = tokens[verb].lower
        as_near = any(token.lower == "as" for token in tokens[max(verb + 1, here - 3) : here])
        return cue_class(form), strength_bucket(form_strength(form)), as_near

    def words_before(self, most: int) -> list[str]:
        """Return the words among the `most` tokens before the quotation, in lower case."""
        here = self.place.token
        before = self.sentence.tokens[max(0, here - most) : here]
        return [word_class_of_cue(token.lower) for token in before if token.kind == "word"]

    def words_after(self, most: int) -> list[str]:
        """Return the words among the `most` tokens after the quotation, in lower case."""
        here = self.place.token
        after = self.sentence.tokens[here + 1 : here + 1 + most]
        return [word_class_of_cue(token.lower) for token in after if token.kind == "word"]
