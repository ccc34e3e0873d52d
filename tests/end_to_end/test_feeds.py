"""Feeds are added, read by themselves, moved, ended and removed, with a clock that tests move."""

import re
from typing import Any, cast

import pytest
from telegram import Message as TelegramMessage

from bot.application import Newsbrief
from bot.demo.models import Json
from storage import articles, feeds, keeping, opml
from storage.dumps import channel
from tests.end_to_end.conftest import House, shows
from tests.storage.dumps.test_channel import message, preview
from tests.web import Web

LINK = "http://coast.example/rss"
FERRY = (
    "Ferry opens",
    "The first boat of the new ferry line left Sandhaven at noon with two hundred.",
)
BRIDGE = (
    "Bridge closed",
    "The old bridge over the Lum was closed after a barge had hit one of its piers.",
)


def rss(*items: tuple[str, str], title: str = "Coast Herald") -> str:
    entries = "".join(
        f"<item><guid>{headline}</guid><title>{headline}</title><description>{body}</description></item>"
        for headline, body in items
    )
    return f'<rss version="2.0"><channel><title>{title}</title>{entries}</channel></rss>'


@pytest.fixture
def house(house: House, sites: Web) -> House:
    house.open_pages_of(sites)
    return house


async def _titles(bot: Newsbrief) -> set[str]:
    return await bot.archive.read(lambda db: {one.title for one in articles.every(db)})


async def _polled(house: House, bot: Newsbrief, **by: float) -> None:
    house.clock.move(**by)
    await bot.feeds.poll()


async def test_a_feed_is_added_and_what_is_new_comes_by_itself(
    house: House, bot: Newsbrief, sites: Web
) -> None:
    sites.page(LINK, rss(FERRY), ETag='"1"')
    chat = house.admin.chat
    answer = await chat.ask(f"/addfeed {LINK}")
    assert answer.text == "Coast Herald is read from now on.\n1 article, 1 new"
    sites.page(LINK, rss(BRIDGE, FERRY))
    await _polled(house, bot, minutes=1)
    assert await _titles(bot) == {"Ferry opens"}  # not due yet
    await _polled(house, bot, hours=1)
    assert await _titles(bot) == {"Ferry opens", "Bridge closed"}
    assert sites.asked[-1].headers["If-None-Match"] == '"1"'
    dump = (await bot.archive.read(keeping.recent, 1)).dumps[0]
    assert (dump.name, dump.articles, dump.title) == (LINK, 1, "Bridge closed")
    await chat.press(answer, "Undo dump 1")
    await chat.wait_for(shows("1 article is gone"))
    await _polled(house, bot, hours=1)
    assert await _titles(bot) == {"Bridge closed"}


async def test_a_feed_is_found_from_a_page(house: House, bot: Newsbrief, sites: Web) -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/rss">'
    sites.page("http://coast.example/", f"<html><head>{head}</head><body><p>News</p></body></html>")
    sites.page(LINK, rss(FERRY))
    assert "Coast Herald is read" in (await house.admin.chat.ask("/addfeed http://coast.example")).text
    assert [feed.url for feed in await bot.archive.read(feeds.every)] == [LINK]
    assert "here already" in (await house.admin.chat.ask(f"/addfeed {LINK}")).text


@pytest.mark.usefixtures("bot")
async def test_what_is_no_feed_is_refused_with_a_reason(house: House, sites: Web) -> None:
    chat = house.admin.chat
    sites.page("http://coast.example/page", "<html><body>No feed</body></html>")
    assert "names no feed" in (await chat.ask("/addfeed http://coast.example/page")).text
    assert "no such page" in (await chat.ask("/addfeed http://coast.example/none")).text
    dialled = len(sites.dialled)
    assert "private network" in (await chat.ask("/addfeed http://127.0.0.1/rss")).text
    assert "private network" in (await chat.ask("/addfeed localhost")).text
    assert len(sites.dialled) == dialled
    assert "Which feed?" in (await chat.ask("/addfeed")).text
    assert "no feeds yet" in (await chat.ask("/feeds")).text


async def test_a_feed_that_fails_for_a_day_is_told_once_and_removed(
    house: House, bot: Newsbrief, sites: Web
) -> None:
    sites.page(LINK, rss(FERRY))
    chat = house.admin.chat
    await chat.ask(f"/addfeed {LINK}")
    sites.page(LINK, "", 500)
    for _ in range(6):
        await _polled(house, bot, hours=13)
    told = await chat.wait_for(shows("could not be read for a day"))
    assert sum("could not be read for a day" in one.text for one in chat.messages) == 1
    listed = await chat.ask("/feeds")
    assert "error 500" in listed.text
    await chat.press(told, "Remove Coast Herald")
    await chat.wait_for(shows("not read any more", at=told))
    assert await bot.archive.read(feeds.every) == ()
    assert await _titles(bot) == {"Ferry opens"}


async def test_a_feed_that_moves_is_followed_and_one_that_is_gone_ends(
    house: House, bot: Newsbrief, sites: Web
) -> None:
    sites.page(LINK, rss(FERRY))
    await house.admin.chat.ask(f"/addfeed {LINK}")
    sites.moves(LINK, "/new", 301)
    sites.page("http://coast.example/new", rss(FERRY))
    await _polled(house, bot, hours=1)
    assert [feed.url for feed in await bot.archive.read(feeds.every)] == ["http://coast.example/new"]
    sites.page("http://coast.example/new", "", 410)
    await _polled(house, bot, hours=1)
    assert "gone for good" in (await house.admin.chat.wait_for(shows("has ended"))).text
    asked = len(sites.asked)
    await _polled(house, bot, days=2)
    assert len(sites.asked) == asked


async def test_a_moved_feed_never_leads_inside(house: House, bot: Newsbrief, sites: Web) -> None:
    sites.page(LINK, rss(FERRY))
    await house.admin.chat.ask(f"/addfeed {LINK}")
    sites.moves(LINK, "http://169.254.169.254/latest", 301)
    await _polled(house, bot, hours=1)
    (feed,) = await bot.archive.read(feeds.every)
    assert feed.url == LINK
    assert "private network" in (feed.problem or "")


@pytest.mark.usefixtures("bot")
async def test_removing_by_number_link_and_what_is_not_there(house: House, sites: Web) -> None:
    chat = house.admin.chat
    sites.page(LINK, rss(FERRY))
    for which in ("1", LINK):
        await chat.ask(f"/addfeed {LINK}")
        assert "not read any more" in (await chat.ask(f"/removefeed {which}")).text
        assert "no such feed" in (await chat.ask(f"/removefeed {which}")).text


@pytest.mark.usefixtures("bot")
async def test_readers_may_not(house: House, sites: Web) -> None:
    for command in ("/feeds", f"/addfeed {LINK}", "/removefeed 1"):
        assert "admin" in (await house.reader.chat.ask(command)).text
    assert sites.dialled == []


async def test_lists_of_feeds_come_in_and_go_out_as_files(house: House, bot: Newsbrief, sites: Web) -> None:
    chat = house.admin.chat
    outlines = "".join(f'<outline text="x" xmlUrl="{link}"/>' for link in (LINK, "http://127.0.0.1/rss"))
    outline = f"<opml><body>{outlines}</body></opml>".encode()
    told = await house.send(("mine.opml", outline))
    assert "2 feeds in this list, 1 new here" in told.text
    assert "1 has an address that I do not open" in told.text
    sites.page(LINK, rss(FERRY))
    await bot.feeds.poll()
    assert await _titles(bot) == {"Ferry opens"}
    listed = await chat.ask("/feeds")
    await chat.press(listed, "As a file")
    sent = await chat.wait_for(lambda message: "document" in (message.media or {}))
    document = cast("Json", (sent.media or {})["document"])
    file = house.telegram.world.files[str(document["file_id"])]
    assert [(one.url, one.title) for one in opml.read(file.data)] == [(LINK, "Coast Herald")]
    assert "2 feeds in this list" in (await house.send(("subscriptions.xml", outline))).text
    broken = await house.send(("broken.opml", b"<opml>"))
    assert "No feed was added. This list of feeds is damaged" in broken.text


async def test_a_public_channel_is_read_like_a_feed(
    house: House, bot: Newsbrief, sites: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channel, "_PAGE", re.compile("http://t.me/s/coastherald"))  # no TLS in the tests
    monkeypatch.setattr(channel, "page", lambda _: "http://t.me/s/coastherald")
    sites.page("http://t.me/s/coastherald", preview(message(1, FERRY[1])))
    assert "Coast Herald is read" in (await house.admin.chat.ask("/addfeed @coastherald")).text
    sites.page("http://t.me/s/coastherald", preview(message(1, FERRY[1]), message(2, BRIDGE[1])))
    await _polled(house, bot, hours=1)
    urls = await bot.archive.read(lambda db: {one.url for one in articles.every(db)})
    assert urls == {"https://t.me/coastherald/1", "https://t.me/coastherald/2"}


WHOLE = "\n\n".join(
    f"{FERRY[1]} It was the {number}. boat of this summer, and it was full." for number in range(8)
)


LAMP = ("Lamp museum opens", "Nine hundred lamps hang in the old mill above the town since this morning.")
CLOCK = ("Tower clock stops", "Since Sunday the hands of the tower clock have pointed to a quarter past two.")
ITEMS = {"one": FERRY, "gone": BRIDGE, "other": LAMP, "two": CLOCK}


def _teasers(*names: str) -> str:
    entries = "".join(
        f"<item><title>{ITEMS[name][0]}</title><link>http://coast.example/{name}</link>"
        f"<description>{ITEMS[name][1]} …</description></item>"
        for name in names
    )
    return f'<rss version="2.0"><channel><title>Coast Herald</title>{entries}</channel></rss>'


async def _bodies(bot: Newsbrief) -> dict[str, str]:
    return await bot.archive.read(lambda db: {one.title: one.body for one in articles.every(db)})


async def test_an_item_that_is_only_a_teaser_is_fetched_in_full(
    house: House, bot: Newsbrief, sites: Web
) -> None:
    sites.page(LINK, _teasers("one", "gone", "other"))
    sites.page("http://coast.example/one", f"{FERRY[0]}\n\n{WHOLE}")
    sites.page("http://coast.example/other", "Storm over the bay\n\n" + "Something else stands here. " * 40)
    chat = house.admin.chat
    assert "Coast Herald is read" in (await chat.ask(f"/addfeed {LINK}")).text
    bodies = await _bodies(bot)
    assert bodies == {FERRY[0]: WHOLE, BRIDGE[0]: f"{BRIDGE[1]} …", LAMP[0]: f"{LAMP[1]} …"}
    asked = len(sites.links)
    await _polled(house, bot, hours=1)
    assert sites.links[asked:] == [LINK]  # what is known is not fetched again
    listed = await chat.ask("/feeds")
    await chat.press(listed, "✓ Full texts")
    await chat.wait_for(lambda message: message.id == listed.id and message.button("✓") is None)
    sites.page(LINK, _teasers("two", "one", "gone", "other"))
    await _polled(house, bot, hours=1)
    assert "http://coast.example/two" not in sites.links
    assert await _bodies(bot) == bodies | {CLOCK[0]: f"{CLOCK[1]} …"}


async def test_a_forwarded_post_offers_to_read_its_channel(
    house: House, bot: Newsbrief, sites: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channel, "_PAGE", re.compile("http://t.me/s/coastherald"))
    monkeypatch.setattr(channel, "page", lambda _: "http://t.me/s/coastherald")
    sites.page("http://t.me/s/coastherald", preview(message(1, FERRY[1])))
    chat = house.admin.chat
    posted = await chat.forward(f"{FERRY[0]}\n{FERRY[1]}", house.clock.now, username="coastherald")
    report = await chat.wait_for(shows("Dump 1 "))
    await chat.press(report, "Read @coastherald from now on")
    await chat.wait_for(shows("Coast Herald is read from now on"))
    assert len(await bot.archive.read(feeds.every)) == 1
    await chat.say("/addfeed", reply_to=posted)
    await chat.wait_for(shows("is here already"))


async def test_posts_of_a_channel_where_the_bot_is_a_member_come_at_once(
    house: House, bot: Newsbrief, sites: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channel, "_PAGE", re.compile("http://t.me/s/coastherald"))
    monkeypatch.setattr(channel, "page", lambda _: "http://t.me/s/coastherald")
    sites.page("http://t.me/s/coastherald", preview(message(1, FERRY[1])))
    await house.admin.chat.ask("/addfeed @coastherald")
    sent: dict[str, Any] = {
        "message_id": 2,
        "date": int(house.clock.now.timestamp()),
        "chat": {"id": -1007, "type": "channel", "title": "Coast Herald", "username": "coastherald"},
        "text": BRIDGE[1],
    }
    post = TelegramMessage.de_json(sent)
    await bot.feeds.posted(post)
    assert len(await _titles(bot)) == 2
    sites.page("http://t.me/s/coastherald", preview(message(1, FERRY[1]), message(2, BRIDGE[1])))
    await _polled(house, bot, hours=1)
    assert len(await _titles(bot)) == 2
    await bot.feeds.posted(TelegramMessage.de_json(sent | {"chat": sent["chat"] | {"username": "other"}}))
    assert len(await _titles(bot)) == 2
