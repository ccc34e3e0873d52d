"""Admins push files: archives, tables, albums; read beside the bot, told as one, taken back as one."""

import asyncio
import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.application import Newsbrief
from bot.workshop import Workshop
from storage import articles, keeping, ledger, parcels
from storage.models import Article
from tests.end_to_end.conftest import START, Clock, House, shows
from tests.end_to_end.pages import FERRY, page, paragraphs
from tests.storage.test_batches import packed


def _pages(count: int) -> dict[str, str]:
    return {
        f"page-{number}.txt": page(
            f"Lamp number {number} stands in the north", paragraphs(f"lamp{number}", 2)
        )
        for number in range(count)
    }


async def _articles(bot: Newsbrief) -> dict[str, Article]:
    every = await bot.archive.read(lambda db: tuple(articles.every(db)))
    return {article.title: article for article in every}


async def test_an_archive_is_one_report_and_one_undo(house: House, bot: Newsbrief) -> None:
    files = _pages(4) | {"empty.txt": " ", "../../out.txt": FERRY, "style.css": "p {}"}
    data = packed(files)
    report = await house.send(("news.zip", data), caption="as of 2025-06-20 12:00\nCoast Herald #lamps")
    assert report.text.startswith("Dump 1 · 4 articles · 4 files\n4 new\nFrom Coast Herald")
    assert "empty.txt: There is no text in it" in report.text
    assert "out.txt: Its path leads out of the archive." in report.text
    found = await _articles(bot)
    assert {one.ordered_at for one in found.values()} == {START.replace(month=6, day=20, hour=12)}
    assert {one.hashtags for one in found.values()} == {("lamps",)}
    listed = await house.admin.chat.ask("/dumps")
    assert listed.text.count("news.zip") == 1
    assert "page-1.txt" not in listed.text
    again = await house.send(("again.zip", data))
    assert "Nothing new" in again.text
    await house.admin.chat.press(report, "Undo")
    gone = await house.admin.chat.wait_for(shows("taken back", at=report))
    assert "4 articles are gone" in gone.text
    assert await _articles(bot) == {}


class _Running(Clock):
    """A clock that goes on by a few seconds whenever it is looked at."""

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=3)
        return self.now


async def test_how_far_an_archive_is_read_is_told_in_the_same_message(house: House) -> None:
    house.clock = _Running()
    async with house.running():
        chat = house.admin.chat
        await chat.send_document("news.zip", packed(_pages(12)))
        await house.caught_up()
        house.timers.elapse()
        said = await chat.wait_for(shows(" of 12"))
        report = await chat.wait_for(shows("Dump 1 "))
        assert report.id == said.id
        assert report.text.startswith("Dump 1 · 12 articles · 12 files")


@pytest.mark.usefixtures("bot")
async def test_a_table_is_one_dump(house: House) -> None:
    rows = [{"headline": f"Lamp number {n}", "text": f"It burns in street {n}. " * 9} for n in range(230)]
    report = await house.send(("rows.jsonl", "\n".join(map(json.dumps, rows)).encode()))
    assert report.text.startswith("Dump 1 · 230 articles · 1 file\n230 new")
    await house.admin.chat.press(report, "Undo")
    await house.admin.chat.wait_for(shows("230 articles are gone", at=report))


async def test_an_album_is_one_push_with_one_caption(house: House, bot: Newsbrief) -> None:
    files = [(name, text.encode()) for name, text in _pages(3).items()]
    report = await house.send(*files, caption="City Post", album="7")
    assert report.text.startswith("Dump 1 · 3 articles · 3 files\n3 new\nFrom City Post")
    assert len(await bot.archive.read(ledger.parts, 1)) == 3


async def test_several_documents_at_once_are_one_push(house: House, bot: Newsbrief) -> None:
    files = [(name, text.encode()) for name, text in _pages(3).items()]
    report = await house.send(*files, caption="City Post")
    assert report.text.startswith("Dump 1 · 3 articles · 3 files")
    assert sorted(one.source or "" for one in (await _articles(bot)).values()) == ["", "", "City Post"]


async def test_a_late_file_of_an_album_joins_it(house: House, bot: Newsbrief) -> None:
    first, second = ((name, text.encode()) for name, text in _pages(2).items())
    report = await house.send(first, album="7")
    assert report.text.startswith("Dump 1 · 1 article\n")
    await house.admin.chat.send_document(*second, album="7")
    await house.caught_up()
    house.timers.elapse()
    told = await house.admin.chat.wait_for(shows("2 files", at=report))
    assert "2 articles" in told.text
    await house.admin.chat.press(told, "Undo")
    await house.admin.chat.wait_for(shows("2 articles are gone", at=report))
    assert await _articles(bot) == {}


def _never(*_: object) -> object:
    raise SystemExit(9)


async def test_a_file_that_ends_its_reader_is_refused_and_the_next_is_read(
    house: House, bot: Newsbrief, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.unpacking.dumps.opened", _never)
    refused = await house.send(("ferry.txt", FERRY.encode()))
    assert "could not read that" in refused.text
    assert "it ended the reading" in refused.text
    assert await bot.archive.read(keeping.raw, 1) == FERRY.encode()
    monkeypatch.undo()
    report = await house.send(("ferry.txt", FERRY.encode()))
    assert report.text.startswith("Dump 1 · 3 articles")


@pytest.mark.usefixtures("bot")
async def test_others_are_answered_while_a_file_is_read(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, go_on = asyncio.Event(), asyncio.Event()
    each = Workshop.do

    async def slowly(self: Workshop, *args: Any) -> object:
        waiting.set()
        await go_on.wait()
        return await each(self, *args)

    monkeypatch.setattr(Workshop, "do", slowly)
    await house.admin.chat.send_document("ferry.txt", FERRY.encode())
    await house.caught_up()
    house.timers.elapse()
    await waiting.wait()
    assert "no news here yet" in (await house.reader.chat.ask("/latest")).text
    go_on.set()
    await house.admin.chat.wait_for(shows("Dump 1 "))


async def test_an_archive_that_was_being_read_at_a_crash_is_read_to_its_end(house: House) -> None:
    files = _pages(6)
    async with house.running() as bot:
        assert parcels.is_parcel(packed(files))
        await house.admin.chat.send_document("news.zip", packed(files))
        await house.caught_up()
    async with house.running() as bot:
        house.timers.elapse()
        report = await house.admin.chat.wait_for(shows("Dump 1 "), timeout=30)
        assert "6 articles · 6 files" in report.text
        assert len(await _articles(bot)) == 6
