"""A reader sees, takes along and removes what is kept of the chat."""

import json
from typing import cast

import pytest

from bot.demo.models import Json, Message
from tests.end_to_end.conftest import ADMIN, READER, House, added, shows
from tests.end_to_end.pages import FERRY

pytestmark = pytest.mark.usefixtures("bot")


def _file(house: House, message: Message) -> Json:
    """The JSON of a document."""
    document = cast("Json", (message.media or {})["document"])
    file = house.telegram.world.files[str(document["file_id"])]
    return cast("Json", json.loads(file.data))


async def test_what_is_kept_is_said_handed_out_and_forgotten(house: House) -> None:
    chat = house.reader.chat
    await chat.ask("/subscribe 07:30 Berlin")
    await chat.ask("/follow zanzibar")
    said = await chat.ask("/privacy")
    assert "What I keep of this chat" in said.text
    chat.catch_up()
    await chat.press(said, "All of it as a file")
    kept = _file(house, await chat.next_message())
    assert kept["chat_id"] == READER
    assert "zanzibar" in json.dumps(kept["follows"])
    chat.catch_up()
    house.clock.move(seconds=5)
    await chat.press(said, "Forget this chat")
    asked = await chat.next_message()
    assert "admin" not in asked.text
    await chat.press(asked, "No, keep it")
    await chat.wait_for(shows("Nothing was forgotten", at=asked))
    assert "Your briefing comes" in (await chat.ask("/subscribe")).text
    asked = await chat.ask("/forget")
    await chat.press(asked, "Yes, forget it all")
    await chat.wait_for(shows("Forgotten.", at=asked))
    house.clock.move(seconds=5)
    empty = _file(house, await chat.ask("/export"))
    assert [rows for rows in empty.values() if isinstance(rows, list) and rows] == []
    assert "When shall your briefing come?" in (await chat.ask("/start")).text


async def test_an_admin_stays_one_and_the_news_too(house: House) -> None:
    await house.push(FERRY)
    chat = house.admin.chat
    asked = await chat.ask("/forget")
    assert "You are an admin of this bot and stay one." in asked.text
    await chat.press(asked, "Yes, forget it all")
    await chat.wait_for(shows("Forgotten.", at=asked))
    assert "Harbour town" in (await chat.ask("/latest")).text
    assert str(ADMIN) not in json.dumps(_file(house, await chat.ask("/export"))["dumps"])


async def test_in_a_group_its_administrators_decide(house: House) -> None:
    group = house.telegram.group("Neighbours", house.admin, house.reader)
    await added(group, house.admin)
    name = house.telegram.world.bot.username
    reader, creator = house.reader.within(group), house.admin.within(group)
    await creator.ask(f"/follow@{name} chess")
    for command in ("/export", "/forget"):
        assert "administrators decide" in (await reader.ask(f"{command}@{name}")).text
    asked = await creator.ask(f"/forget@{name}")
    assert (await reader.press(asked, "Yes, forget it all")).alert
    assert "First: chess" in (await creator.ask(f"/follow@{name}")).text
    await creator.press(asked, "Yes, forget it all")
    await creator.wait_for(shows("Forgotten.", at=asked))
    assert "Nothing is followed" in (await creator.ask(f"/follow@{name}")).text
