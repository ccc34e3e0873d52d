"""Fetching: pages and feeds of public sites, politely, and never an address inside.

Every link and every redirect is checked by its form (addresses.py), every number that a name leads to
when it is looked up, and once more the number that is dialled: between check and use nothing can change.
No proxy, cookie or password is taken along. What the bytes mean is not decided here.
"""

import asyncio
import socket
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib.metadata import version
from weakref import WeakValueDictionary

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from multidict import CIMultiDict
from protego import Protego
from yarl import URL

from bot import addresses
from bot.addresses import AddressError, FetchError
from bot.clock import Clock

LARGEST = 10 * 1024 * 1024
"""Bytes of a page, after it is decompressed."""
SECONDS = 20.0
REDIRECTS = 5
AT_ONCE_A_HOST = 2
AT_ONCE = 16
LONGEST_DELAY = 30.0
"""Seconds between two pages of a site that are kept to, where its robots.txt wants more."""
LONGEST_WAIT = 120.0
"""Seconds that a link waits for its turn at such a site."""
LARGEST_RULES = 512 * 1024
RULES_KEPT = timedelta(hours=1)
_MOST_RULES = 500
_CHUNK = 64 * 1024
_AGENT = "Newsbrief"
_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})

Sockets = Callable[[aiohttp.AddrInfoType], socket.socket]


class GoneError(FetchError):
    """The site says that there will never be anything at this address again."""


class LaterError(FetchError):
    """The site asks to be left alone for a while. wait: how long, None where it does not say."""

    def __init__(self, sentence: str, wait: timedelta | None) -> None:
        super().__init__(sentence)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Page:
    """What came. data: None where it has not changed since the etag or time that was sent along.

    address: where it was in the end. moved: where it is from now on, if the site says so.
    charset: as the answer declares it. etag, modified: to be sent along the next time.
    """

    address: str
    data: bytes | None
    moved: str | None = None
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Manners:
    """How sites are asked. contact: an address for their owners. robots: their robots.txt is obeyed."""

    contact: str = ""
    ports: frozenset[int] = addresses.PORTS
    robots: bool = True

    @property
    def agent(self) -> str:
        """The User-Agent."""
        about = f" (+{self.contact})" if self.contact else ""
        return f"{_AGENT}/{version('newsbrief')}{about}"


@dataclass(slots=True)
class _Budget:
    """The seconds that are left for a link, its redirects and its robots.txt."""

    left: float = SECONDS


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: CIMultiDict[str]
    data: bytes
    charset: str | None


class Fetcher:
    """Fetches links.

    resolver, sockets: how names become numbers and numbers connections; pause: how a site's Crawl-delay is
    waited for; for tests.
    """

    def __init__(
        self,
        manners: Manners,
        clock: Clock,
        *,
        resolver: AbstractResolver | None = None,
        sockets: Sockets | None = None,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._pause = pause
        self._manners = manners
        self._clock = clock
        self._resolver = resolver
        self._sockets = sockets or _socket
        self._session: aiohttp.ClientSession | None = None
        self._hosts: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self._rules: dict[str, tuple[datetime, Protego]] = {}
        self._free_at: dict[str, float] = {}

    async def close(self) -> None:
        """End all connections; the next fetch opens new ones."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def fetch(self, link: str, *, etag: str | None = None, modified: str | None = None) -> Page:
        """What a link leads to. etag, modified: of what is there already.

        Raises FetchError with one sentence: AddressError, GoneError, LaterError and for all else itself.
        """
        url = addresses.parse(link, self._manners.ports)
        known = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in known.items() if value}
        budget = _Budget()
        moved: str | None = None
        lasting = True
        for _ in range(REDIRECTS + 1):
            await self._ask_leave(url, budget)
            answer = await self._get(url, headers, budget, LARGEST)
            target = self._target(url, answer)
            if target is None:
                return _page(url, answer, moved)
            lasting = lasting and answer.status in _PERMANENT
            moved = str(target) if lasting else moved
            url = target
        raise FetchError(f"{url.host} sends on more than {REDIRECTS} times: open the link in a browser.")

    def _target(self, url: URL, answer: _Answer) -> URL | None:
        """Where an answer sends on to."""
        location = answer.headers.get("Location")
        if answer.status not in _REDIRECTS or location is None:
            return None
        try:
            target = url.join(URL(location))
        except ValueError as error:
            raise AddressError(f"{url.host} sends on to something that is no link.") from error
        return addresses.parse(str(target), self._manners.ports)

    async def _ask_leave(self, url: URL, budget: _Budget) -> None:
        """FetchError where the site's robots.txt does not want this link fetched."""
        if not self._manners.robots:
            return
        rules = await self._rules_of(url, budget)
        if not rules.can_fetch(str(url), _AGENT):
            raise FetchError(
                f"{url.host} does not want programs to read this page (robots.txt): copy its text instead."
            )
        if delay := rules.crawl_delay(_AGENT):
            await self._wait(str(url.origin()), delay)

    async def _wait(self, origin: str, delay: float) -> None:
        """Until so many seconds are over since a site was asked; LaterError where that is too long."""
        delay = min(delay, LONGEST_DELAY)
        now = asyncio.get_running_loop().time()
        begin = max(now, self._free_at.get(origin, now))
        if begin - now > LONGEST_WAIT:
            told = f"{URL(origin).host} wants {delay:g} seconds between two pages: send fewer links at once."
            raise LaterError(told, None)
        if len(self._free_at) >= _MOST_RULES:
            self._free_at = {site: free for site, free in self._free_at.items() if free > now}
        self._free_at[origin] = begin + delay
        if begin > now:
            await self._pause(begin - now)

    async def _rules_of(self, url: URL, budget: _Budget) -> Protego:
        """A site's robots.txt, as RFC 9309 takes what can't be had: none is leave, a failure is not."""
        origin, now = str(url.origin()), self._clock()
        kept = self._rules.get(origin)
        if kept is not None and kept[0] > now:
            return kept[1]
        asked = url.origin().with_path("/robots.txt")
        answer: _Answer | None = None
        for _ in range(REDIRECTS + 1):
            answer = await self._get(asked, {}, budget, LARGEST_RULES)
            target = self._target(asked, answer)
            if target is None:
                break
            asked = target
        if answer is not None and (answer.status >= 500 or answer.status == 429):
            raise _status_error(url, answer)
        text = answer.data.decode("utf-8", "replace") if answer is not None and answer.status == 200 else ""
        rules = Protego.parse(text)
        if len(self._rules) >= _MOST_RULES:
            self._rules.clear()
        self._rules[origin] = (now + RULES_KEPT, rules)
        return rules

    async def _get(self, url: URL, headers: dict[str, str], budget: _Budget, largest: int) -> _Answer:
        """One answer of one server."""
        async with self._turn(url.raw_host or ""):
            clock = asyncio.get_running_loop().time
            began = clock()
            try:
                async with (
                    asyncio.timeout(budget.left),
                    self._opened().get(url, headers=headers, allow_redirects=False) as response,
                ):
                    data = await _body(response, largest) if response.status == 200 else b""
                    return _Answer(response.status, CIMultiDict(response.headers), data, response.charset)
            except FetchError:
                raise
            except TimeoutError as error:
                told = f"{url.host} took longer than {SECONDS:.0f} seconds: try again later."
                raise FetchError(told) from error
            except aiohttp.ClientConnectorDNSError as error:
                told = f"There is no site {url.host}, or its name can't be found now: check the link."
                raise FetchError(told) from error
            except (aiohttp.ClientSSLError, aiohttp.ClientConnectorCertificateError) as error:
                told = f"The connection to {url.host} would not be safe: its certificate is not valid."
                raise FetchError(told) from error
            except (aiohttp.ClientError, OSError, ValueError) as error:
                told = f"{url.host} could not be reached, or its answer broke off: try again later."
                raise FetchError(told) from error
            finally:
                budget.left -= clock() - began

    @asynccontextmanager
    async def _turn(self, host: str) -> AsyncIterator[None]:
        """A turn at a host; waiting for it takes nothing of a link's time."""
        turns = self._hosts.get(host)
        if turns is None:
            turns = self._hosts[host] = asyncio.Semaphore(AT_ONCE_A_HOST)
        async with turns:
            yield

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(
                resolver=_Checked(self._resolver or aiohttp.ThreadedResolver()),
                use_dns_cache=False,
                socket_factory=self._dial,
                limit=AT_ONCE,
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={
                    "User-Agent": self._manners.agent,
                    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml,"
                    " application/feed+json, application/xml;q=0.9, */*;q=0.5",
                    "Accept-Encoding": "gzip, deflate",
                },
                auto_decompress=False,
                trust_env=False,
                timeout=aiohttp.ClientTimeout(total=None),
            )
        return self._session

    def _dial(self, info: aiohttp.AddrInfoType) -> socket.socket:
        """A socket for a connection; the last look at where it goes."""
        number = str(info[4][0])
        if not addresses.is_public(number):
            raise PermissionError(f"{number} is not a public address")
        return self._sockets(info)


class _Checked(AbstractResolver):
    """A resolver that gives numbers only where all of a name's are public."""

    def __init__(self, inner: AbstractResolver) -> None:
        self._inner = inner

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._inner.resolve(host, port, family)
        if not all(addresses.is_public(one["host"]) for one in found):
            raise AddressError(f"{host} leads inside a private network and is not opened.")
        return found

    async def close(self) -> None:
        await self._inner.close()


@dataclass(slots=True)
class _Unpacking:
    """Decompresses an answer as it comes, never further than the limit."""

    coding: str
    largest: int
    data: bytearray = field(default_factory=bytearray)
    inflate: "zlib._Decompress | None" = None

    def feed(self, chunk: bytes) -> None:
        """A further piece. Raises FetchError, zlib.error."""
        if self.coding == "identity":
            self.data += chunk
        else:
            if self.inflate is None:
                self.inflate = zlib.decompressobj(_window(self.coding, chunk))
            self.data += self.inflate.decompress(chunk, self.largest + 1 - len(self.data))
        if len(self.data) > self.largest:
            raise FetchError(f"This page is larger than {_megabytes(self.largest)}: copy its text instead.")

    @property
    def whole(self) -> bool:
        return self.inflate is None or self.inflate.eof


async def _body(response: aiohttp.ClientResponse, largest: int) -> bytes:
    coding = response.headers.get("Content-Encoding", "identity").strip().lower() or "identity"
    if coding not in ("identity", "gzip", "x-gzip", "deflate"):
        raise FetchError(f"{response.url.host} answers in a packing ({coding[:20]}) that was not asked for.")
    unpacking = _Unpacking(coding, largest)
    try:
        async for chunk in response.content.iter_chunked(_CHUNK):
            unpacking.feed(chunk)
    except zlib.error as error:
        raise FetchError(f"The answer of {response.url.host} is damaged: try again later.") from error
    if not unpacking.whole:
        raise FetchError(f"The answer of {response.url.host} broke off: try again later.")
    return bytes(unpacking.data)


def _window(coding: str, first: bytes) -> int:
    """zlib's name for how a stream begins; "deflate" has no head at some servers."""
    if coding != "deflate":
        return 16 + zlib.MAX_WBITS
    headed = len(first) > 1 and first[0] & 0x0F == 8 and int.from_bytes(first[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if headed else -zlib.MAX_WBITS


def _page(url: URL, answer: _Answer, moved: str | None) -> Page:
    if answer.status not in (200, 304):
        raise _status_error(url, answer)
    return Page(
        address=str(url),
        data=answer.data if answer.status == 200 else None,
        moved=moved,
        charset=answer.charset,
        etag=answer.headers.get("ETag"),
        modified=answer.headers.get("Last-Modified"),
    )


def _status_error(url: URL, answer: _Answer) -> FetchError:
    status, host = answer.status, url.host
    if status == 410:
        return GoneError(f"{host} says that this page is gone for good.")
    if status == 404:
        return FetchError(f"{host} has no such page: check the link.")
    if status in (401, 402, 403, 451):
        return FetchError(f"{host} does not show this page to programs: copy its text instead.")
    if status in (429, 503):
        said = answer.headers.get("Retry-After", "").strip()
        wait = timedelta(seconds=min(int(said[:9]), 86_400)) if said.isascii() and said.isdigit() else None
        return LaterError(f"{host} has no time now: try again later.", wait)
    return FetchError(f"{host} answered with the error {status}: try again later.")


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:g} MB"


def _socket(info: aiohttp.AddrInfoType) -> socket.socket:
    family, kind, protocol, *_ = info
    return socket.socket(family, kind, protocol)
