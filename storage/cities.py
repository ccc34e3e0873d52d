"""Cities: what people call a time zone - a city, a country, an abbreviation - in English or their language.

Names come from the tz database's keys, from CLDR (its cities and countries, in the reader's language
too), and from our own table of large cities that neither knows. A name may mean several zones;
choosing among them is the reader's.
"""

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files

from babel import Locale, UnknownLocaleError

from storage import zones

_ABBREVIATIONS = {
    "et": ("America/New_York",),
    "est": ("America/New_York",),
    "edt": ("America/New_York",),
    "ct": ("America/Chicago",),
    "cst": ("America/Chicago", "Asia/Shanghai"),
    "cdt": ("America/Chicago",),
    "mt": ("America/Denver",),
    "mst": ("America/Denver", "America/Phoenix"),
    "mdt": ("America/Denver",),
    "pt": ("America/Los_Angeles",),
    "pst": ("America/Los_Angeles",),
    "pdt": ("America/Los_Angeles",),
    "la": ("America/Los_Angeles",),
    "bst": ("Europe/London",),
    "cet": ("Europe/Brussels",),
    "cest": ("Europe/Brussels",),
    "mez": ("Europe/Berlin",),
    "mesz": ("Europe/Berlin",),
    "eet": ("Europe/Athens",),
    "eest": ("Europe/Athens",),
    "wet": ("Europe/Lisbon",),
    "msk": ("Europe/Moscow",),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "pkt": ("Asia/Karachi",),
    "sgt": ("Asia/Singapore",),
    "hkt": ("Asia/Hong_Kong",),
    "jst": ("Asia/Tokyo",),
    "kst": ("Asia/Seoul",),
    "wib": ("Asia/Jakarta",),
    "aest": ("Australia/Brisbane", "Australia/Sydney"),
    "aedt": ("Australia/Sydney",),
    "acst": ("Australia/Darwin", "Australia/Adelaide"),
    "awst": ("Australia/Perth",),
    "nzst": ("Pacific/Auckland",),
    "nzdt": ("Pacific/Auckland",),
    "brt": ("America/Sao_Paulo",),
    "sast": ("Africa/Johannesburg",),
}
_OTHER_WORDS = {
    "usa": "united states",
    "us": "united states",
    "america": "united states",
    "uk": "united kingdom",
    "england": "united kingdom",
    "britain": "united kingdom",
    "great britain": "united kingdom",
    "scotland": "united kingdom",
    "uae": "united arab emirates",
    "holland": "netherlands",
}
# Letters that Unicode does not take apart into a plain one and a mark.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_NO_LETTERS = re.compile(r"[^\w]+|_")


@dataclass(frozen=True, slots=True)
class Place:
    """A place with a zone. zone: see zones.py; name: to show; country: ISO code, None for an offset."""

    zone: str
    name: str
    country: str | None = None


def find(words: str, language: str = "en") -> tuple[Place, ...]:
    """The places these words name exactly, one for each zone that is meant; empty where there is none.

    Case, accents and punctuation do not matter. language: of the reader, a code like "de" or "pt-BR".
    """
    offset = zones.offset(words)
    if offset is not None:
        return (Place(offset, offset),)
    name = plain(words)
    name = _OTHER_WORDS.get(name, name)
    if not name:
        return ()
    if name in _ABBREVIATIONS:
        return tuple(_of_zone(zone, language) for zone in _ABBREVIATIONS[name])
    key = _keys().get(name)
    if key is not None:
        return (_of_zone(key, language),)
    return _names(locale(language)).get(name, ())


def similar(words: str, language: str = "en", most: int = 4) -> tuple[Place, ...]:
    """Places whose names are near to words that name none: begun ones first, then misspelt ones."""
    name = plain(words)
    if len(name) < 3:
        return ()
    names = _names(locale(language))
    begun = sorted(
        (known for known in names if known.startswith(name)), key=lambda known: (len(known), known)
    )
    near = get_close_matches(name, names, n=most, cutoff=0.8)
    places = dict.fromkeys(place for known in (*begun, *near) for place in names[known])
    return tuple(places)[:most]


def title(zone: str, language: str = "en") -> str:
    """The zone's name for a person: its city in their language, or the offset."""
    return _of_zone(zone, language).name


def plain(words: str) -> str:
    """Words for comparison: no case, accents, punctuation or "saint" in full; single blanks."""
    folded = unicodedata.normalize("NFKD", words.casefold().translate(_PLAIN))
    folded = "".join(char for char in folded if not unicodedata.combining(char))
    # An apostrophe parts no word: "Xi'an", "St. John's".
    folded = re.sub(r"['’ʼ`]", "", folded)
    parts = _NO_LETTERS.sub(" ", folded).split()
    return " ".join("st" if part in {"saint", "sankt"} else part for part in parts)


def _of_zone(zone: str, language: str) -> Place:
    city = _cities(locale(language)).get(zone) or zones.city(zone) or zone
    return Place(zone, city, zones.known().countries.get(zone))


@lru_cache(maxsize=64)
def locale(language: str) -> str:
    """The nearest language that CLDR has data for, as Babel writes it; English for none."""
    for code in (language.replace("-", "_"), re.split(r"[-_]", language)[0]):
        try:
            return str(Locale.parse(code))
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return "en"


@lru_cache(maxsize=1)
def _keys() -> dict[str, str]:
    """Keys of the tz database written in full, "europe berlin", and its older names."""
    known = zones.known()
    links = {plain(name): _main(name) or zone for name, zone in known.links.items()}
    return links | {plain(zone): zone for zone in known.countries}


@lru_cache(maxsize=16)
def _cities(code: str) -> dict[str, str]:
    """The zones' cities as CLDR calls them in this language, in English where it has no name."""
    found: dict[str, str] = {}
    for language in ("en", code):
        for key, names in Locale.parse(language).time_zones.items():
            zone = _main(key)
            if "city" in names and zone is not None:
                found[zone] = names["city"]
    return found


@lru_cache(maxsize=1024)
def _main(key: str) -> str | None:
    """The main zone that a key of CLDR or an older name of the tz database is for.

    The tz database links some names to a zone with equal rules in another country (Africa/Asmera to
    Nairobi), so a main zone named after the city that CLDR gives comes first.
    """
    countries = zones.known().countries
    if key in countries:
        return key
    city = plain(Locale.parse("en").time_zones.get(key, {}).get("city", ""))
    named = (zone for zone in countries if city and plain(zones.city(zone) or "") == city)
    return next(named, zones.known().links.get(key))


@lru_cache(maxsize=16)
def _names(code: str) -> dict[str, tuple[Place, ...]]:
    """Every name in this language and in English, plain, with the places it means."""
    known = zones.known()
    names: dict[str, dict[str, Place]] = {}

    def add(name: str, place: Place) -> None:
        lower = name.casefold()
        for written in {plain(name), plain(lower.translate(_UMLAUTS))} - {""}:
            names.setdefault(written, {}).setdefault(place.zone, place)

    for zone in known.countries:
        place = _of_zone(zone, code)
        add(place.name, place)
        add(_of_zone(zone, "en").name, place)
        add(zones.city(zone) or zone, place)
    for link, zone in known.links.items():
        if city := zones.city(link):
            add(city, _of_zone(_main(link) or zone, code))
    for place, others in _large_cities():
        for name in (place.name, *others):
            add(name, place)
    for country, zone_names in _countries().items():
        for language in ("en", code):
            called = Locale.parse(language).territories.get(country)
            if called:
                for zone in zone_names:
                    add(called, _of_zone(zone, code))
    return {name: tuple(places.values()) for name, places in names.items()}


@lru_cache(maxsize=1)
def _large_cities() -> tuple[tuple[Place, tuple[str, ...]], ...]:
    """Our table: each city with its other names."""
    rows = files("storage").joinpath("tables", "cities.tsv").read_text(encoding="utf-8").splitlines()
    cities = []
    for row in rows:
        if row and not row.startswith("#"):
            names, country, zone = row.split("\t")
            first, *others = names.split(";")
            cities.append((Place(zone, first, country), tuple(others)))
    return tuple(cities)


@lru_cache(maxsize=1)
def _countries() -> dict[str, tuple[str, ...]]:
    """The zones of each country in the order of zone.tab, one for each set of rules: the best known."""
    found: dict[str, dict[str, str]] = {}
    well_known = zones.known().well_known
    for zone, country in zones.known().countries.items():
        by_rules = found.setdefault(country, {})
        rules = zones.rules(zone)
        if rules not in by_rules or (zone in well_known and by_rules[rules] not in well_known):
            by_rules[rules] = zone
    return {country: tuple(by_rules.values()) for country, by_rules in found.items()}
