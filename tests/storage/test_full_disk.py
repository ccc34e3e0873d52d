"""A full disk at any write: nothing is damaged, nothing is half there, and it goes on when there is room."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

import pytest

from storage import backups, copies, database, keeping, outbox, subscriptions, upkeep
from storage.database import Database, transaction
from storage.errors import StorageError, StorageFullError
from storage.keeping import RawDump
from storage.models import ParsedArticle
from storage.outbox import End, Entry, State
from tests.storage.conftest import NOW, article, reading
from tests.storage.texts import FERRY, LIBRARY

LATER = NOW + timedelta(hours=1)
ROOM = 64
"""Pages more than any of these writes needs."""


def _dump(db: Database, number: int = 0) -> None:
    told = [article("Ferry opens", f"{FERRY} {number}"), article(f"Novels {number}", f"{LIBRARY} {number}")]
    keeping.keep(db, RawDump(f"dump {number}", f"raw {number} " * 900, NOW), reading(*_all(told)), NOW)


def _all(told: list[ParsedArticle]) -> list[ParsedArticle]:
    return told + [article(f"Line {n}", f"{FERRY} {n} {LIBRARY}") for n in range(6)]


def _subscribe(db: Database) -> None:
    with transaction(db):
        for chat_id in range(120):
            subscriptions.subscribe(db, chat_id, None, NOW, language="en", zone="UTC", hours=[NOW.time()])


def _queue(db: Database) -> None:
    with transaction(db):
        for chat_id in range(60):
            outbox.add(db, Entry(chat_id, "slot", NOW, payload=f"{chat_id} " * 300), NOW)


def _send(db: Database) -> None:
    batch = outbox.exchange(db, (), NOW, 40)
    ends = [End(one.id, State.SENT, message_id=1, reason="r" * 400) for one in batch.deliveries]
    outbox.exchange(db, ends, NOW, 20)


def _undo(db: Database) -> None:
    keeping.undo(db, 1, LATER)


def _upkeep(db: Database) -> None:
    with database.guarded():
        steps = sum(1 for _ in range(100) if upkeep.step(db))
        assert steps < 100
        upkeep.finish(db)


WRITES: tuple[Callable[[Database], None], ...] = (_dump, _subscribe, _queue, _send, _undo, _upkeep)


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write.__name__.strip("_"))
def test_a_write_that_the_engine_has_no_room_for_is_whole_or_absent(
    write: Callable[[Database], None], path: Path
) -> None:
    _ready(path, write)
    before = path.read_bytes()
    refused = 0
    for room in range(ROOM):
        path.write_bytes(before)
        with closing(database.connect(path)) as db:
            state = _state(db)
            pages = db.execute("PRAGMA page_count").fetchone()[0]
            db.execute(f"PRAGMA max_page_count={pages + room}")
            if _refused(db, write):
                refused += 1
                if write is not _send:  # two writes, of which the first may have been done
                    assert _state(db) == state
                db.execute("PRAGMA max_page_count=1000000")
                write(db)
            else:
                break
        backups.check(path)
    assert refused or write in (_undo, _upkeep)


def _refused(db: Database, write: Callable[[Database], None]) -> bool:
    try:
        write(db)
    except StorageFullError:
        return True
    return False


@pytest.fixture(scope="module")
def small_disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A disk of four megabytes; needs root, on Linux."""
    place = tmp_path_factory.mktemp("disk")
    mounted = (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)], capture_output=True, check=False
        )
        if hasattr(os, "geteuid") and os.geteuid() == 0
        else None
    )
    if mounted is None or mounted.returncode != 0:
        pytest.skip("a small disk can't be mounted here (needs root, on Linux)")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False)


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write.__name__.strip("_"))
def test_a_disk_that_is_full_at_any_write_damages_nothing(
    write: Callable[[Database], None], small_disk: Path
) -> None:
    path, ballast = small_disk / "news.db", small_disk / "ballast"
    _ready(path, write)
    before = path.read_bytes()
    refused: list[StorageError] = []
    for free in (0, 3, 6, 9, 16, 24, 48, 96):
        copies.remove(path)
        path.write_bytes(before)
        _fill(ballast, free * 4096)
        try:
            with closing(database.connect(path)) as db:
                write(db)
        except StorageError as error:
            refused.append(error)
            ballast.unlink()
            backups.check(path)
            with closing(database.connect(path)) as db:
                write(db)
        ballast.unlink(missing_ok=True)
        backups.check(path)
    copies.remove(path)
    assert refused
    assert all(isinstance(error, StorageFullError) or "disk" in str(error) for error in refused)


def _ready(path: Path, write: Callable[[Database], None]) -> None:
    with closing(database.connect(path)) as db:
        _dump(db, 7)
        if write is _send:
            _queue(db)
        if write is _upkeep:
            for number in range(8, 14):
                _dump(db, number)
            db.execute("UPDATE dumps SET raw = NULL")
    database.connect(path).close()


def _fill(ballast: Path, leave: int) -> None:
    """Take all room of the disk but so many bytes."""
    found = os.statvfs(ballast.parent)
    room = found.f_bavail * found.f_frsize - leave
    with ballast.open("wb") as file, suppress(OSError):
        file.write(b"x" * max(0, room))
        file.flush()


def _state(db: Database) -> tuple[int, ...]:
    tables = ("dumps", "articles", "texts", "stories", "outbox", "payloads", "subscriptions", "postings")
    return tuple(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)
