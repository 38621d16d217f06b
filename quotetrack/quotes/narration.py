"""Whose words stand alone behind narration: who is told of in it, or who spoke before.

“Ms Lee chairs the club. Her brother keeps out of its way. “I never liked water.”” A conditional
logit model (as in `ranker`) weighs everybody of whom the sentences before tell, and the speaker of
the quotation before. It knows how each is told of: as the subject, of which verb, in which
sentence, for the first time or again. The weights are text, one feature a line
(`data/narration_weights.tsv`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from quotetrack.lexicon.cues import verb_lemma
from quotetrack.lexicon.forms import is_age
from quotetrack.lexicon.people import FEMALE_NOUNS, MALE_NOUNS, SEX_OF_GIVEN_NAME
from quotetrack.lexicon.words import word_list
from quotetrack.quotes.beside import is_gesture, is_somebody
from quotetrack.quotes.candidates import Candidate, is_credit
from quotetrack.quotes.clauses import Clause, is_verb
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.no_speech import is_crosshead
from quotetrack.quotes.sentence_facts import size_bucket, strength_bucket
from quotetrack.quotes.sieves import GOES_ON, NARRATED, Decision
from quotetrack.quotes.skeleton import lower_at
from quotetrack.quotes.stretch import Stretch
from quotetrack.weights import Fact, Weights, features, softmax

_FARTHEST: Final = 3  # sentences
_ENDINGS: Final = (*".!?…—–",)
_MOST: Final = 12  # candidates
_NAMES: Final = ("name", "title_name")
SEX_OF_PRONOUN: Final = {"he": "m", "she": "f"}
#: How the names of patterns begin in which a phrase is the subject of a cue.
OF_SUBJECT: Final = ("before", "insertion", "apposed", "over_relative")
_OWNERS: Final = frozenset("his her its their our my".split())
_SEVERAL: Final = frozenset("all both few many most none others some".split())
_BEING: Final = word_list("quotes", "being")
_STANDING: Final = frozenset("are came sat stepped stood were".split())
_MINDED: Final = word_list("quotes", "minded")
_MINDING: Final = word_list("quotes", "minding")
_LONGEST_GIVEN: Final = 30  # characters
_FARTHEST_WORD: Final = 6  # tokens behind a verb
_SPOKEN_OF: Final = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_SELVES: Final = frozenset("i me my mine we us our".split())

_OF_CANDIDATE: Final = features(
    "where role verb kind new same",
    "where {where}",
    "role {role}",
    "verb {verb}",
    "kind {kind}",
    "where role {where} {role}",
    "where verb {where} {verb}",
    "where kind {where} {kind}",
    "kind new {kind} {new}",
    "where same {where} {same}",
)
_PLACE: Final = features(
    "opens nearest own beside new",
    "opens {opens}",
    "nearest {nearest}",
    "beside {own} {beside}",
    "beside {own} {beside} {new}",
)
_WORDS: Final = features("sex begins named", "about {sex}", "about {sex} {begins}", "named {named}")
_SPOKEN: Final = features(
    "about self where verb role new other",
    "self {self}",
    "about self {about} {self}",
    "about self where {about} {self} {where}",
    "about self verb {about} {self} {verb}",
    "about self role {about} {self} {role}",
    "about new {about} {new}",
    "about where new {about} {where} {new}",
    "other {other}",
    "other new {other} {new}",
)
_CHOSEN: Final = features("sieve sure", "chosen {sieve}", "chosen {sieve} {sure}")
_CARRIED: Final = features(
    "gap paragraphs told rival",
    "carried",
    "carried gap {gap}",
    "carried paragraphs {paragraphs}",
    "carried told {told}",
    "carried rival {rival}",
    "carried rival paragraphs {rival} {paragraphs}",
    "carried told paragraphs {told} {paragraphs}",
)


@frozen
class Telling:
    """Who may say a quotation behind narration, with what is known of each."""

    options: tuple[Candidate, ...]
    facts: tuple[tuple[Fact, ...], ...]


def by_narration(
    layout: Layout,
    quotation: int,
    decision: Decision,
    carried: Candidate | None,
    weights: Weights,
) -> Decision | None:
    """Return who says a quotation that stands alone behind narration, None where it does not.

    Args:
        layout: The text, taken apart.
        quotation: The number of the quotation.
        decision: What the ranker decided on it.
        carried: The source of the quotation before, None where none is known.
        weights: Those of the model.
    """
    if decision.certain or not is_weighed(layout, quotation, decision):
        return None
    told = telling(layout, quotation, decision, carried)
    if told is None:
        return None
    shares = softmax([weights.weigh(facts) for facts in told.facts])
    sure = max(shares)
    winner = told.options[shares.index(sure)]
    chosen = decision.candidate
    if winner.carried:
        return Decision(winner, GOES_ON, sure)
    if chosen is not None and (chosen.sentence, chosen.phrase) == (winner.sentence, winner.phrase):
        return None if not chosen.carried else Decision(chosen, GOES_ON, sure)
    return Decision(winner, NARRATED, sure)


def stands_by_itself(layout: Layout, quotation: int) -> bool:
    """Return whether a quotation is no turn, no crosshead and does not go on from one before."""
    return (
        layout.quoted[quotation].turn is None
        and not layout.goes_on(quotation)
        and not is_crosshead(Stretch(layout, quotation))
    )


def is_weighed(layout: Layout, quotation: int, decision: Decision) -> bool:
    """Return whether nothing in or behind a quotation told who says it."""
    candidate = decision.candidate
    return (
        stands_by_itself(layout, quotation)
        and decision.sieve != "quotation_goes_on"
        and (
            candidate is None
            or candidate.carried
            or candidate.sentence < layout.places[quotation].sentence
        )
    )


def telling(
    layout: Layout, quotation: int, decision: Decision, carried: Candidate | None
) -> Telling | None:
    """Return who may say a quotation, where it stands alone behind narration."""
    sentences = _narration(layout, quotation)
    if not sentences:
        return None
    options = [
        Candidate(at, number, _saying(layout, at, number))
        for at in sentences
        for number in range(len(layout.phrases[at]))
        if _may_speak(layout, at, number)
    ][:_MOST]
    if not any(_is_told_of(layout, one) for one in options):
        return None
    facts = [
        tuple(_facts(layout, quotation, decision, carried, options, number))
        for number in range(len(options))
    ]
    if carried is not None and quotation:
        goes_on = Candidate(carried.sentence, carried.phrase, carried.clause, carried=True)
        facts.append(tuple(_carried_facts(layout, quotation, decision, goes_on, options)))
        options.append(goes_on)
    return Telling(tuple(options), tuple(facts))


def _may_speak(layout: Layout, sentence: int, number: int) -> bool:
    """Return whether a phrase means somebody, or a body that says something.

    Days look like names, and so do participles: "Asked by Ann Lee".
    """
    tokens, phrase = layout.sentences[sentence].tokens, layout.phrases[sentence][number]
    words = tokens[phrase.first : phrase.core_last + 1]
    opens_so = not phrase.first and len(words) == 1 and lower_at(tokens, 1) == "by"
    says = _saying(layout, sentence, number)
    return (
        (says is not None or is_somebody(layout, sentence, number))
        and not opens_so
        and (phrase.kind == "nominal" or words[0].kind == "word")
    )


def _saying(layout: Layout, sentence: int, number: int) -> Clause | None:
    """Return the clause in which a phrase governs a verb of saying."""
    clauses = layout.clauses[sentence]
    return next((one for one in clauses if one.phrase == number and one.says), None)


def _narration(layout: Layout, quotation: int) -> list[int]:
    """Return the sentences right before one that is no more than a quotation, the nearest first.

    They stand in its paragraph or the one before, and nobody is quoted in them.
    """
    place, quoted = layout.places[quotation], layout.quoted[quotation]
    inner = quoted.inner.of(layout.text).rstrip("'’”\"")
    if (
        place.token
        or not layout.facts(place.sentence).is_alone
        or inner[:1].islower()
        or not inner.endswith(_ENDINGS)
        or layout.sentences[place.sentence - 1].tokens[-1].lower not in _ENDINGS
    ):
        return []
    found: list[int] = []
    for at in range(place.sentence - 1, max(place.sentence - 1 - _FARTHEST, -1), -1):
        sentence = layout.sentences[at]
        if layout.facts(at).quotations_in_all or quoted.paragraph - sentence.paragraph > 1:
            break
        if any(token.lower == "i" for token in sentence.tokens):
            return []  # Who tells the story may speak, too.
        if not is_credit(sentence):
            found.append(at)
    return found


def _facts(
    layout: Layout,
    quotation: int,
    decision: Decision,
    carried: Candidate | None,
    options: list[Candidate],
    number: int,
) -> Iterator[Fact]:
    """Yield the facts about somebody of whom the narration tells."""
    one, place = options[number], layout.places[quotation]
    tokens = layout.sentences[one.sentence].tokens
    phrase = layout.phrases[one.sentence][one.phrase]
    is_own = layout.sentences[one.sentence].paragraph == layout.quoted[quotation].paragraph
    where = f"{'own' if is_own else 'above'}{place.sentence - one.sentence}"
    role = _role(layout, one)
    verb, is_new = _verb(layout, one), _is_new(layout, one)
    same = _same(layout, one, carried)
    yield _OF_CANDIDATE, where, role, verb, _kind(layout, one), is_new, same
    opens = "first" if phrase.first == 0 else lower_at(tokens, phrase.first - 1)
    nearest = _is_told_of(layout, one) and not any(
        _is_told_of(layout, other) and (-other.sentence, other.phrase) < (-one.sentence, one.phrase)
        for other in options
    )
    opens = opens if opens in ("first", ",", "and", "but") else "inside"
    beside = (
        quotation > 0
        and layout.quoted[quotation - 1].paragraph == layout.sentences[one.sentence].paragraph
    )
    yield _PLACE, opens, nearest, is_own, beside, is_new
    words = [word.partition("'")[0] for word in _words(layout, quotation)]  # "she'll"
    sex = _sex(layout, one)
    spoken_of = {_SPOKEN_OF[word] for word in words if word in _SPOKEN_OF}
    about = "-" if not spoken_of else "?" if not sex else sex in spoken_of
    begins = words[:1] != [] and words[0] in _SPOKEN_OF
    is_named = not _names(layout, one).isdisjoint(words)
    yield _WORDS, about, begins, is_named
    is_other_named = not is_named and any(
        not _names(layout, other).isdisjoint(words) for other in options
    )
    speaks_of_self = not _SELVES.isdisjoint(words)
    does = verb.partition(" ")[0]
    yield _SPOKEN, about, speaks_of_self, where, does, role, is_new, is_other_named
    if decision.candidate is not None and not decision.candidate.carried and not decision.certain:
        chosen = (decision.candidate.sentence, decision.candidate.phrase)
        if chosen == (one.sentence, one.phrase):
            yield _CHOSEN, decision.sieve.partition(":")[0], int(4 * decision.probability)


def _carried_facts(
    layout: Layout,
    quotation: int,
    decision: Decision,
    carried: Candidate,
    options: list[Candidate],
) -> Iterator[Fact]:
    """Yield the facts about the speaker before going on behind narration."""
    before = layout.places[quotation - 1].sentence
    gap = layout.places[quotation].sentence - before - 1
    paragraphs = layout.quoted[quotation].paragraph - layout.quoted[quotation - 1].paragraph
    told = {_same(layout, one, carried) for one in options}
    rival = next((_kind(layout, one) for one in options if _is_told_of(layout, one)), "nobody")
    yield (
        _CARRIED,
        size_bucket(gap),
        min(paragraphs, 3),
        "name" if "name" in told else "pronoun" if "pronoun" in told else "no",
        rival,
    )
    if decision.sieve == GOES_ON:
        yield _CHOSEN, GOES_ON, int(4 * decision.probability)


def _is_told_of(layout: Layout, one: Candidate) -> bool:
    """Return whether a sentence tells of somebody: he governs a verb of it, or is introduced."""
    tokens = layout.sentences[one.sentence].tokens
    phrase = layout.phrases[one.sentence][one.phrase]
    role = _role(layout, one)
    return role in ("subject", "passive", "introduced") or (
        not phrase.first
        and any(
            is_verb(tokens, at) or tokens[at].classes[:1] == "x"
            for at in range(phrase.last + 1, len(tokens))
        )
    )


def _names(layout: Layout, one: Candidate) -> set[str]:
    """Return the words of a name, none for what is no name."""
    phrase = layout.phrases[one.sentence][one.phrase]
    if phrase.kind not in _NAMES:
        return set()
    tokens = layout.sentences[one.sentence].tokens[phrase.first : phrase.core_last + 1]
    return {token.lower for token in tokens if len(token.lower) > 2}


def _role(layout: Layout, one: Candidate) -> str:
    """Return what a phrase is in its sentence: its subject, an owner, behind "by" and the like."""
    tokens = layout.sentences[one.sentence].tokens
    phrase = layout.phrases[one.sentence][one.phrase]
    patterns = [
        clause.pattern for clause in layout.clauses[one.sentence] if clause.phrase == one.phrase
    ]
    if "before_passive" in patterns:
        return "passive"
    if any(pattern.startswith(OF_SUBJECT) for pattern in patterns):
        return "subject"
    if lower_at(tokens, phrase.core_last + 1) in ("'s", "’s", "'", "’"):
        return "owner"
    lead = lower_at(tokens, phrase.first - 1) if phrase.first else "^"
    if lead in ("by", "for", "of", "to", "with", "from"):
        return lead
    if phrase.kind in _NAMES and (lead in _BEING or lead in _STANDING):
        return "introduced"  # "One of them is Ann Lee", "Behind her stood Ann Lee"
    if lead == ",":
        return "apposed" if lower_at(tokens, phrase.last + 1) in (",", ".") else ","
    return patterns[0].rstrip("0123456789") if patterns else "first" if lead == "^" else "-"


def _verb(layout: Layout, one: Candidate) -> str:
    """Return what kind of verb a phrase governs, or that follows it."""
    tokens = layout.sentences[one.sentence].tokens
    phrase = layout.phrases[one.sentence][one.phrase]
    cues = [clause for clause in layout.clauses[one.sentence] if clause.phrase == one.phrase]
    first = min([clause.cue for clause in cues if clause.cue > phrase.last], default=-1)
    at = first if first >= 0 else phrase.last + 1
    behind = [token.lower for token in tokens[at : at + _FARTHEST_WORD]]
    if not behind:
        return "none"
    verb = behind[0]
    if is_gesture(verb, behind):
        return "gesture"
    if not _MINDING.isdisjoint(behind):
        return "minding"
    if not _MINDED.isdisjoint(behind):
        return "minded"
    if "asked" in behind[:3]:
        return "asked"
    says = [clause for clause in cues if clause.says]
    if says:
        return f"says {strength_bucket(max(clause.strength for clause in says))}"
    if first >= 0:
        return f"verb {strength_bucket(max(clause.strength for clause in cues))}"
    if verb in _BEING or verb in ("are", "were", "has", "had", "have"):
        return f"is {verb_lemma(verb)}"
    return "other"


def _kind(layout: Layout, one: Candidate) -> str:
    tokens = layout.sentences[one.sentence].tokens
    phrase = layout.phrases[one.sentence][one.phrase]
    if phrase.kind == "name":
        return "name" if phrase.core_last > phrase.first else "one name"
    if phrase.kind != "nominal":
        return phrase.kind
    if is_age(tokens[phrase.head].lower):
        return "age"
    first = tokens[phrase.first]
    if (
        first.kind == "number"
        or first.lower in _SEVERAL
        or tokens[phrase.head].lower.endswith(("s", "men", "people"))
    ):
        return "several"
    if first.lower in _OWNERS:
        return "own"
    return f"nominal {first.lower}" if first.lower in ("a", "the") else "nominal"


def _last_word(layout: Layout, one: Candidate) -> str:
    phrase = layout.phrases[one.sentence][one.phrase]
    if phrase.kind not in _NAMES:
        return ""
    return layout.sentences[one.sentence].tokens[phrase.core_last].lower


def _is_new(layout: Layout, one: Candidate) -> bool | str:
    """Return whether a name stands for the first time; "-" for what is no name."""
    surname = _last_word(layout, one)
    if not surname:
        return "-"
    tokens = layout.sentences[one.sentence].tokens
    phrase = layout.phrases[one.sentence][one.phrase]
    written = tokens[phrase.core_last].text
    return written not in layout.text[: layout.sentences[one.sentence].tokens[0].start]


def _same(layout: Layout, one: Candidate, carried: Candidate | None) -> str:
    """Return whether somebody is the speaker before: by name, by a pronoun that fits, or not."""
    if carried is None:
        return "-"
    surname, other = _last_word(layout, one), _last_word(layout, carried)
    if surname and other:
        return "name" if surname == other else "other"
    sex, other_sex = _sex(layout, one), _sex(layout, carried)
    if sex and other_sex and sex != other_sex:
        return "other"
    return "pronoun" if layout.phrases[one.sentence][one.phrase].kind == "pronoun" else "?"


def _sex(layout: Layout, one: Candidate) -> str:
    """Return "m" or "f" where the words of a phrase tell it, else ""."""
    tokens = layout.sentences[one.sentence].tokens
    phrase = layout.phrases[one.sentence][one.phrase]
    words = [token.lower for token in tokens[phrase.first : phrase.core_last + 1]]
    if phrase.kind == "pronoun":
        return SEX_OF_PRONOUN.get(words[-1], "")
    if phrase.kind == "nominal":
        return "m" if words[-1] in MALE_NOUNS else "f" if words[-1] in FEMALE_NOUNS else ""
    if len(words) == 1:
        words.insert(0, _word_before_first(layout, tokens[phrase.first].text))
    title = words[0].rstrip(".")
    if title in ("mr", "sir", "lord"):
        return "m"
    if title in ("mrs", "ms", "miss", "lady", "dame"):
        return "f"
    given = (SEX_OF_GIVEN_NAME.get(word) for word in words)
    return next((sex for sex in given if sex), "")


def _word_before_first(layout: Layout, surname: str) -> str:
    """Return the word before the first place of a name, which may be a given name or a title."""
    at = layout.text.find(surname)
    before = layout.text[max(at - _LONGEST_GIVEN, 0) : at].lower().split()
    return before[-1] if before else ""


def _words(layout: Layout, quotation: int) -> list[str]:
    words = layout.quoted[quotation].inner.of(layout.text).lower().replace("’", "'").split()
    return [word.strip(".,!?…—;:") for word in words]
