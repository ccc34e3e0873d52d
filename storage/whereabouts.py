"""Whereabouts: the time zone in which a reader is likely to live, guessed from their Telegram's language.

Only a first guess, to be confirmed by the reader.
"""

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from storage import zones

_MOST_PEOPLE = {
    "AR": "America/Argentina/Buenos_Aires",
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CD": "Africa/Kinshasa",
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "CY": "Asia/Nicosia",
    "DE": "Europe/Berlin",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "ID": "Asia/Jakarta",
    "KZ": "Asia/Almaty",
    "MN": "Asia/Ulaanbaatar",
    "MX": "America/Mexico_City",
    "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland",
    "PS": "Asia/Hebron",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "US": "America/New_York",
    "UZ": "Asia/Tashkent",
    "VN": "Asia/Ho_Chi_Minh",
}
"""Of the countries with several zones, the zone that most people live in."""


def likely(language: str | None) -> str | None:
    """The zone where most speakers of a language live, "pt-br" or "uk"; None where that can't be said.

    The country is CLDR's likely one. English says nothing unless its country is named.
    """
    try:
        locale = Locale.parse((language or "").replace("_", "-"), sep="-")
    except (ValueError, TypeError, UnknownLocaleError):
        return None
    country = locale.territory
    if country is None:
        if locale.language == "en":
            return None
        country = get_global("likely_subtags").get(locale.language, "").rpartition("_")[2]
    if country in _MOST_PEOPLE:
        return zones.canonical(_MOST_PEOPLE[country])
    return next((zone for zone, its in zones.known().countries.items() if its == country), None)
