"""Schedule: the minute tick that makes the briefings that are due, and the upkeep of each night.

The tick only asks the database who is due, so whatever it misses it makes up for the next time: after a
restart, a stop of the clock, a long round. Which briefing a chat gets is decided in storage/rounds.py.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from datetime import UTC, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.archive import Archive
from bot.context import Clock
from storage import history, inbox, outbox, shortcuts, subscriptions, upkeep, wordings
from storage.errors import StorageError
from storage.rounds import Made, Rounds

AT_A_TIME = 250
"""Chats in one transaction: short enough that an admin's dump or a subscriber's change comes in between."""
MOST_STEPS = 20_000
"""Of upkeep in one night; what is left is done in the next."""
RECORDS_KEPT = timedelta(days=30)
TOLD_KEPT = timedelta(days=14)
PAUSED_KEPT = timedelta(days=90)
PUSHES_KEPT = timedelta(days=3)  # Telegram lets people edit for two
SHORTCUTS_KEPT = timedelta(days=90)
WORDINGS_COUNTED = timedelta(days=7)

_log = logging.getLogger(__name__)


class Schedule:
    """Ticks from start() to stop(). wake: tells the delivery that there is something in the outbox."""

    def __init__(
        self, archive: Archive, rounds: Rounds, clock: Clock, admins: Iterable[int], wake: Callable[[], None]
    ) -> None:
        self._archive = archive
        self._rounds = rounds
        self._clock = clock
        self._admins = admins
        self._wake = wake
        self._stopping = False
        self._ticking = asyncio.Lock()
        self._first: asyncio.Task[None] | None = None
        # By default APScheduler leaves a run out that is more than a second late.
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )

    async def start(self) -> None:
        """Take up a tz database that has changed, then tick at every minute. StorageError."""
        moved = await self._archive.write(subscriptions.refresh)
        if moved:
            _log.info("The tz database has changed; %d subscriptions are due at another time.", moved)
        self._scheduler.add_job(self._tick, "cron", second=0)
        self._scheduler.add_job(self._upkeep, "cron", hour=3, minute=17)
        self._scheduler.start()
        self._first = asyncio.create_task(self._tick(), name="first tick")

    async def stop(self) -> None:
        """End the tick after the batch that is being written; the next start goes on from there."""
        self._stopping = True
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        async with self._ticking:
            pass
        if self._first is not None:
            await self._first

    async def tick(self) -> Made:
        """Make all briefings that are due, batch by batch; what they came to."""
        now = self._clock()
        total = Made()
        async with self._ticking:
            while not self._stopping:
                made = await self._archive.write(self._rounds.make, now, AT_A_TIME)
                total += made
                if made.due:
                    self._wake()
                if made.due < AT_A_TIME:
                    await self._told(total)
                    break
        return total

    async def _told(self, total: Made) -> None:
        if await self._archive.write(self._rounds.drought, self._clock(), total, tuple(self._admins)):
            _log.warning("Briefings were due and none found anything new.")
            self._wake()

    async def _tick(self) -> None:
        try:
            made = await self.tick()
        except StorageError as error:
            _log.error("Briefings could not be made: %s They are tried again in a minute.", error)
            return
        if made.due:
            _log.info(
                "Briefings: %d made, %d with nothing new, %d too old, %d paused.",
                made.briefings,
                made.nothing_new,
                made.too_old,
                made.paused,
            )

    async def _upkeep(self) -> None:
        now = self._clock()
        try:
            await self._archive.write(history.prune, now - TOLD_KEPT)
            await self._archive.write(outbox.prune, now - RECORDS_KEPT)
            await self._archive.write(subscriptions.drop_paused, now - PAUSED_KEPT)
            await self._archive.write(inbox.prune, now - PUSHES_KEPT)
            await self._archive.write(shortcuts.prune, now - SHORTCUTS_KEPT)
            await self._archive.write(wordings.prune, now - WORDINGS_COUNTED)
            for _ in range(MOST_STEPS):
                if self._stopping or not await self._archive.write(upkeep.step):
                    break
            await self._archive.write(upkeep.finish)
        except StorageError as error:
            _log.error("The upkeep could not be done: %s It is tried again tomorrow.", error)
