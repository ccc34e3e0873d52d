"""Feeds: what is new of them becomes dumps, and how often they are asked is learned."""

from datetime import datetime, timedelta

import pytest

from storage import articles, feeds, keeping
from storage.database import Database
from storage.dumps.feed import Entry
from storage.errors import NotFoundError
from storage.feeds import Answer, Feed
from tests.storage.conftest import article
from tests.storage.texts import FERRY

URL = "https://coast.example/feed.xml"
BRIDGE = "The old bridge over the Lum was closed on Monday, the council said, after a barge had touched it."


@pytest.fixture
def feed(db: Database, now: datetime) -> Feed:
    return feeds.add(db, URL, "Coast Herald", chat_id=1, now=now)[0]


def _entry(key: str, title: str, body: str) -> Entry:
    return Entry(key, article(title, body, url=f"https://coast.example/{key}"))


def test_what_is_new_is_a_dump_and_what_was_taken_back_does_not_come_again(
    db: Database, feed: Feed, now: datetime
) -> None:
    ferry, bridge = _entry("1", "Ferry opens", FERRY), _entry("2", "Bridge closed", BRIDGE)
    first = feeds.take(db, feed.id, Answer('"1"'), [ferry], now)
    assert first is not None
    assert first.new == 1
    assert feeds.take(db, feed.id, Answer(), [ferry], now) is None
    keeping.undo(db, first.dump_id, now)
    second = feeds.take(db, feed.id, Answer(), [bridge, ferry], now)
    assert second is not None
    assert [one.title for one in articles.every(db)] == ["Bridge closed"]
    assert keeping.dump(db, second.dump_id).name == URL
    assert feeds.feed(db, feed.id).etag == '"1"'


def test_an_entry_that_reads_otherwise_is_kept_as_it_reads_now(
    db: Database, feed: Feed, now: datetime
) -> None:
    feeds.take(db, feed.id, Answer(), [_entry("1", "Ferry opens", FERRY)], now)
    longer = feeds.take(db, feed.id, Answer(), [_entry("1", "Ferry opens", f"{FERRY} {BRIDGE}")], now)
    assert longer is not None
    assert (longer.new, longer.updated) == (0, 1)


def test_a_feed_is_due_by_what_was_learned(db: Database, feed: Feed, now: datetime) -> None:
    assert [one.id for one in feeds.due(db, now, 10)] == [feed.id]
    feeds.unchanged(db, feed.id, Answer(), now)
    assert feeds.due(db, now, 10) == ()
    later = feeds.feed(db, feed.id)
    assert later.interval > feed.interval
    assert [one.id for one in feeds.due(db, later.due_at, 10)] == [feed.id]


def test_the_interval_stays_between_ten_minutes_and_twelve_hours() -> None:
    busy = quiet = feeds.FIRST
    for _ in range(50):
        busy, quiet = feeds.learned(busy, new=True), feeds.learned(quiet, new=False)
    assert (busy, quiet) == (timedelta(minutes=10), timedelta(hours=12))


@pytest.mark.parametrize(
    ("failures", "wait", "minutes"),
    [(1, None, 10), (2, None, 20), (4, None, 80), (50, None, 720), (1, timedelta(hours=2), 120)],
)
def test_failures_wait_longer_each_time(failures: int, wait: timedelta | None, minutes: int) -> None:
    assert feeds.backed_off(failures, wait) == timedelta(minutes=minutes)


def test_a_feed_that_fails_for_a_day_is_told_once(db: Database, feed: Feed, now: datetime) -> None:
    told = [feeds.failed(db, feed.id, "No.", None, now + timedelta(hours=hours)) for hours in range(0, 60, 6)]
    assert told == [False] * 4 + [True] + [False] * 5
    assert feeds.feed(db, feed.id).problem == "No."
    feeds.unchanged(db, feed.id, Answer(), now + timedelta(hours=60))
    assert feeds.feed(db, feed.id).problem is None
    assert not feeds.failed(db, feed.id, "No.", None, now + timedelta(hours=61))
    assert feeds.failed(db, feed.id, "No.", None, now + timedelta(hours=90))


def test_a_feed_moves_but_not_onto_another(db: Database, feed: Feed, now: datetime) -> None:
    feeds.unchanged(db, feed.id, Answer(moved="https://new.example/feed"), now)
    assert feeds.feed(db, feed.id).url == "https://new.example/feed"
    other, _ = feeds.add(db, URL, None, chat_id=1, now=now)
    feeds.unchanged(db, other.id, Answer(moved="https://new.example/feed"), now)
    assert feeds.feed(db, other.id).url == URL


def test_an_ended_feed_is_not_asked_until_it_is_added_again(db: Database, feed: Feed, now: datetime) -> None:
    feeds.end(db, feed.id, "Gone.", now)
    assert feeds.due(db, now, 10) == ()
    again, new = feeds.add(db, URL, None, chat_id=1, now=now)
    assert (again.id, new) == (feed.id, False)
    assert [one.id for one in feeds.due(db, now, 10)] == [feed.id]


def test_a_removed_feed_leaves_its_articles(db: Database, feed: Feed, now: datetime) -> None:
    feeds.take(db, feed.id, Answer(), [_entry("1", "Ferry opens", FERRY)], now)
    feeds.remove(db, feed.id)
    assert feeds.every(db) == ()
    assert len(list(articles.every(db))) == 1
    with pytest.raises(NotFoundError):
        feeds.remove(db, feed.id)
    assert not db.execute("SELECT 1 FROM feed_entries").fetchone()
