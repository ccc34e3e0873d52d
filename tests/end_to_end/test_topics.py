"""Topics in a chat: which of several is meant, and a wrong spelling put right."""

import pytest

from tests.end_to_end.conftest import House, shows
from tests.end_to_end.pages import page

pytestmark = pytest.mark.usefixtures("bot")


async def test_which_georgia_is_asked_where_both_have_news(house: House) -> None:
    await house.push(page("Georgia plants new vineyards", ["Growers near Tbilisi expect a harvest. " * 5]))
    chat = house.reader.chat
    assert "may mean several" not in (await chat.ask("/topic georgia")).text
    await house.push(page("Georgia widens its oldest highway", ["Atlanta commuters waited. " * 5]))
    asked = await chat.ask("/topic georgia")
    assert "Which one do you mean?" in asked.text
    await chat.press(asked, "Georgia (US state)")
    state = await chat.wait_for(shows("Georgia (US state)", at=asked))
    assert "highway" in state.text
    assert "vineyards" not in state.text


async def test_a_wrong_spelling_has_a_button_with_the_right_one(house: House) -> None:
    await house.push(page("Luhansk orchestra plays outdoors", ["Cellos were tuned under trees. " * 5]))
    chat = house.reader.chat
    missed = await chat.ask("/topic luhasnk")
    assert "Did you mean Luhansk?" in missed.text.translate({0x2068: None, 0x2069: None})
    await chat.press(missed, "Luhansk")
    assert "orchestra" in (await chat.wait_for(shows("News on", at=missed))).text
