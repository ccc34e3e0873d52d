"""The numbers that admins see."""

from datetime import datetime, time, timedelta

from storage import outbox, subscriptions
from storage.database import Database, transaction
from storage.figures import figures
from storage.outbox import Entry, State
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


def _ended(slot: str, due_at: datetime) -> Entry:
    return Entry(7, slot, due_at, kind="briefing", state=State.NOTHING_NEW)
