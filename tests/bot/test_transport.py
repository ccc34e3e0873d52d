"""The transport over HTTP: it does what python-telegram-bot's default does, and says what is certain."""

import asyncio
import gzip
import io
import json
import logging
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, ExitStack
from typing import Any, cast

import pytest
import trustme
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

from bot.transport import AiohttpRequest, NotSent, answer_lost, certainly_not_sent
from tests.bot.wires import Proxy, Talk, answering, listening, request_of, silent

TOKEN = "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
OK = b'{"ok":true,"result":true}'
GOOD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(OK), OK)

Make = Callable[..., BaseRequest]
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


def answer(status: int, body: bytes = b"", *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status} Whatever", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def refusal(status: int, description: str, **parameters: int) -> bytes:
    body: dict[str, object] = {"ok": False, "error_code": status, "description": description}
    if parameters:
        body["parameters"] = parameters
    return answer(status, json.dumps(body).encode())


async def failure(request: BaseRequest, url: str, **timeouts: float) -> TelegramError:
    with pytest.raises(TelegramError) as caught:
        await request.post(f"{url}/sendMessage", None, **timeouts)
    assert TOKEN not in "".join(_everything_of(caught.value))
    return caught.value


def _everything_of(error: BaseException) -> Iterator[str]:
    """What a log with traceback would show of an error."""
    shown: BaseException | None = error
    while shown is not None:
        yield f"{shown!r} {shown}"
        shown = shown.__cause__ or (None if shown.__suppress_context__ else shown.__context__)


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
    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.6)
        await request_of(reader)
        writer.write(GOOD)

    request = await make(read_timeout=0.5)
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
    url = await serve(silent)
    waiting = asyncio.create_task(failure(request, url))
    await asyncio.sleep(0.05)
    waiting.cancel()
    await request.shutdown()
    with pytest.raises(asyncio.CancelledError):
        await waiting


# Proxies and certificates


@pytest.fixture
async def proxy() -> AsyncIterator[tuple[Proxy, int]]:
    one = Proxy()
    async with listening(one.talk) as port:
        yield one, port


async def test_calls_go_through_the_http_proxy_of_the_environment(
    make: Any, serve: Any, proxy: tuple[Proxy, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy[1]}")
    url = await serve(answering(GOOD))
    assert await (await make()).post(f"{url}/x", None) is True
    assert proxy[0].asked == [f"POST {url}/x"]


async def test_hosts_named_in_no_proxy_are_reached_directly(
    make: Any, serve: Any, proxy: tuple[Proxy, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", f"http://127.0.0.1:{proxy[1]}")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    assert await (await make()).post(f"{await serve(answering(GOOD))}/x", None) is True
    assert proxy[0].asked == []


@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
async def test_calls_go_through_a_socks_proxy_of_the_environment(
    serve: Any, proxy: tuple[Proxy, int], monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    monkeypatch.setenv("ALL_PROXY", f"{scheme}://127.0.0.1:{proxy[1]}")
    url = await serve(answering(GOOD))
    async with AiohttpRequest() as request:
        assert await request.post(f"{url}/x", None) is True
    assert proxy[0].asked == [f"SOCKS5 127.0.0.1:{url.split('/')[2].rpartition(':')[2]}"]


@pytest.mark.parametrize("scheme", ["socks5", "http"])
async def test_a_proxy_that_refuses_is_certain(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    async with listening(Proxy(refuse=True).talk) as port, AiohttpRequest() as request:
        monkeypatch.setenv("ALL_PROXY", f"{scheme}://someone:secret@127.0.0.1:{port}")
        error = await failure(request, f"https://telegram.invalid/bot{TOKEN}")
    assert isinstance(error, NotSent)
    assert "secret" not in "".join(_everything_of(error))


async def test_a_proxy_that_is_not_there_is_certain(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{taken.getsockname()[1]}")
        error = await failure(await make(), f"https://telegram.invalid/bot{TOKEN}")
    assert certainly_not_sent(error)


async def test_a_proxy_that_can_not_be_understood_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "carrier-pigeon://someone:secret@loft")
    async with AiohttpRequest() as request:
        error = await failure(request, f"http://127.0.0.1:9/bot{TOKEN}")
    assert isinstance(error, NotSent)
    assert "can't" in str(error) or "is not like" in str(error)
    assert "secret" not in str(error)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    return context


async def test_a_certificate_of_nobody_known_is_refused_and_certain(make: Any, tls: ssl.SSLContext) -> None:
    async with listening(answering(GOOD), tls) as port:
        error = await failure(await make(), f"https://localhost:{port}/bot{TOKEN}")
    assert isinstance(error, NetworkError)
    assert certainly_not_sent(error)


async def test_a_certificate_of_a_known_authority_is_accepted_for_its_name_only(
    kind: str, authority: trustme.CA, tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    with authority.cert_pem.tempfile() as file:
        monkeypatch.setenv("SSL_CERT_FILE", file)
        async with (
            AiohttpRequest() if kind == "aiohttp" else HTTPXRequest() as request,
            listening(answering(GOOD), tls) as port,
        ):
            assert await request.post(f"https://localhost:{port}/bot{TOKEN}/x", None) is True
            assert certainly_not_sent(await failure(request, f"https://127.0.0.1:{port}/bot{TOKEN}"))


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_tls_goes_through_a_proxy_to_the_other_end(
    authority: trustme.CA,
    tls: ssl.SSLContext,
    proxy: tuple[Proxy, int],
    monkeypatch: pytest.MonkeyPatch,
    scheme: str,
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"{scheme}://127.0.0.1:{proxy[1]}")
    with authority.cert_pem.tempfile() as file:
        monkeypatch.setenv("SSL_CERT_FILE", file)
        async with AiohttpRequest() as request, listening(answering(GOOD), tls) as port:
            assert await request.post(f"https://localhost:{port}/bot{TOKEN}/x", None) is True
    assert proxy[0].asked == [f"{'CONNECT' if scheme == 'http' else 'SOCKS5'} localhost:{port}"]
