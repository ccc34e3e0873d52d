"""Schedule: the minute tick that makes the briefings and alerts that are due, and the upkeep of each night.

The tick only asks the database who is due, so whatever it misses it makes up for the next time: after a
restart, a stop of the clock, a long round. Alerts are looked for when news comes as well. Which briefing
a chat gets is decided in storage/rounds.py, which alert in storage/alerts.py.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import nights
from bot.archive import Archive
from bot.clock import Clock
from bot.nights import Kept
from storage import subscriptions
from storage.alerting import Alerting
from storage.database import Database
from storage.errors import StorageError
from storage.rounds import Made, Rounds

AT_A_TIME = 250
LEAST_AT_A_TIME = 100
"""Chats in one transaction, at most and at least: as many briefings as take BATCH_SECONDS, but not so few
that loading the news for each batch would cost more than the briefings."""
BATCH_SECONDS = 0.25
"""Short enough that an admin's dump, a subscriber's change and the delivery come in between."""
_log = logging.getLogger(__name__)


class Schedule:
    """Ticks from start() to stop().

    wake: tells the delivery that there is something in the outbox. ticked: is told of every batch, also of an
    empty one. kept: for how long things are.
    """

    def __init__(
        self,
        archive: Archive,
        rounds: Rounds,
        alerting: Alerting,
        clock: Clock,
        admins: Iterable[int],
        wake: Callable[[], None],
        ticked: Callable[[], None] = lambda: None,
        kept: Kept = nights.USUAL,
    ) -> None:
        self._archive = archive
        self._rounds = rounds
        self._alerting = alerting
        self._clock = clock
        self._admins = admins
        self._wake = wake
        self._ticked = ticked
        self._kept = kept
        self._stopping = False
        self._ticking = asyncio.Lock()
        self._looking = asyncio.Lock()
        self._ticks: asyncio.Task[None] | None = None
        self._tick_again = False
        self._so_far = Made()
        self._news: asyncio.Task[None] | None = None
        self._more_news = False
        # By default APScheduler leaves a run out that is more than a second late.
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )

    async def start(self) -> None:
        """Take up a tz database that has changed, then tick at every minute. StorageError."""
        moved = await self._archive.write(subscriptions.refresh)
        if moved:
            _log.info("The tz database has changed; %d subscriptions are due at another time.", moved)
        self._scheduler.add_job(self._minute, "cron", second=0)
        self._scheduler.add_job(self.keep_up, "cron", hour=3, minute=17)
        self._scheduler.start()
        await self._minute()

    async def stop(self) -> None:
        """End the tick after the batch that is being written; the next start goes on from there."""
        self._stopping = True
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        async with self._ticking, self._looking:
            pass
        for task in (self._ticks, self._news):
            if task is not None:
                await task

    def news(self) -> None:
        """News may have come: look soon whether somebody is to be told at once."""
        self._more_news = True
        if not self._stopping and (self._news is None or self._news.done()):
            self._news = asyncio.create_task(self._look_again(), name="news")

    async def tick(self) -> Made:
        """Make all briefings that are due, batch by batch; what they came to."""
        total, count = Made(), AT_A_TIME
        async with self._ticking:
            now = self._clock()
            while not self._stopping:
                asked = count
                made, seconds = await self._archive.write(_timed, self._rounds.make, now, asked)
                count = batch_size(asked, seconds)
                self._so_far = total = total + made
                self._ticked()
                if made.due:
                    self._wake()
                if made.due < asked:
                    await self._told(total)
                    break
        return total

    async def look(self) -> int:
        """Make all alerts that are due, batch by batch; how many there were."""
        made = 0
        async with self._looking:
            now = self._clock()
            while not self._stopping:
                looked = await self._archive.write(self._alerting.look, now, AT_A_TIME)
                made += looked.alerts
                if looked.alerts:
                    self._wake()
                if not looked.more:
                    break
        return made

    async def keep_up(self) -> None:
        """Do the upkeep of a night; a stop ends it between two steps."""
        await nights.keep_up(self._archive, self._kept, self._clock(), lambda: not self._stopping)

    async def _look_again(self) -> None:
        while self._more_news and not self._stopping:
            self._more_news = False
            await self._look()

    async def _look(self) -> None:
        try:
            made = await self.look()
        except StorageError as error:
            if not error.told:
                _log.error("Alerts could not be made: %s They are tried again in a minute.", error)
            return
        if made:
            _log.info("Alerts: %d made.", made)

    async def _told(self, total: Made) -> None:
        if await self._archive.write(self._rounds.drought, self._clock(), total, tuple(self._admins)):
            _log.warning("Briefings were due and none found anything new.")
            self._wake()

    async def _minute(self) -> None:
        """A minute has begun: tick, or, where the last tick still runs, see to it that another follows.

        Returns at once, so that a long round is not taken by APScheduler for a job that hangs.
        """
        if self._ticks is None or self._ticks.done():
            self._so_far = Made()
            self._ticks = asyncio.create_task(self._tick_until_done(), name="ticks")
        elif not self._tick_again:
            self._tick_again = True
            _log.info(
                "A round of briefings takes longer than its minute, %d are made so far; what is due"
                " meanwhile follows.",
                self._so_far.briefings,
            )

    async def _tick_until_done(self) -> None:
        while not self._stopping:
            self._tick_again = False
            try:
                await self._tick()
            except Exception:  # noqa: BLE001  # whatever it was, the next minute must not wait for a restart
                _log.exception("A tick failed; the next one follows in a minute.")
                return
            if not self._tick_again:
                return

    async def _tick(self) -> None:
        await self._brief()
        await self._look()

    async def _brief(self) -> None:
        try:
            made = await self.tick()
        except StorageError as error:
            if not error.told:
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


def batch_size(count: int, seconds: float) -> int:
    """How many chats the next batch is to have when so many took so long; never more than twice as many."""
    aim = min(count * BATCH_SECONDS / max(seconds, 1e-6), 2.0 * count)
    return min(AT_A_TIME, max(LEAST_AT_A_TIME, int(aim)))


def _timed(
    db: Database, make: Callable[[Database, datetime, int], Made], now: datetime, count: int
) -> tuple[Made, float]:
    """What a batch came to and how long it kept the writer, whatever waited before it."""
    begun = time.monotonic()
    return make(db, now, count), time.monotonic() - begun
