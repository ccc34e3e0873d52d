"""Feeds: asks the feeds that are due, and keeps what is new of them.

The minute tick only asks the database what is due, so whatever it misses it makes up for. When a feed is
due again, and what of it is new, is storage/feeds.py's; a feed's form is storage/dumps/feed.py's.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot import texts
from bot.addresses import FetchError
from bot.archive import Archive
from bot.context import Clock, send
from bot.fetching import Fetcher, GoneError, LaterError, Page
from bot.views import feeds as views
from bot.views.message import Message
from storage import feeds
from storage.dumps import channel
from storage.dumps import feed as reader
from storage.dumps.feed import FeedError
from storage.errors import NotFoundError, StorageError
from storage.feeds import Answer, Feed
from storage.keeping import BulkReport

AT_ONCE = 50
"""Feeds of one tick; how many connections that makes is the fetcher's."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a feed came to. report: of what it had; None where nothing was new."""

    feed: Feed
    new: bool
    report: BulkReport | None


class Feeds:
    """Ticks from start() to stop(). news: called when something of a feed has been kept."""

    def __init__(
        self,
        archive: Archive,
        fetcher: Fetcher,
        bot: ExtBot[None],
        clock: Clock,
        news: Callable[[], None] = lambda: None,
    ) -> None:
        self._archive = archive
        self._fetcher = fetcher
        self._bot = bot
        self._clock = clock
        self._news = news
        self._polling = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True}
        )

    async def start(self) -> None:
        """Ask at every minute, from the next one on."""
        self._scheduler.add_job(self._tick, "cron", second=30)
        self._scheduler.start()

    async def stop(self) -> None:
        """End; what is being fetched is left for the next start."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def poll(self) -> None:
        """Ask all feeds that are due. StorageError."""
        async with self._polling:
            due = await self._archive.read(feeds.due, self._clock(), AT_ONCE)
            await asyncio.gather(*map(self._ask_safely, due))

    async def add(self, link: str, chat_id: int) -> Added:
        """Read a feed from now on, at its own address or at that of a page that names it.

        Raises FetchError, FeedError, feeds.TooManyFeedsError, StorageError.
        """
        now = self._clock()
        page, found = await self._found(link, now)
        address = page.moved or page.address
        added, new = await self._archive.write(feeds.add, address, found.title, chat_id=chat_id, now=now)
        report = await self._archive.write(
            feeds.take, added.id, _answer(page, found.title), found.entries, now
        )
        self._news()
        return Added(added, new, report)

    async def _found(self, link: str, now: datetime) -> tuple[Page, reader.Feed]:
        """The feed behind a link."""
        page, found = await self._read(link, now)
        if found is not None:
            return page, found
        offered = await asyncio.to_thread(reader.offered, page.data or b"", page.address)
        if not offered:
            raise FetchError("This page names no feed: look for its RSS link and send that.")
        page, found = await self._read(offered[0], now)
        if found is None:
            raise FetchError("What this page calls its feed is none: look for another one.")
        return page, found

    async def _read(self, link: str, now: datetime) -> tuple[Page, reader.Feed | None]:
        page = await self._fetcher.fetch(link)
        return page, await asyncio.to_thread(_parsed, page.data or b"", page.address, now)

    async def _tick(self) -> None:
        """A tick while the one before still goes on is left out."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._polled(), name="feeds")

    async def _polled(self) -> None:
        try:
            await self.poll()
        except StorageError as error:
            if not error.told:
                _log.error("Feeds could not be read: %s They are tried again in a minute.", error)

    async def _ask_safely(self, feed: Feed) -> None:
        try:
            await self._ask(feed)
        except StorageError as error:
            if not error.told:
                _log.error(
                    "The feed %s could not be kept: %s It is tried again in a minute.", feed.url, error
                )

    async def _ask(self, feed: Feed) -> None:
        now = self._clock()
        try:
            await self._take(feed, now)
        except NotFoundError:
            _log.info("The feed %d was removed while it was read.", feed.id)
        except GoneError as error:
            await self._archive.write(feeds.end, feed.id, str(error), now)
            await self._tell(feed, views.ended(texts.best(None), feed, str(error)))
        except (FetchError, FeedError) as error:
            wait = error.wait if isinstance(error, LaterError) else None
            _log.info("The feed %s could not be read: %s", feed.url, error)
            if await self._archive.write(feeds.failed, feed.id, str(error), wait, now):
                await self._tell(feed, views.failing(texts.best(None), feed, str(error)))
        except StorageError:
            raise
        except Exception:  # noqa: BLE001  # one feed's trouble must not stop the others
            _log.exception("The feed %s could not be read.", feed.url)
            await self._archive.write(feeds.failed, feed.id, "It could not be read.", None, now)

    async def _take(self, feed: Feed, now: datetime) -> None:
        page = await self._fetcher.fetch(feed.url, etag=feed.etag, modified=feed.modified)
        if page.data is None:
            await self._archive.write(feeds.unchanged, feed.id, _answer(page, None), now)
            return
        found = await asyncio.to_thread(_parsed, page.data, page.address, now)
        if found is None:
            raise FeedError("There is no feed at this address any more.")
        await self._archive.write(feeds.take, feed.id, _answer(page, found.title), found.entries, now)
        self._news()

    async def _tell(self, feed: Feed, message: Message) -> None:
        try:
            await send(self._bot, feed.chat_id, message)
        except TelegramError as error:
            _log.warning("It could not be said that a feed fails: %s", error)


def _parsed(data: bytes, address: str, now: datetime) -> reader.Feed | None:
    return reader.read(data, address, now) or channel.read(data, address, now)


def _answer(page: Page, title: str | None) -> Answer:
    return Answer(etag=page.etag, modified=page.modified, moved=page.moved, title=title)
