"""Database: opening the SQLite file, transactions, and the engine's errors in our own words.

The one place that knows sqlite3's exceptions and pragmas. What stands in the tables is the work of
the modules named after their subjects; how tables come about is in migrations.py.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from storage import migrations
from storage.errors import StorageBusyError, StorageError, StorageFullError

__all__ = ["Database", "connect", "fits", "guarded", "transaction"]

OLDEST_SQLITE = (3, 37, 0)
BUSY_TIMEOUT_SECONDS = 10.0
CACHE_KIBIBYTES = 32_768


def connect(
    path: str | Path, *, writable: bool = True, busy_timeout: float = BUSY_TIMEOUT_SECONDS
) -> Database:
    """Open the database file; a new or older one is brought to today's schema first.

    The connection belongs to the thread that opened it. Rows come as sqlite3.Row. A connection that
    is not writable refuses every write. Raises StorageError where the file can't be used.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StorageError(f"SQLite {sqlite3.sqlite_version} is too old; Newsbrief needs 3.37 or newer.")
    with guarded(path):
        connection = sqlite3.connect(str(path), timeout=busy_timeout, isolation_level=None)
        try:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute("PRAGMA temp_store=MEMORY")
            connection.execute(f"PRAGMA cache_size=-{CACHE_KIBIBYTES}")
            db = Database(connection)
            migrations.bring_up_to_date(db)
            if not writable:
                connection.execute("PRAGMA query_only=ON")
        except BaseException:
            connection.close()
            raise
    return db


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All or nothing; takes the write lock at once, so that what is read in it holds when it is written.

    Inside another transaction it is a savepoint of that one.
    """
    if db.conn.in_transaction:
        with db.atomic():
            yield
        return
    with guarded():
        db.conn.execute("BEGIN IMMEDIATE")
    try:
        with guarded():
            yield
            db.conn.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise


def fits(number: int) -> bool:
    """Whether a number can be an id at all; SQLite's are 64 bits, what people type may be longer."""
    return -(2**63) <= number < 2**63


@contextmanager
def guarded(path: str | Path = "the database") -> Iterator[None]:
    """Turns the engine's errors into StorageError and its kinds, each a sentence for a person."""
    try:
        yield
    except sqlite3.Error as error:
        raise _in_our_words(error, path) from error


def _in_our_words(error: sqlite3.Error, path: str | Path) -> StorageError:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StorageBusyError(f"Another program is writing to {path}; try again in a moment.")
    if name.startswith("SQLITE_FULL"):
        return StorageFullError(f"The disk is full; nothing was written to {path}. Make room and try again.")
    if name.startswith("SQLITE_NOTADB"):
        return StorageError(f"{path} is not a Newsbrief database; choose another NEWSBRIEF_DATABASE.")
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")):
        return StorageError(f"{path} can't be opened for writing; check the folder and its permissions.")
    if name.startswith("SQLITE_CORRUPT"):
        return StorageError(f"{path} is damaged; restore a backup with newsbrief restore.")
    return StorageError(f"{path} can't be used: {error}.")
