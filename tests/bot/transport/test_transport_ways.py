"""The ways of the transport: directly, through proxies of the environment, under TLS."""

import socket
import ssl
from collections.abc import AsyncIterator
from typing import Any

import pytest
import trustme
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

from bot.transport import AiohttpRequest, NotSent, certainly_not_sent
from tests.bot.transport.calling import GOOD, TOKEN, everything_of, failure
from tests.bot.transport.wires import Proxy, answering, listening


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


@pytest.mark.parametrize("scheme", ["socks4", "socks4a", "socks5", "socks5h"])
async def test_calls_go_through_a_socks_proxy_of_the_environment(
    serve: Any, proxy: tuple[Proxy, int], monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    monkeypatch.setenv("ALL_PROXY", f"{scheme}://127.0.0.1:{proxy[1]}")
    url = await serve(answering(GOOD))
    async with AiohttpRequest() as request:
        assert await request.post(f"{url}/x", None) is True
    assert proxy[0].asked == [f"{scheme[:6].upper()} 127.0.0.1:{url.split('/')[2].rpartition(':')[2]}"]


@pytest.mark.parametrize("scheme", ["socks4a", "socks5", "http"])
async def test_a_proxy_that_refuses_is_certain(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    async with listening(Proxy(refuse=True).talk) as port, AiohttpRequest() as request:
        monkeypatch.setenv("ALL_PROXY", f"{scheme}://someone:secret@127.0.0.1:{port}")
        error = await failure(request, f"https://telegram.invalid/bot{TOKEN}")
    assert isinstance(error, NotSent)
    assert "secret" not in "".join(everything_of(error))


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


async def test_calls_go_through_a_proxy_that_speaks_tls_itself(
    authority: trustme.CA, tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = Proxy()
    with authority.cert_pem.tempfile() as file:
        monkeypatch.setenv("SSL_CERT_FILE", file)
        async with (
            AiohttpRequest() as request,
            listening(proxy.talk, tls) as way,
            listening(answering(GOOD)) as plain,
            listening(answering(GOOD), tls) as secret,
        ):
            monkeypatch.setenv("ALL_PROXY", f"https://localhost:{way}")
            assert await request.post(f"http://localhost:{plain}/bot{TOKEN}/x", None) is True
            assert await request.post(f"https://localhost:{secret}/bot{TOKEN}/x", None) is True
    assert proxy.asked == [f"POST http://localhost:{plain}/bot{TOKEN}/x", f"CONNECT localhost:{secret}"]
