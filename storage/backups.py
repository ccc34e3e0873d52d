"""Backups: a whole copy of the database, checked when it is made and before it takes another's place.

Which process may do so, and where a replica comes from, is the command line's.
"""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from storage import copies, migrations
from storage.database import guarded
from storage.errors import NotFoundError, StorageBusyError, StorageError, StorageFullError


def backup(database: Path, target: Path) -> int:
    """Copy the database into a new file and check the copy; its size in bytes.

    Safe while others write. StorageError where target is there already, or anything fails: then there is no
    target.
    """
    if not database.exists():
        raise NotFoundError(f"There is no database {database}.")
    with _files(target), guarded(target):
        copies.copy(database, target)
    try:
        check(target)
    except BaseException:
        copies.remove(target)
        raise
    return target.stat().st_size


def check(path: Path, called: Path | None = None) -> None:
    """StorageError unless a file is a whole database of Newsbrief that this program can open.

    Asks SQLite for the integrity of the file, FTS5 for that of the index of words, and whether every step
    of its migrations is known. called: the file that the sentence is about, where path is a copy of it.
    """
    called = called or path
    with guarded(called), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        db = Database(connection)
        if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            raise StorageError(f"{called} is empty; nothing was changed.")
        migrations.refuse_foreign(db, called)
        said = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if said != "ok":
            raise StorageError(f"{called} is damaged; take another backup. ({' '.join(said.split())})")
        for table in _indexes(connection):
            try:
                connection.execute(
                    f'INSERT INTO "{table}" ("{table}", rank) VALUES (?, 1)', ("integrity-check",)
                )
            except sqlite3.DatabaseError as error:
                raise StorageError(
                    f"{called} has an index of words that is out of step; take another backup."
                ) from error


def restore(source: Path, database: Path, now: datetime) -> Path | None:
    """Put a checked copy of a backup in the place of the database; where the old one lies now, None without.

    For a time when nobody has the database open: StorageBusyError where somebody has. At a crash at any
    moment either the old or the new database is whole in its place.
    """
    if not source.is_file():
        raise NotFoundError(f"There is no file {source}.")
    if database.exists() and source.samefile(database):
        raise StorageError(f"{source} is the database itself; name a backup.")
    fresh = database.with_name(database.name + ".restoring")
    copies.remove(fresh)
    try:
        with _files(database), guarded(source):
            copies.copy(source, fresh)
        check(fresh, source)
        kept = None
        with _files(database):
            if database.exists():
                _close(database)
                kept = copies.before_restore(database, f"{now:%Y%m%dT%H%M%SZ}")
                _keep(database, kept)
            copies.replace(fresh, database)
    finally:
        copies.remove(fresh)
    return kept


def _close(database: Path) -> None:
    """Bring the old database's log into its file, so that it is one file; a damaged one stays as it is."""
    with closing(sqlite3.connect(database, isolation_level=None, timeout=1.0)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                raise StorageBusyError(
                    f"Another program has {database} open; stop it, then restore."
                ) from error
        except sqlite3.DatabaseError:
            pass  # that it is damaged may be why a backup is wanted


def _keep(database: Path, kept: Path) -> None:
    """Give the old database a second name, and its log, where it could not be brought in, to that one."""
    for suffix in ("-wal", "-shm"):
        companion = database.with_name(database.name + suffix)
        if companion.exists():
            companion.replace(kept.with_name(kept.name + suffix))
    try:
        os.link(database, kept)
    except OSError:  # a file system without links: a moment without a database, but never a mixed one
        database.replace(kept)


def _indexes(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"
    )
    return [row[0] for row in rows]


@contextmanager
def _files(target: Path) -> Iterator[None]:
    """The system's errors in our own words."""
    try:
        yield
    except FileExistsError as error:
        raise StorageError(f"{target} is there already; choose another name, or remove it.") from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise StorageFullError(
                f"The disk is full; there is no {target}. Make room and try again."
            ) from error
        raise StorageError(f"{target} can't be written ({error.strerror}).") from error
