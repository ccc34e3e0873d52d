"""A button carries a whole wish, and what subscribing says is in the words of the language."""

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import callbacks
from bot.texts import texts
from bot.views import subscriptions as views
from bot.views.subscriptions import Draft
from bot.views.text import plain
from storage import zones
from storage.cities import Place
from storage.slots import DAILY, WEEKEND, WORKDAYS

NOW = datetime(2026, 8, 4, 5, 0, tzinfo=UTC)
EN = texts("en")

hours = st.integers(0, 24 * 60 - 1).map(lambda minute: time(*divmod(minute, 60)))
drafts = st.builds(
    Draft,
    st.lists(hours, max_size=6, unique=True).map(tuple),
    st.none() | st.integers(1, DAILY),
    st.none() | st.sampled_from([*zones.known().countries, "UTC", "UTC+05:30"]),
)


@given(drafts)
def test_a_button_carries_every_wish_that_can_be(draft: Draft) -> None:
    press = callbacks.parse(views.carry(draft))
    assert press is not None
    assert press.name == views.NAME
    assert press.arguments[0] == "set"
    assert views.carried(press.arguments[1:]) == draft


@given(st.lists(st.text(max_size=20), max_size=4))
def test_forged_data_makes_no_trouble(arguments: list[str]) -> None:
    draft = views.carried(arguments)
    assert draft is None or len(draft.hours) <= 6
    for argument in arguments:
        views.hour_of(argument)


@pytest.mark.parametrize(
    ("bits", "said"),
    [
        (DAILY, "every day"),
        (WORKDAYS, "from Monday to Friday"),
        (WEEKEND, "on Saturday and Sunday"),
        (0b0000101, "Mon and Wed"),
        (0b1000000, "Sun"),
    ],
)
def test_days_in_words(bits: int, said: str) -> None:
    assert plain(views.days(EN, bits)) == said


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/Berlin", "Tuesday, August 4, 07:00 (Europe/Berlin)"),
        ("Asia/Kathmandu", "Tuesday, August 4, 10:45 (Asia/Kathmandu)"),
        ("Pacific/Kiritimati", "Tuesday, August 4, 19:00 (Pacific/Kiritimati)"),
        ("UTC-09:30", "Monday, August 3, 19:30 (UTC-09:30)"),
    ],
)
def test_a_moment_is_told_in_local_time_with_weekday_and_zone(zone: str, said: str) -> None:
    assert plain(views.moment(EN, NOW, zone)) == said


def test_every_zone_on_offer_shows_its_clock() -> None:
    message = views.zone_list(EN, None, NOW, subscribed=False)
    labels = [button.label for row in message.buttons for button in row]
    assert "Berlin · 07:00" in labels
    assert "Kolkata · 10:30" in labels
    assert len(labels) == 16


def test_places_are_told_apart_by_country_and_clock() -> None:
    places = [
        Place("Europe/London", "Birmingham", "GB"),
        Place("America/Chicago", "Birmingham, Alabama", "US"),
    ]
    message = views.which_place(EN, Draft((time(7),)), places, NOW)
    assert [row[0].label for row in message.buttons] == [
        "Birmingham · United Kingdom · 06:00",
        "Birmingham, Alabama · United States · 00:00",
    ]
