"""What a quotation states: its clauses, each with topic words, negation, modality and subject.

Clauses that state nothing on the speaker's own account are marked with the reason: questions,
conditions, hypotheticals, wishes, reported views and words of others, orders.
"""

from __future__ import annotations

from attrs import frozen

from quotetrack.claims.clauses import OPINIONS, Subject, cut_clauses, find_subject, looks_verbal
from quotetrack.claims.exclusions import Exclusion, exclude_clause, exclude_sentence
from quotetrack.claims.lexical import valences
from quotetrack.claims.phrasal import phrasal_stem
from quotetrack.claims.quantities import FIGURE_WORDS, Quantity, read_quantities
from quotetrack.claims.stems import PAST_FORMS, STOP_WORDS, stem
from quotetrack.claims.words import Words, ends_clause, is_word, word_set

_NEGATORS = word_set("not never nobody nothing no none neither nor hardly scarcely barely cannot")
# "not" and "no" deny the clause only after a verb form: "is not", "have no"; else they belong to a
# phrase ("not me", "all talk, no action").
_NEED_VERB = word_set("not no none")
_VERB_FORMS_BEFORE = word_set(
    "is are was were am be been being 's do does did have has had having will would can could "
    "shall should may might must 'd get got see want need give make take say said certainly "
    "absolutely definitely really simply just probably still better rather i we "
    "there it they he she"
)
# Verbs that deny what follows: "refused to sign", "failed to act".
_DENYING = word_set(
    "refuse refuses refused refusing fail fails failed failing deny denies denied denying decline "
    "declines declined stop stopped stops avoid avoided avoids lack lacks lacked doubt doubts "
    "doubted unable reject rejects rejected"
)
# These deny a clause that they open: "no records were lost", "none of it is true".
_DENY_SUBJECT = word_set("no none neither")
_COMPARING = word_set("more fewer less longer sooner later better worse further")
_AFTER_NEGATOR = word_set("only just merely simply doubt question matter wonder mistake")
_BEFORE_NEGATOR = word_set("why if or whether")
_MODALS: dict[str, str] = {
    "can": "can", "could": "can", "may": "may", "might": "may", "perhaps": "may", "maybe": "may",
    "possibly": "may", "probably": "may", "must": "must", "should": "must", "ought": "must",
    "need": "must", "needs": "must", "shall": "will", "will": "will", "would": "would",
    "'d": "would", "want": "want", "wants": "want", "hope": "want", "hopes": "want",
    "try": "want", "trying": "want", "plan": "want",
}  # fmt: skip
_PAST = word_set(
    "was were did had been said went came got made took gave knew thought told saw ran won lost "
    "spent left met used became began wanted"
)
_PAST |= PAST_FORMS
_AUXILIARIES = word_set(
    "is are was were am be been 's do does did have has had will would can could shall should may "
    "might must 'd"
)
# Between a negation and what it denies these say nothing of their own: "not ready to support".
_TRANSPARENT = word_set(
    "ready willing prepared able unable trying try likely allowed supposed planning plan plans "
    "intend intends intending inclined afraid decide decided decides chosen agreed fully firmly "
    "strongly totally completely entirely deeply clearly"
)
_FACTIVES = word_set(
    "fact admit admits admitted acknowledge acknowledged concede conceded regret regrets realise "
    "realised realize realized recognise recognised recognize recognized remember confirm "
    "confirmed accept accepted aware sure certain convinced confident true clear obvious glad sorry"
)
_NO_CONTENT = STOP_WORDS | FIGURE_WORDS | _TRANSPARENT
_OPENERS = word_set("and but because so that although though while then well")
# What something is said to be by one such word alone: "the war is over".
_PREDICATES = word_set("over down up out off back on in away")
_BEING = word_set("is are was were am be been being 's stay stayed")
_AFTER_KNOW = word_set("if whether what how that who where why when it this . , ! ?")
_STANCE_BEFORE = word_set(
    "vote votes voted voting am is are was were be been 's stand stands stood campaign all"
)
_MAX_WORDS = 400


@frozen
class Statement:
    """One clause of a quotation.

    `start` and `end` are character offsets in the text that was read. `stems` are its content
    words, `names` those of them that are written as names. `negated` tells whether an odd number
    of negations stands in it, and `focus` which stem each of them stands closest before.
    `modality` is "" for a plain statement. `valence` is how good (above 0) or bad it sounds.
    `excluded` tells why it is no claim of the speaker's.
    """

    start: int
    end: int
    forms: tuple[str, ...]
    stems: frozenset[str]
    names: frozenset[str]
    quantities: tuple[Quantity, ...]
    negated: bool
    focus: frozenset[str]
    subject: Subject
    subject_stems: frozenset[str]
    modality: str
    past: bool
    valence: float
    has_verb: bool
    excluded: Exclusion | None


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
        frame = exclude_sentence(words.forms[first:end])
        for start, stop in cut_clauses(words.forms, first, end):
            statement = _read_clause(words, start, stop, offset, frame)
            if statement is not None:
                found.append(statement)
    return tuple(found)


def _read_clause(
    words: Words, first: int, end: int, offset: int, frame: Exclusion | None
) -> Statement | None:
    forms = words.forms
    stems: dict[str, None] = {}
    negations = 0
    focus: set[str] = set()
    names: set[str] = set()
    sentence_start = first == 0 or words.forms[first - 1] in ".!?"
    waiting = False
    modality = ""
    past = False
    valence = 0.0
    verb_at = -1
    known_valences = valences()
    for index in range(first, end):
        form = forms[index]
        if form in _NEGATORS:
            after = forms[index + 1] if index + 1 < end else ""
            before = forms[index - 1] if index > first else ""
            denies = form not in _NEED_VERB or before in _VERB_FORMS_BEFORE
            if form in _DENY_SUBJECT and _opens(forms, index, first):
                # "No records were lost" denies the whole clause.
                if not ends_clause(after) and after not in _AFTER_NEGATOR | _COMPARING:
                    negations += 1
                continue
            if denies and after not in _AFTER_NEGATOR and before not in _BEFORE_NEGATOR:
                negations += 1
                # "I don't think the law works" denies the whole of what follows.
                opinion = after in OPINIONS and (index + 2 >= end or forms[index + 2] != "in")
                waiting = not opinion
            continue
        if form in _AUXILIARIES:
            if verb_at < 0:
                verb_at = index
            if form in ("was", "were", "did", "had"):
                past = True
        if not modality and form in _MODALS:
            modality = _MODALS[form]
        if (
            form in _PAST
            or form in PAST_FORMS
            or (form.endswith("ed") and len(form) > 4 and verb_at < 0)
        ):
            past = True
        if form in _DENYING:
            negations += 1
            waiting = True
        if form == "for" and index > first and forms[index - 1] in _STANCE_BEFORE:
            stems["for"] = None
            continue
        if form in _FACTIVES and index + 1 < end and forms[index + 1] == "that":
            # "We admit that the dam is safe" states that it is.
            continue
        phrasal = phrasal_stem(forms, index, end)
        if phrasal is None and form in _NO_CONTENT and not _is_predicate(forms, index, first, end):
            continue
        if len(form) < 2 or not form[0].isalpha():
            continue
        stemmed = phrasal or stem(form)
        stems[stemmed] = None
        if words.capital[index] and (index > first or not sentence_start):
            names.add(stemmed)
        sound = known_valences.get(form)
        if sound is not None:
            valence += -sound if waiting else sound
        if waiting and form not in _DENYING:
            focus.add(stemmed)
            waiting = False
    if not stems:
        return None
    if modality == "" and "going" in forms[first:end]:
        modality = "will"
    subject, subject_stems = find_subject(forms, first, end, verb_at)
    return Statement(
        words.starts[first] + offset,
        words.ends[_last_word(forms, first, end)] + offset,
        forms[first:end],
        frozenset(stems),
        frozenset(names),
        read_quantities(words, first, end),
        negations % 2 == 1,
        frozenset(focus),
        subject,
        subject_stems,
        modality,
        past,
        valence,
        verb_at >= 0
        or past
        or subject in ("self", "it", "they", "you")
        or looks_verbal(forms, first, end),
        frame or exclude_clause(forms, first, end, subject),
    )


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
