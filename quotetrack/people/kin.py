"""Relatives by their nouns: "his wife" after "Mr Hale's wife, Ana"; "her father"."""

from __future__ import annotations

from typing import Final

from attrs import define, field

from quotetrack.lexicon.roles import is_inverse, same_office, sex_of_noun
from quotetrack.people.clusters import Cluster


@define
class Kin:
    """Who is whose relative, as far as a text has told."""

    _known: list[tuple[Cluster, str, Cluster]] = field(factory=list)

    def note(self, owner: Cluster, noun: str, relative: Cluster) -> None:
        """Note that `relative` is the `noun` ("wife") of `owner`."""
        if owner is not relative:
            self._known.append((owner, noun, relative))

    def find(self, owner: Cluster, noun: str) -> Cluster | None:
        """Return the `noun` of `owner`, the last one told of, or None."""
        for other, told, relative in reversed(self._known[-_MOST:]):
            if other is owner and same_office(told, noun):
                return relative
            if relative is owner and is_inverse(noun, told) and may_be(other, noun):
                return other
        return None

    def only(self, noun: str) -> Cluster | None:
        """Return the one person whom a text has told to be somebody's `noun`, whosever, or None.

        "Son of Ned Hale" tells of a father, unless the text knows him for a woman.
        """
        sex, people = sex_of_noun(noun), dict[int, Cluster]()
        for other, told, relative in self._known[-_MOST:]:
            if same_office(told, noun):
                people[relative.number] = relative
            elif is_inverse(noun, told) and (other.sex or "m") == sex:
                people[other.number] = other
        return next(iter(people.values())) if len(people) == 1 else None


_MOST: Final = 50


def may_be(cluster: Cluster, noun: str) -> bool:
    """Return whether somebody may be a "wife" by what is known of the sex."""
    sex = sex_of_noun(noun)
    return sex is None or cluster.sex is None or sex == cluster.sex
