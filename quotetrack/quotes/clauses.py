"""Pair the verbs of a sentence with the noun phrases that can be their subjects.

Verbs here are only possible cues; every reasonable pair is listed with the pattern that links the
two, and the ranker decides. Patterns cover what stands between subject and verb in news: nothing,
adverbs, an apposition or relative clause between commas, inverted order, a shared subject
("defended it, saying"), a colon, "according to".
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from quotetrack.lexicon.cues import (
    NOUNS_OF_SAYING,
    VERBS_OF_SAYING,
    cue_strength,
    verb_lemma,
)
from quotetrack.quotes.name_words import is_name_word, is_people_noun
from quotetrack.quotes.noun_phrases import RELATIVE_PRONOUN
from quotetrack.quotes.phrase_kinds import NounPhrase
from quotetrack.quotes.skeleton import DASHES, Sentence, lower_at
from quotetrack.reading import TURN, Token

_RELATIVES = frozenset({"who", "which", "that", "whose", "whom", "where"})
_OPENERS = frozenset({"(", "["})
_STRONG = 0.4
_GOES_ON = 0.8
_OWN_CUE = 0.9  # the strength of a cue that the user gave
_ADVERBS = frozenset({"not", "first", "last", "later", "only", "even", "still", "early"})
_VERBS_OF_QUOTING = frozenset({"quote", "cite"})
_ASKED = frozenset({"asked", "pressed", "questioned", "challenged", "quizzed"})
_MAIN_PATTERNS = ("before", "insertion", "over_relative", "apposed", "over_quotation")
_LONGEST_INSERTION = 45
_REFLEXIVES = frozenset({"himself", "herself", "themselves", "itself"})
_COPULAS = frozenset({"is", "was", "are", "were", "sounded", "seemed"})
_LONGEST_PREDICATE = 4  # tokens
_AFTER_AT = frozenset({"first", "last", "least", "once", "times", "length"})  # "at first replying"


@frozen
class Clause:
    """A noun phrase and the cue it may govern.

    `phrase` indexes the sentence's noun phrases; `cue` is the index of the cue token, -1 for none.
    `pattern` says how the two are linked; `strength` (0 to 1) how often such a cue introduces
    speech; `says` whether the cue is a verb of saying.
    """

    phrase: int
    cue: int
    cue_last: int
    pattern: str
    strength: float
    says: bool = False


def is_verb(tokens: Sequence[Token], index: int) -> bool:
    """Return whether the token can be a verb that introduces speech."""
    token = tokens[index]
    if token.kind != "word" or token.lower == "'s" or is_name_word(tokens, index):
        return False
    classes = token.classes
    before = tokens[index - 1] if index else None
    if not any(letter in classes for letter in "veg"):
        # "tweets", "answers": nouns to the lexicon, but forms of verbs of saying all the same.
        if "n" not in classes or verb_lemma(token.lower) not in VERBS_OF_SAYING:
            return False
    elif classes[:1] not in ("n", "j"):
        return True
    # "report", "comments": a verb only where no article or adjective asks for a noun.
    return before is None or not (
        before.classes[:1] in ("d", "j", "p", "m") or before.lower in ("'s", "his", "her", "their")
    )


def clauses(
    sentence: Sentence, phrases: Sequence[NounPhrase], cues: frozenset[str] = frozenset()
) -> list[Clause]:
    """Return the clauses of `sentence` whose verb or mark may introduce speech.

    `cues` are verbs of saying, in their base form, besides those of the lexicon.
    """
    tokens = sentence.tokens
    if tokens[-1].lower == TURN:
        return [Clause(0, len(tokens) - 2, len(tokens) - 2, "turn", 1.0)] if phrases else []
    # Where phrases nest ("a statement from the ministry"), the outermost one ends the text.
    ending_at = {phrase.core_last: number for number, phrase in enumerate(phrases)}
    for outer in range(len(phrases) - 1, -1, -1):
        ending_at[phrases[outer].last] = outer
    starting_at = {phrase.first: number for number, phrase in enumerate(phrases)}
    found: list[Clause] = []
    subject_of_verb: dict[int, int] = {}
    previous_verb = previous_cue = -1
    found.extend(_owners(tokens, phrases))
    for index in range(len(tokens)):
        token = tokens[index]
        if token.lower == "according" and lower_at(tokens, index + 1) == "to":
            number = starting_at.get(index + 2)
            if number is not None:
                found.append(Clause(number, index, index + 1, "according", 0.97))
            continue
        if token.lower == "from" and index <= 1:
            number, colon = starting_at.get(index + 1), _colon_before_words(tokens)
            if number is not None and colon > index:
                found.append(Clause(number, colon, colon, "from_line", 0.9))
            continue
        if token.lower == ":":
            found.extend(_before_colon(tokens, index, phrases, ending_at))
            found.extend(_described_before_colon(tokens, index, phrases, ending_at))
            continue
        if token.lower in DASHES:
            number = starting_at.get(index + 1)
            if number is not None and (index == 0 or tokens[index - 1].kind == "quotation"):
                pattern = "dash" if index else "dash_line"
                found.append(Clause(number, index, index, pattern, 0.97))
            continue
        if not is_verb(tokens, index):
            continue
        lemma = verb_lemma(token.lower)
        strength = _OWN_CUE if lemma in cues else cue_strength(lemma)
        says = lemma in VERBS_OF_SAYING or lemma in cues
        last = index
        if lemma == "go" and _goes_on(tokens, index):
            last, strength, says = index + 1, _GOES_ON, True
        options = _subjects(tokens, index, phrases, ending_at, subject_of_verb, previous_verb)
        own_subject = bool(options) and options[0] == (ending_at.get(index - 1, -1), "before")
        if previous_cue not in (-1, previous_verb) and not own_subject:
            # "insisted he had never met her but later conceded": the outer subject goes on.
            options.append((subject_of_verb[previous_cue], "shared_cue"))
        for number, pattern in options:
            found.append(Clause(number, index, last, pattern, strength, says))
        # "called “a joke” by Ms Lee": the quotation may stand between.
        by = index + 1 + (index + 1 < len(tokens) and tokens[index + 1].kind == "quotation")
        if (
            lower_at(tokens, by) == "by"
            and by + 1 in starting_at
            and lemma not in _VERBS_OF_QUOTING
            and (by == index + 1 or "e" in token.classes)
        ):
            passive = max(strength, 0.5)
            found.append(Clause(starting_at[by + 1], index, index, "passive_by", passive, says))
        inverted = _inverted(tokens, index, starting_at)
        if inverted is not None:
            number, pattern = inverted
            name = starting_at.get(phrases[number].last + 2)
            if (
                name is not None
                and lower_at(tokens, phrases[number].last + 1) == ","
                and phrases[number].kind == "nominal"
                and phrases[name].kind in ("name", "title_name")
            ):
                number, pattern = name, "inverted_apposed"  # "said the director, Ann Lee"
            found.append(Clause(number, index, index, pattern, strength, says))
        if options:
            subject_of_verb[index] = _main_subject(options)
            previous_verb = index
            if strength >= _STRONG:
                previous_cue = index
        elif inverted is not None and index and tokens[index - 1].kind == "quotation":
            subject_of_verb[index] = inverted[0]
            previous_verb = index
    return _without_fronted_question(tokens, phrases, found)


def _goes_on(tokens: Sequence[Token], verb: int) -> bool:
    """Return whether "on" and the end of a clause follow "go": "“…,” she went on, “…”"."""
    after = tokens[verb + 2] if verb + 2 < len(tokens) else None
    return lower_at(tokens, verb + 1) == "on" and (
        after is None or after.kind == "quotation" or after.lower in (",", ":", ".")
    )


def _without_fronted_question(
    tokens: Sequence[Token], phrases: Sequence[NounPhrase], found: list[Clause]
) -> list[Clause]:
    """Leave out what stands in "Asked whether Mr Lee would go," before the main clause.

    A source is the subject of the main clause, never somebody whom the question is about.
    """
    if not any(token.lower in _ASKED for token in tokens[:2]):
        return found
    mains = [
        phrases[clause.phrase].first
        for clause in found
        if clause.pattern.startswith(_MAIN_PATTERNS)
        and clause.cue > phrases[clause.phrase].first
        and lower_at(tokens, phrases[clause.phrase].first - 1) == ","
    ]
    if not mains:
        return found
    start = min(mains)
    return [clause for clause in found if phrases[clause.phrase].first >= start]


def _owners(tokens: Sequence[Token], phrases: Sequence[NounPhrase]) -> list[Clause]:
    """Return the owners of what was said: "Ms Lee's claim that", "in the words of Ms Lee"."""
    found: list[Clause] = []
    for number, phrase in enumerate(phrases):
        if number + 1 < len(phrases) and phrases[number + 1].first == phrase.first:
            head = phrases[number + 1].head
            found.append(Clause(number, head, head, "owner", 0.6))
        elif lower_at(tokens, phrase.first - 1) == "of":
            noun = lower_at(tokens, phrase.first - 2)
            if noun in NOUNS_OF_SAYING:
                found.append(Clause(number, phrase.first - 2, phrase.first - 2, "words_of", 0.5))
    return found


def _colon_before_words(tokens: Sequence[Token]) -> int:
    """Return the index of a colon that ends the sentence or stands before a quotation, or -1."""
    if tokens[-1].lower == ":":
        return len(tokens) - 1
    for index in range(1, len(tokens)):
        if tokens[index].kind == "quotation" and tokens[index - 1].lower == ":":
            return index - 1
    return -1


def _main_subject(options: Sequence[tuple[int, str]]) -> int:
    """Return the phrase that verbs further right share; a participle hands its own one on."""
    for number, pattern in options:
        if pattern.startswith("shared_") and pattern.endswith("g"):
            return number
    return options[0][0]


def _subjects(
    tokens: Sequence[Token],
    verb: int,
    phrases: Sequence[NounPhrase],
    ending_at: dict[int, int],
    subject_of_verb: dict[int, int],
    previous_verb: int,
) -> list[tuple[int, str]]:
    """Return (noun phrase, pattern) for each phrase left of the verb that may be its subject."""
    options: list[tuple[int, str]] = []
    position = verb - 1
    skipped = ""
    while position >= 0:
        token = tokens[position]
        if token.kind != "word" or is_name_word(tokens, position):
            break
        letter = token.classes[:1]
        if position in ending_at:
            break
        if token.lower in _REFLEXIVES and position - 1 in ending_at:
            position -= 1  # "the president himself told"
            break
        if token.lower in _AFTER_AT and lower_at(tokens, position - 1) == "at":
            position -= 2
            continue
        if letter in ("r", "x", "t") or token.lower in _ADVERBS:
            skipped = letter + skipped if letter not in skipped else skipped
            position -= 1
            continue
        break
    if "x" in skipped and "e" in tokens[verb].classes and _is_passive(tokens, position, verb):
        skipped = skipped.replace("x", "y")
    ing = "g" in tokens[verb].classes and tokens[verb].lower.endswith("ing")
    form = "g" if ing else ("t" if "t" in skipped else "")
    if position in ending_at:
        nearest = ending_at[position]
        if tokens[position].lower == RELATIVE_PRONOUN:
            # As annotators do, we name "who" as the source, and what it takes up as the speaker.
            return [(nearest, "relative" + form + _auxiliary_sign(skipped))]
        options.append((nearest, "before" + form + _auxiliary_sign(skipped)))
        options.extend(
            (inner, "before_inner")
            for inner in range(nearest + 1, len(phrases))
            if phrases[inner].core_last == position
        )
        # "the mother of two sitting next to the stage said": the subject may lie further left.
        for further in range(nearest - 1, max(-1, nearest - 4), -1):
            between = tokens[phrases[further].last + 1 : phrases[further + 1].first]
            if any(token.kind in ("punctuation", "quotation", "tag") for token in between):
                break
            options.append((further, f"before_far{nearest - further}"))
    elif position >= 0:
        token = tokens[position]
        if token.lower == "as" and position - 1 in ending_at and ing:
            quoted = ending_at[position - 1]
            if lower_at(tokens, phrases[quoted].first - 1) != "by":
                options.append((quoted, "as_saying"))
            elif previous_verb in subject_of_verb:
                # "The mayor was quoted by a radio station as saying"
                options.append((subject_of_verb[previous_verb], "as_saying"))
        if token.lower in _RELATIVES:
            owner = position - 1
            comma = ""
            if lower_at(tokens, owner) == ",":
                owner, comma = owner - 1, ","
            if owner in ending_at:
                options.append((ending_at[owner], "relative" + comma))
        elif token.lower in (",", ")", "]") or token.lower in DASHES:
            options.extend(_over_insertion(tokens, position, phrases, ending_at, form))
        elif token.kind == "quotation":
            before = position - 1
            while lower_at(tokens, before) == ",":
                before -= 1
            if before in ending_at:
                options.append((ending_at[before], "over_quotation" + form))
    if previous_verb in subject_of_verb:
        link = _link(tokens, verb, position)
        if link:
            options.append((subject_of_verb[previous_verb], "shared_" + link + form))
        elif not options:
            options.append((subject_of_verb[previous_verb], "far_shared" + form))
    return options


def _auxiliary_sign(skipped: str) -> str:
    if "y" in skipped:
        return "_passive"
    return "x" if "x" in skipped else ""


def _is_passive(tokens: Sequence[Token], position: int, verb: int) -> bool:
    """Return whether a form of "be" stands between a subject and its participle."""
    return any(
        token.lower in ("is", "was", "were", "are", "been", "being", "be")
        for token in tokens[position + 1 : verb]
    )


def _link(tokens: Sequence[Token], verb: int, position: int) -> str:
    """Name the word that joins a verb to the verb before it, "" where nothing does."""
    lower = lower_at(tokens, position)
    if position >= 0 and tokens[position].kind == "quotation":
        return "comma"
    if lower in ("and", "but", "or", "then"):
        return "and"
    if lower in (",", ";"):
        return "comma"
    if lower in ("by", "before", "after", "while", "in", "when", "as", "without"):
        return "by"
    return ""


def _over_insertion(
    tokens: Sequence[Token],
    position: int,
    phrases: Sequence[NounPhrase],
    ending_at: dict[int, int],
    form: str,
) -> list[tuple[int, str]]:
    """Return the phrases before the commas, brackets or dashes of an insertion."""
    options: list[tuple[int, str]] = []
    closing = tokens[position].lower
    inner = ending_at.get(position - 1)
    if inner is not None and closing == ",":
        phrase = phrases[inner]
        if phrase.kind != "nominal" and lower_at(tokens, phrase.first - 1) == ",":
            # "the director, Ann Lee, said": the name is the better source.
            options.append((inner, "apposed_name" + form))
    scan = position - 1
    lowest = max(-1, position - _LONGEST_INSERTION)
    while scan > lowest and len(options) < 4:
        token = tokens[scan]
        if token.kind == "quotation" and closing == ",":
            before = scan - 1
            while lower_at(tokens, before) == ",":
                before -= 1
            if before in ending_at:
                options.append((ending_at[before], "over_quotation" + form))
            break
        opens = (
            (closing == "," and token.lower == ",")
            or (closing in (")", "]") and token.lower in _OPENERS)
            or (closing in DASHES and token.lower in DASHES)
        )
        if opens and scan - 1 in ending_at:
            after = lower_at(tokens, scan + 1)
            label = "insertion" + str(len(options)) if after not in _RELATIVES else "over_relative"
            options.append((ending_at[scan - 1], label + form))
            if closing != ",":
                break
        elif opens and lower_at(tokens, scan - 1) in (")", "]"):
            bracket = scan - 2
            while bracket > lowest and tokens[bracket].lower not in _OPENERS:
                bracket -= 1
            if bracket - 1 in ending_at:
                options.append((ending_at[bracket - 1], "insertion_bracket" + form))
        scan -= 1
    return options


def _inverted(
    tokens: Sequence[Token], verb: int, starting_at: dict[int, int]
) -> tuple[int, str] | None:
    position = verb + 1
    skipped = ""
    while position < min(len(tokens), verb + 4):
        if position in starting_at:
            return starting_at[position], "inverted" + skipped
        token = tokens[position]
        if token.kind != "word" or token.classes[:1] not in ("r", "p", "j", "g", "e"):
            return None
        letter = token.classes[:1]
        skipped = skipped or letter
        position += 1
    return None


def _described_before_colon(
    tokens: Sequence[Token],
    colon: int,
    phrases: Sequence[NounPhrase],
    ending_at: dict[int, int],
) -> list[Clause]:
    """Return the person whose manner introduces a quotation: "An aide was blunter: “…”"."""
    if colon + 1 < len(tokens) and tokens[colon + 1].kind != "quotation":
        return []
    lowest = max(0, colon - 1 - _LONGEST_PREDICATE)
    for index in range(colon - 1, lowest, -1):
        token = tokens[index]
        if token.lower in _COPULAS and index - 1 in ending_at and index < colon - 1:
            number = ending_at[index - 1]
            phrase = phrases[number]
            head = tokens[phrase.head].lower
            person = (
                head in ("he", "she", "they")
                or phrase.kind == "title_name"
                or (phrase.kind == "name" and not lower_at(tokens, phrase.first - 1))
                or (phrase.kind == "nominal" and is_people_noun(head))
            )
            adjective = any(
                "j" in other.classes or other.lower.endswith("er")
                for other in tokens[index + 1 : colon]
            )
            if person and adjective:
                return [Clause(number, index, index, "described", 0.9, True)]
            return []
        if token.kind != "word" or token.is_capitalised:
            return []
    return []


def _before_colon(
    tokens: Sequence[Token],
    colon: int,
    phrases: Sequence[NounPhrase],
    ending_at: dict[int, int],
) -> list[Clause]:
    """Return the phrases that a colon may introduce words of: "PENCE: …", "from the mayor: …"."""
    found: list[Clause] = []
    before = colon - 1
    if lower_at(tokens, before) == ")":
        while before > 0 and tokens[before].lower != "(":
            before -= 1
        before -= 1
    if before in ending_at:
        number = ending_at[before]
        phrase = phrases[number]
        if phrase.first == 0:
            found.append(Clause(number, colon, colon, "label", 0.6))
        else:
            lead = lower_at(tokens, phrase.first - 1)
            kind = lead if lead in ("from", "by", "of", "to", "for", "in", "on") else "other"
            if tokens[phrase.first - 1].kind == "punctuation":
                kind = "start"
            found.append(Clause(number, colon, colon, "colon_" + kind, 0.4))
        if tokens[phrase.head].lower in NOUNS_OF_SAYING:
            found.append(Clause(number, colon, colon, "colon_noun", 0.5))
    return found
