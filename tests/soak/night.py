"""Night: how much later answers come while a night's upkeep runs in a large archive.

The real application on the local Telegram. Readers ask every second, at first by themselves, then beside
upkeep that has much to do: old records and raw dumps, an index of words in pieces, pages to give back.
"""

import asyncio
import random
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from bot.application import Newsbrief
from bot.demo.people import Person
from bot.demo.server import LocalTelegram
from bot.settings import Settings
from storage import bulk, keeping, outbox, rows
from storage.database import Database, connect, transaction
from storage.keeping import RawDump
from storage.outbox import Entry, State
from tests.benchmarks.archives import Archive
from tests.benchmarks.asking import make
from tests.benchmarks.keeping import nowhere
from tests.serving import serving
from tests.storage.conftest import article, reading

T = TypeVar("T")

ARTICLES = 100_000
LATER_SECONDS = 0.1
READERS = 20
QUESTION_SECONDS = 1.05
"""Each reader asks so often: as much as one person may."""
QUIET_ANSWERS = 15
"""Of each reader, before the upkeep."""
RECORDS_PER_ARTICLE = 2
LARGE_DUMPS = 100
PIECES, PIECE_ARTICLES = 8, 1_500
KEEP_DAYS = 7
_QUESTIONS = ("/latest", "/search {}", "/topic {}", "/related {}", "/trending", "/brief")


@dataclass(frozen=True, slots=True)
class Night:
    """What came of it. quiet, beside: seconds of each answer before the upkeep and during it."""

    articles: int
    quiet: list[float]
    beside: list[float]
    upkeep: float
    forgotten: int

    @property
    def later(self) -> float:
        """By how many seconds 95 of 100 answers came later."""
        return _p95(self.beside) - _p95(self.quiet)

    @property
    def wrong(self) -> list[str]:
        """What must not be, in words."""
        found = []
        if self.later > LATER_SECONDS:
            found.append(f"answers came {self.later:.2f} s later")
        if not self.forgotten:
            found.append("there was nothing to forget")
        return found

    def told(self) -> str:
        """The figures in a few lines."""
        return "\n".join(
            (
                f"night: {self.articles:,} articles; upkeep {self.upkeep:.1f} s, {self.forgotten:,} records",
                f"  before: {_told(self.quiet)}",
                f"  beside: {_told(self.beside)}",
                f"  {'; '.join(self.wrong) or 'good'}",
            )
        )


async def night(folder: Path, seed: int, articles: int = ARTICLES) -> Night:
    """Spend one in an empty folder."""
    now = datetime.now(UTC)
    archive = Archive(length=80)
    path = folder / "news.db"
    _fill(path, archive, articles, now)
    async with LocalTelegram() as telegram:
        readers = [telegram.person(n, f"Reader {n}", started=True) for n in range(1, READERS + 1)]
        settings = Settings.model_validate(
            {
                "token": telegram.token,
                "api_url": telegram.url,
                "database": path,
                "rate": 0,
                "listen": "",
                "log": "WARNING",
                "keep_days": KEEP_DAYS,
            }
        )
        async with serving(Newsbrief(settings, clock=lambda: datetime.now(UTC))) as bot:
            words = archive.words[100:5_000]
            first, quiet, beside = list[float](), list[float](), list[float]()
            for waits in (first, quiet):  # the first ones find nothing in memory
                async with asyncio.TaskGroup() as asking:
                    for reader in readers:
                        asking.create_task(_ask(reader, words, seed, waits, asyncio.Event(), QUIET_ANSWERS))
            before = await bot.archive.read(_records)
            over, begun = asyncio.Event(), time.perf_counter()
            async with asyncio.TaskGroup() as asking:
                for reader in readers:
                    asking.create_task(_ask(reader, words, seed + 1, beside, over))
                await bot.schedule.keep_up()
                upkeep = time.perf_counter() - begun
                over.set()
            forgotten = before - await bot.archive.read(_records)
    return Night(articles, quiet, beside, upkeep, forgotten)


def _fill(path: Path, archive: Archive, articles: int, now: datetime) -> None:
    make(path, archive, articles)
    db = connect(path)
    old = now - timedelta(days=60)
    for numbers in _pieces(range(RECORDS_PER_ARTICLE * articles), 10_000):
        with transaction(db):
            for number in numbers:
                payload = f"Briefing {number // 4} " + "word " * 200
                entry = Entry(number, "slot", old, payload=payload, state=State.NOTHING_NEW)
                outbox.add(db, entry, old)
    for number in range(LARGE_DUMPS):
        raw = RawDump(f"dump {number}", f"{number} " * 100_000, old)
        keeping.keep(db, raw, reading(article(f"Of {number}", f"It tells of {number}."), at=old), old)
    lines = list(Archive(seed=3, length=80).lines(PIECES * PIECE_ARTICLES))
    for number, piece in enumerate(_pieces(lines, PIECE_ARTICLES)):
        bulk.keep_rows(db, f"piece {number}", rows.read(piece, now), now, now, place=nowhere)
    db.close()


def _pieces(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def _records(db: Database) -> int:
    count: int = db.execute("SELECT count(*) FROM outbox").fetchone()[0]
    return count


async def _ask(
    reader: Person, words: list[str], seed: int, waits: list[float], over: asyncio.Event, most: int = 1 << 30
) -> None:
    """Ask every second until it is over, so many questions at most."""
    chance = random.Random(seed + reader.id)
    await asyncio.sleep(QUESTION_SECONDS * chance.random())
    while most > 0 and not over.is_set():
        most -= 1
        begun = time.perf_counter()
        await reader.chat.ask(chance.choice(_QUESTIONS).format(chance.choice(words)), timeout=60)
        waits.append(time.perf_counter() - begun)
        await asyncio.sleep(max(0.0, begun + QUESTION_SECONDS - time.perf_counter()))


def _p95(waits: list[float]) -> float:
    return statistics.quantiles(waits, n=20)[-1] if len(waits) > 1 else 0.0


def _told(waits: list[float]) -> str:
    milliseconds = [1_000 * wait for wait in waits]
    return (
        f"{len(waits)} answers, median {statistics.median(milliseconds or [0]):.0f} ms,"
        f" 95 of 100 within {_p95(milliseconds):.0f} ms, longest {max(milliseconds, default=0):.0f} ms"
    )
