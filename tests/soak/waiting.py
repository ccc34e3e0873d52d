"""Waiting: for what comes about in another process, which tells nobody: its files are looked at.

What the local Telegram sees is waited for by its events instead.
"""

import asyncio
from collections.abc import Callable

_LOOK_SECONDS = 0.05


async def until(holds: Callable[[], bool], seconds: float) -> None:
    """Return once it holds, looked at in a thread; TimeoutError after so many seconds."""
    async with asyncio.timeout(seconds):
        while not await asyncio.to_thread(holds):  # noqa: ASYNC110  # another process has no event to wait for
            await asyncio.sleep(_LOOK_SECONDS)
