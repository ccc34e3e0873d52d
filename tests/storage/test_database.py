"""The database file: opening it in every state it may be in, transactions, and the engine's errors."""

import os
import sqlite3
import stat
import sys
import threading
from pathlib import Path

import pytest
from sqlite_utils import Migrations

from storage import database, migrations
from storage.database import Database, transaction
from storage.errors import StorageBusyError, StorageError, StorageFullError

as_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not hold for root"
)


def test_a_new_file_is_its_owners_alone(path: Path) -> None:
    db = database.connect(path)
    db.execute("CREATE TABLE made (id INTEGER)")
    files = [path, *path.parent.glob("newsbrief.db-*")]
    assert len(files) == 3
    if sys.platform != "win32":
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    db.close()


def test_it_is_opened_as_the_program_needs_it(db: Database) -> None:
    settings = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    assert [db.execute(f"PRAGMA {name}").fetchone()[0] for name in settings] == ["wal", 2, 1, 1]


def test_a_database_is_opened_again_with_all_in_it(path: Path) -> None:
    db = database.connect(path)
    db.execute("INSERT INTO terms VALUES (7, 1)")
    db.close()
    again = database.connect(path)
    assert again.execute("SELECT id FROM terms").fetchone()[0] == 7
    again.close()


def test_an_older_database_is_brought_up_to_date(path: Path) -> None:
    connection = sqlite3.connect(path)
    old = Database(connection)
    migrations.steps.apply(old, stop_before="m002_stories")
    assert "stories" not in old.table_names()
    connection.close()
    db = database.connect(path)
    assert "stories" in db.table_names()
    assert not migrations.steps.pending(db)
    db.close()


def test_a_newer_database_is_refused_and_left_alone(path: Path) -> None:
    newer = Migrations("newsbrief")

    @newer(name="m999_from_the_future")
    def step(db: Database) -> None:
        db.execute("CREATE TABLE wonders (id INTEGER)")

    connection = sqlite3.connect(path)
    newer.apply(Database(connection))
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StorageError, match=r"newer Newsbrief .*m999_from_the_future.*upgrade"):
        database.connect(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.write_text("Dear diary, " * 500)
    with pytest.raises(StorageError, match="is not a Newsbrief database"):
        database.connect(path)
    assert path.read_text().startswith("Dear diary")


def test_a_database_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (address)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StorageError, match="another program"):
        database.connect(path)
    assert path.read_bytes() == before


def test_a_damaged_database_says_so(path: Path) -> None:
    database.connect(path).close()
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 4000)
    with pytest.raises(StorageError, match="damaged"):
        database.connect(path)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("", "does not name a file"), ("a\0b", "does not name a file"), (".", "is a folder")],
)
def test_what_is_no_name_of_a_file_is_said(
    name: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StorageError, match=sentence):
        database.connect(name)
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="no folder"):
        database.connect(tmp_path / "missing" / "newsbrief.db")


def test_no_name_opens_a_database_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    database.connect(":memory:").close()
    assert (tmp_path / ":memory:").exists()


@as_root
def test_a_folder_that_may_not_be_written_to_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StorageError, match="check the folder and its permissions"):
        database.connect(tmp_path / "newsbrief.db")
    tmp_path.chmod(0o700)


def test_a_connection_for_reading_refuses_writes(path: Path) -> None:
    database.connect(path).close()
    db = database.connect(path, writable=False)
    with pytest.raises(StorageError), transaction(db):
        db.execute("INSERT INTO terms VALUES (1, 1)")
    db.close()


def test_a_transaction_is_all_or_nothing(db: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        _insert_and_fail(db, 1)
    assert db.execute("SELECT count(*) FROM terms").fetchone()[0] == 0
    assert not db.conn.in_transaction


def test_a_transaction_inside_another_one_can_fail_alone(db: Database) -> None:
    with transaction(db):
        db.execute("INSERT INTO terms VALUES (1, 1)")
        with pytest.raises(ZeroDivisionError):
            _insert_and_fail(db, 2)
    assert [row["id"] for row in db.execute("SELECT id FROM terms")] == [1]


def test_what_is_read_in_a_transaction_holds_when_it_is_written(path: Path, db: Database) -> None:
    """atomic() begins deferred: a read, then a write beside another writer fails at once for all timeouts."""
    db.execute("INSERT INTO terms VALUES (0, 0)")

    def add_one() -> None:
        own = database.connect(path)
        for _ in range(25):
            with transaction(own):
                count = own.execute("SELECT documents FROM terms WHERE id = 0").fetchone()[0]
                own.execute("UPDATE terms SET documents = ? WHERE id = 0", (count + 1,))
        own.close()

    threads = [threading.Thread(target=add_one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert db.execute("SELECT documents FROM terms").fetchone()[0] == 100


def test_readers_do_not_wait_for_a_writer(path: Path, db: Database) -> None:
    reader = database.connect(path, writable=False, busy_timeout=0)
    with transaction(db):
        db.execute("INSERT INTO terms VALUES (1, 1)")
        assert reader.execute("SELECT count(*) FROM terms").fetchone()[0] == 0
    assert reader.execute("SELECT count(*) FROM terms").fetchone()[0] == 1
    reader.close()


def test_a_database_that_another_program_writes_to_is_busy(path: Path) -> None:
    database.connect(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    impatient = database.connect(path, busy_timeout=0)
    with pytest.raises(StorageBusyError, match="try again"), transaction(impatient):
        pass
    other.execute("ROLLBACK")
    with transaction(impatient):
        pass
    impatient.close()
    other.close()


def test_a_database_that_is_locked_whole_is_busy_when_opened(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StorageBusyError):
        database.connect(path, busy_timeout=0)
    other.close()


def test_a_full_disk_is_said_and_nothing_is_kept(db: Database) -> None:
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StorageFullError, match="Make room"), transaction(db):
        db.conn.executemany("INSERT INTO terms VALUES (?, 1)", [(key,) for key in range(5000)])
    assert db.execute("SELECT count(*) FROM terms").fetchone()[0] == 0
    assert not db.conn.in_transaction


def test_a_connection_belongs_to_the_thread_that_opened_it(db: Database) -> None:
    failed: list[BaseException] = []

    def use() -> None:
        try:
            with transaction(db):
                pass
        except StorageError as error:
            failed.append(error)

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert "thread" in str(failed[0])


def test_several_programs_may_open_a_new_database_at_once(path: Path) -> None:
    start = threading.Barrier(6)
    failed: list[BaseException] = []

    def open_it() -> None:
        start.wait()
        try:
            database.connect(path).close()
        except StorageError as error:
            failed.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert sqlite3.connect(path).execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0] == len(
        migrations.steps._migrations
    )


def test_an_old_sqlite_is_refused_in_one_line(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    with pytest.raises(StorageError, match=r"too old; Newsbrief needs 3\.37"):
        database.connect(path)
    assert not path.exists()


def test_ids_are_of_64_bits() -> None:
    numbers = (0, 2**63 - 1, -(2**63), 2**63, -(2**63) - 1)
    assert [database.fits(number) for number in numbers] == [True, True, True, False, False]


def _insert_and_fail(db: Database, key: int) -> None:
    with transaction(db):
        db.execute("INSERT INTO terms VALUES (?, 1)", (key,))
        raise ZeroDivisionError
