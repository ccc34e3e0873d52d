"""The unfolding layout: a rich message where the server takes one, else the standard layout for good."""

from typing import Any, cast

import pytest

from bot.application import Newsbrief
from bot.demo.models import Message
from storage import preferences
from storage.preferences import Layout
from tests.end_to_end.conftest import START, House, shows
from tests.end_to_end.pages import FERRY


async def _ready(house: House, bot: Newsbrief) -> None:
    await house.push(FERRY)
    await bot.archive.write(preferences.choose_layout, house.reader.id, None, Layout.UNFOLDING)


def _blocks(message: Message) -> list[dict[str, Any]]:
    rich = cast("dict[str, Any]", message.more["rich_message"])
    return cast("list[dict[str, Any]]", rich["blocks"])


async def test_a_briefing_that_is_asked_for_unfolds(house: House, bot: Newsbrief) -> None:
    await _ready(house, bot)
    chat = house.reader.chat
    briefing = await chat.ask("/brief")
    tags = [block["tag"] for block in _blocks(briefing)]
    assert tags == ["h3", "details", "details", "details"]
    assert ["open" in block for block in _blocks(briefing)] == [False, True, False, False]
    house.clock.move(seconds=3)
    await chat.press(briefing, "1:rate")
    await chat.wait_for(lambda message: message.id == briefing.id and message.buttons[-1] == ["Done"])
    house.clock.move(seconds=3)
    chat.catch_up()
    await chat.press(briefing, "1")
    assert (await chat.next_message()).button("Related") is not None


async def test_the_daily_one_unfolds_as_well(house: House, bot: Newsbrief) -> None:
    await _ready(house, bot)
    chat = house.reader.chat
    await chat.ask("/subscribe 12:30 Berlin")
    chat.catch_up()
    house.clock.now = START.replace(hour=10, minute=30)
    await bot.schedule.tick()
    daily = await chat.wait_for(lambda message: "rich_message" in message.more)
    assert daily.button("👍 👎") is not None


@pytest.mark.parametrize("first", ["asked", "daily"])
async def test_a_server_that_refuses_it_gets_the_standard_layout_for_good(house: House, first: str) -> None:
    house.telegram.unknown.add("sendrichmessage")
    chat = house.reader.chat
    async with house.running() as bot:
        await _ready(house, bot)
        if first == "asked":
            briefing = await chat.ask("/brief")
        else:
            await chat.ask("/subscribe 12:30 Berlin")
            house.clock.now = START.replace(hour=10, minute=30)
            await bot.schedule.tick()
            briefing = await chat.wait_for(shows("1. "))
        _is_standard(briefing)
        assert bot.rich.refused
    house.telegram.unknown.clear()
    async with house.running() as bot:
        assert bot.rich.refused
        house.clock.move(seconds=5)
        _is_standard(await chat.ask("/brief") if first == "asked" else briefing)


def _is_standard(message: Message) -> None:
    assert "rich_message" not in message.more
    assert message.text.startswith("1. ")
    assert message.button("👍 👎") is not None


async def test_it_is_chosen_in_the_settings_which_say_what_it_is(house: House, bot: Newsbrief) -> None:
    chat = house.reader.chat
    settings = await chat.ask("/settings")
    house.clock.move(seconds=3)
    await chat.press(settings, "Layout")
    page = await chat.wait_for(shows("which old versions of Telegram don’t show", at=settings))
    house.clock.move(seconds=3)
    assert "Changed: unfolding; it was standard." in (await chat.press(page, "unfolding")).text
    held = await bot.archive.read(preferences.preferences, house.reader.id, None)
    assert held.layout is Layout.UNFOLDING
