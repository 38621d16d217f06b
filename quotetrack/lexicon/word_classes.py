"""Which word classes an English word form is used in.

The table counts how word forms are tagged in Universal Dependencies English EWT and GUM (training
parts). A form has every class that makes up at least 15 % of its uses, most frequent first.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from quotetrack.lexicon.people import PERSON_NOUNS, SURNAMES
from quotetrack.lexicon.words import LazyWords, read_classes, read_lines

NOUN, ADJECTIVE, ADVERB, NUMBER = "n", "j", "r", "m"
VERB, PAST_PARTICIPLE, ING_FORM, AUXILIARY = "v", "e", "g", "x"
ADPOSITION, PRONOUN, DETERMINER, PARTICLE = "p", "o", "d", "t"
SUBORDINATOR, COORDINATOR, INTERJECTION = "s", "c", "i"
#: Past tenses without -ed that are too rare for the table. Those that are names as often
#: ("Lent", "Tore") need no entry to be read as names where they have a capital.
_IRREGULAR_PASTS = frozenset(
    "bade bent bled blew bred burst clung crept dealt drank dug flung forbade forgave froze "
    "forsook ground hid knelt leapt lent lit overcame sang sank shook shone shrank slid slept "
    "slew slung slunk smote spat sped spun sprang stank stole stove strewn strode strove "
    "stung swam swore swung tore trod withdrew wept woke wove wrung wrote "
    "befell beheld foresaw foretold misheard mislaid misread misspoke mistook misunderstood outdid "
    "outgrew outran outshone outsold outspent overate overdid overdrew overflew overheard overhung "
    "overlaid overpaid overran overrode oversaw overshot overslept oversold overspent overthrew "
    "overtook partook rebuilt redid remade repaid reran resold rethought retold retook rewrote "
    "undercut underpaid undersold undertook underwent undid unwound upheld withheld "
    "withstood".split()
)


_USUAL_WORDS = LazyWords(lambda: frozenset(read_lines("usual_words.txt")))


@cache
def _rare_verbs() -> dict[str, str]:
    """Return the classes of verbs that the table lacks, by their plain form."""
    verbs = read_classes(read_lines("rare_verbs.txt"))
    alone = dict.fromkeys(verbs["verbs"], VERB)
    return alone | dict.fromkeys(verbs["nouns_too"], VERB + NOUN)


@cache
def _table() -> dict[str, str]:
    classes: dict[str, str] = {}
    data = files("quotetrack.lexicon").joinpath("data/word_classes.txt").read_text("utf-8")
    for line in data.splitlines():
        letters, *forms = line.split(" ")
        for form in forms:
            classes[form] = letters
    return classes


def is_known_form(form: str) -> bool:
    """Return whether a word form, in lower case, is a common English word of the table."""
    return form in _table()


def forms_that_are(classes: str) -> Iterator[str]:
    """Yield the word forms of the table that are mostly of one of the classes."""
    return (form for form, of_form in _table().items() if of_form[0] in classes)


def is_usual_word(form: str) -> bool:
    """Return whether a word form, in lower case, is a usual English word that the table lacks.

    Such words are written small in news; in a name they make it that of a thing more often.
    """
    return form in _USUAL_WORDS or (form.endswith("s") and form[:-1] in _USUAL_WORDS)


def _classes_before_s(lower: str) -> str:
    """Return the classes of a form in -s by the word that it is a form of; "" if unknown."""
    for stem in (lower[:-1], lower[:-2], lower[:-3] + "y"):
        classes = _rare_verbs().get(stem) or _table().get(stem, "")
        if VERB in classes:
            return VERB + NOUN if NOUN in classes else VERB
        if NOUN in classes:
            return NOUN
    return ""


@lru_cache(maxsize=50_000)
def word_classes(form: str) -> str:
    """Return the classes of a word form as letters, most frequent first.

    Unknown forms are judged by their ending. The case of `form` does not matter.
    """
    lower = form.lower().replace("’", "'")
    known = _table().get(lower)
    if known:
        return known
    if lower.endswith("n't"):
        return AUXILIARY
    if not lower.isalpha() and any(letter.isdigit() for letter in lower):
        return NUMBER if lower[0].isdigit() and not lower[-1].isalpha() else ADJECTIVE + NOUN
    if "-" in lower:
        end = lower.rsplit("-", 1)[1]
        last = _table().get(end, NOUN)[0]
        return (
            ADJECTIVE
            if last in (ADJECTIVE, PAST_PARTICIPLE, ING_FORM, VERB) and end not in ("old", "olds")
            else (ADJECTIVE + NOUN)  # "the seven-year-old"
        )
    if lower in PERSON_NOUNS:
        return NOUN  # "constable"
    if _rare_verbs().get(lower) == VERB:
        return VERB  # "they disagree", but "a vow"
    if lower.endswith("s") and not lower.endswith("ss"):
        classes = _classes_before_s(lower)
        if classes:
            return classes
    if lower.endswith("ly"):
        return NOUN if lower in SURNAMES else ADVERB  # "Kelly"
    if lower.endswith("ing"):
        return ING_FORM
    if lower in _IRREGULAR_PASTS:
        return VERB
    if lower.endswith("ed"):
        return VERB + PAST_PARTICIPLE
    if lower.endswith(("ous", "ful", "less", "able", "ible", "ish", "ive")):
        return ADJECTIVE
    return NOUN
