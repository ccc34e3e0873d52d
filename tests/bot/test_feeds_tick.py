"""Feeds are asked by themselves: the minute tick runs in the bot's own event loop."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from bot.archive import Archive
from bot.feeds import Feeds


class Asked(Feeds):
    """Says when it was asked to poll."""

    asked: asyncio.Event

    async def poll(self) -> None:
        self.asked.set()


async def test_the_tick_asks_the_feeds_that_are_due(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "news.db")
    await archive.open()
    unused = cast(Any, None)
    service = Asked(archive, unused, unused, lambda: datetime.now(UTC), unused)
    service.asked = asyncio.Event()
    await service.start()
    try:
        service._scheduler.get_jobs()[0].modify(next_run_time=datetime.now(UTC))
        await asyncio.wait_for(service.asked.wait(), 30)
    finally:
        await service.stop()
        await archive.close()
