"""A tz database that says something new is picked up, and no day's briefing is lost or doubled by it."""

import zoneinfo
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from storage import deliveries, slots, subscriptions, zones
from storage.database import Database
from storage.rounds import Rounds
from tests.storage.test_rounds import Plainly

# Berlin is at UTC+2 in these days, Tokyo at +9, New York at -4.
NOON = datetime(2026, 8, 4, 12, 0, tzinfo=UTC)
CHAT = 7
Become = Callable[[str], None]


@pytest.fixture
def berlin(tmp_path: Path) -> Iterator[Become]:
    """Lets Berlin have the rules of another zone, as if another tz database had been installed."""
    folder = tmp_path / "zoneinfo"
    (folder / "Europe").mkdir(parents=True)

    def forget() -> None:
        zoneinfo.ZoneInfo.clear_cache()
        for cached in (zones.load, zones.rules, slots.next_after, slots.due, slots.last_before):
            cached.cache_clear()

    def become(key: str) -> None:
        rules = files("tzdata").joinpath("zoneinfo", *key.split("/")).read_bytes()
        (folder / "Europe" / "Berlin").write_bytes(rules)
        zoneinfo.reset_tzpath([str(folder)])
        forget()

    yield become
    zoneinfo.reset_tzpath()
    forget()


def _subscribe(db: Database, now: datetime, hour: int) -> datetime:
    change = subscriptions.subscribe(
        db, CHAT, None, now, language="en", zone="Europe/Berlin", hours=[time(hour)]
    )
    return change.after.next_due_at


def _next(db: Database) -> datetime:
    one = subscriptions.subscription(db, CHAT)
    assert one is not None
    return one.next_due_at


def test_nothing_moves_while_the_database_is_the_same(db: Database) -> None:
    _subscribe(db, NOON, 20)
    assert subscriptions.refresh(db) == 0
    assert subscriptions.refresh(db) == 0


def test_next_slots_follow_the_new_rules(db: Database, berlin: Become) -> None:
    subscriptions.refresh(db)
    assert _subscribe(db, NOON, 20) == NOON.replace(hour=18)
    berlin("America/New_York")
    assert subscriptions.refresh(db) == 1
    assert _next(db) == NOON.replace(day=5, hour=0)
    assert subscriptions.refresh(db) == 0


def test_a_slot_that_the_new_rules_put_into_the_past_is_due_at_once(db: Database, berlin: Become) -> None:
    subscriptions.refresh(db)
    assert _subscribe(db, NOON, 20) == NOON.replace(hour=18)
    berlin("Europe/Moscow")  # 20:00 was at 17:00 UTC
    later = NOON.replace(hour=17, minute=30)
    subscriptions.refresh(db)
    assert _next(db) == NOON.replace(hour=17)
    Rounds(rules=Plainly.rules, composer=Plainly()).make(db, later)
    assert [record.due_at for record in deliveries.of_chat(db, CHAT)] == [NOON.replace(hour=17)]


def test_a_slot_that_comes_again_under_the_new_rules_is_not_sent_again(db: Database, berlin: Become) -> None:
    subscriptions.refresh(db)
    _subscribe(db, NOON, 20)
    rounds = Rounds(rules=Plainly.rules, composer=Plainly())
    rounds.make(db, NOON.replace(hour=18))
    berlin("Europe/London")  # 20:00 comes at 19:00 UTC
    subscriptions.refresh(db)
    assert _next(db) == NOON.replace(hour=19)
    made = rounds.make(db, NOON.replace(hour=19))
    assert (made.due, made.briefings, made.nothing_new) == (1, 0, 0)
    assert len(deliveries.of_chat(db, CHAT)) == 1
    assert _next(db) == NOON.replace(hour=19) + timedelta(days=1)
