"""Watch: looks every hour for what an admin must know of, and tells each problem once while it lasts."""

import asyncio
import logging
import shutil
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from bot import notices
from bot.archive import Archive
from bot.clock import Clock
from bot.views import problems as views
from storage import problems
from storage.database import Database, transaction
from storage.errors import StorageError

SECONDS = 3_600.0
DISK, SOURCE = "disk", "source "
_OVER = 1.5
"""A disk is well again only with so many times the room at which it was called full: no to and fro."""

log = logging.getLogger(__name__)


def free_bytes(folder: Path) -> int:
    """The room that is left where a folder lies."""
    return shutil.disk_usage(folder).free


class Watch:
    """Looks from start() to stop(). least_free: bytes on the disk below which it is a problem."""

    def __init__(
        self,
        archive: Archive,
        folder: Path,
        admins: Iterable[int],
        clock: Clock,
        wake: Callable[[], None],
        *,
        least_free: int,
        room: Callable[[Path], int] = free_bytes,
    ) -> None:
        self.room = room
        self._archive = archive
        self._folder = folder
        self._admins = admins
        self._clock = clock
        self._wake = wake
        self._least_free = least_free
        self._loop: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Look at once, then every hour."""
        self._loop = asyncio.create_task(self._run(), name="watch")

    async def stop(self) -> None:
        """End."""
        if self._loop is not None:
            self._loop.cancel()
            await asyncio.gather(self._loop, return_exceptions=True)

    async def look(self) -> None:
        """Look now. StorageError."""
        now = self._clock()
        free = await asyncio.to_thread(self.room, self._folder)
        silent = await self._archive.read(problems.silent_sources, now)
        if await self._archive.write(self._settle, free, silent, now):
            self._wake()

    def _settle(self, db: Database, free: int, silent: Iterable[str], now: datetime) -> bool:
        """Tell what is new, in the transaction that sets it down."""
        with transaction(db):
            found = {f"{SOURCE}{source}" for source in silent}
            if free < self._least_free * (_OVER if DISK in problems.known(db) else 1.0):
                found.add(DISK)
            new = problems.settle(db, found, now)
            for name in sorted(new):
                log.warning("A problem: %s.", name)
                view = views.disk(free) if name == DISK else views.silent(name.removeprefix(SOURCE))
                notices.add(db, self._admins, f"problem {name} {now.isoformat()}", view, now)
        return bool(new)

    async def _run(self) -> None:
        while True:
            try:
                await self.look()
            except (OSError, StorageError) as error:
                log.warning("It could not be looked for problems: %s", error)
            except Exception:
                log.exception("It could not be looked for problems.")
            await asyncio.sleep(SECONDS)
