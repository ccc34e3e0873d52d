"""Transport: python-telegram-bot's request interface on aiohttp.

On par with its default (HTTPXRequest on httpx), and shown so over HTTP in tests:

- the same error classes: TimedOut where one of the five timeouts passes (connect, read, write, pool, and
  write of uploads), NetworkError for every other trouble of the line, and what BaseRequest makes of status
  codes, since it reads them itself;
- form fields for calls, multipart/form-data for uploads from memory or from an open file, downloads whole;
- HTTP, HTTPS and SOCKS proxies from the environment (the default can't do SOCKS from there);
- certificates are checked, against the same authorities as the default's and the system's own as well;
- redirects are not followed, compressed answers are understood, connections are kept and used again;
- may be started and stopped several times, in several event loops; a stop closes every connection.

Beyond it: an error whose request certainly never left says so by being a NotSent, and no error shows the
token that stands in every address of the Bot API.
"""

import asyncio
import json
import os
import re
import ssl
from collections.abc import AsyncIterator
from functools import lru_cache
from typing import Any

import aiohttp
import httpx
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData
from yarl import URL

from bot.forms import encoded
from bot.multipart import Multipart
from bot.proxies import SOCKS, proxy_for

# Spans of time as timedelta, as python-telegram-bot will have it: the old way warns at every 429.
os.environ.setdefault("PTB_TIMEDELTA", "true")

Timeout = ODVInput[float]

_TOKEN = re.compile(r"(/bot|/file/bot|\b)\d+:[A-Za-z0-9_-]{20,}")
_PASSWORD = re.compile(r"//[^/@\s]+@")
_PLAIN = {"User-Agent": BaseRequest.USER_AGENT}
_FORM = {**_PLAIN, "Content-Type": "application/x-www-form-urlencoded"}
# Kept shorter than a usual server's patience, so that it is rarely the server who closes: a request that
# crosses with its closing may or may not have been read.
_KEEP_ALIVE_SECONDS = 20.0
_POOL_IS_FULL = "Pool timeout: all connections are in use; the request was not sent."
_BEFORE_WRITING = (
    aiohttp.ClientConnectorError,  # name, connection, TLS, or the proxy's connection
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
    aiohttp.InvalidURL,
    ProxyConnectionError,
    ProxyTimeoutError,
    ProxyError,
    ssl.SSLError,
)


class LostError(NetworkError):
    """The line broke after the request may have gone out: it arrived or it did not."""


class NotSent:
    """Marks an error of a request of which certainly nothing was sent: trying again can't double anything."""


class NotSentError(NotSent, NetworkError):
    """The connection could not be made."""


class NotSentInTimeError(NotSent, TimedOut):
    """No connection was made, or came free, in time."""


def certainly_not_sent(error: BaseException) -> bool:
    """Whether a request that failed with this error never left, with this transport or the default one."""
    if isinstance(error, NotSent):
        return True
    return isinstance(
        error.__cause__, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout | httpx.ProxyError
    )


def answer_lost(error: BaseException) -> bool:
    """Whether a request that failed with this error may have gone out and no answer came that could be read.

    True for everything that is neither an answer of the other side nor certainly_not_sent.
    """
    if certainly_not_sent(error) or isinstance(error, BadRequest):
        return False
    if isinstance(error, TimedOut | LostError) or not isinstance(error, TelegramError):
        return True
    if isinstance(
        error, NetworkError
    ):  # of a status, or from httpx; a body that is no JSON is its cause then
        return error.__cause__ is not None and not isinstance(error.__cause__, TelegramError)
    return type(error) is TelegramError


def request(
    transport: str, *, connections: int, read_timeout: float = 5.0, pool_timeout: float = 1.0
) -> BaseRequest:
    """The request object for "aiohttp", or python-telegram-bot's own for "httpx".

    connections: how many at most at a time. read_timeout, pool_timeout: in seconds, where a call names none;
    the second is how long a call waits for a connection to come free.
    """
    if transport == "httpx":
        return HTTPXRequest(connections, read_timeout=read_timeout, pool_timeout=pool_timeout)
    return AiohttpRequest(connections, read_timeout=read_timeout, pool_timeout=pool_timeout)


class AiohttpRequest(BaseRequest):
    """One pool of connections. Timeouts are in seconds, None for no limit; the defaults are the default's."""

    def __init__(
        self,
        connection_pool_size: int = 256,
        read_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 1.0,
        media_write_timeout: float | None = 20.0,
    ) -> None:
        self._size = connection_pool_size
        self._read_timeout = read_timeout
        self._write_timeout = write_timeout
        self._connect_timeout = connect_timeout
        self._pool_timeout = pool_timeout
        self._media_write_timeout = media_write_timeout
        self._pool: asyncio.Semaphore | None = None
        self._ways: dict[tuple[str, str | None], _Way] = {}

    @property
    def read_timeout(self) -> float | None:
        """The read timeout in seconds where a call names none."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Ready for calls; again after a shutdown as well."""
        if self._pool is None:
            self._pool = asyncio.Semaphore(self._size)

    async def shutdown(self) -> None:
        """Close every connection; nothing to do where it is shut down already."""
        self._pool = None
        ways, self._ways = self._ways, {}
        for way in ways.values():
            await way.session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        write_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        connect_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        pool_timeout: Timeout = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request; status and body of the answer. TimedOut or NetworkError where there is none."""
        pool = self._pool
        if pool is None:
            raise RuntimeError("this request object is not initialized")
        timeouts = _timeouts(
            _chosen(connect_timeout, self._connect_timeout), _chosen(read_timeout, self._read_timeout)
        )
        await _enter(pool, _chosen(pool_timeout, self._pool_timeout))
        try:
            return await self._exchange(url, method, request_data, write_timeout, timeouts)
        except _BEFORE_WRITING as error:
            kind = NotSentInTimeError if isinstance(error, TimeoutError | ProxyTimeoutError) else NotSentError
            raise kind(_told(error)) from None
        except TimeoutError as error:
            raise TimedOut(_told(error)) from None
        except (aiohttp.ClientError, OSError) as error:
            raise LostError(_told(error)) from None
        finally:
            pool.release()

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """The answer as JSON; TelegramError where it is none, and no traceback in the log as well."""
        try:
            return json.loads(payload.decode(errors="replace"))
        except ValueError:
            raise TelegramError("Invalid server response") from None

    async def _exchange(
        self,
        url: str,
        method: str,
        data: RequestData | None,
        write_timeout: Timeout,
        timeouts: aiohttp.ClientTimeout,
    ) -> tuple[int, bytes]:
        address = _address(url)
        way = self._way(address)
        if data is not None and data.contains_files:
            body = Multipart(data.json_parameters, data.multipart_data)
            headers = {
                "Content-Type": body.content_type,
                "Content-Length": str(body.length),
                **_PLAIN,
            }
            limit = _chosen(write_timeout, self._media_write_timeout)
            connect_only = _timeouts(timeouts.connect, None)
            async with asyncio.timeout(None) as deadline:
                written = _written(body, limit, timeouts.sock_read, deadline)
                return await way.exchange(method, address, written, headers, connect_only)
        if data is None:
            return await way.exchange(method, address, None, _PLAIN, timeouts)
        # A body of this size goes to the socket in one piece, so that there is no writing to wait for.
        return await way.exchange(method, address, encoded(data), _FORM, timeouts)

    def _way(self, address: URL) -> "_Way":
        """The session that leads to an address, through the proxy for it."""
        key = (address.scheme, address.host)
        way = self._ways.get(key)
        if way is None:
            try:
                way = _Way(address.scheme, proxy_for(address))
            except ValueError as error:
                raise NotSentError(str(error)) from None
            self._ways[key] = way
        return way


class _Way:
    """A session and the proxy it goes through, for one host."""

    def __init__(self, scheme: str, proxy: URL | None) -> None:
        options: dict[str, Any] = {
            "limit": 0,  # the pool's semaphore counts
            "keepalive_timeout": _KEEP_ALIVE_SECONDS,
        }
        if "https" in (scheme, proxy and proxy.scheme):
            options["ssl"] = _tls()  # takes a while to read all the authorities
        self.proxy = proxy
        connector: aiohttp.TCPConnector
        if proxy is not None and proxy.scheme in SOCKS:
            self.proxy = None
            named = proxy.with_scheme(proxy.scheme[:6]).with_port(proxy.port or 1080)
            if proxy.scheme in {"socks4a", "socks5h"}:
                options["rdns"] = True
            connector = ProxyConnector.from_url(str(named), **options)
        else:
            connector = aiohttp.TCPConnector(**options)
        self.session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    async def exchange(
        self,
        method: str,
        address: URL,
        body: bytes | AsyncIterator[bytes] | None,
        headers: dict[str, str],
        timeouts: aiohttp.ClientTimeout,
    ) -> tuple[int, bytes]:
        async with self.session.request(
            method,
            address,
            data=body,
            headers=headers,
            timeout=timeouts,
            allow_redirects=False,
            proxy=self.proxy,
        ) as answer:
            return answer.status, await answer.read()


async def _enter(pool: asyncio.Semaphore, limit: float | None) -> None:
    if not pool.locked():
        await pool.acquire()
        return
    try:
        async with asyncio.timeout(limit):
            await pool.acquire()
    except TimeoutError:
        raise NotSentInTimeError(_POOL_IS_FULL) from None


async def _written(
    body: Multipart, write: float | None, read: float | None, deadline: asyncio.Timeout
) -> AsyncIterator[bytes]:
    """The body's chunks: the socket must take each within the write timeout, and then the answer come."""
    clock = asyncio.get_running_loop().time
    for chunk in body.chunks():
        deadline.reschedule(None if write is None else clock() + write)
        yield chunk
    deadline.reschedule(None if read is None else clock() + read)


def _chosen(named: Timeout, default: float | None) -> float | None:
    return default if isinstance(named, DefaultValue) else named


@lru_cache(maxsize=64)
def _timeouts(connect: float | None, read: float | None) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=None, connect=connect, sock_connect=connect, sock_read=read)


@lru_cache(maxsize=256)
def _address(url: str) -> URL:
    return URL(url)


def _tls() -> ssl.SSLContext:
    context = httpx.create_ssl_context()
    context.load_default_certs()
    return context


def _told(error: BaseException) -> str:
    """An error in one line for a log, without the bot's token and the proxy's password."""
    told = f"aiohttp.{type(error).__name__}: {error}".rstrip(": ")
    return _PASSWORD.sub("//", _TOKEN.sub(r"\1<token>", told))
