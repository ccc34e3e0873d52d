"""The numbers that admins see."""

from datetime import datetime, time, timedelta

from storage import outbox, subscriptions
from storage.database import Database, transaction
from storage.figures import figures
from storage.outbox import End, Entry, State
from tests.storage.conftest import NOW, Keep, article


def test_an_empty_archive_has_only_noughts(db: Database) -> None:
    told = figures(db, NOW)
    assert (told.subscribed, told.paused, told.sources, told.days) == (0, 0, (), (0,) * 7)


def test_readers_articles_sources_and_ends_are_counted(db: Database, keep: Keep) -> None:
    keep(
        article("Harbour town opens ferry", "The ferry left at noon on Monday.", ago=1),
        article("Storm closes the bridge", "The bridge is shut.", "City Post", ago=30),
        article("Old bell rings", "It rang.", "City Post", ago=24 * 9),
    )
    subscriptions.subscribe(db, 7, None, NOW, language="en", zone="UTC", hours=(time(7, 30),))
    subscriptions.subscribe(db, 8, None, NOW, language="en", zone="UTC", hours=(time(7, 30),))
    subscriptions.pause(db, 8, "blocked", NOW)
    with transaction(db):
        outbox.add(db, _ended("a", NOW - timedelta(hours=2)), NOW)
        outbox.add(db, _ended("b", NOW - timedelta(days=2)), NOW)
    told = figures(db, NOW)
    assert (told.subscribed, told.paused) == (1, 1)
    assert told.days == (0, 0, 0, 0, 0, 1, 1)
    assert dict(told.sources) == {"Coast Herald": 1, "City Post": 1}
    assert told.last_day.counts == {State.NOTHING_NEW: 1}


def test_the_lag_is_of_what_was_sent_and_of_what_still_waits(db: Database) -> None:
    seconds = timedelta(seconds=1)
    with transaction(db):
        outbox.add(db, Entry(1, "a", NOW - 60 * seconds, payload="first"), NOW)
        outbox.add(db, Entry(2, "a", NOW - 50 * seconds, payload="second"), NOW)
        outbox.add(db, Entry(3, "a", NOW + 50 * seconds, payload="not yet due"), NOW)
    first = outbox.exchange(db, (), NOW, 1).deliveries[0]
    outbox.exchange(db, (End(first.id, State.SENT),), NOW - 30 * seconds, 0)
    assert figures(db, NOW - 25 * seconds).lag == 30 * seconds
    assert figures(db, NOW).lag == 50 * seconds
    outbox.exchange(db, (), NOW + 100 * seconds, 10)
    assert figures(db, NOW + 100 * seconds).lag == 30 * seconds


def _ended(slot: str, due_at: datetime) -> Entry:
    return Entry(7, slot, due_at, kind="briefing", state=State.NOTHING_NEW)
