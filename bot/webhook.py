"""Webhook: takes the updates that Telegram pushes to the bot, instead of asking for them.

An update is acknowledged once it is in the database, and taken from there in the order in which it came;
what a crash leaves is taken at the next start. One that comes twice is taken once.
"""

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Update
from telegram.ext import ExtBot

from bot.archive import Archive
from bot.clock import Clock
from bot.polling import Polling
from storage import received
from storage.errors import StorageError

HEADER = "X-Telegram-Bot-Api-Secret-Token"
BODY_SECONDS = 10.0

_log = logging.getLogger(__name__)


class Webhook:
    """The address that Telegram pushes to. path: its part of the URL, for the server.

    take: gets every update once, one after another. polling: its way to reach Telegram whatever the network
    does.
    """

    def __init__(
        self,
        url: str,
        token: str,
        connections: int,
        bot: ExtBot[None],
        polling: Polling,
        archive: Archive,
        take: Callable[[Update], Awaitable[None]],
        clock: Clock,
    ) -> None:
        self.path = urlsplit(url).path or "/"
        self._url = url
        self._secret = secret(token, url)
        self._connections = connections
        self._bot = bot
        self._polling = polling
        self._archive = archive
        self._take = take
        self._clock = clock
        self._waiting: asyncio.Queue[Update] = asyncio.Queue()
        self._troubled = False

    async def run(self, kinds: Sequence[str]) -> None:
        """Have Telegram push updates of these kinds, and hand each to take, for ever."""
        await self._polling.persist(
            lambda: self._bot.set_webhook(
                self._url,
                max_connections=self._connections,
                allowed_updates=kinds,
                secret_token=self._secret,
            )
        )
        while True:
            await self._take(await self._waiting.get())

    async def receive(self, request: web.Request) -> web.Response:
        """Answer one push: 200 only for what is safe; Telegram sends anything else again."""
        said = request.headers.get(HEADER, "")
        if not hmac.compare_digest(said.encode(errors="replace"), self._secret.encode()):
            return web.Response(status=403)
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await request.text()
        except (TimeoutError, UnicodeDecodeError):
            return web.Response(status=400)
        update = read(body, self._bot)
        if update is None:
            return web.Response(status=400)
        try:
            new = await self._archive.write(
                received.keep, update.update_id, chat_of(update), body, self._clock()
            )
        except StorageError as error:
            if not self._troubled and not error.told:
                _log.error("An update could not be kept: %s Telegram will send it again.", error)
            self._troubled = True
            return web.Response(status=503)
        self._troubled = False
        if new:
            self._waiting.put_nowait(update)
        return web.Response()


def read(body: str, bot: ExtBot[None]) -> Update | None:
    """An update as it came over HTTP; None where it is none."""
    try:
        data: Any = json.loads(body)
        if not isinstance(data, dict) or not isinstance(data.get("update_id"), int):
            return None
        return Update.de_json(data, bot)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def chat_of(update: Update) -> int | None:
    """The chat that an update belongs to; the person's for what is asked outside of chats."""
    if update.effective_chat is not None:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user is not None else None


def secret(token: str, url: str) -> str:
    """What only Telegram and this bot know: the same after a restart, another one for another address."""
    return hmac.new(token.encode(), f"newsbrief webhook {url}".encode(), hashlib.sha256).hexdigest()
