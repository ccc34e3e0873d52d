"""Database: opening the SQLite file, transactions, and the engine's errors in our own words.

The one place that knows sqlite3's exceptions and pragmas. What stands in the tables is the work of
the modules named after their subjects; how tables come about is in migrations.py.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from storage import migrations
from storage.errors import StorageBusyError, StorageError, StorageFullError

__all__ = ["Database", "clear_log", "connect", "fits", "guarded", "transaction", "tuples"]

OLDEST_SQLITE = (3, 37, 0)
BUSY_TIMEOUT_SECONDS = 10.0
READERS_SECONDS = 1.0
"""How long all writing waits for those who read, so that the log can be emptied."""
CACHE_WRITING = 16_384
CACHE_READING = 8_192
"""KiB a connection; the system's own cache lies below it."""
_TRIES = 20
_SETTINGS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",  # what is forgotten or taken back does not stay in free pages
    "temp_store=MEMORY",
    "journal_size_limit=67108864",  # bytes that the write-ahead log keeps after a large ingest
)


def connect(
    path: str | Path, *, writable: bool = True, busy_timeout: float = BUSY_TIMEOUT_SECONDS
) -> Database:
    """Open the database file; a new or older one is brought to today's schema first.

    The connection belongs to the thread that opened it. Rows come as sqlite3.Row. A connection that
    is not writable refuses every write. A new file is its owner's alone (mode 0600; SQLite gives its
    companions the same). Raises StorageError where the file can't be used; it is left as it was then.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StorageError(f"SQLite {sqlite3.sqlite_version} is too old; Newsbrief needs 3.37 or newer.")
    file = _file(path)
    with guarded(file):
        connection = sqlite3.connect(file, timeout=busy_timeout, isolation_level=None)
        try:
            connection.row_factory = sqlite3.Row
            db = Database(connection)
            migrations.refuse_foreign(db, file)
            _log_ahead(connection)
            cache = CACHE_WRITING if writable else CACHE_READING
            for setting in (*_SETTINGS, f"cache_size=-{cache}"):
                connection.execute(f"PRAGMA {setting}")
            migrations.bring_up_to_date(db, file)
            if not writable:
                connection.execute("PRAGMA query_only=ON")
        except BaseException:
            connection.close()
            raise
    return db


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Set the write-ahead log, and what has to be set before it in a new file.

    Only where it is not set: that needs a lock which other programs may hold, and SQLite does not wait
    for it. So wait for theirs, which it does, and try again.
    """
    for _ in range(_TRIES):
        if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            return
        try:
            connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("COMMIT")
    raise StorageBusyError("Other programs keep the database locked; try again in a moment.")


def _file(path: str | Path) -> Path:
    """The absolute path of the database file, which is there afterwards; StorageError where it can't be."""
    if not str(path) or "\0" in str(path):
        raise StorageError("NEWSBRIEF_DATABASE does not name a file; choose one, newsbrief.db for instance.")
    file = Path(path).absolute()
    if file.is_dir():
        raise StorageError(f"{file} is a folder; NEWSBRIEF_DATABASE is to name a file.")
    if not file.parent.is_dir():
        raise StorageError(
            f"There is no folder {file.parent}; make it, or choose another NEWSBRIEF_DATABASE."
        )
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        pass
    except OSError as error:
        raise StorageError(
            f"{file} can't be made ({error.strerror}); check the folder and its permissions."
        ) from error
    return file


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


def tuples(db: Database, sql: str, parameters: Sequence[object] = ()) -> sqlite3.Cursor:
    """The rows of a query as plain tuples, which cost half as much as sqlite3.Row: for many small ones."""
    cursor = db.conn.cursor()
    cursor.row_factory = None
    return cursor.execute(sql, parameters)


def clear_log(db: Database) -> bool:
    """Move all that the write-ahead log holds into the file and empty it, so that nothing old stands there.

    Outside of any transaction. Waits a moment for readers; False where one is still reading. Litestream
    always is: beside it the log is written over, not emptied.
    """
    with guarded():
        before = db.conn.execute("PRAGMA busy_timeout").fetchone()[0]
        db.conn.execute(f"PRAGMA busy_timeout={int(1000 * READERS_SECONDS)}")
        try:
            return not db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        finally:
            db.conn.execute(f"PRAGMA busy_timeout={before}")


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
    if name.startswith("SQLITE_IOERR"):
        return StorageError(f"{path} could not be read or written; check its disk.")
    if name.startswith("SQLITE_NOTADB"):
        return StorageError(f"{path} is not a Newsbrief database; choose another NEWSBRIEF_DATABASE.")
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")):
        return StorageError(f"{path} can't be opened for writing; check the folder and its permissions.")
    if name.startswith("SQLITE_CORRUPT"):
        return StorageError(f"{path} is damaged; restore a backup with newsbrief restore.")
    return StorageError(f"{path} can't be used: {error}.")
