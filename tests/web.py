"""A little web for tests: sites with public addresses, all served by one server on the loopback.

The bot's own checks stay on: names lead to the numbers that a test says, and only the very last step, the
socket, goes to the server instead of there. What was dialled is recorded.
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import aiohttp
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

PUBLIC = "93.184.216.34"
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class _Socket(socket.socket):
    """A socket that goes to the server, wherever it is told to go."""

    web: "Web"

    def connect(self, address: object) -> None:
        self.web.dialled.append(str(address))
        super().connect(("127.0.0.1", self.web.port))


class Web(AbstractResolver):
    """Sites by name. names: the numbers of a name, one after another for each time it is looked up."""

    def __init__(self) -> None:
        self.names: dict[str, list[list[str]]] = {}
        self.pages: dict[str, Answer] = {}
        self.asked: list[web.Request] = []
        self.looked_up: list[str] = []
        self.dialled: list[str] = []
        self.port = 0

    def page(self, link: str, body: str | bytes, status: int = 200, **headers: str) -> None:
        """What a link answers; headers with _ for -."""

        async def answer(_: web.Request) -> web.Response:
            data = body.encode() if isinstance(body, str) else body
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            return web.Response(body=data, status=status, headers=named)

        self.pages[link] = answer

    def moves(self, link: str, to: str, status: int = 302) -> None:
        """A link that sends on to another."""
        self.page(link, b"", status, Location=to)

    @property
    def links(self) -> list[str]:
        """What was asked for, without robots.txt."""
        return [str(one.url) for one in self.asked if one.path != "/robots.txt"]

    def sockets(self, info: aiohttp.AddrInfoType) -> socket.socket:
        """Sockets for a Fetcher."""
        made = _Socket(socket.AF_INET, socket.SOCK_STREAM)
        made.web = self
        del info
        return made

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        del family
        self.looked_up.append(host)
        turns = self.names.get(host, [[PUBLIC]])
        numbers = turns.pop(0) if len(turns) > 1 else turns[0]
        if not numbers:
            raise OSError(f"no {host}")
        return [
            ResolveResult(
                hostname=host,
                host=number,
                port=port,
                family=socket.AF_INET6 if ":" in number else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for number in numbers
        ]

    async def close(self) -> None:
        """Nothing to close."""

    @asynccontextmanager
    async def served(self) -> AsyncIterator["Web"]:
        """The server, running."""

        async def handle(request: web.Request) -> web.StreamResponse:
            self.asked.append(request)
            answer = self.pages.get(str(request.url))
            return web.Response(status=404) if answer is None else await answer(request)

        application = web.Application()
        application.router.add_route("*", "/{path:.*}", handle)
        runner = web.AppRunner(application, shutdown_timeout=0.1)
        await runner.setup()
        listening = socket.create_server(("127.0.0.1", 0))
        self.port = listening.getsockname()[1]
        await web.SockSite(runner, listening).start()
        try:
            yield self
        finally:
            await runner.cleanup()
            await asyncio.sleep(0)
