"""A local Telegram on a free port, a bare client for it, and somebody who has written to the bot."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.demo.people import Person
from bot.demo.server import LocalTelegram
from tests.bot.demo.api import Api


@pytest.fixture
async def telegram() -> AsyncIterator[LocalTelegram]:
    async with LocalTelegram() as server:
        yield server


@pytest.fixture
async def api(telegram: LocalTelegram) -> AsyncIterator[Api]:
    async with aiohttp.ClientSession() as session:
        yield Api(session, telegram)


@pytest.fixture
def ada(telegram: LocalTelegram) -> Person:
    return telegram.person(7, "Ada", started=True)
