"""The real bot on the local Telegram, in one process, with a clock and timers that tests move."""

import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from bot.application import Newsbrief
from bot.demo.models import Message
from bot.demo.people import Person, Place
from bot.demo.server import LocalTelegram
from bot.fetching import Fetcher, Manners
from bot.settings import Settings
from tests.conftest import NewDatabase
from tests.end_to_end.browsing import chromium
from tests.serving import serving
from tests.web import Web

START = datetime(2025, 7, 1, 9, 0, tzinfo=UTC)
ADMIN, READER = 101, 202


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        """Forward by timedelta's own words."""
        self.now += timedelta(**by)


@dataclass
class _Timer:
    call: Callable[[], None]
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True


class Timers:
    """Timers that go off when a test says so."""

    def __init__(self) -> None:
        self._set: list[_Timer] = []

    def __call__(self, _: float, call: Callable[[], None]) -> _Timer:
        timer = _Timer(call)
        self._set.append(timer)
        return timer

    def elapse(self) -> None:
        """All that were set and not called off go off."""
        due, self._set = self._set, []
        for timer in due:
            if not timer.cancelled:
                timer.call()


@dataclass
class House:
    """The local Telegram with an admin and a reader, and what the bot needs to run on it."""

    telegram: LocalTelegram
    admin: Person
    reader: Person
    database: Path
    clock: Clock
    timers: Timers = field(default_factory=Timers)
    listen: str = ""
    webhook_url: str = ""
    fetcher: Fetcher | None = None

    def settings(self, **more: object) -> Settings:
        """Settings for this Telegram; more: by the names of the fields."""
        values = {
            "token": self.telegram.token,
            "api_url": self.telegram.url,
            "admins": frozenset({ADMIN}),
            "database": self.database,
            "rate": 0,
            "listen": self.listen,
            "webhook_url": self.webhook_url,
        }
        return Settings.model_validate(values | more)

    @asynccontextmanager
    async def running(self, **more: object) -> AsyncIterator[Newsbrief]:
        """The bot from its first poll to its clean stop."""
        bot = Newsbrief(self.settings(**more), clock=self.clock, timers=self.timers, fetcher=self.fetcher)
        async with serving(bot):
            yield bot

    def open_pages_of(self, sites: Web) -> None:
        """Let the bot, from its next start on, know these pages instead of the world's."""
        self.fetcher = Fetcher(Manners(), self.clock, resolver=sites, sockets=sites.sockets)

    async def push(self, text: str, client: str = "desktop") -> Message:
        """The admin pastes a text; returns the report once it is there."""
        self.admin.chat.catch_up()
        await self.admin.chat.say_long(text, client)
        await self.caught_up()
        self.timers.elapse()
        reading = await self.admin.chat.next_message()
        return await self.admin.chat.wait_for(
            lambda message: message.id == reading.id and "Reading" not in message.text
        )

    async def send(self, *files: tuple[str, bytes], caption: str = "", album: str = "") -> Message:
        """The admin sends files; returns the report once it is there. caption: of the first."""
        self.admin.chat.catch_up()
        for number, (name, data) in enumerate(files):
            await self.admin.chat.send_document(name, data, "" if number else caption, album=album)
        await self.caught_up()
        self.timers.elapse()
        reading = await self.admin.chat.next_message()
        return await self.admin.chat.wait_for(
            lambda message: message.id == reading.id and "Reading" not in message.text, timeout=30
        )

    async def caught_up(self) -> None:
        """Wait until the bot has taken every message that was written before."""
        await self.reader.chat.ask("/help")
        self.clock.move(seconds=1)


def unused_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def added(place: Place, by: Person) -> None:
    """Somebody adds the running bot to a group; it has greeted everybody."""
    place.add_bot(by)
    await by.within(place).next_message()


def shows(words: str, *, at: Message | None = None, unlike: str | None = None) -> Callable[[Message], bool]:
    """For wait_for: a message with these words, the one at that place, other than a text."""

    def wanted(message: Message) -> bool:
        return words in message.text and (at is None or message.id == at.id) and message.text != unlike

    return wanted


both_ways = pytest.mark.parametrize("house", ["polling", "webhook"], indirect=True)
"""For tests that must pass however the bot hears of updates."""


@pytest.fixture
async def house(
    tmp_path: Path, request: pytest.FixtureRequest, new_database: NewDatabase
) -> AsyncIterator[House]:
    """A local Telegram without a bot running yet; nothing is in the database."""
    clock = Clock()
    listen = webhook_url = ""
    if getattr(request, "param", "polling") == "webhook":
        listen = f"127.0.0.1:{unused_port()}"
        webhook_url = f"http://{listen}/telegram"
    async with LocalTelegram(clock=clock) as telegram:
        admin = telegram.person(ADMIN, "Ada", started=True)
        reader = telegram.person(READER, "Rea", started=True)
        yield House(
            telegram,
            admin,
            reader,
            new_database(tmp_path / "news.db"),
            clock,
            listen=listen,
            webhook_url=webhook_url,
        )


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One Chromium for all tests that look at the page; they run in the loop that it was started in."""
    async with chromium() as browser:
        yield browser


@pytest.fixture
async def sites() -> AsyncIterator[Web]:
    """Pages on this machine, which a bot that opens them sees as public ones."""
    async with Web().served() as sites:
        yield sites


@pytest.fixture
async def bot(house: House) -> AsyncIterator[Newsbrief]:
    """The bot, running."""
    async with house.running() as newsbrief:
        yield newsbrief
