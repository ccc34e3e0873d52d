"""Wires: small servers for tests of the transport: HTTP that misbehaves, proxies that note who comes."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@contextlib.asynccontextmanager
async def listening(talk: Talk, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """A server on a free port of loopback that lets `talk` answer each connection; gives the port."""
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
                await talk(reader, writer)
        finally:
            tasks.discard(task)
            writer.close()
            with contextlib.suppress(ConnectionError, ssl.SSLError):
                await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in tuple(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await server.wait_closed()


async def request_of(reader: asyncio.StreamReader) -> tuple[str, bytes]:
    """Read one request: its first line and its body."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    length = 0
    for line in head.split("\r\n"):
        name, _, value = line.partition(":")
        if name.lower() == "content-length":
            length = int(value)
    return head.partition("\r\n")[0], await reader.readexactly(length)


def answering(*answers: bytes | None) -> Talk:
    """Answer one request after another with these raw bytes; None resets the connection instead."""
    left = list(answers)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while left:
            await request_of(reader)
            answer = left.pop(0)
            if answer is None:
                writer.transport.abort()
                return
            writer.write(answer)
            await writer.drain()

    return talk


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Read everything and never answer."""
    del writer
    while await reader.read(1 << 16):
        pass


@dataclass(slots=True)
class Proxy:
    """A proxy for HTTP, SOCKS4 and SOCKS5 that notes where it was asked to lead. refuse: it leads nowhere."""

    refuse: bool = False
    asked: list[str] = field(default_factory=list)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = await reader.readexactly(1)
        if first == b"\x05":
            await self._socks(reader, writer)
        elif first == b"\x04":
            await self._socks4(reader, writer)
        else:
            await self._http(first, reader, writer)

    async def _http(self, first: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = first + await reader.readuntil(b"\r\n\r\n")
        method, target, _ = head.split(b" ", 2)
        self.asked.append(f"{method.decode()} {target.decode()}")
        if self.refuse:
            writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return
        if method == b"CONNECT":
            host, _, port = target.decode().rpartition(":")
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            await self._lead(reader, writer, host, int(port), b"")
        else:
            address = target.removeprefix(b"http://")
            place, _, _ = address.partition(b"/")
            host, _, port = place.decode().rpartition(":")
            await self._lead(reader, writer, host, int(port), head)

    async def _socks(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly((await reader.readexactly(1))[0])
        writer.write(b"\x05\x00")
        kind = (await reader.readexactly(4))[3]
        if kind == 1:
            host = ".".join(str(byte) for byte in await reader.readexactly(4))
        else:
            host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        port = int.from_bytes(await reader.readexactly(2), "big")
        self.asked.append(f"SOCKS5 {host}:{port}")
        writer.write(bytes((5, 2 if self.refuse else 0, 0, 1, 0, 0, 0, 0, 0, 0)))
        if not self.refuse:
            await self._lead(reader, writer, host, port, b"")

    async def _socks4(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _, *place = await reader.readexactly(7)
        port = place[0] << 8 | place[1]
        host = ".".join(map(str, place[2:]))
        await reader.readuntil(b"\0")
        if host.startswith("0.0.0."):  # SOCKS4a: the name follows
            host = (await reader.readuntil(b"\0"))[:-1].decode()
        self.asked.append(f"SOCKS4 {host}:{port}")
        writer.write(bytes((0, 91 if self.refuse else 90, 0, 0, 0, 0, 0, 0)))
        if not self.refuse:
            await self._lead(reader, writer, host, port, b"")

    async def _lead(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str, port: int, first: bytes
    ) -> None:
        there, back = await asyncio.open_connection(host, port)
        back.write(first)
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(_pour(reader, back))
                group.create_task(_pour(there, writer))
        finally:
            back.close()


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(1 << 16):
        writer.write(data)
        await writer.drain()
    with contextlib.suppress(OSError, RuntimeError):
        if writer.can_write_eof():
            writer.write_eof()
