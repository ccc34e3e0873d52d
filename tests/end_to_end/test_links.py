"""Admins push links: they are opened, read and reported as any dump, or refused with a reason."""

import pytest

from bot.application import Newsbrief
from storage import articles, keeping
from tests.end_to_end.conftest import House, shows
from tests.end_to_end.pages import FERRY
from tests.web import Web

LINK = "http://coast.example/ferry"
BRIDGE = (
    "Bridge over the Lum is closed for a week\n\n"
    "The old bridge over the Lum was closed on Monday after a barge had touched one of its piers.\n\n"
    "Engineers will look at the stones below the water until Friday, the town council said."
)


@pytest.fixture
def house(house: House, sites: Web) -> House:
    house.open_pages_of(sites)
    return house


async def _urls(bot: Newsbrief) -> dict[str, str | None]:
    return await bot.archive.read(lambda db: {one.title: one.url for one in articles.every(db)})


async def test_a_link_is_opened_kept_and_taken_back(house: House, bot: Newsbrief, sites: Web) -> None:
    sites.page(LINK, FERRY, Content_Type="text/plain; charset=utf-8")
    report = await house.push(LINK)
    assert report.text.startswith("Dump 1 · 3 articles\n3 new")
    urls = await _urls(bot)
    assert urls["Harbour town opens new ferry line"] == LINK
    assert urls["Museum of lamps finds its stolen chandelier"] is None
    dump = await bot.archive.read(keeping.dump, 1)
    assert dump.name == LINK
    assert await bot.archive.read(keeping.raw, 1) == FERRY.encode()
    await house.admin.chat.press(report, "Undo")
    await house.admin.chat.wait_for(shows("3 articles are gone", at=report))


async def test_several_links_are_one_dump_and_those_that_fail_are_told(
    house: House, bot: Newsbrief, sites: Web
) -> None:
    sites.page(LINK, FERRY)
    sites.page("http://post.example/bridge", BRIDGE)
    links = [LINK, "http://post.example/bridge", "http://post.example/none", "http://127.0.0.1/"]
    report = await house.push("\n".join(f"- {link}" for link in links))
    assert report.text.startswith("Dump 1 · 4 articles")
    assert "http://post.example/none: post.example has no such page" in report.text
    assert "http://127.0.0.1/: This address lies inside a private network" in report.text
    assert (await _urls(bot))["Bridge over the Lum is closed for a week"] == "http://post.example/bridge"
    assert (await bot.archive.read(keeping.dump, 1)).name == f"{LINK} (+3)"


@pytest.mark.parametrize(
    "link",
    ["http://127.0.0.1/", "http://[::ffff:169.254.169.254]/", "http://localhost./", "file:///etc/passwd"],
)
async def test_an_inner_link_is_refused_and_nothing_leaves(
    house: House, bot: Newsbrief, sites: Web, link: str
) -> None:
    report = await house.push(link)
    assert report.text.startswith("I could not read that.")
    assert "not opened" in report.text or "can be opened" in report.text
    assert (sites.looked_up, sites.dialled, await _urls(bot)) == ([], [], {})


@pytest.mark.usefixtures("bot")
async def test_a_link_after_push_is_opened(house: House, sites: Web) -> None:
    sites.page(LINK, FERRY)
    report = await house.push(f"/push {LINK}")
    assert report.text.startswith("Dump 1 · 3 articles")


@pytest.mark.usefixtures("bot")
async def test_a_link_that_failed_is_read_when_it_is_sent_again(house: House, sites: Web) -> None:
    assert "no such page" in (await house.push(LINK)).text
    sites.page(LINK, FERRY)
    assert "3 new" in (await house.push(LINK)).text


@pytest.mark.usefixtures("bot")
async def test_a_readers_link_is_not_opened(house: House, sites: Web) -> None:
    await house.reader.chat.ask(LINK)
    assert sites.dialled == []
