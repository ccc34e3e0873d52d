"""Backups: whole while others write, checked, and put in place so that the old database stays at hand."""

import threading
from contextlib import closing
from pathlib import Path

import pytest

from storage import backups, copies, database, search
from storage.database import Database, transaction
from storage.errors import NotFoundError, StorageBusyError, StorageError
from tests.storage.conftest import NOW, Keep, article
from tests.storage.texts import FERRY, LIBRARY


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copies" / "backup.db"


@pytest.fixture(autouse=True)
def _folder(copy: Path) -> None:
    copy.parent.mkdir()


def test_a_backup_made_while_others_write_is_of_one_moment(
    db: Database, path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db.execute("CREATE TABLE pairs (one INTEGER, other INTEGER, room BLOB)")
    _write(db, 200)
    monkeypatch.setattr(copies, "PAGES_AT_A_TIME", 1)
    written, stop = threading.Event(), threading.Event()

    def at_full_speed() -> None:
        with closing(database.connect(path)) as other:
            while not stop.is_set():
                _write(other, 1)
                written.set()

    writer = threading.Thread(target=at_full_speed)
    writer.start()
    try:
        assert written.wait(30)
        before = _pairs(db)
        backups.backup(path, copy)
        after = _pairs(db)
    finally:
        stop.set()
        writer.join()
    with closing(database.connect(copy)) as copied:
        assert before <= _pairs(copied) < after
        assert copied.execute("SELECT count(*) FROM pairs WHERE one <> other").fetchone()[0] == 0


def test_a_backup_is_one_file_of_its_owners_and_never_takes_anothers_place(
    keep: Keep, path: Path, copy: Path
) -> None:
    keep(article("Ferry opens", FERRY))
    assert backups.backup(path, copy) == copy.stat().st_size
    assert [file.name for file in copy.parent.iterdir()] == [copy.name]
    assert copy.stat().st_mode & 0o777 == 0o600
    before = copy.read_bytes()
    with pytest.raises(StorageError, match="is there already"):
        backups.backup(path, copy)
    assert copy.read_bytes() == before
    with pytest.raises(StorageError, match="can't be written"):
        backups.backup(path, copy.parent / "none" / "backup.db")
    with pytest.raises(NotFoundError):
        backups.backup(path.with_name("none.db"), copy.with_name("other.db"))


def test_a_restored_backup_answers_and_the_old_database_is_kept(
    db: Database, keep: Keep, path: Path, copy: Path
) -> None:
    keep(article("Ferry opens", FERRY))
    backups.backup(path, copy)
    keep(article("A night for a novel", LIBRARY))
    db.close()
    kept = backups.restore(copy, path, NOW)
    assert kept == path.with_name("newsbrief.before-restore-20250701T090000Z.db")
    assert _titles(path) == ["Ferry opens"]
    assert _titles(kept) == ["A night for a novel", "Ferry opens"]
    assert copy.exists()


def test_a_log_that_a_crash_left_goes_with_the_old_database(keep: Keep, path: Path, copy: Path) -> None:
    keep(article("Ferry opens", FERRY))
    backups.backup(path, copy)
    keep(article("A night for a novel", LIBRARY))
    crashed = path.with_name("crashed.db")
    for suffix in ("", "-wal"):
        crashed.with_name(crashed.name + suffix).write_bytes(path.with_name(path.name + suffix).read_bytes())
    kept = backups.restore(copy, crashed, NOW)
    assert kept is not None
    assert _titles(crashed) == ["Ferry opens"]
    assert _titles(kept) == ["A night for a novel", "Ferry opens"]


def test_a_database_that_somebody_has_open_is_not_replaced(keep: Keep, path: Path, copy: Path) -> None:
    backups.backup(path, copy)
    keep(article("Ferry opens", FERRY))
    with pytest.raises(StorageBusyError, match="open"):
        backups.restore(copy, path, NOW)
    assert sorted(file.name for file in path.parent.glob("newsbrief*")) == [
        "newsbrief.db",
        "newsbrief.db-shm",
        "newsbrief.db-wal",
    ]
    assert _titles(path) == ["Ferry opens"]


def test_a_damaged_database_can_be_replaced(db: Database, keep: Keep, path: Path, copy: Path) -> None:
    keep(article("Ferry opens", FERRY))
    backups.backup(path, copy)
    db.close()
    path.write_bytes(b"no database any more" * 100)
    kept = backups.restore(copy, path, NOW)
    assert kept is not None
    assert kept.read_bytes().startswith(b"no database")
    assert _titles(path) == ["Ferry opens"]
    path.unlink()
    assert backups.restore(copy, path, NOW) is None
    assert _titles(path) == ["Ferry opens"]


def test_what_is_not_sound_does_not_take_its_place(db: Database, keep: Keep, path: Path, copy: Path) -> None:
    for number in range(30):
        keep(article(f"Part {number}", f"{FERRY} {number}"))
    backups.backup(path, copy)
    sound = copy.read_bytes()
    page = int.from_bytes(sound[16:18], "big")
    middle = len(sound) // page // 2 * page
    db.close()
    before = path.read_bytes()
    for broken, said in (
        (sound[:middle] + b"\xff" * (8 * page) + sound[middle + 8 * page :], "damaged"),
        (sound[: len(sound) // 2], "damaged"),
        (b"", "empty"),
        (b"some other file" * 500, "not a Newsbrief database"),
    ):
        copy.write_bytes(broken)
        with pytest.raises(StorageError, match=said):
            backups.restore(copy, path, NOW)
    for statement, said in (
        ("DELETE FROM articles_fts_data WHERE id > 10", "index of words"),
        ("UPDATE texts SET title = 'Bridge'", "index of words"),
        ("UPDATE _sqlite_migrations SET name = 'm999_later' WHERE id = 1", "newer Newsbrief"),
        ("DELETE FROM _sqlite_migrations", "another program"),
    ):
        copy.write_bytes(sound)
        with closing(database.connect(copy)) as copied:
            copied.execute("DROP TRIGGER texts_updated")
            copied.execute(statement)
        with pytest.raises(StorageError, match=said):
            backups.restore(copy, path, NOW)
    with pytest.raises(StorageError, match="the database itself"):
        backups.restore(path, path, NOW)
    with pytest.raises(NotFoundError):
        backups.restore(copy.with_name("none.db"), path, NOW)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.glob("newsbrief*")] == ["newsbrief.db"]


def _write(db: Database, count: int) -> None:
    with transaction(db):
        for _ in range(count):
            db.execute(
                "INSERT INTO pairs (one, room)"
                " VALUES ((SELECT coalesce(max(one), 0) + 1 FROM pairs), randomblob(2000))"
            )
            db.execute("UPDATE pairs SET other = one WHERE other IS NULL")


def _pairs(db: Database) -> int:
    found = db.execute("SELECT count(*) FROM pairs").fetchone()[0]
    assert isinstance(found, int)
    return found


def _titles(path: Path) -> list[str]:
    with closing(database.connect(path)) as db:
        assert len(search.search(db, "ferry", NOW, 5).page.stories) == 1
        return sorted(row[0] for row in db.execute("SELECT title FROM texts"))
