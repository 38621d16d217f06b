"""Sources beside a quotation: in brackets, on the line below, in the sentence before or after.

They stand in no clause of the sentence of the quotation: “It rained.” (Ann Lee, baker); “It rained”
on one line and “Ann Lee, baker” on the next; “That was how Ann Lee described it”; “Ann Lee was
asked about the rain.”
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from quotetrack.lexicon.cues import ASKED, NOUNS_OF_SAYING, OPENS_QUESTION, verb_lemma
from quotetrack.lexicon.documents import DOCUMENTS, HANDLING, SHOWN
from quotetrack.lexicon.forms import is_age
from quotetrack.lexicon.words import word_list
from quotetrack.quotes.candidates import Candidate
from quotetrack.quotes.constructions.record import Clause
from quotetrack.quotes.layout import Layout, Place
from quotetrack.quotes.name_words import is_people_noun
from quotetrack.quotes.skeleton import DASHES, lower_at

_NAMES: Final = ("name", "title_name")
_LONGEST_LINE: Final = 14  # tokens
_LONGEST_SIGNATURE: Final = 24  # tokens
_LONGEST_OUTLET: Final = 5  # tokens
_FARTHEST_REVIEW: Final = 6  # quotations
_LONGEST_BRACKET: Final = 14  # tokens
_LONGEST_LEAD: Final = 6  # tokens
_LEADING_ON: Final = frozenset("and then later again also but finally afterwards next".split())
_SUBJECTS: Final = ("before", "apposed_name", "insertion0", "insertion1", "insertion2")
_POINTING: Final = frozenset("that this those these such".split())
_BE: Final = frozenset("is was were are".split())
_DESCRIBING: Final = frozenset("describe explain phrase put recall see summarise summarize".split())
_ENDINGS: Final = (".", "!", "?", "…")
_STRONG: Final = 0.4
#: What somebody does with words that follow: "gave a short answer", "had one request".
_HAVING: Final = frozenset({"deliver", "give", "have", "issue", "leave", "offer", "send"})
_INTRODUCING: Final = frozenset({"a", "an", "another", "his", "her", "one", "this", "two"})
_LONGEST_OBJECT: Final = 5  # tokens
_FARTHEST_DOCUMENT: Final = 2  # sentences
_LONGEST_MIND: Final = 24  # tokens
_FARTHEST_MIND: Final = 5  # tokens
_APPOSED: Final = 6  # tokens
_ASKS: Final = ASKED | {"asks"}
_QUESTIONING: Final = OPENS_QUESTION | {"which", "who", "about"}
_TO_HEARERS: Final = frozenset({"ask", "tell"})
_DESCRIBING_ON: Final = frozenset({",", "(", "at", "from", "in", "of", "on", "with"})
_OWN_SUBJECTS: Final = ("apposed", "before", "chain", "insertion", "over", "relative", "unclosed")
_CONNECTING: Final = frozenset("but and yet so".split())
_BEING: Final = word_list("quotes", "being")
_MINDED: Final = word_list("quotes", "minded")
_MINDING: Final = word_list("quotes", "minding")
_SHARING: Final = frozenset({"echoed", "endorsed", "shared"})
_GESTURES: Final = word_list("quotes", "gestures")
_MOVING: Final = word_list("quotes", "moving")
_MOVED: Final = word_list("quotes", "moved")
_LONGEST_GESTURE: Final = 4  # different words behind the verb
_PEOPLE_TAKEN_UP: Final = frozenset("he she they i we you who".split())


def source_beside(layout: Layout, quotation: int) -> tuple[Candidate, str] | None:
    """Return the source that stands beside a quotation, and the place of it, None for none."""
    found = _in_bracket(layout, quotation)
    if found is not None:
        return found
    if not layout.facts(layout.places[quotation].sentence).is_alone:
        return None
    return (
        _led_up_to(layout, quotation)
        or _on_line_below(layout, quotation)
        or _pointed_back(layout, quotation)
        or _was_asked(layout, quotation)
        or _announced(layout, quotation)
        or _of_a_mind(layout, quotation)
        or _gesturing(layout, quotation)
        or _viewed(layout, quotation)
        or _written(layout, quotation)
        or _said_in_sentence_before(layout, quotation)
        or _document_before(layout, quotation)
    )


def takes_up_lead(layout: Layout, quotation: int) -> bool:
    """Return whether words without a subject lead on to a quotation: “And later: “…””.

    Or they name what it is about: “Of his rival Ann Lee: “…””. The speaker before goes on.
    """
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    lead = [token.lower for token in tokens[: place.token]]
    if not lead or lead[-1] != ":" or layout.clauses[place.sentence]:
        return False
    phrases = [one for one in layout.phrases[place.sentence] if one.first < place.token]
    if lead[0] in ("of", "on", "about"):
        return bool(phrases) and phrases[0].first == 1
    return not phrases and len(lead) <= _LONGEST_LEAD and lead[0] in _LEADING_ON


def is_asked_of_next(layout: Layout, quotation: int) -> bool:
    """Return whether a question is answered by the next quotation, with no word between the two."""
    if quotation + 1 >= len(layout.quoted):
        return False
    this, following = layout.quoted[quotation], layout.quoted[quotation + 1]
    return (
        this.paragraph == following.paragraph
        and this.closed
        and this.turn is None
        and layout.text[this.outer.start : this.outer.end].rstrip("'’”\"").endswith("?")
        and not layout.text[this.outer.end : following.outer.start].strip()
    )


def _sentence_before(layout: Layout, quotation: int) -> int | None:
    """Return the sentence before one that a quotation opens, where the paragraph has one."""
    place = layout.places[quotation]
    before = place.sentence - 1
    is_near = before >= 0 and (
        layout.sentences[before].paragraph == layout.quoted[quotation].paragraph
    )
    return before if is_near and not place.token else None


def _narration_before(layout: Layout, quotation: int) -> int | None:
    """Return the sentence before one that a quotation opens, where nobody is quoted in it."""
    before = _sentence_before(layout, quotation)
    return None if before is None or layout.facts(before).quotations_in_all else before


def who_asked(layout: Layout, quotation: int) -> Candidate | None:
    """Return the subject of the sentence before a question that the next quotation answers."""
    before = _sentence_before(layout, quotation)
    if before is None:
        return None
    subjects = [clause for clause in layout.clauses[before] if clause.pattern in _SUBJECTS]
    named = min(subjects, key=lambda one: (one.cue, one.pattern != "apposed_name"), default=None)
    if named is None:
        return None
    phrase = layout.phrases[before][named.phrase]
    head = layout.sentences[before].tokens[phrase.head].lower
    person = phrase.kind in _NAMES or head in ("he", "she") or is_people_noun(head)
    return Candidate(before, named.phrase, None) if person else None


def _in_bracket(layout: Layout, quotation: int) -> tuple[Candidate, str] | None:
    """Return a name in brackets behind a quotation: “It rained.” (Ann Lee, baker)."""
    place = layout.places[quotation]
    inner = layout.quoted[quotation].inner.of(layout.text)
    here = layout.sentences[place.sentence]
    if lower_at(here.tokens, place.token + 1) == "(":
        whole = inner[:1].isupper() and len(inner.split()) > 1
        if not whole or (place.token and lower_at(here.tokens, place.token - 1) != ":"):
            return None
        sentence, opening = place.sentence, place.token + 1
    else:
        sentence, opening = place.sentence + 1, 0
        if (
            place.token != len(here.tokens) - 1
            or not inner.endswith(_ENDINGS)
            or not 0 <= sentence < len(layout.sentences)
            or layout.sentences[sentence].paragraph != here.paragraph
            or lower_at(layout.sentences[sentence].tokens, 0) != "("
        ):
            return None
    tokens = layout.sentences[sentence].tokens
    closing = next((at for at in range(opening, len(tokens)) if tokens[at].lower == ")"), -1)
    if not 0 < closing - opening <= _LONGEST_BRACKET or closing < len(tokens) - 2:
        return None
    return _opening_name(layout, sentence, opening + 1, closing, "bracket")


def _opening_name(
    layout: Layout, sentence: int, first: int, end: int, pattern: str
) -> tuple[Candidate, str] | None:
    """Return the name that opens a line or bracket, where at most a description follows it."""
    tokens = layout.sentences[sentence].tokens
    for number, phrase in enumerate(layout.phrases[sentence]):
        if phrase.first != first:
            continue
        behind = phrase.core_last + 1
        describes = behind == end or lower_at(tokens, behind) in (",", "(", "–", "—", "-")
        full = phrase.core_last > phrase.first
        plain = not any(
            tokens[at].kind in ("quotation", "number") or tokens[at].classes[:1] == "x"
            for at in range(behind, end)
        )
        if phrase.kind in _NAMES and full and describes and plain:
            return Candidate(sentence, number, None), f"sentence_after:{pattern}"
    return None


def _led_up_to(layout: Layout, quotation: int) -> tuple[Candidate, str] | None:
    """Return who is named in a line without a verb that leads up to it: “From Ann Lee:”."""
    before = layout.places[quotation].sentence - 1
    if before < 0 or not layout.begins_paragraph(quotation):
        return None
    lead = layout.sentences[before]
    if lead.paragraph != layout.quoted[quotation].paragraph - 1 or lead.tokens[-1].lower != ":":
        return None
    for clause in layout.clauses[before]:
        if clause.pattern in ("from_line", "label_apposed"):
            return Candidate(before, clause.phrase, clause), f"sentence_before:{clause.pattern}"
    return None


def signed_below(layout: Layout, place: Place) -> Candidate | None:
    """Return who signs the paragraph of a quotation in the next: “— Ann Lee, writer”.

    Where the name is none by its form, as in “— ann (@annlee)”, the handle is.
    """
    sentence = place.sentence + 1
    if sentence >= len(layout.sentences):
        return None
    below = layout.sentences[sentence]
    if (
        below.paragraph != layout.sentences[place.sentence].paragraph + 1
        or len(below.tokens) > _LONGEST_SIGNATURE
        or not _is_whole_paragraph(layout, sentence)
    ):
        return None
    for clause in layout.clauses[sentence]:
        if clause.pattern == "dash_line":
            return Candidate(sentence, clause.phrase, clause)
    if below.tokens[0].lower in DASHES:
        for number, phrase in enumerate(layout.phrases[sentence]):
            if below.tokens[phrase.first].lower.startswith("@"):
                return Candidate(sentence, number, None)
    return None


def _on_line_below(layout: Layout, quotation: int) -> tuple[Candidate, str] | None:
    """Return the name on the line below a quotation that fills its own: a pull quote."""
    place, quoted = layout.places[quotation], layout.quoted[quotation]
    if not layout.begins_paragraph(quotation):
        return None
    signature = signed_below(layout, place)
    if signature is not None:
        return signature, "sentence_after"
    line = _line_below(layout, quoted.paragraph, place.sentence)
    if line < 0:
        return None
    end = len(layout.sentences[line].tokens)
    return _opening_name(layout, line, 0, end, "line_below") or _outlet(layout, quotation, line)


def _line_below(layout: Layout, paragraph: int, sentence: int) -> int:
    """Return the sentence that is the short line below a paragraph, -1 where there is none."""
    line = sentence + 1
    if line >= len(layout.sentences):
        return -1
    below = layout.sentences[line]
    if (
        below.paragraph != paragraph + 1
        or len(below.tokens) > _LONGEST_LINE
        or below.tokens[-1].kind not in ("word", "punctuation")
        or below.tokens[-1].lower in (".", ":", "?", "!", ";")
        or not _is_whole_paragraph(layout, line)
        or below.tokens[0].zone == "credit"
    ):
        return -1
    return line


def _outlet(layout: Layout, quotation: int, line: int) -> tuple[Candidate, str] | None:
    """Return the outlet whose name fills the line below, among quotations signed by people.

    “It works.” / Ann Lee, Harbour Weekly / “It shines.” / GadgetBarn: one line alone may be a
    heading.
    """
    tokens = layout.sentences[line].tokens
    number = next(
        (
            number
            for number, phrase in enumerate(layout.phrases[line])
            if phrase.first == 0
            and phrase.last == len(tokens) - 1
            and phrase.kind not in ("pronoun", "nominal")
        ),
        -1,
    )
    if number < 0 or len(tokens) > _LONGEST_OUTLET:
        return None
    for step in (-1, 1):
        for far in range(1, _FARTHEST_REVIEW + 1):
            other = quotation + step * far
            if not 0 <= other < len(layout.quoted):
                break
            beside = layout.quoted[other]
            apart = abs(beside.paragraph - layout.quoted[quotation].paragraph)
            if apart != 2 * far or not layout.begins_paragraph(other):
                break
            below = _line_below(layout, beside.paragraph, layout.places[other].sentence)
            if below < 0:
                break
            end = len(layout.sentences[below].tokens)
            if _opening_name(layout, below, 0, end, "line_below") is not None:
                return Candidate(line, number, None), "sentence_after:line_below"
    return None


def _is_whole_paragraph(layout: Layout, sentence: int) -> bool:
    own = layout.sentences[sentence].paragraph
    around = (sentence - 1, sentence + 1)
    return not any(
        0 <= at < len(layout.sentences) and layout.sentences[at].paragraph == own for at in around
    )


def _pointed_back(layout: Layout, quotation: int) -> tuple[Candidate, str] | None:
    """Return who is named where the text points back: “Those were the words of Ann Lee”.

    Or does something with the words: “With those words, Ann Lee left”.
    """
    place, quoted = layout.places[quotation], layout.quoted[quotation]
    sentence = place.sentence + 1
    if sentence >= len(layout.sentences):
        return None
    behind = layout.sentences[sentence]
    if behind.paragraph - quoted.paragraph > 1:
        return None
    tokens = behind.tokens
    opens_so = lower_at(tokens, 0) in ("so", "thus")
    points = lower_at(tokens, 0) in _POINTING and lower_at(tokens, 1) in _BE
    if lower_at(tokens, 0) == "with" and lower_at(tokens, 1) in _POINTING:
        return _left_with_words(layout, sentence)
    if not opens_so and not points:
        return None
    for clause in layout.clauses[sentence]:
        phrase = layout.phrases[sentence][clause.phrase]
        if opens_so and clause.pattern == "inverted" and clause.says and clause.cue == 1:
            return Candidate(sentence, clause.phrase, clause), "sentence_after:inverted"
        if not points:
            continue
        if clause.pattern == "words_of" and phrase.first <= _LONGEST_LINE:
            return Candidate(sentence, clause.phrase, clause), "sentence_after:words_of"
        if (
            lower_at(tokens, 2) == "how"
            and phrase.first == 3
            and clause.pattern.startswith("before")
            and verb_lemma(tokens[clause.cue].lower) in _DESCRIBING
        ):
            return Candidate(sentence, clause.phrase, clause), f"sentence_after:{clause.pattern}"
    return None


def _left_with_words(layout: Layout, sentence: int) -> tuple[Candidate, str] | None:
    """Return who does something with the words before: “With those three words, Ann Lee left”."""
    tokens = layout.sentences[sentence].tokens
    if NOUNS_OF_SAYING.isdisjoint(token.lower for token in tokens[2:_LONGEST_OBJECT]):
        return None
    for clause in layout.clauses[sentence]:
        if clause.pattern in _SUBJECTS and is_somebody(layout, sentence, clause.phrase):
            return Candidate(sentence, clause.phrase, clause), f"sentence_after:{clause.pattern}"
    return None


def _was_asked(layout: Layout, quotation: int) -> tuple[Candidate, str] | None:
    """Return who was asked in the paragraph before a quotation that fills its own.

    "Ann Lee was asked about the rain", "Bo Hale asked Ann Lee what she saw", "… asked whether she
    had slept".
    """
    place, quoted = layout.places[quotation], layout.quoted[quotation]
    before = place.sentence - 1
    if before < 0 or not layout.begins_paragraph(quotation):
        return None
    asked = layout.sentences[before]
    if asked.paragraph != quoted.paragraph - 1 or layout.facts(before).quotations_in_all:
        return None
    for clause in layout.clauses[before]:
        if asked.tokens[clause.cue].lower not in _ASKS:
            continue
        others = [
            other
            for other in layout.clauses[before]
            if other.cue > clause.cue and other.strength >= _STRONG and other.says
        ]
        if clause.pattern == "before_passive":
            if not others and _is_person(layout, before, clause.phrase):
                return Candidate(before, clause.phrase, clause), "sentence_before:before_passive"
        elif clause.pattern in _SUBJECTS and quoted.inner.of(layout.text)[-1:] != "?":
            number = _asked_by(layout, before, clause.cue_last + 1)
            if number is not None and not any(
                lower_at(asked.tokens, other.cue - 1) in _CONNECTING for other in others
            ):
                return Candidate(before, number, None), "sentence_before"
    return None


def _asked_by(layout: Layout, sentence: int, first: int) -> int | None:
    """Return the phrase of who is asked, behind "asked": its object, or "he" in the question."""
    tokens = layout.sentences[sentence].tokens
    at = first
    for number, phrase in enumerate(layout.phrases[sentence]):
        if phrase.first == first and lower_at(tokens, phrase.last + 1) in _QUESTIONING:
            return number if _is_person(layout, sentence, number) else None
    if lower_at(tokens, at) in ("him", "her"):
        at += 1
    if lower_at(tokens, at) not in _QUESTIONING:
        return None
    for number, phrase in enumerate(layout.phrases[sentence]):
        if phrase.first == at + 1 and tokens[phrase.head].lower in ("he", "she"):
            return number
    return None


def _is_person(layout: Layout, sentence: int, number: int) -> bool:
    phrase = layout.phrases[sentence][number]
    head = layout.sentences[sentence].tokens[phrase.head].lower
    return phrase.kind in _NAMES or head in ("he", "she") or is_people_noun(head)


def _announced(layout: Layout, quotation: int) -> tuple[Candidate, str] | None:
    """Return who has words to say in the sentence before: Ann Lee had a shorter answer. “No.”"""
    before = _narration_before(layout, quotation)
    if before is None:
        return None
    tokens = layout.sentences[before].tokens
    for clause in layout.clauses[before]:
        object_ = [token.lower for token in tokens[clause.cue_last + 1 :][:_LONGEST_OBJECT]]
        if (
            clause.pattern in _SUBJECTS
            and verb_lemma(tokens[clause.cue].lower) in _HAVING
            and object_[:1]
            and object_[0] in _INTRODUCING
            and not NOUNS_OF_SAYING.isdisjoint(object_)
            and is_somebody(layout, before, clause.phrase)
        ):
            return Candidate(before, clause.phrase, clause), f"sentence_before:{clause.pattern}"
    return None


def _of_a_mind(layout: Layout, quotation: int) -> tuple[Candidate, str] | None:
    """Return whose mind the sentence before tells: “Ann Lee was blunter. “No.””

    Or how that person speaks: “Ann Lee put it this way. “No.””
    """
    before = _narration_before(layout, quotation)
    if before is None:
        return None
    tokens, phrases = layout.sentences[before].tokens, layout.phrases[before]
    opens = 1 if tokens[0].lower in _CONNECTING else 0
    if len(tokens) > _LONGEST_MIND or not phrases or phrases[0].first != opens:
        return None
    last = phrases[0].last
    number = 0
    if lower_at(tokens, last + 1) == ",":
        # "His neighbour, Ann Lee, was blunter", "Ann Lee, a baker, was blunter"
        for at, phrase in enumerate(phrases[1:], 1):
            if lower_at(tokens, phrase.last + 1) == "," and phrase.first <= last + _APPOSED:
                number = at if phrase.kind in _NAMES and phrase.first == last + 2 else 0
                last = phrase.last + 1
                break
    behind = [token.lower for token in tokens[last + 1 :]]
    is_minded = behind[:1] and (
        (behind[0] in _BEING and not _MINDED.isdisjoint(behind[1:_FARTHEST_MIND]))
        or not _MINDING.isdisjoint(behind[:_FARTHEST_MIND])
        or (behind[0] in ("put", "puts") and behind[1:2] == ["it"])
    )
    is_told = any(
        clause.says and clause.strength >= _STRONG and tokens[clause.cue].lower not in _MINDING
        for clause in layout.clauses[before]
    )
    words = layout.quoted[quotation].inner.of(layout.text).split()
    if (
        not is_minded
        or is_told
        or not is_somebody(layout, before, number)
        or words[:1] in (["He"], ["She"])
    ):
        return None
    return Candidate(before, number, None), "sentence_before"


def _said_in_sentence_before(layout: Layout, quotation: int) -> tuple[Candidate, str] | None:
    """Return who says the sentence before, and goes on: “Leave it, advises Ann Lee. “It heals.””"""
    before = _narration_before(layout, quotation)
    if before is None:
        return None
    end = len(layout.sentences[before].tokens) - 1
    for clause in layout.clauses[before]:
        if says_what_stands_before(layout, before, clause, end):
            return Candidate(before, clause.phrase, clause), f"sentence_before:{clause.pattern}"
    return None


def says_what_stands_before(layout: Layout, sentence: int, clause: Clause, end: int) -> bool:
    """Return whether somebody behind a verb says what stands without marks before it.

    "It healed, recalls Ann Lee, a baker": not in "Bo Roe, a baker, recalls Ann Lee", where the verb
    has a subject of its own. `end` is the token before which the description of a source ends.
    """
    tokens = layout.sentences[sentence].tokens
    phrase = layout.phrases[sentence][clause.phrase]
    rest = tokens[phrase.last + 1 : end]
    return (
        clause.pattern in ("inverted", "inverted_apposed")
        and clause.says
        and clause.cue > 1
        and tokens[clause.cue - 1].lower == ","
        and not tokens[clause.cue].lower.endswith("ing")
        and verb_lemma(tokens[clause.cue].lower) not in _TO_HEARERS
        and phrase.last < end
        and is_somebody(layout, sentence, clause.phrase)
        and (not rest or rest[0].lower in _DESCRIBING_ON)
        and not any(token.kind == "quotation" for token in rest)
        and not any(
            other.cue == clause.cue and other.pattern.startswith(_OWN_SUBJECTS)
            for other in layout.clauses[sentence]
        )
    )


def _gesturing(layout: Layout, quotation: int) -> tuple[Candidate, str] | None:
    """Return whose face or hands end the sentence before: “Asked again, Ann Lee smiled. “No.””"""
    before = _narration_before(layout, quotation)
    if before is None:
        return None
    tokens = layout.sentences[before].tokens
    for number in reversed(range(len(layout.phrases[before]))):
        verb = layout.phrases[before][number].last + 1
        while verb < len(tokens) and tokens[verb].lower.endswith("ly"):
            verb += 1
        behind = {token.lower for token in tokens[verb + 1 : -1]}
        if (
            len(behind) <= _LONGEST_GESTURE
            and is_gesture(lower_at(tokens, verb), behind)
            and is_somebody(layout, before, number)
        ):
            return Candidate(before, number, None), "sentence_before:gesture"
    return None


def is_gesture(verb: str, behind: Collection[str]) -> bool:
    """Return whether a verb, with the words behind it, tells of a gesture: "shook his head"."""
    return verb in _GESTURES or (verb in _MOVING and not _MOVED.isdisjoint(behind))


def _viewed(layout: Layout, quotation: int) -> tuple[Candidate, str] | None:
    """Return for whom the sentence before is so, or who shares it: “For Ann Lee, it was late. “I…””

    What a name in it is for is told by the words around it: “It is a view shared by Ann Lee.”
    """
    before = _narration_before(layout, quotation)
    if before is None:
        return None
    tokens = layout.sentences[before].tokens
    for number, phrase in enumerate(layout.phrases[before]):
        first = phrase.first
        fronted = (
            first == 1 and tokens[0].lower == "for" and lower_at(tokens, phrase.last + 1) == ","
        )
        shared = lower_at(tokens, first - 1) == "by" and lower_at(tokens, first - 2) in _SHARING
        if (fronted or shared) and phrase.kind in _NAMES:
            return Candidate(before, number, None), "sentence_before"
    return None


def _written(layout: Layout, quotation: int) -> tuple[Candidate, str] | None:
    """Return on what the words stand: “A banner hung from the bridge. “Bread for all.””.

    Or what a sentence that leads up to them describes: “She showed us a memo, which says:”.
    """
    place, quoted = layout.places[quotation], layout.quoted[quotation]
    before = place.sentence - 1
    if before < 0 or layout.facts(before).quotations_in_all:
        return None
    above = layout.sentences[before]
    tokens = above.tokens
    leads_up = tokens[-1].lower == ":" and quoted.paragraph - above.paragraph <= 1
    if not leads_up and above.paragraph != quoted.paragraph:
        return None
    for number, phrase in enumerate(layout.phrases[before]):
        if phrase.kind != "nominal" or tokens[phrase.head].lower not in SHOWN:
            continue
        behind = phrase.last + 1
        if leads_up:
            relative = lower_at(tokens, behind + (lower_at(tokens, behind) == ","))
            if relative in ("which", "that") or relative.endswith("ing"):
                return Candidate(before, number, None), "sentence_before:document"
        elif phrase.first == 0 and not HANDLING.isdisjoint(
            token.lower for token in tokens[behind : behind + 3]
        ):
            return Candidate(before, number, None), "sentence_before:document"
    return None


def _document_before(layout: Layout, quotation: int) -> tuple[Candidate, str] | None:
    """Return the document that says what a paragraph of its words goes on with.

    “Trade is up, a report said. / It was the third year. “Exports have doubled.””
    """
    place, quoted = layout.places[quotation], layout.quoted[quotation]
    if not quoted.inner.of(layout.text).rstrip().endswith((*_ENDINGS, ",")):
        return None
    for at in range(place.sentence - 1, place.sentence - 1 - _FARTHEST_DOCUMENT, -1):
        if (
            at < 0
            or quoted.paragraph - layout.sentences[at].paragraph > 1
            or layout.facts(at).quotations_in_all
        ):
            return None
        tokens = layout.sentences[at].tokens
        told = [
            clause
            for clause in layout.clauses[at]
            if clause.pattern == "according" or (clause.says and clause.strength >= _STRONG)
        ]
        if told:
            last = max(told, key=lambda one: one.cue)
            phrase = layout.phrases[at][last.phrase]
            named = any(
                one.cue == last.cue and layout.phrases[at][one.phrase].kind in _NAMES
                for one in told
            )
            if named or phrase.kind != "nominal" or tokens[phrase.head].lower not in DOCUMENTS:
                return None
            return Candidate(at, last.phrase, last), f"sentence_before:{last.pattern}"
        opening = next(iter(layout.phrases[at]), None)
        if opening is not None and (
            opening.kind in _NAMES or tokens[opening.head].lower in _PEOPLE_TAKEN_UP
        ):
            return None
    return None


def is_somebody(layout: Layout, sentence: int, number: int) -> bool:
    """Return whether a phrase means somebody who may speak: a name, a person, he or she."""
    head = layout.sentences[sentence].tokens[layout.phrases[sentence][number].head].lower
    return _is_person(layout, sentence, number) or is_age(head)
