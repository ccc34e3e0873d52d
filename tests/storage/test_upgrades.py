"""Upgrades: databases of every earlier schema open and answer, whole or not at all, with a way back."""

import os
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from storage import backups, copies, database, keeping, search, stories, subscriptions
from storage.database import Database
from storage.errors import StorageError, StorageFullError
from storage.keeping import RawDump
from storage.migrations import steps
from tests.storage.conftest import NOW, article, reading
from tests.storage.texts import FERRY, LIBRARY

NAMES = sorted(step.name for step in steps._migrations)
SUBSCRIPTION = (
    "INSERT INTO subscriptions (chat_id, thread_id, zone, hours, days, size, language, handled_at,"
    " next_due_at, silent) VALUES (7, 0, 'UTC', '08:00', 127, 5, 'en', 0, 0, 0)"
)
FROM_HERE_ON = "m003_intake"
"""The first schema of which a database with stories can be made by statements alone."""


def old(path: Path, stop_before: str) -> None:
    """A database as the versions before a step left it, with a row in the tables that matter most."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("BEGIN")
        steps.apply(Database(connection), stop_before=stop_before)
        for statement in (
            "INSERT INTO dumps (name, reader, reference_at, received_at, digest, raw)"
            " VALUES ('chat', 'page', 0, 0, x'00', 'A page.')",
            "INSERT INTO articles (id, story_id, ordered_at, time_clamped, stored_at, role, source,"
            " title_made, hashtags, digest) VALUES (1, 1, 0, 0, 0, 'main', 'Herald', 0, '[\"ferry\"]', 1)",
            "INSERT INTO texts (article_id, title, body) VALUES (1, 'Harbour closed', 'The pier sank.')",
            "INSERT INTO appearances (dump_id, position, article_id, outcome) VALUES (1, 0, 1, 'new')",
        ):
            connection.execute(statement)
        if stop_before > "m002":
            connection.execute(
                "INSERT INTO stories (id, title, summary, source, sources, articles, ordered_at, arrived_at)"
                " VALUES (1, 'Harbour closed', 'The pier sank.', 'Coast Herald', '[\"Coast Herald\"]', '[1]',"
                " 0, 0)"
            )
            connection.execute("INSERT INTO story_numbers (founder_id, story_id) VALUES (1, 1)")
        if stop_before > "m005":
            connection.execute(SUBSCRIPTION)
        connection.execute("COMMIT")


@pytest.mark.parametrize("stop_before", [name for name in NAMES if name >= FROM_HERE_ON])
def test_a_database_of_every_schema_is_brought_up_to_date_and_answers(stop_before: str, path: Path) -> None:
    old(path, stop_before)
    with closing(database.connect(path)) as db:
        assert [step.name for step in steps.applied(db)] == NAMES
        raw = RawDump("chat", "later", NOW)
        keeping.keep(db, raw, reading(article("Ferry opens", FERRY), article("Novels", LIBRARY)), NOW)
        assert [one.title for one in stories.latest(db, 5).stories][-1] == "Harbour closed"
        assert [one.title for one in search.search(db, "pier", NOW, 5).page.stories] == ["Harbour closed"]
        assert [one.title for one in search.search(db, "ferry", NOW, 5).page.stories] == ["Ferry opens"]
        assert stories.story(db, 1).title == "Harbour closed"
        if stop_before > "m005":
            assert [one.chat_id for one in subscriptions.due(db, NOW, 5)] == [7]
    backups.check(path)
    kept = path.with_name(f"newsbrief.before-{stop_before}.db")
    backups.check(kept)
    with closing(sqlite3.connect(kept)) as before:
        assert [step.name for step in steps.applied(Database(before))] == [
            name for name in NAMES if name < stop_before
        ]


def test_of_the_copies_from_before_upgrades_two_are_kept(path: Path) -> None:
    for number, stop_before in enumerate(NAMES[2:5]):
        copies.remove(path)
        old(path, stop_before)
        database.connect(path).close()
        kept = path.with_name(f"newsbrief.before-{stop_before}.db")
        os.utime(kept, ns=(number, number))
    assert {file.name for file in path.parent.glob("*before*")} == {
        f"newsbrief.before-{name}.db" for name in NAMES[3:5]
    }


def test_a_new_database_needs_no_copy(path: Path) -> None:
    database.connect(path).close()
    database.connect(path).close()
    assert [file.name for file in path.parent.iterdir()] == ["newsbrief.db"]


def test_a_newer_database_is_refused_with_the_way_back(path: Path) -> None:
    old(path, "m008_tags")
    database.connect(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE _sqlite_migrations SET name = 'm999_later' WHERE name = ?", (NAMES[-1],))
    kept = path.with_name("newsbrief.before-m008_tags.db")
    with pytest.raises(StorageError, match="newer Newsbrief") as refusal:
        database.connect(path)
    assert str(refusal.value).endswith(f"newsbrief restore {kept}")
    backups.restore(kept, path, NOW)
    with closing(database.connect(path)) as db:
        assert stories.story(db, 1).title == "Harbour closed"


def test_without_room_for_the_copy_nothing_is_migrated(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old(path, "m008_tags")
    before = path.read_bytes()

    def full(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorname = "SQLITE_FULL"
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(copies, "copy", full)
        with pytest.raises(StorageFullError):
            database.connect(path)
    assert path.read_bytes() == before
    database.connect(path).close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that can be killed at a statement needs fork")
def test_a_migration_that_is_killed_at_any_statement_is_whole_or_absent(path: Path) -> None:
    total = _statements(lambda: database.connect(path.with_name("whole.db")))
    assert total > 100
    ends = set()
    for number in range(1, total + 1, 29):
        copies.remove(path)
        before: list[str] = []
        if number % 2:
            before = NAMES[:5]
            old(path, NAMES[5])
        _killed_at(number, path)
        with closing(sqlite3.connect(path)) as connection:
            applied = [step.name for step in steps.applied(Database(connection))]
        assert applied in (before, NAMES)
        ends.add(applied == NAMES)
        database.connect(path).close()
        backups.check(path)
    assert ends == {False, True}


def _killed_at(number: int, path: Path) -> None:
    """Open the database in a process that gets kill -9 at its so-manieth statement."""
    child = os.fork()
    if child == 0:
        try:
            _counting(lambda count: os.kill(os.getpid(), signal.SIGKILL) if count == number else None)
            database.connect(path)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0


def _statements(call: Callable[[], Database]) -> int:
    """How many statements opening a new database runs."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        counts = [0]
        try:
            _counting(lambda count: counts.__setitem__(0, count))
            call()
        finally:
            os.write(writing, str(counts[0]).encode())
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as said:
        return int(said.read())


def _counting(each: Callable[[int], object]) -> None:
    """From now on connections of this process tell of every statement."""
    connect = sqlite3.connect
    counted = iter(range(1, 1_000_000))

    def watched(*args: Any, **options: Any) -> sqlite3.Connection:
        connection = connect(*args, **options)
        connection.set_trace_callback(lambda _: each(next(counted)))
        assert isinstance(connection, sqlite3.Connection)
        return connection

    sqlite3.connect = watched  # type: ignore[assignment]  # in a process of its own that ends soon
