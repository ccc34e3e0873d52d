"""The transport over HTTP: it does what python-telegram-bot's default does, and says what is certain."""

import asyncio
import gzip
import io
import json
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import ExitStack
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot, InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import BaseRequest, HTTPXRequest

from bot.transport import AiohttpRequest, answer_lost, certainly_not_sent
from tests.bot.transport.calling import GOOD, TOKEN, failure
from tests.bot.transport.wires import answering, listening, request_of, silent


def answer(status: int, body: bytes = b"", *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status} Whatever", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def refusal(status: int, description: str, **parameters: int) -> bytes:
    body: dict[str, object] = {"ok": False, "error_code": status, "description": description}
    if parameters:
        body["parameters"] = parameters
    return answer(status, json.dumps(body).encode())


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (refusal(400, "Bad Request: chat not found"), BadRequest),
        (refusal(401, "Unauthorized"), InvalidToken),
        (refusal(403, "Forbidden: bot was blocked by the user"), Forbidden),
        (refusal(404, "Not Found"), InvalidToken),
        (refusal(409, "Conflict: terminated by other getUpdates request"), Conflict),
        (refusal(413, "Request Entity Too Large"), NetworkError),
        (refusal(429, "Too Many Requests: retry after 7", retry_after=7), RetryAfter),
        (refusal(400, "Bad Request: group upgraded", migrate_to_chat_id=-1002), ChatMigrated),
        (refusal(500, "Internal Server Error"), NetworkError),
        (answer(502, b"<html><h1>502 Bad Gateway</h1></html>"), NetworkError),
        (answer(302, b"", "Location: http://127.0.0.1:9/elsewhere"), NetworkError),
    ],
)
async def test_an_answer_of_each_class_is_the_error_of_that_class(
    make: Any, serve: Any, raw: bytes, expected: type[TelegramError], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    error = await failure(await make(), await serve(answering(raw)))
    assert type(error) is expected
    assert not answer_lost(error)
    assert not certainly_not_sent(error)


async def test_a_reset_without_an_answer_may_have_arrived(make: Any, serve: Any) -> None:
    error = await failure(await make(), await serve(answering(None)))
    assert isinstance(error, NetworkError)
    assert answer_lost(error)


async def test_half_an_answer_may_have_arrived(make: Any, serve: Any) -> None:
    async def halving(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request_of(reader)
        writer.write(GOOD[:-5])

    error = await failure(await make(), await serve(halving))
    assert isinstance(error, NetworkError)
    assert answer_lost(error)


async def test_an_answer_that_is_no_json_may_have_arrived(
    make: Any, serve: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    error = await failure(await make(), await serve(answering(answer(200, b"<html>Sign in</html>"))))
    assert answer_lost(error)


async def test_no_answer_in_time_may_have_arrived(make: Any, serve: Any) -> None:
    error = await failure(await make(read_timeout=0.05), await serve(silent))
    assert type(error) is TimedOut
    assert answer_lost(error)


async def test_a_timeout_of_the_call_goes_before_the_general_one(make: Any, serve: Any) -> None:
    error = await failure(await make(), await serve(silent), read_timeout=0.05)
    assert isinstance(error, TimedOut)


async def test_a_refused_connection_is_certain(make: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        error = await failure(await make(), f"http://127.0.0.1:{taken.getsockname()[1]}/bot{TOKEN}")
    assert isinstance(error, NetworkError)
    assert certainly_not_sent(error)


async def test_a_name_that_does_not_exist_is_certain(make: Any) -> None:
    error = await failure(await make(), f"http://telegram.invalid/bot{TOKEN}")
    assert isinstance(error, NetworkError)
    assert certainly_not_sent(error)


async def test_no_connection_in_time_is_certain(make: Any) -> None:
    with ExitStack() as stack:
        full = stack.enter_context(socket.socket())
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for _ in range(4):  # one or two fill the queue, the system ignores the rest
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(full.getsockname())
        url = f"http://127.0.0.1:{full.getsockname()[1]}/bot{TOKEN}"
        error = await failure(await make(connect_timeout=0.1), url)
    assert isinstance(error, TimedOut)
    assert certainly_not_sent(error)


async def test_no_free_connection_in_time_is_certain(make: Any, serve: Any) -> None:
    request = await make(connection_pool_size=1, pool_timeout=0.05)
    url = await serve(silent)
    occupying = asyncio.create_task(failure(request, url, read_timeout=1.0))
    await asyncio.sleep(0)
    error = await failure(request, url)
    assert isinstance(error, TimedOut)
    assert certainly_not_sent(error)
    occupying.cancel()
    await asyncio.gather(occupying, return_exceptions=True)


@pytest.mark.parametrize("timeout", ["media_write_timeout", "write_timeout"])
async def test_an_upload_that_nobody_reads_ends_in_time(make: Any, serve: Any, timeout: str) -> None:
    async def deaf(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        del reader
        writer.transport.pause_reading()  # type: ignore[attr-defined]  # a transport that reads as well
        await asyncio.Event().wait()

    bot = Bot(TOKEN, base_url=(await serve(deaf)).removesuffix(TOKEN), request=await make(**{timeout: 0.05}))
    said = 0.05 if timeout == "write_timeout" else BaseRequest.DEFAULT_NONE
    with pytest.raises(TimedOut):
        await bot.send_document(1, b"x" * 30_000_000, write_timeout=said)


async def test_a_slow_upload_is_not_cut_off_by_the_read_timeout(make: Any, serve: Any) -> None:
    request = await make(read_timeout=0.5)
    nobody = await serve(silent)

    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert isinstance(await failure(request, nobody), TimedOut)  # the read timeout has passed meanwhile
        await request_of(reader)
        writer.write(GOOD)

    bot = Bot(TOKEN, base_url=(await serve(slow)).removesuffix(TOKEN), request=request)
    assert await bot.do_api_request("sendThing", {"document": InputFile(b"x" * 30_000_000)}) is True


@pytest.fixture
async def echo() -> AsyncIterator[str]:
    """A server that answers with what it was sent: fields, files, and headers."""

    async def post(request: web.Request) -> web.Response:
        fields = await request.post()
        told = {
            name: [value.filename, value.content_type, value.file.read().decode()]
            if isinstance(value, web.FileField)
            else value
            for name, value in fields.items()
        }
        return web.json_response({"ok": True, "result": {"fields": told, "type": request.content_type}})

    async def get(request: web.Request) -> web.Response:
        if request.path.endswith("zipped"):
            return web.Response(body=gzip.compress(b"news" * 1000), headers={"Content-Encoding": "gzip"})
        return web.Response(body=bytes(range(256)) * 40_000)

    app = web.Application(client_max_size=1 << 30)
    app.router.add_post("/{path:.*}", post)
    app.router.add_get("/{path:.*}", get)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/bot"
    await runner.cleanup()


async def test_a_call_arrives_as_a_form(make: Any, echo: str) -> None:
    bot = Bot(TOKEN, base_url=echo, request=await make())
    got = await bot.do_api_request(
        "sendThing", {"text": "a & b = ü\n👋", "flag": True, "list": [1, {"a": "b"}]}
    )
    assert got == {
        "fields": {"text": "a & b = ü\n👋", "flag": "true", "list": '[1, {"a": "b"}]'},
        "type": "application/x-www-form-urlencoded",
    }


async def test_files_arrive_from_memory_and_from_an_open_file(make: Any, echo: str) -> None:
    bot = Bot(TOKEN, base_url=echo, request=await make())
    handle = io.BytesIO("größer".encode())
    got = await bot.do_api_request(
        "sendThing",
        {
            "caption": "zwei",
            "document": InputFile(b"one", filename='a "b".txt'),
            "thumbnail": InputFile(handle, filename="ü.bin", read_file_handle=False),
        },
    )
    assert got["type"] == "multipart/form-data"
    assert got["fields"]["caption"] == "zwei"
    name, mime_type, content = got["fields"]["document"]
    assert (name.replace("%22", '"'), mime_type, content) == ('a "b".txt', "text/plain", "one")
    assert got["fields"]["thumbnail"] == ["ü.bin", "application/octet-stream", "größer"]


async def test_a_download_arrives_whole(make: Any, echo: str) -> None:
    assert await (await make()).retrieve(f"{echo}/file") == bytes(range(256)) * 40_000


async def test_a_compressed_download_arrives_unpacked(make: Any, echo: str) -> None:
    assert await (await make()).retrieve(f"{echo}/zipped") == b"news" * 1000


async def test_connections_are_used_again(make: Any) -> None:
    connections = 0

    async def counting(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        await answering(*[GOOD] * 3)(reader, writer)

    async with listening(counting) as port:
        request = await make()
        for _ in range(3):
            assert await request.post(f"http://127.0.0.1:{port}/bot{TOKEN}/x", None) is True
    assert connections == 1


async def test_it_starts_and_stops_several_times(make: Any, serve: Any) -> None:
    request = await make()
    url = await serve(answering(GOOD, GOOD))
    assert await request.post(f"{url}/x", None) is True
    await request.shutdown()
    await request.shutdown()
    with pytest.raises(NetworkError, match="not initialized"):
        await request.post(f"{url}/x", None)
    await request.initialize()
    await request.initialize()
    assert await request.post(f"{await serve(answering(GOOD))}/x", None) is True


def test_it_works_in_one_event_loop_after_another(kind: str) -> None:
    request: BaseRequest = AiohttpRequest(connection_pool_size=1) if kind == "aiohttp" else HTTPXRequest()

    async def once() -> object:
        async with listening(answering(GOOD)) as port, request:
            return await request.post(f"http://127.0.0.1:{port}/bot{TOKEN}/x", None)

    assert asyncio.run(once()) is True
    assert asyncio.run(once()) is True


async def test_a_stop_ends_calls_that_wait(make: Any, serve: Any) -> None:
    request = await make()
    asked = asyncio.Event()

    async def deaf(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        del writer
        await request_of(reader)
        asked.set()
        await asyncio.Event().wait()

    url = await serve(deaf)
    waiting = asyncio.create_task(failure(request, url))
    await asked.wait()
    waiting.cancel()
    await request.shutdown()
    with pytest.raises(asyncio.CancelledError):
        await waiting
