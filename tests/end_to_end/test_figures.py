"""/stats: a picture with the words under it, both brought up to date in place."""

from typing import cast

import pytest

from bot.demo.models import Json, Message
from tests.end_to_end.conftest import House, shows
from tests.end_to_end.pages import FERRY

pytestmark = pytest.mark.usefixtures("bot")


def _picture(house: House, message: Message) -> bytes:
    (size,) = cast("list[Json]", (message.media or {})["photo"])
    return house.telegram.world.files[str(size["file_id"])].data


async def test_figures_come_as_a_picture_and_in_words_and_are_renewed_in_place(house: House) -> None:
    chat = house.admin.chat
    shown = await chat.ask("/stats")
    before = _picture(house, shown)
    assert before.startswith(b"\x89PNG")
    assert "Readers: 0 · groups and channels: 0" in shown.text
    await house.reader.chat.ask("/subscribe 07:30 Berlin")
    await house.push(FERRY)
    await chat.press(shown, "Again")
    await chat.wait_for(shows("Readers: 1 · groups and channels: 0", at=shown))
    assert _picture(house, shown) != before
    house.clock.move(seconds=5)
    await chat.press(shown, "Again")  # with nothing to change
    assert "for the admins" in (await house.reader.chat.ask("/stats")).text
