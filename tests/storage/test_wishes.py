"""What people write after /subscribe is understood, or handed back."""

from datetime import time
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import wishes
from storage.slots import DAILY, WEEKEND, WORKDAYS

HALF_PAST_SEVEN = (time(7, 30),)
SUNDAY = 64


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("7am", [time(7)]),
        ("7 am", [time(7)]),
        ("7 A.M.", [time(7)]),
        ("19.30", [time(19, 30)]),
        ("7:30 pm", [time(19, 30)]),
        ("7:30pm", [time(19, 30)]),
        ("07:30", [time(7, 30)]),
        ("0730", [time(7, 30)]),
        ("1930", [time(19, 30)]),
        ("7", [time(7)]),
        ("7h30", [time(7, 30)]),
        ("19h", [time(19)]),
        ("8 o'clock", [time(8)]),
        ("um 7 Uhr", [time(7)]),
        ("noon", [time(12)]),
        ("midnight", [time(0)]),
        ("12am 12pm", [time(0), time(12)]),
        ("24:00", [time(0)]),
        ("7:00 19:00", [time(7), time(19)]),
        ("19:00, 7:00 and 19:00", [time(7), time(19)]),
        ("٧:٣٠", [time(7, 30)]),
        ("７：３０", [time(7, 30)]),
    ],
)
def test_hours(words: str, hours: list[time]) -> None:
    assert wishes.read(words) == wishes.Wish(hours=tuple(hours))


@pytest.mark.parametrize(
    ("words", "days", "language"),
    [
        ("mon-fri", WORKDAYS, "en"),
        ("Mon – Fri", WORKDAYS, "en"),
        ("monday to friday", WORKDAYS, "en"),
        ("weekdays", WORKDAYS, "en"),
        ("weekends", WEEKEND, "en"),
        ("sat,sun", WEEKEND, "en"),
        ("Saturdays and Sundays", WEEKEND, "en"),
        ("fri-mon", 0b1110001, "en"),
        ("tues thurs", 0b0001010, "en"),
        ("daily", DAILY, "en"),
        ("every day", DAILY, "en"),
        ("mo-fr", WORKDAYS, "de"),
        ("samedi, dimanche", WEEKEND, "fr"),
        ("пн-пт", WORKDAYS, "ru"),
        ("周日", SUNDAY, "zh"),
    ],
)
def test_days(words: str, days: int, language: str) -> None:
    assert wishes.read(words, language) == wishes.Wish(days=days)


@pytest.mark.parametrize(
    "parts",
    [
        ("07:30", "Europe/Berlin", "mon-fri"),
        ("7.30", "Berlin", "weekdays"),
        ("7:30 am", "Frankfurt am Main", "Mon - Fri"),
        ("0730", "Germany", "monday to friday"),
    ],
)
def test_parts_come_in_any_order(parts: tuple[str, ...]) -> None:
    for order in permutations(parts):
        wish = wishes.read(" ".join(order))
        assert (wish.hours, wish.days) == (HALF_PAST_SEVEN, WORKDAYS), order
        assert [place.zone for place in wish.places] == ["Europe/Berlin"]
        assert wish.unknown == ()


@pytest.mark.parametrize(
    ("words", "zones"),
    [
        ("New York", ["America/New_York"]),
        ("daily at 7 in New York", ["America/New_York"]),
        ("UTC +2", ["UTC+02:00"]),
        ("Portland", ["America/New_York", "America/Los_Angeles"]),
        ("Portland, Oregon", ["America/Los_Angeles"]),
        ("Birmingham, UK", ["Europe/London"]),
        ("San Jose, Costa Rica", ["America/Costa_Rica"]),
        ("Valencia Spain", ["Europe/Madrid"]),
        ("Spain, Valencia", ["Europe/Madrid"]),
        ("Berlin New York", ["Europe/Berlin", "America/New_York"]),
        ("Port of Spain", ["America/Port_of_Spain"]),
    ],
)
def test_places(words: str, zones: list[str]) -> None:
    assert [place.zone for place in wishes.read(words).places] == zones


@pytest.mark.parametrize(
    ("words", "unknown"),
    [
        ("25:00", ("25:00",)),
        ("13pm Berlin", ("13pm",)),
        ("7:60", ("7:60",)),
        ("tomorrow morning 7", ("tomorrow morning",)),
        ("soonish Berlin whenever", ("soonish", "whenever")),
        ("7-9", ("7-9",)),
    ],
)
def test_what_is_not_understood_is_handed_back(words: str, unknown: tuple[str, ...]) -> None:
    assert wishes.read(words).unknown == unknown


def test_a_misspelt_place_is_offered() -> None:
    wish = wishes.read("7:00 San Fransisco")
    assert wish.unknown == ("San Fransisco",)
    assert [place.name for place in wish.similar] == ["San Francisco"]


def test_french_and_is_no_time_zone() -> None:
    assert wishes.read("7h et 19h Paris", "fr").hours == (time(7), time(19))
    assert wishes.read("7am ET").places[0].zone == "America/New_York"


@given(st.text(max_size=60))
@settings(deadline=None)
def test_any_text_is_read_without_loss(words: str) -> None:
    """Whatever is written, each word is understood, a filler, or handed back; nothing breaks."""
    wish = wishes.read(words)
    assert all(phrase.strip() for phrase in wish.unknown)
    assert wish.hours == tuple(sorted(set(wish.hours)))
    assert wish.days is None or 0 < wish.days <= DAILY


@given(
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(
        [
            "{h:02}:{m:02}",
            "{h}:{m:02}",
            "{h}.{m:02}",
            "{h:02}{m:02}",
            "{h}h{m:02}",
            "{g}:{m:02} {a}",
            "{g}:{m:02}{a}",
        ]
    ),
)
def test_every_minute_of_the_day_can_be_written(hour: int, minute: int, form: str) -> None:
    words = form.format(h=hour, m=minute, g=(hour - 1) % 12 + 1, a="am" if hour < 12 else "pm")
    assert wishes.read(words).hours == (time(hour, minute),)
