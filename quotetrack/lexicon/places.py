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

_STATES_IN_SHORT: Final = """
    Ala. AL Alabama|AK Alaska|Ariz. AZ Arizona|Ark. AR Arkansas|Calif. CA California|
    Colo. CO Colorado|Conn. CT Connecticut|Del. DE Delaware|Fla. FL Florida|Ga. GA Georgia|
    HI Hawaii|ID Idaho|Ill. IL Illinois|Ind. IN Indiana|IA Iowa|Kan. Kans. KS Kansas|
    Ky. KY Kentucky|La. LA Louisiana|Me. ME Maine|Md. MD Maryland|Mass. MA Massachusetts|
    Mich. MI Michigan|Minn. MN Minnesota|Miss. MS Mississippi|Mo. MO Missouri|Mont. MT Montana|
    Neb. NE Nebraska|Nev. NV Nevada|N.H. NH New Hampshire|N.J. NJ New Jersey|N.M. NM New Mexico|
    N.Y. NY New York|N.C. NC North Carolina|N.D. ND North Dakota|OH Ohio|Okla. OK Oklahoma|
    Ore. OR Oregon|Pa. PA Pennsylvania|R.I. RI Rhode Island|S.C. SC South Carolina|
    S.D. SD South Dakota|Tenn. TN Tennessee|Tex. TX Texas|UT Utah|Vt. VT Vermont|
    Va. VA Virginia|Wash. WA Washington|W.Va. WV West Virginia|Wis. WI Wisconsin|Wyo. WY Wyoming
"""


def _states_by_abbreviation() -> dict[str, str]:
    by_abbreviation = {}
    longest_first = sorted(US_STATES, key=len, reverse=True)  # "West Virginia" ends in "Virginia".
    for row in phrases(_STATES_IN_SHORT):
        state = next(one for one in longest_first if row.endswith(one))
        by_abbreviation.update(dict.fromkeys(row.removesuffix(state).split(), state))
    return by_abbreviation


STATES_BY_ABBREVIATION: Final = _states_by_abbreviation()
"""The states of the United States by their newspaper and postal abbreviations."""

STATE_ABBREVIATIONS: Final = frozenset(STATES_BY_ABBREVIATION) | words(
    "D.C. DC B.C. Ont. Que. Alta. Sask. N.S. N.B."
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
    hills springs creek canyon plaza highway strait gulf canal border crescent terrace quay wharf
    gully gulch ravine gorge lagoon billabong swamp wetland wetlands marshes headland reef atoll
    islet isles estuary inlet cove fjord glacier plateau plains escarpment cliffs rapids falls
    waterfall reservoir weir rainforest woodlands basin oasis dunes caves foreshore hinterland
    archipelago loch volcano suburb junction motorway freeway expressway parkway causeway viaduct
    tunnel jetty aerodrome racecourse showground cemetery roundabout
    colony enclave layout nagar marg chowk vihar ghat bagh gali strasse straße platz gasse
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


def is_native(text: str) -> bool:
    """Return whether words name a people or one of it, or who comes from a town or region.

    "South Korean", "Northern Irishman", "Liverpudlian".
    """
    return (
        text in DEMONYMS
        or text in NATIVES
        or text.removesuffix("man").removesuffix("wo") in DEMONYMS
    )


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

NATIVES: Final = words(
    """
    Aberdonian Cantabrigian Dundonian Glaswegian Liverpudlian Mancunian Muscovite Neapolitan
    Novocastrian Geordie Scouser Brummie Cockney Cornishman Yorkshireman Yorkshirewoman Lancastrian
    Manxman Ulsterman Orcadian Shetlander Milanese Venetian Florentine Genoan Catalan Basque Breton
    Corsican Sicilian Sardinian Bavarian Saxon Andalusian Galician Texan Californian Floridian
    Tasmanian Queenslander Victorian Kiwi Aussie Brit
    Alabamian Alaskan Arizonan Arkansan Coloradan Delawarean Hawaiian Hoosier Idahoan Illinoisan
    Iowan Kansan Kentuckian Louisianan Mainer Marylander Michigander Minnesotan Mississippian
    Montanan Nebraskan Nevadan Ohioan Pennsylvanian Utahn Vermonter Virginian Wisconsinite
    Wyomingite
    """
)
"""Words for one who comes from a town or region, where its name does not show."""
