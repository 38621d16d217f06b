"""Compare two names of people: the same person, possibly, or not; with a score and the reason."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

from attrs import evolve, frozen
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from quotetrack.lexicon.family_first import VIETNAMESE_SURNAMES
from quotetrack.lexicon.people import NAME_PARTICLES, SURNAMES
from quotetrack.lexicon.words import folded, key_of
from quotetrack.names.nicknames import are_nicknames, is_english_given
from quotetrack.names.parse import PersonName, is_initial, is_strong_given, parse_name
from quotetrack.names.transliteration import sound_key, spelling_key

Verdict = Literal["same", "possible", "different"]

#: Similar spellings below this Jaro-Winkler similarity are different names.
_SPELLING_FLOOR: Final = 0.9
#: Titles that go with the given name: "Sir Keir", "Prince Harry".
_TITLES_WITH_GIVEN: Final = frozenset(
    "Sir Dame Prince Princess King Queen Pope Lady Sheikh Sheikha Emir Sultan Sister Brother "
    "Father Fr Fr. Mother Rabbi Imam Saint Dom".split()
)


@frozen
class NameComparison:
    """What a comparison found. `score` is 0 to 1; it orders pairs and is no probability.

    "possible" means that nothing speaks against it, but one name is too short to tell.
    """

    verdict: Verdict
    score: float
    reason: str


def _different(reason: str, score: float = 0.0) -> NameComparison:
    return NameComparison("different", score, reason)


def compare_names(first: str | PersonName, second: str | PersonName) -> NameComparison:
    """Compare two names of people.

    Titles and case do not count, but a title that tells the sex does, and so do suffixes: some
    differences are vetoes that no likeness of letters outweighs. The result does not depend on
    the order of the arguments.
    """
    one = _spread(parse_name(first) if isinstance(first, str) else first)
    two = _spread(parse_name(second) if isinstance(second, str) else second)
    return _compare(one, two) if one.order <= two.order else _compare(two, one)


@lru_cache(maxsize=20_000)
def _spread(name: PersonName) -> PersonName:
    """Return the name with initials that are written together set apart: "J.D." as "J." "D."."""
    letters = name.given.replace(".", "").replace("-", "")
    if len(letters) < 2 or not is_initial(name.given):
        return name
    spread = [f"{letter}." for letter in letters]
    return evolve(name, given=spread[0], middle=(*spread[1:], *name.middle))


@lru_cache(maxsize=50_000)
def _compare(one: PersonName, two: PersonName) -> NameComparison:
    if not one.surname_key or not two.surname_key:
        return _different("one of them is no name")
    veto = _generation_veto(one, two) or _sex_veto(one, two)
    if veto:
        return _different(veto)
    if not one.is_full or not two.is_full:
        return _compare_partial(one, two)
    straight = _compare_full(one, two)
    if straight.verdict == "same":
        return straight
    swapped = _compare_swapped(one, two)
    return swapped if swapped is not None and swapped.score > straight.score else straight


def _generation_veto(one: PersonName, two: PersonName) -> str:
    if one.suffix == two.suffix:
        return ""
    if one.suffix and two.suffix:
        return f"different generations: {one.suffix} and {two.suffix}"
    marked = one.suffix or two.suffix
    if one.is_full and two.is_full and marked != "sr":
        return f"only one is marked {marked}"
    return ""


def _sex_veto(one: PersonName, two: PersonName) -> str:
    first, second = one.sex, two.sex
    if not first or not second or first == second:
        return ""
    same_given = one.given and key_of(one.given) == key_of(two.given)
    by_title = one.titles and two.titles
    if same_given and not by_title:
        return ""
    if one.given and two.given and not by_title and _given_names_agree(one, two)[0]:
        return ""
    return "one is a man's name or title, the other a woman's"


def _compare_partial(one: PersonName, two: PersonName) -> NameComparison:
    """Compare names of which at least one is a surname, or a single name, alone."""
    if one.is_full == two.is_full:
        return _compare_single(one, two)
    short, full = (one, two) if not one.is_full else (two, one)
    return (
        _surname_alone(short, full)
        or _given_name_alone(short, full)
        or _other_words_alone(short, full)
        or _different("different names")
    )


def _compare_single(one: PersonName, two: PersonName) -> NameComparison:
    """Compare names that are both single."""
    if one.surname_key == two.surname_key:
        if not one.titles or not two.titles or one.sex == two.sex:
            return NameComparison("same", 0.9, "the same single name")
        return NameComparison("possible", 0.6, "the same surname")
    if _similar(one.surname, two.surname):
        return NameComparison("possible", 0.55, "single names of like spelling")
    return _different("different names")


def _surname_alone(short: PersonName, full: PersonName) -> NameComparison | None:
    """Compare a single name with what a full name is called by, if it is that."""
    short_key = short.surname_key
    surnames = {full.surname_key, key_of(full.surname.split(" ")[-1])}
    if short_key in surnames:
        return NameComparison("possible", 0.7, "the surname alone")
    if _without_particles(short.surname) == _without_particles(full.surname):
        return NameComparison("possible", 0.65, "the surname alone, but for a particle")
    inner = {key_of(word) for word in full.middle if not is_initial(word)}
    if full.family_first and full.surname_key in VIETNAMESE_SURNAMES:
        # The press calls a Vietnamese by the last word of the name.
        if short_key == key_of((full.middle or (full.given,))[-1]):
            return NameComparison("possible", 0.65, "the given name, as Vietnamese are called")
    elif short_key in inner and not full.family_first and len(short_key) > 2:
        return NameComparison("possible", 0.6, "one of several surnames, or a middle name")
    return None


def _given_name_alone(short: PersonName, full: PersonName) -> NameComparison | None:
    """Compare a single name with the given name of a full one, if it may be that."""
    short_key = short.surname_key
    given = {key_of(full.given), key_of(full.nickname)}
    if is_initial(full.given) and full.middle:
        given.add(key_of("".join([full.given, *full.middle])))  # "O.J."
    if not short.titles and short_key in given:
        return NameComparison("possible", 0.55, "the given name alone")
    if short_key == key_of(full.given) and _TITLES_WITH_GIVEN.intersection(short.titles):
        return NameComparison("possible", 0.55, "a title with the given name")
    if short_key == key_of(full.given) and _goes_with_titles(full):
        return NameComparison("possible", 0.5, "a title with a given name, not an English one")
    if not short.titles and short_key and are_nicknames(short_key, key_of(full.given)):
        return NameComparison("possible", 0.5, "a short form of the given name alone")
    return None


def _goes_with_titles(full: PersonName) -> bool:
    """Return whether somebody may be called by title and given name: "Ms Siti" for Siti Amin.

    So it is done in Asia and Africa, but "Mr James" is nobody called James Hale.
    """
    if full.family_first or is_english_given(full.given):
        return False
    return is_strong_given(full.given) or folded(full.given) not in SURNAMES


def _other_words_alone(short: PersonName, full: PersonName) -> NameComparison | None:
    """Compare a single name with any words of a full one, and with spellings like its surname."""
    short_key = short.surname_key
    if short_key in _name_words(full):
        return NameComparison("possible", 0.57, "one word of the name alone")
    if len(short_key) >= 6 and short_key == full.key:
        return NameComparison("same", 0.9, "the same letters")
    if _similar(short.surname, full.surname):
        return NameComparison("possible", 0.45, "a surname of like spelling")
    if _one_sound(short.surname, full.surname):
        return NameComparison("possible", 0.45, "a surname transliterated differently")
    return None


def _one_sound(first: str, second: str) -> bool:
    one, two = key_of(first), key_of(second)
    if min(len(one), len(two)) < 5 or _are_two_surnames(one, two):
        return False
    return sound_key(first) == sound_key(second)


@lru_cache(maxsize=20_000)
def _name_words(full: PersonName) -> frozenset[str]:
    """Return the words of a full name, besides given name and surname, that may stand alone for it.

    The first of two Spanish surnames, the given name at the end of a Vietnamese name, a surname
    with fewer of its particles. A second given name does not ("Ana Maria Ortiz").
    """
    last = full.surname.split()
    keys = {key_of(" ".join(last[at:])) for at in range(len(last))}
    keys |= {key_of(word) for word in last if word.lower() not in NAME_PARTICLES}
    middle = [word for word in full.middle if not is_initial(word)]
    if full.family_first:
        keys |= {key_of(word) for word in middle[-1:]}
    else:
        keys |= {key_of(word) for word in middle if not is_strong_given(word)}
        keys.add(key_of(" ".join((*middle, full.surname))))
    return frozenset(key for key in keys if len(key) > 1)


def _compare_full(one: PersonName, two: PersonName) -> NameComparison:
    surname_score, surname_reason = _surnames_agree(one, two)
    if not surname_score:
        return _different(surname_reason)
    given_score, given_reason = _given_names_agree(one, two)
    if not given_score:
        return _different(given_reason)
    clash = _middle_names_clash(one, two)
    if clash:
        return _different(clash, 0.2)
    score = min(surname_score, given_score)
    reasons = [reason for reason in (surname_reason, given_reason) if reason]
    if surname_score < 0.85 and given_score < 0.95:
        return _different("neither surname nor given name agrees well", 0.4)
    if given_score < 0.7:
        return NameComparison("possible", score, given_reason)
    return NameComparison("same", score, "; ".join(reasons) or "the same name")


def _compare_swapped(one: PersonName, two: PersonName) -> NameComparison | None:
    """Compare names of which one may be written surname first."""
    if one.middle or two.middle:
        whole = [key_of(word) for word in (one.text + " " + two.text).split()]
        return _same_letters(one, two) if whole else None
    if (key_of(one.given), one.surname_key) == (two.surname_key, key_of(two.given)):
        if one.family_first != two.family_first or is_initial(one.given):
            return NameComparison("same", 0.85, "the same words, surname first in one")
        return NameComparison("possible", 0.65, "the same words in the other order")
    return _same_letters(one, two)


def _same_letters(one: PersonName, two: PersonName) -> NameComparison | None:
    first, second = one.key, two.key
    if first == second:
        return NameComparison("same", 0.95, "the same letters, differently divided")
    if sorted(map(key_of, one.text.split())) == sorted(map(key_of, two.text.split())):
        return NameComparison("same", 0.85, "the same words in another order")
    return None


def _surnames_agree(one: PersonName, two: PersonName) -> tuple[float, str]:
    first, second = one.surname_key, two.surname_key
    if first == second:
        return 1.0, ""
    bare_first, bare_second = _without_particles(one.surname), _without_particles(two.surname)
    if bare_first == bare_second:
        return 0.95, "surnames alike but for a particle"
    halves_first = {key_of(part) for part in one.surname.replace("-", " ").split()}
    halves_second = {key_of(part) for part in two.surname.replace("-", " ").split()}
    if halves_first < halves_second or halves_second < halves_first:
        return 0.85, "one part of a double surname"
    more_first = halves_first | {key_of(part) for part in one.middle if not is_initial(part)}
    more_second = halves_second | {key_of(part) for part in two.middle if not is_initial(part)}
    if first in more_second or second in more_first:
        # Hillary Rodham and Hillary Rodham Clinton.
        return 0.8, "one surname is a middle name of the other"
    if spelling_key(one.surname) == spelling_key(two.surname):
        return 0.95, "two ways to spell one surname"
    if _are_two_surnames(first, second):
        return 0.0, "different surnames, though alike"
    if sound_key(one.surname) == sound_key(two.surname):
        return 0.9, "surnames transliterated differently"
    if _similar(one.surname, two.surname):
        return 0.85, "surnames of like spelling"
    return 0.0, "different surnames"


def _are_two_surnames(first: str, second: str) -> bool:
    """Return whether two like surnames are told apart: both common, or a man's and a woman's."""
    if first in SURNAMES and second in SURNAMES:
        return True
    shorter, longer = sorted((first, second), key=len)
    return longer == shorter + "a" and shorter.endswith(("ov", "ev", "in", "yn", "ow"))


def _without_particles(surname: str) -> str:
    words = surname.replace("-", " ").split()
    bare = [word for word in words if word.lower() not in ("al", "el", "de", "van", "von", "bin")]
    return key_of("".join(bare or words))


def _given_key(name: PersonName) -> str:
    if name.family_first:
        return key_of(name.given + "".join(name.middle))
    return key_of(name.given)


def _given_names_agree(one: PersonName, two: PersonName) -> tuple[float, str]:
    first, second = _given_key(one), _given_key(two)
    if first == second and first:
        return 1.0, ""
    if (first and second and _doubled(one, second)) or _doubled(two, first):
        return 0.95, "a double given name, differently written"
    if one.family_first and two.family_first:
        if sound_key(first) == sound_key(second):
            return 0.9, "given names transliterated differently"
        return 0.0, "different given names"
    return _initials_agree(one, two) or _known_by(one, two) or _like_given_names(one, two)


def _initials_agree(one: PersonName, two: PersonName) -> tuple[float, str] | None:
    """Compare given names of which one is an initial that may stand for the other, or both are."""
    if _initial_agrees(one.given, two.given) or _initial_agrees(two.given, one.given):
        return 0.85, "an initial for the given name"
    if is_initial(one.given) and is_initial(two.given):
        return 0.0, "different initials"
    return None


def _known_by(one: PersonName, two: PersonName) -> tuple[float, str] | None:
    """Compare given names of which one may be what somebody of the other name is called by."""
    first, second = _given_key(one), _given_key(two)
    if key_of(one.nickname) == second or key_of(two.nickname) == first:
        return 0.95, "the nickname"
    if first in map(key_of, two.middle) or second in map(key_of, one.middle):
        return 0.85, "known by a middle name"
    if are_nicknames(first, second):
        return 0.92, "a short form of the given name"
    return None


def _like_given_names(one: PersonName, two: PersonName) -> tuple[float, str]:
    """Compare the sound and the letters of given names."""
    first, second = _given_key(one), _given_key(two)
    if is_initial(one.given) or is_initial(two.given):
        return 0.0, "the initial does not agree"
    if len(first) > 2 and len(second) > 2 and sound_key(first) == sound_key(second):
        return 0.88, "given names transliterated differently"
    if len(first) > 4 and len(second) > 4 and _similar(one.given, two.given):
        return 0.75, "given names of like spelling"
    return 0.0, "different given names"


def _doubled(name: PersonName, given: str) -> bool:
    """Return whether given and middle name make `given`: "Ana Maria" and "Anamaria"."""
    return bool(name.middle) and key_of(name.given + name.middle[0]) == given


def _initial_agrees(initial: str, given: str) -> bool:
    if not is_initial(initial):
        return False
    letters = initial.replace(".", "").replace("-", "")
    return (
        bool(given)
        and key_of(letters[0]) == key_of(given)[:1]
        and not (
            is_initial(given)
            and len(letters) == len(key_of(given))
            and key_of(letters) != key_of(given)
        )
    )


def _middle_names_clash(one: PersonName, two: PersonName) -> str:
    if one.family_first or two.family_first or not one.middle or not two.middle:
        return ""
    firsts = [key_of(part) for part in one.middle if key_of(part)]
    seconds = [key_of(part) for part in two.middle if key_of(part)]
    if firsts[0] != seconds[0] and all(len(part) == 1 for part in (*firsts, *seconds)):
        return "different middle names or initials"  # "H. W." and "W."
    for first in firsts:
        for second in seconds:
            if first == second or (first[0] == second[0] and 1 in (len(first), len(second))):
                return ""
            if are_nicknames(first, second) or _similar(first, second):
                return ""
    if any(key_of(part) in (one.surname_key, two.surname_key) for part in one.middle):
        return ""
    return "different middle names or initials"


@lru_cache(maxsize=50_000)
def _similar(first: str, second: str) -> bool:
    """Return whether two words are spellings of one name: one letter apart in a long word."""
    one, two = key_of(first), key_of(second)
    if min(len(one), len(two)) < 5 or one[0] != two[0]:
        return False
    if DamerauLevenshtein.distance(one, two, score_cutoff=2) > (1 if len(one) < 9 else 2):
        return False
    return JaroWinkler.similarity(one, two) >= _SPELLING_FLOOR
