"""Worst: everything at once, for some minutes, on the real process.

A run of briefings to very many chats, readers who all ask every second, an admin who pushes a megabyte every
ten seconds, feeds full of news, and two backups. Nothing may be lost, and people still get their answers.
"""

import asyncio
import os
import random
import statistics
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.demo.people import Person
from bot.demo.server import LocalTelegram
from storage import feeds
from storage.database import connect, transaction
from tests.end_to_end.pages import page, paragraphs, related, sentences
from tests.soak.count import Count, count
from tests.soak.process import BotProcess
from tests.soak.run import settle
from tests.soak.world import CURIOUS, World

READERS = 20
FEEDS = 50
DUMP_BYTES = 1_000_000
DUMP_SECONDS = 10.0
BACKUPS = 2
SLOWEST_SECONDS = 0.5
MOST_MEGABYTES = 400.0
_ADMIN = 900_000
_QUESTIONS = ("/latest", "/search harbour", "/topic railway", "/trending")
_COMMAND = (sys.executable, "-m", "tests.soak.stormy")


@dataclass(frozen=True, slots=True)
class Worst:
    """What came of it. waits: seconds of each answer. pushed, kept: dumps. backups: exit statuses."""

    count: Count
    waits: list[float]
    unanswered: int
    pushed: int
    kept: int
    backups: list[int]
    megabytes: float
    seconds: float

    @property
    def slow(self) -> float:
        """The time within which 95 of 100 answers came."""
        return statistics.quantiles(self.waits, n=20)[-1] if len(self.waits) > 1 else 0.0

    @property
    def wrong(self) -> list[str]:
        """What must not be, in words."""
        found = self.count.wrong(answers_lost=False)
        if self.slow > SLOWEST_SECONDS:
            found.append(f"95 of 100 answers took up to {self.slow:.2f} s")
        if self.unanswered:
            found.append(f"{self.unanswered} questions without an answer")
        if self.kept < self.pushed:
            found.append(f"{self.kept} dumps kept of {self.pushed}")
        if any(self.backups) or len(self.backups) < BACKUPS:
            found.append(f"backups ended with {self.backups}")
        if self.megabytes > MOST_MEGABYTES:
            found.append(f"{self.megabytes:.0f} MB")
        return found

    def told(self) -> str:
        """The figures in a few lines."""
        return "\n".join(
            (
                f"worst: {self.seconds:.0f} s; {self.count.entries} to arrive, {self.count.arrived} arrived,"
                f" {self.count.missing} missing, {self.count.doubled} doubled",
                f"  {len(self.waits)} answers, median {statistics.median(self.waits or [0]):.2f} s, 95 of 100"
                f" within {self.slow:.2f} s; {self.unanswered} without",
                f"  {self.kept} dumps kept of {self.pushed}, backups {self.backups}, {self.megabytes:.0f} MB",
                f"  {'; '.join(self.wrong) or 'good'}",
            )
        )


async def worst(folder: Path, chats: int, minutes: float) -> Worst:
    """Run it in an empty folder."""
    begun = time.monotonic()
    async with LocalTelegram() as telegram:
        world = World(telegram, folder / "news.db", chats, random.Random(1))
        admin = telegram.person(_ADMIN, "Admin", started=True)
        readers = [telegram.person(_ADMIN + n, f"Asking {n}", started=True) for n in range(1, READERS + 1)]
        spared = frozenset({CURIOUS, *range(_ADMIN, _ADMIN + READERS + 1)})
        minute = datetime.now(UTC).replace(second=0, microsecond=0)
        world.subscribe([minute.time()], minute - timedelta(minutes=1))
        world.news(datetime.now(UTC))
        _add_feeds(folder / "news.db")
        bot = BotProcess(folder, telegram.token, telegram.url, 0, _COMMAND, NEWSBRIEF_ADMINS=str(_ADMIN))
        await bot.start()
        until = time.monotonic() + 60 * minutes
        waits: list[float] = []
        async with asyncio.TaskGroup() as tasks:
            asking = [tasks.create_task(_ask(reader, until, waits)) for reader in readers]
            pushing = tasks.create_task(_push(admin, until))
            copying = tasks.create_task(_back_up(folder, 60 * minutes / (BACKUPS + 1)))
        await settle(world)
        # Each file has its report; what is missing after this long is told in the count.
        with suppress(TimeoutError):
            await admin.chat.wait_for(lambda _: _dumps(folder / "news.db") >= pushing.result(), timeout=300)
        await bot.terminate()
        counted = count(folder / "news.db", telegram.ledger, {}, 1, spared)
    return Worst(
        count=counted,
        waits=waits,
        unanswered=sum(task.result() for task in asking),
        pushed=pushing.result(),
        kept=_dumps(folder / "news.db"),
        backups=copying.result(),
        megabytes=bot.megabytes,
        seconds=time.monotonic() - begun,
    )


def _add_feeds(database: Path) -> None:
    db = connect(database)
    now = datetime.now(UTC)
    with transaction(db):
        for number in range(FEEDS):
            feeds.add(db, f"https://storm.example.org/{number}", None, chat_id=_ADMIN, now=now)
    db.close()


async def _ask(reader: Person, until: float, waits: list[float]) -> int:
    """Ask every second; how many questions got no answer."""
    chance = random.Random(reader.id)
    unanswered = 0
    await asyncio.sleep(chance.random())
    while (begun := time.monotonic()) < until:
        try:
            await reader.chat.ask(chance.choice(_QUESTIONS), timeout=30)
        except TimeoutError:
            unanswered += 1
        waits.append(time.monotonic() - begun)
        await asyncio.sleep(max(0.0, begun + 1.05 - time.monotonic()))
    return unanswered


async def _push(admin: Person, until: float) -> int:
    """Push a large file every few seconds; how many."""
    pushed = 0
    while (begun := time.monotonic()) < until:
        pushed += 1
        data = await asyncio.to_thread(_large, pushed)
        await admin.chat.send_document(f"dump-{pushed}.txt", data)
        await asyncio.sleep(max(0.0, begun + DUMP_SECONDS - time.monotonic()))
    return pushed


def _large(number: int) -> bytes:
    """A page of a megabyte: one article with very many related ones."""
    others: list[str] = []
    size = 0
    while size < DUMP_BYTES:
        name = f"{number}x{len(others)}"
        text = " ".join(sentences(name, 12 * 8))
        others.append(
            related(f"Paper {len(others) % 40}", "2 hours ago", f"Lines of {name} tell of {number}", text)
        )
        size += len(others[-1])
    return page(f"Page {number} of the worst minutes", paragraphs(f"page{number}", 6), *others).encode()


async def _back_up(folder: Path, every: float) -> list[int]:
    statuses = []
    for number in range(BACKUPS):
        await asyncio.sleep(every)
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-c", "from bot.cli import main; main()", "backup", f"backup-{number}.db"),
            cwd=folder,
            env={
                **os.environ,
                "PYTHONPATH": str(Path(__file__).parents[2]),
                "NEWSBRIEF_DATABASE": str(folder / "news.db"),
            },
        )
        statuses.append(await process.wait())
    return statuses


def _dumps(database: Path) -> int:
    """How many of the pushed files were kept, also those that came together as one dump."""
    db = connect(database)
    try:
        found = db.execute("SELECT DISTINCT name FROM dumps WHERE name GLOB 'dump-*.txt' AND articles > 0")
        return len(found.fetchall())
    finally:
        db.close()
