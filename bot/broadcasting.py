"""Broadcasting: carries messages to all on, a little at a time, and tells their admins how it goes.

What has been begun goes on after a restart. Which chats get it, and that each gets it once, is decided in
storage/broadcasts.py; the sending itself is the delivery's.
"""

import asyncio
import logging
from collections.abc import Callable

from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ExtBot

from bot import texts
from bot.archive import Archive
from bot.clock import Clock
from bot.posting import put, send
from bot.views import broadcasts as views
from bot.views.message import Message
from storage import broadcasts
from storage.broadcasts import Broadcast
from storage.errors import StorageError

AHEAD_SECONDS = 5
"""So much of it is queued at a time as is sent in this: briefings wait no longer behind it."""
FEWEST_AHEAD = 50
FIRST_PAUSE_SECONDS = 0.2
LONGEST_PAUSE_SECONDS = 3.0

log = logging.getLogger(__name__)


class Broadcasts:
    """Runs from start() to stop(). rate: messages a second, 0 for any number. wake: the delivery."""

    def __init__(
        self, archive: Archive, bot: ExtBot[None], clock: Clock, rate: int, wake: Callable[[], None]
    ) -> None:
        self.rate = rate
        self._archive = archive
        self._bot = bot
        self._clock = clock
        self._wake = wake
        self._ahead = max(FEWEST_AHEAD, (rate or 1_000) * AHEAD_SECONDS)
        self._changed = asyncio.Event()
        self._shown: dict[int, Message] = {}
        self._loop: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Go on with what a stop or a crash left."""
        self._changed.set()
        self._loop = asyncio.create_task(self._run(), name="broadcasts")

    async def stop(self) -> None:
        """End; the next start goes on."""
        if self._loop is not None:
            self._loop.cancel()
            await asyncio.gather(self._loop, return_exceptions=True)

    def changed(self) -> None:
        """One was begun or stopped."""
        self._changed.set()

    async def _run(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while True:
            if self._changed.is_set():
                pause = FIRST_PAUSE_SECONDS
            self._changed.clear()
            try:
                under_way = await self._archive.read(broadcasts.open_)
                for one in under_way:
                    await self._carry_on(one)
            except StorageError as error:
                log.warning("A broadcast waits: %s", error)
                under_way = ()
                pause = LONGEST_PAUSE_SECONDS
            except Exception:
                log.exception("A broadcast could not be carried on; it is tried again.")
                pause = LONGEST_PAUSE_SECONDS
            await self._rest(pause if under_way or pause == LONGEST_PAUSE_SECONDS else None)
            pause = min(LONGEST_PAUSE_SECONDS, pause * 1.5)

    async def _rest(self, seconds: float | None) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._changed.wait()
        except TimeoutError:
            return

    async def _carry_on(self, one: Broadcast) -> None:
        more = await self._archive.write(broadcasts.advance, one.id, self._ahead, self._clock())
        self._wake()
        now = await self._archive.read(broadcasts.progress, one.id)
        words = texts.best(one.language)
        if more or now.waiting:
            await self._tell(one, views.progress(words, one, now))
        elif await self._tell(one, views.ended(words, one, now)):
            await self._archive.write(broadcasts.end, one.id)
            self._shown.pop(one.id, None)

    async def _tell(self, one: Broadcast, message: Message) -> bool:
        """Put it in place of the message about it; whether there is no need to try again."""
        if self._shown.get(one.id) == message or one.message_id is None:
            return True
        try:
            await self._put(one, one.message_id, message)
        except Forbidden:
            return True
        except TelegramError as error:
            log.warning("How a broadcast goes could not be told: %s", error)
            return False
        self._shown[one.id] = message
        return True

    async def _put(self, one: Broadcast, message_id: int, message: Message) -> None:
        try:
            await put(self._bot, one.chat_id, message_id, message)
        except BadRequest:  # it was deleted, or is too old: only what came of it is worth a new one
            if not message.buttons:
                await send(self._bot, one.chat_id, message)
