"""Serving: the bot in the test's own process, from its first poll to its clean stop."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.application import Newsbrief


@asynccontextmanager
async def serving(newsbrief: Newsbrief) -> AsyncIterator[Newsbrief]:
    """Serve for the time of a block, once everything runs. Raises what keeps it from that."""
    async with newsbrief:
        ready = asyncio.Event()
        task = asyncio.create_task(newsbrief.serve(ready))
        waiting = asyncio.create_task(ready.wait())
        await asyncio.wait([task, waiting], return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if task.done():
            task.result()
        yield newsbrief
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
