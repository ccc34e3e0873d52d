"""Pulse: measures that the loop turns and the database takes writes, and says so to the database and systemd.

Runs from before Telegram is reached until the archive closes. What is measured means is decided in
health.py. systemd is spoken to as sd_notify(3) has it; without a NOTIFY_SOCKET nobody is.
"""

import asyncio
import contextlib
import logging
import os
from collections.abc import Callable
from datetime import datetime, timedelta

import sdnotify

from bot import health
from bot.archive import Archive
from bot.clock import Clock
from bot.health import Problem, Signs
from storage import beats
from storage.beats import Beat
from storage.errors import StorageError

BEAT_SECONDS = 10.0
TURN_SECONDS = 1.0
PATIENCE_SECONDS = 30.0
"""How long the database may take to answer at all, before systemd is no longer told that all is well."""

_log = logging.getLogger(__name__)


class Pulse:
    """Beats from start() to stop().

    heard_at: when Telegram last answered; None where it is not asked. wrote: is called when the database has
    taken a write.
    """

    def __init__(
        self,
        archive: Archive,
        clock: Clock,
        *,
        listening: bool,
        heard_at: Callable[[], datetime | None],
        wrote: Callable[[], None] = lambda: None,
    ) -> None:
        self._archive = archive
        self._clock = clock
        self._listening = listening
        self._heard_at = heard_at
        self._wrote = wrote
        self._beats: dict[Beat, datetime] = {}
        self._started_at: datetime | None = None
        self._refusal: str | None = None
        self._answered = 0.0
        self._tasks: list[asyncio.Task[None]] = []
        self._systemd = Systemd()
        self.lag = timedelta()

    async def start(self) -> None:
        """Begin."""
        self._started_at = self._clock()
        self._answered = asyncio.get_running_loop().time()
        self._tasks = [
            asyncio.create_task(self._turn(), name="pulse"),
            asyncio.create_task(self._beating(), name="beats"),
        ]

    async def stop(self) -> None:
        """End."""
        self._systemd.say("STOPPING=1")
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def ready(self) -> None:
        """The bot answers people: whoever started it may go on."""
        self._systemd.say("READY=1")

    def ticked(self) -> None:
        """It was looked who is due."""
        self._beats[Beat.TICKED] = self._clock()

    async def beat(self) -> None:
        """Write down how it is, which shows that the database takes writes."""
        now = self._clock()
        signs = self._signs()
        try:
            await self._archive.write(
                beats.keep,
                {
                    Beat.STARTED: self._started_at,
                    Beat.WROTE: now,
                    Beat.TICKED: signs.beats.get(Beat.TICKED),
                    Beat.HEARD: signs.beats.get(Beat.HEARD) if self._listening else None,
                },
            )
        except StorageError as error:
            if self._refusal is None and not error.told:
                _log.error("It can't be written down how the bot is: %s", error)
            self._refusal = str(error)
        else:
            self._refusal = None
            self._beats[Beat.WROTE] = now
            self._wrote()
        self._answered = asyncio.get_running_loop().time()

    def problems(self) -> tuple[Problem, ...]:
        """What is not well now."""
        return health.problems(self._signs(), self._clock())

    def _signs(self) -> Signs:
        if (heard_at := self._heard_at()) is not None:
            self._beats[Beat.HEARD] = heard_at
        return Signs(self._started_at, self._beats, self._listening, self.lag, self._refusal)

    async def _turn(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            begun = loop.time()
            await asyncio.sleep(TURN_SECONDS)
            self.lag = timedelta(seconds=max(0.0, loop.time() - begun - TURN_SECONDS))
            if loop.time() - self._answered < BEAT_SECONDS + PATIENCE_SECONDS:
                self._systemd.watched()

    async def _beating(self) -> None:
        while True:
            await self.beat()
            await asyncio.sleep(BEAT_SECONDS)


class Systemd:
    """The service manager that started this process, where there is one."""

    def __init__(self) -> None:
        self._notifier = sdnotify.SystemdNotifier() if os.environ.get("NOTIFY_SOCKET") else None
        self._every = timedelta()
        self._watched_at: float | None = None
        with contextlib.suppress(ValueError):
            if os.environ.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid()):
                # Twice as often as it must be: sd_watchdog_enabled(3)
                self._every = timedelta(microseconds=int(os.environ.get("WATCHDOG_USEC", "0"))) / 2

    def say(self, state: str) -> None:
        """One assignment of sd_notify(3)."""
        if self._notifier is not None:
            self._notifier.notify(state)

    def watched(self) -> None:
        """All is well; said as often as the watchdog wants it."""
        now = asyncio.get_running_loop().time()
        if not self._every:
            return
        if self._watched_at is None or now - self._watched_at + TURN_SECONDS >= self._every.total_seconds():
            self._watched_at = now
            self.say("WATCHDOG=1")
