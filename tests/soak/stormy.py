"""Stormy: `newsbrief run` for the worst ten minutes, with feeds of which every one has much that is new."""

import asyncio
import logging
from contextlib import suppress
from datetime import UTC, datetime

from bot import lock, logs, memory, settings
from bot.application import Newsbrief
from bot.fetching import Fetcher, Manners, Page
from bot.run import signals

ITEMS = 20


class Storm(Fetcher):
    """Answers for every feed at once, each time with items that nobody has seen."""

    def __init__(self) -> None:
        super().__init__(Manners("", frozenset({80, 443}), True), lambda: datetime.now(UTC))
        self._asked = 0

    async def fetch(self, link: str, *, etag: str | None = None, modified: str | None = None) -> Page:
        self._asked += 1
        asked = self._asked
        items = (
            f"<item><title>Line {number} of {asked} at {link}</title>"
            f"<guid isPermaLink='false'>{asked}-{number}</guid>"
            f"<description>Words {asked} {number} {etag or modified or ''}</description></item>"
            for number in range(ITEMS)
        )
        head = "<?xml version='1.0'?><rss version='2.0'><channel><title>Storm</title>"
        return Page(link, f"{head}{''.join(items)}</channel></rss>".encode())


async def main() -> None:
    chosen = settings.load()
    logs.configure(chosen.log, (chosen.token.get_secret_value(),))
    stop = asyncio.Event()
    memory.share_arenas()
    with lock.held(chosen.database), signals(stop):
        async with Newsbrief(chosen, fetcher=Storm()) as bot:
            ready = asyncio.Event()
            serving = asyncio.create_task(bot.serve(ready))
            await ready.wait()
            logging.getLogger("bot").info("Newsbrief runs as @%s.", bot.bot.username)
            await stop.wait()
            serving.cancel()
            with suppress(asyncio.CancelledError):
                await serving


if __name__ == "__main__":
    asyncio.run(main())
