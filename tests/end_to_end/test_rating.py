"""Thumbs under a briefing: they unfold, are given and taken back, and change the order of the next one."""

import pytest

from bot.application import Newsbrief
from storage import thumbs
from tests.end_to_end.conftest import House, shows
from tests.end_to_end.pages import FERRY


@pytest.mark.usefixtures("bot")
async def test_thumbs_unfold_under_a_briefing_and_fold_up_again(house: House, bot: Newsbrief) -> None:
    chat = house.reader.chat
    await house.push(FERRY)
    briefing = await chat.ask("/brief")
    came = briefing.buttons
    assert came[-1] == ["👍 👎"]
    house.clock.move(seconds=3)
    await chat.press(briefing, "1:rate")
    await chat.wait_for(lambda message: message.id == briefing.id and message.buttons[-1] == ["Done"])
    assert briefing.buttons == [["1", "👍", "👎"], ["2", "👍", "👎"], ["3", "👍", "👎"], ["Done"]]
    last = [data for data in briefing.data if data.startswith("1:rate:up:")][-1]
    house.clock.move(seconds=3)
    assert "a little earlier" in (await chat.press(briefing, last)).text
    await chat.wait_for(lambda message: message.id == briefing.id and "✓ 👍" in message.buttons[2])
    again = await chat.ask("/brief")
    third = _titles(briefing.text)[2]
    assert _titles(again.text)[0] == third
    house.clock.move(seconds=3)
    assert "Taken back" in (await chat.press(briefing, last)).text
    assert await bot.archive.read(thumbs.of_chat, house.reader.id, None) == ()
    house.clock.move(seconds=3)
    await chat.press(briefing, "Done")
    await chat.wait_for(lambda message: message.id == briefing.id and message.buttons == came)


def _titles(text: str) -> list[str]:
    return [line.split(". ", 1)[1] for line in text.splitlines() if line[:3] in ("1. ", "2. ", "3. ")]


@pytest.mark.usefixtures("bot")
async def test_forged_thumbs_change_nothing(house: House, bot: Newsbrief) -> None:
    chat = house.reader.chat
    await house.push(FERRY)
    briefing = await chat.ask("/brief")
    help_ = await chat.ask("/help")
    for message, forged in (
        (briefing, "1:rate:up:999"),
        (briefing, "1:rate:up"),
        (briefing, "1:rate:sideways:1"),
        (help_, "1:rate:up:1"),
    ):
        house.clock.move(seconds=3)
        assert "too old" in (await chat.press(message, forged, forged=True)).text, forged
    assert await bot.archive.read(thumbs.of_chat, house.reader.id, None) == ()


@pytest.mark.usefixtures("bot")
async def test_forget_removes_them_and_export_shows_them(house: House, bot: Newsbrief) -> None:
    chat = house.reader.chat
    await house.push(FERRY)
    briefing = await chat.ask("/brief")
    house.clock.move(seconds=3)
    await chat.press(briefing, "1:rate")
    await chat.wait_for(shows("", at=briefing))
    first = next(data for data in briefing.data if data.startswith("1:rate:down:"))
    house.clock.move(seconds=3)
    await chat.press(briefing, first)
    exported = await chat.ask("/export")
    document = exported.as_json()["document"]
    assert isinstance(document, dict)
    assert b'"thumbs"' in house.telegram.world.files[str(document["file_id"])].data
    assert "thumbs" in (await chat.ask("/privacy")).text
    sure = await chat.ask("/forget")
    house.clock.move(seconds=3)
    await chat.press(sure, "Yes, forget it all")
    await chat.wait_for(shows("Forgotten"))
    assert await bot.archive.read(thumbs.of_chat, house.reader.id, None) == ()
