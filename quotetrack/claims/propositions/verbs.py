"""The verb of a clause: where it stands, its tense, and whether it is passive.

No parse is at hand where quotations out of a store are compared, so the verb is found from
auxiliaries, the closed classes around it, and how the forms are used (the lexicon's table).
"""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from quotetrack.claims.language.stems import PAST_FORMS
from quotetrack.claims.language.words import is_month_of_may, is_word, word_list
from quotetrack.lexicon.word_classes import (
    ADJECTIVE,
    ADVERB,
    ING_FORM,
    NOUN,
    PAST_PARTICIPLE,
    VERB,
    is_known_form,
    word_classes,
)

Tense = Literal["past", "present", "future", "perfect"]

_MODALS = word_list("modals")
_BEING = word_list("being_forms")
_HAVING = word_list("having_forms")
_DOING = word_list("doing_forms")
_AUXILIARIES = _MODALS | _BEING | _HAVING | _DOING
_ADVERBS = word_list("clause_adverbs")
_PRONOUNS = word_list("subject_pronouns")
_DETERMINERS = word_list("determiners")
_ORDINALS = word_list("ordinals")
_ADJECTIVAL = word_list("adjectival")
_PAST = PAST_FORMS | word_list("past")
# Past as well as present.
_UNCHANGED = word_list("unchanged_pasts")
_PREPOSITIONS = word_list("prepositions")
_ON_THE_WAY = word_list("on_the_way")
_FUTURE = frozenset(("will", "shall", "going", "must", "'ll"))
_PAST_BEING = frozenset(("was", "were", "been", "had", "did", "used"))
_BEFORE_OBJECT = _DETERMINERS | {"us", "them", "him", "me", "it"}
_REED_PASTS = frozenset("agreed disagreed freed guaranteed decreed refereed".split())
_INTENTIONS = word_list("intentions")
_PASSED_OVER = frozenset(("no", "any", "not", "a", "the", "every", "other"))
_AFTER_POSSESSIVE = frozenset(("my", "our", "your", "his", "her", "their", "its", "a", "an"))


@frozen
class VerbGroup:
    """The verb group at words `first` to `main`, both included.

    `passive` tells that the subject undergoes what is done; `copula` that `main` is a form of
    "be".
    """

    first: int
    main: int
    tense: Tense
    passive: bool
    copula: bool


def find_verb(forms: list[str]) -> VerbGroup | None:
    """Return the verb group of a clause, None where no verb is found."""
    first = _first_verb(forms)
    if first < 0:
        return None
    index, last, seen = first, "", []
    while index < len(forms):
        form = forms[index]
        if form in _ON_THE_WAY and _goes_on(forms, index):
            seen.append(form)
            last = "to"
        elif form in _AUXILIARIES:
            intended = _after_intention(forms, index + 1)
            if intended:
                seen.append(form)
                index, last = intended, ""
                break
            last = form
            seen.append(form)
        elif not (
            (form == "to" and last == "to")
            or _is_adverb(form)
            or _comes_first(form, forms[index + 1 : index + 2])
        ):
            break
        index += 1
    return _group(forms, first, index, last, seen)


def _group(forms: list[str], first: int, index: int, last: str, seen: list[str]) -> VerbGroup:
    """Return the group whose auxiliaries end before word `index`; `last` is the last of them."""
    form = forms[index] if index < len(forms) else ""
    classes = word_classes(form) if form and is_word(form) else ""
    participle = PAST_PARTICIPLE in classes or form in PAST_FORMS or form.endswith("ed")
    # "I have put it up for sale"; but "we have cost of our own".
    done = last in _HAVING and form in _UNCHANGED and "of" not in forms[index:]
    participle = participle or done
    tense = _tense(form, seen, participle=participle)
    ing = form.endswith("ing") and (ING_FORM in classes or not _is_adjective(form))
    if last in _BEING:
        # What will be closed, or is being closed, has not been closed yet: it is done, no state.
        done = form not in _ADJECTIVAL or tense == "future" or last == "being"
        state = ADJECTIVE in classes[:1] and is_known_form(form)
        by = forms[index + 1 : index + 2] == ["by"]
        if classes and participle and not ing and done and (by or not state):
            return VerbGroup(first, index, tense, True, False)
        if ING_FORM in classes or form.endswith("ing"):
            return VerbGroup(first, index, tense, False, False)
        return VerbGroup(first, _last_of(forms, first, index, _BEING), tense, False, True)
    if last in _HAVING and not participle:
        main = _last_of(forms, first, index, _HAVING)
        if "had" in seen:
            tense = "perfect" if seen[0] in ("have", "has") else "past"
        else:
            tense = "present"
        return VerbGroup(first, main, tense, False, False)
    if last in _DOING and not (classes and VERB in classes) and form in _DETERMINERS:
        main = _last_of(forms, first, index, _DOING)
        return VerbGroup(first, main, tense, False, False)
    main = min(index, len(forms) - 1)
    return VerbGroup(first, main, tense, False, False)


def _last_of(forms: list[str], first: int, end: int, wanted: frozenset[str]) -> int:
    return next((i for i in range(end - 1, first, -1) if forms[i] in wanted), first)


def _tense(form: str, seen: list[str], *, participle: bool) -> Tense:
    if not _FUTURE.isdisjoint(seen):
        return "future"
    if any(word in _HAVING for word in seen) and (participle or "been" in seen):
        return "past" if "had" in seen else "perfect"
    if not _PAST_BEING.isdisjoint(seen):
        return "past"
    if not seen and (form in _PAST or form in _UNCHANGED or _is_regular_past(form)):
        return "past"
    return "present"


def _is_regular_past(form: str) -> bool:
    return form.endswith("ed") and (not form.endswith("eed") or form in _REED_PASTS)


def _after_intention(forms: list[str], index: int) -> int:
    """Return where the verb stands in "have no intention of going", 0 where no such words are."""
    while index < len(forms) and forms[index] in _PASSED_OVER:
        index += 1
    followed = forms[index + 1 : index + 2] in (["to"], ["of"]) and index + 2 < len(forms)
    return index + 2 if followed and forms[index] in _INTENTIONS else 0


def _goes_on(forms: list[str], index: int) -> bool:
    """Return whether "to" and a verb follow a word of intent: "agreed to sign"."""
    after = forms[index + 1] if index + 1 < len(forms) else ""
    if after == "not":
        after = forms[index + 2] if index + 2 < len(forms) else ""
    return after == "to"


def _is_adverb(form: str) -> bool:
    return form in _ADVERBS or (form.endswith("ly") and word_classes(form)[:1] == ADVERB)


def _comes_first(form: str, after: list[str]) -> bool:
    """Return whether "first" stands before a verb: "was first seen"."""
    return form == "first" and any(
        one in PAST_FORMS or one.endswith("ed") or word_classes(one)[:1] in (VERB, PAST_PARTICIPLE)
        for one in after
    )


def _first_verb(forms: list[str]) -> int:
    """Return where the verb group starts, -1 where no verb is found."""
    perhaps = -1
    for index, form in enumerate(forms):
        if not is_word(form):
            continue
        before = _word_before(forms, index)
        if form in _AUXILIARIES:
            if not is_month_of_may(form, before) and (form != "'s" or before in _PRONOUNS):
                return index
            continue
        if before in _DETERMINERS or before in _PREPOSITIONS or form in _ADVERBS or not before:
            continue
        if form in _PREPOSITIONS or form in _DETERMINERS or form == "of":
            continue
        if before in _PRONOUNS and before not in _AFTER_POSSESSIVE:
            return index
        after = forms[index + 1 : index + 2]
        if before in _ORDINALS and _comes_first(before, [form]) and index > 1:
            before = forms[index - 2]
        if before in _ORDINALS or before in _DETERMINERS or _is_adjective(before):
            continue
        if after[:1] and after[0] in _AUXILIARIES:
            continue  # "The power cut was caused by frost."
        classes = word_classes(form)
        if _is_finite(form, classes, after) or _is_rare_verb(form, before, after):
            # "The paint contained lead": the past stands first.
            told = 0 <= perhaps == index - 1 and _is_regular_past(forms[perhaps])
            return perhaps if told else index
        named = NOUN in word_classes(before) or before.isdecimal()  # "Tram 6 stops".
        if perhaps < 0 and named and (VERB in classes or _is_regular_past(form)):
            perhaps = index
    return perhaps


def _is_adjective(form: str) -> bool:
    """Return whether a form is an adjective and hardly ever a noun."""
    classes = word_classes(form)
    return classes[:1] == ADJECTIVE and NOUN not in classes


def _is_finite(form: str, classes: str, after: list[str]) -> bool:
    if classes[:1] == VERB or form in PAST_FORMS:
        return True
    # "The nurse mixed the powder": no adjective stands before an article.
    adjective = ADJECTIVE in classes and _DETERMINERS.isdisjoint(after)
    return form.endswith("ed") and not adjective and len(form) > len("need")


def _is_rare_verb(form: str, before: str, after: list[str]) -> bool:
    """Return whether a word too rare for the lexicon is a verb between two nouns: "obeys the"."""
    return (
        not is_known_form(form)
        and form.endswith("s")
        and (NOUN in word_classes(before) or before.isdecimal())
        and not _BEFORE_OBJECT.isdisjoint(after)
    )


def _word_before(forms: list[str], index: int) -> str:
    """Return the word before, adverbs passed over."""
    position = index - 1
    while position >= 0 and (forms[position] in _ADVERBS or not is_word(forms[position])):
        position -= 1
    return forms[position] if position >= 0 else ""
