"""Archive: storage off the event loop, on one writer thread and a few reader threads.

Each thread opens its own connection and keeps it; readers never wait for the writer (WAL). Knows
nothing of what the functions do that it runs.
"""

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from queue import SimpleQueue
from typing import Concatenate, ParamSpec, TypeVar

from storage.database import Database, connect, guarded
from storage.errors import StorageError

P = ParamSpec("P")
T = TypeVar("T")

READERS = 3
PATIENCE_SECONDS = 3.0


class Archive:
    """The database for asynchronous code: `await archive.read(stories.latest, 5)`.

    read and write run `function(db, *args)` on a reader's or the writer's thread. Errors of the
    engine arrive as StorageError, all others as they are. Writes run one after another, in the order asked.
    """

    def __init__(self, path: str | Path, *, readers: int = READERS) -> None:
        self._path = Path(path)
        self._writing = _Lane(self._path, threads=1, writable=True)
        self._reading = _Lane(self._path, threads=readers, writable=False)

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
        return await asyncio.shield(self._writing.run(lambda db: function(db, *args, **kwargs)))


class _Lane:
    """Threads with a connection each that take their work from one queue; None ends a thread."""

    def __init__(self, path: Path, *, threads: int, writable: bool) -> None:
        self._path = path
        self._writable = writable
        self._count = threads
        self._threads: list[threading.Thread] = []
        self._connections: set[sqlite3.Connection] = set()
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
                with guarded(self._path):
                    result = job(db)
            except BaseException as error:  # noqa: BLE001  # the asker waits for it, whatever it is
                done.set_exception(error)
            else:
                done.set_result(result)

        self._work.put(work)
        return await asyncio.wrap_future(done)

    async def close(self, patience: float) -> None:
        threads, self._threads = self._threads, []
        for _ in threads:
            self._work.put(None)
        for thread in threads:
            await asyncio.to_thread(thread.join, patience)
            while thread.is_alive():
                with self._closing:
                    for connection in self._connections:
                        connection.interrupt()
                await asyncio.to_thread(thread.join, 0.05)

    def _serve(self, opened: Future[None]) -> None:
        try:
            db = connect(self._path, writable=self._writable)
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
