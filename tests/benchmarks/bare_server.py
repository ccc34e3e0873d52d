"""A bare Bot API server for load: answers every call with a sent message, as fast as Python's asyncio can.

    python -m tests.benchmarks.bare_server   # prints its port, serves until it is ended

It must not be what is measured: it reads no more of a request than its length, and its answer is fixed.
"""

import asyncio
import json

_MESSAGE = {
    "message_id": 12345,
    "from": {"id": 7, "is_bot": True, "first_name": "Newsbrief", "username": "newsbrief_bot"},
    "chat": {"id": 5, "first_name": "Ada", "type": "private"},
    "date": 1_790_000_000,
    "text": "x" * 1200,
}
_BODY = json.dumps({"ok": True, "result": _MESSAGE}).encode()
_ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(_BODY) + _BODY
)


class _Connection(asyncio.Protocol):
    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._read = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        assert self._transport is not None
        self._read += data
        while (end := self._read.find(b"\r\n\r\n")) >= 0:
            head = self._read[:end].lower()
            at = head.find(b"content-length:")
            length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
            if len(self._read) < end + 4 + length:
                return
            self._read = self._read[end + 4 + length :]
            self._transport.write(_ANSWER)


async def main() -> None:
    """Serve on a free port of loopback."""
    server = await asyncio.get_running_loop().create_server(_Connection, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
