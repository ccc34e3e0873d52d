"""Pushes: reads a gathered push, keeps it as a dump, and tells the admin what came of it.

One message: "reading" as soon as a push begins, edited into the report. Nothing here may lose a push: what
can't be read or told now stays unfinished in the inbox.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot import addresses, links, pasting, polling, texts
from bot.archive import Archive
from bot.clock import Clock
from bot.fetching import Fetcher
from bot.links import Problem
from bot.posting import put, send
from bot.unpacking import Unpacking, UnreadableError
from bot.views import dumps as views
from bot.views import errors
from bot.views import feeds as feeds_views
from bot.views.message import Message
from bot.workshop import Workshop
from storage import dumps, feeds, inbox, keeping, opml
from storage.dumps import channel
from storage.errors import StorageError
from storage.feeds import TooManyFeedsError
from storage.inbox import Part, Push
from storage.keeping import RawDump
from storage.models import Report
from storage.opml import OpmlError

LARGEST_FILE = 20 * 1024 * 1024
"""What the public Bot API lets a bot download."""
ATTEMPTS = 6

T = TypeVar("T")
log = logging.getLogger(__name__)


class _UnfinishedError(Exception):
    """A push that the next start must read. text: the name of what the admin is told."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@dataclass(slots=True)
class Pushes:
    """Reads and reports pushes. news: called when one has been kept."""

    bot: ExtBot[None]
    archive: Archive
    clock: Clock
    fetcher: Fetcher
    workshop: Workshop
    news: Callable[[], None] = lambda: None
    announcing: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    unkept: bool = False

    def announce(self, push: Push) -> None:
        """Say that a push is being read, in the background; a push that grows is not announced twice."""
        if push.report_id is not None or push.id in self.announcing:
            return
        task = asyncio.create_task(self._announce(push))
        self.announcing[push.id] = task
        task.add_done_callback(lambda _: self.announcing.pop(push.id, None))

    async def read(self, push_id: int) -> None:
        """Read a push as it is now, keep it, report it. Logs what goes wrong; never raises."""
        try:
            push = await self.archive.read(inbox.push, push_id)
            if not push.told:
                await self._tell(push, await self._outcome(push))
        except _UnfinishedError as unfinished:
            await self._apologise(push_id, unfinished.text)
        except TelegramError as error:
            log.warning("The report of a push could not be sent: %s", error)
        except Exception:
            log.exception("A push could not be reported.")

    async def _outcome(self, push: Push) -> Message:
        """The message about what came of it; _UnfinishedError where the next start must try again."""
        words = texts.best(push.language)
        try:
            if (listed := await self._opml(push)) is not None:
                return await self._listed(push, listed)
            if push.read and push.dump_id is not None:  # kept before a crash, only not told
                kept = await self.archive.read(keeping.dump_articles, push.dump_id)
                return views.report(words, Report(push.dump_id, False, kept))
            if push.parts[0].file_id is not None:
                return await self._files(push)
            told, problems = await self._text(push)
            found = tuple((one.link, one.why) for one in problems)
            return views.report(words, told, found, channel=await self._unread_channel(push))
        except UnreadableError as error:
            return errors.said(words, str(error))
        except (OpmlError, TooManyFeedsError) as error:
            return feeds_views.refused(words, str(error))
        except StorageError as error:
            self.unkept = True
            if not error.told:
                cause = error.__cause__
                log.error("A push could not be kept: %s", error, exc_info=cause)  # noqa: TRY400  # the engine's
            raise _UnfinishedError(errors.sentence(error)) from None
        except Exception:
            log.exception("A push could not be read.")
            raise _UnfinishedError("error") from None

    async def _opml(self, push: Push) -> bytes | None:
        """The list of feeds that was pushed; None where it is something else."""
        first = push.parts[0]
        name = (first.file_name or "").lower()
        if len(push.parts) > 1 or first.file_id is None or not name.endswith((".opml", ".xml")):
            return None
        data = await self._download(first)
        return data if name.endswith(".opml") or opml.is_opml(data) else None

    async def _listed(self, push: Push, data: bytes) -> Message:
        """The feeds of a list are read from now on, those with an address outside."""
        found = await asyncio.to_thread(opml.read, data)
        outside = tuple((one.url, one.title) for one in found if addresses.is_outside(one.url))
        now = self.clock()
        new = await self.archive.write(feeds.add_all, outside, chat_id=push.chat_id, now=now)
        return feeds_views.listed(texts.best(push.language), len(found), new, len(found) - len(outside))

    async def _unread_channel(self, push: Push) -> str | None:
        """The public channel that a forwarded post is of, where it is not read by itself yet."""
        name = push.parts[0].channel
        address = None if name is None else channel.page(f"@{name}")
        if address is None or await self.archive.read(feeds.at, address) is not None:
            return None
        return name

    async def _files(self, push: Push) -> Message:
        words = texts.best(push.language)
        unpacking = Unpacking(self.archive, self.workshop, self.clock)

        async def tell(files: int, of: int | None) -> None:
            await self._progress(push, views.progress(words, files, of))

        told = await unpacking.keep(push, self._download, tell, lambda name: str(words.plain(name)))
        self.news()
        if isinstance(told, Report):
            return views.report(words, told)
        return views.report(words, told.report, told.refused, files=told.files)

    async def _progress(self, push: Push, message: Message) -> None:
        """Say how far it is, in the message that says that it is being read."""
        await self._announced(push.id)
        report_id = (await self.archive.read(inbox.push, push.id)).report_id
        if report_id is not None:
            try:
                await put(self.bot, push.chat_id, report_id, message)
            except TelegramError as error:
                log.info("It could not be said how far a push is: %s", error)

    async def _text(self, push: Push) -> tuple[Report, tuple[Problem, ...]]:
        """The report of a pushed text, and which of its links gave nothing."""
        reference = push.parts[0].reference
        raw = pasting.joined(part.text for part in push.parts)
        if found := addresses.links(raw):
            opened = await links.take(self.fetcher, self.workshop, found, self.clock())
            dump = RawDump(opened.name, opened.raw, reference, push.pushed_by, opened.envelope)
            reading, problems = opened.reading, opened.problems
        else:
            dump, problems = RawDump("chat", raw, reference, push.pushed_by), ()
            reading = await asyncio.to_thread(dumps.parse, raw, reference)
        report = await self.archive.write(inbox.keep, push, dump, reading, self.clock())
        self.news()
        return report, problems

    async def _download(self, part: Part) -> bytes:
        file_id, size = part.file_id or "", part.file_size
        if size is not None and size > LARGEST_FILE:
            raise UnreadableError("file-too-large")

        async def fetch() -> bytes:
            file = await self.bot.get_file(file_id)
            return bytes(await file.download_as_bytearray())

        try:
            return await _patiently(fetch)
        except TelegramError as error:
            log.warning("A document could not be fetched: %s", error)
            too_large = isinstance(error, BadRequest) and "too big" in str(error).lower()
            raise UnreadableError("file-too-large" if too_large else "file-not-fetched") from None

    async def _announce(self, push: Push) -> None:
        try:
            sent = await send(
                self.bot, push.chat_id, views.reading(texts.best(push.language)), push.thread_id
            )
            await self.archive.write(inbox.announced, push.id, sent.message_id)
        except (TelegramError, StorageError) as error:
            log.warning("It could not be said that a push is being read: %s", error)

    async def _tell(self, push: Push, message: Message) -> None:
        await self._announced(push.id)
        try:
            await _patiently(lambda: self._report(push, message))
        except Forbidden:
            log.info("The chat %s takes no messages any more.", push.chat_id)
        await self.archive.write(inbox.told, push)

    async def _apologise(self, push_id: int, text: str) -> None:
        """Say what went wrong, without taking the push for told."""
        try:
            await self._announced(push_id)
            push = await self.archive.read(inbox.push, push_id)
            await self._report(push, errors.said(texts.best(push.language), text))
        except (TelegramError, StorageError) as error:
            log.warning("It could not be said that a push was not read: %s", error)

    async def _announced(self, push_id: int) -> None:
        if (announcing := self.announcing.get(push_id)) is not None:
            await asyncio.wait([announcing])

    async def _report(self, push: Push, message: Message) -> None:
        report_id = (await self.archive.read(inbox.push, push.id)).report_id
        if report_id is not None:
            try:
                await put(self.bot, push.chat_id, report_id, message)
            except BadRequest as error:
                log.info("The report is sent anew: %s", error)
            else:
                return
        sent = await send(self.bot, push.chat_id, message, push.thread_id)
        await self.archive.write(inbox.announced, push.id, sent.message_id)


async def _patiently(call: Callable[[], Awaitable[T]]) -> T:
    """Make a call, several times where the network fails."""
    for attempt in range(1, ATTEMPTS):
        try:
            return await call()
        except BadRequest:
            raise
        except (NetworkError, RetryAfter) as error:
            await asyncio.sleep(polling.wait(error, attempt))
    return await call()
