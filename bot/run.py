"""Run: the process of `newsbrief run`: its lock, its signals, its end."""

import asyncio
import contextlib
import logging
import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import click

from bot import admins, lock, logs, memory
from bot.application import Newsbrief
from bot.polling import TokenError
from bot.settings import Settings
from storage.admins import LINK_HOLDS

log = logging.getLogger(__name__)


def run(settings: Settings) -> None:
    """Run the bot until SIGTERM or SIGINT. Raises NewsbriefError where it can't, or can't any longer."""
    token = settings.token.get_secret_value()
    if not token:
        raise TokenError("TELEGRAM_BOT_TOKEN is not set; get a token from @BotFather and put it into .env.")
    secrets = (token, settings.summaries_key.get_secret_value())
    logs.configure(settings.log, secrets, settings.log_format)
    memory.share_arenas()
    with lock.held(settings.database):
        asyncio.run(_until_told(settings))


async def _until_told(settings: Settings) -> None:
    stop = asyncio.Event()
    with signals(stop):
        async with Newsbrief(settings) as newsbrief:
            log.info("Newsbrief is starting.")
            ready = asyncio.Event()
            serving = asyncio.create_task(newsbrief.serve(ready))
            waiting = [asyncio.create_task(stop.wait()), asyncio.create_task(_say(ready, newsbrief))]
            await asyncio.wait([serving, waiting[0]], return_when=asyncio.FIRST_COMPLETED)
            for task in (serving, *waiting):
                task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await serving
    log.info("Newsbrief has stopped.")


async def _say(ready: asyncio.Event, newsbrief: Newsbrief) -> None:
    await ready.wait()
    log.info("Newsbrief runs as @%s.", newsbrief.bot.username)
    if not newsbrief.admins:
        await _call_for_admin(newsbrief)


async def _call_for_admin(newsbrief: Newsbrief) -> None:
    """At a terminal, a link for the first admin, where nobody else sees it: a log may be read by many."""
    if not sys.stdout.isatty():
        log.warning("There is no admin yet. `newsbrief admin-link` prints a link that makes one.")
        return
    now = datetime.now(UTC)
    link = await admins.new_link(newsbrief.archive, newsbrief.bot.username, now, first=True)
    minutes = int(LINK_HOLDS.total_seconds() // 60)
    click.echo(
        f"There is no admin yet. Whoever opens this link within {minutes} minutes becomes one:\n{link}"
    )


@contextlib.contextmanager
def signals(stop: asyncio.Event) -> Iterator[None]:
    """SIGTERM and SIGINT set the event; a second one is ignored, the stop is under way."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    yield
