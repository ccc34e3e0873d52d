"""Unpacking: the files of a push become dumps: read in the workshop, kept piece by piece, told on the way.

A file that ends its reader, or takes too long, is one that could not be read: the others go on. What the
pieces are is storage/parcels.py's, what is kept of them storage/batches.py's.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime

from bot.archive import Archive
from bot.clock import Clock
from bot.workshop import WorkError, Workshop
from storage import batches, dumps, inbox, ledger, parcels
from storage.batches import Batch, BatchReport
from storage.dumps import archives, envelopes
from storage.dumps.envelopes import Envelope
from storage.inbox import Part, Push
from storage.keeping import RawDump
from storage.models import Reading, Report
from storage.parcels import Page, Piece, Refused, Step

TOLD_EVERY = 5.0
"""Seconds between two words about how far it is; Telegram takes 20 edits a minute in a group."""
LONGEST_SECONDS = 600.0
"""For all files of a push; what was read by then is kept."""
MOST_STOPS = 3
"""Files of an archive that may end their reader before the rest is left."""

Download = Callable[[Part], Awaitable[bytes]]
Tell = Callable[[int, int | None], Awaitable[None]]
"""Says that so many files have been read, of so many."""


class UnreadableError(Exception):
    """A document that can't be had; str() is the name of a text."""


@dataclass(frozen=True, slots=True)
class Unpacking:
    """Reads and keeps the files of pushes."""

    archive: Archive
    workshop: Workshop
    clock: Clock

    async def read(self, name: str, raw: bytes, reference: datetime, envelope: Envelope) -> Reading:
        """A single file, read; a refusal where that was stopped."""
        try:
            return await self.workshop.do(dumps.opened, name, raw, reference, envelope)
        except WorkError as error:
            return Reading("none", (), envelopes.said(envelope.caption, reference).reference, str(error))

    async def keep(
        self, push: Push, download: Download, tell: Tell, sentence: Callable[[str], str]
    ) -> Report | BatchReport:
        """Keep the files of a push. UnreadableError where its only file can't be had.

        sentence: what is said of a file that can't be had, by the name of a text.
        """
        captions = _captions(push.parts)
        first = push.parts[0]
        if len(push.parts) > 1:
            return await self._batch(push, captions, download, tell, sentence)
        raw = await download(first)
        envelope = Envelope(captions[0])
        reference = first.reference
        if await asyncio.to_thread(parcels.is_parcel, raw):
            if push.dump_id is None and (known := await self.archive.read(batches.known, ledger.digest(raw))):
                return known

            async def had(_: Part) -> bytes:
                return raw

            return await self._batch(push, captions, had, tell, sentence, raw)
        reading = await self.read(_name(first), raw, reference, envelope)
        dump = RawDump(_name(first), raw, reference, push.pushed_by, envelope)
        return await self.archive.write(inbox.keep, push, dump, reading, self.clock())

    async def _batch(
        self,
        push: Push,
        captions: Sequence[str],
        download: Download,
        tell: Tell,
        sentence: Callable[[str], str],
        raw: bytes = b"",
    ) -> BatchReport:
        first, more = push.parts[0], len(push.parts) - 1
        name = f"{_name(first)} (+{more})" if more else _name(first)
        whole = RawDump(name, raw, first.reference, push.pushed_by)
        said = envelopes.said(captions[0], first.reference)
        batch = await self.archive.write(inbox.begin_batch, push, whole, said.reference, self.clock())
        progress = _Progress(tell, self.clock)
        digests: list[bytes] = []
        deadline = asyncio.get_running_loop().time() + LONGEST_SECONDS
        for part, caption in zip(push.parts, captions, strict=True):
            envelope = Envelope(caption)
            batch.file(envelopes.said(caption, part.reference).reference, envelope)
            try:
                data = await download(part)
            except UnreadableError as error:
                await self._take(batch, Refused(_name(part), sentence(str(error))))
                continue
            digests.append(ledger.digest(data))
            async with aclosing(self._pieces(part, data, envelope, deadline)) as pieces:
                async for piece in pieces:
                    if isinstance(piece, Step):
                        await progress.at(piece, files=len(push.parts))
                    else:
                        await self._take(batch, piece)
        return await self.archive.write(inbox.end_batch, push, batch, digests)

    async def _take(self, batch: Batch, piece: Piece) -> None:
        now = self.clock()
        await self.archive.write(lambda _: batch.take(piece, now))

    async def _pieces(
        self, part: Part, data: bytes, envelope: Envelope, deadline: float
    ) -> AsyncGenerator[Piece, None]:
        """What a file holds. One that ends its reader is refused, and the reading goes on after it."""
        name, done = _name(part), 0
        clock = asyncio.get_running_loop().time
        for _ in range(MOST_STOPS):
            work = self.workshop.each(parcels.opened, name, data, part.reference, envelope, done)
            try:
                async with aclosing(work) as pieces:
                    async for piece in pieces:
                        done = piece.files if isinstance(piece, Step) else done
                        yield piece
                        if clock() > deadline:
                            break
            except WorkError as error:
                if not archives.is_archive(data):
                    said = envelopes.said(envelope.caption, part.reference)
                    yield Page(name, data, Reading("none", (), said.reference, str(error)))
                    return
                done += 1
                yield Refused(f"{name}:{done}", str(error))
            else:
                if clock() > deadline:
                    minutes = round(LONGEST_SECONDS / 60)
                    yield Refused(name, f"After {minutes} minutes the rest is left: send it in parts.")
                return
        yield Refused(name, "The rest is left after so many files that could not be read.")


@dataclass(slots=True)
class _Progress:
    """Tells how far it is, now and then."""

    tell: Tell
    clock: Clock
    told_at: datetime | None = None
    finished: int = 0

    async def at(self, step: Step, files: int) -> None:
        """files: how many the push has; of one, its own members count."""
        done, of = (step.files, step.of) if files == 1 else (self.finished, files)
        if files > 1 and step.files == step.of:
            self.finished += 1
        now = self.clock()
        self.told_at = self.told_at or now
        if (now - self.told_at).total_seconds() >= TOLD_EVERY and done:
            self.told_at = now
            await self.tell(done, of)


def _captions(parts: Sequence[Part]) -> list[str]:
    """The caption of each file; one of an album speaks for those of it without their own."""
    albums: dict[str, str] = {}
    for part in parts:
        if part.album is not None and part.text.strip():
            albums.setdefault(part.album, part.text)
    return [part.text if part.text.strip() else albums.get(part.album or "", "") for part in parts]


def _name(part: Part) -> str:
    return part.file_name or "document"
