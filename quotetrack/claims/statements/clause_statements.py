"""What a quotation states: its clauses, each with topic words, negation, modality and subject.

Clauses that state nothing on the speaker's own account are marked with the reason: questions,
conditions, hypotheticals, wishes, reported views and words of others, orders.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from quotetrack.claims.language.by_word import ByWord
from quotetrack.claims.language.clauses import (
    OPINIONS,
    Subject,
    cut_clauses,
    find_cleft,
    find_subject,
    looks_verbal,
)
from quotetrack.claims.language.lexical import opposites_of, valences
from quotetrack.claims.language.once import once
from quotetrack.claims.language.phrasal import may_be_phrasal, phrasal_stem
from quotetrack.claims.language.quantities import (
    FIGURE_WORDS,
    Quantity,
    opens_figure,
    read_quantities,
)
from quotetrack.claims.language.stems import PAST_FORMS, STOP_WORDS, stem
from quotetrack.claims.language.words import Words, ends_clause, is_month_of_may, is_word, word_list
from quotetrack.claims.statements.exclusions import Exclusion, exclude_clause, exclude_sentence
from quotetrack.claims.statements.frames import Frame, read_frame
from quotetrack.lexicon.word_classes import ADJECTIVE, VERB, word_classes

_NEGATORS = word_list("negators")
_NEED_VERB = word_list("need_verb")
_VERB_FORMS_BEFORE = word_list("verb_forms_before")
_DENYING = word_list("denying")
_DENYING_TO_DO = word_list("denying_to_do")
_DENY_SUBJECT = word_list("deny_subject")
_COMPARING = word_list("comparing")
_AFTER_NEGATOR = word_list("after_negator")
_BEFORE_NEGATOR = word_list("before_negator")
_MODALS: dict[str, str] = {
    "can": "can", "could": "can", "may": "may", "might": "may", "perhaps": "may", "maybe": "may",
    "possibly": "may", "probably": "may", "must": "must", "should": "must", "ought": "must",
    "need": "must", "needs": "must", "shall": "will", "will": "will", "would": "would",
    "'d": "would", "want": "want", "wants": "want", "hope": "want", "hopes": "want",
    "try": "want", "trying": "want", "plan": "want",
}  # fmt: skip
_PAST = word_list("past")
_PAST |= PAST_FORMS
_AUXILIARIES = word_list("auxiliaries")
_TRANSPARENT = word_list("transparent")
_FACTIVES = word_list("factives")
_NO_CONTENT = STOP_WORDS | FIGURE_WORDS | _TRANSPARENT
_OPENERS = word_list("openers")
_PREDICATES = word_list("predicates")
_BEING = word_list("being")
_MAYBE_PREDICATES = _PREDICATES | word_list("maybe_predicates")
_AFTER_KNOW = word_list("after_know")
_STANCE_BEFORE = word_list("stance_before")
_MAX_WORDS = 400


# What is left open, or was never said, is no claim of the speaker's.
_FRAME_EXCLUDES: dict[Frame, Exclusion] = {
    "doubt": "framed",
    "unsaid": "framed",
    "asked": "question",
}


class _Known:
    """What a form tells by itself, looked up once for every text in which it stands."""

    __slots__ = (
        "denying", "empty", "figure", "grammar", "idle", "negator", "phrasal", "predicate", "stem",
        "valence",
    )  # fmt: skip

    def __init__(self, form: str) -> None:
        self.negator = form in _NEGATORS
        # Tells something of the verb, or is read together with the words around it.
        self.grammar = (
            form in _AUXILIARIES
            or form in _MODALS
            or form in _PAST
            or form in _DENYING
            or form in _FACTIVES
            or form == "for"
            or _is_regular_past(form)
        )
        self.empty = form in _NO_CONTENT
        self.predicate = form in _MAYBE_PREDICATES
        self.figure = opens_figure(form)
        self.stem = stem(form) if len(form) > 1 and form[0].isalpha() else ""
        self.denying = form in _DENYING
        self.phrasal = may_be_phrasal(self.stem)
        self.valence = valences().get(form, 0.0)
        # Tells nothing at all, whatever stands around it.
        self.idle = not (
            self.negator or self.grammar or self.predicate or self.phrasal or self.figure
        ) and (self.empty or not self.stem)


def _is_regular_past(form: str) -> bool:
    return form.endswith("ed") and len(form) > 4


_VOCABULARY = ByWord(_Known)


class Statement:
    """One clause of a quotation.

    It is words `first` to `stop` of `words`; `forms` are these, `stems` its content words. `frame`
    is how it is claimed: "" for plainly. `cleft` are the words "it" and "who" of "it was a nun who
    found the purse", None elsewhere. `negated` tells whether an odd number of
    negations stands in it, and `focus` which stem each of them stands closest before. `modality`
    is "" for a plain statement. `valence` is how good (above 0) or bad it sounds. What only a
    comparison asks for is worked out when it is asked for.
    """

    __slots__ = (
        "__dict__", "_content", "_has_figure", "_offset", "_sentence_excluded", "_verb_at", "cleft",
        "first", "focus", "forms", "frame", "modality", "negated", "past", "stems", "stop",
        "valence", "words",
    )  # fmt: skip

    def __init__(
        self,
        words: Words,
        first: int,
        end: int,
        offset: int,
        excluded: Exclusion | None,
        frame: Frame,
        cleft: tuple[int, int] | None = None,
    ) -> None:
        self.words, self.first, self.stop = words, first, end
        self._offset, self._sentence_excluded = offset, excluded
        self.frame = frame
        self.cleft = cleft
        self.forms = words.forms[first:end]
        self._content: list[tuple[str, int]] = []
        self._has_figure = False
        self._verb_at = -1
        self.modality = ""
        self.past = False
        self.valence = 0.0
        focus, negations = self._read()
        self.focus = frozenset(focus)
        self.negated = negations % 2 == 1
        self.stems = frozenset([stemmed for stemmed, _ in self._content])
        if self.modality == "" and "going" in self.forms:
            after = self.forms[self.forms.index("going") + 1 :]
            self.modality = "will" if after[:1] == ("to",) else ""

    def _read(self) -> tuple[list[str], int]:
        """Read the clause word by word. Return the stems that are denied, and how many denials."""
        forms, first, end = self.words.forms, self.first, self.stop
        focus: list[str] = []
        negations = 0
        waiting = False
        for index in range(first, end):
            form = forms[index]
            known = _VOCABULARY[form]
            if known.idle:
                continue
            if known.figure:
                self._has_figure = True
            if known.negator:
                denied = _denies(forms, index, first, end)
                if denied is not None:
                    negations += 1
                    waiting = denied == "focus" or (waiting and denied == "clause")
                continue
            after = forms[index + 1] if index + 1 < end else ""
            if known.grammar and self._read_verb(form, index, after):
                continue
            if known.denying or (after == "to" and form in _DENYING_TO_DO):
                negations += 1
                waiting = True
            stemmed = self._content_stem(known, index, after)
            if not stemmed:
                continue
            self._content.append((stemmed, index))
            self.valence += -known.valence if waiting else known.valence
            if waiting and not known.denying:
                focus.append(stemmed)
                waiting = False
        return focus, negations

    def _content_stem(self, known: _Known, index: int, after: str) -> str:
        """Return the stem of a content word, "" for a word that tells nothing of the matter."""
        if known.phrasal:
            phrasal = phrasal_stem(known.stem, after)
            if phrasal is not None:
                return phrasal
        if not known.empty or (
            known.predicate and _is_predicate(self.words.forms, index, self.first, self.stop)
        ):
            return known.stem
        return ""

    def _read_verb(self, form: str, index: int, after: str) -> bool:
        """Read what `form` tells of the verb. Return whether that is all that it tells."""
        before = self.words.forms[index - 1] if index > self.first else ""
        if is_month_of_may(form, before):
            return True
        if form in _AUXILIARIES and self._verb_at < 0:
            self._verb_at = index
        if not self.modality and form in _MODALS:
            self.modality = _MODALS[form]
        if form in _PAST or (_is_regular_past(form) and self._verb_at < 0):
            self.past = True
        if form == "for" and before in _STANCE_BEFORE:
            self._content.append(("for", index))
            return True
        # "We admit that the dam is safe" states that it is.
        return after == "that" and form in _FACTIVES

    @property
    def start(self) -> int:
        """Character offset of the first word in the text that was read."""
        return self.words.starts[self.first] + self._offset

    @once
    def end(self) -> int:
        """Character offset after the last word in the text that was read."""
        last = _last_word(self.words.forms, self.first, self.stop)
        return self.words.ends[last] + self._offset

    @once
    def opposites(self) -> frozenset[str]:
        """Words of opposite meaning to those of `stems`."""
        return opposites_of(self.stems)

    @once
    def names(self) -> frozenset[str]:
        """Those of `stems` that are written as names."""
        first, capital = self.first, self.words.capital
        opens = first == 0 or self.words.forms[first - 1] in ".!?"
        return frozenset(
            stemmed
            for stemmed, index in self._content
            if capital[index] and (index > first or not opens)
        )

    @once
    def quantities(self) -> tuple[Quantity, ...]:
        """The amounts and dates in the clause."""
        return read_quantities(self.words, self.first, self.stop) if self._has_figure else ()

    @once
    def subject(self) -> Subject:
        """What kind of subject the clause has."""
        return self._found_subject[0]

    @once
    def subject_stems(self) -> frozenset[str]:
        """The content words of the subject, where it is a noun."""
        return self._found_subject[1]

    @once
    def _found_subject(self) -> tuple[Subject, frozenset[str]]:
        return find_subject(self.words.forms, self.first, self.stop, self._verb_at)

    @property
    def has_verb(self) -> bool:
        """Whether the clause seems to have a verb."""
        return (
            self._verb_at >= 0
            or self.past
            or self.frame == "certain"
            or self.subject in ("self", "it", "they", "you")
            or looks_verbal(self.words.forms, self.first, self.stop)
        )

    @once
    def excluded(self) -> Exclusion | None:
        """Why the clause is no claim of the speaker's, None where it is one."""
        return (
            self._sentence_excluded
            or _FRAME_EXCLUDES.get(self.frame)
            or exclude_clause(self.words.forms, self.first, self.stop, self.subject)
        )


def read_statements(words: Words, offset: int = 0) -> tuple[Statement, ...]:
    """Return the statements of `words`, at most the first 400 words, in order.

    `offset` is added to the character offsets of `words`. Clauses without content words are left
    out.
    """
    found: list[Statement] = []
    end_of_words = min(len(words), _MAX_WORDS)
    for first, end in words.sentences():
        if first >= end_of_words:
            break
        frame, content, content_end = read_frame(words, first, end)
        excluded = exclude_sentence(words.forms[content:content_end])
        for start, stop, cleft in _clauses(words.forms, content, content_end):
            statement = Statement(words, start, stop, offset, excluded, frame, cleft)
            frame = ""
            if statement.stems:
                found.append(statement)
    return tuple(found)


def _clauses(
    forms: tuple[str, ...], first: int, end: int
) -> Iterator[tuple[int, int, tuple[int, int] | None]]:
    """Yield the clauses of a sentence with their cleft: "it was a nun who found it" is one."""
    clauses = iter(cut_clauses(forms, first, end))
    for start, stop in clauses:
        cleft = find_cleft(forms, start, end) if "it" in forms[start : start + 2] else None
        last = stop
        while cleft is not None and last <= cleft[1]:
            _, last = next(clauses)
        yield start, last, cleft


def _denies(
    forms: tuple[str, ...], index: int, first: int, end: int
) -> Literal["clause", "focus", "opinion"] | None:
    """Return what the negation at `index` denies, None where it denies nothing.

    That is the next content word ("focus"), the clause that it opens ("no records were lost"), or
    all that follows ("I don't think the law works").
    """
    form = forms[index]
    after = forms[index + 1] if index + 1 < end else ""
    before = forms[index - 1] if index > first else ""
    if form == "not" and after in ("one", "a") and _opens(forms, index, first):
        return "clause" if _is_not_one(forms, index, end) else None
    if _opens(forms, index, first) and after_nobody(forms, index):
        return None
    if form in _DENY_SUBJECT and _opens(forms, index, first):
        whole = not ends_clause(after) and after not in _AFTER_NEGATOR | _COMPARING
        return "clause" if whole else None
    if form in _NEED_VERB and before not in _VERB_FORMS_BEFORE and not _owns_no(form, before):
        return None
    if after in _AFTER_NEGATOR or before in _BEFORE_NEGATOR or _praises(forms, index, end):
        return None
    opinion = after in OPINIONS and (index + 2 >= end or forms[index + 2] != "in")
    return "opinion" if opinion else "focus"


def after_nobody(forms: Sequence[str], index: int) -> int:
    """Return where "the colonel" begins in "nobody but the colonel", 0 where no such words are."""
    form, *after = forms[index : index + 3]
    if form in ("nobody", "none") and after[:1] and after[0] in _BUT:
        return index + 2
    if form == "no" and after[:1] == ["one"] and len(after) > 1 and after[1] in _BUT:
        return index + 3
    return 0


def _praises(forms: tuple[str, ...], index: int, end: int) -> bool:
    """Return whether the negation at `index` denies nothing: "I could not agree more"."""
    if not index or forms[index - 1] != "could":
        return False
    return any(
        form in ("more", "less", "better", "worse")
        or (form.endswith("er") and word_classes(form)[:1] == ADJECTIVE)
        for form in forms[index:end]
    )


def _is_not_one(forms: tuple[str, ...], index: int, end: int) -> bool:
    """Return whether "not one" or "not a single" stands at `index`, and no "but" follows."""
    single = forms[index + 1] == "one" or forms[index + 2 : index + 3] in _SINGLE
    return single and "but" not in forms[index:end]


def _owns_no(form: str, before: str) -> bool:
    """Return whether "no" says that a verb has no object: "I own no shares"."""
    return form in ("no", "none") and VERB in word_classes(before)


_BUT = frozenset(("but", "except", "besides"))
_SINGLE = tuple((word,) for word in word_list("least_of_things"))


def _opens(forms: tuple[str, ...], index: int, first: int) -> bool:
    """Return whether only marks and joints stand before word `index` in its clause."""
    return all(form in _OPENERS or not is_word(form) for form in forms[first:index])


def _is_predicate(forms: tuple[str, ...], index: int, first: int, end: int) -> bool:
    """Return whether a word that mostly tells nothing is what the clause says.

    "I was there" and "I know Ms Reed" say no more than that; "you know" and "there is" do not.
    """
    form = forms[index]
    before = forms[index - 1] if index > first else ""
    after = forms[index + 1] if index + 1 < end else ""
    if form in ("there", "here"):
        return before in _BEING or (before == "not" and index > first + 1)
    if form in _PREDICATES:
        return (before in _BEING or before == "not") and (
            index + 1 >= end or ends_clause(after) or after in ("and", "but", "now", "for")
        )
    if form == "done":
        return before in _BEING or (before == "not" and index > first + 1)
    if form in ("know", "knew", "known"):
        return before not in ("you", "we", "they") and after not in _AFTER_KNOW
    return False


def _last_word(forms: tuple[str, ...], first: int, end: int) -> int:
    for index in range(end - 1, first, -1):
        if is_word(forms[index]):
            return index
    return first
