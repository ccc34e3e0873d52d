"""Demo: the local Telegram, the bot and the chat page in one process, with sample news.

Needs no token and no account, reads no .env and no environment, and keeps its data in a temporary folder.
"""

import asyncio
import contextlib
import os
import secrets
import signal
import tempfile
import webbrowser
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
from pydantic import SecretStr

from bot import logs
from bot.application import Newsbrief
from bot.demo import samples
from bot.demo.chatpage import Cast, ChatPage
from bot.demo.server import LocalTelegram
from bot.settings import Settings
from storage import dumps, keeping
from storage.errors import NewsbriefError
from storage.ledger import RawDump

PORT = 8080
ADMIN = 1001


class PortTakenError(NewsbriefError):
    """Something else listens where the demo should."""


async def run_demo(port: int | None, open_browser: bool) -> None:
    """Run the demo until SIGINT or SIGTERM.

    port: to listen on, 0 for any free one; None for 8080, or a free one where that is taken.
    Raises PortTakenError where a port that was asked for is taken.
    """
    logs.configure("WARNING")
    stop = asyncio.Event()
    with _signals(stop), _no_proxies():
        async with running(port) as (telegram, serving):
            click.echo(f"The chat is at {telegram.url}/ (Ctrl-C ends it; nothing is kept).")
            if open_browser:
                with contextlib.suppress(webbrowser.Error):
                    await asyncio.to_thread(webbrowser.open, f"{telegram.url}/")
            waiting = asyncio.create_task(stop.wait())
            await asyncio.wait([serving, waiting], return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
            if serving.done():
                serving.result()


@contextlib.asynccontextmanager
async def running(port: int | None) -> AsyncIterator[tuple[LocalTelegram, "asyncio.Task[None]"]]:
    """The demo, ready to be talked to: its Telegram, and the bot's task."""
    token = f"7000000001:{secrets.token_urlsafe(26)}"
    telegram = LocalTelegram(token=token)
    telegram.serve(ChatPage(_cast(telegram)).attach)
    with tempfile.TemporaryDirectory(prefix="newsbrief-demo-", ignore_cleanup_errors=True) as folder:
        await _listen(telegram, port)
        try:
            settings = _settings(telegram, Path(folder) / "newsbrief.db")
            async with Newsbrief(settings) as newsbrief:
                await _read_samples(newsbrief)
                ready = asyncio.Event()
                serving = asyncio.create_task(newsbrief.serve(ready))
                getting_ready = asyncio.create_task(ready.wait())
                await asyncio.wait([serving, getting_ready], return_when=asyncio.FIRST_COMPLETED)
                try:
                    yield telegram, serving
                finally:
                    for task in (serving, getting_ready):
                        task.cancel()
                    with contextlib.suppress(asyncio.CancelledError):
                        await serving
        finally:
            await telegram.stop()


def _cast(telegram: LocalTelegram) -> Cast:
    ada = telegram.person(ADMIN, "Ada")
    ben = telegram.person(1002, "Ben")
    mina = telegram.person(1003, "Mina", language="de")
    people = (
        (ada, "Admin: pushes pages, and reads"),
        (ben, "Reader"),
        (mina, "Reader"),
    )
    neighbours = telegram.group("Harbour Row", ada, ben, mina)
    neighbours.add_bot(ada)
    town = telegram.group("Harbour Town", ada, ben, mina, forum=True)
    for topic in ("News", "Sport"):
        town.topic(topic, ada)
    town.add_bot(ada)
    # Whoever adds the bot is asked about the channel at their start, which is not to hide the first greeting.
    wire = telegram.channel("Harbour Wire", mina, ada, ben)
    wire.promote(ada, mina)
    wire.add_bot(mina)
    return Cast(people, (neighbours, town, wire), samples.page_to_paste())


def _settings(telegram: LocalTelegram, database: Path) -> Settings:
    """The settings of the demo. model_construct takes the defaults for the rest and reads no environment."""
    return Settings.model_construct(
        token=SecretStr(telegram.token),
        api_url=telegram.url,
        admins=frozenset({ADMIN}),
        database=database,
        log="WARNING",
        listen="",
    )


async def _listen(telegram: LocalTelegram, port: int | None) -> None:
    try:
        await telegram.start(PORT if port is None else port)
    except OSError as error:
        if port is not None:
            raise PortTakenError(
                f"Port {port} can't be listened on ({error.strerror}); choose another with --port."
            ) from error
        await telegram.start(0)


async def _read_samples(newsbrief: Newsbrief) -> None:
    now = datetime.now(UTC)
    for name, data in samples.pages():
        reading = dumps.parse_file(name, data, now)
        await newsbrief.archive.write(keeping.keep, RawDump(name, data, now), reading, now)


@contextlib.contextmanager
def _no_proxies() -> Iterator[None]:
    """This machine is reached directly, whatever proxies the environment names."""
    before = {name: os.environ.get(name) for name in ("no_proxy", "NO_PROXY")}
    os.environ.update(dict.fromkeys(before, "127.0.0.1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextlib.contextmanager
def _signals(stop: asyncio.Event) -> Iterator[None]:
    """SIGINT and SIGTERM set the event."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    yield
