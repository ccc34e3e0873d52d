"""Archive: one writer, readers beside it, errors in our own words."""

import asyncio
import threading
from contextlib import closing
from pathlib import Path

import pytest

from bot.archive import Archive
from storage import shortcuts
from storage.database import Database, connect, transaction
from storage.errors import StorageBusyError, StorageError


def _thread(db: Database) -> int:
    db.execute("SELECT 1")
    return threading.get_ident()


def _rows(db: Database) -> int:
    return int(db.execute("SELECT count(*) FROM shortcuts").fetchone()[0])


def _insert(db: Database, key: str) -> None:
    with transaction(db):
        db.execute("INSERT INTO shortcuts VALUES (?, '', 1, 1)", (key,))


async def test_writes_run_on_one_thread_and_reads_on_others(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "news.db")
    await archive.open()
    writers = {await archive.write(_thread) for _ in range(5)}
    readers = set(await asyncio.gather(*(archive.read(_thread) for _ in range(20))))
    assert len(writers) == 1
    assert not writers & readers
    assert threading.get_ident() not in writers | readers
    await archive.close()


async def test_a_reader_answers_while_the_writer_writes(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "news.db")
    await archive.open()
    go_on = threading.Event()
    begun = threading.Event()

    def slow(db: Database) -> None:
        with transaction(db):
            db.execute("INSERT INTO shortcuts VALUES ('a', '', 1, 1)")
            begun.set()
            go_on.wait(10)

    writing = asyncio.create_task(archive.write(slow))
    await asyncio.to_thread(begun.wait, 10)
    assert await archive.read(_rows) == 0
    go_on.set()
    await writing
    assert await archive.read(_rows) == 1
    await archive.close()


async def test_readers_can_not_write(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "news.db")
    await archive.open()
    with pytest.raises(StorageError):
        await archive.read(_insert, "a")
    await archive.close()


async def test_closing_finishes_what_is_queued(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "news.db")
    await archive.open()
    writes = [asyncio.create_task(archive.write(_insert, str(number))) for number in range(20)]
    await asyncio.sleep(0)
    await archive.close()
    await asyncio.gather(*writes)
    with pytest.raises(StorageError):
        await archive.read(_rows)
    again = Archive(tmp_path / "news.db")
    await again.open()
    assert await again.read(_rows) == 20
    await again.close()


async def test_a_write_whose_caller_is_cancelled_is_done_all_the_same(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "news.db")
    await archive.open()
    task = asyncio.create_task(archive.write(_insert, "a"))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await archive.write(_insert, "b")
    assert await archive.read(_rows) == 2
    await archive.close()


async def test_errors_of_a_function_arrive_and_the_thread_goes_on(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "news.db")
    await archive.open()

    def fail(_: Database) -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        await archive.write(fail)
    with pytest.raises(StorageError):
        await archive.write(lambda db: db.execute("SELECT * FROM nothing"))
    assert await archive.read(shortcuts.words, "none") is None
    await archive.close()


async def test_a_write_waits_while_another_program_holds_the_database(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "news.db")
    await archive.open()
    other = connect(tmp_path / "news.db")
    other.conn.execute("BEGIN IMMEDIATE")
    tries = 0
    again = asyncio.Event()
    loop = asyncio.get_running_loop()

    def insert(db: Database) -> None:
        nonlocal tries
        tries += 1
        if tries == 2:
            loop.call_soon_threadsafe(again.set)
        _insert(db, "a")

    writing = asyncio.create_task(archive.write(insert))
    await again.wait()  # it met the lock, and began again
    other.conn.execute("ROLLBACK")
    await writing
    assert await archive.read(_rows) == 1
    other.conn.close()
    await archive.close()


async def test_a_write_that_met_the_lock_half_done_is_not_begun_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "news.db")
    await archive.open()

    def twice(db: Database) -> None:
        _insert(db, "a")
        with closing(connect(tmp_path / "news.db").conn) as other:
            other.execute("BEGIN IMMEDIATE")
            _insert(db, "b")

    with pytest.raises(StorageBusyError):
        await archive.write(twice)
    assert await archive.read(_rows) == 1
    await archive.close()


async def test_a_close_does_not_wait_for_a_lock(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "news.db")
    await archive.open()
    other = connect(tmp_path / "news.db")
    other.conn.execute("BEGIN IMMEDIATE")  # and never lets go
    writes = [asyncio.create_task(archive.write(_insert, str(number))) for number in range(3)]
    await asyncio.sleep(0)
    await archive.close(patience=0)
    assert all(
        isinstance(one, StorageBusyError) for one in await asyncio.gather(*writes, return_exceptions=True)
    )
    other.conn.close()


async def test_a_file_that_is_no_database_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.write_text("not a database, but long enough to be taken for one" * 100)
    with pytest.raises(StorageError, match="not a Newsbrief database"):
        await Archive(path).open()
