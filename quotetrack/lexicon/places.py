"""Countries, their adjectives, states and towns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quotetrack.lexicon.words import LazyTable, LazyWords, phrases, read_lines, words

US_STATES: Final = phrases(
    """
    Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|
    Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|
    Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|
    New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|
    Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|
    West Virginia|Wisconsin|Wyoming
    """
)
"""The states of the United States."""

STATE_ABBREVIATIONS: Final = words(
    """
    Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Kans. Ky. La. Mass. Md.
    Me. Mich. Minn. Miss. Mo. Mont. Neb. Nev. N.C. N.D. N.H. N.J. N.M. N.Y. Okla. Ore. Pa.
    R.I. S.C. S.D. Tenn. Tex. Vt. Va. Wash. W.Va. Wis. Wyo. D.C. B.C. Ont. Que. Alta. Sask.
    N.S. N.B. AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT
    NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC
    """
)
"""Newspaper and postal abbreviations of American states and Canadian provinces."""

REGIONS: Final = phrases(
    """
    Africa|Asia|Europe|North America|South America|Latin America|Central America|Oceania|
    Antarctica|Middle East|East Asia|South Asia|Southeast Asia|Central Asia|Balkans|Caribbean|
    Scandinavia|Siberia|Balkan|Arctic|Pacific|Atlantic|Mediterranean|Korea|Korean peninsula|
    Korean Peninsula|New England|Midwest|Silicon Valley|Wall Street|Capitol Hill|Hollywood|
    Manhattan|Brooklyn|Queens|Bronx|Harlem|Westminster|Downing Street|Ontario|Quebec|Alberta|
    Manitoba|Saskatchewan|Nova Scotia|New Brunswick|British Columbia|Newfoundland|Yukon|
    New South Wales|Queensland|Tasmania|Bavaria|Normandy|Sicily|Kashmir|Punjab|Donbas|Darfur|
    Okinawa|Guantánamo|Guantanamo|Guantánamo Bay|Guantanamo Bay|Camp David|Long Island|Cape Cod|
    Washington D.C.|Washington, D.C.|D.C.|Earth|Mars|Kremlin|Pyongyang|Damascus|Kiev|Kyiv|
    Jerusalem|Tel Aviv|Benghazi|Aleppo|Fallujah|Geneva|Brussels|The Hague|Davos|
    Charleston|Flint|San Bernardino|Des Moines
    """
)
"""Continents, regions, provinces and well-known places that are in no other list."""

COMPASS_WORDS: Final = words(
    """
    North South East West Northern Southern Eastern Western Central Northeast Northwest
    Southeast Southwest
    """
)
"""Words that begin the names of places and regions."""

PLACE_NOUNS: Final = words(
    """
    garden gardens street avenue road boulevard lane drive square park bridge river lake
    mountain mountains island islands bay beach valley county city town village province
    state district desert sea ocean peninsula airport station harbor harbour port heights
    hills springs creek canyon plaza highway strait gulf canal border
    """
)
"""Nouns that end the names of places, in lower case."""


def _load_countries() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for line in read_lines("countries.tsv"):
        country, others, forms = line.split("\t")
        names[country] = country
        for other in filter(None, others.split(";")):
            names.setdefault(other, country)
        for form in filter(None, forms.split(";")):
            adjectives.setdefault(form, country)
    return names, adjectives


COUNTRIES: Final[LazyTable[str]] = LazyTable(lambda: _load_countries()[0])
"""Country names and their other names, each with the main name."""

DEMONYMS: Final[LazyTable[str]] = LazyTable(lambda: _load_countries()[1])
"""Adjectives and names of peoples ("North Korean", "Danes"), each with its country."""


def _regions(like_people: bool) -> Iterator[str]:
    for line in read_lines("regions.tsv"):
        region, flag = line.split("\t")
        if bool(flag) == like_people:
            yield region


#: Towns that only speak against a person's name where other things do: they are called like people.
#: So are counties and provinces such as Kerry.
SMALLER_TOWNS: Final[LazyWords] = LazyWords(
    lambda: frozenset(read_lines("smaller_towns.txt")).union(_regions(like_people=True))
)
TOWNS: Final[LazyWords] = LazyWords(lambda: frozenset(read_lines("towns.txt")))
"""Large towns of the world. Many are surnames too, so a town is weak evidence."""

PLACES: Final[LazyWords] = LazyWords(
    lambda: (
        frozenset(COUNTRIES)
        | US_STATES
        | STATE_ABBREVIATIONS
        | REGIONS
        | TOWNS
        | frozenset(_regions(like_people=False))
    )
)
"""All names of places: countries, states, their abbreviations, regions, towns."""
