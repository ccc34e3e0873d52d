"""Order: updates of one chat are handled one after another, those of different chats at the same time."""

import asyncio
import inspect
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

AT_ONCE = 1024


class ChatOrder(BaseUpdateProcessor):
    """python-telegram-bot's place for this decision; asyncio's locks are fair: first come, first served."""

    def __init__(self) -> None:
        super().__init__(max_concurrent_updates=AT_ONCE)
        self._locks: dict[int, tuple[asyncio.Lock, int]] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        chat = update.effective_chat if isinstance(update, Update) else None
        user = update.effective_user if isinstance(update, Update) else None
        key = chat.id if chat is not None else user.id if user is not None else 0
        lock, waiting = self._locks.get(key, (asyncio.Lock(), 0))
        self._locks[key] = (lock, waiting + 1)
        try:
            async with lock:
                await coroutine
        finally:
            if inspect.iscoroutine(coroutine):
                coroutine.close()  # it never began, where this was cancelled in the queue
            lock, waiting = self._locks[key]
            if waiting == 1:
                del self._locks[key]
            else:
                self._locks[key] = (lock, waiting - 1)

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""
