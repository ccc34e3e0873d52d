"""Lock: only one `run` at a time on a database. The system releases it, also at a crash."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.errors import StorageError

if os.name == "nt":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def held(database: Path) -> Iterator[None]:
    """Holds the lock beside a database file; StorageError where another process does, or it can't be made."""
    path = database.with_name(database.name + ".lock")
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StorageError(
            f"{database} can't be opened for writing; check the folder and its permissions."
        ) from error
    try:
        try:
            _take(file)
        except OSError as error:
            raise StorageError(
                f"Another newsbrief run holds {database}; stop it, or choose another NEWSBRIEF_DATABASE."
            ) from error
        yield
    finally:
        os.close(file)
