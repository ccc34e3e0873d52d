"""Lock: only one `run` at a time on a database. The system releases it, also at a crash."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.errors import StorageError

if os.name == "nt":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]  # Windows' own
else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_TRIES = 6
_PAUSE_SECONDS = 0.05
"""Whoever only asks whether the lock is held has it for a moment."""


class HeldError(StorageError):
    """Another process holds the lock."""


@contextmanager
def held(database: Path) -> Iterator[None]:
    """Holds the lock beside a database file; HeldError where another process does, StorageError where it
    can't be made."""
    path = _beside(database)
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StorageError(
            f"{database} can't be opened for writing; check the folder and its permissions."
        ) from error
    try:
        _take_patiently(file, database)
        yield
    finally:
        os.close(file)


def is_held(database: Path) -> bool:
    """Whether a process holds the lock now."""
    try:
        file = os.open(_beside(database), os.O_RDWR)
    except OSError:
        return False  # never taken, or not ours to take
    try:
        _take(file)
    except OSError:
        return True
    finally:
        os.close(file)
    return False


def _beside(database: Path) -> Path:
    return database.with_name(database.name + ".lock")


def _take_patiently(file: int, database: Path) -> None:
    for attempt in range(1, _TRIES + 1):
        try:
            _take(file)
        except OSError as error:
            if attempt == _TRIES:
                raise HeldError(
                    f"Another newsbrief run holds {database}; stop it, or choose another NEWSBRIEF_DATABASE."
                ) from error
            time.sleep(_PAUSE_SECONDS)
        else:
            return
