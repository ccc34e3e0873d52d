"""What is forgotten stands in no column of any table any more, and in no byte of the file and its log."""

import json
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from storage import (
    absences,
    admins,
    broadcasts,
    channels,
    chats,
    feeds,
    follows,
    history,
    inbox,
    keeping,
    outbox,
    preferences,
    privacy,
    shortcuts,
    subscriptions,
)
from storage.admins import Outcome
from storage.briefings import Rules
from storage.database import Database
from storage.inbox import Part
from storage.keeping import RawDump
from storage.models import Reading
from storage.outbox import Entry
from storage.preferences import Layout
from storage.rounds import Rounds
from tests.storage import newsroom
from tests.storage.test_rounds import Plainly

NOW = datetime(2026, 8, 4, 5, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
CHAT = 7_077_177_077
OTHER = 8_088_188_088
MARKER = "Zanzibarquartz"


@pytest.fixture
def lived(db: Database) -> Database:
    """An archive in which two chats have done everything that leaves a trace."""
    newsroom.push_events(db, NOW - HOUR, 1, 2)
    for chat, marker in ((CHAT, MARKER), (OTHER, "Otherwise")):
        subscriptions.subscribe(db, chat, None, NOW - HOUR, language="en", zone="UTC", hours=[time(5, 30)])
        subscriptions.subscribe(db, chat, 5, NOW - HOUR, language="en", zone="UTC", hours=[time(5, 30)])
        follows.follow(db, chat, None, marker, NOW)
        follows.follow(db, chat, 5, newsroom.title(1), NOW)
        preferences.choose_layout(db, chat, None, Layout.SHORT)
        shortcuts.key(db, f"{marker} in words", chat, NOW)
        outbox.add(db, Entry(chat, "note", NOW, kind="notice", payload=f"a note on {marker}"), NOW)
        told = keeping.keep(
            db,
            RawDump("chat", f"dump of {chat % 10}", NOW, pushed_by=chat),
            Reading("test", (), NOW, "No."),
            NOW,
        )
        assert told.dump_id
        part = Part(chat, 1, f"pushed {marker}", NOW)
        inbox.begin(db, part, thread_id=None, pushed_by=chat, language="en", now=NOW)
        feeds.add(db, f"https://example.org/{marker[0]}", None, chat_id=chat, now=NOW)
        broadcasts.draft(db, chat, "en", f"to all: {marker}", NOW)
        channels.add(db, chat, -chat, marker, NOW)
        channels.add(db, 77, chat, marker, NOW)
        absences.leave(db, -chat, "removed", NOW)
    Rounds(Rules(), Plainly()).make(db, NOW)
    for chat, marker in ((CHAT, MARKER), (OTHER, "Otherwise")):
        for table in chats.tables(db):
            _fill(db, table, chat, marker)
    return db


def _fill(db: Database, table: str, chat: int, marker: str) -> None:
    """Give a chat a row in a table in which it has none: one that came after this test was written."""
    if db.execute(f'SELECT 1 FROM "{table}" WHERE chat_id = ?', (chat,)).fetchone():
        return
    row: dict[str, object] = {"chat_id": chat}
    for column in db.execute(f'PRAGMA table_info("{table}")').fetchall():
        if column["name"] not in row and (column["notnull"] or column["pk"]):
            row[column["name"]] = marker if column["type"] == "TEXT" else chat % 1_000
    db.table(table).insert(row)


def _found(db: Database, needle: str) -> set[str]:
    """The tables with a column in which this stands."""
    found = set()
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    for table in tables:
        for row in db.execute(f'SELECT * FROM "{table}"').fetchall():
            if any(
                needle in (str(value, "utf-8", "replace") if isinstance(value, bytes) else str(value))
                for value in row
            ):
                found.add(table)
    return found


def _bytes(path: Path) -> bytes:
    return path.read_bytes() + path.with_name(f"{path.name}-wal").read_bytes()


def test_nothing_of_a_forgotten_chat_is_left(lived: Database, path: Path) -> None:
    tables = {*chats.tables(lived), "dumps"}
    assert {"subscriptions", "told", "outbox", "follows", "pushes", "channels", "broadcasts"} <= tables
    assert _found(lived, str(CHAT)) == tables
    assert _found(lived, MARKER) >= {"follows", "shortcuts", "payloads", "parts", "broadcasts", "channels"}
    assert MARKER.encode() in _bytes(path)
    privacy.forget(lived, CHAT)
    assert _found(lived, str(CHAT)) == {"absences"}  # of another chat, -CHAT
    privacy.forget(lived, -CHAT)
    assert _found(lived, str(CHAT)) == set()
    assert _found(lived, MARKER) == set()
    assert MARKER.encode() not in _bytes(path)
    assert _found(lived, str(OTHER)) == tables


def test_dumps_stay_without_who_pushed_them(lived: Database) -> None:
    before = keeping.recent(lived, 50).dumps
    privacy.forget(lived, CHAT)
    after = keeping.recent(lived, 50).dumps
    assert [dump.id for dump in after] == [dump.id for dump in before]
    assert CHAT not in {dump.pushed_by for dump in after}
    assert OTHER in {dump.pushed_by for dump in after}


def test_an_admin_stays_one_and_feeds_stay_feeds(lived: Database) -> None:
    admins.offer(lived, "a link", NOW, first=False)
    assert admins.accept(lived, "a link", CHAT, frozenset(), NOW) is Outcome.ADDED
    feed, _ = feeds.add(lived, "https://example.org/feed", None, chat_id=CHAT, now=NOW)
    privacy.forget(lived, CHAT)
    assert admins.added(lived) == {CHAT}
    assert feeds.feed(lived, feed.id).chat_id == 0
    assert _found(lived, str(CHAT)) == {"admins", "absences"}


def test_briefings_that_others_were_told_stay(lived: Database) -> None:
    (telling,) = history.of_chat(lived, OTHER, None, NOW - HOUR)
    privacy.forget(lived, CHAT)
    assert history.others(lived, telling.briefing_id, OTHER) is not None
    kept = lived.execute("SELECT count(*) FROM briefings").fetchone()[0]
    privacy.forget(lived, OTHER)
    assert kept > lived.execute("SELECT count(*) FROM briefings").fetchone()[0] == 0


def test_an_export_has_all_of_the_chat_and_nothing_of_others(lived: Database) -> None:
    kept = privacy.export(lived, CHAT, NOW)
    text = json.dumps(kept)
    assert MARKER in text
    assert str(OTHER) not in text
    assert "Otherwise" not in text
    assert {len(kept[table]) for table in ("subscriptions", "told", "follows")} == {2}
    assert kept["subscriptions"][0]["next_due_at"] == "2026-08-05T05:30:00+00:00"
    assert kept["preferences"][0]["layout"] == "short"
    assert f"a note on {MARKER}" in [message["text"] for message in kept["messages"]]
    assert len(kept["dumps"]) == 1
    privacy.forget(lived, CHAT)
    left = privacy.export(lived, CHAT, NOW)
    assert [value for value in left.values() if isinstance(value, list) and value] == []
