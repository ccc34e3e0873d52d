"""The buttons of the beginning carry any zone, and the whole way fits its messages."""

from datetime import UTC, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from bot import callbacks
from bot.texts import texts
from bot.views import beginning as views
from bot.views.text import MESSAGE_UNITS, plain, visible
from storage import zones

NOW = datetime(2026, 8, 4, 5, 0, tzinfo=UTC)
EN = texts("en")


@given(
    st.sampled_from([*zones.known().countries, "UTC", "UTC+05:30"]),
    st.builds(time, st.integers(0, 23), st.integers(0, 59)),
)
def test_every_zone_fits_into_every_button(zone: str, at: time) -> None:
    for message in (views.hours(EN, zone, NOW), views.confirm(EN, at, zone, NOW)):
        assert visible(message.text) <= MESSAGE_UNITS
        assert all(callbacks.parse(button.data) for row in message.buttons for button in row)


def test_the_clock_of_the_zone_is_shown_to_be_confirmed() -> None:
    message = views.confirm(EN, time(7), "Asia/Kolkata", NOW)
    assert "Every day at 07:00, Kolkata time." in plain(message.text)
    assert "It is 10:30 there now." in plain(message.text)
    assert [row[0].label for row in message.buttons] == ["Yes, done", "Another time zone"]


def test_a_chosen_hour_goes_along_to_another_zone() -> None:
    chosen = views.zone_list(EN, "0ci", NOW)
    assert chosen.buttons[0][0].data == "1:begin:hour:0ci:America/Los_Angeles"
    none = views.zone_list(EN, "", NOW)
    assert none.buttons[0][0].data == "1:begin:hours::America/Los_Angeles"
