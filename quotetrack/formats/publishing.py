"""Who publishes reviews of claims, and where."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from attrs import field, frozen

from quotetrack.errors import InputError
from quotetrack.formats.reading.fields import web_address

PLACE: Final = "{pair}"


def _address(_one: FactChecker, attribute: object, value: str) -> None:
    if value and web_address(value) is None:
        raise InputError(f"{value!r} is no address of a page; it begins with https:// or http://.")


def _pages(one: FactChecker, attribute: object, value: str) -> None:
    _address(one, attribute, value.replace(PLACE, ""))
    if value and PLACE not in value:
        raise InputError(
            f"The address {value!r} is to be one for each review: write {PLACE} where the id of "
            f"the claim pair stands, as in https://facts.example/checks/{PLACE}."
        )


@frozen
class FactChecker:
    """Who publishes reviews.

    `name` is the organisation, "" where each reviewer publishes for themselves, and `url` its own
    page. `pages` is the address of a review, with {pair} in the place of the claim pair's id, for
    reviews that were stored without one.
    """

    name: str = ""
    url: str = field(default="", validator=_address)
    pages: str = field(default="", validator=_pages)

    def page_of(self, pair_id: str) -> str:
        """Return the address of the review of a pair, "" where it is not known."""
        return self.pages.replace(PLACE, quote(pair_id, safe=""))
