"""People call a zone by a city, a country, an abbreviation, in their own language."""

from collections import Counter
from importlib.resources import files
from zoneinfo import available_timezones

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import cities, zones


def _zones(words: str, language: str = "en") -> list[str]:
    return [place.zone for place in cities.find(words, language)]


def _table() -> list[tuple[list[str], str, str]]:
    text = files("storage").joinpath("tables", "cities.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return [(names.split(";"), country, zone) for names, country, zone in rows]


@pytest.mark.parametrize(
    ("words", "language", "zone"),
    [
        ("Berlin", "en", "Europe/Berlin"),
        ("europe/berlin", "en", "Europe/Berlin"),
        ("new york", "en", "America/New_York"),
        ("New_York", "en", "America/New_York"),
        ("Beijing", "en", "Asia/Shanghai"),
        ("Mumbai", "en", "Asia/Kolkata"),
        ("San Francisco", "en", "America/Los_Angeles"),
        ("Munich", "en", "Europe/Berlin"),
        ("MÜNCHEN", "en", "Europe/Berlin"),
        ("Muenchen", "en", "Europe/Berlin"),
        ("sao paulo", "en", "America/Sao_Paulo"),
        ("St Johns", "en", "America/St_Johns"),
        ("Saint Petersburg", "en", "Europe/Moscow"),
        ("Xian", "en", "Asia/Shanghai"),
        ("Lodz", "en", "Europe/Warsaw"),
        ("Calcutta", "en", "Asia/Kolkata"),
        ("Kiev", "en", "Europe/Kyiv"),
        ("US/Pacific", "en", "America/Los_Angeles"),
        ("Africa/Asmera", "en", "Africa/Asmara"),
        ("Germany", "en", "Europe/Berlin"),
        ("Deutschland", "de", "Europe/Berlin"),
        ("Londres", "fr", "Europe/London"),
        ("Москва", "ru", "Europe/Moscow"),
        ("القاهرة", "ar", "Africa/Cairo"),
        ("東京", "zh-hant", "Asia/Tokyo"),
        ("东京", "zh", "Asia/Tokyo"),
        ("北京", "zh", "Asia/Shanghai"),
        ("Nova York", "pt-br", "America/New_York"),
        ("CET", "en", "Europe/Brussels"),
        ("UTC", "en", "UTC"),
        ("utc+2", "en", "UTC+02:00"),
        ("GMT -3", "en", "UTC-03:00"),
        ("+05:30", "en", "UTC+05:30"),
        ("+0545", "en", "UTC+05:45"),
        ("−9:30", "en", "UTC-09:30"),
        ("Singapore", "en", "Asia/Singapore"),
    ],
)
def test_a_name_means_one_zone(words: str, language: str, zone: str) -> None:
    assert _zones(words, language) == [zone]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Portland", {"America/New_York", "America/Los_Angeles"}),
        ("Birmingham", {"Europe/London", "America/Chicago"}),
        ("San José", {"America/Los_Angeles", "America/Costa_Rica"}),
        ("Georgia", {"America/New_York", "Asia/Tbilisi"}),
        ("IST", {"Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"}),
        ("Spain", {"Europe/Madrid", "Atlantic/Canary"}),
    ],
)
def test_a_name_of_several_places_gives_them_all(words: str, meant: set[str]) -> None:
    assert set(_zones(words)) == meant


@pytest.mark.parametrize(
    "words", ["", " ", "/", "atlantis", "UTC+15", "UTC-13", "+05:20", "7:30", "Etc/Unknown"]
)
def test_what_names_no_place_gives_none(words: str) -> None:
    assert cities.find(words) == ()


def test_misspelt_and_begun_names_are_offered() -> None:
    assert [place.name for place in cities.similar("San Fransisco")] == ["San Francisco"]
    assert cities.similar("Berln")[0].zone == "Europe/Berlin"
    assert cities.similar("Frankf")[0].name == "Frankfurt"
    assert cities.similar("xq") == ()


def test_large_places_are_never_ambiguous_for_the_sake_of_small_ones() -> None:
    for city in (
        "London",
        "Paris",
        "Moscow",
        "Rome",
        "Athens",
        "Melbourne",
        "Vienna",
        "Lima",
        "Cairo",
        "Toledo",
    ):
        assert len(cities.find(city)) <= 1, city


def test_every_city_of_our_table_has_a_zone_of_its_country() -> None:
    known, available = zones.known(), available_timezones()
    for names, country, zone in _table():
        assert zone in available, names
        assert known.countries[zone] == country, names


def test_our_table_repeats_nothing_that_the_tz_database_or_cldr_knows() -> None:
    """Only English names of CLDR count: the others are found in their own language alone."""
    known = zones.known()
    taken: set[tuple[str, str]] = set()
    for zone in known.countries:
        for name in (zones.city(zone), cities.title(zone)):
            taken.add((cities.plain(name or ""), zone))
    for link, zone in known.links.items():
        taken.add((cities.plain(zones.city(link) or ""), zone))
    countries = {cities.plain(name) for name in Locale("en").territories.values()}
    names = [(cities.plain(name), zone) for all_names, _, zone in _table() for name in all_names]
    assert not [row for row in names if row in taken]
    assert not [row for row, count in Counter(names).items() if count > 1]
    assert {name for name, _ in names} & countries == {"georgia"}
    assert len(_table()) >= 300


def test_every_zone_is_found_by_its_key_and_its_city() -> None:
    for zone in zones.known().countries:
        assert _zones(zone) == [zone]
        assert zone in _zones(cities.title(zone)), zone


@pytest.mark.parametrize("language", ["de", "fr", "es", "ru", "uk", "ar", "zh"])
def test_every_zone_is_found_by_its_city_in_the_readers_language(language: str) -> None:
    for zone in zones.known().countries:
        assert zone in _zones(cities.title(zone, language), language), zone


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=40), st.sampled_from(["en", "de", "xx", "", "zh-hans", "not a tag"]))
def test_any_words_are_taken(words: str, language: str) -> None:
    for place in (*cities.find(words, language), *cities.similar(words, language)):
        zones.load(place.zone)
