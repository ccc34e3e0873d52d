"""Life: months of the bot's life in minutes, on a clock that runs ahead.

The real application on the local Telegram: chats in many zones with their daily briefing, a dump every hour,
readers who ask, feeds of which some fail, restarts, nights with upkeep, daylight saving as it falls. What
must hold in the end is in year.py.
"""

import asyncio
import json
import os
import random
import sys
import time as processor
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.addresses import FetchError
from bot.application import Newsbrief
from bot.clock import Clock
from bot.demo.people import Person
from bot.demo.server import LocalTelegram
from bot.fetching import Fetcher, Manners, Page
from bot.settings import Settings
from storage import feeds, outbox, rows, subscriptions
from storage.database import Database, transaction
from tests.serving import serving
from tests.soak.year import Day, Year

BEGUN = datetime(2025, 1, 1, tzinfo=UTC)
ZONES = (
    *("UTC", "Europe/London", "Europe/Lisbon", "Europe/Berlin", "Europe/Helsinki", "Europe/Moscow"),
    *("Africa/Cairo", "Africa/Lagos", "Africa/Nairobi", "Africa/Casablanca", "Asia/Jerusalem", "Asia/Tehran"),
    *("Asia/Dubai", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Bangkok", "Asia/Shanghai", "Asia/Tokyo"),
    *("Australia/Adelaide", "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham"),
    *("Pacific/Honolulu", "America/New_York", "America/Chicago", "America/Los_Angeles", "America/Sao_Paulo"),
    *("America/Santiago", "America/St_Johns"),
)
ARTICLES = 8
READERS = 20
FEEDS = 12
RESTART_DAYS = 7
_QUESTIONS = ("/latest", "/search {}", "/topic {}", "/trending", "/brief")
_SYLLABLES = [a + b for a in "bdfgklmnprstv" for b in "aeiou"]


class Life:
    """One life in an empty folder, from its first day to its last. now: what the bot takes for the time.

    restart: after how many days the bot is stopped and started, each time.
    """

    def __init__(
        self, folder: Path, chats: int, seed: int, *, begun: datetime = BEGUN, restart: int = RESTART_DAYS
    ) -> None:
        self.now = self._begun = begun
        self._restart = restart
        self._database = folder / "news.db"
        self._chance = random.Random(seed)
        self._plans = {
            1_000 + number: (
                ZONES[number % len(ZONES)],
                time(self._chance.randrange(5, 22), 10 * (number % 6)),
            )
            for number in range(chats)
        }
        self._words = ["".join(self._chance.choices(_SYLLABLES, k=3)) for _ in range(6_000)]
        self._days: list[Day] = []
        self._ends: Counter[str] = Counter()
        self._counted_to = 0
        self._briefings = 0
        self._arrived = 0
        self._restarts = -1

    async def live(self, days: int) -> Year:
        """Live so many days."""
        begun = processor.monotonic()
        async with LocalTelegram(clock=lambda: self.now) as telegram:
            readers = [telegram.person(n, f"Reader {n}", started=True) for n in range(1, READERS + 1)]
            for chat_id in self._plans:
                telegram.person(chat_id, f"Chat {chat_id}", started=True)
            while len(self._days) < days:
                self._restarts += 1
                async with self._running(telegram) as bot:
                    if not self._days:
                        await bot.archive.write(self._begin)
                    for _ in range(min(self._restart, days - len(self._days))):
                        await self._day(bot, telegram, readers)
            async with self._running(telegram) as bot:
                articles, records = await bot.archive.read(_held)
        return Year(
            days=self._days,
            due=sum(self._due(zone, hour, days) for zone, hour in self._plans.values()),
            made=self._briefings,
            ends=dict(self._ends),
            arrived=self._arrived,
            articles=articles,
            records=records,
            restarts=self._restarts,
            seconds=processor.monotonic() - begun,
        )

    @asynccontextmanager
    async def _running(self, telegram: LocalTelegram) -> AsyncIterator[Newsbrief]:
        settings = Settings.model_validate(
            {
                "token": telegram.token,
                "api_url": telegram.url,
                "database": self._database,
                "rate": 0,
                "listen": "",
                "log": "WARNING",
            }
        )
        clock: Clock = lambda: self.now  # noqa: E731  # a clock is a function
        async with serving(Newsbrief(settings, clock=clock, fetcher=_Sites(clock))) as bot:
            yield bot

    def _begin(self, db: Database) -> None:
        with transaction(db):
            for chat_id, (zone, hour) in self._plans.items():
                subscriptions.subscribe(db, chat_id, None, self.now, language="en", zone=zone, hours=[hour])
            for number in range(FEEDS):
                feeds.add(db, f"https://feeds.example.org/{number}", None, chat_id=1, now=self.now)

    async def _day(self, bot: Newsbrief, telegram: LocalTelegram, readers: list[Person]) -> None:
        answers: list[float] = []
        for hour in range(24):
            self.now += timedelta(hours=1)
            await bot.archive.write(self._dump)
            await bot.feeds.poll()
            await bot.schedule.tick()
            await self._sent(bot)
            answers.append(await self._answer(self._chance.choice(readers)))
            if hour == 3:
                await bot.archive.read(self._count)
                await bot.schedule.keep_up()
            self._arrived += sum(sent.chat_id in self._plans for sent in telegram.ledger.sent)
            telegram.ledger.clear()
            for chat in telegram.world.chats.values():
                chat.messages.clear()
        await bot.archive.read(self._count)
        self._days.append(Day(_megabytes(), _files(), self._database.stat().st_size, answers))
        if len(self._days) % 10 == 0:
            print(f"day {len(self._days)}: {self._days[-1].megabytes:.0f} MB", file=sys.stderr, flush=True)

    def _dump(self, db: Database) -> None:
        rows.ingest(db, f"{self.now:%Y-%m-%dT%H}", self._articles(), self.now, self.now)

    def _articles(self) -> Iterator[bytes]:
        """Articles, of which some tell the same event in other words."""
        event: list[str] = []
        for number in range(ARTICLES):
            if number % 3 == 0:
                event = self._chance.choices(self._words, k=12)
            common = [self._words[int(self._chance.paretovariate(0.4)) % 400] for _ in range(60)]
            told = self._chance.sample(event, k=9)
            row = {
                "title": " ".join(told[:5]).capitalize(),
                "body": " ".join(self._chance.sample(common + 2 * told, k=70)).capitalize() + ".",
                "source": f"Paper {self._chance.randrange(50)}",
                "published_at": (self.now - timedelta(minutes=self._chance.randrange(60))).isoformat(),
                "url": f"https://example.org/{self.now:%Y%m%d%H}/{number}",
            }
            yield json.dumps(row).encode()

    async def _answer(self, reader: Person) -> float:
        """Milliseconds of processor time that a question costs, the local Telegram's share included."""
        question = self._chance.choice(_QUESTIONS).format(self._chance.choice(self._words))
        before = processor.process_time()
        await reader.chat.ask(question, timeout=120)
        return 1_000 * (processor.process_time() - before)

    async def _sent(self, bot: Newsbrief) -> None:
        bot.deliveries.wake()
        async with asyncio.timeout(600):
            while await bot.archive.read(_queued, self.now):  # noqa: ASYNC110  # the outbox tells nobody
                await asyncio.sleep(0.005)

    def _count(self, db: Database) -> None:
        """Count the records since the last time; upkeep forgets them after a month."""
        found = db.execute(
            "SELECT id, kind, state FROM outbox WHERE id > ? ORDER BY id", (self._counted_to,)
        ).fetchall()
        for row in found:
            self._ends[row["state"]] += 1
            self._briefings += row["kind"] == "briefing"
            self._counted_to = row["id"]

    def _due(self, zone: str, hour: time, days: int) -> int:
        """How many days show this time on that wall, reckoned without the bot's own code."""
        last = self._begun + timedelta(days=days)
        day = self._begun.date() - timedelta(days=1)
        moments = (
            datetime.combine(day + timedelta(days=number), hour, ZoneInfo(zone)).astimezone(UTC)
            for number in range(days + 3)
        )
        return sum(self._begun < moment <= last for moment in moments)


class _Sites(Fetcher):
    """Feeds of which every third fails."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(Manners("", frozenset({80, 443}), True), clock)
        self._today = clock

    async def fetch(self, link: str, *, etag: str | None = None, modified: str | None = None) -> Page:
        number = int(link.rsplit("/", 1)[1])
        today = f"{self._today():%Y-%m-%d}"
        if number % 3 == 0:
            raise FetchError("The site does not answer.")
        if etag == today:
            return Page(link, None, etag=etag, modified=modified)
        item = f"<item><title>Feed {number} on {today}</title><guid isPermaLink='false'>{today}</guid></item>"
        head = "<?xml version='1.0'?><rss version='2.0'><channel><title>Feed</title>"
        return Page(link, f"{head}{item}</channel></rss>".encode(), etag=today)


def _queued(db: Database, now: datetime) -> bool:
    due_at = outbox.next_at(db)
    if due_at is not None and due_at <= now:
        return True
    return db.execute("SELECT 1 FROM outbox WHERE state = 'sending' LIMIT 1").fetchone() is not None


def _held(db: Database) -> tuple[int, int]:
    articles, records = (
        db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("articles", "outbox")
    )
    return articles, records


def _megabytes() -> float:
    """Memory in use, where the system tells."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return 0.0


def _files() -> int:
    with suppress(OSError):
        return len(list(Path("/proc/self/fd").iterdir()))
    return 0
