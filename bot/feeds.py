"""Feeds: asks the feeds that are due, and keeps what is new of them.

The minute tick only asks the database what is due, so whatever it misses it makes up for. When a feed is
due again, and what of it is new, is storage/feeds.py's; a feed's form is storage/dumps/feed.py's.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram import Message

from bot.addresses import FetchError
from bot.archive import Archive
from bot.clock import Clock
from bot.fetching import Fetcher, GoneError, LaterError, Page
from bot.notices import Notices
from bot.views import feeds as views
from bot.workshop import WorkError, Workshop
from storage import dumps, feeds
from storage.dumps import channel
from storage.dumps import feed as reader
from storage.dumps.envelopes import Envelope
from storage.dumps.feed import Entry, FeedError
from storage.errors import NotFoundError, StorageError
from storage.feeds import Answer, Feed
from storage.keeping import BulkReport

FULL_AT_ONCE = 20
"""Items of a feed whose full text is fetched at one time; further ones stay as the feed has them."""
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
        notices: Notices,
        clock: Clock,
        workshop: Workshop,
        news: Callable[[], None] = lambda: None,
    ) -> None:
        self._archive = archive
        self._fetcher = fetcher
        self._notices = notices
        self._clock = clock
        self._workshop = workshop
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
        entries = await self._in_full(added, found.entries, now)
        report = await self._archive.write(feeds.take, added.id, _answer(page, found.title), entries, now)
        self._news()
        return Added(added, new, report)

    async def _found(self, link: str, now: datetime) -> tuple[Page, reader.Feed]:
        """The feed behind a link."""
        page, found = await self._read(link, now)
        if found is not None:
            return page, found
        offered = await self._workshop.do(reader.offered, page.data or b"", page.address)
        if not offered:
            raise FetchError("This page names no feed: look for its RSS link and send that.")
        page, found = await self._read(offered[0], now)
        if found is None:
            raise FetchError("What this page calls its feed is none: look for another one.")
        return page, found

    async def _read(self, link: str, now: datetime) -> tuple[Page, reader.Feed | None]:
        page = await self._fetcher.fetch(link)
        return page, await self._parsed(page, now)

    async def _parsed(self, page: Page, now: datetime) -> reader.Feed | None:
        read = channel.posts if channel.is_page(page.address) else reader.read
        return await self._workshop.do(read, page.data or b"", page.address, now)

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
            ended = partial(views.ended, feed=feed, why=str(error))
            await self._notices.tell(f"feed {feed.id} ended {now.isoformat()}", ended)
        except (FetchError, FeedError, WorkError) as error:
            wait = error.wait if isinstance(error, LaterError) else None
            _log.info("The feed %s could not be read: %s", feed.url, error)
            if await self._archive.write(feeds.failed, feed.id, str(error), wait, now):
                failing = partial(views.failing, feed=feed, why=str(error))
                await self._notices.tell(f"feed {feed.id} failing {now.isoformat()}", failing)
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
        found = await self._parsed(page, now)
        if found is None:
            raise FeedError("There is no feed at this address any more.")
        entries = await self._in_full(feed, found.entries, now)
        await self._archive.write(feeds.take, feed.id, _answer(page, found.title), entries, now)
        self._news()

    async def posted(self, post: Message) -> None:
        """A post of a channel that the bot is a member of: it comes at once, where that channel is read."""
        text = post.text or post.caption
        if not text or not post.chat.username or (feed := await self._channel(post.chat.username)) is None:
            return
        name, now = post.chat.username, self._clock()
        entry = reader.entry(
            key=f"{name}/{post.message_id}",
            title=None,
            body=text,
            link=f"https://t.me/{name}/{post.message_id}",
            source=post.chat.title,
            published=post.date,
            address=feed.url,
            reference=now,
        )
        if entry is not None:
            with suppress(NotFoundError):  # removed just now
                await self._archive.write(feeds.take, feed.id, Answer(), [entry], now)
                self._news()

    async def _channel(self, name: str) -> Feed | None:
        address = channel.page(f"@{name}")
        found = None if address is None else await self._archive.read(feeds.at, address)
        return found if found is not None and found.ended_at is None else None

    async def _in_full(self, feed: Feed, entries: Sequence[Entry], now: datetime) -> Sequence[Entry]:
        """The entries, the new ones in full where the feed has only teasers of them and that is wanted."""
        if not feed.full_text or channel.is_page(feed.url):
            return entries
        new = await self._archive.read(feeds.fresh, feed.id, entries)
        wanted = [entry for entry in new if reader.is_teaser(entry)][:FULL_AT_ONCE]
        full = await asyncio.gather(*(self._one_in_full(entry, now) for entry in wanted))
        by_key = {entry.key: entry for entry in full}
        return [by_key.get(entry.key, entry) for entry in entries]

    async def _one_in_full(self, entry: Entry, now: datetime) -> Entry:
        try:
            page = await self._fetcher.fetch(entry.article.url or "")
            envelope = Envelope(address=page.address, charset=page.charset)
            reading = await self._workshop.do(dumps.opened, "", page.data or b"", now, envelope)
        except (FetchError, WorkError) as error:
            _log.info("The full text of %s could not be read: %s", entry.article.url, error)
            return entry
        return reader.in_full(entry, reading.articles)


def _answer(page: Page, title: str | None) -> Answer:
    return Answer(etag=page.etag, modified=page.modified, moved=page.moved, title=title)
