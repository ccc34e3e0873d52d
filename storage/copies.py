"""Copies: whole copies of a database file, consistent while others write, each in its place at once or not.

Knows SQLite's files and names, nothing of what is in the tables; whether a copy is sound is asked in
backups.py. Raises sqlite3's and the system's errors as they are.
"""

import contextlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

PAGES_AT_A_TIME = 2_048
KEPT_BEFORE_UPGRADES = 2
_COMPANIONS = ("-wal", "-shm", "-journal")


def copy(source: Path, target: Path) -> None:
    """Copy a database into a new file of its owner's alone; FileExistsError where there is one already.

    The copy is as source was at one moment, however much is written meanwhile: an open reading
    transaction holds that moment. It is one file, without a write-ahead log beside it.
    """
    part = target.with_name(target.name + ".part")
    remove(part)
    if target.exists():
        raise FileExistsError(f"{target} is there already")
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        with (
            closing(_reading(source)) as reading,
            closing(sqlite3.connect(part, isolation_level=None)) as writing,
        ):
            reading.execute("BEGIN")
            reading.execute("SELECT count(*) FROM sqlite_master").fetchone()
            reading.backup(writing, pages=PAGES_AT_A_TIME)
            writing.execute("PRAGMA journal_mode=DELETE")
        put(part, target)
    except BaseException:
        remove(part)
        raise


def put(part: Path, target: Path) -> None:
    """Give a finished file its name, never another file's; on disk when this returns."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        part.rename(target)
    else:
        part.unlink()
    _sync(target.parent)


def replace(part: Path, target: Path) -> None:
    """Put a finished file in the place of another, at once; on disk when this returns."""
    part.replace(target)
    _sync(target.parent)


def remove(path: Path) -> None:
    """Remove a database file and its companions, where they are there."""
    for suffix in ("", *_COMPANIONS):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def before_upgrade(path: Path, step: str) -> Path:
    """Keep the database as it is before a migration that begins with a step; of such copies two are kept.

    For whoever holds the write lock, so that nothing changes between the copy and the migration.
    """
    target = _beside(path, f"before-{step}")
    fresh = target.with_name(target.name + ".new")
    remove(fresh)
    copy(path, fresh)
    replace(fresh, target)
    for old in kept_before_upgrades(path)[KEPT_BEFORE_UPGRADES:]:
        with contextlib.suppress(OSError):  # a copy too many is no reason to fail
            remove(old)
    return target


def kept_before_upgrades(path: Path) -> list[Path]:
    """The copies that were made before migrations, newest first."""
    name = _beside(path, "before-m*").name
    found = [(file.stat().st_mtime_ns, file) for file in path.parent.glob(name)]
    return [file for _, file in sorted(found, reverse=True)]


def before_restore(path: Path, stamp: str) -> Path:
    """Where the database goes that a restored one takes the place of."""
    return _beside(path, f"before-restore-{stamp}")


def _beside(path: Path, words: str) -> Path:
    return path.with_name(f"{path.stem}.{words}{path.suffix}")


def _reading(source: Path) -> sqlite3.Connection:
    """A connection to read from, also where nothing may be written beside the file."""
    uri = source.absolute().as_uri()
    writable = os.access(source, os.W_OK) and os.access(source.parent, os.W_OK)
    return sqlite3.connect(
        f"{uri}?mode={'rw' if writable else 'ro&immutable=1'}", uri=True, isolation_level=None, timeout=10.0
    )


def _sync(folder: Path) -> None:
    """Have the names in a folder on disk, where the system can do so."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
