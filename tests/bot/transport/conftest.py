"""Request objects of both kinds, ours and the default, and servers for them."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from typing import Any, cast

import pytest
from telegram.request import BaseRequest, HTTPXRequest

from bot.transport import AiohttpRequest
from tests.bot.transport.calling import TOKEN
from tests.bot.transport.wires import Talk, listening

# Longer than anything takes here, so that only the timeout that a test is about can pass.
_TIMEOUTS = ("read_timeout", "write_timeout", "connect_timeout", "pool_timeout", "media_write_timeout")
_CALM = dict.fromkeys(_TIMEOUTS, 10.0)


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{name}_proxy", raising=False)
        monkeypatch.delenv(f"{name.upper()}_PROXY", raising=False)


@pytest.fixture(params=["aiohttp", "httpx"])
def kind(request: pytest.FixtureRequest) -> str:
    return cast(str, request.param)


@pytest.fixture
async def make(kind: str) -> AsyncIterator[Callable[..., Any]]:
    """Makes a request object of each kind, ready for calls, with any of the five timeouts."""
    async with AsyncExitStack() as stack:

        async def made(**timeouts: float) -> BaseRequest:
            options: dict[str, Any] = {**_CALM, **timeouts}
            one: BaseRequest = AiohttpRequest(**options) if kind == "aiohttp" else HTTPXRequest(**options)
            return await stack.enter_async_context(one)

        yield made


@pytest.fixture
async def serve() -> AsyncIterator[Callable[..., Any]]:
    """Serves with a `talk` of wires.py; gives the address of a bot's methods there."""
    async with AsyncExitStack() as stack:

        async def served(talk: Talk) -> str:
            return f"http://127.0.0.1:{await stack.enter_async_context(listening(talk))}/bot{TOKEN}"

        yield served
