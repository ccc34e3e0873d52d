"""Nobody sees or changes another chat's things by forged buttons and links; a flood slows only its maker."""

import base64
import hashlib
import json
from typing import cast

import pytest

from bot.demo.conversation import Conversation
from bot.demo.models import Json, Message
from tests.end_to_end.conftest import READER, House, shows
from tests.end_to_end.pages import FERRY

pytestmark = pytest.mark.usefixtures("bot")

SECRET = "Zanzibarquartz"
LONG = f"{SECRET} and more words than fit in here"


def _data(chat: Conversation) -> list[str]:
    """All that the buttons of a chat carry, each once."""
    return list(dict.fromkeys(data for message in chat.answers for data in message.data))


async def _kept(house: House, chat: Conversation) -> Json:
    message = await chat.ask("/export")
    document = cast("Json", (message.media or {})["document"])
    found = json.loads(house.telegram.world.files[str(document["file_id"])].data)
    return {name: rows for name, rows in found.items() if name not in ("exported_at", "shortcuts")}


async def _lived(house: House, chat: Conversation) -> list[Message]:
    """A chat in which much is set, and each thing has its buttons."""
    shown = []
    for words in (
        "/subscribe 07:30 Berlin",
        f"/follow {SECRET}",
        f"/mute {LONG}",
        "/follow",
        f"/topic {LONG}",
        f"/search {LONG}",
        "/settings",
        "/brief",
        "/privacy",
        "/forget",
    ):
        shown.append(await chat.ask(words))
        house.clock.move(seconds=2)
    return shown


async def test_buttons_of_another_chat_show_and_change_only_ones_own(house: House) -> None:
    await house.push(FERRY)
    owner, stranger = house.reader.chat, house.telegram.person(505, "Mal", started=True).chat
    await _lived(house, owner)
    before = await _kept(house, owner)
    carried = _data(owner)
    assert len(carried) > 20
    page = await stranger.ask("/help")
    for data in carried:
        if "~" in data or SECRET in data:  # who has these has been given the words themselves
            continue
        house.clock.move(seconds=2)
        assert SECRET not in (await stranger.press(page, data, forged=True)).text
        page = stranger.answers[-1]
    assert not any(SECRET in message.text for message in stranger.answers)
    house.clock.move(seconds=30)
    assert await _kept(house, owner) == before


async def test_keys_of_words_are_not_to_be_worked_out(house: House) -> None:
    await _lived(house, house.reader.chat)
    first = {data.rpartition("~")[2] for data in _data(house.reader.chat) if "~" in data}
    assert first
    stranger = house.telegram.person(505, "Mal", started=True).chat
    await _lived(house, stranger)
    second = {data.rpartition("~")[2] for data in _data(stranger) if "~" in data}
    assert second
    assert not first & second
    guesses = {
        hashlib.blake2b(f"{READER}\n{words}".encode(), digest_size=8).digest() for words in (LONG, SECRET)
    }
    assert not first & {base64.urlsafe_b64encode(guess).decode().rstrip("=") for guess in guesses}
    assert SECRET not in (await stranger.ask("/start topic_~AAAAAAAAAAA")).text


async def test_a_flood_slows_only_the_one_who_makes_it(house: House) -> None:
    name = house.telegram.world.bot.username
    group = house.telegram.group("Neighbours", house.admin, house.reader)
    group.add_bot(house.admin)
    flood, calm = house.reader.within(group), house.admin.within(group)
    await calm.next_message()
    for _ in range(30):
        await flood.say(f"/help@{name}")
    assert "Settings" in (await calm.ask(f"/settings@{name}")).text or await calm.wait_for(shows("Settings"))
    await calm.wait_for(shows("a lot at once"))
    assert sum("a lot at once" in message.text for message in calm.answers) == 1
