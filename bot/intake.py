"""Intake: the messages and documents of admins become dumps, whatever happens in between.

Every part is in the database before anything waits on it. Parts of one paste are gathered until one comes
that was not cut, or a short quiet passes; so are the files of an album, or several sent at once. What is
read and what is told is recorded, so that a start goes on where a crash or a stop left it. How a push is read
and told is in pushes.py.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from telegram import Update

from bot import pasting
from bot.archive import Archive
from bot.clock import Clock
from bot.offers import Offer, offer
from bot.pushes import Pushes
from storage import inbox
from storage.inbox import Part, Push

QUIET_SECONDS = 1.5
LATE = timedelta(minutes=2)
"""How long after its last part a paste that was taken for whole may still grow."""
MOST_FILES = 100
"""Files of one push."""
SETTLE_SECONDS = 3.0
STOP_SECONDS = 5.0

log = logging.getLogger(__name__)


class Timer(Protocol):
    """Something that will happen, and can be called off."""

    def cancel(self) -> None:
        """Call it off."""


Timers = Callable[[float, Callable[[], None]], Timer]
"""Calls a function after so many seconds: loop.call_later, or a test's own."""


def loop_timers(seconds: float, call: Callable[[], None]) -> Timer:
    """Timers of the running event loop."""
    return asyncio.get_running_loop().call_later(seconds, call)


@dataclass(slots=True)
class _Tray:
    """Pushes of one kind, text or files. last: the newest. open: more of it may come by itself.

    work: those being read.
    """

    last: Push | None = None
    open: bool = False
    timer: Timer | None = None
    work: set[asyncio.Task[None]] = field(default_factory=set)


@dataclass(slots=True)
class _Desk:
    """What one admin pushes in one chat. direct: nothing else was written after the newest text.

    lock: its pushes are read one after another.
    """

    texts: _Tray = field(default_factory=_Tray)
    files: _Tray = field(default_factory=_Tray)
    direct: bool = True
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    def tray(self, part: Part) -> _Tray:
        """Where a part belongs."""
        return self.texts if part.file_id is None else self.files


class Intake:
    """Takes parts in the order in which Telegram hands them out; reads and reports in the background."""

    def __init__(
        self,
        pushes: Pushes,
        archive: Archive,
        clock: Clock,
        is_admin: Callable[[int], bool],
        *,
        timers: Timers = loop_timers,
        quiet: float = QUIET_SECONDS,
    ) -> None:
        self._pushes = pushes
        self._archive = archive
        self._clock = clock
        self._is_admin = is_admin
        self._timers = timers
        self._quiet = quiet
        self._desks: dict[tuple[int, int], _Desk] = {}

    async def start(self) -> None:
        """Go on with what a stop or a crash left, and remember what may still grow."""
        for push in await self._archive.read(inbox.since, self._clock() - LATE):
            self._desk(push.chat_id, push.pushed_by).tray(push.parts[0]).last = push
        for push in await self._archive.read(inbox.unfinished):
            desk = self._desk(push.chat_id, push.pushed_by)
            tray = desk.tray(push.parts[0])
            if tray.last is not None and tray.last.id == push.id and not push.read:
                self._wait(desk, tray)
            else:
                self._start(desk, push)

    async def resume(self) -> None:
        """Go on with what could not be kept, now that the database takes writes again."""
        for push in await self._archive.read(inbox.unfinished):
            desk = self._desk(push.chat_id, push.pushed_by)
            tray = desk.tray(push.parts[0])
            if not (tray.open and tray.last is not None and tray.last.id == push.id):
                self._start(desk, push)

    async def stop(self) -> None:
        """Read what waits; what takes longer than a few seconds is left for the next start."""
        for desk in self._desks.values():
            self._close(desk)
        work = {task for desk in self._desks.values() for task in desk.texts.work | desk.files.work}
        if not work:
            return
        _, late = await asyncio.wait(work, timeout=STOP_SECONDS)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def take(self, update: Update, username: str) -> bool:
        """Store the update's message if it is a push or a part of one; True means that it is dealt with."""
        offered = offer(update, username)
        if offered is not None and not self._is_admin(offered.sender_id):
            offered = None
        if offered is not None and offered.edit:
            return await self._edited(offered)
        if update.message is None or update.effective_chat is None or update.effective_user is None:
            return False
        language = update.effective_user.language_code
        thread_id = update.message.message_thread_id if update.message.is_topic_message else None
        if offered is not None and await self._pushed(offered, thread_id, language):
            return True
        desk = self._desks.get((update.effective_chat.id, update.effective_user.id))
        if desk is not None:
            desk.direct = False
            self._close(desk)
        return False

    async def read_as_dump(
        self, part: Part, pushed_by: int, thread_id: int | None, language: str | None
    ) -> None:
        """Read a message as a dump although it does not look like one."""
        await self._pushed(Offer(part, pushed_by, sure=True, edit=False), thread_id, language)

    async def settle(self, chat_id: int) -> None:
        """Let a chat's pastes be read before something else is answered there; documents may take longer."""
        work: set[asyncio.Task[None]] = set()
        for (chat, _), desk in self._desks.items():
            if chat == chat_id:
                self._close(desk)
                work |= desk.texts.work
        if work:
            await asyncio.wait(work, timeout=SETTLE_SECONDS)

    async def _pushed(self, offered: Offer, thread_id: int | None, language: str | None) -> bool:
        part, now = offered.part, self._clock()
        desk = self._desk(part.chat_id, offered.sender_id)
        tray = desk.tray(part)
        if self._joins(desk, part, now) and tray.last is not None:
            push = await self._archive.write(inbox.add, tray.last.id, part, now)
        elif offered.sure:
            self._close(desk)
            push = await self._archive.write(
                inbox.begin,
                part,
                thread_id=thread_id,
                pushed_by=offered.sender_id,
                language=language,
                now=now,
            )
        else:
            return False
        if push.told:  # handed out once more
            return True
        self._pushes.announce(push)
        tray.last = push
        if part.file_id is None:
            desk.direct = True
        self._wait(desk, tray)
        if part.file_id is None and not pasting.could_be_cut(push.parts[-1].text):
            self._close(desk)
        return True

    async def _edited(self, offered: Offer) -> bool:
        """An edit of a part: the whole is read again. Other edits are nobody's business."""
        part = offered.part
        push = await self._archive.read(inbox.find, part.chat_id, part.message_id)
        if push is None or push.pushed_by != offered.sender_id:
            return False
        push = await self._archive.write(inbox.add, push.id, part, self._clock())
        desk = self._desk(push.chat_id, push.pushed_by)
        tray = desk.tray(part)
        if tray.last is not None and tray.last.id == push.id:
            tray.last = push
            if tray.open:
                return True
        if not push.told:
            self._start(desk, push)
        return True

    def _joins(self, desk: _Desk, part: Part, now: datetime) -> bool:
        tray = desk.tray(part)
        last = tray.last
        if last is None:
            return False
        if any(known.message_id == part.message_id for known in last.parts):
            return True  # handed out by Telegram once more
        if part.file_id is not None:
            together = part.album is not None and part.album == last.parts[-1].album
            return len(last.parts) < MOST_FILES and (tray.open or together)
        if tray.open:
            return pasting.belongs(last.parts, part, late=False)
        return desk.direct and now - last.changed_at <= LATE and pasting.belongs(last.parts, part, late=True)

    def _desk(self, chat_id: int, person_id: int) -> _Desk:
        return self._desks.setdefault((chat_id, person_id), _Desk())

    def _wait(self, desk: _Desk, tray: _Tray) -> None:
        if tray.timer is not None:
            tray.timer.cancel()
        tray.open = True
        tray.timer = self._timers(self._quiet, lambda: self._close(desk))

    def _close(self, desk: _Desk) -> None:
        for tray in (desk.texts, desk.files):
            if tray.timer is not None:
                tray.timer.cancel()
                tray.timer = None
            if tray.open and tray.last is not None:
                tray.open = False
                self._start(desk, tray.last)

    def _start(self, desk: _Desk, push: Push) -> None:
        async def in_turn() -> None:
            async with desk.lock:
                await self._pushes.read(push.id)

        task = asyncio.create_task(in_turn())
        work = desk.tray(push.parts[0]).work
        work.add(task)
        task.add_done_callback(work.discard)
