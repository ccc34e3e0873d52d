"""Subscriptions are made, changed, paused, moved and ended without losing or doubling a slot."""

from collections import Counter
from datetime import UTC, datetime, time, timedelta

import pytest

from storage import deliveries, outbox, subscriptions
from storage.database import Database
from storage.errors import NotFoundError
from storage.outbox import Entry, State
from storage.slots import DAILY, WEEKEND, Plan
from storage.subscriptions import Change, WrongPlanError
from storage.zones import UnknownZoneError

NOW = datetime(2026, 8, 4, 5, 0, tzinfo=UTC)  # Tuesday, 07:00 in Berlin
CHAT = 7
HALF_PAST_SEVEN = time(7, 30)
EVENING = time(19)


def _subscribe(
    db: Database,
    now: datetime = NOW,
    *hours: time,
    chat: int = CHAT,
    thread: int | None = None,
    zone: str = "Europe/Berlin",
    days: int | None = None,
    size: int | None = None,
) -> Change:
    return subscriptions.subscribe(
        db, chat, thread, now, language="en", zone=zone, hours=hours, days=days, size=size
    )


def _records(db: Database, chat: int = CHAT) -> dict[str, State]:
    return {record.slot: record.state for record in deliveries.of_chat(db, chat)}


def _queue(db: Database, chat: int = CHAT, thread: int | None = None) -> None:
    outbox.add(db, Entry(chat, f"slot {thread}", NOW, thread_id=thread, payload="news"), NOW)


def test_a_new_subscription_is_due_at_its_next_slot(db: Database) -> None:
    change = _subscribe(db, NOW, EVENING, HALF_PAST_SEVEN)
    assert change.before is None
    assert change.after.plan == Plan("Europe/Berlin", (HALF_PAST_SEVEN, EVENING), DAILY)
    assert change.after.next_due_at == datetime(2026, 8, 4, 5, 30, tzinfo=UTC)
    assert change.after == subscriptions.subscription(db, CHAT)


def test_what_is_not_given_again_is_kept(db: Database) -> None:
    _subscribe(db, NOW, HALF_PAST_SEVEN, days=WEEKEND, size=8)
    change = _subscribe(db, NOW, zone="Asia/Tokyo")
    assert change.after.plan == Plan("Asia/Tokyo", (HALF_PAST_SEVEN,), WEEKEND)
    assert change.after.size == 8
    assert change.before is not None
    assert change.before.plan.zone == "Europe/Berlin"


def test_each_topic_of_a_forum_has_its_own(db: Database) -> None:
    _subscribe(db, NOW, HALF_PAST_SEVEN, thread=3)
    _subscribe(db, NOW, EVENING, thread=4)
    _subscribe(db, NOW, EVENING)
    assert [one.thread_id for one in subscriptions.of_chat(db, CHAT)] == [None, 3, 4]
    assert subscriptions.unsubscribe(db, CHAT, 3, NOW) is not None
    assert subscriptions.subscription(db, CHAT, 3) is None
    assert subscriptions.subscription(db, CHAT, 4) is not None


@pytest.mark.parametrize(
    ("hours", "fields", "words"),
    [
        ((), {}, "needs an hour"),
        (tuple(time(hour) for hour in range(7)), {}, "At most 6"),
        ((EVENING,), {"days": 0}, "at least one day"),
        ((EVENING,), {"size": 2}, "3 to 10"),
        ((EVENING,), {"size": 11}, "3 to 10"),
    ],
)
def test_a_plan_that_can_not_be_is_refused(
    db: Database, hours: tuple[time, ...], fields: dict[str, int], words: str
) -> None:
    with pytest.raises(WrongPlanError, match=words):
        _subscribe(db, NOW, *hours, days=fields.get("days"), size=fields.get("size"))
    assert subscriptions.subscription(db, CHAT) is None


def test_an_unknown_zone_is_refused(db: Database) -> None:
    with pytest.raises(UnknownZoneError):
        _subscribe(db, NOW, EVENING, zone="Europe/Atlantis")


def test_hours_are_switched_on_and_off_but_the_last_one(db: Database) -> None:
    with pytest.raises(NotFoundError):
        subscriptions.switch_hour(db, CHAT, None, EVENING, NOW)
    _subscribe(db, NOW, HALF_PAST_SEVEN)
    assert subscriptions.switch_hour(db, CHAT, None, EVENING, NOW).after.plan.hours == (
        HALF_PAST_SEVEN,
        EVENING,
    )
    assert subscriptions.switch_hour(db, CHAT, None, HALF_PAST_SEVEN, NOW).after.plan.hours == (EVENING,)
    with pytest.raises(WrongPlanError):
        subscriptions.switch_hour(db, CHAT, None, EVENING, NOW)


def test_a_slot_that_was_due_before_a_change_stays_due_if_the_new_plan_has_it(db: Database) -> None:
    _subscribe(db, NOW, HALF_PAST_SEVEN)
    late = NOW + timedelta(minutes=30, seconds=20)
    change = _subscribe(db, late, days=0b0011111)
    assert change.after.next_due_at == NOW + timedelta(minutes=30)
    assert _records(db) == {}


def test_a_slot_that_was_due_before_a_change_is_recorded_if_the_new_plan_lacks_it(db: Database) -> None:
    _subscribe(db, NOW, HALF_PAST_SEVEN)
    late = NOW + timedelta(minutes=30, seconds=20)
    change = _subscribe(db, late, time(6), EVENING)
    assert change.after.next_due_at == datetime(2026, 8, 4, 17, 0, tzinfo=UTC)
    assert _records(db) == {"2026-08-04T07:30[Europe/Berlin]": State.CANCELLED}


def test_changing_the_size_moves_nothing(db: Database) -> None:
    before = _subscribe(db, NOW, HALF_PAST_SEVEN).after
    after = _subscribe(db, NOW + timedelta(minutes=31), size=7).after
    assert (after.next_due_at, after.handled_at) == (before.next_due_at, before.handled_at)


def test_unsubscribing_ends_what_is_due_and_what_is_queued_here(db: Database) -> None:
    _subscribe(db, NOW, HALF_PAST_SEVEN)
    _queue(db)
    _queue(db, thread=5)
    assert subscriptions.unsubscribe(db, CHAT, None, NOW + timedelta(hours=1)) is not None
    assert _records(db) == {
        "2026-08-04T07:30[Europe/Berlin]": State.CANCELLED,
        "slot None": State.CANCELLED,
        "slot 5": State.WAITING,
    }
    assert subscriptions.unsubscribe(db, CHAT, None, NOW) is None


def test_a_paused_chat_resumes_at_its_next_slot_and_gets_nothing_of_the_pause(db: Database) -> None:
    _subscribe(db, NOW, HALF_PAST_SEVEN)
    _queue(db)
    assert not subscriptions.paused(db, CHAT)
    assert subscriptions.pause(db, CHAT, "blocked", NOW) == 1
    assert subscriptions.pause(db, CHAT, "blocked", NOW) == 0
    assert subscriptions.paused(db, CHAT)
    back = NOW + timedelta(days=2, hours=1)
    assert subscriptions.resume(db, CHAT, back) == 1
    assert subscriptions.resume(db, CHAT, back) == 0
    one = subscriptions.subscription(db, CHAT)
    assert one is not None
    assert (one.paused_at, one.pause_reason) == (None, None)
    assert one.next_due_at == datetime(2026, 8, 7, 5, 30, tzinfo=UTC)
    assert Counter(_records(db).values()) == {State.PAUSED: 4}


def test_subscribing_again_wakes_a_paused_chat(db: Database) -> None:
    _subscribe(db, NOW, HALF_PAST_SEVEN)
    subscriptions.pause(db, CHAT, "blocked", NOW)
    change = _subscribe(db, NOW + timedelta(days=1), EVENING)
    assert change.after.paused_at is None
    assert change.after.plan.hours == (EVENING,)


def test_a_group_with_a_new_id_takes_everything_along(db: Database) -> None:
    _subscribe(db, NOW, HALF_PAST_SEVEN, thread=3)
    _subscribe(db, NOW, EVENING)
    _queue(db)
    subscriptions.move(db, CHAT, -100, NOW)
    assert subscriptions.of_chat(db, CHAT) == ()
    assert [one.plan.hours for one in subscriptions.of_chat(db, -100)] == [(EVENING,), (HALF_PAST_SEVEN,)]
    assert _records(db, -100) == {"slot None": State.WAITING}


def test_moving_to_a_chat_with_its_own_subscription_keeps_that(db: Database) -> None:
    _subscribe(db, NOW, HALF_PAST_SEVEN)
    own = _subscribe(db, NOW, EVENING, chat=-100).after
    subscriptions.move(db, CHAT, -100, NOW)
    assert subscriptions.of_chat(db, -100) == (own,)


def test_forgetting_leaves_nothing_of_the_chat(db: Database) -> None:
    _subscribe(db, NOW, HALF_PAST_SEVEN)
    _queue(db)
    subscriptions.forget(db, CHAT)
    assert subscriptions.of_chat(db, CHAT) == ()
    assert _records(db) == {}
