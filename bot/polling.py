"""Polling: fetches updates for as long as the process lives, whatever the network does.

An update is confirmed to Telegram only after `take` has returned for it, so that what take has put
into the database is never lost. (python-telegram-bot's Updater would confirm once it is queued.)
Says in one line when Telegram can't be reached, and in one line when it can again.
"""

import asyncio
import logging
import math
import random
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from telegram import Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.clock import Clock
from storage.errors import NewsbriefError

LONG_POLL = timedelta(seconds=30)
CONFLICT_PATIENCE = timedelta(seconds=60)
LONGEST_WAIT_SECONDS = 10.0
REFUSED = "Telegram does not accept TELEGRAM_BOT_TOKEN; copy it anew from @BotFather."

T = TypeVar("T")
log = logging.getLogger(__name__)


class TokenError(NewsbriefError):
    """Telegram does not know the token."""


class ConflictError(NewsbriefError):
    """Another program keeps polling with the same token."""


class Polling:
    """The connection to Telegram from the first call to the last. heard_at: when it last answered."""

    def __init__(self, bot: ExtBot[None], take: Callable[[Update], Awaitable[None]], clock: Clock) -> None:
        self._bot = bot
        self._take = take
        self._trouble = Trouble(clock)
        self._clock = clock
        self._offset: int | None = None
        self.heard_at: datetime | None = None

    async def persist(self, call: Callable[[], Awaitable[T]]) -> T:
        """Make a call until it works. Raises TokenError or ConflictError where trying again is no use."""
        attempt = 0
        while True:
            try:
                result = await call()
            except InvalidToken:
                raise TokenError(REFUSED) from None
            except TelegramError as error:
                self._trouble.came(error)
                attempt += 1
                await asyncio.sleep(wait(error, attempt))
            else:
                self._trouble.went()
                self.heard_at = self._clock()
                return result

    async def run(self, kinds: Sequence[str]) -> None:
        """Hand every update of these kinds to take, for ever. Cancel it to end it, then call confirm."""
        await self.persist(self._bot.delete_webhook)
        while True:
            updates = await self.persist(lambda: self._updates(kinds))
            for update in updates:
                await self._take(update)
                self._offset = update.update_id + 1

    async def confirm(self) -> None:
        """Tell Telegram what was taken, so that a restart does not get it again; it may fail."""
        if self._offset is None:
            return
        try:
            await self._bot.get_updates(offset=self._offset, limit=1, timeout=0)
        except TelegramError as error:
            log.debug("The last updates could not be confirmed: %s", error)

    async def _updates(self, kinds: Sequence[str]) -> tuple[Update, ...]:
        # In trouble the answer is wanted at once, to know that it is over.
        timeout = timedelta() if self._trouble.told else LONG_POLL
        return await self._bot.get_updates(offset=self._offset, timeout=timeout, allowed_updates=kinds)


class Trouble:
    """Remembers whether Telegram can be reached, so that each change is told once. told: it can't, and that
    was told."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.told = False
        self._conflicts_since: datetime | None = None
        self._conflict_at: datetime | None = None

    def came(self, error: TelegramError) -> None:
        """A call failed: tell it if it is news. ConflictError where another program polls for too long."""
        if isinstance(error, Conflict):
            self._conflict()
        if self.told:
            return
        self.told = True
        if isinstance(error, Conflict):
            log.warning("Another program is getting this bot's updates; trying again.")
        elif isinstance(error, NetworkError):
            log.warning("Telegram can't be reached (%s); trying again until it works.", error)
        else:
            log.warning("Telegram refuses (%s); trying again until it works.", error)

    def went(self) -> None:
        """A call worked: tell it if it did not before."""
        if self.told:
            log.info("Telegram is reached again.")
        self.told = False

    def _conflict(self) -> None:
        now = self._clock()
        if self._conflict_at is None or now - self._conflict_at > CONFLICT_PATIENCE:
            self._conflicts_since = now
        self._conflict_at = now
        if self._conflicts_since is not None and now - self._conflicts_since >= CONFLICT_PATIENCE:
            raise ConflictError(
                "Another program keeps getting this bot's updates; stop it, then start this one."
            )


def wait(error: TelegramError, attempt: int) -> float:
    """Seconds to wait before the next attempt; attempt counts from 1."""
    if isinstance(error, RetryAfter):
        after = error.retry_after
        return after.total_seconds() if isinstance(after, timedelta) else float(after)
    longest = 5.0 if isinstance(error, Conflict) else LONGEST_WAIT_SECONDS
    return min(longest, math.ldexp(0.5, min(attempt - 1, 10))) * random.uniform(0.8, 1.2)
