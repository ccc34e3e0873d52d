"""A language says where its reader is likely to live, or nothing."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import whereabouts, zones


@pytest.mark.parametrize(
    ("language", "zone"),
    [
        ("de", "Europe/Berlin"),
        ("de-AT", "Europe/Vienna"),
        ("pt-br", "America/Sao_Paulo"),
        ("pt", "America/Sao_Paulo"),
        ("ru", "Europe/Moscow"),
        ("uk", "Europe/Kyiv"),
        ("fr", "Europe/Paris"),
        ("es", "Europe/Madrid"),
        ("it", "Europe/Rome"),
        ("tr", "Europe/Istanbul"),
        ("ar", "Africa/Cairo"),
        ("ja", "Asia/Tokyo"),
        ("zh-hans", "Asia/Shanghai"),
        ("en-GB", "Europe/London"),
        ("en-us", "America/New_York"),
        ("en", None),
        ("", None),
        (None, None),
        ("xx", None),
        ("tlh", None),
    ],
)
def test_the_likely_zone(language: str | None, zone: str | None) -> None:
    assert whereabouts.likely(language) == zone


def test_where_most_people_live_is_known_to_the_tz_database() -> None:
    for zone in whereabouts._MOST_PEOPLE.values():
        assert ZoneInfo(zone).key
        assert zones.canonical(zone) in zones.known().countries


@given(st.text(max_size=12))
def test_any_text_is_taken(language: str) -> None:
    found = whereabouts.likely(language)
    assert found is None or ZoneInfo(found)
