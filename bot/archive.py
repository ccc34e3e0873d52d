"""Archive: storage off the event loop, on one writer thread and a few reader threads.

Each thread opens its own connection and keeps it; readers never wait for the writer (WAL). Knows
nothing of what the functions do that it runs.
"""

import asyncio
import logging
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from queue import SimpleQueue
from time import monotonic
from typing import Concatenate, ParamSpec, TypeVar

from storage.database import Database, connect, guarded
from storage.errors import StorageBusyError, StorageError

P = ParamSpec("P")
T = TypeVar("T")

log = logging.getLogger(__name__)

READERS = 3
PATIENCE_SECONDS = 3.0
QUIET_SECONDS = 60.0
"""How often it is told that writes fail, where some still find room and others don't."""
LOCK_SECONDS = 10.0
"""How long a write waits for another program that holds the database, before it is an error."""
_LOCK_LOOK_MILLISECONDS = 500


class Archive:
    """The database for asynchronous code: `await archive.read(stories.latest, 5)`.

    read and write run `function(db, *args)` on a reader's or the writer's thread. Errors of the
    engine arrive as StorageError, all others as they are. Writes run one after another, in the order asked.
    While another program holds the database they wait, a function that has written nothing yet is called
    again, and a close does not wait with them.
    """

    def __init__(self, path: str | Path, *, readers: int = READERS) -> None:
        self._path = Path(path)
        self._writing = _Lane(self._path, threads=1, writable=True)
        self._reading = _Lane(self._path, threads=readers, writable=False)
        self._trouble = _Trouble()

    async def open(self) -> None:
        """Open the connections, the writer's first: it brings the schema up to date. StorageError."""
        try:
            await self._writing.open()
            await self._reading.open()
        except BaseException:
            await self.close()
            raise

    async def close(self, patience: float = PATIENCE_SECONDS) -> None:
        """Run what is queued, then close every connection in its own thread.

        What takes longer than so many seconds is interrupted: its transaction is as if it had never begun.
        """
        await asyncio.gather(self._reading.close(patience), self._writing.close(patience))

    async def read(
        self, function: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run function(db, ...) on a connection that refuses writes."""
        return await self._reading.run(lambda db: function(db, *args, **kwargs))

    async def write(
        self, function: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run function(db, ...) on the one connection that writes.

        A caller that is cancelled meanwhile does not take the write back: it is done, whoever waits.
        """
        writing = asyncio.ensure_future(self._writing.run(lambda db: function(db, *args, **kwargs)))
        try:
            done = await asyncio.shield(writing)
        except asyncio.CancelledError:
            writing.add_done_callback(_say_failure)
            raise
        except StorageError as error:
            self._trouble.came(error)
            raise
        self._trouble.went()
        return done


class _Trouble:
    """Tells once that the database takes no writes, a full disk for instance, and once that it does again."""

    def __init__(self) -> None:
        self._told = False
        self._told_at = -QUIET_SECONDS

    def came(self, error: StorageError) -> None:
        """A write failed. What is no fault of the database, or passes by itself, is told by who asked."""
        if isinstance(error, StorageBusyError) or not isinstance(error.__cause__, sqlite3.Error):
            return
        error.told = True
        if not self._told and monotonic() - self._told_at >= QUIET_SECONDS:
            self._told, self._told_at = True, monotonic()
            log.error("The database takes no writes: %s What is to be written waits.", error)

    def went(self) -> None:
        """A write was done."""
        if self._told:
            self._told = False
            log.info("The database takes writes again.")


def _say_failure(writing: "asyncio.Future[T]") -> None:
    """The end of a write whose caller did not wait for it."""
    if not writing.cancelled() and (error := writing.exception()) is not None:
        log.warning("A write that nobody waits for any more was not done: %s", error)


class _Lane:
    """Threads with a connection each that take their work from one queue; None ends a thread."""

    def __init__(self, path: Path, *, threads: int, writable: bool) -> None:
        self._path = path
        self._writable = writable
        self._count = threads
        self._threads: list[threading.Thread] = []
        self._connections: set[sqlite3.Connection] = set()
        self._hurried = threading.Event()
        self._closing = threading.Lock()
        self._work: SimpleQueue[Callable[[Database], None] | None] = SimpleQueue()

    async def open(self) -> None:
        for _ in range(self._count):
            opened: Future[None] = Future()
            thread = threading.Thread(target=self._serve, args=(opened,), name="archive", daemon=True)
            thread.start()
            self._threads.append(thread)
            await asyncio.wrap_future(opened)

    async def run(self, job: Callable[[Database], T]) -> T:
        if not self._threads:
            raise StorageError("The archive is closed.")
        done: Future[T] = Future()

        def work(db: Database) -> None:
            if not done.set_running_or_notify_cancel():
                return
            try:
                result = self._done(job, db)
            except BaseException as error:  # noqa: BLE001  # the asker waits for it, whatever it is
                done.set_exception(error)
            else:
                done.set_result(result)

        self._work.put(work)
        return await asyncio.wrap_future(done)

    def _done(self, job: Callable[[Database], T], db: Database) -> T:
        """What the job gives. Where the database is held before it wrote anything, it is begun again."""
        give_up_at = monotonic() + LOCK_SECONDS
        before = db.conn.total_changes
        while True:
            try:
                with guarded(self._path):
                    return job(db)
            except StorageBusyError:
                if self._hurried.is_set():
                    db.conn.execute("PRAGMA busy_timeout=0")  # nor does what is queued behind it wait
                    raise
                if db.conn.total_changes != before or monotonic() >= give_up_at:
                    raise

    async def close(self, patience: float) -> None:
        threads, self._threads = self._threads, []
        for _ in threads:
            self._work.put(None)
        give_up_at = monotonic() + patience
        for thread in threads:
            await asyncio.to_thread(thread.join, max(0.0, give_up_at - monotonic()))
            if thread.is_alive():
                self._hurried.set()
            while thread.is_alive():
                with self._closing:
                    for connection in self._connections:
                        connection.interrupt()
                await asyncio.to_thread(thread.join, 0.05)

    def _serve(self, opened: Future[None]) -> None:
        try:
            db = connect(self._path, writable=self._writable)
            db.conn.execute(f"PRAGMA busy_timeout={_LOCK_LOOK_MILLISECONDS}")
        except BaseException as error:  # noqa: BLE001  # the opener waits for it, whatever it is
            opened.set_exception(error)
            return
        with self._closing:
            self._connections.add(db.conn)
        opened.set_result(None)
        while (work := self._work.get()) is not None:
            work(db)
            del work
        with self._closing:
            self._connections.discard(db.conn)
            db.conn.close()
