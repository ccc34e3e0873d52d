"""Slots are due when the wall of their zone says so, whatever clocks do."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import slots, zones
from storage.slots import DAILY, WEEKEND, WORKDAYS, Plan, Slot

ZONES = (
    "Europe/Berlin",
    "Europe/Dublin",
    "America/New_York",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Africa/Casablanca",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "Asia/Pyongyang",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Antarctica/Troll",
    "UTC+05:30",
    "UTC-03:00",
    "UTC",
)

moments = st.datetimes(datetime(1995, 1, 1), datetime(2036, 1, 1), timezones=st.just(UTC))
minutes = st.integers(0, 24 * 60 - 1).map(lambda minute: time(*divmod(minute, 60)))
plans = st.builds(
    Plan,
    st.sampled_from(ZONES),
    st.lists(minutes, min_size=1, max_size=4, unique=True).map(lambda hours: tuple(sorted(hours))),
    st.integers(1, DAILY),
)


@pytest.mark.parametrize(
    ("zone", "wall", "due"),
    [
        pytest.param("Europe/Berlin", "2026-03-29 07:30", "2026-03-29 05:30", id="summer"),
        pytest.param("Europe/Berlin", "2026-03-29 02:30", "2026-03-29 01:00", id="in the gap"),
        pytest.param("Europe/Berlin", "2026-03-29 02:00", "2026-03-29 01:00", id="first of the gap"),
        pytest.param("Europe/Berlin", "2026-10-25 02:30", "2026-10-25 00:30", id="twice: the first"),
        pytest.param("America/New_York", "2026-03-08 02:15", "2026-03-08 07:00", id="gap west"),
        pytest.param("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03 15:30", id="half an hour's gap"),
        pytest.param("Asia/Kathmandu", "2026-08-04 07:30", "2026-08-04 01:45", id="quarters of an hour"),
        pytest.param("Pacific/Apia", "2011-12-30 07:30", "2011-12-30 10:00", id="a day that never was"),
        pytest.param("Pacific/Kiritimati", "2026-08-04 07:30", "2026-08-03 17:30", id="first on earth"),
        pytest.param("Asia/Pyongyang", "2018-05-04 23:45", "2018-05-04 15:00", id="rules changed"),
        pytest.param("UTC+05:30", "2026-08-04 07:30", "2026-08-04 02:00", id="fixed offset"),
    ],
)
def test_a_wall_time_is_due_at_one_moment(zone: str, wall: str, due: str) -> None:
    moment = slots.instant(datetime.fromisoformat(wall), zones.load(zone))
    assert moment == datetime.fromisoformat(due).replace(tzinfo=UTC)


@given(moments, st.sampled_from(ZONES))
@settings(max_examples=60, deadline=None)
def test_a_slot_is_due_when_the_wall_first_shows_its_time_or_a_later_one(moment: datetime, name: str) -> None:
    zone = zones.load(name)
    wall = moment.replace(tzinfo=None, second=0, microsecond=0)
    found = slots.instant(wall, zone)
    # Every minute of the four days around: none before shows the time, the found one and the next do.
    start = wall.replace(tzinfo=UTC) - timedelta(days=2)
    steps = (start + timedelta(minutes=step) for step in range(4 * 24 * 60))
    first = next(step for step in steps if step.astimezone(zone).replace(tzinfo=None) >= wall)
    assert first - timedelta(minutes=1) < found <= first
    assert found.astimezone(zone).replace(tzinfo=None) >= wall


@given(plans, moments)
@settings(max_examples=100, deadline=None)
def test_following_the_next_slot_gives_every_slot_in_order(plan: Plan, moment: datetime) -> None:
    last = moment + timedelta(days=40)
    expected = slots.due(plan, moment + timedelta(microseconds=1), last)
    followed: list[Slot] = []
    at = moment
    while (slot := slots.next_after(plan, at)).due_at <= last:
        followed.append(slot)
        at = slot.due_at
    # Two slots in one gap are due at one moment; following by moments meets the first of them.
    assert [slot.due_at for slot in followed] == sorted({slot.due_at for slot in expected})
    assert list(expected) == sorted(expected, key=lambda slot: slot.local)


@given(plans, st.dates(date(2000, 1, 1), date(2035, 1, 1)))
@settings(max_examples=60, deadline=None)
def test_a_year_has_each_wanted_time_of_each_wanted_day_once(plan: Plan, start: date) -> None:
    first = datetime.combine(start, time(), UTC)
    locals_ = [slot.local for slot in slots.due(plan, first, first + timedelta(days=365))]
    inner = [
        wall for wall in locals_ if start + timedelta(days=2) < wall.date() < start + timedelta(days=360)
    ]
    expected = [
        datetime.combine(start + timedelta(days=day), hour)
        for day in range(3, 360)
        if plan.days >> (start + timedelta(days=day)).weekday() & 1
        for hour in plan.hours
    ]
    assert inner == expected


@given(plans, moments)
@settings(max_examples=60, deadline=None)
def test_the_last_slot_before_a_moment_is_the_one_before_the_next(plan: Plan, moment: datetime) -> None:
    last = slots.last_before(plan, moment)
    assert last.due_at < moment <= max(moment, slots.next_after(plan, last.due_at).due_at)
    assert not [slot for slot in slots.due(plan, last.due_at, moment) if last.due_at < slot.due_at < moment]


def test_days_are_those_of_the_zone_not_of_utc() -> None:
    """Saturday morning in Kiritimati is still Friday in UTC."""
    plan = Plan("Pacific/Kiritimati", (time(7),), WEEKEND)
    slot = slots.next_after(plan, datetime(2026, 8, 5, tzinfo=UTC))
    assert (slot.local, slot.due_at.weekday()) == (datetime(2026, 8, 8, 7), 4)


def test_a_plan_without_hours_or_days_is_refused() -> None:
    for plan in (Plan("UTC", ()), Plan("UTC", (time(7),), 0)):
        with pytest.raises(ValueError, match="hours and days"):
            slots.next_after(plan, datetime(2026, 8, 5, tzinfo=UTC))


def test_workdays_and_weekend_make_the_week() -> None:
    assert WORKDAYS | WEEKEND == DAILY
    assert WORKDAYS & WEEKEND == 0
