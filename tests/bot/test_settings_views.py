"""Every page of the settings marks what holds, fits its buttons, and says what was changed."""

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import callbacks
from bot.texts import texts
from bot.views import bells, clocks
from bot.views import settings as views
from bot.views.settings import Item, Shown
from bot.views.text import BUTTON_UNITS, MESSAGE_UNITS, plain, units, visible
from storage import zones
from storage.alerts import Night, Terms
from storage.follows import MOST, Follow
from storage.preferences import Layout, Preferences
from storage.slots import DAILY, Plan
from storage.subscriptions import Subscription

NOW = datetime(2026, 8, 4, 5, 0, tzinfo=UTC)
EN = texts("en")

plans = st.builds(
    Plan,
    st.sampled_from([*zones.known().countries, "UTC", "UTC+05:30"]),
    st.lists(
        st.builds(time, st.integers(0, 23), st.integers(0, 59)), min_size=1, max_size=6, unique=True
    ).map(lambda hours: tuple(sorted(hours))),
    st.integers(1, DAILY),
)
codes = st.lists(st.sampled_from(["ar", "de", "en", "fr", "ru", "xx", "zh"]), unique=True, max_size=7)
chosen = st.builds(
    Preferences,
    st.sampled_from([None, "en"]),
    st.sampled_from(Layout),
    codes.map(lambda some: tuple(sorted(some))),
)
nights = st.none() | st.builds(Night, st.integers(0, 11).map(time), st.integers(12, 23).map(time))
terms = st.builds(Terms, st.integers(1, 9), nights, st.booleans())
topics = st.lists(
    st.builds(
        Follow,
        st.integers(1, 2**62),
        st.text("abc 🔔", min_size=1, max_size=64),
        st.just("key"),
        st.booleans(),
        st.just(NOW),
        st.booleans(),
    ),
    max_size=MOST,
).map(tuple)


def _one(plan: Plan, size: int = 5) -> Subscription:
    return Subscription(1, 7, None, plan, size, "en", NOW, NOW, None, None, 0, None, None)


shown = st.builds(
    lambda plan, size, *others: Shown(_one(plan, size), *others),
    plans,
    st.integers(3, 10),
    chosen,
    terms,
    topics,
    codes.map(tuple),
)


@given(shown, shown, st.sampled_from(Item))
def test_a_page_fits_and_every_change_has_its_way_back(before: Shown, after: Shown, item: Item) -> None:
    message = views.page(EN, item, after, NOW, before)
    assert visible(message.text) <= MESSAGE_UNITS
    buttons = [button for row in message.buttons for button in row]
    assert all(units(button.label) <= BUTTON_UNITS for button in buttons)
    if item is Item.BELLS:
        assert {button.label[0] for button in buttons[:-2] if after.followed} <= {"🔔", "🔕"}
        return
    assert any(button.label.startswith("✓") for button in buttons)
    back = [callbacks.parse(button.data) for button in buttons if button.label == "Undo"]
    if views.carried(item, before) == views.carried(item, after):
        assert not back
    else:
        assert [press and press.arguments for press in back] == [(item, views.carried(item, before))]
        assert "Changed:" in message.text


@given(terms)
def test_terms_of_alerts_come_back_as_they_were_packed(held: Terms) -> None:
    assert bells.unpacked(bells.packed(held)) == held


@given(st.text("0123456789-.x", max_size=14))
def test_forged_terms_make_no_trouble(carried: str) -> None:
    held = bells.unpacked(carried)
    assert held is None or bells.unpacked(bells.packed(held)) == held


@given(st.text(max_size=24))
def test_forged_hours_make_no_trouble(carried: str) -> None:
    hours = clocks.unpacked(carried)
    assert hours is None or clocks.packed(hours) == carried


def test_the_overview_says_all_that_holds() -> None:
    plan = Plan("Europe/Berlin", (time(7, 30),), DAILY)
    message = views.overview(EN, Shown(_one(plan), Preferences(None, Layout.SHORT)))
    for words in (
        "every day at 07:30, Berlin time",
        "5 stories",
        "Layout: short",
        "Language: as in Telegram",
    ):
        assert words in plain(message.text)


@pytest.mark.parametrize("item", Item)
def test_without_a_briefing_there_is_still_a_page_and_a_way_to_one(item: Item) -> None:
    message = views.page(EN, item, Shown(None, Preferences()), NOW)
    assert message.buttons
    if item in views.OF_BRIEFING:
        assert "No daily briefing" in message.text
        assert message.buttons[0][0].data == "1:ask:subscribe"
