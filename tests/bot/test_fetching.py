"""Links are fetched politely, within limits, and never from inside: over HTTP with a server of our own."""

import asyncio
import gzip
import re
import zlib
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from aiohttp import web
from aiohttp.abc import ResolveResult

from bot import fetching
from bot.addresses import AddressError, FetchError
from bot.fetching import Fetcher, GoneError, LaterError, Manners
from tests.bot.test_addresses import INNER
from tests.web import PUBLIC, Web

LINK = "http://news.example/ferry"
NOW = datetime(2025, 7, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
async def sites() -> AsyncIterator[Web]:
    async with Web().served() as sites:
        yield sites


@pytest.fixture
async def fetcher(sites: Web) -> AsyncIterator[Fetcher]:
    fetcher = Fetcher(Manners("ada@news.example"), lambda: NOW, resolver=sites, sockets=sites.sockets)
    yield fetcher
    await fetcher.close()


async def test_a_page_comes_with_what_asks_for_it_again(sites: Web, fetcher: Fetcher) -> None:
    sites.page(LINK, "A ferry", ETag='"1"', Last_Modified="Tue, 01 Jul 2025 08:00:00 GMT")
    page = await fetcher.fetch(LINK)
    assert (page.address, page.data, page.etag) == (LINK, b"A ferry", '"1"')
    assert page.modified == "Tue, 01 Jul 2025 08:00:00 GMT"
    agent = sites.asked[-1].headers["User-Agent"]
    assert agent.startswith("Newsbrief/")
    assert agent.endswith("(+ada@news.example)")


async def test_what_has_not_changed_does_not_come_again(sites: Web, fetcher: Fetcher) -> None:
    sites.page(LINK, b"", 304)
    page = await fetcher.fetch(LINK, etag='"1"', modified="then")
    assert page.data is None
    headers = sites.asked[-1].headers
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"1"', "then")


@pytest.mark.parametrize("link", INNER)
async def test_no_packet_leaves_for_an_inner_link(sites: Web, fetcher: Fetcher, link: str) -> None:
    with pytest.raises(AddressError):
        await fetcher.fetch(link)
    assert sites.looked_up == []
    assert sites.dialled == []


@pytest.mark.parametrize(
    "numbers",
    [
        ["127.0.0.1"],
        ["10.0.0.8"],
        ["169.254.169.254"],
        [PUBLIC, "192.168.1.1"],
        ["::1"],
        ["::ffff:127.0.0.1"],
        ["64:ff9b::a00:1"],
        ["fe80::1%eth0"],
    ],
)
async def test_a_name_that_leads_inside_is_not_dialled(
    sites: Web, fetcher: Fetcher, numbers: list[str]
) -> None:
    sites.names["news.example"] = [numbers]
    with pytest.raises(AddressError, match="private network"):
        await fetcher.fetch(LINK)
    assert sites.dialled == []


@pytest.mark.parametrize("link", [link for link in INNER if re.fullmatch("https?://[^/\n].{,90}", link)])
async def test_a_redirect_inside_is_not_followed(sites: Web, fetcher: Fetcher, link: str) -> None:
    sites.moves(LINK, link)
    with pytest.raises(FetchError):
        await fetcher.fetch(LINK)
    assert sites.links == [LINK]
    assert all(PUBLIC in one for one in sites.dialled)


async def test_a_name_that_changes_after_the_check_leads_nowhere_inside(sites: Web, fetcher: Fetcher) -> None:
    sites.page("http://news.example/robots.txt", b"", Connection="close")
    sites.names["news.example"] = [[PUBLIC], ["127.0.0.1"]]
    with pytest.raises(AddressError):
        await fetcher.fetch(LINK)
    assert sites.links == []


async def test_without_a_resolver_of_its_own_localhost_by_another_name_is_refused(sites: Web) -> None:
    fetcher = Fetcher(Manners(), lambda: NOW, resolver=_Lies(), sockets=sites.sockets)
    with pytest.raises(FetchError):
        await fetcher.fetch(LINK)
    assert sites.dialled == []
    await fetcher.close()


class _Lies(Web):
    """A resolver whose answers change even while they are looked at."""

    async def resolve(self, host: str, port: int = 0, family: object = 0) -> list[ResolveResult]:
        del family
        (found,) = await super().resolve(host, port)
        return [cast(ResolveResult, _Changing(found))]


class _Changing(dict[str, object]):
    """A number that is public once."""

    looks = 0

    def __getitem__(self, key: str) -> object:
        if key == "host":
            self.looks += 1
            return PUBLIC if self.looks == 1 else "127.0.0.1"
        return super().__getitem__(key)


async def test_the_proxy_of_the_environment_is_not_asked(
    sites: Web, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    sites.page(LINK, "A ferry")
    assert (await fetcher.fetch(LINK)).data == b"A ferry"


async def test_a_site_may_forbid_its_pages(sites: Web, fetcher: Fetcher) -> None:
    sites.page("http://news.example/robots.txt", "User-agent: *\nDisallow: /*rry$\nAllow: /fer")
    sites.page(LINK, "A ferry")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        await fetcher.fetch(LINK)
    assert sites.links == []
    sites.page("http://news.example/fern", "A fern")
    assert (await fetcher.fetch("http://news.example/fern")).data == b"A fern"
    assert len([one for one in sites.asked if one.path == "/robots.txt"]) == 1


async def test_a_site_whose_rules_fail_is_left_alone(sites: Web, fetcher: Fetcher) -> None:
    sites.page("http://news.example/robots.txt", "", 500)
    with pytest.raises(FetchError, match="error 500"):
        await fetcher.fetch(LINK)
    assert sites.links == []


async def test_robots_can_be_left_out(sites: Web) -> None:
    fetcher = Fetcher(Manners(robots=False), lambda: NOW, resolver=sites, sockets=sites.sockets)
    sites.page("http://news.example/robots.txt", "User-agent: *\nDisallow: /")
    sites.page(LINK, "A ferry")
    assert (await fetcher.fetch(LINK)).data == b"A ferry"
    assert len(sites.asked) == 1
    await fetcher.close()


async def test_redirects_are_followed_and_a_lasting_one_is_told(sites: Web, fetcher: Fetcher) -> None:
    sites.moves(LINK, "/new", 301)
    sites.moves("http://news.example/new", "//other.example/new", 308)
    sites.page("http://other.example/new", "A ferry")
    page = await fetcher.fetch(LINK)
    assert (page.address, page.moved) == ("http://other.example/new",) * 2


async def test_a_passing_redirect_moves_nothing(sites: Web, fetcher: Fetcher) -> None:
    sites.moves(LINK, "/a", 302)
    sites.moves("http://news.example/a", "/b", 301)
    sites.page("http://news.example/b", "A ferry")
    page = await fetcher.fetch(LINK)
    assert (page.address, page.moved) == ("http://news.example/b", None)


@pytest.mark.parametrize(("hops", "fine"), [(5, True), (6, False)])
async def test_five_redirects_and_no_more(sites: Web, fetcher: Fetcher, hops: int, fine: bool) -> None:
    for hop in range(hops):
        sites.moves(f"http://news.example/{hop}", f"/{hop + 1}")
    sites.page(f"http://news.example/{hops}", "A ferry")
    if fine:
        assert (await fetcher.fetch("http://news.example/0")).data == b"A ferry"
    else:
        with pytest.raises(FetchError, match="5 times"):
            await fetcher.fetch("http://news.example/0")


@pytest.mark.parametrize(
    ("status", "error", "said"),
    [
        (404, FetchError, "no such page"),
        (410, GoneError, "gone for good"),
        (403, FetchError, "copy its text"),
        (500, FetchError, "error 500"),
        (204, FetchError, "error 204"),
    ],
)
async def test_what_a_site_refuses_is_told(
    sites: Web, fetcher: Fetcher, status: int, error: type[FetchError], said: str
) -> None:
    sites.page(LINK, "", status)
    with pytest.raises(error, match=said):
        await fetcher.fetch(LINK)


async def test_a_site_may_ask_for_a_pause(sites: Web, fetcher: Fetcher) -> None:
    sites.page(LINK, "", 429, Retry_After="120")
    with pytest.raises(LaterError) as later:
        await fetcher.fetch(LINK)
    assert later.value.wait == timedelta(minutes=2)


def _raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "packed"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", _raw_deflate)],
)
async def test_compressed_pages_are_unpacked(
    sites: Web, fetcher: Fetcher, coding: str, packed: Callable[[bytes], bytes]
) -> None:
    sites.page(LINK, packed(b"A ferry " * 1000), Content_Encoding=coding)
    assert (await fetcher.fetch(LINK)).data == b"A ferry " * 1000


@pytest.mark.parametrize(
    ("body", "coding", "said"),
    [
        (gzip.compress(bytes(50_000_000)), "gzip", "larger than 10 MB"),
        (bytes(fetching.LARGEST + 1), "identity", "larger than 10 MB"),
        (gzip.compress(b"A ferry " * 1000)[:-20], "gzip", "broke off"),
        (b"A ferry", "gzip", "damaged"),
        (b"A ferry", "br", "packing"),
    ],
    ids=["bomb", "too large", "cut off", "damaged", "unknown packing"],
)
async def test_bombs_and_broken_packings_are_stopped(
    sites: Web, fetcher: Fetcher, body: bytes, coding: str, said: str
) -> None:
    sites.page(LINK, body, Content_Encoding=coding)
    with pytest.raises(FetchError, match=said):
        await fetcher.fetch(LINK)


async def test_a_site_that_does_not_end_is_left(
    sites: Web, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = asyncio.Event()

    async def hang(_: web.Request) -> web.Response:
        await never.wait()
        return web.Response()

    sites.pages["http://news.example/robots.txt"] = hang
    monkeypatch.setattr(fetching._Budget, "__init__", lambda budget: setattr(budget, "left", 0.05))
    with pytest.raises(FetchError, match="longer than 20 seconds"):
        await fetcher.fetch(LINK)
    never.set()


async def test_at_most_two_at_once_for_a_host(sites: Web, fetcher: Fetcher) -> None:
    under_way: list[str] = []
    most: list[int] = []
    two = asyncio.Barrier(2)

    async def slow(request: web.Request) -> web.Response:
        under_way.append(request.path)
        most.append(len(under_way))
        await two.wait()
        under_way.remove(request.path)
        return web.Response(text=request.path)

    links = [f"http://news.example/{number}" for number in range(6)]
    sites.pages.update(dict.fromkeys(links, slow))
    pages = await asyncio.gather(*map(fetcher.fetch, links))
    assert [page.data for page in pages] == [f"/{number}".encode() for number in range(6)]
    assert max(most) == 2


async def test_a_name_that_is_not_there_is_told(sites: Web, fetcher: Fetcher) -> None:
    sites.names["news.example"] = [[]]
    with pytest.raises(FetchError, match=r"no site news\.example"):
        await fetcher.fetch(LINK)


async def test_a_site_may_ask_for_seconds_between_its_pages(sites: Web) -> None:
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    fetcher = Fetcher(Manners(), lambda: NOW, resolver=sites, sockets=sites.sockets, pause=pause)
    sites.page("http://news.example/robots.txt", "User-agent: *\nCrawl-delay: 25")
    sites.page("http://post.example/1", "x")
    try:
        for number in range(6):
            sites.page(f"http://news.example/{number}", "x")
        for number in range(5):
            await fetcher.fetch(f"http://news.example/{number}")
        await fetcher.fetch("http://post.example/1")
        assert [round(seconds / 25) for seconds in pauses] == [1, 2, 3, 4]
        with pytest.raises(LaterError, match="25 seconds between two pages"):
            await fetcher.fetch("http://news.example/5")
    finally:
        await fetcher.close()
