"""Every button that appears leads somewhere, for a reader and for an admin."""

import logging
from typing import cast

import pytest

from bot.demo.models import Json, Message
from bot.demo.people import Person
from tests.end_to_end.conftest import House
from tests.end_to_end.pages import FERRY, LONG, page, paragraphs

pytestmark = pytest.mark.usefixtures("bot")

START = (
    "/start",
    "/help",
    "/latest",
    "/trending",
    "/topic ferry",
    "/search Sandhaven",
    "/story 1",
    "/related 1",
)
ADMINS = ("/push", "/dumps", "/undo")
TROUBLE = ("Something went wrong", "can't be reached", "too old")
MOST = 80


async def _crawl(house: House, person: Person, commands: tuple[str, ...]) -> set[str]:
    """Ask, press every button of every message once, and so on; returns the data of the buttons pressed."""
    chat = person.chat
    for command in commands:
        await chat.ask(command)
        house.clock.move(seconds=2)
    pressed: set[str] = set()
    while len(pressed) < MOST:
        found = [
            (message, data) for message in chat.answers for data in _data(message) if data not in pressed
        ]
        if not found:
            break
        message, data = found[0]
        pressed.add(data)
        toast = await chat.press(message, data)
        house.clock.move(seconds=2)
        assert not any(words in toast.text for words in TROUBLE), (data, toast)
        assert "admins" not in toast.text, (data, toast)
    for message in chat.answers:
        assert not any(words in message.text for words in TROUBLE), message.text
    return pressed


def _data(message: Message) -> list[str]:
    """What the buttons of a message carry."""
    rows = cast("list[list[Json]]", (message.markup or {}).get("inline_keyboard", []))
    return [str(button["callback_data"]) for row in rows for button in row if "callback_data" in button]


async def test_no_button_leads_to_a_dead_end(house: House, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    await house.push(FERRY)
    await house.push(LONG)
    for title in ("Bakers buy every lamp", "Train without a light stops", "Old bridge sold for a song"):
        await house.push(page(title, paragraphs(title.replace(" ", ""), 2)))
    readers = await _crawl(house, house.reader, START)
    admins = await _crawl(house, house.admin, START + ADMINS)
    assert any(data.startswith("1:undo:") for data in admins)
    assert not any(data.startswith("1:undo:") for data in readers)
    assert [record.getMessage() for record in caplog.records] == []


async def test_readers_and_admins_have_their_menus(house: House) -> None:
    await house.caught_up()
    readers = house.reader.chat.menu
    admins = house.admin.chat.menu
    assert {"latest", "topic", "search", "story", "related", "help"} <= set(readers)
    assert set(admins) - set(readers) == {"push", "dumps", "undo"}
