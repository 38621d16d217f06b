"""What to call an entity: its best name, and the forms that the text gives it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from quotetrack.lexicon.forms import Form, form_of
from quotetrack.lexicon.function_words import ARTICLES
from quotetrack.lexicon.people import ADDRESS_TITLES
from quotetrack.lexicon.words import key_of
from quotetrack.model import Mention
from quotetrack.names.parse import is_strong_given
from quotetrack.people.clusters import Cluster
from quotetrack.people.scan import Found, Scan

_CONSONANTS: Final = frozenset("BCDFGJKLMNPRST")
_POINTING: Final = frozenset(("another", "one", "this", "that"))


def canonical_name(cluster: Cluster, mentions: Sequence[Mention]) -> str:
    """Return the best name of a cluster: the commonest full name, without titles and roles.

    Where one full name only leaves out words of another ("Ana Ortiz" of "Ana Ruiz Ortiz"), the
    longer one is meant by both. "Lord Hale" stays so where no full name is given; "Mr Hale" is
    Hale.
    """
    if cluster.label:
        return cluster.label
    if cluster.together:
        *others, last = (_short_of(one) for one in cluster.together)
        others = [
            name if one.is_written_full else _without_shared(name, last)
            for name, one in zip(others, cluster.together, strict=False)
        ]
        return f"{', '.join(others)} and {last}"
    full = {name: count for name, count in cluster.names.items() if cluster.parsed[name].is_full}
    full = {name: count for name, count in full.items() if not _is_shortened(name, cluster)}
    full = {name: count for name, count in full.items() if name not in cluster.assumed} or full
    if cluster.styled and not full:
        return cluster.styled.most_common(1)[0][0]
    names = full or dict(cluster.names)
    if names:
        order = list(cluster.names)
        uses = _with_uses_of_shorter(names)
        return max(
            names,
            key=lambda name: (
                # "Rosa", not "Mrs Hale", for somebody who is nowhere named in full
                not full
                and len(names) > 1
                and is_strong_given(name)
                and ADDRESS_TITLES.isdisjoint(cluster.parsed[name].titles),
                not full and ADDRESS_TITLES.isdisjoint(cluster.parsed[name].titles),
                uses[name],
                len(key_of(name)),
                -order.index(name),
            ),
        )
    return name_of_description(mentions[0].text) if mentions else "unnamed"


def _with_uses_of_shorter(names: Mapping[str, int]) -> Mapping[str, int]:
    """Return how often a text uses each name, with what it uses a shorter form of the name."""
    if len(names) == 1:
        return names
    return {
        name: sum(count for other, count in names.items() if _is_fuller(name, other))
        for name in names
    }


def _is_fuller(name: str, other: str) -> bool:
    """Return whether a name is another, or has a name more in it: "Ana Ruiz Ortiz".

    An initial between two names makes none fuller: a text may well use it once alone.
    """
    first, *rest = name.split()
    others = other.split()
    if first == others[0]:
        others.pop(0)
    elif not (form_of(first).is_strong_given or form_of(first).is_initial):
        return False  # "Hence Ana Ortiz"
    for word in others:
        if word not in rest:
            return False
        rest.remove(word)
    return all(_may_be_left_out(form_of(word)) for word in rest)


def _may_be_left_out(form: Form) -> bool:
    """Return whether a word within a name is a name that the bearer may go without."""
    if form.is_initial or form.is_suffix:
        return False
    return form.is_given or form.is_surname or not (form.is_known or form.is_no_name)


def _is_shortened(name: str, cluster: Cluster) -> bool:
    """Return whether a name is written behind "Mr" and the like alone, and is the end of another.

    "Mr Narasimha Rao" for J. Narasimha Rao.
    """
    if ADDRESS_TITLES.isdisjoint(cluster.parsed[name].titles):
        return False
    return any(other.endswith(f" {name}") for other in cluster.names)


def _without_shared(name: str, last: str) -> str:
    """Return a given name alone where a name behind it has the surname: "Ana and Bo Hale"."""
    given, _, surname = name.partition(" ")
    return given if surname and last.partition(" ")[2] == surname else name


def _short_of(cluster: Cluster) -> str:
    return cluster.known.name if cluster.known is not None else canonical_name(cluster, ())


def name_of_description(text: str) -> str:
    """Return the name of an unnamed source: its description without the article.

    "a White House spokesman" gives "White House spokesman".
    """
    parts = text.strip().strip(",;:").split()
    if (
        len(parts) > 1
        and not _opens_in_irish(*parts[:2])
        and (
            parts[0].lower() in ARTICLES
            or (parts[0].lower() in _POINTING and _opens_noun(parts[1]))
        )
    ):
        parts = parts[1:]
    return " ".join(parts) or text


def _opens_in_irish(article: str, word: str) -> bool:
    """Return whether an article is an Irish one, of a name: "An Post", but "An hour", "An MP"."""
    return article == "An" and word[:1] in _CONSONANTS and word[1:2].islower()


def _opens_noun(word: str) -> bool:
    """Return whether a word goes on with what "another" means, as "of them" and "who" do not."""
    form = form_of(word)
    return form.opens_small and not form.is_function_word


def name_of_body(text: str) -> str:
    """Return the name of a body without the article before it."""
    return name_of_description(text)


def aliases_of(
    scan: Scan, cluster: Cluster, name: str, mentions: Iterable[Mention]
) -> tuple[str, ...]:
    """Return the distinct forms that a text gives an entity, in the order of the text.

    Pronouns are left out, and so are descriptions that introduce ("a former judge") or that name
    somebody by a relative ("Mr Park's father"): they would fit others as well. A form with a role
    ("prime minister Ana Ortiz") gives the name alone too.
    """
    forms: dict[str, None] = {}
    by_span = {scan.found[index].mention.span: scan.found[index] for index in cluster.members}
    for mention in mentions:
        found = by_span.get(mention.span)
        if mention.kind == "pronoun" or (found is not None and not _is_alias(found, cluster)):
            continue
        forms.setdefault(_as_form(mention.text))
        if found is None or found.bare is None or found.name is None or not found.name.is_full:
            continue
        if found.titled is not None:
            forms.setdefault(_as_form(found.titled.of(scan.words.text)))
        forms.setdefault(_as_form(found.bare.of(scan.words.text)))
    if not forms:
        forms.setdefault(name)
    return tuple(forms)


def _as_form(text: str) -> str:
    """Return a form of a name without line ends, and without brackets: "Ana [Ortiz]"."""
    if "(" not in text:
        text = text.replace(")", "")
    return " ".join(text.replace("[", "").replace("]", "").split())


def _is_alias(found: Found, cluster: Cluster) -> bool:
    if found.mention.kind != "nominal" or cluster.kind != "person":
        return True
    if any(role.is_relative for role in found.roles):
        return False
    if found.mention.text.lower().startswith(("my ", "our ", "your ")):
        return False
    if found.quoted and found.possessive:
        return False  # in passing, and in the words of somebody else
    return found.determiner != "indefinite"
