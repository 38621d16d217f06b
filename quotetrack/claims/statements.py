"""What a quotation states: its clauses, each with topic words, negation, modality and subject.

Clauses that state nothing on the speaker's own account are marked with the reason: questions,
conditions, hypotheticals, wishes, reported views and words of others, orders.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from attrs import frozen

from quotetrack.claims.lexical import valences
from quotetrack.claims.quantities import FIGURE_WORDS, Quantity, read_quantities
from quotetrack.claims.stems import STOP_WORDS, stem
from quotetrack.claims.words import Words, is_word, word_set

Subject = Literal["self", "you", "it", "they", "noun", "unknown"]
Exclusion = Literal[
    "question", "condition", "hypothetical", "wish", "reported", "order", "unsure", "relative"
]

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
_AUXILIARIES = word_set(
    "is are was were am be been 's do does did have has had will would can could shall should may "
    "might must 'd"
)
_SELF = word_set("i we me us my our myself ourselves")
_YOU = word_set("you your")
_THEY = word_set("he she they his her their them him")
_IT = word_set("it this that there these those its")
_QUESTION_WORDS = word_set("who what when where why how which")
_VIEWS = word_set(
    "say says said saying think thinks thought believe believes believed claim claims claimed "
    "argue argues argued tell tells told insist insists insisted suggest suggests suggested "
    "complain complains allege alleges alleged assume assumes want wants call calls called wrote "
    "writes"
)
_WISHES = word_set("wish imagine suppose pretend hypothetically hopefully hope hopes hoping")
_CONDITIONS = word_set("if unless whether suppose supposing provided assuming")
# Between a negation and what it denies these say nothing of their own: "not ready to support".
_TRANSPARENT = word_set(
    "ready willing prepared able unable trying try likely allowed supposed planning plan plans "
    "intend intends intending inclined afraid"
)
_NO_CONTENT = STOP_WORDS | FIGURE_WORDS | _TRANSPARENT
_OPINIONS = word_set("think believe know feel")
_STANCE_BEFORE = word_set(
    "vote votes voted voting am is are was were be been 's stand stands stood campaign all"
)
_POSSESSIVES = word_set("my our your his her their its")
_UNSURE = word_set("maybe perhaps might possibly probably guess wonder unclear unsure")
_ORDERS = word_set("let vote go stop do be remember join help please get make look")
_DENIED_CONTENT = word_set(
    "notion fiction idea myth claim claims allegation suggestion rumor rumour"
)
_JOINTS = word_set("but because although though while whereas however yet")
_AND = word_set("and or so then")
_MAX_WORDS = 400
_INNER_MARKS = frozenset('‘“"')


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
        frame = _sentence_frame(words.forms[first:end])
        for start, stop in _clauses(words.forms, first, end):
            statement = _read_clause(words, start, stop, offset, frame)
            if statement is not None:
                found.append(statement)
    return tuple(found)


def _sentence_frame(sentence: tuple[str, ...]) -> Exclusion | None:
    """Return what keeps a whole sentence from being a claim: it asks, or sets a condition."""
    if sentence[-1] == "?":
        return "question"
    if not _CONDITIONS.isdisjoint(sentence):
        return "condition"
    return None


def _clauses(forms: tuple[str, ...], first: int, end: int) -> list[tuple[int, int]]:
    """Cut a sentence into clauses: at strong marks, at "but", and at "and" with a new subject."""
    cuts = [first]
    for index in range(first + 1, end):
        form = forms[index]
        previous = forms[index - 1]
        if form in _JOINTS or previous in ";:—–" or form in _RELATIVES:
            cuts.append(index)
        elif form in _AND and index + 1 < end:
            following = forms[index + 1]
            if following in _SUBJECTS or previous == ",":
                cuts.append(index)
        elif previous == "," and form in _SUBJECTS:
            cuts.append(index)
    cuts.append(end)
    return [(a, b) for a, b in pairwise(cuts) if b > a]


_RELATIVES = word_set("who whom which where")
_SUBJECTS = word_set("i we you he she they it there this that these those")


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
            if denies and after not in _AFTER_NEGATOR and before not in _BEFORE_NEGATOR:
                negations += 1
                # "I don't think the law works" denies the whole of what follows.
                waiting = after not in _OPINIONS
            continue
        if form in _AUXILIARIES:
            if verb_at < 0:
                verb_at = index
            if form in ("was", "were", "did", "had"):
                past = True
        if not modality and form in _MODALS:
            modality = _MODALS[form]
        if form in _PAST or (form.endswith("ed") and len(form) > 4 and verb_at < 0):
            past = True
        if form in _DENYING:
            negations += 1
            waiting = True
        if form == "for" and index > first and forms[index - 1] in _STANCE_BEFORE:
            stems["for"] = None
            continue
        if form in _NO_CONTENT or len(form) < 2 or not form[0].isalpha():
            continue
        stemmed = stem(form)
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
    subject, subject_stems = _subject(forms, first, end, verb_at)
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
        or _has_verb(forms, first, end),
        frame or _exclusion(forms, first, end, subject),
    )


def _last_word(forms: tuple[str, ...], first: int, end: int) -> int:
    for index in range(end - 1, first, -1):
        if is_word(forms[index]):
            return index
    return first


_LEADING = word_set(
    "and but so because well look now then although though while yet or however i think believe "
    "mean know 's you see that"
)


def _subject(
    forms: tuple[str, ...], first: int, end: int, verb_at: int
) -> tuple[Subject, frozenset[str]]:
    """Return what the clause is about: its first pronoun, or the nouns before its first verb."""
    index = first
    while index < end and (
        forms[index] in _JOINTS or forms[index] in _AND or not is_word(forms[index])
    ):
        index += 1
    # "I (do not) think that taxes …": the opinion's own subject comes after it.
    if index < end and forms[index] in _SELF:
        verb = index + 1
        while verb < end and forms[verb] in ("do", "did", "not", "never", "really", "still"):
            verb += 1
        if verb + 1 < end and forms[verb] in _OPINIONS:
            index = verb + 1
            if forms[index] == "that" and index + 1 < end:
                index += 1
    if index >= end:
        return "unknown", frozenset()
    form = forms[index]
    if form in _POSSESSIVES:
        index += 1
        form = ""
    for words, name in _PRONOUNS:
        if form in words:
            return name, frozenset()
    stop = verb_at if verb_at > index else min(end, index + 3)
    nouns = frozenset(
        stem(f) for f in forms[index:stop] if f not in STOP_WORDS and is_word(f) and len(f) > 1
    )
    return ("noun" if nouns else "unknown"), nouns


_PRONOUNS: tuple[tuple[frozenset[str], Subject], ...] = (
    (_SELF, "self"),
    (_YOU, "you"),
    (_THEY, "they"),
    (_IT, "it"),
)


def _has_verb(forms: tuple[str, ...], first: int, end: int) -> bool:
    """Guess whether a clause without auxiliary or pronoun has a verb: "the school opens in …"."""
    return end - first >= 4 and any(
        form.endswith("s") and not form.endswith("ss") and len(form) > 3
        for form in forms[first + 1 : end - 1]
    )


def _exclusion(forms: tuple[str, ...], first: int, end: int, subject: Subject) -> Exclusion | None:
    clause = forms[first:end]
    if first and forms[first] in _RELATIVES:
        return "relative"
    head = clause[:4]
    if any(form in _INNER_MARKS for form in clause):
        return "reported"
    if any(form in _WISHES for form in head):
        return "wish"
    if "would" in clause and "have" in clause[clause.index("would") :][:3]:
        return "hypothetical"
    own = subject == "self" or not {"i", "we"}.isdisjoint(clause[:3])
    if not own:
        for index, form in enumerate(clause[:8]):
            if form in _VIEWS and index and index + 2 < len(clause) and clause[index - 1] != "to":
                return "reported"
    elif len(clause) > 2 and any(
        clause[i] in _VIEWS and clause[i - 1] in _THEY for i in range(1, min(8, len(clause)))
    ):
        return "reported"
    if any(form in _UNSURE for form in clause):
        return "unsure"
    if not _DENIED_CONTENT.isdisjoint(clause) and "that" in clause:
        return "reported"
    if clause[0] in _ORDERS and (subject == "unknown" or clause[1:2] == ("not",)):
        return "order"
    return None
