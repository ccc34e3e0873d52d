"""Webhook: updates pushed to the bot over HTTP, for bots that do not ask.

One update after another, oldest first; one that is not answered with a 2xx is sent again, after a
pause that grows, as Telegram does. Several at a time are not imitated: order is what a bot may rely on least.
"""

import asyncio
import time

import aiohttp

from bot.demo.models import Json
from bot.demo.updates import Updates


class Webhook:
    """A bot's address for updates. first_pause: seconds after the first failure; doubles up to a minute."""

    def __init__(self, url: str, secret: str, connections: int, *, first_pause: float = 0.05) -> None:
        self.url = url
        self._secret = secret
        self._connections = connections
        self._first_pause = first_pause
        self._failed_at: int | None = None
        self._failure = ""
        self._task: asyncio.Task[None] | None = None

    def about(self) -> Json:
        """The part of WebhookInfo that is about the delivery."""
        found: Json = {"max_connections": self._connections}
        if self._failed_at is not None:
            found |= {"last_error_date": self._failed_at, "last_error_message": self._failure}
        return found

    def start(self, updates: Updates) -> None:
        """Begin to push what waits."""
        self._task = asyncio.create_task(self._push(updates))

    def stop(self) -> None:
        """Push no more."""
        if self._task is not None:
            self._task.cancel()

    async def _push(self, updates: Updates) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self._secret} if self._secret else {}
        timeout = aiohttp.ClientTimeout(total=60)
        pause = self._first_pause
        async with aiohttp.ClientSession(headers=headers, timeout=timeout) as session:
            while True:
                await updates.arrival()
                update = updates.first()
                if update is None:
                    continue
                if await self._taken(session, update):
                    updates.confirm(int(str(update["update_id"])) + 1)
                    pause = self._first_pause
                else:
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, 60)

    async def _taken(self, session: aiohttp.ClientSession, update: Json) -> bool:
        try:
            async with session.post(self.url, json=update) as response:
                if response.ok:
                    return True
                self._failure = f"Wrong response from the webhook: {response.status} {response.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            self._failure = f"Connection failed: {type(error).__name__}"
        self._failed_at = int(time.time())
        return False
